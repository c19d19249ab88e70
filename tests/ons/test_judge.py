"""What was found sound before is not asked again, and nothing else is said for it: every rule, with and without memory.

A rule promises of its keys that it need not be asked (``onsrights.ons.about``). Whatever it promises, it is asked here
of every right of the corpora, of generated rights, of many that read alike and of hostile ones, twice over, and with
all that is remembered switched off: the same has to come out. That a false promise is seen is tested as well.
"""

from __future__ import annotations

import random
import re
import sys
from itertools import islice
from types import ModuleType
from typing import TYPE_CHECKING, Any, NamedTuple
from unittest.mock import Mock

import pytest

from benchmarks import manifests
from onsrights.engine.check.field import Field
from onsrights.engine.check.platform import Context
from onsrights.engine.check.register import Register
from onsrights.engine.check.rule import Rule
from onsrights.engine.check.schema import documents
from onsrights.engine.diagnostics import Finding
from onsrights.engine.settings.settings import Settings
from onsrights.engine.text.source import Source
from onsrights.engine.text.tree import read_tree
from onsrights.ons import _catalogue, about, gate, judge
from onsrights.ons._catalogue import RULES
from onsrights.ons.judge import Judge
from onsrights.ons.model import FIELDS, NAMES, Manifest, Right
from onsrights.ons.names import familiar, reading
from onsrights.ons.names.follows import identifier_for
from onsrights.ons.names.reading import read_name
from onsrights.ons.platform import ONS
from tests.generated import rights as generated
from tests.ons.test_corpus import CORRECT, DESCRIPTIONS, FAULTY, PREFIX, TRICKY
from tests.ons.test_names_familiar import LANGUAGES, raised, with_capital
from website.pages import HEADINGS, SHOWN, read, together

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from onsrights.ons.model import AccessRights
    from onsrights.ons.names.reading import Reading

RUN = [rule for rule in RULES if rule.call and rule.always]

SENTENCES = {
    "dutch_description": [
        DESCRIPTIONS["dutch_description"],
        "Geeft een medewerker van de instelling toestemming om dit onderdeel in te zien.",
        "Nodig om de gegevens van een cliënt te kunnen bekijken tijdens de nachtdienst, voor het team.",
        "Allows a care worker to do this in the linked application.",
        "todo",
        "Zie naam",
        "geeft een zorgverlener  toestemming om dit te doen in de applicatie.",
        "Geeft een zorgverlener toestemming om TODO en dan nog iets in de applicatie te doen.",
        "NAME",
    ],
    "english_description": [
        DESCRIPTIONS["english_description"],
        "Allows an employee of the organisation to look at this part of the application.",
        "Needed to look at the details of a client during the night shift, for the team.",
        "Geeft een zorgverlener toestemming om dit in de gekoppelde applicatie te doen.",
        "tbd",
        "See name",
        "allows a care worker  to do this in the linked application.",
        "Allows a care worker to do FIXME and something else in the linked application.",
        "NAME",
    ],
}
"""Sentences that are sound, and others that are nearly like them."""

NOUNS = [
    ("Document", "document"), ("Factuur", "invoice"), ("Afspraak", "appointment"), ("Notitie", "note"),
    ("Zorgplan", "care plan"), ("Rapportage", "report"), ("Zorgbericht", "care message"), ("Facturen", "invoices"),
]  # fmt: skip
OPERATIONS = [("inzien", "View"), ("wijzigen", "Change"), ("verwijderen", "Delete"), ("aanmaken", "Create")]
SCOPES = [("[van een cliënt] ", "[client] "), ("[van een medewerker] ", "[employee] "), ("", "")]


class Asked(NamedTuple):
    """A right, and what its manifest says."""

    fields: Mapping[str, str]
    prefix: str | None = PREFIX
    access: AccessRights = "require-client-scope"


def from_corpora() -> Iterator[Asked]:
    for correct in CORRECT:
        yield Asked(correct.fields())
    for faulty in FAULTY:
        yield from (Asked(right, faulty.prefix) for right in faulty.rights())
    for tricky in TRICKY:
        field, other = NAMES if tricky.language == "nl" else reversed(NAMES)
        yield Asked({field: tricky.name, other: tricky.name, **DESCRIPTIONS})


