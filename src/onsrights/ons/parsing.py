"""How a name is read, in words: its parts, what follows from it, and what is wrong with it. The door ``parse``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from onsrights.doors import Misread, Option, Parsed, Parser, Part
from onsrights.engine.diagnostics import Span, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from onsrights.engine.diagnostics import Language
    from onsrights.engine.settings.settings import Settings
    from onsrights.ons.lexicon.values import Number
    from onsrights.ons.names.reading import Reading

_Stretch: TypeAlias = tuple[str, int, int]

__all__ = ["DUTCH_CLASSES", "PARSER"]

_LANGUAGES: tuple[Language, ...] = ("nl", "en")
_NAMES = {"nl": Text("Nederlandse naam", "Dutch name"), "en": Text("Engelse naam", "English name")}
_KINDS = {
    "task": Text("een taak", "a task"),
    "access": Text("toegang tot een applicatie", "access to an application"),
    None: Text("niet volledig te lezen", "not fully readable"),
}
_ROLES = {
    "subject": Text("onderwerp", "subject"),
    "scope": Text("bereik", "scope"),
    "operation": Text("bewerking", "operation"),
    "closing": Text("toevoeging", "closing"),
}
_NO_FAULTS = Text("Geen fouten in de opbouw van deze naam.", "The structure of this name is correct.")
_NUMBER = Text("getal", "number")
_NUMBERS = {
    "singular": Text("enkelvoud", "singular"),
    "plural": Text("meervoud", "plural"),
    "unsure": Text("niet zeker", "not sure"),
}
_CLASS = Text("soort", "class")
_TRANSLATION = {"nl": Text("in het Engels", "in English"), "en": Text("in het Nederlands", "in Dutch")}
_IDENTIFIER = Text("identifier", "identifier")
_NO_IDENTIFIER = {
    "nl": Text("volgt uit de Engelse naam", "follows from the English name"),
    "en": Text("volgt niet uit deze naam", "does not follow from this name"),
}
DUTCH_CLASSES = dict(
    line.split(": ")
    for line in """\
