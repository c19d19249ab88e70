"""Every door that writes, when the disk fails or a signal comes at any moment: old or new, and nothing left beside."""

from __future__ import annotations

import errno
import json
import os
import re
import signal
import subprocess
import sys
from itertools import count
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from onsrights.engine.files import write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Run

MANIFEST = """\
manifest: 1
connector: {name: External Connector, prefix: ExternalConnector}
rights:
  - identifier: ExternalConnectorClientLetterDelete
    dutch_name: Brief [van een client] verwijderen
    english_name: Delete [client] letter
    dutch_description: Geeft toestemming om brieven van een cliënt te verwijderen.
    english_description: Allows removing letters of a client.
"""
SOUND = MANIFEST.replace("[van een client]", "[van een cliënt]")
TABLE = """\
Recht-id;Naam (NL);Naam (EN);Omschrijving;Engelse omschrijving
ExternalConnectorClientLetterDelete;Brief [van een cliënt] verwijderen;Delete [client] letter;Brieven wissen.;Removes.
"""
BASELINE = '{"format": 1, "entries": []}\n'
STALE = """\
{"format": 1, "entries": [
    {"path": "rights.yaml", "rule": "secret-in-manifest", "right": null, "field": null, "count": 1}
]}
"""


class Door(NamedTuple):
    """A command that writes ``file``, and what stands there beforehand."""

    file: str
    arguments: tuple[str, ...]
    before: str | None = None


DOORS = {
    "fix": Door("rights.yaml", ("check", "rights.yaml", "--fix"), MANIFEST),
    "add-ignores": Door("rights.yaml", ("check", "rights.yaml", "--add-ignores", "so agreed"), MANIFEST),
    "write-baseline": Door("known.json", ("check", "rights.yaml", "--write-baseline", "known.json")),
    "write-baseline again": Door("known.json", ("check", "rights.yaml", "--write-baseline", "known.json"), BASELINE),
    "prune": Door("known.json", ("check", "sound.yaml", "rights.yaml", "--baseline", "known.json", "--fix"), STALE),
    "output": Door("r.json", ("check", "rights.yaml", "--format", "json", "--output", "r.json")),
    "output again": Door("r.json", ("check", "rights.yaml", "--format", "json", "--output", "r.json"), "old"),
    "usage": Door("u.json", ("usage", "app.py", "--manifest", "sound.yaml", "--format", "json", "--output", "u.json")),
    "export": Door("e.csv", ("export", "sound.yaml", "--for", "dashboard", "--output", "e.csv")),
    "export again": Door(
        "e.csv", ("export", "sound.yaml", "--for", "dashboard", "--output", "e.csv", "--force"), "old"
    ),
    "import": Door("i.yaml", ("import", "table.csv", "--name", "External Connector", "--output", "i.yaml")),
    "import again": Door(
        "i.yaml", ("import", "table.csv", "--name", "External Connector", "--output", "i.yaml", "--force"), "old"
    ),
    "init": Door("new.yaml", ("init", "new.yaml", "--name", "Zorgbrug", "--yes")),
}  # fmt: skip


