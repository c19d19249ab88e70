"""The program and its commands as click sees them, in two languages, each command imported when it is used."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from onsrights import __version__
from onsrights.commands.console import FAILED, LANGUAGES, USAGE, columns, language, write, write_error
from onsrights.engine.declared import NamedTuple
from onsrights.engine.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from click.shell_completion import CompletionItem

    from onsrights.commands.check.reports import WrongTargetError
    from onsrights.engine.check.rule import UnknownRuleError
    from onsrights.engine.diagnostics import Language

__all__ = [
    "ARGUMENTS",
    "COMMANDS",
    "COMPLETE",
    "USAGE",
    "Command",
    "OneOf",
    "Program",
    "ReportingCommand",
    "hold_one_of_settings",
    "lang_option",
    "program",
    "run",
    "settings_options",
    "unknown_rule",
    "wrong_target",
]


ARGUMENTS = "onsrights.arguments"
"""Where the context has what stands behind the name of the command, before that is built."""

COMPLETE = "_ONSRIGHTS_COMPLETE"
"""The environment variable by which a shell asks for completions, named as click names it."""

_SHORT = {"--format": "-f", "--output": "-o", "--quiet": "-q"}
"""What an option may be called for short, in every command that has it."""

_STOPPED = 130
"""The exit status where the user ended a question with Ctrl-C or Ctrl-D."""


if TYPE_CHECKING:
    _Word = click.ParamType[str]
else:
    _Word = click.ParamType  # has no parameters of its own before click 8.4


class _Entry(NamedTuple):
    """One command: the module that builds it, and what it does in a few words."""

    module: str
    summary: Text


COMMANDS = {
    "check": _Entry(
        "check.command", Text("Controleer manifesten en toon elke fout.", "Check manifests and show every fault.")
    ),
    "completion": _Entry(
        "completion", Text("Toon hoe uw shell opdrachten aanvult.", "Print what lets your shell complete commands.")
    ),
    "explain": _Entry("explain", Text("Toon de uitleg van een regel.", "Show the page of a rule.")),
    "export": _Entry(
        "export",
        Text(
            "Maak iets voor het dashboard, een klant of code.", "Make something for the dashboard, a customer or code."
        ),
    ),
    "import": _Entry(
        "import_", Text("Maak een manifest van een tabel of tekst.", "Make a manifest from a table or text.")
    ),
    "init": _Entry("init", Text("Maak een eerste manifest.", "Start a manifest.")),
    "lsp": _Entry("lsp", Text("Help een editor.", "Help an editor.")),
    "parse": _Entry("parse", Text("Toon hoe een naam wordt gelezen.", "Show how a name is read.")),
    "rules": _Entry("rules", Text("Toon de tabel van regels.", "Show the table of rules.")),
    "serve": _Entry("serve", Text("Open het registratieformulier.", "Open the registration form.")),
    "schema": _Entry("schema", Text("Toon het JSON Schema van het manifest.", "Print the manifest's JSON Schema.")),
    "scopes": _Entry(
        "scopes", Text("Toon welke scopes aangevinkt moeten worden.", "Show which scopes have to be ticked.")
    ),
    "usage": _Entry(
        "usage", Text("Zoek de rechten in programmacode op in het manifest.", "Look up the rights used in source code.")
    ),
    "why": _Entry(
        "why", Text("Zeg of iets mag, en zo niet, waarom niet.", "Say whether something is allowed, or why not.")
    ),
}

_HELP = Text(
    "Controleert vóór de registratie wat een externe applicatie aanvraagt in Nedap Ons, AFAS Profit of Exact Online.",
    "Checks what an external application requests in Nedap Ons, AFAS Profit or Exact Online, before you register it.",
)


def run(arguments: Sequence[str]) -> int:
    """Run the program with ``arguments`` and give the exit status."""
    lang = language(arguments)
    command = program(lang)
    try:
        with command.make_context("onsrights", list(arguments)) as context:
            status = command.invoke(context)
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.Abort:
        write_error("\n")  # the cursor still stands behind the question
        return _STOPPED
    except click.UsageError as error:
        from onsrights.engine.secrets import masked

        write_error(f"{masked(_complaint(error, lang))}\n")
        return error.exit_code
    return status if isinstance(status, int) else 0


def program(lang: Language) -> Program:
    """Give the whole program in one language."""
    options = [
        _flag("--version", Text("Toon de versie.", "Show the version."), f"onsrights {__version__}\n", lang),
        lang_option(lang),
    ]
    return Program(lang, "onsrights", options, _HELP)


class OneOf(_Word):
    """One of a few words; unlike click's own, its complaint is in the language of the user."""

    name = "choice"

    def __init__(self, *choices: str) -> None:
        self.choices = choices

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Give the word back when it is one of them."""
        if value in self.choices:
            return str(value)
        raise click.BadParameter(str(value), ctx, param)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:  # noqa: ARG002
        """Give the words that begin with what was typed."""
        from click.shell_completion import CompletionItem

        return [CompletionItem(choice) for choice in self.choices if choice.startswith(incomplete)]


_NO_DAY = Text(
    '--as-of "{word}" is geen datum; schrijf JJJJ-MM-DD.', '--as-of "{word}" is not a date; write YYYY-MM-DD.'
)


def as_of_option(lang: Language, nl: str, en: str) -> click.Option:
    """Give the option that says the day to count with; its value is a date, or ``None`` for today."""
    from datetime import date

    def day(ctx: click.Context, _param: click.Parameter, written: str | None) -> date | None:
        if written is None:
            return None
        try:
            found = date.fromisoformat(written)
        except ValueError:
            found = None
        if found is None or found.isoformat() != written:
            raise click.UsageError(_NO_DAY.render(lang, {"word": written}), ctx)
        return found

    metavar = Text("JJJJ-MM-DD", "YYYY-MM-DD").render(lang, {})
    return click.Option(["--as-of"], metavar=metavar, callback=day, help=Text(nl, en).render(lang, {}))


def unknown_rule(error: UnknownRuleError, lang: Language) -> click.UsageError:
    """Make a complaint about a rule that does not exist."""
    known = [error.suggestion] if error.suggestion else []
    sentence = Text('Onbekende regel "{word}".', 'Unknown rule "{word}".').render(lang, {"word": error.written})
    return click.UsageError(sentence + _question(known, lang), click.get_current_context(silent=True))


def wrong_target(error: WrongTargetError, lang: Language) -> click.UsageError:
    """Make a complaint about reports that cannot be written as they were asked for."""
    kind = click.UsageError if error.status == USAGE else _UnwritableError
    return kind(error.sentence.render(lang, error.data), click.get_current_context(silent=True))


class _UnwritableError(click.UsageError):
    """A report cannot be written where it is to go, for a reason that the call has no part in."""

    exit_code = FAILED


class _Bilingual(click.Command):
    """A command whose help is in one of two languages."""

    def __init__(
        self,
        lang: Language,
        name: str,
        params: Sequence[click.Parameter],
        about: Text,
        callback: Callable[..., int | None],
        *,
        epilog: Text | None = None,
        **more: Any,  # noqa: ANN401 - whatever click takes
    ) -> None:
        self.lang = lang
        options = [*params, _help_option(lang)]
        for param in options:
            param.opts += [_SHORT[opt] for opt in param.opts if opt in _SHORT]
        super().__init__(
            name,
            context_settings={"terminal_width": min(columns(), 100)},
            params=options,
            callback=callback,
            help=about.render(lang, {}),
            epilog=epilog.render(lang, {}) if epilog else None,
            options_metavar=Text("[OPTIES]", "[OPTIONS]").render(lang, {}),
            add_help_option=False,
            **more,
        )

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse, and see to it that a complaint knows what it is about; click leaves that out here and there."""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line that says how the command is used."""
        prefix = Text("Gebruik: ", "Usage: ").render(self.lang, {})
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the options do."""
        records = [param.get_help_record(ctx) for param in self.params if isinstance(param, click.Option)]
        with formatter.section(Text("Opties", "Options").render(self.lang, {})):
            formatter.write_dl([record for record in records if record])

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what a manual page ends with: examples, exit statuses and environment variables."""
        from onsrights.commands.manual import write_closing

        super().format_epilog(ctx, formatter)
        write_closing(str(self.name), self.lang, formatter)


class Command(_Bilingual):
    """A command of the program."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse, and complain in the right language about what is left over."""
        ctx.allow_extra_args = True
        rest = super().parse_args(ctx, args)
        if rest and not ctx.resilient_parsing:
            sentence = Text('Onverwacht argument "{word}".', 'Unexpected argument "{word}".')
            raise click.UsageError(sentence.render(self.lang, {"word": rest[0]}), ctx)
        return rest


