"""One example for each thing that the rules of names say: what is marked, and what is proposed."""

# ruff: noqa: E501 - one line an example

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

import onsrights
from onsrights.ons.names.reading import read_afresh
from onsrights.platforms import PLATFORMS
from tests.over import over

if TYPE_CHECKING:
    from onsrights.engine.diagnostics import Diagnostic, Language


class Example(NamedTuple):
    """A name, what is said of it, the characters that are marked, and the mended name, where one is offered."""

    language: Language
    rule: str
    key: str
    text: str
    marked: str
    proposal: str | None


C = "[van een cliënt]"
EXAMPLES = [
    Example("nl", "01", "unclosed", "Document [van een cliënt inzien", "[", f"Document {C} inzien"),
    Example("nl", "01", "unopened", "Document van een cliënt] inzien", "]", f"Document {C} inzien"),
    Example("nl", "01", "nested", f"Document [{C}] inzien", f"[{C}]", f"Document {C} inzien"),
    Example("nl", "01", "empty", "Document [] inzien", "[]", "Document inzien"),
    Example("nl", "01", "other", "Document (van een cliënt) inzien", "(van een cliënt)", f"Document {C} inzien"),
    Example("nl", "01", "around", "[Document van een cliënt] inzien", "[Document van een cliënt]", f"Document {C} inzien"),
    Example("nl", "01", "around", f"[Document] {C} [inzien]", f"[Document] {C} [inzien]", f"Document {C} inzien"),
    Example("nl", "01", "around", f"Document {C} [inzien]", "[inzien]", f"Document {C} inzien"),
    Example("nl", "01", "many", "Document " + "] " * 9 + "inzien", "]", None),
    Example("en", "01", "unclosed", "View [client document", "[", "View [client] document"),
    Example("en", "01", "unopened", "View client] document", "]", "View [client] document"),
    Example("en", "01", "nested", "View [[client]] document", "[[client]]", "View [client] document"),
    Example("en", "01", "other", "View (client) document", "(client)", "View [client] document"),
    Example("en", "01", "around", "[View client] document", "[View client]", "View [client] document"),
    Example("en", "01", "around", "[Digitally sign employee] form", "[Digitally sign employee]", "Digitally sign [employee] form"),
    Example("en", "01", "around", "[View] [client] and [team] document", "[View]", "View [client] and [team] document"),
    Example("nl", "02", "missing", f"{C} inzien", "", None),
    Example("nl", "02", "missing", "Inzien", "", None),
    Example("nl", "02", "only-operation", f"Verwijderen {C}", "Verwijderen", None),
    Example("nl", "02", "scope-as-subject", "[Cliëntbereik] ophalen", "[Cliëntbereik]", "Cliëntbereik ophalen"),
    Example("nl", "02", "preposition-first", f"Op doel {C} rapporteren", "Op doel", None),
    Example("nl", "02", "preposition-better", f"Op bericht {C} reageren", "Op bericht", f"Bericht {C} beantwoorden"),
    Example("en", "02", "only-operation", "Delete", "Delete", None),
    Example("en", "02", "only-operation", "Delete [client] and [employee]", "", None),
    Example("en", "02", "scope-as-subject", "Delete [client]", "", "Delete client"),
    Example("en", "02", "missing", "[client] delete", "", None),
    Example("nl", "03", "missing", f"Document {C}", "", None),
    Example("nl", "03", "noun", f"Document {C} verwijdering", "verwijdering", f"Document {C} verwijderen"),
    Example("en", "03", "missing", "Medical [client] document", "", None),
    Example("nl", "04", "english-order", f"Verwijderen document {C}", f"Verwijderen document {C}", f"Document {C} verwijderen"),
    Example("nl", "04", "english-order", "Versturen documenten", "Versturen documenten", "Documenten versturen"),
    Example("nl", "04", "imperative", f"Verwijder document {C}", f"Verwijder document {C}", f"Document {C} verwijderen"),
    Example("nl", "04", "imperative", f"Maak document {C} aan", f"Maak document {C} aan", f"Document {C} aanmaken"),
    Example("nl", "04", "imperative", f"Knip haar {C} bij", f"Knip haar {C} bij", f"Haar {C} bijknippen"),
    Example("nl", "04", "nominal", f"Beheer van document {C}", f"Beheer van document {C}", f"Document {C} beheren"),
    Example("nl", "04", "imperative", "Verwijder document van een cliënt", "Verwijder document van een cliënt", f"Document {C} verwijderen"),
    Example("en", "04", "dutch-order", "Document [client] delete", "Document [client] delete", "Delete [client] document"),
    Example("en", "04", "nominal", "Deletion of [client] document", "Deletion of [client] document", "Delete [client] document"),
    Example("nl", "05", "first", f"{C} document inzien", C, f"Document {C} inzien"),
    Example("nl", "05", "after", f"Document inzien {C}", C, f"Document {C} inzien"),
    Example("nl", "05", "after", "Document inzien van een cliënt", "van een cliënt", f"Document {C} inzien"),
    Example("en", "05", "first", "[client] Delete document", "[client]", "Delete [client] document"),
    Example("en", "05", "after", "Delete document [client]", "[client]", "Delete [client] document"),
    Example("en", "05", "after", "Delete the document of [client]", "[client]", "Delete [client] document"),
    Example("en", "05", "inside", "View care [client] plan", "[client]", "View [client] care plan"),
    Example("nl", "07", "form", "Document [cliënt] inzien", "[cliënt]", f"Document {C} inzien"),
    Example("nl", "07", "form", "Document [voor een cliënt] inzien", "[voor een cliënt]", f"Document {C} inzien"),
    Example("nl", "07", "form-open", "Document [van] inzien", "[van]", None),
    Example("nl", "07", "unlimited", "Document [van alle cliënten] inzien", "[van alle cliënten]", f"Document {C} inzien"),
    Example("nl", "07", "inside", "Document [van een cliënt of een medewerker] inzien", "[van een cliënt of een medewerker]", f"Document {C} of [van een medewerker] inzien"),
    Example("nl", "07", "inside-open", "Document [van een cliënt en/of locatie] inzien", "[van een cliënt en/of locatie]", None),
    Example("nl", "07", "joiner", f"Agenda {C} & [van een team] inzien", "&", f"Agenda {C} en [van een team] inzien"),
    Example("nl", "07", "joiner", f"Agenda {C}, [van een team] inzien", ",", f"Agenda {C} en/of [van een team] inzien"),
    Example("nl", "07", "joiner-missing", f"Agenda {C} [van een team] inzien", "", f"Agenda {C} en/of [van een team] inzien"),
    Example("nl", "07", "twice", f"Agenda {C} en {C} inzien", C, f"Agenda {C} inzien"),
    Example("en", "07", "form", "View [the client] document", "[the client]", "View [client] document"),
    Example("en", "07", "possessive", "View [client]'s document", "[client]'s", "View [client] document"),
    Example("nl", "07", "ending", f"Document {C}en inzien", f"{C}en", f"Document {C} inzien"),
    Example("en", "07", "unlimited", "View [all clients] document", "[all clients]", "View [client] document"),
    Example("en", "07", "inside", "View [client/team] agenda", "[client/team]", "View [client] and/or [team] agenda"),
    Example("en", "07", "joiner", "View [client] + [team] agenda", "+", "View [client] and [team] agenda"),
    Example("en", "07", "joiner-missing", "View [client] [team] agenda", "", "View [client] and/or [team] agenda"),
    Example("en", "07", "twice", "View [client] and [a client] agenda", "[a client]", "View [client] agenda"),
    Example("nl", "08", "near", "Document [van een cliëmt] inzien", "[van een cliëmt]", f"Document {C} inzien"),
    Example("nl", "08", "synonym", "Document [van een bewoner] inzien", "[van een bewoner]", f"Document {C} inzien"),
    Example("nl", "08", "synonym-perhaps", "Document [van een afdeling] inzien", "[van een afdeling]", "Document [van een team] inzien"),
    Example("nl", "08", "unsupported", "Document [van een locatie] inzien", "[van een locatie]", None),
    Example("nl", "08", "unknown", "Document [van een olifant] inzien", "[van een olifant]", None),
    Example("nl", "08", "foreign", "Document [employee] inzien", "[employee]", "Document [van een medewerker] inzien"),
    Example("en", "08", "foreign", "View [medewerker] document", "[medewerker]", "View [employee] document"),
    Example("en", "08", "near", "View [cleint] document", "[cleint]", "View [client] document"),
    Example("en", "08", "synonym", "View [resident] document", "[resident]", "View [client] document"),
    Example("en", "08", "unknown", "View [elephant] document", "[elephant]", None),
    Example("en", "08", "unsupported", "View [location] document", "[location]", None),
    Example("nl", "09", "message", f"Documenten {C} inzien", "Documenten", f"Document {C} inzien"),
    Example("nl", "09", "message", f"Medische documenten {C} inzien", "Medische documenten", f"Medisch document {C} inzien"),
    Example("nl", "09", "message", f"De documenten {C} inzien", "documenten", f"Het document {C} inzien"),
    Example("nl", "09", "message-open", f"Zzzonderwerpingen {C} inzien", "Zzzonderwerpingen", None),
    Example("nl", "09", "quantifier", f"Alle documenten {C} inzien", "Alle documenten", None),
    Example("en", "09", "message", "View [client] documents", "documents", "View [client] document"),
    Example("en", "09", "message", "View [client] medical documents", "medical documents", "View [client] medical document"),
    Example("en", "09", "quantifier", "View [client] all documents", "all documents", None),
    Example("nl", "10", "near", f"Document {C} verwijdren", "verwijdren", f"Document {C} verwijderen"),
    Example("nl", "10", "form", f"Document {C} blorf", "blorf", None),
    Example("en", "10", "near", "Delte [client] document", "Delte", "Delete [client] document"),
    Example("nl", "11", "te-form", f"Document {C} in te zien", "in te zien", f"Document {C} inzien"),
    Example("nl", "11", "apart", f"Document {C} toe voegen", "toe voegen", f"Document {C} toevoegen"),
    Example("nl", "11", "third-person", f"Document {C} verwijdert", "verwijdert", f"Document {C} verwijderen"),
    Example("nl", "11", "third-person", f"Document {C} bekijk", "bekijk", f"Document {C} bekijken"),
    Example("nl", "11", "third-person", f"Verzoek {C} keur goed", "keur goed", f"Verzoek {C} goedkeuren"),
    Example("nl", "11", "third-person", "Menukaart archiveer", "archiveer", "Menukaart archiveren"),
    Example("nl", "13", "sentence", "Ik wil document toevoegen", "Ik wil", "Document toevoegen"),
    Example("nl", "13", "sentence", f"Hiermee kan de planner een document {C} inzien", "Hiermee kan de planner", f"Document {C} inzien"),
    Example("en", "13", "sentence", "The employee may view the stock", "The employee may", "View stock"),
    Example("nl", "05", "inside", f"Tijdelijke {C} toegang verlenen", C, f"Tijdelijke toegang {C} verlenen"),
    Example("nl", "07", "form", "Document [v.e. cliënt] inzien", "[v.e. cliënt]", f"Document {C} inzien"),
    Example("nl", "07", "form", "Document [v/d medewerker] inzien", "[v/d medewerker]", "Document [van een medewerker] inzien"),
    Example("nl", "13", "sentence", f"Wordt gebruikt om document {C} in te zien", "Wordt gebruikt om", f"Document {C} inzien"),
    Example("en", "13", "sentence", "Used for viewing [client] document", "Used for", "View [client] document"),
    Example("nl", "07", "form", "Document [van eencliënt] inzien", "[van eencliënt]", f"Document {C} inzien"),
    Example("nl", "17", "apart", f"Kwaliteits rapport {C} inzien", "Kwaliteits rapport", f"Kwaliteitsrapport {C} inzien"),
    Example("nl", "15", "word-in-capitals", "MIC-melding VERWIJDEREN", "VERWIJDEREN", "MIC-melding verwijderen"),
    Example("en", "15", "word-in-capitals", "VIEW [client] MIC report", "VIEW", "View [client] MIC report"),
    Example("nl", "15", "all-capitals", f"KLACHT {C} BEANTWOORDEN", f"KLACHT {C} BEANTWOORDEN", f"Klacht {C} beantwoorden"),
    Example("nl", "11", "passive", f"Document {C} mag worden bekeken", "mag worden bekeken", f"Document {C} bekijken"),
    Example("nl", "11", "participle", f"Document {C} verwijderd", "verwijderd", f"Document {C} verwijderen"),
    Example("en", "11", "third-person", "Deletes [client] document", "Deletes", "Delete [client] document"),
    Example("en", "11", "participle", "Deleted [client] document", "Deleted", "Delete [client] document"),
    Example("en", "11", "gerund", "Deleting [client] document", "Deleting", "Delete [client] document"),
    Example("en", "11", "gerund-open", "Zorbing [client] document", "Zorbing", None),
    Example("en", "11", "noun", "Deletion [client] document", "Deletion", "Delete [client] document"),
    Example("nl", "12", "several", f"Document {C} inzien en wijzigen", "inzien en wijzigen", None),
    Example("nl", "12", "several", f"Medewerker {C} in- en uitloggen", "in- en uitloggen", None),
    Example("en", "12", "several", "View/edit [client] document", "View/edit", None),
    Example("en", "12", "several", "View, edit and delete [client] document", "View, edit and delete", None),
    Example("nl", "13", "after", f"Document {C} verwijderen definitief", "definitief", f"Document {C} verwijderen"),
    Example("nl", "13", "modal", f"Document {C} kunnen inzien", "kunnen", f"Document {C} inzien"),
    Example("nl", "13", "negation", f"Document {C} niet inzien", "niet", f"Document {C} inzien"),
    Example("nl", "13", "sentence", f"Recht om document {C} te wijzigen", "Recht om", f"Document {C} wijzigen"),
    Example("nl", "13", "sentence", f"Gebruiker kan het document {C} wijzigen", "Gebruiker kan", f"Document {C} wijzigen"),
    Example("nl", "13", "sentence", f"De arts mag document {C} inzien", "De arts mag", f"Document {C} inzien"),
    Example("nl", "13", "sentence", f"Document {C} inzien is toegestaan", "is toegestaan", f"Document {C} inzien"),
    Example("nl", "13", "sentence", f"Mogelijkheid tot inzien van document {C}", "Mogelijkheid tot", f"Document {C} inzien"),
    Example("en", "13", "sentence", "Doctor may view [client] document", "Doctor may", "View [client] document"),
    Example("en", "13", "sentence", "View [client] document is allowed", "is allowed", "View [client] document"),
    Example("en", "13", "sentence", "Allows users to view [client] document", "Allows users to", "View [client] document"),
    Example("en", "13", "before", "To view [client] document", "To", "View [client] document"),
    Example("en", "13", "modal", "Can view [client] document", "Can", "View [client] document"),
    Example("en", "13", "negation", "Do not delete [client] document", "Do not", "Delete [client] document"),
    Example("en", "13", "sentence", "Ability to view [client] document", "Ability to", "View [client] document"),
    Example("nl", "14", "prefix", f"Ons Diensten - Contact {C} inzien", "Ons Diensten -", f"Contact {C} inzien"),
    Example("nl", "14", "prefix", f"Ons > Dossier > document {C} inzien", "Ons > Dossier >", f"Document {C} inzien"),
    Example("nl", "14", "bracket", f"[Beta] Document {C} inzien", "[Beta]", f"Document {C} inzien"),
    Example("en", "14", "prefix", "Medication: view [client] list", "Medication:", "View [client] list"),
    Example("en", "14", "bracket", "[Beta] View [client] document", "[Beta]", "View [client] document"),
    Example("nl", "15", "outer-space", f" Document {C} inzien", " ", f"Document {C} inzien"),
    Example("nl", "15", "double-space", f"Document  {C} inzien", " ", f"Document {C} inzien"),
    Example("nl", "15", "bracket-space", f"Document{C} inzien", "", f"Document {C} inzien"),
    Example("nl", "15", "inner-space", "Document [ van een cliënt] inzien", "[ van een cliënt]", f"Document {C} inzien"),
    Example("nl", "15", "full-stop", f"Document {C} inzien.", ".", f"Document {C} inzien"),
    Example("nl", "15", "stray-sign", f"* Document {C} inzien", "*", f"Document {C} inzien"),
    Example("nl", "15", "stray-sign", f"Document {C} - inzien", "-", f"Document {C} inzien"),
    Example("nl", "15", "stray-sign", f"Document_{C}_inzien", "_", f"Document {C} inzien"),
    Example("nl", "15", "stray-sign", "Document/inzien", "/", "Document inzien"),
    Example("en", "15", "stray-sign", "View [client], document", ",", "View [client] document"),
    Example("nl", "15", "list-mark", f"2) Document {C} inzien", "2)", f"Document {C} inzien"),
    Example("en", "15", "list-mark", "• View [client] document", "•", "View [client] document"),
    Example("nl", "15", "plural-ending", f"Document(en) {C} inzien", "(en)", f"Document {C} inzien"),
    Example("nl", "15", "double-word", f"Document {C} inzien inzien", "inzien", f"Document {C} inzien"),
    Example("en", "15", "remark", "View [client] document (read only)", "(read only)", "View [client] document"),
    Example("nl", "15", "word-quotes", f'"Document" {C} inzien', '"', f"Document {C} inzien"),
    Example("nl", "15", "quotes", f'"Document {C} inzien",', f'"Document {C} inzien",', f"Document {C} inzien"),
    Example("nl", "15", "quotes", f'"Document {C} inzien"', f'"Document {C} inzien"', f"Document {C} inzien"),
    Example("nl", "15", "capital", f"document {C} inzien", "d", f"Document {C} inzien"),
    Example("nl", "15", "capital", f"ijskast {C} inzien", "ij", f"IJskast {C} inzien"),
    Example("nl", "15", "title-case", f"Document {C} Inzien", "Inzien", f"Document {C} inzien"),
    Example("nl", "15", "all-capitals", "DOCUMENT BEKIJKEN", "DOCUMENT BEKIJKEN", "Document bekijken"),
    Example("en", "15", "title-case", "View [Client] document", "[Client]", "View [client] document"),
    Example("en", "15", "capital", "view [client] document", "v", "View [client] document"),
    Example("nl", "17", "message", "Document [van een client] inzien", "client", f"Document {C} inzien"),
    Example("nl", "17", "apart", f"MIC melding {C} inzien", "MIC melding", f"MIC-melding {C} inzien"),
    Example("nl", "17", "apart", f"Wmo melding {C} inzien", "Wmo melding", f"Wmo-melding {C} inzien"),
    Example("nl", "17", "apart", "Cliënten lijst inzien", "Cliënten lijst", "Cliëntenlijst inzien"),
    Example("nl", "17", "english", f"Care plan {C} inzien", "Care plan", f"Zorgplan {C} inzien"),
    Example("en", "17", "dutch", "View [client] zorgplan", "zorgplan", "View [client] care plan"),
    Example("nl", "16", "operation", f"Document {C} delete", "delete", f"Document {C} verwijderen"),
    Example("en", "16", "operation", "Verwijderen [client] document", "Verwijderen", "Delete [client] document"),
    Example("nl", "17", "article", f"De document {C} inzien", "De", f"Het document {C} inzien"),
    Example("nl", "17", "ligature", f"Bĳlage {C} inzien", "ĳ", f"Bijlage {C} inzien"),
    Example("en", "17", "a-an", "View [a employee] agenda", "a employee", "View [an employee] agenda"),
    Example("nl", "18", "message", f"Factuur en transactie {C} inzien", "Factuur en transactie", None),
    Example("en", "18", "message", "View [client] invoice and transaction", "invoice and transaction", None),
]  # fmt: skip

