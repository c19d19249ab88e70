"""A registry of a million rights on Spark and on Dask, each with two workers, as docs/how-to/registry.md shows it.

``make test-engines`` installs both and runs this; it takes about a quarter of an hour on two processors. The blocks of
that page are run as they are, and each engine has to find what one process finds.
"""

from __future__ import annotations

import os
import re
import sys
import threading
import time
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from benchmarks.manifests import registry_rows
from onsrights.tabular import check

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

pytestmark = [
    pytest.mark.engines,
    # The engines are not ours, and say a great deal about what is next to go.
    pytest.mark.filterwarnings("ignore"),
]

CONNECTORS, EACH, SEED = 10_000, 100, 17
SAMPLE = 200
"""So many connectors are checked by one process, to compare and to measure."""
PARTS = 8
CODEC = "gzip"
"""Not Snappy: Spark's brings a library that cannot be loaded where musl is installed beside the system's own C."""
PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "registry.md"
MARK = "<!-- not run: make test-engines runs it -->\n```python\n"

_SEEN = ("id", "code", "field", "start", "end", "message", "proposal", "safety")


@pytest.fixture(scope="module")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the registry, so that the rights of each connector are spread over all files."""
    folder = tmp_path_factory.mktemp("registry")
    (folder / "rights").mkdir()
    rows = registry_rows(CONNECTORS, EACH, SEED)
    writers: list[pq.ParquetWriter] = []
    for batch in iter(lambda: list(islice(rows, 80_000)), []):
        for part in range(PARTS):
            table = pa.Table.from_pylist(batch[part::PARTS])
            if len(writers) == part:
                path = folder / "rights" / f"{part}.parquet"
                writers.append(pq.ParquetWriter(path, table.schema, compression=CODEC))
            writers[part].write_table(table)
    for writer in writers:
        writer.close()
    return folder


@pytest.fixture(scope="module")
def alone() -> tuple[dict[str, set[tuple[Any, ...]]], float]:
    """Check the first connectors in this process; give what was found in each, and the seconds for a million rights."""
    table = pa.Table.from_pylist(list(registry_rows(SAMPLE, EACH, SEED)))
    check(table.slice(0, EACH))  # what is loaded once is loaded
    begun = time.process_time()
    faults = check(table)
    return of_connectors(faults), (time.process_time() - begun) / table.num_rows * CONNECTORS * EACH


def of_connectors(faults: pa.Table) -> dict[str, set[tuple[Any, ...]]]:
    found: dict[str, set[tuple[Any, ...]]] = {}
    for fault in faults.select(_SEEN).to_pylist():
        found.setdefault(fault["id"].partition("-")[0], set()).add(tuple(fault.values()))
    return found


class Processors(threading.Thread):
    """Counts the seconds that this process and all below it have had; it looks once a second, because workers end."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self._had: dict[tuple[int, float], float] = {}
        self._over = threading.Event()

    def run(self) -> None:
        import psutil

        here = psutil.Process()
        begun = sum(here.cpu_times()[:2])
        while not self._over.wait(1):
            for each in (here, *here.children(recursive=True)):
                with suppress(psutil.NoSuchProcess):
                    self._had[each.pid, each.create_time()] = sum(each.cpu_times()[:2]) - (begun if each == here else 0)

    def stop(self) -> float:
        self._over.set()
        self.join()
        return sum(self._had.values())


def shown(what: str) -> str:
    """Give the block of the page that imports an engine."""
    blocks = [block.partition("```")[0] for block in PAGE.read_text("utf-8").split(MARK)[1:]]
    [block] = [block for block in blocks if re.search(rf"^(?:from|import) {what}\b", block, re.MULTILINE)]
    return block


@contextmanager
def spark(folder: Path) -> Iterator[Any]:
    """Start a master with two workers, each a process of its own, with one processor each."""
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    session = (
        SparkSession.builder.master("local-cluster[2,1,2048]")
        .config("spark.executor.memory", "2g")
        .config("spark.sql.parquet.compression.codec", CODEC)
        .config("spark.ui.enabled", "false")
        .config("spark.local.dir", str(folder))
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", "16")
        .getOrCreate()
    )
    try:
        yield session
    finally:
        session.stop()


@contextmanager
def dask(folder: Path) -> Iterator[Any]:
    from dask.distributed import Client, LocalCluster

    with (
        LocalCluster(
            n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None, local_directory=str(folder)
        ) as cluster,
        Client(cluster) as client,
    ):
        yield client


@pytest.mark.parametrize(("what", "cluster"), [("dask", dask), ("pyspark", spark)])
def test_a_million_rights_on_two_workers(
    registry: Path,
    alone: tuple[dict[str, set[tuple[Any, ...]]], float],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    what: str,
    cluster: Callable[[Path], AbstractContextManager[object]],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rights").symlink_to(registry / "rights")
    expected, one = alone
    begun, processors = time.perf_counter(), Processors()
    processors.start()
    with cluster(tmp_path / "work"):
        exec(compile(shown(what), PAGE.name, "exec"), {"__name__": "__main__"})  # noqa: S102 - our own document
        taken, spent = time.perf_counter() - begun, processors.stop()
    faults = pq.read_table(tmp_path / "faults")
    assert faults["code"].to_pylist().count("ONS206") == CONNECTORS // 10
    found = of_connectors(faults)
    assert {number: found.get(number) for number in expected} == expected
    assert len(found) == CONNECTORS
    with capsys.disabled():
        print(  # noqa: T201 - the figures for docs/design/measured.md
            f"\n{what}: {CONNECTORS * EACH} rights, {faults.num_rows} faults, {taken:.0f} s by the clock; processors "
            f"were busy for {spent:.0f} s, {spent / one:.2f} times the {one:.0f} s of one process by itself"
        )
