"""House rules: what they find, where, and what they leave alone; and how a file of them is read or refused."""

from __future__ import annotations

import os
import random
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from onsrights import Settings, SettingsError, check_app, check_connector, check_field, check_right, check_text
from onsrights.engine.change.fixes import mended
from onsrights.engine.check.house import Words, fields_of
from onsrights.engine.check.session import NEEDED
from onsrights.engine.limits import HOUSE_FILES, HOUSE_RULES, HOUSE_WORDS
from onsrights.engine.text.source import Source
from onsrights.library import load_settings
from onsrights.platforms import PLATFORMS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from onsrights import Diagnostic, Report

ROOT = Path(__file__).parents[2]
EXAMPLE = (ROOT / "examples" / "rights.yaml").read_text("utf-8")
RIGHT = {
    "identifier": "ExternalConnectorClientReportView",
    "dutch_name": "Rapportage [van een cliënt] inzien",
    "english_name": "View [client] report",
    "dutch_description": "Geeft toestemming om de rapportage over een patiënt te lezen.",
    "english_description": "Allows reading the report about a client.",
}


def rule(what: str, fields: Iterable[str] = ("dutch_description",), code: str = "ZORG001", **more: str) -> str:
    """Write a house rule; ``more`` are other keys, as TOML."""
    given = {"message": '"…"', "name": f'"rule-{code.lower()}"', **more}
    lines = [f'code = "{code}"', f"fields = {[*fields]}", what, *(f"{key} = {value}" for key, value in given.items())]
    return "\n".join(["[[house]]", *lines, ""])


@pytest.fixture
def settings(tmp_path: Path) -> Callable[..., Settings]:
    def read(*rules: str) -> Settings:
        path = tmp_path / "onsrights.toml"
        path.write_text("\n".join(rules), "utf-8")
        return load_settings(path)

    return read


@pytest.fixture
def refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    monkeypatch.chdir(tmp_path)

    def read(*rules: str) -> list[str]:
        (tmp_path / "onsrights.toml").write_text("\n".join(rules), "utf-8")
        with pytest.raises(SettingsError) as caught:
            load_settings("onsrights.toml")
        for one, other in zip(*(caught.value.message(lang).splitlines() for lang in ("nl", "en")), strict=True):
            assert one != other
        return caught.value.message("en").splitlines()

    return read


def of_house(report: Report) -> list[Diagnostic]:
    return [found for found in report.diagnostics if found.definition.house is not None]


def marked(report: Report, values: dict[str, str] = RIGHT) -> list[str]:
    """Give the characters that each house rule marks."""
    return [
        values[found.field][slice(*found.field_range)]
        for found in of_house(report)
        if found.field is not None and found.field_range is not None
    ]


# ------------------------------------------------------------------------------------------------------ what they find


@pytest.mark.parametrize(
    ("what", "texts", "expected"),
    [
        ('forbid = ["patiënt"]', "Een Patiënt, de patiëntenlijst en een patiënt.", ["Patiënt", "patiënt"]),
        ('forbid = ["mail", "in bad"]', "Een e-mail over in\nbad gaan, per mail.", ["in\nbad", "mail"]),
        ('forbid = ["i.v.m."]', "Niet i.v.m. ziekte.", ["i.v.m."]),
        ('forbid = ["zorg", "zorg op maat"]', "Zorg op maat is zorg.", ["Zorg op maat", "zorg"]),
        ('replace = { "zorgmonitor" = "ZorgMonitor" }', "Zorgmonitor of ZorgMonitor.", ["Zorgmonitor"]),
        ('require = ["omdat", "om te"]', "Om te lezen.", []),
        ('require = ["omdat", "om te"]', "Omtelezen.", ["Omtelezen."]),
        ('starts-with = ["geeft toegang", "Hiermee"]', "Geeft toegang tot iets.", []),
        ('starts-with = ["geeft toegang", "Hiermee"]', "Geeft iets.", ["Geeft"]),
        ("length = { max = 5 }", "12345678", ["678"]),
        ("length = { min = 5, max = 9 }", "1234", ["1234"]),
        ("length = { min = 5 }", "🙂🙂🙂🙂🙂", []),
        ('allow = ["Een zin.", "Twee"]', "een  zin.", []),
        ('allow = ["Een zin.", "Twee"]', "Drie", ["Drie"]),
    ],
)
def test_each_kind_marks_what_it_is_about(
    settings: Callable[..., Settings], what: str, texts: str, expected: list[str]
) -> None:
    report = check_field("dutch_description", texts, settings=settings(rule(what)))
    assert marked(report, {"dutch_description": texts}) == expected


