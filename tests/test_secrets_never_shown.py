"""Nothing that the tool writes holds a secret: secrets at random places, and every form of output looked through.

What is checked is the whole way, command line, library and web; what a secret is stands in ``engine/test_secrets.py``.
"""

from __future__ import annotations

import html
import io
import json
import random
import re
import string
import zipfile
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

import pytest
from starlette.testclient import TestClient

import onsrights
from onsrights.engine.settings.settings import FORMATS
from onsrights.engine.text.source import Source
from onsrights.engine.text.tree import hide_secrets, read_tree
from onsrights.platforms import PLATFORMS
from onsrights.web import create_app

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import Any, TypeAlias

    from tests.conftest import Run

    Random: TypeAlias = random.Random

SEEDS = range(4)
LETTERS = string.ascii_letters + string.digits


class Planted(NamedTuple):
    """A secret, and a key where it is one because of that."""

    kind: str
    text: str
    key: str = ""


def of(rng: Random, length: int, characters: str = LETTERS) -> str:
    """Give so many characters, small letters, capitals and digits among them where there may be some."""
    sure = [kind for kind in ("q", "W", "7") if kind in characters]
    return "".join([*(rng.choice(characters) for _ in range(length - len(sure))), *sure])


def hexadecimal(rng: Random, length: int) -> str:
    return "".join(rng.choice("0123456789abcdefABCDEF") for _ in range(length))


def secrets(rng: Random, platform: str) -> list[Planted]:
    """Make up a secret of every kind that a platform has."""
    digits = hexadecimal(rng, 64)
    url = LETTERS + "_-"
    found = [
        Planted(
            "private-key", f"-----BEGIN PRIVATE KEY-----\n{of(rng, 64)}\n{of(rng, 20)}==\n-----END PRIVATE KEY-----"
        ),
        Planted("xml-token", f"<token><version>1</version><data>{digits}</data></token>"),
        Planted("base64-token", "PHRva2VuPj" + of(rng, 60)),
        Planted("exact-token", f"{of(rng, 4, string.digits)}!IAAAA{of(rng, 30, url)}"),
        Planted("jwt", f"eyJ{of(rng, 20, url)}.eyJ{of(rng, 40, url)}.{of(rng, 30, url)}"),
        Planted("header", f"{rng.choice(['AfasToken', 'Bearer', 'DPoP', 'Basic'])} {of(rng, 30)}="),
        Planted(
            "secret-value", of(rng, rng.choice([6, 7, 12, 40])), rng.choice(["client_secret", "apiKey", "x-token"])
        ),
        Planted("secret-value", of(rng, rng.choice([8, 20])), rng.choice(["beheer_wachtwoord", "oldPassword"])),
        Planted("secret-value", of(rng, 16), rng.choice(["kluis_ref", "secret_ref"])),
    ]
    if platform == "afas":
        found.append(Planted("token-data", hexadecimal(rng, 64), "x-data"))
    if platform == "exact":
        found.append(Planted("exact-token", "AAEAA" + of(rng, 50, url)))
    return found


# --------------------------------------------------------------------------------------------------------- placing it


def quoted(text: str) -> str:
    return json.dumps(text)


def block(text: str, indent: str) -> str:
    return "\n".join(f"{indent}{line}" for line in text.split("\n"))


def lines_of(text: str) -> list[tuple[int, str, str]]:
    """Give the lines ``key: value`` of a manifest: number, indent, and key."""
    found = (re.match(r"( *)(?:- )?([a-z_]+): \S", line) for line in text.splitlines())
    return [(number, match[1], match[2]) for number, match in enumerate(found) if match]


def put(text: str, number: int, *new: str) -> str:
    lines = text.splitlines()
    return "\n".join([*lines[:number], *new, *lines[number:], ""])


def as_comment(rng: Random, text: str, secret: Planted) -> str:
    number, indent, _ = rng.choice(lines_of(text))
    head = f"{secret.key}: " if secret.key else ""
    return put(text, number, *block(head + secret.text, f"{indent}# ").split("\n"))


