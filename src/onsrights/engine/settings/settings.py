"""What a run may be told: which rules, how grave, which limits, and what each platform has of its own.

``Settings`` is what a file of settings, the options of a command and a call of the library have in common. It is
immutable and knows nothing of files; :mod:`onsrights.engine.settings.read` reads one.
"""

from __future__ import annotations

from onsrights.engine.declared import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from typing import Any, Self

    from onsrights.engine.check.rule import Rule
    from onsrights.engine.diagnostics import Language, Severity
    from onsrights.engine.settings.overrides import Override

__all__ = ["FAIL_ON", "FORMATS", "Limits", "Settings", "with_own"]

FORMATS = (
    "text", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "checkstyle", "rdjson", "markdown",
)  # fmt: skip
"""The forms that a report may have."""

FAIL_ON = ("error", "warning", "info", "never")
"""From which severity on a check has failed."""


class Limits(NamedTuple):
    """What is refused before it costs time or memory (ONS105), and how much is said."""

    file_bytes: int = 32 * 1024 * 1024
    depth: int = 50
    """Levels of nesting."""
    nodes: int = 2_000_000
    scalar: int = 65_536
    """Code points in one value."""
    findings: int | None = None
    """So many findings of one file are named one by one, of each rule its share, and the others are counted; ``None``
    for a thousand of each rule. No file of settings has it: it is for who has to send the answer."""


def with_own(fields: tuple[str, ...], named: dict[str, Any]) -> dict[str, Any]:
    """Put what is none of the fields under ``own``, by the name of its key in a file of settings."""
    own = {name.replace("_", "-"): value for name, value in named.items() if name not in fields}
    if not own:
        return named
    shared = {name: value for name, value in named.items() if name in fields}
    return {**shared, "own": {**shared.get("own", {}), **own}}


class _Settings(NamedTuple):
    select: tuple[str, ...] = ()
    """Codes, prefixes of codes or names; none means every rule."""
    ignore: tuple[str, ...] = ()
    limits: Limits = Limits()
    severity: Mapping[str, Severity] = {}
    """How grave a rule is, by code, prefix or name; of two that mean a rule the one that means fewer rules counts."""
    overrides: tuple[Override, ...] = ()
    """What is different for some files; a later one goes before an earlier one."""
    root: str = ""
    """The folder that the patterns of ``overrides`` start from; empty for the current folder."""
    language: Language | None = None
    """The language of the messages on the command line; this and all below say nothing to the library."""
    format: str | None = None
    """The form of the report, one of :data:`FORMATS`."""
    fail_on: str | None = None
    """One of :data:`FAIL_ON`."""
    as_of: date | None = None
    """The day to count with; ``None`` for today. No file of settings has it: one must not stop the clock."""
    strict: bool = False
    """Whether what the registration itself refuses is said whatever comments ask for: before something is exported."""
    observed: Any = None
    """What was found at the vendor and is held against the manifests; no file of settings has it either."""
    baseline: str | None = None
    """The file with the faults that are known already, as a path that can be opened."""
    own: Mapping[str, Any] = {}
    """What platforms have of their own, by the name of the key in a file of settings."""
    house: tuple[Rule, ...] = ()
    """The house rules of a team, as :mod:`onsrights.engine.settings.house_rules` reads them."""
    house_elsewhere: tuple[Rule, ...] = ()
    """Those of other files of settings in the same run: they may be named here, and have nothing to say."""


class Settings(_Settings):
    """The settings of one run, from files, options or a call of the library.

    Keys that only one platform has are given like the others, with an underscore for the hyphen
    (``Settings(access_rights="allow")``); they are in ``own``.
    """

    __slots__ = ()

    def __new__(cls, *values: Any, **named: Any) -> Self:  # noqa: ANN401 - what the fields hold
        """Sort what is given by name."""
        return super().__new__(cls, *values, **with_own(cls._fields, named))

    def of(self, path: str | None) -> Settings:
        """Give the settings for one file: these, with the overrides that its path fits."""
        if path is None or not self.overrides:
            return self
        from onsrights.engine.settings.overrides import overridden

        return overridden(self, path)
