"""The page itself: its text as Markdown, which says enough without a script, and what a script makes of it."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from base64 import b64encode
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onsrights.engine.diagnostics import Text
from website.checking import fetched
from website.playground.build import ENGINE
from website.report import figure

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onsrights.engine.diagnostics import Language

__all__ = ["PAGE", "finish", "page"]

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples"
PAGE = "playground.md"

_LOADED = (*ENGINE, "onsrights.zip")
"""What the worker loads, with a bar."""
_PLACE = '<div id="pg-here"></div>'

_TEXT = Text(
    """# Probeer het

Plak of schrijf een manifest en lees meteen wat er niet klopt: voor Nedap Ons, AFAS Profit en Exact Online. Hier werkt
onsrights zelf, in uw browser. **Alles gebeurt in deze pagina; er wordt niets verstuurd.** Wat u schrijft, blijft
bewaard zolang dit tabblad open is.

{place}

## Op uw eigen computer

Hetzelfde oordeel, voor zo veel bestanden als u wilt, in uw editor en in uw CI. U hebt er Python 3.11 of nieuwer voor
nodig:

```console
$ pip install "onsrights @ git+https://github.com/onsrights/onsrights"
$ onsrights check rights.yaml
```

De [handleiding](tutorial.md) begint bij het begin.

## Wat onsrights over de voorbeelden zegt

Dit is wat u hierboven ziet als u het tweede en het vijfde voorbeeld kiest.

{reports}
""",
    """# Playground

Paste or write a manifest and see at once what is wrong with it: for Nedap Ons, AFAS Profit and Exact Online. This is
onsrights itself, running in your browser. **Everything happens in this page; nothing is sent anywhere.** What you write
is kept as long as this tab is open.

{place}

## On your own computer

The same verdict, for as many files as you like, in your editor and in your CI. It needs Python 3.11 or newer:

```console
$ pip install "onsrights @ git+https://github.com/onsrights/onsrights"
$ onsrights check rights.yaml
```

The [tutorial](tutorial.md) starts at the beginning.

## What onsrights says about the examples

This is what you see above when you choose the second and the fifth example.

