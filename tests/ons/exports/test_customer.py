"""The page for the customer's administrators: the exact names, what each task allows, what a scope does."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest
from docx import Document
from docx.oxml.ns import qn
from markdown_it import MarkdownIt

from onsrights.documents.formats import render
from onsrights.documents.page import Bullets, Heading, Table, plain
from onsrights.ons.exports.customer import page
from tests.ons.exports.nasty import WARNING, content, everything, right
from tests.ons.exports.test_dashboard import Page, hashed, unified

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

    from onsrights.documents.page import Line
    from onsrights.engine.diagnostics import Language
    from onsrights.ons.exports.rights import Content, ExportedRight

SCOPED = right(
    dutch_name="Agenda [van een cliënt] en/of [van een medewerker] inzien",
    english_name="View [client] and/or [employee] agenda",
    dutch_description="Geeft inzage.",
    english_description="Allows viewing.",
)
PLAIN = right(dutch_name="Vragenlijst beheren", english_name="Manage questionnaire")
TEXTS = [
    pytest.param("nl", ["applicatiebeheerder", "taak", "rollen", "bereik", "alleen antwoord over cliënten"], id="nl"),
    pytest.param("en", ["application manager", "task", "roles", "scope", "about clients: which"], id="en"),
]


def made(found: Content, lang: Language, form: str) -> str:
    written = render(page(found, lang), form)
    assert isinstance(written, str)
    return written


def word(found: Content, lang: Language) -> WordDocument:
    written = render(page(found, lang), "docx")
    assert isinstance(written, bytes)
    return Document(io.BytesIO(written))


def tasks(found: Content, lang: Language) -> tuple[tuple[Line | None, ...], ...]:
    table, _ = (block for block in page(found, lang).blocks if isinstance(block, Table))
    return table.rows


@pytest.mark.parametrize(("lang", "words"), TEXTS)
def test_it_says_what_an_administrator_has_to_know(lang: Language, words: list[str]) -> None:
    for form in ("markdown", "html"):
        assert all(one in made(content(SCOPED), lang, form) for one in words)


def test_a_task_has_its_name_its_description_and_its_scopes() -> None:
    scopes = "[van een cliënt], [van een medewerker]"
    assert tasks(content(SCOPED, PLAIN), "nl") == (
        ("Agenda [van een cliënt] en/of [van een medewerker] inzien", "Geeft inzage.", scopes, None),
        ("Vragenlijst beheren", "tekst", "-", None),
    )  # fmt: skip
    [english] = tasks(content(SCOPED), "en")
    assert english == ("View [client] and/or [employee] agenda", "Allows viewing.", "[client], [employee]", None)


STATUSES = {"draft": "concept", "requested": "aangevraagd", "approved": "goedgekeurd", "denied": "afgewezen"}


def test_tasks_that_nobody_finds_in_ons_are_marked() -> None:
    found = content(*(right(f"Example{status.title()}View", status=status) for status in STATUSES))
    assert [row[1] for row in tasks(found, "nl")] == list(STATUSES.values())
    assert [row[1] for row in tasks(found, "en")] == list(STATUSES)
    for form in ("markdown", "html"):
        assert "met een andere status kunt u die nog niet toevoegen" in made(found, "nl", form)
        assert "nog niet toevoegen" not in made(content(SCOPED), "nl", form)
    assert [cell.text for cell in word(found, "nl").tables[0].rows[1].cells][1] == "concept"
    assert len(tasks(content(SCOPED), "nl")[0]) == 4


def test_an_identifier_of_a_log_is_looked_up_in_order() -> None:
    found = content(*(right(name, dutch_name=name.title()) for name in ("XbView", "XCView", "XAView", "XaaView")))
    _, table = (block for block in page(found, "nl").blocks if isinstance(block, Table))
    assert table.columns == ("Identifier", "Taak")
    assert [plain(row[0] or "") for row in table.rows] == ["XaaView", "XAView", "XbView", "XCView"]
    assert table.search is not None
    assert "Example Connector" in table.search.none


def test_scopes_are_explained_where_there_are_any() -> None:
    def notes(*rights: ExportedRight) -> tuple[Line, ...]:
        [found] = [block for block in page(content(*rights), "nl").blocks if isinstance(block, Bullets)]
        return found.lines

    assert len(notes(PLAIN)) == 1
    assert "[van een cliënt]" in notes(SCOPED)[0]
    assert "Dat is ook zo bij taken waarin een medewerker" in notes(SCOPED)[1]
    only_client = right(dutch_name="Notitie [van een cliënt] inzien")
    assert "Dat is ook zo" not in notes(only_client)[1]
    only_team = right(dutch_name="Notitie [van een team] inzien")
    assert "[van een cliënt]" in notes(only_team)[0]


def test_the_connector_is_called_by_its_name() -> None:
    assert page(content(SCOPED, name="hr_integration"), "nl").title == "Taken voor hr_integration in Ons"
    assert "voor hr_integration zijn" in made(content(SCOPED, name="hr_integration"), "nl", "html")
    nameless = made(content(SCOPED, name=""), "nl", "html")
    assert "<h1>Taken voor de externe applicatie in Ons</h1>" in nameless
    assert "<li>De externe applicatie krijgt van Ons" in nameless


def test_several_connectors_are_several_chapters() -> None:
    both = content(SCOPED)
    both = both._replace(connectors=(*both.connectors, *content(PLAIN, name="Other").connectors))
    found = page(both, "en")
    assert found.title == "Tasks for external applications in Ons"
    assert [block.line for block in found.blocks if isinstance(block, Heading) and block.level == 1] == [
        "Tasks for Example Connector in Ons",
        "Tasks for Other in Ons",
    ]


def one_line(text: str) -> str:
    return re.sub(r"\s*\r?\n\s*", " ", text)


def test_markdown_shows_every_text_as_it_is() -> None:
    everybody = everything()
    tokens = MarkdownIt("commonmark").enable("table").parse(made(everybody, "nl", "markdown"))
    assert not any(token.type == "html_block" for token in tokens)
    cells = [tokens[index + 1] for index, token in enumerate(tokens) if token.type == "td_open"]
    [connector] = everybody.connectors
    assert len(cells) == (4 + 2) * len(connector.rights)
    tasks_only = cells[: 4 * len(connector.rights)]
    for one, name, allows in zip(connector.rights, tasks_only[::4], tasks_only[1::4], strict=True):
        children = name.children or []
        wanted = " ".join(unified(one.fields["dutch_name"]).split("\n"))
        assert (
            "".join(child.content for child in children if child.type == "code_inline") == wanted.strip(" ")
            or not wanted.strip()
        )
        texts = "".join(" " if child.content == "<br>" else child.content for child in allows.children or [])
        assert texts == one_line(one.fields["dutch_description"].strip())


def test_html_runs_nothing_but_its_search() -> None:
    found = Page(made(everything(), "nl", "html"))
    assert {"img", "svg"}.isdisjoint(found.tags)
    assert found.tags.count("script") == 1
    policy = found.policy()
    assert f"script-src {hashed(found.values['script'])};" in policy
    assert "http" not in found.values["script"]
    assert f"style-src {hashed(found.values['style'])};" in policy


def test_word_opens_the_document() -> None:
    everybody = everything()
    found = word(everybody, "nl")
    table, _ = found.tables
    assert [cell.text for cell in table.rows[0].cells] == [
        "Taak",
        "Wat de taak toestaat",
        "Beperkt door het bereik",
        "Rollen",
    ]
    [connector] = everybody.connectors
    names = [row.cells[0].text for row in table.rows[1:]]
    assert [name.split() for name in names] == [one.fields["dutch_name"].split() for one in connector.rights]
    assert found.paragraphs[0].text == "Taken voor Example Connector in Ons"
    assert table.rows[0]._tr.trPr is not None  # noqa: SLF001 - the head is repeated on every page
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None  # noqa: SLF001


@pytest.mark.parametrize(("lang", "code"), [("nl", "nl-NL"), ("en", "en-GB")])
def test_word_knows_the_language_and_names_no_author(lang: Language, code: str) -> None:
    found = word(content(SCOPED), lang)
    languages = {element.get(qn("w:val")) for element in found.styles.element.iter(qn("w:lang"))}
    assert languages == {code}
    assert (found.core_properties.author, found.core_properties.comments) == ("", "")
    assert found.core_properties.title == ("Taken" if lang == "nl" else "Tasks") + (
        " voor Example Connector in Ons" if lang == "nl" else " for Example Connector in Ons"
    )


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_what_was_forced_says_so_in_every_form(form: str) -> None:
    assert WARNING in made(content(SCOPED, errors=2), "nl", form)
    assert WARNING not in made(content(SCOPED), "nl", form)
    assert word(content(SCOPED, errors=2), "nl").paragraphs[0].text == WARNING
