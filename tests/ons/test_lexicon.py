"""What the lexicon knows of words: the traps of Dutch and English that a naive look-up falls into."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from onsrights.ons import lexicon

NO_CLASSES: frozenset[str] = frozenset()


# Operations


@pytest.mark.parametrize("written", ["inzien", "Inzien", "INZIEN"])
def test_an_operation_is_found_in_any_case(written: str) -> None:
    found = lexicon.dutch_operation(written)
    assert found is not None
    assert found.dutch == "inzien"
    assert found.particle == "in"
    assert found.classes == {"view"}
    assert found.english[0] == "View"
    assert found.identifier[0] == "View"


def test_light_verbs_have_no_class() -> None:
    for verb in ("maken", "geven"):
        found = lexicon.dutch_operation(verb)
        assert found is not None
        assert found.classes == NO_CLASSES
    assert lexicon.english_operation(["Make"]) == (1, NO_CLASSES)
    assert lexicon.english_operation(["Carry", "out"]) == (2, NO_CLASSES)


@pytest.mark.parametrize(
    ("words", "count", "operation"),
    [
        ("Toediening ongedaan maken", 2, "ongedaan maken"),
        ("Rapportage ter beschikking stellen", 3, "ter beschikking stellen"),
        ("Cliënt op de wachtlijst plaatsen", 4, "op de wachtlijst plaatsen"),
        ("Bericht als gelezen markeren", 3, "als gelezen markeren"),
        ("Dienst laten vervallen", 2, "laten vervallen"),
    ],
)
def test_the_longest_phrase_at_the_end_wins(words: str, count: int, operation: str) -> None:
    found = lexicon.dutch_phrase(words.split())
    assert found is not None
    assert (found[0], found[1].dutch) == (count, operation)


def test_a_single_verb_is_no_phrase() -> None:
    assert lexicon.dutch_phrase(["Document", "verwijderen"]) is None
    assert lexicon.dutch_phrase([]) is None


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("Delete document", 1),
        ("Sign off document", 2),
        ("Grant access to safe", 3),
        ("Sign on behalf of client", 4),
        ("Digitally sign document", 2),
        ("Bulk delete document", 2),
        ("De-escalate alarm", 1),
        ("Re-open record", 1),
        ("Cross-check medication", 1),
        ("Co-sign report", 1),
        ("Authorize request", 1),
        ("Authorise request", 1),
        ("Enroll client", 1),
        ("Automatically archive record", 2),
        ("Auto-archive record", 1),
        ("Un-archive record", 1),
    ],
)
def test_the_longest_english_operation_at_the_start_wins(words: str, count: int) -> None:
    found = lexicon.english_operation(words.split())
    assert found is not None
    assert found[0] == count


def test_what_is_no_english_operation() -> None:
    assert lexicon.english_operation([]) is None
    assert lexicon.english_operation(["Emergency", "contact"]) is None
    assert lexicon.english_operation(["Family", "portal"]) is None


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("Make report available", (1, 1)),
        ("Mark message as read", (1, 2)),
        ("Submit care report for approval", (1, 2)),
        ("Put device out of action", (1, 3)),
        ("Have document signed", (1, 1)),
    ],
)
def test_english_operations_around_the_subject(words: str, parts: tuple[int, int]) -> None:
    found = lexicon.english_split_operation(words.split())
    assert found is not None
    assert found[:2] == parts
    assert found[2]


def test_words_that_are_no_operation_around_a_subject() -> None:
    assert lexicon.english_split_operation(["Delete", "report", "today"]) is None


@pytest.mark.parametrize(
    ("identifier", "count", "among"),
    [
        ("ClientDocumentDrop", 1, "remove"),
        ("MedicationListSignOff", 2, "sign"),
        ("MedicationListSignoff", 1, "sign"),
        ("ClientMessageMarkAsRead", 3, "label"),
        ("ReportSubmitForApproval", 3, "submit"),
        ("QuestionnaireFillIn", 2, "complete"),
        ("AlarmDeEscalate", 2, "escalate"),
        ("EmployeeLogIn", 2, "login"),
        ("EmployeeLogin", 1, "login"),
        ("MedicationDoubleCheck", 2, "check"),
        ("ClientAnonymize", 1, "anonymise"),
    ],
)
def test_the_longest_tail_of_an_identifier_is_its_action(identifier: str, count: int, among: str) -> None:
    found = lexicon.identifier_action(re.findall("[A-Z][a-z]*", identifier))
    assert found is not None
    assert found[0] == count
    assert among in found[1]


def test_marking_as_read_is_not_reading() -> None:
    marked, read = lexicon.identifier_action(["Mark", "As", "Read"]), lexicon.identifier_action(["Read"])
    assert marked is not None
    assert read is not None
    assert not lexicon.compatible(marked[1], read[1])


def test_an_identifier_without_action() -> None:
    assert lexicon.identifier_action(["Client", "Wheelchair"]) is None
    assert lexicon.identifier_action([]) is None


def _classes(dutch: str) -> frozenset[str]:
    found = lexicon.dutch_operation(dutch)
    assert found is not None
    return found.classes


@pytest.mark.parametrize(
    ("dutch", "english", "same"),
    [
        ("verwijderen", "Delete", True),
        ("verwijderen", "View", False),
        ("archiveren", "Delete", False),
        ("archiveren", "Archive", True),
        ("schrappen", "Cancel", True),
        ("beheren", "Edit", False),
        ("beheren", "Administer", True),
        ("toedienen", "Administer", True),
        ("uitzetten", "Send out", True),
        ("uitzetten", "Switch off", True),
        ("maken", "Delete", True),
        ("openen", "View", True),
        ("koppelen", "Assign", True),
        ("wijzigen", "Delete", False),
    ],
)
def test_operations_differ_only_where_no_class_agrees(dutch: str, english: str, same: bool) -> None:  # noqa: FBT001
    found = lexicon.english_operation(english.split())
    assert found is not None
    assert lexicon.compatible(_classes(dutch), found[1]) is same
    assert lexicon.compatible(found[1], _classes(dutch)) is same


def test_without_classes_nothing_differs() -> None:
    assert lexicon.compatible(NO_CLASSES, frozenset({"view"}))


# Infinitives

INFINITIVES = (
    "re-activeren weg-halen "
    "inzien verwijderen toevoegen afvinken klaarzetten uitchecken uitloggen inklokken inroosteren "
    "herplannen beeldbellen "
    "videobellen sms'en sms’en de-escaleren taggen triageren pseudonimiseren gereedmelden reanimeren "
    "mobiliseren douchen "
    "aankleden zwachtelen wisselen goedkeuren herregistreren terugkoppelen meekijken bijschenken"
)


@pytest.mark.parametrize("word", INFINITIVES.split())
def test_infinitives_are_recognised(word: str) -> None:
    assert lexicon.is_dutch_infinitive(word)
    assert lexicon.could_be_infinitive(word)


NOUNS = (
    "documenten instellingen medicijnen activiteiten cliënten afdelingen apparaten sleutels deuren "
    "kamers zorgplannen foto's "
    "incidenten maatregelen hulpmiddelen dossiers patiënten toestemmingen sensoren diagnoses keuken "
    "screen aandelen"
)


@pytest.mark.parametrize("word", NOUNS.split())
def test_nouns_are_no_infinitives(word: str) -> None:
    assert not lexicon.is_dutch_infinitive(word)
    assert not lexicon.could_be_infinitive(word)


@pytest.mark.parametrize("word", ["onboarden", "vloggen", "deployen"])
def test_a_verb_nobody_listed_could_be_an_infinitive(word: str) -> None:
    assert lexicon.could_be_infinitive(word)


@pytest.mark.parametrize(
    "word", ["", "en", "van", "gesloten", "binnen", "tussen", "document", "ongedaan maken", "Agenda"]
)
def test_what_cannot_be_an_infinitive(word: str) -> None:
    assert not lexicon.could_be_infinitive(word)


@pytest.mark.parametrize("word", ["Report", "Process", "View", "Embed", "authorize", "Document"])
def test_english_verbs(word: str) -> None:
    assert lexicon.is_english_verb(word)


@pytest.mark.parametrize("word", ["Emergency", "Family", "Deletion", "details"])
def test_english_words_that_are_no_verbs(word: str) -> None:
    assert not lexicon.is_english_verb(word)


# Verbs that should have been infinitives


@pytest.mark.parametrize(
    ("name", "count", "infinitive", "kind"),
    [
        ("Document in te zien", 3, "inzien", "te-form"),
        ("Document toe te voegen", 3, "toevoegen", "te-form"),
        ("Document te verwijderen", 2, "verwijderen", "te-form"),
        ("Document in zien", 2, "inzien", "apart"),
        ("Label toe voegen", 2, "toevoegen", "apart"),
        ("Document verwijdert", 1, "verwijderen", "third-person"),
        ("Document inziet", 1, "inzien", "third-person"),
        ("Document ziet in", 2, "inzien", "third-person"),
        ("Document verwijderd", 1, "verwijderen", "participle"),
        ("Document ingezien", 1, "inzien", "participle"),
        ("Document gewijzigd", 1, "wijzigen", "participle"),
        ("Document geüpload", 1, "uploaden", "participle"),
        ("Dossier geraadpleegd", 1, "raadplegen", "participle"),
        ("Bericht verzonden", 1, "verzenden", "participle"),
        ("Gegevens geïmporteerd", 1, "importeren", "participle"),
    ],
)
def test_wrong_forms_are_mended(name: str, count: int, infinitive: str, kind: str) -> None:
    found = lexicon.wrong_form(name.split())
    assert found is not None
    assert (found.words, found.infinitive, found.kind, found.sure) == (count, infinitive, kind, True)


@pytest.mark.parametrize(
    "name",
    [
        "Document verwijderen",
        "Foto bij meting voegen",
        "Alarm samen beheren",
        "Rapportage beschikbaar stellen",
        "Dossier opnieuw openen",
        "Cliënt te woord staan",
        "Zorgplan akkoord gaan",
        "Bericht ontvangen",
        "Zorgplan herzien",
        "Kamer test",
        "Document",
        "Alarm aan",
        "Alarm piept aan",
        "Document te kapstok",
        "Kamer in huiskamer",
        "",
    ],
)
def test_what_is_no_wrong_form(name: str) -> None:
    assert lexicon.wrong_form(name.split()) is None


def test_behind_a_preposition_a_particle_proves_little() -> None:
    found = lexicon.wrong_form(["Kast", "in", "kamer", "op", "ruimen"])
    assert found is not None
    assert not found.sure
    # What is no preposition can only belong to the verb.
    found = lexicon.wrong_form(["Label", "aan", "document", "toe", "voegen"])
    assert found is not None
    assert found.sure


@pytest.mark.parametrize(
    ("name", "infinitive", "particle", "sure"),
    [
        ("Verwijder document", "verwijderen", None, True),
        ("Maak document aan", "aanmaken", 2, True),
        ("Voeg label toe", "toevoegen", 2, True),
        ("Voeg label toe bij document", "toevoegen", 2, True),
        ("Plan afspraak in", "inplannen", 2, True),
        ("Plan afspraak", "plannen", None, False),
        ("Boek rit", "boeken", None, False),
        ("Meld incident", "melden", None, False),
    ],
)
def test_imperatives(name: str, infinitive: str, particle: int | None, sure: bool) -> None:  # noqa: FBT001
    found = lexicon.imperative(name.split())
    assert found is not None
    assert found == (infinitive, particle, sure)


@pytest.mark.parametrize("name", ["", "Document verwijderen", "Verwijder", "Bestellijst inzien", "Werkplan wijzigen"])
def test_what_is_no_imperative(name: str) -> None:
    assert lexicon.imperative(name.split()) is None


@pytest.mark.parametrize(
    ("name", "count", "operation", "sure"),
    [
        ("Inzien van documenten", 2, "inzien", True),
        ("Het verwijderen van documenten", 3, "verwijderen", True),
        ("Het plaatsen van een bestelling", 3, "plaatsen", True),
        ("Beheer van medicatie", 2, "beheren", True),
        ("Verwijdering van documenten", 2, "verwijderen", True),
        ("Registratie van uren", 2, "registreren", False),
        ("Overleg van team", 0, "", False),
        ("Reden van afwezigheid", 0, "", False),
        ("Taken van medewerker", 0, "", False),
        ("Eten van cliënt", 0, "", False),
        ("Documenten van cliënt", 0, "", False),
        ("Inzien van", 0, "", False),
    ],
)
def test_dutch_nominal_forms(name: str, count: int, operation: str, sure: bool) -> None:  # noqa: FBT001
    found = lexicon.dutch_nominal(name.split())
    assert found == ((count, operation, sure) if count else None)


@pytest.mark.parametrize(
    ("name", "count", "operation", "sure"),
    [
        ("Deletion of documents", 2, "delete", True),
        ("The management of tasks", 3, "manage", True),
        ("Creation of documents", 2, "create", True),
        ("Viewing of documents", 2, "view", True),
        ("The review of plans", 3, "review", False),
        ("Registration of hours", 2, "register", False),
        ("Date of birth", 0, "", False),
        ("Deletion document", 0, "", False),
    ],
)
def test_english_nominal_forms(name: str, count: int, operation: str, sure: bool) -> None:  # noqa: FBT001
    found = lexicon.english_nominal(name.split())
    assert found == ((count, operation, sure) if count else None)


@pytest.mark.parametrize(
    ("word", "base", "kind"),
    [
        ("Deletes", "Delete", "third-person"),
        ("Copies", "Copy", "third-person"),
        ("Passes", "Pass", "third-person"),
        ("Deleting", "Delete", "gerund"),
        ("Planning", "Plan", "gerund"),
        ("Copying", "Copy", "gerund"),
        ("Deleted", "Delete", "participle"),
        ("Copied", "Copy", "participle"),
        ("sent", "send", "participle"),
        ("Deletion", "Delete", "noun"),
        ("Management", "Manage", "noun"),
    ],
)
def test_english_forms_give_their_base(word: str, base: str, kind: str) -> None:
    assert lexicon.english_base_form(word) == (base, kind)


BASE_FORMS = (
    "Access Address Assess Bypass Discuss Dismiss Pass Process Focus Bring Ping Embed Feed Proceed "
    "Commission Decommission "
    "Question Position Document Comment Supplement Implement Appeal Reveal Delete Is Family "
    "Families Applied-for Gibbering"
)


@pytest.mark.parametrize("word", BASE_FORMS.split())
def test_base_forms_that_look_inflected(word: str) -> None:
    assert lexicon.english_base_form(word) is None


# Nouns


def test_a_known_noun() -> None:
    found = lexicon.dutch_noun("Zorgplannen")
    assert found is not None
    assert found.number == "plural"
    assert found.noun.dutch == "zorgplan"
    assert found.noun.article == "het"
    assert found.noun.english == ("care plan",)
    assert found.noun.english_plurals == ("care plans",)
    assert found.head is found.noun


def test_a_noun_of_two_words() -> None:
    found = lexicon.dutch_noun_ending(["Laatste", "medische", "notities"])
    assert found is not None
    assert (found[0], found[1].noun.dutch) == (2, "medische notitie")
    assert lexicon.dutch_noun_ending([]) is None


@pytest.mark.parametrize(
    ("word", "head", "number"),
    [
        ("verpleegdossiers", "dossier", "plural"),
        ("teamvergadering", "vergadering", "singular"),
        ("stage-overeenkomst", "overeenkomst", "singular"),
        ("gebruikersrol", "gebruikersrol", "singular"),
        ("beheerdersrollen", "rol", "plural"),
        ("notitietjes", "notitie", "plural"),
        ("fotootje", "foto", "singular"),
        ("beetje", None, None),
        ("o-arts", "arts", "singular"),
        ("op-arts", "arts", "singular"),
        ("eearts", None, None),
        ("gaarts", None, None),
        ("a'arts", None, None),
        ("opsrol", None, None),
    ],
)
def test_compounds_and_diminutives(word: str, head: str | None, number: str | None) -> None:
    found = lexicon.dutch_noun(word)
    assert (found and found.head.dutch) == head
    assert (found and found.number) == number


@pytest.mark.parametrize(
    "word", ["verleden", "overleden", "herplannen", "betalen", "teamgebeuren", "inzien", "onbekend woord", "jes"]
)
def test_what_only_ends_like_a_noun(word: str) -> None:
    assert lexicon.dutch_noun(word) is None


DUTCH_PLURALS = (
    "documenten taken doelen berichten groepen rollen kluizen huizen lijsten medicijnen maaltijden "
    "activiteiten budgetten "
    "rolstoelen foto's allergieën afwezigheden familieleden leerpaden brieven diëten MIC-meldingen BSN's "
    "meldingen "
    "vergunningen lampjes katheters uitslagen verpleegdossiers voorzieningen"
)


@pytest.mark.parametrize("word", DUTCH_PLURALS.split())
def test_dutch_plurals(word: str) -> None:
    assert lexicon.dutch_number(word) == "plural"


DUTCH_SINGULARS = (
    "document reden opnamereden teken kenteken inkomen overlijden keten zorgketen token screen examen "
    "adres e-mailadres status "
    "proces cursus polis vochtbalans toets huisarts agenda creditnota welzijn informatie zorg medicatie "
    "beschikbaarheid "
    "toeleveringsketen teamgebeuren knielaars training planning opnamereden vergunning beschaafdheid afwijsreden"
)


@pytest.mark.parametrize("word", DUTCH_SINGULARS.split())
def test_dutch_singulars_that_look_like_plurals(word: str) -> None:
    assert lexicon.dutch_number(word) == "singular"


UNSURE = (
    "gegevens meetgegevens persoonsgegevens personalia kosten reiskosten inkomsten notulen financiën "
    "uren openingstijden "
    "statistieken ouders middelen boodschappen betrokkenen SMS GPS Teams MEWS eigen gesloten eten "
    "wandelen metadata zorgdata "
    "leveringsvoorwaarden xyzzy verwijderen afdwingen springen wisselen"
)


@pytest.mark.parametrize("word", UNSURE.split())
def test_dutch_number_is_not_guessed(word: str) -> None:
    assert lexicon.dutch_number(word) in {"unsure", "singular"}


@pytest.mark.parametrize(
    ("word", "singular", "article"),
    [
        ("Documenten", "Document", "het"),
        ("taken", "taak", "de"),
        ("MIC-meldingen", "MIC-melding", "de"),
        ("Caren-uitnodigingen", "Caren-uitnodiging", "de"),
        ("VOG's", "VOG", "de"),
        ("Verpleegdossiers", "Verpleegdossier", "het"),
        ("medische notities", "medische notitie", "de"),
        ("machtigingen", "machtiging", "de"),
    ],
)
def test_the_singular_and_its_article(word: str, singular: str, article: str) -> None:
    assert lexicon.dutch_singular(word) == (singular, article)


@pytest.mark.parametrize("word", ["document", "gegevens", "uren", "voorwaarden", "reden", "onzin"])
def test_where_no_singular_can_be_given(word: str) -> None:
    assert lexicon.dutch_singular(word) is None


@pytest.mark.parametrize(
    ("subject", "mended"),
    [
        ("De documenten", "Het document"),
        ("Digitale hulpmiddelen", "Digitaal hulpmiddel"),
        ("De digitale hulpmiddelen", "Het digitale hulpmiddel"),
        ("Digitale handtekeningen", "Digitale handtekening"),
        ("Administratieve documenten", "Administratief document"),
        ("Openstaande taken", "Openstaande taak"),
        ("Gesloten dossiers", "Gesloten dossier"),
        ("Medische notities", "Medische notitie"),
    ],
)
def test_a_subject_in_the_singular(subject: str, mended: str) -> None:
    assert lexicon.dutch_singular_subject(subject.split()) == tuple(mended.split())


@pytest.mark.parametrize(
    "subject", ["Alle documenten", "Document", "Rare documenten", "Persoonlijke gegevens", "", "Xyzzy"]
)
def test_a_subject_without_singular(subject: str) -> None:
    assert lexicon.dutch_singular_subject(subject.split()) is None


def test_adjectives() -> None:
    assert lexicon.bare_adjective("Digitale") == "Digitaal"
    assert lexicon.bare_adjective("eigen") == "eigen"
    assert lexicon.bare_adjective("gesloten") == "gesloten"
    assert lexicon.bare_adjective("psychiatrische") == "psychiatrisch"
    assert lexicon.bare_adjective("tafel") is None
    assert lexicon.inflected_adjective("digitaal") == "digitale"
    assert lexicon.inflected_adjective("digitale") == "digitale"
    assert lexicon.inflected_adjective("psychiatrisch") == "psychiatrische"
    assert lexicon.inflected_adjective("tafel") is None
    assert lexicon.is_adjective("Digitaal")
    assert not lexicon.is_adjective("tafel")


def test_english_nouns() -> None:
    found = lexicon.english_noun_ending(["new", "care", "plans"])
    assert found is not None
    assert (found[0], found[1].number, found[1].noun.dutch) == (2, "plural", "zorgplan")
    assert lexicon.english_noun("gibberish") is None
    assert lexicon.english_noun_ending(["gibberish"]) is None
    assert {noun.dutch for noun in lexicon.english_alternatives("schedules")} >= {"planning", "rooster"}
    assert lexicon.english_alternatives("gibberish") == ()


ENGLISH_NOT_PLURAL = (
    "address access process status diagnosis analysis crisis bonus lens diabetes news series means "
    "illness business glass "
    "mattress hepatitis details minutes glasses whereabouts groceries clothes arrears scales credentials "
    "wages vitals analytics "
    "ethics robotics staff people police arrangement reassessment canvas chaos always Teams GPS "
    "Windows data information furniture"
)


@pytest.mark.parametrize("word", ENGLISH_NOT_PLURAL.split())
def test_english_words_that_are_no_plural(word: str) -> None:
    assert lexicon.english_number(word) != "plural"


@pytest.mark.parametrize(
    "words",
    [
        "medical staff",
        "pulse detector",
        "needs assessment",
        "savings account",
        "hours registration",
        "medications list",
        "certificate of conduct",
        "list of needs",
    ],
)
def test_an_english_noun_is_judged_by_its_head(words: str) -> None:
    assert lexicon.english_number(words) != "plural"


@pytest.mark.parametrize(
    ("written", "singular"),
    [
        ("documents", "document"),
        ("Documents", "Document"),
        ("care plans", "care plan"),
        ("diagnoses", "diagnosis"),
        ("addresses", "address"),
        ("allergies", "allergy"),
        ("certificates of conduct", "certificate of conduct"),
        ("GPs", "GP"),
        ("widgets", "widget"),
        ("boxes of gloves", "box of gloves"),
        ("unpaid invoices", "unpaid invoice"),
        ("movies", "movie"),
        ("lab notes", "lab note"),
        ("heat detectors", "heat detector"),
        ("frameworks", "framework"),
        ("occupants", "occupant"),
        ("playgrounds", "playground"),
        ("Anamneses", "Anamnesis"),
        ("restraints for client", "restraint for client"),
        ("temporary persons", "temporary person"),
    ],
)
def test_english_singulars(written: str, singular: str) -> None:
    assert lexicon.english_number(written) == "plural"
    assert lexicon.english_singular(written) == singular


@pytest.mark.parametrize("word", ["document", "news", "details", "coaches", "coaches of team"])
def test_where_no_english_singular_can_be_given(word: str) -> None:
    assert lexicon.english_singular(word) is None


# Scopes and spelling


def test_scope_nouns() -> None:
    client = lexicon.scope_noun("Cliënten", "nl")
    assert client is not None
    assert (client.entity, client.number, client.dutch, client.english) == ("client", "plural", "cliënt", "client")
    assert client.synonym_of is None
    caregiver = lexicon.scope_noun("caregiver", "en")
    assert caregiver is not None
    assert (caregiver.entity, caregiver.synonym_of, caregiver.sure) == ("employee", "employee", True)
    user = lexicon.scope_noun("gebruiker", "nl")
    assert user is not None
    assert (user.entity, user.sure) == ("employee", False)
    location = lexicon.scope_noun("locatie", "nl")
    assert location is not None
    assert (location.entity, location.unsupported, location.synonym_of) == (None, True, None)
    slip = lexicon.scope_noun("client", "nl")
    assert slip is not None
    assert slip.synonym_of == "cliënt"
    assert lexicon.scope_noun("document", "nl") is None


@pytest.mark.parametrize(
    ("written", "right", "safe"),
    [
        ("clientdossiers", "cliëntdossiers", True),
        ("Clientgegevens", "Cliëntgegevens", True),
        ("clienten", "cliënten", True),
        ("Fotos", "Foto's", True),
        ("wondfotos", "wondfoto's", True),
        ("document's", "documenten", True),
        ("document’s", "documenten", True),
        ("team's", "teams", True),
        ("Dossier's", "Dossiers", True),
        ("authorisatieformulier", "autorisatieformulier", True),
        ("Abbonement", "Abonnement", True),
        ("w\u0133zigen", "wijzigen", True),
        ("Ijzerpreparaat", "IJzerpreparaat", True),
        ("email", "e-mail", False),
        ("kopieren", "kopiëren", True),
    ],
)
def test_slips(written: str, right: str, safe: bool) -> None:  # noqa: FBT001
    assert lexicon.misspelling(written) == (right, safe)


RIGHT = (
    "cliënt clientcertificaat client-id OAuth-client e-mailclient VPN-client foto's agenda’s financieren "
    "reageren formuleren "
    "document BSN's e-mail adressen clientapplicatiebeheerder medicatie's Jan's"
)


@pytest.mark.parametrize("word", RIGHT.split())
def test_what_is_spelled_rightly(word: str) -> None:
    assert lexicon.misspelling(word) is None


def test_client_depends_on_its_place() -> None:
    assert lexicon.misspelling("client", in_scope=True) == ("cliënt", True)
    assert lexicon.misspelling("clients", in_scope=True) == ("cliënten", True)
    assert lexicon.misspelling("Client") == ("Cliënt", False)
    assert lexicon.misspelling("client", after="secret") is None
    assert lexicon.misspelling("client", before="thin") is None
    assert lexicon.misspelling("clients") is None


@pytest.mark.parametrize(
    ("left", "right", "joined"),
    [
        ("Zorg", "plan", "Zorgplan"),
        ("Applicatie", "instelling", "Applicatie-instelling"),
        ("MIC", "melding", "MIC-melding"),
        ("GPS", "tracker", "gps-tracker"),
        ("Systeem", "instellingen", "Systeeminstellingen"),
        ("Lichaams", "gewicht", "Lichaamsgewicht"),
        ("Woon", "wens", "Woonwens"),
        ("Bloed", "afname", "Bloedafname"),
        ("Oud", "papier", None),
        ("Foto", "wond", None),
        ("Lijst", "medicijnen", None),
        ("Soort", "hulpmiddel", None),
        ("Team", "agenda", None),
        ("Document", "openen", None),
        ("BSN", "opvragen", None),
    ],
)
def test_compounds_written_apart(left: str, right: str, joined: str | None) -> None:
    found = lexicon.written_apart(left, right)
    assert (found and found.lower()) == (joined and joined.lower())


# The package


def test_every_name_is_there_and_no_other() -> None:
    assert "van" in lexicon.DUTCH_PREPOSITIONS
    assert "zorg- en leefplan" in lexicon.DUTCH_PAIRS
    assert "alle" in lexicon.DUTCH_QUANTIFIERS
    assert "laten" in lexicon.DUTCH_OPERATION_WORDS
    assert "kunnen" in lexicon.DUTCH_MODALS
    assert "as read" in lexicon.ENGLISH_CLOSING_PHRASES
    with pytest.raises(AttributeError, match="nothing"):
        _ = lexicon.nothing
    with pytest.raises(AttributeError, match="NOTHING"):
        _ = lexicon.NOTHING


@pytest.mark.parametrize(
    ("word", "like", "expected"),
    [("ijzer", "Document", "IJzer"), ("iPad", "Document", "iPad"), ("", "Document", ""), ("taak", "taken", "taak")],
)
def test_capitals(word: str, like: str, expected: str) -> None:
    assert lexicon.capitalise_like(word, like) == expected


def test_no_infinitive_is_missed_for_its_ending() -> None:
    from onsrights.ons.lexicon import _tables, opentaal

    words = {word for word in (*_tables.OPERATIONS, *opentaal.infinitives()) if " " not in word}
    assert len(words) > 9_000
    assert [word for word in sorted(words) if not lexicon.is_dutch_infinitive(word)] == []


def test_rare_tables_are_not_loaded_for_a_clean_name() -> None:
    program = """
import sys
from onsrights.ons import lexicon
lexicon.dutch_operation("verwijderen"), lexicon.is_dutch_infinitive("verwijderen")
lexicon.is_dutch_infinitive("medication"), lexicon.is_dutch_infinitive("document")
lexicon.english_operation(["Delete"])
lexicon.dutch_number("document"), lexicon.english_number("documents"), lexicon.scope_noun("cliënt", "nl")
lexicon.misspelling("document")
from onsrights.ons.lexicon import opentaal
listed = opentaal.infinitives.cache_info().currsize + opentaal.plurals.cache_info().currsize
sys.exit("onsrights.ons.lexicon.verb_forms" in sys.modules or listed)
"""
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
