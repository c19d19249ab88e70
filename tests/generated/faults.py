"""Plant one fault in a correct right, and say what should be found: the rule, the field, the place, the text as it was.

Every planting is a fault by the catalogue, and nothing else is wrong with the right.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from onsrights.ons.lexicon import is_dutch_infinitive, is_english_verb
from onsrights.ons.lexicon.english_verbs import is_known_verb
from tests.generated.rights import DUTCH_SCOPES, PREFIX, Parts, Right, capital, pascal
from tests.generated.words import both_articles, inside_nouns, outside_nouns, plural_in_practice, verbs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.generated.words import Noun, Verb

__all__ = ["Fault", "Marked", "could_be_verb", "faults_of"]

Marked: TypeAlias = tuple[int, int]
"""Characters of the field that may be marked: 0-based, half-open; empty where something is missing."""


class Fault(NamedTuple):
    """A right with one fault."""

    code: str
    kind: str
    """What was done, for people."""
    field: str
    fields: dict[str, str]
    """The five fields, and what else stands there."""
    marks: tuple[Marked, ...]
    """Each is right; none where any place of the field is."""
    mended: str | None
    """The text of the field as it was; ``None`` where nobody can know it."""
    prefix: str = PREFIX
    name: str = "Wilgenlicht Zorgapp"
    others: frozenset[str] = frozenset()
    """Other codes that name the fault as well."""
    sound: dict[str, str] | None = None
    """The five fields without the fault; ``None`` where what the fixes write is not held against them."""
    group: str = ""
    """The kind of slip (``slips.py``)."""


Words: TypeAlias = tuple[str | Marked, ...]
"""What may be marked: words (where they first stand), or a stretch; nothing where any place is right."""

Planting: TypeAlias = tuple[str, str, str, Words, str | None]
"""Code, kind, the field's text, what may be marked, the original."""


def faults_of(right: Right, *, known: bool) -> Iterator[Fault]:
    """Give every fault that can be planted in a right, one at a time."""
    assert right.parts is not None
    for field, plant in _PLANTERS:
        for code, kind, text, marked, mended in plant(right, right.parts):
            if text == right.fields[field]:
                continue
            yield Fault(code, kind, field, right.fields | {field: text}, _found(text, marked), mended)
    yield from _with_known_words(right, right.parts) if known else ()
    yield from chain(_between(right, right.parts), _descriptions(right), _manifest(right))


def _found(text: str, marked: Words) -> tuple[Marked, ...]:
    return tuple(
        (text.index(words), text.index(words) + len(words)) if isinstance(words, str) else words for words in marked
    )


def _squeezed(*words: str) -> str:
    return " ".join(word for word in words if word)


# ------------------------------------------------------------------------------------------------------ Dutch names


def _dutch(right: Right, parts: Parts) -> Iterator[Planting]:
    name = right.dutch_name
    if len(parts.scopes) == 1:
        yield from _dutch_scope(name, parts)
    elif not parts.scopes and parts.is_plain:
        yield "ONS302", "operation alone", capital(parts.operation), (), None
        yield "ONS303", "subject alone", capital(parts.subject), (), None
    yield from _prefixed("3", name, ("Ons Dossier - ", "Zorgmodule: ", "Beheer > ", "ZorgApp / "))
    yield from _typography("3", name, parts.scope)
    if not parts.is_plain:
        return
    subject, verb = capital(parts.subject), parts.verb
    scoped = f"{subject} {parts.scope}".strip()
    other = _other(verb)
    yield "ONS312", "en", f"{scoped} {verb.dutch} en {other.dutch}", (f"{verb.dutch} en {other.dutch}",), None
    yield "ONS312", "slash", f"{scoped} {verb.dutch}/{other.dutch}", (f"{verb.dutch}/{other.dutch}",), None
    for modal in ("kunnen", "mogen", "niet"):
        yield "ONS313", modal, f"{scoped} {modal} {verb.dutch}", (modal,), name
    yield "ONS313", "Kan", _squeezed("Kan", parts.subject, parts.scope, verb.dutch), ("Kan",), name
    sentence = _squeezed("Recht om", parts.subject, parts.scope, _to(verb))
    yield "ONS313", "Recht om", sentence, ("Recht om", sentence), name
    yield from _dutch_forms(name, scoped, parts)
    yield from _dutch_order(name, parts)


