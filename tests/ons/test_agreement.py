"""ONS6xx: what the fields of one right, and several rights, say of each other.

The tables of the lexicon are held against the rules here: no translation that the lexicon itself gives may be called
a difference, and the corpora of right and of faulty rights are judged by these ten rules as a whole.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import onsrights
from onsrights.ons.lexicon import _tables as tables
from onsrights.ons.lexicon.noun_reading import dutch_noun
from onsrights.ons.lexicon.operations import dutch_operation
from onsrights.platforms import PLATFORMS
from tests.over import over

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.engine.diagnostics import Diagnostic

CORPUS = Path(__file__).parents[1] / "corpus"
AGREEMENT = onsrights.Settings(select=("ONS6",))
CLIENT = "[van een cliënt]"
DESCRIPTIONS = {
    "dutch_description": "Geeft een zorgverlener toestemming om dit in de gekoppelde applicatie te doen.",
    "english_description": "Allows a care worker to do this in the linked application.",
}


def right(identifier: str, dutch: str, english: str) -> dict[str, str]:
    names = {"identifier": f"Zorgbrug{identifier}", "dutch_name": dutch, "english_name": english}
    return {**names, **DESCRIPTIONS}


def said(*rights: dict[str, str], settings: onsrights.Settings | None = AGREEMENT) -> list[Diagnostic]:
    return list(onsrights.check_rights(rights, prefix="Zorgbrug", settings=settings).diagnostics)


def one(identifier: str, dutch: str, english: str) -> list[Diagnostic]:
    return said(right(identifier, dutch, english))


def codes(identifier: str, dutch: str, english: str) -> list[str]:
    return [found.code for found in one(identifier, dutch, english)]


def marked(found: Diagnostic, texts: dict[str, str]) -> str:
    assert found.field is not None
    assert found.field_range is not None
    return texts[found.field][slice(*found.field_range)]


def proposed(found: Diagnostic) -> dict[str | None, str | None]:
    assert all(fix.safety == "display-only" for fix in found.fixes)
    return {change.field: change.value for fix in found.fixes for change in fix.changes}


def rows(name: str) -> Iterator[list[str]]:
    for line in (CORPUS / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith(("#", "identifier |", "code |")):
            yield [column.strip() for column in line.split(" | ")]


CORRECT = list(rows("correct.txt"))
FAULTY = [row for row in rows("faulty.txt") if row[0].startswith("ONS6")]


class TestCorpora:
    def test_right_rights_agree(self) -> None:
        assert len(CORRECT) > 600
        found = [
            (row[0], diagnostic.code, diagnostic.message())
            for row in CORRECT
            for diagnostic in one(row[0].removeprefix("Zorgbrug"), row[1], row[2])
        ]
        assert found == []

    @pytest.mark.parametrize("row", FAULTY, ids=lambda row: f"{row[0]}-{row[2]}")
    def test_faulty_rights_are_found_once(self, row: list[str]) -> None:
        code, field, identifier, dutch, english, faulty, proposal, *_ = row
        texts = right(identifier.removeprefix("Zorgbrug"), dutch, english)
        [found] = said(texts)
        assert (found.code, found.field) == (code, field)
        assert marked(found, texts) == ("" if faulty == "^" else faulty)
        assert proposal in {"-", proposed(found).get(field)}
        assert found.related

    def test_other_faults_are_not_reported_a_second_time(self) -> None:
        found = [
            (row[0], row[2], diagnostic.code)
            for row in rows("faulty.txt")
            if not row[0].startswith(("ONS6", "ONS208")) and "\u2423" not in f"{row[2]}{row[3]}{row[4]}"
            for diagnostic in said(
                right(row[2].removeprefix("Zorgbrug"), row[3], row[4]) | {"identifier": row[2]}, settings=None
            )
            if diagnostic.code.startswith("ONS6")
        ]
        assert found == []


class TestTheLexiconAgreesWithItself:
    @over("name", tables.OPERATIONS)
    def test_operations(self, name: str) -> None:
        operation = dutch_operation(name)
        assert operation is not None
        for english in operation.english:
            head, _, tail = english.partition("…")
            translated = f"{head.strip()} [client] document {tail.strip()}".strip()
            words = english.replace("…", " ").replace("-", " ").split()
            for action in operation.identifier or ("".join(word.capitalize() for word in words),):
                assert codes(f"ClientDocument{action}", f"Document {CLIENT} {operation.dutch}", translated) == []

    def test_nouns(self) -> None:
        found = []
        for name in tables.NOUNS:
            form = dutch_noun(name)
            assert form is not None
            for english in form.noun.english:
                words = english.replace("'", "").replace("-", " ").split()
                element = "".join(word[:1].upper() + word[1:] for word in words)
                subject = form.noun.dutch[:1].upper() + form.noun.dutch[1:]
                found += one(f"Client{element}View", f"{subject} {CLIENT} inzien", f"View [client] {english}")
        assert [(each.code, each.message()) for each in found] == []


class TestScopes:
    def test_several_scopes_are_proposed_as_the_page_writes_them(self) -> None:
        [found] = one("LetterView", f"Brief {CLIENT} en/of [van een team] inzien", "View letter")
        assert found.code == "ONS601"
        assert proposed(found) == {
            "english_name": "View [a client] and/or [a team] letter",
            "dutch_name": "Brief inzien",
        }

    @pytest.mark.parametrize(
        ("dutch", "english"),
        [
            (f"Toegang tot Zorgbrug {CLIENT}", "Access to Zorgbrug"),
            ("Brief van een cliënt verwijderen", "Delete [client] letter"),
            (f"Brief {CLIENT} verwijderen", "Delete client letter"),
            ("Brief (van een cliënt) verwijderen", "Delete [client] letter"),
            ("Brief verwijderen van een cliënt", "Delete [client] letter"),
            ("Verwijderen brief van een cliënt", "Delete [client] letter"),
            ("Brief [van een locatie] verwijderen", "Delete [client] letter"),
            (f"Brief {CLIENT} verwijderen", "Delete"),
        ],
    )
    def test_what_another_rule_says_is_not_said_again(self, dutch: str, english: str) -> None:
        found = said(right("LetterDelete", dutch, english), settings=None)
        assert not {each.code for each in found} & {"ONS601", "ONS602", "ONS607"}

    def test_a_different_number_of_scopes(self) -> None:
        [found] = one("LetterView", f"Brief {CLIENT} en/of [van een team] inzien", "View [employee] letter")
        assert found.code == "ONS602"
        assert proposed(found) == {
            "english_name": "View [a client] and/or [a team] letter",
            "dutch_name": "Brief [van een medewerker] inzien",
        }

    def test_the_order_of_scopes_does_not_matter(self) -> None:
        dutch = f"Brief {CLIENT} en/of [van een team] inzien"
        assert codes("LetterView", dutch, "View [a team] and/or [a client] letter") == []

    def test_an_unusual_joiner_is_not_compared(self) -> None:
        dutch = f"Brief {CLIENT} & [van een team] inzien"
        assert codes("LetterView", dutch, "View [a client] and/or [a team] letter") == []


class TestOperations:
    @pytest.mark.parametrize(
        ("dutch", "english"),
        [
            ("laten ondertekenen", "View [client] letter"),
            ("maken", "Delete [client] letter"),
            ("verwijderen", "Set [client] letter"),
            ("inzien en verwijderen", "Approve [client] letter"),
            ("inrichten", "Manage [client] letter"),
            ("in de wacht zetten", "Place [client] letter on hold"),
            ("uitschakelen", "Switch [client] letter off"),
            ("verkreukelen", "Delete [client] letter"),
        ],
    )
    def test_silent_where_nothing_is_sure(self, dutch: str, english: str) -> None:
        assert "ONS603" not in codes("ClientLetterView", f"Brief {CLIENT} {dutch}", english)

    def test_an_operation_in_two_parts_is_shown_whole(self) -> None:
        [found] = one("ClientAlarmSwitchOff", f"Alarm {CLIENT} inschakelen", "Switch [client] alarm off")
        assert found.code == "ONS603"
        assert "Switch … off" in found.message("nl")
        assert found.fixes == ()

    def test_the_identifier_is_not_blamed_where_it_fits_one_of_two_names(self) -> None:
        assert codes("ClientLetterDelete", f"Brief {CLIENT} inzien", "Delete [client] letter") == ["ONS603"]
        assert codes("ClientLetterView", f"Brief {CLIENT} inzien", "Delete [client] letter") == ["ONS603"]

    def test_the_identifier_differs_from_both_names(self) -> None:
        texts = right("ClientLetterDelete", f"Brief {CLIENT} inzien", "View [client] letter")
        [found] = said(texts)
        assert found.code == "ONS604"
        assert marked(found, texts) == "Delete"
        assert proposed(found) == {"identifier": "ZorgbrugClientLetterView"}

    def test_three_operations_are_two_faults_without_a_proposal_for_the_identifier(self) -> None:
        found = one("ClientLetterApprove", f"Brief {CLIENT} inzien", "Delete [client] letter")
        assert {each.code: bool(each.fixes) for each in found} == {"ONS603": True, "ONS604": False}

    @pytest.mark.parametrize("identifier", ["ClientLetterDrop", "ClientLetterRemove", "ClientLetter", "DeleteLetter"])
    def test_actions_that_fit_or_are_none(self, identifier: str) -> None:
        assert "ONS604" not in codes(identifier, f"Brief {CLIENT} verwijderen", "Delete [client] letter")


class TestSubjects:
    @pytest.mark.parametrize(
        ("dutch", "english"),
        [
            ("Dienst", "shift"),
            ("Dienst", "service"),
            ("Rapportage", "progress note"),
            ("Dossier", "file"),
            ("Agenda", "calendar"),
            ("Vragenlijst", "survey"),
            ("Afspraak", "agreement"),
            ("Opname", "recording"),
            ("Cliëntdocument", "document"),
            ("Wondfoto", "photo"),
            ("Proeftijd", "probation period"),
            ("Eten en drinken", "invoice"),
        ],
    )
    def test_silent_where_one_may_stand_for_the_other(self, dutch: str, english: str) -> None:
        element = "".join(word.capitalize() for word in english.split())
        assert codes(f"Client{element}View", f"{dutch} {CLIENT} inzien", f"View [client] {english}") == []

    @pytest.mark.parametrize(
        ("dutch", "english"),
        [("Document", "invoice"), ("Wondfoto", "wound report"), ("Medische notitie", "medical document")],
    )
    def test_different_things(self, dutch: str, english: str) -> None:
        element = "".join(word.capitalize() for word in english.split())
        texts = right(f"Client{element}View", f"{dutch} {CLIENT} inzien", f"View [client] {english}")
        [found] = said(texts)
        assert found.code == "ONS605"
        assert marked(found, texts) == english

    def test_the_identifier_is_about_another_thing(self) -> None:
        texts = right("ClientMedicalNoteDelete", f"Document {CLIENT} verwijderen", "Delete [client] document")
        [found] = said(texts)
        assert found.code == "ONS610"
        assert marked(found, texts) == "MedicalNote"

    def test_a_word_of_the_identifier_is_one_slip_away(self) -> None:
        texts = right("ClientInvoiceAdressChange", f"Factuuradres {CLIENT} wijzigen", "Change [client] invoice address")
        [found] = said(texts)
        assert (found.code, marked(found, texts)) == ("ONS610", "Adress")

    @pytest.mark.parametrize("element", ["Documents", "ProgressNote", "QZX", "", "Xyzzy", "DailyReport"])
    def test_synonyms_plurals_and_unknown_words_in_the_identifier(self, element: str) -> None:
        subject = {"Documents": ("Document", "document")}.get(element, ("Rapportage", "report"))
        assert codes(f"Client{element}View", f"{subject[0]} {CLIENT} inzien", f"View [client] {subject[1]}") == []

    def test_a_measure_in_the_subject_may_be_of_anything(self) -> None:
        assert codes("ClientMedicationView", f"Overzicht {CLIENT} inzien", "View [client] overview") == []


class TestTheScopeOfTheIdentifier:
    def test_another_entity(self) -> None:
        texts = right("EmployeeRosterView", f"Rooster {CLIENT} inzien", "View [client] roster")
        [found] = said(texts)
        assert found.code == "ONS609"
        assert marked(found, texts) == "Employee"
        assert proposed(found) == {"identifier": "ZorgbrugClientRosterView"}

    @pytest.mark.parametrize(
        ("identifier", "dutch", "english"),
        [
            ("RosterView", f"Rooster {CLIENT} inzien", "View [client] roster"),
            ("TeamsterView", f"Rooster {CLIENT} inzien", "View [client] roster"),
            ("TeamMerge", "Team samenvoegen", "Merge team"),
            ("ClientCouncilView", "Cliëntenraad [van een medewerker] inzien", "View [employee] client council"),
            (
                "ClientEmployeeRelationView",
                "Cliënt-medewerkerrelatie [van een team] inzien",
                "View [team] client-employee relation",
            ),
        ],
    )
    def test_silent(self, identifier: str, dutch: str, english: str) -> None:
        assert "ONS609" not in codes(identifier, dutch, english)


class TestSeveralRights:
    LETTER = right("ClientLetterDelete", f"Brief {CLIENT} verwijderen", "Delete [client] letter")

    def test_names_are_compared_without_case_accents_and_spaces(self) -> None:
        other = right("ClientMailDelete", "brief [van een  client] Verwijderen", "Delete [client] message")
        found = [each for each in said(self.LETTER, other) if each.code == "ONS606"]
        assert [(each.field, each.pointer) for each in found] == [("dutch_name", "/rights/1/dutch_name")]
        assert [note.field for note in found[0].related] == ["dutch_name"]

    def test_both_names_of_one_right_are_one_report(self) -> None:
        found = said(self.LETTER, self.LETTER | {"identifier": "ZorgbrugClientPaperLetterDelete"})
        assert [each.code for each in found] == ["ONS606"]

    def test_names_of_two_rights_are_two_reports(self) -> None:
        first = right("ClientLetterView", f"Brief {CLIENT} inzien", "View [client] letter")
        mixed = right("ClientPostView", first["dutch_name"], self.LETTER["english_name"])
        found = [each for each in said(self.LETTER, first, mixed) if each.code == "ONS606"]
        assert [each.field for each in found] == ["dutch_name", "english_name"]

    def test_the_same_identifier_is_the_fault(self) -> None:
        assert said(self.LETTER, dict(self.LETTER)) == []

    def test_the_style_of_scopes_is_noted_once_a_document(self) -> None:
        names = [("View", "inzien"), ("Send", "versturen"), ("Print", "afdrukken")]
        others = [
            right(f"ClientLetter{english}", f"Brief {CLIENT} {dutch}", f"{english} [a client] letter")
            for english, dutch in names
        ]
        [found] = said(self.LETTER, *others)
        assert (found.code, found.severity, found.pointer) == ("ONS608", "info", "/rights/1/english_name")
        assert [note.field for note in found.related] == ["english_name"]

    def test_the_style_is_not_compared_across_manifests(self) -> None:
        texts = [
            "manifest: 1\nconnector: {name: Zorgbrug}\nrights:\n"
            + "".join(f"  {'- ' if key == 'identifier' else '  '}{key}: {value}\n" for key, value in fields.items())
            for fields in (
                self.LETTER,
                right("ClientLetterView", f"Brief {CLIENT} inzien", "View [a client] letter"),
            )
        ]
        assert onsrights.check_text("---\n".join(texts), settings=AGREEMENT).diagnostics == ()


@pytest.mark.parametrize("code", [rule.code for rule in PLATFORMS.registry() if rule.code.startswith("ONS6")])
def test_texts_ask_for_the_same_values_in_both_languages(code: str) -> None:
    from importlib import import_module
    from string import Formatter

    def asked(text: str) -> set[Any]:
        return {name for _, name, _, _ in Formatter().parse(text) if name}

    for text in import_module(PLATFORMS.registry()[code].module).TEXTS.values():
        assert asked(text.nl) == asked(text.en)
