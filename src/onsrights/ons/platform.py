"""Nedap Ons, as the engine sees it: everything that only this platform knows is reached from this one value."""

from __future__ import annotations

from onsrights.engine.check.platform import Manner, Platform
from onsrights.engine.declared import TYPE_CHECKING
from onsrights.ons._catalogue import RULES
from onsrights.ons.labels import STATUS_WORDS
from onsrights.ons.model import FIELDS
from onsrights.ons.structure import OTHER_NAMES, read
from onsrights.ons.wording import NOUN, own

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

    from onsrights.engine.check.register import Register
    from onsrights.engine.check.rule import Rule
    from onsrights.engine.check.shape import Shape
    from onsrights.engine.diagnostics import Finding
    from onsrights.engine.settings.settings import Settings
    from onsrights.ons.judge import Judge
    from onsrights.ons.model import Right

__all__ = ["ONS"]

_PARTS_OF_NAME = ("subject", "scope", "operation")
_ENOUGH_WORDS = 3
"""A description of fewer words than these is not complete."""


def _shape() -> Shape:
    from onsrights.ons._shape import SHAPE

    return SHAPE


def _is_whole(key: str, text: str) -> bool:
    """Whether a name or a description can do without what follows it."""
    words = text.lower().split()
    if key == "dutch_name":  # ends in an infinitive
        return len(words) > 1 and words[-1].endswith("n")
    if key == "english_name":  # begins with the operation, which wants a subject
        return len(words) > 1
    return key not in {"dutch_description", "english_description"} or len(words) >= _ENOUGH_WORDS


def _judge(_catalogue: tuple[Rule, ...], register: Register) -> Judge:
    """Begin a run. The rules are imported only now: whoever asks what rules there are does not pay for them."""
    from onsrights.ons.judge import Judge

    return Judge(register)


def _content(place: str, text: str) -> list[str]:
    """Give the words of a text that say something; loaded only where a fix is offered."""
    from onsrights.ons.meaning import content

    return content(place, text)


def _part(right: Right, place: str, part: str) -> Iterator[tuple[int, int]]:
    """Give where a part stands in a name or an identifier, as far as that could be read."""
    if place == "rights[].identifier":
        identifier = right.identifier
        words = () if identifier is None or not identifier.has_prefix else getattr(identifier, part)
        if words:
            yield words[0].start, words[-1].end
        return
    reading = right.dutch if place == "rights[].dutch_name" else right.english
    if reading is None:
        return
    stretches = [(scope.piece, scope.piece + 1) for scope in reading.scopes]
    if part != "scope":
        stretches = [found for found in (getattr(reading, part),) if found is not None]
    for found in map(reading.part, stretches):
        if found is not None:
            yield found.start, found.end


def _vetted(judge: Judge, right: Right, house: list[Finding], findings: list[Finding]) -> list[Finding]:
    """Let no house rule propose a name that brings an error."""
    return judge.vetted(right, house, findings)


def _within(settings: Settings) -> AbstractContextManager[object]:
    """Know the words that the settings add, while a file is checked."""
    from onsrights.ons.lexicon.added import adding

    return adding(settings.own.get("words"))


ONS = Platform(
    key="ons",
    name="Nedap Ons",
    prefix="ONS",
    unit="rights[]",
    label=("identifier",),
    noun=NOUN,
    schema="rights.schema.json",
    shape_from=_shape,
    catalogue=RULES,
    read=read,
    judge=_judge,
    wording="onsrights.ons.wording",
    fields=FIELDS,
    names={"115": "no-rights"},
    silences={"106": "3 4 6"},
    other_names=OTHER_NAMES,
    manners={
        "connector.name": Manner("warning"),
        "rights[].dutch_name": Manner(scripts=True),
        "rights[].english_name": Manner(scripts=True),
        "rights[].dutch_description": Manner("warning", breaks=True),
        "rights[].english_description": Manner("warning", breaks=True),
        "rights[].denied_reason": Manner(looked_at=False),
        "rights[].note": Manner(looked_at=False),
    },
    own=own,
    is_whole=_is_whole,
    content=_content,
    parts={
        "rights[].dutch_name": _PARTS_OF_NAME,
        "rights[].english_name": _PARTS_OF_NAME,
        "rights[].identifier": ("element", "action"),
    },
    part=_part,
    vetted=_vetted,
    within=_within,
    other_words={"rights[].status": STATUS_WORDS},
    needed=frozenset({"ONS201", "ONS202", "ONS206", "ONS208"}),
    doors={
        "assist": "onsrights.ons.assist:ASSIST",
        "editor": "onsrights.ons.editor_help:HELP",
        "export": "onsrights.ons.exports:EXPORTS",
        "form": "onsrights.ons.form:FORM",
        "import": "onsrights.ons.imports:IMPORTER",
        "name": "onsrights.ons.parsing:parts_of",
        "parse": "onsrights.ons.parsing:PARSER",
        "settings": "onsrights.ons.settings_keys:KEYS",
        "starter": "onsrights.ons.starter:STARTER",
        "usage": "onsrights.ons.usage:USAGE",
        "why": "onsrights.ons.access:ACCESS",
    },
)
