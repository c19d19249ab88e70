"""The body of a form post: every field once, none unknown, valid UTF-8."""

from __future__ import annotations

from logging import getLogger
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import parse_qsl

from onsrights.engine.text.visible import shorten
from onsrights.web.problems import Problem
from onsrights.web.strict_json import read_utf8

if TYPE_CHECKING:
    from collections.abc import Collection

__all__ = ["Form", "Upload", "read_form"]

_MOST = 4096
"""Parts of a form that are read; the page sends about half of that at most."""
_LONGEST_HEADERS = 8192
"""Bytes of the headers of one part."""


class Upload(NamedTuple):
    """A file as it came in."""

    name: str
    data: bytes


class Form(NamedTuple):
    """The fields of a form, with the line ends of their texts made one character, and its file."""

    fields: dict[str, str]
    upload: Upload | None = None

    def need(self, name: str) -> str:
        """Give a field that has to be there."""
        if name not in self.fields:
            raise Problem(400, "form-missing", key=name)
        return self.fields[name]

    def get(self, name: str) -> str:
        """Give a field, or an empty text."""
        return self.fields.get(name, "")


def read_form(content_type: str, data: bytes, known: Collection[str] | None = None) -> Form:
    """Read a form post; raises :class:`Problem` for anything that the page itself would not send.

    Without ``known`` it depends on other fields which ones there are, and whoever reads those has to see to it.
    """
    kind = content_type.partition(";")[0].strip().lower()
    if kind == "multipart/form-data":
        parts = _multipart(content_type, data)
    elif kind == "application/x-www-form-urlencoded":
        parts = _urlencoded(data)
    else:
        raise Problem(415, "content-type", expected="multipart/form-data", found=shorten(content_type))
    fields: dict[str, str] = {}
    upload = None
    for name, value in parts:
        if known is not None and name not in known:
            raise Problem(400, "form-unknown", key=shorten(name))
        if name in fields or (upload is not None and isinstance(value, Upload)):
            raise Problem(400, "form-doubled", key=name)
        if isinstance(value, Upload):
            upload = value
        else:
            fields[name] = value.replace("\r\n", "\n").replace("\r", "\n")
    return Form(fields, upload)


def _urlencoded(data: bytes) -> list[tuple[str, str | Upload]]:
    try:
        pairs = parse_qsl(
            read_utf8(data), keep_blank_values=True, strict_parsing=bool(data), errors="strict", max_num_fields=_MOST
        )
    except ValueError:  # not UTF-8 behind its percent signs, no pairs, or too many of them
        raise Problem(400, "bad-request") from None
    return [*pairs]


class _Part:
    """One part of a multipart body while it is read."""

    def __init__(self) -> None:
        self.headers: dict[bytes, bytes] = {}
        self.header = bytearray()
        self.value = bytearray()
        self.data = bytearray()


def _multipart(content_type: str, data: bytes) -> list[tuple[str, str | Upload]]:
    from python_multipart.exceptions import FormParserError
    from python_multipart.multipart import MultipartParser, parse_options_header

    # It logs what is wrong with a body in its own words, and that would be shown where the server was started.
    getLogger("python_multipart.multipart").disabled = True
    boundary = parse_options_header(content_type)[1].get(b"boundary")
    parts: list[_Part] = []
    whole = False

    def begin() -> None:
        if len(parts) == _MOST:
            raise Problem(400, "bad-request")
        parts.append(_Part())

    def header(data: bytes, start: int, end: int) -> None:
        parts[-1].header += data[start:end]

    def value(data: bytes, start: int, end: int) -> None:
        parts[-1].value += data[start:end]

    def header_end() -> None:
        part = parts[-1]
        part.headers[bytes(part.header).lower()] = bytes(part.value)
        if sum(map(len, (*part.headers, *part.headers.values()))) > _LONGEST_HEADERS:
            raise Problem(400, "bad-request")
        part.header, part.value = bytearray(), bytearray()

    def content(data: bytes, start: int, end: int) -> None:
        parts[-1].data += data[start:end]

    def end() -> None:
        nonlocal whole
        whole = True

    if not boundary:
        raise Problem(400, "bad-request")
    try:
        parser = MultipartParser(
            boundary,
            {
                "on_part_begin": begin,
                "on_header_field": header,
                "on_header_value": value,
                "on_header_end": header_end,
                "on_part_data": content,
                "on_end": end,
            },
        )
        parser.write(data)
        parser.finalize()
    except FormParserError:
        raise Problem(400, "bad-request") from None
    if not whole:
        raise Problem(400, "bad-request")
    return [_named(part, parse_options_header(part.headers.get(b"content-disposition"))[1]) for part in parts]


def _named(part: _Part, options: dict[bytes, bytes]) -> tuple[str, str | Upload]:
    if b"name" not in options:
        raise Problem(400, "bad-request")
    name = read_utf8(options[b"name"])
    if b"filename" in options:
        return name, Upload(options[b"filename"].decode("utf-8", "replace"), bytes(part.data))
    return name, read_utf8(bytes(part.data))
