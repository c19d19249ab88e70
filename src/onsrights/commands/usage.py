"""``onsrights usage``: source code held against the manifests. What is looked for, the platforms say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onsrights.commands import candidates
from onsrights.commands.check.check import NOTHING_CHECKED, report_run, wanted_reports
from onsrights.commands.check.reports import FORMATS, WrongTargetError
from onsrights.commands.console import refused, write_error
from onsrights.commands.interface import OneOf, ReportingCommand, lang_option, wrong_target
from onsrights.commands.manifests import find, missing
from onsrights.commands.not_there import refuse_missing
from onsrights.commands.options import SEVERITIES, Options
from onsrights.doors.checked import checked
from onsrights.engine.diagnostics import Text
from onsrights.platforms import PLATFORMS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from onsrights.doors import Usage
    from onsrights.doors.checked import Found
    from onsrights.engine.check.platform import Platform
    from onsrights.engine.diagnostics import Language
    from onsrights.engine.settings.settings import Settings

__all__ = ["build"]

_ABOUT = Text(
    "Zoekt in programmacode, in welke taal ook, naar {what}. Zonder pad: alles onder de huidige map dat git niet "
    "negeert; binaire bestanden worden overgeslagen.",
    "Searches source code of any language for {what}. Without a path: everything below the current folder that git "
    "does not ignore; binary files are skipped.",
)
_NO_MANIFEST = Text(
    "Er is geen manifest om de code naast te leggen: geef het op met --manifest.",
    "There is no manifest to compare the code with: name it with --manifest.",
)
_NO_FILES = Text("Er is niets doorzocht: geen bestand in {where}.", "Nothing was searched: no file in {where}.")
_HERE = Text("de huidige map", "the current folder")
_NONE_TO_HOLD = Text(
    "Er is niets doorzocht: geen manifest waar usage iets voor zoekt.",
    "Nothing was searched: no manifest with something that usage can look for.",
)
_TOO_LARGE = Text(
    "{path} is niet doorzocht: het is groter dan {limit} MiB.",
    "{path} was not searched: it is larger than {limit} MiB.",
)
_STDIN = Text(
    "Bij usage is - geen standaardinvoer: noem bestanden of mappen.",
    "With usage, - is not standard input: name files or folders.",
)
_MIB = 1024 * 1024


def build(lang: Language) -> click.Command:
    """Give the command in one language."""

    def option(name: str, nl: str, en: str, metavar: str, **more: Any) -> click.Option:  # noqa: ANN401
        return click.Option([name], metavar=metavar, help=Text(nl, en).render(lang, {}), **more)

    def run(*, manifest: tuple[str, ...], **given: Any) -> int:  # noqa: ANN401 - what click makes of the options below
        try:
            return _usage(lang, manifest, Options(**given))
        except WrongTargetError as error:
            raise wrong_target(error, lang) from None

    severities = "error|warning|info|never"
    file = Text("BESTAND", "FILE").render(lang, {})
    form = Text("VORM", "FORMAT").render(lang, {})
    params: list[click.Parameter] = [
        click.Argument(["paths"], nargs=-1, metavar=Text("[PAD]…", "[PATH]…").render(lang, {}),
                       shell_complete=candidates.files),
        option("--manifest",
               "Manifest om de code naast te leggen; herhaalbaar. Standaard elk manifest onder de huidige map.",
               "Manifest to compare the code with; repeatable. By default every manifest below the current folder.",
               file, multiple=True, shell_complete=candidates.files),
        option("--format", "Vorm van het rapport, als bij check: " + ", ".join(FORMATS) + ".",
               "Format of the report, as with check: " + ", ".join(FORMATS) + ".",
               form, type=OneOf(*FORMATS), multiple=True, expose_value=False),
        option("--output", "Bestand voor het rapport van de --format ervoor.",
               "File for the report of the --format before it.", file, multiple=True, expose_value=False,
               shell_complete=candidates.files),
        option("--fail-on", "Vanaf welke ernst de exitstatus 1 is; standaard error.",
               "The lowest severity that makes the exit status 1; error by default.",
               severities, type=OneOf(*SEVERITIES, "never"), default="error"),
        click.Option(["--quiet"], is_flag=True, help=Text(
            "Toon alleen de fouten, zonder de slotregels.", "Show only the faults, without the closing lines.",
        ).render(lang, {})),
        option("--color", "Kleuren; standaard auto: op een terminal, zonder NO_COLOR.",
               "Colours; auto by default: on a terminal, without NO_COLOR.",
               "auto|always|never", type=OneOf("auto", "always", "never"), default="auto"),
        lang_option(lang),
    ]  # fmt: skip
    either = Text("; en naar ", "; and for ").render(lang, {})
    what = either.join(door.about.render(lang, {}) for _, door in _doors())
    return ReportingCommand(lang, "usage", params, Text(*(text.replace("{what}", what) for text in _ABOUT)), run)


def _doors() -> list[tuple[Platform, Usage]]:
    """Give what the platforms look for."""
    found = [(platform, platform.door("usage")) for platform in PLATFORMS.all()]
    return [(platform, door) for platform, door in found if door is not None]


def _usage(lang: Language, manifests: tuple[str, ...], options: Options) -> int:
    from onsrights.commands.settings import Chosen, chosen_settings
    from onsrights.engine.check.platform import rules_of
    from onsrights.engine.check.usage import Side, search
    from onsrights.engine.files.discover import STANDARD_INPUT, every_file
    from onsrights.engine.settings.read import SettingsError
    from onsrights.engine.settings.settings import Settings

    wanted = wanted_reports(options)
    if STANDARD_INPUT in (*options.paths, *manifests):
        raise WrongTargetError(_STDIN)
    refuse_missing(lang, (*manifests, *options.paths))
    try:
        chosen = chosen_settings(Chosen(), manifests).of(None)
    except SettingsError as error:
        return refused(lang, error)
    # What was added to the platforms' tables counts; every rule about code speaks.
    settings = Settings(limits=chosen.limits, own=chosen.own)
    found = _manifests(lang, manifests, settings)
    if not found:
        write_error(_NONE_TO_HOLD.render(lang, {}) + "\n")
        return NOTHING_CHECKED
    doors = [(platform, door) for platform, door in _doors() if any(each.platform is platform for each in found)]
    sides = [
        Side(
            platform,
            rules_of(platform),
            door.search([each.tree for each in found if each.platform is platform], settings),
        )
        for platform, door in doors
    ]
    paths = [each.source.path or "" for each in found]
    outputs = [target.output for target in wanted if target.output is not None]
    usage = search(sides, checked(found, settings), _searched(every_file(options.paths), [*paths, *outputs]), settings)
    limit = settings.limits.file_bytes // _MIB
    for path in usage.too_large:
        write_error(_TOO_LARGE.render(lang, {"path": path, "limit": limit}) + "\n")
    if not usage.files:
        where = ", ".join(options.paths) or _HERE.render(lang, {})
        write_error(_NO_FILES.render(lang, {"where": where}) + "\n")
        return NOTHING_CHECKED
    for (_, door), side in zip(doors, sides, strict=True):
        for remark in door.closing(side.search):
            write_error(remark.say(lang) + "\n")
    return report_run(lang, usage.run, wanted, options)


def _manifests(lang: Language, paths: tuple[str, ...], settings: Settings) -> list[Found]:
    """Find the manifests of those platforms that look for something in code; complain where there is none at all."""
    found = list(find(paths, None, settings))
    if not found:
        raise WrongTargetError(_NO_MANIFEST)
    for each in found:
        if each.named and each.platform.door("usage") is None:
            raise missing(lang, each.platform, "usage")
    return [each for each in found if each.platform.door("usage") is not None]


def _searched(files: Iterable[str], others: Sequence[str]) -> Iterable[str]:
    """Leave out manifests and the reports of this run: that a right stands there is no use of it."""
    import os

    names = frozenset(map(os.path.basename, others))
    real = frozenset(map(os.path.realpath, others))
    return (
        file
        for file in files
        if PLATFORMS.by_path(file) is None and not (os.path.basename(file) in names and os.path.realpath(file) in real)
    )
