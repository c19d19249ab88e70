"""Bytes become text, or a fault; never an exception."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onsrights.engine.settings.settings import Limits
from onsrights.engine.text import source as source_module
from onsrights.engine.text.source import Source
from tests.clock import at_most

if TYPE_CHECKING:
    from pathlib import Path


def kinds(source: Source) -> list[tuple[str, str]]:
    """Give the kinds of the faults of a source."""
    return [(fault.kind, fault.text) for fault in source.faults]


def test_byte_order_mark_is_remembered_and_not_counted() -> None:
    source = Source.from_bytes("r.yaml", b"\xef\xbb\xbfa: b\n")
    assert (source.text, source.bom, source.faults) == ("a: b\n", True, ())
    assert source.point(0) == (1, 1, 0)
    assert Source(None, "\ufeffa").bom
    assert not Source.from_bytes(None, b"a").bom


def test_only_the_first_byte_order_mark_is_taken_off() -> None:
    assert Source.from_bytes(None, b"\xef\xbb\xbf\xef\xbb\xbfa").text == "\ufeffa"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("a", ["a"]),
        ("a\n", ["a", ""]),
        ("a\r\nb\rc\nd", ["a", "b", "c", "d"]),
        ("\r\r\n\n", ["", "", "", ""]),
        ("a\x85b\u2028c\u2029d\x0be\x0cf\n", ["a\x85b\u2028c\u2029d\x0be\x0cf", ""]),
    ],
)
def test_lines_end_where_an_editor_ends_them(text: str, lines: list[str]) -> None:
    source = Source(None, text)
    assert [source.line_text(line) for line in range(1, source.line_count + 1)] == lines


@given(st.text("ab\n\r\x85\u2028😀ë", max_size=30))
def test_points_count_code_points(text: str) -> None:
    source = Source(None, text)
    for offset in range(len(text) + 1):
        if text[offset - 1 : offset + 1] == "\r\n":
            continue
        before = re.split(r"\r\n|\r|\n", text[:offset])
        assert source.point(offset) == (len(before), len(before[-1]) + 1, offset)


def test_line_end_of_a_file() -> None:
    assert [Source(None, text).newline for text in ("", "a\r\nb\n", "a\rb", "a\nb\r\n")] == ["\n", "\r\n", "\r", "\n"]


def test_windows_1252_is_guessed_and_read_on() -> None:
    source = Source.from_bytes("r.yaml", "a: cliënt\nb: ‘één’\n".encode("cp1252"))
    assert source.text == "a: cliënt\nb: ‘één’\n"
    (fault,) = source.faults
    assert (fault.kind, fault.text, fault.start, fault.end) == ("not-utf8", "windows-1252", 6, 7)
    assert fault.data == {"byte": "0xEB", "position": 6, "count": 5}
    assert source.looks_like_windows_1252
    assert len(source.guessed) == 5


def test_place_of_a_bad_byte_behind_other_characters() -> None:
    source = Source.from_bytes(None, b"\xef\xbb\xbf# \xf0\x9f\x98\x80\na: \x81 rest of the text\n")
    (fault,) = source.faults
    assert (fault.text, source.point(fault.start)) == ("message", (2, 4, 7))
    assert fault.data == {"byte": "0x81", "position": 13, "count": 1}
    assert source.text == "# 😀\na: \ufffd rest of the text\n"
    assert source.readable


@pytest.mark.parametrize("bad", [b"\xc3", b"\xe2\x82", b"\xc0\x80", b"\xed\xa0\x80", b"\xf5\x80\x80\x80", b"\xff"])
def test_every_kind_of_bad_utf8_is_one_fault(bad: bytes) -> None:
    source = Source.from_bytes(None, b"a: text of some length, so that this is no noise " + bad)
    assert [fault.kind for fault in source.faults] == ["not-utf8"]
    assert source.faults[0].start == 49


@pytest.mark.parametrize(
    "encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"], ids=lambda name: name
)
def test_wide_encoding_is_named(encoding: str) -> None:
    source = Source.from_bytes(None, "manifest: 1\nrights: ë\n".encode(encoding))
    assert kinds(source) == [("not-utf8", encoding[:6])]
    assert not source.readable


def test_reading_ends_early_where_it_is_no_text() -> None:
    piece = source_module._PIECE  # noqa: SLF001
    source = Source.from_bytes(None, b"\xff\x01" * piece)
    assert (len(source.text), source.readable) == (piece, False)
    # The limit on bad bytes holds for as many as nobody wrote by hand, too; and pieces cut through no character.
    source = Source.from_bytes(None, "ë".encode() * piece + b"abcdefg\xe9 " * 150_000)
    assert (source.readable, source.faults[0].start) == (False, piece + 7)
    source = Source.from_bytes(None, b"a" + "ë".encode() * piece + b"\xe9")
    assert (source.readable, source.text) == (True, "a" + "ë" * piece + "é")
    assert list(source.guessed) == [piece + 1]


@given(st.text("a\r\n", max_size=40))
def test_lines_of_any_text(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(source_module, "_BLOCK", 5)
        source = Source(None, text)
        starts = [0, *(match.end() for match in re.finditer("\r\n?|\n", text))]
        assert source.line_count == len(starts)
        for offset in range(len(text) + 1):
            line = max(index for index, start in enumerate(starts) if start <= offset) + 1
            assert source.point(offset) == (line, offset - starts[line - 1] + 1, offset)
        for line, start in enumerate(starts, 1):
            end = re.compile("[^\r\n]*").match(text, start)
            assert end
            assert source.line_span(line) == end.span()


@pytest.mark.parametrize("data", [b"", b"\0", b"a\0", b"\0" * 50, b"a: \0\n", b"ab\0cd\0ef"])
def test_nul_alone_is_no_utf_16(data: bytes) -> None:
    assert Source.from_bytes(None, data).faults == ()


def test_noise_is_not_read() -> None:
    source = Source.from_bytes(None, bytes(range(256)) * 8)
    assert kinds(source) == [("not-utf8", "message")]
    assert not source.readable


@given(st.binary(max_size=60))
def test_no_bytes_raise(data: bytes) -> None:
    source = Source.from_bytes(None, data)
    assert len(source.faults) <= 1
    try:
        assert source.text == data.decode().removeprefix("\ufeff") or source.faults[0].text == "utf-16"
    except UnicodeDecodeError:
        assert source.faults[0].kind == "not-utf8"


def test_too_large_a_file_is_not_read() -> None:
    limits = Limits(file_bytes=10)
    assert Source.from_bytes(None, b"x" * 10, limits).faults == ()
    source = Source.from_bytes(None, b"x" * 11, limits)
    assert kinds(source) == [("too-large", "file")]
    assert source.faults[0].data == {"limit": 10}
    assert not source.readable


def test_files(tmp_path: Path) -> None:
    file = tmp_path / "rights.yaml"
    file.write_bytes(b"a: \xc3\xab\n")
    assert Source.from_file(str(file)).text == "a: ë\n"
    assert kinds(Source.from_file(str(file), Limits(file_bytes=5))) == [("too-large", "file")]
    for path, why in (
        (tmp_path, "folder"),
        (tmp_path / "gone", "missing"),
        (file / "inside", "missing"),
        (tmp_path / ("x" * 5000), "message"),
        ("a\0b", "message"),
        ("/dev/null", "special"),
    ):
        source = Source.from_file(str(path))
        assert kinds(source) == [("unreadable-file", why)]
        assert source.faults[0].data == {"path": str(path)}
        assert not source.readable


def test_pipe_does_not_block(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert kinds(Source.from_file(str(pipe))) == [("unreadable-file", "special")]


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (PermissionError, "permission"),
        (IsADirectoryError, "folder"),
        (FileNotFoundError, "missing"),
        (OSError, "message"),
    ],
)
def test_file_that_cannot_be_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: type[OSError], why: str
) -> None:
    file = tmp_path / "rights.yaml"
    file.write_bytes(b"a: b\n")

    def refuse(*_: object) -> int:
        raise error

    monkeypatch.setattr(os, "open", refuse)
    assert kinds(Source.from_file(str(file))) == [("unreadable-file", why)]


def test_file_that_became_a_pipe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file, pipe = tmp_path / "rights.yaml", tmp_path / "pipe"
    file.write_bytes(b"a: b\n")
    os.mkfifo(pipe)
    real = os.open
    monkeypatch.setattr(os, "open", lambda _, flags: real(pipe, flags))
    assert kinds(Source.from_file(str(file))) == [("unreadable-file", "special")]


def test_a_long_line_is_not_searched_for_its_end() -> None:
    source = Source(None, f"{'a' * 4_000_000}\nb")
    source.point(0)
    with at_most(0.5):  # to search it takes eight seconds
        spans = {(*source.line_span(1 + at % 2), source.newline) for at in range(200)}
    assert spans == {(0, 4_000_000, "\n"), (4_000_001, 4_000_002, "\n")}
