"""How a manifest for Nedap Ons becomes findings: tree, model, rules, and what silences what.

This page is the whole way in one place. The tree's faults get their codes; the structure is looked at and becomes
rights (:mod:`onsrights.ons.structure`); every rule of the catalogue that looks for itself is called for every right;
the faults that were found while a name or an identifier was read are turned into findings; and what another finding
already explains falls silent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from onsrights.engine.check.platform import Checked, Entry, Group
from onsrights.engine.check.register import Register
from onsrights.engine.diagnostics import Finding, Note, Place, Span
from onsrights.ons.approved import approved_rights
from onsrights.ons.catalogue import FAULT_CODES, REGISTRY
from onsrights.ons.judge import Judge
from onsrights.ons.lexicon.added import adding
from onsrights.ons.model import FIELDS
from onsrights.ons.silence import after_silence
from onsrights.ons.structure import read_documents

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onsrights.engine.diagnostics import Severity
    from onsrights.engine.ignores import Ignores
    from onsrights.engine.settings import Settings
    from onsrights.engine.source import Fault
    from onsrights.engine.tree import Tree
    from onsrights.ons.approved import Approved
    from onsrights.ons.model import Manifest, Right

__all__ = ["ONS", "Ons", "OnsSession"]


class Ons:
    """The platform as the engine sees it."""

    registry = REGISTRY
    fields = frozenset(FIELDS)

    def session(self, settings: Settings) -> OnsSession:
        """Begin a run; raises :class:`onsrights.engine.check.rule.UnknownRuleError` for a rule that does not exist."""
        return OnsSession(settings)


ONS = Ons()


class OnsSession:
    """One run over any number of files."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._chosen_by = _choice(settings)
        for override in settings.overrides:
            _choice(settings._replace(**{name: getattr(override, name) for name in _CHOOSING}))
        self._register = Register()
        self._judge = Judge(self._register)
        self._earlier: Approved | None = None
        """The rights that were approved in what stood in the file before, where it is held against that."""

    def check(self, tree: Tree, settings: Settings | None = None) -> Checked:
        """Check one file, with ``settings`` of its own where they are not those of the run."""
        if settings is not None and settings is not self._settings:
            self._settings, self._chosen_by = settings, _choice(settings)
        with adding(self._settings.words):
            return self._check(tree)

    def _check(self, tree: Tree) -> Checked:
        self._register.open(tree.source)
        documents = read_documents(tree, self._settings)
        self._earlier = approved_rights(tree.source, self._settings) if tree.source.earlier is not None else None
        faults = [_fault(fault) for fault in tree.faults]
        numbers = {document.number for document in documents}
        ignores = self._ignores(tree)
        groups = [Group(None, _kept([finding for finding in faults if finding.place.document not in numbers], ignores))]
        entries: list[Entry] = []
        ready = 0
        for document in documents:
            in_rights, around = _by_right(finding for finding in faults if finding.place.document == document.number)
            sound = 0
            for right, structural in document.rights():
                entries.append(Entry(document.number, right.pointer, right.label))
                structural.extend(in_rights.pop(right.pointer, ()) if in_rights else ())
                whole = (document.number, right.pointer) not in tree.unfinished
                sound += self._right(right, structural, groups, ignores) and whole
            around += [finding for left in in_rights.values() for finding in left] + document.findings
            around = self._graded(after_silence(around))
            groups.append(Group(None, _kept(around, ignores)))
            if tree.complete and not any(_hinders(finding, ignores) for finding in around):
                ready += sound
        suppressed = 0
        if ignores is not None:
            # A comment is never sent to the dashboard, so what is wrong with one keeps no right from being ready.
            labels = {(entry.document, entry.pointer): entry.label for entry in entries}
            groups += [group._replace(findings=self._graded(group.findings)) for group in ignores.groups(labels)]
            suppressed = ignores.suppressed
        return Checked(self._chosen(groups), len(entries), ready, tuple(entries), suppressed)

    def _ignores(self, tree: Tree) -> Ignores | None:
        """Read the comments that ignore rules, where there may be any."""
        if not tree.source.may_have_ignores:
            return None
        from onsrights.engine.ignores import read_ignores

        return read_ignores(tree, REGISTRY, self._ran(tree))

    def _ran(self, tree: Tree) -> frozenset[str]:
        """Give the codes of the rules that look at a file."""
        more = {rule.code for rule in REGISTRY if rule.needs == "earlier"} if tree.source.earlier is not None else ()
        ran = frozenset({*(rule.code for rule in REGISTRY if rule.always), *more})
        enabled = self._chosen_by.enabled
        return ran if enabled is None else ran & enabled

    def forget(self) -> frozenset[int]:
        """Forget the names of the files so far; give a mark for each of them."""
        return self._register.forget()

    def check_manifest(self, manifest: Manifest, findings: Iterable[Finding]) -> Checked:
        """Check rights that come from a form, not from a file."""
        with adding(self._settings.words):
            return self._check_manifest(manifest, findings)

    def _check_manifest(self, manifest: Manifest, findings: Iterable[Finding]) -> Checked:
        self._register.open(None)
        self._earlier = None
        in_rights, around = _by_right(findings)
        around = self._graded(after_silence(around))
        groups = [Group(None, around)]
        ready = sum(self._right(right, in_rights.get(right.pointer, []), groups) for right in manifest.rights)
        if any(_hinders(finding, None) for finding in around):
            ready = 0
        return Checked(self._chosen(groups), len(manifest.rights), ready)

    def _right(
        self, right: Right, structural: list[Finding], groups: list[Group], ignores: Ignores | None = None
    ) -> bool:
        """Check one right; say whether it can be registered as it stands."""
        findings = self._judge.right(right, self._earlier)
        if structural:
            findings = [*structural, *findings]
        if not findings:
            return True
        findings = self._graded(after_silence(findings))
        names = {field.pointer: name for name, field in right.fields.items() if not field.pointer.endswith(name)}
        groups.append(Group(right.label, _kept(findings, ignores), names))
        return not any(_hinders(finding, ignores) for finding in findings)

    def _graded(self, findings: list[Finding]) -> list[Finding]:
        """Give every finding the severity that the settings have for its rule."""
        levels = self._chosen_by.levels
        if not levels:
            return findings
        return [found._replace(severity=levels[found.code]) if found.code in levels else found for found in findings]

    def _chosen(self, groups: list[Group]) -> list[Group]:
        """Leave out what was not selected, and groups without findings."""
        enabled = self._chosen_by.enabled
        if enabled is not None:
            groups = [
                group._replace(findings=[found for found in group.findings if found.code in enabled])
                for group in groups
            ]
        return [group for group in groups if group.findings]