OPEN = {"open", "meant"}
"""Said where nothing can be proposed, and where the other name of the right tells what is meant."""


def check(example: Example) -> list[Diagnostic]:
    field = "dutch_name" if example.language == "nl" else "english_name"
    return list(onsrights.check_field(field, example.text).diagnostics)


def label(example: Example) -> str:
    return f"{example.language}{example.rule}-{example.text[:60]}"


each_example = over("example", EXAMPLES, ids=label)


@each_example
def test_what_is_said_of_a_name(example: Example) -> None:
    faults = [fault for fault in read_afresh(example.text, example.language).faults if fault.rule == example.rule]
    assert [fault.text for fault in faults if fault.text == example.key], [(one.rule, one.text) for one in faults]
    fault = next(fault for fault in faults if fault.text == example.key)
    assert example.text[fault.start : fault.end] == example.marked
    assert (fault.proposals[0][0] if fault.proposals else None) == example.proposal


@each_example
def test_it_is_the_only_thing_said(example: Example) -> None:
    code = f"ONS{'3' if example.language == 'nl' else '4'}{example.rule}"
    found = check(example)
    assert {one.code for one in found if one.severity != "info"} == {code}
    assert all(one.message("nl") != one.message("en") for one in found)


@each_example
def test_what_is_proposed_is_right(example: Example) -> None:
    if example.proposal is None or example.key in {"negation", "scope-as-subject"}:
        return
    mended = example._replace(text=example.proposal)
    found = [(one.code, one.message()) for one in check(mended) if one.severity != "info"]
    assert [code for code, _ in found if code[-2:] not in {"06", "09"}] == [], found


