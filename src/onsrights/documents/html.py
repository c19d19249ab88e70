"""A page that stands on its own: nothing is fetched, and nothing in it runs but the script that was written for it."""

from __future__ import annotations

import re
from html import escape
from itertools import count
from typing import TYPE_CHECKING

from onsrights.documents import page as pages
from onsrights.documents.page import stretches
from onsrights.engine.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onsrights.documents.page import Block, Line, Page, Table
    from onsrights.engine.diagnostics import Language

__all__ = ["escape", "page", "render", "warning"]

_STYLE = """\
:root { color-scheme: light dark; --line: #8886; --soft: #8881; --strong: #0a5a8a; --grave: #b00020; }
@media (prefers-color-scheme: dark) { :root { --strong: #7cc4f0; --grave: #ff8a95; } }
html { background: Canvas; color: CanvasText; }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 62rem; padding: 1.5rem; }
h1 { font-size: 1.7rem; line-height: 1.25; }
h2 { break-after: avoid; font-size: 1.3rem; margin-top: 2.5rem; }
.warning { border: 2px solid var(--grave); border-radius: .4rem; color: var(--grave); font-weight: 600; padding: .75rem 1rem; }
article { border: 1px solid var(--line); border-radius: .5rem; margin: 1rem 0; padding: 1rem; break-inside: avoid; }
article h2 { font-size: 1.1rem; margin: 0 0 .75rem; overflow-wrap: anywhere; }
dl { margin: 0; }
dt { color: var(--strong); font-size: .875rem; font-weight: 600; margin-top: .6rem; }
dd { align-items: start; display: flex; gap: .75rem; margin: 0; overflow-wrap: anywhere; }
.value { background: var(--soft); border-radius: .3rem; flex: 1; overflow-wrap: anywhere; padding: .3rem .6rem; white-space: pre-wrap; }
button { border: 1px solid var(--line); border-radius: .3rem; cursor: pointer; font: inherit; min-width: 7rem; padding: .3rem .75rem; }
button:focus-visible, .scroll:focus-visible { outline: 3px solid var(--strong); outline-offset: 1px; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid var(--line); padding: .5rem .65rem; text-align: left; vertical-align: top; }
thead th { background: var(--soft); }
tbody th { font-weight: 600; min-width: 13rem; }
td { white-space: pre-line; }
td.empty { min-width: 9rem; }
@media (max-width: 42rem) {
body { overflow-wrap: break-word; padding: 1rem .75rem; }
table { font-size: .875rem; }
th, td { hyphens: auto; padding: .35rem .4rem; }
tbody th { min-width: 0; }
td.empty { min-width: 3rem; }
}
@media print {
body { font-size: 10pt; max-width: none; padding: 0; }
button { display: none; }
tr { break-inside: avoid; }
.scroll { overflow: visible; }
th, td, tbody th, td.empty { min-width: 0; overflow-wrap: break-word; }
}
"""
_ON_ITS_SIDE = "@page { size: landscape; }\n"
_MORE = {
    "<nav": "nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; padding: 0; }\n"
    "nav a { color: var(--strong); }\n@media print { nav { display: none; } }\n",
    "<ul class": "ul.boxes { list-style: none; padding-left: 0; }\nul.boxes label { display: flex; gap: .6rem; padding: .2rem 0; }\n",
    "<code": "code { background: var(--soft); border-radius: .25rem; overflow-wrap: anywhere; padding: .1rem .3rem; }\n",
    "<pre": "pre { background: var(--soft); border-radius: .4rem; padding: .75rem 1rem; white-space: pre-wrap; }\npre code { background: none; padding: 0; }\n",
    '<p class="note': ".note { border-left: 4px solid var(--strong); margin-left: 0; padding: .25rem 0 .25rem 1rem; }\n",
    '<div class="search': ".search:not([hidden]) { align-items: center; display: flex; flex-wrap: wrap; gap: .25rem .75rem; margin: 1rem 0; }\n"
    ".search + .scroll tbody th { min-width: 0; }\n"
    ".search label { font-weight: 600; }\n"
    ".search input { border: 1px solid var(--strong); border-radius: .3rem; flex: 1; font: inherit; min-height: 2.75rem; min-width: 12rem; padding: 0 .6rem; }\n"
    "@media print { .search:not([hidden]) { display: none; } tr[hidden] { display: table-row; } }\n",
    "<hr": "hr { border: 0; border-top: 1px solid var(--line); margin: 3rem 0; }\n@media print { hr { border: 0; break-after: page; margin: 0; } }\n",
}
"""What is added to the style for what only some pages have, by the way it begins."""


