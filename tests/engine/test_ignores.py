"""Comments that ignore rules: what they silence, and what is said about them."""

from __future__ import annotations

import json
from itertools import islice
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import onsrights
from onsrights.engine.change.fixes import mended
from onsrights.engine.settings.settings import Limits, Settings
from onsrights.engine.text.source import Source
from onsrights.platforms import PLATFORMS
from tests.generated.faults import faults_of
from tests.generated.rights import plain_rights
from tests.generated.writer import STYLES, manifest

if TYPE_CHECKING:
    from pathlib import Path

    from onsrights.engine.check.report import Report

HEAD = "manifest: 1\nconnector:\n  name: External Connector\n  prefix: ExternalConnector\nrights:\n"
RIGHT = """\
  - identifier: ExternalConnectorClientDocumentDelete
    dutch_name: Document verwijderen [van een cliënt]{dutch}
    english_name: Delete [client] documents{english}
    dutch_description: Geeft toestemming om documenten uit het dossier van een cliënt te verwijderen.
    english_description: Allows removing documents from the record of a client.
"""


def one(dutch: str = "", english: str = "", above: str = "", top: str = "") -> str:
    """Give a manifest with ONS305 (an error) in the Dutch name and ONS409 (a warning) in the English one."""
    return top + HEAD + (f"  {above}\n" if above else "") + RIGHT.format(dutch=dutch, english=english)


def said(text: str, **chosen: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(found.code, found.text.en[:20]) for found in check(text, **chosen).diagnostics]


def codes(text: str, **chosen: tuple[str, ...]) -> list[str]:
    return [found.code for found in check(text, **chosen).diagnostics]


def check(text: str, **chosen: tuple[str, ...]) -> Report:
    return onsrights.check_text(text, settings=Settings(**chosen))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (one(), ["ONS305", "ONS409"]),
        (one("  # onsrights: ignore[ONS305] so agreed"), ["ONS409"]),
        (one("  #onsrights:ignore[ONS305]so agreed"), ["ONS409"]),
        (one("  # onsrights: ignore [ ONS305 , ] so agreed"), ["ONS409"]),
        (one("  # onsrights: ignore[ons3] so agreed"), ["ONS409"]),
        (one("  # onsrights: ignore[dutch-name-scope-position]: so agreed"), ["ONS409"]),
        (one("  ## onsrights: ignore[ONS305] so agreed"), ["ONS409"]),
        (one("  # onsrights: ignore[ONS305] so agreed \t "), ["ONS409"]),
        (one("  # onsrights: ignore[ONS305]   "), ["ONS122", "ONS409"]),
        (one("", "  # mine# onsrights: ignore[ONS409]"), ["ONS305", "ONS409"]),
        (one("", "  # mine # onsrights: ignore[ONS409] so agreed"), ["ONS305"]),
        (one("  # onsrights: ignore[ONS305] so agreed # mine"), ["ONS409"]),
        (one(above="# onsrights: ignore[ONS305, ONS409] so agreed"), []),
        (one(above="# onsrights: ignore[ONS3] x\n  # onsrights: ignore[ONS4] x"), []),
        (one(top="# onsrights: ignore-file[ONS] so agreed\n"), []),
        (one() + "# onsrights: ignore-file[ONS305] so agreed\n", ["ONS409"]),
        (one().replace("rights:\n", "# onsrights: ignore[ONS305, ONS409] so agreed\nrights:\n"), []),
        (one("  # onsrights: ignore[ONS409] so agreed"), ["ONS305", "ONS120", "ONS409"]),
        (one("", "  # a remark: onsrights: ignore[ONS409]"), ["ONS305", "ONS409"]),
    ],
)
def test_what_is_silenced(text: str, left: list[str]) -> None:
    assert codes(text) == left
    assert check(text).suppressed == 2 - sum(code in {"ONS305", "ONS409"} for code in left)


