"""The whole site, built as ``make docs`` builds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from website.__main__ import main

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow


def test_the_site_is_built_without_a_warning(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = tmp_path / "site"
    assert main([str(site)]) == 0, capsys.readouterr().err
    for page in ("index.html", "nl/index.html", "rules/ONS305/index.html", "nl/rules/ONS305/index.html"):
        assert (site / page).is_file()
    assert (site / "schemas" / "rights.schema.json").is_file()
    assert 'hreflang="nl"' in (site / "tutorial" / "index.html").read_text(encoding="utf-8")
    assert '<html lang="nl"' in (site / "nl" / "tutorial" / "index.html").read_text(encoding="utf-8")
