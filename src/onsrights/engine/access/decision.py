"""The decision: every layer is asked, also after one has failed, and the verdict follows from what they say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from onsrights.engine.access.layers import Case, Settlement, pick
from onsrights.engine.access.question import AS_OF, NO_SUCH_OPTION, Question, QuestionError, Said, harmless, told
from onsrights.engine.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from onsrights.engine.access.layers import Access, Answer, Layer, Sees
    from onsrights.engine.diagnostics import Diagnostic, Language, Place, Range

__all__ = ["About", "Decided", "Decision", "ask", "decide", "known_options", "listed", "public", "question"]

_OPPOSITE = Text(
    "Het manifest en de opgegeven antwoorden zeggen iets anders over: {layers}. Wat terugkwam, telt.",
    "The manifest and your answers say something else about: {layers}. What came back counts.",
)
_LONGEST = 100_000
"""Code points of what came back that are looked at; the status and the message are at its beginning."""
_ANY_REFUSAL = re.compile(r"(?<![0-9])[45][0-9]{2}(?![0-9])")


class About(NamedTuple):
    """What a decision is about: a subject, and what is to be known of its manifest."""

    platform: str
    """The key."""
    name: str
    """The platform as texts call it."""
    subject: Any
    path: str | None = None
    document: int = 0
    locate: Callable[[Place], Range | None] = lambda _place: None
    diagnostics: Sequence[Diagnostic] = ()
    """What was found in this document."""
    alone: bool = False
    """Whether there is no manifest."""


class Decided(NamedTuple):
    """One layer and what it says."""

    layer: Layer
    answer: Answer
    codes: tuple[str, ...] = ()
    locate: Callable[[Place], Range | None] = lambda _place: None

    @property
    def range(self) -> Range | None:
        """Where the manifest says so; looked for when it is asked for."""
        return None if self.answer.place is None else self.locate(self.answer.place)

    @property
    def id(self) -> str:
        """The id of the layer."""
        return self.layer.id

    @property
    def verdict(self) -> str:
        """What it says, in a word."""
        return self.answer.verdict

    @property
    def sees(self) -> Sees | None:
        """What the caller sees where it fails."""
        if self.answer.verdict != "fails":
            return None
        return self.answer.sees or self.layer.sees

    def text(self, lang: Language = "en") -> str:
        """Say why."""
        return self.answer.said.render(lang)

    def seen(self, lang: Language = "en") -> str:
        """Say what the caller sees: the status, the text, or both; nothing where that is not documented."""
        sees = self.sees
        if sees is None:
            return ""
        text = "" if sees.text is None else _render(sees.text, lang)
        return ", ".join(filter(None, ("" if sees.status is None else str(sees.status), text)))

    def look(self, lang: Language = "en") -> str:
        """Say where it is set right."""
        return _render(self.answer.look or self.layer.look, lang)


class Decision(NamedTuple):
    """The answer to a question; immutable, and free of any language until it is asked for one."""

    about: About
    heading: Said
    question: Mapping[str, Any]
    verdict: Literal["allowed", "refused", "unknown"]
    layers: tuple[Decided, ...]
    notes: tuple[Said, ...]
    closing: tuple[Text, ...] = ()
    """What closes an answer that rests on the manifest alone."""

    @property
    def first(self) -> str | None:
        """The id of the first layer that fails."""
        return next(iter(self.fails), None)

    @property
    def fails(self) -> tuple[str, ...]:
        """The ids of the layers that fail, in their order."""
        return tuple(each.id for each in self.layers if each.verdict == "fails")

    @property
    def unknown(self) -> tuple[str, ...]:
        """The ids of the layers that cannot be known and count for the verdict, in their order."""
        return tuple(each.id for each in self.layers if each.verdict == "unknown" and each.layer.counts)

    def to_dict(self, lang: Language = "en") -> dict[str, Any]:
        """Give the decision in the form of ``schemas/why.schema.json``."""
        from onsrights import __version__

        return {
            "format": 1,
            "tool": {"name": "onsrights", "version": __version__},
            "platform": self.about.platform,
            "path": self.about.path,
            "document": self.about.document,
            "question": dict(self.question),
            "verdict": self.verdict,
            "first": self.first,
            "fails": list(self.fails),
            "unknown": list(self.unknown),
            "layers": [_layer(each, lang) for each in self.layers],
            "notes": [note.render(lang) for note in self.notes],
        }


def question(
    access: Access,
    platform: str,
    subject: Any,  # noqa: ANN401 - of any platform
    given: Mapping[str, object],
    as_of: date,
    *,
    matrix: bool = False,
    observed: Any = None,  # noqa: ANN401 - of any platform
) -> Question:
    """Make the question of what was told; raise :class:`QuestionError`, also for an option the platform does not have.

    ``given`` may hold :data:`AS_OF` to say that the day was told; its value is in ``as_of``.
    """
    values = told(access.options, known_options(access, platform, given), matrix=matrix, subject=subject)
    filled = {option.name: option.default for option in access.options}
    filled |= {name: value for name, value in access.fill(subject, values).items() if value is not None}
    known = frozenset(values) | ({AS_OF} & given.keys())
    return Question({**filled, **values}, as_of, known, observed)


def known_options(access: Access, platform: str, given: Mapping[str, object]) -> Mapping[str, object]:
    """Give what was told back; raise :class:`QuestionError` for an option that the platform does not have."""
    known = {option.name for option in access.options}
    for name in given:
        if name not in known and name != AS_OF:
            raise QuestionError(NO_SUCH_OPTION, name, platform=platform)
    return given


def ask(layer: Layer, subject: Any, asked: Question) -> Answer:  # noqa: ANN401 - of any platform
    """Ask one layer; of the columns that fit, the first in the layer's order counts."""
    return pick(layer.ask(subject, asked), layer.order)


