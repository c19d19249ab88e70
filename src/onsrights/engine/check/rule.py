"""A rule as the engine knows it, and the registry in which rules are looked up and selected."""

from __future__ import annotations

from importlib import import_module

from onsrights.engine.declared import TYPE_CHECKING, NamedTuple
from onsrights.engine.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import ModuleType
    from typing import Any, Literal

    from onsrights.engine.check.house import House
    from onsrights.engine.diagnostics import Language, Safety, Severity

__all__ = ["DOCUMENTATION", "REST", "Registry", "Rule", "UnknownRuleError"]

DOCUMENTATION = "https://onsrights.readthedocs.io/rules/"
"""The one place that says where the pages of the rules stand on the web."""

_OF_HOUSE = "https://onsrights.readthedocs.io/how-to/house-rules/"
"""Where a rule of a team's own is explained as far as it can be: how such rules are written."""

_DIGITS = 3
_OF_SECRETS = "116"
_ALL = "*"

REST = "rest"
"""The key of the text that any rule has: it stands for all that is no longer named one by one."""

_REST = Text(
    nl="Vanaf hier geldt dezelfde regel nog {count} keer in dit bestand; die plaatsen worden niet apart genoemd. "
    "Los eerst de genoemde op en controleer opnieuw.",
    en="From here on the same rule applies another {count} times in this file; those places are not named one by "
    "one. First fix the places that are named, then check again.",
)


class Rule(NamedTuple):
    """What has to be known of a rule before a fault is found; it stands in the rule's own module.

    The module has the ``TEXTS`` in both languages and, where the rule looks for itself, a function that does. All the
    rules of a platform are gathered in its ``_catalogue.py`` (:mod:`onsrights.catalogue`), so that a module is imported
    only when it has something to do: a clean manifest never pays for the rules it does not break.
    """

    code: str
    name: str
    severity: Severity
    fix: Safety | None = None
    """The safest fix the rule can offer."""
    about: tuple[str, ...] = ()
    """The keys it reads, none for all; behind a colon what it promises of one, so that it need not always be asked."""
    silences: str = ""
    """Codes and beginnings of codes that say nothing more about the same place after this one, without the platform's
    letters: ``"305 4"``. ``15/capital`` is one text of a rule, ``*`` stands for all."""
    hides: str = ""
    """Codes and beginnings of codes, like those of ``silences``, of rules that cannot look before this one is
    satisfied: what they say afterwards was there before, and no fix has brought it about."""
    needs: Literal["file", "run", "earlier", "observed", "code"] = "file"
    """What it is held against: the file by itself, what the files before it in a run have said
    (:class:`onsrights.engine.check.register.Register`), what was in the file before, what was found at the vendor, or
    source code."""
    ignorable: bool = True
    """Whether a comment may silence it, or a baseline; not where a file could then pass unread."""
    former: tuple[str, ...] = ()
    """Names that it had in earlier versions; one that was ever released stays here for good."""
    call: str = ""
    """The function of the module that looks; empty where the fault is found while the file is read. The catalogue's."""
    module: str = ""
    """Its module; the catalogue's."""
    wording: str = ""
    """For a rule of the engine, the module with the platform's own words; see :meth:`text`."""
    house: House | None = None
    """For a rule of a team's own, all that its settings say of it; such a rule has no module."""

    @property
    def number(self) -> str:
        """Its number, by which rules of the engine are told on every platform; a house rule's number says nothing."""
        return "" if self.house is not None else self.code[-_DIGITS:]

    @property
    def always(self) -> bool:
        """Whether every check runs it; not what needs source code or an earlier revision."""
        return self.needs in {"file", "run"}

    @property
    def may_wait(self) -> bool:
        """Whether a baseline may know it: never a secret, which has to be replaced at once."""
        return self.ignorable and self.number != _OF_SECRETS

    @property
    def silent(self) -> tuple[str, ...]:
        """The codes, beginnings of codes and texts of ``silences`` in full: ``("ONS305", "ONS4")``."""
        platform = self.code[:-_DIGITS]
        return tuple(platform + word.removeprefix(_ALL) for word in self.silences.split())

    @property
    def hidden(self) -> tuple[str, ...]:
        """The codes and beginnings of codes in full that may say something only after this one is satisfied."""
        words = [word.partition("/")[0] for word in f"{self.silences} {self.hides}".split()]
        return tuple(self.code[:-_DIGITS] + word for word in words if word != _ALL)

    @property
    def url(self) -> str:
        """Where the rule's page stands on the web."""
        if self.house is not None:
            return self.house.url or _OF_HOUSE
        return f"{DOCUMENTATION}{self.code}/"

    def load(self) -> ModuleType:
        """Import the module that holds the rule's ``TEXTS`` and, where it looks for itself, its function."""
        return import_module(self.module)

    def check(self) -> Callable[..., Any]:
        """Give the function that looks; a rule without one has none to give."""
        found: Callable[..., Any] = getattr(self.load(), self.call)
        return found

    def text(self, key: str) -> Text:
        """Give the text of this rule that has ``key``.

        Where a platform has words of its own for a rule of the engine, they are in the ``TEXTS`` of its wording, by
        number; its nouns go into either (:meth:`filled`).
        """
        if key == REST:
            return _REST
        if self.house is not None:
            return self.house.texts[key]
        texts: dict[str, Text] = self.load().TEXTS
        if not self.wording:
            return texts[key]
        own: Text | None = import_module(self.wording).TEXTS.get(self.code[-_DIGITS:], {}).get(key)
        nl, en = own or texts[key]
        return Text(self.filled(nl, "nl"), self.filled(en, "en"))

    def filled(self, text: str, lang: Language) -> str:
        """Put the platform's nouns, and the letters of its codes, into a text of a rule of the engine."""
        noun = import_module(self.wording).NOUN
        words = {"{unit}": noun.one, "{units}": noun.many, "{the_unit}": noun.the, "{ready}": noun.ready}
        for written, meant in {**words, "{some_rule}": noun.rule}.items():
            text = text.replace(written, getattr(meant, lang))
        return text.replace("{prefix}", self.code[:-_DIGITS])


