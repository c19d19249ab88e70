"""Slips of people who never saw the rules, by kind: what they paste, translate, leave out and say in a sentence.

A linguist named the kinds, from rights written by hand. A slip is a fault of names that several rules may rightly name,
and half of them are made of words that no table has: those of ``slips.txt`` and of ``words.py``, and their compounds.
"""

from __future__ import annotations

import random
import re
import unicodedata
from functools import cache
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from onsrights.ons.lexicon import _tables as tables
from onsrights.ons.lexicon.lookup import fold
from tests.generated.faults import Fault, could_be_verb, faults_of
from tests.generated.rights import DUTCH_SCOPES, Right, capital, rights_of
from tests.generated.words import Noun, Verb, inside_nouns, outside_nouns, verbs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

__all__ = ["KINDS", "correct_rights", "slips"]


# ------------------------------------------------------------------------------------------------------------ words


@cache
def _section(name: str) -> list[list[str]]:
    text = Path(__file__).with_name("slips.txt").read_text("utf-8")
    body = text.partition(f"[{name}]\n")[2].partition("\n[")[0]
    return [[cell.strip() for cell in line.split("/")] for line in body.splitlines() if line]


def _nouns(name: str) -> list[Noun]:
    return [Noun(dutch.startswith("het "), dutch.partition(" ")[2], *rest) for dutch, *rest in _section(name)]


def _is_inside(word: str) -> bool:
    return fold(word) in tables.NOUNS or fold(word) in tables.OPERATIONS


def _of_table(words: list[Noun], *, known: bool) -> list[Noun]:
    return [word for word in words if _is_inside(word.dutch) == known]


@cache
def _all_nouns(*, known: bool) -> list[Noun]:
    return inside_nouns() if known else [*outside_nouns(), *_compounds()]


def _accented(*, known: bool) -> list[Noun]:
    table = [noun for noun in inside_nouns() if _plain(noun.dutch) != noun.dutch] if known else []
    return table + _of_table(_nouns("accented nouns"), known=known)


def _with_capitals(*, known: bool) -> list[Noun]:
    table = [noun for noun in inside_nouns() if not noun.dutch.islower() and noun.english[1:2]] if known else []
    return table + _of_table(_nouns("nouns with capitals"), known=known)


@cache
def _compounds() -> list[Noun]:
    """Give compounds that no table has as a whole, of a first and a last part."""
    heads = _nouns("last parts")
    made = [
        Noun(head.neuter, *(first + form for form in head[1:3]), *(f"{english} {form}" for form in head[3:]))
        for first, english in _section("first parts")
        for head in heads
    ]
    return [noun for noun in made if not _is_inside(noun.dutch)]


def _apart(noun: Noun) -> str | None:
    """Give a compound in two words, where both are nouns of their own."""
    word = noun.dutch
    if noun in _compounds():
        first = next(first for first, _ in _section("first parts") if word.startswith(first))
        return f"{first} {word.removeprefix(first)}"
    if not (word.isalpha() and word.islower()):
        return None
    splits = range(4, len(word) - 3)
    return next((f"{word[:at]} {word[at:]}" for at in splits if _is_noun(word[:at]) and _is_noun(word[at:])), None)


def _is_noun(word: str) -> bool:
    return any(noun.dutch == word for noun in inside_nouns())


@cache
def _acronyms() -> list[Noun]:
    names = [name.strip() for name in _section("acronyms")[0][0].split(",")]
    made = [
        Noun(head.neuter, *(f"{name}-{form}" for form in head[1:3]), *(f"{name} {form}" for form in head[3:]))
        for name in names
        for head in _nouns("last parts")
    ]
    return [noun for noun in made if not _is_inside(noun.dutch)]


def _strong(*, known: bool) -> list[Verb]:
    return [verb for verb in (Verb(*row) for row in _section("strong verbs")) if _is_inside(verb.dutch) == known]


def _plain(word: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter))


# ----------------------------------------------------------------------------------------------------------- slips


