"""What a call of the library is given, held against what it takes.

A mistake of the caller is said where it was made, as a :class:`TypeError` or :class:`ValueError` that names the
parameter, before anything is checked. Nothing here calls what a value defines itself: not even its ``repr``.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, NoReturn

from onsrights.engine.check.rule import Rule
from onsrights.engine.settings.settings import Limits, Settings

if TYPE_CHECKING:
    from datetime import date

    from onsrights.engine.settings.keys import Key

__all__ = [
    "a_day",
    "a_mapping",
    "a_path",
    "a_text",
    "an_observation",
    "mappings",
    "one_of",
    "sound_settings",
    "text_or_none",
]

_SEVERITIES = ("error", "warning", "info")
_SHOWN = 60
"""Code points of a wrong word that are shown."""


def _refuse(name: str, wanted: str, value: object, more: str = "") -> NoReturn:
    msg = f"{name} has to be {wanted}, not {type(value).__name__}{more}"
    raise TypeError(msg)


def a_text(name: str, value: object) -> str:
    """Give a text, and nothing but a text."""
    if isinstance(value, bytes | bytearray | memoryview):
        _refuse(name, "str", value, "; decode it first")
    if not isinstance(value, str):
        _refuse(name, "str", value)
    return str.__str__(value)


def text_or_none(name: str, value: object) -> str | None:
    """Give a text, where there is one."""
    return None if value is None else a_text(name, value)


def one_of(name: str, value: object, known: Iterable[str]) -> str:
    """Give one of some words."""
    word = a_text(name, value)
    if word not in known:
        shown = word if len(word) <= _SHOWN else word[:_SHOWN] + "…"
        msg = f"{name} has to be one of {', '.join(known)}, not {shown!r}"
        raise ValueError(msg)
    return word


def a_path(name: str, value: str | os.PathLike[str]) -> str:
    """Give a path as text."""
    if not isinstance(value, str | os.PathLike):
        _refuse(name, "str or os.PathLike", value)
    return a_text(name, os.fspath(value))


def a_mapping(name: str, value: object) -> None:
    """Refuse what has no keys and values."""
    if not isinstance(value, Mapping):
        _refuse(name, "a mapping of keys and values", value)


def mappings(name: str, values: Iterable[Mapping[str, object]]) -> list[Mapping[str, object]]:
    """Give several mappings as a list; refuse one alone, which could be gone through as well."""
    if isinstance(values, Mapping | str | bytes | bytearray | memoryview) or not isinstance(values, Iterable):
        _refuse(name, "several mappings of keys and values", values)
    found = list(values)
    for index, value in enumerate(found):
        a_mapping(f"{name}[{index}]", value)
    return found


def a_day(name: str, value: date | None) -> date | None:
    """Give a day, without the time that it may have."""
    from datetime import date, datetime

    if value is None or type(value) is date:
        return value
    if isinstance(value, datetime):
        return datetime.date(value)
    if not isinstance(value, date):
        _refuse(name, "datetime.date", value)
    return date.fromisoformat(date.isoformat(value))


def an_observation(name: str, value: object) -> None:
    """Refuse what cannot be what a platform says of itself."""
    if value is not None and not isinstance(value, str | bytes | Mapping):
        _refuse(name, "str, bytes or a mapping", value)


def sound_settings(settings: Settings, own: Callable[[], Mapping[str, Key]]) -> Settings:
    """Give settings back; refuse those that hold something which no file of settings could.

    ``own`` gives the keys that only one platform has, by their names.
    """
    if not isinstance(settings, Settings):
        _refuse("settings", "onsrights.Settings", settings)
    _choices("settings", settings, own)
    if not isinstance(settings.limits, Limits):
        _refuse("settings.limits", "onsrights.Limits", settings.limits)
    for name, value in settings.limits._asdict().items():
        if value is not None or name != "findings":
            _number(f"settings.limits.{name}", value)
    _several("settings.overrides", settings.overrides)
    if settings.overrides:
        from onsrights.engine.settings.overrides import Override

        for number, override in enumerate(settings.overrides):
            name = f"settings.overrides[{number}]"
            if not isinstance(override, Override):
                _refuse(name, "onsrights.Override", override)
            _texts(f"{name}.files", override.files)
            _choices(name, override, own)
    for name in ("house", "house_elsewhere"):
        _house(f"settings.{name}", getattr(settings, name))
    a_text("settings.root", settings.root)
    if not isinstance(settings.strict, bool):
        _refuse("settings.strict", "bool", settings.strict)
    an_observation("settings.observed", settings.observed)
    as_of = a_day("settings.as_of", settings.as_of)
    return settings if as_of is settings.as_of else settings._replace(as_of=as_of)


def _house(name: str, rules: object) -> None:
    """Look at house rules, which only a file of settings can make."""
    if not isinstance(rules, tuple):
        _refuse(name, "a tuple", rules)
    for number, rule in enumerate(rules):
        if type(rule) is not Rule or rule.house is None:
            _refuse(f"{name}[{number}]", "a house rule that load_settings has read", rule)


def _choices(name: str, chosen: Any, own: Callable[[], Mapping[str, Key]]) -> None:  # noqa: ANN401 - of one form
    """Look at what settings and an override have in common."""
    _texts(f"{name}.select", chosen.select)
    _texts(f"{name}.ignore", chosen.ignore)
    a_mapping(f"{name}.severity", chosen.severity)
    for rule, severity in chosen.severity.items():
        a_text(f"a key of {name}.severity", rule)
        one_of(f"{name}.severity[{str.__str__(rule)!r}]", severity, _SEVERITIES)
    a_mapping(f"{name}.own", chosen.own)
    if chosen.own:
        _values(name, chosen.own, own())


def _values(name: str, values: Mapping[str, Any], known: Mapping[str, Key]) -> None:
    for key, value in values.items():
        one_of(f"a key of {name}", key, known)
        _value(f"{name}.{key}", value, known[key])


def _value(name: str, value: Any, key: Key) -> None:  # noqa: ANN401 - whatever somebody wrote there
    """Look at a value by the key that a file of settings would have for it."""
    if key.kind == "choice":
        if value is not None or key.required:
            one_of(name, value, key.choices)
    elif key.kind == "words":
        _texts(name, value)
    elif key.kind == "tables":
        _several(name, value)
        for number, each in enumerate(value):
            _fields(f"{name}[{number}]", each, key)
    elif key.kind == "table" and key.make is not None:
        if value is not None:
            _fields(name, value, key)
    elif key.kind == "table":
        a_mapping(name, value)
        _values(name, value, {each.name: each for each in key.keys})
    elif value is not None or key.required:
        a_text(name, value)


def _fields(name: str, value: Any, key: Key) -> None:  # noqa: ANN401 - whatever somebody wrote there
    """Look at a table that the library has as a tuple with names."""
    if not (isinstance(value, tuple) and hasattr(value, "_asdict")):
        _refuse(name, "one of the Extra… classes of onsrights", value)
    # A table may have a key "class", and a class of Python no such field.
    known = {{"class": "kind"}.get(each.name, each.name.replace("-", "_")): each for each in key.keys}
    for field, each in value._asdict().items():
        one_of(f"a field of {name}", field, known)
        if isinstance(each, list):  # settings are remembered by what they hold
            _refuse(f"{name}.{field}", "a tuple", each)
        _value(f"{name}.{field}", each, known[field])


def _number(name: str, value: object) -> None:
    if not isinstance(value, int) or isinstance(value, bool):
        _refuse(name, "a whole number", value)
    if int.__lt__(value, 1):
        msg = f"{name} has to be 1 or more"
        raise ValueError(msg)


def _several(name: str, value: object) -> None:
    if not isinstance(value, tuple | list):
        _refuse(name, "a tuple", value)


def _texts(name: str, value: Any) -> None:  # noqa: ANN401 - whatever somebody wrote there
    _several(name, value)
    for number, each in enumerate(value):
        a_text(f"{name}[{number}]", each)
