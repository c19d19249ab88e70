"""The report for people, compared as a whole."""

from __future__ import annotations

from random import Random
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onsrights.engine.check.platform import Entry
from onsrights.engine.check.report import Report
from onsrights.engine.diagnostics import Change, Edit, Fix, Related, Text
from onsrights.reports.groups import Group, by_unit, first
from onsrights.reports.style import Style, width
from onsrights.reports.text import explained, parts, render
from tests.reports.conftest import FIELD, LABEL, rights

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onsrights.engine.diagnostics import Range, Safety
    from onsrights.reports.style import HasText
    from tests.reports.conftest import File, Make, NewFile

ENGLISH = Style(labels=True)
DUTCH = Style("nl", labels=True)
ASCII = Style(labels=True, encoding="ascii")


def reordered(manifest: File) -> Fix:
    edit = Edit(manifest.find("Document verwijderen [van een cliënt]"), "Document [van een cliënt] verwijderen")
    text = Text("zet het bereik vóór de handeling", "write the scope before the operation")
    return Fix(text, {}, "unsafe", (Change("dutch_name", edit.text, (edit,)),))


def second(place: Range | None, text: str, path: str = "rights.yaml") -> Related:
    return Related(Text("{text}", "{text}"), {"text": text}, path, place, None, None)


def lines(found: str) -> list[str]:
    return found.splitlines()


def expected(text: str) -> str:
    return dedent(text).removeprefix("\n")


def test_fault_with_a_fix(make: Make, manifest: File) -> None:
    found = make(manifest.find("[van een cliënt]"), fixes=(reordered(manifest),))
    report = Report((found,), 1, 3, 2, platforms=rights(3, 2))
    assert "".join(render(report, {"rights.yaml": manifest}, ENGLISH)) == expected(
        """
        error[dutch-name-scope-position] ONS305: The message.
         --> rights.yaml:4:38   right ExternalConnectorDocumentDelete, field Dutch name
          │
        4 │     dutch_name: Document verwijderen [van een cliënt]
          │                                      ^^^^^^^^^^^^^^^^
          │
          = fix (unsafe): write the scope before the operation
          - dutch_name: Document verwijderen [van een cliënt]
          + dutch_name: Document [van een cliënt] verwijderen
          = explain: onsrights explain ONS305

        1 file and 3 rights checked: 1 error; 1 fixable with --fix --unsafe-fixes.
        2 of 3 rights are ready to register.
        """
    )
    assert "".join(render(report, {"rights.yaml": manifest}, DUTCH)) == expected(
        """
        fout[dutch-name-scope-position] ONS305: NL The message.
         --> rights.yaml:4:38   recht ExternalConnectorDocumentDelete, veld Nederlandse naam
          │
        4 │     dutch_name: Document verwijderen [van een cliënt]
          │                                      ^^^^^^^^^^^^^^^^
          │
          = herstel (eerst nalezen): zet het bereik vóór de handeling
          - dutch_name: Document verwijderen [van een cliënt]
          + dutch_name: Document [van een cliënt] verwijderen
          = uitleg: onsrights explain ONS305

        1 bestand en 3 rechten gecontroleerd: 1 fout; 1 te herstellen met --fix --unsafe-fixes.
        2 van de 3 rechten zijn klaar voor registratie.
        """
    )


def test_output_that_is_not_utf8_gets_an_ascii_frame(make: Make, manifest: File) -> None:
    found = make(manifest.find("]\n    english"), fixes=(reordered(manifest),))
    text = explained(found, {"rights.yaml": manifest}, ASCII)
    assert text.isascii()
    assert text == expected(
        r"""
        error[dutch-name-scope-position] ONS305: The message.
         --> rights.yaml:4:53   right ExternalConnectorDocumentDelete, field Dutch name
          |
        4 |     dutch_name: Document verwijderen [van een cli\xebnt]
          |                                                        ^
          |
          = fix (unsafe): write the scope before the operation
          - dutch_name: Document verwijderen [van een cli\xebnt]
          + dutch_name: Document [van een cli\xebnt] verwijderen
          = explain: onsrights explain ONS305
        """
    )


