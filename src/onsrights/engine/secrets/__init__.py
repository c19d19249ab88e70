"""Secrets in a manifest: found once, and taken out before anything is said about the file.

A manifest says where a secret is kept, never what it is; but people paste one. So a source is searched when it is read
(:func:`onsrights.engine.text.tree.read_tree`), and every character of a secret is then stood for by one that no text
has. Whatever is made of the source later, an excerpt, a message, a proposal or an export, is made without it, and all
places stay what they are. What people see in its place are eight asterisks.

This module is loaded at every start and does no more than a clean file needs: a few looks for plain text. What a secret
looks like stands in :mod:`~onsrights.engine.secrets.patterns` and :mod:`~onsrights.engine.secrets.key_names`, where one
may stand in :mod:`~onsrights.engine.secrets.find`.
"""

from __future__ import annotations

import re

from onsrights.engine.declared import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from onsrights.engine.text.tree import Tree

__all__ = [
    "COMMENT",
    "HIDDEN_STYLE",
    "LONG_TOKEN",
    "STARS",
    "TOKEN_DATA",
    "Secret",
    "bytes_written",
    "is_hidden",
    "masked",
    "may_be_commented",
    "may_hold",
    "may_name_secret",
    "search",
    "starred",
    "stars_drawn",
    "without",
]

STARS = "********"
"""What is shown in the place of a secret, however long that is."""

HIDDEN_STYLE = "#secret"
"""The style of a scalar of the tree that held a secret; its text then has the asterisks."""

_STAND_INS = "\ufdec\ufded\ufdee\ufdef"
"""One for a character of one, two, three and four bytes of UTF-8. They are no characters at all, for use within
programs (Unicode 23.7); where a file has them all the same, and secrets as well, it is read as if they were U+FDD0."""
_OTHER = "\ufdd0"
# Patterns are compiled when they are needed: what every start pays for is no more than a clean file needs.
_RUN = f"[{_STAND_INS}]+"
_RUNS = f"{_RUN}(?:\\s+{_RUN})*"
_GENUINE = dict.fromkeys(map(ord, _STAND_INS), _OTHER)

_LINE_BREAK = r"(\r\n?|\n)"
_INNER_LINE = r"(?s)([ \t]*(?:#+[ \t]*)?)(.*)"

_KEY_ENDS = ("token", "secret", "password", "wachtwoord", "key", "sleutel", "_ref")
"""How every key ends under which something may be a secret because of the key."""

_ANCHORS = ("PRIVATE KEY-----", "PHRva2VuPj", ".eyJ", "AfasToken", "Bearer", "DPoP", "Basic")
"""One of these is in whatever is a secret wherever it stands, or what :func:`may_hold` looks for besides."""
_IN_LARGE = ("P(?:RIVATE KEY-----|HRva2VuPj)", r"\.(?:e)yJ", "A(?:fasToken)", "B(?:earer|asic)", "D(?:PoP)")
"""The same as patterns that begin with a single character: for that the engine of patterns looks twice as fast."""
_LARGE = 100_000

LONG_TOKEN, TOKEN_DATA = "exact-token", "token-data"
"""The kinds that only some platforms look for: ``AAEAA`` and what follows, and 64 hexadecimal digits by themselves."""
_LONG_TOKEN = "AAEAA"  # noqa: S105 - how all of them begin


class Secret(NamedTuple):
    """Where a secret stands in the text of its source: 0-based code points, half-open."""

    start: int
    end: int
    kind: str
    """``private-key``, ``xml-token``, ``base64-token``, ``exact-token``, ``jwt``, ``header``, ``token-data`` or
    ``secret-value``."""
    key: str = ""
    """Of a ``secret-value`` the key under which it stands."""


def may_hold(text: str, kinds: Collection[str] = ()) -> bool:
    """Whether to look closer for what is a secret wherever it stands; next to nothing for a large text without any."""
    if len(text) < _LARGE:
        if any(anchor in text for anchor in _ANCHORS):
            return True
    elif any(re.search(pattern, text) for pattern in _IN_LARGE):
        return True
    # A single character by itself is found fifty times as fast.
    if "<" in text and re.search("<data>", text, re.IGNORECASE):
        return True
    if "\\" in text and re.search(r"\\u003cdata\\u003e", text, re.IGNORECASE):
        return True
    return ("!" in text and "!IAAAA" in text) or (LONG_TOKEN in kinds and _LONG_TOKEN in text)


