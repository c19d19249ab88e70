"""Manifests of all three platforms with several faults, in every style, with comments, odd signs and near twins."""

from __future__ import annotations

import random
import re
from functools import cache
from itertools import chain, islice
from typing import TYPE_CHECKING

from tests.afas import checking as afas
from tests.exact import checking as exact
from tests.exact.test_cases import CASES
from tests.generated.faults import faults_of
from tests.generated.rights import PREFIX, plain_rights
from tests.generated.writer import STYLES, manifest

if TYPE_CHECKING:
    from tests.generated.rights import Right

__all__ = ["SIGNS", "written_at_random"]

SIGNS = tuple('✔ © ™ ± = ~ € % @ # · → * ( ) " ” ’ … 👍 👩‍⚕️ (concept) ½ &'.split())
_OWN = (("[van een ", "[van mijn "), ("[van een ", "[eigen "), ("[van een ", "[van het eigen "))
_ENGLISH_OWN = (("[", "[own "), ("[", "[my "))
_RIGHTS = 60
_VALUE = re.compile(r"""(?:  )*(?:- )?[a-z_]+:(?:[ ][^#'"|>\r\n]+|[ ]'[^'#]*'|[ ]"[^"#\\]*"|[ ][|>][-+]?)?""")
"""A line behind which a comment can be written: with a key, and with a value that ends on it or begins below it."""


def written_at_random(seed: int) -> tuple[str, str]:
    """Give the name and the text of one manifest; a seed gives the same one."""
    chance = random.Random(seed)  # noqa: S311 - no secret is made of it
    kind = chance.choice(("ons", "ons", "ons", "afas", "exact"))
    text = {"ons": _ons, "afas": _afas, "exact": _exact}[kind](chance)
    name = "rights.yaml" if kind == "ons" else f"app.{kind}.yaml"
    return name, _commented(chance, text) if chance.random() < 0.7 else text


@cache
def _pool() -> list[tuple[Right, list[tuple[str, str]]]]:
    """Give correct rights, each with what fields of it may say that is wrong."""
    rights = chain(
        islice(plain_rights(1, known=True), _RIGHTS // 2), islice(plain_rights(1, known=False), _RIGHTS // 2)
    )
    return [
        (
            right,
            [
                (fault.field, fault.fields[fault.field])
                for fault in faults_of(right, known=number < _RIGHTS // 2)
                if fault.field in right.fields and fault.field in fault.fields
            ],
        )
        for number, right in enumerate(rights)
    ]


def _ons(chance: random.Random) -> str:
    rights = []
    for right, faults in chance.sample(_pool(), chance.randint(1, 3)):
        chosen = chance.sample(faults, min(len(faults), chance.choice((0, 1, 1, 2, 3))))
        fields = right.fields | dict(chosen)
        if chance.random() < 0.4:
            name = chance.choice(("dutch_name", "english_name"))
            fields[name] = _with_sign(chance, fields[name])
        if chance.random() < 0.15:
            fields["dutch_name"] = fields["dutch_name"].replace(*chance.choice(_OWN))
            fields["english_name"] = fields["english_name"].replace(*chance.choice(_ENGLISH_OWN))
        rights.append(fields)
    if chance.random() < 0.3:
        rights += _twins(chance, rights[0])
    return manifest(rights, chance.choice(STYLES), chance.choice(("\n", "\n", "\r\n")), PREFIX)


def _with_sign(chance: random.Random, name: str) -> str:
    words = name.split(" ")
    words.insert(chance.randint(0, len(words)), chance.choice(SIGNS))
    return " ".join(words)


def _twins(chance: random.Random, fields: dict[str, str]) -> list[dict[str, str]]:
    """Give rights whose identifiers differ from the one of ``fields``, and from each other, in a sign or a capital."""
    head, tail = fields["identifier"][:-3], fields["identifier"][-3:]
    signs = chance.sample(("1", "2", "-", "_", " ", "é", "."), 2)
    twins = [head + sign + tail for sign in signs] + [fields["identifier"].lower()]
    return [fields | {"identifier": twin} for twin in twins[: chance.randint(1, 3)]]


@cache
def _rows(base: str) -> list[str]:
    return [row["ops"] for row in afas.rows("cases.tsv") if row["base"] == base and row["code"] and not row["args"]]


def _afas(chance: random.Random) -> str:
    base = chance.choice(afas.BASES)
    operations = ", ".join(row[1:-1] for row in chance.sample(_rows(base), chance.randint(1, 3)))
    try:
        return afas.changed(base, f"[{operations}]")
    except (KeyError, IndexError, AttributeError, TypeError):  # one of them needs what another takes away
        return afas.changed(base, _rows(base)[0])


def _exact(chance: random.Random) -> str:
    base = chance.choice(exact.BASES)
    text = exact.text_of(base)
    cases = [case for case in CASES if case.base == base and case.said]
    for case in chance.sample(cases, min(len(cases), chance.randint(1, 4))):
        if text.count(case.old) == 1:
            text = text.replace(case.old, case.new)
    return text


def _commented(chance: random.Random, text: str) -> str:
    """Write comments behind values and above keys, each once in the text."""
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = []
    for number, line in enumerate(text.split(newline)):
        part = chance.random()
        plain = _VALUE.fullmatch(line)
        if plain and part < 0.15:
            lines.append(f"{line} # note {number:03d}.")
        elif plain and part < 0.25:
            lines += [f"{' ' * (len(line) - len(line.lstrip()))}# note {number:03d}.", line]
        else:
            lines.append(line)
    return newline.join(lines)
