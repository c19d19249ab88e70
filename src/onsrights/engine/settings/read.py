"""Read one file of settings: every fault in it in one go, each with its place and in our own words.

``tomllib`` reads the TOML. What it refuses is told by :mod:`onsrights.engine.settings.toml_faults`; where a key or a
value stands, which it does not tell, is looked up by :mod:`onsrights.engine.settings.toml_places`, and only where
something is wrong.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from onsrights.engine.files.open import read_bytes
from onsrights.engine.files.paths import with_slashes
from onsrights.engine.limits import SETTINGS_BYTES
from onsrights.engine.settings.messages import TEXTS
from onsrights.engine.settings.nearest import PYPROJECT, STANDALONE, absolute, narrow
from onsrights.engine.settings.settings import Limits, Settings
from onsrights.engine.text.source import looks_wide
from onsrights.engine.text.visible import shorten

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from onsrights.engine.check.rule import Rule
    from onsrights.engine.diagnostics import Language, Text
    from onsrights.engine.settings.keys import Key, Schema
    from onsrights.engine.settings.toml_places import Path

__all__ = [
    "LANGUAGES",
    "PATTERNS",
    "Look",
    "Reader",
    "SettingsError",
    "SettingsFault",
    "Table",
    "files_beside",
    "given",
    "language_of",
    "read",
    "shown_path",
    "unread",
]

_MOST = 200
"""Faults of one file that are told; nobody reads more, and looking for them takes time."""

_MAY_BE_OURS = re.compile(rb"tool\s*\.\s*[\"']?onsrights|onsrights[\"']?\s*(?:[\].]|=(?!=))")
"""Our name as part of a key or a header, not as one of the packages that a project needs."""

_PARTS = re.compile(r"(?<![\w.\"'-])(?:[\w\"'-]+[ \t]*\.[ \t]*){50}")
"""A key of more parts than anybody writes; ``tomllib`` takes the square of their number in time."""

_LONGEST_WORD = 100
"""Code points of a word of a form of its own that was meant by another one."""
_LETTER = r"^(?=.*[A-Za-zÀ-ÖØ-öø-ɏ])"
_WORD = r"[^\s…\[\](){}<>|,;:/\"\\]+"
_NAME = r"[^\s\[\]|]+"
_END = r"(?![\s\S])"
LANGUAGES = ("nl", "en")
PATTERNS = {
    "word": f"{_LETTER}(?=.{{1,60}}{_END}){_WORD}( {_WORD}){{0,4}}{_END}",
    "phrase": f"{_LETTER}(?=.{{1,60}}{_END}){_WORD}(( {_WORD}){{0,3}}|( {_WORD}){{0,2}} …( {_WORD}){{1,4}}){_END}",
    "words": f"{_LETTER}(?=.{{2,60}}{_END}){_NAME}( {_NAME}){{0,5}}{_END}",
}
"""What words have to be like, as regular expressions that JSON Schema understands as well."""


_SHARED = frozenset(
    "files select ignore severity limits overrides language format fail-on baseline required-version house "
    "house-files".split()
)
"""The keys for all platforms; what others hold is handed on to the platform whose they are."""


class SettingsFault(NamedTuple):
    """One fault of a file of settings."""

    path: str
    line: int | None
    """1-based; ``None`` where it is the whole file that is meant."""
    column: int | None
    """1-based, in code points."""
    text: Text
    data: Mapping[str, Any]

    @property
    def place(self) -> str:
        """File, line and column as compilers write them: ``onsrights.toml:3:1``."""
        return self.path if self.line is None else f"{self.path}:{self.line}:{self.column}"

    def message(self, lang: Language = "en") -> str:
        """Say in ``lang`` what is wrong and what to write instead."""
        return self.text.render(lang, self.data)


class SettingsError(ValueError):
    """Settings that cannot be used; ``faults`` has everything that is wrong with them."""

    def __init__(self, faults: tuple[SettingsFault, ...]) -> None:
        super().__init__(faults)
        self.faults = faults

    def message(self, lang: Language = "en") -> str:
        """Say in ``lang`` everything that is wrong, one line a fault, each with its place."""
        return "\n".join(f"{fault.place}: {fault.message(lang)}" for fault in self.faults)

    def __str__(self) -> str:
        return self.message()


def read(
    path: str,
    schema: Callable[[], Schema],
    *,
    named: bool = False,
    root: str | None = None,
    version: str | None = None,
    refused: OSError | None = None,
) -> Settings | None:
    """Read the settings of one file; raise :class:`SettingsError` with all that is wrong with them.

    ``None`` for a ``pyproject.toml`` without our table, unless the file was ``named`` by the user, who then expects
    one. ``schema`` gives what may be in the table; asked only where there is one, because it needs every platform.
    ``root`` is the folder that its patterns start from, by default its own. ``refused`` is the error by which the
    disk would not even say whether the file is there.
    """
    shown = shown_path(path)
    try:
        if refused is not None:
            raise refused
        data = read_bytes(path, SETTINGS_BYTES + 1)
    except OSError as error:
        raise SettingsError((unread(shown, error),)) from None
    table, prefix, reader = _table(path, shown, data)
    if table is None:
        if named:
            raise SettingsError((SettingsFault(shown, None, None, TEXTS["no-table"], {}),))
        return None
    folder = absolute(root) if root is not None else os.path.dirname(absolute(path))
    known = schema()
    home = os.path.dirname(absolute(path))
    found = Look(reader, known, version, folder, home).whole(table, prefix)
    return _settings(found, folder, known.keys)


def given(text: str, schema: Callable[[], Schema]) -> Settings:
    """Read settings that somebody gives as the text of an ``onsrights.toml``; faults are those of :func:`read`."""
    table, prefix, reader = _table(STANDALONE, STANDALONE, text.encode("utf-8", "surrogatepass"))
    assert table is not None
    known = schema()
    return _settings(Look(reader, known).whole(table, prefix), "", known.keys)


def files_beside(path: str) -> list[str]:
    """Give the files that hold house rules for a file of settings; faults are for :func:`read`."""
    try:
        data = read_bytes(path, SETTINGS_BYTES + 1)
        table = _table(path, path, data)[0] if b"house-files" in data else None
    except (OSError, SettingsError):
        return []
    if table is None:
        return []
    from onsrights.engine.settings.house_rules import files_named_in

    return [*files_named_in(table, os.path.dirname(absolute(path)))]


def language_of(path: str) -> tuple[bool, str | None]:
    """Say whether a file holds settings, and which language they have for messages; faults are for :func:`read`."""
    try:
        table = _table(path, path, read_bytes(path, SETTINGS_BYTES + 1))[0]
    except (OSError, SettingsError):
        return True, None
    found = table.get("language") if table is not None else None
    return table is not None, found if isinstance(found, str) else None


def unread(shown: str, error: OSError) -> SettingsFault:
    """Say why a file could not be read."""
    key = {FileNotFoundError: "missing", IsADirectoryError: "folder", PermissionError: "denied"}.get(type(error))
    if key is None:
        key = "special" if error.errno is None else "unreadable"
    return SettingsFault(shown, None, None, TEXTS[key], {"reason": error.strerror or ""})


def shown_path(path: str) -> str:
    """Give a path as users know it: from the current folder where it lies in there, with forward slashes."""
    try:
        near = os.path.relpath(path)
    except (OSError, ValueError):  # the current folder is gone, or on another drive
        near = os.pardir
    return with_slashes(absolute(path) if near.startswith(os.pardir) else near)


Table: TypeAlias = "dict[str, Any]"


def _table(path: str, shown: str, data: bytes) -> tuple[Table | None, Path, Reader]:
    """Give the table of our settings, the keys that lead to it, and what places are looked up in."""
    shared = os.path.basename(path) == PYPROJECT
    reader = Reader(shown)
    if shared and len(data) <= SETTINGS_BYTES and not _MAY_BE_OURS.search(narrow(data)):
        return None, (), reader
    reader.take(data)
    if not shared:
        return reader.read, (), reader
    tool = reader.read.get("tool")
    table = tool.get("onsrights") if isinstance(tool, dict) else None
    if table is not None and not isinstance(table, dict):
        reader.add(("tool", "onsrights"), "table", key="onsrights", header="tool.onsrights")
        reader.done()
    return table, ("tool", "onsrights"), reader


class Reader:
    """One file: its text, what ``tomllib`` made of it, and the faults that were found."""

    def __init__(self, shown: str) -> None:
        self.shown = shown
        self.text = ""
        self.read: Table = {}
        self._faults: list[SettingsFault] = []
        self._others: list[SettingsFault] = []
        self._read_too: list[Reader] = []
        self._places: Mapping[Path, Any] | None = None

    def take(self, data: bytes) -> None:
        """Decode and parse; raise :class:`SettingsError` where that cannot be done."""
        import tomllib

        if len(data) > SETTINGS_BYTES:
            self.fail("large", None, most=SETTINGS_BYTES)
        if wide := looks_wide(data):
            self.fail("wide", 0, name=wide.upper())
        try:
            self.text = data.decode().removeprefix("\ufeff")
        except UnicodeDecodeError as error:
            self.text = data[: error.start].decode().removeprefix("\ufeff")
            self.fail("encoding", len(self.text))
        if deep := _PARTS.search(self.text):
            self.fail("deep", deep.start())
        try:
            self.read = tomllib.loads(self.text)
        except RecursionError:
            self.fail("deep", None)
        except ValueError as error:
            from onsrights.engine.settings.toml_faults import fault_of

            at, text = fault_of(self.text, error)
            self._at(at, text, {})
            self.done()

    def fail(self, key: str, at: int | None, **data: object) -> None:
        """Stop with one fault at a place in the text."""
        self._at(at, TEXTS[key], data)
        self.done()

    def add(self, path: Path, text: str | Text, *, on_key: bool = False, **data: object) -> None:
        """Note a fault of the value at ``path``, or of its key; ``text`` is a sentence, or the key of one of ours."""
        stand = None
        while path and stand is None:
            stand = self._stands().get(path)
            path, on_key = path[:-1], on_key and stand is not None
        at = None if stand is None else stand.key if on_key else stand.value
        self._at(at, TEXTS[text] if isinstance(text, str) else text, data)

    def _stands(self) -> Mapping[Path, Any]:
        if self._places is None:
            from onsrights.engine.settings.toml_places import places

            self._places = places(self.text, self.read)
        return self._places

    def _at(self, at: int | None, text: Text, data: Mapping[str, Any]) -> None:
        line, column = (None, None) if at is None else self._point(at)
        if len(self._faults) == _MOST:
            self._faults.append(SettingsFault(self.shown, line, column, TEXTS["more"], {}))
            self.done()
        self._faults.append(SettingsFault(self.shown, line, column, text, data))

    def beside(self, faults: Iterable[SettingsFault]) -> None:
        """Note what is wrong with another file that this one names."""
        self._others += faults

    @property
    def is_sound(self) -> bool:
        """Whether nothing was noted yet."""
        return not (self._faults or self._others) and all(other.is_sound for other in self._read_too)

    def with_faults_of(self, other: Reader) -> None:
        """Tell what was, and will be, noted in the reader of another file with what is wrong with this one."""
        self._read_too.append(other)

    def point_of(self, path: Path) -> tuple[int | None, int | None]:
        """Give line and column of what is at ``path``; where that cannot be told, neither."""
        stand = self._stands().get(path)
        return (None, None) if stand is None else self._point(stand.key)

    def _point(self, at: int) -> tuple[int, int]:
        return self.text.count("\n", 0, at) + 1, at - self.text.rfind("\n", 0, at)

    def done(self) -> None:
        """Raise :class:`SettingsError` where a fault was noted, in the order of the file."""
        if faults := self.faults():
            raise SettingsError(tuple(faults))

    def faults(self) -> list[SettingsFault]:
        """Give what was noted, in the order of the file, and then what is wrong with the files that it names."""
        own = sorted(self._faults, key=lambda fault: (fault.line or 0, fault.column or 0))
        return [*own, *self._others, *(fault for other in self._read_too for fault in other.faults())]


class Look:
    """Holds a table against the keys there are."""

    def __init__(
        self, reader: Reader, schema: Schema, version: str | None = None, folder: str = "", home: str = ""
    ) -> None:
        self._reader = reader
        self._folder = folder
        """The one that patterns start from."""
        self._home = home
        """The one that the file is in."""
        self._schema = schema
        self._registry = schema.registry
        self._version = version

    def whole(self, table: Table, prefix: Path) -> Table:
        """Give the table with all values as they are used; raise :class:`SettingsError` where something is wrong."""
        self._required_version(table, prefix)
        if not prefix and isinstance(table.get("tool"), dict):
            self._reader.add(("tool",), "tool", on_key=True)
            table = {name: value for name, value in table.items() if name != "tool"}
        house: tuple[Rule, ...] = ()
        if "house" in table or "house-files" in table:
            from onsrights.engine.settings.house_rules import read_house

            house = read_house(table, prefix, self._reader, self._schema, self._home)
            self._registry = self._schema.platforms.registry(Settings(house=house))
        found = self._keys(table, self._schema.keys, prefix)
        self._reader.done()
        return {**found, "house": house}

    def house(self, tables: object, path: Path) -> None:
        """Look at the tables of a file that holds nothing but house rules."""
        key = next(key for key in self._schema.keys if key.name == "house")
        self._value(key, tables, path)

    def _required_version(self, table: Table, prefix: Path) -> None:
        """Refuse the settings of another version by that alone: it may well have keys that this one does not know."""
        from onsrights import __version__
        from onsrights.engine.settings.required_version import fits, is_requirement

        written = table.get("required-version")
        mine = self._version or __version__
        if isinstance(written, str) and is_requirement(written) and not fits(mine, written):
            self._reader.add((*prefix, "required-version"), "unmet", written=written, version=mine)
            self._reader.done()

    def _keys(self, table: Table, keys: tuple[Key, ...], path: Path) -> Table:
        known = {key.name: key for key in keys}
        found = {}
        for name, value in table.items():
            key = known.get(name)
            if key is None:
                self._unknown(name, known, (*path, name))
            else:
                found[name] = self._value(key, value, (*path, name))
        for key in keys:
            if key.required and key.name not in table:
                self._reader.add(path, "required", key=key.name, example=key.example)
        return found

    def _unknown(self, name: str, known: Iterable[str], path: Path) -> None:
        meant = _meant(name.lower().replace("_", "-"), known)
        if meant is None:
            self._reader.add(path, "unknown", on_key=True, key=name, known=", ".join(known))
        else:
            self._reader.add(path, "unknown-near", on_key=True, key=name, meant=meant)

    def _value(self, key: Key, value: object, path: Path) -> Any:  # noqa: ANN401 - what the key takes
        name = key.name
        if key.kind == "table":
            if isinstance(value, dict):
                return self._keys(value, key.keys, path)
            self._reader.add(path, "table", key=name, header=_header(path))
        elif key.kind == "tables":
            if isinstance(value, list):
                return [self._one_of(key, part, (*path, index)) for index, part in enumerate(value)]
            self._reader.add(path, "tables", key=name, header=_header(path))
        elif key.kind == "number":
            self._number(key, value, path)
        elif key.kind == "severities":
            self._severities(key, value, path)
        elif key.kind in {"choices", "globs", "rules", "words"}:
            self._list(key, value, path)
        elif key.kind == "pairs":
            self._pairs(key, value, path)
        elif key.kind == "message":
            self._message(key, value, path)
        elif not isinstance(value, str):
            self._reader.add(path, "text", key=name, example=key.example)
        else:
            self._text(key, value, path)
        return value

    def _one_of(self, key: Key, value: object, path: Path) -> Table:
        if isinstance(value, dict):
            found = [name for name in value if name in key.one_of]
            if key.one_of and len(found) != 1:
                among = ", ".join(f'"{name}"' for name in found)
                text = "one-of-many" if found else "one-of"
                self._reader.add(path, text, key=key.name, known=", ".join(key.one_of), found=among)
            return self._keys(value, key.keys, path)
        self._reader.add(path, "tables", key=key.name, header=_header(path))
        return {}

    def _number(self, key: Key, value: object, path: Path) -> None:
        if not isinstance(value, int) or isinstance(value, bool):
            self._reader.add(path, "number", key=key.name, example=key.example)
        elif value < 1:
            self._reader.add(path, "too-small", key=key.name, written=value)

    def _severities(self, key: Key, value: object, path: Path) -> None:
        if not isinstance(value, dict):
            self._reader.add(path, "table", key=key.name, header=_header(path))
            return
        for rule, severity in value.items():
            self._rule(rule, (*path, rule), on_key=True)
            if isinstance(severity, str):
                self._choice(rule, severity, ("error", "warning", "info"), (*path, rule))
            else:
                self._reader.add((*path, rule), "text", key=rule, example='"warning"')

    def _pairs(self, key: Key, value: object, path: Path) -> None:
        if not isinstance(value, dict):
            self._reader.add(path, "table", key=key.name, header=_header(path))
            return
        if not value:
            self._reader.add(path, "no-words", key=key.name, example=key.example)
        for word, other in value.items():
            self._form(key, word, (*path, word), on_key=True)
            if isinstance(other, str):
                self._form(key, other, (*path, word))
            else:
                self._reader.add((*path, word), "text", key=word, example='"…"')

    def _message(self, key: Key, value: object, path: Path) -> None:
        """Look at a sentence for both languages, or at one for each."""
        if isinstance(value, str):
            self._sentence(key, value, path)
        elif not isinstance(value, dict):
            self._reader.add(path, "message", key=key.name, example=key.example)
        else:
            for name in value:
                if name not in LANGUAGES:
                    self._unknown(name, LANGUAGES, (*path, name))
            for name in LANGUAGES:
                if isinstance(value.get(name), str):
                    self._sentence(key, value[name], (*path, name))
                else:
                    self._reader.add((*path, name), "message", key=key.name, example=key.example)

    def _sentence(self, key: Key, value: str, path: Path) -> None:
        if not re.match(key.form, value):
            self._reader.add(path, "sentence", key=key.name)

    def _form(self, key: Key, written: str, path: Path, *, on_key: bool = False) -> None:
        """Hold a word against the form that its key asks for."""
        if re.match(key.form or PATTERNS[key.kind], written):
            return
        near = None
        if key.form:
            from unicodedata import normalize

            from onsrights.engine.text.characters import LOOK_ALIKES

            plain = normalize("NFKC", written[:_LONGEST_WORD]).translate(LOOK_ALIKES)
            near = next((word for word in (plain, plain.upper(), plain.lower()) if re.match(key.form, word)), None)
        if near is not None:
            self._reader.add(path, "form-near", on_key=on_key, key=key.name, written=written, meant=near)
        else:
            self._reader.add(path, key.otherwise or key.kind, on_key=on_key, key=key.name, written=shorten(written))

    def _list(self, key: Key, value: object, path: Path) -> None:
        if not isinstance(value, list):
            self._reader.add(path, "list", key=key.name, example=key.example)
            return
        if not value and key.kind == "globs":
            self._reader.add(path, "no-files", key=key.name, example=key.example)
        elif not value and (key.kind == "choices" or key.some):
            self._reader.add(path, "no-words", key=key.name, example=key.example)
        elif key.kind == "globs" and isinstance(value[0], str) and len(value[0].strip()) > 1 and value[0][0] == "!":
            self._reader.add((*path, 0), "glob-not", written=value[0])
        for index, part in enumerate(value):
            here = (*path, index)
            if not isinstance(part, str):
                self._reader.add(here, "item", key=key.name, example=key.example)
            elif key.kind == "rules":
                self._rule(part, here)
            elif key.kind == "globs":
                self._glob(part, here)
            elif key.kind == "choices":
                self._choice(key.name, part, key.choices, here)
            else:
                self._form(key, part, here)

    def _rule(self, written: str, path: Path, *, on_key: bool = False) -> None:
        from onsrights.engine.check.rule import UnknownRuleError

        try:
            self._registry.expand(written)
        except UnknownRuleError as error:
            if error.suggestion:
                self._reader.add(path, "rule-near", on_key=on_key, written=written, meant=error.suggestion)
            else:
                self._reader.add(path, "rule", on_key=on_key, written=written)

    def _glob(self, written: str, path: Path) -> None:
        from onsrights.engine.settings.overrides import fault_of

        if fault := fault_of(written, with_slashes(self._folder)):
            name, meant = fault
            self._reader.add(path, f"glob-{name}{'-near' if meant else ''}", written=written, meant=meant)

    def _text(self, key: Key, value: str, path: Path) -> None:
        if key.kind == "choice":
            self._choice(key.name, value, key.choices, path)
        elif key.kind == "version":
            from onsrights.engine.settings.required_version import is_requirement

            if not is_requirement(value):
                self._reader.add(path, "version", written=value, example=key.example)
        elif key.kind == "path":
            if not value.strip() or "\0" in value:
                self._reader.add(path, "text", key=key.name, example=key.example)
        else:
            self._form(key, value, path)

    def _choice(self, name: str, written: str, choices: tuple[str, ...], path: Path) -> None:
        if written in choices:
            return
        meant = _meant(written.lower().replace("_", "-"), choices)
        if meant is None:
            self._reader.add(path, "choice", key=name, written=written, choices=", ".join(choices))
        else:
            self._reader.add(path, "choice-near", key=name, written=written, meant=meant)


def _meant(written: str, known: Iterable[str]) -> str | None:
    from onsrights.engine.text.did_you_mean import nearest

    names = tuple(known)
    return written if written in names else nearest(written, names)


def _header(path: Path) -> str:
    return ".".join(str(step) for step in path if isinstance(step, str))


def _settings(table: Table, folder: str, keys: Iterable[Key]) -> Settings:
    """Give the settings that a sound table holds; what is in no field of theirs is a platform's own."""
    limits = {name.replace("-", "_"): value for name, value in table.get("limits", {}).items()}
    baseline = table.get("baseline")
    makes = {key.name: key.make for key in keys if key.name not in _SHARED}
    own = {name: (makes[name] or _as_is)(value) for name, value in table.items() if name in makes}
    return Settings(
        select=tuple(table.get("select", ())),
        ignore=tuple(table.get("ignore", ())),
        limits=Limits(**limits),
        severity=table.get("severity", {}),
        overrides=tuple(_overrides(table.get("overrides", ()))),
        root=folder,
        language=table.get("language"),
        format=table.get("format"),
        fail_on=table.get("fail-on"),
        baseline=None if baseline is None else os.path.join(folder, baseline),
        own={name: value for name, value in own.items() if value is not None},
        house=table["house"],
    )


def _as_is(value: object) -> object:
    return value


def _overrides(tables: Iterable[Table]) -> Iterator[Any]:
    from onsrights.engine.settings.overrides import Override

    for table in tables:
        yield Override(
            tuple(table["files"]),
            tuple(table.get("select", ())),
            tuple(table.get("ignore", ())),
            table.get("severity", {}),
            {name: value for name, value in table.items() if name not in _SHARED},
        )
