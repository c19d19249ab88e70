"""What a check answers: the diagnostics, and the verdict that people came for."""

from __future__ import annotations

from onsrights.engine.declared import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from onsrights.engine.check.platform import Noun
    from onsrights.engine.diagnostics import Change, Diagnostic, Fix, Language, Point, Range, Related

__all__ = ["Count", "Report"]


class Count(NamedTuple):
    """The units of one platform."""

    key: str
    noun: Noun
    units: int
    ready: int
    """How many of them can be registered as they are."""


class Report(NamedTuple):
    """The result of a check; immutable."""

    diagnostics: tuple[Diagnostic, ...]
    """Sorted by path, start and code."""
    files: int
    rights: int
    """The units of all platforms together."""
    ready: int
    """How many of them can be registered as they are."""
    suppressed: int = 0
    """How many faults are not among the diagnostics because comments ignore them, or because a baseline knows them."""
    known: int = 0
    """How many of those the baseline knows."""
    platforms: tuple[Count, ...] = ()
    """What was counted, of every platform that was checked."""

    @property
    def ok(self) -> bool:
        """Whether nothing is an error."""
        return all(diagnostic.severity != "error" for diagnostic in self.diagnostics)

    @property
    def fixable(self) -> int:
        """How many diagnostics have a fix that may be applied."""
        return sum(any(fix.safety != "display-only" for fix in found.fixes) for found in self.diagnostics)

    def count(self, severity: str) -> int:
        """Count the faults of one severity, those that are counted in one diagnostic as well.

        Raises :class:`ValueError` for a severity that does not exist.
        """
        asked: object = severity
        if not isinstance(asked, str) or asked not in ("error", "warning", "info"):
            msg = 'severity has to be "error", "warning" or "info"'
            raise ValueError(msg)
        return sum(found.times for found in self.diagnostics if found.severity == severity)

    def by_field(self) -> dict[str, list[Diagnostic]]:
        """Group the diagnostics by the field they are about; those about no field are left out."""
        grouped: dict[str, list[Diagnostic]] = {}
        for diagnostic in self.diagnostics:
            if diagnostic.field is not None:
                grouped.setdefault(diagnostic.field, []).append(diagnostic)
        return grouped

    def to_dict(self, lang: Language = "en") -> dict[str, Any]:
        """Give the report in the form of ``schemas/report.schema.json``."""
        from onsrights.engine.diagnostics import hold_language

        hold_language(lang)
        return {**self.head(), "diagnostics": list(self.rows(lang))}

    def rows(self, lang: Language = "en") -> Iterator[dict[str, Any]]:
        """Give its diagnostics in that form, one by one."""
        return (_diagnostic(diagnostic, lang) for diagnostic in self.diagnostics)

    def head(self) -> dict[str, Any]:
        """Give what stands before its diagnostics in that form."""
        from onsrights import __version__

        return {
            "format": 1,
            "tool": {"name": "onsrights", "version": __version__},
            "summary": {
                "files": self.files,
                "rights": self.rights,
                "ready": self.ready,
                "errors": self.count("error"),
                "warnings": self.count("warning"),
                "infos": self.count("info"),
                "suppressed": self.suppressed,
                "fixable": self.fixable,
                "platforms": {count.key: {"units": count.units, "ready": count.ready} for count in self.platforms},
            },
        }


def _diagnostic(found: Diagnostic, lang: Language) -> dict[str, Any]:
    return {
        "code": found.code,
        "rule": found.rule,
        "severity": found.severity,
        "message": found.message(lang),
        "url": found.url,
        "path": found.path,
        "range": _range(found.range),
        "document": found.document,
        "pointer": found.pointer,
        "right": found.right,
        "field": found.field,
        "field_range": found.field_range and found.field_range._asdict(),
        "data": dict(found.data),
        "related": [_related(related, lang) for related in found.related],
        "fixes": [_fix(fix, lang) for fix in found.fixes],
        "fingerprint": found.fingerprint,
    }


def _related(related: Related, lang: Language) -> dict[str, Any]:
    return {
        "message": related.message(lang),
        "path": related.path,
        "range": _range(related.range),
        "field": related.field,
        "field_range": related.field_range and related.field_range._asdict(),
    }


def _fix(fix: Fix, lang: Language) -> dict[str, Any]:
    return {"title": fix.title(lang), "safety": fix.safety, "changes": [_change(change) for change in fix.changes]}


def _change(change: Change) -> dict[str, Any]:
    edits = [{"range": _range(edit.range), "text": edit.text} for edit in change.edits]
    return {"field": change.field, "value": change.value, "edits": edits}


def _range(found: Range | None) -> dict[str, Any] | None:
    return found and {"start": _point(found.start), "end": _point(found.end)}


def _point(point: Point) -> dict[str, int]:
    return point._asdict()
