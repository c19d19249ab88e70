"""``onsrights why``: whether something is allowed, and if not, where the obstacle is."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from onsrights.commands import candidates
from onsrights.commands.environment import style, write, write_bytes, write_error
from onsrights.commands.interface import Command, OneOf, lang_option
from onsrights.engine.access.question import AS_OF, Option, QuestionError, day, spelled
from onsrights.engine.diagnostics import Text
from onsrights.platforms import PLATFORMS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date

    from click.shell_completion import CompletionItem

    from onsrights.engine.access.asking import Asked, ManifestError
    from onsrights.engine.access.decision import About
    from onsrights.engine.access.layers import Access
    from onsrights.engine.access.matrix import Matrix
    from onsrights.engine.diagnostics import Language
    from onsrights.engine.settings import Settings
    from onsrights.engine.source import Source

__all__ = ["build"]

_STATUS = {"allowed": 0, "refused": 1, "unknown": 3}
_USAGE = 2
_FORMATS = ("text", "json", "markdown", "html", "csv")
_PLAIN = ("text", "json")
_MOST = 20
"""How many faults of a manifest, or manifests, are named; the rest are for ``check``."""

_ABOUT = Text(
    "Beantwoordt of iets mag, en zo niet, waar het aan ligt: wat de aanroeper ziet, en waar u het instelt. Wat u niet "
    "opgeeft, is niet bekend; er wordt niets geraden. De vraag hoort bij het platform van het manifest.",
    "Answers whether something is allowed, and if not, where the obstacle is: what the caller sees, and where to set "
    "it. What you do not tell is not known; nothing is guessed. The question is that of the manifest's platform.",
)
_NO_MANIFEST = Text("Hier is geen manifest{of}. Noem er een.{found}", "There is no manifest{of} here. Name one.{found}")
_OF = Text(" voor {platform}", " for {platform}")
_FOUND = Text(" Gevonden: {paths}.", " Found: {paths}.")
_SEVERAL = Text(
    "Hier zijn meer manifesten{of}; noem er een: {paths}.", "There are several manifests{of} here; name one: {paths}."
)
_NOT_ASKED = Text(
    "Dit manifest kan niet worden beantwoord: los eerst de fouten hierboven op.",
    "This manifest cannot be asked: fix the errors above first.",
)
_MORE = Text("… en nog {count}; zie onsrights check.", "… and {count} more; see onsrights check.")
_FORM = Text(
    "--format {word} hoort bij --matrix; zonder --matrix zijn er text en json.",
    "--format {word} belongs to --matrix; without --matrix there are text and json.",
)
_TOO_WIDE = Text(
    "Deze matrix heeft {count} cellen, en als tekst leest niemand er meer dan {most}. Kies --format markdown, html, "
    "csv of json.",
    "This matrix has {count} cells, and as text nobody reads more than {most}. Choose --format markdown, html, csv or "
    "json.",
)
_GOT_MATRIX = Text("--got gaat niet samen met --matrix.", "--got does not go with --matrix.")
_NOT_OBSERVED = Text("{path}: {sentence}", "{path}: {sentence}")
_UNREADABLE = Text("{path} kan niet worden gelezen.", "{path} cannot be read.")


class _Wanted(NamedTuple):
    """What was asked on the command line, beside the question itself."""

    manifest: str | None
    platform: str | None
    app: str | None
    matrix: bool
    got: str | None
    observed: str | None
    form: str
    as_of: str | None


def build(lang: Language) -> click.Command:
    """Give the command in one language."""
    offered = {key: _access(key) for key in PLATFORMS.keys}
    options = {key: access.options for key, access in offered.items() if access is not None}

    def run(**given: Any) -> int:  # noqa: ANN401 - what click makes of the options below
        wanted = _Wanted(**{name: given.pop(name) for name in _Wanted._fields})
        told = {name: value for name, value in given.items() if value is not None}
        try:
            return _why(lang, wanted, told)
        except QuestionError as error:
            raise click.UsageError(error.message(lang, spelled), click.get_current_context()) from None

    def option(name: str, nl: str, en: str, metavar: Text | str, **more: Any) -> click.Option:  # noqa: ANN401
        shown = metavar if isinstance(metavar, str) else metavar.render(lang, {})
        return click.Option(name.split(), metavar=shown, help=Text(nl, en).render(lang, {}), **more)

    file = Text("BESTAND", "FILE")
    params: list[click.Parameter] = [
        click.Argument(["manifest"], required=False, metavar="[MANIFEST]", shell_complete=candidates.files),
        option("--app", "Om welke van meer documenten het gaat, met de naam.",
               "Which of several documents is meant, by its name.", Text("NAAM", "NAME"), shell_complete=_apps),
        option("--got", "Wat er terugkwam toen het werd geprobeerd: status en tekst.",
               "What came back when it was tried: status and text.", Text("TEKST", "TEXT")),
        option("--as-of", "De dag waarop het wordt gevraagd; anders vandaag.",
               "The day on which it is asked; else today.", Text("JJJJ-MM-DD", "YYYY-MM-DD")),
        click.Option(["--matrix"], is_flag=True, help=Text(
            "Beantwoord alles wat het manifest noemt, als tabel.", "Answer all that the manifest lists, as a table.",
        ).render(lang, {})),
        option("form --format", "Vorm: text of json; met --matrix ook markdown, html of csv.",
               "Form: text or json; with --matrix also markdown, html or csv.", "|".join(_FORMATS),
               type=OneOf(*_FORMATS), default="text"),
        option("--observed", "Wat het platform zelf over de inrichting meldt, als bewaard bestand.",
               "What the platform itself says of its set-up, as a saved file.", file, shell_complete=candidates.files),
        option("--platform", "Kies het platform, als het manifest niet is genoemd.",
               "Choose the platform where no manifest is named.", "|".join(PLATFORMS.keys),
               type=OneOf(*PLATFORMS.keys)),
        lang_option(lang),
    ]  # fmt: skip
    return _Command(lang, params, options, run)


class _Command(Command):
    """The command; its help has the question of each platform under the name of that platform."""

    def __init__(
        self,
        lang: Language,
        params: list[click.Parameter],
        options: Mapping[str, tuple[Option, ...]],
        run: Callable[..., int],
    ) -> None:
        self._options = options
        names = dict.fromkeys(option.name for of in options.values() for option in of)
        asked = [click.Option([spelled(name)], shell_complete=_offers) for name in names]
        self._asked = frozenset(names)
        super().__init__(lang, "why", [*params, *asked], _ABOUT, run)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the options do, platform by platform."""
        for key, options in self._options.items():
            with formatter.section(PLATFORMS.offers[key].name):
                formatter.write_dl([self._record(option) for option in options])
        kept, self.params = self.params, [param for param in self.params if param.name not in self._asked]
        try:
            super().format_options(ctx, formatter)
        finally:
            self.params = kept

    def _record(self, option: Option) -> tuple[str, str]:
        metavar = "|".join(option.choices)
        if not metavar:
            metavar = option.metavar if isinstance(option.metavar, str) else option.metavar.render(self.lang, {})
        return f"{spelled(option.name)} {metavar}", option.help.render(self.lang, {})


