"""Make findings concrete: from a place in the manifest's terms to lines, columns and edits of a file.

This is the only place where symbolic places become positions, so a rule cannot get one wrong.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from onsrights.engine.check.rule import REST
from onsrights.engine.check.shape import place_of, shape_at
from onsrights.engine.diagnostics import Change, Diagnostic, Edit, Fix, Place, Range, Related, Span, Text
from onsrights.engine.secrets import is_hidden, starred
from onsrights.engine.waiting import go_on

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from onsrights.engine.change.edit import Change as KeyChange
    from onsrights.engine.check.platform import Group, Platform
    from onsrights.engine.check.rule import Registry
    from onsrights.engine.diagnostics import Finding, Note, Proposal, Safety
    from onsrights.engine.text.source import Source
    from onsrights.engine.text.tree import Node, Tree

__all__ = ["Locator"]

_NO_TEXTS: Mapping[str, str] = MappingProxyType({})
_OF_WORDS = frozenset({"text", "letters", "any"})
"""The kinds of values that are texts of people; of another one the whole is what it says."""
_NO_NOUN = Text("", "")
_OTHER_BREAK = re.compile("[\x85\u2028\u2029]")
_COMMENT = re.compile(r"\s*#")


class _Later(Sequence[Fix]):
    """The fixes of one diagnostic, each located when the first of them is looked at.

    An editor is told of thousands of faults after every key, and asks for the fixes of one.
    """

    def __init__(self, proposals: Sequence[Proposal], locate: Callable[[Proposal], Fix]) -> None:
        self._proposals = proposals
        self._locate = locate

    @cached_property
    def _fixes(self) -> tuple[Fix, ...]:
        return tuple(map(self._locate, self._proposals))

    def __len__(self) -> int:
        return len(self._proposals)

    def __getitem__(self, index: Any) -> Any:  # noqa: ANN401 - a fix, or some of them
        return self._fixes[index]

    def __eq__(self, other: object) -> bool:
        return self._fixes == (other._fixes if isinstance(other, _Later) else other)

    def __hash__(self) -> int:
        return hash(self._fixes)


class Locator:
    """Locates the findings of one file, or of fields without a file (``tree`` is then ``None``).

    With ``later`` fixes are located when they are asked for, and what was read is kept as long as diagnostics are.
    """

    def __init__(
        self,
        registry: Registry,
        platform: Platform | None,
        tree: Tree | None,
        texts: Mapping[str, str] = _NO_TEXTS,
        *,
        later: bool = False,
    ) -> None:
        self._registry = registry
        self._platform = platform
        """The platform that the file is for; ``None`` for a file of ours, whose groups say all that is to be said."""
        self._tree = tree
        self._source: Source | None = tree.source if tree else None
        self._texts = texts
        """Without a file: the text of each field, by its pointer."""
        self._later = later
        self._counters: dict[tuple[str, str | None, str | None], int] = {}
        self._last: tuple[tuple[int, str] | None, tuple[Node | None, Node] | None] = None, None

    def diagnostics(self, groups: Iterable[Group]) -> list[Diagnostic]:
        """Locate all findings of all groups."""
        found = []
        for group in groups:
            for finding in group.findings:
                go_on()
                found.append(self._diagnostic(finding, group))
        return found

    def _diagnostic(self, finding: Finding, group: Group) -> Diagnostic:
        rule = self._registry[finding.code]
        place = finding.place
        where = self._schema_place(place.pointer, group)
        field = self._named(where, place.pointer, group)
        platform = self._platform
        return Diagnostic(
            definition=rule,
            severity=finding.severity or rule.severity,
            text=rule.text(finding.text),
            data=self._data(finding),
            path=self._source.path if self._source else None,
            range=self.range(place),
            document=place.document,
            pointer=starred(place.pointer),
            right=group.label and starred(group.label),
            field=field,
            field_range=self._field_range(place) if field else None,
            related=self._related_to(finding, group),
            fixes=self._fixes(finding, group),
            fingerprint=self._fingerprint(finding.code, group.label, field),
            times=finding.data["count"] if finding.text == REST else 1,
            unit=platform.noun.one if platform else _NO_NOUN,
            label=self._label(where, field),
        )

    @staticmethod
    def _data(finding: Finding) -> Mapping[str, Any]:
        """Give the values of a finding, which may be parts of a text from which secrets were taken."""
        data = finding.data
        if all(value.isascii() for value in data.values() if isinstance(value, str)):
            return data
        return {key: starred(value) if isinstance(value, str) else value for key, value in data.items()}

    def _related_to(self, finding: Finding, group: Group) -> tuple[Related, ...]:
        """Locate the notes; where places cannot be told apart in the file, the same is said of them once."""
        told: dict[object, Related] = {}
        for number, note in enumerate(finding.notes):
            one = self._related(note, finding, group)
            told.setdefault((one.text, one.path, one.range or number), one)
        return tuple(told.values())

    def _related(self, note: Note, finding: Finding, group: Group) -> Related:
        text = self._registry[finding.code].text(note.text)
        if note.elsewhere is not None:
            return Related(text, self._data(finding), note.elsewhere.path, note.elsewhere.range, None, None)
        field = self._field(note.place.pointer, group)
        return Related(
            text,
            self._data(finding),
            self._source.path if self._source else None,
            self.range(note.place),
            field,
            self._field_range(note.place) if field else None,
        )

    def _fixes(self, finding: Finding, group: Group) -> Sequence[Fix]:
        proposals = [proposal for proposal in finding.proposals if not _writes_secret(proposal)]
        if self._later and proposals:
            return _Later(proposals, lambda proposal: self._fix(proposal, finding, group))
        return tuple(self._fix(proposal, finding, group) for proposal in proposals)

    def _fix(self, proposal: Proposal, finding: Finding, group: Group) -> Fix:
        changes = []
        for place, value in proposal.values:
            named = place.part == "value"
            edits = self._edits(place, value, quote=proposal.quote, typed=self._is_typed(place, group))
            if not named:
                changes.append(Change(None, None, edits, builds=place.part == "key"))
                continue
            where = self._schema_place(place.pointer, group)
            field = self._named(where, place.pointer, group)
            changes.append(Change(field, value, edits, self._label(where, field), pointer=place.pointer))
        changes += [self._of_keys(change, group) for change in proposal.changes]
        text = self._registry[finding.code].text(proposal.title)
        first = next((change.value for change in changes if change.value is not None), "")
        first = proposal.values[0][1] if proposal.values else first
        safety: Safety = "display-only" if self._joins_comment(changes) else proposal.safety
        fix = Fix(text, {**self._data(finding), "value": first}, safety, tuple(changes))
        return self._with_what_it_takes(fix, proposal, group)

    def _joins_comment(self, changes: Iterable[Change]) -> bool:
        """Whether edits make text of what is a comment for readers that end a line at U+0085, U+2028 or U+2029."""
        if self._tree is None or self._tree.alike:
            return False
        text = self._tree.source.text
        for span in (edit.range for change in changes for edit in change.edits if edit.range is not None):
            breaks = _OTHER_BREAK.finditer(text, span.start.offset, span.end.offset)
            if any(_COMMENT.match(text, found.end()) for found in breaks):
                return True
        return False

    def _with_what_it_takes(self, fix: Fix, proposal: Proposal, group: Group) -> Fix:
        """Say in the title what else a fix takes away, and leave it to a reader to do so."""
        if self._platform is None:
            return fix
        content = self._platform.content
        shape = self._platform.shape
        values = [
            (where.place, old, new)
            for place, new in proposal.values
            if place.part == "value"
            and (old := self._text(place)) is not None
            and (where := shape_at(shape, place.pointer, group.names)) is not None
            and where.kind in _OF_WORDS
        ]
        if sorted(old for _, old, _ in values) == sorted(new for _, _, new in values):
            return fix  # exchanged, or nothing is written in the place of a text
        from onsrights.engine.change.taken import named, taken
        from onsrights.engine.text.visible import shorten

        before = [word for where, old, _ in values for word in content(where, old)]
        after = [word for where, _, new in values for word in content(where, new)]
        gone = taken(before, after)
        if gone:
            title = named(fix.text.en, fix.data)
            said = {word for where, _, _ in values for word in content(where, title)}
            gone = [word for word in gone if word not in said]
        if not gone:
            return fix
        return fix._replace(gone=shorten(", ".join(f'"{word}"' for word in gone)), safety="display-only")

    def _text(self, place: Place) -> str | None:
        """Give the text that is there now."""
        if self._tree is None:
            return self._texts.get(place.pointer)
        pair = self._at(self._tree, place)
        return pair[1][3] if pair and pair[1][0] == "scalar" else None

    def _at(self, tree: Tree, place: Place) -> tuple[Node | None, Node] | None:
        """Give what :meth:`Tree.at` gives; most places are looked up several times one after the other."""
        key, last = (place.document, place.pointer), self._last
        if key != last[0]:
            last = self._last = key, tree.at(*key)
        return last[1]

    def _of_keys(self, change: KeyChange, group: Group) -> Change:
        """Locate what adds, renames or removes a key or an item."""
        from onsrights.engine.change.edit import Add, Put, pieces
        from onsrights.engine.change.plain import Atom, atom

        where = self._schema_place(change.pointer, group)
        field = self._named(where, change.pointer, group)
        added = change.value if isinstance(change, Put) else change.item if isinstance(change, Add) else None
        value = added if isinstance(added, str) else atom(added) if isinstance(added, Atom) else None
        found = [] if self._tree is None else pieces(self._tree, change)
        edits = tuple(Edit(self._points(start, end), text) for start, end, text in found)
        pointer = change.pointer if isinstance(change, Put) else None
        return Change(field, value, edits, self._label(where, field), builds=True, pointer=pointer)

    def _is_typed(self, place: Place, group: Group) -> bool:
        """Whether a boolean or a whole number belongs here, which is written without quotation marks."""
        if self._platform is None or place.part != "value":
            return False
        shape = shape_at(self._platform.shape, place.pointer, group.names)
        return shape is not None and shape.kind in {"flag", "whole"}

    def _edits(self, place: Place, value: str, *, quote: bool, typed: bool) -> tuple[Edit, ...]:
        if self._source is None or self._tree is None:
            return (Edit(None, value),)
        if place.part == "file" and place.span is not None:
            return (Edit(self._points(*place.span), value),)
        from onsrights.engine.change.scalar import rewrite

        pair = self._at(self._tree, place)
        node = pair[0] if pair and place.part == "key" else pair[1] if pair else None
        if node is None or node[0] != "scalar":
            return ()
        start, end, text = rewrite(
            self._source.text,
            node,
            value,
            self._source.newline,
            quote=quote,
            typed=typed,
            flow=self._tree.in_flow(place.document, node[1]),
            json=self._source.is_json,
        )
        return (Edit(self._points(start, end), text),)

    def _field(self, pointer: str, group: Group) -> str | None:
        return self._named(self._schema_place(pointer, group), pointer, group)

    def _label(self, where: str | None, field: str | None) -> Text | None:
        return self._platform.title(where) if self._platform and where and field else None

    def _schema_place(self, pointer: str, group: Group) -> str | None:
        return place_of(self._platform.shape, pointer, group.names) if self._platform else None

    def _named(self, where: str | None, pointer: str, group: Group) -> str | None:
        """Give what the field at a place is called; in a file of ours the group knows it."""
        return self._platform.field(where) if self._platform else group.names.get(pointer)

    def _field_range(self, place: Place) -> Span | None:
        if place.part != "value":
            return None
        if place.span is not None:
            return place.span
        if self._tree is None:
            text = self._texts.get(place.pointer)
            return None if text is None else Span(0, len(text))
        pair = self._at(self._tree, place)
        node = pair[1] if pair else None
        return Span(0, len(node[3])) if node and node[0] == "scalar" else None

    def range(self, place: Place) -> Range | None:
        """Give the place in the file, or ``None`` where there is no file."""
        if self._source is None or self._tree is None:
            return None
        if place.part == "file":
            return self._points(*(place.span or (0, 0)))
        pair = self._at(self._tree, place)
        if pair is None:
            return self._missing(place)
        key, node = pair
        if place.part == "key" and key is not None:
            return self._points(key[1], key[2])
        if node[0] != "scalar":
            # An empty span is where something is missing that nothing here stands for.
            return self._points(node[1], node[1]) if place.span == (0, 0) else self._first_line(node)
        from onsrights.engine.text.scalars import span

        start, end = place.span or (0, len(node[3]))
        found = span(self._source.text, node, start, end)
        return self._points(found[0], found[1])

    def _missing(self, place: Place) -> Range:
        """Locate what is not there: at the nearest thing around it that is."""
        pointer = place.pointer.rpartition("/")[0]
        if not place.pointer:
            return self._points(0, 0)
        return self.range(Place(pointer, "value", None, place.document)) or self._points(0, 0)

    def _first_line(self, node: Node) -> Range:
        """Mark the first line of a mapping or sequence; all of it would be a wall."""
        assert self._source is not None
        start, end = node[1], node[2]
        line_end = self._source.line_span(self._source.point(start).line)[1]
        text = self._source.text[start : min(end, line_end)]
        return self._points(start, start + len(text.rstrip()))

    def _points(self, start: int, end: int) -> Range:
        assert self._source is not None
        return Range(self._source.point(start), self._source.point(end))

    def _fingerprint(self, code: str, right: str | None, field: str | None) -> str:
        """Name a diagnostic by what it is about, never by a line, so that it survives every move."""
        from hashlib import sha256

        key = code, right, field
        count = self._counters[key] = self._counters.get(key, 0) + 1
        path = (self._source.path if self._source else None) or ""
        parts = "\0".join([path, code, right or "", field or "", str(count)])
        return sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _writes_secret(proposal: Proposal) -> bool:
    """Whether a proposal would write a text from which a secret was taken."""
    return any(is_hidden(value) for _, value in proposal.values)
