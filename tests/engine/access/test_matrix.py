"""A matrix is made row by row, and asks a layer again only where what it reads has changed."""

from __future__ import annotations

import json
import tracemalloc
from datetime import date
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from onsrights.engine.access.decision import About, question
from onsrights.engine.access.layers import Line, Table
from onsrights.engine.access.matrix import Matrix, matrix
from onsrights.engine.access.question import QuestionError, Said
from onsrights.engine.diagnostics import Text
from onsrights.reports.matrix import as_text, render_json, rows
from onsrights.reports.style import Style
from tests.engine.access.sample import ACCESS, Door

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.engine.access.layers import Access, Answer
    from onsrights.engine.access.question import Question

DAY = date(2026, 11, 30)
SCHEMA: dict[str, Any] = json.loads(files("onsrights.schemas").joinpath("why.schema.json").read_text("utf-8"))


def made(door: Door, access: Access = ACCESS) -> Matrix:
    asked = question(access, "Sample", door, {"which": "Front"}, DAY, matrix=True)
    return matrix(access, About("sample", "Sample", door), asked)


def test_a_cell_says_yes_or_what_is_in_the_way() -> None:
    [grid] = made(Door("Front", ("Ada", "Bea"), "night")).grids
    assert list(rows(grid, "en")) == [
        ["", "day", "night"],
        ["Ada", "no time", "yes"],
        ["Bea", "no time", "yes"],
        ["nobody", "no name", "no name"],
    ]
    [grid] = made(Door("Front", ("Ada",))).grids
    assert list(rows(grid, "nl")) == [["", "day", "night"], ["Ada", "? tijd", "? tijd"], ["nobody", *["nee naam"] * 2]]


def test_text_has_its_columns_below_each_other_and_closes_with_remarks() -> None:
    remark = Said(Text("Zonder naam.", "Without the name."))

    def tables(_door: Door, _question: Question) -> Iterator[Table]:
        for title in ("One", "Two"):
            lines = [Line(Text("dag", "day"), {"time": "day"}), Line("night", {"time": "night"})]
            row = Line("Ada", {"name": "Ada"}, frozenset({"night"}))
            yield Table(Said(Text(title, title)), [row], lines, {}, frozenset({"name"}), remark)

    made_text = "".join(as_text(made(Door("Front", (), "night"), ACCESS._replace(tables=tables)), Style("nl")))
    table = "       dag  night\nAda         ja\n"
    assert made_text == f"One\n\n{table}\nTwo\n\n{table}\nZonder naam.\n"


def test_json_is_as_the_schema_says() -> None:
    whole = json.loads("".join(render_json(made(Door('Fr"ont', ("Ada", 'B"ea'), "night")), Style("en"))))
    Draft202012Validator(SCHEMA).validate(whole)
    [table] = whole["tables"]
    assert table["rows"] == ["Ada", 'B"ea', "nobody"]
    assert table["cells"][0] == [
        {"verdict": "refused", "first": "time", "unknown": []},
        {"verdict": "allowed", "first": None, "unknown": []},
    ]
    assert whole["question"] == {"which": "Front", "name": None, "listed": None, "time": "unknown", "as_of": None}


def test_what_is_a_row_or_a_column_cannot_be_told() -> None:
    with pytest.raises(QuestionError, match="leave that option out"):
        question(ACCESS, "Sample", Door("Front", ()), {"which": "Front", "name": "Ada"}, DAY, matrix=True)


def test_layers_are_asked_once_for_each_line_of_what_they_read() -> None:
    asked: list[str] = []

    def noting(layer: int) -> Any:  # noqa: ANN401 - a layer of the sample
        ask = ACCESS.layers[layer].ask

        def ask_and_note(door: Door, question: Question) -> Iterator[Answer]:
            asked.append(ACCESS.layers[layer].id)
            yield from ask(door, question)

        return ACCESS.layers[layer]._replace(ask=ask_and_note)

    door = Door("Front", tuple(f"N{number}" for number in range(99)), "night")
    [grid] = made(door, ACCESS._replace(layers=(noting(0), noting(1)))).grids
    assert len(list(grid.cells)) == 100
    assert (asked.count("name"), asked.count("time")) == (100, 2)


@pytest.mark.parametrize("form", ["rows", "json"])
def test_a_large_matrix_costs_no_memory(form: str) -> None:
    def tables(door: Door, _question: Question) -> Iterator[Table]:
        lines = [Line(f"T{number}", {"time": "night" if number % 3 else "day"}) for number in range(500)]
        yield Table(None, [Line(name, {"name": name}) for name in door.listed], lines)

    found = made(Door("Front", tuple(f"N{number}" for number in range(500)), "night"), ACCESS._replace(tables=tables))
    assert found.size == 250_000
    tracemalloc.start()
    pieces = render_json(found, Style("en")) if form == "json" else rows(found.grids[0], "en")
    assert sum(1 for _ in pieces) >= 500
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 2 << 20
