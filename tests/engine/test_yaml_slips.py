"""The slips that people make in YAML: each is named, placed, and read on behind."""

from __future__ import annotations

import json
from typing import Any, TypeAlias

import pytest

from onsrights.engine.check.platform import rules_of
from onsrights.engine.rules import alias_not_allowed, invalid_yaml, not_utf8, too_large, unreadable_file
from onsrights.engine.text.source import Source
from onsrights.engine.text.tree import Tree, read_tree
from onsrights.engine.text.yaml_slips import Mended, Repair, pair_on_line
from tests.over import over
from tests.sibling.platform import SIBLING

Read: TypeAlias = Any
"""A node, or what it says."""

AROUND = """rights:
  - identifier: A
{}
    english_name: View [client] file
  - identifier: B
    dutch_name: [x] y
"""


def read(text: str, path: str = "rights.yaml") -> Tree:
    return read_tree(Source.from_bytes(path, text.encode()))


def plain(node: Read) -> Read:
    if node is None or node[0] == "scalar":
        return node and (node[3], node[4])[node[4] == "#broken"]
    if node[0] == "mapping":
        return {key[3]: plain(value) for key, value in node[3]}
    return [plain(item) for item in node[3]]


BROKEN = "#broken"

# What is written, the name of the slip, what is marked, how dutch_name reads then (None: it is not read).
SLIPS: list[tuple[str, str, str, str | None]] = [
    ("    dutch_name: Document: wijzigen", "colon", ":", BROKEN),
    ("    dutch_name: Document wijzigen:", "colon", ":", BROKEN),
    ("    dutch_name: een\n      regel verder: drie", "colon", ":", BROKEN),
    ("    dutch_name: [van een cliënt] wijzigen", "starts-with-bracket", "[van een cliënt]", BROKEN),
    ("    dutch_name: 's Nachts inzien", "starts-with-quote", "'", BROKEN),
    ("    dutch_name: 's Nachts en 's middags inzien", "starts-with-quote", "'", BROKEN),
    ('    dutch_name: "Document wijzigen', "unclosed-quote", '"', BROKEN),
    ("    dutch_name: 'Document wijzigen", "unclosed-quote", "'", BROKEN),
    ('    dutch_name: "Document\n    note: "x"', "unclosed-quote", '"', BROKEN),
    ('    dutch_name: "Document\n    "note": "x"', "unclosed-quote", '"', BROKEN),
    ("    'dutch_name: x", "unclosed-quote", "'", None),
    ('    dutch_name: "Document" wijzigen', "after-quote", "wijzigen", BROKEN),
    ("    dutch_name: 'Foto's' wijzigen", "after-quote", "s' wijzigen", BROKEN),
    ('    dutch_name: "a\\d"', "escape", "\\d", BROKEN),
    ('    dutch_name: "a\\ud8"', "escape", "\\u", BROKEN),
    ("    dutch_name:Document wijzigen", "colon-space", ":", BROKEN),
    ("    dutch_name:X", "colon-space", ":", BROKEN),
    ("    dutch_name :X", "colon-space", ":", BROKEN),
    ("    dutch_name:\xa0Document wijzigen", "colon-other", "\xa0", "Document wijzigen"),
    ("    dutch_name Document wijzigen", "no-colon", "dutch_name Document wijzigen", BROKEN),
    ("    dutch_name: een\n    regel verder", "no-colon", "regel verder", BROKEN),
    ("    dutch_name: een\n    regel", "no-colon", "regel", "een"),
    ("    : x", "no-key", ":", None),
    ("    dutch_name: *foo bar", "starts-with", "*", BROKEN),
    ("    dutch_name: **foo** bar", "starts-with", "*", BROKEN),
    ("    dutch_name: & bar", "starts-with", "&", BROKEN),
    ("    dutch_name: !foo!bar baz", "starts-with", "!", BROKEN),
    ("    dutch_name: !<foo baz", "starts-with", "!", BROKEN),
    ("    dutch_name: @foo bar", "starts-with", "@", BROKEN),
    ("    dutch_name: `foo` bar", "starts-with", "`", BROKEN),
    ("    dutch_name: %foo bar", "starts-with", "%", BROKEN),
    ("    dutch_name: {foo} bar", "starts-with", "{", BROKEN),
    ("    dutch_name: - bar", "starts-with", "-", BROKEN),
    ("    dutch_name: > bar", "starts-with", ">", BROKEN),
    ("    dutch_name: | bar", "starts-with", "|", BROKEN),
    ("    dutch_name: ? bar", "starts-with", "?", BROKEN),
    ("    dutch_name: , bar", "starts-with", ",", BROKEN),
    ("    dutch_name: ] bar", "starts-with", "]", BROKEN),
    ("    dutch_name: [foo, bar", "unclosed-bracket", "[", BROKEN),
    ("    dutch_name: [", "unclosed-bracket", "[", BROKEN),
    ("    dutch_name: {", "unclosed-bracket", "{", BROKEN),
    ("    dutch_name: {foo", "unclosed-bracket", "{", BROKEN),
    ("    dutch_name: [[foo]", "unclosed-bracket", "[", BROKEN),
    ("    dutch_name: [\n      foo,\n      bar", "unclosed-bracket", "[", BROKEN),
    ('    dutch_name: "a\\U00110000"', "escape-number", "\\U00110000", BROKEN),
    ("    " + "x" * 1100 + ": y", "long-key", "x", None),
    ("\tdutch_name: x", "tab", "\t", "x"),
    ("  \tdutch_name: x", "tab", "\t", "x"),
    ("    \tdutch_name: x", "tab", "\t", "x"),
    ("  dutch_name: x", "indent", "  ", "x"),
    ("   dutch_name: x", "indent", "   ", "x"),
    ("     dutch_name: x", "indent", "     ", "x"),
    ("      dutch_name: x\n      note: y", "indent", "      ", "x"),
    ("    dutch_name: x\n...", "document", "...", "x"),
]


