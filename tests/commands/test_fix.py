"""``check --fix``, ``--unsafe-fixes`` and ``--diff``."""

from __future__ import annotations

import io
import json
import os
import stat
import subprocess
import sys
from typing import TYPE_CHECKING, NoReturn

import pytest

from onsrights.engine.check.run import InternalFault

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run

MANIFEST = """\
manifest: 1
connector: {name: External Connector, prefix: ExternalConnector}  # \tkept
rights:
  - identifier: ExternalConnectorClientLetterDelete
    dutch_name: 'Brief [van een client] verwijderen'
    english_name: Delete letter [client]
    dutch_description: Geeft toestemming om een brief uit het dossier van een cliënt te verwijderen.
    english_description: Allows removing a letter from the record of a client.
"""
SAFE = MANIFEST.replace("[van een client]", "[van een cliënt]")
BOTH = SAFE.replace("letter [client]", "[client] letter")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "rights.yaml").write_bytes(MANIFEST.encode())
    return tmp_path


def stands(folder: Path, name: str = "rights.yaml") -> str:
    return (folder / name).read_bytes().decode()


def test_safe_fixes_are_written(run: Run, folder: Path) -> None:
    status, out, err = run("check", "--fix", cwd=folder)
    assert (status, err) == (1, "")
    assert stands(folder) == SAFE
    assert out.startswith("error[english-name-scope-position] ONS405: ")
    assert out.endswith(
        "\n1 file and 1 right checked: 1 error; 1 fixable with --fix --unsafe-fixes.\n"
        "0 of 1 right is ready to register.\n1 fault fixed in 1 file.\n"
    )
    assert run("check", "--fix", cwd=folder).stdout.endswith("\nNothing was fixed.\n")
    assert stands(folder) == SAFE


def test_unsafe_fixes_are_written_when_asked_for(run: Run, folder: Path) -> None:
    (folder / "second.rights.yaml").write_bytes(MANIFEST.encode())
    status, out, err = run("check", "--fix", "--unsafe-fixes", "--ignore", "ONS206", "--lang", "nl", cwd=folder)
    assert (status, err) == (0, "")
    assert out == (
        "2 bestanden en 2 rechten gecontroleerd: geen fouten gevonden. "
        "1 van de 2 rechten is klaar voor registratie.\n4 fouten hersteld in 2 bestanden.\n"
    )
    assert stands(folder) == stands(folder, "second.rights.yaml") == BOTH
    out = run("check", "--fix", "--unsafe-fixes", "--ignore", "ONS206", "--lang", "nl", cwd=folder).stdout
    assert out.endswith("\nEr is niets hersteld.\n")


def test_unsafe_fixes_alone_change_nothing(run: Run, folder: Path) -> None:
    assert "; 1 fixable with --fix, 1 more with --unsafe-fixes.\n" in run("check", cwd=folder).stdout
    assert "; 2 fixable with --fix --unsafe-fixes.\n" in run("check", "--unsafe-fixes", cwd=folder).stdout
    assert "; 1 te herstellen met --fix, nog 1 met --unsafe-fixes.\n" in run("check", "--lang", "nl", cwd=folder).stdout
    assert stands(folder) == MANIFEST


def test_selection(run: Run, folder: Path) -> None:
    run("check", "--fix", "--unsafe-fixes", "--select", "ONS405", cwd=folder)
    assert stands(folder) == MANIFEST.replace("letter [client]", "[client] letter")


