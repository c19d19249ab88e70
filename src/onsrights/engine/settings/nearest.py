"""Find the file of settings that is nearest to a checked file.

Every folder is looked at from that of the checked file upward, up to the root of its repository (the folder that holds
``.git``) or of the disk: first for ``onsrights.toml``, then for a ``pyproject.toml`` that has the table
``[tool.onsrights]``. The first one found holds alone; files in folders above it are not merged with it.

An ordinary check has no such file, so looking costs three questions to the disk for every folder and nothing else.
"""

from __future__ import annotations

import os

from onsrights.engine.declared import TYPE_CHECKING, NamedTuple
from onsrights.engine.files.open import read_bytes
from onsrights.engine.limits import SETTINGS_BYTES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from onsrights.engine.check.rule import Rule
    from onsrights.engine.settings.keys import Schema
    from onsrights.engine.settings.read import SettingsFault
    from onsrights.engine.settings.settings import Settings

__all__ = ["PYPROJECT", "STANDALONE", "Nearest", "absolute", "candidates", "narrow"]

STANDALONE = "onsrights.toml"
PYPROJECT = "pyproject.toml"


class Candidate(NamedTuple):
    """A file that may hold settings; ``refused`` is the error where the disk would not say whether there is one."""

    path: str
    refused: OSError | None = None


def absolute(path: str) -> str:
    """Give a path from the root of the disk; as it is where the current folder is gone."""
    try:
        return os.path.abspath(path)
    except OSError:
        return path


def candidates(folder: str) -> Iterator[Candidate]:
    """Give the files that may hold the settings for what is in ``folder``, an absolute path, nearest first.

    A ``pyproject.toml`` in which nothing is said of us, as in most, is none; no parser is needed to see that.
    """
    while os.path.isabs(folder):
        for name in (STANDALONE, PYPROJECT):
            path = os.path.join(folder, name)
            try:
                os.lstat(path)
            except (FileNotFoundError, NotADirectoryError):
                continue
            except OSError as error:
                yield Candidate(path, error)
            else:
                if name == STANDALONE or _speaks_of_us(path):
                    yield Candidate(path)
        above = os.path.dirname(folder)
        if above == folder or _exists(os.path.join(folder, ".git")):
            return
        folder = above


def _speaks_of_us(path: str) -> bool:
    """Whether our name stands in a file; also where that cannot be told, which is then for the reading to say."""
    try:
        data = read_bytes(path, SETTINGS_BYTES + 1)
    except OSError:
        return True
    return b"onsrights" in narrow(data) or len(data) > SETTINGS_BYTES


def narrow(data: bytes) -> bytes:
    """Give these bytes so that words of ASCII can be found in them, also where a tool has written UTF-16."""
    return data.replace(b"\0", b"")


def _exists(path: str) -> bool:
    try:
        os.lstat(path)
    except OSError:
        return False
    return True


class Nearest:
    """The settings of every checked file: those of the file of settings nearest to it.

    What was found is remembered by folder, and every file of settings is read once.
    """

    def __init__(self, default: Settings, schema: Callable[[], Schema]) -> None:
        self._default = default
        self._schema = schema
        self._by_folder: dict[str, Settings] = {}
        self._by_file: dict[str, Settings | None] = {}
        self._wrong: list[SettingsFault] = []
        self._house: dict[str, Rule] = {}
        """What was settled about the checked files so far, by code."""
        self._held: set[int] = set()

    @property
    def house(self) -> tuple[Rule, ...]:
        """The house rules of all files of settings that were read."""
        every = (settings.house for settings in self._by_folder.values())
        return tuple({rule.code: rule for house in every for rule in house}.values())

    def of(self, path: str | None) -> Settings:
        """Give the settings for one file; without a path those of the current folder.

        Raises :class:`onsrights.engine.settings.read.SettingsError`.
        """
        folder = os.path.dirname(absolute(path)) if path is not None else absolute(os.curdir)
        settings = self._in(folder)
        if path is not None:
            self._hold_apart(settings.house)
        self._complain()
        return settings.of(path)

    def look_at(self, paths: Iterable[str]) -> None:
        """Read the settings for ``paths`` and the current folder; raise one error with all that is wrong with them."""
        self._in(absolute(os.curdir))
        for path in paths:
            self._hold_apart(self._in(os.path.dirname(absolute(path))).house)
        self._complain()

    def _complain(self) -> None:
        if self._wrong:
            from onsrights.engine.settings.read import SettingsError

            raise SettingsError(tuple(self._wrong))

    def _in(self, folder: str) -> Settings:
        known = self._by_folder.get(folder)
        if known is None:
            known = self._by_folder[folder] = self._found(folder)
        return known

    def _found(self, folder: str) -> Settings:
        for candidate in candidates(folder):
            if candidate.path not in self._by_file:
                self._by_file[candidate.path] = self._read(candidate)
            if (settings := self._by_file[candidate.path]) is not None:
                return settings
        return self._default

    def _read(self, candidate: Candidate) -> Settings | None:
        from onsrights.engine.settings.read import SettingsError, read

        try:
            return read(candidate.path, self._schema, refused=candidate.refused)
        except SettingsError as error:
            self._wrong += error.faults
            return self._default

    def _hold_apart(self, house: tuple[Rule, ...]) -> None:
        """See that a code is that of one house rule in the whole run."""
        if id(house) not in self._held:
            self._held.add(id(house))
            for rule in house:
                if self._house.setdefault(rule.code, rule) != rule:
                    self._wrong.append(_of_two(rule, self._house[rule.code]))


def _of_two(rule: Rule, other: Rule) -> SettingsFault:
    """Say that a code is that of another house rule in other settings: in a report it could mean either."""
    from onsrights.engine.settings.messages import TEXTS
    from onsrights.engine.settings.read import SettingsFault

    assert rule.house is not None
    assert other.house is not None
    data = {"written": rule.code, "where": other.house.where}
    return SettingsFault(rule.house.path, rule.house.line, rule.house.column, TEXTS["house-other"], data)
