"""What a manifest of an app becomes for those who never see it: one module for each purpose.

Here is what there is, for the door ``export``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.doors import Purpose
from onsrights.engine.diagnostics import Text

if TYPE_CHECKING:
    from onsrights.documents.page import Page
    from onsrights.doors import ExportRequest

__all__ = ["EXPORTS"]


def _customer(request: ExportRequest) -> Page:
    from onsrights.exact.exports.customer import page

    return page(request)


def _review(request: ExportRequest) -> Page:
    from onsrights.exact.exports.review import page

    return page(request)


def _words(place: str, text: str) -> Text | None:
    from onsrights.exact.exports.plain_words import changed

    return changed(place, text)


EXPORTS = (
    Purpose(
        "customer",
        Text(
            "de pagina over toestemming geven en intrekken, voor wie Exact Online beheert",
            "the page about giving and withdrawing permission, for whoever manages Exact Online",
        ),
        ("markdown", "html", "docx"),
        _customer,
        unchecked=Text(
            "Het is ongecontroleerd geëxporteerd; geef dit niet aan klanten.",
            "It was exported unchecked; do not give this to customers.",
        ),
        handed_over=True,
        changes=(
            "app.name",
            Text("review.purpose_nl", "review.purpose_en"),
            "review.third_parties",
            "scopes",
            "divisions.consent",
            "connection.user",
            Text("connection.rights_nl", "connection.rights_en"),
        ),
        words=_words,
        foot=Text("Dit document bevat geen geheimen.", "This document contains no secrets."),
    ),
    Purpose(
        "review",
        Text(
            "de antwoorden voor de beoordeling door Exact, veld voor veld",
            "the answers for the review by Exact, field by field",
        ),
        ("text", "markdown", "html"),
        _review,
        unchecked=Text(
            "Het is ongecontroleerd geëxporteerd; vul dit niet in.", "It was exported unchecked; do not fill this in."
        ),
    ),
)
"""The door ``export``."""
