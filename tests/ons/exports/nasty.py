"""Rights that mean harm to whatever they are written into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.ons.exports.rights import Connector, Content, ExportedRight
from onsrights.ons.model import FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["NASTY", "WARNING", "content", "everything", "letters", "right"]

NASTY = [
    "Document [van een cliënt] verwijderen",
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    '"><svg onload=alert(1)>',
    "*/ static { System.exit(1); } /*",
    r"\u000a static int broken; \u002a\u002f \uXYZ",
    "ends in a backslash \\",
    "'''\"\"\"` ``` ~~~",
    "${process.exit(1)} {0} {name} %s",
    "first\nsecond\r\nthird",
    "{@link Foo} @param x <summary>&nbsp;</summary> ]]>",
    '=HYPERLINK("http://example.org")',
    "+31 6 12345678",
    "-2",
    "@SUM(1)",
    "'=1",
    "a;b,c\td|e",
    "| cell | cell |",
    "# heading *bold* [link](javascript:alert(1)) ![x](y)",
    "👩‍⚕️ 🏥 cliënt",
    "coding: utf-7 +ACE-",
    "--><!--",
    " ",
    "#if DEBUG",
]
"""What has to come out as just this text, in every form."""

WARNING = "NIET IN ORDE: er staan fouten in dit manifest."
"""What stands above all that is exported in spite of errors."""


def right(
    identifier: str = "ExampleNoteView", text: str = "tekst", status: str = "approved", **fields: str
) -> ExportedRight:
    """Give a right whose four texts are ``text``, unless they are given."""
    return ExportedRight({**dict.fromkeys(FIELDS, text), "identifier": identifier, **fields}, status)


def content(*rights: ExportedRight, name: str = "Example Connector", errors: int = 0) -> Content:
    """Give these rights as those of one connector."""
    return Content((Connector(name, "Example", "rights.yaml", 0, tuple(rights)),), errors, WARNING if errors else None)


def letters(number: int) -> str:
    """Give a number as letters, so that identifiers differ."""
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))


def everything(texts: Iterable[str] = NASTY) -> Content:
    """Give one right for each text."""
    return content(
        *(right(f"ExampleThing{letters(number).capitalize()}View", text) for number, text in enumerate(texts))
    )
