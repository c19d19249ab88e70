"""Pictures of names as the program reads them: each part in its colour, and what belongs together joined by a line.

``python -m website.pictures`` writes them to ``docs/pictures`` and ``docs/nl/pictures``; with ``--check`` it writes
nothing and exits with 1 where one of them is stale. A picture stands in a page as an image with the text alternative
that :func:`described` gives; the site puts the drawing itself into the page, so that it has the colours chosen there.
"""

from __future__ import annotations

import sys
from html import escape
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from onsrights.engine.diagnostics import Text
from onsrights.ons.identifiers import read_identifier
from onsrights.ons.names.reading import read_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onsrights.engine.diagnostics import Language

__all__ = ["PICTURES", "Row", "described", "drawn", "files", "main", "parts", "site_style"]

DOCS = Path(__file__).parents[1] / "docs"

_CELL = 9.6
"""The width of a character, in pixels; every text is stretched to it, whatever font the reader has."""
_LEFT = 14
_TOP = 10
_HEIGHT = 30
"""Of the box around a part."""
_CAPTION = 20
_LABEL = 18
_GAP = 46
"""Between two rows, for the lines that join them."""
_PADDING = 4

_ROLES = {
    "subject": Text("onderwerp", "subject"),
    "scope": Text("bereik", "scope"),
    "operation": Text("bewerking", "operation"),
    "closing": Text("bewerking", "operation"),
    "prefix": Text("voorvoegsel", "prefix"),
    "element": Text("onderdeel", "element"),
    "action": Text("bewerking", "action"),
}
_COLORS = {
    "subject": "a", "scope": "b", "operation": "c", "closing": "c", "prefix": "d", "element": "a", "action": "c",
}  # fmt: skip
_DUTCH = Text("Nederlandse naam", "Dutch name")
_ENGLISH = Text("Engelse naam", "English name")
_IDENTIFIER = Text("Right identifier", "Right identifier")
_WRONG = Text("Niet zo", "Not so")
_RIGHT = Text("Maar zo", "But so")
_FAULT = Text("fout: {code}", "fault: {code}")
_PREFIX = "ExternalConnector"

_STYLE = """\
.onsrights-picture text{font:16px ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;fill:#1f2328}
.onsrights-picture .small{font:12px system-ui,-apple-system,"Segoe UI",sans-serif;fill:#57606a}
.onsrights-picture .dim{fill:#57606a}
.onsrights-picture .link{fill:none;stroke-width:1.5;stroke-dasharray:4 3}
.onsrights-picture .fault{fill:none;stroke:#cf222e;stroke-width:1.8}
.onsrights-picture .code{fill:#cf222e;font-weight:600}
.onsrights-picture .a{fill:#ddeaff;stroke:#4878c8}.onsrights-picture .b{fill:#d9f2e0;stroke:#2c8a52}
.onsrights-picture .c{fill:#ffe9cc;stroke:#b4690e}.onsrights-picture .d{fill:#eceef1;stroke:#6e7781}
"""
_DARK = """\
.onsrights-picture text{fill:#e6edf3}
.onsrights-picture .small,.onsrights-picture .dim{fill:#a5afba}
.onsrights-picture .fault{stroke:#ff7b72}.onsrights-picture .code{fill:#ff7b72}
.onsrights-picture .a{fill:#1b3358;stroke:#7aa7f0}.onsrights-picture .b{fill:#16402a;stroke:#5fbf85}
.onsrights-picture .c{fill:#4d3312;stroke:#e0a458}.onsrights-picture .d{fill:#30363d;stroke:#8b949e}
"""


class Part(NamedTuple):
    """A part of a name or an identifier: what it is, and its characters (0-based, half-open)."""

    role: str
    start: int
    end: int


class Row(NamedTuple):
    """One line of a picture; ``language`` is ``None`` for an identifier."""

    caption: Text
    text: str
    language: Language | None


def _pair(dutch: str, english: str) -> tuple[Row, ...]:
    return Row(_DUTCH, dutch, "nl"), Row(_ENGLISH, english, "en")


