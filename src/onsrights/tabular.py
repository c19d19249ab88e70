"""Rights that are rows of a table: rows in, faults and verdicts out, as Apache Arrow has them.

For whoever runs a registry and has no files: :func:`check` gives a row for each fault, :func:`verdicts` one for each
right, with the verdict of ``onsrights check`` on the same rights. Polars, DuckDB, pandas, Dask and Spark all hand their
tables over in this form. It needs the extra ``arrow``, and nothing else in the package imports it.

Rights of one *group*, a connector, are checked together, because an identifier may be there only once; of two rights
the one with the higher key is at fault, in whatever order an engine has its rows. Only the rows of one call are seen:
where an engine calls for each part of a table, those parts have to be made by connector.

What a caller mistakes (a column that is not there) is a :class:`TypeError` or :class:`ValueError`. What is wrong with
the rows never is: a value of another kind is a fault like any other. What is wrong with a whole group is told at each
of its rights, while the other groups are checked: a faulty prefix, too many rights (ONS105), a fault of ours (ONS000).
"""

from __future__ import annotations

import sys
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeAlias

from onsrights.engine.check.platform import unit_pointer
from onsrights.engine.check.run import check_forms
from onsrights.engine.check.session import Session
from onsrights.engine.declared import NamedTuple
from onsrights.engine.diagnostics import Text
from onsrights.engine.origin import installing
from onsrights.engine.settings.arguments import a_mapping, a_text, one_of, sound_settings, text_or_none
from onsrights.engine.settings.settings import Settings
from onsrights.engine.text.visible import shorten
from onsrights.platforms import PLATFORMS

try:
    import pyarrow as pa
    import pyarrow.compute as pc
except ModuleNotFoundError as missing:
    msg = f"onsrights.tabular comes with the extra arrow: {installing('arrow')}"
    raise ModuleNotFoundError(msg, name=missing.name) from None

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import Self

    from onsrights.engine.diagnostics import Diagnostic, Language, Severity

__all__ = ["FAULTS", "FAULTS_DDL", "VERDICTS", "VERDICTS_DDL", "check", "verdicts"]

_PLATFORM = PLATFORMS[PLATFORMS.keys[0]]
_LIST = _PLATFORM.unit.removesuffix("[]")
_AROUND, _PREFIX = "connector", "prefix"

FAULTS = pa.schema(
    {
        "code": pa.string(),
        "rule": pa.string(),
        "severity": pa.string(),
        "field": pa.string(),
        "start": pa.int32(),
        "end": pa.int32(),
        "message": pa.string(),
        "proposal": pa.string(),
        "safety": pa.string(),
    }
)
"""The columns of a fault, after those of the key; what does not apply is null.

``field`` is the key of a manifest that the fault is about (``dutch_name``, ``prefix``), ``start`` and ``end`` are code
points in its value, 0-based and half-open. ``proposal`` is a whole text for the field, and ``safety`` says what may be
done with it: ``safe``, ``unsafe`` (read it first) or ``display-only``.
"""

VERDICTS = pa.schema(
    {"ready": pa.bool_(), "errors": pa.int32(), "warnings": pa.int32(), "codes": pa.list_(pa.string())}
)
"""The columns of a verdict, after those of the key.

``ready`` is whether the right can be registered as it is; as in a manifest, a secret (ONS116) in one of the rights of a
connector keeps all of them back. ``codes`` are those of its faults, each once.
"""

_OF_SPARK = {pa.string(): "string", pa.int32(): "int", pa.bool_(): "boolean", pa.list_(pa.string()): "array<string>"}


def _ddl(schema: pa.Schema) -> str:
    return ", ".join(f"`{field.name}` {_OF_SPARK[field.type]}" for field in schema)


FAULTS_DDL = _ddl(FAULTS)
"""The columns of :data:`FAULTS` as Spark is told them; those of the key go before: ``f"id string, {FAULTS_DDL}"``."""
VERDICTS_DDL = _ddl(VERDICTS)
"""The columns of :data:`VERDICTS` in the same way."""

