"""The platforms that there are. Nothing else names them; each is imported when a file of it turns up.

(Stands here until the one of the engine lands; the commands use what that will have.)
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from onsrights.engine.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from onsrights.engine.tree import Tree


class Offer(NamedTuple):
    key: str
    name: str
    where: str
    files: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()


class Noun(NamedTuple):
    one: Text
    many: Text


class Platform(NamedTuple):
    key: str
    name: str
    prefix: str
    schema: str
    unit: str
    label: tuple[str, ...]
    noun: Noun
    doors: Mapping[str, str]

    @property
    def registry(self) -> Any:  # noqa: ANN401
        from onsrights.ons.platform import ONS

        return ONS.registry

    @property
    def fields(self) -> Any:  # noqa: ANN401
        from onsrights.ons.platform import ONS

        return ONS.fields

    def session(self, settings: Any) -> Any:  # noqa: ANN401
        from onsrights.ons.platform import ONS

        return ONS.session(settings)

    def door(self, name: str) -> Any:  # noqa: ANN401
        where = self.doors.get(name)
        if where is None:
            return None
        module, _, attribute = where.partition(":")
        return getattr(import_module(module), attribute)


class Platforms:
    def __init__(self, offers: Iterable[Offer]) -> None:
        self.offers = {offer.key: offer for offer in offers}

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(self.offers)

    def __getitem__(self, key: str) -> Platform:
        module, _, name = self.offers[key].where.partition(":")
        platform: Platform = getattr(import_module(module), name)
        return platform

    def all(self) -> list[Platform]:
        return [self[key] for key in self.offers]

    def by_path(self, path: str | None) -> str | None:
        from os.path import basename

        name = basename((path or "").replace("\\", "/"))
        for offer in self.offers.values():
            if name in offer.files or name.endswith(offer.endings):
                return offer.key
        return None

    def of(self, tree: Tree, path: str | None) -> Platform:
        root: Any = next(iter(tree.documents), None)
        pairs = root[3] if root is not None and root[0] == "mapping" else []
        named = next((value for key, value in pairs if key[0] == "scalar" and key[3] == "platform"), None)
        if named is not None and named[0] == "scalar" and named[3] in self.offers:
            return self[named[3]]
        return self[self.by_path(path) or self.keys[0]]


ONS = Platform(
    "ons",
    "Nedap Ons",
    "ONS",
    "rights.schema.json",
    "rights[]",
    ("identifier",),
    Noun(Text("recht", "right"), Text("rechten", "rights")),
    {
        "export": "onsrights.ons.exports:EXPORTS",
        "import": "onsrights.ons.imports:IMPORTER",
        "starter": "onsrights.ons.starter:STARTER",
        "usage": "onsrights.ons.uses:USAGE",
        "parse": "onsrights.ons.parsing:PARSER",
        "editor": "onsrights.ons.editor_schema:HELP",
    },
)

PLATFORMS = Platforms(
    (
        Offer(
            "ons",
            "Nedap Ons",
            "onsrights.platforms:ONS",
            files=("rights.yaml", "rights.yml", "rights.json"),
            endings=(".rights.yaml", ".rights.yml"),
        ),
    )
)


def load_schema(schema: str) -> dict[str, Any]:
    import json
    from importlib.resources import files
    from os.path import isabs

    if isabs(schema):
        with open(schema, "rb") as file:
            return dict(json.load(file))
    return dict(json.loads((files("onsrights.schemas") / schema).read_bytes()))


def part_of(schema: Mapping[str, Any], place: str) -> dict[str, Any]:
    part: Mapping[str, Any] = schema
    for step in [step for name in place.split(".") if name for step in _steps(name)]:
        part = _resolved(schema, part)
        part = (part.get("items") or part["additionalProperties"]) if step == "[]" else part["properties"][step]
    return dict(_resolved(schema, part))


def _steps(name: str) -> list[str]:
    bare = name.rstrip("[]")
    return [bare] * bool(bare) + ["[]"] * ((len(name) - len(bare)) // 2)


def _resolved(schema: Mapping[str, Any], part: Mapping[str, Any]) -> Mapping[str, Any]:
    reference = part.get("$ref")
    return part if reference is None else {**schema["$defs"][reference.removeprefix("#/$defs/")], **part}
