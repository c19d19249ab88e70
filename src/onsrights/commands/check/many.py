"""How a run over several files is done: in how many processes, with a bar, and about which of the files."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from onsrights.commands.console import write_error
from onsrights.engine.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Sequence

    from onsrights.engine.check.platform import SettingsByFile
    from onsrights.engine.check.run import Input, Run
    from onsrights.engine.diagnostics import Language
    from onsrights.engine.files.git import GitError
    from onsrights.engine.text.source import Changed

__all__ = ["changed_paths", "is_number_of_jobs", "run_over", "why_not", "with_earlier"]

_UNCHANGED = Text(
    "Sinds {revision} is geen van de {count} manifesten gewijzigd; er is niets gecontroleerd.",
    "None of the {count} manifests has changed since {revision}; nothing was checked.",
)
_ONE_UNCHANGED = Text(
    "Sinds {revision} is het manifest niet gewijzigd; er is niets gecontroleerd.",
    "The manifest has not changed since {revision}; nothing was checked.",
)
_WHY_NOT = {
    "no-git": Text(
        "{option} heeft het programma git nodig, en dat staat in geen van de mappen van PATH.",
        "{option} needs the program git, which is not in PATH.",
    ),
    "no-repository": Text(
        "{where} ligt niet in een git-repository; {option} kan daar niets vergelijken.",
        "{where} is not in a git repository; {option} has nothing to compare there.",
    ),
    "not-trusted": Text(
        "git vertrouwt {where} niet, omdat de map van een andere gebruiker is. "
        "Vertrouwt u de map wel: git config --global --add safe.directory {where}",
        "git does not trust {where}, because the folder belongs to another user. "
        "If you do trust it: git config --global --add safe.directory {where}",
    ),
    "unknown-revision": Text(
        'git kent de revisie "{where}" niet. Noem een branch, een tag of een commit.',
        'git does not know the revision "{where}". Name a branch, a tag or a commit.',
    ),
    "shallow": Text(
        'git kent de revisie "{where}" niet: alleen het laatste deel van de geschiedenis is opgehaald. Haal alles op, '
        'met "git fetch --unshallow", of in een workflow met "fetch-depth: 0".',
        'git does not know the revision "{where}": only the last part of the history was fetched. '
        'Fetch all of it, with "git fetch --unshallow", or in a workflow with "fetch-depth: 0".',
    ),
    "failed": Text(
        "git kon in {where} niet vertellen hoe het was; het meldt: {sentence}",
        "git could not read the earlier state of {where}; it says: {sentence}",
    ),
}


_MOST_CHANGED = 200
_MOST_TEXT = 8 * 1024 * 1024
"""So many manifests, and characters of them, are held against what moved between them."""
_TOO_MANY = Text(
    "Sinds {revision} is er zoveel gewijzigd dat elk bestand alleen naast zichzelf is gehouden; wat naar een ander "
    "bestand is verplaatst, is niet gevonden.",
    "So much has changed since {revision} that each file was only compared with its own earlier version; what moved "
    "to another file was not found.",
)


def run_over(
    lang: Language, inputs: Iterable[Input], settings: SettingsByFile, jobs: str, about: Container[str] | None = None
) -> Run:
    """Check files; ``jobs`` is a number or ``auto``, ``about`` that of :func:`onsrights.engine.check.run.gathered`."""
    from onsrights.commands.check.progress import progress
    from onsrights.platforms import PLATFORMS

    chosen = list(inputs)
    number = _processes(jobs, chosen)
    with progress(lang, len(chosen)) as done:
        if number > 1:
            from onsrights.engine.check import parallel

            return parallel.check_inputs(chosen, PLATFORMS, settings, number, about, done)
        from onsrights.engine.check.run import check_inputs

        return check_inputs(chosen, PLATFORMS, settings, about, done)


def _processes(jobs: str, inputs: Sequence[Input]) -> int:
    """Give in how many processes the work is to be done; what was read already (standard input) stays in this one."""
    files = [found.real or found.path for found in inputs if found.data is None]
    if len(files) < 2:  # noqa: PLR2004 - one is all that there is to share
        return 1
    if jobs != "auto":
        return min(int(jobs), len(files))
    from onsrights.engine.check.parallel import worth

    return worth(files)


def changed_paths(lang: Language, paths: Sequence[str], revision: str, shown: Callable[[str], str]) -> frozenset[str]:
    """Give the files that have changed since a revision, as they are ``shown``; say it where there is none.

    Standard input counts as one that has.
    """
    from onsrights.engine.files.discover import STANDARD_INPUT
    from onsrights.engine.files.git import changed_files

    changed = changed_files(revision, [path for path in paths if path != STANDARD_INPUT])
    if STANDARD_INPUT in paths:
        changed |= {STANDARD_INPUT}
    elif paths and not changed:
        sentence = _UNCHANGED if len(paths) > 1 else _ONE_UNCHANGED
        write_error(sentence.render(lang, {"count": len(paths), "revision": revision}) + "\n")
    return frozenset(map(shown, changed))


def is_number_of_jobs(written: str) -> bool:
    """Whether this is something to write behind ``--jobs``: a whole number from 1, or ``auto``."""
    return written == "auto" or (written.isascii() and written.isdigit() and 0 < int(written) < 10_000)  # noqa: PLR2004


def with_earlier(
    lang: Language, inputs: Iterable[Input], revision: str, settings: SettingsByFile, asked: Sequence[str]
) -> Iterator[Input]:
    """Give each file with what stood in it at a revision, and in others; standard input by the name it has.

    ``asked`` are the files and folders of the command line: what is gone from a folder of them, the first file that
    lies in the same repository answers for.
    """
    from onsrights.engine.files.git import file_at, root_of
    from onsrights.engine.text.source import Elsewhere

    around: dict[str, tuple[Changed, ...]] = {}
    shared: dict[str, Elsewhere] = {}
    for found in inputs:
        path = found.real or found.path
        root = root_of(path)
        data = file_at(revision, path, settings.of(found.path).limits.file_bytes)
        if root not in shared:
            around[root] = _changed(lang, revision, root, settings)
            shared[root] = Elsewhere(around[root])
            folders = [os.path.realpath(folder) for folder in asked or (os.curdir,) if os.path.isdir(folder)]
            gone = tuple(
                each
                for each in around[root]
                if each.now is None and any(each.path.startswith(os.path.join(folder, "")) for folder in folders)
            )
            elsewhere = Elsewhere(around[root], gone) if gone else shared[root]
        else:
            elsewhere = shared[root]
        if data is None and not around[root]:
            yield found
        else:
            yield found._replace(earlier=_decoded(data or b""), elsewhere=elsewhere)


def _changed(lang: Language, revision: str, root: str, settings: SettingsByFile) -> tuple[Changed, ...]:
    """Give the manifests of a repository that are not as they were at a revision; nothing where they are too many."""
    from onsrights.engine.files.discover import discover
    from onsrights.engine.files.git import files_at
    from onsrights.engine.text.source import Changed, Source
    from onsrights.platforms import PLATFORMS

    limits = settings.of(None).limits
    then = files_at(revision, root, PLATFORMS.files.fit, limits.file_bytes)
    new = {os.path.realpath(path) for path in discover((root,), PLATFORMS.files).paths} - then.keys()
    changed = []
    for path in sorted({*new, *(path for path, data in then.items() if data is not None)}):
        now = Source.from_file(path, limits).text if os.path.isfile(path) else None
        changed.append(Changed(path, _decoded(then.get(path) or b""), now))
        if len(changed) > _MOST_CHANGED or sum(len(one.then) + len(one.now or "") for one in changed) > _MOST_TEXT:
            write_error(_TOO_MANY.render(lang, {"revision": revision}) + "\n")
            return ()
    return tuple(changed)


def _decoded(data: bytes) -> str:
    return data.decode("utf-8-sig", "replace")


def why_not(lang: Language, error: GitError, option: str) -> str:
    """Say why git could not tell what ``option`` asked for."""
    return _WHY_NOT[error.reason].render(lang, {"where": error.where, "sentence": error.sentence, "option": option})
