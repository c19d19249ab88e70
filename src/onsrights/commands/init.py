"""``onsrights init``: a first manifest, from options or from answers. What has to be known, the platform says."""

from __future__ import annotations

import os
import sys
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from onsrights.commands import candidates
from onsrights.commands.console import USAGE, style, write, write_error
from onsrights.commands.interface import Command, lang_option
from onsrights.commands.manifests import door_options, given_options, missing, platform_option
from onsrights.commands.output import put
from onsrights.doors import RefusedError
from onsrights.engine.diagnostics import Text
from onsrights.engine.text.visible import shorten
from onsrights.platforms import PLATFORMS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from onsrights.doors import Question, Starter
    from onsrights.engine.check.platform import Platform
    from onsrights.engine.diagnostics import Language

__all__ = ["build"]

_ENDINGS = (".yaml", ".yml")

_ABOUT = Text(
    "Schrijft een eerste manifest, dat door zijn eigen controle komt, in een nieuw bestand: het pad dat u noemt, of "
    "anders {files}. Vraagt wat u niet opgeeft. Een bestaand bestand blijft altijd zoals het is.",
    "Writes a first manifest, which passes its own check, into a new file: the path you name, otherwise {files}. Asks "
    "for what you did not give. An existing file always stays as it is.",
)
_YES = Text(
    "Vraag niets: neem over wat wordt voorgesteld.",
    "Do not ask; accept what is proposed.",
)
_ASK_PLATFORM = Text("Voor welk platform ({keys})", "For which platform ({keys})")
_NO_PLATFORM = Text(
    'Er is geen platform "{word}"; kies uit {choices}.', 'There is no platform "{word}"; choose from {choices}.'
)
_NO_ANSWER = Text(
    '{option} kent "{word}" niet; kies uit {choices}.', '"{word}" is not a value of {option}; choose from {choices}.'
)
_EXISTS = Text('"{path}" bestaat al en blijft zoals het is.', '"{path}" exists already and stays as it is.')
_ENDING = Text(
    'Het manifest is YAML: noem een bestand dat op .yaml of .yml eindigt, niet "{path}".',
    'The manifest is YAML: name a file that ends in .yaml or .yml, not "{path}".',
)
_NO_FOLDER = Text('De map "{path}" bestaat niet.', 'The folder "{path}" does not exist.')
_FAULTY = Text("Zo kan het niet: {message}", "This will not work: {message}")


def build(lang: Language) -> click.Command:
    """Give the command in one language."""
    starters = [(platform, door) for platform in PLATFORMS.all() if (door := platform.door("starter"))]
    options = [(platform, question.option) for platform, starter in starters for question in starter.questions]

    def run(*, path: str, platform: str | None, yes: bool, **given: Any) -> int:  # noqa: ANN401 - as the options are
        values = given_options(given, [option for _, option in options])
        return _start(lang, path, platform, values, yes=yes)

    files = ", ".join(f"{starter.filename} ({platform.name})" for platform, starter in starters)
    params: list[click.Parameter] = [
        click.Argument(
            ["path"], default=".", metavar=Text("[PAD]", "[PATH]").render(lang, {}), shell_complete=candidates.files
        ),
        platform_option(lang),
        *door_options(lang, options),
        click.Option(["--yes"], is_flag=True, help=_YES.render(lang, {})),
        lang_option(lang),
    ]
    return Command(lang, "init", params, Text(*(text.replace("{files}", files) for text in _ABOUT)), run)


def _start(lang: Language, path: str, key: str | None, given: Mapping[str, str], *, yes: bool) -> int:
    """Ask for what was not given, write the manifest, and give the exit status."""
    from onsrights.engine.files.write import write_output

    asking = not yes and _is_terminal()
    try:
        known = key or PLATFORMS.by_path(path)
        if known is None and not os.path.isdir(path):
            _refuse_target(path)
        platform = PLATFORMS[known or _platform(lang, asking=asking)]
        starter: Starter | None = platform.door("starter")
        if starter is None:
            raise missing(lang, platform, "init")
        if os.path.isdir(path):
            path = starter.filename if path == os.curdir else os.path.join(path, starter.filename)
        _refuse_target(path)
        _refuse_foreign(lang, platform, starter, given)
        text = _text(lang, starter, _answers(lang, starter, given, asking=asking, yes=yes))
    except RefusedError as refused:
        write_error(f"{_complaint(lang, refused)}\n")
        return USAGE
    if status := put(lang, path, lambda: write_output(path, text.encode(), fresh=True)):
        return status
    argument = path if path.replace(os.sep, "").replace(".", "").isalnum() else f'"{path}"'
    _say_written(lang, starter.written.render(lang, {"path": path, "argument": argument}))
    return 0


