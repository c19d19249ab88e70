"""``python -m website.new_rule CODE NAME``: lays out the three files of a rule, its module and its two pages.

What is to be filled in is ``…``; what ``check`` is given, the new rule takes from others of its platform.
"""

from __future__ import annotations

import inspect
import re
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from onsrights.engine.check.platform import rules_of
from onsrights.platforms import PLATFORMS
from website.pages import HEADINGS, LANGUAGES, SILENT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onsrights.engine.check.platform import Platform

__all__ = ["files", "main"]

_MODULE = '''"""{code}: ….

Ground: ….
"""

from __future__ import annotations

from onsrights.engine.check.rule import Rule
from onsrights.engine.declared import TYPE_CHECKING
from onsrights.engine.diagnostics import Finding, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from {where} import {kind}

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("{code}", "{name}", "warning", about=("…",))

TEXTS = {{
    "message": Text(
        nl='…',
        en='…',
    ),
}}


def check({subject}: {kind}) -> Iterator[Finding]:
    """…."""
    yield Finding("{code}", …, "message", {{}})
'''

_FIXES = {"en": "… There is no fix that the tool can apply.", "nl": "… Dit kan niet automatisch worden hersteld."}
_EXAMPLE = "```yaml\n…\n```"


def files(code: str, name: str) -> Iterator[tuple[Path, str]]:
    """Give the path and the text of each file; raise :class:`ValueError` for a code or a name that will not do."""
    platform = next((one for one in PLATFORMS.all() if re.fullmatch(rf"{one.prefix}\d{{3}}", code)), None)
    if platform is None or not re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", name):
        msg = "a code is three letters of a platform and three digits, a name small letters with hyphens"
        raise ValueError(msg)
    if taken := [rule for rule in rules_of(platform) if rule.code == code or name in {rule.name, *rule.former}]:
        msg = f"{taken[0].code} {taken[0].name} is there already"
        raise ValueError(msg)
    package = PLATFORMS.offers[platform.key].where.partition(":")[0].rpartition(".")[0]
    path = Path(import_module(f"{package}.rules").__path__[0], name.replace("-", "_"))
    where, kind, subject = _subject(platform)
    yield path.with_suffix(".py"), _MODULE.format(code=code, name=name, where=where, kind=kind, subject=subject)
    for lang in LANGUAGES:
        sections = ("…", "…", _EXAMPLE, _EXAMPLE, _FIXES[lang], "…")
        headings = (*HEADINGS[lang], SILENT[lang])
        body = "\n\n".join(f"## {heading}\n{text}" for heading, text in zip(headings, sections, strict=True))
        yield path.with_suffix(f".{lang}.md"), f"# {code} {name}\n\n….\n\n{body}\n"


def main(arguments: Sequence[str]) -> int:
    """Write the files."""
    try:
        code, name = [*arguments, "", ""][:2]
        laid_out = list(files(code, name))
    except ValueError as error:
        sys.stderr.write(f"make rule CODE=ONS509 NAME=description-has-address: {error}\n")
        return 2
    for path, text in laid_out:
        path.write_text(text, encoding="utf-8")
        sys.stdout.write(f"{path}\n")
    return 0


def _subject(platform: Platform) -> tuple[str, str, str]:
    """Give what the rules of a platform are given: the module, the name of its type, and what they call it."""
    for rule in platform.catalogue:
        if rule.call == "check" and rule.needs == "file":
            name, parameter = next(iter(inspect.signature(rule.check()).parameters.items()))
            found = re.search(rf"from (\S+) import .*\b{parameter.annotation}\b", inspect.getsource(rule.load()))
            if found:
                return found[1], str(parameter.annotation), name
    return "….model", "…", "subject"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
