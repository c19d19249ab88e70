"""Write a manifest from fields: for `import`, for a starter manifest, for a form that saves what was typed.

Whatever the fields hold, the text reads back as just that: every value is quoted where a YAML reader could take it for
something else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from onsrights.engine.change.scalar import scalar
from onsrights.engine.text.visible import visible
from onsrights.ons.model import FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

__all__ = ["EXTRAS", "Fields", "NewManifest", "manifest_text"]

EXTRAS = ("status", "denied_reason", "connector_versions", "note")
"""What a right may have besides its five fields, in the order in which it is written."""

Fields: TypeAlias = "Mapping[str, str | Sequence[str]]"
"""A right by the names of the manifest; ``connector_versions`` is a sequence, everything else text."""


class NewManifest(NamedTuple):
    """One document of a manifest that is to be written."""

    name: str
    """The connector's name, as it stands in the API Dashboard."""
    prefix: str | None
    """``None`` leaves the prefix out, which the manifest allows where the name is letters only."""
    rights: Sequence[Fields]


def manifest_text(manifests: Iterable[NewManifest], comments: Sequence[str] = ()) -> str:
    """Give the text of a manifest, several documents where there are several connectors; it ends with a line end.

    ``comments`` are lines that stand at the top, each without its ``#``. A right gets its five fields in any case; one
    that is not given stands there as ``""``, for somebody to fill in.
    """
    head = "".join(f"# {visible(' '.join(line.split()))}".rstrip() + "\n" for line in comments)
    return head + "---\n".join("".join(_document(manifest)) for manifest in manifests)


def _document(manifest: NewManifest) -> Iterator[str]:
    yield "manifest: 1\nconnector:\n"
    yield f"  name: {scalar(manifest.name)}\n"
    if manifest.prefix is not None:
        yield f"  prefix: {scalar(manifest.prefix)}\n"
    yield "rights:\n"
    for index, fields in enumerate(manifest.rights):
        yield from ("\n",) if index else ()
        yield from _right(fields)


def _right(fields: Fields) -> Iterator[str]:
    lead = "  - "
    for name in (*FIELDS, *EXTRAS):
        value = fields.get(name)
        if value is None and name not in FIELDS:
            continue
        text = scalar(value or "") if value is None or isinstance(value, str) else _sequence(value)
        yield f"{lead}{name}: {text}\n"
        lead = "    "


def _sequence(values: Iterable[str]) -> str:
    """Write texts inside brackets; always quoted, because there more signs have a meaning."""
    return f"[{', '.join(scalar(value, flow=True) for value in values)}]"
