"""``onsrights parse``: how one name is read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from onsrights.commands.configured import refused, words_here
from onsrights.commands.environment import LANGUAGES, style, write
from onsrights.commands.interface import Command, OneOf, lang_option
from onsrights.engine.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.engine.diagnostics import Language
    from onsrights.ons.lexicon.values import Number
    from onsrights.ons.names.reading import Fault, Reading
    from onsrights.reports.style import Style

__all__ = ["DUTCH_CLASSES", "build", "invalid_prefix"]

_ABOUT = Text(
    "Toont hoe een naam wordt gelezen: onderwerp, bereik en bewerking, elk met de tekens waar het staat, en wat eruit "
    "volgt: het getal van het onderwerp, de soort en de vertaling van de bewerking, en de identifier.",
    "Shows how a name is read: subject, scope and operation, each with the characters where it stands, and what "
    "follows from it: the number of the subject, class and translation of the operation, and the identifier.",
)
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
_CHARACTERS = Text("tekens {first}-{last}", "characters {first}-{last}")
_PROPOSAL = Text("voorstel: {proposal}", "suggestion: {proposal}")
_NO_FAULTS = Text("Geen fouten in de opbouw van deze naam.", "No faults in the build of this name.")
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


class _Piece(NamedTuple):
    """A part of the name with what it is; characters are 0-based and half-open."""

    role: str
    text: str
    start: int
    end: int


class _Facts(NamedTuple):
    """What follows from a name."""

    number: Number | None
    classes: tuple[str, ...]
    translation: str | None
    identifier: str | None


def build(lang: Language) -> click.Command:
    """Give the command in one language."""
    from onsrights.engine.configuration import SettingsError
    from onsrights.ons.lexicon.added import adding

    def run(*, text: str, language: str | None, prefix: str | None, format: str) -> int:  # noqa: A002 - of the option
        if prefix is not None and not (prefix.isascii() and prefix.isalpha()):
            raise invalid_prefix(prefix, lang)
        try:
            words = words_here()
        except SettingsError as error:
            return refused(lang, error)
        with adding(words):
            reading = _read(text, language)
            facts = _facts(reading, prefix)
            shown = style(lang)
            write(_json(reading, facts, lang, shown) if format == "json" else _drawn(reading, facts, prefix, shown))
        return 0

    language = Text("Taal van de naam; zonder deze optie geraden.", "Language of the name; guessed when left out.")
    prefix = Text(
        "Voorvoegsel van de connector; toont ook de identifier die uit een Engelse naam volgt.",
        "Prefix of the connector; also shows the identifier that follows from an English name.",
    )
    form = Text("Vorm van het antwoord; standaard text.", "Form of the answer; text by default.")
    params = [
        click.Argument(["text"], metavar=Text("NAAM", "NAME").render(lang, {})),
        click.Option(["--language"], type=OneOf(*LANGUAGES), metavar="nl|en", help=language.render(lang, {})),
        click.Option(
            ["--prefix"], metavar=Text("VOORVOEGSEL", "PREFIX").render(lang, {}), help=prefix.render(lang, {})
        ),
        click.Option(
            ["--format"], type=OneOf("text", "json"), default="text", metavar="text|json", help=form.render(lang, {})
        ),
        lang_option(lang),
    ]
    return Command(lang, "parse", params, _ABOUT, run)


def invalid_prefix(prefix: str, lang: Language) -> click.UsageError:
    """Make the complaint that ONS208 makes of the prefix in a manifest."""
    from onsrights.engine.visible import shorten
    from onsrights.ons.identifiers import pascal_case
    from onsrights.platforms import PLATFORMS

    proposal = pascal_case(prefix)
    sentence = PLATFORMS.registry()["ONS208"].text("message" if proposal else "message-without-proposal")
    values = {"prefix": shorten(prefix), "proposal": shorten(proposal or "")}
    return click.UsageError(sentence.render(lang, values), click.get_current_context())


def _read(text: str, language: str | None) -> Reading:
    """Read the name in its language, or in the one for which more speaks; Dutch when in doubt."""
    from onsrights.ons.names.reading import read_name

    for known in LANGUAGES:
        if known == language:
            return read_name(text, known)
    dutch, english = read_name(text, "nl"), read_name(text, "en")
    return english if _evidence(english) > _evidence(dutch) else dutch


def _evidence(reading: Reading) -> float:
    """Weigh what speaks for reading a name in this language, less what speaks against it.

    A known operation, and a scope as this language writes it, count most. One slip makes several faults, so each of
    these counts for half. The letters decide where little else does.
    """
    from onsrights.ons.language import score

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
    from onsrights.ons.naming import identifier_for, operation_in_other_language, subject_number
    from onsrights.ons.rules.operations_differ import classes_of

    return _Facts(
        subject_number(reading),
        tuple(sorted(classes_of(reading))),
        operation_in_other_language(reading),
        identifier_for(reading, prefix) if prefix is not None else None,
    )


def _pieces(reading: Reading) -> list[_Piece]:
    """Give the parts of the name in the order in which they stand."""
    stretches = {"subject": reading.subject, "operation": reading.operation, "closing": reading.closing}
    found = [(role, reading.part(stretch)) for role, stretch in stretches.items()]
    found += [("scope", reading.part((scope.piece, scope.piece + 1))) for scope in reading.scopes]
    return sorted((_Piece(role, *part) for role, part in found if part), key=lambda piece: (piece.start, piece.end))


def _drawn(reading: Reading, facts: _Facts, prefix: str | None, style: Style) -> str:
    pieces = _pieces(reading)
    kind = _KINDS[reading.kind].render(style.lang, {})
    lines = [f"{_NAMES[reading.language].render(style.lang, {})}: {kind}", ""]
    lines += _picture(reading.text, pieces, style)
    lines += _table(pieces, style)
    lines += _following(reading, facts, prefix, style)
    lines += _faults(reading, style) or [_NO_FAULTS.render(style.lang, {})]
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _picture(text: str, pieces: list[_Piece], style: Style) -> Iterator[str]:
    """Draw the name with its parts underlined and called by their names; a name wider than a line is not drawn."""
    from onsrights.reports.style import width

    cells = style.cells(text)
    columns = [0]
    for cell in cells:
        columns.append(columns[-1] + width(cell))
    if columns[-1] > style.width - 2:
        return
    yield f"  {''.join(cells)}"
    marks, rows = "", [""]
    for piece in pieces:
        start, end = columns[piece.start], columns[piece.end]
        word = _ROLES[piece.role].render(style.lang, {})
        marks += " " * (start - width(marks)) + _line(end - start, style)
        row = next((number for number, row in enumerate(rows) if len(row) < start or not row), len(rows))
        if row == len(rows):
            rows.append("")
        rows[row] += " " * (start - len(rows[row])) + word
    if pieces:
        yield f"  {marks}"
        yield from (f"  {row}" for row in rows)
    yield ""


def _line(length: int, style: Style) -> str:
    if not style.unicode or length < 2:  # noqa: PLR2004 - a line with two ends
        return "^" * length
    return f"└{'─' * (length - 2)}┘"


def _table(pieces: list[_Piece], style: Style) -> Iterator[str]:
    """List the parts with their characters, counted from 1 as people do, both ends included."""
    words = [_ROLES[piece.role].render(style.lang, {}) for piece in pieces]
    spans = [_CHARACTERS.render(style.lang, {"first": piece.start + 1, "last": piece.end}) for piece in pieces]
    for piece, word, span in zip(pieces, words, spans, strict=True):
        lead = f"  {word:<{max(map(len, words))}}  {span:<{max(map(len, spans))}}  "
        yield lead + style.cut(style.printable(piece.text[: style.width]), style.width - len(lead))
    if pieces:
        yield ""


def _following(reading: Reading, facts: _Facts, prefix: str | None, style: Style) -> Iterator[str]:
    """List what follows from the name; what is not known is left out."""
    rows: list[tuple[Text, str]] = []
    if facts.number is not None:
        rows.append((_NUMBER, _NUMBERS[facts.number].render(style.lang, {})))
    if facts.classes:
        words = [DUTCH_CLASSES.get(name, name) if style.lang == "nl" else name for name in facts.classes]
        rows.append((_CLASS, ", ".join(words)))
    if facts.translation is not None:
        rows.append((_TRANSLATION[reading.language], facts.translation))
    if prefix is not None:
        rows.append((_IDENTIFIER, facts.identifier or _NO_IDENTIFIER[reading.language].render(style.lang, {})))
    labels = [label.render(style.lang, {}) for label, _ in rows]
    for label, (_, value) in zip(labels, rows, strict=True):
        lead = f"  {label:<{max(map(len, labels))}}  "
        first, *others = style.wrap(style.printable(value), style.width - len(lead))
        yield lead + first
        yield from (" " * len(lead) + line for line in others)
    if rows:
        yield ""


def _faults(reading: Reading, style: Style) -> list[str]:
    lines = []
    for fault in reading.faults:
        code, sentence = _said(reading, fault, style.lang)
        first, *others = style.wrap(style.printable(sentence), style.width - 2, style.width - len(code) - 2)
        lines += [f"{code}: {first}", *(f"  {line}" for line in others)]
        for proposal, _ in fault.proposals:
            words = _PROPOSAL.render(style.lang, {"proposal": proposal})
            lines += [f"  {line}" for line in style.wrap(style.printable(words), style.width - 2)]
    return lines


def _said(reading: Reading, fault: Fault, lang: Language) -> tuple[str, str]:
    """Give the code of a fault and its sentence."""
    from onsrights.platforms import PLATFORMS

    code = f"ONS{_DIGITS[reading.language]}{fault.rule}"
    return code, PLATFORMS.registry()[code].text(fault.text).render(lang, fault.data)


def _json(reading: Reading, facts: _Facts, lang: Language, style: Style) -> str:
    from json import dumps

    def part(piece: _Piece) -> dict[str, Any]:
        return {"text": piece.text, "span": {"start": piece.start, "end": piece.end}}

    pieces = _pieces(reading)
    single: dict[str, dict[str, Any] | None] = {
        role: next((part(piece) for piece in pieces if piece.role == role), None)
        for role in ("subject", "operation", "closing")
    }
    if (subject := single["subject"]) is not None:
        subject["number"] = facts.number
    if (operation := single["operation"]) is not None:
        operation |= {"classes": facts.classes, "translation": facts.translation}
    faults = []
    for fault in reading.faults:
        code, sentence = _said(reading, fault, lang)
        span = {"start": fault.start, "end": fault.end}
        proposals = [{"value": value, "safety": safety} for value, safety in fault.proposals]
        faults.append({"code": code, "message": sentence, "span": span, "proposals": proposals})
    answer = {
        "text": reading.text,
        "language": reading.language,
        "kind": reading.kind,
        "subject": single["subject"],
        "scopes": [part(piece) for piece in pieces if piece.role == "scope"],
        "operation": single["operation"],
        "closing": single["closing"],
        "identifier": facts.identifier,
        "faults": faults,
    }
    text = dumps(answer, ensure_ascii=not style.unicode, indent=2)
    return text.encode("utf-8", "backslashreplace").decode() + "\n"
