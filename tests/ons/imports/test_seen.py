"""What is imported is what somebody saw in the spreadsheet, or it is said."""

from __future__ import annotations

import io
import json
import zipfile
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from onsrights.documents import workbook
from onsrights.documents.numbers import shown_number
from onsrights.documents.records import NotReadableError
from onsrights.ons.imports.placing import Asked, place
from onsrights.ons.imports.read_file import read
from onsrights.ons.imports.versions import versions
from tests.over import over

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.conftest import Run

EXAMPLES = Path(__file__).parents[3] / "examples"
FIELDS = ("identifier", "dutch_name", "english_name", "dutch_description", "english_description")
HEAD = ["Right identifier", "Dutch name", "English name", "Dutch description", "English description"]
ROW = [
    "ExampleClientNoteView", "Notitie [van een cliënt] inzien", "View [client] note",
    "Geeft inzage in de notities van een cliënt.", "Allows viewing the notes of a client.",
]  # fmt: skip
OTHER = ["ExampleClientReportView", *ROW[1:]]


def book(*rows: list[Any], change: Callable[[Any, Any], None] = lambda _book, _sheet: None) -> bytes:
    made = openpyxl.Workbook()
    for row in rows:
        sheet(made).append(row)
    change(made, sheet(made))
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


def sheet(made: openpyxl.Workbook) -> Worksheet:
    active = made.active
    assert isinstance(active, Worksheet)
    return active


def table(*rows: Sequence[str]) -> bytes:
    return "".join(";".join(f'"{cell}"' for cell in row) + "\r\n" for row in rows).encode()


def objects(*rows: Sequence[str]) -> bytes:
    head, *others = rows
    return json.dumps([dict(zip(head, row, strict=False)) for row in others]).encode()


def seen(data: bytes, lang: Any = "en") -> tuple[list[Any], list[str]]:  # noqa: ANN401
    """Give the rights, and what is said of them besides what is always said where no name is given."""
    placed = place(read(data, "a.csv", {}).records, Asked("Example", "Example"), lang)
    rights = [fields for manifest in placed.manifests for fields in manifest.rights]
    return rights, [remark.say(lang) for remark in placed.remarks]


# ------------------------------------------------------------------------------------------------------------- errors

ERRORS = [
    "#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!",
    "#N/B", "#VERW!", "#WAARDE!", "#NAAM?", "#DEEL/0!", "#GETAL!", "#LEEG!", "#NV", "#WERT!", "#BEZUG!", "#ZAHL!",
    "#VALEUR!", "#NOM?", "#NOMBRE!", "#¡VALOR!", "#¿NOMBRE?", "#RIF!", "####", "########", "Err:502", "Fout:508",
]  # fmt: skip


@pytest.mark.parametrize("error", ERRORS)
def test_an_error_is_no_text(error: str) -> None:
    head = [*HEAD, "Versies", "Status", "Opmerking", "Iets"]
    for index in range(len(head)):
        row = [*ROW, "1.4", "draft", "note", "more"]
        row[index] = error
        some = (table, book, objects) if index == 4 else (table,)
        for made in some:
            [right], said = seen(made(head, row))
            assert error not in json.dumps(right, ensure_ascii=False)
            assert sum(error in sentence for sentence in said) == 1
            if index < len(FIELDS):
                assert not right.get(FIELDS[index])


@pytest.mark.parametrize("text", ["#1", "Issue #N/A", "# N/A", "##", "#NAAM", "N/A", "Err: 502", "#ABC!"])
def test_what_only_looks_like_an_error_is_text(text: str) -> None:
    [right], said = seen(table(HEAD, [*ROW[:3], text, ROW[4]]))
    assert right["dutch_description"] == text
    assert said == []


# ------------------------------------------------------------------------------------------------- numbers and dates


@given(
    st.decimals(min_value=-99_999, max_value=99_999, places=4, allow_nan=False),
    st.integers(min_value=0, max_value=6),
    st.integers(min_value=0, max_value=5),
)
def test_a_number_is_what_its_format_shows(number: Decimal, zeros: int, places: int) -> None:
    form = "0" * zeros + "." * (places > 0) + "0" * places or "0"
    shown = shown_number(float(number), form)
    rounded = abs(number).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    whole, point, part = f"{rounded:f}".partition(".")
    whole = whole.rjust(zeros or (not places), "0") if zeros or whole != "0" else "" if places else "0"
    assert shown == ("-" if number < 0 and rounded else "") + whole + point + part