@pytest.mark.parametrize(
    ("field", "part", "expected"),
    [
        ("dutch_name", "subject", ["Rapportage"]),
        ("dutch_name", "scope", ["[van een cliënt]"]),
        ("dutch_name", "operation", ["inzien"]),
        ("english_name", "operation", ["View"]),
        ("identifier", "element", ["ClientReport"]),
        ("identifier", "action", ["View"]),
    ],
)
def test_a_part_is_that_of_the_reading(
    settings: Callable[..., Settings], field: str, part: str, expected: list[str]
) -> None:
    chosen = settings(rule('allow = ["iets anders"]', [field], part=f'"{part}"'))
    assert marked(check_right(RIGHT, prefix="ExternalConnector", settings=chosen)) == expected


def test_a_name_that_cannot_be_read_has_no_parts(settings: Callable[..., Settings]) -> None:
    chosen = settings(rule('allow = ["Edit"]', ["english_name"], part='"operation"'))
    assert not of_house(check_field("english_name", "…", settings=chosen))


def test_words_of_an_identifier_begin_with_a_capital(settings: Callable[..., Settings]) -> None:
    chosen = settings(rule('forbid = ["report view", "port"]', ["identifier"]))
    assert marked(check_right(RIGHT, prefix="ExternalConnector", settings=chosen)) == ["ReportView"]


def test_every_platform_has_fields_for_them(settings: Callable[..., Settings]) -> None:
    about = [
        "connector.get_connectors[].purpose",
        "connector.note",
        "review.purpose_nl",
        "connection.rights_nl[]",
        "connector.name",
    ]
    chosen = settings(rule('forbid = ["todo"]', about))
    get = [{"name": "A_B", "purpose": "Todo"}, {"name": "A_C", "purpose": "Goed"}]
    connector = check_connector({"connector": {"get_connectors": get, "note": "todo"}}, settings=chosen)
    pointers = {found.pointer for found in of_house(connector)}
    assert pointers == {"/connector/get_connectors/0/purpose", "/connector/note"}
    app = check_app(
        {"app": {"name": "x"}, "review": {"purpose_nl": "Een todo."}, "connection": {"rights_nl": ["todo"]}},
        settings=chosen,
    )
    assert {found.pointer for found in of_house(app)} == {"/review/purpose_nl", "/connection/rights_nl/0"}
    manifest = "manifest: 1\nconnector: {name: Todo, prefix: Todo}\nrights: [{identifier: TodoView}]\n"
    assert [found.pointer for found in of_house(check_text(manifest, settings=chosen))] == ["/connector/name"]


def test_every_field_can_be_asked_about(settings: Callable[..., Settings]) -> None:
    for platform in PLATFORMS.all():
        names = [name for name in fields_of(platform) if name not in {"$schema", "manifest", "platform"}]
        house = settings(rule('forbid = ["x"]', names)).house
        assert [each.code for each in house] == ["ZORG001"]


def plainly_found(text: str, phrases: list[str]) -> list[tuple[int, int]]:
    """Find phrases in the plainest way, word by word; at one place the longest, and none within another."""
    tokens = Words().tokens(text)
    wanted = [[token for token, _, _ in Words().tokens(phrase)] for phrase in phrases]
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(tokens):
        here = [len(each) for each in wanted if [token for token, _, _ in tokens[at : at + len(each)]] == each]
        if here:
            found.append((tokens[at][1], tokens[at + max(here) - 1][2]))
        at += max(here, default=1)
    return found


