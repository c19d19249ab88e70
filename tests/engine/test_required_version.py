"""Which versions settings ask for."""

from __future__ import annotations

import pytest

from onsrights.engine.settings.required_version import fits, is_requirement
from tests.clock import at_most

VERSIONS = ("0.0.9", "0.1.0", "0.1.5", "0.2", "1.0", "2.0")


@pytest.mark.parametrize(
    ("written", "fitting"),
    [
        (">=0.1", "0.1.0 0.1.5 0.2 1.0 2.0"),
        ("0.1", "0.1.0"),
        ("== 0.1.0", "0.1.0"),
        ("!=0.1", "0.0.9 0.1.5 0.2 1.0 2.0"),
        ("==0.1.*", "0.1.0 0.1.5"),
        ("0.*", "0.0.9 0.1.0 0.1.5 0.2"),
        ("!=0.1.*", "0.0.9 0.2 1.0 2.0"),
        ("~=0.1", "0.1.0 0.1.5 0.2"),
        ("~=0.1.0", "0.1.0 0.1.5"),
        (">0.1,<=1", "0.1.5 0.2 1.0"),
        (" >= 0.1 , < 2 ", "0.1.0 0.1.5 0.2 1.0"),
        (">1,<1", ""),
    ],
)
def test_versions_that_fit(written: str, fitting: str) -> None:
    assert is_requirement(written)
    assert [version for version in VERSIONS if fits(version, written)] == fitting.split()


@pytest.mark.parametrize(
    "written",
    [
        "",
        " ",
        ",",
        "x",
        ">=",
        "0.1,",
        ">=0.1.*",
        "~=0",
        "1.2.3.4.5",
        ">=0.1\n",
        "1234567",
        "1.0rc1",
        "=>1",
        " " * 10**6,
        "1," * 10**5,
        "٣",
    ],
)
def test_what_asks_for_no_version(written: str) -> None:
    with at_most(1):
        assert not is_requirement(written)
