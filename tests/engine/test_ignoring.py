"""Comments are written where a person would put them, and everything they are written for is silent afterwards."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import onsrights
from onsrights.engine.fixing import is_kept
from onsrights.engine.ignoring import ignored
from onsrights.engine.settings import Settings
from onsrights.engine.source import Source
from onsrights.engine.tree import read_tree
from onsrights.platforms import PLATFORMS
from tests.generated.faults import faults_of
from tests.generated.rights import plain_rights
from tests.generated.writer import STYLES, manifest

if TYPE_CHECKING:
    from onsrights.engine.ignoring import Ignored

FIXTURES = Path(__file__).parents[1] / "fixtures"
HEAD = "manifest: 1\nconnector:\n  name: External Connector\n  prefix: ExternalConnector\nrights:\n"
REASON = "so agreed"

FAULTS = [
    fault
    for number, right in enumerate(islice(plain_rights(5, known=True), 12))
    for fault in islice(faults_of(right, known=True), number, None, 7)
]


def write(text: str, path: str = "rights.yaml", reason: str = REASON) -> Ignored:
    [result] = ignored([Source(path, text)], PLATFORMS, Settings(), reason)
    return result


def hold(text: str) -> str:
    """Write comments; hold that nothing is found afterwards, that the file says what it said, and that this is all."""
    result = write(text)
    assert onsrights.check_text(result.source.text).diagnostics == ()
    assert is_kept(read_tree(Source("a", text)), read_tree(result.source))
    again = write(result.source.text)
    assert (again.source.text, again.faults, again.obstacle) == (result.source.text, 0, None)
    return result.source.text


@settings(max_examples=80)
@given(
    st.sampled_from(FAULTS),
    st.sampled_from(STYLES),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from(["", "\ufeff"]),
)
def test_every_fault_in_every_style_is_ignored(fault: object, style: str, newline: str, bom: str) -> None:
    assert isinstance(fault, type(FAULTS[0]))
    hold(bom + manifest([fault.fields], style, newline, fault.prefix, fault.name))


@pytest.mark.parametrize("path", sorted(FIXTURES.glob("*/*.yaml")), ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_fixture_is_silent_but_for_what_cannot_be_ignored(path: Path) -> None:
    source = Source.from_file(str(path))
    [result] = ignored([source], PLATFORMS, Settings(), REASON)
    left = onsrights.check_text(result.source.text).diagnostics
    if result.obstacle is None:
        assert not [found.code for found in left if found.definition.ignorable]
        assert {found.rule for found in left}.isdisjoint({"unused-ignore", "ignore-without-reason"})
        assert is_kept(read_tree(source), read_tree(result.source))
    else:
        assert result == (source, 0, "secret" if source.secrets else "unread")


DUTCH = "Document verwijderen [van een cliënt]"
OURS = "# onsrights: ignore[ONS305] so agreed"
LONG = "Allows removing documents from the record of a client, and much more than that besides, for a whole line."


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # A short value on one line.
        (f"    dutch_name: {DUTCH}\n", f"    dutch_name: {DUTCH}  # onsrights: ignore[ONS305] so agreed\n"),
        (f"    dutch_name: '{DUTCH}'  \n", f"    dutch_name: '{DUTCH}'  # onsrights: ignore[ONS305] so agreed\n"),
        # A value in a block, over several lines, with another comment: above it.
        (
            f"    dutch_name: >-\n      {DUTCH}\n",
            f"    # onsrights: ignore[ONS305] so agreed\n    dutch_name: >-\n      {DUTCH}\n",
        ),
        (
            '    dutch_name: "Document verwijderen\n      [van een cliënt]"\n',
            f'    {OURS}\n    dutch_name: "Document verwijderen\n      [van een cliënt]"\n',
        ),
        (
            f'    # hers\n    dutch_name: "{DUTCH}"  # mine\n',
            f'    # hers\n    # onsrights: ignore[ONS305] so agreed\n    dutch_name: "{DUTCH}"  # mine\n',
        ),
        (
            f"    dutch_name:\n      {DUTCH}\n",
            f"    # onsrights: ignore[ONS305] so agreed\n    dutch_name:\n      {DUTCH}\n",
        ),
        # A comment of ours that is there already, with and without a reason.
        (
            f"    dutch_name: {DUTCH}  # onsrights: ignore[ONS317] because\n".replace("cliënt", "client"),
            f"    dutch_name: {DUTCH}  # onsrights: ignore[ONS317, ONS305] because\n".replace("cliënt", "client"),
        ),
        (
            f"    # onsrights: ignore[ONS305]\n    dutch_name: {DUTCH}\n",
            f"    # onsrights: ignore[ONS305] so agreed\n    dutch_name: {DUTCH}\n",
        ),
        # A comment that is of no use gives way.
        (
            f"    dutch_name: {DUTCH}  # onsrights: ignore[ONS309]\n",
            f"    dutch_name: {DUTCH}  # onsrights: ignore[ONS305] so agreed\n",
        ),
        (
            f"    # onsrights: ignore[ONS309, ONS305] because\n    dutch_name: {DUTCH}\n",
            f"    # onsrights: ignore[ONS305] because\n    dutch_name: {DUTCH}\n",
        ),
    ],
)  # fmt: skip
def test_where_the_comment_of_a_field_stands(before: str, after: str) -> None:
    rest = (
        "  - identifier: ExternalConnectorClientDocumentDelete\n{}    english_name: Delete [client] document\n"
        "    dutch_description: Geeft toestemming om documenten uit het dossier van een cliënt te verwijderen.\n"
        "    english_description: Allows removing documents from the record of a client.\n"
    )
    assert hold(HEAD + rest.format(before)) == HEAD + rest.format(after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"  - dutch_name: {DUTCH}\n", f"  - dutch_name: {DUTCH}  {OURS}\n"),
        # Above it would be about the whole right.
        (f"  - dutch_name: {DUTCH} # mine\n", f"  - dutch_name: {DUTCH} # mine  {OURS}\n"),
        (f"  - dutch_name: >\n      {DUTCH}\n", f"  - dutch_name: >  {OURS}\n      {DUTCH}\n"),
        (f"  - dutch_name:\n      {DUTCH}\n", f"  - dutch_name:  {OURS}\n      {DUTCH}\n"),
        (
            "  - dutch_name: 'Document verwijderen\n      [van een cliënt]'\n",
            "  - dutch_name: 'Document verwijderen\n      [van een cliënt]'  # onsrights: ignore[ONS305] so agreed\n",
        ),
    ],
)  # fmt: skip
def test_where_the_comment_of_the_first_field_stands(before: str, after: str) -> None:
    rest = (
        "    identifier: ExternalConnectorClientDocumentDelete\n    english_name: Delete [client] document\n"
        "    dutch_description: Geeft toestemming om documenten uit het dossier van een cliënt te verwijderen.\n"
        "    english_description: Allows removing documents from the record of a client.\n"
    )
    found = [one.code for one in onsrights.check_text(HEAD + before + rest).diagnostics]
    if found == ["ONS305"]:
        assert hold(HEAD + before + rest) == HEAD + after + rest
    else:  # the other comment may belong to the text, which is a fault of its own
        assert found == ["ONS106"]
        assert hold(HEAD + before + rest) == (HEAD + after + rest).replace("ONS305", "ONS106")


def test_a_line_that_would_grow_too_long_gets_it_above() -> None:
    text = HEAD + f"  - identifier: ExternalConnectorClientDocumentDelete\n    english_description: {LONG.lower()}\n"
    lines = hold(text).split("\n")
    at = next(number for number, line in enumerate(lines) if "english_description" in line)
    assert lines[at - 1] == "    # onsrights: ignore[ONS508] so agreed"
    assert lines[at - 2].startswith("  - identifier: ExternalConnectorClientDocumentDelete  # onsrights: ignore[ONS110")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            HEAD + "  - {identifier: X, dutch_name: Y}\n",
            HEAD + "  # onsrights: ignore[{}] so agreed\n  - {{identifier: X, dutch_name: Y}}\n",
        ),
        (
            HEAD + "  - {\n      identifier: ExternalConnectorX\n    }\n",
            HEAD + "  - {{\n      # onsrights: ignore[{}] so agreed\n      identifier: ExternalConnectorX\n    }}\n",
        ),
        (
            HEAD.replace("rights:\n", "") + "rights: [{identifier: X}]\n",
            HEAD.replace("rights:\n", "") + "# onsrights: ignore[{}] so agreed\nrights: [{{identifier: X}}]\n",
        ),
        (
            '{"manifest": 1, "rights": [{"identifier": "X"}]}\n',
            '# onsrights: ignore[{}] so agreed\n{{"manifest": 1, "rights": [{{"identifier": "X"}}]}}\n',
        ),
        (
            HEAD + "  -\n      identifier: ExternalConnectorX\n",
            HEAD + "  -\n      identifier: ExternalConnectorX  # onsrights: ignore[{}] so agreed\n",
        ),
        (HEAD + "  - - a\n", HEAD + "  # onsrights: ignore[{}] so agreed\n  - - a\n"),
        (
            HEAD + "  -\n    - a\n",
            HEAD.replace("rights:", "# onsrights: ignore[{}] so agreed\nrights:") + "  -\n    - a\n",
        ),
        (
            HEAD + "  - dutch_name:\n      - a\n",
            HEAD
            + "  # onsrights: ignore[ONS110] so agreed\n"
            + "  - dutch_name:  # onsrights: ignore[ONS112] so agreed\n      - a\n",
        ),
        ("just text", "# onsrights: ignore[{}] so agreed\njust text"),
        ("---\n[just, text]\n", "---\n# onsrights: ignore[{}] so agreed\n[just, text]\n"),
        ("--- just text\n", "# onsrights: ignore[{}] so agreed\n--- just text\n"),
        ("", "# onsrights: ignore-file[{}] so agreed\n"),
        ("# editor: x\n\n", "# editor: x\n# onsrights: ignore-file[{}] so agreed\n\n"),
        ("# editor: x", "# editor: x\n# onsrights: ignore-file[{}] so agreed\n"),
        ("# onsrights: ignore-file[ONS999]\n", "# onsrights: ignore-file[ONS999, ONS115] so agreed\n"),
    ],
)
def test_where_the_comment_of_something_larger_stands(before: str, after: str) -> None:
    result = write(before).source.text
    found = onsrights.check_text(before).diagnostics
    codes = sorted({one.code for one in found if one.definition.ignorable})
    assert result == after.format(", ".join(codes))
    assert {one.code for one in onsrights.check_text(result).diagnostics} <= {"ONS121"}


def test_documents_get_theirs_each() -> None:
    text = HEAD + "  - identifier: ExternalConnectorXView\n---\n--- text\n...\n---\n[]\n"
    after = hold(text)
    assert after.count("# onsrights: ignore[") == 3
    assert after.count("# onsrights: ignore-file[ONS115] so agreed") == 1


def test_what_has_no_comments_or_was_not_read_is_left_alone() -> None:
    faulty = HEAD + "  - identifier: External_Connector\n"
    assert write(faulty, "rights.json").obstacle == "json"
    broken = faulty + "    dutch_name: 'x\n"
    assert write(broken).obstacle == "unread"
    assert write(broken).source.text == broken
    assert write(HEAD + "  - x: '\n").source.text == HEAD + "  - x: '\n"


def test_a_text_that_would_say_something_else_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onsrights.engine.ignoring.is_kept", lambda *_: False)
    text = HEAD + "  - identifier: External_Connector\n"
    result = write(text)
    assert (result.source.text, result.faults, result.obstacle) == (text, 0, "changed")


def test_where_a_comment_does_not_do_the_next_larger_thing_gets_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is known to need this; but whatever a person writes has to end in silence."""
    import onsrights.engine.comments as module

    blind = module.Comments._beside  # noqa: SLF001
    monkeypatch.setattr(module.Comments, "_beside", lambda self, stop: blind(self, stop)[1:])
    text = HEAD + "  - identifier: ExternalConnectorClientDocumentDelete\n"
    after = write(text).source.text
    assert (
        after
        == HEAD + "  # onsrights: ignore[ONS110] so agreed\n  - identifier: ExternalConnectorClientDocumentDelete\n"
    )
    assert onsrights.check_text(after).diagnostics == ()


def test_more_faults_than_are_named_one_by_one_are_ignored_all() -> None:
    right = "  - {{identifier: ExternalConnectorClientDocument{}View}}\n"
    letters = [chr(65 + one // 26 % 26).lower() + chr(97 + one % 26) for one in range(300)]
    text = HEAD + "".join(right.format(pair) for pair in letters)
    assert onsrights.check_text(text).count("error") == 1200
    assert onsrights.check_text(write(text).source.text).diagnostics == ()


def test_files_are_looked_at_together() -> None:
    text = HEAD + "  - identifier: ExternalConnectorClientDocumentDelete\n"
    results = ignored([Source("a.yaml", text), Source("b.yaml", text)], PLATFORMS, Settings(), REASON)
    assert "ONS206" not in results[0].source.text
    assert "ignore[ONS110, ONS206]" in results[1].source.text
