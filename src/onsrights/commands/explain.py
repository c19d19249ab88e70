"""``onsrights explain``: the page of a rule; of a name, that of each platform that has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.commands.console import language, style, write
from onsrights.engine.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    import click

    from onsrights.engine.check.rule import Rule
    from onsrights.engine.diagnostics import Language
    from onsrights.engine.settings.settings import Settings
    from onsrights.reports.style import Style

__all__ = ["build", "quickly"]

_ABOUT = Text(
    "Toont de uitleg van een regel: wat die zegt, waarom, en hoe het goed is. Noem de regel met code (ONS305) of "
    "naam; noemt u maar een deel daarvan, dan krijgt u te zien welke regels dat zijn.",
    "Shows the page of a rule: what it says, why, and how to do it right. Name the rule by code (ONS305) or name; "
    "with only part of one, the rules it fits are listed.",
)
_NO_FIX = Text("geen herstel", "no fix")
_NO_PAGE = Text("Deze regel heeft nog geen uitleg.", "This rule has no page yet.")


def build(lang: Language) -> click.Command:
    """Give the command in one language."""
    from click import Argument

    from onsrights.commands import candidates
    from onsrights.commands.interface import (
        Command,
        hold_one_of_settings,
        lang_option,
        settings_options,
        unknown_rule,
    )
    from onsrights.engine.check.rule import UnknownRuleError

    def run(*, rule: str, config: str | None, no_config: bool) -> int:
        hold_one_of_settings(lang, config, no_config=no_config)
        try:
            return _explain(rule, lang, config, no_config=no_config)
        except UnknownRuleError as error:
            raise unknown_rule(error, lang) from None

    metavar = Text("REGEL", "RULE").render(lang, {})
    argument = Argument(["rule"], metavar=metavar, shell_complete=candidates.one_rule)
    return Command(lang, "explain", [argument, *settings_options(lang), lang_option(lang)], _ABOUT, run)


def quickly(words: Sequence[str]) -> int | None:
    """Explain without click, where a rule is named and nothing else; ``None`` where click has to complain."""
    from onsrights.engine.check.rule import UnknownRuleError

    try:
        return _explain(words[0], language()) if len(words) == 1 and not words[0].startswith("-") else None
    except UnknownRuleError:
        return None


def _explain(rule: str, lang: Language, config: str | None = None, *, no_config: bool = False) -> int:
    from onsrights.platforms import PLATFORMS

    def settings() -> Settings:
        from onsrights.commands.settings import settings_here

        return settings_here(config, without=no_config)

    try:
        found = PLATFORMS.rules_called(rule, settings)
    except ValueError as error:
        from onsrights.commands.console import refused
        from onsrights.engine.settings.read import SettingsError

        if isinstance(error, SettingsError):
            return refused(lang, error)
        raise
    if len({one.name for one in found}) == 1:
        write("\n".join(_page(one, style(lang)) for one in found))
    else:
        from onsrights.commands.rules import listed

        write(listed(found, style(lang)))
    return 0


def _page(rule: Rule, style: Style) -> str:
    from onsrights.reports import pages
    from onsrights.reports.summary import FIXES

    text = pages.page(rule, style.lang) or f"# {rule.code} {rule.name}\n\n{_NO_PAGE.render(style.lang, {})}"
    fix = (FIXES[rule.fix] if rule.fix else _NO_FIX).render(style.lang, {})
    return f"{pages.drawn(text, style)}\n{style.severity(rule.severity)}, {fix}: {style.link(rule.url, rule.url)}\n"
