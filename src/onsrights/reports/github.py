"""Annotations for a job of GitHub Actions: workflow commands on standard output, below the report for people.

What is escaped, and how, is what the runner undoes: ``%``, CR and LF everywhere, ``:`` and ``,`` in properties too.
What nobody can see would do something to the log, so that its number is written instead.
Columns are 1-based code points, and their end is exclusive.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from onsrights.reports.content import UNSEEN, in_unicode
from onsrights.reports.style import subject

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onsrights.engine.diagnostics import Diagnostic
    from onsrights.reports.content import Content

__all__ = ["render"]

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}
_SHOWN = 10
"""Of each kind, GitHub shows so many in a step."""

_NAMED_FILES = 5

_IN_DATA = {ord(sign): f"U+{ord(sign):04X}" for sign in (*map(chr, range(32)), *UNSEEN)}
_IN_DATA |= {ord("%"): "%25", ord("\r"): "%0D", ord("\n"): "%0A"}
_IN_PROPERTIES = _IN_DATA | {ord(":"): "%3A", ord(","): "%2C"}


def render(content: Content) -> str:
    """Give the report for people, then the annotations, errors first, and at the end what GitHub has no room for."""
    shown: list[Diagnostic] = []
    left: list[Diagnostic] = []
    for severity in _COMMANDS:
        found = [one for one in content.report.diagnostics if one.severity == severity]
        # The last line is a notice itself.
        most = _SHOWN if severity != "info" or not (left or len(found) > _SHOWN) else _SHOWN - 1
        shown += found[:most]
        left += found[most:]
    lines = [_annotation(found, content) for found in shown]
    lines += [_command("error", {"title": "onsrights"}, _failure(path, content)) for path in content.failed]
    if left:
        lines.append(_command("notice", {"title": "onsrights"}, _rest(left, content)))
    return _as_text(content.text) + "".join(lines)


def _as_text(text: str) -> str:
    """Give text in which the runner looks for no commands: what comes from a manifest may look like one.

    The word that ends this is made from the text itself, so that the text cannot hold it.
    """
    if not text:
        return ""
    from hashlib import sha256

    word = f"onsrights-{sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()}"
    return f"::stop-commands::{word}\n{text}::{word}::\n"


def _annotation(found: Diagnostic, content: Content) -> str:
    properties: dict[str, object] = {}
    if found.path:
        properties["file"] = in_unicode(content.in_repository(found.path))
    if found.range:
        start, end = found.range
        properties |= {"line": start.line, "endLine": end.line}
        if start.line == end.line:  # GitHub takes columns within one line only
            properties |= {"col": start.column, "endColumn": end.column}
    properties["title"] = f"{found.code} {found.rule}"
    said = [found.message(content.lang), subject(found, content.style), found.url]
    return _command(_COMMANDS[found.severity], properties, in_unicode("\n".join(filter(None, said))))


def _command(name: str, properties: dict[str, object], data: str) -> str:
    given = ",".join(f"{key}={str(value).translate(_IN_PROPERTIES)}" for key, value in properties.items())
    return f"::{name} {given}::{data.translate(_IN_DATA)}\n"


def _failure(path: str, content: Content) -> str:
    path = content.style.printable(path)
    return content.style.say(
        f"{path} is niet gecontroleerd door een interne fout van onsrights.",
        f"{path} was not checked because of an internal fault of onsrights.",
    )


def _rest(left: Sequence[Diagnostic], content: Content) -> str:
    say = content.style.say
    kinds = ", ".join(_kinds(left, content))
    files = Counter(found.path or "" for found in left)
    places = [f"{content.style.printable(path)} ({count})" for path, count in files.most_common(_NAMED_FILES)]
    if len(files) > _NAMED_FILES:
        places.append(say(f"nog {len(files) - _NAMED_FILES} bestanden", f"{len(files) - _NAMED_FILES} more files"))
    return say(
        f"GitHub toont er hier hoogstens {_SHOWN} van elke soort. Verder nog {kinds} in {', '.join(places)}: "
        "alle staan in het logboek van deze stap.",
        f"GitHub shows at most {_SHOWN} of each kind here. There are also {kinds} in {', '.join(places)}: "
        "all of them are in the log of this step.",
    )


def _kinds(left: Sequence[Diagnostic], content: Content) -> Iterator[str]:
    words = {
        "error": (("fout", "fouten"), ("error", "errors")),
        "warning": (("waarschuwing", "waarschuwingen"), ("warning", "warnings")),
        "info": (("opmerking", "opmerkingen"), ("remark", "remarks")),
    }
    for severity, (nl, en) in words.items():
        if count := sum(found.severity == severity for found in left):
            one, more = nl if content.lang == "nl" else en
            yield f"{count} {one if count == 1 else more}"
