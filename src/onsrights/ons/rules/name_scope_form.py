"""ONS307, ONS407: the scope is not written as the page writes it.

Ground: the examples ``[van een cliënt]``, ``[client]``, ``[a client] and/or [an employee]`` (Right Syntax Requirements).
"""

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Text
from onsrights.ons.wording import MEANT

RULES = (
    Rule("ONS307", "dutch-name-scope-form", "warning", "unsafe", about=("dutch_name",), hides="607"),
    Rule("ONS407", "english-name-scope-form", "warning", "unsafe", about=("english_name",), hides="607"),
)

TEXTS = {
    "form": Text(
        nl='Zo wordt een bereik niet geschreven: "{scope}". Schrijf "{form}".',
        en='A scope is not written like this: "{scope}". Write "{form}".',
    ),
    "form-open": Text(
        nl='Zo wordt een bereik niet geschreven: "{scope}". Schrijf bijvoorbeeld "[van een cliënt]" of "[client]".',
        en='A scope is not written like this: "{scope}". Write, for instance, "[van een cliënt]" or "[client]".',
    ),
    "possessive": Text(
        nl='Het bereik is een zelfstandig naamwoord zonder \'s: schrijf "{form}" in plaats van "{scope}".',
        en='The scope is a noun without \'s: write "{form}" instead of "{scope}".',
    ),
    "ending": Text(
        nl='Achter een haak hoort geen uitgang: schrijf "{form}" in plaats van "{scope}".',
        en='No ending goes after a bracket: write "{form}" instead of "{scope}".',
    ),
    "unlimited": Text(
        nl='Haken betekenen dat het bereik van de rol geldt; "{scope}" zegt juist van niet. Schrijf "{form}".',
        en='Brackets mean that the scope of the role applies; "{scope}" says that it does not. Write "{form}".',
    ),
    "inside": Text(
        nl='Elk bereik krijgt eigen haken: schrijf "{form}" in plaats van "{scope}".',
        en='Each scope has its own brackets: write "{form}" instead of "{scope}".',
    ),
    "inside-open": Text(
        nl='Elk bereik krijgt eigen haken, met "en/of", "en" of "of" (and/or, and, or) ertussen; niet "{scope}".',
        en='Each scope has its own brackets, with "and/or", "and" or "or" between them; not "{scope}".',
    ),
    "joiner": Text(
        nl='Twee bereiken worden niet verbonden met "{joiner}". Schrijf: "{proposal}".',
        en='Two scopes are not joined by "{joiner}". Write: "{proposal}".',
    ),
    "joiner-missing": Text(
        nl='Tussen de twee bereiken ontbreekt een verbindingswoord. Schrijf: "{proposal}".',
        en='There is no word between the two scopes to join them. Write: "{proposal}".',
    ),
    "twice": Text(
        nl='Hetzelfde bereik staat er twee keer: "{scope}". Schrijf: "{proposal}".',
        en='The same scope is here twice: "{scope}". Write: "{proposal}".',
    ),
    "open": Text(
        nl='Zo wordt een bereik niet geschreven. Schrijf bijvoorbeeld "[van een cliënt]" of "[client]".',
        en='A scope is not written like this. Write, for instance, "[van een cliënt]" or "[client]".',
    ),
    "fix": Text(nl="bereik goed schrijven", en="write the scope correctly"),
    "fix-meant": MEANT,
    "fix-possessive": Text(nl='"{form}" schrijven in plaats van "{scope}"', en='write "{form}" instead of "{scope}"'),
    "fix-ending": Text(nl='"{form}" schrijven in plaats van "{scope}"', en='write "{form}" instead of "{scope}"'),
    "fix-joiner": Text(nl='"{right}" schrijven in plaats van "{joiner}"', en='write "{right}" instead of "{joiner}"'),
    "fix-dropping": Text(nl='"{dropped}" weglaten', en='leave out "{dropped}"'),
}
