"""``onsrights import`` as a user calls it."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onsrights.doors.checked import Found, manifests_of
from onsrights.engine.origin import installing
from onsrights.engine.settings.settings import Limits, Settings
from onsrights.engine.text.source import Source
from onsrights.engine.text.tree import read_tree
from onsrights.ons.exports.dashboard import FORMATS
from onsrights.ons.exports.rights import Connector, Content, ExportedRight, connectors
from onsrights.ons.imports.placing import Asked, place
from onsrights.ons.imports.read_file import read
from onsrights.ons.manifest_text import manifest_text
from onsrights.ons.model import FIELDS
from onsrights.platforms import PLATFORMS
from tests.ons.exports.nasty import NASTY

if TYPE_CHECKING:
    from onsrights.doors import Manifest
    from tests.conftest import Run

EXAMPLES = Path(__file__).parents[2] / "examples"
HEAD = "Right identifier;Nederlandse naam;Engelse naam;Nederlandse omschrijving;Engelse omschrijving"
ROWS = """\
ExampleClientNoteView;Notitie [van een cliënt] inzien;View [client] note;Geeft inzage in de notities van een cliënt.;\
Allows viewing the notes in the record of a client.;hoog
ExampleLetterSend;Brief verzenden;Send letter;Geeft toestemming om een brief aan de huisarts te versturen.;\
Allows sending a letter to the general practitioner.;
"""
TABLE = f"{HEAD};Prioriteit\n{ROWS}"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "rechten.csv"
    path.write_text(TABLE, encoding="utf-8-sig")
    return path


def test_a_table_becomes_a_manifest_that_passes(run: Run, table: Path, tmp_path: Path) -> None:
    target = tmp_path / "rights.yaml"
    status, out, err = run("import", str(table), "--name", "Example", "--output", str(target))
    assert (status, out) == (0, "")
    assert err.endswith("2 rights imported, without errors.\n")
    assert 'The column "Prioriteit" is not a field of a right' in err
    text = target.read_text(encoding="utf-8")
    assert text.startswith("# Made from rechten.csv by onsrights import.\nmanifest: 1\nconnector:\n  name: Example\n")
    assert '    note: "Prioriteit: hoog"\n' in text
    assert run("check", str(target)).status == 0


def test_it_speaks_dutch(run: Run, table: Path) -> None:
    err = run("import", str(table), "--lang", "nl").stderr
    column, prefix, name, verdict = err.splitlines()
    assert column.startswith(
        'De kolom "Prioriteit" is geen veld van een recht; de waarden ervan staan in de notitie van elk recht (1).'
    )
    assert prefix == 'Als voorvoegsel is "Example" genomen, naar de identifiers. Klopt dat niet, gebruik dan --prefix.'
    assert name.startswith('De naam van de connector is niet bekend; er staat nu "Example".')
    assert verdict == "2 rechten overgenomen, zonder fouten."


@pytest.mark.parametrize(("faults", "sentence"), [
    ([("Letter", "Letter2")], "there is 1 error in it."),
    ([("Letter", "Letter2"), ("ClientNote", "Client_Note")], "there are 2 errors in it."),
])  # fmt: skip
def test_faults_of_the_rights_do_not_keep_them_out(run: Run, faults: list[tuple[str, str]], sentence: str) -> None:
    text = TABLE
    for old, new in faults:
        text = text.replace(f"Example{old}", f"Example{new}")
    status, out, err = run("import", "-", "--name", "X", "--prefix", "Example", stdin=text.encode())
    assert status == 0
    assert "Made from standard input" in out
    assert f"2 rights imported; {sentence} See them with: onsrights check FILE\n" in err
    checked = run("check", "-", "--select", "ONS1", stdin=out.encode())
    assert checked.status == 0


def test_one_right(run: Run) -> None:
    text = "\n".join(TABLE.splitlines()[:2])
    assert run("import", "-", stdin=text.encode()).stderr.endswith("1 right imported, without errors.\n")


def test_options_say_what_the_table_does_not(run: Run, table: Path) -> None:
    result = run("import", str(table), "--name", "hr_tool", "--prefix", "Example", "--map", "Prioriteit=-")
    assert "  name: hr_tool\n  prefix: Example\n" in result.stdout
    assert "note:" not in result.stdout
    assert result.stderr == 'The column "Prioriteit" was left out, as asked (1).\n2 rights imported, without errors.\n'


@pytest.mark.parametrize(("arguments", "sentence"), [
    (("--map", "Prioriteit"), '--map expects COLUMN=FIELD, not "Prioriteit".'),
    (("--map", "=note"), '--map expects COLUMN=FIELD, not "=note".'),
    (("--map", "Prioriteit=dutch_nam"), '"dutch_nam" is not a field for --map; choose from identifier, '),
    (("--map", "Prioriteit=dutch_nam"), 'Did you mean "dutch_name"?'),
    (("--map", "Prioritiet=note"), 'There is no column "Prioritiet" (--map). Did you mean "Prioriteit"?'),
    (("--prefix", "hr_tool"), '"HrTool"'), (("--prefix", "1"), "letters"),
])  # fmt: skip
def test_wrong_usage(run: Run, table: Path, arguments: tuple[str, ...], sentence: str) -> None:
    status, out, err = run("import", str(table), *arguments)
    assert (status, out) == (2, "")
    assert sentence in err


def test_map_takes_labels(run: Run, table: Path) -> None:
    assert "note: hoog\n" in run("import", str(table), "--map", "prioriteit=Notitie").stdout


def test_an_existing_file_stays_as_it_is(run: Run, table: Path, tmp_path: Path) -> None:
    target = tmp_path / "rights.yaml"
    target.write_bytes(b"mine")
    status, _, err = run("import", str(table), "--output", str(target))
    assert status == 2
    assert err.endswith(f"{target} exists and was not overwritten; with --force it will be.\n")
    assert target.read_bytes() == b"mine"
    assert run("import", str(table), "--output", str(target), "--force").status == 0
    assert target.read_bytes() != b"mine"


@pytest.mark.parametrize(("data", "sentence"), [
    (b"\x00\x01", "Not imported: This file contains no text."), (b"a;b\n", "Not imported: No row with the names"),
    (b"{", "Not imported: This is not valid JSON"), (b"PK\x03\x04", "Not imported: This is not an Excel workbook"),
])  # fmt: skip
def test_what_cannot_be_read(run: Run, data: bytes, sentence: str) -> None:
    status, out, err = run("import", "-", stdin=data)
    assert (status, out) == (1, "")
    assert err.startswith(sentence)


def test_files_that_are_none(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.csv").symlink_to("nowhere")
    assert run("import", str(tmp_path / "x.csv")) == (
        1, "", f'Not imported: The file "{tmp_path / "x.csv"}" does not exist. Check the path.\n',
    )  # fmt: skip
    assert "is a folder, not a file" in run("import", str(tmp_path)).stderr
    assert "is a manifest already" in run("import", str(EXAMPLES / "rights.yaml")).stderr


def test_nothing_in_it(run: Run) -> None:
    assert run("import", "-", stdin=b"") == (3, "", "No rights were found in standard input.\n")
    assert run("import", "-", stdin=HEAD.encode()).status == 3


def test_many_remarks_of_one_kind_are_cut_short(run: Run) -> None:
    text = f"{HEAD};Prio\n" + ";;;;;hoog\n" * 5 + "".join(f";;;;;{number}\n" for number in range(30))
    err = run("import", "-", stdin=text.encode()).stderr
    assert err.count("has none of the five fields") == 20
    assert "… and 15 more remarks like that.\n" in err


def workbook(tmp_path: Path) -> Path:
    book = openpyxl.Workbook()
    assert book.active is not None
    for line in TABLE.splitlines():
        book.active.append(line.split(";"))
    path = tmp_path / "rechten.xlsx"
    book.save(path)
    return path


def test_workbook(run: Run, tmp_path: Path) -> None:
    status, out, _ = run("import", str(workbook(tmp_path)), "--sheet", "sheet")
    assert status == 0
    assert "dutch_name: Notitie [van een cliënt] inzien" in out
    status, _, err = run("import", str(workbook(tmp_path)), "--sheet", "Blad1")
    assert status == 2
    assert 'There is no sheet "Blad1"; there are: Sheet.' in err


@pytest.mark.parametrize("missing", ["openpyxl", "defusedxml"])
def test_without_the_extra_xlsx_it_says_what_is_missing(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    path = workbook(tmp_path)
    for name in [name for name in sys.modules if name.startswith(f"{missing}.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, missing, None)
    monkeypatch.delitem(sys.modules, "onsrights.documents.workbook", raising=False)
    status, _, err = run("import", str(path))
    assert status == 2
    assert f"An Excel workbook needs openpyxl: {installing('xlsx')}. Or save the workbook as CSV." in err


# ------------------------------------------------------------------------------------------- there and back again


def back(data: bytes, name: str) -> list[tuple[str, str | None, list[dict[str, str]]]]:
    """Import what was exported, write the manifest, read it, and give what is in it."""
    text = manifest_text(place(read(data, name, {}).records, Asked(), "nl").manifests)
    return [(one.name, one.prefix, [dict(right.fields) for right in one.rights]) for one in connectors(read_back(text))]


def read_back(text: str) -> list[Manifest]:
    source = Source("rights.yaml", text)
    tree = read_tree(source)
    assert not tree.faults
    return manifests_of([Found(source, tree, PLATFORMS["ons"], named=True)], Settings())


@pytest.mark.parametrize("form", ["csv", "json"])
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_example_comes_back(run: Run, form: str, lang: str) -> None:
    exported = run("export", str(EXAMPLES / "rights.yaml"), "--for", "dashboard", "--format", form, "--lang", lang)
    [(name, prefix, rights)] = back(exported.stdout.encode(), f"a.{form}")
    [wanted] = connectors(read_back((EXAMPLES / "rights.yaml").read_text(encoding="utf-8")))
    assert (name, prefix) == (wanted.name, wanted.prefix)
    assert rights == [dict(right.fields) for right in wanted.rights]


TEXTS = st.sampled_from([text for text in NASTY if text.strip()]) | st.text(
    st.characters(
        exclude_categories=["Cc", "Cs", "Cf", "Zl", "Zp", "Zs", "Mn", "Lm", "Cn", "Co"],
        exclude_characters="\u2010\u2011ﬀﬁﬂﬃﬄﬅﬆ",  # written out when they are imported
    ),
    min_size=1,
    max_size=20,
) | st.text(" '=+-@;\",|[]{}:#&*!%`a", max_size=9).map(lambda text: f"x{text}x")  # fmt: skip


@pytest.mark.parametrize("form", ["csv", "json"])
@settings(suppress_health_check=[HealthCheck.too_slow])
@given(rights=st.lists(st.fixed_dictionaries(dict.fromkeys(FIELDS, TEXTS)), min_size=1, max_size=4), name=TEXTS)
def test_whatever_is_exported_comes_back(form: str, rights: list[dict[str, str]], name: str) -> None:
    from onsrights.engine.text.characters import mend

    def kept(field: str, text: str) -> str:
        breaks = field.endswith("description")
        return mend(text, breaks_allowed=breaks, spaces_allowed=field != "identifier").text

    rights = [{field: kept(field, text) or "x" for field, text in right.items()} for right in rights]
    name = mend(name.strip(), breaks_allowed=False).text.strip() or "x"
    found = Content((Connector(name, None, "a", 0, tuple(ExportedRight(right, "draft") for right in rights)),), 0)
    exported = FORMATS[form](found, "nl")
    [(back_name, _, back_rights)] = back(exported.encode(), f"a.{form}")
    assert back_name == name
    assert back_rights == rights


def test_several_connectors_come_back(run: Run, tmp_path: Path) -> None:
    right = "\n".join(TABLE.splitlines()[:2])
    for name in ("Alpha", "Beta"):
        (tmp_path / f"{name}.rights.yaml").write_text(
            run("import", "-", "--name", name, stdin=right.replace("Example", name).encode()).stdout, encoding="utf-8"
        )
    for form in ("csv", "json"):
        exported = run("export", "--for", "dashboard", "--format", form, cwd=tmp_path).stdout
        assert [(name, prefix) for name, prefix, _ in back(exported.encode(), f"a.{form}")] == [
            ("Alpha", "Alpha"), ("Beta", "Beta"),
        ]  # fmt: skip


def test_a_forced_export_can_be_imported(run: Run) -> None:
    for form in ("csv", "json"):
        exported = run(
            "export", str(EXAMPLES / "broken-rights.yaml"), "--for", "dashboard", "--format", form, "--force"
        )
        result = run("import", "-", stdin=exported.stdout.encode())
        assert result.status == 0
        assert "no field of a right" not in result.stderr
        assert io.StringIO(result.stdout).readline() == "# Made from standard input by onsrights import.\n"
    assert json.loads(exported.stdout)["checked"] is False


def test_a_file_that_is_too_large(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onsrights.engine.settings.settings.Limits", lambda: Limits(file_bytes=1 << 20))
    status, out, err = run("import", "-", stdin=b"x" * ((1 << 20) + 1))
    assert (status, out, err) == (1, "", "Not imported: The file is larger than 1 MiB.\n")
