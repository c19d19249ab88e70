"""The closing lines of a report: what was checked, what was found, and the verdict."""

from __future__ import annotations

from collections import Counter

from onsrights.engine.declared import TYPE_CHECKING
from onsrights.engine.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onsrights.engine.check.report import Count, Report
    from onsrights.engine.check.rule import Rule
    from onsrights.engine.diagnostics import Diagnostic, Safety
    from onsrights.reports.style import Style

__all__ = ["FIXES", "closing", "counted", "leading", "left_out", "statistics", "verdicts"]

FIXES = {
    "safe": Text("veilig herstel", "safe fix"),
    "unsafe": Text("herstel, eerst nalezen", "unsafe fix"),
    "display-only": Text("voorstel", "suggestion"),
}
"""The words for what a rule can propose."""


_LEADING = 3
_LONG = 10
"""Of fewer faults than this nobody has to be told where to begin."""


def closing(report: Report, style: Style, applied: Safety | None = None, *, unsafe: bool = False) -> str:
    """Give the last lines: one where nothing was found, else counts and, on a line of its own, the verdict.

    The counts say with which options fixes would be applied. ``unsafe`` says that the option for the unsafe ones was
    given already, and ``applied`` that fixes were: those up to this safety that are still there were left out.
    """
    checked = _checked(report, style)
    if not report.diagnostics:
        nothing = style.say("geen fouten gevonden", "no faults found")
        if report.known:
            nothing = style.say("geen nieuwe fouten gevonden", "no new faults found")
        nothing += _suppressed(report, style)
        return " ".join([f"{checked}: {nothing}.", *verdicts(report, style)]) + "\n"
    counts = (
        counted(report.diagnostics, style)
        + _fixable(report, style, applied, unsafe=unsafe)
        + _suppressed(report, style)
    )
    return "".join(f"{line}\n" for line in (f"{checked}: {counts}.", *verdicts(report, style), *_house(report, style)))


def statistics(report: Report, style: Style) -> str:
    """Give a table of how often each rule spoke, most frequent first."""
    rows = _by_rule(report)
    severities: dict[str, str] = {}
    for found in reversed(report.diagnostics):  # the gravest wins where a rule has more than one
        if severities.get(found.code) != "error":
            severities[found.code] = found.severity
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


def leading(report: Report, style: Style) -> str:
    """Say, of a long report, which rules would clear most of it; nothing where each has only a little to say."""
    rows = _by_rule(report)
    total = sum(count for _, count in rows)
    most = rows[:_LEADING]
    cleared = sum(count for _, count in most)
    if len(rows) <= _LEADING or total < _LONG or cleared * _LEADING < total:
        return ""
    named = ", ".join(f"{style.link(rule.url, rule.code)} {rule.name} ({count})" for rule, count in most)
    return style.say(
        f"Met deze drie regels verdwijnt het meeste, {cleared} van de {total}: {named}.\n",
        f"These three rules would clear most, {cleared} of {total}: {named}.\n",
    )


def left_out(report: Report, limit: int | None, style: Style) -> str:
    """Say how many diagnostics are not shown because no more than ``limit`` were asked for."""
    every = len(report.diagnostics)
    if limit is None or every <= limit:
        return ""
    return style.say(
        f"Er worden er {limit} van de {every} getoond (--limit).\n", f"{limit} of {every} are shown (--limit).\n"
    )


def _by_rule(report: Report) -> list[tuple[Rule, int]]:
    """Count how often each rule spoke, most frequent first."""
    counts: Counter[Rule] = Counter()
    for found in report.diagnostics:
        counts[found.definition] += found.times
    return sorted(counts.items(), key=lambda item: (-item[1], item[0].code))


def counted(diagnostics: Iterable[Diagnostic], style: Style) -> str:
    """Count faults by their severity: ``2 errors, 1 warning``."""
    counts: Counter[str] = Counter()
    for found in diagnostics:
        counts[found.severity] += found.times
    nl = style.lang == "nl"
    words = {
        "error": ("fout", "fouten") if nl else ("error", "errors"),
        "warning": ("waarschuwing", "waarschuwingen") if nl else ("warning", "warnings"),
        "info": ("opmerking", "opmerkingen") if nl else ("remark", "remarks"),
    }
    parts = [_many(count, *words[severity]) for severity in words if (count := counts[severity])]
    return ", ".join(parts)


def _fixable(report: Report, style: Style, applied: Safety | None, *, unsafe: bool) -> str:
    """Say how many faults can be fixed, and with which options."""
    offered = [{fix.safety for fix in found.fixes} for found in report.diagnostics]
    safe = 0 if applied else sum("safe" in safeties for safeties in offered)
    more = 0 if applied == "unsafe" else sum("unsafe" in safeties and "safe" not in safeties for safeties in offered)
    if not safe + more:
        return ""
    if unsafe or not safe:
        with_both = style.say("te herstellen met --fix --unsafe-fixes", "fixable with --fix --unsafe-fixes")
        return f"; {safe + more} {with_both}"
    with_fix = "; " + style.say(f"{safe} te herstellen met --fix", f"{safe} fixable with --fix")
    if not more:
        return with_fix
    return with_fix + style.say(f", nog {more} met --unsafe-fixes", f", {more} more with --unsafe-fixes")


def _suppressed(report: Report, style: Style) -> str:
    """Say how many faults are not shown, and why."""
    parts = []
    if ignored := report.suppressed - report.known:
        parts.append(style.say(f"{ignored} genegeerd door opmerkingen", f"{ignored} ignored by comments"))
    if report.known:
        parts.append(style.say(f"{report.known} bekend uit de baseline", f"{report.known} known from the baseline"))
    return "".join(f"; {part}" for part in parts)


def _checked(report: Report, style: Style) -> str:
    """Say what was counted: ``3 files, 2 rights and 1 app checked``."""
    nl = style.lang == "nl"
    counted = [_many(report.files, *(("bestand", "bestanden") if nl else ("file", "files")))]
    counted += [
        _many(count.units, count.noun.one.render(style.lang, {}), count.noun.many.render(style.lang, {}))
        for count in report.platforms
    ]
    *before, last = counted
    together = f"{', '.join(before)} {'en' if nl else 'and'} {last}" if before else last
    return f"{together} {'gecontroleerd' if nl else 'checked'}"


def verdicts(report: Report, style: Style) -> list[str]:
    """Say of each platform with units how many of them can be registered as they are."""
    return [_verdict(count, style) for count in report.platforms if count.units]


def _house(report: Report, style: Style) -> list[str]:
    """Say how often a house rule was not followed, which is no part of the verdict."""
    count = sum(found.times for found in report.diagnostics if found.definition.house is not None)
    if not count:
        return []
    times = _many(count, "time", "times")
    return [
        style.say(
            f"Huisregels zijn {count} keer niet gevolgd; dat heeft geen invloed op de registratie.",
            f"House rules were not followed {times}; this does not affect registration.",
        )
    ]


def _verdict(count: Count, style: Style) -> str:
    one = 1 in {count.units, count.ready}
    if style.lang == "nl":
        total = f"1 {count.noun.one.nl}" if count.units == 1 else f"de {count.units} {count.noun.many.nl}"
        return f"{count.ready} van {total} {'is' if one else 'zijn'} {count.noun.ready.nl}."
    total = _many(count.units, count.noun.one.en, count.noun.many.en)
    return f"{count.ready} of {total} {'is' if one else 'are'} {count.noun.ready.en}."


def _many(count: int, one: str, more: str) -> str:
    return f"{count} {one if count == 1 else more}"
