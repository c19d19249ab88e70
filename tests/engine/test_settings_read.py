"""A file of settings is read whole or refused whole: every fault in one go, with its place, in our own words."""

from __future__ import annotations

import os
import shutil
import tomllib
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from onsrights.commands.console import LANGUAGES
from onsrights.engine.limits import SETTINGS_BYTES
from onsrights.engine.settings import read as configuration
from onsrights.engine.settings.nearest import candidates
from onsrights.engine.settings.overrides import Override
from onsrights.engine.settings.read import SettingsError, language_of, read
from onsrights.engine.settings.settings import Limits, Settings
from onsrights.ons.extra_words import ExtraOperation, ExtraScope, ExtraSubject, ExtraWords
from onsrights.settings_keys import settings_keys
from tests.clock import at_most

if TYPE_CHECKING:
    from collections.abc import Callable

FAULTY = Path(__file__).parent / "settings" / "every-fault.toml"

WHOLE = """
select = ["ONS3", "missing-field"]
ignore = ["ons309"]
access-rights = "allow"
language = "nl"
format = "concise"
fail-on = "warning"
baseline = "known.json"
required-version = ">=0.1"
severity = { ONS309 = "error" }

[limits]
depth = 20
file-bytes = 1000

[[overrides]]
files = ["old/**"]
select = ["ONS1"]
ignore = ["ONS101"]
access-rights = "deny"
severity.ONS1 = "info"

[[overrides]]
files = ["*.yaml"]

[words]
products = ["Zorg Monitor", "Ons - Plus"]
operations = [
  { dutch = "triageren", english = "Triage", class = "assess" },
  { dutch = "duiden", english = "Put … right" },
]
scope-nouns = [{ dutch = "afdeling", english = "department", dutch-plural = "afdelingen", means = "team" }]

[[words.subjects]]
dutch = "wijkkaart"
article = "de"
english = "district card"
english-plural = "district cards"
"""


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path / "onsrights.toml"


def faults(path: Path | str, text: str | bytes | None = None, **more: Any) -> list[str]:  # noqa: ANN401 - what reading takes
    """Give what is wrong, each fault with its place; both languages have something of their own to say."""
    if text is not None:
        assert not isinstance(path, str)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
    with pytest.raises(SettingsError) as caught:
        read(str(path), settings_keys, **more)
    english, dutch = caught.value.message("en").splitlines(), caught.value.message("nl").splitlines()
    assert str(caught.value) == caught.value.message("en")
    assert len(english) == len(dutch) == len(caught.value.faults)
    for one, other in zip(english, dutch, strict=True):
        assert one != other
    return english


def test_every_key(file: Path) -> None:
    file.write_text(WHOLE, encoding="utf-8")
    assert read(str(file), settings_keys) == Settings(
        select=("ONS3", "missing-field"),
        ignore=("ons309",),
        access_rights="allow",
        limits=Limits(file_bytes=1000, depth=20),
        severity={"ONS309": "error"},
        words=ExtraWords(
            (ExtraOperation("triageren", "Triage", "assess"), ExtraOperation("duiden", "Put … right")),
            (ExtraScope("afdeling", "department", "afdelingen", None, "team"),),
            (ExtraSubject("wijkkaart", "de", "district card", None, "district cards"),),
            ("Zorg Monitor", "Ons - Plus"),
        ),
        overrides=(
            Override(("old/**",), ("ONS1",), ("ONS101",), {"ONS1": "info"}, access_rights="deny"),
            Override(("*.yaml",)),
        ),
        root=str(file.parent),
        language="nl",
        format="concise",
        fail_on="warning",
        baseline=str(file.parent / "known.json"),
    )


def test_the_same_keys_in_pyproject(file: Path) -> None:
    file.write_text(WHOLE, encoding="utf-8")
    other = file.with_name("pyproject.toml")
    lines = ["[project]", 'name = "x"', 'dependencies = ["onsrights"]', "[tool.onsrights]"]
    lines += [line.replace("[words", "[tool.onsrights.words").replace("[overrides", "[tool.onsrights.overrides")
              .replace("[limits", "[tool.onsrights.limits") for line in WHOLE.splitlines()]  # fmt: skip
    other.write_text("\n".join(lines), encoding="utf-8")
    assert read(str(other), settings_keys) == read(str(file), settings_keys)


