"""No fix does harm, safe or not, on any platform: held over all fixtures and over manifests without end.

After each fix the text is YAML, every comment is there, units that had different names have different names, nothing
is faulted that was not (but for what was hidden), and what a fix takes away is in its title. A second time there is
nothing left to do, and what is done is what the JSON report offers.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from unicodedata import normalize

import pytest
import yaml

import onsrights
from onsrights.engine.change.fixes import Repair, UnitNames, mended
from onsrights.engine.check.platform import unit_pointer
from onsrights.engine.check.session import Session
from onsrights.engine.settings.settings import Settings
from onsrights.engine.text.comments import comments_of
from onsrights.engine.text.source import Source
from onsrights.engine.text.tree import read_tree
from onsrights.engine.text.visible import visible
from onsrights.platforms import PLATFORMS
from tests.afas.checking import DAY
from tests.generated.manifests import written_at_random

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onsrights.engine.change.fixes import Mended
    from onsrights.engine.check.platform import Checked
    from onsrights.engine.text.tree import Tree

SETTINGS = Settings(as_of=DAY)
RULES = PLATFORMS.registry()
FIXTURES = Path(__file__).with_name("fixtures")
FILES = sorted(path for path in FIXTURES.rglob("*") if path.is_file() and path.suffix in {".yaml", ".json"})

_ENGINE = "2 3 4 5 6 7 8 9"
_COMPARED = "204 603 604 605 609 610"
_SCOPES = "601 602 607"
HIDDEN: dict[str, str] = {
    # A key or a value under a wrong word: its own rules have not looked at it.
    "111": _ENGINE,
    "112": _ENGINE,
    # A name that could not be read is not held against the other one, nor against the identifier.
    **dict.fromkeys(("301", "401"), f"305 306 307 308 313 405 406 407 408 413 {_SCOPES} {_COMPARED}"),
    **dict.fromkeys(("304", "305", "404", "405"), f"306 313 315 406 413 415 {_SCOPES} {_COMPARED}"),
    **dict.fromkeys(("311", "314", "411", "414"), _COMPARED),
    "ONS414": f"405 {_COMPARED}",
    **dict.fromkeys(("306", "406"), _SCOPES),
    **dict.fromkeys(("307", "407"), "607"),
    "313": f"306 307 308 309 310 311 312 315 317 318 {_COMPARED}",
    "413": f"406 407 408 409 410 411 412 415 417 418 {_COMPARED}",
    "ONS208": "202",
    # A connector in its own list may turn out to be unused, a user who is let in to be one too many.
    "AFS301": "305",
    "AFS407": "404",
    # What is right for one type of environment is not for another.
    "AFS602": "7",
    # An address of the right country is an address still; a level that is one may be wider than the calls need.
    "EXA205": "402",
    "EXA303": "306",
}
"""What may come to light when a fault goes: by the code of the fault, the beginnings of codes without letters."""

MOVES = {"ONS304", "ONS305", "ONS404", "ONS405"}
"""Rules whose fixes put words in another place."""


FORM = frozenset("van een de het te of the a an to s t".split())
"""Words that belong to the form of a name; see :mod:`onsrights.ons.meaning`."""


def fix(path: str, text: str, *, unsafe: bool) -> Mended:
    return mended(Source(path, text), PLATFORMS, SETTINGS, unsafe=unsafe)


class Found(NamedTuple):
    """What a check says of a text."""

    codes: Counter[tuple[int, str, str]]
    """Document, unit and code of every error and warning."""
    names: list[str | None]


@lru_cache(maxsize=8)
def found(path: str, text: str) -> Found:
    checked = Session(PLATFORMS, SETTINGS).check(read_tree(Source(path, text)))
    codes = Counter(
        (each.place.document, unit_pointer(checked.platform, each.place.pointer) or "", each.code)
        for group in checked.groups
        for each in group.findings
        if (each.severity or RULES[each.code].severity) != "info"
    )
    return Found(codes, [entry.label for entry in checked.entries])


def harm(path: str, text: str, *, unsafe: bool) -> list[str]:
    """Say everything that is wrong with the fixes of a text."""
    result = fix(path, text, unsafe=unsafe)
    if result.has_secret or result.text == text:
        return []
    before, after = found(path, text), found(path, result.text)
    return [
        *new_faults(path, result, before, after),
        *names_lost(before.names, after.names),
        *comments_lost(path, text, result),
        *left_to_do(path, text, result, unsafe=unsafe),
        *in_json(path, text, result),
    ]


def new_faults(path: str, result: Mended, before: Found, after: Found) -> Iterator[str]:
    platform = PLATFORMS.of(read_tree(Source(path, result.text)), path)
    for document, unit, code in after.codes - before.codes:
        causes = {
            repair.diagnostic.code
            for repair in result.applied
            if (repair.diagnostic.document, unit_pointer(platform, repair.diagnostic.pointer) or "") == (document, unit)
        }
        if not any(code[3:].startswith(_hidden(cause)) for cause in causes):
            yield f"{code} is new in {unit}, after {sorted(causes)}"


def _hidden(cause: str) -> tuple[str, ...]:
    return tuple(HIDDEN.get(cause, HIDDEN.get(cause[3:], "-")).split())


def names_lost(before: Sequence[str | None], after: Sequence[str | None]) -> Iterator[str]:
    if len(before) != len(after):
        yield f"{len(before)} units became {len(after)}"
        return
    first: dict[str, str | None] = {}
    for old, new in zip(before, after, strict=True):
        if new and first.setdefault(new, old) != old:
            yield f"{old} and {first[new]} are both {new}"


def comments_lost(path: str, text: str, result: Mended) -> Iterator[str]:
    gone = _comments(path, text) - _comments(path, result.text)
    for comment in gone:
        about = [repair for repair in result.applied if repair.diagnostic.code[3:] in {"106", "120", "121"}]
        if not about or (comment not in result.text and all(each.diagnostic.code[3:] == "106" for each in about)):
            yield f"the comment {comment} is gone"


def _comments(path: str, text: str) -> Counter[str]:
    return Counter(text[start:end].rstrip() for start, end in comments_of(read_tree(Source(path, text))))


def left_to_do(path: str, text: str, result: Mended, *, unsafe: bool) -> Iterator[str]:
    if fix(path, result.text, unsafe=unsafe).text != result.text:
        yield "a second time changes something"
    if _documents(text) is not None and _documents(result.text) is None:
        yield "no YAML any more"


@lru_cache(maxsize=8)
def _documents(text: str) -> list[Any] | None:
    """Give what another reader makes of a text; ``None``: it is no YAML."""
    try:
        return list(yaml.load_all(text, yaml.BaseLoader))
    except yaml.YAMLError:
        return None


def in_json(path: str, text: str, result: Mended) -> Iterator[str]:
    """Apply what the JSON report offers, round by round, and look at each value before and after."""
    waiting = list(result.applied)
    while waiting:
        report = onsrights.check_text(text, filename=path, settings=SETTINGS).to_dict()
        edits: list[tuple[int, int, str]] = []
        while waiting and (offered := _offered(report, waiting[0])) is not None:
            if any(one[0] <= two[1] and two[0] <= one[1] for one in offered["edits"] for two in edits):
                break
            yield from said_too_little(text, waiting[0], offered)
            edits += offered["edits"]
            waiting.pop(0)
        if not edits:
            yield f"{waiting[0].diagnostic.code} is not in the JSON report"
            return
        for start, end, new in sorted(edits, reverse=True):
            text = text[:start] + new + text[end:]
    if text != result.text:
        yield "the edits of the JSON report give another text"


def _offered(report: dict[str, Any], repair: Repair) -> dict[str, Any] | None:
    """Find a fix in a report; where it is in the text may have changed since, what it says and writes has not."""
    found = repair.diagnostic
    written = [edit.text for change in repair.fix.changes for edit in change.edits]
    for each in report["diagnostics"]:
        if (each["code"], each["pointer"], each["message"]) != (found.code, found.pointer, found.message()):
            continue
        for one in each["fixes"]:
            edits = [edit for change in one["changes"] for edit in change["edits"]]
            if [edit["text"] for edit in edits] == written:
                spans = [(edit["range"]["start"]["offset"], edit["range"]["end"]["offset"]) for edit in edits]
                return {**one, "edits": [(*span, text) for span, text in zip(spans, written, strict=True)]}
    return None


def said_too_little(text: str, repair: Repair, offered: dict[str, Any]) -> Iterator[str]:
    """Compare each value with the new one: what moves keeps every character, what is rewritten all other words."""
    documents = _documents(text)
    if documents is None:
        return
    old, new = "", ""
    for change in repair.fix.changes:
        if change.value is not None and change.pointer is not None and not change.builds:
            value = _at(documents[repair.diagnostic.document], change.pointer)
            old, new = old + f" {value}", new + f" {change.value}"
    code, title = repair.diagnostic.code, offered["title"]
    if code in MOVES:
        lost = Counter(re.sub(r"[\w\s]", "", old)) - Counter(new)
        if lost:
            yield f"{code} moves and loses {lost} of {old!r}: {new!r}"
    if repair.diagnostic.field in {"identifier", "prefix"}:
        old, new = re.sub(r"[^\w\s]|\s", "", old), new.replace(" ", "")
    gone, come = _words(old) - _words(new), _words(new) - _words(old)
    left = [word for word in gone.elements() if word not in _words(title)]
    if len(left) > come.total() and Counter("".join(gone.elements())) - Counter("".join(come.elements())):
        yield f"{code} takes {left} away without saying so ({title}): {old!r}: {new!r}"


def _words(text: str) -> Counter[str]:
    """Give the words of a text, without those that are there for the form of a name; what has no space is one word."""
    plain = re.sub("[\xad\u200b-\u200f\u2060\ufeff]", "", normalize("NFC", text)).casefold()
    words = re.findall(r"\w+", plain) if " " in plain.strip() else [plain.strip()]
    return Counter(word for word in words if word not in FORM)


def _at(value: Any, pointer: str) -> str:  # noqa: ANN401 - what YAML reads
    for step in pointer.split("/")[1:]:
        name = step.replace("~1", "/").replace("~0", "~")
        value = value[int(name)] if isinstance(value, list) else value[name]
    return str(value)


# ------------------------------------------------------------------------------------------------------------- files


def all_harm(path: str, text: str) -> list[str]:
    return [*harm(path, text, unsafe=False), *harm(path, text, unsafe=True)]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(FIXTURES).as_posix())
def test_no_fix_of_a_fixture_does_harm(file: Path) -> None:
    source = Source.from_file(str(file))
    assert source.faults or all_harm(file.name, source.text) == []


QUICK, MANY = 200, 600


@pytest.mark.parametrize("first", range(0, QUICK, 50))
def test_no_fix_does_harm(first: int) -> None:
    for seed in range(first, first + 50):
        assert all_harm(*written_at_random(seed)) == [], seed


@pytest.mark.slow
@pytest.mark.parametrize("first", range(QUICK, MANY, 100))
def test_no_fix_does_harm_in_many_more(first: int) -> None:
    for seed in range(first, first + 100):
        assert all_harm(*written_at_random(seed)) == [], seed


def test_what_is_hidden_behind_what_is_what_the_rules_say() -> None:
    for rule in RULES:
        if rule.hides:
            assert set(rule.hides.split()) <= set(_hidden(rule.code)), rule.code


# --------------------------------------------------------------------------------------------------------- by itself

RIGHT = """\
manifest: 1
connector:
  name: Zorg
