"""How a name reads: its parts, where they stand, and that no text whatever stops the reader."""

# ruff: noqa: E501 - one line an example

from __future__ import annotations

import random
from itertools import product
from typing import TYPE_CHECKING

import pytest

from onsrights import parse_name
from onsrights.engine.diagnostics import Span
from onsrights.engine.text.visible import shorten
from onsrights.ons.names.reading import _READABLE, _SHOWN, Reading, read_afresh, read_name
from onsrights.ons.names.scan import capitalise, fold, lower_first, sentence, spell, split
from tests.clock import at_most
from tests.ons.test_corpus import CORRECT, FAULTY, TRICKY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.engine.diagnostics import Language

LANGUAGES: tuple[Language, ...] = ("nl", "en")
each_language = pytest.mark.parametrize("language", LANGUAGES)

SOUP = (
    "[van een cliënt] [client] [an employee] [ ] [] ( ) { } < > van een de het en of en/of and/or , / & + * - – ' ’ "
    "document verwijderen verwijder verwijdert verwijderd in te zien inzien toe voegen laten niet kunnen mag recht om "
    "Toegang tot Access to Delete view deletes deleting Deletion not can do record Zorg- ter goedkeuring aanbieden "
    "’s 's s' a an the for as read off up Sign wijzigen wijzgen Ons Diensten : | 1 2e ß İ ĳ Ĳ \u200b é é \t \n 漢字 🏥"
).split(" ")


def corpus(language: Language) -> Iterator[str]:
    dutch = language == "nl"
    yield from (row.dutch if dutch else row.english for row in CORRECT)
    yield from (row.dutch if dutch else row.english for row in FAULTY)
    yield from (row.name for row in TRICKY if (row.language == "nl") is dutch)


def soup(language: Language, count: int) -> Iterator[str]:
    """Give names put together of words and signs that mean something to the reader, and of characters that do not."""
    chance = random.Random(f"soup {language}")  # noqa: S311 - the same names in every run
    for index in range(count):
        if index % 5:
            yield chance.choice([" ", " ", ""]).join(chance.choices(SOUP, k=chance.randint(1, 9)))
        else:
            yield "".join(chr(chance.choice([chance.randint(32, 126), chance.randint(1, 0x2FF)])) for _ in range(12))


def hold(text: str, language: Language) -> Reading:
    """Read a name, and hold what is true of every reading."""
    reading = read_afresh(text, language)
    assert reading.kind in {"task", "access", None}
    parts = [reading.part(reading.subject), reading.part(reading.operation), reading.part(reading.closing)]
    parts += [reading.part((scope.piece, scope.piece + 1)) for scope in reading.scopes]
    for part in parts:
        if part is not None:
            assert 0 <= part.start <= part.end <= len(text)
            assert part.text == text[part.start : part.end]
    for fault in reading.faults:
        assert 0 <= fault.start <= fault.end <= len(text), fault
        assert all(isinstance(value, str | int | type(None)) for value in fault.data.values()), fault
        for proposal, safety in fault.proposals:
            assert safety in {"safe", "unsafe", "display-only"}
            assert proposal != text, fault
        if fault.proposals:
            assert fault.data["proposal"] == shorten(fault.proposals[0][0], _SHOWN), fault
    return reading


@pytest.mark.parametrize(
    ("language", "text", "kind", "subject", "scopes", "operation"),
    [
        ("nl", "Document [van een cliënt] verwijderen", "task", "Document", ["[van een cliënt]"], "verwijderen"),
        (
            "nl",
            "Het wachtwoord [van een medewerker] wijzigen",
            "task",
            "Het wachtwoord",
            ["[van een medewerker]"],
            "wijzigen",
        ),
        (
            "nl",
            "Rapportage [van een cliënt] ter goedkeuring aanbieden",
            "task",
            "Rapportage",
            ["[van een cliënt]"],
            "ter goedkeuring aanbieden",
        ),
        (
            "nl",
            "Agenda [van een cliënt] en/of [van een medewerker] inzien",
            "task",
            "Agenda",
            ["[van een cliënt]", "[van een medewerker]"],
            "inzien",
        ),
        ("nl", "Toegang tot Applicatie X [van een cliënt]", "access", "Applicatie X", ["[van een cliënt]"], None),
        ("nl", "Overzicht afdrukken", "task", "Overzicht", [], "afdrukken"),
        ("nl", "Toegang tot kluis [van een cliënt] verlenen", "task", "Toegang tot kluis", ["[van een cliënt]"], "verlenen"),
        ("en", "Delete [client] document", "task", "document", ["[client]"], "Delete"),
        ("en", "Change [employee] password", "task", "password", ["[employee]"], "Change"),
        ("en", "Access to NameOfExternalIntegration", "access", "NameOfExternalIntegration", [], None),
        ("en", "View [a client] and/or [an employee] agenda", "task", "agenda", ["[a client]", "[an employee]"], "View"),
        ("en", "Digitally sign [client] letter", "task", "letter", ["[client]"], "Digitally sign"),
        ("en", "Sign off [client] wound form", "task", "wound form", ["[client]"], "Sign off"),
        ("en", "Submit [client] report for approval", "task", "report", ["[client]"], "Submit"),
        ("en", "Add photo to [client] record", "task", "record", ["[client]"], "Add photo to"),
    ],
)  # fmt: skip
def test_the_parts_of_a_name(
    language: Language, text: str, kind: str, subject: str, scopes: list[str], operation: str | None
) -> None:
    name = parse_name(text, language)
    assert name.kind == kind
    assert name.subject is not None
    assert name.subject.text == subject
    assert [part.text for part in name.scopes] == scopes
    assert (name.operation.text if name.operation else None) == operation
    for part in (name.subject, *name.scopes, *([name.operation] if name.operation else [])):
        assert text[part.span.start : part.span.end] == part.text
    assert read_afresh(text, language).faults == []


