"""ONS110: a required field is missing."""

from __future__ import annotations

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Text

__all__ = ["RULE", "TEXTS"]

RULE = Rule("ONS110", "missing-field", "error")

TEXTS = {
    "message": Text(
        nl='Dit recht heeft geen veld "{field}". Vul het aan: alle vijf de velden van een recht zijn verplicht.',
        en='This right has no field "{field}". Add it: all five fields of a right are required.',
    ),
    "manifest": Text(
        nl='De versie van het formaat ontbreekt. Schrijf bovenaan "manifest: 1".',
        en='The version of the format is missing. Write "manifest: 1" at the top.',
    ),
    "connector": Text(
        nl='Het veld "connector" ontbreekt. Noem daarin de naam van de connector zoals die in het API Dashboard staat.',
        en='The field "connector" is missing. Give in it the name of the connector as it stands in the API Dashboard.',
    ),
    "name": Text(
        nl='De connector heeft geen veld "name". Schrijf daar de naam zoals die in het API Dashboard staat.',
        en='The connector has no field "name". Write there the name as it stands in the API Dashboard.',
    ),
}
