"""Rights as rows of a table: the same verdict as for a manifest, whatever the columns are made of."""

from __future__ import annotations

import importlib
import json
import random
import sys
from itertools import count, product
from typing import TYPE_CHECKING, Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.compute as pc
import pytest
import yaml
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st

import onsrights
from onsrights import Limits, Settings, tabular
from onsrights.ons.judge import Judge
from onsrights.ons.model import FIELDS
from onsrights.tabular import FAULTS, FAULTS_DDL, VERDICTS, VERDICTS_DDL, check, verdicts
from tests.generated.manifests import written_at_random
from tests.over import over
from tests.test_library import CONNECTOR, RIGHT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from onsrights.engine.diagnostics import Finding
    from onsrights.ons.model import Right

MANIFESTS = 60
DOCUMENT_VIEW = {
    "identifier": "ExternalConnectorClientDocumentView",
    "dutch_name": "Document [van een cliënt] inzien",
    "english_name": "View [client] document",
    "dutch_description": "Toont de documenten in het dossier van een cliënt.",
    "english_description": "Shows the documents in the record of a client.",
}
OPTIONAL = {name: name for name in ("status", "denied_reason", "connector_versions", "note")}
TEXTS: dict[str, Callable[[pa.Array], pa.Array]] = {
    "string": lambda texts: texts,
    "large_string": lambda texts: texts.cast(pa.large_string()),
    "string_view": lambda texts: texts.cast(pa.string_view()),
    "dictionary": lambda texts: texts.dictionary_encode(),
    "dictionary of views": lambda texts: pa.DictionaryArray.from_arrays(
        texts.dictionary_encode().indices, texts.dictionary_encode().dictionary.cast(pa.string_view())
    ),
    "runs": pc.run_end_encode,
    "a part of runs": lambda texts: pc.run_end_encode(pa.concat_arrays([texts, texts])).slice(len(texts)),
    "extension": lambda texts: pa.ExtensionArray.from_storage(pa.json_(pa.string()), texts),
}
"""What a column of texts may be made of."""


def row(**changed: Any) -> dict[str, Any]:  # noqa: ANN401 - as a table has it
    return {"id": "1", "connector": "a", "prefix": CONNECTOR, **RIGHT, **changed}


def table(*rows: dict[str, Any]) -> pa.Table:
    return pa.Table.from_pylist(list(rows) or [row()])


def with_column(whole: pa.Table, name: str, column: Any) -> pa.Table:  # noqa: ANN401 - pyarrow has no types
    return whole.set_column(whole.column_names.index(name), name, column)


def codes(whole: Any, **more: Any) -> list[str]:  # noqa: ANN401 - whatever is checked
    found: list[str] = check(whole, **more)["code"].to_pylist()
    return found


# The same verdict.


def manifests(first: int) -> Iterator[dict[str, Any]]:
    """Give generated manifests of rights, faulty ones among them, whose values are all texts."""
    for seed in count(first):
        name, text = written_at_random(seed)
        if name == "rights.yaml":
            try:
                whole = yaml.safe_load(text)
            except yaml.YAMLError:
                continue
            fields = [right for right in whole["rights"] if isinstance(right, dict)]
            if all(isinstance(value, str) for right in fields for value in right.values()):
                yield whole


def in_a_column(chance: random.Random, values: list[str | None]) -> pa.ChunkedArray:
    """Write texts in one of the ways in which tables have them, in two chunks."""
    made, half = TEXTS[chance.choice(list(TEXTS))], chance.randrange(1, len(values))
    return pa.chunked_array([made(pa.array(part, pa.string())) for part in (values[:half], values[half:])])