def test_words_are_found_as_the_plainest_way_finds_them_in_every_style_of_yaml(
    settings: Callable[..., Settings], run_seed: int
) -> None:
    draw = random.Random(run_seed)  # noqa: S311 - words, and nothing secret
    words = ["de", "map", "cliënt", "e-mail", "mail", "in", "bad", "Om", "te", "a.b", "s'", "(x)", "2"]
    for _ in range(60):
        phrases = sorted({" ".join(draw.choices(words, k=draw.randint(1, 3))) for _ in range(draw.randint(1, 8))})
        text = " ".join(draw.choices([*words, "DE", "Mail", "zo", ","], k=draw.randint(1, 15)))
        chosen = settings(rule(f"forbid = {phrases}"))
        expected = [text[start:end] for start, end in plainly_found(text, phrases)]
        styles = [repr(text) if "'" not in text else f'"{text}"', f">-\n      {text}", f"|\n      {text}\n"]
        for style in styles:
            manifest = (
                f"manifest: 1\nconnector: {{name: X}}\nrights:\n  - identifier: XView\n    dutch_description: {style}"
            )
            report = check_text(manifest, settings=chosen)
            ranges = [found.range for found in of_house(report)]
            assert [manifest[one.start.offset : one.end.offset] for one in ranges if one is not None] == expected


def test_looking_costs_what_the_text_is_long_however_many_words_there_are() -> None:
    text = "een gewone zin over een cliënt " * 200
    looks = []
    for count in (1, 4000):
        words = Words()
        for number in range(count):
            words.add(f"zin over woord{number}", number)
        counted: list[object] = []

        class Counting(dict[str, Any]):
            def get(self, key: str, default: object = None, seen: list[object] = counted) -> Any:  # noqa: ANN401
                seen.append(key)
                return super().get(key, default)

        words._tree = Counting(words._tree)  # noqa: SLF001 - to count
        assert list(words.found(text)) == []
        looks.append(len(counted))
    assert looks[0] == looks[1] == len(Words().tokens(text))


def test_no_more_than_twenty_places_of_a_text_are_named(settings: Callable[..., Settings]) -> None:
    text = "todo " * 30 + "klaar."
    report = check_field("dutch_description", text, settings=settings(rule('forbid = ["todo"]')))
    assert len(of_house(report)) == 21
    assert sum(found.times for found in of_house(report)) == 30


# --------------------------------------------------------------------------------- what they leave to the platforms


def test_they_never_change_what_is_ready(settings: Callable[..., Settings]) -> None:
    every = [
        rule(f'forbid = ["{word}"]', ["dutch_description", "identifier"], f"ZORG{number:03}", severity='"error"')
        for number, word in enumerate(["cliënt", "View", "een", "om"])
    ]
    chosen = settings(*every)
    for text in (EXAMPLE, (ROOT / "examples" / "broken-rights.yaml").read_text("utf-8")):
        without, with_them = check_text(text), check_text(text, settings=chosen)
        assert (with_them.rights, with_them.ready) == (without.rights, without.ready)
        theirs = [found for found in with_them.diagnostics if found.definition.house is None]
        assert [found._replace(fixes=()) for found in theirs] == [
            found._replace(fixes=()) for found in without.diagnostics
        ]
        assert of_house(with_them)
        assert not with_them.ok


def test_a_number_of_a_rule_of_the_engine_means_nothing_in_a_house_rule(settings: Callable[..., Settings]) -> None:
    numbers = sorted({*NEEDED, "111", "116", "120", "121", "122", "123"})
    chosen = settings(*(rule('forbid = ["patiënt"]', code=f"ZORG{number}", severity='"error"') for number in numbers))
    assert [found.code[4:] for found in of_house(check_right(RIGHT, settings=chosen))] == numbers
    assert all(each.may_wait and each.ignorable for each in chosen.house)
    assert check_right(RIGHT, prefix="ExternalConnector", settings=chosen).ready == 1


