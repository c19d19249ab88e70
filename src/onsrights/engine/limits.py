"""The limits that are promises: the documentation names each of them, and a test holds the two together.

What one run may be told about its manifests is in :class:`onsrights.engine.settings.settings.Limits`. Whatever else is
limited somewhere is no promise but part of how that place works, and stands there.
"""

from __future__ import annotations

__all__ = [
    "BASELINE_BYTES",
    "EDITED_CHARACTERS",
    "HOUSE_FILES",
    "HOUSE_RULES",
    "HOUSE_WORDS",
    "MATRIX_CELLS",
    "NAMED",
    "PROCESSES",
    "REQUEST_BYTES",
    "SETTINGS_BYTES",
    "TABLE_CELLS",
    "TABLE_COLUMNS",
    "TABLE_ROWS",
]

NAMED = 1000
"""Findings of one rule in one file that are named one by one; nobody reads more, and they cost time and memory."""

PROCESSES = 60
"""Processes that check at the same time; Windows waits for no more than 63."""

SETTINGS_BYTES = 1024 * 1024
"""Bytes of a file of settings."""

BASELINE_BYTES = 8 * 1024 * 1024
"""Bytes of a baseline: room for some 50,000 entries."""

HOUSE_FILES, HOUSE_RULES, HOUSE_WORDS = 20, 200, 5000
"""Files of house rules, rules, and words in all of them, that hold at once; more is a list that nobody has read."""

TABLE_ROWS, TABLE_COLUMNS, TABLE_CELLS = 100_000, 1_000, 1_000_000
"""What is imported from one table; nobody writes a manifest of so much."""

MATRIX_CELLS = 10_000
"""Cells of a matrix of decisions that are shown as text; more nobody reads on a terminal."""

REQUEST_BYTES = 1024 * 1024
"""Bytes of one request to the form or to the web API."""

EDITED_CHARACTERS = 4 * 1024 * 1024
"""Characters of a document that an editor has checked while it is typed; nobody waits so long for a key."""
