"""107: a text that other YAML readers take for something else.

Ground: the types of YAML 1.1 and the core schema of YAML 1.2; a manifest reads every value as text, but the next
program that opens the file may not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.engine.change.scalar import other_type
from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Proposal, Text
from onsrights.engine.text.visible import shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.engine.check.field import Field

__all__ = ["RULE", "TEXTS", "find"]

RULE = Rule("107", "ambiguous-scalar", "warning", "safe")

TEXTS = {
    "bool": Text(
        nl="Zonder aanhalingstekens lezen andere programma's {value} als ja of nee. "
        'Schrijf "{value}" tussen aanhalingstekens.',
        en='Without quotation marks other programs read {value} as yes or no. Write "{value}" in quotation marks.',
    ),
    "number": Text(
        nl="Zonder aanhalingstekens lezen andere programma's {value} als getal. "
        'Schrijf "{value}" tussen aanhalingstekens.',
        en='Without quotation marks other programs read {value} as a number. Write "{value}" in quotation marks.',
    ),
    "date": Text(
        nl="Zonder aanhalingstekens lezen andere programma's {value} als datum. "
        'Schrijf "{value}" tussen aanhalingstekens.',
        en='Without quotation marks other programs read {value} as a date. Write "{value}" in quotation marks.',
    ),
    "time": Text(
        nl="Zonder aanhalingstekens lezen andere programma's {value} als een getal in minuten of seconden. "
        'Schrijf "{value}" tussen aanhalingstekens.',
        en="Without quotation marks other programs read {value} as a number of minutes or seconds. "
        'Write "{value}" in quotation marks.',
    ),
    "fix": Text(nl="zet de tekst tussen aanhalingstekens", en="put the text between quotation marks"),
}


def find(prefix: str, field: Field) -> Iterator[Finding]:
    """Find a plain text that YAML 1.1 or 1.2 takes for a truth value, a number, a date or a time; null is 113."""
    node = field.node
    if node is None or node[4] != "":
        return
    kind = other_type(node[3])
    if kind is None or kind == "null":
        return
    yield Finding(
        f"{prefix}107",
        field.place(),
        kind,
        {"value": shorten(node[3])},
        proposals=(Proposal(((field.place(), node[3]),), "safe", quote=True),),
    )
