"""Read the house rules of a file of settings, and of the files that it names.

The keys of one rule are held against their list by :mod:`onsrights.engine.settings.read`, like all others. Here is what
a list of keys cannot say: that a code is used once, that a message repeats only what its kind has, that rules do not
contradict each other. Files of house rules hold data alone, and stay within the repository or within an installed
package; none of them can name another one.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from onsrights.engine.check.house import KINDS, PLACEHOLDERS, House, Words, fields_of, folded, like
from onsrights.engine.check.rule import Rule, UnknownRuleError
from onsrights.engine.diagnostics import Text
from onsrights.engine.files.open import read_bytes
from onsrights.engine.files.paths import is_below
from onsrights.engine.limits import HOUSE_FILES, HOUSE_RULES, HOUSE_WORDS, SETTINGS_BYTES
from onsrights.engine.settings.read import LANGUAGES, Look, Reader, SettingsError, shown_path
from onsrights.engine.text.visible import shorten, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onsrights.engine.check.house import Kind
    from onsrights.engine.settings.keys import Schema
    from onsrights.engine.settings.read import Table
    from onsrights.engine.settings.toml_places import Path

__all__ = ["files_named_in", "read_house"]

_PACKAGE = "dist:"
_BRACES = re.compile(r"\{([^{}]*)\}|[{}]")
_NAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?")


class _Defined(NamedTuple):
    """One rule with where it is defined."""

    rule: Rule
    house: House
    reader: Reader
    path: Path

    def refuse(self, key: str, text: str, **data: str | int) -> None:
        """Note that something is wrong with one of its keys."""
        self.reader.add((*self.path, key), text, on_key=False, **data)


def read_house(table: Table, prefix: Path, reader: Reader, schema: Schema, folder: str) -> tuple[Rule, ...]:
    """Give the rules of a table of settings whose keys were looked at; what is wrong is noted in ``reader``.

    ``folder`` is that of the file, from which the files that it names are found.
    """
    found = [*_defined(table.get("house"), reader, (*prefix, "house"), schema)]
    named = table.get("house-files")
    for index, written in enumerate(named[: HOUSE_FILES + 1] if isinstance(named, list) else ()):
        if index == HOUSE_FILES:
            reader.add((*prefix, "house-files", index), "house-many-files", most=HOUSE_FILES)
        elif isinstance(written, str):
            other = _opened(written, reader, (*prefix, "house-files", index), folder)
            if other is not None:
                found += _of_file(other, schema, reader)
    _hold_apart(found)
    if reader.is_sound:
        _hold_together(_in_force(found, table), schema)
    return tuple(one.rule for one in found)


# ---------------------------------------------------------------------------------------------------- files of rules


def _opened(written: str, reader: Reader, path: Path, folder: str) -> Reader | None:
    """Read the file that an entry of ``house-files`` names."""
    if "://" in written or written.startswith("//"):
        reader.add(path, "house-address", written=shorten(written))
        return None
    place = _in_package(written) if written.startswith(_PACKAGE) else _in_repository(written, folder)
    if place.real is None:
        reader.add(path, place.fault, written=shorten(written), name=place.shown)
        return None
    other = Reader(place.shown)
    try:
        other.take(read_bytes(place.real, SETTINGS_BYTES + 1))
    except FileNotFoundError:
        reader.add(path, "house-missing", written=shorten(written))
    except IsADirectoryError:
        reader.add(path, "house-special", written=shorten(written))
    except OSError as error:
        reader.add(path, "house-special" if error.errno is None else "house-unread", written=shorten(written))
    except SettingsError as error:
        reader.beside(error.faults)
    else:
        return other
    return None


def files_named_in(table: Table, folder: str) -> Iterator[str]:
    """Give the files of the disk that a table of settings names for house rules, for whoever watches them."""
    named = table.get("house-files")
    for written in named if isinstance(named, list) else ():
        if isinstance(written, str) and "://" not in written and not written.startswith(("//", _PACKAGE)):
            real = _in_repository(written, folder).real
            if real is not None:
                yield real


class _Place(NamedTuple):
    """Where a file of house rules is, or why there is none."""

    real: str | None
    shown: str
    fault: str = ""


def _in_repository(written: str, folder: str) -> _Place:
    """Find a file in the repository of the settings; without a repository, in their folder."""
    if os.path.isabs(written) or "\\" in written or re.match("[A-Za-z]:", written) or "\0" in written:
        return _Place(None, "", "house-outside")
    home = os.path.realpath(folder)
    root = home
    while not os.path.lexists(os.path.join(root, ".git")):
        above = os.path.dirname(root)
        if above == root:
            root = home
            break
        root = above
    real = os.path.realpath(os.path.join(home, written))
    if not is_below(real, root):
        return _Place(None, "", "house-outside")
    return _Place(real, shown_path(os.path.join(folder, written)))


def _in_package(written: str) -> _Place:
    """Find a file that an installed package has brought along; nothing of the package is imported."""
    from importlib.metadata import PackageNotFoundError, distribution

    name, _, inner = written.removeprefix(_PACKAGE).partition("/")
    if not _NAME.fullmatch(name) or not inner:
        return _Place(None, name, "house-package-form")
    try:
        package = distribution(name)
    except PackageNotFoundError:
        return _Place(None, name, "house-package-missing")
    if inner in {file.as_posix() for file in package.files or ()}:
        real = os.path.realpath(str(package.locate_file(inner)))
        if is_below(real, os.path.realpath(str(package.locate_file("")))):
            return _Place(real, written)
    return _Place(None, name, "house-package-file")


def _of_file(other: Reader, schema: Schema, reader: Reader) -> list[_Defined]:
    """Give the rules of a file of house rules; what is wrong with it is told beside what is wrong with the settings."""
    for name in other.read:
        if name != "house":
            other.add((name,), "house-alone", on_key=True, key=name)
    tables = other.read.get("house")
    if tables is None:
        other.add((), "house-none")
    else:
        Look(other, schema).house(tables, ("house",))
    found = [*_defined(tables, other, ("house",), schema)]
    reader.with_faults_of(other)
    return found


# -------------------------------------------------------------------------------------------------------- single rules


def _defined(tables: object, reader: Reader, path: Path, schema: Schema) -> Iterator[_Defined]:
    """Give the rules of tables, as far as each is one by the types of its values."""
    for index, table in enumerate(tables if isinstance(tables, list) else ()):
        here = (*path, index)
        kinds = [kind for kind in KINDS if isinstance(table, dict) and kind in table]
        if len(kinds) == 1 and (one := _one(table, kinds[0], reader, here)) is not None:
            _look_at(one, schema)
            yield one


def _one(table: Table, kind: Kind, reader: Reader, path: Path) -> _Defined | None:
    """Give one rule; ``None`` where a value is of another type, which was said."""
    code, name, severity = table.get("code"), table.get("name"), table.get("severity", "warning")
    message, part, platform = _message(table.get("message")), table.get("part"), table.get("platform")
    fields, url = _texts(table.get("fields")), table.get("url", "")
    words, instead, edges = _words(kind, table[kind])
    if not (isinstance(code, str) and isinstance(name, str) and isinstance(severity, str) and isinstance(url, str)):
        return None
    if (
        message is None
        or fields is None
        or words is None
        or not all(each is None or isinstance(each, str) for each in (part, platform))
    ):
        return None
    least, most = edges
    line, column = reader.point_of(path)
    house = House(
        kind, fields, message, words, instead, part, platform, least, most, url, visible(reader.shown), line, column
    )
    level: Any = severity
    fix: Any = "unsafe" if kind in {"replace", "allow"} else None
    return _Defined(Rule(code, name, level, fix, house=house), house, reader, path)


def _texts(value: object) -> tuple[str, ...] | None:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        return None
    return tuple(value)


def _words(kind: Kind, value: object) -> tuple[tuple[str, ...] | None, tuple[str, ...], tuple[int | None, int | None]]:
    """Give the words of a rule, what stands in place of each, and the numbers that it has instead of words."""
    nothing = None, None
    if kind not in {"replace", "length"}:
        return _texts(value), (), nothing
    wanted = str if kind == "replace" else int
    if not isinstance(value, dict) or not all(type(each) is wanted for each in value.values()):
        return None, (), nothing
    if kind == "length":
        return (), (), (value.get("min"), value.get("max"))
    return tuple(value), tuple(value.values()), nothing


def _message(value: object) -> Text | None:
    """Give the message in both languages; what nobody can see in it is made visible, as in any text of a stranger."""
    both = dict.fromkeys(LANGUAGES, value) if isinstance(value, str) else value
    if not isinstance(both, dict) or not all(isinstance(both.get(lang), str) for lang in LANGUAGES):
        return None
    return Text(*(visible(both[lang]) for lang in LANGUAGES))


def _look_at(one: _Defined, schema: Schema) -> None:
    """Look at one rule by itself."""
    rule, house = one.rule, one.house
    _look_at_fields(one, schema)
    allowed = PLACEHOLDERS[house.kind]
    if house.kind == "length":
        allowed = tuple(name for name in allowed if {"min": house.least, "max": house.most}.get(name, 0) is not None)
        if house.least is None and house.most is None:
            one.refuse("length", "house-length")
        elif house.least is not None and house.most is not None and house.least > house.most:
            one.refuse("length", "house-edges", min=house.least, max=house.most)
    for brace in _BRACES.finditer(f"{house.message.nl}\n{house.message.en}"):
        if brace[1] not in allowed:
            known = ", ".join(f"{{{name}}}" for name in allowed)
            one.refuse("message", "house-brace" if known else "house-no-brace", written=shorten(brace[0]), known=known)
            break
    with suppress(UnknownRuleError):
        schema.registry.find_all(rule.name)
        one.refuse("name", "house-taken", written=rule.name)
    if house.kind == "replace":
        first: dict[str, str] = {}
        for word, instead in zip(house.words, house.instead, strict=True):
            if word == instead:
                one.reader.add((*one.path, "replace", word), "house-same", on_key=True, word=word)
            elif first.setdefault(folded(word), instead) != instead:
                one.reader.add((*one.path, "replace", word), "house-two", on_key=True, word=word)


def _look_at_fields(one: _Defined, schema: Schema) -> None:
    """Look whether each field is one of the platform that the rule is for, and has the part that it is about."""
    house = one.house
    platforms = [each for each in schema.platforms.all() if house.platform in {None, each.key}]
    for index, name in enumerate(house.fields):
        with_it = [(each, fields_of(each)[name].place) for each in platforms if name in fields_of(each)]
        if not with_it and house.platform in schema.platforms.keys:
            if any(name in fields_of(each) for each in schema.platforms.all()):
                text, data = "house-platform", {"field": name, "platform": house.platform}
                one.reader.add((*one.path, "fields", index), text, on_key=False, **data)
        elif house.part is not None and with_it:
            parts = [part for platform, place in with_it for part in platform.parts.get(place, ())]
            if house.part not in parts:
                text = "house-part" if parts else "house-no-part"
                one.refuse("part", text, part=house.part, field=name, known=", ".join(parts))


# ------------------------------------------------------------------------------------------------------ rules together


def _hold_apart(found: list[_Defined]) -> None:
    """See that no code and no name is used twice, and that the rules are no more than hold at once."""
    codes: dict[str, _Defined] = {}
    names: dict[str, _Defined] = {}
    words = 0
    for number, one in enumerate(found):
        for key, value, known in (("code", one.rule.code, codes), ("name", one.rule.name, names)):
            first = known.setdefault(value, one)
            if first is not one:
                one.refuse(key, "house-twice", written=value, where=first.house.where)
        before, words = words, words + len(one.house.words)
        if number == HOUSE_RULES:
            one.refuse("code", "house-many", most=HOUSE_RULES)
        if before <= HOUSE_WORDS < words:
            one.refuse(one.house.kind, "house-many-words", most=HOUSE_WORDS)


def _in_force(found: list[_Defined], table: Table) -> list[_Defined]:
    """Give the rules that certainly hold together: those that no setting leaves out, for any file."""
    overrides = table.get("overrides", ())
    if any(override.get("select") for override in overrides):
        return []
    left_out = [*table.get("ignore", ()), *(name for override in overrides for name in override.get("ignore", ()))]
    select = table.get("select", ())

    def named(rule: Rule, written: Iterable[str]) -> bool:
        return any(rule.code.startswith(word.upper()) or rule.name == word.lower() for word in written)

    return [one for one in found if not named(one.rule, left_out) and (not select or named(one.rule, select))]


def _hold_together(found: list[_Defined], schema: Schema) -> None:
    """See that one text can satisfy all rules about it, and that their fixes come to an end."""
    places: dict[tuple[str, str, str | None], list[_Defined]] = {}
    for platform in schema.platforms.all():
        known = fields_of(platform)
        for one in found:
            if one.house.platform in {None, platform.key}:
                for name in one.house.fields:
                    if name in known:
                        places.setdefault((platform.key, known[name].place, one.house.part), []).append(one)
    said: set[tuple[str, Path]] = set()
    seen = set()
    for (key, place, part), every in places.items():
        around = places.get((key, place, None), []) if part else []
        codes = tuple(one.rule.code for one in (*every, *around))
        if codes not in seen:
            seen.add(codes)
            _Together(every, around, said).look()


class _Together:
    """The rules about one place, where that is a part of a text beside those about the whole text ``around`` it."""

    def __init__(self, rules: list[_Defined], around: list[_Defined], said: set[tuple[str, Path]]) -> None:
        self._rules = rules
        self._said = said
        """What was noted already, about another place with the same rules."""
        self._bad = Words()
        for one in (*rules, *around):  # what the whole text may not have, no part of it may
            if one.house.kind in {"forbid", "replace"}:
                for number, word in enumerate(one.house.words):
                    self._bad.add(word, one, number)

    def look(self) -> None:
        """Note what contradicts what."""
        for one in self._rules:
            if one.house.kind == "replace":
                self._end_of(one)
            elif one.house.kind in {"require", "allow", "starts-with"}:
                against = [self._against(word) for word in one.house.words]
                if against and all(against):
                    self._refuse(one, (one.house.kind,), "house-none-left", other=against[0] or "")
        self._of_one_mind("allow", _shared)
        self._of_one_mind("starts-with", _longer)
        shortest = longest = None
        for one in self._rules:
            if one.house.kind == "length":
                shortest = max(filter(None, (shortest, one.house.least)), default=None)
                longest = min(filter(None, (longest, one.house.most)), default=None)
                if shortest is not None and longest is not None and shortest > longest:
                    self._refuse(one, ("length",), "house-edges-of-two", min=shortest, max=longest)
                    return

    def _end_of(self, one: _Defined) -> None:
        """See that what a rule writes is not replaced or forbidden in its turn."""
        for word, instead in zip(one.house.words, one.house.instead, strict=True):
            other = self._against(instead)
            if other is not None:
                self._refuse(one, ("replace", word), "house-circle", written=instead, other=other)

    def _refuse(self, one: _Defined, path: Path, text: str, **data: str | int) -> None:
        if (one.rule.code, path) not in self._said:
            self._said.add((one.rule.code, path))
            one.reader.add((*one.path, *path), text, on_key=False, **data)

    def _against(self, text: str) -> str | None:
        """Give the code of the rule that does not want a text, if there is one."""
        for start, end, (one, number) in self._bad.found(text):
            if like(text[start:end], one.house, number) != text[start:end]:
                code: str = one.rule.code
                return code
        return None

    def _of_one_mind(self, kind: str, both: Any) -> None:  # noqa: ANN401 - a function of two sets
        """See that something is left that all rules of a kind take."""
        left: set[str] | None = None
        for one in self._rules:
            if one.house.kind == kind:
                words = {folded(word) for word in one.house.words}
                left = words if left is None else both(left, words)
                if not left:
                    self._refuse(one, (kind,), "house-nothing-left")
                    return


def _shared(one: set[str], other: set[str]) -> set[str]:
    return one & other


def _longer(one: set[str], other: set[str]) -> set[str]:
    """Give the beginnings that begin as both sets want it."""
    return _begun(one, other) | _begun(other, one)


def _begun(one: set[str], other: set[str]) -> set[str]:
    return {word for word in one if any(word[:end] in other for end in range(1, len(word) + 1))}
