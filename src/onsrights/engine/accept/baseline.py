"""A baseline: the faults that were there when a team began, so that only what is new is reported.

It is a JSON file with one entry a line, sorted, so that a change of it reads well. An entry names the file (relative
to the baseline's own folder, with forward slashes), the rule, the right and the field, and how often; never a line.
Nothing in it is ever opened or run: its paths are compared, and looked up to see whether such a file is there at all.

It is applied to a finished run, as the last step, so it makes no difference how the run was done.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from onsrights.engine.check.platform import Group
from onsrights.engine.check.rule import UnknownRuleError
from onsrights.engine.diagnostics import Finding, Place, Proposal, Span, Text
from onsrights.engine.limits import BASELINE_BYTES
from onsrights.engine.settings.settings import Limits, Settings
from onsrights.engine.text.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping

    from onsrights.engine.check.platform import Platform, Platforms
    from onsrights.engine.check.rule import Registry, Rule
    from onsrights.engine.check.run import Run
    from onsrights.engine.diagnostics import Diagnostic, Language

__all__ = [
    "FORMAT",
    "Baseline",
    "BaselineError",
    "Known",
    "faults_of",
    "looks_like_one",
    "read",
    "rendered",
    "settled",
    "unjudged",
    "without_stale",
]

FORMAT = 1
_HEAD_SIZE = 1000
_DIGITS = 3
_SPACE = re.compile(r"[ \t\r\n]*")

_Key: TypeAlias = tuple[str, str, str | None, str | None]
"""Path, rule, right and field."""

_AT = Text("{path}, regel {line}, kolom {column}: ", "{path}, line {line}, column {column}: ")
_REASONS = {
    "missing": Text(
        "de baseline {path} bestaat niet. Maak die met --write-baseline {path}.",
        "the baseline {path} does not exist. Write it with --write-baseline {path}.",
    ),
    "folder": Text("de baseline {path} is een map.", "the baseline {path} is a folder."),
    "special": Text("de baseline {path} is geen gewoon bestand.", "the baseline {path} is not an ordinary file."),
    "permission": Text(
        "de baseline {path} mag niet gelezen worden.", "you do not have permission to read the baseline {path}."
    ),
    "message": Text("de baseline {path} kan niet gelezen worden.", "the baseline {path} cannot be read."),
    "too-large": Text(
        "de baseline {path} is groter dan {limit} MiB.", "the baseline {path} is larger than {limit} MiB."
    ),
    "not-utf8": Text("de baseline {path} is geen tekst in UTF-8.", "the baseline {path} is not text in UTF-8."),
    "json": Text(
        "dit is geen JSON, dus geen baseline. Haal die terug uit versiebeheer, of schrijf een nieuwe met "
        "--write-baseline.",
        "this is not JSON, so it is not a baseline. Restore it from version control, or write it again with "
        "--write-baseline.",
    ),
    "cut": Text(
        "de baseline houdt hier op, midden in de tekst. Haal die terug uit versiebeheer, of schrijf een nieuwe met "
        "--write-baseline.",
        "the baseline ends here, in the middle of its text. Restore it from version control, or write it again with "
        "--write-baseline.",
    ),
    "deep": Text("dit is zo diep genest dat het geen baseline is.", "this is nested too deeply to be a baseline."),
    "no-object": Text(
        'een baseline is een object met "format" en "entries".',
        'a baseline is an object with "format" and "entries".',
    ),
    "no-format": Text('hier hoort "format": {format} te staan.', 'this should have "format": {format}.'),
    "newer": Text(
        "de baseline heeft vorm {found}; deze versie van onsrights kent vorm {format}. Werk onsrights bij, of schrijf "
        "een nieuwe met --write-baseline.",
        "the baseline has format {found}; this version of onsrights knows format {format}. Update onsrights, or write "
        "it again with --write-baseline.",
    ),
    "no-entries": Text('"entries" hoort een lijst te zijn.', '"entries" should be a list.'),
    "entry": Text(
        'een regel van de baseline heeft "path", "rule", "right" en "field" als tekst ("right" en "field" eventueel '
        'null) en "count" als getal vanaf 1.',
        'an entry of the baseline has "path", "rule", "right" and "field" as text ("right" and "field" may be null) '
        'and "count" as a number of 1 or more.',
    ),
    "rule": Text('er is geen regel "{rule}".', 'there is no rule "{rule}".'),
    "twice": Text(
        "deze fout staat al op regel {first}. Voeg de twee samen, of schrijf de baseline opnieuw met --write-baseline.",
        "this fault is already on line {first}. Merge the two, or write the baseline again with --write-baseline.",
    ),
}


class BaselineError(ValueError):
    """A baseline that cannot be used; nothing was checked with it."""

    def __init__(self, reason: str, source: Source, offset: int | None = None, **data: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self._data = {"path": source.path, **data}
        self._where = None if offset is None else source.point(offset)

    def message(self, lang: Language = "en") -> str:
        """Say what is wrong with it, and where."""
        place = ""
        if self._where is not None:
            data = {"path": self._data["path"], "line": self._where.line, "column": self._where.column}
            place = _AT.render(lang, data)
        return place + _REASONS[self.reason].render(lang, self._data)


class Known(NamedTuple):
    """One entry: where it stands in the baseline (0-based code points, half-open), and what it knows."""

    start: int
    end: int
    key: _Key
    times: int


class Baseline(NamedTuple):
    """A baseline that was read."""

    source: Source
    folder: str
    """Its folder, absolute; paths in it start there."""
    entries: tuple[Known, ...]
    registry: Registry
    """The rules that its entries may name."""


def read(path: str, platforms: Platforms, house: tuple[Rule, ...] = ()) -> Baseline:
    """Read a baseline of a run with those house rules; raise :class:`BaselineError`."""
    source = Source.from_file(path, Limits(file_bytes=BASELINE_BYTES))
    for fault in source.faults:
        reason = fault.text if fault.kind == "unreadable-file" else fault.kind
        raise BaselineError(reason, source, limit=BASELINE_BYTES // (1024 * 1024))
    registry = platforms.registry(Settings(house=house))
    return Baseline(source, _folder(path), tuple(_Reading(source, platforms, registry).entries()), registry)


def looks_like_one(text: str) -> bool:
    """Whether a text was written as a baseline, even if it is damaged; what is not is no file to write one over."""
    head = text[:_HEAD_SIZE]
    return not text.strip() or ('"format"' in head and '"entries"' in head)


def rendered(faults: Iterable[tuple[_Key, int]]) -> str:
    """Give the text of a baseline that knows these faults, each so many times."""
    from json import JSONEncoder

    encode = JSONEncoder(ensure_ascii=False).encode
    total: Counter[_Key] = Counter()
    for key, count in faults:
        total[key] += count
    lines = [f"    {_entry(encode, key, total[key])}" for key in sorted(total, key=_order)]
    entries = "[\n" + ",\n".join(lines) + "\n  ]" if lines else "[]"
    # Half a surrogate pair, which a path may hold, becomes its JSON escape.
    text = f'{{\n  "format": {FORMAT},\n  "entries": {entries}\n}}\n'
    return text.encode("utf-8", "backslashreplace").decode()


def faults_of(diagnostics: Iterable[Diagnostic], path: str) -> Iterator[tuple[_Key, int]]:
    """Give what a baseline at ``path`` is to know of these diagnostics."""
    names = _Names(_folder(path))
    for found in diagnostics:
        if found.definition.may_wait:
            yield names.key(found), found.times


def settled(run: Run, baseline: Baseline, platforms: Platforms, ran: Callable[[str | None], Container[str]]) -> Run:
    """Take what a baseline knows out of a run, and report what it knows and nobody finds any more.

    ``ran`` gives the codes of the rules that were selected for a file, by its path; without one those of the run.
    """
    names = _Names(baseline.folder)
    left = Counter({known.key: known.times for known in baseline.entries})
    kept: list[Diagnostic] = []
    count = 0
    for found in run.report.diagnostics:
        key = names.key(found)
        matched = min(left[key], found.times) if found.definition.may_wait else 0
        left[key] -= matched
        count += matched
        if matched < found.times:
            rest = found.times - matched
            kept.append(found if not matched else found._replace(times=rest, data={**found.data, "count": rest}))
    judged = _Judged(run, baseline, platforms, ran)
    sources = run.sources
    reported = [known for known in baseline.entries if left[known.key] > 0 and judged.speaks(known) and judged(known)]
    if reported:
        kept = sorted([*kept, *_stale(reported, left, baseline, platforms)], key=_by_place)
        sources = {**sources, baseline.source.path or "": baseline.source}
    report = run.report._replace(
        diagnostics=tuple(kept), suppressed=run.report.suppressed + count, known=run.report.known + count
    )
    return run._replace(report=report, sources=sources)


def unjudged(
    run: Run, baseline: Baseline, platforms: Platforms, ran: Callable[[str | None], Container[str]]
) -> list[Known]:
    """Give the entries that a run has no say in: of files it did not check, or of rules that could not speak.

    ``ran`` is that of :func:`settled`. A file that is gone counts as checked.
    """
    judged = _Judged(run, baseline, platforms, ran)
    return [known for known in baseline.entries if not judged(known)]


class _Judged:
    """Says whether a run would have found again what an entry of a baseline knows."""

    def __init__(
        self, run: Run, baseline: Baseline, platforms: Platforms, ran: Callable[[str | None], Container[str]]
    ) -> None:
        self._baseline = baseline
        self._platforms = platforms
        self._folder = baseline.folder
        self._ran = ran
        self._registry = baseline.registry
        names = _Names(baseline.folder)
        self._checked = {names.path(path): path for path in run.listed}
        self._partly = {names.path(path) for path in run.partly}
        self._silent: dict[tuple[str, str | None, str | None], set[str]] = {}
        for found in run.report.diagnostics:
            path, _, right, field = names.key(found)
            self._silent.setdefault((path, right, field), set()).update(found.definition.silent)
        self._gone: dict[str, bool] = {}
        paths = {known.key[0] for known in baseline.entries}
        self._everything = all(path in self._checked or self._is_gone(path) for path in paths)
        """Whether nothing is missing from the run; a name that is used twice may be used in what was not checked."""

    def __call__(self, known: Known) -> bool:
        path, code, right, field = known.key
        if path not in self._checked:
            return self._is_gone(path)
        silent = self._silent.get((path, right, field), ())
        return (
            path not in self._partly
            and (self._everything or self._registry[code].needs != "run")
            and code in self._ran(self._checked[path])
            and not any(code.startswith(begin) for begin in silent)
        )

    def speaks(self, known: Known) -> bool:
        """Whether the rule about stale entries was selected for the file of an entry."""
        return _stale_code(known, self._baseline, self._platforms) in self._ran(self._checked.get(known.key[0]))

    def _is_gone(self, path: str) -> bool:
        """Whether there is no such file below the folder of the baseline; other places are not looked at.

        A path that a stranger wrote must not lead to another drive, or to another computer.
        """
        if path not in self._gone:
            first, *parts = path.split("/")
            here = bool(first) and ".." not in (first, *parts) and not any(sign in path for sign in ":\\\0")
            self._gone[path] = here and not os.path.lexists(os.path.join(self._folder, path))
        return self._gone[path]


def without_stale(baseline: Baseline, run: Run) -> str:
    """Give the text of a baseline without the entries, or the counts, that ``run`` reports as stale.

    The entries are told by where they stand, so that both have to come of the same reading.
    """
    fewer = {
        (found.range.start.offset, found.range.end.offset): int(found.data["left"])
        for found in run.report.diagnostics
        if found.rule == "stale-baseline" and found.range
    }
    if not fewer:
        return baseline.source.text
    kept = ((known.key, fewer.get((known.start, known.end), known.times)) for known in baseline.entries)
    return rendered((key, count) for key, count in kept if count)


def _stale(
    stale: Iterable[Known], left: Mapping[_Key, int], baseline: Baseline, platforms: Platforms
) -> Iterator[Diagnostic]:
    from onsrights.engine.check.locate import Locator
    from onsrights.engine.text.tree import Tree

    locator = Locator(baseline.registry, None, Tree(baseline.source))
    places = {known: index for index, known in enumerate(baseline.entries)}
    for known in stale:
        index = places[known]
        file, rule, right, field = known.key
        remaining = known.times - left[known.key]
        data = {"rule": rule, "file": file, "known": known.times, "left": remaining}
        pointer = f"/entries/{index}"
        cut, mended = _cut(baseline, index, remaining)
        proposal = Proposal(
            ((Place(pointer, "file", Span(*cut)), mended),), "safe", "fix-fewer" if remaining else "fix"
        )
        place = Place(pointer, "file", Span(known.start, known.end))
        code = _stale_code(known, baseline, platforms)
        finding = Finding(code, place, "fewer" if remaining else "message", data, (), (proposal,))
        group = Group(right, [finding], {pointer: field} if field else {})
        platform = _platform_of(known, baseline, platforms)
        label = platform.title_of(field) if field else None
        yield from (found._replace(unit=platform.noun.one, label=label) for found in locator.diagnostics([group]))


def _platform_of(known: Known, baseline: Baseline, platforms: Platforms) -> Platform:
    """Give the platform of an entry's rule; a house rule has that of the file, or else of the field."""
    path, code, _, field = known.key
    if baseline.registry[code].house is None:
        return next(platform for platform in platforms.all() if platform.prefix == code[:-_DIGITS])
    by_path = platforms.by_path(path)
    if by_path is not None:
        return platforms[by_path]
    from onsrights.engine.check.house import fields_of

    return next((each for each in platforms.all() if field in fields_of(each)), platforms.all()[0])


