"""Making what a purpose is for, of manifests that were checked: the same on the command line and on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.doors import RefusedError
from onsrights.engine.diagnostics import Text
from onsrights.engine.origin import installing

if TYPE_CHECKING:
    from datetime import date, datetime

    from onsrights.doors import ExportRequest, Purpose
    from onsrights.doors.letter import Letter
    from onsrights.engine.check.platform import Platform
    from onsrights.engine.settings.settings import Settings

__all__ = ["ENDINGS", "make", "settings_for"]

ENDINGS = {
    "text": (".txt",),
    "markdown": (".md", ".markdown"),
    "html": (".html", ".htm"),
    "csv": (".csv",),
    "json": (".json",),
    "docx": (".docx",),
}
"""How the name of a file ends that holds a format."""

_UNCHECKED = {
    1: Text("NIET IN ORDE: er staat een fout in dit manifest.", "NOT IN ORDER: there is an error in this manifest."),
    2: Text(
        "NIET IN ORDE: er staan {errors} fouten in dit manifest.",
        "NOT IN ORDER: there are {errors} errors in this manifest.",
    ),
}
_NO_DOCX = Text(
    f"Voor docx is python-docx nodig: {installing('docx')}.",
    f"docx needs python-docx: {installing('docx')}.",
)


def settings_for(as_of: date) -> Settings:
    """Give how manifests are checked before they are exported: no file of settings has a say in that."""
    from onsrights.engine.settings.settings import Settings

    return Settings(strict=True, as_of=as_of)


def make(
    platform: Platform, purpose: Purpose, request: ExportRequest, letter: Letter, built: datetime | None = None
) -> str | bytes:
    """Have it made, and written as it was asked for; where the manifests have errors, that stands above everything.

    ``built`` is the moment that counts as now.

    Raises :class:`RefusedError`, and :class:`onsrights.engine.files.git.GitError` where the letter names a revision.
    """
    if request.errors:
        counted = _UNCHECKED[min(request.errors, 2)].render(request.lang, {"errors": request.errors})
        request = request.replace(warning=f"{counted} {purpose.unchecked.render(request.lang, {})}")
    made = purpose.make(request)
    if isinstance(made, (str, bytes)):
        return made
    page = made._replace(warning=request.warning)
    if purpose.handed_over:
        from onsrights.doors.letter import signed

        page = signed(page, letter, platform, purpose, request)
    from onsrights.documents.formats import render

    try:
        return render(page, request.format, built)
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in {"docx", "lxml"}:
            raise
        raise RefusedError(_NO_DOCX) from None
