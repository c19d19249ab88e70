"""Comments that ask for silence: ``# onsrights: ignore[RULE, …] reason``, or ``ignore-file`` for all of a file.

A comment is bound to a node of the tree, never to a line (:mod:`onsrights.engine.text.comments`), and silences what its
rules say about that node and what is in it. What is nearest to a finding comes first: a comment of its field, then of
its unit, then of what is around that, then of the file. What cannot be understood is reported and silences nothing
(120 to 122).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from onsrights.engine.check.platform import Group, unit_pointer
from onsrights.engine.check.rule import REST, UnknownRuleError
from onsrights.engine.diagnostics import Finding, Place, Proposal, Span
from onsrights.engine.text.comments import Comments, Target
from onsrights.engine.text.did_you_mean import distance, nearest
from onsrights.engine.text.scalars import line_start
from onsrights.engine.text.visible import shorten

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from onsrights.engine.check.platform import Platform
    from onsrights.engine.check.rule import Registry
    from onsrights.engine.text.tree import Tree

__all__ = ["Entry", "Ignore", "Ignores", "read_ignores"]

_TOOL = "onsrights"
_VERBS = ("ignore", "ignore-file")
_FILE = "ignore-file"

_CANDIDATE = re.compile(
    r"(?<!#)#++[ \t]*+(?=[a-z]{0,9}(?:ons|nsr|sri|rig|igh|ght))(?P<tool>[a-z]{7,11}+)(?![a-z])"
    r"[ \t]*+(?P<colon>[:=-]?)[ \t]*+",
    re.IGNORECASE,
)
"""What may be a comment for us, with few or no slips in the name."""

_VERB = re.compile(r"[A-Za-z][A-Za-z_-]*|")
_SAYS_IGNORE = re.compile(r"ignor|[A-Za-z_-]+[ \t]*\[", re.IGNORECASE)
"""What follows a misspelt name of ours, where the comment was meant for us."""

_ANOTHER = re.compile(r"(?<![ \t])[ \t]++#+(?=[ \t]|$)")
"""Where another comment begins on the same line; ``#12`` in a reason is none."""

_NAME = re.compile(r"[^,\s](?:[^,]*[^,\s])?")
_BEFORE_REASON = " \t:;,.-\u2013\u2014"
_BLANKS = " \t"
_FEW_SLIPS = 2
_MOST = 100_000
"""So many comments of one file are heeded; a file that has more was made by nobody."""

_MOST_REPORTED = 1000
"""So many of those that cannot be understood are reported one by one; nobody reads more."""

_MOST_SHOWN = 20
"""So many names of a list are repeated in a sentence."""

_MOST_WORDS = 1000
"""So many words are held against our name; nobody misspells it in more ways."""

_MOST_GUESSED = 100
"""Of so many names that no rule has it is guessed which rule was meant: nothing takes longer."""

_FILE_ITSELF = Target(-1, "")
"""Stands for all documents of a file."""


class Entry(NamedTuple):
    """One name in the list of a comment; ``codes`` are those that it silences."""

    written: str
    start: int
    end: int
    codes: frozenset[str]
    known: bool = True


class Ignore(NamedTuple):
    """A comment that was understood. Offsets count in the text of the source (0-based code points, half-open)."""

    start: int
    end: int
    bracket: int
    """The offset of the closing bracket."""
    entries: tuple[Entry, ...]
    reason: str
    targets: tuple[Target, ...]
    whole_file: bool


class _Malformed(Exception):  # noqa: N818 - carried to the one place that reports it
    """A comment that was meant for us and cannot be understood."""

    def __init__(self, start: int, end: int, text: str, proposal: str | None = None) -> None:
        super().__init__(text)
        self.text = text
        self.start = start
        self.end = end
        self.proposal = proposal


def read_ignores(tree: Tree, registry: Registry, platform: Platform, ran: Container[str] = ()) -> Ignores:
    """Read the comments of a file; ``ran`` are the codes of the rules that look at it and were selected."""
    return Ignores(tree, registry, platform, ran)


