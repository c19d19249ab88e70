"""How a file becomes findings, on every platform: tree, schema, rules, silence, comments, selection, readiness.

This page is the whole way in one place. The tree's faults get their codes; the platform that the file is for is told;
its schema is held against the tree (:mod:`onsrights.engine.check.schema`); the platform reads units from the values and
its rules are asked about each; what another finding explains already falls silent; severities of the settings, the
comments that ignore rules and the selection are applied. A form takes the same way, without a file around it.
"""

from __future__ import annotations

from collections import Counter

from onsrights.engine.check.platform import Checked, Context, Entry, Group, rules_of, unit_pointer
from onsrights.engine.check.register import Register
from onsrights.engine.check.rule import REST, Registry
from onsrights.engine.check.schema import documents
from onsrights.engine.check.silence import Silence
from onsrights.engine.declared import TYPE_CHECKING, NamedTuple
from onsrights.engine.diagnostics import Finding, Note, Place, Span
from onsrights.engine.text.tree import hide_secrets
from onsrights.engine.waiting import go_on

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from typing import Any

    from onsrights.engine.accept.ignores import Ignores
    from onsrights.engine.check.house import HouseJudge
    from onsrights.engine.check.platform import Judge, Platform, Platforms
    from onsrights.engine.check.schema import Document
    from onsrights.engine.diagnostics import Severity
    from onsrights.engine.rules.secret_in_manifest import Found
    from onsrights.engine.settings.settings import Settings
    from onsrights.engine.text.source import Fault, Source
    from onsrights.engine.text.tree import Tree

__all__ = ["NEEDED", "Session"]

_CHOOSING = ("select", "ignore", "severity")
"""The settings that name rules."""

_DIGITS = 3
NEEDED = frozenset("100 101 102 103 104 105 110 112 113 114 115 116 130".split())
"""The engine's rules about what a registration cannot do without, where they are errors."""

_FAULTS = {
    "unreadable-file": "100",
    "invalid-yaml": "101",
    "not-utf8": "102",
    "duplicate-key": "103",
    "alias-not-allowed": "104",
    "too-large": "105",
    "invisible-character": "130",
}
"""The rule for each fault that is found in a file while it is read."""

_BESIDE_SECRETS = frozenset({"100", "101", "102", "103", "104", "105", "116"})
"""What is said about a place although there is a secret at it."""


class _Choice(NamedTuple):
    """What settings make of the rules."""

    enabled: frozenset[str] | None
    """The rules that may speak; ``None`` for all."""
    levels: dict[str, Severity]
    """Those that are to be of another severity."""


class _Desk(NamedTuple):
    """What a run keeps of one platform."""

    platform: Platform
    registry: Registry
    silence: Silence
    judge: Judge


