"""A test that is held over many cases fails where one of them does, and tells all that do."""

from __future__ import annotations

import pytest

from tests.over import over


def test_every_case_is_tried_and_each_that_fails_is_told() -> None:
    tried: list[tuple[int, str, str]] = []

    @over("number", range(4))
    @over(("first", "second"), [("a", "b"), ("c", "d")])
    def holds(number: int, first: str, second: str, fixture: list[str]) -> None:
        tried.append((number, first, second))
        assert number < 2, fixture
        assert first != "a" or number

    with pytest.raises(ExceptionGroup, match="3 of 4 cases fail: 0, 2, 3") as told:
        holds(fixture=[])
    assert len(tried) == 8
    [of_zero, of_two, _] = told.value.exceptions
    assert of_zero.__notes__ == ["case: 0"]
    assert str(of_zero).startswith("1 of 2 cases fail: a-b")
    assert isinstance(of_two, ExceptionGroup)
    assert [case.__notes__ for case in of_two.exceptions] == [["case: a-b"], ["case: c-d"]]


@over("number", range(1000))
def test_pytest_gives_the_fixtures_that_are_left(number: int, tmp_path: object) -> None:
    assert number < 1000
    assert tmp_path


def test_a_test_without_a_case_is_none() -> None:
    with pytest.raises(AssertionError, match="there is no case of number"):
        over("number", [])
