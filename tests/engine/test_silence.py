"""One cause, one report: what a rule silences at its places, and no further; and in good time."""

from __future__ import annotations

from onsrights.engine.check.rule import Registry, Rule
from onsrights.engine.check.silence import Silence
from onsrights.engine.diagnostics import Finding, Note, Place
from tests.clock import at_most

REGISTRY = Registry(
    (
        Rule("TST401", "first", "error", silences="2 301/one"),
        Rule("TST201", "second", "warning"),
        Rule("TST301", "third", "warning"),
        Rule("TST402", "fourth", "error", silences="401"),
        Rule("TST101", "file", "error", silences="*"),
        Rule("TST111", "name", "error"),
        Rule("TST112", "type", "error", silences="*"),
    )
)


def after(*findings: Finding, depth: int = 0) -> list[str]:
    return [f"{each.code} {each.place.pointer}" for each in Silence(REGISTRY, depth).after(list(findings))]


def at(code: str, pointer: str, text: str = "message", *notes: str) -> Finding:
    return Finding(code, Place(pointer), text, notes=tuple(Note(Place(note), "note") for note in notes))


def test_a_rule_silences_others_in_the_same_place_and_nowhere_else() -> None:
    assert after(at("TST401", "/a"), at("TST201", "/a"), at("TST201", "/b")) == ["TST401 /a", "TST201 /b"]


def test_one_text_of_a_rule_may_be_silenced() -> None:
    found = after(at("TST401", "/a"), at("TST301", "/a", "one"), at("TST301", "/a", "other"))
    assert found == ["TST401 /a", "TST301 /a"]


def test_a_misspelt_name_is_told_whatever_its_value_is() -> None:
    assert after(at("TST112", "/a"), at("TST111", "/a"), at("TST201", "/a")) == ["TST112 /a", "TST111 /a"]
    assert after(at("TST101", "/a"), at("TST111", "/a"), at("TST112", "/a")) == ["TST101 /a"]


def test_a_note_is_a_place_as_well() -> None:
    assert after(at("TST401", "/a", "message", "/b"), at("TST201", "/b")) == ["TST401 /a"]
    assert after(at("TST401", "/a"), at("TST201", "/b", "message", "/a")) == ["TST401 /a"]


def test_the_rule_that_reaches_farther_counts_first() -> None:
    assert after(at("TST402", "/a"), at("TST401", "/a"), at("TST201", "/a")) == ["TST402 /a"]


def test_a_fault_of_something_larger_silences_nothing_in_it() -> None:
    assert after(at("TST401", "/a/0"), at("TST201", "/a/0"), depth=2) == ["TST401 /a/0", "TST201 /a/0"]


def test_very_many_findings_cost_little() -> None:
    findings = [at(code, f"/a/{number}", "message", "/a/0") for number in range(5000) for code in ("TST401", "TST201")]
    with at_most(5):
        assert len(after(*findings)) == 5000
