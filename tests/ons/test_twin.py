"""Faults that only the fields beside a name or an identifier show, kind by kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import onsrights
from tests.ons.test_corpus import DESCRIPTIONS, PREFIX

if TYPE_CHECKING:
    from onsrights.engine.diagnostics import Diagnostic


def said(dutch: str, english: str, identifier: str = "") -> list[Diagnostic]:
    """Check the three fields and give the errors and warnings about them; the identifier goes without its prefix."""
    fields = {"dutch_name": dutch, "english_name": english, "identifier": PREFIX + identifier, **DESCRIPTIONS}
    found = onsrights.check_right(fields, prefix=PREFIX).diagnostics
    return [
        diagnostic
        for diagnostic in found
        if diagnostic.severity != "info" and (identifier or diagnostic.field != "identifier")
    ]


def offered(diagnostics: list[Diagnostic]) -> dict[str, list[str]]:
    """Give what is offered first, by its rule, behind how safe it is."""
    return {
        diagnostic.code: [f"{fix.safety}: {fix.changes[0].value}" for fix in diagnostic.fixes[:1]]
        for diagnostic in diagnostics
    }


def test_a_noun_in_ing_is_no_operation_where_the_twin_has_another() -> None:
    for dutch, english, name in (
        ("Vergaderruimte reserveren", "Meeting room", "Reserve meeting room"),
        ("Wachtlijst bijwerken", "Waiting list", "Update waiting list"),
        ("Zwembad sluiten", "Swimming pool", "Close swimming pool"),
        ("Hoortoestel [van een cliënt] vervangen", "Hearing aid", "Replace [client] hearing aid"),
        ("Rijles plannen", "Driving lesson", "Plan driving lesson"),
    ):
        assert offered(said(dutch, english)) == {"ONS403": [f"display-only: {name}"]}, english
    for dutch, english, name in (
        ("Zorgplan inzien", "Viewing care plan", "View care plan"),
        ("Cliënt wegen", "Weighing client", "Weigh client"),
        ("Factuur versturen", "Sending invoice", "Send invoice"),
    ):
        assert offered(said(dutch, english)) == {"ONS411": [f"unsafe: {name}"]}, english
    assert offered(said("Wond verbinden", "Dressing wound"))["ONS411"] == ["display-only: Dress wound"]


def test_an_operation_of_two_words_lacks_its_subject_and_is_in_no_wrong_order() -> None:
    for dutch, english, identifier in (
        ("Werkbon aftekenen", "Sign off", "WorkOrderSignOff"),
        ("Laptop overdragen", "Hand over", "LaptopHandOver"),
        ("Formulier invullen", "Fill in", "FormFillIn"),
        ("Apparaat uitschakelen", "Switch off", "DeviceSwitchOff"),
        ("Bezoeker aanmelden", "Check in", "VisitorCheckIn"),
    ):
        found = offered(said(dutch, english, identifier))
        assert set(found) == {"ONS402"}, english
        assert all(name.startswith(f"display-only: {english} ") for name in found["ONS402"])


def test_capitals_that_the_twin_does_not_have_are_title_case_and_names_keep_theirs() -> None:
    for dutch, english, code, name in (
        ("Grootboekrekening afsluiten", "Close Ledger Account", "ONS415", "Close ledger account"),
        ("Koelkasttemperatuur vastleggen", "Log Fridge Temperature", "ONS415", "Log fridge temperature"),
        ("Zuurstoffles vervangen", "Replace Oxygen Cylinder", "ONS415", "Replace oxygen cylinder"),
        (
            "Rolstoelhelling [van een cliënt] bestellen",
            "Order [client] Wheelchair Ramp",
            "ONS415",
            "Order [client] wheelchair ramp",
        ),
        ("Kerstdiner plannen", "Plan Christmas Dinner", "ONS415", "Plan Christmas dinner"),
        ("Legionella Spoeling plannen", "Schedule legionella flush", "ONS315", "Legionella spoeling plannen"),
    ):
        assert offered(said(dutch, english)) == {code: [f"unsafe: {name}"]}, english
    for dutch, english in (
        ("Comaschaal invullen", "Fill in Glasgow Coma Scale"),
        ("Carenportaal openen", "Open Caren Portal"),
        ("Foleykatheter vervangen", "Replace Foley catheter"),
        ("Engelse les plannen", "Plan English lesson"),
        ("Rapport Microsoft Outlook delen", "Share Microsoft Outlook report"),
        ("Paasontbijt plannen", "Plan Easter breakfast"),
    ):
        assert said(dutch, english) == [], english


def test_an_action_that_does_what_neither_name_says_is_named() -> None:
    for dutch, english, identifier, right in (
        (
            "Toestemmingsverklaring intrekken",
            "Withdraw consent statement",
            "ConsentStatementCreate",
            "ConsentStatementWithdraw",
        ),
        ("Werktelefoon innemen", "Take back work phone", "WorkPhoneDelete", "WorkPhoneTakeBack"),
        ("Kamersleutel uitlenen", "Lend out room key", "RoomKeyPrint", "RoomKeyLendOut"),
        ("Maaltijdkeuze doorgeven", "Pass on meal choice", "MealChoiceDelete", "MealChoicePassOn"),
        ("Vrijwilliger uitnodigen", "Invite volunteer", "VolunteerView", "VolunteerInvite"),
        ("Zorgdoel bijstellen", "Adjust care goal", "CareGoalDelete", "CareGoalAdjust"),
    ):
        (found,) = said(dutch, english, identifier)
        assert found.code == "ONS604"
        assert [change.value for fix in found.fixes for change in fix.changes] == [PREFIX + right]
    for dutch, english, identifier in (
        ("Werktelefoon innemen", "Take back work phone", "WorkPhoneCollect"),
        ("Werktelefoon innemen", "Take back work phone", "WorkPhoneReturn"),
        ("Toestemming intrekken", "Withdraw consent", "ConsentRevoke"),
        ("Gewicht registreren", "Record weight", "WeightCreate"),
        ("Abonnement opzeggen", "Cancel subscription", "SubscriptionDelete"),
        ("Rooster raadplegen", "Consult roster", "RosterRead"),
        ("Toegang tot dagboek aanvragen", "Request access to diary", "DiaryRequestAccess"),
    ):
        assert said(dutch, english, identifier) == [], identifier


def test_a_slip_in_an_operation_is_told_by_what_the_twin_says() -> None:
    for dutch, english, code, name in (
        ("Bloeddruk vastlegen", "Record blood pressure", "ONS310", "Bloeddruk vastleggen"),
        ("Apparaat demonstreren", "Demonstate device", "ONS410", "Demonstrate device"),
        ("Afspraak verzeten", "Reschedule appointment", "ONS310", "Afspraak verzetten"),
        ("Dossier overdraggen", "Hand over record", "ONS310", "Dossier overdragen"),
        ("Route optimaliseren", "Optmise route", "ONS410", "Optimise route"),
        ("Toets afnmen", "Administer test", "ONS310", "Toets afnemen"),
    ):
        assert offered(said(dutch, english)) == {code: [f"display-only: {name}"]}, (dutch, english)
    for dutch, english in (
        ("Voorraadlijst legen", "Empty stock list"),
        ("Kluis opendraaien", "Open safe"),
        ("Kamer verlaten", "Leave room"),
        ("Melding wegdrukken", "Dismiss notification"),
    ):
        assert said(dutch, english) == [], dutch


def test_a_noun_for_an_operation_gets_its_verb_where_the_twin_confirms_it() -> None:
    for dutch, english, code, name in (
        (
            "Woonlasten [van een cliënt] ramen",
            "Estimation of [client] housing costs",
            "ONS404",
            "Estimate [client] housing costs",
        ),
        ("Tarief indexeren", "Indexation of tariff", "ONS404", "Index tariff"),
        ("Indexatie van tarief", "Index tariff", "ONS304", "Tarief indexeren"),
        ("Kamer inspecteren", "Inspection of room", "ONS404", "Inspect room"),
        ("Voorraad aanvullen", "Replenishment of stock", "ONS404", "Replenish stock"),
        ("Productie van rapport", "Produce report", "ONS304", "Rapport produceren"),
        ("Kamer inspecteren", "The inspection of room", "ONS404", "Inspect room"),
    ):
        assert offered(said(dutch, english)) == {code: [f"unsafe: {name}"]}, (dutch, english)
    assert offered(said("Indexatie", "Index tariff")) == {"ONS303": ["display-only: Tarief indexeren"]}
    assert offered(said("Situatie van kamer", "View situation")) == {"ONS304": []}
    assert said("Certificaat uploaden", "Upload certificate of conduct") == []


def test_a_word_of_the_dutch_name_in_the_english_one_is_named() -> None:
    for dutch, english in (
        ("Betalingsregeling [van een cliënt] voorstellen", "Propose [client] betalingsregeling"),
        ("Dagbehandeling [van een cliënt] evalueren", "Evaluate [client] dagbehandeling"),
        ("Sleutelkast openen", "Open sleutelkast"),
        ("Huishoudboekje bijwerken", "Update huishoudboekje"),
        ("Rolstoelhelling plaatsen", "Place rolstoelhelling"),
    ):
        (found,) = said(dutch, english)
        assert (found.code, found.fixes) == ("ONS417", ()), english
    for dutch, english in (
        ("Webinar opnemen", "Record webinar"),
        ("Abdomen [van een cliënt] palperen", "Palpate [client] abdomen"),
        ("Telemonitoring starten", "Start telemonitoring"),
        ("Formularium publiceren", "Publish formularium"),
        ("Zorgmail openen", "Open Zorgmail"),
    ):
        assert said(dutch, english) == [], english


def test_two_nouns_that_stand_as_in_the_english_name_are_one_word() -> None:
    for dutch, english, name in (
        ("Medicatie rol controleren", "Check medication roll", "Medicatierol controleren"),
        ("Tillift band vervangen", "Replace hoist strap", "Tilliftband vervangen"),
        ("Voeding advies delen", "Share nutrition advice", "Voedingsadvies delen"),
        ("Keuken voorraad tellen", "Count kitchen stock", "Keukenvoorraad tellen"),
        ("Protocol versie vergelijken", "Compare protocol version", "Protocolversie vergelijken"),
    ):
        assert offered(said(dutch, english)) == {"ONS317": [f"display-only: {name}"]}, dutch
    for dutch, english in (
        ("Status levering inzien", "View delivery status"),
        ("Aanvraag verlof inzien", "View leave request"),
        ("Cursus dementie volgen", "Follow dementia course"),
        ("Fysiek dossier ophalen", "Fetch physical record"),
        ("Medicatie veilig opbergen", "Store medication safely"),
    ):
        assert said(dutch, english) == [], dutch


def test_an_identifier_that_is_partly_dutch_becomes_the_one_that_follows() -> None:
    for dutch, english, identifier, right in (
        ("Koelkasttemperatuur vastleggen", "Log fridge temperature", "KoelkastTemperatuurLog", "FridgeTemperatureLog"),
        ("Vervoerswens vastleggen", "Record transport wish", "VervoersWensRecord", "TransportWishRecord"),
        ("Inkooporder fiatteren", "Authorise purchase order", "InkooporderAuthorise", "PurchaseOrderAuthorise"),
        ("Vrachtbrief afdrukken", "Print waybill", "VrachtbriefPrint", "WaybillPrint"),
        ("Werkbon aftekenen", "Sign off work order", "WerkbonSignOff", "WorkOrderSignOff"),
    ):
        fields = {"dutch_name": dutch, "english_name": english, "identifier": PREFIX + identifier, **DESCRIPTIONS}
        found = onsrights.check_right(fields, prefix=PREFIX).diagnostics
        assert offered(list(found))["ONS209"] == [f"display-only: {PREFIX}{right}"], identifier


def test_a_noun_with_a_slip_is_what_the_twin_says() -> None:
    for dutch, english, meant in (
        ("Medikatiekluis openen", "Open medication safe", "Medicatiekluis openen"),
        ("Insidentmelding intrekken", "Withdraw incident report", "Incidentmelding intrekken"),
        ("Factuuradress wijzigen", "Change invoice address", "Factuuradres wijzigen"),
        ("Abbonnement opzeggen", "Cancel subscription", "Abonnement opzeggen"),
        ("Teamroosster publiceren", "Publish team roster", "Teamrooster publiceren"),
        ("Mobiel nummer wijzigen", "Change mobile nubmer", "Change mobile number"),
        ("Adres blokkeren", "Block adress", "Block address"),
    ):
        rule = "ONS417" if meant.startswith(english[:4]) else "ONS317"
        assert offered(said(dutch, english)) == {rule: [f"display-only: {meant}"]}, dutch
    for dutch, english in (
        ("Opleidingsbudget overhevelen", "Transfer training budget"),
        ("Zuurstoffles omwisselen", "Exchange oxygen cylinder"),
        ("Jaaropgaaf klaarzetten", "Prepare annual statement"),
        ("Functiebeschrijving bewerken", "Edit job description"),
        ("Kleur wijzigen", "Change color"),
        ("Annulering [van een cliënt] inzien", "View [client] cancelation"),
    ):
        assert said(dutch, english) == [], dutch


def test_an_operation_that_is_dutch_in_both_names_is_named() -> None:
    for dutch, english in (
        ("Museumformulier [van een cliënt] ontrafelen", "Ontrafelen [client] museum form"),
        ("Bericht [van een cliënt] forwarden", "Forwarden [client] message"),
    ):
        assert [one.code for one in said(dutch, english)] == ["ONS416"], english


def test_an_acronym_goes_before_a_hyphen_where_both_names_have_it_first() -> None:
    assert offered(said("EPD tas inzien", "View EPD bag"))["ONS317"] == ["display-only: EPD-tas inzien"]
    assert offered(said("Afdeling planning inzien", "View department planning"))["ONS317"] == [
        "display-only: Afdelingsplanning inzien"
    ]
    assert offered(said("Medicatie veiligheidsplan bewerken", "Edit medication safety plan"))["ONS317"] == [
        "display-only: Medicatieveiligheidsplan bewerken"
    ]
    for dutch, english in (("EPD inzien", "View EPD"), ("Planning rooster inzien", "View roster planning")):
        assert "ONS317" not in offered(said(dutch, english)), dutch


def test_capitals_and_the_connector_in_front_are_wrong_where_the_twin_has_neither() -> None:
    assert offered(said("MAALTIJDLIJST [van een team] printen", "Print [team] meal list"))["ONS315"] == [
        "display-only: Maaltijdlijst [van een team] printen"
    ]
    assert said("VECOZO-bericht inzien", "View VECOZO message") == []
    name = f"{PREFIX} herinnering [van een cliënt] plannen"
    assert offered(said(name, "Schedule [client] reminder")) == {
        "ONS314": ["unsafe: Herinnering [van een cliënt] plannen"]
    }
    assert "ONS314" not in offered(said(name, f"Schedule [client] {PREFIX} reminder"))


def test_an_identifier_that_only_begins_in_another_way_gets_the_prefix_in_its_place() -> None:
    fields = {
        "dutch_name": "Luchtfilter vervangen",
        "english_name": "Replace air filter",
        "identifier": "ZBAirFilterReplace",
        **DESCRIPTIONS,
    }
    found = onsrights.check_right(fields, prefix=PREFIX).diagnostics
    assert offered(list(found))["ONS202"] == [f"unsafe: {PREFIX}AirFilterReplace"]
    fields["identifier"] = f"{PREFIX}112AirFilterReplace"
    found = onsrights.check_right(fields, prefix=PREFIX).diagnostics
    assert offered(list(found))["ONS201"] == [f"unsafe: {PREFIX}AirFilterReplace"]


def test_what_may_be_a_verb_and_a_noun_begins_no_name_by_a_fix() -> None:
    for dutch, english in (
        ("Voicemailbegroeting [van een medewerker] resetten", "[employee] voicemail greeting"),
        ("Wintercamera [van een cliënt] opblazen", "Winter camera [client] inflation"),
    ):
        fixes = [fix.safety for one in said(dutch, english) for fix in one.fixes]
        assert set(fixes) <= {"display-only"}, english


def test_what_is_called_in_another_way_is_no_other_thing() -> None:
    for dutch, english in (
        ("Toegangspas [van een medewerker] blokkeren", "Block [employee] access badge"),
        ("Dagbesteding [van een cliënt] inplannen", "Schedule [client] day activity"),
        ("Verzuimmelding [van een medewerker] registreren", "Register [employee] absence notice"),
        ("In- en uitstroom registreren", "Register inflow and outflow"),
        ("Voor- en nadeel [van een cliënt] noteren", "Record [client] advantage and disadvantage"),
    ):
        assert said(dutch, english) == [], dutch
    for dutch, english, code in (
        ("Toegangspas [van een medewerker] blokkeren", "Block [employee] invoice", "ONS605"),
        (
            "Registratie en toewijzing [van een cliënt] wijzigen",
            "Change [client] registration and allocation",
            "ONS418",
        ),
    ):
        assert code in [one.code for one in said(dutch, english)], dutch


def test_an_english_verb_with_a_dutch_ending_is_no_known_operation() -> None:
    for dutch, english, meant in (
        ("Klachtbrief [van een cliënt] approven", "Approve [client] complaint letter", "goedkeuren"),
        ("Meetpunt [van een cliënt] deleten", "Delete [client] measuring point", "verwijderen"),
    ):
        found = offered(said(dutch, english))
        assert found == {"ONS310": [f"display-only: {dutch.rpartition(' ')[0]} {meant}"]}, dutch
    for dutch, english in (
        ("Document [van een cliënt] scannen", "Scan [client] document"),
        ("Document [van een cliënt] uploaden", "Upload [client] document"),
        ("Laptop [van een medewerker] resetten", "Reset [employee] laptop"),
    ):
        assert said(dutch, english) == [], dutch


def test_what_ends_a_noun_of_several_words_is_no_operation() -> None:
    for dutch, english in (
        ("Klachtenregister exporteren", "Export complaint register"),
        ("Incidentenregister [van een team] raadplegen", "Consult [team] incident register"),
        ("Auditarchief exporteren", "Export audit archive"),
    ):
        assert [one.code for one in said(dutch, english) if one.code == "ONS404"] == [], english


def test_a_noun_of_an_operation_at_the_start_is_the_wrong_order() -> None:
    for dutch, english, meant in (
        ("Verwijdering valrisicoscore [van een cliënt]", "Delete [client] fall risk score", "verwijderen"),
        ("Inzage klachtenoverzicht [van een team]", "View [team] complaints overview", "inzien"),
    ):
        [found] = [one for one in said(dutch, english) if one.severity == "error"]
        assert found.code == "ONS304", dutch
        assert str(found.fixes[0].changes[0].value).endswith(f"] {meant}"), dutch


def test_an_identifier_that_is_only_the_subject_lacks_its_action() -> None:
    found = said("Noodcontact [van een cliënt] inzien", "View [client] emergency contact", "ClientEmergencyContact")
    assert offered(found) == {"ONS204": [f"display-only: {PREFIX}ClientEmergencyContactView"]}


def test_a_passive_about_the_right_gives_its_name() -> None:
    for dutch, english, name in (
        ("Hiermee wordt de stroomgroep uitgeschakeld", "Switch off circuit", "Stroomgroep uitschakelen"),
        ("Hiermee wordt een afspraak verzet", "Reschedule appointment", "Afspraak verzetten"),
        (
            "Hierdoor wordt het alarm [van een cliënt] gereset",
            "Reset [client] alarm",
            "Alarm [van een cliënt] resetten",
        ),
        ("Hiermee wordt de melding op gelezen gezet", "Mark notification as read", "Melding op gelezen zetten"),
        ("Zo wordt een factuur aan de klant verstuurd", "Send invoice to customer", "Factuur aan de klant versturen"),
    ):
        assert offered(said(dutch, english)) == {"ONS313": [f"unsafe: {name}"]}, dutch
    assert offered(said("Hiermee wordt de kast wobbel", "Wobble cupboard"))["ONS313"] == []


def test_brackets_that_close_too_late_close_behind_the_scope() -> None:
    for dutch, english, name in (
        ("Kast [van een cliënt verzegelen]", "Seal [client] cupboard", "Kast [van een cliënt] verzegelen"),
        ("Gat [van een team definitief opvullen]", "Fill [team] gap", "Gat [van een team] definitief opvullen"),
    ):
        assert offered(said(dutch, english))["ONS301"] == [f"unsafe: {name}"], dutch
    found = offered(said("Pas [van een medewerker] innemen", "Collect [employee pass]"))
    assert found["ONS401"] == ["unsafe: Collect [employee] pass"]


def test_a_sign_beside_a_scope_goes_only_where_it_can_join_nothing() -> None:
    for english in ("Hire & [client] escort", "Hire [client] & escort"):
        assert offered(said("Begeleider [van een cliënt] inhuren", english))["ONS415"] == [
            "unsafe: Hire [client] escort"
        ]
    for dutch in ("Begeleider & [van een cliënt] inhuren", "Begeleider [van een cliënt] & inhuren"):
        found = offered(said(dutch, "Hire [client] escort"))
        assert found["ONS315"] == ["unsafe: Begeleider [van een cliënt] inhuren"], dutch
    for dutch, english in (
        ("Voeding & [van een cliënt] dieet inzien", "View [client] food & diet"),
        ("Voeding [van een cliënt] inzien", "View food & [client] diet"),
    ):
        assert not {"ONS315", "ONS415"} & set(offered(said(dutch, english))), (dutch, english)


def test_a_few_letters_for_a_scope_are_told_and_no_others() -> None:
    for written, noun in (("cl.", "cliënt"), ("cli", "cliënt"), ("med.", "medewerker"), ("mdw", "medewerker")):
        twin = "client" if noun == "cliënt" else "employee"
        found = offered(said(f"Dossier [van een {written}] inzien", f"View [{twin}] file"))
        assert found == {"ONS308": [f"display-only: Dossier [van een {noun}] inzien"]}, written
    for written in ("md", "mw.", "ct", "lid"):
        assert offered(said(f"Dossier [van een {written}] inzien", "View [client] file"))["ONS308"] == [], written


def test_a_compound_or_a_noun_for_the_operation_gives_its_verb() -> None:
    for dutch, english, name in (
        ("Adreswijziging [van een medewerker]", "Change [employee] address", "Adres [van een medewerker] wijzigen"),
        ("Documentverwijdering", "Delete document", "Document verwijderen"),
        ("Bluetoothkoppeling herstel", "Restore Bluetooth connection", "Bluetoothkoppeling herstellen"),
        ("Sleutel teruggave", "Return key", "Sleutel teruggeven"),
        ("Beoordeling give", "Give review", "Beoordeling geven"),
    ):
        assert offered(said(dutch, english))["ONS303"] == [f"display-only: {name}"], dutch
    for dutch, english, name in (
        ("Vernietiging papieren doos", "Destroy paper box", "Papieren doos vernietigen"),
        ("Vrijgave lading", "Release load", "Lading vrijgeven"),
        ("Regel voorraadniveau bij", "Adjust stock level", "Voorraadniveau bijregelen"),
    ):
        assert offered(said(dutch, english))["ONS304"] == [f"unsafe: {name}"], dutch
    assert offered(said("Borgsom stort terug", "Refund deposit"))["ONS303"] == []


def test_a_compound_without_its_letter_or_hyphen_is_told() -> None:
    for written, right in (
        ("Gezondheidrapport", "Gezondheidsrapport"),
        ("Veiligheidincident", "Veiligheidsincident"),
        ("Medicatieinname", "Medicatie-inname"),
        ("Coórdinator", "Coördinator"),
    ):
        found = offered(said(f"{written} plaatsen", "Place thing"))
        assert found["ONS317"] == [f"display-only: {right} plaatsen"], written


def test_what_can_be_read_keeps_its_order_and_is_no_sentence() -> None:
    for dutch, english, identifier in (
        ("PGB-budget [van een medewerker] uitschrijven", "Unenrol [employee] PGB budget", "EmployeePgbBudgetUnenrol"),
        ("Schoolverslag opgeven", "State school report", "SchoolReportState"),
        ("Risicosignaal [van een cliënt] invullen", "Fill [client] risk signal", "ClientRiskSignalFill"),
        ("Cliëntgroep laten verlopen", "Let client group expire", "ClientGroupLetExpire"),
        ("Gewicht als vals alarm kenmerken", "Flag weight as false alarm", "WeightFlagAsFalseAlarm"),
        ("Nota [van een cliënt] rechtzetten", "Put right [client] bill", "ClientBillPutRight"),
        ("Pauze afbreken", "Break off break", "BreakBreakOff"),
        ("Alarmdrempel verhogen", "Raise alarm threshold", "AlarmThresholdRaise"),
    ):
        assert offered(said(dutch, english, identifier)) == {}, english


def test_the_english_name_is_out_of_line_where_identifier_and_dutch_name_say_something_else() -> None:
    for dutch, english, identifier, name in (
        (
            "Tilliftkeuring [van een cliënt] plannen",
            "Plan [client] wheelchair inspection",
            "ClientHoistInspectionPlan",
            "Plan [client] hoist inspection",
        ),
        ("Kamerinventaris bijwerken", "Update vehicle inventory", "RoomInventoryUpdate", "Update room inventory"),
    ):
        assert offered(said(dutch, english, identifier)) == {"ONS605": [f"display-only: {name}"]}, english
    # An identifier may say the same in other words, as long as the two names agree.
    for dutch, english, identifier in (
        ("Leeslamp [van een cliënt] uitzetten", "Switch off [client] reading lamp", "ClientBedLampSwitchOff"),
        ("Papieren map [van een medewerker] versnipperen", "Shred [employee] paper folder", "EmployeePaperFileShred"),
        ("Reanimatiedummy reserveren", "Reserve resuscitation dummy", "TrainingDummyReserve"),
    ):
        assert said(dutch, english, identifier) == [], identifier


def test_a_plain_english_verb_that_nobody_else_says_is_out_of_line() -> None:
    found = offered(said("Noodprotocol oefenen", "Delete emergency protocol", "EmergencyProtocolRehearse"))
    assert found == {"ONS604": ["display-only: Rehearse emergency protocol"]}
    assert said("Noodprotocol oefenen", "Rehearse emergency protocol", "EmergencyProtocolRehearse") == []


def test_making_longer_and_making_shorter_are_different() -> None:
    found = said("Inwerkperiode [van een medewerker] verlengen", "Shorten [employee] induction period")
    assert "ONS603" in {one.code for one in found}
    assert said("Inwerkperiode [van een medewerker] inkorten", "Shorten [employee] induction period") == []


def test_of_several_operations_the_one_of_the_twin_is_meant() -> None:
    for dutch, english, name in (
        (
            "Zorgvraag [van een cliënt] bekijken/wijzigen",
            "Change [client] care demand",
            "Zorgvraag [van een cliënt] wijzigen",
        ),
        ("Certificaat archiveren", "Add/archive certificate", "Archive certificate"),
    ):
        code = "ONS312" if "/" in dutch else "ONS412"
        found = [one for one in said(dutch, english) if one.code == code]
        assert offered(found) == {code: [f"display-only: {name}"]}, dutch
        assert '"' in found[0].fixes[0].title("en"), "the words that go are named"
    [several] = [one for one in said("Rapport inzien en wijzigen", "View and change report") if one.code == "ONS312"]
    assert not several.fixes


def test_a_missing_operation_is_offered_in_every_way_in_which_the_twin_may_mean_it() -> None:
    [missing] = said("Consult", "Request consultation")
    assert {f"Consult {verb}" for verb in ("opvragen", "aanvragen")} <= {fix.changes[0].value for fix in missing.fixes}
    for dutch, english in (("Zorgplan", "View care plan"), ("Verwijderen", "Delete document")):
        [wrong] = [one for one in said(dutch, english) if one.severity == "error"]
        assert len(wrong.fixes) == 1, dutch


def test_a_slip_is_found_wherever_the_rest_of_the_right_tells_what_is_meant() -> None:
    for dutch, english, identifier, code, name in (
        (
            "BIG-ragistratie nagaan",
            "Verify BIG registration",
            "BigRegistrationVerify",
            "ONS317",
            "BIG-registratie nagaan",
        ),
        ("Takenborrd inzien", "View task board", "TaskBoardView", "ONS317", "Takenbord inzien"),
        ("Jaarverlsag inzien", "View annual report", "AnnualReportView", "ONS317", "Jaarverslag inzien"),
        (
            "Indentiteitsbewijs inzien",
            "View identity document",
            "IdentityDocumentView",
            "ONS317",
            "Identiteitsbewijs inzien",
        ),
        (
            "Afvalinzaameling plannen",
            "Plan waste collection",
            "WasteCollectionPlan",
            "ONS317",
            "Afvalinzameling plannen",
        ),
        ("Rapport inzien", "View ruport", "ReportView", "ONS417", "View report"),
        (
            "Contract beoordelen",
            "Assess maintainance contract",
            "MaintenanceContractAssess",
            "ONS417",
            "Assess maintenance contract",
        ),
        ("Declaratie indienen", "Sobmit claim", "ClaimSubmit", "ONS410", "Submit claim"),
        ("Zorg historie inzien", "View care history", "CareHistoryView", "ONS317", "Zorghistorie inzien"),
    ):
        assert offered(said(dutch, english, identifier)).get(code) == [f"display-only: {name}"], (dutch, english)
    # A product, a loan, and a word that no list has are left as they are.
    for dutch, english, identifier in (
        ("Gordonlijst inzien", "View Gordon list", "GordonListView"),
        ("Intercompanyboeking afletteren", "Match intercompany entry", "IntercompanyEntryMatch"),
        ("Standplaats wijzigen", "Change base location", "BaseLocationChange"),
        ("Thin client herstarten", "Reboot thin client", "ThinClientReboot"),
        ("Slim slot openen", "Open smart lock", "SmartLockOpen"),
    ):
        assert said(dutch, english, identifier) == [], dutch


def test_english_words_that_both_names_have_are_english() -> None:
    for dutch, english in (
        ("Medication transfer [van een cliënt] opvragen", "Request [client] medication transfer"),
        ("Care alarm dempen", "Mute care alarm"),
    ):
        assert [one.code for one in said(dutch, english)] == ["ONS317"], dutch
