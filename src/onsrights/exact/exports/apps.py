"""The apps that a document is about, what each of them is called, and the document of one chapter for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.documents.page import Break, Heading, Page, line, plain
from onsrights.doors import RefusedError
from onsrights.engine.diagnostics import Text
from onsrights.engine.text.compare import folded
from onsrights.exact.exports.plain_words import COUNTRY_NAMES
from onsrights.exact.screens import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from onsrights.documents.page import Block, Line
    from onsrights.doors import ExportRequest
    from onsrights.engine.diagnostics import Language
    from onsrights.exact.model import App

__all__ = ["Chapter", "apps_of", "asked_by", "name_of", "page_of"]

_NONE = Text(
    "Er is niets geëxporteerd: er staat geen app in het manifest.",
    "Nothing was exported: there is no app in the manifest.",
)
_NAMELESS = Text("de app", "the app")


def apps_of(request: ExportRequest) -> list[App]:
    """Give every app of the manifests.

    :raises RefusedError: where there is none.
    """
    found: list[App] = [subject for manifest in request.manifests for subject in manifest.subjects]
    if not found:
        raise RefusedError(_NONE, status=3)
    return found


def name_of(app: App, lang: Language) -> str:
    """Give the name of an app; ``the app`` where it has none."""
    return app.label or _NAMELESS.render(lang, {})


def _countries_of(apps: Sequence[App], lang: Language) -> Mapping[App, str]:
    """Give what goes behind the title of each app that has the name of another one: its country."""
    from collections import Counter

    names = [folded(app.label or "") for app in apps]
    counted = Counter(names)
    return {
        app: f" ({COUNTRY_NAMES[app.country].render(lang, {})})"
        for app, name in zip(apps, names, strict=True)
        if counted[name] > 1 and app.country in COUNTRY_NAMES
    }


class Chapter:
    """What a document says of one app. A document of its own says what is in :meth:`blocks`."""

    def __init__(self, app: App, lang: Language) -> None:
        self._app = app
        self._lang = lang
        self._values = {**words(lang), "app": name_of(app, lang)}

    def line(self, text: Text, **values: Line | int) -> Line:
        """Give a sentence with names of screens, the name of the app and values in their places."""
        return line(text, self._lang, **{**self._values, **values})

    def blocks(self) -> Iterator[Block]:
        """Give the whole chapter below its title."""
        raise NotImplementedError


def page_of(
    apps: Sequence[App],
    lang: Language,
    chapter_of: Callable[[App, Language], Chapter],
    title: Text,
    many: Text,
) -> Page:
    """Make a document of one chapter for each app, each with ``title``; several are called ``many``."""
    countries = _countries_of(apps, lang)
    blocks: list[Block] = []
    titles = []
    for app in apps:
        chapter = chapter_of(app, lang)
        titles.append(plain(chapter.line(title, country=countries.get(app, ""))))
        blocks += [*([Break()] if blocks else []), Heading(titles[-1], 1), *chapter.blocks()]
    return Page(lang, titles[0] if len(titles) == 1 else many.render(lang, {}), tuple(blocks))


def asked_by(app: App) -> list[tuple[str, str]]:
    """Give the scopes that an app asks for, in the order of the form, each with its level: ``read`` or ``manage``.

    Those that the form of our table does not have are told as well, by the name in the manifest.
    """
    from onsrights.exact.model import level_meant

    keys = app.root.keys("scopes")
    found = [(one.name, one.level) for one in app.scopes.values()]
    for name, meant in app.names_of_scopes.items():
        field = keys.field(name) if keys is not None and meant is None else None
        if field is not None:
            found.append((name, level_meant(field.text)))
    asked = [(name, level) for name, level in found if level in {"read", "manage"}]
    return sorted(asked, key=lambda each: app.tables.in_order(each[0]))