class _Names:
    """A right, and what its names are put together of."""

    def __init__(self, right: Right) -> None:
        assert right.parts is not None
        self.right = right
        self.parts = right.parts
        self.subject = capital(self.parts.subject)
        self.operation = self.parts.operation
        self.scope = self.parts.scope
        self.english_subject = self.parts.english_subject
        self.english_operation = capital(self.parts.english_operation)
        self.english_scope = self.parts.english_scope
        self.end = f" {self.parts.english_closing}" if self.parts.english_closing else ""

    @property
    def entity(self) -> str:
        return self.parts.scopes[0]

    def dutch(self, kind: str, codes: str, text: str, *marked: str, mended: bool = True) -> Iterator[Fault]:
        yield from self._slip("dutch_name", "3", kind, codes, text, marked, mended=mended)

    def english(self, kind: str, codes: str, text: str, *marked: str, mended: bool = True) -> Iterator[Fault]:
        yield from self._slip("english_name", "4", kind, codes, text, marked, mended=mended)

    def _slip(
        self, field: str, digit: str, kind: str, codes: str, text: str, marked: Iterable[str], *, mended: bool
    ) -> Iterator[Fault]:
        """Give a slip that may be named by the rules whose last two digits are in ``codes``, or by whole codes."""
        text, *marked = (re.sub(" +", " ", words).strip() for words in (text, *marked))
        sound = self.right.fields
        if text == sound[field]:
            return
        first, *others = [code if code.startswith("ONS") else f"ONS{digit}{code}" for code in codes.split()]
        places = tuple((text.index(words), text.index(words) + len(words)) for words in marked)
        right = sound[field] if mended else None
        yield Fault(first, kind, field, sound | {field: text}, places, right, others=frozenset(others), sound=sound)


def _glued(names: _Names, _: random.Random) -> Iterator[Fault]:
    """Letters, a sign or another language at the bracket."""
    if len(names.parts.scopes) == 2 and names.parts.joiner == "and/or":
        one, two = names.scope.split(" en/of ")
        yield from names.dutch("slash", "07", f"{names.subject} {one}/{two} {names.operation}", "/")
        one, two = names.english_scope.split(" and/or ")
        text = f"{names.english_operation} {one}/{two} {names.english_subject}{names.end}"
        yield from names.english("slash", "07", text, "/")
    if len(names.parts.scopes) != 1:
        return
    for ending in ("en", "s", "'s"):
        text = f"{names.subject} {names.scope}{ending} {names.operation}"
        yield from names.dutch(f"]{ending}", "15 07 01", text, names.scope + ending)
    for ending in ("s", "'s"):
        text = f"{names.english_operation} {names.english_scope}{ending} {names.english_subject}{names.end}"
        yield from names.english(f"]{ending}", "07 15 01", text, names.english_scope + ending)
    some = f"[of {'an' if names.entity[0] == 'e' else 'a'} {names.entity}]"
    yield from names.dutch("English scope", "07 16 17", f"{names.subject} {some} {names.operation}", some)


def _thrown(names: _Names, _: random.Random) -> Iterator[Fault]:
    """Brackets around too much or too little, signs that set parts off, title case: a fix must lose no word."""
    if len(names.parts.scopes) != 1:
        return
    inner, noun = names.scope[1:-1], names.english_scope[1:-1]
    head, operation = names.subject, names.operation
    subject, begin, end = names.english_subject, names.english_operation, names.end
    bracketed = f"[{head} {inner}]"
    yield from names.dutch("subject in brackets", "01 02 05 06 07", f"{bracketed} {operation}", bracketed)
    yield from names.dutch("colon", "15 13 14", f"{head}: {names.scope} {operation}", f"{head}:")
    yield from names.dutch("dashes", "15 13 14", f"{head} - {names.scope} - {operation}", "-", f"- {names.scope} -")
    a_noun = inner.removeprefix("van ")
    yield from names.dutch("van outside", "01 07 06", f"{head} van [{a_noun}] {operation}", f"van [{a_noun}]")
    all_three = f"[{head}] {names.scope} [{operation}]"
    yield from names.dutch("all in brackets", "01 02 07 08 15", all_three, all_three)
    if names.parts.closing[0]:
        return
    text = f"[{begin} {noun}] {subject}{end}"
    yield from names.english("operation in brackets", "01 02 05 06 07", text, f"[{begin} {noun}]")
    yield from names.english("colon", "15 13 14", f"{begin}: {names.english_scope} {subject}{end}", f"{begin}:")
    all_three = f"[{begin}] {names.english_scope} [{subject}]"
    if not end:
        yield from names.english("all in brackets", "01 02 07 08 15", all_three, all_three)
    title = " ".join(capital(word) for word in f"{begin} {names.english_scope} {subject}{end}".split(" "))
    if all(word.islower() for word in f"{subject}{end}".split()):
        yield from names.english("title case", "15", title, title)
    if not names.parts.verb.stem:
        text = f"{names.scope} {names.parts.subject} {operation}"
        yield from names.dutch("scope before a phrase", "05", text, names.scope)


