"""For AFAS, and for whoever certifies an integration: the implementation document (F91, F92).

AFAS asks for the authorisation filters, the privacy-sensitive fields, and how custom fields are imported. What the
manifest does not say is not said to be absent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.afas.exports.customer import begun, set_up
from onsrights.afas.exports.linking import methods
from onsrights.afas.exports.plain_words import TYPES, changed
from onsrights.afas.exports.setup import setups
from onsrights.afas.model import privacy_fields, texts
from onsrights.documents.page import Break, Definitions, Heading, Page, Paragraph, Table, code, line, plain
from onsrights.engine.diagnostics import Text
from onsrights.engine.text.compare import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from onsrights.afas.exports.setup import Setup
    from onsrights.afas.model import Connector
    from onsrights.documents.page import Block, Line
    from onsrights.doors import ExportRequest
    from onsrights.engine.diagnostics import Diagnostic, Language

__all__ = ["page"]

_TITLE = Text("Implementatiedocument {product}", "Implementation document of {product}")
_TITLE_OF_MANY = Text("Implementatiedocumenten", "Implementation documents")
_THE_PRODUCT = Text("van de koppeling", "the integration")

_CHAPTERS = (
    Text("1 Wat de koppeling doet", "1 What the integration does"),
    Text("2 Filterautorisatie (AUT-16, AUT-17)", "2 Authorisation filters (AUT-16, AUT-17)"),
    Text("3 Privacygevoelige velden (AUT-19)", "3 Privacy-sensitive fields (AUT-19)"),
    Text("4 Vrije velden (DATA-24)", "4 Custom fields (DATA-24)"),
    Text("5 Inrichting", "5 Set-up"),
    Text("6 Open punten", "6 Open points"),
)


def page(request: ExportRequest) -> Page:
    """Make the document, one for each app connector."""
    blocks: list[Block] = []
    titles = []
    for setup in setups(request):
        titles.append(_title(setup, request.lang))
        blocks += [*([Break()] if blocks else []), Heading(titles[-1], 1), *_chapters(setup, request)]
    title = titles[0] if len(titles) == 1 else _TITLE_OF_MANY.render(request.lang, {})
    return Page(request.lang, title, tuple(blocks))


def _title(setup: Setup, lang: Language) -> str:
    product = setup.connector.integration.text("name") or _THE_PRODUCT.render(lang, {})
    return plain(line(_TITLE, lang, product=product))


def _chapters(setup: Setup, request: ExportRequest) -> Iterator[Block]:
    made = (_purpose, _filters, _privacy, _custom)
    for title, chapter in zip(_CHAPTERS, made, strict=False):
        yield Heading(title.render(request.lang, {}))
        yield from chapter(setup, request.lang)
    yield Heading(_CHAPTERS[4].render(request.lang, {}))
    said = begun(setup, request.lang, 3)
    set_up(setup, said, request.as_of)
    yield from said.blocks()
    yield Heading(_CHAPTERS[5].render(request.lang, {}))
    yield from _open_points(setup, request)


def _table(
    lang: Language, columns: tuple[Text, ...], rows: list[tuple[Line | None, ...]], widths: tuple[int, ...]
) -> Table:
    return Table(tuple(column.render(lang, {}) for column in columns), tuple(rows), widths, names=True)


def _sentence(text: Text, lang: Language, **values: Line) -> Paragraph:
    return Paragraph(line(text, lang, **values))


# ---------------------------------------------------------------------------------------- what the integration does

_DOES = Text(
    "{product} wisselt via een app connector gegevens met AFAS Profit uit. De app connector geeft alleen toegang tot "
    "de connectoren hieronder.",
    "{product} exchanges data with AFAS Profit through an app connector. The app connector gives access to the "
    "connectors below only.",
)
_PRODUCT, _VENDOR = Text("Product", "Product"), Text("Leverancier", "Vendor")
_INTEGRATION_ID = Text("IntegrationId", "IntegrationId")
_APP_CONNECTOR = Text("App connector", "App connector")
_CALLS, _TYPE = Text("Roept aan", "Calls are made by"), Text("Authenticatietype", "Authentication type")
_CONNECTOR, _KIND, _WHAT_FOR = Text("Connector", "Connector"), Text("Soort", "Kind"), Text("Waarvoor", "What for")
_USE = Text("Gebruik", "Use")
_READ = Text("ophalen", "read")
_NOT_STATED = Text("niet opgegeven", "not stated")


def _purpose(setup: Setup, lang: Language) -> Iterator[Block]:
    model = setup.connector
    product = model.integration.text("name") or setup.description
    yield _sentence(_DOES, lang, product=product)
    called_by = changed("connector.called_by", model.called_by)
    kind = TYPES.get(model.type)
    rows = (
        (_PRODUCT, model.integration.text("name")),
        (_VENDOR, model.integration.text("vendor")),
        (_INTEGRATION_ID, model.integration.text("integration_id")),
        (_APP_CONNECTOR, setup.description),
        (_CALLS, called_by.render(lang, {}) if called_by else ""),
        (_TYPE, kind.render(lang, {}) if kind else ""),
    )
    yield Definitions(tuple((name.render(lang, {}), value or _NOT_STATED.render(lang, {})) for name, value in rows))
    connectors = [*_connectors(setup, lang)]
    if connectors:
        yield _table(lang, (_CONNECTOR, _KIND, _WHAT_FOR, _USE), connectors, (60, 45, 85, 45))


def _connectors(setup: Setup, lang: Language) -> Iterator[tuple[Line | None, ...]]:
    model, unsaid = setup.connector, _NOT_STATED.render(lang, {})
    for each in model.get_connectors:
        if each.name:
            yield each.name, "GetConnector", each.keys.text("purpose") or unsaid, _READ.render(lang, {})
    for each in model.update_connectors:
        if each.name:
            yield each.name, "UpdateConnector", each.keys.text("purpose") or unsaid, methods(each, lang) or unsaid
    special = Text("speciale connector", "special connector").render(lang, {})
    for field in model.special_connectors:
        yield field.text, special, "", ""


# ------------------------------------------------------------------------------------------------------------ filters

_FILTERS = Text(
    "AFAS vraagt per GetConnector te vermelden of filterautorisatie geldt en waarop wordt gefilterd (AUT-16, AUT-17).",
    "AFAS asks to state for each GetConnector whether filter authorisation applies and what is filtered on (AUT-16, "
    "AUT-17).",
)
_NO_GET = Text("Deze app connector heeft geen GetConnectoren.", "This app connector has no GetConnectors.")
_FILTER_COLUMNS = (
    Text("GetConnector", "GetConnector"),
    Text("Filterautorisatie", "Filter authorisation"),
    Text("Gefilterd op", "Filtered on"),
    Text("Wat de groep krijgt", "What the group is granted"),
)
_FIXED = Text(
    "Vaste filters, die in de GetConnector zelf zitten (FILT-48):",
    "Fixed filters, which are part of the GetConnector itself (FILT-48):",
)
_FIXED_COLUMNS = (Text("GetConnector", "GetConnector"), Text("Vast filter", "Fixed filter"), Text("Reden", "Reason"))
_GRANTED = Text("{filter}: {grants}", "{filter}: {grants}")
_NOT_GRANTED = Text("{filter}: niet opgegeven", "{filter}: not stated")


def _filters(setup: Setup, lang: Language) -> Iterator[Block]:
    yield _sentence(_FILTERS, lang)
    found = [each for each in setup.connector.get_connectors if each.name]
    if not found:
        yield _sentence(_NO_GET, lang)
        return
    unsaid = _NOT_STATED.render(lang, {})
    grants = {folded(grant.name): grant.keys.text("grants") for grant in setup.connector.group.grants}
    rows: list[tuple[Line | None, ...]] = []
    for each in found:
        authorisation = changed("authorisation", each.authorisation or "") or _NOT_STATED
        names = [field.text for field in texts(each.keys, "filters")]
        filters = ", ".join(names) or ("" if each.authorisation == "excluded" else unsaid)
        rows.append((each.name, authorisation.render(lang, {}), filters, _granted(grants, names, lang)))
    yield _table(lang, _FILTER_COLUMNS, rows, (60, 40, 50, 85))
    fixed = [*_fixed_filters(found, unsaid)]
    if fixed:
        yield _sentence(_FIXED, lang)
        yield _table(lang, _FIXED_COLUMNS, fixed, (60, 85, 85))


def _granted(grants: Mapping[str, str], names: list[str], lang: Language) -> str:
    """Say which rows the group gets through each filter."""
    told = []
    for name in dict.fromkeys(names):
        text = grants.get(folded(name), "")
        told.append(plain(line(_GRANTED if text else _NOT_GRANTED, lang, filter=name, grants=text)))
    return "\n".join(told)


def _fixed_filters(found: list[Connector], unsaid: str) -> Iterator[tuple[Line | None, ...]]:
    for each in found:
        keys = each.keys.keys("fixed_filter")
        if keys is not None:
            yield each.name, keys.text("text") or unsaid, keys.text("reason") or unsaid


# ------------------------------------------------------------------------------------------------------------- fields

_PRIVACY = Text(
    "AFAS vraagt de privacygevoelige velden te noemen, met de reden waarom de koppeling ze nodig heeft (AUT-19).",
    "AFAS asks to name the privacy-sensitive fields, with the reason why the integration needs them (AUT-19).",
)
_NONE_STATED = Text("In het manifest: niet opgegeven.", "In the manifest: none are stated.")
_PRIVACY_COLUMNS = (Text("Connector", "Connector"), Text("Veld", "Field"), Text("Reden", "Reason"))
_CUSTOM = Text(
    "AFAS vraagt vrije velden als .fie-bestand aan te leveren, met een beschrijving van hoe dat wordt geïmporteerd "
    "(DATA-24).",
    "AFAS asks to supply custom fields as a .fie file, with a description of how it is imported (DATA-24).",
)
_CUSTOM_COLUMNS = (Text("Vrij veld", "Custom field"), Text("Connector", "Connector"))
_FILE = Text("Bestand", "File")
_IMPORTED = Text("Hoe het wordt geïmporteerd (vul zelf in)", "How it is imported (fill in yourself)")


def _named(setup: Setup) -> Iterator[Connector]:
    return (each for each in (*setup.connector.get_connectors, *setup.connector.update_connectors) if each.name)


def _privacy(setup: Setup, lang: Language) -> Iterator[Block]:
    yield _sentence(_PRIVACY, lang)
    rows: list[tuple[Line | None, ...]] = [
        (each.name, field.text, (keys.text("reason") if keys is not None else "") or _NOT_STATED.render(lang, {}))
        for each in _named(setup)
        for field, keys in privacy_fields(each.keys)
    ]
    yield _table(lang, _PRIVACY_COLUMNS, rows, (60, 60, 110)) if rows else _sentence(_NONE_STATED, lang)


def _custom(setup: Setup, lang: Language) -> Iterator[Block]:
    yield _sentence(_CUSTOM, lang)
    rows: list[tuple[Line | None, ...]] = [
        (field.text, code(each.name)) for each in _named(setup) for field in texts(each.keys, "custom_fields")
    ]
    if not rows:
        yield _sentence(_NONE_STATED, lang)
        return
    yield _table(lang, _CUSTOM_COLUMNS, rows, (100, 100))
    certification = setup.connector.root.keys("certification")
    file = certification.text("fie_file") if certification is not None else ""
    columns = (_FILE.render(lang, {}), _IMPORTED.render(lang, {}))
    yield Table(columns, ((code(file) if file else _NOT_STATED.render(lang, {}), None),), (70, 160))


# -------------------------------------------------------------------------------------------------------- open points

_OPEN = Text(
    "onsrights vond op {date} nog dit in het manifest:", "On {date} onsrights still found this in the manifest:"
)
_NONE_OPEN = Text(
    "onsrights vond op {date} geen open punten in het manifest.",
    "On {date} onsrights found no open points in the manifest.",
)
_OPEN_COLUMNS = (Text("Regel", "Rule"), Text("Waar", "Where"), Text("Wat", "What"))
_ABOUT = ("AFS3", "AFS6", "AFS8")
"""The rules about connectors, filters and certification."""


def _open_points(setup: Setup, request: ExportRequest) -> Iterator[Block]:
    from onsrights.documents.dates import written

    lang = request.lang
    names = {_item(each.place.pointer): each.name for each in _named(setup)}
    rows: list[tuple[Line | None, ...]] = [
        (
            found.code,
            ", ".join(filter(None, (names.get(_item(found.pointer)), _label(found, lang)))),
            found.message(lang),
        )
        for found in setup.diagnostics
        if found.code.startswith(_ABOUT) and found.severity != "info"
    ]
    yield _sentence(_OPEN if rows else _NONE_OPEN, lang, date=written(request.as_of, lang))
    if rows:
        yield _table(lang, _OPEN_COLUMNS, rows, (30, 70, 130))


def _item(pointer: str) -> str:
    """Give the pointer of the connector that a place is in: ``/connector/get_connectors/0``."""
    return "/".join(pointer.split("/", 4)[:4])


def _label(found: Diagnostic, lang: Language) -> str:
    return found.label.render(lang, {}) if found.label is not None else ""
