"""What the five fields are called in the form of the API Dashboard."""

from __future__ import annotations

from onsrights.engine.diagnostics import Text

__all__ = ["LABELS"]

LABELS = {
    "identifier": Text("Right identifier", "Right identifier"),
    "dutch_name": Text("Nederlandse naam", "Dutch name"),
    "english_name": Text("Engelse naam", "English name"),
    "dutch_description": Text("Nederlandse omschrijving", "Dutch description"),
    "english_description": Text("Engelse omschrijving", "English description"),
}
