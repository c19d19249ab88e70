"""One manifest for AFAS as the rules, `why` and the exports see it: its values with their places, and what follows.

What a manifest leaves out, and what it says in a form that cannot be judged, are two things: the first has a default,
the second is ``None`` here and nothing follows from it.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from onsrights.engine.check.field import Field, Items, Keys
from onsrights.engine.text.compare import exact, folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from onsrights.afas.metainfo import MetaInfo
    from onsrights.afas.tables import Authorisation
    from onsrights.engine.check.field import Value
    from onsrights.engine.check.platform import Context
    from onsrights.engine.check.schema import Document
    from onsrights.engine.diagnostics import Place

__all__ = [
    "AppConnector",
    "Call",
    "Connector",
    "Credential",
    "Environment",
    "Grant",
    "Group",
    "Inherited",
    "User",
    "flag",
    "is_known_list",
    "privacy_fields",
    "texts",
]

Inherited: TypeAlias = Literal["blocked", "ip_restrictions", "redirect_uri", "jwks_uri"]
"""Keys that an environment may have for itself; else those of the connector count."""

TYPES = ("production", "test", "accept", "cursus")
"""The types of environments."""

EVERYBODY = frozenset({"iedereen", "everybody"})
"""Names of the group that every user is a member of by himself (F22, F23), in small letters."""

_NUMBER = re.compile(r"[1-9][0-9]{4}")
_AUTHORISATION = re.compile(
    r"\((?:(incl\.?|with)|(?:excl\.?|excluding|without)) (?:autori[sz]atie|authori[sz]ation)\)", re.IGNORECASE
)
_PARTICIPANT = re.compile(r"([0-9]{5})\.(.+)", re.DOTALL)


def flag(keys: Keys, key: str, *, default: bool) -> bool | None:
    """Give a boolean, its default where the key is left out, ``None`` where what is written cannot be judged."""
    return default if keys.lacks(key) else keys.flag(key)


def texts(keys: Keys, key: str) -> tuple[Field, ...]:
    """Give the texts of a list that can be judged."""
    return tuple(item for item in keys.items(key) if isinstance(item, Field))


def is_known_list(keys: Keys, key: str) -> bool:
    """Whether everything in a list is known, so that what is not in it is not there; one that is left out is empty."""
    if keys.lacks(key):
        return True
    value = keys.values.get(key)
    return isinstance(value, Items) and value.whole


def privacy_fields(keys: Keys) -> Iterator[tuple[Field, Keys | None]]:
    """Give the privacy-sensitive fields of a connector, each with the mapping it is in, where it is in one."""
    for item in keys.items("privacy_fields"):
        if isinstance(item, Field):
            yield item, None
        elif isinstance(item, Keys) and (field := item.field("field")) is not None:
            yield field, item


class Connector(NamedTuple):
    """A Get- or UpdateConnector of the manifest, in its short form or as a mapping."""

    field: Field | None
    """Its name; ``None`` where that is missing or cannot be judged."""
    keys: Keys
    """Nothing in it where only the name is given."""

    @property
    def name(self) -> str:
        """The name, empty where there is none."""
        return "" if self.field is None else exact(self.field.text)

    @property
    def place(self) -> Place:
        """Where the connector is marked."""
        return self.keys.place() if self.field is None else self.field.place()

    @property
    def data_collection_says(self) -> Authorisation | None:
        """What the name of the data collection says about filter authorisation (F5)."""
        found = _AUTHORISATION.search(self.keys.text("data_collection"))
        return None if found is None else "included" if found[1] else "excluded"

    @property
    def authorisation(self) -> Authorisation | None:
        """Whether filter authorisation applies to a GetConnector; ``None`` where that is not known."""
        if not self.keys.lacks("authorisation"):
            said = self.keys.text("authorisation")
            return said if said in ("included", "excluded") else None  # type: ignore[return-value]
        if (said_by_name := self.data_collection_says) is not None:
            return said_by_name
        from onsrights.afas.tables import catalogue

        entry = catalogue().get(self.name)
        return entry.authorisation if entry is not None else None

    @property
    def is_contradictory(self) -> bool:
        """Whether the manifest says the opposite of the data collection's name (AFS606)."""
        said, by_name = self.keys.text("authorisation"), self.data_collection_says
        return bool(said) and by_name is not None and said != by_name


