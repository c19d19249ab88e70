"""Read a Dutch name: subject [scope] operation (the Right Syntax Requirements page, section "Dutch name").

The operation is a phrase. Between the scope and the infinitive stands whatever the verb takes (*ter goedkeuring
aanbieden*, *laten vervallen*), and a subject may hold infinitives, prepositions and plurals of its own. So a word is
judged by its position, and one that may be two things proves nothing.
"""

from __future__ import annotations

from onsrights.engine.declared import TYPE_CHECKING
from onsrights.ons import lexicon
from onsrights.ons.names import words
from onsrights.ons.names.clean import clean
from onsrights.ons.names.layout import Layout, layout
from onsrights.ons.names.reading import Scope
from onsrights.ons.names.scan import fold, lower_first, sentence, spell
from onsrights.ons.names.scope_part import FOREIGN_JOINERS, has_ending, joined, read_scope, scope_text, without_endings

if TYPE_CHECKING:
    from onsrights.engine.diagnostics import Safety
    from onsrights.ons.names.reading import Reading

__all__ = ["DUTCH_SENTENCES", "read"]

_SCOPES = {
    "[van een cliënt]": ("client", "cliënt"),
    "[van een medewerker]": ("employee", "medewerker"),
    "[van een team]": ("team", "team"),
}
_ARTICLES = frozenset({"de", "het", "een", "'t"})
_MODALS = lexicon.DUTCH_MODALS
_NEGATIONS = lexicon.DUTCH_NEGATIONS
_EXAMPLES = "inzien, wijzigen"
"""Operations, as a message names them where one is missing."""
_AND = frozenset({"en", "of", "en/of", "/", "&", "+", ","})
_JOINS = _AND | FOREIGN_JOINERS["nl"].keys()
"""What may have been meant to join two scopes."""
_WATCHED = _MODALS | _NEGATIONS | _AND | {"te"}
"""Words that may mean a fault; a name without any of them needs no closer look at its operation."""

_LONGEST_COMPLEMENT = 3
"""Words of what a verb takes with it: *op de wachtlijst zetten*."""
_FAR = 20
"""Words behind a scope that are looked at for a modal or a negation."""

_NEVER_COMMAND = (
    _ARTICLES
    | lexicon.EN_ADJECTIVES
    | lexicon.DUTCH_PREPOSITIONS
    | lexicon.DUTCH_PARTICLES
    | lexicon.DUTCH_MEASURE_NOUNS
    | {"te", "eigen"}
)

_RIGHTS = frozenset("recht mogelijkheid toestemming bevoegdheid permissie machtiging optie autorisatie".split())
_MAY = frozenset({"mag", "kan", "mogen", "kunnen", "kun", "kunt"})
_QUESTIONS = frozenset({"of", "wie", "wanneer", "waar", "hoe"})
"""How a question begins, of which no name is left by leaving out a word."""
_GIVES = frozenset({"geeft", "biedt", "verleent"})
_WITH_THIS = frozenset({"hiermee", "hierdoor", "hierbij", "daarmee", "zo"})
_WHO = frozenset({"ik", "wij", "we", "men", "je", "jij", "u", "iemand"})
_WANTS = _MAY | {"wil", "willen", "moet", "moeten", "zal", "zullen"}
_MADE_FOR = frozenset("wordt worden is zijn gebruikt bedoeld bestemd nodig dient dienen hiermee noodzakelijk".split())
_ALLOWED = frozenset({"toegestaan", "geoorloofd", "mogelijk", "toegelaten"})
_BECOMES = frozenset({"wordt", "worden"})
DUTCH_SENTENCES = _RIGHTS | _WANTS | _ALLOWED | _BECOMES | {"om"}
"""Words of sentences about a right; without any of them a name is none."""

_PERSONS = tuple(
    "er ers aar aars ist isten kundige kundigen ende enden eur eurs or oren arts artsen loog logen assistent "
    "assistenten iedereen u".split()
)
"""How words for somebody end."""
_RELATIVE = frozenset({"die", "dat", "wat", "of", "om"})
_LONGEST_ROLE = 5
_SHORTEST_SENTENCE = 3


def read(reading: Reading) -> None:
    """Read ``reading`` in place: its parts, and the faults of its build."""
    clean(reading)
    without_endings(reading)
    folded = reading.folded
    if not folded:
        reading.faults.clear()
        reading.add("02", "empty", (0, len(reading.text)))
        return
    if _sentence_about_the_right(reading):
        return
    shape, starts = _shape(reading)
    found = layout(shape, "nl")
    if isinstance(found, Layout):
        _take(reading, found, starts)
        _look_at_operation(reading)
    else:
        _diagnose(reading)


def _shape(reading: Reading) -> tuple[str, list[int]]:
    """Give the shape of the name, and for each letter of it (and the end) the piece at which it starts."""
    folded = reading.folded
    count = len(folded)
    shape, starts = "", []
    at = 0
    if count > 2 and folded[0] == "toegang" and folded[1] == "tot" and not _ends_in_operation(reading):
        shape, starts, at = "A", [0], 2
    if at < count - 1 and folded[at] in _ARTICLES:
        shape += "a"
        starts.append(at)
        at += 1
    tail = (count, count) if shape[:1] == "A" else _tail(reading, at)
    scopes: list[Scope] = []
    while at < count:
        piece = folded[at]
        if piece[0] == "[":
            known = _SCOPES.get(piece)
            if known is None:
                scopes.append(_odd_scope(reading, at))
            else:
                scopes.append(Scope(at, *known))
            shape += "[ven]"
            starts += [at] * 5
            at += 1
        elif piece in _JOINS and scopes and scopes[-1].piece == at - 1 and _scope_follows(folded, at):
            shape += "j"
            starts.append(at)
            at += 1
        elif at >= tail[1]:
            shape += "i"
            starts.append(at)
            at += 1
        elif at >= tail[0]:
            shape += "c"
            starts.append(at)
            at = tail[1]
        else:
            if shape[-1:] != "w":
                shape += "w"
                starts.append(at)
            at += 1
    starts.append(count)
    if scopes:
        reading.scopes = joined(reading, scopes, _JOINS)
        shape, starts = _with_joiners(shape, starts)
    return shape, starts


def _scope_follows(folded: list[str], at: int) -> bool:
    return at + 1 < len(folded) and folded[at + 1][0] == "["


def _with_joiners(shape: str, starts: list[int]) -> tuple[str, list[int]]:
    """Put in the joiners that are missing between two scopes; that they are missing is noted already."""
    while (at := shape.find("][")) >= 0:
        shape = f"{shape[: at + 1]}j{shape[at + 1 :]}"
        starts = [*starts[: at + 1], starts[at + 1], *starts[at + 1 :]]
    return shape, starts


