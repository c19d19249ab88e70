"""What ``onsrights check`` is asked: its options as plain values, and where each of its reports goes."""

from __future__ import annotations

from onsrights.engine.declared import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date

__all__ = ["SEVERITIES", "Options", "Target"]

SEVERITIES = ("error", "warning", "info")


class Target(NamedTuple):
    """One report: its form, and the file that it goes to; ``None`` is standard output."""

    format: str
    output: str | None = None


class Options(NamedTuple):
    """What was asked on the command line; the defaults are those of a call without options."""

    paths: tuple[str, ...]
    reports: tuple[Target, ...] = ()
    """Their forms and where they go; none means that the settings, or else the surroundings, say it."""
    fix: bool = False
    unsafe_fixes: bool = False
    diff: bool = False
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str | None = None
    """``None`` leaves it to the settings."""
    quiet: bool = False
    statistics: bool = False
    color: str = "auto"
    stdin_filename: str | None = None
    allow_no_input: bool = False
    jobs: str = "auto"
    changed_since: str | None = None
    against: str | None = None
    watch: bool = False
    config: str | None = None
    no_config: bool = False
    baseline: str | None = None
    write_baseline: str | None = None
    add_ignores: str | None = None
    observed: str | None = None
    as_of: date | None = None
    group_by: str | None = None
    limit: int | None = None
    """How many faults a report for people shows at most."""
