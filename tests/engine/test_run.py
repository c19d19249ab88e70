"""A run over several files: one fault never costs another file, and no file costs too much."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onsrights.engine.change.add_ignores import Ignored, ignored
from onsrights.engine.change.fixes import Mended, mended
from onsrights.engine.check.locate import Locator
from onsrights.engine.check.rule import Rule
from onsrights.engine.check.run import Input, InternalFault, Run, check_inputs, check_sources
from onsrights.engine.check.session import Session
from onsrights.engine.diagnostics import Finding, Place, Span
from onsrights.engine.settings.settings import Limits, Settings
from onsrights.engine.text import tree as tree_module
from onsrights.engine.text.source import Source
from onsrights.engine.text.tree import read_tree
from onsrights.platforms import PLATFORMS
from tests.engine.told import told

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HEAD = "manifest: 1\nconnector: {name: External Connector, prefix: ExternalConnector}\nrights:\n"


def check(*texts: str) -> Run:
    return check_sources([Source(f"{index}.yaml", text) for index, text in enumerate(texts)], PLATFORMS, Settings())


def test_fault_of_the_tool_loses_no_other_file(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Session.check

    def fails(session: Session, tree: object, *_given: object) -> object:
        if tree.source.path == "1.yaml":  # type: ignore[attr-defined]
            raise KeyError
        return whole(session, tree)  # type: ignore[arg-type]

    monkeypatch.setattr(Session, "check", fails)
    run = check(HEAD, HEAD, HEAD)
    assert [fault.path for fault in run.failed] == ["1.yaml"]
    assert isinstance(run.failed[0].__cause__, KeyError)
    assert {found.path for found in run.report.diagnostics} == {"0.yaml", "2.yaml"}
    assert run.report.files == 3
    with pytest.raises(InternalFault):
        run.raise_failed()
    check(HEAD).raise_failed()


def test_memory_is_no_fault_of_one_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_session: Session, _tree: object, *_given: object) -> None:
        raise MemoryError

    monkeypatch.setattr(Session, "check", fails)
    with pytest.raises(MemoryError):
        check(HEAD)


def test_very_many_faults_of_one_rule_are_counted_in_one() -> None:
    report = check(HEAD + "  -\n" * 3000 + "  - [a]\n").report
    empty = [found for found in report.diagnostics if found.code == "ONS113"]
    assert len(empty) == 1001
    assert [found.times for found in empty] == [1] * 1000 + [2000]
    rest = empty[-1]
    assert rest.range
    assert rest.range.start.line == 1004
    assert "2000" in rest.message("nl")
    assert "2000" in rest.message("en")
    assert (rest.right, rest.field, rest.fixes) == (None, None, ())
    assert [found.code for found in report.diagnostics if found.code != "ONS113"] == ["ONS112"]
    assert (report.count("error"), report.rights, report.ready) == (3001, 3001, 0)
    assert report.to_dict()["summary"]["errors"] == 3001


_RIGHT = """\
  - identifier: ExternalConnectorClient{1}View
    dutch_name: {0} [van een cliënt] inzien
    english_name: View [client] {2}
    dutch_description: Nodig om tijdens de dienst te zien wat er is.
    english_description: Needed to see what there is during the shift.
