"""Who may know whom, read from the imports and from the strings.

The engine, the reports and the documents know no platform, and no platform knows another one. What has to do with
platforms in general asks ``onsrights.platforms``, which is the only module that names them.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from onsrights.platforms import PLATFORMS
from tests.over import over

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCE = Path(__file__).parents[2] / "src"
MODULES = sorted(SOURCE.rglob("*.py"))

OF_ONE_PLATFORM = {"doors", "documents", "engine", "grammar", "schemas"}
DOORS = {"doors", "documents", "engine", "library", "platforms", "reports", "schemas"}
MAY_IMPORT = {
    "engine": {"engine"},
    "documents": {"documents", "engine"},
    "doors": {"documents", "doors", "engine", "platforms"},
    "reports": {"engine", "reports"},
    **{key: {key, *OF_ONE_PLATFORM} for key in PLATFORMS.keys},
    "platforms": {"engine"},
    "settings_keys": {"engine", "platforms"},
    "library": {"engine", "library", "platforms", "settings_keys"},
    "tabular": {"engine", "platforms"},
    "adapters": {"adapters", *DOORS},
    "web": {"web", *DOORS},
    "lsp": {"lsp", "settings_keys", *DOORS},
    "commands": {"commands", "lsp", "settings_keys", "web", *DOORS},
    # What writes files that are committed.
    "catalogue": {"engine"},
    "editors": {"engine", "platforms"},
    "settings_schema": {"engine", "settings_keys"},
    "shapes": {"engine"},
    # The names that users import; those of one platform are among them, and imported only when somebody asks for one.
    "__init__": {"engine", "library", "ons"},
    "__main__": {"commands"},
}
"""For each part of the package, the parts it may know. ``onsrights.__version__`` is free to all."""

OF_PLATFORMS = re.compile(
    r"\b[Rr]echt(?:en)?\b|\b[Rr]ights?\b|\baccess_rights\b|dutch_|english_|\b(?:ONS|AFS|EXA)(?:[0-9]|\b)|"
    r"\b(?:Nedap|Ons|AFAS|Profit|Exact)\b"
)
"""Words that only one platform has."""

OF_THE_CONTRACT = {
    "report.py": {"right", "rights"},
    "baseline.py": {
        "right",
        (
            'een regel van de baseline heeft "path", "rule", "right" en "field" als tekst ("right" en "field" '
            'eventueel null) en "count" als getal vanaf 1.'
        ),
        (
            'an entry of the baseline has "path", "rule", "right" and "field" as text ("right" and "field" may be '
            'null) and "count" as a number of 1 or more.'
        ),
    },
}
"""The one exception: reports and baselines have a key ``right`` for whatever a unit is called, and keep it; a summary
counts them as ``rights``."""


def part_of(module: Path) -> str:
    return module.relative_to(SOURCE / "onsrights").parts[0].removesuffix(".py")


def imported(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}:{node.lineno}: imports are absolute here"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def strings(module: Path) -> Iterator[str]:
    """Give every text in the code that is no docstring."""
    tree = ast.parse(module.read_bytes())
    bare = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in bare:
            yield node.value


@over("module", MODULES, ids=lambda module: str(module.relative_to(SOURCE)))
def test_imports_stay_within_the_layer(module: Path) -> None:
    allowed = MAY_IMPORT[part_of(module)]
    ours = [name.split(".") for name in imported(module) if name.split(".")[0] == "onsrights"]
    known = {name[1] for name in ours if name[1] != "__version__"}
    assert known <= allowed, f"{part_of(module)} may not know {sorted(known - allowed)}"


@pytest.mark.parametrize("part", ["engine", "reports", "documents"])
def test_what_is_for_all_has_no_word_of_a_platform(part: str) -> None:
    for module in (SOURCE / "onsrights" / part).rglob("*.py"):
        said = {text for text in strings(module) if OF_PLATFORMS.search(text)}
        assert said <= OF_THE_CONTRACT.get(module.name, set()), module.name


@pytest.mark.parametrize("part", ["commands", "reports", "lsp", "web", "adapters", "library", "tabular"])
def test_no_door_is_reached_around_the_list_of_platforms(part: str) -> None:
    """A module that is imported by its name, in a string, is one that the imports above do not show."""
    ways = re.compile(rf"onsrights\.(?:{'|'.join(PLATFORMS.keys)})\b")
    root = SOURCE / "onsrights"
    for module in [*(root / part).rglob("*.py"), *root.glob(f"{part}.py")]:
        assert not [text for text in strings(module) if ways.search(text)], module.name


def test_every_part_is_known_to_this_test() -> None:
    assert {part_of(module) for module in MODULES} <= MAY_IMPORT.keys()


def test_whoever_declares_something_postpones_annotations() -> None:
    # From Python 3.14 on a class has no annotations yet when it is made, unless its module postpones them.
    declaring = re.compile(r"^from onsrights\.engine\.declared import .*(?:Declared|NamedTuple)", re.MULTILINE)
    texts = [path.read_text("utf-8") for path in MODULES]
    found = [text for text in texts if declaring.search(text)]
    assert found
    assert [text for text in found if "from __future__ import annotations" not in text] == []


MEANS_THE_SAME = set(
    "accept access approved assist check customer decision duplicate_entry editor_help exports form imports "
    "invalid_prefix judge layers lsp markdown matrix model observed placeholder_text plain_words platform redirect_uri "
    "reports rules schema scopes screens secret_reference server settings settings_keys starter tables text usage why "
    "wording".split()
)
"""Names that more than one module or package has: what a platform has for the engine, a command for its work, a report
for a page. Whoever adds one says the same with it, or takes another name."""


def test_a_name_that_occurs_twice_means_the_same() -> None:
    names = [path.parent.name if path.name == "__init__.py" else path.stem for path in MODULES]
    twice = {name for name in names if names.count(name) > 1 and not name.startswith("_")}
    assert twice == MEANS_THE_SAME