_TOO_LARGE = Text(
    "Deze groep van {count} rechten heeft meer dan {limit} waarden en is niet gecontroleerd. Groepeer de rijen per "
    "connector, of verhoog de grens nodes in de instellingen.",
    "This group of {count} rights has more than {limit} values and was not checked. Group the rows by connector, or "
    "raise the limit nodes in the settings.",
)
_FAILED = Text(
    "Interne fout van onsrights; de rechten van deze groep zijn niet gecontroleerd. Meld dit aan de makers; "
    "onsrights.check_rights toont met dezelfde rechten wat er misging.",
    "Internal fault of onsrights; the rights of this group were not checked. Report it to the authors; "
    "onsrights.check_rights shows with the same rights what went wrong.",
)
_AT_ONCE = 65_536
"""So many rows of a result wait as objects of Python before they become a batch of Arrow."""
_OTHER = object()
"""Stands for a value that is no text, no number and no list of these."""
_MOST_NAMES = 20
"""So many columns of a table are named in a message."""

_Row: TypeAlias = tuple[Any, ...]


class _Fault(NamedTuple):
    """What :data:`FAULTS` has."""

    code: str
    rule: str
    severity: Severity
    field: str | None
    start: int | None
    end: int | None
    message: str
    proposal: str | None = None
    safety: str | None = None


class _Uses(NamedTuple):
    """Which columns of a table are used, and what for."""

    fields: Mapping[str, str]
    """By the keys of a right."""
    group: str | None
    prefix: str | None
    key: tuple[str, ...]

    @classmethod
    def told(
        cls, columns: Mapping[str, str] | None, group: str | None, prefix: str | None, key: str | Sequence[str]
    ) -> Self:
        """Look at what a caller says."""
        fields = {name: name for name in _PLATFORM.fields or ()}
        if columns is not None:
            a_mapping("columns", columns)
            unit = _PLATFORM.shape.keys[_LIST].item
            assert unit is not None
            known = {one_of("a key of columns", about, unit.keys): name for about, name in columns.items()}
            fields |= {about: a_text(f"columns[{about!r}]", name) for about, name in known.items()}
        several = [about for about, name in fields.items() if list(fields.values()).count(name) > 1]
        if several:
            msg = f"{' and '.join(several)} cannot all be read from one column, {shorten(fields[several[0]])!r}"
            raise ValueError(msg)
        names = (key,) if isinstance(key, str) else tuple(a_text("a column of key", name) for name in key)
        if not names or len(set(names)) < len(names):
            msg = "key has to name one column or more, each of them once"
            raise ValueError(msg)
        return cls(fields, text_or_none("group", group), text_or_none("prefix", prefix), names)

    def hold(self, schema: pa.Schema, result: pa.Schema) -> None:
        """Refuse a table that does not have these columns, or has one of them twice."""
        uses = [(name, about) for about, name in self.fields.items()]
        uses += [(name, "group") for name in (self.group,) if name is not None]
        uses += [(name, "prefix") for name in (self.prefix,) if name is not None]
        uses += [(name, "key") for name in self.key]
        counts = Counter(schema.names)
        missing = [f"{shorten(name)!r} (for {about})" for name, about in uses if not counts[name]]
        if missing:
            there = ", ".join(shorten(name) for name in schema.names[:_MOST_NAMES]) or "none"
            more = f" and {len(schema.names) - _MOST_NAMES} more" if len(schema.names) > _MOST_NAMES else ""
            msg = f"the table has no column {', '.join(missing)}; its columns are {there}{more}"
            raise ValueError(msg)
        twice = next((name for name, _ in uses if counts[name] > 1), None)
        if twice is not None:
            msg = f"the table has {counts[twice]} columns {shorten(twice)!r}; give each a name of its own"
            raise ValueError(msg)
        taken = next((name for name in self.key if name in result.names), None)
        if taken is not None:
            msg = f"a column of key cannot be called {taken!r}, because a column of the result is; give it another name"
            raise ValueError(msg)


class _Judged(NamedTuple):
    """One right, by the number of its row."""

    row: int
    ready: bool
    faults: Sequence[_Fault]


