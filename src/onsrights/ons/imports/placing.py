"""From records to manifests: every cell gets its place, and whatever has none is said.

A value that no field takes stays with its right, in the ``note``: that is for the suppliers themselves and never sent
to the dashboard, so nothing is lost and nothing is changed by keeping it there.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from onsrights.documents.errors import is_error
from onsrights.documents.records import Remark, shown
from onsrights.engine.diagnostics import Text
from onsrights.ons.imports.columns import CONNECTOR, LEAVE_OUT, PREFIX, assign
from onsrights.ons.imports.connectors import guess_name, guess_prefix
from onsrights.ons.imports.versions import versions
from onsrights.ons.labels import LABELS, STATUS_WORDS
from onsrights.ons.manifest_text import NewManifest
from onsrights.ons.model import FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onsrights.documents.records import Records, Row, Value
    from onsrights.doors import Asking
    from onsrights.engine.diagnostics import Language
    from onsrights.ons.imports.columns import Assigned
    from onsrights.ons.manifest_text import Fields

__all__ = ["Asked", "Placed", "place"]

_MOST_NAMED = 10
_Connectors: TypeAlias = "dict[tuple[str | None, str | None], list[Fields]]"
"""The rights of each connector, by its name and its prefix."""
_COLUMN = Text("Kolom {number}", "Column {number}")

_IN_NOTE = {
    "unknown": Text(
        'De kolom "{column}" is geen veld van een recht; de waarden ervan staan in de notitie van elk recht ({count}).',
        'The column "{column}" is not a field of a right; its values are in the note of each right ({count}).',
    ),
    "doubled": Text(
        'Er is nog een kolom voor hetzelfde veld: "{column}"; de waarden ervan staan in de notitie van elk recht '
        "({count}).",
        'There is another column for the same field: "{column}"; its values are in the note of each right ({count}).',
    ),
    "form": Text(
        'In de kolom "{column}" staan waarden die niet in dat veld passen; die staan in de notitie van het recht '
        "({count}).",
        'The column "{column}" has values that do not fit that field; they are in the note of the right ({count}).',
    ),
}
_MAP = Text(
    'Met --map "{column}=VELD" komen ze elders, met --map "{column}=-" vallen ze weg.',
    'With --map "{column}=FIELD" they go elsewhere, with --map "{column}=-" they are left out.',
)
_GUESSED = Text('De kolom "{column}" is gelezen als "{field}".', 'The column "{column}" was read as "{field}".')
_LEFT_OUT = Text(
    'De kolom "{column}" is weggelaten, zoals gevraagd ({count}).',
    'The column "{column}" was left out, as asked ({count}).',
)
_NO_RIGHT = Text(
    'Rij {number} bevat geen van de vijf velden en is niet overgenomen: "{row}".',
    'Row {number} has none of the five fields and was not imported: "{row}".',
)
_NO_FIELD = Text(
    'Er is geen kolom voor het veld "{field}"; het staat leeg in elk recht.',
    'There is no column for the field "{field}"; it is empty in every right.',
)
_NAME = Text(
    'De naam van de connector is niet bekend; er staat nu "{name}".',
    'The name of the connector is not known; it is now "{name}".',
)
_SAY_NAME = Text(
    "Zet er de naam uit het API Dashboard, of gebruik --name.",
    "Write the name from the API Dashboard there, or use --name.",
)
_PREFIX = Text(
    'Als voorvoegsel is "{prefix}" genomen, naar de identifiers.',
    'The prefix "{prefix}" was taken from the identifiers.',
)
_PREFIX_OF_NAME = Text(
    'Als voorvoegsel is "{prefix}" genomen, naar de naam van de connector.',
    'The prefix "{prefix}" was taken from the name of the connector.',
)
_SAY_OTHER = Text("Klopt dat niet, gebruik dan --prefix.", "If that is not right, use --prefix.")
_NO_PREFIX = Text("Uit de identifiers blijkt geen voorvoegsel.", "The identifiers show no prefix.")
_SAY_PREFIX = Text("Geef het op met --prefix.", "Give it with --prefix.")
_ERROR = Text(
    'Rij {number}: in de kolom "{column}" staat een fout van een spreadsheet ({value}); die cel is leeg overgenomen.',
    'Row {number}: the column "{column}" holds an error of a spreadsheet ({value}); the cell was imported as empty.',
)
_OTHER_NAME = Text(
    'Als naam van de connector is "{name}" genomen, zoals opgegeven, niet "{other}".',
    'The name of the connector is "{name}", as given, not "{other}".',
)
_SEVERAL = Text(
    "Er staan rechten van verschillende connectoren in ({connectors}), elk in een eigen document; "
    'de naam "{name}" geldt alleen voor rechten waarbij geen connector staat.',
    "There are rights of several connectors ({connectors}), each in a document of its own; "
    'the name "{name}" counts only for rights that name none.',
)
_TWO_PREFIXES = Text(
    'Rij {number} noemt een ander voorvoegsel ("{other}") dan "{prefix}"; dat is niet overgenomen.',
    'Row {number} names another prefix ("{other}") than "{prefix}"; it was not imported.',
)


class Asked(NamedTuple):
    """What the user said about the rights: the connector's name and prefix, and what columns hold."""

    name: str | None = None
    """``""`` where somebody was asked and will fill it in later."""
    prefix: str | None = None
    mapped: Mapping[str, str] = {}
    asking: Asking | None = None


