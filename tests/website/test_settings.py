"""The pages of settings, whose keys are written below a mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from website import settings
from website.settings import MARK, PAGES, main

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_a_stale_page_is_written_again_and_keeps_what_is_above_the_mark(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pages = {lang: tmp_path / "docs" / f"{lang}.md" for lang in PAGES}
    monkeypatch.setattr(settings, "PAGES", pages)
    monkeypatch.setattr(settings, "DOCS", tmp_path / "docs")
    (tmp_path / "docs").mkdir()
    for page in pages.values():
        page.write_text(f"By hand.\n\n{MARK}\n", "utf-8")
    assert main(["--check"]) == 1
    assert capsys.readouterr().err.count(" is stale: make generate\n") == len(pages)
    assert main([]) == 0
    for lang, page in pages.items():
        written = PAGES[lang].read_text("utf-8")
        assert page.read_text("utf-8") == "By hand.\n\n" + written[written.index(MARK) :]
    assert main(["--check"]) == 0
