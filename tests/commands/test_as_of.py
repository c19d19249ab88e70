"""``check --as-of``: the day to count with, on every way that a check may go."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run

MANIFEST = """\
manifest: 1
platform: afas
integration: {name: Planbord}
connector:
  description: Planbord
  called_by: system
  authentication: {type: classic}
  get_connectors: [{name: Planbord_Medewerkers, purpose: Wie er werkt}]
"""
RIGHT = "manifest: 1\nconnector: {name: Zorgbrug}\nrights: []\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "planbord.afas.yaml").write_text(MANIFEST, encoding="utf-8")
    (tmp_path / "rights.yaml").write_text(RIGHT, encoding="utf-8")
    return tmp_path


def dated(text: str) -> set[tuple[str, str, str]]:
    """Give code, severity and day of what depends on a day."""
    found = json.loads(text)["diagnostics"]
    return {(one["code"], one["severity"], one["data"]["as_of"]) for one in found if "as_of" in one["data"]}


@pytest.mark.parametrize("more", [(), ("--jobs", "2"), ("--fix",), ("--no-config",), ("--select", "AFS5")])
def test_the_day_is_counted_with_and_told(run: Run, folder: Path, more: tuple[str, ...]) -> None:
    early, late = (
        dated(run("check", "--format", "json", "--as-of", day, *more, cwd=folder).stdout)
        for day in ("2026-11-30", "2027-06-01")
    )
    assert {(code, day) for code, _, day in early} == {("AFS502", "2026-11-30")}
    assert {(code, day) for code, _, day in late} == {("AFS502", "2027-06-01")}
    assert early != late


def test_it_is_allowed_where_nothing_depends_on_it(run: Run, folder: Path) -> None:
    with_day, without = (run("check", "rights.yaml", *more, cwd=folder) for more in (("--as-of", "2026-11-30"), ()))
    assert with_day == without
    assert with_day.status == 1


@pytest.mark.parametrize(
    "written",
    ["30-11-2026", "2026-02-30", "2026-1-1", "20261130", "2026-11-30T00:00", "", " 2026-11-30", "morgen", "2026-W49-1"],
)
@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("en", 'Error: --as-of "{}" is not a date; write YYYY-MM-DD.'),
        ("nl", 'Fout: --as-of "{}" is geen datum; schrijf JJJJ-MM-DD.'),
    ],
)
def test_what_is_no_day(run: Run, folder: Path, lang: str, sentence: str, written: str) -> None:
    status, out, err = run("check", f"--as-of={written}", "--lang", lang, cwd=folder)
    assert (status, out) == (2, "")
    assert err.splitlines()[0] == sentence.format(written)


def test_no_settings_stop_the_clock(run: Run, folder: Path) -> None:
    (folder / "onsrights.toml").write_text('as-of = "2026-11-30"\n', encoding="utf-8")
    status, out, err = run("check", "--lang", "en", cwd=folder)
    assert (status, out) == (2, "")
    assert 'There is no key "as-of"' in err


@pytest.mark.parametrize(("lang", "words"), [("en", "--as-of YYYY-MM-DD"), ("nl", "--as-of JJJJ-MM-DD")])
def test_the_help_tells_of_it(run: Run, lang: str, words: str) -> None:
    assert words in run("check", "--help", "--lang", lang).stdout
