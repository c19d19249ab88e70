"""What holds of every file, whatever is in it.

Each invariant is a function that is handed a look at one case and yields what is wrong; a new one is a function in
:data:`INVARIANTS`. What a sentence begins with, up to its colon, is the kind of what was found.
"""

from __future__ import annotations

import io
import json
import re
import signal
import tempfile
import time
import xml.etree.ElementTree as ET
from bisect import bisect_right
from collections import Counter
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias
from unicodedata import category
from zlib import crc32

import yaml

import onsrights
from onsrights.commands import main
from onsrights.commands.check.reports import FORMATS, machine_report
from onsrights.commands.options import Options
from onsrights.engine.change.add_ignores import ignored
from onsrights.engine.change.fixes import OF_COMMENTS, mended
from onsrights.engine.check.platform import unit_pointer
from onsrights.engine.check.run import Input, check_inputs, check_sources
from onsrights.engine.settings.settings import Settings
from onsrights.engine.text.source import Source
from onsrights.platforms import PLATFORMS
from onsrights.reports import concise
from onsrights.reports import text as as_text
from onsrights.reports.style import Style
from onsrights.web import api
from tests.fuzz.making import JSON
from tests.reports.test_every_form import validate
from website.report import AS_OF

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from onsrights.engine.change.fixes import Mended
    from onsrights.engine.check.platform import Platform
    from onsrights.engine.check.run import Run
    from onsrights.engine.diagnostics import Diagnostic, Language, Range
    from tests.fuzz.making import Case

_Where: TypeAlias = "tuple[int, str]"
"""A document, by its number, and the unit in it."""

__all__ = ["HANGS", "INVARIANTS", "Broken", "HangError", "broken", "seconds"]

SETTINGS = Settings(as_of=AS_OF)
LANGUAGES: tuple[Language, ...] = ("en", "nl")
VALIDATED = frozenset({"json", "jsonl", "sarif", "gitlab", "rdjson", "junit", "checkstyle"})

_LINE_END = re.compile(r"\r\n?|\n")

_PATIENCE, _PER_KIB = 0.5, 0.1
"""CPU seconds that a check may take, and so many more for each KiB; it takes a hundredth of that."""

HANGS = 60
"""After so many CPU seconds a case with all that is asked of it is given up."""


class Broken(NamedTuple):
    """What does not hold."""

    invariant: str
    sentence: str

    @property
    def kind(self) -> str:
        """What several cases have in common."""
        return f"{self.invariant}: {self.sentence.partition(':')[0]}"


class HangError(Exception):
    """A case took longer than anything should."""