class Session:
    """One run over any number of files, of one platform or of several; remembers what has to be unique among them.

    ``remembered`` is what the judges of one run leave for the next; it is theirs, and they bound it.
    Raises :class:`onsrights.engine.check.rule.UnknownRuleError` for a rule of the settings that does not exist.
    """

    def __init__(self, platforms: Platforms, settings: Settings, remembered: dict[Any, Any] | None = None) -> None:
        self._platforms = platforms
        self._remembered = remembered
        self._settings = settings
        self._every: Registry | None = None
        self._chosen_by = self._choice(settings)
        for override in settings.overrides:
            self._choice(settings._replace(**{name: getattr(override, name) for name in _CHOOSING}))
        self._register = Register()
        self._desks: dict[str, _Desk] = {}
        self._houses: dict[str, HouseJudge] = {}

    @property
    def is_edited(self) -> bool:
        """Whether this is a run of an editor, which checks the same manifests again after every key."""
        return self._remembered is not None

    def check(self, tree: Tree, settings: Settings | None = None, most: int = 0) -> Checked:
        """Check one file, with ``settings`` of its own where they are not those of the run.

        With ``most`` no more than a report needs is kept: of each rule the proposals of so many findings.
        """
        self._settle(settings)
        source = tree.source
        key = source.platform or self._platforms.key_of(tree, source.path)
        desk = self._desk(key)
        hide_secrets(tree, desk.platform.secrets)
        context = self._context(source)
        self._register.open(source)
        with desk.platform.within(self._settings):
            desk.judge.open(context)
            return self._check(tree, desk, context, most)

    def check_forms(
        self, key: str, forms: Iterable[Mapping[str, object]], unasked: Collection[str] = ()
    ) -> Iterator[tuple[Checked, dict[str, str]]]:
        """Check the values of forms for the platform of that key, each as a document; see :func:`form_document`.

        Gives with what was found every text that was judged, as it was given, by its pointer.
        """
        from onsrights.engine.check.form import form_document

        desk = self._desk(key)
        context = self._context()
        self._register.open(None)
        with desk.platform.within(self._settings):
            desk.judge.open(context)
            for number, values in enumerate(forms):
                document = form_document(desk.platform, values, context, unasked, number)
                hidden = frozenset((number, found.place.pointer) for found in document.secrets)
                outcome = _Outcome(self, desk, None, hidden)
                faults: dict[str | None, list[Finding]] = {}
                for finding in document.secrets:
                    faults.setdefault(unit_pointer(desk.platform, finding.place.pointer), []).append(finding)
                outcome.document(document, faults, complete=not faults, unfinished=frozenset())
                groups = self._selected(outcome.groups)
                yield Checked(desk.platform, groups, tuple(outcome.entries)), document.texts

    def forget(self) -> frozenset[int]:
        """Forget what has to be unique among the files so far, so that the next one is checked as the first.

        Gives a mark of 64 bits for everything that was to be unique, the same in every process. Files that share no
        mark say nothing about each other; two that share one may have something in common, but need not.
        """
        return self._register.forget()

    def registry(self, key: str) -> Registry:
        """Give the rules of one platform, and the house rules of what was checked last."""
        house = self._settings.house
        return self._desk(key).registry if not house else Registry([*self._desk(key).registry, *house])

    def _check(self, tree: Tree, desk: _Desk, context: Context, most: int) -> Checked:
        read = documents(tree, desk.platform, context)
        secrets = _secrets(tree, desk)
        faults = _Faults(desk.platform, tree, secrets)
        ignores = self._ignores(tree, desk)
        outcome = _Outcome(self, desk, ignores, secrets.hidden if secrets else frozenset(), most)
        outcome.add(None, faults.outside({document.number for document in read}))
        for document in read:
            complete = tree.complete and not (secrets and document.number in secrets.documents)
            outcome.document(document, faults.of(document.number), complete=complete, unfinished=tree.unfinished)
        if secrets:
            outcome.beside(secrets.in_comments)
        suppressed = 0
        if ignores is not None:
            # A comment is never registered, so what is wrong with one keeps no unit from being ready.
            labels = {(entry.document, entry.pointer): entry.label for entry in outcome.entries}
            outcome.groups += [group._replace(findings=self.graded(group.findings)) for group in ignores.groups(labels)]
            suppressed = ignores.suppressed
        return Checked(desk.platform, self._selected(outcome.groups), tuple(outcome.entries), suppressed)

    def house(self, platform: Platform) -> HouseJudge | None:
        """Give what asks the house rules of the settings, where they have any."""
        rules = self._settings.house
        if not rules:
            return None
        known = self._houses.get(platform.key)
        if known is None or known.rules is not rules:
            from onsrights.engine.check.house import HouseJudge

            known = self._houses[platform.key] = HouseJudge(rules, platform)
        return known

    def _settle(self, settings: Settings | None) -> None:
        if settings is not None and settings is not self._settings:
            if (settings.house, settings.house_elsewhere) != (self._settings.house, self._settings.house_elsewhere):
                self._every = None
            self._settings = settings
            self._chosen_by = self._choice(settings)

    @property
    def strict(self) -> bool:
        """Whether comments cannot silence what the registration itself refuses."""
        return self._settings.strict

    def _context(self, source: Source | None = None) -> Context:
        settings = self._settings
        names, earlier = self._platforms.names, source.earlier if source is not None else None
        return Context(
            settings, self._register, names, settings.as_of, earlier, settings.observed, source, self._remembered
        )

    def _desk(self, key: str) -> _Desk:
        """Give what is kept of a platform, made when its first file turns up."""
        if key not in self._desks:
            platform = self._platforms[key]
            registry = rules_of(platform)
            silence = Silence(registry, 2 if platform.unit.endswith("[]") else 0)
            self._desks[key] = _Desk(platform, registry, silence, platform.judge(platform.catalogue, self._register))
        return self._desks[key]

    def _ignores(self, tree: Tree, desk: _Desk) -> Ignores | None:
        """Read the comments that ignore rules, where there may be any."""
        if not tree.source.may_have_ignores:
            return None
        from onsrights.engine.accept.ignores import read_ignores

        return read_ignores(tree, self._all(), desk.platform, self._ran(tree, desk))

    def _ran(self, tree: Tree, desk: _Desk) -> frozenset[str]:
        """Give the codes of the rules that look at a file."""
        wanted = {"file", "run", *(("earlier",) if tree.source.earlier is not None else ())}
        if self._settings.observed is not None:
            wanted.add("observed")
        ran = frozenset(rule.code for rule in (*desk.registry, *self._settings.house) if rule.needs in wanted)
        enabled = self._chosen_by.enabled
        return ran if enabled is None else ran & enabled

    # ------------------------------------------------------------------------------------------ what settings choose

    def _all(self) -> Registry:
        if self._every is None:
            self._every = self._platforms.registry(self._settings)
        return self._every

    def _choice(self, settings: Settings) -> _Choice:
        if not (settings.select or settings.ignore or settings.severity):
            return _Choice(None, {})
        registry = self._all()
        levels: dict[str, Severity] = {}
        meant = [(registry.expand(written), severity) for written, severity in settings.severity.items()]
        for codes, severity in sorted(meant, key=lambda pair: -len(pair[0])):
            levels |= dict.fromkeys(codes, severity)
        if not settings.select and not settings.ignore:
            return _Choice(None, levels)
        chosen = {rule.code for rule in registry}
        if settings.select:
            chosen = {code for written in settings.select for code in registry.expand(written)}
        return _Choice(frozenset(chosen.difference(*(registry.expand(written) for written in settings.ignore))), levels)

    def graded(self, findings: list[Finding]) -> list[Finding]:
        """Give every finding the severity that the settings have for its rule."""
        levels = self._chosen_by.levels
        if not levels:
            return findings
        return [found._replace(severity=levels[found.code]) if found.code in levels else found for found in findings]

    def _selected(self, groups: list[Group]) -> list[Group]:
        """Leave out what was not selected, and groups without findings."""
        enabled = self._chosen_by.enabled
        if enabled is not None:
            groups = [
                group._replace(findings=[found for found in group.findings if found.code in enabled])
                for group in groups
            ]
        return [group for group in groups if group.findings]


