"""What a vendor's system says of itself, beside the manifest that is held against it: read once, within the limits.

Reading is the platform's (:attr:`onsrights.engine.access.layers.Access.observe`), and so are the rules that compare.
Here is what is said where there is nothing to compare with: at the start of that file, by the one rule of the platform
that looks for nothing in a manifest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onsrights.engine.check.platform import Platform, Platforms
    from onsrights.engine.check.run import Run
    from onsrights.engine.diagnostics import Diagnostic
    from onsrights.engine.settings.settings import Settings
    from onsrights.engine.text.source import Source

__all__ = ["Observed", "can_observe", "read_observed", "refused", "with_refusal"]


class Observed(NamedTuple):
    """What was given, as it was read."""

    value: Any = None
    """For :attr:`onsrights.engine.settings.settings.Settings.observed`; ``None`` where it is nothing of the kind."""
    variant: str = ""
    """Why it is not: the key of a text of the rule."""


def can_observe(platform: Platform) -> bool:
    """Whether a manifest for this platform can be held against anything."""
    access = platform.door("why")
    return access is not None and access.observe is not None


def read_observed(platform: Platform, given: str | bytes | Mapping[str, Any]) -> Observed:
    """Read what a platform says of itself."""
    from onsrights.engine.access.question import ObservedError

    try:
        return Observed(platform.door("why").observe(given))
    except ObservedError as error:
        return Observed(variant=error.variant)


def refused(
    platforms: Platforms, platform: Platform, settings: Settings, variant: str, source: Source | None = None
) -> list[Diagnostic]:
    """Say that it is nothing of the kind, at the start of its file where there is one.

    Gives nothing where the settings do not want to know.
    """
    from onsrights.engine.change.fixes import selected
    from onsrights.engine.check.locate import Locator
    from onsrights.engine.check.platform import Group
    from onsrights.engine.check.session import Session
    from onsrights.engine.diagnostics import Finding, Place, Span
    from onsrights.engine.text.tree import hide_secrets, read_tree

    registry = platforms.registry(settings)
    [rule] = (rule for rule in platform.catalogue if rule.needs == "observed" and not rule.call)
    if rule.code not in selected(registry, settings):
        return []
    place, tree = Place(""), None
    if source is not None:
        tree, place = read_tree(source, settings.limits), Place("", "file", Span(0, 0))
        hide_secrets(tree, platform.secrets)
    findings = Session(platforms, settings).graded([Finding(rule.code, place, variant)])
    return Locator(registry, None, tree).diagnostics([Group(None, findings)])


def with_refusal(run: Run, diagnostics: list[Diagnostic], source: Source) -> Run:
    """Take up in a run what is said about the file beside the manifest."""
    if not diagnostics:
        return run
    found = sorted((*run.report.diagnostics, *diagnostics), key=lambda each: each.path or "")
    return run._replace(
        report=run.report._replace(diagnostics=tuple(found)), sources={**run.sources, source.path or "": source}
    )
