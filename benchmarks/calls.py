"""What one call costs once everything is loaded: of the library, and of the server on a connection kept open."""

from __future__ import annotations

import json
import signal
import subprocess
import time
from http.client import HTTPConnection
from statistics import median
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import onsrights
from benchmarks.manifests import PREFIX

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

__all__ = ["microseconds", "requests"]


def microseconds(rights: Sequence[dict[str, str]]) -> float:
    """Give the median CPU time of checking one right; the first tenth warms up."""
    times = []
    for right in rights:
        begun = time.process_time_ns()
        onsrights.check_right(right, prefix=PREFIX)
        times.append(time.process_time_ns() - begun)
    return median(times[len(times) // 10 :]) / 1000


def requests(tool: Path, rights: Iterable[dict[str, str]]) -> tuple[float, float]:
    """Give the median time of the clock that the server takes for one right, in milliseconds, and how many a second.

    The client of the standard library sends the headers and the body apart, as many do. The first tenth warms up.
    """
    times = []
    with subprocess.Popen([tool, "serve", "--port", "0", "--lang", "en"], stdout=subprocess.PIPE, text=True) as serving:
        try:
            assert serving.stdout is not None, "it is a pipe"
            address = urlsplit(serving.stdout.readline().split()[-1])
            connection = HTTPConnection(str(address.hostname), address.port or 0)
            for right in rights:
                body = json.dumps({"right": right, "prefix": PREFIX})
                begun = time.perf_counter()
                connection.request("POST", "/api/check", body, {"Content-Type": "application/json"})
                answer = connection.getresponse()
                text = answer.read()
                times.append((time.perf_counter() - begun) * 1000)
                if answer.status != 200 or json.loads(text)["diagnostics"]:  # noqa: PLR2004 - of HTTP
                    message = f"POST /api/check: {answer.status} {text.decode()}"
                    raise SystemExit(message)
            connection.close()
        finally:
            serving.send_signal(signal.SIGINT)
    counted = times[len(times) // 10 :]
    return median(counted), len(counted) * 1000 / sum(counted)