def _odd_scope(reading: Reading, at: int) -> Scope:
    """Read a bracketed part that is not written as the page does (ONS307, ONS308)."""
    found = read_scope(reading.pieces[at], "nl")
    if has_ending(reading, at):
        return Scope(at, found.entity, found.noun)
    if found.fault and found.is_scope:
        start, end = reading.span(at - (at > 0 and _is_doubled(reading, at)), at + 1)
        rule, text = found.fault
        if rule == "07" and found.form is None:
            text += "-open"
        proposals = ((reading.replaced(start, end, found.form), found.safety),) if found.form else ()
        reading.add(rule, text, (start, end), *proposals, scope=reading.pieces[at], noun=found.noun, form=found.form)
    elif found.fault and at > 0:
        reading.add("08", "unknown", reading.span(at), scope=reading.pieces[at], noun=found.noun, form=None)
    return Scope(at, found.entity, found.noun)


def _is_doubled(reading: Reading, at: int) -> bool:
    """Whether the *van* of a scope stands before its bracket: *van [een cliënt]*."""
    return reading.folded[at - 1] == "van" and reading.folded[at][1:].split()[0] not in {"van", "voor"}


def _ends_in_operation(reading: Reading) -> bool:
    last = reading.pieces[-1]
    return last[0] != "[" and not last[:1].isupper() and _may_be_operation(reading)


def _may_be_operation(reading: Reading) -> bool:
    """Whether the last word can be an infinitive in its place, at the end of the name.

    An operation of the lexicon always can; a plural of the lexicon (*Overzicht taken*) cannot, unless a scope
    or *als …* before it and it is a verb as well; any other word can when it is an infinitive, or looks like one.
    """
    last = reading.folded[-1]
    if lexicon.dutch_operation(last) is not None:
        return True
    if last[0] == "[" or len(last) < 3:
        return False
    after_scope = any(piece[0] == "[" or piece == "als" for piece in reading.folded[1:])
    infinitive = lexicon.is_dutch_infinitive(last) or (
        not words.is_plural_of_table(last) and words.is_particle_verb(last)
    )
    if words.is_dutch_plural(last) and not (infinitive and (after_scope or not words.is_plural_of_table(last))):
        return False
    if infinitive:
        return True
    return (
        lexicon.could_be_infinitive(last)
        and words.near_dutch_operation(last) is None
        and (after_scope or len(reading.folded) > 1)
    )


def _tail(reading: Reading, first: int) -> tuple[int, int]:
    """Say where the operation begins and where its infinitive stands, as far as the words alone can tell.

    Both are the number of pieces when the name does not end in something that can be an operation.
    """
    count = len(reading.folded)
    if reading.pieces[-1][0] == "[" or not _may_be_operation(reading):
        return count, count
    start = count - 1
    phrase = lexicon.dutch_phrase(reading.folded)
    if phrase is not None:
        start = max(count - phrase[0], first)
    while start - 1 > first and words.belongs_to_verb(reading.folded[start - 1]):
        start -= 1
    return start, count - 1


def _with_complement(folded: list[str], start: int, first: int) -> int:
    """Say where an operation begins before which a scope goes: a verb like *zetten* takes its phrase with it.

    *Alarm op stil zetten* has its scope behind *Alarm*, although no table has *op stil zetten*.
    """
    if folded[start] not in lexicon.DUTCH_LIGHT_VERBS:
        return start
    for at in range(max(first, start - _LONGEST_COMPLEMENT), start - 1):
        if folded[at] in lexicon.DUTCH_PREPOSITIONS:
            return at
    return start


def _take(reading: Reading, found: Layout, starts: list[int]) -> None:
    reading.kind = found.kind
    reading.subject = starts[found.subject[0]], starts[found.subject[1]]
    reading.article = int(reading.folded[reading.subject[0]] in _ARTICLES)
    if found.operation is not None:
        reading.operation = starts[found.operation[0]], starts[found.operation[1]]


# What may be wrong although the shape is right.


def _look_at_operation(reading: Reading) -> None:
    if reading.kind == "access":
        return
    assert reading.subject is not None
    if (_AND | _ARTICLES).issuperset(reading.words(reading.subject)):
        reading.add("02", "missing", reading.span(0, 0), written=reading.text)
        return
    assert reading.operation is not None
    folded = reading.folded
    # *Aan/uit-knop* begins with a preposition that is a part of its noun.
    if folded[reading.subject[0]] in lexicon.DUTCH_PREPOSITIONS and folded[1] not in {"te", "/"}:
        _preposition_first(reading)
        return
    if reading.scopes and _parted(reading):
        return
    alone = len(folded) > 2 and (not reading.scopes or reading.scopes[-1].piece == len(folded) - 3)
    if alone or not _WATCHED.isdisjoint(folded) or folded[-2] in lexicon.DUTCH_PARTICLES:
        if _te_or_apart(reading):
            return
        _several_operations(reading)
        _modals(reading)
    if len(folded) == 2:
        _two_words_only(reading)
    if lexicon.dutch_operation(folded[-1]) is None:
        _near_miss(reading)


def _parted(reading: Reading) -> bool:
    """*Tijdelijke [van een cliënt] toegang verlenen*: the scope parts an adjective from its noun (ONS305)."""
    assert reading.subject is not None
    assert reading.operation is not None
    folded = reading.folded
    first, end = reading.subject
    start, verb = reading.operation
    noun = folded[start]
    adjectives = all(map(lexicon.is_adjective, folded[first + reading.article : end]))
    if end - first <= reading.article or not adjectives or verb - start < 2 or not words.is_dutch_noun(noun):
        return False
    if words.is_dutch_noun(folded[end - 1]) or lexicon.is_adjective(noun) or reading.scopes[-1].piece != start - 1:
        return False  # a *geïnteresseerde* is somebody, *digitaal* is how
    scope = reading.pieces[end:start]
    pieces = [*reading.pieces[:end], reading.pieces[start], *scope, *reading.pieces[start + 1 :]]
    where = reading.span(end, start)
    reading.add("05", "inside", where, (sentence(pieces, "nl"), "unsafe"), scope=spell(scope))
    return True


def _near_miss(reading: Reading) -> None:
    """*bewreken*: formed like an infinitive, but a slip in a known operation (ONS310)."""
    near = words.near_dutch_operation(reading.folded[-1])
    if near is not None and not reading.fault("12"):
        last = len(reading.folded) - 1
        _report_near(reading, last, near)


def _report_near(reading: Reading, at: int, near: str) -> None:
    proposal = reading.replaced(*reading.span(at), near)
    reading.add("10", "near", reading.span(at), (proposal, "display-only"), written=reading.pieces[at], operation=near)


