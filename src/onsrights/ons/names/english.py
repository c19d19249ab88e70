"""Read an English name: operation [scope] subject (the Right Syntax Requirements page, section "English name").

The operation may have several words (*Sign off*, *Grant access to*, *Digitally sign*), it may stand about an object of
its own (*Add photo to [client] record*), and a phrase may close the name (*… for approval*, *… as read*). Many words
are noun and verb at once; in the first place they are the verb.
"""

from __future__ import annotations

from onsrights.engine.declared import TYPE_CHECKING
from onsrights.ons import lexicon
from onsrights.ons.lexicon.foreign import is_dutch_in_english
from onsrights.ons.names import words
from onsrights.ons.names.clean import clean
from onsrights.ons.names.layout import Layout, layout
from onsrights.ons.names.reading import Scope
from onsrights.ons.names.scan import fold, lower_first, sentence, spell
from onsrights.ons.names.scope_part import FOREIGN_JOINERS, has_ending, joined, read_scope, without_endings

if TYPE_CHECKING:
    from onsrights.engine.diagnostics import Safety
    from onsrights.ons.names.reading import Reading

__all__ = ["ENGLISH_SENTENCES", "read"]

_SCOPES = {
    "[client]": ("client", "client"),
    "[a client]": ("client", "client"),
    "[employee]": ("employee", "employee"),
    "[an employee]": ("employee", "employee"),
    "[team]": ("team", "team"),
    "[a team]": ("team", "team"),
}
_WITH_ARTICLE = ("[a ", "[an ")
_ARTICLES = frozenset({"the", "a", "an"})
_SHORTEST_SHOUTED = 4
_AND = frozenset({"and", "or", "and/or", "/", "&", "+", ","})
_JOINS = _AND | FOREIGN_JOINERS["en"].keys()
"""What may have been meant to join two scopes."""
_MODALS = frozenset({"can", "may", "must", "should", "could", "allow", "allows", "allowed", "able", "be"})
_SENTENCES = (
    *((noun, "to") for noun in ("right", "ability", "permission", "possibility", "option")),
    ("allow", "to"),
    ("allows", "to"),
    ("allowed", "to"),
    ("be", "able", "to"),
    ("able", "to"),
    ("can",),
    ("may",),
    ("must",),
    ("should",),
    ("could",),
    *(("it", "is", allowed, "to") for allowed in ("allowed", "permitted", "possible")),
    *((made, word) for made in ("used", "needed", "required", "intended", "meant") for word in ("to", "for")),
)
_MAY = (
    ("can",),
    ("may",),
    *((is_, allowed, "to") for is_ in ("is", "are") for allowed in ("allowed", "able", "permitted", "authorised")),
    *((has, "permission", "to") for has in ("has", "have")),
    *((has, "the", "right", "to") for has in ("has", "have")),
)
"""What says of somebody that he may."""
_GRANTS = frozenset("allow allows enable enables let lets permit permits give gives grant grants".split())
_ALLOWED = frozenset({"allowed", "permitted", "possible"})
_PERSONS = tuple(
    "er ers or ors ist ists ian ians user users nurse nurses staff employee employees doctor doctors physician "
    "assistant assistants everyone anyone people person admin admins coach coaches team teams".split()
)
"""How words for somebody end."""
_WHO = frozenset({"you", "we", "i", "they", "one", "user", "users"})
_RIGHTS = frozenset({"right", "permission", "authorisation"})
_LONGEST_ROLE = 6
_NEGATIONS = (("do", "not"), ("don't",), ("never",), ("not",), ("cannot",), ("can", "not"), ("no",))
_CLOSERS = frozenset(
    {"as", "with", "to", "by", "on", "in", "from", "via", "at", "into", "onto", "through", "per", "during"}
)
"""Prepositions that begin a closing phrase; *of* and *for* go with the subject, unless the phrase is a known one."""

_PARTICLES = (
    lexicon.ENGLISH_PREPOSITIONS
    | lexicon.ENGLISH_PARTICLES
    | frozenset({"ahead", "along", "apart", "around", "aside", "away", "forward", "round", "together"})
)
_LONGEST_CLOSING = max(len(phrase.split()) for phrase in lexicon.ENGLISH_CLOSING_PHRASES)
_STATES = frozenset({"clean", "clear", "dry", "free", "open", "right", "shut", "straight"})
"""Words that belong to the verb only right before a scope: *Pull open [client] door*, *Put right [client] bill*."""

_SPLIT_OFF = frozenset({"up", "out", "off", "down", "back"})
"""Parts of a verb that stand behind no noun."""

