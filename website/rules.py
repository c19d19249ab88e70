"""The pages of the rules as the site shows them: with their facts, and what the program says about each example."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from onsrights.engine.check.platform import rules_of
from onsrights.engine.diagnostics import Text
from onsrights.platforms import PLATFORMS
from onsrights.reports.style import SEVERITIES
from onsrights.reports.summary import FIXES
from website.changelog import UNRELEASED
from website.pages import HEADINGS, Example, Shown, read, shown_with
from website.playground.links import try_this
from website.report import AS_OF, figure

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from onsrights.engine.check.platform import Platform
    from onsrights.engine.check.rule import Rule
    from onsrights.engine.diagnostics import Language

__all__ = ["GROUPS", "groups", "index_page", "rule_page"]

GROUPS = {
    "ONS1": Text("Manifest", "Manifest"),
    "ONS2": Text("Identifier", "Identifier"),
    "ONS3": Text("Nederlandse naam", "Dutch name"),
    "ONS4": Text("Engelse naam", "English name"),
    "ONS5": Text("Omschrijvingen", "Descriptions"),
    "ONS6": Text("Samenhang", "Agreement"),
    "ONS7": Text("Toegang en bereik", "Access and scope"),
    "ONS8": Text("Rechten in broncode", "Rights in source code"),
    "ONS9": Text("Status", "Status"),
    "AFS1": Text("Manifest", "Manifest"),
    "AFS2": Text("Integratie en naam", "Integration and name"),
    "AFS3": Text("Connectoren", "Connectors"),
    "AFS4": Text("Groep en gebruikers", "Group and users"),
    "AFS5": Text("Tokens en OAuth", "Tokens and OAuth"),
    "AFS6": Text("Omgevingen en filterautorisatie", "Environments and filter authorisation"),
    "AFS7": Text("IP-restricties, blokkeren, webhooks", "IP restrictions, blocking, webhooks"),
    "AFS8": Text("Certificering", "Certification"),
    "AFS9": Text("Wat echt is ingericht", "What is really set up"),
    "EXA1": Text("Manifest", "Manifest"),
    "EXA2": Text("Registratie", "Registration"),
    "EXA3": Text("Scopes", "Scopes"),
    "EXA4": Text("Endpoints", "Endpoints"),
    "EXA5": Text("Administraties en gebruiker", "Companies and user"),
    "EXA6": Text("Tokens en limieten", "Tokens and limits"),
    "EXA7": Text("Webhooks", "Webhooks"),
    "EXA8": Text("Broncode", "Source code"),
    "EXA9": Text("Status", "Status"),
}
"""What the first digit of a code stands for."""

_FILE = Text(
    "Is het bestand te lezen, en staat alles op zijn plaats?",
    "Can the file be read, and is everything in its place?",
)
_ABOUT = {
    "ONS1": _FILE,
    "ONS2": Text("Voorvoegsel, onderdeel en bewerking, alleen letters.", "Prefix, element and action, letters only."),
    "ONS3": Text("Onderwerp, eventueel een bereik, bewerking.", "Subject, optional scope, operation."),
    "ONS4": Text("Bewerking, eventueel een bereik, onderwerp.", "Operation, optional scope, subject."),
    "ONS5": Text(
        "Zijn het zinnen waar een beheerder iets aan heeft, elk in de eigen taal?",
        "Are they sentences that help an administrator, each in its own language?",
    ),
    "ONS6": Text(
        "Zeggen de velden van één recht hetzelfde, en zijn de rechten uit elkaar te houden?",
        "Do the fields of one right say the same, and can the rights be told apart?",
    ),
    "ONS7": Text(
        "Wat kan worden aangevraagd, en waarop kunnen de autorisatievragen antwoord geven?",
        "What can be requested, and what can the authorization calls answer?",
    ),
    "ONS8": Text("Gebruikt uw code de rechten uit het manifest?", "Does your code use the rights of the manifest?"),
    "ONS9": Text("Klopt wat u over de aanvraag bijhoudt?", "Is what you keep about the request sound?"),
    "AFS1": _FILE,
    "AFS2": Text(
        "Een naam en een voorvoegsel die gebruikers en beheerders herkennen.",
        "A name and a prefix that users and administrators recognise.",
    ),
    "AFS3": Text(
        "Is elke connector bekend, staat die in de juiste lijst, en kan die zo worden aangeroepen?",
        "Is each connector known, is it in the right list, and can it be called like that?",
    ),
    "AFS4": Text(
        "Wie mag aanroepen doen, en passen groep en gebruikers bij elkaar?",
        "Who may make calls, and do the group and the users fit together?",
    ),
    "AFS5": Text(
        "Hoe meldt de applicatie zich aan, en tot wanneer kan dat?",
        "How does the application sign in, and until when can it?",
    ),
    "AFS6": Text(
        "Welke omgevingen zijn bedoeld, en welke gegevens zijn daar te zien?",
        "Which environments are meant, and which data can be seen there?",
    ),
    "AFS7": Text(
        "Waarvandaan mag worden aangeroepen, en waar gaan berichten heen?",
        "From where may calls be made, and where do messages go?",
    ),
    "AFS8": Text("Wat AFAS van een gecertificeerde koppeling vraagt.", "What AFAS asks of a certified integration."),
    "AFS9": Text("Noemt Profit wat in het manifest staat?", "Does Profit list what the manifest says?"),
    "EXA1": _FILE,
    "EXA2": Text("Wat bij de registratie van de app wordt ingevuld.", "What is filled in when the app is registered."),
    "EXA3": Text(
        "Vraagt de app de scopes die de aanroepen nodig hebben, en niet meer?",
        "Does the app ask for the scopes that its calls need, and for no more?",
    ),
    "EXA4": Text(
        "Bestaan de endpoints en methoden, en worden ze aangeroepen zoals Exact vraagt?",
        "Do the endpoints and methods exist, and are they called as Exact asks?",
    ),
    "EXA5": Text(
        "Bij welke administraties kan de app, en als welke gebruiker?",
        "Which companies does the app reach, and as which user?",
    ),
    "EXA6": Text(
        "Worden tokens vernieuwd en bewaard zoals het moet, en blijft het aantal aanroepen binnen de limieten?",
        "Are tokens refreshed and kept as they have to be, and do the calls stay within the limits?",
    ),
    "EXA7": Text("Kan Exact meldingen afleveren?", "Can Exact deliver notifications?"),
    "EXA8": Text("Roept uw code aan wat in het manifest staat?", "Does your code call what the manifest says?"),
    "EXA9": Text("Is de app nog wat Exact heeft goedgekeurd?", "Is the app still what Exact approved?"),
}

_TITLE = Text("Regels", "Rules")
_INTRODUCTION = Text(
    "Elke regel heeft een eigen pagina, die ook `onsrights explain` toont. Een regel mag overal met zijn code "
    "(`ONS305`), het begin van een code (`ONS3`) of zijn naam (`dutch-name-scope-position`) genoemd worden. "
    "Platformen delen namen: `invalid-yaml` is ONS101, AFS101 en EXA101.\n\n"
    "*fout*: de documentatie van het platform zegt het, het kan niet werken, of het manifest spreekt zichzelf tegen. "
    "*waarschuwing*: de documentatie raadt het aan, of het is een kwestie van vorm. *info*: goed om te weten. Wat "
    "juist is, wordt nooit afgekeurd: een regel die het niet zeker weet, zwijgt.\n\n"
    "De voorbeelden tonen alleen de velden waar het om gaat; de rest van het manifest is dan in orde. Wat onsrights "
    "erover zegt, is bij het maken van deze pagina's uitgevoerd.",
    "Every rule has a page of its own, which `onsrights explain` shows as well. A rule may be named by its code "
    "(`ONS305`), the beginning of a code (`ONS3`) or its name (`dutch-name-scope-position`), everywhere. Platforms "
    "share names: `invalid-yaml` is ONS101, AFS101 and EXA101.\n\n"
    "*error*: the platform's documentation states it, it cannot work, or the manifest contradicts itself. *warning*: "
    "the documentation advises it, or it is a matter of form. *info*: worth knowing. What is correct is never faulted: "
    "a rule that cannot be sure stays silent.\n\n"
    "The examples show the fields that matter; the rest of the manifest is in order. What onsrights says about them "
    "was run when these pages were made.",
)
_COLUMNS = Text("Code|Naam|Ernst|Herstel|Zegt", "Code|Name|Severity|Fix|Says")
_SEVERITY = Text("Ernst", "Severity")
_FIX = Text("Herstel", "Fix")
_NO_FIX = Text("geen", "none")
_SINCE = Text("Sinds", "Since")
_NOT_YET = Text("nog niet uitgebracht", "not yet released")
_TOGETHER = Text("Samen met", "Together with")
_SILENCES = Text("Vervangt op deze plaats", "Replaces")
_SILENCED = Text("Vervalt als deze regel iets meldt", "Not shown beside")
_EVERY = Text("elke andere regel", "every other rule")
_IN_PART = Text(" (deels)", " (in part)")

_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```\n", re.MULTILINE | re.DOTALL)
_NOT_TEXT = re.compile(
    r"(^```.*?^```$|^<figure.*?</figure>$|^#[^\n]*$|`[^`\n]*`|\[[^\]\n]*\]\([^)\n]*\))", re.MULTILINE | re.DOTALL
)
_LETTERS = 3
"""Of a code; alone they stand for all rules of a platform."""
_CODE = re.compile(r"\b[A-Z]{3}\d{3}\b")


def groups() -> Iterator[tuple[Platform, dict[str, list[Rule]]]]:
    """Give the rules of each platform by their groups."""
    for platform in PLATFORMS.all():
        found: dict[str, list[Rule]] = {}
        for rule in rules_of(platform):
            found.setdefault(rule.code[:4], []).append(rule)
        yield platform, dict(sorted(found.items()))


def index_page(lang: Language) -> str:
    """Give the page with the tables of rules."""
    lines = [f"# {_TITLE.render(lang, {})}", "", _INTRODUCTION.render(lang, {}), ""]
    for platform, by_group in groups():
        lines += [f"## {platform.name} {{ #{platform.key} }}", ""]
        for key, rules in by_group.items():
            about = [_ABOUT[key].render(lang, {}), ""] if key in _ABOUT else []
            lines += [f"### {GROUPS[key].render(lang, {})} {{ #{key.lower()} }}", "", *about, *_table(rules, lang), ""]
    return "\n".join(lines)


def rule_page(rule: Rule, versions: Mapping[str, str], lang: Language) -> str:
    """Give the page of a rule: after its summary come the facts, and after each wrong example what is said of it."""
    page = read(rule, lang)
    with_ = shown_with(rule)
    wrong, right = HEADINGS[lang][2:4]
    shown = {}
    for heading in (wrong, right):
        drawn = partial(_example, shown=with_, lang=lang, is_wrong=heading == wrong)
        shown[heading] = _BLOCK.sub(drawn, page.sections.get(heading, ""))
    parts = [f"# {rule.code} {rule.name}\n\n{page.summary}\n\n{_facts(rule, versions, lang)}"]
    parts += [f"## {heading}\n\n{shown.get(heading, section).lstrip()}" for heading, section in page.sections.items()]
    return _linked("\n".join(parts), rule.code)


def _example(match: re.Match[str], shown: Shown, lang: Language, *, is_wrong: bool) -> str:
    """Give an example with a link that opens it in the playground; a wrong one with what is said of it as well."""
    if match[1] != "yaml":
        return match[0]
    manifest = Example(match[1], match[2]).manifest(shown)
    said = "\n" + figure(manifest, lang, shown.file) if is_wrong else ""
    return f"{match[0]}{said}\n{try_this(manifest, shown.file, lang, 'rules/', AS_OF)}"


def _table(rules: list[Rule], lang: Language) -> Iterator[str]:
    headings = _COLUMNS.render(lang, {}).split("|")
    yield f"| {' | '.join(headings)} |"
    yield "|---" * len(headings) + "|"
    for rule in rules:
        summary = read(rule, lang).summary.replace("|", "\\|")
        cells = (f"[{rule.code}]({rule.code}.md)", f"`{rule.name}`", _severity(rule, lang), _fix(rule, lang), summary)
        yield f"| {' | '.join(cells)} |"


def _facts(rule: Rule, versions: Mapping[str, str], lang: Language) -> str:
    version = versions.get(rule.code, UNRELEASED)
    facts = [
        (_SEVERITY, _severity(rule, lang)),
        (_FIX, _fix(rule, lang)),
        (_SINCE, _NOT_YET.render(lang, {}) if version == UNRELEASED else version),
    ]
    rules = list(PLATFORMS.registry())
    here = [other for other in rules if other.code[:3] == rule.code[:3] and other.code != rule.code]
    if others := [other.code for other in here if other.module == rule.module]:
        facts.append((_TOGETHER, ", ".join(others)))
    silent = [other.code for other in here if _reaches(other, rule)]
    if rule.silences:
        facts.append((_SILENCES, ", ".join(_silenced(begin, lang) for begin in rule.silent)))
    if silent:
        facts.append((_SILENCED, ", ".join(silent)))
    rows = (f"- **{name.render(lang, {})}:** {value}" for name, value in facts)
    return '<div class="facts" markdown>\n\n' + "\n".join(rows) + "\n\n</div>\n"


def _reaches(other: Rule, rule: Rule) -> bool:
    """Tell whether ``other`` silences ``rule`` by a code or its beginning; those that silence all do not count."""
    return any(len(begin) > _LETTERS and rule.code.startswith(begin.partition("/")[0]) for begin in other.silent)


def _silenced(begin: str, lang: Language) -> str:
    code, _, key = begin.partition("/")
    if len(code) == _LETTERS:
        return _EVERY.render(lang, {})
    if any(rule.code == code for rule in PLATFORMS.registry()):
        return code + (_IN_PART.render(lang, {}) if key else "")
    return f"{code}{'x' * (6 - len(code))}"


def _severity(rule: Rule, lang: Language) -> str:
    word = SEVERITIES[rule.severity].render(lang, {})
    return f'<span class="severity {rule.severity}">{word}</span>'


def _fix(rule: Rule, lang: Language) -> str:
    return (FIXES[rule.fix] if rule.fix else _NO_FIX).render(lang, {})


def _linked(text: str, own: str) -> str:
    """Make links of the codes of other rules, but not in headings, examples and links."""
    known = {rule.code for rule in PLATFORMS.registry()} - {own}

    def link(match: re.Match[str]) -> str:
        return f"[{match[0]}]({match[0]}.md)" if match[0] in known else match[0]

    pieces = _NOT_TEXT.split(text)
    return "".join(piece if number % 2 else _CODE.sub(link, piece) for number, piece in enumerate(pieces))
