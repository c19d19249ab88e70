"""The reference of the library, from the signatures and docstrings of what ``onsrights`` and its tables offer."""

from __future__ import annotations

import ast
import re
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import onsrights

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["library_page"]

_COLUMNS = 76
"""A signature that is longer gets a line for each argument."""

_INTRODUCTION = """\
# Library

The same verdict as on the command line, for a form, a script or an editor. Everything below is a name of the package
`onsrights`, fully typed, safe to call from several threads; nothing prints or logs. Positions are 0-based code points,
half-open, unless they are lines and columns of a file, which are 1-based.

The how-to page [Behind a form](../how-to/forms.md) shows it at work.
"""
_TABLES = """\
## Tables

`onsrights.tabular`, with the extra `arrow`, checks rights that are rows of a table; the how-to page
[Check a registry](../how-to/registry.md) shows it at work, and what its columns are.
"""
_ROLE = re.compile(r":\w+:`~?(?:[\w.]+\.)?(\w+)`")
_LITERAL = re.compile(r"``([^`]+)``")
_RAISES = re.compile(r"^:raises (\w+): ", re.MULTILINE)


def library_page() -> str:
    """Give the page with the functions first and the types after them."""
    functions: list[ast.FunctionDef] = []
    types: list[ast.ClassDef] = []
    for name in onsrights.__all__:
        module = getattr(getattr(onsrights, name), "__module__", None)
        if module is not None:
            node = _definition(module, name)
            if isinstance(node, ast.FunctionDef):
                functions.append(node)
            else:
                types.append(node)
    lines = [_INTRODUCTION, "## Functions", ""]
    for node in functions:
        lines += _function(node)
    lines.append(_TABLES)
    for name in ("check", "verdicts"):
        node = _definition("onsrights.tabular", name)
        assert isinstance(node, ast.FunctionDef), name
        lines += _function(node)
    lines += ["## Types", ""]
    for node in types:
        lines += _type(node)
    return "\n".join(lines)


def _definition(module: str, name: str) -> ast.FunctionDef | ast.ClassDef:
    found = find_spec(module)
    assert found is not None, module
    assert found.origin is not None, module
    for node in ast.parse(Path(found.origin).read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name == name:
            return node
    raise LookupError(name)


def _function(node: ast.FunctionDef) -> Iterator[str]:
    yield from (f"### {node.name}", "", "```text", _signature(node), "```", "", _text(node), "")


def _signature(node: ast.FunctionDef) -> str:
    """Write how a function is called; one argument a line where it does not fit on one."""
    node.args.args = [argument for argument in node.args.args if argument.arg != "self"]
    answer = f" -> {ast.unparse(node.returns)}" if node.returns else ""
    whole = re.sub(r"(?<=[\w\])])=(?!=)", " = ", ast.unparse(node.args))
    if len(whole) + len(node.name) + len(answer) <= _COLUMNS:
        return f"{node.name}({whole}){answer}"
    arguments = re.split(r", (?=[\w*]+(?::|,|$))", whole)
    return f"{node.name}(\n" + "".join(f"    {argument},\n" for argument in arguments) + f"){answer}"


def _type(node: ast.ClassDef) -> Iterator[str]:
    yield from (f"### {node.name}", "", _text(node), "")
    rows = list(_members(node))
    if rows:
        yield from ("| Name | Type | |", "|---|---|---|")
        yield from (f"| `{name}` | `{kind}` | {about} |" for name, kind, about in rows)
        yield ""


def _members(node: ast.ClassDef) -> Iterator[tuple[str, str, str]]:
    """Give fields with the sentence that stands below them, then properties and methods."""
    body = [*node.body, ast.Pass()]
    for item, after in pairwise(body):
        if isinstance(item, ast.AnnAssign) and isinstance(item.target, ast.Name) and item.target.id[0] != "_":
            told = after.value if isinstance(after, ast.Expr) else None
            about = told.value if isinstance(told, ast.Constant) and isinstance(told.value, str) else ""
            kind = ast.unparse(item.annotation) + (f" = {ast.unparse(item.value)}" if item.value else "")
            yield item.target.id, kind, _markdown(about)
        elif isinstance(item, ast.FunctionDef) and item.name[0] != "_":
            answer = ast.unparse(item.returns) if item.returns else ""
            if any(isinstance(mark, ast.Name) and mark.id == "property" for mark in item.decorator_list):
                yield item.name, answer, _markdown(ast.get_docstring(item) or "")
            else:
                yield _signature(item).partition(" -> ")[0], answer, _markdown(ast.get_docstring(item) or "")


def _text(node: ast.FunctionDef | ast.ClassDef) -> str:
    text = ast.get_docstring(node) or ""
    return _LITERAL.sub(r"`\1`", _ROLE.sub(r"`\1`", _RAISES.sub(r"Raises `\1`: ", text)))


def _markdown(docstring: str) -> str:
    """Put a docstring on one line of Markdown."""
    return " ".join(_LITERAL.sub(r"`\1`", _ROLE.sub(r"`\1`", docstring)).split()).replace("|", "\\|")