def _stale_code(known: Known, baseline: Baseline, platforms: Platforms) -> str:
    """Give the code under which the platform of an entry's rule reports that the entry is stale."""
    return f"{_platform_of(known, baseline, platforms).prefix}123"


def _cut(baseline: Baseline, index: int, remaining: int) -> tuple[tuple[int, int], str]:
    """Give what to change so that an entry is gone, or its count lower."""
    known = baseline.entries[index]
    if remaining:
        from json import JSONEncoder

        return (known.start, known.end), _entry(JSONEncoder(ensure_ascii=False).encode, known.key, remaining)
    if index + 1 < len(baseline.entries):
        return (known.start, baseline.entries[index + 1].start), ""
    return (baseline.entries[index - 1].end if index else known.start, known.end), ""


def _entry(encode: Callable[[object], str], key: _Key, count: int) -> str:
    path, rule, right, field = key
    return encode({"path": path, "rule": rule, "right": right, "field": field, "count": count})


def _order(key: _Key) -> tuple[str, str, str, str, str]:
    path, rule, right, field = key
    return path, rule, right or "", field or "", "".join("-" if part is None else "+" for part in (right, field))


def _by_place(found: Diagnostic) -> tuple[str, int, str, int]:
    start, end = (found.range.start.offset, found.range.end.offset) if found.range else (0, 0)
    return found.path or "", start, found.code, end


