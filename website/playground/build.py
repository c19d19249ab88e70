"""Put together what runs in the browser, from package registries alone, each file by its hash.

``python -m website.playground.build FOLDER`` writes it into ``FOLDER/out``; what was fetched and compiled is kept
beside that, so a second call takes a second. As root on Debian it installs what it needs, elsewhere it says what.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from website.playground import wasm
from website.playground.licences import licences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["ENGINE", "HERE", "LIBRARIES", "main", "ours"]

HERE = Path(__file__).parent
ROOT = HERE.parents[1]

_LIBYAML = "libyaml_0.2.5.orig.tar.gz"
_LIBYAML_HASH = "fa240dbf262be053f3898006d502d514936c818e422afdcf33921c63bed9bf2e"
_TOOLS = {
    wasm.CLANG: "clang-19",
    wasm.LINKER: "lld-19",
    "node": "nodejs",
    "npm": "npm",
}
"""Programs, and the packages of Debian that have them."""
ENGINE = ("pyodide.asm.js", "pyodide.asm.wasm", "pyodide.mjs", "python_stdlib.zip")
"""What Pyodide is."""
LIBRARIES = ("attr", "attrs", "jsonschema", "jsonschema_specifications", "lark", "lsprotocol", "referencing",
              "typing_extensions.py")  # fmt: skip
"""What a check, a hover and a proposal import beside the standard library and PyYAML."""
_NOT_RUN = ("adapters", "commands", "documents", "web")
"""Packages of ours that the page has no use for."""
_UNUSED = re.compile(r"/(?:tests?|benchmarks|__pyinstaller)/|/lark/(?:tools|grammars)/|\.pyi$")


class MissingError(Exception):
    """Something that has to be installed first; the text says what."""


def main(arguments: Sequence[str]) -> int:
    """Build it; give 1 where something has to be installed first."""
    folder = Path(arguments[0] if arguments else ".playground").resolve()
    try:
        _install()
        build(folder)
    except MissingError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def build(folder: Path) -> None:
    """Write everything into ``folder/out`` that does not depend on the pages of the site."""
    out = folder / "out"
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    node = _node(folder / "npm")
    wheels = _wheels(folder / "wheels")
    pyyaml = _unpacked(_sdist(folder / "downloads", wheels), folder / "sources")
    libyaml = _unpacked(_libyaml(folder / "downloads"), folder / "sources")
    sources = wasm.Sources(libyaml, pyyaml, wheels, node / "pyodide" / "python_stdlib.zip")
    module = _kept(folder / "_yaml.so", sources, folder / "wasm")
    _pack(out / "onsrights.zip", wheels, pyyaml, module)
    for name in ENGINE:
        shutil.copy(node / "pyodide" / name, out)
    _bundle(node, out)
    (out / "licences.txt").write_text(licences(node, wheels, pyyaml, libyaml), encoding="utf-8")


# ------------------------------------------------------------------------------------------------------- what is needed


def _missing() -> Iterator[str]:
    for program, package in _TOOLS.items():
        if shutil.which(program) is None:
            yield package
    if wasm.musl() is None:
        yield "musl-dev"
    if not Path(sysconfig.get_path("include"), "Python.h").exists():
        yield "python3-dev"


def _install() -> None:
    """Install what is missing, where that is possible; else say what is."""
    missing = sorted(_missing())
    if not missing:
        return
    wanted = " ".join(missing)
    if os.name == "posix" and os.geteuid() == 0 and shutil.which("apt-get"):
        sys.stdout.write(f"Installing {wanted} ...\n")
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["update", "-qq"], ["install", "-qq", "-y", "--no-install-recommends", *missing]):
            subprocess.run(["apt-get", *command], check=True, env=quiet, stdout=subprocess.DEVNULL)  # noqa: S603, S607
        missing = sorted(_missing())
    if missing:
        msg = (
            f"The playground needs packages that are not installed: on Debian, 'sudo apt-get install {wanted}'.\n"
            "Elsewhere install clang 19 with its linker, the headers of musl and of Python, and Node.js 20 with npm."
        )
        raise MissingError(msg)


def _node(folder: Path) -> Path:
    """Install the packages of npm as the lock file has them, without running anything of their own."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / name, folder)
    lock = (folder / "package-lock.json").read_bytes()
    done = folder / "done"
    if not done.exists() or done.read_bytes() != lock:
        _run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], folder)
        done.write_bytes(lock)
    return folder / "node_modules"


