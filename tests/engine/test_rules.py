"""Rules and the registry in which they are looked up."""

from __future__ import annotations

import re

import pytest

from onsrights.engine._catalogue import RULES as RULES_OF_THE_ENGINE
from onsrights.engine.check.platform import Platforms, rules_of
from onsrights.engine.check.rule import DOCUMENTATION, REST, Registry, Rule, UnknownRuleError
from onsrights.platforms import PLATFORMS
from tests.sibling.platform import OFFER

ALL = Platforms([*PLATFORMS.offers.values(), OFFER])
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
    assert ONE.text("fix").en == "put the parts in the right order"
    assert "{count}" in ONE.text(REST).nl
    with pytest.raises(KeyError):
        ONE.text("nothing")


@pytest.mark.parametrize("key", [*PLATFORMS.keys, "sibling"])
def test_codes_and_names_of_the_catalogue_are_unique_and_well_formed(key: str) -> None:
    platform = ALL[key]
    rules = list(rules_of(platform))
    registry = Registry(rules)
    assert len({rule.code for rule in rules}) == len({rule.name for rule in rules}) == len(rules)
    for rule in rules:
        assert re.fullmatch(f"{platform.prefix}[0-9]{{3}}", rule.code)
        assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", rule.name)
        assert registry.find(rule.name) is registry.find(rule.code) is rule


def test_the_engine_has_its_rules_on_every_platform_under_one_name() -> None:
    registry = ALL.registry()
    assert len({platform.prefix for platform in ALL.all()}) == len(ALL.keys)
    for number, engine in {rule.code: rule for rule in RULES_OF_THE_ENGINE}.items():
        rules = [registry[platform.prefix + number] for platform in ALL.all()]
        assert {rule.severity for rule in rules} == {engine.severity}
        assert {rule.name for rule in rules if number != "115"} <= {engine.name}
        assert registry.expand(rules[-1].name) >= {rules[-1].code}
    assert registry.expand("invalid-yaml") == {f"{platform.prefix}101" for platform in ALL.all()}
    assert registry.expand("SIB") == {rule.code for rule in rules_of(ALL["sibling"])}


def test_a_rule_of_the_engine_speaks_the_words_of_its_platform() -> None:
    ours, theirs = (ALL.registry()[f"{prefix}115"].text("missing") for prefix in ("ONS", "SIB"))
    assert theirs.en == 'There is no device in this file, so nothing was checked. Describe it under "{key}:".'
    assert (
        theirs.nl == 'In dit bestand staat geen apparaat, dus er is niets gecontroleerd. Beschrijf die onder "{key}:".'
    )
    assert "rights" in ours.en
    for rule in rules_of(ALL["sibling"]):
        for key in rule.load().TEXTS:
            said = rule.text(key)
            assert not re.search(r"\b(recht|rechten)\b|\{(unit|units|the_unit|some_rule)\}", said.nl), rule.code
            assert not re.search(r"\brights?\b|\{(unit|units|the_unit|some_rule)\}", said.en), rule.code
