"""Print how fast the tool is, as a table in Markdown: ratios of programs that run in turn, each beside its goal."""

from __future__ import annotations

import argparse
import os
import platform
import random
import sys
import tempfile
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.calls import microseconds, requests
from benchmarks.manifests import (
    afas_manifests,
    clean_rights,
    exact_manifests,
    faulty_rights,
    manifest,
    unseen_rights,
)
from benchmarks.measure import Command, Cost, compare
from benchmarks.source_code import write_code

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

ROOT = Path(__file__).parents[1]
PYTHON = Path(sys.executable)
TOOL = PYTHON.parent / "onsrights"
SCHEMA = ROOT / "schemas" / "rights.schema.json"
MANY = 20_000
_WHOLE = 100
"""From here on, digits behind the point say nothing."""
_FORMS = "text concise json jsonl sarif github gitlab junit checkstyle rdjson markdown".split()


class Bench:
    """A folder to measure in, and the table that is printed row by row."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder = folder
        self.seed = seed
        self.missed = 0

    def show(
        self, what: str, value: float, goal: float | None = None, aim: float | None = None, *, least: bool = False
    ) -> None:
        """Print a row; the goal is the most that is allowed, or the least, and without one the row has no verdict."""
        verdict = wanted = ""
        if goal is not None:
            met = value >= goal if least else value <= goal
            self.missed += not met
            verdict = "met" if met else "**missed**"
            wanted = f"{goal:,g}" if aim is None else f"{goal:,g} ({aim:,g})"
        digits = 0 if value >= _WHOLE else 2
        print(f"| {what:<70} | {value:>8,.{digits}f} | {wanted:>11} | {verdict:<10} |", flush=True)

    def write(self, name: str, rights: Iterable[dict[str, str]]) -> None:
        """Write a manifest, one right at a time."""
        with (self.folder / name).open("w", encoding="utf-8") as file:
            file.writelines(manifest(rights))

    def compare(self, commands: Mapping[str, Command], rounds: int) -> dict[str, Cost]:
        """Measure commands in the folder."""
        return compare(commands, self.folder, rounds)


def start(bench: Bench) -> None:
    """A small clean manifest, and the commands that only tell something."""
    bench.write("small.yaml", clean_rights(5, bench.seed))
    asked = (["--help"], ["--version"], ["explain", "ONS305"])
    costs = bench.compare(
        {
            "python": Command([PYTHON, "-c", "pass"]),
            "yamllint": Command([PYTHON.parent / "yamllint", "small.yaml"]),
            "check": Command([TOOL, "check", "small.yaml"]),
            **{arguments[0]: Command([TOOL, *arguments]) for arguments in asked},
        },
        15,
    )
    check, bare = costs["check"].seconds, costs["python"].seconds
    bench.show("small clean manifest, cold / yamllint", check / costs["yamllint"].seconds, 0.75, 0.65)
    bench.show("small clean manifest, cold / `python -c pass`", check / bare, 5.8, 5)
    for name, *_ in asked:
        bench.show(f"`{name}` / `python -c pass`", costs[name].seconds / bare, 4)


def familiar(bench: Bench) -> None:
    """Many rights in words that the lexicon has."""
    _many(bench, "familiar", clean_rights(MANY, bench.seed), (0.06, None), (6, None), (110, None))


def unseen(bench: Bench) -> None:
    """Many rights with a word in every name that no lexicon has."""
    _many(bench, "unseen", unseen_rights(MANY, bench.seed), (0.10, None), (15, 12), (120, 100))


_Goal = tuple[float, float | None]


def _many(bench: Bench, kind: str, rights: Iterator[dict[str, str]], both: _Goal, bare: _Goal, memory: _Goal) -> None:
    bench.write("many.yaml", rights)
    costs = bench.compare(
        {
            "events": Command([PYTHON, ROOT / "benchmarks" / "events.py", "many.yaml"]),
            "check": Command([TOOL, "check", "many.yaml"]),
            "yamllint": Command([PYTHON.parent / "yamllint", "many.yaml"], once=True),
            "schema": Command([PYTHON.parent / "check-jsonschema", "--schemafile", SCHEMA, "many.yaml"], once=True),
        },
        3,
    )
    check, others = costs["check"], costs["yamllint"].seconds + costs["schema"].seconds
    what = f"{MANY:,} {kind} rights"
    bench.show(f"{what} / (yamllint + check-jsonschema)", check.seconds / others, *both)
    bench.show(f"{what} / bare events of libyaml", check.seconds / costs["events"].seconds, *bare)
    bench.show(f"{what}, MiB", check.mib, *memory)


def faulty(bench: Bench) -> None:
    """Many rights with one fault each, in every form of report."""
    bench.write("clean.yaml", clean_rights(MANY, bench.seed))
    bench.write("faulty.yaml", faulty_rights(MANY, bench.seed))
    forms = {form: Command([TOOL, "check", "faulty.yaml", "--format", form], 1, once=True) for form in _FORMS}
    costs = bench.compare({"clean": Command([TOOL, "check", "clean.yaml"]), **forms}, 3)
    slowest = max(forms, key=lambda form: costs[form].seconds)
    largest = max(forms, key=lambda form: costs[form].mib)
    what = f"{MANY:,} rights with one fault each"
    bench.show(f"{what} / clean (slowest form: {slowest})", costs[slowest].seconds / costs["clean"].seconds, 3.5, 2.5)
    bench.show(f"{what}, MiB (largest form: {largest})", costs[largest].mib, 220, 160)


def fixing(bench: Bench) -> None:
    """All fixes of a manifest in which every right needs one."""
    bench.write("faults.yaml", faulty_rights(1000, bench.seed))
    fix: list[str | Path] = [TOOL, "check", "fixed.yaml", "--fix", "--unsafe-fixes"]
    costs = bench.compare(
        {
            "check": Command([TOOL, "check", "faults.yaml"], 1),
            "fix": Command(fix, 1, copied=("faults.yaml", "fixed.yaml")),
        },
        3,
    )
    bench.show("`--fix --unsafe-fixes`, 1,000 faulty rights / check", costs["fix"].seconds / costs["check"].seconds, 3)


def server(bench: Bench) -> None:
    """One right in each request, on a connection that is kept open."""
    median, number = requests(TOOL, clean_rights(2000, bench.seed))
    bench.show("`POST /api/check`, one right, connection kept open, median ms", median, 1)
    bench.show("`POST /api/check`, requests a second", number, 1000, least=True)


def files(bench: Bench) -> None:
    """Many small manifests."""
    rights = clean_rights(25_000, bench.seed)
    _write_files(bench, "files", ("".join(manifest(islice(rights, 5))) for _ in range(5000)), "rights.yaml")
    costs = bench.compare(
        {
            "check": Command([TOOL, "check", "files"]),
            "yamllint": Command([PYTHON.parent / "yamllint", "files"], once=True),
        },
        3,
    )
    bench.show("5,000 files of 5 rights / yamllint", costs["check"].seconds / costs["yamllint"].seconds, 0.20)


def _write_files(bench: Bench, folder: str, texts: Iterable[str], name: str) -> float:
    """Write texts into a folder and give how many KiB they are together."""
    (bench.folder / folder).mkdir()
    paths = []
    for number, text in enumerate(texts):
        paths.append(bench.folder / folder / f"{number}.{name}")
        paths[-1].write_text(text, encoding="utf-8")
    return sum(path.stat().st_size for path in paths) / 1024


def size(bench: Bench) -> None:
    """A file five times as large."""
    (bench.folder / "onsrights.toml").write_text("[limits]\nfile-bytes = 99_999_999\nnodes = 9_999_999\n")
    bench.write("many.yaml", clean_rights(MANY, bench.seed))
    bench.write("large.yaml", clean_rights(5 * MANY, bench.seed))
    config = ["--config", "onsrights.toml"]
    costs = bench.compare(
        {
            "many": Command([TOOL, "check", "many.yaml", *config]),
            "large": Command([TOOL, "check", "large.yaml", *config], once=True),
        },
        3,
    )
    (bench.folder / "onsrights.toml").unlink()
    bench.show(
        "100,000 rights in one file / five times 20,000", costs["large"].seconds / 5 / costs["many"].seconds, 1.1
    )
    bench.show("100,000 rights in one file, MiB", costs["large"].mib, 300)


def platforms(bench: Bench) -> None:
    """Manifests for the other platforms, all of the size that they usually have."""
    rights = clean_rights(2400, bench.seed)
    texts = {
        "rights": ("".join(manifest(islice(rights, 8))) for _ in range(300)),
        "afas": afas_manifests(300, bench.seed),
        "exact": exact_manifests(300, bench.seed),
    }
    kib = {kind: _write_files(bench, kind, of_kind, f"{kind}.yaml") for kind, of_kind in texts.items()}
    costs = bench.compare({kind: Command([TOOL, "check", kind, "--as-of", "2026-11-30"]) for kind in texts}, 5)
    for kind, name in (("afas", "AFAS"), ("exact", "Exact")):
        each = costs[kind].seconds / kib[kind]
        bench.show(
            f"300 {name} manifests, per KiB / 300 Ons manifests", each / costs["rights"].seconds * kib["rights"], 1.5
        )


def usage(bench: Bench) -> None:
    """The search for rights in a large tree of source code."""
    right = next(clean_rights(1, bench.seed))
    bench.write("code.yaml", [right])
    write_code(bench.folder / "code", 20_000, right["identifier"])
    costs = bench.compare(
        {
            "read": Command([PYTHON, ROOT / "benchmarks" / "source_code.py", "code"]),
            "usage": Command([TOOL, "usage", "--manifest", "code.yaml", "code"], 1),
        },
        3,
    )
    bench.show("`usage`, 20,000 files / reading them", costs["usage"].seconds / costs["read"].seconds, 6)
    bench.show("`usage`, 20,000 files, MiB", costs["usage"].mib, 120)


def library(bench: Bench) -> None:
    """Calls in a process that has everything loaded."""
    kinds = {"clean": clean_rights, "unseen": unseen_rights, "faulty": faulty_rights}
    for name, kind in kinds.items():
        bench.show(f"`check_right`, {name}, µs", microseconds(list(kind(500, bench.seed))))


_ROWS: dict[str, Callable[[Bench], None]] = {
    row.__name__: row
    for row in (start, familiar, unseen, faulty, fixing, server, files, size, platforms, usage, library)
}


def main() -> None:
    """Measure what is asked for; by default everything."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("rows", nargs="*", metavar="ROWS", help=f"some only: {', '.join(_ROWS)}")
    parser.add_argument("--seed", type=int, default=random.randrange(10**6), help="draw the words of another run again")  # noqa: S311 - nobody has to be surprised
    options = parser.parse_args()
    if unknown := [row for row in options.rows if row not in _ROWS]:
        parser.error(f"{', '.join(unknown)}: there are {', '.join(_ROWS)}")
    chosen = options.rows or list(_ROWS)
    print(f"Python {platform.python_version()} on {os.cpu_count()} processors, seed {options.seed}\n")
    print(f"| {'what':<70} | measured |  goal (aim) |            |")
    print(f"|{'-' * 72}|{'-' * 9}:|{'-' * 12}:|{'-' * 12}|")
    missed = 0
    for name in chosen:
        with tempfile.TemporaryDirectory() as folder:
            bench = Bench(Path(folder), options.seed)
            _ROWS[name](bench)
            missed += bench.missed
    print(f"\n{missed or 'No'} goal{'s' * (missed != 1)} missed.")


if __name__ == "__main__":
    main()
