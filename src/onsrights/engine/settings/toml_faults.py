"""Say in our own words why ``tomllib`` refused a text, and where.

Its sentences are English and speak of parsing. They are only looked at to find out which fault is meant; one that a
future version words anew becomes the general sentence, with the right place all the same.
"""

from __future__ import annotations

import re

from onsrights.engine.diagnostics import Text
from onsrights.engine.settings.toml_places import stopped_at

__all__ = ["fault_of"]

_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)\s*$")
_WORD = re.compile(r"[^\s,\]}#=]*")

_CURLY_MARKS = "\u201c\u201d\u201e\u2018\u2019\u00ab"

_GENERAL = Text(
    "Dit is geen geldige TOML; hier kon het niet verder gelezen worden.",
    "This is not valid TOML; it could not be read beyond here.",
)
_UNCLOSED = Text(
    "Deze tekst heeft geen aanhalingsteken aan het einde.",
    "This text has no closing quotation mark.",
)
_NUMBER = Text(
    "In dit bestand staat een getal met te veel cijfers.",
    "There is a number with too many digits in this file.",
)
_NO_VALUE = Text(
    "Na = ontbreekt een waarde.",
    "There is no value after =.",
)
_CURLY = Text(
    'Dit zijn geen rechte aanhalingstekens; schrijf "…".',
    'These are not straight quotation marks; write "…".',
)
_SMALL = Text(
    "Schrijf {word} in kleine letters.",
    "Write {word} in lower case.",
)
_BARE = Text(
    'Dit is geen waarde. Een tekst staat tussen aanhalingstekens: "{word}".',
    'This is not a value. Put a text between quotation marks: "{word}".',
)

_TEXTS = (
    ("Unterminated string", _UNCLOSED),
    ("Illegal character '\\n'", _UNCLOSED),
    ("Found invalid character '\\n'", _UNCLOSED),
    ("Expected \"'", _UNCLOSED),
    (
        "Illegal character",
        Text(
            "Hier staat een teken dat in een tekst niet mag; schrijf het als \\u met vier cijfers.",
            "There is a character here that is not allowed in a text; write it as \\u and four digits.",
        ),
    ),
    (
        "Unescaped '\\'",
        Text(
            "Na dit \\ volgt geen bekende letter. Schrijf \\\\, of zet de tekst tussen enkele aanhalingstekens.",
            "No known letter follows this \\. Write \\\\, or put the text between single quotation marks.",
        ),
    ),
    (
        "Invalid hex value",
        Text(
            "Na \\x horen twee cijfers of letters a t/m f, na \\u vier en na \\U acht.",
            "Two digits or letters a to f follow \\x, four follow \\u and eight \\U.",
        ),
    ),
    (
        "Escaped character is not",
        Text("Een teken met dit nummer bestaat niet.", "There is no character with this number."),
    ),
    (
        "Unclosed array",
        Text(
            "In deze lijst ontbreekt hier een komma of de ] aan het einde.",
            "A comma or the closing ] of this list is missing here.",
        ),
    ),
    (
        "Unclosed inline table",
        Text(
            "In deze tabel tussen accolades ontbreekt hier een komma of de }} aan het einde.",
            "A comma or the closing }} of this table between braces is missing here.",
        ),
    ),
    (
        "Expected ']",
        Text("Deze kop heeft geen haak aan het einde.", "This header has no closing bracket."),
    ),
    (
        "Expected '='",
        Text(
            "Na een sleutel hoort =; een sleutel met spaties of leestekens staat tussen aanhalingstekens.",
            "A key is followed by =; a key with spaces or punctuation goes between quotation marks.",
        ),
    ),
    (
        "Expected newline",
        Text(
            "Hier staat iets te veel: na een waarde begint een nieuwe regel.",
            "There is something extra here: after a value comes a new line.",
        ),
    ),
    (
        "Invalid initial character",
        Text(
            "Hier hoort een sleutel: letters, cijfers, - en _, of tekst tussen aanhalingstekens.",
            "A key belongs here: letters, digits, - and _, or a text between quotation marks.",
        ),
    ),
    (
        "Invalid statement",
        Text("Hier hoort een sleutel of een kop [tabel].", "A key or a header [table] belongs here."),
    ),
    ("Found invalid character", Text("Dit teken kan hier niet staan.", "This character is not allowed here.")),
    ("Invalid date", Text("Deze datum of tijd bestaat niet.", "There is no such date or time.")),
)
_AGAIN = Text(
    "Deze sleutel of tabel staat er al; elke sleutel staat er één keer.",
    "This key or table already exists; every key may occur only once.",
)
_ESCAPES = {text for beginning, text in _TEXTS if beginning.startswith(("Unescaped", "Invalid hex", "Escaped"))}
"""What is wrong behind a backslash, which is what has to be shown."""

_DOUBLE = ("Cannot ", "Duplicate ")
"""Beginnings of the sentences about a key or table that is there already."""


def fault_of(text: str, error: ValueError) -> tuple[int | None, Text]:
    """Give where a text cannot be read (0-based code points; ``None`` where that is not known), and why."""
    said = str(error)
    found = _PLACE.search(said)
    if found is None and "(at " not in said:
        return None, _NUMBER
    at = len(text) if found is None else _offset(text, int(found[1]), int(found[2]))
    if said.startswith(_DOUBLE):
        return _start_of_line(text, at), _AGAIN
    if said.startswith("Invalid value"):
        return at, _value(text, at)
    known = next((known for beginning, known in _TEXTS if said.startswith(beginning)), _GENERAL)
    if known is _UNCLOSED:
        at = stopped_at(text, at)
    elif known in _ESCAPES:
        at = max(text.rfind("\\", 0, at), 0)
    return at, known


def _offset(text: str, line: int, column: int) -> int:
    start = 0
    for _ in range(line - 1):
        start = text.find("\n", start) + 1
    return min(start + column - 1, len(text))


def _start_of_line(text: str, at: int) -> int:
    """Give the first character of the line in which ``at`` lies, or of the one before where it begins a line."""
    start = text.rfind("\n", 0, max(at - 1, 0)) + 1
    return start + len(text[start:at]) - len(text[start:at].lstrip())


def _value(text: str, at: int) -> Text:
    found = _WORD.match(text, at)
    word = found[0][:40] if found else ""
    if not word:
        return _NO_VALUE
    if word[0] in _CURLY_MARKS:
        return _CURLY
    known = _SMALL if word.lower() in {"true", "false", "inf", "nan"} else _BARE
    shown = word.lower() if known is _SMALL else word
    return Text(*(sentence.replace("{word}", shown.replace("{", "{{").replace("}", "}}")) for sentence in known))
