"""The keys of ``onsrights.toml`` and of ``[tool.onsrights]`` in ``pyproject.toml``."""

from __future__ import annotations

from onsrights.engine.diagnostics import Text
from onsrights.engine.settings import ACCESS_RIGHTS, FAIL_ON, FORMATS
from onsrights.engine.settings_keys import Key, Schema
from onsrights.ons.lexicon.added import operation_classes
from onsrights.ons.lexicon.scopes import ENTITIES
from onsrights.platforms import PLATFORMS

__all__ = ["KEYS", "SETTINGS"]

_SELECT = Key(
    "select",
    "rules",
    Text(
        "Alleen deze regels: een code (ONS305), het begin van een code (ONS3) of een naam. Zonder deze sleutel gelden "
        "alle regels.",
        "These rules only: a code (ONS305), the beginning of a code (ONS3) or a name. Without this key every rule "
        "applies.",
    ),
    example='["ONS2", "ONS3", "ONS4"]',
)
_IGNORE = Key(
    "ignore",
    "rules",
    Text(
        "Deze regels niet. Ook een regel die in `select` staat, valt hiermee weg.",
        "Not these rules. A rule that is in `select` is left out as well.",
    ),
    "[]",
    '["scope-not-answerable"]',
)
_SEVERITY = Key(
    "severity",
    "severities",
    Text(
        "Hoe ernstig een regel is: `error`, `warning` of `info`, per code, begin van een code of naam. Noemen er twee "
        "dezelfde regel, dan geldt wat de minste regels noemt. Een recht met een `error` is niet klaar voor "
        "registratie; wie een fout tot waarschuwing maakt, telt zo'n recht dus als klaar.",
        "How grave a rule is: `error`, `warning` or `info`, by code, beginning of a code or name. Where two mean the "
        "same rule, the one that means fewer rules counts. A right with an `error` is not ready to register, so making "
        "an error a warning counts such a right as ready.",
    ),
    example='{ ONS309 = "error", dutch-name-typography = "info" }',
)
_ACCESS_RIGHTS = Key(
    "access-rights",
    "choice",
    Text(
        "Hoe een recht dat toegang tot een applicatie geeft, beoordeeld wordt (ONS701). `require-client-scope`: het "
        "heeft een cliëntbereik nodig. `allow`: het mag altijd. `deny`: het mag niet. `access_rights` in het manifest "
        "gaat voor.",
        "How a right that gives access to an application is judged (ONS701). `require-client-scope`: it needs a client "
        "scope. `allow`: it is always fine. `deny`: it is refused. `access_rights` in the manifest goes first.",
    ),
    '"require-client-scope"',
    '"allow"',
    ACCESS_RIGHTS,
)

_LIMITS = (
    Key(
        "file-bytes",
        "number",
        Text("De grootte van een bestand, in bytes.", "The size of a file, in bytes."),
        "33554432",
        "1048576",
    ),
    Key("depth", "number", Text("Niveaus van nesting.", "Levels of nesting."), "50", "20"),
    Key(
        "nodes",
        "number",
        Text(
            "Alles bij elkaar: waarden, lijsten en sleutels in een bestand.",
            "All in all: values, lists and keys in a file.",
        ),
        "2000000",
        "100000",
    ),
    Key("scalar", "number", Text("Tekens in één waarde.", "Characters in one value."), "65536", "10000"),
)

