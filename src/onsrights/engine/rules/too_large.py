"""105: more than a manifest ever holds; refused before it costs time or memory."""

from __future__ import annotations

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Text

__all__ = ["RULE", "TEXTS"]

RULE = Rule("105", "too-large", "error", silences="*", ignorable=False)

TEXTS = {
    "file": Text(
        nl="Dit bestand is groter dan {limit} bytes en is niet gelezen. "
        "Verdeel de {units} over meer bestanden, of verhoog de grens file_bytes in de instellingen.",
        en="This file is larger than {limit} bytes and was not read. "
        "Spread the {units} over more files, or raise the limit file_bytes in the settings.",
    ),
    "depth": Text(
        nl="Hier staan meer dan {limit} lijsten en blokken in elkaar; deze waarde is niet gelezen. Een "
        "manifest heeft er veel minder nodig. Verhoog zo nodig de grens depth in de instellingen.",
        en="More than {limit} lists and groups are nested here; this value was not read. A manifest "
        "needs far fewer. If necessary, raise the limit depth in the settings.",
    ),
    "nodes": Text(
        nl="Dit bestand heeft meer dan {limit} waarden; vanaf hier is niet verder gelezen. "
        "Verdeel de {units} over meer bestanden, of verhoog de grens nodes in de instellingen.",
        en="This file has more than {limit} values; nothing after this was read. "
        "Spread the {units} over more files, or raise the limit nodes in the settings.",
    ),
    "scalar": Text(
        nl="Deze tekst heeft {length} tekens; meer dan {limit} wordt niet gelezen. Kort de tekst in, of "
        "verhoog de grens scalar in de instellingen.",
        en="This text has {length} characters; the limit is {limit}. Shorten it, or raise the limit "
        "scalar in the settings.",
    ),
}
