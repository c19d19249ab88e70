"""One corpus through every door: the same fault has the same code and the same characters in all of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

import onsrights
from tests.ons.test_corpus import CORRECT, FAULTY, PREFIX, Faulty
from tests.web.browsing import Browser

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from starlette.testclient import TestClient

    from tests.conftest import Run


def manifest(rights: list[dict[str, str]], prefix: str) -> str:
    data = {"manifest": 1, "connector": {"name": "External Connector", "prefix": prefix}, "rights": rights}
    return json.dumps(data, ensure_ascii=False, indent=2)


ROWS = [row for code in {row.code: None for row in FAULTY} for row in [one for one in FAULTY if one.code == code][:3]]
"""Three of each rule: what the doors share does not hang on words."""


def told(diagnostics: Iterable[dict[str, Any]]) -> list[tuple[object, ...]]:
    """Give what every door has to say alike, of the last right and of the connector."""
    return sorted(
        (
            one["code"],
            one["severity"],
            one["field"] or "",
            tuple((one["field_range"] or {}).values()),
            one["message"],
            json.dumps([[change["value"] for change in fix["changes"]] for fix in one["fixes"]]),
        )
        for one in diagnostics
    )


def shown(
    diagnostics: Iterable[dict[str, Any]], right: dict[str, str], pointer: str
) -> tuple[set[tuple[str, str]], dict[str, str]]:
    """Give what a form shows of diagnostics: codes with their fields, and the characters that are marked in each."""
    rows = set()
    marks: dict[str, set[int]] = {}
    for one in diagnostics:
        if not one["pointer"].startswith((pointer, "/connector")):
            continue
        field = one["field"] or one["pointer"].rpartition("/")[2]
        rows.add((one["code"], field))
        text = right.get(field, "")
        near = [each["field_range"] for each in one["related"] if each["field"] == field]
        for span in (one["field_range"], *near) if one["field"] else ():
            if span and (span["start"], span["end"]) != (0, len(text)):
                marks.setdefault(field, set()).update(range(span["start"], span["end"]))
    return rows, {field: "".join(right[field][at] for at in sorted(found)) for field, found in marks.items() if found}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.code}-{row.text}")
def test_every_door_says_the_same(row: Faulty, client: TestClient, run: Run, tmp_path: Path) -> None:
    rights = row.rights()
    text = manifest(rights, row.prefix)
    path = tmp_path / "rights.json"
    path.write_text(text, "utf-8")

    file = json.loads(run("check", "--format", "json", "--fail-on", "never", str(path)).stdout)["diagnostics"]
    library = onsrights.check_rights(rights, prefix=row.prefix).to_dict()["diagnostics"]
    whole = client.post("/api/check", json={"text": text, "filename": "rights.json"}).json()["diagnostics"]
    assert told(file) == told(library) == told(whole)

    if len(rights) == 1:
        one = client.post("/api/check", json={"right": rights[0], "prefix": row.prefix}).json()["diagnostics"]
        assert told(one) == told(library)

    browser = Browser(client)
    browser.open("rights.json", text.encode())
    page = browser.press(f"select:0/{len(rights) - 1}")
    in_form = {(fault.code, fault.field) for fault in page.faults}
    marks = {field: "".join(pieces) for field, pieces in page.marks.items()}
    assert (in_form, marks) == shown(file, rights[-1], f"/rights/{len(rights) - 1}/")


def test_a_correct_right_is_correct_behind_every_door(client: TestClient, run: Run, tmp_path: Path) -> None:
    rights = [row.fields() for row in CORRECT]
    text = manifest(rights, PREFIX)
    path = tmp_path / "rights.json"
    path.write_text(text, "utf-8")
    file = json.loads(run("check", "--format", "json", str(path)).stdout)
    graver = [one for one in file["diagnostics"] if one["severity"] != "info"]
    assert graver == []
    assert onsrights.check_rights(rights, prefix=PREFIX).ready == len(rights)
    assert client.post("/api/check", json={"text": text, "filename": "rights.json"}).json()["summary"]["ready"] == len(
        rights
    )
    page = Browser(client).open("rights.json", text.encode())
    assert page.text("verdict") == f"{len(rights)} of {len(rights)} rights ready to register"
