"""Which page stands where in the navigation; whatever is in no place of its own comes last in its folder's section."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onsrights.engine.diagnostics import Text
from website.playground.page import PAGE
from website.rules import GROUPS, groups
from website.sources import title

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from onsrights.engine.diagnostics import Language

__all__ = ["navigation"]

_SECTIONS = (
    (Text("Begin", "Start"), ("index.md", PAGE, "tutorial.md", "tutorial-afas.md", "tutorial-exact.md")),
    (Text("Begrijpen", "Understand"), ("syntax.md", "reading.md", "reading-afas.md", "reading-exact.md")),
    (
        Text("Aan de slag", "How-to"),
        (
            "how-to/form.md", "how-to/import.md", "how-to/export.md", "how-to/administrators.md", "how-to/why.md",
            "how-to/why-403.md", "how-to/scopes.md", "how-to/dates.md", "how-to/secrets.md", "how-to/pre-commit.md",
            "how-to/github.md", "how-to/gitlab.md", "how-to/existing-faults.md", "how-to/house-rules.md",
            "how-to/editors.md", "how-to/forms.md", "how-to/registry.md", "how-to/",
        ),
    ),
    (Text("Regels", "Rules"), ("rules/index.md",)),
    (
        Text("Naslag", "Reference"),
        (
            "reference/commands.md", "reference/settings.md", "reference/manifest.md", "reference/manifest-afas.md",
            "reference/manifest-exact.md", "reference/report.md", "reference/why.md", "reference/library.md",
            "reference/",
        ),
    ),
    (
        Text("Project", "Project"),
        ("versioning.md", "design/compared.md", "changelog.md", "contributing.md", "design/architecture.md", "design/"),
    ),
)  # fmt: skip
"""Each section with its pages in order; a folder stands for all pages in it that are not named before."""


def navigation(pages: Mapping[str, str], lang: Language) -> list[dict[str, Any]]:
    """Give the navigation of one language as the configuration of the site has it."""
    left = {path for path in pages if not path.startswith("rules/") or path == "rules/index.md"}
    sections: list[dict[str, Any]] = []
    for name, wanted in _SECTIONS:
        paths = list(_taken(wanted, left))
        entries: list[Any] = [
            {title(pages[path]).partition(":")[0]: path} if path != "index.md" else path for path in paths
        ]
        if "rules/index.md" in paths:
            entries = ["rules/index.md", *_rules(lang)]
        if entries:
            sections.append({name.render(lang, {}): entries})
    if left:
        msg = f"these pages have no place in the navigation: {', '.join(sorted(left))}"
        raise ValueError(msg)
    return sections


def _taken(wanted: Iterable[str], left: set[str]) -> Iterable[str]:
    for name in wanted:
        folder = name.endswith("/")
        for path in sorted(path for path in left if (path.startswith(name) if folder else path == name)):
            left.remove(path)
            yield path


def _rules(lang: Language) -> list[dict[str, Any]]:
    """Give the rules of each platform in their groups."""
    return [
        {
            platform.name: [
                {
                    GROUPS[key].render(lang, {}): [
                        {f"{rule.code} {rule.name}": f"rules/{rule.code}.md"} for rule in rules
                    ]
                }
                for key, rules in by_group.items()
            ]
        }
        for platform, by_group in groups()
    ]
