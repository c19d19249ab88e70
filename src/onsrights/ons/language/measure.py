"""How well the languages of descriptions and of names are told apart, on the translation catalogues of other packages.

    pip download --no-deps --dest WHEELS mayan-edms weblate pretix pretalx privacyidea ckan \
        django-oscar django-cms django-allauth django-filer django-machina django-two-factor-auth django-import-export modoboa
    python -m onsrights.ons.language.measure WHEELS/*.whl

Descriptions are the messages of 4 to 30 words, names those of 2 to 4 without any sign. Nothing of the packages is run or kept.
``-v`` shows the texts that were taken for the wrong language.
"""

from __future__ import annotations

import re
import sys
import zipfile
from collections import Counter
from contextlib import suppress
from typing import TYPE_CHECKING

from onsrights.ons.language import SURE, language_of, score
from onsrights.ons.language.train import messages
from onsrights.ons.language.words import letters_only

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["main"]

_CATALOGUE = re.compile(r"/(?:locales?|i18n|translations)/(?:\w+/)*([a-z]{2})(?:_[A-Z]{2})?/LC_MESSAGES/[\w.-]+\.mo$")
_THIRD = ("de", "fr", "es", "da", "sv", "it", "pt", "pl", "nb")
_NAME = re.compile(r"[A-Z][\w'-]*(?: [\w'-]+){1,3}")


def main(paths: Iterable[str]) -> None:
    """Print the figures."""
    texts: dict[str, set[tuple[str, str]]] = {language: set() for language in ("nl", *_THIRD)}
    for path in paths:
        for language, pair in _pairs(path):
            if language in texts:
                texts[language].add(pair)
    dutch = sorted(texts["nl"])
    _descriptions({english for english, _ in dutch}, "English", "en")
    _descriptions({translated for _, translated in dutch}, "Dutch", "nl")
    for language in _THIRD:
        _third({translated for _, translated in texts[language]}, language)
    _names([pair for pair in dutch if all(_NAME.fullmatch(text) for text in pair)])


def _say(*words: str) -> None:
    sys.stdout.write(f"{' '.join(words)}\n")


def _pairs(path: str) -> Iterator[tuple[str, tuple[str, str]]]:
    with zipfile.ZipFile(path) as wheel:
        for name in wheel.namelist():
            if (found := _CATALOGUE.search(f"/{name}")) and found[1] in {"nl", *_THIRD}:
                with suppress(UnicodeDecodeError):  # one of Mayan's is broken
                    yield from ((found[1], pair) for pair in messages(wheel.read(name)))


def _described(texts: Iterable[str]) -> list[str]:
    return sorted(text for text in texts if 4 <= len(text.split()) <= 30 and len(letters_only(text)) >= 3)  # noqa: PLR2004


def _descriptions(texts: Iterable[str], title: str, language: str) -> None:
    described = _described(texts)
    answers = Counter(language_of(text) for text in described)
    wrong = [text for text in described if language_of(text) not in {None, language}]
    _say(
        f"{title}: {len(described)} descriptions: {answers[language]} recognised, {answers[None]} unsure, {len(wrong)} wrong"
    )
    for text in wrong if "-v" in sys.argv else ():
        _say("   ", text)


def _third(texts: Iterable[str], language: str) -> None:
    described = _described(texts)
    answers = Counter(language_of(text) for text in described)
    _say(f"{language}: {len(described)} descriptions: {answers[None]} silent, nl {answers['nl']}, en {answers['en']}")


def _names(pairs: list[tuple[str, str]]) -> None:
    differences = [score(dutch) - score(english) for english, dutch in pairs]
    false = [pair for pair, difference in zip(pairs, differences, strict=True) if difference < -SURE]
    caught = sum(-difference < -SURE for difference in differences)
    _say(f"names: {len(pairs)} pairs: {len(false)} false alarms, {caught} of the swapped ones seen")
    for english, dutch in false if "-v" in sys.argv else ():
        _say("   ", dutch, "|", english)


if __name__ == "__main__":
    main(argument for argument in sys.argv[1:] if argument != "-v")
