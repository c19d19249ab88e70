"""The answer to ``onsrights why``: the manifest is chosen and checked, the question put, the answer written."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, NamedTuple

from onsrights.commands.console import LANGUAGES, language, style, write, write_bytes
from onsrights.commands.one_manifest import complaint, not_asked, only_manifest, settings_for, source_of
from onsrights.engine.access.question import AS_OF, QuestionError, day, spelled
from onsrights.engine.diagnostics import Text
from onsrights.engine.limits import MATRIX_CELLS
from onsrights.platforms import PLATFORMS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from onsrights.engine.access.decision import About
    from onsrights.engine.access.layers import Access
    from onsrights.engine.access.matrix import Matrix
    from onsrights.engine.diagnostics import Language

__all__ = ["Wanted", "answer", "quickly"]

_STATUS = {"allowed": 0, "refused": 1, "unknown": 3}
_PLAIN = ("text", "json")
_QUICK = {name: name for name in ("app", "got", "as_of", "observed", "lang")} | {"format": "form"}
"""Options that are understood without a parser, and what they are of :class:`Wanted`."""

_FORM = Text(
    "--format {word} hoort bij --matrix; zonder --matrix zijn er text en json.",
    "--format {word} belongs to --matrix; without --matrix there are text and json.",
)
_TOO_WIDE = Text(
    "Deze matrix heeft {count} cellen, en als tekst leest niemand er meer dan {most}. Kies --format markdown, html, "
    "csv of json.",
    "This matrix has {count} cells, and as text more than {most} cannot be read. Choose --format markdown, html, csv "
    "or json.",
)
_GOT_MATRIX = Text("--got gaat niet samen met --matrix.", "--got cannot be combined with --matrix.")
_NOT_OBSERVED = Text("{path}: {sentence}", "{path}: {sentence}")
_UNREADABLE = Text("{path} kan niet worden gelezen.", "{path} cannot be read.")


class Wanted(NamedTuple):
    """What was asked on the command line, beside the question itself."""

    manifest: str | None
    platform: str | None = None
    app: str | None = None
    matrix: bool = False
    got: str | None = None
    observed: str | None = None
    form: str = "text"
    as_of: date | str | None = None


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
    names = {spelled(name): meant for name, meant in _QUICK.items()} | {"-f": "form"}
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
    except QuestionError:
        return None
    except Exception as error:
        import click

        if isinstance(error, click.UsageError):
            return None
        raise


def answer(lang: Language, wanted: Wanted, told: Mapping[str, Any], among: Sequence[str]) -> int:
    """Answer a question, write the answer, and give the exit status.

    ``told`` are the options of the platforms ``among``. Raises :class:`QuestionError`, and click's errors of usage.
    """
    from onsrights.engine.access.asking import ManifestError
    from onsrights.engine.settings.read import SettingsError

    _agree(lang, wanted)
    named = [path for path in (wanted.manifest, wanted.observed) if path is not None]
    if not all(map(os.path.lexists, named)):
        from onsrights.commands.not_there import refuse_missing

        refuse_missing(lang, named)
    as_of = day(wanted.as_of)
    try:
        access, about = _meant(lang, wanted, told, as_of, among)
    except SettingsError as error:
        from onsrights.commands.console import refused

        return refused(lang, error)
    except ManifestError as error:
        return not_asked(lang, error)
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


def _agree(lang: Language, wanted: Wanted) -> None:
    """See to it that the options go together."""
    if wanted.matrix and wanted.got is not None:
        raise complaint(lang, _GOT_MATRIX)
    if not wanted.matrix and wanted.form not in _PLAIN:
        raise complaint(lang, _FORM, word=wanted.form)


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
    settings = settings_for(path)._replace(as_of=as_of)
    asked = ask_source(PLATFORMS, source_of(path, settings), settings, key, told)
    return asked.access, choose(asked, wanted.app)


def _observed(lang: Language, path: str | None, access: Access, about: About) -> object:
    """Read what the platform says of itself."""
    if path is None:
        return None
    from onsrights.engine.access.asking import observe
    from onsrights.engine.access.question import ObservedError
    from onsrights.engine.files.open import UnreadableError, bytes_of
    from onsrights.engine.settings.settings import Limits

    try:
        return observe(access, about.name, bytes_of(path, Limits().file_bytes + 1))
    except UnreadableError:
        raise complaint(lang, _UNREADABLE, path=path) from None
    except ObservedError as error:
        raise complaint(lang, _NOT_OBSERVED, path=path, sentence=error.said.render(lang)) from None


def _write_matrix(lang: Language, form: str, made: Matrix) -> int:
    from onsrights.reports.matrix import as_text, render_json

    shown = style(lang)
    if form == "text" and made.size > MATRIX_CELLS:
        raise complaint(lang, _TOO_WIDE, count=str(made.size), most=str(MATRIX_CELLS))
    if form == "text":
        write("".join(as_text(made, shown)))
        return 0
    if form == "json":
        pieces = render_json(made, shown)
    else:
        from onsrights.commands.why_matrix import FORMATS

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
