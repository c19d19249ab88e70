"""The one gate that a proposal for a name or an identifier passes: what is offered is right.

Rules make proposals from what they see, which is one part of one field. Here each is read again as the whole right
would be with it. It is offered where its fault is gone, no error has come, and the names agree at least as well as
before; one that brings a new warning is only shown, unless the fault had kept that one hidden, and never is a fix safe
that leaves such a fault behind. Where a sound twin tells what is meant and no rule does, that is offered instead.
"""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

from onsrights.engine.declared import TYPE_CHECKING, pattern
from onsrights.engine.diagnostics import Proposal
from onsrights.engine.waiting import go_on
from onsrights.ons._catalogue import RULES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from onsrights.engine.diagnostics import Finding, Safety, Text
    from onsrights.ons.model import Right
    from onsrights.ons.names.reading import Reading

__all__ = ["passed", "vetted"]

_RULES = {rule.code: rule for rule in RULES}
_BUILD = frozenset({"01", "02", "03", "04", "05", "07", "08", "10", "11", "13", "14"})
"""Faults of a name for which its twin may tell what is meant."""
_CHOOSE = frozenset({"03", "04", "10", "11", "13"})
"""Those of them whose proposal says which word is the operation."""
_OPEN = frozenset({"02", "03", "04", "11", "13"})
_IN_DOUBT = frozenset({"04", "05", "09", "11", "12", "13"})
"""Faults of which nobody can say whether they are any, while one of the first kind is open."""
_OF_NAMES = frozenset({"ONS3", "ONS4"})
_PRODUCT = "14"
_SEVERAL = "12"
_PARTS = frozenset({"02", "03"})
_SCOPE_MISSING = "ONS601"
_INSERT = "insert"
_TITLE_CASE = "title-case"
_NOMINAL = "nominal"
_COGNATE = 4
"""Letters that two verbs from Latin have in common (*indexeren*, *Index*)."""
_RAISED = pattern(r"(?<![^\s\[])[^\W\d_a-zà-öø-ÿ][a-zà-öø-ÿ'’-]+")
"""A word that has a capital at its start and nowhere else."""
_NAMES = frozenset({"dutch_name", "english_name"})
_PREFIX = "ONS202"


class _After(NamedTuple):
    """What is said of a right with a proposal in it."""

    right: Right
    findings: Sequence[Finding]


def passed(right: Right, findings: Sequence[Finding], again: Callable[[Right], Sequence[Finding]]) -> list[Finding]:
    """Give the findings with those of their proposals that pass; ``again`` says what the rules say of a right."""
    gate = _Gate(right, findings, again)
    through = [gate.let_through(finding) for finding in findings]
    # What a name says is open where its build has an error for which nothing can be offered.
    open_ = {found.place.pointer for found in through if not found.proposals and _of_name(found) in _OPEN}
    return gate.of_one_mind([_only_shown(found) if found.place.pointer in open_ else found for found in through])


def vetted(
    right: Right, house: list[Finding], findings: Sequence[Finding], again: Callable[[Right], Sequence[Finding]]
) -> list[Finding]:
    """Give what house rules say; ``findings`` is what the rules said. A proposal that brings an error is left out.

    One that brings a warning is only shown.
    """
    gate = _Gate(right, findings, again)
    return [found._replace(proposals=tuple(filter(None, map(gate.of_house, found.proposals)))) for found in house]


def _only_shown(finding: Finding) -> Finding:
    if _of_name(finding) not in _IN_DOUBT:
        return finding
    return finding._replace(proposals=_shown(finding))


def _shown(finding: Finding) -> tuple[Proposal, ...]:
    return tuple(proposal._replace(safety="display-only") for proposal in finding.proposals)


