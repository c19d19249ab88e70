"""What a platform says of access: layers that answer, what may have come back, and the rows and columns of a matrix."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from onsrights.engine.access.question import Said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from onsrights.engine.access.question import Option, Question
    from onsrights.engine.diagnostics import Diagnostic, Place, Text

__all__ = [
    "ORDER",
    "Access",
    "Answer",
    "Case",
    "Layer",
    "Line",
    "Reply",
    "Sees",
    "Settlement",
    "Table",
    "Verdict",
    "fails",
    "holds",
    "not_applicable",
    "pick",
    "status",
    "unknown",
]

Verdict: TypeAlias = Literal["holds", "fails", "not-applicable", "unknown"]
"""What a layer says."""

ORDER: tuple[Verdict, ...] = ("not-applicable", "fails", "unknown", "holds")
"""Which column counts first where more than one of a layer fits, unless the platform's table says otherwise."""


class Sees(NamedTuple):
    """What the caller sees where a layer fails; neither part where that is not documented."""

    status: int | None = None
    text: Text | Said | None = None


class Answer(NamedTuple):
    """What one layer says of one question."""

    verdict: Verdict
    text: Text
    data: Mapping[str, Any] = {}
    """The values of the sentence. One that is a :class:`Text` or a :class:`Said` is said in the language; the others
    stand in the JSON as they are."""
    place: Place | None = None
    """Where the manifest says so."""
    codes: tuple[str, ...] = ()
    """The rules that may report it; those that do, at this place, are named."""
    sees: Sees | None = None
    """Where it is not what the layer has."""
    look: Text | Said | None = None
    """Where it is not what the layer has."""

    @property
    def said(self) -> Said:
        """The sentence."""
        return Said(self.text, self.data)


def holds(text: Text, place: Place | None = None, **data: object) -> Answer:
    """Make the answer that a layer holds."""
    return Answer("holds", text, data, place)


def fails(
    text: Text,
    place: Place | None = None,
    *,
    codes: tuple[str, ...] = (),
    sees: Sees | None = None,
    look: Text | Said | None = None,
    **data: object,
) -> Answer:
    """Make the answer that a layer fails."""
    return Answer("fails", text, data, place, codes, sees, look)


def unknown(text: Text, place: Place | None = None, **data: object) -> Answer:
    """Make the answer that it cannot be known."""
    return Answer("unknown", text, data, place)


def not_applicable(text: Text, place: Place | None = None, **data: object) -> Answer:
    """Make the answer that a layer does not apply."""
    return Answer("not-applicable", text, data, place)


def pick(answers: Iterable[Answer], order: Sequence[Verdict] = ORDER) -> Answer:
    """Give the answer that counts of those of all columns that fit."""
    first: dict[str, Answer] = {}
    for answer in answers:
        first.setdefault(answer.verdict, answer)
    return next(first[verdict] for verdict in order if verdict in first)


class Layer(NamedTuple):
    """One condition of access."""

    id: str
    name: Text
    ask: Callable[[Any, Question], Iterable[Answer]]
    """Yields an answer for every column of the platform's table that fits (at least one): the first in :attr:`order`
    counts, of several in one column the first that was yielded. What holds before anything else is yielded alone."""
    look: Text
    """The screen, the person or the code where it is set right."""
    facts: tuple[str, ...] = ()
    """The facts or sources that it rests on."""
    sees: Sees = Sees()
    reads: tuple[str, ...] = ()
    """The options that the answer depends on; none named means all. A matrix asks again only where one changes."""
    counts: bool = True
    """Whether it alone can make the verdict unknown."""
    order: tuple[Verdict, ...] = ORDER


class Case(NamedTuple):
    """What a reply judges: what came back, beside the question and what every layer says of it by itself."""

    subject: Any
    question: Question
    answers: Mapping[str, Answer]
    got: str
    """What came back; it may hold a secret and be of any length, so nothing of it is shown but a word that is known."""


class Settlement(NamedTuple):
    """What a reply settles."""

    answers: Mapping[str, Answer] = {}
    """By the id of the layer; these count instead of what the layers say by themselves."""
    notes: tuple[Said, ...] = ()
    contradiction: Said | None = None
    """What is said where a layer says the opposite by itself, instead of the engine's own sentence."""


class Reply(NamedTuple):
    """One row of the table of what may have come back; the first that fits counts."""

    pattern: str
    """A regular expression, searched for without regard to case; :func:`status` makes one for a status."""
    settle: Callable[[Case], Settlement | None]
    """Gives ``None`` where the row does not fit after all."""
    refuses: bool | None = None
    """Whether the call itself was refused; left out: where a status from 400 to 599 is in the text."""


def status(*numbers: int | str) -> str:
    """Give the pattern of a status (``404``, ``"5.."``), as a whole number."""
    either = "|".join(str(number).replace(".", "[0-9]") for number in numbers)
    return rf"(?<![0-9])(?:{either})(?![0-9])"


class Line(NamedTuple):
    """A row or a column of a matrix."""

    label: str | Text
    values: Mapping[str, Any]
    """What it tells of the question."""
    only: frozenset[str] | None = None
    """Of a row: the labels of the columns that the manifest declares for it, where it does not declare all."""


class Table(NamedTuple):
    """One matrix."""

    title: Said | None
    rows: Sequence[Line]
    columns: Sequence[Line]
    values: Mapping[str, Any] = {}
    """What the whole table tells of the question."""
    without: frozenset[str] = frozenset()
    """Layers that are left out of the cells."""
    remark: Said | None = None


class Access(NamedTuple):
    """What a platform has behind the door ``why``."""

    options: tuple[Option, ...]
    layers: tuple[Layer, ...]
    read: Callable[[Any, Sequence[Diagnostic]], Any]
    """Makes of a document (:class:`onsrights.engine.check.schema.Document`) and of what was found in it the subject
    that the layers are asked about."""
    labels: Callable[[Any], Sequence[str]]
    """The names by which ``--app`` finds a subject, the one that is shown first."""
    heading: Callable[[Any, Question], Said]
    """The question as a sentence, without the name of the platform."""
    tables: Callable[[Any, Question], Iterable[Table]]
    fill: Callable[[Any, Mapping[str, Any]], Mapping[str, Any]] = lambda _subject, _told: {}
    """What the manifest says of options that were not told; it goes before :attr:`Option.default`."""
    notes: Callable[[Any, Question, Mapping[str, Answer]], Iterable[Said]] = lambda _subject, _question, _answers: ()
    replies: tuple[Reply, ...] = ()
    closing: Text | None = None
    """What else closes an answer that rests on the manifest alone."""
    dated: bool = False
    """Whether the day plays a part, so that it is told in the heading, and today counts where it was not told."""
    alone: Callable[[Mapping[str, Any]], Any] | None = None
    """Makes a subject of what was told, without a manifest, where an option of that kind (:attr:`Option.alone`) was;
    raises :class:`onsrights.engine.access.question.QuestionError` where that is not enough."""
    observe: Callable[[str | bytes | Mapping[str, Any]], Any] | None = None
    """Reads what ``--observed`` names; raises :class:`onsrights.engine.access.question.ObservedError`."""