class User(NamedTuple):
    """A user of the manifest."""

    field: Field | None
    """The user name; ``None`` where it is missing or cannot be judged."""
    keys: Keys

    @property
    def name(self) -> str:
        """The user name, empty where there is none."""
        return "" if self.field is None else exact(self.field.text)

    @property
    def number(self) -> str:
        """The participant number before the dot, empty where the name has none (F32)."""
        found = _PARTICIPANT.fullmatch(self.name)
        return found[1] if found else ""

    @property
    def kind(self) -> str:
        """``system``, ``person``, or empty."""
        return self.keys.text("kind")

    @property
    def in_group(self) -> bool | None:
        """Whether the manifest puts the user in the group; of Everybody every user is a member whatever this says."""
        return flag(self.keys, "in_group", default=True)

    @property
    def blocked(self) -> bool | None:
        """Whether the user is blocked."""
        return flag(self.keys, "blocked", default=False)


class Grant(NamedTuple):
    """A filter that is granted to the group."""

    field: Field | None
    keys: Keys

    @property
    def name(self) -> str:
        """What is filtered on."""
        return "" if self.field is None else exact(self.field.text)


class Group(NamedTuple):
    """The user group that is linked to the app connector; a group of its own where the manifest names none."""

    name: str
    """Empty where it cannot be known."""
    field: Field | None
    """Where the name stands: in ``group``, else that of the description."""
    keys: Keys
    is_everybody: bool
    is_own: bool
    grants: tuple[Grant, ...]

    def grants_filter(self, name: str) -> bool:
        """Whether a filter on ``name`` is granted."""
        return any(folded(grant.name) == folded(name) for grant in self.grants)

    @property
    def may_execute_definitions(self) -> bool:
        """Whether the group has the right to execute definitions of a group or category (F7)."""
        return self.grants_filter("Definitie uitvoeren") or self.grants_filter("Execute definition")


class Environment(NamedTuple):
    """An environment of the manifest."""

    keys: Keys

    @property
    def field(self) -> Field | None:
        """Where the environment is marked: its ``id``, else its ``number``."""
        return self.keys.field("id") or self.keys.field("number")

    @property
    def place(self) -> Place:
        """Where the environment is marked."""
        return self.keys.place() if self.field is None else self.field.place()

    @property
    def type(self) -> str:
        """Its type as it is written, empty where there is none; :data:`TYPES` are those that exist."""
        return exact(self.keys.text("type"))

    @property
    def number(self) -> str:
        """Its number as it is written, empty where there is none."""
        return exact(self.keys.text("number"))

    @property
    def has_number(self) -> bool:
        """Whether the number is one that exists: five digits from 10000 to 99999 (F50)."""
        return _NUMBER.fullmatch(self.number) is not None

    @property
    def has_type(self) -> bool:
        """Whether the type is one that exists."""
        return self.type in TYPES

    @property
    def id(self) -> str:
        """How the manifest refers to it: its ``id``, else its type."""
        return self.type if self.keys.lacks("id") else exact(self.keys.text("id"))

    @property
    def is_local(self) -> bool | None:
        """Whether it is not on AFAS Online."""
        if self.keys.lacks("hosting"):
            return False
        hosting = self.keys.text("hosting")
        return hosting == "local" if hosting else None

    @property
    def profit_version(self) -> int | None:
        """The version of Profit, where the manifest gives it."""
        field = self.keys.field("profit_version")
        return None if field is None else field.number

    @property
    def addresses(self) -> tuple[str, str]:
        """The addresses for REST and SOAP that belong to its number and type (F51, F54)."""
        suffix = "" if self.type == "production" else self.type
        return (
            f"https://{self.number}.rest{suffix}.afas.online/ProfitRestServices",
            f"https://{self.number}.soap{suffix}.afas.online/ProfitServices",
        )

    @property
    def title(self) -> str:
        """How messages call it: ``45678, production``."""
        return f"{self.number}, {self.type}"


class Credential(NamedTuple):
    """A credential of the manifest: that there is one, never what it is."""

    keys: Keys

    @property
    def kind(self) -> str:
        """``token``, ``client_secret``, ``certificate``, ``jwks_key``, or empty."""
        return self.keys.text("kind")

    @property
    def place(self) -> Place:
        """Where the credential is marked."""
        field = self.keys.field("kind")
        return self.keys.place() if field is None else field.place()

    @property
    def issued(self) -> date | None:
        """The day on which it was issued, where the manifest gives it."""
        field = self.keys.field("issued")
        return None if field is None else field.date

    @property
    def expires(self) -> date | None:
        """The day from which it is expired, where the manifest gives it."""
        field = self.keys.field("expires")
        return None if field is None else field.date

    @property
    def user(self) -> str:
        """Whose token it is, empty where that is not said."""
        return exact(self.keys.text("user"))


class Call(NamedTuple):
    """A call that the application really makes."""

    field: Field | None
    """The connector that is called."""
    keys: Keys

    @property
    def name(self) -> str:
        """The connector that is called, empty where there is none."""
        return "" if self.field is None else exact(self.field.text)


