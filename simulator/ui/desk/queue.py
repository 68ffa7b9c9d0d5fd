"""What waits in the moderation queue, the most pressing first, each with the reasons why; then what is closed."""

from dataclasses import dataclass
from typing import Any, Literal

from simulator.content.scenario import Appeal, Case, Scenario
from simulator.runs.state import AppealState, CaseState, State
from simulator.ui.desk.due import SOON
from simulator.ui.desk.naming import handle
from simulator.ui.desk.places import QUEUE
from simulator.ui.desk.priority import Pressing, pressing
from simulator.ui.safe import visible
from simulator.ui.words import desk_time, rest

Rank = tuple[bool, bool, int, int, int, str]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the queue."""

    id: str
    kind: Literal["case", "appeal"]
    title: str
    open: bool
    status: str
    """In words: what is left of its time, or how it ended and when."""
    left: int | None
    """Seconds until it is due; None where it is closed or has no time limit."""
    hot: bool
    decided: bool
    """By the learner, or left for another; False where it is open or ran out."""
    why: tuple[str, ...] = ()
    """Why it stands where it stands."""


def entries(scenario: Scenario, state: State) -> tuple[Entry, ...]:
    """What is open first: what is due soon, then by rule, by who reported it, by time left. Then what is closed, latest
    first."""
    found: list[tuple[Rank, Entry]] = []
    for case in scenario.cases:
        if now := state.cases.get(case.id):
            found.append(_ranked(case, "case", now, pressing(case, scenario), scenario, state))
    for appeal in scenario.appeals:
        if answered := state.appeals.get(appeal.id):
            asks = Pressing(0, 500, (f"{visible(handle(appeal.by, scenario))} asks you to look again",))
            found.append(_ranked(appeal, "appeal", answered, asks, scenario, state))
    return tuple(entry for _, entry in sorted(found, key=lambda each: each[0]))


def chosen(queue: tuple[Entry, ...], item: str | None) -> Entry | None:
    """The entry asked for; else the first, which is the most pressing."""
    return next((entry for entry in queue if entry.id == item), queue[0] if queue else None)


def listing(queue: tuple[Entry, ...], entry: Entry) -> dict[str, Any]:
    """Data of the part `queue`, but for the pace of time."""
    return {"items": [_item(each) for each in queue], "selected": f"{QUEUE}/{entry.id}"}


def _item(each: Entry) -> dict[str, Any]:
    return {
        "id": f"{QUEUE}/{each.id}",
        "kind": each.kind,
        "title": visible(each.title),
        "why": list(each.why) if each.open else [],
        "left": each.left,
        "status": each.status,
        "closed": not each.open,
    }


def _ranked(
    thing: Case | Appeal,
    kind: Literal["case", "appeal"],
    now: CaseState | AppealState,
    press: Pressing,
    scenario: Scenario,
    state: State,
) -> tuple[Rank, Entry]:
    seconds = None if state.untimed else now.due - state.now
    is_open = now.status == "open"
    at = desk_time(scenario.clock.starts, now.decided_at or 0)
    status = {
        "open": rest(seconds),
        "decided": f"decided {at}",
        "expired": f"closed at {at}, undecided",
        "skipped": f"left for another at {at}",
    }
    hot = is_open and seconds is not None and seconds < SOON
    words = status.get(now.status, now.status)
    entry = Entry(
        thing.id,
        kind,
        thing.title,
        is_open,
        words,
        seconds if is_open else None,
        hot,
        now.status in ("decided", "skipped"),
        press.why,
    )
    if not is_open:
        return (True, False, 0, 0, -(now.decided_at or 0), thing.id), entry
    return (False, not hot, -press.gravity, -press.trust, now.due, thing.id), entry
