"""A page made from a schema: inputs of every kind, without a script, for a platform that only the tests know."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from onsrights.engine.text.source import Source
from onsrights.engine.text.tree import read_tree
from onsrights.platforms import PLATFORMS
from onsrights.web import create_app
from onsrights.web.face import Face
from onsrights.web.form_page import LONGEST
from onsrights.web.inputs import every_part
from onsrights.web.manifest import Manifest
from tests.sibling.platform import OFFER as SIBLING
from tests.web.browsing import SCRIPTS, Browser, Page
from tests.web.conftest import HOST, fail
from tests.web.sample import OFFER, with_garden

if TYPE_CHECKING:
    from collections.abc import Iterator

MANIFEST = """\
# our garden
manifest: 1
platform: garden
garden:
  name: Kruidhof   # as on the sign
  soil: clay
  open: true
  trees: 7
  since: "2026-04-01"
  names: [Herb garden, 'Hof']
  paths:
    - 1   # the long one
    - 2
beds:
  # in the middle
  - Mint
  - name: Rose
    sunny: false
    plants:
      - kind: Rosa
        number: 3
keepers:
  anna: water
  b/c~d: prune   # on Mondays
x-ours: {a: 1}
"""
G, B, K = "in-garden", "in-beds", "in-keepers"
EVIL = "</textarea></select><img src=x onerror=alert(1)>"


@pytest.fixture(scope="module")
def garden() -> Iterator[TestClient]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(PLATFORMS.offers, "garden", OFFER)
        with TestClient(create_app(on_fault=fail), base_url=HOST) as client:
            yield client


@pytest.fixture
def browser(garden: TestClient) -> Browser:
    browser = Browser(garden, "/garden")
    browser.visit()
    return browser


@pytest.fixture
def opened(browser: Browser) -> Browser:
    browser.open("mine.garden.yaml", MANIFEST.encode())
    return browser


def written(browser: Browser) -> Any:  # noqa: ANN401 - of YAML
    return yaml.safe_load(browser.download())


# What is shown.


def test_a_page_begins_with_what_is_required(browser: Browser) -> None:
    page = browser.page
    assert page.text("verdict") == "0 of 1 garden ready to plant"
    assert page.text("in-garden-title") == "Garden"
    assert page.faults == []  # nobody has left a field, or asked
    page = browser.press("check")
    assert {fault.code for fault in page.faults} == {"GRD113"}
    assert sorted(fault.field for fault in page.faults) == [f"{G}-name", f"{G}-soil"]
    assert browser.download().decode() == (
        "# yaml-language-server: $schema=https://onsrights.readthedocs.io/schemas/garden.draft-07.schema.json\n"
        'manifest: 1\nplatform: garden\ngarden:\n  name: ""\n  soil: ""\n'
    )
    assert "filename*=UTF-8''garden.garden.yaml" in browser.response.headers["content-disposition"]


def test_every_key_has_an_input_of_its_kind(opened: Browser) -> None:
    page = opened.page
    controls = {"manifest", "filename", "mark", "at", "lang", "held", "undo"}
    assert {name: value for name, value in page.fields.items() if name not in controls} == {
        "in-note": "",
        f"{G}-name": "Kruidhof",
        f"{G}-soil": "clay",
        f"{G}-open": "true",
        f"{G}-trees": "7",
        f"{G}-since": "2026-04-01",
        f"{G}-names": "Herb garden\nHof",
        f"{G}-paths": "1\n2",
        f"{G}-fence-height": "",
        f"{G}-fence-colour": "",
        f"{B}-0-name": "Mint",
        f"{B}-0-sunny": "",
        f"{B}-1-name": "Rose",
        f"{B}-1-sunny": "false",
        f"{B}-1-plants-0-kind": "Rosa",
        f"{B}-1-plants-0-number": "3",
        f"{K}-0-key": "anna",
        f"{K}-0-value": "water",
        f"{K}-1-key": "b/c~d",
        f"{K}-1-value": "prune",
        f"{K}-2-key": "",
        f"{K}-2-value": "",
    }
    assert page.options[f"{G}-soil"] == ["", "clay", "sand"]
    assert page.options[f"{G}-open"] == ["", "true", "false"]
    assert page.text("verdict") == "1 of 1 garden ready to plant"
    assert page.faults == []
    assert '<datalist id="words-garden-fence-colour"><option value="green">' in opened.response.text


def test_labels_and_help_are_those_of_the_schema_in_both_languages(opened: Browser) -> None:
    assert "Where it is: street / number." in opened.response.text
    page = opened.press("lang:nl")
    assert page.lang == "nl"
    assert page.text("in-garden-title") == "Tuin"
    assert page.text(f"{B}-1-summary") == "Bed 2: Rose"
    assert page.text("verdict") == "1 van 1 tuin klaar om te planten"
    for text in (
        "Waar die is: straat / nummer.",
        "Hoe die nog meer heet. Eén per regel.",
        "jjjj-mm-dd",
        "niet opgegeven",
    ):
        assert text in opened.response.text


def test_all_pages_lead_to_each_other(garden: TestClient, browser: Browser) -> None:
    assert browser.page.links["Nedap Ons"] == "/?lang=en"
    assert 'href="/garden?lang=en" aria-current="page">Garden</a>' in browser.response.text
    assert Page(garden.get("/?lang=nl").text).links["Garden"] == "/garden?lang=nl"
    assert garden.get("/flowers").status_code == 404


def test_a_file_is_opened_on_the_page_of_its_platform(garden: TestClient) -> None:
    page = Browser(garden).open("mine.garden.yaml", MANIFEST.encode())
    assert page.fields[f"{G}-name"] == "Kruidhof"
    page = Browser(garden, "/garden").open("rights.yaml", b"manifest: 1\nconnector:\n  name: Mine\nrights: []\n")
    assert page.fields["name"] == "Mine"
    page = Browser(garden, "/garden").open("x.yaml", b"manifest: 1\n")
    assert page.text("in-garden-title") == "Garden"


def test_a_fault_stands_beside_its_input(browser: Browser) -> None:
    text = (
        MANIFEST.replace("soil: clay", "soil: sandy")
        .replace("open: true", "open: ja")
        .replace("trees: 7", "trees: many")
        .replace('"2026-04-01"', '"2026-02-30"')
        .replace("    - 2\n", "    - two\n")
        .replace("        number: 3\n", "")
        .replace("  anna: water", "  anna: waters")
        .replace("x-ours", "yours")
        + "extra: 1\n"
    )
    page = browser.open("mine.garden.yaml", text.encode())
    assert sorted((fault.field, fault.code) for fault in page.faults) == [
        ("", "GRD111"),  # of two keys
        (f"{B}-1-plants-0-number", "GRD110"),
        (f"{G}-open", "GRD112"),
        (f"{G}-paths", "GRD112"),
        (f"{G}-since", "GRD112"),
        (f"{G}-soil", "GRD112"),
        (f"{G}-trees", "GRD112"),
        (f"{K}-0-value", "GRD112"),
    ]
    assert page.options[f"{G}-soil"] == ["", "clay", "sand", "sandy"]
    assert page.fields[f"{G}-soil"] == "sandy"
    assert page.text("verdict") == "0 of 1 garden ready to plant"
    assert page.text("in-garden-title") == "Garden"
    assert "Garden › Soil" in browser.response.text
    assert browser.download().decode() == text


def test_a_proposal_is_taken_with_one_press(browser: Browser) -> None:
    browser.open("mine.garden.yaml", MANIFEST.replace("open: true", "open: ja").encode())
    [fault] = browser.page.faults
    assert fault.offers == (f'set:{{"{G}-open": "true"}}',)
    page = browser.press(fault.offers[0])
    assert (page.faults, page.fields[f"{G}-open"]) == ([], "true")
    assert browser.download().decode() == MANIFEST


def test_a_fault_about_a_key_is_fixed_in_the_file(browser: Browser) -> None:
    browser.open("mine.garden.yaml", MANIFEST.replace("    sunny:", "    suny:").encode())
    [fault] = browser.page.faults
    assert (fault.code, fault.field) == ("GRD111", f"{B}-1-sunny")
    assert browser.page.fields[f"{B}-1-sunny"] == "false"
    page = browser.press(fault.offers[0])
    assert page.faults == []
    assert browser.download().decode() == MANIFEST


# What is typed.


@pytest.mark.parametrize(
    ("name", "value", "old", "new"),
    [
        (f"{G}-name", "Hortus: oud", "Kruidhof ", '"Hortus: oud" '),
        (f"{G}-soil", "sand", "soil: clay", "soil: sand"),
        (f"{G}-open", "false", "open: true", "open: false"),
        (f"{G}-open", "", "  open: true\n", ""),
        (f"{G}-trees", "12", "trees: 7", "trees: 12"),
        (f"{G}-trees", "many", "trees: 7", "trees: many"),
        (f"{G}-trees", "007", "trees: 7", 'trees: "007"'),
        (f"{G}-since", "2026-05-01", '"2026-04-01"', '"2026-05-01"'),
        (f"{G}-soil", "", "soil: clay", 'soil: ""'),
        (f"{G}-names", "Herb garden\nHof\nTuin", "'Hof']", "'Hof', \"Tuin\"]"),
        (f"{G}-names", "Herb garden", ", 'Hof'", ""),
        (f"{G}-names", "\n Hof \n\n", "Herb garden, ", ""),
        (f"{G}-names", "", "  names: [Herb garden, 'Hof']\n", ""),
        (f"{G}-names", "[]", "[Herb garden, 'Hof']", "[]"),
        (f"{G}-paths", "1\n3", "- 2", "- 3"),
        (f"{G}-paths", "2", "    - 1   # the long one\n", ""),
        (f"{G}-fence-height", "90", "    - 2\n", "    - 2\n  fence:\n    height: 90\n"),
        (f"{G}-fence-colour", "red", "    - 2\n", "    - 2\n  fence:\n    colour: red\n"),
        ("in-note", "a\nb", "platform: garden\n", 'platform: garden\nnote: "a\\nb"\n'),
        (f"{B}-0-name", "Thyme", "- Mint", "- Thyme"),
        (f"{B}-0-sunny", "true", "- Mint", "- name: Mint\n    sunny: true"),
        (f"{B}-1-sunny", "", "    sunny: false\n", ""),
        (f"{B}-1-plants-0-number", "4", "number: 3", "number: 4"),
        (f"{K}-0-key", "arie", "anna:", "arie:"),
        (f"{K}-0-value", "prune", "anna: water", "anna: prune"),
        (f"{K}-1-value", "water", "b/c~d: prune", "b/c~d: water"),
    ],
)
def test_what_is_typed_stands_in_the_file_and_nothing_else_changes(
    opened: Browser, name: str, value: str, old: str, new: str
) -> None:
    opened.put({name: value})
    assert old in MANIFEST
    assert opened.download().decode() == MANIFEST.replace(old, new)


def test_several_keys_of_what_is_not_there_yet_come_together(opened: Browser) -> None:
    opened.put(
        {
            f"{G}-fence-height": "90",
            f"{G}-fence-colour": "red",
            "in-note": "x",
            f"{K}-2-key": "cor",
            f"{K}-2-value": "water",
        }
    )
    assert opened.download().decode() == MANIFEST.replace(
        "    - 2\n", "    - 2\n  fence:\n    height: 90\n    colour: red\n"
    ).replace("platform: garden\n", "platform: garden\nnote: x\n").replace(
        "# on Mondays\n", "# on Mondays\n  cor: water\n"
    )


def test_a_page_is_filled_in_from_the_beginning(browser: Browser) -> None:
    browser.put(
        {f"{G}-name": "Hof", f"{G}-soil": "sand", f"{G}-open": "true", f"{G}-names": "a\nb", f"{K}-0-key": "anna"}
    )
    page = browser.press("add:/beds")
    assert page.text("notice") == "Added. Undo"
    assert f'id="{B}-0-name" name="{B}-0-name" rows="1" aria-describedby="{B}-0-name-help {B}-0-name-faults"' in (
        browser.response.text
    )
    browser.put({f"{B}-0-name": "Mint", f"{K}-0-value": "water"})
    browser.press("add:/beds/0/plants")
    browser.put({f"{B}-0-plants-0-kind": "Mentha", f"{B}-0-plants-0-number": "9", f"{B}-0-sunny": "false"})
    page = browser.press("check")
    assert page.faults == []
    assert page.text("verdict") == "1 of 1 garden ready to plant"
    assert written(browser) == {
        "manifest": 1,
        "platform": "garden",
        "garden": {"name": "Hof", "soil": "sand", "open": True, "names": ["a", "b"]},
        "beds": [{"name": "Mint", "sunny": False, "plants": [{"kind": "Mentha", "number": 9}]}],
        "keepers": {"anna": "water"},
    }


def test_what_is_emptied_altogether_goes(opened: Browser) -> None:
    opened.put({f"{G}-fence-height": "90"})
    opened.press("check")
    opened.put({f"{G}-fence-height": ""})
    assert "height" in opened.download().decode()  # it is required where there is a fence
    opened.put({f"{K}-0-key": "", f"{K}-0-value": "", f"{K}-1-key": "", f"{K}-1-value": ""})
    assert "keepers" not in opened.download().decode()


def test_items_are_added_and_removed(opened: Browser) -> None:
    page = opened.press("add:/beds")
    assert page.fields[f"{B}-2-name"] == ""
    assert "autofocus" in opened.response.text
    assert f"{B}-2" in page.open_groups
    page = opened.press("remove:/beds/2")  # nothing is in it
    assert f"{B}-2-name" not in page.fields
    assert page.text("notice") == "Removed. Undo"
    assert opened.download().decode() == MANIFEST
    page = opened.press("remove:/beds/1")
    assert f"{B}-1-name" not in page.fields
    page = opened.press("undo")
    assert page.fields[f"{B}-1-name"] == "Rose"
    assert opened.download().decode() == MANIFEST
    opened.press("remove:/beds/1")
    opened.press("remove:/beds/0")
    assert "Empty on purpose." in opened.response.text
    assert "beds: []\n" in opened.download().decode()


def test_a_row_is_removed_with_its_button(opened: Browser) -> None:
    opened.press("remove:/keepers/b~1c~0d")
    assert written(opened)["keepers"] == {"anna": "water"}
    opened.press("remove:/keepers/anna")
    assert "keepers" not in written(opened)


def test_a_list_may_be_empty_on_purpose(browser: Browser) -> None:
    page = browser.press("none:/beds")
    assert "Empty on purpose." in browser.response.text
    assert not any(given.get("value") == "none:/beds" for given, _ in page.buttons)
    assert written(browser)["beds"] == []
    browser.press("add:/beds")
    assert written(browser)["beds"] == [{"name": ""}]


def test_a_text_where_keys_belong_gives_way_to_what_is_typed(browser: Browser) -> None:
    browser.open("x.garden.yaml", b"manifest: 1\nplatform: garden\ngarden: Hof\nbeds: 3\nkeepers:\n")
    assert sorted(fault.code for fault in browser.page.faults) == ["GRD112", "GRD112", "GRD113"]
    browser.put({f"{G}-name": "Hof", f"{K}-0-key": "anna", f"{K}-0-value": "water"})
    browser.press("check")
    browser.press("none:/beds")
    assert written(browser) == {
        "manifest": 1,
        "platform": "garden",
        "garden": {"name": "Hof"},
        "beds": [],
        "keepers": {"anna": "water"},
    }


def test_several_documents_are_chosen_from_a_list(browser: Browser) -> None:
    second = MANIFEST.replace("Kruidhof", "Hortus").replace("soil: clay", "soil: mud")
    browser.open("mine.garden.yaml", f"{MANIFEST}---\n{second}".encode())
    assert browser.page.rights() == ["Kruidhof ready", "Hortus 1 error"]
    assert browser.page.text("verdict") == "1 of 2 gardens ready to plant"
    assert browser.page.faults == []
    page = browser.press("select:1/0")
    assert (page.fields[f"{G}-name"], page.codes(f"{G}-soil")) == ("Hortus", ["GRD112"])
    browser.put({f"{G}-soil": "sand"})
    assert browser.download().decode() == f"{MANIFEST}---\n{second.replace('mud', 'sand')}"


def test_a_file_with_very_many_items_is_shown_as_far_as_there_is_room(browser: Browser) -> None:
    beds = "".join(f"  - name: b{n}\n    sunny: true\n" for n in range(3000))
    text = MANIFEST[: MANIFEST.index("beds:")] + f"beds:\n{beds}"
    page = browser.open("mine.garden.yaml", text.encode())
    assert 1500 < len(page.fields) < 2100
    assert "more in the file; the form does not show them" in browser.response.text
    browser.put({f"{B}-0-name": "first"})
    assert browser.download().decode() == text.replace("name: b0\n", "name: first\n")
    browser.press("add:/beds")
    assert browser.download().decode().endswith('sunny: true\n  - name: ""\n')


def test_what_would_not_fit_into_a_post_is_not_opened(browser: Browser) -> None:
    """A manifest below the limit, whose inputs hold it a second time: nobody could send it back."""
    words = "".join(f"\n    - word{n}" for n in range(45_000))
    text = MANIFEST.replace("[Herb garden, 'Hof']", words)
    assert len(text) < LONGEST
    files = {"file": ("mine.garden.yaml", text.encode())}
    assert browser.client.post(f"{browser.root}/open", data={"lang": "en"}, files=files).status_code == 413


# Hostile posts.


def test_markup_is_shown_as_text_wherever_it_stands(opened: Browser) -> None:
    texts = [name for name in opened.page.fields if name.startswith("in-") and name not in opened.page.options]
    opened.put(dict.fromkeys(texts, EVIL))
    page = opened.press("check")
    assert page.tags.count("img") == 1
    assert page.tags.count("script") == SCRIPTS
    assert "<img src=x" not in opened.response.text
    assert page.fields[f"{G}-name"] == EVIL
    assert opened.press("lang:nl").tags.count("img") == 1


@pytest.mark.parametrize(
    ("name", "value", "status"),
    [
        ("in-unknown", "x", 400),
        ("in-beds-7-name", "x", 400),
        ("identifier", "x", 400),
        ("do", "explode", 400),
        ("do", 'set:{"in-unknown": "x"}', 400),
        ("do", 'set:{"in-note": 1}', 400),
        ("do", "add:/garden", 200),
        ("do", "add:/nowhere", 200),
        ("do", "add:/beds/7/plants", 200),
        ("do", "add:0", 200),
        ("do", "none:/garden", 200),
        ("do", "remove:/garden", 200),
        ("do", "remove:/beds/7", 200),
        ("do", "remove:0/0", 200),
        ("do", "remove:/keepers", 200),
        ("do", "remove:/nothing", 200),
        ("do", "select:7/7", 200),
        ("do", "why", 200),
        ("at", "7/7", 400),
    ],
)
def test_what_the_page_does_not_send_changes_nothing(opened: Browser, name: str, value: str, status: int) -> None:
    opened.post("/", {**opened.page.fields, name: value})
    assert opened.response.status == status
    if status == 200:
        assert opened.page.fields["manifest"] == json.dumps(MANIFEST, ensure_ascii=False)


def test_many_values_at_once_are_put_in_time(browser: Browser) -> None:
    beds = "".join(f"  - bed {n}\n" for n in range(900))
    browser.open("mine.garden.yaml", f"{MANIFEST[: MANIFEST.index('beds:')]}beds:\n{beds}".encode())
    browser.put({f"{B}-{n}-sunny": "true" for n in range(900)})
    assert written(browser)["beds"] == [{"name": f"bed {n}", "sunny": True} for n in range(900)]


# Whatever is typed.


def everything(face: Face, text: str) -> Manifest:
    return Manifest(face, read_tree(Source("x.garden.yaml", text)))


_LINES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)
_TEXTS = _LINES | st.sampled_from(["", " ", "no", "~", "a: b", "- x", "[]", "a #b", "2026-01-01", "a\nb", "<b>"])


@given(st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_whatever_is_typed_is_shown_again(data: st.DataObject) -> None:
    face = Face(with_garden(), "garden")
    manifest = everything(face, MANIFEST)
    parts = list(every_part(manifest.shown(0, 0)[0]))
    chosen = data.draw(st.lists(st.sampled_from(parts), unique_by=lambda part: part.name, max_size=6))
    typed = {part.name: data.draw(_TEXTS) for part in chosen}
    if any(name.startswith(K) for name in typed):
        return  # rows move up where one goes
    after = {part.name: part for part in every_part(everything(face, manifest.with_values(0, 0, typed)).shown(0, 0)[0])}
    for part in parts:
        if part.name in typed:
            expected = typed[part.name]
            if part.is_list:
                lines = [line.strip() for line in expected.split("\n") if line.strip()]
                expected = "\n".join(lines)
            elif not expected.strip():
                expected = ""
            shown = after[part.name].sent
            assert shown == expected or (not expected and part.required)
        else:
            assert after[part.name].sent == part.sent


def test_keys_that_people_choose_may_stand_for_mappings() -> None:
    manifest = (
        "manifest: 1\nplatform: sibling\ndevice:\n  name: Desk\n  kind: printer\nscopes:\n  mail: read  # short\n"
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(PLATFORMS.offers, "sibling", SIBLING)
        with TestClient(create_app(on_fault=fail), base_url=HOST) as client:
            browser = Browser(client, "/sibling")
            browser.open("x.sibling.yaml", manifest.encode())
            shown = {name: value for name, value in browser.page.fields.items() if name.startswith("in-scopes-0")}
            assert shown == {
                "in-scopes-0-key": "mail",
                "in-scopes-0-value-level": "read",
                "in-scopes-0-value-reason": "",
            }
            browser.put(
                {"in-scopes-0-value-level": "manage", "in-scopes-1-key": "post", "in-scopes-1-value-level": "read"}
            )
            browser.press("check")
            assert (
                browser.download().decode() == manifest.replace("read  # short", "manage  # short") + "  post: read\n"
            )
            browser.put({"in-scopes-0-value-reason": "to sort", "in-scopes-1-key": "letters"})
            assert written(browser)["scopes"] == {"mail": {"level": "manage", "reason": "to sort"}, "letters": "read"}
            browser.press("check")
            browser.press("remove:/scopes/mail")
            assert written(browser)["scopes"] == {"letters": "read"}
