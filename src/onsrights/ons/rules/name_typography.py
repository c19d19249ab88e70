"""ONS315, ONS415: spaces, signs and capitals.

A matter of form: an administrator who searches for the name finds it only as it was written.
"""

from __future__ import annotations

import re

from onsrights.engine.check.rule import Rule
from onsrights.engine.declared import TYPE_CHECKING, pattern
from onsrights.engine.diagnostics import Finding, Proposal, Text
from onsrights.ons.lexicon import (
    dutch_noun,
    dutch_operation,
    english_operation,
    is_adjective,
    is_dutch_infinitive,
    is_english_verb,
    spells_letters,
)
from onsrights.ons.lexicon._tables import ENGLISH_ADVERBS, ENGLISH_MASS, ENGLISH_PARTICLES, ENGLISH_PLURAL_ONLY
from onsrights.ons.names import marks, words
from onsrights.ons.names.scan import capitalise, fold, is_product, lower_first, masked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.engine.diagnostics import Language, Safety
    from onsrights.ons.model import Right
    from onsrights.ons.names.reading import Reading

RULES = (
    Rule("ONS315", "dutch-name-typography", "warning", "safe", about=("dutch_name:reading",)),
    Rule("ONS415", "english-name-typography", "warning", "safe", about=("english_name:reading",)),
)

TEXTS = {
    "outer-space": Text(
        nl="Er staat een spatie te veel aan het begin of het einde van de naam; haal die weg.",
        en="There is an extra space at the start or the end of the name; remove it.",
    ),
    "double-space": Text(
        nl='Er staan meer spaties dan één achter elkaar. Schrijf: "{proposal}".',
        en='There is more than one space in a row. Write: "{proposal}".',
    ),
    "bracket-space": Text(
        nl='Bij de haak ontbreekt een spatie. Schrijf: "{proposal}".',
        en='A space is missing at the bracket. Write: "{proposal}".',
    ),
    "inner-space": Text(
        nl='Binnen de haken hoort geen spatie aan het begin of het einde. Schrijf: "{proposal}".',
        en='There should be no space directly inside the brackets. Write: "{proposal}".',
    ),
    "full-stop": Text(
        nl='Een naam eindigt niet op een leesteken. Schrijf: "{proposal}".',
        en='A name does not end with a punctuation mark. Write: "{proposal}".',
    ),
    "stray-sign": Text(
        nl='Het teken "{sign}" hoort hier niet. Schrijf: "{proposal}".',
        en='The character "{sign}" does not belong here. Write: "{proposal}".',
    ),
    "list-mark": Text(
        nl='Het opsommingsteken "{sign}" hoort niet in de naam. Schrijf: "{proposal}".',
        en='The list mark "{sign}" does not belong in the name. Write: "{proposal}".',
    ),
    "plural-ending": Text(
        nl='Schrijf het enkelvoud, zonder "{sign}": "{proposal}".',
        en='Use the singular, without "{sign}": "{proposal}".',
    ),
    "double-word": Text(
        nl='Het woord "{sign}" staat er twee keer. Schrijf: "{proposal}".',
        en='The word "{sign}" is there twice. Write: "{proposal}".',
    ),
    "remark": Text(
        nl='De opmerking "{sign}" hoort niet in de naam: de bewerking zegt wat er mag. Schrijf: "{proposal}".',
        en='The remark "{sign}" does not belong in the name: the operation says what is allowed. Write: "{proposal}".',
    ),
    "word-quotes": Text(
        nl='Zet geen aanhalingstekens om een woord van de naam. Schrijf: "{proposal}".',
        en='Do not put a word of the name between quotation marks. Write: "{proposal}".',
    ),
    "quotes": Text(
        nl="Zet de naam niet tussen aanhalingstekens. Schrijf: {proposal}.",
        en="Do not put the name between quotation marks. Write: {proposal}.",
    ),
    "capital": Text(
        nl='Een naam begint met een hoofdletter: "{proposal}".',
        en='A name begins with a capital letter: "{proposal}".',
    ),
    "title-case": Text(
        nl='Alleen het eerste woord krijgt een hoofdletter: "{proposal}".',
        en='Only the first word has a capital letter: "{proposal}".',
    ),
    "all-capitals": Text(
        nl='Schrijf de naam niet in hoofdletters: "{proposal}".',
        en='Do not write the name in capital letters: "{proposal}".',
    ),
    "word-in-capitals": Text(
        nl='Schrijf dit woord niet in hoofdletters: "{proposal}".',
        en='Do not write this word in capital letters: "{proposal}".',
    ),
    "open": Text(
        nl="De spaties, leestekens of hoofdletters in deze naam kloppen niet.",
        en="The spaces, punctuation or capitals in this name are not correct.",
    ),
    "fix": Text(nl="spaties en hoofdletters herstellen", en="fix spaces and capitals"),
    "fix-full-stop": Text(nl='"{sign}" weglaten', en='leave out "{sign}"'),
    "fix-stray-sign": Text(nl='"{sign}" weglaten', en='leave out "{sign}"'),
    "fix-list-mark": Text(nl='"{sign}" weglaten', en='leave out "{sign}"'),
    "fix-plural-ending": Text(nl='"{sign}" weglaten', en='leave out "{sign}"'),
    "fix-double-word": Text(nl='"{sign}" één keer schrijven', en='write "{sign}" once'),
    "fix-remark": Text(nl='"{sign}" weglaten', en='leave out "{sign}"'),
    "fix-word-quotes": Text(nl="de aanhalingstekens weglaten", en="leave out the quotation marks"),
    "fix-quotes": Text(nl="de aanhalingstekens weglaten: {signs}", en="leave out the quotation marks: {signs}"),
}

