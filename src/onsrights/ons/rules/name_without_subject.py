"""ONS302, ONS402: the name does not say what the operation works on.

Ground: a name "always starts with a (singular) subject" (Right Syntax Requirements, "Dutch name"); in English it ends
with it.
"""

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Text
from onsrights.ons.wording import MEANT

RULES = (
    Rule(
        "ONS302",
        "dutch-name-without-subject",
        "error",
        "display-only",
        about=("dutch_name",),
        silences="304 305 310 311 312 313 603 604 605",
    ),
    Rule(
        "ONS402",
        "english-name-without-subject",
        "error",
        "display-only",
        about=("english_name",),
        silences="404 405 410 411 412 413 603 604 605",
    ),
)

TEXTS = {
    "empty": Text(
        nl="In deze naam staat geen onderwerp.",
        en="This name has no subject.",
    ),
    "missing": Text(
        nl="Het onderwerp ontbreekt: schrijf ook waar het recht over gaat, bijvoorbeeld een document of een afspraak.",
        en="The subject is missing: also say what the right is about, for instance a document or an appointment.",
    ),
    "only-operation": Text(
        nl='"{written}" is alleen een bewerking; schrijf ook waar het recht over gaat.',
        en='"{written}" is only an operation; also say what the right is about.',
    ),
    "scope-as-subject": Text(
        nl='Op de plaats van het onderwerp staat een deel tussen haken: "{written}". Bedoelt u "{proposal}"?',
        en='There is a part in brackets where the subject belongs: "{written}". Did you mean "{proposal}"?',
    ),
    "preposition-first": Text(
        nl='De naam begint met "{written}" en niet met het onderwerp. Begin met waar het recht over gaat.',
        en='The name begins with "{written}" and not with the subject. Begin with what the right is about.',
    ),
    "preposition-better": Text(
        nl='De naam begint met "{written}" en niet met het onderwerp. Schrijf bijvoorbeeld: "{proposal}".',
        en='The name begins with "{written}" and not with the subject. Write, for instance: "{proposal}".',
    ),
    "meant": Text(
        nl='Het onderwerp ontbreekt. Bedoelt u "{proposal}"?', en='The subject is missing. Did you mean "{proposal}"?'
    ),
    "open": Text(
        nl="Het onderwerp ontbreekt: schrijf ook waar het recht over gaat.",
        en="The subject is missing: also say what the right is about.",
    ),
    "fix": Text(nl="onderwerp vooraan zetten", en="put the subject first"),
    "fix-meant": MEANT,
}
