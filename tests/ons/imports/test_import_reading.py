"""Every kind of input that a supplier has, and every one that means harm."""

from __future__ import annotations

import io
import json
import struct
import zipfile
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from onsrights.documents import csv_tables, workbook
from onsrights.documents.decoding import decode
from onsrights.documents.records import LONGEST, NotReadableError
from onsrights.documents.workbook import UnknownSheetError
from onsrights.ons.imports.columns import LEAVE_OUT, UnknownColumnError, assign, target
from onsrights.ons.imports.connectors import guess_name, guess_prefix
from onsrights.ons.imports.pasted import is_pasted, read_pasted
from onsrights.ons.imports.placing import Asked, place
from onsrights.ons.imports.read_file import read
from onsrights.ons.labels import LABELS
from onsrights.ons.model import FIELDS
from tests.over import over

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onsrights.documents.records import Records

HEAD = ["Right identifier", "Nederlandse naam", "Engelse naam", "Nederlandse omschrijving", "Engelse omschrijving"]
ROW = ["ExampleNoteView", "Notitie inzien", "View note", "Geeft inzage.", "Allows viewing."]
WANTED = dict(zip(FIELDS, ROW, strict=True))


def rights(data: bytes, name: str = "a.csv", mapped: Mapping[str, str] | None = None, sheet: str | None = None) -> Any:  # noqa: ANN401
    placed = place(read(data, name, mapped or {}, sheet).records, Asked(mapped=mapped or {}), "en")
    return [fields for manifest in placed.manifests for fields in manifest.rights]


def remarks(
    data: bytes, name: str = "a.csv", mapped: Mapping[str, str] | None = None, sheet: str | None = None
) -> list[str]:
    """Give what is said, without what is always said of a connector that the input does not name."""
    placed = place(read(data, name, mapped or {}, sheet).records, Asked("Example", "Example", mapped or {}), "en")
    return [remark.say("en") for remark in placed.remarks]


def refused(data: bytes, name: str = "a.csv", mapped: Mapping[str, str] | None = None) -> str:
    with pytest.raises(NotReadableError) as caught:
        read(data, name, mapped or {})
    assert caught.value.remark.say("nl") != caught.value.remark.say("en")
    return caught.value.remark.say("en")


def csv(*rows: list[str], delimiter: str = ";", end: str = "\r\n") -> str:
    return "".join(delimiter.join(row) + end for row in rows)


def found(text: str) -> list[Records]:
    return read(text.encode(), "a.csv", {}).records


# ------------------------------------------------------------------------------------------------------------ tables