def _dutch_forms(name: str, scoped: str, parts: Parts) -> Iterator[Planting]:
    verb = parts.verb
    forms = {"te-form": _to(verb), "participle": verb.participle}
    forms |= {"apart": f"{verb.particle} {verb.rest}"} if verb.particle else {"third person": verb.third}
    for kind, form in forms.items():
        if form:
            yield "ONS311", kind, f"{scoped} {form}", (form,), name


def _dutch_order(name: str, parts: Parts) -> Iterator[Planting]:
    verb, rest = parts.verb, f"{parts.subject} {parts.scope}".strip()
    imperative = f"{capital(verb.stem)} {rest} {verb.particle}".strip()
    nominal = capital(verb.dutch)
    yield "ONS304", "imperative", imperative, (), name
    yield "ONS304", "nominal", f"{nominal} van {rest}", (), name
    yield "ONS304", "nominal with article", f"Het {verb.dutch} van {rest}", (), name
    yield "ONS304", "English order", _squeezed(nominal, parts.scope, parts.subject), (), name
    yield "ONS304", "infinitive first", f"{nominal} {rest}", (), name


def _dutch_scope(name: str, parts: Parts) -> Iterator[Planting]:
    subject, operation, scope = capital(parts.subject), parts.operation, parts.scope
    entity = parts.scopes[0]
    noun, words = DUTCH_SCOPES[entity], scope[1:-1]
    the, plural = ("het" if entity == "team" else "de"), noun + ("en" if entity == "client" else "s")

    def name_with(text: str) -> str:
        return f"{subject} {text} {operation}"

    for kind, text, marked in (
        ("not closed", f"[{words}", ("[", f"[{words}")),
        ("not opened", f"{words}]", ("]", f"{words}]")),
        ("round", f"({words})", (f"({words})",)),
        ("curly", f"{{{words}}}", (f"{{{words}}}",)),
        ("full width", f"［{words}］", (f"［{words}］",)),
        ("nested", f"[[{words}]]", (f"[[{words}]]", "[[", "]]")),
        ("mixed", f"[{words})", (")", f"[{words})")),
    ):
        yield "ONS301", kind, name_with(text), marked, name
    yield "ONS302", "scope and operation", f"{scope} {operation}", (), None
    if not parts.closing[0]:
        yield "ONS303", "subject and scope", f"{subject} {scope}", (), None
        yield "ONS305", "first", f"{scope} {parts.subject} {operation}", (scope,), name
    mended = None if parts.closing[0] else name  # the closing words may belong to the subject as well
    yield "ONS305", "last", f"{subject} {operation} {scope}", (scope,), mended
    for text in (words, f"van {the} {noun}", f"van {plural}"):
        yield "ONS306", text.replace(noun, "…"), name_with(text), (text,), name
    for text in (noun, f"van {noun}", f"van {the} {noun}", f"van {plural}", f"voor een {noun}"):
        yield "ONS307", text.replace(noun, "…"), name_with(f"[{text}]"), (f"[{text}]", text), name
    synonyms = {"client": ("bewoner", "patiënt", "zorgvrager"), "employee": ("zorgverlener", "werknemer", "collega")}
    for text in synonyms.get(entity, ()):
        yield "ONS308", text, name_with(f"[van een {text}]"), (f"[van een {text}]", text), name
    yield "ONS308", "locatie", name_with("[van een locatie]"), ("[van een locatie]", "locatie"), None
    if parts.noun.plural and not plural_in_practice(parts.noun.dutch, parts.noun.plural):
        plural = capital(parts.subjects)
        last = parts.noun.plural if parts.adjective else plural
        mended = name if _is_known(parts) else None  # the article of a noun that nobody knows cannot be known either
        yield "ONS309", "plural", f"{plural} {scope} {operation}", (plural, last), mended
    if entity == "client":
        yield "ONS317", "client", name_with("[van een client]"), ("client",), name
    if parts.is_plain and " " not in parts.noun.dutch and parts.adjective is None and "-" not in parts.noun.dutch:
        second = _second(parts)
        yield (
            "ONS318",
            "en",
            f"{subject} en {second.dutch} {scope} {operation}",
            (f"{subject} en {second.dutch}",),
            None,
        )