class _Gate:
    """Judges the proposals of one right."""

    def __init__(self, right: Right, findings: Sequence[Finding], again: Callable[[Right], Sequence[Finding]]) -> None:
        self._right = right
        self._again = again
        self._before: Sequence[Finding] = findings
        self._fields = {field.pointer: name for name, field in right.fields.items()}
        self._after: dict[tuple[tuple[str, str], ...], _After] = {}
        self._meant: dict[str, tuple[Proposal, ...]] = {}

    def let_through(self, finding: Finding) -> Finding:
        """Give a finding with what may be offered for it."""
        offered = self._lowered(finding) or self._followed(finding) or finding.proposals
        kept = tuple(filter(None, (self._judged(proposal, finding) for proposal in offered)))
        if finding.code == _SCOPE_MISSING and kept and (meant := self._of_twin(finding)):
            others = (proposal for proposal in kept if proposal.title != _INSERT)
            kept = (meant[0]._replace(title=_INSERT, safety="display-only"), *others)
        kept = kept or self._better(finding)
        if kept == finding.proposals:
            return finding
        if kept:
            data = {**finding.data, "proposal": kept[0].values[0][1]}
            return finding._replace(proposals=kept, data=data, text=_with_proposal(finding))
        text = _without_proposal(finding)
        if text is None:
            return finding._replace(proposals=_shown(finding))
        return finding._replace(proposals=(), text=text)

    def _followed(self, finding: Finding) -> tuple[Proposal, ...]:
        """Offer the identifier that follows from the English name for one that only begins in another way.

        So *ZBCarePlanView* does not become *ZorgbrugZBCarePlanView*.
        """
        field, english = self._right.fields.get("identifier"), self._right.english
        if finding.code != _PREFIX or not finding.proposals or field is None:
            return ()
        follows = None if english is None or english.faults else self._follows
        prefix = self._right.manifest.prefix or ""
        if follows is None or not field.text.lower().endswith(follows[len(prefix) :].lower()):
            return ()
        return (finding.proposals[0]._replace(values=((field.place(), follows),), safety="unsafe"),)

    @cached_property
    def _follows(self) -> str | None:
        """The identifier that follows from the English name, where both would be sound."""
        english, prefix = self._right.english, self._right.manifest.prefix
        field = self._right.fields.get("identifier")
        if field is None or prefix is None or english is None or not _is_sound(english):
            return None
        from onsrights.ons.names.follows import identifier_for

        follows = identifier_for(english, prefix)
        if follows is None or any(
            found.place.pointer == field.pointer for found in self._with({"identifier": follows}).findings
        ):
            return None
        return follows

    def of_house(self, proposal: Proposal) -> Proposal | None:
        """Give a proposal of a house rule as it may be offered, or ``None``."""
        values = {self._fields.get(place.pointer, ""): text for place, text in proposal.values}
        if not values.keys() <= _JUDGED:
            return proposal
        if not all(text.strip() for text in values.values()):
            return None
        come = _new(self._before, self._with(values).findings)
        if any(map(_is_error, come)):
            return None
        return proposal._replace(safety="display-only") if come else proposal

    def of_one_mind(self, findings: list[Finding]) -> list[Finding]:
        """Offer one identifier where several are only shown: the one that follows from the English name."""
        field = self._right.fields.get("identifier")
        if field is None:
            return findings
        offered = {
            proposal.values[0][1]
            for finding in findings
            for proposal in finding.proposals
            if proposal.safety == "display-only" and proposal.values[0][0].pointer == field.pointer
        }
        follows = self._follows if len(offered) > 1 else None
        if follows is None:
            return findings
        return [
            finding._replace(
                data={**finding.data, "proposal": follows},
                proposals=(Proposal(((field.place(), follows),), "display-only", finding.proposals[0].title),),
            )
            if finding.proposals and finding.proposals[0].values[0][1] in offered
            else finding
            for finding in findings
        ]

    def _lowered(self, finding: Finding) -> tuple[Proposal, ...]:
        """Write all words of a name in small letters where its twin, and so the name, has no name of a product."""
        name = self._fields.get(finding.place.pointer, "")
        if finding.text != _TITLE_CASE or name not in _NAMES:
            return ()
        twin = self._right.fields.get(next(iter(_NAMES - {name})))
        if twin is None or twin.text[1:] != twin.text[1:].lower():
            return ()
        text = self._right.fields[name].text
        from onsrights.ons.rules.name_typography import ENGLISH_CAPITALS

        lowered = text[:1] + _RAISED.sub(
            lambda word: word[0] if word[0].lower() in ENGLISH_CAPITALS else word[0].lower(), text[1:]
        )
        return (Proposal(((finding.place._replace(span=None), lowered),), "unsafe"),)

    def _judged(self, proposal: Proposal, finding: Finding) -> Proposal | None:
        """Give a proposal as it may be offered, or ``None``."""
        values = {self._fields.get(place.pointer, ""): text for place, text in proposal.values}
        if not values.keys() <= _JUDGED:
            return proposal
        if not all(text.strip() for text in values.values()):
            return None
        after = self._with(values)
        if self._count(finding, after.findings) >= self._count(finding, self._before):
            return None
        come, hidden = _new(self._before, after.findings), _RULES[finding.code].hidden
        harm = [found for found in come if not (hidden and found.code.startswith(hidden))]
        own = [found for found in come if found.place.pointer == finding.place.pointer and _of_name(found)]
        there = [found for found in after.findings if found.place.pointer == finding.place.pointer]
        if _of_name(finding) == _PRODUCT and any(_of_name(found) in _PARTS for found in there):
            return None  # what stands in front is the subject or the operation, and no product
        if any(_is_error(found) for found in (*harm, *own)) or not self._agrees(finding, after, come):
            return None
        if harm or (come and proposal.safety == "safe") or self._is_open(finding):
            return proposal._replace(safety="display-only")
        return proposal

    def _with(self, values: dict[str, str]) -> _After:
        key = tuple(sorted(values.items()))
        if key not in self._after:
            go_on()
            right = self._right.with_texts(values)
            self._after[key] = _After(right, self._again(right))
        return self._after[key]

    @staticmethod
    def _count(finding: Finding, findings: Sequence[Finding]) -> int:
        return sum(other.code == finding.code and other.place.pointer == finding.place.pointer for other in findings)

    def _agrees(self, finding: Finding, after: _After, come: Sequence[Finding]) -> bool:
        """Whether the fields of a right agree with a proposal in it at least as well as before."""
        if finding.code.startswith("ONS6"):
            return not any(found.code.startswith("ONS6") for found in come)
        name = self._fields.get(finding.place.pointer, "")
        dutch, english = after.right.dutch, after.right.english
        twin = english if name == "dutch_name" else dutch
        own = dutch if name == "dutch_name" else english
        if _of_name(finding) == _BRACKETS and twin is not None and _is_sound(twin):
            return not any(found.code == _SCOPE_MISSING for found in after.findings)
        if _of_name(finding) not in _CHOOSE and not (finding.code == "ONS405" and _has_other_verb(self._right, after)):
            return True
        if finding.code == "ONS404" and _is_noun_there(after.right):
            return False
        if finding.text == _NOMINAL and own is not None and twin is not None and not _is_confirmed(own, twin):
            return False
        return twin is None or not _is_sound(twin) or not any(found.code == "ONS603" for found in after.findings)

    def _is_open(self, finding: Finding) -> bool:
        """Whether a verb in *-ing* may belong to the subject (*Meeting room*), so that it is only shown."""
        dutch, english = self._right.dutch, self._right.english
        if finding.code != "ONS411" or dutch is None or english is None:
            return False
        from onsrights.ons.twin import is_open

        return is_open(english, dutch)

    def _better(self, finding: Finding) -> tuple[Proposal, ...]:
        """Give what is meant beside a sound twin, for a fault of a name for which nothing else can be offered."""
        if _of_name(finding) == _SEVERAL:
            return self._of_several(finding)
        return self._of_twin(finding) if _of_name(finding) in _BUILD else ()

    def _of_several(self, finding: Finding) -> tuple[Proposal, ...]:
        """Give the one of several names that the sound twin has, which is all that the right is for."""
        from onsrights.ons.twin import one_that_agrees

        name = self._fields.get(finding.place.pointer, "")
        twin = self._right.english if name == "dutch_name" else self._right.dutch
        found = None if twin is None else one_that_agrees(finding.data["names"].split('", "'), twin)
        if found is None or any(map(_is_error, _new(self._before, self._with({name: found}).findings))):
            return ()
        return (Proposal(((self._right.fields[name].place(), found),), "display-only", "fix-meant"),)

    def _of_twin(self, finding: Finding) -> tuple[Proposal, ...]:
        name = self._fields.get(finding.place.pointer, "")
        if name not in _NAMES:
            return ()
        if name not in self._meant:
            self._meant[name] = self._from_twin(name)
        return self._meant[name]

    def _from_twin(self, name: str) -> tuple[Proposal, ...]:
        from onsrights.ons.twin import meant

        dutch, english = self._right.dutch, self._right.english
        if dutch is None or english is None:
            return ()
        twin = english if name == "dutch_name" else dutch
        if (said := self._said_elsewhere(name, twin)) is not None:
            return (said,)
        found = meant(dutch, english) if name == "dutch_name" else meant(english, dutch)
        if found is None:
            return ()
        place = self._right.fields[name].place()
        safety: Safety = "display-only" if found.adds else "unsafe"
        return tuple(
            Proposal(((place, text),), safety, "fix-meant")
            for text in (found.name, *found.others)
            if not any(_is_error(one) for one in _new(self._before, self._with({name: text}).findings))
        )

    def _said_elsewhere(self, name: str, twin: Reading) -> Proposal | None:
        """Give the name with what the identifier or the description has of it; it has to be sound, and agree."""
        from onsrights.ons.missing import dutch_of_description, english_of_identifier
        from onsrights.ons.twin import scopes_of

        scopes = scopes_of(twin, "nl" if name == "dutch_name" else "en") if _is_sound(twin) else None
        if scopes is None:
            return None
        found = (dutch_of_description if name == "dutch_name" else english_of_identifier)(self._right, scopes)
        if found is None or found == self._right.fields[name].text:
            return None
        after = self._with({name: found})
        place = self._right.fields[name].place()
        if any(one.place.pointer == place.pointer or one.code.startswith("ONS6") for one in after.findings):
            return None
        return Proposal(((place, found),), "display-only", "fix-meant")


