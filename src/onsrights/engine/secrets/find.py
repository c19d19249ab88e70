"""Where secrets may be in a file: anywhere by their form; by their key in a value, a comment, or a line of no YAML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from onsrights.engine.secrets import COMMENT, TOKEN_DATA, Secret, may_be_commented, may_hold, may_name_secret
from onsrights.engine.secrets.key_names import holds_token_data, is_secret, name_of
from onsrights.engine.text.comments import Comments, line_end
from onsrights.engine.text.scalars import line_start, span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from onsrights.engine.secrets.key_names import Name
    from onsrights.engine.text.tree import Node, Scalar, Tree

__all__ = ["secrets_in_text", "secrets_in_value", "secrets_of"]

KINDS = (
    "private-key", "xml-token", "base64-token", "exact-token", "jwt", "header", "token-data", "secret-value",
)  # fmt: skip
"""Where several fit, the first counts."""

_RANKS = {kind: rank for rank, kind in enumerate(KINDS)}

_MOST = 10_000
"""A text with more secrets of one kind was made by nobody; what remains of it is taken for one."""

_NO_TEXT = r"[ \t]*+:[ \t]*+([&!#]\S{5,200})[ \t]*+(?=[\r\n]|\Z)"
"""Behind a key: what YAML takes for an anchor, a tag or a comment, and whoever wrote it for a password."""

_NEXT_COMMENT = r"(?:\r\n?|\n)[ \t]*+#[^\r\n]*+"

_Under: TypeAlias = "tuple[Scalar | None, Scalar]"
"""A key, where there is one, and a scalar that is under it."""


def secrets_of(tree: Tree, kinds: Collection[str]) -> list[Secret]:
    """Give the secrets of a file, in its order, none of which overlap."""
    found = list(_by_form(tree, kinds))
    if "" in kinds:
        if not tree.whole or any(map(may_name_secret, tree.keys)):
            found += limited(sorted(_by_key(tree)), len(tree.source.text))
        found += _on_lines(tree)
    if TOKEN_DATA in kinds:
        found += _token_data(tree)
    return merged(found)


def secrets_in_text(text: str, kinds: Collection[str] = (), *, bare: bool = True) -> list[Secret]:
    """Give the secrets of a text that is no manifest, such as an option or what an exception says.

    Without ``bare`` what stands behind a key is one only between quotation marks, as in source code.
    """
    from onsrights.engine.secrets.lines import keyed
    from onsrights.engine.secrets.patterns import secrets_of_form

    found = list(secrets_of_form(text, {"", *kinds}, lambda _: None))
    under_keys = limited((secret for _, secret in keyed(text, 0, len(text), flow=True)), len(text))
    return merged([*found, *(one for one in under_keys if bare or text[one.start - 1 : one.start] in {"'", '"'})])


def secrets_in_value(key: str, value: str, kinds: Collection[str] = ()) -> list[Secret]:
    """Give the secrets of a text that stands under a key (or under none), as places in that text."""
    found = list(_in_value(value, {"", *kinds}))
    bare = value.strip()
    start = len(value) - len(value.lstrip())
    if TOKEN_DATA in kinds and holds_token_data(key, bare):
        found.append(Secret(start, start + len(bare), TOKEN_DATA))
    if is_secret(name_of(key), bare):
        found.append(Secret(start, start + len(bare), "secret-value", key))
    return merged(found)


# ------------------------------------------------------------------------------------------------------------ by form


def _by_form(tree: Tree, kinds: Collection[str]) -> Iterator[Secret]:
    text = tree.source.text
    if may_hold(text, kinds):
        from onsrights.engine.secrets.patterns import secrets_of_form

        yield from secrets_of_form(text, kinds, _Ends(tree).end)
    if "\\" not in text:
        return
    # What is written with escapes reads differently; all of it is looked through at once.
    nodes = (node for under in _scalars(tree) for node in under if node is not None and node[4] == '"')
    escaped = [node for node in nodes if text.find("\\", node[1], node[2]) >= 0]
    if may_hold("\n".join(node[3] for node in escaped), kinds):
        for node in escaped:
            yield from (_written(text, node, secret) for secret in _in_value(node[3], kinds))


def _in_value(value: str, kinds: Collection[str]) -> Iterator[Secret]:
    if may_hold(value, kinds):
        from onsrights.engine.secrets.patterns import secrets_of_form

        yield from secrets_of_form(value, kinds, lambda _: len(value))


def _written(text: str, node: Scalar, secret: Secret) -> Secret:
    """Turn places in the value of a scalar into places in the file."""
    if node[4] == "" and text.startswith(node[3], node[1]):  # as nearly all are
        return secret._replace(start=node[1] + secret.start, end=node[1] + secret.end)
    start, end, _ = span(text, node, secret.start, secret.end)
    return secret._replace(start=start, end=end)


class _Ends:
    """Knows where scalars, and blocks of comments, end."""

    def __init__(self, tree: Tree) -> None:
        self._text = tree.source.text
        self._comments = Comments(tree)
        self._block = (0, 0)

    def end(self, offset: int) -> int | None:
        """Give the end of the scalar or the block of comments in which an offset lies."""
        first, last = self._block
        if first <= offset < last:
            return last
        node = self._comments.last_before(offset)
        if node is not None and node[0] == "scalar" and node[1] <= offset < node[2]:
            return node[2] - (node[4] in {"'", '"'})
        sign = self._text.rfind("#", line_start(self._text, offset), offset)
        if sign < 0 or self._comments.around(sign) is None:
            return None
        last = line_end(self._text, offset)
        following = re.compile(_NEXT_COMMENT)
        while match := following.match(self._text, last):
            last = match.end()
        self._block = offset, last
        return last


# ------------------------------------------------------------------------------------------------------------- by key


def _scalars(tree: Tree) -> Iterator[_Under]:
    """Give every scalar that is a value or an item with its key; of a list, its own key."""
    for root in tree.documents:
        nodes: list[tuple[Node | None, Node]] = [] if root is None else [(None, root)]
        while nodes:
            key, node = nodes.pop()
            if node[0] == "scalar":
                yield (None if key is None or key[0] != "scalar" else key), node
            elif node[0] == "sequence":
                nodes += [(key, item) for item in node[3]]
            else:
                nodes += node[3]


def _by_key(tree: Tree) -> Iterator[Secret]:
    """Give the values that are secrets because of their keys."""
    text = tree.source.text
    names: dict[str, Name] = {}
    for key, node in _scalars(tree):
        if key is None:
            continue
        written = key[3]
        name = names.get(written)
        if name is None:
            name = names[written] = name_of(written)
        if not name:
            continue
        value = node[3]
        bare = value.strip()
        if is_secret(name, bare):
            start = len(value) - len(value.lstrip())
            yield _written(text, node, Secret(start, start + len(bare), "secret-value", written))
        elif not bare and (match := re.compile(_NO_TEXT).match(text, key[2])) and is_secret("ends", match[1]):
            yield Secret(*match.span(1), "secret-value", written)


def _token_data(tree: Tree) -> Iterator[Secret]:
    text = tree.source.text
    for key, node in _scalars(tree):
        value = node[3].strip()
        if len(value) == 64 and holds_token_data(key[3] if key else "", value):  # noqa: PLR2004
            start = node[3].index(value)
            yield _written(text, node, Secret(start, start + len(value), TOKEN_DATA))
    if not tree.whole:
        from onsrights.engine.secrets.lines import token_data

        yield from token_data(text)


def _on_lines(tree: Tree) -> Iterator[Secret]:
    """Give the secrets behind a key in comments, and in a file that is no YAML on any line."""
    text = tree.source.text
    if not tree.whole:
        from onsrights.engine.secrets.lines import keyed

        yield from limited((secret for _, secret in keyed(text, 0, len(text), flow=True)), len(text))
    elif "#" in text and may_be_commented(text):
        yield from limited(_in_comments(tree), len(text))


def _in_comments(tree: Tree) -> Iterator[Secret]:
    from onsrights.engine.secrets.lines import keyed

    text = tree.source.text
    comments = Comments(tree)
    sign, end = -1, 0
    for match in re.finditer(COMMENT, text):
        if not may_be_commented(match[0]):
            continue
        asked = match.start()
        for at, secret in keyed(text, *match.span(), flow=False):
            if at >= end:
                last = text.rfind("#", asked, at)
                asked = at
                if last < 0 and sign >= match.start():  # that sign was text, and so is this
                    continue
                sign = last
                found = comments.around(sign)
                if found is None:
                    continue
                end = found[1]
            yield secret


# ------------------------------------------------------------------------------------------------------------ together


def limited(found: Iterable[Secret], size: int) -> Iterator[Secret]:
    """Let the last of very many secrets of one kind, in the order of their text, go on to the end of that text."""
    for number, secret in enumerate(found):
        if number == _MOST:
            yield secret._replace(end=size)
            return
        yield secret


def merged(found: list[Secret]) -> list[Secret]:
    """Put secrets in order, and make one of those that overlap: of the kind that comes first."""
    found.sort(key=lambda secret: (secret.start, _RANKS[secret.kind]))
    result: list[Secret] = []
    for secret in found:
        if not result or secret.start >= result[-1].end:
            result.append(secret)
            continue
        before = result[-1]
        best = min(before, secret, key=lambda one: _RANKS[one.kind])
        result[-1] = best._replace(start=before.start, end=max(before.end, secret.end))
    return result
