"""A page that stands on its own: nothing is fetched, and nothing in it runs but the script that was written for it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onsrights.engine.diagnostics import Language

__all__ = ["escape", "page", "warning"]

_STYLE = """\
:root { color-scheme: light dark; --line: #8886; --soft: #8881; --strong: #0a5a8a; --grave: #b00020; }
@media (prefers-color-scheme: dark) { :root { --strong: #7cc4f0; --grave: #ff8a95; } }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 62rem; padding: 1.5rem; }
h1 { font-size: 1.7rem; line-height: 1.25; }
h2 { font-size: 1.3rem; margin-top: 2.5rem; }
.warning { border: 2px solid var(--grave); border-radius: .4rem; color: var(--grave); font-weight: 600; padding: .75rem 1rem; }
article { border: 1px solid var(--line); border-radius: .5rem; margin: 1rem 0; padding: 1rem; break-inside: avoid; }
article h2 { font-size: 1.1rem; margin: 0 0 .75rem; overflow-wrap: anywhere; }
dl { margin: 0; }
dt { color: var(--strong); font-size: .875rem; font-weight: 600; margin-top: .6rem; }
dd { align-items: start; display: flex; gap: .75rem; margin: 0; }
.value { background: var(--soft); border-radius: .3rem; flex: 1; overflow-wrap: anywhere; padding: .3rem .6rem; white-space: pre-wrap; }
button { border: 1px solid var(--line); border-radius: .3rem; cursor: pointer; font: inherit; min-width: 7rem; padding: .3rem .75rem; }
button:focus-visible { outline: 3px solid var(--strong); outline-offset: 1px; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid var(--line); padding: .5rem .65rem; text-align: left; vertical-align: top; }
thead th { background: var(--soft); }
tbody th { font-weight: 600; min-width: 13rem; }
td { white-space: pre-line; }
td.empty { min-width: 9rem; }
@media print { body { max-width: none; padding: 0; } button { display: none; } tr { break-inside: avoid; } }
"""


def page(lang: Language, title: str, body: str, script: str = "") -> str:
    """Give a whole page; ``title`` is text, ``body`` is HTML, ``script`` is ours and never holds anything of a manifest.

    The policy names the style and the script by their hashes, so that whatever got into the page by mistake stays dead.
    """
    scripts = f"script-src {_hash(script)}; " if script else ""
    policy = f"default-src 'none'; {scripts}style-src {_hash(_STYLE)}; base-uri 'none'; form-action 'none'"
    tail = f"<script>{script}</script>\n" if script else ""
    return f"""\
<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{escape(title)}</title>
<style>{_STYLE}</style>
</head>
<body>
<main>
{body}</main>
{tail}</body>
</html>
"""


def warning(sentence: str | None) -> str:
    """Give the box that says what should not be done with this page; nothing where there is nothing to say."""
    return f'<p class="warning" role="alert">{escape(sentence)}</p>\n' if sentence else ""


def _hash(text: str) -> str:
    from base64 import b64encode
    from hashlib import sha256

    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
