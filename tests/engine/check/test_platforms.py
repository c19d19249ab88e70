"""Which platform a file is for, and what is said where it says so wrongly."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onsrights.engine.check.platform import Platforms
from onsrights.engine.check.run import check_sources
from onsrights.engine.settings.settings import Settings
from onsrights.engine.text.source import Source
from onsrights.engine.text.tree import read_tree
from onsrights.platforms import PLATFORMS
from tests.sibling.platform import CLEAN, OFFER, SIBLING

if TYPE_CHECKING:
    from onsrights.engine.diagnostics import Diagnostic

ALL = Platforms([*PLATFORMS.offers.values(), OFFER])
DEVICE = CLEAN.format(name="Balie")


def key_of(text: str, path: str | None) -> str:
    return ALL.key_of(read_tree(Source(path, text)), path)


def check(text: str, path: str = "x.yaml", platforms: Platforms = ALL) -> list[Diagnostic]:
    run = check_sources([Source(path, text)], platforms, Settings())
    run.raise_failed()
    return list(run.report.diagnostics)


# 1. The key `platform` of the first document, where it names one.


@pytest.mark.parametrize("key", [*PLATFORMS.keys, "sibling"])
@pytest.mark.parametrize("path", [None, "rights.yaml", "x.afas.yaml", "x.exact.yaml", "x.sibling.yaml", "a.json", "-"])
def test_what_a_file_says_goes_first(key: str, path: str | None) -> None:
    assert key_of(f"platform: {key}\nrights: []\nintegration: {{}}\n", path) == key
    assert key_of(f"x: y\nplatform: '{key}'\n---\nplatform: ons\n", path) == key


@pytest.mark.parametrize("written", ["afsa", "AFAS", "profit", "[afas]", "{afas: x}", "", "~"])
def test_what_names_no_platform_is_no_answer(written: str) -> None:
    assert key_of(f"platform: {written}\nrights: []\n", "x.yaml") == "ons"
    assert key_of(f"platform: {written}\n", "x.exact.yaml") == "exact"
    assert key_of(f"platform: {written}\nintegration: {{}}\n", None) == "afas"


def test_only_the_first_document_is_asked_and_of_a_repeated_key_the_first() -> None:
    assert key_of("rights: []\n---\nplatform: afas\n", None) == "ons"
    assert key_of("---\n---\nplatform: afas\n", "x.exact.yaml") == "exact"
    assert key_of("platform: exact\nplatform: afas\n", None) == "exact"


# 2. The name of the file.


@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("rights.yaml", "ons"), ("rights.yml", "ons"), ("rights.json", "ons"),
        ("a.rights.yaml", "ons"), ("a.rights.yml", "ons"), ("a.rights.json", "ons"),
        ("a.afas.yaml", "afas"), ("a.afas.yml", "afas"), ("a.afas.json", "afas"),
        ("a.exact.yaml", "exact"), ("a.exact.yml", "exact"), ("a.exact.json", "exact"),
        ("a.sibling.yaml", "sibling"), ("a.sibling.json", "sibling"),
        ("b/c/a.afas.yaml", "afas"), ("b\\c\\a.afas.yaml", "afas"), ("rights.yaml/a.exact.yaml", "exact"),
        (".afas.yaml", "afas"), ("a.rights.afas.yaml", "afas"), ("a.afas.rights.yaml", "ons"),
    ],
)  # fmt: skip
def test_the_word_before_yaml_is_the_platform(path: str, key: str) -> None:
    told = "integration: {}\n" if key != "afas" else "rights: []\n"
    assert key_of(told, path) == key
    assert ALL.by_path(path) == key


@pytest.mark.parametrize(
    "path",
    [None, "", "-", "afas.yaml", "exact.yaml", "sibling.yaml", "connector.yaml", "afas.json", "a.afas.txt",
     "a.afas.yaml.bak", "x-rights.yaml", "rights.txt", "afas/a.yaml", "a.AFAS.yaml"],
)  # fmt: skip
def test_a_name_that_says_nothing(path: str | None) -> None:
    assert ALL.by_path(path) is None
    assert key_of("integration: {}\n", path) == "afas"


# 3. The keys, where there is no `rights`.


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("integration: {}\n", "afas"),
        ("environments: []\n", "afas"),
        ("credentials:\n", "afas"),
        ("connector: {called_by: system}\n", "afas"),
        ("connector: {authentication: x}\n", "afas"),
        ("connector: {get_connectors: []}\n", "afas"),
        ("connector: {update_connectors: []}\n", "afas"),
        ("app: {distribution: partner}\n", "exact"),
        ("app: {redirect_uri: x}\n", "exact"),
        ("device: {kind: till}\n", "sibling"),
        ("connector: {name: Zorgbrug}\n", "ons"),
        ("connector: {description: Planbord}\n", "ons"),
        ("connector: called_by\n", "ons"),
        ("connector: [called_by]\n", "ons"),
        ("app: {name: X}\n", "ons"),
        ("app: redirect_uri\n", "ons"),
        ("rights: []\nintegration: {}\n", "ons"),
        ("rights:\napp: {redirect_uri: x}\n", "ons"),
        # 4. Else the first platform.
        ("", "ons"),
        ("x: y\n", "ons"),
        ("- a\n", "ons"),
        ("text\n", "ons"),
    ],
)
def test_the_keys_tell_it(text: str, key: str) -> None:
    assert key_of(text, "manifest.yaml") == key


@pytest.mark.parametrize(("path", "key"), [("a.afas.yaml", "afas"), ("a.yaml", "ons"), (None, "ons")])
def test_what_cannot_be_parsed_goes_by_its_name(path: str | None, key: str) -> None:
    assert key_of("a: 'open\nb: [", path) == key


# 114


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("AFAS", "afas"), ("Afas", "afas"), ("afsa", "afas"), ("profit", "afas"), ("AFAS Profit", "afas"),
        ("exactonline", "exact"), ("exact-online", "exact"), ("exact_online", "exact"), ("Exact Online", "exact"),
        ("exat", "exact"), ("Ons", "ons"), ("nedap ons", "ons"), ("Sibling", "sibling"), ("brother", "sibling"),
    ],
)  # fmt: skip
def test_the_platform_that_was_meant_is_proposed(written: str, meant: str) -> None:
    found = check(DEVICE.replace("platform: sibling", f"platform: {written}"), "a.sibling.yaml")
    told = [(one.code, one.pointer, one.field) for one in found]
    assert told == [("SIB114", "/platform", "platform")]
    assert f'Did you mean "{meant}"?' in found[0].message("en")
    assert f'Bedoelt u "{meant}"?' in found[0].message("nl")
    assert [(fix.safety, [change.value for change in fix.changes]) for fix in found[0].fixes] == [("unsafe", [meant])]


def test_a_platform_that_nobody_knows() -> None:
    [found] = check(DEVICE.replace("platform: sibling", "platform: salesforce"), "a.sibling.yaml")
    assert found.message() == 'The platform "salesforce" is not known. Write "platform: sibling".'
    assert found.fixes == ()
    [found] = check(DEVICE.replace("manifest: 1", "manifest: 2"))
    assert (found.code, found.pointer, found.fixes) == ("SIB114", "/manifest", ())


@pytest.mark.parametrize(("written", "code"), [("[afas]", "112"), ("{afas: 1}", "112"), ("", "113"), ("''", "113")])
def test_a_platform_that_is_no_word(written: str, code: str) -> None:
    assert [
        one.code for one in check(DEVICE.replace("platform: sibling", f"platform: {written}"), "a.sibling.yaml")
    ] == [f"SIB{code}"]


@pytest.mark.parametrize("other", ["ons", "afas", "exact"])
def test_a_later_document_of_another_platform_is_told_and_left_alone(other: str) -> None:
    later = f"manifest: 1\nplatform: {other}\nwrong: x\ndevice: {{kind: lamp}}\n"
    text = f"{DEVICE}---\n{later}---\n{CLEAN.format(name='Hal')}"
    run = check_sources([Source("a.yaml", text)], ALL, Settings())
    [found] = run.report.diagnostics
    assert (found.code, found.document, found.pointer) == ("SIB114", 1, "/platform")
    assert f'for the platform "{other}"' in found.message("en")
    assert found.range is not None
    assert found.range.start.line == 8
    assert [(count.key, count.units, count.ready) for count in run.report.platforms] == [("sibling", 2, 2)]


def test_a_later_document_may_leave_out_or_misspell_its_platform() -> None:
    text = f"{DEVICE}---\n{CLEAN.format(name='Hal').replace('platform: sibling', 'platform: sibbling')}"
    [found] = check(text)
    assert (found.code, found.document) == ("SIB114", 1)
    assert 'Did you mean "sibling"' in found.message()


# The list of them.


def test_a_platform_is_imported_when_it_is_asked_for() -> None:
    assert ALL.keys == ("ons", "afas", "exact", "sibling")
    assert ALL["sibling"] is SIBLING
    with pytest.raises(KeyError):
        ALL["nothing"]
    assert [platform.key for platform in ALL.all()] == list(ALL.keys)
    assert [platform.name for platform in ALL.all()] == [offer.name for offer in ALL.offers.values()]


def test_words_for_platforms_mean_one_each() -> None:
    words = [word for offer in ALL.offers.values() for word in (offer.key, *offer.words)]
    assert len(set(words)) == len(words)
    assert ALL.names["brother"] == "sibling"


def test_a_door_is_imported_when_it_is_used() -> None:
    from tests.sibling.platform import STARTER

    assert SIBLING.door("starter") is STARTER
    assert SIBLING.door("export") is None


def test_names_of_files_are_told_apart() -> None:
    names = [name for offer in ALL.offers.values() for name in (*offer.files, *offer.endings)]
    assert len(set(names)) == len(names)
