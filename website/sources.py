"""All pages of the site as Markdown, one set for each language, with their links made right.

What is written by hand stands in ``docs`` (Dutch in ``docs/nl``); the rest is made from the program. A page in ``docs``
reads as well in the repository as on the site, so its links are of two kinds: relative ones to files of the repository,
and whole addresses of this site for pages that only exist there. Both become links within the site where they can.
"""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from posixpath import normpath, relpath
from typing import TYPE_CHECKING, NamedTuple

from onsrights.engine.check.rule import DOCUMENTATION
from onsrights.engine.origin import REPOSITORY
from onsrights.platforms import PLATFORMS
from website.changelog import since
from website.commands import commands_page
from website.library import library_page
from website.pages import LANGUAGES
from website.pictures import PICTURES, described, drawn
from website.playground.links import try_this
from website.playground.page import PAGE
from website.playground.page import page as playground_page
from website.report import AS_OF
from website.rules import index_page, rule_page
from website.schemas import SCHEMAS, manifest_pages, report_page, schema_files, why_page

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from onsrights.engine.diagnostics import Language

__all__ = ["IMAGES", "REPOSITORY", "ROOT", "SITE", "anchors", "pages", "title", "url_of"]

ROOT = Path(__file__).parents[1]
SITE = DOCUMENTATION.removesuffix("rules/")
"""The address of the site; the rules know it, because every report links to their pages."""

IMAGES = "docs/images/"
"""Where the images of the documents lie, in the repository; the site has them beside its pages."""

_OUTSIDE = {"CHANGELOG.md": "changelog.md", "CONTRIBUTING.md": "contributing.md"}
_WIDE = {"design/compared.md"}
"""Pages whose tables need the room beside them."""


_CODE = re.compile(r"(^ *```.*?^ *```$|<figure.*?</figure>|`[^`\n]*`)", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"(!?)\[((?:[^\[\]]|\[[^\]]*\])*)\]\(([^)\s]+)\)")
_LINK_OR_CODE = re.compile(f"{_LINK.pattern}|{_CODE.pattern}", _CODE.flags)
"""Whichever begins first: code may be what a link shows, and what looks like a link in code is none."""
_PICTURE = re.compile(r"(?:\.\./)*pictures/([\w-]+)\.svg")
_HEADING = re.compile(r"^#+ +(.*?)(?: *\{ *#([\w-]+) *\})?$", re.MULTILINE)
_MANIFEST = re.compile(
    r"^<!-- file: (?P<file>\S+\.(?:yaml|yml|json))[^>]*-->\n+```(?:yaml|json)\n(?P<text>\W?manifest.*?)^```\n",
    re.MULTILINE | re.DOTALL,
)
_SETTINGS = re.compile(r"^<!-- file: onsrights\.toml[^>]*-->\n+```toml\n(.*?)^```\n", re.MULTILINE | re.DOTALL)
_MARKER = re.compile(r"^<!-- (?:file:|not run|run in|faulty)[^>]*-->\n+", re.MULTILINE)


class _Page(NamedTuple):
    """One page: its language, its path among the pages of that language, and its place in the repository."""

    lang: Language
    path: str
    source: str


def pages() -> dict[Language, dict[str, str]]:
    """Give every page of the site by language and path, ready to be built."""
    texts = {lang: {page.path: (page, text) for page, text in _all(lang)} for lang in LANGUAGES}
    known: Mapping[Language, set[str]] = {lang: set(texts[lang]) for lang in LANGUAGES}
    return {
        lang: {path: _finished(page, text, known) for path, (page, text) in sorted(texts[lang].items())}
        for lang in LANGUAGES
    }


def title(text: str) -> str:
    """Give the heading of a page."""
    match = re.search(r"^# +(.*)$", _CODE.sub("", text), re.MULTILINE)
    assert match is not None, text[:200]
    return match[1].replace("`", "")


