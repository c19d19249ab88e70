"""The verdict in the browser is the verdict of the package, byte for byte."""

from __future__ import annotations

import io
import json
import zipfile
from base64 import b64encode
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onsrights.engine.check.run import Input, check_inputs
from onsrights.engine.settings.settings import Settings
from onsrights.platforms import PLATFORMS
from onsrights.reports.json import render
from tests.test_fixtures import CASES, command
from website.pages import HEADINGS, LANGUAGES, SHOWN, read
from website.report import AS_OF

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.engine.diagnostics import Language
    from tests.conftest import Run
    from tests.playground.conftest import Open

FIXTURES = Path(__file__).parents[1] / "fixtures"
EXAMPLES = Path(__file__).parents[2] / "examples"
LONGEST_NAME = 255
"""Characters of a file name that systems take; the one in the browser takes any, so there is no fault to report."""

WORKER = """
async (questions) => {
  const data = JSON.parse(document.getElementById("pg-data").textContent)
  const base = new URL(data.base, document.baseURI).href
  const source = new Blob([`import ${JSON.stringify(base + "worker.js")}`], { type: "text/javascript" })
  const worker = new Worker(URL.createObjectURL(source), { type: "module" })
  const answers = []
  const done = new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => {
      if (data.failed || data.broken) reject(new Error(data.failed ?? data.broken))
      if (data.id === undefined) return
      answers.push(data.answer)
      if (answers.length === questions.length) resolve(answers)
    }
  })
  worker.postMessage({ base, files: data.files })
  questions.forEach((question, id) => worker.postMessage({ id, question }))
  return done
}
"""

COMMANDS = """
async ({ archive, python, calls }) => {
  const data = JSON.parse(document.getElementById("pg-data").textContent)
  const base = new URL(data.base, document.baseURI).href
  const source = `
    import { loadPyodide, version } from ${JSON.stringify(base + "pyodide.mjs")}
    const lockFileContents = { info: { version, abi_version: "2025_0" }, packages: {} }
    self.onmessage = async ({ data: { shipped, archive, python, calls } }) => {
      try {
        const pyodide = await loadPyodide({ indexURL: ${JSON.stringify(base)}, lockFileContents })
        for (const each of [shipped, archive]) pyodide.unpackArchive(each, "zip")
        self.postMessage({ answers: JSON.parse(pyodide.runPython(python)(JSON.stringify(calls))) })
      } catch (error) {
        self.postMessage({ failed: String(error) })
      }
    }`
  const worker = new Worker(URL.createObjectURL(new Blob([source], { type: "text/javascript" })), { type: "module" })
  const shipped = new Uint8Array(await (await fetch(base + "onsrights.zip")).arrayBuffer())
  const bytes = Uint8Array.from(atob(archive), (sign) => sign.charCodeAt(0))
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => (data.failed ? reject(new Error(data.failed)) : resolve(data.answers))
    worker.postMessage({ shipped, archive: bytes, python, calls })
  })
}
"""
"""Starts an interpreter as the page does, with more files in it, and has it run commands."""
RUN = """
import contextlib, io, json, os, sys

home = os.getcwd()
sys.path.insert(0, home)  # instead of whatever folder is the current one
from onsrights.commands import main

def run(calls):
    said = []
    for folder, arguments in json.loads(calls):
        os.chdir(f"{home}/tests/fixtures/{folder}")
        stream = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="")
        with contextlib.redirect_stdout(stream):
            main(arguments)
        stream.flush()
        said.append(stream.buffer.getvalue().decode())
    return json.dumps(said)

run
"""


def fixtures() -> Iterator[Path]:
    """Give every file of the fixtures that is a manifest, those included that are checked together with others."""
    for path in sorted(FIXTURES.rglob("*")):
        if path.suffix in {".yaml", ".yml", ".json", ".bin"}:
            yield path


