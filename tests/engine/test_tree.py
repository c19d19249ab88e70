"""Reading a file: nodes, positions, several documents, limits, and everything hostile."""

from __future__ import annotations

import json
import sys
import tracemalloc
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from yaml._yaml import get_version as libyaml_version

from onsrights.engine.settings.settings import Limits
from onsrights.engine.text import tree as tree_module
from onsrights.engine.text.source import Source
from onsrights.engine.text.tree import Packed, ParserMissingError, Tree, before, pointer_step, read_tree
from tests.clock import at_most

if TYPE_CHECKING:
    from collections.abc import Iterator

Read: TypeAlias = Any
"""A node, or what it says."""


def read(text: str | bytes, **limits: int) -> Tree:
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    return read_tree(Source.from_bytes("rights.yaml", data, Limits()), Limits()._replace(**limits))


def plain(node: Read) -> Read:
    if node is None or node[0] == "scalar":
        return node and node[3]
    if node[0] == "mapping":
        return {plain(key) if key[0] == "scalar" else "?": plain(value) for key, value in node[3]}
    return [plain(item) for item in node[3]]


def told(tree: Tree) -> list[tuple[str, str, str, str]]:
    text = tree.source.text
    return [(fault.kind, fault.text, text[fault.start : fault.end], fault.pointer) for fault in tree.faults]


def scalars(node: Read) -> list[Any]:
    if node is None:
        return []
    if node[0] == "scalar":
        return [node]
    children = [child for pair in node[3] for child in pair] if node[0] == "mapping" else node[3]
    return [found for child in children for found in scalars(child)]


def test_nodes_are_exact_tuples() -> None:
    tree = read("a: b\n'c': [\"d\", {e: f}]\ng: |\n  h\n")
    assert tree.documents == [
        (
            "mapping",
            0,
            33,
            [
                (("scalar", 0, 1, "a", ""), ("scalar", 3, 4, "b", "")),
                (
                    ("scalar", 5, 8, "c", "'"),
                    (
                        "sequence",
                        10,
                        23,
                        [
                            ("scalar", 11, 14, "d", '"'),
                            ("mapping", 16, 22, [(("scalar", 17, 18, "e", ""), ("scalar", 20, 21, "f", ""))]),
                        ],
                    ),
                ),
                (("scalar", 24, 25, "g", ""), ("scalar", 27, 33, "h\n", "|")),
            ],
        )
    ]
    assert (tree.faults, tree.incomplete, tree.complete, tree.unfinished) == ([], [False], True, frozenset())