_OVERRIDES = (
    Key(
        "files",
        "globs",
        Text(
            "Voor welke bestanden dit geldt: patronen zoals in `.gitignore`, vanaf de map van de instellingen.",
            "The files this is for: patterns as in `.gitignore`, from the folder of the settings on.",
        ),
        example='["legacy/**", "*.old.rights.yaml"]',
        required=True,
    ),
    _SELECT._replace(
        about=Text(
            "Alleen deze regels, in plaats van `select` voor alle bestanden.",
            "These rules only, in place of the `select` for all files.",
        )
    ),
    _IGNORE._replace(
        about=Text(
            "Deze regels niet, naast wat voor alle bestanden in `ignore` staat.",
            "Not these rules, besides those in the `ignore` for all files.",
        )
    ),
    _SEVERITY._replace(about=Text("Hoe ernstig een regel hier is.", "How grave a rule is here.")),
    _ACCESS_RIGHTS._replace(
        about=Text(
            "Hoe een recht dat toegang geeft hier beoordeeld wordt.",
            "How a right that gives access is judged here.",
        )
    ),
)

_DUTCH_PLURAL = Text("Het Nederlandse meervoud.", "The Dutch plural.")
_ENGLISH_PLURAL = Text("Het Engelse meervoud, als dat onregelmatig is.", "The English plural, where it is irregular.")

_WORDS = (
    Key(
        "operations",
        "tables",
        Text(
            "Bewerkingen: hoe een Nederlandse naam eindigt en een Engelse begint.",
            "Operations: how a Dutch name ends and an English one begins.",
        ),
        "[]",
        '[{ dutch = "triageren", english = "Triage", class = "assess" }]',
        keys=(
            Key(
                "dutch",
                "word",
                Text(
                    "De infinitief, met wat er vast vóór staat: `in quarantaine plaatsen`.",
                    "The infinitive, with what always stands before it: `in quarantaine plaatsen`.",
                ),
                example='"triageren"',
                required=True,
            ),
            Key(
                "english",
                "phrase",
                Text(
                    "De basisvorm; `…` staat voor het onderwerp: `Put … in quarantine`.",
                    "The base form; `…` stands for the subject: `Put … in quarantine`.",
                ),
                example='"Triage"',
                required=True,
            ),
            Key(
                "class",
                "choice",
                Text(
                    "Wat de bewerking doet, zodat zij met de andere naam en de identifier vergeleken wordt (ONS603, "
                    "ONS604). Zonder deze sleutel geldt wat van het Engelse werkwoord bekend is; is dat niets, dan "
                    "wordt de bewerking niet vergeleken.",
                    "What the operation does, so that it is held against the other name and the identifier (ONS603, "
                    "ONS604). Without this key what is known of the English verb counts; where that is nothing, the "
                    "operation is not compared.",
                ),
                example='"assess"',
                choices=operation_classes(),
            ),
        ),
    ),
    Key(
        "scope-nouns",
        "tables",
        Text(
            "Zelfstandige naamwoorden die tussen vierkante haken als bereik mogen staan.",
            "Nouns that may stand between square brackets as a scope.",
        ),
        "[]",
        '[{ dutch = "afdeling", english = "department" }]',
        keys=(
            Key(
                "dutch",
                "word",
                Text("Het Nederlandse enkelvoud.", "The Dutch singular."),
                example='"afdeling"',
                required=True,
            ),
            Key(
                "english",
                "word",
                Text("Het Engelse enkelvoud.", "The English singular."),
                example='"department"',
                required=True,
            ),
            Key("dutch-plural", "word", _DUTCH_PLURAL, example='"afdelingen"'),
            Key("english-plural", "word", _ENGLISH_PLURAL, example='"departments"'),
            Key(
                "means",
                "choice",
                Text(
                    "Het bereik van Ons waarvoor dit een ander woord is: `bewoner` voor `client`. Zonder deze sleutel "
                    "is het een bereik op zich.",
                    "The scope of Ons that this is another word for: `resident` for `client`. Without this key it is a "
                    "scope by itself.",
                ),
                example='"client"',
                choices=tuple(ENTITIES),
            ),
        ),
    ),
    Key(
        "subjects",
        "tables",
        Text(
            "Onderwerpen: zelfstandige naamwoorden waar rechten over gaan, met hun meervoud en hun Engels.",
            "Subjects: nouns that rights are about, with their plural and their English.",
        ),
        "[]",
        '[{ dutch = "wijkkaart", article = "de", dutch-plural = "wijkkaarten", english = "district card" }]',
        keys=(
            Key(
                "dutch",
                "word",
                Text("Het Nederlandse enkelvoud.", "The Dutch singular."),
                example='"wijkkaart"',
                required=True,
            ),
            Key(
                "article",
                "choice",
                Text("Het Nederlandse lidwoord.", "The Dutch article."),
                example='"de"',
                choices=("de", "het"),
                required=True,
            ),
            Key(
                "english",
                "word",
                Text("Het Engelse enkelvoud.", "The English singular."),
                example='"district card"',
                required=True,
            ),
            Key(
                "dutch-plural",
                "word",
                Text(
                    "Het Nederlandse meervoud; laat het weg als er geen gebruikt wordt.",
                    "The Dutch plural; leave it out where none is in use.",
                ),
                example='"wijkkaarten"',
            ),
            Key("english-plural", "word", _ENGLISH_PLURAL, example='"district cards"'),
        ),
    ),
    Key(
        "products",
        "words",
        Text(
            "Namen van producten: die houden overal hun spelling en hoofdletters, en zijn nooit enkelvoud of meervoud.",
            "Names of products: they keep their spelling and capitals everywhere, and are never singular or plural.",
        ),
        "[]",
        '["Zorg Monitor", "iZorgApps"]',
    ),
)