class Ignores:
    """The comments of one file, and what they have silenced so far."""

    def __init__(self, tree: Tree, registry: Registry, platform: Platform, ran: Container[str]) -> None:
        self._text = tree.source.text
        self._registry = registry
        self._platform = platform
        self._prefix = platform.prefix
        self._ran = ran
        self._comments = Comments(tree)
        self._whole = tree.whole
        self._faults: list[Finding] = []
        self._used: set[int] = set()
        """The entries that have silenced something, by where they start."""
        self._unexplained: dict[int, set[str]] = {}
        """The errors silenced without a reason, by where the comment starts."""
        self._blocked: dict[Target, set[str]] = {}
        """Codes, or beginnings of codes, that could not speak somewhere in a node because another rule did."""
        self._near: dict[str, bool] = {}
        self._codes: dict[str, frozenset[str]] = {}
        """What names stand for that were met already."""
        self._guesses: dict[str, str | None] = {}
        """What was probably meant by names that no rule has."""
        self._foreign: set[str] = set()
        """Names of rules that only another platform has; here they have nothing to say."""
        self.suppressed = 0
        self.all = tuple(self._read())
        self._by_target: dict[Target, list[Ignore]] = {}
        for ignore in self.all:
            for target in ignore.targets:
                self._by_target.setdefault(target, []).append(ignore)
        self._of_file = [ignore for ignore in self.all if ignore.whole_file]

    # --------------------------------------------------------------------------------------------------- silencing

    def excuses(self, finding: Finding) -> bool:
        """Whether a person has judged this finding: it is silenced, and a reason is given."""
        found = self._match(finding)
        return found is not None and bool(found[0].reason)

    def kept(self, findings: list[Finding]) -> list[Finding]:
        """Leave out what is silenced, and remember what silenced it."""
        kept = []
        for finding in findings:
            place, rule = finding.place, self._registry[finding.code]
            if rule.silences:
                self._block(place, rule.silent)
            found = self._match(finding)
            if found is None:
                kept.append(finding)
                continue
            ignore, entry = found
            self._used.add(entry.start)
            if finding.code not in self._ran:
                continue
            self.suppressed += 1
            if not ignore.reason and (finding.severity or rule.severity) == "error":
                self._unexplained.setdefault(ignore.start, set()).add(finding.code)
        return kept

    def _block(self, place: Place, silences: Iterable[str]) -> None:
        """Take note that a rule spoke somewhere, in every node that holds the place."""
        begins = {begin.partition("/")[0] for begin in silences}
        document, pointer = place.document, place.pointer
        self._blocked.setdefault(_FILE_ITSELF, set()).update(begins)
        while True:
            self._blocked.setdefault(Target(document, pointer), set()).update(begins)
            if not pointer:
                return
            pointer = pointer.rpartition("/")[0]

    def _match(self, finding: Finding) -> tuple[Ignore, Entry] | None:
        document, pointer = finding.place.document, finding.place.pointer
        while True:
            for ignore in self._by_target.get(Target(document, pointer), ()):
                for entry in ignore.entries:
                    if finding.code in entry.codes:
                        return ignore, entry
            if not pointer:
                break
            pointer = pointer.rpartition("/")[0]
        for ignore in self._of_file:
            for entry in ignore.entries:
                if finding.code in entry.codes:
                    return ignore, entry
        return None

    # --------------------------------------------------------------------------------- what is wrong with comments

    def groups(self, labels: Mapping[tuple[int, str], str | None]) -> Iterator[Group]:
        """Report what is wrong with the comments themselves; ``labels`` names each unit, by document and pointer."""
        found = sorted(
            [*self._faults, *self._unused(), *self._without_reason()], key=lambda one: (one.place.span, one.code)
        )
        for finding in found:
            place = finding.place
            unit = unit_pointer(self._platform, place.pointer)
            yield Group(labels.get((place.document, unit or "")), [finding])

    def _without_reason(self) -> Iterator[Finding]:
        code = f"{self._prefix}122"
        for ignore in self.all:
            if codes := self._unexplained.get(ignore.start):
                place = _place(ignore, ignore.start, ignore.bracket + 1)
                yield Finding(code, place, data={"rules": ", ".join(sorted(codes))})

    def _unused(self) -> Iterator[Finding]:
        code = f"{self._prefix}120"
        for ignore in self.all:
            if not ignore.targets and not ignore.whole_file:
                yield self._useless(code, ignore, "nothing")
                continue
            texts = [self._text_of(ignore, entry) for entry in ignore.entries]
            if all(text == "part" for text in texts):
                yield self._useless(code, ignore, "file" if ignore.whole_file else "message")
                continue
            for index, text in enumerate(texts):
                if text and len(texts) > 1:
                    yield self._useless_part(code, ignore, text, index)
                elif text:
                    yield self._useless(code, ignore, text)

    def _text_of(self, ignore: Ignore, entry: Entry) -> str:
        """Give the key of what is to be said about a name in a list; nothing where it is of use, or not known."""
        if entry.known and not entry.codes:
            return "part" if entry.written in self._foreign else "never"
        return "part" if entry.codes and self._is_unused(ignore, entry) else ""

    def _is_unused(self, ignore: Ignore, entry: Entry) -> bool:
        if not self._whole or entry.start in self._used:
            return False
        if not all(code in self._ran for code in entry.codes):
            return False
        targets = (_FILE_ITSELF,) if ignore.whole_file else ignore.targets
        blocked = set().union(*(self._blocked.get(target, ()) for target in targets))
        return not any(code.startswith(begin) for code in entry.codes for begin in blocked)

    def _useless(self, code: str, ignore: Ignore, text: str) -> Finding:
        """Report a comment of which nothing is of use; the proposal is to take it away."""
        data = {"rules": shorten(", ".join(entry.written for entry in ignore.entries[:_MOST_SHOWN]))}
        proposal = Proposal(((_place(ignore, *self._cut(ignore)), ""),), "safe")
        return Finding(code, _place(ignore, ignore.start, ignore.end), text, data, (), (proposal,))

    def _useless_part(self, code: str, ignore: Ignore, text: str, index: int) -> Finding:
        """Report one name in a list; the proposal is to take it out."""
        entry = ignore.entries[index]
        cut = (ignore.entries[index - 1].end, entry.end)
        if index + 1 < len(ignore.entries):
            cut = (entry.start, ignore.entries[index + 1].start)
        proposal = Proposal(((_place(ignore, *cut), ""),), "safe", "fix-part")
        return Finding(code, _place(ignore, entry.start, entry.end), text, {"rules": entry.written}, (), (proposal,))

    def _cut(self, ignore: Ignore) -> tuple[int, int]:
        """Give what to take away so that nothing of a comment is left, and nothing else is gone."""
        text = self._text
        first, end = line_start(text, ignore.start), ignore.end
        start = ignore.start
        while start > first and text[start - 1] in _BLANKS:
            start -= 1
        last = end
        while last < len(text) and text[last] in _BLANKS:
            last += 1
        if last < len(text) and text[last] not in "\r\n":  # another comment follows, which takes its place
            return ignore.start, last
        if start > first:
            return start, last
        return first, last + (2 if text.startswith("\r\n", last) else 1 if last < len(text) else 0)

    # --------------------------------------------------------------------------------------------- reading comments

    def _read(self) -> Iterator[Ignore]:
        text = self._text
        at = comment_start = comment_end = count = 0
        targets: tuple[Target, ...] = ()
        alone = False
        while match := _CANDIDATE.search(text, at):
            start, at = match.start(), match.end()
            ours = match["tool"] == _TOOL and match["colon"] == ":"
            if not ours and not self._is_near(match["tool"], at):
                continue
            if start >= comment_end:
                comment = self._comments.around(start)
                if comment is None:
                    continue
                comment_start, comment_end = comment
                targets, alone = self._comments.targets(comment_start), self._comments.is_alone(comment_start)
            if start > comment_start and text[start - 1] not in _BLANKS:
                continue
            count += 1
            if count > _MOST:
                self._report(_Malformed(start, at, "many"), ())
                return
            end = self._end(at, comment_end)
            try:
                if not ours:
                    name = "colon" if match["colon"] else "tool"
                    raise _Malformed(match.start("tool"), match.end(name), "tool", f"{_TOOL}:")  # noqa: TRY301
                yield self._ignore(at, start, end, targets, alone=alone)
            except _Malformed as found:
                self._report(found, targets)
            at = max(at, end)

    def _is_near(self, tool: str, at: int) -> bool:
        """Whether a comment was meant for us although its first word is another one."""
        if not _SAYS_IGNORE.match(self._text, at):
            return False
        word = tool.lower()
        if word not in self._near and len(self._near) < _MOST_WORDS:
            self._near[word] = distance(word, _TOOL, _FEW_SLIPS) <= _FEW_SLIPS
        return self._near.get(word, False)

    def _end(self, at: int, end: int) -> int:
        """Give where a comment ends: before another one on its line, and before blanks."""
        if another := _ANOTHER.search(self._text, at, end):
            end = another.start()
        while end > at and self._text[end - 1] in _BLANKS:
            end -= 1
        return max(at, end)

    def _ignore(self, at: int, start: int, end: int, targets: tuple[Target, ...], *, alone: bool) -> Ignore:
        """Read what stands behind ``onsrights:``; raise :class:`_Malformed`."""
        text = self._text
        match = _VERB.match(text, at, end)
        assert match is not None
        verb = match[0]
        if verb not in _VERBS:
            word = verb.lower().replace("_", "-")
            meant = word if word in _VERBS else nearest(word, _VERBS)
            if meant:
                raise _Malformed(at, match.end(), "directive-near", meant)
            raise _Malformed(start, end, "directive")
        opening = match.end()
        while opening < end and text[opening] in _BLANKS:
            opening += 1
        if text[opening : opening + 1] != "[":
            raise _Malformed(start, end, "list")
        bracket = text.find("]", opening, end)
        if bracket < 0:
            raise _Malformed(opening, end, "unclosed")
        if verb == _FILE and not alone:
            raise _Malformed(start, bracket + 1, "not-alone")
        names = [match.span() for match in _NAME.finditer(text, opening + 1, bracket)]
        if not names:
            raise _Malformed(opening, bracket + 1, "empty")
        entries = tuple(self._entry(*span, targets) for span in names)
        reason = text[bracket + 1 : end].lstrip(_BEFORE_REASON)
        whole_file = verb == _FILE
        return Ignore(start, end, bracket, entries, reason, () if whole_file else targets, whole_file)

    def _entry(self, start: int, end: int, targets: tuple[Target, ...]) -> Entry:
        written = self._text[start:end]
        codes = self._codes.get(written)
        if codes is None:
            try:
                expanded = self._registry.expand(written)
            except UnknownRuleError as error:
                guess = self._guess(error)
                if guess is not None or not self._registry.may_be_of_house(written):
                    self._report(self._unknown(start, end, guess), targets)
                return Entry(written, start, end, frozenset(), known=False)
            rules = [self._registry[code] for code in expanded]
            here = frozenset(rule.code for rule in rules if rule.house or rule.code.startswith(self._prefix))
            codes = frozenset(code for code in here if self._registry[code].ignorable)
            self._codes[written] = codes
            if not here:
                self._foreign.add(written)
        return Entry(written, start, end, codes)

    def _guess(self, error: UnknownRuleError) -> str | None:
        if error.written not in self._guesses and len(self._guesses) < _MOST_GUESSED:
            self._guesses[error.written] = error.suggestion
        return self._guesses.get(error.written)

    def _unknown(self, start: int, end: int, suggestion: str | None) -> _Malformed:
        words = self._text[start:end].split()
        if suggestion:
            return _Malformed(start, end, "near", suggestion)
        if len(words) > 1 and all(self._is_rule(word) for word in words):
            return _Malformed(start, end, "commas", ", ".join(words))
        return _Malformed(start, end, "message")

    def _is_rule(self, word: str) -> bool:
        try:
            return bool(self._registry.expand(word))
        except UnknownRuleError:
            return False

    def _report(self, found: _Malformed, targets: tuple[Target, ...]) -> None:
        if len(self._faults) > _MOST_REPORTED:
            last = self._faults[-1]
            count = last.data["count"] + 1 if last.text == REST else 2
            self._faults[-1] = last._replace(text=REST, data={"count": count}, proposals=())
            return
        document, pointer = targets[0] if targets else Target(0, "")
        place = Place(pointer, "file", Span(found.start, found.end), document)
        data = {"written": shorten(self._text[found.start : found.end])}
        proposals: tuple[Proposal, ...] = ()
        if found.proposal:
            data["proposal"] = found.proposal
            proposals = (Proposal(((place, found.proposal),), "unsafe"),)
        self._faults.append(Finding(f"{self._prefix}121", place, found.text, data, (), proposals))


def _place(ignore: Ignore, start: int, end: int) -> Place:
    document, pointer = ignore.targets[0] if ignore.targets else Target(0, "")
    return Place(pointer, "file", Span(start, end), document)
