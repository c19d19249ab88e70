"""What a manifest of rights becomes for those who never see it: one module for each purpose.

Here is what there is, for the door ``export``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onsrights.doors import Option, Purpose, RefusedError
from onsrights.engine.diagnostics import Text
from onsrights.ons.labels import STATUSES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from onsrights.documents.page import Page
    from onsrights.doors import ExportRequest
    from onsrights.engine.check.field import Keys
    from onsrights.ons.exports.rights import Content

__all__ = ["EXPORTS"]

_NOT_IN_ONS = ("draft", "requested", "denied")
"""The statuses of rights that no administrator finds in Ons."""

_LANGUAGES = {
    "python": (".py", ".pyi"),
    "typescript": (".ts", ".mts", ".cts"),
    "java": (".java",),
    "csharp": (".cs",),
}
"""The languages of code, and how a file of each may end."""

_STATUS = Option(
    "--status",
    Text(
        "Alleen rechten met deze status: draft, requested, approved, denied; zonder status is draft. Zonder deze optie "
        "staan bij customer alleen goedgekeurde rechten, en bij code geen afgewezen.",
        "Only rights with this status: draft, requested, approved, denied; no status means draft. Without this "
        "option, customer has only approved rights, and code has no denied ones.",
    ),
    Text("STATUS,…", "STATUS,…"),
    several=True,
    label=Text("Welke rechten", "Which rights"),
    words=(
        *((status, STATUSES[status]) for status in ("approved", "requested", "draft")),
        ("approved,requested", Text("goedgekeurd en aangevraagd", "approved and requested")),
        ("approved,requested,draft", Text("alle, behalve afgewezen", "all except denied ones")),
    ),
)


def _status(usual: Text) -> Option:
    """Ask for the status; ``usual`` says which rights there are where nothing is chosen."""
    return _STATUS.replace(words=(("", usual), *_STATUS.words))


_OF_ALL = _status(Text("alle", "all"))
_OF_THOSE_NOT_DENIED = _status(Text("alle, behalve afgewezen", "all except denied ones"))


_ONLY = Option(
    "--only",
    Text(
        "Alleen rechten met deze identifier; * staat voor willekeurige letters.",
        "Only rights with this identifier; * matches any letters.",
    ),
    Text("IDENTIFIER,…", "IDENTIFIER,…"),
    several=True,
)
_LANGUAGE = Option(
    "--language",
    Text("Programmeertaal, bij code.", "Programming language, for code."),
    choices=tuple(_LANGUAGES),
    label=Text("Programmeertaal", "Programming language"),
)
_PACKAGE = Option(
    "--package",
    Text(
        "Package van Java, of namespace van C#, waar de constanten in staan.",
        "The Java package or C# namespace that contains the constants.",
    ),
    Text("NAAM", "NAME"),
    label=Text("Package (Java) of namespace (C#)", "Package (Java) or namespace (C#)"),
)
_NO_RIGHTS = Text(
    "Er is niets te exporteren: geen enkel recht voldoet aan wat is gekozen.",
    "There is nothing to export: no right matches your choices.",
)
_SAY_CHOSEN = Text("Kies ruimer met --status en --only.", "Widen the choice with --status and --only.")
_NONE_APPROVED = Text(
    "Er is niets te exporteren: geen enkel recht is goedgekeurd (approved), en alleen een goedgekeurde taak is in "
    "Ons te vinden.",
    "There is nothing to export: no right has the status approved, and only an approved task can be found in Ons.",
)
_SAY_STATUS = Text(
    "Met --status draft,requested staan andere taken op de pagina, met hun status erbij.",
    "With --status draft,requested the page has other tasks too, each with its status.",
)
_UNCHECKED = Text(
    "Het is ongecontroleerd geëxporteerd; gebruik dit niet om rechten te registreren of taken toe te kennen.",
    "It was exported unchecked; do not use this to register rights or to assign tasks.",
)
_LEFT_OUT = {
    status: Text(
        f'Weggelaten vanwege de status "{word.nl}" ({status}): {{count}}.',
        f'Left out because of the status "{word.en}": {{count}}.',
    )
    for status, word in STATUSES.items()
}


def _dashboard(request: ExportRequest) -> str:
    from onsrights.ons.exports.dashboard import FORMATS

    return FORMATS[request.format](_content(request, ()), request.lang)


def _customer(request: ExportRequest) -> Page:
    from onsrights.ons.exports.customer import page

    return page(_content(request, _NOT_IN_ONS, _NONE_APPROVED), request.lang)


def _told(manifest: Keys, options: Mapping[str, Any]) -> Keys:
    """Leave in a manifest the rights that the customer's page has, so that it tells of no change in another one."""
    from onsrights.engine.check.field import Items, Keys
    from onsrights.ons.exports.rights import is_meant

    statuses, only = tuple(_listed(options.get("status", ()))), tuple(_listed(options.get("only", ())))
    rights = manifest.values.get("rights")
    if not isinstance(rights, Items):
        return manifest
    kept = tuple(
        each
        for each in rights.items
        if isinstance(each, Keys)
        and is_meant(each.text("identifier"), each.text("status") or "draft", statuses, only, _NOT_IN_ONS)
    )
    left = Items(rights.pointer, rights.document, kept, whole=rights.whole)
    return Keys(
        manifest.pointer,
        manifest.document,
        {**manifest.values, "rights": left},
        manifest.written,
        partial=manifest.partial,
    )


