"""A sheet, or whatever else a platform takes over: read by its importer, with its questions as a page.

Nothing is kept between two posts, so the page carries what was opened, and each post reads it again.
"""

from __future__ import annotations

import binascii
import json
import re
from base64 import b64decode, b64encode
from typing import TYPE_CHECKING, Any, NamedTuple

from onsrights.documents.records import NotReadableError
from onsrights.doors import Asking, ImportRequest, RefusedError
from onsrights.doors.importing import MADE_FROM, holds_secret, meant, read, said
from onsrights.engine.diagnostics import Text
from onsrights.engine.limits import REQUEST_BYTES
from onsrights.engine.secrets import starred
from onsrights.engine.text.visible import visible
from onsrights.web.guard import MANIFEST_LIMIT
from onsrights.web.problems import Problem
from onsrights.web.shown import Field

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from onsrights.doors import Imported, Importer, Table
    from onsrights.web.face import Face, Speech
    from onsrights.web.post import Form, Upload

__all__ = ["FIELDS", "LONGEST", "Sheet", "is_control", "is_sheet", "read_sheet", "sheet_of", "values"]

LONGEST = 640 * 1024
"""Bytes of a file that is taken over; its page carries it along, a third longer, beside the manifest."""

FIELDS = frozenset(
    {"data", "name", "where", "sheet", "named", "manifest", "filename", "mark", "at", "held", "undo", "lang", "do"}
)
"""What the page sends beside columns and options."""
_COLUMN, _OPTION = "column-", "option-"
_MOST_COLUMNS = 100
"""So many columns are asked about; the others stay as they were read."""
_ROOM = 96 * 1024
"""Bytes of a post for all that is neither the file nor the manifest."""

_MANIFEST = (".yaml", ".yml")
_FOREIGN = (".xlsx", ".xls", ".xlsm", ".ods", ".csv", ".tsv", ".docx", ".doc", ".htm", ".html", ".md", ".pdf")
_ZIP, _OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_YAML = re.compile(r"(?:\s*(?:#[^\n]*|---[^\n]*)?\n)*\s*(?:#|---|- |[\w$-]+:(?:\s|$)|([\"'])[\w$-]+\1\s*:)")
_KEY = "manifest"


class Sheet(NamedTuple):
    """What was opened, and what was said about it."""

    name: str
    data: bytes
    columns: Mapping[int, str] = {}
    named: bool | None = None
    options: Mapping[str, str] = {}
    sheet: str = ""
    where: str = ""
    """``replace`` where it goes into the place of what is in the form, else it is added."""


class Reading(NamedTuple):
    """What came of it."""

    face: Face
    importer: Importer
    imported: Imported


def is_sheet(name: str, data: bytes, face: Face) -> bool:
    """Whether this is to be taken over by an importer, and is no manifest already."""
    ending = name.lower()[name.rfind(".") :] if "." in name else ""
    if ending in _MANIFEST:
        return False
    if data.startswith((_ZIP, _OLD)):
        return True
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not start:
        return ending in _FOREIGN
    if start[:1] in (b"{", b"["):
        return _is_foreign(start, face)
    if ending in _FOREIGN:
        return True
    return _YAML.match(start[:4096].decode("utf-8", "replace")) is None


def _is_foreign(data: bytes, face: Face) -> bool:
    """Whether JSON is plainly not a manifest: a list, or an object without any of its keys."""
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return False
    return not isinstance(found, dict) or not found.keys() & {_KEY, "platform", *face.platform.shape.keys}


def sheet_of(upload: Upload | None, form: Form, text: str = "text") -> Sheet | None:
    """Take what was chosen, or pasted."""
    if upload is not None and (upload.name or upload.data):
        return Sheet(upload.name.replace("\\", "/").rpartition("/")[2], upload.data)
    written = form.get(text)
    return Sheet("", written.encode("utf-8", "surrogatepass")) if written.strip() else None


def is_control(name: str) -> bool:
    """Whether the page of a sheet sends something of this name."""
    return name in FIELDS or name.startswith((_COLUMN, _OPTION))


def sent(form: Form) -> Sheet:
    """Read what the page of a sheet sends; raises :class:`Problem` for anything else."""
    for name in form.fields:
        if not is_control(name):
            raise Problem(400, "form-unknown", key=name[:60])
    try:
        data = b64decode(form.need("data"), validate=True)
    except (binascii.Error, ValueError):
        raise Problem(400, "form-value", key="data") from None
    columns = {}
    for name, value in form.fields.items():
        if name.startswith(_COLUMN):
            index = name.removeprefix(_COLUMN)
            if not (index.isascii() and index.isdecimal() and len(index) < 5):  # noqa: PLR2004 - columns of a sheet
                raise Problem(400, "form-value", key=name[:60])
            columns[int(index)] = value
    options = {key.removeprefix(_OPTION): value for key, value in form.fields.items() if key.startswith(_OPTION)}
    named = {"yes": True, "no": False}.get(form.get("named"))
    return Sheet(form.get("name"), data, columns, named, options, form.get("sheet"), form.get("where"))


