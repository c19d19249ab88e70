"""A small platform with every door but ``parse``, by which the commands are held to know none."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from onsrights.documents.page import Checklist, Heading, Page, Paragraph, Steps, Table, line
from onsrights.documents.records import NotReadableError, Remark
from onsrights.doors import (
    Answer,
    ExportRequest,
    Imported,
    Importer,
    ImportRequest,
    Option,
    Purpose,
    Question,
    RefusedError,
    Starter,
    Usage,
)
from onsrights.engine.check.platform import Noun, Offer, Platform, load_schema
from onsrights.engine.check.rule import Rule
from onsrights.engine.check.shape import shape_of
from onsrights.engine.diagnostics import Finding, Place, Span, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from onsrights.engine.check.field import Keys
    from onsrights.engine.check.platform import Context
    from onsrights.engine.check.register import Register
    from onsrights.engine.check.schema import Document
    from onsrights.engine.diagnostics import Language
    from onsrights.engine.settings.settings import Settings
    from onsrights.engine.text.tree import Tree

__all__ = ["GATE", "OFFER", "TEXTS"]

TEXTS = {
    "message": Text("Niemand heeft een sleutel.", "Nobody has a key."),
    "unknown": Text("{holder} heeft geen sleutel.", "{holder} has no key."),
    "unused": Text("{holder} komt in de code niet voor.", "{holder} is not in the code."),
    "grey": Text("Grijs valt niet op.", "Grey does not stand out."),
}
"""The texts of all its rules."""

_MODULE = "tests.doors.gate"
RULES = (
    Rule("GAT201", "gate-without-keys", "warning", module=_MODULE),
    Rule("GAT202", "gate-grey", "error", module=_MODULE),
    Rule("GAT801", "holder-unknown", "error", needs="code", module=_MODULE),
    Rule("GAT802", "holder-unused", "warning", needs="code", module=_MODULE),
)


class Gate(NamedTuple):
    """One gate."""

    pointer: str
    label: str | None
    keys: Keys


def _read(document: Document) -> Iterator[Gate]:
    for keys, pointer in document.units():
        gate = keys.keys("gate")
        if gate is not None:
            yield Gate(pointer, gate.text("name") or None, gate)


class _Judge:
    def __init__(self, rules: tuple[Rule, ...], register: Register) -> None:
        del rules, register

    def open(self, context: Context) -> None:
        """Remember nothing."""

    def findings(self, gate: Gate) -> Iterator[Finding]:
        """Look at keys and colour."""
        if gate.keys.lacks("keys"):
            yield Finding("GAT201", gate.keys.key())
        colour = gate.keys.field("colour")
        if colour is not None and colour.text == "grey":
            yield Finding("GAT202", colour.place(), "grey")


# ------------------------------------------------------------------------------------------------------------- export


_OPENING = Text("Ga naar: *Poort / Sleutels* en kies `{name}`{colour}.", "Go to: *Gate / Keys*, pick `{name}`{colour}.")


def _guide(request: ExportRequest) -> Page:
    blocks: list[Any] = []
    for manifest in request.manifests:
        gate = manifest.subjects[0].keys
        name, colour = gate.text("name"), request.options.get("colour") or gate.text("colour")
        beside = line(Text(" (**{colour}**)", " (**{colour}**)"), request.lang, colour=colour) if colour else ""
        holders = tuple((key.text("holder"), key.text("reason"), None) for key in gate.items("keys"))
        blocks += [
            Heading(name, 1),
            Paragraph(Text("Wie de poort opent.", "Who opens the gate.").render(request.lang, {})),
            Steps((line(_OPENING, request.lang, name=name, colour=beside),)),
            Table(("Holder", "Reason", "Signed"), holders, names=True),
            Checklist(tuple(f"{holder}?" for holder, _, _ in holders)),
        ]
    return Page(request.lang, "Gate", tuple(blocks))


def _labels(request: ExportRequest) -> str:
    if request.options.get("size") == "0":
        raise RefusedError(Text("Niets past op {size}.", "Nothing fits on {size}."), meant="10", size="0")
    if not any(manifest.keys.keys("gate") for manifest in request.manifests):
        raise RefusedError(Text("Er is geen poort.", "There is no gate."), status=3)
    request.say(Remark(Text("{count} etiketten.", "{count} labels."), {"count": len(request.manifests)}))
    return "".join(f"{manifest.label}\n" for manifest in request.manifests)


def _check_labels(options: Mapping[str, Any], _form: str | None) -> None:
    if not str(options.get("size", "1")).isdigit():
        raise RefusedError(Text("--size is een getal.", "--size is a number."))


_COLOUR = Option(
    "--colour", Text("Kleur in plaats van die van het manifest.", "Colour in the place of the manifest's.")
)
EXPORTS = (
    Purpose(
        "customer",
        Text("de handleiding", "the guide"),
        ("markdown", "html", "text", "docx"),
        _guide,
        (_COLOUR,),
        unchecked=Text("Open hier niets mee.", "Open nothing with it."),
        handed_over=True,
        changes=("gate.name", "gate.keys", "gate.days"),
        foot=Text("Zonder geheimen.", "Without secrets."),
    ),
    Purpose(
        "labels",
        Text("etiketten", "labels"),
        (),
        _labels,
        (Option("--size", Text("Maat.", "Size.")),),
        _check_labels,
    ),
)

# ------------------------------------------------------------------------------------------------------------- import


def _import(request: ImportRequest) -> Imported:
    words = request.data.decode().split()
    if len(words) > 9:
        raise NotReadableError(Text("Te veel woorden: {count}.", "Too many words: {count}."), count=len(words))
    if words[1:] == []:
        return Imported("", (Remark(Text("Leeg.", "Empty.")),))
    name = request.options.get("name") or words[1]
    text = f"# {request.made_from}\nmanifest: 1\nplatform: gate\ngate:\n  name: {name}\n"
    return Imported(
        text + "".join(f"{'  keys:' * (not n)}\n    - holder: {word}" for n, word in enumerate(words[2:])) + "\n"
    )


IMPORTER = Importer(
    Text("een lijst die met GATE begint", "a list that begins with GATE"),
    lambda data, path: data.startswith(b"GATE") or path.endswith(".gate"),
    _import,
    (Option("--name", Text("Naam van de poort.", "Name of the gate.")),),
    filename="x.gate.yaml",
)

# -------------------------------------------------------------------------------------------------------------- init


def _name(written: str, _before: Mapping[str, str]) -> str:
    if not written.strip():
        raise RefusedError(Text("De poort heeft een naam nodig.", "The gate needs a name."))
    return written.strip()


def _text(answers: Mapping[str, str], lang: Language, today: date) -> str:
    comment = Text("Sinds {day}.", "Since {day}.").render(lang, {"day": today.isoformat()})
    colour = f"  colour: {answers['colour']}\n" if "colour" in answers else ""
    keys = "  keys:\n    - holder: Anna\n" if answers["keys"] == "some" else ""
    return f"# {comment}\nmanifest: 1\nplatform: gate\ngate:\n  name: {answers['name']}\n{colour}{keys}"


STARTER = Starter(
    "first.gate.yaml",
    (
        Question(
            Option("--name", Text("Naam van de poort.", "Name of the gate.")),
            Text("Hoe heet de poort", "What is the gate called"),
            _name,
            missing=Text("Geef --name.", "Give --name."),
        ),
        Question(
            Option("--keys", Text("Zijn er sleutels?", "Are there keys?"), choices=("some", "none")),
            Text("Zijn er sleutels", "Are there keys"),
            propose=lambda _before: "some",
            answers=(Answer("some", Text("Een of meer.", "One or more.")), Answer("none", Text("Geen.", "None."))),
        ),
        Question(_COLOUR, None),
    ),
    _text,
    Text("Er is niemand.", "There is nobody."),
    Text("{path} is er; onsrights check {argument}", "{path} is there; onsrights check {argument}"),
    remarks=("GAT201",),
)

# -------------------------------------------------------------------------------------------------------------- usage


class _Search:
    """Looks for ``open("…")``."""

    def __init__(self, trees: Sequence[Tree]) -> None:
        self._trees = trees
        self.seen: list[str] = []

    def wants(self, path: str) -> bool:
        """Look at no prose."""
        return not path.endswith(".md")

    def may_hold(self, data: bytes) -> bool:
        """Look where something is opened."""
        return b"open(" in data

    def findings(self, text: str) -> Iterable[tuple[str | None, Finding]]:
        """Give those who are opened for and have no key."""
        at = text.find('open("')
        while at >= 0:
            end = text.index('"', at + 6)
            self.seen.append(text[at + 6 : end])
            if all(self.seen[-1] not in tree.source.text for tree in self._trees):
                yield (
                    None,
                    Finding("GAT801", Place("", "file", Span(at + 6, end)), "unknown", {"holder": self.seen[-1]}),
                )
            at = text.find('open("', end)

    def unused(self) -> Iterable[tuple[Tree, str | None, Finding]]:
        """Give the first holder of each manifest that nothing is opened for."""
        for tree in self._trees:
            if "Anna" not in self.seen:
                yield tree, "North", Finding("GAT802", Place("/gate/keys/0/holder"), "unused", {"holder": "Anna"})


def _search(trees: Sequence[Tree], settings: Settings) -> _Search:
    del settings
    return _Search(trees)


USAGE = Usage(
    Text("houders", "holders"),
    _search,
    lambda search: [Remark(Text("{count} keer geopend.", "Opened {count} times."), {"count": len(search.seen)})],  # type: ignore[attr-defined]
)

# ----------------------------------------------------------------------------------------------------------- platform

_SCHEMA = str(Path(__file__).with_name("gate.schema.json"))
GATE = Platform(
    key="gate",
    name="Garden Gate",
    prefix="GAT",
    unit="gate",
    label=("gate", "name"),
    noun=Noun(
        one=Text("poort", "gate"),
        many=Text("poorten", "gates"),
        the=Text("de poort", "the gate"),
        ready=Text("klaar", "ready"),
        rule=Text("GAT201", "GAT201"),
    ),
    schema=_SCHEMA,
    shape_from=lambda: shape_of(load_schema(_SCHEMA)),
    catalogue=RULES,
    read=_read,
    judge=_Judge,
    doors={
        "export": f"{_MODULE}:EXPORTS",
        "import": f"{_MODULE}:IMPORTER",
        "starter": f"{_MODULE}:STARTER",
        "usage": f"{_MODULE}:USAGE",
    },
)
OFFER = Offer("gate", "Garden Gate", f"{_MODULE}:GATE", endings=(".gate.yaml", ".gate.yml"), tells=("gate",))
