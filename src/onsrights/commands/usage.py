"""``onsrights usage``: the rights that source code uses, held against the manifests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onsrights.commands import candidates
from onsrights.commands.checking import NOTHING_CHECKED, SEVERITIES, Options, report_run, wanted_reports
from onsrights.commands.environment import write_error
from onsrights.commands.interface import OneOf, ReportingCommand, lang_option, wrong_target
from onsrights.commands.reporting import FORMATS, WrongTargetError
from onsrights.engine.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from onsrights.engine.diagnostics import Language
    from onsrights.engine.source import Source

__all__ = ["build"]

_ABOUT = Text(
    "Zoekt in broncode, in welke taal ook, naar rechten die in geen manifest staan (ONS801) en naar rechten van het "
    "manifest die nergens gebruikt worden (ONS802). Zonder pad: alles onder de huidige map dat git niet negeert; "
    "binaire bestanden worden overgeslagen.",
    "Searches source code of any language for rights that are in no manifest (ONS801), and for rights of the manifest "
    "that are used nowhere (ONS802). Without a path: everything below the current folder that git does not ignore; "
    "binary files are passed over.",
)
_NO_MANIFEST = Text(
    "Er is geen manifest om de code naast te leggen: geef het op met --manifest.",
    "There is no manifest to hold the code against: name it with --manifest.",
)
_NO_FILES = Text("Er is niets doorzocht: geen bestand in {where}.", "Nothing was searched: no file in {where}.")
_HERE = Text("de huidige map", "the current folder")
_TOO_LARGE = Text(
    "{path} is niet doorzocht: het is groter dan {limit} MiB.",
    "{path} was not searched: it is larger than {limit} MiB.",
)
_STDIN = Text(
    "Bij usage is - geen standaardinvoer: noem bestanden of mappen.",
    "With usage, - is no standard input: name files or folders.",
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
    form = Text("VORM", "FORM").render(lang, {})
    params: list[click.Parameter] = [
        click.Argument(["paths"], nargs=-1, metavar=Text("[PAD]…", "[PATH]…").render(lang, {}),
                       shell_complete=candidates.files),
        option("--manifest", "Manifest met de rechten; herhaalbaar. Standaard elk manifest onder de huidige map.",
               "Manifest that holds the rights; repeatable. By default every manifest below the current folder.",
               file, multiple=True, shell_complete=candidates.files),
        option("--format", "Vorm van het rapport, als bij check: " + ", ".join(FORMATS) + ".",
               "Form of the report, as with check: " + ", ".join(FORMATS) + ".",
               form, type=OneOf(*FORMATS), multiple=True, expose_value=False),
        option("--output", "Bestand voor het rapport van de --format ervoor.",
               "File for the report of the --format before it.", file, multiple=True, expose_value=False,
               shell_complete=candidates.files),
        option("--fail-on", "Vanaf welke ernst de exitstatus 1 is; standaard error.",
               "From which severity on the exit status is 1; error by default.",
               severities, type=OneOf(*SEVERITIES, "never"), default="error"),
        click.Option(["--quiet"], is_flag=True, help=Text(
            "Toon alleen de fouten, zonder de slotregels.", "Show the faults only, without the closing lines.",
        ).render(lang, {})),
        option("--color", "Kleuren; standaard auto: op een terminal, zonder NO_COLOR.",
               "Colours; auto by default: on a terminal, without NO_COLOR.",
               "auto|always|never", type=OneOf("auto", "always", "never"), default="auto"),
        lang_option(lang),
    ]  # fmt: skip
    return ReportingCommand(lang, "usage", params, _ABOUT, run)


def _usage(lang: Language, manifests: tuple[str, ...], options: Options) -> int:
    from onsrights.engine.discover import STANDARD_INPUT, discover, every_file
    from onsrights.engine.settings import Settings
    from onsrights.ons.usage import check_usage
    from onsrights.platforms import PLATFORMS

    wanted = wanted_reports(options)
    if STANDARD_INPUT in (*options.paths, *manifests):
        raise WrongTargetError(_STDIN)
    found = discover(manifests).paths
    if not found:
        raise WrongTargetError(_NO_MANIFEST)
    settings = Settings()
    outputs = [target.output for target in wanted if target.output is not None]
    files = _searched(every_file(options.paths), [*found, *outputs])
    usage = check_usage(_sources(found), files, settings, PLATFORMS)
    limit = settings.limits.file_bytes // _MIB
    for path in usage.too_large:
        write_error(_TOO_LARGE.render(lang, {"path": path, "limit": limit}) + "\n")
    if usage.run.report.files == len(found):
        where = ", ".join(options.paths) or _HERE.render(lang, {})
        write_error(_NO_FILES.render(lang, {"where": where}) + "\n")
        return NOTHING_CHECKED
    return report_run(lang, usage.run, wanted, options)


def _sources(manifests: Iterable[str]) -> Iterable[Source]:
    from onsrights.engine.run import Input, read
    from onsrights.engine.settings import Settings

    return (read(Input(path), Settings()) for path in manifests)


def _searched(files: Iterable[str], others: Sequence[str]) -> Iterable[str]:
    """Leave out manifests and the reports of this run: that a right stands there is no use of it."""
    import os

    from onsrights.engine.discover import NAMES, SUFFIXES

    names = frozenset(map(os.path.basename, others))
    real = frozenset(map(os.path.realpath, others))
    return (
        file
        for file in files
        if os.path.basename(file) not in NAMES
        and not file.endswith(SUFFIXES)
        and not (os.path.basename(file) in names and os.path.realpath(file) in real)
    )