def _te_or_apart(reading: Reading) -> bool:
    """*in te zien*, *toe voegen*: the last word is an infinitive, but not the one that is meant (ONS311)."""
    assert reading.operation is not None
    phrase = lexicon.dutch_phrase(reading.folded)
    return phrase is None and _wrong_form(reading)


def _two_words_only(reading: Reading) -> None:
    """Find *Versturen berichten*: an operation, then a plural that can pass for an infinitive (ONS304)."""
    first, last = reading.folded
    if not lexicon.dutch_operation(first) or first in lexicon.NOMINAL_INFINITIVES or lexicon.dutch_operation(last):
        return
    noun = lexicon.dutch_noun(last)
    if noun is not None and noun.number == "plural":
        _turned(reading, "english-order", [reading.pieces[1]], [first])


def _preposition_first(reading: Reading) -> None:
    """*Op doel [van een cliënt] rapporteren*: the subject is there, but not in the first place (ONS302)."""
    proposal = _without_preposition(reading)
    end = reading.subject[1] if reading.subject else 1
    key = "preposition-better" if proposal else "preposition-first"
    reading.add("02", key, reading.span(0, end), *proposal, written=reading.pieces[0])


_BETTER = {
    ("op", "reageren"): "beantwoorden",
    ("op", "antwoorden"): "beantwoorden",
    ("in", "zoeken"): "doorzoeken",
    ("met", "instemmen"): "goedkeuren",
    ("met", "akkoord gaan"): "goedkeuren",
    ("naar", "luisteren"): "beluisteren",
    ("naar", "zoeken"): "zoeken",
    ("naar", "kijken"): "bekijken",
}
"""Operations that take their subject without a preposition, from the table of verbs that need more than a subject."""


def _without_preposition(reading: Reading) -> tuple[tuple[str, Safety], ...]:
    assert reading.subject is not None
    assert reading.operation is not None
    verb = " ".join(reading.words(reading.operation))
    better = _BETTER.get((reading.folded[0], verb))
    if better is None:
        return ()
    pieces = [*reading.pieces[1 : reading.operation[0]], better]
    return ((sentence(pieces, "nl"), "display-only"),)


def _modals(reading: Reading) -> None:
    """*kunnen inzien*, *niet verwijderen*: a right grants, so neither belongs in its name (ONS313)."""
    assert reading.operation is not None
    first = max(scope.piece for scope in reading.scopes) + 1 if reading.scopes else 1
    if not reading.scopes:
        first = max(first, len(reading.folded) - 4)
    for at in range(first, min(len(reading.folded), first + _FAR)):
        word = reading.folded[at]
        last = at == len(reading.folded) - 1
        if word in _NEGATIONS and not last:
            reading.add(
                "13", "negation", reading.span(at), (_without(reading, at), "display-only"), written=reading.pieces[at]
            )
        elif (
            word in _MODALS
            and (not last or lexicon.is_dutch_infinitive(reading.folded[at - 1]))
            and not (word in _MODALS_AND_NOUNS and _only_adjectives(reading.folded[:at]))
        ):
            reading.add("13", "modal", reading.span(at), (_without(reading, at), "unsafe"), written=reading.pieces[at])


_MODALS_AND_NOUNS = frozenset({"kan", "wil"})


def _only_adjectives(folded: list[str]) -> bool:
    """Whether nothing before a word can be the subject, so that it is the subject itself: *laatste wil*."""
    return all(
        word in _ARTICLES or (word[-1] == "e" and not words.is_dutch_noun(word)) or lexicon.bare_adjective(word)
        for word in folded
    )


def _without(reading: Reading, start: int, end: int | None = None) -> str:
    end = start + 1 if end is None else end
    return sentence([*reading.pieces[:start], *reading.pieces[end:]], "nl")


def _several_operations(reading: Reading) -> None:
    """*inzien en wijzigen*, *inzien/wijzigen*, *in- en uitloggen*: one right each (ONS312)."""
    folded = reading.folded
    last = len(folded) - 1
    verbs, at = [last], last
    while at >= 2 and (folded[at - 1] in _AND):
        before = folded[at - 2]
        if before[0] == "[" or not (before.endswith("-") or lexicon.is_dutch_infinitive(before)):
            break
        verbs.insert(0, at - 2)
        at -= 2
    first = verbs[0]
    if len(verbs) == 1 or first == 0 or first <= reading.article:
        return
    if words.is_pair(folded[first:]) or (first == 1 and not reading.scopes and not _is_only_infinitive(folded[first])):
        return
    operations = [_whole_verb(folded, verb) for verb in verbs]
    names = [spell([*reading.pieces[:first], operation]) for operation in operations]
    reading.add(
        "12",
        "several",
        reading.span(first, last + 1),
        operations=spell(reading.pieces[first:]),
        names='", "'.join(names),
    )
    reading.operation = first, last + 1
    if reading.subject is not None and reading.subject[1] > first:
        reading.subject = reading.subject[0], first


def _is_only_infinitive(word: str) -> bool:
    return lexicon.dutch_operation(word) is not None or (
        lexicon.is_dutch_infinitive(word) and not words.is_dutch_noun(word) and word not in lexicon.NOMINAL_INFINITIVES
    )


def _whole_verb(folded: list[str], at: int) -> str:
    """Give *inloggen* for the *in-* of *in- en uitloggen*; what is no such part comes without its hyphen."""
    word = folded[at]
    if not word.endswith("-"):
        return word
    last = folded[-1]
    for length in range(len(last) - 1, 2, -1):
        joined = word[:-1] + last[-length:]
        if lexicon.dutch_operation(joined) or lexicon.is_dutch_infinitive(joined):
            return joined
    return word[:-1]


# What is wrong when the grammar refuses the shape.


def _diagnose(reading: Reading) -> None:
    """Say why a name is no name; the first of these that fits is the cause."""
    groups = [at for at, piece in enumerate(reading.folded) if piece[0] == "["]
    if not groups and _AND.issuperset(reading.folded[:-1]) and _may_be_operation(reading):
        reading.operation = len(reading.folded) - 1, len(reading.folded)
        reading.add("02", "missing", reading.span(0, 0), written=reading.text)
        return
    if all(at in groups or folded in _AND for at, folded in enumerate(reading.folded)):
        _only_brackets(reading, groups)
        return
    if _english_operation(reading, groups) or _wrong_form(reading):
        return
    if groups and groups[0] == 0:
        _brackets_first(reading, groups)
        return
    if groups and groups[-1] == len(reading.folded) - 1 and _scope_after(reading, groups):
        return
    if _order(reading) or _words_after(reading):
        return
    if not _only_operation_with_scope(reading, groups):
        _no_operation(reading, groups)