PICTURES: dict[str, tuple[Row, ...]] = {
    "identifier": (Row(_IDENTIFIER, "ExternalConnectorClientMedicalNoteView", None),),
    "names": _pair("Document [van een cliënt] verwijderen", "Delete [client] document"),
    "article": _pair("Het wachtwoord [van een medewerker] wijzigen", "Change [employee] password"),
    "two-scopes": _pair(
        "Agenda [van een cliënt] en/of [van een medewerker] inzien", "View [a client] and/or [an employee] agenda"
    ),
    "phrase": _pair("Rapportage [van een cliënt] ter goedkeuring aanbieden", "Submit [client] report for approval"),
    "access": _pair("Toegang tot Applicatie X [van een cliënt]", "Access to Applicatie X"),
    "order": (
        Row(_WRONG, "Document verwijderen [van een cliënt]", "nl"),
        Row(_RIGHT, "Document [van een cliënt] verwijderen", "nl"),
    ),
}
"""What is drawn, by the name of its file."""


def parts(row: Row) -> list[Part]:
    """Give the parts of a row in the order in which they stand."""
    if row.language is None:
        reading = read_identifier(row.text, _PREFIX)
        assert reading.prefix is not None, row.text
        cut = [0, reading.prefix.end, reading.action[0].start, len(row.text)]
        return [Part(role, *span) for role, span in zip(("prefix", "element", "action"), pairwise(cut), strict=True)]
    name = read_name(row.text, row.language)
    found = {"subject": name.subject, "operation": name.operation, "closing": name.closing}
    stretches = [*found.items(), *(("scope", (scope.piece, scope.piece + 1)) for scope in name.scopes)]
    read = [Part(role, part.start, part.end) for role, where in stretches if (part := name.part(where))]
    return sorted(read, key=lambda part: part.start)


def faults(row: Row) -> list[tuple[str, int, int]]:
    """Give code and characters of each fault in the build of a name."""
    if row.language is None:
        return []
    digit = {"nl": 3, "en": 4}[row.language]
    return [(f"ONS{digit}{fault.rule}", fault.start, fault.end) for fault in read_name(row.text, row.language).faults]


def described(rows: Sequence[Row], lang: Language) -> str:
    """Say in words what a picture shows."""
    sentences = []
    for row in rows:
        told = [f"{_ROLES[part.role].render(lang, {})} “{row.text[part.start : part.end]}”" for part in parts(row)]
        told += [_FAULT.render(lang, {"code": code}) for code, _, _ in faults(row)]
        sentences.append(f"{row.caption.render(lang, {})}: {', '.join(told)}.")
    return " ".join(sentences)


def drawn(rows: Sequence[Row], lang: Language) -> str:
    """Draw a picture as SVG."""
    width = _LEFT * 2 + max(len(row.text) for row in rows) * _CELL
    step = _HEIGHT + _LABEL + _GAP
    boxes = [_TOP + _CAPTION + number * step for number in range(len(rows))]
    height = boxes[-1] + _HEIGHT + _LABEL + (_CAPTION if len(rows) > 1 else 2)
    about = escape(described(rows, lang))
    size = f'viewBox="0 0 {width:g} {height}" width="{width:g}" height="{height}"'
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="onsrights-picture" {size} role="img" aria-label="{about}">',
        f"<style>\n{_STYLE}@media (prefers-color-scheme:dark){{\n{_DARK}}}\n</style>",
    ]
    for (above, top), (below, bottom) in pairwise(zip(rows, boxes, strict=True)):
        lines += _joined(above, top + _HEIGHT + _LABEL, below, bottom)
    for row, box in zip(rows, boxes, strict=True):
        lines += _row(row, box, lang)
        caption = box - 8 if box == boxes[0] else box + _HEIGHT + _LABEL + 14  # where no line from above runs
        lines.append(f'<text class="small" x="{_LEFT - _PADDING}" y="{caption}">{row.caption.render(lang, {})}</text>')
    return "\n".join(lines) + "\n</svg>\n"


