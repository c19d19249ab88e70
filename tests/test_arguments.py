"""What a caller of the library mistakes is said by name, and values of any kind and size in a form are answered."""

from __future__ import annotations

import inspect
import json
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import onsrights
from onsrights import ExtraOperation, ExtraScope, ExtraSubject, ExtraWords, Limits, Override, Settings
from tests.over import over

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

EXAMPLES = Path(__file__).parents[1] / "examples"
RIGHTS = (EXAMPLES / "rights.yaml").read_text(encoding="utf-8")
RIGHT = {
    "identifier": "ExternalConnectorClientDocumentDelete",
    "dutch_name": "Document [van een cliënt] verwijderen",
    "english_name": "Delete [client] document",
    "dutch_description": "Geeft toestemming om documenten uit het dossier van een cliënt te verwijderen.",
    "english_description": "Allows removing documents from the record of a client.",
}


class Hostile:
    """Fails at whatever is asked of it."""

    def fails(self, *_: object) -> Any:  # noqa: ANN401 - it never gives anything
        msg = "nobody may call this"
        raise RuntimeError(msg)

    __str__ = __repr__ = __format__ = __bool__ = __eq__ = fails
    __hash__ = object.__hash__


class HostileNumber(int):
    __str__ = __repr__ = __format__ = Hostile.fails


class HostileText(str):
    __slots__ = ()
    __str__ = __repr__ = __format__ = Hostile.fails


class HostileFraction(float):
    __str__ = __repr__ = __format__ = Hostile.fails


class HostileDay(date):
    __str__ = __repr__ = isoformat = Hostile.fails


def nested(levels: int, *, in_lists: bool) -> object:
    value: object = "x"
    for _ in range(levels):
        value = [value] if in_lists else {"a": value}
    return value


CIRCLE: list[object] = []
CIRCLE += [CIRCLE] * 10
DOUBLED: object = "x"
for _ in range(60):
    DOUBLED = [DOUBLED, DOUBLED]

ANY: dict[str, Any] = {
    "none": None,
    "true": True,
    "number": 7,
    "huge": 10**5000,
    "very small": -(10**5000),
    "not a number": float("nan"),
    "endless": float("-inf"),
    "large": 1.7e308,
    "complex": 1j,
    "decimal": Decimal("sNaN"),
    "bytes": b"x",
    "bytearray": bytearray(b"x"),
    "view": memoryview(b"x"),
    "set": {1},
    "list": ["x"],
    "mapping": {"a": 1},
    "keys": {1: 2, None: 3, b"x": 4, (1,): 5, HostileNumber(1): 6, 10**5000: 7, Hostile(): 8},
    "day": date(2026, 11, 30),
    "moment": datetime(2026, 11, 30),  # noqa: DTZ001 - somebody's own
    "own day": HostileDay(2026, 11, 30),
    "type": int,
    "function": len,
    "range": range(3),
    "object": object(),
    "hostile": Hostile(),
    "hostile number": HostileNumber(7),
    "hostile text": HostileText("Documenten inzien"),
    "hostile fraction": HostileFraction(7.5),
    "circle": CIRCLE,
    "doubled": DOUBLED,
    "deep lists": nested(5000, in_lists=True),
    "deep mappings": nested(5000, in_lists=False),
    "nothing": "",
    "nul": "\0",
    "half a pair": "\ud800",
    "long": "x" * 200_000,
}

CALLS: dict[str, dict[str, Any]] = {
    "check_text": {"text": RIGHTS},
    "check_file": {"path": str(EXAMPLES / "rights.yaml")},
    "check_right": {"fields": RIGHT},
    "check_rights": {"rights": [RIGHT]},
    "check_field": {"name": "dutch_name", "value": "Document inzien"},
    "check_values": {"platform": "afas", "values": {}},
    "check_connector": {"values": {}},
    "check_connectors": {"connectors": [{}]},
    "check_app": {"values": {}},
    "check_apps": {"apps": [{}]},
    "load_settings": {"path": str(EXAMPLES / "rights.yaml")},
    "parse_name": {"text": "Document inzien"},
    "why": {"manifest": RIGHTS, "question": {"right": RIGHT["identifier"]}},
}
"""A call that can be answered of every function that is public."""

