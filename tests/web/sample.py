"""A small platform with keys of every kind, for the pages that are made from a schema."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from onsrights import platforms
from onsrights.engine.check.platform import Noun, Offer, Platform, Platforms, load_schema
from onsrights.engine.check.shape import shape_of
from onsrights.engine.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.engine.check.field import Keys
    from onsrights.engine.check.platform import Context
    from onsrights.engine.check.register import Register
    from onsrights.engine.check.rule import Rule
    from onsrights.engine.check.schema import Document
    from onsrights.engine.diagnostics import Finding

__all__ = ["GARDEN", "NOUN", "OFFER", "TEXTS", "with_garden"]

NOUN = Noun(
    one=Text("tuin", "garden"),
    many=Text("tuinen", "gardens"),
    the=Text("de tuin", "the garden"),
    ready=Text("klaar om te planten", "ready to plant"),
    rule=Text("GRD112", "GRD112"),
)
TEXTS: dict[str, dict[str, Text]] = {}
"""Its own words for rules of the engine: none."""

_SCHEMA = str(Path(__file__).with_name("sample.schema.json"))


class Unit(NamedTuple):
    """One garden."""

    keys: Keys
    pointer: str
    label: str | None


class Judge:
    """Knows no rule."""

    def __init__(self, rules: tuple[Rule, ...], register: Register) -> None:
        pass

    def open(self, context: Context) -> None:
        pass

    def findings(self, subject: object) -> list[Finding]:  # noqa: ARG002 - as the engine asks
        return []


def read(document: Document) -> Iterator[Unit]:
    for keys, pointer in document.units():
        garden = keys.keys("garden")
        yield Unit(keys, pointer, garden.text("name") if garden else None)


GARDEN = Platform(
    key="garden",
    name="Garden",
    prefix="GRD",
    unit="garden",
    label=("name",),
    noun=NOUN,
    schema=_SCHEMA,
    shape_from=lambda: shape_of(load_schema(_SCHEMA)),
    catalogue=(),
    read=read,
    judge=Judge,
    wording="tests.web.sample",
)

OFFER = Offer(
    "garden",
    "Garden",
    "tests.web.sample:GARDEN",
    endings=(".garden.yaml", ".garden.yml"),
    tells=("garden",),
)


def with_garden() -> Platforms:
    """Give the platforms that there are, and this one."""
    return Platforms((*platforms.PLATFORMS.offers.values(), OFFER))