def test_rows_of_manifests_get_the_verdict_of_the_manifests(run_seed: int) -> None:
    """Rows in any order are judged as their manifests are, code by code and place by place."""
    chance = random.Random(run_seed)  # noqa: S311 - nobody has to be surprised
    rows: list[dict[str, Any]] = []
    expected: dict[int, list[Any]] = {}
    ready = {}
    for number, whole in zip(range(MANIFESTS), manifests(run_seed * 1000), strict=False):
        prefix = whole["connector"].get("prefix")
        report = onsrights.check_rights(whole["rights"], prefix=prefix)
        in_file = onsrights.check_text(json.dumps(whole), "rights.json")
        assert sorted(one.code for one in in_file.diagnostics) == sorted(one.code for one in report.diagnostics)
        ready[f"c{number}"] = in_file.ready
        for place, right in enumerate(whole["rights"]):
            rows.append({"id": number * 100 + place, "connector": f"c{number}", "prefix": prefix, **right})
            expected[number * 100 + place] = []
        for one in report.diagnostics:
            _, _, index, *field = one.pointer.split("/")
            start, end = one.field_range or (None, None)
            told = (one.code, one.severity, next(iter(field), None), start, end, one.message("nl"))
            expected[number * 100 + int(index)].append(told)
    chance.shuffle(rows)
    texts = ("connector", "prefix", *FIELDS, *OPTIONAL)
    columns = {name: in_a_column(chance, [each.get(name) for each in rows]) for name in texts}
    mixed = pa.table({"id": [each["id"] for each in rows], **columns})

    found: dict[int, list[Any]] = {key: [] for key in expected}
    for fault in check(mixed, columns=OPTIONAL).to_pylist():
        told = (fault["code"], fault["severity"], fault["field"], fault["start"], fault["end"], fault["message"])
        found[fault["id"]].append(told)
    assert found == expected
    assert sum(map(len, found.values())) > MANIFESTS
    judged = verdicts(mixed, columns=OPTIONAL, key=("connector", "id")).to_pylist()
    assert sorted(each["id"] for each in judged) == sorted(expected)
    for connector, number in ready.items():
        assert sum(each["ready"] for each in judged if each["connector"] == connector) == number
    for each in judged:
        assert each["codes"] == sorted({one[0] for one in found[each["id"]]})
        severities = [one[1] for one in found[each["id"]]]
        assert (each["errors"], each["warnings"]) == (severities.count("error"), severities.count("warning"))


@given(st.lists(st.tuples(*(st.binary(max_size=20) | st.text(max_size=20) for _ in FIELDS)), min_size=1, max_size=3))
@effort(max_examples=60)
def test_any_text_is_judged_as_the_library_judges_it(rows: list[tuple[bytes | str, ...]]) -> None:
    """What is no UTF-8, which a table of a stranger may hold, is read and told, and never ends the run."""
    raw = [[text.encode() if isinstance(text, str) else text for text in each] for each in rows]
    columns = {
        name: pa.array(part, pa.binary()).view(pa.string())
        for name, part in zip(FIELDS, zip(*raw, strict=True), strict=True)
    }
    rights = [
        {name: text.decode("utf-8", "surrogateescape") for name, text in zip(FIELDS, each, strict=True)} for each in raw
    ]
    report = onsrights.check_rights(rights)
    whole = pa.table({"id": list(range(len(rows))), **columns})
    faults = check(whole, group=None, prefix=None)
    assert faults["code"].to_pylist() == [one.code for one in report.diagnostics]
    assert faults["message"].to_pylist() == [one.message("nl") for one in report.diagnostics]
    assert sum(verdicts(whole, group=None, prefix=None)["ready"].to_pylist()) == report.ready


# What rows hold.


@over("kind", TEXTS)
def test_a_text_is_a_text_whatever_it_is_made_of(kind: str) -> None:
    whole = table(row(), row(id="2", dutch_name=None), row(id="3", dutch_name="Document verwijderen"))
    for name in whole.column_names:
        column = pa.chunked_array([TEXTS[kind](chunk) for chunk in whole.column(name).chunks])
        faults = check(with_column(whole, name, column))
        assert [tuple(each.values())[:2] for each in faults.to_pylist()] == [
            tuple(each.values())[:2] for each in check(whole).to_pylist()
        ]


