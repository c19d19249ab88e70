"""Print the figures.

``python -m tests.generated [-v] [--rights N] [--seed N]``: all planted faults together, and rule by rule.
``python -m tests.generated --slips [-v] [--kind KIND] [--seed N ...]``: slips by kind, the table of
docs/design/language.md.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from typing import TYPE_CHECKING

from tests.generated.figures import (
    Outcome,
    Tally,
    alarms_on,
    false_alarms,
    outcomes,
    reasons,
    slip_outcomes,
    tallied,
    tally_of,
)
from tests.generated.slips import KINDS, correct_rights

if TYPE_CHECKING:
    from collections.abc import Iterable

_EXAMPLES = 4
_MANY = 1000
"""More examples than there are: all of them, where one kind is asked for."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.generated", description=(__doc__ or "").partition(".")[0])
    parser.add_argument("-v", "--verbose", action="store_true", help="show what fell short")
    parser.add_argument("--rights", type=int, default=400, help="plant faults in so many rights of either kind")
    parser.add_argument("--correct", type=int, default=2000, help="check so many correct rights of either kind")
    parser.add_argument("--seed", type=int, nargs="+", default=[1])
    parser.add_argument("--slips", action="store_true", help="the slips of people, by kind")
    parser.add_argument("--markdown", action="store_true", help="the table of slips as docs/design/language.md has it")
    parser.add_argument("--count", type=int, default=60, help="so many slips of each kind and seed")
    parser.add_argument("--kind", choices=KINDS, action="append", help="these slips alone")
    chosen = parser.parse_args()
    if chosen.slips or chosen.kind:
        _print_slips(chosen)
        return
    for known in (True, False):
        results = list(outcomes(chosen.seed[0], chosen.rights, known=known))
        alarms = false_alarms(chosen.seed[0], chosen.correct, known=known)
        lines = [f"Words {'inside' if known else 'outside'} the lexicon", *_table("rule", tallied(results))]
        lines.append(f"false alarms on {chosen.correct} correct rights: {len(alarms)}")
        if chosen.verbose:
            lines += [*alarms, *_examples(results, _EXAMPLES)]
        sys.stdout.write("\n".join([*lines, "", ""]))


def _print_slips(chosen: argparse.Namespace) -> None:
    kinds = chosen.kind or list(KINDS)
    for known in (True, False):
        results = defaultdict[str, list[Outcome]](list)
        alarms: list[str] = []
        for seed in chosen.seed:
            for kind, some in slip_outcomes(seed, chosen.count, known=known, kinds=kinds).items():
                results[kind] += some
            alarms += [] if chosen.kind else alarms_on(correct_rights(seed, chosen.correct, known=known))
        everything = [one for some in results.values() for one in some]
        rows = {kind: tally_of(some) for kind, some in results.items()} | {"all": tally_of(everything)}
        where = f"Words {'inside' if known else 'outside'} the lexicon"
        lines = [*_markdown(where, rows)] if chosen.markdown else [where, *_table("kind", rows)]
        if not chosen.kind:
            lines.append(f"false alarms on {chosen.correct * len(chosen.seed)} correct rights: {len(alarms)}")
        if chosen.verbose:
            lines += [*alarms, *_examples(everything, _MANY if chosen.kind else _EXAMPLES)]
        sys.stdout.write("\n".join([*lines, "", ""]))


def _table(first: str, rows: dict[str, Tally]) -> Iterable[str]:
    yield f"{first:16}{'faults':>8}{'found':>9}{'marked':>9}{'mended':>9}{'of':>7}{'followed':>10}{'wrong':>7}"
    for name, tally in rows.items():
        shares = (tally.found / tally.faults, tally.marked / max(tally.found, 1))
        found, marked = (f"{share:.1%}" for share in shares)
        mended = f"{tally.mended / tally.mendable:.1%}" if tally.mendable else "-"
        followed = f"{tally.followed / tally.faults:.1%}"
        counts = f"{tally.mendable:>7}{followed:>10}{tally.wrong:>7}"
        yield f"{name:16}{tally.faults:>8}{found:>9}{marked:>9}{mended:>9}{counts}"


def _markdown(first: str, rows: dict[str, Tally]) -> Iterable[str]:
    yield f"| {first} | slips | named | at the right words | right text offered | second reports | wrong text written |"
    yield "|---|--:|--:|--:|--:|--:|--:|"
    for name, tally in rows.items():
        shares = (tally.found, tally.marked, tally.mended * tally.faults / tally.mendable, tally.followed)
        cells = " | ".join(f"{share / tally.faults:.1%}".replace("%", " %") for share in shares)
        yield f"| {name} | {tally.faults} | {cells} | {tally.wrong} |"


def _examples(results: list[Outcome], count: int) -> Iterable[str]:
    groups = defaultdict[tuple[str, str, str, str], list[Outcome]](list)
    for one in results:
        if why := reasons(one):
            groups[one.fault.group, one.fault.code, one.fault.kind, why].append(one)
    for (group, code, kind, why), some in sorted(groups.items()):
        yield f"{group} {code} {kind}: {why} ({len(some)})".lstrip()
        for one in some[:count]:
            said = ", ".join(f"{found.code} {found.field} {tuple(found.field_range or ())}" for found in one.said)
            wrong = f"; written: {one.wrong!r}" if one.wrong else ""
            yield f"    {one.fault.fields.get(one.fault.field)!r}: {said or 'nothing said'}{wrong}"


if __name__ == "__main__":
    main()
