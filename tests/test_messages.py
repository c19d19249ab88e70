"""Every message: in both languages, with the same values, in words that an administrator knows."""

from __future__ import annotations

import ast
import json
import random
import re
from functools import cache
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING, Any

import pytest

import onsrights
from onsrights.engine.text.visible import visible
from onsrights.ons.names.layout import LETTERS
from onsrights.platforms import PLATFORMS
from onsrights.reports.pages import page
from tests.ons.test_corpus import CORRECT, DESCRIPTIONS, FAULTY, PREFIX, TRICKY
from tests.over import over
from website.pages import HEADINGS, SHOWN, read, together
from website.report import AS_OF

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.engine.check.rule import Rule
    from onsrights.engine.diagnostics import Diagnostic, Language, Text

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "onsrights"
WORDS_OF_DUTCH = SOURCE / "engine" / "language" / "small_words.py"
"""Lists of words by which a language is known: no sentences."""
NAMES = ROOT / "src" / "onsrights" / "ons" / "names"
RULES = ROOT / "src" / "onsrights" / "ons" / "rules"
LANGUAGES: tuple[Language, ...] = ("nl", "en")
WORDINGS = {platform.wording for platform in PLATFORMS.all()}
"""The modules with a platform's own words for rules of the engine."""
MODULES = sorted({rule.module for rule in PLATFORMS.registry()} | WORDINGS)

FOREIGN = re.compile(
    r"""regex|regexp|regular\ expression|reguliere\ expressie|jsonschema|lark|libyaml|pyyaml|traceback|
        exception|nonetype|decodeerror|\b(?:dict|tuple|str|int|bool|float|nil|parser)\b|
        (?<!\#\ )(?<!version\ of\ )(?<!versie\ van\ )\bonsrights\b(?!\ export)|\[a-z|\\[wdsu]|\.\*|%s""",
    re.VERBOSE | re.IGNORECASE,
)
"""Words of libraries, of Python and of regular expressions, none of which says anything to an administrator.

Our own name is allowed as it is written into a manifest (``# onsrights: ignore[…]``), as a command, and where a version
is meant.
"""
TERMINALS = re.compile(
    r"\b(?:" + "|".join(sorted({name for names in LETTERS.values() for name in names.values()})) + r")\b"
)
TURNS = {
    "en": re.compile(
        r"""\bmend|\bstands?\b|\banew\b|\bgoes\ before\b|\bones?\ that\b|\b(?:is|are)\ no\ (?!fix|longer)|
            \bknows\ no\b|\breplaced?\ (?:it|them|\w+\ \w+)\ by\b|\bexchange\ (?:them|the\ (?:names|desc|two))|
            \btoo\ many\ at\b|\btake\ (?:it|them)\ away\b|
            \binto\ its\ form\b|\bt(?:ake[ns]?|ook)\ over\b|,\ else\b(?!\ None)|\bin\ the\ place\ of\b|\bto\ be\ had\b|
            \bkept\ up\b|\bgravest\b|\bheld\ (?:against|to\ be)\b|\b(?:is|are)\ told\b(?!\ (?:what|to|how))|
            \bat\ the\ side\b|\bshar(?:e|es|ed|ing)\ \w+\ out\b|\bin\ another\ way\b|\bsomething\ else\ than\b|
            \bit\ tells\ (?:what|how)\b|\b(?:and|but)\ here\ are\b|\bwith\ --\w+\ goes\b|\bbrought\ along\b|
            \bthe\ same\ holds\b|\bbeside\ (?:a|an|each|it|one|that|them|what|which)\b""",
        re.VERBOSE | re.IGNORECASE,
    ),
    "nl": re.compile(
        r"""onveilig|vierkante\ haakjes|\bhaakje\ "|het\ zwijgen\ op|\bhaar\b|\bhandeling(?:en)?\b|\bactie\b|
            geen\ gewone\ spatie\ maar\ U\+|\bindien\b|\bmiddels\b|\bteneinde\b|\bdient\ te\b""",
        re.VERBOSE | re.IGNORECASE,
    ),
}
"""Turns that are translated word for word, and second words for what has a word already."""
_THERE_IS = re.compile(r"\b[Tt]here (?:is|are) no ")
_NOT_OURS = re.compile(r"^```.*?^```$|^>[^\n]*$|`[^`\n]*`|\*[^*\n]+\*", re.MULTILINE | re.DOTALL)
"""Examples, quotations, and words that a page only names."""
LEAKED = re.compile(r"[{}]|None(?! of |, Read)|\bToken\b|Traceback|\bTrue\b|\bFalse\b|<class|\['|\bdict_")
"""What a message holds where something was put into it that is no text."""
_LANGUAGE = re.compile(r"_(?:nl|en)$")


