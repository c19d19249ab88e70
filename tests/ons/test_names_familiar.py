"""Names of a kind that was read before are answered from memory: always as the reader itself would."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from onsrights.ons.lexicon import _tables as tables
from onsrights.ons.lexicon import scope_noun
from onsrights.ons.names import familiar
from onsrights.ons.names.familiar import MEMORY, signature
from onsrights.ons.names.reading import read_afresh, read_name
from tests.ons.test_corpus import CORRECT, FAULTY, TRICKY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onsrights.engine.diagnostics import Language
    from onsrights.ons.names.reading import Reading

LANGUAGES: tuple[Language, ...] = ("nl", "en")
each_language = pytest.mark.parametrize("language", LANGUAGES)
SCOPES = {
    "nl": [
        "",
        "[van een cliënt]",
        "[van een medewerker]",
        "[van een team]",
        "[van een cliënt] en/of [van een medewerker]",
        "[van een cliënt] of [van een team]",
    ],
    "en": ["", "[client]", "[an employee]", "[team]", "[a client] and/or [an employee]", "[client] and [team]"],
}
BETWEEN = {
    "nl": [*sorted(tables.DUTCH_OPERATION_WORDS | tables.DUTCH_MODALS | tables.DUTCH_NEGATIONS), "te", "in agenda"],
    "en": [*sorted(tables.ENGLISH_CLOSING_PHRASES | tables.ENGLISH_ADVERBS), "for absence", "with photo"],
}
OPERATIONS = {"nl": list(tables.OPERATIONS), "en": list(tables.ENGLISH_OPERATIONS)}
NOUNS = {
    "nl": [*tables.NOUNS, *tables.DUTCH_PLURALS, *sorted(tables.DUTCH_MASS | tables.PLURAL_AND_INFINITIVE)],
    "en": [*tables.ENGLISH_NOUNS, *tables.ENGLISH_PLURALS, *sorted(tables.ENGLISH_NOUN_AND_VERB)],
}
ADJECTIVES = {
    "nl": sorted({*tables.INFLECTED_ADJECTIVES, *tables.BARE_ADJECTIVES, *tables.EN_ADJECTIVES}),
    "en": "current digital medical new personal active".split(),
}
MIDDLE = {
    "nl": "van met voor en of op naar de het een lijst aantal alle client cliënt team".split(),
    "en": "of with for and or to on a the list all client team user".split(),
}

RAISED = (
    "Document Zorgplan Inzien Client Cliënt Team Van De Het En Mag Ter Ijs IJs Todo XXX Bulk Open Zorvinos Vergeren "
    "Werken Medisch Tijdelijke Kan Report Taken A View Daily Advance Lijst List Aantal Een One Off Welzijnloos"
).split()
"""Words that are more than the name of a product, as such with a capital."""


@pytest.fixture(autouse=True)
def _empty_memory() -> None:
    MEMORY.forget()


def with_capital(chance: random.Random) -> str:
    """Give a word with a capital: mostly one that nobody has seen, a name or an acronym."""
    word = unknown(chance).capitalize() if chance.random() < 0.8 else chance.choice(RAISED)
    shape = chance.random()
    return word.upper() if shape < 0.2 else word + unknown(chance).capitalize() if shape < 0.3 else word


def unknown(chance: random.Random) -> str:
    """Give a word that no lexicon has, but that looks like one."""
    syllables = "ba lo ki stre dum vo ger tin za pel ro mi na".split()
    ends = ["", "en", "eren", "s", "t", "d", "ing", "er", "e", "atie", "es", "ed", "oen"]
    return "".join(chance.choices(syllables, k=chance.randint(1, 3))) + chance.choice(ends)


def generated(language: Language, seed: int, rounds: int = 1) -> Iterator[str]:
    """Give names of every operation with every scope, and subjects, adverbs and closing phrases taken in turn."""
    chance = random.Random(f"{language} {seed}")  # noqa: S311 - the same names in every run
    for _ in range(rounds):
        for operation in OPERATIONS[language]:
            for scope in SCOPES[language]:
                kinds = chance.choices([NOUNS, ADJECTIVES, MIDDLE, None], [6, 2, 1, 1], k=chance.randint(0, 3))
                words = [chance.choice(kind[language]) if kind else unknown(chance) for kind in kinds]
                words.append(chance.choice(NOUNS[language]) if chance.random() < 0.9 else unknown(chance))
                more = chance.choice(BETWEEN[language]) if chance.random() < 0.25 else ""
                verb = operation if chance.random() < 0.95 else unknown(chance)
                article = chance.choice(["de", "het", "een", "the", "a"]) if chance.random() < 0.1 else ""
                parts = (
                    [article, *words, scope, more, verb] if language == "nl" else [verb, scope, article, *words, more]
                )
                text = " ".join(part for part in parts if part)
                yield text[0].upper() + text[1:]


def raised(name: str, language: Language, chance: random.Random, word: str) -> str:
    """Put a word with a capital somewhere into a name."""
    words = name.split(" ")
    at = chance.randint(1, len(words)) if language == "en" else chance.randint(0, len(words) - 1)
    if language == "nl" and chance.random() < 0.3:
        words[at] = f"{word}-{words[at].lower()}"
    else:
        words.insert(at, word)
        if at == 0:
            words[1] = words[1].lower()
    return " ".join(words)


def corpus(language: Language) -> Iterator[str]:
    dutch = language == "nl"
    yield from (row.dutch if dutch else row.english for row in CORRECT)
    yield from (row.dutch if dutch else row.english for row in FAULTY)
    yield from (row.name for row in TRICKY if (row.language == "nl") is dutch)


def as_read(reading: Reading) -> tuple[object, ...]:
    return (
        reading.kind,
        reading.article,
        reading.subject,
        reading.scopes,
        reading.operation,
        reading.closing,
        reading.words(reading.operation),
        reading.faults,
    )


def mentions(reading: Reading) -> bool:
    """Whether a scope noun that a rule looks for stands outside brackets; synonyms (*bewoner*) are never mended."""
    for piece in reading.folded:
        noun = None if piece[0] == "[" else scope_noun(piece.removesuffix("'s"), reading.language)
        if noun is not None and noun.entity is not None and (not noun.synonym_of or piece == "client"):
            return True
    return False


def differences(names: Iterable[str], language: Language) -> list[str]:
    """Give the names that memory answers in another way than the reader."""
    different = []
    for text in names:
        memory, fresh = read_name(text, language), read_afresh(text, language)
        if as_read(memory) != as_read(fresh) or (not memory.mentions_scope and mentions(fresh)):
            different.append(text)
    return different


@pytest.mark.no_cover
@each_language
@pytest.mark.parametrize("seed", [1, 2])
def test_generated_names_read_the_same(language: Language, seed: int) -> None:
    assert differences(generated(language, seed), language) == []
    assert len(MEMORY.frames[language]) > 100


@pytest.mark.no_cover
@each_language
def test_names_with_capitals_of_their_own_read_the_same(language: Language, run_seed: int) -> None:
    chance = random.Random(f"{language} {run_seed}")  # noqa: S311 - no secret is made of it
    names = list(generated(language, run_seed))
    simple = chance.sample(names, 500)
    simple += [" ".join(chance.choices(name.split(" "), k=3)).capitalize() for name in simple[:100]]
    with_capitals = [
        raised(name, language, chance, with_capital(chance)) for name in (*simple, *simple, *corpus(language))
    ]
    chance.shuffle(with_capitals)
    assert differences([*names[:2000], *with_capitals, *with_capitals], language) == []


@pytest.mark.no_cover
@each_language
def test_the_corpora_read_the_same_in_any_order(language: Language) -> None:
    names = [*corpus(language), *corpus(language)]
    assert differences(names, language) == []
    MEMORY.frames[language].clear()
    random.Random(3).shuffle(names)  # noqa: S311 - the same order in every run
    assert differences(names, language) == []


@each_language
def test_faulty_names_are_never_answered_from_memory(language: Language) -> None:
    """What was learnt from right names is not held to be true of a faulty one."""
    for text in corpus(language):
        read_name(text, language)
    names = [
        row.dutch if language == "nl" else row.english
        for row in FAULTY
        if row.field[:2] == {"nl": "du", "en": "en"}[language]
    ]
    assert differences(names, language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", ""),
        ("nl", "document inzien"),
        ("nl", "Document  inzien"),
        ("nl", "Document [van een cliënt]  inzien"),
        ("nl", "Document [van de cliënt] inzien"),
        ("nl", "Document inzien."),
        ("nl", "IJzer Ijzer inzien"),
        ("nl", "Ijzerpreparaat inzien"),
        ("nl", "De MKZ-melding inzien"),
        ("nl", "MKZ document inzien"),
        ("nl", "Document TODO inzien"),
        ("nl", "Document Inzien"),
        ("en", "View [client] Document"),
        ("en", "View [client] TBD"),
        ("en", "View Permanently Zorvino"),
        ("en", "Digitally sign document"),
        ("nl", "Document en factuur inzien"),
        ("nl", "Applicatie instelling [van een cliënt] inzien"),
        ("en", "View [Client] document"),
        ("en", "View and edit document"),
        ("en", "View document\n"),
    ],
)
def test_no_ordinary_name_has_no_signature(language: Language, text: str) -> None:
    assert signature(text, language) is None


@pytest.mark.parametrize(
    ("language", "left", "right"),
    [
        ("nl", "Document [van een cliënt] inzien", "Rapportage [van een cliënt] afdrukken"),
        ("nl", "Document inzien", "MKZ-melding inzien"),
        ("nl", "Medisch document Zorvino [van een cliënt] inzien", "Medisch Zorvino document [van een cliënt] inzien"),
        ("en", "View [client] document", "Delete [client] MKZ document"),
        ("en", "View [client] document", "Delete [client] ZorVino document"),
        ("nl", "Factuur [van een cliënt] als gelezen markeren", "Formulier [van een cliënt] als gelezen markeren"),
        ("en", "View [client] document", "Delete [client] invoice"),
        ("en", "View [client] document", "Delete [client] medical document"),
    ],
)
def test_names_of_one_kind_share_a_signature(language: Language, left: str, right: str) -> None:
    one, other = signature(left, language), signature(right, language)
    assert one is not None
    assert other is not None
    assert one.key == other.key


@pytest.mark.parametrize(
    ("language", "left", "right"),
    [
        ("nl", "Document [van een cliënt] inzien", "Document [van een team] inzien"),
        ("nl", "Document [van een cliënt] inzien", "Documenten [van een cliënt] inzien"),
        ("nl", "Het document inzien", "De rapportage inzien"),
        ("en", "View [client] document", "View [client] documents"),
        ("en", "View [client] document", "View [a client] document"),
    ],
)
def test_names_of_different_kinds_do_not(language: Language, left: str, right: str) -> None:
    one, other = signature(left, language), signature(right, language)
    assert one is not None
    assert other is not None
    assert one.key != other.key


def test_a_stretched_frame_moves_what_stands_behind_it() -> None:
    read_name("View [client] document for approval", "en")
    longer = "Submit [client] new personal document for approval"
    read_name("Submit [client] document for approval", "en")
    memory, fresh = read_name(longer, "en"), read_afresh(longer, "en")
    assert as_read(memory) == as_read(fresh)
    assert memory.part(memory.closing) == fresh.part(fresh.closing)


@pytest.mark.parametrize("shuffle", range(4))
def test_an_operation_with_an_object_of_its_own_is_stretched_with_it(shuffle: int) -> None:
    objects = ["letter", "invoice letter", "new invoice letter", "letter invoice appointment", "photo"]
    names = [f"Add {thing} to [client] {record}" for thing in objects for record in ("folder", "invoice folder")]
    random.Random(shuffle).shuffle(names)  # noqa: S311 - the same order in every run
    assert differences([*names, *names], "en") == []


def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(familiar, "_MOST", 3)
    names = ["Document inzien", "Document [van een cliënt] inzien", "Document [van een team] inzien"]
    names += ["Document [van een medewerker] inzien", "Het document inzien"]
    for text in names:
        read_name(text, "nl")
        assert 0 < len(MEMORY.frames["nl"]) <= 3


def test_a_name_with_a_fault_is_not_learnt() -> None:
    read_name("Documenten [van een cliënt] inzien", "nl")
    read_name("[van een cliënt] inzien", "nl")
    assert MEMORY.frames["nl"] == {}
