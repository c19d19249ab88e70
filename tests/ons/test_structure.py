"""From the tree, or a form, to the manifest, and the faults of its build (ONS110 to 115, 130, 131 and 208)."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, Any

import pytest

import onsrights
from onsrights.engine.settings.settings import Limits, Settings
from onsrights.engine.text.source import Source
from onsrights.engine.text.tree import read_tree
from onsrights.ons.structure import read_manifests
from onsrights.platforms import PLATFORMS
from tests.ons.forms import form_field, form_right, form_rights

if TYPE_CHECKING:
    from onsrights.engine.diagnostics import Finding, Language
    from onsrights.ons.model import Manifest

LANGUAGES: tuple[Language, ...] = ("nl", "en")
_SETTINGS = Settings()
HEAD = "manifest: 1\nconnector: {name: External Connector, prefix: ExternalConnector}\nrights:\n"
ADDED = "    english_name"
"""Where a line is put in."""
RIGHT = """\
  - identifier: ExternalConnectorClientDocumentDelete
    dutch_name: Document [van een cliënt] verwijderen
    english_name: Delete [client] document
    dutch_description: Geeft toestemming om documenten te verwijderen.
    english_description: Allows removing documents.
"""
FORM = {
    "identifier": "ExternalConnectorClientDocumentDelete",
    "dutch_name": "Document [van een cliënt] verwijderen",
    "english_name": "Delete [client] document",
    "dutch_description": "Geeft toestemming om documenten te verwijderen.",
    "english_description": "Allows removing documents.",
}


def read(text: str, settings: Settings = _SETTINGS) -> tuple[Manifest, list[Finding]]:
    [(manifest, findings)] = read_manifests(read_tree(Source("rights.yaml", text)), settings)
    for finding in findings:  # every finding has its texts, in both languages, with all values
        rule = PLATFORMS.registry()[finding.code]
        texts = [finding.text, *(note.text for note in finding.notes), *(each.title for each in finding.proposals)]
        for key in texts:
            for lang in LANGUAGES:
                assert not re.search(r"\{\w+\}", rule.text(key).render(lang, {**finding.data, "value": ""}))
    return manifest, findings


def said(text: str) -> list[tuple[str, str, str]]:
    """Give code, pointer and text key of each finding."""
    return [(finding.code, finding.place.pointer, finding.text) for finding in read(text)[1]]


def with_field(old: str, new: str) -> str:
    assert old in RIGHT
    return HEAD + RIGHT.replace(old, new)


def test_a_good_manifest_says_nothing_and_imports_little() -> None:
    heavy = {name: sys.modules.pop(name) for name in list(sys.modules) if name.split(".")[0] == "jsonschema"}
    try:
        manifest, findings = read(HEAD + RIGHT * 2)
        assert not any(name.split(".")[0] == "jsonschema" for name in sys.modules)
    finally:
        sys.modules.update(heavy)
    assert findings == []
    assert manifest.prefix == "ExternalConnector"
    assert manifest.access_rights == "require-client-scope"
    assert [right.pointer for right in manifest.rights] == ["/rights/0", "/rights/1"]
    field = manifest.rights[1].fields["dutch_name"]
    assert (field.text, field.written, field.pointer) == (
        FORM["dutch_name"],
        FORM["dutch_name"],
        "/rights/1/dutch_name",
    )
    assert field.node is not None
    assert manifest.rights[0].label == "ExternalConnectorClientDocumentDelete"


def test_optional_keys_are_fine() -> None:
    more = "    status: denied\n    denied_reason: Te ruim\n    connector_versions: ['1.4', '1.5']\n"
    more += "    note: |\n      Een\n      twee\n"
    manifest, findings = read(f"x-team: {{a: [b]}}\nplatform: ons\naccess_rights: deny\n{HEAD}{RIGHT}{more}")
    assert findings == []
    assert manifest.access_rights == "deny"


def test_the_manifest_wins_over_the_setting() -> None:
    assert read(HEAD + RIGHT, Settings(access_rights="allow"))[0].access_rights == "allow"
    text = f"access_rights: deny\n{HEAD}{RIGHT}"
    assert read(text, Settings(access_rights="allow"))[0].access_rights == "deny"


@pytest.mark.parametrize("version", ["1", "'1'", '"1"'])
def test_the_version_may_stand_in_quotes(version: str) -> None:
    assert said(HEAD.replace("manifest: 1", f"manifest: {version}") + RIGHT) == []


# -------------------------------------------------------------------------------------------- ONS115: never a pass


@pytest.mark.parametrize(
    ("text", "key", "span"),
    [
        ("", "file", (0, 0)),
        ("# niets\n", "file", (0, 0)),
        ("---\n", "file", (0, 3)),
        ("# niets\n---\n", "file", (8, 11)),
        ("~\n", "file", None),
        ('""\n', "file", None),
        ("{}\n", "missing", None),
        (HEAD, "message", None),
        (HEAD + "  []\n", "message", None),
        (HEAD.replace("rights:\n", ""), "missing", None),
    ],
)
def test_nothing_to_check(text: str, key: str, span: tuple[int, int] | None) -> None:
    _, [finding] = read(text)
    assert (finding.code, finding.text) == ("ONS115", key)
    assert (finding.place.span and tuple(finding.place.span)) == span


def test_empty_documents_among_others() -> None:
    tree = read_tree(Source("rights.yaml", f"---\n{HEAD}{RIGHT}---\n---\n{HEAD}{RIGHT}"))
    read_all = read_manifests(tree, Settings())
    assert [[finding.code for finding in findings] for _, findings in read_all] == [[], ["ONS115"], []]
    place = read_all[1][1][0].place
    assert place.document == 1
    assert place.span is not None
    assert tree.source.text[: place.span.start] == f"---\n{HEAD}{RIGHT}"
    assert [manifest.document for manifest, _ in read_all] == [0, 1, 2]


def test_very_many_empty_documents_are_few_reports() -> None:
    read_all = read_manifests(read_tree(Source("rights.yaml", "---\n" * 1000 + HEAD + RIGHT)), _SETTINGS)
    texts = [finding.text for _, findings in read_all for finding in findings]
    assert texts == ["document"] * 20 + ["more"]
    assert read_all[19][1][1].data["count"] == 979
    assert read_all[-1][0].document == 999


def test_what_could_not_be_read_is_not_called_missing() -> None:
    assert read_manifests(read_tree(Source.from_bytes("rights.yaml", b"\xff\xfea")), Settings()) == []
    for nodes in range(1, 22):
        tree = read_tree(Source("rights.yaml", HEAD + RIGHT), Limits(nodes=nodes))
        assert not tree.complete
        assert [finding for _, findings in read_manifests(tree, Settings()) for finding in findings] == []
    tree = read_tree(Source("rights.yaml", HEAD + RIGHT + "  - identifier: A\n    dutch_name: [\n"))
    assert [finding for _, findings in read_manifests(tree, Settings()) for finding in findings] == []


# ------------------------------------------------------------------------------------- ONS110 to ONS114 at the top


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        ("a text\n", [("ONS112", "", "root-text")]),
        ("- identifier: A\n", [("ONS112", "", "root-list")]),
        (
            "rights: []\n",
            [("ONS110", "/rights", "manifest"), ("ONS110", "/rights", "connector"), ("ONS115", "/rights", "message")],
        ),
        (HEAD + "  {a: b}\n", [("ONS112", "/rights", "list-fields")]),
        (HEAD + "  a: b\n", [("ONS112", "/rights", "list-mapping")]),
        (HEAD + "  a text\n", [("ONS112", "/rights", "list-lines")]),
        (HEAD + "  - a text\n", [("ONS112", "/rights/0", "unit-text")]),
        (HEAD + "  - [a]\n", [("ONS112", "/rights/0", "unit-other")]),
        (HEAD + "  - - a\n", [("ONS112", "/rights/0", "unit-list")]),
        (HEAD + "  -\n", [("ONS113", "/rights/0", "unit")]),
        (HEAD.replace("manifest: 1", "manifest: 2") + RIGHT, [("ONS114", "/manifest", "manifest")]),
        (HEAD.replace("manifest: 1", "manifest: 1.0") + RIGHT, [("ONS114", "/manifest", "manifest")]),
        (HEAD.replace("manifest: 1", "manifest: one") + RIGHT, [("ONS114", "/manifest", "manifest")]),
        (HEAD.replace("manifest: 1", "manifest: [1]") + RIGHT, [("ONS112", "/manifest", "manifest-other")]),
        (HEAD.replace("manifest: 1", "manifest:") + RIGHT, [("ONS113", "/manifest", "message")]),
        ("platform: afas\n" + HEAD + RIGHT, [("ONS114", "/platform", "platform")]),
        ("access_rights: alow\n" + HEAD + RIGHT, [("ONS112", "/access_rights", "choice-near")]),
        ("access_rights: maybe\n" + HEAD + RIGHT, [("ONS112", "/access_rights", "choice")]),
        ("access_rights: ~\n" + HEAD + RIGHT, [("ONS113", "/access_rights", "optional")]),
        ("manifest: 1\nconnector: hr\nrights:\n" + RIGHT, [("ONS112", "/connector", "mapping-text")]),
        ("manifest: 1\nconnector: [hr]\nrights:\n" + RIGHT, [("ONS112", "/connector", "mapping-lines")]),
        ("manifest: 1\nconnector:\nrights:\n" + RIGHT, [("ONS113", "/connector", "message")]),
        ("manifest: 1\nconnector: {}\nrights:\n" + RIGHT, [("ONS110", "/connector", "name")]),
        (
            "manifest: 1\nconnector: {prefix: ''}\nrights:\n" + RIGHT,
            [("ONS110", "/connector", "name"), ("ONS113", "/connector/prefix", "optional")],
        ),
        ("manifest: 1\nconnector: {name: [a]}\nrights:\n" + RIGHT, [("ONS112", "/connector/name", "text-brackets")]),
        ("Rechten: 1\n" + HEAD + RIGHT, [("ONS111", "/Rechten", "present")]),
        ("teams: 1\n" + HEAD + RIGHT, [("ONS111", "/teams", "message")]),
        ("? [a]\n: b\n" + HEAD + RIGHT, [("ONS112", "", "key")]),
        (HEAD.replace("rights:", "Rechten:") + RIGHT, [("ONS111", "/Rechten", "near")]),
        (HEAD.replace("{name:", "{naam:") + RIGHT, [("ONS111", "/connector/naam", "near")]),
        (HEAD.replace("prefix:", "Prefix:") + RIGHT, [("ONS111", "/connector/Prefix", "near")]),
    ],
)  # fmt: skip
def test_top_of_a_manifest(text: str, findings: list[tuple[str, str, str]]) -> None:
    assert said(text) == findings


def test_rights_under_another_name_are_read() -> None:
    manifest, _ = read(HEAD.replace("rights:", "rechten:") + RIGHT)
    assert [right.pointer for right in manifest.rights] == ["/rechten/0"]
    assert len(manifest.rights[0].fields) == 5


# ------------------------------------------------------------------------------------------ ONS110 to ONS113 in a right


def test_a_platform_that_was_meant_is_proposed() -> None:
    found = onsrights.check_text("platform: Ons\n" + HEAD + RIGHT).diagnostics[0]
    assert (found.code, found.pointer) == ("ONS114", "/platform")
    assert found.message() == 'The platform "Ons" is not known. Did you mean "ons"?'
    assert [(fix.safety, fix.changes[0].value) for fix in found.fixes] == [("unsafe", "ons")]


@pytest.mark.parametrize(
    ("old", "new", "findings"),
    [
        ("    english_name: Delete [client] document\n", "", [("ONS110", "/rights/0/identifier", "right")]),
        ("- identifier: ExternalConnectorClientDocumentDelete\n    d", "- d", [("ONS110", "/rights/0", "right")]),
        ("dutch_name", "dutch_nam", [("ONS111", "/rights/0/dutch_nam", "near")]),
        ("dutch_name", "Dutch_Name", [("ONS111", "/rights/0/Dutch_Name", "near")]),
        ("dutch_name", "Dutch name", [("ONS111", "/rights/0/Dutch name", "near")]),
        ("dutch_name", "dutch-name", [("ONS111", "/rights/0/dutch-name", "near")]),
        ("dutch_name", "dutchName", [("ONS111", "/rights/0/dutchName", "near")]),
        ("dutch_name", "nederlandse_naam", [("ONS111", "/rights/0/nederlandse_naam", "near")]),
        ("dutch_name", "name_nl", [("ONS111", "/rights/0/name_nl", "near")]),
        ("dutch_name", "dutch/n~ame", [("ONS111", "/rights/0/dutch~1n~0ame", "near")]),
        ("dutch_name", '"dutch\\u200b_name"', [("ONS111", "/rights/0/dutch\u200b_name", "near")]),
        ("dutch_description", "omschrijving_nl", [("ONS111", "/rights/0/omschrijving_nl", "near")]),
        ("identifier", "Right identifier", [("ONS111", "/rights/0/Right identifier", "near")]),
        ("dutch_name", "xyz", [("ONS111", "/rights/0/xyz", "message"), ("ONS110", "/rights/0/identifier", "right")]),
        ("Delete [client] document", "''", [("ONS113", "/rights/0/english_name", "message")]),
        ("Delete [client] document", "~", [("ONS113", "/rights/0/english_name", "message")]),
        ("Delete [client] document", "null", [("ONS113", "/rights/0/english_name", "message")]),
        ("Delete [client] document", "", [("ONS113", "/rights/0/english_name", "message")]),
        ("Delete [client] document", "'  '", [("ONS113", "/rights/0/english_name", "message")]),
        ("Delete [client] document", "|\n\n    # x", [("ONS113", "/rights/0/english_name", "message")]),
        ("Delete [client] document", '"\\u200b"', [("ONS113", "/rights/0/english_name", "invisible")]),
        ("Delete [client] document", "[client]", [("ONS112", "/rights/0/english_name", "text-brackets")]),
        ("Delete [client] document", "\n      - a", [("ONS112", "/rights/0/english_name", "text-list")]),
        ("Delete [client] document", "{a: b}", [("ONS112", "/rights/0/english_name", "text-mapping")]),
        (ADDED, "    status: Draft\n" + ADDED, [("ONS112", "/rights/0/status", "choice-near")]),
        (ADDED, "    status: new\n" + ADDED, [("ONS112", "/rights/0/status", "choice-near")]),
        (ADDED, "    status: [draft]\n" + ADDED, [("ONS112", "/rights/0/status", "choice")]),
        (ADDED, "    connector_versions: '1'\n" + ADDED, [("ONS112", "/rights/0/connector_versions", "list-text")]),
        (ADDED, "    connector_versions: {}\n" + ADDED, [("ONS112", "/rights/0/connector_versions", "list-fields")]),
        (
            ADDED,
            "    connector_versions: [{}]\n" + ADDED,
            [("ONS112", "/rights/0/connector_versions/0", "item-other")],
        ),
        (ADDED, "    connector_versions: [~]\n" + ADDED, [("ONS113", "/rights/0/connector_versions/0", "optional")]),
        (ADDED, "    note:\n" + ADDED, [("ONS113", "/rights/0/note", "optional")]),
        (ADDED, "    notes: x\n" + ADDED, [("ONS111", "/rights/0/notes", "near")]),
        (ADDED, "    Identifier: x\n" + ADDED, [("ONS111", "/rights/0/Identifier", "present")]),
        (ADDED, "    ? [a]\n    : b\n" + ADDED, [("ONS112", "/rights/0", "key")]),
        (ADDED, "    " + "x" * 65 + ": b\n" + ADDED, [("ONS111", "/rights/0/" + "x" * 65, "message")]),
        (ADDED, "    <<: {}\n" + ADDED, []),
    ],
)  # fmt: skip
def test_one_right(old: str, new: str, findings: list[tuple[str, str, str]]) -> None:
    assert said(with_field(old, new)) == findings


def test_a_near_miss_is_read_as_if_the_key_were_right() -> None:
    manifest, [finding] = read(with_field("dutch_name", "Dutch name"))
    assert manifest.rights[0].fields["dutch_name"].pointer == "/rights/0/Dutch name"
    assert finding.place.part == "key"
    [proposal] = finding.proposals
    assert proposal.values == ((finding.place, "dutch_name"),)
    assert proposal.safety == "unsafe"


def test_what_has_a_fault_already_is_not_judged() -> None:
    text = HEAD + RIGHT.replace("Delete [client] document", "*missing")
    manifest, findings = read(text)
    assert findings == []
    assert "english_name" not in manifest.rights[0].fields
    assert read(HEAD + "  - *missing\n")[1] == []
    assert read(HEAD + "  - <<: {a: b}\n")[1] == []
    assert read("*missing\n")[1] == []
    assert read("manifest: 1\nconnector: *missing\nrights: *missing\n")[1] == []


def test_of_a_repeated_key_the_first_is_read() -> None:
    manifest, findings = read(with_field(ADDED, "    dutch_name: Anders\n" + ADDED))
    assert findings == []
    assert manifest.rights[0].fields["dutch_name"].text == FORM["dutch_name"]


# ------------------------------------------------------------------------------------------------ ONS106 and ONS107


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("Delete [client] document", "Delete #1", "ONS106"),
        ("Delete [client] document", "no", "ONS107"),
        ("Delete [client] document", "12:30", "ONS107"),
        ("Allows removing documents.", "1e3", "ONS107"),
        (ADDED, "    note: yes\n" + ADDED, "ONS107"),
        (ADDED, "    connector_versions: [1.10]\n" + ADDED, "ONS107"),
        (ADDED, "    note: zie #1\n    dutch_nam: x\n" + ADDED, "ONS106"),
    ],
)
def test_texts_that_yaml_may_change(old: str, new: str, code: str) -> None:
    assert code in {found for found, _, _ in said(with_field(old, new))}


# ------------------------------------------------------------------------------------------------ ONS130 and ONS131


def test_characters_are_mended_and_placed() -> None:
    value = "Docu\\u200bment\\u00a0[van een clie\\u0308nt] verwijderen"
    manifest, findings = read(with_field("Document [van een cliënt] verwijderen", f'"{value}"'))
    field = manifest.rights[0].fields["dutch_name"]
    assert field.text == FORM["dutch_name"]
    spans = [(finding.code, finding.text, finding.severity, finding.place.span) for finding in findings]
    assert spans == [
        ("ONS130", "hidden", None, (4, 5)),
        ("ONS130", "space", None, (9, 10)),
        ("ONS131", "message", None, (22, 24)),
    ]
    for finding in findings:
        [proposal] = finding.proposals
        assert proposal.values == ((field.place(), FORM["dutch_name"]),)
        assert proposal.safety == "safe"
    assert field.place(0, 8).span == (0, 9)
    assert field.place(3, 4).span == (3, 4)
    assert field.place(8, 9).span == (9, 10)
    assert field.place(18, 24).span == (19, 26)
    assert field.place(4, 4).span == (5, 5)


@pytest.mark.parametrize(
    ("old", "new", "texts"),
    [
        ("ExternalConnectorClientDocumentDelete", '"ExternalConnectorClientDocumentDelete\\n"', [("break", None)]),
        ("ExternalConnectorClientDocumentDelete", "|\n      ExternalConnectorClientDocumentDelete", []),
        ("Delete [client] document", "|\n      Delete [client] document", []),
        ("Delete [client] document", "|\n      Delete\n      [client] document", [("break", None)]),
        ("Delete [client] document", "|+\n      Delete [client] document\n", [("break", None)]),
        ("Delete [client] document", '"Delete\\t[client] document"', [("space", None)]),
        ("Delete [client] document", '"Delete [client] \\u202edocument"', [("direction", None)]),
        ("Delete [client] document", '"Delete [client] \\0document"', [("control", None)]),
        ("Delete [client] document", '"Delete [client] \\ud800document"', [("control", None)]),
        ("Allows removing documents.", "|\n      Allows\n      removing.", []),
        ("Allows removing documents.", '"Allows\\u00a0removing."', [("space", "warning")]),
        ("Allows removing documents.", '"Allows 👩\\u200d⚕️ removing."', []),
    ],
)
def test_characters_by_field_and_style(old: str, new: str, texts: list[tuple[str, str | None]]) -> None:
    _, findings = read(with_field(old, new))
    assert [(finding.text, finding.severity) for finding in findings if finding.code == "ONS130"] == texts
    assert {finding.code for finding in findings} <= {"ONS130"}


def test_very_many_faulty_characters_are_few_reports() -> None:
    manifest, findings = read(with_field("Delete [client] document", '"' + "a\\u200b" * 1000 + '"'))
    assert [finding.text for finding in findings] == ["hidden"] * 20 + ["more"]
    assert findings[-1].data["count"] == 980
    assert findings[-1].place.span == (41, 2000)
    assert manifest.rights[0].fields["english_name"].text == "a" * 1000


def test_many_characters_are_named_briefly() -> None:
    value = '"Delete \\u200b\\u200c\\u2060\\u2061\\u2062\\u2063[client] document"'
    _, [finding] = read(with_field("Delete [client] document", value))
    assert finding.data["characters"] == "U+200B, U+200C, U+2060, U+2061, U+2062…"
    assert finding.data["count"] == 6


# ----------------------------------------------------------------------------------------------------------- ONS208


@pytest.mark.parametrize(
    ("connector", "key", "proposal", "pointer"),
    [
        ("name: hr_integration", "name", "HrIntegration", "/connector/name"),
        ("name: External Connector", "name", "ExternalConnector", "/connector/name"),
        ("name: '2024'", "name-without-proposal", None, "/connector/name"),
        ("{name: X, prefix: hr_integration}", "message", "HrIntegration", "/connector/prefix"),
        ("{name: X, prefix: Zorg2Link}", "message", "ZorgLink", "/connector/prefix"),
        ("{name: X, prefix: Zörg}", "message", "Zorg", "/connector/prefix"),
        ("{name: X, prefix: HR-KOPPELING}", "message", "HrKoppeling", "/connector/prefix"),
        ("{name: X, prefix: '42'}", "message-without-proposal", None, "/connector/prefix"),
    ],
)
def test_prefix_of_letters(connector: str, key: str, proposal: str | None, pointer: str) -> None:
    inner = connector if connector.startswith("{") else f"{{{connector}}}"
    manifest, [finding] = read(f"manifest: 1\nconnector: {inner}\nrights:\n{RIGHT}")
    assert manifest.prefix is None
    assert (finding.code, finding.text, finding.place.pointer) == ("ONS208", key, pointer)
    assert finding.data.get("proposal") == proposal
    assert [each.values[0][1] for each in finding.proposals] == ([proposal] if key == "message" else [])


def test_prefix_may_be_the_name_and_is_mended() -> None:
    assert read(f"manifest: 1\nconnector: {{name: ZorgLink}}\nrights:\n{RIGHT}")[0].prefix == "ZorgLink"
    manifest, findings = read(f'manifest: 1\nconnector: {{name: X, prefix: "Zorg\\u200bLink\\n"}}\nrights:\n{RIGHT}')
    assert manifest.prefix == "ZorgLink"
    assert [(finding.code, finding.place.pointer) for finding in findings] == [("ONS130", "/connector/prefix")] * 2


# ------------------------------------------------------------------------------------------------------------ forms


def test_a_good_form_says_nothing() -> None:
    manifest, findings = form_right(FORM, "ExternalConnector")
    assert findings == []
    assert manifest.prefix == "ExternalConnector"
    assert {name: field.text for name, field in manifest.rights[0].fields.items()} == FORM
    assert manifest.rights[0].fields["identifier"].node is None
    assert form_right({**FORM, "status": "draft", "connector_versions": ["1.4"], "note": "x"})[1] == []


def test_faults_of_a_form_have_the_codes_of_a_file() -> None:
    fields: dict[str, Any] = {
        "identifier": "A",
        "dutch_name": None,
        "English name": 3,
        "dutch_description": " ",
        "x": {1: 2},
    }
    _, findings = form_right(fields, "hr_2")
    assert [(finding.code, finding.place.pointer, finding.text) for finding in findings] == [
        ("ONS208", "/connector/prefix", "message"),
        ("ONS111", "/rights/0/English name", "near"),
        ("ONS111", "/rights/0/x", "message"),
        ("ONS110", "/rights/0/english_description", "right"),
        ("ONS113", "/rights/0/dutch_name", "message"),
        ("ONS112", "/rights/0/english_name", "text-other"),
        ("ONS113", "/rights/0/dutch_description", "message"),
    ]


@pytest.mark.parametrize(
    ("value", "code", "key"),
    [
        ("null", None, ""),
        ("no", None, ""),
        (3, "ONS112", "text-other"),
        (True, "ONS112", "text-other"),
        ([], "ONS112", "text-other"),
        ({"a": [[1]]}, "ONS112", "text-other"),
        ("Delete\n[client] document", "ONS130", "break"),
    ],
)
def test_values_of_a_form(value: object, code: str | None, key: str) -> None:
    _, findings = form_right({**FORM, "english_name": value})
    assert [(finding.code, finding.text) for finding in findings] == ([(code, key)] if code else [])


def test_lists_and_choices_in_a_form() -> None:
    _, findings = form_right({**FORM, "connector_versions": ["1", 2, [[3]]], "status": 1, "note": ("a",)})
    assert sorted((finding.place.pointer, finding.text) for finding in findings) == [
        ("/rights/0/connector_versions/1", "text-other"),
        ("/rights/0/connector_versions/2", "text-other"),
        ("/rights/0/note", "text-other"),
        ("/rights/0/status", "text-other"),
    ]


def test_several_rights_of_a_form_and_one_field() -> None:
    manifest, findings = form_rights([FORM, {}], "ExternalConnector", "allow")
    assert [right.pointer for right in manifest.rights] == ["/rights/0", "/rights/1"]
    assert [finding.code for finding in findings] == ["ONS110"] * 5
    assert manifest.access_rights == "allow"
    manifest, findings = form_field("dutch_name", "Document verwijderen")
    assert findings == []
    assert list(manifest.rights[0].fields) == ["dutch_name"]
    assert [finding.code for finding in form_field("dutch_name", " ")[1]] == ["ONS113"]


@pytest.mark.parametrize("second", ["[{a: b}]", "[[]]", "a", "{a: b}"])
def test_only_the_first_of_a_repeated_field_is_read(second: str) -> None:
    text = HEAD + RIGHT + f'    connector_versions: ["1"]\n    connector_versions: {second}\n'
    assert said(text) == []
    assert [fault.kind for fault in read_tree(Source("rights.yaml", text)).faults] == ["duplicate-key"]


def test_many_unknown_fields_are_counted() -> None:
    text = HEAD + RIGHT.replace("dutch_name", "Dutch-Name") + "".join(f"    k{number}: v\n" for number in range(60))
    findings = read(text)[1]
    assert [finding.text for finding in findings] == ["near"] + ["message"] * 20 + ["more"]
    assert findings[-1].data["count"] == 40
    assert findings[-1].place.pointer == "/rights/0/k20"


@pytest.mark.parametrize("right", [[], ["x"], "x", 1])
def test_right_of_a_form_that_is_none(right: Any) -> None:  # noqa: ANN401
    _, findings = form_rights([right])
    assert [(finding.code, finding.text) for finding in findings] == [("ONS112", "unit-other")]


def test_empty_right_and_odd_key_of_a_form() -> None:
    nothing: Any = None
    assert [finding.text for finding in form_rights([nothing])[1]] == ["unit-form"]
    odd: Any = {1: 2}
    assert next(finding.text for finding in form_rights([odd])[1]) == "key-form"


@pytest.mark.parametrize(("value", "end"), [("", 0), ("   ", 3), ("\u200b", 1), (None, 0)])
def test_extent_of_an_empty_field_of_a_form(value: object, end: int) -> None:
    [finding] = form_right({**FORM, "dutch_name": value})[1]
    assert finding.code == "ONS113"
    assert finding.place.span == (0, end)