"""


def _right(dutch: str, english: str) -> str:
    return _RIGHT.format(dutch, english, english.lower())


_RIGHTS = [
    _right("Document", "Document"),
    _right("Agenda", "Agenda"),
    _right("Agenda", "Agenda").replace(" inzien", " inzien."),
    _right("Document", "Document").replace("External", "Extern"),
    _right("Taak", "Task").replace("[van een cliënt]", "[cliënt]").replace(": View", ": Viewing"),
    _right("Foto", "Foto").replace("    dutch_description", "    # onsrights: ignore[ONS3]\n    dutch_description"),
    _right("Video", "Video").replace("during the shift", "with token ghp_abcdefghijklmnopqrstuvwxyz0123456789"),
    "  - {identifier: ExternalConnectorClientAgendaView, dutch_name: Agenda inzien, note: ''}\n",
    "  -\n",
]
"""Sound ones, faulty ones, and some of which each is held against another one: that one may be gone by then."""


_ENDS = [
    "",
    "  - [\n",
    "note: |\n  # onsrights: ignore[ONS3] \n",
    "rights: []\n",
    "---\nrights: [{}]\n",
    "a: [{b: c}, d: e]\n",
]


@given(
    chosen=st.lists(st.sampled_from(_RIGHTS), max_size=9),
    most=st.integers(1, 3),
    strict=st.booleans(),
    end=st.sampled_from(_ENDS),
)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_spared_is_not_missed(
    monkeypatch: pytest.MonkeyPatch, chosen: list[str], most: int, end: str, *, strict: bool
) -> None:
    """Items are packed and proposals that nobody sees are dropped; reports, fixes and comments are what they were."""
    whole = Session.check

    def run() -> tuple[Run, Mended, list[Ignored]]:
        asked = Settings(strict=strict)
        found = check_sources([source()], PLATFORMS, asked, named=most)
        return found, mended(source(), PLATFORMS, asked, unsafe=True), ignored([source()], PLATFORMS, asked, "asked")

    def source() -> Source:
        return Source("a.yaml", HEAD + "".join(chosen) + end)

    with monkeypatch.context() as patch:
        patch.setattr(tree_module, "_LONG", 1)
        sparing = run()
    with monkeypatch.context() as patch:
        patch.setattr(Session, "check", lambda session, tree, settings=None, _most=0: whole(session, tree, settings))
        keeping = run()
    assert not sparing[0].failed
    assert sparing[0].report == keeping[0].report
    assert sparing[1] == keeping[1]
    assert [one.source.text for one in sparing[2]] == [one.source.text for one in keeping[2]]


def test_rest_of_the_reader_is_added() -> None:
    report = check("# \x1b\n" * 1500 + HEAD + "  - a\n").report
    found = [found for found in report.diagnostics if found.code == "ONS130"]
    assert (len(found), found[-1].times, report.count("error")) == (1001, 500, 1501)


def test_key_of_a_large_mapping_is_found() -> None:
    from onsrights.engine.diagnostics import Place

    tree = read_tree(
        Source("a.yaml", "".join(f"- {{a: {{{', '.join(f'k{n}: {n}' for n in range(99))}}}}}\n" for _ in range(40)))
    )
    locator = Locator(PLATFORMS.registry(), PLATFORMS["ons"], tree)
    for index in (0, 1, *range(40), 0):
        found = locator.range(Place(f"/{index}/a/k98"))
        assert found
        assert tree.source.text[found.start.offset : found.end.offset] == "98"
        missing = locator.range(Place(f"/{index}/a/none"))
        assert missing
        assert missing.start.line == index + 1


# The run as such, with a platform that does what the text of a file asks for.


GOOD = """\
manifest: 1
connector: {name: Zorgbrug}
rights:
  - identifier: ZorgbrugClientDocumentView
    dutch_name: Document [van een cliënt] inzien
    english_name: View [client] document
    dutch_description: Geeft een zorgverlener toestemming om dit in de gekoppelde applicatie te doen.
    english_description: Allows a care worker to do this in the linked application.
