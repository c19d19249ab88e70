"""Print the five figures, all together and rule by rule: ``python -m tests.generated [-v] [--rights N] [--seed N]``."""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from typing import TYPE_CHECKING

from tests.generated.figures import Outcome, false_alarms, outcomes, reasons, tallied

if TYPE_CHECKING:
    from collections.abc import Iterable

_EXAMPLES = 4


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.generated", description=(__doc__ or "").partition(":")[0])
    parser.add_argument("-v", "--verbose", action="store_true", help="show what fell short")
    parser.add_argument("--rights", type=int, default=400, help="plant faults in so many rights of either kind")
    parser.add_argument("--correct", type=int, default=2000, help="check so many correct rights of either kind")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    for known in (True, False):
        results = list(outcomes(chosen.seed, chosen.rights, known=known))
        alarms = false_alarms(chosen.seed, chosen.correct, known=known)
        lines = [f"Words {'inside' if known else 'outside'} the lexicon", *_table(results)]
        lines.append(f"false alarms on {chosen.correct} correct rights: {len(alarms)}")
        if chosen.verbose:
            lines += [*alarms, *_examples(results)]
        sys.stdout.write("\n".join([*lines, "", ""]))


def _table(results: list[Outcome]) -> Iterable[str]:
    yield f"{'rule':8}{'faults':>8}{'found':>9}{'marked':>9}{'mended':>9}{'of':>7}{'followed':>10}"
    for code, tally in tallied(results).items():
        shares = (tally.found / tally.faults, tally.marked / max(tally.found, 1))
        found, marked = (f"{share:.1%}" for share in shares)
        mended = f"{tally.mended / tally.mendable:.1%}" if tally.mendable else "-"
        followed = f"{tally.followed / tally.faults:.1%}"
        yield f"{code:8}{tally.faults:>8}{found:>9}{marked:>9}{mended:>9}{tally.mendable:>7}{followed:>10}"


def _examples(results: list[Outcome]) -> Iterable[str]:
    groups = defaultdict[tuple[str, str, str], list[Outcome]](list)
    for one in results:
        if why := reasons(one):
            groups[one.fault.code, one.fault.kind, why].append(one)
    for (code, kind, why), some in sorted(groups.items()):
        yield f"{code} {kind}: {why} ({len(some)})"
        for one in some[:_EXAMPLES]:
            said = ", ".join(f"{found.code} {found.field} {tuple(found.field_range or ())}" for found in one.said)
            yield f"    {one.fault.fields.get(one.fault.field)!r}: {said or 'nothing said'}"


if __name__ == "__main__":
    main()
