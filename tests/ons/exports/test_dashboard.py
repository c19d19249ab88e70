"""What a colleague types over into the dashboard: every value exactly, in the order of the form."""

from __future__ import annotations

import csv
import io
import json
import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

from onsrights.documents.cells import bare
from onsrights.ons.exports.dashboard import FORMATS, as_csv, as_html, as_json, as_markdown, as_text
from onsrights.ons.labels import DASHBOARD_ORDER, LABELS
from onsrights.ons.model import FIELDS
from tests.ons.exports.nasty import NASTY, WARNING, content, everything, right

ALL = everything()
[CONNECTOR] = ALL.connectors
VALUES = [one.fields[name] for one in CONNECTOR.rights for name in DASHBOARD_ORDER]


def unified(text: str) -> str:
    """Give a text with the line ends that HTML and Markdown make of any."""
    return text.replace("\r\n", "\n")


def test_the_order_is_that_of_the_page() -> None:
    assert sorted(DASHBOARD_ORDER) == sorted(FIELDS) == sorted(LABELS)
    lines = as_text(
        content(right(dutch_name="N", english_name="E", dutch_description="D", english_description="F")), "en"
    )
    assert re.findall(r"^(?:Right identifier|\w+ (?:name|description))\n(.*)$", lines, re.MULTILINE) == [
        "ExampleNoteView", "D", "F", "N", "E",
    ]  # fmt: skip


def test_text_has_every_value_below_its_label() -> None:
    text = as_text(ALL, "nl")
    assert text.startswith("Rechten van Example Connector voor het API Dashboard\n====")
    for one in CONNECTOR.rights:
        for name in DASHBOARD_ORDER:
            assert f"\n{LABELS[name].nl}\n{one.fields[name]}\n" in text


def test_text_of_a_right_without_an_identifier_and_a_connector_without_a_name() -> None:
    text = as_text(content(right(""), name=""), "en")
    assert "Rights of a connector without a name" in text
    assert "1. Right without an identifier\n" in text


def test_markdown_has_every_value_as_code() -> None:
    tokens = MarkdownIt("commonmark").parse(as_markdown(ALL, "nl"))
    assert [token.content.removesuffix("\n") for token in tokens if token.type == "fence"] == [
        unified(value) for value in VALUES
    ]
    assert not any(token.type in {"html_block", "html_inline"} for token in tokens)


class Page(HTMLParser):
    """Collects what a browser would: texts by the id of their element, tags, attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.values: dict[str, str] = {}
        self.raw: dict[str, str] = {}
        self._inside = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        found = dict(attrs)
        self._inside = found.get("id") or tag
        self.values.setdefault(self._inside, "")

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - the parser's own name
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.values[self._inside] += data

    def policy(self) -> str:
        [found] = [value for name, value in self.attributes if name == "content" and value and "default-src" in value]
        return str(found)


def hashed(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def test_html_shows_every_value_as_text() -> None:
    page = Page(as_html(ALL, "nl"))
    values = [value for key, value in page.values.items() if key.startswith("value-")]
    assert values == VALUES
    assert {"img", "svg"}.isdisjoint(page.tags)
    assert page.tags.count("script") == page.tags.count("style") == 1
    assert not any(name.startswith("on") for name, _ in page.attributes)


def test_html_allows_nothing_but_its_own_script_and_style() -> None:
    text = as_html(ALL, "en")
    page = Page(text)
    policy = page.policy()
    assert policy.startswith("default-src 'none'; ")
    assert f"script-src {hashed(page.values['script'])};" in policy
    assert f"style-src {hashed(page.values['style'])};" in policy
    assert "unsafe" not in policy
    assert "http" not in page.values["script"] + page.values["style"]
    assert not any(name in {"src", "href", "style", "action"} for name, _ in page.attributes)


def test_buttons_stay_hidden_until_the_script_shows_them() -> None:
    text = as_html(content(right()), "nl")
    assert text.count('<button type="button" hidden ') == 5
    assert 'aria-label="Kopieer: Nederlandse naam, 1"' in text
    assert '<html lang="nl">' in text


def test_csv_is_what_dutch_excel_reads() -> None:
    data = as_csv(ALL, "nl").encode()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";", strict=True))
    assert rows[0] == ["Connector", "Right identifier", "Nederlandse omschrijving", "Engelse omschrijving",
                       "Nederlandse naam", "Engelse naam"]  # fmt: skip
    assert [bare(cell) for row in rows[1:] for cell in row[1:]] == VALUES
    assert {row[0] for row in rows[1:]} == {"Example Connector"}


def test_no_cell_of_csv_is_a_formula() -> None:
    rows = csv.reader(io.StringIO(as_csv(ALL, "nl")[1:], newline=""), delimiter=";")
    cells = [cell for row in rows for cell in row]
    assert not any(cell.lstrip().startswith(("=", "+", "-", "@")) for cell in cells)
    assert '\'=HYPERLINK("http://example.org")' in cells


def test_json_has_the_names_of_the_manifest() -> None:
    whole = json.loads(as_json(ALL, "nl"))
    assert as_json(ALL, "nl") == as_json(ALL, "en")
    assert (whole["format"], whole["checked"], whole["errors"]) == (1, True, 0)
    [found] = whole["connectors"]
    assert (found["name"], found["prefix"], found["path"], found["document"]) == (
        "Example Connector", "Example", "rights.yaml", 0,
    )  # fmt: skip
    assert found["rights"] == [dict(one.fields) for one in CONNECTOR.rights]
    assert list(found["rights"][0]) == list(DASHBOARD_ORDER)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_what_was_forced_says_so_in_every_form(form: str, lang: str) -> None:
    render = FORMATS[form]
    nl = lang == "nl"
    good, bad = (render(content(right(), errors=errors), "nl" if nl else "en") for errors in (0, 3))
    mark = {"csv": '"Gecontroleerd"' if nl else '"Checked"', "json": '"checked": false'}.get(form, WARNING)
    assert mark in bad
    assert mark not in good


def test_several_connectors_stand_in_one_page() -> None:
    two = content(right())
    both = two._replace(connectors=(*two.connectors, *content(right("OtherView"), name="Other <b>").connectors))
    page = as_html(both, "en")
    assert "<title>Rights for the API Dashboard</title>" in page
    assert "Rights of Other &lt;b&gt; for the API Dashboard" in page
    assert len(set(re.findall(r'id="value-\d+"', page))) == 10
    assert "# Rights of Other &lt;b&gt; for the API Dashboard" in as_markdown(both, "en")


def test_nasty_is_nasty() -> None:
    assert any("<" in text for text in NASTY)
    assert any("\n" in text for text in NASTY)
