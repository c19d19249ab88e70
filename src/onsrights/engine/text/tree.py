"""A source as a tree of positioned nodes, and everything that was wrong on the way.

Nodes are exact tuples of atoms and lists, which the garbage collector leaves alone (that is worth a third of the
time on a large manifest)::

    ("scalar", start, end, value, style)
    ("mapping", start, end, [(key, value), …])     in file order, duplicates kept
    ("sequence", start, end, [node, …])            of a long one the nodes are packed (:class:`Packed`)

``start`` and ``end`` are 0-based, half-open code point offsets in :attr:`Source.text`. ``style`` is ``""`` for plain
text, ``'``, ``"``, ``|``, ``>``, or a mark of our own that makes other rules keep silent: ``*`` for an alias,
``#broken`` for text that could not be read, ``#too-large`` for text over the limit, ``#secret`` for text that held a
secret (:func:`hide_secrets`).

YAML is read as events from libyaml with an explicit stack: its composer dies of 25 kB of ``[``, and an alias bomb
of half a kilobyte costs gigabytes (both measured). Every limit is enforced while reading.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import abc
from itertools import chain, islice
from marshal import dumps, loads
from sys import intern

from yaml.error import MarkedYAMLError, YAMLError
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)

from onsrights.engine.check.field import unescaped
from onsrights.engine.check.rule import REST
from onsrights.engine.declared import TYPE_CHECKING, pattern
from onsrights.engine.secrets import HIDDEN_STYLE, search, starred
from onsrights.engine.settings.settings import Limits
from onsrights.engine.text.scalars import decode, line_start
from onsrights.engine.text.source import Fault

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Iterator
    from typing import Any, Literal, TypeAlias

    from onsrights.engine.text.json_text import JsonSlip
    from onsrights.engine.text.source import Source
    from onsrights.engine.text.yaml_slips import Mended, Repair, Slip

__all__ = [
    "Fault",
    "Mapping",
    "Node",
    "Packed",
    "ParserMissingError",
    "Scalar",
    "Sequence",
    "Tree",
    "before",
    "child",
    "extent",
    "hide_secrets",
    "items",
    "plain_of",
    "pointer_step",
    "read_tree",
    "text_of",
]

Scalar: TypeAlias = "tuple[Literal['scalar'], int, int, str, str]"
Mapping: TypeAlias = "tuple[Literal['mapping'], int, int, list[tuple[Node, Node]]]"
Sequence: TypeAlias = "tuple[Literal['sequence'], int, int, abc.Sequence[Node]]"
Node: TypeAlias = "Scalar | Mapping | Sequence"


_DEFAULT_LIMITS = Limits()
_FEW_KEYS = 64
"""Up to so many keys, looking at one after the other costs less than an index."""
_MOST_INDEXES = 16
_LONG = 100
"""From so many items on, those of a list right under a key of the document are packed."""


class ParserMissingError(RuntimeError):
    """PyYAML was installed without libyaml; its other parser reads some manifests differently."""

    def __init__(self) -> None:
        super().__init__("PyYAML was installed without libyaml; install a wheel of PyYAML that has it")


class Packed(abc.Sequence["Node"]):
    """The items of a long list, each packed until somebody looks at it: a fifth of the memory, and nearly as fast.

    ``starts`` says where each begins. The bytes never leave the process, so nobody else can have written them.
    """

    __slots__ = ("_last", "_packed", "starts")

    def __init__(self, nodes: Iterable[Node]) -> None:
        self._packed: list[bytes | Node] = []
        self.starts = array("q")
        self._last: tuple[int | None, Any] = None, None
        """Which one was looked at last, and that: whoever asks about an item asks several times."""
        for node in nodes:
            self.append(node)

    def append(self, node: Any) -> None:  # noqa: ANN401 - a node of any kind
        """Add an item, which nobody may change from now on."""
        self.starts.append(node[1])
        try:
            self._packed.append(dumps(node))
        except ValueError:  # it is too deep
            self._packed.append(node)

    def __len__(self) -> int:
        return len(self._packed)

    def __getitem__(self, index: Any) -> Any:  # noqa: ANN401 - an item, or of a slice a list of them
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self)))]
        at, node = self._last
        if at != index:
            node = _unpacked(self._packed[index])
            self._last = index, node
        return node

    def __iter__(self) -> Iterator[Node]:
        return map(_unpacked, self._packed)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Packed) and self._packed == other._packed

    __hash__ = None  # type: ignore[assignment]


def _unpacked(node: Any) -> Any:  # noqa: ANN401 - packed or not
    return loads(node) if type(node) is bytes else node  # noqa: S302 - packed above


class Tree:
    """What a source holds.

    ``documents`` has one root per document, ``None`` for an empty one; an empty file has none. ``incomplete`` says
    for each of them whether reading stopped inside it. ``complete`` is false when any part of the file was not
    read. ``unfinished`` names the mappings and sequences, as pairs of document and JSON pointer, in which something
    may be missing that the file does hold: nobody should report a missing field there. ``keys`` are the keys that occur
    in its mappings, while it is read; of a file with very many not all. ``alike`` is false where readers for which
    U+0085, U+2028 and U+2029 end a line read something else.
    """

    __slots__ = (
        "_indexes", "_limits", "alike", "complete", "documents", "faults", "incomplete", "keys", "source", "unfinished",
    )  # fmt: skip

    def __init__(self, source: Source, limits: Limits = _DEFAULT_LIMITS) -> None:
        self.source = source
        self._limits = limits
        self.documents: list[Node | None] = []
        self._indexes: dict[int, tuple[object, dict[str, tuple[Node, Node]]]] = {}
        """Of large mappings, by the identity of their pairs: these, to keep it theirs, and the first pair of a key."""
        self.faults: list[Fault] = []
        self.incomplete: list[bool] = []
        self.complete = self.alike = True
        self.unfinished: frozenset[tuple[int, str]] = frozenset()
        self.keys: set[str] = set()

    @property
    def whole(self) -> bool:
        """Whether all of the file was read, so that what was not found is not there."""
        return (
            self.complete and not self.source.faults and not any(fault.kind == "invalid-yaml" for fault in self.faults)
        )

    def read(self) -> None:
        """Read the source; once more, where a secret was taken out of it."""
        self.documents = []
        self._indexes = {}
        self.faults = list(self.source.faults)
        self.complete = self.source.readable
        if self.source.readable:
            _Reader(self.source, self._limits).read(self)
            self.faults.sort(key=lambda fault: (fault.start, fault.end, fault.kind, fault.text))

    def in_flow(self, document: int, offset: int) -> bool:
        """Whether a place lies inside brackets or braces, as everything in JSON does."""
        text = self.source.text
        node: Any = self.documents[document]
        while node is not None and node[0] != "scalar":
            if text[node[1] : node[1] + 1] in ("[", "{") and text.startswith(("]", "}"), node[2] - 1):
                return True
            index = before(node, offset)
            if index < 0:
                break
            key, value = child(node, index)
            node = value if key is None or offset >= value[1] else key
        return False

    def at(self, document: int, pointer: str) -> tuple[Node | None, Node] | None:
        """Walk to the node of a JSON pointer: give its key, where it has one, and its value.

        Of a repeated key it is the first, and ``None`` where nothing is there.
        """
        key: Node | None = None
        node: Any = self.documents[document] if document < len(self.documents) else None
        for step in pointer.split("/")[1:] if node is not None else ():
            below = self.below(node, step)
            if below is None:
                return None
            key, node = below
        return None if node is None else (key, node)

    def below(self, node: Any, step: str) -> tuple[Node | None, Node] | None:  # noqa: ANN401 - a node of any kind
        """Go one step of a pointer: give the item, or the key and its value; ``None`` where nothing is there."""
        if node[0] == "mapping":
            return self._pair(node[3], unescaped(step))
        if node[0] == "sequence" and step.isdecimal() and int(step) < len(node[3]):
            return None, node[3][int(step)]
        return None

    def _pair(self, pairs: list[tuple[Node, Node]], name: str) -> tuple[Node, Node] | None:
        """Find the first pair of a key."""
        if len(pairs) <= _FEW_KEYS:
            return next((pair for pair in pairs if pair[0][0] == "scalar" and pair[0][3] == name), None)
        known = self._indexes.get(id(pairs))
        if known is None:
            if len(self._indexes) == _MOST_INDEXES:
                self._indexes.clear()
            index = {pair[0][3]: pair for pair in reversed(pairs) if pair[0][0] == "scalar"}
            known = self._indexes[id(pairs)] = pairs, index
        return known[1].get(name)

    def starred(self, document: int, pointer: str) -> str:
        """Give the text of a value from which a secret was taken, with asterisks for it; nothing for any other."""
        _, node = (self.at(document, pointer) if self.source.secrets else None) or (None, None)
        return node[3] if node is not None and node[0] == "scalar" and node[4] == HIDDEN_STYLE else ""


def text_of(node: Any) -> str | None:  # noqa: ANN401 - a node of any kind, or none
    """Give the text of a scalar; ``None`` for whatever has none."""
    return node[3] if node is not None and node[0] == "scalar" else None


def items(node: Any) -> abc.Iterable[tuple[Node | None, Node]]:  # noqa: ANN401 - a node of any kind, or none
    """Give the pairs of a mapping, or the items of a sequence with ``None`` for the key; nothing of a scalar."""
    if node is None or node[0] == "scalar":
        return ()
    return node[3] if node[0] == "mapping" else ((None, item) for item in node[3])


def plain_of(node: Any) -> Any:  # noqa: ANN401 - a node; texts, in mappings and lists
    """Give the data of a node; every value as the text that it is."""
    if node[0] == "sequence":
        return [plain_of(item) for item in node[3]]
    return node[3] if node[0] == "scalar" else {key[3]: plain_of(value) for key, value in node[3]}


def extent(node: Node) -> tuple[int, int]:
    """Give where a node begins and ends: 0-based, half-open, in code points."""
    return node[1], node[2]


def child(node: Any, index: int) -> tuple[Node | None, Node]:  # noqa: ANN401 - a mapping or a sequence
    """Give one pair of a mapping, or one item of a sequence with ``None`` for the key."""
    return node[3][index] if node[0] == "mapping" else (None, node[3][index])


def before(node: Any, offset: int) -> int:  # noqa: ANN401 - a mapping or a sequence
    """Give the index of the last pair or item that begins at or before an offset; -1 for none."""
    if isinstance(node[3], Packed):
        return bisect_right(node[3].starts, offset) - 1
    if node[0] == "mapping":
        return bisect_right(node[3], offset, key=lambda pair: pair[0][1]) - 1
    return bisect_right(node[3], offset, key=lambda item: item[1]) - 1


def pointer_step(key: Node | int) -> str:
    """Give the step of a JSON pointer (RFC 6901) that leads to the value of a key, or to an item of a sequence."""
    if isinstance(key, int):
        return f"/{key}"
    return "/" + key[3].replace("~", "~0").replace("/", "~1") if key[0] == "scalar" else "/?"


def read_tree(source: Source, limits: Limits = _DEFAULT_LIMITS) -> Tree:
    """Read a source; what is wrong with it is in :attr:`Tree.faults`. Raises :class:`ParserMissingError` only.

    Secrets are taken out of it on the way.
    """
    tree = Tree(source, limits)
    tree.read()
    hide_secrets(tree, ())
    return tree


def hide_secrets(tree: Tree, kinds: abc.Iterable[str]) -> None:
    """Take secrets out of the tree and its source, so that nothing that is said of them afterwards can hold one.

    Places stay what they are, for every character is stood for by one of :mod:`onsrights.engine.secrets`. ``kinds`` are
    those that are looked for besides the ones that everybody has.
    """
    source = tree.source
    wanted = {"", *kinds} - source.searched
    if not wanted:
        return
    source.searched |= wanted
    found = search(tree, wanted)
    tree.keys = set()
    if found:
        source.hide(found)
        tree.read()


# ----------------------------------------------------------------------------------------------------------------
# Characters that libyaml refuses, or takes for a line end where no editor does, are stood for by another character
# while it reads, one for one, so that offsets stay. The value of a scalar that holds one is then decoded again from
# the real text.

_CONTROLS = bytes([*range(9), 11, 12, *range(14, 32), 127])
_SUSPECTS = (
    (b"\xc2", (b"\xc2",)),  # U+0080 to U+00BF: C1 controls and U+0085 are among them
    (b"\xe2", (b"\xe2\x80\xa8", b"\xe2\x80\xa9")),  # U+2028, U+2029
    (b"\xed", (b"\xed",)),  # surrogates, and Korean
    (b"\xef", (b"\xef\xbb\xbf", b"\xef\xbf\xbe", b"\xef\xbf\xbf")),  # U+FEFF, U+FFFE, U+FFFF
    (b"\\", (rb"\ud", rb"\uD", rb"\U0000d", rb"\U0000D")),
)
"""Bytes without which nothing has to be neutralised, behind the one that they begin with; looking for bytes costs a
tenth of a search for characters, and for a single one a fiftieth of that."""

_R = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff"
_REFUSED = pattern(f"[{_R}]")
_BREAKS = "\x85\u2028\u2029"
_U = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff"
_UNREADABLE = pattern(f"[{_U}]")
"""What no reader of YAML takes, be it in a comment."""
_UNREADABLE_AND_BREAKS = pattern(f"[{_U}{_BREAKS}]")
_LEADING = pattern(f"(?:(?<=[\r\n])|\\A)[ \t]*+(?=[{_R}])[ \t{_R}]++")
"""Blanks and refused characters before the content of a line: the indentation is what it is without the latter."""
_BETWEEN = pattern(f"(?<=[:,\\[\\]{{}}\"'-])[ \t]*+(?=[{_R}])[ \t{_R}]++(?=[\r\n\"'{{}}\\[\\],:#]|\\Z)")
"""Blanks and refused characters between two tokens, as YAML and JSON have them outside of any text."""
_NO_LINE_END = pattern(r"[^\r\n]")
_UNSEEN = pattern(f"[\\s{_R}]+")
_SURROGATE_ESCAPE = pattern(r"\\\\|\\u[dD][89a-fA-F][0-9a-fA-F]{2}|\\U0000[dD][89a-fA-F][0-9a-fA-F]{2}")
_SURROGATE_PAIR = pattern(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}")

_MOST = 20
"""How many repeated keys of one mapping are named one by one; what remains is one report."""
_MOST_KEYS = 10_000
"""So many different keys of a file are remembered, and those of one more mapping."""
_MOST_REFUSED = 1000
"""How many refused characters outside of any text are; they cost more than the rest of the file."""

_DEEPEST = 1000
"""So deep libyaml reads from version 0.2.6 on, whatever the limit; it looks ahead, so that it may stop at this depth
before the first event of the line is there."""
_DEEP_FOR_LIBYAML = "maximum nesting depth"

_ROUNDS = 25
_REREAD = 64 * 1024 * 1024
"""How often, and how many characters in all, a file with syntax errors is read again behind a mended slip."""

_STRUCTURAL = frozenset({"after-end", "comma", "indent-other", "message", "no-colon", "no-key", "unclosed-bracket"})
"""Slips behind which it is uncertain, inside brackets and braces, what belongs to what."""

_Path: TypeAlias = "list[tuple[Any, Node | None, bool, int]]"
_UNDER_KEY = 2
"""What a list right under a key of the document is in: the document, and its mapping."""


class _Stopped(Exception):  # noqa: N818 - no error: a limit was reached, and reading ends
    pass


class _TooDeep(Exception):  # noqa: N818 - no error either: reading goes on without what is too deep
    def __init__(self, start: int) -> None:
        super().__init__(start)
        self.start = start


def _has_suspects(data: bytes) -> bool:
    return any(first in data and any(suspect in data for suspect in suspects) for first, suspects in _SUSPECTS)


class _Reader:
    """Reads one source, again and again while slips can be mended."""

    def __init__(self, source: Source, limits: Limits) -> None:
        self.text = source.text
        self.is_json = source.is_json
        self.native = False  # whether the round at hand reads JSON by its own grammar
        self.limits = limits
        self.guessed = () if source.looks_like_windows_1252 else source.guessed
        self.hides = source.hides if source.secrets else None
        self.hidden = ""  # stands for a refused character
        self.filler = ""  # stands for text that could not be read
        self.refused: list[int] = []
        self.leading: list[tuple[int, int, str]] = []  # those of them that stand before the content of a line
        self.deep: list[int] = []  # where it was too deep to read
        self.told: list[tuple[int, int]] = []  # what was reported as no JSON
        self.touched: set[int] = set()  # lines (by their starts) whose indentation was mended
        self.moved: set[int] = set()  # those of them that were moved to another column
        self.open: _Path = []  # what was open where libyaml stopped
        self.mended: Mended | None = None
        self.offset: Callable[[int], int] = int
        self.reached = 0

    def read(self, tree: Tree) -> None:
        """Fill the tree, reading again behind every slip that can be mended, within bounds."""
        masked = self.neutral = self._neutralised()
        slips: list[Slip] = []
        no_json: list[JsonSlip] = []
        if self.is_json:
            masked, no_json = self._as_json(masked)
            self.native = not no_json and bool(masked.strip())
        if self.leading:
            from onsrights.engine.text.yaml_slips import Mended, Repair

            self.mended = Mended(masked)
            self.mended.add(Repair(tuple(self.leading)))
            self.offset = self.mended.offset
        error = self._round(self.mended.text if self.mended else masked)
        self.native = False
        if error is not None:
            slips = self._read_again(masked, error)
            tree.complete = not self.open
        tree.complete = tree.complete and not self.stopped
        self._lost_texts()
        tree.documents, tree.incomplete, tree.faults = self.documents, self.incomplete, [*tree.faults, *self.faults]
        self._place(tree, slips)
        if no_json:
            self._place_json(tree, no_json)
        self._report_refused(tree)
        tree.unfinished = frozenset(self.unfinished)
        tree.keys = self.keys

    def _as_json(self, masked: str) -> tuple[str, list[JsonSlip]]:
        """Give what in the text is no JSON, and the text without what is best taken for nothing."""
        from onsrights.engine.text.json_text import BLANKED, json_slips

        slips = json_slips(self.text)
        for text, start, end, _ in slips:
            if text in BLANKED:
                masked = masked[:start] + _NO_LINE_END.sub(" ", masked[start:end]) + masked[end:]
            elif text == "comma" and masked[start - 1].isspace():
                masked = f"{masked[: start - 1]},{masked[start:]}"
        return masked, slips

    def _read_again(self, masked: str, error: YAMLError | _TooDeep | None) -> list[Slip]:
        """Mend slip after slip and read again behind each; give all of them."""
        from onsrights.engine.text.yaml_slips import Mended, conflicts

        if not self.filler:
            self._choose()
        if self.mended is None:
            self.mended = Mended(masked)
        mended = self.mended
        self.offset = mended.offset
        slips: list[Slip] = []
        rounds = read = 0
        found, without = conflicts(mended.text)
        if found:
            slips += [slip._replace(start=self.offset(slip.start), end=self.offset(slip.end)) for slip in found]
            mended.add(without)
            error = self._round(mended.text)
        while error is not None:
            slip, repair = self._slip(error, mended)
            if slip is not None:
                slips.append(slip)
            rounds += 1
            read += self.reached
            if repair is None or rounds > _ROUNDS or read > _REREAD or not mended.add(repair):
                self._close()
                break
            error = self._round(mended.text)
        return slips

    def _slip(self, error: YAMLError | _TooDeep, mended: Mended) -> tuple[Slip | None, Repair | None]:
        """Name what libyaml stumbled over, if that is not named yet, and how to read on behind it."""
        from onsrights.engine.text.yaml_slips import Slip, find_slip, nested

        if isinstance(error, MarkedYAMLError) and error.problem_mark and _DEEP_FOR_LIBYAML in (error.problem or ""):
            error = _TooDeep(_first_too_deep(mended.text, error.problem_mark.index, self.limits.depth))
        if isinstance(error, _TooDeep):
            self.reached = error.start
            start = self.offset(error.start)
            self.deep.append(start)
            repair = nested(mended.text, error.start, self.filler)
            data = {"limit": min(self.limits.depth, _DEEPEST)}
            return Slip("depth", start, start + 1, data, (), repair), repair
        if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
            return Slip("message", 0, 0), None
        offset = self.offset
        self.reached = error.problem_mark.index
        line = line_start(self.text, offset(self.reached))
        flow = len(self.open) > 1 and self.text[self.open[-1][3] : self.open[-1][3] + 1] in ("[", "{")
        found = find_slip(
            mended.text,
            error,
            after=self.last,
            flow=flow,
            fillers=(self.hidden, self.filler),
            tried=line in self.moved,
        )
        if not found.text:  # no slip, but something that libyaml cannot read
            return None, found.repair
        slip = found._replace(
            start=offset(found.start),
            end=offset(found.end),
            notes=tuple((offset(start), offset(end), text) for start, end, text in found.notes),
            data={key: self._quoted(value) if isinstance(value, tuple) else value for key, value in found.data.items()},
        )
        # A line that was moved already is no second fault because it still does not fit.
        again = (
            slip.text in ("indent", "indent-other", "no-colon") and line_start(self.text, slip.start) in self.touched
        )
        if slip.text in ("indent", "tab") and slip.repair:
            lines = {line_start(self.text, offset(start)) for start, _, _ in slip.repair.edits}
            self.touched |= lines
            if slip.text == "indent":
                self.moved |= lines
        return None if again else slip, slip.repair

    def _quoted(self, span: tuple[int, int]) -> str:
        """Give what stands in the file where this was read."""
        from onsrights.engine.text.visible import shorten

        return shorten(self.text[self.offset(span[0]) : self.offset(span[1])])

    def _place(self, tree: Tree, slips: list[Slip]) -> None:
        """Report the slips, now that it is known where in the tree they lie."""
        for text, start, end, data, notes, repair in slips:
            lost = repair is None or repair.dropped
            document, pointer = _find(tree.documents, self.text, start, inside=not lost)
            kind = "too-large" if text == "depth" else "invalid-yaml"
            tree.faults.append(Fault(kind, text, start, end, data, notes, document, pointer))
            if lost:
                self.unfinished.add((document, pointer))
            elif text == "unclosed-bracket":  # nobody knows what it swallowed
                self.unfinished.add(_find(tree.documents, self.text, line_start(self.text, start), inside=False))
            if text in _STRUCTURAL:
                self._doubt(tree.documents, document, start)
        if any(slip.text in _STRUCTURAL for slip in slips):
            # Fields without braces come from the same slip.
            tree.faults[:] = [fault for fault in tree.faults if fault.text != "braces"]
        for index, fault in enumerate(tree.faults):
            if fault.kind == "not-utf8":
                document, pointer = _find(tree.documents, self.text, fault.start, inside=True)
                tree.faults[index] = fault._replace(document=document, pointer=pointer)

    def _place_json(self, tree: Tree, slips: list[JsonSlip]) -> None:
        """Report what is no JSON, in place of what libyaml stumbled over: that mostly follows from it.

        Only where a bracket is missing are the slips that were found in the YAML better placed.
        """
        named = [fault.text for fault in tree.faults if fault.kind == "invalid-yaml"]
        if "conflict" in named or "braces" in named or (named and slips[0].text == "unclosed-bracket"):
            return
        tree.faults[:] = [fault for fault in tree.faults if fault.kind != "invalid-yaml"]
        for text, start, end, data in slips:
            document, pointer = _find(tree.documents, self.text, start, inside=True)
            tree.faults.append(Fault("invalid-yaml", text, start, end, data, (), document, pointer))
        self.told = [(slip.start, slip.end) for slip in slips]

    def _doubt(self, documents: list[Node | None], document: int, offset: int) -> None:
        """Take note of what is uncertain behind a slip in brackets and braces: what belongs to what."""
        root: Any = documents[document] if document < len(documents) else None
        if root is None or self.text[root[1] : root[1] + 1] not in ("[", "{"):
            return
        nodes = [(root, "")]
        while nodes:
            node, pointer = nodes.pop()
            if node[0] == "scalar" or node[2] < offset:
                continue
            self.unfinished.add((document, pointer))
            children = node[3] if node[0] == "mapping" else enumerate(node[3])
            nodes += [(child, pointer + pointer_step(key)) for key, child in children]

    def _report_refused(self, tree: Tree) -> None:
        """Report characters that YAML refuses, wherever they are, and others of the kind where there is no text.

        In a text that the platform looks at, the session leaves it to the rule for that text.
        """
        if not self.refused:
            return
        tree.alike = self._breaks_read()
        unread = _UNREADABLE if tree.alike else _UNREADABLE_AND_BREAKS
        places = [
            offset
            for offset in self.refused
            if (unread.match(self.text[offset]) or not self._covered(offset))
            and not any(start <= offset < end for start, end in self.told)
        ]
        index = named = 0
        while index < len(places):
            start = end = places[index]
            named += 1
            if named > _MOST_REFUSED:
                # No reader of YAML takes a file with these, so none of its rights is ready.
                rest = {"count": len(places) - index}
                tree.faults.append(Fault("invisible-character", REST, start, start + 1, rest))
                break
            while index < len(places) and places[index] == end and self.text[end] == self.text[start]:
                index, end = index + 1, end + 1
            document, pointer = _find(tree.documents, self.text, start, inside=True)
            data = {"character": f"U+{ord(self.text[start]):04X}", "count": end - start}
            tree.faults.append(Fault("invisible-character", "file", start, end, data, (), document, pointer))

    def _breaks_read(self) -> bool:
        """Whether libyaml reads the same where U+0085, U+2028 and U+2029 end lines, as they do for it.

        What is behind one may be a comment for it, another key or another document.
        """
        if not any(self.text[offset] in _BREAKS for offset in self.refused):
            return True
        try:
            there = list(self._seen(_UNREADABLE.sub(self.hidden, self.text)))
        except YAMLError:
            return False
        try:
            return there == list(self._seen(self.neutral))
        except YAMLError:  # the file has slips that are reported by themselves
            return True

    def _seen(self, text: str) -> Iterator[tuple[str, str]]:
        """Give what libyaml reads of a text: the kinds of its events, and the visible characters of its values."""
        get_event = _parser(text, native=False)
        while not isinstance(event := get_event(), StreamEndEvent):
            value = event.value if isinstance(event, ScalarEvent) else ""
            yield type(event).__name__, "".join(value.replace(self.hidden, "").replace("\ufeff", "").split())

    def _covered(self, offset: int) -> bool:
        index = bisect_right(self.covered, (offset, len(self.text))) - 1
        return index >= 0 and offset < self.covered[index][1]

    def _neutralised(self) -> str:
        """Give the text with every refused character replaced, and remember where that was done."""
        text = self.text
        data = text.encode("utf-8", "surrogatepass")
        if len(data.translate(None, _CONTROLS)) == len(data) and not _has_suspects(data):
            return text
        self.refused = [match.start() for match in _REFUSED.finditer(text)]
        self._choose()
        for match in _LEADING.finditer(text):
            start, end = match.span()
            self.leading.append((start, end, _REFUSED.sub("", match[0])))
        text = _BETWEEN.sub(lambda match: " " * len(match[0]), text)
        text = _REFUSED.sub(self.hidden, text)
        return _SURROGATE_ESCAPE.sub(self._hide, text)

    def _hide(self, match: re.Match[str]) -> str:
        return match[0] if match[0] == r"\\" else self.hidden * len(match[0])

    def _choose(self) -> None:
        """Choose two characters that do not occur; Latin ones first, because they keep a large text small."""
        used = set(self.text)
        unused = (chr(code) for code in chain((0xFE, 0xF0, 0xDE), range(0xE000, 0xF900), range(0xF0000, 0x10FFFE)))
        self.hidden, self.filler = islice((character for character in unused if character not in used), 2)

    def _round(self, masked: str) -> YAMLError | _TooDeep | None:  # noqa: C901, PLR0912, PLR0915 - a call per event would double the time
        """Read the text once, as far as it goes; give what libyaml stumbled over."""
        self.documents: list[Node | None] = []
        self.incomplete: list[bool] = []
        self.faults: list[Fault] = []
        self.unfinished: set[tuple[int, str]] = set()
        self.covered: list[tuple[int, int]] = []
        self.aliases: set[str] = set()
        self.keys: set[str] = set()
        self.anchors: list[tuple[int, str]] = []  # which fault, which name: a text that begins with ``&``, perhaps
        self.stopped = self.inside = False
        self.open = []
        limits = self.limits
        longest, depth, nodes = limits.scalar, limits.depth, limits.nodes
        special = bool(self.hidden or self.guessed or self.hides or "<<" in masked)
        # Whether a node can have an anchor or a tag at all: asking every event costs a tenth of the time.
        marked = special or "&" in masked or "!" in masked
        text, deep, known = self.text, self.deep, self.keys
        stack: _Path = []
        items: Any = []
        key: Node | None = None
        in_mapping = False
        start = 0
        self.last = (0, 0)
        moved = self.offset if self.mended is not None and self.mended.moved else None
        node: Node = ("scalar", 0, 0, "", "")
        get_event = _parser(masked, native=self.native)
        try:
            while True:
                event = get_event()
                kind = type(event)
                if kind is ScalarEvent:
                    value = event.value
                    if in_mapping and key is None:
                        value = intern(value)
                    node = ("scalar", event.start_mark.index, event.end_mark.index, value, event.style)
                    if (marked and (special or event.anchor is not None or event.tag is not None)) or len(
                        value
                    ) > longest:
                        stack.append((items, key, in_mapping, start))
                        node = self._odd(event, node, stack)
                        stack.pop()
                elif kind is MappingStartEvent or kind is SequenceStartEvent:
                    stack.append((items, key, in_mapping, start))
                    start = event.start_mark.index
                    if moved is not None:
                        start = moved(start)
                    if marked and (event.anchor is not None or event.tag is not None):
                        start = self._properties(event, start, stack)
                    if len(stack) > depth:
                        items, key, in_mapping, start = stack.pop()
                        raise _TooDeep(event.start_mark.index)  # noqa: TRY301
                    items, key, in_mapping = [], None, kind is MappingStartEvent
                    continue
                elif kind is MappingEndEvent:
                    end = event.end_mark.index
                    if end == event.start_mark.index and items:
                        end = items[-1][1][2]
                    elif moved is not None:
                        end = moved(end)
                    node = ("mapping", start, end, items)
                    try:
                        names = {pair[0][3] for pair in items}
                        if len(names) != len(items):
                            self._duplicates(items, stack)
                        if len(known) < _MOST_KEYS:
                            known |= names
                    except TypeError:  # a key that is no scalar
                        self._duplicates(items, stack)
                        known.update(pair[0][3] for pair in items if pair[0][0] == "scalar")
                    if deep and len(stack) > 1 and len(items) == 1:
                        node = self._without_depth(node, *items[0])
                    items, key, in_mapping, start = stack.pop()
                elif kind is SequenceEndEvent:
                    end = event.end_mark.index
                    if end == event.start_mark.index and items:
                        end = items[-1][2]
                    elif moved is not None:
                        end = moved(end)
                    node = ("sequence", start, end, items)
                    if deep and len(stack) > 1 and len(items) == 1:
                        node = self._without_depth(node, items[0])
                    elif items and text[start : start + 1] == "[":
                        self._braces(items, stack)
                    items, key, in_mapping, start = stack.pop()
                elif kind is AliasEvent:
                    stack.append((items, key, in_mapping, start))
                    node = self._alias(event, stack)
                    stack.pop()
                elif kind is DocumentEndEvent:
                    root = items.pop() if items else None
                    empty = root is not None and root[0] == "scalar" and root[3] == root[4] == ""
                    self.documents.append(None if empty else root)
                    self.incomplete.append(False)
                    self.inside = False
                    continue
                elif kind is DocumentStartEvent:
                    self.inside = True
                    continue
                elif kind is StreamStartEvent:
                    continue
                else:  # the end of the stream
                    return None
                nodes -= 1
                if nodes < 0:
                    stack.append((items, key, in_mapping, start))
                    end = node[2] if node[0] == "scalar" else node[1] + 1
                    self._fault("too-large", "nodes", node[1], end, {"limit": limits.nodes}, stack)
                    stack.pop()
                    raise _Stopped  # noqa: TRY301
                if not in_mapping:
                    items.append(node)
                    if len(items) == _LONG and len(stack) == _UNDER_KEY:
                        items = Packed(items)
                elif key is None:
                    key = node
                else:
                    items.append((key, node))
                    key = None
        except _Stopped:
            self.stopped = True
            stack.append((items, key, in_mapping, start))
            self._close(stack)
            return None
        except (YAMLError, _TooDeep) as error:
            stack.append((items, key, in_mapping, start))
            self.open = stack
            if not special:
                self.last = node[1], node[2]
            return error

    def _close(self, stack: _Path | None = None) -> None:
        """Close what was open where reading stopped: complete pairs and items are kept."""
        stack = [*(self.open if stack is None else stack)]
        document = len(self.documents)
        pointers = [_pointer(stack[: depth + 1]) for depth in range(len(stack))]
        node: Node | None = None
        while len(stack) > 1:
            items, key, in_mapping, start = stack.pop()
            pointer = pointers[len(stack) - 1]
            if node is not None:
                if not in_mapping:
                    items.append(node)
                elif key is not None:
                    items.append((key, node))
            self.unfinished.add((document, pointer))
            end = start + 1 if not items else items[-1][1][2] if in_mapping else items[-1][2]
            node = ("mapping", start, end, items) if in_mapping else ("sequence", start, end, items)
        items = stack.pop()[0]
        if node is None and items:
            node = items[-1]
        if self.inside:
            self.documents.append(node)
            self.incomplete.append(True)

    def _fault(
        self, kind: str, text: str, start: int, end: int, data: dict[str, Any], stack: _Path, key: str | None = None
    ) -> None:
        """Report a fault at the node that is being read; ``key`` is its text where that node is a key."""
        pointer = _pointer(stack)
        if key is not None and _at_key(stack):
            pointer += "/" + key.replace("~", "~0").replace("/", "~1")
        self.faults.append(Fault(kind, text, start, end, data, (), len(self.documents), pointer))

    def _odd(self, event: Any, node: Any, stack: _Path) -> Scalar:  # noqa: ANN401 - PyYAML's events differ by type
        """Read a scalar that is more than its plain value."""
        _, start, end, value, style = node
        self.last = read = start, end
        start, end = self.offset(start), self.offset(end)
        whole = start, end
        if self.hides is not None and self.hides(start, end):
            unread = self.filler and self.filler in value
            return ("scalar", start, end, starred(self.text[start:end] if unread else value), HIDDEN_STYLE)
        holds_refused = _has_any(self.refused, start, end)
        if event.anchor is not None or event.tag is not None:
            start = self._properties(event, start, stack)
        if value == "<<" and style == "" and _at_key(stack):
            self._fault("alias-not-allowed", "merge", start, end, {"written": "<<"}, stack, value)
        if len(value) > self.limits.scalar:
            data = {"limit": self.limits.scalar, "length": len(value)}
            self._fault("too-large", "scalar", start, end, data, stack)
            if holds_refused:
                self.covered.append(whole)
            return ("scalar", start, end, "", "#too-large")
        # An escape may write the same character, so it has to stand in what was read.
        if self.mended is not None and self.filler in value and self.filler in self.mended.text[slice(*read)]:
            if holds_refused:
                self.covered.append(whole)
            return ("scalar", start, end, self.text[start:end], "#broken")
        if _has_any(self.guessed, start, end):
            return ("scalar", start, end, value, "#broken")
        if holds_refused:
            decoded = decode(self.text, start, end, style).value
            # Where they read differently, the characters are not in the text, and are reported by themselves.
            if self.hidden in value or _UNSEEN.sub("", decoded) == _UNSEEN.sub("", value):
                self.covered.append(whole)
                value = decoded
        elif self.hidden and self.hidden in value:  # in place of an escape, or of a tab
            value = decode(self.text, start, end, style).value
        if style == '"' and self.hidden:
            self._halves(start, end, value, stack)
        return ("scalar", start, end, value, style)

    def _halves(self, start: int, end: int, value: str, stack: _Path) -> None:
        """Report escapes for halves of a character: YAML has none, and JSON only in pairs."""
        text = self.text
        last = -1
        for match in islice(_SURROGATE_ESCAPE.finditer(text, start, end), _MOST):
            at, behind = match.span()
            if match[0] == r"\\" or at == last:
                continue
            if not self._reads_json():
                data = {"escape": match[0]}
                self._fault("invalid-yaml", "surrogate", at, behind, data, stack, value)
                continue
            pair = _SURROGATE_PAIR.match(text, at, end)
            if pair is None:
                number = match[0][1:].upper().replace("U", "U+", 1)
                named = {"character": number, "count": 1}
                self._fault("invisible-character", "file", at, behind, named, stack, value)
            else:
                last = behind

    def _reads_json(self) -> bool:
        """Whether the text has to be JSON, or is JSON under another name."""
        if not self.is_json and self.text.lstrip()[:1] in ("{", "[", '"'):
            from onsrights.engine.text.json_text import json_slips

            self.is_json = not json_slips(self.text)
        return self.is_json

    def _without_depth(self, node: Any, *children: Any) -> Any:  # noqa: ANN401
        """Let what holds nothing but something that was too deep be one unreadable value, reported already."""
        for _, start, end, _, style in (child for child in children if child[0] == "scalar"):
            if style == "#broken" and any(start <= offset < end for offset in self.deep):
                return ("scalar", node[1], node[2], "", "#broken")
        return node

    def _braces(self, items: list[Any], stack: _Path) -> None:
        """Report fields that stand in a list in brackets without braces; YAML takes each for an item."""
        bare = [index for index, item in enumerate(items) if item[0] == "mapping" and self.text[item[1]] != "{"]
        if not bare:
            return
        from onsrights.engine.text.visible import shorten

        pointer = _pointer(stack)
        self.unfinished.update((len(self.documents), f"{pointer}/{index}") for index in bare)
        key = items[bare[0]][3][0][0]
        data = {"key": shorten(key[3]) if key[0] == "scalar" else "…", "open": "{", "close": "}"}
        self.faults.append(
            Fault("invalid-yaml", "braces", key[1], key[2], data, (), len(self.documents), f"{pointer}/{bare[0]}")
        )

    def _alias(self, event: Any, stack: _Path) -> Scalar:  # noqa: ANN401
        """Stand for an alias by a scalar with its text: what it refers to is never repeated."""
        start, end = self.offset(event.start_mark.index), self.offset(event.end_mark.index)
        self.aliases.add(event.anchor)
        written = self.text[start:end]
        # A merge key is one fault, not another one for what it merges.
        if not any(frame[2] and _is_merge(frame[1]) for frame in stack[-2:]):
            self._fault("alias-not-allowed", "alias", start, end, {"written": written}, stack)
        return ("scalar", start, end, written, "*")

    def _properties(self, event: Any, start: int, stack: _Path) -> int:  # noqa: ANN401
        """Report anchors and tags before a node; give the offset at which the node itself starts."""
        is_text = type(event) is ScalarEvent and event.style == "" and event.value != "" and not _at_key(stack)
        text = self.text
        mark: Any = event.end_mark
        end = self.offset(mark.index) if type(event) is ScalarEvent else len(text)
        while start < end and text[start] in "&!":
            stop = start
            while (
                stop < end and not text[stop].isspace() and (text[stop] not in ",[]{}" or text.startswith("!<", start))
            ):
                stop += 1
            written = text[start:stop]
            name = "anchor" if written[0] == "&" else "tag"
            data = {"written": written}
            if is_text:
                data["value"] = text[start:end]
                if name == "anchor":
                    self.anchors.append((len(self.faults), written[1:]))
                elif not written.startswith(("!!", "!<")):
                    name = "lost"
            key = event.value if type(event) is ScalarEvent else None
            self._fault("alias-not-allowed", name, start, stop, data, stack, key)
            start = stop
            while start < end and (text[start].isspace() or text[start] == "#"):
                if text[start] == "#":
                    while start < end and text[start] not in "\r\n":
                        start += 1
                else:
                    start += 1
        return start

    def _lost_texts(self) -> None:
        """Tell an anchor that nothing refers to from a text that begins with ``&``, which YAML drops."""
        for index, name in self.anchors:
            if name not in self.aliases:
                self.faults[index] = self.faults[index]._replace(text="lost")

    def _duplicates(self, pairs: list[tuple[Node, Node]], stack: _Path) -> None:
        """Report every key that stands in a mapping more than once."""
        first: dict[str, Node] = {}
        count = 0
        last: Node | None = None
        for key, _ in pairs:
            if key[0] != "scalar" or key[4].startswith(("#", "*")):
                continue
            if (before := first.setdefault(key[3], key)) is not key:
                count += 1
                if count > _MOST:
                    last = last or key
                    continue
                notes = ((before[1], before[2], "first"),)
                pointer = _pointer(stack) + pointer_step(key)
                data = {"key": key[3]}
                self.faults.append(
                    Fault("duplicate-key", "message", key[1], key[2], data, notes, len(self.documents), pointer)
                )
        if last is not None:
            more = {"count": count - _MOST}
            pointer = _pointer(stack) + pointer_step(last)
            self.faults.append(Fault("duplicate-key", "more", last[1], last[2], more, (), len(self.documents), pointer))


def _first_too_deep(text: str, offset: int, limit: int) -> int:
    """Give where the limit of depth is passed, when libyaml stopped at its own limit at ``offset``."""
    if text[offset] not in "[{":
        return offset
    opened: list[int] = []
    for at in range(line_start(text, offset), offset + 1):
        if text[at] in "[{":
            opened.append(at)
        elif text[at] in "]}" and opened:
            opened.pop()
    return opened[-min(max(_DEEPEST + 1 - limit, 1), len(opened))]


def _has_any(offsets: abc.Sequence[int], start: int, end: int) -> bool:
    """Whether any of these sorted offsets lies in a stretch."""
    index = bisect_left(offsets, start)
    return index < len(offsets) and offsets[index] < end


class _Stream:
    """A text that is handed to libyaml piece by piece, so that it is never encoded as a whole."""

    __slots__ = ("_at", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0

    def read(self, size: int = 1 << 14, /) -> bytes:
        """Give the next bytes, at most ``size``."""
        start = self._at
        self._at = start + max(size // 4, 1)
        return self._text[start : self._at].encode()


def _parser(text: str, *, native: bool) -> Callable[[], Any]:
    """Give the function that reads the next event; ``native`` for a text that is JSON."""
    if native:
        from onsrights.engine.text.json_text import json_events

        return json_events(text)
    try:
        from yaml._yaml import CParser
    except ImportError as error:
        raise ParserMissingError from error
    parser: Any = CParser(_Stream(text))
    get_event: Callable[[], Any] = parser.get_event
    return get_event


def _pointer(stack: _Path) -> str:
    """Give the JSON pointer of the node that is being read; the lowest frame holds the document itself."""
    steps = [
        (pointer_step(key) if key is not None else "") if in_mapping else pointer_step(len(items))
        for items, key, in_mapping, _ in stack[1:]
    ]
    return "".join(steps)


def _is_merge(key: Node | None) -> bool:
    return key is not None and key[0] == "scalar" and key[3] == "<<" and key[4] == ""


def _find(documents: list[Node | None], text: str, offset: int, *, inside: bool) -> tuple[int, str]:
    """Give document and JSON pointer of the innermost node at an offset.

    With ``inside`` the node has to cover the offset; otherwise the answer is the innermost mapping or sequence that
    a line at the offset would belong to by its indentation.
    """
    starts = [(root[1], index) for index, root in enumerate(documents) if root is not None]
    place = bisect_right(starts, (offset, len(documents))) - 1
    if place < 0:
        return 0, ""
    document = starts[place][1]
    node: Any = documents[document]
    column = 0 if inside else _column(text, offset, content=True)
    pointer = ""
    while node[0] != "scalar":
        index = before(node, offset)
        if index < 0:
            break
        key, node = child(node, index)
        if (
            (offset > node[2] or offset == node[2] > node[1])
            if inside
            else node[0] == "scalar" or _column(text, node[1]) > column
        ):
            break
        pointer += pointer_step(index if key is None else key)
    return document, pointer


def _column(text: str, offset: int, *, content: bool = False) -> int:
    start = line_start(text, offset)
    if content:
        while offset < len(text) and text[offset] in " \t":
            offset += 1
    return offset - start


def _at_key(stack: _Path) -> bool:
    """Whether the node that is being read is a key."""
    return stack[-1][2] and stack[-1][1] is None
