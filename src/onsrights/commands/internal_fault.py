"""What is said when the tool itself could not do its work: one line, and only who asks for it sees the way it came."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from onsrights.commands.console import FAILED, language, write_error
from onsrights.engine.diagnostics import Text
from onsrights.engine.origin import ISSUES
from onsrights.engine.text.visible import shorten, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["report"]

_SENTENCE = Text(
    nl="Interne fout van onsrights {version} ({what}){where}. Meld dit op {issues}; ONSRIGHTS_DEBUG=1 toont meer.",
    en="Internal fault of onsrights {version} ({what}){where}. Report it at {issues}; ONSRIGHTS_DEBUG=1 shows more.",
)
_LOST = Text(
    nl="Een proces dat bestanden controleerde, is van buitenaf gestopt; waarschijnlijk was er te weinig geheugen. "
    "Er is geen rapport. Het was bezig met {path}{more}. Controleer minder bestanden tegelijk met --jobs 1.",
    en="A process that checked files was ended from outside; most likely there was too little memory. "
    "There is no report. It was busy with {path}{more}. Check fewer files at a time with --jobs 1.",
)
_MORE = Text(nl=" en nog {count}", en=" and {count} more")
_MOST_STEPS = 10
_RULE = Text(nl="regel {code}", en="rule {code}")
_FILE = Text(nl="bestand {path}", en="file {path}")


def report(fault: BaseException, arguments: Sequence[str]) -> int:
    """Write the one line, with the file and the rule where they are known, and give the exit status.

    The file is what the run says it was at (:class:`~onsrights.engine.check.run.InternalFault`), the rule is known by
    the modules that the exception came through.
    """
    from onsrights import __version__

    if os.environ.get("ONSRIGHTS_DEBUG"):
        write_error("".join(f"{visible(line)}\n" for line in _way(fault).splitlines()))
    lang = language(arguments)
    if lost := getattr(fault, "lost", ()):
        more = _MORE.render(lang, {"count": len(lost) - 1}) if len(lost) > 1 else ""
        write_error(_LOST.render(lang, {"path": lost[0], "more": more}) + "\n")
        return FAILED
    # Not asked by its type, because it may be the engine that cannot be imported.
    path = getattr(fault, "path", None)
    where = [_FILE.render(lang, {"path": path})] if isinstance(path, str) else []
    if hasattr(fault, "path") and fault.__cause__:
        fault = fault.__cause__
    where += [_RULE.render(lang, {"code": code}) for code in _rules(fault)]
    what = shorten(_without_secrets(f"{type(fault).__name__}: {fault}".rstrip(": ")), 120)
    values = {"version": __version__, "what": what, "issues": ISSUES, "where": ", " + ", ".join(where) if where else ""}
    write_error(visible(_SENTENCE.render(lang, values)) + "\n")
    return FAILED


def _way(fault: BaseException) -> str:
    """Give the lines of code that a fault came through, and those of what led to it.

    Messages are left out: they may hold a value, and a value may be a secret.
    """
    from traceback import StackSummary, walk_tb

    parts: list[str] = []
    step: BaseException | None = fault
    while step is not None and len(parts) < _MOST_STEPS:
        frames = "".join(StackSummary.extract(walk_tb(step.__traceback__)).format())
        parts.append(f"{frames}{type(step).__name__}\n")
        step = step.__cause__ or (None if step.__suppress_context__ else step.__context__)
    return "\n".join(reversed(parts))


def _without_secrets(text: str) -> str:
    try:
        from onsrights.engine.secrets import masked
    except ImportError:
        return text
    return masked(text)


def _rules(fault: BaseException) -> Iterator[str]:
    """Give the code of the rule in which the fault arose; a module for two languages stands for both."""
    modules = set()
    step = fault.__traceback__
    while step is not None:
        modules.add(step.tb_frame.f_globals.get("__name__"))
        step = step.tb_next
    try:
        from onsrights.platforms import PLATFORMS
    except ImportError:
        return
    codes = [rule.code for rule in PLATFORMS.registry() if rule.module in modules]
    if codes:
        yield "/".join(codes)
