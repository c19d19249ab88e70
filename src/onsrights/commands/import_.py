"""``onsrights import``: a manifest from what somebody has already. What can be read, the platforms say."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

import click

from onsrights.commands import candidates
from onsrights.commands.console import style, write_error
from onsrights.commands.interface import Command, lang_option
from onsrights.commands.manifests import door_options, given_options, missing, usage_error
from onsrights.commands.not_there import refuse_missing
from onsrights.commands.output import deliver
from onsrights.doors import ImportRequest, RefusedError
from onsrights.doors.importing import MADE_FROM, holds_secret, importers, meant, read, said
from onsrights.engine.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onsrights.doors import Importer
    from onsrights.engine.check.platform import Platform
    from onsrights.engine.check.report import Report
    from onsrights.engine.diagnostics import Language

__all__ = ["build"]

_FAILED, _NOTHING = 1, 3
_ABOUT = Text(
    "Maakt een manifest van {what}; - is standaardinvoer. Het manifest gaat naar standaarduitvoer, of met --output "
    "naar een bestand.",
    "Makes a manifest from {what}; - is standard input. The manifest goes to standard output, or with --output into a "
    "file.",
)
_NOT_IMPORTED = Text("Niet geïmporteerd: {why}", "Not imported: {why}")
_NONE = Text("Er zijn geen {units} gevonden in {path}.", "No {units} were found in {path}.")
_STANDARD_INPUT = Text("standaardinvoer", "standard input")
_ENDING = Text(
    'Een manifest is YAML: noem bij --output een bestand dat op .yaml of .yml eindigt, niet "{path}".',
    'A manifest is YAML: name a file with --output that ends in .yaml or .yml, not "{path}".',
)
_READY = Text("{units} overgenomen, zonder fouten.", "{units} imported, without errors.")
_FAULTS = {
    1: Text("{units} overgenomen; er staat 1 fout in.", "{units} imported; there is 1 error in it."),
    2: Text("{units} overgenomen; er staan {errors} fouten in.", "{units} imported; there are {errors} errors in it."),
}
_CHECK = Text("Bekijk ze met: onsrights check {path}", "See them with: onsrights check {path}")
_HOLDS_SECRET = Text("Niet geïmporteerd: er staat een geheim in.", "Not imported: there is a secret in it.")


def build(lang: Language) -> click.Command:
    """Give the command in one language."""
    every = importers()
    options = [(platform, option) for platform, importer in every for option in importer.options]

    def run(*, file: str, output: str | None, force: bool, **given: Any) -> int:  # noqa: ANN401 - as the options are
        values = given_options(given, [option for _, option in options])
        return _import(lang, file, values, output, replace=force)

    about = Text(
        "Schrijf het manifest in dit bestand; een bestand dat al bestaat blijft zoals het is.",
        "Write the manifest to this file; an existing file stays as it is.",
    )
    name = Text("BESTAND", "FILE").render(lang, {})
    force = Text("Overschrijf een bestaand bestand.", "Overwrite an existing file.").render(lang, {})
    params: list[click.Parameter] = [
        click.Argument(["file"], metavar=name, shell_complete=candidates.files),
        click.Option(["--output"], metavar=name, help=about.render(lang, {}), shell_complete=candidates.files),
        *door_options(lang, options),
        click.Option(["--force"], is_flag=True, help=force),
        lang_option(lang),
    ]
    either = Text("; of van ", "; or of ").render(lang, {})
    what = either.join(importer.about.render(lang, {}) for _, importer in every)
    return Command(lang, "import", params, Text(*(text.replace("{what}", what) for text in _ABOUT)), run)


def _import(lang: Language, file: str, values: Mapping[str, Any], output: str | None, *, replace: bool) -> int:
    from onsrights.documents.records import NotReadableError

    refuse_missing(lang, [file])
    shown = _STANDARD_INPUT.render(lang, {}) if file == "-" else file
    try:
        _check(values, output)
        data = _data(file)
        platform, importer = meant(data, file)
        for key in values:
            if not any(option.key == key for option in importer.options):
                raise missing(lang, platform, f"--{key.replace('_', '-')}")
        made_from = MADE_FROM.render(lang, {"path": os.path.basename(shown)})
        imported = read(importer, ImportRequest(lang, data, file, values, made_from))
    except NotReadableError as error:
        write_error(_NOT_IMPORTED.render(lang, {"why": error.remark.say(lang)}) + "\n")
        return _FAILED
    except RefusedError as refused:
        raise usage_error(lang, refused) from None
    write_error("".join(f"{line}\n" for line in said(imported.remarks, lang, advised=True)))
    if not imported.text:
        write_error(_NONE.render(lang, {"units": platform.noun.many.render(lang, {}), "path": shown}) + "\n")
        return _NOTHING
    report = _checked(imported.text, importer)
    if holds_secret(imported.text, importer):
        _refuse_secret(lang, report)
        return _FAILED
    status = deliver(lang, imported.text, output, replace=replace)
    if status == 0:
        _say_verdict(lang, platform, report, output)
    return status


def _check(values: Mapping[str, Any], output: str | None) -> None:
    """Complain of options that mean nothing, before anything is read."""
    if os.path.splitext(output or "")[1].lower() not in {"", ".yaml", ".yml"}:
        raise RefusedError(_ENDING, path=output)
    for _, importer in importers():
        if all(any(option.key == key for option in importer.options) for key in values):
            importer.check(values)


def _data(file: str) -> bytes:
    """Read the input; one byte more than is allowed shows that it is too large."""
    from onsrights.documents.records import TOO_LARGE, NotReadableError
    from onsrights.engine.files.open import UnreadableError, bytes_of
    from onsrights.engine.settings.settings import Limits

    limit = Limits().file_bytes
    if file == "-":
        data = sys.stdin.buffer.read(limit + 1) if sys.stdin else b""
    else:
        try:
            data = bytes_of(file, limit + 1)
        except UnreadableError as error:
            from onsrights.engine.rules.unreadable_file import TEXTS

            raise NotReadableError(TEXTS[error.why], path=file) from None
    if len(data) > limit:
        raise NotReadableError(TOO_LARGE, limit=limit >> 20)
    return data


def _checked(text: str, importer: Importer) -> Report:
    from onsrights.library import check_text

    return check_text(text, filename=importer.filename)


def _refuse_secret(lang: Language, report: Report) -> None:
    from onsrights.reports.concise import render

    secrets = tuple(found for found in report.diagnostics if found.definition.number == "116")
    lines = render(report._replace(diagnostics=secrets), style(lang, "never"), quiet=True)
    write_error(f"{lines}{_HOLDS_SECRET.render(lang, {})}\n")


def _say_verdict(lang: Language, platform: Platform, report: Report, output: str | None) -> None:
    """Say how much there is now, and how many errors it has."""
    errors = report.count("error")
    noun = platform.noun.one if report.rights == 1 else platform.noun.many
    values = {"units": f"{report.rights} {noun.render(lang, {})}", "errors": errors}
    sentence = (_FAULTS[min(errors, 2)] if errors else _READY).render(lang, values)
    if errors:
        sentence += " " + _CHECK.render(lang, {"path": output or Text("BESTAND", "FILE").render(lang, {})})
    write_error(sentence + "\n")