_SLIP = pattern(
    r"""(?P<outer>^\s+|\s+$)
      | (?P<double>(?<=\S)\s{2,}(?=\S))
      | (?P<inner>\[\s+[^\[\]]*\]|\[[^\[\]]*\s\])
      | (?P<missing>(?<=[^\s\[(*'’"“/_])(?=\[[^\[\]]*\])|(?<=\])(?=[^\s\]),.;:'’"”/*_]))
      | (?P<stop>(?<=[\w\])’'"”])[.;:!?,]\s*$)
      | (?P<star>\*)""",
    re.VERBOSE,
)
_WORDS = pattern(r"[^\W\d_]+")
_LAST_WORD = pattern(r"(?:\w+\.)*\w+\Z")
_PARTS = pattern(r"(?:[^\W_]{1,3}\.)+[^\W_]{1,3}")
"""What is left of ``G.P.``, ``a.m.``, ``e.g.``, ``B.V.`` or ``m.b.t.`` without its last point."""

_ABBREVIATIONS = frozenset(
    # English
    "acct addr adj admin adv appt approx apr apt arr art asst assn attn aug ave avg bros cert chap co col conf cont corp "
    "dec def dep dept dir dist div doc dr ed edn elec eng enc encl eq esp est etc ex exc excl exec ext feb fig figs fri "
    "gen gov govt hon hosp hrs id incl inc info ins inst int intl jan jul jun lang loc ltd max med misc mo mon nat neg no "
    "nos nov obs occ oct opp orig pat pct phys plc poss pref prelim prep pres prev prob prof psych pub ref refs reg rel "
    "rep req resp ret rev sat sec sect sep sept ser sing spec std supp temp thu tot tue univ usu vol vols vs wed "
    # Dutch
    "aanm aanv afd afz alg art asp ass beh bel bep bijl bijv blz diag dec dhr dir div doc ed eig enz evt excl fysio geb "
    "gem gen gesch gev hfst hoofdst huisnr incl ing int inw ivm jan jl jun lic max med mej mevr min mnd nov "
    "ong onderz okt omschr opm org orth ov par pos psych ref reg resp secr sep sept soc spec spoed tav tel "
    "toel ver verg verl verpl verv verz vgl vnl voorz wo zgn zorgverl".split()
)
"""Words that keep their point; those without a vowel (*Ltd.*, *nr.*) are known by that."""

_VOWELS = frozenset("aeiouy")
_SHORT = 4
_SHORTEST_SHOUTED = 6
"""A word of so few letters that nobody knows may be an abbreviation."""
_LONG_SHOUTED = 10
"""No abbreviation has so many letters, so that a compound that no table has will do."""