def check(
    batch: object,
    *,
    columns: Mapping[str, str] | None = None,
    group: str | None = "connector",
    prefix: str | None = "prefix",
    key: str | Sequence[str] = ("id",),
    lang: Language = "nl",
    settings: Settings | None = None,
) -> pa.Table:
    """Give a row for every fault, group by group in the order of the key: the columns of the key, and :data:`FAULTS`.

    ``batch`` is a table or a record batch of Arrow, or what hands itself over as one: a data frame of Polars or pandas,
    a relation of DuckDB. ``columns`` says what its columns are called, by the keys of a right in a manifest; where it
    does not, the five fields are expected under those names. Keys that a right need not have (``status``,
    ``denied_reason``, ``connector_versions``, ``note``) are read only where it names them.

    ``group`` is the column that says which rights belong together (``None``: all of them do), ``prefix`` the one with
    what the identifier of that row has to begin with (``None``, and null in a row: nothing is said about that). ``key``
    names the columns that tell rows apart: rights are held against each other in their order, and they go along with
    each fault. ``lang`` is the language of the messages.

    Null in one of the five fields is a fault (ONS110), in another one a key that was left out. A group with more values
    than ``settings.limits.nodes`` is not checked (ONS105); of two million, there is room for 300,000 rights.

    Raises :class:`ValueError` where a column is not there, is there twice, or cannot be used for that, and
    :class:`TypeError` for what is no table.
    """
    table = _Table(batch, _Uses.told(columns, group, prefix, key), FAULTS)
    judged = table.judged(_sound(settings), _language(lang))
    return table.result((right.row, *fault) for right in judged for fault in right.faults)


def verdicts(
    batch: object,
    *,
    columns: Mapping[str, str] | None = None,
    group: str | None = "connector",
    prefix: str | None = "prefix",
    key: str | Sequence[str] = ("id",),
    lang: Language = "nl",
    settings: Settings | None = None,
) -> pa.Table:
    """Give a row for every right, group by group in the order of the key: the columns of the key, and :data:`VERDICTS`.

    What it takes and what it raises is that of :func:`check`.
    """
    table = _Table(batch, _Uses.told(columns, group, prefix, key), VERDICTS)
    return table.result(map(_verdict, table.judged(_sound(settings), _language(lang))))


def _verdict(judged: _Judged) -> _Row:
    severities = [fault.severity for fault in judged.faults]
    codes = sorted({fault.code for fault in judged.faults})
    return judged.row, judged.ready, severities.count("error"), severities.count("warning"), codes


def _language(lang: object) -> Language:
    return "en" if one_of("lang", lang, ("nl", "en")) == "en" else "nl"


def _sound(settings: Settings | None) -> Settings:
    """Give settings; what is wrong with them is told before anything is checked."""
    if settings is None:
        return Settings()
    own = {key.name: key for platform in PLATFORMS.all() for key in platform.door("settings") or ()}
    settings = sound_settings(settings, lambda: own)
    Session(PLATFORMS, settings)
    return settings


class _Table:
    """The rows of one call, those of a group next to each other."""

    def __init__(self, batch: object, uses: _Uses, result: pa.Schema) -> None:
        table = _as_table(batch)
        uses.hold(table.schema, result)
        self._result = result
        self._rows, self._lengths = _in_groups(table, uses)
        self._keys = {name: _movable(table.column(name)) for name in uses.key}
        read = {**uses.fields, **({} if uses.prefix is None else {_PREFIX: uses.prefix})}
        self._columns = {about: _judgeable(table.column(name)).take(self._rows) for about, name in read.items()}

    def judged(self, settings: Settings, lang: Language) -> Iterator[_Judged]:
        """Give every right with its faults, group by group."""
        start = 0
        for length in self._lengths:
            rows = self._rows.slice(start, length).to_pylist()
            yield from self._group(rows, start, settings, lang)
            start += length

    def _group(self, rows: list[int], start: int, settings: Settings, lang: Language) -> list[_Judged]:
        """Check the rights of one group; whatever goes wrong there is told of that group alone."""
        limit = settings.limits.nodes
        try:
            if len(rows) * len(self._columns) <= limit:
                judged = self._checked(rows, start, settings, lang)
                if judged is not None:
                    return judged
            told = "105", "too-large", _TOO_LARGE.render(lang, {"count": len(rows), "limit": limit})
        except MemoryError:
            raise
        except Exception:  # noqa: BLE001 - whatever it is, the other groups are checked
            told = "000", "internal-fault", _FAILED.render(lang, {})
        fault = _Fault(_PLATFORM.prefix + told[0], told[1], "error", None, None, None, told[2])
        return [_Judged(row, ready=False, faults=(fault,)) for row in rows]

    def _checked(self, rows: list[int], start: int, settings: Settings, lang: Language) -> list[_Judged] | None:
        """Check the rights of one group; ``None`` where not all of them could be read."""
        forms, places = self._forms(start, len(rows))
        session = Session(PLATFORMS, settings)
        judged = {}
        found = check_forms(session, _PLATFORM.key, forms, unasked=("", _AROUND), named=sys.maxsize)
        for (checked, diagnostics), numbers in zip(found, places, strict=True):
            if len(checked.entries) < len(numbers):
                return None
            faults = _by_unit(diagnostics, len(numbers), lang)
            for number, entry, said in zip(numbers, checked.entries, faults, strict=True):
                judged[number] = _Judged(rows[number], entry.ready, said)
        return [judged[number] for number in range(len(rows))]

    def _forms(self, start: int, length: int) -> tuple[list[dict[str, Any]], list[list[int]]]:
        """Give the rights of a group as forms, one for each prefix, with the places that they have in the group."""
        values = {about: _values(column.slice(start, length)) for about, column in self._columns.items()}
        prefixes = values.pop(_PREFIX, [None] * length)
        forms: dict[object, dict[str, Any]] = {}
        places: dict[object, list[int]] = {}
        for number, (prefix, *fields) in enumerate(zip(prefixes, *values.values(), strict=True)):
            if prefix not in forms:
                around = {} if prefix is None or prefix == "" else {_AROUND: {_PREFIX: prefix}}
                forms[prefix], places[prefix] = {**around, _LIST: []}, []
            right = {about: value for about, value in zip(values, fields, strict=True) if value is not None}
            forms[prefix][_LIST].append(right)
            places[prefix].append(number)
        return list(forms.values()), list(places.values())

    def result(self, rows: Iterable[_Row]) -> pa.Table:
        """Make a table of rows that begin with the number of a row of the input."""
        schema = pa.schema([pa.field("", pa.int64()), *self._result])
        found = iter(rows)
        batches = [_batch(some, schema) for some in iter(lambda: list(islice(found, _AT_ONCE)), [])]
        numbers, *columns = pa.Table.from_batches(batches, schema).columns
        keys = {name: column.take(numbers) for name, column in self._keys.items()}
        fields = [pa.field(name, column.type) for name, column in keys.items()]
        return pa.table([*keys.values(), *columns], schema=pa.schema([*fields, *self._result]))


