"""What the screens of Exact Online are called, and the fact that says so: nothing else is claimed about a screen.

The facts are those of ``exact-facts.md``. Where one language has no source, the label says that it is ours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from onsrights.engine.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["SCREENS", "Screen", "screen"]


class Screen(NamedTuple):
    """The way to a screen, a tab, a button or a header."""

    text: Text
    source: str


_TABLE = """\
reference | API-documentatie van het endpoint | API reference page of the endpoint | F22
address-bar | adresbalk: start.exactonline.{tld}; App Center van dat land | address bar: start.exactonline.{tld}; App Center of that country | F09
permission-request | App Center › Mijn apps beheren › Laten beoordelen › Toestemmingsverzoek | App Center › Manage my apps › Submit for review › Request permission | F03; F19
app-permissions | Mijn Exact Online › Beveiligingscentrum › Machtigingen voor mijn apps | My Exact Online › Security Center › Permissions for my apps | source 003; F40; F44
review-scopes | App Center › Mijn apps beheren › Laten beoordelen › Beoordeling: gegevens en beveiliging › Scopes | App Center › Manage my apps › Submit for review › Data & Security Review › Scopes | F12; F13; F14
companies | Import/Export › Appmachtigingen › de app; of Beveiligingscentrum › de app › Administraties beheren | Import/Export › App permissions › the app › Permitted companies | source 003; F43; F44
subscription | abonnement: modules | subscription: modules | F47
user-rights | Stamgegevens › Gebruikers › de gebruiker › Rechten, en Administraties: Toegangsrechten | Master data › Users › the user › Rights; Companies: Access rights | F45; F48; English ours
"""

SCREENS: Mapping[str, Screen] = {
    key: Screen(Text(nl, en), source)
    for key, nl, en, source in (tuple(part.strip() for part in line.split("|")) for line in _TABLE.splitlines())
}
"""By a name of our own."""


def screen(name: str) -> Text:
    """Give what a screen is called."""
    return SCREENS[name].text
