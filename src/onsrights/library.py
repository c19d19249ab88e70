"""The library: the same verdict as on the command line, for a form, a script or an editor.

Nothing here prints, logs, or touches disk or network, except :func:`check_file` and :func:`load_settings`, which read
the one file they are given. No check looks for settings by itself: what is to hold is passed on. Every call stands on
its own and may be made from any thread.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from onsrights.engine.diagnostics import Span
from onsrights.engine.locate import Locator
from onsrights.engine.report import Report
from onsrights.engine.run import Input, check_inputs, check_sources
from onsrights.engine.settings import AccessRights, Settings
from onsrights.engine.source import Source
from onsrights.ons.model import FIELDS, known_field
from onsrights.ons.platform import ONS
from onsrights.ons.structure import form_field, form_rights

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from os import PathLike
    from typing import Literal

    from onsrights.engine.diagnostics import Finding, Language
    from onsrights.engine.run import Run
    from onsrights.ons.model import Manifest
    from onsrights.ons.names.reading import Reading

__all__ = [
    "Name",
    "NamePart",
    "check_field",
    "check_file",
    "check_right",
    "check_rights",
    "check_text",
    "load_settings",
    "parse_name",
]


class NamePart(NamedTuple):
    """A part of a name and where it stands (0-based code points, half-open)."""

    text: str
    span: Span


class Name(NamedTuple):
    """How a name reads; a part that it does not have is ``None``."""

    kind: Literal["task", "access"] | None
    """``access`` for *Toegang tot …*; ``None`` where the name could not be read."""
    subject: NamePart | None
    scopes: tuple[NamePart, ...]
    operation: NamePart | None


def load_settings(path: str | PathLike[str]) -> Settings:
    """Read a file of settings: ``onsrights.toml``, or a ``pyproject.toml`` with the table ``[tool.onsrights]``.

    Raises :class:`onsrights.SettingsError` with everything that is wrong with it, each fault with its place, and with
    a message in either language; also where the file cannot be read.
    """
    import os

    from onsrights.engine.configuration import read
    from onsrights.ons.settings_keys import SETTINGS

    settings = read(os.fspath(path), SETTINGS, named=True)
    assert settings is not None
    return settings


def parse_name(text: str, language: Language = "nl", *, settings: Settings | None = None) -> Name:
    """Read one name; never fails. A name with faults is read as far as it goes."""
    from onsrights.ons.lexicon.added import adding
    from onsrights.ons.names.reading import read_name

    with adding(settings.words if settings else None):
        return _name(read_name(text, language))


def _name(reading: Reading) -> Name:
    return Name(
        reading.kind,
        _part(reading, reading.subject),
        tuple(part for scope in reading.scopes if (part := _part(reading, (scope.piece, scope.piece + 1)))),
        _part(reading, reading.operation),
    )


def _part(reading: Reading, stretch: tuple[int, int] | None) -> NamePart | None:
    part = reading.part(stretch)
    return part and NamePart(part.text, Span(part.start, part.end))


def check_text(
    text: str,
    filename: str = "rights.yaml",
    *,
    settings: Settings | None = None,
    access_rights: AccessRights | None = None,
    earlier: str | None = None,
) -> Report:
    """Check the text of a manifest; ``filename`` is what reports call it, and tells JSON from YAML.

    ``earlier`` is what stood in it before: approved rights are held against that (ONS902).
    """
    data = text.encode("utf-8", "surrogatepass")
    chosen = _settings(settings, access_rights)
    if len(data) > chosen.limits.file_bytes:
        source = Source.from_bytes(filename, data, chosen.limits)
    else:
        source = Source(filename, text)
    source.earlier = earlier
    return _settled(check_sources([source], ONS, chosen))


def check_file(
    path: str | PathLike[str], *, settings: Settings | None = None, access_rights: AccessRights | None = None
) -> Report:
    """Check one file. That it cannot be read is a diagnostic (ONS100), not an exception."""
    import os

    return _settled(check_inputs([Input(os.fspath(path))], ONS, _settings(settings, access_rights)))


def check_right(
    fields: Mapping[str, object],
    *,
    prefix: str | None = None,
    settings: Settings | None = None,
    access_rights: AccessRights | None = None,
) -> Report:
    """Check the five fields of one right as a form has them; its diagnostics have no ``path`` and no ``range``."""
    return check_rights([fields], prefix=prefix, settings=settings, access_rights=access_rights)


def check_rights(
    rights: Iterable[Mapping[str, object]],
    *,
    prefix: str | None = None,
    settings: Settings | None = None,
    access_rights: AccessRights | None = None,
) -> Report:
    """Check several rights together, so that two of one name are noticed."""
    chosen = _settings(settings, access_rights)
    access = chosen.access_rights or "require-client-scope"
    return _report(*form_rights(list(rights), prefix, access, chosen.limits.scalar), chosen)


def check_field(
    name: str,
    value: str,
    *,
    prefix: str | None = None,
    settings: Settings | None = None,
    access_rights: AccessRights | None = None,
) -> Report:
    """Check one field while somebody types; raises :class:`ValueError` for a field that a right does not have."""
    chosen = _settings(settings, access_rights)
    access = chosen.access_rights or "require-client-scope"
    return _report(*form_field(known_field(name), value, prefix, access, chosen.limits.scalar), chosen)


def _settled(run: Run) -> Report:
    """Give the report, unless the tool itself failed."""
    run.raise_failed()
    return run.report


def _settings(settings: Settings | None, access_rights: AccessRights | None) -> Settings:
    chosen = settings or Settings()
    return chosen._replace(access_rights=access_rights) if access_rights else chosen


def _report(manifest: Manifest, findings: list[Finding], settings: Settings) -> Report:
    checked = ONS.session(settings).check_manifest(manifest, findings)
    texts = {field.pointer: field.written for right in manifest.rights for field in right.fields.values()}
    diagnostics = Locator(ONS.registry, ONS.fields, None, texts).diagnostics(checked.groups)
    order = {name: index for index, name in enumerate(FIELDS)}
    diagnostics.sort(
        key=lambda found: (
            found.pointer.rpartition("/")[0],
            order.get(found.field or "", len(order)),
            found.field_range or (0, 0),
            found.code,
        )
    )
    return Report(tuple(diagnostics), 0, checked.rights, checked.ready)