@over("delimiter", [";", ",", "\t", "|"])
@over("end", ["\r\n", "\n", "\r"])
@over("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "utf-32"])
def test_csv_of_every_kind(delimiter: str, end: str, encoding: str) -> None:
    row = [*ROW[:1], "Notitie [van een cliënt] inzien", *ROW[2:]]
    assert rights(csv(HEAD, row, delimiter=delimiter, end=end).encode(encoding)) == [
        {**WANTED, "dutch_name": "Notitie [van een cliënt] inzien"}
    ]


def test_windows_1252_is_said() -> None:
    data = csv(HEAD, [*ROW[:1], "Cliënt", *ROW[2:]]).encode("cp1252")
    assert remarks(data) == [
        "The file is not UTF-8 and was read as Windows-1252. Check the letters with accents, as in cliënt."
    ]


@pytest.mark.parametrize("data", [b"\x00\x01\x02", b"\x81\x8d;\x8f", b"\xff\xfe\x00\xd8", b"\x89PNG\r\n\x1a\n\x00\x00"])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    assert refused(data) == "This file contains no text. Save it as CSV or as an Excel workbook (.xlsx)."


def test_decoding_keeps_every_letter() -> None:
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"):
        assert decode("naam; één € œ\r\n".encode(encoding)).text == "naam; één € œ\r\n"
    assert decode(b"").text == ""


def test_quoted_cells_hold_delimiters_quotes_and_lines() -> None:
    text = csv(HEAD, ['"Example;NoteView"', '"Een ""naam"""', "a", '"eerste\r\ntweede"', "b"])
    [right] = rights(text.encode())
    assert right["identifier"] == "Example;NoteView"
    assert right["dutch_name"] == 'Een "naam"'
    assert right["dutch_description"] == "eerste\r\ntweede"


def test_quotes_that_do_not_match_are_said() -> None:
    assert any("quotation marks" in one for one in remarks(csv(HEAD, [*ROW[:4], '"open']).encode()))
    assert any("quotation marks" in one for one in remarks(csv(HEAD, [*ROW[:4], '"a"b']).encode()))
    assert remarks(csv(HEAD, ROW).encode()) == []


@pytest.mark.parametrize("first", ["sep=|", '"sep=|"', "SEP=|"])
def test_the_delimiter_may_be_named(first: str) -> None:
    assert rights((first + "\r\n" + csv(HEAD, ROW, delimiter="|")).encode()) == [WANTED]


def test_what_was_made_harmless_comes_back() -> None:
    [right] = rights(csv(HEAD, ["'=A", "'-b", "''@c", "'d", "=e"]).encode())
    assert list(right.values()) == ["=A", "-b", "'@c", "'d", "=e"]


def test_title_and_empty_rows_above_the_header() -> None:
    text = csv(["Rechten van Wilgen"], [""], HEAD, ["", "", "", "", ""], ROW)
    assert rights(text.encode()) == [WANTED]
    assert remarks(text.encode()) == [
        'Above the names of the columns it says: "Rechten van Wilgen" (row 1). That was not imported.'
    ]


def test_repeated_header_and_rows_without_a_right() -> None:
    text = csv([*HEAD, "Prio"], ROW, [*HEAD, "Prio"], ["", "", "", "", "", "Totaal 1"])
    assert rights(text.encode()) == [WANTED]
    assert remarks(text.encode()) == [
        "Row 3 repeats the names of the columns and was skipped.",
        'Row 4 has none of the five fields and was not imported: "Totaal 1".',
    ]


def test_rows_are_counted_as_lines_are() -> None:
    text = csv(["x"], HEAD, [*ROW[:3], '"a\nb"', "c"], ["", "", "", "", "", "verdwaald"])
    assert any("Row 5 has none of the five fields" in one for one in remarks(text.encode()))


def test_no_header() -> None:
    assert refused(csv(["a", "b"], ["c", "d"]).encode()).startswith(
        'No row with the names of the columns was found. The first row is: "a | b".'
    )


@pytest.mark.parametrize("text", ["", "\r\n\r\n", ";;;\r\n", csv(HEAD), "sep=;\r\n"])
def test_no_rights(text: str) -> None:
    assert rights(text.encode()) == []


def test_columns_without_a_header_by_number_and_letter() -> None:
    mapped = {
        "1": "identifier",
        "B": "dutch_name",
        "3": "english_name",
        "D": "dutch_description",
        "5": "english_description",
    }
    assert rights(csv(ROW).encode(), mapped=mapped) == [WANTED]


def test_a_header_that_only_the_user_knows() -> None:
    mapped = {"sleutelwoord": "identifier", "Zo heet het": "dutch_name"}
    [right] = rights(csv(["Sleutelwoord", "Zo heet het"], ["A", "B"]).encode(), mapped=mapped)
    assert right == {"identifier": "A", "dutch_name": "B"}


def test_cells_beyond_the_header_stay_with_their_right() -> None:
    [right] = rights(csv(HEAD, [*ROW, "los", "", "eind"]).encode())
    assert right["note"] == "Column 6: los\nColumn 8: eind"


def test_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert refused(csv(HEAD, [*ROW[:4], "x" * (LONGEST + 1)]).encode()) == (
        "Row 2 has text of more than 65536 characters."
    )
    assert "more than 65536 characters" in refused(csv(HEAD, [*ROW[:4], "x" * 140_000]).encode())
    assert "more than 1000 columns" in refused(csv(HEAD, ["x"] * 1001).encode())
    assert "more than 1000 columns" in refused(csv(HEAD, [""] * 20_000).encode())
    monkeypatch.setattr(csv_tables, "MOST_LINES", 50)
    assert "more than 50 rows" in refused(csv(HEAD, ROW).encode() + b"\n" * 50)
    monkeypatch.setattr(csv_tables, "TABLE_ROWS", 3)
    assert "more than 3 rows" in refused(csv(HEAD, ROW, ROW, ROW).encode())
    monkeypatch.setattr(csv_tables, "TABLE_CELLS", 7)
    assert "more than 7 cells" in refused(csv(HEAD, ROW).encode())


# ----------------------------------------------------------------------------------------------------------- columns


@pytest.mark.parametrize(("written", "meant"), [
    *[(label, field) for field, text in LABELS.items() for label in text],
    *[(field, field) for field in FIELDS],
    ("RIGHT IDENTIFIER", "identifier"), ("Right-identifier:", "identifier"), ("Naam (NL) *", "dutch_name"),
    ("naam_en", "english_name"), ("EnglishDescription", "english_description"),
    ("Nederlandse omschrijvng", "dutch_description"),
    ("Éngelse naam", "english_name"), ("Omschrijving", "dutch_description"), ("Taaknaam", "dutch_name"),
    ("Status", "status"), ("Opmerkingen", "note"), ("Versies", "connector_versions"), ("Reden", "denied_reason"),
    ("Naam van de connector", "connector"), ("Voorvoegsel", "prefix"), ("Gecontroleerd", LEAVE_OUT),
    ("Prioriteit", None), ("", None), ("x" * 100, None), ("Description", None), ("🏥", None),
])  # fmt: skip
def test_what_columns_are_called(written: str, meant: str | None) -> None:
    assert target(written) == meant


def test_a_right_name_goes_before_a_slip() -> None:
    assigned = assign(["Engelse nam", "Engelse naam", "Identifer"], {})
    assert assigned.targets == (None, "english_name", "identifier")
    assert assigned.guessed == (2,)


def test_a_second_column_for_a_field() -> None:
    text = csv([*HEAD, "Taak"], [*ROW, "Anders"])
    [right] = rights(text.encode())
    assert right["dutch_name"] == "Notitie inzien"
    assert right["note"] == "Taak: Anders"
    assert remarks(text.encode()) == [
        'There is another column for the same field: "Taak"; its values are in the note of each right (1).'
    ]


def test_a_column_with_a_slip_is_said() -> None:
    assert remarks(csv(["Right identifer", *HEAD[1:]], ROW).encode()) == [
        'The column "Right identifer" was read as "Right identifier".'
    ]


def test_a_column_that_does_not_exist() -> None:
    with pytest.raises(UnknownColumnError) as caught:
        assign(["Prioriteit"], {"Prioritiet": "note"})
    assert caught.value.meant == "Prioriteit"
    for wrong in ("0", "7", "ZZZ", "", "é"):
        with pytest.raises(UnknownColumnError):
            assign(["Prioriteit"], {wrong: "note"})


def test_unknown_columns_stay_in_the_note() -> None:
    text = csv([*HEAD, "Prio", "Notitie", "Leeg"], [*ROW, "hoog", "Let op", ""], [*ROW, "", "", ""])
    first, second = rights(text.encode())
    assert first["note"] == "Let op\nPrio: hoog"
    assert "note" not in second
    assert len(remarks(text.encode())) == 1
    assert (
        'The column "Prio" is not a field of a right; its values are in the note of each right (1).'
        in remarks(text.encode())[0]
    )


def test_mapped_columns() -> None:
    text = csv([*HEAD[:4], "Bla", "Weg"], [*ROW, "x"])
    assert rights(text.encode(), mapped={"bla": "english_description", "F": "-"}) == [WANTED]
    assert remarks(text.encode(), mapped={"bla": "english_description", "F": "-"}) == [
        'The column "Weg" was left out, as asked (1).'
    ]


def test_a_missing_column_is_said_and_its_field_is_empty() -> None:
    text = csv(HEAD[:4], ROW[:4])
    assert remarks(text.encode()) == [
        'There is no column for the field "English description"; it is empty in every right.'
    ]


@pytest.mark.parametrize(("cell", "status"), [
    ("Goedgekeurd", "approved"), ("DENIED", "denied"), (" in  behandeling ", "requested"), ("concept", "draft"),
])  # fmt: skip
def test_status_in_words(cell: str, status: str) -> None:
    [right] = rights(csv([*HEAD, "Status"], [*ROW, cell]).encode())
    assert right["status"] == status


def test_a_status_that_is_none_stays_in_the_note() -> None:
    text = csv([*HEAD, "Status", "Versies"], [*ROW, "misschien", "1.0, 1.4"])
    [right] = rights(text.encode())
    assert "status" not in right
    assert right["note"] == "Status: misschien"
    assert right["connector_versions"] == ["1.0", "1.4"]
    assert "values that do not fit" in remarks(text.encode())[0]


# -------------------------------------------------------------------------------------------------------- connectors


@pytest.mark.parametrize(("identifiers", "name", "prefix"), [
    (["WilgenClientNoteView", "WilgenClientLetterView"], None, "Wilgen"),
    (["ExternalConnectorReportView", "ExternalConnectorLetterSend"], None, "ExternalConnector"),
    (["ExternalConnectorReportView", "ExternalConnectorReportSend"], None, "ExternalConnectorReport"),
    (["ExternalConnectorReportView", "ExternalConnectorAccess"], None, "ExternalConnector"),
    (["WilgenNoteView", "WilgenLetterView", "LetterSend"], None, "Wilgen"),
    (["WilgenNoteView", "LetterSend"], None, None),
    (["ExternalConnectorClientDocumentDelete"], None, "ExternalConnector"),
    (["WilgenlichtAccess"], None, "Wilgenlicht"),
    (["ZorgappNoteView"], None, "Zorgapp"),
    (["HrIntegrationNoteView"], "hr_integration", "HrIntegration"),
    (["WilgenNoteView", "WilgenLetterView"], "Iets anders", "Wilgen"),
    ([], "hr_integration", "HrIntegration"),
    ([], None, None), (["1", "a b"], None, None), (["ClientNoteView", "ClientLetterView"], None, None),
    (["A"], None, None),
])  # fmt: skip
def test_the_prefix_is_what_the_identifiers_share(identifiers: list[str], name: str | None, prefix: str | None) -> None:
    assert guess_prefix(identifiers, name) == prefix


def test_a_name_from_a_prefix() -> None:
    assert guess_name("ExternalConnector") == "External Connector"


def test_connectors_of_a_table_become_documents() -> None:
    text = csv(
        ["Connector", "Prefix", *HEAD],
        ["Alpha", "Alpha", *ROW],
        ["", "", *ROW],
        ["Beta", "", *ROW],
        ["Beta", "Beta", *ROW],
    )
    placed = place(found(text), Asked(), "en")
    assert [(each.name, each.prefix, len(each.rights)) for each in placed.manifests] == [
        ("Alpha", "Alpha", 2), ("Beta", "Example", 1), ("Beta", "Beta", 1),
    ]  # fmt: skip


def test_connectors_of_a_table_beside_a_name() -> None:
    """Two connectors never become one without a word (R20)."""
    head = ["Connector", *HEAD]
    several = csv(head, ["Alfa", *ROW], ["Beta", *ROW])
    placed = place(found(several), Asked("Gamma"), "en")
    assert [(each.name, len(each.rights)) for each in placed.manifests] == [("Alfa", 1), ("Beta", 1)]
    assert placed.remarks[0].say("en") == (
        'There are rights of several connectors ("Alfa", "Beta"), each in a document of its own; the name '
        '"Gamma" counts only for rights that name none.'
    )
    first = place(found(csv(head, ["", *ROW], ["Alfa", *ROW], ["Beta", *ROW])), Asked("Gamma"), "en")
    assert [each.name for each in first.manifests] == ["Gamma", "Alfa", "Beta"]
    one = place(found(csv(head, ["Alfa", *ROW], ["Alfa", *ROW])), Asked("Gamma"), "en")
    assert [(each.name, len(each.rights)) for each in one.manifests] == [("Gamma", 2)]
    assert one.remarks[0].say("en") == 'The name of the connector is "Gamma", as given, not "Alfa".'
    assert place(found(csv(head, ["Alfa", *ROW])), Asked("Alfa", "Example"), "en").remarks == ()


def test_two_prefixes_of_one_connector_are_said() -> None:
    text = csv(["Connector", "Prefix", *HEAD], ["Alpha", "Alpha", *ROW], ["Alpha", "Beta", *ROW])
    assert [each.prefix for each in place(found(text), Asked(), "en").manifests] == ["Alpha"]
    assert remarks(text.encode()) == [
        'Row 3 names another prefix ("Beta") than "Alpha"; it was not imported.',
        'The name of the connector is "Example", as given, not "Alpha".',
    ]


def test_what_nobody_said_is_guessed_and_said() -> None:
    placed = place(found(csv(HEAD, ROW)), Asked(), "en")
    assert [remark.say("en").partition(".")[0] for remark in placed.remarks] == [
        'The prefix "Example" was taken from the identifiers',
        'The name of the connector is not known; it is now "Example"',
    ]
    [none] = place(found(csv(HEAD, ["1", *ROW[1:]])), Asked(), "en").manifests
    assert (none.name, none.prefix) == ("Connector", None)
    assert place(found(csv(HEAD, ROW)), Asked("X", "Y"), "en").remarks == ()
    assert place([], Asked("X", "Y"), "en").manifests == ()


# -------------------------------------------------------------------------------------------------------------- JSON


def from_json(value: object) -> Any:  # noqa: ANN401
    return rights(json.dumps(value).encode(), "a.json")


@pytest.mark.parametrize("value", [
    [WANTED], {"rights": [WANTED]}, {"rechten": [WANTED]}, WANTED, [dict(zip(HEAD, ROW, strict=True))],
    {"manifest": 1, "connector": {"name": "Example", "prefix": "Example"}, "rights": [WANTED]},
    {"format": 1, "checked": True, "errors": 0, "connectors": [{"name": "A", "prefix": None, "path": "x", "document": 0,
     "rights": [WANTED]}]},
    [None, WANTED, {}],
])  # fmt: skip
def test_json_of_every_kind(value: object) -> None:
    assert from_json(value) == [WANTED]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_json_in_every_encoding(encoding: str) -> None:
    text = json.dumps([{**WANTED, "dutch_name": "Cliënt"}], ensure_ascii=False)
    assert rights(("\n " + text).encode(encoding), "a.json")[0]["dutch_name"] == "Cliënt"


def test_json_says_the_connector() -> None:
    for value in (
        {"connector": {"name": "Wilgen", "prefix": "Wilg"}, "rights": [WANTED]},
        {"name": "Wilgen", "prefix": "Wilg", "rights": [WANTED]},
    ):
        [one] = read(json.dumps(value).encode(), "a.json", {}).records
        assert one.around == {"connector": "Wilgen", "prefix": "Wilg"}
    [one] = read(json.dumps({"connector": "Wilgen", "rights": [WANTED]}).encode(), "a.json", {}).records
    assert one.around == {"connector": "Wilgen"}


def test_values_of_json_are_the_text_that_stands_there() -> None:
    text = (
        '[{"identifier": 1e3, "dutch_name": 1.50, "english_name": true, "dutch_description": NaN, "note": null, '
        '"english_description": {"a": [1]}, "connector_versions": [1.0, "1.4"], "status": ["draft"]}]'
    )
    [right] = rights(text.encode(), "a.json")
    assert right == {
        "identifier": "1e3", "dutch_name": "1.50", "english_name": "true", "dutch_description": "NaN",
        "english_description": '{"a": ["1"]}', "connector_versions": ["1.0", "1.4"], "note": 'status: ["draft"]',
    }  # fmt: skip


def test_nothing_in_json_is_dropped_in_silence() -> None:
    text = (
        '{"eigenaar": "Jan", "rights": [{"identifier": "A", "identifier": "B", "prio": 1}, "los", 3], "rights2": 4, '
        '"eigenaar": "Piet", "connector": {"name": "X", "prefix": 3, "url": "u"}}'
    )
    [right] = rights(text.encode(), "a.json")
    assert right == {"identifier": "A", "note": "prio: 1"}
    said = remarks(text.encode(), "a.json")
    for words in ('"eigenaar"', '"rights2"', '"url"', "Item 2 of the list is not an object", '"los"', '"Piet"',
                  "occurs twice",
                  '"B"', 'The column "prio"'):  # fmt: skip
        assert any(words in one for one in said), words


@pytest.mark.parametrize(("text", "start"), [
    ("[1", "This is not valid JSON: it could not be read beyond line 1, character 3."),
    ("{\n", "This is not valid JSON"), ("[" * 100_000, "The JSON is nested too deeply"),
    ("{}", "There is no list of rights in this JSON."), ('{"a": 1}', "There is no list"),
    ('{"connectors": [1]}', "There is no list"),
])  # fmt: skip
def test_json_that_cannot_be_read(text: str, start: str) -> None:
    assert refused(text.encode(), "a.json").startswith(start)


def test_a_list_without_objects_holds_no_rights() -> None:
    assert from_json([]) == []
    assert from_json([1, "a"]) == []
    assert remarks(b"[1]", "a.json") == ['Item 1 of the list is not an object and was not imported: "1".']


def test_too_much_json_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "more than 65536 characters" in refused(json.dumps([{"identifier": "x" * (LONGEST + 1)}]).encode())
    assert "more than 65536 characters" in refused(json.dumps([{"identifier": ["x" * (LONGEST + 1)]}]).encode())
    assert "more than 1000 columns" in refused(json.dumps([{str(number): 1 for number in range(1001)}]).encode())
    monkeypatch.setattr("onsrights.ons.imports.json_records.TABLE_CELLS", 4)
    assert "more than 4 cells" in refused(json.dumps([WANTED]).encode())
    monkeypatch.setattr("onsrights.ons.imports.json_records.TABLE_ROWS", 1)
    assert "more than 1 rows" in refused(json.dumps([{}, {}]).encode())


# ------------------------------------------------------------------------------------------------------ pasted text


@pytest.mark.parametrize(
    "labels", [HEAD, [text.en for text in LABELS.values()], [*FIELDS], [f"{label} *" for label in HEAD]]
)
@pytest.mark.parametrize("form", ["{0}\n{1}\n", "{0}:\n{1}\n\n", "{0}: {1}\n", "  {0} :\t{1}\r\n"])
def test_text_from_the_form(labels: list[str], form: str) -> None:
    text = "".join(form.format(*pair) for pair in zip(labels, ROW, strict=True))
    assert rights((text + "\n" + text).encode(), "a.txt") == [WANTED, WANTED]


def test_descriptions_may_have_several_lines() -> None:
    text = "Dutch description\nEerste regel.\n\nTweede: regel.\n\nEnglish description\nFirst.\nRight identifier\nA\n"
    assert rights(text.encode(), "a.txt") == [
        {"dutch_description": "Eerste regel.\n\nTweede: regel.", "english_description": "First.", "identifier": "A"}
    ]


def test_lines_that_belong_to_nothing_are_said() -> None:
    text = "API Dashboard\nRight identifier\nA\nnog iets\n\nOpslaan\nDutch name: B\n"
    assert rights(text.encode(), "a.txt") == [{"identifier": "A", "dutch_name": "B"}]
    assert remarks(text.encode(), "a.txt")[:3] == [
        'Line 1 does not belong to a field and was not imported: "API Dashboard".',
        'Line 4 does not belong to a field and was not imported: "nog iets".',
        'Line 6 does not belong to a field and was not imported: "Opslaan".',
    ]


def test_empty_fields_of_a_form() -> None:
    text = "Right identifier\n\nDutch name\nEnglish name\nC\nRight identifier\n"
    assert rights(text.encode(), "a.txt") == [{"english_name": "C"}]


def test_what_is_no_form() -> None:
    assert not is_pasted("Right identifier")
    assert not is_pasted("nl\nen\nkey\n")
    assert not is_pasted("Let op: dit is tekst\nNote: so is this\n")
    assert is_pasted("Right identifier\nDutch name\n")
    assert read_pasted("").rows == []


def test_too_much_pasted_text_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    text = f"Right identifier\nA\nDutch name\n{'x' * (LONGEST + 1)}\n"
    assert "more than 65536 characters" in refused(text.encode(), "a.txt")
    assert "more than 1000 lines do not belong to a field" in refused(
        b"Right identifier\nA\nDutch name\n" + b"x: y\n" * 1002, "a.txt"
    )
    monkeypatch.setattr("onsrights.ons.imports.pasted.TABLE_ROWS", 1)
    assert "more than 1 rows" in refused(b"Right identifier\nA\nDutch name\nB\n" * 3, "a.txt")


# --------------------------------------------------------------------------------------------------------- workbooks


def book(*rows: list[Any], **more: list[list[Any]]) -> bytes:
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    for title, table in more.items():
        other = made.create_sheet(title)
        for row in table:
            other.append(row)
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


def test_workbook() -> None:
    assert rights(book(HEAD, ROW), "a.xlsx") == [WANTED]
    assert remarks(book(HEAD, ROW), "a.bin") == []


def test_values_of_a_workbook_become_text() -> None:
    head = [*HEAD, "Versies", "Actief", "Datum", "Tijd", "Duur", "Getal"]
    row = ["=ExampleNoteView", 7, 1.5, 3.0, None, 1.4, True, date(2026, 11, 5), time(12, 30), timedelta(hours=1), 1e300]
    data = book(head, row)
    [right] = rights(data, "a.xlsx")
    assert right["dutch_name"] == "7"
    assert right["english_name"] == "1.5"
    assert right["dutch_description"] == "3"
    assert right["connector_versions"] == ["1.4"]
    assert right["note"].splitlines()[:2] == ["Actief: true", "Datum: 2026-11-05"]
    said = remarks(data, "a.xlsx")
    assert 'Cell H2 is not text but a date or time; imported as "2026-11-05".' in said
    assert any(one.startswith("Cell A2 contains a formula whose result was not saved") for one in said)


def test_the_sheet_that_names_the_fields() -> None:
    data = book(["Inhoud"], Rechten=[HEAD, ROW], Oud=[["Iets"]], Leeg=[])
    assert rights(data, "a.xlsx") == [WANTED]
    assert remarks(data, "a.xlsx") == [
        'Only the sheet "Rechten" was read; not read: "Sheet", "Oud". Choose another sheet with --sheet.'
    ]
    assert rights(data, "a.xlsx", sheet="rechten ") == [WANTED]
    with pytest.raises(UnknownSheetError) as caught:
        read(data, "a.xlsx", {}, "Recten")
    assert (caught.value.meant, caught.value.sheets) == ("Rechten", ["Sheet", "Rechten", "Oud", "Leeg"])


def test_rows_far_down_and_formatted_columns() -> None:
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.append(HEAD)
    for column, value in enumerate(ROW, 1):
        sheet.cell(5000, column, value)
    sheet.cell(6000, 900, "   ")
    target = io.BytesIO()
    made.save(target)
    assert rights(target.getvalue(), "a.xlsx") == [WANTED]


def repacked(data: bytes, change: Mapping[str, bytes]) -> bytes:
    """Give a workbook with some of its parts replaced."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change.get(name, old.read(name)))
        for name in change.keys() - set(old.namelist()):
            new.writestr(name, change[name])
    return target.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
DECLARATION = '<!DOCTYPE x [<!ENTITY a "{0}"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def sheet_of(data: bytes) -> bytes:
    return zipfile.ZipFile(io.BytesIO(data)).read(SHEET)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_xml_bombs_are_refused(encoding: str) -> None:
    data = book(HEAD, ROW)
    text = sheet_of(data).decode().removeprefix("<?xml version='1.0' encoding='UTF-8'?>")
    bomb = f"<?xml version='1.0' encoding='{encoding}'?>" + DECLARATION.format("ha" * 1000) + text
    for part in (SHEET, "xl/media/image1.png"):
        assert "declaration that is not allowed in workbooks" in refused(
            repacked(data, {part: bomb.encode(encoding)}), "a.xlsx"
        )


def test_a_declaration_cut_in_two_is_seen() -> None:
    data = book(HEAD, ROW)
    for shift in range(0, 9, 2):
        part = b" " * ((1 << 16) - shift) + DECLARATION.format("x").encode()
        assert "declaration" in refused(repacked(data, {"xl/x.xml": part}), "a.xlsx")


def test_zip_bombs_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = book(HEAD, ROW)
    assert "too large" in refused(repacked(data, {"xl/x.xml": b"\x00" * (20 << 20)}), "a.xlsx")
    monkeypatch.setattr(workbook, "_MOST_PARTS", 3)
    assert "too large" in refused(data, "a.xlsx")


def test_sizes_that_a_workbook_claims_are_not_believed() -> None:
    data = book(HEAD, ROW)
    text = sheet_of(data)
    assert b'<dimension ref="A1:E2"' in text
    wide = text.replace(b"A1:E2", b"A1:XFD1048576")
    assert rights(repacked(data, {SHEET: wide}), "a.xlsx") == [WANTED]


def test_a_row_that_cannot_be_is_never_reached(monkeypatch: pytest.MonkeyPatch) -> None:
    data = book(HEAD, ROW)
    monkeypatch.setattr(workbook, "MOST_LINES", 10_000)
    far = sheet_of(data).replace(b'<row r="2">', b'<row r="2000000000">')
    assert "more than 10000 rows" in refused(repacked(data, {SHEET: far}), "a.xlsx")
    monkeypatch.setattr(workbook, "TABLE_CELLS", 5)
    assert "more than 5 cells" in refused(data, "a.xlsx")


@pytest.mark.parametrize("change", [
    {SHEET: b"<a>"}, {"xl/workbook.xml": b""}, {"[Content_Types].xml": b"<x/>"}, {SHEET: b"\xff\xfe"},
])  # fmt: skip
def test_broken_workbooks(change: dict[str, bytes]) -> None:
    assert "an Excel workbook that can be read" in refused(repacked(book(HEAD, ROW), change), "a.xlsx")


@pytest.mark.parametrize("data", [b"PK\x03\x04", b"PK\x03\x04" + b"\x00" * 100])
def test_what_only_begins_like_a_workbook(data: bytes) -> None:
    assert "an Excel workbook that can be read" in refused(data, "a.xlsx")


def test_a_zip_that_is_no_workbook_and_one_that_is_broken_inside() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("a.txt", "x")
    assert "an Excel workbook" in refused(target.getvalue(), "a.zip")
    data = bytearray(book(HEAD, ROW))
    at = data.index(b"xl/worksheets/sheet1.xml") + 60
    data[at : at + 8] = struct.pack("8B", *range(8))
    assert "an Excel workbook" in refused(bytes(data), "a.xlsx")


def test_other_files() -> None:
    assert "before Excel 2007" in refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 100, "a.xls")
    assert "is a manifest already" in refused(b"manifest: 1\n", "rights.YAML")


def test_shared_texts_and_saved_results_of_formulas() -> None:
    """Excel keeps texts in a table of their own, and the result of a formula beside it."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    texts = "".join(f"<si><t>{text}</t></si>" for text in [*HEAD, *ROW])
    head = "".join(f'<c r="{letter}1" t="s"><v>{number}</v></c>' for number, letter in enumerate("ABCDE"))
    cells = "".join(f'<c r="{letter}2" t="s"><v>{number + 5}</v></c>' for number, letter in enumerate("BCDE", 1))
    formula = '<c r="A2" t="str"><f>CONCATENATE("Example","NoteView")</f><v>ExampleNoteView</v></c>'
    rows = f'<row r="1">{head}</row><row r="2">{formula}{cells}</row>'
    sheet = f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>'
    table = f'<sst xmlns="{main}">{texts}</sst>'
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    types = zipfile.ZipFile(io.BytesIO(book(HEAD))).read("[Content_Types].xml").decode()
    types = types.replace("</Types>", f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>')
    parts = {SHEET: sheet, "xl/sharedStrings.xml": table, "[Content_Types].xml": types}
    data = repacked(book(HEAD), {name: text.encode() for name, text in parts.items()})
    assert rights(data, "a.xlsx") == [WANTED]
    assert remarks(data, "a.xlsx") == []
