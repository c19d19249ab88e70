"""House rules: what a team asks of its own manifests, beside what the vendor asks.

A house rule is a table of words and numbers in the settings (:mod:`onsrights.engine.settings.house_rules` reads it).
Nothing of it is ever run, and there are no regular expressions in it: a linter that looks at files of strangers, in a
hook or on a server, must not do what those files say. Whether a unit is ready to register is not for these rules to
say.

The words of all rules about one place are looked up together, in one way through the text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Literal, TypeAlias
from unicodedata import normalize

from onsrights.engine.check.field import Field, Items, Keys
from onsrights.engine.check.rule import REST
from onsrights.engine.declared import Declared, pattern
from onsrights.engine.diagnostics import Finding, Proposal, Text
from onsrights.engine.text.visible import shorten
from onsrights.engine.waiting import go_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from onsrights.engine.check.field import Value
    from onsrights.engine.check.platform import Platform
    from onsrights.engine.check.rule import Rule
    from onsrights.engine.check.shape import Shape

__all__ = ["KINDS", "PLACEHOLDERS", "House", "HouseJudge", "Kind", "Words", "fields_of", "folded", "like"]

Kind: TypeAlias = Literal["forbid", "replace", "require", "allow", "starts-with", "length"]
"""What a house rule does with a text; a rule has exactly one of them."""

PLACEHOLDERS: Mapping[Kind, tuple[str, ...]] = {
    "forbid": ("found",),
    "replace": ("found", "instead"),
    "require": (),
    "allow": ("found", "allowed"),
    "starts-with": ("found", "allowed"),
    "length": ("length", "min", "max"),
}
"""What the message of each kind may repeat."""
KINDS: tuple[Kind, ...] = ("forbid", "replace", "require", "allow", "starts-with", "length")

_FIX = Text(nl='schrijf "{instead}" in plaats van "{found}"', en='write "{instead}" instead of "{found}"')

_WORD = r"[\w\u0300-\u036f]+(?:[-'\u2019\u2010\u2011][\w\u0300-\u036f]+)*"
_TOKEN = pattern(rf"{_WORD}|[^\w\s]")
"""A word with the hyphens and apostrophes in it, or a sign."""
_LETTERS = pattern(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[^\s]")
"""In names of letters only, such as identifiers, a capital begins a word."""
_SPACE = pattern(r"\s+")

_MOST = 20
"""So many findings of one rule in one text are named one by one, and so many proposals are made for it."""
_NAMED = 12
"""So many of the words that are allowed are named in a message."""
_COMPARED = 1_000_000
"""So many words are compared letter by letter in a run, to find the one that was meant."""


class House(Declared):
    """All that settings say of one house rule."""

    kind: Kind
    fields: tuple[str, ...]
    """As reports call them, or from the top of the manifest on."""
    message: Text
    words: tuple[str, ...] = ()
    instead: tuple[str, ...] = ()
    """For ``replace``, what to write in place of each of the words."""
    part: str | None = None
    """Where it is about a part of the text alone: what the platform calls that part."""
    platform: str | None = None
    """The key of the only platform that it is for."""
    least: int | None = None
    most: int | None = None
    """Code points."""
    url: str = ""
    """A page of the team about it."""
    path: str = ""
    """The file that it is in, as it is shown."""
    line: int | None = None
    column: int | None = None

    @property
    def texts(self) -> dict[str, Text]:
        """What it says, and what its fix is called."""
        return {"message": self.message, "fix": _FIX}

    @property
    def where(self) -> str:
        """File and line."""
        return self.path if self.line is None else f"{self.path}:{self.line}"

    @property
    def allowed(self) -> str:
        """The words that are allowed, in one line; of many the first."""
        return ", ".join(self.words[:_NAMED]) + (", …" if len(self.words) > _NAMED else "")

    def __hash__(self) -> int:  # type: ignore[override]
        return hash((self.path, self.line, self.kind))


def fields_of(platform: Platform) -> dict[str, Shape]:
    """Give what house rules may be about: every key that holds one value, by the name that reports give it."""
    known = _FIELDS.get(id(platform))
    if known is not None and known[0] is platform:
        return known[1]
    found: dict[str, Shape] = {}
    lead = f"{platform.unit}." if platform.unit.endswith("[]") else ""
    for shape in _leaves(platform.shape):
        name = shape.place.removeprefix(lead)
        if shape.place.startswith(lead) or name not in found:
            found[name] = shape
    _FIELDS[id(platform)] = platform, found
    return found


_FIELDS: dict[int, tuple[Platform, dict[str, Shape]]] = {}
"""What was found, because each rule asks for it again."""


def _leaves(shape: Shape) -> Iterator[Shape]:
    below = [*shape.keys.values(), *(part for part in (shape.rest, shape.item) if part is not None)]
    if not below:
        yield shape
    for part in below:
        yield from _leaves(part)


def folded(text: str) -> str:
    """Give a text as it is compared: without capitals, its letters and spaces written in one way."""
    return _SPACE.sub(" ", text if text.isascii() else normalize("NFC", text)).casefold()


class Words:
    """Words and phrases that are looked for in a text all at once.

    They are kept as a tree, token by token, so that looking costs what the text is long, however many there are.
    """

    def __init__(self, *, letters: bool = False) -> None:
        self._token = _LETTERS if letters else _TOKEN
        self._tree: dict[str, Any] = {}

    def add(self, phrase: str, *what: object) -> None:
        """Look for a phrase too, which stands for something."""
        here = self._tree
        for token, _, _ in self.tokens(phrase):
            here = here.setdefault(token, {})
        here.setdefault("", []).append(what)  # no token is empty

    def tokens(self, text: str) -> list[tuple[str, int, int]]:
        """Give the words and signs of a text as they are compared, with start and end."""
        return [(folded(found[0]), found.start(), found.end()) for found in self._token.finditer(text)]

    def found(self, text: str) -> Iterator[tuple[int, int, tuple[Any, ...]]]:
        """Give what is in a text: start, end and what it stands for. At one place the longer phrases come first."""
        if self._token is _TOKEN and self._tree.keys().isdisjoint(_TOKEN.findall(folded(text))):
            return  # no phrase begins in it, as in most texts
        tokens = self.tokens(text)
        for first in range(len(tokens)):
            here = self._tree
            ends: list[tuple[int, int]] = []
            met: list[list[tuple[Any, ...]]] = []
            for at in range(first, len(tokens)):
                below = here.get(tokens[at][0])
                if below is None:
                    break
                here = below
                if "" in here:
                    ends.append((tokens[first][1], tokens[at][2]))
                    met.append(here[""])
            for (start, end), every in zip(reversed(ends), reversed(met), strict=True):
                for what in every:
                    yield start, end, what


class HouseJudge:
    """Asks the house rules of a run about the units of one platform."""

    def __init__(self, rules: Iterable[Rule], platform: Platform) -> None:
        self._platform = platform
        self.rules = tuple(rules)
        self.left = _COMPARED
        known = fields_of(platform)
        about: dict[tuple[str, str | None, bool], list[Rule]] = {}
        for rule in self.rules:
            house = rule.house
            assert house is not None
            if house.platform not in {None, platform.key}:
                continue
            for shape in (known[name] for name in house.fields if name in known):
                if house.part is None or house.part in platform.parts.get(shape.place, ()):
                    about.setdefault((shape.place, house.part, shape.kind == "letters"), []).append(rule)
        # Most rules are about several fields, of which the words are sorted once.
        asked: dict[tuple[object, ...], _Asked] = {}
        lead = f"{platform.unit}." if platform.unit.endswith("[]") else ""
        self._of_unit: list[tuple[list[str], str, str | None, _Asked]] = []
        self._around: list[tuple[list[str], _Asked]] = []
        for (place, part, letters), those in about.items():
            key = letters, *(rule.code for rule in those)
            if key not in asked:
                asked[key] = _Asked(self, those, letters=letters)
            steps = re.findall(r"\[\]|[^.\[\]]+", place.removeprefix(lead))
            if place.startswith(lead):
                self._of_unit.append((steps, place, part, asked[key]))
            elif part is None:
                self._around.append((steps, asked[key]))

    def of_unit(self, keys: Keys, subject: object) -> list[Finding]:
        """Give what the rules say of one unit: of its values, and of it as the platform's own rules see it."""
        findings: list[Finding] = []
        go_on()
        for steps, place, part, asked in self._of_unit:
            for field in _values(keys, steps):
                stretches = [(0, len(field.text))] if part is None else self._platform.part(subject, place, part)
                for start, end in stretches:
                    findings += asked.findings(field, start, end)
        return findings

    def around(self, root: Keys) -> list[Finding]:
        """Give what the rules say of what stands beside the units of a document."""
        findings: list[Finding] = []
        for steps, asked in self._around:
            for field in _values(root, steps):
                findings += asked.findings(field, 0, len(field.text))
        return findings


