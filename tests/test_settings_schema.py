"""The published schema of the settings: made from the keys, sound, and of one mind with reading."""

from __future__ import annotations

import copy
import json
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from validate_pyproject.api import Validator
from validate_pyproject.errors import ValidationError

from onsrights import settings_schema as module
from onsrights.engine.check.rule import Registry
from onsrights.engine.settings.keys import Schema
from onsrights.engine.settings.read import SettingsError, read
from onsrights.platforms import PLATFORMS
from onsrights.settings_keys import settings_keys
from onsrights.settings_schema import main, pyproject_schema, settings_schema

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.engine.settings.keys import Key

ROOT = Path(__file__).parents[1]
SCHEMA = settings_schema()
VALIDATOR = jsonschema.Draft7Validator(SCHEMA)


def every_key(keys: tuple[Key, ...] = settings_keys().keys) -> Iterator[Key]:
    for key in keys:
        yield key
        yield from every_key(key.keys)


def test_the_committed_schema_is_what_would_be_made(capsys: pytest.CaptureFixture[str]) -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMA)
    assert json.loads((ROOT / "schemas" / "onsrights.schema.json").read_bytes()) == SCHEMA
    assert pyproject_schema() == SCHEMA
    assert main(["--check"]) == 0
    assert capsys.readouterr().err == ""


def test_a_stale_schema_is_found_and_mended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(module, "_path", lambda: tmp_path / "onsrights.schema.json")
    assert main(["--check"]) == 1
    assert "is stale: run python -m onsrights.settings_schema" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())
    assert main([]) == 0
    assert main([]) == 0
    assert main(["--check"]) == 0


def test_every_key_has_help_in_both_languages_and_sound_examples() -> None:
    for key in every_key():
        assert key.about.nl != key.about.en
        part = {"definitions": SCHEMA["definitions"], **module._key(key)}  # noqa: SLF001 - one key by itself
        assert part["description"] == f"{key.about.en} / {key.about.nl}"
        for value in (*part.get("examples", ()), *([part["default"]] if "default" in part else ())):
            jsonschema.Draft7Validator(part).validate(value)


def test_rules_are_named_in_every_way() -> None:
    names = SCHEMA["definitions"]["known"]["enum"]
    assert {"ONS", "ONS3", "ONS30", "ONS305", "dutch-name-scope-position"} <= set(names)
    assert len(names) == len(set(names))
    for name in names:
        assert PLATFORMS.registry().expand(name)


def test_a_rule_may_be_called_as_it_was_before() -> None:
    registry = Registry([PLATFORMS.registry()["ONS304"]._replace(former=("dutch-name-turned",))])
    names = settings_schema(Schema((), registry, PLATFORMS))["definitions"]["known"]["enum"]
    assert "dutch-name-turned" in names


EXAMPLES = {
    key.name: tomllib.loads(f"x = {key.example}")["x"]
    for key in settings_keys().keys
    if key.example and key.name != "house-files"  # which names files that have to be there
}
HOUSE = [
    {"code": "ZORG001", "name": "no-patient", "fields": ["dutch_name"], "forbid": ["patiënt"], "message": "Nee."},
    {
        "code": "ZORG002",
        "name": "some-words",
        "fields": ["note"],
        "platform": "ons",
        "replace": {"dossier": "map"},
        "severity": "error",
        "message": {"nl": "Wel {instead}.", "en": "Not {found}."},
        "url": "https://example.org/rules",
    },
    {
        "code": "ZORG003",
        "name": "short",
        "fields": ["english_name"],
        "part": "subject",
        "length": {"min": 2, "max": 30},
        "message": "{length}",
    },
]
SOUND = {
    **EXAMPLES,
    "house": HOUSE,
    "limits": {"depth": 3, "nodes": 1},
    "overrides": [{"files": ["a/**"], "select": ["ONS1"], "severity": {"ONS1": "info"}, "access-rights": "deny"}],
    "words": {
        "operations": [{"dutch": "triageren", "english": "Put … right", "class": "assess"}],
        "scope-nouns": [{"dutch": "afdeling", "english": "department", "means": "team"}],
        "subjects": [{"dutch": "wijkkaart", "article": "de", "english": "card"}],
        "products": ["Zorg Monitor"],
    },
}
ODD_TEXTS = (
    "| |x|ONS3|ONS999|error|fatal|a b|a  b|a b c d e f|…|a …|a … b|a … b … c|a,b|a\n|a[b|>=0.1|>=0.1,|~=1|0.*|é|-|nl|"
    "allow|de|view|" + "a" * 61
).split("|")
ODD = st.one_of(
    st.sampled_from(ODD_TEXTS),
    st.integers(-2, 3),
    st.booleans(),
    st.just(1.5),
    st.just([]),
    st.just({}),
    st.just([[]]),
    st.just([{}]),
    st.just([3]),
)