_EXAMPLES = "View, Edit"
"""Operations, as a message names them where one is missing."""
_NO_SUBJECT = _AND | _ARTICLES | lexicon.ENGLISH_PREPOSITIONS
_NEVER_SUBJECT = frozenset({"as", "for", "with", "to", "by", "via"})
"""Prepositions that cannot begin a subject, so that one of them right behind a scope closes a name without one."""

_NOUN_FIRST = frozenset({"list", "record", "report", "note", "document", "order", "contact", "request", "plan"})
_LAST_WORDS = lexicon.ENGLISH_ADVERBS | lexicon.ENGLISH_RESULTS | lexicon.ENGLISH_PARTICLES
"""Single words that close a name: *remotely*, *available*, *off*."""

_BEFORE = frozenset({"to", "please"})
ENGLISH_SENTENCES = frozenset(
    {
        *(words[0] for words in (*_SENTENCES, *_NEGATIONS) if words[0] != "it"),
        *_BEFORE,
        *_GRANTS,
        *_ALLOWED,
        *(word for may in _MAY for word in may if word not in {"is", "are", "the", "has", "have"}),
    }
)
"""Words of sentences about a right, and first words behind which the operation may come later."""

_NO_NOUN_AFTER = lexicon.ENGLISH_PREPOSITIONS | _AND | {"as"}


def read(reading: Reading) -> None:
    """Read ``reading`` in place: its parts, and the faults of its build."""
    clean(reading)
    without_endings(reading)
    if not reading.folded:
        reading.faults.clear()
        reading.add("02", "empty", (0, len(reading.text)))
        return
    if _talk_about_the_operation(reading):
        return
    _read_build(reading)


def _read_build(reading: Reading) -> None:
    if _dutch_operation(reading):
        return
    shape, starts = _shape(reading)
    found = layout(shape, "en")
    if isinstance(found, Layout) and not _turned_though_it_reads(reading):
        _take(reading, found, starts)
        if _NO_SUBJECT.issuperset(reading.words(reading.subject)):
            end = reading.span(reading.subject[0], reading.subject[0]) if reading.subject else (0, 0)
            reading.add("02", "missing", end, written=reading.text)
        _near_miss(reading)
    else:
        _diagnose(reading)


def _dutch_operation(reading: Reading) -> bool:
    """*Wijzigen [employee] roster*, *Care plan inzien*: the operation is in Dutch (ONS416)."""
    last = len(reading.folded) - 1
    if any(piece.startswith(("[van ", "[een ")) for piece in reading.folded):
        return False  # all of the name is Dutch
    for at in (0,) if lexicon.english_operation(reading.folded) else (0, last):
        sought = last and (not at or reading.pieces[at].islower())
        word = reading.folded[at]
        infinitive = (
            word if word[-2:] in _DUTCH else words.infinitive_of_imperative(word) if sought and not at else None
        )
        operation = lexicon.dutch_operation(infinitive) if sought and infinitive else None
        if (
            operation is None
            or words.may_be_english_verb(reading.folded[at])
            or words.is_english_noun(reading.folded[at])
        ):
            continue
        rest = [piece for index, piece in enumerate(reading.pieces) if index != at]
        subject = [piece for piece in rest if piece[0] != "["]
        if not operation.english[0] or not subject or (at and any(map(is_dutch_in_english, subject))):
            return False
        if at:
            rest = [*(piece for piece in rest if piece[0] == "["), lower_first(subject[0]), *subject[1:]]
        name = sentence([operation.english[0], *rest], "en")
        reading.kind, reading.operation = "task", (at, at + 1)
        reading.add("16", "operation", reading.span(at), (name, "display-only"), written=reading.pieces[at])
        return True
    return False


_DUTCH = frozenset({"en", "ën", "an"})
"""How Dutch infinitives may end; other words need no closer look."""


# The shape.


def _shape(reading: Reading) -> tuple[str, list[int]]:
    """Give the shape of the name, and for each letter of it (and the end) the piece at which it starts."""
    folded = reading.folded
    count = len(folded)
    shape, starts = "", []
    at = 0
    if count > 2 and folded[0] == "access" and folded[1] == "to":
        shape, starts, at = "A", [0], 2
    else:
        adverb, verb, particle = _operation(reading)
        for letter, end in (("d", adverb), ("b", verb), ("p", particle)):
            if end > at:
                shape += letter
                starts.append(at)
                at = end
        if at and at < count - 1 and folded[at] in _ARTICLES and folded[at + 1][0] == "[":
            at += 1
    first_scope = next((index for index in range(at, count) if folded[index][0] == "["), count)
    closing = _closing(reading, at if first_scope == count else _last_scope(folded) + 1)
    scopes: list[Scope] = []
    while at < count:
        piece = folded[at]
        if piece[0] == "[":
            known = _SCOPES.get(piece)
            scopes.append(Scope(at, *known) if known else _odd_scope(reading, at))
            letters = "[an]" if piece.startswith(_WITH_ARTICLE) else "[n]"
            shape += letters
            starts += [at] * len(letters)
        elif piece in _JOINS and scopes and scopes[-1].piece == at - 1 and at + 1 < count and folded[at + 1][0] == "[":
            shape += "j"
            starts.append(at)
        elif at >= closing:
            shape += "z"
            starts.append(at)
            at = count
            continue
        elif at == first_scope - 1 and piece in lexicon.ENGLISH_PREPOSITIONS and shape[-1:] == "w":
            shape += "o"
            starts.append(at)
        elif shape[-1:] != "w":
            shape += "w"
            starts.append(at)
        at += 1
    starts.append(count)
    if scopes:
        reading.scopes = joined(reading, scopes, _JOINS)
        while (gap := shape.find("][")) >= 0:
            shape = f"{shape[: gap + 1]}j{shape[gap + 1 :]}"
            starts = [*starts[: gap + 1], starts[gap + 1], *starts[gap + 1 :]]
    return shape, starts