def from_pages() -> Iterator[Asked]:
    """Give the rights of the examples of all pages."""
    for rules in together(SHOWN[0].rules).values():
        page = read(rules[0], "en")
        for example in (*page.examples(HEADINGS["en"][2]), *page.examples(HEADINGS["en"][3])):
            tree = read_tree(Source("rights.yaml", example.manifest() if example.kind == "yaml" else ""))
            for document in documents(tree, ONS, Context(Settings(), Register())):
                for right in ONS.read(document):
                    fields = {name: field.text for name, field in right.fields.items()}
                    yield Asked(fields, right.manifest.prefix, right.manifest.access_rights)


def from_generator(seed: int = 7) -> Iterator[Asked]:
    for known in (True, False):
        some = islice(generated.every_right(seed, known=known), 200)
        yield from (Asked(right.fields, generated.PREFIX) for right in some)
    settings: tuple[AccessRights, ...] = ("require-client-scope", "allow", "deny")
    for setting in settings:
        yield from (Asked(right.fields, generated.PREFIX, setting) for right in islice(generated.access_rights(), 20))


def alike(count: int, chance: random.Random) -> Iterator[Asked]:
    """Give rights that read like many others and say something else, with texts that are sound or nearly so."""
    for _ in range(count):
        (subject, noun), (operation, verb), (whose, scope) = map(chance.choice, (NOUNS, OPERATIONS, SCOPES))
        odd = chance.random()
        if odd < 0.1:
            noun = chance.choice(NOUNS)[1]
        elif odd < 0.2:
            verb = chance.choice(OPERATIONS)[1]
        elif odd < 0.3:
            scope = chance.choice(SCOPES)[1]
        dutch, english = f"{subject} {whose}{operation}", f"{verb} {scope}{noun}"
        following = identifier_for(read_name(english, "en"), PREFIX) or f"{PREFIX}View"
        other = f"{PREFIX}{chance.choice(['Client', 'Employee', ''])}{chance.choice(['Invoice', 'Note'])}Delete"
        identifier = chance.choices([following, other, f"{PREFIX}Access"], [7, 2, 1])[0]
        fields = {"identifier": identifier, "dutch_name": dutch, "english_name": english}
        for field, choices in SENTENCES.items():
            sentence = chance.choices(choices, [9, 9, 9, 1, 1, 1, 1, 1, 1])[0]
            fields[field] = sentence.replace("NAME", fields[field.replace("description", "name")].replace("[", ""))
        if chance.random() < 0.05:
            del fields[chance.choice(FIELDS)]
        yield Asked(fields)


def from_manifests(chance: random.Random) -> Iterator[Asked]:
    """Give rights of the manifests that speed is measured with, sound ones and faulty ones."""
    for rights in (manifests.clean_rights, manifests.faulty_rights):
        for fields in chance.sample(list(rights(1000)), 100):
            yield Asked({field: text for field, text in fields.items() if text}, manifests.PREFIX)


def unseen(right: Asked, chance: random.Random) -> Asked:
    """Put a word that nobody has seen into both names, and the English name without its scopes into the identifier."""
    fields = dict(right.fields)
    word = with_capital(chance)
    for field, language in zip(NAMES, LANGUAGES, strict=True):
        if field in fields and fields[field].strip():
            fields[field] = raised(fields[field], language, chance, word)
    prefix = right.prefix if right.prefix and re.fullmatch("[A-Za-z]+", right.prefix) else PREFIX
    following = identifier_for(read_name(fields.get("english_name", ""), "en"), prefix)
    if following is not None and "identifier" in fields and prefix == right.prefix and chance.random() < 0.7:
        without = re.sub(f"^{prefix}(?:Client|Employee|Team)+", prefix, following)
        fields["identifier"] = chance.choice([following, without])
    return right._replace(fields=fields)


