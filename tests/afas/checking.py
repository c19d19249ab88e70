"""Manifests for AFAS in the tests: read, changed and checked on a fixed day."""

from __future__ import annotations

import json
from copy import deepcopy
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

import onsrights

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.engine.check.report import Report
    from onsrights.engine.diagnostics import Diagnostic, Fix
    from onsrights.engine.settings.settings import Settings

DATA = Path(__file__).parent / "data"
DAY = date(2026, 11, 30)
BASES = ("kassaboek", "loonlicht", "planbord", "verlofknop")


def text_of(base: str) -> str:
    return (DATA / f"{base}.afas.yaml").read_text(encoding="utf-8")


@cache
def _read(base: str) -> dict[str, Any]:
    return dict(yaml.safe_load(text_of(base)))


def values_of(base: str) -> dict[str, Any]:
    return deepcopy(_read(base))


def written(values: object) -> str:
    return str(yaml.dump(values, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, width=1000))


def check(text: str, day: date = DAY, settings: Settings | None = None) -> Report:
    return onsrights.check_text(text, filename="planbord.afas.yaml", as_of=day, settings=settings)


def found(text: str, day: date = DAY) -> list[tuple[str, str]]:
    """Give code and pointer of everything that is reported."""
    return [(each.code, each.pointer) for each in check(text, day).diagnostics]


def marked(text: str, diagnostic: Diagnostic) -> str:
    assert diagnostic.range is not None
    part = text[diagnostic.range.start.offset : diagnostic.range.end.offset]
    return part[1:-1] if len(part) > 1 and part[0] == part[-1] and part[0] in "\"'" else part


def applied(text: str, fix: Fix) -> str:
    edits = [
        (edit.range.start.offset, edit.range.end.offset, edit.text)
        for change in fix.changes
        for edit in change.edits
        if edit.range is not None
    ]
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def rows(name: str) -> Iterator[dict[str, str]]:
    head, *lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    names = head.split("\t")
    for line in lines:
        yield dict(zip(names, [*line.split("\t"), *[""] * len(names)], strict=False))


def changed(base: str, operations: str) -> str:
    """Give a manifest after the operations of a row: set, del and add at a JSON pointer."""
    values = values_of(base)
    for name, where, *value in json.loads(operations):
        *steps, last = where.strip("/").split("/")
        holder: Any = values
        for step in steps:
            holder = holder[int(step)] if isinstance(holder, list) else holder[step]
        key = int(last) if isinstance(holder, list) else last
        if name == "set":
            holder[key] = value[0]
        elif name == "del":
            del holder[key]
        else:
            holder.setdefault(key, []).append(value[0])
    return written(values) if json.loads(operations) else text_of(base)