def _last_scope(folded: list[str]) -> int:
    return max(at for at, piece in enumerate(folded) if piece[0] == "[")


def _operation(reading: Reading) -> tuple[int, int, int]:
    """Say where the adverbs before the verb end, where the verb ends, and where its particles end; in pieces."""
    folded = reading.folded
    count = len(folded)
    first = 0
    while first < count - 1 and _is_adverb(folded[first]) and folded[first + 1][0] != "[":
        if not _can_be_verb(reading, first + 1):
            break
        first += 1
    if not _can_be_verb(reading, first):
        return 0, 0, 0
    found = lexicon.english_operation(folded[first:])
    several = _several_operations(reading, first)
    if several:
        return first, several, several
    end = first + (found[0] if found else 1)
    if end == first + 1 and end < count - 1 and folded[end] in _PARTICLES:
        # A verb the lexicon does not know with its preposition: "Vote on [client] request".
        end += 1
        if end < count - 1 and folded[end] in lexicon.ENGLISH_PREPOSITIONS:
            end += 1
    elif end < count - 1 and folded[end] in _STATES and folded[end + 1][0] == "[":
        end += 1
    return first, first + 1, end


def _is_adverb(word: str) -> bool:
    return word in lexicon.ENGLISH_ADVERBS or (
        word.endswith("ly") and len(word) > len("only") and not words.may_be_english_verb(word)
    )


def _can_be_verb(reading: Reading, at: int) -> bool:
    """Whether the word can be an operation in its place, at the start of the name."""
    word, piece = reading.folded[at], reading.pieces[at]
    if piece[0] == "[" or not word[:1].isalpha():
        return False
    if len(piece) > 1 and piece.isupper() and not reading.text.isupper():
        # An acronym begins the subject; *DELETE* is none.
        return len(piece) >= _SHORTEST_SHOUTED and lexicon.is_english_verb(word)
    if words.may_be_english_verb(word):
        return True
    operation = lexicon.english_operation(reading.folded[at : at + 3])
    if operation is not None and operation[0] > 1:
        return True
    of = reading.folded[at + 1 : at + 2] == ["of"] and lexicon.english_nominal(reading.folded[at:]) is not None
    if of or words.english_base_form(piece) is not None or word in _AND or word in _ARTICLES:
        return False
    if at == 0 and _form_before_scope(reading, at, [k for k, other in enumerate(reading.folded) if other[0] == "["]):
        return False
    if word in lexicon.ENGLISH_PREPOSITIONS or words.is_english_noun(word) or words.is_english_adjective(word):
        return False
    return not _ends_in_verb(reading)


def _ends_in_verb(reading: Reading) -> bool:
    """Whether the last word, another than the first, is an operation and can be nothing else."""
    folded = reading.folded
    return len(folded) > 1 and words.is_only_english_verb(folded[-1]) and folded[-2] not in _NO_NOUN_AFTER


def _turned_though_it_reads(reading: Reading) -> bool:
    """*Document [client] delete*: the first word may be a verb, but the last can be nothing else."""
    return words.is_english_noun(reading.folded[0]) and _ends_in_verb(reading)


