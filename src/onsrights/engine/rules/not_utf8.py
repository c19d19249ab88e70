"""102: the bytes of the file are not UTF-8."""

from __future__ import annotations

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Text

__all__ = ["RULE", "TEXTS"]

RULE = Rule("102", "not-utf8", "error", silences="*", ignorable=False)

TEXTS = {
    "message": Text(
        nl="Dit bestand is geen UTF-8: hier staat byte {byte} (positie {position}). Sla het op als UTF-8.",
        en="This file is not UTF-8: there is byte {byte} here (position {position}). Save it as UTF-8.",
    ),
    "windows-1252": Text(
        nl="Dit bestand is geen UTF-8: hier staat byte {byte} (positie {position}). "
        "Het lijkt op Windows-1252; sla het op als UTF-8.",
        en="This file is not UTF-8: there is byte {byte} here (position {position}). "
        "It looks like Windows-1252; save it as UTF-8.",
    ),
    "utf-32": Text(
        nl="Dit bestand is opgeslagen als UTF-32 (byte {byte} op positie {position}). Sla het op als UTF-8.",
        en="This file was saved as UTF-32 (byte {byte} at position {position}). Save it as UTF-8.",
    ),
    "utf-16": Text(
        nl="Dit bestand is opgeslagen als UTF-16 (byte {byte} op positie {position}). Sla het op als UTF-8.",
        en="This file was saved as UTF-16 (byte {byte} at position {position}). Save it as UTF-8.",
    ),
}
