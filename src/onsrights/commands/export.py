"""``onsrights export``: what to type into the dashboard, what to hand to customers, constants for code."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from onsrights.commands import candidates
from onsrights.commands.delivery import STANDARD_OUTPUT, deliver, is_terminal
from onsrights.commands.environment import style, write_error
from onsrights.commands.interface import Command, OneOf, lang_option
from onsrights.engine.diagnostics import Text

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator, Sequence

    from onsrights.engine.diagnostics import Language
    from onsrights.engine.report import Report
    from onsrights.engine.source import Source
    from onsrights.exports.content import Connector, Content

__all__ = ["build"]

_PURPOSES = ("dashboard", "customer", "code")
_FORMATS = ("text", "markdown", "html", "csv", "json", "docx")
_LANGUAGES = ("python", "typescript", "java", "csharp")
_ENDINGS = {".txt": "text", ".md": "markdown", ".htm": "html", ".html": "html"}
"""The endings of a file's name that are not called like their format."""

_ERRORS, _NOTHING = 1, 3
_MOST = 20
"""How many errors are named; the rest are for ``check``."""

_ABOUT = Text(
    "Maakt van manifesten zonder fouten wat anderen nodig hebben: de velden om in het dashboard over te nemen, de "
    "pagina voor de beheerders van de klant, of constanten voor programmacode. Paden zoals bij check.",
    "Makes of manifests without errors what others need: the fields to take over into the dashboard, the page for the "
    "customer's administrators, or constants for code. Paths as with check.",
)
_NO_FILES = Text("Er is niets geëxporteerd: geen manifest in {where}.", "Nothing was exported: no manifest in {where}.")
_NO_RIGHTS = Text(
    "Er is niets geëxporteerd: geen enkel recht voldoet aan --status en --only.",
    "Nothing was exported: no right meets --status and --only.",
)
_HERE = Text("de huidige map", "the current folder")
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
    "With --force it is exported all the same, marked as unchecked.",
)
_LEFT_OUT = Text(
    'Weggelaten vanwege de status "{status}": {count}.', 'Left out because of the status "{status}": {count}.'
)


class _Options(NamedTuple):
    """What was asked on the command line."""

    paths: tuple[str, ...]
    purpose: str | None
    format: str | None
    language: str | None
    package: str | None
    output: str | None
    force: bool
    status: tuple[str, ...]
    only: tuple[str, ...]
    stdin_filename: str | None


def build(lang: Language) -> click.Command:
    """Give the command in one language."""

    def option(name: str, nl: str, en: str, metavar: Text | str, *choices: str, several: bool = False) -> click.Option:
        return click.Option(
            name.split(),
            type=OneOf(*choices) if choices else None,
            metavar=metavar if isinstance(metavar, str) else metavar.render(lang, {}),
            multiple=several,
            help=Text(nl, en).render(lang, {}),
            shell_complete=candidates.files if name == "--output" else None,
        )

    def run(**given: Any) -> int:  # noqa: ANN401 - what click makes of the options below
        return _export(lang, _Options(**given))

    about_force = Text(
        "Exporteer ook een manifest met fouten, gemarkeerd als ongecontroleerd, en overschrijf een bestaand bestand.",
        "Export a manifest with errors as well, marked as unchecked, and overwrite an existing file.",
    )
    params: list[click.Parameter] = [
        click.Argument(["paths"], nargs=-1, metavar=Text("[PAD]…", "[PATH]…").render(lang, {}),
                       shell_complete=candidates.files),
        option("purpose --for", "Voor wie: wie de rechten in het dashboard invoert, de beheerders van de klant, of "
               "programmacode.",
               "For whom: who types the rights into the dashboard, the customer's administrators, or code.",
               "|".join(_PURPOSES), *_PURPOSES),
        option("--format", "Vorm: bij dashboard text, markdown, html, csv of json; bij customer markdown, html of "
               "docx. Anders volgens de naam van --output.",
               "Form: with dashboard text, markdown, html, csv or json; with customer markdown, html or docx. Else by "
               "the name of --output.",
               Text("VORM", "FORM"), *_FORMATS),
        option("--language", "Programmeertaal, bij code.", "Programming language, with code.",
               "|".join(_LANGUAGES), *_LANGUAGES),
        option("--package", "Package van Java, of namespace van C#, waar de constanten in staan.",
               "Package of Java, or namespace of C#, that the constants stand in.", Text("NAAM", "NAME")),
        option("--output", "Schrijf in dit bestand; een bestand dat al bestaat blijft zoals het is.",
               "Write into this file; one that exists stays as it is.", Text("BESTAND", "FILE")),
        click.Option(["--force"], is_flag=True, help=about_force.render(lang, {})),
        option("--status", "Alleen rechten met deze status: draft, requested, approved, denied; zonder status is "
               "draft. Zonder deze optie vallen bij customer en code afgewezen rechten af.",
               "Rights of this status only: draft, requested, approved, denied; without a status is draft. Without "
               "this option denied rights are left out for customer and code.",
               "STATUS,…", several=True),
        option("--only", "Alleen rechten met deze identifier; * staat voor willekeurige letters.",
               "Rights of this identifier only; * stands for any letters.", "IDENTIFIER,…", several=True),
        option("--stdin-filename", "Naam van standaardinvoer.", "Name of standard input.", Text("NAAM", "NAME")),
        lang_option(lang),
    ]  # fmt: skip
    return Command(lang, "export", params, _ABOUT, run)


