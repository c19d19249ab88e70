"""For the functional administrator who sets an app connector up: what to do in Profit, step by step.

Every name of a screen comes from the table of screens, and nothing else is said about a screen. What is not in the
manifest is left out. The order is that of the sources: by hand (S1), or with the wizard, which shows the token in the
end (S2).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.afas.exports import closing, granting, grouping, linking
from onsrights.afas.exports.guide import Guide, together
from onsrights.afas.exports.setup import named, setups
from onsrights.documents.page import Break, Heading, Page, code, joined, plain
from onsrights.engine.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from onsrights.afas.exports.setup import Setup
    from onsrights.documents.page import Block, Line
    from onsrights.doors import ExportRequest
    from onsrights.engine.diagnostics import Language

__all__ = ["begun", "page", "set_up"]

_TITLE = Text("App connector {app} inrichten in AFAS Profit", "Setting up the app connector {app} in AFAS Profit")
_TITLE_OF_MANY = Text("App connectors inrichten in AFAS Profit", "Setting up app connectors in AFAS Profit")
_THE_PRODUCT = Text("de applicatie", "the application")
_THE_VENDOR = Text("de leverancier", "the vendor")


def page(request: ExportRequest) -> Page:
    """Make the guide, one chapter for each app connector."""
    blocks: list[Block] = []
    titles = []
    for setup in setups(request):
        said = begun(setup, request.lang, 2)
        titles.append(said.line(_TITLE))
        set_up(setup, said, request.as_of)
        linking.look_up(setup, said)
        blocks += [*([Break()] if blocks else []), Heading(titles[-1], 1), *said.blocks()]
    title = plain(titles[0]) if len(titles) == 1 else _TITLE_OF_MANY.render(request.lang, {})
    return Page(request.lang, title, tuple(blocks))


def begun(setup: Setup, lang: Language, level: int) -> Guide:
    """Begin a guide that knows the values of an app connector; its parts get headings of this level."""
    integration = setup.connector.integration
    vendor = integration.text("vendor")
    return Guide(
        lang,
        level,
        app=setup.description,
        group_name=setup.group,
        product=integration.text("name") or _THE_PRODUCT.render(lang, {}),
        vendor=vendor or _THE_VENDOR.render(lang, {}),
        of_vendor=(f" van {vendor}" if lang == "nl" else f" of {vendor}") if vendor else "",
    )


_BY_HAND: tuple[Callable[[Setup, Guide], None], ...] = (
    grouping.group,
    grouping.users,
    grouping.members,
    grouping.persons,
    linking.connector,
    linking.special,
    granting.filters,
    granting.addresses,
    granting.webhooks,
    granting.blocked,
    granting.credentials,
    closing.passed_on,
    closing.checks,
)
_WITH_WIZARD: tuple[Callable[[Setup, Guide], None], ...] = (
    grouping.existing_group,
    grouping.persons,
    linking.connector,
    granting.credentials,
    linking.special,
    grouping.existing_members,
    grouping.accepted,
    granting.addresses,
    granting.filters,
    granting.webhooks,
    granting.blocked,
    closing.passed_on,
    closing.checks,
)


def set_up(setup: Setup, said: Guide, day: date) -> None:
    """Say everything that has to be done, in the order of the wizard or of setting up by hand."""
    _begin(setup, said, day)
    for part in _WITH_WIZARD if setup.is_wizard else _BY_HAND:
        part(setup, said)


# ------------------------------------------------------------------------------------------------------ beginning

_INTRODUCTION = Text(
    "Deze handleiding is bedoeld voor de functioneel beheerder van AFAS Profit. U richt een app connector in waarmee "
    "{product}{of_vendor} gegevens met Profit uitwisselt.",
    "This guide is meant for the functional administrator of AFAS Profit. You set up an app connector through which "
    "{product}{of_vendor} exchanges data with Profit.",
)
_NEEDED = Text(
    "Nodig: rechten voor de *{tool}* en voor *{connector}*{also}.",
    "Needed: rights to the *{tool}* and to *{connector}*{also}.",
)
_EACH = Text("Doorloop alle stappen in elk van deze omgevingen.", "Go through all steps in each of these environments.")
_CLASSIC_ENDS = Text(
    "Let op: classic tokens vervallen op 1 mei 2027 en werken uiterlijk tot en met 31 augustus 2027. Vraag {vendor} "
    "wanneer de koppeling overstapt op OAuth.",
    "Note: classic tokens expire on 1 May 2027 and work until 31 August 2027 at the latest. Ask {vendor} when the "
    "integration moves to OAuth.",
)
_ENVIRONMENTS = {
    1: Text("; omgeving {these}", "; environment {these}"),
    2: Text("; de omgevingen {these}", "; the environments {these}"),
}
_FILES = {
    1: Text("; het bestand {these} (van {vendor})", "; the file {these} (from {vendor})"),
    2: Text("; de bestanden {these} (van {vendor})", "; the files {these} (from {vendor})"),
}
_VERSION = Text("; Profit {version} of nieuwer", "; Profit {version} or later")


def _begin(setup: Setup, said: Guide, day: date) -> None:
    from onsrights.afas.timetable import is_dead

    said.paragraph(_INTRODUCTION)
    said.paragraph(_NEEDED, also=together(_also(setup, said)))
    if len(setup.environments) > 1:
        said.paragraph(_EACH)
    if setup.connector.type == "classic" and not is_dead(day):
        said.note(_CLASSIC_ENDS)


def _also(setup: Setup, said: Guide) -> Iterator[Line]:
    """Give what is needed besides rights."""
    environments = [named(each, said.lang) for each in setup.environments]
    if environments:
        yield said.line(_ENVIRONMENTS[min(len(environments), 2)], these=joined(environments, said.lang))
    if (version := setup.profit_version) is not None:
        yield said.line(_VERSION, version=version)
    if files := dict.fromkeys(setup.files.values()):
        yield said.line(_FILES[min(len(files), 2)], these=joined(map(code, files), said.lang))
