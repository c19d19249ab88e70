"""``parse``: what it says of a name beside its parts, the identifier that follows, and the language it guesses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from onsrights.ons import lexicon
from onsrights.ons.parsing import DUTCH_CLASSES
from onsrights.reports.style import width
from tests.ons.test_corpus import CORRECT

if TYPE_CHECKING:
    from tests.conftest import Run


def answer(run: Run, *arguments: str) -> dict[str, Any]:
    given: dict[str, Any] = json.loads(run("parse", "--format", "json", *arguments).stdout)
    return given


def test_what_follows_in_english(run: Run) -> None:
    shown = run("parse", "Delete [client] document", "--prefix", "ExternalConnector")
    assert (shown.status, shown.stderr) == (0, "")
    assert (
        "\n"
        "  number      singular\n"
        "  class       cancel, remove\n"
        "  in Dutch    verwijderen\n"
        "  identifier  ExternalConnectorClientDocumentDelete\n"
        "\n"
        "The structure of this name is correct.\n"
    ) in shown.stdout


def test_what_follows_in_dutch(run: Run) -> None:
    shown = run(
        "parse", "Rapportages [van een cliënt] ter goedkeuring aanbieden", "--prefix", "Zorgbrug", "--lang", "nl"
    )
    assert (
        "\n"
        "  getal          meervoud\n"
        "  soort          indienen\n"
        "  in het Engels  Submit … for approval\n"
        "  identifier     volgt uit de Engelse naam\n"
        "\n"
    ) in shown.stdout


def test_without_a_prefix_there_is_no_identifier(run: Run) -> None:
    assert "identifier" not in run("parse", "Delete [client] document").stdout
    assert answer(run, "Delete [client] document")["identifier"] is None


def test_what_is_not_known_is_left_out(run: Run) -> None:
    text = run("parse", "Zap [client] document").stdout
    assert "\n  number  singular\n\n" in text
    assert "in Dutch" not in text
    assert "class" not in text
    text = run("parse", "Delete", "--language", "en", "--prefix", "Zorgbrug").stdout
    assert "  does not follow from this name\n" in text
    assert (
        "  volgt niet uit deze naam\n"
        in run("parse", "Delete", "--language", "en", "--prefix", "A", "--lang", "nl").stdout
    )


def test_as_json(run: Run) -> None:
    given = answer(run, "Delete [client] document", "--prefix", "ExternalConnector")
    assert given == {
        "text": "Delete [client] document",
        "language": "en",
        "kind": "task",
        "subject": {"text": "document", "span": {"start": 16, "end": 24}, "number": "singular"},
        "scopes": [{"text": "[client]", "span": {"start": 7, "end": 15}}],
        "operation": {
            "text": "Delete",
            "span": {"start": 0, "end": 6},
            "classes": ["cancel", "remove"],
            "translation": "verwijderen",
        },
        "closing": None,
        "identifier": "ExternalConnectorClientDocumentDelete",
        "faults": [],
    }


def test_as_json_where_nothing_is_known(run: Run) -> None:
    given = answer(run, "Zap [client] gnu", "--prefix", "ExternalConnector", "--language", "en")
    assert given["operation"]["classes"] == []
    assert given["operation"]["translation"] is None
    assert given["subject"]["number"] == "unsure"
    access = answer(run, "Access to ExternalIntegration", "--prefix", "ExternalConnector")
    assert (access["subject"]["number"], access["identifier"]) == (None, "ExternalConnectorAccess")
    dutch = answer(run, "Document [van een cliënt] verwijderen", "--prefix", "ExternalConnector")
    assert (dutch["operation"]["translation"], dutch["identifier"]) == ("Delete", None)


@pytest.mark.parametrize(
    ("prefix", "proposal"),
    [("hr_integration", "HrIntegration"), ("Connector2", "Connector"), ("External Connector", "ExternalConnector")],
)
def test_a_prefix_that_is_none(run: Run, prefix: str, proposal: str) -> None:
    shown = run("parse", "Delete [client] document", "--prefix", prefix)
    assert (shown.status, shown.stdout) == (2, "")
    sentence = f'The prefix "{prefix}" may contain only the letters A to Z and a to z. Write "{proposal}".'
    assert shown.stderr == f'Error: {sentence}\nSee "onsrights parse --help".\n'
    dutch = run("parse", "Delete [client] document", "--prefix", prefix, "--lang", "nl").stderr
    assert dutch.startswith(f'Fout: Het voorvoegsel "{prefix}" mag alleen')
    assert f'Schrijf "{proposal}".\n' in dutch


@pytest.mark.parametrize("prefix", ["", "42", "_", "Ж"])
def test_a_prefix_of_which_nothing_remains(run: Run, prefix: str) -> None:
    shown = run("parse", "Delete [client] document", "--prefix", prefix)
    assert shown.status == 2
    assert "Choose another prefix." in shown.stderr


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("Document verwijdren", "nl"),
        ("Documenten [client] verwijderen", "nl"),
        ("Blaaskatheter {van een cliënt} spoelen", "nl"),
        ("Rapport inzien", "nl"),
        ("Delte [client] document", "en"),
        ("Report view", "en"),
        ("Deletes client documents", "en"),
        ("\udcff", "nl"),
    ],
)
def test_guesses_the_language_of_a_name_with_faults(run: Run, name: str, language: str) -> None:
    assert answer(run, "--", name)["language"] == language


@pytest.mark.no_cover
def test_guesses_the_language_of_nearly_every_correct_name(run: Run) -> None:
    rights = CORRECT[::8]
    wrong = [name for right in rights for name in (right.dutch,) if answer(run, "--", name)["language"] != "nl"]
    wrong += [name for right in rights for name in (right.english,) if answer(run, "--", name)["language"] != "en"]
    assert wrong == []


def test_every_class_has_a_dutch_word() -> None:
    table = Path(lexicon.__file__).with_name("classes.txt").read_text("utf-8")
    lines = [line for line in table.splitlines() if line and not line.startswith("#")]
    assert list(DUTCH_CLASSES) == [line.partition(" | ")[0] for line in lines[1:]]


@pytest.mark.parametrize(
    "name", ["View " + "very " * 60 + "long name", "View " + "x" * 3000, "View [client] \u202ebook"]
)
def test_what_follows_fits(run: Run, name: str) -> None:
    shown = run("parse", name, "--prefix", "Zorgbrug" * 20)
    assert (shown.status, shown.stderr) == (0, "")
    assert max(map(width, shown.stdout.splitlines())) <= 100
