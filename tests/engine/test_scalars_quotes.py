"""Plain texts that want quotation marks: cut off at a comment, or something else to other readers."""

from __future__ import annotations

from typing import Any

import pytest

from onsrights.engine.change.scalar import Replacement, other_type, rewrite
from onsrights.engine.check.field import Field
from onsrights.engine.rules import ambiguous_scalar, text_cut_by_comment
from onsrights.engine.text.source import Source
from onsrights.engine.text.tree import read_tree
from onsrights.platforms import PLATFORMS

ONS = PLATFORMS["ons"]


def field(name: str, written: str) -> tuple[Field, Source]:
    source = Source(None, f"{name}: {written}\nx: y\n")
    root: Any = read_tree(source).documents[0]
    node = root[3][0][1]
    return Field(name, node[3], f"/{name}", 0, node), source


def applied(text: str, edit: Replacement) -> str:
    return text[: edit.start] + edit.text + text[edit.end :]


@pytest.mark.parametrize(
    ("name", "written", "lost", "safety"),
    [
        ("dutch_name", "Document #1 wijzigen", "#1 wijzigen", "unsafe"),
        ("dutch_name", "Document # 1 wijzigen", "# 1 wijzigen", "unsafe"),
        ("dutch_name", "Document  # wijzigen", "# wijzigen", "display-only"),
        ("dutch_name", "Document verwijderen #later", "#later", "unsafe"),
        ("dutch_name", "Document verwijderen # 1 keer", "# 1 keer", "unsafe"),
        ("dutch_name", "Document #1 wijzigen  ", "#1 wijzigen", "unsafe"),
        ("english_name", "Edit #1 document", "#1 document", "unsafe"),
        ("english_name", "View # documents", "# documents", "display-only"),
        ("dutch_description", "Geeft toegang tot # de documenten", "# de documenten", "unsafe"),
        ("english_description", "Allows # viewing", "# viewing", "display-only"),
        ("identifier", "Abc #1", "#1", "unsafe"),
    ],
)
def test_text_that_is_cut_off(name: str, written: str, lost: str, safety: str) -> None:
    found, source = field(name, written)
    (finding,) = text_cut_by_comment.find("ONS", found, source, ONS.is_whole)
    assert finding.place.span is not None
    assert source.text[finding.place.span.start : finding.place.span.end] == lost
    assert finding.data == {"value": found.text, "lost": lost, "proposal": written.rstrip()}
    (proposal,) = finding.proposals
    assert (proposal.safety, proposal.quote) == (safety, True)
    assert found.node is not None
    edit = rewrite(source.text, found.node, proposal.values[0][1], quote=proposal.quote)
    assert (
        applied(source.text, edit).splitlines()[0] == f'{name}: "{written.rstrip()}"{written[len(written.rstrip()) :]}'
    )


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("dutch_name", "Document verwijderen # todo"),
        ("dutch_name", "Document verwijderen #todo"),
        ("english_name", "View # noqa"),
        ("english_name", "View #prettier-ignore"),
        ("english_name", "View # yamllint disable-line"),
        ("dutch_name", "Document verwijderen  #todo"),
        ("dutch_name", "Document verwijderen #"),
        ("dutch_name", "Document verwijderen ## later"),
        ("dutch_name", "Document # onsrights: ignore ONS303 - reden"),
        ("english_name", "Delete document # to do"),
        ("english_description", "Allows viewing documents # check this"),
        ("identifier", "ConnectorDocumentView  # 1"),
        ("dutch_name", "Document#1 wijzigen"),
        ("dutch_name", "'Document' #1 wijzigen"),
        ("dutch_name", "Document\n  # 1 wijzigen"),
    ],
)
def test_comment_that_is_one(name: str, written: str) -> None:
    found, source = field(name, written)
    assert list(text_cut_by_comment.find("ONS", found, source, ONS.is_whole)) == []


TYPES = {
    "bool": "true True TRUE false yes Yes NO no on Off y N",
    "number": "0 12 -1 +1 1_000 0b1 0o7 0x1F 010 1e3 1E-3 1.5 .5 5. .inf -.INF .nan 6.02e23",
    "date": "2024-01-31 2024-1-31T12:00:00 2024-01-31T12:00:00.5Z",
    "time": "12:30 1:30:45 190:20:30.15 -12:30",
    "null": "~ null Null NULL",
}