@over(("written", "name", "marked", "value"), SLIPS)
@over("newline", ["\n", "\r\n"])
def test_slip_is_named_and_read_on(written: str, name: str, marked: str, value: str | None, newline: str) -> None:
    text = AROUND.format(written).replace("\n", newline)
    tree = read(text)
    first, *rest = [fault for fault in tree.faults if fault.text != "starts-with-bracket" or name == fault.text]
    assert (first.kind, first.text, text[first.start : first.end]) == ("invalid-yaml", name, marked)
    assert not rest or name == "starts-with-bracket"
    rights = plain(tree.documents[0])["rights"]
    assert rights[0]["identifier"] == "A"
    assert rights[0].get("dutch_name") == value
    assert rights[0]["english_name"] == "View [client] file"
    assert rights[-1] == {"identifier": "B", "dutch_name": BROKEN}
    assert tree.complete
    if value == BROKEN and name != "no-colon":
        assert first.pointer == "/rights/0/dutch_name"
    if value is None:
        assert (0, "/rights/0") in tree.unfinished
    for note_start, note_end, _ in first.notes:
        assert text[note_start:note_end].strip()


# Whole files: the slips that are named, and how the file reads.
FILES: list[tuple[str, list[str], Any]] = [
    ("rights:\n\t- a: b\n\t  c: d\n\t- e: f\n", ["tab"], {"rights": [{"a": "b", "c": "d"}, {"e": "f"}]}),
    (
        "rights:\n  - a: b\n\tc: d\n\te: f\n  - a: g\n    c: h\n",
        ["tab"],
        {"rights": [{"a": "b", "c": "d", "e": "f"}, {"a": "g", "c": "h"}]},
    ),
    ("rights:\n\t- a: b\n\t\tc: d\n", ["tab"], {"rights": [{"a": "b", "c": "d"}]}),
    ("rights:\n  -\ta: b\n", ["tab-inside"], {"rights": [{"a": "b"}]}),
    ("a: |\n\tb\n", ["tab"], {"a": "b\n"}),
    (
        "rights:\n  - a: b\n    c: d\n - a: e\n   c: f\n",
        ["indent"],
        {"rights": [{"a": "b", "c": "d"}, {"a": "e", "c": "f"}]},
    ),
    ("rights:\n  - a: b\n      c: d\n      e: f\n", ["indent"], {"rights": [{"a": "b", "c": "d", "e": "f"}]}),
    ("a: b\nc: d\n  e:\n    - f\n", ["indent"], {"a": "b", "c": "d", "e": ["f"]}),
    ("rights:\n- a: b\n...\nrights:\n- c: d\n", ["document"], {"rights": [{"a": "b"}]}),
    ("dutch_name Document\nenglish_name: x\n", ["no-colon"], {"dutch_name": BROKEN, "english_name": "x"}),
    ("- a:b\n  c: d\n", ["colon-space"], [{"a": BROKEN, "c": "d"}]),
    ("a: {b: c [d] e, f: g}\n", ["inner-bracket"], {"a": {"b": BROKEN, "f": "g"}}),
    ("a: [b]\nc: {d: e, f\ng: h\n", ["unclosed-bracket"], {"a": ["b"], "c": BROKEN, "g": "h"}),
    ("a: 'b\nc: 'd\ne: f\n", ["unclosed-quote", "unclosed-quote"], {"a": BROKEN, "c": BROKEN, "e": "f"}),
    ("'s avonds\n", ["starts-with-quote"], BROKEN),
    ("a: b\n[c]\n", ["no-colon"], {"a": "b"}),
    ("a: b\n'c\n", ["unclosed-quote"], {"a": "b"}),
    ('a: "b\n---\nc: d\n', ["unclosed-quote"], {"a": BROKEN}),
    ("@a: b\n", ["starts-with"], BROKEN),
    ('a: "b\n  c\\d"\ne: "C:\\Data\\Docs"\n', ["escape", "escape"], {"a": BROKEN, "e": BROKEN}),
    ("a: [b, @c, d]\n", ["starts-with"], {"a": ["b", BROKEN, "d"]}),
]


