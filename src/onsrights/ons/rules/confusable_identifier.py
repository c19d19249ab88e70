"""ONS207: two identifiers of one run differ only in capitals.

Whether Ons tells capitals and small letters apart is not documented.
"""

from __future__ import annotations

from onsrights.engine.check.rule import Rule
from onsrights.engine.declared import TYPE_CHECKING
from onsrights.engine.diagnostics import Finding, Text
from onsrights.engine.text.visible import shorten
from onsrights.ons.rules.duplicate_identifier import first_note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.engine.check.register import Register
    from onsrights.ons.model import Right

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("ONS207", "confusable-identifier", "warning", about=("identifier",), needs="run")

TEXTS = {
    "message": Text(
        nl='"{identifier}" verschilt alleen in hoofdletters en kleine letters van een andere identifier. '
        "Geef een van de twee een andere naam.",
        en='"{identifier}" differs from another identifier only in upper and lower case. Give one of the '
        "two another name.",
    ),
    "first": Text(nl="hier met andere hoofdletters", en="here in other upper and lower case"),
}


def check(right: Right, register: Register) -> Iterator[Finding]:
    """Report an identifier that an earlier right has with other capitals; one that is equal is ONS206."""
    field = right.fields.get("identifier")
    if not field:
        return
    folded = register.first("identifier without case", field.text.lower(), field)
    if folded and not register.first("identifier", field.text, field):
        yield Finding("ONS207", field.place(), data={"identifier": shorten(field.text)}, notes=(first_note(folded),))
