"""The nine layers of ``why`` for AFAS: each answers from the manifest and the question, and guesses nothing.

The order of the layers is ours (U3). Where no environment is named and the manifest lists several, the layers that
depend on one are asked for each of them, and hold or fail only where all agree.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from onsrights.afas.screens import screen
from onsrights.engine.access.layers import Answer, Layer, Sees, fails, holds, not_applicable, pick, unknown
from onsrights.engine.diagnostics import Text
from onsrights.engine.text.compare import exact, folded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from onsrights.afas.metainfo import MetaInfo
    from onsrights.afas.model import AppConnector, Connector, Credential, Environment, User
    from onsrights.engine.access.question import Question
    from onsrights.engine.check.field import Field, Keys
    from onsrights.engine.diagnostics import Place

__all__ = ["BLOCKED_SEES", "LAYERS", "MEMBERS", "NOT_SUPPORTED", "Subject", "grants_of"]

_Value = TypeVar("_Value")

MEMBERS = "{group members}"
"""Stands in a matrix for a user who is a member of the group and of whom nothing else is known."""

NOT_SUPPORTED = Sees(
    500,
    Text(
        '"GetConnector niet ondersteund voor deze app of de gebruiker is niet geautoriseerd"',
        '"GetConnector not supported for this app or the user is not authorized"',
    ),
)
"""What a caller sees of a GetConnector that is not linked or may not be executed (F8)."""

_OAUTH_VERSION, _IPV6_VERSION = 9, 8
"""The versions of Profit from which Hybrid, public clients and private key JWT exist, and IPv6 rules work."""


class _Found(NamedTuple):
    """What there is of one kind of credential."""

    works: Credential | None = None
    expired: Credential | None = None


class Subject:
    """An app connector, with what the layers look up in it."""

    def __init__(self, connector: AppConnector) -> None:
        self.connector = connector
        self._kept: dict[tuple[str | None, str, str | None, date], _Found] = {}

    @cached_property
    def environments(self) -> dict[str, Environment]:
        """The environments by id, of two with one id the first."""
        return _first((each.id, each) for each in self.connector.environments)

    @cached_property
    def users(self) -> dict[str, User]:
        """The users by name in small letters."""
        return _first((folded(user.name), user) for user in self.connector.users if user.name)

    @cached_property
    def get_connectors(self) -> tuple[dict[str, Connector], dict[str, Connector]]:
        """The GetConnectors by exact name, and by name in small letters."""
        return _by_name(self.connector.get_connectors)

    @cached_property
    def linked(self) -> tuple[dict[str, Field], dict[str, Field]]:
        """Everything that is linked, by exact name, and by name in small letters."""
        model = self.connector
        both = (*model.get_connectors, *model.update_connectors)
        fields = [*(each.field for each in both if each.field), *model.special_connectors]
        return (
            _first((exact(field.text), field) for field in fields),
            _first((folded(field.text), field) for field in fields),
        )

    @cached_property
    def updates(self) -> dict[str, Connector]:
        """The UpdateConnectors by exact name."""
        return _by_name(self.connector.update_connectors)[0]

    @cached_property
    def calls(self) -> dict[str, Place]:
        """Where the manifest says that the application calls a connector."""
        return _first((call.name, call.field.place()) for call in self.connector.calls if call.field)

    def get_connector(self, name: str) -> Connector | None:
        """Give a GetConnector of the list; one that differs by case only counts as that one."""
        return self.get_connectors[0].get(name) or self.get_connectors[1].get(folded(name))

    def user(self, question: Question) -> User | None:
        """Give the user of a question, where the manifest lists him."""
        return self.users.get(folded(question.text("user")))

    def asked_environments(self, question: Question) -> Sequence[Environment | None]:
        """Give the environments that are meant: ``None`` stands for one that the manifest does not know."""
        named = question.text("environment")
        if named:
            return (self.environments.get(named),)
        return self.connector.environments or (None,)

    def credential(self, kind: str, environment: Environment | None, day: date, user: str | None = None) -> _Found:
        """Look for credentials of one kind that count in an environment; of tokens those of one user, or anybody's.

        What is found is kept, because a manifest may list thousands of environments, users and credentials.
        """
        places = [None] if environment is not None or len(self.connector.environments) != 1 else []
        found = _Found()
        for place in [*places, *([environment.id] if environment else [])]:
            for owner in (None,) if user is None else (None, folded(user)):
                key = (place, kind, owner, day)
                kept = self._kept.get(key)
                if kept is None:
                    kept = self._kept[key] = _found(self._listed.get((place, kind, owner), ()), day)
                found = _Found(found.works or kept.works, found.expired or kept.expired)
        return found

    def has(self, kind: str) -> bool:
        """Whether a credential of this kind is listed at all."""
        return any(listed == kind for _, listed, _ in self._listed)

    @cached_property
    def _listed(self) -> dict[tuple[str | None, str, str | None], list[Credential]]:
        """The credentials by the environment they are for, their kind, and for tokens whose they are."""
        listed: dict[tuple[str | None, str, str | None], list[Credential]] = {}
        for credential in self.connector.credentials:
            keys = credential.keys
            place = None if keys.lacks("environment") else exact(keys.text("environment"))
            owned = credential.kind == "token" and not keys.lacks("user")
            listed.setdefault((place, credential.kind, folded(credential.user) if owned else None), []).append(
                credential
            )
        return listed


def _found(credentials: Iterable[Credential], day: date) -> _Found:
    from onsrights.afas.timetable import is_expired, works

    found = _Found()
    for credential in credentials:
        good = (
            works(day, credential.issued, credential.expires)
            if credential.kind == "token"
            else not is_expired(credential.expires, day)
        )
        if good and found.works is None:
            found = found._replace(works=credential)
        elif not good and found.expired is None:
            found = found._replace(expired=credential)
    return found


def _by_name(connectors: Sequence[Connector]) -> tuple[dict[str, Connector], dict[str, Connector]]:
    named = [each for each in connectors if each.name]
    return _first((each.name, each) for each in named), _first((folded(each.name), each) for each in named)


def _first(pairs: Iterable[tuple[str, _Value]]) -> dict[str, _Value]:
    """Give what each name stands for, of two of one name the first, in the order of the file."""
    found: dict[str, _Value] = {}
    for name, value in pairs:
        found.setdefault(name, value)
    return found


_DIFFERS = Text(
    "verschilt per omgeving; noem er een met --environment", "differs by environment; name one with --environment"
)


def _in_each(
    ask: Callable[[Subject, Question, Environment | None], Iterator[Answer]],
) -> Callable[[Subject, Question], Iterator[Answer]]:
    """Ask a layer for every environment that is meant; it holds or fails only where all agree."""

    def asked(subject: Subject, question: Question) -> Iterator[Answer]:
        first: Answer | None = None
        for environment in subject.asked_environments(question):
            answer = pick(ask(subject, question, environment))
            if first is None:
                first = answer
            elif answer.verdict != first.verdict:
                first = next((one for one in (first, answer) if one.verdict == "unknown"), unknown(_DIFFERS))
                break
        assert first is not None
        yield first

    return asked


# ---------------------------------------------------------------------------------------------------- environment


def _environment(subject: Subject, question: Question) -> Iterator[Answer]:
    named = question.text("environment")
    found = subject.environments.get(named)
    if found is not None:
        yield holds(Text("{number} {type}", "{number} {type}"), found.place, number=found.number, type=found.type)
    elif named and subject.environments:
        text = Text('het manifest heeft geen omgeving "{id}"', 'the manifest has no environment "{id}"')
        yield fails(text, subject.connector.root.place("environments"), id=named)
    elif named:
        yield unknown(Text("het manifest noemt geen omgevingen", "the manifest lists no environments"))
    else:
        yield unknown(Text("er is geen omgeving genoemd", "no environment was named"))


# ------------------------------------------------------------------------------------------------------------- ip


def _ip(subject: Subject, question: Question, environment: Environment | None) -> Iterator[Answer]:
    model = subject.connector
    if model.is_unrestricted(environment):
        yield holds(Text("geen IP-restrictie", "no IP restriction"))
        return
    if environment is not None and environment.is_local:
        yield holds(Text("niet op AFAS Online, dus zonder IP-restrictie", "not on AFAS Online, so without restriction"))
        return
    restriction = model.restriction(environment)
    if restriction is None:
        yield unknown(Text("de restrictie is niet te lezen", "the restriction cannot be read"))
        return
    allow, exclude = _Addresses(restriction, "allow"), _Addresses(restriction, "exclude")
    version = environment.keys.field("profit_version") if environment is not None else None
    ipv6 = allow.ipv6 or exclude.ipv6
    if ipv6 is not None and version is not None and version.number < _IPV6_VERSION:
        text = Text("vóór Profit 8 blokkeert een IPv6-regel alles", "before Profit 8 an IPv6 rule blocks everything")
        yield fails(text, version.place(), codes=("AFS511",), address=ipv6.text)
    elif allow.given and exclude.given:
        text = Text("er zijn adressen toegestaan én uitgesloten", "addresses are both allowed and excluded")
        yield unknown(text, restriction.place())
    elif not question.text("ip"):
        text = Text(
            "er is een restrictie: geef het adres op met --ip", "there is a restriction: give the address with --ip"
        )
        yield unknown(text, restriction.place())
    else:
        yield _address(question.text("ip"), allow, exclude)


class _Addresses:
    """One list of a restriction: the networks, and what is none."""

    def __init__(self, restriction: Keys, key: str) -> None:
        from onsrights.afas.addresses import network
        from onsrights.afas.model import texts

        self.fields = texts(restriction, key)
        self.place = restriction.place(key)
        self.networks = [(field, network(field.text)) for field in self.fields]

    @property
    def given(self) -> bool:
        """Whether there is anything in it."""
        return bool(self.fields)

    @property
    def ipv6(self) -> Field | None:
        """The first that is IPv6."""
        return next((field for field, network in self.networks if network and network.version == 6), None)  # noqa: PLR2004

    @property
    def unread(self) -> Field | None:
        """The first that is no network; the rules say so, and it may mean any."""
        return next((field for field, network in self.networks if network is None), None)

    def holding(self, address: str) -> Field | None:
        """Give the first that an address lies in."""
        from ipaddress import IPv6Address, ip_address

        ip = ip_address(address)
        if isinstance(ip, IPv6Address) and ip.ipv4_mapped:
            ip = ip.ipv4_mapped
        return next((field for field, network in self.networks if network and ip in network), None)


def _address(ip: str, allow: _Addresses, exclude: _Addresses) -> Answer:
    if exclude.given:
        found = exclude.holding(ip)
        if found is not None:
            return fails(Text("{ip} is uitgesloten", "{ip} is excluded"), found.place(), codes=("AFS703",), ip=ip)
        text = Text("{ip} is niet uitgesloten", "{ip} is not excluded")
    else:
        found = allow.holding(ip)
        text = Text("{ip} is toegestaan", "{ip} is allowed")
        if found is None and allow.unread is None:
            codes = ("AFS702", "AFS703")
            return fails(Text("{ip} is niet toegestaan", "{ip} is not allowed"), allow.place, codes=codes, ip=ip)
    unread = exclude.unread or (allow.unread if found is None else None)
    if unread is not None:
        text = Text('"{address}" is niet als IP-adres te lezen', '"{address}" cannot be read as an IP address')
        return unknown(text, unread.place(), address=unread.text)
    return holds(text, found.place() if found else None, ip=ip)


# ----------------------------------------------------------------------------------------------------- credential


_NEEDS = Text("{what} kan pas vanaf Profit 9", "{what} needs Profit 9")
_PUBLIC = Text("een public client", "a public client")
_JWT = Text("private key JWT", "private key JWT")
_KINDS = {
    "token": Text("het classic token", "the classic token"),
    "client_secret": Text("het client secret", "the client secret"),
    "certificate": Text("het certificaat", "the certificate"),
    "jwks_key": Text("de sleutel", "the key"),
}
_EXPIRED = Text("{what} is verlopen op {date}", "{what} expired on {date}")
_LISTED = Text("{what} staat in het manifest en is niet verlopen", "{what} is listed and has not expired")
_NONE_LISTED = Text("er staat geen token of sleutel in het manifest", "the manifest lists no credential")
_CLASSIC_SEES = Sees(401)
_OAUTH_SEES = Sees(401, Text('of "invalid_client" op het tokenadres', 'or "invalid_client" at the token address'))
_TOKENS = screen("tab-tokens")


def _credential(subject: Subject, question: Question, environment: Environment | None) -> Iterator[Answer]:
    model = subject.connector
    if model.type == "classic":
        yield _classic(subject, question, environment)
    elif model.type == "oauth":
        yield _oauth(subject, question, environment)
    elif model.type == "hybrid":
        yield _hybrid(subject, question, environment)
    else:
        yield unknown(Text("het authenticatietype is niet bekend", "the authentication type is not known"))


def _classic(subject: Subject, question: Question, environment: Environment | None) -> Answer:
    from onsrights.afas.timetable import LAST, is_dead

    model, day, user = subject.connector, question.as_of, question.text("user")
    place = model.authentication.place("type")
    if is_dead(day):
        text = Text(
            "na 31 augustus 2027 werkt geen enkel classic token meer", "no classic token works after 31 August 2027"
        )
        return fails(text, place, codes=("AFS502",), sees=_CLASSIC_SEES, date=LAST.isoformat())
    named = user not in ("", MEMBERS)
    found = subject.credential("token", environment, day, user) if named else _Found()
    if found.works:
        return holds(_LISTED, found.works.place, what=_KINDS["token"])
    if found.expired:
        ended = _ended(found.expired, day)
        expires = found.expired.keys.field("expires")
        return fails(
            _EXPIRED,
            expires.place() if expires and expires.date == ended else place,
            codes=("AFS502", "AFS503"),
            sees=_CLASSIC_SEES,
            what=_KINDS["token"],
            date=ended.isoformat(),
        )
    if model.otp is not False or user == MEMBERS:
        text = Text("de gebruiker vraagt het token zelf aan", "users request the token themselves")
        return unknown(text if model.otp else _NONE_LISTED)
    if not subject.has("token"):
        return unknown(_NONE_LISTED)
    text = Text("er staat geen token van deze gebruiker in het manifest", "no token of this user is listed")
    return fails(text, model.root.place("credentials"), sees=_CLASSIC_SEES)


def _ended(token: Credential, day: date) -> date:
    """Give the day from which a token that does not work on ``day`` has not worked."""
    from onsrights.afas.timetable import EXPIRY, is_expired

    own = token.expires if is_expired(token.expires, day) else None
    return min(filter(None, (own, EXPIRY if day >= EXPIRY and _is_old(token) else None)))


def _is_old(token: Credential) -> bool:
    from onsrights.afas.timetable import EXPIRY

    return token.issued is None or token.issued < EXPIRY


def _oauth(subject: Subject, question: Question, environment: Environment | None) -> Answer:
    model, day = subject.connector, question.as_of
    keys = model.authentication
    client, method = keys.text("client"), keys.text("client_authentication")
    version = environment.keys.field("profit_version") if environment is not None else None
    if version is not None and version.number < _OAUTH_VERSION and (client == "public" or method == "private_key_jwt"):
        what = _PUBLIC if client == "public" else _JWT
        return fails(_NEEDS, version.place(), codes=("AFS511",), sees=_OAUTH_SEES, what=what)
    if client == "public":
        return holds(Text("de gebruiker logt zelf in", "the user logs in"), keys.place("client"))
    kinds = {"private_key_jwt": ("certificate", "jwks_key"), "client_secret": ("client_secret",)}.get(method, ())
    found = [subject.credential(kind, environment, day) for kind in kinds]
    for each in found:
        if each.works:
            return holds(_LISTED, each.works.place, what=_KINDS[each.works.kind])
    for each in found:
        if each.expired and each.expired.expires:
            expired = each.expired.keys.field("expires")
            place = expired.place() if expired else each.expired.place
            what, date = _KINDS[each.expired.kind], each.expired.expires.isoformat()
            return fails(_EXPIRED, place, codes=("AFS503",), sees=_OAUTH_SEES, what=what, date=date)
    if method == "private_key_jwt" and not model.lacks(environment, "jwks_uri"):
        value = model.effective(environment, "jwks_uri")
        text = Text("de JWKS-URL staat in het manifest", "the manifest has the address of the JWK Set")
        return holds(text, value.key() if value else None)
    return unknown(_NONE_LISTED)


def _hybrid(subject: Subject, question: Question, environment: Environment | None) -> Answer:
    version = environment.keys.field("profit_version") if environment is not None else None
    if version is not None and version.number < _OAUTH_VERSION:
        what = screen("hybrid")
        return fails(_NEEDS, version.place(), codes=("AFS511",), sees=_OAUTH_SEES, what=what)
    ways = [_oauth(subject, question, environment), _classic(subject, question, environment)]
    return pick(ways, ("holds", "unknown", "fails"))


# -------------------------------------------------------------------------------------- blocked, member, and user


def _blocked(subject: Subject, _question: Question, environment: Environment | None) -> Iterator[Answer]:
    model = subject.connector
    if not model.blocked(environment):
        yield holds(Text("niet geblokkeerd", "not blocked"))
        return
    own = environment is not None and not environment.keys.lacks("blocked")
    holder = environment.keys if own and environment is not None else model.connector
    reason = holder.text("blocked_reason")
    yield fails(
        Text("de app connector is geblokkeerd{reason}", "the app connector is blocked{reason}"),
        holder.place("blocked"),
        codes=("AFS705",),
        reason=f": {reason}" if reason else "",
    )


_NOBODY = Text("er is geen gebruiker genoemd", "no user was named")
_NOT_LISTED = Text("{user} staat niet in het manifest", "the manifest does not list {user}")


def _member(subject: Subject, question: Question) -> Iterator[Answer]:
    from onsrights.afas.model import is_known_list

    model, name = subject.connector, question.text("user")
    group, user = model.group, subject.user(question)
    outside = Text('{user} zit niet in de groep "{group}"', '{user} is not in the group "{group}"')
    if group.is_everybody:
        yield holds(
            Text('iedere gebruiker is lid van "{group}"', 'every user is a member of "{group}"'), group=group.name
        )
    elif not name:
        yield unknown(_NOBODY)
    elif name == MEMBERS:
        yield holds(Text('lid van "{group}"', 'a member of "{group}"'), group=group.name)
    elif user is not None and user.in_group is False:
        place = user.keys.place("in_group")
        yield fails(outside, place, codes=("AFS407", "AFS405"), user=name, group=group.name)
    elif user is not None:
        text = Text('{user} zit in de groep "{group}"', '{user} is in the group "{group}"')
        yield holds(text, user.field.place() if user.field else None, user=name, group=group.name)
    elif model.called_by == "system" and subject.users and is_known_list(model.connector, "users"):
        yield fails(outside, model.connector.place("users"), user=name, group=group.name)
    else:
        yield unknown(_NOT_LISTED, user=name)


def _user(subject: Subject, question: Question, environment: Environment | None) -> Iterator[Answer]:
    name, user = question.text("user"), subject.user(question)
    if user is None:
        text = Text("hangt af van de gebruiker", "depends on the user")
        yield unknown(_NOT_LISTED, user=name) if name not in ("", MEMBERS) else unknown(_NOBODY if not name else text)
        return
    accept = environment is not None and environment.type == "accept"
    yield from _faults(user, accept=accept, otp=bool(subject.connector.otp))
    for key in _needed(user, accept=accept, otp=bool(subject.connector.otp)):
        if key not in user.keys:
            text = Text('"{what}" staat niet in het manifest', '"{what}" is not in the manifest')
            yield unknown(text, user.field.place() if user.field else None, what=key)
    yield holds(Text("niet geblokkeerd, en heeft toegang", "not blocked, and has access"))


def _needed(user: User, *, accept: bool, otp: bool) -> Iterator[str]:
    """Give the keys without which nothing can be said of a user."""
    if user.kind == "person":
        yield "applications"
        if otp or accept:
            yield "has_email"
    if accept:
        yield "afas_accept"


def _faults(user: User, *, accept: bool, otp: bool) -> Iterator[Answer]:
    """Give what keeps a user from calling."""
    from onsrights.afas.model import texts

    keys = user.keys
    if user.blocked:
        yield fails(Text("geblokkeerd", "blocked"), keys.place("blocked"), codes=("AFS705",))
    if user.kind == "person" and "applications" in keys:
        ticked = texts(keys, "applications")
        place = keys.place("applications")
        if not ticked:
            text = Text("er is geen applicatie aangevinkt", "no application is ticked")
            yield fails(text, place, codes=("AFS410",))
        elif all(folded(one.text) == "pocket" for one in ticked):
            yield fails(Text("alleen Pocket", "Pocket alone"), place, codes=("AFS410",))
    if user.kind == "person" and (otp or accept) and keys.flag("has_email") is False:
        yield fails(Text("geen e-mailadres", "no e-mail address"), keys.place("has_email"), codes=("AFS409",))
    if accept and keys.flag("afas_accept") is False:
        text = Text('"AFAS Accept" is niet aangevinkt', '"AFAS Accept" is not ticked')
        yield fails(text, keys.place("afas_accept"), codes=("AFS411",))


# ------------------------------------------------------------------------------------------------------- included


_OTHER_CASE = Text(
    'de gekoppelde connector heet "{linked}"; of hoofdletters uitmaken, is niet gedocumenteerd',
    'the linked connector is called "{linked}"; whether capitals matter is not documented',
)
_LINKED = Text("aan de app connector gekoppeld", "linked to the app connector")
_NOT_LINKED = Text('"{name}" is niet aan de app connector gekoppeld', '"{name}" is not linked to the app connector')


def _included(subject: Subject, question: Question) -> Iterator[Answer]:
    from onsrights.afas.tables import ENDPOINT_OF, UNLINKED, by_folded_name

    name = question.text("connector")
    entry = by_folded_name().get(folded(name))
    if folded(name) in UNLINKED:
        yield holds(Text("hoeft niet gekoppeld te zijn", "needs no link"))
    elif entry is not None and entry.name in ENDPOINT_OF:
        yield _tick(subject, name, entry.name)
    elif question.observed is not None and not _is_special(subject, name):
        yield _observed(subject, question, question.observed)
    else:
        yield _in_manifest(subject, name)


def _is_special(subject: Subject, name: str) -> bool:
    """Whether a special connector of the manifest is meant; MetaInfo does not name them (F49)."""
    return any(exact(field.text) == name for field in subject.connector.special_connectors)


def _in_manifest(subject: Subject, name: str) -> Answer:
    from onsrights.afas.tables import by_folded_name

    by_name, by_folded = subject.linked
    if name in by_name:
        return holds(_LINKED, by_name[name].place())
    other = by_folded.get(folded(name))
    if other is not None:
        return unknown(_OTHER_CASE, other.place(), linked=exact(other.text))
    entry = by_folded_name().get(folded(name))
    if entry is not None and entry.kind == "endpoint":
        text = Text(
            'welke connector bij "{name}" hoort, is niet gedocumenteerd', 'what "{name}" needs is not documented'
        )
        return unknown(text, name=name)
    return _missing(subject, name)


def _missing(subject: Subject, name: str) -> Answer:
    from onsrights.afas.tables import is_update_connector

    sees = Sees() if is_update_connector(name) or name in _special_names() else NOT_SUPPORTED
    look = _tab("tab-update-connectors") if is_update_connector(name) else None
    look = _tab("tab-connectors") if name in _special_names() else look
    return fails(_NOT_LINKED, subject.calls.get(name), codes=("AFS304", "AFS901"), sees=sees, look=look, name=name)


def _special_names() -> frozenset[str]:
    from onsrights.afas.tables import ENDPOINT_OF, names_of

    return frozenset({*names_of("special"), *ENDPOINT_OF})


def _tick(subject: Subject, name: str, endpoint: str) -> Answer:
    """Judge an address that belongs to a special connector: it needs the tick of that one."""
    from onsrights.afas.tables import ENDPOINT_OF, SUBJECT

    tick = ENDPOINT_OF[endpoint]
    meant = (folded(tick), folded(endpoint))
    found = next((each for each in subject.connector.special_connectors if folded(each.text) in meant), None)
    if found is None and tick != SUBJECT:
        text = Text('of "{tick}" nodig is, is niet gedocumenteerd', 'whether "{tick}" is needed is not documented')
        return unknown(text, tick=tick)
    if found is None:
        return _missing(subject, name)._replace(sees=Sees(), look=_tab("tab-connectors"))
    if name != endpoint:
        return unknown(_OTHER_CASE, found.place(), linked=endpoint)
    return holds(Text('"{tick}" is aangevinkt', '"{tick}" is ticked'), found.place(), tick=exact(found.text))


def _observed(subject: Subject, question: Question, observed: MetaInfo) -> Answer:
    """Judge by what MetaInfo lists, where it is of this environment."""
    name = question.text("connector")
    numbers = {each.number for each in subject.asked_environments(question) if each is not None}
    if observed.comes_from_other_than(numbers):
        text = Text("deze MetaInfo komt uit omgeving {envid}", "this MetaInfo comes from environment {envid}")
        return unknown(text, envid=observed.envid)
    if name in observed.names:
        return holds(Text("in de omgeving gekoppeld", "linked in the environment"))
    linked = observed.folded.get(folded(name))
    if linked is not None:
        return unknown(_OTHER_CASE, linked=linked)
    if not observed.whole:
        return unknown(Text("deze MetaInfo is niet volledig", "this MetaInfo is not complete"))
    text = Text('"{name}" is in de omgeving niet gekoppeld', '"{name}" is not linked in the environment')
    return _missing(subject, name)._replace(text=text)


# ------------------------------------------------------------------------------------------ definition and filter


_NO_GET_CONNECTOR = Text("geen GetConnector van het manifest", "not a GetConnector of the manifest")
BLOCKED_SEES = Sees(
    None,
    Text('"Deze GetConnector (definitie) is geblokkeerd"', '"This GetConnector (definition) is blocked"'),
)


def _definition(subject: Subject, question: Question) -> Iterator[Answer]:
    found = subject.get_connector(question.text("connector"))
    if found is None:
        yield not_applicable(_NO_GET_CONNECTOR)
        return
    if found.keys.flag("blocked"):
        yield fails(
            Text("de GetConnector is geblokkeerd", "the GetConnector is blocked"),
            found.keys.place("blocked"),
            sees=BLOCKED_SEES,
            look=screen("get-connector"),
        )
    group = found.keys.field("definition_group")
    if group is None:
        yield holds(Text("niet geblokkeerd", "not blocked"))
    elif subject.connector.group.may_execute_definitions:
        text = Text("de groep mag definities uitvoeren", "the group may execute definitions")
        yield holds(text, group.place())
    elif subject.connector.called_by == "system":
        text = Text(
            'de groep mag definities van "{group}" niet uitvoeren',
            'the group has no right to execute definitions of "{group}"',
        )
        yield fails(text, group.place(), codes=("AFS605",), sees=NOT_SUPPORTED, group=group.text)
    else:
        yield unknown(
            Text("hangt af van de rechten van de gebruiker zelf", "depends on the user's own rights"), group.place()
        )


def _filter(subject: Subject, question: Question) -> Iterator[Answer]:
    from onsrights.afas.model import texts

    found = subject.get_connector(question.text("connector"))
    if found is None:
        yield not_applicable(_NO_GET_CONNECTOR)
        return
    if found.authorisation == "excluded":
        yield holds(
            Text("er geldt geen filterautorisatie", "filter authorisation does not apply"), _data_collection(found)
        )
        return
    filters = texts(found.keys, "filters")
    if not filters:
        text = Text("het manifest zegt niet waarop gefilterd wordt", "the manifest does not say what is filtered on")
        yield unknown(text, found.place)
    if subject.connector.called_by != "system":
        text = Text("dit hangt af van de rechten van de gebruiker zelf", "this depends on the user's own rights")
        yield unknown(text, filters[0].place() if filters else found.place)
        return
    group = subject.connector.group
    for one in filters:
        if not group.grants_filter(one.text):
            text = Text(
                "er is geen filter op {filter} toegekend, dus er komen geen regels terug",
                "no filter on {filter} is granted, so no rows come back",
            )
            yield fails(text, one.place(), codes=("AFS605",), filter=one.text)
    if filters:
        granted = "; ".join(": ".join(filter(None, (one.text, grants_of(subject, one.text)))) for one in filters)
        yield holds(Text("{granted}", "{granted}"), filters[0].place(), granted=granted)


def _data_collection(connector: Connector) -> Place:
    field = connector.keys.field("authorisation") or connector.keys.field("data_collection")
    return connector.place if field is None else field.place()


def grants_of(subject: Subject, name: str) -> str:
    """Give which rows the filters on ``name`` let through, as the manifest says it."""
    grants = subject.connector.group.grants
    return ", ".join(said for one in grants if folded(one.name) == folded(name) and (said := one.keys.text("grants")))


# ------------------------------------------------------------------------------------------------------ the table


def _tab(name: str) -> Text:
    """Say which tab of the app connector is meant; an English reader may have Dutch screens before him."""
    tab = screen(name)
    return Text(f"App connector, tabblad {tab.nl}", f"App connector, tab {tab.en} (Dutch: tabblad {tab.nl})")


def _path(tool: str, *names: str) -> Text:
    """Say which screen behind which is meant, in the names of both languages."""
    parts = [screen(name) for name in names]
    dutch, english = (each.rpartition(" / ")[2] for each in screen(tool))
    dutch = ", ".join([dutch, *(part.nl for part in parts)])
    return Text(dutch, f"{', '.join([english, *(part.en for part in parts)])} (Dutch: {dutch})")


LAYERS = (
    Layer(
        "environment",
        Text("omgeving", "environment"),
        _environment,
        Text(
            "het adres: https://{{nummer}}.rest.afas.online, met resttest, restaccept of restcursus voor een andere "
            "omgeving dan productie",
            "the address: https://{{number}}.rest.afas.online, with resttest, restaccept or restcursus for other than "
            "production environments",
        ),
        ("F51", "F53"),
        Sees(
            None,
            Text(
                "401 met een token van een andere omgeving; geen verbinding bij een verkeerd adres",
                "401 with a token of another environment; no connection at a wrong address",
            ),
        ),
        reads=("environment",),
    ),
    Layer(
        "ip",
        Text("IP-adres", "IP address"),
        _in_each(_ip),
        _tab("tab-ip-restrictions"),
        ("F12", "F80", "F81", "F82"),
        Sees(403),
        reads=("environment", "ip"),
    ),
    Layer(
        "credential",
        Text("toegang", "credential"),
        _in_each(_credential),
        Text(
            f"App connector, tabblad {_TOKENS.nl}, of de OAuth-instellingen",
            f"App connector, tab {_TOKENS.en} (Dutch: tabblad {_TOKENS.nl}), or the OAuth settings",
        ),
        ("F1", "F60", "F61", "F62", "F63", "F64", "F65", "F66", "F67", "F68", "F69"),
        _CLASSIC_SEES,
        reads=("environment", "user"),
    ),
    Layer(
        "blocked",
        Text("geblokkeerd", "blocked"),
        _in_each(_blocked),
        Text(
            "App connector, tabblad Algemeen, Geblokkeerd",
            "App connector, tab General, Blocked (Dutch: tabblad Algemeen, Geblokkeerd)",
        ),
        ("F1", "F10"),
        reads=("environment",),
    ),
    Layer(
        "member",
        Text("lid", "member"),
        _member,
        _path("authorisation-tool", "tab-groups", "tab-members"),
        ("F1", "F23"),
        reads=("user",),
    ),
    Layer(
        "user",
        Text("gebruiker", "user"),
        _in_each(_user),
        _path("authorisation-tool", "tab-users", "tab-applications"),
        ("F29", "F30", "F31"),
        reads=("environment", "user"),
    ),
    Layer(
        "included",
        Text("gekoppeld", "included"),
        _included,
        _tab("tab-get-connectors"),
        ("F2", "F8", "F44"),
        reads=("connector", "environment"),
    ),
    Layer(
        "definition",
        Text("definitie", "definition"),
        _definition,
        _path("authorisation-tool", "tab-authorisation", "execute-definition"),
        ("F7", "F9"),
        reads=("connector",),
    ),
    Layer(
        "filter",
        Text("filter", "filter"),
        _filter,
        _path("authorisation-tool", "tab-groups", "tab-authorisation"),
        ("F3", "F4", "F5", "F6"),
        Sees(200, Text("met minder regels of geen", "with fewer rows or none")),
        reads=("connector",),
    ),
)
"""In the order in which they are asked; Profit does not say its own."""