def hostile(count: int, chance: random.Random) -> Iterator[Asked]:
    words = [word for row in CORRECT[:200] for text in (row.dutch, row.english) for word in text.split()]
    words += [*"[]*/-:\n\u200bİﬁ", "[]", "{name}", "en", "and", "e\u0308", "TODO"]
    for _ in range(count):
        fields = {field: " ".join(chance.choices(words, k=chance.randint(1, 7))) for field in FIELDS}
        fields["identifier"] = "".join(word.capitalize() for word in chance.choices(words, k=4))
        yield Asked({field: text for field, text in fields.items() if text.strip()}, chance.choice([PREFIX, None, "Ö"]))


ALIKE = list(alike(400, random.Random("rights that read alike")))  # noqa: S311 - the same rights in every run


def said(rights: Sequence[Asked], remembered: dict[Any, Any] | None = None) -> list[list[Finding]]:
    """Ask one judge about one right after the other."""
    register = Register()
    judged = Judge(register)
    judged.open(Context(Settings(), register, remembered=remembered))
    return [
        sorted(
            judged.findings(
                Right(
                    Manifest(prefix, access),
                    f"/rights/{number}",
                    {name: Field(name, text, f"/rights/{number}/{name}") for name, text in fields.items()},
                )
            ),
            key=lambda finding: (finding.code, finding.place.pointer, finding.text, repr(finding.place.span)),
        )
        for number, (fields, prefix, access) in enumerate(rights)
    ]


@pytest.fixture(autouse=True)
def _first_run() -> Iterator[None]:
    """Begin each test with nothing remembered, and leave no rule of a test behind."""
    remembered = (judge._asked.cache_clear, reading._name_rules.cache_clear, familiar.MEMORY.forget)  # noqa: SLF001 - what is remembered is what is tested
    for forget in remembered:
        forget()
    yield
    for forget in remembered:
        forget()


