"""The answer to ``onsrights why``: the manifest is chosen and checked, the question put, the answer written."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, NamedTuple

from onsrights.commands.environment import LANGUAGES, language, style, write, write_bytes, write_error
from onsrights.engine.access.question import AS_OF, QuestionError, day, spelled
from onsrights.engine.diagnostics import Text
from onsrights.platforms import PLATFORMS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from onsrights.engine.access.asking import ManifestError
    from onsrights.engine.access.decision import About
    from onsrights.engine.access.layers import Access
    from onsrights.engine.access.matrix import Matrix
    from onsrights.engine.diagnostics import Language
    from onsrights.engine.settings import Settings
    from onsrights.engine.source import Source

__all__ = ["Wanted", "WrongUsageError", "answer", "only_manifest", "quickly", "settings_of", "source_of"]

_STATUS = {"allowed": 0, "refused": 1, "unknown": 3}
_USAGE = 2
_PLAIN = ("text", "json")
_MOST = 20
"""How many faults of a manifest, or manifests, are named; the rest are for ``check``."""
_QUICK = {name: name for name in ("app", "got", "as_of", "observed", "lang")} | {"format": "form"}
"""Options that are understood without a parser, and what they are of :class:`Wanted`."""

_NO_MANIFEST = Text("Hier is geen manifest{of}. Noem er een.{found}", "There is no manifest{of} here. Name one.{found}")
_OF = Text(" voor {platform}", " for {platform}")
_FOUND = Text(" Gevonden: {paths}.", " Found: {paths}.")
_SEVERAL = Text(
    "Hier zijn meer manifesten{of}; noem er een: {paths}.", "There are several manifests{of} here; name one: {paths}."
)
_NOT_ASKED = Text(
    "Over dit manifest is geen antwoord te geven: los eerst de fouten hierboven op.",
    "This manifest cannot be asked: fix the errors above first.",
)
_MORE = Text("… en nog {count}; zie onsrights check.", "… and {count} more; see onsrights check.")
_FORM = Text(
    "--format {word} hoort bij --matrix; zonder --matrix zijn er text en json.",
    "--format {word} belongs to --matrix; without --matrix there are text and json.",
)
_TOO_WIDE = Text(
    "Deze matrix heeft {count} cellen, en als tekst leest niemand er meer dan {most}. Kies --format markdown, html, "
    "csv of json.",
    "This matrix has {count} cells, and as text nobody reads more than {most}. Choose --format markdown, html, csv or "
    "json.",
)
_GOT_MATRIX = Text("--got gaat niet samen met --matrix.", "--got does not go with --matrix.")
_NOT_OBSERVED = Text("{path}: {sentence}", "{path}: {sentence}")
_UNREADABLE = Text("{path} kan niet worden gelezen.", "{path} cannot be read.")


class WrongUsageError(Exception):
    """What was asked on the command line cannot be done."""

    def __init__(self, text: Text, **values: str) -> None:
        super().__init__(text.en)
        self.text = text
        self.values = values

    def message(self, lang: Language) -> str:
        """Say what is wrong."""
        return self.text.render(lang, self.values)


class Wanted(NamedTuple):
    """What was asked on the command line, beside the question itself."""

    manifest: str | None
    platform: str | None = None
    app: str | None = None
    matrix: bool = False
    got: str | None = None
    observed: str | None = None
    form: str = "text"
    as_of: str | None = None


def quickly(words: Sequence[str]) -> int | None:
    """Answer without click, which costs a quarter of an answer, where a manifest is named and each option has a value.

    ``None`` where there is more to it, or something is wrong: click then parses it all, and complains.
    """
    path, *rest = words or [""]
    key = PLATFORMS.by_path(path)
    access: Access | None = PLATFORMS[key].door("why") if key else None
    options, values = rest[::2], rest[1::2]
    if key is None or access is None or len(options) != len(values) or len(set(options)) != len(options):
        return None
    names = {spelled(name): meant for name, meant in _QUICK.items()}
    names |= {spelled(option.name): option.name for option in access.options}
    if any(word.startswith("-") for word in (path, *values)) or not set(options) <= names.keys():
        return None
    given = {names[option]: value for option, value in zip(options, values, strict=True)}
    mine: dict[str, Any] = {name: given.pop(name) for name in Wanted._fields if name in given}
    wanted = Wanted(path, **mine)
    if wanted.form not in _PLAIN or given.pop("lang", LANGUAGES[0]) not in LANGUAGES:
        return None
    try:
        return answer(language(words), wanted, given, (key,))
    except (QuestionError, WrongUsageError):
        return None


def answer(lang: Language, wanted: Wanted, told: Mapping[str, Any], among: Sequence[str]) -> int:
    """Answer a question, write the answer, and give the exit status.

    ``told`` are the options of the platforms ``among``. Raises :class:`QuestionError` and :class:`WrongUsageError`.
    """
    from onsrights.engine.access.asking import ManifestError
    from onsrights.engine.configuration import SettingsError

    _agree(wanted)
    as_of = day(wanted.as_of)
    try:
        access, about = _meant(lang, wanted, told, as_of, among)
    except SettingsError as error:
        from onsrights.commands.configured import refused

        return refused(lang, error)
    except ManifestError as error:
        return _not_asked(lang, error)
    from onsrights.engine.access.decision import decide, question

    given = {**told, AS_OF: as_of} if wanted.as_of else told
    observed = _observed(lang, wanted.observed, access, about)
    asked = question(access, about.name, about.subject, given, as_of, matrix=wanted.matrix, observed=observed)
    if wanted.matrix:
        from onsrights.engine.access.matrix import matrix

        return _write_matrix(lang, wanted.form, matrix(access, about, asked))
    decision = decide(access, about, asked, wanted.got)
    from onsrights.reports import decision as report

    shown = style(lang)
    write(report.render_json(decision, shown) if wanted.form == "json" else report.render(decision, shown))
    return _STATUS[decision.verdict]


def _agree(wanted: Wanted) -> None:
    """See to it that the options go together."""
    if wanted.matrix and wanted.got is not None:
        raise WrongUsageError(_GOT_MATRIX)
    if not wanted.matrix and wanted.form not in _PLAIN:
        raise WrongUsageError(_FORM, word=wanted.form)


def _meant(
    lang: Language, wanted: Wanted, told: Mapping[str, Any], as_of: date, among: Sequence[str]
) -> tuple[Access, About]:
    """Give the subject of the question: a document of a manifest, or one that was told without a manifest."""
    from onsrights.engine.access.asking import alone, ask_source, choose, platform_of

    key = platform_of(PLATFORMS, told, wanted.platform, among)
    if wanted.manifest is None and key is not None:
        found = alone(PLATFORMS[key], told)
        if found is not None:
            return found
    path = wanted.manifest or only_manifest(lang, key)
    settings = settings_of(path)._replace(as_of=as_of)
    asked = ask_source(PLATFORMS, source_of(path, settings), settings, key, told)
    return asked.access, choose(asked, wanted.app)


def only_manifest(lang: Language, key: str | None) -> str:
    """Give the only manifest of a platform that ``check`` would find here."""
    from onsrights.engine.discover import discover

    every = discover(()).paths
    paths = [path for path in every if key is None or PLATFORMS.by_path(path) == key]
    if len(paths) == 1:
        return paths[0]
    of = "" if key is None else _OF.render(lang, {"platform": PLATFORMS.offers[key].name})
    if paths:
        raise WrongUsageError(_SEVERAL, of=of, paths=_named(paths))
    found = _FOUND.render(lang, {"paths": _named(every)}) if every else ""
    raise WrongUsageError(_NO_MANIFEST, of=of, found=found)


def _named(paths: Iterable[str]) -> str:
    paths = list(paths)
    return ", ".join(paths[:_MOST]) + (", …" if len(paths) > _MOST else "")


def settings_of(path: str) -> Settings:
    """Give the settings that hold for a manifest."""
    from onsrights.commands.configured import Chosen, chosen_settings
    from onsrights.engine.discover import STANDARD_INPUT

    if path == STANDARD_INPUT:
        return chosen_settings(Chosen(), ()).of(None)
    return chosen_settings(Chosen(), (path,)).of(path)


def source_of(path: str, settings: Settings) -> Source:
    """Read a manifest, or standard input."""
    from onsrights.engine.discover import STANDARD_INPUT
    from onsrights.engine.source import Source

    if path != STANDARD_INPUT:
        return Source.from_file(path, settings.limits)
    data = sys.stdin.buffer.read(settings.limits.file_bytes + 1) if sys.stdin else b""
    return Source.from_bytes("<stdin>", data, settings.limits)


def _observed(lang: Language, path: str | None, access: Access, about: About) -> object:
    """Read what the platform says of itself."""
    if path is None:
        return None
    from onsrights.engine.access.asking import observe
    from onsrights.engine.access.question import ObservedError
    from onsrights.engine.settings import Limits
    from onsrights.engine.source import UnreadableError, bytes_of

    try:
        return observe(access, about.name, bytes_of(path, Limits().file_bytes + 1))
    except UnreadableError:
        raise WrongUsageError(_UNREADABLE, path=path) from None
    except ObservedError as error:
        raise WrongUsageError(_NOT_OBSERVED, path=path, sentence=error.said.render(lang)) from None


def _not_asked(lang: Language, error: ManifestError) -> int:
    """Show on standard error what is wrong with a manifest."""
    from onsrights.reports.concise import render

    found = error.report.diagnostics
    lines = render(error.report._replace(diagnostics=found[:_MOST]), style(lang, "never"), quiet=True)
    if len(found) > _MOST:
        lines += _MORE.render(lang, {"count": len(found) - _MOST}) + "\n"
    write_error(f"{lines}{_NOT_ASKED.render(lang, {})}\n")
    return _USAGE


def _write_matrix(lang: Language, form: str, made: Matrix) -> int:
    from onsrights.reports.matrix import MOST_CELLS, as_text, render_json

    shown = style(lang)
    if form == "text" and made.size > MOST_CELLS:
        raise WrongUsageError(_TOO_WIDE, count=str(made.size), most=str(MOST_CELLS))
    if form == "text":
        write("".join(as_text(made, shown)))
        return 0
    if form == "json":
        pieces = render_json(made, shown)
    else:
        from onsrights.commands.matrix import FORMATS

        pieces = FORMATS[form](made, lang)
    for block in _blocks(pieces):
        write_bytes(block.encode("utf-8", "backslashreplace"))
    return 0


def _blocks(pieces: Iterator[str], size: int = 1 << 16) -> Iterator[str]:
    """Put pieces together, so that few are written and none is kept long."""
    kept: list[str] = []
    length = 0
    for piece in pieces:
        kept.append(piece)
        length += len(piece)
        if length > size:
            yield "".join(kept)
            kept, length = [], 0
    yield "".join(kept)