_NOUNS_OF_VERBS = {
    "approve": "approval", "reject": "rejection", "register": "registration", "assess": "assessment",
    "activate": "activation", "cancel": "cancellation", "publish": "publication", "delete": "deletion",
    "create": "creation", "correct": "correction", "accept": "acceptance", "complete": "completion",
    "manage": "management", "ventilate": "ventilation", "insulate": "insulation", "inflate": "inflation",
}  # fmt: skip


def _order(names: _Names, _: random.Random) -> Iterator[Fault]:
    """English in the Dutch order, beside its sound twin."""
    parts = names.parts
    if not parts.is_plain:
        return
    verb = parts.verb.english
    verb_first = could_be_verb(re.split("[ -]", names.english_subject)[0])
    kind = "first word may be a verb" if verb_first else "verb last"
    plain = capital(f"{names.english_subject} {verb}")
    scoped = f"{capital(names.english_subject)} {names.english_scope} {verb}"
    yield from names.english(kind, "04 05", scoped if names.english_scope else plain)
    if names.english_scope:
        yield from names.english(
            f"{kind}, scope first", "05 04", f"{names.english_scope} {names.english_subject} {verb}"
        )
    if noun := _NOUNS_OF_VERBS.get(verb):
        text = f"{capital(names.english_subject)} {names.english_scope} {noun}"
        yield from names.english("noun of the verb", "04 03 05", text)


def _accents(names: _Names, _: random.Random) -> Iterator[Fault]:
    text = _plain(names.parts.subject)
    rest = names.right.dutch_name[len(names.subject) :]
    if text != names.parts.subject:
        slips = [capital(word) if at == 0 else word for at, word in enumerate(text.split(" "))]
        wrong = [one for one, two in zip(slips, names.subject.split(" "), strict=True) if one != two]
        yield from names.dutch("noun", "17", capital(text) + rest, *wrong)


def _other_language(names: _Names, _: random.Random) -> Iterator[Fault]:
    """A word of the other language, beside the twin that has its translation."""
    parts = names.parts
    head, subject, end = names.subject, names.english_subject, names.end
    known = _is_inside(parts.noun.dutch)
    if known and parts.noun.dutch != parts.noun.english and parts.adjective is None and parts.noun.dutch.islower():
        text = f"{capital(subject)} {names.scope} {names.operation}"
        yield from names.dutch("noun", "16 17", text, capital(subject))
        text = f"{names.english_operation} {names.english_scope} {parts.noun.dutch}{end}"
        yield from names.english("noun", "16 17", text, parts.noun.dutch)
    if parts.is_plain and not could_be_verb(parts.verb.dutch):
        text = f"{capital(parts.verb.dutch)} {names.english_scope} {subject}"
        inside = _is_inside(parts.verb.dutch)
        yield from names.english("operation", "16 17 10 03", text, capital(parts.verb.dutch), mended=inside)
    if len(parts.scopes) == 2:
        joiner = f"] {parts.joiner} ["
        dutch = re.search(r"\] (en/of|en|of) \[", names.scope)
        assert dutch
        text = names.right.dutch_name.replace(dutch[0], joiner)
        yield from names.dutch("joiner", "07 16 17", text, parts.joiner)
        text = names.right.english_name.replace(joiner, dutch[0])
        yield from names.english("joiner", "07 16 17", text, dutch[1])
    if len(parts.scopes) == 1:
        noun = DUTCH_SCOPES[names.entity]
        if noun != names.entity:
            text = f"{head} [{names.entity}] {names.operation}"
            yield from names.dutch("scope", "07 08 16 17", text, f"[{names.entity}]")
            text = f"{names.english_operation} [{noun}] {subject}{end}"
            yield from names.english("scope", "07 08 16 17", text, f"[{noun}]")


