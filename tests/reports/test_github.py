"""Annotations for GitHub Actions: whatever stands in a manifest comes out as text, and as nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from onsrights.engine.check.report import Report
from onsrights.reports.content import Content
from onsrights.reports.github import render
from onsrights.reports.style import Style

if TYPE_CHECKING:
    from tests.reports.conftest import File, Make

ANY = st.text(st.one_of(st.characters(exclude_categories=[]), st.sampled_from("%:,\r\n=0123456789ADC#[]")))


class Command(NamedTuple):
    """A workflow command as the runner reads it."""

    name: str
    properties: dict[str, str]
    data: str


def undone(line: str) -> Command:
    """Read a command as the runner does: split first, then undo the escapes, the percent sign last."""
    start, info, data = line.split("::", 2)
    assert start == ""
    name, _, given_properties = info.partition(" ")
    properties = {}
    for word in given_properties.split(","):
        key, _, value = word.partition("=")
        properties[key] = unescaped(value, {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"})
    return Command(name, properties, unescaped(data, {"%0D": "\r", "%0A": "\n", "%25": "%"}))


def unescaped(text: str, table: dict[str, str]) -> str:
    for escape, character in table.items():
        text = text.replace(escape, character)
    return text


def commands(text: str) -> list[Command]:
    return [undone(line) for line in text.split("\n") if line]


def test_annotation(make: Make, manifest: File) -> None:
    report = Report((make(manifest.find("verwijderen"), message='a "b"'), make(None, severity="info")), 1, 1, 0)
    assert render(Content(report)) == (
        "::error file=rights.yaml,line=4,endLine=4,col=26,endColumn=37,title=ONS305 dutch-name-scope-position::"
        'a "b"%0Aright ExternalConnectorDocumentDelete, field dutch_name%0A'
        "https://onsrights.readthedocs.io/rules/ONS305/\n"
        "::notice file=rights.yaml,title=ONS305 dutch-name-scope-position::The message.%0A"
        "right ExternalConnectorDocumentDelete, field dutch_name%0Ahttps://onsrights.readthedocs.io/rules/ONS305/\n"
    )


def test_columns_are_left_out_where_the_place_has_several_lines(make: Make, manifest: File) -> None:
    place = manifest.range(0, 18)
    [command] = commands(render(Content(Report((make(place),), 1, 1, 0))))
    assert {key: command.properties[key] for key in ("line", "endLine")} == {"line": "1", "endLine": "2"}
    assert "col" not in command.properties


@given(path=ANY, value=ANY.filter(bool), right=ANY)
def test_everything_comes_back_as_it_was(make: Make, manifest: File, path: str, value: str, right: str) -> None:
    found = make(manifest.find("verwijderen"), path=path, message=value, right=right)
    [command] = commands(render(Content(Report((found,), 1, 1, 0))))
    assert command.name == "error"
    assert command.data.startswith(found.message("en") + "\nright ")
    clean = path.encode("utf-16", "replace").decode("utf-16", "replace")
    if path and clean == path and path.isprintable():
        assert command.properties["file"] == path
    assert set(command.properties) <= {"file", "line", "endLine", "col", "endColumn", "title"}


def test_text_is_not_read_for_commands(make: Make) -> None:
    text = "  ::set-env name=PATH::/tmp\n##[add-mask]a\n::stop-commands::x\n"
    content = Content(Report((), 1, 1, 1), text=text)
    first, *between, last = render(content).splitlines()
    word = first.removeprefix("::stop-commands::")
    assert (first, last) == (f"::stop-commands::{word}", f"::{word}::")
    assert "\n".join(between) + "\n" == text
    assert word not in text
    other = render(content._replace(text=text + "more\n"))
    assert word not in other
    assert render(content._replace(text="")) == ""
    del make


def test_ten_of_a_kind_are_not_more_than_ten(make: Make) -> None:
    report = Report((*[make(None, severity="warning")] * 10, *[make(None)] * 10, *[make(None, severity="info")] * 10),
                    1, 1, 0)  # fmt: skip
    kinds = [command.name for command in commands(render(Content(report)))]
    assert kinds == ["error"] * 10 + ["warning"] * 10 + ["notice"] * 10


def test_what_is_left_is_told_with_its_files(make: Make) -> None:
    found = [make(None, path=f"{letter}.yaml", severity="info") for letter in "abcdefgggg" for _ in range(3)]
    found += [make(None, path="h\n.yaml") for _ in range(12)]
    lines = render(Content(Report(tuple(found), 8, 1, 0))).splitlines()
    assert len(lines) == 10 + 9 + 1
    assert undone(lines[-1]) == (
        "notice",
        {"title": "onsrights"},
        (
            "GitHub shows at most 10 of each kind here. There are also 2 errors, 21 remarks in g.yaml (12), "
            "d.yaml (3), e.yaml (3), f.yaml (3), hU+000A.yaml (2): all of them are in the log of this step."
        ),
    )
    dutch = undone(render(Content(Report(tuple(found[-11:]), 8, 1, 0), Style("nl"))).splitlines()[-1]).data
    assert dutch == (
        "GitHub toont er hier hoogstens 10 van elke soort. Verder nog 1 fout in hU+000A.yaml (1): "
        "alle staan in het logboek van deze stap."
    )
    many = [make(None, path=f"{number}.yaml") for number in range(17)]
    assert ", 2 more files: " in render(Content(Report(tuple(many), 1, 1, 0))).splitlines()[-1]
    assert ", nog 2 bestanden: " in render(Content(Report(tuple(many), 1, 1, 0), Style("nl"))).splitlines()[-1]


def test_file_that_could_not_be_checked_is_an_error() -> None:
    assert commands(render(Content(Report((), 1, 0, 0), failed=("a::b.yaml",)))) == [
        ("error", {"title": "onsrights"}, "a::b.yaml was not checked because of an internal fault of onsrights.")
    ]
