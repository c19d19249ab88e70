"""123: the baseline knows of a fault that is gone; found by :mod:`onsrights.engine.accept.baseline`."""

from __future__ import annotations

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Text

__all__ = ["RULE", "TEXTS"]

RULE = Rule("123", "stale-baseline", "warning", "safe", ignorable=False)

TEXTS = {
    "message": Text(
        nl="Deze fout is er niet meer: {rule} in {file}. Haal de regel uit de baseline, met --fix of met --write-baseline, "
        "zodat de fout niet ongemerkt terugkomt.",
        en="This fault is gone: {rule} in {file}. Remove the entry from the baseline, with --fix or with "
        "--write-baseline, so that it cannot come back unnoticed.",
    ),
    "fewer": Text(
        nl="In de baseline staat {rule} {known} keer voor {file}; nu gevonden: {left}. Verlaag het "
        "aantal, met --fix of met --write-baseline.",
        en="The baseline lists {rule} {known} times for {file}; found now: {left}. Lower the count, with "
        "--fix or with --write-baseline.",
    ),
    "fix": Text(nl="haal de regel uit de baseline", en="remove the entry from the baseline"),
    "fix-fewer": Text(nl="verlaag het aantal", en="lower the count"),
}
