"""The keys of ``onsrights.toml`` and of ``[tool.onsrights]``: those for all platforms, and those of each."""

from __future__ import annotations

from functools import cache

from onsrights.engine.check.house import KINDS, fields_of
from onsrights.engine.diagnostics import Text
from onsrights.engine.settings.keys import Key, Schema
from onsrights.engine.settings.settings import FAIL_ON, FORMATS
from onsrights.platforms import PLATFORMS

__all__ = ["settings_keys"]

_SELECT = Key(
    "select",
    "rules",
    Text(
        "Alleen deze regels: een code (ONS305), het begin van een code (ONS3) of een naam. Zonder deze sleutel gelden "
        "alle regels.",
        "Only these rules: a code (ONS305), the beginning of a code (ONS3) or a name. Without this key every rule "
        "applies.",
    ),
    example='["ONS2", "ONS3", "ONS4"]',
)
_IGNORE = Key(
    "ignore",
    "rules",
    Text(
        "Deze regels niet. Ook een regel die in `select` staat, valt hiermee weg.",
        "Leave out these rules, even if they are in `select`.",
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
        "The severity of a rule: `error`, `warning` or `info`, by code, beginning of a code or name. If two entries "
        "cover the same rule, the entry that covers fewer rules counts. A right with an `error` is not ready to "
        "register, so making an error a warning counts such a right as ready.",
    ),
    example='{ ONS309 = "error", dutch-name-typography = "info" }',
)
_LIMITS = (
    Key(
        "file-bytes",
        "number",
        Text("De grootte van een bestand, in bytes.", "The size of a file, in bytes."),
        "33554432",
        "1048576",
    ),
    Key("depth", "number", Text("Hoe diep waarden in elkaar zitten.", "Levels of nesting."), "50", "20"),
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
            "Voor welke bestanden dit geldt: patronen zoals in `.gitignore`, vanaf de map van de instellingen, met / "
            "tussen mappen.",
            "The files this applies to: patterns as in `.gitignore`, relative to the folder of the settings, with / "
            "between folders.",
        ),
        example='["legacy/**", "*.old.rights.yaml"]',
        required=True,
    ),
    _SELECT._replace(
        about=Text(
            "Alleen deze regels, in plaats van `select` voor alle bestanden.",
            "Only these rules, instead of the `select` for all files.",
        )
    ),
    _IGNORE._replace(
        about=Text(
            "Deze regels niet, naast wat voor alle bestanden in `ignore` staat.",
            "Leave out these rules, in addition to the `ignore` for all files.",
        )
    ),
    _SEVERITY._replace(about=Text("Hoe ernstig een regel hier is.", "The severity of a rule here.")),
)

_NAME = r"^(?=.{2,60}(?![\s\S]))[a-z][a-z0-9]*(-[a-z0-9]+)*(?![\s\S])"
_LINE = r"^(?=.{1,500}(?![\s\S]))[^\n]*\S"
_WEB = r"^https?://[A-Za-z0-9._~:/?#@!&'*+,;=%-]{1,500}(?![\s\S])"
_WORD = r"^[^\s\x00-\x1f\x7f-\x9f]([^\x00-\x1f\x7f-\x9f\u2028\u2029]{0,58}[^\s\x00-\x1f\x7f-\x9f])?(?![\s\S])"
_NO_WORD = Text(
    '"{written}" kan niet bij "{key}": schrijf een woord of een paar woorden, zonder spatie ervoor of erachter, samen '
    "hoogstens 60 tekens.",
    '"{written}" is not a value of "{key}": write a word or a few words, without a space before or after them, 60 '
    "characters at most.",
)
_WORDS = '["bewoner", "patiënt"]'


def _fields() -> tuple[str, ...]:
    """Give the names of all fields, but for the keys that say what file it is."""
    names = dict.fromkeys(name for platform in PLATFORMS.all() for name in fields_of(platform))
    return tuple(name for name in names if name not in {"$schema", "manifest", "platform"})


def _parts() -> tuple[str, ...]:
    every = (parts for platform in PLATFORMS.all() for parts in platform.parts.values())
    return tuple(dict.fromkeys(part for parts in every for part in parts))