def test_a_manifest_in_json_or_in_several_documents() -> None:
    twice = one("  # onsrights: ignore[ONS305] x") + "---\n" + one().replace("Document", "Letter")
    found = [(one.code, one.document) for one in check(twice).diagnostics if one.code == "ONS305"]
    assert found == [("ONS305", 1)]
    both = "# onsrights: ignore-file[ONS305] x\n---\n" + twice.replace("  # onsrights: ignore[ONS305] x", "")
    assert "ONS305" not in codes(both)


def test_every_door_of_the_library_heeds_comments(tmp_path: Path) -> None:
    (tmp_path / "rights.yaml").write_text(one("  # onsrights: ignore[ONS305] so agreed"), encoding="utf-8")
    report = onsrights.check_file(tmp_path / "rights.yaml")
    assert ([found.code for found in report.diagnostics], report.suppressed, report.known) == (["ONS409"], 1, 0)
    # A form has no comments: what looks like one is text.
    form = onsrights.check_field("dutch_description", "Dit # onsrights: ignore[ONS5] is een tekst van een formulier.")
    assert form.suppressed == 0


def test_what_is_nearest_silences_and_the_rest_is_unused() -> None:
    text = one(
        "  # onsrights: ignore[ONS305] x",
        above="# onsrights: ignore[ONS305] x",
        top="# onsrights: ignore-file[ONS305] x\n",
    )
    assert [(found.code, found.range.start.line) for found in check(text).diagnostics if found.range] == [
        ("ONS120", 1),
        ("ONS120", 7),
        ("ONS409", 10),
    ]


def test_a_name_that_stands_twice_in_a_list_is_unused_once() -> None:
    assert codes(one("  # onsrights: ignore[ONS305, ONS305] x", "  # onsrights: ignore[ONS4] x")) == ["ONS120"]


def test_a_right_is_ready_only_where_a_person_gave_a_reason() -> None:
    assert check(one("  # onsrights: ignore[ONS305] so agreed")).ready == 1
    assert check(one("  # onsrights: ignore[ONS305]")).ready == 0
    assert codes(one("  # onsrights: ignore[ONS305]")) == ["ONS122", "ONS409"]
    assert check(one()).ready == 0
    assert codes(one("  # onsrights: ignore[ONS305] x", "  # onsrights: ignore[ONS409]")) == []
    # One that cannot be understood is no fault of the right.
    assert check(one("  # onsrights: ignore[ONS305] x", "  # onsrights: ignore[ONS409")).ready == 1


def test_faults_of_the_tree_are_ignored_where_their_place_is_known() -> None:
    text = one().replace("english_name: ", "english_name: &x ").replace("documents{", "document{")
    assert "ONS104" in codes(text)
    assert "ONS104" not in codes(text.replace("documents\n", "documents  # onsrights: ignore[ONS104] x\n"))
    twice = one() + "    dutch_name: Document [van een cliënt] verwijderen  # onsrights: ignore[ONS103] x\n"
    assert "ONS103" not in codes(twice)


def test_unused_is_judged_only_where_the_rule_ran() -> None:
    text = one("  # onsrights: ignore[ONS305, ONS309] x", "  # onsrights: ignore[ONS4] x")
    assert codes(text) == ["ONS120"]
    assert codes(text, ignore=("ONS309",)) == []
    assert codes(text, select=("ONS305", "ONS120")) == []
    assert codes(text, select=("ONS3", "ONS120")) == ["ONS120"]
    assert check(text, select=("ONS409",)).suppressed == 1
    broken = text + "  - identifier: 'x\n"
    assert codes(broken) == ["ONS101"]
    # A fault that keeps the rule from looking says nothing about the comment.
    assert codes(one("  # onsrights: ignore[ONS305] x").replace("dutch_name: ", "dutch_name: &x ")) == [
        "ONS104",
        "ONS409",
    ]


