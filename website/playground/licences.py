"""Whose everything is that the playground ships, in one text."""

from __future__ import annotations

import json
import re
from pathlib import Path

__all__ = ["licences"]

ROOT = Path(__file__).parents[2]

_INTRODUCTION = """\
The playground of onsrights ships the following to a browser. Each has its own licence, which is given in full where its
package has it along.
"""
_ENGINE = """\
Pyodide {version} (pyodide.mjs, pyodide.asm.js, pyodide.asm.wasm, python_stdlib.zip)
Mozilla Public License 2.0, https://www.mozilla.org/MPL/2.0/
Its source is at https://github.com/pyodide/pyodide/tree/{version}, with the texts of what it is built of:
CPython and its standard library (PSF-2.0), the libraries of Emscripten (MIT, NCSA) with musl (MIT), compiler-rt and
libc++ of LLVM (Apache-2.0 WITH LLVM-exception), zlib (Zlib), bzip2 (bzip2-1.0.6), XZ Utils (0BSD), libffi (MIT),
Expat (MIT), mpdecimal (BSD-2-Clause), HACL* (MIT, Apache-2.0), hiwire (MPL-2.0).
"""
_NAMES = re.compile(r"(?:LICEN[CS]E|COPYING|License)(?:[.-].*)?", re.IGNORECASE)
_LINE = "\n" + "-" * 100 + "\n"


def licences(node: Path, wheels: Path, pyyaml: Path, libyaml: Path) -> str:
    """Give the text; each argument is a folder of what was fetched."""
    version = json.loads((node / "pyodide" / "package.json").read_text(encoding="utf-8"))["version"]
    parts = [_INTRODUCTION, _text("onsrights", "MIT AND BSD-3-Clause AND LicenseRef-WordNet-3.0", _own())]
    parts.append(_ENGINE.format(version=version))
    parts.append(_text(libyaml.name, "MIT", [libyaml / "License"]))
    parts.append(_text(pyyaml.name, "MIT", [pyyaml / "LICENSE"]))
    parts += _of_wheels(wheels)
    parts += _of_npm(node)
    return _LINE.join(parts)


def _own() -> list[Path]:
    return [ROOT / "LICENSE", *sorted((ROOT / "src").rglob("LICENSE-*.txt"))]


def _of_wheels(wheels: Path) -> list[str]:
    found = []
    for folder in sorted(wheels.glob("*.dist-info")):
        name = folder.name.removesuffix(".dist-info")
        if name.partition("-")[0].lower() in {"cython", "setuptools"}:
            continue
        metadata = (folder / "METADATA").read_text(encoding="utf-8")
        stated = re.search(r"^License(?:-Expression)?: (.+)$", metadata, re.MULTILINE)
        files = [path for path in sorted(folder.rglob("*")) if path.is_file() and _NAMES.fullmatch(path.name)]
        found.append(_text(name, stated[1] if stated else "", files))
    return found


def _of_npm(node: Path) -> list[str]:
    lock = json.loads((node.parent / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    found = []
    for path, package in sorted(lock.items()):
        name = path.partition("node_modules/")[2]
        # Tools of the build, and what Pyodide has for Node.js, do not reach a browser.
        if not name or package.get("dev") or name.startswith("@types/") or name in {"pyodide", "ws"}:
            continue
        files = [each for each in sorted((node / name).iterdir()) if each.is_file() and _NAMES.fullmatch(each.name)]
        found.append(_text(f"{name} {package['version']}", package.get("license", ""), files))
    return found


def _text(name: str, licence: str, files: list[Path]) -> str:
    if not files:
        msg = f"{name} has no text of its licence along"
        raise ValueError(msg)
    texts = (path.read_text(encoding="utf-8").strip() for path in files)
    return f"{name}\n{licence}\n\n" + "\n\n".join(texts) + "\n"