class Look:
    """A case, and what the tool makes of it; each thing is made once."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.source = Source.from_bytes(case.name, case.data)
        self.text = self.source.text

    @cached_property
    def run(self) -> Run:
        """Give what a check of the file gives."""
        run = check_inputs([Input(self.case.name, data=self.case.data)], PLATFORMS, SETTINGS)
        run.raise_failed()
        return run

    @cached_property
    def found(self) -> Sequence[Diagnostic]:
        """Give the diagnostics."""
        return self.run.report.diagnostics

    @cached_property
    def refused(self) -> bool:
        """Whether PyYAML reads none of it."""
        return bool(_refusals(self.text))

    def mended(self, *, unsafe: bool) -> Mended:
        """Give what fixes make of the text."""
        return mended(Source(self.case.name, self.case_text), PLATFORMS, SETTINGS, unsafe=unsafe)

    @cached_property
    def case_text(self) -> str:
        """Give the text with its byte order mark; of a file that is no text, an empty one."""
        return "" if self.source.faults else ("\ufeff" if self.source.bom else "") + self.text


# ----------------------------------------------------------------------------------------------------- a check


def quick(look: Look) -> Iterator[str]:
    """A check takes its time by the size of the file."""
    start = time.process_time()
    _ = look.run
    taken, allowed = time.process_time() - start, _PATIENCE + _PER_KIB * len(look.case.data) / 1024
    if taken > allowed:
        yield f"slow: {taken:.1f} s of CPU, allowed {allowed:.1f}"


def placed(look: Look) -> Iterator[str]:
    """Every place lies in the text, and its line and column are those of its offset."""
    starts = [0, *(match.end() for match in _LINE_END.finditer(look.text))]
    for code, place in _places(look.found):
        for point in place:
            if not 0 <= point.offset <= len(look.text):
                yield f"outside the text: {code} at {point}, {len(look.text)} characters"
            elif (bisect_right(starts, point.offset), point.offset - starts[point.line - 1] + 1) != point[:2]:
                yield f"line or column: {code} at {point}"
        if place.start.offset > place.end.offset:
            yield f"ends before it begins: {code} at {place}"
    for one in look.found:
        if one.field_range is not None and not 0 <= one.field_range.start <= one.field_range.end:
            yield f"field range: {one.code} at {one.field_range}"


def _places(found: Sequence[Diagnostic]) -> Iterator[tuple[str, Range]]:
    for one in found:
        for place in (
            one.range,
            *(related.range for related in one.related if related.path == one.path),
            *(edit.range for fix in one.fixes for change in fix.changes for edit in change.edits),
        ):
            if place is not None:
                yield one.code, place


def told_apart(look: Look) -> Iterator[str]:
    """No two diagnostics have one fingerprint."""
    counts = Counter(one.fingerprint for one in look.found)
    yield from (f"twice: {one.code} {one.pointer}" for one in look.found if counts[one.fingerprint] > 1)


def reported(look: Look) -> Iterator[str]:
    """Every form of the report can be read in both languages, and is what its schema says in one of them."""
    validated = LANGUAGES[crc32(look.case.data) % len(LANGUAGES)]
    for lang in LANGUAGES:
        shown = Style(lang, labels=True)
        plain = "".join(as_text.render(look.run.report, look.run.sources, shown))
        concise.render(look.run.report, shown)
        for form in FORMATS:
            if form in {"text", "concise"}:
                continue
            report = "".join(machine_report(form, look.run, shown, Options(()), plain, None))
            report.encode()
            try:
                if form in VALIDATED and lang == validated:
                    validate(form, report)
                elif form in {"junit", "checkstyle"}:
                    ET.fromstring(report)  # noqa: S314 - our own
                elif form in VALIDATED:
                    [*map(json.loads, report.splitlines() if form == "jsonl" else [report])]
            except Exception as error:  # noqa: BLE001 - each library has its own
                yield f"{form} is not valid: {str(error).splitlines()[0]}"


def agreed(look: Look) -> Iterator[str]:
    """File, library and API give one verdict."""
    wanted = {lang: look.run.report.to_dict(lang) for lang in LANGUAGES}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, look.case.name)
        path.write_bytes(look.case.data)
        by_file = onsrights.check_file(path, settings=SETTINGS).to_dict()
    if _without_paths(by_file) != _without_paths(wanted["en"]):
        yield f"file: {_difference(by_file, wanted['en'])}"
    if look.source.faults:
        return
    by_text = onsrights.check_text(look.case_text, filename=look.case.name, settings=SETTINGS).to_dict()
    if by_text != wanted["en"]:
        yield f"library: {_difference(by_text, wanted['en'])}"
    question = {"text": look.case_text, "filename": look.case.name, "lang": "nl", "as_of": str(AS_OF)}
    answer = json.loads(api.answer(json.dumps(question).encode(), Settings()))
    if answer != json.loads(json.dumps(wanted["nl"])):
        yield f"API: {_difference(answer, wanted['nl'])}"


def _without_paths(report: dict[str, Any]) -> dict[str, Any]:
    def bare(value: Any) -> Any:  # noqa: ANN401
        if isinstance(value, dict):
            return {key: bare(inner) for key, inner in value.items() if key not in {"path", "fingerprint"}}
        return [bare(inner) for inner in value] if isinstance(value, list | tuple) else value

    found: dict[str, Any] = bare(report)
    return found


def _difference(one: dict[str, Any], two: dict[str, Any]) -> str:
    counts = [Counter((each["code"], each["pointer"]) for each in report["diagnostics"]) for report in (one, two)]
    return f"{dict(counts[0] - counts[1])} and {dict(counts[1] - counts[0])}"


# ------------------------------------------------------------------------------------------------- beside PyYAML


def _refusals(text: str) -> list[str]:
    """Give what the two parsers of PyYAML have against a text."""
    refusals = []
    for loader in (yaml.BaseLoader, yaml.CBaseLoader):
        try:
            for _ in yaml.load_all(text, loader):
                pass
        except (yaml.YAMLError, UnicodeEncodeError) as error:
            refusals.append(f"{loader.__name__} {str(error).splitlines()[0]}")
        except RecursionError:
            pass
    return refusals


def as_others(look: Look) -> Iterator[str]:
    """What PyYAML refuses we refuse, and what it reads we do not refuse, but for what is named here; so for JSON."""
    if look.source.faults or len(look.text) > 1 << 20:
        return
    text = look.text
    reader, refusals = ("JSON", _json_refusals(text)) if look.case.name == JSON else ("PyYAML", _refusals(text))
    refused = [one for one in look.found if one.code.endswith("101")]
    if refusals and look.run.report.ok and not _forgiven(text, refusals):
        yield f"{reader} refuses: {'; '.join(refusals)}"
    if refused and not refusals and not _deliberate(text):
        yield f"{reader} reads: {refused[0].message()}"


def _json_refusals(text: str) -> list[str]:
    """Give what JSON has against a text; what Python reads beyond it, numbers that are none, is none of it."""
    try:
        json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        return [str(error)]
    return []


def _no_number(word: str) -> None:
    raise ValueError(word)


def _forgiven(text: str, refusals: list[str]) -> bool:
    """Whether what PyYAML refuses is YAML nevertheless."""
    # Its own scanner wants no tab in plain text and after a colon; libyaml and YAML 1.2 allow both.
    return "\t" in text and len(refusals) == 1 and refusals[0].startswith("BaseLoader")


_UNSEEN_LINE_ENDS = re.compile("[\x85\u2028\u2029]")


def _deliberate(text: str) -> bool:
    """Whether what we refuse is refused on purpose, though PyYAML makes something of it."""
    # It takes these for line ends, and no editor does: what nobody sees is not what was meant.
    return _UNSEEN_LINE_ENDS.search(text) is not None


# ---------------------------------------------------------------------------------------------------------- fixes


def fixed(look: Look) -> Iterator[str]:
    """A fix does no harm, and a second run finds nothing more to do."""
    for unsafe in (False, True):
        result = look.mended(unsafe=unsafe)
        if result.has_secret or result.text == look.text or look.source.faults:
            continue
        how = "unsafe" if unsafe else "safe"
        for sentence in _harm(look, result):
            yield f"{how}, {sentence}"
        mark = "\ufeff" if look.source.bom else ""
        again = mended(Source(look.case.name, mark + result.text), PLATFORMS, SETTINGS, unsafe=unsafe)
        if again.text != result.text:
            yield f"{how}, a second run changes something: {_changed(result.text, again.text)}"
        if (once := _by_hand(look, unsafe=unsafe)) is not None and not result.left_out and once != result.text:
            yield f"{how}, other than the edits of the report: {_changed(once, result.text)}"


BECOMES_TEXT = frozenset({"text-cut-by-comment", "invisible-character"})
"""Rules with fixes that make text of a comment; behind U+2028 and the like PyYAML sees one where nobody else does."""


def _harm(look: Look, result: Mended) -> Iterator[str]:
    if not look.refused and (refusals := _refusals(result.text)):
        yield f"does not parse any more: {refusals[0]}"
        return
    rules = {repair.diagnostic.rule for repair in result.applied}
    for comment in _comments(look.text) - _comments(result.text):
        ours = "onsrights" in comment.lower() or "ignore" in comment.lower()  # one of the two may be misspelt
        if not (rules & OF_COMMENTS and ours) and not (
            rules & BECOMES_TEXT and comment.strip("# ") in _seen(result.text)
        ):
            yield f"a comment is gone: {comment}"
    mark = "\ufeff" if look.source.bom else ""
    run = check_sources([Source(look.case.name, mark + result.text)], PLATFORMS, SETTINGS)
    run.raise_failed()
    before, after = _identifiers(look.run), _identifiers(run)
    if len(before) != len(after) or len(set(after)) < len(set(before)):
        yield f"identifiers: {sorted(before)} became {sorted(after)}"
    yield from _new_faults(look.found, run.report.diagnostics, PLATFORMS[look.run.report.platforms[0].key])


def _new_faults(old: Sequence[Diagnostic], new: Sequence[Diagnostic], platform: Platform) -> Iterator[str]:
    """Give the faults of a unit that it did not have before, but for those that others may have hidden."""
    before, after = (Counter((one.code, _unit(platform, one)) for one in found) for found in (old, new))
    gone = [one for one in old if (one.code, _unit(platform, one)) in before - after]
    for code, where in after:
        found = [one for one in new if (one.code, _unit(platform, one)) == (code, where) and one.severity != "info"]
        if found and (code, where) not in before and not any(_may_hide(each, found[0], platform) for each in gone):
            codes = " ".join(sorted({each.code for each in old if _unit(platform, each) == where}))
            yield f"{code} is new: at {where[1]!r}, where {codes} had been"


def _may_hide(cause: Diagnostic, one: Diagnostic, platform: Platform) -> bool:
    """Whether a fault may have kept another one from being told.

    It says so of itself; or what is around the other one could not be read; or it is one of two that are held against
    each other, which is done where both are read; or the other one is no more than a warning about the same value.
    """
    if one.definition.needs == "run" or cause.document != one.document:
        return False
    hidden = PLATFORMS.registry()[cause.code].hidden
    if any(f"{one.code}/".startswith(entry.partition("/")[0]) for entry in hidden):
        return True
    if cause.code[3] == "1" and f"{one.pointer}/".startswith(f"{cause.pointer.rpartition('/')[0]}/"):
        return True
    if _unit(platform, cause) != _unit(platform, one):
        return False
    if cause.field is not None and cause.field in {related.field for related in one.related}:
        return True
    return cause.pointer == one.pointer and (one.severity != "error" or bool(one.related))


def _unit(platform: Platform, one: Diagnostic) -> _Where:
    unit = unit_pointer(platform, one.pointer)
    if unit and platform.unit.endswith("[]"):  # whatever the list was called when its name was misspelt
        unit = f"/{platform.unit[:-2]}/{unit.rpartition('/')[2]}"
    return one.document, one.pointer if unit is None else unit


def _identifiers(run: Run) -> list[str]:
    return [entry.label or "" for entries in run.listed.values() for entry in entries]


def _comments(text: str) -> Counter[str]:
    """Give the comments of a text, by PyYAML's own scanner: what lies between its tokens, or behind ``|`` and ``>``."""
    found: list[str] = []
    end = 0
    try:
        for token in yaml.scan(text):
            found += re.findall(r"#[^\r\n]*", text[end : token.start_mark.index])
            end = token.end_mark.index
            if isinstance(token, yaml.ScalarToken) and token.style in {"|", ">"}:
                head = re.split(r"[\r\n]", text[token.start_mark.index : end], maxsplit=1)[0]
                found += re.findall(r"(?<=\s)#.*", head)
    except yaml.YAMLError:
        pass
    return Counter(_seen(comment).rstrip() for comment in found)