@pytest.mark.parametrize("code", ["ONS100", "ONS101", "ONS102", "ONS105", "ONS120", "ONS121", "ONS122", "ONS123"])
def test_some_rules_cannot_be_ignored(code: str) -> None:
    [found, *_] = check(one(f"  # onsrights: ignore[{code}, ONS305] x")).diagnostics
    assert found.code == "ONS120"
    assert "cannot be ignored" in found.message("en")
    broken = f"# onsrights: ignore-file[{code}, ONS1] x\n" + one() + "  - identifier: 'x\n"
    assert "ONS101" in codes(broken)


@pytest.mark.parametrize(
    ("comment", "words", "mended_as"),
    [
        (
            "# onsrights: ignore[dutch-name-scope-positon] x",
            'no rule "dutch-name-scope-positon"',
            "# onsrights: ignore[dutch-name-scope-position] x",
        ),
        ("# onsrights: ignore[nothing-like-it] x", 'no rule "nothing-like-it"', None),
        ("# onsrights: ignore[ONS305 ONS301] x", "commas", "# onsrights: ignore[ONS305, ONS301] x"),
        ("# onsrights: ignore[ONS305 and more] x", 'no rule "ONS305 and more"', None),
        ("# onsrights: ignor[ONS305] x", '"ignor"', "# onsrights: ignore[ONS305] x"),
        ("# onsrights: Ignore[ONS305] x", '"Ignore"', "# onsrights: ignore[ONS305] x"),
        ("# onsrights: ignore_file[ONS305] x", '"ignore_file"', "# onsrights: ignore-file[ONS305] x"),
        ("# onsright: ignore[ONS305] x", '"onsright:"', "# onsrights: ignore[ONS305] x"),
        ("# OnsRights: ignore[ONS305] x", '"OnsRights:"', "# onsrights: ignore[ONS305] x"),
        ("# onsrights ignore[ONS305] x", '"onsrights"', "# onsrights: ignore[ONS305] x"),
        ("# onsrights-ignore[ONS305] x", '"onsrights-"', "# onsrights:ignore[ONS305] x"),
        ("# onsrights: ignore", "which rules", None),
        ("# onsrights: ignore ONS305", "which rules", None),
        ("# onsrights: ignore(ONS305) x", "which rules", None),
        ("# onsrights: ignore[ONS305 x", "not closed", None),
        ("# onsrights: ignore[ONS305 # x]", "not closed", None),
        ("# onsrights: ignore[] x", "is empty", None),
        ("# onsrights: ignore[ , ] x", "is empty", None),
        ("# onsrights: ignore-file[ONS305] x", "line of its own", None),
        ("# onsrights: be quiet", "not understood", None),
        ("# onsrights:", "not understood", None),
    ],
)
def test_what_cannot_be_understood_is_reported_and_silences_nothing(
    comment: str, words: str, mended_as: str | None
) -> None:
    text = one(f"  {comment}", "  # onsrights: ignore[ONS409] x")
    report = check(text)
    assert [found.code for found in report.diagnostics] == ["ONS305", "ONS121"]
    found = report.diagnostics[1]
    assert words in found.message("en")
    assert found.right == "ExternalConnectorClientDocumentDelete"
    assert found.field == "dutch_name"
    result = mended(Source("rights.yaml", text), PLATFORMS, Settings(select=("ONS121",)), unsafe=True)
    assert result.text == (text if mended_as is None else text.replace(comment, mended_as))
    assert [fix.safety for fix in found.fixes] == ["unsafe"] * (mended_as is not None)
    assert mended(Source("rights.yaml", text), PLATFORMS, Settings(select=("ONS121",))).text == text


