"""No fix does harm, safe or not, on any platform: held over all fixtures and over manifests without end.

After each fix the text is YAML, every comment is there, units that had different names have different names, nothing
is faulted that was not (but for what was hidden), and what a fix takes away is in its title. A second time there is
nothing left to do, and what is done is what the JSON report offers.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from unicodedata import normalize

import pytest
import yaml

import onsrights
from onsrights.engine.check.platform import unit_pointer
from onsrights.engine.check.session import Session
from onsrights.engine.comments import comments_of
from onsrights.engine.fixing import Repair, mended
from onsrights.engine.settings import Settings
from onsrights.engine.source import Source
from onsrights.engine.tree import read_tree
from onsrights.platforms import PLATFORMS
from tests.afas.checking import DAY
from tests.generated.manifests import written_at_random

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onsrights.engine.fixing import Mended

SETTINGS = Settings(as_of=DAY)
RULES = PLATFORMS.registry()
FIXTURES = Path(__file__).with_name("fixtures")
FILES = sorted(path for path in FIXTURES.rglob("*") if path.is_file() and path.suffix in {".yaml", ".json"})

HIDDEN: dict[str, str] = {}
"""What may come to light when a fault goes, by the beginnings of codes: rules that had nothing to judge before."""

MOVES = {"ONS304", "ONS305", "ONS404", "ONS405"}
"""Rules whose fixes put words in another place."""


FORM = frozenset("van een de het te of the a an to s t".split())
"""Words that belong to the form of a name; see :mod:`onsrights.ons.content`."""


def fix(path: str, text: str, *, unsafe: bool) -> Mended:
    return mended(Source(path, text), PLATFORMS, SETTINGS, unsafe=unsafe)


class Found(NamedTuple):
    """What a check says of a text."""

    codes: Counter[tuple[int, str, str]]
    """Document, unit and code of every error and warning."""
    names: list[str | None]


def found(path: str, text: str) -> Found:
    checked = Session(PLATFORMS, SETTINGS).check(read_tree(Source(path, text)))
    codes = Counter(
        (each.place.document, unit_pointer(checked.platform, each.place.pointer) or "", each.code)
        for group in checked.groups
        for each in group.findings
        if (each.severity or RULES[each.code].severity) != "info"
    )
    return Found(codes, [entry.label for entry in checked.entries])


def harm(path: str, text: str, *, unsafe: bool) -> list[str]:
    """Say everything that is wrong with the fixes of a text."""
    result = fix(path, text, unsafe=unsafe)
    if result.has_secret or result.text == text:
        return []
    before, after = found(path, text), found(path, result.text)
    return [
        *new_faults(path, result, before, after),
        *names_lost(before.names, after.names),
        *comments_lost(path, text, result),
        *left_to_do(path, result, unsafe=unsafe),
        *in_json(path, text, result),
    ]


def new_faults(path: str, result: Mended, before: Found, after: Found) -> Iterator[str]:
    platform = PLATFORMS.of(read_tree(Source(path, result.text)), path)
    for document, unit, code in after.codes - before.codes:
        causes = {
            repair.diagnostic.code
            for repair in result.applied
            if (repair.diagnostic.document, unit_pointer(platform, repair.diagnostic.pointer) or "") == (document, unit)
        }
        if not any(code.startswith(tuple(HIDDEN.get(cause, "-").split())) for cause in causes):
            yield f"{code} is new in {unit}, after {sorted(causes)}"


def names_lost(before: Sequence[str | None], after: Sequence[str | None]) -> Iterator[str]:
    if len(before) != len(after):
        yield f"{len(before)} units became {len(after)}"
        return
    first: dict[str, str | None] = {}
    for old, new in zip(before, after, strict=True):
        if new and first.setdefault(new, old) != old:
            yield f"{old} and {first[new]} are both {new}"


def comments_lost(path: str, text: str, result: Mended) -> Iterator[str]:
    gone = _comments(path, text) - _comments(path, result.text)
    for comment in gone:
        about = [repair for repair in result.applied if repair.diagnostic.code[3:] in {"106", "120", "121"}]
        if not about or (comment not in result.text and all(each.diagnostic.code[3:] == "106" for each in about)):
            yield f"the comment {comment} is gone"


def _comments(path: str, text: str) -> Counter[str]:
    return Counter(text[start:end].rstrip() for start, end in comments_of(read_tree(Source(path, text))))


def left_to_do(path: str, result: Mended, *, unsafe: bool) -> Iterator[str]:
    if fix(path, result.text, unsafe=unsafe).text != result.text:
        yield "a second time changes something"
    try:
        list(yaml.load_all(result.text, yaml.BaseLoader))
    except yaml.YAMLError as error:
        yield f"no YAML any more: {error}"


def in_json(path: str, text: str, result: Mended) -> Iterator[str]:
    """Apply what the JSON report offers, round by round, and look at each value before and after."""
    waiting = list(result.applied)
    while waiting:
        report = onsrights.check_text(text, filename=path, settings=SETTINGS).to_dict()
        edits: list[tuple[int, int, str]] = []
        while waiting and (offered := _offered(report, waiting[0])) is not None:
            if {tuple(edit) for edit in offered["edits"]} & set(edits):
                break
            yield from said_too_little(text, waiting[0], offered)
            edits += offered["edits"]
            waiting.pop(0)
        if not edits:
            yield f"{waiting[0].diagnostic.code} is not in the JSON report"
            return
        for start, end, new in sorted(edits, reverse=True):
            text = text[:start] + new + text[end:]
    if text != result.text:
        yield "the edits of the JSON report give another text"


def _offered(report: dict[str, Any], repair: Repair) -> dict[str, Any] | None:
    """Find a fix in a report; where it is in the text may have changed since, what it says and writes has not."""
    found = repair.diagnostic
    written = [edit.text for change in repair.fix.changes for edit in change.edits]
    for each in report["diagnostics"]:
        if (each["code"], each["pointer"], each["message"]) != (found.code, found.pointer, found.message()):
            continue
        for one in each["fixes"]:
            edits = [edit for change in one["changes"] for edit in change["edits"]]
            if [edit["text"] for edit in edits] == written:
                spans = [(edit["range"]["start"]["offset"], edit["range"]["end"]["offset"]) for edit in edits]
                return {**one, "edits": [(*span, text) for span, text in zip(spans, written, strict=True)]}
    return None


def said_too_little(text: str, repair: Repair, offered: dict[str, Any]) -> Iterator[str]:
    """Compare each value with the new one: what moves keeps every character, what is rewritten all other words."""
    documents = list(yaml.load_all(text, yaml.BaseLoader))
    old, new = "", ""
    for change in repair.fix.changes:
        if change.value is not None and change.pointer is not None and not change.builds:
            value = _at(documents[repair.diagnostic.document], change.pointer)
            old, new = old + f" {value}", new + f" {change.value}"
    code, title = repair.diagnostic.code, offered["title"]
    if code in MOVES:
        lost = Counter(re.sub(r"[\w\s]", "", old)) - Counter(new)
        if lost:
            yield f"{code} moves and loses {lost} of {old!r}: {new!r}"
    if repair.diagnostic.field in {"identifier", "prefix"}:
        old, new = re.sub(r"[^\w\s]|\s", "", old), new.replace(" ", "")
    gone, come = _words(old) - _words(new), _words(new) - _words(old)
    left = [word for word in gone.elements() if word not in _words(title)]
    if len(left) > come.total() and Counter("".join(gone.elements())) - Counter("".join(come.elements())):
        yield f"{code} takes {left} away without saying so ({title}): {old!r}: {new!r}"


def _words(text: str) -> Counter[str]:
    """Give the words of a text, without those that are there for the form of a name; what has no space is one word."""
    plain = re.sub("[\xad\u200b-\u200f]", "", normalize("NFC", text)).casefold()
    words = re.findall(r"\w+", plain) if " " in plain.strip() else [plain.strip()]
    return Counter(word for word in words if word not in FORM)


def _at(value: Any, pointer: str) -> str:  # noqa: ANN401 - what YAML reads
    for step in pointer.split("/")[1:]:
        name = step.replace("~1", "/").replace("~0", "~")
        value = value[int(name)] if isinstance(value, list) else value[name]
    return str(value)