_BRACKETS = "01"
_JUDGED = frozenset({"dutch_name", "english_name", "identifier"})


def _new(before: Sequence[Finding], after: Sequence[Finding]) -> list[Finding]:
    """Give the errors and warnings of which there are more than before, by their codes."""
    if not after:
        return []
    from collections import Counter

    left = Counter(finding.code for finding in before)
    come = []
    for finding in after:
        if left[finding.code]:
            left[finding.code] -= 1
        elif (finding.severity or _RULES[finding.code].severity) != "info":
            come.append(finding)
    return come


def _has_other_verb(right: Right, after: _After) -> bool:
    """Whether a proposal for an English name has its verb in another form than the name: *disabled parking card*."""
    english = after.right.english
    verb = [] if english is None else english.words(english.operation)[:1]
    return right.english is not None and not {*verb} <= {*right.english.text.lower().split()}


def _is_noun_there(right: Right) -> bool:
    """Whether the identifier has the operation of the English name as a noun, with another action: *SleepLogFillIn*."""
    english, there = right.english, right.identifier
    if english is None or there is None or not there.action_words or there.faults:
        return False
    verb = english.words(english.operation)[:1]
    element, action = ([word.text.lower() for word in words] for words in (there.element, there.action))
    return verb == element[-1:] and verb != action[:1]


