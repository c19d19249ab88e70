"""The manifest that somebody begins with: one right, without a fault, to be replaced by rights of their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import category, normalize

from onsrights.doors import Option, Question, RefusedError, Starter
from onsrights.engine.diagnostics import Text
from onsrights.engine.text.visible import shorten

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from onsrights.engine.diagnostics import Language

__all__ = ["SCHEMA", "STARTER", "check_prefix", "connector_name", "is_prefix", "prefix_for", "starter"]

SCHEMA = "https://onsrights.readthedocs.io/schemas/rights.draft-07.schema.json"
"""Where editors find the schema: the ``$id`` of its draft-07 form."""

_PLAIN = re.compile(r"[^\W\d_](?:[\w.&/+()', -]*[\w.&/+()'])?")
"""Names that stand in a YAML file as they are; there are more, but quotation marks do no harm."""
_LETTERS = re.compile(r"[A-Za-z]+")
_NEVER_TEXT = {"Cc", "Cs", "Zl", "Zp"}
"""Categories of characters that YAML refuses, or takes for the end of a line."""

_BAD_NAME = Text(
    "De naam van de connector mag niet leeg zijn en geen stuurtekens of regeleinden bevatten.",
    "The connector's name may not be empty, and may not contain control characters or line breaks.",
)
_BAD_PREFIX = Text(
    'Het voorvoegsel "{prefix}" mag alleen uit de letters A t/m Z en a t/m z bestaan.',
    'The prefix "{prefix}" may contain only the letters A to Z and a to z.',
)
_BAD_PREFIX_SO = Text(
    f'{_BAD_PREFIX.nl} Schrijf bijvoorbeeld "{{proposal}}".', f'{_BAD_PREFIX.en} Write "{{proposal}}", for instance.'
)

_FIRST_LINES = Text(
    nl="""\
# De rechten die deze connector in het API Dashboard aanvraagt.
# Controleer dit bestand met: onsrights check""",
    en="""\
# The rights that this connector requests in the API Dashboard.
# Check this file with: onsrights check""",
)
_NAME = Text(nl="Zoals die in het API Dashboard staat.", en="As it is in the API Dashboard.")
_PREFIX = Text(nl="Hiermee begint elke identifier.", en="What every identifier begins with.")
_EXAMPLE = Text(nl="Een voorbeeld: vervang dit door uw eigen rechten.", en="An example: put your own rights here.")
_STATUS = Text(
    nl="draft, requested, approved of denied; gaat niet naar het dashboard.",
    en="draft, requested, approved or denied; never sent to the dashboard.",
)


def connector_name(written: str) -> str | None:
    """Give a connector's name as it goes into the file; ``None`` where it is empty or cannot be text in YAML.

    White space around it goes, and accents are composed (NFC), which is how the check wants them (ONS131).
    """
    name = normalize("NFC", written).strip()
    return name if name and not any(category(character) in _NEVER_TEXT for character in name) else None


def prefix_for(name: str) -> str | None:
    """Propose the prefix for a connector; ``None`` where the name has letters that no plain one stands for, or none."""
    from onsrights.ons.identifiers import pascal_case

    return pascal_case(name)


def is_prefix(written: str) -> bool:
    """Say whether this can be a prefix: letters A to Z and a to z only (ONS208)."""
    return _LETTERS.fullmatch(written) is not None


def check_prefix(prefix: str) -> None:
    """Refuse what ONS208 finds wrong with the prefix of a manifest."""
    if prefix.isascii() and prefix.isalpha():
        return
    from onsrights.ons.rules.invalid_prefix import TEXTS

    proposal = prefix_for(prefix)
    sentence = TEXTS["message" if proposal else "message-without-proposal"]
    raise RefusedError(sentence, prefix=shorten(prefix), proposal=shorten(proposal or ""))


def starter(name: str, prefix: str, lang: Language) -> str:
    """Give the text of a new manifest, with comments in one language and the lines by which editors find the schema.

    ``name`` comes from :func:`connector_name`. The two lines are for the YAML language server, which VS Code, Neovim
    and Helix use, and for the editors of JetBrains.
    """
    return f"""\
# yaml-language-server: $schema={SCHEMA}
# $schema: {SCHEMA}

{_FIRST_LINES.render(lang, {})}
manifest: 1
connector:
  # {_NAME.render(lang, {})}
  name: {_scalar(name)}
  # {_PREFIX.render(lang, {})}
  prefix: {_scalar(prefix)}
rights:
  # {_EXAMPLE.render(lang, {})}
  - identifier: {prefix}ClientDocumentView
    dutch_name: Document [van een cliënt] inzien
    english_name: View [client] document
    dutch_description: Geeft toestemming om documenten uit het dossier van een cliënt in te zien.
    english_description: Allows viewing documents from the record of a client.
    # {_STATUS.render(lang, {})}
    status: draft
"""


def _scalar(text: str) -> str:
    from onsrights.engine.change.scalar import other_type

    if _PLAIN.fullmatch(text) and other_type(text) is None:
        return text
    doubled = text.replace("'", "''")
    return f"'{doubled}'"


def _name(written: str, _before: Mapping[str, str]) -> str:
    name = connector_name(written)
    if name is None:
        raise RefusedError(_BAD_NAME)
    return name


def _prefix(written: str, _before: Mapping[str, str]) -> str:
    prefix = written.strip()
    if is_prefix(prefix):
        return prefix
    proposal = prefix_for(prefix)
    sentence = _BAD_PREFIX_SO if proposal else _BAD_PREFIX
    raise RefusedError(sentence, prefix=shorten(prefix), proposal=shorten(proposal or ""))


def _text(answers: Mapping[str, str], lang: Language, _today: date) -> str:
    return starter(answers["name"], answers["prefix"], lang)


STARTER = Starter(
    "rights.yaml",
    (
        Question(
            Option(
                "--name",
                Text("De naam van de connector in het API Dashboard.", "The connector's name in the API Dashboard."),
                Text("NAAM", "NAME"),
            ),
            Text("Naam van de connector, zoals in het API Dashboard", "Name of the connector, as in the API Dashboard"),
            _name,
            missing=Text(
                "Bij --yes hoort --name: de naam van de connector.",
                "--yes needs --name: the name of the connector.",
            ),
        ),
        Question(
            Option(
                "--prefix",
                Text(
                    "Waarmee elke identifier begint: alleen letters.",
                    "What every identifier begins with: letters only.",
                ),
                Text("LETTERS", "LETTERS"),
            ),
            Text("Voorvoegsel van elke identifier, alleen letters", "Prefix of every identifier, letters only"),
            _prefix,
            lambda before: prefix_for(before["name"]),
            missing=Text(
                'Uit "{name}" volgt geen voorvoegsel van alleen letters. Geef er een met --prefix.',
                'No prefix of letters only follows from "{name}". Give one with --prefix.',
            ),
        ),
    ),
    _text,
    Text(
        "Er is niemand om iets aan te vragen, want dit is geen terminal. Geef --name, en --yes voor het voorgestelde "
        "voorvoegsel of --prefix voor een eigen.",
        "Nothing can be asked here, because this is not a terminal. Give --name, and --yes for the proposed prefix or "
        "--prefix for one of your own.",
    ),
    Text(
        '"{path}" is geschreven, met één recht als voorbeeld. Controleer het met: onsrights check {argument}',
        '"{path}" is written, with one right as an example. Check it with: onsrights check {argument}',
    ),
)
"""The door ``starter``."""