ANSWERED = {
    ("check_field", "value"),
    ("check_values", "values"),
    ("check_connector", "values"),
    ("check_app", "values"),
}
"""What a form holds; whatever that is, it is answered with diagnostics."""


def parameters() -> Iterator[tuple[str, str]]:
    for name in onsrights.__all__:
        if inspect.isfunction(function := getattr(onsrights, name)):
            yield from ((name, parameter) for parameter in inspect.signature(function).parameters)


def call(name: str, given: Mapping[str, Any]) -> Any:  # noqa: ANN401 - each gives something else
    arguments = {**CALLS[name], **given}
    question = arguments.pop("question", {})
    return getattr(onsrights, name)(**arguments, **question)


def asked(question: Callable[[], Any]) -> tuple[Any, str]:
    """Give the answer, or how the caller was told that it is no question, in words of ours."""
    try:
        return question(), ""
    except onsrights.ManifestError as error:
        return error.report, "a manifest with a filename"
    except (TypeError, ValueError) as error:
        told = str(error)
    assert "unhashable" not in told
    assert "object has no" not in told
    return None, told


@over("label", list(ANY))
@over(("name", "parameter"), list(parameters()))
def test_every_parameter_takes_what_it_is_for_and_names_itself_where_it_is_given_anything_else(
    name: str, parameter: str, label: str
) -> None:
    value = ANY[label]
    answer, refusal = asked(lambda: call(name, {parameter: {"right": value} if parameter == "question" else value}))
    if isinstance(answer, onsrights.Report):
        assert json.dumps(answer.to_dict("nl"))
        assert isinstance(value, str | list | dict | date | bytes | None) or (name, parameter) in ANSWERED
    if refusal and name != "load_settings":  # whose faults are those of a file
        assert ("right" if parameter == "question" else parameter) in refusal
        assert len(refusal) < 400


@over("label", list(ANY))
@over("field", [*RIGHT, "status", "connector_versions", "x-own", "of nobody"])
def test_whatever_a_form_has_in_a_field_is_a_diagnostic_or_fine(field: str, label: str) -> None:
    report = onsrights.check_rights([{**RIGHT, field: ANY[label]}], prefix="ExternalConnector")
    assert json.dumps(report.to_dict("en"))
    for found in report.diagnostics:
        assert len(found.message("nl")) < 2000
    if field in RIGHT and label != "hostile text":
        assert not report.ok


@pytest.mark.parametrize("label", list(ANY))
@pytest.mark.parametrize("platform", ["ons", "afas", "exact"])
def test_whatever_a_form_has_at_its_top_is_answered(platform: str, label: str) -> None:
    value = ANY[label]
    for key in ("manifest", "platform", "connector", "app", "rights", "calls", "scopes", "environments"):
        for held in (value, [value], {"name": value, "users": [value], "codes": value}):
            assert json.dumps(onsrights.check_values(platform, {key: held}).to_dict("nl"))


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**400), 10**400)
    | st.floats()
    | st.text(max_size=20)
    | st.binary(max_size=3)
    | st.dates()
    | st.sampled_from([label for label in ANY if not isinstance(ANY[label], list | dict)]).map(
        lambda label: ANY[label]
    ),
    lambda below: (
        st.lists(below, max_size=4)
        | st.dictionaries(st.text(max_size=6) | st.integers() | st.none(), below, max_size=4)
        | st.tuples(below, below)
        | st.frozensets(st.text(max_size=3))
    ),
    max_leaves=12,
)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(["ons", "afas", "exact"]), st.data())
def test_forms_of_any_values_are_answered(platform: str, data: st.DataObject) -> None:
    keys = {"ons": ["connector", "rights"], "afas": ["connector", "environments"], "exact": ["app", "calls", "scopes"]}
    values = data.draw(st.dictionaries(st.sampled_from([*keys[platform], "x-own"]), VALUES, max_size=3))
    assert json.dumps(onsrights.check_values(platform, values).to_dict("nl"))


