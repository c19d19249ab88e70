"""What a document about an app connector is made of: the manifest, and the environments that it is for."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from onsrights.afas.exports.plain_words import environment_type
from onsrights.afas.model import texts
from onsrights.doors import RefusedError
from onsrights.engine.diagnostics import Text
from onsrights.engine.text.compare import exact, folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onsrights.afas.model import AppConnector, Environment, User
    from onsrights.doors import ExportRequest
    from onsrights.engine.diagnostics import Diagnostic, Language

__all__ = ["Restriction", "Setup", "named", "setups"]

_NONE = Text(
    "Er is niets geëxporteerd: er staat geen app connector in het manifest.",
    "Nothing was exported: there is no app connector in the manifest.",
)
_NO_ENVIRONMENT = Text(
    '"{path}" heeft geen omgeving "{word}"; wel: {ids}.', '"{path}" has no environment "{word}"; there are: {ids}.'
)
_NO_ENVIRONMENTS = Text(
    '"{path}" noemt geen omgevingen; laat --environment weg.',
    '"{path}" lists no environments; leave out --environment.',
)
_FOLDERS = re.compile(r".*[/\\](?=.)", re.DOTALL)
_PARTICIPANT = re.compile(r"([0-9]{5})\.")


class Restriction(NamedTuple):
    """The addresses of an IP restriction."""

    allow: tuple[str, ...]
    exclude: tuple[str, ...]


class Setup:
    """One app connector as it has to be set up in some environments."""

    def __init__(
        self, connector: AppConnector, environments: Sequence[Environment], diagnostics: Sequence[Diagnostic] = ()
    ) -> None:
        self.connector = connector
        self.environments = tuple(environments)
        """Those that the document is for; none where the manifest is for any customer."""
        self.diagnostics = tuple(diagnostics)
        """What was found in the manifest."""

    @property
    def description(self) -> str:
        """What the app connector is called in Profit."""
        return self.connector.label or "…"

    @property
    def group(self) -> str:
        """The name of the user group."""
        return self.connector.group.name or "…"

    @property
    def by_users(self) -> bool:
        """Whether each person calls, and not one connector user."""
        return self.connector.called_by == "users"

    @property
    def has_group(self) -> bool:
        """Whether the group is there already."""
        group = self.connector.group
        return group.is_everybody or group.keys.flag("existing") is True

    @property
    def is_wizard(self) -> bool:
        """Whether Profit makes group and user together with the app connector."""
        said = self.connector.connector.text("set_up")
        if said:
            return said == "wizard"
        named_alike = folded(self.group) == folded(self.description)
        return self.connector.called_by == "system" and not self.has_group and named_alike

    @property
    def has_otp(self) -> bool:
        """Whether users request their own tokens with a one-time password."""
        return self.connector.otp is True and self.connector.uses_tokens

    @property
    def accept(self) -> bool:
        """Whether one of the environments is an Accept environment."""
        return any(environment.type == "accept" for environment in self.environments)

    @cached_property
    def users(self) -> tuple[User, ...]:
        """The users who belong in the group, those of other environments and blocked ones left out."""
        return tuple(user for user in self.connector.users if user.name and self._is_meant(user))

    def _is_meant(self, user: User) -> bool:
        participant = _PARTICIPANT.match(user.name)
        elsewhere = participant is not None and participant[1] in self._others
        return user.in_group is not False and user.blocked is not True and not elsewhere

    @cached_property
    def _others(self) -> frozenset[str]:
        """The numbers of environments that the document is not for."""
        every = {each.number for each in self.connector.environments}
        return frozenset(every - {each.number for each in self.environments})

    @property
    def system_users(self) -> tuple[User, ...]:
        """The connector users."""
        return tuple(user for user in self.users if user.kind == "system")

    @cached_property
    def restrictions(self) -> tuple[tuple[Environment | None, Restriction | None], ...]:
        """The environments on AFAS Online, ``None`` for one that is not known, each with its IP restriction."""
        return tuple((each, self._restriction(each)) for each in self._meant if each is None or not each.is_local)

    def _restriction(self, environment: Environment | None) -> Restriction | None:
        keys = self.connector.restriction(environment)
        if keys is None:
            return None
        allow, exclude = (tuple(dict.fromkeys(one.text for one in texts(keys, key))) for key in ("allow", "exclude"))
        return Restriction(allow, exclude) if allow or exclude else None

    @property
    def blocked(self) -> tuple[Environment | None, ...]:
        """The environments in which the app connector is blocked on purpose."""
        return tuple(each for each in self._meant if self.connector.blocked(each) is True)

    @property
    def _meant(self) -> tuple[Environment | None, ...]:
        return self.environments or (None,)

    @cached_property
    def files(self) -> dict[str, str]:
        """The names of the files to import, without their folders, by the GetConnector that is in each."""
        found = ((each.name, each.keys.text("file")) for each in self.connector.get_connectors)
        return {name: _FOLDERS.sub("", file) or file for name, file in found if name and file}

    @cached_property
    def definition_groups(self) -> tuple[str, ...]:
        """The groups of definitions that the user group has to be able to execute."""
        found = (each.keys.text("definition_group") for each in self.connector.get_connectors)
        return tuple(dict.fromkeys(exact(name) for name in found if name))

    @cached_property
    def profit_version(self) -> int | None:
        """The version of Profit from which all of it works."""
        from onsrights.afas.rules.needs_newer_profit import version_for

        return version_for(self.connector, self.environments)


def named(environment: Environment, lang: Language) -> str:
    """Give what an environment is called: ``45678 (productie)``."""
    about = (environment_type(environment.type, lang), environment.keys.text("name"))
    return f"{environment.number} ({', '.join(filter(None, about))})"


def setups(request: ExportRequest) -> Iterator[Setup]:
    """Give every app connector of the manifests, for the environment that was asked for or for all.

    :raises RefusedError: where an environment is not there, or no app connector is.
    """
    found = [(subject, manifest) for manifest in request.manifests for subject in manifest.subjects]
    if not found:
        raise RefusedError(_NONE, status=3)
    for connector, manifest in found:
        environments = _chosen(connector, manifest.path, request.options.get("environment"))
        yield Setup(connector, environments, manifest.diagnostics)


def _chosen(connector: AppConnector, path: str, word: str | None) -> Sequence[Environment]:
    if word is None:
        return connector.environments
    found = [each for each in connector.environments if each.id == exact(word)]
    if not found and not connector.environments:
        raise RefusedError(_NO_ENVIRONMENTS, path=path)
    if not found:
        from onsrights.engine.text.did_you_mean import nearest

        ids = [each.id for each in connector.environments]
        raise RefusedError(_NO_ENVIRONMENT, meant=nearest(word, ids), path=path, word=word, ids=", ".join(ids))
    return found
