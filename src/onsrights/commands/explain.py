"""``onsrights explain``: the page of a rule; of a name, that of each platform that has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onsrights.commands import candidates
from onsrights.commands.environment import style, write
from onsrights.commands.interface import Command, lang_option, unknown_rule
from onsrights.engine.diagnostics import Text

if TYPE_CHECKING:
    from onsrights.engine.check.rule import Rule
    from onsrights.engine.diagnostics import Language
    from onsrights.reports.style import Style

__all__ = ["build"]

_ABOUT = Text(
    "Toont de uitleg van een regel: wat die zegt, waarom, en hoe het goed is. De regel wordt genoemd met code (ONS305) "
    "of naam; bij een begin of een deel daarvan staat er welke regels dat zijn.",
    "Shows the page of a rule: what it says, why, and how to do it right. Name the rule by code (ONS305) or name; for "
    "a beginning or a part of those, the rules are listed.",
)
_NO_FIX = Text("geen herstel", "no fix")
_NO_PAGE = Text("Deze regel heeft nog geen uitleg.", "This rule has no page yet.")


def build(lang: Language) -> click.Command:
    """Give the command in one language."""

    def run(*, rule: str) -> int:
        from onsrights.engine.check.rule import UnknownRuleError
        from onsrights.platforms import PLATFORMS

        try:
            found = PLATFORMS.rules_called(rule)
        except UnknownRuleError as error:
            raise unknown_rule(error, lang) from None
        if len({one.name for one in found}) == 1:
            write("\n".join(_page(one, style(lang)) for one in found))
        else:
            from onsrights.commands.rules import listed

            write(listed(found, style(lang)))
        return 0

    metavar = Text("REGEL", "RULE").render(lang, {})
    argument = click.Argument(["rule"], metavar=metavar, shell_complete=candidates.one_rule)
    return Command(lang, "explain", [argument, lang_option(lang)], _ABOUT, run)


def _page(rule: Rule, style: Style) -> str:
    from onsrights.reports import pages
    from onsrights.reports.summary import FIXES

    text = pages.page(rule, style.lang) or f"# {rule.code} {rule.name}\n\n{_NO_PAGE.render(style.lang, {})}"
    fix = (FIXES[rule.fix] if rule.fix else _NO_FIX).render(style.lang, {})
    return f"{pages.drawn(text, style)}\n{style.severity(rule.severity)}, {fix}: {style.link(rule.url, rule.url)}\n"
