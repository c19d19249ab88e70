"""Tables and documents without a script: what is opened or pasted becomes rights, and rights become documents."""

from __future__ import annotations

import io
import json
import re
import zipfile
from typing import TYPE_CHECKING

import docx
import pytest
import yaml

from onsrights.ons.model import FIELDS
from onsrights.platforms import PLATFORMS
from onsrights.web.sheets import LONGEST
from tests.clock import at_most
from tests.web.browsing import SCRIPTS, Browser, Page
from tests.web.tables import HEAD, RIGHT, workbook

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.testclient import TestClient

EVIL = [
    "=cmd|' /C calc'!A0",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7 * 7 }}",
    "@SUM(1)",
    "-1",
]
SECONDS = 20
"""Of the processor, on a slow machine, until 10,000 rows are refused; a post has 30."""
OPTION = re.compile(r"(?<![\w-])--[a-z]+")
"""An option of the command line, which has no place on a page."""


def csv(*rows: Sequence[str], delimiter: str = ";") -> bytes:
    quoted = (['"' + cell.replace('"', '""') + '"' for cell in row] for row in rows)
    return "\r\n".join(delimiter.join(row) for row in quoted).encode()


class Visitor(Browser):
    """A browser that also fills in the page of a table."""

    def take(self, response: object) -> Page:
        page = self._take(response)
        assert page is not None, self.response
        sent = Page(self.response.text.replace('id="sheet"', 'id="form"').replace('id="form" autocomplete', ""))
        self.page = sent if "sheet-title" in page.texts else page
        return self.page

    def look(self, name: str, data: bytes, path: str = "", lang: str = "en") -> Page:
        return self.take(self.client.post(f"{path}/open", data={"lang": lang}, files={"file": (name, data)}))

    def look_beside(self, name: str, data: bytes) -> Page:
        """Look at a table while a form is open."""
        fields = {**self.page.fields, "do": "sheet"}
        sent: dict[str, tuple[str | None, bytes]] = {key: (None, value.encode()) for key, value in fields.items()}
        return self.take(self.client.post("/", files=sent | {"table-file": (name, data)}))

    def paste(self, text: str) -> Page:
        return self.send("/", "sheet", table=text)

    def send(self, path: str, do: str, **more: str) -> Page:
        fields = {**self.page.fields, **more, "do": do}
        return self.take(self.client.post(path, files={key: (None, value.encode()) for key, value in fields.items()}))

    def rights(self) -> list[dict[str, str]]:
        found: list[dict[str, str]] = yaml.safe_load(json.loads(self.page.fields["manifest"]))["rights"]
        return found


@pytest.fixture
def visitor(client: TestClient) -> Visitor:
    visitor = Visitor(client)
    visitor.visit()
    return visitor


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("rechten.xlsx", workbook(HEAD, RIGHT)),
        ("rechten", workbook(HEAD, RIGHT)),
        ("rechten.csv", csv(HEAD, RIGHT)),
        ("rechten.csv", csv(HEAD, RIGHT).decode().encode("utf-16")),
        ("rechten.tsv", csv(HEAD, RIGHT, delimiter="\t")),
        ("rechten.txt", b"Titel\r\n\r\n" + csv(HEAD, RIGHT, delimiter="\t")),
        ("rechten.json", json.dumps([dict(zip(FIELDS, ("a", "b", "c", "d", "e"), strict=True))]).encode()),
    ],
    ids=["xlsx", "no ending", "csv", "utf-16", "tsv", "txt", "json"],
)
def test_a_table_becomes_rights(visitor: Visitor, name: str, data: bytes) -> None:
    page = visitor.look(name, data)
    assert page.text("sheet-found").startswith("1 right found")
    page = visitor.send("/sheet", "take", **{"option-name": "Wilgenlicht Zorgapp"})
    assert page.text("notice") == f"Imported from {name or 'pasted text'}: 1 right."
    assert page.fields["name"] == "Wilgenlicht Zorgapp"
    if name != "rechten.json":
        assert [visitor.rights()[0][key] for key in ("identifier", "dutch_name", "note")] == [
            *RIGHT[:2],
            "Prioriteit: hoog",
        ]
    assert "data-fresh" in visitor.response.text


