"""After an edit the file holds the new text, and nothing else of it has changed."""

from __future__ import annotations

from typing import Any

from hypothesis import assume, example, given
from hypothesis import strategies as st

from onsrights.engine.change.scalar import Replacement, rewrite
from onsrights.engine.text.source import Source
from onsrights.engine.text.tree import read_tree

LETTERS = "abcXYZ  ëï'\"\\#:[]{},&*!|>%@`-?~=.0\u0301\U0001f600\n\t\u00ad\u2028\x85\ufeff\0"
WORDS = st.sampled_from(
    ["Document", "[van een cliënt]", "wijzigen", "foto's", "no", "12:30", "a: b", "#1", "é", '"x"', "- "]
)
VALUES = (
    st.text(LETTERS, max_size=12)
    | st.lists(WORDS, max_size=5).map(" ".join)
    | st.lists(WORDS, max_size=4).map("\n".join)
)


def root(text: str, path: str = "rights.yaml") -> Any:  # noqa: ANN401
    """Read the text; it has to be free of faults."""
    tree = read_tree(Source.from_bytes(path, text.encode()))
    assert tree.faults == [], tree.faults
    assert len(tree.documents) == 1
    return tree.documents[0]


def readable(text: str) -> bool:
    """Whether the text can be read at all."""
    tree = read_tree(Source.from_bytes(None, text.encode()))
    return not tree.faults and len(tree.documents) == 1


def plain_values(node: Any) -> Any:  # noqa: ANN401
    """Give a tree without positions and styles."""
    if node[0] == "scalar":
        return node[3]
    if node[0] == "mapping":
        return [(plain_values(key), plain_values(value)) for key, value in node[3]]
    return [plain_values(item) for item in node[3]]


def written(value: str, style: str) -> str:
    """Write a value in a style, indented by four; not every value can be written in every style."""
    if style == "":
        return value.replace("\n", "\n\n    ")
    if style == "'":
        return "'" + value.replace("'", "''").replace("\n", "\n\n    ") + "'"
    if style == '"':
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
    return f"{style}\n    " + value.replace("\n", "\n    ")


def applied(text: str, edit: Replacement) -> str:
    """Apply an edit."""
    return text[: edit.start] + edit.text + text[edit.end :]


FRAMES = (
    "x: 1\na:\n  b: {}\nc: d\n",
    "- {}\n- c\n",
    "x: [k, {}, d]\n",
    "- a: b\n  c: {}\n",
    "a: {}",
    "{{a: {}, b: c}}\n",
)


@given(
    st.sampled_from(FRAMES),
    st.sampled_from(["", "'", '"', "|", ">"]),
    VALUES,
    VALUES,
    st.sampled_from(["\n", "\r\n"]),
    st.booleans(),
)
@example(FRAMES[0], "", "Document wijzigen", "Document #1 wijzigen", "\n", False)  # noqa: FBT003
@example(FRAMES[2], "", "Document", "[van een cliënt]", "\n", False)  # noqa: FBT003
@example(FRAMES[0], "|", "een\ntwee", "een\ndrie\ntwee", "\r\n", False)  # noqa: FBT003
def test_edited_file_holds_the_new_text(
    frame: str,
    style: str,
    old: str,
    new: str,
    newline: str,
    quote: bool,  # noqa: FBT001
) -> None:
    text = frame.format(written(old, style)).replace("\n", newline)
    assume(readable(text))
    before = root(text)
    names = [found[3] for found in scalars(root(frame.format("MARK")))]
    found = list(scalars(before))
    assume(len(found) == len(names))
    node = found[names.index("MARK")]
    assume(node[4] == style)
    flow = read_tree(Source(None, text)).in_flow(0, node[1])
    edit = rewrite(text, node, new, newline, quote=quote, flow=flow)
    after = applied(text, edit)
    assert node[1] <= edit.start <= edit.end
    assert text[node[2] : edit.end].lstrip(" ")[:1] in ("", "#")  # what had been cut off as a comment
    expected = [replaced(before, node, new)]
    if style in {"|", ">"} and node[3].endswith("\n"):  # the line end that belongs to the form of a block may stay
        expected.append(replaced(before, node, new + "\n"))
    assert plain_values(root(after)) in expected
    if quote:
        assert list(scalars(root(after)))[names.index("MARK")][4] != ""


def scalars(node: Any) -> Any:  # noqa: ANN401
    """Walk over the scalars."""
    if node[0] == "scalar":
        yield node
    elif node[0] == "mapping":
        for key, value in node[3]:
            yield from scalars(key)
            yield from scalars(value)
    else:
        for item in node[3]:
            yield from scalars(item)


def replaced(node: Any, old: Any, new: str) -> Any:  # noqa: ANN401
    """Give the plain values of a tree with one of its scalars replaced."""
    if node is old:
        return new
    if node[0] == "scalar":
        return node[3]
    if node[0] == "mapping":
        return [(replaced(key, old, new), replaced(value, old, new)) for key, value in node[3]]
    return [replaced(item, old, new) for item in node[3]]
