"""JUnit's XML: a suite for each file, a test for each right, and one for what stands around the rights.

A right without grave faults is a test that passes. All that is wrong with a right is one ``failure``, because readers
expect one; it is written out in its text, because GitLab shows nothing else. The form is that of Jenkins' xUnit plugin
(``junit-10.xsd``).
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from onsrights.reports.concise import render as as_lines
from onsrights.reports.groups import owner
from onsrights.reports.style import SEVERITIES
from onsrights.reports.xml import document, element

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onsrights.engine.diagnostics import Diagnostic
    from onsrights.reports.content import Content

__all__ = ["render"]

_GRAVEST = tuple(SEVERITIES)


class _Suite(NamedTuple):
    """One file: its tests as lines of XML, and how many of them failed."""

    path: str
    tests: list[str]
    failures: int
    errors: int = 0


def render(content: Content) -> str:
    """Give a suite for each file that was checked, or that should have been."""
    by_file: dict[str, list[Diagnostic]] = {path: [] for path in content.listed}
    for found in content.report.diagnostics:
        by_file.setdefault(found.path or "", []).append(found)
    suites = [_suite(path, found, content) for path, found in sorted(by_file.items())]
    suites += [_failed(path, content) for path in content.failed]
    whole = _Suite("", [test for suite in suites for test in suite.tests],
                   sum(suite.failures for suite in suites), sum(suite.errors for suite in suites))  # fmt: skip
    children = [
        element("testsuite", {"name": suite.path or "-"} | _counts(suite), children=suite.tests, indent=2)
        for suite in suites
    ]
    return document(element("testsuites", {"name": "onsrights"} | _counts(whole), children=children), content.style)


def _counts(suite: _Suite) -> dict[str, object]:
    return {"tests": len(suite.tests), "failures": suite.failures, "errors": suite.errors}


def _suite(path: str, diagnostics: Sequence[Diagnostic], content: Content) -> _Suite:
    """Hand the diagnostics of one file out to its rights; what belongs to none is the file's own."""
    names = _names(path, content)
    tests: dict[str, list[Diagnostic]] = {name: [] for name in (_around(content), *names.values())}
    for found in diagnostics:
        place = owner(found, names)
        tests[names[place] if place else _around(content)].append(found)
    failures = sum(any(found.severity in content.grave for found in all_found) for all_found in tests.values())
    return _Suite(path, [_test(path, name, all_found, content) for name, all_found in tests.items()], failures)


def _names(path: str, content: Content) -> Mapping[tuple[int, str], str]:
    """Name the test of each right, by document and pointer: readers drop a second test of the same name."""
    names: dict[tuple[int, str], str] = {}
    seen: Counter[str] = Counter({_around(content): 1})
    for entry in content.listed.get(path, ()):
        name = " ".join((entry.label or "").split()) or entry.pointer
        seen[name] += 1
        while seen[name] > 1:
            name = f"{name} ({seen[name]})"
            seen[name] += 1
        names[entry.document, entry.pointer] = name
    return names


def _around(content: Content) -> str:
    return content.style.say("(het bestand zelf)", "(the file itself)")


def _test(path: str, name: str, diagnostics: Sequence[Diagnostic], content: Content) -> str:
    about = {"classname": path or "-", "name": name, "time": "0"}
    if not diagnostics:
        return element("testcase", about, indent=4)
    from onsrights.engine.check.report import Report

    lines = as_lines(Report(tuple(diagnostics), 0, 0, 0), content.style._replace(color=False, links=False), quiet=True)
    # GitLab takes this sign in the output of a test for the path of an attachment.
    lines = lines.replace("[[ATTACHMENT", "[ [ATTACHMENT")
    gravest = min(diagnostics, key=lambda found: _GRAVEST.index(found.severity))
    if gravest.severity not in content.grave:
        return element("testcase", about, children=[element("system-out", {}, text=lines, indent=6)], indent=4)
    said = {"message": gravest.message(content.lang), "type": gravest.rule}
    return element("testcase", about, children=[element("failure", said, text=lines, indent=6)], indent=4)


def _failed(path: str, content: Content) -> _Suite:
    message = content.style.say("Interne fout van onsrights.", "Internal fault of onsrights.")
    error = element("error", {"message": message, "type": "internal-fault"}, text=message, indent=6)
    about = {"classname": path or "-", "name": _around(content), "time": "0"}
    return _Suite(path, [element("testcase", about, children=[error], indent=4)], 0, 1)
