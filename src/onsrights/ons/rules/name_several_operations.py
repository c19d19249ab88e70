"""ONS312, ONS412: one right for several operations.

Ground: rights are described "as fine-grained as possible" (Right Syntax Requirements, "Right identifier").
"""

from onsrights.engine.diagnostics import Text

TEXTS = {
    "several": Text(
        nl='"{operations}" zijn verschillende bewerkingen; vraag er aparte rechten voor aan: "{names}".',
        en='"{operations}" are different operations; request a right for each: "{names}".',
    ),
}