accept: aanvaarden
administer: toedienen
admit: opnemen
analyse: analyseren
anonymise: anonimiseren
approve: goedkeuren
archive: archiveren
arrange: regelen
assess: beoordelen
assign: toewijzen
bill: in rekening brengen
book: reserveren
calculate: berekenen
call: bellen
cancel: annuleren
change: wijzigen
check: controleren
checkin: inchecken
checkout: uitchecken
close: sluiten
collect: ophalen
compare: vergelijken
complete: voltooien
configure: instellen
confirm: bevestigen
copy: kopiëren
count: tellen
create: aanmaken
deregister: uitschrijven
disable: uitschakelen
download: downloaden
enable: inschakelen
enrol: inschrijven
escalate: escaleren
export: exporteren
extend: verlengen
forward: doorsturen
generate: genereren
grant: verlenen
handle: afhandelen
hide: verbergen
import: importeren
invite: uitnodigen
join: deelnemen
label: markeren
link: koppelen
lock: vergrendelen
login: inloggen
logout: uitloggen
lower: verlagen
manage: beheren
measure: meten
merge: samenvoegen
move: verplaatsen
open: openen
operate: bedienen
order: bestellen
pause: pauzeren
pay: betalen
perform: uitvoeren
plan: plannen
play: afspelen
prepare: voorbereiden
prescribe: voorschrijven
print: afdrukken
publish: publiceren
raise: verhogen
receive: ontvangen
record: vastleggen
refer: verwijzen
refresh: vernieuwen
reject: afwijzen
release: vrijgeven
remove: verwijderen
repeat: herhalen
replace: vervangen
report: melden
request: aanvragen
respond: beantwoorden
restore: herstellen
resume: hervatten
retrieve: opvragen
revoke: intrekken
save: opslaan
scan: scannen
search: zoeken
select: selecteren
send: versturen
share: delen
show: tonen
sign: ondertekenen
skip: overslaan
split: splitsen
start: starten
stop: stoppen
study: leren
submit: indienen
supply: verstrekken
support: ondersteunen
swap: ruilen
sync: synchroniseren
track: volgen
transfer: overdragen
translate: vertalen
treat: behandelen
unlink: ontkoppelen
unlock: ontgrendelen
upload: uploaden
use: gebruiken
view: inzien
visit: bezoeken""".splitlines()
)
"""A Dutch word for each class of operations; the English ones are the names of the classes themselves."""
_DIGITS = {"nl": "3", "en": "4"}
"""The first digit of the codes that are about a name, by its language."""


_TELLING = 1000
"""Characters of a name that are asked for its language."""
_KNOWN, _MEANT, _WRITTEN, _MOST_FAULTS = 2, 1, 2, 4
"""What a known operation, a mere verb and a scope weigh in guessing the language; the most faults that count."""
_SCOPES = {
    "nl": re.compile(r"[\[({](?:van|een|de|het|voor) [^\[\]]*[\])}]|[\[({](?:cliënt|medewerker)(?:en|s)?[\])}]").search,
    "en": re.compile(r"\[(?:an?|the|of) [^\[\]]*\]|\[(?:client|employee)s?(?:'s)?\]").search,
}
"""Scopes as only one of the languages writes them."""


class _Facts(NamedTuple):
    """What follows from a name."""

    number: Number | None
    classes: tuple[str, ...]
    translation: str | None
    identifier: str | None


def parts_of(
    text: str, language: Language, settings: Settings
) -> tuple[str | None, list[_Stretch], list[_Stretch], list[_Stretch]]:
    """Read a name; give its kind, its subject, its scopes and its operation, of each part the text, start and end."""
    from onsrights.ons.lexicon.added import adding
    from onsrights.ons.names.reading import read_name

    with adding(settings.own.get("words")):
        reading = read_name(text, language)
        scopes = [(scope.piece, scope.piece + 1) for scope in reading.scopes]
        found = [[reading.part(one) for one in each] for each in ([reading.subject], scopes, [reading.operation])]
    subject, within, operation = ([(part.text, part.start, part.end) for part in each if part] for each in found)
    return reading.kind, subject, within, operation


def _parsed(text: str, options: Mapping[str, Any], settings: Settings, lang: Language) -> Parsed:
    from onsrights.ons.lexicon.added import adding

    prefix = options.get("prefix")
    if prefix is not None:
        from onsrights.ons.starter import check_prefix

        check_prefix(prefix)
    with adding(settings.own.get("words")):
        reading = _read(text, options.get("language"))
        facts = _facts(reading, prefix)
        parts = tuple(_parts(reading))
        faults = tuple(_faults(reading, lang))
        title = f"{_NAMES[reading.language].render(lang, {})}: {_KINDS[reading.kind].render(lang, {})}"
        following = tuple(_following(reading, facts, prefix, lang))
        return Parsed(reading.text, title, parts, following, faults, _NO_FAULTS, _data(reading, facts, parts, faults))


def _read(text: str, language: str | None) -> Reading:
    """Read the name in its language, or in the one for which more speaks; Dutch when in doubt."""
    from onsrights.ons.names.reading import read_name

    for known in _LANGUAGES:
        if known == language:
            return read_name(text, known)
    dutch, english = read_name(text, "nl"), read_name(text, "en")
    return english if _evidence(english) > _evidence(dutch) else dutch


def _evidence(reading: Reading) -> float:
    """Weigh what speaks for reading a name in this language, less what speaks against it.

    A known operation, and a scope as this language writes it, count most. One slip makes several faults, so each of
    these counts for half. The letters decide where little else does.
    """
    from onsrights.engine.language import score

    text = reading.text[:_TELLING]
    letters = score(text)
    evidence = letters if reading.language == "nl" else -letters
    evidence += _known_operation(reading) + _WRITTEN * bool(_SCOPES[reading.language](text.lower()))
    evidence += _has_known_subject(reading)
    return evidence - min(len(reading.faults), _MOST_FAULTS) / 2 - (reading.kind is None)


def _known_operation(reading: Reading) -> int:
    """Weigh whether the lexicon knows the operation, or else a verb, or the operation that was probably meant."""
    from onsrights.ons.lexicon import english_operation, is_dutch_infinitive
    from onsrights.ons.names.words import may_be_english_verb, near_dutch_operation
    from onsrights.ons.rules.operations_differ import classes_of

    words, dutch = reading.words(reading.operation), reading.language == "nl"
    if classes_of(reading) or (not dutch and english_operation(words) is not None):
        return _KNOWN
    last = "".join(reading.folded[-1:])
    if dutch:
        return _MEANT * bool(last and (is_dutch_infinitive(last) or near_dutch_operation(last)))
    return _MEANT * (reading.fault("10") is not None or any(map(may_be_english_verb, words[:1])))


def _has_known_subject(reading: Reading) -> bool:
    """Whether the subject ends in a noun of this language."""
    from onsrights.ons.lexicon import dutch_noun, english_noun

    words = reading.words(reading.subject)
    return bool(words) and (dutch_noun if reading.language == "nl" else english_noun)(words[-1]) is not None


def _facts(reading: Reading, prefix: str | None) -> _Facts:
    from onsrights.ons.names.follows import identifier_for, operation_in_other_language, subject_number
    from onsrights.ons.rules.operations_differ import classes_of

    return _Facts(
        subject_number(reading),
        tuple(sorted(classes_of(reading))),
        operation_in_other_language(reading),
        identifier_for(reading, prefix) if prefix is not None else None,
    )


def _parts(reading: Reading) -> list[Part]:
    """Give the parts of the name in the order in which they stand."""
    stretches = {"subject": reading.subject, "operation": reading.operation, "closing": reading.closing}
    found = [(role, reading.part(stretch)) for role, stretch in stretches.items()]
    found += [("scope", reading.part((scope.piece, scope.piece + 1))) for scope in reading.scopes]
    return sorted(
        (Part(role, _ROLES[role], *part) for role, part in found if part), key=lambda part: (part.start, part.end)
    )


def _following(reading: Reading, facts: _Facts, prefix: str | None, lang: Language) -> Iterator[tuple[str, str]]:
    """List what follows from the name; what is not known is left out."""
    if facts.number is not None:
        yield _NUMBER.render(lang, {}), _NUMBERS[facts.number].render(lang, {})
    if facts.classes:
        words = [DUTCH_CLASSES.get(name, name) if lang == "nl" else name for name in facts.classes]
        yield _CLASS.render(lang, {}), ", ".join(words)
    if facts.translation is not None:
        yield _TRANSLATION[reading.language].render(lang, {}), facts.translation
    if prefix is not None:
        yield _IDENTIFIER.render(lang, {}), facts.identifier or _NO_IDENTIFIER[reading.language].render(lang, {})


def _faults(reading: Reading, lang: Language) -> Iterator[Misread]:
    from onsrights.ons._catalogue import RULES
    from onsrights.ons.judge import of_one_name

    rules = {rule.code: rule for rule in RULES}
    for finding in of_one_name(reading):
        message = rules[finding.code].text(finding.text).render(lang, finding.data)
        proposals = tuple((proposal.values[0][1], proposal.safety) for proposal in finding.proposals)
        yield Misread(finding.code, message, finding.place.span or Span(0, len(reading.text)), proposals)


def _data(reading: Reading, facts: _Facts, parts: tuple[Part, ...], faults: tuple[Misread, ...]) -> dict[str, Any]:
    """Give the whole for a program."""

    def part(found: Part) -> dict[str, Any]:
        return {"text": found.text, "span": {"start": found.start, "end": found.end}}

    single: dict[str, dict[str, Any] | None] = {
        role: next((part(found) for found in parts if found.role == role), None)
        for role in ("subject", "operation", "closing")
    }
    if (subject := single["subject"]) is not None:
        subject["number"] = facts.number
    if (operation := single["operation"]) is not None:
        operation |= {"classes": facts.classes, "translation": facts.translation}
    return {
        "text": reading.text,
        "language": reading.language,
        "kind": reading.kind,
        "subject": single["subject"],
        "scopes": [part(found) for found in parts if found.role == "scope"],
        "operation": single["operation"],
        "closing": single["closing"],
        "identifier": facts.identifier,
        "faults": [
            {
                "code": fault.code,
                "message": fault.message,
                "span": fault.span._asdict(),
                "proposals": [{"value": value, "safety": safety} for value, safety in fault.proposals],
            }
            for fault in faults
        ],
    }


PARSER = Parser(
    Text(
        "Toont hoe een naam wordt gelezen: onderwerp, bereik en bewerking, elk met de tekens waar het staat, en wat "
        "eruit volgt: het getal van het onderwerp, de soort en de vertaling van de bewerking, en de identifier.",
        "Shows how a name is read: subject, scope and operation, each with its position, and what follows from it: "
        "the number of the subject, class and translation of the operation, and the identifier.",
    ),
    Text("NAAM", "NAME"),
    (
        Option(
            "--language",
            Text("Taal van de naam; zonder deze optie geraden.", "Language of the name; guessed when left out."),
            choices=_LANGUAGES,
        ),
        Option(
            "--prefix",
            Text(
                "Voorvoegsel van de connector; toont ook de identifier die uit een Engelse naam volgt.",
                "Prefix of the connector; also shows the identifier that follows from an English name.",
            ),
            Text("VOORVOEGSEL", "PREFIX"),
        ),
    ),
    _parsed,
)
"""The door ``parse``."""