def _code(request: ExportRequest) -> str:
    from pathlib import Path

    from onsrights.ons.exports.constants import LANGUAGES, WORDS, Place, class_name

    content, language = _content(request, ("denied",)), request.options["language"]
    place = Place()
    if language in WORDS:
        wanted = Path(request.output or "").stem
        place = Place(class_name(content, language, wanted), request.options.get("package", ""))
    return LANGUAGES[language](content, request.lang, place)


def _content(request: ExportRequest, without: Sequence[str], none: Text = _NO_RIGHTS) -> Content:
    """Choose the rights that are meant, and say what is left out though nobody asked for that.

    ``none`` is what is said where nothing is left and nobody chose by status or name.
    """
    from onsrights.documents.records import Remark
    from onsrights.ons.exports.rights import Content, connectors, select, unmatched

    statuses = tuple(_listed(request.options.get("status", ())))
    only = tuple(_listed(request.options.get("only", ())))
    found = tuple(connectors(request.manifests))
    for word in unmatched(found, only):
        from onsrights.engine.text.did_you_mean import nearest

        identifiers = (right.identifier for connector in found for right in connector.rights)
        sentence = Text('Geen enkel recht heet "{word}" (--only).', 'No right is called "{word}" (--only).')
        raise RefusedError(sentence, meant=nearest(word, identifiers), word=word)
    chosen, left_out = select(found, statuses, only, without)
    if not statuses:
        for status, count in left_out.items():
            request.say(Remark(_LEFT_OUT[status], {"count": count}))
    if not chosen:
        advice = _SAY_STATUS if none is _NONE_APPROVED and not (statuses or only) else _SAY_CHOSEN
        raise RefusedError(_NO_RIGHTS if statuses or only else none, status=3, advice=advice)
    return Content(chosen, request.errors, request.warning)


def _listed(written: Sequence[str]) -> Iterator[str]:
    """Split lists at their commas."""
    return (part for words in written for word in words.split(",") if (part := word.strip()))


def _check(options: Mapping[str, Any], _format: str | None) -> None:
    from onsrights.ons.exports.rights import STATUSES

    for word in _listed(options.get("status", ())):
        if word not in STATUSES:
            from onsrights.engine.text.did_you_mean import nearest

            sentence = Text(
                '--status kent "{word}" niet; kies uit {choices}.',
                '"{word}" is not a value of --status; choose from {choices}.',
            )
            meant = nearest(word.lower(), STATUSES)
            raise RefusedError(sentence, meant=meant, word=word, choices=", ".join(STATUSES))


def _check_code(options: Mapping[str, Any], form: str | None) -> None:
    from onsrights.ons.exports.constants import WORDS, is_qualified_name

    if form is not None:
        sentence = Text(
            "--format hoort niet bij --for code; schrijf --language {word}.",
            "--format does not belong to --for code; write --language {word}.",
        )
        raise RefusedError(sentence, word=form if form in _LANGUAGES else "|".join(_LANGUAGES))
    language, package = options.get("language"), options.get("package")
    if language is None:
        sentence = Text(
            "Geef met --language de programmeertaal op: {choices}.",
            "Give the programming language with --language: {choices}.",
        )
        raise RefusedError(sentence, choices=", ".join(_LANGUAGES))
    if package is not None:
        if language not in WORDS:
            raise RefusedError(Text("--package hoort bij java en csharp.", "--package belongs to java and csharp."))
        if not is_qualified_name(package, language):
            sentence = Text(
                '"{word}" kan in {language} geen package of namespace zijn.',
                '"{word}" cannot be a package or namespace in {language}.',
            )
            raise RefusedError(sentence, word=package, language=language)
    _check(options, form)


EXPORTS = (
    Purpose(
        "dashboard",
        Text("de velden om in het dashboard over te nemen", "the fields to copy into the dashboard"),
        ("text", "markdown", "html", "csv", "json"),
        _dashboard,
        (_OF_ALL, _ONLY),
        _check,
        _UNCHECKED,
    ),
    Purpose(
        "customer",
        Text("de pagina voor de beheerders van de klant", "the page for the customer's administrators"),
        ("markdown", "html", "docx"),
        _customer,
        (
            _status(
                Text("goedgekeurd: wat een beheerder in Ons vindt", "approved: what an administrator finds in Ons")
            ),
            _ONLY,
        ),
        _check,
        _UNCHECKED,
        handed_over=True,
        changes=(
            Text("rights[].dutch_name", "rights[].english_name"),
            Text("rights[].dutch_description", "rights[].english_description"),
            "rights[].identifier",
        ),
        titles={
            "rights": Text("taak", "task"),
            "rights[].identifier": Text("identifier", "identifier"),
            **dict.fromkeys(("rights[].dutch_name", "rights[].english_name"), Text("naam", "name")),
            **dict.fromkeys(
                ("rights[].dutch_description", "rights[].english_description"),
                Text("wat de taak toestaat", "what the task allows"),
            ),
        },
        called=("connector", "name"),
        told=_told,
    ),
    Purpose(
        "code",
        Text("constanten voor programmacode", "constants for code"),
        (),
        _code,
        (_LANGUAGE, _PACKAGE, _OF_THOSE_NOT_DENIED, _ONLY),
        _check_code,
        _UNCHECKED,
        file=lambda options: (options["language"], _LANGUAGES[options["language"]]),
    ),
)
"""The door ``export``."""