class AppConnector:
    """One document for AFAS: an app connector and what is around it."""

    def __init__(self, document: Document) -> None:
        self.root = document.root
        self.source = document.source
        self.context: Context = document.context
        self.document = document.number
        self.pointer = document.root.pointer

    @property
    def label(self) -> str | None:
        """What reports call it: its description, where it has one."""
        field = self.connector.field("description")
        return None if field is None else field.text

    @cached_property
    def added_update_connectors(self) -> frozenset[str]:
        """The names of UpdateConnectors that the settings add to the catalogue."""
        return frozenset(self.context.settings.own.get("afas", {}).get("update-connectors", ()))

    @cached_property
    def observed(self) -> MetaInfo | None:
        """What MetaInfo says, where the manifest is held against it; ``None`` also where that cannot be read."""
        given = self.context.observed
        if given is None:
            return None
        from onsrights.afas.metainfo import MetaInfo, MetaInfoError, read_metainfo

        try:
            return given if isinstance(given, MetaInfo) else read_metainfo(given)
        except MetaInfoError:
            return None

    @cached_property
    def day(self) -> date:
        """The date of the check."""
        from datetime import date

        return self.context.as_of or date.today()  # noqa: DTZ011 - the day on this machine is meant

    # -------------------------------------------------------------------------------------------------- its parts

    def _part(self, holder: Keys, key: str) -> Keys:
        """Give a mapping; where there is none, one of which nothing is known."""
        found = holder.keys(key)
        return Keys(f"{holder.pointer}/{key}", holder.document, {}, partial=True) if found is None else found

    @cached_property
    def integration(self) -> Keys:
        """What ``integration`` says."""
        return self._part(self.root, "integration")

    @cached_property
    def connector(self) -> Keys:
        """What ``connector`` says."""
        return self._part(self.root, "connector")

    @cached_property
    def authentication(self) -> Keys:
        """What ``connector.authentication`` says."""
        return self._part(self.connector, "authentication")

    @property
    def is_partner(self) -> bool:
        """Whether the rules about certification count."""
        return self.root.text("profile") == "partner"

    @property
    def called_by(self) -> str:
        """``system``, ``users``, or empty."""
        return self.connector.text("called_by")

    @property
    def type(self) -> str:
        """``classic``, ``hybrid``, ``oauth``, or empty."""
        return self.authentication.text("type")

    @property
    def otp(self) -> bool | None:
        """Whether users request their own token with a one-time password."""
        return flag(self.authentication, "otp", default=False)

    @property
    def uses_tokens(self) -> bool:
        """Whether classic tokens play a part."""
        return self.type in ("classic", "hybrid")

    @property
    def uses_oauth(self) -> bool:
        """Whether OAuth plays a part."""
        return self.type in ("hybrid", "oauth")

    @property
    def knows_oauth(self) -> bool:
        """Whether OAuth plays a part and both client and flow are there (AFS505 speaks where they are not)."""
        keys = self.authentication
        return self.uses_oauth and not keys.lacks("client") and not keys.lacks("flow")

    @cached_property
    def tokens_are_gone(self) -> bool:
        """Whether classic tokens are all the connector has, and none of them works any more (AFS502 says so)."""
        if self.type != "classic":
            return False
        from onsrights.afas.timetable import classic_state

        tokens = ((each.issued, each.expires) for each in self.credentials if each.kind == "token")
        return classic_state(self.day, tokens) in ("classic-expired", "classic-dead")

    @cached_property
    def own_prefix(self) -> str:
        """What own GetConnectors begin with, without the underscore; empty where that is not known."""
        if self.integration.lacks("prefix"):
            prefix = re.sub(r"[\W_]+", "", exact(self.integration.text("name")))
        else:
            prefix = exact(self.integration.text("prefix"))
        return prefix if prefix and prefix.isalnum() and not prefix[0].isdigit() else ""

    @cached_property
    def group(self) -> Group:
        """The user group: the one that is named, or one of its own that is called like the description."""
        keys = self._part(self.connector, "group")
        field = self.connector.field("description") if self.connector.lacks("group") else keys.field("name")
        name = "" if field is None else exact(field.text)
        everybody = folded(name) in EVERYBODY
        existing = False if self.connector.lacks("group") else flag(keys, "existing", default=False)
        grants = tuple(Grant(item.field("name"), item) for item in keys.items("filters") if isinstance(item, Keys))
        return Group(name, field, keys, everybody, bool(name) and not everybody and existing is False, grants)

    @cached_property
    def users(self) -> tuple[User, ...]:
        """The users that are listed."""
        items = self.connector.items("users")
        return tuple(User(item.field("user"), item) for item in items if isinstance(item, Keys))

    @cached_property
    def get_connectors(self) -> tuple[Connector, ...]:
        """The GetConnectors."""
        return tuple(map(_connector, self.connector.items("get_connectors")))

    @cached_property
    def update_connectors(self) -> tuple[Connector, ...]:
        """The UpdateConnectors."""
        return tuple(map(_connector, self.connector.items("update_connectors")))

    @cached_property
    def special_connectors(self) -> tuple[Field, ...]:
        """The special connectors."""
        return texts(self.connector, "special_connectors")

    @cached_property
    def has_subject(self) -> bool:
        """Whether attachments can be opened: the tick is there, whatever case it is written in."""
        return any(
            folded(field.text) in ("appconnectorsubject", "subjectconnector") for field in self.special_connectors
        )

    @cached_property
    def environments(self) -> tuple[Environment, ...]:
        """The environments, in the order of the file."""
        items = self.root.items("environments")
        return tuple(Environment(item) for item in items if isinstance(item, Keys))

    @cached_property
    def credentials(self) -> tuple[Credential, ...]:
        """The credentials, in the order of the file."""
        items = self.root.items("credentials")
        return tuple(Credential(item) for item in items if isinstance(item, Keys))

    @cached_property
    def calls(self) -> tuple[Call, ...]:
        """What the application calls."""
        items = self.root.items("calls")
        return tuple(Call(item.field("connector"), item) for item in items if isinstance(item, Keys))

    @cached_property
    def places_called(self) -> Mapping[str, list[Place]]:
        """Where each name is called, so that a connector can be renamed everywhere at once."""
        places: dict[str, list[Place]] = {}
        for call in self.calls:
            if call.field is not None:
                places.setdefault(call.name, []).append(call.field.place())
        return places

    # --------------------------------------------------------------------------------------------- what follows

    def effective(self, environment: Environment | None, key: Inherited) -> Value | None:
        """Give what counts in an environment: its own value, else the connector's; ``None`` where there is none."""
        if environment is not None and not environment.keys.lacks(key):
            return environment.keys.values.get(key)
        return self._holder(key).values.get(key)

    def lacks(self, environment: Environment | None, key: Inherited) -> bool:
        """Whether neither an environment nor the connector has a key."""
        own = environment is None or environment.keys.lacks(key)
        return own and self._holder(key).lacks(key)

    def _holder(self, key: Inherited) -> Keys:
        return self.authentication if key in ("redirect_uri", "jwks_uri") else self.connector

    def blocked(self, environment: Environment | None) -> bool | None:
        """Whether the app connector is blocked in an environment."""
        if self.lacks(environment, "blocked"):
            return False
        field = self.effective(environment, "blocked")
        return field.flag if isinstance(field, Field) else None

    def restriction(self, environment: Environment | None) -> Keys | None:
        """Give the IP restriction that counts in an environment, where there is one that says anything."""
        found = self.effective(environment, "ip_restrictions")
        return found if isinstance(found, Keys) and not _is_empty(found) else None

    @cached_property
    def addresses(self) -> tuple[tuple[Keys, Field], ...]:
        """Every text of every IP restriction, each with the restriction it is in."""
        holders = (self.connector, *(environment.keys for environment in self.environments))
        restrictions = (keys for keys in (holder.keys("ip_restrictions") for holder in holders) if keys is not None)
        return tuple(
            (keys, field) for keys in restrictions for key in ("allow", "exclude") for field in texts(keys, key)
        )

    def is_unrestricted(self, environment: Environment | None) -> bool:
        """Whether certainly no IP restriction counts in an environment."""
        found = self.effective(environment, "ip_restrictions")
        return _is_empty(found) if isinstance(found, Keys) else self.lacks(environment, "ip_restrictions")

    def home(self, credential: Credential) -> str | None:
        """Give the id of the environment that a credential is for: the named one, or the only one; ``None`` for all."""
        if not credential.keys.lacks("environment"):
            return exact(credential.keys.text("environment"))
        return self.environments[0].id if len(self.environments) == 1 else None

    def counts(self, credential: Credential, environment: Environment | None) -> bool:
        """Whether a credential counts in an environment; without one, whether it counts in all that there may be."""
        home = self.home(credential)
        return home is None or (environment is not None and home == environment.id)


def _is_empty(restriction: Keys) -> bool:
    """Whether an IP restriction certainly says nothing: it has no list, or empty ones."""
    return all(is_known_list(restriction, key) and not restriction.items(key) for key in ("allow", "exclude"))


def _connector(item: Value) -> Connector:
    if isinstance(item, Field):
        return Connector(item, Keys(item.pointer, item.document, {}))
    if isinstance(item, Keys):
        return Connector(item.field("name"), item)
    return Connector(None, Keys(item.pointer, item.document, {}, partial=True))