_QUOTES = {'"': '"', "“": "”", "„": "”", "«": "»", "'": "'", "‘": "’"}
_SMALL = frozenset("van voor met en of de het een in op aan bij of for with and or the a an to by on at from".split())
ENGLISH_CAPITALS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december christmas easter pentecost whitsun ramadan english dutch german french "
    "turkish polish arabic spanish european american christian catholic protestant muslim jewish islamic bible quran "
    "god internet braille".split()
)
"""Words that English writes with a capital and Dutch mostly does not."""
_NAMED = frozenset("scale index score test inventory questionnaire interview checklist day week act law".split())
"""Words that end names of instruments and laws, which keep their capitals: *Glasgow Coma Scale*."""
_LONGEST_ACRONYM = 5
_MOST = 10
"""Slips of one kind that are told one by one; a name with more is not read by anybody."""


def check_name(reading: Reading) -> None:
    """Look at the characters of the whole name."""
    text = reading.text
    if not reading.pieces:
        return
    if _quotes(reading):
        return
    if reading.marks:
        _marks(reading)
    if not reading.ordinary and _SLIP.search(masked(text)):
        _slips(reading)
    if not (text[:1].isupper() and text[1:].islower()):
        _capitals(reading, reading.pieces[0] if reading.pieces else "")


def _quotes(reading: Reading) -> bool:
    """*"Document inzien"*, perhaps with the comma of a list behind it."""
    text = reading.text
    closing = _QUOTES.get(text[:1])
    inside = text.rstrip(" ,;.")
    if not closing or len(inside) <= len("''") or not inside.endswith(closing) or closing in inside[1:-1]:
        return False
    name = capitalise(inside[1:-1].strip(), reading.language)
    reading.add("15", "quotes", (0, len(text)), (name, "safe"), signs=f"{text[0]} {text[len(inside) - 1 :].strip()}")
    return True


def _marks(reading: Reading) -> None:
    """Report what a list or a table has left in the name; each fix leaves out what it names, wherever it stands."""
    text, language = reading.text, reading.language
    whole = marks.without(text, reading.marks, language)
    told = set()
    for mark in reading.marks[:_MOST] if whole else ():
        sign = text[mark.start : mark.end]
        alike = [other for other in reading.marks if text[other.start : other.end] == sign]
        if mark.key == "word-quotes":
            alike, sign = [other for other in reading.marks if other.key == mark.key], mark.key
        if mark.key in {"double-word", "word-quotes"} and fold(sign) in told:
            continue
        told.add(fold(sign))
        safety: Safety = "safe" if mark.key == "list-mark" or not sign.strip("_") else "unsafe"
        # What stands behind a dash is a remark as often as a part of the name: *Erase data - admin only*.
        beside = language == "en" and sign in marks.HYPHENS and " " in text[: mark.start].strip()
        if beside or mark.key == "word-quotes" or (mark.key == "remark" and not _only_shows(reading)):
            safety = "display-only"
        proposals = [(marks.without(text, alike, language), safety)]
        if len(alike) < len(reading.marks):
            proposals.append((whole, "display-only"))
        reading.add("15", mark.key, (mark.start, mark.end), *proposals, sign=sign)


def _only_shows(reading: Reading) -> bool:
    """Whether the operation lets nobody change anything, so that a remark which says so is superfluous."""
    verb = reading.words(reading.operation)
    if reading.language == "nl":
        found = dutch_operation(" ".join(verb))
        return found is not None and "view" in found.classes
    known = english_operation(verb)
    return known is not None and "view" in known[1]