def search(tree: Tree, kinds: Collection[str]) -> Sequence[Secret]:
    """Give the secrets of these kinds in a file, in its order, none of which overlap.

    ``""`` stands for the kinds that everybody has.
    """
    if not _may_be_in(tree, kinds):
        return ()
    from onsrights.engine.secrets.find import secrets_of

    return secrets_of(tree, kinds)


def _may_be_in(tree: Tree, kinds: Collection[str]) -> bool:
    text = tree.source.text
    if LONG_TOKEN in kinds and _LONG_TOKEN in text:
        return True
    if TOKEN_DATA in kinds and (len(text) >= _LARGE or not tree.whole or re.search("[0-9A-Fa-f]{64}", text)):
        return True
    return "" in kinds and (
        not tree.whole
        or "\\" in text
        or any(map(may_name_secret, tree.keys))
        or may_hold(text)
        or ("#" in text and may_be_commented(text))
    )


def may_name_secret(key: str) -> bool:
    """Whether what stands under a key may be a secret because of the key."""
    return key.rstrip("_- ").lower().endswith(_KEY_ENDS)


COMMENT = r"#[^\r\n]*+"
"""A comment, or a text with its sign in it."""


def may_be_commented(text: str) -> bool:
    """Whether one of the comments of a text may have a key under which something is a secret."""
    for match in re.finditer(COMMENT, text):
        comment = match[0]
        if ":" in comment or "=" in comment:
            lowered = comment.lower()
            if any(end in lowered for end in _KEY_ENDS):
                return True
    return False


# ----------------------------------------------------------------------------------------------------- taking them out


def without(text: str, secrets: Iterable[Secret], *, again: bool = False) -> str:
    """Stand for every character of the secrets by another one; the lines of the text stay what they are.

    ``again`` says that this was done to the text before.
    """
    if not again and any(character in text for character in _STAND_INS):
        text = text.translate(_GENUINE)
    parts = []
    at = 0
    for start, end, _, _ in secrets:
        parts += [text[at:start], _stood_for(text[start:end])]
        at = end
    return "".join([*parts, text[at:]])


def _stood_for(secret: str) -> str:
    first, *others = re.split(_LINE_BREAK, secret)
    if not others:
        return _stand_in(first)
    lines = [_stand_in(first.rstrip(" \t")) + first[len(first.rstrip(" \t")) :]]
    for line in others:
        match = re.fullmatch(_INNER_LINE, line)
        assert match is not None
        content = match[2].rstrip()
        lines.append(match[1] + _stand_in(content) + match[2][len(content) :])
    return "".join(lines)


def _stand_in(text: str) -> str:
    if text.isascii():
        return _STAND_INS[0] * len(text)
    return "".join(_STAND_INS[len(character.encode("utf-8", "surrogatepass")) - 1] for character in text)


def is_hidden(text: str) -> bool:
    """Whether a part of a text was taken out of it."""
    return not text.isascii() and re.search(_RUN, text) is not None


def starred(text: str) -> str:
    """Write asterisks where there was a secret."""
    if text.isascii():
        return text
    return re.sub(_RUNS, STARS, text)


def stars_drawn(text: str, cells: list[str]) -> list[str]:
    """Draw asterisks where there was a secret; ``cells`` are what is drawn for each code point of a line."""
    for match in re.finditer(_RUN, text):
        start, end = match.span()
        cells[start:end] = [STARS, *[""] * (end - start - 1)]
    return cells


def bytes_written(text: str) -> int:
    """Count the bytes of UTF-8 that a text has in its file, the secrets that were taken out of it included."""
    if text.isascii():
        return len(text)
    one, two, _, four = map(text.count, _STAND_INS)
    return len(text.encode("utf-8", "surrogatepass")) - 2 * one - two + four


def masked(text: str) -> str:
    """Give a text that somebody wrote, such as an option or what an exception says, with asterisks for its secrets."""
    if not may_hold(text) and not any(end in text.lower() for end in _KEY_ENDS):
        return text
    from onsrights.engine.secrets.find import secrets_in_text

    return starred(without(text, secrets_in_text(text)))
