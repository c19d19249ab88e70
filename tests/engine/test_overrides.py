"""Settings for some files, told by patterns: which fit, which are refused, and that none takes long."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onsrights.engine.settings.overrides import Override, fault_of, overridden
from onsrights.engine.settings.settings import Settings
from tests.clock import at_most


def settings(root: Path, *overrides: Override) -> Settings:
    return Settings(
        select=("ONS3",), ignore=("ONS309",), severity={"ONS3": "info"}, overrides=overrides, root=str(root)
    )


def test_later_overrides_go_before_earlier_ones(tmp_path: Path) -> None:
    whole = settings(
        tmp_path,
        Override(("old/**",), ("ONS1",), ("ONS101",), {"ONS1": "warning"}, access_rights="allow"),
        Override(("*.rights.yaml", "!new.rights.yaml"), ("ONS2",), severity={"ONS1": "error"}, access_rights="deny"),
    )
    assert whole.of(str(tmp_path / "new.rights.yaml")) == whole
    assert whole.of(None) == whole
    old = whole.of(str(tmp_path / "old" / "rights.yaml"))
    assert (old.select, old.ignore, old.own["access-rights"]) == (("ONS1",), ("ONS309", "ONS101"), "allow")
    assert old.severity == {"ONS3": "info", "ONS1": "warning"}
    both = whole.of(str(tmp_path / "old" / "a.rights.yaml"))
    assert (both.select, both.ignore, both.own["access-rights"]) == (("ONS2",), ("ONS309", "ONS101"), "deny")
    assert both.severity == {"ONS3": "info", "ONS1": "error"}


def test_patterns_start_from_the_root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sub").mkdir()
    monkeypatch.chdir(tmp_path / "sub")
    whole = settings(tmp_path, Override(("/rights.yaml", "sub/a.yaml"), ("ONS1",)))
    assert whole.of("../rights.yaml").select == ("ONS1",)
    assert whole.of("rights.yaml").select == ("ONS3",)
    assert whole.of("a.yaml").select == ("ONS1",)
    assert whole.of("../../rights.yaml").select == ("ONS3",)
    here = whole._replace(root="")
    assert here.of("rights.yaml").select == ("ONS1",)
    assert here.of("../rights.yaml").select == ("ONS3",)


def test_names_that_no_system_has_fit_no_pattern(tmp_path: Path) -> None:
    whole = settings(tmp_path, Override(("*",), ("ONS1",)))
    assert whole.of(str(tmp_path / ("a" * 300))).select == ("ONS3",)
    assert whole.of(str(tmp_path / ("a/" * 3000))).select == ("ONS3",)


def test_current_folder_that_is_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    whole = settings(tmp_path, Override(("*",), ("ONS1",)))
    assert overridden(whole, "rights.yaml") == whole


@pytest.mark.parametrize(
    ("pattern", "fault"),
    [
        ("legacy/**", None),
        ("**/old/*.yaml", None),
        ("!*.yaml", None),
        ("[ab]?.yaml", None),
        ("*a*b*", None),
        ("", "empty"),
        (" ", "empty"),
        ("!", "empty"),
        ("# old", "empty"),
        ("a" * 1001, "long"),
        ("*a*a*a*b", "stars"),
        ("***a***b", "stars"),
        ("**/a/**/b/**", "stars"),
        ("../old", "outside"),
        ("a/../b", "outside"),
        ("[", "bad"),
        ("[z-a]", "bad"),
        ("a\\", "backslash"),
        ("/", "bad"),
        ("[[a]]", "bad"),
    ],
)
def test_patterns_that_cannot_be_used(pattern: str, fault: str | None) -> None:
    found = fault_of(pattern)
    assert (found and found[0]) == fault


@pytest.mark.parametrize(
    ("pattern", "fault"),
    [
        ("legacy\\**", ("backslash", "legacy/**")),
        (".\\legacy\\a.yaml", ("backslash", "legacy/a.yaml")),
        ("\\!new.yaml", None),
        ("\\#1.yaml", None),
        ("a\\ ", None),
        ("C:\\old\\legacy", ("absolute", "")),
        ("c:/old/legacy", ("absolute", "")),
        ("\\\\server\\share", ("absolute", "")),
        ("~/legacy/**", ("absolute", "")),
        ("/mnt/team/legacy/**", ("absolute", "")),
        ("/Volumes/team/**", ("absolute", "")),
        ("/legacy/**", None),
        ("/etc/**", None),
        ("/*/legacy", None),
        ("{legacy,old}/**", ("braces", '"legacy/**", "old/**"')),
        ("a/x{1, 2}.yaml", ("braces", '"a/x1.yaml", "a/x2.yaml"')),
        ("{legacy}/**", None),
        ("{{cookiecutter.name}}/**", None),
        ("./", ("empty", "")),
        (".", ("empty", "")),
        ("!./", ("empty", "")),
    ],
)
def test_patterns_that_can_never_fit(pattern: str, fault: tuple[str, str] | None, tmp_path: Path) -> None:
    (tmp_path / "etc").mkdir()
    assert fault_of(pattern, str(tmp_path)) == fault


def test_a_pattern_in_the_folder_itself_is_shown_from_there(tmp_path: Path) -> None:
    assert fault_of(f"{tmp_path}/legacy/**", str(tmp_path)) == ("absolute", "legacy/**")


PARTS = st.lists(st.sampled_from(["a", "b.yaml", "*", "**", "[ab]", "?", "*.yaml", "x y"]), min_size=1, max_size=4)


@given(PARTS, st.sampled_from(["", "./", "././", ".//", " ", "  ./"]), st.sampled_from(["/", "//", "/./"]))
def test_what_means_nothing_changes_nothing(parts: list[str], before: str, between: str) -> None:
    plain, written = "/".join(parts), before + between.join(parts)
    paths = ("a", "b.yaml", "a/b.yaml", "x y/a/b.yaml", "a/a/a/a", "q/b.yaml")
    one, other = (
        [Settings(overrides=(Override((pattern,), ("ONS1",)),)).of(path).select for path in paths]
        for pattern in (plain, written)
    )
    assert one == other
    assert fault_of(plain) == fault_of(written)


@given(st.text(st.sampled_from("ab/.*?[]{},!# ~\\:-"), max_size=12))
def test_a_pattern_is_refused_or_can_be_used(pattern: str) -> None:
    if fault_of(pattern, "/nowhere") is None:
        Settings(overrides=(Override((pattern,), ("ONS1",)),)).of("a/b.yaml")


@pytest.mark.parametrize("pattern", ["*a*a*b", "***", "**/*a*a*b/**/*a*a*b", "/".join(["*a*a*b"] * 4), "?" * 255 + "b"])
@pytest.mark.parametrize("path", ["a" * 255, "a/" * 2000, "/".join(["a" * 30] * 130)])
def test_no_pattern_takes_long(pattern: str, path: str, tmp_path: Path) -> None:
    assert fault_of(pattern) is None
    whole = settings(tmp_path, Override((pattern,), ("ONS1",)))
    with at_most(2):
        whole.of(str(tmp_path / Path(path)))
