"""Every fixture through every form: each is what its schema says, and tells of the same faults at the same places."""

from __future__ import annotations

import io
import json
import re
import sys
import xml.etree.ElementTree as ET
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote_to_bytes

import jsonschema
import pytest
import xmlschema

from onsrights.commands import main
from onsrights.commands.check.reports import FORMATS
from tests.reports.test_github import undone
from website.pages import HEADINGS, SHOWN, read, together

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).parents[2]
SCHEMAS = ROOT / "tests" / "data" / "formats"
FIXTURES = sorted(
    path.relative_to(ROOT).as_posix()
    for path in ROOT.glob("tests/fixtures/*/*")
    if path.suffix in {".yaml", ".json", ".bin"}
)
LINE = re.compile(r"\r\n?|\n")


class Told(NamedTuple):
    """One fault, as a form tells it: columns in code points, 0 for a place that is not told."""

    code: str
    path: str
    line: int
    column: int


class Made(NamedTuple):
    """The reports of one run, by form."""

    status: int
    reports: dict[str, str]
    errors: str

    @property
    def json(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads(self.reports["json"])["diagnostics"]
        return found


def made(folder: Path, *arguments: str) -> Made:
    """Check once, and write the report in every form to a file of its own."""
    outputs = {name: folder / name for name in FORMATS}
    words = [word for name, path in outputs.items() for word in ("--format", name, "--output", str(path))]
    streams = [io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2)]
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        for name in ("GITHUB_ACTIONS", "GITLAB_CI", "GITHUB_STEP_SUMMARY"):
            patch.delenv(name, raising=False)
        patch.setattr(sys, "stdout", streams[0])
        patch.setattr(sys, "stderr", streams[1])
        status = main(["check", "--lang", "en", *words, *arguments])
    for stream in streams:
        stream.seek(0)
    assert streams[0].read() == ""
    reports = {name: path.read_bytes().decode() for name, path in outputs.items()}
    return Made(status, reports, streams[1].read())


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("reports")
    lost = folder / "lost.yaml"
    lost.symlink_to("nowhere")
    return made(
        folder, "examples/broken-rights.yaml", str(lost), *FIXTURES, *examples(tmp_path_factory.mktemp("pages"))
    )


def examples(folder: Path) -> Iterator[str]:
    """Write the wrong examples of the pages, which are the fixtures of most rules; give the files.

    Their names are short, because a report clips a long path.
    """
    for shown in SHOWN:
        for rules in together(shown.rules).values():
            for number, example in enumerate(read(rules[0], "en").examples(HEADINGS["en"][2])):
                if example.kind == "yaml":
                    path = folder / f"{rules[0].code}-{number}.{shown.key}.yaml"
                    path.write_text(example.manifest(shown), encoding="utf-8")
                    yield str(path)


@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return made(tmp_path_factory.mktemp("draft"), "examples/broken-rights.yaml")


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return made(tmp_path_factory.mktemp("clean"), "examples/rights.yaml")


