"""What surrounds a document in an editor: whether it is ours, its settings, and the manifests of the same run.

A check of one document is the check of a run over its folder, of which what was found in the document is told: that is
how a name that an earlier manifest has is a fault here, as it is for ``onsrights check``.
"""

from __future__ import annotations

import os
import re
from pathlib import Path, PurePosixPath
from time import thread_time
from typing import TYPE_CHECKING, Any, NamedTuple

from onsrights.engine.check.run import check_sources
from onsrights.engine.files.discover import discover
from onsrights.engine.limits import EDITED_CHARACTERS
from onsrights.engine.settings.nearest import Nearest, absolute
from onsrights.engine.settings.settings import Settings
from onsrights.engine.text.source import Source
from onsrights.lsp.view import View

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from onsrights.engine.check.platform import Platforms, SettingsByFile
    from onsrights.engine.check.rule import Rule
    from onsrights.engine.check.run import InternalFault
    from onsrights.engine.diagnostics import Diagnostic
    from onsrights.engine.settings.keys import Schema
    from onsrights.engine.settings.read import SettingsFault
    from onsrights.lsp.view import Opened

__all__ = ["MOST_BESIDE", "Options", "Workspace"]

MOST_BESIDE = 200
"""Of so many other manifests it is known what they say; they are read once, and again when they are saved."""
_MOST_BYTES = 1024 * 1024
"""All of them together are no larger: each key is answered with a check of them."""
_TOML = ".toml"
_OURS = re.compile(r"^[\"']?manifest[\"']?[ ]*:|^\s*\{[^}]{0,400}?\"manifest\"\s*:", re.MULTILINE)


class Options(NamedTuple):
    """How the server was started."""

    config: str | None = None
    no_config: bool = False
    files: tuple[str, ...] = ()
    """Patterns of other documents that are manifests, by ``initializationOptions.files``."""
    folders: tuple[str, ...] = ()
    """The folders that the editor has open."""


