"""The pages of the rules taken apart: their sections, and their examples as whole manifests.

An example is a ``yaml`` block below *Wrong* or *Right*. It holds either a whole manifest, or some keys that are laid
over the clean one of its platform (``example.yaml`` beside the rules): mappings over each other, anything else in the
place of what was there. A ``text`` block is not run: it describes what a manifest cannot show.
"""

from __future__ import annotations

import re
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

from onsrights.reports.pages import page
from onsrights.engine.check.platform import rules_of
from onsrights.platforms import PLATFORMS
from website.overlay import laid_over

if TYPE_CHECKING:
    from onsrights.engine.check.rule import Rule
    from onsrights.engine.diagnostics import Language

__all__ = ["HEADINGS", "LANGUAGES", "SHOWN", "SILENT", "Example", "Page", "Shown", "read", "shown_with", "together"]

LANGUAGES: tuple[Language, ...] = ("en", "nl")
HEADINGS = {
    "en": ("What it does", "Why", "Wrong", "Right", "How to fix it"),
    "nl": ("Wat de regel doet", "Waarom", "Fout", "Goed", "Hoe u het herstelt"),
}
SILENT = {"en": "When it stays silent", "nl": "Wanneer de regel zwijgt"}
"""The one heading that a page may leave out; it stands last."""


class Shown(NamedTuple):
    """What the examples of a platform are shown with."""

    key: str
    """The platform's own, and the name of its package."""
    rules: tuple[Rule, ...]
    """Those of the engine under its prefix, and its own."""
    file: str
    """What an example is called when it is checked."""
    unit: str
    """The key that holds what is counted, as the platform says it."""

    def example(self) -> str:
        """Give the clean manifest that the examples are laid over."""
        return (resources.files(f"onsrights.{self.key}.rules") / "example.yaml").read_text(encoding="utf-8")


def _shown(key: str) -> Shown:
    platform, offer = PLATFORMS[key], PLATFORMS.offers[key]
    return Shown(key, tuple(rules_of(platform)), next(iter(offer.files), f"example{offer.endings[0]}"), platform.unit)


SHOWN = tuple(map(_shown, PLATFORMS.keys))
"""The platforms, in their order."""


class Example(NamedTuple):
    """One block of a page: ``yaml`` or ``text``, and what it holds."""

    kind: str
    text: str

    def manifest(self, shown: Shown = SHOWN[0]) -> str:
        """Give the whole manifest that the example stands for, its own lines untouched."""
        if self.text.startswith("manifest:"):
            return self.text
        return laid_over(shown.example(), self.text, shown.unit[:-2] if shown.unit.endswith("[]") else "")


class Page(NamedTuple):
    """A page taken apart: its first line, its summary, and its sections by heading."""

    title: str
    summary: str
    sections: dict[str, str]

    def examples(self, heading: str) -> list[Example]:
        """Give the blocks below a heading, in their order."""
        blocks = re.findall(r"^```(\w+)\n(.*?)^```$", self.sections.get(heading, ""), re.MULTILINE | re.DOTALL)
        return [Example(*block) for block in blocks]


def read(rule: Rule, lang: Language) -> Page:
    """Take the page of a rule apart."""
    head, *parts = re.split(r"^## ", page(rule, lang), flags=re.MULTILINE)
    title, _, summary = head.partition("\n")
    sections = {heading: body for heading, _, body in (part.partition("\n") for part in parts)}
    return Page(title, summary.strip(), sections)


def shown_with(rule: Rule) -> Shown:
    """Give what the examples of a rule's page are shown with."""
    return next((shown for shown in SHOWN if rule in shown.rules), SHOWN[0])


def together(rules: tuple[Rule, ...]) -> dict[str, list[Rule]]:
    """Give the rules that share a page, by their module."""
    shared: dict[str, list[Rule]] = {}
    for rule in rules:
        shared.setdefault(rule.module, []).append(rule)
    return shared