_FAMILIES = [
    ("view", "inzien", "bekijken"), ("delete", "verwijderen"), ("approve", "goedkeuren", "accepteren"),
    ("reject", "afkeuren"), ("send", "versturen", "doorsturen"), ("print", "afdrukken"), ("copy", "kopiëren"),
    ("archive", "archiveren"), ("block", "blokkeren"), ("cancel", "annuleren"), ("publish", "publiceren"),
    ("sign", "ondertekenen", "aftekenen"), ("fill in", "invullen"), ("unlink", "ontkoppelen"),
]  # fmt: skip
"""Each English verb says something else than the Dutch ones of every other row, but for those of ``_NEAR``."""
_NEAR = {("approve", "sign"), ("reject", "cancel"), ("send", "publish"), ("cancel", "delete"), ("archive", "delete")}


def _agreement(names: _Names, chance: random.Random) -> Iterator[Fault]:
    """Another operation; the people of the scope in the plural behind the subject."""
    parts = names.parts
    here = next((row for row in _FAMILIES if parts.verb.dutch in row[1:]), None)
    if here and parts.is_plain:
        far = [row for row in _FAMILIES if row is not here and not {(row[0], here[0]), (here[0], row[0])} & _NEAR]
        other = chance.choice(far)[0]
        text = f"{capital(other)} {names.english_scope} {names.english_subject}"
        yield from names.english("operation", "ONS603", text, capital(other))
    people = {"client": "cliënten", "employee": "medewerkers"}
    if len(parts.scopes) == 1 and names.entity in people and not parts.closing[0] and parts.verb.stem:
        plural = people[names.entity]
        text = f"{names.subject} {plural} {names.operation}"
        yield from names.dutch("people behind the subject", "06 09 ONS601", text, plural)


_BULLETS = ("- ", "• ", "2) ", "1. ", "* ", "a) ", "– ", "# ", "→ ", "> ")


def _signs(names: _Names, chance: random.Random) -> Iterator[Fault]:
    """What spreadsheets and design documents bring."""
    parts = names.parts
    dutch, english = names.right.dutch_name, names.right.english_name
    mark = chance.choice(_BULLETS)
    yield from names.dutch("list mark", "15 13", mark + dutch, mark.strip())
    mark = chance.choice(_BULLETS)
    yield from names.english("list mark", "15 13", mark + english, mark.strip())
    sign = chance.choice(",;:")
    for plant, text in ((names.dutch, dutch), (names.english, english)):
        yield from plant("sign at the end", "15", text + sign, sign)
        yield from plant("underscores", "15", text.replace(" ", "_"), text.replace(" ", "_"))
        yield from plant("quotes", "15", f"'{text}'", f"'{text}'")
    if len(parts.scopes) == 1:
        for sign in (",", " -", ";", " /"):
            text = f"{names.subject} {names.scope}{sign} {names.operation}"
            yield from names.dutch(f"sign behind the scope {sign}", "15 13 07", text, sign.strip())
        text = f"{names.english_operation} {names.english_scope}, {names.english_subject}{names.end}"
        yield from names.english("sign behind the scope ,", "15 13 07", text, ",")
    if not parts.scopes and parts.is_plain:
        text = f"{names.subject}/{names.operation}"
        yield from names.dutch("slash for the space", "15 13 12 03", text, f"{names.subject}/{names.operation}", "/")
    if not parts.closing[0] and not parts.scopes[1:]:
        last = names.operation.rpartition(" ")[2]
        yield from names.dutch("doubled", "15 12 13 17", f"{dutch} {last}", f"{last} {last}")
    first, _, rest = english.partition(" ")
    twice = f"{first} {first.lower()}"
    yield from names.english("doubled", "15 12 13 17 10", f"{twice} {rest}", twice)
    if parts.noun.plural.startswith(parts.noun.dutch) and parts.noun.plural != parts.noun.dutch:
        ending = f"({parts.noun.plural.removeprefix(parts.noun.dutch)})"
        text = f"{names.subject}{ending} {names.scope} {names.operation}"
        yield from names.dutch("plural in brackets", "09 15 01", text, ending)
    if parts.noun.english_plural == parts.noun.english + "s":
        text = f"{names.english_operation} {names.english_scope} {names.english_subject}(s){names.end}"
        yield from names.english("plural in brackets", "09 15 01", text, "(s)")


