"""``python -m onsrights.shapes``: writes what each schema asks for in the form that one look at a manifest goes by.

Reading JSON would cost every start; so the shape of each platform's schema (:mod:`onsrights.engine.check.shape`) is
committed as ``_shape.py`` beside the platform, whose first line names the schema. With ``--check`` nothing is written,
and the exit status is 1 where one is stale.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from onsrights.engine.check.platform import load_schema
from onsrights.engine.check.shape import shape_of, source_of

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["main"]

_SCHEMA = re.compile(r"schemas/(\S+\.json)")


def main(arguments: Sequence[str], root: Path = Path(__file__).parent) -> int:
    """Write the shapes, or compare them."""
    stale = 0
    for path in sorted(root.glob("*/_shape.py")):
        written = path.read_text(encoding="utf-8")
        named = _SCHEMA.search(written)
        assert named is not None, path
        text = source_of(shape_of(load_schema(named[1])), named[1])
        if text == written:
            continue
        stale = 1
        if "--check" in arguments:
            sys.stderr.write(f"{path} is stale: run python -m onsrights.shapes\n")
        else:
            path.write_text(text, encoding="utf-8")
    return stale if "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
