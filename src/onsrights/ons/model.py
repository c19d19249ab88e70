"""The manifest as the rules see it: rights with five fields, and where each of them stands."""

from __future__ import annotations

from onsrights.engine.check.field import Field
from onsrights.engine.declared import TYPE_CHECKING, pattern

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Literal, TypeAlias

    from onsrights.ons.identifiers import IdentifierReading
    from onsrights.ons.names.familiar import Signature
    from onsrights.ons.names.reading import Reading

__all__ = ["DESCRIPTIONS", "FIELDS", "NAMES", "AccessRights", "Field", "Manifest", "Right", "known_field"]

AccessRights: TypeAlias = "Literal['require-client-scope', 'allow', 'deny']"
"""How a right that lets somebody into an application is to be judged (ONS701)."""

FIELDS = ("identifier", "dutch_name", "english_name", "dutch_description", "english_description")
"""The five fields of a right, in the order of this manifest's documentation."""

NAMES = ("dutch_name", "english_name")
DESCRIPTIONS = ("dutch_description", "english_description")


def known_field(name: str) -> str:
    """Give the name of a field back; raise :class:`ValueError` where a right has no such field."""
    if name not in FIELDS:
        msg = f"a right has no field {name!r}; it has {', '.join(FIELDS)}"
        raise ValueError(msg)
    return name


_NO_LETTERS = pattern(r"\[[^\[\]]*\]|[^A-Za-z\[]+|\[")


class Right:
    """One right of a manifest, or of a form.

    ``fields`` holds the fields that are there, are text, and are not blank; a rule that needs a field which is
    missing or of the wrong type (ONS110, ONS112, ONS113) finds nothing to judge.
    """

    __slots__ = (
        "_apart",
        "_dutch",
        "_english",
        "_identifier",
        "_signatures",
        "document",
        "fields",
        "manifest",
        "pointer",
        "status",
    )

    def __init__(self, manifest: Manifest, pointer: str, fields: dict[str, Field], document: int = 0) -> None:
        self.manifest = manifest
        self.pointer = pointer
        self.fields = fields
        self.document = document
        self.status: str | None = None
        """How far the request is, where the manifest says so."""
        self._dutch: Reading | None = None
        self._english: Reading | None = None
        self._identifier: IdentifierReading | None = None
        self._signatures: tuple[Signature | None, Signature | None] = (None, None)
        self._apart: tuple[Reading | None, Reading | None] = (None, None)
        """How each name reads by itself, once both were held together."""

    @property
    def label(self) -> str | None:
        """What reports call this right: its identifier as written, where it has one."""
        field = self.fields.get("identifier")
        return field.written if field else None

    @property
    def dutch(self) -> Reading | None:
        """How the Dutch name reads; ``None`` where there is none to read."""
        if self._dutch is None and (field := self.fields.get("dutch_name")):
            from onsrights.ons.names.reading import read_name

            self._dutch = read_name(field.text, "nl", self._signatures[0])
        return self._dutch

    @property
    def english(self) -> Reading | None:
        """How the English name reads; ``None`` where there is none to read."""
        if self._english is None and (field := self.fields.get("english_name")):
            from onsrights.ons.names.reading import read_name

            self._english = read_name(field.text, "en", self._signatures[1])
        return self._english

    @property
    def readings(self) -> tuple[Reading | None, Reading | None, IdentifierReading | None]:
        """How its texts read, as far as they were read."""
        return self._dutch, self._english, self._identifier

    @readings.setter
    def readings(self, known: tuple[Reading | None, Reading | None, IdentifierReading | None]) -> None:
        self._dutch, self._english, self._identifier = known

    def with_texts(self, texts: Mapping[str, str]) -> Right:
        """Give this right with other texts in some of its fields."""
        fields = {
            name: Field(name, texts[name], field.pointer, field.document) if name in texts else field
            for name, field in self.fields.items()
        }
        right = Right(self.manifest, self.pointer, fields, self.document)
        (dutch, english), (first, second) = self._apart, self._signatures
        if "dutch_name" in texts:
            dutch = first = None
        if "english_name" in texts:
            english = second = None
        right._dutch, right._english, right._signatures = dutch, english, (first, second)
        return right

    def hold_names_together(self) -> None:
        """Read each name again with the other one in mind, where they are not known to say the same."""
        dutch, english = self._apart = self.dutch, self.english
        if dutch is None or english is None:
            return
        from onsrights.ons.twin import in_mind, in_order_of_identifier, say_the_same, without_action_of_identifier

        if dutch.faults or english.faults or not say_the_same(dutch, english):
            self._dutch, self._english = in_mind(dutch, english), in_mind(english, dutch)
        if self._english is english and (action := self.behind_english_name()) is not None:
            read_again = without_action_of_identifier if action else in_order_of_identifier
            self._english = read_again(english, dutch, action)

    def behind_english_name(self) -> str | None:
        """Give what the identifier has behind the words of the English name; ``None`` where it has them not so."""
        identifier, english = self.fields.get("identifier"), self.fields.get("english_name")
        if identifier is None or english is None:
            return None
        letters, written = _NO_LETTERS.sub("", english.text).lower(), identifier.text
        at = written.lower().rfind(letters) if letters else -1
        return written[at + len(letters) :] if at >= 0 else None

    def kind_of_names(self) -> tuple[str, str] | None:
        """Name the way in which both names read, or ``None`` where one of them was never met in its way before.

        Two rights of one kind differ only in nouns that play no part in how a name reads, so what was found sound
        between the names of the one is sound between those of the other.
        """
        dutch, english = self.fields.get("dutch_name"), self.fields.get("english_name")
        if dutch is None or english is None:
            return None
        from onsrights.ons.names.familiar import MEMORY, signature

        first, second = self._signatures
        first, second = self._signatures = first or signature(dutch.text, "nl"), second or signature(english.text, "en")
        if first is None or second is None:
            return None
        if first.key not in MEMORY.frames["nl"] or second.key not in MEMORY.frames["en"]:
            return None
        return f"{first.key}/{first.verb}", f"{second.key}/{second.verb}"

    @property
    def identifier(self) -> IdentifierReading | None:
        """How the identifier reads; ``None`` where there is none to read."""
        if self._identifier is None and (field := self.fields.get("identifier")):
            from onsrights.ons.identifiers import read_identifier

            self._identifier = read_identifier(field.text, self.manifest.prefix, self.english)
        return self._identifier


class Manifest:
    """One document: the connector it is about, and its rights."""

    __slots__ = ("access_rights", "document", "prefix", "rights")

    def __init__(
        self, prefix: str | None, access_rights: AccessRights = "require-client-scope", document: int = 0
    ) -> None:
        self.prefix = prefix
        """The connector's prefix, declared or taken from a name of letters only; ``None`` where neither is usable."""
        self.access_rights = access_rights
        self.document = document
        self.rights: list[Right] = []