OTHERS = [
    pa.array([1]),
    pa.array([2**63], pa.uint64()),
    pa.array([1.5]),
    pa.array([float("nan")]),
    pa.array([1.5]).cast(pa.float16()),
    pa.array([True]),
    pa.array([b"Document"]),
    pa.array([b"Document"], pa.binary_view()),
    pa.array([["Document"]]),
    pa.array([["Document"]], pa.list_(pa.string_view())),
    pa.array([["Document"]], pa.list_view(pa.string())),
    pa.array([["Document"]], pa.list_(pa.string(), 1)),
    pa.array([[]], pa.large_list(pa.string())),
    pa.array([{"a": "b"}], pa.struct([("a", pa.string_view())])),
    pa.array([[("a", 1)]], pa.map_(pa.string(), pa.int64())),
    pa.UnionArray.from_sparse(pa.array([0], pa.int8()), [pa.array(["Document"])]),
    pa.array([2**60]).cast(pa.timestamp("s")),
    pa.array([1]).cast(pa.timestamp("ns", "Europe/Amsterdam")),
    pa.array([86_400_000 * 10**10]).cast(pa.date64()),
    pa.array([1]).cast(pa.duration("ns")),
    pa.array([1]).cast(pa.decimal128(30, 2)),
    pa.ExtensionArray.from_storage(pa.uuid(), pa.array([b"0" * 16], pa.binary(16))),
]
"""Values of one row that are no texts."""
WRAPPED: list[Callable[[pa.Array], pa.Array]] = [
    lambda values: values,
    lambda values: pa.DictionaryArray.from_arrays(pa.array([0], pa.int8()), values),
    lambda values: pa.RunEndEncodedArray.from_arrays(pa.array([1], pa.int32()), values),
]


@over(("values", "wrapped"), product(OTHERS, WRAPPED), ids=lambda value: str(getattr(value, "type", "")))
def test_a_value_of_another_kind_is_a_fault_of_its_row(
    values: pa.Array, wrapped: Callable[[pa.Array], pa.Array]
) -> None:
    column = wrapped(values)
    [fault] = check(with_column(table(), "dutch_name", column)).to_pylist()
    assert (fault["code"], fault["field"], fault["start"]) == ("ONS112", "dutch_name", None)
    assert codes(with_column(table(), "prefix", column)) == ["ONS112"]
    # What tells rows apart has to have an order, and what groups them has to be comparable.
    for use in ("id", "connector"):
        try:
            judged = verdicts(with_column(table(), use, column))
        except ValueError as error:
            assert str(error).endswith("have to be texts, numbers or dates")  # noqa: PT017 - whether it is, depends
        else:
            assert (judged.num_rows, judged["ready"][0].as_py()) == (1, True)


def test_nulls_are_what_is_missing() -> None:
    nothing = row(**dict.fromkeys(FIELDS), connector=None, prefix=None)
    faults = check(table(nothing)).to_pylist()
    assert [(each["code"], each["field"]) for each in faults] == [("ONS110", name) for name in FIELDS]
    assert all(each["proposal"] is None and each["safety"] is None for each in faults)
    nulls = table(row())
    for name in FIELDS:
        nulls = with_column(nulls, name, pa.nulls(1))
    assert codes(nulls) == ["ONS110"] * 5
    assert codes(table(row(dutch_name=""), row(id="2", dutch_name=" "))) == ["ONS113", "ONS206", "ONS113"]


def test_rights_of_one_group_are_held_against_each_other_and_null_is_a_group() -> None:
    twice = [row(connector=name, id=str(number)) for number, name in enumerate(["a", None, "b", None, "a"])]
    assert check(table(*twice))["id"].to_pylist() == ["4", "3"]
    assert check(table(*reversed(twice)))["id"].to_pylist() == ["4", "3"]
    assert check(table(*twice), group=None)["id"].to_pylist() == ["1", "2", "3", "4"]
    numbered = [pa.array([1, 2, 3, 2, 1]), pa.array([True, None, False, None, True]), pa.array([1.5, 2, 3, 2, 1.5])]
    numbered.append(pa.array([1, 2, 3, 2, 1]).cast(pa.timestamp("ns")))
    for column in numbered:
        assert check(with_column(table(*twice), "connector", column))["id"].to_pylist() == ["4", "3"]