@pytest.mark.parametrize(("text", "names", "value"), FILES)
def test_files_with_slips(text: str, names: list[str], value: Read) -> None:
    tree = read(text)
    assert [fault.text for fault in tree.faults] == names
    assert tree.complete
    assert plain(tree.documents[0]) == value


JSON: list[tuple[str, list[str], Any]] = [
    ('{"a": "b"\n "c": "d"}', ["comma"], {"a": "b", "c": "d"}),
    ('{"r": [{"a": "b"}\n {"c": "d"}]}', ["comma"], {"r": [{"a": "b"}, {"c": "d"}]}),
    ('{"a": "b,\n "c": "d"}', ["unclosed-quote"], {"a": BROKEN, "c": "d"}),
    ('{"a": "C:\\dir",\n "c": "d"}', ["json-escape"], {"a": BROKEN, "c": "d"}),
    ('{\n\t"a": "b"\n}', [], {"a": "b"}),
    ('{"a": "b", "c": @d, "e": "f"}', ["json-word"], {"a": "b", "c": BROKEN, "e": "f"}),
]


@pytest.mark.parametrize(("text", "names", "value"), JSON)
def test_json_with_slips(text: str, names: list[str], value: Read) -> None:
    tree = read(text, "rights.json")
    assert [fault.text for fault in tree.faults] == names
    assert tree.complete
    assert plain(tree.documents[0]) == value


# Where nothing can be mended: what is named, what was read before it, and what may miss something.
STOPS: list[tuple[str, str, Any, set[tuple[int, str]]]] = [
    ('{"r": [{"a": "b"', "unclosed-bracket", {"r": [{"a": "b"}]}, {(0, ""), (0, "/r"), (0, "/r/0")}),
    ("a: b\n---\n[c] d\n", "after-end", {"a": "b"}, {(1, "")}),
    (",\n", "message", None, {(0, "")}),
    ("[a, b}\n", "unclosed-bracket", ["a", "b"], {(0, "")}),
]


@pytest.mark.parametrize(("text", "name", "value", "unfinished"), STOPS)
def test_reading_stops(text: str, name: str, value: Read, unfinished: set[tuple[int, str]]) -> None:
    tree = read(text)
    assert [fault.text for fault in tree.faults] == [name]
    assert not tree.complete
    assert plain(tree.documents[0]) == value
    assert tree.unfinished >= unfinished


def test_directive() -> None:
    tree = read("%YAML 2.0\n---\na: b\n")
    assert [(fault.text, fault.start, fault.end) for fault in tree.faults] == [("directive", 0, 9)]
    assert (plain(tree.documents[0]), tree.complete) == ({"a": "b"}, True)
    tree = read("%FOO\na: b\n")
    assert [(fault.text, fault.start, fault.end) for fault in tree.faults] == [("directive", 0, 4)]
    assert plain(tree.documents[0]) == {"a": "b"}


def test_leftovers_of_a_merge() -> None:
    text = "a: b\n<<<<<<< HEAD\nc: d\n||||||| base\n=======\nc: e\n>>>>>>> other branch\nf: g\n"
    tree = read(text)
    conflicts = [fault for fault in tree.faults if fault.text == "conflict"]
    assert [text[fault.start : fault.end] for fault in conflicts] == ["<<<<<<<", "|||||||", "=======", ">>>>>>>"]
    assert [fault.data["marker"] for fault in conflicts] == ["<<<<<<<", "|||||||", "=======", ">>>>>>>"]
    assert [fault.kind for fault in tree.faults if fault.text != "conflict"] == ["duplicate-key"]
    assert plain(tree.documents[0]) == {"a": "b", "c": "e", "f": "g"}
    assert "conflict" not in {fault.text for fault in read("a: b\n=======\nc: d\n").faults}


