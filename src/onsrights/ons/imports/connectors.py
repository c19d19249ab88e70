"""Which connector the rights belong to, where the input leaves that open: prefix and name, from the identifiers."""

from __future__ import annotations

import re
from collections import Counter
from itertools import takewhile
from typing import TYPE_CHECKING

from onsrights.ons.identifiers import pascal_case
from onsrights.ons.lexicon import scope_noun

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["guess_name", "guess_prefix"]

_LETTERS = re.compile(r"[A-Za-z]+")
_WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_MOST = 1000
"""So many identifiers tell the prefix."""


def guess_prefix(identifiers: Sequence[str], name: str | None = None) -> str | None:
    """Give the prefix that most identifiers begin with: that of the connector's name, else the words they share.

    Words from the first scope noun on (*Client*, *Employee*) belong to what the rights are about. ``None`` where the
    identifiers have nothing in common.
    """
    known = [identifier for identifier in identifiers[:_MOST] if _LETTERS.fullmatch(identifier)]
    wanted = pascal_case(name) if name else None
    if wanted and (not known or sum(each.startswith(wanted) for each in known) * 2 > len(known)):
        return wanted
    split = [_WORDS.findall(identifier) for identifier in known]
    if not split:
        return None
    first, count = Counter(words[0] for words in split).most_common(1)[0]
    alike = [words for words in split if words[0] == first]
    if count * 2 <= len(split):
        return None
    # Something is left of every identifier: an element and an action, or one word (``Access``).
    common = alike[0][:-1] if len(alike[0]) > 1 else alike[0]
    for words in alike:
        common = [
            ours for ours, theirs in takewhile(lambda pair: pair[0] == pair[1], zip(common, words[:-1], strict=False))
        ]
    before = list(takewhile(lambda word: scope_noun(word, "en") is None, common))
    if len(alike) == 1 and len(before) == len(common):
        before = common[:1]  # where one identifier is all there is, nobody knows where its prefix ends
    return "".join(before) or None


def guess_name(prefix: str) -> str:
    """Give a prefix as words: ``ExternalConnector`` as ``External Connector``."""
    return " ".join(_WORDS.findall(prefix))
