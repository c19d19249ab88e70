"""Lets ``python -m onsrights`` do what ``onsrights`` does."""

from __future__ import annotations

import sys

from onsrights.commands import main

if __name__ == "__main__":
    sys.exit(main())