@pytest.mark.parametrize("before", ["", "\ufeff", "# 😀 e\u0301\r\n"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_positions_with_any_line_end_and_mark(before: str, newline: str) -> None:
    tree = read(before + newline.join(("x: é😀", "y: 'ë'", "z: w", "")))
    text = tree.source.text
    written = [text[node[1] : node[2]] for node in scalars(tree.documents[0])]
    assert written == ["x", "é😀", "y", "'ë'", "z", "w"]


@pytest.mark.parametrize(
    ("text", "documents"),
    [
        ("", []),
        ("# only a comment\n", []),
        ("---\n", [None]),
        ("---\n---\na: 1\n---\n", [None, {"a": "1"}, None]),
        ("a: 1\n...\n---\nb: 2\n...\n", [{"a": "1"}, {"b": "2"}]),
        ("%YAML 1.2\n---\na: 1\n", [{"a": "1"}]),
        ("- a\n- b\n", [["a", "b"]]),
        ("only text\n", ["only text"]),
        ('""', [""]),
        ("a:\nb: null\nc: ~\n", [{"a": "", "b": "null", "c": "~"}]),
        ("no: 1e3\nyes: 12:30\n", [{"no": "1e3", "yes": "12:30"}]),
        ("? [a]\n: b\n", [{"?": "b"}]),
    ],
)
def test_documents(text: str, documents: list[Any]) -> None:
    tree = read(text)
    assert [plain(node) for node in tree.documents] == documents
    assert tree.faults == []
    assert tree.complete


JSON_VALUES = st.recursive(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=8,
)


@given(JSON_VALUES, st.booleans())
@example("þðÞ😀", True)  # noqa: FBT003 - characters that stand in for others, as escapes
def test_json_is_read_like_json(value: Read, escaped: bool) -> None:  # noqa: FBT001
    tree = read(json.dumps(value, ensure_ascii=escaped, indent=2))
    assert {fault.kind for fault in tree.faults} <= {"invisible-character"}
    if value != "":
        assert plain(tree.documents[0]) == value


def test_escaped_surrogates() -> None:
    text = r'{"pair": "a\ud83d\ude00b", "high": "\uD83D", "low": "\ude00x", "none": "\\ud83d"}'
    for name in (None, "rights.json"):  # what is JSON is JSON, whatever it is called
        tree = read_tree(Source(name, text))
        assert plain(tree.documents[0]) == {"pair": "a😀b", "high": "\ud83d", "low": "\ude00x", "none": "\\ud83d"}
        assert told(tree) == [
            ("invisible-character", "file", r"\uD83D", "/high"),
            ("invisible-character", "file", r"\ude00", "/low"),
        ]


def test_escaped_surrogates_are_not_in_yaml() -> None:
    tree = read(r"""{'pair': "a\ud83d\ude00b", 'long': "\U0000d83d", 'none': "\\ud83d", 'plain': \ud83d}""")
    assert plain(tree.documents[0]) == {"pair": "a😀b", "long": "\ud83d", "none": "\\ud83d", "plain": r"\ud83d"}
    assert told(tree) == [
        ("invalid-yaml", "surrogate", r"\ud83d", "/pair"),
        ("invalid-yaml", "surrogate", r"\ude00", "/pair"),
        ("invalid-yaml", "surrogate", r"\U0000d83d", "/long"),
    ]


REFUSED = [
    "\0",
    "\x01",
    "\x0b",
    "\x1f",
    "\x7f",
    "\x80",
    "\x85",
    "\x9f",
    "\u2028",
    "\u2029",
    "\ufeff",
    "\ufffe",
    "\uffff",
]


@pytest.mark.parametrize("character", REFUSED)
def test_refused_characters_stay_in_values(character: str) -> None:
    tree = read(f"a: x{character}y\n'b{character}': \"{character}\"\nc: |\n  {character}z\n  w\n")
    refused = [("invisible-character", character)] * (4 if character != "\ufeff" else 0)
    assert [(fault.kind, tree.source.text[fault.start : fault.end]) for fault in tree.faults] == refused
    values = {"a": f"x{character}y", f"b{character}": character, "c": f"{character}z\nw\n"}
    assert plain(tree.documents[0]) == values
    assert tree.source.point(tree.source.text.index("c:")).line == 3


@pytest.mark.parametrize("character", REFUSED)
def test_refused_characters_elsewhere_are_reported(character: str) -> None:
    tree = read(f"a: b # {character}{character} and {character}\n")
    assert plain(tree.documents[0]) == {"a": "b"}
    assert [(fault.kind, fault.text, fault.start, fault.end, dict(fault.data)) for fault in tree.faults] == [
        ("invisible-character", "file", 7, 9, {"character": f"U+{ord(character):04X}", "count": 2}),
        ("invisible-character", "file", 14, 15, {"character": f"U+{ord(character):04X}", "count": 1}),
    ]


def test_lone_surrogates_in_a_text_from_a_form() -> None:
    tree = read_tree(Source(None, "a: x\ud800y\n"))
    assert [(fault.kind, fault.start, fault.end) for fault in tree.faults] == [("invisible-character", 4, 5)]
    assert plain(tree.documents[0]) == {"a": "x\ud800y"}


def test_every_character_that_could_stand_in() -> None:
    text = "a: \0" + "".join(map(chr, range(0xE000, 0xF900))) + "þðÞ\n"
    tree = read(text)
    assert plain(tree.documents[0]) == {"a": text[3:-1]}


def test_duplicate_keys() -> None:
    tree = read("r:\n  - a: 1\n    b/~: 2\n    'a': 3\n    b/~: 4\n    a: 5\n  - a: 6\n[x]: 1\n[x]: 2\n")
    assert told(tree) == [
        ("duplicate-key", "message", "'a'", "/r/0/a"),
        ("duplicate-key", "message", "b/~", "/r/0/b~1~0"),
        ("duplicate-key", "message", "a", "/r/0/a"),
    ]
    assert [tree.source.point(start).line for fault in tree.faults for start, _, _ in fault.notes] == [2, 3, 2]
    assert {text for fault in tree.faults for _, _, text in fault.notes} == {"first"}
    root: Any = tree.documents[0]
    assert len(root[3][0][1][3][0][3]) == 5


def test_anchors_aliases_merge_keys_and_tags() -> None:
    tree = read(
        "base: &base\n  a: 1\nfull: &one text\nuse: *one\nmerged:\n  <<: *base\nmore:\n  <<: [*base, *base]\n"
        "self: &self [*self]\nquoted: &q 'x'\ntag: !!str 1\nown: !own [x]\nlist: !!python/object/apply:os.system [x]\n"
        "binary: !!binary aGFsbG8=\n&key k: v\n*one : w\n"
    )
    assert told(tree) == [
        ("alias-not-allowed", "anchor", "&base", "/base"),
        ("alias-not-allowed", "anchor", "&one", "/full"),
        ("alias-not-allowed", "alias", "*one", "/use"),
        ("alias-not-allowed", "merge", "<<", "/merged/<<"),
        ("alias-not-allowed", "merge", "<<", "/more/<<"),
        ("alias-not-allowed", "anchor", "&self", "/self"),
        ("alias-not-allowed", "alias", "*self", "/self/0"),
        ("alias-not-allowed", "anchor", "&q", "/quoted"),
        ("alias-not-allowed", "tag", "!!str", "/tag"),
        ("alias-not-allowed", "tag", "!own", "/own"),
        ("alias-not-allowed", "tag", "!!python/object/apply:os.system", "/list"),
        ("alias-not-allowed", "tag", "!!binary", "/binary"),
        ("alias-not-allowed", "anchor", "&key", "/k"),
        ("alias-not-allowed", "alias", "*one", ""),
    ]
    values = plain(tree.documents[0])
    assert values["full"] == "text"
    assert values["use"] == "*one"
    assert values["tag"] == "1"
    starts = {node[3]: node[1] for node in scalars(tree.documents[0])}
    assert tree.source.text.startswith("text", starts["text"])


@pytest.mark.parametrize("written", ["&x y", "!x y", "! y", "&x # z\n   y"])
def test_beginning_of_a_text_that_yaml_drops(written: str) -> None:
    tree = read(f"a: {written}\n")
    (fault,) = tree.faults
    assert (fault.kind, fault.text, fault.pointer) == ("alias-not-allowed", "lost", "/a")
    assert fault.data == {"written": written.split(maxsplit=1)[0], "value": written}
    assert plain(tree.documents[0]) == {"a": "y"}


def test_anchor_without_text() -> None:
    assert told(read("a: &x\nb: &y []\nc: !!str\n"))[0] == ("alias-not-allowed", "anchor", "&x", "/a")


def test_limits() -> None:
    tree = read("a: {b: {c: d}}\ne: f\n", depth=2)
    assert told(tree) == [("too-large", "depth", "{", "/a")]
    assert plain(tree.documents[0]) == {"a": "", "e": "f"}
    assert (tree.incomplete, tree.complete) == ([False], True)
    assert tree.unfinished == set()
    assert read("a: {b: {c: d}}\n", depth=3).faults == []

    assert told(read("- a\n- b\n- c\n", nodes=4)) == []
    assert told(read("- a\n- b\n- c\n", nodes=3)) == [("too-large", "nodes", "-", "")]
    tree = read("- a\n- b\n- [x]\n- c\n", nodes=3)
    assert told(tree) == [("too-large", "nodes", "[", "/2")]
    assert plain(tree.documents[0]) == ["a", "b"]

    tree = read("a: abcd\nabcde: 'f'\ng: abcdef\n", scalar=4)
    assert told(tree) == [("too-large", "scalar", "abcde", ""), ("too-large", "scalar", "abcdef", "/g")]
    assert [node[4] for node in scalars(tree.documents[0])] == ["", "", "#too-large", "'", "", "#too-large"]
    assert dict(tree.faults[1].data) == {"limit": 4, "length": 6}
    assert tree.complete


def test_complete_pairs_are_kept_where_reading_stops() -> None:
    tree = read("rights:\n- a: 1\n  b: 2\n- a: 3\n  b: c\n- a: 4\n", nodes=9)
    assert plain(tree.documents[0]) == {"rights": [{"a": "1", "b": "2"}, {"a": "3"}]}
    assert tree.unfinished >= {(0, ""), (0, "/rights"), (0, "/rights/1")}


@pytest.mark.parametrize(
    "deep",
    [
        "[[[[]]]]",
        "[[[[",
        "{a: [{b: [",
        "[[[[], x]]]",
        "\n   a:\n    a:\n     a:\n      a: b",
        "\n  - - - - x\n\n  - y",
    ],
)
def test_what_is_too_deep_is_left_out(deep: str) -> None:
    tree = read(f"rights:\n- a: 3\n  b: {deep}\n- a: 4\n", depth=5)
    assert [fault[:2] for fault in tree.faults] == [("too-large", "depth")]
    assert tree.faults[0].pointer.startswith("/rights/0/b")
    assert tree.complete
    rights = plain(tree.documents[0])["rights"]
    assert [right["a"] for right in rights] == ["3", "4"]


def test_many_repeated_keys_are_counted() -> None:
    tree = read("a: b\n" * 100)
    assert [fault.text for fault in tree.faults] == ["message"] * 20 + ["more"]
    assert tree.faults[-1].data == {"count": 79}
    assert tree.faults[-1].start == 21 * 5


def test_unreadable_source() -> None:
    tree = read_tree(Source.from_file("does/not/exist"))
    assert [fault.kind for fault in tree.faults] == ["unreadable-file"]
    assert (tree.documents, tree.complete) == ([], False)


def test_pointer_of_a_bad_byte() -> None:
    tree = read(b"rights:\n- name: clie\xebnt\n")
    assert told(tree) == [("not-utf8", "windows-1252", "ë", "/rights/0/name")]
    assert plain(tree.documents[0]) == {"rights": [{"name": "clieënt"}]}
    tree = read(b"rights:\n- name: clie\x81nt\n  other: text\n")
    assert told(tree) == [("not-utf8", "message", "\ufffd", "/rights/0/name")]
    assert [node[4] for node in scalars(tree.documents[0])] == ["", "", "#broken", "", ""]


def test_latin_1_does_not_hide_other_faults() -> None:
    tree = read("rights:\n- a: één\n  a: [x] y\n".encode("latin-1"))
    assert [fault.text for fault in tree.faults] == ["windows-1252", "message", "starts-with-bracket"]


def test_inside_brackets_or_not() -> None:
    tree = read("a: [b, {c: d}]\ne:\n- f\n")
    inside = [node[3] for node in scalars(tree.documents[0]) if tree.in_flow(0, node[1])]
    assert inside == ["b", "c", "d"]
    assert read('{"a": "b"}').in_flow(0, 7)
    assert not read("---\n").in_flow(0, 0)


def walked(node: Read, pointer: str, key: Read = None) -> Iterator[tuple[str, Read, Read]]:
    """Give the pointer, key and value of every node that a pointer leads to."""
    yield pointer, key, node
    seen = set()
    for part in enumerate(node[3]) if node[0] == "sequence" else node[3] if node[0] == "mapping" else ():
        step = pointer_step(part[0])
        if step not in seen and step != "/?":
            yield from walked(part[1], pointer + step, None if node[0] == "sequence" else part[0])
        seen.add(step)


KEYS = st.sampled_from(["a", "b/c", "~1", "", "0", "1", "é"])
FLOW = st.recursive(
    st.just("x"),
    lambda below: (
        st.lists(below).map(lambda items: f"[{', '.join(items)}]")
        | st.lists(st.tuples(KEYS, below)).map(
            lambda pairs: "{" + ", ".join(f'"{key}": {value}' for key, value in pairs) + "}"
        )
    ),
    max_leaves=20,
)


@given(FLOW, st.sampled_from([0, 2, 64]))
@example("{" + ", ".join(f'"{key % 70}": [{key}]' for key in range(140)) + "}", 64)
def test_a_pointer_leads_to_its_node(text: str, few: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tree_module, "_FEW_KEYS", few)
        patch.setattr(tree_module, "_MOST_INDEXES", 2)
        tree = read(text)
        places = list(walked(tree.documents[0], ""))
        for pointer, key, node in places:
            found = tree.at(0, pointer)
            assert found is not None
            assert (found[0] is key, found[1] is node) == (True, True)
        there = {pointer for pointer, _, _ in places}
        odd = {f"{pointer}/{step}" for pointer in there for step in ("9", "²", "-1", "?", "gone")} - there
        assert [pointer for pointer in odd if tree.at(0, pointer) is not None] == []
        assert tree.at(1, "") is None


@given(FLOW, FLOW, st.sampled_from(["", "]", "&a b", "\u2028", "é: 'ë'"]), st.integers(1, 3))
@example("[[" * 300 + "]]" * 300, "{a: b}", "", 1)
def test_packed_items_are_what_was_packed(one: str, two: str, behind: str, long: int) -> None:
    text = f"a:\n- {one}\n- {two}\n- {one}\nb: [{two}, {{b: {one}}}] {behind}\n"
    whole = read(text, depth=1000)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tree_module, "_LONG", long)
        tree = read(text, depth=1000)
    assert (told(tree), tree.unfinished, tree.keys) == (told(whole), whole.unfinished, whole.keys)
    assert [*scalars(tree.documents[0])] == [*scalars(whole.documents[0])]
    places = list(walked(whole.documents[0], ""))
    assert [place for place, _, _ in walked(tree.documents[0], "")] == [place for place, _, _ in places]
    for pointer, _, node in places:
        _, found = tree.at(0, pointer) or (None, None)
        assert found is not None
        assert found[:3] == node[:3]
        if node[0] == "sequence":
            assert [*found[3]] == [found[3][at] for at in range(len(node[3]))] == [*reversed([*reversed(found[3])])]
            assert [item[1] for item in found[3][1:]] == [item[1] for item in node[3][1:]]
        for offset in range(len(text) + 1 if node[0] == "sequence" and pointer.count("/") == 1 else 0):
            assert before(found, offset) == before(node, offset)
            assert tree.in_flow(0, offset) == whole.in_flow(0, offset)
    lists = [node for pointer, _, node in walked(tree.documents[0], "") if pointer.count("/") == 1]
    assert any(isinstance(node[3], Packed) for node in lists if node[0] == "sequence")


def test_long_manifest_needs_little_more_than_its_text() -> None:
    """A right of five texts is 3 kB of nodes; packed, with where it begins, it is 1.5 times what was written."""
    text = "rights:\n" + "".join(
        f"  - {{a{at}: {'b' * 90}, c: {'d' * 90}, e: {'f' * 90}, g: h, i: j}}\n" for at in range(1000)
    )
    source = Source("rights.yaml", text)
    tracemalloc.start()
    try:
        tree = read_tree(source)
        held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(tree.documents[0][3][0][1][3]) == 1000  # type: ignore[index]
    assert held < 2.5 * len(text)


def test_pointer_steps() -> None:
    assert pointer_step(3) == "/3"
    assert pointer_step(("scalar", 0, 1, "a/b~c", "")) == "/a~1b~0c"
    assert pointer_step(("sequence", 0, 1, [])) == "/?"


def test_parser_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "yaml._yaml", None)
    with pytest.raises(ParserMissingError, match="libyaml"):
        read("a: b\n")


