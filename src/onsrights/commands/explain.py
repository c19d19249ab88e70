"""``onsrights explain``: the page of one rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onsrights.commands import candidates
from onsrights.commands.environment import style, write
from onsrights.commands.interface import Command, lang_option, unknown_rule
from onsrights.engine.diagnostics import Text

if TYPE_CHECKING:
    from onsrights.engine.diagnostics import Language

__all__ = ["build"]

_ABOUT = Text(
    "Toont de uitleg van een regel: wat die zegt, waarom, en hoe het goed is. De regel wordt genoemd met code (ONS305) "
    "of naam.",
    "Shows the page of a rule: what it says, why, and how to do it right. Name the rule by code (ONS305) or name.",
)
_NO_FIX = Text("geen herstel", "no fix")
_NO_PAGE = Text("Deze regel heeft nog geen uitleg.", "This rule has no page yet.")


def build(lang: Language) -> click.Command:
    """Give the command in one language."""

    def run(*, rule: str) -> int:
        from onsrights.commands import pages
        from onsrights.engine.check.rule import UnknownRuleError
        from onsrights.platforms import PLATFORMS
        from onsrights.reports.summary import FIXES

        try:
            found = PLATFORMS.registry().find(rule)
        except UnknownRuleError as error:
            raise unknown_rule(error, lang) from None
        shown = style(lang)
        text = pages.page(found, lang) or f"# {found.code} {found.name}\n\n{_NO_PAGE.render(lang, {})}"
        fix = FIXES[found.fix].render(lang, {}) if found.fix else _NO_FIX.render(lang, {})
        facts = f"{shown.severity(found.severity)}, {fix}: {shown.link(found.url, found.url)}"
        write(f"{pages.drawn(text, shown)}\n{facts}\n")
        return 0

    metavar = Text("REGEL", "RULE").render(lang, {})
    argument = click.Argument(["rule"], metavar=metavar, shell_complete=candidates.one_rule)
    return Command(lang, "explain", [argument, lang_option(lang)], _ABOUT, run)
