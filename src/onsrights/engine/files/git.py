"""What git remembers of files: whether they are as they were at a revision, and what was in them then.

Git is asked for nothing but names and contents of a commit. Whether a file has changed is found out here, by the
name that git would give its contents, so that git never looks at the working tree, and nothing of what a repository
may have in store for it there is run: no hook, no filter, no file system monitor, no external diff. That also makes
no difference between what is committed, staged, not staged and new: it is the file as it stands that is checked.

This is the only module that starts another program. Its arguments are a list, a revision cannot be taken for an
option, and git is looked for in the folders of PATH alone, never in the folder that happens to be the current one.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from subprocess import Popen

__all__ = ["GitError", "Reason", "changed_files", "file_at", "files_at", "root_of"]

Reason: TypeAlias = Literal["no-git", "no-repository", "not-trusted", "unknown-revision", "shallow", "failed"]
"""Why git could not tell."""

_PROGRAM = "git.exe" if os.name == "nt" else "git"

_SECONDS = 60
"""After so long git is given up; on a file system that hangs it would wait for ever."""

_MOST_BYTES = 32 * 1024 * 1024

_SAFE = {
    "core.fsmonitor": "false",
    "core.hooksPath": os.devnull,
    "protocol.allow": "never",  # a partial clone would fetch what it has not got
}
"""Settings that win over those of the repository. Nothing that is asked here needs them; they are a second fence."""

_LEADING_ELSEWHERE = {
    "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_COMMON_DIR", "GIT_DIR", "GIT_GRAFT_FILE", "GIT_INDEX_FILE",
    "GIT_NAMESPACE", "GIT_OBJECT_DIRECTORY", "GIT_PREFIX", "GIT_SHALLOW_FILE", "GIT_WORK_TREE",
}  # fmt: skip


class GitError(Exception):
    """Git could not say how things were; ``where`` is the revision or the folder that is meant."""

    def __init__(self, where: str, reason: Reason, sentence: str = "") -> None:
        super().__init__(where, reason)
        self.reason = reason
        self.where = where
        self.sentence = sentence
        """What git itself said, where nothing better is known."""


class _Entry(NamedTuple):
    """A file at a revision."""

    name: str
    """The name that git gives to its contents: a hash in hexadecimal digits."""
    path: str
    """From the root of the repository, with forward slashes."""


def changed_files(revision: str, paths: Iterable[str]) -> frozenset[str]:
    """Give those of the files that are not as they were when the current commit and ``revision`` parted.

    That is the revision itself, where it is an ancestor of the current commit. Line ends do not count, because git
    may have been told to change them. What is new or cannot be read has changed. The files of several repositories are
    looked at each in their own. Raises :class:`GitError`, also where one of the files lies in no repository.
    """
    roots: dict[str, dict[str, str]] = {}
    for path in paths:
        root, inside = _placed(path)
        roots.setdefault(root, {})[path] = inside
    changed: set[str] = set()
    for root, files in roots.items():
        wanted = frozenset(files.values())
        then = _parting(root, _commit(root, revision))
        names = {entry.path: entry.name for entry in _entries(root, then) if entry.path in wanted}
        changed.update(path for path, inside in files.items() if not _is_still(path, names.get(inside)))
    return frozenset(changed)


def file_at(revision: str, path: str, most: int = _MOST_BYTES) -> bytes | None:
    """Give what was in a file at ``revision``, or ``None`` where it was not there; at most ``most`` bytes and one.

    Raises :class:`GitError`.
    """
    root, inside = _placed(path)
    for entry in _entries(root, _commit(root, revision), inside):
        if entry.path == inside:
            return _ask(root, "cat-file", "blob", entry.name, most=most + 1)
    return None


def root_of(path: str) -> str:
    """Give the root of the working tree that a file lies in, or would; raises :class:`GitError`."""
    return _placed(path)[0]


def files_at(
    revision: str, root: str, wanted: Callable[[str], bool], most: int = _MOST_BYTES
) -> dict[str, bytes | None]:
    """Give the files of a repository at ``revision`` whose name is ``wanted``: by their path, what was in them.

    ``None`` stands for one that still is what it was; of any other there are at most ``most`` bytes and one. Raises
    :class:`GitError`.
    """
    found: dict[str, bytes | None] = {}
    for entry in _entries(root, _commit(root, revision)):
        if wanted(entry.path.rpartition("/")[2]):
            path = os.path.join(root, *entry.path.split("/"))
            still = _is_still(path, entry.name)
            found[path] = None if still else _ask(root, "cat-file", "blob", entry.name, most=most + 1)
    return found


def _placed(path: str) -> tuple[str, str]:
    """Give the root of the working tree that a file lies in, and the file as git names it there."""
    try:
        real = os.path.realpath(path)
    except OSError:  # the current folder was removed
        raise GitError(path, "no-repository") from None
    folder = os.path.dirname(real)
    while not os.path.lexists(os.path.join(folder, ".git")):
        parent = os.path.dirname(folder)
        if parent == folder:
            raise GitError(path, "no-repository")
        folder = parent
    return folder, os.path.relpath(real, folder).replace(os.sep, "/")


def _commit(root: str, revision: str) -> str:
    """Give the commit that a revision stands for."""
    try:
        # What begins with a hyphen can be no revision; git is not given the chance to take it for an option.
        if revision and not revision.startswith("-") and "\0" not in revision:
            return _line(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    except GitError as error:
        if error.reason != "failed":
            raise
    shallow = _line(root, "rev-parse", "--is-shallow-repository") == "true"
    raise GitError(revision, "shallow" if shallow else "unknown-revision")


def _parting(root: str, commit: str) -> str:
    """Give the commit at which ``commit`` and the current one parted; itself, where that cannot be known."""
    try:
        return _line(root, "merge-base", commit, "HEAD")
    except GitError:  # nothing in common, a history that was cut off, or no commit yet
        return commit


def _entries(root: str, commit: str, *only: str) -> Iterator[_Entry]:
    """Give the files of a commit."""
    listing = _ask(root, "--literal-pathspecs", "ls-tree", "-r", "-z", "--full-tree", commit, "--", *only)
    for line in listing.split(b"\0")[:-1]:
        about, _, path = line.partition(b"\t")
        yield _Entry(about.split()[2].decode("ascii"), os.fsdecode(path))


def _is_still(path: str, name: str | None) -> bool:
    """Say whether a file has the contents that git calls so, with these line ends or with those of Unix."""
    from onsrights.engine.files.open import read_bytes

    if name is None:
        return False
    try:
        data = read_bytes(path, _MOST_BYTES + 1)
    except (OSError, ValueError):
        return False
    return name in {_name(data, len(name)), _name(data.replace(b"\r\n", b"\n"), len(name))}


def _name(data: bytes, digits: int) -> str:
    """Give the name that git gives to these contents; how long it is tells the way in which it is made."""
    from hashlib import sha1, sha256

    whole = b"blob %d\0" % len(data) + data
    if digits == len(sha256().hexdigest()):
        return sha256(whole).hexdigest()
    return sha1(whole, usedforsecurity=False).hexdigest()


def _line(root: str, *arguments: str) -> str:
    return os.fsdecode(_ask(root, *arguments)).removesuffix("\n")


def _ask(root: str, *arguments: str, most: int = -1) -> bytes:
    """Run git in a folder and give what it writes, at most so many bytes of it."""
    import subprocess

    command = [_program(), "--no-pager", "--no-replace-objects"]
    for name, value in _SAFE.items():
        command += ["-c", f"{name}={value}"]
    try:
        with subprocess.Popen(  # noqa: S603 - git, with arguments that were looked at
            [*command, *arguments],
            cwd=root,
            env=_environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as git:
            return _answer(git, root, most)
    except OSError as error:
        raise GitError(root, "failed", error.strerror or "") from None


def _answer(git: Popen[bytes], root: str, most: int) -> bytes:
    from subprocess import TimeoutExpired

    try:
        if most >= 0:
            assert git.stdout
            data = git.stdout.read(most)
            if len(data) == most:  # there may be more, which nobody wants
                git.kill()
                return data
        out, said = git.communicate(timeout=_SECONDS)
    except TimeoutExpired:
        git.kill()
        raise GitError(root, "failed", f"git: {_SECONDS} s") from None
    except BaseException:  # Ctrl-C among them; without this it would be waited for
        git.kill()
        raise
    if git.returncode:
        raise _refusal(root, said.decode("utf-8", "backslashreplace"))
    return out if most < 0 else data


def _refusal(root: str, said: str) -> GitError:
    """Tell from what git says in English why it refused."""
    if "dubious ownership" in said or "unsafe repository" in said:
        return GitError(root, "not-trusted")
    if "not a git repository" in said:
        return GitError(root, "no-repository")
    return GitError(root, "failed", said.strip().partition("\n")[0])


def _program() -> str:
    """Find git in the folders of PATH; a folder that is not named in full is passed over."""
    for folder in os.environ.get("PATH", os.defpath).split(os.pathsep):
        program = os.path.join(folder, _PROGRAM)
        if os.path.isabs(folder) and os.path.isfile(program) and os.access(program, os.X_OK):
            return program
    raise GitError(_PROGRAM, "no-git")


def _environment() -> dict[str, str]:
    """Give the environment without what leads git to another repository: in a hook, git itself has set that."""
    kept = {name: value for name, value in os.environ.items() if name not in _LEADING_ELSEWHERE}
    return {**kept, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1"}
