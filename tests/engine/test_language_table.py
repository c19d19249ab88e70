"""The table that tells Dutch from English: made again, and measured, on catalogues of messages."""

from __future__ import annotations

import struct
import zipfile
from typing import TYPE_CHECKING

import pytest

from onsrights.engine.language import train
from onsrights.ons import measure_language as measure

if TYPE_CHECKING:
    from pathlib import Path

PAIRS = {
    "Save the document of the client": "Sla het document van de cliënt op",
    "This field is required for every request": "Dit veld is verplicht voor elke aanvraag",
    "Delete document": "Document verwijderen",
    "OK": "OK",
}


def catalogue(pairs: dict[str, str]) -> bytes:
    """Give a compiled catalogue of gettext: a head, two tables of lengths and places, and the texts."""
    texts = [text.encode() for text in (*pairs, *pairs.values())]
    count = len(pairs)
    place = 20 + 8 * len(texts)
    tables = b""
    for text in texts:
        tables += struct.pack("<2I", len(text), place)
        place += len(text) + 1
    return struct.pack("<5I", 0x950412DE, 0, count, 20, 20 + 8 * count) + tables + b"".join(t + b"\0" for t in texts)


def test_the_table_is_what_the_catalogues_make(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert train.main(["--check"]) == 0
    committed = train.TARGET.read_bytes()
    monkeypatch.setattr(train, "TARGET", tmp_path / "_table.txt")
    assert train.main(["--check"]) == 1
    assert train.main() == 0
    assert (tmp_path / "_table.txt").read_bytes() == committed
    (tmp_path / "_table.txt").write_bytes(committed.replace(b"the_", b"teh_", 1))
    assert train.main(["--check"]) == 1


def test_another_version_of_a_catalogue_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(train, "PACKAGES", dict.fromkeys(train.PACKAGES, "0"))
    with pytest.raises(SystemExit, match="the table is made of"):
        train.text()


def test_messages_without_a_translation_are_left_out() -> None:
    assert list(train.messages(catalogue(PAIRS))) == list(PAIRS.items())[:-1]


@pytest.mark.parametrize("shown", [False, True])
def test_figures_are_of_the_catalogues_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], *, shown: bool
) -> None:
    wrong = {"Sla het document van de cliënt op": "Save the document of the client"}
    with zipfile.ZipFile(tmp_path / "some.whl", "w") as wheel:
        wheel.writestr("some/locale/nl/LC_MESSAGES/django.mo", catalogue(PAIRS | wrong))
        wheel.writestr("some/locale/de/LC_MESSAGES/django.mo", catalogue({"Save it": "Das Dokument wurde gespeichert"}))
        wheel.writestr("some/locale/xx/LC_MESSAGES/django.mo", b"no catalogue")
    measure.main([str(tmp_path / "some.whl"), *["-v"][:shown]])
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "en: 3 descriptions: 2 recognised, 0 unsure, 1 wrong"
    assert said[1 + shown] == "nl: 3 descriptions: 2 recognised, 0 unsure, 1 wrong"
    assert "de: 1: 1 silent, 0 Dutch, 0 English" in said
    assert said[-1].startswith("names: 1 pairs: 0 false alarms; swapped, 1")
    assert shown == ("    Save the document of the client" in said)
