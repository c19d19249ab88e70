"""Rules and the registry in which they are looked up."""

from __future__ import annotations

import pytest

from onsrights.engine.check.rule import DOCUMENTATION, REST, Registry, Rule, UnknownRuleError
from onsrights.platforms import PLATFORMS

ONE = Rule("TST101", "first-rule", "error", module="onsrights.ons.rules.name_order")
TWO = Rule("TST102", "second-rule", "warning", "safe", module="onsrights.ons.rules.name_order")
THREE = Rule("TST201", "another-rule", "info", module="onsrights.ons.rules.name_order")
RULES = Registry([ONE, TWO, THREE])


def test_rules_are_found_in_their_order() -> None:
    assert list(RULES) == [ONE, TWO, THREE]
    assert len(RULES) == 3
    assert RULES["TST102"] is TWO
    with pytest.raises(KeyError):
        RULES["TST999"]


@pytest.mark.parametrize("written", ["TST102", "tst102", "second-rule", "Second-Rule"])
def test_a_rule_is_found_by_code_and_name(written: str) -> None:
    assert RULES.find(written) is TWO
    assert RULES.expand(written) == {"TST102"}


def test_a_prefix_means_several_rules() -> None:
    assert RULES.expand("TST1") == {"TST101", "TST102"}
    assert RULES.expand("tst") == {"TST101", "TST102", "TST201"}


@pytest.mark.parametrize(
    ("written", "suggestion"),
    [
        ("TST103", None),
        ("TSTT201", "TST201"),
        ("secnd-rule", "second-rule"),
        ("SECOND-RUEL", "second-rule"),
        ("", None),
        ("x" * 500, None),
        ("🏥", None),
    ],
)
def test_an_unknown_rule_is_refused_with_the_nearest(written: str, suggestion: str | None) -> None:
    for look in (RULES.find, RULES.expand):
        with pytest.raises(UnknownRuleError) as caught:
            look(written)
        assert (caught.value.written, caught.value.suggestion) == (written, suggestion)


def test_a_renamed_rule_answers_to_its_old_names_and_offers_its_new_one() -> None:
    renamed = TWO._replace(former=("rule-two", "number-two"))
    rules = Registry([ONE, renamed, THREE])
    for written in ("rule-two", "Number-Two"):
        assert rules.find(written) is renamed
        assert rules.expand(written) == {"TST102"}
    assert rules.find("second-rule") is renamed
    assert rules.former_names == ("rule-two", "number-two")
    assert [rule.name for rule in rules] == ["first-rule", "second-rule", "another-rule"]
    with pytest.raises(UnknownRuleError) as caught:
        rules.find("numbr-two")
    assert caught.value.suggestion is None


def test_a_former_name_is_no_name_of_today() -> None:
    with pytest.raises(ValueError, match="first-rule"):
        Registry([ONE, TWO._replace(former=("first-rule",))])


def test_a_name_means_the_rules_of_all_platforms_that_have_it() -> None:
    there = Rule("ELS201", "first-rule", "error", former=("rule-one",))
    rules = Registry([ONE._replace(former=("rule-one",)), TWO, there])
    for written in ("first-rule", "Rule-One"):
        assert [rule.code for rule in rules.find_all(written)] == ["TST101", "ELS201"]
        assert rules.find(written).code == "TST101"
        assert rules.expand(written) == {"TST101", "ELS201"}
    assert rules.find_all("ELS201") == (there,)
    assert rules.expand("ELS") == {"ELS201"}


def test_a_prefix_is_no_rule_by_itself() -> None:
    with pytest.raises(UnknownRuleError):
        RULES.find("TST1")


def test_what_a_rule_silences_is_told_in_full() -> None:
    assert ONE.silent == ()
    assert ONE._replace(silences="305 4 15/capital").silent == ("TST305", "TST4", "TST15/capital")
    assert ONE._replace(silences="*").silent == ("TST",)


def test_not_every_check_runs_what_needs_more_than_the_files() -> None:
    assert [ONE._replace(needs=needs).always for needs in ("file", "run", "earlier", "code")] == [
        True,
        True,
        False,
        False,
    ]


def test_a_rule_knows_its_page_and_texts() -> None:
    assert ONE.url == f"{DOCUMENTATION}TST101/"
    assert ONE.load().__name__ == ONE.module
    assert ONE.text("fix").en == "put the parts in order"
    assert "{count}" in ONE.text(REST).nl
    with pytest.raises(KeyError):
        ONE.text("nothing")


def test_codes_and_names_of_the_catalogue_are_unique_and_well_formed() -> None:
    rules = list(PLATFORMS.registry())
    assert len({rule.code for rule in rules}) == len({rule.name for rule in rules}) == len(rules)
    for rule in rules:
        assert rule.code[:3] == "ONS"
        assert rule.code[3:].isdigit()
        assert len(rule.code) == 6
        assert rule.name.replace("-", "").isalnum()
        assert rule.name == rule.name.lower()
        assert PLATFORMS.registry().find(rule.name) is PLATFORMS.registry().find(rule.code) is rule