class Placed(NamedTuple):
    """The manifests that came of it, and everything the user should know."""

    manifests: tuple[NewManifest, ...]
    remarks: tuple[Remark, ...]


def place(found: Iterable[Records], asked: Asked, lang: Language) -> Placed:
    """Give one manifest for each connector; ``lang`` is the language in which columns without a name are called.

    Raises :class:`onsrights.ons.imports.columns.UnknownColumnError`.
    """
    remarks: list[Remark] = []
    connectors: _Connectors = {}
    for records in found:
        remarks += records.remarks
        said = asked.asking.columns if asked.asking else {}
        job = _Job(records, assign(records.columns, asked.mapped, said), lang)
        for connector, fields in job.rights():
            connectors.setdefault(connector, []).append(fields)
        remarks += job.remarks
    if asked.name:
        connectors = _named(connectors, asked.name, remarks)
    manifests = tuple(_manifest(*connector, rights, asked, remarks) for connector, rights in connectors.items())
    return Placed(manifests, tuple(remarks))


def _named(connectors: _Connectors, name: str, remarks: list[Remark]) -> _Connectors:
    """Give the rights the name that the user gave their connector; where they are of several, they stay apart."""
    names = [*dict.fromkeys(named for named, _ in connectors if named)]
    prefixes = [*dict.fromkeys(prefix for _, prefix in connectors if prefix)]
    if len(names) > 1 or len(prefixes) > 1:
        called = names if len(names) > 1 else prefixes
        listed = ", ".join(f'"{shown(each)}"' for each in called[:_MOST_NAMED]) + ", …" * (len(called) > _MOST_NAMED)
        remarks.append(Remark(_SEVERAL, {"connectors": listed, "name": name}))
        return {(named or name, prefix): rights for (named, prefix), rights in connectors.items()}
    if names and names != [name]:
        remarks.append(Remark(_OTHER_NAME, {"name": name, "other": shown(names[0])}))
    merged = [fields for each in connectors.values() for fields in each]
    return {(name, prefixes[0] if prefixes else None): merged} if merged else {}


def _manifest(
    name: str | None, prefix: str | None, rights: Sequence[Fields], asked: Asked, remarks: list[Remark]
) -> NewManifest:
    """Give the rights of one connector as a manifest, with what the input does not say guessed, and said."""
    prefix = asked.prefix or prefix
    if prefix is None:
        identifiers = [str(fields.get("identifier", "")) for fields in rights]
        prefix = guess_prefix(identifiers, name)
        said = _PREFIX if any(each.startswith(prefix or "") for each in identifiers) else _PREFIX_OF_NAME
        remarks.append(Remark(said, {"prefix": prefix}, _SAY_OTHER) if prefix else Remark(_NO_PREFIX, {}, _SAY_PREFIX))
    if name is None and asked.name is not None:
        name = asked.name
    if name is None:
        name = guess_name(prefix) if prefix else "Connector"
        remarks.append(Remark(_NAME, {"name": name}, _SAY_NAME))
    return NewManifest(name, prefix, rights)


