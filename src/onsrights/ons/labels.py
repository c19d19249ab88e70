"""What the five fields are called in the form of the API Dashboard, and the order in which they stand there."""

from __future__ import annotations

from onsrights.engine.diagnostics import Text

__all__ = ["DASHBOARD_ORDER", "LABELS"]

LABELS = {
    "identifier": Text("Right identifier", "Right identifier"),
    "dutch_name": Text("Nederlandse naam", "Dutch name"),
    "english_name": Text("Engelse naam", "English name"),
    "dutch_description": Text("Nederlandse omschrijving", "Dutch description"),
    "english_description": Text("Engelse omschrijving", "English description"),
}

DASHBOARD_ORDER = ("identifier", "dutch_description", "english_description", "dutch_name", "english_name")
"""The order of the page Right Syntax Requirements, which goes through the fields "that need to be filled in"."""
