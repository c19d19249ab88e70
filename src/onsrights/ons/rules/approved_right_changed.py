"""ONS902: a right was approved, and one of its five fields is not what it was then, or it is gone.

What the dashboard holds is the text that was approved; an application that is built from another one asks for a right
that nobody approved.
"""

from __future__ import annotations

import os

from onsrights.engine.check.rule import Rule
from onsrights.engine.declared import TYPE_CHECKING
from onsrights.engine.diagnostics import Finding, Text
from onsrights.engine.text.visible import shorten
from onsrights.ons.model import FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.engine.check.field import Keys
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
    "gone": Text(
        nl='Het recht "{identifier}" is goedgekeurd, maar staat niet meer in het manifest. '
        "Zet het terug als het nog gebruikt wordt.",
        en='The right "{identifier}" was approved, but is no longer in the manifest. Put it back if it is still used.',
    ),
    "gone-with-file": Text(
        nl='Het recht "{identifier}" is goedgekeurd, maar is weg, net als het manifest "{file}" waar het in stond. '
        "Zet het terug als het nog gebruikt wordt.",
        en='The right "{identifier}" was approved, but is gone, and so is the manifest "{file}" that it was in. '
        "Put it back if it is still used.",
    ),
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


def gone(root: Keys, earlier: Approved) -> Iterator[Finding]:
    """Report each right that was approved and that no manifest has any more, at the list of the rights."""
    place = root.place("rights") if root.says("rights") else root.place()
    for path, right in earlier.gone():
        data = {"identifier": shorten(right.label or "")}
        if path is not None:
            data["file"] = shorten(os.path.relpath(path).replace(os.sep, "/"))
        yield Finding("ONS902", place, "gone" if path is None else "gone-with-file", data)
