"""What is said of descriptions, and of names in the other language: ONS316, ONS416 and ONS501 to ONS508."""

from __future__ import annotations

from pathlib import Path

import pytest

import onsrights
from benchmarks.manifests import PREFIX, clean_rights

CORPUS = Path(__file__).parents[1] / "corpus" / "correct.txt"
NL, EN = "Document [van een cliënt] verwijderen", "Delete [client] document"
DUTCH = "Geeft een zorgverlener toestemming om documenten uit het dossier van een cliënt te verwijderen."
ENGLISH = "Allows a care worker to delete documents from the record of a client."
BASE = {
    "identifier": "ExternalConnectorClientDocumentDelete",
    "dutch_name": NL,
    "english_name": EN,
    "dutch_description": DUTCH,
    "english_description": ENGLISH,
}
OURS = {"ONS316", "ONS416"} | {f"ONS50{number}" for number in range(1, 9)}


def ours(**fields: str) -> list[tuple[str, str | None]]:
    report = onsrights.check_right(BASE | fields, prefix="ExternalConnector")
    return [(found.code, found.field) for found in report.diagnostics if found.code in OURS]


def corpus() -> list[list[str]]:
    rows = [line.split(" | ") for line in CORPUS.read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    return [row for row in rows if len(row) == 4 and row[0] != "identifier"]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, []),
        ({"dutch_name": EN, "english_name": NL}, [("ONS316", "dutch_name")]),
        ({"dutch_name": EN}, [("ONS316", "dutch_name")]),
        ({"english_name": NL}, [("ONS416", "english_name")]),
        ({"dutch_name": "Remove [client] file"}, [("ONS316", "dutch_name")]),
        ({"english_name": "Dossier [van een cliënt] inzien"}, [("ONS416", "english_name")]),
        ({"dutch_name": "Open dashboard", "english_name": "Dashboard openen"}, [("ONS316", "dutch_name")]),
        ({"dutch_name": "Dashboard openen", "english_name": "Open dashboard"}, []),
        ({"dutch_name": "Document [client] verwijderen", "english_name": "Delete [van een cliënt] document"}, []),
        ({"dutch_name": "Access to Wilgenlicht", "english_name": "Toegang tot Wilgenlicht"}, []),
        ({"dutch_name": "Wilgenlicht", "english_name": "Wilgenlicht"}, []),
        ({"dutch_name": "[]", "english_name": "[client]"}, []),
        ({"dutch_name": "Firmware flashen", "english_name": "Flash firmware"}, []),
        ({"dutch_description": ENGLISH, "english_description": DUTCH}, [("ONS503", "dutch_description")]),
        ({"dutch_description": ENGLISH}, [("ONS504", "dutch_description")]),
        ({"english_description": DUTCH}, [("ONS504", "english_description")]),
        ({"dutch_description": "Allows the user to see it."}, [("ONS501", "dutch_description")]),
        ({"english_description": "Hiermee ziet u het dossier van een cliënt."}, [("ONS502", "english_description")]),
        ({"dutch_description": "Erlaubt dem Benutzer, die Akte zu sehen."}, []),
        ({"dutch_description": f"{NL}."}, [("ONS505", "dutch_description")]),
        ({"dutch_description": "Geeft toestemming om documenten te verwijderen."}, []),
        ({"dutch_description": "Documenten weg"}, [("ONS506", "dutch_description")]),
        ({"dutch_description": "Documenten weg – !"}, [("ONS506", "dutch_description")]),
        ({"dutch_description": "Verwijderen"}, [("ONS506", "dutch_description")]),
        ({"dutch_description": "todo:"}, [("ONS507", "dutch_description")]),
        (
            {"dutch_description": "TODO", "english_description": "TODO"},
            [("ONS507", "dutch_description"), ("ONS507", "english_description")],
        ),
        ({"dutch_name": "XXX [van een cliënt] verwijderen"}, [("ONS507", "dutch_name")]),
        ({"english_name": "???"}, [("ONS507", "english_name")]),
        ({"dutch_description": "Geeft toestemming om een TODO-lijst, een to-do of een TBC-test in te zien."}, []),
        ({"dutch_description": "Geeft toestemming om jassen in maat XXXL te bestellen…"}, []),
        ({"dutch_description": DUTCH + " "}, [("ONS508", "dutch_description")]),
        ({"dutch_description": DUTCH + "\n"}, []),
        ({"english_description": ENGLISH.replace("care worker", "care  worker")}, [("ONS508", "english_description")]),
        ({"english_description": ENGLISH.lower()}, [("ONS508", "english_description")]),
        ({"dutch_description": "eHealth-documenten uit het dossier van een cliënt verwijderen."}, []),
        ({"dutch_description": "'s Avonds kan een zorgverlener hiermee documenten verwijderen."}, []),
    ],
)
def test_what_is_said(fields: dict[str, str], expected: list[tuple[str, str]]) -> None:
    assert ours(**fields) == expected


@pytest.mark.parametrize(
    ("field", "written", "mended"),
    [
        ("dutch_description", "ijs mag met dit recht worden besteld.", "IJs mag met dit recht worden besteld."),
        ("english_description", "ijs is what the client may order.", "Ijs is what the client may order."),
        ("dutch_description", f"  {DUTCH}", DUTCH),
        ("dutch_description", f"{DUTCH} \n", f"{DUTCH}\n"),
        ("dutch_description", DUTCH.replace(" ", "  "), DUTCH),
    ],
)
def test_typography_is_mended(field: str, written: str, mended: str) -> None:
    report = onsrights.check_right(BASE | {field: written}, prefix="ExternalConnector")
    fixes = [fix for found in report.diagnostics if found.code == "ONS508" for fix in found.fixes]
    assert [(fix.safety, fix.changes[0].value) for fix in fixes] == [("safe", mended)]


def test_swapped_descriptions_are_exchanged_together() -> None:
    swapped = BASE | {"dutch_description": ENGLISH, "english_description": DUTCH}
    [found] = onsrights.check_right(swapped, prefix="ExternalConnector").diagnostics
    [fix] = found.fixes
    assert fix.safety == "unsafe"
    assert {change.field: change.value for change in fix.changes} == {
        "dutch_description": DUTCH,
        "english_description": ENGLISH,
    }
    assert [related.field for related in found.related] == ["english_description"]


def test_swapped_names_are_said_once() -> None:
    report = onsrights.check_right(BASE | {"dutch_name": EN, "english_name": NL}, prefix="ExternalConnector")
    [found] = report.diagnostics
    assert {change.field: change.value for change in found.fixes[0].changes} == {"dutch_name": NL, "english_name": EN}
    assert found.fixes[0].safety == "display-only"


@pytest.mark.no_cover
def test_correct_rights_are_left_alone() -> None:
    for identifier, dutch, english, _ in corpus():
        assert ours(identifier=identifier, dutch_name=dutch.strip(), english_name=english.strip()) == []
    for right in clean_rights(2000):
        report = onsrights.check_right(right, prefix=PREFIX)
        assert not [found.code for found in report.diagnostics if found.code in OURS]


@pytest.mark.no_cover
def test_exchanged_names_of_the_corpus_are_seen() -> None:
    rows = corpus()
    seen = sum(bool(ours(dutch_name=english.strip(), english_name=dutch.strip())) for _, dutch, english, _ in rows)
    assert seen >= 0.96 * len(rows)
