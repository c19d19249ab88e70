"""Find the manifests that are meant by files, folders and patterns on a command line.

A folder is searched as git looks at it: what ``.gitignore`` names is left out, unless git tracks it all the same, and a
checkout inside the repository (a submodule, a worktree, another clone) is not a part of it.
"""

from __future__ import annotations

import os
from itertools import pairwise

from onsrights.engine.declared import TYPE_CHECKING, NamedTuple
from onsrights.engine.files.paths import with_slashes
from onsrights.engine.files.working_tree import WorkingTree, bytes_of_git, is_working_tree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from onsrights.engine.files.gitignore import Rules

__all__ = ["STANDARD_INPUT", "Discovery", "Names", "discover", "every_file"]

STANDARD_INPUT = "-"
"""What stands for standard input among paths."""


class Names(NamedTuple):
    """What a folder is searched for: whole names, and endings of names."""

    whole: tuple[str, ...]
    endings: tuple[str, ...]

    def fit(self, name: str) -> bool:
        """Whether a file of this name is a manifest."""
        return name in self.whole or name.endswith(self.endings)

    def listed(self, last: str) -> str:
        """Give them as people write them, ``last`` being the word before the last one."""
        *others, one = [*self.whole, *(f"*{ending}" for ending in self.endings)]
        return f"{', '.join(others)} {last} {one}" if others else one


class Discovery(NamedTuple):
    """What was found: paths to open, each once, and the folders in which there was nothing."""

    paths: tuple[str, ...]
    empty: tuple[str, ...]


def discover(paths: Sequence[str], names: Names) -> Discovery:
    """Expand ``paths``: files as they are, folders and patterns to what they hold; no path means the current folder.

    A file that is named is taken whatever it is called, and also where it does not exist: that is for the run
    to report. A folder is searched for ``names``, without what git ignores and does not track, without other
    checkouts in its repository, and without following links to folders, so that no loop of links can hold it. What is
    found in one folder is sorted; a file that is reached by several ways (on Windows also by other
    capitals) is taken once, under the name by which it was first reached.
    """
    # The ordinary call asks the disk no more than this.
    if len(paths) == 1 and paths[0] != STANDARD_INPUT and os.path.isfile(paths[0]):
        return Discovery((paths[0],), ())
    found: dict[str, str] = {}
    empty: list[str] = []
    for path in _expand(paths or (os.curdir,)):
        here: Iterable[str] = (path,)
        if path != STANDARD_INPUT and os.path.isdir(path):
            here = sorted(_walk(path, lambda entry: _is_manifest(entry, names)))
            if not here:
                empty.append(path)
        for file in here:
            found.setdefault(file if file == STANDARD_INPUT else os.path.normcase(_real(file)), file)
    return Discovery(tuple(found.values()), tuple(empty))


def every_file(paths: Sequence[str]) -> Iterator[str]:
    """Expand ``paths`` as :func:`discover` does, to all files that git does not ignore, whatever they are called.

    They come folder by folder, the files of each sorted; a file that is reached by two of several paths comes once.
    """
    seen: set[str] = set()
    several = len(paths) > 1
    for path in _expand(paths or (os.curdir,)):
        for file in _walk(path, _is_file) if os.path.isdir(path) else (path,):
            if several:
                real = os.path.normcase(os.path.realpath(file))
                if real in seen:
                    continue
                seen.add(real)
            yield file


def _expand(paths: Iterable[str]) -> Iterator[str]:
    """Replace patterns by what matches them; one that matches nothing stays, as in a shell."""
    for path in paths:
        if path == STANDARD_INPUT or not any(sign in path for sign in "*?[") or os.path.lexists(path):
            yield path
            continue
        from glob import glob

        yield from sorted(glob(path, recursive=True)) or (path,)