def places_in(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401 - JSON
    yield path
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, part in parts:
        yield from places_in(part, (*path, name))


PLACES = [path for path in places_in(SOUND) if path]


@st.composite
def tables(draw: st.DrawFn) -> dict[str, Any]:
    """Give sound settings with a few things put in, replaced or taken out."""
    whole = copy.deepcopy(SOUND)
    if draw(st.booleans()):
        del whole["house"]
    for *before, last in draw(st.lists(st.sampled_from(PLACES), max_size=2)):
        value: Any = whole
        try:
            for step in before:
                value = value[step]
            way = draw(st.sampled_from(["put", "replace", "remove"]))
            if way == "remove":
                del value[last]
            elif way == "put" and isinstance(value, dict):
                value[draw(st.sampled_from(["x", "select", "dutch", "ONS305", "onsrights", "fail-on"]))] = (
                    copy.deepcopy(draw(ODD))
                )
            else:
                value[last] = copy.deepcopy(draw(ODD))
        except (LookupError, TypeError):
            continue
    return whole


def as_toml(value: Any) -> str:  # noqa: ANN401 - JSON
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(name)} = {as_toml(part)}" for name, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(as_toml, value)) + "]"
    return json.dumps(value)


@given(tables())
def test_reading_and_the_schema_agree(tmp_path_factory: pytest.TempPathFactory, table: dict[str, Any]) -> None:
    path = tmp_path_factory.getbasetemp() / "agree.toml"
    path.write_text("\n".join(f"{json.dumps(name)} = {as_toml(part)}" for name, part in table.items()), "utf-8")
    assert tomllib.loads(path.read_text("utf-8")) == table
    try:
        read(str(path), settings_keys)
        fine = True
    except SettingsError:
        fine = False
    valid = VALIDATOR.is_valid(table)
    # What house rules are called no schema knows, nor what one of them says about another one.
    assert fine == valid or (valid and "house" in table)


def test_where_reading_knows_more_than_the_schema(tmp_path: Path) -> None:
    path = tmp_path / "onsrights.toml"
    path.write_text('[[overrides]]\nfiles = ["*a*a*a*a"]', "utf-8")
    with pytest.raises(SettingsError):
        read(str(path), settings_keys)
    path.write_text("limits.depth = 1.0", "utf-8")
    with pytest.raises(SettingsError):
        read(str(path), settings_keys)
    path.write_text('select = ["ons305", "Dutch-Name-Order"]', "utf-8")
    assert read(str(path), settings_keys) is not None


def test_validate_pyproject_finds_the_schema() -> None:
    validate = Validator()
    table: dict[str, Any] = {"select": ["ONS3"], "severity": {"dutch-name-order": "info"}}
    whole = {"project": {"name": "x", "version": "1"}, "tool": {"onsrights": table}}
    assert validate(whole)
    table["select"] = ["ONS999"]
    with pytest.raises(ValidationError, match=r"tool\.onsrights\.select"):
        validate(whole)
