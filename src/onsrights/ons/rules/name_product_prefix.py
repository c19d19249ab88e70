"""ONS314, ONS414: a product or a heading stands in front of the name.

Ground: the name "always starts with a (singular) subject" (Right Syntax Requirements, "Dutch name").
"""

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Text
from onsrights.ons.wording import MEANT

RULES = (
    Rule(
        "ONS314", "dutch-name-product-prefix", "error", "unsafe", about=("dutch_name",), hides="204 603 604 605 609 610"
    ),
    Rule(
        "ONS414",
        "english-name-product-prefix",
        "error",
        "unsafe",
        about=("english_name",),
        hides="204 603 604 605 609 610",
    ),
)

TEXTS = {
    "prefix": Text(
        nl='Laat "{product}" aan het begin weg; de naam begint met het onderwerp of de bewerking: "{proposal}".',
        en='Leave out "{product}" at the start; the name begins with its subject or operation: "{proposal}".',
    ),
    "bracket": Text(
        nl='"{product}" tussen haken is geen bereik; laat het weg: "{proposal}".',
        en='"{product}" in brackets is not a scope; leave it out: "{proposal}".',
    ),
    "open": Text(
        nl='"{product}" hoort niet aan het begin van de naam; die begint met het onderwerp of de bewerking.',
        en='"{product}" does not belong at the start of the name; a name begins with its subject or operation.',
    ),
    "fix": Text(nl='"{front}" weglaten', en='leave out "{front}"'),
    "fix-meant": MEANT,
}
