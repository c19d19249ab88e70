"""What the rules say of one right, and which of them need not be asked because the like was found sound before."""

from __future__ import annotations

from functools import cache

from onsrights.engine.declared import TYPE_CHECKING, NamedTuple
from onsrights.engine.diagnostics import Finding, Proposal
from onsrights.ons._catalogue import RULES
from onsrights.ons.identifiers import follows, identifier_findings
from onsrights.ons.lexicon import _tables as tables
from onsrights.ons.lexicon.added import added_words
from onsrights.ons.model import Field, Right
from onsrights.ons.names.familiar import MEMORY
from onsrights.ons.names.words import has_unknown_word

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from onsrights.engine.check.platform import Context
    from onsrights.engine.check.register import Register
    from onsrights.ons.approved import Approved
    from onsrights.ons.names.reading import Fault, Reading

__all__ = ["Judge", "fixed_english", "name_finding", "of_one_name"]

_MOST_FIXES = 5
"""So many faults of one name are fixed one after the other."""
_MOST_RIGHTS = 12_000
"""So many faulty rights are remembered; an editor's largest document has fewer."""
_OF_ENGLISH = "ONS4"
_OTHER_LANGUAGE = frozenset({"ONS316", "ONS416"})
_SEVERITIES = {rule.code: rule.severity for rule in RULES}

_REMARKS = frozenset(rule.code for rule in RULES if rule.severity == "info")

_WORDING = {"dutch_name", "english_name", "identifier"}

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
    wording: tuple[Callable[..., Any], ...]
    """Those of them that look at nothing but the names and the identifier."""
    run: tuple[Callable[..., Any], ...]
    earlier: tuple[Callable[..., Any], ...]
    """Of those that hold a right against what was approved: what loads them, for that is seldom asked."""


