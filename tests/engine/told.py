"""A platform that says of a manifest whatever a test tells it to say, and asks next to nothing of its build."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from onsrights.engine.check.field import Field
from onsrights.engine.check.platform import Offer, Platforms, load_schema
from onsrights.engine.check.shape import shape_of
from tests.sibling.platform import SIBLING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from onsrights.engine.check.field import Keys
    from onsrights.engine.check.platform import Context, Platform
    from onsrights.engine.check.rule import Rule
    from onsrights.engine.diagnostics import Finding

    Say = Callable[[dict[str, str]], Iterable[Finding]]

__all__ = ["BARE", "Made", "told"]

_SCHEMA = str(Path(__file__).with_name("told.schema.json"))

BARE = SIBLING.replace(
    key="told",
    name="Told",
    prefix="TST",
    schema=_SCHEMA,
    shape_from=lambda: shape_of(load_schema(_SCHEMA)),
    unit="items[]",
    fields=("name", "label"),
    catalogue=(),
)
"""Without rules; its units are ``items``, each with a ``name`` and a ``label``."""


class Made(Platforms):
    """One platform, which nobody has to import."""

    def __init__(self, platform: Platform) -> None:
        super().__init__([Offer(platform.key, platform.name, "")])
        self._made = platform

    def __getitem__(self, key: str) -> Platform:
        assert key == self._made.key
        return self._made


class _Unit(NamedTuple):
    """A whole document; what is found in it is beside its items."""

    root: Keys
    pointer: str = ""
    label: str | None = None


def told(say: Say, rules: Iterable[Rule]) -> Made:
    """Make a platform with these rules, whose findings about the texts of a flat manifest are what ``say`` gives."""

    class Judge:
        def open(self, context: Context) -> None:
            """Begin with another file."""

        def findings(self, unit: Any) -> Iterable[Finding]:  # noqa: ANN401 - as of a platform
            return say({key: value.text for key, value in unit.root.values.items() if isinstance(value, Field)})

    return Made(
        BARE.replace(
            catalogue=tuple(rules),
            read=lambda document: [_Unit(document.root)],
            judge=lambda _catalogue, _register: Judge(),
        )
    )
