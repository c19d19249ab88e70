"""Starting: a name and a prefix in, a new manifest out."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from onsrights.commands.environment import write, write_error
from onsrights.commands.interface import USAGE
from onsrights.engine.diagnostics import Text
from onsrights.engine.visible import shorten

if TYPE_CHECKING:
    from collections.abc import Callable

    from onsrights.engine.diagnostics import Language

__all__ = ["start"]

_ENDINGS = (".yaml", ".yml")
_FILE = "rights.yaml"

_ASK_NAME = Text("Naam van de connector, zoals in het API Dashboard", "Name of the connector, as in the API Dashboard")
_ASK_PREFIX = Text("Voorvoegsel van elke identifier, alleen letters", "Prefix of every identifier, letters only")
_EXISTS = Text('"{path}" bestaat al en blijft zoals het is.', '"{path}" exists already and stays as it is.')
_ENDING = Text(
    'Het manifest is YAML: noem een bestand dat op .yaml of .yml eindigt, niet "{path}".',
    'The manifest is YAML: name a file that ends in .yaml or .yml, not "{path}".',
)
_NO_FOLDER = Text('De map "{path}" bestaat niet.', 'The folder "{path}" does not exist.')
_NOBODY = Text(
    "Er is niemand om iets aan te vragen, want dit is geen terminal. Geef --name, en --yes voor het voorgestelde "
    "voorvoegsel of --prefix voor een eigen.",
    "There is nobody to ask, because this is no terminal. Give --name, and --yes for the proposed prefix or --prefix "
    "for one of your own.",
)
_YES_WITHOUT_NAME = Text(
    "Bij --yes hoort --name: de naam van de connector.", "With --yes goes --name: the name of the connector."
)
_BAD_NAME = Text(
    "De naam van de connector mag niet leeg zijn en geen stuurtekens of regeleinden bevatten.",
    "The connector's name may not be empty, and may not hold control characters or line breaks.",
)
_BAD_PREFIX = Text(
    'Het voorvoegsel "{prefix}" mag alleen uit de letters A t/m Z en a t/m z bestaan.',
    'The prefix "{prefix}" may hold only the letters A to Z and a to z.',
)
_INSTEAD = Text(' Schrijf bijvoorbeeld "{prefix}".', ' Write "{prefix}", for instance.')
_NO_PROPOSAL = Text(
    'Uit "{name}" volgt geen voorvoegsel van alleen letters. Geef er een met --prefix.',
    'No prefix of letters only follows from "{name}". Give one with --prefix.',
)
_FAULTY = Text("Zo kan het niet: {message}", "This will not do: {message}")
_WRITTEN = Text(
    '"{path}" is geschreven, met één recht als voorbeeld. Controleer het met: onsrights check {argument}',
    '"{path}" is written, with one right as an example. Check it with: onsrights check {argument}',
)


class _RefusedError(Exception):
    """What was given will not do; the text says why."""


def start(lang: Language, path: str, name: str | None, prefix: str | None, *, yes: bool) -> int:
    """Ask for what was not given, write the manifest, and give the exit status."""
    try:
        path = _target(lang, path)
        text = _text(lang, *_answers(lang, name, prefix, yes=yes))
        _write(lang, path, text)
    except _RefusedError as refused:
        write_error(f"{_complaint(lang, str(refused))}\n")
        return USAGE
    argument = path if path.replace(os.sep, "").replace(".", "").isalnum() else f'"{path}"'
    write(_WRITTEN.render(lang, {"path": path, "argument": argument}) + "\n")
    return 0


def _target(lang: Language, path: str) -> str:
    """Give the file that is meant, before anybody is asked anything."""
    if os.path.isdir(path):
        path = os.path.join(path, _FILE)
    if os.path.lexists(path):
        raise _RefusedError(_EXISTS.render(lang, {"path": path}))
    if not path.lower().endswith(_ENDINGS):
        raise _RefusedError(_ENDING.render(lang, {"path": path}))
    folder = os.path.dirname(path)
    if folder and not os.path.isdir(folder):
        raise _RefusedError(_NO_FOLDER.render(lang, {"path": folder}))
    return path


def _answers(lang: Language, name: str | None, prefix: str | None, *, yes: bool) -> tuple[str, str]:
    """Give name and prefix, from the options or from the user."""
    from onsrights.ons.starter import prefix_for

    asking = not yes and _is_terminal()
    if name is None:
        if not asking:
            raise _RefusedError((_YES_WITHOUT_NAME if yes else _NOBODY).render(lang, {}))
        name = _ask(lang, _ASK_NAME, None, _name)
    else:
        name = _name(lang, name)
    if prefix is not None:
        return name, _prefix(lang, prefix)
    proposed = prefix_for(name)
    if asking:
        return name, _ask(lang, _ASK_PREFIX, proposed, _prefix)
    if not yes:
        raise _RefusedError(_NOBODY.render(lang, {}))
    if proposed is None:
        raise _RefusedError(_NO_PROPOSAL.render(lang, {"name": shorten(name)}))
    return name, proposed


def _ask(lang: Language, question: Text, proposed: str | None, take: Callable[[Language, str], str]) -> str:
    """Ask until the answer will do; the question goes to standard error, so that output stays output."""
    while True:
        given: str = click.prompt(
            question.render(lang, {}), default=proposed or "", show_default=bool(proposed), err=True
        )
        try:
            return take(lang, given)
        except _RefusedError as refused:
            write_error(f"{refused}\n")


def _name(lang: Language, written: str) -> str:
    from onsrights.ons.starter import connector_name

    name = connector_name(written)
    if name is None:
        raise _RefusedError(_BAD_NAME.render(lang, {}))
    return name


def _prefix(lang: Language, written: str) -> str:
    from onsrights.ons.starter import is_prefix, prefix_for

    prefix = written.strip()
    if is_prefix(prefix):
        return prefix
    proposed = prefix_for(prefix)
    sentence = _BAD_PREFIX.render(lang, {"prefix": shorten(prefix)})
    raise _RefusedError(sentence + (_INSTEAD.render(lang, {"prefix": shorten(proposed)}) if proposed else ""))


def _text(lang: Language, name: str, prefix: str) -> str:
    """Give the manifest, which its own check has found without a fault."""
    from onsrights.library import check_text
    from onsrights.ons.starter import starter

    text = starter(name, prefix, lang)
    for found in check_text(text, filename=_FILE).diagnostics:
        raise _RefusedError(_FAULTY.render(lang, {"message": found.message(lang)}))
    return text


def _write(lang: Language, path: str, text: str) -> None:
    from onsrights.commands.unwritten import why_unwritten
    from onsrights.engine.writing import WritingError, write_output

    try:
        write_output(path, text.encode(), fresh=True)
    except WritingError as error:
        if error.reason == "exists":
            raise _RefusedError(_EXISTS.render(lang, {"path": path})) from None
        raise _RefusedError(why_unwritten(lang, path, error.reason, error)) from None


def _complaint(lang: Language, sentence: str) -> str:
    return Text("Fout: {sentence}", "Error: {sentence}").render(lang, {"sentence": sentence})


def _is_terminal() -> bool:
    try:
        return sys.stdin is not None and sys.stdin.isatty()
    except ValueError:  # closed
        return False