class Judge:
    """Asks the rules about one right after the other."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._earlier: Approved | None = None
        """The rights that were approved in what was in the file before, where it is held against that."""
        self._remembered: dict[Any, Any] | None = None

    def open(self, context: Context) -> None:
        """Begin with another file, or a form."""
        self._earlier, self._remembered = None, context.remembered
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
        findings, settled = self._alone(right) if self._remembered is None else self._from_memory(right)
        asked = _asked(settled)
        for check in asked.run:
            findings += check(right, self._register)
        if self._earlier is not None and right.status == "approved":
            for load in asked.earlier:
                findings += load()(right, self._earlier)
        return findings

    def _alone(self, right: Right) -> tuple[list[Finding], _Settled]:
        """Give what is found whatever other rights say."""
        seen = _seen(right)
        findings = [*_of_identifier(right, seen), *_beside(right), *_of_names(right, seen)]
        for check in _asked(seen.settled).file:
            findings += check(right)
        if any(finding.proposals for finding in findings) or (findings and not seen.settled.reading):
            from onsrights.ons.gate import passed

            findings = passed(right, findings, self.again)
        return findings, seen.settled

    def _from_memory(self, right: Right) -> tuple[list[Finding], _Settled]:
        """Give the same as it was found in an earlier run, where the right and its place are what they were."""
        assert self._remembered is not None
        manifest, written = right.manifest, tuple((name, field.written) for name, field in right.fields.items())
        key = right.pointer, right.document, manifest.prefix, manifest.access_rights, added_words(), written
        known = self._remembered.get(key)
        if known is None:
            findings, settled = self._alone(right)
            if findings:
                if len(self._remembered) >= _MOST_RIGHTS:
                    self._remembered.clear()
                self._remembered[key] = tuple(findings), settled, right.readings
            return findings, settled
        findings, settled, right.readings = known
        return [*findings], settled

    def vetted(self, right: Right, house: list[Finding], findings: list[Finding]) -> list[Finding]:
        """Give what house rules say of a right, with those of their proposals that leave its names as good."""
        if not any(finding.proposals for finding in house):
            return house
        from onsrights.ons.gate import vetted

        return vetted(right, house, findings, self.again)

    def again(self, right: Right) -> list[Finding]:
        """Say of a right with a proposal in it what the rules about its names and its identifier say."""
        seen = _seen(right)
        findings = [*_of_identifier(right, seen), *_of_names(right, seen)]
        for check in _asked(seen.settled).wording:
            findings += check(right)
        return findings


class _Seen(NamedTuple):
    """What is known of a right before any rule is asked."""

    kind: tuple[str, str] | None
    """How both names read, where names were met that read so."""
    remarking: tuple[Callable[..., Any], ...]
    """The rules that have a remark about all names of that kind."""
    settled: _Settled


def _seen(right: Right) -> _Seen:
    """Look whether the like of a right was found sound before; if not, read its names with each other in mind."""
    kind = right.kind_of_names()
    remarking = MEMORY.pairs.get(kind) if kind is not None else None
    following = remarking is not None and _has_following_identifier(right)
    if not following and right.behind_english_name() is not None:
        remarking = None
    if remarking is None:
        right.hold_names_together()
    identifier = None if following else right.identifier
    narrow = following or not (identifier is not None and identifier.broad)
    return _Seen(kind, remarking or (), _Settled(remarking is not None, narrow, following))


def _of_identifier(right: Right, seen: _Seen) -> list[Finding]:
    """Give what was found while the identifier was read; where it follows from the English name, that is nothing."""
    identifier = None if seen.settled.following else right.identifier
    return [] if identifier is None else [*identifier_findings(right.fields["identifier"], identifier)]


def _of_names(right: Right, seen: _Seen) -> list[Finding]:
    """Ask the rules that look at nothing but how the names read, and remember the kind where it is sound."""
    sound, narrow, _ = seen.settled
    findings: list[Finding] = []
    if not sound or not narrow:
        found = {check: list(check(right)) for check in (_names, *_asked(seen.settled).names)}
        if seen.kind is not None and not sound and _is_ordinary(right):
            _learn(seen.kind, found)
        findings += [finding for said in found.values() for finding in said]
    for check in seen.remarking:
        findings += check(right)
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


def of_one_name(reading: Reading) -> list[Finding]:
    """Give what was found while a name was read that stands by itself, with what may be offered for it."""
    from onsrights.engine.check.register import Register
    from onsrights.ons.gate import passed
    from onsrights.ons.model import Manifest

    name = "dutch_name" if reading.language == "nl" else "english_name"
    right = Right(Manifest(None), "", {name: Field(name, reading.text, f"/{name}")})
    findings = [name_finding(fault, reading, right.fields[name]) for fault in reading.faults]
    return passed(right, findings, Judge(Register()).again)


def fixed_english(right: Right) -> Reading | None:
    """Read the English name of a right as it will be: with what is offered first in its place, until it is sound.

    ``None`` where an error remains for which nothing can be offered, and where the name is in the other language.
    """
    from onsrights.engine.check.register import Register

    judge, pointer = Judge(Register()), right.fields["english_name"].pointer
    for _ in range(_MOST_FIXES):
        findings = judge.findings(right)
        here = [finding for finding in findings if finding.code.startswith(_OF_ENGLISH)]
        offered = (value for finding in here for proposal in finding.proposals for value in proposal.values)
        name = next((text for place, text in offered if place.pointer == pointer), None)
        if any(finding.code in _OTHER_LANGUAGE for finding in findings):
            return None
        if name is None:
            severities = (finding.severity or _SEVERITIES[finding.code] for finding in here)
            return None if "error" in severities else right.english
        right = right.with_texts({"english_name": name})
    return None


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
            about = {key.partition(":")[0] for key in rule.about}
            if rule.needs == "file" and not names and about and about <= _WORDING:
                modules["wording"].append(rule.check())
    return _Asked(**{group: tuple(checks) for group, checks in modules.items()})


def _beside(right: Right) -> list[Finding]:
    """Look for what only the two names together show, where their letters leave it open."""
    dutch, english = right.fields.get("dutch_name"), right.fields.get("english_name")
    if dutch is None or english is None:
        return []
    found = _compound(right)
    low, english_low = dutch.text.lower(), english.text.lower()
    if (low[1:] == dutch.text[1:]) is not english.text[1:].islower():
        from onsrights.ons.rules.name_typography import title_case_beside

        found += title_case_beside(right)
    last = low.rpartition(" ")[2]
    if last not in tables.OPERATIONS and last.startswith(english.text.partition(" ")[0][:-1].lower()):
        from onsrights.ons.rules.name_operation_unknown import borrowed_beside

        found += borrowed_beside(right)
    prefix = f"{right.manifest.prefix or ''} ".lower()
    if low.startswith(prefix) or english_low.startswith(prefix):
        from onsrights.ons.rules.name_product_prefix import connector_beside

        found += connector_beside(right)
    copied = low.partition(" ")[0] in english_low
    if copied or has_unknown_word(dutch.text, "nl") or has_unknown_word(english.text, "en"):
        from onsrights.ons.word_slips import slips_beside

        found += slips_beside(right)
    return found


def _compound(right: Right) -> list[Finding]:
    """Look for a compound written apart where the subject has two words, or one with an acronym in it."""
    dutch = right.dutch
    if dutch is None or dutch.subject is None:
        return []
    start, end = dutch.subject
    if end - start < len(("noun", "noun")) and not dutch.pieces[start][1:2].isupper():
        return []
    from onsrights.ons.compounds import written_apart_beside

    found = written_apart_beside(right)
    return [found] if found is not None else []


def _has_following_identifier(right: Right) -> bool:
    """Whether the identifier is the one that follows from the English name, whose build is sound."""
    prefix, field = right.manifest.prefix, right.fields.get("identifier")
    return prefix is not None and field is not None and follows(field.text, right.fields["english_name"].text, prefix)


def _is_ordinary(right: Right) -> bool:
    """Whether others of its kind are like it.

    Of access it depends on the settings what is sound; where the operations are not known to be the same, on each word.
    """
    from onsrights.ons.twin import is_settled

    dutch, english, identifier = right.dutch, right.english, right.identifier
    if dutch is None or dutch.kind != "task" or english is None or english.kind != "task":
        return False
    return (identifier is None or not identifier.broad) and is_settled(dutch, english)


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
