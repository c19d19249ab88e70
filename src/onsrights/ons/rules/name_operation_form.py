"""ONS311, ONS411: the operation is there, but in another form than the name asks for.

Ground: the examples end in an infinitive (*verwijderen*) and begin with a base form (*Delete*) (Right Syntax
Requirements).
"""

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Text
from onsrights.ons.wording import MEANT

RULES = (
    Rule(
        "ONS311", "dutch-name-operation-form", "error", "unsafe", about=("dutch_name",), hides="204 603 604 605 609 610"
    ),
    Rule(
        "ONS411",
        "english-name-operation-form",
        "error",
        "unsafe",
        about=("english_name",),
        hides="204 603 604 605 609 610",
    ),
)

TEXTS = {
    "te-form": Text(
        nl='Schrijf de bewerking zonder "te": "{infinitive}" in plaats van "{written}".',
        en='Write the operation without "te": "{infinitive}" instead of "{written}".',
    ),
    "apart": Text(
        nl='Dit werkwoord is één woord: "{infinitive}" in plaats van "{written}".',
        en='This Dutch verb is one word: "{infinitive}" instead of "{written}".',
    ),
    "third-person": Text(
        nl='"{written}" is een vervoegde vorm; schrijf het hele werkwoord: "{proposal}".',
        en='"{written}" is a conjugated form; use the base form of the verb: "{proposal}".',
    ),
    "participle": Text(
        nl='"{written}" is een voltooid deelwoord; schrijf het hele werkwoord: "{proposal}".',
        en='"{written}" is a participle; use the base form of the verb: "{proposal}".',
    ),
    "passive": Text(
        nl='Schrijf het hele werkwoord, "{infinitive}", in plaats van "{written}": "{proposal}".',
        en='Use the base form of the verb, "{infinitive}", instead of "{written}": "{proposal}".',
    ),
    "gerund": Text(
        nl='"{written}" is een ing-vorm; schrijf het hele werkwoord: "{proposal}".',
        en='"{written}" is an -ing form; use the base form of the verb: "{proposal}".',
    ),
    "gerund-open": Text(
        nl='"{written}" is een ing-vorm; schrijf het hele werkwoord (View, Delete).',
        en='"{written}" is an -ing form; use the base form of the verb (View, Delete).',
    ),
    "noun": Text(
        nl='"{written}" is een zelfstandig naamwoord; schrijf het werkwoord: "{proposal}".',
        en='"{written}" is a noun; write the verb: "{proposal}".',
    ),
    "open": Text(
        nl='"{written}" is niet de vorm die in een naam hoort; schrijf het hele werkwoord.',
        en='"{written}" is not the right form for a name; use the base form of the verb.',
    ),
    "fix": Text(nl="werkwoord in de juiste vorm", en="use the base form of the verb"),
    "fix-passive": Text(
        nl='"{infinitive}" schrijven in plaats van "{written}"', en='write "{infinitive}" instead of "{written}"'
    ),
    "fix-meant": MEANT,
}
