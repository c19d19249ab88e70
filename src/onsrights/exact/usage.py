"""``usage`` for Exact Online: the endpoints that source code calls, held against the manifests (EXA801 to EXA804)."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from onsrights.doors import Usage
from onsrights.engine.diagnostics import Elsewhere, Finding, Note, Place, Proposal, Span, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from onsrights.documents.records import Remark
    from onsrights.engine.settings.settings import Settings
    from onsrights.engine.text.tree import Tree
    from onsrights.exact.calls import Found
    from onsrights.exact.model import App
    from onsrights.exact.tables import Endpoint

__all__ = ["USAGE", "Search"]

_MOST_NAMED = 3
"""Of more manifests than these the others are not named in every message."""
_CATALOGUES = Text(
    nl="{count} bestanden noemen meer dan {most} endpoints: dat zijn lijsten, en die zijn overgeslagen.",
    en="{count} files name more than {most} endpoints: those are lists, and they were skipped.",
)
_CATALOGUE = Text(
    nl="1 bestand noemt meer dan {most} endpoints: dat is een lijst, en die is overgeslagen.",
    en="1 file names more than {most} endpoints: that is a list, and it was skipped.",
)
_LEVELS = {"read": ("read (Lezen)", "read (Read)"), "manage": ("manage (Beheren)", "manage (Manage)")}


class Search:
    """What is looked for in source code, and what was found so far."""

    def __init__(self, trees: Sequence[Tree], settings: Settings) -> None:
        from onsrights.exact.apps_of import apps_of
        from onsrights.exact.tables import tables_of

        self._tables = tables_of(settings)
        self._apps = [(tree, app) for tree in trees for app in apps_of(tree, settings)]
        self._declared = {
            *(call.path for _, app in self._apps for call in app.calls),
            *(use.endpoint.path for _, app in self._apps for use in app.uses),
        }
        self._is_listed = all("calls" in app.root for _, app in self._apps)
        """Whether every app says what its code calls; else nothing is missing in a list."""
        paths = list(dict.fromkeys(tree.source.path or "" for tree in trees))
        self._manifest = ", ".join([*paths[:_MOST_NAMED], *("…" for _ in paths[_MOST_NAMED : _MOST_NAMED + 1])])
        self._used: set[str] = set()
        self._is_unsure = True
        """Whether the code may need more than was found: nothing was, or something that nobody knows."""
        self._unknown = False
        self.catalogues = 0

    def wants(self, path: str) -> bool:
        """Whether a file of this name is searched at all."""
        from onsrights.exact.calls import wants

        return wants(path)

    def may_hold(self, data: bytes) -> bool:
        """Whether a file is worth a closer look."""
        from onsrights.exact.calls import may_hold

        return may_hold(data, self._tables)

    def findings(self, text: str) -> Iterator[tuple[str | None, Finding]]:
        """Give what is wrong with the calls of a text, in its order."""
        from onsrights.exact.calls import calls, is_catalogue

        found = calls(text, self._tables)
        if is_catalogue(found):
            self.catalogues += 1
            return
        for one in found:
            finding = self._judged(one, text)
            if finding is not None:
                yield None, finding

    def unused(self) -> Iterator[tuple[Tree, str | None, Finding]]:
        """Give the scopes that none of the code needs, where everything that was found is known."""
        if self._is_unsure or self._unknown:
            return
        for tree, app in self._apps:
            used = self._used | {
                scope for use in app.uses if use.origin != "call" for scope in use.endpoint.scopes or ()
            }
            for asked in app.scopes.values() if app.is_scoped else ():
                is_asked = asked.level in {"read", "manage"} and asked.field is not None
                if is_asked and asked.name not in used and asked.name in self._tables.used_scopes:
                    assert asked.field is not None
                    yield tree, app.label, Finding("EXA803", asked.field.key(), data={"scope": asked.name})

    # ------------------------------------------------------------------------------------------------- one call

    def _judged(self, one: Found, text: str) -> Finding | None:
        """Say what is wrong with one call."""
        place = Place("", "file", Span(one.start, one.end))
        endpoint = one.endpoint
        if endpoint is None:
            self._unknown = True
            return self._not_known(one, place)
        if endpoint.scopes is None:
            self._unknown = True
        self._is_unsure = False
        self._used.update(endpoint.scopes or ())
        method = max(one.methods, key=lambda method: method != "GET")
        who = f"{text[one.start : one.end]} ({method} {endpoint.path})" if one.is_class else f"{method} {endpoint.path}"
        if (missing := self._missing(endpoint, method, who, place)) is not None:
            return missing
        if self._is_listed and self._apps and endpoint.path not in self._declared:
            data = {"endpoint": endpoint.path, "manifest": self._manifest}
            return Finding("EXA802", place, "message", data)
        return None

    def _not_known(self, one: Found, place: Place) -> Finding:
        """Report an address of the API that the reference does not have."""
        from onsrights.engine.text.visible import shorten
        from onsrights.exact.tables import REFERENCE_DAY

        data = {"endpoint": shorten(one.path), "date": REFERENCE_DAY}
        meant = self._near(one.path)
        if meant is None:
            return Finding("EXA804", place, "message", data)
        fix = Proposal(((place, meant),), "display-only")
        return Finding("EXA804", place, "near", {**data, "proposal": meant}, (), (fix,))

    @lru_cache(256)  # noqa: B019 - a search lives as long as its run
    def _near(self, path: str) -> str | None:
        from onsrights.exact.endpoint_paths import proposed

        meant = proposed(path, self._tables)
        return None if meant is None else meant.path

    def _missing(self, endpoint: Endpoint, method: str, who: str, place: Place) -> Finding | None:
        """Report a call for which no app asks for enough."""
        from onsrights.exact.tables import level_of

        level = level_of(method)
        assert level is not None, "only methods of the API are found"
        if not endpoint.scopes or not self._apps or any(_allows(app, endpoint, level) for _, app in self._apps):
            return None
        nl, en = _LEVELS[level]
        data = {
            "who": who,
            "endpoint": endpoint.path,
            "method": method,
            "scope": ", ".join(endpoint.scopes),
            "level": level,
            "level_nl": nl,
            "level_en": en,
            "scopes_nl": f"{', '.join(endpoint.scopes[:-1])} of {endpoint.scopes[-1]}",
            "scopes_en": f"{', '.join(endpoint.scopes[:-1])} or {endpoint.scopes[-1]}",
            "manifest": self._manifest,
        }
        notes, is_low = self._notes(endpoint)
        text = "low" if is_low else "message" if len(endpoint.scopes) == 1 else "several"
        # What to write is in another file than the call, so it is only said.
        fixes = tuple(Proposal(((Place(""), f"{scope}: {level}"),), "display-only") for scope in endpoint.scopes)
        return Finding("EXA801", place, text, data, notes, fixes if text != "several" else ())

    @lru_cache(256)  # noqa: B019 - a search lives as long as its run
    def _notes(self, endpoint: Endpoint) -> tuple[tuple[Note, ...], bool]:
        """Point at the scope in a manifest, or else at its scopes; and say whether it is asked at read."""
        for tree, app in self._apps:
            for scope in endpoint.scopes or ():
                asked = app.scopes.get(scope)
                if asked is not None and asked.level == "read" and asked.field is not None:
                    return (_note(tree, asked.field.place(), "scope"),), True
        for tree, app in self._apps:
            if (keys := app.root.keys("scopes")) is not None:
                return (_note(tree, keys.key(), "scopes"),), False
        return (), False


def _allows(app: App, endpoint: Endpoint, level: str) -> bool:
    """Whether an app may do this as far as anybody knows."""
    from onsrights.exact.model import is_at_least

    if not app.is_scoped:
        return True
    levels = [app.level(scope) for scope in endpoint.scopes or ()]
    return None in levels or any(is_at_least(asked, level) for asked in levels)


def _note(tree: Tree, place: Place, text: str) -> Note:
    """Name a place in a manifest, from a file of code."""
    from onsrights.engine.check.locate import Locator
    from onsrights.engine.check.rule import Registry

    found = Locator(Registry(()), None, tree).range(place)
    assert found is not None, "the manifest is a file"
    return Note(place, text, Elsewhere(tree.source.path or "", found))


def _closing(search: object) -> Iterable[Remark]:
    """Say how many files were taken for lists of endpoints."""
    from onsrights.documents.records import Remark
    from onsrights.exact.calls import MOST

    assert isinstance(search, Search)
    if search.catalogues:
        text = _CATALOGUE if search.catalogues == 1 else _CATALOGUES
        yield Remark(text, {"count": search.catalogues, "most": MOST})


USAGE = Usage(
    Text(
        "endpoints van Exact Online waarvan geen manifest de scope vraagt (EXA801) of die nergens genoemd zijn "
        "(EXA802, EXA804), en scopes die nergens nodig zijn (EXA803)",
        "endpoints of Exact Online whose scope no manifest asks for (EXA801) or that are listed nowhere (EXA802, "
        "EXA804), and scopes that nothing needs (EXA803)",
    ),
    Search,
    _closing,
)
"""The door ``usage``."""
