"""English verbs from WordNet: which words are known, and which forms are led back to their base."""

from __future__ import annotations

import subprocess
import sys
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from onsrights.engine import data
from onsrights.ons.lexicon import derive_english
from onsrights.ons.lexicon.english_verbs import base_of, candidates, is_known_verb, known_verbs
from tests.over import over

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("word", ["Mend", "Clone", "Match", "Score", "Patch", "Escort", "Process", "Add", "Do", "Tie"])
def test_a_real_verb_one_letter_from_an_operation_is_known(word: str) -> None:
    assert is_known_verb(word)


@pytest.mark.parametrize(
    "word", ["Delte", "Creat", "Vew", "Updat", "Relase", "Recod", "Edti", "Regster", "Shedule", "Coelect", "Declink"]
)
def test_a_slip_is_not_known(word: str) -> None:
    assert not is_known_verb(word)


@pytest.mark.parametrize("word", ["", "-", "Zorgplan", "Housing", "Deletes", "re-", "12", "d’", "View record"])
def test_what_is_no_base_form_is_not_known(word: str) -> None:
    assert not is_known_verb(word)


@pytest.mark.parametrize(
    "word",
    ["email", "Email", "E-mail", "E‑mail", "EMAIL", "organise", "Organize", "Analyze", "analyse", "enrol", "Enroll"],
)
def test_case_hyphens_and_spelling_do_not_matter(word: str) -> None:
    assert is_known_verb(word)


@pytest.mark.parametrize(
    "word", ["Re-send", "Reschedule", "Re-upload", "Reupload", "Self-report", "Co-write", "Unsubscribe", "Prefill"]
)
def test_a_prefix_makes_a_verb(word: str) -> None:
    assert is_known_verb(word)


@over("word", derive_english.MODERN.split())
def test_modern_verbs_are_known(word: str) -> None:
    assert is_known_verb(word)


@pytest.mark.parametrize(
    ("word", "base", "kind"),
    [
        ("Escorting", "Escort", "gerund"),
        ("Escorted", "Escort", "participle"),
        ("Deletes", "Delete", "third-person"),
        ("notifies", "notify", "third-person"),
        ("Notified", "Notify", "participle"),
        ("Redoes", "Redo", "third-person"),
        ("Transferring", "Transfer", "gerund"),
        ("Cancelling", "Cancel", "gerund"),
        ("Canceling", "Cancel", "gerund"),
        ("Organizing", "Organize", "gerund"),
        ("Organising", "Organise", "gerund"),
        ("Double-checking", "Double-check", "gerund"),
        ("Panicking", "Panic", "gerund"),
        ("Disagreed", "Disagree", "participle"),
        ("Was", "Be", "participle"),
        ("Undergone", "Undergo", "participle"),
        ("Wrote", "Write", "participle"),
        ("Has", "Have", "third-person"),
    ],
)
def test_a_form_is_led_back(word: str, base: str, kind: str) -> None:
    assert base_of(word) == (base, kind)


@pytest.mark.parametrize(
    "word",
    [
        "Nursing",
        "Housing",
        "Training",
        "Billing",
        "Evenings",
        "Rostering",
        "Onboarding",
        "Rating",
        "Planning",
        "Meetings",
        "Settings",
        "Diabetes",
        "Series",
        "Shared",
        "Naked",
        "Hundred",
        "Left",
        "Escorts",
        "Reports",
        "Needs",
        "Leaves",
        "Consults",
        "Roadmaps",
        "Access",
        "Process",
        "Feed",
        "Found",
        "Embed",
        "Bring",
        "Perhaps",
        "Various",
        "Is",
    ],
)
def test_ordinary_words_and_base_forms_are_left_alone(word: str) -> None:
    assert base_of(word) is None


@pytest.mark.parametrize("word", ["", "s", "ing", "ed", "ied", "Frobbing", "Zorgplannen", "-ing", "Ratted’s"])
def test_forms_of_no_known_verb_are_left_alone(word: str) -> None:
    assert base_of(word) is None


@over("word", sorted(derive_english.ORDINARY.split()))
def test_listed_nouns_are_left_alone(word: str) -> None:
    assert base_of(word) is None


