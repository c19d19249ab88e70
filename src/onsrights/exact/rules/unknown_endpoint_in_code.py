"""EXA804: source code calls an endpoint that the API reference does not have.   Ground: F22."""

from __future__ import annotations

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Text
from onsrights.exact.rules.unknown_endpoint import NEAR, UNKNOWN

__all__ = ["RULE", "TEXTS"]

RULE = Rule("EXA804", "unknown-endpoint-in-code", "warning", fix="display-only", needs="code")

TEXTS = {
    "message": UNKNOWN,
    "near": NEAR,
    "fix": Text(nl='"{value}" schrijven', en='write "{value}"'),
}
