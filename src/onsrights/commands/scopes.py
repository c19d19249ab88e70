"""``onsrights scopes``: what has to be ticked when an application is registered, from a manifest, code, or both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import click

from onsrights.commands import candidates
from onsrights.commands.console import write, write_error
from onsrights.commands.interface import Command, OneOf, lang_option
from onsrights.commands.manifests import missing
from onsrights.commands.not_there import refuse_missing
from onsrights.commands.one_manifest import complaint, not_asked, only_manifest, settings_for, source_of
from onsrights.engine.diagnostics import Text
from onsrights.platforms import PLATFORMS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from onsrights.doors import Scopes
    from onsrights.engine.check.platform import Platform
    from onsrights.engine.diagnostics import Language
    from onsrights.engine.settings.settings import Settings
    from onsrights.engine.text.tree import Tree

__all__ = ["build"]

NOTHING = 3
"""The exit status where there is nothing to tell."""

_ABOUT = Text(
    "Toont {what}: uit het manifest, of met --code alleen uit de programmacode. Noemt u beide, dan tellen ze allebei.",
    "Shows {what}: from the manifest, or with --code from source code only. If you name both, both count.",
)
_NO_CALLS = Text("Er is geen enkele aanroep gevonden.", "Not a single call was found.")
_STDIN = Text(
    "Bij --code is - geen standaardinvoer: noem bestanden of mappen.",
    "With --code, - is not standard input: name files or folders.",
)


class _Wanted(NamedTuple):
    """What was asked on the command line."""

    manifest: str | None
    code: tuple[str, ...]
    form: str


def build(lang: Language) -> click.Command:
    """Give the command in one language."""
    _, door = _door()

    def run(**given: Any) -> int:  # noqa: ANN401 - what click makes of the options below
        return _scopes(lang, _Wanted(**given))

    params: list[click.Parameter] = [
        click.Argument(["manifest"], required=False, metavar="[MANIFEST]", shell_complete=candidates.files),
        click.Option(
            ["--code"],
            multiple=True,
            metavar=Text("PAD", "PATH").render(lang, {}),
            help=Text(
                "Programmacode: een bestand of map; herhaalbaar.", "Source code: a file or folder; repeatable."
            ).render(lang, {}),
            shell_complete=candidates.files,
        ),
        click.Option(
            ["form", "--format"],
            type=OneOf(*door.formats),
            default=door.formats[0],
            metavar="|".join(door.formats),
            help=Text(
                "Vorm; yaml is een blok om in het manifest te plakken.",
                "Format; yaml is a block to paste into the manifest.",
            ).render(lang, {}),
        ),
        lang_option(lang),
    ]
    what = {"what": door.about.render(lang, {})}
    about = Text(*(text.format_map(what) for text in _ABOUT))
    return Command(lang, "scopes", params, about, run)


def _door() -> tuple[Platform, Scopes]:
    """Give the one platform whose applications ask for scopes."""
    found = ((platform, platform.door("scopes")) for platform in PLATFORMS.all())
    return next((platform, door) for platform, door in found if door is not None)


def _scopes(lang: Language, wanted: _Wanted) -> int:
    from onsrights.doors import ScopesRequest
    from onsrights.engine.access.asking import ManifestError
    from onsrights.engine.files.discover import STANDARD_INPUT
    from onsrights.engine.settings.read import SettingsError

    if STANDARD_INPUT in wanted.code:
        raise complaint(lang, _STDIN)
    refuse_missing(lang, filter(None, (wanted.manifest, *wanted.code)))
    platform, door = _door()
    try:
        path = wanted.manifest or (None if wanted.code else only_manifest(lang, platform.key))
        settings = settings_for(path or STANDARD_INPUT)
        tree = None if path is None else _tree(lang, path, settings)
    except SettingsError as error:
        from onsrights.commands.console import refused

        return refused(lang, error)
    except ManifestError as error:
        return not_asked(lang, error)
    texts = _texts(wanted.code, settings) if wanted.code else None
    text, status = door.answer(ScopesRequest(lang, wanted.form, tree, texts, settings))
    write(text)
    if status == NOTHING:
        write_error(_NO_CALLS.render(lang, {}) + "\n")
    return status


def _tree(lang: Language, path: str, settings: Settings) -> Tree:
    """Read a manifest; raise :class:`ManifestError` where nobody can say what it means."""
    from onsrights.engine.access.asking import ManifestError, hinders
    from onsrights.engine.check.run import check_sources
    from onsrights.engine.text.tree import read_tree

    source = source_of(path, settings)
    tree = read_tree(source, settings.limits)
    if not source.readable and PLATFORMS.by_path(source.path) is None:
        source.platform = _door()[0].key  # that it cannot be read is what has to be said, not for whom it is
    platform = PLATFORMS[source.platform or PLATFORMS.key_of(tree, source.path)]
    if platform.door("scopes") is None:
        raise missing(lang, platform, "scopes")
    # Whether a manifest can be understood does not depend on which rules were chosen.
    every = settings._replace(select=(), ignore=(), severity={}, overrides=())
    run = check_sources([source], PLATFORMS, every)
    run.raise_failed()
    found = tuple(each for each in run.report.diagnostics if hinders(each, platform))
    if found:
        raise ManifestError(run.report._replace(diagnostics=found))
    return tree


def _texts(
    paths: tuple[str, ...], settings: Settings
) -> Callable[[Callable[[str], bool], Callable[[bytes], bool]], Iterable[str]]:
    """Give what reads the code of these files and folders."""
    from onsrights.engine.check.usage import texts
    from onsrights.engine.files.discover import every_file

    def read(wants: Callable[[str], bool], may_hold: Callable[[bytes], bool]) -> Iterator[str]:
        code = (path for path in every_file(paths) if PLATFORMS.by_path(path) is None)
        return (text for _, text in texts(code, wants, may_hold, settings))

    return read
