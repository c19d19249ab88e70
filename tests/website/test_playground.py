"""What of the playground needs no browser; ``make test-playground`` tries the rest in one."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import zlib
from base64 import urlsafe_b64decode
from datetime import date
from typing import TYPE_CHECKING, Any

import rpds

from website.pages import HEADINGS, SHOWN, read
from website.playground import build
from website.playground import rpds as ours
from website.playground.answering import answer
from website.playground.links import MARK, fragment
from website.playground.page import EXAMPLES, PAGE
from website.rules import rule_page
from website.sources import pages

if TYPE_CHECKING:
    from pathlib import Path

BROKEN = """\
manifest: 1 # 😀 é
connector:
  name: Wilgenlicht
  prefix: Wilgenlicht
rights:
  - identifier: Wilgenlicht_ClientDocumentDelete
    dutch_name: 😀 Document verwijderen [van een cliënt]
    english_name: Delete [client] document
    dutch_description: Geeft toestemming om documenten van een cliënt te verwijderen.
    english_description: Allows removing documents of a client.
"""
ADDRESS = re.compile(rf'href="((?:\.\./)*playground/)#{re.escape(MARK)}([\w-]+)"')


def asked(do: str, text: str, file: str = "rights.yaml", **more: Any) -> Any:  # noqa: ANN401 - JSON
    return json.loads(answer(json.dumps({"do": do, "text": text, "file": file, "lang": "en", "as_of": None, **more})))


def in_units(text: str, found: dict[str, Any]) -> str:
    """Give what a place means to an editor, which counts in code units of UTF-16."""
    return text.encode("utf-16-le")[2 * found["from"] : 2 * found["to"]].decode("utf-16-le")


def test_places_are_told_as_the_editor_counts_them() -> None:
    for text in (BROKEN, "\ufeff" + BROKEN):
        found = {one["code"]: one for one in asked("check", text)["found"]}
        assert in_units(text, found["ONS201"]) == "_"
        assert in_units(text, found["ONS305"]) == "[van een cliënt]"
        [edit] = found["ONS201"]["fixes"][0]["edits"]
        assert in_units(text, edit) in text
        assert asked("hover", text, line=7, column=4 + 16)["text"].startswith("**")


def test_the_parts_of_names_are_those_that_are_read() -> None:
    for mark in ("", "\ufeff"):
        text = mark + BROKEN.replace("Delete [client] document", ">-\n      Delete [client]\n      document")
        lines = text.split("\n")
        found = [
            (lines[line].encode("utf-16-le")[2 * column : 2 * (column + length)].decode("utf-16-le"), part)
            for line, column, length, part in asked("coloured", text, first=0, last=len(lines))
        ]
        dutch = [("Document", "subject"), ("verwijderen", "operation"), ("[van een cliënt]", "scope")]
        assert found[:3] == dutch
        assert found[3:] == [("Delete", "operation"), ("[client]", "scope"), ("document", "subject")]
        assert len(asked("coloured", text, first=6, last=6)) == len(dutch)


def test_settings_hold_and_what_is_wrong_with_them_has_its_place() -> None:
    house = """