def _export(lang: Language, options: _Options) -> int:
    form = _form(lang, options)
    statuses = _statuses(lang, options.status)
    sources = list(_sources(options))
    if not sources:
        where = ", ".join(options.paths) or _HERE.render(lang, {})
        write_error(_NO_FILES.render(lang, {"where": where}) + "\n")
        return _NOTHING
    report, found = _checked(sources)
    errors = report.count("error")
    if errors and not options.force:
        _refuse(lang, report, errors)
        return _ERRORS
    content = _content(lang, options, statuses, found, errors)
    if not content.connectors:
        write_error(_NO_RIGHTS.render(lang, {}) + "\n")
        return _NOTHING
    return deliver(lang, _made(lang, options, form, content), options.output, replace=options.force)


def _form(lang: Language, options: _Options) -> str:
    """Give the format, or the programming language; complain about options that do not go together."""
    purpose = options.purpose
    if purpose is None:
        raise _wrong(
            lang, Text("Geef met --for op waarvoor: {choices}.", "Say with --for what for: {choices}."), _PURPOSES
        )
    if purpose == "code":
        return _programming_language(lang, options)
    for name, value in (("--language", options.language), ("--package", options.package)):
        if value is not None:
            raise _wrong(lang, Text("{option} hoort bij --for code.", "{option} belongs to --for code."), option=name)
    formats = _formats(purpose)
    by_name = os.path.splitext(options.output or "")[1].lower()
    form = options.format or _ENDINGS.get(by_name, by_name[1:])
    if options.format is None and form not in formats:
        form = next(iter(formats))
    if form not in formats:
        sentence = Text(
            '--for {purpose} kent geen vorm "{word}"; kies uit {choices}.',
            '--for {purpose} has no form "{word}"; choose from {choices}.',
        )
        raise _wrong(lang, sentence, tuple(formats), purpose=purpose, word=form)
    if form == "docx" and options.output in {None, STANDARD_OUTPUT} and is_terminal():
        raise _wrong(lang, Text("Geef met --output een bestand op voor docx.", "Give a file for docx with --output."))
    return form


def _formats(purpose: str) -> Sequence[str]:
    if purpose == "customer":
        from onsrights.exports.customer import FORMATS as CUSTOMER

        return tuple(CUSTOMER)
    from onsrights.exports.dashboard import FORMATS as DASHBOARD

    return tuple(DASHBOARD)


def _programming_language(lang: Language, options: _Options) -> str:
    from onsrights.exports.code import WORDS, is_qualified_name

    if options.format is not None:
        sentence = Text(
            "--format hoort niet bij --for code; --language wel.",
            "--format does not belong to --for code; --language does.",
        )
        raise _wrong(lang, sentence)
    language = options.language
    if language is None:
        sentence = Text(
            "Geef met --language de programmeertaal op: {choices}.",
            "Give the programming language with --language: {choices}.",
        )
        raise _wrong(lang, sentence, _LANGUAGES)
    if options.package is not None:
        if language not in WORDS:
            sentence = Text("--package hoort bij java en csharp.", "--package belongs to java and csharp.")
            raise _wrong(lang, sentence)
        if not is_qualified_name(options.package, language):
            sentence = Text(
                '"{word}" kan in {language} geen package of namespace zijn.',
                '"{word}" cannot be a package or namespace in {language}.',
            )
            raise _wrong(lang, sentence, word=options.package, language=language)
    return language


def _statuses(lang: Language, written: Sequence[str]) -> tuple[str, ...]:
    from onsrights.engine.spelling import nearest
    from onsrights.exports.content import STATUSES

    statuses = tuple(_listed(written))
    for word in statuses:
        if word not in STATUSES:
            sentence = Text(
                '--status kent "{word}" niet; kies uit {choices}.',
                '--status does not know "{word}"; choose from {choices}.',
            )
            raise _wrong(lang, sentence, STATUSES, meant=nearest(word.lower(), STATUSES), word=word)
    return statuses


