"""The pages of the rules taken apart: their sections, and their examples as whole manifests.

An example is a ``yaml`` block below *Wrong* or *Right*. It holds either a whole manifest or some fields of one right,
which are then laid over :data:`BASE`. A ``text`` block is not run: it describes what a manifest cannot show.
"""

from __future__ import annotations

import re
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from onsrights.engine.diagnostics import Language

__all__ = ["BASE", "HEADINGS", "LANGUAGES", "SILENT", "Example", "Page", "read", "rule_pages"]

LANGUAGES: tuple[Language, ...] = ("en", "nl")
HEADINGS = {
    "en": ("What it does", "Why", "Wrong", "Right", "How to mend"),
    "nl": ("Wat de regel doet", "Waarom", "Fout", "Goed", "Hoe u het herstelt"),
}
SILENT = {"en": "When it stays silent", "nl": "Wanneer de regel zwijgt"}
"""The one heading that a page may leave out; it stands last."""

BASE = {
    "identifier": "ExternalConnectorClientDocumentDelete",
    "dutch_name": "Document [van een cliënt] verwijderen",
    "english_name": "Delete [client] document",
    "dutch_description": (
        "Geeft een zorgverlener toestemming om documenten uit het dossier van een cliënt te verwijderen."
    ),
    "english_description": "Allows a care worker to delete documents from the record of a client.",
}
"""The right below the examples: what an example leaves out is as it stands here."""

_HEAD = "manifest: 1\nconnector:\n  name: External Connector\n  prefix: ExternalConnector\nrights:\n"


class Example(NamedTuple):
    """One block of a page: ``yaml`` or ``text``, and what it holds."""

    kind: str
    text: str

    def manifest(self) -> str:
        """Give the whole manifest that the example stands for, its own lines untouched."""
        if self.text.startswith("manifest:"):
            return self.text
        lines = self.text.splitlines()
        keys = {line.partition(":")[0] for line in lines}
        rest = [f"{key}: {value}" for key, value in BASE.items() if key not in keys]
        return _HEAD + "  - " + "\n    ".join(rest + lines) + "\n"


class Page(NamedTuple):
    """A page taken apart: its first line, its summary, and its sections by heading."""

    title: str
    summary: str
    sections: dict[str, str]

    def examples(self, heading: str) -> list[Example]:
        """Give the blocks below a heading, in their order."""
        blocks = re.findall(r"^```(\w+)\n(.*?)^```$", self.sections[heading], re.MULTILINE | re.DOTALL)
        return [Example(*block) for block in blocks]


def rule_pages() -> dict[str, str]:
    """Give the text of each page by the name of its file."""
    pages = resources.files("onsrights.ons.rules") / "pages"
    return {page.name: page.read_text(encoding="utf-8") for page in pages.iterdir()}


def read(text: str) -> Page:
    """Take a page apart."""
    head, *parts = re.split(r"^## ", text, flags=re.MULTILINE)
    title, _, summary = head.partition("\n")
    sections = {heading: body for heading, _, body in (part.partition("\n") for part in parts)}
    return Page(title, summary.strip(), sections)