def test_tab_in_a_text_is_no_slip() -> None:
    tree = read("a:\n  b: >-\n   \tone\n   two\n  c: d\n")
    assert tree.faults == []
    assert plain(tree.documents[0]) == {"a": {"b": "\tone\ntwo", "c": "d"}}


@pytest.mark.parametrize(
    "text",
    [
        "{around}\ufeff- a: b\n  c: d\n",
        "\ufeff\ufeff{around}- a: b\n  c: d\n",
        "{around}- a: b\n  \ufeffc: d\n",
        '{around}- a: b\n  c: \0"d"\n',
        '{around}- a: b\n  c: "d"\0\n',
        "\0{around}- a: b\n  c: d\n",
        "{around}\0\n- a: b\n  c: d\n",
        '{{"x": 1, \0"rights": [{{"a": "b", "c": "d"}}]}}',
        '{{"x": 1, "rights": [{{"a": "b", "c": "d"}}],\x85}}',
    ],
)
def test_refused_characters_between_tokens(text: str) -> None:
    tree = read(text.format(around="rights:\n"))
    assert [fault.kind for fault in tree.faults] == ["invisible-character"]
    fault = tree.faults[0]
    assert tree.source.text[fault.start : fault.end] in ("\ufeff", "\0", "\x85")
    assert plain(tree.documents[0])["rights"] == [{"a": "b", "c": "d"}]


def test_refused_characters_in_a_block_stay() -> None:
    tree = read("a: |\n  \ufeffone\n  two\nb: c\n")
    assert tree.faults == []
    assert plain(tree.documents[0]) == {"a": "\ufeffone\ntwo\n", "b": "c"}
    tree = read("a: |\n  one\n\ufeff  two\nb: c\n")
    assert [fault.kind for fault in tree.faults] == ["invisible-character"]
    assert plain(tree.documents[0]) == {"a": "one\ntwo\n", "b": "c"}


def test_refused_characters_beyond_a_limit_are_counted() -> None:
    tree = read("# \x1ba\x1b\n" * 1000)
    assert len(tree.faults) == 1001
    assert (tree.faults[-1].text, tree.faults[-1].data) == ("rest", {"count": 1000})


@pytest.mark.parametrize("missing", ["{", "}"])
def test_nothing_is_missing_beside_a_missing_brace(missing: str) -> None:
    written = json.dumps({"rights": [{"a": "b", "c": "d"} for _ in range(3)]}, indent=1)
    for place in [index for index, character in enumerate(written) if character == missing][1:]:
        tree = read(written[:place] + written[place + 1 :], "rights.json")
        assert [fault.kind for fault in tree.faults] == ["invalid-yaml"]
        rights = tree.documents[0][3][0][1][3] if tree.documents[0] else []  # type: ignore[index]
        for index, right in enumerate(rights):
            assert (0, f"/rights/{index}") in tree.unfinished or plain(right) == {"a": "b", "c": "d"}


def test_fields_without_braces() -> None:
    tree = read('{"rights": ["a": "b", "c": "d"]}', "rights.json")
    [fault] = tree.faults
    assert (fault.text, fault.pointer, fault.data["key"]) == ("braces", "/rights/0", "a")
    assert tree.unfinished == {(0, "/rights/0"), (0, "/rights/1")}


TEXTS_WITH_BRACKETS = [
    "Notitie [van een cliënt] inzien", "[van een cliënt] notitie inzien", "View [client] note", "Agenda [van een team]",
    "Agenda [van een cliënt] en/of [van een team] inzien", "Notitie [van een cliënt] inzien, wijzigen", "Agenda {a} b",
]  # fmt: skip
BESIDE: list[tuple[str, dict[str, Any]]] = [
    ("{{a: {text}, b: c}}", {"b": "c"}),
    ("{{b: c, a: {text}}}", {"b": "c"}),
    ("{{a: {text}}}", {}),
    ('{{b: [c], a: {text}, d: "e"}}', {"b": ["c"], "d": "e"}),
]


@pytest.mark.parametrize("before", ["", "- ", "rights:\n  - "])
def test_a_text_with_brackets_within_braces_is_one_fault(before: str) -> None:
    for text in TEXTS_WITH_BRACKETS:
        for form, others in BESIDE:
            tree = read(before + form.format(text=text) + "\n")
            [fault] = tree.faults
            if fault.text != "inner-bracket":  # in front it is a list, which the rule for types tells of
                assert (text[0], fault.text) == ("[", "unclosed-bracket")
                continue
            assert fault.data["value"] == text
            root: Read = tree.documents[0]
            node = plain(root)
            while "a" not in node:
                node = node["rights"] if "rights" in node else node[0]
            assert node == {**others, "a": BROKEN}


