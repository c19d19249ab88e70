"""Whatever stands in a manifest, a path or a fix: every form stays what it is, and shows it as text."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING
from unicodedata import category
from urllib.parse import unquote_to_bytes

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from onsrights.engine.check.platform import Entry
from onsrights.engine.check.report import Report
from onsrights.engine.diagnostics import Change, Edit, Fix, Related, Text
from onsrights.reports import checkstyle, gitlab, jsonl, junit, markdown, rdjson, sarif
from onsrights.reports.content import Content, as_uri
from onsrights.reports.style import Style
from onsrights.reports.xml import document, element
from tests.reports.conftest import File, Make, rights
from tests.reports.test_every_form import validate

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run

RENDER = {
    "jsonl": jsonl.render,
    "sarif": sarif.render,
    "gitlab": gitlab.render,
    "junit": junit.render,
    "checkstyle": checkstyle.render,
    "rdjson": rdjson.render,
}

NASTY = [
    "a\nb.yaml", "::error::x", "a|b|c", "`a` ``b`` ```\n```", '<img src=x onerror="alert(1)">', "]]>", "<!--", "-->",
    "\x00\x01\x1b[31m\x7f\x85", "\ud800", "\udcff\udcfe", "\ud83d\ude00", "a\"b'c", "%0A%25", "\u202e\u2028\ufeff",
    "\ufffe\uffff", "&amp;&#x41;", "[a](http://evil.example)", "[a](1)", "{0}{", "@everyone #1 !2 $3 ~4 &5 %6", "\\",
    "www.evil.example https://evil.example a@evil.example", "</details><script>", "| --- |", "* x", "1. x", "    x",
    "[[ATTACHMENT|/etc/passwd]]", "C:\\a", "C:/a b", "/abs/ü.yaml", "../x", "a:b", "?#", " ", "\t", "é/e\u0301",
]  # fmt: skip
ANY = st.one_of(st.sampled_from(NASTY), st.text(st.characters(exclude_categories=[])))


def content(make: Make, file: File, path: str, value: str, style: Style | None = None) -> Content:
    """Give a run with one diagnostic in which everything that can come from outside is ``value``, and its path."""
    place = file.find("verwijderen")
    related = Related(Text("{text}", "{text}"), {"text": value or "-"}, path, file.find("manifest"), None, None)
    change = Change("dutch_name", value, (Edit(place, value),))
    fix = Fix(Text("{text}", "{text}"), {"text": value or "-"}, "unsafe", (change,))
    found = make(place, path=path, message=value or "-", right=value, related=(related,), fixes=(fix,))
    listed = {path: (Entry(0, "/rights/0", value), Entry(0, "/rights/1", value), Entry(0, "/rights/2", None))}
    return Content(
        Report((found,), 1, 3, 2, platforms=rights(3, 2)), style or Style(), {path: file}, listed, failed=(path,)
    )


EVERY = ("text", "concise", "json", "github", "markdown", *RENDER)


@pytest.mark.parametrize("form", EVERY)
def test_no_form_shows_a_raw_character_of_a_file_name(run: Run, tmp_path: Path, form: str) -> None:
    name = "a\x1b[2J\x07\x7f\x9b31m\u202e\u2066\u200f\x85\u2028.rights.yaml"
    (tmp_path / name).write_text("manifest: 1\nconnector: {name: Zorg}\nrights: []\n", encoding="utf-8")
    for lang in ("en", "nl"):
        done = run("check", "--format", form, "--color", "never", "--lang", lang, cwd=tmp_path)
        assert done.status == 1
        raw = {sign for sign in done.stdout + done.stderr if category(sign) in {"Cc", "Cf", "Zl", "Zp"}}
        assert raw <= {"\n"}


@pytest.mark.no_cover
@pytest.mark.parametrize("form", RENDER)
@given(path=ANY, value=ANY, encoding=st.sampled_from(["utf-8", "ascii"]))
@settings(max_examples=60)
def test_every_form_stays_valid(make: Make, manifest: File, form: str, path: str, value: str, encoding: str) -> None:
    path = path.removeprefix("./")
    text = "".join(RENDER[form](content(make, manifest, path or "-", value, Style(encoding=encoding))))
    text.encode("utf-8")
    assert text.isascii() or encoding == "utf-8"
    validate(form, text)


@given(path=ANY.filter(bool))
def test_paths_come_back_from_a_reference(path: str) -> None:
    uri = as_uri(path)
    assert re.fullmatch(r"[A-Za-z0-9%/._~:-]*", uri)
    back = unquote_to_bytes(uri.removeprefix("file:" if re.match("//[^/]", path) else "file://"))
    halves = [character for character in path if "\ud800" <= character <= "\udfff"]
    errors = "surrogateescape" if all(half >= "\udc80" and half <= "\udcff" for half in halves) else "surrogatepass"
    assert back.decode("utf-8", errors) == (path if not re.match("[A-Za-z]:/", path) else f"/{path}")


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("sub/a b.yaml", "sub/a%20b.yaml"),
        ("a:b#c?d%.yaml", "a%3Ab%23c%3Fd%25.yaml"),
        ("é\udcff.yaml", "%C3%A9%FF.yaml"),
        ("/abs/ü", "file:///abs/%C3%BC"),
        ("C:/Users/x y", "file:///C:/Users/x%20y"),
        ("//server/share/x y", "file://server/share/x%20y"),
        ("\ud800", "%ED%A0%80"),
    ],
)
def test_references(path: str, uri: str) -> None:
    assert as_uri(path) == uri


def test_absolute_paths_of_sarif_have_no_base(make: Make, manifest: File) -> None:
    for path, base in (("/abs/x", None), ("C:/x", None), ("x", "%SRCROOT%")):
        [run] = json.loads("".join(sarif.render(content(make, manifest, path, "v"))))["runs"]
        artifact = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
        assert artifact.get("uriBaseId") == base


def test_a_fault_of_the_tool_is_told_by_sarif_and_junit(make: Make, manifest: File) -> None:
    whole = content(make, manifest, "x.yaml", "v")
    [run] = json.loads("".join(sarif.render(whole)))["runs"]
    [invocation] = run["invocations"]
    assert invocation["executionSuccessful"] is False
    assert invocation["toolExecutionNotifications"][0]["level"] == "error"
    [run] = json.loads("".join(sarif.render(whole._replace(failed=()))))["runs"]
    assert run["invocations"] == [{"executionSuccessful": True}]
    root = ET.fromstring(junit.render(whole))  # noqa: S314 - our own
    assert root.attrib["errors"] == "1"
    assert [error.attrib["type"] for error in root.iter("error")] == ["internal-fault"]


def test_nothing_in_a_message_of_sarif_is_a_placeholder_or_a_link(make: Make, manifest: File) -> None:
    [run] = json.loads("".join(sarif.render(content(make, manifest, "x", "{0} [a](1)"))))["runs"]
    assert run["results"][0]["message"]["text"] == "{{0}} [a\\](1)"


def test_diagnostics_without_a_file(make: Make, manifest: File) -> None:
    found = make(manifest.find("manifest"), right=None)._replace(path=None, range=None, field=None)
    related = Related(Text("x", "x"), {}, None, None, None, None)
    fix = Fix(Text("x", "x"), {}, "safe", (Change("dutch_name", "x", (Edit(None, "x"),)),))
    bare = Content(Report((found._replace(related=(related,), fixes=(fix,)),), 1, 0, 0))
    for form in ("sarif", "rdjson", "junit", "checkstyle", "jsonl"):
        validate(form, "".join(RENDER[form](bare)))
    [run] = json.loads("".join(sarif.render(bare)))["runs"]
    assert run["results"][0]["locations"] == [{}]
    assert json.loads("".join(gitlab.render(bare)))[0]["location"] == {"path": "", "lines": {"begin": 1}}


def test_gitlab_never_gets_one_fingerprint_twice(make: Make) -> None:
    found = make(None)
    issues = json.loads("".join(gitlab.render(Content(Report((found, found, found), 1, 1, 0)))))
    assert [one["fingerprint"] for one in issues] == ["fingerprint", "fingerprint-2", "fingerprint-3"]


def test_names_of_tests_are_unique_and_what_is_not_grave_does_not_fail(make: Make, manifest: File) -> None:
    names = ("A", "A", "A (2)", "A", None, " \n", "(the file itself)")
    listed = {"x.yaml": tuple(Entry(0, f"/rights/{number}", name) for number, name in enumerate(names))}
    found = make(manifest.find("manifest"), path="x.yaml", severity="warning", right="A")
    grave = found._replace(severity="error", pointer="/rights/4/dutch_name")
    around = found._replace(pointer="/connector/prefix", right=None)
    run = Content(Report((found, grave, around), 1, 7, 0), listed=listed)
    suite = ET.fromstring(junit.render(run))[0]  # noqa: S314 - our own
    tests = {test.attrib["name"]: [inner.tag for inner in test] for test in suite}
    assert tests == {
        "(the file itself)": ["system-out"],
        "A": ["system-out"],
        "A (2)": [],
        "A (2) (2)": [],
        "A (3)": [],
        "/rights/4": ["failure"],
        "/rights/5": [],
        "(the file itself) (2)": [],
    }
    assert (suite.attrib["tests"], suite.attrib["failures"]) == ("8", "1")
    strict = ET.fromstring(junit.render(run._replace(grave=frozenset({"error", "warning"}))))[0]  # noqa: S314
    assert strict.attrib["failures"] == "3"


def test_gitlab_finds_no_attachment_in_a_test(make: Make, manifest: File) -> None:
    root = ET.fromstring(junit.render(content(make, manifest, "x", "[[ATTACHMENT|x]]")))  # noqa: S314 - our own
    assert "[ [ATTACHMENT|x]]" in "".join(root.itertext())
    assert "[[ATTACHMENT" not in "".join(root.itertext())


@given(name=st.text(st.characters(exclude_categories=[])), inner=st.text(st.characters(exclude_categories=[])))
def test_xml_gives_back_what_it_was_given(name: str, inner: str) -> None:
    root = ET.fromstring(document(element("a", {"b": name, "c": None}, text=inner), Style()))  # noqa: S314
    illegal = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
    shown = [illegal.sub(lambda one: f"U+{ord(one[0]):04X}", text) for text in (name, inner)]
    assert [root.attrib["b"], root.text or ""] == shown
    assert "c" not in root.attrib


@given(path=ANY, value=ANY)
@settings(max_examples=200)
def test_markdown_shows_text_and_nothing_else(make: Make, manifest: File, path: str, value: str) -> None:
    text = markdown.render(content(make, manifest, path, value)._replace(closing="1 error.\nNothing is ready.\n"))
    # Without HTML of any kind, what is ours stands out as text, and so does what is not escaped.
    html = MarkdownIt("gfm-like", {"html": True}).render(text)
    tags = re.findall(r"<[^>]*>", re.sub(r"<pre>.*?</pre>", "", html, flags=re.DOTALL))
    kinds = {re.split(r"[ >]", tag[1:].lstrip("/"), maxsplit=1)[0] for tag in tags}
    assert kinds <= {"h3", "p", "br", "table", "thead", "tbody", "tr", "th", "td", "a", "strong", "details", "summary"}
    assert re.findall(r"<a href=\"([^\"]*)\"", html) == ["https://onsrights.readthedocs.io/rules/ONS305/"]
    assert html.count("<tr>") == 2
    assert html.count("<td>") == 4
    assert html.count("<details>") == html.count("</details>") == 1
    plain = re.sub(r"<pre>.*?</pre>", "", html, flags=re.DOTALL)
    assert not re.search(r"@\w|#\d|(?<!https)://|\bwww\.", plain)


def test_markdown_in_dutch(make: Make, manifest: File) -> None:
    text = markdown.render(content(make, manifest, "a_b.yaml", "<b>", Style("nl")))
    assert "**a\\_b\\.yaml** is niet gecontroleerd door een interne fout van onsrights." in text
    assert "| | Plaats | Regel | Melding |\n" in text
    assert "| ❌ fout | a\\_b\\.yaml:4<br>recht &lt;b\\>, veld dutch\\_name | [ONS305](" in text
    assert "<summary>Uitgebreid</summary>" in text


def test_markdown_cuts_what_is_too_long(make: Make, manifest: File) -> None:
    report = Report((make(manifest.find("manifest"), message="x" * 5000),) * 200, 1, 1, 0)
    text = markdown.render(Content(report, Style("nl"), {"rights.yaml": manifest}))
    assert len(text) < 65_536
    assert re.search(r"\n\nVoor nog \d+ is hier geen plaats; zie het volledige rapport\.\n\n", text)
    assert f"NL {'x' * 997}… |" in text


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("before", ["", "é", "e\u0301", "😀", "漢字", "\u200b"])
@pytest.mark.parametrize("bom", [False, True])
def test_columns_of_rdjson_are_bytes(make: Make, newline: str, before: str, *, bom: bool) -> None:
    for first in ("", "manifest: 1" + newline):
        file = File(f"{first}{before}WRONG😀{newline}", bom=bom)
        start = file.text.index("WRONG")
        line = 2 if first else 1
        begin = make(None)._replace(range=File(file.text.replace("\r\n", "\n").replace("\r", "\n")).find("WRONG"))
        assert begin.range is not None
        shift = start - begin.range.start.offset
        place = begin.range._replace(
            start=begin.range.start._replace(offset=start),
            end=begin.range.end._replace(offset=begin.range.end.offset + shift),
        )
        text = "".join(rdjson.render(Content(Report((make(place),), 1, 1, 0), sources={"rights.yaml": file})))
        found = json.loads(text)["diagnostics"][0]["location"]["range"]
        data = (b"\xef\xbb\xbf" if bom else b"") + file.text.encode()
        row = re.split(rb"\r\n?|\n", data)[line - 1]
        assert (found["start"]["line"], found["end"]["line"]) == (line, line)
        assert row[found["start"]["column"] - 1 : found["end"]["column"] - 1] == b"WRONG"


def test_columns_far_into_one_long_line(make: Make) -> None:
    file = File("é" * 50_000 + "WRONG" + "é" * 10)
    text = "".join(rdjson.render(Content(Report((make(file.find("WRONG")),), 1, 1, 0), sources={"rights.yaml": file})))
    found = json.loads(text)["diagnostics"][0]["location"]["range"]
    assert (found["start"]["column"], found["end"]["column"]) == (100_001, 100_006)


def test_fixes_of_several_edits_or_for_show_are_no_suggestions(make: Make, manifest: File) -> None:
    edit = Edit(manifest.find("manifest"), "x")
    one, two = Change("a", "x", (edit,)), Change("b", "y", (edit,))
    title = Text("x", "x")
    fixes = (
        Fix(title, {}, "display-only", (one,)), Fix(title, {}, "safe", (one, two)), Fix(title, {}, "unsafe", (one,)),
        Fix(title, {}, "safe", (Change("a", "x", (Edit(None, "x"),)),)),
    )  # fmt: skip
    text = "".join(
        rdjson.render(Content(Report((make(edit.range, fixes=fixes),), 1, 1, 0), sources={"rights.yaml": manifest}))
    )
    assert len(json.loads(text)["diagnostics"][0]["suggestions"]) == 1