def _english_operation(reading: Reading, groups: list[int]) -> bool:
    """*Zorgplan [van een cliënt] edit*: the operation is in its place, and in English (ONS316)."""
    last = len(reading.folded) - 1
    word = reading.folded[last]
    if not last or 0 in groups or not reading.pieces[last].islower() or lexicon.english_operation([word]) is None:
        return False
    if groups and not reading.folded[groups[-1]].startswith(("[van ", "[een ")):
        return False
    if not groups and (lexicon.english_operation(reading.folded[:1]) is not None or words.is_dutch_noun(word)):
        return False
    if groups and groups[-1] != last - 1:
        return False
    from onsrights.ons.names.follows import dutch_of_english_operation

    dutch = dutch_of_english_operation(word)
    if dutch is None:
        return False
    reading.kind, reading.operation = "task", (last, last + 1)
    reading.subject = 0, min(groups, default=last)
    name = reading.replaced(*reading.span(last), dutch)
    reading.add("16", "operation", reading.span(last), (name, "display-only"), written=reading.pieces[last])
    return True


def _only_brackets(reading: Reading, groups: list[int]) -> None:
    reading.add("02", "missing", reading.span(0, 0), written=reading.text)
    reading.add("03", "missing", reading.span(len(groups), len(groups)), written=reading.text, examples=_EXAMPLES)


def _only_operation_with_scope(reading: Reading, groups: list[int]) -> bool:
    """*Verwijderen [van een cliënt]*, *Beeldbellen [met een cliënt]*: nothing that the operation works on."""
    places = [at for at in range(len(reading.folded)) if at not in groups]
    if not groups or not all(lexicon.is_dutch_infinitive(reading.folded[at]) for at in places):
        return False
    if all(
        words.is_dutch_noun(reading.folded[at]) and not lexicon.dutch_operation(reading.folded[at]) for at in places
    ):
        return False
    reading.faults = [fault for fault in reading.faults if fault.rule != "07"]
    reading.operation = places[0], places[-1] + 1
    reading.add(
        "02",
        "only-operation",
        reading.span(places[0], places[-1] + 1),
        written=spell(reading.pieces[at] for at in places),
    )
    return True


def _brackets_first(reading: Reading, groups: list[int]) -> None:
    """A bracketed part stands first: a scope, a product, or the subject itself."""
    lead = 0
    while lead + 1 in groups or (reading.folded[lead + 1] in _JOINS and lead + 2 in groups):
        lead += 1 if lead + 1 in groups else 2
    found = read_scope(reading.pieces[0], "nl")
    ends = _may_be_operation(reading)
    operation = len(reading.folded)
    if ends:
        operation = _with_complement(reading.folded, _tail(reading, lead + 1)[0], lead + 2)
    if not found.is_scope:
        if operation > lead + 1:
            start, end = reading.span(0)
            rest = sentence(reading.pieces[1:], "nl")
            reading.add(
                "14",
                "bracket",
                (start, end),
                (rest, "unsafe"),
                product=reading.pieces[0][1:-1],
                front=reading.pieces[0],
            )
            _reread_without_first(reading)
        else:
            subject = reading.pieces[0][1:-1].strip()
            proposal = sentence([subject, *reading.pieces[1:]], "nl")
            reading.operation = operation, len(reading.folded)
            reading.add(
                "02", "scope-as-subject", reading.span(0), (proposal, "display-only"), written=reading.pieces[0]
            )
        return
    if ends and _is_all_operation(reading.folded[lead + 1 :]):
        reading.operation = lead + 1, len(reading.folded)
        reading.add("02", "missing", reading.span(0, 0), written=spell(reading.pieces[0 : lead + 1]))
        return
    turned = None if ends else _operation_first(reading, lead + 1)
    if turned is not None:
        words_of_subject, verbs, key = turned
        _turned(reading, key, words_of_subject, verbs, span=reading.span(lead + 1, len(reading.folded)))
        return
    if ends:
        pieces = reading.pieces[lead + 1 : operation]
        pieces[0] = lower_first(pieces[0])
        proposal = sentence([*pieces, *_lowered(reading.pieces[: lead + 1]), *reading.pieces[operation:]], "nl")
        reading.subject, reading.operation, reading.kind = (
            (lead + 1, operation),
            (operation, len(reading.folded)),
            "task",
        )
        reading.add(
            "05", "first", reading.span(0, lead + 1), (proposal, "unsafe"), scope=spell(reading.pieces[: lead + 1])
        )
        _look_at_operation(reading)
        return
    reading.subject = lead + 1, len(reading.folded)
    proposal = sentence([*reading.pieces[lead + 1 :], *_lowered(reading.pieces[: lead + 1])], "nl")
    reading.add("05", "first", reading.span(0, lead + 1), (proposal, "unsafe"), scope=spell(reading.pieces[: lead + 1]))
    _no_operation(reading, groups)


def _is_all_operation(folded: list[str]) -> bool:
    """Whether everything behind a leading scope is the operation, so that there is no subject."""
    phrase = lexicon.dutch_phrase(folded)
    if len(folded) == 1 or (phrase is not None and phrase[0] == len(folded)):
        return True
    return all(
        word in lexicon.DUTCH_OPERATION_WORDS or (lexicon.dutch_operation(word) and not words.is_dutch_noun(word))
        for word in folded[:-1]
    ) or folded[0] in {"ter", "ten", "te", "als"}


def _lowered(pieces: list[str]) -> list[str]:
    """Take the capital away from a scope that stood first: *[Van een cliënt]*."""
    return [piece[0] + lower_first(piece[1:]) if piece[0] == "[" else piece for piece in pieces]


def _reread_without_first(reading: Reading) -> None:
    reading.without_first(1)
    reading.faults = [fault for fault in reading.faults if fault.rule not in {"07", "08"}]
    shape, starts = _shape(reading)
    found = layout(shape, "nl")
    if isinstance(found, Layout):
        _take(reading, found, starts)
        _look_at_operation(reading)
    else:
        _diagnose(reading)


