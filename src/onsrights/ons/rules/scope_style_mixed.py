"""ONS608: one manifest writes *[client]* in one right and *[a client]* in another.

Both are right: the Right Syntax Requirements page has *[client]* alone and *[a client] and/or [an employee]* with a
joiner, which is why names with several scopes are not compared.
"""

from __future__ import annotations

from onsrights.engine.check.rule import Rule
from onsrights.engine.declared import TYPE_CHECKING
from onsrights.engine.diagnostics import Finding, Note, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onsrights.engine.check.register import Register
    from onsrights.ons.model import Right

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("ONS608", "scope-style-mixed", "info", about=("english_name",), needs="run")

TEXTS = {
    "message": Text(
        nl='Hier staat "{here}", in een ander recht "{there}". Beide zijn goed; houd in één manifest één schrijfwijze aan.',
        en='Here it says "{here}", in another right "{there}". Both are correct; use only one of the two '
        "in a manifest.",
    ),
    "other": Text(nl="de andere schrijfwijze", en="the other way of writing"),
}

_BARE = frozenset({"[client]", "[employee]", "[team]"})
_WITH_ARTICLE = frozenset({"[a client]", "[an employee]", "[a team]"})


def check(right: Right, register: Register) -> Sequence[Finding]:
    """Report the first right that is not written as those before it; the ones after it stay silent."""
    field = right.fields.get("english_name")
    if field is None or field.text.count("[") != 1:
        return ()
    if ("article" if "[a" in field.text else "bare") in register.in_document("style of scopes", right.document):
        return ()
    english = right.english
    if english is None or len(english.scopes) != 1:
        return ()
    piece = english.scopes[0].piece
    written = english.folded[piece]
    style = "bare" if written in _BARE else "article" if written in _WITH_ARTICLE else None
    if style is None:
        return ()
    seen = register.in_document("style of scopes", right.document)
    if style in seen:
        return ()
    place = right.fields["english_name"].place(*english.span(piece))
    seen[style] = (place, english.pieces[piece])
    if len(seen) == 1:
        return ()
    there = seen["article" if style == "bare" else "bare"]
    data = {"here": english.pieces[piece], "there": there[1]}
    return (Finding("ONS608", place, "message", data, (Note(there[0], "other"),)),)