def site_style() -> str:
    """Give the style of the pictures within a page of the site, where the reader chooses light or dark."""
    dark = "\n".join(
        ",".join(f'[data-md-color-scheme="slate"] {selector}' for selector in rule.partition("{")[0].split(","))
        + "{" + rule.partition("{")[2] + "}"
        for rule in _DARK.replace("\n", "").split("}") if rule
    )  # fmt: skip
    return f"{_STYLE}{dark}\n"


def _row(row: Row, box: int, lang: Language) -> Iterator[str]:
    base = box + _HEIGHT / 2 + 5.5
    at = 0
    for part in parts(row):
        yield from _text(row.text, at, part.start, base, ' class="dim"')
        x, width = _place(part.start) - _PADDING, (part.end - part.start) * _CELL + 2 * _PADDING
        if row.language is None:  # the parts of an identifier touch
            x, width = x + _PADDING, width - 2 * _PADDING
        yield (f'<rect class="{_COLORS[part.role]}" x="{x:g}" y="{box}" width="{width:g}" height="{_HEIGHT}" rx="5"/>')
        yield from _text(row.text, part.start, part.end, base, "")
        middle = _place((part.start + part.end) / 2)
        label = _ROLES[part.role].render(lang, {})
        yield f'<text class="small" x="{middle:g}" y="{box + _HEIGHT + 14}" text-anchor="middle">{label}</text>'
        at = part.end
    yield from _text(row.text, at, len(row.text), base, ' class="dim"')
    for code, start, end in faults(row):
        x, width = _place(start), max(end - start, 1) * _CELL
        waves = "".join(f"q2.4 {3 if number % 2 else -3} 4.8 0" for number in range(int(width / 4.8)))
        yield f'<path class="fault" d="M{x:g} {box + _HEIGHT - 4}{waves}"/>'
        yield f'<text class="small code" x="{x + width:g}" y="{box - 8}" text-anchor="end">{code}</text>'


def _text(text: str, start: int, end: int, base: float, more: str) -> Iterator[str]:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    piece = piece.strip()
    if piece:
        stretch = f'textLength="{len(piece) * _CELL:g}" lengthAdjust="spacingAndGlyphs"'
        yield f'<text{more} x="{_place(start):g}" y="{base:g}" {stretch}>{escape(piece)}</text>'


def _joined(above: Row, top: int, below: Row, bottom: int) -> Iterator[str]:
    """Draw a line from each part to the same part of the row below: scopes in their order."""
    for role in ("subject", "scope", "operation"):
        uppers, lowers = ([part for part in parts(row) if part.role == role] for row in (above, below))
        for upper, lower in zip(uppers, lowers, strict=False):
            x, to = _place((upper.start + upper.end) / 2), _place((lower.start + lower.end) / 2)
            middle = (top + bottom) / 2
            curve = f"M{x:g} {top + 2}C{x:g} {middle:g} {to:g} {middle:g} {to:g} {bottom - 2}"
            yield f'<path class="link {_COLORS[role]}" style="fill:none" d="{curve}"/>'


def _place(character: float) -> float:
    return _LEFT + character * _CELL


def files() -> dict[Path, str]:
    """Give every picture by its path, in both languages."""
    folders: dict[Language, Path] = {"en": DOCS / "pictures", "nl": DOCS / "nl" / "pictures"}
    return {
        folder / f"{name}.svg": drawn(rows, lang) for lang, folder in folders.items() for name, rows in PICTURES.items()
    }


def main(arguments: Sequence[str]) -> int:
    """Write the pictures, or with ``--check`` give 1 where one is stale or left over."""
    wanted = files()
    left = [path for folder in {path.parent for path in wanted} for path in folder.glob("*.svg") if path not in wanted]
    if list(arguments) == ["--check"]:
        stale = [path for path, text in wanted.items() if not path.exists() or path.read_text("utf-8") != text]
        for path in sorted(stale + left):
            sys.stderr.write(f"{path.relative_to(DOCS.parent)} is stale: make generate\n")
        return int(bool(stale or left))
    for path in left:
        path.unlink()
    for path, text in wanted.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
