"""SIB201: a name that shouts."""

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Proposal, Text
from tests.sibling import Device

RULE = Rule("SIB201", "name-in-capitals", "error", "safe", about=("device.name",))
TEXTS = {
    "message": Text("De naam {name} schreeuwt. Schrijf {proposal}.", "The name {name} shouts. Write {proposal}."),
    "fix": Text("schrijf {proposal}", "write {proposal}"),
}


def check(device: Device) -> list[Finding]:
    name = device.field("name")
    if name is None or not name.text.isupper():
        return []
    proposal = name.text.title()
    mended = (Proposal(((name.place(), proposal),), "safe"),)
    return [Finding("SIB201", name.place(), data={"name": name.text, "proposal": proposal}, proposals=mended)]
