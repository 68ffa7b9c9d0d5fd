"""`python -m simulator rescore`: which ended runs were marked with another rubric, and having them read again."""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from simulator.services.rescoring import Marked

HOW = {
    "none": "with the criteria there are now",
    "wording": "with the same criteria, worded otherwise: their levels stay as they are",
    "indicators": "with the same criteria, looked for in other words: a scorer may come to other levels today",
    "structure": "with other criteria: their levels cannot be compared with those of today",
}


def add_commands(commands: Any) -> None:
    """Declare `rescore`."""
    asking = commands.add_parser(
        "rescore",
        help="say which ended runs of a scenario were marked with another rubric; have them read again under the one "
        "there is now, or by scorers that never looked at them (uses FIREDRILL_DATABASE_URL)",
    )
    asking.add_argument("scenario")
    asking.add_argument("--dry-run", action="store_true", help="say it, and ask for nothing")
    asking.add_argument("--yes", action="store_true", help="do not ask me first")
    asking.set_defaults(run=_rescore)


def _rescore(chosen: argparse.Namespace) -> int:
    # loaded when it is asked for: those who write scenarios need not wait for the database
    from simulator.bootstrap import build
    from simulator.services import rescoring
    from simulator.settings import read_settings

    parts = build(read_settings())
    try:
        found = rescoring.marked(parts, chosen.scenario)
        print("\n".join(_lines(chosen.scenario, found)))
        waiting = [one for one in found if one.unasked]
        if waiting and not chosen.dry_run and (chosen.yes or _agreed(len(waiting))):
            count = rescoring.ask(parts, waiting)
            print(f"Asked for {count} reading{'s' * (count != 1)}. The app sees to them while it runs.")
    finally:
        parts.store.close()
    return 0


def _lines(scenario: str, found: Sequence["Marked"]) -> Iterator[str]:
    yield f"{scenario}: {len(found)} ended run{'s' * (len(found) != 1)}"
    counts = Counter(one.change for one in found)
    yield from (f"  {counts[how]} marked {said}" for how, said in HOW.items() if counts[how])  # type: ignore[index]
    for one in found:
        if one.change in ("indicators", "structure"):
            yield f"    {one.row.id}  ended {one.row.ended_at:%Y-%m-%d}  {one.row.rubric[:19]}…  {one.change}"
    if any(one.change == "structure" for one in found):
        yield "  Runs of other criteria keep the rubric they were played with."
    behind = Counter(name for one in found if one.is_behind for name in one.unasked)
    yield from (f"  {count} can be read again by {name}" for name, count in sorted(behind.items()))
    if behind:
        yield "  What is said now is kept beside what was said then; a level that a tutor confirmed stays."
    unasked = Counter(name for one in found if not one.is_behind for name in one.unasked)
    yield from (f"  {count} never looked at by {name}" for name, count in sorted(unasked.items()))


def _agreed(count: int) -> bool:
    print(f"Mark {count} run{'s' * (count != 1)} for rescore? [y/N] ", end="", flush=True)
    return sys.stdin.readline().strip().lower() in ("y", "yes")
