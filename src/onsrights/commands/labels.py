"""What the five fields are called in the form of the API Dashboard; the words stand in :mod:`onsrights.ons.labels`."""

from __future__ import annotations

from onsrights.ons.labels import LABELS

__all__ = ["LABELS"]