def _seen(text: str) -> str:
    return "".join(one for one in text if category(one) != "Cf")


def _by_hand(look: Look, *, unsafe: bool) -> str | None:
    """Apply the edits of the JSON report, where they are apart and leave nothing more to fix; else ``None``."""
    edits = _edits(look.run.report.to_dict(), unsafe=unsafe)
    if edits is None or any(one[1] >= two[0] for one, two in pairwise(edits)):
        return None
    text = look.text
    for start, end, new in reversed(edits):
        text = text[:start] + new + text[end:]
    after = onsrights.check_text(text, filename=look.case.name, settings=SETTINGS).to_dict()
    return text if _edits(after, unsafe=unsafe) == [] else None


def _edits(report: dict[str, Any], *, unsafe: bool) -> list[tuple[int, int, str]] | None:
    edits = []
    for one in report["diagnostics"]:
        safeties = {"safe", "unsafe"} if unsafe else {"safe"}
        fix = next((fix for fix in one["fixes"] if fix["safety"] in safeties), None)
        for edit in (edit for change in (fix or {"changes": []})["changes"] for edit in change["edits"]):
            if edit["range"] is None:
                return None
            edits.append((edit["range"]["start"]["offset"], edit["range"]["end"]["offset"], edit["text"]))
    return sorted(edits)


