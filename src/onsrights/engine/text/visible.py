"""Make characters visible that a reader cannot see, or that would do something to a terminal."""

from __future__ import annotations

from unicodedata import category

from onsrights.engine.declared import pattern

__all__ = ["named", "numbers", "quoted", "shorten", "visible"]

_SUSPECT = pattern(r"[^\x20-\x7e\xa1-\xac\xae-\u02ff\u0370-\u058f\u1e00-\u1fff\u2010-\u2027\u2030-\u205e]")
_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


_LONGEST_LOOKED_AT = 100_000
"""Longer texts are those of files, from which secrets were taken already."""


def visible(text: str) -> str:
    """Write control, format, surrogate and unassigned characters, and unusual spaces, as ``U+200B``."""
    return _SUSPECT.sub(lambda match: _shown(match[0]), text)


def _shown(character: str) -> str:
    kind = category(character)
    return f"U+{ord(character):04X}" if kind in _INVISIBLE or kind == "Zs" else character


def shorten(text: str, limit: int = 80) -> str:
    """Cut ``text`` in the middle, between words if it has any, to at most ``limit`` code points, with ``…`` there."""
    if len(text) <= limit:
        return text
    if len(text) < _LONGEST_LOOKED_AT:
        from onsrights.engine.secrets import masked

        text = masked(text)  # half a secret would not be known for one any more
        if len(text) <= limit:
            return text
    head = (limit - 1) * 2 // 3
    tail = len(text) - (limit - 1 - head)
    first, last = text.rfind(" ", head // 2, head + 1), text.find(" ", tail - 1, (tail + len(text)) // 2)
    before = text[:head] if first < 0 else f"{text[:first]} "
    after = text[tail:] if last < 0 else text[last:]
    short = f"{before}…{after}"
    return short if len(short) <= limit else f"{before.rstrip()}…{after.lstrip()}"


def quoted(text: str) -> str:
    """Give a sentence as it goes between the quotation marks of a message: shortened, and without its full stop."""
    return shorten(text.rstrip(". ") or text)


_NAMES: dict[str, tuple[str, str]] = {
    "\t": ("een tab", "a tab"),
    "\xa0": ("een harde spatie", "a non-breaking space"),
    "\xad": ("een zacht afbreekstreepje", "a soft hyphen"),
    "\u2009": ("een smalle spatie", "a thin space"),
    "\u200b": ("een spatie zonder breedte", "a zero-width space"),
    "\u200c": ("een scheidingsteken zonder breedte", "a zero-width non-joiner"),
    "\u200d": ("een verbindingsteken zonder breedte", "a zero-width joiner"),
    "\u202f": ("een smalle harde spatie", "a narrow non-breaking space"),
    "\u2060": ("een verbindingsteken zonder breedte", "a word joiner"),
    "\u3000": ("een brede spatie", "an ideographic space"),
    "\ufeff": ("een bytevolgordeteken (BOM)", "a byte order mark (BOM)"),
}
"""What people call the characters that come along most often when a text is copied: in Dutch and in English."""


def named(characters: str) -> dict[str, str]:
    """Give what a message says of characters: by number (see ``numbers``), and in each language by name where known."""
    found = list(dict.fromkeys(characters[:_MOST_NUMBERED]))
    said = {"characters": numbers(characters)}
    for index, language in enumerate(("nl", "en")):
        names = [_name(character, index) for character in found[:_FEW]]
        said[f"characters_{language}"] = ", ".join(names) + ("…" if len(found) > _FEW else "")
    return said


def _name(character: str, language: int) -> str:
    number = f"U+{ord(character):04X}"
    name = _NAMES.get(character)
    if name is None:
        return number
    return name[language] if character == "\t" else f"{name[language]} ({number})"


def numbers(characters: str) -> str:
    """Name characters by number (``U+200B``), each once and at most five."""
    found = [f"U+{ord(character):04X}" for character in dict.fromkeys(characters[:_MOST_NUMBERED])]
    return ", ".join(found[:_FEW]) + ("…" if len(found) > _FEW else "")


_MOST_NUMBERED, _FEW = 1000, 5
