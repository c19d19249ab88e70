"""The lexicon's tables: what is generated is current, a faulty row is named, every table is whole."""

from __future__ import annotations

import shutil
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from onsrights.engine import data
from onsrights.ons import lexicon
from onsrights.ons.lexicon import _tables as tables
from onsrights.ons.lexicon import compile as tables_compiler
from onsrights.ons.lexicon import derive_opentaal
from onsrights.ons.lexicon.conjugation import noun_in_ing, participle, stem, third_person
from onsrights.ons.lexicon.english_nouns import plural, singular
from onsrights.ons.lexicon.opentaal import infinitives, plurals

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = tables_compiler.FOLDER


def rows(name: str) -> list[tables_compiler.Row]:
    return list(tables_compiler.read(FOLDER / name))


def test_the_generated_files_are_current(capsys: pytest.CaptureFixture[str]) -> None:
    assert tables_compiler.main(["--check"]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("name", ["_tables.txt", "_forms.txt"])
def test_a_stale_file_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    for table in FOLDER.glob("*.txt"):
        shutil.copy(table, tmp_path)
    damaged = tmp_path / name
    damaged.write_bytes(damaged.read_bytes().replace(b"en|", b"em|", 1))
    monkeypatch.setattr(tables_compiler, "FOLDER", tmp_path)
    assert tables_compiler.main(["--check"]) == 1
    assert f"stale: {name};" in capsys.readouterr().err
    damaged.unlink()
    assert tables_compiler.main(["--check"]) == 1
    assert tables_compiler.main() == 0
    assert damaged.read_bytes() == (FOLDER / name).read_bytes()


def test_every_block_of_the_file_has_its_name_in_python() -> None:
    names = {name for name in vars(tables) if name.isupper() and not name.startswith("_")}
    assert set(data.blocks("onsrights.ons.lexicon", "_tables.txt")) == names - {"TYPE_CHECKING"}


@pytest.mark.parametrize(
    ("table", "row", "fault"),
    [
        ("operations.txt", "inzien | in | view | View | View |", "is already in line"),
        ("operations.txt", "knutselen | | craft | Tinker | Tinker |", "not a class"),
        ("operations.txt", "knutselen | | create | | Tinker |", '"english" is empty'),
        ("operations.txt", "knutselen | in | create | Tinker | Tinker |", "does not begin with"),
        ("operations.txt", "knutselen | | create | Tinker | tinker |", "PascalCase"),
        ("operations.txt", "knutselen | | create | Tinker | Tinker | note | more", "7 cells"),
        ("classes.txt", "crafting | make things", "no operation"),
        ("compatible_classes.txt", "crafting | view", "the class of no operation"),
        ("nouns.txt", "knutsel | die | knutsels | craft | crafts", "not an article"),
        ("nouns.txt", "knutsel | de | documenten | craft | crafts", "is the plural of"),
        ("nouns.txt", "knutsel | de | knutsels | craft | crafts; works", "more English plurals"),
        ("number_dutch.txt", "knutsels | often", "not a kind of number"),
        ("homographs.txt", "adjectives | eigen", "already"),
        ("spelling.txt", "knutsul | knutsel | maybe", "neither safe nor display"),
        ("spelling.txt", "Accoord | akkoord | safe", "already"),
    ],
)
def test_a_faulty_row_is_named_with_file_and_line(tmp_path: Path, table: str, row: str, fault: str) -> None:
    for file in FOLDER.glob("*.txt"):
        shutil.copy(file, tmp_path)
    path = tmp_path / table
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([*lines, row, ""]), encoding="utf-8")
    with pytest.raises(tables_compiler.TableError, match=fault) as caught:
        tables_compiler.texts(tmp_path)
    assert caught.value.file == table
    assert caught.value.line == (1 if table == "classes.txt" else len(lines) + 1)


def test_an_empty_table_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "nouns.txt"
    path.write_text("# nothing\n", encoding="utf-8")
    with pytest.raises(tables_compiler.TableError, match="no header"):
        list(tables_compiler.read(path))


def test_the_lexicon_is_large_enough() -> None:
    assert len(rows("operations.txt")) >= 350
    assert len(rows("nouns.txt")) >= 600


