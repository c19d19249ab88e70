"""AFS601: a number that no environment has.   Ground: F50, F52."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Proposal, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.afas.model import AppConnector

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("AFS601", "environment-number", "error", fix="unsafe", about=("environments[].number",))

TEXTS = {
    "near": Text(
        nl="Een omgevingsnummer heeft vijf cijfers: {proposal}.",
        en="An environment number has five digits: {proposal}.",
    ),
    "message": Text(
        nl="Een omgevingsnummer heeft vijf cijfers, van 10000 tot en met 99999.",
        en="An environment number has five digits, from 10000 to 99999.",
    ),
    "fix": Text(nl="schrijf {proposal}", en="write {proposal}"),
}

_FIVE = re.compile(r"(?<![0-9])[1-9][0-9]{4}(?![0-9])")


def check(connector: AppConnector) -> Iterator[Finding]:
    """Look at every number; the name of an environment has its number in it."""
    for environment in connector.environments:
        field = environment.keys.field("number")
        if field is None or environment.has_number:
            continue
        found = _FIVE.findall(field.text)
        if len(found) == 1:
            fix = Proposal(((field.place(), found[0]),), "unsafe")
            yield Finding("AFS601", field.place(), "near", {"proposal": found[0]}, proposals=(fix,))
        else:
            yield Finding("AFS601", field.place())
