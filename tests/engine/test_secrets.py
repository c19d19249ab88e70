"""What looks like a secret, what does not, where it is marked, and that nothing of it is left in what was read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

import onsrights
from onsrights.engine.check.locate import Locator
from onsrights.engine.check.platform import Group, rules_of
from onsrights.engine.check.rule import Registry
from onsrights.engine.diagnostics import Finding, Place, Proposal, Span
from onsrights.engine.secrets import LONG_TOKEN, STARS, TOKEN_DATA, bytes_written, masked, starred
from onsrights.engine.secrets.find import secrets_in_value
from onsrights.engine.secrets.key_names import is_reference, name_of
from onsrights.engine.settings.settings import Limits
from onsrights.engine.text.source import Source
from onsrights.engine.text.tree import hide_secrets, read_tree
from onsrights.platforms import PLATFORMS
from tests.clock import counted

if TYPE_CHECKING:
    from onsrights.engine.text.tree import Tree

HEX = "00112233445566778899AABBCCDDEEFF00112233445566778899aabbccddeeff"
TAGS = f"<token><version>1</version><data>{HEX}</data></token>"
BASE64 = "PHRva2VuPjx2ZXJzaW9uPjE8L3ZlcnNpb24+PGRhdGE+"
JWT = "eyJhbGciOiJub25lIn0x.eyJzdWIiOiJuaWVtYW5kIn0.dm9vcmJlZWxk_-"
STAMP = "ab12!IAAAAdm9vcmJlZWxk-dm9vcmJlZWxk"
LONG = "AAEAA" + "Voorbeeld_" * 4
KEY = "-----BEGIN EC PRIVATE KEY-----\nvoorbeeld0voorbeeld\n-----END EC PRIVATE KEY-----"
HEADER = "AfasToken Voorbeeld0Voorbeeld0="


class Marked(NamedTuple):
    """A secret that was found."""

    kind: str
    text: str
    key: str = ""


def read(text: str, *kinds: str) -> Tree:
    tree = read_tree(Source("x.yaml", text))
    hide_secrets(tree, kinds)
    return tree


def found(text: str, *kinds: str) -> list[Marked]:
    secrets = read(text, *kinds).source.secrets
    return [Marked(secret.kind, text[secret.start : secret.end], secret.key) for secret in secrets]


# ------------------------------------------------------------------------------------------------------------ by form


@pytest.mark.parametrize(
    ("secret", "kind"),
    [
        (KEY.replace("\n", "\\n"), "private-key"),
        (KEY.replace("EC ", "").replace("\n", "\\n"), "private-key"),
        (TAGS, "xml-token"),
        (TAGS.upper(), "xml-token"),
        (f"<data>{HEX[:32]}", "xml-token"),
        (f"<token> <version>1</version> <data>  {HEX} </data> </token>", "xml-token"),
        (TAGS.replace("<", "\\u003c").replace(">", "\\u003e"), "xml-token"),
        (BASE64, "base64-token"),
        ("PHRva2VuPj" + "A" * 20, "base64-token"),
        ("PHRva2VuPj" + "Ab1\\/" * 8, "base64-token"),
        (STAMP, "exact-token"),
        (JWT, "jwt"),
        (HEADER, "header"),
        ("Bearer voorbeeld.voorbeeld-0", "header"),
        ("DPoP  voorbeeld_voorbeeld_0", "header"),
        ("Basic dm9vcmJlZWxkOnZvb3JiZWVsZA==", "header"),
    ],
)
@pytest.mark.parametrize(
    "where", ['x-a: "{}"\n', 'x-a: "Zo dus: {} en verder."\n', "a: 1 # zo dus: {}\n", '"{}": 1\n', "a: [\nb: {}\n"]
)
def test_secret_by_its_form_wherever_it_is(secret: str, kind: str, where: str) -> None:
    assert [(one.kind, one.text) for one in found(where.replace("{}", secret))] == [(kind, secret)]


@pytest.mark.parametrize(
    "text",
    [
        "-----BEGIN CERTIFICATE-----\\nvoorbeeld\\n-----END CERTIFICATE-----",
        "-----BEGIN PUBLIC KEY-----\\nvoorbeeld\\n-----END PUBLIC KEY-----",
        "<data>…</data>",
        f"<data>{'0' * 64}</data>",
        f"<data>{HEX[:31]}</data>",
        "<token>…</token>",
        "PHRva2VuPj",
        "Zo begint het: PHRva2VuPj, en dan volgt de rest.",
        "PHRva2VuPj" + "A" * 19,
        "ab12!IAAAA",
        "ab1!IAAAAdm9vcmJlZWxk-dm9vcmJlZWxk",
        JWT.rpartition(".")[0],
        "eyJhbGciOiJub25lIn0x.eyJzdWI.dm9vcmJlZWxk_-",
        "Authorization: Bearer ${TOKEN}",
        "AfasToken <token>",
        "Basic authentication",
        "Bearer voorbeeldvoorbeeldvoorbeeld",
        "Bearer 00000000000000000000",
        "Bearer korte0",
        HEX,
        LONG,
    ],
)
@pytest.mark.parametrize("where", ['x-a: "{}"\n', "# {}\na: 1\n"])
def test_what_is_no_secret_by_its_form(text: str, where: str) -> None:
    assert found(where.replace("{}", text)) == []


def test_kinds_that_only_some_platforms_have() -> None:
    assert found(f"x-a: ({LONG})\n", LONG_TOKEN) == [Marked("exact-token", LONG)]
    assert found(f"x-a: Z{LONG}\n", LONG_TOKEN) == []
    assert found(f"x-a: {HEX}\n", TOKEN_DATA) == [Marked("token-data", HEX)]
    assert found(f"x-a: [{HEX}, '{HEX}']\n", TOKEN_DATA) == [Marked("token-data", HEX)] * 2
    assert found(f"x-a: [\nb: {HEX}\n", TOKEN_DATA) == [Marked("token-data", HEX)]
    assert found(f"x-a: zie {HEX}\n# {HEX}\nb: {HEX}0\n", TOKEN_DATA) == []


@pytest.mark.parametrize("key", "thumbprint certificate_fingerprint sha256 x-Hash digest checksum kid key_id".split())
def test_what_names_something_else_of_64_digits(key: str) -> None:
    assert found(f"{key}: {HEX}\n", TOKEN_DATA) == []
    assert found(f"a: [\n{key}: {HEX}\n", TOKEN_DATA) == []


def test_of_several_kinds_the_first_one_counts() -> None:
    assert found(f"password: Bearer {JWT}\n") == [Marked("jwt", f"Bearer {JWT}")]
    assert found(f"token: {BASE64}\n") == [Marked("base64-token", BASE64)]
    assert found(f"client_secret: {HEX}\n", TOKEN_DATA) == [Marked("secret-value", HEX, "client_secret")]
    secret = secrets_in_value("client_secret", HEX, {TOKEN_DATA})
    assert [one.kind for one in secret] == ["token-data"]


# ------------------------------------------------------------------------------------------------- where a key ends

INDENTED = KEY.replace("\n", "\n  ")


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        (f"x-a: |\n  {INDENTED}\n  and more\nb: 1\n", INDENTED),
        (f"x-a: >-\n  {INDENTED}\nb: 1\n", INDENTED),
        (
            "x-a: |\n  -----BEGIN PRIVATE KEY-----\n  voor\n\n  beeld\nb: 1\n",
            "-----BEGIN PRIVATE KEY-----\n  voor\n\n  beeld",
        ),
        (
            f"x-a: |\n  {INDENTED.replace('END EC', 'END RSA')}\n  rest\nb: 1\n",
            f"{INDENTED.replace('END EC', 'END RSA')}\n  rest",
        ),
        (
            "b: 1\n# -----BEGIN PRIVATE KEY-----\n#  voor\n #beeld\nc: 1\n",
            "-----BEGIN PRIVATE KEY-----\n#  voor\n #beeld",
        ),
        ("b: 1 # -----BEGIN PRIVATE KEY-----\nc: 1\n", "-----BEGIN PRIVATE KEY-----"),
        (
            "a: [\nb: -----BEGIN PRIVATE KEY-----\n  voorbeeldvoorbeeld\nc: 1\n",
            "-----BEGIN PRIVATE KEY-----\n  voorbeeldvoorbeeld",
        ),
    ],
)
def test_private_key_goes_on_to_its_end_or_to_that_of_what_holds_it(text: str, marked: str) -> None:
    assert found(text) == [Marked("private-key", marked)]
    tree = read(text)
    assert "oorbeel" not in tree.source.text
    assert tree.source.text.count("\n") == text.count("\n")


# ------------------------------------------------------------------------------------------------------------- by key


@pytest.mark.parametrize(
    "key",
    "token accessToken REFRESH_TOKEN client-secret x-client_secret secret Password wachtwoord api_key apiSleutel "
    "api-token environment_key omgevingssleutel privateKey x-webhook-secret".split(),
)
@pytest.mark.parametrize("line", ["{key}: geheim\n", '{{"{key}": "geheim"}}\n', "a:\n  - {key}: >-\n      geheim\n"])
def test_value_under_the_name_of_a_secret(key: str, line: str) -> None:
    assert found(line.format(key=key)) == [Marked("secret-value", "geheim", key)]


@pytest.mark.parametrize(
    "key", ["beheer_wachtwoord", "x-my-password", "afasToken", "OTPToken", "old secret", "mySECRET"]
)
def test_value_under_a_key_that_ends_in_such_a_word(key: str) -> None:
    assert name_of(key) == "ends"
    assert found(f"{key}: Geheim99\n") == [Marked("secret-value", "Geheim99", key)]
    assert found(f"{key}: geheimen\n") == []  # of one kind of characters
    assert found(f"{key}: Geheim9\n") == []  # too short


@pytest.mark.parametrize(
    "key", ["x-password-policy", "tokens", "mytoken", "secretary", "kind", "OTPtoken", "MYSECRET", "key"]
)
def test_key_that_only_has_such_a_word_in_it(key: str) -> None:
    assert found(f"{key}: Geheim99\n") == []


def test_reference_that_is_none() -> None:
    assert found("secret_ref: Kx82mQzp41LwT\n") == [Marked("secret-value", "Kx82mQzp41LwT", "secret_ref")]
    for other in ("kluis/Koppeling1", "Kluis.Koppeling1", "kluis:Koppeling1", "koppelingen", "env:GEHEIM_99"):
        assert found(f"secret_ref: {other}\n") == []


@pytest.mark.parametrize(
    "value",
    [
        "kort1", "zie de kluis", "true", "False", "1234567890", "https://voorbeeld.nl/token", "ftp://a@voorbeeld.nl",
        "<client-secret>", "********", "ab***yz", "PHRva2V…", "TODO", "(fixme)", "xxxxxxxx", "lorem", "'  '",
        "env:NAAM", "${NAAM}", "$NAAM", "'%NAAM%'", "${{ secrets.NAAM }}", "'{{ naam }}'", "vault://kluis/koppeling#1",
        "https://kluis.vault.azure.net/secrets/koppeling",
    ],
)  # fmt: skip
def test_value_that_is_no_secret(value: str) -> None:
    assert found(f"password: {value}\n") == []
    assert found(f"# password: {value}\na: 1\n") == []


def test_address_with_a_password() -> None:
    assert found("token: https://naam:geheim@voorbeeld.nl\n")
    assert found("password: postgres://naam:geheim@voorbeeld/db\n")


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("env:A_1", True), ("env:", False), ("env:a b", False), ("${A.B}", True), ("${A:-geheim}", False),
        ("$A", True), ("$a", False), ("%A%", True), ("%A", False), ("{{ a }}", True), ("${{ a.b }}", True),
        ("keyring://a/b", True), ("vault://a@b", False), ("vault://a b", False), ("vault://", False),
        ("http://a/b", False), ("https://a/b", False), ("https://a.vault.azure.net/secrets/b", True),
        ("https://a.vault.azure.net/keys/b", False), ("geheim", False), ("", False),
    ],
)  # fmt: skip
def test_what_is_a_reference(text: str, *, is_one: bool) -> None:
    assert is_reference(text) is is_one


@pytest.mark.parametrize("value", ["&Geheim99", "!Geheim99", "*Geheim99", "#Geheim99"])
def test_password_that_is_something_else_to_yaml(value: str) -> None:
    text = f"password: {value}\nb: 1\n"
    assert found(text) == [Marked("secret-value", value, "password")]
    assert read(text).faults == []


def test_comments_count_as_if_they_were_none() -> None:
    text = """\