@pytest.mark.parametrize("bom", ["", "\ufeff"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("end", ["\n", "", "\n\n  # \tend"])
def test_bytes_that_are_not_at_fault_stay(run: Run, folder: Path, bom: str, newline: str, end: str) -> None:
    def file(text: str) -> bytes:
        return (bom + text.rstrip("\n") + end).replace("\n", newline).encode()

    path = folder / "rights.yaml"
    path.write_bytes(file(MANIFEST))
    path.chmod(0o640)
    run("check", "--fix", "--unsafe-fixes", cwd=folder)
    assert path.read_bytes() == file(BOTH)
    assert os.name == "nt" or stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [*folder.iterdir()] == [path]


def test_clean_file_is_not_touched(run: Run, folder: Path) -> None:
    path = folder / "rights.yaml"
    path.write_bytes(BOTH.encode())
    before = path.stat()
    assert run("check", "--fix", cwd=folder).status == 0
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_forms(run: Run, folder: Path) -> None:
    status, out, err = run("check", "--fix", "--format", "json", cwd=folder)
    assert (status, err) == (1, "1 fault fixed in 1 file.\n")
    assert [found["code"] for found in json.loads(out)["diagnostics"]] == ["ONS405"]
    out = run("check", "--fix", "--format", "concise", cwd=folder).stdout
    assert out.startswith("rights.yaml:6:")
    assert out.endswith("\nNothing was fixed.\n")
    assert run("check", "--fix", "--statistics", cwd=folder).stdout.startswith("1  ONS405")
    assert run("check", "--fix", "--unsafe-fixes", "--quiet", cwd=folder) == (0, "", "")


def test_standard_input_goes_to_standard_output(run: Run, folder: Path) -> None:
    text = "\ufeff" + MANIFEST.replace("\n", "\r\n")
    status, out, err = run("check", "--fix", "-", "--stdin-filename", "new.yaml", stdin=text.encode(), cwd=folder)
    assert (status, out) == (1, "\ufeff" + SAFE.replace("\n", "\r\n"))
    assert " --> new.yaml:6:" in err
    assert err.endswith("\n1 fault fixed in 1 file.\n")
    status, out, err = run("check", "--fix", "-", "rights.yaml", "--format", "json", stdin=BOTH.encode(), cwd=folder)
    assert out == BOTH
    assert err.endswith("1 fault fixed in 1 file.\n")
    assert stands(folder) == SAFE


@pytest.mark.parametrize("text", [b"manifest: \xff\n", b"manifest: [\n", b"", b"#" * 300_000])
def test_standard_input_that_cannot_be_mended_comes_back_as_it_was(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, text: bytes
) -> None:
    from onsrights.commands import main

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(
        "onsrights.engine.settings.settings.Limits.__new__.__defaults__", (100_000, 50, 2_000_000, 65_536)
    )
    stream = io.BytesIO()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text)))
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(stream))
    assert main(["check", "--fix", "-"]) == 1
    assert stream.getvalue() == text


def test_diff(run: Run, folder: Path) -> None:
    status, out, err = run("check", "--diff", cwd=folder)
    assert (status, err) == (1, "1 fault would be fixed in 1 file.\n")
    assert out.startswith("--- rights.yaml\n+++ rights.yaml\n@@ -2,7 +2,7 @@\n")
    assert (
        "\n-    dutch_name: 'Brief [van een client] verwijderen'\n+    dutch_name: 'Brief [van een cliënt] ver" in out
    )
    assert "+    english_name" not in out
    out = run("check", "--diff", "--unsafe-fixes", "--fix", cwd=folder).stdout
    assert "\n+    english_name: Delete [client] letter\n" in out
    assert stands(folder) == MANIFEST
    (folder / "rights.yaml").write_bytes(BOTH.encode())
    assert run("check", "--diff", cwd=folder) == (0, "", "There is nothing to fix.\n")
    assert run("check", "--diff", "--lang", "nl", cwd=folder).stderr == "Er is niets te herstellen.\n"


def test_diff_of_standard_input_and_colours(run: Run) -> None:
    status, out, _ = run("check", "--diff", "-", "--color", "always", stdin=MANIFEST.encode())
    assert status == 1
    assert out.startswith("\x1b[1m--- <stdin>\x1b[0m\n")
    assert "\n\x1b[31m-    dutch_name: 'Brief [van een client] verwijderen'\x1b[0m\n\x1b[32m+    dutch_name: " in out


