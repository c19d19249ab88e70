"""The command line: thin, and without knowledge of any rule.

Exit status: 0 nothing at or above ``--fail-on``, 1 something was, 2 wrong usage, 3 nothing was checked, 4 a fault
of the tool itself, 130 stopped by the user.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["main"]

INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line with ``arguments``, by default those of this process, and give the exit status."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    # Everything is imported in here, so that stopping the program is quiet from the beginning.
    try:
        from onsrights.commands.interface import run

        return run(given)
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as fault:
        if os.environ.get("ONSRIGHTS_DEBUG"):
            raise
        from onsrights.commands.internal_fault import report

        return report(fault, given)
