"""``onsrights import``: a manifest from a table, JSON, or the text of the dashboard's form."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from onsrights.commands import candidates
from onsrights.commands.delivery import deliver
from onsrights.commands.environment import write_error
from onsrights.commands.interface import Command, lang_option
from onsrights.engine.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from onsrights.engine.diagnostics import Language
    from onsrights.imports.placing import Asked, Placed
    from onsrights.imports.records import Remark

__all__ = ["build"]

_FAILED, _NOTHING = 1, 3
_MOST = 20
"""How many remarks of one kind are made one by one."""

_ABOUT = Text(
    "Maakt een manifest van een tabel (CSV, Excel), van JSON, of van tekst die uit het formulier van het dashboard is "
    "gekopieerd; - is standaardinvoer. Het manifest gaat naar standaarduitvoer, of met --output naar een bestand.",
    "Makes a manifest of a table (CSV, Excel), of JSON, or of text that was copied from the dashboard's form; - is "
    "standard input. The manifest goes to standard output, or with --output into a file.",
)
_NOT_IMPORTED = Text("Niet geïmporteerd: {why}", "Not imported: {why}")
_NO_RIGHTS = Text("Er zijn geen rechten gevonden in {path}.", "No rights were found in {path}.")
_MORE = Text("… en nog {count} van zulke opmerkingen.", "… and {count} more remarks like that.")
_MADE_FROM = Text("Gemaakt uit {path} met onsrights import.", "Made from {path} by onsrights import.")
_STANDARD_INPUT = Text("standaardinvoer", "standard input")
_ONE, _SEVERAL = Text("1 recht", "1 right"), Text("{rights} rechten", "{rights} rights")
_READY = Text("{rights} overgenomen, zonder fouten.", "{rights} taken over, without errors.")
_FAULTS = {
    1: Text("{rights} overgenomen; er staat 1 fout in.", "{rights} taken over; there is 1 error in it."),
    2: Text(
        "{rights} overgenomen; er staan {errors} fouten in.", "{rights} taken over; there are {errors} errors in it."
    ),
}
_CHECK = Text("Bekijk ze met: onsrights check {path}", "See them with: onsrights check {path}")


def build(lang: Language) -> click.Command:
    """Give the command in one language."""

    def option(name: str, nl: str, en: str, metavar: Text, *, several: bool = False) -> click.Option:
        about = Text(nl, en).render(lang, {})
        return click.Option(
            name.split(),
            metavar=metavar.render(lang, {}),
            multiple=several,
            help=about,
            shell_complete=candidates.files if name == "--output" else None,
        )

    def run(
        *, file: str, output: str | None, name: str | None, prefix: str | None, mapped: tuple[str, ...],
        sheet: str | None, force: bool,
    ) -> int:  # fmt: skip
        if prefix is not None and not (prefix.isascii() and prefix.isalpha()):
            from onsrights.commands.parse import invalid_prefix

            raise invalid_prefix(prefix, lang)
        from onsrights.imports.placing import Asked

        asked = Asked((name or "").strip() or None, prefix, dict(_pairs(lang, mapped)))
        return _import(lang, file, asked, sheet, output, replace=force)

    force = Text("Overschrijf een bestaand bestand.", "Overwrite an existing file.").render(lang, {})
    params: list[click.Parameter] = [
        click.Argument(["file"], metavar=Text("BESTAND", "FILE").render(lang, {}), shell_complete=candidates.files),
        option("--output", "Schrijf het manifest in dit bestand; een bestand dat al bestaat blijft zoals het is.",
               "Write the manifest into this file; one that exists stays as it is.", Text("BESTAND", "FILE")),
        option("--name", "Naam van de connector, zoals die in het API Dashboard staat.",
               "Name of the connector, as it stands in the API Dashboard.", Text("CONNECTOR", "CONNECTOR")),
        option("--prefix", "Voorvoegsel van de identifiers; anders wat ze gemeen hebben.",
               "Prefix of the identifiers; else what they have in common.", Text("VOORVOEGSEL", "PREFIX")),
        option("mapped --map", 'Wat een kolom bevat, herhaalbaar: "Omschrijving=dutch_description". Een kolom mag ook '
               "met nummer of letter genoemd worden; als veld betekent - weglaten.",
               'What a column holds, repeatable: "Omschrijving=dutch_description". A column may be named by number or '
               "letter as well; as the field, - means leaving it out.",
               Text("KOLOM=VELD", "COLUMN=FIELD"), several=True),
        option("--sheet", "Blad van de werkmap; anders het eerste waarin de velden genoemd worden.",
               "Sheet of the workbook; else the first one that names the fields.", Text("BLAD", "SHEET")),
        click.Option(["--force"], is_flag=True, help=force),
        lang_option(lang),
    ]  # fmt: skip
    return Command(lang, "import", params, _ABOUT, run)


def _pairs(lang: Language, mapped: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Take ``COLUMN=FIELD`` apart, at the last equals sign."""
    from onsrights.imports.columns import TARGETS, target

    for pair in mapped:
        column, equals, field = pair.rpartition("=")
        if not equals or not column.strip():
            sentence = Text('--map verwacht KOLOM=VELD, niet "{pair}".', '--map expects COLUMN=FIELD, not "{pair}".')
            raise _wrong(lang, sentence, pair=pair)
        meant = field.strip() if field.strip() in TARGETS else target(field, exactly=True)
        if meant is None:
            sentence = Text(
                '--map kent het veld "{field}" niet; kies uit {choices}.',
                '--map does not know the field "{field}"; choose from {choices}.',
            )
            raise _wrong(lang, sentence, target(field), field=field.strip(), choices=", ".join(TARGETS))
        yield column, meant


