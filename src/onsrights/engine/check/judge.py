"""Asks the rules of a platform about one unit after the other, each only where a key that it reads is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onsrights.engine.check.field import Field, Items, Keys
from onsrights.engine.waiting import go_on

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from onsrights.engine.check.field import Value
    from onsrights.engine.check.platform import Context
    from onsrights.engine.check.register import Register
    from onsrights.engine.check.rule import Rule
    from onsrights.engine.diagnostics import Finding

__all__ = ["RuleJudge", "written"]


class RuleJudge:
    """The judge of a platform whose rules look at a unit without knowing what was found before.

    A unit has its values in ``root``, and a rule is asked where one of the keys that it is about is there. That spares
    a manifest without webhooks the rule about webhooks, its module included.
    """

    def __init__(self, catalogue: tuple[Rule, ...], register: Register) -> None:
        self._register = register
        self._rules = tuple(rule for rule in catalogue if rule.call and rule.needs in {"file", "run", "observed"})
        self._functions: dict[str, Callable[..., Any]] = {}
        self._observes = False

    def open(self, context: Context) -> None:
        """Begin with another file, of which only what it is held against has to be known."""
        self._observes = context.observed is not None

    def findings(self, subject: Any) -> Iterator[Finding]:  # noqa: ANN401 - each platform has subjects of its own
        """Give what the rules say of one unit, before anything falls silent."""
        here = written(subject.root)
        for rule in self._rules:
            if (rule.about and here.isdisjoint(rule.about)) or (rule.needs == "observed" and not self._observes):
                continue
            function = self._functions.get(rule.code)
            if function is None:
                function = self._functions[rule.code] = rule.check()
            go_on()
            for finding in function(subject, self._register) if rule.needs == "run" else function(subject):
                go_on()
                yield finding


def written(keys: Keys) -> set[str]:
    """Give the places in the schema at which something is written: ``connector.users[].has_email``."""
    places: set[str] = set()
    _gather(keys, "", places)
    return places


def _gather(value: Value, place: str, places: set[str]) -> None:
    places.add(place)
    if isinstance(value, Keys):
        start = f"{place}." if place else ""
        for key in value.values if value.written is None else value.written:
            found = value.values.get(key)
            if found is None or isinstance(found, Field):
                places.add(start + key)
            else:
                _gather(found, start + key, places)
    elif isinstance(value, Items):
        for item in value.items:
            if isinstance(item, Field):
                places.add(f"{place}[]")
            else:
                _gather(item, f"{place}[]", places)
