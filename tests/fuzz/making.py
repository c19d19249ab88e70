"""Make manifests that nobody wrote: from the grammar of the three platforms, and from what the tests have, changed.

Everything is drawn from one seed and a number, so that a case can be made again from these two alone.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from itertools import islice
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from onsrights.engine.check.platform import load_schema
from onsrights.platforms import PLATFORMS
from tests.generated.faults import faults_of
from tests.generated.rights import plain_rights
from tests.generated.writer import STYLES, manifest
from tests.ons.test_corpus import DESCRIPTIONS, PREFIX
from website.pages import HEADINGS, SHOWN, read, together

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

__all__ = ["CORPUS", "JSON", "Case", "Maker", "read_corpus"]

ROOT = Path(__file__).parents[2]

_NAMES = {"ons": "rights.yaml", "afas": "case.afas.yaml", "exact": "case.exact.yaml"}
JSON = "rights.json"

_SIGNS: tuple[str, ...] = (
    *"[]{}()<>|&*!%@`'\"#:,?-\\/.~=;_ \t\n\r", "- ", ": ", " #", "---\n", "...\n", "\r\n", "''", "\\u00e9", "\\ud83d",
    "\\x00", "${", "é", "e\u0301", "ĳ", "İ", "ß", "\u00a0", "\u200b", "\u200e", "\u00ad", "\ufeff", "\u2028", "\u0085",
    "\x00", "\x07", "\x1b", "\x7f", "😀", "е", "［", "］", "*", "&a ", "*a", "<<: *a", "!!str ", "!x ", "? ", "|\n",
    ">-\n", "|2+ # so\n", "null", "~", "true", "1e3", "012", "=", "%YAML 1.2\n", "# onsrights: ignore[ONS3] agreed",
    "# TODO", "# onsrights: ignore-file[all] so", "# onsrights: ignore[nothing-known]", "<<<<<<< HEAD\n",
    "password: hunter2hunter2",
)  # fmt: skip
"""What stands in the way of those who read YAML, and what rules look for."""

_ODD: tuple[Any, ...] = (
    None, "", " ", [], {}, [None], [""], ["x", ["y"]], [{}], {"x": "y"}, True, "ja", "no", 7, "-1", "0x1F", "1.0",
    "2026-02-30", "x", "\n", "a\nb", "#", "- a", "a: b", "[client]", "TODO", "x" * 300, "'", '"', "\\", "\u200b",
    "a\tb",
)  # fmt: skip
"""Values that hardly any key takes."""

_COMMENTS = (
    "# by the team", "#", "# TODO", "# noqa", "# onsrights: ignore[all] agreed", "# onsrights: ignore[ONS305]",
    "# onsrights: ignore[dutch-name-scope-position, ONS9999] so", "# [van een cliënt]", "# yamllint disable-line",
    "# onsrights: ignore-file[description-too-short] all of them", "# 'open", "# é\u200b",
)  # fmt: skip


class Case(NamedTuple):
    """A file: its name tells the platform."""

    name: str
    data: bytes

    @property
    def text(self) -> str:
        """What stands in it, as far as it is text, without a byte order mark."""
        return self.data.decode("utf-8", "replace").removeprefix("\ufeff")


class Maker:
    """Makes cases; what it starts from is read once."""

    def __init__(self) -> None:
        self._bases = sorted(set(_bases()))
        self._pool: dict[str, list[str]] = defaultdict(list)
        for case in self._bases:
            for key, value in _scalars(case.text):
                self._pool[key].append(value)
        self._pool = {key: sorted(set(values)) for key, values in self._pool.items()}
        self._every = sorted({value for values in self._pool.values() for value in values})

    def case(self, seed: int, number: int) -> Case:
        """Make one case."""
        rng = Random(f"{seed}/{number}")  # noqa: S311 - it has to come out the same again
        if rng.random() < 0.4:
            case = self._grown(rng)
            turns = rng.choice((0, 0, 0, 1, 2))
        else:
            case = rng.choice(self._bases)
            turns = rng.choice((1, 1, 2, 3, 5))
        if not turns:
            return case
        text = case.data.decode("utf-8", "surrogateescape")
        for _ in range(turns):
            text = rng.choice(_CHANGES)(rng, text, self)
        return Case(case.name, text.encode("utf-8", "surrogatepass" if rng.random() < 0.05 else "replace"))

    def word(self, rng: Random, key: str) -> str:
        """Give a text that stands somewhere under this key, or some other one."""
        chance = rng.random()
        if chance < 0.85 and key in self._pool:
            return rng.choice(self._pool[key])
        return rng.choice(self._every) if chance < 0.97 else _noise(rng)

    def other(self, rng: Random) -> str:
        """Give the text of some case that others start from."""
        return rng.choice(self._bases).data.decode("utf-8", "replace")

    # -------------------------------------------------------------------------------------------------- the grammar

    def _grown(self, rng: Random) -> Case:
        key = rng.choice(tuple(_NAMES))
        schema = load_schema(PLATFORMS[key].schema)
        values = [self._value(rng, schema, schema, "") for _ in range(rng.choice((1, 1, 1, 1, 2)))]
        if key == "ons" and rng.random() < 0.15:
            return Case(JSON, _as_json(rng, values[0]).encode("utf-8", "surrogatepass"))
        newline = rng.choice(("\n", "\n", "\n", "\r\n", "\r"))
        mark = "\ufeff" if rng.random() < 0.05 else ""
        documents = [_Writer(rng).document(value) for value in values]
        text = mark + "---\n".join(documents).replace("\n", newline)
        return Case(_NAMES[key], text.encode("utf-8", "surrogatepass"))

    def _value(self, rng: Random, schema: Mapping[str, Any], part: Mapping[str, Any], key: str) -> Any:  # noqa: ANN401
        if rng.random() < 0.004:
            return rng.choice(_ODD)
        if "$ref" in part:
            part = {**schema["$defs"][part["$ref"].removeprefix("#/$defs/")], **part}
        types = part.get("type", "string")
        kind = types if isinstance(types, str) else rng.choice(types)
        if "enum" in part:
            return rng.choice(part["enum"])
        if kind == "object":
            return self._object(rng, schema, part)
        if kind == "array":
            most = rng.choice((1, 1, 2, 3, 6))
            return [self._value(rng, schema, part.get("items", {}), key) for _ in range(rng.randint(1, most))]
        if kind == "boolean":
            return rng.random() < 0.5
        if kind == "integer" and rng.random() < 0.9:
            return rng.randint(part.get("minimum", 0), part.get("maximum", 99))
        return self.word(rng, key)

    def _object(self, rng: Random, schema: Mapping[str, Any], part: Mapping[str, Any]) -> dict[str, Any]:
        properties = part.get("properties", {})
        required = part.get("required", [])
        names = [name for name in properties if rng.random() < (0.99 if name in required else 0.25)]
        if rng.random() < 0.2:
            rng.shuffle(names)
        value = {name: self._value(rng, schema, properties[name], name) for name in names}
        rest = part.get("additionalProperties")
        if isinstance(rest, dict):
            value |= {self.word(rng, ""): self._value(rng, schema, rest, "") for _ in range(rng.randint(0, 3))}
        if rng.random() < 0.03:
            value[rng.choice(("x-team", "wrong", *properties))] = rng.choice(_ODD)
        if value and rng.random() < 0.03:
            name = rng.choice(list(value))
            value = {_misspelt(rng, each) if each == name else each: inner for each, inner in value.items()}
        return value


def _noise(rng: Random) -> str:
    return "".join(rng.choice((*_SIGNS, *"aeinrst  CDV")) for _ in range(rng.randint(1, 30)))


def _misspelt(rng: Random, key: str) -> str:
    at = rng.randrange(len(key) + 1)
    return rng.choice((key[:at] + key[at + 1 :], key.upper(), key.replace("_", " "), f"{key[:at]}x{key[at:]}"))


# ------------------------------------------------------------------------------------------------- how it is written


def _as_json(rng: Random, value: Any) -> str:  # noqa: ANN401 - what JSON can say
    return json.dumps(value, ensure_ascii=rng.random() < 0.5, indent=rng.choice((None, 2)))


class _Writer:
    """Writes one document, each value in a style of its own, with comments here and there."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._chatty = rng.choice((0, 0, 0.05, 0.3))
        self._fancy = rng.choice((0, 0.02, 0.2))
        self._step = rng.choice(("  ", "  ", "  ", "    ", " "))

    def document(self, value: Any) -> str:  # noqa: ANN401
        return "\n".join([*self._block(value, ""), ""])

    def _block(self, value: Any, indent: str) -> Iterator[str]:  # noqa: ANN401
        if isinstance(value, dict) and value:
            for key, inner in value.items():
                yield from self._entry(f"{indent}{self._key(key)}:", inner, indent)
        elif isinstance(value, list) and value:
            for item in value:
                yield from self._item(item, indent)
        else:
            yield indent + self._scalar(value, indent)

    def _entry(self, head: str, value: Any, indent: str) -> Iterator[str]:  # noqa: ANN401
        yield from self._above(indent)
        if isinstance(value, dict | list) and value:
            if self._rng.random() < self._fancy:
                yield f"{head} {self._flow(value)}{self._beside()}"
                return
            yield head + self._beside()
            deeper = indent if isinstance(value, list) and self._rng.random() < 0.3 else indent + self._step
            yield from self._block(value, deeper)
        else:
            text = self._scalar(value, indent + self._step)
            yield f"{head} {text}" if "\n" in text else f"{head} {text}{self._beside()}"

    def _item(self, value: Any, indent: str) -> Iterator[str]:  # noqa: ANN401
        yield from self._above(indent)
        if isinstance(value, dict) and value:
            lines = [*self._block(value, indent + "  ")]
            first = next(at for at, line in enumerate(lines) if not line.lstrip().startswith("#"))
            yield from (line[2:] for line in lines[:first])
            yield f"{indent}- {lines[first][len(indent) + 2 :]}"
            yield from lines[first + 1 :]
        elif isinstance(value, list) and value:
            yield f"{indent}- {self._flow(value)}"
        else:
            yield f"{indent}- {self._scalar(value, indent + '  ')}"

    def _above(self, indent: str) -> Iterator[str]:
        if self._rng.random() < self._chatty:
            yield rng_comment(self._rng, indent)
        elif self._rng.random() < self._fancy / 4:
            yield ""

    def _beside(self) -> str:
        return rng_comment(self._rng, " ") if self._rng.random() < self._chatty else ""

    def _key(self, key: str) -> str:
        return self._scalar(key, "", key=True) if self._rng.random() < self._fancy else str(key)

    def _flow(self, value: Any) -> str:  # noqa: ANN401
        if isinstance(value, dict):
            pairs = (f"{self._key(key)}: {self._flow(inner)}" for key, inner in value.items())
            return "{" + ", ".join(pairs) + "}"
        if isinstance(value, list):
            return "[" + ", ".join(map(self._flow, value)) + "]"
        text = self._scalar(value, "", key=True)
        return text if re.fullmatch(r"[\w. -]+|['\"].*", text) else json.dumps(str(value), ensure_ascii=False)

    def _scalar(self, value: Any, indent: str, *, key: bool = False) -> str:  # noqa: ANN401
        """Write a value; where ``key``, on one line."""
        if value is None:
            return self._rng.choice(("", "null", "~"))
        if isinstance(value, bool | int):
            return str(value).lower()
        if isinstance(value, dict | list):
            return "{}" if isinstance(value, dict) else "[]"
        text = str(value)
        style = self._rng.choice(("plain", "plain", "plain", "single", "double", "folded", "literal"))
        if style in {"folded", "literal"} and not key and indent and text.strip() == text != "":
            sign = self._rng.choice("|>") + self._rng.choice(("", "-", "+")) + self._beside()
            inner = f"\n{indent}"
            broken = text.replace(" ", inner, 1) if sign[0] == ">" and self._rng.random() < 0.5 else text
            return sign + inner + broken.replace("\n", inner)
        if style == "single" and "\n" not in text:
            return "'" + text.replace("'", "''") + "'"
        if style == "double" or not _is_plain(text):
            return json.dumps(text, ensure_ascii=self._rng.random() < 0.3)
        if self._rng.random() < self._fancy and not key and indent and " " in text:
            return text.replace(" ", f"\n{indent}", 1)
        return text