def texts(module: str) -> dict[str, Text]:
    found: dict[str, Any] = __import__(module, fromlist=["TEXTS"]).TEXTS
    if module in WORDINGS:
        return {f"{key} of {number}": text for number, own in found.items() for key, text in own.items()}
    return found


def placeholders(sentence: str) -> set[str]:
    """Give the values that a sentence names; ``language_nl`` and ``language_en`` are one value in two languages."""
    names = {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}
    return {_LANGUAGE.sub("", name) for name in names}


def texts_of(rule: Rule) -> set[str]:
    """Give the keys of the texts of a rule, those that only its platform has among them."""
    own = __import__(rule.wording, fromlist=["TEXTS"]).TEXTS.get(rule.code[3:], {}) if rule.wording else {}
    return {*texts(rule.module), *own}


each_module = over("module", MODULES, ids=lambda module: module.rpartition(".")[2])


@each_module
def test_both_languages_say_the_same(module: str) -> None:
    assert texts(module)
    for key, (nl, en) in texts(module).items():
        assert nl.strip() == nl != "", key
        assert en.strip() == en != "", key
        assert nl != en, key
        assert placeholders(nl) == placeholders(en), key
        assert all(name.isidentifier() for name in placeholders(nl)), key


@each_module
def test_a_message_is_a_sentence_and_a_title_is_not(module: str) -> None:
    for key, text in texts(module).items():
        for sentence in text:
            assert "  " not in sentence, key
            ends = sentence.rstrip('"')[-1]
            titles = key.startswith("fix") or key in {"first", "there", "same", "other", "here", "opened", "scope"}
            assert titles or ends in ".?)…" or sentence[0].islower() or ends == "}", (key, sentence)


@each_module
def test_no_message_speaks_of_the_machinery(module: str) -> None:
    for key, text in texts(module).items():
        for sentence in text:
            bare = re.sub(r"\{\w+\}", "", sentence)
            assert not FOREIGN.search(bare), (key, sentence)
            assert not TERMINALS.search(bare), (key, sentence)


def turns(text: str, lang: Language) -> list[str]:
    """Give the banned turns of a text."""
    return [match[0] for match in TURNS[lang].finditer(_THERE_IS.sub("", re.sub(r"\s+", " ", text)))]


