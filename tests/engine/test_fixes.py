"""Fixes are applied in rounds, and none of them makes a file worse."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onsrights.engine.change.fixes import mended
from onsrights.engine.check.locate import Locator
from onsrights.engine.check.rule import Rule, UnknownRuleError
from onsrights.engine.check.run import InternalFault, check_sources
from onsrights.engine.diagnostics import Edit, Finding, Place, Proposal, Text
from onsrights.engine.settings.settings import Limits, Settings
from onsrights.engine.text.source import Source
from onsrights.platforms import PLATFORMS
from tests.engine.told import told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from onsrights.engine.change.fixes import Mended
    from onsrights.engine.diagnostics import Safety

ROOT = Path(__file__).parents[2]
ALL = Settings()
TEXTS = {key: Text(key, key) for key in ("message", "fix")}


# ---------------------------------------------------------------------------------- with a platform made for the test


RULES = [
    Rule("TST201", "one", "error", "safe", module="rules_of_the_stub"),
    Rule("TST202", "two", "warning", "safe", module="rules_of_the_stub"),
    Rule("TST203", "three", "info", "safe", module="rules_of_the_stub"),
]


@pytest.fixture(autouse=True)
def _rules_of_the_stub(monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("rules_of_the_stub")
    vars(module)["TEXTS"] = TEXTS
    monkeypatch.setitem(sys.modules, module.__name__, module)


def fix(values: dict[str, str], safety: Safety = "safe") -> Proposal:
    return Proposal(tuple((Place(f"/{key}"), value) for key, value in values.items()), safety)


def fault(key: str, *proposals: Proposal, code: str = "TST201") -> Finding:
    return Finding(code, Place(f"/{key}"), proposals=proposals)


def replacing(table: dict[str, str], safety: Safety = "safe") -> Callable[[dict[str, str]], Iterator[Finding]]:
    """Find fault with every value of the table, and propose the other one."""

    def say(values: dict[str, str]) -> Iterator[Finding]:
        for key, value in values.items():
            if value in table:
                yield fault(key, fix({key: table[value]}, safety))

    return say


def mend(
    text: str, say: Callable[[dict[str, str]], Iterator[Finding]], chosen: Settings = ALL, *, unsafe: bool = False
) -> Mended:
    return mended(Source("a.yaml", text), told(say, RULES), chosen, unsafe=unsafe)


def test_only_what_was_asked_for_is_applied() -> None:
    safeties: tuple[Safety, ...] = ("safe", "unsafe", "display-only")
    for unsafe, applied in ((False, {"safe"}), (True, {"safe", "unsafe"})):
        for safety in safeties:
            result = mend("a: x\n", replacing({"x": "q"}, safety), unsafe=unsafe)
            assert result.text == ("a: q\n" if safety in applied else "a: x\n")
            assert len(result.applied) == (safety in applied)
            assert result.left_out == ()


def test_of_several_fixes_the_first_applicable_one_is_taken() -> None:
    def say(values: dict[str, str]) -> Iterator[Finding]:
        if values["a"] == "x":
            proposals = (fix({"a": "1st"}, "display-only"), fix({"b": "2nd"}, "unsafe"), fix({"a": "3rd"}))
            yield fault("a", *proposals, fix({"c": "4th"}))

    assert mend("a: x\n", say).text == "a: 3rd\n"
    # There is no b: that fix has no place, and the next one is taken.
    assert mend("a: x\n", say, unsafe=True).text == "a: 3rd\n"


def swap(values: dict[str, str]) -> Iterator[Finding]:
    if values["a"] > values["b"]:
        yield fault("a", fix({"a": values["b"], "b": values["a"]}))


def test_swap() -> None:
    result = mend("a: z # first\nb: x # second\n", swap)
    assert result.text == "a: x # first\nb: z # second\n"
    assert len(result.applied) == 1


def test_swap_is_applied_wholly_or_not_at_all() -> None:
    def say(values: dict[str, str]) -> Iterator[Finding]:
        if values["a"] == "x":
            yield fault("a", fix({"a": "q", "c": "z"}))

    assert mend("a: x\nb: x\n", say).text == "a: x\nb: x\n"
    assert mend("a: x\nb: x\nc: [x]\n", say).text == "a: x\nb: x\nc: [x]\n"

    def both(values: dict[str, str]) -> Iterator[Finding]:
        yield from replacing({"x": "z"})(values)
        yield from swap(values)

    # The first fix touches the swap, which waits, and is not needed any more.
    result = mend("a: x\nb: a\n", replacing({"x": "q"}))
    assert result.text == "a: q\nb: a\n"
    result = mend("a: x\nb: a\n", both)
    assert result.text == "a: a\nb: z\n"
    assert [repair.diagnostic.code for repair in result.applied] == ["TST201", "TST201"]


def test_what_touches_waits_for_the_next_round() -> None:
    def say(values: dict[str, str]) -> Iterator[Finding]:
        value = values["a"]
        for place, letter in enumerate(value):
            if letter.islower():
                yield fault("a", fix({"a": value[:place] + letter.upper() + value[place + 1 :]}))

    result = mend("a: abcdef gh\n", say)
    assert result.text == "a: ABCDEF GH\n"
    assert len(result.applied) == 8
    assert {repair.diagnostic.range for repair in result.applied} != {None}


def test_fix_that_does_harm_is_left_out_and_the_others_are_not() -> None:
    table = {"x": "q", "bad": "worse"}

    def say(values: dict[str, str]) -> Iterator[Finding]:
        yield from replacing(table)(values)
        for key, value in values.items():
            if value == "worse":
                yield fault(key)
                yield fault(key, code="TST202")

    keys = [f"k{number}" for number in range(40)]
    text = "".join(f"{key}: {'bad' if number in {3, 4, 30} else 'x'}\n" for number, key in enumerate(keys))
    result = mend(text, say)
    assert result.text == text.replace(": x", ": q")
    assert len(result.applied) == 37
    assert [repair.diagnostic.pointer for repair in result.left_out] == ["/k3", "/k4", "/k30"]
    assert mend(result.text, say) == result._replace(applied=())


@pytest.mark.parametrize("harm", [True, False])
def test_what_was_wrong_below_a_key_is_no_new_fault_where_the_key_gets_another_name(*, harm: bool) -> None:
    def say(values: dict[str, str]) -> Iterator[Finding]:
        for key in values:
            if key == "nmae":
                yield Finding(
                    "TST201", Place("/nmae", "key"), proposals=(Proposal(((Place("/nmae", "key"), "name"),), "safe"),)
                )
            yield fault(key, code="TST202")
            if harm and key == "name":
                yield fault(key, code="TST202")

    result = mend("a: x\nnmae: y\n", say)
    assert result.text == ("a: x\nnmae: y\n" if harm else "a: x\nname: y\n")
    assert len(result.left_out) == harm


@pytest.mark.parametrize("still_shown", [True, False])
def test_of_two_fixes_that_exclude_each_other_the_second_one_is_told(*, still_shown: bool) -> None:
    def say(values: dict[str, str]) -> Iterator[Finding]:
        first, second = values["a"] == "x", values["b"] == "x"
        if first:
            yield fault("a", fix({"a": "longer"}))
        if second:
            # Beside the first one it would be a fault, and so nobody proposes it any more.
            proposals = (fix({"b": "q"}, "safe" if first else "display-only"),) if first or still_shown else ()
            yield fault("b", *proposals)
        if not first and not second:
            yield fault("c")

    result = mend("a: x\nb: x\nc: y\n", say)
    assert result.text == "a: longer\nb: x\nc: y\n"
    assert [repair.diagnostic.pointer for repair in result.applied] == ["/a"]
    (left,) = result.left_out
    assert left.diagnostic.pointer == "/b"
    assert left.diagnostic.range
    assert result.text[left.diagnostic.range.start.offset :].startswith("x\nc")
    assert left.fix.changes[0].value == "q"


@pytest.mark.parametrize(("code", "taken"), [("TST201", False), ("TST202", False), ("TST203", True)])
def test_what_counts_as_harm(code: str, *, taken: bool) -> None:
    def say(values: dict[str, str]) -> Iterator[Finding]:
        if values["a"] == "x":
            yield fault("a", fix({"a": "q"}), code="TST202")
        else:
            yield fault("a", code="TST202")
            yield fault("a", code=code)

    result = mend("a: x\n", say)
    assert result.text == ("a: q\n" if taken else "a: x\n")
    assert len(result.left_out) == (not taken)


def test_warning_must_not_become_an_error() -> None:
    def say(values: dict[str, str]) -> Iterator[Finding]:
        yield fault("a", fix({"a": "q"}), code="TST201" if values["a"] == "q" else "TST202")

    assert mend("a: x\n", say).text == "a: x\n"


def test_rule_that_nobody_asked_for_still_says_what_does_harm() -> None:
    def say(values: dict[str, str]) -> Iterator[Finding]:
        if values["a"] == "x":
            yield fault("a", fix({"a": "q"}))
        else:
            yield fault("a")
            yield fault("a", code="TST202")

    assert mend("a: x\n", say, Settings(ignore=("TST202",))).text == "a: x\n"


def test_only_selected_rules_are_mended() -> None:
    say = replacing({"x": "q"})
    assert mend("a: x\n", say, Settings(select=("one",))).text == "a: q\n"
    assert mend("a: x\n", say, Settings(select=("TST202",))).text == "a: x\n"
    assert mend("a: x\n", say, Settings(ignore=("TST2",))).text == "a: x\n"
    with pytest.raises(InternalFault) as caught:
        mend("a: x\n", say, Settings(select=("TST9",)))
    assert isinstance(caught.value.__cause__, UnknownRuleError)


@pytest.mark.parametrize("start", ["one", "two", "three"])
def test_fixes_that_undo_each_other_end_at_one_place(start: str) -> None:
    result = mend(f"a: {start}\n", replacing({"one": "two", "two": "three", "three": "one"}))
    assert result.text == "a: one\n"
    assert len(result.applied) == {"one": 0, "two": 2, "three": 1}[start]
    assert len(result.left_out) == 1


def test_fix_that_never_ends_is_stopped() -> None:
    def say(values: dict[str, str]) -> Iterator[Finding]:
        yield fault("a", fix({"a": values["a"] + "x"}))

    assert mend("a: x\n", say).text == f"a: {'x' * 21}\n"


def test_search_for_what_does_harm_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onsrights.engine.change.fixes._ATTEMPTS", 3)

    checked = []

    def say(values: dict[str, str]) -> Iterator[Finding]:
        checked.append(values)
        yield from replacing({"x": "q"})(values)
        if "q" in values.values():  # whichever it is: the fault is where nothing was done
            yield fault("other")

    text = "".join(f"k{number}: x\n" for number in range(50)) + "other: y\n"
    result = mended(Source("a.yaml", text), told(say, RULES), ALL)
    assert (result.text, len(result.left_out), len(checked)) == (text, 50, 4)


@pytest.mark.parametrize("written", ['"', "q\nb: z", "[q]", "q: z"])
def test_result_that_does_not_parse_or_says_something_else(monkeypatch: pytest.MonkeyPatch, written: str) -> None:
    real = Locator._edits  # noqa: SLF001

    def careless(self: Locator, place: Place, value: str, **how: bool) -> tuple[Edit, ...]:
        return tuple(edit._replace(text=written) for edit in real(self, place, value, **how))

    monkeypatch.setattr(Locator, "_edits", careless)
    result = mend("a: x\nc: x\n", replacing({"x": "q"}))
    assert (result.text, len(result.left_out)) == ("a: x\nc: x\n", 2)


def test_file_that_would_become_too_large() -> None:
    chosen = ALL._replace(limits=Limits(file_bytes=10))
    assert mend("a: x\n", replacing({"x": "qnë"}), chosen).text == "a: qnë\n"
    result = mend("a: x\n", replacing({"x": "qëëë"}), chosen)
    assert (result.text, len(result.left_out)) == ("a: x\n", 1)


def test_fault_of_the_tool_names_the_file() -> None:
    def say(_: dict[str, str]) -> Iterator[Finding]:
        raise ZeroDivisionError

    with pytest.raises(InternalFault) as caught:
        mend("a: x\n", say)
    assert caught.value.path == "a.yaml"

    def exhausted(_: dict[str, str]) -> Iterator[Finding]:
        raise MemoryError

    with pytest.raises(MemoryError):
        mend("a: x\n", exhausted)


@pytest.mark.parametrize(
    "data",
    [
        b"a: x\nb: \xff\n",
        b"a: x\n\xff\xfe\x00" * 20,
        b"a: x\nb: 'open\n",
        b"a: x\nb: [\n",
        b"a: x\n" + b"#" * 200,
    ],
)
def test_file_that_cannot_be_read_wholly_stays_as_it_is(data: bytes) -> None:
    source = Source.from_bytes("a.yaml", data, Limits(file_bytes=150))
    result = mended(source, told(replacing({"x": "q"}), RULES), ALL, unsafe=True)
    assert (result.text, result.applied, result.left_out, result.has_secret) == (source.text, (), (), False)
    assert result.is_unread is not bool(source.faults)  # one of the two is said


@given(st.dictionaries(st.sampled_from("abcd"), st.sampled_from("vwxyz"), min_size=1), st.data())
def test_second_time_changes_nothing_whatever_the_rules_are(values: dict[str, str], data: st.DataObject) -> None:
    """With rules that make sense, and with rules that do not."""
    state = st.fixed_dictionaries(dict.fromkeys("vwxyz", st.none() | st.sampled_from("vwxyz")))
    table = data.draw(state)
    harm = data.draw(st.sets(st.tuples(st.sampled_from("abcd"), st.sampled_from("vwxyz"))))

    def say(found: dict[str, str]) -> Iterator[Finding]:
        for key, value in found.items():
            if (key, value) in harm:
                yield fault(key, code="TST202")
            if (other := table[value]) is not None:
                yield fault(key, fix({key: other}))

    first = mend("".join(f"{key}: {value}\n" for key, value in values.items()), say)
    second = mend(first.text, say)
    assert (second.text, second.applied) == (first.text, ())


# --------------------------------------------------------------------------------------------------- with real rules


class Row(NamedTuple):
    """One row of the corpus of faults: the names of one right, one of which has a fault."""

    identifier: str
    dutch_name: str
    english_name: str


def rows() -> list[Row]:
    lines = (ROOT / "tests" / "corpus" / "faulty.txt").read_text(encoding="utf-8").splitlines()
    parts = [[cell.strip().replace("␣", " ") for cell in line.split("|")] for line in lines if line.startswith("ONS")]
    return [Row(*cells[2:5]) for cells in parts if len(cells) == 8 and cells[1] != "prefix"]


def written(value: str, style: str) -> str:
    """Write a text without line ends as the value of a field."""
    if style == "'":
        return "'" + value.replace("'", "''") + "'"
    if style == '"' or (
        style == "" and (value != value.strip() or value[:1] in "[{&*!|>'\"%@`-?#:,]}" or ": " in value)
    ):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return f"{style}\n      {value}" if style else value.replace(" #", "#")


STYLES = ["", "'", '"', "|", ">", "|-", ">-"]
HEAD = "manifest: 1 # \tfirst\nconnector: {name: 'Zorgbrug', prefix: \"Zorgbrug\"}\n\n# \tabout\nrights:\n"
RIGHT = (
    "  # {style}\n"
    "  -   identifier:   {identifier}   # \tkept   \n"
    "      english_name: {english}\n"
    "      dutch_name: {dutch}\n"
    "\n"
    "      dutch_description: >\n"
    "        Geeft een zorgverlener toestemming om dit\n"
    "        in de gekoppelde applicatie te doen.\n"
    "      english_description: 'Allows a care worker to do this in the linked application.'\n"
)


def block(row: Row, style: str) -> str:
    english, dutch = (written(name, style).replace("\n  ", "\n      ") for name in (row.english_name, row.dutch_name))
    return RIGHT.format(style=style, identifier=row.identifier, english=english, dutch=dutch)


def looked(text: str, path: str = "rights.yaml") -> tuple[int, int]:
    """Count errors, and errors and warnings together."""
    report = check_sources([Source(path, text)], PLATFORMS, ALL).report
    return report.count("error"), report.count("error") + report.count("warning")


SPELLING = Row("ZorgbrugClientLetterDelete", "Brief [van een client] verwijderen", "Delete [client] letter")
POSITION = Row("ZorgbrugClientWoundDebride", "Wond debrideren [van een cliënt]", "Debride [client] wound")


@pytest.mark.parametrize("bom", [False, True])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("style", STYLES)
def test_whole_files(style: str, newline: str, *, bom: bool) -> None:
    text = HEAD + block(SPELLING, style) + block(POSITION, style) + "# \tend, without a line end"
    safe = text.replace("[van een client]", "[van een cliënt]")
    both = safe.replace("Wond debrideren [van een cliënt]", "Wond [van een cliënt] debrideren")
    source = Source.from_bytes("rights.yaml", (b"\xef\xbb\xbf" if bom else b"") + text.replace("\n", newline).encode())
    assert source.bom is bom
    result = mended(source, PLATFORMS, ALL)
    assert result.text == safe.replace("\n", newline)
    assert [repair.diagnostic.code for repair in result.applied] == ["ONS317"]
    result = mended(source, PLATFORMS, ALL, unsafe=True)
    assert result.text == both.replace("\n", newline)
    assert sorted(repair.diagnostic.code for repair in result.applied) == ["ONS305", "ONS317"]
    assert result.left_out == ()


def test_several_documents() -> None:
    text = f"%YAML 1.1\n---\n{HEAD}{block(SPELLING, '')}...\n---\n# second\n{HEAD}{block(POSITION, '>-')}"
    result = mended(Source("rights.yaml", text), PLATFORMS, ALL, unsafe=True)
    assert result.text == text.replace("[van een client]", "[van een cliënt]").replace(
        "debrideren [van een cliënt]", "[van een cliënt] debrideren"
    )


def test_json_stays_json() -> None:
    text = (
        '{"manifest": 1, "connector": {"name": "Zorgbrug"},\t"rights": [\n\t{'
        '"identifier": "ZorgbrugClientLetterDelete",\r\n "dutch_name" : "Br\\u0069ef [van een client] verwijderen",'
        ' "english_name": "Delete letter [client]",'
        '"dutch_description":"Geeft toestemming om een brief te verwijderen. \\ud83d\\ude00",'
        '"english_description":"Allows removing a letter."}]}'
    )
    result = mended(Source("rights.json", text), PLATFORMS, ALL, unsafe=True)
    assert result.text == text.replace("client] verw", "cliënt] verw").replace("letter [client]", "[client] letter")


def test_folded_over_several_lines() -> None:
    for style in (">", ">-"):
        folded = f"{style}\n        Brief\n        [van een client]\n\n      english_name"
        text = HEAD + block(SPELLING, "").replace("dutch_name", "x-note", 1)
        text = text.replace("english_name", f"dutch_name: {folded}", 1)
        result = mended(Source("rights.yaml", text), PLATFORMS, ALL)
        assert result.text == text.replace(
            f"{style}\n        Brief\n        [van een client]", f"{style}\n        Brief\n        [van een cliënt]"
        )


@settings(max_examples=60)
@given(
    drawn=st.lists(st.tuples(st.sampled_from(rows()), st.sampled_from(STYLES)), min_size=1, max_size=5),
    newline=st.sampled_from(["\n", "\r\n"]),
    unsafe=st.booleans(),
)
def test_never_worse_and_nothing_left_for_a_second_time(
    *, drawn: list[tuple[Row, str]], newline: str, unsafe: bool
) -> None:
    text = (HEAD + "".join(block(row, style) for row, style in drawn)).replace("\n", newline)
    result = mended(Source("rights.yaml", text), PLATFORMS, ALL, unsafe=unsafe)
    assert all(repair.fix.safety != "display-only" for repair in (*result.applied, *result.left_out))
    assert unsafe or all(repair.fix.safety == "safe" for repair in result.applied)
    before, after = looked(text), looked(result.text)
    assert after[0] <= before[0]
    assert after[1] <= before[1]
    assert (result.text == text) is (not result.applied)
    assert text.count("# \tkept   " + newline) == result.text.count("# \tkept   " + newline)
    assert text.count(newline + "  #") == result.text.count(newline + "  #")
    again = mended(Source("rights.yaml", result.text), PLATFORMS, ALL, unsafe=unsafe)
    assert (again.text, again.applied) == (result.text, ())


@pytest.mark.no_cover
def test_all_faults_of_the_corpus_in_one_file() -> None:
    text = HEAD + "".join(block(row, STYLES[number % len(STYLES)]) for number, row in enumerate(rows()))
    result = mended(Source("rights.yaml", text), PLATFORMS, ALL, unsafe=True)
    assert len(result.applied) > 150
    assert looked(result.text) < looked(text)
    assert mended(Source("rights.yaml", result.text), PLATFORMS, ALL, unsafe=True).text == result.text
