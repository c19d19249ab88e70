"""Plain data written as YAML and JSON reads back as just that."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from onsrights.engine.change.plain import flow, manifest_text
from onsrights.engine.text.source import Source
from onsrights.engine.text.tree import read_tree

if TYPE_CHECKING:
    from onsrights.engine.change.plain import Plain

_TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20) | st.sampled_from(
    ["", "no", "~", "1", "2026-11-30", "12:30", "- a", "a: b", "a #b", "?", "<<", "---", "'\"\\", "\n", "x" * 1100]
)
_ATOMS = _TEXTS | st.booleans() | st.integers(-(10**6), 10**6)
_VALUES = st.recursive(
    _ATOMS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_TEXTS, inner, max_size=3),
    max_leaves=12,
)
_MAPPINGS = st.dictionaries(_TEXTS, _VALUES, max_size=4)


def said(value: Any) -> Any:  # noqa: ANN401 - of plain data
    """Give plain data as this tool reads it: every scalar is its text."""
    if isinstance(value, dict):
        return {key: said(each) for key, each in value.items()}
    if isinstance(value, list):
        return [said(each) for each in value]
    return value if isinstance(value, str) else str(value).lower()


def read(text: str, path: str = "x.yaml") -> Any:  # noqa: ANN401 - of plain data
    tree = read_tree(Source(path, text))
    assert tree.faults == []
    [root] = tree.documents

    def plain(node: Any) -> Any:  # noqa: ANN401 - a node
        if node[0] == "mapping":
            return {key[3]: plain(value) for key, value in node[3]}
        return [plain(item) for item in node[3]] if node[0] == "sequence" else node[3]

    return plain(root)


@given(_MAPPINGS)
def test_what_is_written_reads_back(values: dict[str, Plain]) -> None:
    assert read(manifest_text(values)) == said(values)


@given(_MAPPINGS)
def test_other_readers_of_yaml_read_the_same(values: dict[str, Plain]) -> None:
    assert yaml.safe_load(manifest_text(values)) == values


@given(_MAPPINGS)
def test_json_is_json(values: dict[str, Plain]) -> None:
    assert json.loads(flow(values, json=True)) == values


@given(_MAPPINGS)
def test_what_stands_in_braces_reads_back(values: dict[str, Plain]) -> None:
    short = {key[:900]: value for key, value in values.items()}
    assume("x" * 1100 not in str(short))  # a reader of YAML takes no key of such a length
    assert read(flow(short), "x.yaml") == said(short)
    assert read(flow(short, json=True), "x.json") == said(short)


def test_a_manifest_looks_as_somebody_would_write_it() -> None:
    values: dict[str, Plain] = {
        "manifest": 1,
        "connector": {"description": "Planbord: rooster", "blocked": False, "note": ""},
        "users": [{"user": "45678.planbord", "applications": ["Connector", "no"]}, {"user": "x", "in_group": True}],
        "dates": ["2026-11-30"],
        "nobody": [],
        "anything": {},
    }
    assert (
        manifest_text(values, ["what it is", "", "a\tb\nc"])
        == """\
# what it is
#
# a b c
manifest: 1
connector:
  description: "Planbord: rooster"
  blocked: false
  note: ""
users:
  - user: 45678.planbord
    applications:
      - Connector
      - "no"
  - user: x
    in_group: true
dates:
  - "2026-11-30"
nobody: []
anything: {}
"""
    )


@pytest.mark.parametrize(
    ("values", "text"), [({}, "{}\n"), ({"a": [["x", ["z"]], []]}, "a:\n  - - x\n    - - z\n  - []\n")]
)
def test_lists_in_lists_and_nothing_at_all(values: dict[str, Plain], text: str) -> None:
    assert manifest_text(values) == text
