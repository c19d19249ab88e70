"""Why a file was not written, in words: the same ones for reports, fixes, exports, baselines and a first manifest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.engine.diagnostics import Text

if TYPE_CHECKING:
    from onsrights.engine.diagnostics import Language
    from onsrights.engine.writing import Reason

__all__ = ["NOT_WRITTEN", "why_unwritten"]

NOT_WRITTEN: dict[Reason, Text] = {
    "exists": Text("{path} bestaat al en blijft zoals het is.", "{path} exists already and stays as it is."),
    "folder": Text("{path} is niet geschreven: het is een map.", "{path} was not written: it is a folder."),
    "without-folder": Text(
        "{path} is niet geschreven: de map ervan bestaat niet.", "{path} was not written: its folder does not exist."
    ),
    "missing": Text("{path} is niet geschreven: het bestand is er niet meer.", "{path} was not written: it is gone."),
    "changed": Text(
        "{path} is niet geschreven: het is intussen door iets anders gewijzigd.",
        "{path} was not written: something else has changed it meanwhile.",
    ),
    "read-only": Text(
        "{path} is niet geschreven: het bestand is alleen-lezen.", "{path} was not written: it is read-only."
    ),
    "permission": Text(
        "{path} is niet geschreven: in de map mag niet geschreven worden.",
        "{path} was not written: its folder may not be written to.",
    ),
    "special": Text(
        "{path} is niet geschreven: het is geen gewoon bestand.", "{path} was not written: it is not an ordinary file."
    ),
    "message": Text(
        "{path} is niet geschreven; het systeem meldt: {sentence}.",
        "{path} was not written; the system says: {sentence}.",
    ),
}


def why_unwritten(lang: Language, path: str, reason: Reason, said: object = "") -> str:
    """Say why ``path`` was not written; ``said`` is the system's own sentence, where it has one."""
    return NOT_WRITTEN[reason].render(lang, {"path": path, "sentence": said})
