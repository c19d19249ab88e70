"""SIB601: two devices of one name in a run."""

from onsrights.engine.check.register import Register
from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Note, Text
from tests.sibling import Device

RULE = Rule("SIB601", "duplicate-device", "error", about=("device.name",), needs="run")
TEXTS = {"message": Text("De naam {name} is er al.", "The name {name} is taken."), "first": Text("Hier.", "Here.")}


def check(device: Device, register: Register) -> list[Finding]:
    name = device.field("name")
    first = register.first("device", name.text.casefold(), name) if name else None
    notes = (Note(first.place, "first", first.elsewhere),) if first else ()
    return [Finding("SIB601", name.place(), data={"name": name.text}, notes=notes)] if name and first else []
