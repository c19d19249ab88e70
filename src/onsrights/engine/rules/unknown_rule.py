"""121: a comment for this tool that cannot be understood; found by :mod:`onsrights.engine.accept.ignores`."""

from __future__ import annotations

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Text

__all__ = ["RULE", "TEXTS"]

_FORM = "# onsrights: ignore[{some_rule}]"

RULE = Rule("121", "unknown-rule", "error", "unsafe", ignorable=False)

TEXTS = {
    "message": Text(
        nl='Er is geen regel "{written}", dus wordt er niets genegeerd. Schrijf de code of de naam van een regel.',
        en='There is no rule "{written}", so nothing is ignored. Write the code or the name of a rule.',
    ),
    "near": Text(
        nl='Er is geen regel "{written}", dus wordt er niets genegeerd. Bedoelt u "{proposal}"?',
        en='There is no rule "{written}", so nothing is ignored. Did you mean "{proposal}"?',
    ),
    "commas": Text(
        nl="Zet komma's tussen de regels; zonder komma's wordt er niets genegeerd. Schrijf: \"{proposal}\".",
        en='Put commas between the rules; without them nothing is ignored. Write: "{proposal}".',
    ),
    "tool": Text(
        nl='Een opmerking voor dit programma begint niet met "{written}", dus wordt er niets genegeerd. '
        'Bedoelt u "{proposal}"?',
        en='"{written}" is not how a comment for this program begins, so nothing is ignored. '
        'Did you mean "{proposal}"?',
    ),
    "directive": Text(
        nl=f'Deze opmerking wordt niet begrepen, dus wordt er niets genegeerd. Schrijf "{_FORM}" met een reden erachter, '
        "of ignore-file voor het hele bestand.",
        en=f'This comment is not understood, so nothing is ignored. Write "{_FORM}" with a reason after it, '
        "or ignore-file for the whole file.",
    ),
    "directive-near": Text(
        nl='"{written}" wordt niet begrepen, dus wordt er niets genegeerd. Bedoelt u "{proposal}"?',
        en='"{written}" is not understood, so nothing is ignored. Did you mean "{proposal}"?',
    ),
    "list": Text(
        nl="Hier staat niet welke regels genegeerd worden, dus wordt er niets genegeerd. Noem ze tussen vierkante haken: "
        f'"{_FORM}".',
        en=f'It does not say which rules are to be ignored, so nothing is. Name them in square brackets: "{_FORM}".',
    ),
    "unclosed": Text(
        nl='De lijst van regels is niet afgesloten, dus wordt er niets genegeerd. Zet "]" achter de laatste regel.',
        en='The list of rules is not closed, so nothing is ignored. Put "]" after the last rule.',
    ),
    "empty": Text(
        nl=f'De lijst van regels is leeg, dus wordt er niets genegeerd. Noem de regels: "{_FORM}".',
        en=f'The list of rules is empty, so nothing is ignored. Name the rules: "{_FORM}".',
    ),
    "not-alone": Text(
        nl="Een opmerking voor het hele bestand staat alleen op een regel; hier wordt er niets door genegeerd. "
        "Zet die op een eigen regel, of schrijf ignore voor wat op deze regel staat.",
        en="A comment for the whole file goes on a line of its own; here it ignores nothing. "
        "Give it its own line, or write ignore for what is on this line.",
    ),
    "many": Text(
        nl="Dit bestand heeft zoveel opmerkingen voor dit programma dat ze vanaf hier niet meer gelezen worden.",
        en="This file has so many comments for this program that they are no longer read from here on.",
    ),
    "fix": Text(nl='maak ervan "{value}"', en='change it to "{value}"'),
}