class ReportingCommand(Command):
    """A command that writes reports; it remembers which ``--output`` was written beside which ``--format``."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse, and pair the formats with their outputs."""
        from onsrights.commands.check.reports import WrongTargetError, paired

        words = list(args)
        rest = super().parse_args(ctx, args)
        values, _, order = self.make_parser(ctx).parse_args(words)
        given = {name: iter(values[name]) for name in ("format", "output") if name in values}
        named = (str(param.name) for param in order)
        try:
            ctx.params["reports"] = paired((name, next(given[name])) for name in named if name in given)
        except WrongTargetError as error:
            raise wrong_target(error, self.lang) from None
        return rest


class Program(_Bilingual, click.Group):
    """The program: it knows its commands by name, and imports the one that is used."""

    def __init__(
        self, lang: Language, name: str, params: Sequence[click.Parameter], about: Text, epilog: Text | None = None
    ) -> None:
        metavar = Text("OPDRACHT …", "COMMAND …").render(lang, {})
        super().__init__(
            lang,
            name,
            params,
            about,
            _without_command,
            epilog=epilog,
            invoke_without_command=True,
            subcommand_metavar=metavar,
        )

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click asks it that way
        """Give the names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Build one command."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"onsrights.commands.{COMMANDS[cmd_name].module}")
        command: click.Command = module.build(self.lang)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that was asked for, or say which one may have been meant."""
        ctx.meta[ARGUMENTS] = tuple(args[1:])
        if args[0] in COMMANDS or args[0].startswith("-") or ctx.resilient_parsing:
            return super().resolve_command(ctx, args)
        sentence = Text('Onbekende opdracht "{word}".', 'Unknown command "{word}".')
        complaint = sentence.render(self.lang, {"word": args[0]}) + _meant(args[0], COMMANDS, self.lang)
        raise click.UsageError(complaint, ctx)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem[str]]:
        """Give the commands, or the options, that begin with what was typed, without importing the commands."""
        from click.shell_completion import CompletionItem

        found = [
            CompletionItem(name, help=entry.summary.render(self.lang, {}))
            for name, entry in COMMANDS.items()
            if name.startswith(incomplete)
        ]
        return found or click.Command.shell_complete(self, ctx, incomplete)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the options and the commands do, without importing the commands."""
        super().format_options(ctx, formatter)
        with formatter.section(Text("Opdrachten", "Commands").render(self.lang, {})):
            formatter.write_dl([(name, entry.summary.render(self.lang, {})) for name, entry in COMMANDS.items()])


def _without_command() -> None:
    """Show the help where no command was given; the group calls this before every command."""
    context = click.get_current_context()
    if context.invoked_subcommand is None:
        write_error(f"{context.get_help()}\n")
        context.exit(USAGE)


def lang_option(lang: Language) -> click.Option:
    """Give the option that sets the language; it has been listened to before anything was parsed."""
    about = Text(
        "Taal van de meldingen; anders ONSRIGHTS_LANG, de instellingen of het systeem.",
        "Language of the messages; otherwise ONSRIGHTS_LANG, the settings or the system.",
    )
    return click.Option(
        ["--lang"], type=OneOf(*LANGUAGES), metavar="nl|en", expose_value=False, help=about.render(lang, {})
    )


def settings_options(lang: Language) -> list[click.Option]:
    """Give the options that say which settings hold."""
    from onsrights.commands import candidates

    none = Text("Lees geen bestanden met instellingen.", "Do not read settings files.")
    file = Text("BESTAND", "FILE").render(lang, {})
    return [
        click.Option(["--config"], shell_complete=candidates.files, metavar=file, help=_CONFIG.render(lang, {})),
        click.Option(["--no-config"], is_flag=True, help=none.render(lang, {})),
    ]


def hold_one_of_settings(lang: Language, config: str | None, *, no_config: bool) -> None:
    """Complain where both are given."""
    if config is not None and no_config:
        raise click.UsageError(_EITHER.render(lang, {}), click.get_current_context())


_CONFIG = Text(
    "Bestand met instellingen, in plaats van wat bij de gecontroleerde bestanden staat.",
    "Settings file, instead of those next to the checked files.",
)
_EITHER = Text("Kies --config of --no-config, niet allebei.", "Choose --config or --no-config, not both.")


def _help_option(lang: Language) -> click.Option:
    def show(ctx: click.Context, _param: click.Parameter, value: bool) -> None:  # noqa: FBT001 - click's way
        if value and not ctx.resilient_parsing:
            write(f"{ctx.get_help()}\n")
            ctx.exit()

    about = Text("Toon deze hulp.", "Show this help.").render(lang, {})
    return click.Option(["-h", "--help"], is_flag=True, is_eager=True, expose_value=False, help=about, callback=show)


def _flag(name: str, about: Text, text: str, lang: Language) -> click.Option:
    def show(ctx: click.Context, _param: click.Parameter, value: bool) -> None:  # noqa: FBT001 - click's way
        if value and not ctx.resilient_parsing:
            write(text)
            ctx.exit()

    return click.Option(
        [name], is_flag=True, is_eager=True, expose_value=False, help=about.render(lang, {}), callback=show
    )


def _complaint(error: click.UsageError, lang: Language) -> str:
    """Say in one language what is wrong with the arguments, and where help is."""
    sentence = Text("Fout: {sentence}", "Error: {sentence}").render(lang, {"sentence": _sentence(error, lang)})
    if error.ctx is None:
        return sentence
    hint = Text('Zie "{command} --help".', 'See "{command} --help".')
    return f"{sentence}\n{hint.render(lang, {'command': error.ctx.command_path})}"


def _sentence(error: click.UsageError, lang: Language) -> str:
    """Word click's complaint anew; click has them in English only."""
    if isinstance(error, click.NoSuchOption):
        known = [name for param in error.ctx.command.params for name in param.opts] if error.ctx else []
        sentence = Text('Onbekende optie "{word}".', 'Unknown option "{word}".')
        return sentence.render(lang, {"word": error.option_name}) + _meant(error.option_name, known, lang)
    if isinstance(error, click.MissingParameter):
        what = error.param.make_metavar(error.ctx) if error.param and error.ctx else ""
        return Text("Het argument {what} ontbreekt.", "The argument {what} is missing.").render(lang, {"what": what})
    if isinstance(error, click.BadParameter) and error.param and isinstance(error.param.type, OneOf):
        choices = error.param.type.choices
        sentence = Text(
            'De optie {option} kent "{word}" niet; kies uit {choices}.',
            '"{word}" is not a value of option {option}; choose from {choices}.',
        )
        values = {"option": error.param.opts[0], "word": error.message, "choices": ", ".join(choices)}
        return sentence.render(lang, values) + _meant(error.message, choices, lang)
    if isinstance(error, click.BadOptionUsage):
        params = error.ctx.command.params if error.ctx else []
        meant = [param for param in params if error.option_name in param.opts]
        if any(isinstance(param, click.Option) and param.is_flag for param in meant):
            sentence = Text("De optie {option} krijgt geen waarde.", "Option {option} takes no value.")
        else:
            sentence = Text("De optie {option} heeft een waarde nodig.", "Option {option} needs a value.")
        return sentence.render(lang, {"option": error.option_name})
    return error.format_message()


def _meant(written: str, known: Iterable[str], lang: Language) -> str:
    """Ask whether the nearest of the known words was meant; nothing where none is near."""
    from onsrights.engine.text.did_you_mean import nearest

    word = nearest(written, known)
    return _question([word] if word else [], lang)


def _question(words: Sequence[str], lang: Language) -> str:
    sentence = Text(' Bedoelt u "{word}"?', ' Did you mean "{word}"?')
    return "".join(sentence.render(lang, {"word": word}) for word in words)
