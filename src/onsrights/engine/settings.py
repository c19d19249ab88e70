"""What a run may be told: which rules, which limits, how access rights are to be read."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

__all__ = ["AccessRights", "Limits", "Settings"]

AccessRights: TypeAlias = Literal["require-client-scope", "allow", "deny"]
"""How a right that lets somebody into an application is to be judged (ONS701)."""


class Limits(NamedTuple):
    """What is refused before it costs time or memory (ONS105)."""

    file_bytes: int = 32 * 1024 * 1024
    depth: int = 50
    """Levels of nesting."""
    nodes: int = 2_000_000
    scalar: int = 65_536
    """Code points in one value."""


class Settings(NamedTuple):
    """The settings of one run, from files, options or a call of the library."""

    select: tuple[str, ...] = ()
    """Codes, prefixes of codes or names; none means every rule."""
    ignore: tuple[str, ...] = ()
    access_rights: AccessRights | None = None
    """``None`` leaves it to the manifest, and the manifest's own word wins in any case."""
    limits: Limits = Limits()