def test_where_a_secret_was_they_say_nothing(settings: Callable[..., Settings]) -> None:
    secret = "Bearer " + "voorbeeld0" * 5
    chosen = settings(rule('forbid = ["geeft"]'), rule("length = { max = 3 }", code="ZORG002"))
    text = EXAMPLE.replace("Geeft toestemming om de medische", f"Geeft {secret} om de medische")
    report = check_text(text, settings=chosen)
    assert "ONS116" in {found.code for found in report.diagnostics}
    assert "WilgenlichtClientMedicalNoteView" not in {found.right for found in of_house(report)}
    assert secret not in str(report.to_dict("nl"))


# ------------------------------------------------------------------------------------------------------------ fixes


def test_a_fix_keeps_a_capital_and_is_for_all_places_of_the_word(settings: Callable[..., Settings]) -> None:
    text = "Patiënt of patiënt, en nog een Patiënt."
    chosen = settings(rule('replace = { "patiënt" = "cliënt" }'))
    fixes = [found.fixes[0] for found in of_house(check_field("dutch_description", text, settings=chosen))]
    assert [fix.changes[0].value for fix in fixes] == [
        "Cliënt of patiënt, en nog een Cliënt.",
        "Patiënt of cliënt, en nog een Patiënt.",
        "Cliënt of patiënt, en nog een Cliënt.",
    ]
    assert {fix.safety for fix in fixes} == {"unsafe"}
    assert fixes[0].title("nl") == 'schrijf "Cliënt" in plaats van "Patiënt"'


def test_what_was_nearly_right_is_offered(settings: Callable[..., Settings]) -> None:
    chosen = settings(rule('allow = ["Dagbesteding", "Thuiszorg"]'))
    [found] = of_house(check_field("dutch_description", "Dagbestedign", settings=chosen))
    assert [fix.changes[0].value for fix in found.fixes] == ["Dagbesteding"]
    assert not of_house(check_field("dutch_description", "thuiszorg", settings=chosen))
    [found] = of_house(check_field("dutch_description", "Iets anders", settings=chosen))
    assert not found.fixes


def test_a_name_is_not_offered_where_it_brings_an_error(settings: Callable[..., Settings]) -> None:
    for word, instead, offered in (("inzien", "ingezien", False), ("rapportage", "verslag", True)):
        chosen = settings(rule(f'replace = {{ "{word}" = "{instead}" }}', ["dutch_name"]))
        [found] = of_house(check_right(RIGHT, prefix="ExternalConnector", settings=chosen))
        assert bool(found.fixes and found.fixes[0].safety == "unsafe") is offered, word


def fixed(text: str, chosen: Settings, *, unsafe: bool = True) -> str:
    return mended(Source("rights.yaml", text), PLATFORMS, chosen, unsafe=unsafe).text


def test_fixing_comes_to_an_end_and_leaves_no_more_errors(settings: Callable[..., Settings]) -> None:
    chosen = settings(
        rule(
            'replace = { "cliënt" = "bewoner", "rapportage" = "rapport", "van" = "aan", "view" = "see" }',
            ["dutch_name", "english_name", "dutch_description", "identifier"],
        ),
        rule('allow = ["View", "Edit", "Change"]', ["english_name"], "ZORG002", part='"operation"'),
    )
    once = fixed(EXAMPLE, chosen)
    assert fixed(once, chosen) == once != EXAMPLE
    assert check_text(once).ready == check_text(EXAMPLE).ready
    assert "over een bewoner" in once


def test_the_rules_of_the_platform_come_first_in_a_fix(settings: Callable[..., Settings]) -> None:
    text = EXAMPLE.replace("Medische notitie [van een cliënt] inzien", "Medische notitie  [van een cliënt] inzien")
    chosen = settings(
        rule('forbid = ["notitie [van"]', ["dutch_name"]), rule("length = { min = 41 }", ["dutch_name"], "ZORG002")
    )
    assert fixed(text, chosen, unsafe=False) == fixed(text, Settings(), unsafe=False) == EXAMPLE


# ------------------------------------------------------------------------------------------------- what contradicts


