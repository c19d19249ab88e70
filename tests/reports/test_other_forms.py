"""The concise form, the JSON form, the closing lines and the table of counts."""

from __future__ import annotations

import difflib
import json
import shutil
import subprocess
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from onsrights.engine.check.report import Count, Report
from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Change, Edit, Fix, Related, Text
from onsrights.reports import concise, diff, summary
from onsrights.reports import json as as_json
from onsrights.reports.style import Style
from tests.reports.conftest import rights
from tests.sibling.platform import SIBLING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from onsrights.engine.diagnostics import Language, Safety
    from tests.reports.conftest import File, Make

SCHEMA: dict[str, Any] = json.loads(files("onsrights.schemas").joinpath("report.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)


def whole(make: Make, manifest: File, path: str = "rights.yaml", right: str | None = "X") -> Report:
    place = manifest.find("verwijderen")
    related = Related(Text("tekst", "text"), {}, path, manifest.find("manifest"), None, None)
    change = Change("dutch_name", "waarde", (Edit(place, "waarde"),))
    fix = Fix(Text("herstel", "fix"), {}, "safe", (change, Change(None, None, (Edit(None, ""),))))
    found = make(place, path=path, right=right, related=(related,), fixes=(fix,))
    return Report((found, make(None, path=path, right=None)), 1, 1, 0)


def test_concise(make: Make, manifest: File) -> None:
    report = Report(
        (make(manifest.find("verwijderen")), make(None, path="a\nb.yaml", right=None)), 2, 1, 0, platforms=rights(1, 0)
    )
    assert concise.render(report, Style()) == (
        "rights.yaml:4:26: error ONS305 [dutch-name-scope-position] The message."
        " (ExternalConnectorDocumentDelete.dutch_name)\n"
        "aU+000Ab.yaml: error ONS305 [dutch-name-scope-position] The message. (dutch_name)\n"
        "2 files and 1 right checked: 2 errors.\n"
        "0 of 1 right is ready to register.\n"
    )
    assert concise.render(report, Style("nl"), quiet=True).splitlines()[0] == (
        "rights.yaml:4:26: fout ONS305 [dutch-name-scope-position] NL The message."
        " (ExternalConnectorDocumentDelete.dutch_name)"
    )


def test_schema_is_valid() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("ascii_only", [False, True])
def test_json_is_the_dictionary_of_the_report(make: Make, manifest: File, lang: Language, *, ascii_only: bool) -> None:
    report = whole(make, manifest)
    text = "".join(as_json.render(report, lang, ascii_only=ascii_only))
    assert json.loads(text) == json.loads(json.dumps(report.to_dict(lang)))
    assert text.isascii() or not ascii_only
    assert text.endswith("}\n")
    VALIDATOR.validate(json.loads(text))


def test_json_of_nothing() -> None:
    text = "".join(as_json.render(Report((), 0, 0, 0)))
    assert '"diagnostics": []' in text
    VALIDATOR.validate(json.loads(text))


@given(path=st.text(st.characters(categories=["Cs", "L", "C"])), right=st.text(st.characters(categories=["Cs", "P"])))
def test_json_is_valid_whatever_is_in_a_path(make: Make, manifest: File, path: str, right: str) -> None:
    for ascii_only in (False, True):
        text = "".join(as_json.render(whole(make, manifest, path, right), ascii_only=ascii_only))
        answer = json.loads(text.encode())
        # Two halves that stand side by side come back as the one character they make.
        back = answer["diagnostics"][0]["path"]
        assert back.encode("utf-16", "surrogatepass") == path.encode("utf-16", "surrogatepass")


@pytest.mark.parametrize(
    ("report", "en", "nl"),
    [
        (
            Report((), 1, 12, 12, platforms=rights(12, 12)),
            "1 file and 12 rights checked: no faults found. 12 of 12 rights are ready to register.\n",
            (
                "1 bestand en 12 rechten gecontroleerd: geen fouten gevonden. "
                "12 van de 12 rechten zijn klaar voor registratie.\n"
            ),
        ),
        (
            Report((), 2, 1, 1, platforms=rights(1, 1)),
            "2 files and 1 right checked: no faults found. 1 of 1 right is ready to register.\n",
            "2 bestanden en 1 recht gecontroleerd: geen fouten gevonden. 1 van 1 recht is klaar voor registratie.\n",
        ),
        (
            Report((), 1, 0, 0, platforms=rights(0, 0)),
            "1 file and 0 rights checked: no faults found.\n",
            "1 bestand en 0 rechten gecontroleerd: geen fouten gevonden.\n",
        ),
        (
            Report((), 0, 0, 0),
            "0 files checked: no faults found.\n",
            "0 bestanden gecontroleerd: geen fouten gevonden.\n",
        ),
        (
            Report((), 3, 4, 3, platforms=(*rights(1, 1), Count("sibling", SIBLING.noun, 3, 2))),
            (
                "3 files, 1 right and 3 devices checked: no faults found. "
                "1 of 1 right is ready to register. 2 of 3 devices are ready to connect.\n"
            ),
            (
                "3 bestanden, 1 recht en 3 apparaten gecontroleerd: geen fouten gevonden. "
                "1 van 1 recht is klaar voor registratie. 2 van de 3 apparaten zijn klaar om aan te sluiten.\n"
            ),
        ),
    ],
)
def test_closing_line_of_a_clean_run(report: Report, en: str, nl: str) -> None:
    assert summary.closing(report, Style()) == en
    assert summary.closing(report, Style("nl")) == nl


def test_closing_lines_count(make: Make) -> None:
    found = [make(None, severity="error"), make(None, severity="error"), make(None, severity="warning")]
    report = Report((*found, make(None, severity="info")), 3, 12, 1, platforms=rights(12, 1))
    assert summary.closing(report, Style()) == (
        "3 files and 12 rights checked: 2 errors, 1 warning, 1 remark.\n1 of 12 rights is ready to register.\n"
    )
    assert summary.closing(report, Style("nl")) == (
        "3 bestanden en 12 rechten gecontroleerd: 2 fouten, 1 waarschuwing, 1 opmerking.\n"
        "1 van de 12 rechten is klaar voor registratie.\n"
    )


def test_a_line_of_the_verdict_for_each_platform_with_a_unit(make: Make) -> None:
    counts = (*rights(2, 1), Count("none", SIBLING.noun, 0, 0), Count("sibling", SIBLING.noun, 1, 0))
    report = Report((make(None),), 3, 3, 1, platforms=counts)
    assert summary.closing(report, Style()).splitlines() == [
        "3 files, 2 rights, 0 devices and 1 device checked: 1 error.",
        "1 of 2 rights is ready to register.",
        "0 of 1 device is ready to connect.",
    ]


def offered(make: Make, *fixes: Sequence[Safety]) -> Report:
    """Make a report with one diagnostic for each, which offers fixes of these kinds."""
    title = Text("herstel", "fix")
    found = [make(None, fixes=tuple(Fix(title, {}, safety, ()) for safety in safeties)) for safeties in fixes]
    return Report(tuple(found), 1, 0, 0)


@pytest.mark.parametrize(
    ("fixes", "en", "nl"),
    [
        ([["display-only"]], "", ""),
        ([["safe"], []], "; 1 fixable with --fix", "; 1 te herstellen met --fix"),
        (
            [["safe"], ["unsafe", "safe"], ["display-only", "unsafe"]],
            "; 2 fixable with --fix, 1 more with --unsafe-fixes",
            "; 2 te herstellen met --fix, nog 1 met --unsafe-fixes",
        ),
        ([["unsafe"]], "; 1 fixable with --fix --unsafe-fixes", "; 1 te herstellen met --fix --unsafe-fixes"),
    ],
)
def test_closing_line_says_how_to_fix(make: Make, fixes: list[list[Safety]], en: str, nl: str) -> None:
    report = offered(make, *fixes)
    assert summary.closing(report, Style()).endswith(f" error{'s' * (len(fixes) > 1)}{en}.\n")
    assert summary.closing(report, Style("nl")).endswith(f" fout{'en' * (len(fixes) > 1)}{nl}.\n")


def test_closing_line_knows_what_was_asked_for_already(make: Make) -> None:
    report = offered(make, ["safe"], ["unsafe"])
    assert "; 2 fixable with --fix --unsafe-fixes." in summary.closing(report, Style(), unsafe=True)
    assert "; 1 fixable with --fix --unsafe-fixes." in summary.closing(report, Style(), "safe")
    assert "fixable" not in summary.closing(report, Style(), "unsafe", unsafe=True)


def numbered(*changed: int) -> str:
    return "".join(f"{number}{'x' * (number in changed)}\n" for number in range(1, 21))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (numbered(), numbered(1)),
        (numbered(), numbered(20)),
        (numbered(), numbered(4, 11)),
        (numbered(), numbered(4, 12)),
        (numbered(), numbered(1, 2, 3, 10, 20)),
        (numbered(), numbered().replace("5\n6\n", "56\n")),
        (numbered(), numbered().replace("5\n", "5\n5\n")),
        ("a", "b"),
        ("a\n", "a"),
        ("", "a\n"),
        ("a\r\nb\r\n", "a\r\nc\r\n"),
    ],
)
def test_diff_is_what_others_make_of_it(old: str, new: str) -> None:
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    expected = "".join(difflib.unified_diff(before, after, "a.yaml", "a.yaml"))
    shown = diff.unified("a.yaml", old, new, Style(), exact=True)
    assert shown.replace("\n\\ No newline at end of file\n", "") == expected
    assert shown.count("No newline") == (not old.endswith("\n") and bool(old)) + (not new.endswith("\n"))