@pytest.mark.parametrize(("value", "form", "shown"), [
    (1.10, "0.00", "1.10"), (2.0, "0.0", "2.0"), (2024.10, "0.00", "2024.10"), (7, "000", "007"),
    (1.3999999999999999, "General", "1.4"), (0.1 + 0.2, "General", "0.3"), (3, "@", "3"), (0.5, "0%", "50%"),
    (1.5, '"v"0.0', "v1.5"), (1.5, "\\v0.0", "v1.5"), (5, "[Red][$-413]0.0", "5.0"), (5, "0.#", "5."),
    (1.5, "#,##0.00", "1.50"),
    (5, "_(* #,##0.00_)", "5.00"), (1.5, "0.0;-0.0", "1.5"),
    (1234.5, "#,##0.00", None), (-1.5, "0.0;(0.0)", None), (0, "0;-0;-", None), (1.5, "# ?/?", None),
    (1.5, "0.00E+00", None), (1e300, "General", None), (1e300, "0.00", None), (float("inf"), "0.0", None),
    (5, "[>4]0.0;0", None), (5, "", "5"), (5, '"x"', None), (1.5, "0" + "." + "0" * 40, None), (1500, "0.0,", None),
])  # fmt: skip
def test_numbers_in_formats(value: float, form: str, shown: str | None) -> None:
    assert shown_number(value, form) == shown


def test_a_number_in_a_format_that_is_not_known_is_said() -> None:
    def grouped(_: object, cells: Any) -> None:  # noqa: ANN401
        cells["F2"].number_format = "#,##0.00"

    [right], said = seen(book([*HEAD, "Note"], [*ROW, 1234.5], change=grouped))
    assert right["note"] == "1234.5"
    assert said == [
        'Cell F2 contains a number with a custom format (#,##0.00); imported as "1234.5". Check that value.'
    ]


VERSIONS = st.from_regex(r"v?[0-9]{1,3}(\.[0-9]{1,3}){1,2}(-rc[0-9])?", fullmatch=True)


@given(
    st.lists(VERSIONS, min_size=1, max_size=4),
    st.sampled_from([", ", ",", "; ", ";", "/", " / ", " ", "\n", " en ", " and ", " & ", " + ", " of "]),
)
def test_versions_are_told_apart(wanted: list[str], between: str) -> None:
    assert versions(between.join(wanted)) == (wanted, None)


@pytest.mark.parametrize(("cell", "wanted", "says"), [
    ("1,4", ["1.4"], "point instead of the comma"), ("1,10", ["1.10"], "point instead of the comma"),
    ("1,4 en 1,5", ["1.4", "1.5"], "point"), ("1,4;1,5", ["1.4", "1.5"], "point"),
    ("1,4, 1,5", ["1.4", "1.5"], "point"),
    ("1,2,3", ["1", "2", "3"], ""), ("1.4,1.5", ["1.4", "1.5"], ""), ("2024", ["2024"], ""), ("1.4+5", ["1.4+5"], ""),
    ("1-apr", ["1-apr"], "date"), ("jan-25", ["jan-25"], "date"), ("01-04-2025", ["01-04-2025"], "date"),
    ("1-4", ["1-4"], "date"), ("2024-04-01", ["2024-04-01"], "date"), ("1 mrt 2025", ["1 mrt 2025"], "date"),
    ("01.04.2025", ["01.04.2025"], "date"), ("4/1/2025", ["4/1/2025"], "date"), ("Sept-24", ["Sept-24"], "date"),
    ("45383", ["45383"], "number"), ("1,4E+00", ["1,4E+00"], "number"), ("1.4E+00", ["1.4E+00"], "number"),
    ("1/4", ["1", "4"], ""), ("45383, 1.4", ["45383", "1.4"], "number"),
])  # fmt: skip
def test_what_a_spreadsheet_makes_of_versions_is_said(cell: str, wanted: list[str], says: str) -> None:
    [right], said = seen(table([*HEAD, "Versies"], [*ROW, cell]))
    assert right["connector_versions"] == wanted
    assert len(said) == bool(says)
    assert says in "".join(said)


