"""*Ready to register* is true: nothing waives what registering needs, and no other reader refuses the file."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from onsrights import Settings, check_text
from onsrights.engine.check.session import NEEDED
from onsrights.platforms import PLATFORMS
from website.pages import HEADINGS, SHOWN, read
from website.report import AS_OF

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.engine.check.rule import Rule
    from website.pages import Shown

ROOT = Path(__file__).parents[1]

WAIVERS = [
    Settings(),
    Settings(ignore=("ONS", "AFS", "EXA")),
    Settings(select=("ignore-without-reason",)),
    Settings(severity=dict.fromkeys(("ONS", "AFS", "EXA"), "info")),
]
"""What settings may do about a rule."""


def needed() -> Iterator[tuple[Shown, Rule]]:
    """Give the rules, platform by platform, that nothing may waive."""
    for shown in SHOWN:
        for rule in shown.rules:
            if rule.code[-3:] in NEEDED or rule.code in PLATFORMS[shown.key].needed:
                yield shown, rule


def cases() -> list[Any]:
    return [
        pytest.param(shown, rule, wrong.manifest(shown), id=f"{rule.code}-{number}")
        for shown, rule in needed()
        for number, wrong in enumerate(read(rule, "en").examples(HEADINGS["en"][2]))
        if any(
            found.code == rule.code and found.severity == "error"
            for found in check_text(wrong.manifest(shown), filename=shown.file, as_of=AS_OF).diagnostics
        )
    ]


CASES = cases()


def ready(text: str, shown: Shown, settings: Settings) -> tuple[int, int]:
    """Give how many units are ready, and how many there are."""
    summary = check_text(text, filename=shown.file, as_of=AS_OF, settings=settings).to_dict()["summary"]
    return summary["ready"], summary["rights"]


@pytest.mark.parametrize(("shown", "rule", "text"), CASES)
def test_nothing_waives_what_the_registration_needs(shown: Shown, rule: Rule, text: str) -> None:
    before, every = ready(text, shown, Settings())
    assert before < every or not every
    for settings in WAIVERS:
        for name in (rule.code, rule.name, rule.code[:3]):
            comment = f"# onsrights: ignore-file[{name}] judged\n"
            assert ready(comment + text, shown, settings)[0] == before
        assert ready(text, shown, settings)[0] == before


def test_every_platform_has_cases() -> None:
    codes = {rule.code for _, rule, _ in (case.values for case in CASES)}
    for platform in PLATFORMS.all():
        assert {f"{platform.prefix}{digits}" for digits in ("101", "103", "104", "110", "112", "113", "115")} <= codes
        assert platform.needed <= codes


# ------------------------------------------------------------------------------------------------ characters of a file

BASE = """\
manifest: 1
connector:
  name: External Connector
  prefix: ExternalConnector
rights:
  - identifier: ExternalConnectorClientDocumentDelete
    dutch_name: Document [van een cliënt] verwijderen
    english_name: Delete [client] document
    dutch_description: Geeft toestemming om documenten uit het dossier van een cliënt te verwijderen.
    english_description: Allows removing documents from the record of a client.
    note: For the team.
x-team:
  - people: [Anna, "Bo"]
"""
CHARACTERS = st.sampled_from(
    "\0\x01\x07\x0b\x0c\x1b\x7f\x80\x84\x85\x86\x9f\u2028\u2029\ufeff\ufffe\uffff\u200b\xa0\xad"
)


def is_read(text: str) -> bool:
    """Ask PyYAML, with libyaml and without."""
    try:
        for loader in (yaml.CSafeLoader, yaml.SafeLoader):
            list(yaml.parse(text, Loader=loader))
    except yaml.YAMLError:
        return False
    return True


@given(st.integers(0, len(BASE)), CHARACTERS, st.sampled_from(["", "# ", '"']))
@example(BASE.index("removing"), "\x1b", "")
@example(BASE.index(" the team"), "\0", "# ")
@example(BASE.index("team:"), "\x85", "")
def test_what_no_reader_takes_is_never_ready(at: int, character: str, before: str) -> None:
    text = BASE[:at] + before + character + BASE[at:]
    report = check_text(text, filename="rights.yaml")
    if not is_read(text) and "\t" not in text:
        assert not report.ok, character
        assert report.to_dict()["summary"]["ready"] == 0
    elif is_read(text) and character not in "\x85\u2028\u2029":
        unreadable = [found for found in report.diagnostics if found.rule == "invisible-character"]
        assert all("U+00" not in found.message() or character in "\xa0\xad" for found in unreadable)


@pytest.mark.parametrize("where", ["Allows ", "note: ", "x-team", "Anna", "# a", "rights:"])
@pytest.mark.parametrize("settings", WAIVERS)
def test_an_unreadable_file_is_waived_by_nothing(where: str, settings: Settings) -> None:
    text = f"# onsrights: ignore-file[invisible-character] judged\n# a note\n{BASE}".replace(where, f"{where}\x1b", 1)
    assert check_text(text, filename="rights.yaml", settings=settings).to_dict()["summary"]["ready"] == 0


@pytest.mark.parametrize("between", ["\u2028", "\x85", "\u2029\u2028"])
@pytest.mark.parametrize("style", ["{}", "|-\n      {}"])
def test_what_others_read_as_a_comment_is_never_made_text_unseen(between: str, style: str) -> None:
    """For libyaml these characters end a line, so that the sign behind one begins a comment."""
    text = "manifest: 1\nconnector:\n  name: Zorg\nrights:\n  - dutch_description: {}\n"
    cut = f"View{between}# agreed"
    found = [one for one in check_text(text.format(style.format(cut))).diagnostics if one.code == "ONS130"]
    assert {one.severity for one in found} == {"error"}
    assert {fix.safety for one in found for fix in one.fixes} <= {"display-only"}
    harmless = [one for one in check_text(text.format(f'"{cut}"')).diagnostics if one.code == "ONS130"]
    assert {one.severity for one in harmless} == {"warning"}
    assert {fix.safety for one in harmless for fix in one.fixes} == {"safe"}


@pytest.mark.parametrize("hidden", "\xa0\u2003\u3000\u200b\t")
def test_an_address_is_left_without_a_space(hidden: str) -> None:
    manifest = (ROOT / "examples" / "invoices.exact.yaml").read_text("utf-8")
    written = re.search(r"redirect_uri: (\S+)", manifest)
    assert written is not None
    text = manifest.replace(written[1], f'"{written[1][:-3]}{hidden}{written[1][-3:]}"')
    found = [one for one in check_text(text, filename="a.exact.yaml").diagnostics if one.code == "EXA130"]
    assert [change.value for one in found for fix in one.fixes for change in fix.changes] == [written[1]]
