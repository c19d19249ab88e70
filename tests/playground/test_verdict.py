"""The verdict in the browser is the verdict of the package, byte for byte."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onsrights.engine.run import Input, check_inputs
from onsrights.engine.settings import Settings
from onsrights.platforms import PLATFORMS
from onsrights.reports.json import render
from website.pages import HEADINGS, LANGUAGES, SHOWN, read
from website.report import AS_OF

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.engine.diagnostics import Language
    from tests.conftest import Run
    from tests.playground.conftest import Open

FIXTURES = Path(__file__).parents[1] / "fixtures"

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
