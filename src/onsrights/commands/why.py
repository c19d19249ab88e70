"""``onsrights why``: whether something is allowed, and if not, where the obstacle is."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import click

from onsrights.commands import candidates
from onsrights.commands.interface import ARGUMENTS, Command, OneOf, as_of_option, lang_option
from onsrights.commands.manifests import platform_option
from onsrights.commands.one_manifest import only_manifest, settings_for, source_of
from onsrights.commands.why_answer import Wanted, answer
from onsrights.engine.access.question import Option, QuestionError, spelled
from onsrights.engine.diagnostics import Text
from onsrights.platforms import PLATFORMS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from click.shell_completion import CompletionItem

    from onsrights.engine.access.asking import Asked
    from onsrights.engine.access.layers import Access
    from onsrights.engine.diagnostics import Language

__all__ = ["build"]

_FORMATS = ("text", "json", "markdown", "html", "csv")

_ABOUT = Text(
    "Zegt of iets mag, en zo niet, waar het aan ligt: wat de aanroeper ziet, en waar u het instelt. Wat u niet "
    "opgeeft, is niet bekend; er wordt niets geraden. De vraag hoort bij het platform van het manifest.",
    "Answers whether something is allowed, and if not, where the obstacle is: what the caller sees, and where to set "
    "it. What you leave out counts as unknown; nothing is guessed. The question depends on the platform.",
)


def build(lang: Language) -> click.Command:
    """Give the command in one language."""

    def run(**given: Any) -> int:  # noqa: ANN401 - what click makes of the options below
        wanted = Wanted(**{name: given.pop(name) for name in Wanted._fields})
        told = {name: value for name, value in given.items() if value is not None}
        try:
            return answer(lang, wanted, told, tuple(offered))
        except QuestionError as error:
            raise click.UsageError(error.message(lang, spelled), click.get_current_context()) from None

    def option(name: str, nl: str, en: str, metavar: Text | str, **more: Any) -> click.Option:  # noqa: ANN401
        shown = metavar if isinstance(metavar, str) else metavar.render(lang, {})
        return click.Option(name.split(), metavar=shown, help=Text(nl, en).render(lang, {}), **more)

    file = Text("BESTAND", "FILE")
    params: list[click.Parameter] = [
        click.Argument(["manifest"], required=False, metavar="[MANIFEST]", shell_complete=candidates.files),
        option("--app", "Om welk document het gaat als er meer zijn: de naam.",
               "Which of several documents is meant, by its name.", Text("NAAM", "NAME"), shell_complete=_apps),
        option("--got", "Wat er terugkwam toen het werd geprobeerd: status en tekst.",
               "What came back when it was tried: status and text.", Text("TEKST", "TEXT")),
        as_of_option(lang, "De dag waarover de vraag gaat; anders vandaag.",
                     "The day the question is about; otherwise today."),
        click.Option(["--matrix"], is_flag=True, help=Text(
            "Beantwoord alles wat het manifest noemt, als tabel.", "Answer everything the manifest lists, as a table.",
        ).render(lang, {})),
        option("form --format", "Vorm: text of json; met --matrix ook markdown, html of csv.",
               "Format: text or json; with --matrix also markdown, html or csv.", "|".join(_FORMATS),
               type=OneOf(*_FORMATS), default="text"),
        option("--observed", "Een bewaard bestand met wat het platform zelf over de inrichting meldt.",
               "A saved file with what the platform says about its set-up.", file, shell_complete=candidates.files),
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
    from onsrights.engine.settings.read import SettingsError

    keys = [key for key in PLATFORMS.keys if (access := _access(key)) and name in {one.name for one in access.options}]
    try:
        named = ctx.params.get("manifest") or next(filter(os.path.isfile, ctx.meta.get(ARGUMENTS, ())), None)
        path = named or only_manifest("en", keys[0] if len(keys) == 1 else None)
        settings = settings_for(path)
        return ask_source(PLATFORMS, source_of(path, settings), settings)
    except (ManifestError, QuestionError, SettingsError, click.UsageError):
        return None
