"""Calls that may not stand in the source, because input comes from others."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.over import over

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCE = Path(__file__).parents[2] / "src"
MODULES = sorted(SOURCE.rglob("*.py"))

MODULES_BANNED = {"ctypes", "dataclasses", "logging", "marshal", "pickle", "shelve", "socket", "subprocess"}
"""Code from data, other programs, the network; ``dataclasses`` and ``logging`` for the time they cost at the start."""

MODULES_ALLOWED = {
    # It starts git and nothing else, with a list of arguments; tests/engine/test_git.py holds it to that.
    "engine/files/git.py": {"subprocess"},
    "engine/text/tree.py": {"marshal"},  # packs what it has read itself, and nothing that comes from elsewhere
    "commands/serve.py": {"socket"},  # listens, on loopback unless told otherwise; nothing connects to anywhere
    "lsp/server.py": {"logging"},  # quiets the protocol's library, which would log what an editor sent
    "web/post.py": {"logging"},  # quiets the reader of forms, which would log what a stranger sent
    "web/server.py": {"socket"},  # only the name of the type
}
"""For single modules, what they cannot do without."""

NAMES_BANNED = {"__import__", "breakpoint", "eval", "exec", "input", "print"}

ATTRIBUTES_BANNED = {
    "os": {"popen", "system", "execv", "execve", "execvp", "fork", "spawnv"},
    "yaml": {
        "compose", "compose_all", "full_load", "full_load_all", "load", "load_all", "safe_load", "safe_load_all",
        "unsafe_load", "unsafe_load_all",
    },
}  # fmt: skip
"""``yaml.compose`` and ``load`` die on 25 kB of brackets and explode on aliases; only events are read."""

FILES = {
    # The two ways: in for what others wrote, out for what we write.
    "engine/files/open.py": {"os.open"},
    "engine/files/write.py": {"os.open"},
    # What came with the package.
    "engine/check/platform.py": {"open"},
    "engine/data.py": {"get_data", "read_bytes", "write_bytes"},
    "settings_schema.py": {"read_bytes", "read_text", "write_text"},
    "web/app.py": {"open", "read_bytes"},  # and a method that shows a page
    # Nothing on the disk: bytes that were read already, where output goes that nobody reads any more, other things.
    "commands/console.py": {"os.open"},
    "commands/serve.py": {"open"},  # the option of that name
    "engine/text/tree.py": {"open"},  # brackets that wait for their end
    "documents/word.py": {"ZipFile"},
    "documents/workbook.py": {"ZipFile"},
    # Programs that make or measure what is committed, run by us.
    "catalogue.py": {"read_text", "write_text"},
    "editors.py": {"read_text", "write_text"},
    "ons/lexicon/compile.py": {"read_text"},
    "ons/lexicon/derive_english.py": {"read_text"},
    "ons/lexicon/derive_opentaal.py": {"read_text"},
    "ons/measure_language.py": {"ZipFile"},
    "shapes.py": {"read_text", "write_text"},
}
"""The modules that open a file themselves, and by what; every other one has it done by the first two."""

OPENING = {
    "FileIO", "ZipFile", "fdopen", "get_data", "load_workbook", "mmap", "open", "open_code", "read_bytes", "read_text",
    "write_bytes", "write_text",
}  # fmt: skip
"""Functions and methods that open a file by its path."""

NOT_FILES = {"_register", "archive", "document", "formatter", "judge", "webbrowser"}
"""What has a method of such a name for something else; the parts of an archive were read with it."""

POSITION_OF_ENCODING = {"open": 3, "read_text": 0, "write_text": 1}


def faults(module: Path) -> list[str]:
    return [fault for node in ast.walk(ast.parse(module.read_bytes())) for fault in _faults(node)]


def _faults(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Import(names=names):
            yield from (alias.name for alias in names if _top(alias.name) in MODULES_BANNED)
        case ast.ImportFrom(module=str(name)) if _top(name) in MODULES_BANNED:
            yield name
        case ast.ImportFrom(module=str(name), names=names):
            banned = ATTRIBUTES_BANNED.get(_top(name), set())
            yield from (f"{name}.{alias.name}" for alias in names if alias.name in banned)
        case ast.Attribute(value=ast.Name(id=owner), attr=name) if name in ATTRIBUTES_BANNED.get(owner, set()):
            yield f"{owner}.{name}"
        case ast.Call(func=ast.Name(id=name)) if name in NAMES_BANNED:
            yield name
        case ast.Call(func=ast.Attribute(value=ast.Name(id="os" | "formatter"))):
            pass  # os.open deals in bytes, and click's formatter writes no file
        case ast.Call(func=ast.Attribute(attr="open"), args=[first, *_]) if not _is_text(first):
            pass  # opens something else: the first argument of a path's method is the mode
        case ast.Call(func=ast.Name(id="open" as name) | ast.Attribute(attr=name)) if name in POSITION_OF_ENCODING:
            if not _has_encoding(node, POSITION_OF_ENCODING[name]) and not _binary(node):
                yield f"{name} without encoding"
        case _:
            pass


def _top(name: str) -> str:
    return name.partition(".")[0]


def _has_encoding(call: ast.Call, position: int) -> bool:
    return len(call.args) > position or any(keyword.arg == "encoding" for keyword in call.keywords)


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _binary(call: ast.Call) -> bool:
    values = [*call.args, *(keyword.value for keyword in call.keywords if keyword.arg == "mode")]
    return any(isinstance(value, ast.Constant) and value.value in {"rb", "wb", "xb", "ab"} for value in values)


@over("module", MODULES, ids=lambda module: str(module.relative_to(SOURCE)))
def test_nothing_banned(module: Path) -> None:
    allowed = MODULES_ALLOWED.get(module.relative_to(SOURCE / "onsrights").as_posix(), set())
    assert [fault for fault in faults(module) if _top(fault) not in allowed] == []


def test_what_is_allowed_is_used() -> None:
    for name, allowed in MODULES_ALLOWED.items():
        assert {_top(fault) for fault in faults(SOURCE / "onsrights" / name)} == allowed


def opened(module: Path) -> set[str]:
    """Give what a module opens files by, called or only named."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(module.read_bytes())):
        match node:
            case ast.Name(id="open" | "ZipFile" | "load_workbook" as name, ctx=ast.Load()):
                found.add(name)
            case ast.Attribute(value=ast.Name(id="os" | "io" as owner), attr=name) if name in OPENING:
                found.add(f"{owner}.{name}")
            case ast.Attribute(value=owner, attr=name) if (
                name in OPENING and ast.unparse(owner).rpartition(".")[2] not in NOT_FILES
            ):
                found.add(name)
            case ast.ImportFrom(module="os" | "io" | "codecs" | "mmap" | "_io" | "posix", names=names):
                found.update(alias.name for alias in names if alias.name in OPENING)
            case _:
                pass
    return found


