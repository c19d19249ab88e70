"""LibreOffice opens what is written, and what it writes is read: in one start of it for many files.

``make test-office`` installs it, or says how.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import openpyxl
import pytest
import yaml

from onsrights.documents.formats import render
from onsrights.ons.exports.customer import page
from onsrights.ons.exports.dashboard import FORMATS
from onsrights.platforms import PLATFORMS
from tests.ons.exports.nasty import NASTY, everything
from tests.ons.exports.test_dashboard import unified
from tests.web.tables import HEAD, RIGHT, workbook

if TYPE_CHECKING:
    from docx.document import Document

    from tests.conftest import Run

pytestmark = pytest.mark.office

MANIFESTS = {"ons": "rights.yaml", "afas": "planbord.afas.yaml", "exact": "invoices.exact.yaml"}
EXAMPLES = Path(__file__).parents[2] / "examples"
PATIENCE = 120
"""Seconds for one start, on a busy machine."""


def converted(folder: Path, names: list[str], form: str) -> Path:
    """Have LibreOffice open files of a folder and save them in another form; give the folder of what it saved."""
    program = shutil.which("soffice")
    if program is None:
        message = "there is no LibreOffice: `make test-office` installs it, or says how"
        raise RuntimeError(message)
    out = folder / "saved"
    command = [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore"]
    command += ["--infilter=CSV:59,34,76"] if names[0].endswith(".csv") else []
    command += ["--convert-to", form, "--outdir", str(out), *(str(folder / name) for name in names)]
    subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)
    return out


def told(document: Document) -> tuple[list[str], list[list[list[str]]]]:
    """Give what a document says outside its tables, and in them; spaces and line ends are as good as each other."""
    lines = [spaced(line.text) for line in document.paragraphs if line.text.strip()]
    return lines, [[[spaced(cell.text) for cell in row.cells] for row in table.rows] for table in document.tables]


def spaced(text: str) -> str:
    return " ".join(text.split())


def test_every_word_document_says_there_what_was_written(run: Run, tmp_path: Path) -> None:
    names = []
    for platform in PLATFORMS.all():
        manifest = EXAMPLES / MANIFESTS[platform.key]
        for purpose in platform.door("export"):
            for lang in ("nl", "en") if "docx" in purpose.formats else ():
                names.append(f"{platform.key}-{purpose.name}-{lang}.docx")
                asked = ["--for", purpose.name, "--lang", lang, "--output", str(tmp_path / names[-1])]
                made = run("export", str(manifest), *asked)
                assert made.status == 0, made.stderr
    (tmp_path / "nasty.docx").write_bytes(render(page(everything(), "nl"), "docx"))  # type: ignore[arg-type]
    names.append("nasty.docx")
    saved = converted(tmp_path, names, "docx:MS Word 2007 XML")
    for name in names:
        before, after = (told(docx.Document(str(folder / name))) for folder in (tmp_path, saved))
        assert after == before, name
        assert before[1], f"{name} has a table"
    assert NASTY[1] in [row[0] for row in before[1][0]]


def test_the_table_of_the_fields_opens_as_a_sheet_in_which_nothing_is_worked_out(tmp_path: Path) -> None:
    text = FORMATS["csv"](everything(), "nl")
    (tmp_path / "rechten.csv").write_bytes(text.encode())
    saved = converted(tmp_path, ["rechten.csv"], "xlsx") / "rechten.xlsx"
    sheet = openpyxl.load_workbook(saved).active
    assert sheet is not None
    rows = [[*row] for row in sheet.iter_rows()]
    assert [cell.value for cell in rows[0]][:2] == ["Connector", "Right identifier"]
    assert len(rows) == 1 + len(NASTY)
    assert {cell.data_type for row in rows for cell in row} <= {"s", "n"}, "text, and cells that are empty"
    seen = {unified(str(cell.value)).lstrip("'") for row in rows for cell in row if cell.value is not None}
    assert {unified(text).lstrip("'") for text in NASTY if text.strip()} <= seen


def test_a_sheet_that_it_saved_is_read_like_the_one_it_was_made_of(run: Run, tmp_path: Path) -> None:
    second = ["WilgenlichtLetterSend", "Brief versturen", "Send letter", "Geeft é & <b>.", "Allows\nit.", "007"]
    (tmp_path / "rechten.xlsx").write_bytes(workbook(["Rechten van Wilgenlicht"], [], HEAD, RIGHT, second))
    saved = converted(tmp_path, ["rechten.xlsx"], "xlsx")
    converted(tmp_path, ["rechten.xlsx"], "csv:Text - txt - csv (StarCalc):59,34,76")
    found = []
    for file in (tmp_path / "rechten.xlsx", saved / "rechten.xlsx", saved / "rechten.csv"):
        made = run("import", str(file), "--name", "Wilgenlicht Zorgapp", "--lang", "nl")
        assert made.status == 0, made.stderr
        found.append(yaml.safe_load(made.stdout)["rights"])
    assert found[0][0]["identifier"] == RIGHT[0]
    assert found[0] == found[1] == found[2]