def test_rows_of_another_call_are_not_seen() -> None:
    """What the how-to warns of: an engine that hands over part by part hides the other parts."""
    whole = table(row(), row(id="2"))
    assert codes(whole) == ["ONS206"]
    assert [codes(whole.slice(start, 1)) for start in (0, 1)] == [[], []]


def test_each_row_has_its_own_prefix() -> None:
    whole = table(row(), row(id="2", prefix="Other"), row(id="3", prefix=None), row(id="4", prefix=""))
    faults = check(whole)
    assert list(zip(faults["id"].to_pylist(), faults["code"].to_pylist(), strict=True)) == [
        ("2", "ONS202"), ("2", "ONS206"), ("3", "ONS206"), ("4", "ONS206"),
    ]  # fmt: skip
    assert codes(table(row(prefix="Other")), prefix=None) == []


def test_a_faulty_prefix_is_told_at_each_of_its_rows() -> None:
    whole = table(row(prefix="9x"), row(id="2", connector="b"), row(id="3", prefix="9x", english_name="Edit"))
    faults = [each for each in check(whole).to_pylist() if each["field"] == "prefix"]
    assert [(each["id"], each["code"], each["proposal"]) for each in faults] == [
        ("1", "ONS208", "X"),
        ("3", "ONS208", "X"),
    ]
    assert [each["ready"] for each in verdicts(whole).to_pylist()] == [False, False, True]


def test_what_a_right_need_not_have_is_read_where_columns_names_it() -> None:
    more = {"status": "klaar", "denied_reason": None, "connector_versions": ["1.2", "1.2"], "note": "for us"}
    whole = table(row(**more), row(id="2", connector="b", status="denied"), row(id="3", connector="c", status=None))
    assert codes(whole) == []
    faults = check(whole, columns=OPTIONAL).to_pylist()
    assert [(each["id"], each["code"], each["field"]) for each in faults] == [
        ("1", "ONS112", "status"), ("1", "ONS903", "connector_versions"), ("2", "ONS901", "status"),
    ]  # fmt: skip
    assert codes(whole, columns={"note": "connector_versions"}) == ["ONS112"]


def test_settings_are_those_of_a_manifest() -> None:
    plural = table(row(english_name="Delete [client] documents"))
    assert codes(plural) == ["ONS409"]
    assert codes(plural, settings=Settings(ignore=("ONS409",))) == []
    assert check(plural, settings=Settings(severity={"ONS4": "error"}))["severity"].to_pylist() == ["error"]
    assert verdicts(plural, settings=Settings(severity={"ONS4": "error"}))["ready"].to_pylist() == [False]
    with pytest.raises(onsrights.UnknownRuleError):
        check(plural, settings=Settings(select=("ONS9999",)))
    with pytest.raises(TypeError, match=r"^settings has to be onsrights\.Settings"):
        check(plural, settings={"ignore": ["ONS409"]})  # type: ignore[arg-type]


def test_a_secret_is_found_and_not_repeated() -> None:
    secret = "-----BEGIN PRIVATE KEY-----\n" + "MIIEvQIBADANBgkqhkiG9w0BAQEFAASC\n" * 12 + "-----END PRIVATE KEY-----"
    whole = table(row(dutch_description=secret), row(id="2", **DOCUMENT_VIEW))
    assert codes(whole) == ["ONS116"]
    assert "MIIE" not in str(check(whole).to_pylist())
    # As in a manifest, it keeps all rights of the connector back.
    assert [(each["ready"], each["codes"]) for each in verdicts(whole).to_pylist()] == [
        (False, ["ONS116"]),
        (False, []),
    ]


# What is too large, and what fails.


def test_a_group_that_is_too_large_is_told_at_each_right_and_the_others_are_checked() -> None:
    limits = Settings(limits=Limits(nodes=100))
    whole = table(*(row(id=str(number), connector="a" if number < 40 else "b") for number in range(42)))
    faults = check(whole, settings=limits, lang="en").to_pylist()
    assert [each["code"] for each in faults] == ["ONS105"] * 40 + ["ONS206"]
    assert faults[0]["message"].startswith("This group of 40 rights has more than 100 values and was not checked.")
    assert faults[0]["rule"] == onsrights.check_right({**RIGHT, "note": "x" * 70_000}).diagnostics[0].rule
    judged = verdicts(whole, settings=limits)
    assert judged["ready"].to_pylist() == [False] * 40 + [True, False]
    # The items of a list are values too.
    versions = {"connector_versions": "connector_versions"}
    long = table(row(connector_versions=[str(number) for number in range(200)]), row(id="2", connector="b"))
    assert codes(long, columns=versions) == []
    assert codes(long, settings=limits, columns=versions) == ["ONS105"]


