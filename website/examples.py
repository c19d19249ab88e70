"""``python -m website.examples``: writes down what is said of every *Wrong* example of a page, in both languages.

That makes the examples fixtures of their rules. With ``--check`` nothing is written, and the exit status is 1 where a
file is not what it would be.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from website.pages import HEADINGS, LANGUAGES, SHOWN, Shown, read, together
from website.report import report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onsrights.engine.check.rule import Rule

__all__ = ["FOLDER", "main", "reports"]

FOLDER = Path(__file__).parents[1] / "tests" / "fixtures" / "pages"


def reports(shown: Shown, rule: Rule) -> str:
    """Give the report about each wrong example of the page of a rule: first in English, then in Dutch."""
    parts = []
    for number, example in enumerate(read(rule, "en").examples(HEADINGS["en"][2]), 1):
        if example.kind == "yaml":
            said = [report(example.manifest(shown), language, shown.file) for language in LANGUAGES]
            parts.append(f"--- {number} ---\n" + "\n".join(said))
    return "\n".join(parts)


def main(arguments: Sequence[str]) -> int:
    """Write the reports, or compare them."""
    stale = 0
    for shown in SHOWN:
        for module, rules in together(shown.rules).items():
            path = FOLDER / shown.key / f"{module.rpartition('.')[2]}.txt"
            said = reports(shown, rules[0])
            if said == (path.read_bytes().decode() if path.exists() else ""):
                continue
            stale = 1
            if "--check" in arguments:
                sys.stderr.write(f"{path.relative_to(FOLDER.parents[2])} is stale: make generate\n")
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(said, encoding="utf-8", newline="")
    return stale if "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
