"""A page as a document for Word; needs python-docx (``onsrights[docx]``)."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Pt, RGBColor

from onsrights.documents import page as pages
from onsrights.documents.page import stretches

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from docx.document import Document as WordDocument
    from docx.oxml.table import CT_Row
    from docx.shared import Length
    from docx.table import Table
    from docx.text.paragraph import Paragraph

    from onsrights.documents.page import Block, Line, Page

__all__ = ["render"]

_GRAVE = RGBColor(0xB0, 0x00, 0x20)
_LONG, _SHORT = Cm(29.7), Cm(21.0)
_SIDE, _TOP = Cm(2.5), Cm(2.0)
_INDENT = Cm(0.8)
_LANGUAGES = {"nl": "nl-NL", "en": "en-GB"}
_TYPED = "Courier New"
_NEVER = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML cannot hold."""
_LONGEST_TITLE = 255
_FIRST = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip file can tell."""


def render(page: Page, built: datetime | None = None) -> bytes:
    """Give the bytes of a .docx file: headings, numbered steps, and tables whose head is repeated on every page.

    The same page gives the same bytes, whenever and wherever it is written: ``built`` (UTC) alone says when that was.
    """
    word = Document()
    _lay_out(word, page)
    if built:
        word.core_properties.created = word.core_properties.modified = built.replace(tzinfo=None)
    width = (_LONG if page.wide else _SHORT) - 2 * _SIDE
    for block in pages.sheets(page):
        _write(word, block, width)
    target = BytesIO()
    word.save(target)
    return _packed(target, built)


def _packed(written: BytesIO, built: datetime | None) -> bytes:
    """Pack a document again so that it does not tell on which day and on which system that was."""
    moment = max(built.timetuple()[:6], _FIRST) if built else _FIRST
    target = BytesIO()
    with ZipFile(written) as source, ZipFile(target, "w", ZIP_DEFLATED) as packed:
        for name in source.namelist():
            part = ZipInfo(name, moment)
            part.create_system = 0
            packed.writestr(part, source.read(name), ZIP_DEFLATED)
    return target.getvalue()


def _lay_out(word: WordDocument, page: Page) -> None:
    section = word.sections[0]
    if page.wide:
        section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = (_LONG, _SHORT) if page.wide else (_SHORT, _LONG)
    section.left_margin = section.right_margin = _SIDE
    section.top_margin = section.bottom_margin = _TOP
    if page.warning:
        _add(section.header.paragraphs[0], page.warning, grave=True)
    properties = word.core_properties
    properties.title, properties.author, properties.comments = _text(page.title)[:_LONGEST_TITLE], "", ""
    properties.language = _LANGUAGES[page.lang]
    # Word checks the spelling in the language that stands at the root of all styles.
    for language in word.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), _LANGUAGES[page.lang])


def _write(word: WordDocument, block: Block, width: int) -> None:
    match block:
        case pages.Heading(line, level):
            _add(word.add_heading("", level), line)
        case pages.Paragraph(line) | pages.Note(line, False):
            _add(word.add_paragraph(), line)
        case pages.Note(line):
            _add(word.add_paragraph(), line, grave=True)
        case pages.Steps() | pages.Bullets() | pages.Checklist():
            _list(word, block)
        case pages.Definitions(rows):
            for name, value in rows:
                paragraph = word.add_paragraph()
                paragraph.add_run(f"{_text(pages.plain(name))}: ").bold = True
                _add(paragraph, value)
        case pages.Code(text):
            word.add_paragraph().add_run(_text(text)).font.name = _TYPED
        case pages.Break():
            word.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        case pages.Table():
            _table(word, block, width)


def _list(word: WordDocument, block: pages.Steps | pages.Bullets | pages.Checklist) -> None:
    match block:
        case pages.Steps(lines, first):
            # Numbers as text: those of Word's list would go on from one chapter to the next.
            for number, line in enumerate(lines, first):
                _hang(word, f"{number}.", line)
        case pages.Checklist(lines):
            for line in lines:
                _hang(word, "☐", line)
        case pages.Bullets(lines):
            for line in lines:
                _add(word.add_paragraph(style="List Bullet"), line)


def _hang(word: WordDocument, mark: str, line: Line) -> None:
    """Add a paragraph that hangs behind its number or box."""
    paragraph = word.add_paragraph(f"{mark}\t")
    _add(paragraph, line)
    form = paragraph.paragraph_format
    form.left_indent, form.first_line_indent, form.space_after = _INDENT, -_INDENT, Pt(3)
    form.tab_stops.add_tab_stop(_INDENT)


def _table(word: WordDocument, table: pages.Table, width: int) -> None:
    shares = table.widths or (1,) * len(table.columns)
    widths = [Emu(width * share // sum(shares)) for share in shares]
    made = word.add_table(rows=0, cols=len(table.columns), style="Table Grid")
    made.autofit = False
    _add_row(made, table.columns, widths, bold=len(table.columns))
    _mark(made.rows[0]._tr, "w:tblHeader")  # noqa: SLF001 - the way to what python-docx does not cover
    for row in table.rows:
        _add_row(made, row, widths, bold=int(table.names))
    for column, each in zip(made.columns, widths, strict=True):
        column.width = each


def _add_row(table: Table, cells: tuple[Line | None, ...], widths: Sequence[Length], *, bold: int) -> None:
    """Add a row that is not torn apart at the end of a page; the first cells are ``bold``."""
    row = table.add_row()  # type: ignore[no-untyped-call] # python-docx left this one without types
    _mark(row._tr, "w:cantSplit")  # noqa: SLF001
    for index, (cell, line, width) in enumerate(zip(row.cells, cells, widths, strict=True)):
        paragraph = cell.paragraphs[0]
        _add(paragraph, line or "", bold=index < bold)
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(3)
        cell.width = width


def _mark(row: CT_Row, name: str) -> None:
    """Give a row a property that python-docx has no word for (ECMA-376, 17.4)."""
    row.get_or_add_trPr().append(OxmlElement(name))


def _add(paragraph: Paragraph, line: Line, *, bold: bool = False, grave: bool = False) -> None:
    """Add a line to a paragraph."""
    for part in stretches(line):
        run = paragraph.add_run(_text(part.text))
        if bold or grave or part.style == "strong":
            run.bold = True
        if part.style == "screen":
            run.italic = True
        if part.style == "code":
            run.font.name = _TYPED
        if grave:
            run.font.color.rgb = _GRAVE


def _text(text: str) -> str:
    return _NEVER.sub("\ufffd", text)