HOSTILE: dict[str, tuple[bytes, list[str]]] = {
    "brackets": (b"[" * 100_000, ["too-large"]),
    "dashes": (b"- " * 100_000, ["too-large"]),
    "braces": (b"{" * 100_000, ["too-large"]),
    "keys": (b"? " * 100_000, ["too-large"]),
    "nested flow": (b"{a: [" * 50_000, ["too-large"]),
    "indented": ("".join(" " * depth + "a:\n" for depth in range(2000)).encode(), ["too-large"]),
    "name": (b"name: " + b"x" * 1_000_000, ["too-large"]),
    "identifier": (b"identifier: " + b"a" * 500_000, ["too-large"]),
    "long text": (b"a: " + b"x" * 31_000_000, ["too-large"]),
    "long file": (b"a: " + b"x" * 50_000_000, ["too-large"]),
    "alias bomb": (
        b"a: &a [x]\n" + b"".join(b"b%d: [%s]\n" % (n, b"*a, " * 9) for n in range(9)),
        ["alias-not-allowed"],
    ),
    "nul": (b"\0" * 100_000, ["invisible-character"]),
    "nul in a text": (b"abc\0" * 25_000, ["invisible-character", "too-large"]),
    "control characters": (b"# \x1b\n" * 300_000, ["invisible-character"]),
    "marks before lines": ("\ufeff- a\n".encode() * 20_000, ["invisible-character"]),
    "empty lines": (b'a: "x\n' + b"\n" * 3_000_000 + b"b: c\n", ["invalid-yaml"]),
    "noise": (bytes(range(256)) * 1000, ["not-utf8"]),
    "utf-16": ("\ufeffrights: []\n".encode("utf-16-le"), ["not-utf8"]),
    "surrogates": (b'a: "' + b"\\ud83d" * 10_000 + b'"', ["invalid-yaml"]),
    "tabs": (b"\t" * 1_000_000, ["invalid-yaml"]),
    "quotes": (b'a: "' + b"x\n" * 100_000, ["invalid-yaml"]),
    "slips": (b"a: b: c\n" * 100_000, ["invalid-yaml"]),
    "colons": (b":" * 1_000_000, ["invalid-yaml", "too-large"]),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_input_ends(name: str) -> None:
    data, kinds = HOSTILE[name]
    with at_most(20):
        tree = read(data)
    assert sorted({fault.kind for fault in tree.faults}) == kinds
    assert all(0 <= fault.start <= fault.end <= len(tree.source.text) for fault in tree.faults)


LIBYAMLS_OWN_LIMIT = [("[" * 2000, 5000, 1000, 1000), ("- " * 2000, 5000, 1998, 1000)]
if libyaml_version() < (0, 2, 6):
    LIBYAMLS_OWN_LIMIT = []  # it reads on, so there is nothing to tell


@pytest.mark.parametrize(
    ("text", "limit", "start", "told"),
    [
        ("[" * 2000, 50, 50, 50),
        ("[" * 2000 + "]" * 2000, 50, 50, 50),
        ('a: "]"\nb: ' + "{" * 2000, 10, 19, 10),
        *LIBYAMLS_OWN_LIMIT,
    ],
)
def test_depth_is_told_where_libyaml_stops_first(text: str, limit: int, start: int, told: int) -> None:
    tree = read_tree(Source("rights.yaml", text), Limits(depth=limit))
    found = next(fault for fault in tree.faults if fault.text == "depth")
    assert (found.kind, found.data["limit"]) == ("too-large", told)
    assert found.start == start


def test_number_of_readings_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    tree = read("".join(f"a{number}: b: c\n" for number in range(40)))
    assert len(tree.faults) == 26
    assert not tree.complete
    monkeypatch.setattr(tree_module, "_REREAD", 20)
    assert len(read("".join(f"a{number}: b: c\n" for number in range(40))).faults) == 3


PIECES = st.sampled_from(
    [
        "a",
        "b: ",
        "- ",
        "\n",
        "  ",
        "    ",
        "'",
        '"',
        "[",
        "]",
        "{",
        "}",
        ",",
        ":",
        "#",
        "&x ",
        "*x",
        "!y ",
        "|\n",
        ">",
        "\t",
        "---\n",
        "...\n",
        "%",
        "@",
        "`",
        "?",
        "\\",
        "\\ud83d",
        "\x00",
        "\u2028",
        "é😀",
        "\r\n",
        "<<: ",
        "key: value\n",
        "a:b\n",
    ]
)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_nothing_raises_and_every_place_exists(text: str) -> None:
    tree = read(text)
    check_tree(tree, len(tree.source.text))
    again = read(text)
    assert (tree.faults, tree.documents) == (again.faults, again.documents)
    assert tree.complete or tree.faults
    assert len(tree.incomplete) == len(tree.documents)


def check_tree(tree: Tree, size: int) -> None:
    assert all(0 <= fault.start <= fault.end <= size for fault in tree.faults)
    assert all(0 <= start <= end <= size for fault in tree.faults for start, end, _ in fault.notes)
    for root in tree.documents:
        for node in scalars(root):
            assert 0 <= node[1] <= node[2] <= size


def test_many_rights_are_read_in_step() -> None:
    right = (
        "  - identifier: Right{0}\n    dutch_name: Document {0} [van een cliënt] inzien\n    english_name: View {0}\n"
    )
    tree = read("rights:\n" + "".join(right.format(number) for number in range(2000)))
    values = plain(tree.documents[0])["rights"]
    assert tree.faults == []
    assert values[1999]["dutch_name"] == "Document 1999 [van een cliënt] inzien"
    text = tree.source.text
    assert all(text[node[1] : node[2]] == node[3] for node in scalars(tree.documents[0]))
