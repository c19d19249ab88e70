"""A cell is no formula, and gives back the text it was made of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onsrights.documents.cells import bare, harmless


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "＝1", "－1"])
def test_what_begins_like_a_formula_gets_an_apostrophe(text: str) -> None:
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "a", "a=1", "'a", "'s ochtends", " a", "1", "(=1)"])
def test_everything_else_stays_as_it_is(text: str) -> None:
    assert harmless(text) == text
    assert bare(text) == text


@given(st.text() | st.text("'=+-@\t\r\n ＝a", max_size=6))
def test_the_text_comes_back(text: str) -> None:
    cell = harmless(text)
    assert bare(cell) == text
    assert not cell.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
