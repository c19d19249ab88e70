"""The page for the customer's administrators: the exact names, what each task allows, what a scope does."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest
from docx import Document
from docx.oxml.ns import qn
from markdown_it import MarkdownIt

from onsrights.ons.exports.customer import FORMATS, as_html, as_markdown, handout
from tests.exports.nasty import content, everything, right
from tests.exports.test_dashboard import Page, hashed, unified

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

    from onsrights.engine.diagnostics import Language
    from onsrights.ons.exports.content import Content

SCOPED = right(
    dutch_name="Agenda [van een cliënt] en/of [van een medewerker] inzien",
    english_name="View [client] and/or [employee] agenda",
    dutch_description="Geeft inzage.",
    english_description="Allows viewing.",
)
PLAIN = right(dutch_name="Vragenlijst beheren", english_name="Manage questionnaire")
TEXTS = [
    pytest.param("nl", ["applicatiebeheerder", "taak", "rollen", "bereik", "alleen antwoord over cliënten"], id="nl"),
    pytest.param("en", ["application manager", "task", "roles", "scope", "about clients only"], id="en"),
]


def word(found: Content, lang: Language) -> WordDocument:
    data = FORMATS["docx"](found, lang)
    assert isinstance(data, bytes)
    return Document(io.BytesIO(data))


@pytest.mark.parametrize(("lang", "words"), TEXTS)
def test_it_says_what_an_administrator_has_to_know(lang: Language, words: list[str]) -> None:
    for text in (as_markdown(content(SCOPED), lang), as_html(content(SCOPED), lang)):
        assert all(one in text for one in words)


def test_a_task_has_its_name_its_description_and_its_scopes() -> None:
    [chapter] = handout(content(SCOPED, PLAIN), "nl").chapters
    scopes = "[van een cliënt], [van een medewerker]"
    assert chapter.tasks == (
        ("Agenda [van een cliënt] en/of [van een medewerker] inzien", "Geeft inzage.", scopes),
        ("Vragenlijst beheren", "tekst", "-"),
    )  # fmt: skip
    [english] = handout(content(SCOPED), "en").chapters
    assert english.tasks[0].name == "View [client] and/or [employee] agenda"
    assert english.tasks[0].scope == "[client], [employee]"


def test_scopes_are_explained_where_there_are_any() -> None:
    def notes(*rights: object) -> tuple[str, ...]:
        return handout(content(*rights), "nl").chapters[0].notes  # type: ignore[arg-type]

    assert len(notes(PLAIN)) == 1
    assert "[van een cliënt]" in notes(SCOPED)[0]
    assert "Dat is ook zo bij taken waarin een medewerker" in notes(SCOPED)[1]
    only_client = right(dutch_name="Notitie [van een cliënt] inzien")
    assert "Dat is ook zo" not in notes(only_client)[1]
    only_team = right(dutch_name="Notitie [van een team] inzien")
    assert "[van een cliënt]" in notes(only_team)[0]


def test_the_connector_is_called_by_its_name() -> None:
    page = handout(content(SCOPED, name="hr_integration"), "nl")
    assert page.title == "Taken voor hr_integration in Ons"
    assert "voor hr_integration zijn" in page.chapters[0].introduction
    nameless = handout(content(SCOPED, name=""), "nl").chapters[0]
    assert nameless.title == "Taken voor de externe applicatie in Ons"
    assert nameless.notes[1].startswith("De externe applicatie krijgt van Ons")


def test_several_connectors_are_several_chapters() -> None:
    both = content(SCOPED)
    both = both._replace(connectors=(*both.connectors, *content(PLAIN, name="Other").connectors))
    page = handout(both, "en")
    assert page.title == "Tasks for external applications in Ons"
    assert [chapter.title for chapter in page.chapters] == [
        "Tasks for Example Connector in Ons",
        "Tasks for Other in Ons",
    ]


def one_line(text: str) -> str:
    return re.sub(r"\s*\r?\n\s*", " ", text)


def test_markdown_shows_every_text_as_it_is() -> None:
    everybody = everything()
    tokens = MarkdownIt("commonmark").enable("table").parse(as_markdown(everybody, "nl"))
    assert not any(token.type == "html_block" for token in tokens)
    cells = [tokens[index + 1] for index, token in enumerate(tokens) if token.type == "td_open"]
    [connector] = everybody.connectors
    assert len(cells) == 4 * len(connector.rights)
    for one, name, allows in zip(connector.rights, cells[::4], cells[1::4], strict=True):
        children = name.children or []
        wanted = " ".join(unified(one.fields["dutch_name"]).split("\n"))
        assert (
            "".join(child.content for child in children if child.type == "code_inline") == wanted.strip(" ")
            or not wanted.strip()
        )
        texts = "".join(" " if child.content == "<br>" else child.content for child in allows.children or [])
        assert texts == one_line(one.fields["dutch_description"].strip())


def test_html_runs_nothing() -> None:
    page = Page(as_html(everything(), "nl"))
    assert {"script", "img", "svg"}.isdisjoint(page.tags)
    policy = page.policy()
    assert "script-src" not in policy
    assert f"style-src {hashed(page.values['style'])};" in policy


def test_word_opens_the_document() -> None:
    everybody = everything()
    found = word(everybody, "nl")
    [table] = found.tables
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


@pytest.mark.parametrize("form", FORMATS)
def test_what_was_forced_says_so_in_every_form(form: str) -> None:
    def text(errors: int) -> str:
        made = FORMATS[form](content(SCOPED, errors=errors), "nl")
        if isinstance(made, bytes):
            return "\n".join(paragraph.text for paragraph in Document(io.BytesIO(made)).paragraphs)
        return made

    assert "NIET IN ORDE: er staan 2 fouten in dit manifest" in text(2)
    assert "ongecontroleerd" in text(2)
    assert "NIET IN ORDE" not in text(0)
