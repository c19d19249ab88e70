"""``onsrights parse``: how one name is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import click

from onsrights.commands.environment import LANGUAGES, style, write
from onsrights.commands.interface import Command, OneOf, lang_option
from onsrights.engine.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.engine.diagnostics import Language
    from onsrights.ons.names.reading import Fault, Reading
    from onsrights.reports.style import Style

__all__ = ["build"]

_ABOUT = Text(
    "Toont hoe een naam wordt gelezen: onderwerp, bereik en handeling, elk met de tekens waar het staat.",
    "Shows how a name is read: subject, scope and operation, each with the characters where it stands.",
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
_DIGITS = {"nl": "3", "en": "4"}
"""The first digit of the codes that are about a name, by its language."""


class _Piece(NamedTuple):
    """A part of the name with what it is; characters are 0-based and half-open."""

    role: str
    text: str
    start: int
    end: int


def build(lang: Language) -> click.Command:
    """Give the command in one language."""

    def run(*, text: str, language: str | None, format: str) -> int:  # noqa: A002 - the name of the option
        reading = _read(text, language)
        shown = style(lang)
        write(_json(reading, lang, shown) if format == "json" else _drawn(reading, shown))
        return 0

    language = Text("Taal van de naam; zonder deze optie geraden.", "Language of the name; guessed when left out.")
    form = Text("Vorm van het antwoord; standaard text.", "Form of the answer; text by default.")
    params = [
        click.Argument(["text"], metavar=Text("NAAM", "NAME").render(lang, {})),
        click.Option(["--language"], type=OneOf(*LANGUAGES), metavar="nl|en", help=language.render(lang, {})),
        click.Option(
            ["--format"], type=OneOf("text", "json"), default="text", metavar="text|json", help=form.render(lang, {})
        ),
        lang_option(lang),
    ]
    return Command(lang, "parse", params, _ABOUT, run)


def _read(text: str, language: str | None) -> Reading:
    """Read the name in its language, or in the one in which there is less to say against it; Dutch when in doubt."""
    from onsrights.ons.names.reading import read_name

    for known in LANGUAGES:
        if known == language:
            return read_name(text, known)
    return min((read_name(text, "nl"), read_name(text, "en")), key=_doubt)


def _doubt(reading: Reading) -> int:
    """Count what speaks against reading the name like this; that it could not be read whole counts once."""
    return len(reading.faults) + (reading.kind is None)


def _pieces(reading: Reading) -> list[_Piece]:
    """Give the parts of the name in the order in which they stand."""
    stretches = {"subject": reading.subject, "operation": reading.operation, "closing": reading.closing}
    found = [(role, reading.part(stretch)) for role, stretch in stretches.items()]
    found += [("scope", reading.part((scope.piece, scope.piece + 1))) for scope in reading.scopes]
    return sorted((_Piece(role, *part) for role, part in found if part), key=lambda piece: (piece.start, piece.end))


def _drawn(reading: Reading, style: Style) -> str:
    pieces = _pieces(reading)
    kind = _KINDS[reading.kind].render(style.lang, {})
    lines = [f"{_NAMES[reading.language].render(style.lang, {})}: {kind}", ""]
    lines += _picture(reading.text, pieces, style)
    lines += _table(pieces, style)
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
    from onsrights.ons.catalogue import REGISTRY

    code = f"ONS{_DIGITS[reading.language]}{fault.rule}"
    return code, REGISTRY[code].text(fault.text).render(lang, fault.data)


def _json(reading: Reading, lang: Language, style: Style) -> str:
    from json import dumps

    def part(piece: _Piece) -> dict[str, Any]:
        return {"text": piece.text, "span": {"start": piece.start, "end": piece.end}}

    pieces = _pieces(reading)
    single = {
        role: next((part(piece) for piece in pieces if piece.role == role), None)
        for role in ("subject", "operation", "closing")
    }
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
        "faults": faults,
    }
    text = dumps(answer, ensure_ascii=not style.unicode, indent=2)
    return text.encode("utf-8", "backslashreplace").decode() + "\n"