@pytest.mark.parametrize("cell", ["alle", "1.4 t/m 1.6", "vanaf 1.4", "-"])
def test_what_is_no_version_stays_in_the_note(cell: str) -> None:
    [right], said = seen(table([*HEAD, "Versies"], [*ROW, cell]))
    assert right["note"] == f"Versies: {cell}"
    assert "connector_versions" not in right
    assert len(said) == 1


# -------------------------------------------------------------------------------------------------- how a sheet looks


def test_hidden_rows_and_columns_are_said() -> None:
    def hide(_: object, cells: Any) -> None:  # noqa: ANN401
        cells.row_dimensions[3].hidden = True
        cells.row_dimensions[9].hidden = True
        cells.column_dimensions["F"].hidden = True
        cells.column_dimensions["H"].hidden = True

    rights, said = seen(book([*HEAD, "Note"], [*ROW, "x"], [*OTHER, "y"], change=hide))
    assert [right["note"] for right in rights] == ["x", "y"]
    assert said == [
        "1 row that is hidden in the workbook was imported anyway: 3.",
        "Columns that are hidden in the workbook were imported anyway: F.",
    ]

    def hide_more(_: object, cells: Any) -> None:  # noqa: ANN401
        for number in range(2, 32):
            cells.row_dimensions[number].hidden = True

    _, said = seen(book(HEAD, *[ROW] * 30, change=hide_more))
    rows = ", ".join(map(str, range(2, 22)))
    assert said == [f"30 rows that are hidden in the workbook were imported anyway: {rows}, …."]


def test_a_visible_sheet_goes_before_a_hidden_one() -> None:
    def two(made: Any, first: Any) -> None:  # noqa: ANN401
        first.sheet_state = "hidden"
        second = made.create_sheet("Actueel")
        second.append(HEAD)
        second.append(OTHER)
        made.active = 1

    data = book(HEAD, ROW, change=two)
    [right], said = seen(data)
    assert right["identifier"] == OTHER[0]
    assert said == ['Only the sheet "Actueel" was read; not read: "Sheet". Choose another sheet with --sheet.']
    placed = place(read(data, "a.xlsx", {}, "Sheet").records, Asked("Example", "Example"), "en")
    assert placed.remarks[0].say("en") == 'The sheet "Sheet" is hidden in the workbook.'


def test_what_is_struck_out_is_said() -> None:
    def strike(_: object, cells: Any) -> None:  # noqa: ANN401
        for cell in cells[3]:
            cell.font = Font(strike=True)
        cells["D2"].font = Font(strike=True)
        struck = TextBlock(InlineFont(strike=True), "the notes of ")
        cells["E2"] = CellRichText("Allows viewing ", struck, "a client.")

    rights, said = seen(book(HEAD, ROW, OTHER, change=strike))
    assert rights[0]["english_description"] == "Allows viewing the notes of a client."
    assert said == [
        "Struck-out rows were imported anyway: 3.",
        "Cell D2 is struck out, completely or in part; its text was imported anyway.",
        "Cell E2 is struck out, completely or in part; its text was imported anyway.",
    ]


def test_a_merged_cell_counts_for_its_rows() -> None:
    def merge(_: object, cells: Any) -> None:  # noqa: ANN401
        cells.merge_cells("F2:F4")
        cells.merged_cells.add("G3:G1048576")

    rows: list[list[Any]] = [[*ROW, "approved", "a"], [*OTHER, None, "b"], [*OTHER, None, None]]
    rights, said = seen(book([*HEAD, "Status", "Note"], *rows, change=merge))
    assert [right["status"] for right in rights] == ["approved"] * 3
    assert [right["note"] for right in rights] == ["a", "b", "b"]
    assert said == [
        "The merged cell F2:F4 applies to each of its rows.",
        "The merged cell G3:G1048576 applies to each of its rows.",
    ]


