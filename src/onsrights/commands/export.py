"""``onsrights export``: what a manifest becomes for those who never see it. What there is, the platforms say."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from onsrights.commands import candidates
from onsrights.commands.console import style, write_error
from onsrights.commands.interface import Command, OneOf, as_of_option, lang_option
from onsrights.commands.manifests import (
    door_options,
    find,
    given_options,
    missing,
    of_platform,
    platform_option,
    usage_error,
)
from onsrights.commands.not_there import refuse_missing
from onsrights.commands.output import STANDARD_OUTPUT, deliver, is_terminal
from onsrights.doors import ExportRequest, RefusedError
from onsrights.doors.checked import checked, manifests_of
from onsrights.doors.exporting import ENDINGS, make, settings_for
from onsrights.engine.diagnostics import Text
from onsrights.platforms import PLATFORMS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date, datetime

    from onsrights.documents.records import Remark
    from onsrights.doors import Option, Purpose
    from onsrights.doors.checked import Found
    from onsrights.engine.check.platform import Platform
    from onsrights.engine.check.report import Report
    from onsrights.engine.diagnostics import Language
    from onsrights.engine.settings.settings import Settings

__all__ = ["build"]

_FORMATS = tuple(ENDINGS)
_ENDING = re.compile(r"\.[a-z][a-z0-9]*", re.IGNORECASE)
"""What says what a file holds; ``.4`` at the end of ``rights v1.4`` says nothing."""

_ERRORS, _NOTHING = 1, 3
_MOST = 20
"""How many errors are named; the rest are for ``check``."""

_ABOUT = Text(
    "Maakt van manifesten zonder fouten wat anderen nodig hebben; --for zegt voor wie. Paden zoals bij check.",
    "Turns manifests without errors into what others need; --for says for whom. Paths work as in check.",
)
_NO_FILES = Text("Er is niets geëxporteerd: geen manifest in {where}.", "Nothing was exported: no manifest in {where}.")
_NONE_FOR = Text(
    'Er is niets geëxporteerd: geen manifest in {where} waar "--for {purpose}" iets van maakt.',
    'Nothing was exported: no manifest in {where} that "--for {purpose}" can use.',
)
_HERE = Text("de huidige map", "the current folder")
_MAKES = Text('Voor {platform} maakt "export": {purposes}.', 'For {platform} "export" makes: {purposes}.')
_SEVERAL = Text(
    "Deze manifesten zijn van verschillende platforms ({platforms}). Noem de manifesten van één platform, of gebruik "
    "--platform.",
    "These manifests are for several platforms ({platforms}). Name the manifests of one platform, or use --platform.",
)
_BELONGS = Text("{option} hoort bij --for {purposes}.", "{option} belongs to --for {purposes}.")
_NO_FORM = Text(
    '--for {purpose} kent geen vorm "{word}"; kies uit {choices}.',
    '--for {purpose} has no format "{word}"; choose from {choices}.',
)
_NO_ENDING = Text(
    '--for {purpose} maakt geen bestand dat op "{ending}" eindigt; kies uit {choices}.',
    '--for {purpose} does not make a file that ends in "{ending}"; choose from {choices}.',
)
_OTHER_ENDING = Text(
    'Een bestand met {what} eindigt op {choices}, niet op "{ending}".',
    'A file of {what} ends in {choices}, not in "{ending}".',
)
_EPOCH = Text(
    'SOURCE_DATE_EPOCH is een aantal seconden sinds 1970, niet "{written}".',
    'SOURCE_DATE_EPOCH is a number of seconds since 1970, not "{written}".',
)
_NO_FORMS = Text("--format hoort niet bij --for {purpose}.", "--format does not belong to --for {purpose}.")
_REFUSED = {
    1: Text(
        "Niet geëxporteerd: er staat een fout in het manifest.", "Not exported: there is an error in the manifest."
    ),
    2: Text(
        "Niet geëxporteerd: er staan {errors} fouten in het manifest.",
        "Not exported: there are {errors} errors in the manifest.",
    ),
}
_MORE = Text("… en nog {count}; zie onsrights check.", "… and {count} more; see onsrights check.")
_FORCE = Text(
    "Met --force wordt toch geëxporteerd, gemarkeerd als ongecontroleerd.",
    "With --force it is exported anyway, marked as unchecked.",
)
_NOT_EVEN = Text(
    "Er staat niets in dat met --force geëxporteerd kan worden.",
    "There is nothing in it that --force can export.",
)
_WARNINGS = {
    1: Text("Geëxporteerd met 1 waarschuwing; zie onsrights check.", "Exported with 1 warning; see onsrights check."),
    2: Text(
        "Geëxporteerd met {warnings} waarschuwingen; zie onsrights check.",
        "Exported with {warnings} warnings; see onsrights check.",
    ),
}


class _Options(NamedTuple):
    """What was asked on the command line."""

    paths: tuple[str, ...]
    purpose: str
    platform: str | None
    format: str | None
    output: str | None
    force: bool
    as_of: date
    against: str | None
    contact: str | None
    document_version: str | None
    stdin_filename: str | None
    built: datetime | None
    """The moment that counts as now, where the surroundings name one."""
    of_doors: Mapping[str, Any]
    """The values of options that only some purposes have, by their keys."""


class _Choice(NamedTuple):
    """What one platform makes under the name that was asked for."""

    platform: Platform
    purpose: Purpose


class _Offered(OneOf):
    """Words that a shell completes; whether one is possible depends on the purpose, which is judged later."""

    def convert(self, value: object, _param: click.Parameter | None, _ctx: click.Context | None) -> str:
        """Take any word."""
        return str(value)


def build(lang: Language) -> click.Command:
    """Give the command in one language."""
    offered = [(platform, purpose) for platform in PLATFORMS.all() for purpose in _purposes(platform)]
    options = [(platform, option) for platform, purpose in offered for option in purpose.options]

    def option(name: str, nl: str, en: str, metavar: Text | str, *choices: str) -> click.Option:
        return click.Option(
            name.split(),
            type=_Offered(*choices) if choices else None,
            metavar=metavar if isinstance(metavar, str) else metavar.render(lang, {}),
            help=Text(nl, en).render(lang, {}),
            shell_complete=candidates.files if name == "--output" else None,
        )

    def run(**given: Any) -> int:  # noqa: ANN401 - what click makes of the options below
        return _export(lang, _asked(lang, given, [option for _, option in options]))

    about_force = Text(
        "Exporteer ook een manifest met fouten, met de vermelding dat het niet in orde is, en overschrijf een bestaand "
        "bestand.",
        "Export a manifest with errors as well, marked as unchecked, and overwrite an existing file.",
    )
    names = tuple(dict.fromkeys(purpose.name for _, purpose in offered))
    params: list[click.Parameter] = [
        click.Argument(["paths"], nargs=-1, metavar=Text("[PAD]…", "[PATH]…").render(lang, {}),
                       shell_complete=candidates.files),
        click.Option(["purpose", "--for"], type=OneOf(*names), metavar="|".join(names), help=_about_for(lang, offered)),
        platform_option(lang),
        option("--format", f"Vorm: {_forms('nl', offered)}. Anders volgens de naam van --output.",
               f"Format: {_forms('en', offered)}. Otherwise by the name of --output.", Text("VORM", "FORMAT"),
               *_FORMATS),
        *door_options(lang, options),
        option("--output", "Schrijf in dit bestand; een bestand dat al bestaat blijft zoals het is.",
               "Write to this file; an existing file stays as it is.", Text("BESTAND", "FILE")),
        click.Option(["--force"], is_flag=True, help=about_force.render(lang, {})),
        as_of_option(lang, "De datum van het document; anders vandaag.", "The date of the document; otherwise today."),
        option("--against", "Noem wat nieuw, gewijzigd of vervallen is sinds deze git-revisie, in documenten voor "
               "anderen.",
               "List what is new, changed or gone since this git revision, in documents for others.",
               Text("REVISIE", "REVISION")),
        option("--contact", "Wie vragen beantwoordt, in documenten voor anderen.",
               "Who answers questions, in documents for others.", Text("TEKST", "TEXT")),
        option("--document-version", "De versie, in documenten voor anderen.",
               "The version of the document, in documents for others.", Text("TEKST", "TEXT")),
        option("--stdin-filename", "Naam van standaardinvoer.", "Name of standard input.", Text("NAAM", "NAME")),
        lang_option(lang),
    ]  # fmt: skip
    return Command(lang, "export", params, _ABOUT, run)


def _purposes(platform: Platform) -> tuple[Purpose, ...]:
    return platform.door("export") or ()


def _about_for(lang: Language, offered: Sequence[tuple[Platform, Purpose]]) -> str:
    """Say for each platform what there is."""
    by_platform: dict[str, list[str]] = {}
    for platform, purpose in offered:
        by_platform.setdefault(platform.name, []).append(f"{purpose.name} ({purpose.about.render(lang, {})})")
    return " ".join(f"{name}: {', '.join(found)}." for name, found in by_platform.items())


def _forms(lang: Language, offered: Sequence[tuple[Platform, Purpose]]) -> str:
    """Say which forms there are, by purpose."""
    forms: dict[str, dict[str, None]] = {}
    for _, purpose in offered:
        if purpose.formats:
            forms.setdefault(purpose.name, {}).update(dict.fromkeys(purpose.formats))
    beside = Text("bij {purpose} {forms}", "with {purpose} {forms}")
    return "; ".join(beside.render(lang, {"purpose": name, "forms": _or(lang, list(of))}) for name, of in forms.items())


def _or(lang: Language, words: Sequence[str]) -> str:
    last = Text(" of ", " or ").render(lang, {})
    return last.join(filter(None, (", ".join(words[:-1]), words[-1])))


def _asked(lang: Language, given: dict[str, Any], offered: Sequence[Option]) -> _Options:
    """Take what was given on the command line; complain where nothing can be made of it."""
    if given["purpose"] is None:
        sentence = Text("Geef met --for op waarvoor: {choices}.", "Use --for to say what for: {choices}.")
        names = dict.fromkeys(purpose.name for each in PLATFORMS.all() for purpose in _purposes(each))
        raise usage_error(lang, RefusedError(sentence, choices=", ".join(names)))
    of_doors = given_options(given, offered)
    kept = {name: given[name] for name in _Options._fields if name in given}
    built = _built(lang)
    from datetime import date

    today = built.date() if built else date.today()  # noqa: DTZ011 - the day where the user is
    return _Options(**{**kept, "as_of": given["as_of"] or today}, built=built, of_doors=of_doors)


def _built(lang: Language) -> datetime | None:
    """Give the moment that counts as now where a build is to give the same bytes on every day.

    See https://reproducible-builds.org/specs/source-date-epoch/.
    """
    written = os.environ.get("SOURCE_DATE_EPOCH")
    if not written:
        return None
    from datetime import UTC, datetime

    try:
        return datetime.fromtimestamp(int(written), UTC)
    except (ValueError, OverflowError, OSError):
        raise usage_error(lang, RefusedError(_EPOCH, written=written)) from None


def _export(lang: Language, options: _Options) -> int:
    settings = settings_for(options.as_of)
    chosen = _choices(lang, options)
    forms = {choice.platform.key: _form(lang, options, choice) for choice in chosen} if len(chosen) == 1 else {}
    refuse_missing(lang, options.paths)
    found, others = _found(lang, options, chosen, settings)
    if not found:
        where = ", ".join(options.paths) or _HERE.render(lang, {})
        sentence = _NONE_FOR if others else _NO_FILES
        write_error(sentence.render(lang, {"where": where, "purpose": options.purpose}) + "\n")
        return _NOTHING
    choice = _only(lang, chosen, found)
    form = forms.get(choice.platform.key) or _form(lang, options, choice)
    report = checked(found, settings).report
    errors = report.count("error")
    if errors and not options.force:
        _refuse(lang, report, errors, _FORCE)
        return _ERRORS
    manifests = tuple(manifests_of(found, settings, report.diagnostics))
    if errors and not any(manifest.subjects for manifest in manifests):
        _refuse(lang, report, errors, _NOT_EVEN)
        return _ERRORS

    def say(remark: Remark) -> None:
        write_error(remark.say(lang) + "\n")

    request = ExportRequest(
        lang, form, manifests, options.of_doors, options.as_of, settings, say, errors, output=options.output
    )
    try:
        made = _made(options, choice, request)
    except RefusedError as refused:
        if refused.status == 2:  # noqa: PLR2004 - wrong usage
            raise usage_error(lang, refused) from None
        texts = (refused.text, refused.advice) if refused.advice else (refused.text,)
        write_error(" ".join(text.render(lang, refused.data) for text in texts) + "\n")
        return refused.status
    status = deliver(lang, made, options.output, replace=options.force)
    if status == 0 and (warnings := report.count("warning")):
        write_error(_WARNINGS[min(warnings, 2)].render(lang, {"warnings": warnings}) + "\n")
    return status


# ------------------------------------------------------------------------------------------------ what is asked for


def _choices(lang: Language, options: _Options) -> list[_Choice]:
    """Give what the platforms make under the name that was asked for; complain of options that none of them has."""
    wanted = [each for each in PLATFORMS.all() if options.platform in {None, each.key}]
    chosen = [
        _Choice(platform, purpose)
        for platform in wanted
        for purpose in _purposes(platform)
        if purpose.name == options.purpose
    ]
    if not chosen:
        raise _makes_other(lang, wanted[0])
    for option in _special(options):
        if not any(option in _options_of(choice.purpose) for choice in chosen):
            raise _belongs(lang, option, chosen)
    return chosen


def _special(options: _Options) -> Iterator[str]:
    """Give the names of those options that were given and that not every purpose has."""
    yield from (f"--{key.replace('_', '-')}" for key in options.of_doors)
    for name in ("against", "contact", "document_version"):
        if getattr(options, name) is not None:
            yield f"--{name.replace('_', '-')}"


def _options_of(purpose: Purpose) -> frozenset[str]:
    """Give the names of the options that a purpose has besides those of all."""
    letter = ("--contact", "--document-version") if purpose.handed_over else ()
    against = ("--against",) if purpose.changes else ()
    return frozenset((*(option.name for option in purpose.options), *letter, *against))


def _belongs(lang: Language, option: str, chosen: Sequence[_Choice]) -> click.UsageError:
    """Say where an option belongs: with other purposes, or not with this platform."""
    for platform, _ in chosen:
        purposes = [purpose.name for purpose in _purposes(platform) if option in _options_of(purpose)]
        if purposes:
            return usage_error(lang, RefusedError(_BELONGS, option=option, purposes=", ".join(purposes)))
    return missing(lang, chosen[0].platform, option)


def _makes_other(lang: Language, platform: Platform) -> click.UsageError:
    purposes = ", ".join(purpose.name for purpose in _purposes(platform))
    if not purposes:
        return missing(lang, platform, "export")
    return usage_error(lang, RefusedError(_MAKES, platform=platform.name, purposes=purposes))


def _found(
    lang: Language, options: _Options, chosen: Sequence[_Choice], settings: Settings
) -> tuple[list[Found], bool]:
    """Find the manifests of platforms that make what was asked for; say whether there are others."""
    every = list(find(options.paths, options.stdin_filename, settings))
    keys = {choice.platform.key for choice in chosen}
    found = of_platform(every, options.platform)
    for each in found:
        if each.named and each.platform.key not in keys:
            raise _makes_other(lang, each.platform)
    return [each for each in found if each.platform.key in keys], bool(every)


def _only(lang: Language, chosen: Sequence[_Choice], found: Sequence[Found]) -> _Choice:
    """Give the one platform that all manifests are for."""
    there = {each.platform.key for each in found}
    among = [choice for choice in chosen if choice.platform.key in there]
    if len(among) > 1:
        names = ", ".join(choice.platform.name for choice in among)
        raise usage_error(lang, RefusedError(_SEVERAL, platforms=names))
    return among[0]


def _form(lang: Language, options: _Options, choice: _Choice) -> str:
    """Give the format; complain of options that do not go together, or not with this platform."""
    purpose = choice.purpose
    for option in _special(options):
        if option not in _options_of(purpose):
            raise _belongs(lang, option, [choice])
    try:
        purpose.check(options.of_doors, options.format)
        form = _format(lang, options, purpose)
    except RefusedError as refused:
        raise usage_error(lang, refused) from None
    if form == "docx" and options.output in {None, STANDARD_OUTPUT} and is_terminal():
        sentence = Text("Geef met --output een bestand op voor docx.", "For docx, give a file with --output.")
        raise usage_error(lang, RefusedError(sentence))
    return form


def _format(lang: Language, options: _Options, purpose: Purpose) -> str:
    """Give the format that was asked for, or that the name of the file says; refuse a name that says another one."""
    from onsrights.engine.text.did_you_mean import nearest

    formats = purpose.formats
    if options.format is not None and options.format not in formats:
        if not formats:
            raise RefusedError(_NO_FORMS, purpose=purpose.name)
        word, meant = options.format, nearest(options.format, formats)
        raise RefusedError(_NO_FORM, meant=meant, purpose=purpose.name, word=word, choices=", ".join(formats))
    ending = os.path.splitext(options.output or "")[1]
    by_ending = {each: form for form in formats for each in ENDINGS[form]}
    form = by_ending.get(ending.lower())
    if form is not None and options.format in {None, form}:
        return form
    if not _ENDING.fullmatch(ending):
        return options.format or next(iter(formats), "")
    what, fitting = (
        purpose.file(options.of_doors) if not formats else (options.format, ENDINGS.get(options.format or ""))
    )
    if not formats and (not fitting or ending.lower() in fitting):
        return ""
    choices = fitting or tuple(by_ending)
    raise RefusedError(
        _OTHER_ENDING if what else _NO_ENDING,
        meant=nearest(ending.lower(), choices),
        purpose=purpose.name,
        what=what,
        ending=ending,
        choices=_or(lang, choices),
    )


def _refuse(lang: Language, report: Report, errors: int, force: Text) -> None:
    """Say on standard error why nothing is exported, and what ``--force`` would do about it."""
    from onsrights.reports.concise import render

    named = tuple(found for found in report.diagnostics if found.severity == "error")[:_MOST]
    lines = render(report._replace(diagnostics=named), style(lang, "never"), quiet=True)
    if errors > len(named):
        lines += _MORE.render(lang, {"count": errors - len(named)}) + "\n"
    write_error(f"{lines}{_REFUSED[min(errors, 2)].render(lang, {'errors': errors})} {force.render(lang, {})}\n")


def _made(options: _Options, choice: _Choice, request: ExportRequest) -> str | bytes:
    from onsrights.doors.letter import Letter
    from onsrights.engine.files.git import GitError

    letter = Letter(options.against, options.contact, options.document_version)
    try:
        return make(choice.platform, choice.purpose, request, letter, options.built)
    except GitError as error:
        from onsrights.commands.check.many import why_not

        sentence = why_not(request.lang, error, "--against")
        raise click.UsageError(sentence, click.get_current_context()) from None
