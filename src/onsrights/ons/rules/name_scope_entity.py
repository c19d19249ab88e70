"""ONS308, ONS408: the scope names something that Ons is not known to limit rights by.

Ground: the page's examples know client and employee; task names of Ons itself know the team. Authorization by another
entity, a location for instance, is not possible (the page Using Ons Autorisatie).
"""

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Text
from onsrights.ons.wording import MEANT

RULES = (
    Rule("ONS308", "dutch-name-scope-entity", "warning", "display-only", about=("dutch_name",), silences="602"),
    Rule("ONS408", "english-name-scope-entity", "warning", "display-only", about=("english_name",), silences="602"),
)

TEXTS = {
    "near": Text(
        nl='Ons kent geen bereik "{scope}". Bedoelt u "{form}"?',
        en='Ons has no scope "{scope}". Did you mean "{form}"?',
    ),
    "synonym": Text(
        nl='In een bereik heet dit in Ons "{noun}": schrijf "{form}" in plaats van "{scope}".',
        en='In a scope Ons calls this "{noun}": write "{form}" instead of "{scope}".',
    ),
    "synonym-perhaps": Text(
        nl='Ons kent "{scope}" niet als bereik. Bedoelt u "{form}"?',
        en='"{scope}" is not a known scope in Ons. Did you mean "{form}"?',
    ),
    "foreign": Text(
        nl='"{scope}" is in de andere taal. Schrijf: "{form}".',
        en='"{scope}" is in the other language. Write: "{form}".',
    ),
    "unsupported": Text(
        nl='Ons kan een recht niet beperken tot "{noun}", alleen tot een cliënt, een medewerker of een team.',
        en='Ons cannot limit a right to "{noun}", only to a client, an employee or a team.',
    ),
    "unknown": Text(
        nl='Voor zover bekend kan Ons een recht niet beperken tot "{noun}"; wel tot een cliënt, een medewerker of een team.',
        en='Ons is not known to limit a right to "{noun}"; it can limit one to a client, an employee or a team.',
    ),
    "fix": Text(nl="ander bereik schrijven", en="write another scope"),
    "fix-meant": MEANT,
}
