"""The platforms that there are. Nothing else names them; each is imported when a file of it turns up."""

from __future__ import annotations

from onsrights.engine.check.platform import Offer, Platforms

__all__ = ["AFAS", "EXACT", "ONS", "PLATFORMS"]

ONS, AFAS, EXACT = "ons", "afas", "exact"
"""Their keys."""

PLATFORMS = Platforms(
    (
        Offer(
            ONS,
            "Nedap Ons",
            "onsrights.ons.platform:ONS",
            files=("rights.yaml", "rights.yml", "rights.json"),
            endings=(".rights.yaml", ".rights.yml"),
            words=("nedap", "nedapons"),
            tells=("rights",),
        ),
        Offer(
            AFAS,
            "AFAS Profit",
            "onsrights.afas.platform:AFAS",
            endings=(".afas.yaml", ".afas.yml"),
            words=("profit", "afasprofit"),
            tells=(
                "integration",
                "environments",
                "credentials",
                "connector/called_by",
                "connector/authentication",
                "connector/get_connectors",
                "connector/update_connectors",
            ),
        ),
        Offer(
            EXACT,
            "Exact Online",
            "onsrights.exact.platform:EXACT",
            endings=(".exact.yaml", ".exact.yml"),
            words=("exactonline",),
            tells=("app/distribution", "app/redirect_uri"),
        ),
    )
)
