"""What the pages of the rules do not show, against whole files, compared with the whole rendered report.

``fixtures/<CODE>/<case>.yaml`` (or ``.json``, ``.bin``) is an input; ``<case>.en.txt`` and ``<case>.nl.txt`` are what
``onsrights check`` prints for it. ``<case>.args`` stands in for an input where one file is not enough: it holds the
arguments of ``check``, one a line, relative to its folder; ``<case>.usage`` those of ``usage``. ``<case>.earlier``
is what stood in ``<case>.yaml`` at the revision that it is held against (``--against``). A case whose name begins
with ``ok`` must not break the rule of its folder, every other case must. ``variants`` has what no page and no other
case makes a rule say. A new case needs no code: write the input, run ``pytest tests/test_fixtures.py
--update-fixtures``, read what came out.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from onsrights.platforms import PLATFORMS
from tests.over import over
from website.examples import FOLDER
from website.pages import HEADINGS, SHOWN, read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TypeAlias

    from onsrights.engine.check.rule import Rule
    from tests.conftest import Run

    At: TypeAlias = Callable[[Path], Path]

ROOT = Path(__file__).with_name("fixtures")
INPUTS = frozenset({".yaml", ".json", ".bin", ".args", ".usage"})
CASES = sorted(path for path in ROOT.glob("*/*") if path.is_file() and path.suffix in INPUTS)
CODES = [rule.code for rule in PLATFORMS.registry()]
VARIANTS = "variants"

each_case = pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}-{case.stem}")
each_case_of_a_rule = pytest.mark.parametrize(
    "case", [case for case in CASES if case.parent.name != VARIANTS], ids=lambda case: f"{case.parent.name}-{case.stem}"
)


def command(case: Path, *options: str) -> list[str]:
    if case.suffix in {".args", ".usage"}:
        name = "check" if case.suffix == ".args" else "usage"
        return [name, *options, *case.read_text(encoding="utf-8").splitlines()]
    if case.with_suffix(".earlier").exists():
        options = (*options, "--against", "HEAD")
    return ["check", *options, case.name]


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> At:
    """Give the folder in which a case is run: its own, or a repository in which it was something else before."""

    def place(case: Path) -> Path:
        earlier = case.with_suffix(".earlier")
        if not earlier.exists():
            return case.parent
        monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
        author = ("-c", "user.name=A. Test", "-c", "user.email=test@example.org")
        (tmp_path / case.name).write_bytes(earlier.read_bytes())
        for git in (("init", "--quiet"), ("add", "--all"), (*author, "commit", "--quiet", "--message", "Before")):
            subprocess.run(["git", *git], cwd=tmp_path, check=True)  # noqa: S607 - the git of whoever runs the tests
        (tmp_path / case.name).write_bytes(case.read_bytes())
        return tmp_path

    return place


def is_clean(case: Path) -> bool:
    return case.stem.startswith("ok")


def report(run: Run, case: Path, folder: Path) -> dict[str, Any]:
    result = run(*command(case, "--format", "json"), cwd=folder)
    assert result.status in {0, 1}, result.stderr
    document: dict[str, Any] = json.loads(result.stdout)
    return document


@each_case
@pytest.mark.parametrize("lang", ["en", "nl"])
def test_report_is_as_written_down(run: Run, at: At, case: Path, lang: str, *, update_fixtures: bool) -> None:
    result = run(*command(case, "--lang", lang, "--color", "never"), cwd=at(case))
    assert result.status in {0, 1}
    assert result.stderr == ""
    expected = case.with_suffix(f".{lang}.txt")
    if update_fixtures:
        expected.write_text(result.stdout, encoding="utf-8", newline="")
    assert expected.is_file(), f"{expected.name} is missing; --update-fixtures writes it"
    assert result.stdout == expected.read_bytes().decode()


@each_case_of_a_rule
def test_rule_of_the_folder_is_broken_or_kept(run: Run, at: At, case: Path) -> None:
    codes = {found["code"] for found in report(run, case, at(case))["diagnostics"]}
    assert (case.parent.name in codes) is not is_clean(case)


LATER = {"AFS901", "AFS902", "AFS903", "EXA801", "EXA802", "EXA803", "EXA804", "EXA901"}
"""Rules that are held against more than a file, on platforms whose doors for that are not open yet."""


@over(
    "rule",
    [rule for shown in SHOWN for rule in shown.rules if rule.code not in LATER],
    ids=lambda rule: rule.code,
)
def test_every_rule_has_examples_or_fixtures(rule: Rule) -> None:
    cases = [case for case in CASES if case.parent.name == rule.code]
    for heading, clean in ((2, False), (3, True)):
        examples = read(rule, "en").examples(HEADINGS["en"][heading])
        shown = any(example.kind == "yaml" for example in examples)
        assert shown or any(is_clean(case) is clean for case in cases), HEADINGS["en"][heading]


def test_nothing_is_left_over() -> None:
    assert {case.parent.name for case in CASES} <= {*CODES, VARIANTS}
    expected = {case.with_suffix(f".{lang}.txt") for case in CASES for lang in ("en", "nl")}
    assert set(ROOT.glob("*/*.txt")) <= expected


@pytest.mark.no_cover
def test_all_in_one_run_gives_the_same_as_one_by_one(run: Run) -> None:
    """No state is carried from one file to the next, but for the rules whose business that is."""
    across = {rule.code for rule in PLATFORMS.registry() if rule.needs == "run"}
    cases = [case for case in CASES if case.suffix not in {".args", ".usage"}]

    def found(*paths: Path) -> list[dict[str, Any]]:
        names = [path.relative_to(ROOT).as_posix() for path in paths]
        result = run("check", "--format", "json", *names, cwd=ROOT)
        diagnostics: list[dict[str, Any]] = json.loads(result.stdout)["diagnostics"]
        return [one for one in diagnostics if one["code"] not in across]

    alone = [one for case in cases for one in found(case)]
    together = found(*cases) if cases else []
    assert sorted(together, key=json.dumps) == sorted(alone, key=json.dumps)


# What a rule may say is shown somewhere.

NOT_SHOWN = {
    ("unreadable_file", "*"): "depends on the machine",
    ("invalid_yaml", "indent-other"): "is for what nobody has written yet",
    ("*", "more"): "is said after very many others, and tested where they are counted",
    ("*", "many"): "is said after very many others, and tested where they are counted",
    ("wrong_type", "key-form"): "is said of a form",
    ("wrong_type", "list-other"): "is said of a form",
    ("wrong_type", "mapping-other"): "is said of a form",
    ("wrong_type", "text-other"): "is said of a form",
    ("wrong_type", "unit-other"): "is said of a form",
    ("empty_value", "unit-form"): "is said of a form",
    ("wrong_type", "range"): "is not said yet",
    ("name_typography", "open"): "falls silent beside the fault for which nothing is proposed",
    ("approved_right_changed", "gone-with-file"): "is said of a file that is not there",
}
"""Texts, by module and key, that no file can show."""


def spoken(rule: Rule) -> Iterator[str]:
    """Give the texts of a rule by their keys: those of its module, and the words of its platform."""
    yield from rule.load().TEXTS
    if rule.wording:
        yield from import_module(rule.wording).TEXTS.get(rule.code[-3:], {})


def is_excused(module: str, key: str) -> bool:
    return bool({(module, key), (module, "*"), ("*", key)} & NOT_SHOWN.keys())


@pytest.fixture(scope="module")
def reports() -> list[str]:
    """Give all that is written down, each report in one line."""
    texts = (path.read_bytes().decode() for path in (*ROOT.glob("*/*.en.txt"), *FOLDER.rglob("*.txt")))
    return [" ".join(text.split()) for text in texts]


def shows(report: str, text: str) -> bool:
    """Say whether a report has a text, whatever its placeholders stand for; its longest piece is looked for first."""
    pieces = re.split(r"\{\w+\}", text)
    return max(pieces, key=len) in report and bool(re.search(".*?".join(map(re.escape, pieces)), report))


@pytest.mark.no_cover
@pytest.mark.parametrize("rule", SHOWN[0].rules, ids=lambda rule: rule.code)
def test_every_text_is_shown(rule: Rule, reports: list[str]) -> None:
    module = rule.module.rpartition(".")[2]
    texts = {key: " ".join(rule.text(key).en.split()) for key in spoken(rule) if not is_excused(module, key)}
    assert [key for key, text in texts.items() if not any(shows(report, text) for report in reports)] == []
