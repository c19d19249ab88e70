"""How the help of each command ends, as a manual page does: examples, exit statuses, environment variables.

It stands apart from the commands because only ``--help`` has a use for it. A test runs the examples, and holds that
every command has its entry.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.engine.declared import NamedTuple
from onsrights.engine.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import click

    from onsrights.engine.diagnostics import Language

__all__ = ["EXITS", "PAGES", "VARIABLES", "Page", "write_closing"]


class Page(NamedTuple):
    """The end of one command's help."""

    examples: tuple[tuple[str, Text], ...]
    """A command as it is typed, and what it does, without a full stop."""
    exits: tuple[int, ...] = (0, 2, 4)
    """Keys of :data:`EXITS`."""
    variables: tuple[str, ...] = ("ONSRIGHTS_LANG", "LANG")
    """Keys of :data:`VARIABLES`."""
    meanings: Mapping[int, Text] = {}
    """What an exit status means here, where it is not what it means everywhere."""

    def statuses(self) -> Iterator[tuple[int, Text]]:
        """Give each exit status with what it means."""
        for status in self.exits:
            yield status, self.meanings.get(status) or EXITS[status]


EXITS = {
    0: Text("In orde.", "Fine."),
    1: Text(
        "Er is iets gevonden, vanaf de ernst van --fail-on.",
        "Something was found, of the severity of --fail-on or above.",
    ),
    2: Text("Verkeerd gebruik.", "Wrong usage."),
    3: Text("Er is niets gecontroleerd.", "Nothing was checked."),
    4: Text(
        "Een fout van het programma zelf, of een bestand dat niet geschreven kon worden.",
        "A fault of the program itself, or a file that could not be written.",
    ),
    130: Text(
        "Gestopt met Ctrl-C of Ctrl-D; 129 of 143: door een signaal.",
        "Stopped with Ctrl-C or Ctrl-D; 129 or 143: by a signal.",
    ),
}
"""What an exit status means."""

VARIABLES = {
    "ONSRIGHTS_LANG": Text("Taal van de meldingen, nl of en (ook nl_NL), als --lang ontbreekt.",
                           "Language of the messages, nl or en, if --lang is left out."),
    "LANG": Text("Taal van het systeem, ook in LC_ALL en LC_MESSAGES: nl… geeft Nederlands, al het andere Engels.",
                 "Language of the system, also in LC_ALL and LC_MESSAGES: nl… gives Dutch, anything else English."),
    "GITHUB_ACTIONS": Text("Met true een rapport voor GitHub, als --format ontbreekt; GITLAB_CI: kleuren in het log.",
                           "If true, a report for GitHub if --format is left out; GITLAB_CI: colours in the log."),
    "NO_COLOR": Text("Geen kleuren, tenzij met --color always.", "No colours, unless with --color always."),
    "SOURCE_DATE_EPOCH": Text("Dag en tijd van het document, in seconden sinds 1970, als --as-of ontbreekt.",
                              "Day and time of the document, in seconds since 1970, if --as-of is left out."),
    "ONSRIGHTS_DEBUG": Text("Toon bij een interne fout waar die zit, zodat u die kunt melden.",
                            "Show where an internal fault is, so that you can report it."),
}  # fmt: skip
"""What an environment variable does."""