def _wheels(folder: Path) -> Path:
    """Give a folder with all wheels unpacked."""
    wanted = (HERE / "wheels.txt").read_bytes()
    done = folder / "done"
    if not done.exists() or done.read_bytes() != wanted:
        shutil.rmtree(folder, ignore_errors=True)
        _pip(folder / "files", "wheels.txt")
        for file in sorted((folder / "files").glob("*.whl")):
            with zipfile.ZipFile(file) as archive:
                archive.extractall(folder)  # noqa: S202 - a file of the lock
        done.write_bytes(wanted)
    return folder


def _sdist(folder: Path, wheels: Path) -> Path:
    """Give the sources of PyYAML."""
    name = re.search(r"^(pyyaml)==(\S+)", (HERE / "sdists.txt").read_text(encoding="utf-8"), re.MULTILINE)
    assert name is not None
    file = folder / f"{name[1]}-{name[2]}.tar.gz"
    if not file.exists():
        _pip(folder, "sdists.txt", "--no-binary=:all:", "--no-build-isolation", PYTHONPATH=str(wheels))
    return file


def _pip(folder: Path, lock: str, *options: str, **environment: str) -> None:
    command = [
        sys.executable,
        "-m",
        "pip",
        "download",
        "--quiet",
        "--quiet",
        "--disable-pip-version-check",
        "--no-deps",
    ]
    command += ["--require-hashes", *options, "--dest", str(folder), "--requirement", str(HERE / lock)]
    _run(command, HERE, **environment)


def _libyaml(folder: Path) -> Path:
    """Give the sources of libyaml, which Debian's archive has and no other registry."""
    file = folder / _LIBYAML
    if not file.exists():
        if shutil.which("apt-get") is None:
            msg = f"{_LIBYAML} is in the archive of Debian: put it into {folder}."
            raise MissingError(msg)
        _from_debian(folder)
    if not file.exists() or hashlib.sha256(file.read_bytes()).hexdigest() != _LIBYAML_HASH:
        file.unlink(missing_ok=True)
        msg = f"{_LIBYAML} could not be had from the archive of Debian as it was expected."
        raise MissingError(msg)
    return file


def _from_debian(folder: Path) -> None:
    """Ask the archives that this machine installs from for sources as well, without a change to its set-up."""
    work = folder / "apt"
    (work / "parts").mkdir(parents=True, exist_ok=True)
    (work / "lists" / "partial").mkdir(parents=True, exist_ok=True)
    for file in [Path("/etc/apt/sources.list"), *sorted(Path("/etc/apt/sources.list.d").glob("*"))]:
        if file.suffix not in {".list", ".sources"} or not file.is_file():
            continue
        text = file.read_text(encoding="utf-8")
        text = re.sub(r"^(Types:)\s*deb\b.*$", r"\1 deb-src", text, flags=re.MULTILINE)
        (work / "parts" / file.name).write_text(
            re.sub(r"^deb\s", "deb-src ", text, flags=re.MULTILINE), encoding="utf-8"
        )
    options = ["Dir::Etc::sourcelist=/dev/null", f"Dir::Etc::sourceparts={work / 'parts'}"]
    options += [f"Dir::State::Lists={work / 'lists'}", f"Dir::Cache={work}", "APT::Sandbox::User="]
    given = [word for option in options for word in ("-o", option)]
    # An archive without sources makes an update fail that brought the lists of the others.
    subprocess.run(["apt-get", "-qq", *given, "update"], check=False, capture_output=True)  # noqa: S603, S607
    _run(["apt-get", "-qq", *given, "source", "--download-only", "libyaml"], folder)
    shutil.rmtree(work)


