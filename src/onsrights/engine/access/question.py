"""The question that a platform is asked: its options as data, and how what was told becomes values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple
from unicodedata import normalize

from onsrights.engine.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping
    from datetime import date

    from onsrights.engine.diagnostics import Language

__all__ = [
    "AS_OF",
    "NO_SUCH_OPTION",
    "ObservedError",
    "Option",
    "Question",
    "QuestionError",
    "Said",
    "Spelled",
    "day",
    "harmless",
    "spelled",
    "told",
]

AS_OF = "as_of"
"""The option that every platform has: the day of the question."""

_LONGEST = 200
"""Code points of a value that a sentence shows; beyond that nobody reads on."""

_MISSING = Text("{option} ontbreekt. {help}", "{option} is missing. {help}")
_MISSING_ONE = Text(
    "{option} ontbreekt. {help} In het manifest: {choices}.", "{option} is missing. {help} In the manifest: {choices}."
)
_CHOICE = Text(
    '{option} kent "{word}" niet; kies uit {choices}.', '"{word}" is not a value of {option}; choose from {choices}.'
)
_NUMBER = Text('Geef bij {option} een geheel getal op, niet "{word}".', 'Give {option} a whole number, not "{word}".')
_EMPTY = Text("Geef bij {option} een waarde op.", "Give {option} a value.")
_TYPE = Text("Geef bij {option} een tekst op.", "Give {option} a text.")
_DAY = Text(
    '{option} "{word}" is geen datum; schrijf JJJJ-MM-DD.', '{option} "{word}" is not a date; write YYYY-MM-DD.'
)
_MEANT = Text(f'{_CHOICE.nl} Bedoelt u "{{meant}}"?', f'{_CHOICE.en} Did you mean "{{meant}}"?')
_AXIS = Text(
    "Een matrix vraagt alles wat bij {option} kan; laat die optie weg.",
    "A matrix answers for every {option}; leave that option out.",
)
_MOST_DIGITS = 9


class Said(NamedTuple):
    """A sentence with the values that belong in it; a value may be a text or a sentence in both languages itself."""

    text: Text
    data: Mapping[str, Any] = {}

    def render(self, lang: Language) -> str:
        """Give the sentence in one language; long values are cut in the middle."""
        return self.text.render(lang, {key: _shown(value, lang) for key, value in self.data.items()})


def _shown(value: object, lang: Language) -> str:
    if isinstance(value, Said):
        return value.render(lang)
    if isinstance(value, Text):
        return value.render(lang, {})
    from onsrights.engine.text.visible import shorten

    return shorten(str(harmless(value)), _LONGEST)


class Option(NamedTuple):
    """One option of the question; ``calls_today`` is ``--calls-today`` on the command line, and so in sentences."""

    name: str
    help: Text
    metavar: Text | str = ""
    """What stands for the value in the help; of a closed set its words."""
    choices: tuple[str, ...] = ()
    """The words it takes, in any case; none where it takes any text."""
    default: str | None = None
    """What it counts as where it was not told and the manifest does not say it: a value, ``unknown``, or nothing."""
    required: bool = False
    number: bool = False
    """Whether it takes a whole number."""
    wrong: Callable[[str], Said | None] | None = None
    """Says what is wrong with a value, with ``{option}`` and ``{word}`` at hand; or nothing."""
    offers: Callable[[Any], Iterable[str]] | None = None
    """What a shell may offer for it: the values that the subject of the manifest has."""
    alone: bool = False
    """Whether it makes a question that goes without a manifest (:attr:`Access.alone`)."""
    matrix: bool = True
    """Whether it may be told for a matrix as well; not what is a row or a column there."""


class Question(NamedTuple):
    """What was asked, and on what day."""

    values: Mapping[str, Any]
    """Every option of the platform: a text, a whole number, ``unknown``, or ``None``; what the manifest says by itself
    is filled in."""
    as_of: date
    told: frozenset[str] = frozenset()
    """The options that were told."""
    observed: Any = None
    """What was read of the platform's own answer about itself (``--observed``), where it was given."""

    def text(self, name: str) -> str:
        """Give the value of an option that takes text, or nothing."""
        value = self.values[name]
        return "" if value is None else str(value)

    def but(self, values: Mapping[str, Any]) -> Question:
        """Ask the same with other values."""
        return self._replace(values={**self.values, **values})


NO_SUCH_OPTION = Text('Voor {platform} bestaat "{option}" niet.', 'For {platform} there is no "{option}".')
"""What is said of an option that a platform does not have."""


class Spelled(str):
    """The name of a second option in a sentence, to be written as the first."""

    __slots__ = ()