def test_diff_for_reading() -> None:
    assert diff.unified("a\n.yaml", "x\n", "x\n", Style(), exact=False) == ""
    shown = diff.unified("a\n.yaml", "a\r\n\u200bb\tb", "a\r\nb", Style(color=True), exact=False)
    assert shown == (
        "\x1b[1m--- aU+000A.yaml\x1b[0m\n\x1b[1m+++ aU+000A.yaml\x1b[0m\n\x1b[34m@@ -1,2 +1,2 @@\x1b[0m\n a\n"
        "\x1b[31m-U+200Bb→b\x1b[0m\n\\ No newline at end of file\n\x1b[32m+b\x1b[0m\n\\ No newline at end of file\n"
    )


def test_closing_lines_without_rights_have_no_verdict(make: Make) -> None:
    report = Report((make(None),), 1, 0, 0, platforms=rights(0, 0))
    assert summary.closing(report, Style()) == "1 file and 0 rights checked: 1 error.\n"


def test_statistics(make: Make) -> None:
    other = Rule("ONS110", "missing-field", "error")
    found = [make(None), make(None, severity="warning"), make(None)._replace(definition=other)]
    assert summary.statistics(Report(tuple(found), 1, 1, 0), Style()) == (
        "2  ONS305  dutch-name-scope-position  error         unsafe fix\n"
        "1  ONS110  missing-field              error\n"
    )  # fmt: skip
    assert summary.statistics(Report((), 1, 1, 1), Style()) == ""


def test_a_diff_of_a_name_with_spaces_can_be_applied(tmp_path: Path) -> None:
    (tmp_path / "map a").mkdir()
    file = tmp_path / "map a" / "my rights.yaml"
    file.write_text("a: 1\nb: 2\n", encoding="utf-8")
    made = diff.unified("map a/my rights.yaml", "a: 1\nb: 2\n", "a: 1\nb: 3\n", Style(), exact=True)
    assert made.startswith("--- map a/my rights.yaml\t\n+++ map a/my rights.yaml\t\n")
    patch = shutil.which("patch")
    if patch:
        subprocess.run([patch, "-p0"], input=made.encode(), cwd=tmp_path, check=True, capture_output=True)
        assert file.read_text(encoding="utf-8") == "a: 1\nb: 3\n"