def rng_comment(rng: Random, before: str) -> str:
    return before + rng.choice(_COMMENTS)


def _is_plain(text: str) -> bool:
    return re.fullmatch(r"[^\W_][^\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]*", text) is not None and not re.search(
        r": |:$| #| $", text
    )


# -------------------------------------------------------------------------------------------------------- changes


def _sign(rng: Random, text: str, _maker: Maker) -> str:
    at = rng.randrange(len(text) + 1)
    return text[:at] + rng.choice(_SIGNS) + text[at + rng.choice((0, 0, 1)) :]


def _cut(rng: Random, text: str, _maker: Maker) -> str:
    at = rng.randrange(len(text) + 1)
    return text[:at] + text[at + rng.choice((1, 1, 2, 8, 40)) :]


def _doubled(rng: Random, text: str, _maker: Maker) -> str:
    at, length = rng.randrange(len(text) + 1), rng.choice((1, 2, 10, 80))
    return text[:at] + text[at : at + length] * rng.choice((2, 2, 3, 20)) + text[at + length :]


def _ended(rng: Random, text: str, _maker: Maker) -> str:
    return text[: rng.randrange(len(text) + 1)]


def _of_lines(change: Callable[[Random, list[str], Maker], None]) -> Callable[[Random, str, Maker], str]:
    def changed(rng: Random, text: str, maker: Maker) -> str:
        lines = text.splitlines(keepends=True) or [""]
        change(rng, lines, maker)
        return "".join(lines)

    return changed