def test_an_empty_file_holds_the_settings_there_are_without_one(file: Path) -> None:
    file.write_bytes(b"")
    assert read(str(file), settings_keys) == Settings(root=str(file.parent))
    file.write_bytes(b"\xef\xbb\xbf[words]\r\n[limits]\r\n")
    assert read(str(file), settings_keys, root="sub") == Settings(root=str(file.parent / "sub"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        '[project]\ndependencies = ["onsrights>=0.1", "onsrights==0.1"]',
        "[tool.other]",
        "tool = 3  # onsrights.",
        '[project]\nname = "onsrights."\n[tool]\nx = 1',
        "broken and without our name",
    ],
)
def test_pyproject_without_our_table(file: Path, text: str) -> None:
    path = file.with_name("pyproject.toml")
    path.write_text(text, encoding="utf-8")
    assert read(str(path), settings_keys) is None
    assert faults(path, named=True) == ["pyproject.toml: There is no table [tool.onsrights] in this file."]


@pytest.mark.parametrize(
    "text",
    [
        "[tool.onsrights]",
        '[tool."onsrights"]',
        "[ tool . onsrights ]",
        "tool.onsrights.x = 1",
        "[tool]\nonsrights = {}",
        "[tool.onsrights",
    ],
)
def test_our_table_in_every_spelling(file: Path, text: str) -> None:
    path = file.with_name("pyproject.toml")
    path.write_text(f"{text}\n", encoding="utf-8")
    assert language_of(str(path)) == (True, None)


def test_our_table_that_is_none(file: Path) -> None:
    path = file.with_name("pyproject.toml")
    [fault] = faults(path, "[tool]\nonsrights = 3")
    assert fault.startswith('pyproject.toml:2:13: "onsrights" takes a table, under a header [tool.onsrights]')


def test_all_faults_in_one_go(file: Path, update_fixtures: bool) -> None:  # noqa: FBT001 - a fixture
    shutil.copy(FAULTY, file)
    with pytest.raises(SettingsError) as caught:
        read(str(file), settings_keys)
    for lang in LANGUAGES:
        told, path = caught.value.message(lang) + "\n", FAULTY.with_suffix(f".{lang}.txt")
        if update_fixtures:
            path.write_text(told, encoding="utf-8")
        assert told == path.read_text("utf-8")
    assert len(faults(file)) == len(caught.value.faults)


def test_more_faults_than_anybody_reads(file: Path) -> None:
    found = faults(file, "\n".join(f"a{number} = 1" for number in range(1000)))
    assert len(found) == 201
    assert found[-1].startswith("onsrights.toml:201:1: There is another fault here; nothing beyond it was looked at.")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("limits = 3", '1:10: "limits" takes a table, under a header [limits] or between braces.'),
        ("[tool.onsrights]", "1:2: In this file the keys are written without [tool.onsrights] in front of them."),
        ('baseline = " "', '1:12: "baseline" takes a text between quotation marks, such as "rights-baseline.json".'),
        ('required-version = "new"', '1:20: "new" names no versions. Write, for example, ">=0.1,<2".'),
        ('[[overrides]]\nfiles = ["' + "a" * 1001 + '"]', "2:10: This pattern is too long."),
    ],
)
def test_other_faults(file: Path, text: str, fault: str) -> None:
    assert faults(file, text) == [f"onsrights.toml:{fault}"]


def test_the_wrong_version_is_said_alone(file: Path) -> None:
    text = 'unknown = 1\nrequired-version = ">=2"\n'
    assert faults(file, text, version="1.4.0") == [
        "onsrights.toml:2:20: These settings are for onsrights >=2; this is version 1.4.0. Install a version that fits."
    ]
    assert len(faults(file, text, version="2.0")) == 1


def test_places_count_code_points_through_every_line_end(file: Path) -> None:
    assert faults(file, '\ufeff"é𝄞" = 1\r\nx = 1')[0].startswith('onsrights.toml:1:1: There is no key "é𝄞"')
    [fault] = faults(file, 'select = [\r\n  "ONS3", # é\r\n  "é", "𝄞𝄞", "ONS999",\r\n]')[2:]
    assert fault.startswith("onsrights.toml:3:14: ")


