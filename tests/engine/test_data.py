"""Data files: what is written is read again, from wherever the package is loaded."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onsrights.engine import data

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PACKAGE = "package_with_data"


@pytest.fixture(params=["folder", "zip"])
def package(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Give a package that can be imported and holds ``words.txt``."""
    folder = tmp_path / "source" / PACKAGE
    folder.mkdir(parents=True)
    (folder / "__init__.py").touch()
    text = data.written(
        "About it.\n\nWhose it is.", {"PLACES": ["Amerongen", "’s-Hertogenbosch"], "NAMES": ["ÿ|…", "b|"]}
    )
    (folder / "words.txt").write_bytes(text.encode())
    place = folder.parent
    if request.param == "zip":
        place = tmp_path / shutil.make_archive(str(tmp_path / "archive"), "zip", place)
    monkeypatch.syspath_prepend(place)
    yield PACKAGE
    del sys.modules[PACKAGE]


def test_what_is_written_is_read_again(package: str) -> None:
    blocks = data.blocks(package, "words.txt")
    assert list(blocks) == ["PLACES", "NAMES"]
    assert data.words(blocks["PLACES"]) == ["Amerongen", "’s-Hertogenbosch"]
    assert data.rows(blocks["NAMES"]) == {"ÿ": "…", "b": ""}
    assert data.content(package, "words.txt").startswith(b"# About it.\n#\n# Whose it is.\n\n[PLACES]\nAmerongen\n")


def test_a_file_that_is_missing_is_an_error(package: str) -> None:
    with pytest.raises(OSError, match=r"none\.txt"):
        data.blocks(package, "none.txt")


def test_an_entry_with_nothing_behind_it_is_an_error() -> None:
    with pytest.raises(ValueError, match="shorter"):
        data.rows(b"NAMES]\none|1\ntwo\n")


@given(st.sets(st.text("abé’|\n\ud800", max_size=3)), st.lists(st.text("abé’|\n\ud800", max_size=3), min_size=250))
def test_a_sorted_block_is_searched_as_if_it_were_split(entries: set[str], looks: list[str]) -> None:
    words = sorted(word for word in entries if word and not {*"|\n\ud800"} & {*word})
    rows = {word: word * 2 for word in words}
    block = "".join(["NAMES]\n", *(f"{word}|{behind}\n" for word, behind in rows.items())]).encode()
    found = data.Sorted(block)
    assert [(found.get(look), look in found) for look in looks] == [(rows.get(look), look in rows) for look in looks]


@pytest.mark.parametrize("entries", [[], [""], ["a|b|c"], ["two\nlines"], ["[NAME]"]])
def test_what_could_not_be_read_again_is_not_written(entries: list[str]) -> None:
    with pytest.raises(AssertionError):
        data.written("About it.", {"NAMES": entries})


def test_files_are_written_or_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    texts = {tmp_path / "one.txt": "één\n", tmp_path / "two.txt": "twee\n"}
    assert data.keep(texts, "make it", ["--check"]) == 1
    assert capsys.readouterr().err == "stale: one.txt, two.txt; run make it\n"
    assert data.keep(texts, "make it", []) == 0
    assert data.keep(texts, "make it", ["--check"]) == 0
    (tmp_path / "two.txt").write_bytes(b"twee\r\n")
    assert data.keep(texts, "make it", ["--check"]) == 1
    assert capsys.readouterr().err == "stale: two.txt; run make it\n"