def _listed(written: Sequence[str]) -> Iterator[str]:
    """Split lists at their commas."""
    return (part for words in written for word in words.split(",") if (part := word.strip()))


def _wrong(
    lang: Language, sentence: Text, choices: Sequence[str] = (), meant: str | None = None, **values: str
) -> click.UsageError:
    text = sentence.render(lang, {**values, "choices": ", ".join(choices)})
    if meant:
        text += Text(' Bedoelt u "{word}"?', ' Did you mean "{word}"?').render(lang, {"word": meant})
    return click.UsageError(text, click.get_current_context())


def _sources(options: _Options) -> Iterator[Source]:
    """Read what is meant."""
    from onsrights.engine.discover import STANDARD_INPUT, discover
    from onsrights.engine.settings import Limits
    from onsrights.engine.source import Source

    limits = Limits()
    for path in discover(options.paths).paths:
        if path == STANDARD_INPUT:
            data = sys.stdin.buffer.read(limits.file_bytes + 1) if sys.stdin else b""
            yield Source.from_bytes(options.stdin_filename or "<stdin>", data, limits)
        else:
            yield Source.from_file(path, limits)


def _checked(sources: Sequence[Source]) -> tuple[Report, tuple[Connector, ...]]:
    """Check the manifests, and read what is in them."""
    from onsrights.engine.run import check_sources
    from onsrights.engine.settings import Settings
    from onsrights.engine.tree import read_tree
    from onsrights.exports.content import connectors
    from onsrights.platforms import PLATFORMS

    settings = Settings()
    run = check_sources(sources, PLATFORMS, settings)
    run.raise_failed()
    return run.report, tuple(connectors((read_tree(source, settings.limits) for source in sources), settings))


def _refuse(lang: Language, report: Report, errors: int) -> None:
    """Say on standard error why nothing is exported."""
    from onsrights.reports.concise import render

    named = tuple(found for found in report.diagnostics if found.severity == "error")[:_MOST]
    lines = render(report._replace(diagnostics=named), style(lang, "never"), quiet=True)
    if errors > len(named):
        lines += _MORE.render(lang, {"count": errors - len(named)}) + "\n"
    write_error(f"{lines}{_REFUSED[min(errors, 2)].render(lang, {'errors': errors})} {_FORCE.render(lang, {})}\n")


def _content(
    lang: Language, options: _Options, statuses: tuple[str, ...], found: tuple[Connector, ...], errors: int
) -> Content:
    """Choose the rights that are meant, and say what is left out though nobody asked for that."""
    from onsrights.exports.content import Content, select, unmatched

    only = tuple(_listed(options.only))
    for word in unmatched(found, only):
        from onsrights.engine.spelling import nearest

        identifiers = (right.identifier for connector in found for right in connector.rights)
        sentence = Text('Geen enkel recht heet "{word}" (--only).', 'No right is called "{word}" (--only).')
        raise _wrong(lang, sentence, meant=nearest(word, identifiers), word=word)
    without = () if options.purpose == "dashboard" else ("denied",)
    chosen, left_out = select(found, statuses, only, without)
    if not statuses:
        _say_left_out(lang, left_out)
    return Content(chosen, errors)


def _say_left_out(lang: Language, left_out: Counter[str]) -> None:
    for status, count in left_out.items():
        write_error(_LEFT_OUT.render(lang, {"status": status, "count": count}) + "\n")


def _made(lang: Language, options: _Options, form: str, content: Content) -> str | bytes:
    if options.purpose == "code":
        from onsrights.exports.code import LANGUAGES, WORDS, Place, class_name

        place = Place()
        if form in WORDS:
            stem = os.path.splitext(os.path.basename(options.output or ""))[0]
            place = Place(class_name(content, form, stem), options.package or "")
        return LANGUAGES[form](content, lang, place)
    if options.purpose == "dashboard":
        from onsrights.exports.dashboard import FORMATS as DASHBOARD

        return DASHBOARD[form](content, lang)
    from onsrights.exports.customer import FORMATS as CUSTOMER

    try:
        return CUSTOMER[form](content, lang)
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in {"docx", "lxml"}:
            raise
        sentence = Text(
            'Voor docx is python-docx nodig: pip install "onsrights[docx]".',
            'docx needs python-docx: pip install "onsrights[docx]".',
        )
        raise _wrong(lang, sentence) from None
