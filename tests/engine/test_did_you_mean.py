"""The word that was probably meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onsrights.engine.text.did_you_mean import distance, nearest
from tests.clock import at_most

WORDS = ["verwijderen", "wijzigen", "inzien", "invullen", "aanmaken", "delen", "View", "Edit"]
SHORT = st.text("abcë", max_size=7)


@pytest.mark.parametrize(
    ("left", "right", "steps"),
    [
        ("", "", 0),
        ("abc", "abc", 0),
        ("", "abc", 3),
        ("abc", "", 3),
        ("abc", "abd", 1),
        ("abc", "abcd", 1),
        ("abcd", "abc", 1),
        ("abcd", "abdc", 1),
        ("ca", "abc", 3),
        ("verwijdren", "verwijderen", 1),
        ("wijizgen", "wijzigen", 1),
    ],
)
def test_slips_are_counted(left: str, right: str, steps: int) -> None:
    assert distance(left, right) == steps


def test_counting_stops_at_the_limit() -> None:
    assert distance("aaaaaaaa", "bbbbbbbb", 2) == 3
    assert distance("abc", "abcdef", 1) == 2
    assert distance("abc", "abd", 0) == 1
    assert distance("abc", "abc", 0) == 0


@given(SHORT, SHORT)
def test_the_distance_is_the_same_both_ways(left: str, right: str) -> None:
    steps = distance(left, right)
    assert steps == distance(right, left)
    assert (steps == 0) is (left == right)
    assert abs(len(left) - len(right)) <= steps <= max(len(left), len(right))


@given(SHORT, SHORT, st.integers(0, 6))
def test_a_limit_changes_nothing_below_it(left: str, right: str, limit: int) -> None:
    assert distance(left, right, limit) == min(distance(left, right), limit + 1)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("verwijdren", "verwijderen"),
        ("wijizgen", "wijzigen"),
        ("inzein", "inzien"),
        ("Veiw", "View"),
        ("Edi", None),
        ("inzien", None),
        ("zwemmen", None),
        ("", None),
        ("x" * 65, None),
    ],
)
def test_the_nearest_word(written: str, expected: str | None) -> None:
    assert nearest(written, WORDS) == expected


def test_two_equally_near_words_are_none() -> None:
    assert nearest("delgn", ["delen", "delun"]) is None


def test_a_letter_too_many_is_likelier_than_a_wrong_one() -> None:
    assert nearest("boekk", ["boeken", "boek", "boekt"]) == "boek"
    assert nearest("viwe", ["view", "vibe"]) == "view"


def test_the_limit_may_be_given() -> None:
    assert nearest("abx", ["abc"]) is None
    assert nearest("abx", ["abc"], limit=1) == "abc"
    assert nearest("verwidren", ["verwijderen"], limit=1) is None
    assert nearest("verwidren", ["verwijderen"]) == "verwijderen"


def test_a_nearer_word_wins() -> None:
    assert nearest("verwijdere", ["verwijden", "verwijderen"]) == "verwijderen"
    assert nearest("verwijdere", ["verwijderen", "verwijden"]) == "verwijderen"


def test_a_long_word_costs_little() -> None:
    with at_most(1):
        assert nearest("y" * 10_000, ["y" * 9_999] * 1000) is None
