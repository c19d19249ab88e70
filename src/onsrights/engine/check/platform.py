"""What the engine asks of a platform. A platform is one value, and everything that only it knows is reached from there.

The engine, the reports, the library, the commands and the forms meet platforms as :class:`Platforms`: the list of them,
each of which is imported when a file of it turns up.
"""

from __future__ import annotations

from contextlib import nullcontext
from functools import lru_cache
from importlib import import_module
from types import MappingProxyType

from onsrights.engine.declared import TYPE_CHECKING, Declared, NamedTuple, Protocol
from onsrights.engine.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from contextlib import AbstractContextManager
    from datetime import date
    from typing import Any

    from onsrights.engine.check.register import Register
    from onsrights.engine.check.rule import Registry, Rule
    from onsrights.engine.check.schema import Document
    from onsrights.engine.check.shape import Shape
    from onsrights.engine.diagnostics import Finding, Severity
    from onsrights.engine.files.discover import Names
    from onsrights.engine.settings.settings import Settings
    from onsrights.engine.text.source import Source
    from onsrights.engine.text.tree import Tree

__all__ = [
    "Checked",
    "Context",
    "Entry",
    "Group",
    "Judge",
    "Manner",
    "Noun",
    "Offer",
    "Platform",
    "Platforms",
    "SettingsByFile",
    "Subject",
    "halves",
    "load_schema",
    "part_of",
    "rules_of",
    "unit_pointer",
]

_NOTHING: Mapping[str, Any] = MappingProxyType({})


class Group(NamedTuple):
    """The findings about one unit, or (without a ``label``) about what is around the units."""

    label: str | None
    findings: list[Finding]
    names: Mapping[str, str] = _NOTHING
    """The key that a pointer stands for, where its last step is another word: the value under a misspelt key."""


class Entry(NamedTuple):
    """One unit of a file, sound or not, for reports that list them all."""

    document: int
    pointer: str
    label: str | None
    """What it is called, where it has a name."""
    ready: bool = False
    """Whether it can be registered as it is."""


class Checked(Declared):
    """What a session says of one file. Silence, selection and the comments that ignore rules are applied already."""

    platform: Platform
    groups: list[Group]
    entries: tuple[Entry, ...]
    """Every unit, in the order of the file."""
    suppressed: int = 0
    """How many findings are silenced by comments."""

    @property
    def units(self) -> int:
        """How many units there are."""
        return len(self.entries)

    @property
    def ready(self) -> int:
        """How many of them can be registered as they are."""
        return sum(entry.ready for entry in self.entries)


class SettingsByFile(Protocol):
    """Settings that may differ from file to file, as :class:`onsrights.engine.settings.settings.Settings` may."""

    def of(self, path: str | None) -> Settings:
        """Give the settings for the file at ``path``, as reports call it; without one those of the run."""

    @property
    def house(self) -> tuple[Rule, ...]:
        """The house rules of all settings that there are for the run."""


class Subject(Protocol):
    """One unit as a platform's rules see it."""

    @property
    def pointer(self) -> str:
        """Where it is in its document."""

    @property
    def label(self) -> str | None:
        """What reports call it."""


class Context(Declared):
    """What a check may know besides the file."""

    settings: Settings
    register: Register
    names: Mapping[str, str] = _NOTHING
    """The words for all platforms, without separators and in small letters, with the platform's key."""
    as_of: date | None = None
    """The day to count with; ``None`` for today."""
    earlier: str | None = None
    """What was in the file before, where it is held against that."""
    observed: Any = None
    """What was found at the vendor, where it is held against that."""
    source: Source | None = None
    """The file; ``None`` for a form."""
    remembered: dict[Any, Any] | None = None
    """What a judge may keep of units for the next run, where the same text is checked again and again."""


class Judge(Protocol):
    """Asks a platform's rules; it lives as long as a run, so that it may remember."""

    def open(self, context: Context) -> None:
        """Begin with another file, or a form."""

    def findings(self, subject: Any) -> Iterable[Finding]:  # noqa: ANN401 - each platform has subjects of its own
        """Give what the rules say of one unit, before anything falls silent."""


class Noun(Declared):
    """What is counted, in the words of the field."""

    one: Text
    many: Text
    the: Text
    """With its article."""
    ready: Text
    """What it is when nothing keeps it back: ``klaar voor registratie``, ``ready to register``."""
    rule: Text
    """The code of some rule, for sentences that show how one is written."""