class Workspace:
    """Checks documents; used by one thread at a time."""

    def __init__(self, platforms: Platforms, schema: Callable[[], Schema], options: Options) -> None:
        self.platforms = platforms
        self.options = options
        self.faults: tuple[SettingsFault, ...] = ()
        """What is wrong with the settings; those that were sound before hold until it is right."""
        self._schema = schema
        self._beside: dict[str, Source] | None = None
        self._remembered: dict[Any, Any] = {}
        """What was found in each unit: a key changes one, and the others need not be judged again."""
        self._settings: SettingsByFile = Settings()
        self._known: dict[str | None, Settings] = {}
        """The settings of each path as they are now."""
        self._sound: dict[str | None, Settings] = {}
        """Those that each path had when nothing was wrong with them."""
        self._read_settings()

    def changed(self, paths: Iterable[str]) -> None:
        """Read settings and manifests again that another program, or an editor, has changed on the disk."""
        if any(path.endswith(_TOML) for path in paths):  # house rules may be in a file of any name
            self._read_settings()
        beside = self._beside if self._beside is not None else {}
        for path in paths:
            beside.pop(path, None)
            if Path(path).is_file() and self._fits(path) and len(beside) < MOST_BESIDE:
                beside[path] = Source.from_file(path, self.of(path).limits)

    def _read_settings(self) -> None:
        from onsrights.engine.settings.read import SettingsError, read

        self.faults = ()
        self._known.clear()
        if self.options.config is None:
            self._settings = Settings() if self.options.no_config else Nearest(Settings(), self._schema)
            return
        try:
            self._settings = read(self.options.config, self._schema, named=True, root=os.curdir) or Settings()
        except SettingsError as error:
            self.faults = error.faults

    def of(self, path: str | None) -> Settings:
        """Give the settings for a path; while something is wrong with them, those that were sound before."""
        from onsrights.engine.settings.read import SettingsError

        if path not in self._known:
            try:
                self._known[path] = self._sound[path] = self._settings.of(path)
            except SettingsError as error:
                self.faults = error.faults
                self._known[path] = self._sound.get(path, Settings())
        return self._known[path]

    @property
    def house(self) -> tuple[Rule, ...]:
        """The house rules of all settings that were read."""
        return self._settings.house

    def is_ours(self, text: Opened) -> bool:
        """Whether a document is a manifest; editors send everything that is YAML or JSON."""
        path = text.path.replace("\\", "/")
        if len(text.text) > EDITED_CHARACTERS:
            return False
        if self._fits(path) or any(map(PurePosixPath(path).match, self.options.files)):
            return True
        could_be = PurePosixPath(path).suffix in {"", ".yaml", ".yml", ".json"}
        if not could_be or not _OURS.search(text.text[:_MOST_BYTES]):
            return False
        return self.platforms.told_by(View(text, "utf-16", self.platforms, Settings()).tree) is not None

    def _fits(self, path: str) -> bool:
        return self.platforms.by_path(path) is not None

    def is_too_long(self, text: Opened) -> bool:
        """Whether a document is a manifest by its name, and longer than is checked here."""
        return self._fits(text.path) and len(text.text) > EDITED_CHARACTERS

    def check(
        self, texts: Iterable[Opened], encoding: str, opened: Iterable[Opened]
    ) -> tuple[dict[str, View | None], dict[str, InternalFault]]:
        """Check documents in one run, beside others that are open and those in the folders of the editor.

        Gives what was found by address, ``None`` for a document that is not ours, and the faults of the tool itself.
        """
        begun = thread_time()
        views: dict[str, View | None] = {}
        ours = {}
        for text in texts:
            if self.is_ours(text):
                ours[text.path] = text
            else:
                views[text.uri] = None
        if not ours:
            return views, {}
        sources = self._beside_of(opened)
        sources |= {text.path: _limited(text, self.of(text.path)) for text in ours.values()}
        run = check_sources(
            [sources[path] for path in sorted(sources)], self.platforms, self, about=ours, remembered=self._remembered
        )
        failed = {ours[fault.path].uri: fault for fault in run.failed if fault.path in ours}
        found: dict[str, list[Diagnostic]] = {path: [] for path in ours}
        for one in run.report.diagnostics:
            if one.path in found:
                found[one.path].append(one)
        for path, text in ours.items():
            if text.uri not in failed:
                views[text.uri] = View(
                    text,
                    encoding,
                    self.platforms,
                    self.of(path),
                    found=tuple(found[path]),
                    entries=run.listed.get(path, ()),
                    seconds=(thread_time() - begun) / len(ours),
                ).read(run.trees.get(path))
        return views, failed

    def _beside_of(self, opened: Iterable[Opened]) -> dict[str, Source]:
        """Give the manifests beside which others are checked, those that are open before those on the disk."""
        found = {other.path: Source(other.path, other.text) for other in opened if self._fits(other.path)}
        beside: dict[str, Source] = {}
        size = 0
        for path, source in (found | {path: one for path, one in self._others().items() if path not in found}).items():
            if len(beside) < MOST_BESIDE and size + len(source.text) <= _MOST_BYTES:
                size += len(source.text)
                beside[path] = source
        return beside

    def _others(self) -> dict[str, Source]:
        """Give the manifests in the folders of the editor, by path."""
        if self._beside is None:
            self._beside = {}
            found = discover(self.options.folders, self.platforms.files).paths if self.options.folders else ()
            size = 0
            for path in map(absolute, found[:MOST_BESIDE]):
                source = Source.from_file(path, self.of(path).limits)
                size += len(source.text)
                if size > _MOST_BYTES:
                    break
                self._beside[path] = source
        return self._beside


def _limited(text: Opened, settings: Settings) -> Source:
    """Give a document as a source; of one that is too large as a file that is said instead."""
    if len(text.text) * 4 > settings.limits.file_bytes:
        data = text.text.encode("utf-8", "surrogatepass")
        if len(data) > settings.limits.file_bytes:
            return Source.from_bytes(text.path, data, settings.limits)
    return Source(text.path, text.text)