def test_a_name_is_read_as_dutch_unless_said_otherwise() -> None:
    name = parse_name("Document [van een cliënt] verwijderen")
    assert name.operation is not None
    assert name.operation.span == Span(26, 37)


def test_a_name_with_faults_is_read_as_far_as_it_goes() -> None:
    name = parse_name("Ons Diensten - Document (van een cliënt) in te zien")
    assert name.subject is not None
    assert name.operation is not None
    assert (name.subject.text, name.operation.text) == ("Document", "in te zien")
    assert [part.text for part in name.scopes] == ["(van een cliënt)"]


@each_language
@pytest.mark.parametrize("text", ["", " ", "\t", "*", "[", "]", "[]", ".", "- -", "\u00a0"])
def test_nothing_to_read(language: Language, text: str) -> None:
    name = parse_name(text, language)
    assert (name.kind, name.subject, name.scopes, name.operation) == (None, None, (), None)
    assert {fault.rule for fault in hold(text, language).faults} & {"01", "02"}


@pytest.mark.no_cover
@each_language
def test_all_names_of_the_corpora_hold(language: Language) -> None:
    for text in corpus(language):
        hold(text, language)
        cut = random.Random(text).randrange(len(text))  # noqa: S311 - the same cut in every run
        hold(text[:cut], language)
        hold(text[cut:], language)


@each_language
def test_names_in_the_other_language_hold(language: Language) -> None:
    for text in corpus("en" if language == "nl" else "nl"):
        hold(text, language)


@pytest.mark.no_cover
@each_language
def test_any_text_is_read(language: Language) -> None:
    for text in soup(language, 2000):
        hold(text, language)


@each_language
def test_what_is_said_to_be_written_stands_where_it_is_marked(language: Language) -> None:
    for text in corpus(language):
        for fault in read_afresh(text, language).faults:
            written = fault.data.get("written")
            if fault.rule in {"01", "09", "10", "11", "17"} and isinstance(written, str):
                assert shorten(text[fault.start : fault.end], _SHOWN) == written, fault


@pytest.mark.no_cover
@each_language
@pytest.mark.parametrize(
    "text",
    [
        "x",
        "é",
        "[" * 3000 + "]" * 3000,
        "[]" * 3000,
        "][" * 3000,
        "12 345 6",
        "/ , / ,",
        "'" * 500,
        "a" * 60_000,
        "Zorg- " * 2000,
        "en " * 3000,
        "and view " * 2000,
        "Document [van een cliënt] " * 1000 + "inzien",
        "View " + "[client] and " * 1000 + "[client] document",
        "> " * 2000,
        "Ons > " * 2000 + "Document inzien",
        " ".join(["document"] * 10_000),
        " ".join(["inzien"] * 10_000),
        " ".join(["view"] * 10_000),
        "[" * 60_000,
        "]" * 60_000,
        "(" * 60_000,
        "[van een cliënt " * 2000,
        "van een cliënt] " * 2000,
    ],
    ids=lambda text: f"{text[:16]}…{len(text)}",
)
def test_no_text_keeps_the_reader_busy(language: Language, text: str) -> None:
    with at_most(3):
        hold(text, language)