def _slips(reading: Reading) -> None:
    text = reading.text
    keys = {
        "outer": ("outer-space", ""),
        "double": ("double-space", " "),
        "inner": ("inner-space", ""),
        "missing": ("bracket-space", " "),
        "stop": ("full-stop", ""),
        "star": ("stray-sign", ""),
    }
    for count, match in enumerate(_SLIP.finditer(masked(text))):
        if count == _MOST:
            return
        kind = match.lastgroup or ""
        safety = _safety(reading, match.start()) if kind == "stop" else "safe"
        if safety is None or (kind == "missing" and _is_ending_at(reading, match.start())):
            continue
        key, by = keys[kind]
        start, end = match.span()
        if kind == "stop":
            end = start + 1
        if kind == "double":
            # One of the spaces is right.
            start += 1
            by = ""
        if kind == "inner":
            by = f"[{match[0][1:-1].strip()}]"
        mended = text[:start] + by + text[end:]
        if kind == "star":
            mended = re.sub(r" {2,}", " ", mended).strip()
        reading.add("15", key, (start, end), (mended, safety), sign=match[0])


def _is_ending_at(reading: Reading, at: int) -> bool:
    """Whether what stands behind a bracket is the ending of its noun, which ONS307 and ONS407 speak of."""
    return any(
        fault.rule == "07" and fault.text in {"ending", "possessive"} and fault.start < at < fault.end
        for fault in reading.faults
    )


def _safety(reading: Reading, stop: int) -> Safety | None:
    """Say how safely a sign at the end can go: never the point of an abbreviation, which is part of its spelling."""
    last = _LAST_WORD.search(reading.text[:stop]) if reading.text[stop] == "." else None
    if last is None:
        return "safe"
    word = fold(last[0])
    if _PARTS.fullmatch(word) or word in _ABBREVIATIONS or not _VOWELS.intersection(word):
        return None
    is_known = words.is_dutch_noun if reading.language == "nl" else words.is_english_noun
    may_be_one = len(word) <= _SHORT and not is_known(word) and not is_dutch_infinitive(word)
    if may_be_one and reading.operation is None:
        return None  # *Rentepercentage inv.* ends in an operation
    return "unsafe" if may_be_one else "safe"


def _capitals(reading: Reading, first: str) -> None:
    text, language = reading.text, reading.language
    letters = [letter for letter in text if letter.isalpha()]
    # A single word of capitals may be an acronym; a whole name of several is not.
    if len(letters) > 5 and len(reading.pieces) > 1 and _is_upper(reading) and not _only_acronyms(reading):
        lowered = _WORDS.sub(lambda word: word[0] if _stays_upper(word[0]) else word[0].lower(), text)
        first, space, rest = lowered.partition(" ")
        reading.add("15", "all-capitals", (0, len(text)), (f"{capitalise(first, language)}{space}{rest}", "unsafe"))
        return
    shouted = _operation_in_capitals(reading) if len(reading.pieces) > 1 else None
    if shouted is not None:
        start, stop = reading.span(*shouted)
        lowered = text[start:stop].lower()
        proposal = reading.replaced(start, stop, lowered if start else capitalise(lowered, language))
        reading.add("15", "word-in-capitals", (start, stop), (proposal, "unsafe"))
        return
    if is_product(first):
        _title_case(reading)
        return
    if first[:1].islower() and text.startswith(first) and not any(letter.isupper() for letter in first):
        end = 2 if first.startswith("ij") and language == "nl" else 1
        proposal = capitalise(first, language) + text[len(first) :]
        if proposal != text:
            reading.add("15", "capital", (0, end), (proposal, "safe"))
        return
    _title_case(reading)


def _is_upper(reading: Reading) -> bool:
    """Whether a name is in capitals, its scope or not."""
    bare = [piece for piece in reading.pieces if piece[0] != "["]
    return reading.text.isupper() or (len(bare) > 1 and all(map(str.isupper, bare)))


def _operation_in_capitals(reading: Reading) -> tuple[int, int] | None:
    """Say which pieces are an operation in capitals between words that have none: *Dossier VERWIJDEREN*, *HAND OUT*."""
    at = len(reading.pieces) - 1 if reading.language == "nl" else 0
    verb = reading.pieces[at]
    if len(verb) < _SHORT or not (verb.isupper() and verb.isalpha()):
        return None
    if reading.language == "nl":
        return (at, at + 1) if dutch_operation(reading.folded[at]) else None
    return (0, 1 + _is_particle_in_capitals(reading, 1)) if is_english_verb(reading.folded[0]) else None


def _is_particle_in_capitals(reading: Reading, at: int) -> bool:
    return at < len(reading.pieces) and reading.pieces[at].isupper() and reading.folded[at] in ENGLISH_PARTICLES


