"""What the reports for programs are made of, and the ways of writing that several of them share."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

from onsrights.reports.style import Style

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from onsrights.engine.check.platform import Entry
    from onsrights.engine.check.report import Report
    from onsrights.engine.check.rule import Rule
    from onsrights.engine.diagnostics import Language
    from onsrights.reports.style import HasText

__all__ = ["Content", "Page", "as_array", "as_json", "as_uri", "in_unicode"]

_HALF = re.compile("[\ud800-\udfff]")
UNSEEN = frozenset(
    map(chr, (*range(0x7F, 0xA0), 0x61C, 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A)))
)
"""What a terminal may act on, turns the direction of writing, or is the end of a line to some programs."""
_UNSEEN = re.compile(f"[{''.join(sorted(UNSEEN))}]")


class Page(NamedTuple):
    """What is to be known about a rule: in a sentence, in a paragraph, and all of it as text and as Markdown."""

    summary: str
    about: str
    text: str
    markdown: str


def _no_page(rule: Rule) -> Page:
    return Page(rule.name, rule.name, rule.name, rule.name)


class Content(NamedTuple):
    """One run, in the form in which it is handed to a report."""

    report: Report
    style: Style = Style()
    """Language, encoding and the names of the fields; a program has no use for colours."""
    sources: Mapping[str, HasText] = {}
    """The texts of the files that something was found in, by path."""
    listed: Mapping[str, Sequence[Entry]] = {}
    """The rights of every file that was checked, by path."""
    failed: Sequence[str] = ()
    """The files that could not be checked because of a fault of the tool itself."""
    grave: frozenset[str] = frozenset({"error"})
    """The severities that make a check fail."""
    page: Callable[[Rule], Page] = _no_page
    in_repository: Callable[[str], str] = str
    """Turns a path as it was given into the path that the file has in its repository."""
    text: str = ""
    """The report for people, for forms that show it too."""
    closing: str = ""
    """Its last lines, with the verdict."""

    @property
    def lang(self) -> Language:
        """The language of the messages."""
        return self.style.lang


def in_unicode(text: str) -> str:
    """Write half a surrogate pair, which stands for a byte of a file name that is no text, as ``U+DCFF``."""
    return _HALF.sub(lambda half: f"U+{ord(half[0]):04X}", text)


def as_json(value: Any, style: Style) -> str:  # noqa: ANN401 - whatever JSON can say
    """Give ``value`` as JSON on one line, in characters that the output can say.

    Half a surrogate pair is left an escape, and so is what nobody can see.
    """
    from json import JSONEncoder

    return in_json(JSONEncoder(ensure_ascii=not style.unicode).encode(value))


def in_json(text: str) -> str:
    """Escape in JSON what nobody can see, so that it does nothing to a terminal, and what is no Unicode."""
    text = _UNSEEN.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text)
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode()


def as_array(values: Iterable[Any], style: Style) -> Iterator[str]:
    """Give a JSON array part by part, each of its values on a line of its own: easy to compare, and quick to make."""
    gap = "[\n"
    for value in values:
        yield gap + as_json(value, style)
        gap = ",\n"
    yield "[]" if gap == "[\n" else "\n]"


def as_uri(path: str) -> str:
    """Give a path with forward slashes as a reference (RFC 3986); an absolute one with the scheme ``file``.

    The bytes of a file name that are no UTF-8 are escaped as the bytes they are.
    """
    try:
        data = path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # half of a pair that stands for no byte
        data = path.encode("utf-8", "surrogatepass")
    if re.match(r"[A-Za-z]:/", path):
        return f"file:///{path[0]}:{quote(data[2:])}"
    if re.match(r"//[^/]", path):  # a share in a network of Windows; its server stands where a host stands
        return "file:" + quote(data)
    return ("file://" if path.startswith("/") else "") + quote(data)
