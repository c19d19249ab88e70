"""Words that settings add: what each kind of them changes, that nothing else changes, and that nothing stays behind."""

from __future__ import annotations

import ast
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import onsrights
from onsrights import ExtraOperation, ExtraScope, ExtraSubject, ExtraWords, Settings
from onsrights.ons import lexicon
from onsrights.ons.lexicon import _tables as tables
from onsrights.ons.lexicon.added import adding, operation_classes
from onsrights.ons.lexicon.adding import ready
from onsrights.ons.names.familiar import MEMORY
from onsrights.ons.names.follows import identifier_for, operation_in_other_language
from onsrights.ons.names.reading import read_afresh, read_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.engine.diagnostics import Language

ONS = Path(onsrights.__file__).parent / "ons"

DUTCH = "Geeft toestemming om de gegevens van de zorg in te zien en te gebruiken."
ENGLISH = "Allows the user to view and to use the data of the care that is given."

VLONDEREN = ExtraWords(operations=(ExtraOperation("vlonderen", "Vlonder", "assess"),))
AFDELING = ExtraWords(scope_nouns=(ExtraScope("afdeling", "department", "afdelingen"),))
WIJKFLUKS = ExtraWords(subjects=(ExtraSubject("wijkfluks", "de", "district flux", "wijkfluksen"),))
PRODUCTS = ExtraWords(
    products=(
        "Client Portaal",
        "Ons - Plus",
        "zorgmeter",
        "Yes!",
        "Zorgberichten",
        "Care Files",
        "Zorg Monitor",
        "Zorg en Zo",
        "MIC",
    )
)


def codes(dutch: str, english: str, end: str = "ThingView", words: ExtraWords | None = None) -> set[str]:
    """Give what is found in a right, by code."""
    fields = {
        "identifier": f"ExternalConnector{end}",
        "dutch_name": dutch,
        "english_name": english,
        "dutch_description": DUTCH,
        "english_description": ENGLISH,
    }
    report = onsrights.check_right(fields, prefix="ExternalConnector", settings=Settings(words=words))
    return {found.code for found in report.diagnostics}


