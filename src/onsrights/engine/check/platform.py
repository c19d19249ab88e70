"""What the engine asks of a platform; ``onsrights.ons`` is the first, others will be its siblings."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onsrights.engine.check.rule import Registry
    from onsrights.engine.diagnostics import Finding
    from onsrights.engine.settings import Settings
    from onsrights.engine.tree import Tree

__all__ = ["Checked", "Entry", "Group", "Platform", "Session", "SettingsByFile"]


class Group(NamedTuple):
    """The findings about one right, or (without a ``label``) about what is around the rights."""

    label: str | None
    findings: list[Finding]
    names: Mapping[str, str] = MappingProxyType({})
    """The field that a pointer stands for, where its last step is another word: the value under a misspelt key."""


class Entry(NamedTuple):
    """One right of a file, sound or not, for reports that list them all."""

    document: int
    pointer: str
    label: str | None
    """Its identifier, where it has one."""


class Checked(NamedTuple):
    """What a session says of one file. Silence, selection and the comments that ignore rules are applied already."""

    groups: list[Group]
    rights: int
    ready: int
    entries: tuple[Entry, ...] = ()
    """Every right, in the order of the file."""
    suppressed: int = 0
    """How many findings are silenced by comments."""


class SettingsByFile(Protocol):
    """Settings that may differ from file to file, as :class:`onsrights.engine.settings.Settings` may."""

    def of(self, path: str | None) -> Settings:
        """Give the settings for the file at ``path``, as reports call it; without one those of the run."""


class Session(Protocol):
    """One run over any number of files; remembers what has to be unique among them."""

    def check(self, tree: Tree, settings: Settings | None = None) -> Checked:
        """Check one file, with ``settings`` of its own where they are not those of the run."""

    def forget(self) -> frozenset[int]:
        """Forget what has to be unique among the files so far, so that the next one is checked as the first.

        Gives a mark of 64 bits for everything that was to be unique, the same in every process. Files that share no
        mark say nothing about each other; two that share one may have something in common, but need not.
        """


class Platform(Protocol):
    """A set of rules for one kind of manifest."""

    registry: Registry
    fields: frozenset[str]
    """The names of the fields that a diagnostic may be about."""

    def session(self, settings: Settings) -> Session:
        """Begin a run; raises :class:`onsrights.engine.check.rule.UnknownRuleError` for a rule that does not exist."""
