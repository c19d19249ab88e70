"""libyaml and PyYAML's binding to it, compiled for Pyodide with clang alone.

Emscripten is a gigabyte and comes from no package registry that everybody has. All that a module without files, threads
or exceptions needs of it is a target that clang knows, the headers of a C library and the linker of LLVM:

* The headers are those of musl, which is the C library of Emscripten as well. Debian's are for 64 bits, so what they
  say of the size of ``long`` is put right in a copy.
* The module keeps to Python's stable interface, so the headers of any Python from 3.11 on will do, with the sizes that
  Pyodide's own interpreter was built with; they stand in its standard library.
* What it does not define itself it imports from the interpreter when it is loaded.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path
from typing import NamedTuple

__all__ = ["CLANG", "LINKER", "Sources", "compiled", "musl"]

CLANG = "clang-19"
LINKER = "wasm-ld-19"

_STABLE = "0x030B0000"
"""The stable interface of Python 3.11, the oldest one that has all that Cython asks for."""
_MACROS = (("PyBytes_AS_STRING", "PyBytes_AsString"), ("PyBytes_GET_SIZE", "PyBytes_Size"))
"""What is no part of the stable interface, and the function that does the same."""
_SIZES = re.compile(r"(?:SIZEOF|ALIGNOF|HAVE|WITH)_\w+|Py_\w+")


class Sources(NamedTuple):
    """What is compiled, each a folder or file that is there already."""

    libyaml: Path
    """As unpacked, with ``src`` and ``include``."""
    pyyaml: Path
    """The sdist as unpacked, with ``yaml/_yaml.pyx``."""
    cython: Path
    """A folder that Cython can be imported from."""
    stdlib: Path
    """Pyodide's ``python_stdlib.zip``."""


def musl() -> Path | None:
    """Give the folder with the headers of musl, where Debian's package put them."""
    return next(iter(sorted(Path("/usr/include").glob("*-linux-musl"))), None)


def compiled(sources: Sources, work: Path) -> bytes:
    """Give the module ``yaml._yaml``; raises :class:`subprocess.CalledProcessError` where a tool fails.

    ``work`` is a folder that is used for nothing else.
    """
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    headers = _headers(work / "libc")
    python = _python(work / "python", sources.stdlib)
    binding = shutil.copytree(sources.pyyaml / "yaml", work / "yaml")
    for file in binding.iterdir():
        text = file.read_text(encoding="utf-8")
        for macro, function in _MACROS:
            text = re.sub(rf"\b{macro}\b", function, text)
        file.write_text(text, encoding="utf-8")
    made = work / "_yaml.c"
    cython = [sys.executable, "-m", "cython", "-3", str(binding / "_yaml.pyx"), "-o", str(made)]
    _do(cython, PYTHONPATH=str(sources.cython))
    numbers = sources.libyaml.name.rpartition("-")[2].split(".")
    options = [
        "--target=wasm32-unknown-emscripten", "-fPIC", "-Oz", "-fvisibility=hidden", "-w", "-DNDEBUG",
        f"-DPy_LIMITED_API={_STABLE}", "-nostdlibinc", "-isystem", str(headers), f"-I{python}", f"-I{binding}",
        f"-I{sources.libyaml / 'include'}", f'-DYAML_VERSION_STRING="{".".join(numbers)}"',
        *(f"-DYAML_VERSION_{name}={number}" for name, number in zip(("MAJOR", "MINOR", "PATCH"), numbers, strict=True)),
    ]  # fmt: skip
    objects = []
    for file in [*sorted((sources.libyaml / "src").glob("*.c")), made]:
        objects.append(str(work / f"{file.stem}.o"))
        _do([CLANG, *options, "-c", str(file), "-o", objects[-1]])
    module = work / "_yaml.so"
    # Not --strip-all: the section that says what has to be loaded would go as well.
    link = ["-shared", "--experimental-pic", "--unresolved-symbols=import-dynamic", "-Bsymbolic", "--strip-debug"]
    _do([LINKER, *link, "--export=PyInit__yaml", *objects, "-o", str(module)])
    return module.read_bytes()


def _headers(folder: Path) -> Path:
    """Copy the headers of the C library, for a ``long`` of 32 bits."""
    found = musl()
    assert found is not None, "the headers of musl are not installed"
    shutil.copytree(found, folder)
    types = folder / "bits" / "alltypes.h"
    text = types.read_text(encoding="utf-8")
    text = text.replace("#define _Int64 long\n", "#define _Int64 long long\n")
    types.write_text(text.replace("0x7fffffffffffffffL", "0x7fffffffL"), encoding="utf-8")
    return folder


def _python(folder: Path, stdlib: Path) -> Path:
    """Copy the headers of Python, with the sizes of Pyodide's in the place of this machine's."""
    shutil.copytree(sysconfig.get_path("include"), folder)
    with zipfile.ZipFile(stdlib) as archive:
        name = next(name for name in archive.namelist() if name.startswith("_sysconfigdata_"))
        known: dict[str, dict[str, object]] = {}
        exec(archive.read(name), known)  # noqa: S102 - a table of Pyodide, which runs in the browser as well
    defined = (
        f"#define {key} {value}\n"
        for key, value in sorted(known["build_time_vars"].items())
        if isinstance(value, int) and value and _SIZES.fullmatch(key)
    )
    (folder / "pyconfig.h").write_text("".join(defined), encoding="utf-8")
    return folder


def _do(command: list[str], **environment: str) -> None:
    done = subprocess.run(  # noqa: S603 - the tools of the build
        command, check=False, capture_output=True, text=True, env={**os.environ, **environment}
    )
    if done.returncode:
        sys.stderr.write(done.stdout + done.stderr)
        done.check_returncode()
