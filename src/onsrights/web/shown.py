"""What the templates show: inputs in groups, and under each what is wrong there, with its characters marked."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from onsrights.engine.diagnostics import Text
from onsrights.engine.secrets import starred
from onsrights.engine.visible import shorten, visible
from onsrights.web.layout import Group, Part, as_sent, every_part, every_piece

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onsrights.engine.check.shape import Shape
    from onsrights.engine.diagnostics import Diagnostic, Language, Span
    from onsrights.web.face import Face, Speech
    from onsrights.web.layout import Piece

__all__ = ["Box", "Fault", "Field", "Found", "View", "fault", "state_of"]

_AROUND = 48
"""So many characters before and behind the faulty ones are shown."""
_LONGEST_MARK = 200
_MOST_LISTED = 100
_MISSING = "110"
_FEW_ITEMS = 2
"""So many items of a list are shown open."""
_BELOW = " \u203a "
_COPIED = {"text", "letters", "any", "plain", "list"}
"""Kinds of inputs whose text is typed in elsewhere as it is."""
_EXPLAINED = {"keys", "items", "map"}
_NOTHING = Text("", "")


class Offer(NamedTuple):
    """A proposal: what it does, the new texts by the labels of their fields, and what its button sends."""

    title: str
    texts: tuple[tuple[str, str], ...]
    do: str
    fields: str
    """The new texts as JSON, for the script; empty where the proposal is about no field."""


class Fault(NamedTuple):
    """One diagnostic as it stands under its field."""

    severity: str
    word: str
    code: str
    rule: str
    message: str
    excerpt: tuple[tuple[str, bool], ...]
    """Pieces of the field's text, and whether they are the faulty ones."""
    offers: tuple[Offer, ...]
    where: str
    empty: bool
    """Whether all that is wrong is that nothing stands there yet."""


class Found(NamedTuple):
    """One line of the list of what was found."""

    severity: str
    word: str
    label: str
    message: str
    name: str
    """The id of the input or group."""


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
    lang: Language | None = None
    rows: int = 1
    mono: bool = False
    copied: bool = False
    one_line: bool = True
    required: bool = False
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
    confirm: str


def fault(found: Diagnostic, text: str | None, speech: Speech, view: View | None = None) -> Fault:
    """Show a diagnostic; ``text`` is the text of its field, without which the line of the file is named."""
    span = found.field_range
    excerpt = _excerpt(text, span) if text and span and span != (0, len(text)) else ()
    return Fault(
        found.severity,
        speech.say(found.severity),
        found.code,
        found.rule,
        found.message(speech.lang),
        excerpt,
        tuple(_offers(found, speech, view)) if view else (),
        speech.say("line", line=found.range.start.line) if found.range and text is None else "",
        empty=text is not None and not text.strip(),
    )


def _excerpt(text: str, span: Span) -> tuple[tuple[str, bool], ...]:
    start, end = span.start, min(span.end, len(text))
    before, after = text[max(start - _AROUND, 0) : start], text[end : end + _AROUND]
    marked = text[start:end]
    if len(marked) > _LONGEST_MARK:
        marked, after = marked[:_LONGEST_MARK] + "…", ""
    before, marked, after = (visible(starred(piece)) for piece in (before, marked, after))
    return (
        (("…" if start > _AROUND else "") + before, False),
        (marked, True),
        (after + ("…" if end + _AROUND < len(text) else ""), False),
    )


def _offers(found: Diagnostic, speech: Speech, view: View) -> Iterable[Offer]:
    for index, fix in enumerate(found.fixes):
        named: dict[str, tuple[str, str, str]] = {}
        for change in fix.changes:
            pointer, value = change.pointer, change.value
            part = view.part_at(pointer) if pointer is not None and value is not None else None
            if part is not None and pointer is not None and value is not None:
                named[part.name] = view.label_of(part), value, view.with_item(part, pointer, value)
        if len(named) == len(fix.changes):
            # Whoever presses the button has read the text on it, so even what is never applied unread may be taken.
            fields = json.dumps({name: whole for name, (_, _, whole) in named.items()})
            shown = tuple((label, visible(value)) for label, value, _ in named.values())
            yield Offer(fix.title(speech.lang), shown, f"set:{fields}", fields)
        elif found.range is not None and fix.safety != "display-only":
            yield Offer(fix.title(speech.lang), (), f"fix:{found.fingerprint}/{index}", "")


