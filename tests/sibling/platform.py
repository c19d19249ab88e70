"""The one value, and what is known of it before it is imported."""

from pathlib import Path

from onsrights.catalogue import rules
from onsrights.doors import Option, Question, Starter
from onsrights.engine.check.judge import RuleJudge
from onsrights.engine.check.platform import Noun, Offer, Platform, load_schema
from onsrights.engine.check.shape import shape_of
from onsrights.engine.diagnostics import Text
from tests.sibling import Device

SCHEMA = str(Path(__file__).with_name("sibling.schema.json"))
TEXTS: dict[str, dict[str, Text]] = {}
NOUN = Noun(
    Text("apparaat", "device"),
    Text("apparaten", "devices"),
    Text("het apparaat", "the device"),
    Text("klaar om aan te sluiten", "ready to connect"),
    Text("SIB201", "SIB201"),
)
CLEAN = "manifest: 1\nplatform: sibling\ndevice:\n  name: {name}\n  kind: printer\n"
STARTER = Starter(
    "desk.sibling.yaml",
    (
        Question(
            Option("--name", Text("De naam.", "The name.")),
            Text("Naam", "Name"),
            missing=Text("Geef --name.", "Give --name."),
        ),
    ),
    lambda answers, _lang, _today: CLEAN.format(**answers),
    Text("Geef --name.", "Give --name."),
    Text('"{path}" is geschreven.', '"{path}" is written.'),
)
SIBLING = Platform(
    key="sibling",
    name="Sibling Desk",
    prefix="SIB",
    unit="device",
    label=("name",),
    noun=NOUN,
    schema=SCHEMA,
    shape_from=lambda: shape_of(load_schema(SCHEMA)),
    catalogue=tuple(rules("tests.sibling")),
    read=lambda document: [Device(keys, pointer) for keys, pointer in document.units()],
    judge=RuleJudge,
    wording=__name__,
    names={"115": "no-device"},
    other_names={"device": "name: naam, title\nkind: soort, type", "device.users[]": "login: user, account"},
    other_words={"device.kind": {"kassa": "till"}},
    doors={"starter": f"{__name__}:STARTER"},
)
OFFER = Offer("sibling", SIBLING.name, f"{__name__}:SIBLING", (), (".sibling.yaml",), ("brother",), ("device/kind",))
