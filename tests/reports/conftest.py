"""Diagnostics to render, made without the engine: what is tested here is how they look."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

import pytest

from onsrights.engine.check.report import Count
from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Diagnostic, Point, Range, Span, Text
from onsrights.platforms import PLATFORMS

if TYPE_CHECKING:
    from onsrights.engine.diagnostics import Fix, Related, Severity

RULE = Rule("ONS305", "dutch-name-scope-position", "error", "unsafe", module="onsrights.ons.rules.name_scope_position")

ONS = PLATFORMS["ons"]
FIELD = "dutch_name"
LABEL = ONS.title_of(FIELD)


def rights(units: int, ready: int) -> tuple[Count, ...]:
    """Count rights."""
    return (Count("ons", ONS.noun, units, ready),)


class File(NamedTuple):
    """A source that is nothing but its text."""

    text: str
    bom: bool = False

    def range(self, start: int, end: int) -> Range:
        return Range(self.point(start), self.point(end))

    def point(self, offset: int) -> Point:
        before = self.text[:offset]
        return Point(before.count("\n") + 1, offset - before.rfind("\n"), offset)

    def find(self, marked: str) -> Range:
        start = self.text.index(marked)
        return self.range(start, start + len(marked))


class Make(Protocol):
    """Make a diagnostic with a place in a file."""

    def __call__(
        self,
        place: Range | None,
        *,
        path: str = "rights.yaml",
        message: str = "The message.",
        severity: Severity = "error",
        right: str | None = "ExternalConnectorDocumentDelete",
        related: tuple[Related, ...] = (),
        fixes: tuple[Fix, ...] = (),
    ) -> Diagnostic: ...


@pytest.fixture(scope="session")
def make() -> Make:
    def diagnostic(
        place: Range | None,
        *,
        path: str = "rights.yaml",
        message: str = "The message.",
        severity: Severity = "error",
        right: str | None = "ExternalConnectorDocumentDelete",
        related: tuple[Related, ...] = (),
        fixes: tuple[Fix, ...] = (),
    ) -> Diagnostic:
        text, data = Text("NL {message}", "{message}"), {"message": message}
        pointer, span = "/rights/0/dutch_name", Span(0, 1)
        return Diagnostic(
            RULE, severity, text, data, path, place, 0, pointer, right, FIELD, span, related, fixes, "fingerprint",
            unit=ONS.noun.one, label=LABEL,
        )  # fmt: skip

    return diagnostic


class NewFile(Protocol):
    """Make a file of a text."""

    def __call__(self, text: str) -> File: ...


@pytest.fixture(scope="session")
def new_file() -> NewFile:
    return File


@pytest.fixture(scope="session")
def manifest() -> File:
    return File(
        "manifest: 1\n"
        "rights:\n"
        "  - identifier: ExternalConnectorDocumentDelete\n"
        "    dutch_name: Document verwijderen [van een cliënt]\n"
        "    english_name: Delete [client] document\n"
    )
