"""Files and folders that are named on the command line and are not there: wrong usage, with what was probably meant."""

from __future__ import annotations

import os
from itertools import islice
from typing import TYPE_CHECKING

from onsrights.engine.diagnostics import Text
from onsrights.engine.files.discover import STANDARD_INPUT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onsrights.engine.diagnostics import Language

__all__ = ["missing", "refuse_missing"]

_MISSING = Text('Er is geen bestand of map "{path}".', 'There is no file or folder "{path}".')
_NO_MATCH = Text('Geen bestand past bij het patroon "{path}".', 'No file matches the pattern "{path}".')
_MEANT = Text(' Bedoelt u "{meant}"?', ' Did you mean "{meant}"?')

_MOST = 10
"""How many are named; a pattern of the shell that went wrong may have left hundreds."""

_SHORT = 3
"""Names of folders are short words, which would otherwise have no near miss: ``scr``."""

_ENTRIES = 10_000
"""How much of a folder is looked through for a name that resembles."""


def missing(lang: Language, paths: Iterable[str], *, near: bool = False) -> list[str]:
    """Say for each of these paths that is not there so, with what may have been meant; none where all are.

    A pattern is there if something fits it. A path whose folder may not be looked into is there until it is opened.
    With ``near`` only that is said for which something else may have been meant.
    """
    sentences = []
    for path in islice(filter(_is_missing, paths), _MOST):
        meant = _meant(path)
        sentence = (_NO_MATCH if _is_pattern(path) else _MISSING).render(lang, {"path": path})
        if meant or not near:
            sentences.append(sentence + (_MEANT.render(lang, {"meant": meant}) if meant else ""))
    return sentences


def refuse_missing(lang: Language, paths: Iterable[str]) -> None:
    """Complain of wrong usage where one of these paths is not there."""
    if sentences := missing(lang, paths):
        from onsrights.commands.one_manifest import complaint

        raise complaint(lang, Text("{all}", "{all}"), all=" ".join(sentences))


def _is_pattern(path: str) -> bool:
    return any(sign in path for sign in "*?[")


def _is_missing(path: str) -> bool:
    if path == STANDARD_INPUT:
        return False
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError, ValueError):  # ValueError: a NUL in the path
        pass
    except OSError:
        return False
    else:
        return False
    if not _is_pattern(path):
        return True
    from glob import iglob

    return next(iglob(path, recursive=True), None) is None


def _meant(path: str) -> str | None:
    """Give the path in which the first name that is not there is one that resembles it; nothing if that is none."""
    if _is_pattern(path) or "\0" in path:
        return None
    there = path
    rest: list[str] = []
    while there and not os.path.lexists(there):
        above, name = os.path.split(there)
        if above == there:
            return None
        if name:
            rest.insert(0, name)
        there = above
    if not rest or (there and not os.path.isdir(there)):
        return None
    meant = _resembling(rest[0], there or os.curdir)
    found = os.path.join(there, meant, *rest[1:]) if meant else None
    return found if found and os.path.lexists(found) else None


def _resembling(name: str, folder: str) -> str | None:
    from onsrights.engine.text.did_you_mean import nearest

    try:
        with os.scandir(folder) as entries:
            names = sorted(entry.name for entry in islice(entries, _ENTRIES))
    except OSError:
        return None
    stem = os.path.splitext(name)[0].lower()
    same = [known for known in names if known.lower() == name.lower()]
    same = same or [known for known in names if os.path.splitext(known)[0].lower() == stem]
    return same[0] if len(same) == 1 else nearest(name, names, limit=None if len(name) > _SHORT else 1)
