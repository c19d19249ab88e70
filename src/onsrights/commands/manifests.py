"""The manifests that a door is about: found, told apart by platform, checked, and read for it.

What a door that a platform lacks answers is said here as well, for all commands.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from onsrights import platforms
from onsrights.commands.interface import OneOf
from onsrights.engine.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from onsrights.doors import Manifest, Option, RefusedError
    from onsrights.engine.check.field import Value
    from onsrights.engine.diagnostics import Diagnostic, Language
    from onsrights.engine.run import Run
    from onsrights.engine.settings import Settings
    from onsrights.engine.source import Source
    from onsrights.engine.tree import Tree
    from onsrights.platforms import Platform

__all__ = [
    "Found",
    "checked",
    "door_options",
    "find",
    "given_options",
    "manifests_of",
    "missing",
    "of_platform",
    "platform_option",
    "usage_error",
]

_MISSING = Text('Voor {platform} bestaat "{word}" niet.', 'For {platform} there is no "{word}".')


class Found(NamedTuple):
    """One file of those that were meant."""

    source: Source
    tree: Tree
    platform: Platform
    named: bool
    """Whether it was called by its name, and not found in a folder."""


# --------------------------------------------------------------------------------------------------------- options


def platform_option(lang: Language) -> click.Option:
    """Give the option that names a platform."""
    keys = platforms.PLATFORMS.keys
    about = Text("Alleen voor dit platform.", "For this platform only.")
    return click.Option(
        ["--platform"], type=OneOf(*keys), metavar="|".join(keys), help=about.render(lang, {}), default=None
    )


def door_options(lang: Language, offered: Iterable[tuple[Platform, Option]]) -> list[click.Option]:
    """Give the options that doors understand, each once; where platforms differ, the help says for which it is what."""
    by_name: dict[str, dict[str, Option]] = {}
    for platform, option in offered:
        by_name.setdefault(option.name, {}).setdefault(platform.name, option)
    return [_option(lang, name, of) for name, of in by_name.items()]


def _option(lang: Language, name: str, of: dict[str, Option]) -> click.Option:
    from onsrights.commands import candidates

    first = next(iter(of.values()))
    texts = {option.about.render(lang, {}): platform for platform, option in of.items()}
    about = next(iter(texts)) if len(texts) == 1 else " ".join(f"{name}: {text}" for text, name in texts.items())
    choices = {option.choices for option in of.values()}
    words = first.choices if len(choices) == 1 else ()
    return click.Option(
        [name],
        type=OneOf(*words) if words else None,
        metavar="|".join(words) or first.metavar.render(lang, {}),
        multiple=first.several,
        help=about,
        shell_complete=candidates.files if first.path else None,
    )


def given_options(values: dict[str, Any], offered: Iterable[Option]) -> dict[str, Any]:
    """Take from what click gives the values of those options that were given, by their keys."""
    found = {option.key: values.get(option.key) for option in offered}
    return {key: value for key, value in found.items() if value not in {None, ()}}


# -------------------------------------------------------------------------------------------------------- complaints


def missing(lang: Language, platform: Platform, word: str) -> click.UsageError:
    """Make the complaint that a platform does not have a command, or an option."""
    return _complaint(_MISSING.render(lang, {"platform": platform.name, "word": word}))


def usage_error(lang: Language, error: RefusedError) -> click.UsageError:
    """Make a complaint of what a door refused, with the word that was probably meant."""
    sentence = error.text.render(lang, error.data)
    if error.meant:
        sentence += Text(' Bedoelt u "{word}"?', ' Did you mean "{word}"?').render(lang, {"word": error.meant})
    return _complaint(sentence)


def _complaint(sentence: str) -> click.UsageError:
    return click.UsageError(sentence, click.get_current_context(silent=True))


# ------------------------------------------------------------------------------------------------------------- files


def find(paths: Sequence[str], stdin_filename: str | None, settings: Settings) -> Iterator[Found]:
    """Read what is meant, and say which platform each file is for."""
    from onsrights.engine.discover import STANDARD_INPUT, discover
    from onsrights.engine.source import Source
    from onsrights.engine.tree import read_tree

    limits = settings.limits
    for path in discover(paths).paths:
        if path == STANDARD_INPUT:
            data = sys.stdin.buffer.read(limits.file_bytes + 1) if sys.stdin else b""
            source = Source.from_bytes(stdin_filename or "<stdin>", data, limits)
        else:
            source = Source.from_file(path, limits)
        tree = read_tree(source, limits)
        yield Found(source, tree, platforms.PLATFORMS.of(tree, source.path), path in paths)


def of_platform(found: Iterable[Found], key: str | None) -> list[Found]:
    """Leave out what is for another platform than the one of that key, where one is named."""
    return [each for each in found if key is None or each.platform.key == key]


def checked(found: Sequence[Found], settings: Settings) -> Run:
    """Check the manifests."""
    from onsrights.engine.run import check_sources
    from onsrights.ons.platform import ONS

    run = check_sources([each.source for each in found], ONS, settings)
    run.raise_failed()
    return run


def manifests_of(found: Iterable[Found], settings: Settings, diagnostics: Sequence[Diagnostic] = ()) -> list[Manifest]:
    """Read every document of the files for a door."""
    return [
        manifest
        for each in found
        for manifest in _documents(each.platform, each.tree, settings, each.source.path or "", diagnostics)
    ]


def _documents(
    platform: Platform, tree: Tree, settings: Settings, path: str, diagnostics: Sequence[Diagnostic]
) -> Iterator[Manifest]:
    from onsrights.doors import Manifest
    from onsrights.engine.check.field import Keys

    del settings
    for number, root in enumerate(tree.documents):
        keys = _value("", root, "", number)
        if not isinstance(keys, Keys):
            keys = Keys("", number, {})
        label: Any = keys
        if not platform.unit.endswith("[]"):
            for step in platform.label[:-1]:
                label = label.keys(step) if label is not None else None
            label = label.text(platform.label[-1]) if label is not None else None
        else:
            label = None
        about = tuple(each for each in diagnostics if each.path == path and each.document == number)
        yield Manifest(path, number, label or None, tree, keys, (), about)


def _value(name: str, node: Any, pointer: str, number: int) -> Value | None:  # noqa: ANN401
    """Stand in for the walk over tree and schema."""
    from onsrights.engine.check.field import Field, Items, Keys

    if node is None:
        return None
    if node[0] == "mapping":
        pairs = [
            (key[3], _value(key[3], value, f"{pointer}/{key[3]}", number))
            for key, value in node[3]
            if key[0] == "scalar"
        ]
        return Keys(pointer, number, {key: value for key, value in pairs if value is not None})
    if node[0] == "sequence":
        items = (_value(name, item, f"{pointer}/{index}", number) for index, item in enumerate(node[3]))
        return Items(pointer, number, tuple(item for item in items if item is not None))
    return Field(name, node[3], pointer, number, node) if node[0] == "scalar" else None