def test_second_places(make: Make, manifest: File, new_file: NewFile) -> None:
    other = new_file("rights:\n  - identifier: X\n")
    related = (
        second(manifest.find("verwijderen"), "the operation"),
        second(manifest.find("[client]"), "here the English name has it"),
        second(manifest.find("manifest"), "near, with lines between"),
        second(other.find("X"), "in a file that is known", "other.yaml"),
        second(other.find("X"), "in a file that is not", "third.yaml"),
        second(None, "nowhere"),
    )
    found = make(manifest.find("[van een cliënt]"), related=related)
    assert explained(found, {"rights.yaml": manifest, "other.yaml": other}, ENGLISH) == expected(
        """
        error[dutch-name-scope-position] ONS305: The message.
         --> rights.yaml:4:38   right ExternalConnectorDocumentDelete, field Dutch name
          │
        1 │ manifest: 1
          │ -------- near, with lines between
          …
        4 │     dutch_name: Document verwijderen [van een cliënt]
          │                          ----------- ^^^^^^^^^^^^^^^^
          │                          the operation
        5 │     english_name: Delete [client] document
          │                          -------- here the English name has it
         --> other.yaml:2:17
          │
        2 │   - identifier: X
          │                 - in a file that is known
         --> third.yaml:2:17
             in a file that is not
          = see also: nowhere
          │
          = explain: onsrights explain ONS305
        """
    )


def test_second_place_far_away_stands_alone(make: Make, new_file: NewFile) -> None:
    file = new_file("first\n" + "\n" * 100 + "again\n")
    found = make(file.find("again"), related=(second(file.find("first"), "first written here"),), right=None)
    assert explained(found, {"rights.yaml": file}, ENGLISH) == expected(
        """
        error[dutch-name-scope-position] ONS305: The message.
           --> rights.yaml:102:1   field Dutch name
            │
        102 │ again
            │ ^^^^^
           --> rights.yaml:1:1
            │
          1 │ first
            │ ----- first written here
            │
            = explain: onsrights explain ONS305
        """
    )


@pytest.mark.parametrize(
    ("text", "span", "drawn"),
    [
        ("ab", (0, 1), ("ab", "^")),
        ("ab", (1, 1), ("ab", " ^")),
        ("ab", (2, 2), ("ab", "  ^")),
        ("", (0, 0), ("", "^")),
        ("ab\ncd", (1, 5), ("ab", " ^")),
        ("ab\r\ncd", (0, 6), ("ab", "^^")),
        ("ab\r\ncd", (2, 3), ("ab", "  ^")),
        ("漢字x", (1, 2), ("漢字x", "  ^^")),
        ("漢字x", (2, 3), ("漢字x", "    ^")),
        ("e\u0301x", (2, 3), ("e\u0301x", " ^")),
        ("e\u0301x", (1, 2), ("e\u0301x", "^")),
        ("\u1112\u1161\u11abx", (3, 4), ("\u1112\u1161\u11abx", "  ^")),
        ("\tx", (1, 2), ("→x", " ^")),
        ("a\u200bx", (1, 2), ("aU+200Bx", " ^^^^^^")),
        ("a\u202ex", (2, 3), ("aU+202Ex", "       ^")),
        ("a\x1b[31mx", (6, 7), ("aU+001B[31mx", "           ^")),
        ("😀x", (1, 2), ("😀x", "  ^")),
        ("a\x85b\u2028c", (4, 5), ("aU+0085bU+2028c", " " * 14 + "^")),
    ],
)
def test_caret(make: Make, new_file: NewFile, text: str, span: tuple[int, int], drawn: tuple[str, str]) -> None:
    shown, marks = drawn
    file = new_file(text)
    found = lines(explained(make(file.range(*span)), {"rights.yaml": file}, ENGLISH))
    assert found[3:5] == [f"1 │ {shown}".rstrip(), f"  │ {marks}"]


def test_long_line_is_cut_round_the_caret(make: Make, new_file: NewFile) -> None:
    file = new_file("a" * 500 + "WRONG" + "b" * 500)
    row, marks = lines(explained(make(file.find("WRONG")), {"rights.yaml": file}, ENGLISH))[3:5]
    assert len(row) <= 100
    assert row.startswith("1 │ …a")
    assert row.endswith("b…")
    assert marks == "  │ " + " " * (row.index("WRONG") - 4) + "^^^^^"


def test_mark_longer_than_a_line(make: Make, new_file: NewFile) -> None:
    file = new_file("x" * 50 + "W" * 100_000)
    row, marks = lines(explained(make(file.range(50, 100_050)), {"rights.yaml": file}, ENGLISH))[3:5]
    assert row == "1 │ …" + "W" * 93 + "…"
    assert marks == "  │  " + "^" * 93


def test_two_places_too_far_apart_on_one_line(make: Make, new_file: NewFile) -> None:
    file = new_file("first" + "." * 300 + "again")
    found = make(file.find("again"), related=(second(file.find("first"), "the first one"),), right=None)
    text = explained(found, {"rights.yaml": file}, ENGLISH)
    assert " --> rights.yaml:1:1\n" in text
    assert "  │ ----- the first one\n" in text