def anchors(text: str) -> set[str]:
    """Give what a link to a part of the page may end with, as Python-Markdown makes it."""
    from unicodedata import normalize

    found = set()
    for match in _HEADING.finditer(re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)):
        plain = normalize("NFKD", re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", match[1]).replace("`", ""))
        plain = re.sub(r"[^\w\s-]", "", plain.encode("ascii", "ignore").decode()).strip().lower()
        found.add(match[2] or re.sub(r"[-\s]+", "-", plain))
    return found


def url_of(lang: Language, path: str) -> str:
    """Give where a page stands on the site, relative to its root: ``nl/rules/ONS305/``."""
    stem = path.removesuffix(".md")
    stem = "" if stem == "index" else stem.removesuffix("/index") + "/"
    return ("nl/" if lang == "nl" else "") + stem


def _all(lang: Language) -> list[tuple[_Page, str]]:
    """Give every page of one language with its text as it is written or made."""
    folder = ROOT / "docs" / "nl" if lang == "nl" else ROOT / "docs"
    written = [
        (_Page(lang, path.relative_to(folder).as_posix(), path.relative_to(ROOT).as_posix()), path.read_text("utf-8"))
        for path in sorted(folder.rglob("*.md"))
        if lang == "nl" or path.relative_to(folder).parts[0] != "nl"
    ]
    changelog = _read("CHANGELOG.md")
    versions = since(changelog, [rule.code for rule in PLATFORMS.registry()])
    made = [(f"rules/{rule.code}.md", rule_page(rule, versions, lang)) for rule in PLATFORMS.registry()]
    made += [("rules/index.md", index_page(lang)), ("reference/commands.md", commands_page(lang))]
    made += [(PAGE, playground_page(lang))]
    if lang == "en":
        only: list[tuple[str, Callable[[], str]]] = [
            ("reference/library.md", library_page),
            ("reference/report.md", report_page),
            ("reference/why.md", why_page),
        ]
        made += [*manifest_pages().items(), *((path, make()) for path, make in only)]
        for name, text in (("CHANGELOG.md", changelog), ("CONTRIBUTING.md", _read("CONTRIBUTING.md"))):
            written += [(_Page(lang, _OUTSIDE[name], name), text)]
    where = "docs/nl" if lang == "nl" else "docs"
    return written + [(_Page(lang, path, f"{where}/{path}"), text) for path, text in made]


def _read(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def _finished(page: _Page, text: str, known: Mapping[Language, set[str]]) -> str:
    """Put the head on a page, and make its links those of the site."""
    links = _Links(page, known)
    whole = _MARKER.sub("", _MANIFEST.sub(partial(_with_link, page, text), text))
    body = _LINK_OR_CODE.sub(lambda match: links.link(match) if match[3] else match[0], whole)
    other: Language = "en" if page.lang == "nl" else "nl"
    there = page.path if page.path in known[other] else "index.md"
    head = [f"alternate: {links.to_page(other, there)}"]
    if page.path in _WIDE:
        head += ["hide: [toc]"]
    if page.path == PAGE:
        head += ["hide: [navigation, toc]"]
    if page.path.startswith("rules/") and page.path != "rules/index.md":
        summary = text.split("\n\n", 2)[1].replace("`", "").replace('"', "'")
        head += [f'description: "{summary}"']
    return "---\n" + "\n".join(head) + f"\n---\n\n{body}"


def _with_link(page: _Page, text: str, match: re.Match[str]) -> str:
    """Give a manifest that the reader is to write with a link that opens it, under the settings above it."""
    settings = [found[1] for found in _SETTINGS.finditer(text, 0, match.start())][-1:]
    return f"{match[0]}\n{try_this(match['text'], match['file'], page.lang, page.path, AS_OF, *settings)}"


class _Links:
    """The links of one page."""

    def __init__(self, page: _Page, known: Mapping[Language, set[str]]) -> None:
        self.page = page
        self.known = known

    def link(self, match: re.Match[str]) -> str:
        """Give a link of the page as it is to be on the site."""
        image, text, target = match.group(1, 2, 3)
        if image:
            return self._image(text, target)
        return f"[{_LINK.sub(self.link, text)}]({self._target(target)})"

    def to_page(self, lang: Language, path: str) -> str:
        """Give the address of a page of either language, relative to this one."""
        own = url_of(self.page.lang, self.page.path)
        return (relpath("/" + url_of(lang, path), "/" + own) + "/").replace("//", "/")

    def _image(self, text: str, target: str) -> str:
        picture = _PICTURE.fullmatch(target)
        if picture is None:
            return f"![{text}]({self._target(target)})"
        rows = PICTURES[picture[1]]
        if text != (wanted := described(rows, self.page.lang)):
            msg = f"{self.page.source}: the text of the picture {picture[1]} should be: {wanted}"
            raise ValueError(msg)
        svg = re.sub(r"<style>.*?</style>\n", "", drawn(rows, self.page.lang), flags=re.DOTALL)
        return f'<figure class="picture" markdown="0">\n{svg}</figure>'

    def _target(self, target: str) -> str:
        path, _, fragment = target.partition("#")
        tail = f"#{fragment}" if fragment else ""
        if target.startswith(SITE):
            return self._on_site(path.removeprefix(SITE)) + tail
        if not path or re.match(r"[a-z]+:", target):
            return target
        return self._in_repository(normpath(f"{self.page.source.rpartition('/')[0]}/{path}".lstrip("/"))) + tail

    def _on_site(self, path: str) -> str:
        if path.startswith(SCHEMAS) and path.removeprefix(SCHEMAS) in schema_files():
            return self._from_file(path)
        lang: Language = "nl" if path.startswith("nl/") or path == "nl" else "en"
        stem = path.removeprefix("nl/").strip("/") if lang == "nl" else path.strip("/")
        for candidate in (f"{stem}.md", f"{stem}/index.md", "index.md" if not stem else ""):
            if candidate in self.known[lang]:
                return self._to(lang, candidate)
        msg = f"{self.page.source}: the site has no page {path}"
        raise ValueError(msg)

    def _in_repository(self, path: str) -> str:
        if path in _OUTSIDE:
            return self._to("en", _OUTSIDE[path])
        if path.startswith("docs/") and path.endswith(".md"):
            inside = path.removeprefix("docs/")
            return self._to("nl", inside[3:]) if inside.startswith("nl/") else self._to("en", inside)
        if path.startswith(IMAGES):  # lies beside the pages of either language
            return relpath("/" + path.removeprefix("docs/"), "/" + self.page.path.rpartition("/")[0])
        kind = "tree" if (ROOT / path).is_dir() else "blob"
        return f"{REPOSITORY}/{kind}/main/{path}"

    def _to(self, lang: Language, path: str) -> str:
        """Link to the Markdown of a page in this language, which the builder checks, else to its address."""
        if path not in self.known[lang]:
            msg = f"{self.page.source}: there is no page {path} ({lang})"
            raise ValueError(msg)
        if lang == self.page.lang:
            return relpath("/" + path, "/" + self.page.path.rpartition("/")[0])
        return self._from_file(url_of(lang, path)) + "/"

    def _from_file(self, address: str) -> str:
        """Give an address of the site relative to the file of this page; the builder makes links between addresses."""
        folder = url_of(self.page.lang, "index.md") + self.page.path.rpartition("/")[0]
        return relpath("/" + address, "/" + folder)