@_of_lines
def _line_again(rng: Random, lines: list[str], _maker: Maker) -> None:
    lines.insert(rng.randrange(len(lines) + 1), rng.choice(lines))


@_of_lines
def _lines_gone(rng: Random, lines: list[str], _maker: Maker) -> None:
    at = rng.randrange(len(lines))
    del lines[at : at + rng.choice((1, 1, 3))]


@_of_lines
def _lines_exchanged(rng: Random, lines: list[str], _maker: Maker) -> None:
    one, two = rng.randrange(len(lines)), rng.randrange(len(lines))
    lines[one], lines[two] = lines[two], lines[one]


@_of_lines
def _indented(rng: Random, lines: list[str], _maker: Maker) -> None:
    at = rng.randrange(len(lines))
    lines[at] = rng.choice((" ", "  ", "\t", "- ", "")) + lines[at][rng.choice((0, 0, 1, 2)) :]


@_of_lines
def _commented(rng: Random, lines: list[str], _maker: Maker) -> None:
    at = rng.randrange(len(lines))
    line = lines[at].rstrip("\r\n")
    indent = line[: len(line) - len(line.lstrip())]
    if rng.random() < 0.5:
        lines[at] = rng_comment(rng, line + " ") + lines[at][len(line) :]
    else:
        lines.insert(at, rng_comment(rng, indent) + "\n")


