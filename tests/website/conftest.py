"""For the tests of the site."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def root() -> Path:
    return Path(__file__).parents[2]