def _unpacked(archive: Path, folder: Path) -> Path:
    """Unpack sources, and give their folder."""
    with tarfile.open(archive) as opened:
        # Debian's Python 3.11.2 has no filters yet; what is unpacked is known by its digest there as well.
        safely: dict[str, Any] = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
        opened.extractall(folder, **safely)  # noqa: S202 - see above
        return folder / opened.getnames()[0].partition("/")[0]


def _kept(file: Path, sources: wasm.Sources, work: Path) -> bytes:
    """Compile the module, unless it is there for the same sources already."""
    stamp = file.with_suffix(".stamp")
    parts = (Path(wasm.__file__), HERE / "sdists.txt", HERE / "wheels.txt", HERE / "package-lock.json")
    wanted = hashlib.sha256(b"".join(part.read_bytes() for part in parts) + _LIBYAML_HASH.encode()).hexdigest()
    if not file.exists() or not stamp.exists() or stamp.read_text(encoding="utf-8") != wanted:
        file.write_bytes(wasm.compiled(sources, work))
        stamp.write_text(wanted, encoding="utf-8")
    return file.read_bytes()


# ------------------------------------------------------------------------------------------------------ what is written


def _pack(target: Path, wheels: Path, pyyaml: Path, module: bytes) -> None:
    """Write the archive with everything in Python; the same input gives the same bytes."""
    entries: dict[str, bytes] = {"yaml/_yaml.abi3.so": module}
    entries |= _files(pyyaml / "lib", "yaml")
    for name in LIBRARIES:
        entries |= _files(wheels, name)
    for package in ("attrs", "jsonschema", "referencing"):  # they ask for their versions
        folder = next(wheels.glob(f"{package}-*.dist-info"))
        entries[f"{folder.name}/METADATA"] = (folder / "METADATA").read_bytes()
    entries |= ours()
    for name in ("rpds.py", "answering.py"):
        entries[name] = (HERE / name).read_bytes()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in sorted(entries.items()):
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED, 9)


def _files(root: Path, name: str) -> dict[str, bytes]:
    """Give the files of a package, or one module, by their names in the archive."""
    whole = root / name
    found = [whole] if whole.is_file() else sorted(path for path in whole.rglob("*") if path.is_file())
    named = {path.relative_to(root).as_posix(): path for path in found if "__pycache__" not in path.parts}
    return {name: path.read_bytes() for name, path in named.items() if not _UNUSED.search(f"/{name}")}


def ours() -> dict[str, bytes]:
    """Give the files of this package, from where the build of its wheel takes them."""
    built = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
    where, data = built["package-dir"], built["package-data"]
    entries = {}
    for package in built["packages"]:
        if package.split(".")[1:2] and package.split(".")[1] in _NOT_RUN:
            continue
        inside = package.replace(".", "/")
        folder = ROOT / where.get(package, f"{where['']}/{inside}")
        for path in sorted(found for each in ("*.py", *data.get(package, ())) for found in folder.glob(each)):
            entries[f"{inside}/{path.name}"] = path.read_bytes()
    return entries


def _bundle(node: Path, out: Path) -> None:
    """Make one file each of the page's script and of its worker's."""
    command = ["node", str(node / "esbuild" / "bin" / "esbuild"), str(HERE / "page.js"), str(HERE / "worker.js")]
    command += [
        "--bundle",
        "--minify",
        "--format=esm",
        "--target=es2022",
        "--legal-comments=none",
        "--log-level=warning",
    ]
    command += ["--external:./pyodide.mjs", f"--outdir={out}"]
    _run(command, HERE, NODE_PATH=str(node))
    shutil.copy(HERE / "playground.css", out)


def _run(command: Sequence[str], folder: Path, **environment: str) -> None:
    done = subprocess.run(  # noqa: S603 - the tools of the build
        command, cwd=folder, check=False, capture_output=True, text=True, env={**os.environ, **environment}
    )
    if done.returncode:
        sys.stderr.write(done.stdout + done.stderr)
        done.check_returncode()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