def test_every_text_of_the_rules_that_read_a_name_has_an_example() -> None:
    shown = {(example.rule, example.key) for example in EXAMPLES}
    for rule in PLATFORMS.registry():
        if rule.code[:4] not in {"ONS3", "ONS4"} or rule.call == "check":
            continue
        number = rule.code[-2:]
        for key in rule.load().TEXTS:
            if not key.startswith("fix") and key not in OPEN:
                # What only the rest of the right shows; tests/ons/test_twin.py has examples.
                others = {
                    ("02", "empty"),
                    ("17", "perhaps"),
                    ("17", "dutch-open"),
                    ("17", "english-open"),
                    ("17", "two"),
                }
                assert (number, key) in shown or (number, key) in others, (rule.code, key)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (f"Document {C} inzien, wijzigen en verwijderen", ["inzien", "wijzigen", "verwijderen"]),
        (f"Medewerker {C} in- en uitloggen", ["inloggen", "uitloggen"]),
        (f"Document {C} inzien/wijzigen", ["inzien", "wijzigen"]),
    ],
)
def test_one_right_for_each_of_several_operations(text: str, names: list[str]) -> None:
    fault = read_afresh(text, "nl").fault("12")
    assert fault is not None
    subject = text.partition(C)[0]
    assert fault.data["names"] == '", "'.join(f"{subject}{C} {name}" for name in names)


