"""ONS903: a list of versions with an empty or a repeated one, or with none at all."""

from __future__ import annotations

from onsrights.engine.check.rule import Rule
from onsrights.engine.declared import TYPE_CHECKING
from onsrights.engine.diagnostics import Finding, Note, Place, Text
from onsrights.engine.text.visible import shorten

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["RULE", "TEXTS", "find"]

RULE = Rule("ONS903", "connector-versions", "warning", about=("connector_versions",))

TEXTS = {
    "none": Text(
        nl='In "connector_versions" staat geen enkele versie. Noem de versies waarin het recht aanstaat, '
        "of haal het veld weg.",
        en='"connector_versions" has no versions. List the versions in which the right is enabled, or '
        "remove the field.",
    ),
    "empty": Text(
        nl="Hier staat een lege versie. Vul een versie in, of haal de lege uit de lijst.",
        en="This version is empty. Fill in a version, or remove the empty one from the list.",
    ),
    "repeated": Text(
        nl='De versie "{version}" staat al in de lijst. Haal een van de twee weg.',
        en='The version "{version}" is already in the list. Remove one of the two.',
    ),
    "first": Text(nl="hier voor het eerst", en="first here"),
}


def find(versions: Sequence[str], pointer: str, document: int) -> Iterator[Finding]:
    """Find what is wrong with the versions of one right; ``pointer`` is that of the list.

    Spaces around a version make it no other one.
    """
    if not versions:
        yield Finding("ONS903", Place(pointer, "value", None, document), "none")
    first: dict[str, int] = {}
    for index, written in enumerate(versions):
        place = Place(f"{pointer}/{index}", "value", None, document)
        version = written.strip()
        if not version:
            yield Finding("ONS903", place, "empty")
        elif (before := first.setdefault(version, index)) != index:
            note = Note(Place(f"{pointer}/{before}", "value", None, document), "first")
            yield Finding("ONS903", place, "repeated", {"version": shorten(version)}, (note,))