def _to(verb: Verb) -> str:
    return f"{verb.particle} te {verb.rest}".strip()


def _other(verb: Verb) -> Verb:
    """Give another verb of the same kind."""
    same = verbs(known=verb in verbs(known=True))
    return same[(same.index(verb) + 7) % len(same)]


def _is_known(parts: Parts) -> bool:
    return parts.noun in inside_nouns()


def _second(parts: Parts) -> Noun:
    """Give a noun that is quite another one."""
    pool, names = (
        (inside_nouns(), ("brief", "factuur")) if _is_known(parts) else (outside_nouns(), ("kachel", "ladder"))
    )
    return next(noun for noun in pool if noun.dutch in names and noun != parts.noun)


# ---------------------------------------------------------------------------------------------------- English names


def _english(right: Right, parts: Parts) -> Iterator[Planting]:
    name = right.english_name
    if len(parts.scopes) == 1:
        yield from _english_scope(name, parts)
    elif not parts.scopes and parts.is_plain:
        yield "ONS402", "operation alone", capital(parts.verb.english), (), None
        if _is_known(parts) and parts.adjective is None and not _could_begin_with_verb(parts.english_subject):
            yield "ONS403", "subject alone", capital(parts.english_subject), (), None
    yield from _prefixed("4", name, ("Ons Dossier - ", "Care module: ", "Admin > ", "CareApp / "))
    yield from _typography("4", name, parts.english_scope)
    small = name[0].lower() + name[1:]
    for words in ("Can", "May", "Do not", "Ability to", "Right to"):
        yield "ONS413", words, f"{words} {small}", (words,), name
    if not parts.is_plain:
        return
    first, _, particle = parts.verb.english.partition(" ")
    rest = _squeezed(particle, parts.english_scope, parts.english_subject)
    for kind, form in (("third person", _third(first)), ("-ing", _gerund(first))):
        marked = (capital(form), f"{capital(form)} {particle}") if particle else (capital(form),)
        yield "ONS411", kind, f"{capital(form)} {rest}", marked, name
    other = _other(parts.verb)
    for joiner in (" and ", "/"):
        operations = capital(f"{parts.verb.english}{joiner}{other.english}")
        scoped = f"{parts.english_scope} {parts.english_subject}".strip()
        yield "ONS412", joiner.strip(), f"{operations} {scoped}", (operations,), None


def _english_scope(name: str, parts: Parts) -> Iterator[Planting]:
    operation, scope, subject = capital(parts.english_operation), parts.english_scope, parts.english_subject
    closing = f" {parts.english_closing}" if parts.english_closing else ""
    noun = scope[1:-1]
    some = f"an {noun}" if noun[0] == "e" else f"a {noun}"

    def name_with(text: str) -> str:
        return f"{operation} {text} {subject}{closing}"

    for kind, text, marked in (
        ("not closed", f"[{noun}", ("[", f"[{noun}")),
        ("not opened", f"{noun}]", ("]", f"{noun}]")),
        ("round", f"({noun})", (f"({noun})",)),
        ("curly", f"{{{noun}}}", (f"{{{noun}}}",)),
        ("nested", f"[[{noun}]]", (f"[[{noun}]]", "[[", "]]")),
        ("mixed", f"[{noun})", (")", f"[{noun})")),
    ):
        yield "ONS401", kind, name_with(text), marked, name
    yield "ONS402", "operation and scope", f"{operation} {scope}", (), None
    if not _could_begin_with_verb(subject):
        yield "ONS403", "scope and subject", f"{scope} {subject}", (), None
    yield "ONS406", "of a", f"{operation} {subject} of {some}{closing}", (f"of {some}",), name
    yield "ONS406", "a …'s", name_with(f"{some}'s"), (f"{some}'s",), name
    yield "ONS406", "bare", name_with(noun), (noun,), name
    for text in (f"the {noun}", f"{noun}s", f"of {some}", f"{noun}'s"):
        yield "ONS407", text.replace(noun, "…"), name_with(f"[{text}]"), (f"[{text}]", text), name
    synonyms = {"client": ("resident", "patient", "customer"), "employee": ("caregiver", "staff member", "colleague")}
    for text in synonyms.get(noun, ()):
        yield "ONS408", text, name_with(f"[{text}]"), (f"[{text}]", text), name
    yield "ONS408", "location", name_with("[location]"), ("[location]", "location"), None
    if noun == "employee":
        yield "ONS417", "a employee", name_with("[a employee]"), ("[a employee]", "a employee", "a "), None
    if parts.noun.english_plural and not plural_in_practice(parts.noun.english, parts.noun.english_plural):
        plural, last = parts.english_subjects, parts.noun.english_plural
        text = f"{operation} {scope} {plural}{closing}"
        yield "ONS409", "plural", text, (plural, last, last.split(" ")[-1]), name
    if parts.closing[0] or parts.english_closing:
        return
    yield "ONS405", "first", f"{scope} {parts.english_operation} {subject}", (scope,), name
    yield "ONS405", "last", f"{operation} {subject} {scope}", (scope,), name
    if parts.is_plain:
        if not _could_begin_with_verb(subject) and parts.verb.english in _NO_NOUNS:
            yield "ONS404", "Dutch order", f"{capital(subject)} {scope} {parts.english_operation}", (), name
        if parts.adjective is None and " and " not in subject:
            both = f"{subject} and {_second(parts).english}"
            yield "ONS418", "and", f"{operation} {scope} {both}", (both,), None