def test_what_a_column_is_can_be_said(visitor: Visitor) -> None:
    page = visitor.look("rechten.xlsx", workbook(HEAD, RIGHT, more=["Oud"]), lang="nl")
    assert page.fields["column-5"] == ""
    assert page.options["sheet"] == ["Sheet", "Oud"]
    assert "niet gelezen" in page.text("remarks")
    assert not OPTION.search(page.text("remarks"))
    page = visitor.send("/sheet", "look", **{"column-5": "-", "column-0": "note"})
    assert "weggelaten" in page.text("remarks")
    assert 'geen kolom voor het veld "Right identifier"' in page.text("remarks")
    visitor.send("/sheet", "take")
    [right] = visitor.rights()
    assert (right["identifier"], right["note"]) == ("", RIGHT[0])
    assert visitor.page.fields["name"] == "", "who is asked and says nothing is asked by the form"


def test_rows_without_names_are_asked_about_and_added(visitor: Visitor) -> None:
    visitor.look("rechten.csv", csv(HEAD, RIGHT))
    visitor.send("/sheet", "take")
    second = [
        "WilgenlichtClientNoteView",
        "Notitie [van een cliënt] inzien",
        "View [client] note",
        "Inzage.",
        "Viewing.",
    ]
    page = visitor.paste("\t".join(second) + "\r\n")
    assert page.fields["named"] == "no"
    assert page.text("sheet-found") == "Choose for each column what it contains."
    columns = {f"column-{index}": field for index, field in enumerate(FIELDS_IN_ROWS)}
    assert visitor.send("/sheet", "look", **columns).text("sheet-found").startswith("1 right found")
    back = visitor.send("/sheet", "back")
    assert back.fields["identifier"] == RIGHT[0]
    visitor.paste("\t".join(second))
    page = visitor.send("/sheet", "take", where="add", **columns)
    assert [right["identifier"] for right in visitor.rights()] == [RIGHT[0], second[0]]
    assert page.fields["identifier"] == second[0]
    assert page.text("notice").endswith("Undo")
    visitor.paste("Right identifier\tDutch name\r\nX\tY\r\n")
    visitor.send("/sheet", "take", where="replace")
    assert [right["identifier"] for right in visitor.rights()] == ["X"]


FIELDS_IN_ROWS = ("identifier", "dutch_name", "english_name", "dutch_description", "english_description")


def test_what_is_hostile_in_a_cell_is_text_everywhere(visitor: Visitor) -> None:
    cells = [*EVIL[1:], EVIL[0]]
    rows = [cells[index:] + cells[:index] for index in range(len(cells))]
    page = visitor.look("kwaad.csv", csv(HEAD, *rows))
    text = visitor.response.text
    assert page.tags.count("script") == text.count("<script") == SCRIPTS
    assert page.tags.count("img") == 1
    assert "{{ 7" in text
    page = visitor.send("/sheet", "take")
    assert (page.tags.count("script"), page.tags.count("img")) == (SCRIPTS, 1)
    assert {right["dutch_name"] for right in visitor.rights()} == {row[1] for row in rows}
    exported = visitor.client.post(
        "/",
        files={
            key: (None, value.encode())
            for key, value in {**page.fields, "for-anyway": "1", "do": "make:dashboard:csv"}.items()
        },
    ).text
    assert not re.search(r'(?:^|;)"[=@-]', exported, re.MULTILINE), "a spreadsheet runs none of it"


