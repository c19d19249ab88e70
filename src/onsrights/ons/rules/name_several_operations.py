"""ONS312, ONS412: one right for several operations.

Ground: rights are described "as fine-grained as possible" (Right Syntax Requirements, "Right identifier").
"""

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Text
from onsrights.ons.wording import MEANT

RULES = (
    Rule("ONS312", "dutch-name-several-operations", "warning", "display-only", about=("dutch_name",)),
    Rule("ONS412", "english-name-several-operations", "warning", "display-only", about=("english_name",)),
)

TEXTS = {
    "several": Text(
        nl='"{operations}" zijn verschillende bewerkingen; vraag er aparte rechten voor aan: "{names}".',
        en='"{operations}" are different operations; request a right for each: "{names}".',
    ),
    "fix-meant": MEANT,
}
