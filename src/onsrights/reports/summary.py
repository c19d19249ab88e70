"""The closing lines of a report: what was checked, what was found, and the verdict."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from onsrights.engine.diagnostics import Text

if TYPE_CHECKING:
    from onsrights.engine.report import Report
    from onsrights.reports.style import Style

__all__ = ["FIXES", "closing", "statistics"]

FIXES = {
    "safe": Text("veilig herstel", "safe fix"),
    "unsafe": Text("onveilig herstel", "unsafe fix"),
    "display-only": Text("voorstel", "suggestion"),
}
"""The words for what a rule can propose."""


def closing(report: Report, style: Style) -> str:
    """Give the last lines: one where nothing was found, else counts and, on a line of its own, the verdict."""
    checked = style.say(
        f"{_many(report.files, 'bestand', 'bestanden')} en {_many(report.rights, 'recht', 'rechten')} gecontroleerd",
        f"{_many(report.files, 'file', 'files')} and {_many(report.rights, 'right', 'rights')} checked",
    )
    if not report.diagnostics:
        nothing = style.say("geen fouten gevonden", "no faults found")
        return f"{checked}: {nothing}. {_verdict(report, style)}".rstrip() + "\n"
    return f"{checked}: {_counts(report, style)}.\n" + (f"{_verdict(report, style)}\n" if report.rights else "")


def statistics(report: Report, style: Style) -> str:
    """Give a table of how often each rule spoke, most frequent first."""
    counts = Counter(found.definition for found in report.diagnostics)
    severities: dict[str, str] = {}
    for found in reversed(report.diagnostics):  # the gravest wins where a rule has more than one
        if severities.get(found.code) != "error":
            severities[found.code] = found.severity
    rows = sorted(counts.items(), key=lambda item: (-item[1], item[0].code))
    number = len(str(rows[0][1])) if rows else 0
    name = max((len(rule.name) for rule, _ in rows), default=0)
    lines = []
    for rule, count in rows:
        severity = severities[rule.code]
        word = style.paint(severity, f"{style.severity(severity):<12}")
        fix = FIXES[rule.fix].render(style.lang, {}) if rule.fix else ""
        code = style.link(rule.url, rule.code)
        lines.append(f"{count:>{number}}  {code}  {rule.name:<{name}}  {word}  {fix}".rstrip())
    return "".join(f"{line}\n" for line in lines)


def _counts(report: Report, style: Style) -> str:
    nl = style.lang == "nl"
    words = {
        "error": ("fout", "fouten") if nl else ("error", "errors"),
        "warning": ("waarschuwing", "waarschuwingen") if nl else ("warning", "warnings"),
        "info": ("opmerking", "opmerkingen") if nl else ("remark", "remarks"),
    }
    parts = [_many(count, *words[severity]) for severity in words if (count := report.count(severity))]
    counts = ", ".join(parts)
    if not report.fixable:
        return counts
    return f"{counts}; " + style.say(f"{report.fixable} te herstellen", f"{report.fixable} fixable")


def _verdict(report: Report, style: Style) -> str:
    if not report.rights:
        return ""
    nl_total = "1 recht" if report.rights == 1 else f"de {report.rights} rechten"
    one = 1 in {report.rights, report.ready}
    nl_verb = "is" if one else "zijn"
    en_total = _many(report.rights, "right", "rights")
    en_verb = "is" if one else "are"
    return style.say(
        f"{report.ready} van {nl_total} {nl_verb} klaar voor registratie.",
        f"{report.ready} of {en_total} {en_verb} ready to register.",
    )


def _many(count: int, one: str, more: str) -> str:
    return f"{count} {one if count == 1 else more}"