def folder_for(door: Door, root: Path) -> Path:
    folder = root / f"run{sum(1 for _ in root.iterdir())}"
    folder.mkdir()
    texts = {"rights.yaml": SOUND if door.before == STALE else MANIFEST, "sound.yaml": SOUND, "table.csv": TABLE}
    texts["app.py"] = 'RIGHT = "ExternalConnectorClientLetterDelete"\n'
    if door.before is not None:
        texts[door.file] = door.before
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def state(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


class At:
    """Let something happen at the n-th call of a function of ``os``."""

    def __init__(self, patch: pytest.MonkeyPatch, name: str, number: int, happen: Callable[[], object]) -> None:
        self.calls = 0
        self.writing = True
        real = getattr(os, name)

        def call(*arguments: Any, **more: Any) -> Any:  # noqa: ANN401 - whatever the function takes
            self.calls += 1
            if self.calls == number:
                self.writing = bool(arguments[1] & os.O_CREAT) if name == "open" else name != "close"
                happen()
            return real(*arguments, **more)

        patch.setattr(os, name, call)
        self.number = number

    @property
    def has_happened(self) -> bool:
        return self.calls >= self.number


def fail(number: int) -> Callable[[], object]:
    def happen() -> object:
        raise OSError(number, os.strerror(number))

    return happen


@pytest.mark.parametrize("name", ["open", "write", "fsync", "replace", "link", "close"])
@pytest.mark.parametrize("door", DOORS)
def test_a_fault_at_every_call(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, door: str, name: str) -> None:
    wanted = DOORS[door]
    folder = folder_for(wanted, tmp_path)
    before = state(folder)
    clean = run(*wanted.arguments, cwd=folder)
    after = state(folder)
    assert after != before, "the door writes something"
    for error in (errno.ENOSPC, errno.EACCES):
        for number in count(1):
            folder = folder_for(wanted, tmp_path)
            with monkeypatch.context() as patch:
                at = At(patch, name, number, fail(error))
                result = run(*wanted.arguments, cwd=folder)
            if not at.has_happened:
                break
            found = state(folder)
            assert "Traceback" not in result.stderr
            if not at.writing:  # what could not be read is what the report is about then, and the status
                assert found.keys() in (before.keys(), after.keys())
                assert all(
                    found[file] in (before.get(file), after.get(file)) or json.loads(found[file]) for file in found
                )
                assert result.status or result.stderr == clean.stderr or "could not be read" in result.stderr
            elif found == after:  # the folder cannot be made sure of, or there are no links
                assert (result.status, result.stderr) == (clean.status, clean.stderr)
            else:
                assert found == before, (name, number)
                assert result.status == 4
                assert len(re.findall("was not written", result.stderr)) == 1, result.stderr


@pytest.mark.skipif(os.name == "nt", reason="there are no such signals")
@pytest.mark.parametrize("number", ["SIGTERM", "SIGHUP"])
@pytest.mark.parametrize("door", DOORS)
def test_a_signal_at_every_call(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, door: str, number: str
) -> None:
    wanted, stop = DOORS[door], getattr(signal, number)
    folder = folder_for(wanted, tmp_path)
    before = state(folder)
    run(*wanted.arguments, cwd=folder)
    after = state(folder)
    for name in ("open", "write", "fsync", "replace", "link"):
        for place in count(1):
            folder = folder_for(wanted, tmp_path)
            with monkeypatch.context() as patch:
                at = At(patch, name, place, lambda: signal.raise_signal(stop))
                status = status_of(run, wanted.arguments, folder)
            if not at.has_happened:
                break
            assert status == 128 + stop
            assert state(folder) in (before, after), (name, place)
    assert signal.getsignal(stop) is signal.SIG_DFL


def status_of(run: Run, arguments: tuple[str, ...], folder: Path) -> object:
    try:
        return run(*arguments, cwd=folder).status
    except SystemExit as stopped:
        return stopped.code


SLEEPER = """\
import os, signal, sys
def wait(_handle):
    print("writing", flush=True)
    signal.pause()
os.fsync = wait
from onsrights.commands import main
sys.exit(main(["check", "rights.yaml", "--fix"]))
"""


def sleeper(folder: Path, *, ignoring: bool = False) -> subprocess.Popen[bytes]:
    """Start a process that has written its file beside the manifest, and waits there for ever."""
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN) if ignoring else None
    child = subprocess.Popen([sys.executable, "-c", SLEEPER], cwd=folder, stdout=subprocess.PIPE)
    if ignoring:
        signal.signal(signal.SIGHUP, before)
    assert child.stdout is not None
    assert child.stdout.readline() == b"writing\n"
    assert len(list(folder.glob(".onsrights-*.tmp"))) == 1
    return child


def ended(child: subprocess.Popen[bytes]) -> int:
    with child:
        try:
            return child.wait(10)
        finally:
            child.kill()  # whoever runs the tests with nohup gets a failure, and no wait without end


@pytest.mark.skipif(os.name == "nt", reason="there are no such signals")
@pytest.mark.parametrize(("number", "status"), [("SIGTERM", 143), ("SIGHUP", 129), ("SIGINT", 130)])
def test_a_process_that_is_ended_leaves_nothing_behind(tmp_path: Path, number: str, status: int) -> None:
    (tmp_path / "rights.yaml").write_text(MANIFEST, encoding="utf-8")
    child = sleeper(tmp_path)
    child.send_signal(getattr(signal, number))
    assert ended(child) == status
    assert state(tmp_path) == {"rights.yaml": MANIFEST.encode()}


@pytest.mark.skipif(os.name == "nt", reason="there are no such signals")
def test_who_runs_it_with_nohup_is_heeded(tmp_path: Path) -> None:
    (tmp_path / "rights.yaml").write_text(MANIFEST, encoding="utf-8")
    child = sleeper(tmp_path, ignoring=True)
    child.send_signal(signal.SIGHUP)
    child.send_signal(signal.SIGTERM)
    assert ended(child) == 143


