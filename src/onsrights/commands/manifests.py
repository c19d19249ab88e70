"""The manifests that a door is about: found, and told apart by platform.

What a door that a platform lacks answers is said here as well, for all commands.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from onsrights.commands.interface import OneOf
from onsrights.engine.diagnostics import Text
from onsrights.platforms import PLATFORMS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from onsrights.doors import Option, RefusedError
    from onsrights.doors.checked import Found
    from onsrights.engine.check.platform import Platform
    from onsrights.engine.diagnostics import Language
    from onsrights.engine.settings.settings import Settings

__all__ = [
    "door_options",
    "find",
    "given_options",
    "missing",
    "of_platform",
    "platform_option",
    "usage_error",
]

_MISSING = Text('Voor {platform} bestaat "{word}" niet.', 'For {platform} there is no "{word}".')


# --------------------------------------------------------------------------------------------------------- options


_ONLY = Text("Alleen voor dit platform.", "Only for this platform.")


def platform_option(lang: Language, about: Text = _ONLY) -> click.Option:
    """Give the option that names a platform."""
    keys = PLATFORMS.keys
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
    from onsrights.doors.checked import read
    from onsrights.engine.files.discover import STANDARD_INPUT, discover
    from onsrights.engine.text.source import Source

    limits = settings.limits
    for path in discover(paths, PLATFORMS.files).paths:
        if path == STANDARD_INPUT:
            data = sys.stdin.buffer.read(limits.file_bytes + 1) if sys.stdin else b""
            source = Source.from_bytes(stdin_filename or "<stdin>", data, limits)
        else:
            source = Source.from_file(path, limits)
        yield read(source, settings, named=path in paths)


def of_platform(found: Iterable[Found], key: str | None) -> list[Found]:
    """Leave out what is for another platform than the one of that key, where one is named."""
    return [each for each in found if key is None or each.platform.key == key]
