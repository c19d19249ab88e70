"""Invisible characters and letters in pieces: what is found, what becomes of them, and the way back."""

from __future__ import annotations

from unicodedata import is_normalized, normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

import onsrights
from onsrights.engine.text.characters import mend

FAULTY = "\u200b\u00ad\u00a0\u202e\u0085\u2028\ufeff\t\n\x00\u3000\u200d\ufe0f\U000e0041"
TEXTS = st.text(alphabet=st.sampled_from("ab \u0308e\u00eb\U0001f600\u1100\u1161" + FAULTY), max_size=12) | st.text(
    alphabet=st.characters(), max_size=12
)


def spans(text: str, *, breaks_allowed: bool = False) -> list[tuple[str, int, int]]:
    return [(fault.kind, fault.start, fault.end) for fault in mend(text, breaks_allowed=breaks_allowed).faults]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Document [van een cliënt] verwijderen",
        "Foto’s – “bekijken” … €",
        "日本語",
        "👩‍⚕️ en 👍🏽 en 1️⃣ en ❤️",
        "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "\ue000",
        "\u8fbb\U000e0100",
    ],
)
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert mend(text, breaks_allowed=False) == (text, None, None, ())


@pytest.mark.parametrize(
    ("text", "mended", "faults"),
    [
        ("a\u200bb", "ab", [("hidden", 1, 2)]),
        ("a\u200b\u200c\u2060b", "ab", [("hidden", 1, 4)]),
        ("a\u00adb", "ab", [("hidden", 1, 2)]),
        ("\ufeffab", "ab", [("hidden", 0, 1)]),
        ("a\u202eb", "ab", [("direction", 1, 2)]),
        ("a\x00b", "ab", [("control", 1, 2)]),
        ("a\x7fb", "ab", [("control", 1, 2)]),
        ("a\ud800b", "ab", [("control", 1, 2)]),
        ("a\u00a0b", "a b", [("space", 1, 2)]),
        ("a\u00a0\u00a0b", "a b", [("space", 1, 3)]),
        ("a \u00a0b", "a b", [("space", 2, 3)]),
        ("a\u00a0 b", "a b", [("space", 1, 2)]),
        ("\u00a0a\u3000", "a", [("space", 0, 1), ("space", 2, 3)]),
        ("a\u00a0\u200bb", "a b", [("space", 1, 2), ("hidden", 2, 3)]),
        ("a\u200b\u00a0b", "a b", [("hidden", 1, 2), ("space", 2, 3)]),
        ("a\u00a0\u200b", "a", [("space", 1, 2), ("hidden", 2, 3)]),
        ("a\u00a0\u200b b", "a b", [("space", 1, 2), ("hidden", 2, 3)]),
        ("a\tb", "a b", [("space", 1, 2)]),
        ("a\nb", "a b", [("break", 1, 2)]),
        ("Abc\n", "Abc", [("break", 3, 4)]),
        ("a\u0085b", "a b", [("break", 1, 2)]),
        ("a\u2028\u2029b", "a b", [("break", 1, 3)]),
        ("clie\u0308nt", "cliënt", [("decomposed", 3, 5)]),
        ("e\u200b\u0308x", "ëx", [("decomposed", 0, 3), ("hidden", 1, 2)]),
        ("\u1100\u1161", "\uac00", [("decomposed", 0, 2)]),
        ("\u212a", "K", [("decomposed", 0, 1)]),
        ("a\ufe0f", "a", [("hidden", 1, 2)]),
        ("a\u200d\U0001f600", "a\U0001f600", [("hidden", 1, 2)]),
        ("\U0001f600\u200d", "\U0001f600", [("hidden", 1, 2)]),
        ("\u2800", "", [("space", 0, 1)]),
        ("\u200b\u200b", "", [("hidden", 0, 2)]),
    ],
)
def test_faults_and_mended_text(text: str, mended: str, faults: list[tuple[str, int, int]]) -> None:
    assert mend(text, breaks_allowed=False).text == mended
    assert spans(text) == faults