def _values(keys: Keys, steps: Sequence[str]) -> Iterator[Field]:
    """Give the values at a place, from a mapping on."""
    values: list[Value] = [keys]
    for step in steps:
        below: list[Value] = []
        for value in values:
            if step == "[]":
                below += value.values.values() if isinstance(value, Keys) else ()
                below += value.items if isinstance(value, Items) else ()
            elif isinstance(value, Keys) and step in value.values:
                below.append(value.values[step])
        values = below
    return (value for value in values if isinstance(value, Field))


class _Asked:
    """All that is asked of the texts of one place, or of one part of them."""

    def __init__(self, judge: HouseJudge, rules: Iterable[Rule], *, letters: bool) -> None:
        self._judge = judge
        self._letters = letters
        self._words = Words(letters=letters)
        self._starts: dict[str, Words] = {}
        self._nearest: dict[tuple[str, str], str | None] = {}
        self._whole: list[tuple[Rule, House]] = []
        self._allowed: dict[str, dict[str, str]] = {}
        for rule in rules:
            if rule.house is not None:
                self._add(rule, rule.house)

    def _add(self, rule: Rule, house: House) -> None:
        if house.kind in {"forbid", "replace", "require"}:
            for number, word in enumerate(house.words):
                self._words.add(word, rule, house, number)
        if house.kind == "starts-with":
            self._starts[rule.code] = Words(letters=self._letters)
            for word in house.words:
                self._starts[rule.code].add(word)
        if house.kind == "allow":
            self._allowed[rule.code] = {folded(word): word for word in house.words}
        if house.kind not in {"forbid", "replace"}:
            self._whole.append((rule, house))

    def findings(self, field: Field, start: int, end: int) -> list[Finding]:
        """Give what the rules say of a stretch of a text."""
        text = field.text[start:end]
        met: dict[str, list[tuple[int, int, Rule, House, int]]] = {}
        ended: dict[str, int] = {}
        for first, last, (rule, house, number) in self._words.found(text):
            if first >= ended.get(rule.code, 0):
                ended[rule.code] = last
                met.setdefault(rule.code, []).append((start + first, start + last, rule, house, number))
        found: list[Finding] = []
        for places in met.values():
            if places[0][3].kind != "require":
                found += _of_words(field, places)
        for rule, house in self._whole:
            found += self._of_whole(rule, house, field, (start, end), rule.code in met)
        return found

    def _of_whole(self, rule: Rule, house: House, field: Field, stretch: tuple[int, int], met: bool) -> list[Finding]:  # noqa: FBT001
        """Ask a rule about the stretch as a whole; ``met`` says whether a word of it is in there."""
        start, end = stretch
        text = field.text[start:end]
        if house.kind == "require":
            return [] if met else [Finding(rule.code, field.place(start, end))]
        if house.kind == "length":
            return _of_length(rule, house, field, stretch)
        if house.kind == "starts-with":
            starts = self._starts[rule.code]
            first = next(iter(starts.tokens(text)), None)
            if first is None or any(at == first[1] for at, _, _ in starts.found(text)):
                return []
            data = {"found": shorten(text[first[1] : first[2]]), "allowed": house.allowed}
            return [Finding(rule.code, field.place(start + first[1], start + first[2]), data=data)]
        if folded(text) in self._allowed[rule.code]:
            return []
        data = {"found": shorten(text), "allowed": house.allowed}
        meant = self._meant(rule.code, text)
        proposals: tuple[Proposal, ...] = ()
        if meant is not None:
            data["instead"] = meant
            proposals = (Proposal(((field.place(), field.text[:start] + meant + field.text[end:]),), "unsafe"),)
        return [Finding(rule.code, field.place(start, end), data=data, proposals=proposals)]

    def _meant(self, code: str, text: str) -> str | None:
        """Give the word that is allowed and was probably meant."""
        written, words = folded(text), self._allowed[code]
        key = code, written
        if key not in self._nearest:
            if self._judge.left < len(words):
                return None
            self._judge.left -= len(words)
            from onsrights.engine.text.did_you_mean import nearest

            self._nearest[key] = words.get(nearest(written, words) or "")
        return self._nearest[key]