def _folder(path: str) -> str:
    return os.path.realpath(os.path.dirname(os.path.abspath(path)))


class _Names:
    """Names files as a baseline in some folder does."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._known: dict[str, str] = {}

    def key(self, found: Diagnostic) -> _Key:
        return self.path(found.path or ""), found.code, found.right, found.field

    def path(self, path: str) -> str:
        """Give a path relative to the folder, with forward slashes; on another drive it stays absolute."""
        if path not in self._known:
            full = os.path.join(_folder(path), os.path.basename(path))
            with suppress(ValueError):  # Windows: on another drive
                full = os.path.relpath(full, self._folder)
            self._known[path] = full if os.sep == "/" else full.replace(os.sep, "/")
        return self._known[path]


class _Reading:
    """Reads a baseline entry by entry, so that the place of each is known and none of them costs more than itself."""

    def __init__(self, source: Source, platforms: Platforms, registry: Registry) -> None:
        from json import JSONDecoder

        self._source = source
        self._text = source.text
        self._platforms = platforms
        self._registry = registry
        self._decoder = JSONDecoder()

    def entries(self) -> Iterator[Known]:
        """Give the entries in the order of the file; raise :class:`BaselineError`."""
        start = self._skip(0)
        if not self._text.startswith("{", start):
            self._value(start)  # says where it is no JSON at all
            raise self._error(start, "no-object")
        version: object = None
        found: list[tuple[int, int, Any]] | None = None
        at, more = self._first(start, "}")
        while more:
            name, at = self._name(at)
            if name == "entries":
                found, at = self._list(at)
            else:
                value_at, (value, at) = at, self._value(at)
                if name == "format":
                    version = value
                    if type(version) is int and version > FORMAT:
                        raise self._error(value_at, "newer", found=version, format=FORMAT)
            at, more = self._next(at, "}")
        if self._skip(at) < len(self._text):
            raise self._error(self._skip(at), "json")
        if type(version) is not int or version != FORMAT:
            raise self._error(start, "no-format", format=FORMAT)
        if found is None:
            raise self._error(start, "no-object")
        yield from self._known(found)

    def _known(self, found: Iterable[tuple[int, int, Any]]) -> Iterator[Known]:
        seen: dict[_Key, int] = {}
        for start, end, value in found:
            known = self._entry(start, end, value)
            first = seen.setdefault(known.key, start)
            if first != start:
                raise self._error(start, "twice", first=self._source.point(first).line)
            yield known

    def _entry(self, start: int, end: int, value: Any) -> Known:  # noqa: ANN401 - whatever JSON holds
        if not isinstance(value, dict):
            raise self._error(start, "entry")
        path, rule, right, field, count = (value.get(name) for name in ("path", "rule", "right", "field", "count"))
        if not (isinstance(path, str) and path and isinstance(rule, str)):
            raise self._error(start, "entry")
        if not all(part is None or isinstance(part, str) for part in (right, field)):
            raise self._error(start, "entry")
        if type(count) is not int or count < 1:
            raise self._error(start, "entry")
        try:
            code = self._code(rule, path)
        except UnknownRuleError:
            raise self._error(start, "rule", rule=rule) from None
        return Known(start, end, (path, code, right, field), count)

    def _code(self, rule: str, path: str) -> str:
        """Give the code of a rule; a name that several platforms have is that of the platform the file is for."""
        codes = {found.code[:-_DIGITS]: found.code for found in self._registry.find_all(rule)}
        by_path = self._platforms.by_path(path) if len(codes) > 1 else None
        return codes.get(self._platforms[by_path].prefix if by_path else "") or next(iter(codes.values()))

    def _list(self, at: int) -> tuple[list[tuple[int, int, Any]], int]:
        """Give the items of a list, each with start and end, and where the list ends."""
        if not self._text.startswith("[", at):
            raise self._error(at, "no-entries")
        items = []
        at, more = self._first(at, "]")
        while more:
            start, (value, at) = at, self._value(at)
            items.append((start, at, value))
            at, more = self._next(at, "]")
        return items, at

    def _name(self, at: int) -> tuple[object, int]:
        """Give the name of a member, and where its value starts."""
        name, at = self._value(at)
        at = self._skip(at)
        if not isinstance(name, str) or not self._text.startswith(":", at):
            raise self._error(at, "json")
        return name, self._skip(at + 1)

    def _first(self, at: int, close: str) -> tuple[int, bool]:
        """Step into brackets or braces; say whether anything is in them."""
        at = self._skip(at + 1)
        return (at + 1, False) if self._text.startswith(close, at) else (at, True)

    def _next(self, at: int, close: str) -> tuple[int, bool]:
        """Step behind a value to the next one; say whether there is one."""
        at = self._skip(at)
        if self._text.startswith(close, at):
            return at + 1, False
        if not self._text.startswith(",", at):
            raise self._error(at, "json")
        return self._skip(at + 1), True

    def _value(self, at: int) -> tuple[object, int]:
        """Give a value, and where it ends."""
        try:
            value, end = self._decoder.raw_decode(self._text, at)
        except RecursionError:
            raise self._error(at, "deep") from None
        except ValueError as error:
            # A number of thousands of digits has no place of its own.
            raise self._error(getattr(error, "pos", at), "json") from None
        return value, end

    def _skip(self, at: int) -> int:
        match = _SPACE.match(self._text, at)
        return match.end() if match else at

    def _error(self, at: int, reason: str, **data: object) -> BaselineError:
        if reason == "json" and not self._text[at:].strip():
            reason = "cut"
        return BaselineError(reason, self._source, at, **data)
