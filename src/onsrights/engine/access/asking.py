"""A manifest that is asked: it is checked first, and each of its documents is then a subject of questions."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from onsrights.engine.access.decision import About, decide, known_options
from onsrights.engine.access.decision import question as put
from onsrights.engine.access.question import AS_OF, NO_SUCH_OPTION, QuestionError, Spelled, day, told
from onsrights.engine.check.platform import Context
from onsrights.engine.check.register import Register
from onsrights.engine.check.report import Count, Report
from onsrights.engine.check.session import Session
from onsrights.engine.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from onsrights.engine.access.decision import Decision
    from onsrights.engine.access.layers import Access
    from onsrights.engine.check.locate import Locator
    from onsrights.engine.check.platform import Checked, Platform, Platforms
    from onsrights.engine.check.schema import Document
    from onsrights.engine.diagnostics import Diagnostic, Place, Range
    from onsrights.engine.settings.settings import Settings
    from onsrights.engine.text.source import Source

__all__ = [
    "APP",
    "Asked",
    "ManifestError",
    "alone",
    "answer",
    "ask_source",
    "ask_values",
    "choose",
    "hinders",
    "observe",
    "platform_of",
]

APP = "app"
"""The option that says which of several documents is meant."""

_HINDERING = frozenset("100 101 102 103 104 105 110 111 112 113 114 115".split())
"""Rules of the engine after which nobody can say what a manifest means."""
_SHOWN = 20

_OTHER = Text(
    "Dit manifest is voor {platform}; de vraag is voor {other}.",
    "This manifest is for {platform}; the question is for {other}.",
)
_NO_MANIFEST = Text("Deze vraag heeft een manifest nodig.", "This question needs a manifest.")
_NO_DOOR = Text('Voor {platform} bestaat "why" niet.', 'For {platform} there is no "why".')
_ALONE = Text("{option} hoort bij een vraag zonder manifest.", "{option} belongs to a question without a manifest.")
_TWO = Text(
    "{option} is een vraag voor {one} en {second} voor {other}; stel er één.",
    "{option} is a question for {one} and {second} for {other}; ask one of them.",
)
_NOTHING: Mapping[str, object] = MappingProxyType({})
_SEVERAL = Text("Het manifest heeft {known}; kies met {option}.", "The manifest has {known}; choose with {option}.")
_NO_SUCH = Text(
    'Het manifest heeft geen "{word}" ({option}); het heeft {known}.',
    'The manifest has no "{word}" ({option}); it has {known}.',
)


class ManifestError(Exception):
    """A manifest that cannot be asked; ``report`` says what is wrong with it."""

    def __init__(self, report: Report) -> None:
        super().__init__(f"the manifest has {len(report.diagnostics)} faults that have to be fixed first")
        self.report = report


class Asked(NamedTuple):
    """A manifest that can be asked."""

    platform: Platform
    access: Access
    subjects: tuple[About, ...]
    """One for each document."""


def answer(  # noqa: PLR0913 - each has its name
    platforms: Platforms,
    manifest: str | Mapping[str, object] | None,
    question: Mapping[str, object],
    *,
    filename: str | None = None,
    platform: str | None = None,
    app: str | None = None,
    settings: Settings,
    as_of: object = None,
    got: str | None = None,
    observed: str | bytes | Mapping[str, object] | None = None,
) -> Decision:
    """Answer a question; see :func:`onsrights.why`, whose ``**question`` is a mapping here."""
    given = {name: value for name, value in question.items() if value is not None}
    key = platform_of(platforms, given, platform)
    today = day(as_of)
    if manifest is None:
        found = alone(platforms[key], given) if key else None
        if found is None:
            raise QuestionError(_NO_MANIFEST)
        access, about = found
    else:
        settings = settings._replace(as_of=today)
        if isinstance(manifest, str):
            source = _source(filename, manifest, settings)
            source.platform = platform
            asked = ask_source(platforms, source, settings, key, given)
        else:
            said = manifest.get("platform")
            known = said if isinstance(said, str) and said in platforms.keys else None
            of = platform or known or key or platforms.keys[0]
            asked = ask_values(platforms, of, {"manifest": 1, "platform": of, **manifest}, settings, key, given)
        access, about = asked.access, choose(asked, app)
    seen = None if observed is None else observe(access, about.name, observed)
    if as_of is not None:
        given[AS_OF] = today
    return decide(access, about, put(access, about.name, about.subject, given, today, observed=seen), got)


def _source(filename: str | None, text: str, settings: Settings) -> Source:
    from onsrights.engine.text.source import Source

    data = text.encode("utf-8", "surrogatepass")
    if len(data) > settings.limits.file_bytes:
        return Source.from_bytes(filename, data, settings.limits)
    return Source(filename, text)


def platform_of(
    platforms: Platforms, given: Mapping[str, object], key: str | None = None, among: Iterable[str] | None = None
) -> str | None:
    """Say for which platform a question is: that of ``key``, else the one whose required option was given.

    ``among`` are those whose options may have been given, by default all. ``None`` where neither tells; raise
    :class:`QuestionError` where two platforms are meant.
    """
    meant = {
        each: option.name
        for each in (platforms.keys if among is None else among)
        if (access := platforms[each].door("why"))
        for option in access.options
        if option.required and given.get(option.name) is not None
    }
    if len(meant) > 1:
        (one, first), (other, second) = list(meant.items())[:2]
        names = platforms.offers
        raise QuestionError(_TWO, first, one=names[one].name, second=Spelled(second), other=names[other].name)
    if key is not None and meant and key not in meant:
        raise QuestionError(NO_SUCH_OPTION, next(iter(meant.values())), platform=platforms.offers[key].name)
    return key or next(iter(meant), None)


def alone(platform: Platform, given: Mapping[str, object]) -> tuple[Access, About] | None:
    """Give a subject that was told without a manifest; ``None`` where no option was given that makes one."""
    access: Access | None = platform.door("why")
    if access is None or access.alone is None or not _tells_alone(access, given):
        return None
    subject = access.alone(told(access.options, known_options(access, platform.name, given)))
    return access, About(platform.key, platform.name, subject, alone=True)


def _tells_alone(access: Access, given: Mapping[str, object]) -> str | None:
    names = (option.name for option in access.options if option.alone and given.get(option.name) is not None)
    return next(names, None)


def ask_source(
    platforms: Platforms,
    source: Source,
    settings: Settings,
    key: str | None = None,
    given: Mapping[str, object] = _NOTHING,
) -> Asked:
    """Read a file or a text; raise :class:`ManifestError` where it cannot be asked.

    ``key`` is the platform of the question and ``given`` what was told, where they are known: a manifest of another
    platform is a :class:`QuestionError`, and so is a question that goes without a manifest.
    """
    from onsrights.engine.check.run import capped
    from onsrights.engine.check.schema import documents
    from onsrights.engine.text.tree import read_tree

    settings = _unchosen(settings)
    session = Session(platforms, settings)
    tree = read_tree(source, settings.limits)
    if not source.readable and source.platform is None and platforms.by_path(source.path) is None:
        source.platform = key  # nothing of it says another one, and that it cannot be read is what has to be said
    found_key = source.platform or platforms.key_of(tree, source.path)
    _agree(platforms, found_key, key, given)
    checked = session.check(tree, settings)
    locators: list[Locator] = []

    def locator() -> Locator:
        if not locators:
            from onsrights.engine.check.locate import Locator

            locators.append(Locator(session.registry(checked.platform.key), checked.platform, tree))
        return locators[0]

    found = locator().diagnostics(capped(checked.groups, settings.limits.findings)) if checked.groups else []
    _refuse(checked, found)
    read = documents(tree, checked.platform, _context(platforms, settings, source))
    return _asked(checked.platform, read, found, lambda place: locator().range(place), source.path)


def ask_values(
    platforms: Platforms,
    key: str,
    values: Mapping[str, object],
    settings: Settings,
    asked_key: str | None = None,
    given: Mapping[str, object] = _NOTHING,
) -> Asked:
    """Do the same with the values of a form for the platform of ``key``; ``asked_key`` is that of the question."""
    from onsrights.engine.check.form import form_document
    from onsrights.engine.check.locate import Locator

    _agree(platforms, key, asked_key, given)
    settings = _unchosen(settings)
    session = Session(platforms, settings)
    [(checked, texts)] = session.check_forms(key, [values])
    found = Locator(session.registry(key), checked.platform, None, texts).diagnostics(checked.groups)
    _refuse(checked, found)
    document = form_document(checked.platform, values, _context(platforms, settings, None))
    return _asked(checked.platform, [document], found, lambda _place: None, None)


def _agree(platforms: Platforms, found: str, key: str | None, given: Mapping[str, object]) -> None:
    """See to it that a manifest and a question are for one platform."""
    platform = platforms[found]
    access: Access | None = platform.door("why")
    if access is None:
        raise QuestionError(_NO_DOOR, platform=platform.name)
    if key is not None and key != found:
        raise QuestionError(_OTHER, platform=platform.name, other=platforms.offers[key].name)
    known_options(access, platform.name, given)
    if name := _tells_alone(access, given):
        raise QuestionError(_ALONE, name)


def _unchosen(settings: Settings) -> Settings:
    """Leave out what settings say of rules: whether a manifest can be asked does not depend on that."""
    return settings._replace(select=(), ignore=(), severity={}, overrides=(), house=(), house_elsewhere=())


def _context(platforms: Platforms, settings: Settings, source: Source | None) -> Context:
    return Context(settings, Register(), platforms.names, settings.as_of, source=source)


def _refuse(checked: Checked, found: Sequence[Diagnostic]) -> None:
    in_the_way = tuple(each for each in found if hinders(each, checked.platform))
    if in_the_way:
        count = Count(checked.platform.key, checked.platform.noun, checked.units, checked.ready)
        raise ManifestError(Report(in_the_way, 1, checked.units, checked.ready, platforms=(count,)))


def hinders(found: Diagnostic, platform: Platform) -> bool:
    """Whether a manifest in which this was found cannot be asked."""
    return found.severity == "error" and found.code.removeprefix(platform.prefix) in _HINDERING


def _asked(
    platform: Platform,
    documents: Iterable[Document],
    found: Iterable[Diagnostic],
    locate: Callable[[Place], Range | None],
    path: str | None,
) -> Asked:
    access: Access = platform.door("why")
    of_document: dict[int, list[Diagnostic]] = {}
    for each in found:
        of_document.setdefault(each.document, []).append(each)
    subjects = []
    for document in documents:
        here = of_document.get(document.number, [])
        subject = access.read(document, here)
        subjects.append(About(platform.key, platform.name, subject, path, document.number, locate, here))
    return Asked(platform, access, tuple(subjects))


def choose(asked: Asked, app: str | None) -> About:
    """Give the subject that is meant; raise :class:`QuestionError` where that is not clear."""
    subjects = asked.subjects
    if app is not None:
        subjects = tuple(about for about in subjects if _is_called(asked.access.labels(about.subject), app))
        if not subjects:
            raise QuestionError(_NO_SUCH, APP, word=app, known=_listed(asked.access, asked.subjects))
    if len(subjects) > 1:
        raise QuestionError(_SEVERAL, APP, known=_listed(asked.access, subjects))
    return subjects[0]


def _is_called(labels: Iterable[str], app: str) -> bool:
    from unicodedata import normalize

    def same(text: str) -> str:
        return normalize("NFC", text.strip()).casefold()

    return same(app) in map(same, labels)


def _listed(access: Access, subjects: Sequence[Any]) -> str:
    labels = [access.labels(about.subject) for about in subjects[:_SHOWN]]
    firsts = [each[0] for each in labels]
    # Where two have one name, the longer one tells them apart.
    names = [each[-1] if firsts.count(each[0]) > 1 else each[0] for each in labels]
    return ", ".join(f'"{name}"' for name in names) + (", …" if len(subjects) > _SHOWN else "")


def observe(asked: Access, platform: str, given: str | bytes | Mapping[str, Any]) -> object:
    """Read what a platform says of itself; raise :class:`ObservedError`, or :class:`QuestionError` where none does."""
    if asked.observe is None:
        raise QuestionError(NO_SUCH_OPTION, "observed", platform=platform)
    return asked.observe(given)
