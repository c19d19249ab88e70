"""What once failed stays right, the fuzzer finds what is wrong, and some seconds of it find nothing.

``corpus`` holds a file for each case that failed, cut down to what it takes; its ending tells the platform.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.fuzz import holding
from tests.fuzz.holding import broken
from tests.fuzz.making import CORPUS, Case, Maker, read_corpus
from tests.fuzz.running import Fuzzer, smaller

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.fuzz.holding import Look

SEED = 13
"""The same cases each time: a change that breaks one has done so itself. ``make fuzz`` draws new ones."""


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*")), ids=lambda path: path.name)
def test_what_once_failed_holds(path: Path) -> None:
    assert broken(read_corpus(path)) == []


@pytest.fixture(scope="module")
def maker() -> Maker:
    return Maker()


def test_a_seed_gives_the_same_cases_and_another_one_others(maker: Maker) -> None:
    cases = [maker.case(1, number) for number in range(200)]
    again = Maker()
    assert cases == [again.case(1, number) for number in range(200)]
    assert len(set(cases)) > 190
    assert {case.name for case in cases} == {"rights.yaml", "rights.json", "case.afas.yaml", "case.exact.yaml"}
    assert not {*cases} & {maker.case(2, number) for number in range(20)}


def test_what_breaks_an_invariant_is_made_small_and_written_down(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def no_connector(look: Look) -> Iterator[str]:
        if "connector:" in look.text:
            yield "it has one: of course"

    def never(look: Look) -> Iterator[str]:
        yield str(1 // (look.text is None))

    monkeypatch.setattr(holding, "INVARIANTS", (no_connector, never))
    fuzzer = Fuzzer(1, tmp_path)
    fuzzer.run(seconds=0.5)
    assert {kind.partition(" in ")[0] for kind in fuzzer.kinds} == {
        "no_connector: it has one", "never: ZeroDivisionError",
    }  # fmt: skip
    said = capsys.readouterr().out
    [path, *_] = sorted(tmp_path.iterdir())
    assert f"again: python -m tests.fuzz {path}" in said
    assert broken(read_corpus(path)) != []
    case = Case("rights.yaml", b"manifest: 1\nconnector:\n  name: x\nrights: []\n")
    assert smaller(case, "no_connector: it has one").data == b"connector:\n"


def test_a_case_that_hangs_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    def turns(_look: Look) -> Iterator[str]:
        while True:
            yield from ()

    monkeypatch.setattr(holding, "INVARIANTS", (turns,))
    monkeypatch.setattr(holding, "HANGS", 1)
    assert [one.kind for one in broken(Case("rights.yaml", b""))] == ["turns: hangs"]


@pytest.mark.slow
def test_a_hundred_new_cases_find_nothing(tmp_path: Path) -> None:
    fuzzer = Fuzzer(SEED, tmp_path)
    fuzzer.run(seconds=30, most=100)  # a quicker machine tries the same cases, so that a change is judged alike
    assert not fuzzer.kinds, fuzzer.summary()
