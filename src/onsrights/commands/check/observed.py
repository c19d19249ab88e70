"""``onsrights check --observed``: one manifest beside what its platform says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from onsrights.commands.manifests import missing
from onsrights.commands.one_manifest import complaint
from onsrights.engine.diagnostics import Text
from onsrights.platforms import PLATFORMS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onsrights.engine.check.observed import Observed
    from onsrights.engine.check.platform import Platform, SettingsByFile
    from onsrights.engine.check.rule import Rule
    from onsrights.engine.check.run import Input, Run
    from onsrights.engine.diagnostics import Language
    from onsrights.engine.settings.settings import Settings
    from onsrights.engine.text.source import Source

__all__ = ["Beside", "observe"]

_SEVERAL = Text(
    "Bij --observed hoort één manifest, en dit zijn er {count}; noem er een: {paths}.",
    "--observed takes one manifest, but there are {count} here; name one: {paths}.",
)
_DOCUMENTS = Text(
    'Bij --observed hoort één document, en "{path}" heeft er {count}.',
    '--observed takes one document, and "{path}" has {count}.',
)
_UNREADABLE = Text("{path} kan niet worden gelezen.", "{path} cannot be read.")
_FEW = 5
"""So many manifests are named."""


class Beside(NamedTuple):
    """What a manifest is held against, and the settings of the run with it."""

    platform: Platform
    path: str
    """The manifest, as reports show it."""
    source: Source
    """The file beside it."""
    observed: Observed
    rest: SettingsByFile

    def of(self, path: str | None) -> Settings:
        """Give the settings for one file; without a path those of the run."""
        return self.rest.of(path)._replace(observed=self.observed.value)

    @property
    def house(self) -> tuple[Rule, ...]:
        """The house rules of all settings that there are for the run."""
        return self.rest.house

    def told(self, run: Run) -> Run:
        """Take up in a run that there is nothing to hold the manifest against, where that is so."""
        if not self.observed.variant:
            return run
        from onsrights.engine.check.observed import refused, with_refusal

        said = refused(PLATFORMS, self.platform, self.rest.of(self.path), self.observed.variant, self.source)
        return with_refusal(run, said, self.source)


def observe(lang: Language, inputs: Sequence[Input], path: str, settings: SettingsByFile) -> Beside:
    """Read the file at ``path``; complain where there are several manifests, or one that it says nothing about."""
    from onsrights.engine.check.observed import can_observe, read_observed
    from onsrights.engine.check.run import read
    from onsrights.engine.files.open import UnreadableError, bytes_of
    from onsrights.engine.files.paths import with_slashes
    from onsrights.engine.text.source import Source
    from onsrights.engine.text.tree import read_tree

    if len(inputs) > 1:
        paths = ", ".join(each.path for each in inputs[:_FEW]) + (", …" if len(inputs) > _FEW else "")
        raise complaint(lang, _SEVERAL, count=str(len(inputs)), paths=paths)
    [manifest] = inputs
    limits = settings.of(manifest.path).limits
    tree = read_tree(read(manifest, settings), limits)
    platform = PLATFORMS.of(tree, manifest.path)
    if not can_observe(platform):
        raise missing(lang, platform, "--observed")
    count = sum(root is not None for root in tree.documents)
    if count > 1:
        raise complaint(lang, _DOCUMENTS, path=manifest.path, count=str(count))
    try:
        data = bytes_of(path, limits.file_bytes + 1)
    except UnreadableError:
        raise complaint(lang, _UNREADABLE, path=path) from None
    source = Source.from_bytes(with_slashes(path), data, limits)
    return Beside(platform, manifest.path, source, read_observed(platform, data), settings)