@pytest.mark.parametrize(
    ("dutch", "english", "code", "severity", "proposal"),
    [
        ("Document van een cliënt inzien", "View [client] document", "ONS306", "error", f"Document {C} inzien"),
        ("Document van een cliënt inzien", "View document of a client", "ONS306", "warning", f"Document {C} inzien"),
        ("Document van cliënten inzien", "View [client] document", "ONS306", "error", f"Document {C} inzien"),
        ("Document voor een cliënt inzien", "View [client] document", "ONS306", "error", f"Document {C} inzien"),
        (f"Document {C} inzien", "View document of a client", "ONS406", "error", "View [client] document"),
        (f"Document {C} inzien", "View client's document", "ONS406", "error", "View [client] document"),
        (f"Document {C} inzien", "View the client document", "ONS406", "error", "View [client] document"),
        (f"Document {C} inzien", "View client document", "ONS406", "error", "View [client] document"),
        (f"Document {C} inzien", "View the document of the client", "ONS406", "error", "View [client] document"),
    ],
)
def test_a_scope_without_brackets(dutch: str, english: str, code: str, severity: str, proposal: str) -> None:
    right = {"identifier": "ZorgbrugClientDocumentView", "dutch_name": dutch, "english_name": english}
    found = [one for one in onsrights.check_right(right).diagnostics if one.code == code]
    assert [one.severity for one in found] == [severity]
    assert found[0].fixes[0].changes[0].value == proposal


