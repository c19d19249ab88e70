"""EXA404: a call, a company code or a topic is listed twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.engine.check.field import Field, Items
from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Note, Text
from onsrights.engine.text.compare import exact, folded
from onsrights.engine.text.visible import shorten

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from onsrights.exact.model import App, Call

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule(
    "EXA404", "duplicate-entry", "warning", about=("calls[].endpoint", "divisions.codes[]", "webhooks.topics[]")
)

TEXTS = {
    "message": Text(
        nl='"{name}" staat er twee keer in. Voeg ze samen.', en='"{name}" is listed twice. Combine the two.'
    ),
    "first": Text(nl="eerst hier", en="first here"),
}


def check(app: App) -> Iterator[Finding]:
    """Look for what was listed before; one endpoint may be read in several ways."""
    seen: dict[Hashable, Field] = {}
    for key, name, field in _entries(app):
        first = seen.setdefault(key, field)
        if first is not field:
            notes = (Note(first.place(), "first"),)
            yield Finding("EXA404", field.place(), "message", {"name": shorten(name)}, notes)


def _entries(app: App) -> Iterator[tuple[Hashable, str, Field]]:
    for call in app.calls:
        if call.field is not None and (how := _how(call)) is not None:
            yield ("call", call.path.casefold(), how), call.path, call.field
    for mapping, name, same in (("divisions", "codes", exact), ("webhooks", "topics", folded)):
        keys = app.root.keys(mapping)
        for item in () if keys is None else keys.items(name):
            if isinstance(item, Field):
                yield (name, same(item.text)), item.text, item


def _how(call: Call) -> Hashable | None:
    """Give how an endpoint is read; ``None`` where that cannot be judged."""
    keys, fields = call.keys, None
    filters = keys.values.get("filter")
    if filters is None and "by_key" not in keys and keys.written is None and not keys.partial:
        return None, False
    if isinstance(filters, Items) and filters.whole:
        fields = frozenset(folded(item.text) for item in filters.items if isinstance(item, Field))
    elif not keys.lacks("filter"):
        return None
    if "by_key" not in keys and not keys.lacks("by_key"):
        return None
    return fields, bool(keys.flag("by_key"))
