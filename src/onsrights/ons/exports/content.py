"""What is exported: every right of every document, with its connector.

The texts are those that the rules judged: what nobody can see has been taken out of them, and letters stored in pieces
are whole (ONS130, ONS131), so that no export carries a control character along.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from onsrights.engine.characters import mend
from onsrights.ons.model import FIELDS
from onsrights.ons.structure import read_manifests

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from onsrights.engine.settings import Settings
    from onsrights.engine.tree import Tree
    from onsrights.ons.model import Manifest, Right

__all__ = ["STATUSES", "Connector", "Content", "ExportedRight", "Status", "connectors", "select", "unmatched"]

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


def connectors(trees: Iterable[Tree], settings: Settings) -> Iterator[Connector]:
    """Give every document that has rights, in the order of the files."""
    for tree in trees:
        for manifest, _ in read_manifests(tree, settings):
            if manifest.rights:
                yield _connector(tree, manifest)


def _connector(tree: Tree, manifest: Manifest) -> Connector:
    root = tree.documents[manifest.document]
    pointer = manifest.rights[0].pointer.rpartition("/")[0]
    nodes = _child(root, pointer.removeprefix("/"))[3]
    rights = tuple(_right(right, node) for right, node in zip(manifest.rights, nodes, strict=True))
    name = _text(_child(_child(root, "connector"), "name")) or manifest.prefix or ""
    return Connector(name, manifest.prefix, tree.source.path or "", manifest.document, rights)


def _right(right: Right, node: Any) -> ExportedRight:  # noqa: ANN401 - a node of the tree
    fields = {name: right.fields[name].text if name in right.fields else "" for name in FIELDS}
    return ExportedRight(fields, _text(_child(node, "status")) or STATUSES[0])


def _child(node: Any, key: str) -> Any:  # noqa: ANN401 - a node of the tree
    """Give the value of a key of a mapping; ``None`` where there is none."""
    if node is None or node[0] != "mapping":
        return None
    return next((value for name, value in node[3] if name[0] == "scalar" and name[3] == key), None)


def _text(node: Any) -> str:  # noqa: ANN401 - a node of the tree
    """Give the text of a scalar as it can be shown; ``""`` where there is none."""
    if node is None or node[0] != "scalar":
        return ""
    return mend(node[3].strip(), breaks_allowed=False).text


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
        rights = tuple(
            right for right in wanted if (right.status in statuses if statuses else right.status not in without)
        )
        left_out.update(right.status for right in wanted)
        left_out.subtract(right.status for right in rights)
        if rights:
            kept.append(connector._replace(rights=rights))
    return tuple(kept), +left_out


def unmatched(found: Iterable[Connector], only: Iterable[str]) -> list[str]:
    """Give what was asked for and is no right: the identifiers and patterns that nothing answers to."""
    identifiers = [right.identifier for connector in found for right in connector.rights]
    return [wanted for wanted in only if not any(_named(identifier, [wanted]) for identifier in identifiers)]


def _named(identifier: str, patterns: Iterable[str]) -> bool:
    from fnmatch import fnmatchcase

    return any(fnmatchcase(identifier, pattern) for pattern in patterns)