def test_merged_cells_stay_within_the_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    def merge(_: object, cells: Any) -> None:  # noqa: ANN401
        for letter in "ABCDE":
            for last in range(3, 7):
                cells.merged_cells.add(f"{letter}2:{letter}{last}")

    data = book(HEAD, *[ROW] * 5, change=merge)
    monkeypatch.setattr(workbook, "TABLE_CELLS", 31)
    with pytest.raises(NotReadableError, match="more than"):
        read(data, "a.xlsx", {})


def shared(data: bytes, texts: str) -> bytes:
    """Give a workbook whose texts stand in a table of their own, as Excel writes them; the last cell is among them."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    part = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            if name.endswith("sheet1.xml"):
                start = text.index('<c r="E2"')
                text = f'{text[:start]}<c r="E2" t="s"><v>0</v></c>{text[text.index("</c>", start) + 4 :]}'
            new.writestr(name, text.replace("</Types>", part) if "Types" in name else text)
        new.writestr("xl/sharedStrings.xml", f'<sst xmlns="{main}">{texts}</sst>')
    return target.getvalue()


def test_texts_that_are_shared() -> None:
    def text_of(inside: str) -> tuple[str, list[str]]:
        [right], said = seen(shared(book(HEAD, ROW), f"<si>{inside}</si>"))
        return right["english_description"], said

    assert text_of("<t>_x005F_x000D_</t>") == ("_x000D_", [])
    assert text_of("<r><t>Allows </t></r><r><rPr><b/></rPr><t>viewing</t></r><rPh><t>x</t></rPh>") == (
        "Allows viewing", [],
    )  # fmt: skip
    assert text_of('<r><rPr><strike val="0"/></rPr><t>Allows</t></r>') == ("Allows", [])
    assert text_of("<r><rPr><strike/></rPr><t>Allows </t></r><r><t>viewing</t></r>") == (
        "Allows viewing",
        ["Cell E2 is struck out, completely or in part; its text was imported anyway."],
    )


@pytest.mark.parametrize(("written", "read_as"), [
    ("a_x000D_\nb", "a\nb"), ("a_x000D_b", "a\nb"), ("a_x000a_b", "a\nb"),
    ("a_xD83D__xDE00_b", "a\U0001f600b"), ("a_x0009_b", "a\tb"), ("a_x00G0_b", "a_x00G0_b"), ("a_x", "a_x"),
])  # fmt: skip
def test_characters_that_a_workbook_writes_as_numbers(written: str, read_as: str) -> None:
    [right], said = seen(book(HEAD, [*ROW[:4], written]))
    assert right["english_description"] == read_as
    assert said == []


# ------------------------------------------------------------------------------------------------- names of columns

TOPS = [("Naam", "Omschrijving"), ("Name", "Description"), ("Taak", "Toelichting"), ("Namen", "Omschrijvingen")]
UNDER = [("NL", "EN"), ("nl", "en"), ("(NL)", "(EN)"), ("Nederlands", "Engels")]


@over("tops", TOPS)
@over("under", UNDER)
@over("made", [table, book])
@over("first", [("Identifier", "", ""), ("", "Identifier", ""), ("Identifier", "Identifier", "Rechten")])
def test_two_rows_of_names_are_joined(
    tops: tuple[str, str], under: tuple[str, str], made: Callable[..., bytes], first: tuple[str, str, str]
) -> None:
    top, below, title = first
    rows = [[top, tops[0], "", tops[1], "", "Status"], [below, *under, *under, ""], [*ROW, "draft"], [*OTHER, "draft"]]
    rights, said = seen(made(*[[title]] * bool(title), *rows))
    assert [tuple(right[field] for field in FIELDS) for right in rights] == [tuple(ROW), tuple(OTHER)]
    assert [right["status"] for right in rights] == ["draft"] * 2
    assert len(said) == bool(title)


@pytest.mark.parametrize("tops", [("NL", "EN"), ("Nederlands", "Engels"), ("Dutch", "English")])
@pytest.mark.parametrize("under", [("Naam", "Omschrijving"), ("Name", "Description")])
def test_two_rows_of_names_are_joined_the_other_way_round(tops: tuple[str, str], under: tuple[str, str]) -> None:
    top, below = ["Identifier", tops[0], "", tops[1], ""], ["", *under, *under]
    row = [ROW[0], ROW[1], ROW[3], ROW[2], ROW[4]]
    [right], said = seen(table(top, below, row))
    assert tuple(right[field] for field in FIELDS) == tuple(ROW)
    assert said == []


def test_one_row_of_names_stays_one() -> None:
    """A row below the names that could be more names is none where the names above need no help."""
    for row in (["NL", "EN", "NL", "EN", ""], ["Identifier", "NL", "EN", "NL", "EN"]):
        rights, _ = seen(table(HEAD, row, ROW))
        assert [right["identifier"] for right in rights] == [row[0], ROW[0]]


# ---------------------------------------------------------------------------------------------------------- other files


@pytest.mark.parametrize(("text", "start"), [
    ("<html><body><table><tr><td>Identifier</td></tr></table>", "This is a web page (HTML)"),
    ("\ufeff\r\n <!-- x -->\n<!DOCTYPE html>", "This is a web page (HTML)"), ("<TABLE border=1>", "This is a web page"),
    ('<?xml version="1.0"?>\n<html xmlns="x">', "This is a web page"),
    ('<?xml version="1.0"?><Workbook>', "This is XML"), ("<Workbook>", "This is XML"),
    ("| Identifier | Naam |\n| --- | :-: |\n| A | B |", "This is Markdown"),
    ("Identifier|Naam\n---|---\nA|B", "This is Markdown"),
    ("# Rechten\n\n**Right identifier**\n\n```text\nA\n```\n", "This is Markdown"),
])  # fmt: skip
def test_what_is_no_table_is_called_by_its_name(text: str, start: str) -> None:
    with pytest.raises(NotReadableError) as caught:
        read(text.encode(), "rechten.xls", {})
    assert caught.value.remark.say("en").startswith(start)
    assert caught.value.remark.say("nl") != caught.value.remark.say("en")


@pytest.mark.parametrize("text", ["Zie ```dit```.", "```\ndit\n```", "--- | x", "<b>vet</b>"])
def test_a_table_with_marks_in_it_is_a_table(text: str) -> None:
    [right], said = seen(table(HEAD, [*ROW[:4], text]))
    assert right["english_description"] == text
    assert said == []


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize(("purpose", "form", "start"), [
    ("dashboard", "markdown", {"nl": "Dit is Markdown", "en": "This is Markdown"}),
    ("customer", "markdown", {"nl": "Dit is Markdown", "en": "This is Markdown"}),
    ("dashboard", "html", {"nl": "Dit is een webpagina", "en": "This is a web page"}),
    ("customer", "html", {"nl": "Dit is een webpagina", "en": "This is a web page"}),
    ("customer", "docx", {"nl": "Dit is een document van Word", "en": "This is a Word document"}),
])  # fmt: skip
def test_our_own_pages_are_refused_in_words(
    run: Run, tmp_path: Path, lang: str, purpose: str, form: str, start: dict[str, str]
) -> None:
    target = tmp_path / "page"
    arguments = ("--for", purpose, "--format", form, "--lang", lang, "--output", str(target))
    assert run("export", str(EXAMPLES / "rights.yaml"), *arguments).status == 0
    with pytest.raises(NotReadableError) as caught:
        read(target.read_bytes(), "a", {})
    assert caught.value.remark.say("nl" if lang == "nl" else "en").startswith(start[lang])


# -------------------------------------------------------------------------------------------------------------- limits


def test_a_long_workbook_is_read_no_further_than_its_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """What stands behind the limit is broken here, and nobody notices."""
    data = book(HEAD, *[ROW] * 20)
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name.endswith("sheet1.xml"):
                filled = b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (at, at) for at in range(22, 20_000))
                part = part.replace(b"</sheetData>", filled + b"<broken></sheetData>")
            new.writestr(name, part)
    monkeypatch.setattr(workbook, "TABLE_ROWS", 100)
    with pytest.raises(NotReadableError) as caught:
        read(target.getvalue(), "a.xlsx", {})
    assert caught.value.remark.say("en") == "The table has more than 100 rows."