@pytest.mark.parametrize(
    ("dutch", "english"),
    [
        ("Clientcertificaat verwijderen", "Delete client certificate"),
        ("Cliënt uitnodigen", "Invite client"),
        ("Lijst met documenten voor cliënten inzien", "View list of documents for clients"),
        ("Document van de cliënten bewaren", "Keep document of the clients"),
        ("Teamoverzicht afdrukken", "Print team overview"),
        ("Toegang tot kluis [van een cliënt] verlenen", "Grant access to [client] safe"),
    ],
)
def test_a_scope_noun_may_be_part_of_the_subject(dutch: str, english: str) -> None:
    found = onsrights.check_right({"dutch_name": dutch, "english_name": english}).diagnostics
    assert not [one for one in found if one.code in {"ONS306", "ONS406"}]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("nl", f"{C} document verwijdert", ["05", "11"]),
        ("nl", f"{C} verwijdert", ["02", "11"]),
        ("nl", f"Document verwijdert {C}", ["05", "11"]),
        ("nl", f"{C} en [van een team]", ["02", "03"]),
        ("nl", f"Functioneren document {C}", ["03"]),
        ("nl", "Versturen voorstellen", []),
        ("nl", "De inzien", ["03"]),
        ("en", "[client] and [team]", ["02", "03"]),
        ("en", "Set open [client] door", []),
        ("nl", "Voorleggen rollen", ["04"]),
    ],
)
def test_independent_faults_come_together(language: Language, text: str, expected: list[str]) -> None:
    assert sorted(fault.rule for fault in read_afresh(text, language).faults) == expected


