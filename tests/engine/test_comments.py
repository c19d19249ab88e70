"""What a comment is, and which nodes it is about."""

from __future__ import annotations

import pytest

from onsrights.engine.text.comments import Comments
from onsrights.engine.text.source import Source
from onsrights.engine.text.tree import read_tree
from tests.over import over

NEWLINES = ["\n", "\r\n", "\r"]


def targets(text: str, newline: str = "\n") -> list[tuple[int, str]]:
    """Give what the comment ``# here`` is about."""
    source = Source("a.yaml", text.replace("\n", newline))
    tree = read_tree(source)
    comments = Comments(tree)
    start = source.text.index("# here")
    around = comments.around(start)
    assert around is not None
    assert around == (start, start + len("# here"))
    return [(target.document, target.pointer) for target in comments.targets(start)]


@over("newline", NEWLINES)
@over("bom", ["", "\ufeff"])
@over(
    ("text", "pointer"),
    [
        ("a: x  # here\nb: y\n", "/a"),
        ("a: 'x'# here\nb: y\n", "/a"),
        ("a: x\n  y\n  z  # here\nb: y\n", "/a"),
        ("a: 'x\n\n  y'  # here\nb: y\n", "/a"),
        ("a: |  # here\n  x\nb: y\n", "/a"),
        ("a: >2-  # here\n    x\nb: y\n", "/a"),
        ("a:  # here\n  x\nb: y\n", "/a"),
        ("a:  # here\nb: y\n", "/a"),
        ("a:  # here\n  b: y\n", "/a"),
        ("a:  # here\n- b: y\n", "/a"),
        ("a:\n- b: y  # here\n  c: z\n", "/a/0/b"),
        ("a:\n- b: y\n  c: z  # here\n- b: y\n", "/a/0/c"),
        ("a:\n-  # here\n  b: y\n  c: z\n", "/a/0"),
        ("a:\n- x\n- y  # here\n- z\n", "/a/1"),
        ("a:\n- - x  # here\n  - y\n", "/a/0/0"),
        ("a: {b: y, c: z}  # here\nd: e\n", "/a"),
        ("a:\n- {b: y, c: z}  # here\n- d: e\n", "/a/0"),
        ("a:\n- {b: y,\n   c: z}  # here\n- d: e\n", "/a/0/c"),
        ("a:\n- {  # here\n  b: y}\n", "/a/0"),
        ("a: [  # here\n  b, c]\n", "/a"),
        ("a: [b, c\n  ]  # here\nd: e\n", "/a"),
        ("a: [{b: c}, {d: e}]  # here\n", "/a"),
        ("{a: {b: c}, d: e}  # here\n", ""),
        ("---  # here\na: b\n", ""),
        ("just text  # here\n", ""),
        ("a: &x y  # here\nb: z\n", "/a"),
        ("a: &x y\nb: *x  # here\n", "/b"),
        ("a: |\n  x\n\nb: y  # here\n", "/b"),
        # alone on its line
        ("# here\na: x\nb: y\n", "/a"),
        ("a: x\n# here\nb: y\n", "/b"),
        ("a: x\n   # here\n\n# another\nb: y\n", "/b"),
        ("a: |\n  x\n# here\nb: y\n", "/b"),
        ("a: |+\n  x\n\n# here\nb: y\n", "/b"),
        ("a:\n  # here\n  x\nb: y\n", "/a"),
        ("a:\n  # here\n  b: y\n  c: z\n", "/a/b"),
        ("a:\n  # here\n  - b: y\n    c: z\n  - d: e\n", "/a/0"),
        ("a:\n  - b: y\n    # here\n    c: z\n  - d: e\n", "/a/0/c"),
        ("a:\n  - b: y\n  # here\n  - d: e\n    f: g\n", "/a/1"),
        ("a:\n  - b: y\n    # here\n  - d: e\n", "/a/1"),
        ("a:\n  -\n    # here\n    b: y\n    c: z\n", "/a/0/b"),
        ("a:\n# here\n- - x\n  - y\n", "/a/0"),
        ("a:\n# here\n-\n- y\n", "/a/0"),
        ("a:\n  # here\n  {b: c}\n", "/a"),
        ("a:\n# here\n- {b: c}\n", "/a/0"),
        ("a:\n- {\n  b: y,\n  # here\n  c: z\n  }\n", "/a/0/c"),
        ("a:\n- {\n  b: y\n  # here\n  , c: z\n  }\n", "/a/0/c"),
        ("a: [\n  # here\n  b, c]\n", "/a/0"),
        ("# here\n{a: b}\n", ""),
        ("# here\njust text\n", ""),
        ("# here\n---\na: b\n", ""),
        ("# here\n%YAML 1.1\n---\na: b\n", ""),
        ("---\n# here\na: b\n", "/a"),
        ("# here\n? a\n: b\n", "/a"),
        ("a: x\n# here\nb: !t y\n", "/b"),
    ],
)  # fmt: skip
def test_what_a_comment_is_about(text: str, pointer: str, newline: str, bom: str) -> None:
    assert targets(bom + text, newline) == [(0, pointer)]


def test_a_line_with_several_fields_is_about_all_of_them() -> None:
    assert targets("a:\n- {b: y, c: z,  # here\n   d: e}\n") == [(0, "/a/0/b"), (0, "/a/0/c")]
    assert targets("a: {b: y\n  y, c: z,  # here\n   d: e}\n") == [(0, "/a/b"), (0, "/a/c")]


def test_each_document_has_its_own() -> None:
    assert targets("a: b\n---\n# here\nc: d\n") == [(1, "/c")]
    assert targets("a: b\n# here\n---\nc: d\n") == [(1, "")]
    assert targets("a: b\n---\nc: d  # here\n") == [(1, "/c")]
    assert targets("---\n---\nc: d  # here\n") == [(1, "/c")]
    assert targets("a: b\n...\n# here\nc: d\n") == [(1, "/c")]


@pytest.mark.parametrize(
    "text",
    [
        "a: b\n# here\n", "# here\n", "a:\n- {\n  b: y\n  # here\n  }\n", "a: b\n# here\n...\n", "# here\n---\n",
        "...  # here\n", "---\n...  # here\n",
    ],
)  # fmt: skip
def test_a_comment_that_nothing_follows_is_about_nothing(text: str) -> None:
    assert targets(text) == []


@pytest.mark.parametrize("newline", NEWLINES)
@pytest.mark.parametrize(
    "text",
    [
        "a: x# here\n",
        "a: 'x # here'\n",
        'a: "x # here"\n',
        "a: 'x\n  # here\n  y'\n",
        "a: |\n  x # here\n",
        "a: |\n  # here\nb: y\n",
        "a: >-\n\n  # here\n  y\n",
        "a: |+\n  x\n\n  # here\n",
        "- |\n # here\n",
        "a: [x# here, y]\n",
        "a: {'b # here': c}\n",
        "'a # here': c\n",
    ],
)
def test_in_a_text_it_is_no_comment(text: str, newline: str) -> None:
    source = Source("a.yaml", text.replace("\n", newline))
    assert Comments(read_tree(source)).around(source.text.index("# here")) is None


def test_a_comment_begins_at_its_first_sign() -> None:
    source = Source("a.yaml", "a: b  # first # second\n")
    comments = Comments(read_tree(source))
    assert comments.around(15) == comments.around(6) == (6, 22)


def test_lines_that_only_yaml_takes_for_two_are_one() -> None:
    assert targets("a: x\u2028y  # here\nb: \x85z\n") == [(0, "/a")]
