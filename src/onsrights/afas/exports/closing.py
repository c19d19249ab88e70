"""Parts of the guide: what the vendor is told, and a checklist that follows the layers of the access decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.afas.exports.setup import named
from onsrights.documents.page import code, joined
from onsrights.engine.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.afas.exports.guide import Guide
    from onsrights.afas.exports.setup import Setup
    from onsrights.documents.page import Line

__all__ = ["checks", "passed_on"]

_PASS_ON = Text(
    "Geef aan {vendor} door: abonnementsnummer, type omgeving.{these} **Niet** in dezelfde e-mail als een geheim.",
    "Tell {vendor}: subscription number, type of environment.{these} **Not** in the same e-mail as a secret.",
)
_THESE = Text(" Hier is dat {these}.", " Here that is {these}.")


def passed_on(setup: Setup, said: Guide) -> None:
    """Say what the vendor has to be told."""
    said.heading(Text("Doorgeven", "What to pass on"))
    said.step(_PASS_ON, these=said.line(_THESE, these=_environments(setup, said)) if setup.environments else "")


def _environments(setup: Setup, said: Guide) -> Line:
    return joined((named(each, said.lang) for each in setup.environments), said.lang)


_ENVIRONMENT = Text("Is dit ingericht in {environments}?", "Has this been set up in {environments}?")
_ALLOWED = Text("Zijn de IP-adressen toegestaan?", "Are the IP addresses allowed?")
_EXCLUDED = Text("Zijn de IP-adressen uitgesloten?", "Are the IP addresses excluded?")
_KEYS = Text(
    "Heeft {vendor} de *{api_key}* en de *{environment_key}*?",
    "Does {vendor} have the *{api_key}* and the *{environment_key}*?",
)
_CREDENTIAL = Text(
    "Is er een token of sleutel, en is die nog geldig?", "Is there a token or key, and is it still valid?"
)
_OAUTH = Text("Is OAuth ingesteld met de gegevens hierboven?", "Has OAuth been set up with the data above?")
_BLOCKED = Text("Staat *{blocked}* uit?", "Is *{blocked}* deselected?")
_IS_MEMBER = Text(
    "Is de connectorgebruiker lid van de groep `{group_name}`?",
    "Is the connector user a member of the group `{group_name}`?",
)
_ARE_MEMBERS = Text(
    "Zijn de gebruikers lid van de groep `{group_name}`?", "Are the users members of the group `{group_name}`?"
)
_PERSONS = Text(
    "Heeft elke gebruiker een e-mailadres en minimaal één applicatie?",
    "Does every user have an e-mail address and at least one application?",
)
_ACCEPT_OF_USER = Text(
    "Is in de Accept-omgeving bij de connectorgebruiker *{afas_accept}* aangevinkt?",
    "Is *{afas_accept}* selected for the connector user in the Accept environment?",
)
_ACCEPT_OF_ALL = Text(
    "Is in de Accept-omgeving bij elke gebruiker *{afas_accept}* aangevinkt?",
    "Is *{afas_accept}* selected for every user in the Accept environment?",
)
_LINKED = Text("Zijn alle connectoren gekoppeld?", "Are all connectors linked?")
_DEFINITIONS = Text(
    "Mag de groep definities van groep {definitions} uitvoeren?",
    "May the group execute definitions of group {definitions}?",
)
_FILTERS = Text("Zijn de filters toegekend?", "Have the filters been granted?")
_WEBHOOKS = Text("Is er een webhook voor elke URL?", "Is there a webhook for each URL?")


def checks(setup: Setup, said: Guide) -> None:
    """Ask of each layer of the access decision whether it is in order."""
    values = {
        "environments": _environments(setup, said),
        "definitions": joined(map(code, setup.definition_groups), said.lang),
    }
    said.heading(Text("Controle", "Check"))
    said.checklist([said.line(text, **values) for text in (*_of_access(setup), *_of_group(setup), *_of_data(setup))])


def _of_access(setup: Setup) -> Iterator[Text]:
    """Ask about environment, address, credential and blocking."""
    model = setup.connector
    if setup.environments:
        yield _ENVIRONMENT
    if any(found.allow for _, found in setup.restrictions if found):
        yield _ALLOWED
    if any(found.exclude for _, found in setup.restrictions if found):
        yield _EXCLUDED
    if setup.has_otp:
        yield _KEYS
    elif model.authentication.text("client") != "public":
        yield _CREDENTIAL
    if model.uses_oauth:
        yield _OAUTH
    if not setup.blocked:
        yield _BLOCKED


def _of_group(setup: Setup) -> Iterator[Text]:
    """Ask about who may call."""
    if not setup.connector.group.is_everybody:
        yield _ARE_MEMBERS if setup.by_users else _IS_MEMBER
    if setup.by_users:
        yield _PERSONS
    if setup.accept:
        yield _ACCEPT_OF_ALL if setup.by_users else _ACCEPT_OF_USER


def _of_data(setup: Setup) -> Iterator[Text]:
    """Ask about what can be called, and what comes back."""
    yield _LINKED
    if setup.definition_groups:
        yield _DEFINITIONS
    if setup.connector.group.grants:
        yield _FILTERS
    if setup.connector.connector.items("webhooks"):
        yield _WEBHOOKS
