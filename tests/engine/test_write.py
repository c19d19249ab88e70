"""A file is replaced whole or not at all, and nothing is left behind."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, NoReturn

import pytest

from onsrights.engine.files.write import WritingError, obstacle, write_atomically, write_output

if TYPE_CHECKING:
    from collections.abc import Callable

OLD, NEW = b"old\r\n", b"new\n" * 1000


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "rights.yaml"
    path.write_bytes(OLD)
    return path


def refused(path: Path | str, *, original: bytes | None = None) -> WritingError:
    with pytest.raises(WritingError) as caught:
        write_atomically(str(path), NEW, original=original)
    assert caught.value.path == str(path)
    return caught.value


def test_new_text_takes_the_place_of_the_old(file: Path) -> None:
    write_atomically(str(file), NEW, original=OLD)
    assert file.read_bytes() == NEW
    write_atomically(str(file), b"")
    assert file.read_bytes() == b""
    assert list(file.parent.iterdir()) == [file]


def test_relative_path(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(file.parent)
    write_atomically(file.name, NEW)
    assert file.read_bytes() == NEW


def test_name_as_long_as_a_name_can_be(tmp_path: Path) -> None:
    path = tmp_path / ("x" * 250 + ".yaml")
    path.write_bytes(OLD)
    write_atomically(str(path), NEW)
    assert path.read_bytes() == NEW


@pytest.mark.skipif(os.name == "nt", reason="there is one bit of mode only")
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755, 0o4755])
def test_mode_stays(file: Path, mode: int) -> None:
    file.chmod(mode)
    write_atomically(str(file), NEW)
    assert stat.S_IMODE(file.stat().st_mode) == mode


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only the administrator gives files away")
def test_owner_stays(file: Path) -> None:
    os.chown(file, 4321, 8765)
    file.chmod(0o640)
    write_atomically(str(file), NEW)
    found = file.stat()
    assert (found.st_uid, found.st_gid, stat.S_IMODE(found.st_mode)) == (4321, 8765, 0o640)


def test_owner_that_cannot_stay_is_no_failure(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not hasattr(os, "chown"):
        pytest.skip("files have no owner here")
    asked: list[tuple[int, int]] = []

    def chown(_path: str, user: int, group: int) -> NoReturn:
        asked.append((user, group))
        raise PermissionError

    real = os.stat

    def foreign(path: str | int) -> os.stat_result:
        found = real(path)
        return os.stat_result((*found[:4], 4321, 8765, *found[6:])) if str(path) == str(file) else found

    monkeypatch.setattr(os, "chown", chown)
    monkeypatch.setattr("onsrights.engine.files.write.os.stat", foreign)
    write_atomically(str(file), NEW)
    monkeypatch.undo()
    assert asked == [(-1, 8765), (4321, -1)]
    assert file.read_bytes() == NEW


def test_link_stays_a_link(file: Path, tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    first, second = tmp_path / "far" / "first.yaml", tmp_path / "second.yaml"
    first.symlink_to(Path("..") / "rights.yaml")
    second.symlink_to(first)
    write_atomically(str(second), NEW, original=OLD)
    assert file.read_bytes() == first.read_bytes() == NEW
    assert first.is_symlink()
    assert second.is_symlink()
    assert list((tmp_path / "far").iterdir()) == [first]


def test_link_to_nothing_and_in_circles(tmp_path: Path) -> None:
    (tmp_path / "lost.yaml").symlink_to("missing.yaml")
    assert refused(tmp_path / "lost.yaml").reason == "missing"
    (tmp_path / "circle.yaml").symlink_to("circle.yaml")
    assert refused(tmp_path / "circle.yaml").reason == "message"


@pytest.mark.parametrize("mode", [0o444, 0o400, 0o555])
def test_read_only_file(file: Path, mode: int) -> None:
    file.chmod(mode)
    assert refused(file).reason == "read-only"
    assert file.read_bytes() == OLD
    assert list(file.parent.iterdir()) == [file]


def test_vanished_file_is_not_made_anew(file: Path) -> None:
    file.unlink()
    assert refused(file, original=OLD).reason == "missing"
    assert refused(file.parent / "no" / "rights.yaml").reason == "missing"
    assert list(file.parent.iterdir()) == []


@pytest.mark.parametrize("changed", [b"", b"old\r", b"old\r\n!", b"OLD\r\n"])
def test_file_that_something_else_has_changed(file: Path, changed: bytes) -> None:
    file.write_bytes(changed)
    assert refused(file, original=OLD).reason == "changed"
    assert file.read_bytes() == changed
    assert list(file.parent.iterdir()) == [file]


def test_what_is_no_file(tmp_path: Path) -> None:
    assert refused(tmp_path).reason == "special"
    assert refused("a\0b").reason == "message"
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.yaml")
        assert refused(tmp_path / "pipe.yaml").reason == "special"


@pytest.mark.parametrize("step", ["open", "fsync", "chmod", "replace"])
@pytest.mark.parametrize(
    ("error", "reason"),
    [(OSError(28, "No space left on device"), "message"), (PermissionError(13, "Permission denied"), "permission")],
)
def test_failure_leaves_nothing_behind(
    file: Path, monkeypatch: pytest.MonkeyPatch, step: str, error: OSError, reason: str
) -> None:
    def fail(*_: object, **__: object) -> NoReturn:
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(os, step, fail)
        found = refused(file)
    assert (found.reason, str(found)) == (reason, error.strerror)
    assert file.read_bytes() == OLD
    assert list(file.parent.iterdir()) == [file]


def test_interruption_leaves_nothing_behind(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: int) -> NoReturn:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", interrupt)
        with pytest.raises(KeyboardInterrupt):
            write_atomically(str(file), NEW)
    assert file.read_bytes() == OLD
    assert list(file.parent.iterdir()) == [file]


def test_folder_that_cannot_be_made_sure_of(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows, and on some network drives."""
    real: Callable[..., int] = os.open

    def only_files(path: str, flags: int, mode: int = 0o777) -> int:
        if not flags & os.O_CREAT:
            raise PermissionError
        return real(path, flags, mode)

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", only_files)
        write_atomically(str(file), NEW)
    with monkeypatch.context() as patch:
        patch.delattr(os, "O_DIRECTORY", raising=False)
        patch.delattr(os, "chown", raising=False)
        write_atomically(str(file), OLD)
    assert file.read_bytes() == OLD