def test_a_form_of_two_verbs_is_left_alone() -> None:
    assert {base for base, _ in candidates("envelops")} == {"envelop"}
    assert "bath" in known_verbs()
    assert "bathe" in known_verbs()
    assert base_of("Bathed") is None


def test_a_single_closed_syllable_must_double() -> None:
    assert candidates("rating") == [("rate", "gerund")]
    assert [base for base, _ in candidates("planning")] == ["plann", "plan", "planne"]


def test_every_base_form_is_a_clean_word_that_answers_for_itself() -> None:
    verbs = data.rows(data.blocks("onsrights.ons.lexicon", "_english_verbs.txt")["verbs"])
    assert 8_000 < len(verbs) < 9_000
    for verb in verbs:
        assert verb in known_verbs()
        assert verb.isascii()
        assert verb.isalpha()
        assert verb == verb.lower()
        assert base_of(verb) is None


def test_the_table_is_loaded_on_first_need_only() -> None:
    program = (
        "from onsrights.ons.lexicon.english_verbs import is_known_verb as known, known_verbs\n"
        "loaded = known_verbs.cache_info\n"
        "assert not loaded().currsize; assert known('mend'); assert loaded().currsize"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_verbs_are_marked_with_the_forms_that_are_words() -> None:
    marks = derive_english.marked_verbs({"nurse", "organize", "delete", "share"}, {"nurse"}, {"nursing", "shared"})
    assert marks == {"nurse": 3, "organise": 0, "delete": 0, "share": 4}


def test_irregular_forms_are_those_without_a_rule() -> None:
    marks = {"write": 0, "plan": 0, "leave": 0, "find": 0, "found": 0, "lie": 0, "lay": 0}
    lines = ["wrote write", "planned plan", "left leave", "found find", "lain lie", "gone go", "laid lay lie"]
    assert derive_english.irregular_forms(lines, marks, {"left"}) == {"wrote": "write", "lain": "lie"}


def test_deriving_is_repeatable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    files = {
        "index.verb": "  1 A licence line\nwrite v 1\nwriter v 1\nescort v 1\nput_off v 1\n",
        "index.noun": "escort n 1\nwriting n 1\nrooster n 1\n",
        "index.adj": "",
        "index.adv": "",
        "noun.exc": "",
        "adj.exc": "",
        "verb.exc": "wrote write\n",
        "data.noun": "  1 A licence line\n1 18 n 02 escort 0 Dutch 0 000 @ |\n2 18 n 02 quilt 0 quilts 0 @ |\n",
        "data.verb": "",
        "data.adj": "3 00 a 01 galore(ip) 0 000 |\n",
        "data.adv": "",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="ascii")
    output, words = tmp_path / "_english_verbs.txt", tmp_path / "_english_words.txt"
    monkeypatch.setattr(derive_english, "OUTPUT", output)
    monkeypatch.setattr(derive_english, "WORDS", words)
    assert derive_english.main([str(tmp_path), "--check"]) == 1
    assert derive_english.main([str(tmp_path)]) == 0
    assert output.read_bytes().endswith(b"[irregular]\nwrote|write\n\n[dutch_too]\nlog\nrooster\ntemplate\n")
    rows = data.rows(words.read_bytes().split(b"\n[")[1])
    assert (rows["gal"], rows["qui"]) == ("ore", "lt")
    assert "dut" not in rows
    assert derive_english.main([str(tmp_path), "--check"]) == 0
    assert "1 irregular forms" in capsys.readouterr().out


def test_the_list_is_as_it_was_derived() -> None:
    """WordNet is not at hand in a test, so a line that is changed by hand is noticed by this alone."""
    digests = [sha256(path.read_bytes()).hexdigest() for path in (derive_english.OUTPUT, derive_english.WORDS)]
    assert digests == [
        "f59323c458554e265e30b4d0c1feef1fb0c6a0e562816714f801ac599d7daab8",
        "9261a8a9db6ff6f790b0c2fd4570a2ccce5372d5248523102263c7109ca9cbea",
    ]


def test_the_licence_lies_beside_the_data() -> None:
    from importlib.resources import files

    text = files("onsrights.ons.lexicon").joinpath("LICENSE-WordNet.txt").read_text(encoding="ascii")
    assert "Permission to use, copy, modify and distribute" in text
