"""Changes on a text that somebody wrote by hand: what was not meant stays byte for byte."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from onsrights.engine.change.edit import Add, Change, Copy, Move, NotEditableError, Put, Remove, Rename, edited, pieces
from onsrights.engine.text.source import Source
from onsrights.engine.text.tree import read_tree
from tests.over import over

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.engine.change.plain import Plain

YAML = """\
# who we are
manifest: 1   # always
connector:
  name: External Connector  # as in the dashboard
rights:
  # the first one
  - identifier: A # short
    name: |
      Foo
      bar

    # below the first one

  # about the second one
  - {identifier: B, name: "b"}

  -   identifier: 'C'
      versions:
        - "1"
# the end
x-more: {}
"""


def edit(text: str, *changes: Change, path: str = "rights.yaml") -> str:
    return edited(read_tree(Source(path, text)), changes)


def difference(before: str, after: str) -> tuple[list[str], list[str]]:
    """Give the lines that went and the lines that came, between what both texts begin and end with."""
    old, new = before.splitlines(), after.splitlines()
    while old and new and old[0] == new[0]:
        del old[0], new[0]
    while old and new and old[-1] == new[-1]:
        del old[-1], new[-1]
    return old, new


# Values.


@pytest.mark.parametrize(
    ("pointer", "value", "went", "came"),
    [
        (
            "/connector/name",
            "X",
            "  name: External Connector  # as in the dashboard",
            "  name: X  # as in the dashboard",
        ),
        ("/rights/0/identifier", "AB", "  - identifier: A # short", "  - identifier: AB # short"),
        ("/rights/0/name", "Foo\nbaz", "      bar", "      baz"),
        ("/rights/1/name", "b c", '  - {identifier: B, name: "b"}', '  - {identifier: B, name: "b c"}'),
        ("/rights/1/identifier", "B, D", '  - {identifier: B, name: "b"}', '  - {identifier: "B, D", name: "b"}'),
        ("/rights/2/identifier", "C's", "  -   identifier: 'C'", "  -   identifier: 'C''s'"),
    ],
)
def test_a_value_is_replaced_and_nothing_else(pointer: str, value: str, went: str, came: str) -> None:
    assert difference(YAML, edit(YAML, Put(0, pointer, value))) == ([went], [came])


def test_a_value_that_is_empty_has_no_style_to_keep() -> None:
    text = "a: ''\nb:\nc: \"\"\n"
    changes = [Put(0, "/a", "x y"), Put(0, "/b", "no"), Put(0, "/c", "z: 1")]
    assert edit(text, *changes) == 'a: x y\nb: "no"\nc: "z: 1"\n'
    assert edit("a: x\n", Put(0, "/a", "")) == 'a: ""\n'


def test_a_value_may_take_the_place_of_something_that_is_no_text() -> None:
    assert edit("a: [1, 2] # two\nb: c\n", Put(0, "/a", "x")) == "a: x # two\nb: c\n"


def test_an_item_of_a_list_may_be_a_text() -> None:
    assert edit(YAML, Put(0, "/rights/2/versions/0", "2")) == YAML.replace('- "1"', '- "2"')


# New keys.


def test_a_key_goes_behind_the_last_of_those_named() -> None:
    change = Put(0, "/rights/2/name", "c", ("identifier",))
    assert difference(YAML, edit(YAML, change)) == ([], ["      name: c"])
    assert "'C'\n      name: c\n      versions" in edit(YAML, change)


def test_a_key_goes_to_the_end_where_none_of_those_is_there() -> None:
    after = edit(YAML, Put(0, "/rights/2/name", "c", ("other",)))
    assert after == YAML.replace('        - "1"\n', '        - "1"\n      name: c\n')


def test_a_key_goes_behind_a_block_and_before_the_comment_below_it() -> None:
    after = edit(YAML, Put(0, "/rights/0/note", "x", ("name",)))
    assert after == YAML.replace("      bar\n", "      bar\n    note: x\n")


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("{a: 1}", "{a: 1, b: x}"),
        ('{"a": 1}', '{"a": 1, "b": "x"}'),
        ("{}", "{b: x}"),
        ("{a: 1,}", "{a: 1, b: x,}"),
        ("{\n  a: 1\n}\n", "{\n  a: 1,\n  b: x\n}\n"),
        ("a:", "a:\nb: x"),
        ("a: 1", "a: 1\nb: x"),
        ("a: 1 # c\r\n", "a: 1 # c\r\nb: x\r\n"),
        ("a: |+\n  c\n\n", "a: |+\n  c\n\nb: x\n"),
        ("a: |\n", "a: |\nb: x\n"),
        ("--- {a: 1}\n", "--- {a: 1, b: x}\n"),
    ],
)
def test_a_key_is_written_like_the_others(text: str, after: str) -> None:
    assert edit(text, Put(0, "/b", "x")) == after


def test_an_item_without_anything_in_it_gets_its_first_key() -> None:
    changes: list[Change] = [Put(0, "/r/0/a", "x"), Put(0, "/r/0/b", "z", ("a",))]
    assert edit("r:\n  -\n  - c: 1\n", *changes) == "r:\n  - a: x\n    b: z\n  - c: 1\n"


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("a: 1\n", "a: 1\nb:\n  c: x\n  d:\n    - w\n    - e: true\n      f: 7\n"),
        ("a: 1\nb: # c\n", "a: 1\nb:\n  c: x\n  d:\n    - w\n    - e: true\n      f: 7 # c\n"),
        ("a: 1\nb: old\n", "a: 1\nb:\n  c: x\n  d:\n    - w\n    - e: true\n      f: 7\n"),
        ("a: 1\nb:\n- old\n- two\n", "a: 1\nb:\n  c: x\n  d:\n    - w\n    - e: true\n      f: 7\n"),
        ("a: 1\r\nb: []\r\n", "a: 1\r\nb:\r\n  c: x\r\n  d:\r\n    - w\r\n    - e: true\r\n      f: 7\r\n"),
        ("{a: 1}\n", "{a: 1, b: {c: x, d: [w, {e: true, f: 7}]}}\n"),
        ('{"a": 1, "b": null}', '{"a": 1, "b": {"c": "x", "d": ["w", {"e": true, "f": 7}]}}'),
    ],
)
def test_a_value_may_be_a_mapping_with_lists_in_it(text: str, after: str) -> None:
    path = "rights.json" if text.startswith('{"') else "rights.yaml"
    value: Plain = {"c": "x", "d": ["w", {"e": True, "f": 7}]}
    assert edit(text, Put(0, "/b", value), path=path) == after


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("r:\n  - old # c\n  - 2\n", "r:\n  - a: x\n    b:\n      - w # c\n  - 2\n"),
        ("r:\n-\n- 2\n", "r:\n- a: x\n  b:\n    - w\n- 2\n"),
        ("r:\n  -   c: 1\n      d: 2\n", "r:\n  - a: x\n    b:\n      - w\n"),
        ("r: [old]\n", "r: [{a: x, b: [w]}]\n"),
    ],
)
def test_an_item_becomes_a_mapping(text: str, after: str) -> None:
    assert edit(text, Put(0, "/r/0", {"a": "x", "b": ["w"]})) == after


def test_booleans_and_numbers_stay_what_they_are() -> None:
    changes: list[Change] = [Put(0, "/a", value=False), Put(0, "/b", 42), Put(0, "/c", value=True), Put(0, "/d", "42")]
    assert edit("a: true # c\nb: 7\nc: 'no'\n", *changes) == 'a: false # c\nb: 42\nc: true\nd: "42"\n'


def test_a_list_or_mapping_may_be_empty() -> None:
    assert edit("a: x\n", Put(0, "/a", []), Put(0, "/b", {})) == "a: []\nb: {}\n"


def test_a_name_that_is_no_plain_key_is_quoted() -> None:
    assert edit("a: 1\n", Put(0, "/c: d", "w"), Put(0, "/~1~0", "z")) == 'a: 1\n"c: d": w\n/~: z\n'


@pytest.mark.parametrize(
    ("text", "name", "after"),
    [
        ("a: 1 # c\nd: 2\n", "b", "b: 1 # c\nd: 2\n"),
        ("'a': 1\n", "b", "'b': 1\n"),
        ("{a: 1}", "b, c", '{"b, c": 1}'),
        ('{"a": 1}', "b", '{"b": 1}'),
    ],
)
def test_a_key_gets_another_name(text: str, name: str, after: str) -> None:
    assert edit(text, Rename(0, "/a", name)) == after


# New items.


def test_an_item_is_added_in_the_manner_of_the_last_one() -> None:
    after = edit(YAML, Add(0, "/rights", {"identifier": "D", "name": ""}))
    added = '\n  -   identifier: D\n      name: ""\n'
    assert after == YAML.replace('        - "1"\n', f'        - "1"\n{added}')


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("r:\n- a: 1\n", "r:\n- a: 1\n- a: x\n  b: z\n"),
        ("r:\n- a: 1", "r:\n- a: 1\n- a: x\n  b: z"),
        ("r:\n  - a: 1 # c\n# end\n", "r:\n  - a: 1 # c\n  - a: x\n    b: z\n# end\n"),
        ("r:\n  -\n    a: 1\n", "r:\n  -\n    a: 1\n  - a: x\n    b: z\n"),
        ("r: # c\n  - a: 1\n\n  - a: 2\n", "r: # c\n  - a: 1\n\n  - a: 2\n\n  - a: x\n    b: z\n"),
        ("r: []\ns: 1\n", "r:\n  - a: x\n    b: z\ns: 1\n"),
        ("r:\n", "r:\n  - a: x\n    b: z\n"),
        ("s: 1\n", "s: 1\nr:\n  - a: x\n    b: z\n"),
        ("r: [{a: 1}]\n", "r: [{a: 1}, {a: x, b: z}]\n"),
        ('{"r": [{"a": 1}]}', '{"r": [{"a": 1}, {"a": "x", "b": "z"}]}'),
        ('{"r": []}', '{"r": [{"a": "x", "b": "z"}]}'),
        ('{"s": 1}', '{"s": 1, "r": [{"a": "x", "b": "z"}]}'),
        (
            '{\n  "r": [\n    {\n      "a": "1"\n    }\n  ]\n}\n',
            '{\n  "r": [\n    {\n      "a": "1"\n    },\n    {\n      "a": "x",\n      "b": "z"\n    }\n  ]\n}\n',
        ),
        ("r:\n  - [1]\n", "r:\n  - [1]\n  - a: x\n    b: z\n"),
    ],
)
def test_an_item_is_added_to_any_list(text: str, after: str) -> None:
    assert edit(text, Add(0, "/r", {"a": "x", "b": "z"})) == after


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("r:\n  - a # c\n", "r:\n  - a # c\n  - x\n"),
        ("r: [a]\n", "r: [a, x]\n"),
        ("r: []\n", "r:\n  - x\n"),
        ("s: 1\n", "s: 1\nr:\n  - x\n"),
        ('{"r": ["a"]}', '{"r": ["a", "x"]}'),
    ],
)
def test_an_item_may_be_one_text(text: str, after: str) -> None:
    path = "rights.json" if text.startswith('{"') else "rights.yaml"
    assert edit(text, Add(0, "/r", "x"), path=path) == after


# Less.


def test_an_item_goes_with_the_comments_that_belong_to_it() -> None:
    first = edit(YAML, Remove(0, "/rights/0"))
    assert difference(YAML, first)[0] == YAML.splitlines()[5:13]
    assert "rights:\n  # about the second one\n" in first
    second = edit(YAML, Remove(0, "/rights/1"))
    assert "# about the second one" not in second
    assert "    # below the first one\n\n  -   identifier: 'C'" in second
    third = edit(YAML, Remove(0, "/rights/2"))
    assert 'name: "b"}\n# the end\n' in third


@pytest.mark.parametrize(
    ("text", "pointer", "after"),
    [
        ("r: # c\n  # d\n  - a: 1\n", "/r/0", "r: [] # c\n"),
        ("r:\n- 1\n- 2\n", "/r/0", "r:\n- 2\n"),
        ("r:\n- 1\n- 2", "/r/1", "r:\n- 1\n"),
        ("r:\r\n- 1\r\n\r\n- 2\r\n", "/r/1", "r:\r\n- 1\r\n"),
        ("r:\n-\n  a: 1\n- 2\n", "/r/0", "r:\n- 2\n"),
        ("r: [1, 2, 3]", "/r/0", "r: [2, 3]"),
        ("r: [1, 2, 3]", "/r/2", "r: [1, 2]"),
        ("r: [1]", "/r/0", "r: []"),
        ("a: 1\nb: 2 # c\nc: 3\n", "/b", "a: 1\nc: 3\n"),
        ("{a: 1, b: 2}", "/b", "{a: 1}"),
    ],
)
def test_what_is_removed_leaves_no_gap(text: str, pointer: str, after: str) -> None:
    assert edit(text, Remove(0, pointer)) == after


# Several documents, and several changes.


def test_each_document_has_its_own_pointers() -> None:
    text = "a: 1\n---\n# second\na: 1\n"
    assert edit(text, Put(1, "/a", "2x")) == "a: 1\n---\n# second\na: 2x\n"


def test_changes_are_made_one_after_the_other() -> None:
    changes: list[Change] = [
        Remove(0, "/rights/0"),
        Put(0, "/rights/0/identifier", "X"),
        Add(0, "/rights", {"identifier": "Z"}),
    ]
    after = edit(YAML, *changes)
    assert '{identifier: X, name: "b"}' in after
    assert "-   identifier: Z" in after


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[Source]:
    """Give what was read, as it grows."""
    found: list[Source] = []

    def counted(source: Source, *limits: Any) -> Any:  # noqa: ANN401 - a tree
        found.append(source)
        return read_tree(source, *limits)

    monkeypatch.setattr("onsrights.engine.change.edit.read_tree", counted)
    return found


def test_many_changes_at_once_read_the_text_once(read: list[Source]) -> None:
    text = "".join(f"k{n}:\n  a: {n}\n" for n in range(200))
    changes: list[Change] = []
    for n in range(200):
        changes += [Put(0, f"/k{n}/a", "x"), Put(0, f"/k{n}/b", "w", ("a",)), Put(0, f"/k{n}/c", "z", ("a", "b"))]
    assert edit(text, *changes) == "".join(f"k{n}:\n  a: x\n  b: w\n  c: z\n" for n in range(200))
    assert len(read) == 1


def test_items_of_many_lists_are_removed_in_one_reading(read: list[Source]) -> None:
    text = "".join(f"k{n}:\n  - a\n  # b\n  - b\n  - c\n" for n in range(200))
    changes: list[Change] = [Remove(0, f"/k{n}/{index}") for n in range(200) for index in (1, 0)]
    assert edit(text, *changes) == "".join(f"k{n}:\n  - c\n" for n in range(200))
    assert len(read) == 1


@pytest.mark.parametrize(
    ("changes", "after"),
    [
        ([Remove(0, "/r/0"), Remove(0, "/r/0")], "r:\n  - c: 3\n"),
        ([Remove(0, "/r/2"), Remove(0, "/r/1"), Remove(0, "/r/0")], "r: []\n"),
        ([Remove(0, "/r/1"), Put(0, "/r/1/c", "x"), Put(0, "/r/0/a", "y: z")], 'r:\n  - a: "y: z"\n  - c: x\n'),
        ([Remove(0, "/r/1"), Add(0, "/r", "d")], "r:\n  - a: 1\n  - c: 3\n  - d\n"),
        ([Remove(0, "/r/2"), Put(0, "/r/1/b", "x"), Remove(0, "/r/0")], "r:\n  - b: x\n"),
        ([Remove(0, "/r/0"), Put(0, "/r", ["x"])], "r:\n  - x\n"),
    ],
)
def test_what_is_behind_an_item_that_goes_moves_up(changes: list[Change], after: str) -> None:
    assert edit("r:\n  - a: 1\n  - b: 2\n  - c: 3\n", *changes) == after


def test_a_list_between_brackets_stays_between_them() -> None:
    assert edit("a: [1, 2, 3] # c\n", Put(0, "/a", ["x", 4])) == "a: [x, 4] # c\n"
    assert edit("a: [1, 2]\n", Put(0, "/a", [{"b": "x"}])) == "a:\n  - b: x\n"


def test_keys_are_removed_and_put_side_by_side() -> None:
    changes: list[Change] = [Remove(0, "/a"), Remove(0, "/b"), Put(0, "/c", "x"), Put(0, "/d", "w", ("c",))]
    for text, after in (("a: 1\nb: 2\nc: 3\n", "c: x\nd: w\n"), ("{a: 1, b: 2, c: 3}", "{c: x, d: w}")):
        assert edit(text, *changes) == after


def test_a_byte_order_mark_is_not_counted() -> None:
    assert edit("\ufeffa: 1\n", Put(0, "/a", "x")) == "a: x\n"


# What cannot be changed.


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("a: [1\n", Put(0, "/a", "x")),
        ("a: 1\n", Put(0, "/b/c", "x")),
        ("a: 1\n", Put(1, "/a", "x")),
        ("---\n", Put(0, "/a", "x")),
        ("a: 1\n", Put(0, "/a/b", "x")),
        ("- 1\n", Put(0, "/5", "x")),
        ("- 1\n", Put(0, "/x", "y")),
        ("? a\n: 1\n", Put(0, "/b", "x")),
        ("a: 1\n", Add(0, "/a", {"b": "c"})),
        ("a: {b: 1}\n", Add(0, "/a", {"b": "c"})),
        ("a: 1\n", Remove(0, "/b")),
        ("r: [1]\n", Remove(0, "/r/7")),
        ("- - 1\n  - 2\n", Remove(0, "/0/0")),
        ("- a: 1\n  b: 2\n", Remove(0, "/0/a")),
        ("r: [1,]\n", Remove(0, "/r/0")),
        ("a: 1\nb: 2\n", Rename(0, "/a", "b")),
        ("a: 1\n", Rename(0, "/b", "c")),
        ("- 1\n", Rename(0, "/0", "c")),
        ("- 1\n", Add(0, "/0", "c")),
    ],
)
def test_what_cannot_be_changed_is_refused(text: str, change: Change) -> None:
    with pytest.raises(NotEditableError):
        edit(text, change)


# Whatever is written.

_VALUES = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
_STYLES = [
    "r:\n  - i: {0}\n    n: {1}\n",
    "r:\n- n: {1}\n  # c\n  i: {0}\n- i: x\n",
    "{{r: [{{i: {0}, n: {1}}}]}}\n",
    "r:\n  -\n    i: {0}   # c\n    n: {1}\n",
]


@given(st.sampled_from(_STYLES), _VALUES, _VALUES)
def test_any_text_can_be_put_and_added(style: str, first: str, second: str) -> None:
    from onsrights.engine.change.scalar import scalar

    text = style.format(scalar("old", flow=True), scalar("older"))
    after = edit(text, Put(0, "/r/0/i", first), Put(0, "/r/0/m", second, ("i",)), Add(0, "/r", {"i": second}))
    root: Any = read_tree(Source("rights.yaml", after)).documents[0]
    [(_, rights)] = root[3]
    values = [{key[3]: value[3] for key, value in item[3]} for item in rights[3]]
    assert values[0] == {"i": first, "n": "older", "m": second}
    assert values[-1] == {"i": second}
    back = edit(after, Remove(0, f"/r/{len(values) - 1}"), Remove(0, "/r/0/m"), Put(0, "/r/0/i", "old"))
    assert comments(back) == comments(text)


@over("newline", ["\n", "\r\n", "\r"])
@over("header", ["|", ">", "|-", ">-", "|+", ">+", "|2+", ">+ # c", "| # c"])
@over("content", ["      x\n", "      x\n\n", "      x\n      y\n\n\n", "", "\n"])
def test_what_stands_below_a_block_has_nothing_to_do_with_it(header: str, content: str, newline: str) -> None:
    """A block goes on to where the next thing begins, which is neither taken along nor written into."""
    text = f"r:\n  - a\n  - {header}\n{content}  - b\ns: {{t: 1}}\nu:\n  v: {header}\n{content}w: [1]\n"
    if "2" in header:
        text = text.replace("      ", "    ")
    text = text.replace("\n", newline)
    for change, wanted in (
        (Remove(0, "/r/1"), {"r": ["a", "b"], "s": {"t": "1"}, "w": ["1"]}),
        (Remove(0, "/u/v"), {"s": {"t": "1"}, "w": ["1"]}),
        (Put(0, "/u/x", "new", ("v",)), {"s": {"t": "1"}, "w": ["1"]}),
        (Put(0, "/u/y", "new", ()), {"w": ["1"]}),
    ):
        after = "".join(_applied(text, change))
        said = yaml.load(after, yaml.BaseLoader)  # noqa: S506 - it makes texts, lists and mappings
        assert {key: said[key] for key in wanted} == wanted


def _applied(text: str, change: Change) -> Iterator[str]:
    """Make the edits of one change, without looking at what comes of it."""
    at = 0
    for start, end, new in sorted(pieces(read_tree(Source("rights.yaml", text)), change)):
        yield text[at:start] + new
        at = end
    yield text[at:]


def comments(text: str) -> list[str]:
    return ["".join(itertools.takewhile(str.isalpha, part.strip())) for part in text.split("#")[1:]]


def test_changes_may_come_in_any_order_and_cost_no_more_for_it(read: list[Source]) -> None:
    """The pieces of a batch lie apart wherever they are put, so the order in which they come says nothing."""
    numbers = [(7 * n) % 500 for n in range(500)]
    changes: list[Change] = [Put(0, f"/k{n}/b", "w") for n in numbers]
    before = "".join(f"k{n}:\n  a: {n}\n" for n in range(500))
    assert edit(before, *changes) == "".join(f"k{n}:\n  a: {n}\n  b: w\n" for n in range(500))
    assert len(read) == 1


# Items in another order, and once more.


@pytest.mark.parametrize(
    ("change", "after"),
    [
        (Copy(0, "/rights/0"), "A A B C"),
        (Copy(0, "/rights/2"), "A B C C"),
        (Move(0, "/rights/0", 2), "B C A"),
        (Move(0, "/rights/2", 0), "C A B"),
        (Move(0, "/rights/1", 0), "B A C"),
    ],
)
@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("rights.yaml", YAML),
        ("rights.yaml", "rights:\n- identifier: A\n- identifier: B\n- identifier: C"),
        ("rights.yaml", "rights: [{identifier: A}, {identifier: B}, {identifier: C}]"),
        ("rights.json", '{"rights": [\n  {"identifier": "A"},\n  {"identifier": "B"},\n  {"identifier": "C"}\n]}'),
    ],
    ids=["spaced", "close", "between brackets", "json"],
)
def test_an_item_is_moved_and_copied_with_what_belongs_to_it(path: str, text: str, change: Change, after: str) -> None:
    found = edit(text, change, path=path)
    assert [right["identifier"] for right in yaml.safe_load(found)["rights"]] == after.split()
    assert sorted(comments(found)) == sorted([*comments(text), *["short"] * ("A A" in after and "# short" in text)])
    assert "\n\n\n" not in found
    assert found.count("\n\n") == text.count("\n\n") + (isinstance(change, Copy) and "\n\n" in text)


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=8), st.booleans())
def test_items_may_be_moved_any_number_of_times(moves: list[tuple[int, int]], apart: bool) -> None:  # noqa: FBT001
    between = "\n" if apart else ""
    text = "rights:\n" + between.join(f"  # on {n}\n  - name: {n}\n    x: |\n      y\n" for n in range(6)) + "# end\n"
    wanted = [*range(6)]
    found = text
    for index, to in moves:
        if index != to:
            wanted.insert(to, wanted.pop(index))
            found = edit(found, Move(0, f"/rights/{index}", to))
    assert [right["name"] for right in yaml.safe_load(found)["rights"]] == wanted
    assert (
        found
        == "rights:\n" + between.join(f"  # on {n}\n  - name: {n}\n    x: |\n      y\n" for n in wanted) + "# end\n"
    )


def test_what_is_changed_in_a_copy_stays_as_it_was_in_the_other(read: list[Source]) -> None:
    found = edit(YAML, Copy(0, "/rights/2"), Copy(0, "/rights/0"), Put(0, "/rights/0/identifier", "Z"))
    assert [right["identifier"] for right in yaml.safe_load(found)["rights"]] == ["Z", "A", "B", "C", "C"]
    assert len(read) == 1
