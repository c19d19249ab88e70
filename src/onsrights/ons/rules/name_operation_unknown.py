"""ONS310, ONS410: the operation looks like a slip of the pen.

Only where the word is near a known operation and is itself no word that anybody knows, or where it is not formed like
an infinitive: nobody's correct verb is questioned.
"""

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Text
from onsrights.ons.wording import MEANT

RULES = (
    Rule("ONS310", "dutch-name-operation-unknown", "warning", "display-only", about=("dutch_name",)),
    Rule("ONS410", "english-name-operation-unknown", "warning", "display-only", about=("english_name",)),
)

TEXTS = {
    "near": Text(
        nl='"{written}" is geen bekende bewerking. Bedoelt u "{operation}"?',
        en='"{written}" is not a known operation. Did you mean "{operation}"?',
    ),
    "form": Text(
        nl='"{written}" staat op de plaats van de bewerking, maar is geen heel werkwoord (inzien).',
        en='"{written}" is where the operation belongs, but is not a Dutch infinitive (inzien).',
    ),
    "fix": Text(nl="spelling van de bewerking", en="fix the spelling of the operation"),
    "fix-meant": MEANT,
}