def test_as_many_rights_as_a_country_has_are_refused_as_one_connector() -> None:
    ids = pa.array(range(400_000))
    same = {
        name: pa.DictionaryArray.from_arrays(pa.repeat(pa.scalar(0, pa.int8()), len(ids)), [value])
        for name, value in row().items()
    }
    judged = verdicts(pa.table({**same, "id": ids}))
    assert judged.num_rows == len(ids)
    assert pc.list_flatten(judged["codes"]).value_counts().to_pylist() == [{"values": "ONS105", "counts": len(ids)}]


def test_a_fault_of_ours_loses_no_other_group(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = table(
        row(), row(id="2", connector="b"), row(id="3", connector="b"), row(id="4", connector="c"), row(id="5")
    )
    judge = Judge.findings

    def failing(self: Judge, right: Right) -> list[Finding]:
        if right.pointer == "/rights/1":
            raise RuntimeError
        return judge(self, right)

    monkeypatch.setattr(Judge, "findings", failing)
    faults = check(whole, lang="en").to_pylist()
    assert [(each["id"], each["code"], each["severity"]) for each in faults] == [
        (name, "ONS000", "error") for name in ("1", "5", "2", "3")
    ]
    assert faults[0]["message"].startswith("Internal fault of onsrights; the rights of this group were not checked.")
    assert [each["ready"] for each in verdicts(whole).to_pylist()] == [False, False, False, False, True]


# What a caller mistakes.


@over(
    ("more", "message"),
    [
        (
            {"columns": {"dutch_name": "naam"}},
            "the table has no column 'naam' (for dutch_name); its columns are id, connector, ",
        ),
        (
            {"group": "leverancier"},
            "the table has no column 'leverancier' (for group); its columns are id, connector, ",
        ),
        (
            {"prefix": "voor", "key": ("nr", "id")},
            "the table has no column 'voor' (for prefix), 'nr' (for key); its columns ",
        ),
        ({"columns": {"dutchname": "id"}}, "a key of columns has to be one of identifier, dutch_name, english_name, "),
        ({"columns": {"dutch_name": "english_name"}}, "dutch_name and english_name cannot all be read from one column"),
        ({"columns": {"note": "x", "status": "x"}}, "note and status cannot all be read from one column, 'x'"),
        ({"key": ()}, "key has to name one column or more, each of them once"),
        ({"key": ("id", "id")}, "key has to name one column or more, each of them once"),
        ({"lang": "fr"}, "lang has to be one of nl, en, not 'fr'"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_column_that_cannot_be_used_is_said(more: dict[str, Any], message: str) -> None:
    for function in (check, verdicts):
        with pytest.raises(ValueError, match=r"^" + message.replace("(", r"\(").replace(")", r"\)")):
            function(table(), **more)


def test_columns_are_named_up_to_a_number() -> None:
    many = pa.table({f"column_{number}": [1] for number in range(1000)})
    with pytest.raises(ValueError, match=r"column_19 and 980 more$") as raised:
        check(many)
    assert str(raised.value).startswith("the table has no column 'identifier' (for identifier), ")
    with pytest.raises(ValueError, match=r"its columns are none$"):
        check(pa.table({}))


def test_two_columns_of_one_name_are_refused_where_they_are_used() -> None:
    whole = table()
    with pytest.raises(ValueError, match=r"^the table has 2 columns 'dutch_name'; give each a name of its own$"):
        check(whole.append_column("dutch_name", whole.column("dutch_name")))
    assert codes(whole.append_column("other", pa.array([1])).append_column("other", pa.array([2]))) == []


@over("name", ["code", "message", "end"])
def test_a_key_called_as_a_column_of_the_result_is_refused(name: str) -> None:
    whole = table().append_column(name, pa.array(["x"]))
    with pytest.raises(ValueError, match=f"^a column of key cannot be called '{name}', because"):
        check(whole, key=name)
    assert verdicts(whole, key=name).column_names[0] == name


def test_columns_that_cannot_be_grouped_or_ordered_are_refused() -> None:
    for nested in (pa.array([["x"]]), pa.array([["x"]], pa.list_view(pa.string())), pa.array([1.5]).cast(pa.float16())):
        whole = table().append_column("nested", nested)
        with pytest.raises(
            ValueError, match=r"^key cannot be id, nested: the values have to be texts, numbers or dates$"
        ):
            check(whole, key=("id", "nested"))
    whole = table().append_column("nested", pa.array([["x"]]))
    with pytest.raises(
        ValueError, match=r"^group cannot be column 'nested': its values have to be texts, numbers or dat"
    ):
        check(whole, group="nested")


def test_what_is_no_table_is_refused() -> None:
    for wrong in ([row()], row(), None, "rights.parquet", pa.array([1])):
        with pytest.raises((TypeError, ValueError), match=r"^batch "):
            check(wrong)
    with pytest.raises(TypeError, match=r"^group has to be str, not int$"):
        check(table(), group=1)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"^a column of key has to be str, not int$"):
        check(table(), key=(1,))  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"^columns has to be a mapping"):
        check(table(), columns=["id"])  # type: ignore[arg-type]


def test_a_data_frame_that_is_no_table_is_refused_in_our_words() -> None:
    mixed = pd.DataFrame([row(), row(id=2)])
    double = pd.concat([pd.DataFrame([row()]), pd.DataFrame({"id": ["2"]})], axis=1)
    for frame in (mixed, double):
        with pytest.raises(
            ValueError, match=r"^batch cannot be read as a table of Arrow: each column needs a name of its"
        ):
            check(frame)


# What comes out.


def test_every_way_to_hand_over_a_table_gives_the_same() -> None:
    whole = table(row(), row(id="2"), row(id="3", connector="b"))
    expected = check(whole).to_pylist()
    assert [each["id"] for each in expected] == ["2"]
    assert check(whole.combine_chunks().to_batches()[0]).to_pylist() == expected
    assert check(pa.RecordBatchReader.from_batches(whole.schema, whole.to_batches(1))).to_pylist() == expected
    assert check(pl.DataFrame(whole)).to_pylist() == expected
    assert check(pa.concat_tables([whole.slice(0, 1), whole.slice(1)])).to_pylist() == expected
    assert check(whole, key="id").to_pylist() == expected


def test_a_table_without_rows_has_the_columns_of_one_with_rows() -> None:
    whole = table(row(), row(id="2"))
    for function, columns in ((check, FAULTS), (verdicts, VERDICTS)):
        empty, full = function(whole.slice(0, 0)), function(whole)
        assert (empty.num_rows, empty.schema) == (0, full.schema)
        assert full.schema == pa.schema([pa.field("id", pa.string()), *columns])
        assert function(whole.schema.empty_table(), group=None).num_rows == 0


def test_a_key_keeps_its_type() -> None:
    kinds = [
        pa.array([7]),
        pa.array([1.5]),
        pa.array([1]).cast(pa.date64()),
        pa.array(["x"]).dictionary_encode(),
        pa.nulls(1),
    ]
    for kind in kinds:
        assert verdicts(with_column(table(), "id", kind)).schema.field("id").type == kind.type
    view = with_column(table(), "id", pa.array(["x"], pa.string_view()))
    assert verdicts(view).column("id").to_pylist() == ["x"]


def test_spark_is_told_the_columns() -> None:
    assert FAULTS_DDL.startswith("`code` string, `rule` string, `severity` string, `field` string, `start` int, ")
    assert VERDICTS_DDL == "`ready` boolean, `errors` int, `warnings` int, `codes` array<string>"


def test_without_arrow_a_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ModuleNotFoundError, match=r"^onsrights\.tabular comes with the extra arrow: pip install "):
        importlib.reload(tabular)
