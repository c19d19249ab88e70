"""What the screens of Exact Online are called, and the fact that says so: nothing else is claimed about a screen.

The facts are those of ``exact-facts.md``, 003 is the source of this project about withdrawing. Where the facts give a
name in one language alone, the row says where the other comes from: from ``exact.md``, or from us.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from onsrights.engine.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onsrights.engine.diagnostics import Language

__all__ = ["SCREENS", "Screen", "screen", "words"]


class Screen(NamedTuple):
    """The way to a screen, or the name of a tab, a field, a value or a button on one."""

    text: Text
    source: str


_TABLE = """\
reference | API-documentatie van het endpoint | API reference page of the endpoint | F22
address-bar | adresbalk: start.exactonline.{tld}; App Center van dat land | address bar: start.exactonline.{tld}; App Center of that country | F09
permission-request | App Center › Mijn apps beheren › Laten beoordelen › Toestemmingsverzoek | App Center › Manage my apps › Submit for review › Request permission | F03; F19
app-permissions | Mijn Exact Online › Beveiligingscentrum › Machtigingen voor mijn apps | My Exact Online › Security Center › Permissions for my apps | source 003; F40; F44
review-scopes | App Center › Mijn apps beheren › Laten beoordelen › Beoordeling: gegevens en beveiliging › Scopes | App Center › Manage my apps › Submit for review › Data & Security Review › Scopes | F12; F13; F14
companies | Import/Export › Appmachtigingen › de app; of Beveiligingscentrum › de app › Administraties beheren | Import/Export › App permissions › the app › Permitted companies | source 003; F43; F44
user-rights | Stamgegevens › Gebruikers › de gebruiker › Rechten, en Administraties: Toegangsrechten | Master data › Users › the user › Rights; Companies: Access rights | F45; F48; English ours
subscription | abonnement: modules | subscription: modules | F47
my-exact-online | Mijn Exact Online | My Exact Online | 003; F40; English exact.md 7.1
security-center | Beveiligingscentrum | Security Center | 003; F40; English exact.md 7.1
permissions | Machtigingen voor mijn apps | Permissions for my apps | 003; F40; English exact.md 7.1
revoke | Intrekken | Revoke | 003; F40; English exact.md 7.1
manage-companies | Administraties beheren | Manage companies | F44; English F43, exact.md 7.1
selected-companies | Geselecteerde administraties | Selected companies | F44; English ours
save-and-close | Opslaan en sluiten | Save and close | F44; English ours
import-export | Import/Export | Import/Export | 003; F43
other | Overige | Other | F43; English ours
apps-of-all | Appmachtigingen | App permissions | 003; F43
permitted-companies | Toegestane administraties | Permitted companies | F43; Dutch ours
all-companies | Alle huidige en toekomstige administraties | All current and future companies | 003; F42, F43
app-center | App Center | App Center | F12
manage-apps | Mijn apps beheren | Manage my apps | F12; English exact.md 1.3
submit-for-review | Laten beoordelen | Submit for review | F12; English exact.md 1.3
step-1 | Stap 1 Beoordeling: gegevens en beveiliging | Data & Security Review | F12; English exact.md 1.3
edit | Bewerken | Edit | F12; English exact.md 1.3
request-permission | Toestemmingsverzoek | Request permission | F03, F19; exact.md 4.3
submit | Submit | Submit | F19; exact.md 7.3
app-name | App name | App name | F04
redirect-uri | Redirect URI | Redirect URI | F04
register-production | Register a production app | Register a production app | F01
register-testing | Register a testing app | Register a testing app | F01
purpose-nl | Het doel (Nederlands) | Purpose (Dutch) | F12; English ours
purpose-en | Het doel (Engels) | Purpose (English) | F12; English ours
scopes | Scopes | Scopes | F13
none | Ongebruikt | None | F13
read | Lezen | Read | F13
manage | Beheren | Manage | F13
questions | Beoordeling van gegevensbescherming en beveiliging | Review of data protection and security | F16; English ours
third-parties | Automatische koppelingen met derden | Automatic connections with third parties | F15; English ours
contact | Contactgegevens | Contact data | F17; English ours
"""

SCREENS: Mapping[str, Screen] = {
    key: Screen(Text(nl, en), source)
    for key, nl, en, source in (tuple(part.strip() for part in line.split("|")) for line in _TABLE.splitlines())
}
"""By a name of our own."""


def screen(name: str) -> Text:
    """Give what a screen is called."""
    return SCREENS[name].text


def words(lang: Language) -> dict[str, str]:
    """Give all of them in one language, by names that a template can have: ``my_exact_online``."""
    return {name.replace("-", "_"): each.text.nl if lang == "nl" else each.text.en for name, each in SCREENS.items()}
