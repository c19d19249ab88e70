"""Asks the rules about one app, and holds it against what was approved before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.engine.check.judge import RuleJudge

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.engine.check.platform import Context
    from onsrights.engine.check.register import Register
    from onsrights.engine.check.rule import Rule
    from onsrights.engine.diagnostics import Finding
    from onsrights.exact.approved import Approved
    from onsrights.exact.model import App

__all__ = ["Judge"]


class Judge(RuleJudge):
    """Asks the rules about one app after the other."""

    def __init__(self, catalogue: tuple[Rule, ...], register: Register) -> None:
        super().__init__(catalogue, register)
        self._catalogue = catalogue
        self._approved: Approved | None = None

    def open(self, context: Context) -> None:
        """Begin with another file, or a form."""
        self._approved = None
        if context.earlier is not None and context.source is not None:
            from onsrights.exact.approved import approved_apps

            self._approved = approved_apps(context)

    def findings(self, subject: App) -> Iterator[Finding]:
        """Give what the rules say of one app, before anything falls silent."""
        yield from super().findings(subject)
        if self._approved is not None:
            for rule in self._catalogue:
                if rule.needs == "earlier":
                    yield from rule.check()(subject, self._approved)
