"""What would change in a file, as a unified diff."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from onsrights.reports.style import Style

__all__ = ["unified"]

_CONTEXT = 3
"""So many lines around a change are shown, as every tool does."""

_Opcode: TypeAlias = tuple[str, int, int, int, int]


def unified(path: str, old: str, new: str, style: Style, *, exact: bool) -> str:
    """Give the unified diff of two texts; nothing where they are equal.

    With ``exact`` every line is as it stands in the file, line end included, so that the diff can be applied;
    otherwise it is for reading: coloured where ``style`` says so, and with everything invisible made visible.
    """
    if old == new:
        return ""
    name = style.printable(path)
    if exact and " " in name:  # what applies a diff takes the name to end at a space, unless a tab ends it
        name += "\t"
    lines = [
        style.paint("strong", f"--- {name}") + "\n",
        style.paint("strong", f"+++ {name}") + "\n",
    ]
    before, after = _lines(old), _lines(new)
    for group in _groups(_opcodes(before, after)):
        lines.append(style.paint("frame", _heading(group)) + "\n")
        for tag, *places in group:
            lines += _shown(tag, before[places[0] : places[1]], after[places[2] : places[3]], style, exact=exact)
    return "".join(lines)


def _lines(text: str) -> list[str]:
    """Split after every line feed, and nowhere else: that is what programs that apply a diff do."""
    lines = [f"{line}\n" for line in text.split("\n")]
    last = lines.pop()[:-1]
    return [*lines, last] if last else lines


def _opcodes(before: Sequence[str], after: Sequence[str]) -> Iterable[_Opcode]:
    """Give stretches of equal and of different lines, in the form of :meth:`difflib.SequenceMatcher.get_opcodes`."""
    if len(before) == len(after):
        # Fixes hardly ever add or remove a line; then there is nothing to search for, which takes long in a large file.
        return _line_by_line(before, after)
    from difflib import SequenceMatcher

    return SequenceMatcher(None, before, after).get_opcodes()


def _line_by_line(before: Sequence[str], after: Sequence[str]) -> Iterator[_Opcode]:
    start = 0
    for end in range(1, len(before) + 1):
        equal = before[start] == after[start]
        if end == len(before) or (before[end] == after[end]) is not equal:
            yield "equal" if equal else "replace", start, end, start, end
            start = end


def _groups(opcodes: Iterable[_Opcode]) -> Iterator[list[_Opcode]]:
    """Group changes with the lines around them, so that those near each other stand in one hunk."""
    group: list[_Opcode] = []
    for tag, start, end, new_start, new_end in opcodes:
        if tag == "equal" and (not group or end - start > 2 * _CONTEXT):
            if group:
                yield [*group, (tag, start, start + _CONTEXT, new_start, new_start + _CONTEXT)]
            skipped = max(end - start - _CONTEXT, 0)
            group = [(tag, start + skipped, end, new_start + skipped, new_end)]
        else:
            group.append((tag, start, end, new_start, new_end))
    if any(opcode[0] != "equal" for opcode in group):
        tag, start, end, new_start, new_end = group[-1]
        if tag == "equal":
            group[-1] = (tag, start, min(end, start + _CONTEXT), new_start, min(new_end, new_start + _CONTEXT))
        yield group


def _heading(group: Sequence[_Opcode]) -> str:
    old = _range(group[0][1], group[-1][2])
    new = _range(group[0][3], group[-1][4])
    return f"@@ -{old} +{new} @@"


def _range(start: int, end: int) -> str:
    """Give the first line and the number of lines, as the format wants it: 1-based, and the line before where none."""
    length = end - start
    if length == 1:
        return f"{start + 1}"
    return f"{start + 1 if length else start},{length}"


def _shown(tag: str, old: Sequence[str], new: Sequence[str], style: Style, *, exact: bool) -> Iterator[str]:
    sides = [(" ", "", old)] if tag == "equal" else [("-", "removed", old), ("+", "added", new)]
    for sign, color, lines in sides:
        for line in lines:
            yield from _line(sign, color, line, style, exact=exact)


def _line(sign: str, color: str, line: str, style: Style, *, exact: bool) -> Iterator[str]:
    if exact:
        yield sign + line
    else:
        shown = sign + "".join(style.cells(line.removesuffix("\n").removesuffix("\r")))
        yield (style.paint(color, shown) if color else shown) + "\n"
    if not line.endswith("\n"):
        yield "\n" * exact + "\\ No newline at end of file\n"