def test_long_label_is_wrapped_below(make: Make, new_file: NewFile) -> None:
    file = new_file("one" + " " * 60 + "two")
    label = "this place has a great deal to say about what stands here and why it is the second one"
    found = make(file.find("one"), related=(second(file.find("two"), label),), right=None)
    assert lines(explained(found, {"rights.yaml": file}, ENGLISH))[3:8] == [
        "1 │ one" + " " * 60 + "two",
        "  │ ^^^" + " " * 60 + "---",
        "  │ " + " " * 63 + "this place has a great deal to",
        "  │ " + " " * 63 + "say about what stands here and",
        "  │ " + " " * 63 + "why it is the second one",
    ]


def test_message_is_wrapped_and_spaces_are_kept(make: Make) -> None:
    message = 'Two spaces stand in "a  b" ' + "and so on " * 12 + "until the end" + "." * 120
    text = explained(make(None, message=message, right=None), {}, ENGLISH)
    assert all(width(line) <= 100 for line in lines(text))
    assert '"a  b"' in text
    assert "".join(message.split()) in "".join(text.split())


def test_diagnostic_without_a_place(make: Make) -> None:
    assert explained(make(None, path="a b/\n\udcff.yaml"), {}, ENGLISH) == expected(
        """
        error[dutch-name-scope-position] ONS305: The message.
         --> a b/U+000AU+DCFF.yaml   right ExternalConnectorDocumentDelete, field Dutch name
          = explain: onsrights explain ONS305
        """
    )


def test_long_path_and_identifier(make: Make, manifest: File) -> None:
    path = "folder/" * 30 + "rights.yaml"
    found = make(manifest.find("manifest"), path=path, right="A" * 500_000)
    text = lines(explained(found, {path: manifest}, ENGLISH))
    assert all(width(line) <= 100 for line in text)
    assert text[1].startswith(" --> …")
    assert text[1].endswith("/folder/rights.yaml:1:1")
    assert text[2] == "     right " + "A" * 59 + "…, field Dutch name"


@pytest.mark.parametrize(
    ("safety", "words"),
    [
        ("safe", ("fix (safe)", "herstel (veilig)")),
        ("unsafe", ("fix (unsafe)", "herstel (eerst nalezen)")),
        ("display-only", ("suggestion", "voorstel")),
    ],
)
def test_safety_is_said(make: Make, manifest: File, safety: Safety, words: tuple[str, str]) -> None:
    en, nl = words
    fix = reordered(manifest)._replace(safety=safety)
    found = make(manifest.find("manifest"), fixes=(fix,))
    assert f"  = {en}: write" in explained(found, {"rights.yaml": manifest}, ENGLISH)
    assert f"  = {nl}: zet" in explained(found, {"rights.yaml": manifest}, DUTCH)


def diff(make: Make, file: File, *edits: Edit, value: str | None = None) -> list[str]:
    fix = Fix(Text("x", "x"), {}, "safe", (Change(FIELD, value, edits, LABEL),))
    found = make(file.range(0, 1), fixes=(fix,), right=None)
    text = lines(explained(found, {"rights.yaml": file}, ENGLISH))
    return [line.removeprefix("  ") for line in text if line.startswith(("  - ", "  + "))]


def test_proposal_without_edits_shows_the_value(make: Make, manifest: File) -> None:
    assert diff(make, manifest, value="Document\nbeheren") == ["+ Dutch name: DocumentU+000Abeheren"]
    assert diff(make, manifest) == []


def test_proposal_adds_a_line(make: Make, new_file: NewFile) -> None:
    file = new_file("a: 1\nc: 3\n")
    assert diff(make, file, Edit(file.range(5, 5), "b: 2\n")) == ["+ b: 2"]


def test_proposal_of_several_lines(make: Make, new_file: NewFile) -> None:
    file = new_file("a: |\n  one\n  two\nb: 2\n")
    edit = Edit(file.range(3, 16), "'one two'")
    assert diff(make, file, edit) == ["- a: |", "-   one", "-   two", "+ a: 'one two'"]


def test_proposal_of_very_many_lines_is_cut(make: Make, new_file: NewFile) -> None:
    file = new_file("x")
    edit = Edit(file.range(0, 1), "\n".join("abcdefgh"))
    assert diff(make, file, edit) == ["- x", "+ a", "+ b", "+ c", "+ d", "+ …"]


def test_edits_on_one_line_are_one_diff_and_others_are_not(make: Make, new_file: NewFile) -> None:
    file = new_file("a b\nc\nd\n")
    edits = [Edit(file.find("d"), "D"), Edit(file.find("a"), "A"), Edit(file.find("b"), "B")]
    assert diff(make, file, *edits) == ["- a b", "+ A B", "- d", "+ D"]


def test_proposal_in_a_very_long_line(make: Make, new_file: NewFile) -> None:
    file = new_file("[" + "x" * 5000 + "WRONG" + "y" * 5000)
    removed, added = diff(make, file, Edit(file.find("WRONG"), "RIGHT"))
    assert "xWRONGy" in removed
    assert "xRIGHTy" in added
    assert max(len(removed), len(added)) <= 98


