"""What the templates show: inputs in groups, in each the characters that are meant, and under it what is wrong."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from onsrights.engine.check.session import NEEDED
from onsrights.engine.diagnostics import Text
from onsrights.engine.secrets import starred
from onsrights.engine.text.visible import shorten, visible
from onsrights.web.inputs import Group, Part, as_sent, every_part, every_piece

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from onsrights.engine.check.rule import Rule
    from onsrights.engine.check.shape import Shape
    from onsrights.engine.diagnostics import Diagnostic, Fix, Language, Severity, Span
    from onsrights.web.face import Face, Speech
    from onsrights.web.inputs import Piece

__all__ = ["Box", "Fault", "Field", "Found", "View", "excerpt", "faults", "state_of", "weight"]

_AROUND = 48
"""So many characters before and behind the faulty ones are shown."""
_LONGEST_MARK = 200
_MOST_LISTED = 100
_MISSING = "110"
_FEW_ITEMS = 2
"""So many items of a list are shown open."""
_GRAVEST = ("error", "warning", "info")
_BELOW = " \u203a "
_COPIED = {"text", "letters", "any", "plain", "list"}
"""Kinds of inputs whose text is typed in elsewhere as it is."""
_EXPLAINED = {"keys", "items", "map"}
_NOTHING = Text("", "")
_NAMING = {"field", "key"}
"""Values of messages that are keys of a file."""


class Offer(NamedTuple):
    """A proposal: what it does, the new texts by the labels of their fields, and what its button sends."""

    title: str
    texts: tuple[tuple[str, str], ...]
    do: str
    fields: str
    """The new texts as JSON, for the script; empty where the proposal is about no field."""


class Fault(NamedTuple):
    """What one rule says under a field, however often it says it there."""

    severity: str
    word: str
    code: str
    messages: tuple[str, ...]
    offers: tuple[Offer, ...]
    where: str
    empty: bool
    """Whether all that is wrong is that nothing is there yet."""
    ignoring: str = ""
    """What is sent to have it ignored; empty where no comment can do that."""
    excerpt: tuple[tuple[str, str], ...] = ()
    """Of a file that is not shown in fields: the line, in pieces, each with the severity that it is marked with."""


class Found(NamedTuple):
    """One line of the list of what was found."""

    severity: str
    word: str
    label: str
    message: str
    name: str
    """The id of the input or group."""
    about: str
    """Input and rule, by which it is found again when the rest has changed."""


class Field(NamedTuple):
    """One input with what is wrong with it."""

    name: str
    kind: str
    """``line``, ``area`` or ``choice``."""
    label: str
    also: str
    help: str
    value: str
    faults: tuple[Fault, ...]
    marks: tuple[tuple[str, str], ...] = ()
    """The text in pieces, each with the severity that it is marked with; an empty piece is a place where something is
    missing."""
    lang: Language | None = None
    rows: int = 1
    mono: bool = False
    copied: bool = False
    one_line: bool = True
    required: bool = False
    optional: bool = False
    """Whether it is the exception on its page that it may be left empty."""
    marked: bool = False
    """Whether it is the exception that it may not."""
    drawn: bool = False
    """Whether its text is drawn beside it."""
    options: tuple[tuple[str, str], ...] = ()
    suggestions: str = ""
    """The id of the list of words that it offers."""
    digits: bool = False
    first: bool = False
    """Whether it gets the focus."""
    proposal: str = ""
    """The text that would follow from the other fields, where it is not there yet."""
    proposal_do: str = ""
    proposal_label: str = ""


class Box(NamedTuple):
    """A group of inputs with what is wrong with it as a whole."""

    kind: str
    name: str
    label: str
    help: str
    parts: tuple[Field | Box, ...]
    faults: tuple[Fault, ...]
    pointer: str
    state: str
    """``error`` or ``warning`` where something in it is at fault, else ``ready``; empty where nothing is in it."""
    number: str
    """How many items or keys are in it."""
    is_there: bool
    is_open: bool
    is_none: bool
    may_be_none: bool
    left: str


def faults(
    found: Iterable[Diagnostic], speech: Speech, view: View | None = None, text: str | None = None
) -> tuple[Fault, ...]:
    """Show diagnostics of one place, the gravest first, and what one rule has to say in one box.

    ``text`` is the text of the field; without one the line of the file is named where there is no ``view``.
    """
    by_rule: dict[str, list[Diagnostic]] = {}
    for one in sorted(found, key=lambda one: _GRAVEST.index(one.severity)):
        by_rule.setdefault(one.code, []).append(one)
    return tuple(_fault(each, speech, view, text) for each in by_rule.values())


def _fault(found: Sequence[Diagnostic], speech: Speech, view: View | None, text: str | None) -> Fault:
    first = found[0]
    offers = {offer.texts or offer.do: offer for one in found for offer in offered(one, view)} if view else {}
    messages = dict.fromkeys(view.message(one) if view else one.message(speech.lang) for one in found)
    return Fault(
        first.severity,
        speech.say(first.severity),
        first.code,
        tuple(messages),
        tuple(offers.values()),
        speech.say("line", line=first.range.start.line) if first.range and view is None else "",
        empty=text is not None and not text.strip(),
        ignoring=f"ignore:{first.fingerprint}" if view and view.may_ignore(first) else "",
    )


def excerpt(text: str, span: Span, severity: str) -> tuple[tuple[str, str], ...]:
    """Give a line of a file around what is meant in it, made visible."""
    start, end = span.start, min(span.end, len(text))
    before, after = text[max(start - _AROUND, 0) : start], text[end : end + _AROUND]
    marked = text[start:end]
    if len(marked) > _LONGEST_MARK:
        marked, after = marked[:_LONGEST_MARK] + "…", ""
    before, marked, after = (visible(starred(piece)) for piece in (before, marked, after))
    return (
        (("…" if start > _AROUND else "") + before, ""),
        (marked, severity),
        (after + ("…" if end + _AROUND < len(text) else ""), ""),
    )


def _marked(text: str, spans: Iterable[tuple[int, int, str]]) -> tuple[tuple[str, str], ...]:
    """Cut a text where marks begin and end; where several lie over each other, the gravest is seen."""
    spans = [(start, end, severity) for start, end, severity in spans if start <= end <= len(text)]
    if not spans:
        return ()
    gaps = {start: severity for start, end, severity in reversed(spans) if start == end}
    cuts = sorted({0, len(text), *(at for start, end, _ in spans for at in (start, end))})
    pieces: list[tuple[str, str]] = []
    for start, end in pairwise([*cuts, len(text)]):
        if start in gaps:
            pieces.append(("", gaps.pop(start)))
        over = {severity for first, last, severity in spans if first <= start and end <= last and first < last}
        if start < end:
            pieces.append((text[start:end], next((severity for severity in _GRAVEST if severity in over), "")))
    return tuple(pieces)


def offered(found: Diagnostic, view: View) -> Iterator[Offer]:
    """Give the proposals of a diagnostic that a button can carry out."""
    for index, fix in enumerate(found.fixes):
        named: dict[str, tuple[str, str, str]] = {}
        for change in fix.changes:
            pointer, value = change.pointer, change.value
            part = view.part_at(pointer) if pointer is not None and value is not None else None
            if part is not None and pointer is not None and value is not None:
                named[part.name] = view.label_of(part), value, view.with_item(part, pointer, value)
        title = view.title(found, fix)
        if len(named) == len(fix.changes):
            # Whoever presses the button has read the text on it, so even what is never applied unread may be taken.
            fields = json.dumps({name: whole for name, (_, _, whole) in named.items()})
            shown = tuple((label, visible(value)) for label, value, _ in named.values())
            yield Offer(title, shown, f"set:{fields}", fields)
        elif found.range is not None and fix.safety != "display-only":
            yield Offer(title, (), f"fix:{found.fingerprint}/{index}", "")


def weight(rule: Rule, severity: Severity) -> Severity:
    """Say how much a fault weighs for a unit: what a team wants of its own keeps none from being ready."""
    return "warning" if rule.house is not None and severity == "error" else severity


def state_of(diagnostics: Iterable[Diagnostic]) -> str:
    """Say ``error``, ``warning`` or ``ready``."""
    severities = {weight(found.definition, found.severity) for found in diagnostics}
    return next((severity for severity in ("error", "warning") if severity in severities), "ready")


class View:
    """What is shown of one document, or of one unit and what is around it, with the faults where they belong."""

    def __init__(
        self,
        face: Face,
        speech: Speech,
        groups: Sequence[Group],
        found: Iterable[Diagnostic],
        typed: Mapping[str, str],
        held: Collection[str] = (),
    ) -> None:
        self.face = face
        self.speech = speech
        self.groups = tuple(groups)
        self.typed = typed
        """Values that could not be put into the file, and are shown nevertheless."""
        self.focus = ""
        """The pointer of the group whose first input gets the focus."""
        self.has_comments = False
        """Whether a comment can be written into the file."""
        self.follows: Mapping[str, str] = {}
        """The texts that would follow from others, by the names of their inputs."""
        self.held_back = 0
        """How many things are not said yet, because nobody has left their fields or asked."""
        self._homes: dict[str, Piece] = {}
        for piece in every_piece(self.groups):
            if piece.pointer:
                self._homes[piece.pointer] = piece
        self._at: dict[str, list[Diagnostic]] = {}
        """What was found, by the name of the input or group."""
        self.outside: list[Diagnostic] = []
        """What is about nothing that is shown."""
        self.said: list[Diagnostic] = []
        """All of it but what is held back."""
        self.order: list[tuple[str, Diagnostic]] = []
        for one in found:
            home = self._home(one)
            if home is not None and home.name in held:
                self.held_back += 1
                continue
            self.said.append(one)
            if home is None:
                self.outside.append(one)
            else:
                self._at.setdefault(home.name, []).append(one)
        self.suggestions: dict[str, tuple[str, ...]] = {}
        """The words that inputs offer, by the name of the list."""

    def values(self) -> dict[str, str]:
        """Give the texts of all inputs by their names."""
        return {part.name: self.typed.get(part.name, part.sent) for part in every_part(self.groups)}

    def _home(self, found: Diagnostic) -> Piece | None:
        """Give what a diagnostic stands under: its input, or the nearest group around its place."""
        pointer = found.pointer
        if found.definition.number == _MISSING and "field" in found.data:
            for holder in (pointer, pointer.rpartition("/")[0]):
                missing = self._homes.get(f"{holder}/{found.data['field']}")
                if missing is not None and (not isinstance(missing, Part) or missing.node is None):
                    return missing
        while pointer:
            if pointer in self._homes:
                return self._homes[pointer]
            pointer = pointer.rpartition("/")[0]
        return None

    def part_at(self, pointer: str) -> Part | None:
        """Give the input for a place, which may be one line of it."""
        for at in (pointer, pointer.rpartition("/")[0]):
            home = self._homes.get(at)
            if isinstance(home, Part) and (at == pointer or home.is_list):
                return home
        return None

    def with_item(self, part: Part, pointer: str, value: str) -> str:
        """Give the whole text of an input after the value at a place in it has changed."""
        index = pointer.removeprefix(part.pointer).removeprefix("/")
        lines = part.sent.split("\n")
        if not (part.is_list and index.isdigit() and int(index) < len(lines)):
            return as_sent(value, one_line=part.one_line)
        lines[int(index)] = value
        return "\n".join(lines)

    def text_at(self, part: Part, found: Diagnostic) -> str:
        """Give the text that a diagnostic is about: that of the input, or of one item in it."""
        if not part.is_list or part.node is None or part.node[0] != "sequence":
            return self.typed.get(part.name, part.text)
        index = found.pointer.rpartition("/")[2]
        if found.pointer != part.pointer and index.isdigit() and int(index) < len(part.node[3]):
            item = part.node[3][int(index)]
            return str(item[3]) if item[0] == "scalar" else part.text
        return part.text

    def may_ignore(self, found: Diagnostic) -> bool:
        """Whether a comment can silence a diagnostic; not what the registration itself refuses."""
        needed = found.definition.number in NEEDED or found.code in self.face.platform.needed
        return self.has_comments and found.definition.ignorable and not (needed and found.severity == "error")

    # --------------------------------------------------------------------------------- in the words of the labels

    def message(self, found: Diagnostic) -> str:
        """Give the message of a diagnostic, in which keys of the file are called as their inputs are."""
        text = self.face.worded(found.text, self.speech.lang, found.pointer)
        return text.render(self.speech.lang, self._called(found))

    def title(self, found: Diagnostic, fix: Fix) -> str:
        """Say what a fix does, in the same words."""
        text = self.face.worded(fix.text, self.speech.lang, found.pointer)
        return fix._replace(text=text, data={**fix.data, **self._called(found)}).title(self.speech.lang)

    def _called(self, found: Diagnostic) -> dict[str, object]:
        data = dict(found.data)
        for name in _NAMING & data.keys():
            label = self.face.label_near(found.pointer, str(data[name]))
            data[name] = self.speech.text(label) if label is not None else data[name]
        return data

    def _label(self, piece: Piece) -> str:
        text = self.speech.text
        if isinstance(piece, Part) and piece.input is not None and piece.input.label is not None:
            return text(piece.input.label)
        if piece.key == "key" and piece.pointer and isinstance(piece, Part) and piece.shape.kind == "any":
            return self.speech.say("key")
        if isinstance(piece, Group) and piece.is_general:
            return self.speech.say("general")
        if isinstance(piece, Group) and piece.kind == "row":
            return _name_of(piece) or self.speech.say("add")
        label = text(self.face.label(piece.shape.place))
        if isinstance(piece, Group) and piece.kind == "item":
            number = int(piece.key) + 1
            name = _name_of(piece)
            return self.speech.say("item_named" if name else "item", label=label, number=number, name=name)
        return label

    def label_of(self, part: Part) -> str:
        """Give what an input is called."""
        return self._label(part)

    # ---------------------------------------------------------------------------------------------------- what is shown

    def boxes(self) -> tuple[Box, ...]:
        """Show all groups."""
        return tuple(self.box(group, "") for group in self.groups)

    def box(self, group: Group, path: str) -> Box:
        """Show a group; ``path`` is what the groups around it are called."""
        label = self._label(group)
        inner = "" if group.is_general else f"{path}{_BELOW}{label}" if path else label
        mine = self._at.get(group.name, [])
        self._list(mine, inner, group.name)
        is_new = bool(self.focus) and f"{self.focus}/".startswith(f"{group.pointer}/")
        # Inputs stand side by side, so what is broader comes below them.
        singly = [part for part in group.parts if isinstance(part, Part)]
        broad = [part for part in group.parts if isinstance(part, Group)]
        parts: tuple[Field | Box, ...] = (
            *(self.field(part, inner, explained=group.kind != "row") for part in singly),
            *(self.box(part, inner) for part in broad),
        )
        inside = [one for piece in every_piece((group,)) for one in self._at.get(piece.name, [])]
        holds = any(part.sent for part in every_part(group.parts))
        state = state_of(inside)
        few = group.kind == "item" and int(group.key) < _FEW_ITEMS
        own = self.face.form is not None
        count = len(group.parts) + group.left - (group.kind == "map")
        nothing = group.kind == "items" and group.is_there and not count
        return Box(
            group.kind,
            group.name,
            label,
            self.speech.text(self.face.help(group.shape.place)) if group.kind in _EXPLAINED and not own else "",
            parts,
            faults(mine[:_MOST_LISTED], self.speech, self),
            group.pointer,
            state if holds or state != "ready" else "",
            str(count) if group.kind in {"items", "map"} and count else "",
            is_there=group.node is not None,
            is_open=is_new or few or state != "ready" or (group.kind != "item" and (holds or group.required)),
            is_none=nothing,
            may_be_none=group.kind == "items" and not (group.is_there or group.shape.some or group.required),
            left=self.speech.say("left", count=group.left) if group.left else "",
        )

    def field(self, part: Part, path: str, *, explained: bool = True) -> Field:
        """Show an input; in a row nothing is ``explained`` that the first row would say as well."""
        speech, shown, kind = self.speech, part.input, part.shape.kind
        label = self._label(part)
        mine = self._at.get(part.name, [])
        self._list(mine, f"{path}{_BELOW}{label}" if path and self.face.form is None else label, part.name)
        value = as_sent(self.typed.get(part.name, part.sent), one_line=part.one_line)
        text = self.typed.get(part.name, part.text)
        proposal = "" if value.strip() else self.follows.get(part.name, "")
        options = self._options(part.shape, value, shown.words if shown else {})
        lines = value.count("\n") + 1
        help_ = self._help(part) if explained else ""
        return Field(
            part.name,
            "choice" if options else "line" if part.one_line else "area",
            label,
            (shown.also if shown else speech.say("day") if kind == "date" else ""),
            help_,
            value,
            faults(mine, speech, self, text),
            self._marks(part, value, mine),
            lang=shown.lang if shown else None,
            rows=shown.rows if shown else max(2, min(lines + 1, 12)) if part.is_list else min(lines, 12),
            mono=bool(shown and shown.mono),
            copied=shown is None and explained and kind in _COPIED,
            one_line=not part.is_list and (shown.rows < 2 if shown else "\n" not in value),  # noqa: PLR2004 - lines
            required=part.required,
            optional=shown is not None and not part.required,
            marked=shown is None,
            drawn=self.face.form is not None and part.name in self.face.form.drawn,
            options=options,
            suggestions="" if options else self._suggested(part.shape.place),
            digits=kind == "whole",
            first=bool(self.focus) and self._is_first(part),
            proposal=proposal,
            proposal_do=f"set:{json.dumps({part.name: proposal})}" if proposal else "",
            proposal_label=speech.text(shown.follows) if shown and shown.follows and proposal else "",
        )

    def _help(self, part: Part) -> str:
        """Say what belongs into an input, with an example."""
        place, say = part.shape.place, self.speech.say
        help_ = self.speech.text(part.input.help if part.input else self.face.help(place))
        if part.shape.kind in {"choice", "flag"}:
            return self.speech.text(self.face.chosen(place)) if part.input is None else help_
        example = self.face.example(place)
        pieces = [help_, say("one_per_line") if part.is_list else "", say("example", text=example) if example else ""]
        return " ".join(filter(None, pieces))

    def _marks(self, part: Part, value: str, found: Sequence[Diagnostic]) -> tuple[tuple[str, str], ...]:
        """Mark what is meant in the text of an input, or in the lines of it."""
        lines = value.split("\n")
        spans = []
        for one in found:
            text = self.text_at(part, one)
            index = one.pointer.rpartition("/")[2] if part.is_list and one.pointer != part.pointer else ""
            begin = sum(len(line) + 1 for line in lines[: int(index)]) if index.isdigit() else 0
            if text != (lines[int(index)] if index.isdigit() and int(index) < len(lines) else value):
                continue  # the browser shows another text than the file has
            near = [related.field_range for related in one.related if related.field == one.field]
            found_at = [span for span in (one.field_range, *near) if span and span != (0, len(text))]
            spans += [(begin + span.start, begin + span.end, one.severity) for span in found_at]
        return _marked(value, spans)

    def _suggested(self, place: str) -> str:
        """Name the list of words that is offered in a place; it is written once for all inputs."""
        words = self.face.examples(place)
        if not words:
            return ""
        name = f"words-{place.replace('[]', '').replace('.', '-')}"
        self.suggestions[name] = words
        return name

    def _is_first(self, part: Part) -> bool:
        if part.pointer.startswith(f"{self.focus}/") or part.pointer == self.focus:
            self.focus = ""
            return True
        return False

    def _options(self, shape: Shape, value: str, words: Mapping[str, Text]) -> tuple[tuple[str, str], ...]:
        if shape.kind not in {"choice", "flag"}:
            return ()
        flags = [("true", self.speech.say("yes")), ("false", self.speech.say("no"))]
        named = [(choice, self.speech.text(words.get(choice, Text(choice, choice)))) for choice in shape.choices]
        known = flags if shape.kind == "flag" else named
        other = [] if not value or value in dict(known) else [(value, visible(shorten(value)))]
        return (("", self.speech.say("unsaid")), *known, *other)

    def _list(self, found: Iterable[Diagnostic], label: str, name: str) -> None:
        self.order += [(f"{label}\0{name}", one) for one in found]

    def listed(self) -> tuple[list[Found], str]:
        """Give what was found as a list of links, the gravest first; call it when everything was shown."""
        say = self.speech.say
        rows: dict[tuple[str, str], Found] = {}
        for key, one in sorted(self.order, key=lambda pair: _GRAVEST.index(pair[1].severity)):
            label, _, name = key.partition("\0")
            found = Found(one.severity, say(one.severity), label, self.message(one), name, f"{name} {one.code}")
            rows.setdefault((name, found.message), found)
        left = len(rows) - _MOST_LISTED
        return list(rows.values())[:_MOST_LISTED], say("more_found", count=left) if left > 0 else ""


def _name_of(item: Group) -> str:
    """Give what an item is called: the first text in it."""
    texts = (part.sent.strip() for part in item.parts if isinstance(part, Part))
    return visible(shorten(next(filter(None, texts), "").split("\n")[0], 60))
