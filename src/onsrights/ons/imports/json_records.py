"""JSON to records: a list of objects, an object that holds one, or what ``export --format json`` writes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeGuard

from onsrights.documents.objects import Object, plain, read_objects
from onsrights.documents.records import (
    LONGEST,
    TOO_LONG,
    TOO_MANY_CELLS,
    TOO_MANY_COLUMNS,
    TOO_MANY_ROWS,
    NotReadableError,
    Records,
    Remark,
    Row,
    shown,
)
from onsrights.engine.diagnostics import Text
from onsrights.engine.limits import TABLE_CELLS, TABLE_COLUMNS, TABLE_ROWS
from onsrights.ons.imports.columns import CONNECTOR, PREFIX, target
from onsrights.ons.model import FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.documents.records import Value

__all__ = ["read_json"]

_NO_LIST = Text(
    "In deze JSON staat geen lijst van rechten. Verwacht wordt een lijst van objecten, of een object met zo'n lijst.",
    "There is no list of rights in this JSON. It should be a list of objects, or an object with such a list.",
)
_TWICE = Text(
    'De sleutel "{key}" staat tweemaal in één object; de eerste waarde is overgenomen, "{value}" niet.',
    'The key "{key}" occurs twice in one object; the first value was imported, "{value}" was not.',
)
_NO_OBJECT = Text(
    'Onderdeel {number} van de lijst is geen object en is niet overgenomen: "{value}".',
    'Item {number} of the list is not an object and was not imported: "{value}".',
)
_NOT_TAKEN = Text(
    '"{key}" naast de rechten is niet overgenomen: "{value}".',
    '"{key}" next to the rights was not imported: "{value}".',
)

_OURS = {"format", "checked", "errors", "manifest", "platform", "$schema", "path", "document", "tool"}
"""Keys that an export or a manifest has beside its rights, and that say nothing of them."""


def read_json(text: str) -> list[Records]:
    """Give the rights of each connector; raises :class:`NotReadableError`."""
    read = list(_records(read_objects(text)))
    if not read:
        raise NotReadableError(_NO_LIST)
    return read


def _records(whole: object) -> Iterator[Records]:
    if isinstance(whole, list):
        yield _list(whole)
        return
    if not isinstance(whole, Object):
        return
    if _is_list(connectors := whole.get("connectors")) and any("rights" in each for each in connectors):
        for each in connectors:
            yield from _records(each)
        return
    if any(target(key, exactly=True) in FIELDS and isinstance(value, str) for key, value in whole.items()):
        yield _list([whole])
        return
    key = "rights" if _is_list(whole.get("rights")) else next((key for key in whole if _is_list(whole[key])), None)
    if key is not None:
        yield _with_list(whole, key)


def _is_list(value: object) -> TypeGuard[list[Any]]:
    return isinstance(value, list) and any(isinstance(item, Object) for item in value)


def _with_list(whole: Object, key: str) -> Records:
    found = _list(whole[key])
    connector = whole.get("connector")
    around: list[tuple[str, Any]] = [
        (name, value) for name, value in whole.items() if name != key and name not in _OURS
    ]
    if isinstance(connector, Object):
        around = [*(pair for pair in around if pair[0] != "connector"), *connector.items()]
    named: dict[str, str] = {}
    remarks = [*found.remarks]
    for written, value in around:
        if written in {"name", "connector"} and isinstance(value, str) and CONNECTOR not in named:
            named[CONNECTOR] = value
        elif written == "prefix" and isinstance(value, str | None):
            named |= {PREFIX: value} if value is not None else {}
        else:
            remarks.append(Remark(_NOT_TAKEN, {"key": shown(written), "value": shown(plain(value))}))
    remarks += [
        Remark(_NOT_TAKEN, {"key": shown(written), "value": shown(plain(value))}) for written, value in whole.twice
    ]
    return found._replace(around=named, remarks=remarks)


def _list(items: list[Any]) -> Records:
    columns: dict[str, int] = {}
    rows = []
    remarks: list[Remark] = []
    cells = 0
    if len(items) > TABLE_ROWS:
        raise NotReadableError(TOO_MANY_ROWS, most=TABLE_ROWS)
    for number, item in enumerate(items, 1):
        if not isinstance(item, Object):
            if item is not None:
                remarks.append(Remark(_NO_OBJECT, {"number": number, "value": shown(plain(item))}))
            continue
        remarks += [Remark(_TWICE, {"key": shown(key), "value": shown(plain(value))}) for key, value in item.twice]
        found: dict[int, Value] = {}
        for key, value in item.items():
            index = columns.setdefault(key, len(columns))
            cell = [plain(part) for part in value] if isinstance(value, list) else plain(value)
            if cell and (isinstance(cell, list) or cell.strip()):
                found[index] = cell
            if len(columns) > TABLE_COLUMNS:
                raise NotReadableError(TOO_MANY_COLUMNS, most=TABLE_COLUMNS)
            if len(cell) > LONGEST or (isinstance(cell, list) and any(len(part) > LONGEST for part in cell)):
                raise NotReadableError(TOO_LONG, most=LONGEST, row=number)
        cells += len(found)
        if cells > TABLE_CELLS:
            raise NotReadableError(TOO_MANY_CELLS, most=TABLE_CELLS)
        rows.append(Row(number, found))
    return Records(tuple(columns), rows, remarks)
