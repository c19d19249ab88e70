"""What is said where a list, fields or a closed value belong: in the build of the file, and of what is really there."""

from __future__ import annotations

import json
import re
from copy import deepcopy
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest
import yaml

import onsrights

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.engine.diagnostics import Diagnostic

EXAMPLES = Path(__file__).parents[3] / "examples"
BASES = {name: name.replace(".yaml", ".json") for name in ("rights.yaml", "planbord.afas.yaml", "invoices.exact.yaml")}
WRONG: list[tuple[Any, str]] = [
    ("Medewerker", "a text"), ("geen", "a text"), (True, "true"), (7, "a number"), ({"a": "b"}, ""), (["x"], ""),
]  # fmt: skip
Path_: TypeAlias = tuple[str | int, ...]
PROPOSED = re.compile(r"Write (?P<write>[\[{].*[\]}])\.$")


def places(value: Any, path: Path_ = ()) -> Iterator[Path_]:  # noqa: ANN401 - plain data
    """Give the paths of every list and mapping below the top, of a list of mappings only the first."""
    items = value.items() if isinstance(value, dict) else enumerate(value[:1])
    for step, each in items:
        if isinstance(each, dict | list):
            if not isinstance(each, dict) or isinstance(step, str):
                yield (*path, step)
            yield from places(each, (*path, step))


def changed(whole: Any, path: Path_, value: Any) -> Any:  # noqa: ANN401 - plain data
    made = deepcopy(whole)
    holder = made
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = value
    return made


def types_told(text: str, name: str, path: Path_) -> list[Diagnostic]:
    at = "".join(f"/{step}" for step in path)
    found = onsrights.check_text(text, filename=name).diagnostics
    return [each for each in found if each.code.endswith("112") and each.pointer == at]


@pytest.mark.parametrize("name", BASES)
def test_what_to_write_is_right_for_the_build_of_the_file(name: str) -> None:
    whole = yaml.safe_load((EXAMPLES / name).read_text(encoding="utf-8"))
    told = 0
    for path in places(whole):
        for wrong, called in WRONG:
            for form, file in ((json.dumps, BASES[name]), (yaml.safe_dump, name)):
                for each in types_told(form(changed(whole, path, wrong)), file, path):
                    told += 1
                    message = each.message("en")
                    if form is json.dumps:
                        assert "dash" not in message, message
                        assert "line of its own" not in message, message
                    if "this is" in message and isinstance(wrong, str | bool | int):
                        assert f"this is {called}." in message, message
                    if proposed := PROPOSED.search(message):
                        write = json.loads(proposed["write"].replace("…", '"x"').replace('""x""', '"x"'))
                        again = types_told(form(changed(whole, path, write)), file, path)
                        assert again == [], (message, [one.message("en") for one in again])
    assert told >= 30