_CONTENTS = Text("Op deze pagina", "On this page")
_PART = 2
"""The level of the headings that lead to its parts."""
_LONG = 4
"""A page with as many parts as this says at its top which there are, and leads to them."""

_NAME_CELL = re.compile(r'(?<=<th scope="row">)[^<]+')
_PARTS = re.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[._])")
"""Where a name that is looked up may be broken: between the words it is made of."""
_SEARCH = """
"use strict";
for (const search of document.querySelectorAll(".search")) {
  const input = search.querySelector("input");
  const said = search.querySelector("output");
  const rows = [...document.getElementById(input.getAttribute("aria-controls")).tBodies[0].rows];
  const name = (row) => row.cells[0].textContent.trim().toLowerCase();
  search.hidden = false;
  input.addEventListener("input", () => {
    const sought = input.value.trim().toLowerCase();
    // Of a whole line of a log only the words that are names count, so that it may be pasted as it is.
    const words = new Set(sought.split(/[^\\p{L}\\p{N}_.-]+/u).map((word) => word.replace(/^[.-]+|[.-]+$/g, "")));
    const named = rows.filter((row) => words.has(name(row)));
    const found = named.length ? named : rows.filter((row) => row.textContent.toLowerCase().includes(sought));
    for (const row of rows) row.hidden = !found.includes(row);
    said.textContent = !sought ? "" : found.length ? `${found.length} / ${rows.length}` : input.dataset.none;
  });
}
"""
"""Shows of a table the rows that are looked for. Nothing is sent, and without it the table is there in full."""


def page(lang: Language, title: str, body: str, script: str = "", more: str = "") -> str:
    """Give a whole page; ``title`` is text, ``body`` is HTML, ``script`` and ``more`` style are ours and hold nothing of a manifest.

    The policy names the style and the script by their hashes, so that whatever got into the page by mistake stays dead.
    """
    style = _STYLE + more
    scripts = f"script-src {_hash(script)}; " if script else ""
    policy = f"default-src 'none'; {scripts}style-src {_hash(style)}; base-uri 'none'; form-action 'none'"
    tail = f"<script>{script}</script>\n" if script else ""
    return f"""\
<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{escape(title)}</title>
<style>{style}</style>
</head>
<body>
<main>
{body}</main>
{tail}</body>
</html>
"""


def render(given: Page) -> str:
    """Give a page as HTML, to be read, sent or printed; nothing in it runs but the search of a table that has one."""
    blocks = [*pages.sheets(given)]
    written = [*map(_block, blocks, count(1))]
    titles = [number for number, block in enumerate(blocks, 1) if isinstance(block, pages.Heading) and block.level == 1]
    if len(titles) == 1:
        written.insert(titles[0], _contents(blocks, given.lang))
    body = "".join(written)
    more = "".join(style for start, style in _MORE.items() if start in body) + _ON_ITS_SIDE * given.wide
    is_searched = any(isinstance(block, pages.Table) and block.search for block in given.blocks)
    return page(given.lang, given.title, body, _SEARCH if is_searched else "", more)


