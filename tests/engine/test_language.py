"""Dutch or English: descriptions as suppliers write them, and the texts that must not be judged."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from onsrights.engine.language import language_of, score
from onsrights.engine.language.small_words import DUTCH, ENGLISH, FOREIGN, letters_only
from tests.over import over

TEXTS = Path(__file__).with_name("descriptions.txt")


def texts(kind: str) -> list[str]:
    rows = [
        line.split(" | ", 1) for line in TEXTS.read_text(encoding="utf-8").splitlines() if line[:1] not in {"", "#"}
    ]
    return [text for found, text in rows if found == kind]


@over("text", texts("nl"))
def test_dutch(text: str) -> None:
    assert language_of(text) == "nl"


@over("text", texts("en"))
def test_english(text: str) -> None:
    assert language_of(text) == "en"


@pytest.mark.parametrize("text", texts("?"))
def test_no_answer(text: str) -> None:
    assert language_of(text) is None


@pytest.mark.parametrize("text", texts("nl?"))
def test_dutch_is_never_taken_for_english(text: str) -> None:
    assert language_of(text) != "en"


def test_the_set_is_as_large_as_it_should_be() -> None:
    assert len(texts("nl")) >= 60
    assert len(texts("en")) >= 60
    assert len(set(texts("nl") + texts("en") + texts("?"))) == len(texts("nl") + texts("en") + texts("?"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("De app Ons Dossier van het team.", ["de", "app", "van", "het", "team"]),
        ('Opent "the view of the team" (see below) [van een cliënt].', ["opent"]),
        ("Zie https://example.com, mail@example.com of iWlz-bericht2.", ["zie", "of"]),
        ("MIC-melding BSN inzien", ["inzien"]),
        ("Eerst dit. Daarna dat", ["eerst", "dit", "daarna", "dat"]),
        ("Client’s record", ["client's", "record"]),
        ("", []),
        ("123 🙂 …", []),
    ],
)
def test_words_that_may_tell(text: str, words: list[str]) -> None:
    assert letters_only(text) == words


def test_small_words_belong_to_one_language() -> None:
    assert not DUTCH & ENGLISH
    assert not FOREIGN & (DUTCH | ENGLISH)


def test_score_goes_from_english_to_dutch() -> None:
    assert score("Document verwijderen") > 0.5
    assert score("Delete document") < -0.5
    assert score("TODO 123") == 0.0


@pytest.mark.parametrize("text", ["[" * 60000, '"' * 60000, "a" * 60000, "de " * 30000, "<'" * 30000])
def test_long_texts_take_no_time(text: str) -> None:
    language_of(text)
    score(text)


def test_the_table_is_what_training_gives() -> None:
    """The extra ``test`` installs the pinned Django and Wagtail, so this is never left out."""
    command = [sys.executable, "-m", "onsrights.engine.language.train", "--check"]
    result = subprocess.run(command, capture_output=True, check=False)
    assert result.returncode == 0, result.stderr.decode()


def test_the_extra_pins_what_training_names() -> None:
    import tomllib

    from onsrights.engine.language.train import PACKAGES

    root = Path(__file__).parents[2]
    extras = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    assert extras["train"] == [f"{name}=={version}" for name, version in PACKAGES.items()]
