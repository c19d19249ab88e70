"""Parts of the guide: tokens and OAuth, filters, IP restrictions, webhooks, and whether it is blocked.

Of the screens for OAuth nothing is said, because their words are not known (U10): the guide refers to AFAS's own page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.afas.exports.plain_words import SETTINGS
from onsrights.afas.exports.setup import named
from onsrights.afas.model import texts
from onsrights.documents.page import code, joined
from onsrights.engine.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onsrights.afas.exports.guide import Guide
    from onsrights.afas.exports.setup import Restriction, Setup
    from onsrights.afas.model import Environment, Inherited
    from onsrights.documents.page import Line

__all__ = ["addresses", "blocked", "credentials", "filters", "webhooks"]


# ---------------------------------------------------------------------------------------------- tokens and OAuth

_TOKEN = Text(
    "Ga naar het tabblad *{tab_tokens}*, klik op *{new}*, kies `{user}`, vul een omschrijving in.",
    "Go to the tab *{tab_tokens}*, click on *{new}*, select `{user}`, enter a description.",
)
_A_TOKEN = Text(
    "Ga naar het tabblad *{tab_tokens}*, klik op *{new}*, kies de connectorgebruiker, vul een omschrijving in.",
    "Go to the tab *{tab_tokens}*, click on *{new}*, select the connector user, enter a description.",
)
_EACH_TOKEN = Text(
    "Ga naar het tabblad *{tab_tokens}*. Maak voor elke gebruiker een token aan: klik op *{new}*, kies de gebruiker, "
    "vul een omschrijving in.",
    "Go to the tab *{tab_tokens}*. Create a token for every user: click on *{new}*, select the user, enter a "
    "description.",
)
_SHOWN_ONCE = Text(
    "Het token wordt één keer getoond. Kopieer het en geef het langs een beveiligde weg aan {vendor}. Zet het nooit in "
    "een gewone e-mail. Bent u het token kwijt, verwijder het dan en maak een nieuw token aan.",
    "The token is shown only once. Copy it and give it to {vendor} through a secure channel. Never put it in an "
    "ordinary e-mail. If it gets lost, delete it and create a new one.",
)
_EACH_SHOWN_ONCE = Text(
    "Elk token wordt één keer getoond. Kopieer het en geef het langs een beveiligde weg aan de gebruiker. Zet het "
    "nooit in een gewone e-mail. Is een token kwijt, verwijder het dan en maak een nieuw token aan.",
    "Each token is shown only once. Copy it and give it to the user through a secure channel. Never put it in an "
    "ordinary e-mail. If one gets lost, delete it and create a new one.",
)
_CLOSE = Text("Klik op: *{close}*.", "Click on: *{close}*.")
_OTP = Text(
    "U verstrekt geen tokens: gebruikers vragen die zelf aan. Geef {vendor} langs een beveiligde weg de *{api_key}* en "
    "de *{environment_key}* uit de eigenschappen van de app connector.",
    "You do not hand out tokens: users request them. Give {vendor} the *{api_key}* and the *{environment_key}* from "
    "the properties of the app connector through a secure channel.",
)


def credentials(setup: Setup, said: Guide) -> None:
    """Say how the application gets in."""
    model = setup.connector
    if setup.has_otp:
        said.heading(Text("De tokens", "The tokens"))
        said.step(_OTP)
    elif model.type == "classic":
        _tokens(setup, said)
    if model.uses_oauth:
        _oauth(setup, said)


def _tokens(setup: Setup, said: Guide) -> None:
    if setup.by_users:
        said.heading(Text("De tokens", "The tokens"))
        said.open_properties()
        said.step(_EACH_TOKEN)
        said.step(_EACH_SHOWN_ONCE)
        return
    said.heading(Text("Het token", "The token"))
    if setup.is_wizard:
        said.step(_SHOWN_ONCE)
        said.step(_CLOSE)
        return
    said.open_properties()
    for user in setup.system_users:
        said.step(_TOKEN, user=user.name)
    if not setup.system_users:
        said.step(_A_TOKEN)
    said.step(_SHOWN_ONCE)


_OAUTH = Text(
    'Stel OAuth in zoals AFAS beschrijft (help.afas.nl, "Eigen app connector inrichten in vogelvlucht (OAuth-token)"), '
    "met deze gegevens:",
    'Set up OAuth as AFAS describes (help.afas.nl, in Dutch: "Eigen app connector inrichten in vogelvlucht '
    '(OAuth-token)"), with this data:',
)
_TITLES = {
    "client": Text("Client", "Client"),
    "flow": Text("Flow", "Flow"),
    "client_authentication": Text("Client-authenticatie", "Client authentication"),
    "public_key": Text("Publieke sleutel", "Public key"),
}
_ADDRESSES: dict[Inherited, Text] = {
    "redirect_uri": Text("Redirect-URL", "Redirect URL"),
    "jwks_uri": Text("JWKS-URL", "JWKS URL"),
}
_SECRET = Text(
    "Het client secret wordt één keer getoond; geef het langs een beveiligde weg aan {vendor} en noteer de "
    "vervaldatum.",
    "The client secret is shown only once; give it to {vendor} through a secure channel and note the expiry date.",
)
_CERTIFICATE = Text(
    "Upload het certificaat dat u van {vendor} krijgt.", "Upload the certificate that {vendor} gives you."
)
_ASK = Text("Vraag {vendor} om {what}.", "Ask {vendor} for {what}.")
_PUBLIC_KEY = Text(
    "het certificaat of de JWKS-URL van de publieke sleutel", "the certificate or the JWKS URL of the public key"
)
_JWKS_URI = Text("de JWKS-URL voor uw omgeving", "the JWKS URL for your environment")
_REDIRECT_URI = Text("de redirect-URL", "the redirect URL")
_UNTIL = Text(
    "Voor later, uiterlijk {day}: zet *{authentication_type}* op *{oauth}*. Dan wordt het classic token niet meer "
    "geaccepteerd.",
    "For later, by {day}: set *{authentication_type}* to *{oauth}*. Then the classic token is not accepted any more.",
)


def _oauth(setup: Setup, said: Guide) -> None:
    from onsrights.documents.dates import written

    keys = setup.connector.authentication
    said.heading(Text("OAuth", "OAuth"))
    said.step(_OAUTH)
    said.table(
        (Text("Instelling", "Setting"), Text("Waarde", "Value")),
        [*_settings(setup, said), *_uris(setup, said)],
        (60, 170),
        names=False,
    )
    for what in _unknown(setup):
        said.step(_ASK, what=said.line(what))
    if keys.text("client_authentication") == "client_secret" and keys.text("client") != "public":
        said.step(_SECRET)
    if keys.text("public_key") == "certificate":
        said.step(_CERTIFICATE)
    until = keys.field("until")
    if setup.connector.type == "hybrid" and until is not None:
        said.note(_UNTIL, day=written(until.date, said.lang))


def _settings(setup: Setup, said: Guide) -> Iterator[tuple[Line, Line]]:
    """Give what is the same in every environment."""
    keys = setup.connector.authentication
    for key, title in _TITLES.items():
        if (word := keys.text(key)) in SETTINGS:
            yield said.line(title), said.line(SETTINGS[word])


def _uris(setup: Setup, said: Guide) -> Iterator[tuple[Line, Line]]:
    """Give the addresses, with their environments where these differ."""
    for key, title in _ADDRESSES.items():
        found = {each: _uri(setup, each, key) for each in setup.environments or (None,)}
        if len(set(found.values())) == 1:
            uri = next(iter(found.values()))
            if uri:
                yield said.line(title), code(uri)
            continue
        for environment, uri in found.items():
            if uri and environment is not None:
                about = Text("{title}, {environment}", "{title}, {environment}")
                yield said.line(about, title=said.line(title), environment=named(environment, said.lang)), code(uri)


def _uri(setup: Setup, environment: Environment | None, key: Inherited) -> str:
    from onsrights.engine.check.field import Field

    found = setup.connector.effective(environment, key)
    return found.text if isinstance(found, Field) else ""


def _unknown(setup: Setup) -> Iterator[Text]:
    """Name what has to be known as well, and is not in the manifest."""
    keys = setup.connector.authentication

    def lacks(key: Inherited) -> bool:
        return not all(_uri(setup, each, key) for each in setup.environments or (None,))

    if keys.text("flow") == "authorization_code" and lacks("redirect_uri"):
        yield _REDIRECT_URI
    if keys.text("client_authentication") == "private_key_jwt" and lacks("jwks_uri"):
        if keys.text("public_key") == "jwks":
            yield _JWKS_URI
        elif keys.lacks("public_key"):
            yield _PUBLIC_KEY


# --------------------------------------------------------------------------------------------------------- filters

_AUTHORISATION = Text(
    "Ga naar het tabblad *{tab_groups}*, kies `{group_name}` en ga naar het tabblad *{tab_authorisation}*.",
    "Go to the tab *{tab_groups}*, select `{group_name}` and go to the tab *{tab_authorisation}*.",
)
_GRANT = Text("Ken deze filters toe:", "Grant these filters:")
_FILTER = (Text("Filter op", "Filter on"), Text("Welke gegevens", "Which data"))
_NO_ROWS = Text(
    "Zolang een filter niet is toegekend, komen er geen gegevens terug.",
    "As long as a filter has not been granted, no data is returned.",
)
_NO_RIGHTS = Text(
    "Autoriseer de groep NIET voor functies (menu-items), tabbladen en acties.",
    "Do NOT authorise the group for functions (menu items), tabs and actions.",
)
_DEFINITION = Text(
    "Geef op dat tabblad bij *{execute_definition}* het recht definities van groep {these} uit te voeren.",
    "On that tab, give at *{execute_definition}* the right to execute definitions of group {these}.",
)
_OF_USERS = Text(
    "Elke gebruiker krijgt alleen de gegevens waarvoor die in Profit filterautorisatie heeft. De GetConnectoren "
    "filteren op: {these}.",
    "Every user gets only the data for which that user has filter authorisation in Profit. The GetConnectors filter "
    "on: {these}.",
)


def filters(setup: Setup, said: Guide) -> None:
    """Have the filters granted, and nothing else."""
    group = setup.connector.group
    grants = [grant for grant in group.grants if grant.name]
    is_alone = group.is_own or (not group.is_everybody and not setup.by_users)
    if not grants and not setup.definition_groups and not is_alone:
        _of_users(setup, said)
        return
    said.heading(Text("De rechten van de groep", "The rights of the group"))
    if grants or setup.definition_groups:
        said.go_to_tool()
        said.step(_AUTHORISATION)
    if grants:
        said.step(_GRANT)
        said.table(_FILTER, [(grant.name, grant.keys.text("grants")) for grant in grants], (70, 160))
        said.paragraph(_NO_ROWS)
    if setup.definition_groups:
        said.step(_DEFINITION, these=joined(map(code, setup.definition_groups), said.lang))
    if is_alone:
        said.note(_NO_RIGHTS)


def _of_users(setup: Setup, said: Guide) -> None:
    """Say whose rights count where the group has none of its own."""
    found = [
        field.text
        for each in setup.connector.get_connectors
        if each.authorisation != "excluded"
        for field in texts(each.keys, "filters")
    ]
    if setup.by_users and found:
        said.heading(Text("De rechten van de gebruikers", "The rights of the users"))
        said.paragraph(_OF_USERS, these=joined(dict.fromkeys(found), said.lang))


# ------------------------------------------------------------------------------------------------- IP restrictions

_ALLOW = Text(
    "Ga naar het tabblad *{tab_ip_restrictions}* en maak voor elk adres een regel met *{access}* = *{allow}*: {these}. "
    "Daarna zijn alle andere adressen geblokkeerd.",
    "Go to the tab *{tab_ip_restrictions}* and make a rule with *{access}* = *{allow}* for each: {these}. After that "
    "all other addresses are blocked.",
)
_EXCLUDE = Text(
    "Ga naar het tabblad *{tab_ip_restrictions}* en maak voor elk adres een regel met *{access}* = Uitsluiten (of hoe "
    "uw versie dit noemt): {these}.",
    "Go to the tab *{tab_ip_restrictions}* and make a rule with *{access}* = Exclude (or what your version calls it) "
    "for each: {these}.",
)
_BY_ENVIRONMENT = Text(
    "Ga naar het tabblad *{tab_ip_restrictions}* en maak in elke omgeving de regels die daarbij staan:",
    "Go to the tab *{tab_ip_restrictions}* and make the rules that belong to each environment:",
)
_RULES = (Text("IP-adres", "IP address"), Text("*{access}*", "*{access}*"), Text("Omgeving", "Environment"))
_OTHERS_BLOCKED = Text(
    "Waar u een adres toestaat, zijn daarna alle andere adressen geblokkeerd.",
    "Once an address is allowed, all other addresses are blocked.",
)
_ALLOWED = Text("*{allow}*", "*{allow}*")
_EXCLUDED = Text("Uitsluiten (of hoe uw versie dit noemt)", "Exclude (or what your version calls it)")


def addresses(setup: Setup, said: Guide) -> None:
    """Have the IP restrictions made, on AFAS Online."""
    found = setup.restrictions
    if not any(restriction for _, restriction in found):
        return
    said.heading(Text("De IP-adressen", "The IP addresses"))
    said.open_properties()
    first = found[0][1]
    if first is not None and all(restriction == first for _, restriction in found):
        if first.allow:
            said.step(_ALLOW, these=joined(map(code, first.allow), said.lang))
        if first.exclude:
            said.step(_EXCLUDE, these=joined(map(code, first.exclude), said.lang))
        return
    said.step(_BY_ENVIRONMENT)
    said.table(_RULES, [row for each, restriction in found for row in _rows(said, each, restriction)], (80, 60, 80))
    if any(restriction.allow for _, restriction in found if restriction):
        said.paragraph(_OTHERS_BLOCKED)


def _rows(said: Guide, environment: Environment | None, found: Restriction | None) -> Iterator[tuple[Line, Line, Line]]:
    if found is None or environment is None:
        return
    for address in found.allow:
        yield address, said.line(_ALLOWED), named(environment, said.lang)
    for address in found.exclude:
        yield address, said.line(_EXCLUDED), named(environment, said.lang)


# -------------------------------------------------------------------------------------------- webhooks, unblocking

_WEBHOOKS = Text(
    "Ga naar het tabblad *{tab_webhooks}*, klik op *{new}*:", "Go to the tab *{tab_webhooks}*, click on *{new}*:"
)
_WEBHOOK = (Text("Omschrijving", "Description"), Text("URL", "URL"), Text("Geblokkeerd", "Blocked"))
_PASSWORD = Text("Vul het wachtwoord in dat u van {vendor} krijgt.", "Enter the password that {vendor} gives you.")
_YES = Text("ja", "yes")


def webhooks(setup: Setup, said: Guide) -> None:
    """Have the webhooks made."""
    from onsrights.engine.check.field import Keys

    found = [item for item in setup.connector.connector.items("webhooks") if isinstance(item, Keys)]
    if not found:
        return
    said.heading(Text("De webhooks", "The webhooks"))
    said.open_properties()
    said.step(_WEBHOOKS)
    rows = [
        (item.text("description"), code(url) if url else "", said.line(_YES) if item.flag("blocked") else "")
        for item in found
        for url in (item.text("url"),)
    ]
    said.table(_WEBHOOK, rows, (70, 120, 40))
    said.step(_PASSWORD)


_UNBLOCK = Text(
    "Ga naar het tabblad *{tab_general}* en vink *{blocked}* uit.",
    "Go to the tab *{tab_general}* and deselect *{blocked}*.",
)
_UNBLOCK_OTHERS = Text(
    "Ga naar het tabblad *{tab_general}* en vink *{blocked}* uit, behalve in {these}.{reason}",
    "Go to the tab *{tab_general}* and deselect *{blocked}*, except in {these}.{reason}",
)
_STAY_BLOCKED = Text(
    "Laat *{blocked}* op het tabblad *{tab_general}* aangevinkt.{reason}",
    "Leave *{blocked}* on the tab *{tab_general}* selected.{reason}",
)
_BLOCK = Text(
    "Ga naar het tabblad *{tab_general}* en vink *{blocked}* aan.{reason}",
    "Go to the tab *{tab_general}* and select *{blocked}*.{reason}",
)
_BLOCK_SOME = Text(
    "Ga naar het tabblad *{tab_general}* en vink *{blocked}* aan in {these}.{reason}",
    "Go to the tab *{tab_general}* and select *{blocked}* in {these}.{reason}",
)
_REASON = Text(" Reden: {reason}", " Reason: {reason}")


def blocked(setup: Setup, said: Guide) -> None:
    """Have the app connector unblocked that was made by hand (F11), unless it is to stay blocked."""
    found = setup.blocked
    if setup.is_wizard and not found:
        return
    if not found:
        said.heading(Text("De blokkering opheffen", "Unblocking"))
        said.open_properties()
        said.step(_UNBLOCK)
        return
    said.heading(Text("De blokkering", "Blocking"))
    said.open_properties()
    some = [named(each, said.lang) for each in found if each is not None]
    is_all = len(found) == len(setup.environments or (None,))
    text = (_BLOCK if is_all else _BLOCK_SOME) if setup.is_wizard else (_STAY_BLOCKED if is_all else _UNBLOCK_OTHERS)
    said.step(text, these=joined(some, said.lang), reason=_reason(setup, said, found))


def _reason(setup: Setup, said: Guide, found: Sequence[Environment | None]) -> Line:
    holders = [*(each.keys for each in found if each is not None), setup.connector.connector]
    reason = next((text for keys in holders if (text := keys.text("blocked_reason"))), "")
    return said.line(_REASON, reason=reason) if reason else ""
