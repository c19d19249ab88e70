"""What the checks say: findings in the manifest's own terms, and diagnostics with exact places.

A rule yields a :class:`Finding`. It names its place symbolically ("characters 9 to 28 of the Dutch name
of the third right"), gives the values its message is made of, and knows neither lines nor languages.
:mod:`onsrights.engine.check.locate` makes a :class:`Diagnostic` of it, with places in the file.

All positions count Unicode code points. Offsets are 0-based and half-open, lines and columns 1-based; a
byte order mark is not counted (``spec``: the JSON output of the contract).
"""

from __future__ import annotations

from onsrights.engine.declared import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any, Literal, TypeAlias

    from onsrights.engine.change.edit import Change as KeyChange
    from onsrights.engine.check.rule import Rule

__all__ = [
    "Change",
    "Diagnostic",
    "Edit",
    "Finding",
    "Fix",
    "Language",
    "Note",
    "Place",
    "Point",
    "Proposal",
    "Range",
    "Related",
    "Safety",
    "Severity",
    "Span",
    "Text",
    "hold_language",
]

Language: TypeAlias = "Literal['nl', 'en']"
"""A language of messages."""

Severity: TypeAlias = "Literal['error', 'warning', 'info']"
"""How grave a fault is, gravest first."""

Safety: TypeAlias = "Literal['safe', 'unsafe', 'display-only']"
"""What may be done with a fix: applied, applied when asked for by name, or only shown."""


def hold_language(lang: object) -> None:
    """Raise :class:`ValueError` for a language that messages are not in."""
    if not (isinstance(lang, str) and lang in ("nl", "en")):
        msg = 'lang has to be "nl" or "en"'
        raise ValueError(msg)


class Text(NamedTuple):
    """One sentence in both languages, with ``{names}`` for the values of a finding's ``data``."""

    nl: str
    en: str

    def render(self, lang: Language, data: Mapping[str, Any]) -> str:
        """Give the sentence in ``lang`` with the values of ``data`` in their places, made visible."""
        from onsrights.engine.text.visible import visible

        hold_language(lang)
        template = self.nl if lang == "nl" else self.en
        return template.format_map({key: visible(str(value)) for key, value in data.items()})


class Span(NamedTuple):
    """A half-open stretch of characters: 0-based code points."""

    start: int
    end: int


class Place(NamedTuple):
    """A place in the manifest's own terms.

    ``pointer`` is a JSON pointer into the document (``/rights/0/dutch_name``). ``part`` says what of it is
    meant: the ``value`` (or ``span`` within its text), the ``key``, or the raw ``file``, in which case
    ``span`` counts in the file's text and ``pointer`` may be empty.
    """

    pointer: str
    part: Literal["value", "key", "file"] = "value"
    span: Span | None = None
    document: int = 0


class Note(NamedTuple):
    """A second place that explains a finding, with the key of its text among the rule's ``TEXTS``."""

    place: Place
    text: str
    elsewhere: Elsewhere | None = None
    """Set when the place lies in another file, which is then already located."""


class Elsewhere(NamedTuple):
    """A located place in another file of the same run."""

    path: str
    range: Range


class Proposal(NamedTuple):
    """A mended text, still in the manifest's terms.

    ``values`` are pairs of a place and the whole text that should stand there: the value of a field, a key, or
    characters of the file. Several pairs belong together (a swap). ``title`` is a key among the rule's ``TEXTS``.
    """

    values: tuple[tuple[Place, str], ...]
    safety: Safety
    title: str = "fix"
    quote: bool = False
    """Write the value between quotation marks even where it could stand without."""
    changes: tuple[KeyChange, ...] = ()
    """Keys and items that are added, renamed or removed with all that is below them, besides ``values``."""


class Finding(NamedTuple):
    """What a rule yields: one fault with its place and values, without lines and without language."""

    code: str
    place: Place
    text: str = "message"
    """The key of the message among the rule's ``TEXTS``; a variant of the rule has a key of its own."""
    data: Mapping[str, Any] = {}
    notes: tuple[Note, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    severity: Severity | None = None
    """Set only where the catalogue gives the rule more than one severity."""


class Point(NamedTuple):
    """A place in a file: 1-based line and column, 0-based offset, all in code points."""

    line: int
    column: int
    offset: int


class Range(NamedTuple):
    """A half-open range in a file."""

    start: Point
    end: Point


class Edit(NamedTuple):
    """A replacement in the file's text; ``range`` is ``None`` where there is no file."""

    range: Range | None
    text: str


class Change(NamedTuple):
    """What a fix does to one field, or to a key or a comment (``field`` and ``value`` are then ``None``)."""

    field: str | None
    value: str | None
    edits: tuple[Edit, ...]
    label: Text | None = None
    """What the field is called on the vendor's screen."""
    builds: bool = False
    """Whether it adds, renames or removes keys or items, and not the text of one alone."""
    pointer: str | None = None
    """Where the value is, in the manifest's terms."""


class Fix(NamedTuple):
    """A mended text as edits on the file and as whole values of fields."""

    text: Text
    data: Mapping[str, Any]
    safety: Safety
    changes: tuple[Change, ...]
    gone: str = ""
    """The words that it takes away besides, between quotation marks; such a fix is only shown."""

    def title(self, lang: Language = "en") -> str:
        """Say in ``lang`` what the fix does."""
        title = self.text.render(lang, self.data)
        return f"{title} {_WITHOUT.render(lang, {'gone': self.gone})}" if self.gone else title


_WITHOUT = Text("(zonder {gone})", "(without {gone})")


class Related(NamedTuple):
    """A second place of a diagnostic."""

    text: Text
    data: Mapping[str, Any]
    path: str | None
    range: Range | None
    field: str | None
    field_range: Span | None

    def message(self, lang: Language = "en") -> str:
        """Say in ``lang`` what this place has to do with the fault."""
        return self.text.render(lang, self.data)


class Diagnostic(NamedTuple):
    """One fault with its exact place; immutable, and free of any language until it is asked for one."""

    definition: Rule
    severity: Severity
    text: Text
    data: Mapping[str, Any]
    path: str | None
    range: Range | None
    document: int
    pointer: str
    right: str | None
    """What its unit is called, where that has a name: the identifier of a right."""
    field: str | None
    field_range: Span | None
    related: tuple[Related, ...]
    fixes: Sequence[Fix]
    fingerprint: str
    times: int = 1
    """How many faults it stands for; more than one only where the rest of very many is counted in one."""
    unit: Text = Text("", "")
    """What the thing is that ``right`` names: ``recht``, ``right``."""
    label: Text | None = None
    """What the field is called on the vendor's screen."""

    @property
    def code(self) -> str:
        """The rule's code, ``ONS305``."""
        return self.definition.code

    @property
    def rule(self) -> str:
        """The rule's name, ``dutch-name-scope-position``."""
        return self.definition.name

    @property
    def url(self) -> str:
        """Where the rule's page stands on the web."""
        return self.definition.url

    def message(self, lang: Language = "en") -> str:
        """Say in ``lang`` what is wrong and what to write instead."""
        return self.text.render(lang, self.data)
