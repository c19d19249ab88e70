"""libyaml without the rest of PyYAML: the same errors, the same reports, and the rest for whoever asks."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conftest import Run

ROOT = Path(__file__).parents[2]


def told(script: str, **variables: str) -> list[str]:
    """Run a script in a process of its own; give the lines it prints."""
    done = subprocess.run(
        [sys.executable, "-c", f"import sys\nfrom onsrights.engine.text.libyaml import prepare\n{script}"],
        env={**os.environ, "PYTHONUTF8": "1", **variables},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_no_more_is_imported_than_is_needed() -> None:
    assert told("prepare()\nimport yaml._yaml\nprint(*sorted(n for n in sys.modules if n.startswith('yaml')))") == [
        "yaml yaml._yaml yaml.error yaml.events yaml.nodes yaml.tokens"
    ]


def test_who_asks_for_more_gets_the_whole_package() -> None:
    script = """
prepare()
from yaml._yaml import CParser
import yaml
print(yaml.safe_load("{a: 1}"), yaml.load("[b]", yaml.CSafeLoader), yaml.reader.Reader.__name__)
for text in ("[", "a: \\x00", "- b\\n c", "%YAML 9.9\\n--- 1"):
    for read in (lambda: list(iter(CParser(text).get_event, None)), lambda: list(yaml.parse(text))):
        try:
            read()
        except yaml.YAMLError as error:
            print(type(error).__name__, isinstance(error, yaml.MarkedYAMLError))
"""
    whole = told(script.replace("prepare()", "import yaml.reader"))
    assert told(script) == whole
    assert len(whole) > 6


def test_from_a_part_of_the_package_the_part_is_had() -> None:
    assert told(
        "prepare()\nfrom yaml.reader import Reader\nfrom yaml import dump\nprint(dump({'a': [1]}).strip())"
    ) == [
        "a:",
        "- 1",
    ]


def test_a_package_that_is_built_otherwise_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "yaml").mkdir()
    (tmp_path / "yaml" / "__init__.py").write_text("mine = True\n", encoding="utf-8")
    script = "prepare()\nprint('yaml' in sys.modules)\nimport yaml\nprint(yaml.mine)"
    assert told(script, PYTHONPATH=f"{tmp_path}{os.pathsep}{os.environ.get('PYTHONPATH', '')}") == ["False", "True"]


def test_one_that_is_imported_already_is_left_alone() -> None:
    assert told(
        "import yaml\nbefore = yaml\nprepare()\nimport yaml\nprint(yaml is before, 'yaml.reader' in sys.modules)"
    ) == ["True True"]


def test_a_program_reports_what_the_command_reports(run: Run, tmp_path: Path) -> None:
    texts = [b"a: [", b"a: \x00", b"a: \xed\xa0\xbd", b"- b\n c: 1", b"%YAML 9\n---", b"\t- a", b"'"]
    for number, text in enumerate(texts):
        (tmp_path / f"{number}.rights.yaml").write_bytes(text)
    words = ["check", "--format", "json", "--lang", "en"]
    done = subprocess.run(
        [sys.executable, "-m", "onsrights", *words], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    here = run(*words, cwd=tmp_path)
    assert (done.returncode, json.loads(done.stdout)) == (1, json.loads(here.stdout))
    assert len(json.loads(here.stdout)["diagnostics"]) >= len(texts)