def _could_begin_with_verb(subject: str) -> bool:
    """Whether the first word is a verb as well (*garden*), so that the name may be meant in another way."""
    return could_be_verb(subject.partition(" ")[0]) or could_be_verb(subject.partition("-")[0])


def could_be_verb(word: str) -> bool:
    """Whether an English word may be a verb, be it a noun as well."""
    return is_english_verb(word) or is_known_verb(word)


_NO_NOUNS = frozenset(
    (
        "accept, activate, add, applaud, approve, assess, create, delete, depict, edit, embroider, engrave, fill in, "
        "fold up, galvanize, imitate, inflate, insulate, manage, marinate, publish, pulverize, sew, shatter, sharpen, "
        "sign off, tow away, uncork, unlink, unravel, unscrew, ventilate"
    ).split(", ")
)
"""At the end of a name only these are surely verbs: a *denture sign* may be a sign."""


_VOWELS = "aeiou"


def _third(verb: str) -> str:
    if verb.endswith(("s", "sh", "ch", "x", "z", "o")):
        return verb + "es"
    return verb[:-1] + "ies" if verb.endswith("y") and verb[-2] not in _VOWELS else verb + "s"


def _gerund(verb: str) -> str:
    if verb in {"plan", "scrub", "knit"}:
        return verb + verb[-1] + "ing"
    if verb.endswith("e") and not verb.endswith(("ee", "ye")):
        return verb[:-1] + "ing"
    return verb + "ing"


# -------------------------------------------------------------------------------------------------------- any name


def _prefixed(language: str, name: str, prefixes: tuple[str, ...]) -> Iterator[Planting]:
    for prefix in prefixes:
        yield f"ONS{language}14", prefix.strip(), prefix + name, (prefix.strip(), prefix), name


def _typography(language: str, name: str, scope: str) -> Iterator[Planting]:
    code = f"ONS{language}15"
    yield code, "full stop", f"{name}.", (".",), name
    yield code, "quotation marks", f'"{name}"', (), name
    yield code, "leading space", f" {name}", (" ",), name
    yield code, "trailing space", f"{name} ", ((len(name), len(name) + 1),), name
    first, _, rest = name.partition(" ")
    yield code, "double space", f"{first}  {rest}", ("  ",), name
    if first[1:].islower() and not first.startswith("IJ"):
        small = first[0].lower() + first[1:]
        yield code, "no capital", f"{small} {rest}", (small, small[0]), name
        if not any(letter.isupper() for letter in rest) and "-" not in name:
            yield code, "all capitals", name.upper(), (), None
    if scope:
        before, _, after = name.partition(scope)
        yield code, "star", f"{before}*{scope}{after}", ("*",), name
        if after:
            at = len(before) + len(scope)
            yield code, "no space after", f"{before}{scope}{after.lstrip()}", ((at, at),), name
        if before:
            at = len(before.rstrip())
            yield code, "no space before", f"{before.rstrip()}{scope}{after}", ((at, at),), name