@_of_lines
def _another_value(rng: Random, lines: list[str], maker: Maker) -> None:
    at = rng.randrange(len(lines))
    if match := re.match(r"(\s*(?:- )?(\w+):) ", lines[at]):
        lines[at] = f"{match[1]} {maker.word(rng, match[2])}\n"


@_of_lines
def _another_style(rng: Random, lines: list[str], _maker: Maker) -> None:
    at = rng.randrange(len(lines))
    if match := re.match(r"(\s*)((?:- )?\w+:) (.+?)([\r\n]*)$", lines[at]):
        value = rng.choice(
            (f"'{match[3]}'", json.dumps(match[3]), f"|\n{match[1]}    {match[3]}", f">+\n{match[1]}    {match[3]}")
        )
        lines[at] = f"{match[1]}{match[2]} {value}{match[4]}"


def _other_line_ends(rng: Random, text: str, _maker: Maker) -> str:
    return re.sub(r"\r\n?|\n", lambda _: rng.choice(ends), text) if (ends := _line_ends(rng)) else text


def _line_ends(rng: Random) -> tuple[str, ...]:
    return rng.choice((("\r\n",), ("\r",), ("\n", "\r\n"), ("\n", "\r", "\u2028")))


def _spliced(rng: Random, text: str, maker: Maker) -> str:
    lines, others = text.splitlines(keepends=True), maker.other(rng).splitlines(keepends=True)
    at, start = rng.randrange(len(lines) + 1), rng.randrange(len(others) + 1)
    return "".join([*lines[:at], *others[start : start + rng.choice((1, 5, 100))], *lines[at:]])


