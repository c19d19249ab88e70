"""Examples laid over a clean manifest."""

from __future__ import annotations

import pytest

from website.overlay import laid_over

BASE = """\
manifest: 1
connector:
  name: Planbord
  keys:
    - A
    - B
rights:
  - identifier: PlanbordView
    name: View
"""


@pytest.mark.parametrize(
    ("example", "old", "new"),
    [
        ("", "", ""),
        ("manifest: 2\n", "manifest: 1", "manifest: 2"),
        ("connector:\n    name: Other  # why\n", "name: Planbord", "name: Other  # why"),
        ("connector: # a\n  # b\n  name: C\n", "connector:\n  name: Planbord", "connector: # a\n  # b\n  name: C"),
        ("connector:\n  keys: [C]\n", "keys:\n    - A\n    - B", "keys: [C]"),
        ("connector:\n  keys:\n  - C\n", "keys:\n    - A\n    - B", "keys:\n  - C"),
        ("connector: none\n", "connector:\n  name: Planbord\n  keys:\n    - A\n    - B", "connector: none"),
        ("connector:\n  more: true\n", "    - B\n", "    - B\n  more: true\n"),
        ("name: Drop\n", "name: View", "name: Drop"),
        ("# why\nname: Drop\n", "name: View", "# why\n    name: Drop"),
        ("# why\nidentifier: PlanbordDrop\n", "- identifier: PlanbordView", "# why\n  - identifier: PlanbordDrop"),
        ("name: View\nname: Drop\n", "name: View", "name: View\n    name: Drop"),
        ("text: |\n  two\n  lines\n", "name: View\n", "name: View\n    text: |\n      two\n      lines\n"),
        ("x-team: A\n", "    name: View\n", "    name: View\nx-team: A\n"),
        ('"name": "a: b"\n', "name: View", '"name": "a: b"'),
        ("name: [View\nthat goes on\n", "name: View", "name: [View\n    that goes on"),
    ],
)  # fmt: skip
def test_an_example_replaces_what_it_names(example: str, old: str, new: str) -> None:
    assert laid_over(BASE, example, "rights") == BASE.replace(old, new, 1)


def test_without_units_all_keys_are_those_of_the_top() -> None:
    assert laid_over("platform: x\n", "name: View\n") == "platform: x\nname: View\n"