@pytest.fixture(scope="module")
def nothing(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return made(tmp_path_factory.mktemp("nothing"), "schemas")


def schema(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((SCHEMAS / name).read_text("utf-8"))
    return found


@cache
def own_schema() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((ROOT / "schemas" / "report.schema.json").read_text("utf-8"))
    return found


def own(part: str) -> dict[str, Any]:
    return {"$ref": f"#/$defs/{part}", "$defs": own_schema()["$defs"], "properties": own_schema()["properties"]}


@cache
def validators() -> dict[str, Any]:
    return {
        "json": jsonschema.Draft202012Validator(own_schema()),
        "diagnostic": jsonschema.Draft202012Validator(own("diagnostic")),
        "closing_line": jsonschema.Draft202012Validator(own("closing_line")),
        "sarif": jsonschema.Draft7Validator(schema("sarif-2.1.0.schema.json")),
        "rdjson": jsonschema.Draft4Validator(schema("rdjson.schema.json")),
        "gitlab": jsonschema.Draft202012Validator(schema("gitlab.schema.json")),
        "junit": xmlschema.XMLSchema(str(SCHEMAS / "junit-10.xsd")),
        "checkstyle": xmlschema.XMLSchema(str(SCHEMAS / "checkstyle.xsd")),
    }


def validate(form: str, text: str) -> None:
    """Hold a report against the schema of its form."""
    if form in {"junit", "checkstyle"}:
        validators()[form].validate(ET.fromstring(text))  # noqa: S314 - our own
    elif form == "jsonl":
        *lines, last = map(json.loads, text.splitlines())
        validators()["closing_line"].validate(last)
        for line in lines:
            validators()["diagnostic"].validate(line)
    else:
        validators()[form].validate(json.loads(text))


def told_by_json(found: Iterable[dict[str, Any]]) -> list[Told]:
    def place(one: dict[str, Any]) -> tuple[int, int]:
        return (one["range"]["start"]["line"], one["range"]["start"]["column"]) if one["range"] else (0, 0)

    return [Told(one["code"], one["path"], *place(one)) for one in found]


def told_by_jsonl(text: str) -> list[Told]:
    return told_by_json(json.loads(line) for line in text.splitlines()[:-1])


def told_by_sarif(text: str) -> list[Told]:
    [run] = json.loads(text)["runs"]
    rules = run["tool"]["driver"]["rules"]
    told = []
    for result in run["results"]:
        [location] = result["locations"]
        place = location["physicalLocation"]
        region = place.get("region", {"startLine": 0, "startColumn": 0})
        path = unquote_to_bytes(place["artifactLocation"]["uri"]).decode().removeprefix("file://")
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        told.append(Told(result["ruleId"], path, region["startLine"], region["startColumn"]))
    return told


def told_by_gitlab(text: str) -> list[Told]:
    def place(location: dict[str, Any]) -> tuple[int, int]:
        begin = location.get("positions", {}).get("begin", {"line": 0, "column": 0})
        return begin["line"], begin["column"]

    issues = json.loads(text)
    return [Told(one["description"][:6], one["location"]["path"], *place(one["location"])) for one in issues]


def told_by_checkstyle(text: str) -> list[Told]:
    return [
        Told(error.attrib["source"].split(".")[1], file.attrib["name"],
             int(error.attrib["line"]) if "column" in error.attrib else 0, int(error.get("column", 0)))
        for file in ET.fromstring(text)  # noqa: S314 - our own
        for error in file
    ]  # fmt: skip


def told_by_rdjson(text: str) -> list[Told]:
    told = []
    for one in json.loads(text)["diagnostics"]:
        path = one["location"]["path"]
        start = one["location"].get("range", {"start": {"line": 0, "column": 0}})["start"]
        column = start["column"]
        if column:
            line = lines_of(path)[start["line"] - 1][: column - 1]
            column = len(line.decode(errors="replace").removeprefix("\ufeff")) + 1
        told.append(Told(one["code"]["value"], path, start["line"], column))
    return told


def lines_of(path: str) -> list[bytes]:
    """Give the lines of a file, as bytes; there is one even where there is no file."""
    file = ROOT / path
    return re.split(rb"\r\n?|\n", file.read_bytes()) if file.is_file() else [b""]


def told_by_lines(text: str) -> list[Told]:
    found = re.findall(r"^(.+?)(?::(\d+):(\d+))?: (?:error|warning|info) ([A-Z]{3}\d{3}) \[", text, re.MULTILINE)
    return [Told(code, path, int(line or 0), int(column or 0)) for path, line, column, code in found]


def told_by_junit(text: str) -> list[Told]:
    tests = ET.fromstring(text).iter("testcase")  # noqa: S314 - our own
    return [told for test in tests for inner in test for told in told_by_lines(inner.text or "")]


def told_by_text(text: str) -> list[Told]:
    head = r"^(?:error|warning|info)\[[a-z0-9-]+\] ([A-Z]{3}\d{3}): .*\n(?:  .*\n)*?"
    pattern = head + r" *--> (\S+?)(?::(\d+):(\d+))?(?:   .*)?$"
    found = re.findall(pattern, text, re.MULTILINE)
    return [Told(code, path, int(line or 0), int(column or 0)) for code, path, line, column in found]


TOLD_BY = {
    "jsonl": told_by_jsonl,
    "sarif": told_by_sarif,
    "gitlab": told_by_gitlab,
    "checkstyle": told_by_checkstyle,
    "rdjson": told_by_rdjson,
    "junit": told_by_junit,
    "concise": told_by_lines,
    "text": told_by_text,
    "github": told_by_text,
}


def is_decoded(told: Told) -> bool:
    """Whether the bytes of the line are UTF-8, so that columns can be told in them."""
    try:
        lines_of(told.path)[max(told.line, 1) - 1].decode()
    except (UnicodeDecodeError, IndexError):
        return False
    return True


def test_every_rule_is_among_the_faults(everything: Made) -> None:
    assert everything.status == 1
    codes = {one["code"] for one in everything.json}
    assert len(codes) > 200
    assert "ONS100" in codes


@pytest.mark.parametrize("form", TOLD_BY)
def test_each_form_tells_the_same(everything: Made, form: str) -> None:
    told = Counter(TOLD_BY[form](everything.reports[form]))
    wanted = Counter(told_by_json(everything.json))
    if form == "rdjson":  # where there are bytes that are no characters, only lines are comparable
        told, wanted = (Counter(one for one in side.elements() if is_decoded(one)) for side in (told, wanted))
    assert told == wanted


@pytest.mark.no_cover
@pytest.mark.parametrize("form", ["json", "jsonl", "sarif", "rdjson", "gitlab", "junit", "checkstyle"])
@pytest.mark.parametrize("run", ["everything", "draft", "clean", "nothing"])
def test_each_form_is_valid(request: pytest.FixtureRequest, run: str, form: str) -> None:
    validate(form, request.getfixturevalue(run).reports[form])


def test_forms_of_a_clean_run_are_whole(clean: Made, nothing: Made) -> None:
    assert (clean.status, nothing.status) == (0, 3)
    for found in (clean, nothing):
        assert json.loads(found.reports["sarif"])["runs"][0]["results"] == []
        assert json.loads(found.reports["gitlab"]) == []
        assert json.loads(found.reports["rdjson"])["diagnostics"] == []
        assert json.loads(found.reports["jsonl"])["summary"]["errors"] == 0
        assert "<failure" not in found.reports["junit"]
    assert nothing.reports["text"] == nothing.reports["github"] == ""
    assert 'testsuites name="onsrights" tests="0"' in nothing.reports["junit"]
    assert re.search(r'name="examples/rights.yaml" tests="16" failures="0" errors="0"', clean.reports["junit"])
    assert clean.reports["markdown"].startswith("### ✅ onsrights\n\n1 file and 15 rights checked: no faults found\\.")
    assert "15 of 15 rights are ready to register" in clean.reports["markdown"]


def test_regions_and_offsets_of_sarif_say_the_same(everything: Made) -> None:
    [run] = json.loads(everything.reports["sarif"])["runs"]
    for result, wanted in zip(run["results"], everything.json, strict=True):
        place = result["locations"][0]["physicalLocation"]
        region, found = place.get("region"), wanted["range"]
        if found is None:
            assert region is None
            continue
        assert region == {
            "startLine": found["start"]["line"],
            "startColumn": found["start"]["column"],
            "endLine": found["end"]["line"],
            "endColumn": found["end"]["column"],
            "charOffset": found["start"]["offset"],
            "charLength": found["end"]["offset"] - found["start"]["offset"],
        }
        data = (ROOT / wanted["path"]).read_bytes() if (ROOT / wanted["path"]).is_file() else b""
        try:
            text = data.decode().removeprefix("\ufeff")
        except UnicodeDecodeError:
            continue
        before = text[: region["charOffset"]]
        lines = LINE.split(before) if not (before.endswith("\r") and text[len(before) :][:1] == "\n") else None
        if lines is not None:
            assert (len(lines), len(lines[-1]) + 1) == (region["startLine"], region["startColumn"])


def test_fixes_of_sarif_are_the_edits(everything: Made) -> None:
    def edits(fix: dict[str, Any]) -> list[tuple[int, int, str]]:
        found = [edit for change in fix["changes"] for edit in change["edits"] if edit["range"]]
        return [
            (edit["range"]["start"]["offset"], edit["range"]["end"]["offset"] - edit["range"]["start"]["offset"],
             edit["text"])
            for edit in found
        ]  # fmt: skip

    def replacements(fix: dict[str, Any]) -> list[tuple[int, int, str]]:
        [change] = fix["artifactChanges"]
        return [
            (one["deletedRegion"]["charOffset"], one["deletedRegion"]["charLength"], one["insertedContent"]["text"])
            for one in change["replacements"]
        ]

    count = 0
    [run] = json.loads(everything.reports["sarif"])["runs"]
    for result, wanted in zip(run["results"], everything.json, strict=True):
        expected = [edits(fix) for fix in wanted["fixes"] if edits(fix)]
        assert [replacements(fix) for fix in result.get("fixes", [])] == expected
        count += len(expected)
    assert count > 100


def test_suggestions_of_rdjson_are_the_edits(everything: Made) -> None:
    count = 0
    for one, wanted in zip(json.loads(everything.reports["rdjson"])["diagnostics"], everything.json, strict=True):
        for suggestion in one.get("suggestions", []):
            start, end = suggestion["range"]["start"], suggestion["range"]["end"]
            lines = lines_of(wanted["path"])
            whole = (ROOT / wanted["path"]).read_bytes().decode().removeprefix("\ufeff")
            applied = {
                whole[: edit["range"]["start"]["offset"]] + edit["text"] + whole[edit["range"]["end"]["offset"] :]
                for fix in wanted["fixes"]
                for change in fix["changes"]
                for edit in change["edits"]
                if fix["safety"] != "display-only"
            }
            head = lines[: start["line"] - 1], lines[start["line"] - 1][: start["column"] - 1].decode()
            tail = lines[end["line"] - 1][end["column"] - 1 :].decode(), lines[end["line"] :]
            text = "\n".join([*(line.decode() for line in head[0]), head[1]]) + suggestion["text"]
            text += "\n".join([tail[0], *(line.decode() for line in tail[1])])
            assert LINE.sub("\n", text).removeprefix("\ufeff") in {LINE.sub("\n", one) for one in applied}
            count += 1
    assert count > 50


def test_fingerprints_of_gitlab_are_unique(everything: Made) -> None:
    fingerprints = [one["fingerprint"] for one in json.loads(everything.reports["gitlab"])]
    assert len(fingerprints) == len(set(fingerprints)) == len(everything.json)


def test_rules_of_sarif_have_their_pages(draft: Made) -> None:
    [run] = json.loads(draft.reports["sarif"])["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    rules = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    assert set(rules) == {one["code"] for one in draft.json}
    rule = rules["ONS305"]
    assert rule["name"] == "dutch-name-scope-position"
    assert rule["shortDescription"]["text"] == "The scope in a name is not between subject and operation."
    assert rule["fullDescription"]["text"].startswith("Reports a scope, such as [van een cliënt] or [client], at")
    assert rule["help"]["markdown"].startswith("# ONS305 dutch-name-scope-position, ONS405 ")
    assert rule["help"]["text"].startswith("ONS305 dutch-name-scope-position, ONS405 ")
    assert rule["defaultConfiguration"] == {"level": "error"}
    assert rule["helpUri"].endswith("/ONS305/")
    [result] = [one for one in run["results"] if one["ruleId"] == "ONS305"][:1]
    assert result["locations"][0]["logicalLocations"][0]["fullyQualifiedName"].endswith(".dutch_name")
    assert result["partialFingerprints"] == {
        "onsrights/v1": next(one["fingerprint"] for one in draft.json if one["code"] == "ONS305")
    }


def test_junit_has_a_test_for_each_right(draft: Made) -> None:
    root = ET.fromstring(draft.reports["junit"])  # noqa: S314 - our own
    [suite] = root
    names = [test.attrib["name"] for test in suite]
    assert names[0] == "(the file itself)"
    assert len(names) == len(set(names)) == json.loads(draft.reports["json"])["summary"]["rights"] + 1
    failed = [test.attrib["name"] for test in suite if test.find("failure") is not None]
    assert len(failed) == int(suite.attrib["failures"]) == int(root.attrib["failures"])
    wrong = {one["right"] for one in draft.json if one["severity"] == "error"}
    assert {name.split(" (")[0] for name in failed} == wrong
    for test in suite:
        assert [inner.tag for inner in test] in ([], ["failure"], ["system-out"])


def test_github_annotates_errors_first_and_says_what_is_left(draft: Made) -> None:
    _, _, below = draft.reports["github"].partition("::stop-commands::")
    commands = [undone(line) for line in below.splitlines() if line.startswith(("::error", "::warning", "::notice"))]
    kinds = [command.name for command in commands]
    assert kinds == sorted(kinds, key=["error", "warning", "notice"].index)
    assert max(Counter(kinds).values()) == 10
    wanted = Counter(told_by_json(draft.json))
    told = Counter(
        Told(one.properties["title"][:6], one.properties["file"], int(one.properties["line"]),
             int(one.properties["col"]))
        for one in commands[:-1]
    )  # fmt: skip
    assert told <= wanted
    left = (wanted - told).total()
    assert left
    assert commands[-1].properties == {"title": "onsrights"}
    assert sum(map(int, re.findall(r"(\d+) (?:errors?|warnings?|remarks?)", commands[-1].data))) == left
    assert f"broken-rights.yaml ({left})" in commands[-1].data


def test_markdown_tells_the_same_while_there_is_room(draft: Made, everything: Made) -> None:
    rows = re.findall(r"^\| \S+ \w+ \| (\S+):(\d+)<br>.* \| \[(ONS\d+)\]", draft.reports["markdown"], re.MULTILINE)
    wanted = [(one["path"], str(one["range"]["start"]["line"]), one["code"]) for one in draft.json]
    assert [(path.replace("\\", ""), line, code) for path, line, code in rows] == wanted
    assert told_by_text(draft.reports["markdown"]) == told_by_json(draft.json)
    assert len(everything.reports["markdown"]) < 65_536
    rows = re.findall(r"^\| [^|\s]+ \w+ \|", everything.reports["markdown"], re.MULTILINE)
    left = len(everything.json) - len(rows)
    assert f"\n\nThere is no room here for {left} more; see the whole report.\n\n" in everything.reports["markdown"]