def _walk(top: str, wanted: Callable[[os.DirEntry[str]], bool]) -> Iterator[str]:
    """Give what is wanted below ``top``, and the folders there that could not be read."""
    real = _real(top)
    waiting = [(top, real, _Ignored.around(real))]
    while waiting:
        folder, real, ignored = waiting.pop()
        try:
            with os.scandir(folder) as scan:
                entries = list(scan)
        except OSError:  # passed on by its name, so that the run says that it could not be read
            yield folder
            continue
        names = {entry.name for entry in entries}
        if ".git" in names and folder != top and is_working_tree(real):
            if ignored.tree is None:  # in a folder that only holds several of them, it is one of many
                ignored = _Ignored.of(real)
            elif ignored.tree.holds_tracked(real, otherwise=False):
                ignored = ignored._replace(everything=True)
            else:
                continue
        if ".gitignore" in names:
            ignored = ignored.below(real)
        for entry in sorted(entries, key=lambda entry: entry.name):
            path = entry.name if folder == os.curdir else os.path.join(folder, entry.name)
            real_path = os.path.join(real, entry.name)
            if _is_folder(entry):
                if entry.name != ".git" and (inside := ignored.inside(real_path)):
                    waiting.append((path, real_path, inside))
            elif wanted(entry) and not ignored.leaves_out(real_path):
                yield path


def _real(path: str) -> str:
    """Follow links; where the current folder was removed nothing can be said of it, and the path stays as it is."""
    try:
        return os.path.realpath(path)
    except OSError:
        return path


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def _is_file(entry: os.DirEntry[str]) -> bool:
    """Whether an entry is a file; a link is not followed, for what it leads to is searched where it stands."""
    try:
        return entry.is_file(follow_symlinks=False)
    except OSError:
        return False


def _is_manifest(entry: os.DirEntry[str], names: Names) -> bool:
    """Judge by the name; what is no file (a folder by that name, a pipe) is left, but a dangling link is reported."""
    if not names.fit(entry.name):
        return False
    try:
        return entry.is_file() or (entry.is_symlink() and not os.path.exists(entry.path))
    except OSError:
        return True


class _Ignored(NamedTuple):
    """The ignore rules that hold in one folder of a repository, outermost first, each with its own folder.

    All folders are real paths. Outside a repository git ignores nothing, and so do we.
    """

    tree: WorkingTree | None
    levels: tuple[tuple[str, Rules], ...] = ()
    everything: bool = False
    """Whether this is a folder that is ignored itself: no rule inside takes anything back, only being tracked does."""

    @classmethod
    def around(cls, top: str) -> _Ignored:
        """Collect the rules from the root of the repository down to the folder above ``top``.

        A folder that is named although git ignores it is wanted: the rules outside it then count for nothing.
        """
        chain = [top]
        while not os.path.lexists(os.path.join(chain[0], ".git")):
            parent = os.path.dirname(chain[0])
            if parent == chain[0]:
                return cls(None)
            chain.insert(0, parent)
        ignored = cls.of(chain[0])
        for outer, inner in pairwise(chain):
            ignored = ignored.below(outer)
            if ignored.covers(inner, folder=True):
                return cls(ignored.tree)
        return ignored

    @classmethod
    def of(cls, root: str) -> _Ignored:
        """Start with ``info/exclude`` of the repository at ``root``; its ``.gitignore`` is added on the way down."""
        tree = WorkingTree(root)
        return cls(tree).reading(root, tree.exclude)

    def below(self, folder: str) -> _Ignored:
        """Add the rules of ``folder`` itself, where it has any; like git, without following a link."""
        if self.tree is None or self.everything:
            return self
        return self.reading(folder, os.path.join(folder, ".gitignore"), follow=False)

    def reading(self, folder: str, file: str, *, follow: bool = True) -> _Ignored:
        """Add the rules that stand in ``file`` and hold from ``folder`` on."""
        data = bytes_of_git(file, follow=follow)
        if not data.strip():
            return self
        from onsrights.engine.files.gitignore import rules_of

        rules = rules_of(data)
        return self._replace(levels=(*self.levels, (os.path.join(folder, ""), rules))) if rules else self

    def leaves_out(self, path: str) -> bool:
        """Say whether a file is ignored, and not tracked all the same."""
        return self.tree is not None and self.covers(path) and not self.tree.tracks(path)

    def inside(self, folder: str) -> _Ignored | None:
        """Give what holds in a folder; ``None`` where nothing in there is to be looked at."""
        if not self.covers(folder, folder=True):
            return self
        if self.tree is not None and self.tree.holds_tracked(folder):
            return self._replace(everything=True)
        return None

    def covers(self, path: str, *, folder: bool = False) -> bool:
        """Say whether ``path`` is ignored; the innermost rule that speaks of it decides."""
        if self.everything:
            return True
        for base, rules in reversed(self.levels):
            verdict = rules.verdict(os.fsencode(with_slashes(path[len(base) :])), folder=folder)
            if verdict is not None:
                return verdict
        return False