def test_of_a_name_that_nobody_reads_little_is_told() -> None:
    text = "Document  [van een cliënt] " * (_READABLE // 10) + "inzien"
    faults = hold(text, "nl").faults
    assert faults
    assert all(not fault.proposals for fault in faults)
    assert all(len(value) <= _SHOWN for fault in faults for value in fault.data.values() if isinstance(value, str))
    assert sum(fault.rule == "15" for fault in faults) < 20


def test_a_reading_gives_its_parts_and_words() -> None:
    reading = read_name("Document [van een cliënt] als gelezen markeren", "nl")
    assert reading.words(reading.operation) == ["als", "gelezen", "markeren"]
    assert reading.words(reading.subject) == ["document"]
    assert reading.words(None) == []
    assert reading.part(None) is None
    assert reading.fault("03") is None
    faulty = read_name("Document [van een cliënt]", "nl")
    assert faulty.fault("03") is faulty.faults[0]


@pytest.mark.parametrize(
    ("text", "start", "end", "by", "expected"),
    [
        ("Document * inzien", 9, 10, "", "Document inzien"),
        ("* Document inzien", 0, 1, "", "Document inzien"),
        ("Document inzien *", 16, 17, "", "Document inzien"),
        ("Document zien", 9, 13, "inzien", "Document inzien"),
    ],
)
def test_replacing_leaves_no_double_space(text: str, start: int, end: int, by: str, expected: str) -> None:
    assert Reading(text, "nl").replaced(start, end, by) == expected


def test_an_empty_stretch_is_the_place_after_the_piece_before() -> None:
    reading = Reading("Document inzien", "nl")
    assert reading.span(0, 0) == (0, 0)
    assert reading.span(1, 1) == (8, 8)
    assert reading.span(0) == (0, 8)
    assert reading.span(0, 2) == (0, 15)


def test_a_text_that_is_read_in_place_of_another_keeps_its_places() -> None:
    reading = Reading("(x) Document", "nl")
    reading.reread("Document", range(4, 13))
    assert reading.span(0) == (4, 12)


# Pieces.


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Document [van een cliënt] inzien", ["Document", "[van een cliënt]", "inzien"]),
        ("[a] en/of [b]", ["[a]", "en/of", "[b]"]),
        ("[a]and/or[b]", ["[a]", "and/or", "[b]"]),
        ("inzien/wijzigen", ["inzien", "/", "wijzigen"]),
        ("Zorg-, en", ["Zorg-", ",", "en"]),
        ("[open", ["[", "open"]),
        ("dicht]", ["dicht", "]"]),
        ("[[a]]", ["[", "[a]", "]"]),
        ("iWlz-bericht 's nachts", ["iWlz-bericht", "'s", "nachts"]),
        ("", []),
    ],
)
def test_pieces(text: str, pieces: list[str]) -> None:
    assert split(text) == pieces


@pytest.mark.parametrize(
    ("word", "language", "expected"),
    [
        ("document", "nl", "Document"),
        ("ijzer", "nl", "IJzer"),
        ("ijzer", "en", "Ijzer"),
        ("iWlz-bericht", "nl", "iWlz-bericht"),
        ("eHealth", "en", "eHealth"),
        ("2e", "nl", "2e"),
        ("'s", "nl", "'s"),
        ("", "nl", ""),
        ("Document", "nl", "Document"),
    ],
)
def test_the_capital_of_a_name(word: str, language: Language, expected: str) -> None:
    assert capitalise(word, language) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Document", "document"),
        ("IJzer", "ijzer"),
        ("MIC-melding", "MIC-melding"),
        ("ZorgApp", "ZorgApp"),
        ("X", "X"),
        ("IJ", "IJ"),
        ("", ""),
    ],
)
def test_the_capital_taken_away(word: str, expected: str) -> None:
    assert lower_first(word) == expected


def test_pieces_are_put_together_again() -> None:
    assert spell(["Borst-", ",", "buik-", "", "en", "beenriem"]) == "Borst-, buik- en beenriem"
    assert spell(["inzien", "/", "wijzigen"]) == "inzien/wijzigen"
    assert sentence(["", "document", "inzien"], "nl") == "Document inzien"
    assert fold("Foto’S") == "foto's"


OF_SENTENCES = {
    "nl": "met dit recht hiermee kan ik u mag het is toegestaan laat geeft om te inzien de of mogelijk document",
    "en": "with this right lets let you can the it is allowed to may view note users permission not have",
}


@each_language
def test_words_of_sentences_are_read_in_any_order_however_few(language: Language) -> None:
    words = [*OF_SENTENCES[language].split(), "[van een cliënt]" if language == "nl" else "[client]"]
    chance = random.Random(language)  # noqa: S311 - the same names in every run
    names = [list(some) for count in (1, 2) for some in product(words, repeat=count)]
    names += [chance.choices(words, k=chance.randint(3, 7)) for _ in range(1500)]
    for name in names:
        text = " ".join(name)
        assert read_afresh(text, language).text == text


def test_who_hires_something_out_is_not_allowed_to() -> None:
    for name in (
        "Let trailer to customer",
        "Let computer room annex",
        "Let holiday home to tenant",
        "Let [client] room",
    ):
        assert read_afresh(name, "en").faults == []
