"""ONS208: the prefix, or a name that would have to serve as one, is not letters only."""

from __future__ import annotations

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Text

__all__ = ["RULE", "TEXTS"]

RULE = Rule("ONS208", "invalid-prefix", "error", "unsafe", about=("connector.prefix",), hides="202")

TEXTS = {
    "message": Text(
        nl='Het voorvoegsel "{prefix}" mag alleen uit de letters A t/m Z en a t/m z bestaan. Schrijf "{proposal}".',
        en='The prefix "{prefix}" may contain only the letters A to Z and a to z. Write "{proposal}".',
    ),
    "message-without-proposal": Text(
        nl='Het voorvoegsel "{prefix}" mag alleen uit de letters A t/m Z en a t/m z bestaan. Kies een ander.',
        en='The prefix "{prefix}" may contain only the letters A to Z and a to z. Choose another prefix.',
    ),
    "name": Text(
        nl='De naam "{prefix}" bestaat niet alleen uit letters en kan dus geen voorvoegsel zijn. '
        'Zet eronder "prefix: {proposal}".',
        en='The name "{prefix}" does not consist of letters only, so it cannot be the prefix. Write '
        '"prefix: {proposal}" below it.',
    ),
    "name-without-proposal": Text(
        nl='De naam "{prefix}" bestaat niet alleen uit letters en kan dus geen voorvoegsel zijn. '
        'Zet eronder een eigen "prefix:", met alleen letters.',
        en='The name "{prefix}" does not consist of letters only, so it cannot be the prefix. Add a '
        'separate "prefix:" below it, with letters only.',
    ),
    "fix": Text(nl='schrijf "{proposal}" in plaats van "{prefix}"', en='write "{proposal}" instead of "{prefix}"'),
}
