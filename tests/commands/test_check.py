"""The options of ``check``, with a stand-in for the engine: what is tested here is the command."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Protocol

import pytest

from onsrights.engine.check.report import Count, Report
from onsrights.engine.check.run import Input, InternalFault, Run
from onsrights.engine.diagnostics import Diagnostic, Text
from onsrights.engine.settings.settings import Settings
from onsrights.platforms import PLATFORMS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from onsrights.engine.check.platform import SettingsByFile
    from onsrights.engine.diagnostics import Severity
    from tests.conftest import Result
    from tests.conftest import Run as RunCommand

ONS = PLATFORMS["ons"]
CLEAN = Report((), 1, 3, 3, platforms=(Count("ons", ONS.noun, 3, 3),))
NOTHING = Report((), 0, 0, 0)


def faulty(*severities: Severity) -> Report:
    text = Text("Fout.", "Fault.")
    found = (
        Diagnostic(
            PLATFORMS.registry()["ONS305"],
            severity,
            text,
            {},
            "a.yaml",
            None,
            0,
            "",
            "X",
            None,
            None,
            (),
            (),
            "f",
            unit=ONS.noun.one,
        )
        for severity in severities
    )
    return Report(tuple(found), 1, 3, 2, platforms=(Count("ons", ONS.noun, 3, 2),))


class Engine:
    """Stands in for the engine: answers with a report, or raises, and remembers what it was asked."""

    def __init__(self) -> None:
        self.answer: Report | BaseException = CLEAN
        self.failed: tuple[InternalFault, ...] = ()
        self.inputs: list[Input] = []
        self.settings = Settings()

    def __call__(self, inputs: Iterable[Input], _platform: object, settings: SettingsByFile, *_more: object) -> Run:
        self.inputs = list(inputs)
        self.settings = settings.of(None)
        if isinstance(self.answer, Report):
            return Run(self.answer, {}, self.failed)
        raise self.answer


class Check(Protocol):
    """Run ``onsrights check`` in a folder with ``a.yaml`` and an empty folder."""

    def __call__(self, *arguments: str, stdin: bytes = b"") -> Result: ...


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> Engine:
    engine = Engine()
    monkeypatch.setattr("onsrights.engine.check.run.check_inputs", engine)
    return engine


@pytest.fixture
def check(run: RunCommand, tmp_path: Path, engine: Engine) -> Check:
    (tmp_path / "a.yaml").touch()
    (tmp_path / "empty").mkdir()
    assert engine.answer is CLEAN

    def call(*arguments: str, stdin: bytes = b"") -> Result:
        return run("check", *arguments, stdin=stdin, cwd=tmp_path)

    return call


def test_clean_run(check: Check) -> None:
    line = "1 file and 3 rights checked: no faults found. 3 of 3 rights are ready to register.\n"
    assert check("a.yaml") == (0, line, "")
    assert check("a.yaml", "--format", "concise") == (0, line, "")
    assert check("a.yaml", "--statistics") == (0, line, "")
    assert check("a.yaml", "--quiet") == (0, "", "")


def test_faults(check: Check, engine: Engine) -> None:
    engine.answer = faulty("error", "warning")
    status, out, err = check("a.yaml")
    assert (status, err) == (1, "")
    assert out.startswith("error[dutch-name-scope-position] ONS305: Fault.\n --> a.yaml   right X\n")
    assert out.endswith("\n1 file and 3 rights checked: 1 error, 1 warning.\n2 of 3 rights are ready to register.\n")
    assert check("a.yaml", "--lang", "nl").stdout.startswith("fout[dutch-name-scope-position] ONS305: Fout.\n")


def test_forms(check: Check, engine: Engine) -> None:
    engine.answer = faulty("error")
    line = "a.yaml: error ONS305 [dutch-name-scope-position] Fault. (X)\n"
    assert check("a.yaml", "--format", "concise", "--quiet").stdout == line
    assert check("a.yaml", "--statistics", "--quiet").stdout == (
        "1  ONS305  dutch-name-scope-position  error         unsafe fix\n"
    )
    assert check("a.yaml", "--statistics").stdout.endswith("fix\n\n1 file and 3 rights checked: 1 error.\n"
                                                           "2 of 3 rights are ready to register.\n")  # fmt: skip
    for options in ((), ("--quiet",)):
        assert json.loads(check("a.yaml", "--format", "json", *options).stdout)["summary"]["errors"] == 1
    assert check("a.yaml", "--format", "concise", "--color", "always").stdout.startswith("a.yaml: \x1b[31merror\x1b[0m")


@pytest.mark.parametrize(
    ("severity", "statuses"),
    [("error", (1, 1, 1, 0)), ("warning", (0, 1, 1, 0)), ("info", (0, 0, 1, 0))],
)
def test_fail_on(check: Check, engine: Engine, severity: Severity, statuses: tuple[int, ...]) -> None:
    engine.answer = faulty(severity)
    limits = ("error", "warning", "info", "never")
    assert tuple(check("a.yaml", "--fail-on", limit).status for limit in limits) == statuses
    assert check("a.yaml").status == statuses[0]


def test_inputs(check: Check, engine: Engine) -> None:
    check("a.yaml", "*a.yaml", "-", stdin=b"")
    assert engine.inputs == [Input("a.yaml", None, "a.yaml"), Input("<stdin>", b"", None)]


def test_standard_input(check: Check, engine: Engine) -> None:
    check("-", stdin=b"manifest: 1")
    assert engine.inputs == [Input("<stdin>", b"manifest: 1", None)]
    check("-", "--stdin-filename", "sub/rights.yaml", stdin=b"\xff\x00")
    assert engine.inputs == [Input("sub/rights.yaml", b"\xff\x00", None)]


def test_selection(check: Check, engine: Engine) -> None:
    check("a.yaml", "--select", "ONS3, missing-field", "--select", "ons101", "--ignore", "ONS305")
    assert engine.settings == Settings(select=("ONS3", "missing-field", "ons101"), ignore=("ONS305",))


@pytest.mark.parametrize(
    ("arguments", "en", "nl"),
    [
        (("--select", "ONS35"), 'Unknown rule "ONS35".', 'Onbekende regel "ONS35".'),
        (("--ignore", "ONS10l"), 'Unknown rule "ONS10l".', "Onbekende regel"),
        (("--ignore", "mising-field"), 'Did you mean "missing-field"?', 'Bedoelt u "missing-field"?'),
        (("--select", "ONS101,,ONS102"), 'Unknown rule "".', 'Onbekende regel "".'),
    ],
)
def test_unknown_rule(check: Check, engine: Engine, arguments: tuple[str, str], en: str, nl: str) -> None:
    engine.answer = AssertionError("nothing may be checked")
    status, out, err = check("a.yaml", *arguments)
    assert (status, out) == (2, "")
    assert err.startswith("Error: ")
    assert en in err
    assert nl in check("a.yaml", *arguments, "--lang", "nl").stderr


def test_nothing_to_check(check: Check, engine: Engine) -> None:
    engine.answer = NOTHING
    status, out, err = check("empty")
    assert (status, out) == (3, "")
    assert err.startswith("Nothing was checked: no rights.yaml, ")
    assert err.endswith(" in empty.\n")
    assert check().stderr.endswith(" in the current folder.\n")
    assert check("--lang", "nl").stderr.startswith("Er is niets gecontroleerd: ")
    assert check("empty", "--allow-no-input") == (0, "", "")
    answer = check("empty", "--format", "json")
    assert answer.status == 3
    assert json.loads(answer.stdout)["summary"]["files"] == 0


def test_empty_folder_beside_others_is_mentioned(check: Check) -> None:
    status, _, err = check("a.yaml", "empty")
    assert (status, err) == (0, "There is nothing to check in empty.\n")


def test_internal_fault_is_one_line(check: Check, engine: Engine) -> None:
    fault = InternalFault("sub/a\x1b.yaml")
    fault.__cause__ = KeyError("x\ny")
    engine.answer = fault
    status, out, err = check("a.yaml")
    assert (status, out) == (4, "")
    assert err.count("\n") == 1
    assert "(KeyError: 'x\\ny'), file sub/aU+001B.yaml." in err
    assert "https://" in err
    assert check("a.yaml", "--lang", "nl").stderr.startswith("Interne fout van onsrights ")


def test_internal_fault_in_one_file_keeps_the_report_of_the_others(check: Check, engine: Engine) -> None:
    whole = check("a.yaml").stdout
    engine.failed = (InternalFault("b.yaml"),)
    status, out, err = check("a.yaml")
    assert (status, out) == (4, whole)
    assert err.count("\n") == 1
    assert "file b.yaml" in err


def test_internal_fault_names_the_rule(check: Check, engine: Engine) -> None:
    namespace: dict[str, object] = {"__name__": PLATFORMS.registry()["ONS305"].module}
    exec("def check():\n    raise ValueError", namespace)  # noqa: S102 - a rule that fails
    try:
        namespace["check"]()  # type: ignore[operator]
    except ValueError as error:
        fault = InternalFault(None)
        fault.__cause__ = error
    engine.answer = fault
    assert "(ValueError), rule ONS305/ONS405." in check("a.yaml").stderr


def test_debugging_shows_more(check: Check, engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """It shows the lines of code, and no message: that may hold a value of the file, and the value may be a secret."""
    monkeypatch.setenv("ONSRIGHTS_DEBUG", "1")
    fault = InternalFault("a.yaml")
    fault.__cause__ = KeyError("hunter2-correct-horse")
    engine.answer = fault
    status, out, err = check("a.yaml")
    assert (status, out) == (4, "")
    before, _, last = err.rstrip("\n").rpartition("\n")
    assert "check.py" in before
    assert "KeyError\n" in before
    assert "hunter2" not in before
    assert last.startswith("Internal fault of onsrights ")


def test_interruption_is_quiet(check: Check, engine: Engine) -> None:
    engine.answer = KeyboardInterrupt()
    assert check("a.yaml") == (130, "", "")
