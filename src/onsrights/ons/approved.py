"""What was approved before: the rights of an earlier text of a manifest, for those that are approved now (ONS902)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from onsrights.ons.model import NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onsrights.engine.settings.settings import Settings
    from onsrights.engine.text.source import Source
    from onsrights.ons.model import Right

__all__ = ["Approved", "approved_rights"]


class Approved(NamedTuple):
    """The approved rights of an earlier revision, and what the rights are called today."""

    rights: dict[str, Right]
    """Of this manifest, by identifier."""
    then: frozenset[str]
    """The identifiers of all rights that this manifest had, whatever their status."""
    moved: dict[str, Right]
    """Those that have left another manifest, by identifier."""
    today: frozenset[str]
    """The identifiers of all rights that there are now, whatever their status."""
    names: frozenset[str]
    """The names of the rights that this manifest has and had not then: one of them may have been renamed."""
    orphans: tuple[tuple[str, Right], ...] = ()
    """The approved rights of manifests that are gone, with their paths, for which this manifest has to answer."""

    def counterpart(self, right: Right) -> Right | None:
        """Give what a right was: the one of its identifier, or the only one that is gone and has one of its names."""
        if right.label is None:
            return None
        same = self.rights.get(right.label)
        if same is None and right.label not in self.then:
            same = self.moved.get(right.label)
        if same is not None:
            return same
        names = _names(right)
        gone = [old for label, old in self.rights.items() if label not in self.today]
        alike = [old for old in gone if not names.isdisjoint(_names(old))]
        return alike[0] if len(alike) == 1 else None

    def gone(self) -> Iterator[tuple[str | None, Right]]:
        """Give the approved rights that are nowhere any more, each with the manifest it was in if that is gone too."""
        for old in self.rights.values():
            if old.label not in self.today and self.names.isdisjoint(_names(old)):
                yield None, old
        yield from ((path, old) for path, old in self.orphans if old.label not in self.today)


class _Beside(NamedTuple):
    """What is known of all manifests that have changed."""

    moved: dict[str, Right]
    today: frozenset[str]


def approved_rights(source: Source, settings: Settings) -> Approved:
    """Read the earlier text of a source; what is wrong with that text is of no concern any more."""

    def rights(text: str) -> list[Right]:
        return _rights(source.path, text, settings)

    then = rights(source.earlier or "")
    before = _approved(then)
    beside = _beside(source, settings)
    orphans = source.elsewhere.orphans if source.elsewhere else ()
    if not (before or beside.moved):
        return Approved({}, frozenset(), {}, frozenset(), frozenset())
    now = rights(source.text)
    labels = _labels(then)
    return Approved(
        before,
        labels,
        beside.moved,
        beside.today | _labels(now),
        frozenset[str]().union(*(_names(right) for right in now if right.label not in labels)),
        tuple((one.path, right) for one in orphans for right in _approved(rights(one.then)).values()),
    )


def _beside(source: Source, settings: Settings) -> _Beside:
    """Read what stood in other manifests, once for all that are held against the same."""
    elsewhere = source.elsewhere
    if elsewhere is None:
        return _Beside({}, frozenset())
    if "ons" not in elsewhere.kept:
        moved: dict[str, list[Right]] = {}
        today: set[str] = set()
        for one in elsewhere.changed:
            now = _labels(_rights(one.path, one.now or "", settings))
            today |= now
            for label, right in _approved(_rights(one.path, one.then, settings)).items():
                if label not in now:
                    moved.setdefault(label, []).append(right)
        # Where two manifests had a right of one identifier, nobody knows which of them it was.
        elsewhere.kept["ons"] = _Beside({label: of[0] for label, of in moved.items() if len(of) == 1}, frozenset(today))
    known: _Beside = elsewhere.kept["ons"]
    return known


def _rights(path: str | None, text: str, settings: Settings) -> list[Right]:
    from onsrights.engine.text.source import Source
    from onsrights.engine.text.tree import hide_secrets, read_tree
    from onsrights.ons.platform import ONS
    from onsrights.ons.structure import read_manifests

    tree = read_tree(Source(path, text), settings.limits)
    hide_secrets(tree, ONS.secrets)
    return [right for manifest, _ in read_manifests(tree, settings) for right in manifest.rights]


def _approved(rights: Iterable[Right]) -> dict[str, Right]:
    return {right.label: right for right in rights if right.label and right.status == "approved"}


def _labels(rights: Iterable[Right]) -> frozenset[str]:
    return frozenset(right.label for right in rights if right.label)


def _names(right: Right) -> frozenset[str]:
    return frozenset(field.written for name in NAMES if (field := right.fields.get(name)))
