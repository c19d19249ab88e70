"""What is exported: every right of every document, with its connector.

The texts are those that the rules judged: what nobody can see has been taken out of them, and letters stored in pieces
are whole (ONS130, ONS131), so that no export carries a control character along.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from onsrights.ons.model import FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from onsrights.doors import Manifest
    from onsrights.engine.text.tree import Tree
    from onsrights.ons.model import Right

__all__ = [
    "STATUSES",
    "Connector",
    "Content",
    "ExportedRight",
    "Status",
    "connectors",
    "is_meant",
    "select",
    "unmatched",
]

Status: TypeAlias = Literal["draft", "requested", "approved", "denied"]

STATUSES: tuple[Status, ...] = ("draft", "requested", "approved", "denied")
"""How far a request can be; a right that does not say is a draft."""


class ExportedRight(NamedTuple):
    """One right: its five fields, ``""`` where one is missing, and how far its request is."""

    fields: Mapping[str, str]
    status: str

    @property
    def identifier(self) -> str:
        """The identifier, ``""`` where there is none."""
        return self.fields["identifier"]


class Connector(NamedTuple):
    """One document of a manifest."""

    name: str
    """As it stands in the API Dashboard; the prefix, or ``""``, where it is missing."""
    prefix: str | None
    path: str
    document: int
    rights: tuple[ExportedRight, ...]


class Content(NamedTuple):
    """Everything that an export is made of."""

    connectors: tuple[Connector, ...]
    errors: int = 0
    """How many errors the manifests have; more than none only where the export was forced."""
    warning: str | None = None
    """What has to stand above everything where there are errors."""


def connectors(manifests: Iterable[Manifest]) -> Iterator[Connector]:
    """Give every document that has rights, in the order of the files."""
    for manifest in manifests:
        rights: tuple[Right, ...] = manifest.subjects
        if rights:
            prefix = rights[0].manifest.prefix
            connector = manifest.keys.keys("connector")
            name = connector.text("name").strip() if connector is not None else ""
            name = name or manifest.tree.starred(manifest.number, "/connector/name") or prefix or ""
            exported = tuple(_right(right, manifest.tree) for right in rights)
            yield Connector(name, prefix, manifest.path, manifest.number, exported)


def _right(right: Right, tree: Tree) -> ExportedRight:
    fields = {
        name: right.fields[name].text
        if name in right.fields
        else tree.starred(right.document, f"{right.pointer}/{name}")
        for name in FIELDS
    }
    return ExportedRight(fields, right.status or STATUSES[0])


def select(
    found: Iterable[Connector], statuses: Sequence[str], only: Sequence[str], without: Sequence[str] = ()
) -> tuple[tuple[Connector, ...], Counter[str]]:
    """Give the rights of these statuses whose identifier is named in ``only``, or matches a pattern in it.

    Also counts, by status, what was left out because of its status. No ``only`` means every right, and no ``statuses``
    every status but those in ``without``.
    """
    left_out: Counter[str] = Counter()
    kept = []
    for connector in found:
        wanted = [right for right in connector.rights if not only or _named(right.identifier, only)]
        rights = tuple(right for right in wanted if is_meant(right.identifier, right.status, statuses, (), without))
        left_out.update(right.status for right in wanted)
        left_out.subtract(right.status for right in rights)
        if rights:
            kept.append(connector._replace(rights=rights))
    return tuple(kept), +left_out


def is_meant(
    identifier: str, status: str, statuses: Sequence[str], only: Sequence[str], without: Sequence[str]
) -> bool:
    """Whether a right is among those that :func:`select` gives."""
    named = not only or _named(identifier, only)
    return named and (status in statuses if statuses else status not in without)


def unmatched(found: Iterable[Connector], only: Iterable[str]) -> list[str]:
    """Give what was asked for and is no right: the identifiers and patterns that nothing answers to."""
    identifiers = [right.identifier for connector in found for right in connector.rights]
    return [wanted for wanted in only if not any(_named(identifier, [wanted]) for identifier in identifiers)]


def _named(identifier: str, patterns: Iterable[str]) -> bool:
    from fnmatch import fnmatchcase

    return any(fnmatchcase(identifier, pattern) for pattern in patterns)