def as_reason(rng: Random, text: str, secret: Planted) -> str:
    number, indent, _ = rng.choice(lines_of(text))
    said = secret.text.replace("\n", " ")
    return put(
        text, number, f"{indent}# onsrights: ignore[{rng.choice(['ONS305', 'no-such-rule'])}] {secret.key}: {said}"
    )


def behind_a_value(rng: Random, text: str, secret: Planted) -> str:
    number, _, _ = rng.choice(lines_of(text))
    lines = text.splitlines()
    lines[number] += f" # {secret.key} = {secret.text}".replace("\n", " ")
    return "\n".join([*lines, ""])


def in_a_value(rng: Random, text: str, secret: Planted) -> str:
    """Put it into a text that is there, beside something else that is wrong with it."""
    number, _, key = rng.choice(lines_of(text))
    lines = text.splitlines()
    start = lines[number][: lines[number].index(":")]
    if secret.key:
        lines[number] = f"{start.replace(key, secret.key)}: {quoted(secret.text)}"
    else:
        before, behind = rng.choice(["", " TODO  ", "zie "]), rng.choice(["", " [x", "\u200b"])
        lines[number] = f"{start}: {quoted(before + secret.text + behind)}"
    return "\n".join([*lines, ""])


def under_a_key(rng: Random, text: str, secret: Planted) -> str:
    """Put it under a key that nobody knows, however such a value may be written."""
    number, indent, _ = rng.choice([line for line in lines_of(text) if "- " not in text.splitlines()[line[0]]])
    key = secret.key or "zomaar"
    plain = secret.text if "\n" not in secret.text else quoted(secret.text)
    written = rng.choice(
        [
            f"{indent}{key}: {plain}",
            f"{indent}{key}: {quoted(secret.text)}",
            f"{indent}{key}: [{quoted(secret.text)}]",
            f"{indent}extra: {{{key}: {quoted(secret.text)}}}",
            f"{indent}{key}: |\n{block(secret.text, indent + '   ')}",
            f"{indent}{key}: >-\n{block(secret.text, indent + '  ')}",
            f"{indent}{key}: &a {quoted(secret.text)}\n{indent}{key}2: *a",
            f"{indent}{key}: {quoted(secret.text)}\n{indent}{key}: {quoted(secret.text)}",
        ]
    )
    return put(text, number, written)


def as_a_key(rng: Random, text: str, secret: Planted) -> str:
    if secret.key:
        return under_a_key(rng, text, secret)
    number, indent, _ = rng.choice([line for line in lines_of(text) if "- " not in text.splitlines()[line[0]]])
    return put(text, number, f"{indent}{quoted(secret.text)}: {rng.choice(['1', '{b: 2}', ''])}")


PLACES: list[Callable[[Random, str, Planted], str]] = [
    as_comment, as_reason, behind_a_value, in_a_value, under_a_key, as_a_key,
]  # fmt: skip


def broken(rng: Random, text: str) -> str:
    """Make the file one that cannot be read to its end."""
    number, indent, _ = rng.choice(lines_of(text))
    return put(text, number, indent + rng.choice(['open: "x', "open: [a, b", "- - x", "\tx: 1", "open: 'a' b"]))


def plain(node: Any, text: str) -> Any:  # noqa: ANN401 - a node of a tree, and whatever JSON can hold
    """Give what a node of a tree holds as a program would post it, secrets and all."""
    if node[0] == "mapping":
        return {plain(key, text): plain(value, text) for key, value in node[3]}
    if node[0] == "sequence":
        return [plain(item, text) for item in node[3]]
    return text[node[1] : node[2]].strip("\"'") if node[4] == "#secret" else node[3]


class Case(NamedTuple):
    """A file with secrets in it."""

    platform: str
    name: str
    text: str
    planted: tuple[Planted, ...]

    @property
    def pieces(self) -> set[str]:
        """Every eight characters in a row of each of them, or the whole of it where it is shorter."""
        lines = [line for secret in self.planted for line in secret.text.split("\n") if line]
        return {line[at : at + 8] for line in lines for at in range(max(1, len(line) - 7))}


