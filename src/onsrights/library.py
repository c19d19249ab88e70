"""The library: the same verdict as on the command line, for a form, a script or an editor.

Nothing here prints, logs, or touches disk or network, except :func:`check_file` and :func:`load_settings`, which read
the one file they are given. No check looks for settings by itself: what is to hold is passed on. Every call stands on
its own and may be made from any thread.

What a caller mistakes (bytes for text, a language or a setting that does not exist) is a :class:`TypeError` or
:class:`ValueError` that names the parameter. What is wrong with a manifest or a form never is: values of any kind and
size are answered with diagnostics.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from onsrights.engine.check.report import Count, Report
from onsrights.engine.check.run import Input, check_forms, check_inputs, check_sources
from onsrights.engine.check.session import Session
from onsrights.engine.diagnostics import Span
from onsrights.engine.settings.arguments import (
    a_day,
    a_mapping,
    a_path,
    a_text,
    an_observation,
    mappings,
    one_of,
    sound_settings,
    text_or_none,
)
from onsrights.engine.settings.settings import Settings
from onsrights.engine.text.source import Source
from onsrights.engine.text.visible import shorten
from onsrights.platforms import AFAS, EXACT, PLATFORMS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import date
    from os import PathLike
    from typing import Literal

    from onsrights.engine.access.decision import Decision
    from onsrights.engine.check.run import Run
    from onsrights.engine.diagnostics import Diagnostic, Language
    from onsrights.engine.settings.keys import Key

__all__ = [
    "Name",
    "NamePart",
    "check_app",
    "check_apps",
    "check_connector",
    "check_connectors",
    "check_field",
    "check_file",
    "check_right",
    "check_rights",
    "check_text",
    "check_values",
    "load_settings",
    "parse_name",
    "why",
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
    from onsrights.engine.settings.read import SettingsError, read
    from onsrights.settings_keys import settings_keys

    try:
        settings = read(a_path("path", path), settings_keys, named=True)
    except ValueError as error:
        if isinstance(error, SettingsError):
            raise
        msg = "path cannot be the name of a file"
        raise ValueError(msg) from None
    assert settings is not None
    return settings


def parse_name(text: str, language: Language = "nl", *, settings: Settings | None = None) -> Name:
    """Read one name. A name with faults is read as far as it goes."""
    text = a_text("text", text)
    language = "en" if one_of("language", language, ("nl", "en")) == "en" else "nl"
    kind, *parts = PLATFORMS[PLATFORMS.keys[0]].door("name")(text, language, _settings(settings))
    subject, scopes, operation = (
        tuple(NamePart(part, Span(start, end)) for part, start, end in each) for each in parts
    )
    return Name(kind, next(iter(subject), None), scopes, next(iter(operation), None))


def check_text(  # noqa: PLR0913 - what may be said of a text, each by its name
    text: str,
    filename: str = "rights.yaml",
    *,
    settings: Settings | None = None,
    access_rights: str | None = None,
    earlier: str | None = None,
    platform: str | None = None,
    as_of: date | None = None,
    observed: object = None,
) -> Report:
    """Check the text of a manifest; ``filename`` is what reports call it, and tells JSON from YAML.

    ``earlier`` is what was in it before: approved rights are held against that (ONS902). ``platform`` is the key of the
    platform that it is for, where what it says and its name are not to tell; ``as_of`` the day to count with, ``None``
    for today. ``observed`` is what the platform says of itself, as text, bytes or a mapping: for AFAS a response of
    ``/metainfo``, against which the manifest is held. Raises :class:`ValueError` for a platform that does not exist, or
    that knows nothing of ``observed``.
    """
    text, filename, earlier = a_text("text", text), a_text("filename", filename), text_or_none("earlier", earlier)
    data = text.encode("utf-8", "surrogatepass")
    chosen = _settings(settings, access_rights, as_of, observed)
    if len(data) > chosen.limits.file_bytes:
        source = Source.from_bytes(filename, data, chosen.limits)
    else:
        source = Source(filename, text)
    source.earlier = earlier
    source.platform = _known(platform)
    return _beside(_settled(check_sources([source], PLATFORMS, chosen)), chosen)


def check_file(
    path: str | PathLike[str],
    *,
    settings: Settings | None = None,
    access_rights: str | None = None,
    platform: str | None = None,
    as_of: date | None = None,
    observed: object = None,
) -> Report:
    """Check one file. That it cannot be read is a diagnostic (100), not an exception; see :func:`check_text`."""
    chosen = _settings(settings, access_rights, as_of, observed)
    run = check_inputs([Input(a_path("path", path), platform=_known(platform))], PLATFORMS, chosen)
    return _beside(_settled(run), chosen)


def check_right(
    fields: Mapping[str, object],
    *,
    prefix: str | None = None,
    settings: Settings | None = None,
    access_rights: str | None = None,
) -> Report:
    """Check the five fields of one right as a form has them; its diagnostics have no ``path`` and no ``range``."""
    a_mapping("fields", fields)
    return _form([fields], prefix, _settings(settings, access_rights))


def check_rights(
    rights: Iterable[Mapping[str, object]],
    *,
    prefix: str | None = None,
    settings: Settings | None = None,
    access_rights: str | None = None,
) -> Report:
    """Check several rights together, so that two of one name are noticed."""
    return _form(mappings("rights", rights), prefix, _settings(settings, access_rights))


def check_field(
    name: str,
    value: str,
    *,
    prefix: str | None = None,
    settings: Settings | None = None,
    access_rights: str | None = None,
) -> Report:
    """Check one field while somebody types; raises :class:`ValueError` for a field that a right does not have."""
    fields = PLATFORMS[PLATFORMS.keys[0]].fields or ()
    name = a_text("name", name)
    if name not in fields:
        msg = f"a right has no field {shorten(name)!r}; it has {', '.join(fields)}"
        raise ValueError(msg)
    return _form([{name: value}], prefix, _settings(settings, access_rights), "rights[]")


def check_values(
    platform: str,
    values: Mapping[str, object],
    *,
    settings: Settings | None = None,
    as_of: date | None = None,
    observed: object = None,
) -> Report:
    """Check the values of a form: a manifest as a mapping, its keys ``manifest`` and ``platform`` left out if you like.

    Its diagnostics have no ``path`` and no ``range``; their ``pointer`` is exact. Raises :class:`ValueError` for a
    platform that does not exist.
    """
    a_mapping("values", values)
    return _forms(a_text("platform", platform), [values], _settings(settings, None, as_of, observed))


def check_connector(
    values: Mapping[str, object],
    *,
    settings: Settings | None = None,
    as_of: date | None = None,
    observed: object = None,
) -> Report:
    """Check an app connector of AFAS Profit as a form has it; see :func:`check_values`."""
    a_mapping("values", values)
    return _forms(AFAS, [values], _settings(settings, None, as_of, observed))


def check_connectors(
    connectors: Iterable[Mapping[str, object]], *, settings: Settings | None = None, as_of: date | None = None
) -> Report:
    """Check several app connectors together, so that duplicates are noticed; ``document`` says which one is meant."""
    return _forms(AFAS, mappings("connectors", connectors), _settings(settings, None, as_of))


def check_app(values: Mapping[str, object], *, settings: Settings | None = None) -> Report:
    """Check an app of Exact Online as a form has it; see :func:`check_values`."""
    a_mapping("values", values)
    return _forms(EXACT, [values], _settings(settings, None))


def check_apps(apps: Iterable[Mapping[str, object]], *, settings: Settings | None = None) -> Report:
    """Check several apps together, so that duplicates are noticed; ``document`` says which one is meant."""
    return _forms(EXACT, mappings("apps", apps), _settings(settings, None))


def why(  # noqa: PLR0913 - each has its name
    manifest: str | Mapping[str, object] | None,
    *,
    filename: str | None = None,
    platform: str | None = None,
    app: str | None = None,
    settings: Settings | None = None,
    as_of: date | str | None = None,
    got: str | None = None,
    observed: str | bytes | Mapping[str, object] | None = None,
    **question: object,
) -> Decision:
    """Answer whether something is allowed, and if not, where the obstacle is.

    ``manifest`` is the text of one, or its keys as a mapping (``manifest`` and ``platform`` may be left out); ``None``
    where the question goes without. ``question`` has the options of ``onsrights why`` (``connector``, ``user`` and so
    on), each a text, a number or a truth value; ``None`` is not told. ``app`` says which of several documents is meant,
    ``got`` what came back when it was tried, ``observed`` what the platform itself says of its set-up.

    Raises :class:`onsrights.ManifestError` for a manifest that cannot be asked, and :class:`onsrights.QuestionError`
    for a question of wrong form.
    """
    from onsrights.engine.access.asking import answer

    if isinstance(manifest, str):
        manifest = a_text("manifest", manifest)
    elif manifest is not None:
        a_mapping("manifest", manifest)
    an_observation("observed", observed)
    return answer(
        PLATFORMS,
        manifest,
        question,
        filename=text_or_none("filename", filename),
        platform=_known(platform),
        app=text_or_none("app", app),
        settings=_settings(settings),
        as_of=as_of if isinstance(as_of, str) else a_day("as_of", as_of),
        got=text_or_none("got", got),
        observed=observed,
    )


def _form(rights: list[Mapping[str, object]], prefix: str | None, settings: Settings, *unasked: str) -> Report:
    """Check rights without what a manifest has around them."""
    prefix = text_or_none("prefix", prefix)
    values: dict[str, object] = {"rights": rights}
    if prefix:
        values = {"connector": {"prefix": prefix}, **values}
    return _checked(PLATFORMS.keys[0], [values], settings, ("", "connector", *unasked))


def _forms(platform: str, forms: Iterable[Mapping[str, object]], settings: Settings) -> Report:
    """Check manifests that are given as mappings."""
    key = _known(platform)
    assert key is not None
    whole = [{"manifest": 1, "platform": key, **values} for values in forms]
    return _beside(_checked(key, whole, settings, ()), settings)


def _checked(key: str, forms: Iterable[Mapping[str, object]], settings: Settings, unasked: Collection[str]) -> Report:
    diagnostics: list[Diagnostic] = []
    units = ready = 0
    session, most = Session(PLATFORMS, settings), settings.limits.findings
    for checked, found in check_forms(session, key, forms, unasked=unasked, most=most):
        diagnostics += found
        units, ready = units + checked.units, ready + checked.ready
    return Report(tuple(diagnostics), 0, units, ready, platforms=(Count(key, PLATFORMS[key].noun, units, ready),))


def _known(platform: str | None) -> str | None:
    """Give the key of a platform back; raise :class:`ValueError` where there is none of that name."""
    platform = text_or_none("platform", platform)
    if platform is not None and platform not in PLATFORMS.keys:
        msg = f"there is no platform {shorten(platform)!r}; there are {', '.join(PLATFORMS.keys)}"
        raise ValueError(msg)
    return platform


def _beside(report: Report, settings: Settings) -> Report:
    """Add to a report that what it was held against is nothing of the kind, where that is so."""
    if settings.observed is None:
        return report
    from onsrights.engine.check.observed import can_observe, read_observed, refused

    for count in report.platforms:
        platform = PLATFORMS[count.key]
        if not can_observe(platform):
            msg = f"there is nothing to hold a manifest for {platform.name} against (observed)"
            raise ValueError(msg)
        variant = read_observed(platform, settings.observed).variant
        if variant:
            found = refused(PLATFORMS, platform, settings, variant)
            report = report._replace(diagnostics=(*report.diagnostics, *found))
    return report


def _settled(run: Run) -> Report:
    """Give the report, unless the tool itself failed."""
    run.raise_failed()
    return run.report


def _settings(
    settings: Settings | None,
    access_rights: str | None = None,
    as_of: date | None = None,
    observed: object = None,
) -> Settings:
    """Give the settings of a call; raise :class:`TypeError` or :class:`ValueError` where something is none."""
    chosen = Settings() if settings is None else sound_settings(settings, _own_keys)
    if access_rights is not None:
        access_rights = one_of("access_rights", access_rights, _own_keys()["access-rights"].choices)
        chosen = chosen._replace(own={**chosen.own, "access-rights": access_rights})
    as_of = a_day("as_of", as_of)
    an_observation("observed", observed)
    return chosen if as_of is None and observed is None else chosen._replace(as_of=as_of, observed=observed)


@cache
def _own_keys() -> dict[str, Key]:
    """Give the keys of settings that only one platform has."""
    return {key.name: key for platform in PLATFORMS.all() for key in platform.door("settings") or ()}
