"""A saved answer of ``/metainfo`` that becomes a manifest."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
import yaml

import onsrights
from tests.afas.checking import DATA, DAY

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run

SAVED = DATA / "metainfo-planbord.json"
TOLD = ("--name", "Planbord", "--called-by", "system", "--authentication", "classic", "--environment-type", "accept")
BARE = """\
# Gemaakt uit metainfo-planbord.json met onsrights import.
manifest: 1
platform: afas
# AFAS: niet in MetaInfo: integration (--name)
connector:
  description: Planbord
  # AFAS: niet in MetaInfo: called_by (--called-by)
  # AFAS: niet in MetaInfo: authentication (--authentication)
  group:
    name: Planbord
  get_connectors:
    - Planbord_Dossier
    - Planbord_Medewerkers
    - Planbord_Werkgevers
    - name: Profit_Subject_Attachments
      purpose: Bestanden bij dossier
  update_connectors:
    - name: HrAbsence
      purpose: Verlofboeking
    - name: KnSubject
      purpose: Dossier
environments:
  - number: 45678
    # AFAS: niet in MetaInfo: type (--environment-type)
# AFAS: tokenExpiry 0
"""


def imported(run: Run, answer: Any, *arguments: str) -> tuple[int, str, str]:  # noqa: ANN401 - whatever JSON holds
    data = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
    return run("import", "-", *arguments, stdin=data)


def test_what_metainfo_does_not_tell_is_left_out_with_a_comment(run: Run) -> None:
    status, out, err = run("import", str(SAVED), "--lang", "nl")
    assert (status, out) == (0, BARE)
    assert err.startswith("1 app connector overgenomen; er staan 4 fouten in.")
    found = onsrights.check_text(out, filename="x.afas.yaml", as_of=DAY).diagnostics
    assert [each.code for each in found if each.severity == "error"] == ["AFS110"] * 4


def test_with_what_was_told_the_manifest_has_no_error_and_agrees(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "connector.afas.yaml"
    status, out, err = run("import", str(SAVED), *TOLD, "--output", str(target))
    assert (status, out, err) == (0, "", "1 app connector imported, without errors.\n")
    checked = run("check", str(target), "--observed", str(SAVED), "--format", "concise")
    assert checked.status == 0
    assert "AFS9" not in checked.stdout
    values = yaml.safe_load(target.read_text(encoding="utf-8"))
    assert values["integration"] == {"name": "Planbord"}
    assert values["connector"]["called_by"] == "system"
    assert values["connector"]["authentication"] == {"type": "classic"}
    assert values["environments"] == [{"number": 45678, "type": "accept"}]


@pytest.mark.parametrize(
    ("answer", "there"),
    [
        ({"getConnectors": []}, "# AFAS: not in MetaInfo: update_connectors"),
        ({"getConnectors": [{"id": "A"}], "info": {"envid": "A123456AC"}},
         "# AFAS: envid A123456AC has no environment number of five digits"),
        ({"getConnectors": [{"id": "A"}], "info": {"group": "Group 101 (12345.USER)"}}, "    name: Group 101\n"),
        ({"getConnectors": [{"id": "A", "description": "A"}]}, "    - A\n"),
        ({"updateConnectors": [{"id": "KnSubject"}]}, "    - KnSubject\n"),
        ({"updateConnectors": [{"id": "x: y # z\n- a\u0007"}]}, r'    - "x: y # z\n- a\x07"'),
        ({"updateConnectors": [{"id": "A"}], "info": {"appName": "#1: \u2028"}}, '  description: "#1:"'),
        ({"updateConnectors": [{"id": "A"}], "info": {"tokenExpiry": "1\nx: y"}}, "# AFAS: tokenExpiry 1U+000Ax: y\n"),
        ({"updateConnectors": [{"id": "A"}], "info": {"appName": 1, "envid": [], "group": {}}}, "MetaInfo: group"),
    ],
)  # fmt: skip
def test_whatever_it_holds_is_a_text_of_the_manifest(run: Run, answer: Any, there: str) -> None:  # noqa: ANN401
    status, out, _ = imported(run, answer)
    assert status == 0
    assert there in out
    yaml.safe_load(out)


def test_it_may_be_saved_in_another_encoding(run: Run) -> None:
    text = SAVED.read_text(encoding="utf-8")
    for encoding in ("utf-8-sig", "utf-16"):
        status, out, _ = imported(run, text.encode(encoding), *TOLD)
        assert status == 0
        assert "Planbord_Werkgevers" in out


@pytest.mark.parametrize(
    "data",
    [
        b'{"getConnectors": [{"id": "A"}',
        b'{"getConnectors": [{"id": {}}]}',
        b'{"getConnectors": {"id": "A"}}',
        b'["getConnectors", "getConnectors"]',
        b'{"updateConnectors": [' + b"[" * 100_000,
        b'{"updateConnectors": [{"id": -}]}',
        b'"getConnectors"',
        b'{"getConnectors": [{"id": "\xff"}]}',
    ],
    ids=range(8),
)
def test_what_is_no_answer_is_not_imported(run: Run, data: bytes) -> None:
    status, out, err = imported(run, data)
    assert (status, out) == (1, "")
    assert err == "Not imported: This is not a response of /metainfo. Save the response as you received it.\n"


def test_a_very_large_one_is_not_imported(run: Run) -> None:
    status, out, err = imported(run, b'{"getConnectors": [' + b'{"id":"A"},' * 300_000 + b'{"id":"A"}]}')
    assert (status, out) == (1, "")
    assert err == "Not imported: This file is too large for a response of /metainfo.\n"


def test_a_gcn_file_is_not_read(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "Planbord.GCN"
    file.write_bytes(b"\x00\x01\x02")
    for lang, sentence in (
        ("nl", "Niet geïmporteerd: een .gcn-bestand leest onsrights niet; importeer het in Profit.\n"),
        ("en", "Not imported: onsrights does not read a .gcn file; import it in Profit.\n"),
    ):
        assert run("import", str(file), "--lang", lang) == (1, "", sentence)


TOKEN = "0123456789abcdef" * 4


@pytest.mark.parametrize(
    "answer",
    [
        {"getConnectors": [{"id": f"<token><data>{TOKEN}</data></token>"}]},
        {"getConnectors": [{"id": "A", "description": f"AfasToken {TOKEN}"}]},
        {"getConnectors": [{"id": "A"}], "info": {"tokenExpiry": f"<data>{TOKEN}</data>"}},
        {"getConnectors": [{"id": "A"}], "info": {"appName": TOKEN}},
        {"getConnectors": [{"id": "A"}], "info": {"envid": f"x <data>{TOKEN}</data>"}},
    ],
    ids=range(5),
)
def test_a_secret_in_it_is_refused_and_not_shown(run: Run, answer: dict[str, Any]) -> None:
    status, out, err = imported(run, answer)
    assert (status, out) == (1, "")
    assert err.endswith("Not imported: there is a secret in it.\n")
    assert not any(TOKEN[start : start + 8] in err for start in range(56))


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--prefix", "X"), 'For AFAS Profit there is no "--prefix".'),
        (("--name", " "), "The name at --name is empty."),
        (("--authentication", "saml"), '"saml" is not a value of option --authentication'),
        (("--called-by", "nobody"), '"nobody" is not a value of option --called-by'),
    ],
)
def test_wrong_usage(run: Run, arguments: tuple[str, ...], sentence: str) -> None:
    status, out, err = run("import", str(SAVED), *arguments)
    assert (status, out) == (2, "")
    assert err.startswith(f"Error: {sentence}")


def test_rights_are_imported_as_before(run: Run) -> None:
    status, out, _ = imported(run, b"Identifier;Dutch name\nZorgNoteView;Notitie inzien\n")
    assert status == 0
    assert "identifier: ZorgNoteView" in out
    assert run("import", "-", "--called-by", "system", stdin=b"Identifier;Dutch name\nZorgNoteView;x\n").status == 2
