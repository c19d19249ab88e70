"""``check --observed``: one manifest beside what its platform says of itself."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import onsrights
from onsrights.engine.settings.settings import FORMATS
from tests.afas.checking import DAY, text_of

if TYPE_CHECKING:
    from tests.conftest import Run

DATA = Path(__file__).parents[1] / "afas" / "data"
EXACT = Path(__file__).parents[1] / "exact" / "manifests" / "trial.exact.yaml"
RIGHTS = Path(__file__).parents[2] / "examples" / "rights.yaml"
MANIFEST, SAVED = str(DATA / "planbord.afas.yaml"), str(DATA / "metainfo-planbord.json")
KASSABOEK = str(DATA / "kassaboek.afas.yaml")
DATED = ("--as-of", "2026-11-30")
TOKEN = "0123456789abcdef" * 4
OTHER = Path(SAVED).read_text(encoding="utf-8").replace("HrAbsence", "HrIllness")


@pytest.fixture
def other(tmp_path: Path) -> str:
    file = tmp_path / "metainfo.json"
    file.write_text(OTHER, encoding="utf-8")
    return str(file)


@pytest.fixture
def broken(tmp_path: Path) -> str:
    """Give a file that is nothing of the kind, and holds a secret in its first line."""
    file = tmp_path / "metainfo.json"
    file.write_text(f'{{"x": "<token><data>{TOKEN}</data></token>",\n', encoding="utf-8")
    return str(file)


def test_nothing_is_found_where_both_agree(run: Run) -> None:
    found = run("check", MANIFEST, "--observed", SAVED, *DATED)
    assert found.status == 0
    assert "no faults found" in found.stdout


def test_a_difference_is_told_at_its_place_in_the_manifest(run: Run, other: str) -> None:
    found = run("check", MANIFEST, "--observed", other, *DATED, "--format", "concise", "--quiet")
    assert found.status == 1
    lines = found.stdout.splitlines()
    assert re.match(r".*planbord\.afas\.yaml:54:3: warning AFS901 .*HrIllness", lines[0])
    assert re.match(r'.*planbord\.afas\.yaml:58:13: error AFS901 .*"HrAbsence" is not linked', lines[1])
    assert len(lines) == 2


def test_without_it_nothing_is_said(run: Run) -> None:
    assert "AFS9" not in run("check", MANIFEST, *DATED).stdout


def test_standard_input_may_be_the_manifest(run: Run, other: str) -> None:
    found = run(
        "check", "-", "--stdin-filename", "a.afas.yaml", "--observed", other, *DATED, stdin=text_of("planbord").encode()
    )
    assert found.status == 1
    assert "a.afas.yaml:58:13" in found.stdout


def test_a_folder_with_one_manifest_will_do(run: Run, other: str, tmp_path: Path) -> None:
    (tmp_path / "a.afas.yaml").write_text(text_of("planbord"), encoding="utf-8")
    assert run("check", "--observed", other, *DATED, cwd=tmp_path).status == 1
    (tmp_path / "a.afas.yaml").unlink()
    assert run("check", "--observed", other, cwd=tmp_path).status == 3


def test_a_baseline_knows_what_is_there(run: Run, other: str, tmp_path: Path) -> None:
    baseline = str(tmp_path / "baseline.json")
    assert run("check", MANIFEST, "--observed", other, *DATED, "--write-baseline", baseline).status == 0
    assert run("check", MANIFEST, "--observed", other, *DATED, "--baseline", baseline).status == 0


# ----------------------------------------------------------------------------------------- what is no answer at all


@pytest.mark.parametrize("form", FORMATS)
def test_what_is_no_answer_is_told_at_its_start_and_shown_without_secrets(run: Run, broken: str, form: str) -> None:
    found = run("check", MANIFEST, "--observed", broken, *DATED, "--format", form)
    assert found.status == 1
    assert "/metainfo" in found.stdout
    assert not any(TOKEN[start : start + 8] in found.stdout + found.stderr for start in range(56))
    if form == "json":
        [one] = json.loads(found.stdout)["diagnostics"]
        assert (one["code"], one["severity"], one["path"]) == ("AFS903", "error", broken.replace("\\", "/"))
        assert one["range"]["start"] == {"line": 1, "column": 1, "offset": 0}


@pytest.mark.parametrize(
    "data",
    [b"", b"\xff\xfe\x00", b"[" * 100_000, b"null", b'{"getConnectors": [1]}', b'{"getConnectors": "A"}', b"\x00" * 99,
     b'{"a": 1, "a": 2}', b"&a [*a]", b"- !!python/object:x {}"],
    ids=range(10),
)  # fmt: skip
def test_whatever_it_is_the_run_ends_well(run: Run, data: bytes, tmp_path: Path) -> None:
    file = tmp_path / "metainfo.json"
    file.write_bytes(data)
    found = run("check", MANIFEST, "--observed", str(file), *DATED)
    assert found.status == 1
    assert "AFS903" in found.stdout
    assert "1 of 1 app connector is ready" in found.stdout


@pytest.mark.no_cover
def test_one_that_is_too_large_is_said_to_be(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "metainfo.json"
    file.write_bytes(b'{"getConnectors": [' + b'{"id":"A"},' * 300_000 + b'{"id":"A"}]}')
    found = run("check", MANIFEST, "--observed", str(file), *DATED, "--format", "concise")
    assert "AFS903 [observed-unreadable] This file is too large for a response of /metainfo." in found.stdout


def test_settings_have_a_say_in_it(run: Run, broken: str) -> None:
    call = ("check", MANIFEST, "--observed", broken, *DATED)
    assert run(*call, "--ignore", "AFS903").status == 0
    assert run(*call, "--select", "AFS1").status == 0
    assert run(*call, "--select", "observed-unreadable").status == 1


def test_no_baseline_takes_it(run: Run, broken: str, tmp_path: Path) -> None:
    found = run("check", MANIFEST, "--observed", broken, *DATED, "--write-baseline", str(tmp_path / "baseline.json"))
    assert found.status == 1
    assert "AFS903" in found.stdout


# ------------------------------------------------------------------------------------------------------ wrong usage


@pytest.mark.parametrize(
    ("arguments", "nl", "en"),
    [
        ((MANIFEST, KASSABOEK), "Bij --observed hoort één manifest, en dit zijn er 2; noem er een: ",
         "--observed takes one manifest, but there are 2 here; name one: "),
        *(((MANIFEST, *words), f"--observed gaat niet samen met {words[0]}.",
           f"--observed cannot be combined with {words[0]}.")
          for words in (("--fix",), ("--diff",), ("--watch",), ("--add-ignores", "x"))),
        ((str(EXACT),), 'Voor Exact Online bestaat "--observed" niet.', 'For Exact Online there is no "--observed".'),
        ((str(RIGHTS),), 'Voor Nedap Ons bestaat "--observed" niet.', 'For Nedap Ons there is no "--observed".'),
    ],
    ids=range(7),
)  # fmt: skip
def test_wrong_usage(run: Run, arguments: tuple[str, ...], nl: str, en: str) -> None:
    for lang, sentence in (("nl", f"Fout: {nl}"), ("en", f"Error: {en}")):
        status, out, err = run("check", *arguments, "--observed", SAVED, "--lang", lang)
        assert (status, out) == (2, "")
        assert err.startswith(sentence)


def test_a_file_that_cannot_be_read_is_wrong_usage(run: Run, tmp_path: Path) -> None:
    for path in (tmp_path / "none.json", tmp_path):
        status, out, err = run("check", MANIFEST, "--observed", str(path))
        assert (status, out) == (2, "")
        assert err.startswith(f"Error: {path} cannot be read.")


def test_a_manifest_of_two_documents_is_wrong_usage(run: Run) -> None:
    text = f"{text_of('planbord')}\n---\n{text_of('kassaboek')}"
    status, _, err = run("check", "-", "--stdin-filename", "a.afas.yaml", "--observed", SAVED, stdin=text.encode())
    assert status == 2
    assert err.startswith('Error: --observed takes one document, and "a.afas.yaml" has 2.')


def test_no_report_replaces_it(run: Run, other: str) -> None:
    found = run("check", MANIFEST, "--observed", other, "--format", "json", "--output", other)
    assert found.status == 2
    assert Path(other).read_text(encoding="utf-8") == OTHER


# -------------------------------------------------------------------------------------------------------- the library


@pytest.mark.parametrize("given", [OTHER, OTHER.encode(), json.loads(OTHER)], ids=["text", "bytes", "mapping"])
def test_the_library_takes_it_in_three_forms(given: Any, tmp_path: Path) -> None:  # noqa: ANN401
    expected = [("AFS901", "warning"), ("AFS901", "error")]
    text = text_of("planbord")
    report = onsrights.check_text(text, filename="a.afas.yaml", as_of=DAY, observed=given)
    assert [(found.code, found.severity) for found in report.diagnostics] == expected
    file = tmp_path / "a.afas.yaml"
    file.write_text(text, encoding="utf-8")
    assert [
        (found.code, found.severity) for found in onsrights.check_file(file, as_of=DAY, observed=given).diagnostics
    ] == expected


@pytest.mark.parametrize("given", ["{", b"\xff", {}, {"getConnectors": 1}, ""])
def test_the_library_says_what_is_no_answer(given: Any) -> None:  # noqa: ANN401
    [one] = onsrights.check_text(text_of("planbord"), filename="a.afas.yaml", as_of=DAY, observed=given).diagnostics
    assert (one.code, one.path, one.range) == ("AFS903", None, None)


def test_the_library_refuses_it_for_other_platforms() -> None:
    for file in (EXACT, RIGHTS):
        with pytest.raises(ValueError, match="nothing to hold a manifest for"):
            onsrights.check_file(file, observed=OTHER)
    with pytest.raises(ValueError, match="Nedap Ons"):
        onsrights.check_text("rights: []", observed={})