class _Outcome:
    """Gathers what is found in one file, unit by unit."""

    def __init__(
        self,
        session: Session,
        desk: _Desk,
        ignores: Ignores | None,
        hidden: Collection[tuple[int, str]],
        most: int = 0,
    ) -> None:
        self._session = session
        self._desk = desk
        self._ignores = ignores
        self._hidden = hidden
        """Where a secret was, by document and pointer."""
        self._most = most
        self._house = session.house(desk.platform)
        self._counts: Counter[str] = Counter()
        self.groups: list[Group] = []
        self.entries: list[Entry] = []

    def document(
        self,
        document: Document,
        faults: Mapping[str | None, list[Finding]],
        *,
        complete: bool,
        unfinished: Collection[tuple[int, str]],
    ) -> None:
        """Check one document, and note of each of its units whether it can be registered as it is."""
        of_units = dict(faults)
        around = of_units.pop(None, [])
        first = len(self.entries)
        for subject in self._desk.platform.read(document):
            go_on()
            pointer = subject.pointer
            structural = [*document.taken(), *of_units.pop(pointer, ())]
            whole = (document.number, pointer) not in unfinished
            before = len(self.groups)
            ready = self._unit(subject, structural, document) and whole
            self.entries.append(Entry(document.number, pointer, subject.label, ready))
            if self._most:
                self._spare(before)
        around = [*around, *(finding for left in of_units.values() for finding in left), *document.taken()]
        clear = self._judged(None, around, document.meant)
        if self._house is not None:
            self._of_house(None, self._house.around(document.root), document)
        if not (complete and clear):
            self.entries[first:] = [entry._replace(ready=False) for entry in self.entries[first:]]

    def _unit(self, subject: Any, structural: list[Finding], document: Document) -> bool:  # noqa: ANN401
        """Check one unit; say whether it can be registered as it is."""
        judge = self._desk.judge
        findings = [*structural, *judge.findings(subject)]
        sound = not findings or self._judged(subject.label, findings, document.meant)
        if self._house is not None and (said := self._house.of_unit(document.unit, subject)):
            self._of_house(subject.label, self._desk.platform.vetted(judge, subject, said, findings), document)
        return sound

    def _of_house(self, label: str | None, findings: list[Finding], document: Document) -> None:
        """Take up what house rules say. What a team wants beside keeps nothing from being registered."""
        shown = [found for found in findings if (found.place.document, found.place.pointer) not in self._hidden]
        if shown:
            self.add(label, self._session.graded(shown), document.meant)

    def _judged(self, label: str | None, findings: list[Finding], names: Mapping[str, str] | None = None) -> bool:
        """Take up what was found about a unit, or around the units; say whether nothing of it is in the way."""
        findings = self._desk.silence.after(_once(self._shown(findings)))
        return self._taken(label, findings, names)

    def _taken(self, label: str | None, findings: list[Finding], names: Mapping[str, str] | None = None) -> bool:
        needed = [finding for finding in findings if self._is_needed(finding)]
        graded = self._session.graded(findings)
        self.add(label, graded, names)
        if self._session.strict:
            said = self.groups[-1].findings
            self.groups[-1] = self.groups[-1]._replace(
                findings=[*said, *(finding for finding in needed if finding not in said)]
            )
        return not needed and not any(self._hinders(finding) for finding in graded)

    def beside(self, findings: list[Finding]) -> None:
        """Take up what is in comments, each with the unit that it is in."""
        labels = {(entry.document, entry.pointer): entry.label for entry in self.entries}
        for finding in findings:
            pointer = unit_pointer(self._desk.platform, finding.place.pointer)
            self._taken(labels.get((finding.place.document, pointer or "")), [finding])

    def _shown(self, findings: list[Finding]) -> list[Finding]:
        """Leave out what else is found where a secret was; the faults of a file stand for themselves."""
        if not self._hidden:
            return findings
        return [
            finding
            for finding in findings
            if (finding.place.document, finding.place.pointer) not in self._hidden
            or finding.code[-_DIGITS:] in _BESIDE_SECRETS
        ]

    def add(self, label: str | None, findings: list[Finding], names: Mapping[str, str] | None = None) -> None:
        """Take up findings, without those that a comment ignores."""
        kept = findings if self._ignores is None else self._ignores.kept(findings)
        self.groups.append(Group(label, kept, names or {}))

    def _spare(self, before: int) -> None:
        """Keep of a unit's findings, which are in the groups from ``before`` on, only what a report names."""
        for number in range(before, len(self.groups)):
            findings = []
            for finding in self.groups[number].findings:
                self._counts[finding.code] += finding.text != REST
                beyond = self._counts[finding.code] > self._most
                findings.append(finding._replace(notes=(), proposals=()) if beyond else finding)
            self.groups[number] = self.groups[number]._replace(findings=findings)

    def _is_needed(self, finding: Finding) -> bool:
        """Whether the registration itself refuses this: no comment, no severity and no selection changes that."""
        is_error = (finding.severity or self._desk.registry[finding.code].severity) == "error"
        return is_error and (finding.code[-_DIGITS:] in NEEDED or finding.code in self._desk.platform.needed)

    def _hinders(self, finding: Finding) -> bool:
        """Whether a unit cannot be registered because of this: an error that nobody has judged with a reason."""
        is_error = (finding.severity or self._desk.registry[finding.code].severity) == "error"
        return is_error and not (self._ignores is not None and self._ignores.excuses(finding))


