"""Parts of the guide: the user group, the connector user, who belongs in the group (F20 to F31)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.documents.page import code, joined
from onsrights.engine.diagnostics import Text

if TYPE_CHECKING:
    from onsrights.afas.exports.guide import Guide
    from onsrights.afas.exports.setup import Setup
    from onsrights.documents.page import Line

__all__ = ["accepted", "existing_group", "existing_members", "group", "members", "persons", "users"]

_GROUP = Text("De gebruikersgroep", "The user group")
_THERE_ALREADY = Text(
    "Gebruik de bestaande gebruikersgroep `{group_name}`. U hoeft geen groep toe te voegen.",
    "Use the existing user group `{group_name}`. You do not need to create one.",
)


def group(setup: Setup, said: Guide) -> None:
    """Have the group made, or say that it is there."""
    if setup.has_group:
        existing_group(setup, said)
        return
    said.heading(_GROUP)
    said.go_to_tool()
    said.step(Text("Ga naar: *{new_group_menu}*.", "Go to: *{new_group_menu}*."))
    said.step(Text("Vul als naam in: `{group_name}`.", "Enter the name `{group_name}`."))
    said.step(Text("Klik op: *{finish}*.", "Click on: *{finish}*."))


def existing_group(setup: Setup, said: Guide) -> None:
    """Say that the group is there, where it is."""
    if setup.has_group:
        said.heading(_GROUP)
        said.paragraph(_THERE_ALREADY)


_CALLED = {
    (True, True): Text(
        "Vul `{user}` en de omschrijving `{about}` in.", "Enter `{user}` and the description `{about}`."
    ),
    (True, False): Text("Vul `{user}` en een omschrijving in.", "Enter `{user}` and a description."),
    (False, False): Text("Vul een gebruikersnaam en een omschrijving in.", "Enter a user name and a description."),
}
_WITHOUT_PROFIT = Text("Zorg dat *{profit}* uitgevinkt is.", "Deselect *{profit}*.")
_ACCEPT = Text("Vink *{afas_accept}* aan.", "Select *{afas_accept}*.")
_IN_ACCEPT = Text(
    "Vink in de Accept-omgeving *{afas_accept}* aan.", "In the Accept environment, select *{afas_accept}*."
)
_FINISH = Text(
    "Voltooi de wizard. Een e-mailadres is niet nodig.", "Finish the wizard. An e-mail address is not needed."
)


def users(setup: Setup, said: Guide) -> None:
    """Have each connector user made; one whose name the manifest leaves open as well."""
    found = [(user.name, user.keys.text("description")) for user in setup.system_users]
    if not found and not setup.by_users and not setup.has_group and setup.connector.connector.lacks("users"):
        found = [("", "")]
    if not found:
        return
    one = Text("De connectorgebruiker", "The connector user")
    said.heading(one if len(found) == 1 else Text("De connectorgebruikers", "The connector users"))
    for name, about in found:
        said.go_to_tool()
        said.step(Text("Ga naar: *{new_system_user}*.", "Go to: *{new_system_user}*."))
        said.step(_CALLED[bool(name), bool(about)], user=name, about=about)
        said.step(_WITHOUT_PROFIT)
        if setup.accept:
            said.step(_ACCEPT if len(setup.environments) == 1 else _IN_ACCEPT)
        said.step(_FINISH)


_EVERYBODY = Text("Iedere gebruiker is al lid van `{group_name}`.", "Every user is a member of `{group_name}` already.")
_ADD = Text(
    "Ga naar het tabblad *{tab_groups}*, kies `{group_name}`, ga naar het tabblad *{tab_members}*, klik op *{new}* en "
    "voeg toe: {these}.",
    "Go to the tab *{tab_groups}*, select `{group_name}`, go to the tab *{tab_members}* and add: {these}.",
)
_THE_USERS = Text("de gebruikers van {app}", "the users of {app}")
_THE_USER = Text("de connectorgebruiker", "the connector user")


def members(setup: Setup, said: Guide) -> None:
    """Have the users added to the group."""
    if setup.connector.group.is_everybody:
        said.paragraph(_EVERYBODY)
        return
    said.heading(Text("De leden van de groep", "The members of the group"))
    said.go_to_tool()
    said.step(_ADD, these=_who(setup, said))


def existing_members(setup: Setup, said: Guide) -> None:
    """The same where the group was there before the wizard."""
    if setup.has_group:
        members(setup, said)


def _who(setup: Setup, said: Guide) -> Line:
    """Say who belongs in the group: the users that are listed, and those that the manifest describes."""
    listed = joined((code(user.name) for user in setup.users), said.lang)
    described = setup.connector.group.keys.text("members")
    if listed and described:
        return said.line(Text("{these}; {others}", "{these}; {others}"), these=listed, others=described)
    return listed or described or said.line(_THE_USERS if setup.by_users else _THE_USER)


_CHECK = Text(
    "Controleer van elke gebruiker op het tabblad *{tab_users}*: het e-mailadres is ingevuld, en op het tabblad "
    "*{tab_applications}* is minimaal één applicatie aangevinkt.{accept}",
    "Check for every user on the tab *{tab_users}*: the e-mail address has been entered, and on the tab "
    "*{tab_applications}* at least one application is selected.{accept}",
)
_CHECK_ACCEPT = Text(
    " In een Accept-omgeving is ook *{afas_accept}* aangevinkt.",
    " In an Accept environment *{afas_accept}* is selected as well.",
)


def persons(setup: Setup, said: Guide) -> None:
    """Have the people looked at, where they call themselves."""
    if setup.by_users:
        said.heading(Text("De gebruikers", "The users"))
        said.go_to_tool()
        said.step(_CHECK, accept=said.line(_CHECK_ACCEPT) if setup.accept else "")


_OF_USER = Text(
    "Ga in de Accept-omgeving naar het tabblad *{tab_users}*, open de eigenschappen van de connectorgebruiker en vink "
    "*{afas_accept}* aan.",
    "In the Accept environment, go to the tab *{tab_users}*, open the properties of the connector user and select "
    "*{afas_accept}*.",
)


def accepted(setup: Setup, said: Guide) -> None:
    """Have the user of the wizard admitted to the Accept environment."""
    if setup.accept and not setup.by_users:
        said.heading(Text("De connectorgebruiker", "The connector user"))
        said.go_to_tool()
        said.step(_OF_USER)
