"""How well the languages of descriptions and of names are told apart, on the translation catalogues of other packages.

    pip download --no-deps --dest WHEELS mayan-edms weblate pretix pretalx privacyidea ckan django-oscar django-cms \
        django-allauth django-filer django-machina django-two-factor-auth django-import-export modoboa wtforms
    python -m onsrights.ons.measure_language WHEELS/*.whl

Descriptions are the messages of 4 to 30 words, names those of 2 to 4 without any sign. Nothing of the packages is run
or kept. ``-v`` shows the texts that were taken for the wrong language.
"""

from __future__ import annotations

import re
import sys
import zipfile
from collections import Counter
from contextlib import suppress
from typing import TYPE_CHECKING

from onsrights.engine.language import language_of
from onsrights.engine.language.small_words import letters_only
from onsrights.engine.language.train import messages
from onsrights.ons.model import Field, Manifest, Right
from onsrights.ons.rules.name_language import check

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onsrights.engine.diagnostics import Language

__all__ = ["main"]

_CATALOGUE = re.compile(r"/(?:locales?|i18n|translations)/(?:\w+/)*([a-z]{2})(?:_[A-Z]{2})?/LC_MESSAGES/[\w.-]+\.mo$")
_THIRD = ("de", "fr", "es", "da", "sv", "it", "pt", "pl", "nb")
_NAME = re.compile(r"[A-Z][\w'-]*(?: [\w'-]+){1,3}")
_FEWEST, _MOST, _TELLING = 4, 30, 3


def main(arguments: Iterable[str]) -> None:
    """Print the figures."""
    arguments = list(arguments)
    shown = "-v" in arguments
    texts: dict[str, set[tuple[str, str]]] = {language: set() for language in ("nl", *_THIRD)}
    for path in arguments:
        for language, pair in _pairs(path) if path != "-v" else ():
            texts[language].add(pair)
    dutch = sorted(texts["nl"])
    _descriptions({english for english, _ in dutch}, "en", shown=shown)
    _descriptions({translated for _, translated in dutch}, "nl", shown=shown)
    for language in _THIRD:
        described = _described({translated for _, translated in texts[language]})
        answers = Counter(language_of(text) for text in described)
        _say(f"{language}: {len(described)}: {answers[None]} silent, {answers['nl']} Dutch, {answers['en']} English")
    _names([pair for pair in dutch if all(_NAME.fullmatch(text) for text in pair)], shown=shown)


def _say(*words: str) -> None:
    sys.stdout.write(f"{' '.join(words)}\n")


def _pairs(path: str) -> Iterator[tuple[str, tuple[str, str]]]:
    with zipfile.ZipFile(path) as wheel:
        for name in wheel.namelist():
            if (found := _CATALOGUE.search(f"/{name}")) and found[1] in {"nl", *_THIRD}:
                with suppress(UnicodeDecodeError):  # one of Mayan's is broken
                    yield from ((found[1], pair) for pair in messages(wheel.read(name)))


def _described(texts: Iterable[str]) -> list[str]:
    return sorted(
        text for text in texts if _FEWEST <= len(text.split()) <= _MOST and len(letters_only(text)) >= _TELLING
    )


def _descriptions(texts: Iterable[str], language: Language, *, shown: bool) -> None:
    described = _described(texts)
    answers = Counter(language_of(text) for text in described)
    wrong = [text for text in described if language_of(text) not in {None, language}]
    seen = f"{answers[language]} recognised, {answers[None]} unsure, {len(wrong)} wrong"
    _say(f"{language}: {len(described)} descriptions: {seen}")
    for text in wrong if shown else ():
        _say("   ", text)


def _names(pairs: list[tuple[str, str]], *, shown: bool) -> None:
    false = [pair for pair in pairs if _alarms(pair[1], pair[0])]
    caught = sum(_alarms(english, dutch) for english, dutch in pairs)
    _say(f"names: {len(pairs)} pairs: {len(false)} false alarms; swapped, {caught} are seen")
    for english, dutch in false if shown else ():
        _say("   ", dutch, "|", english)


def _alarms(dutch: str, english: str) -> bool:
    fields = {name: Field(name, text, f"/{name}") for name, text in (("dutch_name", dutch), ("english_name", english))}
    return bool(check(Right(Manifest(None), "", fields)))


if __name__ == "__main__":
    main(sys.argv[1:])
