"""SARIF 2.1.0, which GitHub's code scanning and many viewers read (OASIS Standard, sections named below).

Lines and columns are 1-based, offsets 0-based; all count code points, and a byte order mark is not counted. Only the
rules that something was found for are described. Nothing in it depends on when or on which machine it was made.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from onsrights.reports.content import as_array, as_json, as_uri, in_unicode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onsrights.engine.check.rule import Rule
    from onsrights.engine.diagnostics import Diagnostic, Fix, Range, Related
    from onsrights.reports.content import Content

__all__ = ["render"]

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_BASE = "%SRCROOT%"
"""What relative paths are relative to; the name that GitHub knows."""

_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_SEVERITIES = {"error": "error", "warning": "warning", "info": "recommendation"}
"""The words of GitHub."""

_LONGEST = 1024
"""Of a description of a rule GitHub shows no more."""


def render(content: Content) -> Iterator[str]:
    """Give the whole log part by part, with each result on a line of its own."""
    diagnostics = content.report.diagnostics
    rules = {found.code: found.definition for found in diagnostics}
    index = {code: number for number, code in enumerate(sorted(rules))}
    run = as_json(
        {
            "tool": {"driver": _driver([rules[code] for code in index], content)},
            "columnKind": "unicodeCodePoints",
            "newlineSequences": ["\r\n", "\n", "\r"],
            "language": content.lang,
            "originalUriBaseIds": {_BASE: {"description": {"text": "The folder that paths are relative to."}}},
            "invocations": [_invocation(content)],
        },
        content.style,
    )
    yield f'{{"$schema": "{_SCHEMA}", "version": "2.1.0", "runs": [{run[:-1]}, "results": '
    yield from as_array((_result(found, index[found.code], content) for found in diagnostics), content.style)
    yield "}]}\n"


def _driver(rules: Iterable[Rule], content: Content) -> dict[str, Any]:
    from onsrights import __version__
    from onsrights.engine.check.rule import DOCUMENTATION

    return {
        "name": "onsrights",
        "version": __version__,
        "semanticVersion": __version__,
        "informationUri": DOCUMENTATION,
        "rules": [_rule(rule, content) for rule in rules],
    }


def _rule(rule: Rule, content: Content) -> dict[str, Any]:
    page = content.page(rule)
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": page.summary[:_LONGEST]},
        "fullDescription": {"text": page.about[:_LONGEST]},
        "help": {"text": page.text, "markdown": page.markdown},
        "helpUri": rule.url,
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"problem.severity": _SEVERITIES[rule.severity], "fix": rule.fix or "none"},
    }


def _invocation(content: Content) -> dict[str, Any]:
    """Say whether every file could be checked (3.20.14, 3.58)."""
    notifications = [
        {
            "level": "error",
            "message": {"text": "The tool itself failed at this file; it was not checked."},
            "locations": [{"physicalLocation": {"artifactLocation": _artifact(path, content)}}],
        }
        for path in content.failed
    ]
    told = {"toolExecutionNotifications": notifications} if notifications else {}
    return {"executionSuccessful": not notifications} | told


def _result(found: Diagnostic, index: int, content: Content) -> dict[str, Any]:
    result = {
        "ruleId": found.code,
        "ruleIndex": index,
        "level": _LEVELS[found.severity],
        "message": _message(found.message(content.lang)),
        "locations": [_location(found, content)],
        "partialFingerprints": {"onsrights/v1": found.fingerprint},
        "properties": {"document": found.document, "pointer": in_unicode(found.pointer)},
    }
    if found.related:
        result["relatedLocations"] = [_related(related, content) for related in found.related]
    if fixes := [*_fixes(found, content)]:
        result["fixes"] = fixes
    return result


def _location(found: Diagnostic, content: Content) -> dict[str, Any]:
    location = _physical(found.path, found.range, content)
    names = [in_unicode(name) for name in (found.right, found.field) if name]
    if names:
        kind = "property" if found.field else "object"
        location["logicalLocations"] = [{"name": names[-1], "fullyQualifiedName": ".".join(names), "kind": kind}]
    return location


def _related(related: Related, content: Content) -> dict[str, Any]:
    return {"message": _message(related.message(content.lang))} | _physical(related.path, related.range, content)


def _physical(path: str | None, found: Range | None, content: Content) -> dict[str, Any]:
    if path is None:
        return {}
    place = {"region": _region(found)} if found else {}
    return {"physicalLocation": {"artifactLocation": _artifact(path, content)} | place}


def _artifact(path: str, content: Content) -> dict[str, str]:
    uri = as_uri(content.in_repository(path))
    return {"uri": uri} if uri.startswith("file:") else {"uri": uri, "uriBaseId": _BASE}


def _region(found: Range) -> dict[str, int]:
    return {
        "startLine": found.start.line,
        "startColumn": found.start.column,
        "endLine": found.end.line,
        "endColumn": found.end.column,
        "charOffset": found.start.offset,
        "charLength": found.end.offset - found.start.offset,
    }


def _fixes(found: Diagnostic, content: Content) -> Iterator[dict[str, Any]]:
    """Give the fixes that are edits on the file; several of one diagnostic are alternatives (3.27.30)."""
    for fix in found.fixes:
        replacements = [*_replacements(fix)]
        if replacements and found.path is not None:
            artifact = _artifact(found.path, content)
            yield {
                "description": _message(fix.title(content.lang)),
                "artifactChanges": [{"artifactLocation": artifact, "replacements": replacements}],
                "properties": {"safety": fix.safety},
            }


def _replacements(fix: Fix) -> Iterator[dict[str, Any]]:
    for change in fix.changes:
        for edit in change.edits:
            if edit.range is not None:
                yield {"deletedRegion": _region(edit.range), "insertedContent": {"text": in_unicode(edit.text)}}


def _message(text: str) -> dict[str, str]:
    """Give a plain text in which nothing is a placeholder (3.11.5) or a link (3.11.6)."""
    return {"text": re.sub("[{}]", r"\g<0>\g<0>", in_unicode(text)).replace("](", "\\](")}