PAGES = {
    "onsrights": Page(
        (
            ("onsrights init", Text("Maak een eerste manifest", "Start a manifest")),
            ("onsrights check", Text("Controleer elk manifest vanaf deze map", "Check every manifest from here down")),
            ("onsrights explain ONS305", Text("Lees wat een regel zegt", "Read what a rule says")),
        ),
        (0, 1, 2, 3, 4, 130),
        ("ONSRIGHTS_LANG", "LANG", "NO_COLOR", "ONSRIGHTS_DEBUG"),
    ),
    "check": Page(
        (
            ("onsrights check", Text("Controleer elk manifest vanaf deze map", "Check every manifest from here down")),
            (
                "onsrights check rights.yaml --fix",
                Text("Herstel in één bestand wat veilig kan", "Write the safe fixes into one file"),
            ),
            (
                "onsrights check --diff --unsafe-fixes",
                Text("Bekijk eerst wat er in totaal zou wijzigen", "First see what all fixes would change"),
            ),
            (
                "onsrights check --select ONS3,ONS4 --fail-on warning",
                Text("Kijk alleen naar de namen, en wees streng", "Look only at the names, and be strict"),
            ),
            (
                "onsrights check - --stdin-filename rights.yaml",
                Text("Controleer wat op standaardinvoer staat", "Check what comes in on standard input"),
            ),
            (
                "onsrights check --format text --format sarif --output rights.sarif",
                Text("Toon het rapport en schrijf er nog een", "Show the report, and write another one"),
            ),
            (
                "onsrights check planbord.afas.yaml --observed metainfo.json --as-of 2026-11-30",
                Text("Leg een manifest naast wat echt is ingericht", "Compare a manifest with what is really set up"),
            ),
        ),
        (0, 1, 2, 3, 4, 130),
        ("ONSRIGHTS_LANG", "LANG", "GITHUB_ACTIONS", "NO_COLOR", "ONSRIGHTS_DEBUG"),
    ),
    "completion": Page(
        (
            ("onsrights completion bash > ~/.onsrights-completion.bash",
             Text("Bewaar het script; lees het in ~/.bashrc met: source ~/.onsrights-completion.bash",
                  "Keep the script; read it in ~/.bashrc with: source ~/.onsrights-completion.bash")),
            ("onsrights completion zsh > ~/.onsrights-completion.zsh",
             Text("Hetzelfde voor zsh, na compinit in ~/.zshrc", "The same for zsh, after compinit in ~/.zshrc")),
            ("onsrights completion fish > ~/.config/fish/completions/onsrights.fish",
             Text("Voor fish is dat alles", "For fish this is all")),
            ("onsrights completion powershell > ~/onsrights-completion.ps1",
             Text("Voor PowerShell; zet in het bestand dat $PROFILE noemt: . ~/onsrights-completion.ps1",
                  "For PowerShell; in the file that $PROFILE names, write: . ~/onsrights-completion.ps1")),
        ),
    ),
    "explain": Page(
        (
            ("onsrights explain ONS305", Text("De uitleg van één regel", "The page of one rule")),
            ("onsrights explain dutch-name-scope-position", Text("Dezelfde, met de naam", "The same, by its name")),
            ("onsrights explain scope-position", Text("Welke regels zo heten", "Which rules have this in their name")),
        ),
        variables=("ONSRIGHTS_LANG", "LANG", "NO_COLOR"),
    ),
    "export": Page(
        (
            (
                "onsrights export --for dashboard rights.yaml",
                Text("Wat u in het API Dashboard invoert", "What to type into the API Dashboard"),
            ),
            (
                "onsrights export --for customer --output rights.html --status approved,draft",
                Text("Een pagina voor de beheerders van de klant", "A page for the customer's administrators"),
            ),
            (
                "onsrights export --for code --language python --output rights.py",
                Text("Constanten voor programmacode", "Constants for code"),
            ),
            (
                "onsrights export --for customer --output planbord.html --lang nl planbord.afas.yaml",
                Text("Wat een beheerder in AFAS Profit doet", "What an administrator does in AFAS Profit"),
            ),
        ),
        (0, 1, 2, 3, 4),
        ("ONSRIGHTS_LANG", "LANG", "SOURCE_DATE_EPOCH", "ONSRIGHTS_DEBUG"),
        meanings={
            0: Text("Geëxporteerd.", "Exported."),
            1: Text("Er staan fouten in het manifest.", "There are errors in the manifest."),
            2: Text("Verkeerd gebruik, of er is niets geschreven.", "Wrong usage, or nothing was written."),
            3: Text("Er is niets te exporteren.", "There is nothing to export."),
        },
    ),
    "import": Page(
        (
            (
                'onsrights import rights.csv --name "External Connector" --output new.rights.yaml',
                Text("Maak een manifest van een tabel", "Make a manifest from a table"),
            ),
            (
                'onsrights import rights.csv --map "Priority=-"',
                Text("Bekijk het eerst, en laat een kolom weg", "See it first, and leave out a column"),
            ),
            (
                "onsrights import metainfo.json --name Planbord --called-by system",
                Text("Maak er een van wat in AFAS Profit is ingericht", "Make one from what is set up in AFAS Profit"),
            ),
        ),
        (0, 1, 2, 3, 4),
        meanings={
            0: Text("Gemaakt, ook als er fouten in staan.", "Made, even if it has faults."),
            1: Text("Het bestand is niet te lezen, of bevat een geheim.", "Not readable, or it contains a secret."),
            2: Text("Verkeerd gebruik, of er is niets geschreven.", "Wrong usage, or nothing was written."),
            3: Text("Er is niets gevonden.", "Nothing was found."),
        },
    ),
    "init": Page(
        (
            ("onsrights init", Text("Vraag de naam en schrijf rights.yaml", "Ask for the name and write rights.yaml")),
            (
                'onsrights init --name "External Connector" --yes',
                Text("Vraag niets, bijvoorbeeld in een script", "Ask nothing, in a script for instance"),
            ),
            (
                'onsrights init planning.rights.yaml --name "Planning 2" --prefix Planning',
                Text("Een ander bestand en een eigen voorvoegsel", "Another file, and a prefix of your own"),
            ),
        ),
        (0, 2, 4, 130),
    ),
    "parse": Page(
        (
            (
                'onsrights parse "Document [van een cliënt] verwijderen"',
                Text("Hoe wordt deze naam gelezen?", "How is this name read?"),
            ),
            (
                'onsrights parse "Delete [client] document" --prefix ExternalConnector',
                Text("Welke identifier volgt uit de Engelse naam?", "Which identifier follows from the English name?"),
            ),
            (
                'onsrights parse "Agenda [van een cliënt] inzien" --format json',
                Text("Hetzelfde voor een programma", "The same for a program"),
            ),
        ),
        variables=("ONSRIGHTS_LANG", "LANG", "NO_COLOR"),
    ),
    "rules": Page(
        (
            ("onsrights rules", Text("Elke regel met ernst en herstel", "Every rule with its severity and fix")),
            ("onsrights rules ONS3", Text("Alleen de regels van de Nederlandse naam",
                "Only the rules of the Dutch name")),
            ("onsrights rules --format json", Text("Hetzelfde voor een programma", "The same for a program")),
        ),
        variables=("ONSRIGHTS_LANG", "LANG", "NO_COLOR"),
    ),
    "schema": Page(
        (
            ("onsrights schema", Text("Om manifesten mee te controleren", "For checking manifests with")),
            ("onsrights schema --draft 07 > rights.draft-07.schema.json",
             Text("Voor een editor, met uitleg en voorbeelden", "For an editor, with descriptions and examples")),
        ),
    ),
    "scopes": Page(
        (
            (
                "onsrights scopes app.exact.yaml",
                Text("Wat u bij de registratie aanvinkt", "What to tick when you register the app"),
            ),
            (
                "onsrights scopes app.exact.yaml --format yaml",
                Text("Een blok om in het manifest te plakken", "A block to paste in the manifest"),
            ),
        ),
        (0, 1, 2, 3, 4),
        meanings={
            1: Text("Een scope of endpoint is niet bekend.", "A scope or an endpoint is not known."),
            3: Text("Er is geen aanroep gevonden.", "No call was found."),
        },
    ),
    "lsp": Page(
        (
            ("onsrights lsp", Text("Zo start een editor de server", "How an editor starts it")),
            ("onsrights lsp --lang nl", Text("In het Nederlands", "In Dutch")),
        ),
    ),
    "serve": Page(
        (
            ("onsrights serve --open", Text("Open het formulier in de browser", "Open the form in the browser")),
            ("onsrights serve --port 8080", Text("Kies zelf een poort", "Choose a port yourself")),
        ),
        (0, 2, 4),
    ),
    "usage": Page(
        (
            ("onsrights usage", Text("Doorzoek alles onder deze map", "Search everything below this folder")),
            (
                "onsrights usage src --manifest rights.yaml --fail-on warning",
                Text("Doorzoek één map, en wees streng", "Search one folder, and be strict"),
            ),
        ),
        (0, 1, 2, 3, 4),
        variables=("ONSRIGHTS_LANG", "LANG", "GITHUB_ACTIONS", "NO_COLOR"),
    ),
    "why": Page(
        (
            (
                "onsrights why --right WilgenlichtAccess --connector-version 1.4 --task yes --scope yes",
                Text("Mag dit recht, met deze versie?", "Is this right allowed, with this version?"),
            ),
            (
                "onsrights why rights.yaml --matrix --task yes --scope yes --format csv",
                Text("Alle rechten en versies, voor een spreadsheet", "All rights and versions, for a spreadsheet"),
            ),
        ),
        (0, 1, 2, 3, 4),
        ("ONSRIGHTS_LANG", "LANG", "NO_COLOR"),
        meanings={
            0: Text("Toegestaan; met --matrix altijd.", "Allowed; with --matrix always."),
            1: Text("Geweigerd.", "Refused."),
            2: Text("Verkeerd gebruik, of het manifest heeft fouten.", "Wrong usage, or the manifest has errors."),
            3: Text("Niet te zeggen.", "Cannot tell."),
        },
    ),
}  # fmt: skip
"""The end of the help of the program and of each command."""

_EXAMPLES = Text("Voorbeelden", "Examples")
_EXITS = Text("Exitstatus", "Exit status")
_VARIABLES = Text("Omgeving", "Environment")


def write_closing(command: str, lang: Language, formatter: click.HelpFormatter) -> None:
    """Write the end of the help of ``command``; nothing for one that has no page."""
    page = PAGES.get(command)
    if page is None:
        return
    with formatter.section(_EXAMPLES.render(lang, {})):
        for written, about in page.examples:
            said = about.render(lang, {})
            formatter.write_text(said if said.endswith("?") else f"{said}:")
            formatter.write(f"{'':>{formatter.current_indent + 2}}{written}\n")
    with formatter.section(_EXITS.render(lang, {})):
        formatter.write_dl([(str(status), text.render(lang, {})) for status, text in page.statuses()])
    with formatter.section(_VARIABLES.render(lang, {})):
        formatter.write_dl([(name, VARIABLES[name].render(lang, {})) for name in page.variables])
