"""Exact Online, as the engine sees it: everything that only this platform knows is reached from this one value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.engine.check.platform import Manner, Platform
from onsrights.exact._catalogue import RULES
from onsrights.exact.wording import NOUN, own

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.engine.check.register import Register
    from onsrights.engine.check.rule import Rule
    from onsrights.engine.check.schema import Document
    from onsrights.engine.check.shape import Shape
    from onsrights.exact.judge import Judge
    from onsrights.exact.model import App

__all__ = ["EXACT"]


def _shape() -> Shape:
    from onsrights.exact._shape import SHAPE

    return SHAPE


def _read(document: Document) -> Iterator[App]:
    """Read the app of a document."""
    from onsrights.exact.model import App
    from onsrights.exact.tables import tables_of

    for keys, _ in document.units():
        yield App(keys, tables_of(document.context.settings))


def _judge(catalogue: tuple[Rule, ...], register: Register) -> Judge:
    """Begin a run."""
    from onsrights.exact.judge import Judge

    return Judge(catalogue, register)


_OTHER_NAMES = {
    "": "divisions: administraties",
    "app": "name: naam\ncountry: land",
    "review": "purpose_nl: doel_nl\npurpose_en: doel_en\nthird_parties: derden",
    "review.third_parties[]": "name: naam",
}
"""Dutch words under which people write the keys."""

_OTHER_WORDS = {
    "app.country": {
        **dict.fromkeys(("nederland", "holland", "netherlands", "the netherlands"), "nl"),
        **dict.fromkeys(("belgië", "belgie", "belgium"), "be"),
        **dict.fromkeys(("duitsland", "deutschland", "germany"), "de"),
        **dict.fromkeys(("frankrijk", "france"), "fr"),
        **dict.fromkeys(("spanje", "españa", "spain"), "es"),
        **dict.fromkeys(("verenigd koninkrijk", "united kingdom", "gb"), "uk"),
        **dict.fromkeys(("verenigde staten", "united states", "com", "usa", "vs"), "us"),
    },
    "app.distribution": {"test": "testing", "self": "self-registered", "own": "self-registered"},
    "status": {
        **dict.fromkeys(("concept", "ontwerp"), "draft"),
        **dict.fromkeys(("ingediend", "aangevraagd", "requested", "in behandeling"), "submitted"),
        **dict.fromkeys(("goedgekeurd", "akkoord"), "approved"),
        **dict.fromkeys(("afgewezen", "afgekeurd", "geweigerd", "denied"), "rejected"),
    },
}
"""Other words for the values of closed lists."""

_PROSE = Manner("warning", breaks=True)
_LABEL = Manner("warning")

EXACT = Platform(
    key="exact",
    name="Exact Online",
    prefix="EXA",
    unit="app",
    label=("name",),
    noun=NOUN,
    schema="exact.schema.json",
    shape_from=_shape,
    catalogue=RULES,
    read=_read,
    judge=_judge,
    wording="onsrights.exact.wording",
    names={"115": "no-app"},
    other_names=_OTHER_NAMES,
    other_words=_OTHER_WORDS,
    manners={
        "review.purpose_nl": _PROSE,
        "review.purpose_en": _PROSE,
        "review.third_parties[].name": _LABEL,
        "review.third_parties[].purpose": _PROSE,
        "review.third_parties[].data": _PROSE,
        "connection.rights_nl[]": _LABEL,
        "connection.rights_en[]": _LABEL,
        "calls[].filter[]": _LABEL,
        "rejected_reason": _PROSE,
        "note": _PROSE,
        "app.client_id": _LABEL,
    },
    own=own,
    needed=frozenset({"EXA203"}),
    secrets=("exact-token",),
    doors={
        "assist": "onsrights.exact.assist:ASSIST",
        "editor": "onsrights.exact.editor_help:HELP",
        "export": "onsrights.exact.exports:EXPORTS",
        "scopes": "onsrights.exact.scopes:SCOPES",
        "settings": "onsrights.exact.settings_keys:KEYS",
        "starter": "onsrights.exact.starter:STARTER",
        "usage": "onsrights.exact.usage:USAGE",
        "why": "onsrights.exact.access:ACCESS",
    },
)
