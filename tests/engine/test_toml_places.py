"""Where keys and values of TOML stand: held against what ``tomllib`` reads, on written and on generated texts."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onsrights.engine.settings.toml_places import places, stopped_at

if TYPE_CHECKING:
    from onsrights.engine.settings.toml_places import Path

TEXT = '''\
a.b.c = 1 # a comment = 3
"q \\u00e9.x" = [ 1, [2, {z = 3, y.w = "]}#"}], # a comment ] }
 """multi "" \\""""" , ]
'l "x".y' = true
[ t . "u" ]
x = { a = 'l', b = [ {c = 1}, {c = 2} ] }
d = 1979-05-27 07:32:00
"" = ""
[[list]]
n = 1
[list.sub]
m = 2
[[list.deep]]
k = 1
[[list.deep]]
k = 2
[[list]]
n = \'\'\'a''b\'\'\'\'\'
[t.u."v w".z]
[t."v"]
z = +inf
'''


def found(text: str) -> dict[Path, tuple[str, str]]:
    """Give the first letters of every key and value."""
    stands = places(text, tomllib.loads(text))
    return {path: (text[stand.key :][:4], text[stand.value :][:4]) for path, stand in stands.items()}


def test_keys_and_values_stand_where_they_were_found() -> None:
    at = found(TEXT)
    assert at["a", "b", "c"] == ("c = ", "1 # ")
    assert at["q é.x", 1, 1, "y", "w"] == ("w = ", '"]}#')
    assert at["q é.x", 2] == ('"""m', '"""m')
    assert at['l "x".y',] == ("'l \"", "true")
    assert at["t", "u"] == ('"u" ', "[ t ")
    assert at["t", "u", "x", "b", 1, "c"] == ("c = ", "2} ]")
    assert at["t", "u", "d"] == ("d = ", "1979")
    assert at["t", "u", ""] == ('"" =', '""\n[')
    assert at["list", 0, "sub", "m"] == ("m = ", "2\n[[")
    assert at["list", 0, "deep", 1, "k"] == ("k = ", "2\n[[")
    assert at["list", 1, "n"] == ("n = ", "'''a")
    assert at["t", "u", "v w", "z"] == ("z]\n[", "[t.u")
    assert at["t", "v", "z"] == ("z = ", "+inf")


def test_line_ends_of_windows_change_nothing() -> None:
    assert found(TEXT.replace("\n", "\r\n")).keys() == found(TEXT).keys()


def test_what_does_not_agree_with_what_was_read_is_not_told() -> None:
    assert places("a = 1", {"a": 1, "b": 2}) == {}
    assert places("a = 1\nb = 2", {"a": 1}) == {}
    assert places("a = ", {"a": 1}) == {}
    assert places("a = [" * 2000, {"a": 1}) == {}


def test_very_deep_values_take_no_more_than_their_own_place() -> None:
    text = "a = " + "[" * 60 + "1" + "]" * 60
    assert len(places(text, tomllib.loads(text))) == 8


@pytest.mark.parametrize(("text", "at"), [('a = 1\nb = "x', 10), ("a = ['x', 'y]", 10), ('"a = 1', 0), ("a = 1", 7)])
def test_where_a_quotation_mark_is_missing(text: str, at: int) -> None:
    assert stopped_at(text, 7) == at


KEYS = st.text("ab-_ é.\"'\\\t", max_size=3)
SCALARS = st.one_of(
    st.booleans(),
    st.integers(-9, 99),
    st.text("a]}[{#,='\"\\\n\t é", max_size=6),
    st.sampled_from([1.5, float("inf")]),
)
VALUES: st.SearchStrategy[Any] = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=12,
)


class Writer:
    """Writes a table as TOML, each part in one of the ways in which it can be written."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.lines: list[str] = []

    def gap(self, *also: str) -> str:
        return self.draw(st.sampled_from(["", " ", *also]))

    def string(self, text: str) -> str:
        escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t")
        ways = [f'"{escaped}"'.replace("\n", "\\n"), f'"""{escaped}"""']
        if "'" not in text and "\n" not in text:
            ways.append(f"'{text}'")
        if "'''" not in text and not text.endswith("'"):
            ways.append(f"'''\n{text}'''")
        return self.draw(st.sampled_from(ways))

    def key(self, name: str) -> str:
        escaped = name.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t").replace("é", "\\u00e9")
        ways = [f'"{escaped}"']
        if "'" not in name:
            ways.append(f"'{name}'")
        if name and all(letter in "ab-_" for letter in name):
            ways.append(name)
        return self.draw(st.sampled_from(ways))

    def value(self, of: Any) -> str:  # noqa: ANN401 - whatever TOML may hold
        if isinstance(of, bool):
            return str(of).lower()
        if isinstance(of, str):
            return self.string(of)
        if isinstance(of, list):
            parts = [self.value(part) + self.gap("\n", "# ] }\n") for part in of]
            last = self.gap("\n,") if parts else ""
            return "[" + self.gap("\n", "# ]\n") + ("," + self.gap("\n")).join(parts) + last + "]"
        if isinstance(of, dict):
            pairs = (f"{self.key(name)}{self.gap()}={self.gap()}{self.value(part)}" for name, part in of.items())
            return "{" + self.gap() + ", ".join(pairs) + self.gap() + "}"
        return str(of)

    def table(self, path: list[str], of: dict[str, Any], header: str = "") -> None:
        if header:
            self.lines.append(header)
        later = []
        for name, part in of.items():
            several = isinstance(part, list) and bool(part) and all(isinstance(one, dict) for one in part)
            if (isinstance(part, dict) or several) and self.draw(st.booleans()):
                later.append((name, part))
            else:
                pair = f"{self.gap()}{self.key(name)}{self.gap()}={self.gap()}{self.value(part)}"
                self.lines.append(pair + self.gap("# x ="))
        for name, part in later:
            inner = [*path, self.key(name)]
            dotted = f"{self.gap()}.{self.gap()}".join(inner)
            for one in part if isinstance(part, list) else [part]:
                self.table(inner, one, f"[[{dotted}]]" if isinstance(part, list) else f"[{dotted}]")


@st.composite
def documents(draw: st.DrawFn) -> str:
    writer = Writer(draw)
    writer.table([], draw(st.dictionaries(KEYS, VALUES, max_size=4)))
    return draw(st.sampled_from(["\n", "\r\n"])).join(writer.lines)


@given(documents())
def test_any_text_that_tomllib_reads_has_its_places(text: str) -> None:
    read = tomllib.loads(text)
    stands = places(text, read)
    assert bool(stands) == bool(read)
    for path, stand in stands.items():
        value: Any = read
        for step in path:
            value = value[step]
        if isinstance(value, bool | int):
            assert text.startswith(str(value).lower(), stand.value)
        if isinstance(value, str):
            assert text[stand.value] in "\"'"
        if isinstance(path[-1], str):
            assert text[stand.key] in "\"'ab-_"