_LOOKALIKES = {"a": "а", "e": "е", "o": "о", "p": "р", "c": "с", "x": "х", "i": "і"}


def _look_alike(names: _Names, chance: random.Random) -> Iterator[Fault]:
    for plant, text in ((names.dutch, names.right.dutch_name), (names.english, names.right.english_name)):
        bare = re.sub(r"\[.*?\]", lambda found: "[" * len(found[0]), text)
        places = [at for at, letter in enumerate(bare) if letter in _LOOKALIKES]
        at = chance.choice(places)
        letter = _LOOKALIKES[text[at]]
        start = text.rfind(" ", 0, at) + 1
        end = text.find(" ", at)
        wrong = text[:at] + letter + text[at + 1 :]
        yield from plant("letter", "ONS130", wrong, letter, wrong[start : end if end >= 0 else None])


def _participles(names: _Names, _: random.Random) -> Iterator[Fault]:
    verb = names.parts.verb
    if names.parts.is_plain and verb.participle and verb.participle != verb.dutch:
        text = f"{names.subject} {names.scope} {verb.participle}"
        yield from names.dutch("participle", "11", text, verb.participle)


def _words_apart(names: _Names, _: random.Random) -> Iterator[Fault]:
    parts = names.parts
    rest = names.right.dutch_name[len(names.subject) :]
    before = names.subject.removesuffix(parts.noun.dutch) if parts.adjective else ""
    if "-" in parts.noun.dutch:
        two = parts.noun.dutch.replace("-", " ")
        if two[:1].isupper() or two[1:2].isupper():
            yield from names.dutch("acronym", "17", before + two + rest, two)
    elif apart := _apart(parts.noun):
        two = apart if before else capital(apart)
        yield from names.dutch("compound", "17", before + two + rest, two)


def _sentences(names: _Names, _: random.Random) -> Iterator[Fault]:
    parts = names.parts
    if not parts.is_plain:
        return
    verb, subject, scope = parts.verb, parts.subject, names.scope
    to = f"{verb.particle} te {verb.rest}".strip()
    article = "het" if parts.noun.neuter else "de"
    dutch, english = names.right.dutch_name, names.right.english_name
    small = english[0].lower() + english[1:]
    sentences = (
        ("kan", f"Medewerker kan {subject} {scope} {verb.dutch}"),
        ("mag", f"De zorgverlener mag {article} {subject} {scope} {verb.dutch}"),
        ("is toegestaan", f"{dutch} is toegestaan"),
        ("mogelijkheid", f"Mogelijkheid tot {verb.dutch} van {subject} {scope}"),
        ("toestemming", f"Toestemming voor het {verb.dutch} van {subject} {scope}"),
        ("bevoegdheid", f"Bevoegdheid om {subject} {scope} {to}"),
        ("gebruikers kunnen", f"Gebruikers kunnen {subject} {scope} {verb.dutch}"),
        ("passive", f"{names.subject} {scope} mag worden {verb.participle}" if verb.participle else ""),
        ("inzage", f"Inzage in {subject} {scope}" if verb.dutch == "inzien" else ""),
    )
    for kind, text in sentences:
        if text:
            yield from names.dutch(kind, "13 04 11 03", text)
    for kind, text in (
        ("can", f"Employee can {small}"),
        ("may", f"Doctor may {small}"),
        ("allows", f"Allows users to {small}"),
        ("is allowed", f"{english} is allowed"),
        ("permission", f"Permission to {small}"),
        ("able", f"User is able to {small}"),
        ("the user can", f"The user can {small}"),
    ):
        yield from names.english(kind, "13 04 11", text)