def _several_operations(reading: Reading, first: int) -> int:
    """*View and edit*, *View/edit*: one right each (ONS412); give where the operations end, or 0."""
    folded = reading.folded
    if _AND.isdisjoint(folded):
        return 0
    end = first + 1
    start = lexicon.english_operation(folded[first:])
    if start and start[0] > 1 and first + start[0] < len(folded) and folded[first + start[0]] in _AND:
        end = first + start[0]
    elif end + 1 < len(folded) and folded[end] in lexicon.ENGLISH_PARTICLES and folded[end + 1] in _AND:
        if folded[end + 1] == "/" and lexicon.ENGLISH_PARTICLES.issuperset(folded[end + 2 : end + 3]):
            return 0  # *Edit on/off switch*, where *Switch on/off device* is two operations
        end += 1
    verbs = [(first, end)]
    # Before a scope nothing but verbs can be joined; elsewhere it takes two operations of the lexicon to be sure.
    scope = next((at for at, piece in enumerate(folded) if piece[0] == "["), 0)
    while end + 1 < len(folded) and folded[end] in _AND:
        verb = end + 1 + (folded[end] == "," and folded[end + 1] in _AND)
        if verb >= len(folded) or not _is_joined_verb(folded, verb, scope):
            break
        found = lexicon.english_operation(folded[verb:])
        end = verb + (found[0] if found and verb + found[0] < len(folded) else 1)
        verbs.append((verb, end))
    if len(verbs) == 1 or end >= len(folded):
        return 0
    if words.is_pair(folded[first:]) or not _something_left(folded, end):
        return 0
    if not any(fault.rule == "12" for fault in reading.faults):
        rest = reading.pieces[end:]
        if rest[-1][0] == "[":  # where ONS405 wants it
            rest = [rest[-1], *rest[:-1]]
        names = [_named_after(reading.pieces[verb:after], rest) for verb, after in verbs]
        written = spell(reading.pieces[first:end])
        reading.add("12", "several", reading.span(first, end), operations=written, names='", "'.join(names))
    return end


def _named_after(operation: list[str], rest: list[str]) -> str:
    return sentence([lower_first(operation[0]), *operation[1:], *rest], "en")


def _is_joined_verb(folded: list[str], at: int, scope: int) -> bool:
    if lexicon.is_english_verb(folded[at]) or words.is_verb_and_no_noun(folded[at]):
        return True
    if folded[at - 1] == "/" and words.may_be_english_verb(folded[at]):
        return True
    return scope in {at + 1, at + 2} and words.may_be_english_verb(folded[at])


def _something_left(folded: list[str], end: int) -> bool:
    return any(piece[0] != "[" and piece not in _AND for piece in folded[end:])


def _closing(reading: Reading, first: int) -> int:
    """Say at which piece the phrase begins that closes the name; the number of pieces where there is none."""
    folded = reading.folded
    count = len(folded)
    behind_scope = first > 0 and folded[first - 1][0] == "["
    for at in range(first if behind_scope else first + 1, count):
        word = folded[at]
        if word[0] == "[":
            return count
        if at == first and word not in _NEVER_SUBJECT:
            continue
        if word in _CLOSERS and at + 1 < count:
            return at
        if count - at <= _LONGEST_CLOSING and " ".join(folded[at:]) in lexicon.ENGLISH_CLOSING_PHRASES:
            return at
        if at == count - 1 and word in _LAST_WORDS:
            return at
    return count


def _odd_scope(reading: Reading, at: int) -> Scope:
    """Read a bracketed part that is not written as the page does (ONS407, ONS408)."""
    found = read_scope(reading.pieces[at], "en")
    if found.fault and not has_ending(reading, at):
        start, end = reading.span(at)
        rule, text = found.fault if found.is_scope else ("08", "unknown")
        if rule == "07" and found.form is None:
            text += "-open"
        proposals = ((reading.replaced(start, end, found.form), found.safety),) if found.form else ()
        reading.add(rule, text, (start, end), *proposals, scope=reading.pieces[at], noun=found.noun, form=found.form)
    return Scope(at, found.entity, found.noun)


def _take(reading: Reading, found: Layout, starts: list[int]) -> None:
    reading.kind = found.kind
    reading.subject = starts[found.subject[0]], starts[found.subject[1]]
    reading.article = int(reading.folded[reading.subject[0]] in _ARTICLES)
    if found.operation is not None:
        reading.operation = starts[found.operation[0]], starts[found.operation[1]]
    if found.closing is not None:
        reading.closing = starts[found.closing[0]], starts[found.closing[1]]


def _near_miss(reading: Reading) -> None:
    """*Delte*: a slip in a known operation that is itself no word anybody knows (ONS410)."""
    if reading.operation is None:
        return
    at = reading.operation[0]
    while at < reading.operation[1] - 1 and reading.folded[at] in lexicon.ENGLISH_ADVERBS:
        at += 1
    near = words.near_english_operation(reading.folded[at])
    if near is not None:
        _report_near(reading, at, near)


def _report_near(reading: Reading, at: int, near: str) -> None:
    start, end = reading.span(at)
    written = reading.pieces[at]
    right = near.capitalize() if written[:1].isupper() else near
    reading.add(
        "10",
        "near",
        (start, end),
        (reading.replaced(start, end, right), "display-only"),
        written=written,
        operation=right,
    )