def test_every_operation_is_found_from_both_sides() -> None:
    for row in rows("operations.txt"):
        operation = lexicon.dutch_operation(row["dutch"])
        assert operation is not None
        assert lexicon.is_dutch_infinitive(row["dutch"]), row["dutch"]
        for english in operation.english:
            if "…" in english:
                continue
            found = lexicon.english_operation(english.split())
            assert found is not None
            assert found[0] == len(english.split()), english
            assert lexicon.compatible(operation.classes, found[1]), (row["dutch"], english)


def test_no_singular_of_the_tables_is_called_a_plural() -> None:
    for row in rows("nouns.txt"):
        assert lexicon.dutch_number(row["dutch"]) != "plural", row["dutch"]
        for english in row.list("english"):
            assert lexicon.english_number(english) != "plural", english


def test_plurals_lead_back_to_their_singular() -> None:
    for row in rows("nouns.txt"):
        for form in row.list("plurals"):
            assert lexicon.dutch_number(form) != "singular", form
            if lexicon.dutch_number(form) == "plural":
                assert lexicon.dutch_singular(form) == (row["dutch"], "/".join(row.list("article"))), form


def test_conjugation_by_rule_agrees_with_the_tables() -> None:
    strong = {row["infinitive"] for row in rows("irregular_verbs.txt")}
    agreed = 0
    for row in rows("separable_forms.txt"):
        verb_stem, _, particle = (part.strip() for part in row["imperative"].partition("…"))
        base = row["infinitive"].removeprefix(particle)
        if base in strong or row["participle"].endswith("en"):
            continue
        assert stem(base) == verb_stem
        assert f"{particle}{third_person(base)}" == row["third person"].split(", ")[1]
        assert f"{particle}{participle(base)}" == row["participle"]
        agreed += 1
    assert agreed > 60


@pytest.mark.parametrize(
    ("infinitive", "forms"),
    [
        ("maken", ("maak", "maakt", "gemaakt")),
        ("lezen", ("lees", "leest", "geleesd")),
        ("wijzigen", ("wijzig", "wijzigt", "gewijzigd")),
        ("bellen", ("bel", "belt", "gebeld")),
        ("testen", ("test", "test", "getest")),
        ("kopiëren", ("kopieer", "kopieert", "gekopieerd")),
        ("importeren", ("importeer", "importeert", "geïmporteerd")),
        ("beheren", ("beheer", "beheert", "beheerd")),
        ("geven", ("geef", "geeft", "gegeefd")),
        ("ijken", ("ijk", "ijkt", "geijkt")),
        ("verlenen", ("verleen", "verleent", "verleend")),
        ("tekenen", ("teken", "tekent", "getekend")),
    ],
)
def test_regular_forms(infinitive: str, forms: tuple[str, str, str]) -> None:
    assert (stem(infinitive), third_person(infinitive), participle(infinitive)) == forms


def test_verbal_nouns() -> None:
    assert noun_in_ing("verwijderen") == "verwijdering"


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("care plan", "care plans"),
        ("certificate of conduct", "certificates of conduct"),
        ("diagnosis", "diagnoses"),
        ("GP", "GPs"),
        ("address", "addresses"),
        ("policy", "policies"),
        ("child", "children"),
        ("X-ray", "X-rays"),
    ],
)
def test_english_plurals(one: str, many: str) -> None:
    assert plural(one) == many


def test_english_singulars_are_not_forced() -> None:
    assert singular("Children") == "Child"
    assert singular("bus") is None
    assert singular("cases") is None
    assert singular("ties") == "tie"