def _joined(rng: Random, text: str, maker: Maker) -> str:
    return f"{text}\n{rng.choice(('---', '--- # second', '...'))}\n{maker.other(rng)}"


def _twice(_rng: Random, text: str, _maker: Maker) -> str:
    """Give the units of a manifest twice, which is how two of one name come about."""
    head, sign, rest = text.partition("\nrights:")
    return f"{head}{sign}{rest}{rest.partition(chr(10))[2]}" if sign else text


def _mark(_rng: Random, text: str, _maker: Maker) -> str:
    return "\ufeff" + text


_CHANGES = (
    _sign, _sign, _sign, _sign, _cut, _cut, _doubled, _ended, _line_again, _line_again, _lines_gone, _lines_exchanged,
    _indented, _indented, _commented, _commented, _another_value, _another_value, _another_value, _another_style,
    _other_line_ends, _spliced, _joined, _twice, _mark,
)  # fmt: skip


# --------------------------------------------------------------------------------------------- what the tests have


def _bases() -> Iterator[Case]:
    """Give every manifest of the tests, the pages and the examples, and the corpora as manifests."""
    for path in [*ROOT.glob("tests/fixtures/*/*"), *ROOT.glob("examples/*"), *ROOT.glob("tests/*/manifests/*")]:
        if path.suffix in {".yaml", ".json", ".bin"}:
            yield Case(_name(path), path.read_bytes())
    yield from map(read_corpus, sorted(CORPUS.glob("*/*")))
    for shown in SHOWN:
        for rules in together(shown.rules).values():
            page = read(rules[0], "en")
            for heading in HEADINGS["en"][2:4]:
                for example in page.examples(heading):
                    if example.kind == "yaml":
                        yield Case(_NAMES[shown.key], example.manifest(shown).encode())
    yield from _of_corpora()


def _of_corpora() -> Iterator[Case]:
    for name in ("correct", "faulty"):
        head, *rows = [
            line.split(" | ")
            for line in (ROOT / "tests" / "corpus" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
            if not line.startswith("#")
        ]
        rights = [dict(zip(head, row, strict=False)) for row in rows]
        keys = ("identifier", "dutch_name", "english_name")
        fields = [{key: right[key].strip() for key in keys} | DESCRIPTIONS for right in rights]
        for number, start in enumerate(range(0, len(fields), 6)):
            text = manifest(fields[start : start + 6], STYLES[number % len(STYLES)], "\n", PREFIX)
            yield Case(_NAMES["ons"], text.encode())
    for number, right in enumerate(islice(plain_rights(1, known=True), 40)):
        for fault in islice(faults_of(right, known=True), number % 7, None, 7):
            text = manifest([fault.fields], STYLES[number % len(STYLES)], "\n", fault.prefix, fault.name)
            yield Case(_NAMES["ons"], text.encode())


CORPUS = Path(__file__).with_name("corpus")


def read_corpus(path: Path) -> Case:
    """Read a case that once failed; its ending tells the platform."""
    return Case(_name(path), path.read_bytes())


def _name(path: Path) -> str:
    offers = PLATFORMS.offers
    key = next((key for key in _NAMES if path.name.endswith(tuple(offers[key].endings))), "ons")
    return JSON if path.suffix == ".json" else _NAMES[key]


def _scalars(text: str) -> Iterator[tuple[str, str]]:
    """Give the texts of a manifest with the key that each stands under."""
    try:
        values = [*yaml.load_all(text, yaml.CBaseLoader)]
    except (yaml.YAMLError, ValueError):
        return
    waiting: list[tuple[str, Any]] = [("", value) for value in values]
    while waiting:
        key, value = waiting.pop()
        if isinstance(value, dict):
            waiting += [(str(name), inner) for name, inner in value.items()]
        elif isinstance(value, list):
            waiting += [(key, inner) for inner in value]
        elif isinstance(value, str) and value:
            yield key, value
