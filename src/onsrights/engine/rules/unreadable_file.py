"""100: the file cannot be read at all."""

from __future__ import annotations

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Text

__all__ = ["RULE", "TEXTS"]

RULE = Rule("100", "unreadable-file", "error", silences="*", ignorable=False)

TEXTS = {
    "message": Text(
        nl='Het bestand "{path}" kan niet gelezen worden. Controleer het pad en de schijf waarop het staat.',
        en='The file "{path}" cannot be read. Check the path and the disk it is on.',
    ),
    "missing": Text(
        nl='Het bestand "{path}" bestaat niet. Controleer het pad.',
        en='The file "{path}" does not exist. Check the path.',
    ),
    "folder": Text(
        nl='"{path}" is een map en geen bestand. Geef een bestand dat erin staat.',
        en='"{path}" is a folder, not a file. Give a file that is in it.',
    ),
    "permission": Text(
        nl='U mag het bestand "{path}" niet lezen. Vraag leesrechten aan bij de eigenaar.',
        en='You do not have permission to read the file "{path}". Ask the owner for access.',
    ),
    "special": Text(
        nl='"{path}" is geen gewoon bestand. Sla de inhoud op als bestand en controleer dat.',
        en='"{path}" is not an ordinary file. Save its contents as a file and check that.',
    ),
}
