"""ONS802: a right of the manifest that the code does not use."""

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Text

RULE = Rule("ONS802", "right-never-used", "warning", about=("identifier",), needs="code")

TEXTS = {
    "message": Text(
        nl='Het recht "{identifier}" wordt in de doorzochte bestanden nergens gebruikt. Haal het uit het '
        "manifest als niets er meer naar vraagt.",
        en='The right "{identifier}" is not used anywhere in the files that were searched. Remove it '
        "from the manifest if nothing asks for it any more.",
    ),
}
