"""The access decision for people: one line for each layer, the verdict, and for each layer that fails where to look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.engine.diagnostics import Text
from onsrights.reports.style import width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.engine.access.decision import Decided, Decision
    from onsrights.reports.style import Style

__all__ = ["WORDS", "render", "render_json", "verdict"]

WORDS = {
    "holds": Text("goed", "holds"),
    "fails": Text("fout", "fails"),
    "not-applicable": Text("n.v.t.", "n/a"),
    "unknown": Text("?", "?"),
}
_COLORS = {"holds": "added", "fails": "error", "unknown": "warning"}
_ALLOWED = Text(
    "Toegestaan, voor zover uit het manifest en uw antwoorden blijkt.",
    "Allowed, as far as the manifest and your answers show.",
)
_REFUSED = Text("Geweigerd bij {layer}: {reason}.", "Refused at {layer}: {reason}.")
_ALSO = Text("Ook geweigerd bij {layer}: {reason}.", "Also refused at {layer}: {reason}.")
_UNKNOWN = Text("Niet te zeggen. Onbekend: {layers}.", "Cannot tell. Not known: {layers}.")
_UNEXPLAINED = Text(
    "Niet te zeggen. De aanroep is geweigerd, en geen van deze voorwaarden verklaart dat.",
    "Cannot tell. The call was refused, and none of these conditions explains why.",
)
_SEES = Text("De aanroeper ziet: {what}", "The caller sees: {what}")
_UNDOCUMENTED = Text("niet gedocumenteerd", "not documented")
_LOOK = Text("Kijk bij: {where}", "Look at: {where}")


def render(decision: Decision, style: Style) -> str:
    """Give the decision as text."""
    question = style.printable(decision.heading.render(style.lang))
    blocks = [
        [f"{decision.about.name}: {question}"],
        list(_layers(decision, style)),
        *verdict(decision, style),
        [style.printable(note.render(style.lang)) for note in decision.notes],
        [text.render(style.lang, {}) for text in decision.closing],
    ]
    return "\n\n".join("\n".join(lines) for lines in blocks if lines) + "\n"


def render_json(decision: Decision, style: Style) -> str:
    """Give the decision in the form of ``schemas/why.schema.json``, one line for each layer."""
    from onsrights.reports.content import as_json

    whole = decision.to_dict(style.lang)
    layers = whole.pop("layers")
    notes = whole.pop("notes")
    head = "".join(f'  "{key}": {as_json(value, style)},\n' for key, value in whole.items())
    lines = ",\n".join(f"    {as_json(layer, style)}" for layer in layers)
    return f'{{\n{head}  "layers": [\n{lines}\n  ],\n  "notes": {as_json(notes, style)}\n}}\n'


def _layers(decision: Decision, style: Style) -> Iterator[str]:
    words = {verdict: word.render(style.lang, {}) for verdict, word in WORDS.items()}
    wide = max(map(width, words.values()))
    names = [each.layer.name.render(style.lang, {}) for each in decision.layers]
    widest = max(map(width, names))
    for each, name in zip(decision.layers, names, strict=True):
        word = words[each.verdict]
        color = _COLORS.get(each.verdict)
        drawn = style.paint(color, word) if color else word
        yield (
            f"  {drawn}{' ' * (wide - width(word))}  {name}{' ' * (widest - width(name))}  "
            f"{style.printable(each.text(style.lang))}"
        )


def verdict(decision: Decision, style: Style) -> Iterator[list[str]]:
    """Give the verdict, and for each layer that fails what the caller sees and where to look, as groups of lines."""
    failing = [each for each in decision.layers if each.verdict == "fails"]
    if decision.verdict == "allowed":
        yield [style.paint("added", _ALLOWED.render(style.lang, {}))]
    elif failing:
        for each in failing:
            yield list(_failing(each, _REFUSED if each is failing[0] else _ALSO, decision, style))
    elif decision.unknown:
        names = ", ".join(
            each.layer.name.render(style.lang, {}) for each in decision.layers if each.id in decision.unknown
        )
        yield [style.paint("warning", _UNKNOWN.render(style.lang, {"layers": names}))]
    else:
        yield [style.paint("warning", _UNEXPLAINED.render(style.lang, {}))]


def _failing(each: Decided, sentence: Text, decision: Decision, style: Style) -> Iterator[str]:
    lang = style.lang
    values = {"layer": each.layer.name.render(lang, {}), "reason": style.printable(each.text(lang))}
    yield style.paint("error", sentence.render(lang, values))
    yield _SEES.render(lang, {"what": each.seen(lang) or _UNDOCUMENTED.render(lang, {})})
    yield style.printable(_LOOK.render(lang, {"where": each.look(lang)}))
    if each.codes and each.range is not None:
        start = each.range.start
        yield style.printable(f"{decision.about.path}:{start.line}:{start.column} {' '.join(each.codes)}")
