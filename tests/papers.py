"""Documents for others, made of manifests in the tests, and what is looked at in all of them."""

from __future__ import annotations

import io
from datetime import date
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

from docx import Document
from markdown_it import MarkdownIt

from onsrights.documents import page as pages
from onsrights.documents.formats import render
from onsrights.documents.page import Page, stretches
from onsrights.doors import ExportRequest
from onsrights.doors.checked import manifests_of, read
from onsrights.engine.settings.settings import Settings
from onsrights.engine.text.source import Source
from onsrights.platforms import PLATFORMS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from docx.document import Document as WordDocument

    from onsrights.documents.page import Line, Style
    from onsrights.documents.records import Remark
    from onsrights.engine.diagnostics import Language

__all__ = [
    "DAY", "NASTY", "agrees", "golden", "html", "lines", "made", "plain_lines", "stretched", "tokens", "word", "words",
]  # fmt: skip

DAY = date(2026, 11, 30)

NASTY = (
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "*strong* **very** `code` {app} {group_name}",
    "[link](javascript:alert(1)) ![x](y) | cell | # head",
    "ends in a backslash \\",
    "1. not a step",
    "- [ ] not a box",
    "&nbsp; &lt;b&gt; --> ]]>",
    "${process.exit(1)} %s {0} {",
    '=HYPERLINK("http://example.org")',
)
"""Texts that have to come out as just these texts."""


def made(
    purpose: str,
    text: str,
    filename: str,
    lang: Language = "nl",
    said: list[Remark] | None = None,
    **options: Any,  # noqa: ANN401 - those of any purpose
) -> Page:
    """Give the page that a platform makes of a manifest, whatever is wrong with it."""
    settings = Settings(strict=True, as_of=DAY)
    found = read(Source(filename, text), settings)
    door = {each.name: each for each in PLATFORMS[found.platform.key].door("export")}[purpose]
    remarks = [] if said is None else said
    manifests = tuple(manifests_of([found], settings))
    page = door.make(ExportRequest(lang, door.formats[0], manifests, options, DAY, settings, remarks.append))
    assert isinstance(page, Page)
    return page


def lines(page: Page) -> Iterator[Line]:
    """Give every line of a page, block by block, empty cells left out."""
    for block in page.blocks:
        match block:
            case pages.Heading(line) | pages.Paragraph(line) | pages.Note(line):
                yield line
            case pages.Steps(found) | pages.Bullets(found) | pages.Checklist(found):
                yield from found
            case pages.Table(columns, rows):
                yield from columns
                yield from (cell for row in rows for cell in row if cell)
            case pages.Definitions(rows):
                yield from (part for row in rows for part in row)
            case pages.Code(text):
                yield text
            case pages.Break():
                pass


def plain_lines(page: Page) -> list[str]:
    """Give every line of a page as text."""
    return [pages.plain(line) for line in lines(page)]


def stretched(page: Page, style: Style) -> set[str]:
    """Give every stretch of one style."""
    return {part.text for line in lines(page) for part in stretches(line) if part.style == style}


def words(text: str) -> str:
    """Give a text without its white space, for comparing forms."""
    return "".join(text.split())


class _Text(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.links: list[str] = []
        self.parts: set[str | None] = set()
        self.text: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag == "a":
            self.links.append(dict(attrs)["href"] or "")
        self.parts |= {value for name, value in attrs if name == "id"}

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def html(page: Page) -> _Text:
    """Read a page as a browser reads it."""
    written = render(page, "html")
    assert isinstance(written, str)
    return _Text(written)


def tokens(page: Page) -> list[Any]:
    """Read a page as a viewer of Markdown reads it: all tokens, those within lines as well."""
    written = render(page, "markdown")
    assert isinstance(written, str)
    outer = MarkdownIt("commonmark").enable("table").parse(written)
    return [*outer, *(inner for token in outer for inner in token.children or ())]


def word(page: Page) -> WordDocument:
    """Open a page as Word does."""
    written = render(page, "docx")
    assert isinstance(written, bytes)
    return Document(io.BytesIO(written))


def word_text(document: WordDocument) -> str:
    """Give all text of a document for Word."""
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def markdown_text(page: Page) -> str:
    """Give all text that a viewer of Markdown shows."""
    shown = (token for token in tokens(page) if token.type in {"text", "code_inline", "fence", "text_special"})
    return "".join(token.content for token in shown)


def agrees(page: Page) -> None:
    """Hold the forms against each other: each has every line as it is, and nothing in it is markup."""
    marked = {token.type for token in tokens(page) if token.content != "<br>"}
    assert marked.isdisjoint({"link_open", "image", "html_block", "html_inline"}), marked
    shown = html(page)
    searched = any(isinstance(block, pages.Table) and block.search for block in page.blocks)
    assert ("script" in shown.tags) == searched
    assert shown.tags.isdisjoint({"img", "svg", "iframe", "form", "link"})
    assert {link.partition("#")[0] for link in shown.links} <= {""}, "within the page"
    assert {link.partition("#")[2] for link in shown.links} <= shown.parts
    assert not any(name.startswith("on") for name in shown.attributes)
    read_by_browser, read_by_word = words("".join(shown.text)), words(word_text(word(page)))
    for line in plain_lines(page):
        assert words(line) in read_by_browser, line
        assert words(line) in read_by_word, line


def golden(path: Path, text: str, *, update: bool) -> None:
    """Hold a text against the one that is kept."""
    if update:
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")
