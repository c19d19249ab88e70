"""The page of settings, with the output that was recorded in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from website import settings
from website.settings import PAGE, main, settings_page

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_a_stale_page_is_written_again_and_keeps_what_its_commands_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "docs" / "reference" / "settings.md"
    page.parent.mkdir(parents=True)
    monkeypatch.setattr(settings, "PAGE", page)
    assert main(["--check"]) == 1  # there is none
    assert main([]) == 0
    assert page.read_text("utf-8") == settings_page()
    written = PAGE.read_text("utf-8")
    assert written != settings_page()
    for stale in (written.replace("## Keys", "## The keys"), written.removesuffix("\n"), f"{written}\n"):
        page.write_text(stale, "utf-8")
        assert main(["--check"]) == 1
        assert "docs/reference/settings.md is stale" in capsys.readouterr().err
        assert main([]) == 0
        assert page.read_text("utf-8") == written
        assert main(["--check"]) == 0
