"""AFAS Profit, as the engine sees it: everything that only this platform knows is reached from this one value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.afas._catalogue import RULES
from onsrights.afas.wording import NOUN, own
from onsrights.engine.check.judge import RuleJudge
from onsrights.engine.check.platform import Manner, Platform

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.afas.model import AppConnector
    from onsrights.engine.check.schema import Document
    from onsrights.engine.check.shape import Shape

__all__ = ["AFAS"]


def _shape() -> Shape:
    from onsrights.afas._shape import SHAPE

    return SHAPE


def _read(document: Document) -> Iterator[AppConnector]:
    """Read the app connector of a document."""
    from onsrights.afas.model import AppConnector

    for _ in document.units():
        yield AppConnector(document)


_BLOCKED = "blocked: geblokkeerd, block\nblocked_reason: reden, reden_blokkering, reason"
_NAME = "name: naam"
_RESTRICTION = "allow: toestaan, toegestaan, allowed\nexclude: uitsluiten, uitgesloten, excluded, deny"

_OTHER_NAMES = {
    "": "manifest: version, versie, format\nplatform: systeem\nprofile: profiel\n"
    "integration: koppeling, integratie, product, app\nconnector: app_connector, appconnector\n"
    "environments: omgevingen, environment, omgeving\n"
    "credentials: tokens, token, sleutels, credential, gebruikerstokens\n"
    "calls: aanroepen, call, aanroep\ncertification: certificering",
    "integration": f"{_NAME}, productnaam\nvendor: leverancier, partner, supplier\nprefix: voorvoegsel\n"
    "known_as: ook_bekend_als, bekend_als, aliases, alias\nintegration_id: integratie_id, koppelings_id",
    "connector": "description: omschrijving, beschrijving, naam, name\ncalled_by: aangeroepen_door, caller\n"
    "authentication: authenticatietype, authenticatie, authentication_type, auth\n"
    "group: gebruikersgroep, groep, user_group\nusers: gebruikers, user, gebruiker\n"
    "get_connectors: getconnectoren, get_connector, gets\n"
    "update_connectors: updateconnectoren, update_connector, updates\n"
    "special_connectors: connectoren, connectors, speciale_connectoren\n"
    "ip_restrictions: ip_restricties, ip_restriction, ip_restrictie, ip\nwebhooks: webhook\n"
    f"set_up: setup, inrichting\nnote: notitie, opmerking, toelichting\n{_BLOCKED}",
    "connector.authentication": "type: soort, authenticatietype, authentication_type\n"
    "until: tot, tot_en_met, einddatum\n"
    "otp: eenmalig_wachtwoord, one_time_password\nflow: grant_type, grant, oauth_flow\n"
    "client: client_type, clienttype\nclient_authentication: client_authenticatie, client_auth\n"
    "jwks_uri: jwks_url, jwks\nredirect_uri: redirect_url, redirect\nalgorithm: algoritme, alg\n"
    "public_key: publieke_sleutel, openbare_sleutel\nkey_bits: bits, key_size, sleutellengte\ncurve: kromme",
    "connector.group": f"{_NAME}, groep\nexisting: bestaand, bestaande, exists\nmembers: leden, gebruikers, users\n"
    "functions: functies, menu_items\ntabs: tabbladen\nactions: acties\nfilters: filter",
    "connector.group.filters[]": f"{_NAME}, filter\ngrants: geeft, toegang, rechten, grant",
    "connector.users[]": "user: gebruiker, gebruikersnaam, user_name, naam, name\nkind: soort, type\n"
    "description: omschrijving\nin_group: in_groep\nhas_email: heeft_email, email, e_mail, emailadres\n"
    "applications: applicaties, applicatie, application\nafas_accept: accept\nblocked: geblokkeerd",
    "connector.get_connectors[]": f"{_NAME}\npurpose: doel, waarvoor, description, omschrijving\n"
    "data_collection: gegevensverzameling\nauthorisation: autorisatie, authorization\nfilters: filter\nfields: velden\n"
    "privacy_fields: privacyvelden, privacygevoelige_velden\ncustom_fields: vrije_velden\n"
    "fixed_filter: vast_filter\ndefinition_group: definitiegroep, definitiecategorie\nblocked: geblokkeerd\n"
    "file: bestand, gcn",
    "connector.get_connectors[].fixed_filter": "text: tekst, omschrijving\noperators: operatoren\nreason: reden",
    "connector.get_connectors[].privacy_fields[]": "field: veld\nreason: reden",
    "connector.update_connectors[].privacy_fields[]": "field: veld\nreason: reden",
    "connector.update_connectors[]": f"{_NAME}\npurpose: doel, waarvoor, description, omschrijving\n"
    "methods: methoden, method, methode\nprivacy_fields: privacyvelden, privacygevoelige_velden\n"
    "custom_fields: vrije_velden",
    "connector.ip_restrictions": _RESTRICTION,
    "environments[].ip_restrictions": _RESTRICTION,
    "connector.webhooks[]": "description: omschrijving, naam, name\nurl: adres, address\nsecret_ref: wachtwoord_ref\n"
    "blocked: geblokkeerd",
    "environments[]": f"{_NAME}, omgevingsnaam\nnumber: omgevingsnummer, nummer, abonnementsnummer, deelnemersnummer\n"
    "type: soort, type_omgeving, omgevingstype\nhosting: host\nprofit_version: versie, profit, profitversie, version\n"
    "base_url: adres, url, base_uri, basisadres\nip_restrictions: ip_restricties, ip\nredirect_uri: redirect_url\n"
    f"jwks_uri: jwks_url\n{_BLOCKED}",
    "credentials[]": "kind: soort, type\nenvironment: omgeving\nuser: gebruiker\ndevice: apparaat\n"
    "secret_ref: geheim, verwijzing, ref\nissued: uitgegeven, uitgiftedatum\nexpires: verloopt, vervaldatum, expiry",
    "calls[]": "connector: name, naam\nmethods: methoden, method, methode\noperators: operatoren, operator",
    "certification": "implementation_document: implementatiedocument\nfie_file: fie, fie_bestand\n"
    "pentest_valid_until: pentest, pentest_geldig_tot",
}
"""Dutch labels of the screens and other words under which people write the keys."""

_OTHER_WORDS = {
    "connector.called_by": {"systeem": "system", "gebruikers": "users", "user": "users", "persons": "users"},
    "connector.set_up": {"hand": "by_hand", "handmatig": "by_hand", "manual": "by_hand"},
    "connector.authentication.type": {"classic token": "classic", "token": "classic", "oauth2": "oauth"},
    "connector.users[].kind": {"systeem": "system", "systeemgebruiker": "system", "persoon": "person"},
    "connector.get_connectors[].authorisation": {"incl": "included", "excl": "excluded"},
    "environments[].hosting": {"afas online": "afas-online", "lokaal": "local"},
    "profile": {"klant": "customer"},
}
"""Other words for the values of closed lists."""

_PROSE = Manner("warning", breaks=True)
_LABEL = Manner("warning")
_MANNERS = {
    **dict.fromkeys(
        (
            "connector.blocked_reason",
            "connector.note",
            "connector.group.members",
            "connector.group.filters[].grants",
            "connector.users[].description",
            "connector.get_connectors[].purpose",
            "connector.get_connectors[].fixed_filter.text",
            "connector.get_connectors[].fixed_filter.reason",
            "connector.get_connectors[].privacy_fields[].reason",
            "connector.update_connectors[].purpose",
            "connector.update_connectors[].privacy_fields[].reason",
            "environments[].blocked_reason",
        ),
        _PROSE,
    ),
    **dict.fromkeys(
        (
            "integration.vendor",
            "integration.known_as[]",
            "connector.group.functions[]",
            "connector.group.tabs[]",
            "connector.group.actions[]",
            "connector.users[].applications[]",
            "connector.get_connectors[].data_collection",
            "connector.get_connectors[].filters[]",
            "connector.get_connectors[].fields[]",
            "connector.get_connectors[].custom_fields[]",
            "connector.get_connectors[].privacy_fields[]",
            "connector.get_connectors[].privacy_fields[].field",
            "connector.get_connectors[].definition_group",
            "connector.get_connectors[].file",
            "connector.update_connectors[].custom_fields[]",
            "connector.update_connectors[].privacy_fields[]",
            "connector.update_connectors[].privacy_fields[].field",
            "connector.authentication.algorithm",
            "connector.authentication.curve",
            "connector.authentication.pkce",
            "environments[].type",
            "credentials[].device",
            "credentials[].secret_ref",
            "connector.webhooks[].secret_ref",
            "certification.implementation_document",
            "certification.fie_file",
        ),
        _LABEL,
    ),
}
"""Texts that nobody looks up by their letters; names, addresses, ids and numbers are judged more strictly."""

AFAS = Platform(
    key="afas",
    name="AFAS Profit",
    prefix="AFS",
    unit="connector",
    label=("description",),
    noun=NOUN,
    schema="afas.schema.json",
    shape_from=_shape,
    catalogue=RULES,
    read=_read,
    judge=RuleJudge,
    wording="onsrights.afas.wording",
    names={"115": "no-connector"},
    other_names=_OTHER_NAMES,
    other_words=_OTHER_WORDS,
    manners=_MANNERS,
    own=own,
    needed=frozenset({"AFS117"}),
    secrets=("token-data",),
    doors={
        "assist": "onsrights.afas.assist:ASSIST",
        "export": "onsrights.afas.exports:EXPORTS",
        "import": "onsrights.afas.imports:IMPORTER",
        "settings": "onsrights.afas.settings_keys:KEYS",
        "starter": "onsrights.afas.starter:STARTER",
        "why": "onsrights.afas.access:ACCESS",
    },
)