def test_diff_can_be_applied(run: Run, folder: Path) -> None:
    crlf = MANIFEST.replace("\n", "\r\n").rstrip()
    (folder / "rights.yaml").write_bytes(b"\xef\xbb\xbf" + crlf.encode())
    (folder / "rights.diff").write_bytes(run("check", "--diff", "--unsafe-fixes", cwd=folder).stdout.encode())
    subprocess.run(["git", "apply", "-p0", "rights.diff"], cwd=folder, check=True)  # noqa: S607
    assert stands(folder) == "\ufeff" + BOTH.replace("\n", "\r\n").rstrip()


def test_nothing_to_check(run: Run, tmp_path: Path) -> None:
    for option in ("--fix", "--diff"):
        status, out, err = run("check", option, cwd=tmp_path)
        assert (status, out) == (3, "")
        assert err.startswith("Nothing was checked: ")
        assert run("check", option, "--allow-no-input", cwd=tmp_path).status == 0


@pytest.mark.parametrize(
    ("data", "code"), [(MANIFEST.encode("cp1252"), "ONS102"), (b"\xff\xfe" + MANIFEST.encode("utf-16-le"), "ONS102")]
)
def test_file_that_is_not_utf8_is_left_alone(run: Run, folder: Path, data: bytes, code: str) -> None:
    path = folder / "old.rights.yaml"
    path.write_bytes(data)
    result = run("check", "--fix", "--unsafe-fixes", "--format", "concise", cwd=folder)
    assert result.status == 1
    assert f" error {code} " in result.stdout
    assert path.read_bytes() == data
    assert stands(folder) == BOTH
    status, out, err = run("check", "--diff", cwd=folder)
    assert (status, out) == (1, "")
    assert f" error {code} " in err


def test_file_that_leads_nowhere_is_reported(run: Run, folder: Path) -> None:
    (folder / "missing.yaml").symlink_to("nowhere")
    result = run("check", "--fix", "missing.yaml", "rights.yaml", "--format", "concise", cwd=folder)
    assert result.status == 1
    assert "missing.yaml:1:1: error ONS100 " in result.stdout
    assert stands(folder) == SAFE
    status, out, err = run("check", "--diff", "missing.yaml", cwd=folder)
    assert (status, out) == (1, "")
    assert "ONS100" in err


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_file_that_may_not_be_written(run: Run, folder: Path, lang: str) -> None:
    warning = BOTH.replace("[van een cliënt]", "[van een client]")  # no error, so that the status is that of writing
    path = folder / "rights.yaml"
    path.write_bytes(warning.encode())
    path.chmod(0o444)
    status, out, err = run("check", "--fix", "--lang", lang, cwd=folder)
    assert status == 4
    assert (
        err
        == {
            "en": "rights.yaml was not written: it is read-only.\n",
            "nl": "rights.yaml is niet geschreven: het bestand is alleen-lezen.\n",
        }[lang]
    )
    assert "ONS317" in out
    assert out.endswith({"en": "\nNothing was fixed.\n", "nl": "\nEr is niets hersteld.\n"}[lang])
    assert stands(folder) == warning


