"""Constants: named without the prefix, each different, and harmless whatever the names of a right hold."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onsrights.ons.exports.constant_names import groups, line, pascal, upper
from onsrights.ons.exports.constants import (
    LANGUAGES,
    WORDS,
    Place,
    class_name,
    csharp,
    is_qualified_name,
    java,
    python,
    typescript,
)
from onsrights.ons.exports.rights import Connector, Content
from tests.ons.exports.nasty import NASTY, WARNING, content, everything, right

if TYPE_CHECKING:
    from collections.abc import Callable

PLACE = Place("ExampleRights")
IDENTIFIERS = st.text("ABCabcdeIiOPrtvw", min_size=1, max_size=12)


def names(style: Callable[[str], str], *identifiers: str, reserved: tuple[str, ...] = ()) -> list[str]:
    [group] = groups(content(*map(right, identifiers)), style, reserved)
    return [constant.name for constant in group.constants]


@pytest.mark.parametrize(
    ("identifier", "constant", "member"),
    [
        ("ExampleClientNoteView", "CLIENT_NOTE_VIEW", "ClientNoteView"),
        ("ExampleBSNView", "BSN_VIEW", "BSNView"),
        ("ExampleAccess", "ACCESS", "Access"),
        ("Example", "EXAMPLE", "Example"),
        ("OtherNoteView", "OTHER_NOTE_VIEW", "OtherNoteView"),
        ("Exampleclass", "CLASS", "Class"),
        ("ExampleA", "A", "A"),
    ],
)
def test_a_constant_is_called_by_what_follows_the_prefix(identifier: str, constant: str, member: str) -> None:
    assert names(upper, identifier) == [constant]
    assert names(pascal, identifier) == [member]


def test_names_that_would_be_alike_are_told_apart() -> None:
    assert names(upper, "ExampleFooView", "ExamplefooView", "ExampleFOOView") == [
        "FOO_VIEW", "EXAMPLEFOO_VIEW", "EXAMPLE_FOO_VIEW",
    ]  # fmt: skip
    assert names(upper, "ExampleFooView", "ExampleFooView", "ExampleFooView", "ExampleFooView") == [
        "FOO_VIEW", "EXAMPLE_FOO_VIEW", "RIGHT_EXAMPLE_FOO_VIEW_2", "RIGHT_EXAMPLE_FOO_VIEW_3",
    ]  # fmt: skip
    assert names(pascal, "ExampleEquals", reserved=("Equals",)) == ["ExampleEquals"]


def test_an_identifier_that_is_no_name_becomes_one() -> None:
    for style in (upper, pascal):
        for name in names(style, "Example_2_View", "42", "…", "Ex ample", "Éxample"):
            assert name.isascii()
            assert name.isidentifier()


def test_a_right_without_an_identifier_has_no_constant() -> None:
    assert names(upper, "", "ExampleView") == ["VIEW"]


def test_constants_of_several_connectors_differ() -> None:
    first, second = (Connector(name, name, "rights.yaml", 0, (right(f"{name}NoteView"),)) for name in ("Alpha", "Beta"))
    both = Content((first, second), 0)
    found = groups(both, upper)
    assert [constant.name for group in found for constant in group.constants] == ["NOTE_VIEW", "BETA_NOTE_VIEW"]
    text = python(both, "en")
    assert "\n# Alpha\n\n#: tekst" in text
    assert "\n# Beta\n\n#: tekst" in text
    assert "The rights in Nedap Ons." in text
    for language, render in LANGUAGES.items():
        assert re.search(r"(?:#|//) Beta\n", render(both, "en", PLACE)), language


def compiled(text: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    exec(compile(text, "rights.py", "exec"), found)  # noqa: S102 - what the test itself made
    return {name: value for name, value in found.items() if name.isupper()}


def test_python_compiles_and_holds_the_identifiers() -> None:
    everybody = everything()
    found = compiled(python(everybody, "nl"))
    wanted = [one.identifier for one in everybody.connectors[0].rights]
    assert found.pop("ALL_RIGHTS") == tuple(wanted)
    assert list(found.values()) == wanted


def test_python_of_one_right() -> None:
    text = python(content(right(dutch_name="Notitie inzien", english_name="View note")), "en")
    assert text == (
        "# Made by onsrights export; change the manifest instead of this file.\n"
        "#\n"
        "# The rights of Example Connector in Nedap Ons.\n"
        "\n"
        "from typing import Final\n"
        "\n"
        "#: Notitie inzien\n"
        "#: View note\n"
        'NOTE_VIEW: Final = "ExampleNoteView"\n'
        "\n"
        "#: All identifiers.\n"
        "ALL_RIGHTS: Final = (\n"
        "    NOTE_VIEW,\n"
        ")\n"
    )


def test_a_connector_cannot_declare_an_encoding() -> None:
    """Python heeds ``coding: …`` in a comment of the first two lines."""
    text = python(content(right(), name="coding: utf-7", errors=2), "en")
    assert not any("coding" in one for one in text.splitlines()[:2])
    assert "CODING" not in compiled(text)


@given(st.text(max_size=40), st.text(max_size=40), st.lists(IDENTIFIERS, min_size=1, max_size=6, unique=True))
def test_no_text_breaks_out_of_a_comment(dutch: str, connector: str, identifiers: list[str]) -> None:
    found = content(*(right(f"Example{one}", dutch) for one in identifiers), name=connector)
    values = compiled(python(found, "nl"))
    assert list(values.pop("ALL_RIGHTS")) == [f"Example{one}" for one in identifiers]
    assert len(values) == len(identifiers)
    harmless = content(*(right(f"Example{one}") for one in identifiers))
    for render in (typescript, java, csharp):
        assert without_comments(render(found, "nl", PLACE)) == without_comments(render(harmless, "nl", PLACE))


def without_comments(text: str) -> str:
    return re.sub(r"/\*.*?\*/|//[^\r\n\u0085\u2028\u2029]*", "", text, flags=re.DOTALL)


def test_java_knows_no_escape_and_no_tag_of_the_names() -> None:
    text = java(everything(), "nl", PLACE)
    assert "\\" not in re.sub(r'"[^"\n]*"', "", text)
    assert "@" not in text
    assert "&lt;img src=x onerror=alert(1)&gt;<br>" in text
    assert "*&#47; static" in text


def test_csharp_comments_are_xml() -> None:
    text = csharp(everything(), "nl", PLACE)
    assert "/// &lt;img src=x onerror=alert(1)&gt;" in text
    assert "&amp;nbsp;" in text


def test_csharp_members_hide_nothing() -> None:
    odd = content(*(right(f"Example{name}") for name in ("Equals", "ToString", "ExampleRights", "class")))
    [found] = groups(odd, pascal, {"ExampleRights", "Equals", "ToString"})
    assert [constant.name for constant in found.constants] == [
        "ExampleEquals", "ExampleToString", "ExampleExampleRights", "Class",
    ]  # fmt: skip
    text = csharp(content(right("ExampleExampleRights"), right("ExampleEquals")), "nl", PLACE)
    assert "const string ExampleExampleRights = " in text
    assert "const string ExampleEquals = " in text


def test_package_and_namespace() -> None:
    assert java(content(right()), "nl", Place("Rights", "nl.example")).startswith("package nl.example;\n\n/**\n")
    text = csharp(content(right()), "nl", Place("Rights", "Example.Rights"))
    assert text.startswith("namespace Example.Rights\n{\n    /// <summary>\n")
    assert text.endswith("    }\n}\n")
    assert not any(one != one.rstrip() for one in text.splitlines())


@pytest.mark.parametrize("language", WORDS)
def test_the_class_is_called_like_the_file_where_that_can_be(language: str) -> None:
    found = content(right())
    assert class_name(found, language, "Rechten") == "Rechten"
    assert class_name(found, language, "") == "ExampleRights"
    for wanted in ("class", "mijn-rechten", "a.b", "2rechten"):
        assert class_name(found, language, wanted) == "ExampleRights"
    both = found._replace(connectors=(*found.connectors, found.connectors[0]._replace(prefix="Other")))
    assert class_name(both, language) == "Rights"


def test_qualified_names() -> None:
    assert is_qualified_name("nl.example.rights", "java")
    assert not is_qualified_name("nl.class", "java")
    assert not is_qualified_name("nl..rights", "java")
    assert is_qualified_name("Example.Rights", "csharp")
    assert not is_qualified_name("Example.namespace", "csharp")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_forced_says_so_in_every_language(language: str) -> None:
    render = LANGUAGES[language]
    assert WARNING in render(content(right(), errors=2), "nl", PLACE)
    assert WARNING not in render(content(right()), "nl", PLACE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_forced_identifiers_are_written_as_texts(language: str) -> None:
    text = LANGUAGES[language](content(*(right(one) for one in NASTY if one.strip())), "nl", PLACE)
    assert "</script><script>" in text
    if language == "python":
        tree = ast.parse(text)
        values = [
            node.value.value
            for node in ast.walk(tree)
            if isinstance(node, ast.AnnAssign) and isinstance(node.value, ast.Constant)
        ]
        assert values == [one for one in NASTY if one.strip()]


def test_a_line_of_a_comment_is_one_line() -> None:
    assert line("a\nb\u2028c\u202ed\x1be") == "a b cU+202EdU+001Be"