def _is_confirmed(reading: Reading, twin: Reading) -> bool:
    """Whether a verb that no table knows is not just made of the ending of a noun: *Situatie van …*, *View …*."""
    from onsrights.ons.rules.operations_differ import classes_of

    if classes_of(reading) or not classes_of(twin):
        return True  # what they do is compared by ONS603
    own, other = reading.words(reading.operation), twin.words(twin.operation)
    return bool(own and other) and own[-1][:_COGNATE] == other[-1][:_COGNATE]


def _of_name(finding: Finding) -> str:
    """Give the last two digits of a rule about one name (ONS3xx, ONS4xx); nothing for any other."""
    return finding.code[-2:] if finding.code[:-2] in _OF_NAMES else ""


def _is_error(finding: Finding) -> bool:
    return (finding.severity or _RULES[finding.code].severity) == "error"


def _is_sound(reading: Reading) -> bool:
    return reading.operation is not None and all(fault.rule not in _BUILD for fault in reading.faults)


def _with_proposal(finding: Finding) -> str:
    """Give the key of the text that repeats what is offered, where the one at hand says that nothing is."""
    texts = _texts(finding)
    return "meant" if finding.text in {"missing", "only-operation"} and "meant" in texts else finding.text


def _without_proposal(finding: Finding) -> str | None:
    """Give the key of the text that says the same without anything to write instead, where there is one."""
    texts = _texts(finding)
    said = texts[finding.text]
    if "{proposal}" not in said.nl:
        return finding.text
    return next((key for key in (f"{finding.text}-open", "open") if key in texts), None)


def _texts(finding: Finding) -> dict[str, Text]:
    texts: dict[str, Text] = _RULES[finding.code].load().TEXTS
    return texts
