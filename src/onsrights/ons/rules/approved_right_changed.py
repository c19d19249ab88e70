"""ONS902: a right was approved, and one of its five fields is not what it was then.

What the dashboard holds is the text that was approved; an application that is built from another one asks for a right
that nobody approved.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Text
from onsrights.engine.visible import shorten
from onsrights.ons.model import FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.ons.approved import Approved
    from onsrights.ons.model import Right

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("ONS902", "approved-right-changed", "warning", about=FIELDS, needs="earlier")


def _text(nl: str, en: str) -> Text:
    return Text(
        nl=f'Dit recht is goedgekeurd, maar {nl} was "{{before}}". '
        "Zet de goedgekeurde tekst terug, of vraag het recht opnieuw aan en pas de status aan.",
        en=f'This right is approved, but {en} was "{{before}}". '
        "Put the approved text back, or request the right again and change its status.",
    )


TEXTS = {
    "identifier": _text("de identifier", "its identifier"),
    "dutch_name": _text("de Nederlandse naam", "its Dutch name"),
    "english_name": _text("de Engelse naam", "its English name"),
    "dutch_description": _text("de Nederlandse omschrijving", "its Dutch description"),
    "english_description": _text("de Engelse omschrijving", "its English description"),
}


def check(right: Right, earlier: Approved) -> Iterator[Finding]:
    """Report each field of an approved right that was another text when it was approved already."""
    before = earlier.counterpart(right)
    if before is None:
        return
    for name, field in right.fields.items():
        old = before.fields.get(name)
        if old is not None and old.written != field.written:
            yield Finding("ONS902", field.place(), name, {"before": shorten(old.written)})