def _stays_upper(word: str) -> bool:
    """Whether a word of a name in capitals has them of its own: *MRSA*, *EPD*."""
    noun = dutch_noun(word)
    return spells_letters(word.lower()) or (noun is not None and noun.noun.dutch.isupper())


def _only_acronyms(reading: Reading) -> bool:
    if any(len(piece) > _LONGEST_ACRONYM for piece in reading.pieces):
        return False
    if reading.language == "nl":
        return dutch_operation(reading.folded[-1]) is None
    return not words.may_be_english_verb(reading.folded[0])


def _title_case(reading: Reading) -> None:
    """*Document [Van Een Cliënt] Verwijderen*: only known words are lowered, names of products keep their capitals."""
    raised = [
        at
        for at, piece in enumerate(reading.pieces)
        if at and piece[:1].isupper() and piece[1:2].isalpha() and piece[1:].islower()
    ]
    scopes = [
        at for at, piece in enumerate(reading.pieces) if piece[0] == "[" and any(letter.isupper() for letter in piece)
    ]
    if not raised and not scopes:
        return
    names = _of_names(reading) if raised else set()
    known = [at for at in raised if at not in names and is_known(reading.folded[at], reading.language)]
    others = [
        at
        for at, piece in enumerate(reading.pieces)
        if at and piece[0].islower() and fold(piece) not in _SMALL and at not in raised
    ]
    sure = [at for at in known if _is_certain(reading, at)] if others else known
    wrong = sorted({*sure, *[at for at in scopes if at > 0 and reading.pieces[at][1:].islower() is False]})
    if not wrong or (raised and not sure and not scopes):
        return
    wrong = sorted({*wrong, *_beside(reading, raised, wrong)})
    text = reading.text
    pieces = []
    end = 0
    for at in wrong:
        start, stop = reading.span(at)
        piece = reading.pieces[at]
        pieces += [text[end:start], piece.lower() if piece[0] == "[" else lower_first(piece)]
        end = stop
    mended = "".join([*pieces, text[end:]])
    if mended == text:
        return
    # A word that nobody knows may be the name of a product, and may be not.
    safety: Safety = "unsafe" if set(wrong) >= set(raised) or others else "display-only"
    reading.add("15", "title-case", (reading.span(wrong[0])[0], reading.span(wrong[-1])[1]), (mended, safety))


def title_case_beside(right: Right) -> list[Finding]:
    """Find capitals in all words of a subject that the other name writes small: *Close Ledger Account*.

    There it does not matter that nobody knows *ledger*: the name of a product has its capitals in both languages.
    """
    dutch, english = right.dutch, right.english
    found: list[Finding] = []
    if dutch is None or english is None:
        return found
    for code, field, reading, twin in (
        ("ONS315", "dutch_name", dutch, english),
        ("ONS415", "english_name", english, dutch),
    ):
        wrong = _raised_beside(reading, twin) if reading.kind == "task" and reading.subject else None
        if wrong is None or reading.fault("15") is not None:
            continue
        key, raised = wrong
        text = reading.text
        for start, stop in (reading.span(at) for at in raised):
            text = text[:start] + text[start:stop].lower() + text[stop:]
        text = capitalise(text, reading.language)
        place = right.fields[field]
        span = reading.span(raised[0])[0], reading.span(raised[-1])[1]
        proposal = Proposal(((place.place(), text),), "display-only")
        found.append(Finding(code, place.place(*span), key, {"proposal": text}, (), (proposal,)))
    return found


def _raised_beside(reading: Reading, twin: Reading) -> tuple[str, list[int]] | None:
    """Give the words of a subject that have capitals which the twin shows to be wrong, and the key of what is said."""
    assert reading.subject is not None
    shouted = [at for at in range(*reading.subject) if _is_shouted(reading, at, twin)]
    if shouted:
        return "word-in-capitals", shouted
    raised = _all_raised(reading, twin)
    return ("title-case", raised) if raised else None


