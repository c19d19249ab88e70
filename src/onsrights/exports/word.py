"""The page for the customer's administrators as a document for Word; needs python-docx (``onsrights[docx]``)."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document as WordDocument
    from docx.oxml.table import CT_Row
    from docx.table import Table

    from onsrights.exports.customer import Chapter, Handout

__all__ = ["document"]

_GRAVE = RGBColor(0xB0, 0x00, 0x20)
_WIDTHS = (Cm(6.5), Cm(10.0), Cm(4.2), Cm(4.0))
"""Of the four columns, on a lying A4 with margins of two and a half centimetres."""
_INDENT = Cm(0.8)
_LANGUAGES = {"nl": "nl-NL", "en": "en-GB"}


def document(page: Handout) -> bytes:
    """Give the bytes of a .docx file: headings, numbered steps, and a table whose head is repeated on every page."""
    word = Document()
    _lay_out(word, page)
    if page.warning:
        run = word.add_paragraph().add_run(page.warning)
        run.bold = True
        run.font.color.rgb = _GRAVE
    for chapter in page.chapters:
        _write(word, chapter)
    target = BytesIO()
    word.save(target)
    return target.getvalue()


def _lay_out(word: WordDocument, page: Handout) -> None:
    section = word.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21.0)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin = section.bottom_margin = Cm(2.0)
    properties = word.core_properties
    properties.title, properties.author, properties.comments = page.title[:255], "", ""
    properties.language = _LANGUAGES[page.lang]
    # Word checks the spelling in the language that stands at the root of all styles.
    for language in word.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), _LANGUAGES[page.lang])


def _write(word: WordDocument, chapter: Chapter) -> None:
    word.add_heading(chapter.title, 1)
    word.add_paragraph(chapter.introduction)
    word.add_heading(chapter.steps_title, 2)
    # Numbers as text: those of Word's list would go on from one chapter to the next.
    for number, step in enumerate(chapter.steps, 1):
        form = word.add_paragraph(f"{number}.\t{step}").paragraph_format
        form.left_indent, form.first_line_indent, form.space_after = _INDENT, -_INDENT, Pt(3)
        form.tab_stops.add_tab_stop(_INDENT)
    word.add_heading(chapter.notes_title, 2)
    for note in chapter.notes:
        word.add_paragraph(note, style="List Bullet")
    word.add_heading(chapter.tasks_title, 2)
    table = word.add_table(rows=0, cols=len(chapter.columns), style="Table Grid")
    table.autofit = False
    _add_row(table, chapter.columns, bold=len(chapter.columns))
    _mark(table.rows[0]._tr, "w:tblHeader")  # noqa: SLF001 - the way to what python-docx does not cover
    for task in chapter.tasks:
        _add_row(table, (task.name, task.allows, task.scope, ""), bold=1)
    for column, width in zip(table.columns, _WIDTHS, strict=True):
        column.width = width


def _add_row(table: Table, texts: Sequence[str], *, bold: int) -> None:
    """Add a row that is not torn apart at the end of a page; the first cells are ``bold``."""
    row = table.add_row()  # type: ignore[no-untyped-call] # python-docx left this one without types
    _mark(row._tr, "w:cantSplit")  # noqa: SLF001
    for index, (cell, text, width) in enumerate(zip(row.cells, texts, _WIDTHS, strict=True)):
        paragraph = cell.paragraphs[0]
        paragraph.add_run(text).bold = index < bold
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(3)
        cell.width = width


def _mark(row: CT_Row, name: str) -> None:
    """Give a row a property that python-docx has no word for (ECMA-376, 17.4)."""
    row.get_or_add_trPr().append(OxmlElement(name))