# What stands before the operation and does not belong there.


def _talk_about_the_operation(reading: Reading) -> bool:
    """*Can delete*, *Ability to view*, *Nurse may view*, *Do not delete*, *… is allowed* (ONS413)."""
    folded = reading.folded
    if ENGLISH_SENTENCES.isdisjoint(folded):
        return False
    count = len(folded)
    end = count - _permission_at_the_end(folded)
    key, first = _talk_at_the_start(folded[:end])
    if not first and end == count:
        return False
    gerund = first > 0 and folded[first - 1] == "for" and _wrong_form_at(reading, first)
    if first + 1 >= end or not (gerund or _verb_at(reading, first) or (end < count and _wrong_form_at(reading, first))):
        return False
    if _is_thing(folded, first):
        return False
    written = " … ".join(filter(None, (spell(reading.pieces[:first]), spell(reading.pieces[end:]))))
    span = reading.span(0, first) if first else reading.span(end, count)
    said = reading.pieces[first:end]
    if gerund and (base := words.english_base_form(said[0])) is not None:
        said = [base[0], *said[1:]]
    read_on = said
    if len(said) > 2 and fold(said[1]) in _ARTICLES:
        said = [said[0], *said[2:]]
    proposal = sentence(said, "en")
    safety: Safety = "display-only" if key == "negation" else "unsafe"
    reading.add("13", key or "sentence", span, (proposal, safety), written=written)
    reading.drop([first <= at < end for at in range(count)])
    reading.pieces = read_on
    _read_build(reading)
    return True


def _talk_at_the_start(folded: list[str]) -> tuple[str, int]:
    """Give the kind of talk that stands before the operation, and of how many words it is."""
    if len(folded) < len(("may", "view")):
        return "sentence", 0
    for negation in _NEGATIONS:
        if tuple(folded[: len(negation)]) == negation:
            return "negation", len(negation)
    for opening in _SENTENCES:
        if tuple(folded[: len(opening)]) == opening:
            return "modal" if opening[0] in _MODALS else "sentence", len(opening)
    if folded[0] in _BEFORE:
        return "before", 1
    lead = _lead_in(folded)
    behind = _grant_to_somebody(folded[lead:]) or _somebody_may(folded[lead:])
    return "sentence", lead + behind if behind else 0


def _lead_in(folded: list[str]) -> int:
    """Give how many words at the start point at the right: *With this right*, *This permission*."""
    at = int(folded[0] == "with")
    if len(folded) < at + len(("this", "right", "lets", "you")):
        return 0
    return at + 2 if folded[at] in {"this", "the"} and folded[at + 1] in _RIGHTS else 0


def _grant_to_somebody(folded: list[str]) -> int:
    """*Allows users to*, *Enables the nurse to*, *Gives staff permission to*, *Lets you*."""
    if folded[0] in {"let", "lets"}:
        who = 1 + (folded[1] in _ARTICLES)
        # *Let computer room* hires one out, and *Let client consent expire* says last what becomes of it.
        known = who + 1 < len(folded) and (_is_somebody(folded[who]) if folded[0] == "lets" else _is_user(folded[who]))
        ends = who + 2 < len(folded) and words.may_be_english_verb(folded[-1]) and not lexicon.english_noun(folded[-1])
        return who + 1 if known and not ends and folded[who + 1] not in lexicon.ENGLISH_PREPOSITIONS else 0
    if folded[0] not in _GRANTS or "to" not in folded[1:_LONGEST_ROLE]:
        return 0
    to = folded.index("to", 1)
    role = folded[1:to]
    while role and role[-1] in {"right", "ability", "permission", "possibility", "option", "the"}:
        role = role[:-1]
    return to + 1 if role and _is_somebody(role[-1]) and "[" not in "".join(role) else 0


def _somebody_may(folded: list[str]) -> int:
    """*Nurse can*, *The planner may*, *Employees are allowed to*."""
    for at in range(1, min(len(folded), _LONGEST_ROLE)):
        for may in _MAY:
            if tuple(folded[at : at + len(may)]) == may:
                return at + len(may) if _is_somebody(folded[at - 1]) and "[" not in "".join(folded[:at]) else 0
    return 0


def _is_somebody(word: str) -> bool:
    return _is_user(word) or word.endswith(_PERSONS)


def _is_user(word: str) -> bool:
    known = lexicon.scope_noun(word, "en")
    return (known is not None and known.entity is not None) or word in _WHO


def _permission_at_the_end(folded: list[str]) -> int:
    """Give how many words at the end say that it is allowed."""
    return 2 if folded[-1] in _ALLOWED and folded[-2:-1] in (["is"], ["are"]) else 0


