"""AFS408: a user name that is too general, or not one of this customer.   Ground: F26, F32, F33."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.afas.model import is_known_list
from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Proposal, Text
from onsrights.engine.text.compare import exact, folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.afas.model import AppConnector, User
    from onsrights.engine.diagnostics import Place

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("AFS408", "user-name", "warning", fix="display-only", about=("connector.users[].user",))

TEXTS = {
    "general": Text(
        nl='Vermijd een algemene gebruikersnaam zoals "{code}".', en='Avoid a general user name like "{code}".'
    ),
    "form": Text(
        nl="Op AFAS Online bestaat een gebruikersnaam uit het deelnemersnummer, een punt en een code: {proposal}.",
        en="On AFAS Online a user name is the participant number, a dot and a code: {proposal}.",
    ),
    "other-number": Text(
        nl="Geen van deze omgevingen heeft nummer {number}. Is dit een gebruiker van de partner? "
        "Gebruik een systeemgebruiker van de klant.",
        en="None of these environments has number {number}. Is this a user of the partner? "
        "Use a system user of the customer.",
    ),
    "fix": Text(nl='schrijf "{proposal}"', en='write "{proposal}"'),
}

_GENERAL = frozenset("admin administrator beheer beheerder applicatiebeheer root sysadmin".split())


def check(connector: AppConnector) -> Iterator[Finding]:
    """Look at every user name, beside the environments where those are all known."""
    environments = connector.environments
    known = bool(environments) and is_known_list(connector.root, "environments")
    known = known and all(each.has_number and each.has_type for each in environments)
    numbers = {each.number: None for each in environments}
    online = known and all(each.is_local is False for each in environments)
    credentials = _credentials(connector) if online else {}
    for user in connector.users:
        if user.field is None:
            continue
        _, _, code = user.name.partition(".")
        if folded(code) in _GENERAL:
            yield Finding("AFS408", user.field.place(), "general", {"code": code})
        if online and not user.number:
            yield _form(user, next(iter(numbers)), credentials)
        elif known and user.number and user.number not in numbers:
            yield Finding("AFS408", user.field.place(), "other-number", {"number": user.number})


def _form(user: User, number: str, credentials: dict[str, list[Place]]) -> Finding:
    from onsrights.engine.text.visible import shorten

    assert user.field is not None
    before, _, code = user.name.partition(".")
    proposal = f"{number}.{(code if before.isdigit() or not before else user.name) or 'code'}"
    places = [user.field.place(), *credentials.get(folded(user.name), ())]
    fix = Proposal(tuple((place, proposal) for place in places), "display-only")
    return Finding("AFS408", user.field.place(), "form", {"proposal": shorten(proposal)}, proposals=(fix,))


def _credentials(connector: AppConnector) -> dict[str, list[Place]]:
    """Give where credentials name each user, who is then called otherwise there as well."""
    places: dict[str, list[Place]] = {}
    for credential in connector.credentials:
        if (field := credential.keys.field("user")) is not None:
            places.setdefault(folded(exact(field.text)), []).append(field.place())
    return places
