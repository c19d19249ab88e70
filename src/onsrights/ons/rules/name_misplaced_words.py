"""ONS313, ONS413: words that belong to no part of the name.

What a verb takes between scope and infinitive (an adverb, a phrase with a preposition, *laten*) is part of the
operation and never reported.
"""

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Text
from onsrights.ons.wording import MEANT

RULES = (
    Rule(
        "ONS313",
        "dutch-name-misplaced-words",
        "error",
        "unsafe",
        about=("dutch_name",),
        hides="306 307 308 309 310 311 312 315 317 318 204 603 604 605 609 610",
    ),
    Rule(
        "ONS413",
        "english-name-misplaced-words",
        "error",
        "unsafe",
        about=("english_name",),
        hides="406 407 408 409 410 411 412 415 417 418 204 603 604 605 609 610",
    ),
)

TEXTS = {
    "after": Text(
        nl='Na de bewerking hoort niets meer te staan: laat "{written}" weg, of zet het voor de bewerking: "{proposal}".',
        en='Nothing should follow the operation: leave out "{written}", or put it before the operation: "{proposal}".',
    ),
    "before": Text(
        nl='Een Engelse naam begint met de bewerking; laat "{written}" weg: "{proposal}".',
        en='An English name begins with the operation; leave out "{written}": "{proposal}".',
    ),
    "modal": Text(
        nl='Een recht geeft al toestemming; "{written}" is overbodig: "{proposal}".',
        en='A right already gives permission; leave out "{written}": "{proposal}".',
    ),
    "negation": Text(
        nl='Een recht staat iets toe en kan niets verbieden: "{written}" hoort niet in de naam.',
        en='A right allows something and cannot forbid it: "{written}" does not belong in the name.',
    ),
    "sentence": Text(
        nl='Dit is een zin over het recht; noem alleen onderwerp en bewerking: "{proposal}".',
        en='This is a sentence about the right; give only the subject and the operation: "{proposal}".',
    ),
    "open": Text(
        nl='"{written}" hoort niet in de naam van een recht.',
        en='"{written}" does not belong in the name of a right.',
    ),
    "fix": Text(nl='"{written}" weglaten', en='leave out "{written}"'),
    "fix-meant": MEANT,
}