def _by_unit(diagnostics: Iterable[Diagnostic], count: int, lang: Language) -> list[list[_Fault]]:
    """Give the faults of each right of a form; what is wrong around the rights is wrong with each of them."""
    faults: list[list[_Fault]] = [[] for _ in range(count)]
    for found in diagnostics:
        unit = unit_pointer(_PLATFORM, found.pointer)
        for of_unit in faults if unit is None else [faults[int(unit.rpartition("/")[2])]]:
            of_unit.append(_fault(found, unit, lang))
    return faults


def _fault(found: Diagnostic, unit: str | None, lang: Language) -> _Fault:
    key = next(iter(found.pointer.removeprefix(unit or f"/{_AROUND}").split("/")[1:]), None)
    start, end = found.field_range or (None, None)
    return _Fault(found.code, found.rule, found.severity, key, start, end, found.message(lang), *_proposal(found))


def _proposal(found: Diagnostic) -> tuple[str | None, str | None]:
    """Give the first whole text that is proposed for the place of a fault, and what may be done with it."""
    for fix in found.fixes:
        for change in fix.changes:
            value = change.value
            if change.pointer == found.pointer and value is not None and value == _written(value):
                return value, fix.safety
    return None, None


def _written(text: str) -> str:
    """Give what of a text can be written in UTF-8."""
    return text.encode("utf-8", "ignore").decode()


# ------------------------------------------------------------------------------------------------------- what Arrow has


def _as_table(batch: object) -> pa.Table:
    if isinstance(batch, pa.RecordBatch):
        return pa.Table.from_batches([batch])
    if isinstance(batch, pa.Table):
        return batch
    if not (hasattr(batch, "__arrow_c_stream__") or hasattr(batch, "__arrow_c_array__")):
        msg = (
            "batch has to be a table or a record batch of Arrow, or a data frame that hands itself over as one, not "
            f"{type(batch).__name__}"
        )
        raise TypeError(msg)
    try:
        return pa.table(batch)
    except MemoryError:
        raise
    except Exception as error:  # each of those that hand over has complaints of its own
        msg = "batch cannot be read as a table of Arrow: each column needs a name of its own, and values of one kind"
        raise ValueError(msg) from error


