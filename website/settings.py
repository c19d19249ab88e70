"""The end of the pages about settings: every key, from the list that reading goes by.

``python -m website.settings`` writes it below the mark in ``docs/reference/settings.md`` and its Dutch twin; with
``--check`` it only says whether it is stale.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from onsrights.engine.diagnostics import Text
from onsrights.ons.lexicon import _tables as tables
from onsrights.ons.lexicon.added import operation_classes
from onsrights.settings_keys import settings_keys

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onsrights.engine.diagnostics import Language
    from onsrights.engine.settings.keys import Key

__all__ = ["MARK", "PAGES", "keys_of", "main"]

DOCS = Path(__file__).parents[1] / "docs"
PAGES: dict[Language, Path] = {
    "en": DOCS / "reference" / "settings.md",
    "nl": DOCS / "nl" / "reference" / "settings.md",
}

MARK = "<!-- What follows is made by `python -m website.settings`, from the keys in src/onsrights/settings_keys.py. -->"

_COLUMNS = Text(
    "| Sleutel | Waarde | Standaard | |\n|---|---|---|---|", "| Key | Value | Default | |\n|---|---|---|---|"
)
_REQUIRED = Text("verplicht", "required")
_CLASS = Text("een van de [soorten](#soorten-bewerkingen)", "one of the [classes](#classes-of-operations)")
_CLASSES = Text(
    "## Soorten bewerkingen\n\nWat bij `class` kan staan, met bewerkingen die ertoe behoren:\n\n"
    "| Soort | Bewerkingen |\n|---|---|",
    "## Classes of operations\n\nWhat `class` may be, with operations that belong to it:\n\n"
    "| Class | Operations |\n|---|---|",
)
_SHOWN = 4
"""So many operations are named for each class."""

_KINDS = {
    "choice": Text("", ""),
    "choices": Text("lijst van velden", "list of fields"),
    "globs": Text("lijst van patronen", "list of patterns"),
    "message": Text("tekst, of een tabel met `nl` en `en`", "text, or a table with `nl` and `en`"),
    "number": Text("heel getal", "whole number"),
    "pairs": Text("tabel: per woord wat er moet staan", "table: what to write, by word"),
    "path": Text("pad", "path"),
    "phrase": Text("tekst", "text"),
    "rules": Text("lijst van regels", "list of rules"),
    "severities": Text("tabel: per regel hoe ernstig", "table: a severity for each rule"),
    "table": Text("tabel", "table"),
    "tables": Text("lijst van tabellen", "list of tables"),
    "version": Text("versies", "versions"),
    "word": Text("tekst", "text"),
    "words": Text("lijst van teksten", "list of texts"),
}


def keys_of(lang: Language) -> str:
    """Give what follows the mark."""
    lines = [MARK, "", *_table(settings_keys().keys, lang)]
    for path, key in _with_keys(settings_keys().keys, ""):
        lines += [f"### {path}", "", _in(lang, key.about), "", *_table(key.keys, lang)]
        if key.example:
            lines += ["```toml", *_example(path, key), "```", ""]
    lines.append(_in(lang, _CLASSES))
    for name in operation_classes():
        shown = [dutch for dutch in tables.OPERATIONS if name in tables.OPERATIONS[dutch].split(";")[2].split(",")]
        lines.append(f"| `{name}` | {', '.join(shown[:_SHOWN])} |")
    return "\n".join([*lines, ""])


def _in(lang: Language, text: Text) -> str:
    return text.nl if lang == "nl" else text.en  # as it is: these texts speak of braces


def _with_keys(keys: Sequence[Key], path: str) -> Iterator[tuple[str, Key]]:
    """Give every key that has keys of its own, with the name of its table."""
    for key in keys:
        if key.keys:
            yield f"{path}{key.name}", key
            yield from _with_keys(key.keys, f"{path}{key.name}.")


def _table(keys: Sequence[Key], lang: Language) -> Iterator[str]:
    yield _in(lang, _COLUMNS)
    for key in keys:
        value = _in(lang, _KINDS[key.kind]) or ", ".join(f"`{choice}`" for choice in key.choices)
        if key.name == "class":
            value = _in(lang, _CLASS)
        default = _in(lang, _REQUIRED) if key.required else f"`{key.default}`" if key.default else ""
        yield f"| `{key.name}` | {value} | {default} | {_in(lang, key.about)} |"
    yield ""


def _example(path: str, key: Key) -> Iterator[str]:
    table, _, name = path.rpartition(".")
    if table:
        yield from (f"[{table}]", f"{name} = {key.example}")
    else:
        yield f"{name} = {key.example}"


def main(arguments: Sequence[str]) -> int:
    """Write both pages, or with ``--check`` give 1 where one is stale."""
    stale = {}
    for lang, page in PAGES.items():
        current = page.read_text("utf-8")
        made = current.partition(MARK)[0] + keys_of(lang)
        if made != current:
            stale[page] = made
    for page, made in stale.items():
        if list(arguments) == ["--check"]:
            sys.stderr.write(f"{page.relative_to(DOCS.parent)} is stale: make generate\n")
        else:
            page.write_text(made, encoding="utf-8")
    return int(bool(stale) and list(arguments) == ["--check"])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