# ------------------------------------------------------------------------------------------------------ identifiers


def _identifier(right: Right, parts: Parts) -> Iterator[Planting]:
    text = right.identifier
    rest = text.removeprefix(PREFIX)
    words = re.findall(r"[A-Z][a-z]+|[A-Z]+(?![a-z])", rest)
    cut = len(PREFIX) + len(words[0])
    for sign in ("_", "-", " ", "7"):
        yield "ONS201", sign, f"{text[:cut]}{sign}{text[cut:]}", (sign,), text
    vowel = next((at for at in range(cut, len(text)) if text[at] == "e"), None)
    if vowel is not None:
        yield "ONS201", "accent", f"{text[:vowel]}ë{text[vowel + 1 :]}", ("ë",), text
        yield "ONS201", "Cyrillic", f"{text[:vowel]}е{text[vowel + 1 :]}", ("е",), text
    yield "ONS202", "none", rest, (), text
    for kind, prefix in (("case", "WilgenLicht"), ("small", "wilgenlicht"), ("slip", "Wilgenlihct")):
        yield "ONS202", kind, prefix + rest, (prefix, prefix[0]), text
    action = pascal(parts.verb.english.replace(" … ", " "))
    if not parts.verb.stem:
        return
    yield "ONS203", "no element", PREFIX + action, (), None
    element = rest.removesuffix(action)
    if _could_hold_action(words[: len(words) - len(re.findall("[A-Z]", action))]):
        return
    yield "ONS204", "no action", PREFIX + element, (), None
    if could_be_verb(parts.verb.english):
        yield "ONS204", "action first", PREFIX + action + element, (), text
    if words[-2:-1] and words[-2][1:].islower() and len(action) > 3 and could_be_verb(parts.verb.english):
        first = re.findall("[A-Z][a-z]+", action)[0]
        at = text.rindex(action)
        small = f"{text[:at]}{first.lower()}{text[at + len(first) :]}"
        yield "ONS205", "small action", small, (small[len(text[:at]) - len(words[-2]) :],), text


def _could_hold_action(words: list[str]) -> bool:
    """Whether a word of the element can be taken for an action (*Report*): then nothing is sure."""
    return any(could_be_verb(word) for word in words)


_PLANTERS: tuple[tuple[str, Callable[[Right, Parts], Iterator[Planting]]], ...] = (
    ("dutch_name", _dutch),
    ("english_name", _english),
    ("identifier", _identifier),
)


# -------------------------------------------------------------------------------- what only known words can be told of

_UNLIKE = {
    "view": "delete",
    "change": "view",
    "delete": "view",
    "approve": "delete",
    "print": "approve",
    "create": "delete",
}


def _with_known_words(right: Right, parts: Parts) -> Iterator[Fault]:
    """Plant a slip in an operation, which nobody can tell in a verb that he never saw, and other operations."""
    fields = right.fields
    verb = parts.verb
    if not parts.is_plain:
        return
    slip = _slip(verb.dutch)
    if slip and not is_dutch_infinitive(slip):
        text = right.dutch_name.removesuffix(verb.dutch) + slip
        yield Fault(
            "ONS310", "slip", "dutch_name", fields | {"dutch_name": text}, _found(text, (slip,)), right.dutch_name
        )
    first = capital(verb.english.split(" ")[0])
    slip = _slip(first)
    if slip and not could_be_verb(slip) and " " not in verb.english:
        text = slip + right.english_name.removeprefix(first)
        yield Fault(
            "ONS410", "slip", "english_name", fields | {"english_name": text}, _found(text, (slip,)), right.english_name
        )
    if other := _UNLIKE.get(verb.english):
        text = capital(other) + right.english_name.removeprefix(first)
        marks = _found(text, (capital(other),))
        yield Fault(
            "ONS603", "another operation", "english_name", fields | {"english_name": text}, marks, right.english_name
        )
    if (
        parts.adjective is None
        and " " not in parts.noun.dutch
        and parts.noun.dutch.isalpha()
        and parts.noun.dutch.islower()
    ):
        words = pascal(parts.english_subject)
        if words != pascal(parts.noun.dutch) and right.identifier.count(words) == 1 and len(parts.noun.dutch) > 6:
            dutch = pascal(parts.noun.dutch)
            text = right.identifier.replace(words, dutch)
            if not _alike(dutch, words):
                yield Fault(
                    "ONS209",
                    "Dutch noun",
                    "identifier",
                    fields | {"identifier": text},
                    _found(text, (dutch,)),
                    right.identifier,
                )
        article, wrong = ("Het", "De") if parts.noun.neuter else ("De", "Het")
        if parts.noun.dutch not in both_articles():
            rest = right.dutch_name[0].lower() + right.dutch_name[1:]
            text = f"{wrong} {rest}"
            marks = _found(text, (wrong, f"{wrong} {parts.noun.dutch}"))
            yield Fault("ONS317", "article", "dutch_name", fields | {"dutch_name": text}, marks, f"{article} {rest}")