class ObservedError(ValueError):
    """What was given as the platform's own answer about itself is something else; ``said`` says what is wrong."""

    variant = "message"
    """The key of the same text among those of the rule that says it in a report."""

    def __init__(self, text: Text, **data: object) -> None:
        self.said = Said(text, data)
        super().__init__(self.said.render("en"))


class QuestionError(ValueError):
    """A question of wrong form; :meth:`message` says what is wrong in either language."""

    def __init__(self, text: Text, option: str = "", **data: object) -> None:
        self.said = Said(text, data)
        self.option = option
        super().__init__(self.message("en"))

    def message(self, lang: Language = "en", spell: Callable[[str], str] = str) -> str:
        """Say what is wrong; ``spell`` writes the name of an option as it is asked for."""
        data = {key: spell(value) if isinstance(value, Spelled) else value for key, value in self.said.data.items()}
        return self.said._replace(data={**data, "option": spell(self.option)}).render(lang)


def spelled(option: str) -> str:
    """Write the name of an option as on the command line."""
    return "--" + option.replace("_", "-")


def told(
    options: Iterable[Option],
    given: Mapping[str, object],
    *,
    matrix: bool = False,
    subject: Any = None,  # noqa: ANN401 - of any platform
) -> dict[str, Any]:
    """Give what was told, judged: ``None`` counts as not told; raise :class:`QuestionError` for the first fault.

    That every option is one of the platform's is for the caller to see to. A ``matrix`` asks for every row and column,
    so nothing is told of these. Of an option that is missing, what the ``subject`` has for it is named.
    """
    values: dict[str, Any] = {}
    for option in options:
        value = given.get(option.name)
        if matrix and not option.matrix:
            if value is not None:
                raise QuestionError(_AXIS, option.name)
        elif value is not None:
            values[option.name] = _value(option, value)
        elif option.required:
            offered = option.offers(subject) if option.offers and subject is not None else ()
            choices = _listed(dict.fromkeys(filter(None, offered)))
            raise QuestionError(_MISSING_ONE if choices else _MISSING, option.name, help=option.help, choices=choices)
    return values


def _listed(words: Collection[str]) -> str:
    """Name as many words as a sentence shows, and how many there are where those are not all."""
    shown = ""
    for word in words:
        longer = f"{shown}, {word}" if shown else word
        if len(longer) > _LONGEST - len(f", … ({len(words)})"):
            return f"{shown}, … ({len(words)})" if shown else word
        shown = longer
    return shown


def _value(option: Option, value: object) -> str | int:
    if isinstance(value, bool) and {"yes", "no"} <= set(option.choices):
        return "yes" if value else "no"
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise QuestionError(_TYPE, option.name)
    text = normalize("NFC", str.__str__(value).strip() if isinstance(value, str) else _digits(value))
    if option.choices:
        return _choice(option, text)
    if option.number:
        if not (text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS):
            raise QuestionError(_NUMBER, option.name, word=text)
        return int(text)
    if not text:
        raise QuestionError(_EMPTY, option.name)
    wrong = option.wrong and option.wrong(text)
    if wrong:
        raise QuestionError(wrong.text, option.name, **wrong.data, word=text)
    return text


def _digits(number: int) -> str:
    """Write a whole number; of one that no option takes only that it is too long."""
    number = int.__int__(number)
    return str(number) if abs(number) < 10 ** (2 * _MOST_DIGITS) else "…"


def _choice(option: Option, text: str) -> str:
    known = {choice.lower(): choice for choice in option.choices}
    if text.lower() in known:
        return known[text.lower()]
    from onsrights.engine.text.did_you_mean import nearest

    meant = nearest(text.lower(), known)
    data = {"word": text, "choices": ", ".join(option.choices), "meant": known[meant] if meant else ""}
    raise QuestionError(_MEANT if meant else _CHOICE, option.name, **data)


def day(value: object) -> date:
    """Give the day of the question: a date, a text of the form ``YYYY-MM-DD``, or today for ``None``.

    Raises :class:`QuestionError` for anything else.
    """
    import re
    from datetime import date, datetime

    if value is None:
        return date.today()  # noqa: DTZ011 - the day on this machine is meant
    if isinstance(value, date):
        return value.date() if isinstance(value, datetime) else value
    text = str.__str__(value).strip() if isinstance(value, str) else type(value).__name__
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            pass
    raise QuestionError(_DAY, AS_OF, word=text)


def harmless(value: object) -> object:
    """Give a value as it can be shown: a text without the secrets that may be in it."""
    if not isinstance(value, str):
        return value
    from onsrights.engine.secrets import masked, starred

    return masked(starred(value))