def test_a_form_without_end_is_read_as_far_as_a_file_would_be() -> None:
    limits = Limits(nodes=1000)
    wide: list[object] = ["x"] * 100_000
    report = onsrights.check_app({"calls": wide}, settings=Settings(limits=limits))
    assert "EXA105" in {found.code for found in report.diagnostics}


# Settings.


def in_settings() -> Iterator[tuple[str, Any]]:
    """Give settings of which one part is open: what it is called, and what makes them of a value."""
    told_only = {"language", "format", "fail_on", "baseline"}  # these say nothing to the library
    for field in Settings._fields:
        if field not in told_only:
            yield field, lambda value, field=field: Settings()._replace(**{field: value})
    for field in Limits._fields:
        yield field, lambda value, field=field: Settings(limits=Limits(**{field: value}))
    for field in Override._fields:
        yield field, lambda value, field=field: Settings(overrides=(Override(("x",))._replace(**{field: value}),))
    yield "access-rights", lambda value: Settings(access_rights=value)
    yield "words", lambda value: Settings(words=value)
    yield "afas", lambda value: Settings(afas=value)
    yield "update-connectors", lambda value: Settings(afas={"update-connectors": value})
    yield "endpoints", lambda value: Settings(exact={"endpoints": value})
    for field in ExtraWords._fields:
        yield field, lambda value, field=field: Settings(words=ExtraWords()._replace(**{field: value}))
        yield field, lambda value, field=field: Settings(words=ExtraWords()._replace(**{field: (value,)}))
    extras = (
        ("operations", ExtraOperation("samenvoegen", "Merge")),
        ("scope_nouns", ExtraScope("wijk", "district")),
        ("subjects", ExtraSubject("wijkkaart", "de", "district card")),
    )
    for several, extra in extras:
        for field in extra._fields:
            yield (
                several,
                lambda value, several=several, extra=extra, field=field: Settings(
                    words=ExtraWords()._replace(**{several: (extra._replace(**{field: value}),)})
                ),
            )


@pytest.mark.parametrize("label", [label for label in ANY if label != "hostile text"])  # which is a text
def test_settings_hold_what_a_file_of_settings_could_or_are_refused(label: str) -> None:
    value = ANY[label]
    for name, make in in_settings():
        chosen = make(value)
        _, refusal = asked(partial(onsrights.check_text, RIGHTS, settings=chosen))
        _, of_a_form = asked(partial(onsrights.check_right, RIGHT, settings=chosen))
        assert refusal == of_a_form or name == "observed"  # there is nothing of rights to hold a text against
        if refusal:
            assert any(said in refusal for said in (name, "there is no rule", "a key of settings")), name
        else:
            assert value is None or isinstance(value, str | int | list | dict | date | bytes)


def test_a_slip_in_a_setting_is_not_passed_over() -> None:
    for made, said in [
        (Settings(acces_rights="allow"), "acces-rights"),
        (Settings(access_rights="maybe"), "maybe"),
        (Settings(select="ONS3"), "select has to be a tuple"),
        (Settings(select=("ONS999",)), "there is no rule 'ONS999'"),
        (Settings(severity={"ONS305": "fatal"}), "fatal"),
        (Settings(afas={"update_connectors": ("FbNew",)}), "update_connectors"),
    ]:
        with pytest.raises((TypeError, ValueError), match=said):
            onsrights.check_right(RIGHT, settings=made)


# Languages and severities.


@pytest.mark.parametrize("label", [*ANY, "fr", "NL"])
def test_messages_are_in_two_languages_and_in_no_other(label: str) -> None:
    lang = ANY.get(label, label)
    report = onsrights.check_right({**RIGHT, "english_name": "Documents  delete [client]"})
    empty = onsrights.check_right(RIGHT)
    decision = onsrights.why(RIGHTS, right="x")
    fixes = [fix for found in report.diagnostics for fix in found.fixes]
    assert fixes
    for say in (report.to_dict, empty.to_dict, decision.to_dict, report.diagnostics[0].message, fixes[0].title):
        with pytest.raises(ValueError, match='lang has to be "nl" or "en"'):
            say(lang)
    with pytest.raises(ValueError, match="severity has to be"):
        report.count(lang)
