"""ONS303, ONS403: the name does not say what may be done.

Ground: the Dutch name "ends with an operation", the English name begins with it (Right Syntax Requirements).
"""

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Text
from onsrights.ons.wording import MEANT

RULES = (
    Rule(
        "ONS303",
        "dutch-name-without-operation",
        "error",
        "display-only",
        about=("dutch_name",),
        silences="304 305 310 311 312 313 603 604 605",
    ),
    Rule(
        "ONS403",
        "english-name-without-operation",
        "error",
        "display-only",
        about=("english_name",),
        silences="404 405 410 411 412 413 603 604 605",
    ),
)

TEXTS = {
    "missing": Text(
        nl="De bewerking ontbreekt: schrijf ook wat er met het onderwerp mag gebeuren ({examples}).",
        en="The operation is missing: also say what may be done with the subject ({examples}).",
    ),
    "meant": Text(
        nl='De bewerking ontbreekt. Bedoelt u "{proposal}"?', en='The operation is missing. Did you mean "{proposal}"?'
    ),
    "noun": Text(
        nl='"{written}" is een zelfstandig naamwoord en geen bewerking. Bedoelt u "{proposal}"?',
        en='"{written}" is a noun and not an operation. Did you mean "{proposal}"?',
    ),
    "open": Text(
        nl='"{written}" is een zelfstandig naamwoord en geen bewerking.',
        en='"{written}" is a noun and not an operation.',
    ),
    "fix": Text(nl="als bewerking schrijven", en="write it as an operation"),
    "fix-meant": MEANT,
}
