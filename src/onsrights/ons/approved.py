"""What was approved before: the rights of an earlier text of a manifest, for those that are approved now (ONS902)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from onsrights.ons.model import NAMES

if TYPE_CHECKING:
    from onsrights.engine.settings import Settings
    from onsrights.engine.source import Source
    from onsrights.ons.model import Right

__all__ = ["Approved", "approved_rights"]


class Approved(NamedTuple):
    """The approved rights of an earlier text, and what the rights are called today."""

    rights: dict[str, Right]
    """By identifier."""
    today: frozenset[str]
    """The identifiers of all rights that the manifest has now, whatever their status."""

    def counterpart(self, right: Right) -> Right | None:
        """Give what a right was: the one of its identifier, or the only one that is gone and has one of its names."""
        same = self.rights.get(right.label or "")
        if same is not None or right.label is None:
            return same
        names = _names(right)
        gone = [
            old for label, old in self.rights.items() if label not in self.today and not names.isdisjoint(_names(old))
        ]
        return gone[0] if len(gone) == 1 else None


def approved_rights(source: Source, settings: Settings) -> Approved:
    """Read the earlier text of a source; what is wrong with that text is of no concern any more."""
    from onsrights.engine.source import Source
    from onsrights.engine.tree import read_tree
    from onsrights.ons.structure import read_manifests

    def rights(text: str) -> list[Right]:
        tree = read_tree(Source(source.path, text), settings.limits)
        return [right for manifest, _ in read_manifests(tree, settings) for right in manifest.rights]

    then = rights(source.earlier or "")
    before = {right.label: right for right in then if right.label and right.status == "approved"}
    today = frozenset(right.label for right in rights(source.text) if right.label) if before else frozenset()
    return Approved(before, today)


def _names(right: Right) -> frozenset[str]:
    return frozenset(field.written for name in NAMES if (field := right.fields.get(name)))
