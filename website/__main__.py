"""Build the site into the folder that is given, ``site`` by default; any warning is an error."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onsrights.engine.diagnostics import Text
from website.checking import complaints
from website.navigation import navigation
from website.pages import LANGUAGES
from website.pictures import site_style
from website.playground.page import finish
from website.schemas import schema_files
from website.sources import IMAGES, REPOSITORY, ROOT, SITE, pages

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onsrights.engine.diagnostics import Language

__all__ = ["build", "main"]

THEME = Path(__file__).with_name("theme")
SHARED = Path(__file__).with_name("assets")

_DESCRIPTION = Text(
    "Controleert vóór de registratie wat een externe applicatie aanvraagt in Nedap Ons, AFAS Profit of Exact Online.",
    "Checks what an external application requests in Nedap Ons, AFAS Profit or Exact Online, before it is registered.",
)
_TO_DARK = Text("Naar donker", "Switch to dark")
_TO_LIGHT = Text("Naar licht", "Switch to light")


def main(arguments: Sequence[str]) -> int:
    """Build, look at what was built, and give 1 where something is wrong."""
    target = Path(arguments[0] if arguments else "site").resolve()
    build(target, *map(Path, arguments[1:2]))
    found = list(complaints(target))
    sys.stderr.write("".join(f"{line}\n" for line in found))
    if not found:
        sys.stdout.write(f"The site is in {target}.\n")
    return int(bool(found))


def build(target: Path, playground: Path | None = None) -> None:
    """Write the site into ``target``; raises :class:`subprocess.CalledProcessError` where a page has a fault.

    ``playground`` has what :mod:`website.playground.build` made; without it that page is only to be read.
    """
    made = pages()
    shutil.rmtree(target, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix="onsrights-site-") as name:
        folder = Path(name)
        for lang in LANGUAGES:  # English first: it is the root, and Dutch stands in a folder of it
            _write(folder / lang, made[lang], lang)
            command = [sys.executable, "-m", "zensical", "build", "--strict", "--clean"]
            done = subprocess.run(command, cwd=folder / lang, check=False, capture_output=True, text=True)  # noqa: S603
            if done.returncode:
                sys.stderr.write(done.stdout + done.stderr)
                done.check_returncode()
            shutil.copytree(folder / lang / "out", target / "nl" if lang == "nl" else target)
    (target / "schemas").mkdir()
    for file, text in schema_files().items():
        (target / "schemas" / file).write_text(text, encoding="utf-8")
    if playground is not None:
        finish(target, playground)


def _write(folder: Path, texts: Mapping[str, str], lang: Language) -> None:
    """Lay out the pages of one language with their configuration, as the builder wants them."""
    shutil.copytree(THEME, folder / "theme")
    shutil.copytree(SHARED, folder / "docs" / "assets")
    shutil.copytree(ROOT / IMAGES, folder / "docs" / "images")
    for path, text in texts.items():
        file = folder / "docs" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    style = folder / "docs" / "assets" / "site.css"
    style.write_text(style.read_text(encoding="utf-8") + site_style(), encoding="utf-8")
    configuration = _configuration(texts, lang)
    (folder / "mkdocs.yml").write_text(json.dumps(configuration, ensure_ascii=False, indent=2), encoding="utf-8")


def _configuration(texts: Mapping[str, str], lang: Language) -> dict[str, Any]:
    """Give the configuration, in the form of MkDocs."""
    return {
        "site_name": "onsrights",
        "site_description": _DESCRIPTION.render(lang, {}),
        "site_url": SITE + ("nl/" if lang == "nl" else ""),
        "site_dir": "out",
        "copyright": "MIT",
        "nav": navigation(texts, lang),
        "theme": {
            "language": lang,
            "custom_dir": "theme",
            "font": False,  # the reader's own fonts: nothing comes from another host
            "logo": "assets/logo.svg",
            "favicon": "assets/logo.svg",
            "features": [
                "content.code.copy",
                "navigation.footer",
                "navigation.indexes",
                "navigation.prune",
                "navigation.tabs",
                "navigation.top",
                "search.highlight",
                "toc.follow",
            ],
            "palette": [
                {
                    "media": "(prefers-color-scheme: light)",
                    "scheme": "default",
                    "toggle": {"icon": "lucide/sun", "name": _TO_DARK.render(lang, {})},
                },
                {
                    "media": "(prefers-color-scheme: dark)",
                    "scheme": "slate",
                    "toggle": {"icon": "lucide/moon", "name": _TO_LIGHT.render(lang, {})},
                },
            ],
        },
        "extra_css": ["assets/site.css"],
        "extra": {
            "alternate": True,  # theme/partials/alternate.html knows where the page in the other language is
            "generator": False,
            # A plain link: with "repo_url" the theme would ask the host of the repository for its stars on every page.
            "social": [{"icon": "simple/github", "link": REPOSITORY, "name": "GitHub"}],
        },
        "markdown_extensions": [
            "admonition",
            "attr_list",
            "md_in_html",
            "tables",
            {"toc": {"permalink": True}},
            "pymdownx.details",
            {"pymdownx.highlight": {"pygments_lang_class": True}},
            "pymdownx.superfences",
        ],
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