# password: Geheim99
a: 1  # client_secret = "geheim een" apart
b: 1  # "client_secret" = "geheim", of zo
# - api key: geheim # dat
# wachtwoord: geheim en meer
c: "# password: Geheim99"
d: |
  # password: Geheim99
# https://voorbeeld.nl/?token=Geheim99
"""
    assert [(one.text, one.key) for one in found(text)] == [
        ("Geheim99", "password"), ("geheim", "client_secret"), ("geheim", "api key"),
    ]  # fmt: skip


def test_lines_of_what_is_no_yaml() -> None:
    text = 'a: {\npassword = Geheim99\n\tx: [token: geheim, "b": 1]\nnote: zie password: Geheim99 in de kluis\n'
    assert [one.text for one in found(text)] == ["Geheim99", "geheim"]


@pytest.mark.parametrize("sign", ['"', "'"])
def test_a_quotation_mark_behind_a_secret_is_no_part_of_it(sign: str) -> None:
    """It closes what began before the key; without it the file would have one fault more."""
    text = f"a: {sign}Books invoices, password: Zomer2026Zwaluw!{sign}\n  foo\nb: [\n"
    assert f"{sign}\n" in masked(text)
    assert "Zwaluw" not in masked(text)


def test_value_that_is_written_with_escapes() -> None:
    text = f'{{"x-a": "Zo: {JWT[:10]}\\u{ord(JWT[10]):04x}{JWT[11:]}", "password": "g\\u0065heim"}}'
    assert [one.kind for one in found(text)] == ["jwt", "secret-value"]
    assert starred(read(text).source.text) == f'{{"x-a": "Zo: {STARS}", "password": "{STARS}"}}'


# ----------------------------------------------------------------------------------------------------- taking them out


def test_nothing_is_left_and_all_places_stay() -> None:
    text = 'x-a: é\npassword: "géheim€𝄞" # ja\nb: [Bearer voorbeeld-voorbeeld-0, 2]\n'
    tree = read(text)
    source = tree.source
    assert len(source.text) == len(text)
    assert source.text.isprintable() is False
    assert bytes_written(source.text) == len(text.encode())
    assert starred(source.text) == f'x-a: é\npassword: "{STARS}" # ja\nb: [{STARS}, 2]\n'
    root = tree.documents[0]
    assert root is not None
    values = [value for _, value in root[3]]  # type: ignore[misc, str-unpack]
    assert values[1] == ("scalar", 17, 27, STARS, "#secret")


def test_characters_that_stand_in_for_others_are_not_taken_for_them() -> None:
    text = "x-a: \ufdec\ufdef\npassword: geheim\n"
    assert starred(read(text).source.text) == f"x-a: \ufdd0\ufdd0\npassword: {STARS}\n"


def test_diagnostic_is_without_secrets_and_without_a_proposal_that_would_write_one() -> None:
    tree = read("x-a: Bearer voorbeeld-voorbeeld-0 en meer\n")
    part = tree.source.text[5:38]
    place = Place("/x-a", "file", Span(5, 38))
    proposals = (Proposal(((place, f"[{part}]"),), "safe"), Proposal(((place, "weg"),), "safe"))
    finding = Finding("ONS130", place, "file", {"character": part, "count": 1}, (), proposals)
    platform = PLATFORMS["ons"]
    locator = Locator(Registry(rules_of(platform)), platform, tree)
    (found,) = locator.diagnostics([Group(f"Recht {part}", [finding])])
    assert found.right == f"Recht {STARS} en m"
    assert found.data["character"] == f"{STARS} en m"
    assert [edit.text for fix in found.fixes for change in fix.changes for edit in change.edits] == ["weg"]


def test_text_is_masked() -> None:
    assert masked("200 {}") == "200 {}"
    assert masked(f"401 Authorization: {HEADER}!") == f"401 Authorization: {STARS}!"
    assert masked('{"access_token": "geheim", "scope": "a"}') == f'{{"access_token": "{STARS}", "scope": "a"}}'
    assert masked("KeyError: 'sleutel'") == "KeyError: 'sleutel'"


def test_very_many_secrets_are_taken_for_one_from_somewhere_on() -> None:
    text = "# token: geheim\n" * 10_050
    tree = read(text)
    assert len(tree.source.secrets) == 10_001
    assert "geheim" not in tree.source.text
    report = onsrights.check_text(f"manifest: 1\n{text}")
    assert sum(found.times for found in report.diagnostics if found.code == "ONS116") == 10_001


# --------------------------------------------------------------------------------------------------------------- time

SIZE = 200_000


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "part",
    [
        "-----BEGIN PRIVATE KEY-----\n", "-----BEGIN A PRIVATE KEY-----\n-----END B PRIVATE KEY-----\n", "-----BEGIN ",
        "<data>", "<data> aabb", "PHRva2VuPj", "ab12!IAAAA", ".eyJ", "eyJaaaaaaaaaaaa.", "Bearer ",
        "Bearer aaaaaaaaaaaaaaaaaaaaa ", "token:", "token: x, ", "# token: ***********", '# token: "', "token:'",
        "token:     ", "token: &a ", "token: |\n ", "#", "AAEAA", "0123456789abcdef" * 3 + "g", "\\u003cdata\\u003e",
    ],
)  # fmt: skip
@pytest.mark.parametrize("before", ["", "# ", 'x: "'])
def test_search_takes_time_by_the_length_of_the_text(part: str, before: str) -> None:
    def seconds(size: int) -> float:
        source = Source("x.yaml", before + part * (size // len(part)))
        with counted() as taken:
            hide_secrets(read_tree(source, Limits()), (LONG_TOKEN, TOKEN_DATA))
        return taken.seconds

    assert seconds(SIZE) < 10 * seconds(SIZE // 4) + 0.3


# -------------------------------------------------------------------------------------------------------- false alarms


ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("path", sorted((ROOT / "tests" / "corpus").glob("*.txt")), ids=lambda path: path.name)
def test_corpus_has_no_secrets(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if masked(line) != line] == []


@pytest.mark.parametrize(
    "folder", ["tests/fixtures", "tests/data", "examples", "src/onsrights", "schemas", "benchmarks"]
)
def test_manifests_of_ours_have_no_secrets(folder: str) -> None:
    kinds = (LONG_TOKEN, TOKEN_DATA)
    paths = [path for ending in ("yaml", "yml", "json") for path in (ROOT / folder).rglob(f"*.{ending}")]
    holding = {
        path.relative_to(ROOT) for path in paths if read(path.read_text("utf-8", "replace"), *kinds).source.secrets
    }
    assert {path for path in holding if path.parent.name not in {"ONS116", "secrets"}} == set()