@pytest.mark.parametrize("key", ["crm.accounts", "dutch_name", "- name"])
def test_what_only_looks_like_a_space_is_read_as_one(key: str) -> None:
    for space in "\xa0\u2007\u2009\u200b\u202f\u3000\u2060":
        for around in (space, f" {space}", f"{space} ", space * 2):
            tree = read(
                f"a:\n  {key}:{around}een waarde\n  b: c\n"
                if key[0] != "-"
                else f"a:\n  {key}:{around}een waarde\n    b: c\n"
            )
            if around[0] == " ":  # behind a space it is part of the text, for the rule of invisible characters
                assert tree.faults == []
                continue
            [fault] = tree.faults
            assert (fault.text, fault.data["value"]) == ("colon-other", "een waarde")
            assert f"U+{ord(space):04X}" in fault.data["characters_en"]
            value = plain(tree.documents[0])["a"]
            [node] = value if isinstance(value, list) else [value]
            assert list(node.values()) == ["een waarde", "c"]


def test_values_of_a_slip_are_those_of_the_file() -> None:
    tree = read("a:\0x\x85y\nb: c\n")
    assert tree.faults[0].data == {"key": "a", "value": "\0x\x85y"}
    tree = read("a: " + "x" * 200 + ": y\n")
    assert len(tree.faults[0].data["value"]) == 80


def test_every_slip_has_its_words() -> None:
    named = {name for _, name, _, _ in SLIPS} | {name for _, name, _, _ in STOPS}
    named |= {name for _, names, _ in (*FILES, *JSON) for name in names}
    unknown = {"open", "stopped", "first", "directive", "indent-other", "braces", "conflict", "surrogate"}
    assert named >= {name for name in invalid_yaml.TEXTS if not name.startswith("json-")} - unknown


@pytest.mark.parametrize("module", [invalid_yaml, alias_not_allowed, not_utf8, too_large, unreadable_file])
def test_words_of_a_fault_use_its_values(module: Read) -> None:
    values = dict.fromkeys(
        [
            "quote",
            "value",
            "escape",
            "key",
            "open",
            "marker",
            "line",
            "character",
            "bracket",
            "close",
            "column",
            "target",
            "written",
            "byte",
            "position",
            "limit",
            "length",
            "path",
            "characters_nl",
            "characters_en",
        ],
        "x",
    )
    rule = next(rule for rule in rules_of(SIBLING) if rule.module == module.__name__)
    for text in map(rule.text, module.TEXTS):
        assert text.render("nl", values)[-1] == "."
        assert text.render("en", values)[-1] == "."


@over("text", [AROUND.format(written) for written, *_ in SLIPS] + [text for text, *_ in (*FILES, *JSON)])
def test_faults_have_the_values_of_their_words(text: str) -> None:
    for fault in read(text).faults:
        invalid_yaml.TEXTS[fault.text].render("nl", fault.data)


def test_repairs_keep_track_of_places() -> None:
    mended = Mended("abc\ndef\nghi")
    assert mended.add(Repair(((4, 5, "XYZ"),)))
    assert mended.text == "abc\nXYZef\nghi"
    assert mended.add(Repair(((0, 3, "#"),)))
    assert mended.text == "#\nXYZef\nghi"
    assert [mended.offset(at) for at in range(12)] == [0, 3, 4, 5, 5, 5, 6, 7, 8, 9, 10, 11]
    assert mended.add(Repair(((2, 7, "-"),))), "a later repair may take in an earlier one"
    assert mended.text == "#\n-\nghi"
    assert not mended.add(Repair(((2, 3, "-"),))), "nothing changes"
    assert not Mended("abc").add(Repair(()))


@pytest.mark.parametrize(
    ("line", "pair"),
    [
        ("  a: b  ", (2, 3, 5, 6)),
        ("- - 'a: b' : c", (4, 11, 13, 14)),
        ('"a\\": b": c', (0, 8, 10, 11)),
        ("'it''s': c", (0, 7, 9, 10)),
        ("a:", (0, 1, 2, 2)),
        ("a:b: c", (0, 3, 5, 6)),
        ("a b", None),
        ("'a", None),
        ("# a: b", None),
        ("", None),
    ],
)
def test_key_and_value_on_a_line(line: str, pair: tuple[int, int, int, int] | None) -> None:
    assert pair_on_line(line, 0, len(line)) == pair
