"""Comments are written where a person would put them, and everything they are written for is silent afterwards."""

from __future__ import annotations

import json
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import onsrights
from onsrights.engine.accept.ignores import read_ignores
from onsrights.engine.change.add_ignores import ignored
from onsrights.engine.change.fixes import is_kept
from onsrights.engine.settings.settings import Settings
from onsrights.engine.text.source import Source
from onsrights.engine.text.tree import read_tree
from onsrights.platforms import PLATFORMS
from tests.generated.faults import faults_of
from tests.generated.rights import plain_rights
from tests.generated.writer import STYLES, manifest
from tests.over import over

if TYPE_CHECKING:
    from collections.abc import Callable

    from onsrights.engine.change.add_ignores import Ignored

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


@over("path", sorted(FIXTURES.glob("*/*.yaml")), ids=lambda path: f"{path.parent.name}-{path.stem}")
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
            HEAD + "  - {identifier: ExternalConnectorX}\n",
            HEAD + "  - {{\n      # onsrights: ignore[{}] so agreed\n      identifier: ExternalConnectorX}}\n",
        ),
        (
            HEAD + "  - {\n      identifier: ExternalConnectorX\n    }\n",
            HEAD + "  - {{\n      # onsrights: ignore[{}] so agreed\n      identifier: ExternalConnectorX\n    }}\n",
        ),
        (
            HEAD.replace("rights:\n", "") + "rights: [{identifier: X}]\n",
            HEAD.replace("rights:\n", "") + "rights: [{{\n  # onsrights: ignore[{}] so agreed\n  identifier: X}}]\n",
        ),
        (
            '{"manifest": 1, "rights": [], "connector": {"name": "X"}}\n',
            '{{"manifest": 1,\n  # onsrights: ignore[{}] so agreed\n  "rights": [], "connector": {{"name": "X"}}}}\n',
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


# ------------------------------------------------------------------------------------------------ in every layout

SOUND = [
    {
        "identifier": f"ExternalConnectorClient{noun}View",
        "dutch_name": f"{dutch} [van een cliënt] inzien",
        "english_name": f"View [client] {english}",
        "dutch_description": f"Geeft inzage in de {dutch.lower()} van een cliënt.",
        "english_description": f"Allows viewing the {english} of a client.",
    }
    for noun, dutch, english in (
        ("Note", "Notitie", "note"),
        ("Letter", "Brief", "letter"),
        ("Report", "Rapportage", "report"),
    )
]
FAULTY = {
    "identifier": "ExternalConnectorClient_NoteView",
    "dutch_name": DUTCH,
    "english_name": "[client] view note",
    "dutch_description": "Allows viewing the notes of a client and all of that.",
    "english_description": "Geeft inzage in de notities van een cliënt en alles daarvan.",
}
VALUES = {
    "single": " '{}'",
    "folded": " >-\n      {}",
    "literal": " |-\n      {}",
    "below": "\n      '{}'",
    "anchor": " &a{} '{}'",
    "tag": " !!str '{}'",
    "lines": ' "{}\n      {}"',
}
KEYS = {
    "plain": "{}:", "quoted": '"{}":', "spaced": "{} :", "tagged": "!!str {}:", "explicit": "? {}\n    :",
    "explicit and quoted": '? "{}"  # mine\n    :', "explicit and far": "?   {}\n\n    :",
}  # fmt: skip
HEADLESS = HEAD.removesuffix("rights:\n")


def block(rights: list[dict[str, str]], value: str, key: str, item: str = "  - ") -> str:
    """Write rights in lines; every value and every key in one style."""
    text = HEAD
    for number, right in enumerate(rights):
        for place, (name, words) in enumerate(right.items()):
            lead = "    " if place else item
            style = VALUES[value] if value != "lines" or " " in words else ' "{}"'
            parts = {"anchor": (number * 10 + place, words), "lines": words.split(" ", 1)}.get(value, (words,))
            text += lead + KEYS[key].format(name) + style.format(*parts) + "\n"
    return text


def flow(rights: list[dict[str, str]], between: str = ", ", item: str = "  - ", end: str = "\n") -> str:
    """Write each right in braces."""
    return "".join(item + "{" + between.join(f"{key}: {json.dumps(words, ensure_ascii=False)}"
                   for key, words in right.items()) + "}" + end for right in rights)  # fmt: skip


def whole(rights: list[dict[str, str]], indent: int | None = None) -> str:
    head = {"manifest": 1, "connector": {"name": "External Connector", "prefix": "ExternalConnector"}}
    return json.dumps({**head, "rights": rights}, ensure_ascii=False, indent=indent) + "\n"


LAYOUTS: dict[str, Callable[[list[dict[str, str]]], str]] = {
    **{f"{value} {key}": partial(block, value=value, key=key) for value in VALUES for key in KEYS},
    "dash on its own": partial(block, value="single", key="plain", item="  -\n    "),
    "dash and explicit": partial(block, value="folded", key="explicit", item="  -\n    "),
    "no indent": lambda rights: HEAD + block(rights, "folded", "plain").removeprefix(HEAD).replace("\n  ", "\n")[2:],
    "carriage returns": lambda rights: block(rights, "literal", "plain").replace("\n", "\r\n"),
    "braces": lambda rights: HEAD + flow(rights),
    "braces in lines": lambda rights: HEAD + flow(rights, ",\n     "),
    "commas before": lambda rights: HEAD + flow(rights, "\n    , "),
    "braces with an end": lambda rights: HEAD + flow(rights, end="  # mine\n"),
    "brackets": lambda rights: HEADLESS + "rights: [" + flow(rights, item="", end=", ") + "]\n",
    "brackets in lines": lambda rights: HEADLESS + "rights: [\n" + flow(rights, item="  ", end=",\n") + "]\n",
    "explicit brackets": lambda rights: HEADLESS + "? rights\n: [" + flow(rights, item="", end=", ") + "]\n",
    "one line": whole,
    "one line in a document": lambda rights: "--- " + whole(rights),
    "JSON": partial(whole, indent=2),
}


def places(text: str) -> list[tuple[int, str]]:
    """Give what the comments of a text are about, one for each."""
    found = read_ignores(read_tree(Source("rights.yaml", text)), PLATFORMS.registry(), PLATFORMS["ons"]).all
    assert not any(ignore.whole_file or len(ignore.targets) != 1 for ignore in found)
    return sorted((ignore.targets[0].document, ignore.targets[0].pointer) for ignore in found)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_comment_lands_at_its_own_field_in_every_layout(layout: str) -> None:
    """It is about the field and nothing else, so no other right can hide behind it, now or later."""
    for number, name in enumerate(FAULTY):
        rights = [{**right, name: FAULTY[name]} if at == number % 3 else right for at, right in enumerate(SOUND)]
        text = LAYOUTS[layout](rights)
        found = [one for one in onsrights.check_text(text).diagnostics if one.definition.ignorable]
        assert (f"/rights/{number % 3}/{name}") in {one.pointer for one in found}
        assert places(hold(text)) == sorted({(one.document, one.pointer) for one in found})


def test_two_fields_on_one_line_get_a_comment_each() -> None:
    turned = {"Notitie": "Notitie inzien", "Brief": "Brief inzien", "Rapportage": "Rapportage inzien"}
    text = whole(SOUND)
    for subject, wrong in turned.items():
        text = text.replace(f"{subject} [van een cliënt] inzien", f"{wrong} [van een cliënt]")
    text = text.replace("View [client] ", "[client] view ")
    wanted = [(0, f"/rights/{number}/{name}") for number in range(3) for name in ("dutch_name", "english_name")]
    assert places(hold(text)) == wanted


def test_more_comments_of_no_use_than_are_named_one_by_one() -> None:
    text = HEAD + "".join(
        block([{**SOUND[0], "identifier": f"ExternalConnectorClient{letters}View"}], "single", "plain")
        .removeprefix(HEAD)
        .replace("  - ", "  # onsrights: ignore[ONS417] no longer\n  - ")
        for letters in (f"{chr(65 + one // 676)}{chr(97 + one // 26 % 26)}{chr(97 + one % 26)}" for one in range(1010))
    )
    assert "ignore[ONS417]" not in write(text).source.text


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
    monkeypatch.setattr("onsrights.engine.change.add_ignores.is_kept", lambda *_: False)
    text = HEAD + "  - identifier: External_Connector\n"
    result = write(text)
    assert (result.source.text, result.faults, result.obstacle) == (text, 0, "changed")


def test_where_a_comment_does_not_do_the_next_larger_thing_gets_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is known to need this; but whatever a person writes has to end in silence."""
    import onsrights.engine.text.comments as module

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


def test_all_faults_get_their_comments_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A thousand a round would be a round for each thousand, and each of them reads the whole file."""
    monkeypatch.setattr("onsrights.engine.change.add_ignores._ROUNDS", 2)
    after = hold(HEAD + "  -\n" * 5000)
    assert after.count("onsrights: ignore[") == 5000


def test_files_are_looked_at_together() -> None:
    text = HEAD + "  - identifier: ExternalConnectorClientDocumentDelete\n"
    results = ignored([Source("a.yaml", text), Source("b.yaml", text)], PLATFORMS, Settings(), REASON)
    assert "ONS206" not in results[0].source.text
    assert "ignore[ONS110, ONS206]" in results[1].source.text