def decide(access: Access, about: About, asked: Question, got: str | None = None) -> Decision:
    """Ask every layer, and give the verdict; ``got`` is what came back when it was tried."""
    answers = {layer.id: ask(layer, about.subject, asked) for layer in access.layers}
    notes = tuple(access.notes(about.subject, asked, answers))
    refused = False
    if got is not None:
        settlement, refused = _settled(access, Case(about.subject, asked, answers, got[:_LONGEST]))
        notes = (*settlement.notes, *_contradiction(access, answers, settlement), *notes)
        answers |= settlement.answers
    layers = tuple(_decided(layer, answers[layer.id], about) for layer in access.layers)
    decision = Decision(
        about,
        access.heading(about.subject, asked),
        public(access, asked),
        "allowed",
        layers,
        notes,
        ()
        if about.alone or asked.observed is not None or got is not None
        else (_MANIFEST, *filter(None, [access.closing])),
    )
    if decision.fails:
        return decision._replace(verdict="refused")
    return decision._replace(verdict="unknown") if decision.unknown or refused else decision


_MANIFEST = Text("Het manifest zegt hoe het hoort te zijn.", "The manifest says what should be.")


def _settled(access: Access, case: Case) -> tuple[Settlement, bool]:
    """Give what the first reply that fits settles, and whether the call itself was refused."""
    refused = bool(_ANY_REFUSAL.search(case.got))
    for reply in access.replies:
        if re.search(reply.pattern, case.got, re.IGNORECASE):
            settlement = reply.settle(case)
            if settlement is not None:
                return settlement, refused if reply.refuses is None else reply.refuses
    return Settlement(), refused


def _contradiction(access: Access, answers: Mapping[str, Answer], settlement: Settlement) -> tuple[Said, ...]:
    """Say where what came back is the opposite of what a layer says by itself."""
    sides = {"holds": True, "not-applicable": True, "fails": False}
    names = [
        layer.name
        for layer in access.layers
        if (settled := settlement.answers.get(layer.id))
        and {sides.get(settled.verdict), sides.get(answers[layer.id].verdict)} == {True, False}
    ]
    if not names:
        return ()
    return (settlement.contradiction or Said(_OPPOSITE, {"layers": listed(names)}),)


def listed(texts: Sequence[Text]) -> Text:
    """Give several texts as one, with commas between them."""
    return Text(", ".join(text.nl for text in texts), ", ".join(text.en for text in texts))


def _decided(layer: Layer, answer: Answer, about: About) -> Decided:
    place = answer.place
    if place is None:
        return Decided(layer, answer)
    reporting = {found.code for found in about.diagnostics if _touch(found.pointer, place.pointer)}
    return Decided(layer, answer, tuple(code for code in answer.codes if code in reporting), about.locate)


def _touch(one: str, other: str) -> bool:
    """Whether two pointers lead to the same, or one of them into the other."""
    return f"{one}/".startswith(f"{other}/") or f"{other}/".startswith(f"{one}/")


def public(access: Access, asked: Question) -> dict[str, Any]:
    """Give the question as the JSON has it."""
    shows_day = access.dated or AS_OF in asked.told
    values = {option.name: harmless(asked.values[option.name]) for option in access.options}
    return {**values, AS_OF: asked.as_of.isoformat() if shows_day else None}


def _layer(decided: Decided, lang: Language) -> dict[str, Any]:
    answer, sees = decided.answer, decided.sees
    data = {key: _plain(value) for key, value in answer.data.items() if not isinstance(value, Text | Said)}
    text = None if sees is None or sees.text is None else _render(sees.text, lang)
    place = decided.range
    return {
        "id": decided.id,
        "verdict": decided.verdict,
        "text": decided.text(lang),
        "sees": None if sees is None else {"status": sees.status, "text": text},
        "look": decided.look(lang),
        "facts": list(decided.layer.facts),
        "data": data,
        "pointer": answer.place.pointer if answer.place else None,
        "range": place and {"start": place.start._asdict(), "end": place.end._asdict()},
        "codes": list(decided.codes),
    }


def _plain(value: object) -> object:
    """Give a value as JSON can hold it."""
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value if value is None or isinstance(value, bool | int) else harmless(str(value))


def _render(text: Text | Said, lang: Language) -> str:
    return text.render(lang, {}) if isinstance(text, Text) else text.render(lang)
