"""``POST /api/check`` and ``/api/why``: the library for programs that are not written in Python, over HTTP."""

from __future__ import annotations

from json import dumps
from typing import TYPE_CHECKING, Any, NamedTuple

from onsrights import platforms
from onsrights.engine.access.asking import ManifestError
from onsrights.engine.access.question import AS_OF, QuestionError, day
from onsrights.engine.text.visible import shorten
from onsrights.library import check_field, check_right, check_text, check_values, why
from onsrights.reports.json import render
from onsrights.web.problems import Problem
from onsrights.web.strict_json import read_json

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from onsrights.engine.check.platform import Platform
    from onsrights.engine.check.report import Report
    from onsrights.engine.diagnostics import Language
    from onsrights.engine.settings.settings import Settings

__all__ = ["LANGUAGES", "access_rights", "answer", "decide", "fields", "is_short"]

LANGUAGES: tuple[Language, ...] = ("nl", "en")
LONGEST_FILENAME = 1024
_SHORT = 1024


class _Way(NamedTuple):
    """One of the ways to ask: its own keys, and those of them that are needed."""

    keys: tuple[str, ...]
    required: tuple[str, ...]


_COMMON = ("lang", "as_of", "access_rights")
_CHECKS = {
    "right": _Way(("right", "prefix", *_COMMON), ("right",)),
    "field": _Way(("field", "value", "prefix", *_COMMON), ("field", "value")),
    "text": _Way(("text", "filename", *_COMMON), ("text",)),
}
_QUESTIONS = {
    "manifest": _Way(("manifest", "app", "question", "as_of", "lang", "got"), ("manifest", "question")),
    "text": _Way(("text", "filename", "app", "question", "as_of", "lang", "got"), ("text", "question")),
}
_TEXTS = ("field", "value", "text", "filename", "prefix", "app", "got", AS_OF)


def fields() -> tuple[str, ...]:
    """Give the names of the fields that can be checked by themselves: those of the first platform."""
    found = _first().fields
    assert found is not None, "it has some"
    return found


def access_rights() -> tuple[str, ...]:
    """Give the ways in which the first platform may judge rights to a whole application."""
    return _first().shape.keys["access_rights"].choices


def _first() -> Platform:
    return platforms.PLATFORMS[platforms.PLATFORMS.keys[0]]


def is_short(data: bytes) -> bool:
    """Whether a request to check something is about no more than a right or a field, of a length that people write."""
    return len(data) <= _SHORT and b'"text"' not in data


def answer(data: bytes, settings: Settings) -> bytes:
    """Check what a request asks for and give the JSON of the report; raises :class:`Problem`."""
    asked = _object(data)
    key = asked.get("platform")
    way = "" if "platform" in asked else _way(asked, _CHECKS, "what-to-check")
    if not way:
        _one_of(asked, "platform", platforms.PLATFORMS.keys)
    lang: Language = _one_of(asked, "lang", LANGUAGES) or "en"
    as_of = _day(asked)
    if not way:
        values = {name: value for name, value in asked.items() if name not in {"lang", AS_OF}}
        report = check_values(str(key), values, settings=settings, as_of=as_of)
    else:
        report = _report(way, asked, settings, as_of)
    # Half a surrogate pair is written as its escape, as in any report.
    return "".join(render(report, lang)).encode()


def _report(way: str, asked: Mapping[str, Any], settings: Settings, as_of: date | None) -> Report:
    access = _one_of(asked, "access_rights", access_rights())
    chosen = settings._replace(own={**settings.own, "access-rights": access}) if access else settings
    if as_of is not None:
        chosen = chosen._replace(as_of=as_of)
    if way == "text":
        named = {"filename": asked["filename"][:LONGEST_FILENAME]} if asked.get("filename") is not None else {}
        return check_text(asked["text"], **named, settings=chosen)
    if way == "field":
        if asked["field"] not in fields():
            known, value = ", ".join(fields()), shorten(asked["field"])
            raise Problem(422, "unknown-value", "/field", key="field", value=value, known=known)
        return check_field(asked["field"], asked["value"], prefix=asked.get("prefix"), settings=chosen)
    if not isinstance(asked["right"], dict):
        raise Problem(422, "not-a-right", "/right")
    return check_right(asked["right"], prefix=asked.get("prefix"), settings=chosen)