def test_a_fault_whose_place_is_not_found_is_told_of_the_whole_file(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onsrights.engine.settings.toml_places.places", lambda _text, _read: {})
    assert faults(file, "x = 1")[0].startswith('onsrights.toml: There is no key "x"')


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("a =", "1:4: There is no value after =."),
        ("a = ONS3", '1:5: This is not a value. Put a text between quotation marks: "ONS3".'),
        ("a = {{x}", "1:6: A key belongs here: letters, digits, - and _, or a text between quotation marks."),
        ("a = {x}", "1:7: A key is followed by =; a key with spaces or punctuation goes between quotation marks."),
        ("a = @{x}", '1:5: This is not a value. Put a text between quotation marks: "@{x".'),
        ("a = True", "1:5: Write true in lower case."),
        ("a = “x”", '1:5: These are not straight quotation marks; write "…".'),
        ('a = "x', "1:5: This text has no closing quotation mark."),
        ("a = 'x\nb = 1", "1:5: This text has no closing quotation mark."),
        ('a = ["x\nb = 1', "1:6: This text has no closing quotation mark."),
        ('b = 1\na = """x\n\n', "2:5: This text has no closing quotation mark."),
        ("b = 1\na = '''x\n\n", "2:5: This text has no closing quotation mark."),
        ("a = [1,\n2", "2:2: A comma or the closing ] of this list is missing here."),
        ("a = [1 2]", "1:8: A comma or the closing ] of this list is missing here."),
        ("a = {b = 1", "1:11: A comma or the closing } of this table between braces is missing here."),
        ("[a\nb = 1", "1:3: This header has no closing bracket."),
        ("[[a]\nb = 1", "1:4: This header has no closing bracket."),
        ("a b = 1", "1:3: A key is followed by =; a key with spaces or punctuation goes between quotation marks."),
        ("a = 1 2", "1:7: There is something extra here: after a value comes a new line."),
        ("= 1", "1:1: A key or a header [table] belongs here."),
        (
            'a = "\\q"',
            "1:6: No known letter follows this \\. Write \\\\, or put the text between single quotation marks.",
        ),
        ('a = "\\u12"', "1:6: Two digits or letters a to f follow \\x, four follow \\u and eight \\U."),
        ('a = "\\ud800"', "1:6: There is no character with this number."),
        ("a = 1\na = 2", "2:1: This key or table already exists; every key may occur only once."),
        ("[a]\n[b]\n[a]\n", "3:1: This key or table already exists; every key may occur only once."),
        ("a = {b = 1, b = 2}", "1:1: This key or table already exists; every key may occur only once."),
        (
            'a = "\x01"',
            "1:6: There is a character here that is not allowed in a text; write it as \\u and four digits.",
        ),
        ("a = 2020-02-30", "1:5: There is no such date or time."),
        ("a = 1 # \x01", "1:9: This character is not allowed here."),
        ("\ra = 1", "1:1: A key or a header [table] belongs here."),
        (".".join(["a"] * 51) + " = 1", "1:1: This is nested too deeply to be read."),
    ],
)
def test_faults_of_toml_itself(file: Path, text: str, fault: str) -> None:
    assert faults(file, text) == [f"onsrights.toml:{fault}"]


def test_faults_of_toml_without_a_place(file: Path) -> None:
    assert faults(file, "a = " + "1" * 5000) == ["onsrights.toml: There is a number with too many digits in this file."]
    assert faults(file, "a = " + "[" * 100_000) == ["onsrights.toml: This is nested too deeply to be read."]


def test_sentences_of_tomllib_that_nobody_knows_yet(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_text: str) -> None:
        msg = "Quite another sentence (at line 2, column 3)"
        with warnings.catch_warnings(action="ignore"):  # from Python 3.14 on it wants the document and a place
            error = tomllib.TOMLDecodeError(msg)
        raise error

    monkeypatch.setattr(tomllib, "loads", refuse)
    assert faults(file, "a = 1\nb = 2\n") == [
        "onsrights.toml:2:3: This is not valid TOML; it could not be read beyond here."
    ]


def test_bytes_that_are_no_utf8(file: Path) -> None:
    assert faults(file, b'a = "x"\nb = "\xe9"') == [
        "onsrights.toml:2:6: There are bytes here that are not UTF-8. Save the file as UTF-8."
    ]
    for encoding in ("utf-16", "utf-16-le", "utf-16-be"):
        assert faults(file, "a = 1".encode(encoding)) == ["onsrights.toml:1:1: This file is UTF-16. Save it as UTF-8."]


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("name", ["onsrights.toml", "pyproject.toml"])
def test_wide_bytes_are_refused_in_either_file(file: Path, codec: str, mark: str, name: str) -> None:
    path = file.with_name(name)
    text = '[tool.onsrights]\nfail-on = "warning"\n' if name == "pyproject.toml" else 'fail-on = "warning"\n'
    path.write_bytes((mark + text).encode(codec))
    assert faults(path) == [f"{name}:1:1: This file is {codec[:6].upper()}. Save it as UTF-8."]
    assert [candidate.path for candidate in candidates(str(path.parent))] == [str(path)]


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be", "latin-1"])
def test_a_project_of_others_is_none_of_ours_whatever_it_is_written_in(file: Path, codec: str) -> None:
    path = file.with_name("pyproject.toml")
    path.write_bytes('[project]\nname = "caf\xe9"\n'.encode(codec))
    assert list(candidates(str(path.parent))) == []
    path.write_bytes('[project]\nauthors = "caf\xe9"\n[tool.onsrights]\nformat = "json"\n'.encode("latin-1"))
    assert faults(path) == ["pyproject.toml:2:15: There are bytes here that are not UTF-8. Save the file as UTF-8."]


