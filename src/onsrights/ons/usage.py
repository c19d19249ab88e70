"""Rights in source code: which identifiers a text uses, and what a manifest says of them (ONS801, ONS802).

A text may be of any language, so nothing here parses one. A word counts as a right

- where a right has to stand: as the value of ``right`` (``right="…"``, ``"right": "…"``, ``?right=…``), and among the
  arguments of the four authorization calls (``scope_for_user``, ``scope_for_employee``, ``clearance_for_user``,
  ``clearance_for_employee``, in any spelling of their names);
- where it begins with the prefix of a connector and is a whole literal, or an item of a list;
- where it begins with the prefix and stands inside a literal or a comment, if it ends as rights do, in an action;
- anywhere else only where it is nearly the identifier of a right: a class may be named after the connector too.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from onsrights.doors import Usage
from onsrights.engine.diagnostics import Finding, Place, Proposal, Span, Text
from onsrights.engine.text.did_you_mean import nearest
from onsrights.engine.text.visible import shorten
from onsrights.ons.exports.constant_names import upper
from onsrights.ons.lexicon.operations import identifier_action

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from onsrights.engine.settings.settings import Settings
    from onsrights.engine.text.tree import Tree

__all__ = ["USAGE", "Requested", "Search", "requested_rights"]

_KEYS = r"(?<![\w$-])[\"'`]?rights?[\"'`]?\s{0,100}+(?::|=>|=(?!=))\s{0,100}+"
_VALUE = re.compile(_KEYS + r"[\[(]?\s{0,100}+(?:[\"'`](?P<quoted>[A-Za-z]\w*)[\"'`]|(?P<bare>[A-Za-z]+)(?![\w.(]))")
_KEYS_IN_BYTES = (b"right=", b"right =", b"right:", b"right :", b'right"', b"right'", b"right`", b"rights")
_WORD_IN_BYTES = re.compile(rb"[A-Za-z]+")
_CONSTANT_IN_BYTES = re.compile(rb"[A-Z][A-Z0-9_]*")
_QUERY = re.compile(r"[?&]right=([A-Za-z]\w*)(?![\w{$%])")
_CALL = re.compile(r"(?:scope|clearance)[_-]?for[_-]?(?:user|employee)\b", re.IGNORECASE)
_CALLS = (
    *(b"for_user", b"for_employee", b"for-user", b"for-employee"),
    *(b"ForUser", b"ForEmployee", b"FOR_USER", b"FOR_EMPLOYEE", b"Foruser", b"Foremployee"),
)
_QUOTES = frozenset("\"'`")
_LITERAL = re.compile(r"\"(?:[^\"\\\r\n]|\\.)*+\"|'(?:[^'\\\r\n]|\\.)*+'|`(?:[^`\\\r\n]|\\.)*+`")
_COMMENT = re.compile(r"#|//|/\*|<!--|(?:^|\s)(?:--|;|rem\b)|^\s*\*", re.IGNORECASE)
_ITEM = re.compile(r"\s*-\s+\Z")
_HUMPS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_ANY = re.compile(r"(?<!\w)[A-Za-z]+(?!\w)")
_WRITTEN = re.compile(
    rb"""(?:\xef\xbb\xbf)?(?:
      "?Connector"?[;,\t]"?Right\ identifier"?[;,\t]
    | \{\s*"format":\s*1,\s*"checked":
    | (?:(?:>\ \*\*)?(?:NOT\ IN\ ORDER|NIET\ IN\ ORDE):.{0,600}?[\r\n]\s*)?
      (?:\#\ )?(?:Rechten|Rights)\ [^\r\n]{0,500}\ API\ Dashboard[\r\n]
    | <!doctype\ html>.{0,8000}?<title>(?:Rechten|Rights)\ [^<]{0,500}\ API\ Dashboard</title>
    )""",
    re.VERBOSE | re.DOTALL,
)
"""How the fields for the dashboard begin, in every form: a right that stands there is not used by that."""

_GENERATED = re.compile(rb"(?:Made by|Gemaakt met) onsrights export; |onsrights import\.\r?\n")
"""What constants for code say of themselves at their beginning, and so does a manifest that was imported."""

_BEGINNING = 8192
_MANY = 50
"""More words than this are not looked for one by one."""
_ARGUMENTS = 600
"""So many characters behind the name of a call are searched for its arguments."""
_LONGEST = 200
"""No identifier is longer; what is, is no name that anybody wrote."""
_LINE = 2000
"""So many characters of a line, to either side of a word, tell whether it stands in a literal or a comment."""
_MOST_NAMED = 3
"""Of more manifests than these the others are not named in every message."""
_MOST_NEAR = 2000
"""Among more rights than this no near one is searched for; that would cost more than it tells."""


class Requested(NamedTuple):
    """One right of a manifest."""

    identifier: str
    place: Place
    tree: Tree
    expected: bool
    """Whether code is expected to use it; not so where it was denied."""


def requested_rights(tree: Tree, prefixes: set[str]) -> list[Requested]:
    """Give the rights of a manifest that have an identifier, and add the prefixes of its connectors."""
    from onsrights.engine.settings.settings import Settings
    from onsrights.ons.structure import read_manifests

    rights: list[Requested] = []
    for manifest, _ in read_manifests(tree, Settings()):
        rights += [
            Requested(field.text, field.place(), tree, right.status != "denied")
            for right in manifest.rights
            if (field := right.fields.get("identifier"))
        ]
        if manifest.prefix:
            prefixes.add(manifest.prefix)
    return rights


class Search:
    """What is searched for in any number of texts: ``rights`` are identifiers, ``used`` those that were found."""

    def __init__(self, requested: Sequence[Requested], prefixes: Iterable[str], manifest: str) -> None:
        self.requested = requested
        self.rights = frozenset(right.identifier for right in requested)
        self.used: set[str] = set()
        self._manifest = manifest
        self._prefixes = tuple(sorted(prefixes, key=len, reverse=True))
        alternatives = "|".join(map(re.escape, self._prefixes)) or r"(?!)"
        self._word = re.compile(rf"(?<![A-Za-z0-9_])(?:{alternatives})[A-Z]\w*")
        self._marks = [*_KEYS_IN_BYTES, *_CALLS, *(prefix.encode() for prefix in self._prefixes)]
        self._others = frozenset(right for right in self.rights if not right.startswith(self._prefixes))
        """Rights that begin with no prefix; they are looked for by name."""
        self._tails = {
            right[len(prefix) :].encode(): right
            for right in self.rights
            for prefix in self._prefixes
            if right.startswith(prefix) and len(right) > len(prefix)
        }
        """What follows the prefix, of the rights that were not found yet."""
        self._constants = {
            upper(name).encode(): right
            for right in self.rights
            for name in (right, *(right[len(prefix) :] for prefix in self._prefixes if right.startswith(prefix)))
        }
        """What a right is called in generated constants; their other names are tails of its identifier."""
        self._through: set[str] = set()
        """The rights whose constants occur, which counts once it is seen that constants were generated."""
        self._generated = False
        self._folded = {right.lower(): right for right in self.rights}
        self._near: dict[str, str | None] = {}

    @staticmethod
    def wants(_path: str) -> bool:
        """Search every file: a right may be used in any."""
        return True

    def may_hold(self, data: bytes) -> bool:
        """Whether a file is worth a closer look; most are not, and looking for a few bytes costs next to nothing.

        What was exported from the manifest is no use of it: neither the fields for the dashboard nor the constants.
        """
        if _WRITTEN.match(data[:_BEGINNING]):
            return False
        if _GENERATED.search(data[:_BEGINNING]):
            self._generated = True
            return False
        self._look_for_tails(data)
        for mark in self._marks:
            if mark in data:
                return True
        return len(self._others) > _MANY or any(right.encode() in data for right in self._others)

    def findings(self, text: str) -> Iterator[tuple[str, Finding]]:
        """Report every use of a right that no manifest has, in the order of the text, and remember the others."""
        found: dict[tuple[int, int], bool] = {}
        for start, end, certain in self._words(text):
            found[start, end] = found.get((start, end), False) or certain
        for (start, end), certain in sorted(found.items()):
            word = text[start:end]
            if word in self.rights:
                self.used.add(word)
            elif end - start <= _LONGEST and (certain or self._is_meant(text, start, end)):
                yield shorten(word), self._unknown(word, start, end)

    def unused(self) -> Iterator[tuple[Tree, str, Finding]]:
        """Report the rights that no text used, and that none may put together of the prefix and the rest."""
        used = self.used | self._through if self._generated else self.used
        for right in self.requested:
            if right.expected and right.identifier not in used:
                data = {"identifier": shorten(right.identifier)}
                yield right.tree, right.identifier, Finding("ONS802", right.place, data=data)

    def _look_for_tails(self, data: bytes) -> None:
        """Count a right as used where what follows its prefix stands alone: code may put the two together."""
        tails = self._tails
        here = (
            tails.keys() & _WORD_IN_BYTES.findall(data) if len(tails) > _MANY else [one for one in tails if one in data]
        )
        self.used.update(tails.pop(tail) for tail in here)
        names = self._constants
        found = (
            names.keys() & _CONSTANT_IN_BYTES.findall(data)
            if len(names) > _MANY
            else [one for one in names if one in data]
        )
        self._through.update(names.pop(name) for name in found)

    def _words(self, text: str) -> Iterator[tuple[int, int, bool]]:
        """Give every word that may be a right, and whether it certainly is one."""
        for match in self._word.finditer(text):
            yield *match.span(), False
        for match in _VALUE.finditer(text):
            # What stands there without quotation marks may be a type or a variable, if it does not begin as ours do.
            if match["quoted"] and self._is_right(match["quoted"]):
                yield *match.span("quoted"), True
            elif match["bare"] and self._is_ours(match["bare"]):
                yield *match.span("bare"), True
        for match in _QUERY.finditer(text):
            if self._is_right(match[1]):
                yield *match.span(1), True
        for call in _CALL.finditer(text):
            end = _end_of_arguments(text, call.end())
            for match in _LITERAL.finditer(text, call.end(), end):
                if match[0][1:-1].isidentifier() and self._is_right(match[0][1:-1]):
                    yield match.start() + 1, match.end() - 1, True
        if self._others:
            for match in _ANY.finditer(text):
                if match[0] in self._others:
                    yield *match.span(), False

    def _is_ours(self, word: str) -> bool:
        """Whether a word is a prefix and something behind it that begins as a word of its own does."""
        return any(
            word.startswith(prefix) and word[len(prefix) : len(prefix) + 1].isupper() for prefix in self._prefixes
        )

    def _is_right(self, word: str) -> bool:
        """Whether a word that stands where a right has to stand is one, and not the side of a box, say."""
        return word in self.rights or self._is_ours(word) or (len(_HUMPS.findall(word)) > 2 and _ends_in_action(word))

    def _is_meant(self, text: str, start: int, end: int) -> bool:
        """Whether a word that begins with the prefix is a right, by what stands around it."""
        word = text[start:end]
        first = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
        before = text[max(first, start - _LINE) : start]
        behind = text[end : end + _LINE].splitlines()[:1] or [""]
        whole = before[-1:] in _QUOTES and behind[0][:1] == before[-1:]
        if word.isalpha() and (whole or (_ITEM.match(before) and not behind[0].strip(" ,"))):
            return True
        line = before + word + behind[0]
        at = len(before)
        literal = any(match.start() < at < match.end() for match in _LITERAL.finditer(line))
        if literal or _COMMENT.search(_LITERAL.sub("", before)):
            return _ends_in_action(word) or self._meant(word) is not None
        return self._meant(word) is not None

    def _meant(self, word: str) -> str | None:
        if word not in self._near:
            near = self._folded.get(word.lower())
            if near is None and len(self.rights) <= _MOST_NEAR:
                near = nearest(word, self.rights)
            self._near[word] = near
        return self._near[word]

    def _unknown(self, word: str, start: int, end: int) -> Finding:
        place = Place("", "file", Span(start, end))
        data = {"identifier": shorten(word), "manifest": self._manifest}
        if near := self._meant(word):
            proposals = (Proposal(((place, near),), "display-only"),)
            return Finding("ONS801", place, "near", {**data, "proposal": near}, (), proposals)
        return Finding("ONS801", place, "message", data)


def _ends_in_action(word: str) -> bool:
    humps = _HUMPS.findall(word)
    return "".join(humps) == word and identifier_action(humps) is not None


def _end_of_arguments(text: str, start: int) -> int:
    """Give where the arguments of a call end; where nothing closes them, not far behind its name."""
    depth = 0
    for at in range(start, min(start + _ARGUMENTS, len(text))):
        if text[at] == "(":
            depth += 1
        elif text[at] == ")":
            depth -= 1
            if depth <= 0:
                return at
        elif depth == 0 and text[at] in "\r\n;{":
            return at
    return min(start + _ARGUMENTS, len(text))


def _search(trees: Sequence[Tree], settings: Settings) -> Search:
    """Begin a search for the rights of these manifests."""
    del settings
    prefixes: set[str] = set()
    rights = [right for tree in trees for right in requested_rights(tree, prefixes)]
    paths = list(dict.fromkeys(tree.source.path or "" for tree in trees))
    names = ", ".join([*paths[:_MOST_NAMED], *("…" for _ in paths[_MOST_NAMED : _MOST_NAMED + 1])])
    return Search(rights, prefixes, names)


USAGE = Usage(
    Text(
        "rechten die in geen manifest staan (ONS801), en rechten van het manifest die nergens gebruikt worden (ONS802)",
        "rights that are in no manifest (ONS801), and rights of the manifest that are used nowhere (ONS802)",
    ),
    _search,
)
"""The door ``usage``."""