def _house() -> tuple[Key, ...]:
    prefixes = [platform.prefix for platform in PLATFORMS.all()]
    return (
        Key(
            "code",
            "word",
            Text(
                "De code: twee tot acht hoofdletters en drie cijfers. Wat met `ONS`, `AFS` of `EXA` begint, is van "
                "onsrights zelf.",
                "The code: two to eight capitals and three digits. What begins with `ONS`, `AFS` or `EXA` is "
                "onsrights' own.",
            ),
            example='"ZORG001"',
            required=True,
            form=rf"^(?!{'|'.join(prefixes)})[A-Z]{{2,8}}[0-9]{{3}}(?![\s\S])",
            otherwise=Text(
                "Een code van een huisregel heeft twee tot acht hoofdletters en drie cijfers, zoals ZORG001, en begint "
                'niet met ONS, AFS of EXA; er staat "{written}".',
                "The code of a house rule has two to eight capitals and three digits, such as ZORG001, and does not "
                'begin with ONS, AFS or EXA; it says "{written}".',
            ),
        ),
        Key(
            "name",
            "word",
            Text(
                "De naam: kleine letters en cijfers, met streepjes ertussen.",
                "The name: small letters and digits, with hyphens between them.",
            ),
            example='"no-patient"',
            required=True,
            form=_NAME,
            otherwise=Text(
                "De naam van een huisregel bestaat uit kleine letters en cijfers met streepjes ertussen, zoals "
                'no-patient, hoogstens 60 tekens; er staat "{written}".',
                "The name of a house rule is made of small letters and digits with hyphens between them, such as "
                'no-patient, 60 characters at most; it says "{written}".',
            ),
        ),
        Key(
            "fields",
            "choices",
            Text(
                "Waar de regel over gaat: velden zoals rapporten ze noemen, van welk platform ook.",
                "What the rule is about: fields by the names that reports use, on any platform.",
            ),
            example='["dutch_name", "dutch_description"]',
            choices=_fields(),
            required=True,
        ),
        Key(
            "part",
            "choice",
            Text(
                "Alleen dit deel van de tekst; dat kan bij namen en identifiers van Nedap Ons.",
                "Only this part of the text; for names and identifiers of Nedap Ons.",
            ),
            example='"operation"',
            choices=_parts(),
        ),
        Key(
            "platform",
            "choice",
            Text(
                "Alleen op dit platform, als er meer zijn met zo'n veld.",
                "Only on this platform, if several have such a field.",
            ),
            example='"ons"',
            choices=PLATFORMS.keys,
        ),
        Key(
            "forbid",
            "words",
            Text(
                "Woorden die er niet mogen staan, als hele woorden; hoofdletters tellen niet.",
                "Words that are not allowed, as whole words; capitals do not matter.",
            ),
            example=_WORDS,
            form=_WORD,
            otherwise=_NO_WORD,
            some=True,
        ),
        Key(
            "replace",
            "pairs",
            Text(
                "Woorden die er niet mogen staan, elk met wat er wel hoort; dat wordt als herstel aangeboden, eerst "
                "nalezen.",
                "Words that are not allowed, each with the word to write instead, which is offered as an unsafe fix.",
            ),
            example='{ "patiënt" = "cliënt" }',
            form=_WORD,
            otherwise=_NO_WORD,
        ),
        Key(
            "require",
            "words",
            Text(
                "Woorden waarvan er ten minste één in moet staan.",
                "At least one of these words is required.",
            ),
            example='["omdat", "zodat"]',
            form=_WORD,
            otherwise=_NO_WORD,
            some=True,
        ),
        Key(
            "allow",
            "words",
            Text(
                "Alles wat er mag staan; is iets anders bijna goed, dan wordt het bedoelde als herstel aangeboden.",
                "Everything that is allowed; for a near miss, what was meant is offered as a fix.",
            ),
            example='["View", "Edit"]',
            form=_WORD,
            otherwise=_NO_WORD,
            some=True,
        ),
        Key(
            "starts-with",
            "words",
            Text(
                "Woorden waarmee de tekst moet beginnen: een ervan.", "The text has to begin with one of these words."
            ),
            example='["Hiermee"]',
            form=_WORD,
            otherwise=_NO_WORD,
            some=True,
        ),
        Key(
            "length",
            "table",
            Text("Hoeveel tekens de tekst heeft.", "How many characters the text has."),
            keys=(
                Key(
                    "min",
                    "number",
                    Text("Ten minste zoveel tekens.", "The minimum number of characters."),
                    example="20",
                ),
                Key(
                    "max",
                    "number",
                    Text("Hoogstens zoveel tekens.", "The maximum number of characters."),
                    example="200",
                ),
            ),
        ),
        Key(
            "severity",
            "choice",
            Text(
                "Hoe ernstig het is. Of een recht klaar is voor registratie, verandert er niet door.",
                "Its severity. It does not change whether a right is ready to register.",
            ),
            '"warning"',
            '"error"',
            ("error", "warning", "info"),
        ),
        Key(
            "message",
            "message",
            Text(
                "De melding, in beide talen of in één voor beide. `{found}` is wat er staat; ook `{instead}` "
                "(`replace`), `{allowed}` (`allow`, `starts-with`), `{length}`, `{min}` en `{max}` (`length`).",
                "The message, in both languages or one for both. `{found}` is what was found; also `{instead}` "
                "(`replace`), `{allowed}` (`allow`, `starts-with`), `{length}`, `{min}` and `{max}` (`length`).",
            ),
            example='{ nl = "Wij schrijven \\"{instead}\\".", en = "We write \\"{instead}\\"." }',
            required=True,
            form=_LINE,
        ),
        Key(
            "url",
            "word",
            Text("Een pagina van u over deze regel.", "A page of your own about this rule."),
            example='"https://example.org/house-rules#zorg001"',
            form=_WEB,
            otherwise=Text(
                'Bij "url" hoort een adres dat met https:// of http:// begint, zonder spaties; er staat "{written}".',
                '"url" takes an address that begins with https:// or http://, without spaces; it says "{written}".',
            ),
        ),
    )


