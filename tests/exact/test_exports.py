"""Documents about an app: how a customer grants and withdraws, and what is filled in for the review."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from onsrights.documents.formats import render
from onsrights.documents.page import Checklist, Heading, Steps, Table, plain
from onsrights.doors import RefusedError
from onsrights.exact.screens import SCREENS
from tests.exact.checking import written
from tests.papers import NASTY, agrees, golden, made, plain_lines, word, word_text

if TYPE_CHECKING:
    from onsrights.documents.page import Page
    from onsrights.documents.records import Remark
    from onsrights.engine.diagnostics import Language
    from tests.conftest import Run

DATA = Path(__file__).parent / "data"
PAPERS = Path(__file__).parent / "papers"
APPS = ("eigen-koppeling", "facturen", "proef", "rapportage")
REVIEWED = ("facturen", "proef", "rapportage")
LANGUAGES: tuple[Language, ...] = ("nl", "en")
CONTACTS = "relaties, contactpersonen, adressen en bankrekeningen"
EVERY = "alle huidige en toekomstige administraties"
DATED = ("--as-of", "2026-11-30")


def text_of(name: str) -> str:
    return (DATA / f"{name}.exact.yaml").read_text(encoding="utf-8")


def changed(name: str, *pairs: tuple[str, str]) -> str:
    text = text_of(name)
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return text


def page(name: str, *pairs: tuple[str, str], lang: Language = "nl", purpose: str = "customer") -> Page:
    return made(purpose, changed(name, *pairs), "x.exact.yaml", lang)


def headings(found: Page, level: int = 2) -> list[str]:
    return [plain(block.line) for block in found.blocks if isinstance(block, Heading) and block.level == level]


def steps(found: Page) -> list[list[str]]:
    return [[plain(line) for line in block.lines] for block in found.blocks if isinstance(block, Steps)]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", APPS)
def test_the_page_is_as_it_was_read(run: Run, name: str, lang: Language, *, update_fixtures: bool) -> None:
    """Whoever changes the page reads it again: with --update-fixtures it is written anew."""
    found = run("export", str(DATA / f"{name}.exact.yaml"), "--for", "customer", "--lang", lang, *DATED)
    assert (found.status, found.stderr) == (0, "")
    golden(PAPERS / f"{name}.customer.{lang}.md", found.stdout, update=update_fixtures)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", REVIEWED)
def test_the_answers_are_as_they_were_read(run: Run, name: str, lang: Language, *, update_fixtures: bool) -> None:
    found = run("export", str(DATA / f"{name}.exact.yaml"), "--for", "review", "--lang", lang, *DATED)
    assert (found.status, found.stderr) == (0, "")
    golden(PAPERS / f"{name}.review.{lang}.txt", found.stdout, update=update_fixtures)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_form_says_the_same(lang: Language) -> None:
    for name in APPS:
        agrees(page(name, lang=lang))
    for name in REVIEWED:
        agrees(page(name, lang=lang, purpose="review"))


# ----------------------------------------------------------------------------------------------------- withdrawing

WITHDRAWING = {
    "nl": ["Mijn Exact Online", "Beveiligingscentrum", "Machtigingen voor mijn apps", "Intrekken"],
    "en": ["My Exact Online", "Security Center", "Permissions for my apps", "Revoke"],
}
"""The four steps of source 003."""


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", APPS)
def test_the_four_steps_stand_in_their_order(name: str, lang: Language) -> None:
    found = page(name, lang=lang)
    last = steps(found)[-1]
    assert len(last) == 4
    for line, called in zip(last, WITHDRAWING[lang], strict=True):
        assert f'"{called}"' in line
    said = "\n".join(plain_lines(found))
    assert ("werkt meteen" if lang == "nl" else "works at once") in said
    assert ("opnieuw om aan te melden" if lang == "nl" else "asks you to sign in again") in said


@pytest.mark.parametrize("lang", LANGUAGES)
def test_all_companies_may_be_chosen_at_the_new_consent_where_companies_are_chosen(lang: Language) -> None:
    called = SCREENS["all-companies"].text
    for name in ("facturen", "rapportage"):
        again = next(
            line for line in plain_lines(page(name, lang=lang)) if "opnieuw om aan" in line or "in again" in line
        )
        assert (called.nl if lang == "nl" else called.en) in again
    for line in plain_lines(page("eigen-koppeling", lang=lang)):
        assert (called.nl if lang == "nl" else called.en) not in line


def test_words_in_quotation_marks_are_screens_or_headings_of_the_page() -> None:
    for lang in LANGUAGES:
        known = {screen.text.nl if lang == "nl" else screen.text.en for screen in SCREENS.values()}
        for name in APPS:
            found = page(name, lang=lang)
            for quoted in re.findall(r'"([^"]+)"', "\n".join(plain_lines(found))):
                assert quoted in known or any(quoted in each for each in headings(found)) or quoted == "administrations"


# -------------------------------------------------------------------------------------------------- what is said

OWN = ["Voordat u begint", "Toestemming geven", "Alle rechten intrekken", "Opnieuw koppelen", "Als het niet werkt"]


def test_a_page_of_ones_own_says_nothing_of_scopes_and_companies() -> None:
    found = page("eigen-koppeling")
    assert headings(found) == OWN
    said = "\n".join(plain_lines(found))
    assert "Een zelf geregistreerde app vraagt niet naar administraties" in said
    assert "division scope" not in said
    assert "leverancier" not in said


def test_what_is_not_in_the_manifest_is_left_out_with_its_heading() -> None:
    bare = changed("facturen")
    values = yaml.safe_load(bare)
    for key in ("review", "scopes", "divisions", "connection", "calls", "webhooks"):
        del values[key]
    found = made("customer", written(values), "x.exact.yaml", "nl")
    assert headings(found) == [
        "Voordat u begint",
        "Toestemming geven",
        "Andere administraties kiezen (de rechten voor een deel intrekken)",
        *OWN[2:],
    ]
    assert "De gebruiker die toestemming geeft, heeft toegang tot de administraties" in "\n".join(plain_lines(found))


@pytest.mark.parametrize(
    ("name", "pairs", "there", "missing"),
    [
        ("facturen", [], "Kies de administraties: alleen de administraties waarvoor u", "Concept"),
        ("facturen", [("status: approved", "status: rejected")], "Concept: de app is nog niet goedgekeurd", ""),
        ("facturen", [("status: approved", "")], "", "Concept"),
        ("facturen", [("  consent: selected\n", "")], "Kies de administraties: de administraties waarvoor u", ""),
        ("rapportage", [], 'Kies de administraties: "Alle huidige en toekomstige administraties".', ""),
        ("rapportage", [], "Met niemand anders.", "Dennenhof"),
        ("facturen", [("user: system-user", "user: employee")], "De gebruiker die toestemming geeft", "is aangemaakt"),
        ("facturen", [("country: nl", "country: uk")], "start.exactonline.co.uk", ""),
        ("facturen", [("  logistics.items: read\n", "  logistics.items: none\n")], "", "artikelen\n"),
        ("facturen", [("  logistics.items: read\n", "  warehouse.stuff: read\n")], "Warehouse stuff", ""),
        ("facturen", [("crm.accounts: manage", "CRM/Accounts: beheren")], "Crm accounts", ""),
        ("proef", [], "nog in ontwikkeling", "Application Scope Violated"),
        ("proef", [], "ziet nooit meer dan", "Exact toont deze lijst"),
        ("proef", [], "", "Andere administraties kiezen"),
        ("proef", [("scopes:", "divisions:\n  consent: all\nscopes:")], "Andere administraties kiezen", ""),
        ("eigen-koppeling", [], '"Import/Export" › "Appmachtigingen"', "Welke gegevens"),
    ],
)  # fmt: skip
def test_what_is_said_follows_from_the_manifest(
    name: str, pairs: list[tuple[str, str]], there: str, missing: str
) -> None:
    said = "\n".join(plain_lines(page(name, *pairs)))
    assert there in said
    assert not missing or missing not in said
    page(name, *pairs, lang="en")


def test_apps_of_one_name_are_told_apart_by_their_country() -> None:
    cases: tuple[tuple[Language, list[str]], ...] = (
        ("nl", ["Beukenlaan Rapportage koppelen aan Exact Online (Nederland)",
                "Beukenlaan Rapportage koppelen aan Exact Online (België)"]),
        ("en", ["Connecting Beukenlaan Rapportage to Exact Online (the Netherlands)",
                "Connecting Beukenlaan Rapportage to Exact Online (Belgium)"]),
    )  # fmt: skip
    for lang, titles in cases:
        assert headings(page("rapportage", lang=lang), 1) == titles
    both = made("customer", f"{text_of('facturen')}\n---\n{text_of('proef')}", "x.exact.yaml", "nl")
    assert headings(both, 1) == [
        "Wilgenroos Facturen koppelen aan Exact Online",
        "Wilgenroos Facturen proef koppelen aan Exact Online",
    ]
    assert both.title == "Apps koppelen aan Exact Online"


# --------------------------------------------------------------------------------------------------------- review


def test_an_app_of_ones_own_is_not_reviewed(run: Run) -> None:
    for lang, sentence in (
        ("nl", "Fout: Een zelf geregistreerde app wordt niet beoordeeld."),
        ("en", "Error: A self-registered app is not reviewed."),
    ):
        found = run("export", str(DATA / "eigen-koppeling.exact.yaml"), "--for", "review", "--lang", lang)
        assert (found.status, found.stdout) == (2, "")
        assert found.stderr.splitlines()[0] == sentence


def test_one_among_others_is_passed_over_and_said() -> None:
    said: list[Remark] = []
    both = made("review", f"{text_of('facturen')}\n---\n{text_of('eigen-koppeling')}", "x.exact.yaml", "nl", said)
    assert headings(both, 1) == ["Beoordeling van Wilgenroos Facturen door Exact"]
    [remark] = said
    assert remark.say("nl") == "Lindenhof uren naar Exact: een zelf geregistreerde app wordt niet beoordeeld."


def test_a_purpose_has_its_length() -> None:
    found = plain_lines(
        page("facturen", ("purpose_nl: Boekt facturen", "purpose_nl: Boekt   facturen"), purpose="review")
    )
    at = found.index("Het doel (Nederlands): 103 van 140 tekens")
    assert found[at + 1].startswith("Boekt facturen uit Wilgenroos")
    empty = plain_lines(page("proef", purpose="review"))
    assert "Het doel (Engels): nog in te vullen" in empty
    assert "Nog in te vullen." in empty


def test_twelve_questions_are_left_to_be_answered() -> None:
    for lang in LANGUAGES:
        [boxes] = [
            block for block in page("facturen", lang=lang, purpose="review").blocks if isinstance(block, Checklist)
        ]
        assert len(boxes.lines) == 12
        hinted = [index for index, line in enumerate(boxes.lines) if "manifest" in plain(line)]
        assert hinted == [3]
        [other] = [block for block in page("proef", lang=lang, purpose="review").blocks if isinstance(block, Checklist)]
        assert not any("manifest" in plain(line) for line in other.lines)


def test_scopes_stand_in_the_order_of_the_form() -> None:
    table = next(block for block in page("facturen", purpose="review").blocks if isinstance(block, Table))
    assert table.rows == (
        ("Crm", "accounts", "Beheren"),
        ("Sales", "invoices", "Beheren"),
        ("Logistics", "items", "Lezen"),
        ("Financial", "accounting", "Lezen"),
        ("Organization", "administration", "Beheren"),
    )
    bare = plain_lines(page("proef", ("scopes:\n  sales.invoices: manage\n", ""), purpose="review"))
    assert "Alle scopes: Ongebruikt." in bare


# ------------------------------------------------------------------------------------------ whatever stands there


def test_no_document_tells_a_secret_or_where_it_is_kept() -> None:
    for name in APPS:
        kept = [
            *re.findall(r"secret_ref: *(\S+)", text_of(name)),
            "client_id",
            "EXACT_CLIENT",
            "1b2f6c1e",
            "registered by finance",
        ]
        for purpose in ("customer", "review") if name in REVIEWED else ("customer",):
            found = page(name, purpose=purpose)
            shown = str(render(found, "markdown")) + str(render(found, "html")) + word_text(word(found))
            assert not [one for one in kept if one in shown]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", APPS)
def test_every_text_comes_out_as_it_is(name: str, lang: Language) -> None:
    """Markup in a text is text, in every form."""
    count = 0

    def nasty(node: Any, key: str = "") -> Any:  # noqa: ANN401 - whatever YAML holds
        nonlocal count
        if isinstance(node, dict):
            return {name: nasty(each, name) for name, each in node.items()}
        if isinstance(node, list):
            return [nasty(each, key) for each in node]
        if key not in {"name", "purpose_nl", "purpose_en", "purpose", "data", "rights_nl", "rights_en", "redirect_uri"}:
            return node
        count += 1
        return f"{NASTY[count % len(NASTY)]} {count}"

    documents = [nasty(each) for each in yaml.safe_load_all(text_of(name))]
    manifest = "---\n".join(map(written, documents))
    agrees(made("customer", manifest, "x.exact.yaml", lang))
    if name in REVIEWED:
        agrees(made("review", manifest, "x.exact.yaml", lang))


def places(node: Any, pointer: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:  # noqa: ANN401
    pairs = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    return [place for key, each in pairs for place in ((*pointer, key), *places(each, (*pointer, key)))]


@pytest.mark.no_cover
@pytest.mark.parametrize("name", ["facturen", "proef", "eigen-koppeling"])
def test_whatever_is_missing_a_document_is_made(name: str) -> None:
    whole = yaml.safe_load(text_of(name))
    for place in places(whole):
        values = yaml.safe_load(text_of(name))
        holder: Any = values
        for step in place[:-1]:
            holder = holder[step]
        del holder[place[-1]]
        for purpose in ("customer", "review"):
            if place == ("app",) or (purpose == "review" and name == "eigen-koppeling" and place[-1] != "distribution"):
                with pytest.raises(RefusedError):
                    made(purpose, written(values), "x.exact.yaml", "nl")
                continue
            found = made(purpose, written(values), "x.exact.yaml", "nl")
            assert all(line.strip() for line in plain_lines(found)), place


@pytest.mark.parametrize(
    "manifest", ["", "[]", "a: [", "app: 1", "app: {}\nscopes: [a]\n", "platform: exact\napp:\n  name: [x]\n"]
)
def test_no_manifest_is_too_broken(run: Run, manifest: str) -> None:
    for purpose in ("customer", "review"):
        found = run(
            "export", "--for", purpose, "--force", "-", "--stdin-filename", "x.exact.yaml", stdin=manifest.encode()
        )
        assert found.status in {0, 1}


# --------------------------------------------------------------------------------------------------- what changed


def test_what_has_changed_is_told_in_words(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "app.exact.yaml"
    file.write_text(text_of("facturen"), encoding="utf-8")
    git = ("git", "-C", str(tmp_path), "-c", "user.name=x", "-c", "user.email=x@example.org")
    for words in (("init", "--quiet"), ("add", "."), ("commit", "--quiet", "-m", "x")):
        subprocess.run((*git, *words), check=True)
    text = changed(
        "facturen",
        ("  logistics.items: read\n", ""),
        ("crm.accounts: manage", "crm.accounts: read"),
        ("consent: selected", "consent: all"),
        ("purpose_en: Books", "purpose_en: Really books"),
        ("vault://kv/exact/facturen#client_secret", "vault://kv/elsewhere"),
    )
    file.write_text(text, encoding="utf-8")
    found = run(
        "export", file.name, "--for", "customer", "--against", "HEAD", "--lang", "nl", "--force", *DATED, cwd=tmp_path
    )
    told = found.stdout.partition("## Gewijzigd sinds HEAD\n\n")[2].partition("\n\n")[0].splitlines()
    assert told == [
        f'- Gewijzigd: Scopes: {CONTACTS}, van "lezen en wijzigen" in "lezen".',
        "- Vervallen: Scopes: artikelen: lezen.",
        f'- Gewijzigd: Te kiezen administraties, van "gekozen administraties" in "{EVERY}".',
    ]
    assert "elsewhere" not in found.stdout