def _of_words(field: Field, places: list[tuple[int, int, Rule, House, int]]) -> Iterator[Finding]:
    """Give what one rule says of words in a text. A fix is for all the places where the same word stands."""
    kept = []
    written: dict[tuple[int, str], list[tuple[int, int, str]]] = {}
    for start, end, rule, house, number in places:
        instead = like(field.text[start:end], house, number)
        if instead == field.text[start:end]:
            continue
        kept.append((start, end, rule, number, instead))
        if instead is not None:
            written.setdefault((number, field.text[start:end]), []).append((start, end, instead))
    offered: dict[tuple[int, str], tuple[Proposal, ...]] = {}
    for place, (start, end, rule, number, instead) in enumerate(kept):
        if place == _MOST:
            data: dict[str, object] = {"count": len(kept) - _MOST}
            yield Finding(rule.code, field.place(start, end), REST, data)
            return
        found = field.text[start:end]
        data = {"found": shorten(found)}
        key = number, found
        if instead is not None:
            data["instead"] = instead
            if key not in offered:
                offered[key] = (Proposal(((field.place(), _replaced(field.text, written[key])),), "unsafe"),)
        yield Finding(rule.code, field.place(start, end), data=data, proposals=offered.get(key, ()))


def like(found: str, house: House, number: int) -> str | None:
    """Give what is to stand in place of a word, with a capital where the word has one; ``None`` where nothing is."""
    if house.kind != "replace":
        return None
    instead = house.instead[number]
    if found[:1].isupper() and instead[:1].islower() and folded(instead) != folded(found):
        return instead[:1].upper() + instead[1:]
    return instead


def _replaced(text: str, places: Iterable[tuple[int, int, str]]) -> str:
    pieces, at = [], 0
    for start, end, instead in places:
        pieces += [text[at:start], instead]
        at = end
    return "".join([*pieces, text[at:]])


def _of_length(rule: Rule, house: House, field: Field, stretch: tuple[int, int]) -> list[Finding]:
    start, end = stretch
    length = end - start
    data = {"length": length, "min": house.least, "max": house.most}
    if house.most is not None and length > house.most:
        return [Finding(rule.code, field.place(start + house.most, end), data=data)]
    if house.least is not None and length < house.least:
        return [Finding(rule.code, field.place(start, end), data=data)]
    return []
