"""Write comments into a text that ignore what was found in it, each where a person would put it.

A comment stands at the end of the line where a value begins and ends on it and the line stays short enough to read,
else alone above the field, the unit or whatever else begins a line. Within braces and brackets a line is begun for it;
where nothing can begin one, it speaks for the whole file.
Nothing in here writes a file: texts come in, texts go out. Every text is checked again with its comments, until nothing
is left that a comment could ignore.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from onsrights.engine.accept.ignores import read_ignores
from onsrights.engine.change.fixes import is_kept
from onsrights.engine.check.run import check_sources
from onsrights.engine.text.comments import Target, is_flow, line_end
from onsrights.engine.text.scalars import line_start
from onsrights.engine.text.source import Source
from onsrights.engine.text.tree import read_tree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from onsrights.engine.accept.ignores import Ignore
    from onsrights.engine.check.platform import Platform, Platforms, SettingsByFile
    from onsrights.engine.check.rule import Registry
    from onsrights.engine.check.run import Run
    from onsrights.engine.diagnostics import Diagnostic
    from onsrights.engine.settings.settings import Settings
    from onsrights.engine.text.tree import Node, Tree

__all__ = ["WIDEST", "Ignored", "Obstacle", "ignored", "with_ignores"]

Obstacle: TypeAlias = Literal["json", "unread", "secret", "changed"]
"""Why a text gets no comments: it is JSON, not all of it could be read, it holds a secret, or it would say something
else with them."""

_ROUNDS = 30
"""So many times the texts are checked, at most."""

_AT_ONCE = 50_000
"""So many faults of a rule get their comments each time, at most: all of them in any file that people write."""

WIDEST = 120
"""A line with a comment at its end is no longer than this; else the comment stands above it."""

_CODE = 6
"""Characters of one code."""

_BLANKS = " \t"
_BLOCK = re.compile(r" *(?:[-?:] +)*")
"""What stands on its line before a value in brackets or braces, if that is an item; a line of it begins further in."""
_IN_FILE = Target(0, "#")
"""Stands for the whole file; no pointer begins like this."""


_INDENT = re.compile(r"[ \t]*")


class _Edit(NamedTuple):
    start: int
    end: int
    text: str


class _Step(NamedTuple):
    """A node on the way from the root to another one, with its key in a mapping, and what holds it."""

    pointer: str
    key: Node | None
    node: Node
    parent: Node | None


class Ignored(NamedTuple):
    """What became of one text."""

    source: Source
    faults: int = 0
    """How many faults got a comment."""
    obstacle: Obstacle | None = None
    """Set where there were faults and the text got no comments."""


def ignored(
    sources: Iterable[Source],
    platforms: Platforms,
    settings: SettingsByFile,
    reason: str,
    settle: Callable[[Run], Run] = lambda run: run,
) -> list[Ignored]:
    """Give the texts with a comment for every fault that can be ignored; ``settle`` may take out faults before.

    Raises :class:`onsrights.engine.check.run.InternalFault` where the tool itself fails.
    """
    work = [_Work(source, platforms, settings.of(source.path), reason) for source in sources]
    for _ in range(_ROUNDS):
        run = check_sources([one.source for one in work], platforms, settings, named=_AT_ONCE)
        run.raise_failed()
        found: dict[str | None, list[Diagnostic]] = {}
        for diagnostic in settle(run).report.diagnostics:
            found.setdefault(diagnostic.path, []).append(diagnostic)
        if not sum(one.change(found.get(one.source.path, [])) for one in work):
            break
    return [one.result() for one in work]


class _Work:
    """One text on its way to having no fault that is not ignored."""

    def __init__(self, source: Source, platforms: Platforms, settings: Settings, reason: str) -> None:
        self.source = source
        self._platforms = platforms
        self._before = source
        self._registry = platforms.registry(settings)
        self._limits = settings.limits
        self._reason = reason
        self._tried: Counter[tuple[int, str, str]] = Counter()
        self._obstacle: Obstacle | None = None

    def change(self, diagnostics: Sequence[Diagnostic]) -> bool:
        """Write comments for what was found; say whether that has changed anything."""
        if diagnostics and not self.source.readable:
            self._obstacle = "unread"
        if self._obstacle or not any(_is_for_us(found) for found in diagnostics):
            return False
        if self.source.secrets:
            self._obstacle = "secret"
            return False
        tree = read_tree(self.source, self._limits)
        if self.source.is_json:
            self._obstacle = "json"
        elif not tree.whole:
            self._obstacle = "unread"
        if self._obstacle:
            return False
        keys = [(found.document, found.pointer, found.code) for found in diagnostics]
        faults = [(found, self._tried[key]) for found, key in zip(diagnostics, keys, strict=True)]
        platform = self._platforms.of(tree, self.source.path)
        text, served = with_ignores(tree, faults, self._reason, self._registry, platform)
        new = Source(self.source.path, text, bom=self.source.bom)
        if text == self.source.text:
            return False
        self._tried.update({(found.document, found.pointer, found.code) for found in served})
        after = read_tree(new, self._limits)
        if not after.whole or not is_kept(tree, after):
            self.source, self._obstacle = self._before, "changed"
            return False
        self.source = new
        return True

    def result(self) -> Ignored:
        """Say what became of the text."""
        faults = 0 if self._obstacle else len(self._tried)
        return Ignored(self.source, faults, self._obstacle)


def _is_for_us(found: Diagnostic) -> bool:
    return found.definition.ignorable or found.rule in {"unused-ignore", "ignore-without-reason"}


def with_ignores(
    tree: Tree, found: Sequence[tuple[Diagnostic, int]], reason: str, registry: Registry, platform: Platform
) -> tuple[str, list[Diagnostic]]:
    """Give the text with a comment for every fault that can be ignored, and those faults.

    Each fault comes with the number of nodes around its own that were tried already and did not do. Comments that
    ignore nothing, or lack a reason, come first: they are taken away, or get it, and the rest waits for the next call.
    """
    writer = _Writer(tree, reason, registry, platform)
    for diagnostic, _ in found:
        if diagnostic.rule == "unused-ignore":
            writer.apply(diagnostic)
        elif diagnostic.rule == "ignore-without-reason":
            writer.explain(diagnostic)
    if writer.edits:
        return writer.text(), []
    wanted: dict[Target, set[str]] = {}
    served = [(diagnostic, tried) for diagnostic, tried in found if diagnostic.definition.ignorable]
    for diagnostic, tried in served:
        wanted.setdefault(writer.host(diagnostic, tried), set()).add(diagnostic.code)
    for host, codes in wanted.items():
        writer.add(host, sorted(codes))
    return writer.text(), [diagnostic for diagnostic, _ in served]


class _Writer:
    """Collects the edits on one text."""

    def __init__(self, tree: Tree, reason: str, registry: Registry, platform: Platform) -> None:
        self._tree = tree
        self._text = tree.source.text
        self._newline = tree.source.newline
        self._reason = reason
        self.edits: list[_Edit] = []
        self._places: dict[Target, _Edit] = {}
        """Where a comment for a node goes; its text is what stands before it and after it, around a NUL."""
        self._existing: dict[Target, Ignore] = {}
        if tree.source.may_have_ignores:
            for ignore in read_ignores(tree, registry, platform).all:
                target = _IN_FILE if ignore.whole_file else ignore.targets[0] if len(ignore.targets) == 1 else None
                if target:
                    self._existing.setdefault(target, ignore)

    def apply(self, diagnostic: Diagnostic) -> None:
        """Do what a fix proposes; what is beyond the number of faults that are named has none, and waits."""
        for change in (change for fix in diagnostic.fixes[:1] for change in fix.changes):
            for edit in change.edits:
                assert edit.range is not None
                self.edits.append(_Edit(edit.range.start.offset, edit.range.end.offset, edit.text))

    def explain(self, diagnostic: Diagnostic) -> None:
        """Put the reason behind the bracket with which the marked part of a comment ends."""
        assert diagnostic.range is not None
        self._insert(diagnostic.range.end.offset, f" {self._reason}")

    def host(self, diagnostic: Diagnostic, tried: int) -> Target:
        """Choose the node that is to carry the comment for a fault: its own, or the nearest around it that can."""
        document = diagnostic.document
        for step in reversed(self._steps(document, diagnostic.pointer)):
            target = Target(document, step.pointer)
            if target not in self._existing and target not in self._places:
                place = self._place(step, document)
                if place is None:
                    continue
                self._places[target] = place
            if tried == 0:
                return target
            tried -= 1
        return _IN_FILE

    def add(self, host: Target, codes: Sequence[str]) -> None:
        """Add rules to the comment of a node, or write it."""
        ignore = self._existing.get(host)
        if ignore is not None:
            self._insert(ignore.bracket, "".join(f", {code}" for code in codes))
            if not ignore.reason:
                self._insert(ignore.bracket + 1, f" {self._reason}")
            return
        listed = ", ".join(codes)
        if host == _IN_FILE:
            at = self._top()
            before = self._newline if at and self._text[at - 1] not in "\r\n" else ""
            comment = f"{before}# onsrights: ignore-file[{listed}] {self._reason}{self._newline}"
            self._insert(at, comment)
            return
        place = self._places[host]
        self.edits.append(place._replace(text=place.text.replace("\0", self._comment(listed))))

    def text(self) -> str:
        """Give the text after all edits."""
        parts = []
        at = 0
        for start, end, new in sorted(self.edits):
            if start < at:  # touches what another edit has taken away already
                continue
            parts += [self._text[at:start], new]
            at = end
        return "".join([*parts, self._text[at:]])

    def _insert(self, at: int, text: str) -> None:
        self.edits.append(_Edit(at, at, text))

    def _comment(self, listed: str) -> str:
        return f"# onsrights: ignore[{listed}] {self._reason}"

    def _top(self) -> int:
        """Give the offset behind the comments with which the file begins; editors look for theirs there."""
        text, at = self._text, 0
        while text.startswith("#", at):
            at = line_end(text, at)
            at += 2 if text.startswith("\r\n", at) else 1 if at < len(text) else 0
        return at

    def _steps(self, document: int, pointer: str) -> list[_Step]:
        """Give the nodes from the root down to a pointer, as far as there are any."""
        root = self._tree.documents[document] if document < len(self._tree.documents) else None
        if root is None:
            return []
        steps = [_Step("", None, root, None)]
        for name in pointer.split("/")[1:]:
            here, _, node, _ = steps[-1]
            below = self._tree.below(node, name)
            if below is None:
                break
            steps.append(_Step(f"{here}/{name}", *below, node))
        return steps

    # -------------------------------------------------------------------------------------------- where it can stand

    def _place(self, step: _Step, document: int) -> _Edit | None:
        """Say where a comment about a node can stand; ``None`` where it would be about something else."""
        if step.parent is None:
            return self._above_root(step.node, document)
        text = self._text
        start = self._begin(step.node if step.key is None else step.key)
        first = line_start(text, start)
        if is_flow(text, step.parent):
            indent = _INDENT.match(text, first, start)
            own = indent is not None and indent.end() == start
            return self._above(first, text[first:start]) if own else self._between(first, start)
        return self._in_block(step, start, text[first:start])

    def _in_block(self, step: _Step, start: int, before: str) -> _Edit | None:
        """Say where a comment can stand about an item or a pair that begins behind ``before`` on its line."""
        text = self._text
        first, marks = start - len(before), before.strip(_BLANKS)
        if step.key is not None and marks.endswith("?") and not marks[:-1].strip(_BLANKS + "-"):
            if marks == "?":
                return self._above(first, before[: before.index("?")])
            return self._behind(line_end(text, step.key[2]))
        own, dash = not marks, marks == "-"
        if step.key is None:
            if own or not dash:  # the dash stands on another line, or more than one on this
                return None
            beside = self._beside(start, step.node) if step.node[0] == "scalar" else None
            return beside or self._above(first, before[: before.index("-")])
        if not (own or dash):
            return None
        beside = self._beside(start, step.node)
        if beside or own:
            return beside or self._above(first, before)
        # Above the line it would be about the whole item.
        return self._behind(line_end(text, self._last(start, step.node)))

    def _begin(self, node: Node) -> int:
        """Give where a node begins, with the anchor and the tag that stand before it on its line."""
        text, start = self._text, node[1]
        while True:
            end = start
            while end and text[end - 1] in _BLANKS:
                end -= 1
            at = end
            while at and text[at - 1] not in _BLANKS + "\r\n,[{":
                at -= 1
            if end == start or text[at : at + 1] not in {"&", "!"}:
                return start
            start = at

    def _beside(self, start: int, node: Node) -> _Edit | None:
        """Put a comment behind a short value that begins and ends on its line."""
        text = self._text
        end = line_end(text, start)
        if node[0] != "scalar" or node[4] in ("|", ">") or node[2] > end or text[node[2] : end].strip(_BLANKS):
            return None
        edit = self._behind(end)
        length = edit.start - line_start(text, start) + len(edit.text) + len(self._comment("x" * _CODE)) - 1
        return edit if length <= WIDEST else None

    def _behind(self, end: int) -> _Edit:
        start = end
        while self._text[start - 1] in _BLANKS:
            start -= 1
        return _Edit(start, end, "  \0")

    def _above(self, first: int, indent: str) -> _Edit:
        return _Edit(first, first, f"{indent}\0{self._newline}")

    def _between(self, first: int, start: int) -> _Edit:
        """Break a line within braces or brackets, and put a comment above what begins the new one."""
        text = self._text
        block = _BLOCK.match(text, first)
        assert block is not None
        indent = f"{self._newline}{' ' * (block.end() - first + 2)}"
        end = start
        while text[end - 1] in _BLANKS:
            end -= 1
        return _Edit(end, start, f"{indent}\0{indent}")

    def _above_root(self, root: Node, document: int) -> _Edit | None:
        """Put a comment above a document: above its first line, or above the dashes before it."""
        text = self._text
        first = line_start(text, root[1])
        if first == root[1] and (root[0] == "scalar" or is_flow(text, root)):
            return self._above(first, "")
        earlier = [other[2] for other in self._tree.documents[:document] if other is not None]
        at = max((max(text.rfind(f"{end}---", 0, root[1]) + 1 for end in "\r\n"), 0))
        if text.startswith("---", at) and at >= max(earlier, default=0):
            return self._above(at, "")
        return None

    def _last(self, start: int, node: Node) -> int:
        """Give an offset on the line at whose end a comment about a pair can stand."""
        text = self._text
        if node[0] != "scalar" and not is_flow(text, node):
            return start
        if (node[0] == "scalar" and node[4] in ("|", ">")) or node[1] > line_end(text, start):
            return start
        return node[2]