def test_of_very_many_slips_some_are_named() -> None:
    found = onsrights.check_field("dutch_name", "Document" + "  [van een cliënt]" * 40 + " inzien").diagnostics
    assert 1 < sum(one.code == "ONS315" for one in found) <= 20


KEEP_THEIR_POINT = {
    "en": "G.P. a.m. p.m. e.g. i.e. U.S. B.V. etc. Inc. Ltd. no. nos. approx. dept. Dr. Mrs. vs. incl. excl. est. Jan. Corp.",
    "nl": "B.V. N.V. m.b.t. o.a. e.d. enz. bijv. evt. incl. excl. nr. nrs. dhr. mevr. afd. blz. tel. vgl. d.w.z. z.g.a.n.",
}


@pytest.mark.parametrize(
    ("language", "word"), [(key, word) for key, of in KEEP_THEIR_POINT.items() for word in of.split()]
)
def test_an_abbreviation_keeps_its_point(language: Language, word: str) -> None:
    name = {"en": f"View [client] document {word}", "nl": f"Toegang tot notities {word}"}[language]
    field = {"en": "english_name", "nl": "dutch_name"}[language]
    assert not [one for one in onsrights.check_field(field, name).diagnostics if one.code.endswith("15")]


@pytest.mark.parametrize(
    ("name", "safety"),
    [("View [client] document.", "safe"), ("View [client] note.", "safe"), ("View [client] xyel.", "unsafe"),
     ("View [client] document!", "safe"), ("View [client] document etc;", "safe")],
)  # fmt: skip
def test_another_full_stop_goes(name: str, safety: str) -> None:
    [one] = [one for one in onsrights.check_field("english_name", name).diagnostics if one.code == "ONS415"]
    assert [fix.safety for fix in one.fixes] == [safety]
