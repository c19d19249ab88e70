"""The report for programs: the JSON of ``schemas/report.schema.json``, one line for each diagnostic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.reports.content import in_json

if TYPE_CHECKING:
    from onsrights.engine.diagnostics import Language
    from onsrights.engine.report import Report

__all__ = ["render"]


def render(report: Report, lang: Language = "en", *, ascii_only: bool = False) -> str:
    """Give the report as JSON.

    Half a surrogate pair, which a path or an escape in a manifest may hold, is written as its JSON escape, and so is
    what nobody can see: the output is valid, and does nothing to a terminal, whatever came in. ``ascii_only`` escapes
    everything else too, for outputs that are not UTF-8.
    """
    from json import JSONEncoder

    # One line a diagnostic: readable enough, easy to compare, and the fast encoder stays in use.
    encode = JSONEncoder(ensure_ascii=ascii_only).encode
    whole = report.to_dict(lang)
    diagnostics = ",\n".join(f"    {encode(found)}" for found in whole.pop("diagnostics"))
    head = "".join(f'  "{key}": {encode(value)},\n' for key, value in whole.items())
    body = f"[\n{diagnostics}\n  ]" if diagnostics else "[]"
    return in_json(f'{{\n{head}  "diagnostics": {body}\n}}\n')