rights:
  - identifier: ZorgClientDocumentDelete
    dutch_name: {dutch}
    english_name: {english}
    dutch_description: Geeft toestemming om documenten uit het dossier van een cliënt te verwijderen.
    english_description: Allows removing documents from the record of a client.
"""
MOVED = [
    ("Document {} verwijderen [van een cliënt]", "Document {} [van een cliënt] verwijderen"),
    ("{} Document verwijderen [van een cliënt]", "{} Document [van een cliënt] verwijderen"),
    ("[van een cliënt] document {} verwijderen", "Document {} [van een cliënt] verwijderen"),
    ("Document van een cliënt {} verwijderen", "Document [van een cliënt] {} verwijderen"),
    ("Verwijder {} document [van een cliënt]", "{} Document [van een cliënt] verwijderen"),
    ("Delete document {} [client]", "Delete [client] document {}"),
    ("Delete {} document [client]", "Delete {} [client] document"),
    ("[client] delete document {}", "Delete [client] document {}"),
    ("Document {} [client] delete", "Delete [client] document {}"),
    ("Delete document {} of the client", "Delete [client] document {}"),
]


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


@pytest.mark.parametrize("sign", ["✔", "👩\u200d⚕️", "™", "±", "~", "€", "%", "@", "#", "·", "(", "👍"])
@pytest.mark.parametrize(("written", "wanted"), MOVED, ids=[written for written, _ in MOVED])
def test_a_sign_by_itself_is_never_lost_unsaid(written: str, wanted: str, sign: str) -> None:
    """It stays where the name is put in order, or goes by a fix of its own whose title names it."""
    names = {"dutch": "Document [van een cliënt] verwijderen", "english": "Delete [client] document"}
    names["dutch" if "een" in written else "english"] = written.format(sign)
    text = RIGHT.format(**{name: quoted(value) for name, value in names.items()})
    done = fix("rights.yaml", text, unsafe=True)
    said = {one.fix.title() for one in done.applied if one.diagnostic.code in {"ONS315", "ONS415"}}
    kept = {quoted(written.format(sign)), quoted(wanted.format(sign))}
    assert any(name in done.text for name in kept) or any(visible(sign[0]) in title for title in said)


KINDS = [tuple(pair) for pair in ("()", "{}", "<>", "［］", "(]", "[)")]
OWN = [
    ("Verzuim [eigen team] melden", "Report [own team] absence"),
    ("Verzuim [van eigen medewerkers] melden", "Report [own employees] absence"),
    ("Verzuim [van mijn team] melden", "Report [my team] absence"),
    ("Verzuim melden [van het eigen team]", "Report absence [their own team]"),
    ("Haar van mijn cliënt knippen", "Cut [my client] hair"),
    *((f"Taak {left}eigen cliënten{right} bekijken", f"View task {left}own client{right}") for left, right in KINDS),
]


@pytest.mark.parametrize(("dutch", "english"), OWN)
def test_a_scope_that_says_own_is_never_widened(dutch: str, english: str) -> None:
    text = RIGHT.format(dutch=quoted(dutch), english=quoted(english))
    left = fix("rights.yaml", text, unsafe=True).text
    for word in re.findall("eigen|mijn|own|my", f"{dutch} {english}"):
        assert left.count(f"{word} ") == text.count(f"{word} ")
    offered = [one for each in onsrights.check_text(text).diagnostics for one in each.fixes]
    assert any('(without "' in one.title() and one.safety == "display-only" for one in offered)


def test_what_a_fix_takes_away_is_in_its_title() -> None:
    text = RIGHT.format(
        dutch="Ons Dossier - Document [van een cliënt] kunnen verwijderen", english="'\"View [client]\"'"
    )
    for lang in ("nl", "en"):
        titles = [one.title(lang) for each in onsrights.check_text(text).diagnostics for one in each.fixes]
        assert any('"Ons Dossier -"' in title for title in titles)
        assert any('"kunnen"' in title for title in titles)


@pytest.mark.parametrize("sign", ["-", "_", "1", "’", " "])
def test_two_rights_never_get_one_identifier_in_one_file_or_in_two(sign: str) -> None:
    names = {"dutch": "Document [van een cliënt] verwijderen", "english": "Delete [client] document"}
    one = RIGHT.format(**names).replace("Document", f"Doc{sign}ument", 1)
    two = RIGHT.format(**names).replace("Document", "Doc2ument", 1)
    both = one + two[two.index("  - identifier") :]
    changed = fix("rights.yaml", both, unsafe=True)
    assert changed.text.count("2") == 1
    assert [repair.diagnostic.code for repair in changed.left_out] == ["ONS201"]
    names_of_run = UnitNames(["ZorgClientDoc2umentDelete", "ZorgClientDocumentDelete"])
    left = mended(Source("other.yaml", two), PLATFORMS, SETTINGS, unsafe=True, names=names_of_run)
    assert left.text == two


def test_a_comment_stays_where_a_fix_writes_the_value_anew() -> None:
    text = RIGHT.format(
        dutch="|+ # by the team\n      Document verwijderen [van een cliënt]\n", english="Delete [client] document"
    )
    changed = fix("rights.yaml", text, unsafe=True)
    assert changed.text == text.replace("verwijderen [van een cliënt]", "[van een cliënt] verwijderen")


@pytest.mark.parametrize(
    "comment", ["# agreed", "# noqa", "#noqa: E501", "# TODO", "#yamllint disable", "# prettier-ignore"]
)
def test_a_comment_is_never_taken_into_the_text(comment: str) -> None:
    text = RIGHT.format(dutch=f"Foto verwijderen [van een cliënt] {comment}", english=f"View {comment}")
    assert text.count(comment) == fix("rights.yaml", text, unsafe=True).text.count(f" {comment}\n")


def test_one_fix_does_not_pay_for_another() -> None:
    """Putting the English name in order does not make up for a Dutch name that loses its scope, and its comment."""
    text = RIGHT.format(dutch="Foto verwijderen [van een cliënt] # agreed", english="Photo [client] delete")
    changed = fix("rights.yaml", text, unsafe=True).text
    assert "Foto verwijderen [van een cliënt] # agreed" in changed
    assert "Delete [client] photo" in changed


def faulty(number: int) -> str:
    """Give so many rights with a fix that does no harm, one that does, and one that brings something to light."""
    head, right = RIGHT.split("  - ")
    each = [
        right.format(dutch="Document verwijderen [van een cliënt]", english="Document [client] delete").replace(
            "Document", f"Doc{index}ument", 1
        )
        for index in range(number)
    ]
    return "".join([head, *(f"  - {one}" for one in each)])


def test_what_fixing_costs_grows_no_faster_than_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of four times the rights is checked as often: what is tried in one of them is tried in all at once."""
    checks: list[int] = []
    real = Session.check

    def counted(self: Session, tree: Tree, settings: Settings | None = None) -> Checked:
        checks.append(1)
        return real(self, tree, settings)

    monkeypatch.setattr(Session, "check", counted)
    often = []
    for number in (20, 80):
        checks.clear()
        fix("rights.yaml", faulty(number), unsafe=True)
        often.append(len(checks))
    assert often[0] == often[1] <= 20