def _wrong_form_at(reading: Reading, at: int) -> bool:
    """*Viewing care plan is allowed*: what the verb is put into is said when the rest is read."""
    return words.english_base_form(reading.pieces[at]) is not None


def _is_thing(folded: list[str], first: int) -> bool:
    """*Enable user to group link*: whether what seems to be somebody is what the operation works on."""
    return first > 0 and first + 1 < len(folded) and folded[first - 1] == "to" and folded[first + 1] in {"to", "of"}


def _verb_at(reading: Reading, at: int) -> bool:
    word = reading.folded[at]
    if words.may_be_english_verb(word) or lexicon.english_operation(reading.folded[at:]) is not None:
        return True
    return not words.is_english_noun(word) and word.replace("-", "").isalpha() and word not in _ARTICLES


# What is wrong when the grammar refuses the shape.


def _diagnose(reading: Reading) -> None:
    """Say why a name is no name; the first of these that fits is the cause."""
    groups = [at for at, piece in enumerate(reading.folded) if piece[0] == "["]
    if not _words(reading, groups):
        reading.add("03", "missing", reading.span(0, 0), written=reading.text, examples=_EXAMPLES)
        reading.add("02", "missing", reading.span(len(groups), len(groups)), written=reading.text)
    elif _order(reading, groups, sure=True) or _wrong_form(reading, groups) or _order(reading, groups, sure=False):
        return
    elif groups and groups[0] == 0:
        _scope_first(reading, groups)
    elif groups and groups[-1] == len(reading.folded) - 1 and _scope_last(reading, groups):
        return
    elif _operation(reading)[1]:
        _after_the_operation(reading, groups)
    else:
        _no_operation(reading, groups)


def _words(reading: Reading, groups: list[int]) -> list[int]:
    """Give the pieces that are words of the name itself: no scope, and no joiner between scopes."""
    brackets = set(groups)
    joiners = {
        at
        for at in range(1, len(reading.folded) - 1)
        if reading.folded[at] in _JOINS and at - 1 in brackets and at + 1 in brackets
    }
    return [at for at in range(len(reading.folded)) if at not in brackets and at not in joiners]


def _scope_pieces(reading: Reading) -> list[str]:
    pieces: list[str] = []
    for scope in reading.scopes:
        if scope.joiner:
            pieces.append(scope.joiner)
        pieces.append(reading.pieces[scope.piece])
    return _lowered(pieces)


def _lowered(pieces: list[str]) -> list[str]:
    return [piece[0] + lower_first(piece[1:]) if piece[0] == "[" else piece for piece in pieces]


def _order(reading: Reading, groups: list[int], *, sure: bool) -> bool:
    """*Document [client] delete*, *Deletion of [client] document* (ONS404)."""
    places = _words(reading, groups)
    folded = [reading.folded[at] for at in places]
    nominal = lexicon.english_nominal(folded)
    if nominal is not None and len(places) > nominal.words:
        subject = [reading.pieces[at] for at in places[nominal.words :]]
        while len(subject) > 1 and subject[0].lower() in _ARTICLES | {"of"}:
            subject = subject[1:]
        noun = places[folded[0] in _ARTICLES]
        _report_order(reading, "nominal", subject, [nominal.operation], noun)
        return True
    last_piece = reading.folded[-1]
    if len(places) < 2 or last_piece[0] == "[" or reading.folded[-2] in _NO_NOUN_AFTER:
        return False
    first = reading.folded[places[0]]
    verb = places[-1]
    if len(places) > 2 and last_piece in lexicon.ENGLISH_PARTICLES:
        verb = places[-2]
    likely = (
        not _operation(reading)[1]
        and not words.may_be_english_verb(first)
        and not _is_adverb(first)
        and (
            words.is_likely_english_verb(last_piece)
            if verb == places[-1]
            else words.may_be_english_verb(reading.folded[verb])
        )
    )
    if not (_ends_in_verb(reading) if sure else likely):
        return False
    operation = [reading.pieces[at] for at in places if at >= verb]
    subject = [reading.pieces[at] for at in places if at < verb]
    while len(subject) > 1 and subject[0].lower() in _ARTICLES:
        subject = subject[1:]
    _report_order(reading, "dutch-order", subject, operation, verb)
    return True


def _report_order(reading: Reading, key: str, subject: list[str], operation: list[str], at: int) -> None:
    head = [lower_first(subject[0]), *subject[1:]]
    proposal = sentence([*[word.lower() for word in operation], *_scope_pieces(reading), *head], "en")
    written = reading.pieces[at]
    reading.add(
        "04",
        key,
        reading.span(0, len(reading.folded)),
        (proposal, "unsafe"),
        written=written,
        operation=spell(operation).lower(),
    )