KEYS = (
    _SELECT,
    _IGNORE,
    _SEVERITY,
    _ACCESS_RIGHTS,
    Key(
        "language",
        "choice",
        Text(
            "De taal van de meldingen. `--lang` en `ONSRIGHTS_LANG` gaan voor; zonder alle drie geldt de taal van het "
            "systeem.",
            "The language of the messages. `--lang` and `ONSRIGHTS_LANG` go first; without all three the language of "
            "the system counts.",
        ),
        example='"nl"',
        choices=("nl", "en"),
    ),
    Key(
        "format",
        "choice",
        Text("De vorm van het rapport, zoals bij `--format`.", "The form of the report, as with `--format`."),
        '"text"',
        '"concise"',
        FORMATS,
    ),
    Key(
        "fail-on",
        "choice",
        Text(
            "Vanaf welke ernst de exitstatus 1 is, zoals bij `--fail-on`.",
            "From which severity on the exit status is 1, as with `--fail-on`.",
        ),
        '"error"',
        '"warning"',
        FAIL_ON,
    ),
    Key(
        "baseline",
        "path",
        Text(
            "Het bestand met de fouten die al bekend zijn, vanaf de map van deze instellingen; zoals bij `--baseline`.",
            "The file with the faults that are known already, from the folder of these settings; as with `--baseline`.",
        ),
        example='"rights-baseline.json"',
    ),
    Key(
        "required-version",
        "version",
        Text(
            "De versies van onsrights waarvoor deze instellingen zijn; een andere versie weigert ze (exitstatus 2).",
            "The versions of onsrights that these settings are for; any other one refuses them (exit status 2).",
        ),
        example='">=0.1,<2"',
    ),
    Key(
        "limits",
        "table",
        Text(
            "Wat te groot is om te controleren (ONS105).",
            "What is too large to be checked (ONS105).",
        ),
        keys=_LIMITS,
    ),
    Key(
        "overrides",
        "tables",
        Text(
            "Wat voor sommige bestanden anders is. Passen er meer bij een bestand, dan gaat de latere voor.",
            "What is different for some files. Where several fit a file, the later one goes first.",
        ),
        keys=_OVERRIDES,
    ),
    Key(
        "words",
        "table",
        Text(
            "Woorden die de woordenlijst niet kent en die in uw namen goed zijn.",
            "Words that the lexicon does not know and that are right in your names.",
        ),
        keys=_WORDS,
    ),
)
"""Every key, in the order of the page about settings."""

SETTINGS = Schema(KEYS, PLATFORMS.registry())