def _scope_after(reading: Reading, groups: list[int]) -> bool:
    """*Document verwijderen [van een cliënt]*: the scope stands after the operation (ONS305)."""
    first = groups[-1]
    while first - 1 in groups or (reading.folded[first - 1] in _JOINS and first - 2 in groups):
        first -= 1 if first - 1 in groups else 2
    if first < 2 or any(at < first for at in groups):
        return False
    if lexicon.dutch_operation(reading.folded[0]) and words.is_dutch_noun(reading.folded[first - 1]):
        return False
    whole = reading.pieces, reading.folded
    reading.pieces, reading.folded = whole[0][:first], whole[1][:first]
    ends = _may_be_operation(reading) and _is_surely_operation(whole[1], first - 1)
    operation = _with_complement(reading.folded, _tail(reading, 0)[0], 1) if ends else first
    reading.pieces, reading.folded = whole
    while operation > 2 and whole[1][operation - 1] in _AND and lexicon.is_dutch_infinitive(whole[1][operation - 2]):
        operation -= 2
    if not ends or operation == 0:
        return False
    moved = [*reading.pieces[:operation], *reading.pieces[first:]]
    proposal = sentence([*moved, *reading.pieces[operation:first]], "nl")
    reading.kind, reading.subject, reading.operation = "task", (0, operation), (operation, first)
    reading.article = int(reading.folded[0] in _ARTICLES)
    reading.add(
        "05",
        "after",
        reading.span(first, len(reading.folded)),
        (proposal, "unsafe"),
        scope=spell(reading.pieces[first:]),
    )
    verbs = [at for at in range(operation, first) if whole[1][at] not in _AND]
    if len(verbs) > 1 and len(verbs) < first - operation:
        names = [sentence([*moved, _whole_verb(whole[1][:first], at)], "nl") for at in verbs]
        written = spell(reading.pieces[operation:first])
        reading.add("12", "several", reading.span(operation, first), operations=written, names='", "'.join(names))
    return True


def _is_surely_operation(folded: list[str], at: int) -> bool:
    """Whether the word before a scope that stands last is the operation, and not a noun in -en (*Teken van leven*)."""
    word = folded[at]
    if lexicon.dutch_operation(word):
        return True
    if words.is_dutch_noun(word) or word in lexicon.NOMINAL_INFINITIVES or folded[at - 1] in lexicon.DUTCH_PREPOSITIONS:
        return False
    return lexicon.is_dutch_infinitive(word) or word.endswith("eren")


def _order(reading: Reading) -> bool:
    """Find a name in the other language's order, an imperative, or a nominal form (ONS304)."""
    found = _operation_first(reading, 0)
    if found is None:
        return False
    subject, verbs, key = found
    _turned(reading, key, subject, verbs)
    return True


def _operation_first(reading: Reading, first: int) -> tuple[list[str], list[str], str] | None:
    """Give subject, operation and kind where the operation stands first; scopes are left out of both."""
    folded = reading.folded[first:]
    pieces = reading.pieces[first:]
    places = [at for at, piece in enumerate(folded) if piece[0] != "[" and not _is_scope_joiner(folded, at)]
    nominal = lexicon.dutch_nominal([folded[at] for at in places])
    if nominal is not None and len(places) > nominal.words:
        return _subject_words(pieces, folded, places[nominal.words :]), [nominal.operation], "nominal"
    imperative = _imperative(reading, [folded[at] for at in places])
    if imperative is not None:
        infinitive, particle = imperative
        rest = [at for index, at in enumerate(places) if index not in {0, particle}]
        if particle is None and folded[rest[-1]] in lexicon.DUTCH_PARTICLES:
            joined = folded[rest[-1]] + infinitive  # what ends a command is split off its verb: *print … uit*
            if lexicon.is_dutch_infinitive(joined):
                infinitive, rest = joined, rest[:-1]
        last_scope = max((at for at, piece in enumerate(folded) if piece[0] == "["), default=len(folded))
        subject = [at for at in rest if at < last_scope] or rest
        verbs = [folded[at] for at in rest if at not in subject]
        if subject:
            return _subject_words(pieces, folded, subject), [*verbs, infinitive], "imperative"
    if len(places) < 2:
        return None
    operation = lexicon.dutch_operation(folded[places[0]])
    if any(lexicon.is_dutch_infinitive(folded[at]) and not words.is_dutch_noun(folded[at]) for at in places[1:]):
        return None
    known = operation is not None or (
        first == 0
        and places[0] == 0
        and (bool(reading.scopes) or _is_adjective_and_noun(folded[1:]))
        and lexicon.is_dutch_infinitive(folded[0])
        and not words.is_dutch_noun(folded[0])
        and folded[0] not in lexicon.DUTCH_SINGULAR
        and folded[0] not in lexicon.EN_ADJECTIVES
    )
    if not known:
        return None
    if folded[places[0]] in lexicon.NOMINAL_INFINITIVES and not (operation and _knows_rest(folded, places)):
        return None
    if folded[places[1]] in _AND or folded[places[0]].endswith("-"):
        return None
    return _subject_words(pieces, folded, places[1:]), [folded[places[0]]], "english-order"


def _is_adjective_and_noun(folded: list[str]) -> bool:
    """Whether a word, perhaps behind adjectives, is all there is; no plural, which may pass for an infinitive."""
    return all(map(lexicon.is_adjective, folded[:-1])) and not words.is_plural_of_table(folded[-1])


def _imperative(reading: Reading, folded: list[str]) -> tuple[str, int | None] | None:
    """Give the infinitive and the place of the split-off part where the name begins with a command."""
    found = lexicon.imperative(folded)
    if found is not None:
        noun = words.is_dutch_noun(folded[0]) and not reading.scopes
        if found.sure or (not noun and folded[1] not in lexicon.DUTCH_PREPOSITIONS):
            return found.infinitive, found.particle
    first, last = folded[0], len(folded) - 1
    if last < 1 or folded[1] in lexicon.DUTCH_PREPOSITIONS | _AND:
        return None
    if first in _NEVER_COMMAND or lexicon.is_adjective(first):
        return None
    if reading.folded[1][:1] == "[" or any(lexicon.is_dutch_infinitive(word) for word in folded[1:]):
        return None
    infinitive = words.infinitive_of_imperative(first)
    if infinitive is None:
        return None
    joined = folded[last] + infinitive
    if last > 1 and folded[last] in lexicon.DUTCH_PARTICLES and lexicon.is_dutch_infinitive(joined):
        return joined, last  # *Regel voorraadniveau bij* begins with no noun
    return None if found is not None or words.is_dutch_noun(first) else (infinitive, None)


def _knows_rest(folded: list[str], places: list[int]) -> bool:
    return words.is_dutch_noun(folded[places[-1]])


def _is_scope_joiner(folded: list[str], at: int) -> bool:
    return folded[at] in _JOINS and at > 0 and folded[at - 1][0] == "[" and _scope_follows(folded, at)


def _subject_words(pieces: list[str], folded: list[str], places: list[int]) -> list[str]:
    """Give the subject of a name that began with its operation: without *van* or *het* before it."""
    while len(places) > 1 and folded[places[0]] in {"van", "de", "het", "een", "voor"}:
        places = places[1:]
    return [pieces[at] for at in places]


