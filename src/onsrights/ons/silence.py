"""What silences what: one cause, one report.

The catalogue says for each rule which others have nothing more to say about the same place once it has spoken. It is
applied here and nowhere else.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from onsrights.ons.catalogue import REGISTRY

if TYPE_CHECKING:
    from onsrights.engine.diagnostics import Finding

__all__ = ["after_silence"]

_FIELD = 3
"""Steps of the pointer of a field (``/rights/0/dutch_name``); a fault of something larger silences nothing in it."""
_FILE_FAULTS = frozenset({"ONS100", "ONS101", "ONS102", "ONS103", "ONS104", "ONS105"})
"""Faults of the file, each of which stands for itself."""


def after_silence(findings: list[Finding]) -> list[Finding]:
    """Leave out the findings that another one about the same field makes superfluous."""
    if len(findings) < 2:
        return findings
    causes = {(finding.code, pointer) for finding in findings if _silences(finding) for pointer in _pointers(finding)}
    for code, pointer in sorted(causes, key=lambda cause: (-_reach(cause[0]), cause)):
        if not any(finding.code == code and _touches(finding, pointer) for finding in findings):
            continue
        silent = REGISTRY[code].silent
        findings = [
            finding
            for finding in findings
            if finding.code == code
            or finding.code in _FILE_FAULTS
            or not (_touches(finding, pointer) and _is_among(finding, silent))
        ]
    return findings


@lru_cache(256)
def _reach(code: str) -> int:
    """Count the rules a rule silences; the one with the farther reach is the cause."""
    silent = REGISTRY[code].silent
    return sum(any(rule.code.startswith(begin) for begin in silent) for rule in REGISTRY)


def _silences(finding: Finding) -> bool:
    return bool(REGISTRY[finding.code].silences) and finding.place.pointer.count("/") >= _FIELD


def _pointers(finding: Finding) -> set[str]:
    """Give the fields that a finding is about: two where two are held against each other."""
    return {finding.place.pointer, *(note.place.pointer for note in finding.notes if note.elsewhere is None)}


def _touches(finding: Finding, pointer: str) -> bool:
    return finding.place.pointer == pointer or any(note.place.pointer == pointer for note in finding.notes)


def _is_among(finding: Finding, silent: tuple[str, ...]) -> bool:
    return any(
        finding.code.startswith(entry) if "/" not in entry else f"{finding.code}/{finding.text}" == entry
        for entry in silent
    )
