"""What the screens of Profit are called, and who says so: nothing else is claimed about a screen anywhere.

Sources are those of the facts: S0 to S2 the documents of this project, ``GH`` AFAS's own source of docs.afas.help,
``help`` help.afas.nl. A name that no source gives in one of the languages says that it is ours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from onsrights.engine.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["SCREENS", "Screen", "screen"]


class Screen(NamedTuple):
    """A menu, a tab, a field, a value or a button."""

    text: Text
    source: str


_TABLE = """\
app-connector | Algemeen / Beheer / App connector | General / Management / App connector | S2; help EN App_Apps_Custom_Add
new | Nieuw | New | S2; S0
connector | App connector | App connector | S2; help EN App_Apps_Custom_Add
next | Volgende | Next | S2; S0
finish | Voltooien | Finish | S2; S0
close | Sluiten | Close | S2; English ours
description | Omschrijving | Description | S2; help EN
authentication-type | Authenticatietype | Authentication type | GH nl/ + en/howto-export-subject-attachments
classic | Classic token | Classic token | GH nl/ + en/howto-export-subject-attachments
hybrid | Hybrid | Hybrid | F62
oauth | OAuth | OAuth | F62
generate-token | Automatisch token genereren | Automatically generate token | S2; GH en/howto-export-subject-attachments
new-group | Maak nieuwe gebruikersgroep op basis van App connector-naam | Create new user group based on AppConnector name | S2; GH en/howto-export-subject-attachments
existing-group | Gebruik bestaande gebruikersgroep | Use existing user group | S2; English ours
new-user | Maak nieuwe gebruiker aan op basis van AppConnector-naam | Create new user based on AppConnector name | GH nl/ + en/howto-export-subject-attachments
tab-general | Algemeen | General | S2; help EN
tab-get-connectors | GetConnectoren | GetConnectors | S2; help EN
tab-update-connectors | UpdateConnectoren | UpdateConnectors | S2; help EN
tab-connectors | Connectoren | Connectors | S2; GH en/howto-bijlage-dossier
tab-tokens | Gebruikerstokens | User tokens | GH nl/app-connector-auditor; help EN
tab-ip-restrictions | IP-restricties | IP restrictions | GH nl/ + en/app-connector-auditor
tab-webhooks | Webhooks | Webhooks | GH nl/ + en/webhooks
blocked | Geblokkeerd | Blocked | help NL Sys_CS_Prof_ACC; help EN
authorisation-tool | Algemeen / Beheer / Autorisatie tool | General / Management / Authorisation tool | S1; S0
tool | Autorisatie tool | Authorisation tool | S1; S0
new-group-menu | Groep / Nieuw | Group / New | S1; S0
tab-groups | Onderhoud groepen | Group maintenance | S1; S0
tab-members | Gebruikers in groep | Users in group | S2; help EN
tab-authorisation | Autorisatie | Authorisation | S2; help EN
filters | Filters | Filters | GH nl/ + en/howto-export-subject-attachments
tab-users | Onderhoud gebruikers | User maintenance | S1; S0
tab-applications | Applicaties | Applications | S1; S0
afas-accept | AFAS Accept | AFAS Accept | help NL/AL 120718
new-system-user | Gebruiker / Nieuwe systeemgebruiker | User / New system user | help NL/AL 120718; help EN App_Auth_SysUsr_Add
profit | Profit | Profit Windows | help NL/AL 120718; S0
import | Acties / Importeren | Actions / Import | S2; apideck
access | Toegang | Access | GH nl/ + en/app-connector-auditor
allow | Toestaan | Allow | GH nl/ + en/app-connector-auditor
get-connector | Algemeen / Uitvoer / Beheer / GetConnector | General / Output / Management / GetConnector | GH nl/webhooks, en/get-connector-geblokkeerd
definition | Definitie | Definition | GH nl/webhooks, en/get-connector-geblokkeerd
execute-definition | Algemeen / Beheer / Definitie / Filters | General / Management / Definition / Filters | GH nl/ + en/howto-export-subject-attachments
api-key | API-sleutel | API key | help EN App_Apps_Custom_Tokens_Req; GH Inrichting.json
environment-key | Omgevingssleutel | Environment key | help EN App_Apps_Custom_Tokens_Req; GH Inrichting.json
"""  # noqa: E501 - one line a screen


def _read() -> Mapping[str, Screen]:
    rows = (line.split(" | ") for line in _TABLE.splitlines())
    return {name: Screen(Text(dutch, english), source) for name, dutch, english, source in rows}


SCREENS = _read()


def screen(name: str) -> Text:
    """Give what a screen is called in both languages."""
    return SCREENS[name].text
