"""Form posts: doubled and unknown fields, wrong types, broken bodies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onsrights.web.post import Upload, read_form
from onsrights.web.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

URLENCODED = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data; boundary=edge"
KNOWN = ("a", "b", "file")


def multipart(*parts: tuple[bytes, bytes]) -> bytes:
    def written() -> Iterator[bytes]:
        for header, data in parts:
            yield b"--edge\r\nContent-Disposition: form-data; " + header + b"\r\n\r\n" + data + b"\r\n"
        yield b"--edge--\r\n"

    return b"".join(written())


def refused(kind: str, data: bytes) -> str:
    with pytest.raises(Problem) as caught:
        read_form(kind, data, KNOWN)
    assert caught.value.status in {400, 415}
    return caught.value.code


def test_both_ways_of_writing_a_form_are_read() -> None:
    assert read_form(URLENCODED, b"a=1%0D%0A2&b=%C3%AB+x", KNOWN).fields == {"a": "1\n2", "b": "ë x"}
    assert read_form(URLENCODED, b"", KNOWN).fields == {}
    data = multipart(
        (b'name="a"', b"1\r\n2\r3"), (b'name="b"', "ë".encode()), (b'name="file"; filename="x.yaml"', b"\xff\r\n")
    )
    form = read_form(MULTIPART, data, KNOWN)
    assert form.fields == {"a": "1\n2\n3", "b": "ë"}
    assert form.upload == Upload("x.yaml", b"\xff\r\n")
    assert read_form(MULTIPART, multipart((b'name="file"; filename="\xff"', b"")), KNOWN).upload == Upload(
        "\ufffd", b""
    )


def test_a_field_comes_once_and_is_known() -> None:
    assert refused(URLENCODED, b"a=1&a=2") == "form-doubled"
    assert refused(URLENCODED, b"c=1") == "form-unknown"
    assert refused(MULTIPART, multipart((b'name="a"', b""), (b'name="a"', b""))) == "form-doubled"
    file = (b'name="file"; filename="x"', b"")
    assert refused(MULTIPART, multipart(file, file)) == "form-doubled"
    assert refused(MULTIPART, multipart((b'name="<img>"', b""))) == "form-unknown"


def test_a_field_that_is_needed_is_asked_for() -> None:
    form = read_form(URLENCODED, b"a=1", KNOWN)
    assert (form.need("a"), form.get("a"), form.get("b")) == ("1", "1", "")
    with pytest.raises(Problem, match="form-missing"):
        form.need("b")


@pytest.mark.parametrize("kind", ["", "text/plain", "application/json", "multipart/mixed; boundary=edge"])
def test_anything_else_is_no_form(kind: str) -> None:
    assert refused(kind, b"a=1") == "content-type"


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        (URLENCODED, b"a=%FF"),
        (URLENCODED, b"no pair"),
        (URLENCODED, b"&".join(b"a=%d" % n for n in range(4097))),
        ("multipart/form-data", multipart((b'name="a"', b""))),
        (MULTIPART, b""),
        (MULTIPART, b"--edge\r\n"),
        (MULTIPART, b"--other\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--other--\r\n"),
        (MULTIPART, multipart((b'name="a"', b"1")).removesuffix(b"--edge--\r\n")),
        (MULTIPART, multipart((b"x=1", b"1"))),
        (MULTIPART, b"--edge\r\n\r\n1\r\n--edge--\r\n"),
        (MULTIPART, multipart((b'name="a"\r\nX-Long: ' + b"x" * 9000, b"1"))),
        (MULTIPART, multipart(*((b'name="a%d"' % n, b"") for n in range(4097)))),
    ],
)
def test_a_broken_body_is_refused(kind: str, data: bytes, caplog: pytest.LogCaptureFixture) -> None:
    assert refused(kind, data) == "bad-request"
    assert caplog.text == ""  # the library's own words are not shown where the server was started


def test_texts_are_utf8() -> None:
    assert refused(URLENCODED, b"a=\xff") == "not-utf8"
    assert refused(MULTIPART, multipart((b'name="a"', b"\xe9"))) == "not-utf8"
    assert refused(MULTIPART, multipart((b'name="\xe9"', b""))) == "not-utf8"
