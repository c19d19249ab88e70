"""Every character of a value is found again where it is written."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from onsrights.engine.text.scalars import decode, span
from onsrights.engine.text.source import Source
from onsrights.engine.text.tree import read_tree

LETTERS = "abcXYZ ëï'\"\\#:[]{},&*!|>%@`-?~\u0301\U0001f600\u4e2d\u00ad\u200b\u2028\x85\ufeff\0"
NEWLINES = ("\n", "\r\n", "\r")

UNREAD = {("invisible-character", "file"), ("invalid-yaml", "surrogate")}
"""What other readers do not take, and is read here all the same."""


def scalar(text: str) -> tuple[Source, Any]:
    """Read a text that holds the mapping ``a`` to one scalar, and give that scalar."""
    source = Source.from_bytes(None, text.encode("utf-8", "surrogatepass"))
    tree = read_tree(source)
    assert {(fault.kind, fault.text) for fault in tree.faults} <= UNREAD, tree.faults
    root: Any = tree.documents[0]
    assert root[0] == "mapping", root
    return source, root[3][0][1]


def check(text: str, value: str) -> None:
    """Decode the scalar and compare it with what libyaml read, character by character."""
    source, node = scalar(text)
    assert node[3] == value
    decoded = decode(source.text, node[1], node[2], node[4])
    assert decoded.value == node[3]
    assert len(decoded.offsets) == len(value) + 1
    assert list(decoded.offsets) == sorted(decoded.offsets)
    for index, character in enumerate(value):
        start, end, exact = span(source.text, node, index, index + 1)
        assert exact
        assert end > start
        assert start == decoded.offsets[index]
        written = source.text[start:end]
        if character == " " and written != " ":
            assert written.strip(" \t\r\n\\") == "" or written in (escape(" "), surrogates(" ")), written
        elif character == "\n":
            assert written.strip(" \t\r\n\\") == "" or written in (escape("\n"), surrogates("\n")), written
        else:
            ways = (character, escape(character), surrogates(character), *(["''"] if character == "'" else []))
            assert written in ways, written
    assert span(source.text, node, 0, len(value)).exact


def escape(character: str) -> str:
    """Escape one character with its number."""
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def surrogates(character: str) -> str:
    """Escape one character as JSON does."""
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))


@st.composite
def plain(draw: st.DrawFn) -> tuple[str, str]:
    """Write a plain scalar over one or several lines: what is written, and its value."""
    words = st.text("abcXYZëï'\"\\\u0301\U0001f600", min_size=1, max_size=5)
    parts, value = [draw(words.filter(lambda word: word[0] not in "'\""))], ""
    value = parts[0]
    for _ in range(draw(st.integers(0, 4))):
        word = draw(words)
        breaks = draw(st.integers(0, 3))
        if breaks:
            parts += [draw(st.sampled_from(["", " ", "  "])), "\n" * breaks, "   ", word]
            value += ("\n" * (breaks - 1) or " ") + word
        else:
            blanks = draw(st.sampled_from([" ", "  "]))
            parts += [blanks, word]
            value += blanks + word
    return "".join(parts), value


@st.composite
def quoted(draw: st.DrawFn, quote: str) -> tuple[str, str]:
    """Write a quoted scalar, with some spaces and line ends folded, and some characters escaped."""
    value = draw(st.text(LETTERS + "\n" if quote == '"' else LETTERS, max_size=20))
    parts = []
    for index, character in enumerate(value):
        inside = 0 < index < len(value) - 1 and value[index - 1] not in " \n" and value[index + 1] not in " \n"
        if character == " " and inside and draw(st.booleans()):
            parts.append("  \n   ")
        elif quote == "'":
            parts.append("''" if character == "'" else character)
        elif character == "\n" and inside and draw(st.booleans()):
            parts.append("\n \n   ")
        elif character in '"\\\n' or draw(st.integers(0, 3)) == 0:
            ways = [escape(character), surrogates(character)]
            parts.append(draw(st.sampled_from(ways)))
        elif character != " " and draw(st.integers(0, 9)) == 0:
            parts += ["\\\n  \t ", character]
        else:
            parts.append(character)
    return quote + "".join(parts) + quote, value


@st.composite
def block(draw: st.DrawFn, style: str) -> tuple[str, str]:
    """Write a literal or folded scalar without tabs at the beginning of lines; the value is libyaml's own."""
    lines = draw(st.lists(st.text(LETTERS, max_size=8), min_size=1, max_size=5))
    indent = draw(st.integers(1, 4))
    chomping = draw(st.sampled_from(["", "-", "+"]))
    explicit = str(indent) if draw(st.booleans()) or lines[0].startswith(" ") or not lines[0].strip() else ""
    body = "".join(("" if not line else " " * indent + line) + "\n" for line in lines)
    header = chomping + explicit if draw(st.booleans()) else explicit + chomping
    return f"{style}{header}{draw(st.sampled_from(['', ' ', ' # more']))}\n{body}", ""


@st.composite
def files(draw: st.DrawFn, scalars: st.SearchStrategy[tuple[str, str]]) -> tuple[str, str]:
    """Put a scalar into a file, with any line end, with and without a byte order mark."""
    written, value = draw(scalars)
    before = draw(st.sampled_from(["a: ", "# \U0001f600\na: ", "'a': ", "? a\n: "]))
    text = before + written + draw(st.sampled_from(["\n", "\nb: c\n", ""]))
    text = text.replace("\n", draw(st.sampled_from(NEWLINES)))
    return draw(st.sampled_from(["", "\ufeff"])) + text, value


@given(files(plain()))
def test_plain_text(case: tuple[str, str]) -> None:
    check(*case)


@given(files(quoted("'")))
def test_text_in_single_quotes(case: tuple[str, str]) -> None:
    check(*case)


@given(files(quoted('"')))
def test_text_in_double_quotes(case: tuple[str, str]) -> None:
    check(*case)


@given(files(block("|")) | files(block(">")))
def test_text_in_blocks(case: tuple[str, str]) -> None:
    text, _ = case
    _, node = scalar(text)
    check(text, node[3])