@pytest.mark.parametrize(
    ("dutch", "english", "end", "words", "without", "then"),
    [
        # An operation is known by its words alone, whatever they look like …
        ("Rapportage [van een cliënt] vlonder", "View [client] report", "ClientReportView",
         ExtraWords(operations=(ExtraOperation("vlonder", "View"),)), "ONS310", ""),
        ("Rapportage [van een cliënt] verwijdern", "View [client] report", "ClientReportView",
         ExtraWords(operations=(ExtraOperation("verwijdern", "View"),)), "ONS310", ""),
        ("Rapportage [van een cliënt] verwijderen", "Delte [client] report", "ClientReportDelete",
         ExtraWords(operations=(ExtraOperation("verwijderen", "Delte"),)), "ONS410", ""),
        # … a slip in one is a slip in what was added …
        ("Rapportage [van een cliënt] vlondern", "Vlonder [client] report", "ClientReportVlonder",
         VLONDEREN, "", "ONS310"),
        # … and by its class it is held against the other name and the identifier.
        ("Rapportage [van een cliënt] vlonderen", "Delete [client] report", "ClientReportDelete",
         VLONDEREN, "", "ONS603"),
        ("Rapportage [van een cliënt] vlonderen", "Delete [client] report", "ClientReportDelete",
         ExtraWords(operations=(ExtraOperation("vlonderen", "Vlonder"),)), "", ""),
        ("Rapportage [van een cliënt] vlonderen", "Assess [client] report", "ClientReportAssess", VLONDEREN, "", ""),
        ("Rapportage [van een cliënt] beoordelen", "Vlonder [client] report", "ClientReportDelete",
         VLONDEREN, "ONS604", "ONS604"),
        ("Rapportage [van een cliënt] verwijderen", "Delete [client] report", "ClientReportVlonder",
         VLONDEREN, "ONS204", "ONS604"),
        ("Rapportage [van een cliënt] in quarantaine plaatsen", "Put [client] report in quarantine",
         "ClientReportDelete", ExtraWords(operations=(ExtraOperation("in quarantaine plaatsen", "Put … in quarantine",
                                                                     "lock"),)), "ONS604", "ONS604"),
        # Without a class that of the English verb counts.
        ("Rapportage [van een cliënt] vlonderen", "Delete [client] report", "ClientReportDelete",
         ExtraWords(operations=(ExtraOperation("vlonderen", "View"),)), "", "ONS603"),
        # A noun between brackets becomes a scope of its own …
        ("Rooster [van een afdeling] inzien", "View [department] roster", "DepartmentRosterView",
         AFDELING, "ONS308 ONS408 ONS703", "ONS703"),
        ("Rooster [van een afdeling] inzien", "View [client] roster", "RosterView",
         AFDELING, "ONS308 ONS703", "ONS602 ONS703"),
        ("Rooster [van afdelingen] inzien", "View [departments] roster", "RosterView",
         AFDELING, "ONS308 ONS408 ONS703", "ONS307 ONS407 ONS703"),
        ("Rooster van een afdeling inzien", "View roster of a department", "RosterView",
         AFDELING, "", "ONS306 ONS406"),
        ("Rooster [van een afdeling] inzien", "View [department] roster", "ClientRosterView",
         AFDELING, "ONS308 ONS408 ONS609 ONS703", "ONS609 ONS703"),
        ("Rooster [van een zorgkring] inzien", "View [care team] roster", "CareTeamRosterView",
         ExtraWords(scope_nouns=(ExtraScope("zorgkring", "care team"),)), "ONS308 ONS407", "ONS703"),
        # … or another word for one there is.
        ("Rapportage [van een bewoner] inzien", "View [resident] report", "ClientReportView",
         ExtraWords(scope_nouns=(ExtraScope("bewoner", "resident", means="client"),)), "ONS308 ONS408", ""),
        ("Toegang tot Kluis [van een bewoner]", "Access to Kluis", "Access",
         ExtraWords(scope_nouns=(ExtraScope("bewoner", "resident", means="client"),)), "ONS308", ""),
        # A subject has a number, an article, and another language.
        ("Wijkfluksen [van een cliënt] inzien", "View [client] district flux", "ClientDistrictFluxView",
         WIJKFLUKS, "", "ONS309"),
        ("Wijkfluks [van een cliënt] inzien", "View [client] district fluxes", "ClientDistrictFluxView",
         WIJKFLUKS, "ONS409", "ONS409"),
        ("Het wijkfluks [van een cliënt] inzien", "View [client] district flux", "ClientDistrictFluxView",
         WIJKFLUKS, "", "ONS317"),
        ("Wijkfluks [van een cliënt] inzien", "View [client] report", "ClientReportView", WIJKFLUKS, "", "ONS605"),
        ("Wijkfluks [van een cliënt] inzien", "View [client] district flux", "ClientReportView",
         WIJKFLUKS, "", "ONS610"),
        # A product keeps its spelling, its capitals and its signs.
        ("Dossier in Client Portaal inzien", "View record in Client Portaal", "RecordView", PRODUCTS, "ONS317", ""),
        ("Ons - Plus [van een cliënt] gebruiken", "Use [client] Ons - Plus", "ClientOnsPlusUse",
         PRODUCTS, "ONS314 ONS415", ""),
        ("zorgmeter [van een cliënt] inzien", "View [client] zorgmeter", "ClientZorgmeterView", PRODUCTS,
         "ONS315 ONS417", ""),
        ("Yes! [van een cliënt] inzien", "View [client] Yes!", "ClientYesView", PRODUCTS, "ONS315 ONS415", ""),
        ("Zorgberichten [van een cliënt] inzien", "View [client] Zorgberichten", "ClientZorgberichtenView",
         PRODUCTS, "ONS309", ""),
        ("Care Files [van een cliënt] inzien", "View [client] Care Files", "ClientCareFilesView",
         PRODUCTS, "ONS415", ""),
        ("Zorgplannen [van een cliënt] inzien", "View [client] care plan", "ClientCarePlanView",
         ExtraWords(products=("Zorgplannen",)), "ONS309", ""),
        ("Zorgplan Verwijdern", "View care plan", "CarePlanView",
         ExtraWords(products=("Verwijdern",)), "ONS310", "ONS303"),
        ("MIC melding [van een cliënt] inzien", "View [client] MIC incident", "ClientMicIncidentView",
         PRODUCTS, "ONS317", ""),
        ("Zorg en Zo [van een cliënt] inzien", "View [client] Zorg en Zo", "ClientZorgEnZoView", PRODUCTS, "", ""),
        # What is wrong around a product is wrong all the same.
        ("Zorg Monitor - Rapportage [van een cliënt] inzien", "View [client] report", "ClientReportView",
         PRODUCTS, "ONS314", "ONS314"),
        ("Handleiding Van Zorg Monitor Inzien", "View Zorg Monitor manual", "ManualView", PRODUCTS, "ONS315", "ONS315"),
    ],
)  # fmt: skip
def test_what_words_change(dutch: str, english: str, end: str, words: ExtraWords, without: str, then: str) -> None:
    before = codes(dutch, english, end)
    assert before == set(without.split())
    assert codes(dutch, english, end, words) == set(then.split())
    assert codes(dutch, english, end) == before
    assert codes(dutch, english, end, ExtraWords(products=("Heel Iets Anders",))) == before


