"""Which scopes have to be ticked, and at which level: of a manifest, of source code, or of both together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from onsrights.doors import Scopes
from onsrights.engine.diagnostics import Text
from onsrights.exact.screens import screen

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onsrights.doors import ScopesRequest
    from onsrights.engine.diagnostics import Language
    from onsrights.exact.calls import Found
    from onsrights.exact.model import App, Use
    from onsrights.exact.needs import Need
    from onsrights.exact.tables import Tables

__all__ = ["SCOPES", "FoundInCode", "Ticked", "ticked", "yaml_block"]

_HEAD = Text(nl="Scopes voor {name} (formulier van {date})", en="Scopes for {name} (form of {date})")
_CODE = Text(nl="de doorzochte code", en="the code that was searched")
_OWN = Text(
    nl="Voor {name} wordt niets aangevinkt: een zelf geregistreerde app heeft geen scopes en mag alles wat de "
    "gebruiker mag.",
    en="For {name} nothing is ticked: a self-registered app has no scopes and may do everything that its user may do.",
)
_OTHERS = Text(nl="Alle andere scopes: Ongebruikt.", en="All other scopes: None.")
_EVERY = Text(nl="Alle scopes: Ongebruikt.", en="All scopes: None.")
_EITHER = Text(nl="Een van beide: {scopes}, {level} ({calls})", en="One of these: {scopes}, {level} ({calls})")
_ONE_OF = Text(nl="Een van deze: {scopes}, {level} ({calls})", en="One of these: {scopes}, {level} ({calls})")
_UNKNOWN_SCOPE = Text(
    nl="Scope onbekend, kijk op de pagina van het endpoint: {paths}",
    en="Scope unknown, look at the endpoint's page: {paths}",
)
_UNKNOWN_ENDPOINT = Text(nl="Onbekend endpoint: {paths}", en="Unknown endpoint: {paths}")
_COLUMNS = (
    Text(nl="Groep", en="Group"),
    Text(nl="Scope", en="Scope"),
    Text(nl="Niveau", en="Level"),
    Text(nl="Nodig voor", en="Needed by"),
)
_WIDTHS = (14, 18, 10)


class FoundInCode(NamedTuple):
    """What source code calls."""

    uses: tuple[Use, ...]
    unknown: tuple[str, ...]
    """Addresses of the API that the reference does not have."""


class Ticked(NamedTuple):
    """What has to be ticked for one app."""

    app: str | None
    country: str | None
    is_own: bool
    """Whether it has no scopes at all."""
    scopes: tuple[Need, ...]
    """In the order of the form."""
    either_or: tuple[Need, ...]
    """Of each of these one of several is needed, and nothing else needs one of them."""
    chosen: Mapping[str, str]
    """The scopes with their levels, those included that the manifest has chosen already among several."""
    unknown_scope: tuple[str, ...]
    unknown_endpoint: tuple[str, ...]
    uses: tuple[Use, ...]
    """Every call that counts."""

    @property
    def has_calls(self) -> bool:
        """Whether there is anything to tell about."""
        return bool(self.uses or self.unknown_endpoint)

    @property
    def is_unknown(self) -> bool:
        """Whether not everything can be told."""
        return bool(self.unknown_endpoint or (self.unknown_scope and not self.is_own))


def ticked(app: App | None, code: FoundInCode | None, tables: Tables) -> Ticked:
    """Tell what has to be ticked for an app, for code, or for both together."""
    from onsrights.exact.model import is_at_least
    from onsrights.exact.needs import needs, unmet_alternatives

    uses = (*(app.uses if app is not None else ()), *(code.uses if code is not None else ()))
    calls = app.calls if app is not None else ()
    unknown = [call.path for call in calls if call.spelt is not None and call.endpoint is None]
    unknown += code.unknown if code is not None else ()
    found = needs(uses, tables)
    single = tuple(need for need in found if need.scope is not None)
    either_or = tuple(unmet_alternatives(found))
    chosen = {need.scopes[0]: need.level for need in single}
    for need in either_or if app is not None else ():
        for scope in need.scopes:
            if app is not None and app.level(scope) in {"read", "manage"}:
                chosen[scope] = need.level if not is_at_least(chosen.get(scope), need.level) else chosen[scope]
                break
    is_own = app is not None and app.is_own
    return Ticked(
        None if app is None else app.label,
        None if app is None else app.country,
        is_own,
        () if is_own else single,
        () if is_own else either_or,
        {} if is_own else dict(sorted(chosen.items(), key=lambda pair: tables.in_order(pair[0]))),
        tuple(dict.fromkeys(use.endpoint.path for use in uses if use.endpoint.scopes is None)),
        tuple(dict.fromkeys(unknown)),
        uses,
    )


def in_code(found: Iterable[Found]) -> FoundInCode:
    """Give what calls in source code use."""
    from onsrights.exact.model import Use
    from onsrights.exact.tables import level_of

    uses: dict[tuple[str, str], Use] = {}
    unknown: dict[str, None] = {}
    for one in found:
        if one.endpoint is None:
            unknown.setdefault(one.path)
            continue
        for method in one.methods:
            use = Use(one.endpoint, method, level_of(method) or "read", "call")
            uses.setdefault((one.path, method), use)
    return FoundInCode(tuple(uses.values()), tuple(unknown))


# ------------------------------------------------------------------------------------------------------- its forms


def as_text(apps: Sequence[Ticked], lang: Language) -> str:
    """Write what has to be ticked as a table for each app."""
    return "\n".join(_block(one, apps, lang) for one in apps)


def _block(one: Ticked, apps: Sequence[Ticked], lang: Language) -> str:
    rows = [_row(need, lang) for need in one.scopes]
    widths = [max([least, *(len(row[at]) + 2 for row in rows)]) for at, least in enumerate(_WIDTHS)]
    below = _below(one, lang)
    lines = [_title(one, apps, lang), *([""] if rows or below else [])]
    lines += ["".join(cell.ljust(width) for cell, width in zip(row, [*widths, 0], strict=True)) for row in rows]
    lines += [""] if rows else []
    lines += below
    return "".join(f"{line.rstrip()}\n" for line in lines)


def as_markdown(apps: Sequence[Ticked], lang: Language) -> str:
    """Write what has to be ticked as a chapter for each app."""
    from onsrights.documents.markdown import render
    from onsrights.documents.page import Heading, Page, Paragraph, Table

    blocks: list[Any] = []
    for one in apps:
        blocks.append(Heading(_title(one, apps, lang), 2 if len(apps) > 1 else 1))
        if one.scopes:
            columns = tuple(column.render(lang, {}) for column in _COLUMNS)
            blocks.append(Table(columns, tuple(_row(need, lang) for need in one.scopes)))
        blocks += [Paragraph(line) for line in _below(one, lang)]
    return render(Page(lang, "", tuple(blocks))).rstrip("\n") + "\n"


def as_json(apps: Sequence[Ticked], tool: Mapping[str, str]) -> str:
    """Write what has to be ticked as JSON."""
    from json import dumps

    def need(one: Need) -> dict[str, object]:
        of = {"scope": one.scope} if one.scope is not None else {"scopes": list(one.scopes)}
        return {**of, "level": one.level, "calls": list(one.calls)}

    told = [
        {
            "app": one.app,
            "country": one.country,
            "scopes": [need(each) for each in one.scopes],
            "either_or": [need(each) for each in one.either_or],
            "unknown_scope": list(one.unknown_scope),
            "unknown_endpoint": list(one.unknown_endpoint),
        }
        for one in apps
    ]
    return dumps({"format": 1, "tool": tool, "apps": told}, ensure_ascii=False, indent=2) + "\n"


def as_yaml(apps: Sequence[Ticked], lang: Language) -> str:
    """Write a block to paste for each app."""
    blocks = []
    for one in apps:
        head = f"# {_name(one, apps, lang)}\n" if len(apps) > 1 else ""
        blocks.append(head + yaml_block(one))
    return "\n".join(blocks)


def yaml_block(one: Ticked) -> str:
    """Write ``scopes`` as it stands in a manifest."""
    open_ = [need for need in one.either_or if not any(scope in one.chosen for scope in need.scopes)]
    comments = [f"# one of: {', '.join(need.scopes)} ({need.level})" for need in open_]
    if not one.chosen:
        return "".join(f"{comment}\n" for comment in comments) + "scopes: {}\n"
    lines = [f"{scope}: {level}" for scope, level in one.chosen.items()]
    return "scopes:\n" + "".join(f"  {line}\n" for line in (*lines, *comments))


def _title(one: Ticked, apps: Sequence[Ticked], lang: Language) -> str:
    from onsrights.exact.tables import FORM

    name = _name(one, apps, lang)
    return (_OWN if one.is_own else _HEAD).render(lang, {"name": name, "date": FORM.render(lang, {})})


def _name(one: Ticked, apps: Sequence[Ticked], lang: Language) -> str:
    """Give what an app is called; with the country where two have one name."""
    name = one.app or _CODE.render(lang, {})
    twice = sum(other.app == one.app for other in apps) > 1
    return f"{name} ({one.country})" if twice and one.country else name


def _row(need: Need, lang: Language) -> tuple[str, str, str, str]:
    group, _, name = need.scopes[0].partition(".")
    return group.capitalize(), name, screen(need.level).render(lang, {}), _calls(need)


def _below(one: Ticked, lang: Language) -> list[str]:
    """Give the lines below a table."""
    lines = []
    if not one.is_own:
        lines.append((_OTHERS if one.scopes or one.either_or else _EVERY).render(lang, {}))
        for need in one.either_or:
            scopes = (" of " if lang == "nl" else " or ").join(need.scopes)
            data = {"scopes": scopes, "level": screen(need.level).render(lang, {}), "calls": _calls(need)}
            lines.append((_EITHER if len(need.scopes) == 2 else _ONE_OF).render(lang, data))  # noqa: PLR2004
        if one.unknown_scope:
            lines.append(_UNKNOWN_SCOPE.render(lang, {"paths": ", ".join(one.unknown_scope)}))
    if one.unknown_endpoint:
        lines.append(_UNKNOWN_ENDPOINT.render(lang, {"paths": ", ".join(one.unknown_endpoint)}))
    return lines


def _calls(need: Need) -> str:
    """Join the methods of each endpoint, the calls that need the most first."""
    methods: dict[str, list[str]] = {}
    for use in sorted(need.uses, key=lambda use: use.level != need.level and use.origin != "webhooks"):
        name = "webhooks" if use.origin == "webhooks" else use.endpoint.path
        methods.setdefault(name, []).append(use.method)
    order = ("GET", "POST", "PUT", "DELETE")
    joined = ((name, ", ".join(sorted(set(each), key=order.index))) for name, each in methods.items())
    return "; ".join(name if name == "webhooks" else f"{each} {name}" for name, each in joined)


# -------------------------------------------------------------------------------------------------------- the door


def _answer(request: ScopesRequest) -> tuple[str, int]:
    """Give what is written and the exit status."""
    from onsrights.exact.apps_of import apps_of
    from onsrights.exact.calls import calls, is_catalogue, may_hold, wants
    from onsrights.exact.tables import tables_of

    tables = tables_of(request.settings)
    code = None
    if request.texts is not None:
        found = (calls(text, tables) for text in request.texts(wants, lambda data: may_hold(data, tables)))
        code = in_code(one for each in found if not is_catalogue(each) for one in each)
    apps = [None] if request.tree is None else list(apps_of(request.tree, request.settings))
    told = [ticked(app, code, tables) for app in apps]
    if request.format == "json":
        from onsrights import __version__

        text = as_json(told, {"name": "onsrights", "version": __version__})
    else:
        text = {"markdown": as_markdown, "yaml": as_yaml}.get(request.format, as_text)(told, request.lang)
    if not any(one.has_calls or one.is_own for one in told):
        return text, 3
    return text, int(any(one.is_unknown for one in told))


SCOPES = Scopes(
    Text(
        nl="welke scopes van Exact Online aangevinkt moeten worden, en op welk niveau",
        en="which scopes of Exact Online have to be ticked, and at which level",
    ),
    ("text", "markdown", "json", "yaml"),
    _answer,
)
"""The door ``scopes``."""
