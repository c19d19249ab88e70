"""ONS301, ONS401: the brackets do not pair, or are not square.

Ground: the scope is "supplied, in square brackets" (Right Syntax Requirements, "Dutch name").
"""

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Text
from onsrights.ons.wording import MEANT

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
        nl='De haak "[" wordt nergens gesloten. Schrijf: "{proposal}".',
        en='The bracket "[" is never closed. Write: "{proposal}".',
    ),
    "unopened": Text(
        nl='De haak "]" sluit, maar er staat geen "[" voor. Schrijf: "{proposal}".',
        en='The bracket "]" has no "[" before it. Write: "{proposal}".',
    ),
    "nested": Text(
        nl='Haken binnen haken kan niet: "{written}". Schrijf: "{proposal}".',
        en='Brackets cannot go inside brackets: "{written}". Write: "{proposal}".',
    ),
    "empty": Text(
        nl='Tussen de haken "{written}" staat niets. Vul het bereik in, of laat de haken weg: "{proposal}".',
        en='There is nothing between the brackets "{written}". Fill in the scope, or leave out the '
        'brackets: "{proposal}".',
    ),
    "other": Text(
        nl='Een bereik hoort tussen vierkante haken, niet zo: "{written}". Schrijf: "{proposal}".',
        en='A scope goes in square brackets, not like this: "{written}". Write: "{proposal}".',
    ),
    "around": Text(
        nl='Alleen het bereik hoort tussen vierkante haken, niet "{written}". Schrijf: "{proposal}".',
        en='Only the scope goes in square brackets, not "{written}". Write: "{proposal}".',
    ),
    "many": Text(
        nl="De haken in deze naam kloppen op veel plaatsen niet. Zet alleen het bereik tussen vierkante haken.",
        en="The brackets in this name are wrong in many places. Put only the scope in square brackets.",
    ),
    "open": Text(
        nl='De haken kloppen niet: "{written}". Zet alleen het bereik tussen vierkante haken.',
        en='The brackets are wrong: "{written}". Put only the scope in square brackets.',
    ),
    "fix": Text(nl="haken herstellen", en="fix the brackets"),
    "fix-meant": MEANT,
}
