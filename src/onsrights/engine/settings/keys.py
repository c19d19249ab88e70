"""How a file of settings is described: its keys, what each takes, and help in both languages.

There are keys for all platforms, and each platform lists its own; reading (:mod:`onsrights.engine.settings.read`), the
published schema and the page about settings all go by that list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable

    from onsrights.engine.check.platform import Platforms
    from onsrights.engine.check.rule import Registry
    from onsrights.engine.diagnostics import Text

__all__ = ["Key", "Kind", "Schema"]

Kind: TypeAlias = Literal[
    "choice",
    "choices",
    "globs",
    "message",
    "number",
    "pairs",
    "path",
    "phrase",
    "rules",
    "severities",
    "table",
    "tables",
    "version",
    "word",
    "words",
]
"""What a key takes: one of a few words; several of them; patterns on paths; a sentence, or one in each language; a
whole number above nought; a word for each word; a path; words, which may have a gap between them; rules; a severity for
each rule; a table of its own; several of those; versions of the tool; a word or a few in a row; a list of names."""


class Key(NamedTuple):
    """One key of a file of settings."""

    name: str
    kind: Kind
    about: Text
    default: str = ""
    """As it would be written, for the page about settings; empty where there is none."""
    example: str = ""
    """A value as it is written in TOML."""
    choices: tuple[str, ...] = ()
    keys: tuple[Key, ...] = ()
    """Of a table, or of each of several."""
    required: bool = False
    by_file: Text | None = None
    """What it says in an override, where it may be different for some files."""
    make: Callable[[Any], Any] | None = None
    """Gives what the settings hold, of a sound value; by default the value itself."""
    form: str = ""
    """What a word, or each word of a list, has to be like where that is a form of its own: a regular expression that
    JSON Schema understands as well."""
    otherwise: Text | None = None
    """What is said of a word that has another form."""
    some: bool = False
    """Whether a list needs at least one item."""
    one_of: tuple[str, ...] = ()
    """Of each of several tables: keys of which it has exactly one."""


class Schema(NamedTuple):
    """All keys, and the rules that they may name."""

    keys: tuple[Key, ...]
    registry: Registry
    platforms: Platforms
