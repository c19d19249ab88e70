"""Who reads what somebody has already, and what has to be known of the outcome: for the command and for a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.doors import RefusedError
from onsrights.engine.diagnostics import Text
from onsrights.engine.origin import installing
from onsrights.platforms import PLATFORMS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onsrights.documents.records import Remark
    from onsrights.doors import Imported, Importer, ImportRequest
    from onsrights.engine.check.platform import Platform
    from onsrights.engine.diagnostics import Language

__all__ = ["MADE_FROM", "holds_secret", "importers", "meant", "read", "said"]

MADE_FROM = Text("Gemaakt uit {path} met onsrights import.", "Made from {path} by onsrights import.")
"""The first comment of a manifest that was imported."""

_MOST = 20
"""How many remarks of one kind are made one by one."""
_MORE = Text("… en nog {count} van zulke opmerkingen.", "… and {count} more remarks like that.")
_NO_WORKBOOKS = Text(
    f"Voor een Excel-werkmap is openpyxl nodig: {installing('xlsx')}. Of sla de werkmap op als CSV.",
    f"An Excel workbook needs openpyxl: {installing('xlsx')}. Or save the workbook as CSV.",
)


def importers() -> list[tuple[Platform, Importer]]:
    """Give what reads something, the one that takes whatever nobody else does at the end."""
    found = [(platform, platform.door("import")) for platform in PLATFORMS.all()]
    return sorted(
        ((platform, door) for platform, door in found if door is not None), key=lambda each: each[1].recognises is None
    )


def meant(data: bytes, file: str) -> tuple[Platform, Importer]:
    """Say whose this is, by its content."""
    return next(each for each in importers() if each[1].recognises is None or each[1].recognises(data, file))


def read(importer: Importer, request: ImportRequest) -> Imported:
    """Read it; raises :class:`RefusedError` and :class:`onsrights.documents.records.NotReadableError`."""
    try:
        return importer.read(request)
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in {"openpyxl", "defusedxml"}:
            raise
        raise RefusedError(_NO_WORKBOOKS) from None


def holds_secret(text: str, importer: Importer) -> bool:
    """Whether a secret was about to be written."""
    from onsrights.doors.checked import read as read_manifest
    from onsrights.engine.settings.settings import Settings
    from onsrights.engine.text.source import Source

    return bool(read_manifest(Source(importer.filename, text), Settings()).source.secrets)


def said(remarks: Iterable[Remark], lang: Language, *, advised: bool) -> Iterator[str]:
    """Give everything that should be known, each sentence once; of one kind no more than anybody reads.

    With ``advised`` each says what to do on the command line as well.
    """
    kinds: dict[Text, list[str]] = {}
    for remark in remarks:
        kinds.setdefault(remark.text, []).append(remark.say(lang, advised=advised))
    for sentences in kinds.values():
        lines = [*dict.fromkeys(sentences)]
        yield from lines[:_MOST]
        if len(lines) > _MOST:
            yield _MORE.render(lang, {"count": len(lines) - _MOST})
