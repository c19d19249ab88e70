"""ONS115: a manifest without any right is never correct."""

from __future__ import annotations

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Text

__all__ = ["RULE", "TEXTS"]

RULE = Rule("ONS115", "no-rights", "error")

TEXTS = {
    "message": Text(
        nl='De lijst "rights" is leeg, dus er is niets gecontroleerd. Zet er minstens één recht in.',
        en='The list "rights" is empty, so nothing was checked. Put at least one right in it.',
    ),
    "missing": Text(
        nl='Het veld "rights" ontbreekt, dus er is niets gecontroleerd. Zet de rechten onder "rights:".',
        en='The field "rights" is missing, so nothing was checked. Put the rights below "rights:".',
    ),
    "document": Text(
        nl='Dit deel van het bestand is leeg, dus er is niets gecontroleerd. Vul het in, of haal de regel "---" weg.',
        en='This part of the file is empty, so nothing was checked. Fill it in, or remove the line "---".',
    ),
    "more": Text(
        nl="Verderop zijn nog {count} delen van het bestand leeg. Vul ze in, of haal ze weg.",
        en="Further on another {count} parts of the file are empty. Fill them in, or remove them.",
    ),
    "file": Text(
        nl="Het bestand is leeg, dus er is niets gecontroleerd. Zet er een manifest met minstens één recht in.",
        en="The file is empty, so nothing was checked. Put a manifest with at least one right in it.",
    ),
}
