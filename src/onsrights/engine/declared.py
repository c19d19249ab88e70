"""What modules declare when they are imported, at next to no cost: values, named tuples and regular expressions.

Made as the standard library makes them, tuples and expressions were a seventh of a short command. ``typing`` takes half
as long as Python itself: what a clean check imports has from here what it needs of it at run time, imports the rest for
type checkers alone, and writes an alias (``TypeAlias``) as a text.
"""

from __future__ import annotations

import re
from collections import namedtuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, NamedTuple, NoReturn, Protocol, Self, cast, dataclass_transform

__all__ = ["TYPE_CHECKING", "Declared", "NamedTuple", "Protocol", "cast", "pattern"]


class _Pattern:
    def __init__(self, text: str, flags: int) -> None:
        self._given = text, flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a compiled one has
        # From now on it is an attribute like any other, and nothing comes this way for it again.
        found = self.__dict__[name] = getattr(re.compile(*self._given), name)
        return found


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """Give a regular expression that is compiled when it is first used: most of them a clean manifest never needs."""
    return cast("re.Pattern[str]", _Pattern(text, flags))


if not TYPE_CHECKING:
    Protocol = object

    def cast(_: str, value: object) -> object:
        """Give the value, as ``typing`` does."""
        return value

    def dataclass_transform(**_: bool) -> Callable[[type], type]:
        """Tell type checkers something, and nobody else."""
        return lambda declared: declared

    class _Named(type):
        """Makes named tuples as ``typing`` does, but does not compile the type of each part, which takes longest."""

        def __new__(cls, name: str, bases: tuple[type, ...], parts: dict[str, Any]) -> type:
            if not bases:
                return super().__new__(cls, name, bases, parts)
            names = parts["__annotations__"]
            made = namedtuple(name, names, defaults=[parts.pop(each) for each in names if each in parts])  # noqa: PYI024
            for key, value in parts.items():
                if key != "__qualname__":
                    setattr(made, key, value)
            return made

    class NamedTuple(metaclass=_Named):
        """The one of ``typing`` for type checkers. A module that uses it has to postpone its annotations."""


@dataclass_transform(frozen_default=True)
class Declared:
    """A value with the parts that its class declares, in that order; those with a default may be left out.

    For what is made a few times in a run: platforms and what they offer. Its module has to postpone its annotations
    too.
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
