"""``POST /api/check``: the library for programs that are not written in Python, over HTTP."""

from __future__ import annotations

from json import dumps
from typing import TYPE_CHECKING, Any, NamedTuple

from onsrights.engine.visible import shorten
from onsrights.library import check_field, check_right, check_text
from onsrights.ons.model import FIELDS
from onsrights.reports.json import render
from onsrights.web.problems import Problem
from onsrights.web.strict_json import read_json

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onsrights.engine.diagnostics import Language
    from onsrights.engine.report import Report
    from onsrights.engine.settings import Settings

__all__ = ["ACCESS_RIGHTS", "LANGUAGES", "answer"]

LANGUAGES: tuple[Language, ...] = ("nl", "en")
ACCESS_RIGHTS = ("require-client-scope", "allow", "deny")
LONGEST_FILENAME = 1024


class _Form(NamedTuple):
    """One of the three ways to ask: its own keys, and those of them that are texts."""

    keys: tuple[str, ...]
    required: tuple[str, ...]


_FORMS = {
    "right": _Form(("right", "prefix", "lang", "access_rights"), ("right",)),
    "field": _Form(("field", "value", "prefix", "lang", "access_rights"), ("field", "value")),
    "text": _Form(("text", "filename", "lang", "access_rights"), ("text",)),
}


def answer(data: bytes, settings: Settings) -> bytes:
    """Check what a request asks for and give the JSON of the report; raises :class:`Problem`."""
    asked = read_json(data)
    if not isinstance(asked, dict):
        raise Problem(422, "not-an-object", "")
    form = _form(asked)
    lang: Language = _one_of(asked, "lang", LANGUAGES) or "en"
    access = _one_of(asked, "access_rights", ACCESS_RIGHTS)
    chosen = settings._replace(own={**settings.own, "access-rights": access}) if access else settings
    # Half a surrogate pair is written as its escape, as in any report.
    return render(_report(form, asked, chosen), lang).encode()


def _form(asked: Mapping[str, Any]) -> str:
    """Say which of the three ways it is, and refuse what does not belong to it."""
    found = [name for name in _FORMS if name in asked]
    if len(found) != 1:
        raise Problem(422, "what-to-check", "")
    keys, required = _FORMS[found[0]]
    for key in asked:
        if key not in keys:
            raise Problem(422, "unknown-key", _pointer(key), key=shorten(key), known=", ".join(keys))
    for key in required:
        if key not in asked:
            raise Problem(422, "missing-key", "", key=key)
    for key in ("field", "value", "text", "filename", "prefix"):
        if key in asked and not isinstance(asked[key], str) and not (key == "prefix" and asked[key] is None):
            raise Problem(422, "not-text", _pointer(key), key=key)
    return found[0]


def _report(form: str, asked: Mapping[str, Any], settings: Settings) -> Report:
    if form == "text":
        return check_text(asked["text"], asked.get("filename", "rights.yaml")[:LONGEST_FILENAME], settings=settings)
    if form == "field":
        if asked["field"] not in FIELDS:
            known, value = ", ".join(FIELDS), shorten(asked["field"])
            raise Problem(422, "unknown-value", "/field", key="field", value=value, known=known)
        return check_field(asked["field"], asked["value"], prefix=asked.get("prefix"), settings=settings)
    if not isinstance(asked["right"], dict):
        raise Problem(422, "not-a-right", "/right")
    return check_right(asked["right"], prefix=asked.get("prefix"), settings=settings)


def _one_of(asked: Mapping[str, Any], key: str, known: tuple[Any, ...]) -> Any:  # noqa: ANN401 - one of what is known
    value = asked.get(key)
    if key not in asked or (isinstance(value, str) and value in known):
        return value
    written = shorten(value if isinstance(value, str) else dumps(value))
    raise Problem(422, "unknown-value", _pointer(key), key=key, value=written, known=", ".join(known))


def _pointer(key: str) -> str:
    return "/" + key[:200].replace("~", "~0").replace("/", "~1")