def _alike(one: str, two: str) -> bool:
    return one[:4].lower() == two[:4].lower()


def _slip(word: str) -> str:
    """Exchange two letters in the middle; nothing where the word is too short for it to be recognised."""
    at = len(word) // 2
    if len(word) < 6 or word[at] == word[at - 1]:
        return ""
    return word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :]


# ------------------------------------------------------------------------------------------- one field beside another


def _between(right: Right, parts: Parts) -> Iterator[Fault]:
    fields = right.fields
    dutch, english = right.dutch_name, right.english_name
    yield Fault("ONS316", "swapped", "dutch_name", fields | {"dutch_name": english, "english_name": dutch}, (), dutch)
    yield Fault("ONS316", "English twice", "dutch_name", fields | {"dutch_name": english}, (), None)
    yield Fault("ONS416", "Dutch twice", "english_name", fields | {"english_name": dutch}, (), None)
    if len(parts.scopes) == 1:
        for field, scope in (("dutch_name", parts.scope), ("english_name", parts.english_scope)):
            text = fields[field].replace(f"{scope} ", "", 1)
            unsure = field == "dutch_name" and parts.closing[0]  # these words may belong to the subject as well
            mended = None if unsure else fields[field]
            yield Fault("ONS601", "left out", field, fields | {field: text}, (), mended)
        [entity] = parts.scopes
        other = "employee" if entity == "client" else "client"
        text = english.replace(f"[{entity}]", f"[{other}]")
        yield Fault(
            "ONS602",
            "another",
            "english_name",
            fields | {"english_name": text},
            _found(text, (f"[{other}]", other)),
            english,
        )
        if entity != "team" and entity not in parts.english_subject:
            name = right.identifier.replace(PREFIX + entity.capitalize(), PREFIX + other.capitalize())
            marks = _found(name, (other.capitalize(),))
            yield Fault("ONS609", "another", "identifier", fields | {"identifier": name}, marks, right.identifier)
    if len(parts.scopes) == 2:
        other = "or" if parts.joiner == "and" else "and"
        text = english.replace(f"] {parts.joiner} [", f"] {other} [")
        at = text.index(f"] {other} [") + 2
        yield Fault(
            "ONS607", "another", "english_name", fields | {"english_name": text}, ((at, at + len(other)),), english
        )


# ----------------------------------------------------------------------------------------------------- descriptions

_DUTCH_SENTENCE = "Met dit recht kan een zorgverlener deze stap in de app van de leverancier uitvoeren."
_ENGLISH_SENTENCE = "With this right an employee can perform this action in the supplier's app."


