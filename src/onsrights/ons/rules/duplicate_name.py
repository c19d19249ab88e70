"""ONS606: two rights of one run have the same Dutch or the same English name.

Names are compared without case, accents and spaces: whoever grants rights sees them by their names and cannot tell
such two apart. Where the identifiers are equal too, ONS206 has said it.
"""

from __future__ import annotations

from onsrights.engine.check.rule import Rule
from onsrights.engine.declared import TYPE_CHECKING
from onsrights.engine.diagnostics import Finding, Note, Text
from onsrights.engine.text.visible import shorten
from onsrights.ons.model import NAMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onsrights.engine.check.register import Earlier, Register
    from onsrights.ons.model import Right

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("ONS606", "duplicate-name", "warning", about=NAMES, needs="run")

TEXTS = {
    "dutch_name": Text(
        nl='Een ander recht heeft dezelfde Nederlandse naam, "{name}". Een beheerder kan de twee niet uit elkaar houden.',
        en='Another right has the same Dutch name, "{name}". An administrator cannot tell the two apart.',
    ),
    "english_name": Text(
        nl='Een ander recht heeft dezelfde Engelse naam, "{name}". Een beheerder kan de twee niet uit elkaar houden.',
        en='Another right has the same English name, "{name}". An administrator cannot tell the two apart.',
    ),
    "both": Text(
        nl='Een ander recht heeft dezelfde namen, "{name}" en "{english}". '
        "Een beheerder kan de twee niet uit elkaar houden.",
        en='Another right has the same names, "{name}" and "{english}". An administrator cannot tell the two apart.',
    ),
    "first": Text(nl="hier voor het eerst", en="first here"),
    "also": Text(nl="en deze naam", en="and this name"),
}


def check(right: Right, register: Register) -> Sequence[Finding]:
    """Report the names that an earlier right has."""
    fields = right.fields
    dutch, english, identifier = fields.get("dutch_name"), fields.get("english_name"), fields.get("identifier")
    owner = identifier.text if identifier else ""
    in_dutch = register.first("dutch name", _key(dutch.text), dutch, owner) if dutch else None
    in_english = register.first("english name", _key(english.text), english, owner) if english else None
    if in_dutch is None and in_english is None:
        return ()
    found = [
        (name, field, earlier)
        for name, field, earlier in (("dutch_name", dutch, in_dutch), ("english_name", english, in_english))
        if field and earlier and not (owner and earlier.owner == owner)
    ]
    if len(found) > 1 and _is_one_right(found[0][2], found[1][2]):
        data = {"name": shorten(found[0][1].text), "english": shorten(found[1][1].text)}
        notes = (_note(found[0][2]), Note(found[1][1].place(), "also"))
        return (Finding("ONS606", found[0][1].place(), "both", data, notes),)
    return [
        Finding("ONS606", field.place(), name, {"name": shorten(field.text)}, (_note(earlier),))
        for name, field, earlier in found
    ]


def _note(earlier: Earlier) -> Note:
    return Note(earlier.place, "first", earlier.elsewhere)


def _is_one_right(dutch: Earlier, english: Earlier) -> bool:
    paths = [earlier.elsewhere and earlier.elsewhere.path for earlier in (dutch, english)]
    places = [(earlier.place.document, earlier.place.pointer.rpartition("/")[0]) for earlier in (dutch, english)]
    return paths[0] == paths[1] and places[0] == places[1]


def _key(name: str) -> str:
    """Give a name as it is compared; nearly always the only accent is that of *cliënt*."""
    key = name.lower().replace("ë", "e").replace(" ", "")
    if key.isascii():
        return key
    from unicodedata import combining, normalize

    letters = normalize("NFKD", key.casefold())
    return "".join(letter for letter in letters if not combining(letter) and not letter.isspace())