def test_files_are_opened_in_one_way() -> None:
    found = {module.relative_to(SOURCE / "onsrights").as_posix(): opened(module) for module in MODULES}
    assert {name: ways for name, ways in found.items() if ways} == FILES


@pytest.mark.parametrize(
    "code",
    [
        "open(path, 'rb')",
        "with open(path) as file: pass",
        "os.open(path, 0)",
        "io.open(path)",
        "path.open('rb')",
        "Path(path).open()",
        "path.read_text('utf-8')",
        "map(Path.read_bytes, paths)",
        "opener = open",
        "from os import open",
        "from io import FileIO",
        "zipfile.ZipFile(path)",
    ],
)
def test_every_way_to_open_a_file_is_seen(tmp_path: Path, code: str) -> None:
    module = tmp_path / "module.py"
    module.write_text(code, encoding="utf-8")
    assert opened(module)


@pytest.mark.parametrize(
    "code",
    [
        "import pickle",
        "from subprocess import run",
        "import yaml\nyaml.safe_load(text)",
        "from yaml import compose",
        "eval(text)",
        "open(path)",
        "path.open('r')",
        "path.read_text()",
    ],
)
def test_this_test_can_fail(tmp_path: Path, code: str) -> None:
    module = tmp_path / "module.py"
    module.write_text(code, encoding="utf-8")
    assert faults(module)


@pytest.mark.parametrize(
    "code",
    [
        "open(path, 'rb')",
        "path.read_text('utf-8')",
        "os.open(path, flags)",
        "register.open(source)",
        "yaml.parse(text)",
    ],
)
def test_this_test_can_pass(tmp_path: Path, code: str) -> None:
    module = tmp_path / "module.py"
    module.write_text(code, encoding="utf-8")
    assert faults(module) == []
