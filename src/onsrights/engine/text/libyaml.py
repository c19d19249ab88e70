"""libyaml without the half of PyYAML that is written in Python: a quarter of what a small run imports.

PyYAML brings libyaml's reader of events along in a module of its own, which wants no more of the other modules than the
errors it raises. ``import yaml`` loads them all, and they compile patterns and look up classes that nobody asks for
here. Only a program of our own may do this, as long as nothing else has imported PyYAML; the library never does.
"""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.machinery import PathFinder
from types import ModuleType

from onsrights.engine.declared import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

__all__ = ["prepare"]

_NAME = "yaml"
_WANTED = (
    "reader.ReaderError scanner.ScannerError parser.ParserError composer.ComposerError constructor.ConstructorError "
    "emitter.EmitterError serializer.SerializerError representer.RepresenterError"
).split()
"""What libyaml's module imports of modules that are not needed otherwise."""


def prepare() -> None:
    """Import libyaml's module by itself, so that who imports it afterwards finds it. Whatever fails changes nothing."""
    spec = None if _NAME in sys.modules else PathFinder.find_spec(_NAME)
    if spec is None or spec.loader is None:
        return
    package = ModuleType(_NAME)
    package.__spec__, package.__loader__, package.__file__ = spec, spec.loader, spec.origin
    package.__package__, package.__path__ = _NAME, list(spec.submodule_search_locations or ())

    def whole(name: str) -> Any:  # noqa: ANN401 - anything of a module
        """Become the ordinary package for whoever asks for more of it."""
        if name.startswith("__"):
            raise AttributeError(name)
        del package.__getattr__
        spec.loader.exec_module(package)  # type: ignore[union-attr]
        return getattr(package, name)

    sys.modules[_NAME] = package
    names = []
    try:
        from yaml.error import MarkedYAMLError, YAMLError

        class ReaderError(YAMLError):
            """A character that is not allowed; its parts are those of PyYAML's own."""

            def __init__(self, name: str, position: int, character: Any, encoding: str, reason: str) -> None:  # noqa: ANN401
                self.name, self.position, self.character = name, position, character
                self.encoding, self.reason = encoding, reason

        for module, _, error in (wanted.partition(".") for wanted in _WANTED):
            names.append(f"{_NAME}.{module}")
            stand_in = sys.modules[names[-1]] = vars(package)[module] = ModuleType(names[-1])
            vars(stand_in)[error] = ReaderError if module == "reader" else type(error, (MarkedYAMLError,), {})
        for module in ("events", "nodes", "tokens", "_yaml"):  # the last one wants the others
            import_module(f"{_NAME}.{module}")
        package.__getattr__ = whole  # type: ignore[method-assign]
    except Exception:  # noqa: BLE001 - a PyYAML that is built otherwise is imported as ever
        names = [name for name in sys.modules if name == _NAME or name.startswith(f"{_NAME}.")]
    for name in names:
        del sys.modules[name]
        vars(package).pop(name.rpartition(".")[2], None)
