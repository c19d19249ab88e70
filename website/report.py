"""What the program says about an example, as it looks in a terminal, drawn in HTML."""

from __future__ import annotations

import re
from datetime import date
from html import escape
from typing import TYPE_CHECKING

from onsrights.engine.check.run import check_sources
from onsrights.engine.diagnostics import Text
from onsrights.engine.settings.settings import Settings
from onsrights.engine.text.source import Source
from onsrights.platforms import PLATFORMS
from onsrights.reports.style import Style
from onsrights.reports.text import render

if TYPE_CHECKING:
    from onsrights.engine.diagnostics import Language

__all__ = ["AS_OF", "figure", "report"]

AS_OF = date(2026, 11, 30)
"""The day on which examples are checked."""

_COLUMNS = 86
"""What fits beside the navigation on an ordinary screen."""

_PAINTED = re.compile(r"\x1b\[(\d+)m(.*?)\x1b\[0m", re.DOTALL)
_CLASSES = {"1": "strong", "31": "red", "32": "green", "33": "yellow", "34": "blue", "36": "cyan"}
_CAPTION = Text("onsrights zegt", "onsrights says")


def report(manifest: str, lang: Language, path: str = "rights.yaml", *, color: bool = False) -> str:
    """Give the text report about a manifest, as ``onsrights check`` writes it."""
    run = check_sources([Source(path, manifest)], PLATFORMS, Settings(as_of=AS_OF))
    run.raise_failed()
    return "".join(render(run.report, run.sources, Style(lang, _COLUMNS, color=color, labels=True)))


def figure(manifest: str, lang: Language, path: str = "rights.yaml") -> str:
    """Draw that report, with its colours and a caption."""
    drawn = _PAINTED.sub(
        lambda match: f'<span class="{_CLASSES[match[1]]}">{match[2]}</span>',
        escape(report(manifest, lang, path, color=True).rstrip("\n"), quote=False),
    )
    caption = _CAPTION.render(lang, {})
    return (
        f'<figure class="report" markdown="0">\n<figcaption>{caption}</figcaption>\n'
        f'<pre tabindex="0">{drawn}</pre>\n</figure>\n'
    )