def _is_shouted(reading: Reading, at: int, twin: Reading) -> bool:
    """Whether a known noun is in capitals only, and no acronym: *MAALTIJDLIJST* beside *meal list*."""
    piece, word = reading.pieces[at], reading.folded[at]
    if len(piece) < _SHORTEST_SHOUTED or not (piece.isupper() and piece.isalpha()) or word in twin.text.lower():
        return False
    if is_product(piece) or twin.text[1:] != twin.text[1:].lower() or _stays_upper(word):
        return False
    known = words.is_dutch_noun(word) if reading.language == "nl" else words.is_english_noun(word)
    return known or (len(word) >= _LONG_SHOUTED and _is_word(word, reading.language))


def _is_word(word: str, language: Language) -> bool:
    from onsrights.ons.lexicon.vocabulary import is_english, may_be_dutch

    return may_be_dutch(word) if language == "nl" else is_english(word)


def _all_raised(reading: Reading, twin: Reading) -> list[int]:
    """Give the words of a subject that lose their capital, where all have one and the twin has none of them."""
    assert reading.subject is not None
    if twin.text[1:] != twin.text[1:].lower():
        return []
    low, there = twin.text.lower(), {part for word in twin.folded for part in word.split("-")}
    raised: list[int] = []
    for at in range(*reading.subject):
        piece, word = reading.pieces[at], reading.folded[at]
        if at == 0 or piece[0] == "[" or word in _SMALL:
            continue
        if (
            not (piece.istitle() and piece.isalpha())
            or word in (there if raised else low)
            or word in _NAMED
            or (len(word) < _SHORT and not _is_word(word, reading.language))
        ):
            return []
        if is_product(piece):
            return []
        if word not in ENGLISH_CAPITALS:
            raised.append(at)
    least = 1 if reading.language == "nl" else 2
    count = sum(reading.pieces[at].istitle() for at in range(*reading.subject) if at)
    return raised if count >= least else []


def _beside(reading: Reading, raised: list[int], wrong: list[int]) -> Iterator[int]:
    """Give the words that go with those whose capital is wrong: *Digital* before *Plan*, *Off* behind *Sign*.

    Before a name the same adjective may be part of it (*External Connector*).
    """
    lowered = set(wrong)
    for at in reversed(raised):
        word = reading.folded[at]
        ordinary = is_adjective(word) if reading.language == "nl" else words.is_english_adjective(word)
        if (ordinary and at + 1 in lowered) or (at == 1 and word in ENGLISH_PARTICLES):
            lowered.add(at)
            yield at


def _of_names(reading: Reading) -> set[int]:
    """Give the words that stand side by side with others with a capital, one of which is no ordinary word.

    A name is capitalised as a whole: *Open Ons Agenda*, *Delirium Observatie Screening*. The first word has its capital
    in any case, and counts as one of them in a Dutch name only.
    """
    last = reading.operation[1] - 1 if reading.language == "nl" and reading.operation else len(reading.pieces)
    first = int(reading.language == "en" or reading.pieces[0].isupper())
    found: set[int] = set()
    group: list[int] = []
    for at in range(first, len(reading.pieces) + 1):
        if at < len(reading.pieces) and at != last and reading.pieces[at][:1].isupper():
            group.append(at)
            continue
        if not all(is_known(reading.folded[other], reading.language) for other in group):
            found.update(group)
        group = []
    return found


def is_known(word: str, language: Language) -> bool:
    """Whether a word is known, so that it is not likely the name of a product."""
    if language == "nl":
        return (
            words.is_dutch_noun(word)
            or dutch_operation(word) is not None
            or is_dutch_infinitive(word)
            or is_adjective(word)
        )
    return (
        words.is_english_noun(word)
        or words.is_english_adjective(word)
        or any(word in table for table in (ENGLISH_PLURAL_ONLY, ENGLISH_MASS, ENGLISH_PARTICLES, ENGLISH_ADVERBS))
    )


def _is_certain(reading: Reading, at: int) -> bool:
    """Whether the capital cannot belong to the name of a product: the operation itself, or the only word of its part."""
    if reading.language == "nl":
        return reading.operation is not None and at == reading.operation[1] - 1 and reading.kind == "task"
    return reading.subject is not None and reading.subject[1] - reading.subject[0] == 1 and at == reading.subject[0]
