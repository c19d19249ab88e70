"""Files of others are opened in one way, through every door: no more than is wanted, and never what would not end."""

from __future__ import annotations

import os
import socket
from contextlib import chdir
from typing import TYPE_CHECKING

import pytest

from onsrights.engine.files.open import SpecialFileError, UnreadableError, as_utf8, bytes_of, read_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run

KINDS = ["pipe", "zero", "full", "socket", "folder", "loop", "missing", "huge"]


def put(path: Path, kind: str) -> None:
    """Put something in the place of a file that nobody can read to its end."""
    path.unlink(missing_ok=True)
    match kind:
        case "pipe":
            os.mkfifo(path)
        case "zero" | "full":
            path.symlink_to(f"/dev/{kind}")
        case "socket":
            with chdir(path.parent), socket.socket(socket.AF_UNIX) as made:  # the whole path may be too long for one
                made.bind(path.name)
        case "folder":
            path.mkdir()
        case "loop":
            path.symlink_to(path.name)
        case "huge":
            with path.open("wb") as file:
                file.truncate(1 << 40)
        case _:
            pass


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_file_is_not_read(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "file"
    put(path, kind)
    if kind == "huge":
        assert len(bytes_of(str(path), 3_000_000)) == 3_000_000
        return
    with pytest.raises(UnreadableError) as caught:
        bytes_of(str(path), 10)
    assert caught.value.why == {"folder": "folder", "loop": "message", "missing": "missing"}.get(kind, "special")


def test_no_more_is_read_than_is_wanted(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"0123456789")
    assert [read_bytes(str(path), most) for most in (0, 3, 10, 11)] == [b"", b"012", b"0123456789", b"0123456789"]


def test_a_link_is_followed_where_it_is_wanted(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"text")
    (tmp_path / "link").symlink_to("file")
    assert read_bytes(str(tmp_path / "link"), 10) == b"text"
    with pytest.raises(SpecialFileError):
        read_bytes(str(tmp_path / "link"), 10, follow=False)


@pytest.mark.parametrize("kind", ["pipe", "zero", "folder"])
def test_what_is_exchanged_between_two_looks_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"text")
    real = os.open

    def late(name: str, flags: int) -> int:
        put(path, kind)
        return real(name, flags)

    monkeypatch.setattr(os, "open", late)
    with pytest.raises(UnreadableError) as caught:
        bytes_of(str(path), 10)
    assert caught.value.why in {"folder", "special"}


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"])
def test_what_a_tool_has_written_wide_is_read_as_utf8(encoding: str) -> None:
    text = "cliënt 😀\r\n"
    mark = "" if encoding in {"utf-16", "utf-32"} else "\ufeff"
    assert as_utf8((mark + text).encode(encoding)).decode("utf-8-sig") == text
    assert as_utf8(text.encode()) == text.encode()
    broken = b"\xff\xfe" + b"\x00\xd8\x00\x00" * 2
    assert as_utf8(broken) == broken
    assert as_utf8((mark + text).encode(encoding)[:-1]).decode("utf-8-sig") == text[:-1], "cut off within a character"


MANIFEST = """\
manifest: 1
connector: {name: Zorgbrug}
rights:
  - identifier: ZorgbrugClientDocumentView
    dutch_name: Document [van een cliënt] inzien
    english_name: View [client] document
    dutch_description: Geeft inzage in de documenten van een cliënt.
    english_description: Allows viewing the documents of a client.
"""
AFAS = "manifest: 1\nplatform: afas\nconnector: {description: Planbord}\n"

DOORS = {
    "rights.yaml": ("check", "rights.yaml"),
    "found.rights.yaml": ("check", ".", "sound.yaml"),
    "fixed.yaml": ("check", "--fix", "fixed.yaml"),
    "diff.yaml": ("check", "--diff", "diff.yaml"),
    "ignored.yaml": ("check", "--add-ignores", "so agreed", "ignored.yaml"),
    "onsrights.toml": ("check", "sound.yaml"),
    "pyproject.toml": ("check", "sound.yaml"),
    "named.toml": ("check", "--config", "named.toml", "sound.yaml"),
    "known.json": ("check", "--baseline", "known.json", "sound.yaml"),
    "new.json": ("check", "--write-baseline", "new.json", "sound.yaml"),
    "observed.json": ("check", "--observed", "observed.json", "sound.afas.yaml"),
    "answer.json": ("why", "sound.afas.yaml", "--connector", "KnSubject", "--observed", "answer.json"),
    "why.yaml": ("why", "why.yaml", "--right", "X"),
    "table.csv": ("import", "table.csv"),
    "exported.yaml": ("export", "--for", "dashboard", "exported.yaml"),
    "code.py": ("usage", "--manifest", "sound.yaml", "code.py"),
    "manifest.yaml": ("usage", "--manifest", "manifest.yaml", "sound.yaml"),
    "scopes.exact.yaml": ("scopes", "scopes.exact.yaml"),
    "app.py": ("scopes", "--code", "app.py"),
    "begin.py": ("init", "new.exact.yaml", "--name", "Zorgbrug", "--from-code", "begin.py", "--yes"),
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", DOORS)
def test_no_door_waits_for_what_does_not_come(run: Run, tmp_path: Path, name: str, kind: str) -> None:
    (tmp_path / "sound.yaml").write_text(MANIFEST, encoding="utf-8")
    (tmp_path / "sound.afas.yaml").write_text(AFAS, encoding="utf-8")
    put(tmp_path / name, kind)
    status, out, err = run(*DOORS[name], cwd=tmp_path)
    assert status in range(5)
    assert "Internal fault" not in err
    assert "Traceback" not in err
    passed_over = kind == "missing" or name in {"pyproject.toml", "found.rights.yaml", "new.json"}
    assert status or passed_over, (out, err)
