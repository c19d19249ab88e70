"""What one call of the library costs, once everything is loaded: medians in microseconds, as JSON."""

from __future__ import annotations

import json
import time
from statistics import median
from typing import TYPE_CHECKING

import onsrights
from benchmarks.manifests import PREFIX, clean_rights, faulty_rights

if TYPE_CHECKING:
    from collections.abc import Callable

NUMBER = 300


def microseconds(calls: list[Callable[[], object]]) -> float:
    """Give the median time of one call; the first tenth warms up."""
    times = []
    for call in calls:
        start = time.process_time_ns()
        call()
        times.append(time.process_time_ns() - start)
    return median(times[len(times) // 10 :]) / 1000


def main() -> None:
    """Print the medians by the name of what was called."""

    def whole(right: dict[str, str]) -> Callable[[], object]:
        return lambda: onsrights.check_right(right, prefix=PREFIX)

    def field(right: dict[str, str]) -> Callable[[], object]:
        return lambda: onsrights.check_field("dutch_name", right["dutch_name"])

    clean, faulty = list(clean_rights(NUMBER)), list(faulty_rights(NUMBER))
    figures = {
        "check_right, clean": microseconds([whole(right) for right in clean]),
        "check_right, faulty": microseconds([whole(right) for right in faulty]),
        "check_field, clean": microseconds([field(right) for right in clean]),
        "check_field, faulty": microseconds([field(right) for right in faulty]),
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
