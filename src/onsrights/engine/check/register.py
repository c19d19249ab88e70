"""What the manifests of one run have said so far of what has to be unique, so that a second one is noticed."""

from __future__ import annotations

from onsrights.engine.declared import TYPE_CHECKING, NamedTuple
from onsrights.engine.diagnostics import Elsewhere, Place

if TYPE_CHECKING:
    from onsrights.engine.check.field import Field
    from onsrights.engine.check.locate import Locator
    from onsrights.engine.text.source import Source

__all__ = ["Earlier", "Register"]


class Earlier(NamedTuple):
    """Where a name was seen first: a place in the same file, or a located one in another."""

    place: Place
    elsewhere: Elsewhere | None
    owner: str = ""
    """What it belongs to there, where that was said."""


class Register:
    """Remembers, for each kind of name, where each was seen first."""

    def __init__(self) -> None:
        self._seen: dict[str, dict[str, str]] = {}
        """By kind and name: file, document, pointer and owner, in one text, because many names are remembered."""
        self._here: dict[tuple[str, int], dict[str, tuple[Place, str]]] = {}
        self._files: list[tuple[str | None, Source | None]] = []
        self._locators: dict[int, Locator] = {}

    def open(self, source: Source | None) -> None:
        """Say that what follows stands in another file."""
        self._files.append((source.path if source else None, source))
        self._here.clear()

    def forget(self) -> frozenset[int]:
        """Begin anew, and give a mark of 64 bits for every name that was remembered."""
        from hashlib import blake2b

        names = (f"{kind}\0{name}" for kind, seen in self._seen.items() for name in seen)
        written = (name.encode("utf-8", "surrogatepass") for name in names)
        marks = frozenset(int.from_bytes(blake2b(name, digest_size=8).digest()) for name in written)
        self._seen.clear()
        self._files.clear()
        self._locators.clear()
        return marks

    def in_document(self, kind: str, document: int) -> dict[str, tuple[Place, str]]:
        """Give what of one kind a document of this file has: where first, and how written; the caller adds to it."""
        return self._here.setdefault((kind, document), {})

    def first(self, kind: str, key: str, field: Field, owner: str = "") -> Earlier | None:
        """Give where ``key`` was seen before, or remember that it was seen here, in what is called ``owner``."""
        now = f"{len(self._files)} {field.document} {len(field.pointer)} {field.pointer}{owner}"
        earlier = self._seen.setdefault(kind, {}).setdefault(key, now)
        return None if earlier is now else self._elsewhere(earlier, field)

    def seen(self, kind: str, key: str, field: Field) -> Earlier | None:
        """Give where ``key`` was seen before, and remember nothing."""
        earlier = self._seen.get(kind, {}).get(key)
        return None if earlier is None else self._elsewhere(earlier, field)

    def _elsewhere(self, earlier: str, field: Field) -> Earlier | None:
        """Give an earlier place, unless it is that of ``field`` itself."""
        file, document, length, rest = earlier.split(" ", 3)
        place = Place(rest[: int(length)], "value", None, int(document))
        owner = rest[int(length) :]
        if int(file) < len(self._files):
            return Earlier(place, self._located(int(file) - 1, place), owner)
        return Earlier(place, None, owner) if place != field.place() else None

    def _located(self, file: int, place: Place) -> Elsewhere:
        """Read the other file's positions once more; only a name that stands in two files pays for that."""
        path, source = self._files[file]
        assert source is not None
        locator = self._locators.get(file)
        if locator is None:
            from onsrights.engine.check.locate import Locator
            from onsrights.engine.check.rule import Registry
            from onsrights.engine.text.tree import read_tree

            self._locators.clear()
            locator = self._locators[file] = Locator(Registry(()), None, read_tree(source))
        found = locator.range(place)
        assert found is not None
        return Elsewhere(path or "", found)