def test_colours_and_links_change_nothing_else(make: Make, manifest: File) -> None:
    related = (second(manifest.find("verwijderen"), "the operation"),)
    found = make(manifest.find("[van een cliënt]"), related=related, fixes=(reordered(manifest),))
    plain = explained(found, {"rights.yaml": manifest}, ENGLISH)
    painted = explained(found, {"rights.yaml": manifest}, ENGLISH._replace(color=True, links=True))
    assert "\x1b[31m^^^^^^^^^^^^^^^^\x1b[0m" in painted
    assert "\x1b]8;;https://onsrights.readthedocs.io/rules/ONS305/\x1b\\ONS305\x1b]8;;\x1b\\" in painted
    without = painted.replace("\x1b]8;;https://onsrights.readthedocs.io/rules/ONS305/\x1b\\", "")
    for code in ("\x1b]8;;\x1b\\", "\x1b[31m", "\x1b[32m", "\x1b[34m", "\x1b[1m", "\x1b[0m"):
        without = without.replace(code, "")
    assert without == plain


def test_quiet_leaves_the_closing_lines_out(make: Make, manifest: File) -> None:
    found = make(manifest.find("manifest"))
    sources: Mapping[str, HasText] = {"rights.yaml": manifest}
    assert "".join(parts([Group("", [found])], sources, ENGLISH, "")) == explained(found, sources, ENGLISH)


def test_every_diagnostic_is_in_one_group_and_no_more_are_shown_than_asked_for(make: Make, manifest: File) -> None:
    """Whatever there is of units and of faults in them, about a file, about a right, or about nothing that is known."""
    drawn = Random(seed := 7)  # noqa: S311 - no secret depends on it
    for _ in range(200):
        listed = {
            path: [
                Entry(document, f"/rights/{number}", None)
                for document in (0, 1)
                for number in range(drawn.randrange(4))
            ]
            for path in drawn.sample("abc", drawn.randrange(4))
        }
        diagnostics = [
            make(manifest.find("manifest"), path=drawn.choice("abc"))._replace(
                pointer=drawn.choice(["", "/connector", "/rights/1", "/rights/10", "/rights/2/dutch_name"]),
                document=drawn.randrange(2),
            )
            for _ in range(drawn.randrange(9))
        ]
        diagnostics.sort(key=lambda found: found.path or "")
        groups = list(by_unit(diagnostics, listed, ENGLISH))
        shown = [found for group in groups for found in group.found]
        assert sorted(map(id, shown)) == sorted(map(id, diagnostics)), seed
        assert len({group.heading.partition(":")[0] for group in groups}) == len(groups)
        for limit in (1, 3, 100):
            some = [found for group in first(groups, limit) for found in group.found]
            assert some == shown[:limit]
            assert all(group.found for group in first(groups, limit))


ANY = st.text(st.characters(exclude_characters="\r\n"), max_size=300)
HARD = st.text(st.sampled_from("a \t漢\u0301é\u200b\u202e😀\U0001f1f3\x00\ud800ｗ"), max_size=300)


@given(parts=st.tuples(*[ANY | HARD] * 3), encoding=st.sampled_from(["utf-8", "ascii", "cp1252"]))
def test_any_line_fits_and_the_caret_is_right(
    make: Make, new_file: NewFile, parts: tuple[str, str, str], encoding: str
) -> None:
    before, marked, after = parts
    file = new_file(before + marked + after)
    place = file.range(len(before), len(before) + len(marked))
    fix = Fix(Text("x", "x"), {}, "safe", (Change("dutch_name", "y", (Edit(place, "y"),)),))
    found = make(place, related=(second(place, after),), fixes=(fix,), message=before + after, right=marked)
    style = Style(encoding=encoding)
    text = explained(found, {"rights.yaml": file}, style)
    assert text.encode(encoding, "strict" if encoding != "utf-8" else "surrogatepass").decode(encoding)
    rows = text.split("\n")
    assert all(width(row) <= 100 for row in rows)
    assert not any(character in text for character in "\x00\u200b\u202e\ud800\t")
    start = next(number for number, row in enumerate(rows) if row.startswith("1 "))
    row, marks = rows[start][4:], rows[start + 1][4:]
    shown = "".join(style.cells(before + marked + after))
    if row == shown.rstrip():
        assert len(marks) - len(marks.lstrip(" ")) in {
            width("".join(style.cells(before))),
            width("".join(style.cells(before))) - 1,  # a mark that begins with a combining character
        }
        wide = width("".join(style.cells(marked)))
        assert marks.strip(" ").split(" ")[0].count("^") == max(wide, 1)