def refused_output(path: Path | str) -> str:
    with pytest.raises(WritingError) as caught:
        write_output(str(path), NEW)
    return caught.value.reason


def test_output_is_made_or_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "report.json"
    assert obstacle(str(path)) is None
    write_output(str(path), NEW)
    assert path.read_bytes() == NEW
    path.chmod(0o640)
    write_output(str(path), OLD)
    assert path.read_bytes() == OLD
    assert os.name == "nt" or stat.S_IMODE(path.stat().st_mode) == 0o640
    monkeypatch.chdir(tmp_path)
    assert obstacle("other.json") is None
    write_output("other.json", b"")
    assert sorted(tmp_path.iterdir()) == [tmp_path / "other.json", path]


@pytest.mark.skipif(os.name == "nt", reason="there is no such mask")
@pytest.mark.parametrize("mask", [0o022, 0o077])
def test_new_output_gets_the_mode_of_new_files(tmp_path: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        write_output(str(tmp_path / "report.json"), NEW)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "report.json").stat().st_mode) == 0o666 & ~mask


def test_output_follows_links(tmp_path: Path) -> None:
    (tmp_path / "here.json").symlink_to("there.json")
    assert obstacle(str(tmp_path / "here.json")) is None
    for data in (OLD, NEW):
        write_output(str(tmp_path / "here.json"), data)
        assert (tmp_path / "there.json").read_bytes() == data
        assert (tmp_path / "here.json").is_symlink()


def test_output_that_cannot_be(file: Path, tmp_path: Path) -> None:
    circle = tmp_path / "circle.json"
    circle.symlink_to("circle.json")
    for path, reason in (
        (tmp_path, "folder"),
        (tmp_path / "no" / "report.json", "without-folder"),
        (file / "report.json", "without-folder"),
    ):
        assert obstacle(str(path)) == reason
        assert refused_output(path) == reason
    assert obstacle(f"{tmp_path}/new/") == "folder"
    assert refused_output(circle) == "message"
    assert refused_output("a\0b") == "message"
    file.chmod(0o444)
    assert obstacle(str(file)) == refused_output(file) == "read-only"
    assert file.read_bytes() == OLD
    assert sorted(tmp_path.iterdir()) == [circle, file]


