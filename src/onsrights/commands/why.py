"""``onsrights why``: whether something is allowed, and if not, where the obstacle is."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from onsrights.commands import candidates
from onsrights.commands.environment import style, write, write_bytes
from onsrights.commands.interface import ARGUMENTS, Command, OneOf, lang_option
from onsrights.commands.manifests import platform_option
from onsrights.commands.single import complaint, not_asked, only_manifest, settings_for, source_of
from onsrights.engine.access.question import AS_OF, Option, QuestionError, day, spelled
from onsrights.engine.diagnostics import Text
from onsrights.platforms import PLATFORMS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date

    from click.shell_completion import CompletionItem

    from onsrights.engine.access.asking import Asked
    from onsrights.engine.access.decision import About
    from onsrights.engine.access.layers import Access
    from onsrights.engine.access.matrix import Matrix
    from onsrights.engine.diagnostics import Language

__all__ = ["build"]

_STATUS = {"allowed": 0, "refused": 1, "unknown": 3}
_FORMATS = ("text", "json", "markdown", "html", "csv")
_PLAIN = ("text", "json")
_ABOUT = Text(
    "Beantwoordt of iets mag, en zo niet, waar het aan ligt: wat de aanroeper ziet, en waar u het instelt. Wat u niet "
    "opgeeft, is niet bekend; er wordt niets geraden. De vraag hoort bij het platform van het manifest.",
    "Answers whether something is allowed, and if not, where the obstacle is: what the caller sees, and where to set "
    "it. What you do not tell is not known; nothing is guessed. The question is that of the manifest's platform.",
)
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

    def run(**given: Any) -> int:  # noqa: ANN401 - what click makes of the options below
        wanted = _Wanted(**{name: given.pop(name) for name in _Wanted._fields})
        told = {name: value for name, value in given.items() if value is not None}
        try:
            return _why(lang, wanted, told, tuple(offered))
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
        platform_option(lang),
        lang_option(lang),
    ]  # fmt: skip
    own = {name for param in params for name in param.opts}
    offered = {key: access.options for key in _meant_by(own) if (access := _access(key))}
    return _Command(lang, params, offered, run)


class _Command(Command):
    """The command; its help has the question of each platform under the name of that platform."""

    def __init__(
        self,
        lang: Language,
        params: list[click.Parameter],
        offered: Mapping[str, tuple[Option, ...]],
        run: Callable[..., int],
    ) -> None:
        self._offered = offered
        by_name: dict[str, dict[str, str]] = {}
        for key, options in offered.items():
            for option in options:
                by_name.setdefault(option.name, {})[PLATFORMS.offers[key].name] = option.help.render(lang, {})
        self._asked = frozenset(by_name)
        asked = [
            click.Option([spelled(name)], help=_together(texts), shell_complete=_offers)
            for name, texts in by_name.items()
        ]
        super().__init__(lang, "why", [*params, *asked], _ABOUT, run)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the options do, those of a question platform by platform."""
        for key, options in self._offered.items():
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


def _together(texts: Mapping[str, str]) -> str:
    """Say what an option is of each platform that has it."""
    if len(texts) == 1:
        return next(iter(texts.values()))
    return " ".join(f"{name}: {text}" for name, text in texts.items())


def _meant_by(own: set[str]) -> tuple[str, ...]:
    """Say which platforms are asked for options: that of a file that is named, where it knows all that are given.

    Importing the others costs as much as the answer.
    """
    args = _arguments()
    words = {word.partition("=")[0] for word in args if word.startswith("-") and word != "-"}
    if not words & {"-h", "--help"}:
        for key in filter(None, map(PLATFORMS.by_path, args)):
            access = _access(key)
            if access and words <= own | {spelled(option.name) for option in access.options}:
                return (key,)
    return PLATFORMS.keys


def _arguments() -> tuple[str, ...]:
    context = click.get_current_context(silent=True)
    return context.meta.get(ARGUMENTS, ()) if context else ()


def _access(key: str) -> Access | None:
    access: Access | None = PLATFORMS[key].door("why")
    return access


# ------------------------------------------------------------------------------------------------------ the answer


def _why(lang: Language, wanted: _Wanted, told: dict[str, Any], among: Sequence[str]) -> int:
    from onsrights.engine.access.asking import ManifestError
    from onsrights.engine.configuration import SettingsError

    _agree(lang, wanted)
    as_of = day(wanted.as_of)
    try:
        access, about = _meant(lang, wanted, told, as_of, among)
    except SettingsError as error:
        from onsrights.commands.configured import refused

        return refused(lang, error)
    except ManifestError as error:
        return not_asked(lang, error)
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
        raise complaint(lang, _GOT_MATRIX)
    if not wanted.matrix and wanted.form not in _PLAIN:
        raise complaint(lang, _FORM, word=wanted.form)


def _meant(
    lang: Language, wanted: _Wanted, told: Mapping[str, Any], as_of: date, among: Sequence[str]
) -> tuple[Access, About]:
    """Give the subject of the question: a document of a manifest, or one that was told without a manifest."""
    from onsrights.engine.access.asking import alone, ask_source, choose, platform_of

    key = platform_of(PLATFORMS, told, wanted.platform, among)
    if wanted.manifest is None and key is not None:
        found = alone(PLATFORMS[key], told)
        if found is not None:
            return found
    path = wanted.manifest or only_manifest(lang, key)
    settings = settings_for(path)._replace(as_of=as_of)
    asked = ask_source(PLATFORMS, source_of(path, settings), settings, key, told)
    return asked.access, choose(asked, wanted.app)


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
        raise complaint(lang, _UNREADABLE, path=path) from None
    except ObservedError as error:
        raise complaint(lang, _NOT_OBSERVED, path=path, sentence=error.said.render(lang)) from None


def _write_matrix(lang: Language, form: str, made: Matrix) -> int:
    from onsrights.reports.matrix import MOST_CELLS, as_text, render_json

    shown = style(lang)
    if form == "text" and made.size > MOST_CELLS:
        raise complaint(lang, _TOO_WIDE, count=str(made.size), most=str(MOST_CELLS))
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
        named = ctx.params.get("manifest") or next(filter(os.path.isfile, ctx.meta.get(ARGUMENTS, ())), None)
        path = named or only_manifest("en", keys[0] if len(keys) == 1 else None)
        settings = settings_for(path)
        return ask_source(PLATFORMS, source_of(path, settings), settings)
    except (ManifestError, QuestionError, SettingsError, click.UsageError):
        return None