def _changed(one: str, two: str) -> str:
    lines = one.splitlines(), two.splitlines()
    return next((f"{a!r} became {b!r}" for a, b in zip(*lines, strict=False) if a != b), "the number of lines")


def silenced(look: Look) -> Iterator[str]:
    """Comments that are written for what was found change nothing else, and a second time there is nothing to write."""
    if look.source.faults:
        return
    source = Source(look.case.name, look.case_text)
    [result] = ignored([source], PLATFORMS, SETTINGS, "agreed")
    if result.obstacle or result.source.text == look.text:
        return
    after = _comments(result.source.text)
    for comment in _comments(look.text) - after:
        if "onsrights" not in comment and not any(longer.startswith(f"{comment}  # onsrights:") for longer in after):
            yield f"a comment is gone: {comment}"
    [again] = ignored([result.source], PLATFORMS, SETTINGS, "agreed")
    if again.source.text != result.source.text:
        yield f"a second run changes something: {_changed(result.source.text, again.source.text)}"


_DOORS: dict[str, tuple[tuple[str, ...], ...]] = {
    "ons": (
        *(("export", "--for", "dashboard", "--format", form) for form in ("text", "markdown", "html", "csv", "json")),
        *(("export", "--for", "code", "--language", name) for name in ("python", "typescript", "java", "csharp")),
    ),
    "afas": (("export", "--for", "customer"), ("export", "--for", "partner")),
    "exact": (("export", "--for", "customer"), ("export", "--for", "review"), ("scopes",)),
}
_EVERYWHERE = (("why", "--matrix"), ("why", "--matrix", "--format", "json"), ("export", "--for", "customer"))


