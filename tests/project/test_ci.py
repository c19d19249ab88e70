"""What runs elsewhere, as far as it can be tried here: the workflows, the action, the job for GitLab and the image.

Each is held against its published schema (check-jsonschema has them), zizmor goes through the workflows and the action,
and the commands inside are run.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import sys
import tomllib
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from onsrights import __version__
from onsrights.engine.origin import REPOSITORY
from tests.conftest import APART

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import Run
    from tests.project.conftest import Execute

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
ISSUES = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))
ACTION = ROOT / "action.yml"
GITLAB = ROOT / "ci" / "gitlab.yml"
COMPONENT = ROOT / "templates" / "onsrights.yml"
MEGALINTER = ROOT / "mega-linter-plugin-onsrights" / "onsrights.megalinter-descriptor.yml"
DOCKERFILE = ROOT / "Dockerfile"
USES = re.compile(r"uses: (?P<action>\S+?)(?:@(?P<hash>\S+))?(?: # (?P<version>\S+).*)?$", re.MULTILINE)

IMAGE = re.compile(r"python:3\.\d+-slim@sha256:[0-9a-f]{64}")

ARCHIVE = f"onsrights @ {REPOSITORY}/archive/refs/tags/v%s.tar.gz"
"""What is installed where there may be no git, with the place of the version."""

PLACE = "/tmp/onsrights"  # noqa: S108 - where the job for GitLab installs, in a container of its own

posix = pytest.mark.skipif(os.name != "posix", reason="runs the scripts as they run on Linux")


def read(path: Path) -> dict[str, Any]:
    """Read a YAML file of this repository."""
    content: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return content


def component(**inputs: str) -> dict[str, Any]:
    """Read the jobs of the component for GitLab as they are with these inputs, and the others by default."""
    head, _, jobs = COMPONENT.read_text(encoding="utf-8").partition("\n---\n")
    known = {name: one["default"] for name, one in yaml.safe_load(head)["spec"]["inputs"].items()} | inputs
    assert set(re.findall(r"inputs\.(\w+)", jobs)) == known.keys()
    content: dict[str, Any] = yaml.safe_load(re.sub(r"\$\[\[ inputs\.(\w+) \]\]", lambda found: known[found[1]], jobs))
    return content


def script_of_the_action() -> str:
    [step] = [step for step in read(ACTION)["runs"]["steps"] if "run" in step]
    return str(step["run"])


@pytest.mark.parametrize(
    ("path", "schema"),
    [
        *((path, "github-workflows") for path in WORKFLOWS),
        *((path, "github-issue-forms") for path in ISSUES if path.name != "config.yml"),
        (ISSUES[0].with_name("config.yml"), "github-issue-config"),
        (ACTION, "github-actions"),
        (GITLAB, "gitlab-ci"),
    ],
    ids=lambda value: getattr(value, "name", value),
)
def test_the_published_schema_agrees(path: Path, schema: str, execute: Execute) -> None:
    execute(sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", path, cwd=ROOT)


def test_a_form_for_issues_speaks_both_languages() -> None:
    for path in ISSUES:
        assert all(" / " in text for text in _asked(read(path))), path


def _asked(form: Any) -> Iterator[str]:  # noqa: ANN401 - whatever YAML has
    """Give the texts of a form for people that are more than a term of both languages."""
    if isinstance(form, dict):
        for key, value in form.items():
            if key in {"name", "description", "label", "about"} and " " in value and not value.startswith("`"):
                yield value
            else:
                yield from _asked(value)
    elif isinstance(form, list):
        for value in form:
            yield from _asked(value)


def test_the_component_is_the_job_with_inputs(tmp_path: Path, execute: Execute) -> None:
    job, made = read(GITLAB)["onsrights"], component()["onsrights"]
    assert made["before_script"].pop(0) == 'test -z "" || export ONSRIGHTS_LANG=""'
    job["before_script"][-1] = job["before_script"][-1].replace(f"${{ONSRIGHTS_VERSION:-{__version__}}}", __version__)
    made["script"] = [" ".join(line.split()) for line in made["script"]]
    assert made == job
    chosen = component(stage="lint", language="nl", args="--fail-on=warning", version="1.2.3", usage="src scripts")
    path = tmp_path / "jobs.yml"
    path.write_text(yaml.safe_dump(chosen), encoding="utf-8")
    execute(sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.gitlab-ci", path, cwd=tmp_path)
    assert chosen["onsrights"]["stage"] == "lint"
    assert chosen["onsrights"]["before_script"][-1].endswith(f'"{ARCHIVE % "1.2.3"}"')
    assert " check --fail-on=warning --format text " in chosen["onsrights"]["script"][0]
    said = "; ".join([chosen["onsrights"]["before_script"][0], 'printf "<%s>" "$ONSRIGHTS_LANG"'])
    assert execute("sh", "-e", "-c", said, cwd=tmp_path, env={"ONSRIGHTS_LANG": "en"}) == "<nl>"
    said = said.replace("nl", "")
    assert execute("sh", "-e", "-c", said, cwd=tmp_path, env={"ONSRIGHTS_LANG": "en"}) == "<en>", "that of the team"


KEYS = set(
    "descriptor_id descriptor_type file_names_regex linters linter_name name linter_url linter_repo linter_text "
    "linter_rules_url linter_rules_configuration_url linter_rules_inline_disable_url config_file_name cli_lint_mode "
    "cli_lint_extra_args cli_config_arg_name cli_lint_fix_arg_name can_output_sarif cli_sarif_args "
    "cli_lint_errors_count cli_lint_errors_regex cli_help_arg_name cli_version_arg_name examples install".split()
)
"""Keys that a descriptor of MegaLinter may have, of those that ours has; an unknown one is refused."""


def test_megalinter_starts_what_there_is(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    descriptor = read(MEGALINTER)
    [linter] = descriptor["linters"]
    assert descriptor.keys() | linter.keys() == KEYS
    assert MEGALINTER.parent.name.startswith("mega-linter-plugin-"), "no other address is taken for a plugin"
    [files] = descriptor["file_names_regex"]
    hook = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))[0]["files"]
    for name in NAMES:
        assert bool(re.fullmatch(files, name)) == bool(re.search(hook, name)), name
    monkeypatch.chdir(tmp_path)
    for name in ("rights.yaml", "broken-rights.yaml"):
        (tmp_path / name).write_bytes((ROOT / "examples" / name).read_bytes())
    (tmp_path / linter["config_file_name"]).write_text('ignore = ["ONS305"]\n', encoding="utf-8")
    config = [linter["cli_config_arg_name"], linter["config_file_name"]]
    given = [word.replace("{{SARIF_OUTPUT_FILE}}", "report.sarif") for word in linter["cli_sarif_args"]]
    done = run(*linter["cli_lint_extra_args"], *config, *given, "rights.yaml", "broken-rights.yaml")
    assert done.status == 1
    found = json.loads((tmp_path / "report.sarif").read_text("utf-8"))["runs"][0]["results"]
    counted = run(*linter["cli_lint_extra_args"], *config, "rights.yaml", "broken-rights.yaml")
    errors = [one for one in found if one["level"] == "error"]
    assert len(re.findall(linter["cli_lint_errors_regex"], counted.stdout)) == len(errors) > 3
    fixed = run(*linter["cli_lint_extra_args"], *config, linter["cli_lint_fix_arg_name"], "rights.yaml")
    assert fixed.status == 0
    for name in ("cli_help_arg_name", "cli_version_arg_name"):
        assert run(linter[name]).status == 0
    [install] = linter["install"]["dockerfile"]
    assert install.endswith(f' "{ARCHIVE % __version__}"')


NAMES = (
    "rights.yaml", "rights.yml", "rights.json", "a.rights.yaml", "a.afas.yml", "b.exact.yaml", "copyrights.yaml",
    ".rights.yaml", "a.rights.json", "rights.yaml.orig", "afas.yaml", "values.yaml",
)  # fmt: skip


def test_hooks_of_others_start_what_there_is() -> None:
    [lefthook, trunk] = [yaml.safe_load(text) for text in examples("other-tools.md")[:2]]
    hook = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))[0]["files"]
    globs = lefthook["pre-commit"]["commands"]["onsrights"]["glob"]
    [regex] = trunk["lint"]["files"][0]["regexes"]
    for name in (*NAMES, *(f"deep/down/{name}" for name in NAMES)):
        meant = bool(re.search(hook, name))
        if "/." not in name:  # a star of lefthook's goes over folders, so what is hidden in one is passed as well
            assert any(fnmatchcase(name, one) for glob in globs for one in expanded(glob)) == meant, name
        assert bool(re.search(regex, name)) == meant, name
    [command] = trunk["lint"]["definitions"][0]["commands"]
    assert command["output"] == "sarif"
    assert command["run"] == "onsrights check --format sarif ${target}"
    assert trunk["lint"]["definitions"][0]["files"] == [trunk["lint"]["files"][0]["name"]]


def expanded(glob: str) -> Iterator[str]:
    """Give the patterns that one with braces stands for."""
    found = re.search(r"\{([^{}]*)\}", glob)
    if found is None:
        yield glob
        return
    for one in found[1].split(","):
        yield from expanded(glob[: found.start()] + one + glob[found.end() :])


def examples(document: str) -> list[str]:
    text = (ROOT / "docs" / "how-to" / document).read_text(encoding="utf-8")
    return re.findall(r"^```yaml\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize(
    ("document", "schema", "number"), [("github.md", "github-workflows", 5), ("gitlab.md", "gitlab-ci", 3)]
)
def test_the_examples_in_the_documents_are_sound(
    document: str, schema: str, number: int, tmp_path: Path, execute: Execute, outside: dict[str, str]
) -> None:
    written = []
    for index, example in enumerate(examples(document)):
        written.append(tmp_path / f"example-{index}.yml")
        written[-1].write_text(example, encoding="utf-8")
    assert len(written) == number
    execute(sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", *written, cwd=tmp_path)
    if schema == "github-workflows":
        inputs = {name for example in written for step in steps(example) for name in step.get("with", {})}
        assert read(ACTION)["inputs"].keys() - {"version"} <= inputs
        zizmor = Path(sys.executable).with_name("zizmor")
        # The action is named by its version, which users know; its own documents cannot know its hash.
        rest = [line.replace("onsrights/onsrights@v0.1.0", "./") for line in examples(document)]
        assert all("onsrights/onsrights@" not in line for line in rest)
        for path, text in zip(written, rest, strict=True):
            path.write_text(
                text.replace("- uses: ./", "- uses: ./ # zizmor: ignore[self-repository]"), encoding="utf-8"
            )
        execute(zizmor, "--offline", "--no-progress", "--quiet", *written, cwd=tmp_path, env=outside)


def steps(workflow: Path) -> list[dict[str, Any]]:
    return [step for job in read(workflow)["jobs"].values() for step in job["steps"]]


def test_versions_in_the_documents_are_the_version_of_this_project() -> None:
    named = re.compile(
        r"(?:onsrights/onsrights(?:\.git)?(?:[@#/:]v?|/archive/refs/tags/v)|onsrights@|rev: v|known_good_version: "
        r"|ONSRIGHTS_VERSION(?:: \"|:-))(\d+\.\d+\.\d+)"
    )
    for path in (ROOT / "README.md", GITLAB, COMPONENT, MEGALINTER, *(ROOT / "docs").rglob("*.md")):
        assert set(named.findall(path.read_text(encoding="utf-8"))) <= {__version__}, path


def test_zizmor_finds_nothing(execute: Execute, outside: dict[str, str]) -> None:
    zizmor = Path(sys.executable).with_name("zizmor")
    execute(zizmor, "--offline", "--no-progress", "--quiet", *WORKFLOWS, ACTION, cwd=ROOT, env=outside)


def test_what_is_used_is_pinned_by_hash_with_its_version() -> None:
    hashes: dict[str, set[tuple[str, str]]] = {}
    for path in (*WORKFLOWS, ACTION):
        for match in USES.finditer(path.read_text(encoding="utf-8")):
            if match["action"] != "./":
                assert re.fullmatch(r"[0-9a-f]{40}", match["hash"] or ""), match[0]
                assert re.fullmatch(r"v\d+\.\d+\.\d+", match["version"] or ""), match[0]
                hashes.setdefault(match["action"], set()).add((match["hash"], match["version"]))
    assert "actions/checkout" in hashes
    assert all(len(pins) == 1 for pins in hashes.values()), hashes


def test_every_supported_python_is_tested_on_three_systems() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pythons = [match[1] for line in project["classifiers"] if (match := re.search(r":: (3\.\d+)$", line))]
    matrix = read(ROOT / ".github" / "workflows" / "ci.yml")["jobs"]["tests"]["strategy"]["matrix"]
    assert matrix["python"] == pythons
    assert [system.partition("-")[0] for system in matrix["system"]] == ["ubuntu", "macos", "windows"]


def test_every_group_of_tests_is_run_by_a_workflow() -> None:
    """What ``make test`` leaves out is run for every change or once a week, by the target that ``make`` has for it."""
    recipes = re.findall(r"^([\w-]+):.*\n((?:\t.*\n)+)", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    targets = {mark: name for name, lines in recipes for mark in re.findall(r'-m "?(\w+)', lines)}
    run = [(ROOT / ".ci" / "run").read_text(encoding="utf-8")]
    for path in WORKFLOWS:
        for job in read(path)["jobs"].values():
            called = "\n".join(step.get("run", "") for step in job["steps"])
            chosen = job.get("strategy", {}).get("matrix", {}).get("target", [""])
            run += [called.replace('"$TARGET"', target) for target in chosen]
    assert {mark for mark in APART if f"make {targets[mark]}" not in "\n".join(run)} == set()
    weekly = read(ROOT / ".github" / "workflows" / "weekly.yml")
    assert weekly["jobs"]["long"]["env"]["TARGET"] == "${{ matrix.target }}"
    [triggers] = [value for value in weekly.values() if isinstance(value, dict) and "schedule" in value]
    assert triggers["schedule"]


def test_nothing_may_do_more_than_it_has_to() -> None:
    for path in WORKFLOWS:
        workflow = read(path)
        assert workflow["permissions"] == {}
        for name, job in workflow["jobs"].items():
            writes = {right for right, kind in job["permissions"].items() if kind == "write"}
            may = {"attest": {"attestations", "id-token"}, "publish": {"id-token"}}
            may |= {"image": {"packages"}, "image-name": {"packages"}} if path.stem == "release" else {}
            assert writes == may.get(name, set())
            assert job["timeout-minutes"] <= 45


def test_a_release_is_built_once_and_published_without_a_token() -> None:
    workflow = read(ROOT / ".github" / "workflows" / "release.yml")
    [triggers] = [value for key, value in workflow.items() if key not in {"name", "permissions", "concurrency", "jobs"}]
    assert triggers == {"push": {"tags": ["v[0-9]+.[0-9]+.[0-9]+"]}}  # the key "on", which YAML 1.1 reads as true
    images = {name: workflow["jobs"].pop(name) for name in ("image", "image-name")}
    text = json.dumps(workflow["jobs"])
    assert text.count("python -m build") == 1
    assert "secrets." not in text
    assert "password" not in text
    assert [job["needs"] for job in images.values()] == ["publish", "image"], "after it is known to be good"
    for job in images.values():
        [login] = [step for step in job["steps"] if "docker/login-action" in step.get("uses", "")]
        assert login["with"]["password"] == "${{ github.token }}"  # noqa: S105 - it is made for this run only
    [build] = [step["with"] for step in images["image"]["steps"] if "build-push" in step.get("uses", "")]
    assert build["provenance"] == "mode=max"
    assert build["sbom"] is True
    publish = workflow["jobs"]["publish"]
    assert publish["needs"] == ["build", "attest"]
    assert publish["environment"] == "release"
    assert workflow["jobs"]["build"]["if"] == "github.repository == 'onsrights/onsrights'"


def test_the_tag_of_a_release_is_read_from_the_source(execute: Execute) -> None:
    [step] = [
        step
        for step in read(ROOT / ".github" / "workflows" / "release.yml")["jobs"]["build"]["steps"]
        if step.get("name") == "The tag is the version"
    ]
    for tag, status in ((f"v{__version__}", 0), ("v99.0.0", 1)):
        execute("bash", "-e", "-c", step["run"], cwd=ROOT, env={**os.environ, "GITHUB_REF_NAME": tag}, status=status)


def test_what_a_workflow_gives_is_never_part_of_a_script() -> None:
    for path in (*WORKFLOWS, ACTION):
        document = read(path)
        jobs = document.get("jobs", {"action": document.get("runs")})
        for job in jobs.values():
            assert not [step["run"] for step in job["steps"] if "${{" in step.get("run", "")]


@posix
def test_the_action_hands_on_its_inputs_as_they_are(tmp_path: Path, execute: Execute, outside: dict[str, str]) -> None:
    fake = tmp_path / "python"
    fake.write_text(
        '#!/bin/sh\nif [ "$2" = venv ]; then mkdir -p "$3/bin"; cp "$0" "$3/bin/python"; exit; fi\n'
        'for word; do printf "<%s>\\n" "$word"; done\n',
        encoding="utf-8",
    )
    fake.chmod(0o755)
    inputs = {
        "PYTHON": str(fake),
        "SOURCE": "/a folder/of the action",
        "VERSION": "",
        "ARGS": "--fail-on=warning\n\n--select=$(touch pwned)\n",
        "PATHS": "two words.rights.yaml\n`touch pwned`\n--fix\n*\n'; touch pwned #",
        "USAGE": "",
        "USAGE_ARGS": "--format=sarif",
    }
    shown = execute("bash", "-e", "-c", script_of_the_action(), cwd=tmp_path, env={**outside, **inputs})
    install, _, check = shown.partition("<-m>\n<onsrights>\n")
    assert install.endswith("<-->\n</a folder/of the action>\n")
    words = [
        "check",
        "--fail-on=warning",
        "--select=$(touch pwned)",
        "--",
        "two words.rights.yaml",
        "`touch pwned`",
        "--fix",
    ]
    assert check == "".join(f"<{word}>\n" for word in (*words, "*", "'; touch pwned #"))
    assert not (tmp_path / "pwned").exists()
    searched = execute(
        "bash",
        "-e",
        "-c",
        script_of_the_action(),
        cwd=tmp_path,
        env={**outside, **inputs, "USAGE": "src\n$(touch pwned)"},
    )
    _, _, usage = searched.rpartition("<-m>\n<onsrights>\n")
    assert usage == "<usage>\n<--format=sarif>\n<-->\n<src>\n<$(touch pwned)>\n"
    assert not (tmp_path / "pwned").exists()
    chosen = execute(
        "bash", "-e", "-c", script_of_the_action(), cwd=tmp_path, env={**outside, **inputs, "VERSION": "1 2"}
    )
    assert f"<-->\n<{ARCHIVE % '1 2'}>\n" in chosen


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Give a folder with a good and a faulty manifest."""
    for name in ("rights.yaml", "broken-rights.yaml"):
        target = tmp_path / "checked" / name.replace("broken-rights", "broken.rights")
        target.parent.mkdir(exist_ok=True)
        target.write_bytes((ROOT / "examples" / name).read_bytes())
    return tmp_path / "checked"