def corpus(name: str) -> Iterator[str]:
    for line in (Path(__file__).parents[1] / "corpus" / name).read_text("utf-8").splitlines():
        for part in line.split("\t") if "\t" in line else line.split(" | "):
            if part.strip() and not line.startswith("#"):
                yield part.strip()


@pytest.mark.no_cover
@pytest.mark.parametrize("name", ["correct.txt", "faulty.txt", "tricky.txt"])
def test_words_that_do_not_occur_change_nothing(name: str) -> None:
    words = ExtraWords(
        (ExtraOperation("flubberen", "Flubber", "view"),),
        (ExtraScope("flub", "flub"),),
        (ExtraSubject("flubding", "het", "flub thing", "flubdingen"),),
        ("Flub Flab",),
    )
    languages: tuple[Language, ...] = ("nl", "en")
    for text in corpus(name):
        for language in languages:
            plain = read_name(text, language)
            with adding(words):
                other = read_name(text, language)
            assert other.faults == plain.faults, text
            assert (other.kind, other.subject, other.scopes, other.operation, other.closing) == (
                (plain.kind, plain.subject, plain.scopes, plain.operation, plain.closing)
            ), text


def test_nothing_is_learnt_from_names_with_added_words() -> None:
    known = {language: dict(frames) for language, frames in MEMORY.frames.items()}
    with adding(VLONDEREN):
        assert not read_name("Rapportage [van een cliënt] vlonderen", "nl").faults
    assert {language: dict(frames) for language, frames in MEMORY.frames.items()} == known