CONTRADICTIONS = {
    "a circle": (
        rule('replace = { "a" = "b" }'),
        rule('replace = { "b" = "a" }', code="ZORG002"),
        ['4:19: This writes "b"', '11:19: This writes "a"'],
    ),
    "its own word": (rule('replace = { "map" = "de map" }'), "", ['4:21: This writes "de map"']),
    "forbidden": (
        rule('replace = { "a" = "x y" }'),
        rule('forbid = ["y"]', code="ZORG002"),
        ['4:19: This writes "x y", which house rule ZORG002'],
    ),
    "nothing to require": (
        rule('require = ["omdat", "zodat"]'),
        rule('forbid = ["Zodat", "omdat"]', code="ZORG002"),
        ["4:11: Everything listed here is forbidden by house rule ZORG002"],
    ),
    "nothing to allow": (
        rule('allow = ["View"]\npart = "operation"', ["english_name"]),
        rule('forbid = ["view"]', ["english_name"], "ZORG002"),
        ["4:9: Everything listed here is forbidden by house rule ZORG002"],
    ),
    "a part of a circle": (
        rule('replace = { "a" = "b" }\npart = "operation"', ["english_name"]),
        rule('replace = { "b" = "c" }', ["english_name"], "ZORG002"),
        ['4:19: This writes "b", which house rule ZORG002'],
    ),
    "two lists": (
        rule('allow = ["A", "B"]'),
        rule('allow = ["c"]', code="ZORG002"),
        ["11:9: This contradicts another house rule"],
    ),
    "two beginnings": (
        rule('starts-with = ["Geeft"]'),
        rule('starts-with = ["Om"]', code="ZORG002"),
        ["11:15: This contradicts another house rule"],
    ),
    "two lengths": (
        rule("length = { min = 50 }"),
        rule("length = { max = 20 }", code="ZORG002"),
        ["11:10: Together with another house rule this asks for at least 50 and at most 20 characters"],
    ),
}


@pytest.mark.parametrize("case", CONTRADICTIONS)
def test_contradictions_are_refused(refused: Callable[..., list[str]], case: str) -> None:
    one, other, expected = CONTRADICTIONS[case]
    found = refused(one, other)
    assert len(found) == len(expected)
    for line, begin in zip(found, expected, strict=True):
        assert line.startswith(f"onsrights.toml:{begin}")


@pytest.mark.parametrize("case", [case for case in CONTRADICTIONS if case != "its own word"])
def test_rules_that_never_hold_together_may_contradict_each_other(settings: Callable[..., Settings], case: str) -> None:
    one, other, _ = CONTRADICTIONS[case]
    assert len(settings('ignore = ["ZORG002"]', one, other).house) == 2
    assert len(settings('[[overrides]]\nfiles = ["old/**"]\nignore = ["rule-zorg001"]\n', one, other).house) == 2
    elsewhere = other.replace("'dutch_description'", "'english_description'").replace("'english_name'", "'dutch_name'")
    assert elsewhere != other
    assert len(settings(one, elsewhere).house) == 2


def test_what_goes_together_is_not_refused(settings: Callable[..., Settings]) -> None:
    chosen = settings(
        rule('starts-with = ["Geeft toegang", "Om"]'),
        rule('starts-with = ["geeft"]', code="ZORG002"),
        rule('allow = ["A", "B"]', code="ZORG003"),
        rule('allow = ["b"]', code="ZORG004"),
        rule('replace = { "zorgmonitor" = "ZorgMonitor", "a" = "bc" }', code="ZORG005"),
        rule('replace = { "x" = "a-b" }', code="ZORG006"),
        rule("length = { min = 2 }", code="ZORG007"),
        rule("length = { max = 2 }", code="ZORG008"),
        rule('require = ["omdat", "zodat"]', code="ZORG009"),
        rule('forbid = ["omdat"]', code="ZORG010"),
        rule('replace = { "x" = "View" }', ["english_name"], "ZORG011"),
        rule('forbid = ["View"]\npart = "subject"', ["english_name"], "ZORG012"),
        rule('allow = ["View"]\npart = "operation"', ["english_name"], "ZORG013"),
    )
    assert len(chosen.house) == 13


