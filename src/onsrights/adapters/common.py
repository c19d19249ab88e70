"""What the adapters share: they are about the fields of one unit of the first platform, a right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.platforms import PLATFORMS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.engine.check.report import Report
    from onsrights.engine.diagnostics import Diagnostic, Language, Severity

__all__ = ["FIELDS", "MISSING", "known_field", "language", "proposals", "refused"]

_PLATFORM = PLATFORMS[PLATFORMS.keys[0]]

FIELDS = _PLATFORM.fields or ()

MISSING = f"{_PLATFORM.prefix}110"
"""That a field is not there is for a form to say: it was refused already, or is not required."""


_SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


def known_field(name: str) -> str:
    """Give the name of a field back; raise :class:`ValueError` where there is none of that name."""
    if name not in FIELDS:
        msg = f"a {_PLATFORM.noun.one.en} has no field {name!r}; it has {', '.join(FIELDS)}"
        raise ValueError(msg)
    return name


def refused(report: Report, fail_on: Severity) -> Iterator[Diagnostic]:
    """Give the diagnostics for which a form is refused: those of this severity and graver ones."""
    grave = _SEVERITIES[: _SEVERITIES.index(fail_on) + 1]
    return (found for found in report.diagnostics if found.severity in grave)


def proposals(found: Diagnostic) -> list[str]:
    """Give the whole texts that are proposed for the field that a diagnostic is about."""
    changes = (change for fix in found.fixes for change in fix.changes)
    return [change.value for change in changes if change.field == found.field and change.value is not None]


def language(tag: str | None) -> Language:
    """Give the language of messages for a tag such as ``nl-NL`` or ``nl_BE``: Dutch for those, else English."""
    return "nl" if (tag or "").lower().replace("_", "-").partition("-")[0] == "nl" else "en"