def passed_on(look: Look) -> Iterator[str]:
    """What makes something of a manifest makes it, or says why not; one door for each case."""
    lot = crc32(look.case.data)
    key = look.run.report.platforms[0].key if look.run.report.platforms else "ons"
    doors = (*_DOORS[key], *_EVERYWHERE)
    words = doors[lot % len(doors)]
    forced = ("--force",) if words[0] == "export" else ()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, look.case.name)
        path.write_bytes(look.case.data)
        status, complaint = _called(*words, *forced, "--lang", LANGUAGES[lot % len(LANGUAGES)], str(path))
    if status not in range(4):
        yield f"{words[0]} ends with {status}: {complaint.strip()}"


def _called(*arguments: str) -> tuple[int, str]:
    """Call the command line in this process; give its exit status and its complaint."""
    output, complaint = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") for _ in range(2))
    with redirect_stdout(output), redirect_stderr(complaint):
        status = main(arguments)
    complaint.seek(0)
    return status, complaint.read()


INVARIANTS: tuple[Callable[[Look], Iterator[str]], ...] = (
    quick, placed, told_apart, reported, agreed, as_others, fixed, silenced, passed_on,
)  # fmt: skip


def broken(case: Case) -> list[Broken]:
    """Hold every invariant against a case, and give those that are broken."""
    found: list[Broken] = []
    with seconds(HANGS):
        look = Look(case)
        for hold in INVARIANTS:
            try:
                found += [Broken(hold.__name__, sentence) for sentence in hold(look)]
            except HangError:
                found.append(Broken(hold.__name__, f"hangs: more than {HANGS} s of CPU"))
                break
            except Exception as error:  # noqa: BLE001 - that there is none is what is held
                cause = error.__cause__ or error
                found.append(Broken(hold.__name__, f"{type(cause).__name__} {_where(cause)}: {cause}"))
    return found


def _where(error: BaseException) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return "" if trace is None else f"in {Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"


@contextmanager
def seconds(most: int) -> Iterator[None]:
    """Give up after so many seconds of CPU, where the system can tell them."""

    def give_up(*_: object) -> None:
        raise HangError

    if not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGVTALRM, give_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, most)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
