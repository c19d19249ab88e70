"""The one manifest that a command takes: named, or the only one that ``check`` would find."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from onsrights.commands.console import USAGE, style, write_error
from onsrights.engine.diagnostics import Text
from onsrights.platforms import PLATFORMS

if TYPE_CHECKING:
    from collections.abc import Iterable

    import click

    from onsrights.engine.access.asking import ManifestError
    from onsrights.engine.diagnostics import Language
    from onsrights.engine.settings.settings import Settings
    from onsrights.engine.text.source import Source

__all__ = ["complaint", "not_asked", "only_manifest", "settings_for", "source_of"]

_MOST = 20
"""How many faults of a manifest, or manifests, are named; the rest are for ``check``."""

_NO_MANIFEST = Text("Hier is geen manifest{of}. Noem er een.{found}", "There is no manifest{of} here. Name one.{found}")
_OF = Text(" voor {platform}", " for {platform}")
_FOUND = Text(" Gevonden: {paths}.", " Found: {paths}.")
_SEVERAL = Text(
    "Hier zijn meer manifesten{of}; noem er een: {paths}.", "There are several manifests{of} here; name one: {paths}."
)
_NOT_ASKED = Text(
    "Over dit manifest is geen antwoord te geven: los eerst de fouten hierboven op.",
    "There is no answer about this manifest: fix the errors above first.",
)
_MORE = Text("… en nog {count}; zie onsrights check.", "… and {count} more; see onsrights check.")


def only_manifest(lang: Language, key: str | None) -> str:
    """Give the only manifest of a platform that ``check`` would find here."""
    from onsrights.engine.files.discover import discover

    every = discover((), PLATFORMS.files).paths
    paths = [path for path in every if key is None or PLATFORMS.by_path(path) == key]
    if len(paths) == 1:
        return paths[0]
    of = "" if key is None else _OF.render(lang, {"platform": PLATFORMS.offers[key].name})
    if paths:
        raise complaint(lang, _SEVERAL, of=of, paths=_named(paths))
    found = _FOUND.render(lang, {"paths": _named(every)}) if every else ""
    raise complaint(lang, _NO_MANIFEST, of=of, found=found)


def _named(paths: Iterable[str]) -> str:
    paths = list(paths)
    return ", ".join(paths[:_MOST]) + (", …" if len(paths) > _MOST else "")


def settings_for(path: str) -> Settings:
    """Give the settings that hold for a manifest."""
    from onsrights.commands.settings import Chosen, chosen_settings, settings_here
    from onsrights.engine.files.discover import STANDARD_INPUT

    if path == STANDARD_INPUT:
        return settings_here()
    return chosen_settings(Chosen(), (path,)).of(path)


def source_of(path: str, settings: Settings) -> Source:
    """Read a manifest, or standard input."""
    from onsrights.engine.files.discover import STANDARD_INPUT
    from onsrights.engine.text.source import Source

    if path != STANDARD_INPUT:
        return Source.from_file(path, settings.limits)
    data = sys.stdin.buffer.read(settings.limits.file_bytes + 1) if sys.stdin else b""
    return Source.from_bytes("<stdin>", data, settings.limits)


def not_asked(lang: Language, error: ManifestError) -> int:
    """Show on standard error what is wrong with a manifest."""
    from onsrights.reports.concise import render

    found = error.report.diagnostics
    lines = render(error.report._replace(diagnostics=found[:_MOST]), style(lang, "never"), quiet=True)
    if len(found) > _MOST:
        lines += _MORE.render(lang, {"count": len(found) - _MOST}) + "\n"
    write_error(f"{lines}{_NOT_ASKED.render(lang, {})}\n")
    return USAGE


def complaint(lang: Language, text: Text, **values: str) -> click.UsageError:
    """Make a complaint about wrong usage."""
    import click

    return click.UsageError(text.render(lang, values), click.get_current_context(silent=True))
