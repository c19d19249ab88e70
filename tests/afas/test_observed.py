"""A manifest held against a saved answer of MetaInfo: what is linked, and whose answer it is."""

from __future__ import annotations

import json
from typing import Any

import pytest

import onsrights
from tests.afas.checking import DATA, DAY, changed, marked, rows, text_of

SAVED = json.loads((DATA / "metainfo-planbord.json").read_text(encoding="utf-8"))


def said(text: str, observed: Any) -> list[str]:  # noqa: ANN401 - text, bytes or a mapping
    found = onsrights.check_text(text, filename="planbord.afas.yaml", as_of=DAY, observed=observed).diagnostics
    return [f"{each.severity} {each.code} {each.pointer} {each.message()}" for each in found]


def test_nothing_is_found_where_both_agree() -> None:
    assert said(text_of("planbord"), SAVED) == []
    assert said(text_of("planbord"), json.dumps(SAVED).encode()) == []


@pytest.mark.parametrize(
    "row", [row for row in rows("cases.tsv") if "--observed" in row["args"]], ids=lambda row: row["id"]
)
def test_a_planted_difference_is_told(row: dict[str, str]) -> None:
    text = changed(row["base"], row["ops"])
    report = onsrights.check_text(text, filename="planbord.afas.yaml", as_of=DAY, observed=SAVED)
    [one] = report.diagnostics
    assert (one.code, one.severity, one.pointer) == (row["code"], row["severity"], row["pointer"])
    assert marked(text, one) == row["text"]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (
            {"updateConnectors": [{"id": "KnSubject"}]},
            'error AFS901 /connector/update_connectors/1/name "HrAbsence" is not linked in the environment.',
        ),
        (
            {"updateConnectors": [*SAVED["updateConnectors"], {"id": "CmF"}]},
            "warning AFS901 /connector/update_connectors Linked in the environment, but not in this manifest: CmF.",
        ),
        (
            {"updateConnectors": [{"id": "HrAbsence"}, {"id": "KNSUBJECT"}]},
            'info AFS901 /connector/update_connectors/0/name In the environment this is called "KNSUBJECT".',
        ),
        (
            {"info": {"envid": "O12345AA"}},
            "error AFS902 /environments This MetaInfo comes from environment O12345AA, which is not in the manifest.",
        ),
        ({"info": {"group": "Staf (1)"}}, 'info AFS902 /connector/group/name MetaInfo names the group "Staf".'),
        ({"info": {"envid": "A123456AC"}}, ""),
        ({"info": {}}, ""),
        ({"getConnectors": None}, ""),
    ],
)
def test_a_difference_is_told_where_it_is(changes: dict[str, Any], expected: str) -> None:
    assert "\n".join(said(text_of("planbord"), {**SAVED, **changes})) == expected


def test_a_blocked_connector_and_special_ones_are_not_missed() -> None:
    text = text_of("planbord").replace(
        "    - name: Planbord_Werkgevers\n", "    - name: Planbord_Werkgevers\n      blocked: true\n"
    )
    get = [each for each in SAVED["getConnectors"] if each["id"] != "Planbord_Werkgevers"]
    assert said(text, {**SAVED, "getConnectors": get}) == []