[[house]]
code = "ZORG001"
name = "no-documents"
fields = ["dutch_name"]
forbid = ["document"] # 😀
message = "{found}"
"""
    [found] = [one for one in asked("check", BROKEN, settings=house)["found"] if one["house"]]
    assert (found["code"], found["message"]) == ("ZORG001", "Document")
    [item] = [one for one in asked("complete", "# onsrights: ignore[ZO", line=0, column=22, settings=house) if one]
    assert item["label"] == "ZORG001"
    assert asked("check", BROKEN, settings='select = ["ONS2"]\n')["found"][0]["code"] == "ONS201"
    for given, wrong in (
        (house.replace("forbid", "fobid"), "fobid"),
        ("\ufeff# 😀\nselect = ['ONS999'] # 😀", "'ONS999'"),
        ("ignore = [", ""),
        ("house-files = ['../../etc/passwd']", "'../../etc/passwd'"),
    ):
        for do in ("check", "why", "hover", "complete", "fix", "report", "coloured"):
            faults = asked(do, BROKEN, settings=given, line=1, column=1, first=0, last=1)["settings"]
            place = given.encode("utf-16-le")[2 * faults[-1]["from"] :].decode("utf-16-le")
            assert place.startswith(wrong), faults
            assert faults[-1]["place"].startswith("onsrights.toml:")


def test_the_answers_are_those_of_the_package() -> None:
    checked = asked("check", BROKEN)
    assert checked["verdict"] == "0 of 1 right is ready to register."
    assert len(json.loads(asked("report", BROKEN))["diagnostics"]) == len(checked["found"])
    assert asked("fix", "manifest: 1\nrights: []\t\n")["text"].startswith("manifest: 1")
    assert asked("complete", "rights:\n  - english_name: Vi", line=1, column=21)[0]["label"] == "View"
    assert asked("hover", "manifest: 1\n", line=5, column=0) is None
    trouble = asked("why", "rights: [", told={"right": "x"})
    assert trouble == {"fields": [], "trouble": trouble["trouble"]}
    assert {"right", "got"} <= {field["name"] for field in asked("why", BROKEN)["fields"]}
    told = {"connector": "KnSubject", "ip": "not an address"}
    text = "platform: afas\n" + SHOWN[1].example().replace("platform: afas\n", "")
    assert asked("why", text, "x.afas.yaml", told=told, as_of="2026-11-30").keys() & {"trouble", "answer"}


def test_the_collections_are_those_of_rpds() -> None:
    for kind in (rpds, ours):
        table: Any = kind.HashTrieMap({"a": 1})
        other = table.insert("b", 2).update({"c": 3}, [("d", 4)]).remove("a")
        assert dict(other.items()) == {"b": 2, "c": 3, "d": 4}
        assert dict(table) == dict(kind.HashTrieMap.convert({"a": 1})) == {"a": 1}
        chosen: Any = kind.HashTrieSet(["x"])
        assert set(chosen.insert("y").update(["z"]).discard("x").discard("none")) == {"y", "z"}
        assert [*kind.List(["a"]).push_front("b")] == ["b", "a"]
        assert len(chosen) == len(table) == 1


def test_a_link_holds_the_whole_example() -> None:
    data = fragment("é😀\u2028", "x.yaml", date(2026, 11, 30)).removeprefix(MARK)
    shared = json.loads(zlib.decompress(urlsafe_b64decode(data + "=" * (-len(data) % 4)), -zlib.MAX_WBITS))
    assert shared == {"text": "é😀\u2028", "file": "x.yaml", "asOf": "2026-11-30"}
    [(_, link)] = ADDRESS.findall(pages()["nl"]["how-to/house-rules.md"])
    under = json.loads(zlib.decompress(urlsafe_b64decode(link + "=" * (-len(link) % 4)), -zlib.MAX_WBITS))
    assert under["settings"].startswith("[[house]]")
    for shown in SHOWN:
        for rule in shown.rules[::10]:
            page = read(rule, "nl")
            examples = [one for heading in HEADINGS["nl"][2:4] for one in page.examples(heading) if one.kind == "yaml"]
            links = ADDRESS.findall(rule_page(rule, {}, "nl"))
            assert [way for way, _ in links] == ["../playground/"] * len(examples)
            for (_, link), example in zip(links, examples, strict=True):
                text = zlib.decompress(urlsafe_b64decode(link + "=" * (-len(link) % 4)), -zlib.MAX_WBITS)
                assert json.loads(text)["text"] == example.manifest(shown)


def test_tutorials_open_in_it_and_it_says_something_by_itself() -> None:
    for lang, texts in pages().items():
        for name in ("tutorial.md", "tutorial-afas.md", "tutorial-exact.md"):
            assert ADDRESS.search(texts[name]), name
        assert texts[PAGE].count('<figure class="report"') == 2
        assert ("Alles gebeurt in deze pagina" in texts[PAGE]) is (lang == "nl")


def test_what_is_shipped_is_enough(tmp_path: Path) -> None:
    """Without the packages of ours that are left out everything can be asked, and of theirs no others are imported."""
    for name, data in build.ours().items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    (tmp_path / "answering.py").write_bytes((build.HERE / "answering.py").read_bytes())
    questions = [
        {
            "do": do,
            "text": text,
            "file": "rights.yaml",
            "lang": "nl",
            "as_of": None,
            "line": 5,
            "column": 22,
            "first": 0,
            "last": 30,
            "settings": (EXAMPLES / "house-rules.toml").read_text(encoding="utf-8"),
            "told": told,
        }
        for told in ({}, {"right": "WilgenlichtClientDocumentDelete"})
        for text in (BROKEN, SHOWN[0].example(), SHOWN[1].example(), SHOWN[2].example(), "rights: [")
        for do in ("warm", "check", "report", "fix", "hover", "complete", "coloured", "why")
    ]
    code = """
import json, sys
from answering import answer
for question in json.loads(sys.stdin.read()):
    answer(json.dumps(question))
names = {name.partition(".")[0] for name, module in sys.modules.items() if getattr(module, "__file__", None)}
print(json.dumps(sorted(names - sys.stdlib_module_names)))
"""
    command = [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n{code}"]
    done = subprocess.run(command, input=json.dumps(questions), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    imported = {name for name in json.loads(done.stdout) if not name.startswith("_")}
    libraries = {name.removesuffix(".py") for name in build.LIBRARIES}
    assert imported - libraries <= {"answering", "onsrights", "yaml", "rpds", "six", "idna", "rfc3339_validator"}