@pytest.mark.parametrize(
    ("kind", "value"), [(kind, value) for kind, values in TYPES.items() for value in values.split()]
)
def test_what_other_readers_make_of_a_text(kind: str, value: str) -> None:
    assert other_type(value) == kind
    found, source = field("dutch_name", value)
    findings = list(ambiguous_scalar.find("ONS", found))
    if kind == "null":
        assert findings == []
        return
    (finding,) = findings
    assert (finding.text, dict(finding.data)) == (kind, {"value": value})
    assert found.node is not None
    edit = rewrite(source.text, found.node, value, quote=finding.proposals[0].quote)
    assert applied(source.text, edit).splitlines()[0] == f'dutch_name: "{value}"'


@pytest.mark.parametrize(
    "value",
    [
        "ja",
        "Nee",
        "yEs",
        "nope",
        "1.4.2",
        "1,5",
        "-",
        ".",
        "+",
        "e3",
        "0x",
        "2024-1-31",
        "12:3a",
        "08:30",
        "1:60:1x",
        "Document",
        "x12",
        "_1",
        "1__x",
        ".info",
        "trueish",
    ],
)
def test_what_is_text_to_everybody(value: str) -> None:
    assert other_type(value) is None


@pytest.mark.parametrize("written", ["'no'", '"12:30"', "|\n  no"])
def test_quotation_marks_make_a_text_of_it(written: str) -> None:
    assert list(ambiguous_scalar.find("ONS", field("dutch_name", written)[0])) == []


def test_field_of_a_form() -> None:
    source = Source(None, "")
    assert list(ambiguous_scalar.find("ONS", Field("dutch_name", "no", ""))) == []
    assert list(text_cut_by_comment.find("ONS", Field("dutch_name", "Document #1", ""), source, ONS.is_whole)) == []


# Old text as written, new text, the whole line afterwards.
EDITS: list[tuple[str, str, str]] = [
    ("Document wijzigen", "Document [van een cliënt] wijzigen", "Document [van een cliënt] wijzigen"),
    ("Document", "[cliënt] Document", '"[cliënt] Document"'),
    ("Document", "Document: x", '"Document: x"'),
    ("Document", "foto's", "foto's"),
    ("Document", "'s Nachts", '"\'s Nachts"'),
    ("Document", 'a "b": c', "'a \"b\": c'"),
    ("Document", "no", '"no"'),
    ("Document", "a\u200bb", "a\u200bb"),
    ("Document", "a\u2028b", '"a\\Lb"'),
    ("Document", "a\0b", '"a\\x00b"'),
    ("'Document'", "foto's", "'foto''s'"),
    ("'Document'", "a\nb", '"a\\nb"'),
    ('"Docu\\u006dent"', "Document!", '"Docu\\u006dent!"'),
    ('"Document"', 'a"b\\', '"a\\"b\\\\"'),
    ("|\n  een\n  twee", "een\ndrie", "|\n  een\n  drie"),
    (">\n  een\n  twee", "een\ndrie", '"een\\ndrie"'),
    (">-\n  een\n  twee", "een drie", ">-\n  een\n  drie"),
    ("een\n  twee", "een drie", "een\n  drie"),
    ("een\n  twee", "een: twee", '"een: twee"'),
]


@pytest.mark.parametrize(("written", "value", "after"), EDITS)
def test_edits_are_small_and_keep_the_style(written: str, value: str, after: str) -> None:
    found, source = field("a", written)
    assert found.node is not None
    edit = rewrite(source.text, found.node, value)
    assert applied(source.text, edit) == f"a: {after}\nx: y\n"


@pytest.mark.parametrize(
    ("written", "value", "after"),
    [('"a"', "é\0\ud83d", '"é\\u0000\\ud83d"'), ('"\\/a"', "/b", '"\\/b"'), ("a", "b", '"b"'), ("'a'", "b'", '"b\'"')],
)
def test_json_stays_json(written: str, value: str, after: str) -> None:
    source = Source("r.json", f'{{"k": {written}}}')
    root: Any = read_tree(source).documents[0]
    edit = rewrite(source.text, root[3][0][1], value, json=True, flow=True)
    assert applied(source.text, edit) == f'{{"k": {after}}}'


def test_keys_are_rewritten_too() -> None:
    source = Source(None, "dutch_nam: x\n'b': y\n")
    root: Any = read_tree(source).documents[0]
    edit = rewrite(source.text, root[3][0][0], "dutch_name")
    assert edit == (9, 9, "e")
    assert rewrite(source.text, root[3][1][0], "c: d").text == "c: d"
    assert rewrite(source.text, root[3][0][0], "a: b").text == '"a: b"'
