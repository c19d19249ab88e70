"""Values whose parts are declared in their class, and that cost next to nothing to import."""

from __future__ import annotations

from typing import Any, NoReturn, Self, dataclass_transform

__all__ = ["Declared"]


@dataclass_transform(frozen_default=True)
class Declared:
    """A value with the parts that its class declares, in that order; those with a default may be left out.

    For what is made a few times in a run: platforms and what they offer. A ``NamedTuple`` compiles the type of every
    part when its module is imported, and with parts that are functions that was a twentieth of a short command. The
    module of a class has to postpone its annotations, as all do here.
    """

    def __init__(self, *values: Any, **named: Any) -> None:  # noqa: ANN401 - type checkers know each class's own
        declared = type(self).__annotations__
        parts = dict(zip(declared, values, strict=False)) | named
        if len(parts) != len(values) + len(named) or not parts.keys() <= declared.keys():
            msg = f"{type(self).__name__} has no such parts, or one was given twice: {', '.join(named)}"
            raise TypeError(msg)
        defaults = vars(type(self))
        missing = [name for name in declared if name not in parts and name not in defaults]
        if missing:
            msg = f"{type(self).__name__} needs {', '.join(missing)}"
            raise TypeError(msg)
        vars(self).update({name: parts[name] if name in parts else defaults[name] for name in declared})

    def __setattr__(self, name: str, value: object) -> NoReturn:
        msg = f"{type(self).__name__} cannot be changed"
        raise AttributeError(msg)

    def __eq__(self, other: object) -> bool:
        return vars(self) == vars(other) if type(other) is type(self) else NotImplemented

    # Parts may be mappings, which have no hash.
    __hash__ = None  # type: ignore[assignment]

    def replace(self, **named: Any) -> Self:  # noqa: ANN401 - as above
        """Give the same value with other parts."""
        return type(self)(**(vars(self) | named))