def _say_written(lang: Language, sentence: str) -> None:
    """Say that it is done, in lines that fit; the command at the end stays whole, so that it can be copied."""
    from onsrights.reports.style import width

    shown = style(lang)
    before, command, rest = sentence.rpartition("onsrights check ")
    *lines, last = shown.wrap(before.rstrip(), shown.width)
    together = f"{last} {command}{rest}"
    lines += [together] if width(together) <= shown.width else [last, command + rest]
    write("".join(f"{line}\n" for line in lines))


def _refuse_target(path: str) -> None:
    """Complain of a file that cannot be begun, before anybody is asked anything."""
    if os.path.lexists(path):
        raise RefusedError(_EXISTS, path=path)
    if not path.lower().endswith(_ENDINGS):
        raise RefusedError(_ENDING, path=path)
    folder = os.path.dirname(path)
    if folder and not os.path.isdir(folder):
        raise RefusedError(_NO_FOLDER, path=folder)


def _platform(lang: Language, *, asking: bool) -> str:
    """Give the platform that nobody named: ask for it where there are several, else the first one."""
    keys = [platform.key for platform in PLATFORMS.all() if "starter" in platform.doors]
    if not asking or len(keys) == 1:
        return keys[0]

    def take(written: str) -> str:
        word = written.strip().lower()
        if word not in keys:
            raise RefusedError(_NO_PLATFORM, word=written, choices=", ".join(keys))
        return word

    return _ask(lang, _ASK_PLATFORM.render(lang, {"keys": ", ".join(keys)}), keys[0], take)


def _refuse_foreign(lang: Language, platform: Platform, starter: Starter, given: Mapping[str, str]) -> None:
    """Complain of an option of another platform."""
    known = {question.option.key for question in starter.questions}
    for key in given:
        if key not in known:
            raise missing(lang, platform, f"--{key.replace('_', '-')}")


def _answers(lang: Language, starter: Starter, given: Mapping[str, str], *, asking: bool, yes: bool) -> dict[str, str]:
    """Give the answers to all questions, from the options, from the user, or as they are proposed."""
    known: dict[str, str] = {}
    for question in starter.questions:
        key = question.option.key
        if key in given:
            known[key] = _taken(question, given[key], known)
            continue
        proposed = question.propose(known)
        if asking and question.prompt is not None:
            for answer in question.answers:
                write_error(f"  {answer.word}: {answer.about.render(lang, {})}\n")
            prompt = question.prompt.render(lang, {})
            known[key] = _ask(lang, prompt, proposed, partial(_taken, question, before=known))
        elif question.prompt is not None and not yes:
            raise RefusedError(starter.nobody)
        elif proposed is not None:
            known[key] = _taken(question, proposed, known)
        elif question.missing is not None:
            refused = RefusedError(question.missing)
            refused.data.update({name: shorten(answer) for name, answer in known.items()})
            raise refused
    return known


def _taken(question: Question, written: str, before: Mapping[str, str]) -> str:
    """Give an answer as it is used, unless it is none."""
    words = question.option.choices or tuple(answer.word for answer in question.answers)
    if words and written.strip() not in words:
        raise RefusedError(_NO_ANSWER, option=question.option.name, word=written, choices=", ".join(words))
    return question.take(written.strip() if words else written, before)


def _ask(lang: Language, prompt: str, proposed: str | None, take: Callable[[str], str]) -> str:
    """Ask until the answer will do; the question goes to standard error, so that output stays output."""
    while True:
        given: str = click.prompt(prompt, default=proposed or "", show_default=bool(proposed), err=True)
        try:
            return take(given)
        except RefusedError as refused:
            write_error(f"{_sentence(lang, refused)}\n")


def _text(lang: Language, starter: Starter, answers: Mapping[str, str]) -> str:
    """Give the manifest, which its own check has found without a fault."""
    from datetime import date

    from onsrights.library import check_text

    text = starter.text(answers, lang, date.today())  # noqa: DTZ011 - the day where the user is
    for found in check_text(text, filename=starter.filename).diagnostics:
        if found.code not in starter.remarks:
            raise RefusedError(_FAULTY, message=found.message(lang))
        write_error(f"{found.code}: {found.message(lang)}\n")
    return text


def _complaint(lang: Language, refused: RefusedError) -> str:
    return Text("Fout: {sentence}", "Error: {sentence}").render(lang, {"sentence": _sentence(lang, refused)})


def _sentence(lang: Language, refused: RefusedError) -> str:
    return refused.text.render(lang, refused.data)


def _is_terminal() -> bool:
    try:
        return sys.stdin is not None and sys.stdin.isatty()
    except ValueError:  # closed
        return False
