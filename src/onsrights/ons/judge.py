"""What the rules say of one right, and which of them need not be asked because the like was found sound before."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from onsrights.engine.declared import NamedTuple
from onsrights.engine.diagnostics import Finding, Proposal
from onsrights.ons._catalogue import RULES
from onsrights.ons.identifiers import follows, identifier_findings
from onsrights.ons.names.familiar import MEMORY

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from onsrights.engine.check.platform import Context
    from onsrights.engine.check.register import Register
    from onsrights.ons.approved import Approved
    from onsrights.ons.model import Field, Right
    from onsrights.ons.names.reading import Fault, Reading

__all__ = ["Judge", "name_finding"]

_REMARKS = frozenset(rule.code for rule in RULES if rule.severity == "info")

_OF_NAMES = {"reading", "access"}
"""The promises that say how names read; access is beside them because what is sound for one is no such right."""


class _Settled(NamedTuple):
    """Which promises of :mod:`onsrights.ons.about` a right lets rules keep: of these keys nothing more is asked."""

    reading: bool
    """The names are of kinds that were found sound together."""
    access: bool
    """The identifier is not that of a right to a whole application."""
    following: bool
    """The identifier follows from the English name."""


class _Asked(NamedTuple):
    """The functions of the rules that are asked of one right, by what they need."""

    names: tuple[Callable[..., Any], ...]
    """Of those that look at nothing but how the names read; what they find says whether two kinds are sound."""
    file: tuple[Callable[..., Any], ...]
    run: tuple[Callable[..., Any], ...]
    earlier: tuple[Callable[..., Any], ...]
    """Of those that hold a right against what was approved: what loads them, for that is seldom asked."""


class Judge:
    """Asks the rules about one right after the other."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._earlier: Approved | None = None
        """The rights that were approved in what was in the file before, where it is held against that."""

    def open(self, context: Context) -> None:
        """Begin with another file, or a form."""
        self._earlier = None
        if context.earlier is not None and context.source is not None:
            from onsrights.ons.approved import approved_rights

            self._earlier = approved_rights(context.source, context.settings)

    def findings(self, right: Right) -> list[Finding]:
        """Give what the rules say of one right, before anything falls silent.

        Most rights are made of what was seen sound before: names of a known kind, and the identifier that follows from
        the English name. Only what is not is looked at more closely.
        """
        if not right.fields:
            return []
        findings: list[Finding] = []
        kind = right.kind_of_names()
        remarking = MEMORY.pairs.get(kind) if kind is not None else None
        sound = remarking is not None
        following = sound and _has_following_identifier(right)
        identifier = None if following else right.identifier
        if identifier is not None and identifier.faults:
            findings += identifier_findings(right.fields["identifier"], identifier)
        narrow = following or not (identifier is not None and identifier.broad)
        asked = _asked(_Settled(sound, narrow, following))
        if not sound or not narrow:
            found = {check: list(check(right)) for check in (_names, *asked.names)}
            if kind is not None and not sound and _is_ordinary(right):
                _learn(kind, found)
            findings += [finding for said in found.values() for finding in said]
        for check in remarking or ():
            findings += check(right)
        for check in asked.file:
            findings += check(right)
        for check in asked.run:
            findings += check(right, self._register)
        if self._earlier is not None and right.status == "approved":
            for load in asked.earlier:
                findings += load()(right, self._earlier)
        return findings


def _learn(kind: tuple[str, str], found: Mapping[Callable[..., Any], list[Finding]]) -> None:
    """Remember a kind of names that has no fault, and which rules have a remark about it all the same."""
    if all(finding.code in _REMARKS for said in found.values() for finding in said):
        MEMORY.learn_pair(kind, tuple(check for check, said in found.items() if said))


def _names(right: Right) -> list[Finding]:
    """Give what was found while each of the names was read."""
    findings: list[Finding] = []
    for name, reading in (("dutch_name", right.dutch), ("english_name", right.english)):
        if reading is not None and reading.faults:
            findings += [name_finding(fault, reading, right.fields[name]) for fault in reading.faults]
    return findings


@cache
def _asked(settled: _Settled) -> _Asked:
    """Choose the rules whose promises do not all hold of a right, and import them."""
    kept = {promise for promise, holds in settled._asdict().items() if holds}
    modules: dict[str, list[Callable[..., Any]]] = {group: [] for group in _Asked._fields}
    for rule in {rule.module: rule for rule in RULES if rule.call == "check"}.values():
        promises = {key.partition(":")[2] for key in rule.about}
        if rule.needs != "file" or not promises or not promises <= kept:
            names = rule.needs == "file" and promises and promises <= _OF_NAMES
            modules["names" if names else rule.needs].append(rule.check if rule.needs == "earlier" else rule.check())
    return _Asked(**{group: tuple(checks) for group, checks in modules.items()})


def _has_following_identifier(right: Right) -> bool:
    """Whether the identifier is the one that follows from the English name, whose build is sound."""
    prefix, field = right.manifest.prefix, right.fields.get("identifier")
    return prefix is not None and field is not None and follows(field.text, right.fields["english_name"].text, prefix)


def _is_ordinary(right: Right) -> bool:
    """Whether a right is none to a whole application; of those it depends on the settings what is sound."""
    dutch, english, identifier = right.dutch, right.english, right.identifier
    names = dutch is not None and dutch.kind == "task" and english is not None and english.kind == "task"
    return names and (identifier is None or not identifier.broad)


def name_finding(fault: Fault, reading: Reading, field: Field) -> Finding:
    """Turn a fault of a name into a finding of the rule of that side, ONS3xx or ONS4xx."""
    code = ("ONS3" if reading.language == "nl" else "ONS4") + fault.rule
    title = _title(code, "dropping" if "dropped" in fault.data else fault.text) if fault.proposals else "fix"
    proposals = tuple(Proposal(((field.place(), text),), safety, title) for text, safety in fault.proposals)
    return Finding(code, field.place(fault.start, fault.end), fault.text, fault.data, (), proposals)


@cache
def _title(code: str, text: str) -> str:
    """Give the key of the title that a rule has for the fix of one of its faults."""
    texts = next(rule for rule in RULES if rule.code == code).load().TEXTS
    return f"fix-{text}" if f"fix-{text}" in texts else "fix"