@pytest.mark.parametrize(
    "comment",
    [
        "# onsrights is what checks this", "# see onsrights: a tool", "# noqa: ONS305", "# yaml: ignore[ONS305]",
        "# vim: set ts=2:", "# copyright: ours", "# onsrights.readthedocs.io", "# onsite rights [van een cliënt]",
    ],
)  # fmt: skip
def test_comments_of_others_are_left_alone(comment: str) -> None:
    text = one("  # onsrights: ignore[ONS305] x", f"  {comment}")
    assert codes(text) == ["ONS409"]
    assert mended(Source("rights.yaml", text), PLATFORMS, Settings(select=("ONS12",)), unsafe=True).text == text


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_a_fix_takes_away_the_comment_and_nothing_else(newline: str, bom: str) -> None:
    clean = one("  # onsrights: ignore[ONS305] x", "  # onsrights: ignore[ONS409] x").replace(
        "    dutch_description: ", "    dutch_description: |\n      "
    )
    dirty = clean
    for old, new in [
        ("DocumentDelete\n", "DocumentDelete \t# onsrights: ignore[ONS2]\n"),
        ("    english_name", "    # onsrights: ignore[ONS309] x\n    english_name"),
        ("    english_name", "    # mine # onsrights: ignore[ONS309] x\n    english_name"),
        ("    english_name", "    # onsrights: ignore[ONS309] x # hers\n    english_name"),
        ("dutch_description: |", "dutch_description: |  # onsrights: ignore[ONS508, ONS501] x"),
        ("[ONS409]", "[ONS401, ONS402, ONS409, ONS403, ONS404]"),
        ("manifest", "# onsrights: ignore-file[ONS7, ONS101] x\nmanifest"),
    ]:  # fmt: skip
        assert old in dirty
        dirty = dirty.replace(old, new)
    dirty += "  # onsrights: ignore[ONS5]"
    source = Source("rights.yaml", (bom + dirty).replace("\n", newline))
    result = mended(source, PLATFORMS, Settings())
    left = clean.replace("    english_name", "    # mine\n    # hers\n    english_name")
    assert result.text == left.replace("\n", newline)
    assert mended(Source("rights.yaml", result.text), PLATFORMS, Settings()).applied == ()


def test_a_fix_heeds_what_was_selected() -> None:
    text = one("  # onsrights: ignore[ONS305, ONS309] x", "  # onsrights: ignore[ONS409] x")
    assert mended(Source("rights.yaml", text), PLATFORMS, Settings(select=("ONS120",))).text == text
    without = text.replace(", ONS309", "")
    assert mended(Source("rights.yaml", text), PLATFORMS, Settings(select=("ONS120", "ONS309"))).text == without
    assert mended(Source("rights.yaml", text), PLATFORMS, Settings()).text == without
    # A list that is too long to be repeated in a sentence is left alone where not everything was selected.
    long = one(english=f"  # onsrights: ignore[{', '.join(['dutch-name-scope-position'] * 20)}] x")
    assert mended(Source("rights.yaml", long), PLATFORMS, Settings(select=("ONS3", "ONS120"))).text == long


def test_what_is_ignored_is_not_mended() -> None:
    text = one("  # onsrights: ignore[ONS305] x", "  # onsrights: ignore[ONS409] x")
    assert mended(Source("rights.yaml", text), PLATFORMS, Settings(), unsafe=True).text == text


def test_a_fix_of_a_comment_is_in_the_report() -> None:
    text = one("  # onsrights: ignore[ONS305, ONS309] x")
    found = next(found for found in check(text).to_dict()["diagnostics"] if found["code"] == "ONS120")
    [change] = found["fixes"][0]["changes"]
    assert (change["field"], change["value"]) == (None, None)
    [edit] = change["edits"]
    start, end = edit["range"]["start"]["offset"], edit["range"]["end"]["offset"]
    assert (text[start:end], edit["text"]) == (", ONS309", "")
    assert json.dumps(check(text).to_dict()["summary"]["suppressed"]) == "1"


def test_very_many_comments_are_told_in_few_words() -> None:
    report = check(HEAD + "  - x-a\n" + "# onsrights: ignor[ONS305]\n" * 1200)
    found = [found for found in report.diagnostics if found.code == "ONS121"]
    assert len(found) == 1001
    assert sum(one.times for one in found) == 1200


