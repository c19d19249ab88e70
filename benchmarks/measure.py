"""What a command costs: CPU time (its own and the system's) and the most memory it held, interpreter included."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

__all__ = ["Command", "Cost", "compare"]

_SLOWING = {"PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED", "PYTHONPATH", "ONSRIGHTS_LANG"}
_ENVIRONMENT = {name: value for name, value in os.environ.items() if name not in _SLOWING}
_MAXRSS_PER_MIB = 1024 * 1024 if sys.platform == "darwin" else 1024


class Command(NamedTuple):
    """What is started, and the exit status it has to end with."""

    arguments: Sequence[str | Path]
    status: int = 0
    once: bool = False
    """Whether it takes so long that one round says enough."""
    copied: tuple[str, str] | None = None
    """A file, and the name under which it is copied before each run, for what writes into it."""


class Cost(NamedTuple):
    """What one run took."""

    seconds: float
    mib: float


def compare(commands: Mapping[str, Command], folder: Path, rounds: int) -> dict[str, Cost]:
    """Run the commands to warm up, then all of them in turn, and give the medians.

    Taking turns spreads a busy moment of the machine over all of them.
    """
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    for turn in range(rounds + 1):
        for name, command in commands.items():
            if command.once and turn != 1:
                continue
            cost = _run(command, folder)
            if turn:
                costs[name].append(cost)
    return {name: _median(of_one) for name, of_one in costs.items()}


def _median(costs: Iterable[Cost]) -> Cost:
    seconds, mib = zip(*costs, strict=True)
    return Cost(median(seconds), median(mib))


def _run(command: Command, folder: Path) -> Cost:
    quiet = subprocess.DEVNULL
    if command.copied:
        source, target = command.copied
        shutil.copyfile(folder / source, folder / target)
    process = subprocess.Popen(command.arguments, cwd=folder, env=_ENVIRONMENT, stdin=quiet, stdout=quiet, stderr=quiet)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != command.status:
        message = f"{' '.join(map(str, command.arguments))}: exit {process.returncode}, not {command.status}"
        raise SystemExit(message)
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / _MAXRSS_PER_MIB)
