"""What is new, changed or gone between two versions of a manifest, in words for people who read neither."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from onsrights.engine.check.field import Field, Items, Keys
from onsrights.engine.diagnostics import Text
from onsrights.engine.text.visible import shorten

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from onsrights.engine.check.field import Value
    from onsrights.engine.diagnostics import Language

__all__ = ["Names", "changes"]

_NEW = Text("Nieuw: {what}.", "New: {what}.")
_GONE = Text("Vervallen: {what}.", "Gone: {what}.")
_CHANGED = Text('Gewijzigd: {what}, van "{before}" in "{after}".', 'Changed: {what}, from "{before}" to "{after}".')


class Names(NamedTuple):
    """How the keys of one platform are called; places are paths (``rights[].identifier``)."""

    title: Callable[[str], Text]
    """What a key is called on the vendor's screen."""
    identity: Callable[[str], str | None]
    """The key by which an item of a list is known again, by the path of that list's items."""
    is_free: Callable[[str], bool] = lambda _path: False
    """Whether the keys of a mapping are the writer's own, by its path; what is below them is at ``path[]``."""
    word: Callable[[str, str], Text | None] = lambda _path, _text: None
    """What a value is called for people, by its path, or a key of the writer's own, by the path of its mapping."""


def changes(before: Keys, after: Keys, paths: Sequence[str], names: Names, lang: Language) -> list[str]:
    """Give a sentence for everything that differs below the ``paths``, or beginnings of paths."""
    return list(_Changes(paths, names, lang).of_keys(before, after, "", ""))


class _Changes:
    def __init__(self, paths: Sequence[str], names: Names, lang: Language) -> None:
        self._paths = paths
        self._names = names
        self._lang = lang

    def of_keys(self, before: Keys, after: Keys, path: str, owner: str) -> Iterator[str]:
        """Compare two mappings; ``owner`` is how the sentences call what they belong to."""
        is_free = bool(path) and self._names.is_free(path)
        for key in dict.fromkeys((*after, *before)):
            below = f"{path}[]" if is_free else f"{path}.{key}" if path else key
            if self._is_wanted(below):
                title = self._title(path) + f": {self._word(path, key)}" if is_free else self._title(below)
                yield from self._of_values(before.values.get(key), after.values.get(key), below, owner, title)

    def _is_wanted(self, path: str) -> bool:
        """Whether this, something around it or something in it may be told about."""
        return any(_is_within(path, wanted) or _is_within(wanted, path) for wanted in self._paths)

    def _title(self, path: str) -> str:
        return self._names.title(path).render(self._lang, {})

    def _word(self, path: str, text: str) -> str:
        """Give a value as people call it, or as it is."""
        called = self._names.word(path, text)
        return shorten(text if called is None else called.render(self._lang, {}))

    def _of_values(self, before: Value | None, after: Value | None, path: str, owner: str, title: str) -> Iterator[str]:
        """Compare two values; ``title`` is what they are called."""
        if isinstance(before or after, Items):
            yield from self._of_items(_items(before), _items(after), f"{path}[]", owner + title)
        elif isinstance(before or after, Keys):
            empty = Keys("", 0, {})
            yield from self.of_keys(
                before if isinstance(before, Keys) else empty, after if isinstance(after, Keys) else empty, path, owner
            )
        else:
            old, new = (value.text if isinstance(value, Field) else "" for value in (before, after))
            if old and new and old != new:
                words = {"before": self._word(path, old), "after": self._word(path, new)}
                yield self._say(_CHANGED, what=owner + title, **words)
            elif old != new:
                yield self._say(_NEW if new else _GONE, what=f"{owner}{title}: {self._word(path, new or old)}")

    def _of_items(self, before: Sequence[Value], after: Sequence[Value], path: str, title: str) -> Iterator[str]:
        identity = self._names.identity(path)
        old, new = (dict(self._known(items, identity)) for items in (before, after))
        left = {known: item for known, item in old.items() if known not in new}
        by_label = {label: known for known, item in left.items() if (label := self._label(item, path))}
        for known, item in new.items():
            label = self._label(item, path)
            called = f"{title}: {self._word(path, label or known[0])}"
            # What has another identity and is called the same is told as changed, not as gone and come under one name.
            earlier = old.get(known) or left.pop(by_label.pop(label, known), None)
            if earlier is None:
                yield self._say(_NEW, what=called)
            elif isinstance(item, Keys) and isinstance(earlier, Keys):
                yield from self.of_keys(earlier, item, path, f"{called}, ")
        for known, item in left.items():
            yield self._say(_GONE, what=f"{title}: {self._word(path, self._label(item, path) or known[0])}")

    @staticmethod
    def _known(items: Sequence[Value], identity: str | None) -> Iterator[tuple[tuple[str, int], Value]]:
        """Give each item with what it is known by: its text, the text of one key, or its number.

        Of several that are known by one text each has its place among them besides.
        """
        counted: dict[str, int] = {}
        for number, item in enumerate(items, 1):
            if isinstance(item, Items):
                continue
            name = item.text if isinstance(item, Field) else item.text(identity or "") or str(number)
            counted[name] = counted.get(name, 0) + 1
            yield (name, counted[name]), item

    def _label(self, item: Value, path: str) -> str:
        """Give what an item is called: the first of its keys that may be told about by name."""
        if not isinstance(item, Keys):
            return ""
        keys = [wanted.removeprefix(f"{path}.") for wanted in self._paths if wanted.startswith(f"{path}.")]
        return next((text for key in keys if (text := item.text(key))), "")

    def _say(self, text: Text, **values: str) -> str:
        return text.render(self._lang, values)


def _items(value: Value | None) -> Sequence[Value]:
    return value.items if isinstance(value, Items) else ()


def _is_within(path: str, around: str) -> bool:
    return path == around or path.startswith((f"{around}.", f"{around}["))
