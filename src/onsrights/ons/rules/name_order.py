"""ONS304, ONS404: the parts stand in another order than the language of the name asks for.

Ground: Dutch is subject, scope, operation; "The ordering for English names is different" (Right Syntax Requirements).
"""

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Text
from onsrights.ons.wording import MEANT

RULES = (
    Rule(
        "ONS304",
        "dutch-name-order",
        "error",
        "unsafe",
        about=("dutch_name",),
        silences="306 313 315/capital 315/open",
        hides="204 603 604 605 609 610 601 602 607",
    ),
    Rule(
        "ONS404",
        "english-name-order",
        "error",
        "unsafe",
        about=("english_name",),
        silences="406 413 415/capital 415/open",
        hides="204 603 604 605 609 610 601 602 607",
    ),
)

TEXTS = {
    "english-order": Text(
        nl='Een Nederlandse naam eindigt op de bewerking ("{operation}"); deze begint ermee. Schrijf: "{proposal}".',
        en='A Dutch name ends with its operation ("{operation}"); this one begins with it. Write: "{proposal}".',
    ),
    "dutch-order": Text(
        nl='Een Engelse naam begint met de bewerking ("{operation}"); deze eindigt ermee. Schrijf: "{proposal}".',
        en='An English name begins with its operation ("{operation}"); this one ends with it. Write: "{proposal}".',
    ),
    "imperative": Text(
        nl='"{written}" staat in de gebiedende wijs. Zet het onderwerp voorop en "{operation}" achteraan: "{proposal}".',
        en='"{written}" is a command. Put the subject first and "{operation}" last: "{proposal}".',
    ),
    "nominal": Text(
        nl='"{written}" maakt van de bewerking een naamwoord. Schrijf: "{proposal}".',
        en='"{written}" turns the operation into a noun. Write: "{proposal}".',
    ),
    "open": Text(
        nl="De delen staan in de verkeerde volgorde. Nederlands: onderwerp, bereik, bewerking; Engels: bewerking, bereik, onderwerp.",
        en="The parts are in the wrong order. Dutch: subject, scope, operation; English: operation, scope, subject.",
    ),
    "fix": Text(nl="in de juiste volgorde zetten", en="put the parts in the right order"),
    "fix-meant": MEANT,
}