def without_memory(rights: Sequence[Asked]) -> list[list[Finding]]:
    """Ask with everything switched off that is remembered, and every look that saves a question."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(judge, "_has_following_identifier", lambda _: False)
        for module in (familiar, reading):
            patch.setattr(module, "signature", lambda *_: None)
        patch.setattr(reading, "is_ordinary", lambda *_: False)
        return said(rights)


def differing(rights: Sequence[Asked]) -> list[tuple[Asked, list[Finding], list[Finding]]]:
    """Give the rights of which something else is said with memory than without."""
    pairs = zip(rights, said(rights), without_memory(rights), strict=True)
    return [(right, here, there) for right, here, there in pairs if here != there]


@pytest.mark.no_cover
def test_memory_changes_nothing(run_seed: int) -> None:
    """Every rule says the same of rights of every kind, in words of the lexicon and in others, whatever came before."""
    chance = random.Random(run_seed)  # noqa: S311 - no secret is made of it
    rights = [*from_corpora(), *from_pages(), *from_generator(run_seed), *from_manifests(chance), *alike(400, chance)]
    rights += [unseen(right, chance) for right in chance.sample(rights, len(rights) // 2)]
    rights += hostile(150, chance)
    again = chance.sample(rights, 600)
    assert differing([*rights, *again]) == []


@pytest.mark.no_cover
def test_what_an_earlier_run_found_is_what_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """A right is judged again where anything of it, of its place or of its manifest is another, and only there."""
    rights = [*from_corpora(), *ALIKE][-600:]
    others = [right._replace(prefix="Other") if at % 7 == 0 else right for at, right in enumerate(rights)]
    others[1::5] = rights[2::5][: len(others[1::5])]
    remembered: dict[Any, Any] = {}
    assert said(rights, remembered) == said(rights)
    assert said(others, remembered) == said(others)
    looks = Mock(side_effect=judge._seen)  # noqa: SLF001 - each look is counted
    monkeypatch.setattr(judge, "_seen", looks)
    said(others, remembered)
    again = looks.call_count
    said(others)
    assert again < 0.3 * looks.call_count


@pytest.mark.no_cover
def test_every_rule_that_looks_has_something_to_say_here() -> None:
    """What a rule never says here is held of it for nothing; the examples of its page are enough."""
    rights = [*from_corpora(), *from_pages(), *from_generator(), *ALIKE]
    found = {finding.code for findings in said(rights) for finding in findings}
    assert {rule.code for rule in RUN} - found == set()


def test_what_closes_a_name_is_no_word_like_any_other() -> None:
    dutch = "Zorgbericht [van een cliënt] als gelezen markeren"
    names = ("Mark [client] care message as read", "Mark [client] examination result as seen")
    rights = [Asked({"dutch_name": dutch, "english_name": english}) for english in names]
    assert differing(rights) == []
    assert [[one.code for one in found if one.code == "ONS603"] for found in said(rights)] == [[], ["ONS603"]]


def test_memory_saves_most_questions(monkeypatch: pytest.MonkeyPatch) -> None:
    """The test above is worth little where nothing is remembered."""
    asked = 0
    found = Rule.check

    def counted(rule: Rule) -> Callable[..., object]:
        look = found(rule)

        def check(*arguments: object) -> object:
            nonlocal asked
            asked += 1
            return look(*arguments)

        return check

    monkeypatch.setattr(Rule, "check", counted)
    said(ALIKE)
    with_memory, asked = asked, 0
    without_memory(ALIKE)
    assert with_memory < 0.6 * asked


# What a false promise would do.


def look_for(word: str, field: str) -> Callable[[Right], Iterator[Finding]]:
    def check(right: Right) -> Iterator[Finding]:
        there = right.fields.get(field)
        if there is not None and word in there.text:
            yield Finding("ONS999", there.place(), "message")

    return check


def look_in_reading(word: str) -> Callable[[Reading], None]:
    def check_name(reading: Reading) -> None:
        if word in reading.text:
            reading.add("99", "message", (0, 1))

    return check_name


def plant(monkeypatch: pytest.MonkeyPatch, promised: tuple[str, ...], look: Callable[..., object]) -> None:
    """Add a rule to the catalogue that knows a word, whatever it promises."""
    module = ModuleType("a_rule_of_a_test")
    setattr(module, look.__name__, look)
    monkeypatch.setitem(sys.modules, module.__name__, module)
    rule = Rule("ONS999", "a-word", "warning", about=promised, call=look.__name__, module=module.__name__)
    monkeypatch.setattr(judge, "RULES", (*RULES, rule))
    monkeypatch.setattr(_catalogue, "RULES", (*RULES, rule))
    monkeypatch.setitem(gate._RULES, rule.code, rule)  # noqa: SLF001 - the gate asks it as well


KNOWING = [
    (about.READINGS, look_for("document", "english_name"), True),
    (NAMES, look_for("document", "english_name"), False),
    ((*about.READINGS, about.ACCESS), look_for("Document", "identifier"), True),
    ((*about.READINGS, about.FOLLOWING), look_for("Document", "identifier"), True),
    ((*about.READINGS, "identifier"), look_for("Document", "identifier"), False),
    (("english_name:reading",), look_in_reading("document"), True),
    ((), look_for("document", "english_name"), False),
]
"""Rules that know a word: what they promise, and whether that is more than they keep."""


@pytest.mark.no_cover
@pytest.mark.parametrize(("promised", "look", "caught"), KNOWING)
def test_a_rule_that_knows_a_word_and_promises_not_to_is_seen(
    monkeypatch: pytest.MonkeyPatch,
    promised: tuple[str, ...],
    look: Callable[..., object],
    *,
    caught: bool,
) -> None:
    plant(monkeypatch, promised, look)
    different = differing(ALIKE)
    assert bool(different) is caught
    if caught:
        # What the others may offer is different as well, for a proposal is judged by all rules.
        unsaid = ({found.code for found in there} - {found.code for found in here} for _, here, there in different)
        assert set().union(*unsaid) <= {"ONS999", "ONS499", "ONS399"}


def test_every_promise_is_one_that_is_kept() -> None:
    promises = {key.partition(":")[2] for rule in RULES for key in rule.about} - {""}
    assert promises == set(judge._Settled._fields)  # noqa: SLF001 - the promises that the judge knows
    for rule in RULES:
        for key in rule.about:
            assert f"``{key}``" in (about.__doc__ or "") or ":" not in key
