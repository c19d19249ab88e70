"""What the rules say of one right, and which of them need not be asked because the like was found sound before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.engine.diagnostics import Finding, Proposal
from onsrights.ons.catalogue import checks
from onsrights.ons.identifiers import identifier_findings
from onsrights.ons.ordinary import has_following_identifier, has_ordinary_descriptions

if TYPE_CHECKING:
    from onsrights.engine.check.register import Register
    from onsrights.ons.approved import Approved
    from onsrights.ons.model import Field, Right
    from onsrights.ons.names.reading import Fault, Reading

__all__ = ["Judge", "name_finding"]

_MOST_KINDS = 65536
"""Pairs of kinds of names that a run remembers."""


class Judge:
    """Asks the rules about one right after the other, and remembers which kinds of names were sound together."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._sound: set[tuple[str, str]] = set()
        """Kinds of names that were found sound together."""
        self._names_rules = checks("names")
        self._text_rules = checks("texts")
        self._identifier_rules = checks("identifier")
        self._right_rules = checks("right")
        self._register_rules = checks("register")

    def right(self, right: Right, earlier: Approved | None = None) -> list[Finding]:
        """Give what the rules say of one right, before anything falls silent.

        Most rights are made of what was seen sound before: names of a known kind, descriptions that are plain
        sentences, the identifier that follows from the English name. Only what is not is looked at more closely.
        """
        findings: list[Finding] = []
        if not right.fields:
            return findings
        kind = right.kind_of_names()
        sound = kind is not None and kind in self._sound
        if not (sound and has_following_identifier(right)):
            findings += self._identifier(right)
            identifier = right.identifier
            sound = sound and not (identifier is not None and identifier.broad)
        if not sound:
            found = self._names(right)
            findings += found
            if kind is not None and not found and _is_ordinary(right) and len(self._sound) < _MOST_KINDS:
                self._sound.add(kind)
        if kind is None or not has_ordinary_descriptions(right):
            for rule in self._text_rules:
                findings += rule(right)
        for rule in self._right_rules:
            findings += rule(right)
        for rule in self._register_rules:
            findings += rule(right, self._register)
        if earlier is not None and right.status == "approved":
            for rule in checks("approved"):
                findings += rule(right, earlier)
        return findings

    def _identifier(self, right: Right) -> list[Finding]:
        """Give what is wrong with the identifier, by itself and beside the names."""
        identifier = right.identifier
        findings: list[Finding] = []
        if identifier is not None and identifier.faults:
            findings += identifier_findings(right.fields["identifier"], identifier)
        for rule in self._identifier_rules:
            findings += rule(right)
        return findings

    def _names(self, right: Right) -> list[Finding]:
        """Give what is wrong with both names, each by itself and beside the other."""
        findings: list[Finding] = []
        for name, reading in (("dutch_name", right.dutch), ("english_name", right.english)):
            if reading is not None and reading.faults:
                findings += [name_finding(fault, reading, right.fields[name]) for fault in reading.faults]
        for rule in self._names_rules:
            findings += rule(right)
        return findings


def _is_ordinary(right: Right) -> bool:
    """Whether a right is none to a whole application; of those it depends on the settings what is sound."""
    dutch, english, identifier = right.dutch, right.english, right.identifier
    names = dutch is not None and dutch.kind == "task" and english is not None and english.kind == "task"
    return names and (identifier is None or not identifier.broad)


def name_finding(fault: Fault, reading: Reading, field: Field) -> Finding:
    """Turn a fault of a name into a finding of the rule of that side, ONS3xx or ONS4xx."""
    code = ("ONS3" if reading.language == "nl" else "ONS4") + fault.rule
    proposals = tuple(Proposal(((field.place(), text),), safety) for text, safety in fault.proposals)
    return Finding(code, field.place(fault.start, fault.end), fault.text, fault.data, (), proposals)
