"""Find the manifests that are meant by files, folders and patterns on a command line."""

from __future__ import annotations

import os
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from pathspec import GitIgnoreSpec
    from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern

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
    to report. A folder is searched for ``names``, without what git ignores and
    without following links to folders, so that no loop of links can hold it. What is found in one folder is
    sorted; a file that is reached by several ways (on Windows also by other
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
        if ".git" in names and folder != top:  # a repository inside another one has rules of its own
            ignored = _Ignored.of_repository(real)
        if ".gitignore" in names and ignored.active:
            ignored = ignored.below(real)
        for entry in sorted(entries, key=lambda entry: entry.name):
            path = entry.name if folder == os.curdir else os.path.join(folder, entry.name)
            real_path = os.path.join(real, entry.name)
            if _is_folder(entry):
                if entry.name != ".git" and not ignored.covers(real_path, folder=True):
                    waiting.append((path, real_path, ignored))
            elif wanted(entry) and not ignored.covers(real_path):
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

    active: bool
    levels: tuple[tuple[str, GitIgnoreSpec], ...] = ()

    @classmethod
    def around(cls, top: str) -> _Ignored:
        """Collect the rules from the root of the repository down to the folder above ``top``.

        A folder that is named although git ignores it is wanted: the rules outside it then count for nothing.
        """
        chain = [top]
        while not os.path.lexists(os.path.join(chain[0], ".git")):
            parent = os.path.dirname(chain[0])
            if parent == chain[0]:
                return cls(active=False)
            chain.insert(0, parent)
        ignored = cls.of_repository(chain[0])
        for outer, inner in pairwise(chain):
            ignored = ignored.below(outer)
            if ignored.covers(inner, folder=True):
                return cls(active=True)
        return ignored

    @classmethod
    def of_repository(cls, root: str) -> _Ignored:
        """Start with ``info/exclude`` of the repository at ``root``; its ``.gitignore`` is added on the way down."""
        return cls(active=True).reading(root, os.path.join(_git_folder(root), "info", "exclude"))

    def below(self, folder: str) -> _Ignored:
        """Add the rules of ``folder`` itself, where it has any."""
        return self.reading(folder, os.path.join(folder, ".gitignore"))

    def reading(self, folder: str, file: str) -> _Ignored:
        """Add the rules that stand in ``file`` and hold from ``folder`` on."""
        try:
            with open(file, encoding="utf-8-sig", errors="surrogateescape") as stream:
                spec = _compile(stream.read().split("\n"))
        except OSError:
            return self
        return self._replace(levels=(*self.levels, (os.path.join(folder, ""), spec))) if spec else self

    def covers(self, path: str, *, folder: bool = False) -> bool:
        """Say whether ``path`` is ignored; the innermost rule that speaks of it decides."""
        for base, spec in reversed(self.levels):
            verdict = spec.check_file(path[len(base) :] + (os.sep if folder else "")).include
            if verdict is not None:
                return verdict
        return False


def _compile(lines: Iterable[str]) -> GitIgnoreSpec | None:
    """Compile ignore rules; a line that is none (a lone ``!``) is passed over, as git does."""
    rules = [line for line in lines if line.strip() and not line.startswith("#")]
    if not rules:
        return None
    from pathspec import GitIgnoreSpec

    patterns: list[GitIgnoreSpecPattern] = []
    for rule in rules:
        try:
            patterns += GitIgnoreSpec.from_lines([rule]).patterns
        except ValueError:
            continue
    return GitIgnoreSpec(patterns)


def _git_folder(root: str) -> str:
    """Give the folder that holds ``info/exclude``: ``.git``, or what it refers to in a worktree or a submodule."""
    path = os.path.join(root, ".git")
    if os.path.isdir(path):
        return path
    folder = os.path.join(root, _first_line(path).removeprefix("gitdir:").strip())
    return os.path.join(folder, _first_line(os.path.join(folder, "commondir")).strip())


def _first_line(path: str) -> str:
    try:
        with open(path, encoding="utf-8", errors="surrogateescape") as stream:
            return stream.readline()
    except OSError:
        return ""
