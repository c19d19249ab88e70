"""What can be taken back: the changes of a manifest, backwards, as the page carries them along.

Nothing is kept between two posts, so a post brings what would undo the ones before it: for each change the place, how
much is there now, and what was there. That is short wherever little was changed.
"""

from __future__ import annotations

import json
import zlib
from base64 import b64decode, b64encode
from typing import NamedTuple

from onsrights.engine.secrets import starred
from onsrights.web.problems import Problem
from onsrights.web.strict_json import read_json

__all__ = ["Step", "carried", "read", "step"]

_MOST = 100
_LONGEST = 36 * 1024
"""Bytes of all steps together, packed; written they are a third longer, and what else a post holds has to fit."""
_MOST_TEXT = 4 * 1024 * 1024
"""Bytes of them unpacked."""
_PARTS = 5


class Step(NamedTuple):
    """One change, backwards."""

    document: int
    unit: int
    """Which unit was open then, of which document."""
    start: int
    """Code points of the text before the change, which are the same in both texts."""
    length: int
    """Code points that are there now."""
    text: str
    """What was there."""

    def undone(self, text: str) -> str:
        """Give the text as it was."""
        return text[: self.start] + self.text + text[self.start + self.length :]


def step(before: str, after: str, at: tuple[int, int]) -> Step | None:
    """Give what leads back from one text to the one before it; ``None`` where they are the same."""
    if before == after:
        return None
    start = _common(before, after)
    rest = min(len(before), len(after)) - start
    end = _common(before[::-1][:rest], after[::-1][:rest])
    return Step(*at, start, len(after) - end - start, before[start : len(before) - end])


def _common(one: str, other: str) -> int:
    """Give how many characters two texts begin with alike."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def read(written: str) -> list[Step]:
    """Read the steps that a page brings back, the last one at the end; raises :class:`Problem` for anything else."""
    try:
        packed = zlib.decompressobj().decompress(b64decode(written, validate=True), _MOST_TEXT + 1)
    except (ValueError, zlib.error):
        raise Problem(400, "form-value", key="undo") from None
    lines = packed.split(b"\n")[:-1]
    if len(packed) > _MOST_TEXT or len(lines) > _MOST:
        raise Problem(400, "form-value", key="undo")
    return [_step(read_json(line)) for line in reversed(lines)]


def _step(found: object) -> Step:
    if not (isinstance(found, list) and len(found) == _PARTS and isinstance(found[-1], str)):
        raise Problem(400, "form-value", key="undo")
    if not all(type(number) is int and number >= 0 for number in found[:-1]):
        raise Problem(400, "form-value", key="undo")
    document, unit, start, length, text = found
    return Step(document, unit, start, length, starred(text))


def carried(steps: list[Step]) -> str:
    """Write steps so that a page brings them back: the last ones, as far as there is room."""
    packer = zlib.compressobj()
    packed, room = b"", _MOST_TEXT
    for each in reversed(steps[-_MOST:]):
        written = json.dumps(each).encode() + b"\n"
        room -= len(written)
        more = packer.compress(written) + packer.flush(zlib.Z_SYNC_FLUSH)
        if room < 0 or len(packed) + len(more) > _LONGEST:
            break
        packed += more
    return b64encode(packed).decode()