def sentences(module: Path) -> Iterator[str]:
    """Give what a module of the source says: every text of several words that is not a docstring."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    silent = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    constants = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in silent)
    return (value for value in constants if isinstance(value, str) and " " in value)


def documents() -> Iterator[tuple[str, Language, str]]:
    """Give every document for people, by its path and language, without what it shows or only names."""
    for path in sorted(ROOT.glob("*.md")) + sorted((ROOT / "docs").rglob("*.md")) + sorted(SOURCE.rglob("*.md")):
        name = path.relative_to(ROOT).as_posix()
        lang: Language = "nl" if name.startswith("docs/nl/") or name.endswith(".nl.md") else "en"
        yield name, lang, _NOT_OURS.sub("", path.read_text(encoding="utf-8"))


def data() -> Iterator[tuple[str, str]]:
    """Give every other file with words for people, by its path: schemas, examples, jobs, forms for issues, pages."""
    for pattern in (
        "*.yml", "Makefile", "ci/*", "examples/*", "mega-linter-plugin-onsrights/*", "schemas/*.json", "templates/*",
        ".github/ISSUE_TEMPLATE/*", "src/onsrights/web/templates/*.html",
    ):  # fmt: skip
        for path in sorted(ROOT.glob(pattern)):
            yield path.relative_to(ROOT).as_posix(), re.sub(r"\{#.*?#\}", "", path.read_text("utf-8"), flags=re.DOTALL)


def test_no_sentence_of_a_program_has_a_turn_that_nobody_uses() -> None:
    folders = (SOURCE, ROOT / "website", ROOT / "benchmarks", ROOT / "tests" / "fuzz", ROOT / "tests" / "generated")
    modules = [module for folder in folders for module in sorted(folder.rglob("*.py")) if module != WORDS_OF_DUTCH]
    said = [(module.name, sentence) for module in modules for sentence in sentences(module)]
    found = [
        (name, banned, text) for name, text in [*said, *data()] for lang in LANGUAGES if (banned := turns(text, lang))
    ]
    assert found == []


def test_no_document_has_a_turn_that_nobody_uses() -> None:
    pages = (
        (rule.code, lang, _NOT_OURS.sub("", page(rule, lang))) for rule in PLATFORMS.registry() for lang in LANGUAGES
    )
    found = [(name, turns(text, lang)) for name, lang, text in [*documents(), *pages] if turns(text, lang)]
    assert found == []


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "A scope stands in brackets."),
        ("en", "mend the spelling"),
        ("en", "There is no fix, and this is no scope."),
        ("en", "It warns of one that begins with a dot."),
        ("en", "Replace it by the right word."),
        ("en", "The name of the file, else today."),
        ("en", "It is held against the manifest."),
        ("en", "A rule is told by its code."),
        ("en", "It goes in the place of the old value."),
        ("en", "The gravest status counts."),
        ("en", "Two rights were taken over."),
        ("nl", "Indien u dat wilt, kan het."),
        ("nl", "Het is onveilig."),
        ("nl", "Schrijf haar in het Engels."),
        ("nl", "Zet het bereik tussen vierkante haakjes."),
        ("nl", "De handeling staat achteraan."),
    ],
)
def test_such_a_turn_is_seen(lang: Language, text: str) -> None:
    assert len(turns(text, lang)) == 1


# What is said when there is something to say.


def rendered(found: Diagnostic) -> Iterator[tuple[str, str]]:
    """Give the sentences of a diagnostic in both languages, without the values that were put into them."""
    sayings: list[tuple[Any, dict[str, Any]]] = [
        (found.message, dict(found.data)),
        *((related.message, dict(related.data)) for related in found.related),
        *((fix.title, dict(fix.data)) for fix in found.fixes),
    ]
    for say, data in sayings:
        values = sorted({visible(value) for value in data.values() if isinstance(value, str) and value}, key=len)
        for lang in LANGUAGES:
            sentence = say(lang)
            bare = sentence
            for value in reversed(values):
                bare = bare.replace(value, "…")
            yield sentence, bare


def soup(count: int) -> Iterator[dict[str, object]]:
    """Give rights whose fields are put together of the corpora's own words and of signs that do harm."""
    chance = random.Random("soup of fields")  # noqa: S311 - the same fields in every run
    words = [word for row in CORRECT[:200] for text in (row.dutch, row.english) for word in text.split()]
    words += [
        "[",
        "]",
        "{",
        "}",
        "{0}",
        "{name}",
        "%s",
        "\\",
        "*",
        "/",
        "\u200b",
        "e\u0308",
        "\n",
        "",
        "None",
        "-",
        "–",
    ]
    for _ in range(count):
        right: dict[str, object] = {}
        for field in ("dutch_name", "english_name", "dutch_description", "english_description"):
            right[field] = " ".join(chance.choices(words, k=chance.randint(1, 8)))
        right["identifier"] = "".join(word.capitalize() for word in chance.choices(words, k=4))
        odd: list[object] = [None, 1, [], {}, "", True]
        if chance.random() < 0.1:
            right[chance.choice(list(right))] = chance.choice(odd)
        yield right


def everything() -> Iterator[Diagnostic]:
    for row in FAULTY:
        yield from onsrights.check_rights(row.rights(), prefix=row.prefix).diagnostics
    for tricky in TRICKY:
        field, other = ("dutch_name", "english_name") if tricky.language == "nl" else ("english_name", "dutch_name")
        yield from onsrights.check_right({field: tricky.name, other: tricky.name}).diagnostics
    for path in sorted((ROOT / "tests" / "fixtures").rglob("*")):
        if path.is_file() and path.suffix in {".yaml", ".json", ".bin"}:
            yield from onsrights.check_file(path).diagnostics
    for shown in SHOWN:
        for rules in together(shown.rules).values():
            for example in read(rules[0], "en").examples(HEADINGS["en"][2]):
                if example.kind == "yaml":
                    text = example.manifest(shown)
                    yield from onsrights.check_text(text, shown.file, as_of=AS_OF).diagnostics
    for number, right in enumerate(soup(300)):
        if number % 2:
            yield from onsrights.check_right(right, prefix=PREFIX).diagnostics
        else:
            yield from onsrights.check_text(json.dumps({"manifest": 1, "rights": [right]}), "rights.json").diagnostics
    yield from onsrights.check_file(ROOT / "tests").diagnostics
    yield from onsrights.check_text("").diagnostics
    deny = [{"identifier": f"{PREFIX}Access", "dutch_name": "Toegang tot X", "english_name": "Access to X"}]
    yield from onsrights.check_rights([right | DESCRIPTIONS for right in deny], access_rights="deny").diagnostics


