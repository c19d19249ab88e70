"""ONS206: two rights of one run have the same identifier."""

from __future__ import annotations

from onsrights.engine.check.rule import Rule
from onsrights.engine.declared import TYPE_CHECKING
from onsrights.engine.diagnostics import Finding, Note, Text
from onsrights.engine.text.visible import shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.engine.check.register import Earlier, Register
    from onsrights.ons.model import Right

__all__ = ["RULE", "TEXTS", "check", "first_note"]

RULE = Rule("ONS206", "duplicate-identifier", "error", about=("identifier",), silences="604 609 610", needs="run")

TEXTS = {
    "message": Text(
        nl='Een ander recht heeft ook de identifier "{identifier}". Geef elk recht een eigen identifier, '
        "of haal een van de twee weg.",
        en='Another right also has the identifier "{identifier}". Give each right an identifier of its '
        "own, or remove one of the two.",
    ),
    "first": Text(nl="hier voor het eerst", en="first here"),
}


def check(right: Right, register: Register) -> Iterator[Finding]:
    """Report an identifier that an earlier right has."""
    field = right.fields.get("identifier")
    if field and (earlier := register.first("identifier", field.text, field)):
        yield Finding("ONS206", field.place(), data={"identifier": shorten(field.text)}, notes=(first_note(earlier),))


def first_note(earlier: Earlier) -> Note:
    """Point at the earlier place."""
    return Note(earlier.place, "first", earlier.elsewhere)
