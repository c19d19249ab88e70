"""AFS311: a filter that uses no index.   Ground: F48."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.afas.model import texts
from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.afas.model import AppConnector
    from onsrights.engine.check.field import Keys

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule(
    "AFS311",
    "slow-filter",
    "warning",
    about=("connector.get_connectors[].fixed_filter", "calls[].operators"),
)

_SLOW = {
    6: Text(nl="bevat", en="contains"),
    10: Text(nl="begint met", en="starts with"),
    11: Text(nl="bevat niet", en="does not contain"),
    12: Text(nl="begint niet met", en="does not start with"),
    13: Text(nl="eindigt op", en="ends with"),
    14: Text(nl="eindigt niet op", en="does not end with"),
}
"""The operators that AFAS's auditor reports, with their meaning; 15, the quick filter, is none of them."""

TEXTS = {
    str(operator): Text(
        nl=f"Operator {operator} ({meaning.nl}) gebruikt geen index en is meer dan honderd keer zo traag. "
        "Filter met =, >, >=, < of <= (AFAS FILT-47).",
        en=f"Operator {operator} ({meaning.en}) uses no index and is more than a hundred times slower. "
        "Filter with =, >, >=, < or <= (AFAS FILT-47).",
    )
    for operator, meaning in _SLOW.items()
}


def check(connector: AppConnector) -> Iterator[Finding]:
    """Look at the operators of every fixed filter and of every call; the first of a list is enough."""
    fixed = (item.keys.keys("fixed_filter") for item in connector.get_connectors)
    for keys in (*(keys for keys in fixed if keys is not None), *(call.keys for call in connector.calls)):
        yield from _slow(connector, keys)


def _slow(connector: AppConnector, keys: Keys) -> Iterator[Finding]:
    for field in texts(keys, "operators"):
        if field.number in _SLOW:
            severity = "error" if connector.is_partner else "warning"
            yield Finding("AFS311", field.place(), str(field.number), {"operator": field.number}, severity=severity)  # type: ignore[arg-type]
            return
