"""The first manifest passes its own check on any day, has no secret, and says at each key what belongs there."""

from __future__ import annotations

from datetime import date
from itertools import pairwise, product

import pytest
import yaml

from onsrights.afas.starter import STARTER, starter
from onsrights.doors import RefusedError
from tests.afas.checking import check
from tests.over import over

DAYS = [date(2026, 11, 30), date(2027, 4, 29), date(2027, 4, 30), date(2027, 9, 1), date(2040, 1, 1)]
EVERY = list(product(("nl", "en"), ("system", "users"), ("oauth", "classic", "hybrid"), DAYS))


@over(("lang", "called_by", "authentication", "day"), EVERY)
def test_it_passes_its_own_check_on_any_day(lang: str, called_by: str, authentication: str, day: date) -> None:
    answers = {"name": "Planbord", "called_by": called_by, "authentication": authentication}
    report = check(starter(answers, lang, day), day)  # type: ignore[arg-type]
    remarks = set(STARTER.remarks) if authentication == "classic" else set()
    assert {each.code for each in report.diagnostics} == remarks


@pytest.mark.parametrize("name", ["Café Planbord", "2Zorg", "好", "Zorg: plan #1", "O'Neil & Zn", "yes"])
def test_it_takes_any_name(name: str) -> None:
    text = starter({"name": name, "called_by": "system", "authentication": "oauth"}, "nl", DAYS[0])
    assert check(text).diagnostics == ()
    assert yaml.safe_load(text)["connector"]["description"] == name


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_key_has_its_comment(lang: str) -> None:
    answers = {"name": "Planbord", "called_by": "users", "authentication": "hybrid"}
    lines = starter(answers, lang, DAYS[0]).split("manifest: 1")[1].splitlines()  # type: ignore[arg-type]
    for above, line in pairwise(lines):
        assert not line or line.lstrip().startswith("#") or above.lstrip().startswith("# "), line


@pytest.mark.parametrize("name", ["", "  ", "Plan\nbord", "Plan\x07bord"])
def test_what_is_no_name_is_refused(name: str) -> None:
    with pytest.raises(RefusedError):
        STARTER.questions[0].take(name, {})
