"""Which scopes, at which level, the calls of an app need (F24 to F26)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from onsrights.exact.model import is_at_least

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onsrights.exact.model import Use
    from onsrights.exact.tables import Tables

__all__ = ["Need", "needs", "unmet_alternatives"]


class Need(NamedTuple):
    """A scope that calls need, or several of which the reference does not say which (U4)."""

    scopes: tuple[str, ...]
    level: str
    """``read`` or ``manage``: the highest that one of the calls needs."""
    uses: tuple[Use, ...]

    @property
    def scope(self) -> str | None:
        """The scope; ``None`` where one of several is needed."""
        return self.scopes[0] if len(self.scopes) == 1 else None

    @property
    def alternatives(self) -> tuple[str, ...]:
        """The scopes of which one is needed, where there are several."""
        return self.scopes if len(self.scopes) > 1 else ()

    @property
    def calls(self) -> tuple[str, ...]:
        """Who needs it: a method and a path each, as in ``POST crm/Accounts``."""
        return tuple(dict.fromkeys(use.label for use in self.uses))

    @property
    def highest(self) -> tuple[Use, ...]:
        """The calls that need the level."""
        return tuple(use for use in self.uses if use.level == self.level)


def needs(uses: Iterable[Use], tables: Tables) -> tuple[Need, ...]:
    """Give what calls need, in the order of the form; what the reference does not know is left out."""
    found: dict[tuple[str, ...], list[Use]] = {}
    for use in uses:
        if use.endpoint.scopes:
            found.setdefault(use.endpoint.scopes, []).append(use)
    return tuple(
        Need(scopes, "manage" if any(use.level == "manage" for use in by) else "read", tuple(by))
        for scopes, by in sorted(found.items(), key=lambda pair: [tables.in_order(scope) for scope in pair[0]])
    )


def unmet_alternatives(found: Iterable[Need]) -> list[Need]:
    """Give the needs of one of several scopes that no need of a single scope meets."""
    every = list(found)
    single = {need.scope: need.level for need in every}
    return [
        need
        for need in every
        if need.alternatives and not any(is_at_least(single.get(scope), need.level) for scope in need.scopes)
    ]
