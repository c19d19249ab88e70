"""TypeScript, Java and C# take what is written for them; ``make test-generated`` installs the compilers.

A compiler that is missing is a failure and not a test left out, so that the group never passes without having run.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from onsrights.ons.exports.constants import LANGUAGES, Place
from tests.ons.exports.nasty import NASTY, content, everything, right

if TYPE_CHECKING:
    from onsrights.ons.exports.rights import Content

pytestmark = pytest.mark.generated_code

ROOT = Path(__file__).parents[3]
ODD = [
    "Equals",
    "ToString",
    "class",
    "Class",
    "CLASS",
    "constructor",
    "ExampleRights",
    "Rights",
    "A",
    "BSNView",
    "bsnView",
]
RIGHTS: dict[str, Content] = {
    "plain": content(right(dutch_name="Notitie [van een cliënt] inzien", english_name="View [client] note")),
    "nasty": everything(),
    "odd": content(*(right(f"Example{name}") for name in ODD)),
    "nameless": content(right(), name="*/ \\u000a <b> coding: x", errors=2),
    "forced": content(*(right(text, text) for text in NASTY if text.strip()), errors=9),
    "two": content(right())._replace(
        connectors=(*content(right()).connectors, *content(right("OtherView"), name="*/ // \\u000a").connectors)
    ),
}


def tool(*names: str) -> str:
    for name in names:
        found = shutil.which(name) or shutil.which(name, path=str(ROOT / ".compilers" / "node_modules" / ".bin"))
        if found:
            return found
    pytest.fail(f"{' or '.join(names)} is missing: run make test-generated, which installs it or says how")


def run(folder: Path, *command: str) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


each = pytest.mark.parametrize("kind", RIGHTS)


def expected(kind: str) -> list[str]:
    return [one.identifier for connector in RIGHTS[kind].connectors for one in connector.rights if one.identifier]


@each
def test_typescript(kind: str, tmp_path: Path) -> None:
    (tmp_path / "rights.ts").write_text(LANGUAGES["typescript"](RIGHTS[kind], "nl", Place()), encoding="utf-8")
    (tmp_path / "main.ts").write_text(
        'import { Rights, type Right } from "./rights";\n'
        "declare const process: { stdout: { write(text: string): void } };\n"
        "const all: Right[] = Object.values(Rights);\n"
        "process.stdout.write(JSON.stringify(all));\n",
        encoding="utf-8",
    )
    run(tmp_path, tool("tsc"), "--strict", "--target", "es2020", "--module", "commonjs", "--ignoreConfig",
        "--ignoreDeprecations", "6.0", "main.ts")  # fmt: skip
    import json

    assert json.loads(run(tmp_path, tool("node"), "main.js")) == expected(kind)


@each
@pytest.mark.parametrize("package", ["", "nl.example.rights"])
def test_java(kind: str, package: str, tmp_path: Path) -> None:
    place = Place("ExampleRights", package)
    folder = tmp_path.joinpath(*filter(None, package.split(".")))
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "ExampleRights.java").write_text(LANGUAGES["java"](RIGHTS[kind], "nl", place), encoding="utf-8")
    head = f"package {package};" if package else ""
    (folder / "Main.java").write_text(
        f"{head} public class Main {{ public static void main(String[] given) throws Exception {{"
        'java.io.PrintStream out = new java.io.PrintStream(System.out, true, "UTF-8");'
        "for (java.lang.reflect.Field field : ExampleRights.class.getFields())"
        " { out.print((String) field.get(null)); out.print('\\0'); } } }",
        encoding="utf-8",
    )
    files = [str(path.relative_to(tmp_path)) for path in (folder / "ExampleRights.java", folder / "Main.java")]
    run(tmp_path, tool("javac"), "-encoding", "UTF-8", "-Xlint:all", "-Werror", *files)
    run(
        tmp_path, tool("javac"), "-encoding", "UTF-8", "-Xdoclint:syntax,reference,html", "-Werror", "-d", "out", *files
    )
    out = run(tmp_path, tool("java"), "-cp", ".", f"{package}.Main".lstrip("."))
    assert out.split("\0")[:-1] == [text.replace("\r\n", "\n") for text in expected(kind)]


@each
@pytest.mark.parametrize("package", ["", "Example.Rights"])
def test_csharp(kind: str, package: str, tmp_path: Path) -> None:
    place = Place("ExampleRights", package)
    (tmp_path / "ExampleRights.cs").write_text(LANGUAGES["csharp"](RIGHTS[kind], "nl", place), encoding="utf-8")
    name = f"{package}.ExampleRights".lstrip(".")
    (tmp_path / "Main.cs").write_text(
        "static class Program { static void Main() {"
        f"foreach (var field in typeof({name}).GetFields())"
        " { System.Console.Write((string) field.GetRawConstantValue()); System.Console.Write('\\0'); } } }",
        encoding="utf-8",
    )
    run(tmp_path, tool("mcs"), "-warnaserror", "-warn:4", "-codepage:utf8", "-doc:doc.xml", "-nowarn:1591",
        "-out:main.exe", "ExampleRights.cs", "Main.cs")  # fmt: skip
    out = run(tmp_path, tool("mono"), "main.exe")
    assert out.split("\0")[:-1] == [text.replace("\r\n", "\n") for text in expected(kind)]
