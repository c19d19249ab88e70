"""What Nedap Ons calls things, where the rules of the engine speak of them."""

from __future__ import annotations

from onsrights.engine.check.platform import Noun
from onsrights.engine.diagnostics import Text

__all__ = ["NOUN", "TEXTS", "own"]

NOUN = Noun(
    one=Text("recht", "right"),
    many=Text("rechten", "rights"),
    the=Text("het recht", "the right"),
    ready=Text("klaar voor registratie", "ready to register"),
    rule=Text("ONS305", "ONS305"),
)

TEXTS = {
    "110": {
        "right": Text(
            nl='Dit recht heeft geen veld "{field}". Vul het aan: alle vijf de velden van een recht zijn verplicht.',
            en='This right has no field "{field}". Add it: all five fields of a right are required.',
        ),
        "connector": Text(
            nl='Het veld "connector" ontbreekt. Noem daarin de naam van de connector zoals die in het API Dashboard '
            "staat.",
            en='The field "connector" is missing. Give the name of the connector in it, as it is in the API Dashboard.',
        ),
        "name": Text(
            nl='De connector heeft geen veld "name". Schrijf daar de naam zoals die in het API Dashboard staat.',
            en='The connector has no field "name". Write the name there, as it is in the API Dashboard.',
        ),
    },
    "112": {
        "unit-text": Text(
            nl="Een recht bestaat uit velden, maar hier staat alleen een tekst. "
            'Schrijf "identifier:" en de andere vier velden.',
            en='A right is made of fields, but this is only a text. Write "identifier:" and the other four fields.',
        ),
        "unit-list": Text(
            nl="Een recht bestaat uit velden, maar hier staat een lijst. Haal het tweede streepje weg.",
            en="A right is made of fields, but this is a list. Remove the second dash.",
        ),
        "unit-other": Text(
            nl="Een recht bestaat uit velden, maar dit is iets anders. Geef de vijf velden met hun namen.",
            en="A right is made of fields, but this is something else. Give the five fields with their names.",
        ),
        "root-list": Text(
            nl='Een manifest bestaat uit velden, maar hier staat een lijst. Zet de lijst onder "rights:".',
            en='A manifest is made of fields, but this is a list. Put the list below "rights:".',
        ),
        "root-brackets": Text(
            nl='Een manifest bestaat uit velden, maar hier staat een lijst. Zet de lijst in het veld "rights".',
            en='A manifest is made of fields, but this is a list. Put the list in the field "rights".',
        ),
    },
    "113": {
        "unit-form": Text(
            nl="Dit recht is leeg. Vul de vijf velden in.",
            en="This right is empty. Fill in the five fields.",
        ),
        "unit": Text(
            nl="Dit recht is leeg. Vul de vijf velden in, of haal het streepje weg.",
            en="This right is empty. Fill in the five fields, or remove the dash.",
        ),
    },
    "114": {
        "platform": Text(
            nl='Het platform "{value}" is niet bekend. Schrijf "platform: ons", of laat de regel weg.',
            en='The platform "{value}" is not known. Write "platform: ons", or leave the line out.',
        ),
    },
    "115": {
        "message": Text(
            nl='De lijst "rights" is leeg, dus er is niets gecontroleerd. Zet er minstens één recht in.',
            en='The list "rights" is empty, so nothing was checked. Put at least one right in it.',
        ),
        "missing": Text(
            nl='Het veld "rights" ontbreekt, dus er is niets gecontroleerd. Zet de rechten onder "rights:".',
            en='The field "rights" is missing, so nothing was checked. Put the rights below "rights:".',
        ),
        "document": Text(
            nl="Dit deel van het bestand is leeg, dus er is niets gecontroleerd. "
            'Vul het in, of haal de regel "---" weg.',
            en='This part of the file is empty, so nothing was checked. Fill it in, or remove the line "---".',
        ),
        "file": Text(
            nl="Het bestand is leeg, dus er is niets gecontroleerd. Zet er een manifest met minstens één recht in.",
            en="The file is empty, so nothing was checked. Put a manifest with at least one right in it.",
        ),
    },
}
"""Its own words for rules of the engine, by number and key."""


def own(number: str, place: str, _written: str) -> str | None:
    """Give the key of its own text for a missing key."""
    if number != "110":
        return None
    if place in {"manifest", "connector"}:
        return place
    return "name" if place == "connector.name" else "right" if place.startswith("rights[].") else None


MEANT = Text(nl="zo schrijven dat beide namen hetzelfde zeggen", en="make both names say the same thing")
"""What a proposal does that comes from the other name of the right (:mod:`onsrights.ons.twin`)."""