def _wrong_form(reading: Reading, groups: list[int]) -> bool:
    """*Deletes*, *Deleting*, *Deleted* where the base form belongs (ONS411)."""
    at = 0
    while at < len(reading.folded) - 1 and (at in groups or reading.folded[at] in lexicon.ENGLISH_ADVERBS):
        at += 1
    found = words.english_base_form(reading.pieces[at]) or _form_before_scope(reading, at, groups)
    if found is None:
        return False
    rest = len(reading.folded) - at - 1
    if not rest:
        return False
    right, kind = found
    start, end = reading.span(at)
    if right:
        reading.add(
            "11", kind, (start, end), (reading.replaced(start, end, right), "unsafe"), written=reading.pieces[at]
        )
    else:
        right = reading.pieces[at]
        reading.add("11", "gerund-open", (start, end), written=right)
    # The rest is read as if the verb were right; any verb will do for one whose base form cannot be told.
    reading.pieces[at] = right
    reading.folded[at] = fold(right) if words.may_be_english_verb(fold(right)) else "view"
    _after_form(reading)
    return True


def _form_before_scope(reading: Reading, at: int, groups: list[int]) -> tuple[str, str] | None:
    """*Crushes [client] tablet*, *Cleaning up entry*: what may be a noun elsewhere, and before these is the verb."""
    behind = reading.folded[at + 1 :]
    if len(behind) > 1 and behind[0] in _SPLIT_OFF and reading.folded[at].endswith("ing"):
        return words.verb_of_form(reading.pieces[at])
    first = next((group for group in groups if group > at), 0)
    if not first or any(piece not in lexicon.ENGLISH_PARTICLES for piece in reading.folded[at + 1 : first]):
        return None
    found = words.verb_of_form(reading.pieces[at])
    if found is None and reading.folded[at].endswith("ing") and not words.may_be_english_verb(reading.folded[at]):
        # Of a verb nobody knows, so that its base form cannot be told.
        return "", "gerund"
    return found


def _after_form(reading: Reading) -> None:
    """Read the rest of a name whose operation has been put into its base form."""
    shape, starts = _shape(reading)
    found = layout(shape, "en")
    if isinstance(found, Layout):
        _take(reading, found, starts)
        return
    groups = [at for at, piece in enumerate(reading.folded) if piece[0] == "["]
    if groups and groups[0] == 0:
        _scope_first(reading, groups)
    elif not (groups and groups[-1] == len(reading.folded) - 1 and _scope_last(reading, groups)):
        _after_the_operation(reading, groups)


def _scope_first(reading: Reading, groups: list[int]) -> None:
    """*[client] Delete document*: the scope stands before the operation (ONS405); or a product does (ONS414)."""
    lead = 1
    while lead in groups or (lead + 1 in groups and reading.folded[lead] in _JOINS):
        lead += 1
    found = read_scope(reading.pieces[0], "en")
    inner = _inner(reading, lead)
    if not found.entity and lead == 1 and inner.operation is not None and inner.subject is not None:
        rest = sentence(reading.pieces[1:], "en")
        faults = [fault for fault in reading.faults if fault.rule not in {"07", "08"}]
        start, end = reading.span(0)
        product = reading.pieces[0][1:-1].strip()
        reading.without_first(1)
        reading.faults = faults
        reading.add("14", "bracket", (start, end), (rest, "unsafe"), product=product, front=reading.text[start:end])
        _read_build(reading)
        return
    scope = _lowered(reading.pieces[:lead])
    if inner.operation is not None and inner.subject is not None and _is_operation(inner):
        operation = lead + inner.operation[1]
        pieces = [*reading.pieces[lead:operation], *scope, *reading.pieces[operation:]]
        reading.kind, reading.operation = "task", (lead, operation)
        reading.subject = operation, len(reading.folded) - (inner.closing[1] - inner.closing[0] if inner.closing else 0)
        sure = lexicon.english_operation(inner.folded) or words.is_verb_and_no_noun(inner.folded[0])
        # *[employee] voicemail greeting*: what may be a verb and a noun may begin the subject.
        safety: Safety = "unsafe" if sure else "display-only"
        reading.add(
            "05", "first", reading.span(0, lead), (sentence(pieces, "en"), safety), scope=spell(reading.pieces[:lead])
        )
    elif (
        inner.operation is not None and lexicon.is_english_verb(inner.folded[0]) and inner.folded[0] not in _NOUN_FIRST
    ):
        reading.operation = lead, len(reading.folded)
        reading.add("02", "missing", reading.span(len(reading.folded), len(reading.folded)), written=reading.text)
    else:
        reading.subject = lead, len(reading.folded)
        reading.add("03", "missing", reading.span(0, 0), written=reading.text, examples=_EXAMPLES)