def _wrong(lang: Language, sentence: Text, meant: str | None = None, **values: str) -> click.UsageError:
    text = sentence.render(lang, values)
    if meant:
        text += Text(' Bedoelt u "{word}"?', ' Did you mean "{word}"?').render(lang, {"word": meant})
    return click.UsageError(text, click.get_current_context())


def _import(lang: Language, file: str, asked: Asked, sheet: str | None, output: str | None, *, replace: bool) -> int:
    from onsrights.imports.records import NotReadableError
    from onsrights.ons.writing import manifest_text

    shown = _STANDARD_INPUT.render(lang, {}) if file == "-" else file
    try:
        placed = _placed(lang, file, asked, sheet)
    except NotReadableError as error:
        write_error(_NOT_IMPORTED.render(lang, {"why": error.remark.say(lang)}) + "\n")
        return _FAILED
    _say(lang, placed.remarks)
    if not placed.manifests:
        write_error(_NO_RIGHTS.render(lang, {"path": shown}) + "\n")
        return _NOTHING
    made_from = _MADE_FROM.render(lang, {"path": os.path.basename(shown)})
    text = manifest_text(placed.manifests, [made_from])
    status = deliver(lang, text, output, replace=replace)
    if status == 0:
        _say_verdict(lang, text, output)
    return status


def _placed(lang: Language, file: str, asked: Asked, sheet: str | None) -> Placed:
    from onsrights.imports.columns import UnknownColumnError
    from onsrights.imports.placing import place
    from onsrights.imports.reading import read

    data = _data(file)
    try:
        return place(read(data, file, asked.mapped, sheet), asked, lang)
    except UnknownColumnError as error:
        sentence = Text('Er is geen kolom "{column}" (--map).', 'There is no column "{column}" (--map).')
        raise _wrong(lang, sentence, error.meant, column=error.column) from None
    except LookupError as error:
        from onsrights.imports.workbook import UnknownSheetError

        if not isinstance(error, UnknownSheetError):
            raise
        sentence = Text(
            'Er is geen blad "{sheet}"; wel: {sheets}.', 'There is no sheet "{sheet}"; there are: {sheets}.'
        )
        raise _wrong(lang, sentence, error.meant, sheet=error.sheet, sheets=", ".join(error.sheets)) from None
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in {"openpyxl", "defusedxml"}:
            raise
        sentence = Text(
            'Voor een Excel-werkmap is openpyxl nodig: pip install "onsrights[xlsx]". Of sla de werkmap op als CSV.',
            'An Excel workbook needs openpyxl: pip install "onsrights[xlsx]". Or save the workbook as CSV.',
        )
        raise _wrong(lang, sentence) from None


def _data(file: str) -> bytes:
    """Read the input; one byte more than is allowed shows that it is too large."""
    from onsrights.engine.settings import Limits
    from onsrights.engine.source import UnreadableError, bytes_of
    from onsrights.imports.records import NotReadableError
    from onsrights.platforms import PLATFORMS

    most = Limits().file_bytes + 1
    if file == "-":
        return sys.stdin.buffer.read(most) if sys.stdin else b""
    try:
        return bytes_of(file, most)
    except UnreadableError as error:
        raise NotReadableError(PLATFORMS.registry()["ONS100"].text(error.why), path=file) from None


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


def _say_verdict(lang: Language, text: str, output: str | None) -> None:
    """Say how many rights there are now, and how many errors they have."""
    from onsrights.library import check_text

    report = check_text(text)
    errors = report.count("error")
    rights = (_ONE if report.rights == 1 else _SEVERAL).render(lang, {"rights": report.rights})
    sentence = (_FAULTS[min(errors, 2)] if errors else _READY).render(lang, {"rights": rights, "errors": errors})
    if errors:
        sentence += " " + _CHECK.render(lang, {"path": output or Text("BESTAND", "FILE").render(lang, {})})
    write_error(sentence + "\n")
