"""``onsrights rules``: the table of rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onsrights.commands.environment import style, write
from onsrights.commands.interface import Command, OneOf, lang_option
from onsrights.engine.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from onsrights.engine.check.rule import Rule
    from onsrights.engine.diagnostics import Language
    from onsrights.reports.style import Style

__all__ = ["build"]

_ABOUT = Text(
    "Toont elke regel met code, naam, ernst, wat voor herstel die voorstelt, en in één zin wat die zegt.",
    "Shows every rule with its code, name, severity, the kind of fix it proposes, and what it says in a sentence.",
)
_HEADINGS = Text("Code|Naam|Ernst|Herstel|Zegt", "Code|Name|Severity|Fix|Says")


def build(lang: Language) -> click.Command:
    """Give the command in one language."""

    def run(*, format: str) -> int:  # noqa: A002 - the name of the option
        from onsrights.commands.pages import page, summary
        from onsrights.platforms import PLATFORMS

        forms: dict[str, Callable[[Iterable[tuple[Rule, str]], Style], str]]
        forms = {"text": _text, "json": _json, "markdown": _markdown}
        write(forms[format]([(rule, summary(page(rule, lang))) for rule in PLATFORMS.registry()], style(lang)))
        return 0

    about = Text("Vorm van de tabel; standaard text.", "Form of the table; text by default.").render(lang, {})
    kind = OneOf("text", "json", "markdown")
    option = click.Option(["--format"], type=kind, default="text", metavar="text|json|markdown", help=about)
    return Command(lang, "rules", [option, lang_option(lang)], _ABOUT, run)


def _text(rows: Iterable[tuple[Rule, str]], style: Style) -> str:
    rows = list(rows)
    longest = max(len(rule.name) for rule, _ in rows)
    lines = []
    for rule, summary in rows:
        severity = style.paint(rule.severity, f"{style.severity(rule.severity):<12}")
        code = style.link(rule.url, rule.code)
        lines.append(f"{code}  {rule.name:<{longest}}  {severity}  {_fix(rule, style)}".rstrip())
        indent = " " * (len(rule.code) + 2)
        wrapped = style.wrap(style.printable(summary), style.width - len(indent))
        lines += [f"{indent}{line}" for line in wrapped if line]
    return "".join(f"{line}\n" for line in lines)


def _json(rows: Iterable[tuple[Rule, str]], style: Style) -> str:
    from json import dumps

    table = [
        {
            "code": rule.code,
            "name": rule.name,
            "severity": rule.severity,
            "fix": rule.fix,
            "summary": summary,
            "url": rule.url,
        }
        for rule, summary in rows
    ]
    return dumps(table, ensure_ascii=not style.unicode, indent=2) + "\n"


def _markdown(rows: Iterable[tuple[Rule, str]], style: Style) -> str:
    headings = _HEADINGS.render(style.lang, {}).split("|")
    table = [headings, ["---"] * len(headings)]
    for rule, summary in rows:
        severity = style.severity(rule.severity)
        table.append([f"[{rule.code}]({rule.url})", f"`{rule.name}`", severity, _fix(rule, style), _cell(summary)])
    return "".join(f"| {' | '.join(row)} |\n" for row in table)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _fix(rule: Rule, style: Style) -> str:
    from onsrights.reports.summary import FIXES

    return FIXES[rule.fix].render(style.lang, {}) if rule.fix else ""
