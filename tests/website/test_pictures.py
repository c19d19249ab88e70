"""The pictures of names."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from onsrights.engine.diagnostics import Text
from website import pictures
from website.pictures import PICTURES, Row, described, drawn, files, main, parts

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_the_committed_pictures_are_what_would_be_drawn() -> None:
    assert main(["--check"]) == 0


def test_a_stale_and_a_left_over_picture_are_found_and_mended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(pictures, "DOCS", tmp_path / "docs")
    assert main([]) == 0
    assert main(["--check"]) == 0
    stale, left = tmp_path / "docs" / "pictures" / "names.svg", tmp_path / "docs" / "nl" / "pictures" / "old.svg"
    for path in (stale, left):
        path.write_text("<svg/>", encoding="utf-8")
    assert main(["--check"]) == 1
    told = capsys.readouterr().err
    assert "docs/pictures/names.svg is stale" in told
    assert "docs/nl/pictures/old.svg is stale" in told
    assert main([]) == 0
    assert not left.exists()
    assert main(["--check"]) == 0


def test_a_picture_holds_the_whole_text_and_its_own_description() -> None:
    for path, text in files().items():
        root = ET.fromstring(text)  # noqa: S314 - drawn by ourselves
        rows = PICTURES[path.stem]
        assert root.attrib["aria-label"] == described(rows, "nl" if path.parent.parent.name == "nl" else "en")
        shown = "".join(node.text or "" for node in root.iter("{http://www.w3.org/2000/svg}text"))
        for row in rows:
            for part in parts(row):
                assert row.text[part.start : part.end] in shown


def test_a_fault_is_drawn_and_told() -> None:
    row = Row(Text("Naam", "Name"), "Document [van een cliënt] verwijderd", "nl")
    assert "fault: ONS311" in described([row], "en")
    assert 'class="fault"' in drawn([row], "en")


def test_signs_of_markup_are_shown_as_text() -> None:
    row = Row(Text("Naam", "Name"), 'Document "<b>&' + "' verwijderen", "nl")
    assert ET.fromstring(drawn([row], "en")) is not None  # noqa: S314