def _block(block: Block, number: int) -> str:  # noqa: PLR0911 - one case for each kind of block
    match block:
        case pages.Heading(line, level):
            mark = f' id="part-{number}"' if level == _PART else ""
            return f"<h{level}{mark}>{_inline(line)}</h{level}>\n"
        case pages.Paragraph(line):
            return f"<p>{_inline(line)}</p>\n"
        case pages.Steps(lines, first):
            start = f' start="{first}"' if first != 1 else ""
            return f"<ol{start}>\n{_items(lines)}</ol>\n"
        case pages.Bullets(lines):
            return f"<ul>\n{_items(lines)}</ul>\n"
        case pages.Checklist(lines):
            boxes = (
                f'<li><label><input type="checkbox"> <span>{_inline(line)}</span></label></li>\n' for line in lines
            )
            return f'<ul class="boxes">\n{"".join(boxes)}</ul>\n'
        case pages.Definitions(rows):
            pairs = (f"<dt>{_inline(name)}</dt>\n<dd><span>{_inline(value)}</span></dd>\n" for name, value in rows)
            return f"<dl>\n{''.join(pairs)}</dl>\n"
        case pages.Note(line, grave):
            return warning(line) if grave else f'<p class="note">{_inline(line)}</p>\n'
        case pages.Code(text):
            return f"<pre><code>{escape(text)}</code></pre>\n"
        case pages.Break():
            return "<hr>\n"
        case pages.Table():
            return _table(block, number)


def _contents(blocks: Sequence[Block], lang: Language) -> str:
    """Lead to the parts of a page that has many."""
    parts = [
        f'<li><a href="#part-{number}">{escape("".join(part.text for part in stretches(block.line)))}</a></li>\n'
        for number, block in enumerate(blocks, 1)
        if isinstance(block, pages.Heading) and block.level == _PART
    ]
    name = _CONTENTS.render(lang, {})
    return f'<nav aria-label="{name}">\n<ul>\n{"".join(parts)}</ul>\n</nav>\n' if len(parts) >= _LONG else ""


def _items(lines: tuple[Line, ...]) -> str:
    return "".join(f"<li>{_inline(line)}</li>\n" for line in lines)


def _table(table: Table, number: int) -> str:
    head = "".join(f'<th scope="col">{_inline(column)}</th>' for column in table.columns)
    rows = "".join(
        f"<tr>{''.join(_cell(cell, name=table.names and not index) for index, cell in enumerate(row))}</tr>\n"
        for row in table.rows
    )
    search, mark = "", ""
    if table.search:
        rows = _NAME_CELL.sub(lambda cell: _PARTS.sub("<wbr>", cell[0]), rows)
        mark = f' id="table-{number}"'
        search = (
            f'<div class="search" hidden><label for="search-{number}">{escape(table.search.label)}</label>'
            f'<input type="search" id="search-{number}" autocomplete="off" spellcheck="false" '
            f'aria-controls="table-{number}" data-none="{escape(table.search.none)}"><output></output></div>\n'
        )
    whole = f"<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>"
    return f'{search}<div class="scroll" tabindex="0"><table{mark}>\n{whole}\n</table></div>\n'


def _cell(cell: Line | None, *, name: bool) -> str:
    if cell is None:
        return '<td class="empty"></td>'
    return f'<th scope="row">{_inline(cell)}</th>' if name else f"<td>{_inline(cell)}</td>"


def _inline(line: Line) -> str:
    return "".join(_stretch(part.style, escape(part.text)) for part in stretches(line))


def _stretch(style: pages.Style, text: str) -> str:
    tag = {"strong": "strong", "screen": "em", "code": "code"}.get(style)
    return f"<{tag}>{text}</{tag}>" if tag else text


def warning(sentence: Line | None) -> str:
    """Give the box that says what should not be done with this page; nothing where there is nothing to say."""
    return f'<p class="warning" role="alert">{_inline(sentence)}</p>\n' if sentence else ""


def _hash(text: str) -> str:
    from base64 import b64encode
    from hashlib import sha256

    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