def test_comments_beyond_all_reason_are_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onsrights.engine.accept.ignores._MOST", 2)
    text = one(
        "  # onsrights: ignore[ONS305] x", "  # onsrights: ignore[ONS409] x", top="# onsrights: ignore-file[ONS6]\n"
    )
    assert [found.code for found in check(text).diagnostics] == ["ONS120", "ONS409", "ONS121"]
    assert "so many comments" in check(text).diagnostics[2].message("en")


def test_a_long_list_is_shortened() -> None:
    [found, *_] = check(one(f"  # onsrights: ignore[{', '.join(['ONS309'] * 50)}] x")).diagnostics
    assert found.code == "ONS305"
    unused = next(found for found in check(one(f"  # onsrights: ignore[{'ONS309,' * 50}] x")).diagnostics[1:])
    assert len(unused.message("en")) < 300


def test_a_name_is_held_against_ours_only_so_often(monkeypatch: pytest.MonkeyPatch) -> None:
    text = one("  # onsright: ignore[ONS305] x", "  # onsrihts: ignore[ONS409] x")
    assert codes(text) == ["ONS305", "ONS121", "ONS409", "ONS121"]
    monkeypatch.setattr("onsrights.engine.accept.ignores._MOST_WORDS", 1)
    assert codes(text) == ["ONS305", "ONS121", "ONS409"]


def test_of_very_many_unknown_names_the_first_are_guessed_and_all_are_told() -> None:
    names = [f"dutch-name-bracket{number:03}" for number in range(150)]
    report = check(one(f"  # onsrights: ignore[{', '.join([*names, *names])}] x"))
    told = [found for found in report.diagnostics if found.code == "ONS121"]
    assert len(told) == 300
    assert {found.data["written"] for found in told if found.fixes} == {*names[:100]}


def test_no_limit_and_no_odd_file_brings_a_comment_down() -> None:
    for text in (
        "# onsrights: ignore[ONS305] x",
        "# onsrights: ignore-file[ONS115] x",
        "--- # onsrights: ignore[ONS1] x",
    ):
        check(text)
    assert codes("# onsrights: ignore-file[ONS115] x\n") == []
    small = Settings(limits=Limits(scalar=20))
    report = onsrights.check_text(one("  # onsrights: ignore[ONS105] x"), settings=small)
    assert "ONS105" in {found.code for found in report.diagnostics}


COMMENTS = st.sampled_from(
    ["# onsrights: ignore[ONS103] x", "# onsrights: ignore-file[ONS104, ONS114] x", "# onsrights: ignor[ONS", "# mine"]
)
OTHERS = [
    manifest([fault.fields], STYLES[number % 5], ("\n", "\r\n", "\r")[number % 3], fault.prefix, fault.name)
    for number, right in enumerate(islice(plain_rights(3, known=True), 8))
    for fault in islice(faults_of(right, known=True), number, None, 11)
]


@settings(max_examples=60)
@given(st.sampled_from(OTHERS), st.lists(st.tuples(st.integers(0, 40), COMMENTS), max_size=4))
def test_comments_change_nothing_of_what_else_is_found(text: str, added: list[tuple[int, str]]) -> None:
    """Lines with comments are put between the lines of a manifest, wherever a line begins with a field."""
    newline = Source("a", text).newline
    lines = text.split(newline)
    places = [number for number, line in enumerate(lines) if line.lstrip(" -").split(":")[0].replace("_", "").isalpha()]
    for at, comment in sorted(added, reverse=True):
        place = places[at % len(places)]
        lines.insert(place, " " * (len(lines[place]) - len(lines[place].lstrip())) + comment)
    before, after = check(text), check(newline.join(lines))
    ours = {"ONS120", "ONS121", "ONS122"}

    def facts(report: Report) -> list[tuple[object, ...]]:
        return sorted(
            (found.code, found.pointer, found.field_range, found.message(), found.fingerprint)
            for found in report.diagnostics
            if found.code not in ours
        )

    assert facts(after) == facts(before)
    assert after.ready == before.ready