def case(seed: int, platform: str) -> Case:
    rng = random.Random(f"{platform} {seed}")  # noqa: S311 - it has to be the same every time
    text = (resources.files(f"onsrights.{platform}.rules") / "example.yaml").read_text(encoding="utf-8")
    planted = secrets(rng, platform)
    for secret in planted:
        places = PLACES if secret.kind != "token-data" else [under_a_key]
        if secret.kind == "private-key":
            places = [as_comment, in_a_value, under_a_key]
        text = rng.choice(places)(rng, text, secret)
    if seed % 4 == 3:
        text = broken(rng, text)
    offer = PLATFORMS.offers[platform]
    return Case(platform, next(iter(offer.files), f"x{offer.endings[0]}"), text, tuple(planted))


CASES = [case(seed, platform) for platform in PLATFORMS.keys for seed in SEEDS]


# ------------------------------------------------------------------------------------------------- looking through it


def told(text: str | bytes) -> str:
    """Give what a reader, or a program that undoes what was escaped, can see."""
    if isinstance(text, bytes) and text.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(text)) as archive:
            return "".join(
                re.sub("<[^>]*>", "", archive.read(name).decode("utf-8", "replace")) for name in archive.namelist()
            )
    return text if isinstance(text, str) else text.decode("utf-8", "replace")


def commands(case: Case) -> Iterator[tuple[str, ...]]:
    name = case.name
    for lang in ("nl", "en"):
        yield from (("check", "--format", form, "--lang", lang, name) for form in FORMATS)
    yield "check", "--diff", "--unsafe-fixes", name
    yield "check", "--fix", "--unsafe-fixes", name
    yield "check", "--add-ignores", "zo is het", name
    yield "check", "--write-baseline", "baseline.json", name
    yield "check", "--baseline", "baseline.json", name
    yield "check", "--statistics", name
    platform = PLATFORMS[case.platform]
    for purpose in platform.door("export") or ():
        languages = ("python", "typescript", "java", "csharp") if purpose.name == "code" else ()
        yield from (
            ("export", "--for", purpose.name, "--format", form, "--output", "out", "--force", name)
            for form in purpose.formats
        )
        yield from (("export", "--for", purpose.name, "--language", one, "--force", name) for one in languages)
    yield "usage", "--manifest", name, "code.py"
    yield "why", name, "--matrix", *QUESTIONS[case.platform]
    yield "import", "--output", "new.yaml", "--force", "table.csv"
    for secret in case.planted:
        if case.platform == "ons":
            yield "parse", f"{secret.key}: {secret.text}" if secret.key else f"Notitie inzien {secret.text}"
        yield "why", name, "--got", f"401 {secret.key}: {secret.text}", *QUESTIONS[case.platform]


QUESTIONS = {
    "ons": ("--right", "ZorgbrugDocumentDelete"),
    "afas": ("--connector", "Planbord_Medewerkers"),
    "exact": ("--endpoint", "crm/Accounts"),
}


RIGHTS = {"ons": "ExternalConnectorDocumentsDelete", "afas": "", "exact": "/api/v1/1/hrm/Divisions"}
"""What is wrong in source code."""