def state_of(diagnostics: Iterable[Diagnostic]) -> str:
    """Say ``error``, ``warning`` or ``ready``."""
    severities = {found.severity for found in diagnostics}
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
    ) -> None:
        self.face = face
        self.speech = speech
        self.groups = tuple(groups)
        self.typed = typed
        """Values that could not be put into the file, and are shown nevertheless."""
        self.focus = ""
        """The pointer of the group whose first input gets the focus."""
        self.confirm = ""
        """The pointer of the item that may go."""
        self._homes: dict[str, Piece] = {}
        for piece in every_piece(self.groups):
            if piece.pointer:
                self._homes[piece.pointer] = piece
        self._at: dict[str, list[Diagnostic]] = {}
        """What was found, by the name of the input or group."""
        self.outside: list[Diagnostic] = []
        """What is about nothing that is shown."""
        self.order: list[tuple[str, Diagnostic]] = []
        for one in found:
            home = self._home(one)
            if home is None:
                self.outside.append(one)
            else:
                self._at.setdefault(home.name, []).append(one)
        self.suggestions: dict[str, tuple[str, ...]] = {}
        """The words that inputs offer, by the name of the list."""
        self._proposals = face.form.follows(self.values()) if face.form else {}

    def values(self) -> dict[str, str]:
        """Give the texts of all inputs by their names."""
        return {part.name: self.typed.get(part.name, part.sent) for part in every_part(self.groups)}

    def _home(self, found: Diagnostic) -> Piece | None:
        """Give what a diagnostic stands under: its input, or the nearest group around its place."""
        pointer = found.pointer
        if found.code.endswith(_MISSING) and "field" in found.data:
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

    # -------------------------------------------------------------------------------------------------- labels

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
        # Inputs stand side by side, so what is broader comes below them.
        singly = [part for part in group.parts if isinstance(part, Part)]
        broad = [part for part in group.parts if isinstance(part, Group)]
        parts: tuple[Field | Box, ...] = (
            *(self.field(part, inner, explained=group.kind != "row") for part in singly),
            *(self.box(part, inner) for part in broad),
        )
        inside = [one for piece in every_piece((group,)) for one in self._at.get(piece.name, [])]
        holds = any(part.sent for part in every_part(group.parts))
        is_new = bool(self.focus) and f"{self.focus}/".startswith(f"{group.pointer}/")
        state = state_of(inside)
        asked = self.confirm == group.pointer and group.kind == "item"
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
            tuple(fault(one, None, self.speech, self) for one in mine[:_MOST_LISTED]),
            group.pointer,
            state if holds or state != "ready" else "",
            str(count) if group.kind in {"items", "map"} and count else "",
            is_there=group.node is not None,
            is_open=is_new or asked or few or state != "ready" or (group.kind != "item" and (holds or group.required)),
            is_none=nothing,
            may_be_none=group.kind == "items" and not (group.is_there or group.shape.some or group.required),
            left=self.speech.say("left", count=group.left) if group.left else "",
            confirm=self.speech.say("remove_ask", name=label) if asked else "",
        )

    def field(self, part: Part, path: str, *, explained: bool = True) -> Field:
        """Show an input; in a row nothing is ``explained`` that the first row would say as well."""
        speech, shown, kind = self.speech, part.input, part.shape.kind
        label = self._label(part)
        mine = self._at.get(part.name, [])
        self._list(mine, f"{path}{_BELOW}{label}" if path and self.face.form is None else label, part.name)
        value = as_sent(self.typed.get(part.name, part.sent), one_line=part.one_line)
        faults = tuple(fault(one, self.text_at(part, one), speech, self) for one in mine)
        proposal = self._proposals.get(part.name, "")
        offered = {text for one in faults for offer in one.offers for _, text in offer.texts}
        if proposal in offered or (value.strip() and not any(one.severity != "info" for one in faults)):
            proposal = ""  # a text that is in order needs none
        options = self._options(part.shape, value, shown.words if shown else {})
        lines = value.count("\n") + 1
        help_ = speech.text(shown.help if shown else self.face.help(part.shape.place) if explained else _NOTHING)
        if part.is_list:
            help_ = f"{help_} {speech.say('one_per_line')}".strip()
        return Field(
            part.name,
            "choice" if options else "line" if part.one_line else "area",
            label,
            (shown.also if shown else speech.say("day") if kind == "date" else ""),
            help_,
            value,
            faults,
            lang=shown.lang if shown else None,
            rows=shown.rows if shown else max(2, min(lines + 1, 12)) if part.is_list else min(lines, 12),
            mono=bool(shown and shown.mono),
            copied=shown.copied if shown else explained and kind in _COPIED,
            one_line=not part.is_list and (shown.rows < 2 if shown else "\n" not in value),  # noqa: PLR2004 - lines
            required=part.required and shown is None,
            options=options,
            suggestions="" if options else self._suggested(part.shape.place),
            digits=kind == "whole",
            first=bool(self.focus) and self._is_first(part),
            proposal=proposal,
            proposal_do=f"set:{json.dumps({part.name: proposal})}" if proposal else "",
            proposal_label=speech.text(shown.follows) if shown and shown.follows and proposal else "",
        )

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
        """Give what was found as a list of links, in the order of the page; call it when everything was shown."""
        say, lang = self.speech.say, self.speech.lang
        rows = []
        for key, one in self.order[:_MOST_LISTED]:
            label, _, name = key.partition("\0")
            rows.append(Found(one.severity, say(one.severity), label, one.message(lang), name))
        left = len(self.order) - len(rows)
        return rows, say("more_found", count=left) if left else ""


def _name_of(item: Group) -> str:
    """Give what an item is called: the first text in it."""
    texts = (part.sent.strip() for part in item.parts if isinstance(part, Part))
    return visible(shorten(next(filter(None, texts), "").split("\n")[0], 60))
