"""106: YAML takes a part of a text for a comment and drops it without a word."""

from __future__ import annotations

import re

from onsrights.engine.check.rule import Rule
from onsrights.engine.declared import TYPE_CHECKING
from onsrights.engine.diagnostics import Finding, Place, Proposal, Span, Text
from onsrights.engine.text.visible import shorten

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from onsrights.engine.check.field import Field
    from onsrights.engine.diagnostics import Safety
    from onsrights.engine.text.source import Source

__all__ = ["RULE", "TEXTS", "find"]

RULE = Rule("106", "text-cut-by-comment", "warning", "unsafe")

TEXTS = {
    "message": Text(
        nl='YAML leest "{lost}" als commentaar, zodat alleen "{value}" overblijft. Hoort het bij de '
        'tekst, zet de tekst dan tussen aanhalingstekens: "{proposal}".',
        en='YAML reads "{lost}" as a comment, so that only "{value}" remains. If it belongs to the text, '
        'put the text between quotation marks: "{proposal}".',
    ),
    "fix": Text(
        nl='zet de hele tekst tussen aanhalingstekens, met "{lost}" erin',
        en='put the whole text between quotation marks, with "{lost}" in it',
    ),
}

_COMMENT = re.compile(r"(?P<gap>[ \t]+)(?P<comment>#[^\r\n]*)")
_OURS = re.compile(r"#+\s*(?:onsrights\s*:|\w{5,12}[\s:=-]*ignor[\w-]*\s*\[)", re.IGNORECASE)
"""A comment that ignores rules, or was meant to (121)."""

_MARK = re.compile(
    r"#+\s*(?:[\w-]*ignore|no(?:qa|sec|lint)|yamllint|type:|todo|fixme|xxx|hack|pragma|pylint|eslint|spell|cspell|vale|"
    r"checkov|trivy|kics|semgrep|renovate|language=|end\s|region|yaml-language-server)\b",
    re.IGNORECASE,
)
"""What a tool reads, or somebody noted for later: never the rest of a text."""

_PLAINLY_ONE = re.compile(r"#+(?:\s+(?![0-9])|$)|#[#=*-]")
"""A comment as people write it: a space behind the ``#``, and not what reads like a number (``# 1``)."""

_DANGLING = frozenset(
    (
        *("de", "dat", "den", "die", "een", "en", "het", "in", "met", "nr", "nummer", "of", "om", "op", "te", "tot"),
        *("van", "voor", "a", "an", "and", "at", "by", "for", "from", "number", "or", "the", "to", "with"),
    )
)
"""No text ends with one of these words."""


def find(prefix: str, field: Field, source: Source, is_whole: Callable[[str, str], bool]) -> Iterator[Finding]:
    """Find a comment behind a plain text that may be the rest of it."""
    node = field.node
    if node is None or node[4] != "":
        return
    match = _COMMENT.match(source.text, node[2])
    if match is None:
        return
    value, lost = node[3], match["comment"].rstrip()
    comment = _is_comment(match["gap"], lost)
    if _OURS.match(lost) or _MARK.match(lost) or (comment and _is_complete(value) and is_whole(field.name, value)):
        return
    # What is written like a comment behind words that could be all is one, for all that is known.
    safety: Safety = "display-only" if comment and _is_complete(value) else "unsafe"
    whole = value + match["gap"] + lost
    start = match.start("comment")
    yield Finding(
        f"{prefix}106",
        Place(field.pointer, "file", Span(start, start + len(lost)), field.document),
        data={"value": shorten(value), "lost": shorten(lost), "proposal": shorten(whole)},
        proposals=(Proposal(((field.place(), whole),), safety, quote=True),),
    )


def _is_comment(gap: str, comment: str) -> bool:
    """Whether this is plainly a comment: two or more spaces before the ``#``, or one behind it."""
    return len(gap) > 1 or _PLAINLY_ONE.match(comment) is not None


def _is_complete(value: str) -> bool:
    """Whether a text can stand without what follows it."""
    words = value.lower().split()
    return bool(words) and words[-1] not in _DANGLING