def _kept(names: _Names, chance: random.Random) -> Iterator[Fault]:
    """Give another fault in a name with capitals of its own, or with an abbreviation: the proposal keeps them."""
    planted = [
        fault
        for fault in faults_of(names.right, known=False)
        if fault.mended is not None and fault.code[3:] in _KEPT and fault.kind not in {"all capitals", "English twice"}
    ]
    for fault in chance.sample(planted, min(3, len(planted))):
        yield fault._replace(sound=names.right.fields)


_KEPT = "301 304 305 307 311 313 314 315 401 404 405 407 411 413 414 415".split()


def _noun_pool(kind: str, *, known: bool) -> list[Noun]:
    everything = _all_nouns(known=known)
    if kind == "accents":
        return _accented(known=known)
    if kind == "kept":
        return _with_capitals(known=known)
    if kind == "apart":
        inside = [noun for noun in inside_nouns() if _apart(noun) or "-" in noun.dutch]
        return inside if known else [*_compounds(), *_acronyms()]
    if kind == "order":  # more of those whose first word may be a verb than there are
        return [noun for noun in everything if could_be_verb(re.split("[ -]", noun.english)[0])] + everything[::5]
    return everything


def _verb_pool(kind: str, *, known: bool) -> list[Verb]:
    if kind == "participles":
        return _strong(known=known) + [verb for verb in verbs(known=known) if verb.participle.endswith("en")]
    if kind == "agreement":
        return verbs(known=True)
    return verbs(known=known)


KINDS: dict[str, Callable[[_Names, random.Random], Iterator[Fault]]] = {
    "glued": _glued,
    "thrown": _thrown,
    "order": _order,
    "accents": _accents,
    "other language": _other_language,
    "agreement": _agreement,
    "signs": _signs,
    "look-alike": _look_alike,
    "participles": _participles,
    "apart": _words_apart,
    "sentences": _sentences,
    "kept": _kept,
}
"""The kinds, as they are called in the table of figures."""


def slips(kind: str, seed: int, count: int, *, known: bool) -> Iterator[Fault]:
    """Give so many slips of a kind, a few of each right; a seed gives the same ones."""
    yield from islice(_slips(kind, seed, known=known), count)


def _slips(kind: str, seed: int, *, known: bool) -> Iterator[Fault]:
    chance = random.Random(f"{kind} {seed} {known}")  # noqa: S311 - no secret is made of it
    for right in _rights(kind, chance, known=known):
        planted = list(KINDS[kind](_Names(right), chance))
        for fault in chance.sample(planted, min(3, len(planted))):
            yield fault._replace(group=kind)


def _rights(kind: str, chance: random.Random, *, known: bool) -> Iterator[Right]:
    closings = [(dutch, english) for dutch, english in _section("abbreviations")] if kind == "kept" else None
    return rights_of(chance, _noun_pool(kind, known=known), _verb_pool(kind, known=known), closings)


def correct_rights(seed: int, count: int, *, known: bool) -> list[Right]:
    """Give correct rights in the words of all kinds, so many altogether."""
    chance = random.Random(f"correct {seed} {known}")  # noqa: S311 - no secret is made of it
    kinds = ("accents", "kept", "apart", "participles", "order")
    each = count // len(kinds) + 1
    return list(chain.from_iterable(islice(_rights(kind, chance, known=known), each) for kind in kinds))[:count]
