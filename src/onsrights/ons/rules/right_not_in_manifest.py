"""ONS801: the code uses a right that no manifest has.

Ground: "Requesting a non-existant right, or requesting a right that is not linked to the version of the connector,
will yield 404 response." (Using Authorization APIs)
"""

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Text

RULE = Rule("ONS801", "right-not-in-manifest", "error", "display-only", about=("identifier",), needs="code")

TEXTS = {
    "message": Text(
        nl='Het recht "{identifier}" staat niet in {manifest}; op een vraag ernaar antwoordt Ons met 404. '
        "Voeg het daar toe, of gebruik een recht dat er wel in staat.",
        en='The right "{identifier}" is not in {manifest}; Ons answers 404 when it is asked for. '
        "Add it there, or use a right that is.",
    ),
    "near": Text(
        nl='Het recht "{identifier}" staat niet in {manifest}; op een vraag ernaar antwoordt Ons met 404. '
        'Bedoelt u "{proposal}"?',
        en='The right "{identifier}" is not in {manifest}; Ons answers 404 when it is asked for. '
        'Did you mean "{proposal}"?',
    ),
    "fix": Text(nl='gebruik "{proposal}"', en='use "{proposal}"'),
}