def test_file_that_changes_meanwhile(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from onsrights.engine.change import fixes

    real = fixes.mended

    def slow(*arguments: object, **how: object) -> fixes.Mended:
        (folder / "rights.yaml").write_text("other: 1\n", encoding="utf-8")
        return real(*arguments, **how)  # type: ignore[arg-type]

    monkeypatch.setattr(fixes, "mended", slow)
    status, _, err = run("check", "--fix", cwd=folder)
    assert (status, err) == (4, "rights.yaml was not written: something else has changed it in the meantime.\n")
    assert stands(folder) == "other: 1\n"


def test_link_is_followed(run: Run, folder: Path) -> None:
    (folder / "link.rights.yaml").symlink_to("rights.yaml")
    run("check", "--fix", "link.rights.yaml", cwd=folder)
    assert stands(folder) == SAFE
    assert (folder / "link.rights.yaml").is_symlink()


def test_fix_that_would_do_harm_is_named(run: Run, folder: Path) -> None:
    # With its capital, the second identifier would be that of the first right.
    second = BOTH.split("rights:\n")[1].replace("ConnectorClientLetter", "ConnectorclientLetter")
    (folder / "rights.yaml").write_bytes((BOTH + second).encode())
    status, out, err = run("check", "--fix", "--unsafe-fixes", cwd=folder)
    assert status == 0
    assert err == (
        "rights.yaml:9:34: the fix of ONS205 was skipped: it would add a fault, duplicate a name or lose a comment.\n"
    )
    assert "ONS205" in out
    assert out.endswith("\nNothing was fixed.\n")
    assert stands(folder) == BOTH + second
    dutch = run("check", "--diff", "--unsafe-fixes", "--lang", "nl", cwd=folder)
    assert (dutch.status, dutch.stdout) == (0, "")
    assert dutch.stderr == (
        "rights.yaml:9:34: het herstel van ONS205 is overgeslagen: daarmee zou een nieuwe fout ontstaan, een naam "
        "dubbel voorkomen of een opmerking verdwijnen.\n"
        "Er is niets te herstellen.\n"
    )


def test_fault_of_the_tool_in_one_file_leaves_the_others_mended(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "a.rights.yaml").write_bytes(MANIFEST.encode())
    from onsrights.engine.change import fixes

    real, fault = fixes.mended, InternalFault("a.rights.yaml")

    def failing(source: object, *arguments: object, **how: object) -> fixes.Mended:
        if getattr(source, "path", None) == "a.rights.yaml":
            raise fault
        return real(source, *arguments, **how)  # type: ignore[arg-type]

    monkeypatch.setattr(fixes, "mended", failing)
    result = run("check", "--fix", cwd=folder)
    assert result.status == 4
    assert "a.rights.yaml" in result.stderr
    assert (stands(folder), stands(folder, "a.rights.yaml")) == (SAFE, MANIFEST)
    result = run("check", "--diff", cwd=folder)
    assert (result.status, "nothing to fix" in result.stderr) == (4, False)


def test_output_that_is_full(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    class Full(io.BytesIO):
        def write(self, _: object) -> NoReturn:
            raise OSError(28, "No space left on device")

    del run
    from onsrights.commands.console import write_bytes

    stdout = io.TextIOWrapper(Full())
    monkeypatch.setattr(sys, "stdout", stdout)
    monkeypatch.setattr(stdout, "fileno", lambda: os.open(os.devnull, os.O_WRONLY), raising=False)
    with pytest.raises(SystemExit):
        write_bytes(b"text")
    monkeypatch.setattr(sys, "stdout", None)
    write_bytes(b"text")


@pytest.mark.parametrize(("lang", "words"), [("en", "safe fixes"), ("nl", "wat veilig kan")])
def test_help_names_the_options(run: Run, lang: str, words: str) -> None:
    text = run("check", "--help", "--lang", lang).stdout
    assert all(f"  {option} " in text for option in ("--fix", "--unsafe-fixes", "--diff"))
    assert words in text


@pytest.mark.parametrize("option", ["--diff", "--fix"])
def test_what_waits_for_another_fault_is_said(run: Run, folder: Path, option: str) -> None:
    text = "manifest: 1\nconnector:\n  name: Zorg\xa0app\n  prefix: Zorg\nrights:\n  - identifier: [\n"
    (folder / "cut.yaml").write_text(text, encoding="utf-8")
    result = run("check", option, "--lang", "en", "cut.yaml", cwd=folder)
    assert result.stderr.startswith("cut.yaml was left as it is, because part of it cannot be read. Fix that first.\n")
    assert (result.status, stands(folder, "cut.yaml")) == (1, text)
    assert "nothing to fix" not in result.stderr
    (folder / "cut.yaml").write_text(text.replace("\xa0", " "), encoding="utf-8")
    assert "left as it is" not in run("check", option, "--lang", "en", "cut.yaml", cwd=folder).stderr
