"""Since when a rule is there: the changelog knows."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from onsrights.platforms import PLATFORMS
from website.changelog import UNRELEASED, since

if TYPE_CHECKING:
    from pathlib import Path

CHANGELOG = """\
## Unreleased

- ONS207 says more. The rules ONS209-211, 213 and ONS215; and 300 tests.

## 0.2.0 (2027-02-01)

- ONS201–203, 207.

## 0.1.0

- ONS202.
"""


def test_the_oldest_version_that_names_a_rule_brought_it() -> None:
    codes = [f"ONS{number}" for number in (201, 202, 203, 207, 209, 210, 211, 212, 213, 215, 300)]
    assert since(CHANGELOG, codes) == {
        "ONS201": "0.2.0",
        "ONS202": "0.1.0",
        "ONS203": "0.2.0",
        "ONS207": "0.2.0",
        **dict.fromkeys(("ONS209", "ONS210", "ONS211", "ONS213", "ONS215"), UNRELEASED),
    }


def test_every_rule_is_named_in_the_changelog(root: Path) -> None:
    codes = [rule.code for rule in PLATFORMS.registry()]
    assert sorted(since((root / "CHANGELOG.md").read_text(encoding="utf-8"), codes)) == sorted(codes)


def test_every_entry_is_there_once(root: Path) -> None:
    for version in (root / "CHANGELOG.md").read_text(encoding="utf-8").split("\n## ")[1:]:
        begins = Counter(entry[:60] for entry in version.split("\n- ")[1:])
        assert [begin for begin, times in begins.items() if times > 1] == []