def test_sessions_in_several_threads_know_nothing_of_each_other() -> None:
    dutch, english = "Rooster [van een afdeling] inzien", "View [department] roster"
    expected = {True: {"ONS703"}, False: {"ONS308", "ONS408", "ONS703"}}
    wrong: list[object] = []
    start = threading.Barrier(6)

    def work(*, with_words: bool) -> None:
        start.wait()
        for _ in range(30):
            found = codes(dutch, english, "DepartmentRosterView", AFDELING if with_words else None)
            if found != expected[with_words]:
                wrong.append(found)

    threads = [threading.Thread(target=work, kwargs={"with_words": bool(number % 2)}) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_words_are_gone_after_a_fault_of_the_tool() -> None:
    with pytest.raises(RuntimeError), adding(VLONDEREN):
        raise RuntimeError
    assert lexicon.dutch_operation("vlonderen") is None
    with adding(VLONDEREN):
        assert lexicon.dutch_operation("vlonderen") is not None
        with adding(None):
            assert lexicon.dutch_operation("vlonderen") is not None
        with adding(AFDELING):
            assert lexicon.dutch_operation("vlonderen") is None
        assert lexicon.dutch_operation("vlonderen") is not None


def test_files_of_one_run_may_have_different_words(tmp_path: Path) -> None:
    from onsrights.engine.check.run import Input, check_inputs
    from onsrights.platforms import PLATFORMS

    class Different:
        house = ()

        def of(self, path: str | None) -> Settings:
            return Settings(words=AFDELING) if path and "with" in path else Settings()

    text = f"""manifest: 1
connector: {{name: ExternalConnector}}
rights:
  - identifier: ExternalConnectorDepartmentRosterView
    dutch_name: Rooster [van een afdeling] inzien
    english_name: View [department] roster
    dutch_description: {DUTCH}
    english_description: {ENGLISH}
"""
    inputs = []
    for name in ("1", "2-with", "3", "4-with"):
        path = tmp_path / f"{name}.yaml"
        path.write_text(text.replace("DepartmentRoster", f"Roster{'ABCD'[int(name[0]) - 1]}"), encoding="utf-8")
        inputs.append(Input(str(path)))
    run = check_inputs(inputs, PLATFORMS, Different())
    run.raise_failed()
    report = run.report
    unknown = {Path(found.path or "").stem for found in report.diagnostics if found.code == "ONS308"}
    assert unknown == {"1", "3"}


def test_added_words_go_before_the_lexicon_and_add_to_it() -> None:
    words = ExtraWords(
        (
            ExtraOperation("inzien", "Peek", "search"),
            ExtraOperation("gluren", "Peek", "view"),
            ExtraOperation("bekijken", "View"),
        ),
        subjects=(
            ExtraSubject("document", "het", "paper"),
            ExtraSubject("vel", "het", "paper", "vellen", "papers"),
            ExtraSubject("document", "het", "document", "documenten"),
        ),
    )
    with adding(words):
        inzien = lexicon.dutch_operation("Inzien")
        assert inzien is not None
        assert inzien.classes == {"search", "view"}
        assert inzien.english[:2] == ("Peek", "View")
        assert lexicon.english_operation(["peek"]) == (1, frozenset({"search", "view"}))
        assert lexicon.identifier_action(["Report", "Peek"]) == (1, frozenset({"search", "view"}))
        document = lexicon.dutch_noun("documenten")
        assert document is not None
        assert document.number == "plural"
        assert {"paper", "document"} <= set(document.noun.english)
        assert {noun.dutch for noun in lexicon.english_alternatives("paper")} >= {"document", "vel"}
        assert lexicon.english_number("papers") == "plural"
        assert list(tables.OPERATIONS.names())[-1] == "gluren"
        assert "gluren" not in list(tables.OPERATIONS)
        assert len(list(tables.OPERATIONS)) == len(tables.OPERATIONS)
        with pytest.raises(KeyError):
            tables.OPERATIONS["flubberen"]
    assert "gluren" not in tables.OPERATIONS


def test_what_follows_from_a_name_with_added_words() -> None:
    with adding(AFDELING):
        assert identifier_for(read_name("View [department] roster", "en"), "X") == "XDepartmentRosterView"
    with adding(ExtraWords(scope_nouns=(ExtraScope("zorgkring", "care circle"),), products=("Zorg Monitor",))):
        assert identifier_for(read_name("View [care circle] Zorg Monitor", "en"), "X") == "XCareCircleZorgMonitorView"
    with adding(VLONDEREN):
        assert operation_in_other_language(read_name("Vlonder [client] report", "en")) == "vlonderen"
        assert operation_in_other_language(read_name("Rapportage vlonderen", "nl")) == "Vlonder"


def test_the_same_words_are_made_ready_once() -> None:
    assert ready(VLONDEREN) is ready(ExtraWords(operations=(ExtraOperation("vlonderen", "Vlonder", "assess"),)))


def test_a_product_is_one_piece_wherever_it_stands() -> None:
    with adding(ExtraWords(products=("Zorg", "Zorg Monitor", "a+b"))):
        reading = read_afresh("Rapportage uit Zorg Monitor [van een cliënt] inzien", "nl")
        assert reading.pieces == ["Rapportage", "uit", "Zorg Monitor", "[van een cliënt]", "inzien"]
        assert [reading.part((at, at + 1)) and reading.span(at) for at in range(5)][2] == (15, 27)
        assert read_afresh("Zorgplan a+b inzien", "nl").pieces == ["Zorgplan", "a+b", "inzien"]
        assert read_afresh("Dossier [van een Zorg] inzien", "nl").pieces == ["Dossier", "[van een Zorg]", "inzien"]


def test_the_library_reads_names_with_words() -> None:
    text = "Rooster [van een afdeling] inzien"
    assert onsrights.parse_name(text, settings=Settings(words=AFDELING)).scopes
    name = onsrights.parse_name("Zorg Monitor inzien", settings=Settings(words=PRODUCTS))
    assert name.subject is not None
    assert name.subject.text == "Zorg Monitor"


def test_classes_of_operations() -> None:
    classes = operation_classes()
    assert {"view", "remove", "assess"} <= set(classes)
    assert sorted(set(classes)) == list(classes)


INDEPENDENT = {
    "identifiers.py": {"_letters_of", "_operation_words"},
    "judge.py": {"_about_wording", "_asked", "_title"},
    "lexicon/added.py": {"call"},
    "lexicon/adding.py": {"ready"},
    "lexicon/english_verbs.py": {
        "known_verbs",
        "_irregular",
        "is_known_verb",
        "base_of",
        "dutch_nouns_too",
        "verb_of_noun",
    },
    "lexicon/opentaal.py": {
        "infinitives",
        "lasts_of_compounds",
        "plurals",
        "accented",
        "accented_whole",
        "nouns_of_both_languages",
    },
    "lexicon/number.py": {"_written_to_the_word_before"},
    "lexicon/vocabulary.py": {"dutch_words", "english_words"},
    "names/familiar.py": None,
    "names/layout.py": {"layout", "_shapes", "_parser"},
    "names/reading.py": {"_name_rules"},
    "names/words.py": {"is_verb_and_no_noun"},
}
"""What may remember its answers by itself, because no added word can change them; ``None`` for a whole module, which is
not asked while words are added (``familiar``) or knows no words."""


def test_whatever_asks_the_lexicon_remembers_its_answers_with_the_words() -> None:
    found: dict[str, set[str]] = {}
    for module in ONS.rglob("*.py"):
        for node in ast.walk(ast.parse(module.read_bytes())):
            if isinstance(node, ast.FunctionDef):
                for decorator in node.decorator_list:
                    name = decorator.func if isinstance(decorator, ast.Call) else decorator
                    if isinstance(name, ast.Name) and name.id in {"lru_cache", "cache"}:
                        found.setdefault(str(module.relative_to(ONS).as_posix()), set()).add(node.name)
    unexpected = {
        module: names - (INDEPENDENT[module] or names) if module in INDEPENDENT else names
        for module, names in found.items()
    }
    assert {module: names for module, names in unexpected.items() if names} == {}
