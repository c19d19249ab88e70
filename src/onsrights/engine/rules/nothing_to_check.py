"""115: a manifest in which there is nothing to check is never correct."""

from __future__ import annotations

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Text

__all__ = ["RULE", "TEXTS"]

RULE = Rule("115", "nothing-to-check", "error")

TEXTS = {
    "missing": (
        _NONE := Text(
            nl='In dit bestand staat geen {unit}, dus er is niets gecontroleerd. Beschrijf die onder "{key}:".',
            en='There is no {unit} in this file, so nothing was checked. Describe it under "{key}:".',
        )
    ),
    "message": _NONE,
    "document": _NONE,
    "file": _NONE,
    "more": Text(
        nl="Verderop zijn nog {count} delen van het bestand leeg. Vul ze in, of haal ze weg.",
        en="Further on, another {count} parts of the file are empty. Fill them in, or remove them.",
    ),
}
