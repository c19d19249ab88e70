"""What the five fields are called in the form of the API Dashboard, their order there, and words for the statuses."""

from __future__ import annotations

from onsrights.engine.diagnostics import Text

__all__ = ["DASHBOARD_ORDER", "LABELS", "STATUSES", "STATUS_WORDS"]

LABELS = {
    "identifier": Text("Right identifier", "Right identifier"),
    "dutch_name": Text("Nederlandse naam", "Dutch name"),
    "english_name": Text("Engelse naam", "English name"),
    "dutch_description": Text("Nederlandse omschrijving", "Dutch description"),
    "english_description": Text("Engelse omschrijving", "English description"),
}

DASHBOARD_ORDER = ("identifier", "dutch_description", "english_description", "dutch_name", "english_name")
"""The order of the page Right Syntax Requirements, which goes through the fields "that need to be filled in"."""

STATUSES = {
    "draft": Text("concept", "draft"),
    "requested": Text("aangevraagd", "requested"),
    "approved": Text("goedgekeurd", "approved"),
    "denied": Text("afgewezen", "denied"),
}
"""What people read for the four statuses."""

STATUS_WORDS = {
    word: status
    for status, words in {
        "draft": "draft, concept, ontwerp, nieuw, new, open",
        "requested": "requested, aangevraagd, ingediend, submitted, pending, in behandeling",
        "approved": "approved, goedgekeurd, akkoord, toegekend, granted",
        "denied": "denied, afgewezen, afgekeurd, geweigerd, rejected",
    }.items()
    for word in words.split(", ")
}
"""What people write for the four statuses, in a table or in a manifest."""