def read_sheet(faces: Mapping[str, Face], face: Face, sheet: Sheet, speech: Speech, carried: int = 0) -> Reading:
    """Read it; raises :class:`Problem` where that cannot be. ``carried`` are the bytes that go along with it."""
    if len(sheet.data) > LONGEST:
        raise Problem(413, "sheet-too-large", limit=LONGEST // 1024)
    if len(sheet.data) * 4 // 3 + carried > REQUEST_BYTES - _ROOM:
        raise Problem(413, "sheet-no-room")
    platform, importer = meant(sheet.data, sheet.name)
    if importer.recognises is None and platform.key != face.key:
        own = face.platform.door("import")
        what = own.about if own is not None else Text("", "")
        code = "sheet-none" if own is None else "sheet-other"
        raise Problem(400, code, platform=face.name, nl=what.nl, en=what.en)
    given = {key: value.strip() for key, value in sheet.options.items() if key in importer.asked and value.strip()}
    if sheet.sheet:
        given["sheet"] = sheet.sheet
    made_from = MADE_FROM.render(speech.lang, {"path": visible(sheet.name or speech.say("pasted"))})
    asking = Asking(columns=sheet.columns, named=sheet.named)
    request = ImportRequest(speech.lang, sheet.data, sheet.name or "-", given, made_from, asking)
    try:
        importer.check(given)
        imported = read(importer, request)
    except NotReadableError as error:
        raise _refused({lang: error.remark.say(lang, advised=False) for lang in ("nl", "en")}) from None
    except RefusedError as error:
        raise _refused({lang: error.text.render(lang, error.data) for lang in ("nl", "en")}) from None
    if len(imported.text.encode("utf-8", "surrogatepass")) > MANIFEST_LIMIT:
        rows = imported.table.rows if imported.table is not None else 0
        raise Problem(413, "sheet-too-many", rows=rows, limit=MANIFEST_LIMIT // 1024)
    if imported.text and holds_secret(imported.text, importer):
        raise Problem(400, "sheet-secret")
    return Reading(faces[platform.key], importer, imported)


def _refused(sentences: Mapping[Any, str]) -> Problem:
    return Problem(422, "sheet-refused", nl=sentences["nl"], en=sentences["en"])


# ------------------------------------------------------------------------------------------------------ what is shown


class Column(NamedTuple):
    """A column, and what it may hold."""

    field: Field
    examples: tuple[str, ...]


def values(sheet: Sheet, found: Reading, speech: Speech) -> dict[str, Any]:
    """Give what the template shows of it."""
    table = found.imported.table
    return {
        "name": sheet.name,
        "data": b64encode(sheet.data).decode(),
        "columns": [*_columns(table, speech)] if table else [],
        "sheets": _choice("sheet", speech.say("sheet"), [(each, each) for each in table.sheets], table.sheet)
        if table and table.sheets
        else None,
        "named": _named(table, speech) if table and table.named is not None else None,
        "options": [*_options(sheet, found.importer, speech)],
        "remarks": [visible(starred(line)) for line in said(found.imported.remarks, speech.lang, advised=False)],
    }


def _columns(table: Table, speech: Speech) -> Iterator[Column]:
    choices = [(word, speech.text(text)) for word, text in table.fields]
    for index, column in enumerate(table.columns[:_MOST_COLUMNS]):
        label = visible(starred(column.name)) or speech.say("column", number=index + 1)
        field = _choice(f"{_COLUMN}{index}", label, choices, column.holds)
        yield Column(field, tuple(visible(starred(text)) for text in column.examples))


def _named(table: Table, speech: Speech) -> Field:
    choices = [("yes", speech.say("row_names")), ("no", speech.say("row_values"))]
    return _choice("named", speech.say("first_row"), choices, "yes" if table.named else "no")


def _options(sheet: Sheet, importer: Importer, speech: Speech) -> Iterator[Field]:
    for option in importer.options:
        if option.key not in importer.asked:
            continue
        name, label, value = (
            f"{_OPTION}{option.key}",
            speech.text(option.about).rstrip("."),
            sheet.options.get(option.key, ""),
        )
        if option.choices:
            yield _choice(name, label, [("", speech.say("unsaid")), *((word, word) for word in option.choices)], value)
        else:
            yield Field(name, "line", label, "", "", value, ())


def _choice(name: str, label: str, choices: list[tuple[str, str]], value: str) -> Field:
    return Field(name, "choice", label, "", "", value, (), options=tuple(choices))
