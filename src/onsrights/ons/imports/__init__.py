"""What becomes a manifest of rights: tables, JSON, text from the dashboard's form. Here is the door ``import``."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from onsrights.doors import Imported, Importer, Option, RefusedError
from onsrights.engine.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from onsrights.doors import Asking, ImportRequest, Table
    from onsrights.ons.imports.placing import Asked
    from onsrights.ons.imports.read_file import Found

__all__ = ["IMPORTER"]

_EXAMPLES = 3
"""So many values of a column are shown to whoever is asked what it holds."""


def _check(options: Mapping[str, Any]) -> None:
    """Complain of options that mean nothing, before anything is read."""
    _asked(options)


def _asked(options: Mapping[str, Any], asking: Asking | None = None) -> Asked:
    from onsrights.ons.imports.placing import Asked
    from onsrights.ons.starter import check_prefix

    prefix = options.get("prefix")
    if prefix is not None:
        check_prefix(prefix)
    name = (options.get("name") or "").strip()
    # Who is asked for the name and leaves it empty will fill it in later; on the command line that is no name.
    return Asked(name or (None if asking is None else ""), prefix, dict(_pairs(options.get("map", ()))), asking)


def _pairs(mapped: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Take ``COLUMN=FIELD`` apart, at the last equals sign."""
    from onsrights.ons.imports.columns import TARGETS, target

    for pair in mapped:
        column, equals, field = pair.rpartition("=")
        if not equals or not column.strip():
            sentence = Text('--map verwacht KOLOM=VELD, niet "{pair}".', '--map expects COLUMN=FIELD, not "{pair}".')
            raise RefusedError(sentence, pair=pair)
        meant = field.strip() if field.strip() in TARGETS else target(field, exactly=True)
        if meant is None:
            sentence = Text(
                '--map kent het veld "{field}" niet; kies uit {choices}.',
                '"{field}" is not a field for --map; choose from {choices}.',
            )
            raise RefusedError(sentence, meant=target(field), field=field.strip(), choices=", ".join(TARGETS))
        yield column, meant


def _read(request: ImportRequest) -> Imported:
    from onsrights.ons.imports.columns import UnknownColumnError
    from onsrights.ons.imports.placing import place
    from onsrights.ons.imports.read_file import read
    from onsrights.ons.manifest_text import manifest_text

    asked = _asked(request.options, request.asking)
    try:
        found = read(request.data, request.path, asked.mapped, request.options.get("sheet"), request.asking)
        placed = place(found.records, asked, request.lang)
    except UnknownColumnError as error:
        sentence = Text('Er is geen kolom "{column}" (--map).', 'There is no column "{column}" (--map).')
        raise RefusedError(sentence, meant=error.meant, column=error.column) from None
    except LookupError as error:
        from onsrights.documents.workbook import UnknownSheetError

        if not isinstance(error, UnknownSheetError):
            raise
        sentence = Text(
            'Er is geen blad "{sheet}"; wel: {sheets}.', 'There is no sheet "{sheet}"; there are: {sheets}.'
        )
        raise RefusedError(sentence, meant=error.meant, sheet=error.sheet, sheets=", ".join(error.sheets)) from None
    text = manifest_text(placed.manifests, [request.made_from]) if placed.manifests else ""
    return Imported(text, placed.remarks, _table(found, asked) if request.asking is not None else None)


def _table(found: Found, asked: Asked) -> Table | None:
    """Show the table to somebody who is asked what its columns hold."""
    from onsrights.documents.records import shown
    from onsrights.doors import Column, Table
    from onsrights.ons.imports.columns import FIELD_NAMES, assign

    if not found.is_table:
        return None
    [records] = found.records
    assigned = assign(records.columns, asked.mapped, asked.asking.columns if asked.asking else {})
    columns = []
    for index, (name, target) in enumerate(zip(records.columns, assigned.targets, strict=True)):
        values = (str(row.cells[index]) for row in records.rows if index in row.cells)
        columns.append(Column(name.strip(), target or "", tuple(shown(value) for value in islice(values, _EXAMPLES))))
    return Table(tuple(columns), FIELD_NAMES, len(records.rows), found.named, found.sheet, found.sheets)


IMPORTER = Importer(
    Text(
        "een tabel (CSV, Excel), JSON, of tekst die uit het formulier van het dashboard is gekopieerd",
        "a table (CSV, Excel), JSON, or text copied from the dashboard's form",
    ),
    None,
    _read,
    (
        Option(
            "--name",
            Text(
                "Naam van de connector, zoals die in het API Dashboard staat.",
                "Name of the connector, as in the API Dashboard.",
            ),
            Text("CONNECTOR", "CONNECTOR"),
        ),
        Option(
            "--prefix",
            Text(
                "Voorvoegsel van de identifiers; anders wat ze gemeen hebben.",
                "Prefix of the identifiers; otherwise what they have in common.",
            ),
            Text("VOORVOEGSEL", "PREFIX"),
        ),
        Option(
            "--map",
            Text(
                'Wat een kolom bevat, herhaalbaar: "Omschrijving=dutch_description". Een kolom mag ook met nummer of '
                "letter genoemd worden; - als veld laat de kolom weg.",
                'What a column contains, repeatable: "Omschrijving=dutch_description". You can also name a column by '
                "number or letter; - as the field leaves it out.",
            ),
            Text("KOLOM=VELD", "COLUMN=FIELD"),
            several=True,
        ),
        Option(
            "--sheet",
            Text(
                "Blad van de werkmap; anders het eerste waarin de velden genoemd worden.",
                "Sheet of the workbook; otherwise the first sheet that names the fields.",
            ),
            Text("BLAD", "SHEET"),
        ),
    ),
    _check,
    "rights.yaml",
    asked=("name", "prefix"),
)
"""The door ``import``."""
