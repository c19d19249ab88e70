"""``onsrights import``: a manifest from what somebody has already. What can be read, the platforms say."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

import click

from onsrights.commands import candidates
from onsrights.commands.delivery import deliver
from onsrights.commands.environment import style, write_error
from onsrights.commands.interface import Command, lang_option
from onsrights.commands.manifests import door_options, given_options, missing, read, usage_error
from onsrights.commands.named import refuse_missing
from onsrights.doors import ImportRequest, RefusedError
from onsrights.engine.diagnostics import Text
from onsrights.platforms import PLATFORMS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from onsrights.documents.records import Remark
    from onsrights.doors import Imported, Importer
    from onsrights.engine.check.platform import Platform
    from onsrights.engine.diagnostics import Language
    from onsrights.engine.report import Report

__all__ = ["build"]

_FAILED, _NOTHING = 1, 3
_MOST = 20
"""How many remarks of one kind are made one by one."""

_ABOUT = Text(
    "Maakt een manifest van {what}; - is standaardinvoer. Het manifest gaat naar standaarduitvoer, of met --output "
    "naar een bestand.",
    "Makes a manifest of {what}; - is standard input. The manifest goes to standard output, or with --output into a "
    "file.",
)
_NOT_IMPORTED = Text("Niet geïmporteerd: {why}", "Not imported: {why}")
_NONE = Text("Er zijn geen {units} gevonden in {path}.", "No {units} were found in {path}.")
_MORE = Text("… en nog {count} van zulke opmerkingen.", "… and {count} more remarks like that.")
_MADE_FROM = Text("Gemaakt uit {path} met onsrights import.", "Made from {path} by onsrights import.")
_STANDARD_INPUT = Text("standaardinvoer", "standard input")
_ENDING = Text(
    'Een manifest is YAML: noem bij --output een bestand dat op .yaml of .yml eindigt, niet "{path}".',
    'A manifest is YAML: name a file with --output that ends in .yaml or .yml, not "{path}".',
)
_READY = Text("{units} overgenomen, zonder fouten.", "{units} taken over, without errors.")
_FAULTS = {
    1: Text("{units} overgenomen; er staat 1 fout in.", "{units} taken over; there is 1 error in it."),
    2: Text(
        "{units} overgenomen; er staan {errors} fouten in.", "{units} taken over; there are {errors} errors in it."
    ),
}
_CHECK = Text("Bekijk ze met: onsrights check {path}", "See them with: onsrights check {path}")
_HOLDS_SECRET = Text("Niet geïmporteerd: er staat een geheim in.", "Not imported: there is a secret in it.")
_NO_WORKBOOKS = Text(
    'Voor een Excel-werkmap is openpyxl nodig: pip install "onsrights[xlsx]". Of sla de werkmap op als CSV.',
    'An Excel workbook needs openpyxl: pip install "onsrights[xlsx]". Or save the workbook as CSV.',
)


def build(lang: Language) -> click.Command:
    """Give the command in one language."""
    importers = _importers()
    options = [(platform, option) for platform, importer in importers for option in importer.options]

    def run(*, file: str, output: str | None, force: bool, **given: Any) -> int:  # noqa: ANN401 - as the options are
        values = given_options(given, [option for _, option in options])
        return _import(lang, file, values, output, replace=force)

    about = Text(
        "Schrijf het manifest in dit bestand; een bestand dat al bestaat blijft zoals het is.",
        "Write the manifest into this file; one that exists stays as it is.",
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
    what = either.join(importer.about.render(lang, {}) for _, importer in importers)
    return Command(lang, "import", params, Text(*(text.replace("{what}", what) for text in _ABOUT)), run)


def _importers() -> list[tuple[Platform, Importer]]:
    """Give what reads something, the one that takes whatever nobody else does at the end."""
    found = [(platform, platform.door("import")) for platform in PLATFORMS.all()]
    return sorted(
        ((platform, door) for platform, door in found if door is not None), key=lambda each: each[1].recognises is None
    )


def _import(lang: Language, file: str, values: Mapping[str, Any], output: str | None, *, replace: bool) -> int:
    from onsrights.documents.records import NotReadableError

    refuse_missing(lang, [file])
    shown = _STANDARD_INPUT.render(lang, {}) if file == "-" else file
    try:
        _check(values, output)
        data = _data(file)
        platform, importer = _meant(data, file)
        for key in values:
            if not any(option.key == key for option in importer.options):
                raise missing(lang, platform, f"--{key.replace('_', '-')}")
        made_from = _MADE_FROM.render(lang, {"path": os.path.basename(shown)})
        imported = _read(importer, ImportRequest(lang, data, file, values, made_from))
    except NotReadableError as error:
        write_error(_NOT_IMPORTED.render(lang, {"why": error.remark.say(lang)}) + "\n")
        return _FAILED
    except RefusedError as refused:
        raise usage_error(lang, refused) from None
    _say(lang, imported.remarks)
    if not imported.text:
        write_error(_NONE.render(lang, {"units": platform.noun.many.render(lang, {}), "path": shown}) + "\n")
        return _NOTHING
    report = _checked(imported.text, importer)
    if _holds_secret(imported.text, importer):
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
    for _, importer in _importers():
        if all(any(option.key == key for option in importer.options) for key in values):
            importer.check(values)


def _data(file: str) -> bytes:
    """Read the input; one byte more than is allowed shows that it is too large."""
    from onsrights.documents.records import TOO_LARGE, NotReadableError
    from onsrights.engine.reading import UnreadableError, bytes_of
    from onsrights.engine.settings import Limits

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


def _meant(data: bytes, file: str) -> tuple[Platform, Importer]:
    """Say whose this is, by its content."""
    importers = _importers()
    return next(each for each in importers if each[1].recognises is None or each[1].recognises(data, file))


def _read(importer: Importer, request: ImportRequest) -> Imported:
    try:
        return importer.read(request)
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in {"openpyxl", "defusedxml"}:
            raise
        raise RefusedError(_NO_WORKBOOKS) from None


def _checked(text: str, importer: Importer) -> Report:
    from onsrights.library import check_text

    return check_text(text, filename=importer.filename)


def _holds_secret(text: str, importer: Importer) -> bool:
    """Whether a secret was about to be written."""
    from onsrights.engine.settings import Settings
    from onsrights.engine.source import Source

    return bool(read(Source(importer.filename, text), Settings()).source.secrets)


def _refuse_secret(lang: Language, report: Report) -> None:
    from onsrights.reports.concise import render

    secrets = tuple(found for found in report.diagnostics if found.code.endswith("116"))
    lines = render(report._replace(diagnostics=secrets), style(lang, "never"), quiet=True)
    write_error(f"{lines}{_HOLDS_SECRET.render(lang, {})}\n")


def _say(lang: Language, remarks: Iterable[Remark]) -> None:
    """Say everything that should be known, on standard error; of one kind no more than anybody reads."""
    kinds: dict[Text, list[str]] = {}
    for remark in remarks:
        kinds.setdefault(remark.text, []).append(remark.say(lang))
    for sentences in kinds.values():
        lines = [*dict.fromkeys(sentences)]
        write_error("".join(f"{line}\n" for line in lines[:_MOST]))
        if len(lines) > _MOST:
            write_error(_MORE.render(lang, {"count": len(lines) - _MOST}) + "\n")


def _say_verdict(lang: Language, platform: Platform, report: Report, output: str | None) -> None:
    """Say how much there is now, and how many errors it has."""
    errors = report.count("error")
    noun = platform.noun.one if report.rights == 1 else platform.noun.many
    values = {"units": f"{report.rights} {noun.render(lang, {})}", "errors": errors}
    sentence = (_FAULTS[min(errors, 2)] if errors else _READY).render(lang, values)
    if errors:
        sentence += " " + _CHECK.render(lang, {"path": output or Text("BESTAND", "FILE").render(lang, {})})
    write_error(sentence + "\n")
