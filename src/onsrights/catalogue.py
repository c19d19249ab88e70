"""``python -m onsrights.catalogue``: writes what the rules say of themselves into one small module a platform.

A rule says in its own module what has to be known of it (``RULE``, or ``RULES`` where one module is for two codes). A
check has to know all of that before the first file, and may not import the modules for it; so it is gathered here, and
committed as ``_catalogue.py`` beside the folder ``rules``. Packages may be named; without that those of onsrights that
have such a folder are meant. With ``--check`` nothing is written, and the exit status is 1 where one is stale.
"""

from __future__ import annotations

import sys
from importlib import import_module
from inspect import getmembers, isfunction
from pathlib import Path
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from onsrights.engine.check.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from types import ModuleType

__all__ = ["main", "rules", "source"]

_HEAD = '''"""Every rule, gathered from the modules in ``rules``; do not edit.

Made by ``python -m onsrights.catalogue``.
"""

from onsrights.engine.check.rule import Rule

RULES = (
'''


def rules(package: str) -> list[Rule]:
    """Import every rule of a package, and give them in the order of their codes."""
    found: list[Rule] = []
    folder = import_module(f"{package}.rules")
    for module in iter_modules(folder.__path__, f"{folder.__name__}."):
        found += _in_module(import_module(module.name))
    return sorted(found)


def source(rules: Iterable[Rule]) -> str:
    """Give the text of the generated module."""
    return _HEAD + "".join(f"    {_line(rule)},\n" for rule in rules) + ")\n"


def main(arguments: Sequence[str]) -> int:
    """Write the catalogues, or compare them."""
    checked = "--check" in arguments
    stale = 0
    for package in [name for name in arguments if name != "--check"] or _packages():
        path = Path(import_module(package).__path__[0]) / "_catalogue.py"
        text = source(rules(package))
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            stale = 1
            if checked:
                sys.stderr.write(f"{path} is stale: run python -m onsrights.catalogue\n")
            else:
                path.write_text(text, encoding="utf-8")
    return stale if checked else 0


def _packages() -> Iterator[str]:
    for module in iter_modules(import_module("onsrights").__path__, "onsrights."):
        inner = iter_modules(import_module(module.name).__path__) if module.ispkg else ()
        if any(folder.ispkg and folder.name == "rules" for folder in inner):
            yield module.name


def _in_module(module: ModuleType) -> Iterator[Rule]:
    """Give the rules of a module, with where they are and what of it looks for them."""
    own = [module.RULE] if hasattr(module, "RULE") else getattr(module, "RULES", ())
    functions = (name for name, function in getmembers(module, isfunction) if function.__module__ == module.__name__)
    looks = [name for name in functions if name == "check" or name.startswith("check_")]
    for rule in own:
        yield rule._replace(call=looks[0] if looks else "", module=module.__name__)


def _line(rule: Rule) -> str:
    """Write a rule as it was made: what is as usual is left out."""
    usual = Rule._field_defaults
    always = [repr(value) for name, value in rule._asdict().items() if name not in usual]
    named = [f"{name}={value!r}" for name, value in rule._asdict().items() if value != usual.get(name, value)]
    return f"Rule({', '.join(always + named)})".replace("'", '"')


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
