"""Print how fast the tool is: each figure with its bound, as ratios of programs run in turn on this machine."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.manifests import clean_rights, faulty_rights, manifest
from benchmarks.measure import Command, Cost, compare
from benchmarks.source_code import write_code

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
PYTHON = Path(sys.executable)
SCHEMA = ROOT / "schemas" / "rights.schema.json"


class Figures:
    """Prints figures as they come and remembers whether a bound was missed."""

    def __init__(self) -> None:
        self.missed = 0

    def show(self, what: str, value: float, bound: float | None = None, aim: float | None = None) -> None:
        """Print one figure; without a bound it is there for information."""
        verdict = ""
        if bound is not None:
            met = value <= bound
            self.missed += not met
            verdict = f"  at most {bound:g}: {'met' if met else 'MISSED'}"
            if aim is not None:
                verdict += f" (aim {aim:g}: {'met' if value <= aim else 'not yet'})"
        print(f"  {what:<58} {value:7.2f}{verdict}", flush=True)

    def title(self, text: str) -> None:
        """Begin a group of figures."""
        print(f"\n{text}", flush=True)


def write(path: Path, rights: Iterator[dict[str, str]]) -> None:
    """Write a manifest, one right at a time."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(manifest(rights))


def small(figures: Figures, folder: Path, rounds: int) -> None:
    """Measure one start: a manifest of five rights, and the commands that only tell something."""
    write(folder / "small.yaml", clean_rights(5))
    tool = BIN / "onsrights"
    asked = {"--help": ["--help"], "--version": ["--version"], "explain ONS305": ["explain", "ONS305"]}
    costs = compare(
        {
            "python": Command([PYTHON, "-c", "pass"]),
            "yamllint": Command([BIN / "yamllint", "small.yaml"]),
            "check": Command([tool, "check", "small.yaml"]),
            **{name: Command([tool, *arguments]) for name, arguments in asked.items()},
        },
        folder,
        rounds,
    )
    check, bare = costs["check"].seconds, costs["python"].seconds
    figures.title(f"One start (python -c pass: {bare * 1000:.1f} ms of CPU time)")
    figures.show("check, 5 clean rights / yamllint", check / costs["yamllint"].seconds, 0.9)
    figures.show("check, 5 clean rights / python -c pass", check / bare, 9, 7)
    for name in asked:
        figures.show(f"{name} / python -c pass", costs[name].seconds / bare, 7)


def large(figures: Figures, folder: Path, rights: int, rounds: int) -> None:
    """Measure a manifest of many rights, all clean and all faulty, against the other tools and the bare events."""
    write(folder / "clean.yaml", clean_rights(rights))
    write(folder / "faulty.yaml", faulty_rights(rights))
    tool = BIN / "onsrights"
    costs = compare(
        {
            "events": Command([PYTHON, ROOT / "benchmarks" / "events.py", "clean.yaml"]),
            "check": Command([tool, "check", "clean.yaml"]),
            "faulty": Command([tool, "check", "faulty.yaml"], status=1),
        },
        folder,
        rounds,
    )
    others = compare(
        {
            "yamllint": Command([BIN / "yamllint", "clean.yaml"]),
            "check-jsonschema": Command([BIN / "check-jsonschema", "--schemafile", SCHEMA, "clean.yaml"]),
        },
        folder,
        1,
    )
    check, events = costs["check"], costs["events"].seconds
    both = sum(cost.seconds for cost in others.values())
    figures.title(f"{rights:,} rights, all different ({check.seconds:.2f} s of CPU time)")
    figures.show("check, clean / (yamllint + check-jsonschema)", check.seconds / both, 0.1)
    figures.show("check, clean / events of the C parser", check.seconds / events, 6, 4)
    figures.show("check, clean: peak MiB", check.mib, 120)
    _show_faulty(figures, costs["faulty"], both, events)


def _show_faulty(figures: Figures, faulty: Cost, both: float, events: float) -> None:
    figures.title(f"The same, every right with a fault ({faulty.seconds:.2f} s of CPU time)")
    figures.show("check, faulty / (yamllint + check-jsonschema)", faulty.seconds / both)
    figures.show("check, faulty / events of the C parser", faulty.seconds / events)
    figures.show("check, faulty: peak MiB", faulty.mib)


def source_code(figures: Figures, folder: Path, files: int) -> None:
    """Measure the search for rights in a large tree, against reading every file of it once."""
    right = next(clean_rights(1))
    write(folder / "rights.yaml", iter([right]))
    write_code(folder / "code", files, right["identifier"])
    costs = compare(
        {
            "read": Command([PYTHON, ROOT / "benchmarks" / "source_code.py", "code"]),
            "usage": Command([BIN / "onsrights", "usage", "--manifest", "rights.yaml", "code"], status=1),
        },
        folder,
        3,
    )
    figures.title(f"Rights in {files:,} files of source code ({costs['usage'].seconds:.2f} s of CPU time)")
    figures.show("usage / reading every file", costs["usage"].seconds / costs["read"].seconds, 6)
    figures.show("usage: peak MiB", costs["usage"].mib, 120)


def in_process(figures: Figures) -> None:
    """Measure calls of the library, in a process of their own."""
    command = (PYTHON, "-m", "benchmarks.in_process")
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout
    figures.title("One call of the library, in microseconds")
    for what, value in json.loads(answer).items():
        figures.show(what, value)


def main() -> int:
    """Run everything; with ``--strict`` a missed bound is exit status 1."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--strict", action="store_true", help="end with status 1 when a bound is missed")
    parser.add_argument("--rights", type=int, default=20_000, help="how many rights the large manifest has")
    parser.add_argument("--files", type=int, default=50_000, help="how many files of source code are searched")
    parser.add_argument("--rounds", type=int, default=15, help="how often a small command is run; a large one, a fifth")
    options = parser.parse_args()
    figures = Figures()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        small(figures, folder, options.rounds)
        in_process(figures)
        large(figures, folder, options.rights, max(1, options.rounds // 5))
        source_code(figures, folder, options.files)
    print(f"\n{figures.missed or 'No'} bound{'s' * (figures.missed != 1)} missed.")
    return 1 if options.strict and figures.missed else 0


if __name__ == "__main__":
    sys.exit(main())
