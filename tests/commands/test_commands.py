"""``explain``, ``rules``, ``parse`` and ``schema``."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft7Validator, Draft202012Validator

from onsrights import platforms
from onsrights.engine.check.platform import Offer, Platforms, rules_of
from onsrights.engine.check.rule import Rule
from onsrights.platforms import PLATFORMS
from onsrights.reports import pages
from onsrights.reports.style import Style, width
from tests.over import over

if TYPE_CHECKING:
    from tests.conftest import Run

ROOT = Path(__file__).parents[2]


def test_explain_by_code_and_name(run: Run) -> None:
    status, text, err = run("explain", "ONS508")
    assert (status, err) == (0, "")
    assert text.startswith("ONS508 description-typography\n=")
    assert text.endswith("\nwarning, safe fix: https://onsrights.readthedocs.io/rules/ONS508/\n")
    assert "\n\n\n" not in text
    assert run("explain", "ons508").stdout == text
    assert run("explain", "Description-Typography").stdout == text
    assert "waarschuwing, veilig herstel: " in run("explain", "ONS508", "--lang", "nl").stdout


def test_a_shared_name_is_explained_in_the_words_of_each_platform(run: Run) -> None:
    for lang in ("en", "nl"):
        ons, afas, exact = (run("explain", f"{prefix}122", "--lang", lang).stdout for prefix in ("ONS", "AFS", "EXA"))
        assert run("explain", "ignore-without-reason", "--lang", lang).stdout == f"{ons}\n{afas}\n{exact}"
        assert afas.startswith("AFS122 ignore-without-reason\n===")
    assert "het recht telt niet als klaar voor registratie" in " ".join(ons.split())
    assert "de app connector telt niet als klaar om in te richten" in " ".join(afas.split())
    assert "de app telt niet als klaar voor registratie" in " ".join(exact.split())
    assert run("explain", "no-app").stdout == run("explain", "EXA115").stdout


def test_a_part_of_a_code_or_name_finds_rules(run: Run) -> None:
    def codes(text: str) -> list[str]:
        return re.findall(r"^([A-Z]{3}\d{3})  ", text, re.MULTILINE)

    names = [rule for rule in PLATFORMS.registry() if "scope-position" in rule.name]
    for command in ("explain", "rules"):
        assert codes(run(command, "scope-position").stdout) == [rule.code for rule in names] == ["ONS305", "ONS405"]
        threes = [rule.code for rule in PLATFORMS.registry() if rule.code.startswith("ONS3")]
        assert codes(run(command, "ons3").stdout) == threes
        assert {"ONS305", "AFS305", "EXA305"} >= set(codes(run(command, "305").stdout)) >= {"ONS305", "EXA305"}
        status, _, err = run(command, "scope-positoin")
        assert (status, "Unknown rule" in err) == (2, True)
        assert run(command, " ").status == 2
    assert run("explain", "scope-joiner").stdout == run("explain", "ONS607").stdout
    assert codes(run("rules", "ONS305", "english-name-order", "ONS305").stdout) == ["ONS305", "ONS404"]
    assert [row["code"] for row in json.loads(run("rules", "EXA2", "ONS9", "--format", "json").stdout)] == [
        rule.code for rule in PLATFORMS.registry() if rule.code.startswith(("ONS9", "EXA2"))
    ]
    assert run("rules", "--platform", "afas", "ONS3").status == 2
    assert 'Did you mean "dutch-name-scope-position"?' in run("check", "--select", "scope-position").stderr


def test_explain_without_a_page(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "page", lambda *_: "")
    assert run("explain", "ONS101").stdout == (
        "ONS101 invalid-yaml\n===================\n\nThis rule has no page yet.\n\n"
        "error, no fix: https://onsrights.readthedocs.io/rules/ONS101/\n"
    )


@over("code", [rule.code for rule in PLATFORMS.registry()])
def test_every_page_fits(run: Run, code: str) -> None:
    for lang in ("nl", "en"):
        assert max(map(width, run("explain", code, "--lang", lang).stdout.splitlines())) <= 100


def test_page_is_drawn() -> None:
    text = (
        "# ONS999 a-rule\n\n"
        "A *very* long **paragraph** of [words](https://example.org/) and `code` with _x_ and 2 * 3,\n"
        "that goes on until it does not fit on one line any more.\n\n"
        '## Why\n> "a quotation\n> of two lines"\n> (page)\n\n'
        "- one item\n  that goes on\n- another\n\n1. first\n\n"
        "```yaml\ndutch_name: *not* **markdown**\u200b\n```\n\n| a | b |\n"
    )
    assert pages.drawn(text, Style(width=60)) == (
        "ONS999 a-rule\n=============\n\n"
        "A very long paragraph of words (https://example.org/) and\n"
        "`code` with _x_ and 2 * 3, that goes on until it does not\n"
        "fit on one line any more.\n\n"
        'Why\n  │ "a quotation of two lines" (page)\n\n'
        "- one item that goes on\n- another\n\n1. first\n\n"
        "    dutch_name: *not* **markdown**U+200B\n\n| a | b |\n"
    )


def test_summary_is_the_first_paragraph() -> None:
    page = "# Title\n\nFirst `paragraph`\nof **two** lines.\n\nSecond.\n"
    assert pages.summary(page) == "First paragraph of two lines."
    assert pages.summary("# Title\n") == ""


def test_missing_page_is_empty() -> None:
    rule = PLATFORMS.registry()["ONS101"]._replace(module="onsrights.engine.rules.gone")
    assert pages.page(rule, "en") == ""


def test_rules(run: Run) -> None:
    status, text, err = run("rules")
    assert (status, err) == (0, "")
    assert re.findall(r"^([A-Z]{3}\d{3})  ", text, re.MULTILINE) == [rule.code for rule in PLATFORMS.registry()]
    assert "\nONS101  invalid-yaml  " in text
    assert max(map(len, text.splitlines())) <= 100
    assert "waarschuwing" in run("rules", "--lang", "nl").stdout


def test_rules_as_json(run: Run) -> None:
    table = json.loads(run("rules", "--format", "json").stdout)
    assert [row["code"] for row in table] == [rule.code for rule in PLATFORMS.registry()]
    assert table[1] == {
        "code": "ONS101",
        "name": "invalid-yaml",
        "severity": "error",
        "fix": None,
        "summary": table[1]["summary"],
        "url": "https://onsrights.readthedocs.io/rules/ONS101/",
        "platform": "ons",
    }
    dutch = json.loads(run("rules", "--format", "json", "--lang", "nl").stdout)
    assert [row["severity"] for row in dutch] == [row["severity"] for row in table]


def test_rules_as_markdown(run: Run) -> None:
    head, line, *rows = run("rules", "--format", "markdown", "--platform", "ons").stdout.splitlines()
    assert head == "| Code | Name | Severity | Fix | Says |"
    assert line == "| --- | --- | --- | --- | --- |"
    assert len(rows) == len(list(rules_of(PLATFORMS["ons"])))
    address = "https://onsrights.readthedocs.io/rules/ONS101/"
    assert rows[1].startswith(f"| [ONS101]({address}) | `invalid-yaml` | error |  | ")
    assert all(row.replace("\\|", "").count("|") == 6 for row in rows)


@pytest.fixture
def _sibling(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let there be a platform beside the first, with the rules of the engine and one of its own."""
    rule = Rule("SIB901", "denied-without-reason", "info", module="onsrights.ons.rules.denied_without_reason")
    module = ModuleType("sibling_of_the_commands")
    module.__dict__["SIB"] = PLATFORMS["ons"].replace(key="sib", name="Sibling", prefix="SIB", catalogue=(rule,))
    monkeypatch.setitem(sys.modules, module.__name__, module)
    offer = Offer("sib", "Sibling", f"{module.__name__}:SIB")
    monkeypatch.setattr(platforms, "PLATFORMS", Platforms([PLATFORMS.offers["ons"], offer]))


