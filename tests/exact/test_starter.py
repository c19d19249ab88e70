"""The first manifest of an app passes its own check, whatever it is called."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
import yaml

from onsrights.doors import RefusedError
from onsrights.exact.starter import STARTER, starter
from tests.exact.checking import check

if TYPE_CHECKING:
    from pathlib import Path

    from onsrights.engine.diagnostics import Language

KINDS = ("self-registered", "testing", "production", "published")
NAMES = (
    "Esdoorn Inkoop",
    "the best of the tools for all of the companies",
    "n" * 200,
    "#a: b",
    "'q'",
    "Read only, never writes",
)
URI = "https://app.esdoorn.example/back"


def text(name: str, kind: str, lang: Language = "nl", **more: str) -> str:
    return starter(
        {"name": name, "distribution": kind, "country": "be", "redirect_uri": URI, **more}, lang, date(2026, 11, 30)
    )


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", NAMES)
def test_it_passes_its_own_check(name: str, kind: str, lang: Language) -> None:
    report = check(text(name, kind, lang))
    assert [each.message() for each in report.diagnostics] == []
    assert report.ready == 1


def test_only_what_is_reviewed_has_a_review_and_scopes() -> None:
    values = {kind: yaml.safe_load(text("Esdoorn", kind)) for kind in KINDS}
    assert ["review" in each for each in values.values()] == [False, False, True, True]
    assert ["scopes" in each for each in values.values()] == [False, False, True, True]
    assert values["production"]["review"]["purpose_nl"] == "Koppelt Esdoorn aan Exact Online."
    assert "n" * 20 not in yaml.safe_load(text("n" * 150, "production"))["review"]["purpose_nl"]


def test_every_key_has_its_sentence() -> None:
    lines = text("Esdoorn", "production").splitlines()
    for index, line in enumerate(lines):
        key = line.strip().removeprefix("- ").partition(":")[0]
        if line and not line.strip().startswith("#") and key != "crm.accounts":
            assert lines[index - 1].strip().startswith("# "), line


def test_calls_and_scopes_come_from_code(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_text(
        'get("crm/Accounts"); x.post("crm/Accounts")\nget("read/financial/AgingOverview")\n', encoding="utf-8"
    )
    made = text("Esdoorn", "published", from_code=str(path))
    values = yaml.safe_load(made)
    assert values["scopes"] == {"crm.accounts": "manage", "financial.receivables": "read"}
    assert values["calls"][0] == {"endpoint": "crm/Accounts", "methods": ["GET", "POST"]}
    assert check(made).diagnostics == ()
    path.write_text("print()", encoding="utf-8")
    with pytest.raises(RefusedError):
        text("Esdoorn", "published", from_code=str(path))


def test_answers_are_taken_as_they_are_used(tmp_path: Path) -> None:
    questions = {question.option.key: question for question in STARTER.questions}
    assert questions["name"].take(" Esdoorn ", {}) == "Esdoorn"
    for wrong in ("", "a\nb"):
        with pytest.raises(RefusedError):
            questions["name"].take(wrong, {})
    with pytest.raises(RefusedError):
        questions["from_code"].take(str(tmp_path / "none"), {})
    assert questions["redirect_uri"].propose({"name": "Esdoorn & Zn."}) == "https://esdoornzn.example/exact/callback"
