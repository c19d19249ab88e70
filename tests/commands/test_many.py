"""``--jobs`` and ``--changed-since``, from outside; and what thousands of files, strange names and Ctrl-C come to."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from onsrights.commands import main
from onsrights.commands.check.reports import FORMATS
from onsrights.engine.check.parallel import WorkerLostError

if TYPE_CHECKING:
    from tests.conftest import Run

HEAD = "manifest: 1\nconnector: {name: Zorgbrug}\nrights:\n"
RIGHT = """\
  - identifier: ZorgbrugClient{0}View
    dutch_name: {0} [van een cliënt] inzien
    english_name: View [client] {0}
    dutch_description: Geeft een zorgverlener toestemming om dit in de gekoppelde applicatie te doen.
    english_description: Allows a care worker to do this in the linked application.
"""
CLEAN = HEAD + RIGHT.format("Document")
FAULTY = CLEAN.replace("[van een cliënt] inzien", "inzien [van een cliënt]")
NO_FAULT = "1 file and 1 right checked: no faults found. 1 of 1 right is ready to register.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Some files that have names in common, and some that have nothing to do with the others."""
    for name, text in {
        "a": FAULTY, "b": CLEAN, "c": HEAD + RIGHT.format("Zorgplan"), "d": CLEAN.replace("Cl", "cl"), "e": "[",
        "f": "", "g": CLEAN + RIGHT.format("Zorgplan"),
    }.items():  # fmt: skip
        (tmp_path / f"{name}.rights.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=Somebody", "-c", "user.email=somebody@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True)  # noqa: S607 - whichever git there is


@pytest.fixture
def repository(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    git(folder, "init", "-q")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "first")
    return folder


@pytest.mark.parametrize("form", FORMATS)
def test_every_form_is_the_same_from_several_processes(run: Run, folder: Path, form: str) -> None:
    one = run("check", "--format", form, "--jobs", "1", cwd=folder)
    assert one.status == 1
    assert one.stdout
    assert run("check", "--format", form, "--jobs", "3", cwd=folder) == one
    assert run("check", "--format", form, cwd=folder) == one


SPAWNING = """\
import multiprocessing, sys
multiprocessing.set_start_method("spawn")
from onsrights.commands import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.parametrize("form", ["text", "json"])
def test_workers_that_begin_from_nothing_give_the_same(folder: Path, form: str) -> None:
    answers = []
    for jobs in ("1", "2"):
        command = [sys.executable, "-c", SPAWNING, "check", "--format", form, "--jobs", jobs]
        answers.append(subprocess.run(command, cwd=folder, capture_output=True, check=False))
        answers[-1].args = []
    assert answers[0].returncode == 1
    assert answers[0].stderr == b""
    assert vars(answers[0]) == vars(answers[1])


def test_number_of_jobs(run: Run, folder: Path) -> None:
    for right in ("1", "2", "500", "auto"):
        assert run("check", "a.rights.yaml", "c.rights.yaml", "--jobs", right, cwd=folder).status == 1
    for wrong in ("0", "-1", "1.5", "many", "", "99999999999999999999", "²"):
        done = run("check", "--jobs", wrong, cwd=folder)
        assert (done.status, done.stdout) == (2, "")
        assert f'"{wrong}" is not a value of --jobs; choose auto or a whole number' in done.stderr
    assert "kies auto of een geheel getal vanaf 1." in run("check", "--jobs", "x", "--lang", "nl").stderr


def test_many_bytes_are_shared_out_by_themselves(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from onsrights.engine.check import parallel

    shared = []
    whole = parallel.check_inputs

    def watched(*arguments: object) -> object:
        shared.append(arguments[3])
        return whole(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(parallel, "check_inputs", watched)
    monkeypatch.setattr(parallel, "_processors", lambda: 2)
    one = run("check", cwd=folder)
    assert shared == []
    monkeypatch.setattr(parallel, "_BYTES_WORTH_A_WORKER", 500)
    assert run("check", cwd=folder) == one
    assert shared == [2]


def test_worker_that_was_lost_is_told(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for lost, en in ((("a.yaml",), "busy with a.yaml. "), (("a.yaml", "b", "c"), "busy with a.yaml and 2 more. ")):
        with monkeypatch.context() as patch:

            def lose(*_: object, lost: tuple[str, ...] = lost) -> None:
                raise WorkerLostError(lost)

            patch.setattr("onsrights.engine.check.parallel.check_inputs", lose)
            done = run("check", "--jobs", "2", cwd=folder)
            assert (done.status, done.stdout) == (4, "")
            assert en in done.stderr
            assert done.stderr.count("\n") == 1
            assert "van buitenaf gestopt" in run("check", "--jobs", "2", "--lang", "nl", cwd=folder).stderr


def test_changed_manifests_alone_are_reported(run: Run, repository: Path) -> None:
    done = run("check", "--changed-since", "HEAD", cwd=repository)
    sentence = "None of the 7 manifests has changed since HEAD; nothing was checked.\n"
    assert done == (0, "", sentence)
    (repository / "c.rights.yaml").write_text(HEAD + RIGHT.format("Zorgplan") + "# more\n", encoding="utf-8")
    for jobs in ("1", "2"):
        report = json.loads(
            run("check", "--changed-since", "HEAD", "--jobs", jobs, "--format", "json", cwd=repository).stdout
        )
        assert (report["summary"]["files"], report["summary"]["rights"], report["summary"]["ready"]) == (1, 1, 1)
        # The name that stands in g as well is a fault of both, although it is told at g.
        assert {(one["path"], one["code"]) for one in report["diagnostics"]} == {("g.rights.yaml", "ONS206")}
    (repository / "new.rights.yaml").write_text(FAULTY.replace("Document", "Doel"), encoding="utf-8")
    done = run("check", "--changed-since", "HEAD", "--format", "concise", cwd=repository)
    assert done.status == 1
    assert "new.rights.yaml:5" in done.stdout
    assert "a.rights.yaml" not in done.stdout
    assert "2 files and 2 rights checked" in done.stdout


def test_one_manifest_that_has_not_changed(run: Run, repository: Path) -> None:
    done = run("check", "a.rights.yaml", "--changed-since", "HEAD", "--lang", "nl", cwd=repository)
    assert done == (0, "", "Sinds HEAD is het manifest niet gewijzigd; er is niets gecontroleerd.\n")
    report = run("check", "a.rights.yaml", "--changed-since", "HEAD", "--format", "json", cwd=repository)
    assert (report.status, json.loads(report.stdout)["summary"]["files"]) == (0, 0)
    assert run("check", "missing", "--changed-since", "HEAD", cwd=repository).status == 2


def test_nothing_there_is_nothing_checked_all_the_same(run: Run, repository: Path) -> None:
    (repository / "empty").mkdir()
    assert run("check", "empty", "--changed-since", "HEAD", cwd=repository).status == 3
    assert run("check", "empty", "--changed-since", "HEAD", "--allow-no-input", cwd=repository).status == 0


def test_standard_input_has_always_changed(run: Run, repository: Path) -> None:
    arguments = ("check", "-", "b.rights.yaml", "--changed-since", "HEAD", "--format", "concise")
    done = run(*arguments, stdin=FAULTY.replace("Document", "Doel").encode(), cwd=repository)
    assert done.status == 1
    assert done.stdout.startswith("<stdin>:5:")
    assert "1 file and 1 right checked" in done.stdout


def test_changed_manifests_alone_are_fixed(run: Run, repository: Path) -> None:
    (repository / "new.rights.yaml").write_text(FAULTY.replace("Document", "Doel"), encoding="utf-8")
    before = (repository / "a.rights.yaml").read_bytes()
    options = ("--changed-since", "HEAD", "--unsafe-fixes")
    diff = run("check", *options, "--diff", cwd=repository)
    assert diff.stdout.startswith("--- new.rights.yaml\n")
    assert diff.stdout.count("--- ") == 1
    done = run("check", *options, "--fix", cwd=repository)
    assert done.stdout.splitlines()[-1] == "1 fault fixed in 1 file."
    assert (repository / "a.rights.yaml").read_bytes() == before
    assert "inzien [van" not in (repository / "new.rights.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("revision", "path", "en", "nl"),
    [
        ("nothing", ".", 'git does not know the revision "nothing". ', 'git kent de revisie "nothing" niet. '),
        ("--help", ".", 'git does not know the revision "--help". ', 'git kent de revisie "--help" niet. '),
        ("HEAD", "../rights.yaml", "is not in a git repository", "ligt niet in een git-repository"),
    ],
)
def test_git_that_cannot_tell_is_wrong_usage(
    run: Run, repository: Path, revision: str, path: str, en: str, nl: str
) -> None:
    (repository.parent / "rights.yaml").touch()
    for lang, sentence in (("en", en), ("nl", nl)):
        done = run("check", path, f"--changed-since={revision}", "--lang", lang, cwd=repository)
        assert (done.status, done.stdout) == (2, "")
        assert sentence in done.stderr
    (repository.parent / "rights.yaml").unlink()


def test_every_reason_has_its_sentence() -> None:
    from typing import get_args

    from onsrights.commands.check.many import why_not
    from onsrights.engine.files.git import GitError, Reason

    sentences = {
        why_not(lang, GitError("W", reason, "S"), "--x") for reason in get_args(Reason) for lang in ("nl", "en")
    }
    assert len(sentences) == 2 * len(get_args(Reason))


def start(folder: Path, *arguments: str) -> subprocess.Popen[bytes]:
    """Start ``onsrights check`` at the head of a group of processes, as a shell does."""
    return subprocess.Popen(
        [sys.executable, "-m", "onsrights", "check", *arguments],
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        env={**os.environ, "PYTHONUTF8": "1"},
    )


@pytest.fixture
def laborious(tmp_path: Path) -> Path:
    """So much to do that there is time to stop it."""
    folder = tmp_path / "laborious"
    folder.mkdir()
    words = ["Document", "Zorgplan", "Doel", "Notitie", "Rapportage", "Meting", "Foto", "Vragenlijst"]
    text = HEAD + "".join(RIGHT.format(word).replace("[van een", "[van de") for word in words) * 8
    for number in range(30):
        (folder / f"{number}.rights.yaml").write_text(text, encoding="utf-8")
    return folder


def workers_of(process: subprocess.Popen[bytes]) -> list[int]:
    path = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    deadline = time.monotonic() + 20
    while process.poll() is None and time.monotonic() < deadline:
        children = path.read_text("utf-8").split()
        if len(children) == 2:
            return [int(child) for child in children]
        time.sleep(0.005)
    pytest.fail("there were no workers")


on_linux = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="workers are found in /proc")


@on_linux
def test_ctrl_c_ends_all_workers_quietly(laborious: Path) -> None:
    process = start(laborious, "--jobs", "2")
    workers = workers_of(process)
    os.killpg(process.pid, signal.SIGINT)
    assert process.communicate(timeout=20) == (b"", b"")
    assert process.returncode == 130
    assert not any(Path(f"/proc/{worker}").exists() for worker in workers)


@on_linux
def test_worker_that_is_killed_is_told_and_nothing_hangs(laborious: Path) -> None:
    process = start(laborious, "--jobs", "2", "--lang", "en")
    os.kill(workers_of(process)[0], signal.SIGKILL)
    out, err = process.communicate(timeout=20)
    assert (process.returncode, out) == (4, b"")
    assert b"was ended from outside" in err
    assert err.count(b"\n") == 1


@on_linux
def test_workers_end_when_the_one_that_started_them_is_killed(laborious: Path) -> None:
    process = start(laborious, "--jobs", "2")
    workers = workers_of(process)
    process.kill()
    process.communicate(timeout=20)
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and any(alive(worker) for worker in workers):
        time.sleep(0.02)
    assert not any(alive(worker) for worker in workers)


def alive(worker: int) -> bool:
    try:
        return Path(f"/proc/{worker}/stat").read_text("utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_ctrl_c_ends_one_process_quietly(tmp_path: Path) -> None:
    process = start(tmp_path, "-")
    assert process.stdin
    process.stdin.write(b"#" * 200_000)  # more than a pipe holds, so it is reading now
    process.stdin.flush()
    os.killpg(process.pid, signal.SIGINT)
    assert process.communicate(timeout=20) == (b"", b"")
    assert process.returncode == 130


@pytest.mark.parametrize("form", ["text", "json"])
def test_reader_that_leaves_is_no_fault(laborious: Path, form: str) -> None:
    with start(laborious, "--jobs", "2", "--format", form) as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 1


STRANGE = [
    "with space.rights.yaml", "line\nbreak.rights.yaml", "quo'te\".rights.yaml", "back\\slash.rights.yaml",
    "tab\t.rights.yaml", "bell\x07\x1b[31m.rights.yaml", os.fsdecode(b"\xff\xfe.rights.yaml"), "ë\u202e.rights.yaml",
    "-q.rights.yaml", "%s{0}.rights.yaml",
]  # fmt: skip


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_names_that_are_strange_are_opened_and_shown_harmless(tmp_path: Path, jobs: str) -> None:
    for number, name in enumerate(STRANGE):
        text = HEAD + RIGHT.format("ABCDEFGHIJKLMN"[number] + "document")
        text = text.replace("[van een cliënt] inzien", "inzien [van een cliënt]")
        (tmp_path / name).write_text(text, encoding="utf-8")
    for form in ("text", "concise"):
        process = start(tmp_path, "--jobs", jobs, "--format", form)
        out, err = process.communicate(timeout=30)
        assert (process.returncode, err) == (1, b"")
        shown = out.decode()
        assert not any(sign in shown for sign in "\x07\x1b\t\u202e")
        assert "10 files and 10 rights checked" in shown
        assert "line\nbreak" not in shown
        assert "with space.rights.yaml:5:" in shown
    process = start(tmp_path, "--jobs", jobs, "--format", "json")
    report = json.loads(process.communicate(timeout=30)[0])
    assert {one["path"] for one in report["diagnostics"]} == set(STRANGE)


@pytest.mark.no_cover
def test_five_thousand_manifests(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(50):
        folder = tmp_path / f"{number}"
        folder.mkdir()
        for other in range(100):
            (folder / f"{other}.rights.yaml").write_text(HEAD, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    begun = time.monotonic()
    assert main(["check", "--format", "concise", "--jobs", "2", "--lang", "en"]) == 1
    assert time.monotonic() - begun < 60
    lines = capsys.readouterr().out.splitlines()
    assert lines[-1].startswith("5000 files and 0 rights checked: 5000 errors")
    paths = [line.partition(":")[0] for line in lines[:5000]]
    assert paths == sorted(paths)
    assert len(set(paths)) == 5000


def test_folder_that_is_gone(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    assert run("check", "rights.yaml", "other.yaml").status == 2
    assert run("check").status in {1, 3}
    assert run("check", "rights.yaml", "--changed-since", "HEAD").status == 2