def _access(key: str) -> Access | None:
    access: Access | None = PLATFORMS[key].door("why")
    return access


# ------------------------------------------------------------------------------------------------------ the answer


def _why(lang: Language, wanted: _Wanted, told: dict[str, Any]) -> int:
    from onsrights.engine.access.asking import ManifestError
    from onsrights.engine.configuration import SettingsError

    _agree(lang, wanted)
    as_of = day(wanted.as_of)
    try:
        access, about = _meant(lang, wanted, told, as_of)
    except SettingsError as error:
        from onsrights.commands.configured import refused

        return refused(lang, error)
    except ManifestError as error:
        return _not_asked(lang, error)
    from onsrights.engine.access.decision import decide, question

    given = {**told, AS_OF: as_of} if wanted.as_of else told
    observed = _observed(lang, wanted.observed, access, about)
    asked = question(access, about.name, about.subject, given, as_of, matrix=wanted.matrix, observed=observed)
    if wanted.matrix:
        from onsrights.engine.access.matrix import matrix

        return _write_matrix(lang, wanted.form, matrix(access, about, asked))
    decision = decide(access, about, asked, wanted.got)
    from onsrights.reports import decision as report

    shown = style(lang)
    write(report.render_json(decision, shown) if wanted.form == "json" else report.render(decision, shown))
    return _STATUS[decision.verdict]