@pytest.mark.usefixtures("_sibling")
def test_a_name_is_explained_for_each_platform_that_has_it(run: Run) -> None:
    text = run("explain", "denied-without-reason").stdout
    assert text.count("https://onsrights.readthedocs.io/rules/") == 2
    assert text.index("warning, no fix: https://onsrights.readthedocs.io/rules/ONS901/") < text.index("info, no fix: ")
    assert text == run("explain", "ONS901").stdout + "\n" + run("explain", "sib901").stdout
    text = run("explain", "invalid-yaml").stdout
    assert text.index("ONS101 invalid-yaml\n===") < text.index("SIB101 invalid-yaml\n===")


@pytest.mark.usefixtures("_sibling")
def test_rules_of_several_platforms_have_headings(run: Run) -> None:
    first, second = (run("rules", "--platform", key) for key in ("ons", "sib"))
    assert run("rules").stdout == (f"Nedap Ons\n=========\n{first.stdout}\nSibling\n=======\n{second.stdout}")
    assert second.stdout.splitlines()[-2].startswith("SIB901  denied-without-reason  info")
    markdown = run("rules", "--format", "markdown").stdout
    assert re.findall(r"^## .*\n\n\| Code", markdown, re.MULTILINE) == [
        "## Nedap Ons\n\n| Code",
        "## Sibling\n\n| Code",
    ]
    table = json.loads(run("rules", "--format", "json").stdout)
    only = json.loads(run("rules", "--format", "json", "--platform", "sib").stdout)
    assert only == [row for row in table if row["platform"] == "sib"] == table[-len(only) :]
    assert run("rules", "--platform", "other").status == 2


