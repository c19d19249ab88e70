"""What the five fields are called in the form of the API Dashboard."""

from __future__ import annotations

from onsrights.ons.labels import LABELS

__all__ = ["LABELS"]
