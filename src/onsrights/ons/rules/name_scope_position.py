"""ONS305, ONS405: the scope does not stand between subject and operation.

Ground: the order of the three parts (Right Syntax Requirements, "Dutch name" and "English name").
"""

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Text
from onsrights.ons.wording import MEANT

RULES = (
    Rule(
        "ONS305",
        "dutch-name-scope-position",
        "error",
        "unsafe",
        about=("dutch_name",),
        silences="306 313 315/capital 315/open",
        hides="204 603 604 605 609 610 601 602 607",
    ),
    Rule(
        "ONS405",
        "english-name-scope-position",
        "error",
        "unsafe",
        about=("english_name",),
        silences="406 413 415/capital 415/open",
        hides="204 603 604 605 609 610 601 602 607",
    ),
)

TEXTS = {
    "first": Text(
        nl='Het bereik "{scope}" staat vooraan; het hoort tussen onderwerp en bewerking. Schrijf: "{proposal}".',
        en='The scope "{scope}" comes first; it goes between operation and subject. Write: "{proposal}".',
    ),
    "after": Text(
        nl='Het bereik "{scope}" staat achteraan; het hoort tussen onderwerp en bewerking. Schrijf: "{proposal}".',
        en='The scope "{scope}" comes last; it goes between operation and subject. Write: "{proposal}".',
    ),
    "inside": Text(
        nl='Het bereik "{scope}" staat midden in het onderwerp; het hoort ervoor. Schrijf: "{proposal}".',
        en='The scope "{scope}" is inside the subject; put it before the subject. Write: "{proposal}".',
    ),
    "open": Text(
        nl='Het bereik "{scope}" staat niet tussen onderwerp en bewerking.',
        en='The scope "{scope}" is not between operation and subject.',
    ),
    "fix": Text(nl="bereik verplaatsen", en="move the scope"),
    "fix-meant": MEANT,
    "fix-dropping": Text(nl='bereik verplaatsen, zonder "{dropped}"', en='move the scope, without "{dropped}"'),
}