def test_a_file_that_is_too_large(file: Path) -> None:
    with file.open("wb") as made:
        made.truncate(50_000_000)
    assert faults(file) == ["onsrights.toml: This file is larger than 1048576 bytes; no settings are that large."]
    path = file.with_name("pyproject.toml")
    path.write_bytes(b"#" * (SETTINGS_BYTES + 1))
    assert faults(path)[0].startswith("pyproject.toml: This file is larger")


def test_what_is_no_file(file: Path) -> None:
    assert faults(file) == ["onsrights.toml: This settings file does not exist."]
    file.mkdir()
    assert faults(file) == ["onsrights.toml: This is a folder, not a settings file."]
    file.rmdir()
    os.mkfifo(file)
    assert faults(file) == ["onsrights.toml: This is not an ordinary file."]
    file.unlink()
    file.symlink_to(file.name)
    assert faults(file)[0].startswith("onsrights.toml: This settings file cannot be read; the system says: ")


@pytest.mark.parametrize("way", ["refused", "opened"])
def test_a_file_that_may_not_be_read(file: Path, monkeypatch: pytest.MonkeyPatch, way: str) -> None:
    refused = PermissionError(13, "Permission denied")

    def deny(*_: object) -> bytes:
        raise refused

    file.write_text("", encoding="utf-8")
    more: dict[str, Any] = {"refused": refused}
    if way == "opened":
        monkeypatch.setattr(configuration, "read_bytes", deny)
        more = {}
    assert faults(file, **more)[0].startswith(
        "onsrights.toml: You do not have permission to read this settings file. Allow reading it"
    )


def test_a_file_elsewhere_is_named_whole(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (file.parent / "sub").mkdir()
    monkeypatch.chdir(file.parent / "sub")
    assert faults(file, "x = 1")[0].startswith(f"{file}:1:1: ")
    monkeypatch.chdir(file.parent)
    assert faults("onsrights.toml")[0].startswith("onsrights.toml:1:1: ")


def test_the_current_folder_is_gone(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = file.parent / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert faults(file, "x = 1")[0].startswith(f"{file}:1:1: ")
    assert faults("onsrights.toml") == ["onsrights.toml: This settings file does not exist."]


@pytest.mark.parametrize(
    ("name", "text", "holds"),
    [
        ("onsrights.toml", 'language = "nl"', (True, "nl")),
        ("onsrights.toml", "language = 3", (True, None)),
        ("onsrights.toml", "language =", (True, None)),
        ("onsrights.toml", "", (True, None)),
        ("pyproject.toml", "", (False, None)),
        ("pyproject.toml", '[tool.onsrights]\nlanguage = "en"', (True, "en")),
        ("pyproject.toml", "[tool.onsrights", (True, None)),
    ],
)
def test_the_language_alone(file: Path, name: str, text: str, holds: tuple[bool, str | None]) -> None:
    path = file.with_name(name)
    path.write_text(text, encoding="utf-8")
    assert language_of(str(path)) == holds


def test_the_language_of_what_cannot_be_read(file: Path) -> None:
    assert language_of(str(file)) == (True, None)


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "make",
    [
        lambda n: "".join(f"[a{i}]\n" for i in range(n // 8)),
        lambda n: "[[a]]\n" * (n // 6),
        lambda n: "a = [" + "1," * (n // 2) + "]",
        lambda n: "a = {" + ",".join(f"b{i}=1" for i in range(n // 10)) + "}",
        lambda n: "select = [" + '"x",' * (n // 5) + "]",
        lambda n: 'a = "' + "\\n" * (n // 2) + '"',
        lambda n: "# " + "a." * (n // 2),
        lambda n: 'required-version = "' + "1," * (n // 2) + '"',
        lambda n: '[words]\nproducts = ["' + "a " * (n // 2) + '"]',
    ],
)
def test_no_text_of_this_size_takes_long(file: Path, make: Callable[[int], str]) -> None:
    file.write_text(make(200_000) + "\nx = 1\n", encoding="utf-8")
    with at_most(10), pytest.raises(SettingsError):
        read(str(file), settings_keys)