def test_parse_draws_the_name(run: Run) -> None:
    name = "Agenda [van een cliënt] en/of [van een medewerker] inzien"
    drawing = (
        "Dutch name: a task\n"
        "\n"
        "  Agenda [van een cliënt] en/of [van een medewerker] inzien\n"
        "  └────┘ └──────────────┘       └──────────────────┘ └────┘\n"
        "  subject                       scope                operation\n"
        "         scope\n"
        "\n"
        "  subject    characters 1-6    Agenda\n"
        "  scope      characters 8-23   [van een cliënt]\n"
        "  scope      characters 31-50  [van een medewerker]\n"
        "  operation  characters 52-57  inzien\n"
        "\n"
        "  number      singular\n"
        "  class       view\n"
        "  in English  View\n"
        "\n"
        "The structure of this name is correct.\n"
    )
    assert run("parse", name) == (0, drawing, "")


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("Document [van een cliënt] verwijderen", "nl"),
        ("Delete [client] document", "en"),
        ("Access to NameOfExternalIntegration", "en"),
        ("Toegang tot ExternalIntegration", "nl"),
        ("Het wachtwoord [van een medewerker] wijzigen", "nl"),
        ("View [a client] and/or [an employee] agenda", "en"),
        ("", "nl"),
    ],
)
def test_parse_guesses_the_language(run: Run, name: str, language: str) -> None:
    answer = json.loads(run("parse", "--format", "json", "--", name).stdout)
    assert answer["language"] == language


def test_parse_as_json(run: Run) -> None:
    name = "Document [van een cliënt] verwijderen"
    answer = json.loads(run("parse", "--language", "nl", "--format", "json", name).stdout)
    assert answer == {
        "text": name,
        "language": "nl",
        "kind": "task",
        "subject": {"text": "Document", "span": {"start": 0, "end": 8}, "number": "singular"},
        "scopes": [{"text": "[van een cliënt]", "span": {"start": 9, "end": 25}}],
        "operation": {
            "text": "verwijderen",
            "span": {"start": 26, "end": 37},
            "classes": ["remove"],
            "translation": "Delete",
        },
        "closing": None,
        "identifier": None,
        "faults": [],
    }


def test_parse_lists_faults(run: Run) -> None:
    name = "Document verwijderen [van een cliënt]"
    text = run("parse", name).stdout
    assert "\nONS305: " in text
    assert "\n  suggestion: Document [van een cliënt] verwijderen\n" in text
    assert "\n  voorstel: " in run("parse", name, "--lang", "nl").stdout
    fault = json.loads(run("parse", name, "--format", "json").stdout)["faults"][0]
    assert fault["code"] == "ONS305"
    assert fault["proposals"] == [{"value": "Document [van een cliënt] verwijderen", "safety": "unsafe"}]


@pytest.mark.parametrize(
    "name", ["x" * 100_000, "Document " * 40 + "[van een cliënt] verwijderen", "\u202e\x00\udcff", " "]
)
def test_parse_of_anything_fits(run: Run, name: str) -> None:
    status, text, err = run("parse", name)
    assert (status, err) == (0, "")
    assert max(map(width, text.splitlines())) <= 100
    assert run("parse", "--format", "json", name).status == 0


def test_schema(run: Run) -> None:
    Draft202012Validator.check_schema(json.loads(run("schema").stdout))
    assert run("schema", "--draft", "2020-12").stdout == run("schema").stdout
    Draft7Validator.check_schema(json.loads(run("schema", "--draft", "07").stdout))


@pytest.mark.parametrize(("lang", "broken"), [("nl", True), ("en", True), ("nl", False)])
def test_check_without_options_is_check_with_their_defaults(
    run: Run, monkeypatch: pytest.MonkeyPatch, lang: str, *, broken: bool
) -> None:
    monkeypatch.setenv("ONSRIGHTS_LANG", lang)
    paths = [f"examples/{'broken-' if broken else ''}rights.yaml", f"{'x' * 300}.yaml"][: 1 + broken]
    assert run("check", *paths) == run("check", "--color", "auto", *paths)
    assert run("check", *paths).status == broken


def test_check_without_options_does_without_click() -> None:
    code = (
        "import sys; from onsrights.commands import main; status = main(['check', 'examples/rights.yaml']); "
        "sys.exit(status or any(name in sys.modules for name in ('click', 'lark', 'jsonschema')))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.DEVNULL, check=False)
    assert done.returncode == 0