@pytest.mark.no_cover
@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.platform}-{CASES.index(case) % len(SEEDS)}")
def test_no_command_shows_a_secret(case: Case, run: Run, tmp_path: Path) -> None:
    path = tmp_path / case.name
    path.write_text(case.text, encoding="utf-8")
    code = "\n".join(
        f'{secret.key or "x"} = {quoted(secret.text)}; f("{RIGHTS[case.platform]}")' for secret in case.planted
    )
    (tmp_path / "code.py").write_text(code, encoding="utf-8")
    table = "\n".join(quoted(secret.text.replace("\n", " ")) + ";Notitie inzien;View note;;" for secret in case.planted)
    (tmp_path / "table.csv").write_text(f"identifier;dutch_name;english_name;x;y\n{table}\n", encoding="utf-8")
    pieces = case.pieces
    statuses = {}
    for command in commands(case):
        result = run(*command, cwd=tmp_path)
        said = [result.stdout, result.stderr]
        said += [
            told(file.read_bytes()) for file in tmp_path.iterdir() if file.name in {"out", "baseline.json", "new.yaml"}
        ]
        shown = [piece for piece in pieces if any(piece in text for text in said)]
        assert not shown, (command, shown)
        assert result.status != 4, result.stderr
        statuses[command[1]] = result.status
    assert path.read_text(encoding="utf-8") == case.text
    assert statuses["--fix"] == statuses["--diff"] == statuses["--write-baseline"] == statuses["--add-ignores"] == 1


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.platform}-{CASES.index(case) % len(SEEDS)}")
def test_library_shows_no_secret_and_finds_each(case: Case) -> None:
    report = onsrights.check_text(case.text, case.name)
    said = json.dumps([report.to_dict("nl"), report.to_dict("en")], ensure_ascii=False) + repr(report)
    assert [piece for piece in case.pieces if piece in said] == []
    source = Source(case.name, case.text)
    hide_secrets(read_tree(source), PLATFORMS[case.platform].secrets)
    assert [piece for piece in case.pieces if piece in source.text] == []
    assert sum(found.code.endswith("116") for found in report.diagnostics) == len(source.secrets)
    assert report.ready == 0
    for found in report.diagnostics:
        if found.code.endswith("116") and found.range is not None:
            stretch = case.text[found.range.start.offset : found.range.end.offset]
            assert any(secret.text.split("\n")[0][-6:] in stretch for secret in case.planted), stretch


def test_values_of_a_form() -> None:
    rng = random.Random(1)  # noqa: S311
    for secret in secrets(rng, "ons"):
        for field in ("dutch_name", "english_description", secret.key or "zomaar", secret.text):
            if secret.key and field != secret.key:
                continue
            right: dict[str, Any] = {"identifier": "WilgenroosNoteView", field: secret.text}
            report = onsrights.check_rights([right, right], prefix="Wilgenroos")
            said = json.dumps(report.to_dict(), ensure_ascii=False) + repr(report)
            case = Case("ons", "", "", (secret,))
            assert [piece for piece in case.pieces if piece in said] == [], field
            assert "ONS116" in {found.code for found in report.diagnostics}
            assert report.ready == 0


# ---------------------------------------------------------------------------------------------------------------- web


def fail(error: Exception) -> None:
    raise error


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with TestClient(create_app(on_fault=fail), base_url="http://localhost:8470") as client:
        yield client


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.platform}-{CASES.index(case) % len(SEEDS)}")
def test_no_answer_over_http_shows_a_secret(case: Case, client: TestClient) -> None:
    way = "/" if case.platform == "ons" else f"/{case.platform}"
    question = {QUESTIONS[case.platform][0].removeprefix("--"): QUESTIONS[case.platform][1]}
    named = {"text": case.text, "filename": case.name}
    answers = [
        client.post("/api/check", json={**named, "lang": "nl"}),
        *(
            client.post("/api/why", json={**named, "question": question, "got": f"401 {one.key}: {one.text}"})
            for one in case.planted
        ),
        client.post(f"{way.rstrip('/')}/open", data={**named, "lang": "nl"}),
        client.post("/open", data={**named, "lang": "en"}),
    ]
    tree = read_tree(Source(case.name, case.text))
    if tree.whole:
        answers.append(
            client.post("/api/check", json={**plain(tree.documents[0], case.text), "platform": case.platform})
        )
    for answer in answers:
        assert answer.status_code in {200, 422}, answer.text
        text = html.unescape(answer.text) + json.dumps(answer.json() if answer.text.startswith("{") else "")
        assert [piece for piece in case.pieces if piece in text] == [], answer.request.url
    assert "116" in answers[0].text


def test_what_is_asked_wrongly_is_not_echoed(client: TestClient) -> None:
    for secret in secrets(random.Random(2), "ons"):  # noqa: S311
        told = f"{secret.key}: {secret.text}"
        for asked in (
            {told: 1},
            {"text": "", "lang": told},
            {"field": told, "value": ""},
            {"right": told},
            {"platform": told},
        ):
            answer = client.post("/api/check", json=asked)
            pieces = Case("", "", "", (secret,)).pieces
            assert [piece for piece in pieces if piece in answer.text and piece not in "client_secret"] == [], asked