def _turned(
    reading: Reading, key: str, subject: list[str], verbs: list[str], span: tuple[int, int] | None = None
) -> None:
    """Report a wrong order with the whole name put right: subject, scopes, operation (ONS304)."""
    subject, bare = _bare_scope(subject) if not reading.scopes else (subject, None)
    scopes = _lowered(_scope_pieces(reading)) if bare is None else [bare]
    head = [lower_first(subject[0]), *subject[1:]] if subject else []
    proposal = sentence([*head, *scopes, *[lower_first(verb) for verb in verbs]], "nl")
    where = span or reading.span(0, len(reading.folded))
    reading.add("04", key, where, (proposal, "unsafe"), written=reading.pieces[0], operation=" ".join(verbs))


def _bare_scope(subject: list[str]) -> tuple[list[str], str | None]:
    """Take *van een cliënt* off the end of a subject, as the scope it must have been."""
    for length in (3, 2):
        tail = [word.lower() for word in subject[-length:]]
        known = lexicon.scope_noun(tail[-1], "nl") if tail else None
        framed = tail[:1] == ["van"] and (length == 2 or tail[1:2] in (["een"], ["de"]))
        if (
            len(subject) > length
            and framed
            and known
            and known.entity
            and (not known.synonym_of or tail[-1] == "client")
        ):
            return subject[:-length], scope_text(known.dutch, "nl")
    return subject, None


def _scope_pieces(reading: Reading) -> list[str]:
    """Give the scopes of a name with the joiners between them."""
    if not reading.scopes:
        return []
    pieces: list[str] = []
    for scope in reading.scopes:
        if scope.joiner:
            pieces.append(scope.joiner)
        pieces.append(reading.pieces[scope.piece])
    return pieces


def _wrong_form(reading: Reading) -> bool:
    """*in te zien*, *toe voegen*, *verwijdert*, *verwijderd* where the infinitive belongs (ONS311)."""
    groups = [at for at, piece in enumerate(reading.folded) if piece[0] == "["]
    end = len(reading.folded)
    trailing = bool(groups) and groups[-1] == end - 1
    while trailing and end and (end - 1 in groups or reading.folded[end - 1] in _AND):
        end -= 1
    last_scope = max((at for at in groups if at < end), default=-1)
    tail = reading.folded[last_scope + 1 : end]
    if not tail:
        return False
    found = lexicon.wrong_form(tail)
    if found is None or not found.sure:
        found = _form_by_rule(reading, tail, last_scope) or found
    if found is None or (found.words == len(tail) and last_scope < 0):
        return False
    first = end - found.words
    if not _is_wrong_form(reading, found, first, trailing=trailing):
        return False
    passive = _passive(reading.folded, first) if found.kind == "participle" else first
    kind, first = "passive" if passive < first else found.kind, passive
    proposal = sentence([*reading.pieces[:first], found.infinitive, *reading.pieces[end:]], "nl")
    reading.add(
        "11",
        kind,
        reading.span(first, end),
        (proposal, "unsafe"),
        written=spell(reading.pieces[first:end]),
        infinitive=found.infinitive,
    )
    scopes_at = min(groups, default=end)
    if scopes_at == 0:
        lead = last_scope + 1
        if lead < first:
            reading.subject = lead, first
            pieces = [*reading.pieces[lead:first], *_lowered(reading.pieces[:lead]), *reading.pieces[first:]]
            reading.add(
                "05",
                "first",
                reading.span(0, lead),
                (sentence(pieces, "nl"), "unsafe"),
                scope=spell(reading.pieces[:lead]),
            )
        else:
            reading.add("02", "missing", reading.span(0, lead), written=spell(reading.pieces[:lead]))
    else:
        reading.subject = 0, min(scopes_at, first)
        if trailing:
            pieces = [*reading.pieces[:first], *reading.pieces[end:], *reading.pieces[first:end]]
            reading.add(
                "05",
                "after",
                reading.span(end, len(reading.folded)),
                (sentence(pieces, "nl"), "unsafe"),
                scope=spell(reading.pieces[end:]),
            )
    reading.kind = "task"
    reading.operation = first, end
    reading.article = int(reading.folded[0] in _ARTICLES)
    return True


def _passive(folded: list[str], participle: int) -> int:
    """Say where a passive begins: *mag worden bekeken*, *wordt bekeken*; the participle itself where it is none."""
    first = participle
    while first > 1 and folded[first - 1] in _PASSIVE | _MODALS:
        first -= 1
    return first if not _PASSIVE.isdisjoint(folded[first:participle]) else participle


_PASSIVE = frozenset("worden wordt word werd werden is zijn was waren".split())
_OF_TWO_MINDS = frozenset({"recht", "samen", "stil", "vooruit", "weer"})
"""Words that before an infinitive may mean something else than as its first part: *stil zetten* is to mute."""


def _form_by_rule(reading: Reading, tail: list[str], last_scope: int) -> lexicon.WrongForm | None:
    """Find a form of a verb that is no known operation, where the operation belongs.

    Behind a scope nothing else can stand there; without one it must be no noun.
    """
    if _is_one_verb(tail, behind_scope=last_scope >= 0):
        return lexicon.WrongForm(2, "".join(tail[-2:]), "apart", sure=True)
    if lexicon.is_dutch_infinitive(tail[-1]) or reading.pieces[last_scope + len(tail)].isupper():
        return None
    if last_scope < 0 and (len(tail) == 1 or words.is_dutch_noun(tail[-1])):
        return None
    found = words.infinitive_of_form(tail[-1])
    if found is None:
        return _command_at_the_end(tail, behind_scope=last_scope >= 0)
    return lexicon.WrongForm(1, found[0], "participle" if found[1] == "participle" else "third-person", sure=True)


def _command_at_the_end(tail: list[str], *, behind_scope: bool) -> lexicon.WrongForm | None:
    """*… [van een cliënt] bekijk*, *… voeg toe*: the verb is where it belongs, in the form of a command."""
    last = tail[-2:]
    command = lexicon.imperative(last) if len(last) > 1 else None
    if command is not None and command.particle == 1 and not (behind_scope and len(tail) > len(last)):
        return lexicon.WrongForm(2, command.infinitive, "third-person", sure=True)
    word = last[-1]
    if word in lexicon.DUTCH_PARTICLES:
        return None  # of a command at the start: *Schakel … uit*
    if (behind_scope and len(tail) > 1) or lexicon.infinitive_of_nominal(word):
        return None
    infinitive = words.infinitive_of_imperative(word)
    if infinitive is None or not (behind_scope or lexicon.dutch_operation(infinitive)):
        return None
    found = lexicon.WrongForm(1, infinitive, "third-person", sure=True)
    return found if not words.is_dutch_noun(word) or _is_command(word, found) else None


def _is_command(word: str, found: lexicon.WrongForm) -> bool:
    """Whether a word is that of a known operation, and a noun by its parts only: *verstuur* is no kind of *stuur*."""
    noun = lexicon.dutch_noun(word)
    by_parts = noun is None or noun.noun is not noun.head
    return by_parts and found.words == 1 and lexicon.dutch_operation(found.infinitive) is not None


