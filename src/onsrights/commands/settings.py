"""Which settings hold: those of the files nearest to what is checked, or of the one that was named, or none.

The command line goes before a file of settings, key by key; ``--select`` stands for what the file selects and ignores.
Where no file is there, which is the ordinary case, nothing is imported for it.
"""

from __future__ import annotations

import os

from onsrights.engine.declared import TYPE_CHECKING, NamedTuple
from onsrights.engine.settings.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from onsrights.engine.check.platform import SettingsByFile
    from onsrights.engine.check.rule import Rule
    from onsrights.engine.settings.keys import Schema

__all__ = ["Chosen", "chosen_settings", "configured_language", "settings_files", "settings_here"]


class Chosen(NamedTuple):
    """The options of a command that have to do with settings."""

    config: str | None = None
    no_config: bool = False
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    as_of: date | None = None


class _WithOptions:
    """Settings by file, with what was asked on the command line.

    Raises :class:`onsrights.engine.check.rule.UnknownRuleError` for what no rule is called, in none of the settings.
    """

    def __init__(self, settings: SettingsByFile, chosen: Chosen, house: tuple[Rule, ...]) -> None:
        self._settings = settings
        self._chosen = chosen
        self.house = house
        self._elsewhere: dict[int, tuple[Rule, ...]] = {}
        if chosen.select or chosen.ignore:
            from onsrights.platforms import PLATFORMS

            registry = PLATFORMS.registry(Settings(house=house))
            for name in (*chosen.select, *chosen.ignore):
                registry.expand(name)

    def of(self, path: str | None) -> Settings:
        """Give the settings for one file; without a path those of the run."""
        settings = self._settings.of(path)
        select, ignore = self._chosen.select, self._chosen.ignore
        return settings._replace(
            select=select or settings.select,
            ignore=ignore if select else settings.ignore + ignore,
            as_of=self._chosen.as_of,
            house_elsewhere=self._besides(settings.house),
        )

    def _besides(self, house: tuple[Rule, ...]) -> tuple[Rule, ...]:
        """Give the house rules that other files of settings have."""
        if id(house) not in self._elsewhere:
            codes = {rule.code for rule in house}
            self._elsewhere[id(house)] = tuple(rule for rule in self.house if rule.code not in codes)
        return self._elsewhere[id(house)]


def chosen_settings(chosen: Chosen, paths: Iterable[str]) -> SettingsByFile:
    """Read the settings for ``paths``, all at once, so that whatever is wrong with any of them is said in one go.

    Raises :class:`onsrights.engine.settings.read.SettingsError`.
    """
    default = Settings()
    chosen = chosen._replace(select=_names(chosen.select), ignore=_names(chosen.ignore))
    if chosen.no_config:
        return _WithOptions(default, chosen, ()).of(None)
    if chosen.config is not None:
        from onsrights.engine.settings.read import read

        named = read(chosen.config, _schema, named=True, root=os.curdir)
        assert named is not None
        return _WithOptions(named, chosen, named.house)
    from onsrights.engine.settings.nearest import Nearest

    nearest = Nearest(default, _schema)
    nearest.look_at(paths)
    return _WithOptions(nearest, chosen, nearest.house) if chosen.select or chosen.ignore or chosen.as_of else nearest


def _names(written: Iterable[str]) -> tuple[str, ...]:
    """Split lists at their commas."""
    return tuple(part.strip() for words in written for part in words.split(","))


def settings_here(config: str | None = None, *, without: bool = False) -> Settings:
    """Give the settings of the current folder, or those that are named.

    Raises :class:`onsrights.engine.settings.read.SettingsError`.
    """
    return chosen_settings(Chosen(config, without), ()).of(None)


def _schema() -> Schema:
    from onsrights.settings_keys import settings_keys

    return settings_keys()


def settings_files(config: str | None, paths: Iterable[str], *, without: bool) -> Iterable[str]:
    """Give the files that the settings for ``paths`` may come from, as far as they exist, and their house rules."""
    if without:
        return ()
    from onsrights.engine.settings.nearest import absolute, candidates
    from onsrights.engine.settings.read import files_beside

    if config is not None:
        return (config, *files_beside(config))
    folders = [absolute(os.curdir), *(os.path.dirname(absolute(path)) for path in paths)]
    found = dict.fromkeys(found.path for folder in dict.fromkeys(folders) for found in candidates(folder))
    return dict.fromkeys(each for path in found for each in (path, *files_beside(path)))


def configured_language(arguments: Sequence[str]) -> str | None:
    """Give the language that the settings of the current folder, or those that are named, have for messages.

    Nothing is said here of settings that cannot be read: the command that goes by them says it.
    """
    named = None
    for index, argument in enumerate(arguments):
        if argument in {"--", "--no-config"}:
            named = "" if argument == "--no-config" else named
            break
        if argument.startswith("--config="):
            named = argument.removeprefix("--config=")
        elif argument == "--config":
            named = "".join(arguments[index + 1 : index + 2])
    if named is not None:
        paths = [named] if named else []
    else:
        from onsrights.engine.settings.nearest import absolute, candidates

        paths = [candidate.path for candidate in candidates(absolute(os.curdir)) if candidate.refused is None]
    if not paths:
        return None
    from onsrights.engine.settings.read import language_of

    for path in paths:
        holds, language = language_of(path)
        if holds:
            return language
    return None
