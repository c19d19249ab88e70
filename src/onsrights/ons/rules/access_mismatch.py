"""ONS702: the identifier says access to the application, the names say something else, or the other way round.

Ground: "It is also possible to define a broader right that defines whether or not a user can access an external
application", with ``ExternalIntegrationAccess`` as the example (Right Syntax Requirements, "Right identifier").
"""

from __future__ import annotations

from onsrights.engine.check.rule import Rule
from onsrights.engine.declared import TYPE_CHECKING
from onsrights.engine.diagnostics import Finding, Note, Text
from onsrights.ons.about import ACCESS, READINGS
from onsrights.ons.lexicon import dutch_operation, dutch_phrase, english_operation

if TYPE_CHECKING:
    from onsrights.ons.model import Right
    from onsrights.ons.names.reading import Reading

RULE = Rule("ONS702", "access-mismatch", "warning", about=(*READINGS, ACCESS))

TEXTS = {
    "identifier": Text(
        nl='De identifier "{identifier}" is die van een toegangsrecht, maar de naam is dat niet: "{name}".',
        en='The identifier "{identifier}" is that of an access right, but the name is not: "{name}".',
    ),
    "name": Text(
        nl='De naam "{name}" is die van een toegangsrecht; de identifier is dan voorvoegsel + Access, niet "{identifier}".',
        en='The name "{name}" is that of an access right; its identifier is prefix + Access, not "{identifier}".',
    ),
    "there": Text(nl="deze naam", en="this name"),
}


def check(right: Right) -> list[Finding]:
    """Hold the identifier against both names."""
    identifier, dutch, english = right.identifier, right.dutch, right.english
    if identifier is None or identifier.faults or right.manifest.prefix is None:
        return []
    readings = [
        (name, reading) for name, reading in (("dutch_name", dutch), ("english_name", english)) if reading is not None
    ]
    if not readings or any(reading.kind is None or reading.faults for _, reading in readings):
        return []
    access = [name for name, reading in readings if reading.kind == "access"]
    if identifier.broad and not access and not any(_uses(reading) for _, reading in readings):
        name, key = readings[0][0], "identifier"
    elif access and not identifier.broad:
        name, key = access[0], "name"
    else:
        return []
    data = {"identifier": right.fields["identifier"].text, "name": right.fields[name].text}
    return [
        Finding("ONS702", right.fields["identifier"].place(), key, data, (Note(right.fields[name].place(), "there"),))
    ]


def _uses(reading: Reading) -> bool:
    words = reading.words(reading.operation)
    if not words:
        return False
    if reading.language == "nl":
        phrase = dutch_phrase(words)
        found = phrase[1] if phrase else dutch_operation(words[-1])
        return found is None or "use" in found.classes
    operation = english_operation(words)
    return operation is None or "use" in operation[1]
