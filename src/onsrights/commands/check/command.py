"""``onsrights check``: its arguments; what it does stands in ``check.py`` beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onsrights.commands import candidates
from onsrights.commands.check.accept import conflict
from onsrights.commands.check.check import check
from onsrights.commands.check.many import is_number_of_jobs, why_not
from onsrights.commands.check.reports import FORMATS, WrongTargetError
from onsrights.commands.interface import (
    OneOf,
    ReportingCommand,
    as_of_option,
    hold_one_of_settings,
    lang_option,
    settings_options,
    unknown_rule,
    wrong_target,
)
from onsrights.commands.not_there import missing
from onsrights.commands.options import Options
from onsrights.engine.check.rule import UnknownRuleError
from onsrights.engine.diagnostics import Text
from onsrights.engine.files.discover import STANDARD_INPUT
from onsrights.engine.files.git import GitError
from onsrights.engine.settings.settings import FAIL_ON
from onsrights.platforms import PLATFORMS

if TYPE_CHECKING:
    from typing import Any

    from onsrights.engine.diagnostics import Language

__all__ = ["build"]

_ABOUT = Text(
    "Controleert bestanden, mappen en patronen; - is standaardinvoer. Zonder pad: elk "
    f"{PLATFORMS.files.listed('en')} onder de huidige map dat git niet negeert.",
    "Checks files, folders and patterns; - is standard input. Without a path: every "
    f"{PLATFORMS.files.listed('and')} below the current folder that git does not ignore.",
)
_FORMAT = Text(
    "Vorm van het rapport: " + ", ".join(FORMATS) + ". Standaard text, in een taak van GitHub github; herhaalbaar.",
    "Format of the report: " + ", ".join(FORMATS) + ". By default text, and github in a GitHub job; repeatable.",
)
_OUTPUT = Text(
    "Bestand voor het rapport van de --format ervoor; - is standaarduitvoer.",
    "File for the report of the preceding --format; - is standard output.",
)
_RULES = Text(
    "Een regel mag met code (ONS305), begin van een code (ONS3) of naam genoemd worden.",
    "Name a rule by code (ONS305), beginning of a code (ONS3) or name.",
)

_OBSERVED = Text(
    "Leg één manifest naast wat er echt is ingericht, volgens dit bewaarde bestand (AFAS Profit: een antwoord van "
    "/metainfo; AFS901 tot en met AFS903).",
    "Compare one manifest with what is really set up, according to this saved file (AFAS Profit: a response of "
    "/metainfo; AFS901 to AFS903).",
)
_JOBS = Text(
    'De optie --jobs kent "{word}" niet; kies auto of een geheel getal vanaf 1.',
    '"{word}" is not a value of --jobs; choose auto or a whole number of 1 or more.',
)
_LIMIT = Text(
    'De optie --limit kent "{word}" niet; schrijf een geheel getal vanaf 1.',
    '"{word}" is not a value of --limit; write a whole number of 1 or more.',
)
_WATCHES = Text("--watch gaat niet samen met {other}.", "--watch cannot be combined with {other}.")


def _refuse(lang: Language, given: dict[str, Any]) -> None:
    """Complain about what cannot be meant."""
    if not is_number_of_jobs(given["jobs"]):
        raise _usage_error(_JOBS.render(lang, {"word": given["jobs"]}))
    hold_one_of_settings(lang, given["config"], no_config=given["no_config"])
    others = [f"--{name}" for name in ("fix", "diff") if given[name]] + ["-"] * (STANDARD_INPUT in given["paths"])
    if given["watch"] and others:
        raise _usage_error(_WATCHES.render(lang, {"other": others[0]}))
    others = [given[name] for name in ("config", "baseline", "observed") if given[name] is not None]
    if sentences := missing(lang, others, near=True):
        raise _usage_error(" ".join(sentences))
    if sentence := conflict(given, lang, standard_input=STANDARD_INPUT in given["paths"]):
        raise _usage_error(sentence)


def _usage_error(sentence: str) -> click.UsageError:
    return click.UsageError(sentence, click.get_current_context())


def build(lang: Language) -> click.Command:
    """Give the command in one language."""

    def option(name: str, nl: str, en: str, metavar: str, *choices: str, default: str | None = None) -> click.Option:
        kind = OneOf(*choices) if choices else None
        return click.Option([name], type=kind, metavar=metavar, default=default, help=Text(nl, en).render(lang, {}))

    def rules(name: str, nl: str, en: str) -> click.Option:
        metavar = Text("REGEL,…", "RULE,…").render(lang, {})
        about = Text(nl, en).render(lang, {})
        return click.Option([name], multiple=True, metavar=metavar, help=about, shell_complete=candidates.rules)

    def flag(name: str, nl: str, en: str) -> click.Option:
        return click.Option([name], is_flag=True, help=Text(nl, en).render(lang, {}))

    def limit(_ctx: click.Context, _param: click.Parameter, written: str | None) -> int | None:
        if written is not None and not (written.isascii() and written.isdigit() and int(written[:9]) > 0):
            raise _usage_error(_LIMIT.render(lang, {"word": written}))
        return None if written is None else int(written[:9])

    def run(**given: Any) -> int:  # noqa: ANN401 - what click makes of the options below
        _refuse(lang, given)
        try:
            return check(lang, Options(**given))
        except GitError as error:
            option = "--against" if given["changed_since"] is None else "--changed-since"
            raise _usage_error(why_not(lang, error, option)) from None
        except UnknownRuleError as error:
            raise unknown_rule(error, lang) from None
        except WrongTargetError as error:
            raise wrong_target(error, lang) from None

    params: list[click.Parameter] = [
        click.Argument(["paths"], nargs=-1, metavar=Text("[PAD]…", "[PATH]…").render(lang, {}),
                       shell_complete=candidates.files),
        click.Option(["--format"], type=OneOf(*FORMATS), multiple=True, expose_value=False,
                     metavar=Text("VORM", "FORMAT").render(lang, {}), help=_FORMAT.render(lang, {})),
        click.Option(["--output"], multiple=True, expose_value=False, shell_complete=candidates.files,
                     metavar=Text("BESTAND", "FILE").render(lang, {}), help=_OUTPUT.render(lang, {})),
        flag("--fix", "Herstel in de bestanden wat veilig kan en toon wat overblijft; bij - gaat de herstelde tekst "
             "naar standaarduitvoer.",
             "Write safe fixes into the files and show what is left; with - the corrected text goes to standard "
             "output."),
        flag("--unsafe-fixes", "Bij --fix en --diff: ook herstel dat de betekenis kan raken.",
             "With --fix and --diff: also fixes that may change the meaning."),
        flag("--diff", "Toon als diff wat --fix zou wijzigen en schrijf niets; exitstatus 1 als er iets te wijzigen "
             "is.",
             "Show as a diff what --fix would change and write nothing; exit status 1 if there is anything."),
        option("--baseline", "Meld alleen wat niet in deze baseline staat.",
               "Report only what is not in this baseline.",
               Text("BESTAND", "FILE").render(lang, {})),
        option("--write-baseline", "Schrijf alle fouten van nu in een baseline, en meld ze niet.",
               "Write all current faults into a baseline instead of reporting them.",
               Text("BESTAND", "FILE").render(lang, {})),
        option("--add-ignores", "Schrijf bij alle fouten van nu een opmerking die ze negeert, met deze reden.",
               "Write a comment at every current fault to ignore it, with this reason.",
               Text("REDEN", "REASON").render(lang, {})),
        rules("--select", "Alleen deze regels; herhaalbaar.", "Only these rules; repeatable."),
        rules("--ignore", "Deze regels niet; herhaalbaar.", "Leave out these rules; repeatable."),
        option("--fail-on", "Vanaf welke ernst de exitstatus 1 is; standaard error.",
               "The lowest severity that makes the exit status 1; error by default.",
               "|".join(FAIL_ON), *FAIL_ON),
        flag("--statistics", "Toon per regel hoe vaak die geldt, in plaats van elke fout.",
             "Show how often each rule applies instead of every fault."),
        option("--group-by", "Toon de fouten bij elkaar per recht, app connector of app.",
               "Group the faults by right, app connector or app.",
               "right", "right"),
        click.Option(["--limit"], callback=limit, metavar=Text("AANTAL", "NUMBER").render(lang, {}),
                     help=Text("Toon hoogstens zoveel fouten; geteld worden ze allemaal.",
                               "Show at most this many faults; all of them are counted.").render(lang, {})),
        flag("--quiet", "Toon alleen de fouten, zonder de slotregels.",
             "Show only the faults, without the closing lines."),
        *settings_options(lang),
        option("--color", "Kleuren; standaard auto: op een terminal, zonder NO_COLOR.",
               "Colours; auto by default: on a terminal, without NO_COLOR.",
               "auto|always|never", "auto", "always", "never", default="auto"),
        option("--stdin-filename", "Naam waaronder standaardinvoer in het rapport staat.",
               "The name of standard input in the report.",
               Text("NAAM", "NAME").render(lang, {})),
        option("--jobs", "In zoveel processen tegelijk; standaard auto: meer dan een als er genoeg te doen is.",
               "The number of processes; auto by default: more than one if there is enough to do.",
               Text("auto|AANTAL", "auto|NUMBER").render(lang, {}), default="auto"),
        option("--changed-since", "Meld alleen wat manifesten aangaat die sinds deze git-revisie gewijzigd zijn.",
               "Report only what concerns manifests that have changed since this git revision.",
               Text("REVISIE", "REVISION").render(lang, {})),
        option("--against", "Leg goedgekeurde rechten naast wat er in deze git-revisie stond (ONS902).",
               "Compare approved rights with this git revision (ONS902).",
               Text("REVISIE", "REVISION").render(lang, {})),
        as_of_option(lang, "De dag waarmee gerekend wordt; anders vandaag.",
            "The day to check against; otherwise today."),
        click.Option(["--observed"], shell_complete=candidates.files,
                     metavar=Text("BESTAND", "FILE").render(lang, {}), help=_OBSERVED.render(lang, {})),
        flag("--watch", "Controleer opnieuw na elke wijziging, tot Ctrl-C.",
             "Check again after every change, until Ctrl-C."),
        flag("--allow-no-input", "Niets te controleren is geen fout.", "Having nothing to check is not a failure."),
        lang_option(lang),
    ]  # fmt: skip
    return ReportingCommand(lang, "check", params, _ABOUT, run, epilog=_RULES)
