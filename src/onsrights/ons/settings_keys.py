"""What settings may say of Nedap Ons: how access rights are judged, and which words the lexicon lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onsrights.engine.diagnostics import Text
from onsrights.engine.settings.keys import Key
from onsrights.ons._shape import SHAPE
from onsrights.ons.extra_words import ExtraOperation, ExtraScope, ExtraSubject, ExtraWords
from onsrights.ons.lexicon.added import operation_classes
from onsrights.ons.lexicon.scope_nouns import ENTITIES

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["KEYS"]


def _words(table: Mapping[str, Any]) -> ExtraWords | None:
    """Give the added words that a sound table holds."""
    if not table:
        return None
    return ExtraWords(
        tuple(
            ExtraOperation(each["dutch"], each["english"], each.get("class")) for each in table.get("operations", ())
        ),
        tuple(
            ExtraScope(
                each["dutch"],
                each["english"],
                each.get("dutch-plural"),
                each.get("english-plural"),
                each.get("means"),
            )
            for each in table.get("scope-nouns", ())
        ),
        tuple(
            ExtraSubject(
                each["dutch"],
                each["article"],
                each["english"],
                each.get("dutch-plural"),
                each.get("english-plural"),
            )
            for each in table.get("subjects", ())
        ),
        tuple(table.get("products", ())),
    )


_ACCESS_RIGHTS = Key(
    "access-rights",
    "choice",
    Text(
        "Hoe een recht dat toegang tot een applicatie geeft, beoordeeld wordt (ONS701). `require-client-scope`: het "
        "heeft een cliëntbereik nodig. `allow`: het mag altijd. `deny`: het mag niet. `access_rights` in het manifest "
        "gaat voor.",
        "How a right that gives access to an application is judged (ONS701). `require-client-scope`: it needs a "
        "client scope. `allow`: it is always fine. `deny`: it is refused. `access_rights` in the manifest overrides "
        "this.",
    ),
    '"require-client-scope"',
    '"allow"',
    SHAPE.keys["access_rights"].choices,
    by_file=Text(
        "Hoe een recht dat toegang geeft hier beoordeeld wordt.",
        "How a right that gives access is judged here.",
    ),
)

_DUTCH_PLURAL = Text("Het Nederlandse meervoud.", "The Dutch plural.")
_ENGLISH_PLURAL = Text("Het Engelse meervoud, als dat onregelmatig is.", "The English plural, if it is irregular.")

_WORDS = (
    Key(
        "operations",
        "tables",
        Text(
            "Bewerkingen: hoe een Nederlandse naam eindigt en een Engelse begint.",
            "Operations: how a Dutch name ends and an English one begins.",
        ),
        "[]",
        '[{ dutch = "triageren", english = "Triage", class = "assess" }]',
        keys=(
            Key(
                "dutch",
                "word",
                Text(
                    "De infinitief, met wat er vast vóór staat: `in quarantaine plaatsen`.",
                    "The infinitive, with what always comes before it: `in quarantaine plaatsen`.",
                ),
                example='"triageren"',
                required=True,
            ),
            Key(
                "english",
                "phrase",
                Text(
                    "De basisvorm; `…` staat voor het onderwerp: `Put … in quarantine`.",
                    "The base form, with `…` for the subject: `Put … in quarantine`.",
                ),
                example='"Triage"',
                required=True,
            ),
            Key(
                "class",
                "choice",
                Text(
                    "Wat de bewerking doet, zodat die met de andere naam en de identifier vergeleken wordt (ONS603, "
                    "ONS604). Zonder deze sleutel geldt wat van het Engelse werkwoord bekend is; is dat niets, dan "
                    "wordt de bewerking niet vergeleken.",
                    "What the operation does, so that it is compared with the other name and the identifier (ONS603, "
                    "ONS604). Without this key, the class of the English verb is used; if that is unknown, the "
                    "operation is not compared.",
                ),
                example='"assess"',
                choices=operation_classes(),
            ),
        ),
    ),
    Key(
        "scope-nouns",
        "tables",
        Text(
            "Zelfstandige naamwoorden die tussen vierkante haken als bereik mogen staan.",
            "Nouns that are allowed between square brackets as a scope.",
        ),
        "[]",
        '[{ dutch = "afdeling", english = "department" }]',
        keys=(
            Key(
                "dutch",
                "word",
                Text("Het Nederlandse enkelvoud.", "The Dutch singular."),
                example='"afdeling"',
                required=True,
            ),
            Key(
                "english",
                "word",
                Text("Het Engelse enkelvoud.", "The English singular."),
                example='"department"',
                required=True,
            ),
            Key("dutch-plural", "word", _DUTCH_PLURAL, example='"afdelingen"'),
            Key("english-plural", "word", _ENGLISH_PLURAL, example='"departments"'),
            Key(
                "means",
                "choice",
                Text(
                    "Het bereik van Ons waarvoor dit een ander woord is: `bewoner` voor `client`. Zonder deze sleutel "
                    "is het een bereik op zich.",
                    "The scope of Ons that this is another word for: `resident` for `client`. Without this key it is "
                    "a scope of its own.",
                ),
                example='"client"',
                choices=tuple(ENTITIES),
            ),
        ),
    ),
    Key(
        "subjects",
        "tables",
        Text(
            "Onderwerpen: zelfstandige naamwoorden waar rechten over gaan, met hun meervoud en hun Engels.",
            "Subjects: nouns that rights are about, with their plural and their English.",
        ),
        "[]",
        '[{ dutch = "wijkkaart", article = "de", dutch-plural = "wijkkaarten", english = "district card" }]',
        keys=(
            Key(
                "dutch",
                "word",
                Text("Het Nederlandse enkelvoud.", "The Dutch singular."),
                example='"wijkkaart"',
                required=True,
            ),
            Key(
                "article",
                "choice",
                Text("Het Nederlandse lidwoord.", "The Dutch article."),
                example='"de"',
                choices=("de", "het"),
                required=True,
            ),
            Key(
                "english",
                "word",
                Text("Het Engelse enkelvoud.", "The English singular."),
                example='"district card"',
                required=True,
            ),
            Key(
                "dutch-plural",
                "word",
                Text(
                    "Het Nederlandse meervoud; laat het weg als er geen gebruikt wordt.",
                    "The Dutch plural; leave it out if there is none.",
                ),
                example='"wijkkaarten"',
            ),
            Key("english-plural", "word", _ENGLISH_PLURAL, example='"district cards"'),
        ),
    ),
    Key(
        "products",
        "words",
        Text(
            "Namen van producten: die houden overal hun spelling en hoofdletters, en zijn nooit enkelvoud of meervoud.",
            "Names of products: they keep their spelling and capitals everywhere, and are never singular or plural.",
        ),
        "[]",
        '["Zorg Monitor", "iZorgApps"]',
    ),
)

KEYS = (
    _ACCESS_RIGHTS,
    Key(
        "words",
        "table",
        Text(
            "Woorden die de woordenlijst niet kent en die in uw namen goed zijn.",
            "Words that are not in the lexicon but are right in your names.",
        ),
        keys=_WORDS,
        make=_words,
    ),
)
"""Every key, in the order of the page about settings."""