def _in_groups(table: pa.Table, uses: _Uses) -> tuple[pa.Array, list[int]]:
    """Give the numbers of the rows, group by group and in the order of the key, and how many each group has."""
    numbers = pa.repeat(0, table.num_rows)
    if uses.group is not None:
        try:
            column = _plain(table.column(uses.group)).combine_chunks()
            numbers = pc.dictionary_encode(column, null_encoding="encode").indices
        except pa.ArrowNotImplementedError:
            msg = f"group cannot be column {shorten(uses.group)!r}: its values have to be texts, numbers or dates"
            raise ValueError(msg) from None
    # Groups are numbered as they first appear.
    lengths = pc.value_counts(numbers).field("counts").to_pylist()
    try:
        columns = [numbers, *(_plain(table.column(name)) for name in uses.key)]
        names = [str(number) for number in range(len(columns))]
        return pc.sort_indices(pa.table(columns, names), [(name, "ascending") for name in names]), lengths
    except (pa.ArrowTypeError, pa.ArrowNotImplementedError):
        msg = f"key cannot be {', '.join(map(shorten, uses.key))}: the values have to be texts, numbers or dates"
        raise ValueError(msg) from None


def _movable(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Give a column in a form of which Arrow can take rows, its own where that is one."""
    try:
        pa.nulls(1, column.type).take(pa.array([0]))
    except pa.ArrowNotImplementedError:
        return _plain(column)
    return column


def _plain(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Give the values that a column stands for, with room for any number of texts."""
    chunks = [_unwrapped(chunk) for chunk in column.chunks] or [_unwrapped(pa.nulls(0, column.type))]
    return pa.chunked_array(chunks)


def _unwrapped(values: pa.Array) -> pa.Array:
    """Take off what Arrow puts around values: dictionaries, runs, kinds that somebody added, and views of texts."""
    kind = values.type
    if isinstance(kind, pa.BaseExtensionType):
        return _unwrapped(values.storage)
    if pa.types.is_dictionary(kind):
        return _unwrapped(values.dictionary).take(values.indices)
    if pa.types.is_run_end_encoded(kind):
        numbers = pa.RunEndEncodedArray.from_arrays(values.run_ends, pa.array(range(len(values.values)), pa.int64()))
        return _unwrapped(values.values).take(pc.run_end_decode(numbers.slice(values.offset, len(values))))
    if pa.types.is_string(kind) or pa.types.is_string_view(kind):
        return values.cast(pa.large_string())
    if pa.types.is_binary_view(kind):
        return values.cast(pa.large_binary())
    is_list = pa.types.is_list(kind) or pa.types.is_large_list(kind)
    if is_list and pa.types.is_string_view(kind.value_type):
        return values.cast(pa.large_list(pa.large_string()))
    return values


def _judgeable(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Give a column of texts, numbers or lists of these; of what is none of them only where something is."""
    try:
        plain = _plain(column)
    except pa.ArrowNotImplementedError:
        return pa.chunked_array([[b"" if value.is_valid else None for value in column]], pa.binary())
    kind = plain.type
    is_list = pa.types.is_list(kind) or pa.types.is_large_list(kind)
    if _is_simple(kind.value_type if is_list else kind):
        return plain
    return pc.if_else(pc.is_valid(plain), pa.scalar(b""), pa.scalar(None, pa.binary()))


def _is_simple(kind: pa.DataType) -> bool:
    of = pa.types
    known = (of.is_string, of.is_large_string, of.is_boolean, of.is_integer, of.is_floating, of.is_null)
    return any(is_of(kind) for is_of in known)


def _values(column: pa.ChunkedArray) -> list[Any]:
    """Give the values of a column that can be judged as a form has them."""
    if pa.types.is_binary(column.type):
        return [None if value is None else _OTHER for value in column.to_pylist()]
    try:
        values = column.to_pylist()
    except UnicodeDecodeError:
        values = [_read(scalar) for scalar in column]
    return [tuple(value) if isinstance(value, list) else value for value in values]


def _read(scalar: pa.Scalar) -> Any:  # noqa: ANN401 - texts and lists of them
    """Read texts that need not be UTF-8; each byte that is not becomes a character that is a fault (ONS130)."""
    if not scalar.is_valid:
        return None
    if hasattr(scalar, "as_buffer"):
        return scalar.as_buffer().to_pybytes().decode("utf-8", "surrogateescape")
    return [_read(each) for each in scalar.values]


def _batch(rows: Sequence[_Row], schema: pa.Schema) -> pa.RecordBatch:
    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    return pa.record_batch(
        [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)], schema
    )