def decide(data: bytes, settings: Settings) -> bytes:
    """Answer a question and give the JSON of the decision; raises :class:`Problem`."""
    asked = _object(data)
    way = _way(asked, _QUESTIONS, "what-to-ask")
    lang: Language = _one_of(asked, "lang", LANGUAGES) or "en"
    for key in ("manifest", "question"):
        if key in asked and not isinstance(asked[key], dict):
            raise Problem(422, "not-keys", f"/{key}", key=key)
    filename = asked.get("filename")
    try:
        decision = why(
            asked[way],
            filename=filename and filename[:LONGEST_FILENAME],
            app=asked.get("app"),
            settings=settings,
            as_of=_day(asked),
            got=asked.get("got"),
            **_options(asked["question"]),
        )
    except QuestionError as error:
        pointer = "" if error.option in {"", "app"} else f"/question{_pointer(error.option)}"
        raise Problem(422, "question", pointer, nl=error.message("nl"), en=error.message("en")) from None
    except ManifestError as error:
        problem = Problem(422, "manifest", f"/{way}")
        problem.more = {"diagnostics": error.report.to_dict(lang)["diagnostics"]}
        raise problem from None
    return dumps(decision.to_dict(lang), ensure_ascii=False).encode("utf-8", "backslashreplace")


def _options(question: Mapping[str, Any]) -> dict[str, Any]:
    """Give the options of a question; none may be called as an argument of the library is."""
    every = platforms.PLATFORMS
    accesses = [access for key in every.keys if (access := every[key].door("why")) is not None]
    known = dict.fromkeys(option.name for access in accesses for option in access.options)
    for name in question:
        if name not in known:
            raise Problem(422, "unknown-key", f"/question{_pointer(name)}", key=shorten(name), known=", ".join(known))
    return dict(question)


def _object(data: bytes) -> dict[str, Any]:
    asked = read_json(data)
    if not isinstance(asked, dict):
        raise Problem(422, "not-an-object", "")
    return asked


def _way(asked: Mapping[str, Any], ways: Mapping[str, _Way], problem: str) -> str:
    """Say which of the ways to ask it is, and refuse what does not belong to it."""
    found = [name for name in ways if name in asked]
    if len(found) != 1:
        raise Problem(422, problem, "")
    keys, required = ways[found[0]]
    for key in asked:
        if key not in keys:
            raise Problem(422, "unknown-key", _pointer(key), key=shorten(key), known=", ".join(keys))
    for key in required:
        if key not in asked:
            raise Problem(422, "missing-key", "", key=key)
    for key in _TEXTS:
        if key in asked and not isinstance(asked[key], str) and not (asked[key] is None and key not in required):
            raise Problem(422, "not-text", _pointer(key), key=key)
    return found[0]


def _day(asked: Mapping[str, Any]) -> date | None:
    written = asked.get(AS_OF)
    if written is None:
        return None
    try:
        return day(written)
    except QuestionError as error:
        raise Problem(422, "question", _pointer(AS_OF), nl=error.message("nl"), en=error.message("en")) from None


def _one_of(asked: Mapping[str, Any], key: str, known: tuple[Any, ...]) -> Any:  # noqa: ANN401 - one of what is known
    value = asked.get(key)
    if key not in asked or (isinstance(value, str) and value in known):
        return value
    written = shorten(value if isinstance(value, str) else dumps(value))
    raise Problem(422, "unknown-value", _pointer(key), key=key, value=written, known=", ".join(known))


def _pointer(key: str) -> str:
    return "/" + key[:200].replace("~", "~0").replace("/", "~1")
