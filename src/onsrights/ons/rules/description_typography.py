"""ONS508: spaces and the first capital of a description.

A matter of form. Lines and the indents in them are the author's own, and so is the line end that a block ends with.
"""

from __future__ import annotations

from onsrights.engine.check.rule import Rule
from onsrights.engine.declared import TYPE_CHECKING, pattern
from onsrights.engine.diagnostics import Finding, Proposal, Text
from onsrights.ons.model import DESCRIPTIONS
from onsrights.ons.names.scan import capitalise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.engine.diagnostics import Language
    from onsrights.ons.model import Field, Right

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("ONS508", "description-typography", "warning", "safe", about=DESCRIPTIONS)

TEXTS = {
    "outer-space": Text(
        nl="Er staat een spatie te veel aan het begin of het einde van de omschrijving; haal die weg.",
        en="There is an extra space at the start or the end of the description; remove it.",
    ),
    "double-space": Text(
        nl="Er staan meer spaties dan één achter elkaar; laat er één staan.",
        en="There is more than one space in a row; keep one.",
    ),
    "capital": Text(
        nl='Een omschrijving begint met een hoofdletter: "{right}".',
        en='A description begins with a capital letter: "{right}".',
    ),
    "fix": Text(nl="spaties en hoofdletter herstellen", en="fix the spacing and capitals"),
}

_DOUBLE = pattern(r"(?<=\S)[ \t]{2,}(?=\S)")
_PLAIN = pattern(r"[^\W\d_]+(?:['’-][^\W\d_]+)*[,;:.]?(?!\S)")


def check(right: Right) -> list[Finding]:
    """Look at the characters of each description."""
    found: list[Finding] = []
    for name in DESCRIPTIONS:
        field = right.fields.get(name)
        if field is None:
            continue
        text = field.text
        if "  " in text or "\t" in text or not text[0].isupper() or text[-1] in " \n":
            found += _slips(field)
    return found


def _slips(field: Field) -> Iterator[Finding]:
    text = field.text
    body = text.strip()
    first = text.index(body[0]) if body else 0
    end = first + len(body)
    if before := text[:first].strip("\n"):
        yield _mended(field, "outer-space", (first - len(before), first), text[first:])
    if after := text[end:].strip("\n"):
        yield _mended(field, "outer-space", (end, end + len(after)), text[:end] + text[end:].lstrip(" \t"))
    if double := _DOUBLE.search(text, first, end):
        start, stop = double.span()
        yield _mended(field, "double-space", (start + 1, stop), text[:first] + _DOUBLE.sub(" ", body) + text[end:])
    if text[first : first + 1].islower() and (word := _PLAIN.match(text, first)):
        language: Language = "nl" if field.name == "dutch_description" else "en"
        right = capitalise(word[0], language)
        if right != word[0]:
            letters = 2 if right.startswith("IJ") else 1
            mended = text[:first] + right + text[word.end() :]
            yield _mended(field, "capital", (first, first + letters), mended, right=right.rstrip(",;:."))


def _mended(field: Field, key: str, span: tuple[int, int], text: str, **data: str) -> Finding:
    proposal = Proposal(((field.place(), text),), "safe")
    return Finding("ONS508", field.place(*span), key, data, (), (proposal,))
