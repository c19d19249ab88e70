"""EXA802: source code calls an endpoint that no manifest lists."""

from __future__ import annotations

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Text

__all__ = ["RULE", "TEXTS"]

RULE = Rule("EXA802", "call-not-declared", "warning", needs="code")

TEXTS = {
    "message": Text(
        nl='{endpoint} wordt hier aangeroepen, maar staat niet onder "calls" in {manifest}.',
        en='{endpoint} is called here but is not listed under "calls" in {manifest}.',
    ),
}