def _agree(lang: Language, wanted: _Wanted) -> None:
    """See to it that the options go together."""
    if wanted.matrix and wanted.got is not None:
        raise _wrong(lang, _GOT_MATRIX)
    if not wanted.matrix and wanted.form not in _PLAIN:
        raise _wrong(lang, _FORM, word=wanted.form)


def _meant(lang: Language, wanted: _Wanted, told: Mapping[str, Any], as_of: date) -> tuple[Access, About]:
    """Give the subject of the question: a document of a manifest, or one that was told without a manifest."""
    from onsrights.engine.access.asking import alone, ask_source, choose, platform_of

    key = platform_of(PLATFORMS, told, wanted.platform)
    if wanted.manifest is None and key is not None:
        found = alone(PLATFORMS[key], told)
        if found is not None:
            return found
    path = wanted.manifest or _only_manifest(lang, key)
    settings = _settings(path)._replace(as_of=as_of)
    asked = ask_source(PLATFORMS, _source(path, settings), settings, key, told)
    return asked.access, choose(asked, wanted.app)


def _only_manifest(lang: Language, key: str | None) -> str:
    """Give the only manifest of a platform that ``check`` would find here."""
    from onsrights.engine.discover import discover

    every = discover(()).paths
    paths = [path for path in every if key is None or PLATFORMS.by_path(path) == key]
    if len(paths) == 1:
        return paths[0]
    of = "" if key is None else _OF.render(lang, {"platform": PLATFORMS.offers[key].name})
    if paths:
        raise _wrong(lang, _SEVERAL, of=of, paths=_named(paths))
    found = _FOUND.render(lang, {"paths": _named(every)}) if every else ""
    raise _wrong(lang, _NO_MANIFEST, of=of, found=found)


def _named(paths: Iterable[str]) -> str:
    paths = list(paths)
    return ", ".join(paths[:_MOST]) + (", …" if len(paths) > _MOST else "")


def _settings(path: str) -> Settings:
    """Give the settings that hold for a manifest."""
    from onsrights.commands.configured import Chosen, chosen_settings
    from onsrights.engine.discover import STANDARD_INPUT

    if path == STANDARD_INPUT:
        return chosen_settings(Chosen(), ()).of(None)
    return chosen_settings(Chosen(), (path,)).of(path)


def _source(path: str, settings: Settings) -> Source:
    from onsrights.engine.discover import STANDARD_INPUT
    from onsrights.engine.source import Source

    if path != STANDARD_INPUT:
        return Source.from_file(path, settings.limits)
    data = sys.stdin.buffer.read(settings.limits.file_bytes + 1) if sys.stdin else b""
    return Source.from_bytes("<stdin>", data, settings.limits)


def _observed(lang: Language, path: str | None, access: Access, about: About) -> object:
    """Read what the platform says of itself."""
    if path is None:
        return None
    from onsrights.engine.access.asking import observe
    from onsrights.engine.access.question import ObservedError
    from onsrights.engine.settings import Limits
    from onsrights.engine.source import UnreadableError, bytes_of

    try:
        return observe(access, about.name, bytes_of(path, Limits().file_bytes + 1))
    except UnreadableError:
        raise _wrong(lang, _UNREADABLE, path=path) from None
    except ObservedError as error:
        raise _wrong(lang, _NOT_OBSERVED, path=path, sentence=error.said.render(lang)) from None


