"""A page says the same in every form, whatever its values hold."""

from __future__ import annotations

import io
from datetime import date
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from onsrights.documents.dates import written
from onsrights.documents.formats import render
from onsrights.documents.page import (
    Break,
    Bullets,
    Checklist,
    Code,
    Definitions,
    Heading,
    Note,
    Page,
    Paragraph,
    Steps,
    Stretch,
    Table,
    code,
    joined,
    line,
    plain,
)
from onsrights.engine.diagnostics import Text
from tests.ons.exports.nasty import NASTY

if TYPE_CHECKING:
    from markdown_it.token import Token

    from onsrights.documents.page import Block

TEXTS = st.sampled_from(
    [*NASTY, "- x", "+ x", "1. x", "12) x", "= x", "===", "    x", "~~~", "[ ] x", "> x"]
) | st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1, max_size=12)


def page(*blocks: Block, warning: str | None = None) -> Page:
    return Page("en", "Title", blocks, warning)


def as_text(given: Page, form: str) -> str:
    made = render(given, form)
    assert isinstance(made, str)
    return made


def test_marks_are_those_of_the_template_alone() -> None:
    template = Text(
        "Kies *A / {tab}*, typ `{typed}`, **nooit {what}**.", "Pick *A / {tab}*, type `{typed}`, **no {what}**."
    )
    assert line(template, "en", tab="*B*", typed="`C`", what="{D}") == (
        Stretch("Pick "), Stretch("A / *B*", "screen"), Stretch(", type "), Stretch("`C`", "code"), Stretch(", "),
        Stretch("no {D}", "strong"), Stretch("."),
    )  # fmt: skip
    assert line(Text("Niets.", "Nothing."), "nl") == "Niets."
    assert line(Text("{number}", "{number}"), "nl", number=3) == "3"


def test_lines_within_lines() -> None:
    both = joined([code("a"), "b", code("c")], "nl")
    assert plain(both) == "a, b en c"
    assert joined([code("a")], "en") == code("a")
    assert joined([], "en") == ""
    assert line(Text("Voeg toe: {users}.", "Add: {users}."), "en", users=both) == (
        Stretch("Add: "), Stretch("a", "code"), Stretch(", b en "), Stretch("c", "code"), Stretch("."),
    )  # fmt: skip


WHOLE = page(
    Heading("One", 1),
    Paragraph(line(Text("", "Go to *General*."), "en")),
    Steps(("first",)),
    Table(("A", "B"), (("x", None),), widths=(1, 2)),
    Steps((code("second"),), first=2),
    Bullets(("b",)),
    Checklist(("c",)),
    Definitions((("name", "value"),)),
    Note("mind"),
    Note(line(Text("", "never `x`"), "en"), grave=True),
    Code("a\n b"),
    Break(),
    Heading("Two", 3),
    warning="Unchecked.",
)


def test_markdown() -> None:
    assert as_text(WHOLE, "markdown") == (
        "> **Unchecked.**\n\n# One\n\nGo to *General*.\n\n1. first\n\n| A | B |\n| --- | --- |\n| x |  |\n\n"
        "2. `second`\n\n- b\n\n- [ ] c\n\n- **name:** value\n\n> mind\n\n> **never** `x`\n\n"
        "```text\na\n b\n```\n\n---\n\n> **Unchecked.**\n\n### Two\n"
    )


def test_text() -> None:
    assert as_text(WHOLE, "text") == (
        "Unchecked.\n\nOne\n===\n\nGo to General.\n\n1. first\n\nA  B\n-  -\nx\n\n2. second\n\n- b\n\n[ ] c\n\n"
        "name: value\n\nmind\n\nnever x\n\na\n b\n\n\n\nUnchecked.\n\nTwo\n"
    )


def test_html_has_only_the_style_that_it_needs() -> None:
    whole, simple = as_text(WHOLE, "html"), as_text(page(Heading("<One>", 1), Paragraph("a")), "html")
    assert '<ol start="2">\n<li><code>second</code></li>\n</ol>' in whole
    assert '<p class="warning" role="alert">never <code>x</code></p>' in whole
    assert whole.count("Unchecked.") == 2
    assert "ul.boxes" in whole
    assert "ul.boxes" not in simple
    assert "<h1>&lt;One&gt;</h1>" in simple
    assert "<script" not in whole


def test_word() -> None:
    made = render(WHOLE, "docx")
    assert isinstance(made, bytes)
    found = Document(io.BytesIO(made))
    assert [paragraph.text for paragraph in found.paragraphs] == [
        "Unchecked.", "One", "Go to General.", "1.\tfirst", "2.\tsecond", "b", "☐\tc", "name: value", "mind", "never x",
        "a\n b", "", "Unchecked.", "Two",
    ]  # fmt: skip
    [table] = found.tables
    assert [cell.text for row in table.rows for cell in row.cells] == ["A", "B", "x", ""]
    first, second = (int(column.width or 0) for column in table.columns)
    assert second == pytest.approx(2 * first, rel=0.001)


def test_word_takes_any_character() -> None:
    made = render(page(Paragraph("a\x00\x1b\ud800\uffffb")), "docx")
    assert isinstance(made, bytes)
    assert Document(io.BytesIO(made)).paragraphs[0].text == "a\ufffd\ufffd\ufffd\ufffdb"


def words(tokens: list[Token]) -> str:
    """Give what a reader sees."""
    children = (child.content for token in tokens for child in token.children or [])
    return "".join("".join(" " if content == "<br>" else content for content in children).split())


@pytest.mark.parametrize(
    ("form", "kinds"),
    [
        (Heading, ["heading_open", "inline", "heading_close"]),
        (Paragraph, ["paragraph_open", "inline", "paragraph_close"]),
        (lambda text: Steps((text,)), ["ordered_list_open", "list_item_open", "paragraph_open", "inline"]),
        (lambda text: Bullets((text,)), ["bullet_list_open", "list_item_open", "paragraph_open", "inline"]),
        (Note, ["blockquote_open", "paragraph_open", "inline"]),
        (lambda text: Table((text,), ((text,),)), ["table_open", "thead_open", "tr_open", "th_open", "inline"]),
    ],
)
@given(text=TEXTS.filter(lambda text: bool(text.strip())))
def test_markdown_shows_a_value_as_it_is(form: object, kinds: list[str], text: str) -> None:
    tokens = MarkdownIt("commonmark").enable("table").parse(as_text(page(form(text)), "markdown"))  # type: ignore[operator]
    assert [token.type for token in tokens][: len(kinds)] == kinds
    assert not any(token.type in {"html_block", "fence", "code_block", "hr"} for token in tokens)
    assert sum(token.type.endswith("list_open") for token in tokens) == sum(
        kind.endswith("list_open") for kind in kinds
    )
    seen = words(tokens)
    assert seen in {"".join(text.split()), "".join(text.split()) * 2}


class _Seen(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


@given(text=TEXTS)
def test_html_shows_a_value_as_it_is(text: str) -> None:
    blocks = (
        Heading(text),
        Bullets((code(text),)),
        Definitions(((text, text),)),
        Code(text),
        Table((text,), ((text,),)),
    )
    seen = _Seen()
    seen.feed(as_text(page(*blocks), "html").partition("<main>")[2])
    assert seen.text.count(text) >= 6
    assert {*seen.tags} <= {*"h2 ul li code dl dt dd span pre div table thead tbody tr th td".split()}


def test_days_are_written_out() -> None:
    assert written(date(2026, 11, 30), "nl") == "30 november 2026"
    assert written(date(2027, 3, 1), "en") == "1 March 2027"
