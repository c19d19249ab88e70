"""The report for programs: the JSON of ``schemas/report.schema.json``, one line for each diagnostic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.reports.content import in_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.engine.check.report import Report
    from onsrights.engine.diagnostics import Language

__all__ = ["render"]


def render(report: Report, lang: Language = "en", *, ascii_only: bool = False) -> Iterator[str]:
    """Give the report as JSON, part by part.

    Half a surrogate pair, which a path or an escape in a manifest may hold, is written as its JSON escape, and so is
    what nobody can see: the output is valid, and does nothing to a terminal, whatever came in. ``ascii_only`` escapes
    everything else too, for outputs that are not UTF-8.
    """
    from json import JSONEncoder

    # One line a diagnostic: readable enough, easy to compare, and the fast encoder stays in use.
    encode = JSONEncoder(ensure_ascii=ascii_only).encode
    head = "".join(f'  "{key}": {encode(value)},\n' for key, value in report.head().items())
    yield in_json(f'{{\n{head}  "diagnostics": [')
    gap = "\n    "
    for found in report.rows(lang):
        yield gap + in_json(encode(found))
        gap = ",\n    "
    yield "\n  ]\n}\n" if report.diagnostics else "]\n}\n"