_HOUSE_FILES = Key(
    "house-files",
    "words",
    Text(
        "Bestanden met meer `[[house]]`: een pad binnen de repository, of `dist:NAAM/PAD` voor een bestand van een "
        "geïnstalleerd pakket, dat gelezen wordt en niet geïmporteerd.",
        "Files with more `[[house]]`: a path within the repository, or `dist:NAME/PATH` for a file of an installed "
        "package, which is read and not imported.",
    ),
    "[]",
    '["house-rules.toml", "dist:acme-house-rules/rights.toml"]',
    form=r"^(?=.{1,500}(?![\s\S]))[^\n]*\S",
    otherwise=Text(
        'Bij "house-files" hoort het pad van een bestand met huisregels.',
        '"house-files" takes the path of a file of house rules.',
    ),
)

KEYS = (
    _SELECT,
    _IGNORE,
    _SEVERITY,
    Key(
        "language",
        "choice",
        Text(
            "De taal van de meldingen. `--lang` en `ONSRIGHTS_LANG` gaan voor; zonder alle drie geldt de taal van het "
            "systeem.",
            "The language of the messages. `--lang` and `ONSRIGHTS_LANG` override it; without all three the language "
            "of the system is used.",
        ),
        example='"nl"',
        choices=("nl", "en"),
    ),
    Key(
        "format",
        "choice",
        Text("De vorm van het rapport, zoals bij `--format`.", "The format of the report, as with `--format`."),
        '"text"',
        '"concise"',
        FORMATS,
    ),
    Key(
        "fail-on",
        "choice",
        Text(
            "Vanaf welke ernst de exitstatus 1 is, zoals bij `--fail-on`.",
            "The lowest severity that makes the exit status 1, as with `--fail-on`.",
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
            "The file with the known faults, relative to the folder of these settings; as with `--baseline`.",
        ),
        example='"rights-baseline.json"',
    ),
    Key(
        "required-version",
        "version",
        Text(
            "De versies van onsrights waarvoor deze instellingen zijn; een andere versie weigert ze (exitstatus 2).",
            "The versions of onsrights that these settings are for; any other version refuses them (exit status 2).",
        ),
        example='">=0.1,<2"',
    ),
    _HOUSE_FILES,
    Key(
        "limits",
        "table",
        Text(
            "Wat te groot is om te controleren (ONS105).",
            "What is too large to check (ONS105).",
        ),
        keys=_LIMITS,
    ),
    Key(
        "overrides",
        "tables",
        Text(
            "Wat voor sommige bestanden anders is. Passen er meer bij een bestand, dan gaat de latere voor.",
            "What is different for some files. If several match a file, the later one wins.",
        ),
        keys=_OVERRIDES,
    ),
)
"""The keys for all platforms, in the order of the page about settings."""


_CHOOSING = 3
"""So many keys choose rules; those of a platform follow them."""


@cache
def settings_keys() -> Schema:
    """Give every key, and the rules that they may name."""
    own = [key for platform in PLATFORMS.all() for key in platform.door("settings") or ()]
    overrides = (*_OVERRIDES, *(key._replace(about=key.by_file) for key in own if key.by_file))
    shared = [key._replace(keys=overrides) if key.name == "overrides" else key for key in KEYS]
    tables = [_house_key(), *(key for key in own if key.kind == "table")]
    values = [key for key in own if key.kind != "table"]
    # Tables come last, as they have to in TOML.
    return Schema((*shared[:_CHOOSING], *values, *shared[_CHOOSING:], *tables), PLATFORMS.registry(), PLATFORMS)


def _house_key() -> Key:
    return Key(
        "house",
        "tables",
        Text(
            "Huisregels: wat uw team naast de regels van het platform wil. Elk heeft precies één van `forbid`, "
            "`replace`, `require`, `allow`, `starts-with` en `length`. Er wordt niets van uitgevoerd.",
            "House rules: what your team wants besides the rules of the platform. Each has exactly one of `forbid`, "
            "`replace`, `require`, `allow`, `starts-with` and `length`. No part of it is ever run.",
        ),
        "[]",
        '[{ code = "ZORG001", name = "no-patient", fields = ["dutch_name"], forbid = ["patiënt"], message = "…" }]',
        keys=_house(),
        one_of=KINDS,
    )