@posix
@pytest.mark.slow
def test_the_action_checks(repository: Path, built: Path, execute: Execute, outside: dict[str, str]) -> None:
    inputs = {
        "PYTHON": sys.executable,
        "SOURCE": str(next(built.glob("*.whl"))),
        "VERSION": "",
        "ARGS": "",
        "USAGE": "",
        "USAGE_ARGS": "",
        "ONSRIGHTS_LANG": "nl",
    }
    command = ("bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script_of_the_action())
    good = execute(*command, cwd=repository, env={**outside, **inputs, "PATHS": "rights.yaml"})
    assert "geen fouten gevonden" in good
    assert "ONS3" in execute(*command, cwd=repository, env={**outside, **inputs, "PATHS": ""}, status=1)


@posix
@pytest.mark.slow
def test_the_job_for_gitlab_checks(
    repository: Path, installed: Path, execute: Execute, outside: dict[str, str]
) -> None:
    """It installs by the two commands that made the environment here."""
    job = read(GITLAB)["onsrights"]
    released = ARCHIVE % f"${{ONSRIGHTS_VERSION:-{__version__}}}"
    install = f'{PLACE}/bin/python -m pip install --quiet "{released}"'
    assert job["before_script"] == [f"python -m venv {PLACE}", install]
    environment = {**outside, **job["variables"], "GITLAB_CI": "true"}
    lines = "\n".join(job["script"]).replace(PLACE, str(installed.parent))
    log = execute("bash", "-e", "-o", "pipefail", "-c", lines, cwd=repository, env=environment, status=1)
    assert "ONS3" in log
    report = job["artifacts"]["reports"]["codequality"]
    found = json.loads((repository / report).read_text(encoding="utf-8"))
    assert "broken.rights.yaml" in {entry["location"]["path"] for entry in found}
    assert "<testsuite" in (repository / job["artifacts"]["reports"]["junit"]).read_text(encoding="utf-8")
    assert job["artifacts"]["when"] == "always"


MERGE_REQUEST = {"CI_PIPELINE_SOURCE": "merge_request_event", "CI_OPEN_MERGE_REQUESTS": "a/b!1"}
PIPELINES = [
    ([MERGE_REQUEST, {"CI_PIPELINE_SOURCE": "push", "CI_COMMIT_BRANCH": "x", "CI_OPEN_MERGE_REQUESTS": "a/b!1"}], 1),
    ([{"CI_PIPELINE_SOURCE": "push", "CI_COMMIT_BRANCH": "main"}], 1),
    ([{"CI_PIPELINE_SOURCE": "schedule", "CI_COMMIT_BRANCH": "main"}], 1),
    ([{"CI_PIPELINE_SOURCE": "push", "CI_COMMIT_TAG": "v1"}], 0),
]
"""The pipelines that one push starts, by their variables, and in how many of them the job has to be."""


def is_true(condition: str, variables: dict[str, str]) -> bool:
    """Judge a condition of GitLab, of the few kinds that ours are made of."""
    for part in condition.split(" && "):
        if found := re.fullmatch(r'"([^"]*)" != ""', part):
            if not found[1]:
                return False
            continue
        name, _, value = part.removeprefix("$").partition(" == ")
        if not (variables.get(name) == value.strip('"') if value else variables.get(name)):
            return False
    return True


@pytest.mark.parametrize(("pipelines", "times"), PIPELINES)
@pytest.mark.parametrize(("name", "usage"), [("onsrights", ""), ("onsrights-usage", ""), ("onsrights-usage", "src")])
def test_the_jobs_for_gitlab_run_once_for_a_push(
    pipelines: list[dict[str, str]], times: int, name: str, usage: str
) -> None:
    for jobs in (read(GITLAB), component(usage=usage)):
        ran = 0
        for variables in pipelines:
            known = {**variables, "ONSRIGHTS_USAGE": usage}
            first = next((rule for rule in jobs[name]["rules"] if is_true(rule["if"], known)), {"when": "never"})
            ran += first.get("when") != "never"
            assert "exists" in first or first["when"] == "never"
        assert ran == (times if usage or name == "onsrights" else 0)


def test_nothing_of_the_team_is_overruled() -> None:
    template = read(GITLAB)
    assert set(template) == {"onsrights", "onsrights-usage"}, "what is global holds for every job of the pipeline"
    assert all(name.startswith("PIP_") for job in template.values() for name in job.get("variables", {}))
    assert read(ACTION)["inputs"]["language"]["default"] == ""
    [step] = [step for step in read(ACTION)["runs"]["steps"] if "run" in step]
    assert step["env"]["ONSRIGHTS_LANG"] == "${{ inputs.language || env.ONSRIGHTS_LANG }}"


@posix
def test_the_job_for_gitlab_searches_code_where_it_is_named(
    tmp_path: Path, execute: Execute, outside: dict[str, str]
) -> None:
    job = read(GITLAB)["onsrights-usage"]
    assert job["extends"] == "onsrights"
    assert all("$ONSRIGHTS_USAGE && " in rule["if"] for rule in job["rules"] if rule.get("when") != "never")
    fake = tmp_path / "environment" / "bin" / "onsrights"
    fake.parent.mkdir(parents=True)
    fake.write_text('#!/bin/sh\nfor word; do printf "<%s>" "$word"; done\n', encoding="utf-8")
    fake.chmod(0o755)
    for one in (job, component(usage="src scripts")["onsrights-usage"]):
        line = "\n".join(one["script"]).replace(PLACE, str(tmp_path / "environment"))
        shown = execute("sh", "-e", "-c", line, cwd=tmp_path, env={**outside, "ONSRIGHTS_USAGE": "src scripts"})
        report = one["artifacts"]["reports"]["codequality"]
        assert shown == f"<usage><--format><text><--format><gitlab><--output><{report}><--><src><scripts>"


def instructions() -> list[tuple[str, str]]:
    """Give the instructions of the Dockerfile, each with its arguments on one line."""
    text = re.sub(r"\\\n\s*", "", DOCKERFILE.read_text(encoding="utf-8"))
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [(line.partition(" ")[0], line.partition(" ")[2]) for line in lines]


def test_images_are_pinned_by_digest_and_are_one() -> None:
    images = {rest.removesuffix(" AS build") for name, rest in instructions() if name == "FROM"}
    images |= {job["image"] for job in read(GITLAB).values() if isinstance(job, dict) and "image" in job}
    assert len(images) == 1
    assert "# syntax" not in DOCKERFILE.read_text(encoding="utf-8")  # would be one more image, by its tag


def test_the_image_is_small_and_not_roots() -> None:
    found = instructions()
    names = [name for name, _ in found]
    last = dict(found)
    for name, rest in found:
        assert name != "ADD"
        if name == "FROM":
            assert IMAGE.fullmatch(rest.removesuffix(" AS build"))
        if name == "RUN" and "pip install" in rest:
            assert "--no-cache-dir" in rest
    assert names.count("FROM") == 2  # what builds is left behind
    assert int(last["USER"]) > 0
    assert names.index("USER") > max(index for index, name in enumerate(names) if name in {"RUN", "COPY"})
    assert json.loads(last["ENTRYPOINT"]) == ["/opt/onsrights/bin/onsrights"]
    assert json.loads(last["CMD"]) == ["check"]
    assert last["WORKDIR"] == "/src"


def test_every_job_begins_with_the_same_image() -> None:
    files = [DOCKERFILE, GITLAB, COMPONENT, *(ROOT / "docs").rglob("*.md")]
    named = [name for file in files for name in re.findall(r"(?:image:|FROM) (python:\S+)", file.read_text("utf-8"))]
    assert len(named) > 3
    assert IMAGE.fullmatch(named[0])
    assert set(named) == {named[0]}


def copied() -> list[str]:
    """Give what the Dockerfile copies from the repository."""
    rests = [shlex.split(rest) for name, rest in instructions() if name == "COPY" and not rest.startswith("--from")]
    return [name for *names, _target in rests for name in names]


def test_the_image_is_given_no_more_than_it_copies() -> None:
    lines = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert lines[1] == "*"
    assert sorted(line.removeprefix("!") for line in lines if line.startswith("!")) == sorted(copied())


@posix
@pytest.mark.slow
def test_the_image_can_be_built_from_what_it_copies(
    project: Path, tmp_path: Path, execute: Execute, outside: dict[str, str]
) -> None:
    build = tmp_path / "build"
    build.mkdir()
    for name in copied():
        execute("cp", "-R", project / name, build / name, cwd=project)
    [command] = [rest for name, rest in instructions() if name == "RUN" and "pip install" in rest]
    environment = {**outside, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{outside['PATH']}"}
    execute("sh", "-e", "-c", command.replace("/opt", str(tmp_path)), cwd=build, env=environment)
    tool = tmp_path / "onsrights" / "bin" / "onsrights"
    assert __version__ in execute(tool, "--version", cwd=tmp_path, env=outside)
    execute(tool, "check", ROOT / "examples" / "rights.yaml", cwd=tmp_path, env=outside)