"""
WORSE = GOOD.replace("inzien\n", "inzien.\n").replace("View [client] document", "View [client] documents")


def asked(values: dict[str, str]) -> Iterator[Finding]:
    """Fail at the files that say so, and find what the others ask for."""
    if "fail" in values:
        message = "unforeseen"
        raise ValueError(message)
    if "later" in values:  # fails only when the finding is located
        yield Finding("TST301", Place("", "file"), "nothing")
    for at in range(int(values.get("count", "0"))):
        yield Finding("TST301" if at % 2 else "TST302", Place("", "file", Span(0, 0)), "fix")


FAILING = told(
    asked,
    [
        Rule("TST301", "first", "error", module="onsrights.ons.rules.name_order"),
        Rule("TST302", "second", "warning", module="onsrights.ons.rules.name_order"),
    ],
)


def test_one_bad_file_never_ends_the_run(tmp_path: Path) -> None:
    (tmp_path / "good.yaml").write_text(GOOD, "utf-8")
    (tmp_path / "latin.yaml").write_bytes(GOOD.replace("ClientDocument", "ClientLetter").encode("latin-1"))
    (tmp_path / "broken.yaml").write_bytes(b"manifest: [\n")
    (tmp_path / "empty.yaml").write_bytes(b"")
    (tmp_path / "folder.yaml").mkdir()
    names = ["gone.yaml", "folder.yaml", "latin.yaml", "broken.yaml", "empty.yaml", "good.yaml"]
    inputs = [Input(str(tmp_path / name)) for name in names]
    run = check_inputs(inputs, PLATFORMS, Settings(ignore=("ONS606",)))
    assert (run.report.files, run.report.ready, run.failed) == (6, 1, ())
    said = {str(found.path).rpartition("/")[2]: found.code for found in run.report.diagnostics}
    assert said == {
        "gone.yaml": "ONS100",
        "folder.yaml": "ONS100",
        "latin.yaml": "ONS102",
        "broken.yaml": "ONS101",
        "empty.yaml": "ONS115",
    }


def test_a_file_is_shown_under_the_path_that_was_given(tmp_path: Path) -> None:
    (tmp_path / "rights.yaml").write_text(WORSE, "utf-8")
    run = check_inputs([Input("shown.yaml", real=str(tmp_path / "rights.yaml"))], PLATFORMS, Settings())
    assert {found.path for found in run.report.diagnostics} == {"shown.yaml"}


def test_bytes_that_were_read_already_are_not_read_again() -> None:
    run = check_inputs([Input("-", WORSE.encode())], PLATFORMS, Settings())
    assert {found.path for found in run.report.diagnostics} == {"-"}
    assert list(run.sources) == ["-"]


def test_limits_reach_the_reader() -> None:
    settings = Settings(limits=Limits(file_bytes=10))
    assert [one.code for one in check_inputs([Input("a", GOOD.encode())], PLATFORMS, settings).report.diagnostics] == [
        "ONS105"
    ]


def test_diagnostics_stand_in_the_order_of_path_and_place() -> None:
    settings = Settings(select=("ONS3", "ONS4"))
    report = check_sources([Source("b", WORSE), Source("a", WORSE)], PLATFORMS, settings).report
    keys = [(one.path, one.range and one.range.start.offset, one.code) for one in report.diagnostics]
    assert keys == sorted(keys, key=str)
    assert [path for path, _, _ in keys] == ["a", "a", "b", "b"]


def test_sources_are_kept_of_files_with_something_to_show() -> None:
    run = check_sources([Source("good", GOOD), Source("worse", WORSE), Source(None, WORSE)], PLATFORMS, Settings())
    assert set(run.sources) == {"worse", ""}


def test_no_file_is_an_empty_report() -> None:
    run = check_sources([], PLATFORMS, Settings())
    assert (run.report.diagnostics, run.report.files, run.sources) == ((), 0, {})


def test_where_the_tool_fails_the_verdict_counts_only_what_was_checked() -> None:
    texts = {"a": "fail: it", "b": "count: 2", "c": "later: it", "d": "count: 0"}
    run = check_sources([Source(*one) for one in texts.items()], FAILING, Settings())
    assert [fault.path for fault in run.failed] == ["a", "c"]
    assert isinstance(run.failed[0].__cause__, ValueError)
    assert isinstance(run.failed[1].__cause__, KeyError)
    assert [one.path for one in run.report.diagnostics] == ["b", "b"]
    assert (run.report.files, run.report.rights, run.report.ready) == (4, 2, 1)
    with pytest.raises(InternalFault) as caught:
        run.raise_failed()
    assert caught.value.path == "a"


def test_of_very_many_findings_the_rest_is_counted_by_rule() -> None:
    report = check_sources([Source("a", "count: 4000"), Source("b", "count: 1")], FAILING, Settings()).report
    assert len(report.diagnostics) == 2000 + 2 + 1
    assert (report.count("error"), report.count("warning")) == (2000, 2001)
    rest = [one for one in report.diagnostics if one.times > 1]
    assert sorted((one.code, one.times) for one in rest) == [("TST301", 1000), ("TST302", 1000)]


def test_as_many_as_are_named_are_all_named() -> None:
    report = check_sources([Source("a", "count: 2000")], FAILING, Settings()).report
    assert {one.times for one in report.diagnostics} == {1}
    assert len(report.diagnostics) == 2000
