"""Parts of the guide: the app connector itself, and the connectors that are linked to it (F2, F41 to F46, S2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.afas.exports.guide import together
from onsrights.afas.exports.plain_words import METHODS
from onsrights.afas.model import texts
from onsrights.documents.page import Search, code, joined, plain
from onsrights.engine.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.afas.exports.guide import Guide
    from onsrights.afas.exports.setup import Setup
    from onsrights.afas.model import Connector
    from onsrights.documents.page import Line
    from onsrights.engine.diagnostics import Language

__all__ = ["connector", "look_up", "methods", "special"]

_TYPES = {
    "classic": Text(
        "Kies bij *{authentication_type}*: *{classic}*.", "Choose at *{authentication_type}*: *{classic}*."
    ),
    "hybrid": Text("Kies bij *{authentication_type}*: *{hybrid}*.", "Choose at *{authentication_type}*: *{hybrid}*."),
    "oauth": Text("Kies bij *{authentication_type}*: *{oauth}*.", "Choose at *{authentication_type}*: *{oauth}*."),
}
_DESCRIPTION = Text("Vul de omschrijving in: `{app}`.{otp}", "Enter the description `{app}`.{otp}")
_OTP = Text(
    " Deze naam staat in de e-mail met het eenmalige wachtwoord (OTP); wijzig die niet.",
    " This name appears in the e-mail with the one-time password; do not change it.",
)
_NEXT = Text("Klik op: *{next}*.", "Click on: *{next}*.")
_FINISH = Text("Klik op: *{finish}*.", "Click on: *{finish}*.")


def connector(setup: Setup, said: Guide) -> None:
    """Have the app connector made, with what is linked to it."""
    said.heading(Text("De app connector", "The app connector"))
    said.go_to_connectors()
    said.step(Text("Klik op: *{new}*.", "Click on: *{new}*."))
    said.step(_DESCRIPTION, otp=said.line(_OTP) if setup.has_otp else "")
    if setup.connector.type in _TYPES:
        said.step(_TYPES[setup.connector.type])
    if setup.is_wizard:
        _choose_new(setup, said)
    else:
        _choose_existing(setup, said)
    said.step(_NEXT)
    _get_connectors(setup, said)
    said.step(_NEXT)
    _update_connectors(setup, said)
    said.step(_FINISH)


# -------------------------------------------------------------------------------------------------- group and user

_GENERATE = Text("Vink *{generate_token}* aan.", "Select *{generate_token}*.")
_GENERATE_NOT = Text("Vink *{generate_token}* niet aan.", "Do not select *{generate_token}*.")
_CHOOSE = Text("Kies: {what}.{names}", "Choose: {what}.{names}")
_CHOOSE_IF_ASKED = Text(
    "Als Profit ernaar vraagt: kies {what}.{names}", "Where Profit asks for it: choose {what}.{names}"
)
_BOTH = Text("*{new_group}* en *{new_user}*", "*{new_group}* and *{new_user}*")
_GROUP_ALONE = Text("*{new_group}*", "*{new_group}*")
_EXISTING_GROUP = Text(
    "*{existing_group}*, en selecteer `{group_name}`", "*{existing_group}*, and select `{group_name}`"
)
_EXISTING_AND_NEW = Text(
    "*{existing_group}*, selecteer `{group_name}`, en kies *{new_user}*",
    "*{existing_group}*, select `{group_name}`, and choose *{new_user}*",
)
_GROUP_NAME = Text(
    " Profit geeft de groep de naam van de app connector; in deze handleiding heet die `{group_name}`.",
    " Profit gives the group the name of the app connector; in this guide it is called `{group_name}`.",
)
_USER_NAME = Text(
    " Profit kiest de gebruikersnaam zelf; in deze handleiding heet de gebruiker `{user}`.",
    " Profit chooses the user name; in this guide the user is called `{user}`.",
)
_EXISTING_USER = Text(
    " Als Profit naar een gebruiker vraagt, kies dan de bestaande gebruiker `{user}`.",
    " Where Profit asks for a user, choose the existing user `{user}`.",
)


def _choose_new(setup: Setup, said: Guide) -> None:
    """Have Profit make group and user; what it asks for with OAuth is not known (U10)."""
    what = _GROUP_ALONE if setup.by_users else _BOTH
    if setup.has_group:
        what = _EXISTING_GROUP if setup.by_users else _EXISTING_AND_NEW
    is_classic = setup.connector.type == "classic"
    if is_classic and not setup.by_users:
        said.step(_GENERATE)
    said.step(_CHOOSE if is_classic else _CHOOSE_IF_ASKED, what=said.line(what), names=together(_names(setup, said)))


def _names(setup: Setup, said: Guide) -> Iterator[Line]:
    """Say what this guide calls what Profit gives a name by itself."""
    from onsrights.engine.text.compare import folded

    if not setup.has_group and folded(setup.group) != folded(setup.description):
        yield said.line(_GROUP_NAME)
    if setup.system_users and not setup.by_users:
        yield said.line(_USER_NAME, user=setup.system_users[0].name)


def _choose_existing(setup: Setup, said: Guide) -> None:
    """Take the group that is there by now, and the user."""
    if setup.connector.type == "classic":
        said.step(_GENERATE_NOT)
    users = setup.system_users
    names = said.line(_EXISTING_USER, user=users[0].name) if users else ""
    said.step(_CHOOSE, what=said.line(_EXISTING_GROUP), names=names)


# -------------------------------------------------------------------------------------------------- what is linked

_NAME = Text("Naam", "Name")
_PURPOSE = Text("Waarvoor", "What for")
_GET = Text("Koppel deze GetConnectoren:", "Link these GetConnectors:")
_GET_FILES = Text(
    "Koppel deze GetConnectoren; importeer eerst de bestanden met *{import}*:",
    "Link these GetConnectors; import the files first with *{import}*:",
)
_NO_GET = Text("U hoeft geen GetConnectoren te koppelen.", "You do not need to link any GetConnectors.")
_TICK = Text(
    "Klik daarvoor op *{new}*, vink aan wat in de tabel staat en klik op *{finish}*.",
    "To do so, click on *{new}*, select what is in the table and click on *{finish}*.",
)
_TICK_OTHERS = Text(
    "Klik voor wat geen bestand heeft op *{new}*, vink het aan en klik op *{finish}*.",
    "For those without a file, click on *{new}*, select it and click on *{finish}*.",
)
_NOT_THERE = Text(
    "Staat een GetConnector niet in de lijst, vraag {vendor} dan om het bestand ervan.",
    "If a GetConnector is not in the list, ask {vendor} for its file.",
)
_BLOCKED = Text("De definitie van {these} blijft geblokkeerd.", "The definition of {these} stays blocked.")
_UPDATE = Text("Koppel deze UpdateConnectoren:", "Link these UpdateConnectors:")
_NO_UPDATE = Text("U hoeft geen UpdateConnectoren te koppelen.", "You do not need to link any UpdateConnectors.")


def _get_connectors(setup: Setup, said: Guide) -> None:
    found = [each for each in setup.connector.get_connectors if each.name]
    if not found:
        said.step(_NO_GET)
        return
    files = [code(setup.files[each.name]) if each.name in setup.files else "" for each in found]
    said.step(_GET_FILES if any(files) else _GET)
    rows = [(each.name, each.keys.text("purpose"), file) for each, file in zip(found, files, strict=True)]
    said.table((_NAME, _PURPOSE, Text("Bestand", "File")), rows, (60, 100, 70))
    if not all(files):
        said.step(_TICK_OTHERS if any(files) else _TICK)
        if any(not file and _is_custom(each) for each, file in zip(found, files, strict=True)):
            said.paragraph(_NOT_THERE)
    if blocked := [code(each.name) for each in found if each.keys.flag("blocked")]:
        said.paragraph(_BLOCKED, these=joined(blocked, said.lang))


def _is_custom(found: Connector) -> bool:
    """Whether a GetConnector is not supplied with Profit."""
    from onsrights.afas.tables import catalogue

    entry = catalogue().get(found.name)
    return entry is None or entry.kind != "get"


def _update_connectors(setup: Setup, said: Guide) -> None:
    from onsrights.afas.tables import catalogue

    found = [each for each in setup.connector.update_connectors if each.name]
    if not found:
        said.step(_NO_UPDATE)
        return
    said.step(_UPDATE)
    entries = [catalogue().get(each.name) for each in found]
    rows = [
        (each.name, entry.description if entry else "", each.keys.text("purpose"), methods(each, said.lang))
        for each, entry in zip(found, entries, strict=True)
    ]
    columns = (_NAME, Text("Omschrijving", "Description (Dutch)"), _PURPOSE, Text("Gebruik", "Use"))
    said.table(columns, rows, (50, 60, 80, 50))


def methods(found: Connector, lang: Language) -> str:
    """Say what an UpdateConnector does with records."""
    words = dict.fromkeys(one.text for one in texts(found.keys, "methods"))
    return ", ".join(METHODS[word].render(lang, {}) for word in words if word in METHODS)


_SPECIAL = Text(
    "Ga naar het tabblad *{tab_connectors}* en voeg toe: {these}.{why}",
    "Go to the tab *{tab_connectors}* and add: {these}.{why}",
)
_ATTACHMENTS = Text(
    " Met `{subject}` kan {product} bijlagen bij dossieritems openen.",
    " With `{subject}`, {product} can open attachments of dossier items.",
)


def special(setup: Setup, said: Guide) -> None:
    """Have the special connectors ticked."""
    from onsrights.afas.tables import SUBJECT

    found = [code(each.text) for each in setup.connector.special_connectors]
    if found:
        said.heading(Text("Speciale connectoren", "Special connectors"))
        said.open_properties()
        why = said.line(_ATTACHMENTS, subject=SUBJECT) if code(SUBJECT) in found else ""
        said.step(_SPECIAL, these=joined(found, said.lang), why=why)


# ------------------------------------------------------------------------------------------------ what a log shows

_LOOK_UP_TITLE = Text("Een naam uit een logboek opzoeken", "Looking up a name from a log")
_LOOK_UP = Text(
    "Noemt een logboek of een melding een connector, dan vindt u hier waar {product} die voor gebruikt. De namen staan "
    "op alfabet.",
    "If a log or a message names a connector, you can find here what {product} uses it for. The names are in "
    "alphabetical order.",
)
_SEARCH = Text("Zoek een naam of een regel uit het logboek", "Find a name or a line from the log")
_NOT_FOUND = Text(
    "Dat is geen connector van {app}; vraag het {vendor}.", "That is not a connector of {app}; ask {vendor}."
)
_LOOKED_UP = (_NAME, Text("Soort", "Kind"), _PURPOSE, Text("Filter op", "Filter on"))
_SPECIAL_KIND = Text("Speciale connector", "Special connector")


def look_up(setup: Setup, said: Guide) -> None:
    """List everything that is linked under one alphabet, with the filters that something has to be granted for."""
    model = setup.connector
    linked = [("GetConnector", each) for each in model.get_connectors]
    linked += [("UpdateConnector", each) for each in model.update_connectors]
    rows = [
        (each.name, kind, each.keys.text("purpose"), ", ".join(one.text for one in texts(each.keys, "filters")))
        for kind, each in linked
        if each.name
    ]
    rows += [(each.text, _SPECIAL_KIND.render(said.lang, {}), "", "") for each in model.special_connectors]
    if rows:
        rows.sort(key=lambda row: row[0].casefold())
        said.heading(_LOOK_UP_TITLE)
        said.paragraph(_LOOK_UP)
        search = Search(plain(said.line(_SEARCH)), plain(said.line(_NOT_FOUND)))
        said.table(_LOOKED_UP, rows, (60, 40, 90, 40), search=search)
