"""The manifests of the tests, and what a row of a table does to one."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent


def manifest(name: str, *changes: list[Any]) -> dict[str, Any]:
    """Give a manifest as a mapping of texts, changed.

    A change is ``["set", pointer, value]``, ``["del", pointer]``, or ``["add", pointer of a list, value]``.
    """
    text = (FOLDER / "manifests" / f"{name}.afas.yaml").read_text(encoding="utf-8")
    whole: dict[str, Any] = yaml.load(text, yaml.BaseLoader)  # noqa: S506 - texts only
    for what, pointer, *value in changes:
        *steps, last = pointer.strip("/").split("/")
        node: Any = whole
        for step in steps:
            node = node[int(step) if isinstance(node, list) else step]
        at = int(last) if isinstance(node, list) else last
        if what == "add":
            node.setdefault(last, []).append(copy.deepcopy(value[0]))
        elif what == "del":
            del node[at]
        else:
            node[at] = copy.deepcopy(value[0])
    return whole


def rows(name: str) -> list[dict[str, str]]:
    """Give the rows of a table of tests, each by the names of its columns."""
    head, *lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    names = head.split("\t")
    return [dict(zip(names, line.split("\t"), strict=True)) for line in lines]


def written(whole: dict[str, Any]) -> str:
    """Give a manifest as text."""
    return yaml.safe_dump(json.loads(json.dumps(whole)), allow_unicode=True, sort_keys=False)