# ------------------------------------------------------------------------------------------------- how many, and where


def test_too_many_rules_and_words_are_refused(refused: Callable[..., list[str]]) -> None:
    rules = [rule('forbid = ["x"]', code=f"ZORG{number:03}") for number in range(HOUSE_RULES + 2)]
    [found] = refused(*rules)
    assert found.endswith("At most 200 house rules apply at once; this one is too many.")
    words = [f"woord{number}" for number in range(2 * HOUSE_WORDS)]
    [found] = refused(rule(f"forbid = {words}"))
    assert found == "onsrights.toml:4:10: All house rules together may have at most 5000 words; this one exceeds that."


def test_too_many_files_are_refused_before_they_are_read(refused: Callable[..., list[str]]) -> None:
    named = ", ".join('"gone.toml"' for _ in range(10_000))
    found = refused(f"house-files = [{named}]")
    assert len(found) == HOUSE_FILES + 1
    assert found[-1].endswith("There can be at most 20 files of house rules; this one is too many.")


def test_most_rules_and_words_hold_for_every_field(settings: Callable[..., Settings]) -> None:
    names = [
        name
        for platform in PLATFORMS.all()
        for name in fields_of(platform)
        if name not in {"$schema", "manifest", "platform"}
    ]
    each = HOUSE_WORDS // HOUSE_RULES
    rules = [
        rule(
            f"forbid = {[f'woord{number * each + word}' for word in range(each)]}",
            dict.fromkeys(names),
            f"ZORG{number:03}",
        )
        for number in range(HOUSE_RULES)
    ]
    text = "woord4999 en woord0, woord12 of niets."
    report = check_field("dutch_description", text, settings=settings(*rules))
    assert [found.code for found in of_house(report)] == ["ZORG199", "ZORG000", "ZORG000"]


def house_file(path: Path, word: str = "patiënt", code: str = "TEAM001") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(rule(f'forbid = ["{word}"]', code=code), "utf-8")
    return path


def test_files_within_the_repository_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".git").mkdir()
    house_file(tmp_path / "shared.toml")
    house_file(tmp_path / "team" / "own.toml", code="TEAM002")
    (tmp_path / "team" / "onsrights.toml").write_text('house-files = ["../shared.toml", "own.toml"]', "utf-8")
    monkeypatch.chdir(tmp_path)
    for path in ("team/onsrights.toml", tmp_path / "team" / "onsrights.toml"):
        chosen = load_settings(path)
        assert [(each.code, each.house and each.house.where) for each in chosen.house] == [
            ("TEAM001", "shared.toml:1"),
            ("TEAM002", "team/own.toml:1"),
        ]


