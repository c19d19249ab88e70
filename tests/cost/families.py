"""Families of inputs of any size: what people write much of, and what somebody writes who means harm.

Each gives a text for a number; twice the number is twice the text. A new one is a line in one of the tables.
"""

from __future__ import annotations

import io
import json
from itertools import chain
from math import isqrt
from typing import TYPE_CHECKING

from benchmarks.manifests import clean_rights, faulty_rights, manifest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

__all__ = ["CODE", "IMPORTED", "MANIFESTS"]

_HEAD = "manifest: 1\nconnector:\n  name: Wilgenlicht\n  prefix: Wilgenlicht\nrights:\n"
_FIELDS = ("identifier", "dutch_name", "english_name", "dutch_description", "english_description")
_RIGHT = {
    "identifier": "WilgenlichtClientDocumentDelete",
    "dutch_name": "Document [van een cliënt] verwijderen",
    "english_name": "Delete [client] document",
    "dutch_description": "Geeft toestemming om documenten uit het dossier van een cliënt te verwijderen.",
    "english_description": "Allows removing documents from the record of a client.",
}
_AFAS = """\
manifest: 1
platform: afas
integration: {name: Planbord, vendor: Grutto Software BV}
connector:
  description: Planbord
  called_by: system
  authentication: {type: classic}
  group: {name: Planbord, filters: [{name: Medewerker, grants: de afdeling Zorg}]}
  users:
    - {user: 45678.planbord, kind: system, applications: [Connector], afas_accept: true}
"""
_EXACT = """\
manifest: 1
platform: exact
app: {name: Iepenlaan Facturen, distribution: published, used_by: customers, country: NL, redirect_uri: https://iepenlaan.example/callback}
scopes: {crm.accounts: manage, sales.invoices: manage}
"""


