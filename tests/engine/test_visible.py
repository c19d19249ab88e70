"""Characters that cannot be seen, or that would do something to a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onsrights.engine.text.visible import named, shorten, visible


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Document [van een cliënt]", "Document [van een cliënt]"),
        ("Zorg-\u200bplan", "Zorg-U+200Bplan"),
        ("a\tb\nc\r", "aU+0009bU+000AcU+000D"),
        ("\x1b[31mrood\x07", "U+001B[31mroodU+0007"),
        ("a\u00a0b\u202fc\u3000d", "aU+00A0bU+202FcU+3000d"),
        ("\u202e\u2066\ufeff\u00ad", "U+202EU+2066U+FEFFU+00AD"),
        ("\x7f\x80\x9b", "U+007FU+0080U+009B"),
        ("\u2028\u2029\u0085", "U+2028U+2029U+0085"),
        ("\ud800\ue000\uffff", "U+D800U+E000U+FFFF"),
        ("\U000e0041", "U+E0041"),
        ("漢字 🏥 Ελ – “x” …", "漢字 🏥 Ελ – “x” …"),
        ("", ""),
    ],
)
def test_what_cannot_be_seen_is_named(text: str, expected: str) -> None:
    assert visible(text) == expected


@given(st.text())
def test_whatever_is_shown_can_be_printed(text: str) -> None:
    shown = visible(text)
    assert shown.isprintable()
    assert visible(shown) == shown
    if text.isprintable():
        assert shown == text


def test_a_short_text_is_not_cut() -> None:
    assert shorten("x" * 80) == "x" * 80
    assert shorten("", 0) == ""


@given(st.text(min_size=1, max_size=200), st.integers(1, 90))
def test_a_long_text_is_cut_in_the_middle(text: str, limit: int) -> None:
    short = shorten(text, limit)
    assert len(short) == min(len(text), limit) or (" " in text and len(short) <= limit)
    if len(text) > limit:
        head, _, tail = short.partition("…") if "…" not in text else (short, "", "")
        assert text.startswith(head) or "…" in text
        assert text.endswith(tail)


def test_a_text_is_cut_between_words() -> None:
    text = "Met dit recht kan een planner het rooster van een collega inzien en aan de afdeling laten weten."
    short = shorten(text)
    assert set(short.split()) - {"…"} <= set(text.split())
    assert len(short) <= 80


def test_characters_are_named_as_people_name_them() -> None:
    assert named("\t") == {"characters": "U+0009", "characters_nl": "een tab", "characters_en": "a tab"}
    assert named("\xa0\u2061")["characters_nl"] == "een harde spatie (U+00A0), U+2061"


def test_more_is_kept_of_the_beginning() -> None:
    assert shorten("abcdefghij", 7) == "abcd…ij"
    assert shorten("abcdefghij", 1) == "…"
