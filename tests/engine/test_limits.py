from __future__ import annotations

import re
from pathlib import Path

from onsrights.engine import limits

ARCHITECTURE = Path(__file__).parents[2] / "docs" / "design" / "architecture.md"


def test_the_promises_are_those_of_the_documentation() -> None:
    told: dict[str, int] = {}
    for names, numbers in re.findall(
        r"^\| (`[A-Z].*`): [^|]+ \| ([\d, ]+) \|$", ARCHITECTURE.read_text("utf-8"), re.MULTILINE
    ):
        words = re.findall(r"\w+", names)
        told |= dict(zip(words, (int(number.replace(",", "")) for number in numbers.split(", ")), strict=True))
    assert told == {name: getattr(limits, name) for name in limits.__all__}