class Manner(Declared):
    """How the characters of a text are looked at (130, 131)."""

    severity: Severity | None = None
    """How grave an invisible character is; ``None`` for what the rule says."""
    breaks: bool = False
    """Whether the text may have more than one line."""
    looked_at: bool = True
    scripts: bool = False
    """Whether letters of another script that look like Latin ones are told, where they stand among those."""


_MANNER = Manner()


class Platform(Declared):
    """One system that applications are registered for.

    Places are those of :class:`onsrights.engine.check.shape.Shape`.
    """

    key: str
    """In manifests, settings and ``--platform``."""
    name: str
    prefix: str
    """Of the codes of its rules."""
    unit: str
    """The key that holds what is counted: ``rights[]`` for a list of units, ``connector`` where a document is one."""
    label: tuple[str, ...]
    """The keys, from the unit on, that lead to its name."""
    noun: Noun
    schema: str
    """The file of its schema in ``schemas``, or an absolute path. Nothing about the build of a manifest is said twice:
    titles and descriptions there, English and Dutch, are the labels and the help of the keys."""
    shape_from: Callable[[], Shape]
    """Gives what the schema asks of a manifest; only who reads one needs it."""
    catalogue: tuple[Rule, ...]
    read: Callable[[Document], Iterable[Any]]
    """Gives the units of a document as its rules see them, one by one; what is wrong with the build of one is to be
    found in the document (:meth:`Document.taken`) when it is given."""
    judge: Callable[[tuple[Rule, ...], Register], Judge]
    """Begins a run."""
    wording: str = ""
    """The module with its own words for rules of the engine: ``TEXTS``, by number and key."""
    example: str = ""
    """A clean manifest, on which the examples of the pages are laid."""
    fields: tuple[str, ...] | None = None
    """The keys of a unit that a diagnostic may name as its field; ``None`` for all."""
    names: Mapping[str, str] = _NOTHING
    """What rules of the engine are called here, by number, where not as everywhere."""
    silences: Mapping[str, str] = _NOTHING
    """What rules of the engine silence here, by number, where not as everywhere."""
    other_names: Mapping[str, str] = _NOTHING
    """By the place of a mapping: a line for each key with other words for it (``name: naam, title``)."""
    other_words: Mapping[str, Mapping[str, str]] = _NOTHING
    """By the place of a value: other words for what may be there, in small letters."""
    manners: Mapping[str, Manner] = _NOTHING
    """By the place of a text: how its characters are looked at, where not like those of any text."""
    own: Callable[[str, str, str], str | None] = lambda _number, _place, _written: None
    """Gives the key of its own text for a missing key (110) or a value (112), by number, place and what is written."""
    is_whole: Callable[[str, str], bool] = lambda _key, _text: True
    """Whether a text, by its key, needs no continuation (106)."""
    content: Callable[[str, str], list[str]] = lambda _place, text: text.split()
    """Gives the words of a text that say something, by its place: what a fix takes of them has to be in its title."""
    parts: Mapping[str, tuple[str, ...]] = _NOTHING
    """By the place of a text that is read in parts: what its parts are called, for house rules about one of them."""
    part: Callable[[Any, str, str], Iterable[tuple[int, int]]] = lambda _subject, _place, _part: ()
    """Gives where that part stands in a text of a unit: the unit, the place, and what the part is called."""
    vetted: Callable[[Any, Any, list[Finding], list[Finding]], list[Finding]] = lambda _judge, _unit, house, _said: (
        house
    )
    """Gives what house rules say of a unit, with those of their proposals that can be offered for it: its judge, the
    unit, what they say, and what the platform's own rules said."""
    within: Callable[[Settings], AbstractContextManager[object]] = lambda _settings: nullcontext()
    """What has to be there while a file is checked."""
    needed: frozenset[str] = frozenset()
    """Its own rules about what the registration cannot do without; nothing in a file or in settings waives them."""
    secrets: tuple[str, ...] = ()
    """Kinds of secrets that only its manifests have (116)."""
    doors: Mapping[str, str] = _NOTHING
    """What else it has, by the name of the door: where it is imported from (``package.module:name``)."""

    @property
    def shape(self) -> Shape:
        """What the schema asks of a manifest."""
        return self.shape_from()

    def manner(self, place: str) -> Manner:
        """Give how the characters of a text are looked at."""
        return self.manners.get(place, _MANNER)

    def field(self, place: str | None) -> str | None:
        """Give what a diagnostic calls its field, by its place in the schema."""
        if not place:
            return None
        below = place.removeprefix(f"{self.unit}.") if self.unit.endswith("[]") else place
        return below if self.fields is None or below in self.fields else None

    def title(self, place: str) -> Text:
        """Give what a key is called on the vendor's screen; an item without a name of its own is called as its list."""
        while place.endswith("[]") and "title" not in part_of(load_schema(self.schema), place):
            place = place.removesuffix("[]")
        return _of_schema(self.schema, place, "title")

    def title_of(self, field: str) -> Text:
        """Give what a field of a diagnostic is called on the vendor's screen."""
        return self.title(f"{self.unit}.{field}" if self.unit.endswith("[]") else field)

    def help(self, place: str) -> Text:
        """Give the sentence that says what belongs under a key."""
        return _of_schema(self.schema, place, "description")

    def door(self, name: str) -> Any:  # noqa: ANN401 - each door has a form of its own
        """Import one of its doors; ``None`` where it has none of that name."""
        where = self.doors.get(name)
        if where is None:
            return None
        module, _, attribute = where.partition(":")
        return getattr(import_module(module), attribute)


