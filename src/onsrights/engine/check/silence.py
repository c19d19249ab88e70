"""What silences what: one cause, one report.

Each rule says which others have nothing more to say about the same place once it has spoken. It is applied here and
nowhere else.
"""

from __future__ import annotations

from onsrights.engine.declared import TYPE_CHECKING

if TYPE_CHECKING:
    from onsrights.engine.check.rule import Registry
    from onsrights.engine.diagnostics import Finding

__all__ = ["Silence"]

_FILE_FAULTS = frozenset({"100", "101", "102", "103", "104", "105", "116"})
"""Faults of the file, and secrets in it, each of which is told by itself."""
_NAME_FAULTS = frozenset({"111"})
"""Faults of the name of a key, which are told whatever is wrong with its value, where that could be read."""
_DIGITS = 3


class Silence:
    """The silence that the rules of one platform keep.

    ``depth`` is the number of steps in the pointer of a unit; a fault of something larger than a value in a unit
    silences nothing in it.
    """

    def __init__(self, registry: Registry, depth: int) -> None:
        self._registry = registry
        self._depth = depth
        self._reaches: dict[str, int] = {}

    def after(self, findings: list[Finding]) -> list[Finding]:
        """Leave out the findings that another one about the same place makes superfluous."""
        if len(findings) < 2:  # noqa: PLR2004 - one finding silences nobody
            return findings
        causes = {
            (finding.code, pointer) for finding in findings if self._silences(finding) for pointer in _pointers(finding)
        }
        if not causes:
            return findings
        touching: dict[str, list[int]] = {}
        for index, finding in enumerate(findings):
            for pointer in {finding.place.pointer, *(note.place.pointer for note in finding.notes)}:
                touching.setdefault(pointer, []).append(index)
        left = dict(enumerate(findings))
        for code, pointer in sorted(causes, key=lambda cause: (-self._reach(cause[0]), cause)):
            here = [(index, left[index]) for index in touching[pointer] if index in left]
            if all(finding.code != code for _, finding in here):
                continue
            silent = self._registry[code].silent
            told = _FILE_FAULTS if code[-_DIGITS:] in _FILE_FAULTS else _FILE_FAULTS | _NAME_FAULTS
            for index, finding in here:
                if finding.code != code and finding.code[-_DIGITS:] not in told and _is_among(finding, silent):
                    del left[index]
        return list(left.values())

    def _reach(self, code: str) -> int:
        """Count the rules a rule silences; the one with the farther reach is the cause."""
        if code not in self._reaches:
            silent = self._registry[code].silent
            reach = sum(any(rule.code.startswith(begin) for begin in silent) for rule in self._registry)
            self._reaches[code] = reach
        return self._reaches[code]

    def _silences(self, finding: Finding) -> bool:
        return bool(self._registry[finding.code].silences) and finding.place.pointer.count("/") > self._depth


def _pointers(finding: Finding) -> set[str]:
    """Give the places that a finding is about: two where two are held against each other."""
    return {finding.place.pointer, *(note.place.pointer for note in finding.notes if note.elsewhere is None)}


def _is_among(finding: Finding, silent: tuple[str, ...]) -> bool:
    return any(
        finding.code.startswith(entry) if "/" not in entry else f"{finding.code}/{finding.text}" == entry
        for entry in silent
    )
