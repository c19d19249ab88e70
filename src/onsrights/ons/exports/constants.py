"""Constants for the identifiers, so that nobody types a right by hand.

The names of a right stand in the comments, as text that can neither end the comment nor mean anything in it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from onsrights.engine.diagnostics import Text
from onsrights.ons.exports.constant_names import groups, pascal, upper

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from onsrights.engine.diagnostics import Language
    from onsrights.ons.exports.constant_names import Constant, Group
    from onsrights.ons.exports.rights import Content

__all__ = ["LANGUAGES", "WORDS", "Place", "class_name", "csharp", "is_qualified_name", "java", "python", "typescript"]

_TITLE = Text("De rechten van {connector} in Nedap Ons.", "The rights of {connector} in Nedap Ons.")
_TITLE_OF_MANY = Text("De rechten in Nedap Ons.", "The rights in Nedap Ons.")
_GENERATED = Text(
    "Gemaakt met onsrights export; wijzig het manifest en niet dit bestand.",
    "Made by onsrights export; change the manifest instead of this file.",
)
_ANY = Text("Een van deze identifiers.", "Any of these identifiers.")
_ALL = Text("Alle identifiers.", "All identifiers.")

WORDS = {
    "java": frozenset(
        "_ abstract assert boolean break byte case catch char class const continue default do double else enum extends "
        "false final finally float for goto if implements import instanceof int interface long native new null package "
        "private protected public return short static strictfp super switch synchronized this throw throws transient "
        "true try void volatile while".split()
    ),
    "csharp": frozenset(
        "abstract as base bool break byte case catch char checked class const continue decimal default delegate do "
        "double else enum event explicit extern false finally fixed float for foreach goto if implicit in int "
        "interface internal is lock long namespace new null object operator out override params private protected "
        "public readonly ref return sbyte sealed short sizeof stackalloc static string struct switch this throw true "
        "try typeof uint ulong unchecked unsafe ushort using virtual void volatile while".split()
    ),
}
"""The words that cannot be names, of the languages whose constants stand in a class (the Java Language Specification,
section 3.9; the C# specification, section 6.4.4)."""

_INHERITED = frozenset("Equals Finalize GetHashCode GetType MemberwiseClone ReferenceEquals ToString".split())
"""What every class of C# has from ``object``; a constant of that name would hide it."""

_PART = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


class Place(NamedTuple):
    """Where constants of Java and C# stand: in a class, in a package or namespace (``""`` for none)."""

    class_name: str = ""
    package: str = ""


NOWHERE = Place()


def _sentences(found: list[Group], content: Content, lang: Language) -> list[str]:
    """Give what a file says of itself; the first sentence is always the same."""
    title = (
        _TITLE.render(lang, {"connector": found[0].connector}) if len(found) == 1 else _TITLE_OF_MANY.render(lang, {})
    )
    return [_GENERATED.render(lang, {}), *([content.warning] if content.warning else []), title]


def _members(found: list[Group], comment: str, escaped: Callable[[str], str], one: Callable[[Constant], str]) -> str:
    """Write all constants; where there are several connectors, each is named above its own."""
    parts = []
    for group in found:
        if len(found) > 1:
            parts.append(f"{comment} {escaped(group.connector)}\n")
        parts += map(one, group.constants)
    return "\n".join(parts)


def python(content: Content, lang: Language, _place: Place = NOWHERE) -> str:
    """Give a module of Python with a constant for each right, and ``ALL_RIGHTS`` with all of them."""
    found = groups(content, upper, {"ALL_RIGHTS"})
    first, *others = _sentences(found, content, lang)
    # Python looks for a declaration of the encoding in the first two lines, so nothing of a manifest stands there.
    head = "".join(f"# {sentence}\n" for sentence in (first, "", *others)).replace("# \n", "#\n")

    def one(constant: Constant) -> str:
        return f"#: {constant.dutch}\n#: {constant.english}\n{constant.name}: Final = {_python(constant.identifier)}\n"

    names = "".join(f"    {constant.name},\n" for group in found for constant in group.constants)
    return (
        f"{head}\nfrom typing import Final\n\n{_members(found, '#', str, one)}\n"
        f"#: {_ALL.render(lang, {})}\nALL_RIGHTS: Final = (\n{names})\n"
    )


def _python(text: str) -> str:
    return f'"{text}"' if text.isascii() and text.isalnum() else ascii(text)


def typescript(content: Content, lang: Language, _place: Place = NOWHERE) -> str:
    """Give a module of TypeScript: an object ``Rights`` with a member for each right, and the type ``Right``."""
    found = groups(content, pascal)

    def escaped(text: str) -> str:
        return text.replace("*/", r"*\/")

    def one(constant: Constant) -> str:
        return (
            f"  /**\n   * {escaped(constant.dutch)}\n   *\n   * {escaped(constant.english)}\n   */\n"
            f"  {constant.name}: {_literal(constant.identifier)},\n"
        )

    head = "".join(f" * {escaped(sentence)}\n" for sentence in _sentences(found, content, lang))
    return (
        f"/**\n{head} */\nexport const Rights = {{\n{_members(found, '  //', str, one)}}} as const;\n\n"
        f"/** {_ANY.render(lang, {})} */\nexport type Right = (typeof Rights)[keyof typeof Rights];\n"
    )


def java(content: Content, lang: Language, place: Place) -> str:
    """Give a class of Java with a constant for each right."""
    found = groups(content, upper)

    def one(constant: Constant) -> str:
        return (
            f"    /** {_javadoc(constant.dutch)}<br>{_javadoc(constant.english)} */\n"
            f"    public static final String {constant.name} = {_literal(constant.identifier)};\n"
        )

    package = f"package {place.package};\n\n" if place.package else ""
    head = "".join(f" * {_javadoc(sentence)}\n" for sentence in _sentences(found, content, lang))
    return (
        f"{package}/**\n{head} */\npublic final class {place.class_name} {{\n\n"
        f"{_members(found, '    //', _javadoc, one)}\n    private {place.class_name}() {{}}\n}}\n"
    )


def _javadoc(text: str) -> str:
    r"""Give a text for a comment of Java, which reads ``\u000a`` as a line end before it knows what a comment is."""
    for sign, entity in (
        ("&", "&amp;"),
        ("<", "&lt;"),
        (">", "&gt;"),
        ("@", "&#64;"),
        ("\\", "&#92;"),
        ("*/", "*&#47;"),
    ):
        text = text.replace(sign, entity)
    return text


def csharp(content: Content, lang: Language, place: Place) -> str:
    """Give a static class of C# with a constant for each right."""
    found = groups(content, pascal, {place.class_name, *WORDS["csharp"], *_INHERITED})

    def one(constant: Constant) -> str:
        return (
            f"    /// <summary>\n    /// {_xml(constant.dutch)}\n    /// <para>{_xml(constant.english)}</para>\n"
            f"    /// </summary>\n    public const string {constant.name} = {_literal(constant.identifier)};\n"
        )

    head = "".join(f"/// {_xml(sentence)}\n" for sentence in _sentences(found, content, lang))
    members = _members(found, "    //", str, one)
    whole = f"/// <summary>\n{head}/// </summary>\npublic static class {place.class_name}\n{{\n{members}}}\n"
    if not place.package:
        return whole
    inside = "".join(f"    {line}".rstrip(" ") for line in whole.splitlines(keepends=True))
    return f"namespace {place.package}\n{{\n{inside}}}\n"


def _xml(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _literal(text: str) -> str:
    """Give a text as a string between double quotes; JSON's escapes mean the same in TypeScript, Java and C#."""
    from json import dumps

    return dumps(text)


LANGUAGES: Mapping[str, Callable[[Content, Language, Place], str]] = {
    "python": python,
    "typescript": typescript,
    "java": java,
    "csharp": csharp,
}
"""What writes each language, by the word for it on the command line."""


def class_name(content: Content, language: str, wanted: str = "") -> str:
    """Give the name of the class: the one ``wanted`` where it can be one, else that of the connector's rights.

    Java wants a public class to be called like its file, so ``wanted`` is the name of the file without its ending.
    """
    if "." not in wanted and is_qualified_name(wanted, language):
        return wanted
    prefixes = {connector.prefix or "" for connector in content.connectors}
    return pascal(prefixes.pop() if len(prefixes) == 1 else "") + "Rights"


def is_qualified_name(name: str, language: str) -> bool:
    """Whether a package, a namespace or a class may be called so."""
    return all(_PART.fullmatch(part) and part not in WORDS[language] for part in name.split("."))
