"""For the colleague who types rights into the API Dashboard: the five fields of each, in the order of its form.

The labels follow the language that was asked for; in JSON the names of the fields are those of the manifest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.documents.cells import CSV_START, csv_row
from onsrights.documents.markdown import code, fenced, plain
from onsrights.engine.diagnostics import Text
from onsrights.engine.text.visible import visible
from onsrights.ons.labels import DASHBOARD_ORDER, LABELS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from onsrights.engine.diagnostics import Language
    from onsrights.ons.exports.rights import Connector, Content

__all__ = ["FORMATS", "as_csv", "as_html", "as_json", "as_markdown", "as_text"]

_TITLE = Text("Rechten van {connector} voor het API Dashboard", "Rights of {connector} for the API Dashboard")
_TITLE_OF_MANY = Text("Rechten voor het API Dashboard", "Rights for the API Dashboard")
_NO_NAME = Text("een connector zonder naam", "a connector without a name")
_NO_IDENTIFIER = Text("Recht zonder identifier", "Right without an identifier")
_INTRODUCTION = Text(
    "Neem per recht de vijf velden over in het formulier, in deze volgorde.",
    "Copy the five fields of each right into the form, in this order.",
)
_COPY = Text("Kopieer", "Copy")
_COPIED = Text("Gekopieerd", "Copied")
_CONNECTOR = Text("Connector", "Connector")
_CHECKED = Text("Gecontroleerd", "Checked")
_NOT_CHECKED = Text("nee", "no")

_SCRIPT = """
"use strict";
const status = document.getElementById("status");
for (const button of document.querySelectorAll("button[data-copied]")) {
  const value = document.getElementById(button.getAttribute("aria-controls"));
  const label = button.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(value.textContent);
    } catch {
      const range = document.createRange();
      range.selectNodeContents(value);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      document.execCommand("copy");
    }
    button.textContent = button.dataset.copied;
    status.textContent = button.getAttribute("aria-label") + ": " + button.dataset.copied;
    setTimeout(() => { button.textContent = label; }, 2000);
  });
}
"""


def as_text(content: Content, lang: Language) -> str:
    """Give each value on lines of its own, below its label."""
    parts = [f"{content.warning}\n"] if content.warning else []
    for connector in content.connectors:
        title = _title(connector, lang)
        parts.append(f"{visible(title)}\n{'=' * len(title)}\n")
        for number, right in enumerate(connector.rights, 1):
            lines = [f"{number}. {visible(right.identifier) or _NO_IDENTIFIER.render(lang, {})}\n"]
            lines += [f"{LABELS[name].render(lang, {})}\n{right.fields[name]}\n" for name in DASHBOARD_ORDER]
            parts.append("\n".join(lines))
    return "\n".join(parts)


def as_markdown(content: Content, lang: Language) -> str:
    """Give each value as a block of code, which most viewers offer to copy."""
    parts = [f"> **{plain(content.warning)}**\n"] if content.warning else []
    for connector in content.connectors:
        parts.append(f"# {plain(_title(connector, lang))}\n\n{_INTRODUCTION.render(lang, {})}\n")
        for number, right in enumerate(connector.rights, 1):
            parts.append(f"## {number}. {code(right.identifier) or _NO_IDENTIFIER.render(lang, {})}\n")
            parts += [f"{LABELS[name].render(lang, {})}\n\n{fenced(right.fields[name])}" for name in DASHBOARD_ORDER]
    return "\n".join(parts)


def as_html(content: Content, lang: Language) -> str:
    """Give a page of its own with a button for every value; without a script it can still be read and copied from."""
    from onsrights.documents import html

    body = "".join(_sections(content, lang))
    status = '<p id="status" role="status" aria-live="polite"></p>\n'
    first = content.connectors[0] if len(content.connectors) == 1 else None
    title = _title(first, lang) if first else _TITLE_OF_MANY.render(lang, {})
    return html.page(lang, title, html.warning(content.warning) + body + status, _SCRIPT)


def _sections(content: Content, lang: Language) -> Iterator[str]:
    from onsrights.documents.html import escape

    copy, copied = _COPY.render(lang, {}), _COPIED.render(lang, {})
    count = 0
    for connector in content.connectors:
        yield f"<h1>{escape(_title(connector, lang))}</h1>\n<p>{_INTRODUCTION.render(lang, {})}</p>\n"
        for number, right in enumerate(connector.rights, 1):
            heading = right.identifier or _NO_IDENTIFIER.render(lang, {})
            yield f"<article>\n<h2>{number}. {escape(heading)}</h2>\n<dl>\n"
            for name in DASHBOARD_ORDER:
                count += 1
                label = LABELS[name].render(lang, {})
                yield (
                    f'<dt>{label}</dt>\n<dd><span class="value" id="value-{count}">{escape(right.fields[name])}</span>'
                    f'<button type="button" hidden aria-controls="value-{count}" data-copied="{copied}"'
                    f' aria-label="{copy}: {label}, {number}">{copy}</button></dd>\n'
                )
            yield "</dl>\n</article>\n"


def as_csv(content: Content, lang: Language) -> str:
    """Give a table as Dutch Excel opens it: semicolons, every cell quoted, a byte order mark, CR LF.

    A right that is exported in spite of errors has one column more, which says so. Cells that a program might reckon
    with are made harmless (:mod:`onsrights.documents.cells`).
    """
    head = [_CONNECTOR.render(lang, {}), *(LABELS[name].render(lang, {}) for name in DASHBOARD_ORDER)]
    rows = [
        [connector.name, *(right.fields[name] for name in DASHBOARD_ORDER)]
        for connector in content.connectors
        for right in connector.rights
    ]
    if content.errors:
        head.append(_CHECKED.render(lang, {}))
        rows = [[*row, _NOT_CHECKED.render(lang, {})] for row in rows]
    return CSV_START + "".join(map(csv_row, [head, *rows]))


def as_json(content: Content, lang: Language) -> str:  # noqa: ARG001 - the keys are the same in every language
    """Give the rights for a program, each with the names of the manifest."""
    from json import dumps

    found = [
        {
            "name": connector.name,
            "prefix": connector.prefix,
            "path": connector.path,
            "document": connector.document,
            "rights": [{name: right.fields[name] for name in DASHBOARD_ORDER} for right in connector.rights],
        }
        for connector in content.connectors
    ]
    whole = {"format": 1, "checked": not content.errors, "errors": content.errors, "connectors": found}
    text = dumps(whole, ensure_ascii=False, indent=2)
    return text.encode("utf-8", "backslashreplace").decode() + "\n"


def _title(connector: Connector, lang: Language) -> str:
    return _TITLE.render(lang, {"connector": connector.name or _NO_NAME.render(lang, {})})


FORMATS: Mapping[str, Callable[[Content, Language], str]] = {
    "text": as_text,
    "markdown": as_markdown,
    "html": as_html,
    "csv": as_csv,
    "json": as_json,
}
"""Every form, by the word for it on the command line."""