class _Job:
    """One table on its way; what is said about it is collected on the way."""

    def __init__(self, records: Records, assigned: Assigned, lang: Language) -> None:
        self.records = records
        self.targets = assigned.targets
        self.doubled = assigned.doubled
        self.remarks: list[Remark] = []
        self.columns = [
            name.strip() or _COLUMN.render(lang, {"number": number}) for number, name in enumerate(records.columns, 1)
        ]
        self._labels = {field: label.render(lang, {}) for field, label in LABELS.items()}
        self._in_note: Counter[tuple[str, int]] = Counter()
        self._left_out: Counter[int] = Counter()
        self._last: tuple[str | None, str | None] = (records.around.get(CONNECTOR), records.around.get(PREFIX))
        for index in assigned.guessed:
            field = str(self.targets[index])
            label = self._labels.get(field, field)
            self.remarks.append(Remark(_GUESSED, {"column": shown(self.columns[index]), "field": label}))

    def rights(self) -> list[tuple[tuple[str | None, str | None], Fields]]:
        """Give every right with the name and the prefix of its connector."""
        placed = []
        for row in map(self._without_errors, self.records.rows):
            connector = self._connector(row)
            if not any(self.targets[index] in FIELDS for index in row.cells):
                text = " | ".join(_text(value) for value in row.cells.values())
                self.remarks.append(Remark(_NO_RIGHT, {"number": row.number, "row": shown(text)}))
                continue
            placed.append((connector, self._fields(row)))
        if placed:
            for name in FIELDS:
                if name not in self.targets:
                    self.remarks.append(Remark(_NO_FIELD, {"field": self._labels[name]}))
        for (why, index), count in self._in_note.items():
            data = {"column": shown(self.columns[index]), "count": count}
            self.remarks.append(Remark(_IN_NOTE[why], data, _MAP if why == "unknown" else None))
        for index, count in self._left_out.items():
            self.remarks.append(Remark(_LEFT_OUT, {"column": shown(self.columns[index]), "count": count}))
        return placed

    def _without_errors(self, row: Row) -> Row:
        """Leave out what a spreadsheet says instead of a value; it is nobody's text."""
        wrong = {index: value for index, value in row.cells.items() if isinstance(value, str) and is_error(value)}
        for index, value in wrong.items():
            if self.targets[index] != LEAVE_OUT:
                data = {"number": row.number, "column": shown(self.columns[index]), "value": shown(value)}
                self.remarks.append(Remark(_ERROR, data))
        return row._replace(cells={at: value for at, value in row.cells.items() if at not in wrong}) if wrong else row

    def _connector(self, row: Row) -> tuple[str | None, str | None]:
        """Give the connector that a row names; one that names none belongs to that of the row above."""
        name, prefix = self._last
        for index, value in row.cells.items():
            if self.targets[index] == CONNECTOR:
                named = _text(value).strip()
                name, prefix = named, (prefix if named == name else None)
        for index, value in row.cells.items():
            if self.targets[index] == PREFIX:
                written = _text(value).strip()
                if prefix is not None and prefix != written:
                    data = {"number": row.number, "other": shown(written), "prefix": shown(prefix)}
                    self.remarks.append(Remark(_TWO_PREFIXES, data))
                else:
                    prefix = written
        self._last = name, prefix
        return name, prefix

    def _fields(self, row: Row) -> Fields:
        fields: dict[str, str | Sequence[str]] = {}
        notes: list[str] = []
        for index, value in row.cells.items():
            target = self.targets[index]
            if target in {CONNECTOR, PREFIX}:
                continue
            if target == LEAVE_OUT:
                self._left_out[index] += 1
            elif target == "note":
                notes.insert(0, _text(value))
            elif target is None:
                why = "doubled" if index in self.doubled else "unknown"
                self._keep(notes, why, index, value)
            elif (fitting := self._fitting(target, index, row)) is None:
                self._keep(notes, "form", index, value)
            else:
                fields[target] = fitting
        if notes:
            fields["note"] = "\n".join(notes)
        return fields

    def _keep(self, notes: list[str], why: str, index: int, value: Value) -> None:
        self._in_note[why, index] += 1
        notes.append(f"{self.columns[index]}: {_text(value)}")

    def _fitting(self, target: str, index: int, row: Row) -> str | list[str] | None:
        """Give a value as its field wants it; ``None`` where it cannot be that."""
        value = row.cells[index]
        if target == "connector_versions":
            if isinstance(value, list):
                return value
            read = versions(value)
            if read.remark:
                data = {"number": row.number, "column": shown(self.columns[index]), "value": shown(value)}
                self.remarks.append(Remark(read.remark, data))
            return read.found
        if isinstance(value, list):
            return None
        if target == "status":
            return STATUS_WORDS.get(" ".join(value.lower().split()))
        return value


def _text(value: Value) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
