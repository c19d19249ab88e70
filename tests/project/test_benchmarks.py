"""The manifests of the benchmarks are what the figures assume; nothing here measures time."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING

import pytest

import onsrights
from benchmarks.manifests import (
    PREFIX,
    afas_manifests,
    clean_rights,
    exact_manifests,
    faulty_rights,
    manifest,
    unseen_rights,
    unseen_words,
)
from benchmarks.source_code import write_code
from onsrights.engine.settings.settings import Settings
from onsrights.ons import lexicon
from onsrights.ons.lexicon import opentaal

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run

pytestmark = pytest.mark.no_cover  # many cases; smaller tests reach the same lines

NUMBER = 1000
with_seeds = pytest.mark.parametrize("seed", [0, 1])


Kind = Callable[[int, int], Iterator[dict[str, str]]]


@pytest.mark.parametrize("kind", [clean_rights, unseen_rights, faulty_rights])
def test_rights_are_all_different_and_follow_the_seed(kind: Kind) -> None:
    rights = list(kind(NUMBER, 1))
    assert rights == list(kind(NUMBER, 1))
    assert rights != list(kind(NUMBER, 2))
    for field in ("identifier", "dutch_name", "english_name"):
        assert len({right[field].lower() for right in rights}) == len(rights)


@with_seeds
def test_clean_rights_are_clean(seed: int) -> None:
    assert found(clean_rights(NUMBER, seed)) == []


@with_seeds
def test_rights_in_unseen_words_have_remarks_about_their_scopes_alone(seed: int) -> None:
    diagnostics = found(unseen_rights(NUMBER, seed))
    assert {(diagnostic.code, diagnostic.severity) for diagnostic in diagnostics} == {("ONS703", "info")}


@with_seeds
def test_unseen_words_are_in_every_name_and_in_no_lexicon(seed: int) -> None:
    for right, word in zip(unseen_rights(NUMBER, seed), unseen_words(seed), strict=False):
        assert all(word in right[field].split()[1:] for field in ("dutch_name", "english_name"))
        assert word[0].isupper()
        known = (
            lexicon.dutch_noun(word),
            lexicon.english_noun(word),
            lexicon.dutch_operation(word),
            lexicon.english_operation(word),
            lexicon.misspelling(word),
        )
        assert not any(known), (word, known)
        assert not opentaal.is_infinitive(lexicon.fold(word)), word
        assert not opentaal.is_plural(lexicon.fold(word)), word


@with_seeds
def test_identifiers_in_unseen_words_come_with_and_without_their_scope(seed: int) -> None:
    scoped = [right for right in unseen_rights(NUMBER, seed) if "[" in right["english_name"]]
    scopes = ("Client", "Employee", "Team")
    named = sum(right["identifier"].removeprefix(PREFIX).startswith(scopes) for right in scoped)
    assert 0.4 < named / len(scoped) < 0.6


@with_seeds
def test_every_faulty_right_has_one_fault(seed: int) -> None:
    rights = Counter(diagnostic.pointer.split("/")[2] for diagnostic in found(faulty_rights(NUMBER, seed)))
    assert set(rights.values()) == {1}
    assert len(rights) == NUMBER


@with_seeds
@pytest.mark.parametrize(("kind", "filename"), [(afas_manifests, "x.afas.yaml"), (exact_manifests, "x.exact.yaml")])
def test_manifests_of_the_other_platforms_are_clean_and_all_different(
    kind: Callable[[int, int], Iterator[str]], filename: str, seed: int
) -> None:
    texts = list(kind(20, seed))
    assert len(set(texts)) == len(texts)
    settings = Settings(as_of=date(2026, 11, 30))
    for text in texts:
        assert onsrights.check_text(text, filename=filename, settings=settings).diagnostics == ()


def found(rights: Iterator[dict[str, str]]) -> list[onsrights.Diagnostic]:
    return list(onsrights.check_text("".join(manifest(rights))).diagnostics)


def test_source_code_uses_rights_that_there_are_and_rights_that_there_are_not(run: Run, tmp_path: Path) -> None:
    right = next(clean_rights(1))
    (tmp_path / "rights.yaml").write_text("".join(manifest(iter([right]))), encoding="utf-8")
    write_code(tmp_path / "code", 1001, right["identifier"])
    result = run("usage", "--format", "json", "code", cwd=tmp_path)
    report = json.loads(result.stdout)
    assert (result.status, report["summary"]["files"]) == (1, 1002)
    assert [found["code"] for found in report["diagnostics"]] == ["ONS801"]