def _descriptions(right: Right) -> Iterator[Fault]:
    fields = right.fields
    dutch, english = right.dutch_description, right.english_description

    def fault(code: str, kind: str, field: str, text: str, mended: str | None = None, marked: Words = ()) -> Fault:
        return Fault(code, kind, field, fields | {field: text}, _found(text, marked), mended)

    yield fault("ONS501", "English", "dutch_description", _ENGLISH_SENTENCE)
    yield fault("ONS502", "Dutch", "english_description", _DUTCH_SENTENCE)
    swapped = {"dutch_description": english, "english_description": dutch}
    yield Fault("ONS503", "swapped", "dutch_description", fields | swapped, (), dutch)
    yield fault("ONS504", "Dutch twice", "english_description", dutch)
    yield fault("ONS504", "English twice", "dutch_description", english)
    for name, field in ((right.dutch_name, "dutch_description"), (right.english_name, "english_description")):
        if len(name.split()) > 3:
            yield fault("ONS505", "the name", field, name.replace("[", "").replace("]", "") + ".")
    yield fault("ONS506", "one word", "dutch_description", "Zorgadministratie.")
    yield fault("ONS506", "two words", "english_description", "Administrative purposes.")
    for text in [("TODO", "tbd", "???", "…", "FIXME", "Lorem ipsum dolor sit amet.")[len(dutch) % 6]]:
        yield fault("ONS507", text, "dutch_description", text)
    yield fault("ONS507", "XXX inside", "english_description", f"{english} XXX", None, ("XXX",))
    yield fault("ONS507", "TODO as a name", "dutch_name", "TODO")
    small = dutch[0].lower() + dutch[1:]
    yield fault("ONS508", "no capital", "dutch_description", small, dutch, (small.split(" ")[0], small[0]))
    yield fault("ONS508", "double space", "dutch_description", dutch.replace(" ", "  ", 1), dutch, ("  ",))
    yield fault("ONS508", "leading space", "english_description", f" {english}", english, (" ",))
    end = len(english)
    yield fault("ONS508", "trailing space", "english_description", f"{english} ", english, ((end, end + 1),))


# --------------------------------------------------------------------------------------------------------- manifest


_MISNAMED = [
    ("dutch_name", "nederlandse_naam"),
    ("dutch_name", "Dutch_Name"),
    ("english_name", "english name"),
    ("english_description", "englishdescription"),
    ("identifier", "identifer"),
]
_INVISIBLE = ("\u200b", "\u200e", "\u00ad", "\ufeff")


def _manifest(right: Right) -> Iterator[Fault]:
    fields = right.fields
    dutch = right.dutch_description
    turn = len(right.identifier + dutch)  # of the kinds that have nothing to do with the words, one in each right
    before, _, last = dutch.rpartition(" ")
    cut = f"{before} #3 {last}"
    yield Fault("ONS106", "number", "dutch_description", fields | {"dutch_description": f"!raw {cut}"}, (), cut)
    for text in [("on", "12:30", "1e3")[turn % 3]]:
        yield Fault("ONS107", text, "name", fields, (), text, name=f"!raw {text}")
    for field in [list(fields)[turn % len(fields)]]:
        rest = {key: text for key, text in fields.items() if key != field}
        # It is shown at the identifier; without one at the right as a whole, whose place ends in its number.
        yield Fault("ONS110", field, "0" if field == "identifier" else "identifier", rest, (), None)
    for field, key in [_MISNAMED[turn % len(_MISNAMED)]]:
        renamed = {(key if one == field else one): text for one, text in fields.items()}
        yield Fault("ONS111", key, field, renamed, (), field)
    for field in ("english_name", "dutch_description"):
        for text in [("[a, b]", "{nl: a}")[turn % 2]]:
            yield Fault("ONS112", text, field, fields | {field: f"!raw {text}"}, (), None)
    for text in [('""', "", "~", "null", "'  '")[turn % 5]]:
        yield Fault("ONS113", text, "dutch_name", fields | {"dutch_name": f"!raw {text}"}, (), None)
    for field in ("identifier", "dutch_name", "english_name", "dutch_description"):
        for letter in [_INVISIBLE[turn % len(_INVISIBLE)]]:
            text = fields[field]
            at = len(text) // 2
            changed = fields | {field: text[:at] + letter + text[at:]}
            yield Fault("ONS130", f"U+{ord(letter):04X}", field, changed, ((at, at + 1),), text)
        if field != "identifier" and " " in fields[field]:
            at = fields[field].index(" ")
            text = fields[field].replace(" ", "\u00a0", 1)
            yield Fault("ONS130", "U+00A0", field, fields | {field: text}, ((at, at + 1),), fields[field])
    for field in ("dutch_name", "dutch_description"):
        text = unicodedata.normalize("NFD", fields[field])
        if len(text) == len(fields[field]) + 1:
            yield Fault("ONS131", "NFD", field, fields | {field: text}, (), fields[field])
    for text in [("Wilgenlicht 2", "Wilgenlïcht", "Wilgenlicht_")[turn % 3]]:
        yield Fault("ONS208", text, "prefix", fields, (), PREFIX, prefix=text)