def test_files_that_are_none_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inside = tmp_path / "repository"
    (inside / ".git").mkdir(parents=True)
    monkeypatch.chdir(inside)
    house_file(tmp_path / "outside.toml")
    (inside / "link.toml").symlink_to(tmp_path / "outside.toml")
    (inside / "away").symlink_to(tmp_path)
    os.mkfifo(inside / "pipe.toml")
    (inside / "folder.toml").mkdir()
    (inside / "latin.toml").write_bytes(b'[[house]]\ncode = "caf\xe9"')
    with (inside / "huge.toml").open("wb") as made:
        made.truncate(50_000_000)
    (inside / "other.toml").write_text('select = ["ONS3"]\nhouse-files = ["shared.toml"]\n', "utf-8")
    (inside / "broken.toml").write_text("[[house]\n", "utf-8")
    (inside / "faulty.toml").write_text(rule('forbid = ["x"]', code="ons305"), "utf-8")
    outside = "is outside the repository"
    cases = {
        "https://example.org/x.toml": "House rules are never read from the internet",
        "//server/x.toml": "House rules are never read from the internet",
        "../outside.toml": outside,
        "link.toml": outside,
        "away/outside.toml": outside,
        str(tmp_path / "outside.toml"): outside,
        r"..\\outside.toml": outside,
        "C:/outside.toml": outside,
        "gone.toml": "There is no file",
        "pipe.toml": "is not an ordinary file",
        "folder.toml": "is not an ordinary file",
        "dist:": "Write a file of a package as dist:NAME/PATH",
        "dist:../x/y": "Write a file of a package as dist:NAME/PATH",
        r"dist:pytest/x\u0000.toml": 'The package "pytest" contains no file',
        r"\u0000.toml": outside,
        "dist:no-such-package/x.toml": 'The package "no-such-package" is not installed',
        "dist:pytest/../../etc/passwd": 'The package "pytest" contains no file',
    }
    named = ", ".join(f'"{written}"' for written in cases)
    path = inside / "onsrights.toml"
    path.write_text(f"house-files = [\n{named}\n]", "utf-8")
    with pytest.raises(SettingsError) as caught:
        load_settings("onsrights.toml")
    told = caught.value.message("en").splitlines()
    assert len(told) == len(cases)
    for line, expected in zip(told, cases.values(), strict=True):
        assert line.startswith("onsrights.toml:2:")
        assert expected in line
    of_themselves = {
        "latin.toml": "latin.toml:2:12: There are bytes here that are not UTF-8.",
        "huge.toml": "huge.toml: This file is larger than",
        "other.toml": 'other.toml:1:1: A file of house rules holds nothing but tables [[house]]; "select" belongs',
        "broken.toml": "broken.toml:1:",
        "faulty.toml": "faulty.toml:2:8: The code of a house rule has",
    }
    for name, expected in of_themselves.items():
        path.write_text(f'house-files = ["{name}"]', "utf-8")
        with pytest.raises(SettingsError) as caught:
            load_settings("onsrights.toml")
        assert any(line.startswith(expected) for line in caught.value.message("en").splitlines()), name


def test_a_file_of_a_package_is_read_and_nothing_is_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Callable[..., Settings]
) -> None:
    site = tmp_path / "site"
    house_file(site / "acme_rules" / "rights.toml")
    house_file(site / "beside.toml", code="TEAM002")
    (site / "acme_rules" / "__init__.py").write_text("raise SystemExit('imported')", "utf-8")
    info = site / "acme_rules-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: acme-rules\nVersion: 1\n", "utf-8")
    (info / "RECORD").write_text("acme_rules/rights.toml,,\nacme_rules/__init__.py,,\n../../outside.toml,,\n", "utf-8")
    monkeypatch.syspath_prepend(str(site))
    chosen = settings('house-files = ["dist:acme-rules/acme_rules/rights.toml"]')
    [one] = chosen.house
    assert one.house is not None
    assert one.house.where == "dist:acme-rules/acme_rules/rights.toml:1"
    assert "acme_rules" not in sys.modules
    house_file(tmp_path / "outside.toml")
    for path in ("beside.toml", "../../outside.toml", "acme_rules/gone.toml"):
        with pytest.raises(SettingsError, match="contains no file"):
            settings(f'house-files = ["dist:acme-rules/{path}"]')


def test_one_code_is_one_rule_in_all_files(tmp_path: Path, refused: Callable[..., list[str]]) -> None:
    house_file(tmp_path / "a.toml")
    house_file(tmp_path / "b.toml")
    found = refused('house-files = ["a.toml", "b.toml"]')
    assert found == [
        'b.toml:2:8: "TEAM001" belongs to another house rule already (a.toml:1); choose another one.',
        'b.toml:6:8: "rule-team001" belongs to another house rule already (a.toml:1); choose another one.',
    ] or [line.partition(": ")[2] for line in found] == [
        '"TEAM001" belongs to another house rule already (a.toml:1); choose another one.',
        '"rule-team001" belongs to another house rule already (a.toml:1); choose another one.',
    ]


def test_what_nobody_can_see_in_a_message_is_made_visible(settings: Callable[..., Settings]) -> None:
    chosen = settings(rule('forbid = ["x"]', message=r'"a\u001b[31m\u202e {found}\u200b"'))
    [found] = of_house(check_field("dutch_description", "Een x.", settings=chosen))
    assert found.message("nl") == "aU+001B[31mU+202E xU+200B"
