"""ONS203: nothing stands between the prefix and the action."""

from __future__ import annotations

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Text

__all__ = ["RULE", "TEXTS"]

RULE = Rule("ONS203", "identifier-without-element", "warning", "display-only", about=("identifier",))

TEXTS = {
    "message": Text(
        nl="De identifier zegt niet om welke gegevens het gaat. "
        'Noem die in het Engels tussen het voorvoegsel en "{action}".',
        en="The identifier does not say which data it is about. "
        'Name them in English between the prefix and "{action}".',
    ),
    "meant": Text(
        nl='De identifier zegt niet om welke gegevens het gaat. Schrijf "{proposal}".',
        en='The identifier does not say which data it is about. Write "{proposal}".',
    ),
    "owner": Text(
        nl='De identifier zegt van wie de gegevens zijn, maar niet welke het zijn. Schrijf "{proposal}".',
        en='The identifier says whose data it is, but not which data. Write "{proposal}".',
    ),
    "fix": Text(nl='schrijf "{value}"', en='write "{value}"'),
}
