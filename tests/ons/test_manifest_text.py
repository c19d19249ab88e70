"""A manifest that is written reads back as what it was written from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onsrights import check_text
from onsrights.engine.settings.settings import Settings
from onsrights.engine.text.source import Source
from onsrights.engine.text.tree import read_tree
from onsrights.ons.manifest_text import EXTRAS, NewManifest, manifest_text
from onsrights.ons.model import FIELDS
from onsrights.ons.structure import read_manifests

if TYPE_CHECKING:
    from onsrights.ons.manifest_text import Fields

FULL: dict[str, str | list[str]] = {
    "identifier": "ExampleClientNoteView",
    "dutch_name": "Notitie [van een cliënt] inzien",
    "english_name": "View [client] note",
    "dutch_description": "Geeft toestemming om de notities in het dossier te lezen.",
    "english_description": "Allows reading the notes in the record of a client.",
    "note": "Eerst: navragen #1",
    "connector_versions": ["1.0", 'a, "b"'],
    "denied_reason": "Nee",
    "status": "denied",
}
ODD = st.text() | st.text("- :#'\"\\\n\r\t[]{},&*!|>%@`ë\u2028\x85\ufeff\ud83d", max_size=8) | st.sampled_from(
    ["no", "null", "~", "1e3", "12:30", "0x1f", "- a", "? a", "a: b", "a #b", "---", "...", "<<", "=", "", " ", "%YAML"]
)  # fmt: skip


def held(text: str) -> str:
    """Give what a file can hold of a text."""
    return text.replace("\ud83d", "\ufffd")


def values(text: str) -> list[tuple[str, str | None, list[dict[str, object]]]]:
    """Give the names, prefixes and rights of all documents as they stand in the tree."""
    tree = read_tree(Source("rights.yaml", text))
    assert not tree.faults

    def plain(node: object) -> object:
        kind, _, _, value = node[:4]  # type: ignore[index]
        if kind == "mapping":
            return {key[3]: plain(part) for key, part in value}
        return [plain(part) for part in value] if kind == "sequence" else value

    documents: list[dict[str, dict[str, str]]] = [plain(root) for root in tree.documents]  # type: ignore[misc]
    return [
        (one["connector"]["name"], one["connector"].get("prefix"), one["rights"])  # type: ignore[misc]
        for one in documents
    ]


def test_a_whole_manifest() -> None:
    text = manifest_text(
        [NewManifest("External Connector", "Example", [FULL, dict.fromkeys(FIELDS, "x")])], ["Eerste\nregel"]
    )
    assert text == (
        "# Eerste regel\n"
        "manifest: 1\n"
        "connector:\n"
        "  name: External Connector\n"
        "  prefix: Example\n"
        "rights:\n"
        "  - identifier: ExampleClientNoteView\n"
        "    dutch_name: Notitie [van een cliënt] inzien\n"
        "    english_name: View [client] note\n"
        "    dutch_description: Geeft toestemming om de notities in het dossier te lezen.\n"
        "    english_description: Allows reading the notes in the record of a client.\n"
        "    status: denied\n"
        '    denied_reason: "Nee"\n'.replace('"Nee"', "Nee")
        + '    connector_versions: ["1.0", \'a, "b"\']\n'
        '    note: "Eerst: navragen #1"\n'
        "\n"
        "  - identifier: x\n"
        "    dutch_name: x\n"
        "    english_name: x\n"
        "    dutch_description: x\n"
        "    english_description: x\n"
    )
    assert check_text(manifest_text([NewManifest("Example", None, [FULL])])).ok


def test_several_connectors_are_several_documents() -> None:
    text = manifest_text([NewManifest("Alpha", None, [FULL]), NewManifest("Beta", "B", [FULL])])
    assert text.count("\n---\n") == 1
    assert [(name, prefix) for name, prefix, _ in values(text)] == [("Alpha", None), ("Beta", "B")]


def test_a_field_that_is_missing_stands_there_empty() -> None:
    text = manifest_text([NewManifest("Alpha", None, [{"identifier": "A"}])])
    assert '  - identifier: A\n    dutch_name: ""\n' in text
    assert text.count('""') == 4


@given(ODD, st.lists(st.fixed_dictionaries(dict.fromkeys((*FIELDS, "note"), ODD)), min_size=1, max_size=3), ODD)
def test_whatever_the_fields_hold_reads_back(name: str, rights: list[Fields], comment: str) -> None:
    versions = [str(right["note"]) for right in rights]
    written = [{**right, "connector_versions": versions} for right in rights]
    text = manifest_text([NewManifest(name, None, written)], [comment])
    text.encode()
    [(found, _, back)] = values(text)
    assert found == held(name)
    assert back == [
        {
            key: [held(one) for one in value] if isinstance(value, list) else held(str(value))
            for key, value in right.items()
        }
        for right in written
    ]


@given(ODD.filter(str.strip))
def test_the_rules_read_the_same_text(value: str) -> None:
    text = manifest_text([NewManifest("Example", None, [dict.fromkeys(FIELDS, value)])])
    [(manifest, _)] = read_manifests(read_tree(Source("rights.yaml", text)), Settings())
    [right] = manifest.rights
    assert all(field.written == held(value) for field in right.fields.values())


def test_extras_are_those_of_the_schema() -> None:
    from onsrights.engine.check.platform import load_schema

    assert list(load_schema("rights.schema.json")["$defs"]["right"]["properties"]) == [*FIELDS, *EXTRAS]


@pytest.mark.parametrize("value", ["no", "1e3", "12:30", "null", "~", "2026-01-01"])
def test_nothing_that_another_reader_takes_for_something_else(value: str) -> None:
    text = manifest_text([NewManifest("Example", None, [{**FULL, "dutch_name": value}])])
    assert not any(found.code == "ONS107" for found in check_text(text).diagnostics)
