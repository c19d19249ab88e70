"""One engine for every platform: here with two layers that it has never heard of."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from onsrights.engine.access.decision import About, Decision, decide, question
from onsrights.engine.access.question import QuestionError
from tests.engine.access.sample import ACCESS, Door

if TYPE_CHECKING:
    from collections.abc import Mapping

DAY = date(2026, 11, 30)
DOOR = Door("Front", ("Ada", "Bea"), "night")


def decided(given: Mapping[str, object], door: Door = DOOR, got: str | None = None) -> Decision:
    asked = question(ACCESS, "Sample", door, {"which": "Front", **given}, DAY)
    return decide(ACCESS, About("sample", "Sample", door), asked, got)


@pytest.mark.parametrize(
    ("given", "verdict", "fails", "unknown"),
    [
        ({"name": "Ada", "time": "night"}, "allowed", (), ()),
        ({"name": "Ada"}, "unknown", (), ("time",)),
        ({"name": "Cor"}, "refused", ("name",), ("time",)),
        ({"name": "Cor", "time": "day"}, "refused", ("name", "time"), ()),
    ],
)
def test_every_layer_is_asked_and_the_verdict_follows(
    given: dict[str, str], verdict: str, fails: tuple[str, ...], unknown: tuple[str, ...]
) -> None:
    decision = decided(given)
    assert (decision.verdict, decision.fails, decision.unknown) == (verdict, fails, unknown)
    assert decision.first == (fails[0] if fails else None)
    assert [each.id for each in decision.layers] == ["name", "time"]


def test_what_the_manifest_says_by_itself_is_filled_in() -> None:
    decision = decided({"time": "NIGHT"}, Door("Front", ("Ada",), "night"))
    assert decision.verdict == "allowed"
    assert decision.question == {"which": "Front", "name": "Ada", "listed": None, "time": "night", "as_of": None}


def test_what_came_back_wins_and_the_contradiction_is_a_note() -> None:
    decision = decided({"name": "Ada", "time": "night"}, got="HTTP 423 Locked")
    assert (decision.verdict, decision.fails) == ("refused", ("time",))
    assert [note.render("en") for note in decision.notes] == [
        "Come back later.",
        "The manifest and your answers say something else about: time. What came back counts.",
    ]


def test_a_refusal_that_no_layer_explains_is_never_allowed() -> None:
    assert decided({"name": "Ada", "time": "night"}, got="503").verdict == "unknown"
    assert decided({"name": "Ada", "time": "night"}, got="order 15034 was sent").verdict == "allowed"


@pytest.mark.parametrize(
    ("given", "complaint"),
    [
        ({"time": "nihgt"}, '"nihgt" is not a value of time; choose from day, night, unknown. Did you mean "night"?'),
        ({"which": None}, "which is missing. The door."),
        ({"window": "yes"}, 'For Sample there is no "window".'),
        ({"which": ["Front"]}, "Give which a text."),
        ({"which": "  "}, "Give which a value."),
    ],
)
def test_a_question_of_wrong_form_says_what_is_wrong(given: dict[str, object], complaint: str) -> None:
    with pytest.raises(QuestionError) as error:
        decided(given)
    assert str(error.value) == complaint
    assert "--" in error.value.message("nl", lambda option: f"--{option}")


def test_the_json_has_the_words_of_the_language_in_four_keys_only() -> None:
    dutch, english = decided({"name": "Cor"}).to_dict("nl"), decided({"name": "Cor"}).to_dict("en")
    assert dutch["layers"][0] == {
        "id": "name",
        "verdict": "fails",
        "text": "Cor staat niet op de lijst",
        "sees": {"status": 403, "text": None},
        "look": "de lijst",
        "facts": ["S1"],
        "data": {"name": "Cor"},
        "pointer": "/door/listed",
        "range": None,
        "codes": [],
    }
    for each in (dutch, english):
        for layer in each["layers"]:
            del layer["text"], layer["look"], layer["sees"]
        del each["notes"]
    assert dutch == english