def test_descriptions_may_have_lines() -> None:
    text = "Eerste regel.\nTweede regel.\r\n\nDerde."
    assert mend(text, breaks_allowed=True) == (text, None, None, ())
    assert spans("a\n\u2028b\r", breaks_allowed=True) == [("break", 2, 3), ("break", 4, 5)]
    assert spans("a\u2028\nb", breaks_allowed=True) == [("break", 1, 2)]
    assert mend("a\u00a0\nb\rc", breaks_allowed=True).text == "a\nb c"


def test_an_identifier_never_gets_a_space() -> None:
    assert mend("Abc\u00a0Def\n", breaks_allowed=False, spaces_allowed=False).text == "AbcDef"


def test_way_back() -> None:
    mended = mend("A\u200bb\u00a0cli\u00ebe\u0308\u200b", breaks_allowed=False)
    assert mended.text == "Ab clië\u00eb"
    assert mended.offsets == [0, 2, 3, 4, 5, 6, 7, 8, 11]
    assert mended.ends == [1, 3, 4, 5, 6, 7, 8, 10]


@given(text=TEXTS, breaks_allowed=st.booleans(), spaces_allowed=st.booleans())
def test_mended_text_has_no_fault_and_a_map(text: str, *, breaks_allowed: bool, spaces_allowed: bool) -> None:
    mended = mend(text, breaks_allowed=breaks_allowed, spaces_allowed=spaces_allowed)
    assert is_normalized("NFC", mended.text)
    if mended.offsets is None or mended.ends is None:
        assert mended.text == text
        assert not mended.faults
        return
    assert mended.faults
    assert len(mended.offsets) == len(mended.text) + 1
    assert len(mended.ends) == len(mended.text)
    assert mended.offsets[-1] == len(text)
    assert list(mended.offsets) == sorted(mended.offsets)
    for start, end in zip(mended.offsets, mended.ends, strict=False):
        assert 0 <= start < end <= len(text)
    assert all(0 <= fault.start < fault.end <= len(text) for fault in mended.faults)


@pytest.mark.no_cover
def test_long_texts_take_linear_time() -> None:
    for part in ("e\u0308", "a\u200b", "\u00a0\u200b", "\u0308\u0323", "a\u00a0"):
        assert mend(part * 50_000, breaks_allowed=False).faults
    marks = "\u0308\u0323" * 40
    assert mend("a" + marks, breaks_allowed=False).text == normalize("NFC", "a" + marks)


@pytest.mark.parametrize(
    ("written", "mended"),
    [("O\ufb03ciële brief", "Officiële brief"), ("E\u2011mail", "E-mail"), ("e\u2010mail", "e-mail"),
     ("\ufb01\ufb02", "fifl"), ("\ufb00\ufb04\ufb06 e\u0308", "fffflst ë")],
)  # fmt: skip
def test_signs_that_stand_for_letters_are_written_out_where_that_is_asked(written: str, mended: str) -> None:
    found = mend(written, breaks_allowed=False, forms=True)
    assert found.text == mended
    assert {fault.kind for fault in found.faults} <= {"form", "decomposed"}
    assert found.offsets is not None
    assert len(found.offsets) == len(mended) + 1
    assert mend(mended, breaks_allowed=False, forms=True).offsets is None
    if "\u0308" not in written:
        assert mend(written, breaks_allowed=False).faults == ()


def test_such_a_sign_in_a_name_is_told_and_in_an_identifier_is_no_letter() -> None:
    right = {
        "identifier": "ExternalConnectorO\ufb03ceView",
        "dutch_name": "O\ufb03ciële brief [van een cliënt] inzien",
        "english_name": "View [client] e\u2011mail",
        "dutch_description": "Geeft inzage in de e\u2011mail van een cliënt.",
        "english_description": "Allows viewing the mail of a client.",
    }
    found = onsrights.check_right(right, prefix="ExternalConnector")
    told = {(one.code, one.field) for one in found.diagnostics}
    names = ("dutch_name", "english_name", "dutch_description")
    assert told >= {("ONS201", "identifier"), *(("ONS131", name) for name in names)}
    [fix] = next(one for one in found.diagnostics if one.field == "english_name" and one.code == "ONS131").fixes
    assert (fix.safety, fix.changes[0].value) == ("safe", "View [client] e-mail")