@cache
def diagnostics() -> tuple[Diagnostic, ...]:
    return tuple(everything())


def test_no_sentence_shows_what_it_was_made_of() -> None:
    for found in diagnostics():
        for sentence, bare in rendered(found):
            assert not LEAKED.search(bare), (found.code, sentence)
            assert not re.search(r'""', bare), (found.code, sentence)
            assert not any(character < " " or character == "\x7f" for character in sentence), (found.code, sentence)


def test_a_message_names_a_proposal_that_is_offered() -> None:
    """Where a message says what to write, a fix says the same."""
    for found in diagnostics():
        named = any(change.value is not None for fix in found.fixes for change in fix.changes)
        if "{proposal}" in found.text.nl and named:
            values = {change.value for fix in found.fixes for change in fix.changes}
            edits = {edit.text for fix in found.fixes for change in fix.changes for edit in change.edits}
            shown = str(found.data["proposal"])
            assert "…" in shown or any(shown in (one or "") for one in values | edits), (found.code, shown, values)


def test_most_texts_were_said() -> None:
    """The check above is worth little for texts that nothing here makes the rules say."""
    known = {(rule.module, rule.text(key)) for rule in PLATFORMS.registry() for key in texts_of(rule)}
    said = {(found.definition.module, found.text) for found in diagnostics()}
    said |= {(found.definition.module, related.text) for found in diagnostics() for related in found.related}
    said |= {(found.definition.module, fix.text) for found in diagnostics() for fix in found.fixes}
    assert said <= known
    assert len(said) > 0.7 * len(known)


# The keys that the readers of names use.


def modules_of(number: str) -> set[str]:
    return {rule.module for rule in PLATFORMS.registry() if rule.code in {f"ONS3{number}", f"ONS4{number}"}}


def named_faults(path: Path) -> Iterator[tuple[str, str | None, int]]:
    """Give the rule and key of every ``….add("NN", key, …)`` and ``("NN", key)``; ``None`` for a computed key."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        if not isinstance(node, ast.expr):
            continue
        pair: list[ast.expr] = []
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "add":
            pair = node.args[:2]
        elif isinstance(node, ast.Tuple) and len(node.elts) == 2:
            pair = node.elts
        if len(pair) == 2 and isinstance(pair[0], ast.Constant) and re.fullmatch(r"\d\d", str(pair[0].value)):
            keys = [
                part for part in ast.walk(pair[1]) if isinstance(part, ast.Constant) and isinstance(part.value, str)
            ]
            if isinstance(pair[1], ast.Constant | ast.IfExp):
                yield from ((str(pair[0].value), str(key.value), node.lineno) for key in keys)
            else:
                yield str(pair[0].value), None, node.lineno


COMPUTED = {
    "04": {"nominal", "imperative", "english-order", "dutch-order"},
    "07": {"form", "form-open", "inside", "inside-open", "unlimited"},
    "08": {"near", "synonym", "synonym-perhaps", "unsupported", "unknown", "foreign"},
    "11": {"te-form", "apart", "third-person", "participle", "gerund", "noun"},
    "13": {"modal", "sentence", "negation", "before"},
    "01": {"unclosed", "unopened", "nested", "empty", "other"},
    "02": {"preposition-first", "preposition-better"},
    "15": {"outer-space", "double-space", "inner-space", "bracket-space", "full-stop", "stray-sign"}
    | {"list-mark", "plural-ending", "double-word", "remark"},
    "17": {"message", "perhaps", "english", "dutch"},
}
"""Keys that are computed, for those rules whose key is a variable somewhere."""


@pytest.mark.parametrize(
    "path", sorted([*NAMES.glob("[a-z]*.py"), *RULES.glob("name_*.py")]), ids=lambda path: path.name
)
def test_every_fault_that_a_reader_names_has_its_text(path: Path) -> None:
    for number, key, line in named_faults(path):
        modules = modules_of(number)
        assert modules, f"{path.name}:{line}: no rule ends in {number}"
        wanted = {key} if key is not None else COMPUTED.get(number, set())
        assert wanted, f"{path.name}:{line}: the key is a variable; name its values in COMPUTED"
        for module in modules:
            assert wanted <= texts(module).keys(), f"{path.name}:{line}"


def test_the_scan_finds_the_faults() -> None:
    numbers = {number for path in NAMES.glob("*.py") for number, _, _ in named_faults(path)}
    assert numbers >= {"01", "02", "03", "04", "05", "07", "08", "10", "11", "12", "13", "14"}