def _not_asked(lang: Language, error: ManifestError) -> int:
    """Show on standard error what is wrong with a manifest."""
    from onsrights.reports.concise import render

    found = error.report.diagnostics
    lines = render(error.report._replace(diagnostics=found[:_MOST]), style(lang, "never"), quiet=True)
    if len(found) > _MOST:
        lines += _MORE.render(lang, {"count": len(found) - _MOST}) + "\n"
    write_error(f"{lines}{_NOT_ASKED.render(lang, {})}\n")
    return _USAGE


def _write_matrix(lang: Language, form: str, made: Matrix) -> int:
    from onsrights.reports.matrix import MOST_CELLS, as_text, render_json

    shown = style(lang)
    if form == "text" and made.size > MOST_CELLS:
        raise _wrong(lang, _TOO_WIDE, count=str(made.size), most=str(MOST_CELLS))
    if form == "text":
        write("".join(as_text(made, shown)))
        return 0
    if form == "json":
        pieces = render_json(made, shown)
    else:
        from onsrights.commands.matrix import FORMATS

        pieces = FORMATS[form](made, lang)
    for block in _blocks(pieces):
        write_bytes(block.encode("utf-8", "backslashreplace"))
    return 0


def _blocks(pieces: Iterator[str], size: int = 1 << 16) -> Iterator[str]:
    """Put pieces together, so that few are written and none is kept long."""
    kept: list[str] = []
    length = 0
    for piece in pieces:
        kept.append(piece)
        length += len(piece)
        if length > size:
            yield "".join(kept)
            kept, length = [], 0
    yield "".join(kept)


def _wrong(lang: Language, complaint: Text, **values: str) -> click.UsageError:
    return click.UsageError(complaint.render(lang, values), click.get_current_context(silent=True))


# ------------------------------------------------------------------------------------------------------ completion


def _offers(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
    """Give the words that an option takes, or what the manifest has for it."""
    from click.shell_completion import CompletionItem

    name = str(param.name)
    choices = [
        choice
        for key in PLATFORMS.keys
        if (access := _access(key))
        for option in access.options
        if option.name == name
        for choice in option.choices
    ]
    words = dict.fromkeys(choices or _of_manifest(ctx, name))
    return [CompletionItem(word) for word in words if word.startswith(incomplete)][:1000]


def _apps(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
    from click.shell_completion import CompletionItem

    asked = _asked(ctx, None)
    names = [label for about in asked.subjects for label in asked.access.labels(about.subject)] if asked else []
    return [CompletionItem(name) for name in dict.fromkeys(names) if name.startswith(incomplete)]


def _of_manifest(ctx: click.Context, name: str) -> Iterator[str]:
    asked = _asked(ctx, name)
    if asked is None:
        return
    for option in asked.access.options:
        if option.name == name and option.offers is not None:
            for about in asked.subjects:
                yield from option.offers(about.subject)


def _asked(ctx: click.Context, name: str | None) -> Asked | None:
    """Read the manifest that the question is about, as far as it is clear; nothing is said of what is wrong with it."""
    from onsrights.engine.access.asking import ManifestError, ask_source
    from onsrights.engine.configuration import SettingsError

    keys = [key for key in PLATFORMS.keys if (access := _access(key)) and name in {one.name for one in access.options}]
    try:
        path = ctx.params.get("manifest") or _only_manifest("en", keys[0] if len(keys) == 1 else None)
        settings = _settings(path)
        return ask_source(PLATFORMS, _source(path, settings), settings)
    except (ManifestError, QuestionError, SettingsError, click.UsageError):
        return None