def test_the_word_list_is_derived_from_its_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("elements", "experimenteel"):
        (tmp_path / folder).mkdir()
    words = "aanmaken aanmaakt overboeken overboekt taken huizen huist stoelen gesloten wachten wacht gewacht testen "
    words += (
        "coördinatie zorgcoördinatie crème cremeren expositie exposé re-integratie route routes planner routeplanner"
    )
    base = (
        "aanmaken overboeken taken huis Amsterdam gesloten kapoen wachten plaatsgaan verslaan verslaat herzien herziet "
        "lijst planner route vervoer geslotenlijst geslotenroute routelijst routeplanner vervoerslijst vervoersroute "
        "huislijst"
    )
    (tmp_path / "elements" / "basiswoorden-gekeurd.txt").write_text(base.replace(" ", "\n"), encoding="utf-8")
    (tmp_path / "experimenteel" / "nouns-meervouden.txt").write_text(
        "taken\nstoelen\nrolstoelen\nroutes\n", encoding="utf-8"
    )
    (tmp_path / "experimenteel" / "werkwoorden-infinitief.txt").write_text("zien\n", encoding="utf-8")
    (tmp_path / "experimenteel" / "adjectieven-en-bijwoorden.txt").write_text("gesloten\n", encoding="utf-8")
    (tmp_path / "words").write_text(words.replace(" ", "\n"), encoding="utf-8")
    output, kept, joined = (tmp_path / name for name in ("_opentaal.txt", "_dutch_words.txt", "_dutch_compounds.txt"))
    for name, path in {"OUTPUT": output, "WORDS": kept, "COMPOUNDS": joined}.items():
        monkeypatch.setattr(derive_opentaal, name, path)
    sources = [str(tmp_path), str(tmp_path / "words")]
    assert derive_opentaal.main([*sources, "--check"]) == 1
    assert derive_opentaal.main(sources) == 0
    assert "6 infinitives, 2 plurals, 3 with an accent" in capsys.readouterr().out
    end = output.read_text(encoding="utf-8").partition("\n\n[plurals]\n")[2].split()
    accents = ["[accented]", "coordinatie|coördinatie", "creme|crème", "reintegratie|re-integratie"]
    rest = ["[accented_whole]", "creme", "[english_too]", "planner", "route"]
    assert end == ["routes", "stoelen", *accents, *rest]
    assert kept.read_text("utf-8").endswith(
        "[words]\nges|loten\nher|ziet\nhui|s\nkap|oen\nlij|st\npla|atsgaan,nner\nrou|te\ntak|en\nver|slaat,voer\n"
    )
    assert joined.read_text("utf-8").endswith("[compounds]\nroute|lijst,planner\nvervoers|lijst,route\n")
    assert derive_opentaal.main([*sources, "--check"]) == 0


NOT_IN_THE_WORD_LIST = (
    "afschalen beeldbellen de-escaleren gereedmelden gereedzetten herbeoordelen herindiceren herplannen inklokken "
    "muten refactoren "
    "pseudonimiseren sms'en tegentekenen terugmelden triageren uitklokken uitluisteren videobellen"
)
"""Right all the same; a new operation that the word list does not have is looked up before it is added here."""


def test_operations_are_spelled_as_in_the_word_list() -> None:
    verbs = {lexicon.fold(row["dutch"]) for row in rows("operations.txt")}
    assert verbs - infinitives() == set(NOT_IN_THE_WORD_LIST.split())


def test_the_word_list_is_whole() -> None:
    assert len(infinitives()) > 9_000
    assert len(plurals()) > 12_000
    assert not infinitives() & plurals()


MADE = (derive_opentaal.OUTPUT, derive_opentaal.WORDS, derive_opentaal.COMPOUNDS)


def test_the_word_list_is_as_it_was_derived() -> None:
    """The list of OpenTaal is not at hand in a test, so a line that is changed by hand is noticed by this alone."""
    digests = [sha256(path.read_bytes()).hexdigest() for path in MADE]
    assert digests == [
        "de3b1df1003643fd8577f928ef37e0fd7ec6a43ec770b30b5e0020634346cb42",
        "19e9ae0ce0574fc32a6bd0aa9b78921df69b8dbe224253caff33e7b64e208ced",
        "15f5f19fd03b8aace8bd3e2fff285528d84cc871fc722b30d82f289ffaa38720",
    ]


def test_lookups_are_folded() -> None:
    for table in (tables.OPERATIONS, tables.NOUNS, tables.DUTCH_PLURALS, tables.DUTCH_SCOPES):
        assert all(key == lexicon.fold(key) for key in table)