def unit_pointer(platform: Platform, pointer: str) -> str | None:
    """Give the pointer of the unit that a place is in; ``None`` for what is around the units."""
    if not platform.unit.endswith("[]"):
        return ""
    steps = pointer.split("/", 3)
    return "/".join(steps[:3]) if len(steps) > 2 and steps[2].isdigit() else None  # noqa: PLR2004 - list and index


@lru_cache(8)
def load_schema(schema: str) -> dict[str, Any]:
    """Read one of the schemas that come with the package, or the one at an absolute path."""
    import json
    from os.path import isabs

    if isabs(schema):
        with open(schema, "rb") as file:
            return dict(json.load(file))
    from onsrights.engine.data import content

    return dict(json.loads(content("onsrights.schemas", schema)))


def part_of(schema: Mapping[str, Any], place: str) -> dict[str, Any]:
    """Give what a schema says of one place, references followed."""
    part: Mapping[str, Any] = schema
    for step in [step for name in place.split(".") if name for step in _steps(name)]:
        part = _resolved(schema, part)
        if step == "[]":
            part = part["items"] if "items" in part else part["additionalProperties"]
        else:
            part = part["properties"][step]
    return dict(_resolved(schema, part))


def _steps(name: str) -> list[str]:
    bare = name.rstrip("[]")
    return [bare] * bool(bare) + ["[]"] * ((len(name) - len(bare)) // 2)


def _resolved(schema: Mapping[str, Any], part: Mapping[str, Any]) -> Mapping[str, Any]:
    reference = part.get("$ref")
    return part if reference is None else {**schema["$defs"][reference.removeprefix("#/$defs/")], **part}


@lru_cache(1024)
def _of_schema(schema: str, place: str, what: str) -> Text:
    """Give a text of a schema; an item that has none of its own goes by that of its list."""
    found = part_of(load_schema(schema), place).get(what)
    if found is None and place.endswith("[]"):
        return _of_schema(schema, place.removesuffix("[]"), what)
    return halves(str(found or place.rpartition(".")[2]))


def halves(text: str) -> Text:
    """Give both languages of a text of a schema, which has English first and Dutch behind a stroke."""
    pieces = text.split(" / ")
    half = len(pieces) // 2
    return Text(" / ".join(pieces[half:]), " / ".join(pieces[:half] or pieces))


# ---------------------------------------------------------------------------------------------------- all of them


class Offer(Declared):
    """What has to be known of a platform before it is imported."""

    key: str
    name: str
    where: str
    """Where its value is imported from: ``package.module:NAME``."""
    files: tuple[str, ...] = ()
    """Names that its manifests have."""
    endings: tuple[str, ...] = ()
    """Endings of such names."""
    words: tuple[str, ...] = ()
    """Other words for it, without separators and in small letters."""
    tells: tuple[str, ...] = ()
    """Keys by which its manifests are told where a file says no platform: ``app/redirect_uri``; one is enough."""


class Platforms:
    """The platforms that there are, in their order; the first is the one that nobody has to name."""

    def __init__(self, offers: Iterable[Offer]) -> None:
        self.offers = {offer.key: offer for offer in offers}

    @property
    def keys(self) -> tuple[str, ...]:
        """Their keys."""
        return tuple(self.offers)

    @property
    def names(self) -> dict[str, str]:
        """All words for platforms, with the key that is meant."""
        return {word: offer.key for offer in self.offers.values() for word in (offer.key, *offer.words)}

    def __getitem__(self, key: str) -> Platform:
        """Import a platform; raise :class:`KeyError` where there is none."""
        return _imported(self.offers[key].where)

    def all(self) -> list[Platform]:
        """Import all of them."""
        return [self[key] for key in self.offers]

    def registry(self, settings: Settings | None = None) -> Registry:
        """Give the rules of all platforms: of one name, those of every platform that has it.

        With ``settings`` the house rules that they have are among them, as the last.
        """
        from onsrights.engine.check.rule import Registry

        own = () if settings is None else (*settings.house, *settings.house_elsewhere)
        return Registry([*(rule for platform in self.all() for rule in rules_of(platform)), *own])

    def rules_called(self, written: str, settings: Callable[[], Settings] | None = None) -> tuple[Rule, ...]:
        """Give the rule with this code, or those of all platforms with this name; else what may be meant by a part.

        A code says whose it is, and the platforms behind that one are not imported. ``settings`` gives those that may
        have house rules, and is asked only where no code of a platform is meant.

        :raises UnknownRuleError: where there is none.
        """
        code = written.upper()
        for platform in map(self.__getitem__, self.offers):
            if code.startswith(platform.prefix):
                for rule in rules_of(platform):
                    if rule.code == code:
                        return (rule,)
        return self.registry(settings() if settings is not None else None).matching(written)

    @property
    def files(self) -> Names:
        """The names of manifests for which folders are searched."""
        from onsrights.engine.files.discover import Names

        offers = self.offers.values()
        return Names(
            tuple(name for offer in offers for name in offer.files),
            tuple(ending for offer in offers for ending in offer.endings),
        )

    def by_path(self, path: str | None) -> str | None:
        """Give the platform that a file's name tells of."""
        from os.path import basename

        name = basename((path or "").replace("\\", "/"))
        for offer in self.offers.values():
            if name in offer.files or name.endswith(offer.endings):
                return offer.key
            if name.endswith(".json") and f"{name[:-5]}.yaml".endswith(offer.endings):
                return offer.key
        return None

    def of(self, tree: Tree, path: str | None) -> Platform:
        """Say which platform a file is for; it is told by its first document, else by its name."""
        return self[self.key_of(tree, path)]

    def key_of(self, tree: Tree, path: str | None) -> str:
        """Give the key of the platform that a file is for."""
        values = _top(next(iter(tree.documents), None))
        return self._named(values) or self.by_path(path) or self._told(values) or next(iter(self.offers))

    def told_by(self, tree: Tree) -> str | None:
        """Give the key of the platform that a file tells of, whatever it is called; ``None`` where it tells of none."""
        values = _top(next(iter(tree.documents), None))
        return self._named(values) or self._told(values)

    def _named(self, values: Mapping[str, Any]) -> str | None:
        named = values.get("platform")
        return str(named[3]) if named is not None and named[0] == "scalar" and named[3] in self.offers else None

    def _told(self, values: Mapping[str, Any]) -> str | None:
        told = (key for key, offer in self.offers.items() if any(_tells(values, keys) for keys in offer.tells))
        return next(told, None)


def rules_of(platform: Platform) -> Registry:
    """Give all rules of a platform, in the order of their codes: those of the engine under its prefix, and its own.

    They are put together once, because for a single right that takes as long as the check itself.
    """
    from onsrights.engine._catalogue import RULES
    from onsrights.engine.check.rule import Registry

    known = _REGISTRIES.get(id(platform))
    if known is not None and known[0] is platform:
        return known[1]
    shared = [
        rule._replace(
            code=platform.prefix + rule.code,
            name=platform.names.get(rule.code, rule.name),
            silences=platform.silences.get(rule.code, rule.silences),
            wording=platform.wording,
        )
        for rule in RULES
    ]
    registry = Registry(sorted([*shared, *platform.catalogue]))
    _REGISTRIES[id(platform)] = platform, registry
    return registry


_REGISTRIES: dict[int, tuple[Platform, Registry]] = {}


@lru_cache(32)
def _imported(where: str) -> Platform:
    module, _, name = where.partition(":")
    platform: Platform = getattr(import_module(module), name)
    return platform


def _top(root: Any) -> dict[str, Any]:  # noqa: ANN401 - a node of any kind, or nothing
    """Give the values of a document's keys; of a repeated key the first."""
    if root is None or root[0] != "mapping":
        return {}
    return {key[3]: value for key, value in reversed(root[3]) if key[0] == "scalar"}


def _tells(values: Mapping[str, Any], keys: str) -> bool:
    """Whether a document has a key, or a mapping with one in it."""
    key, _, below = keys.partition("/")
    value = values.get(key)
    return value is not None and (not below or below in _top(value))
