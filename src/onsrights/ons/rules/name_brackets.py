"""ONS301, ONS401: the brackets do not pair, or are not square.

Ground: the scope is "supplied, in square brackets" (Right Syntax Requirements, "Dutch name").
"""

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Text

RULES = (
    Rule(
        "ONS301",
        "dutch-name-brackets",
        "error",
        "unsafe",
        about=("dutch_name",),
        silences="305 306 307 308 313 601 602 607",
        hides="204 603 604 605 609 610",
    ),
    Rule(
        "ONS401",
        "english-name-brackets",
        "error",
        "unsafe",
        about=("english_name",),
        silences="405 406 407 408 413 601 602 607",
        hides="204 603 604 605 609 610",
    ),
)

TEXTS = {
    "unclosed": Text(
        nl='Het haakje "[" wordt nergens gesloten. Schrijf: "{proposal}".',
        en='The bracket "[" is never closed. Write: "{proposal}".',
    ),
    "unopened": Text(
        nl='Het haakje "]" wordt gesloten maar nergens geopend. Schrijf: "{proposal}".',
        en='The bracket "]" closes but nothing opens it. Write: "{proposal}".',
    ),
    "nested": Text(
        nl='Haakjes binnen haakjes kan niet: "{written}". Schrijf: "{proposal}".',
        en='Brackets inside brackets are not possible: "{written}". Write: "{proposal}".',
    ),
    "empty": Text(
        nl='Tussen de haakjes "{written}" staat niets. Vul het bereik in, of laat de haakjes weg: "{proposal}".',
        en='There is nothing between the brackets "{written}". Fill in the scope, or leave them out: "{proposal}".',
    ),
    "other": Text(
        nl='Een bereik staat tussen vierkante haakjes, niet zo: "{written}". Schrijf: "{proposal}".',
        en='A scope stands in square brackets, not like this: "{written}". Write: "{proposal}".',
    ),
    "many": Text(
        nl="De haakjes in deze naam kloppen op veel plaatsen niet. Zet alleen het bereik tussen vierkante haakjes.",
        en="The brackets in this name are wrong in many places. Put only the scope between square brackets.",
    ),
    "open": Text(
        nl='De haakjes kloppen niet: "{written}". Zet alleen het bereik tussen vierkante haakjes.',
        en='The brackets are wrong: "{written}". Put only the scope between square brackets.',
    ),
    "fix": Text(nl='haken herstellen: "{written}"', en='fix the brackets: "{written}"'),
}
