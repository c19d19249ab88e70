"""The keys of ``onsrights.toml`` and of ``[tool.onsrights]``: those for all platforms, and those of each."""

from __future__ import annotations

from functools import cache

from onsrights.engine.diagnostics import Text
from onsrights.engine.settings import FAIL_ON, FORMATS
from onsrights.engine.settings_keys import Key, Schema
from onsrights.platforms import PLATFORMS

__all__ = ["settings_keys"]

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
            "Voor welke bestanden dit geldt: patronen zoals in `.gitignore`, vanaf de map van de instellingen, met / "
            "tussen mappen.",
            "The files this is for: patterns as in `.gitignore`, from the folder of the settings on, with / between "
            "folders.",
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
    tables = [key for key in own if key.kind == "table"]
    values = [key for key in own if key.kind != "table"]
    # Tables come last, as they have to in TOML.
    return Schema((*shared[:_CHOOSING], *values, *shared[_CHOOSING:], *tables), PLATFORMS.registry())
