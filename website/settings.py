"""The page about settings: what a person has to know about them, and every key from the list that reading goes by.

``python -m website.settings`` writes ``docs/reference/settings.md``; with ``--check`` it only says whether it is stale.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from onsrights.ons.lexicon import _tables as tables
from onsrights.ons.lexicon.added import operation_classes
from onsrights.settings_keys import settings_keys

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onsrights.engine.diagnostics import Text
    from onsrights.engine.settings_keys import Key

__all__ = ["PAGE", "main", "settings_page"]

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "settings.md"

_INTRODUCTION = """\
# Settings

<!-- Made by `python -m website.settings`; change that, or the keys in src/onsrights/settings_keys.py. -->

Without any settings every rule applies. What you want different for a team or a project goes in `onsrights.toml`,
or under `[tool.onsrights]` in `pyproject.toml`; the keys are the same.

<!-- file: onsrights.toml -->
```toml
ignore = ["scope-not-answerable"]
language = "en"

[severity]
dutch-name-subject-plural = "error"

[[overrides]]
files = ["legacy/**"]
select = ["ONS1", "ONS2"]

[words]
operations = [{ dutch = "triageren", english = "Triage", class = "assess" }]
products = ["Zorg Monitor"]
```

## Which file counts

For every checked file the nearest one counts: in its own folder or in a folder above it, up to the root of the
repository (the folder that holds `.git`) or of the disk. In one folder `onsrights.toml` overrides `pyproject.toml`,
and a `pyproject.toml` without the table `[tool.onsrights]` is skipped. Files are not merged: only the nearest one
counts. A manifest on standard input is placed where `--stdin-filename` says, otherwise in the current folder.

What concerns the run instead of a single file, `language`, `format`, `fail-on` and `baseline`, is read from the
settings nearest to the current folder.

`onsrights parse` reads a name with the `words` of the settings nearest to the current folder, `onsrights serve` checks
by all of them, and `onsrights rules` and `onsrights explain` know their [house rules](../how-to/house-rules.md); every
other command only uses their `language`.

`--config FILE` uses one file for everything that is checked; its patterns and its `baseline` are then relative to
the current folder. `--no-config` reads no settings.

The command line overrides the settings. `--select` replaces both the `select` and the `ignore` of the file, `--ignore`
leaves out more. In a manifest `access_rights` overrides the setting.

## What is ready to register

The verdict *ready to register* is about the right alone. `select` and `ignore` decide what is shown and leave the
verdict as it is. `severity` changes it: a right is ready when it has no errors left, so a rule that is lowered to a
warning no longer keeps it from being ready. House rules never change it, whatever their severity.

## What is wrong with the settings

A settings file that cannot be used ends the run with exit status 2, and every fault in it is reported with its
place. Nothing is checked with only half of the settings.

<!-- file: wrong.toml -->
```toml
ignor = ["ONS703"]

[severity]
ONS309 = "fatal"
dutch-name-subject-plurl = "info"
```

```console
$ onsrights check --config wrong.toml --lang en examples/rights.yaml
$ echo $?
```

The [JSON Schema](https://onsrights.readthedocs.io/schemas/onsrights.schema.json) of the settings helps your editor: put
`#:schema https://onsrights.readthedocs.io/schemas/onsrights.schema.json` on the first line of `onsrights.toml`.
[validate-pyproject](https://validate-pyproject.readthedocs.io/) finds it by itself where both are installed.

Library calls do not read settings by themselves. `onsrights.load_settings("onsrights.toml")` reads a file, and every
call takes the result as `settings=`.

## Keys
"""
_CLASSES = """\
## Classes of operations

What `class` may be, with operations that belong to it:
"""
_CONSOLE = re.compile(r"^```console\n.*?^```$", re.MULTILINE | re.DOTALL)
_SHOWN = 4
"""So many operations are named for each class."""

_KINDS = {
    "choice": "",
    "choices": "list of fields",
    "globs": "list of patterns",
    "message": "text, or a table with `nl` and `en`",
    "number": "whole number",
    "pairs": "table: what to write, by word",
    "path": "path",
    "phrase": "text",
    "rules": "list of rules",
    "severities": "table: a severity for each rule",
    "table": "table",
    "tables": "list of tables",
    "version": "versions",
    "word": "text",
    "words": "list of names",
}


def settings_page() -> str:
    """Give the whole page."""
    lines = [_INTRODUCTION, *_table(settings_keys().keys)]
    for path, key in _with_keys(settings_keys().keys, ""):
        lines += [f"### {path}", "", _english(key.about), "", *_table(key.keys)]
        if key.example:
            lines += ["```toml", *_example(path, key), "```", ""]
    lines += [_CLASSES, "| Class | Operations |", "|---|---|"]
    for name in operation_classes():
        shown = [dutch for dutch in tables.OPERATIONS if name in tables.OPERATIONS[dutch].split(";")[2].split(",")]
        lines.append(f"| `{name}` | {', '.join(shown[:_SHOWN])} |")
    return "\n".join([*lines, ""])


def _with_keys(keys: Sequence[Key], path: str) -> Iterator[tuple[str, Key]]:
    """Give every key that has keys of its own, with the name of its table."""
    for key in keys:
        if key.keys:
            yield f"{path}{key.name}", key
            yield from _with_keys(key.keys, f"{path}{key.name}.")


def _table(keys: Sequence[Key]) -> Iterator[str]:
    yield from ("| Key | Value | Default | |", "|---|---|---|---|")
    for key in keys:
        value = _KINDS[key.kind] or ", ".join(f"`{choice}`" for choice in key.choices)
        if key.name == "class":
            value = "one of the [classes](#classes-of-operations)"
        default = "required" if key.required else f"`{key.default}`" if key.default else ""
        yield f"| `{key.name}` | {value} | {default} | {_english(key.about)} |"
    yield ""


def _english(text: Text) -> str:
    return text.en


def _example(path: str, key: Key) -> Iterator[str]:
    table, _, name = path.rpartition(".")
    if table:
        yield from (f"[{table}]", f"{name} = {key.example}")
    else:
        yield f"{name} = {key.example}"


def main(arguments: Sequence[str]) -> int:
    """Write the page, or with ``--check`` give 1 where it is stale."""
    current = PAGE.read_text("utf-8") if PAGE.exists() else ""
    made = _with_output(settings_page(), current)
    if list(arguments) == ["--check"]:
        if made != current:
            sys.stderr.write(f"{PAGE.relative_to(PAGE.parents[2])} is stale: make generate\n")
        return int(made != current)
    if made != current:
        PAGE.write_text(made, encoding="utf-8")
    return 0


def _with_output(made: str, current: str) -> str:
    """Keep what the commands of the page write, as the tests recorded it; the output of a new command is empty."""
    recorded = {_commands(block): block[0] for block in _CONSOLE.finditer(current)}
    return _CONSOLE.sub(lambda block: recorded.get(_commands(block), block[0]), made)


def _commands(block: re.Match[str]) -> tuple[str, ...]:
    return tuple(line for line in block[0].splitlines() if line.startswith("$ "))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
