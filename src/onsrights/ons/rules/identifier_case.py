"""ONS205: a word of the identifier starts without a capital."""

from __future__ import annotations

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Text

__all__ = ["RULE", "TEXTS"]

RULE = Rule("ONS205", "identifier-case", "warning", "unsafe", about=("identifier",))

TEXTS = {
    "message": Text(
        nl='Hier begint een woord zonder hoofdletter. Schrijf "{proposal}".',
        en='A word starts without a capital here. Write "{proposal}".',
    ),
    "capitals": Text(
        nl='Met alleen hoofdletters is niet te zien waar een woord begint. Schrijf "{proposal}".',
        en='All in capitals, nobody can see where a word starts. Write "{proposal}".',
    ),
    "also": Text(nl="hier ook", en="here too"),
    "fix": Text(nl='schrijf "{proposal}"', en='write "{proposal}"'),
}