@pytest.mark.skipif(os.name == "nt", reason="there are no such signals")
def test_what_a_killed_process_leaves_the_next_one_clears(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "rights.yaml"
    path.write_text(MANIFEST, encoding="utf-8")
    killed, living = sleeper(tmp_path), None
    try:
        killed.kill()
        assert ended(killed) == -signal.SIGKILL
        [left] = tmp_path.glob(".onsrights-*.tmp")
        assert left.name.startswith(f".onsrights-{killed.pid}-")
        left = left.rename(tmp_path / "kept")
        living = sleeper(tmp_path)
        left.rename(tmp_path / f".onsrights-{killed.pid}-{'0' * 16}.tmp")
        assert run("check", "rights.yaml", "--fix", cwd=tmp_path).status == 0
        assert path.read_text(encoding="utf-8") == SOUND
        [still] = tmp_path.glob(".onsrights-*.tmp")
        assert still.name.startswith(f".onsrights-{living.pid}-"), "that of a process that is at work stays"
    finally:
        if living is not None:
            living.kill()
            ended(living)


HEX = "0123456789abcdef"


@pytest.mark.skipif(os.name == "nt", reason="processes are not asked after there")
@pytest.mark.parametrize(
    ("name", "age", "stays"),
    [
        ("dead", 0, False),
        ("self", 0, False),  # its number was given to us: in a container every run is number 1
        ("alive", 0, True),
        ("alive", 7200, False),  # its number was given to another one since
        ("locked", 7200, True),  # at work where we cannot see it, in another container for instance
        ("dead folder", 7200, True),
        ("dead link", 7200, True),
        ("theirs", 7200, True),
        (".onsrights-123.tmp", 7200, True),
        (f".onsrights-0-{HEX}.tmp", 7200, True),
        (f".onsrights-{'9' * 30}-{HEX}.tmp", 7200, True),
        (f"onsrights-1-{HEX}.tmp", 7200, True),
        (f".onsrights-1-{HEX}.tmp.bak", 7200, True),
    ],
)
def test_leftovers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, age: int, *, stays: bool) -> None:
    import fcntl

    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    process = {"self": os.getpid(), "alive": os.getppid(), "locked": os.getppid()}.get(name, dead.pid)
    path = tmp_path / (name if "onsrights" in name else f".onsrights-{process}-{HEX}.tmp")
    if "folder" in name:
        path.mkdir()
    elif "link" in name:
        path.symlink_to("nowhere")
    else:
        path.write_text("left", encoding="utf-8")
        os.utime(path, (path.stat().st_mtime - age,) * 2)
    if name == "theirs":
        monkeypatch.setattr(os, "geteuid", lambda: 4321)
    with (tmp_path / "held").open("wb") as held:
        if name == "locked":
            path.unlink()
            (tmp_path / "held").rename(path)
            os.utime(path, (0, 0))
            fcntl.flock(held, fcntl.LOCK_EX)
        write.write_output(str(tmp_path / "new"), b"new")
    assert path.is_symlink() or path.exists() if stays else not path.exists()


@pytest.mark.skipif(not hasattr(os, "link"), reason="there are no hard links")
@pytest.mark.parametrize(("lang", "word"), [("en", "hard link"), ("nl", "harde koppeling")])
@pytest.mark.parametrize("door", [door for door in DOORS if DOORS[door].before is not None])
def test_other_names_of_a_file_are_told(run: Run, tmp_path: Path, door: str, lang: str, word: str) -> None:
    wanted = DOORS[door]
    folder = folder_for(wanted, tmp_path)
    os.link(folder / wanted.file, folder / "other.name")
    result = run(*wanted.arguments, "--lang", lang, cwd=folder)
    assert (folder / "other.name").read_text(encoding="utf-8") == wanted.before
    assert result.stderr.count(word) == 1
    assert wanted.file in result.stderr


def test_extended_attributes_stay_or_are_told(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "rights.yaml"
    names = {"user.origin": b"https://example.org", "user.empty": b""}
    kept: dict[str, bytes] = {}

    def copied(target: str, name: str, value: bytes) -> None:
        assert re.search(r"\.onsrights-\d+-\w+\.tmp$", target)
        kept[name] = value

    def refused(*_: object) -> None:
        raise OSError(errno.ENOTSUP, "not supported")

    monkeypatch.setattr(os, "listxattr", lambda _: [*names, "security.ima", "trusted.x"], raising=False)
    monkeypatch.setattr(os, "getxattr", lambda _, name: names[name], raising=False)
    for function, told in ((copied, 0), (refused, 1)):
        path.write_text(MANIFEST, encoding="utf-8")
        monkeypatch.setattr(os, "setxattr", function, raising=False)
        assert run("check", "rights.yaml", "--fix", cwd=tmp_path).stderr.count("extended attributes") == told
        assert path.read_text(encoding="utf-8") == SOUND
    assert kept == names


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="Python does not know them here")
def test_real_extended_attributes(tmp_path: Path) -> None:
    path = tmp_path / "rights.yaml"
    path.write_text("old", encoding="utf-8")
    try:
        os.setxattr(path, "user.origin", b"elsewhere")
    except OSError:
        names = []
    else:
        names = ["user.origin"]
    assert write.write_atomically(str(path), b"new") == ()
    assert os.listxattr(path) == names
    assert all(os.getxattr(path, name) == b"elsewhere" for name in names)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no full device here")  # noqa: PTH110
@pytest.mark.parametrize("door", ["output", "usage", "export", "export again", "import"])
def test_a_device_that_is_full_has_the_same_status_through_every_door(run: Run, tmp_path: Path, door: str) -> None:
    wanted = DOORS[door]
    folder = folder_for(wanted, tmp_path)
    arguments = [word if word != wanted.file else "/dev/full" for word in wanted.arguments]
    result = run(*arguments, cwd=folder)
    said = "/dev/full was not written; the system says: No space left on device."
    assert (result.status, result.stderr.splitlines()[-1]) == (4, said)