def examples() -> Iterator[tuple[str, str]]:
    """Give the examples of all rules' pages, with what they are called."""
    for shown in SHOWN:
        for rule in shown.rules:
            page = read(rule, "en")
            for heading in HEADINGS["en"][2:4]:
                for example in page.examples(heading):
                    if example.kind == "yaml":
                        yield shown.file, example.manifest(shown)


def beside() -> bytes:
    """Give an archive of what the command line needs that the page does not, and of the fixtures."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for path in FIXTURES.rglob("*"):
            if path.is_file():
                archive.writestr(path.relative_to(FIXTURES.parents[1]).as_posix(), path.read_bytes())
        for name in ("click", "pathspec", "onsrights.commands"):
            spec = find_spec(name)
            assert spec is not None
            assert spec.origin is not None
            folder = Path(spec.origin).parent
            for path in folder.rglob("*.py"):
                archive.writestr(f"{name.replace('.', '/')}/{path.relative_to(folder).as_posix()}", path.read_bytes())
    return stream.getvalue()


def question(name: str, data: bytes, lang: str, earlier: str | None = None) -> dict[str, Any]:
    asked = {"do": "report", "file": name, "lang": lang, "as_of": AS_OF.isoformat(), "earlier": earlier}
    try:
        return {**asked, "text": data.decode()}
    except UnicodeDecodeError:
        return {**asked, "text": "", "data": data.hex()}


def report(checked: Input, lang: Language) -> str:
    return "".join(render(check_inputs([checked], PLATFORMS, Settings(as_of=AS_OF)).report, lang))


def test_every_report_is_that_of_the_command_line(visit: Open, run: Run) -> None:
    questions, expected = [], []
    for path in fixtures():
        earlier = path.with_suffix(".earlier")
        for lang in LANGUAGES:
            before = earlier.read_text(encoding="utf-8") if earlier.exists() else None
            questions.append(question(path.name, path.read_bytes(), lang, before))
            if before is None:
                options = ("--no-config", "--format", "json", "--lang", lang, "--as-of", AS_OF.isoformat())
                expected.append(run("check", *options, path.name, cwd=path.parent).stdout)
            else:  # what the command line would read from git
                expected.append(report(Input(path.name, path.read_bytes(), earlier=before), lang))
    for name, text in examples():
        questions.append(question(name, text.encode(), "nl"))
        expected.append(report(Input(name, text.encode()), "nl"))
    house = EXAMPLES / "house-rules.toml"
    for path in sorted(EXAMPLES.glob("*.yaml")):
        asked = question(path.name, path.read_bytes(), "nl")
        questions.append({**asked, "settings": house.read_text(encoding="utf-8")})
        under = ("--config", house.name, "--format", "json", "--lang", "nl", "--as-of", AS_OF.isoformat())
        expected.append(run("check", *under, path.name, cwd=EXAMPLES).stdout)
    page = visit(ready=False)
    answers = page.evaluate(WORKER, questions)
    assert len(answers) == len(expected) > 800
    differ = [
        (asked["file"], asked["lang"])
        for asked, answer, right in zip(questions, answers, expected, strict=True)
        if answer != right
    ]
    assert differ == []
    codes = {found["code"] for answer in answers for found in json.loads(answer)["diagnostics"]}
    assert len(codes) > 180
    assert {"ZORG001", "ZORG003"} < codes


def test_every_fixture_has_its_report_with_the_arguments_that_it_names(visit: Open, run: Run) -> None:
    cases = [case for case in CASES if case.suffix in {".args", ".usage"}]
    every = [
        (case.parent.name, command(case, "--format", "json", "--lang", lang)) for case in cases for lang in LANGUAGES
    ]
    calls = [(folder, words) for folder, words in every if max(map(len, words)) < LONGEST_NAME]
    page = visit(ready=False)
    answers = page.evaluate(COMMANDS, {"archive": b64encode(beside()).decode(), "python": RUN, "calls": calls})
    expected = [run(*words, cwd=FIXTURES / folder).stdout for folder, words in calls]
    assert len(answers) == len(expected) > 35
    assert [call for call, answer, right in zip(calls, answers, expected, strict=True) if answer != right] == []