def _once(findings: list[Finding]) -> list[Finding]:
    """Let the rule for a text speak of characters in it that no reader of YAML takes, as the error that they are.

    The tree reports them wherever they are, because most of a file is no text that a rule looks at.
    """
    unread = {finding.place.pointer for finding in findings if _is_invisible(finding, "file")}
    if not unread:
        return findings
    said = {finding.place.pointer for finding in findings if _is_invisible(finding, "value")} & unread
    kept = []
    for finding in findings:
        here = finding.place.pointer in said
        if here and _is_invisible(finding, "value"):
            kept.append(finding._replace(severity=None))
        elif not (here and _is_invisible(finding, "file") and finding.text != REST):
            kept.append(finding)
    return kept


def _is_invisible(finding: Finding, part: str) -> bool:
    return finding.code.endswith("130") and finding.place.part == part


class _Faults:
    """The faults of a file's text under the codes of a platform, by document and unit."""

    def __init__(self, platform: Platform, tree: Tree, secrets: Found | None) -> None:
        self._by_document: dict[int, dict[str | None, list[Finding]]] = {}
        found = [_finding(platform.prefix, fault) for fault in tree.faults]
        for finding in [*found, *secrets.findings] if secrets else found:
            unit = unit_pointer(platform, finding.place.pointer)
            self._by_document.setdefault(finding.place.document, {}).setdefault(unit, []).append(finding)

    def of(self, document: int) -> Mapping[str | None, list[Finding]]:
        """Give those of one document."""
        return self._by_document.get(document, {})

    def outside(self, numbers: Collection[int]) -> list[Finding]:
        """Give those that are in no document."""
        found: Iterable[dict[str | None, list[Finding]]] = (
            units for number, units in self._by_document.items() if number not in numbers
        )
        return [finding for units in found for findings in units.values() for finding in findings]


def _secrets(tree: Tree, desk: _Desk) -> Found | None:
    """Give the secrets of a file, where it has any."""
    if not tree.source.secrets:
        return None
    from onsrights.engine.rules.secret_in_manifest import secret_findings

    return secret_findings(tree, f"{desk.platform.prefix}116")


def _finding(prefix: str, fault: Fault) -> Finding:
    """Give a fault of the file the code that it has on a platform."""
    place = Place(fault.pointer, "file", Span(fault.start, fault.end), fault.document)
    notes = tuple(
        Note(Place(fault.pointer, "file", Span(start, end), fault.document), text) for start, end, text in fault.notes
    )
    return Finding(prefix + _FAULTS[fault.kind], place, fault.text, fault.data, notes)
