"""What a report for people shows, and in which order: as it stands in the files, or unit by unit; the first only."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from onsrights.reports.summary import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from onsrights.engine.check.platform import Entry
    from onsrights.engine.diagnostics import Diagnostic
    from onsrights.reports.style import Style

__all__ = ["Group", "by_unit", "first", "owner"]


class Group(NamedTuple):
    """Diagnostics that are shown together, below a heading where there is one."""

    heading: str
    found: Sequence[Diagnostic]


def owner(found: Diagnostic, entries: Mapping[tuple[int, str], object]) -> tuple[int, str] | None:
    """Give the document and pointer of the unit that a diagnostic belongs to; ``None`` where it belongs to none."""
    pointer = found.pointer
    while (found.document, pointer) not in entries:
        if not pointer:
            return None
        pointer = pointer.rpartition("/")[0]
    return found.document, pointer


def by_unit(diagnostics: Iterable[Diagnostic], listed: Mapping[str, Sequence[Entry]], style: Style) -> Iterator[Group]:
    """Group diagnostics by the right, app connector or app they are about; what is about a file itself comes first."""
    files: dict[str, list[Diagnostic]] = {}
    for found in diagnostics:
        files.setdefault(found.path or "", []).append(found)
    for path, of_file in files.items():
        entries = {(entry.document, entry.pointer): entry for entry in listed.get(path, ())}
        units: dict[tuple[int, str] | None, list[Diagnostic]] = {None: [], **{place: [] for place in entries}}
        for found in of_file:
            units[owner(found, entries)].append(found)
        for number, (place, of_unit) in enumerate(units.items()):
            if of_unit:
                name = style.printable(path)
                if place is not None:
                    name = f"{_called(of_unit[0], entries[place].label, number, style)} ({name})"
                yield Group(f"{name}: {counted(of_unit, style)}", of_unit)


def _called(found: Diagnostic, label: str | None, number: int, style: Style) -> str:
    """Say which unit it is: by its name, or by its number in the file."""
    name = style.cut(style.printable(label[:200]), 60) if label else str(number)
    return f"{found.unit.render(style.lang, {})} {name}"


def first(groups: Iterable[Group], limit: int) -> Iterator[Group]:
    """Give so many of the diagnostics; a group of which nothing is left has no heading either."""
    for group in groups:
        if limit <= 0:
            return
        yield group._replace(found=group.found[:limit])
        limit -= len(group.found)