{reports}
""",
)

_EXAMPLES = (
    (Text("Nedap Ons: alles klopt", "Nedap Ons: all is well"), "rights.yaml", "rights.yaml"),
    (Text("Nedap Ons: een eerste opzet", "Nedap Ons: a first draft"), "broken-rights.yaml", "rights.yaml"),
    (Text("AFAS Profit: alles klopt", "AFAS Profit: all is well"), "planbord.afas.yaml", "planbord.afas.yaml"),
    (Text("Exact Online: alles klopt", "Exact Online: all is well"), "invoices.exact.yaml", "invoices.exact.yaml"),
    (Text("Exact Online: een eerste opzet", "Exact Online: a first draft"), "broken-app.exact.yaml", "app.exact.yaml"),
)
"""What each is called, its file in ``examples``, and what the page calls it."""
_BROKEN = (1, 4)
_EMPTY = Text("Een leeg bestand", "An empty file")
_FILE = "manifest.yaml"
"""What a text is called of which nobody has said more."""

_WORDS = {
    "example": Text("Voorbeeld", "Example"),
    "file": Text("Bestandsnaam", "File name"),
    "day": Text("Peildatum (leeg: vandaag)", "As of (empty: today)"),
    "open": Text("Bestand openen", "Open a file"),
    "download": Text("Downloaden", "Download"),
    "share": Text("Link om te delen", "Link to share"),
    "fix": Text("Herstel wat veilig is ({count})", "Fix what is safe to fix ({count})"),
    "editor": Text("Manifest", "Manifest"),
    "report": Text("Wat onsrights zegt", "What onsrights says"),
    "settings": Text("Instellingen en huisregels", "Settings and house rules"),
    "settings_help": Text(
        'Wat u in onsrights.toml zou schrijven: <a href="../../reference/settings/">instellingen</a> en '
        '<a href="../how-to/house-rules/">huisregels</a>.',
        'What you would write in onsrights.toml: <a href="../reference/settings/">settings</a> and '
        '<a href="../how-to/house-rules/">house rules</a>.',
    ),
    "settings_wrong": Text(
        "Er is iets mis met de instellingen. Herstel dat eerst; tot dan wordt er niets gecontroleerd.",
        "Something is wrong with the settings. Fix that first; until then nothing is checked.",
    ),
    "why": Text("Mag dit?", "May it work?"),
    "why_help": Text("Laat leeg wat u niet weet.", "Leave empty what you do not know."),
    "unsaid": Text("niet opgegeven", "not said"),
    "go": Text("Ga naar regel {line}", "Go to line {line}"),
    "start": Text("onsrights wordt geladen …", "Loading onsrights …"),
    "loading": Text("onsrights wordt geladen: {done} van {total} MB", "Loading onsrights: {done} of {total} MB"),
    "again": Text("Opnieuw proberen", "Try again"),
    "not_loaded": Text(
        "onsrights kon niet worden geladen. Is er een verbinding?",
        "onsrights could not be loaded. Is there a connection?",
    ),
    "not_able": Text(
        "Deze browser kan onsrights niet uitvoeren: WebAssembly of workers staan uit. Hieronder staat hoe u het op uw "
        "eigen computer gebruikt.",
        "This browser cannot run onsrights: WebAssembly or workers are switched off. See below how to use it on your "
        "own computer.",
    ),
    "too_large": Text(
        "Dit is te groot voor de browser. Gebruik onsrights check op uw eigen computer.",
        "This is too large for the browser. Use onsrights check on your own computer.",
    ),
    "broken": Text(
        "Dit is een fout van onsrights zelf. Meld het, met de tekst die hier staat.",
        "This is a fault of onsrights itself. Please report it, with the text that is here.",
    ),
    "kept": Text("Dit schreef u eerder in dit tabblad.", "This is what you wrote earlier in this tab."),
    "secret": Text(
        "Er staat een geheim in. Haal dat er eerst uit; tot dan wordt er geen link van gemaakt.",
        "There is a secret in it. Remove it first; until then no link is made of it.",
    ),
    "damaged": Text("Deze link is beschadigd.", "This link is damaged."),
    "not_utf8": Text(
        "Dit bestand is geen UTF-8. Sla het op als UTF-8 en open het opnieuw.",
        "This file is not UTF-8. Save it as UTF-8 and open it again.",
    ),
    "too_long_to_share": Text(
        "De tekst is te lang voor een link. Download het bestand en stuur dat.",
        "The text is too long for a link. Download the file and send that.",
    ),
    "copied": Text(
        "De link is gekopieerd. De tekst staat in de link zelf.", "The link was copied. The text is in the link."
    ),
    "in_address": Text("De link staat in de adresbalk.", "The link is in the address bar."),
    "licences": Text("Van wie is wat hier draait: de licenties", "Whose everything is that runs here: the licences"),
    "no_script": Text(
        "Deze pagina werkt met JavaScript. Staat dat aan, laad de pagina dan opnieuw. Hieronder leest u wat onsrights "
        "over de voorbeelden zegt.",
        "This page works with JavaScript. If it is switched on, reload the page. Read below what onsrights says about "
        "the examples.",
    ),
}
_PHRASES = {
    "No diagnostics": Text("Niets gevonden", "Nothing found"),
    "Diagnostics": Text("Gevonden", "Found"),
    "Completions": Text("Voorstellen", "Proposals"),
    "Control character": Text("Onzichtbaar teken", "Invisible character"),
    "close": Text("sluiten", "close"),
}
"""What the editor itself says."""

_POLICY = (
    "default-src 'none'",
    "connect-src 'self'",
    "img-src 'self' data:",
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self' blob:",
    "base-uri 'none'",
    "form-action 'none'",
)


def page(lang: Language) -> str:
    """Give the page as Markdown; what a script makes of it is put in by :func:`finish`."""
    reports = "\n".join(
        f"### {_EXAMPLES[number][0].render(lang, {})}\n\n{figure(_example(number), lang, _EXAMPLES[number][2])}"
        for number in _BROKEN
    )
    return (_TEXT.nl if lang == "nl" else _TEXT.en).replace("{place}", _PLACE).replace("{reports}", reports)


def finish(site: Path, built: Path) -> None:
    """Put what :mod:`website.playground.build` made into the site, and the page around it."""
    folder = site / "playground"
    shutil.copytree(built, folder, dirs_exist_ok=True)
    for lang in ("en", "nl"):
        here = site / "nl" / "playground" if lang == "nl" else folder
        index = here / "index.html"
        text = index.read_text(encoding="utf-8").replace(_PLACE, _interior(lang, folder))
        index.write_text(_guarded(text), encoding="utf-8")
        files = [".", *fetched(text), *(f"{_base(lang)}{name}" for name in (*_LOADED, "worker.js"))]
        (here / "service.js").write_text(_service(here, files), encoding="utf-8")


def _example(number: int) -> str:
    return (EXAMPLES / _EXAMPLES[number][1]).read_text(encoding="utf-8")


def _base(lang: Language) -> str:
    """Give the way from the page to the files that both languages share."""
    return "../../playground/" if lang == "nl" else "../playground/"


def _data(lang: Language, folder: Path) -> dict[str, Any]:
    examples = [{"text": _example(number), "file": file} for number, (_, _, file) in enumerate(_EXAMPLES)]
    return {
        "lang": lang,
        "base": _base(lang),
        "rules": "../rules/",
        "file": _FILE,
        "files": [[name, (folder / name).stat().st_size] for name in _LOADED],
        "examples": [*examples, {"text": "", "file": _FILE}],
        "words": {key: text.nl if lang == "nl" else text.en for key, text in _WORDS.items()},
        "phrases": {key: text.render(lang, {}) for key, text in _PHRASES.items()},
    }


def _interior(lang: Language, folder: Path) -> str:
    """Give what the script works with: the editor's place, the buttons, the report."""

    def say(key: str) -> str:
        return escape(_WORDS[key].render(lang, {"count": 0}))

    def button(name: str) -> str:
        return f'<button type="button" data-part="{name}">{say(name)}</button>'

    names = [*(text.render(lang, {}) for text, _, _ in _EXAMPLES), _EMPTY.render(lang, {})]
    options = "".join(f'<option value="{number}">{escape(name)}</option>' for number, name in enumerate(names))
    data = json.dumps(_data(lang, folder), ensure_ascii=False).replace("<", "\\u003c")
    base = _base(lang)
    return f"""<p id="pg-without">{say("no_script")}</p>
<link rel="stylesheet" href="{base}playground.css">
<section id="pg" data-state="loading" hidden>
<div class="pg-tools">
<label>{say("example")} <select data-part="example">{options}</select></label>
<label>{say("file")} <input type="text" data-part="file" spellcheck="false" autocomplete="off" maxlength="120"></label>
<label>{say("day")} <input type="date" data-part="day"></label>
<span class="pg-buttons">{button("open")}{button("download")}{button("share")}</span>
<input type="file" data-part="upload" accept=".yaml,.yml,.json,.txt" hidden>
</div>
<p class="pg-note" data-part="note" role="status"></p>
<div class="pg-panes">
<div class="pg-editor" data-part="editor"></div>
<div class="pg-report" aria-label="{say("report")}" role="region">
<progress data-part="bar" max="1" value="0" aria-label="{say("start")}"></progress>
<p class="pg-verdict" data-part="verdict" role="status">{say("start")}</p>
<p class="pg-counted" data-part="counted"></p>
<p data-part="trouble" hidden><span data-part="trouble-text" role="alert"></span> {button("again")}</p>
{button("fix").replace("<button", "<button disabled")}
<details class="pg-more" data-part="why"><summary>{say("why")}</summary>
<p>{say("why_help")}</p>
<div data-part="why-fields"></div>
<p data-part="why-trouble" role="status"></p>
<div data-part="why-answer" role="status"></div>
</details>
<details class="pg-more" data-part="settings"><summary>{say("settings")}</summary>
<p>{_WORDS["settings_help"].render(lang, {})}</p>
<div class="pg-editor" data-part="settings-editor"></div>
</details>
<ol class="pg-found" data-part="found"></ol>
</div>
</div>
</section>
<p class="pg-licences"><a href="{base}licences.txt">{say("licences")}</a></p>
<script type="application/json" id="pg-data">{data}</script>
<script type="module" src="{base}page.js"></script>"""


def _guarded(html: str) -> str:
    """Put a policy into the head: nothing from another origin, and no script in the page but those that are there.

    The next page of the site, which Firefox would fetch unasked, is told of in the text alone.
    """
    html = re.sub(r'<link rel="?next"?[^>]*>', "", html)
    inline = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    hashes = (b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in inline)
    scripts = " ".join(["script-src 'self' 'wasm-unsafe-eval'", *(f"'sha256-{each}'" for each in hashes)])
    policy = "; ".join([*_POLICY, scripts])
    return html.replace("<head>", f'<head><meta http-equiv="Content-Security-Policy" content="{policy}">', 1)


def _service(here: Path, files: Iterable[str]) -> str:
    """Give the service worker, with the files that it keeps and a name that changes with them."""
    wanted = list(dict.fromkeys(files))
    digest = hashlib.sha256()
    for file in wanted:
        path = here / file
        digest.update((path / "index.html" if path.is_dir() else path).read_bytes())
    kept = {"version": digest.hexdigest()[:16], "files": wanted}
    return (HERE / "service.js").read_text(encoding="utf-8").replace("= KEPT", f"= {json.dumps(kept)}", 1)
