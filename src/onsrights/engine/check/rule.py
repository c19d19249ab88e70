"""A rule as the engine knows it, and the registry in which rules are looked up and selected."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from onsrights.engine.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from types import ModuleType

    from onsrights.engine.diagnostics import Safety, Severity

__all__ = ["DOCUMENTATION", "REST", "Registry", "Rule", "UnknownRuleError"]

DOCUMENTATION = "https://onsrights.readthedocs.io/rules/"
"""The one place that says where the pages of the rules stand on the web."""

REST = "rest"
"""The key of the text that any rule has: it stands for all that is no longer named one by one."""

_REST = Text(
    nl="Vanaf hier geldt dezelfde regel nog {count} keer in dit bestand; die plaatsen worden niet apart genoemd. "
    "Los eerst de genoemde op en controleer opnieuw.",
    en="From here on the same rule applies another {count} times in this file; those places are not named one by one. "
    "Mend the named ones first and check again.",
)


class Rule(NamedTuple):
    """One line of a catalogue.

    Everything that has to be known before a fault is found stands here; the texts and the check stand in the
    module, which is imported when the rule first has something to do. That keeps the start fast: a clean
    manifest never pays for the rules it does not break.
    """

    code: str
    name: str
    severity: Severity
    fix: Safety | None
    """The safest fix the rule can offer."""
    module: str
    silences: tuple[str, ...] = ()
    """Codes, prefixes of codes, or ``code/text-key``, that say nothing more about the same place after this one."""
    ignorable: bool = True
    """Whether a comment may silence it, or a baseline; not where a file could then pass unread."""
    always: bool = True
    """Whether every check runs it; not what needs more than the file, such as source code or an earlier revision."""

    @property
    def url(self) -> str:
        """Where the rule's page stands on the web."""
        return f"{DOCUMENTATION}{self.code}/"

    def load(self) -> ModuleType:
        """Import the module that holds the rule's ``TEXTS`` and, where it has one, its ``check``."""
        return import_module(self.module)

    def text(self, key: str) -> Text:
        """Give the text of this rule that has ``key``."""
        texts: dict[str, Text] = self.load().TEXTS
        return _REST if key == REST else texts[key]


class UnknownRuleError(ValueError):
    """A name, code or prefix that no rule has; ``suggestion`` is the nearest one that exists, or ``None``."""

    def __init__(self, written: str, suggestion: str | None) -> None:
        super().__init__(written)
        self.written = written
        self.suggestion = suggestion


class Registry:
    """The rules of one platform, in the order of their codes.

    ``former`` gives the codes of rules by names that they had in earlier versions: whoever wrote such a name down is
    still understood, and nobody is offered it. A name that a rule has today may not be among them.
    """

    def __init__(self, rules: Iterable[Rule], former: Mapping[str, str] | None = None) -> None:
        self._by_code = {rule.code: rule for rule in sorted(rules)}
        self._by_name = {rule.name: rule for rule in self._by_code.values()}
        self._former = {name: self._by_code[code] for name, code in (former or {}).items()}
        if twice := self._former.keys() & self._by_name.keys():
            msg = f"names that mean two rules: {', '.join(sorted(twice))}"
            raise ValueError(msg)

    def __iter__(self) -> Iterator[Rule]:
        return iter(self._by_code.values())

    def __len__(self) -> int:
        return len(self._by_code)

    def __getitem__(self, code: str) -> Rule:
        return self._by_code[code]

    @property
    def former_names(self) -> tuple[str, ...]:
        """The names that rules had before; they are answered to."""
        return tuple(self._former)

    def find(self, written: str) -> Rule:
        """Give the rule with this code, name or former name, in any case; raise :class:`UnknownRuleError`."""
        rule = self._by_code.get(written.upper()) or self._named(written)
        if rule is None:
            raise self._unknown(written)
        return rule

    def expand(self, written: str) -> frozenset[str]:
        """Give the codes meant by a code, a prefix of codes (``ONS3``), a name or a former name.

        :raises UnknownRuleError: where it is none of them.
        """
        if named := self._named(written):
            return frozenset({named.code})
        prefix = written.upper()
        codes = frozenset(code for code in self._by_code if prefix and code.startswith(prefix))
        if not codes:
            raise self._unknown(written)
        return codes

    def _named(self, written: str) -> Rule | None:
        name = written.lower()
        return self._by_name.get(name) or self._former.get(name)

    def _unknown(self, written: str) -> UnknownRuleError:
        from onsrights.engine.spelling import nearest

        if suggestion := nearest(written.upper(), self._by_code):
            return UnknownRuleError(written, suggestion)
        return UnknownRuleError(written, nearest(written.lower(), self._by_name))
