"""The panel that asks whether something is allowed, where a platform can say so (door ``why``)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onsrights.web.face import Face, Speech
    from onsrights.web.manifest import Manifest

__all__ = ["Answer", "answer", "names", "panel"]


class Answer(NamedTuple):
    """What came of a question."""

    verdict: str


def names(face: Face) -> dict[str, str]:
    """Give the options of the question by the names of their inputs."""
    return {f"why-{option.name}": option.name for option in (face.access.options if face.access else ())}


def answer(manifest: Manifest, document: int, asked: Mapping[str, str], speech: Speech) -> Answer:
    """Ask."""
    raise NotImplementedError


def panel(face: Face, asked: Mapping[str, str], answer: Answer | None, speech: Speech) -> dict[str, Any] | None:
    """Give what the panel shows; ``None`` where the platform has none."""
    return None