def _is_one_verb(tail: list[str], *, behind_scope: bool) -> bool:
    """*terug geven*, *gerust stellen*: two words that the word list has as one verb, and nothing else stands there.

    A preposition without anything behind it can only belong to the verb; elsewhere it leads the words before it.
    """
    first, verb = tail[-2:] if len(tail) > 1 else ("", "")
    if not first or first in _OF_TWO_MINDS or first in lexicon.DUTCH_OPERATION_WORDS or words.is_dutch_noun(first):
        return False
    if behind_scope and len(tail) > len(("terug", "geven")):
        return False
    if not behind_scope and first in lexicon.DUTCH_PREPOSITIONS:
        return False
    return words.is_verb_in_two(first, verb)


def _is_wrong_form(reading: Reading, found: lexicon.WrongForm, first: int, *, trailing: bool) -> bool:
    """Whether the words really stand where the operation belongs, and are not part of the subject."""
    folded = reading.folded
    last = folded[first + found.words - 1]
    if found.kind == "apart":
        # "aan dossier toe voegen" is a slip, "Bij dossier in zetten" may be a preposition: the word before tells.
        return found.sure and (first == 0 or folded[first - 1] not in lexicon.DUTCH_PREPOSITIONS)
    if found.kind in {"participle", "third-person"} and words.is_dutch_noun(last) and not _is_command(last, found):
        return False
    if lexicon.dutch_operation(last) and found.words == 1:
        return False
    return found.kind != "participle" or bool(reading.scopes) or trailing or first > 0


def _words_after(reading: Reading) -> bool:
    """Words behind the last infinitive (ONS313), or a scope without brackets there (ONS305)."""
    folded = reading.folded
    groups = [at for at, piece in enumerate(folded) if piece[0] == "["]
    verb = next(
        (at for at in range(len(folded) - 2, 0, -1) if folded[at][0] != "[" and _is_operation_here(folded, at, groups)),
        None,
    )
    if verb is None:
        return False
    rest = folded[verb + 1 :]
    operation = verb
    phrase = lexicon.dutch_phrase(folded[: verb + 1])
    if phrase is not None:
        operation = max(verb + 1 - phrase[0], 1)
    reading.kind, reading.operation = "task", (operation, verb + 1)
    reading.subject = 0, min([at for at in groups if at < operation] or [operation])
    reading.article = int(folded[0] in _ARTICLES)
    bare = _bare_scope(["x", *rest])
    if bare[1] is not None and len(bare[0]) == 1 and not groups:
        pieces = [*reading.pieces[:operation], bare[1], *reading.pieces[operation : verb + 1]]
        reading.add(
            "05", "after", reading.span(verb + 1, len(folded)), (sentence(pieces, "nl"), "unsafe"), scope=bare[1]
        )
        return True
    trailing = [at for at in groups if at > verb]
    if trailing and trailing[-1] == len(folded) - 1 and not any(at < verb for at in groups):
        proposal = sentence(
            [*reading.pieces[:operation], reading.pieces[trailing[-1]], *reading.pieces[operation : verb + 1]], "nl"
        )
        reading.add("05", "after", reading.span(trailing[-1]), (proposal, "unsafe"), scope=reading.pieces[trailing[-1]])
        if trailing[0] > verb + 1:
            span = reading.span(verb + 1, trailing[0])
            reading.add(
                "13",
                "after",
                span,
                (_without(reading, verb + 1, trailing[0]), "unsafe"),
                written=spell(reading.pieces[verb + 1 : trailing[0]]),
            )
        return True
    proposal = sentence(reading.pieces[: verb + 1], "nl")
    reading.add(
        "13",
        "after",
        reading.span(verb + 1, len(folded)),
        (proposal, "unsafe"),
        written=spell(reading.pieces[verb + 1 :]),
    )
    return True


def _is_operation_here(folded: list[str], at: int, groups: list[int]) -> bool:
    """Whether the word is the operation of the name although words follow it."""
    word = folded[at]
    if (word in lexicon.NOMINAL_INFINITIVES and not groups) or folded[at - 1] == "te":
        return False
    if any(group < at for group in groups):
        return lexicon.dutch_operation(word) is not None or (
            lexicon.is_dutch_infinitive(word) and not words.is_dutch_noun(word)
        )
    if folded[at + 1] in _AND or words.is_dutch_noun(word):
        return False
    if lexicon.dutch_operation(word) is not None:
        return True
    return (
        at > 0
        and folded[at + 1] == "van"
        and lexicon.is_dutch_infinitive(word)
        and _bare_scope(["x", *folded[at + 1 :]])[1] is not None
    )


def _no_operation(reading: Reading, groups: list[int]) -> None:
    """The name does not end in an operation (ONS303), or in one that nobody knows (ONS310)."""
    folded = reading.folded
    last = len(folded) - 1
    reading.kind = "task"
    if reading.subject is None:
        reading.subject = 0, min(groups, default=len(folded))
        reading.article = int(folded[0] in _ARTICLES and len(folded) > 1)
    if folded[last][0] != "[":
        word = folded[last]
        near = None if words.is_dutch_noun(word) else words.near_dutch_operation(word)
        alone = bool(groups) and groups[-1] == last - 1
        if near is not None and last > 0:
            reading.operation = last, last + 1
            _shorten_subject(reading, last)
            _report_near(reading, last, near)
            return
        if alone and near is None and not words.is_dutch_noun(word) and word.isalpha() and not word.isupper():
            reading.operation = last, last + 1
            nominal = lexicon.infinitive_of_nominal(word)
            if nominal is None and word.endswith("n"):
                return
            if nominal is None:
                reading.add("10", "form", reading.span(last), written=reading.pieces[last])
                return
            reading.operation = None
    nominal = lexicon.infinitive_of_nominal(folded[last]) if last > 0 else None
    if nominal is not None:
        proposal = reading.replaced(*reading.span(last), nominal)
        reading.add(
            "03",
            "noun",
            reading.span(last),
            (proposal, "display-only"),
            written=reading.pieces[last],
            operation=nominal,
        )
        return
    end = reading.span(len(folded), len(folded))
    reading.add("03", "missing", end, written=reading.text, examples=_EXAMPLES)


def _shorten_subject(reading: Reading, end: int) -> None:
    if reading.subject is not None and reading.subject[1] > end:
        reading.subject = reading.subject[0], end


