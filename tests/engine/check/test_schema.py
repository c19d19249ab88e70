"""The walk over tree and schema finds what jsonschema finds, and where; in a form it finds what it finds in a file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from onsrights.engine.check.field import step
from onsrights.engine.check.form import form_document
from onsrights.engine.check.platform import Context, load_schema
from onsrights.engine.check.register import Register
from onsrights.engine.check.schema import documents
from onsrights.engine.settings.settings import Settings
from onsrights.engine.text.source import Source
from onsrights.engine.text.tree import read_tree
from onsrights.platforms import PLATFORMS
from tests.engine.check.manifests import as_texts, nearly_right, right, typed
from tests.sibling.platform import SIBLING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from onsrights.engine.check.platform import Platform
    from onsrights.engine.check.schema import Document

EVERY = [*PLATFORMS.all(), SIBLING]
STRUCTURE = {"110", "111", "112", "113", "114", "115"}
CHECKER = FormatChecker(["date"])


def context(platform: Platform) -> Context:
    return Context(Settings(), Register(), {**PLATFORMS.names, platform.key: platform.key})


def in_file(platform: Platform, value: object) -> Document:
    """Read a manifest from the text of a file; JSON is YAML, and says of every value what it is."""
    return read(platform, json.dumps(value, ensure_ascii=False))


def read(platform: Platform, text: str) -> Document:
    [document] = documents(read_tree(Source("a.yaml", text)), platform, context(platform))
    return document


def found(document: Document) -> list[tuple[str, str]]:
    """Give what is wrong with the build of a document: the digits of each code, and a pointer."""
    list(document.units())
    return [
        (finding.code[-3:], finding.place.pointer) for finding in document.taken() if finding.code[-3:] in STRUCTURE
    ]


def errors(platform: Platform, value: object) -> Iterator[tuple[str, str]]:
    """Give what jsonschema finds, patterns that the platform's own rules judge apart: the keyword, and a pointer."""
    schema = load_schema(platform.schema)
    for error in Draft202012Validator(schema, format_checker=CHECKER).iter_errors(typed(platform, value)):
        if error.validator != "pattern" or error.validator_value == "\\S" or not str(error.instance).strip():
            yield str(error.validator), "".join(f"/{step(str(part))}" for part in error.absolute_path)


def tells(keyword: str, at: str, pointer: str) -> bool:
    """Whether a finding is where an error is, at a mapping around it, or at the key of the mapping that is at fault."""
    around = at == pointer or at.startswith(f"{pointer}/")
    return around or (keyword in {"required", "additionalProperties"} and pointer.startswith(f"{at}/"))


each_platform = pytest.mark.parametrize("platform", EVERY, ids=lambda platform: platform.key)


@each_platform
@settings(max_examples=40)
@given(data=st.data())
def test_of_right_manifests_nothing_is_said(platform: Platform, data: st.DataObject) -> None:
    value = data.draw(right(platform))
    assert list(errors(platform, value)) == []
    assert found(in_file(platform, value)) == []
    assert found(form_document(platform, value, context(platform))) == []
    assert found(form_document(platform, as_texts(value), context(platform))) == []


@pytest.mark.no_cover
@each_platform
@settings(max_examples=150)
@given(data=st.data())
def test_the_walk_and_the_schema_agree(platform: Platform, data: st.DataObject) -> None:
    value = data.draw(nearly_right(platform))
    wrong, said = [*errors(platform, value)], found(in_file(platform, value))
    assert bool(said) is bool(wrong), (said, wrong)
    for keyword, at in wrong:
        assert any(tells(keyword, at, pointer) for _, pointer in said), (keyword, at, said)
    written = yaml.safe_dump(value, allow_unicode=True, sort_keys=False)
    assert sorted(found(read(platform, written))) == sorted(said)


def meant(pointer: str, names: Mapping[str, str], *, written: bool) -> str:
    """Give a pointer with the keys that were meant, where others are; ``written`` leaves the last one as it is."""
    at, there = "", ""
    for part in pointer.split("/")[1:]:
        at = f"{at}/{part}"
        there += f"/{step(names[at])}" if at in names and not (written and at == pointer) else f"/{part}"
    return there


@pytest.mark.no_cover
@each_platform
@settings(max_examples=80)
@given(data=st.data())
def test_a_form_has_the_faults_of_a_file(platform: Platform, data: st.DataObject) -> None:
    """Under the same pointers, apart from what is missing: a form shows that where it belongs, a file around it."""
    value = data.draw(nearly_right(platform).filter(lambda value: isinstance(value, dict)))
    file = in_file(platform, value)
    form = form_document(platform, as_texts(value), context(platform))

    def without_missing(document: Document, names: Callable[[], Mapping[str, str]]) -> list[tuple[str, str]]:
        told = [(code, pointer) for code, pointer in found(document) if code != "110"]
        return sorted((code, meant(pointer, names(), written=code == "111")) for code, pointer in told)

    assert without_missing(form, dict) == without_missing(file, lambda: file.meant)
    assert [code for code, _ in found(form)].count("110") == [code for code, _ in found(file)].count("110")
