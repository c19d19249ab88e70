"""AFS202: users get a mail with a name that they do not know the app by.   Ground: F35."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onsrights.afas.model import is_known_list, texts
from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Note, Proposal, Text
from onsrights.engine.text.compare import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.afas.model import AppConnector

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule(
    "AFS202",
    "description-unlike-name",
    "warning",
    fix="display-only",
    about=("connector.authentication.otp",),
)

TEXTS = {
    "message": Text(
        nl='Gebruikers krijgen een e-mail met "{description}" in het onderwerp, maar de app heet "{name}". '
        'Gebruik een naam die zij kennen, of zet deze bij "known_as".',
        en='Users receive an e-mail with "{description}" in the subject, but the app is called "{name}". '
        'Use a name that they know, or add this one to "known_as".',
    ),
    "name": Text(nl="zo heet de app", en="the name of the app"),
    "fix": Text(nl='gebruik de naam "{name}"', en='use the name "{name}"'),
}

_WORD = re.compile(r"[^\W\d_]+")
_LONG = 4


def check(connector: AppConnector) -> Iterator[Finding]:
    """Hold the description against every name under which the app is known."""
    description, name = connector.connector.field("description"), connector.integration.field("name")
    if connector.otp is not True or description is None or name is None:
        return
    if not is_known_list(connector.integration, "known_as"):
        return
    names = [name.text, *(field.text for field in texts(connector.integration, "known_as"))]
    if any(_share(description.text, known) for known in names):
        return
    from onsrights.engine.text.visible import shorten

    data = {"description": shorten(description.text), "name": shorten(name.text)}
    fix = Proposal(((description.place(), name.text),), "display-only")
    yield Finding("AFS202", description.place(), "message", data, (Note(name.place(), "name"),), (fix,))


def _share(one: str, other: str) -> bool:
    """Whether one name is in the other, or both have a word of four letters or more."""
    left, right = _plain(one), _plain(other)
    joined, others = re.sub(r"[\W_]+", "", left), re.sub(r"[\W_]+", "", right)
    return joined in others or others in joined or not _words(left).isdisjoint(_words(right))


def _words(plain: str) -> set[str]:
    return {word for word in _WORD.findall(plain) if len(word) >= _LONG}


def _plain(text: str) -> str:
    """Give a text in small letters without accents."""
    from unicodedata import combining, normalize

    return "".join(letter for letter in normalize("NFKD", folded(text)) if not combining(letter))
