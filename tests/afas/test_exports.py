"""Documents about an app connector: what an administrator of Profit does, and what AFAS asks of a partner."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from onsrights.afas.screens import SCREENS
from onsrights.documents.formats import render
from onsrights.documents.page import Heading, Steps, Table, plain
from onsrights.doors import RefusedError
from tests.afas.checking import BASES, DATA, changed, text_of, values_of, written
from tests.papers import NASTY, agrees, golden, lines, made, plain_lines, stretched, word, word_text

if TYPE_CHECKING:
    from onsrights.documents.page import Page
    from onsrights.engine.diagnostics import Language
    from tests.conftest import Run

PAPERS = Path(__file__).parent / "papers"
LANGUAGES: tuple[Language, ...] = ("nl", "en")
PURPOSES = ("customer", "partner")
DATED = ("--as-of", "2026-11-30")
KEYS = "https://sleutels.planbord.example"
BY_HAND = '[["set", "/connector/set_up", "by_hand"]]'


def guide(base: str, operations: str = "[]", lang: Language = "nl", purpose: str = "customer", **options: Any) -> Page:  # noqa: ANN401
    return made(purpose, changed(base, operations), "x.afas.yaml", lang, **options)


def text(page: Page) -> str:
    found = render(page, "markdown")
    assert isinstance(found, str)
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("purpose", PURPOSES)
def test_the_document_is_as_it_was_read(
    run: Run, purpose: str, base: str, lang: Language, *, update_fixtures: bool
) -> None:
    """Whoever changes a document reads it again: with --update-fixtures it is written anew."""
    file = DATA / f"{base}.afas.yaml"
    found = run("export", str(file), "--for", purpose, "--lang", lang, *DATED)
    assert found.status == 0
    golden(PAPERS / f"{base}.{purpose}.{lang}.md", found.stdout, update=update_fixtures)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_by_hand_as_well(lang: Language, *, update_fixtures: bool) -> None:
    page = guide("planbord", BY_HAND, lang)
    golden(PAPERS / f"planbord-by-hand.customer.{lang}.md", text(page), update=update_fixtures)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("purpose", PURPOSES)
def test_every_form_says_the_same(base: str, purpose: str, lang: Language) -> None:
    agrees(guide(base, "[]", lang, purpose))


# ----------------------------------------------------------------------------------------------- names of screens

VARIANTS = [
    ("planbord", "[]"),
    ("planbord", BY_HAND),
    ("kassaboek", "[]"),
    ("kassaboek", BY_HAND),
    ("kassaboek", '[["set", "/connector/called_by", "users"]]'),
    ("loonlicht", "[]"),
    ("verlofknop", "[]"),
    ("verlofknop", '[["set", "/environments/0/type", "accept"]]'),
    ("planbord", '[["set", "/connector/blocked", true], ["set", "/connector/blocked_reason", "Nog niet."]]'),
]
ELSEWHERE = {
    "description", "filters", "definition", "get-connector", "tab-get-connectors", "tab-update-connectors",
}  # fmt: skip
"""Names of screens that `why` needs, or that stand in our sentences as ordinary words."""


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("base", "operations"), VARIANTS)
def test_what_is_called_a_screen_is_one(base: str, operations: str, lang: Language) -> None:
    known = {screen.text.nl if lang == "nl" else screen.text.en for screen in SCREENS.values()}
    assert stretched(guide(base, operations, lang), "screen") <= known


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_screen_of_the_facts_is_named_in_some_guide(lang: Language) -> None:
    named: set[str] = set()
    for base, operations in VARIANTS:
        named |= stretched(guide(base, operations, lang), "screen")
    known = {name: screen.text.nl if lang == "nl" else screen.text.en for name, screen in SCREENS.items()}
    assert {name for name, called in known.items() if called not in named} <= ELSEWHERE


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("base", "operations"), VARIANTS)
def test_steps_are_numbered_through(base: str, operations: str, lang: Language) -> None:
    first = 1
    for block in guide(base, operations, lang).blocks:
        if isinstance(block, Steps):
            assert block.first == first
            first += len(block.lines)
    assert first > 5


@pytest.mark.parametrize(("base", "operations"), VARIANTS)
def test_nothing_is_left_of_a_template(base: str, operations: str) -> None:
    for lang in LANGUAGES:
        for purpose in PURPOSES:
            for each in plain_lines(guide(base, operations, lang, purpose)):
                assert each.strip(), (lang, purpose)
                assert not re.search(r"[{}*`]|\.\.|  ", each), each


# --------------------------------------------------------------------------------------------------- what is said

SAID = [
    # what is changed, what is said then, what is not
    ("kassaboek", "[]", "Automatisch token genereren aan", "Autorisatie tool, kies"),
    ("kassaboek", "[]", "classic tokens vervallen op 1 mei 2027", "Stel OAuth in"),
    ("planbord", "[]", "Stel OAuth in zoals AFAS beschrijft", "classic tokens vervallen"),
    ("planbord", "[]", "Als Profit ernaar vraagt: kies", "Groep / Nieuw"),
    ("planbord", BY_HAND, "Groep / Nieuw", "Als Profit ernaar vraagt: kies Maak"),
    ("planbord", BY_HAND, "Zorg dat Profit uitgevinkt is.", ""),
    ("planbord", BY_HAND, "vink Geblokkeerd uit", ""),
    ("planbord", "[]", "", "vink Geblokkeerd uit"),
    ("planbord", "[]", "Ga in de Accept-omgeving naar het tabblad Onderhoud gebruikers", ""),
    ("planbord", '[["del", "/environments/1"], ["del", "/credentials/1"]]', "omgeving 45678 (productie)", "Accept"),
    ("planbord", '[["set", "/environments/0/name", "O45678AA"]]', "45678 (productie, O45678AA)", ""),
    ("planbord", '[["del", "/environments"], ["del", "/credentials"]]', "om de JWKS-URL voor uw omgeving", "(accept)"),
    ("planbord", '[["del", "/connector/authentication/public_key"], ["del", "/environments"], ["del", "/credentials"]]',
     "om het certificaat of de JWKS-URL van de publieke sleutel", ""),
    ("planbord", '[["set", "/connector/authentication/public_key", "certificate"]]', "Upload het certificaat", ""),
    ("planbord", '[["set", "/connector/group/existing", true]]', "Gebruik de bestaande gebruikersgroep Planbord.",
     "Groep / Nieuw"),
    ("planbord", '[["set", "/connector/group/name", "Iedereen"]]', "Iedere gebruiker is al lid van Iedereen.",
     "Autoriseer de groep NIET"),
    ("planbord", '[["set", "/connector/set_up", "wizard"], ["set", "/connector/group/name", "Rooster"]]',
     "in deze handleiding heet die Rooster", ""),
    ("planbord", '[["set", "/connector/set_up", "wizard"], ["set", "/connector/group/existing", true]]',
     "kies Gebruik bestaande gebruikersgroep, selecteer Planbord, en kies Maak nieuwe gebruiker", ""),
    ("planbord", '[["del", "/connector/users"], ["set", "/connector/set_up", "by_hand"]]',
     "Vul een gebruikersnaam en een omschrijving in.", ""),
    ("planbord", '[["set", "/connector/users/0/description", "Rooster"], ["set", "/connector/set_up", "by_hand"]]',
     "Vul 45678.planbord en de omschrijving Rooster in.", ""),
    ("planbord", '[["del", "/connector/get_connectors"], ["del", "/calls"]]',
     "U hoeft geen GetConnectoren te koppelen.", "UpdateConnectoren te koppelen"),
    ("kassaboek", "[]", "U hoeft geen GetConnectoren te koppelen.", ""),
    ("planbord", '[["del", "/connector/update_connectors"], ["del", "/calls"]]',
     "U hoeft geen UpdateConnectoren te koppelen.", ""),
    ("planbord", "[]", "het bestand Planbord_Medewerkers.gcn (van Grutto Software BV)", "gcn/"),
    ("planbord", "[]", "vraag Grutto Software BV dan om het bestand ervan", ""),
    ("loonlicht", "[]", "de bestanden Loonlicht_Medewerkers.gcn en Loonlicht_Kostenplaatsen.gcn", "het bestand ervan"),
    ("planbord", '[["set", "/connector/get_connectors/2/blocked", true]]',
     "De definitie van Profit_Subject_Attachments blijft geblokkeerd.", ""),
    ("planbord", '[["del", "/connector/group/filters"]]', "Autoriseer de groep NIET", "Ken deze filters toe"),
    ("verlofknop", "[]", "De GetConnectoren filteren op: Medewerker.", "Autoriseer de groep NIET"),
    ("verlofknop", "[]", "U verstrekt geen tokens: gebruikers vragen die zelf aan.", "Gebruikerstokens"),
    ("verlofknop", "[]", "uiterlijk 30 april 2027: zet Authenticatietype op OAuth", "noteer de vervaldatum"),
    ("verlofknop", "[]", "Controleer van elke gebruiker", "Nieuwe systeemgebruiker"),
    ("verlofknop", '[["del", "/connector/authentication/redirect_uri"]]', "om de redirect-URL.", ""),
    ("verlofknop", '[["set", "/environments/0/type", "accept"]]',
     "In een Accept-omgeving is ook AFAS Accept aangevinkt.", ""),
    ("verlofknop", '[["set", "/connector/group/name", "Verlof"], ["set", "/connector/group/existing", false]]',
     "voeg toe: 34567.test1; alle medewerkers.", "Iedere gebruiker is al lid"),
    ("loonlicht", "[]", "Het client secret wordt één keer getoond", "Upload het certificaat"),
    ("kassaboek", BY_HAND, "Ga naar het tabblad Gebruikerstokens, klik op Nieuw, kies 23456.kassaboek", "Sluiten"),
    ("kassaboek", "[]", "Klik op: Sluiten.", "Gebruikerstokens"),
    ("kassaboek", '[["set", "/connector/called_by", "users"]]', "Maak voor elke gebruiker een token aan", "Sluiten"),
    ("kassaboek", '[["del", "/integration/vendor"]]', "aan de leverancier", "Torenvalk"),
    ("kassaboek", '[["set", "/environments/0/hosting", "local"]]', "", "IP-restricties"),
    ("kassaboek", '[["set", "/connector/ip_restrictions", {"exclude": ["198.51.100.1"]}]]',
     "= Uitsluiten (of hoe uw versie dit noemt): 198.51.100.1.", "Zijn de IP-adressen toegestaan?"),
    ("planbord", '[["set", "/environments/1/ip_restrictions", {"exclude": ["198.51.100.1"]}]]',
     "maak in elke omgeving de regels die daarbij staan", ""),
    ("planbord", '[["set", "/environments/1/ip_restrictions", {}]]',
     "maak in elke omgeving de regels die daarbij staan", ""),
    ("planbord", '[["set", "/connector/blocked", true], ["set", "/connector/blocked_reason", "Na de zomer."]]',
     "vink Geblokkeerd aan. Reden: Na de zomer.", "Staat Geblokkeerd uit?"),
    ("planbord", '[["set", "/environments/1/blocked", true], ["set", "/connector/set_up", "by_hand"]]',
     "vink Geblokkeerd uit, behalve in 45678 (accept).", ""),
    ("planbord", '[["set", "/environments/1/blocked", true]]', "vink Geblokkeerd aan in 45678 (accept).", ""),
    ("planbord", '[["set", "/connector/webhooks/0/blocked", true]]', "Geblokkeerd", ""),
    ("planbord", '[["set", "/connector/update_connectors", ["KnSubject", "TxCFVpb2024"]]]', "TxCFVpb2024", ""),
    ("planbord", "[]", "Profit 9 of nieuwer", ""),
    ("kassaboek", "[]", "", "of nieuwer"),
    ("kassaboek", '[["add", "/connector/ip_restrictions/allow", "2001:db8::1"]]', "Profit 8 of nieuwer", ""),
]  # fmt: skip


@pytest.mark.parametrize(("base", "operations", "there", "missing"), SAID)
def test_what_is_said_follows_from_the_manifest(base: str, operations: str, there: str, missing: str) -> None:
    found = "\n".join(plain_lines(guide(base, operations)))
    assert there in found
    assert not missing or missing not in found
    guide(base, operations, "en")


def test_the_token_is_copied_before_anything_else_in_the_wizard() -> None:
    found = text(guide("kassaboek"))
    assert found.index("Het token wordt één keer getoond") < found.index("IP-restricties")
    by_hand = text(guide("kassaboek", BY_HAND))
    assert by_hand.index("IP-restricties") < by_hand.index("Het token wordt één keer getoond")


def test_after_the_last_day_nothing_is_said_of_the_days_before() -> None:
    from datetime import date

    from onsrights.afas.exports.customer import begun, set_up
    from onsrights.afas.exports.setup import Setup
    from onsrights.doors.checked import manifests_of, read
    from onsrights.engine.settings.settings import Settings
    from onsrights.engine.text.source import Source

    [manifest] = manifests_of([read(Source("x.afas.yaml", text_of("kassaboek")), Settings())], Settings())
    setup = Setup(manifest.subjects[0], ())
    for day, warned in ((date(2027, 8, 31), True), (date(2027, 9, 1), False)):
        said = begun(setup, "nl", 2)
        set_up(setup, said, day)
        assert ("Let op: classic tokens" in str(said.blocks())) is warned


# --------------------------------------------------------------------------------------------------- environments


def test_a_guide_may_be_for_one_environment() -> None:
    page = guide("planbord", "[]", environment="accept")
    found = "\n".join(plain_lines(page))
    assert "45678 (accept)" in found
    assert "productie" not in found
    assert "Doorloop alle stappen in elk van deze omgevingen." not in found


def test_users_of_other_environments_stay_out() -> None:
    operations = (
        '[["set", "/connector/set_up", "by_hand"], ["set", "/environments/1/number", 56789],'
        ' ["add", "/connector/users", {"user": "56789.planbord", "kind": "system"}]]'
    )
    assert "voeg toe: 45678.planbord." in "\n".join(plain_lines(guide("planbord", operations, environment="productie")))
    assert "voeg toe: 45678.planbord en 56789.planbord." in "\n".join(plain_lines(guide("planbord", operations)))


@pytest.mark.parametrize(
    ("operations", "word_", "sentence"),
    [
        ("[]", "accpt", '"x.afas.yaml" heeft geen omgeving "accpt"; wel: productie, accept.'),
        ('[["del", "/environments"]]', "accept", '"x.afas.yaml" noemt geen omgevingen; laat --environment weg.'),
    ],
)
def test_an_environment_that_is_not_there_is_refused(operations: str, word_: str, sentence: str) -> None:
    with pytest.raises(RefusedError) as refused:
        guide("planbord", operations, environment=word_)
    assert refused.value.text.render("nl", refused.value.data) == sentence
    assert refused.value.status == 2


def test_a_manifest_without_an_app_connector_leaves_nothing_to_export(run: Run) -> None:
    found = run(
        "export", "--for", "customer", "-", "--stdin-filename", "x.afas.yaml", "--force", stdin=b"platform: afas\n"
    )
    assert (found.status, found.stdout) == (1, "")
    assert found.stderr.endswith("There is nothing in it that --force can export.\n")


def test_several_documents_are_several_chapters() -> None:
    page = made("customer", f"{text_of('kassaboek')}\n---\n{text_of('planbord')}", "x.afas.yaml", "en")
    titles = [plain(block.line) for block in page.blocks if isinstance(block, Heading) and block.level == 1]
    assert titles == [
        "Setting up the app connector Kassaboek in AFAS Profit",
        "Setting up the app connector Planbord in AFAS Profit",
    ]
    assert page.title == "Setting up app connectors in AFAS Profit"
    agrees(page)


# --------------------------------------------------------------------------------------------------------- secrets


@pytest.mark.parametrize("base", BASES)
def test_no_document_tells_where_a_secret_is_kept(base: str) -> None:
    kept = re.findall(r"secret_ref: *(\S+)", text_of(base))
    for purpose in PURPOSES:
        for lang in LANGUAGES:
            page = guide(base, "[]", lang, purpose)
            shown = text(page) + word_text(word(page)) + str(render(page, "html"))
            assert not [one for one in (*kept, "secret_ref", "vault://", "env:") if one in shown]


TOKEN = "0123456789abcdef" * 4


@pytest.mark.parametrize("form", ["markdown", "html"])
@pytest.mark.parametrize("purpose", PURPOSES)
def test_a_secret_that_got_into_a_manifest_does_not_get_out(run: Run, purpose: str, form: str) -> None:
    for pointer in (
        "/connector/note",
        "/connector/get_connectors/0/purpose",
        "/connector/description",
        "/integration/name",
        "/connector/group/name",
        "/connector/webhooks/0/url",
        "/connector/users/0/user",
    ):
        value = f"https://x.example/<token><data>{TOKEN}</data></token>"
        manifest = changed("planbord", f'[["set", "{pointer}", "{value}"]]')
        found = run("export", "--for", purpose, "--format", form, "--force", "-", "--stdin-filename", "x.afas.yaml",
                    stdin=manifest.encode())  # fmt: skip
        assert found.status == 0
        assert not any(TOKEN[start : start + 8] in found.stdout + found.stderr for start in range(56))


# --------------------------------------------------------------------------------------------- whatever stands there


def leaves(node: Any, pointer: str = "") -> list[str]:  # noqa: ANN401 - whatever YAML holds
    """Give a pointer to every value of a manifest."""
    pairs = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    return [place for key, each in pairs for place in (f"{pointer}/{key}", *leaves(each, f"{pointer}/{key}"))]


@pytest.mark.no_cover
@pytest.mark.parametrize("base", BASES)
def test_whatever_is_missing_a_document_is_made(base: str) -> None:
    """Nothing is said of what the manifest does not have, and nothing fails because of it."""
    for pointer in leaves(values_of(base)):
        if "/" in pointer[1:]:
            manifest = changed(base, f'[["del", "{pointer}"]]')
            for lang in LANGUAGES:  # the partner's document holds the other one
                found = plain_lines(made("partner", manifest, "x.afas.yaml", lang))
                assert all(each.strip() for each in found), pointer


TYPED = re.compile(r"/(manifest|platform|profile|called_by|type|kind|client|flow|client_authentication|public_key)$")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("base", BASES)
def test_every_text_comes_out_as_it_is(base: str, lang: Language) -> None:
    """Markup in a text is text, in every form; the words of closed lists stay, so that every part is there."""
    values = values_of(base)
    count = 0
    for pointer in leaves(values):
        *steps, last = pointer.strip("/").split("/")
        holder: Any = values
        for step in steps:
            holder = holder[int(step)] if isinstance(holder, list) else holder[step]
        key = int(last) if isinstance(holder, list) else last
        if isinstance(holder[key], str) and not TYPED.search(pointer) and "methods" not in pointer:
            holder[key] = f"{NASTY[count % len(NASTY)]} {count}"
            count += 1
    for purpose in PURPOSES:
        agrees(made(purpose, written(values), "x.afas.yaml", lang))


@pytest.mark.parametrize(
    "manifest", ["", "[]", "a: [", "connector: 1", "connector: {}", "platform: afas\nconnector:\n  users: [1, {}]\n"]
)
def test_no_manifest_is_too_broken(run: Run, manifest: str) -> None:
    found = run(
        "export", "--for", "partner", "--force", "-", "--stdin-filename", "x.afas.yaml", stdin=manifest.encode()
    )
    assert found.status in {0, 1}


# ------------------------------------------------------------------------------------------- the partner's document


def tables(page: Page) -> list[Table]:
    return [block for block in page.blocks if isinstance(block, Table)]


def test_what_is_not_stated_is_not_said_to_be_absent() -> None:
    operations = (
        '[["del", "/connector/get_connectors/0/privacy_fields"], ["del", "/connector/get_connectors/0/custom_fields"],'
        ' ["del", "/connector/get_connectors/0/filters"], ["del", "/connector/group/filters"]]'
    )
    found = plain_lines(guide("loonlicht", operations, "en", "partner"))
    assert found.count("In the manifest: none are stated.") == 2
    assert "not stated" in found


def test_open_points_are_warnings_with_the_code_of_afas(run: Run) -> None:
    manifest = changed(
        "loonlicht",
        '[["del", "/connector/get_connectors/0/privacy_fields/0/reason"],'
        ' ["del", "/connector/get_connectors/0/fixed_filter/reason"]]',
    )
    found = run(
        "export",
        "--for",
        "partner",
        "-",
        "--stdin-filename",
        "x.afas.yaml",
        "--as-of",
        "2026-11-30",
        stdin=manifest.encode(),
    )
    assert found.status == 0
    assert "| `AFS802` | Loonlicht\\_Medewerkers, Field |" in found.stdout
    assert "(AFAS AUT-19)" in found.stdout
    assert "(AFAS FILT-48)" in found.stdout
    assert "found no open points" not in found.stdout


def test_how_fields_are_imported_is_left_to_the_partner() -> None:
    [table] = [
        each
        for each in tables(guide("loonlicht", "[]", "en", "partner"))
        if len(each.columns) == 2 and None in each.rows[0]
    ]
    assert table.columns[1] == "How it is imported (fill in yourself)"


# --------------------------------------------------------------------------------------------------- what changed


def repository(tmp_path: Path, manifest: str) -> Path:
    file = tmp_path / "planbord.afas.yaml"
    file.write_text(manifest, encoding="utf-8")
    git = ("git", "-C", str(tmp_path), "-c", "user.name=x", "-c", "user.email=x@example.org")
    for words in (("init", "--quiet"), ("add", "."), ("commit", "--quiet", "-m", "x")):
        subprocess.run((*git, *words), check=True)
    return file


def test_what_has_changed_is_told_in_words(run: Run, tmp_path: Path) -> None:
    file = repository(tmp_path, text_of("planbord"))
    values = yaml.safe_load(text_of("planbord"))
    connector = values["connector"]
    connector["authentication"] |= {"type": "hybrid", "until": "2027-04-30"}
    connector["group"]["filters"][1]["grants"] = "alle dossieritems"
    connector["update_connectors"][1]["methods"] = ["post", "put", "delete"]
    connector["webhooks"][0] |= {"secret_ref": "vault://elsewhere/1"}
    connector["note"] = "Not for others."
    values["x-own"] = "Not for others either."
    values["environments"][1]["jwks_uri"] = f"{KEYS}/nieuw.json"
    values["credentials"][0] |= {"secret_ref": "vault://elsewhere/2"}
    file.write_text(written(values), encoding="utf-8")
    found = run("export", file.name, "--for", "customer", "--against", "HEAD", "--lang", "nl", *DATED, cwd=tmp_path)
    assert found.status == 0, found.stderr
    told = found.stdout.partition("## Gewijzigd sinds HEAD\n\n")[2].partition("\n\n")[0].splitlines()
    assert told == [
        '- Gewijzigd: Authenticatietype, van "OAuth" in "Hybrid".',
        "- Nieuw: Classic token tot: 30 april 2027.",
        '- Gewijzigd: Filters: Dossieritems, Welke gegevens, van "type dossieritem Rooster" in "alle dossieritems".',
        "- Nieuw: UpdateConnectoren: HrAbsence, Methoden: verwijderen.",
        f'- Gewijzigd: Omgevingen: 45678, JWKS-URL, van "{KEYS}/45678-accept.json" in "{KEYS}/nieuw.json".',
    ]
    assert "elsewhere" not in found.stdout
    assert "Not for others" not in found.stdout


@pytest.mark.parametrize("lang", LANGUAGES)
def test_whoever_gets_it_knows_of_what_day_and_version_it_is(run: Run, lang: Language) -> None:
    letter = ("--contact", "koppelingen@loonlicht.example", "--document-version", "1.2")
    found = run("export", str(DATA / "loonlicht.afas.yaml"), "--for", "partner", "--lang", lang, *DATED, *letter)
    title, _, version, day, contact, *_, end = found.stdout.splitlines()
    assert title.startswith("# ")
    assert "1.2" in version
    assert ("30 november 2026" if lang == "nl" else "30 November 2026") in day
    assert "loonlicht.example" in contact
    assert (
        "30 november 2026 uit loonlicht.afas.yaml." if lang == "nl" else "30 November 2026 from loonlicht.afas.yaml."
    ) in end
    assert ("geen geheimen" if lang == "nl" else "no secrets") in end


def test_all_lines_are_of_a_kind_that_this_file_looks_at() -> None:
    assert len(list(lines(guide("planbord", "[]", "nl", "partner")))) > 100
