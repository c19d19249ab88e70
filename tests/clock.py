"""Time that a test may hold: of the processor, so that neither other work nor other tests' garbage counts."""

from __future__ import annotations

import gc
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class Taken:
    """What the processor of this process spent inside, in seconds; known when it is left."""

    seconds = 0.0


@contextmanager
def counted() -> Iterator[Taken]:
    """Count the time of the processor; garbage is not looked for meanwhile, as most of it is of earlier tests."""
    looking, taken = gc.isenabled(), Taken()
    gc.disable()
    begun = time.process_time()
    try:
        yield taken
        taken.seconds = time.process_time() - begun
    finally:
        if looking:
            gc.enable()


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Hold what is inside to this much of the processor, some times as much as it takes."""
    with counted() as taken:
        yield
    assert taken.seconds < seconds, f"{taken.seconds:.2f} s of the processor, and less than {seconds} s is asked"