def _written(right: Mapping[str, object]) -> str:
    lines = [f"    {key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in right.items()]
    return "".join(["  - ", lines[0][4:], *lines[1:]])


def _in_field(field: str, value: Callable[[int], str]) -> Callable[[int], str]:
    """Give one right of which one field is long."""
    return lambda n: _HEAD + _written({**_RIGHT, field: value(n)})


def _in_every_field(word: str) -> Callable[[int], str]:
    return lambda n: _HEAD + _written(dict.fromkeys(_FIELDS, word * n))


def _in_names(value: Callable[[int], str]) -> Callable[[int], str]:
    return lambda n: _HEAD + _written({**_RIGHT, "dutch_name": value(n), "english_name": value(n)})


def _rights(change: Callable[[int], Mapping[str, object]], above: str = "") -> Callable[[int], str]:
    """Give so many rights, each changed in its own way."""
    return lambda n: _HEAD + "".join(above + _written({**_RIGHT, **change(number)}) for number in range(n))


def _letters(number: int) -> str:
    """Give a number in letters, since an identifier takes nothing else."""
    return "".join(chr(ord("a") + int(figure)) for figure in str(number)).capitalize()


def _before(text: str) -> Callable[[int], str]:
    """Give so many times a text, and a right below it."""
    return lambda n: text * n + _HEAD + _written(_RIGHT)


def _behind(text: str, end: str = "") -> Callable[[int], str]:
    return lambda n: _HEAD + _written(_RIGHT) + text * n + end


def _names(name: Callable[[int], str]) -> Callable[[int], str]:
    """Give one comment that ignores so many rules, of which one is needed."""
    right = _written({**_RIGHT, "dutch_name": "Document verwijderen [van een cliënt]"})
    return lambda n: f"{_HEAD}  # onsrights: ignore[{', '.join(map(name, range(n)))}] so\n{right}"


def _json(**how: object) -> Callable[[int], str]:
    def text(n: int) -> str:
        value = {
            "manifest": 1,
            "connector": {"name": "Wilgenlicht", "prefix": "Wilgenlicht"},
            "rights": [*faulty_rights(n)],
        }
        return json.dumps(value, ensure_ascii=False, **how)  # type: ignore[arg-type]

    return text


def _flow(n: int) -> str:
    head, _, rest = _json()(n).partition('"rights": ')
    return f"{_HEAD.replace('rights:', '')}rights: {rest[:-1]}\n" if head else ""


def _documents(text: str) -> Callable[[int], str]:
    return lambda n: "---\n".join([text] * n)


def _afas(lines: Callable[[int], str], key: str = "") -> Callable[[int], str]:
    return lambda n: _AFAS + key + "".join(map(lines, range(n)))


def _exact(lines: Callable[[int], str], key: str = "calls:\n") -> Callable[[int], str]:
    return lambda n: _EXACT + key + "".join(map(lines, range(n)))


_STALE = "  # onsrights: ignore[ONS508] agreed\n"

MANIFESTS: dict[str, tuple[str, Callable[[int], str]]] = {
    # Rights as people write them, and many of them.
    "correct rights": ("rights.yaml", lambda n: "".join(manifest(clean_rights(n)))),
    "faulty rights": ("rights.yaml", lambda n: "".join(manifest(faulty_rights(n)))),
    "rights with a comment of use": ("rights.yaml", _rights(lambda _: {"note": ""}, "  # onsrights: ignore[ONS] so\n")),
    "rights with a comment of no use": ("rights.yaml", _rights(lambda n: {"identifier": _letters(n)}, _STALE)),
    "one identifier for all": ("rights.yaml", _rights(lambda _: {})),
    "one name for all": ("rights.yaml", _rights(lambda n: {"identifier": f"WilgenlichtClient{_letters(n)}Delete"})),
    "identifiers that fixes make one": ("rights.yaml", _rights(lambda n: {"identifier": f"WilgenlichtClient{n}Delete"})),
    "misspelt keys": ("rights.yaml", _rights(lambda _: {"dutch_naem": "x", "noot": "y"})),
    "secrets": ("rights.yaml", _rights(lambda n: {"note": f"password: hunter{n}hunter{n}"})),
    "empty items": ("rights.yaml", _behind("  -\n")),
    "items that are texts": ("rights.yaml", _behind("  - x\n")),
    "keys that do not exist": ("rights.yaml", lambda n: _HEAD + "".join(f"    key{number}: x\n" for number in range(n))),
    "keys of our own": ("rights.yaml", lambda n: "x-list:\n" + "  - a\n" * n + _HEAD + _written(_RIGHT)),
    "documents": ("rights.yaml", _documents(_HEAD + _written(_RIGHT))),
    "empty documents": ("rights.yaml", _before("---\n")),
    # JSON and brackets.
    "JSON on one line": ("rights.json", _json()),
    "JSON in lines": ("rights.json", _json(indent=2)),
    "brackets on one line": ("rights.yaml", _flow),
    "open brackets": ("rights.yaml", _behind("x: [")),
    "open braces": ("rights.yaml", _behind("{a: ")),
    "lists in lists": ("rights.yaml", lambda n: f"rights: {'[' * n}{']' * n}\n"),
    "dashes on one line": ("rights.yaml", lambda n: f"rights:\n  {'- ' * n}x\n"),
    "deeper and deeper": ("rights.yaml", lambda n: "".join(f"{' ' * at}a:\n" for at in range(isqrt(n)))),
    # Comments.
    "names in one comment": ("rights.yaml", _names(lambda n: ("ONS305", "ONS301", "ONS4", "dutch-name-brackets")[n % 4])),
    "unknown names in one comment": ("rights.yaml", _names(lambda n: f"dutch-nane-{n}")),
    "comments that mean nothing": ("rights.yaml", _before("# onsrights: ignre[ONS301] so\n")),
    "comments for us on one line": ("rights.yaml", lambda n: f"{_HEAD}{_written(_RIGHT)}{'# onsrights: ignore[ONS301] ' * n}\n"),
    "comments": ("rights.yaml", _before("# by the team\n")),
    "one long comment": ("rights.yaml", lambda n: f"# {'by the team ' * n}\n{_HEAD}{_written(_RIGHT)}"),
    "signs of comments": ("rights.yaml", lambda n: f"{'#' * n}\n{'# ' * n}\n{_HEAD}{_written(_RIGHT)}"),
    # What YAML makes of it.
    "empty lines behind an open quote": ("rights.yaml", lambda n: f'{_HEAD}  - note: "' + "\n" * n),
    "the same key": ("rights.yaml", _behind("    note: x\n")),
    "merge conflicts": ("rights.yaml", _behind("<<<<<<< HEAD\n=======\n>>>>>>> x\n")),
    "anchors and aliases": ("rights.yaml", lambda n: _HEAD + "".join(f"  - &a{at} x\n  - *a{at}\n" for at in range(n))),
    "aliases of one anchor": ("rights.yaml", lambda n: f"{_HEAD}  - &a x\n" + "  - *a\n" * n),
    "explicit keys": ("rights.yaml", _behind("? a\n: b\n")),
    "tabs": ("rights.yaml", _behind("\tnote: x\n")),
    "colons": ("rights.yaml", lambda n: f"{_HEAD}  - note: {'a: ' * n}\n"),
    "lines of no kind": ("rights.yaml", _behind("loose words\n")),
    "ends of documents": ("rights.yaml", _behind("...\n")),
    "carriage returns": ("rights.yaml", lambda n: "".join(manifest(faulty_rights(n))).replace("\n", "\r")),
    "bytes that are no text": ("rights.yaml", lambda n: (_HEAD + _written(_RIGHT)) + "# \udce9t\udce9 and so on and so on\n" * n),
    # One long value.
    "cliënten": ("rights.yaml", _in_every_field("cliënten ")),
    "words in a name": ("rights.yaml", _in_names(lambda n: "Document verwijderen " * n)),
    "operations in a name": ("rights.yaml", _in_names(lambda n: "Document" + " en verwijderen" * n)),
    "scopes in a name": ("rights.yaml", _in_names(lambda n: "Document" + " [van een cliënt]" * n + " verwijderen")),
    "brackets in a name": ("rights.yaml", _in_names(lambda n: "[" * n)),
    "capitals in an identifier": ("rights.yaml", _in_field("identifier", lambda n: "Wilgenlicht" + "Client" * n)),
    "signs in an identifier": ("rights.yaml", _in_field("identifier", lambda n: "Wilgenlicht" + "_1" * n)),
    "blanks in a description": ("rights.yaml", _in_field("dutch_description", lambda n: "Geeft" + " " * n + "inzage.")),
    "sentences": ("rights.yaml", _in_field("english_description", lambda n: "Allows it to a client. " * n)),
    "invisible characters": ("rights.yaml", _in_field("english_description", lambda n: "Allows\u200b this.\u200e" * n)),
    "loose accents": ("rights.yaml", _in_field("dutch_description", lambda n: "Geeft één cliënt inzage. e\u0301" * n)),
    "control characters": ("rights.yaml", lambda n: _HEAD + '  - note: "' + "\a" * n + '"\n'),
    "escapes": ("rights.yaml", lambda n: _HEAD + '  - note: "' + "\\u00e9 " * n + '"\n'),
    "folded lines": ("rights.yaml", lambda n: _HEAD + _written(_RIGHT) + "    note: >\n" + "      so it is  \n" * n),
    # The other platforms.
    "connectors of AFAS": ("a.afas.yaml", _afas(lambda n: f"    - name: Planbord_{n}\n      purpose: Rooster.\n", "  get_connectors:\n")),
    "connectors nobody knows": ("a.afas.yaml", _afas(lambda n: f"    - name: KnSubjct{n}\n      methods: [post]\n", "  update_connectors:\n")),
    "users of AFAS": ("a.afas.yaml", _afas(lambda n: f"    - {{user: 45678.user{n}, kind: person}}\n")),
    "fields of AFAS": ("a.afas.yaml", lambda n: f"{_AFAS}  get_connectors:\n    - name: Planbord_A\n      fields: [{', '.join(f'Veld{at}' for at in range(n))}]\n"),
    "calls of AFAS": ("a.afas.yaml", lambda n: f"{_AFAS}calls:\n" + "".join(f"  - {{connector: Planbord_{at}, method: get}}\n" for at in range(n))),
    "documents of AFAS": ("a.afas.yaml", _documents(_AFAS)),
    "calls of Exact": ("a.exact.yaml", _exact(lambda _: "  - {endpoint: crm/Accounts, methods: [GET]}\n")),
    "endpoints nobody knows": ("a.exact.yaml", _exact(lambda n: f"  - {{endpoint: crm/Acounts{n}, methods: [GET]}}\n")),
    "scopes of Exact": ("a.exact.yaml", lambda n: _EXACT.partition("scopes")[0] + "scopes:\n" + "".join(f"  crm.acounts{at}: read\n" for at in range(n))),
    "one long endpoint": ("a.exact.yaml", lambda n: f"{_EXACT}calls:\n  - endpoint: {'crm/Accounts/' * n}\n    methods: [GET]\n"),
    "documents of Exact": ("a.exact.yaml", _documents(_EXACT)),
}  # fmt: skip
"""For ``check``, ``--diff`` and ``--add-ignores``: the name of the file, and its text."""


def _table(rows: Iterable[Iterable[str]], sign: str = ";") -> str:
    heads = ("Right identifier", "Nederlandse naam", "Engelse naam", "Nederlandse omschrijving", "Engelse omschrijving")
    return "\n".join(sign.join(row) for row in chain([heads], rows)) + "\n"


def _rows(n: int) -> Iterable[list[str]]:
    return ([*map(str, right.values())] for right in clean_rights(n))


def _workbook(n: int) -> bytes:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for line in _table(_rows(n), "\t").splitlines():
        sheet.append(line.split("\t"))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _form(n: int) -> str:
    labels = ("Right identifier", "Dutch name", "English name", "Dutch description", "English description")
    return "\n".join(
        "".join(f"{label}\n{value}\n" for label, value in zip(labels, row, strict=True)) for row in _rows(n)
    )


def _metainfo(n: int) -> str:
    return json.dumps(
        {
            "updateConnectors": [{"id": f"KnSubject{at}", "description": "Dossier"} for at in range(n)],
            "getConnectors": [{"id": f"Planbord_{at}", "description": "Rooster"} for at in range(n)],
            "info": {"envid": "O45678AA", "appName": "Planbord", "group": "Planbord (45678.planbord)"},
        }
    )


IMPORTED: dict[str, tuple[str, Callable[[int], str | bytes]]] = {
    "rows": ("rechten.csv", lambda n: _table(_rows(n))),
    "columns": ("rechten.csv", lambda n: _table([["x"] * n, *_rows(2)])),
    "columns with a head": ("rechten.csv", lambda n: ";".join(f"Kolom {at}" for at in range(n)) + "\n" + _table(_rows(2))),
    "empty rows": ("rechten.csv", lambda n: _table(_rows(2)) + ";;;;\n" * n),
    "a long cell": ("rechten.csv", lambda n: _table([["Wilgenlicht", "woord " * n, "", "", ""]])),
    "quotes that are not closed": ("rechten.csv", lambda n: _table(_rows(2)) + 'x;"y\n' * n),
    "lines in cells": ("rechten.csv", lambda n: _table([["x", '"' + "regel\n" * n + '"', "", "", ""]])),
    "tabs between cells": ("rechten.tsv", lambda n: _table(_rows(n), "\t")),
    "a workbook": ("rechten.xlsx", _workbook),
    "a list in JSON": ("rechten.json", lambda n: json.dumps([*clean_rights(n)])),
    "the text of the form": ("rechten.txt", _form),
    "lines of no kind": ("rechten.txt", lambda n: "zomaar wat tekst\n" * n),
    "a saved answer of AFAS": ("metainfo.json", _metainfo),
}  # fmt: skip
"""For ``import``: the name of the file, and what is in it."""

_NAMES = ("Zorg", "Client", "Document", "Note", "View", "Delete")

CODE: dict[str, tuple[str, Callable[[int], str]]] = {
    "rights that there are": ("rights.yaml", lambda n: 'ons.scope_for_user(1, "WilgenlichtClientDocumentDelete")\n' * n),
    "rights that there are not": ("rights.yaml", lambda n: "".join(f'allows(1, "WilgenlichtClient{_letters(at)}View")\n' for at in range(n))),
    "all of it on one line": ("rights.yaml", lambda n: "".join(f'allows("WilgenlichtClient{_letters(at)}View");' for at in range(n))),
    "comments": ("rights.yaml", lambda n: 'allows("WilgenlichtClientNoteView")  # onsrights: ignore[ONS801] so\n' * n),
    "quotes": ("rights.yaml", lambda n: "'\"" * n + "Wilgenlicht"),
    "calls that are not closed": ("rights.yaml", lambda n: "scope_for_user(right=" * n + "Wilgenlicht"),
    "words without an end": ("rights.yaml", lambda n: "Wilgenlicht" + "Client" * n),
    "calls of Exact": ("a.exact.yaml", lambda n: 'client.get("crm/Accounts")\n' * n),
    "calls nobody knows": ("a.exact.yaml", lambda n: "".join(f'get("/api/v1/1/crm/Acounts{at}")\n' for at in range(n))),
    "addresses on one line": ("a.exact.yaml", lambda n: 'get(f"{b}/api/v1/{d}/hrm/Costcenters");' * n),
}  # fmt: skip
"""For ``usage``: the manifest that the code is held against, and the code."""

BESIDE = {"rights.yaml": _HEAD + _written(_RIGHT), "a.exact.yaml": _EXACT + "calls: []\n"}
"""The manifests that code is held against."""
