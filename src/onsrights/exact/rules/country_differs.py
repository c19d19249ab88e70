"""EXA205: an address in a call belongs to the Exact Online of another country.   Ground: F09."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Note, Proposal, Text
from onsrights.exact.tables import COUNTRIES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.exact.model import App

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule(
    "EXA205", "country-differs", "error", fix="unsafe", about=("calls[].endpoint",), silences="402", hides="402"
)

TEXTS = {
    "message": Text(
        nl="Dit adres hoort bij een ander land dan de app ({country}); daar werken deze app en de tokens ervan niet.",
        en="This address belongs to another country than the app ({country}), and this app and its tokens do not work "
        "there.",
    ),
    "country": Text(nl="de app is voor dit land", en="the app is for this country"),
    "fix": Text(nl="het adres van {country} schrijven", en="write the address of {country}"),
}

_HOSTS = {f"start.exactonline.{end}": country for country, end in COUNTRIES.items()}


def check(app: App) -> Iterator[Finding]:
    """Look at the hosts; that of a proxy says nothing."""
    country = app.keys.field("country")
    if country is None:
        return
    own = f"start.exactonline.{COUNTRIES[country.text]}"
    for call in app.calls:
        if call.field is None or call.spelt is None or _HOSTS.get(call.spelt.host, country.text) == country.text:
            continue
        start, end = call.spelt.host_at
        text = call.field.text
        yield Finding(
            "EXA205",
            call.field.place(start, end),
            "message",
            {"country": country.text},
            (Note(country.place(), "country"),),
            (Proposal(((call.field.place(), text[:start] + own + text[end:]),), "unsafe"),),
        )