def _is_operation(inner: Reading) -> bool:
    """Whether a name behind a leading scope begins with its operation, and not with the noun that the scope limits."""
    assert inner.operation is not None
    first = inner.folded[inner.operation[0]]
    return lexicon.english_operation(inner.folded) is not None or not words.is_english_noun(first)


def _inner(reading: Reading, lead: int) -> Reading:
    """Read what stands behind the scopes as a name of its own."""
    inner = type(reading)(spell(reading.pieces[lead:]), "en")
    read(inner)
    return inner


def _scope_last(reading: Reading, groups: list[int]) -> bool:
    """*Delete document [client]*, *Delete document of [client]*: the scope stands after the subject (ONS405)."""
    first = groups[-1]
    while first - 1 in groups or (first - 2 in groups and reading.folded[first - 1] in _JOINS):
        first -= 1
    if any(at < first for at in groups):
        return False
    _, verb, operation = _operation(reading)
    subject_end = first
    while subject_end > operation and reading.folded[subject_end - 1] in {"of", "for", "from", "by", "the"}:
        subject_end -= 1
    if not verb or subject_end <= operation:
        return False
    pieces = [*reading.pieces[:operation], *_lowered(reading.pieces[first:]), *reading.pieces[operation:subject_end]]
    reading.kind, reading.operation, reading.subject = "task", (0, operation), (operation, subject_end)
    reading.article = int(reading.folded[operation] in _ARTICLES)
    left_out = reading.pieces[subject_end:first]
    if reading.article and subject_end - operation > 1:
        left_out = [reading.pieces[operation], *left_out]
        pieces = [
            *reading.pieces[:operation],
            *_lowered(reading.pieces[first:]),
            *reading.pieces[operation + 1 : subject_end],
        ]
    proposal = sentence(pieces, "en")
    dropped = {"dropped": '", "'.join(left_out)} if left_out else {}
    scope = spell(reading.pieces[first:])
    reading.add("05", "after", reading.span(first, len(reading.folded)), (proposal, "unsafe"), scope=scope, **dropped)
    return True


def _after_the_operation(reading: Reading, groups: list[int]) -> None:
    """The operation is there, but not what it works on (ONS402), or the scope stands inside the subject (ONS405)."""
    count = len(reading.folded)
    _, _, operation = _operation(reading)
    reading.kind, reading.operation = "task", (0, operation)
    closing = _closing(reading, groups[-1]) if groups else count
    places = [at for at in _words(reading, groups) if operation <= at < closing and reading.folded[at] not in _ARTICLES]
    if not places:
        scopes = [scope for scope in reading.scopes if scope.entity]
        if len(reading.scopes) == 1 and scopes and groups[-1] == count - 1:
            proposal = sentence([*reading.pieces[: groups[0]], scopes[0].noun], "en")
            end = reading.span(count, count)
            reading.add("02", "scope-as-subject", end, (proposal, "display-only"), written=reading.pieces[groups[0]])
        elif groups:
            end = reading.span(groups[-1] + 1, groups[-1] + 1)
            reading.add("02", "only-operation", end, written=spell(reading.pieces[:operation]))
        else:
            reading.add("02", "only-operation", reading.span(0, operation), written=spell(reading.pieces[:operation]))
        return
    if groups and groups[0] > operation:
        first, last = groups[0], groups[-1]
        scope = _lowered(reading.pieces[first : last + 1])
        between = reading.pieces[operation:first]
        rest = [*(between if between != [","] else ()), *reading.pieces[last + 1 :]]
        reading.subject = operation, count
        pieces = [*reading.pieces[:operation], *scope, *rest]
        known = lexicon.english_operation(reading.folded) or words.is_verb_and_no_noun(reading.folded[0])
        reading.add(
            "05",
            "inside",
            reading.span(first, last + 1),
            # *Winter camera [client] inflation*: what may be a verb and a noun may begin the subject.
            (sentence(pieces, "en"), "unsafe" if known else "display-only"),
            scope=spell(reading.pieces[first : last + 1]),
        )
        return
    reading.subject = places[0], count
    reading.add("02", "only-operation", reading.span(0, operation), written=spell(reading.pieces[:operation]))


def _no_operation(reading: Reading, groups: list[int]) -> None:
    """The name does not begin with an operation (ONS403), or with one that nobody knows (ONS410)."""
    near = None if reading.pieces[0].isupper() else words.near_english_operation(reading.folded[0])
    end = groups[0] if groups else 1
    if near is not None and len(reading.folded) > 1:
        reading.kind, reading.operation = "task", (0, end)
        reading.subject = end, len(reading.folded)
        _report_near(reading, 0, near)
        return
    places = _words(reading, groups)
    reading.subject = places[0], places[-1] + 1
    reading.add("03", "missing", reading.span(0, 0), written=reading.text, examples=_EXAMPLES)
