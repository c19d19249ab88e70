"""A look at the built site: every link leads somewhere, and nothing is fetched from another host."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

from website.playground.links import MARK

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["complaints", "fetched"]

_FETCHED = {"script": "src", "img": "src", "iframe": "src", "source": "src", "video": "src", "audio": "src",
            "embed": "src", "object": "data", "use": "href", "image": "href", "input": "src"}  # fmt: skip
_HARMLESS_LINKS = {"canonical", "prev", "next", "alternate", "author", "license", "me"}
"""Kinds of ``link`` that a browser does not follow by itself."""

_CSS_FETCH = re.compile(r"url\(\s*['\"]?((?:https?:)?//[^)'\"]+)|@import\s+['\"]((?:https?:)?//[^'\"]+)", re.IGNORECASE)


class _Html(HTMLParser):
    """What a page offers and what it asks for."""

    def __init__(self) -> None:
        super().__init__()
        self.anchors: set[str] = set()
        self.links: list[str] = []
        self.fetched: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the anchors, links and fetched things of one tag."""
        given = {name: value or "" for name, value in attrs}
        self.anchors |= {given[name] for name in ("id", "name") if name in given}
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        if tag == "link" and not set(given.get("rel", "").split()) & _HARMLESS_LINKS:
            self.fetched.append(given.get("href", ""))
        if tag in _FETCHED and _FETCHED[tag] in given:
            self.fetched.append(given[_FETCHED[tag]])
        if given.get("data-md-component") == "source":
            self.fetched.append(given.get("href") or "https://api.github.com")  # the theme's script asks for its stars
        self.fetched += [match[1] or match[2] for match in _CSS_FETCH.finditer(given.get("style", ""))]


def complaints(folder: Path) -> Iterator[str]:
    """Give a sentence for everything that is wrong with the site in ``folder``."""
    pages = {path: _parsed(path.read_text(encoding="utf-8")) for path in sorted(folder.rglob("*.html"))}
    for path, page in pages.items():
        shown = path.relative_to(folder).as_posix()
        for target in page.fetched:
            if urlsplit(target).netloc:
                yield f"{shown}: fetches {target}"
            elif target and not target.startswith("data:") and _file(folder, path, target) is None:
                yield f"{shown}: {target} is not there"
        for target in page.links:
            split = urlsplit(target)
            if split.scheme or split.netloc:
                continue
            found = _file(folder, path, target)
            if found is None:
                yield f"{shown}: the link {target} leads nowhere"
            elif split.fragment.startswith(MARK) and "playground" in found.parts:
                continue  # a text for the playground
            elif split.fragment and found in pages and unquote(split.fragment) not in pages[found].anchors:
                yield f"{shown}: {target}: that page has no such part"
    for path in sorted(folder.rglob("*.css")):
        for match in _CSS_FETCH.finditer(path.read_text(encoding="utf-8")):
            yield f"{path.relative_to(folder).as_posix()}: fetches {match[1] or match[2]}"


def fetched(text: str) -> list[str]:
    """Give what a browser fetches with a page, as the page has it."""
    return _parsed(text).fetched


def _parsed(text: str) -> _Html:
    page = _Html()
    page.feed(text)
    return page


def _file(folder: Path, page: Path, target: str) -> Path | None:
    """Give the file that a link of a page means, if it is there and within the site."""
    # Below a path, as the site may be served: at the root of a host a browser forgives a link that climbs too far.
    below = "/a/path/"
    target = below + target[1:] if target.startswith("/") else target
    path = unquote(urlsplit(urljoin(below + page.relative_to(folder).as_posix(), target)).path)
    if not path.startswith(below):
        return None
    found = folder / path.removeprefix(below)
    if found.is_dir():
        found /= "index.html"
    return found if found.is_file() and ".." not in path.split("/") else None