class UnknownRuleError(ValueError):
    """A name, code or prefix that no rule has."""

    def __init__(self, written: str, registry: Registry) -> None:
        super().__init__(written)
        self.written = written
        self._registry = registry

    @property
    def suggestion(self) -> str | None:
        """The nearest one that exists, or ``None``; it is looked for only when asked, since that takes a while."""
        return self._registry.nearest(self.written)

    def __str__(self) -> str:
        meant = f"; did you mean {self.suggestion}?" if self.suggestion else ""
        return f"there is no rule {self.written!r}{meant}"


class Registry:
    """The rules of one platform or of several, in the order in which they are given.

    Platforms share names: ``invalid-yaml`` is a rule of each. Whoever wrote down a name that a rule had in an earlier
    version is still understood, and nobody is offered it. A name that a rule has today may not be among them.
    """

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._by_code: dict[str, Rule] = {}
        self._by_name: dict[str, tuple[Rule, ...]] = {}
        self._former: dict[str, tuple[Rule, ...]] = {}
        for rule in rules:
            self._by_code[rule.code] = rule
            self._by_name[rule.name] = (*self._by_name.get(rule.name, ()), rule)
            for name in rule.former:
                self._former[name] = (*self._former.get(name, ()), rule)
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
        """Give the first of :meth:`find_all`."""
        return self.find_all(written)[0]

    def find_all(self, written: str) -> tuple[Rule, ...]:
        """Give the rule with this code, or the rules with this name or former name, one a platform, in any case.

        :raises UnknownRuleError: where there is none.
        """
        rule = self._by_code.get(written.upper())
        found = (rule,) if rule else self._named(written)
        if not found:
            raise UnknownRuleError(written, self)
        return found

    def matching(self, written: str) -> tuple[Rule, ...]:
        """Give the rules that may be meant where somebody looks rules up, in their order.

        That is what :meth:`find_all` gives; else those whose code begins with what is written (``ONS3``) or ends with
        it (``305``); else those that have it in their name (``scope-position``).

        :raises UnknownRuleError: where there is none.
        """
        code, name = written.upper(), written.lower()
        if written.strip() and self._by_code.get(code) is None and not self._named(written):
            beginning = tuple(rule for rule in self if rule.code.startswith(code))
            found = beginning or tuple(rule for rule in self if rule.code[-_DIGITS:] == code or name in rule.name)
            if found:
                return found
        return self.find_all(written)

    def expand(self, written: str) -> frozenset[str]:
        """Give the codes meant by a code, a prefix of codes (``ONS3``), a name or a former name.

        :raises UnknownRuleError: where it is none of them.
        """
        if named := self._named(written):
            return frozenset(rule.code for rule in named)
        prefix = written.upper()
        codes = frozenset(code for code in self._by_code if prefix and code.startswith(prefix))
        if not codes:
            raise UnknownRuleError(written, self)
        return codes

    def may_be_of_house(self, written: str) -> bool:
        """Whether this may be the code of a house rule: it looks like one, and these settings have none at all.

        A manifest is also checked where its team's settings are not, and then nobody can say that there is none.
        """
        looks = written.isascii() and written[:-_DIGITS].isalpha() and written[-_DIGITS:].isdigit()
        if not looks or not 2 <= len(written) - _DIGITS <= 8 or written != written.upper():  # noqa: PLR2004 - letters
            return False
        return not any(rule.house is not None or written.startswith(rule.code[:-_DIGITS]) for rule in self)

    def _named(self, written: str) -> tuple[Rule, ...]:
        name = written.lower()
        return self._by_name.get(name) or self._former.get(name, ())

    def nearest(self, written: str) -> str | None:
        """Give the code or the name that was probably meant by one that no rule has."""
        from onsrights.engine.text.did_you_mean import nearest

        name = written.lower()
        if near := nearest(written.upper(), self._by_code) or nearest(name, self._by_name):
            return near
        if part := next((known for known in self._by_name if len(name) > _DIGITS and name in known), None):
            return part
        hyphens = name.count("-")
        longer = (known for known in reversed(self._by_name) if known.count("-") > hyphens > 0)
        ends = {"-".join(known.split("-")[-hyphens - 1 :]): known for known in longer}
        return ends.get(nearest(name, ends) or "")
