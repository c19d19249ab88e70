"""``onsrights rules``: the table of rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import click

from onsrights.commands import candidates
from onsrights.commands.console import style, write
from onsrights.commands.interface import (
    Command,
    OneOf,
    hold_one_of_settings,
    lang_option,
    settings_options,
    unknown_rule,
)
from onsrights.engine.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from onsrights.engine.check.platform import Platform
    from onsrights.engine.check.rule import Rule
    from onsrights.engine.diagnostics import Language
    from onsrights.reports.style import Style

__all__ = ["build"]

_ABOUT = Text(
    "Toont elke regel met code, naam, ernst, wat voor herstel die voorstelt, en in één zin wat die zegt. Met een "
    "code, een begin (ONS3), een naam of een deel daarvan ziet u alleen die regels.",
    "Shows every rule with its code, name, severity, the kind of fix it proposes, and what it says in a sentence. With "
    "a code, a beginning (ONS3), a name or a part of one, only those rules.",
)
_HEADINGS = Text("Code|Naam|Ernst|Herstel|Zegt", "Code|Name|Severity|Fix|Says")


_HOUSE = Text("Huisregels", "House rules")


class _Table(NamedTuple):
    """The rules of one platform, or those of a team's own, each with what it says in a sentence."""

    platform: Platform | None
    rows: list[tuple[Rule, str]]

    def name(self, lang: Language) -> str:
        """Give what stands above it."""
        return _HOUSE.render(lang, {}) if self.platform is None else self.platform.name


def build(lang: Language) -> click.Command:
    """Give the command in one language."""
    from onsrights.platforms import PLATFORMS

    def run(
        *,
        rules: tuple[str, ...],
        format: str,  # noqa: A002 - the name of the option
        platform: str | None,
        config: str | None,
        no_config: bool,
    ) -> int:
        from onsrights.commands.console import refused
        from onsrights.commands.settings import settings_here
        from onsrights.engine.check.platform import rules_of
        from onsrights.engine.check.rule import UnknownRuleError
        from onsrights.engine.settings.read import SettingsError

        hold_one_of_settings(lang, config, no_config=no_config)
        try:
            settings = settings_here(config, without=no_config)
        except SettingsError as error:
            return refused(lang, error)
        registry = PLATFORMS.registry(settings) if platform is None else rules_of(PLATFORMS[platform])
        try:
            wanted = [rule for written in rules for rule in registry.matching(written)]
        except UnknownRuleError as error:
            raise unknown_rule(error, lang) from None
        forms: dict[str, Callable[[list[_Table], Style], str]]
        forms = {"text": _text, "json": _json, "markdown": _markdown}
        write(forms[format](_tables(wanted if rules else registry, lang), style(lang)))
        return 0

    about = Text("Vorm van de tabel; standaard text.", "Format of the table; text by default.").render(lang, {})
    kind = OneOf("text", "json", "markdown")
    only = Text("Alleen de regels van dit platform.", "Only the rules of this platform.").render(lang, {})
    params: list[click.Parameter] = [
        click.Argument(["rules"], nargs=-1, metavar=Text("[REGEL]…", "[RULE]…").render(lang, {}),
                       shell_complete=candidates.one_rule),
        click.Option(["--format"], type=kind, default="text", metavar="text|json|markdown", help=about),
        click.Option(["--platform"], type=OneOf(*PLATFORMS.keys), metavar="|".join(PLATFORMS.keys), help=only),
        *settings_options(lang),
        lang_option(lang),
    ]  # fmt: skip
    return Command(lang, "rules", params, _ABOUT, run)


def listed(rules: Iterable[Rule], style: Style) -> str:
    """Give the table of some rules, as text."""
    return _text(_tables(rules, style.lang), style)


def _tables(rules: Iterable[Rule], lang: Language) -> list[_Table]:
    """Put the rules into a table for each platform, in the order of the rules, each once."""
    from onsrights.engine.check.platform import rules_of
    from onsrights.platforms import PLATFORMS
    from onsrights.reports.pages import page, summary

    wanted = {rule.code: rule for rule in rules}
    found: list[tuple[Platform | None, list[Rule]]]
    found = [(one, [rule for rule in rules_of(one) if rule.code in wanted]) for one in PLATFORMS.all()]
    found.append((None, [rule for rule in wanted.values() if rule.house is not None]))
    return [_Table(one, [(rule, summary(page(rule, lang))) for rule in of]) for one, of in found if of]


def _text(tables: list[_Table], style: Style) -> str:
    parts = []
    for table in tables:
        name = table.name(style.lang)
        heading = f"{style.paint('strong', name)}\n{style.paint('strong', '=' * len(name))}\n" if tables[1:] else ""
        parts.append(heading + "".join(f"{line}\n" for line in _lines(table.rows, style)))
    return "\n".join(parts)


def _lines(rows: list[tuple[Rule, str]], style: Style) -> Iterator[str]:
    longest = max(len(rule.name) for rule, _ in rows)
    for rule, summary in rows:
        severity = style.paint(rule.severity, f"{style.severity(rule.severity):<12}")
        code = style.link(rule.url, rule.code)
        yield f"{code}  {rule.name:<{longest}}  {severity}  {_fix(rule, style)}".rstrip()
        indent = " " * (len(rule.code) + 2)
        wrapped = style.wrap(style.printable(summary), style.width - len(indent))
        yield from (f"{indent}{line}" for line in wrapped if line)


def _json(tables: list[_Table], style: Style) -> str:
    from json import dumps

    rules = [
        {
            "code": rule.code,
            "name": rule.name,
            "severity": rule.severity,
            "fix": rule.fix,
            "summary": summary,
            "url": rule.url,
            "platform": table.platform and table.platform.key,
        }
        for table in tables
        for rule, summary in table.rows
    ]
    return dumps(rules, ensure_ascii=not style.unicode, indent=2) + "\n"


def _markdown(tables: list[_Table], style: Style) -> str:
    parts = []
    for one in tables:
        headings = _HEADINGS.render(style.lang, {}).split("|")
        table = [headings, ["---"] * len(headings)]
        for rule, summary in one.rows:
            severity = style.severity(rule.severity)
            table.append([f"[{rule.code}]({rule.url})", f"`{rule.name}`", severity, _fix(rule, style), _cell(summary)])
        heading = f"## {one.name(style.lang)}\n\n" if tables[1:] else ""
        parts.append(heading + "".join(f"| {' | '.join(row)} |\n" for row in table))
    return "\n".join(parts)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _fix(rule: Rule, style: Style) -> str:
    from onsrights.reports.summary import FIXES

    return FIXES[rule.fix].render(style.lang, {}) if rule.fix else ""
