"""SIB507: a text that was meant to be replaced; Ons has a rule of this name too."""

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Text
from tests.sibling import Device

RULE = Rule("SIB507", "placeholder-text", "warning", about=("device.name", "device.note"), silences="2")
TEXTS = {"message": Text("Vervang {written}.", "Replace {written}.")}


def check(device: Device) -> list[Finding]:
    fields = (device.field("name"), device.field("note"))
    return [Finding("SIB507", one.place(), data={"written": one.text}) for one in fields if one and one.text == "TODO"]