def _sentence_about_the_right(reading: Reading) -> bool:
    """*Recht om documenten te verwijderen*, *Arts mag rapportage inzien*, *Zorgplan inzien is toegestaan* (ONS313)."""
    folded = reading.folded
    count = len(folded)
    if DUTCH_SENTENCES.isdisjoint(folded) or count < _SHORTEST_SENTENCE:
        return False
    end = count - _permission_at_the_end(folded)
    first = _opening_of_sentence(folded[:end])
    if folded[0] in _WITH_THIS and folded[1] in _BECOMES:
        first, end, name = 2, count, _name_in_passive(reading)
        if name is None:
            # Without its first words the rest would be no name either, so nothing else is said of it.
            reading.add("13", "open", reading.span(0, first), written=spell(reading.pieces[:first]))
            return True
    elif (not first and end == count) or folded[0] in _QUESTIONS:
        return False
    else:
        name = _name_in_sentence(reading, first, end)
    if name is None:
        return False
    span = reading.span(0, first) if first else reading.span(end, count)
    reading.kind = "task"
    reading.operation = count - 1, count
    reading.scopes = tuple(Scope(at, *_SCOPES[piece]) for at, piece in enumerate(folded) if piece in _SCOPES)
    written = " … ".join(filter(None, (spell(reading.pieces[:first]), spell(reading.pieces[end:]))))
    reading.add("13", "sentence", span, (name, "unsafe"), written=written)
    return True


def _name_in_passive(reading: Reading) -> str | None:
    """*Hiermee wordt de stroomgroep uitgeschakeld*; ``None`` where nobody can tell what verb its last word is of."""
    last = reading.folded[-1:]
    form, of_spelling = lexicon.wrong_form(last), words.infinitive_of_form(last[0])
    verb = form.infinitive if form is not None and form.words == 1 else of_spelling and of_spelling[0]
    subject, bare = _bare_scope(reading.pieces[2 + (reading.folded[2] in _ARTICLES) : -1])
    if verb is None or not subject:
        return None
    return sentence([*subject, *filter(None, [bare]), verb], "nl")


def _permission_at_the_end(folded: list[str]) -> int:
    """Give how many words at the end say that it is allowed: *is toegestaan*, *mag*."""
    if folded[-1] in {"mag", "mogen"}:
        return 1
    if folded[-1] not in _ALLOWED:
        return 0
    return 2 if folded[-2] in {"is", "zijn", "wordt", "worden"} else int(folded[-1] != "mogelijk")


def _opening_of_sentence(folded: list[str]) -> int:
    """Give how many words at the start say who may do it, or that it is a right."""
    if len(folded) < len(("iemand", "mag", "inzien")):
        return 0
    lead = _lead_in(folded)
    if lead:
        return _behind_lead_in(folded, lead)
    article = int(folded[0] in _ARTICLES)
    if folded[article : article + 1] and folded[article] in _RIGHTS and len(folded) > article + 2:
        link = folded[article + 1]
        rest = [piece for piece in folded[article + 2 :] if piece[0] != "["]
        nominal = link in {"tot", "voor", "op", "van"} and lexicon.dutch_nominal(rest) is not None
        infinitive = link == "om" and "te" in rest[-3:]
        last = lexicon.dutch_operation(rest[-1]) if rest else None
        return article + 2 if infinitive or (nominal and last is None) else 0
    if folded[0] in _WHO and folded[1] in _WANTS:
        return 3 if folded[2] in _WITH_THIS else 2
    if "om" in folded[:_LONGEST_ROLE] and "te" in folded[-3:]:
        made_for = folded.index("om")  # *Wordt gebruikt om notities te bekijken*
        if _MADE_FOR.issuperset(folded[:made_for]):
            return made_for + 1
    for at, word in enumerate(folded[:_LONGEST_ROLE]):
        if word in _MAY:
            if at == 0:
                return int(folded[1] not in lexicon.DUTCH_PREPOSITIONS)
            return at + 1 if _is_somebody(folded[at - 1]) and _RELATIVE.isdisjoint(folded[:at]) else 0
    return 0


def _lead_in(folded: list[str]) -> int:
    """Give how many words at the start point at the right: *Hiermee*, *Met dit recht*, *Dit recht*, *Het is*."""
    at = int(folded[0] == "met")
    this, right = folded[at : at + 2]
    if this in {"dit", "deze"} and right in _RIGHTS:
        return at + 2
    return 2 if folded[:2] == ["het", "is"] else int(folded[0] in _WITH_THIS)


def _behind_lead_in(folded: list[str], lead: int) -> int:
    """Give the place behind *kan de gebruiker*, *laat u*, *geeft de mogelijkheid om* and *toegestaan om*, or 0."""
    said, last = folded[lead : lead + 1], folded[-3:]
    if said and (said[0] in _MAY or said[0] == "laat"):
        who = lead + 1 + (folded[lead + 1 : lead + 2] != [] and folded[lead + 1] in _ARTICLES)
        known = folded[who : who + 1] and (folded[who] in _WHO or _is_somebody(folded[who]))
        return who + 1 if known else 0
    if "te" not in last or not said or said[0] not in _ALLOWED | _GIVES | _MADE_FOR:
        return 0
    if "om" in folded[lead : lead + _LONGEST_ROLE]:
        return folded.index("om") + 1
    return lead + 1 if said[0] in _ALLOWED else 0


def _is_somebody(word: str) -> bool:
    known = lexicon.scope_noun(word, "nl")
    return (known is not None and known.entity is not None) or word.endswith(_PERSONS)


def _name_in_sentence(reading: Reading, first: int, end: int) -> str | None:
    """Give the name that the pieces from ``first`` to ``end`` of a sentence make, or ``None`` where they make none."""
    pieces, folded = reading.pieces[first:end], reading.folded[first:end]
    bare = [piece for piece in folded if piece[0] != "["]
    if len(bare) < len(("zorgplan", "inzien")) or _opening_of_sentence(folded) or _permission_at_the_end(folded):
        return None
    nominal = lexicon.dutch_nominal(bare)
    if nominal is not None and len(bare) > nominal.words:
        places = [at for at, piece in enumerate(folded) if piece[0] != "["]
        subject = _subject_words(pieces, folded, places[nominal.words :])
        subject, scope = _bare_scope(subject) if len(places) == len(pieces) else (subject, None)
        scopes = [scope] if scope else [piece for piece in pieces if piece[0] == "["]
        return sentence([lower_first(subject[0]), *subject[1:], *scopes, nominal.operation], "nl")
    while len(pieces) > len(("zorgplan", "inzien")) and fold(pieces[0]) in _ARTICLES:
        pieces = pieces[1:]
    if "te" in folded[-3:]:
        found = lexicon.wrong_form(folded)
        if found is not None:
            return sentence([*pieces[: -found.words], found.infinitive], "nl")
    name = sentence(pieces, "nl")
    inner = type(reading)(name, "nl")
    read(inner)
    return None if inner.operation is None or inner.fault("03") else name
