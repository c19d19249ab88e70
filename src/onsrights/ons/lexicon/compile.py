"""Make the generated data files of the lexicon from its tables.

    python -m onsrights.ons.lexicon.compile            writes _tables.txt and _forms.txt
    python -m onsrights.ons.lexicon.compile --check    exits 1 when they are stale

A table is a text file: a header row, rows of cells between ``|``, comments from ``#`` at the start of a line.
A fault in one is a :class:`TableError` with file and line.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

from onsrights.engine import data
from onsrights.ons.lexicon.conjugation import noun_in_ing, participle, stem, third_person
from onsrights.ons.lexicon.english_nouns import plural as english_plural
from onsrights.ons.lexicon.english_nouns import singular as english_singular
from onsrights.ons.lexicon.lookup import english_key, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["TableError", "main", "read", "texts"]

FOLDER = Path(__file__).parent
_FOR_PEOPLE = {
    "verb_complements.txt": ("verbs", "with", "dutch name", "english name"),
    "scope_compounds.txt": ("dutch", "english"),
}
"""The tables from which nothing is made, with the columns that are never empty."""
_UNUSED = "\u2013"
"""Stands in a cell for a form that is not used."""
COMMAND = "python -m onsrights.ons.lexicon.compile"
_ABOUT = f"Generated from the tables in this folder by `{COMMAND}`: change those, not this."


class TableError(ValueError):
    """A fault in a table; says the file and the line."""

    def __init__(self, file: str, line: int, fault: str) -> None:
        super().__init__(f"{file}:{line}: {fault}")
        self.file = file
        self.line = line
        self.fault = fault


class Row:
    """One row of a table: its cells by the names of the header."""

    __slots__ = ("cells", "file", "line")

    def __init__(self, file: str, line: int, cells: dict[str, str]) -> None:
        self.file = file
        self.line = line
        self.cells = cells

    def __getitem__(self, name: str) -> str:
        return self.cells[name]

    def list(self, name: str) -> tuple[str, ...]:
        """Give a cell that holds several words; ``;`` separates where one is used, ``,`` otherwise."""
        return tuple(word.partition(" (")[0] for word in _split(self.cells[name]))

    def senses(self, classes: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
        """Give the English operations with what each does: the classes in brackets behind it, or all of the row."""
        found = {}
        for word in _split(self.cells["english"]):
            verb, _, sense = word.partition(" (")
            found[verb] = tuple(sense.rstrip(")").split(" + ")) if sense else classes
            if not {*classes}.issuperset(found[verb]):
                self.fail(f'"{word}" has a class that the row has not')
        return found

    def fail(self, fault: str) -> NoReturn:
        """Raise the error for this row."""
        raise TableError(self.file, self.line, fault)


def _split(cell: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in cell.split(";" if ";" in cell else ",") if word.strip())


def read(path: Path, *, unique: Sequence[str] = (), required: Sequence[str] = ()) -> Iterator[Row]:
    """Read one table.

    ``unique`` names the columns whose cells together may stand once only, ``required`` those that are never empty.
    """
    header: list[str] | None = None
    seen: dict[tuple[str, ...], int] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("|")]
        if header is None:
            header = cells
            continue
        if len(cells) > len(header):
            Row(path.name, number, {}).fail(f"{len(cells)} cells, the header has {len(header)}")
        cells += [""] * (len(header) - len(cells))
        row = Row(path.name, number, dict(zip(header, cells, strict=True)))
        for name in required:
            if not row[name]:
                row.fail(f'"{name}" is empty')
        if unique:
            key = tuple(fold(row[name]) for name in unique)
            if key in seen:
                row.fail(f'"{", ".join(key)}" is already in line {seen[key]}')
            seen[key] = number
        yield row
    if header is None:
        Row(path.name, 1, {}).fail("no header")


def _sets(folder: Path, name: str) -> dict[str, tuple[str, ...]]:
    """Read a table of sets: every set with its words, in the order of the file."""
    sets: dict[str, tuple[str, ...]] = {}
    for row in read(folder / name, required=("set", "words")):
        words = row.list("words")
        known = sets.get(row["set"], ())
        if twice := [word for word in words if word in known or words.count(word) > 1]:
            row.fail(f'"{twice[0]}" is already in the set "{row["set"]}"')
        sets[row["set"]] = known + words
    return sets


class _Tables(NamedTuple):
    """What the two generated files hold, by name."""

    core: dict[str, Any]
    forms: dict[str, Any]


def collect(folder: Path = FOLDER) -> _Tables:
    """Read all tables and give the contents of the generated files; raise :class:`TableError`."""
    core: dict[str, Any] = {}
    words = _sets(folder, "operation_words.txt")
    number = _sets(folder, "number_english.txt")
    singular = _sets(folder, "singular_dutch.txt")
    homographs = _sets(folder, "homographs.txt")
    subject = _sets(folder, "subject_words.txt")
    spelling = _sets(folder, "spelling_sets.txt")
    phrasal = _sets(folder, "english_phrasal.txt")

    classes = _classes(folder)
    operations = _operations(folder, classes, frozenset(words["dutch light verbs"]))
    core["OPERATIONS"] = {
        fold(row["dutch"]): (row["dutch"], particle, row_classes, row.list("english"), row.list("identifier"))
        for row, particle, row_classes in operations
    }
    core["OPERATION_CLASSES"] = tuple(sorted(classes))
    core["COMPATIBLE"] = _compatible(folder, classes)
    core["OPPOSITES"] = _opposites(folder, classes)
    core["ENGLISH_OPERATIONS"], core["ENGLISH_SPLIT"] = _english_operations(operations, words, phrasal)
    core["ENGLISH_LONGEST"] = (str(max(key.count(" ") + 1 for key in core["ENGLISH_OPERATIONS"])),)
    core["ACTIONS"] = _actions(operations, phrasal, frozenset(words["english light verbs"]))
    core |= _nouns(folder)
    core |= _dutch_number(folder)
    core |= {
        "DUTCH_SINGULAR": _folded(
            word for name, listed in singular.items() if name not in {"-en endings", "names"} for word in listed
        ),
        "DUTCH_SINGULAR_ENDINGS": singular["-en endings"],
        "SINGULAR_NAMES": frozenset((*singular["names"], *(word for word in number["singular"] if not word.islower()))),
        "ENGLISH_PLURAL_ONLY": _folded(number["plural only"]),
        "ENGLISH_COLLECTIVE": _folded(number["collective"]),
        "ENGLISH_SINGULAR": frozenset(word for word in number["singular"] if word.islower()),
        "ENGLISH_NO_NOUNS": _folded(number["no noun"]),
        "ENGLISH_SINGULAR_ENDINGS": number["singular endings"],
        "ENGLISH_PLURAL_ONLY_ENDINGS": number["plural only endings"],
        "ENGLISH_MASS": _folded(number["mass"]),
        "PLURAL_AND_INFINITIVE": _folded(homographs["plural and infinitive"]),
        "PLAUSIBLE_OPERATIONS": _folded(homographs["plausible operations"]),
        "NOMINAL_INFINITIVES": _folded(homographs["nominal infinitives"]),
        "EN_ADJECTIVES": _folded(homographs["adjectives"]),
        "ENGLISH_NOUN_AND_VERB": _folded(homographs["english noun and verb"]),
        "ENGLISH_BASE_FORMS": _folded(homographs["english base forms"]),
        "DUTCH_MEASURE_NOUNS": _folded(subject["dutch measures"]),
        "ENGLISH_MEASURE_NOUNS": _folded(subject["english measures"]),
        "DUTCH_QUANTIFIERS": _folded(subject["dutch quantifiers"]),
        "ENGLISH_QUANTIFIERS": _folded(subject["english quantifiers"]),
        "DUTCH_PAIRS": _folded(subject["dutch pairs"]),
        "ENGLISH_PAIRS": _folded(subject["english pairs"]),
        "DUTCH_PREPOSITIONS": _folded(words["dutch prepositions"]),
        "DUTCH_OPERATION_WORDS": _folded(
            word
            for kind in ("manner", "time", "extent", "results", "openers", "causatives")
            for word in words[f"dutch {kind}"]
            if " " not in word
        ),
        "DUTCH_CAUSATIVES": _folded(words["dutch causatives"]),
        "DUTCH_MODALS": _folded(words["dutch modals"]),
        "DUTCH_NEGATIONS": _folded(words["dutch negations"]),
        "DUTCH_ARTICLES": _folded(words["dutch articles"]),
        "DUTCH_PARTICLES": _folded(words["dutch particles"]),
        "DUTCH_APART": _folded(words["dutch apart"]),
        "DUTCH_LIGHT_VERBS": _folded(words["dutch light verbs"]),
        "ENGLISH_PREPOSITIONS": _folded(words["english prepositions"]),
        "ENGLISH_ADVERBS": _folded(word for word in words["english adverbs"]) | _folded(phrasal["adverb before"]),
        "ENGLISH_VERB_PREFIXES": words["english verb prefixes"],
        "ENGLISH_RESULTS": _folded(words["english results"]),
        "ENGLISH_CLOSING_PHRASES": _folded(
            word
            for found in (words["english purposes"], words["english as"], words["english adverb phrases"])
            for word in (*found, *phrasal["closing phrase"])
        ),
        "ENGLISH_PARTICLES": frozenset(verb.split()[-1] for verb in phrasal["particle"]),
        "ENGLISH_CAUSATIVES": _folded(words["english causatives"]),
        "ENGLISH_ARTICLES": _folded(words["english articles"]),
        "ENGLISH_LIGHT_VERBS": _folded(words["english light verbs"]),
        "CLIENT_RIGHT": _folded(spelling["client right"]),
        "CLIENT_AFTER": _folded(spelling["client after"]),
        "CLIENT_BEFORE": _folded(spelling["client before"]),
        "APART_LEFT": _folded(spelling["apart left"]),
        "ENGLISH_LOANS": _folded(spelling["english loans"]),
    }
    scopes = _scopes(folder)
    core["DUTCH_SCOPES"], core["ENGLISH_SCOPES"] = scopes["dutch"], scopes["english"]
    for file, columns in _FOR_PEOPLE.items():
        list(read(folder / file, required=columns))  # a faulty row is a fault all the same
    inflected = {
        fold(row["inflected"]): row["bare"]
        for row in read(folder / "adjectives.txt", unique=("inflected",), required=("inflected", "bare"))
    }
    core["BARE_ADJECTIVES"] = inflected
    core["INFLECTED_ADJECTIVES"] = {fold(bare): form for form, bare in inflected.items()}
    core["SPELLING"] = _spelling(folder)
    forms = _forms(folder, operations, frozenset(core["NOUNS"]) | frozenset(core["DUTCH_PLURALS"]))
    forms["IRREGULAR_ENGLISH"] = {
        row["form"]: row["base"] for row in read(folder / "irregular_english.txt", unique=("form",), required=("base",))
    }
    forms["ALSO_NOUNS"] = _folded(homographs["dutch imperatives also nouns"])
    return _Tables(core, forms)


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(word) for word in words)


def _classes(folder: Path) -> frozenset[str]:
    """Give every class that an operation has; one that occurs in compatible_classes.txt only is a slip."""
    return frozenset(
        name
        for file in ("operations.txt", "operation_phrases.txt")
        for row in read(folder / file)
        for name in row.list("classes")
    )


def _operations(folder: Path, classes: frozenset[str], light: frozenset[str]) -> list[tuple[Row, str, tuple[str, ...]]]:
    known = frozenset(row["class"] for row in read(folder / "classes.txt", unique=("class",), required=("meaning",)))
    rows: list[tuple[Row, str, tuple[str, ...]]] = []
    for file in ("operations.txt", "operation_phrases.txt"):
        for row in read(folder / file, unique=("dutch",), required=("dutch", "english")):
            if unknown := [name for name in row.list("classes") if name not in known]:
                row.fail(f'"{unknown[0]}" is not a class of classes.txt')
            particle = row.cells.get("particle", "")
            if particle and not particle.endswith("?") and not fold(row["dutch"]).startswith(particle):
                row.fail(f'"{row["dutch"]}" does not begin with "{particle}"')
            for action in row.list("identifier"):
                if not re.fullmatch(r"(?:[A-Z][a-z]+)+", action):
                    row.fail(f'"{action}" is not PascalCase')
            particle = "" if particle.endswith("?") else particle
            rows.append((row, particle, () if row["dutch"] in light else row.list("classes")))
    if unused := known - classes:
        Row("classes.txt", 1, {}).fail(f'no operation is of the class "{min(unused)}"')
    return rows


def _compatible(folder: Path, classes: frozenset[str]) -> dict[str, tuple[str, ...]]:
    both: dict[str, set[str]] = {}
    for row in read(folder / "compatible_classes.txt", unique=("class",), required=("compatible",)):
        for other in (row["class"], *row.list("compatible")):
            if other not in classes:
                row.fail(f'"{other}" is the class of no operation')
        for other in row.list("compatible"):
            both.setdefault(row["class"], set()).add(other)
            both.setdefault(other, set()).add(row["class"])
    return {name: tuple(sorted(others)) for name, others in sorted(both.items())}


def _opposites(folder: Path, classes: frozenset[str]) -> dict[str, tuple[str, ...]]:
    both: dict[str, set[str]] = {}
    for row in read(folder / "classes.txt"):
        for other in row.list("opposite"):
            if other not in classes:
                row.fail(f'"{other}" is the class of no operation')
            both.setdefault(row["class"], set()).add(other)
            both.setdefault(other, set()).add(row["class"])
    return {name: tuple(sorted(others)) for name, others in sorted(both.items())}


def _english_operations(
    operations: list[tuple[Row, str, tuple[str, ...]]],
    words: dict[str, tuple[str, ...]],
    phrasal: dict[str, tuple[str, ...]],
) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """Give the classes of every English operation, and of those in two parts (key ``make … available``)."""
    joined: dict[str, set[str]] = {}
    split: dict[str, set[str]] = {}
    for row, _, classes in operations:
        for verb, sense in row.senses(classes).items():
            head, dots, tail = verb.partition("…")
            if dots:
                split.setdefault(f"{english_key(head.strip())} … {english_key(tail.strip())}", set()).update(sense)
            # *Make available [client] report* is as good as *Make [client] report available*.
            whole = f"{head.strip()} {tail.strip()}" if tail.strip() in words["english results"] else verb
            if not dots or whole != verb:
                joined.setdefault(english_key(whole), set()).update(sense)
    for kind in ("particle", "preposition", "hyphenated"):
        for verb in phrasal[kind]:
            joined.setdefault(english_key(verb), set())
    for verb in words["english light verbs"]:
        joined[english_key(verb)] = set()
    return (
        {key: tuple(sorted(found)) for key, found in sorted(joined.items())},
        {key: tuple(sorted(found)) for key, found in sorted(split.items())},
    )


def _actions(
    operations: list[tuple[Row, str, tuple[str, ...]]], phrasal: dict[str, tuple[str, ...]], light: frozenset[str]
) -> dict[str, tuple[str, ...]]:
    actions: dict[str, set[str]] = {}
    for row, _, classes in operations:
        senses = {english_key(verb.replace(" ", "")): sense for verb, sense in row.senses(classes).items()}
        for action in row.list("identifier"):
            key = english_key(action)
            actions.setdefault(key, set()).update(senses.get(key, classes))
    for action in (*phrasal["identifier"], *phrasal["identifier joined"]):
        actions.setdefault(english_key(action), set())
    for verb in phrasal["particle"]:
        actions.setdefault(english_key(verb.replace(" ", "")), set())
    return {key: () if key in light else tuple(sorted(found)) for key, found in sorted(actions.items())}


def _nouns(folder: Path) -> dict[str, Any]:
    nouns: dict[str, tuple[Any, ...]] = {}
    plurals: dict[str, str] = {}
    english: dict[str, tuple[str, tuple[str, ...]]] = {}
    all_plurals: dict[str, str] = {}
    for row in read(folder / "nouns.txt", unique=("dutch",), required=("dutch", "article", "english")):
        articles = row.list("article")
        if not articles or not set(articles) <= {"de", "het"}:
            row.fail(f'"{row["article"]}" is not an article')
        singulars, given = row.list("english"), _split(row["english plurals"])
        if len(given) > len(singulars):
            row.fail("more English plurals than singulars")
        made: tuple[str, ...] = ()
        if given:
            made = given + tuple(english_plural(word) for word in singulars[len(given) :])
        key = fold(row["dutch"])
        nouns[key] = (row["dutch"], "/".join(articles), row.list("plurals"), singulars, made)
        for form in row.list("plurals"):
            if plurals.setdefault(fold(form), key) != key:
                row.fail(f'"{form}" is the plural of "{plurals[fold(form)]}" already')
        for index, word in enumerate(singulars):
            form = made[index] if made else ""
            before = english.get(english_key(word), ("", ()))
            english[english_key(word)] = (before[0] or form, (*before[1], key))
            if form and english_key(form) != english_key(word):
                all_plurals.setdefault(english_key(form), english_key(word))
    heads = {
        word.rpartition(" ")[2]
        for form, word in all_plurals.items()
        if " " in word and word.rpartition(" ")[0] == form.rpartition(" ")[0]
    } - set(english)
    irregular = {form: word for form, word in all_plurals.items() if word != english_singular(form)}
    return {
        "ENGLISH_HEADS": frozenset(heads),
        "NOUNS": nouns,
        "DUTCH_PLURALS": plurals,
        "ENGLISH_NOUNS": dict(sorted(english.items())),
        "ENGLISH_PLURALS": dict(sorted(irregular.items())),
    }


def _dutch_number(folder: Path) -> dict[str, Any]:
    found: dict[str, set[str]] = {name: set() for name in ("plural-only", "practice", "mass", "sense", "countable")}
    endings: set[str] = set()
    for row in read(folder / "number_dutch.txt", required=("dutch", "kind")):
        if row["kind"] not in found:
            row.fail(f'"{row["kind"]}" is not a kind of number')
        for cell in row.list("dutch"):
            word = fold(cell.partition("/")[0])
            if word.startswith("…"):
                endings.add(word[1:])
            else:
                found[row["kind"]].add(word)
    return {
        "DUTCH_PLURAL_ONLY": frozenset(found["plural-only"]),
        "DUTCH_PLURAL_ONLY_ENDINGS": tuple(sorted(endings)),
        "DUTCH_PLURAL_IN_PRACTICE": frozenset(found["practice"]),
        "DUTCH_MASS": frozenset(found["mass"]),
        "DUTCH_SINGULAR_CHANGES_SENSE": frozenset(found["sense"]),
    }


def _scopes(folder: Path) -> dict[str, dict[str, tuple[str, ...]]]:
    scopes: dict[str, dict[str, tuple[str, ...]]] = {"dutch": {}, "english": {}}
    columns = ("language", "entity", "kind", "singular", "plural")
    for row in read(folder / "scopes.txt", unique=("language", "singular"), required=columns):
        table = scopes[row["language"]]
        cell = (row["entity"], row["kind"], row["singular"])
        table[fold(row["singular"])] = (*cell, "singular")
        for form in row.list("plural"):
            table[fold(form)] = (*cell, "plural")
    return scopes


def _spelling(folder: Path) -> dict[str, tuple[str, str]]:
    spelling: dict[str, tuple[str, str]] = {}
    columns = ("written", "right", "fix")
    for row in read(folder / "spelling.txt", required=columns):
        if row["fix"] not in {"safe", "display"}:
            row.fail(f'"{row["fix"]}" is neither safe nor display')
        if row["written"].lower() in spelling:
            row.fail(f'"{row["written"]}" is already in the table')
        if row["written"].lower() != row["right"].lower():
            spelling[row["written"].lower()] = (row["right"], row["fix"])
    return spelling


def _forms(folder: Path, operations: list[tuple[Row, str, tuple[str, ...]]], nouns: frozenset[str]) -> dict[str, Any]:
    """Give the wrong forms of every verb that is an operation, or that has a row in the tables of forms."""
    irregular = {row["infinitive"]: row for row in read(folder / "irregular_verbs.txt", unique=("infinitive",))}
    verbs: dict[str, tuple[str, str, str, str]] = {}
    columns = ("apart", "imperative", "participle")
    for row in read(folder / "separable_forms.txt", unique=("infinitive",), required=columns):
        verb_stem, _, particle = (part.strip() for part in row["imperative"].partition("…"))
        joined = row["third person"].partition(",")[2]
        verbs[row["infinitive"]] = (particle, verb_stem, joined.strip(), row["participle"])
    for row in read(folder / "inseparable_forms.txt", unique=("infinitive",), required=("third person", "participle")):
        own = irregular.get(row["infinitive"])
        verb_stem = (own and own["stem"]) or _stem_of(row["infinitive"], row["third person"])
        verbs[row["infinitive"]] = ("", verb_stem, row["third person"], row["participle"])
    for row, particle, _ in operations:
        infinitive = fold(row["dutch"])
        if " " in infinitive or infinitive in verbs:
            continue
        base = infinitive.removeprefix(particle)
        own = irregular.get(infinitive) or irregular.get(base)
        verb_stem = (own and own["stem"]) or stem(base)
        third = (own and own["third person"]) or third_person(base, verb_stem)
        part = (own and own["participle"]) or participle(base, verb_stem)
        if particle:
            third, part = f"{particle}{third.removeprefix(particle)}", f"{particle}{part.removeprefix(particle)}"
        verbs[infinitive] = (particle, verb_stem, third, "" if part == _UNUSED else part)
    for infinitive, row in irregular.items():
        if infinitive not in verbs:
            verb_stem = row["stem"] or stem(infinitive)
            part = row["participle"] or participle(infinitive, verb_stem)
            third = row["third person"] or third_person(infinitive, verb_stem)
            verbs[infinitive] = ("", verb_stem, third, "" if part == _UNUSED else part)
    known = {fold(row["dutch"]) for row, _, _ in operations}
    strong = read(folder / "strong_verbs.txt", unique=("infinitive", "participle"), required=("participle",))
    participles = {row["participle"]: row["infinitive"] for row in (*irregular.values(), *strong)}
    unused = {"", _UNUSED}
    return {
        **_indexes(folder, verbs, known, nouns),
        "STRONG_PARTICIPLES": {form: verb for form, verb in sorted(participles.items()) if form not in unused},
    }


def _stem_of(infinitive: str, third: str) -> str:
    made = stem(infinitive)
    return made if third in {made, f"{made}t"} else third.removesuffix("t")


def _indexes(
    folder: Path, verbs: dict[str, tuple[str, str, str, str]], operations: set[str], nouns: frozenset[str]
) -> dict[str, Any]:
    wrong: dict[str, tuple[str, str]] = {}
    imperatives: dict[str, list[tuple[str, str]]] = {}
    thirds: dict[str, list[tuple[str, str]]] = {}
    ordered = sorted(verbs.items(), key=lambda item: (item[0] not in operations, item[0]))
    for infinitive, (particle, verb_stem, third, part) in ordered:
        for form, kind in ((third, "third-person"), (part, "participle")):
            if form and form not in verbs and form not in nouns:
                wrong.setdefault(form, (infinitive, kind))
        imperatives.setdefault(verb_stem, []).append((infinitive, particle))
        if particle:
            thirds.setdefault(third.removeprefix(particle), []).append((infinitive, particle))
    nominal: dict[str, str] = {}
    english: dict[str, str] = {}
    columns = ("language", "noun", "operation")
    for row in read(folder / "nominal_forms.txt", unique=columns[:2], required=columns):
        (nominal if row["language"] == "dutch" else english)[fold(row["noun"])] = row["operation"]
    for infinitive in sorted(operations):
        if " " not in infinitive:
            nominal.setdefault(noun_in_ing(infinitive), infinitive)
    return {
        "WRONG_FORMS": wrong,
        "IMPERATIVES": {key: tuple(found) for key, found in imperatives.items()},
        "SPLIT_THIRDS": {key: tuple(found) for key, found in thirds.items()},
        "DUTCH_NOMINALS": nominal,
        "ENGLISH_NOMINALS": english,
    }


def _lines(value: Any) -> Iterable[str]:  # noqa: ANN401 - a table of any of the three kinds
    """Give the entries of a table as they are written."""
    if isinstance(value, dict):
        return (f"{key}|{_flat(item)}" for key, item in value.items())
    return sorted(value) if isinstance(value, frozenset) else value


def _flat(value: Any) -> str:  # noqa: ANN401 - see above
    """Write the value of a table: ``,`` between words, ``;`` between the cells of a row that holds lists."""
    if isinstance(value, str):
        assert not {",", ";", "|"} & set(value), value
        return value
    mixed = any(isinstance(item, tuple) for item in value)
    return (";" if mixed else ",").join(_flat(item) for item in value)


def texts(folder: Path = FOLDER) -> dict[str, str]:
    """Give the text of every generated file by its name; raise :class:`TableError`."""
    tables = collect(folder)
    files = {
        "_tables.txt": ("The words of the lexicon.", tables.core),
        "_forms.txt": ("Forms of verbs that are wrong in a name; loaded where one is looked for.", tables.forms),
    }
    return {
        file: data.written(f"{about}\n{_ABOUT}", {name: _lines(value) for name, value in blocks.items()})
        for file, (about, blocks) in files.items()
    }


def main(arguments: Sequence[str] = ()) -> int:
    """Write the generated files, or with ``--check`` say whether they are stale; give the exit status."""
    return data.keep({FOLDER / name: text for name, text in texts().items()}, COMMAND, arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
