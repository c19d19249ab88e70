"""The look at a built site."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from website.checking import complaints

if TYPE_CHECKING:
    from pathlib import Path

OTHER = '<h2 id="part">Part</h2>'


@pytest.mark.parametrize(
    "html",
    [
        '<a href="other/">',
        '<a href="/other/#part">',
        '<a href="https://example.org/">',
        '<a href="mailto:someone@example.org">',
        '<h1 id="top"></h1><a href="#top">',
        '<link rel="canonical" href="https://example.org/">',
        '<link rel="stylesheet" href="style.css">',
        '<img src="data:image/png;base64,AAAA">',
        '<a href="other/"><b style="color: red">',
    ],
)
def test_a_sound_page(tmp_path: Path, html: str) -> None:
    assert list(complaints(_site(tmp_path, html))) == []


@pytest.mark.parametrize(
    ("html", "sentence"),
    [
        ('<a href="gone/">', "index.html: the link gone/ leads nowhere"),
        ('<a href="../other/">', "index.html: the link ../other/ leads nowhere"),
        ('<a href="other/#gone">', "index.html: other/#gone: that page has no such part"),
        ('<a href="#gone">', "index.html: #gone: that page has no such part"),
        ('<script src="https://example.org/a.js">', "index.html: fetches https://example.org/a.js"),
        ('<script src="//example.org/a.js">', "index.html: fetches //example.org/a.js"),
        ('<link rel="stylesheet" href="https://example.org/a.css">', "index.html: fetches https://example.org/a.css"),
        ('<link rel="preconnect" href="https://example.org">', "index.html: fetches https://example.org"),
        ('<img src="gone.png">', "index.html: gone.png is not there"),
        ('<a data-md-component="source" href="https://example.org/x">', "index.html: fetches https://example.org/x"),
        ('<p style="background: url(https://example.org/a.png)">', "index.html: fetches https://example.org/a.png"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, html: str, sentence: str) -> None:
    assert list(complaints(_site(tmp_path, html))) == [sentence]


@pytest.mark.parametrize("css", ['@import "https://example.org/a.css";', "b{src:url('//example.org/f.woff2')}"])
def test_styles_fetch_nothing_from_elsewhere(tmp_path: Path, css: str) -> None:
    folder = _site(tmp_path, "")
    (folder / "style.css").write_text(css, encoding="utf-8")
    [found] = complaints(folder)
    assert found.startswith("style.css: fetches ")


def _site(folder: Path, html: str) -> Path:
    (folder / "other").mkdir()
    (folder / "other" / "index.html").write_text(OTHER, encoding="utf-8")
    (folder / "index.html").write_text(html, encoding="utf-8")
    (folder / "style.css").write_text("b{background:url(bars.svg)}", encoding="utf-8")
    return folder
