"""``python -m onsrights.editors``: writes the draft-07 form of each platform's schema, with help for editors.

With ``--check`` nothing is written, and the exit status is 1 where one is stale.
"""

from __future__ import annotations

import json
import sys
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from onsrights.engine.check.editor_schema import EditorHelp, draft_07, file_for_editors
from onsrights.engine.check.platform import load_schema
from onsrights.platforms import PLATFORMS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onsrights.engine.check.platform import Platform

__all__ = ["main", "text_for"]


def text_for(platform: Platform) -> str:
    """Give the text of the draft-07 form of a platform's schema."""
    made = draft_07(load_schema(platform.schema), platform.door("editor") or EditorHelp())
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def main(arguments: Sequence[str]) -> int:
    """Write the files, or compare them."""
    stale = 0
    for platform in PLATFORMS.all():
        text = text_for(platform)
        with as_file(files("onsrights.schemas") / file_for_editors(platform.schema)) as path:
            if path.exists() and path.read_text(encoding="utf-8") == text:
                continue
            stale = 1
            if "--check" in arguments:
                sys.stderr.write(f"{path.name} is stale: run python -m onsrights.editors\n")
            else:
                path.write_text(text, encoding="utf-8")
    return stale if "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
