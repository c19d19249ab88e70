"""The panel *May it work?*, where a platform can say what is allowed (door ``why``)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from onsrights import platforms
from onsrights.engine.access import asking, decision
from onsrights.engine.access.question import AS_OF, QuestionError, day
from onsrights.engine.secrets import masked
from onsrights.engine.text.source import Source
from onsrights.engine.text.visible import visible
from onsrights.reports.decision import WORDS, verdict
from onsrights.reports.style import Style
from onsrights.web.shown import Field

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onsrights.engine.access.decision import About, Decision
    from onsrights.engine.access.layers import Access
    from onsrights.engine.access.question import Option
    from onsrights.engine.settings.settings import Settings
    from onsrights.web.face import Face, Speech
    from onsrights.web.manifest import Manifest

__all__ = ["names", "panel"]

_GOT = "got"
_PREFIX = "why-"
_MOST_OFFERED = 200
_LONGEST_OFFERED = 50_000
"""A longer manifest is read a second time only for an answer, not for words to choose from."""


class Layer(NamedTuple):
    """One condition and what it says."""

    verdict: str
    word: str
    name: str
    text: str


class Panel(NamedTuple):
    """What the panel shows."""

    fields: tuple[Field, ...]
    is_open: bool
    offered: Mapping[str, tuple[str, ...]] = {}
    """The words that inputs offer, by the name of the list."""
    heading: str = ""
    verdict: str = ""
    """``allowed``, ``refused``, ``unknown``; empty where nothing was asked."""
    layers: tuple[Layer, ...] = ()
    blocks: tuple[tuple[str, ...], ...] = ()
    """The verdict, and where to look: lines that go together."""
    notes: tuple[str, ...] = ()
    trouble: str = ""
    """Why there is no answer."""


def names(face: Face) -> dict[str, str]:
    """Give what may be told by the names of the inputs."""
    if face.access is None:
        return {}
    dated = (AS_OF,) if face.access.dated else ()
    return {_PREFIX + name: name for name in (*(option.name for option in face.access.options), *dated, _GOT)}


def panel(
    manifest: Manifest, document: int, told: Mapping[str, str], settings: Settings, speech: Speech
) -> Panel | None:
    """Show the question with its answer; ``None`` where the platform has none."""
    access: Access | None = manifest.face.access
    if access is None:
        return None
    told = {name: text.strip() for name, text in told.items() if text.strip()}
    is_asked = any(option.required and option.name in told for option in access.options)
    offered: dict[str, tuple[str, ...]] = {}
    answer = Panel((), is_open=bool(told))
    if is_asked or len(manifest.source.text) <= _LONGEST_OFFERED:
        try:
            about = _about(manifest, document, settings)
            offered = {option.name: _offered(option, about) for option in access.options}
            answer = _answered(access, about, told, speech) if is_asked else answer
        except asking.ManifestError:
            answer = answer._replace(trouble=speech.say("why_not_asked") if is_asked else "")
        except QuestionError as error:
            answer = answer._replace(trouble=error.message(speech.lang, lambda name: name))
    fields = tuple(_fields(access, told, offered, speech))
    lists = {f"words-{_PREFIX}{name}": words for name, words in offered.items() if words}
    return answer._replace(fields=fields, offered=lists)


def _about(manifest: Manifest, document: int, settings: Settings) -> About:
    source = Source(manifest.source.path, manifest.source.text)
    source.platform = manifest.face.key
    asked = asking.ask_source(platforms.PLATFORMS, source, settings)
    return next(about for about in asked.subjects if about.document == document)


def _offered(option: Option, about: About) -> tuple[str, ...]:
    return () if option.offers is None else tuple(dict.fromkeys(option.offers(about.subject)))[:_MOST_OFFERED]


def _answered(access: Access, about: About, told: Mapping[str, str], speech: Speech) -> Panel:
    given: dict[str, object] = {name: text for name, text in told.items() if name != _GOT}
    today = day(given.get(AS_OF))
    if AS_OF in given:
        given[AS_OF] = today
    question = decision.question(access, about.name, about.subject, given, today)
    return _shown(decision.decide(access, about, question, told.get(_GOT)), speech)


def _shown(decided: Decision, speech: Speech) -> Panel:
    lang = speech.lang
    layers = (
        Layer(each.verdict, speech.text(WORDS[each.verdict]), speech.text(each.layer.name), visible(each.text(lang)))
        for each in decided.layers
    )
    notes = (*(note.render(lang) for note in decided.notes), *map(speech.text, decided.closing))
    return Panel(
        (),
        is_open=True,
        heading=f"{decided.about.name}: {visible(decided.heading.render(lang))}",
        verdict=decided.verdict,
        layers=tuple(layers),
        blocks=tuple(tuple(lines) for lines in verdict(decided, Style(lang))),
        notes=tuple(map(visible, notes)),
    )


def _fields(
    access: Access, told: Mapping[str, str], offered: Mapping[str, tuple[str, ...]], speech: Speech
) -> list[Field]:
    """Show an input for each option; what came back is not shown again, for it may be anything."""
    fields = []
    for option in access.options:
        value = masked(told.get(option.name, ""))
        words = dict.fromkeys([*option.choices, *([value] if option.choices and value else ())])
        options = (("", speech.say("unsaid")), *((word, word) for word in words)) if words else ()
        kind = "choice" if words else "line"
        help_ = speech.text(option.help)
        fields.append(
            Field(
                _PREFIX + option.name,
                kind,
                help_.rstrip("."),
                "",
                "",
                value,
                (),
                options=options,
                suggestions=f"words-{_PREFIX}{option.name}" if offered.get(option.name) else "",
                required=option.required,
            )
        )
    if access.dated:
        label = speech.say("why_day").rstrip(".")
        fields.append(Field(_PREFIX + AS_OF, "line", label, speech.say("day"), "", masked(told.get(AS_OF, "")), ()))
    fields.append(Field(_PREFIX + _GOT, "area", speech.say("why_got").rstrip("."), "", "", "", (), one_line=False))
    return fields
