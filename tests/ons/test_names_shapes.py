"""The grammars of the names, and the shapes of ordinary names that were made of them beforehand."""

from __future__ import annotations

from importlib.resources import files
from itertools import product
from typing import TYPE_CHECKING

import pytest

from onsrights.engine import data
from onsrights.ons.names import compile_shapes, layout
from onsrights.ons.names.layout import LETTERS, Layout, Refusal, _parser, ask_grammar

if TYPE_CHECKING:
    from pathlib import Path

    from onsrights.engine.diagnostics import Language

LANGUAGES: tuple[Language, ...] = ("nl", "en")
GRAMMARS = {"nl": "dutch_name.lark", "en": "english_name.lark"}
TABLES = {language: data.rows(block) for language, block in data.blocks("onsrights.ons.names", "_shapes.txt").items()}
each_language = pytest.mark.parametrize("language", LANGUAGES)


@each_language
def test_what_was_made_beforehand_is_what_the_grammar_says(language: Language) -> None:
    assert TABLES[language]
    for shape in TABLES[language]:
        answer = ask_grammar(shape, language)
        assert isinstance(answer, Layout), shape
        assert layout.layout(shape, language) == answer, shape


@each_language
def test_every_candidate_is_in_the_table_or_refused(language: Language) -> None:
    for shape in compile_shapes.candidates(language):
        refused = isinstance(ask_grammar(shape, language), Refusal)
        assert (shape in TABLES[language]) is not refused, shape


@each_language
def test_the_grammar_has_no_conflict_and_names_its_letters(language: Language) -> None:
    """``strict`` makes Lark refuse a grammar that can be read in two ways."""
    assert _parser.__wrapped__(language) is not None
    text = files("onsrights.grammar").joinpath(GRAMMARS[language]).read_text("utf-8")
    assert _parser(language).options.strict
    [declared] = [line.split()[1:] for line in text.splitlines() if line.startswith("%declare")]
    assert {*declared, "LSQB", "RSQB"} == set(LETTERS[language].values())


@each_language
def test_any_shape_is_answered(language: Language) -> None:
    """Whatever the shape, the answer lies inside it."""
    for length in range(4):
        for letters in product(LETTERS[language], repeat=length):
            shape = "".join(letters)
            answer = ask_grammar(shape, language)
            if isinstance(answer, Refusal):
                assert 0 <= answer.at <= len(shape)
                assert answer.expected <= LETTERS[language].keys()
                assert shape[answer.at : answer.at + 1] not in answer.expected or answer.at == len(shape)
            else:
                stretches = [answer.subject, *answer.scopes, answer.operation, answer.closing]
                assert all(stretch is None or 0 <= stretch[0] < stretch[1] <= length for stretch in stretches)


@pytest.mark.parametrize(
    ("language", "shape", "expected"),
    [
        ("nl", "w[ven]i", Layout("task", (0, 1), ((1, 6),), (6, 7))),
        ("nl", "aw[ven]ci", Layout("task", (0, 2), ((2, 7),), (7, 9))),
        ("nl", "wi", Layout("task", (0, 1), (), (1, 2))),
        ("nl", "w[ven]j[ven]i", Layout("task", (0, 1), ((1, 6), (7, 12)), (12, 13))),
        ("nl", "Aw[ven]", Layout("access", (1, 2), ((2, 7),), None)),
        ("en", "b[n]w", Layout("task", (4, 5), ((1, 4),), (0, 1))),
        ("en", "dbp[an]wz", Layout("task", (7, 8), ((3, 7),), (0, 3), (8, 9))),
        ("en", "bwo[n]w", Layout("task", (6, 7), ((3, 6),), (0, 3))),
        ("en", "Aw", Layout("access", (1, 2), (), None)),
    ],
)
def test_what_a_shape_is_divided_into(language: Language, shape: str, expected: Layout) -> None:
    assert ask_grammar(shape, language) == expected


@pytest.mark.parametrize(
    ("language", "shape", "at", "expected"),
    [
        ("nl", "", 0, {"A", "a", "w"}),
        ("nl", "i", 0, {"A", "a", "w"}),
        ("nl", "w", 1, {"[", "c", "i"}),
        ("nl", "w[ven]", 6, {"[", "w", "c", "i"}),
        ("en", "w", 0, {"A", "d", "b"}),
        ("en", "b[n]", 4, {"w"}),
    ],
)
def test_where_the_grammar_gets_stuck(language: Language, shape: str, at: int, expected: set[str]) -> None:
    assert ask_grammar(shape, language) == Refusal(at, frozenset(expected))


def test_a_shape_that_is_not_in_the_table_is_put_to_the_grammar() -> None:
    shape = "w[ven]wcwci"
    assert shape not in TABLES["nl"]
    found = layout.layout(shape, "nl")
    assert isinstance(found, Layout)
    assert found.operation == (6, len(shape))


def test_the_generated_file_is_up_to_date() -> None:
    assert compile_shapes.main(["--check"]) == 0


def test_a_stale_file_is_noticed_and_written(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    target = tmp_path / "_shapes.txt"
    target.write_bytes(compile_shapes.TARGET.read_bytes().replace(b"1-3", b"1-2", 1))
    committed = compile_shapes.TARGET.read_bytes()
    monkeypatch.setattr(compile_shapes, "TARGET", target)
    assert compile_shapes.main(["--check"]) == 1
    assert compile_shapes.main() == 0
    assert target.read_bytes() == committed
