"""What may be offered: every proposal for a name or an identifier, tried out in its place.

Held for the corpora, for planted faults in words of the lexicon and in others, and for names written for it. The right
is checked with the proposal in it as any other would be, so nothing is asked of the gate itself.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

import pytest

import onsrights
from onsrights.engine.change.taken import named, taken
from onsrights.ons.form import FORM
from onsrights.ons.meaning import content
from tests.generated.faults import faults_of
from tests.generated.rights import plain_rights
from tests.ons.test_corpus import DESCRIPTIONS, FAULTY, PREFIX

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from onsrights.engine.diagnostics import Diagnostic, Fix

WORDING = ("identifier", "dutch_name", "english_name")
_STEP = 11
"""Of the faults that can be planted in a right, one in so many is tried: each right has others."""


class Tried(NamedTuple):
    """A fix and what was said before it and after it."""

    fields: dict[str, str]
    values: dict[str, str]
    diagnostic: Diagnostic
    fix: Fix
    before: tuple[Diagnostic, ...]
    after: tuple[Diagnostic, ...]

    def __str__(self) -> str:
        return f"{self.diagnostic.code} {self.fix.safety} {self.fields} -> {self.values}"


def planted() -> Iterator[tuple[Mapping[str, str], str]]:
    """Give rights with one fault each, and their prefix."""
    for row in FAULTY:
        yield row.rights()[-1], row.prefix
    for known in (True, False):
        for number, right in enumerate(islice(plain_rights(7, known=known), 40)):
            for fault in islice(faults_of(right, known=known), number % _STEP, None, _STEP):
                yield fault.fields, fault.prefix
    for dutch, english, identifier in MISREAD:
        yield {"identifier": identifier, "dutch_name": dutch, "english_name": english, **DESCRIPTIONS}, PREFIX


C, E = "[van een cliënt]", "[van een medewerker]"
MISREAD = [
    ("Zorgplan inzien", "Care plan view", "ZorgbrugCarePlanView"),
    ("Factuur scannen", "Bill scan", "ZorgbrugBillScan"),
    ("Verpleegrapportage inzien", "Nursing report view", "ZorgbrugNursingReportView"),
    (f"Zorgplan {C} inzien", "Allows users to view [client] care plan", "ZorgbrugClientCarePlanView"),
    (f"Mogelijkheid tot inzien van zorgplan {C}", "View [client] care plan", "ZorgbrugClientCarePlanView"),
    ("Stel team op de hoogte", "Inform team", "ZorgbrugTeamInform"),
    (f"Neem klacht {C} in behandeling", "Process [client] complaint", "ZorgbrugClientComplaintProcess"),
    (f"Rooster {E} organizeren", "Organise [employee] roster", "ZorgbrugEmployeeRosterOrganise"),
    ("[Zorgplan] [van een cliënt] [inzien]", "View [client] care plan", "ZorgbrugClientCarePlanView"),
    (f"Zorgplan {C}en inzien", "View [client]s care plan", "ZorgbrugClientCarePlanView"),
    ("Zorgplan [of a client] inzien", "View [client] care plan", "ZorgbrugClientCarePlanView"),
    (f"{C} Bedsensor op pauze zetten", "User sign out", "ZorgbrugUserSignOut"),
    ("Deur [van een locatie] openen", "Open [client] door", "ZorgbrugClientDoorOpen"),
    ("Rooster medewerkers inzien", "View [employee] roster", "ZorgbrugEmployeeRosterView"),
]
"""Rights of which the faulty name can be read in a wrong way."""


def said(fields: Mapping[str, str], prefix: str) -> tuple[Diagnostic, ...]:
    return tuple(onsrights.check_right(dict(fields), prefix=prefix).diagnostics)


@cache
def tried() -> tuple[Tried, ...]:
    """Try every fix of a name or an identifier."""
    found = []
    for fields, prefix in planted():
        before = said(fields, prefix)
        for diagnostic in before:
            for fix in diagnostic.fixes:
                values = {change.field: change.value for change in fix.changes if change.field and change.value}
                if values and set(values) <= set(WORDING):
                    after = said({**fields, **values}, prefix)
                    found.append(Tried({**fields}, values, diagnostic, fix, before, after))
    return tuple(found)


def come(one: Tried) -> list[Diagnostic]:
    """Give what is said with a fix and was not said before."""
    left = Counter(found.code for found in one.before)
    new = []
    for found in one.after:
        left[found.code] -= 1
        if left[found.code] < 0:
            new.append(found)
    return new


def test_a_proposal_mends_what_it_is_for() -> None:
    assert len(tried()) > 400
    for one in tried():
        here = one.diagnostic.code, one.diagnostic.field
        counts = [sum((found.code, found.field) == here for found in each) for each in (one.before, one.after)]
        assert counts[1] < counts[0], one


def test_a_proposal_brings_no_error_that_was_not_hidden() -> None:
    for one in tried():
        hidden = one.diagnostic.definition.hidden
        for found in come(one):
            if found.severity == "error":
                assert hidden, one
                assert found.code.startswith(hidden), (str(one), found.code)


def test_a_safe_fix_leaves_nothing_that_only_it_has_hidden() -> None:
    safe = [one for one in tried() if one.fix.safety == "safe"]
    assert safe
    for one in safe:
        assert not come(one), one


def test_no_word_goes_without_being_named() -> None:
    for one in tried():
        if one.fix.safety == "display-only":
            continue
        place = {name: f"rights[].{name}" for name in one.values}
        before = [word for name in one.values for word in content(place[name], one.fields[name])]
        after = [word for name, text in one.values.items() for word in content(place[name], text)]
        title = content("", named(one.fix.text.en, one.fix.data))
        assert [word for word in taken(before, after) if word not in title] == [], one


def test_the_identifier_that_follows_is_that_of_the_name_as_it_will_be() -> None:
    for fields, prefix in planted():
        identifier = FORM.follows({**fields, "prefix": prefix})["identifier"]
        if identifier:
            errors = [
                found
                for found in said({**fields, "identifier": identifier}, prefix)
                if found.field == "identifier" and found.severity != "info" and found.code not in {"ONS202", "ONS208"}
            ]
            assert not errors, (fields, identifier, [found.message() for found in errors])


@pytest.mark.parametrize("identifier", ["clientViewMedicatie", "EmployeeMedicatieDelete"])
def test_identifiers_that_are_only_shown_do_not_contradict(identifier: str) -> None:
    names = {"dutch_name": f"Medicatie {C} inzien", "english_name": "View [client] medication"}
    found = said({"identifier": PREFIX + identifier, **names, **DESCRIPTIONS}, PREFIX)
    fixes = [fix for one in found for fix in one.fixes if fix.safety == "display-only"]
    assert {change.value for fix in fixes for change in fix.changes} == {f"{PREFIX}ClientMedicationView"}


@pytest.mark.parametrize(
    ("dutch", "english", "identifier"),
    [(dutch, english, identifier) for dutch, english, identifier in MISREAD[:2]]
    + [
        ("Rooster wijzigen", "Roster change", "ZorgbrugRosterChange"),
        ("Bestelling plaatsen", "Order place", "ZorgbrugOrderPlace"),
        ("Rapport exporteren", "Report export", "ZorgbrugReportExport"),
        ("Bezoek plannen", "Visit schedule", "ZorgbrugVisitSchedule"),
        ("Test starten", "Test start", "ZorgbrugTestStart"),
        ("Bezoeker uitschrijven", "Visitor sign out", "ZorgbrugVisitorSignOut"),
        ("Gebruiker uitloggen", "User log off", "ZorgbrugUserLogOff"),
        ("Kopie maken", "Copy make", "ZorgbrugCopyMake"),
        ("Taxirit boeken", "Taxi ride book", "ZorgbrugTaxiRideBook"),
        (f"Melding {E} als gelezen markeren", "[employee] alert mark as read", "ZorgbrugEmployeeAlertMarkAsRead"),
    ],
)
def test_a_name_in_the_order_of_its_twin_is_one_fault(dutch: str, english: str, identifier: str) -> None:
    found = said({"identifier": identifier, "dutch_name": dutch, "english_name": english, **DESCRIPTIONS}, PREFIX)
    assert [one.code for one in found if one.severity != "info"] == ["ONS404"]


def test_no_message_repeats_what_is_not_offered() -> None:
    found = [found for fields, prefix in planted() for found in said(fields, prefix)]
    for one in found:
        if "{proposal}" in one.text.en and one.code[:4] in {"ONS2", "ONS3", "ONS4", "ONS6"}:
            offered = {change.value for fix in one.fixes for change in fix.changes}
            assert one.data["proposal"] in offered, one.message()
