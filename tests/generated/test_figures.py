"""The five figures, on words inside and outside the lexicon: found, marked, mended, nothing more, no false alarm.

``python -m tests.generated -v`` prints them rule by rule, with what falls short.
"""

from __future__ import annotations

from functools import cache
from itertools import islice

import pytest

import onsrights
from onsrights.ons.lexicon import _tables as tables
from onsrights.ons.lexicon.lookup import fold
from tests.generated.faults import faults_of
from tests.generated.figures import (
    Outcome,
    Tally,
    alarms_on,
    false_alarms,
    made_worse,
    outcomes,
    reasons,
    slip_outcomes,
    tallied,
    tally_of,
)
from tests.generated.rights import PREFIX, plain_rights
from tests.generated.slips import KINDS as KINDS_OF_SLIPS
from tests.generated.slips import correct_rights
from tests.generated.words import operations, outside_nouns, verbs
from tests.generated.writer import STYLES, manifest

pytestmark = pytest.mark.no_cover  # many cases; smaller tests reach the same lines

SEED = 1
RIGHTS = 110
CORRECT = 1000
SLIPS = 15
HELD = ("agreement", "kept")
"""Kinds of slips whose figures are held; docs/design/language.md has those of all."""
KINDS = pytest.mark.parametrize("known", [True, False], ids=["inside", "outside"])

_PLANTED = """
    ONS106 ONS107 ONS110 ONS111 ONS112 ONS113 ONS130 ONS131
    ONS201 ONS202 ONS203 ONS204 ONS205 ONS208 ONS209
    ONS301 ONS302 ONS303 ONS304 ONS305 ONS306 ONS307 ONS308 ONS309 ONS310 ONS311 ONS312 ONS313 ONS314 ONS315 ONS316
    ONS317 ONS318
    ONS401 ONS402 ONS403 ONS404 ONS405 ONS406 ONS407 ONS408 ONS409 ONS410 ONS411 ONS412 ONS413 ONS414 ONS415 ONS416
    ONS417 ONS418
    ONS501 ONS502 ONS503 ONS504 ONS505 ONS506 ONS507 ONS508
    ONS601 ONS602 ONS603 ONS607 ONS609
""".split()
_KNOWN_WORDS_ONLY = {"ONS209", "ONS310", "ONS410", "ONS603"}
"""Nobody can tell these of words that he has never seen."""


@cache
def planted(*, known: bool) -> list[Outcome]:
    return list(outcomes(SEED, RIGHTS, known=known))


def total(*, known: bool) -> Tally:
    return tallied(planted(known=known))["all"]


def short(reason: str, *, known: bool) -> str:
    some = [one for one in planted(known=known) if reason in reasons(one)]
    shown = [f"{one.fault.code} {one.fault.kind}: {one.fault.fields.get(one.fault.field)!r}" for one in some[:40]]
    return "\n".join([f"{len(some)} {reason}:", *shown])


def test_the_words_outside_the_lexicon_are_outside_it() -> None:
    nouns, unknown = outside_nouns(), verbs(known=False)
    assert len(nouns) >= 60
    assert len(unknown) >= 40
    assert all(fold(noun.dutch) not in tables.NOUNS for noun in nouns)
    assert all(fold(verb.dutch) not in tables.OPERATIONS for verb in unknown)


def test_the_words_inside_the_lexicon_are_inside_it() -> None:
    assert {verb.dutch for verb in verbs(known=True)} <= {verb.dutch for verb in operations()}


@KINDS
def test_every_rule_every_style_and_both_line_ends_are_planted(*, known: bool) -> None:
    results = planted(known=known)
    assert {*_PLANTED} - (set() if known else _KNOWN_WORDS_ONLY) == {one.fault.code for one in results}
    assert {"\r\n" in one.text for one in results} == {True, False}


@pytest.mark.parametrize("style", STYLES)
def test_a_value_is_read_as_it_was_written(style: str) -> None:
    [right] = islice(plain_rights(SEED, known=True), 1)
    [*others] = islice(faults_of(right, known=True), 0, None, 9)
    values = [text for fault in others for text in fault.fields.values() if not text.startswith("!raw ")]
    import yaml

    for text in values:
        for newline in ("\n", "\r\n"):
            written = manifest([{"note": text}], style, newline, PREFIX)
            assert yaml.safe_load(written)["rights"] == [{"note": text}]


@KINDS
def test_planted_faults_are_found_and_named(*, known: bool) -> None:
    tally = total(known=known)
    assert tally.found >= 0.99 * tally.faults, short("not found", known=known)


@KINDS
def test_the_faulty_characters_are_marked(*, known: bool) -> None:
    tally = total(known=known)
    assert tally.marked >= 0.97 * tally.found, short("marked elsewhere", known=known)


@KINDS
def test_the_mended_text_is_offered(*, known: bool) -> None:
    tally = total(known=known)
    assert tally.mended >= 0.95 * tally.mendable, short("not fixed", known=known)


@KINDS
def test_nothing_more_is_said(*, known: bool) -> None:
    tally = total(known=known)
    assert tally.followed <= 0.03 * tally.faults, short("and ONS", known=known)


@KINDS
def test_nothing_is_said_of_correct_rights(*, known: bool) -> None:
    assert false_alarms(SEED, CORRECT, known=known) == []


@KINDS
@pytest.mark.parametrize("unsafe", [False, True], ids=["safe", "unsafe"])
def test_fixes_never_make_a_file_worse(*, known: bool, unsafe: bool) -> None:
    for one in planted(known=known)[:: 11 if unsafe else 13]:
        assert made_worse(one, unsafe=unsafe) == "", one.text


@cache
def slipped(*, known: bool) -> dict[str, list[Outcome]]:
    return slip_outcomes(SEED, SLIPS, known=known)


@KINDS
@pytest.mark.parametrize("kind", HELD)
def test_slips_are_named_and_the_right_text_is_offered(kind: str, *, known: bool) -> None:
    results = slipped(known=known)[kind]
    tally = tally_of(results)
    some = [f"{reasons(one)}: {one.fault.fields[one.fault.field]!r}" for one in results if reasons(one)]
    assert tally.found >= 0.95 * tally.faults, "\n".join(some)
    assert tally.marked >= 0.94 * tally.faults, "\n".join(some)
    assert tally.mended >= 0.89 * tally.mendable, "\n".join(some)
    assert tally.wrong == 0, "\n".join(some)


@KINDS
def test_nothing_is_said_of_correct_rights_in_the_words_of_slips(*, known: bool) -> None:
    assert alarms_on(correct_rights(SEED, CORRECT // 2, known=known)) == []


def test_slips_have_words_outside_the_lexicon() -> None:
    """At least as many as inside; what two words are both in the tables makes is none of the table's words either."""
    for kind in KINDS_OF_SLIPS:
        outside = {one.fault.fields["dutch_name"] for one in slipped(known=False)[kind]}
        assert len(slipped(known=False)[kind]) >= len(slipped(known=True)[kind])
        assert len(outside) > SLIPS // 3


def test_the_same_seed_gives_the_same_rights() -> None:
    first, second = (list(islice(plain_rights(SEED, known=False), 50)) for _ in range(2))
    assert first == second
    assert onsrights.check_text(manifest([right.fields for right in first], "plain", "\n", PREFIX)).ok