class _Choice(NamedTuple):
    """What settings make of the rules."""

    enabled: frozenset[str] | None
    """The rules that may speak; ``None`` for all."""
    levels: dict[str, Severity]
    """Those that are to be of another severity."""


_CHOOSING = ("select", "ignore", "severity")
"""The settings that name rules."""


def _choice(settings: Settings) -> _Choice:
    """Raise :class:`onsrights.engine.check.rule.UnknownRuleError` for a rule that does not exist."""
    levels: dict[str, Severity] = {}
    meant = [(REGISTRY.expand(written), severity) for written, severity in settings.severity.items()]
    for codes, severity in sorted(meant, key=lambda pair: -len(pair[0])):
        levels |= dict.fromkeys(codes, severity)
    if not settings.select and not settings.ignore:
        return _Choice(None, levels)
    chosen = {rule.code for rule in REGISTRY}
    if settings.select:
        chosen = {code for written in settings.select for code in REGISTRY.expand(written)}
    return _Choice(frozenset(chosen.difference(*(REGISTRY.expand(written) for written in settings.ignore))), levels)


def _fault(fault: Fault) -> Finding:
    """Give a fault of the file the code that it has here."""
    place = Place(fault.pointer, "file", Span(fault.start, fault.end), fault.document)
    notes = tuple(
        Note(Place(fault.pointer, "file", Span(start, end), fault.document), text) for start, end, text in fault.notes
    )
    return Finding(FAULT_CODES[fault.kind], place, fault.text, fault.data, notes)


def _kept(findings: list[Finding], ignores: Ignores | None) -> list[Finding]:
    return findings if ignores is None else ignores.kept(findings)


def _hinders(finding: Finding, ignores: Ignores | None) -> bool:
    """Whether a right cannot be registered because of this: an error that nobody has judged and given a reason for."""
    is_error = (finding.severity or REGISTRY[finding.code].severity) == "error"
    return is_error and not (ignores is not None and ignores.excuses(finding))


def _by_right(findings: Iterable[Finding]) -> tuple[dict[str, list[Finding]], list[Finding]]:
    """Tell the findings about a right, by its pointer (``/rights/3``), from those around the rights."""
    around: list[Finding] = []
    rights: dict[str, list[Finding]] = {}
    for finding in findings:
        steps = finding.place.pointer.split("/", 3)
        if len(steps) > 2 and steps[2].isdigit():
            rights.setdefault("/".join(steps[:3]), []).append(finding)
        else:
            around.append(finding)
    return rights, around
