"""EXA803: none of the source code needs a scope that the app asks for.   Ground: F18."""

from __future__ import annotations

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Text

__all__ = ["RULE", "TEXTS"]

RULE = Rule("EXA803", "scope-never-used", "warning", about=("scopes",), needs="code")

TEXTS = {
    "message": Text(
        nl="De doorzochte code heeft {scope} nergens nodig.", en="None of the code that was searched needs {scope}."
    ),
}