def test_folder_that_may_not_be_written_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(os, "access", lambda *_: False)
        assert obstacle(str(tmp_path / "report.json")) == "permission"

    def forbid(*_: object) -> NoReturn:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", forbid)
        assert refused_output(tmp_path / "report.json") == "permission"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("step", ["open", "fsync", "replace"])
def test_output_that_fails_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    def fail(*_: object, **__: object) -> NoReturn:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, step, fail)
        assert refused_output(tmp_path / "report.json") == "message"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with a name here")
def test_output_that_is_a_pipe_or_a_device(tmp_path: Path) -> None:
    assert obstacle(os.devnull) is None
    write_output(os.devnull, NEW)
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert obstacle(str(pipe)) is None
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_output(str(pipe), OLD)
        assert os.read(reader, 100) == OLD
    finally:
        os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


_CHILD = """\
import os, sys, time
from onsrights.engine.files import write as writing

def slow(name):
    real = getattr(os, name)
    def call(*arguments, **more):
        time.sleep(0.003)
        answer = real(*arguments, **more)
        time.sleep(0.003)
        return answer
    setattr(os, name, call)

for name in ("open", "fsync", "chmod", "replace", "stat"):
    slow(name)
path, size = sys.argv[1], int(sys.argv[2])
print("ready", flush=True)
number = 0
while True:
    number += 1
    writing.write_atomically(path, b"%d\\n" % (number % 10) * size)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="nothing kills like that here")
def test_killed_at_any_moment_the_file_is_whole(tmp_path: Path) -> None:
    size = 200_000
    path = tmp_path / "rights.yaml"
    path.write_bytes(b"0\n" * size)
    whole = {b"%d\n" % number * size for number in range(10)}
    random = Random(3)  # noqa: S311 - moments, not secrets
    seen = set()
    for _ in range(25):
        with subprocess.Popen([sys.executable, "-c", _CHILD, path, str(size)], stdout=subprocess.PIPE) as child:
            assert child.stdout is not None
            assert child.stdout.readline() == b"ready\n"
            time.sleep(random.uniform(0, 0.12))
            child.kill()
        found = path.read_bytes()
        assert found in whole
        seen.add(found)
    assert len(seen) > 1, "nothing was ever written; the test tests nothing"
    assert all(other.name.startswith(".onsrights-") for other in tmp_path.iterdir() if other != path)


@pytest.mark.parametrize("relative", [True, False])
def test_a_fresh_file_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, relative: bool) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "new.yaml"
    write_output(path.name if relative else str(path), NEW, fresh=True)
    assert path.read_bytes() == NEW
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("make", [Path.mkdir, Path.touch, lambda path: path.symlink_to("nowhere")])
def test_a_fresh_file_takes_no_name_that_is_taken(tmp_path: Path, make: Callable[[Path], None]) -> None:
    path = tmp_path / "new.yaml"
    make(path)
    with pytest.raises(WritingError) as caught:
        write_output(str(path), NEW, fresh=True)
    assert caught.value.reason == "exists"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("links", [True, False])
def test_a_name_that_is_taken_meanwhile_stays_with_who_took_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, links: bool
) -> None:
    path = tmp_path / "new.yaml"
    whole = os.link

    def link(beside: str, target: str) -> None:
        path.write_bytes(OLD)
        if not links:
            raise PermissionError
        whole(beside, target)

    monkeypatch.setattr(os, "link", link)
    with pytest.raises(WritingError) as caught:
        write_output(str(path), NEW, fresh=True)
    assert caught.value.reason == "exists"
    assert path.read_bytes() == OLD
    assert list(tmp_path.iterdir()) == [path]


def test_a_fresh_file_where_there_are_no_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def link(beside: str, target: str) -> None:
        raise OSError(beside, target)

    monkeypatch.setattr(os, "link", link)
    path = tmp_path / "new.yaml"
    write_output(str(path), NEW, fresh=True)
    assert list(tmp_path.iterdir()) == [path]
