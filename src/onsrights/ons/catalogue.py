"""The rules for Nedap Ons, looked up: what they say of themselves is gathered in ``_catalogue.py``."""

from __future__ import annotations

from onsrights.engine.check.rule import Registry
from onsrights.ons._catalogue import RULES

__all__ = ["FAULT_CODES", "REGISTRY"]

REGISTRY = Registry(RULES)

FAULT_CODES = {
    "unreadable-file": "ONS100",
    "invalid-yaml": "ONS101",
    "not-utf8": "ONS102",
    "duplicate-key": "ONS103",
    "alias-not-allowed": "ONS104",
    "too-large": "ONS105",
    "invisible-character": "ONS130",
}
"""The code under which this platform reports what the engine finds in a file."""
