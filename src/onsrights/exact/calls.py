"""Which endpoints source code calls, and with which methods. A text may be of any language, so nothing here parses one.

Three things count as a call: an address of the API (``…/api/v1/{division}/crm/Accounts``), a literal that is a known
path as a whole (``"crm/Accounts?$top=1"``), and a class of a widespread client. Nothing else is taken for one, and
where no method is to be seen, no more is claimed than reading.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from onsrights.exact.endpoint_paths import find, proposed
from onsrights.exact.tables import COUNTRIES, METHODS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from onsrights.exact.tables import Endpoint, Tables

__all__ = ["MOST", "Found", "calls", "is_catalogue", "may_hold", "wants"]

MOST = 60
"""A file that names more endpoints than this is a list of them, not a caller."""

_PROSE = (".md", ".rst", ".txt", ".adoc", ".html", ".htm", ".csv", ".tsv")
"""Endings of files in which endpoints are told of, not called."""


class Found(NamedTuple):
    """One call in source code."""

    start: int
    end: int
    """Where its path or class stands: 0-based code points, half-open."""
    endpoint: Endpoint | None
    """``None`` where the address is of the API, and the table does not have it."""
    path: str
    """As the table has it, or as it is written where that does not."""
    methods: tuple[str, ...]
    """At least one."""
    is_class: bool = False


def wants(path: str) -> bool:
    """Whether a file of this name is searched at all."""
    return not path.lower().endswith(_PROSE)


def may_hold(data: bytes, tables: Tables) -> bool:
    """Whether a file is worth a closer look; most are not, and this costs next to nothing."""
    if b"api/v1/" in data or b"Financials\\Exact" in data or b"ExactOnline.Client" in data:
        return True
    names = tables.last_parts
    return any(match[1] in names for match in _PART_IN_BYTES.finditer(data))


def calls(text: str, tables: Tables) -> list[Found]:
    """Give every call of a text, in its order."""
    spans: dict[int, tuple[int, Endpoint | None, str]] = {}
    for start, end, endpoint, path in (*_addresses(text, tables), *_literals(text, tables)):
        spans.setdefault(start, (end, endpoint, path))
    found = [Found(start, end, endpoint, path, ()) for start, (end, endpoint, path) in sorted(spans.items())]
    return sorted([*_with_methods(text, found), *_classes(text, tables)])


def is_catalogue(found: Iterable[Found]) -> bool:
    """Whether a text names so many endpoints that it is a list of them."""
    return len({one.path for one in found}) > MOST


# ---------------------------------------------------------------------------------------------- addresses of the API

_HOSTS = frozenset(f"start.exactonline.{end}" for end in COUNTRIES.values())
_API = re.compile(r"/api/v1/")
_HOST = re.compile(r"://([A-Za-z0-9.-]{1,253})(?::[0-9]{1,5})?\Z")
_LONGEST_HOST = 300
_WRITTEN = (
    r"(?:\{\{[^{}\n]{0,80}\}\}|[$#]?\{[^{}\n]{0,80}\}|\\\([^()\n]{0,80}\)"
    r"|[0-9]{1,10}|[:$]\w{1,80}|<[^<>\n]{0,80}>|%[sd])"
)
_PUT_TOGETHER = r"[\"'`]\s{0,20}[+.&]{1,2}\s{0,20}[^\"'`\n;]{1,120}?\s{0,20}[+.&]{1,2}\s{0,20}[\"'`]"
"""A literal that ends, something put behind it, and another literal."""
_DIVISION = re.compile(rf"(?:{_WRITTEN}|{_PUT_TOGETHER})/")
_BETA = re.compile(r"beta/", re.IGNORECASE)
_PATH = re.compile(r"[A-Za-z]\w*(?:/\w+)+")
_VARIABLE = frozenset("{$%<#\\")
"""What begins a part that only the running program knows."""


def _addresses(text: str, tables: Tables) -> Iterator[tuple[int, int, Endpoint | None, str]]:
    """Find addresses: ``/api/v1/``, a division in any writing, and a path without anything unknown in it."""
    for match in _API.finditer(text):
        before = text[max(match.start() - _LONGEST_HOST, 0) : match.start()]
        host = _HOST.search(before)
        if host is not None and host[1].lower() not in _HOSTS:
            continue
        at = match.end()
        beta = _BETA.match(text, at)
        division = _DIVISION.match(text, beta.end() if beta else at)
        if division is not None:
            at = division.end()
        path = _PATH.match(text, at)
        if path is None:
            continue
        written = path[0] if beta is None or division is None else f"beta/{path[0]}"
        endpoint, length = _longest(written, tables)
        end = path.end() - (len(written) - length)
        if endpoint is not None:
            yield path.start(), end, endpoint, endpoint.path
        elif not _goes_on(text, path.end()) and (host or (division and _is_ours(written, tables))):
            yield path.start(), path.end(), None, written


def _goes_on(text: str, end: int) -> bool:
    """Whether a path goes on with a part that only the running program knows."""
    return text[end : end + 2].lstrip("/")[:1] in _VARIABLE or text[end : end + 1] == "/"


def _longest(written: str, tables: Tables) -> tuple[Endpoint | None, int]:
    """Give the endpoint of a path, of which parts at the end may belong to something else, and how long it is."""
    path = written
    while "/" in path:
        if (endpoint := find(path, tables)) is not None:
            return endpoint, len(path)
        path = path.rpartition("/")[0]
    return None, len(written)


def _is_ours(path: str, tables: Tables) -> bool:
    """Whether an unknown path is meant for this API: others have addresses with ``/api/v1/`` as well."""
    return path.partition("/")[0].casefold() in tables.services or proposed(path, tables) is not None


# ------------------------------------------------------------------------------------------- literals that are a path

_PART = re.compile(r"/([A-Z]\w*)")
_PART_IN_BYTES = re.compile(rb"/([A-Z]\w*)")
_QUOTES = "\"'`"
_BEGIN = re.compile(r"([\"'`])/?((?:\w{1,40}/){1,3})\Z")
_END = re.compile(r"(?:\([^()\n]{0,200}\))?(?:\?[^\"'`\n]{0,2000})?([\"'`])")
_IMPORTED = re.compile(r"\b(?:from|import|require|include)(?:_once)?\s*\(?\s*\Z")
_LONGEST = 130


def _literals(text: str, tables: Tables) -> Iterator[tuple[int, int, Endpoint | None, str]]:
    """Find literals that are a known path, and no more than that."""
    last_parts = tables.last_parts
    for match in _PART.finditer(text):
        if match[1].encode() not in last_parts:
            continue
        begin = _BEGIN.search(text, max(match.start() - _LONGEST, 0), match.start() + 1)
        if begin is None:
            continue
        endpoint = find(begin[2] + match[1], tables)
        end = _END.match(text, match.end())
        if endpoint is None or end is None or end[1] != begin[1]:
            continue
        if not _IMPORTED.search(text, max(begin.start() - 20, 0), begin.start()):
            yield begin.start(2), match.end(), endpoint, endpoint.path


# ----------------------------------------------------------------------------------------------------------- methods

_METHOD = re.compile(
    r"\.(?P<call>get|post|put|delete)(?:Async|_async|Json|AsJsonAsync)?\s{0,10}(?:<[^<>\n]{0,80}>)?\("
    r"|(?:-X\s{0,5}|--request[ =])[\"']?(?P<curl>GET|POST|PUT|DELETE)\b"
    r"|\bmethod[\"']?\s{0,10}(?::|=>?)\s{0,10}[\"'`](?P<named>GET|POST|PUT|DELETE)[\"'`]"
    r"|\b(?:HttpMethod\.|Method::|Method\.)(?P<constant>GET|POST|PUT|DELETE)\b"
    r"|\brequest\(\s{0,10}[\"'](?P<first>GET|POST|PUT|DELETE)[\"']",
    re.IGNORECASE,
)
_NEAR = 500
"""So many characters to either side of a call are searched for its method."""
_LINES = 2


def _with_methods(text: str, found: list[Found]) -> Iterator[Found]:
    """Give each call the method that stands nearest to it: in its statement, else at most two lines away."""
    for index, one in enumerate(found):
        low = max(one.start - _NEAR, 0)
        high = min(one.end + _NEAR, len(text))
        if index and (before := found[index - 1].end) > low:
            ends = [at + 1 for mark in "\n;" if (at := text.find(mark, before, one.start)) >= 0]
            low = min(ends, default=before)
        if index + 1 < len(found) and (behind := found[index + 1].start) < high:
            high = max(*(text.rfind(mark, one.end, behind) for mark in "\n;"))
            high = behind if high < 0 else high
        yield one._replace(methods=(_method(text, one, low, high),))


def _method(text: str, one: Found, low: int, high: int) -> str:
    """Find the method of one call; what stands beyond the calls before and after it is theirs."""
    near = [(_distance(match.span(), one), match) for match in _METHOD.finditer(text, low, high)]
    inside = _statement(text, one, low, high)
    around = _around(text, one, low, high)
    for first, last in (inside, around):
        within = [
            (distance, match)
            for distance, match in near
            if first <= match.start()
            and match.end() <= last
            # Beyond the statement an option with a name belongs to the address in front of it.
            and (match["named"] is None or match.start() > one.end or (first, last) == inside)
        ]
        best = min(within, key=lambda pair: pair[0], default=None)
        if best is not None and best[1].lastgroup is not None:
            return str(best[1][best[1].lastgroup]).upper()
    return METHODS[0]


def _distance(span: tuple[int, int], one: Found) -> int:
    return max(one.start - span[1], span[0] - one.end)


def _statement(text: str, one: Found, low: int, high: int) -> tuple[int, int]:
    """Give the part of the line between two semicolons."""
    start = max(text.rfind(mark, low, one.start) for mark in "\n;") + 1
    ends = [at for mark in "\n;" if (at := text.find(mark, one.end, high)) >= 0]
    return max(start, low), min(ends, default=high)


def _around(text: str, one: Found, low: int, high: int) -> tuple[int, int]:
    """Give two lines before and two lines behind, as far as the same block of statements goes."""
    start, end = one.start, one.end
    for _ in range(_LINES + 1):
        at = text.rfind("\n", low, start)
        start = low if at < 0 else at
        at = text.find("\n", end + 1, high)
        end = high if at < 0 else at
    before = text.rfind(";", start, one.start)
    behind = text.find(";", one.end, end)
    return max(start, before), end if behind < 0 else behind


# ----------------------------------------------------------------------------------------------------------- classes

_PHP = re.compile(r"Financials\\Exact\\(?:(\w+)|\{([^{}]{0,4000})\})")
_BEFORE_NAME = re.compile(r"[\w\\]{0,100}\Z")
_NEW = re.compile(r"\bnew\s+(\w+)\s*\(")
_OTHER_USE = re.compile(r"\buse\s+[\w\\]*?\\?(\w+)\s*;")
_IS_USE = re.compile(r"\buse\s+\Z")
_NAME = re.compile(r"\b([A-Z]\w*)\b(?:\s+as\s+(\w+))?")
_CSHARP = "using ExactOnline.Client.Models"
_FOR = re.compile(r"\bFor<\s*(?:\w+\.)*(\w+)\s*>")
_ASSIGNED = re.compile(r"(\$?\b\w+)\s*=\s*(?:\(|new\s|await\s|[\w.]{0,80}\.)?\s*\Z")
_CHANGES = {"save": "POST", "insert": "POST", "update": "PUT", "delete": "DELETE"}
_CHANGE = re.compile(
    r"(\$?\b\w{1,80})?\s{0,20}(?:->|\.)\s{0,20}(save|insert|update|delete)(?:Async)?\s{0,10}\(", re.IGNORECASE
)
_STATEMENT = 400


def _classes(text: str, tables: Tables) -> Iterator[Found]:
    """Find classes of the clients; one that stands for several paths is passed over."""
    by_class = tables.by_class
    if "Financials\\Exact" in text:
        yield from _php(text, by_class)
    if _CSHARP in text:
        changes = _changes(text)
        for match in _FOR.finditer(text):
            if (endpoint := by_class.get(match[1])) is not None:
                yield _class(text, match.span(1), match.start(), endpoint, changes)


def _php(text: str, by_class: Mapping[str, Endpoint]) -> Iterator[Found]:
    """Find classes in PHP: imported, fully named, or behind ``new``; an import counts where it is all there is."""
    changes = _changes(text)
    imported: dict[str, tuple[str, int, int]] = {}
    used: set[str] = set()
    found: list[Found] = []
    for match in _PHP.finditer(text):
        names: list[tuple[str, str | None, tuple[int, int]]] = [(match[1], None, match.span(1))] if match[1] else []
        if match[2]:
            names = [(name[1], name[2], _shifted(name.span(1), match.start(2))) for name in _NAME.finditer(match[2])]
        begin = _beginning(text, match.start())
        is_use = bool(match[2]) or _IS_USE.search(text, max(begin - 20, 0), begin) is not None
        for name, alias, (start, end) in names:
            if name not in by_class:
                continue
            if is_use:
                imported[alias or name] = (name, start, end)
            else:
                found.append(_class(text, (start, end), begin, by_class[name], changes))
                used.add(name)
    others = {match[1] for match in _OTHER_USE.finditer(text)} - imported.keys()
    for match in _NEW.finditer(text):
        name = imported[match[1]][0] if match[1] in imported else match[1]
        if name in by_class and match[1] not in others:
            found.append(_class(text, match.span(1), match.start(), by_class[name], changes))
            used.add(name)
    yield from found
    for name, start, end in imported.values():
        if name not in used:
            yield Found(start, end, by_class[name], by_class[name].path, ("GET",), is_class=True)


def _beginning(text: str, at: int) -> int:
    """Give where the name begins of which a part stands here."""
    match = _BEFORE_NAME.search(text[max(at - 100, 0) : at])
    return at if match is None else at - len(match[0])


def _shifted(span: tuple[int, int], by: int) -> tuple[int, int]:
    return span[0] + by, span[1] + by


def _class(text: str, span: tuple[int, int], begin: int, endpoint: Endpoint, changes: Mapping[str, list[str]]) -> Found:
    """Give the call of a class: what is done with the variable it is assigned to, and in its own statement."""
    end = text.find(";", span[1], span[1] + _STATEMENT)
    statement = text[span[1] : span[1] + _STATEMENT if end < 0 else end]
    methods = dict.fromkeys(_CHANGES[match[2].lower()] for match in _CHANGE.finditer(statement))
    line = max(text.rfind("\n", 0, begin), text.rfind(";", 0, begin)) + 1
    assigned = _ASSIGNED.search(text, max(line, begin - _STATEMENT), _before_new(text, begin))
    if assigned is not None:
        methods.update(dict.fromkeys(changes.get(assigned[1], ())))
    return Found(*span, endpoint, endpoint.path, tuple(methods) or ("GET",), is_class=True)


def _before_new(text: str, begin: int) -> int:
    """Give where ``new`` begins, where a name stands behind one."""
    before = text[max(begin - 10, 0) : begin]
    return begin - len(before) + before.rstrip().rfind("new") if before.rstrip().endswith("new") else begin


def _changes(text: str) -> dict[str, list[str]]:
    """Give the methods that are called on each variable."""
    found: dict[str, list[str]] = {}
    for match in _CHANGE.finditer(text):
        found.setdefault(match[1], []).append(_CHANGES[match[2].lower()])
    return found