@pytest.mark.parametrize(
    ("path", "name", "data", "said"),
    [
        ("", "a.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "contains no text"),
        ("", "a.pdf", b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj", "not a table"),
        ("", "a.jpg", b"\xff\xd8\xff\xe0 JFIF", "not a table"),
        ("", "a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "before Excel 2007"),
        ("", "a.xlsx", b"PK\x03\x04 and no more", "not an Excel workbook"),
        ("", "a.xls", b"<html><table><tr><td>Recht</td></tr></table>", "web page"),
        ("", "a.md", b"| Recht |\n|---|\n| x |", "Markdown"),
        (
            "",
            "a.csv",
            b"Recht;Omschrijving\nX;eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.c2lnbmF0dXJlLW9mLXRoZS10b2tlbg\n",
            "secret",
        ),
        ("", "a.csv", b"x" * (LONGEST + 1), "larger than 640 KiB"),
        ("/exact", "a.csv", csv(HEAD, RIGHT), "For Exact Online no table"),
        ("/afas", "a.csv", csv(HEAD, RIGHT), "a saved answer of /metainfo"),
    ],
)
def test_what_is_no_table_is_said_in_one_sentence(
    visitor: Visitor, path: str, name: str, data: bytes, said: str
) -> None:
    answer = visitor.client.post(f"{path}/open", data={"lang": "en"}, files={"file": (name, data)})
    assert answer.status_code in {400, 413, 422}, answer.text
    problem = Page(answer.text).text("problem")
    assert said in problem
    assert not OPTION.search(problem)
    page = (
        visitor.take(
            visitor.client.post(
                f"{path}/" if path == "" else path,
                files=[
                    *((key, (None, value.encode())) for key, value in opened(visitor, path).items()),
                    ("table-file", (name, data)),
                ],
            )
        )
        if len(data) < LONGEST and path == ""
        else None
    )
    if page is not None:
        assert said in page.text("notice"), "and the form stays as it is"
        assert page.fields["dutch_name"] == "Iets"


def opened(visitor: Visitor, path: str) -> dict[str, str]:
    fields = Page(visitor.client.get(f"{path}/new?lang=en").text).fields
    return {**fields, "dutch_name": "Iets", "do": "sheet"}


def test_a_bomb_does_not_go_off_and_ten_thousand_rows_are_refused_in_time(visitor: Visitor) -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (200 * 1024 * 1024))
    answer = visitor.client.post("/open", data={"lang": "en"}, files={"file": ("b.xlsx", bomb.getvalue())})
    assert "too large to be read" in Page(answer.text).text("problem")
    rows = workbook(
        HEAD[:2],
        *(
            [f"WilgenlichtClientNote{'ab'[n % 2] * (n % 7)}View", "Notitie [van een cliënt] inzien"]
            for n in range(10_000)
        ),
    )
    with at_most(SECONDS):
        answer = visitor.client.post("/open", data={"lang": "en"}, files={"file": ("veel.xlsx", rows)})
        assert "With these 10000 rows" in Page(answer.text).text("problem")


@pytest.mark.parametrize(
    ("name", "value"), [("data", "%"), ("column-x", "1"), ("other", ""), ("at", "x"), ("manifest", "[")]
)
def test_what_the_page_of_a_table_does_not_send_is_refused(visitor: Visitor, name: str, value: str) -> None:
    visitor.look("rechten.csv", csv(HEAD, RIGHT))
    visitor.send("/sheet", "take")
    page = visitor.paste("Recht\tTaak\r\nX\tY")
    answer = visitor.client.post(
        "/sheet", files={key: (None, text.encode()) for key, text in {**page.fields, "do": "look", name: value}.items()}
    )
    assert answer.status_code == 400


def test_what_profit_says_of_itself_becomes_a_connector(visitor: Visitor) -> None:
    info = {"getConnectors": [{"id": "Planbord_Medewerkers"}], "info": {"envid": "O45678AA", "appName": "Planbord"}}
    page = visitor.look("metainfo.json", json.dumps(info).encode())
    assert page.options["option-authentication"][1:] == ["oauth", "classic", "hybrid"]
    visitor.send("/afas/sheet", "take", **{"option-name": "Planbord", "option-authentication": "oauth"})
    assert "Planbord_Medewerkers" in visitor.page.fields["manifest"]


# Documents.


def test_every_document_of_every_platform_is_made_as_the_command_makes_it(visitor: Visitor) -> None:
    for platform in PLATFORMS.all():
        path = "" if platform.key == PLATFORMS.keys[0] else f"/{platform.key}"
        visitor.take(visitor.client.get(f"{path}/example?lang=en"))
        fields = visitor.send(path or "/", "documents").fields
        said = [given["value"] for given, _ in visitor.page.buttons if given["value"].startswith("make:")]
        formats = [f"make:{each.name}:{form}" for each in platform.door("export") for form in each.formats or ("",)]
        assert sorted(said) == sorted(formats), "those that most people open come first"
        assert not OPTION.search(visitor.page.text("editor"))
        for do in said:
            sent = {**fields, "for-anyway": "1", "do": do, "for-customer-contact": "Anna <anna@example.org>"}
            if "for-customer-status" in fields:
                sent["for-customer-status"] = "approved,requested,draft"
            answer = visitor.client.post(path or "/", files={key: (None, text.encode()) for key, text in sent.items()})
            assert "attachment" in answer.headers["content-disposition"], (do, Page(answer.text).text("notice"))
            if do == "make:customer:docx":
                read = docx.Document(io.BytesIO(answer.content))
                cells = [cell.text for table in read.tables for row in table.rows for cell in row.cells]
                words = "\n".join([*cells, *(paragraph.text for paragraph in read.paragraphs)])
                assert "Anna <anna@example.org>" in words


def test_what_is_not_ready_is_said_before_the_download(visitor: Visitor) -> None:
    visitor.look("rechten.csv", csv(HEAD, RIGHT, ["X", "Document verwijderen", "", "", "", ""]))
    visitor.send("/sheet", "take", **{"option-name": "Wilgenlicht"})
    page = visitor.send("/", "documents")
    assert page.text("verdict") == "1 of 2 rights ready to register"
    assert page.text("papers-errors").startswith("There are")
    assert "X" in page.text("not-ready")
    assert "no right has the status approved" in page.text("paper-customer")
    page = visitor.send("/", "make:customer:html")
    assert (visitor.response.status, "fix them first" in page.text("notice")) == (422, True)
    fields = {**page.fields, "for-anyway": "1", "do": "make:dashboard:html"}
    answer = visitor.client.post("/", files={key: (None, text.encode()) for key, text in fields.items()})
    assert "NOT IN ORDER" in answer.text
    for name, value in (("do", "make:customer:exe"), ("do", "make:other:html"), ("for-customer-status", "x")):
        wrong = {**fields, "do": "documents", name: value}
        assert (
            visitor.client.post("/", files={key: (None, text.encode()) for key, text in wrong.items()}).status_code
            == 400
        )


def test_a_table_is_pasted_where_one_begins(visitor: Visitor) -> None:
    page = visitor.take(visitor.client.get("/?lang=nl"))
    assert "Een tabel plakken" in visitor.response.text
    pasted = csv(HEAD, RIGHT, delimiter="\t").decode()
    page = visitor.take(visitor.client.post("/open", data={"lang": "nl", "text": pasted}))
    assert page.text("sheet-found").startswith("1 recht gevonden")
    page = visitor.send("/sheet", "take")
    assert page.text("notice") == "Overgenomen uit geplakte tekst: 1 recht."
    page = visitor.take(visitor.client.post("/open", data={"lang": "nl", "text": " \r\n"}))
    assert page.text("notice") == "Kies eerst een bestand, of plak rijen."


def test_identifiers_that_a_table_lacks_are_filled_in_at_once(visitor: Visitor) -> None:
    rows = [
        ["Note [van een cliënt] inzien", "View [client] note"],
        ["Document [van een cliënt] inzien", "View [client] document"],
        ["Iets", "Frobnicate"],
    ]
    visitor.look("rechten.csv", csv(HEAD[1:3], *rows))
    page = visitor.send("/sheet", "take")
    assert "follow" in page.texts
    page = visitor.send("/", "follow")
    assert page.text("notice").startswith("Fill in the name of the connector first")
    page = visitor.send("/", "follow", name="Wilgenlicht Zorgapp")
    assert page.text("notice") == "Identifiers filled in: 2. Undo"
    assert [right["identifier"] for right in visitor.rights()] == [
        "WilgenlichtZorgappClientNoteView", "WilgenlichtZorgappClientDocumentView", "",
    ]  # fmt: skip
    visitor.send("/", "undo")
    assert [right["identifier"] for right in visitor.rights()] == ["", "", ""]


def test_a_column_that_holds_secrets_is_not_shown_either(visitor: Visitor) -> None:
    bearer = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.c2lnbmF0dXJlLW9mLXRoZS10b2tlbg"
    visitor.look("rechten.csv", csv([*HEAD, "Token"], [*RIGHT, f"Bearer {bearer}"]))
    assert bearer not in visitor.response.text
    visitor.look("rechten.csv", csv([*HEAD[:-1], f"Bearer {bearer}"], RIGHT))
    assert bearer not in visitor.response.text


THREE = [
    [RIGHT[0], RIGHT[1], RIGHT[2], *RIGHT[3:5]],
    [
        "WilgenlichtClientNoteView",
        "Notitie inzien [van een cliënt]",
        "View [client] note",
        "Geeft inzage in de notities van een cliënt.",
        "Allows viewing the notes of a client.",
    ],
    [
        "WilgenlichtClientReport2View",
        "Rapportage [van een cliënt] inzien",
        "View [client] report",
        "Geeft inzage in de rapportages over een cliënt.",
        "Allows viewing the reports about a client.",
    ],
]
"""The second has its scope in the wrong place, the third a digit in its identifier."""


def test_what_came_in_is_gone_through_from_its_first_fault_on(visitor: Visitor) -> None:
    page = visitor.look("rechten.csv", csv(HEAD[:5], *THREE), lang="nl")
    assert page.text("sheet-found").startswith("3 rechten gevonden, waarvan 1 zonder fouten.")
    page = visitor.send("/sheet", "take")
    assert page.fields["at"] == "0/1"
    assert "Nog na te kijken: 2" in page.text("notice")
    assert page.text("summary-title") == "Dit is nog niet in orde"
    # Nothing is ready while the connector has no name, and the list does not say that something is.
    assert page.text("verdict") == "0 van 3 rechten klaar om te registreren"
    assert page.text("held-up") == "Eerst op te lossen: Naam van de connector"
    assert page.rights()[0].endswith("geen fouten")
    page = visitor.send("/", "check", name="Wilgenlicht Zorgapp", dutch_name="Notitie [van een cliënt] inzien")
    assert page.text("summary-title") == "Hier zijn geen fouten gevonden"
    assert page.rights()[0].endswith("klaar")
    page = visitor.send("/", "fault:next")
    assert page.fields["at"] == "0/2"
    page = visitor.send("/", "fault:next", identifier="WilgenlichtClientReportView")
    assert page.text("summary-title") == "Geen fouten gevonden"
    page = visitor.send("/", "fault:next", name="")
    assert page.fields["at"] == "0/2"
    assert 'id="name"' in next(line for line in visitor.response.text.splitlines() if "autofocus" in line)


def test_a_table_that_cannot_be_read_makes_no_fault_of_an_empty_form(visitor: Visitor) -> None:
    for data in (b"\x89PNG\r\n\x1a\n\x00", b"PK\x03\x04" + bytes(300), b""):
        page = visitor.look_beside("rechten.xlsx", data)
        if "data" in page.fields:  # nothing is in it, and so nothing is imported
            assert page.text("sheet-found") == "Nothing was found in it that can be imported."
            assert not any(given.get("value") == "take" for given, _ in page.buttons)
            page = visitor.send("/sheet", "back")
        assert page.faults == []
        assert "summary" not in page.texts
        visitor.visit()
    visitor.look_beside("rechten.csv", csv(HEAD[:5], *THREE))
    assert visitor.send("/sheet", "back").faults == []


@pytest.mark.parametrize("path", ["/sheet", "/"])
def test_the_language_is_switched_beside_the_form_as_well(visitor: Visitor, path: str) -> None:
    if path == "/sheet":
        visitor.look_beside("rechten.csv", csv(HEAD[:5], *THREE))
    else:
        visitor.send("/", "documents")
    [switch] = [given["value"] for given, text in visitor.page.buttons if text == "Nederlands"]
    before = visitor.page.fields["manifest"]
    page = visitor.send(path, switch)
    assert page.fields["lang"] == "nl"
    assert page.fields["manifest"] == before
    assert page.text("sheet-title" if path == "/sheet" else "papers-title").startswith(
        "Overnemen uit" if path == "/sheet" else "Documenten"
    )
