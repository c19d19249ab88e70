"""A manifest is checked before it is asked, whatever platform it is for; the doors to that know no platform."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import onsrights
from onsrights.commands import main
from onsrights.engine.check.platform import Platforms
from onsrights.platforms import PLATFORMS as EVERY
from tests.engine.access.sample import PLATFORMS

if TYPE_CHECKING:
    from pathlib import Path

FRONT = "manifest: 1\ndoor:\n  name: Front\n  opens: night\n  listed: [Ada, Bea]\n"
BACK = FRONT.replace("Front", "Back").replace("night", "day")


@pytest.fixture(autouse=True)
def _sample(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onsrights.library.PLATFORMS", PLATFORMS)
    monkeypatch.setattr("onsrights.commands.why.PLATFORMS", PLATFORMS)
    monkeypatch.setattr("onsrights.commands.why_answer.PLATFORMS", PLATFORMS)
    monkeypatch.setattr("onsrights.commands.one_manifest.PLATFORMS", PLATFORMS)


def test_a_text_and_a_mapping_are_asked_alike() -> None:
    text = onsrights.why(FRONT, which="Front", name="Cor", filename="f.sample.yaml")
    values = onsrights.why(
        {"door": {"name": "Front", "opens": "night", "listed": ["Ada", "Bea"]}}, which="Front", name="Cor"
    )
    assert text.fails == values.fails == ("name",)
    assert text.layers[0].range is not None
    assert (text.layers[0].range.start.line, text.layers[0].range.start.column) == (5, 3)
    assert (text.about.path, values.about.path, values.layers[0].range) == ("f.sample.yaml", None, None)


@pytest.mark.parametrize(
    ("manifest", "codes"),
    [
        (FRONT.replace("  name: Front\n", ""), ["SAM110"]),
        (FRONT.replace("night", "noon"), ["SAM112"]),
        (FRONT.replace("opens", "open"), ["SAM111"]),
        ("", ["SAM115"]),
        ("a: [", ["SAM101"]),
        ({"door": {}}, ["SAM110"]),
        ({"door": {"name": ["x"]}}, ["SAM112"]),
    ],
    ids=str,
)
def test_a_manifest_with_faults_of_build_is_not_asked(manifest: str | dict[str, object], codes: list[str]) -> None:
    with pytest.raises(onsrights.ManifestError) as error:
        onsrights.why(manifest, which="Front", name="Ada")
    assert [found.code for found in error.value.report.diagnostics] == codes


def test_another_error_does_not_matter_and_is_named_where_it_is_met() -> None:
    decision = onsrights.why(FRONT.replace("[Ada, Bea]", "[]"), which="Front", name="Ada", time="night")
    assert decision.verdict == "refused"
    assert decision.layers[0].codes == ("SAM201",)
    assert onsrights.why(FRONT, which="Front", name="Cor").layers[0].codes == ()


def test_of_several_documents_one_is_named() -> None:
    both = f"{FRONT}---\n{BACK}"
    assert onsrights.why(both, app="back", which="-", name="Ada", time="day").verdict == "allowed"
    assert onsrights.why(both, app="Front", which="-", name="Ada", time="day").verdict == "refused"
    with pytest.raises(onsrights.QuestionError, match=r'The manifest has "Front", "Back"; choose with app\.'):
        onsrights.why(both, which="-", name="Ada")
    with pytest.raises(onsrights.QuestionError, match=r'has no "Side" \(app\); it has "Front", "Back"\.'):
        onsrights.why(both, app="Side", which="-", name="Ada")


def test_what_a_platform_lacks_is_said() -> None:
    for given in ({"observed": "{}"}, {"window": 1}):
        with pytest.raises(onsrights.QuestionError, match=r'For Sample there is no "(observed|window)"\.'):
            onsrights.why(FRONT, which="-", **given)
    with pytest.raises(onsrights.QuestionError, match="needs a manifest"):
        onsrights.why(None, which="-")


def test_a_question_may_go_without_a_manifest() -> None:
    decision = onsrights.why(None, which="Side", listed="Ada,Bea", name="Bea", time="night")
    assert decision.verdict == "allowed"
    assert (decision.about.path, decision.about.alone, decision.closing) == (None, True, ())
    assert main(["why", "--which", "Side", "--listed", "Ada", "--name", "Cor", "--time", "night"]) == 1
    with pytest.raises(onsrights.QuestionError, match="listed belongs to a question without a manifest"):
        onsrights.why(FRONT, which="-", listed="Ada")


def test_manifest_and_question_are_for_one_platform(monkeypatch: pytest.MonkeyPatch) -> None:
    several = Platforms((*PLATFORMS.offers.values(), EVERY.offers[EVERY.keys[0]]))
    monkeypatch.setattr("onsrights.library.PLATFORMS", several)
    ons = several.offers[several.keys[1]].name
    sample = FRONT.replace("manifest: 1", "manifest: 1\nplatform: sample")
    with pytest.raises(onsrights.QuestionError, match=f"This manifest is for Sample; the question is for {ons}"):
        onsrights.why(sample, right="X")
    with pytest.raises(onsrights.QuestionError, match=f"which is a question for Sample and right for {ons}; ask one"):
        onsrights.why(sample, right="X", which="-")
    with pytest.raises(onsrights.QuestionError, match=f'For {ons} there is no "which"'):
        onsrights.why(sample, platform=several.keys[1], which="-")
    with pytest.raises(onsrights.QuestionError, match='For Sample there is no "task"'):
        onsrights.why(sample, which="-", task="yes")
    assert onsrights.why(sample, which="-", name="Ada").about.platform == "sample"


def test_the_command_asks_the_only_manifest_that_is_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(
        "onsrights.engine.files.discover._is_manifest", lambda entry, _names: entry.name.endswith(".sample.yaml")
    )
    (tmp_path / "f.sample.yaml").write_text(FRONT, encoding="utf-8")
    assert main(["why", "--which", "-", "--name", "Ada", "--time", "night", "--lang", "en"]) == 0
    assert capsys.readouterr().out == (
        "Sample: may Ada go through Front?\n\n"
        "  holds  name  Ada is on the list\n"
        "  holds  time  the door is open then\n\n"
        "Allowed, as far as the manifest and your answers show.\n\n"
        "The manifest says what should be.\n"
    )
    (tmp_path / "g.sample.yaml").write_text(BACK, encoding="utf-8")
    assert main(["why", "--which", "-", "--name", "Ada", "--lang", "nl"]) == 2
    error = capsys.readouterr().err
    assert "Hier zijn meer manifesten voor Sample; noem er een: f.sample.yaml, g.sample.yaml." in error
    assert main(["why", "--help", "--lang", "nl"]) == 0
    assert "\nSample:\n  --which DEUR" in capsys.readouterr().out
