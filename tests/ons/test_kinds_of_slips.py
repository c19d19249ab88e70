"""Whole kinds of slips, made of the word lists and the corpora: each is named, and what is offered is what was written.

No list of examples: a word that the lists get tomorrow is held to the same.
"""

from __future__ import annotations

import random
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pytest

import onsrights
from onsrights.ons import lexicon
from onsrights.ons.lexicon import _tables as tables
from onsrights.ons.lexicon import misspelling, opentaal, written_apart
from onsrights.ons.lexicon.adjectives import is_adjective
from onsrights.ons.lexicon.foreign import is_dutch_in_english, is_english_in_dutch
from onsrights.ons.lexicon.verb_forms import strong_verb
from onsrights.ons.names.marks import without
from onsrights.ons.names.reading import read_afresh
from onsrights.ons.names.scan import lower_first

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onsrights.engine.diagnostics import Language

ROOT = Path(__file__).parents[2]
_T = TypeVar("_T")


def drawn(from_: Sequence[_T], count: int) -> list[_T]:
    """Draw some, the same in every run, whatever was drawn before."""
    return random.Random(5).sample(from_, count)  # noqa: S311 - no secret is made of it


def corpus() -> list[tuple[str, str]]:
    """Give the correct pairs of names."""
    lines = (ROOT / "tests" / "corpus" / "correct.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split(" | ") for line in lines if line and line[0] != "#"]
    return [(row[1], row[2]) for row in rows[1:]]


def names(language: Language, count: int) -> list[str]:
    """Draw correct names that are read without a remark, and not those of access rights."""
    texts = [pair[language == "en"] for pair in corpus()]
    sound = [text for text in texts if not text.startswith(("Toegang tot", "Access to"))]
    return drawn(sound, count)


def offered(text: str, language: Language) -> dict[str, list[str]]:
    """Give for each rule, by its last two digits, the names that it offers."""
    found: dict[str, list[str]] = {}
    for fault in read_afresh(text, language).faults:
        found.setdefault(fault.rule, []).extend(name for name, _ in fault.proposals)
    return found


def test_a_word_that_only_lacks_its_accent_gets_it_back_alone_and_in_compounds() -> None:
    rows, whole = opentaal.accented(), opentaal.accented_whole()
    for plain in drawn(sorted(rows), 300):
        if plain in tables.OPERATIONS or plain in tables.NOUNS:
            continue
        found = misspelling(plain)
        assert found is not None, plain
        assert found.right == rows[plain]
        for noun in ("overzicht", "gesprek"):
            joined = misspelling(f"{plain}{noun}")
            assert joined is None or noun in joined.right
            if plain not in whole and joined is not None:
                assert joined.right.endswith(noun) or not joined.right.isascii()


def test_no_word_of_the_lists_is_a_slip() -> None:
    """Neither what the tables hold nor what the word list has is told to lack an accent, or to be foreign."""
    known = [*tables.NOUNS, *tables.DUTCH_PLURALS, *tables.OPERATIONS, *opentaal.infinitives(), *opentaal.plurals()]
    for word in known:
        if " " not in word and word not in tables.SPELLING and "client" not in word:
            found = misspelling(word)
            assert found is None or found.right.isascii() or "'" in word, (word, found)
    assert [word for word in tables.NOUNS if is_english_in_dutch(word)] == []
    assert [word for word in tables.ENGLISH_NOUNS if is_dutch_in_english(word)] == []


def test_a_participle_of_a_strong_verb_is_known_behind_whatever_stands_before_it() -> None:
    told = 0
    for infinitive in sorted(opentaal.infinitives()):
        for particle in ("af", "op", "terug", "voor", "over"):
            verb = infinitive.removeprefix(particle)
            for participle in PARTICIPLES.get(verb, ()) if verb != infinitive else ():
                told += 1
                assert strong_verb(f"{particle}{participle}") == infinitive
                assert lexicon.could_be_infinitive(f"{particle}{participle}") is False
    assert told > 150
    assert [word for word in tables.OPERATIONS if strong_verb(word)] == []


PARTICIPLES: dict[str, list[str]] = {}
for row in (ROOT / "src/onsrights/ons/lexicon/strong_verbs.txt").read_text(encoding="utf-8").splitlines()[3:]:
    PARTICIPLES.setdefault(row.split(" | ")[0], []).append(row.split(" | ")[1])


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_list_mark_before_a_name_is_named_and_nothing_else(language: Language) -> None:
    marks = ("- ", "• ", "2) ", "3. ", "a) ", "(b) ", "1.2. ", "– ", "▪ ", "✅ ", "-", "•")
    for index, name in enumerate(names(language, 60)):
        mark = marks[index % len(marks)]
        found = offered(f"{mark}{name}", language)
        assert set(found) == {"15"}, (mark, name, found)
        assert found["15"] == [name]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_sign_where_parts_meet_is_named_and_left_out(language: Language) -> None:
    for name in names(language, 80):
        if name.count("[") != 1:
            continue
        for made in (name.replace("] ", "], "), name.replace(" [", " - ["), name.replace("] ", "]_")):
            found = offered(made, language)
            assert name in found["15"], (made, found)
            assert not set(found) - {"15"}, (made, found)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_sentence_about_a_right_is_told_with_the_name_that_is_meant(language: Language) -> None:
    frames = {
        "nl": ("Medewerker kan {}", "De arts mag {}", "Gebruikers mogen {}", "{} is toegestaan", "{} mag"),
        "en": (
            "Employee can {}",
            "The doctor may {}",
            "Nurses are allowed to {}",
            "Allows users to {}",
            "{} is allowed",
        ),
    }[language]
    for index, name in enumerate(names(language, 60)):
        frame = frames[index % len(frames)]
        inside = name if frame.startswith("{}") else lower_first(name)
        if inside.split()[0].lower() in {"de", "het", "een"}:
            continue
        made = frame.format(inside)
        found = offered(made, language)
        assert name in found.get("13", ()), (made, found)


def test_a_word_twice_is_told_once() -> None:
    for name in names("nl", 60):
        last = name.rsplit(" ", 1)[1]
        found = offered(f"{name} {last}", "nl")
        assert name in found["15"], (name, found)


def pairs_of_nouns() -> Iterator[tuple[str, str]]:
    lasts = opentaal.lasts_of_compounds()
    for first in lasts:
        for last in (lasts.get(first) or "").split(","):
            yield first, last


def test_two_nouns_that_the_list_has_as_one_are_one() -> None:
    for first, last in drawn(list(pairs_of_nouns()), 300):
        joined = written_apart(first, last)
        silent = first in tables.APART_LEFT or first in tables.DUTCH_MEASURE_NOUNS or first in tables.DUTCH_PREPOSITIONS
        silent = silent or (first.endswith("e") and is_adjective(first))
        assert silent if joined is None else joined.replace("-", "") == f"{first}{last}", (first, last)


@pytest.mark.parametrize("field", ["dutch_name", "english_name"])
def test_letters_of_two_scripts_are_told_in_names_only(field: str) -> None:
    latin, cyrillic = "aceopxy", "асеорху"
    for name in names("nl" if field == "dutch_name" else "en", 40):
        at = next(
            (index for index, letter in enumerate(name) if letter in latin and name[index - 1 : index].isalpha()), 0
        )
        if not at:
            continue
        made = f"{name[:at]}{cyrillic[latin.index(name[at])]}{name[at + 1 :]}"
        (found,) = [one for one in onsrights.check_field(field, made).diagnostics if one.code == "ONS130"]
        assert [fix.changes[0].value for fix in found.fixes] == [name]
        assert [fix.safety for fix in found.fixes] == ["display-only"]
        described = onsrights.check_field(field.replace("name", "description"), f"{made} in de app.").diagnostics
        assert not any(one.code == "ONS130" for one in described)


def test_a_name_without_marks_is_itself() -> None:
    for language in ("nl", "en"):
        for name in names(language, 40):
            assert without(name, (), language) == name
