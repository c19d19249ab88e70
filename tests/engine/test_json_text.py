"""What is no JSON is found wherever it is, and what is JSON never is."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from onsrights import check_text
from onsrights.engine.rules import invalid_yaml
from onsrights.engine.text.json_text import json_slips
from onsrights.engine.text.source import Source
from onsrights.engine.text.tree import read_tree

MANIFEST = {
    "manifest": 1,
    "connector": {"name": "External Connector", "prefix": "ExternalConnector"},
    "rights": [
        {
            "identifier": "ExternalConnectorClientDocumentDelete",
            "dutch_name": "Document [van een cliënt] verwijderen",
            "english_name": "Delete [client] document",
            "dutch_description": "Geeft toestemming om documenten uit het dossier van een cliënt te verwijderen.",
            "english_description": "Allows removing documents from the record of a client.",
        }
    ],
    "x-numbers": [0, -1, 1.5, 1e300, True, False, None, "", [], {}],
}
WRITTEN = json.dumps(MANIFEST, ensure_ascii=False)
LETTERS = "ab é😀\u2028\x7f\x85\\\"/\n\t\0{}[]:,'#&*!|>%@`-?~"
TEXTS = st.text(st.sampled_from(LETTERS), max_size=6)
NUMBERS = st.integers() | st.floats(allow_nan=False, allow_infinity=False)
VALUES = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXTS,
    lambda parts: st.lists(parts, max_size=3) | st.dictionaries(TEXTS | st.just("k" * 2000), parts, max_size=3),
    max_leaves=8,
)
PIECES = [*LETTERS, *"0123.eE+-uxn\r\f\v\ufeff\xa0;=", "//", "/*", "NaN", "true", "nul", '"', '"a": 1,', "---\n"]


def is_json(text: str) -> bool:
    """Ask Python's own reader, without what it takes besides JSON."""

    def refuse(word: str) -> None:
        raise ValueError(word)

    try:
        json.loads(text, parse_constant=refuse, parse_int=str)
    except ValueError:
        return False
    return True


def plain(node: Any) -> Any:  # noqa: ANN401 - any value
    if node[0] == "scalar":
        return node[3] if node[4] == '"' else json.loads(node[3])
    if node[0] == "sequence":
        return [plain(item) for item in node[3]]
    return {key[3]: plain(value) for key, value in node[3]}


@given(VALUES, st.booleans(), st.sampled_from(["", "\n", "\r\n\t", "  "]))
def test_json_is_read_as_what_it_says(value: Any, escaped: bool, blank: str) -> None:  # noqa: ANN401, FBT001
    text = json.dumps([value], ensure_ascii=escaped, separators=(f"{blank},{blank}", f"{blank}:{blank}"))
    tree = read_tree(Source("rights.json", text))
    assert [fault for fault in tree.faults if fault.kind != "invisible-character"] == []
    assert plain(tree.documents[0]) == [value]


@given(st.data())
@example(None)
def test_one_slip_makes_it_no_json(data: Any) -> None:  # noqa: ANN401 - hypothesis has no type for it
    text = WRITTEN
    if data is not None:
        at = data.draw(st.integers(0, len(text)))
        text = text[:at] + data.draw(st.sampled_from(["", *PIECES])) + text[at + data.draw(st.integers(0, 3)) :]
    slips = json_slips(text)
    assert (slips == []) is is_json(text)
    assert all(0 <= slip.start < slip.end <= len(text) for slip in slips)
    report = check_text(text, filename="rights.json")
    found = {diagnostic.code for diagnostic in report.diagnostics}
    assert ("ONS101" in found) is bool(slips)


NO_JSON = {
    "trailing comma": WRITTEN[:-1] + ",}",
    "trailing comma in a list": WRITTEN.replace("}]", "},]"),
    "two commas": WRITTEN.replace("1,", "1,,", 1),
    "single quotes": WRITTEN.replace('"manifest"', "'manifest'"),
    "hash": WRITTEN[:-1] + "\n# x\n}",
    "slashes": "// x\n" + WRITTEN,
    "stars": WRITTEN[:-1] + "/* x */}",
    "leading zero": WRITTEN.replace("1,", "01,", 1),
    "escape": WRITTEN.replace("ë", "\\xeb", 1),
    "long escape": WRITTEN.replace("ë", "\\U000000eb", 1),
    "line break": WRITTEN.replace("Allows ", "Allows\n"),
    "tab": WRITTEN.replace("Allows ", "Allows\t"),
    "control": WRITTEN.replace("Allows ", "Allows\x07 "),
    "unquoted text": WRITTEN.replace('"Delete [client] document"', "Delete client document"),
    "unquoted name": WRITTEN.replace('"manifest"', "manifest"),
    "no quotation mark": WRITTEN.replace('document",', "document,\n"),
    "YAML": "manifest: 1\nconnector:\n  name: External Connector\n",
    "two documents": f"{WRITTEN}\n---\n{WRITTEN}",
    "two objects": f"{WRITTEN}\n{WRITTEN}",
    "document mark": f"---\n{WRITTEN}",
    "two byte order marks": f"\ufeff\ufeff{WRITTEN}",
    "no-break space": f"{WRITTEN}\xa0",
    "anchor": WRITTEN.replace("null", "&a null"),
    "tag": WRITTEN.replace("null", "!!null null"),
    "question mark": WRITTEN[:-1] + ', ? "x-a" : 1}',
    **{
        word: WRITTEN.replace("null", word)
        for word in "NaN Infinity -Infinity 0x10 +1 .5 1. 1e -01 1_0 - ~ True NULL yes undefined None".split()
    },
}


@pytest.mark.parametrize("name", NO_JSON)
def test_no_json_is_never_ready(name: str) -> None:
    for path in ("rights.json", "team.afas.JSON"):
        report = check_text(NO_JSON[name], filename=path)
        found = [diagnostic for diagnostic in report.diagnostics if diagnostic.rule == "invalid-yaml"]
        assert found
        assert not report.ok
        assert all(diagnostic.range is not None for diagnostic in found)
    assert report.to_dict()["summary"]["ready"] == 0


def test_every_sentence_about_json_is_used() -> None:
    said = {slip.text for text in NO_JSON.values() for slip in json_slips(text)}
    said |= {slip.text for text in ('{"a": 1]', '{"a"}', '["a": 1]', "{[1]}", '{"a": }') for slip in json_slips(text)}
    assert {name for name in invalid_yaml.TEXTS if name.startswith("json-")} == {
        name for name in said if name.startswith("json-")
    }


def test_slips_do_not_follow_from_one_another() -> None:
    said = [slip.text for slip in json_slips("{a: 'b', c: 01, /* d */ \"e\": [1,,],}")]
    assert said[:5] == ["json-word", "json-single", "json-word", "json-number", "json-comment"]
    assert said[5:] == ["json-comma"] * 3
    assert [slip.text for slip in json_slips('{"a": 1 "b": 2 "c": 3}')] == ["comma", "comma"]
    assert len(json_slips("[" + "x," * 100)) == 20
