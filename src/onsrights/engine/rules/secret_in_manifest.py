"""116: a secret in a manifest, which should say where it is kept. On every platform; it looks at the whole text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from onsrights.engine.check.rule import REST, Rule
from onsrights.engine.diagnostics import Finding, Place, Span, Text
from onsrights.engine.secrets import masked
from onsrights.engine.text.comments import Comments
from onsrights.engine.text.scalars import line_start
from onsrights.engine.text.tree import before, child, pointer_step
from onsrights.engine.text.visible import shorten

if TYPE_CHECKING:
    from collections.abc import Collection

    from onsrights.engine.secrets import Secret
    from onsrights.engine.text.tree import Tree

__all__ = ["RULE", "TEXTS", "Found", "secret_findings", "secret_in_form"]

RULE = Rule("116", "secret-in-manifest", "error", silences="*")


def _text(nl: str, en: str) -> Text:
    return Text(
        nl=f"Dit lijkt een geheim ({nl}). Haal het uit het bestand, laat het vervangen en noteer alleen waar het bewaard "
        'wordt, bijvoorbeeld "env:NAAM".',
        en=f"This looks like a secret ({en}). Remove it from the file, have it replaced, and write where it is kept, for "
        'instance "env:NAME".',
    )


_TOKEN = _text("een token", "a token")

TEXTS = {
    "private-key": _text("een private key", "a private key"),
    "xml-token": _TOKEN,
    "base64-token": _TOKEN,
    "exact-token": _TOKEN,
    "jwt": _text("een JWT", "a JWT"),
    "header": _text("een Authorization-header", "an Authorization header"),
    "token-data": _text("het datadeel van een token", "the data part of a token"),
    "secret-value": _text('de waarde van "{key}"', 'the value of "{key}"'),
}

_MOST = 1000
"""So many secrets of a file are named one by one; of the rest it is said how many there are in each document."""

_DOCUMENT = re.compile(r"^---(?=\s|\Z)", re.MULTILINE)


class Found(NamedTuple):
    """The secrets of a file, as a session has to know of them."""

    findings: list[Finding]
    """Those in values, in keys, and where there is no YAML."""
    in_comments: list[Finding]
    """Those in comments, which silence nothing, and how many more there are than anybody wants to read of."""
    documents: frozenset[int]
    """The documents that hold one: nothing in them is ready, whatever comments and settings say."""
    hidden: frozenset[tuple[int, str]]
    """The values and keys that hold one, by document and pointer: of those nothing else is said."""


def secret_findings(tree: Tree, code: str) -> Found:
    """Give a finding, under the platform's code, for each secret that was taken out of a file."""
    secrets = tree.source.secrets
    places = _Places(tree)
    findings: list[Finding] = []
    in_comments: list[Finding] = []
    hidden = set()
    documents = set()
    for secret in secrets[:_MOST]:
        document, pointer, inside = places.of(secret)
        documents.add(document)
        if inside:
            hidden.add((document, pointer))
        place = Place(pointer, "file", Span(secret.start, secret.end), document)
        (findings if inside or not pointer else in_comments).append(_finding(code, place, secret))
    more = [(places.document(secret.start), secret) for secret in secrets[_MOST:]]
    for document, some in groupby(more, key=itemgetter(0)):
        (_, first), *others = some
        place = Place("", "file", Span(first.start, first.end), document)
        in_comments.append(Finding(code, place, REST, {"count": 1 + len(others)}))
    documents.update(document for document, _ in more)
    # The last of very many goes on to the end of the file.
    documents.update(range(places.document(secrets[-1].start), places.document(secrets[-1].end - 1) + 1))
    return Found(findings, in_comments, frozenset(documents), frozenset(hidden))


def secret_in_form(code: str, pointer: str, key: str, value: str, kinds: Collection[str]) -> list[Finding]:
    """Give a finding for each secret in a text that a form has under a key."""
    from onsrights.engine.secrets.find import secrets_in_value

    return [
        _finding(code, Place(pointer, "value", Span(secret.start, secret.end)), secret)
        for secret in secrets_in_value(key, value, kinds)
    ]


def _finding(code: str, place: Place, secret: Secret) -> Finding:
    data = {"kind": secret.kind, **({"key": shorten(masked(secret.key))} if secret.key else {})}
    return Finding(code, place, secret.kind, data)


class _Places:
    """Knows where in a file its secrets stand."""

    def __init__(self, tree: Tree) -> None:
        self._text = tree.source.text
        self._last = len(tree.documents) - 1
        self._roots = [(root[1], index, root) for index, root in enumerate(tree.documents) if root is not None]
        self._starts = [start for start, _, _ in self._roots]
        self._marks = [match.start() for match in _DOCUMENT.finditer(self._text)]
        self._comments = Comments(tree)

    def of(self, secret: Secret) -> tuple[int, str, bool]:
        """Give document and JSON pointer, and whether it is in a value or a key; in a comment it is in neither."""
        offset = secret.start
        at = bisect_right(self._starts, offset) - 1
        if at >= 0 and (pointer := self._inside(self._roots[at][2], offset)) is not None:
            return self._roots[at][1], pointer, True
        document = self.document(offset)
        sign = self._text.rfind("#", line_start(self._text, offset), offset)
        comment = self._comments.around(sign) if sign >= 0 else None
        targets = self._comments.targets(comment[0]) if comment else ()
        return document, next((target.pointer for target in targets if target.document == document), ""), False

    def document(self, offset: int) -> int:
        """Give the document in which a line lies; before the first one, that one."""
        at = bisect_right(self._starts, offset) - 1
        before, number = (self._roots[at][2][2], self._roots[at][1]) if at >= 0 else (0, -1)
        marks = bisect_right(self._marks, offset) - bisect_left(self._marks, before)
        return max(0, min(number + max(marks, 0), self._last))

    def _inside(self, node: Any, offset: int) -> str | None:  # noqa: ANN401 - a node of any kind
        """Give the pointer of the value, or of the key, in which an offset lies; ``None`` where it lies in neither."""
        pointer = ""
        while node[0] != "scalar":
            index = before(node, offset)
            if index < 0:
                return None
            key, node = child(node, index)
            pointer += pointer_step(index if key is None else key)
            if key is not None and offset < node[1]:
                return pointer if offset < key[2] else None
        return pointer if offset < node[2] else None
