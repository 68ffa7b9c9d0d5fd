"""Moderation: what waits in the queue, and the facts of one case or appeal."""

from dataclasses import dataclass
from typing import Any, Literal

from simulator.content.scenario import Appeal, Case, Context, Scenario
from simulator.runs import find
from simulator.runs.events import CaseDecided
from simulator.runs.state import AppealState, CaseState, State
from simulator.ui.desk.due import SOON
from simulator.ui.desk.naming import handle, paragraphs
from simulator.ui.desk.posts import drawn
from simulator.ui.safe import visible
from simulator.ui.words import ACCOUNT, CONTENT, NOTICE, REPORT, count, desk_time, hours, left, listed


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
    """Seconds until it is due; None where it is closed."""
    hot: bool


@dataclass(frozen=True, slots=True)
class Reported:
    """One report of a post."""

    text: str
    by: str
    reason: str
    at: str


@dataclass(frozen=True, slots=True)
class Reading:
    """Something worth reading before deciding. `lines` is empty until it was opened."""

    id: str
    title: str
    costs: int
    icon: str
    lines: tuple[str, ...]
    opened: bool


def entries(scenario: Scenario, state: State) -> tuple[Entry, ...]:
    """The queue: what is open first, by time left; then what is closed, latest first."""
    found: list[tuple[bool, int, Entry]] = []
    for case in scenario.cases:
        if case.id in state.cases:
            found.append(_ranked(case, "case", state.cases[case.id], scenario, state))
    for appeal in scenario.appeals:
        if appeal.id in state.appeals:
            found.append(_ranked(appeal, "appeal", state.appeals[appeal.id], scenario, state))
    return tuple(entry for _, _, entry in sorted(found, key=lambda each: (each[0], each[1], each[2].id)))


def chosen(queue: tuple[Entry, ...], item: str | None) -> Entry | None:
    """The entry asked for; else the first, which is the most pressing."""
    return next((entry for entry in queue if entry.id == item), queue[0] if queue else None)


def thread(case: Case, scenario: Scenario, state: State, learner_name: str) -> dict[str, Any]:
    """Data of the part `thread`: the reported post below the one it answers. What may be done stands in the form."""
    target = state.posts[case.target]
    before = state.posts.get(target.reply_to or "")
    posts = [{**drawn(post, scenario, state, learner_name), "acts": []} for post in (before, target) if post]
    posts[-1]["case"] = True
    kind = scenario.channels[target.channel].kind
    section = {"id": case.id, "title": "", "meta": "", "posts": posts}
    return {"kind": "mail" if kind == "inbox" else kind, "seq": state.seq, "sections": [section], "after": ""}


def reports(case: Case, scenario: Scenario, state: State) -> tuple[Reported, ...]:
    at = desk_time(scenario.clock.starts, state.cases[case.id].opened)
    return tuple(
        Reported(visible(made.text or ""), visible(handle(made.by, scenario)), clause(made.reason, scenario), at)
        for made in case.reports
    )


def readings(case: Case, scenario: Scenario, state: State) -> tuple[Reading, ...]:
    opened = state.cases[case.id].context
    return tuple(_reading(one, case, scenario, state, one.id in opened) for one in case.context)


def record(person: str, scenario: Scenario, state: State) -> tuple[str, ...]:
    """A member's record: who they are, strikes now, and earlier moderation, newest first."""
    known = scenario.people.get(person)
    if known is None:
        return ()
    strikes = count(state.strikes.get(person, 0), "strike")
    mine = [_earlier(case, scenario, state) for case in scenario.cases if _was_theirs(case, person, state)]
    notes = [known.note] if known.note else []
    return tuple(visible(line) for line in (*notes, f"{strikes} now", *mine, *known.history))


def clause(code: str, scenario: Scenario) -> str:
    """A rule by its number and title."""
    known = scenario.policy.get(code)
    return f"{code} {known.title}" if known else code


def decision_lines(decided: CaseDecided, scenario: Scenario) -> tuple[tuple[str, str], ...]:
    """What was decided, part by part, in the words of the form."""
    told = listed([NOTICE[who].lower() for who in decided.notices]) or "nobody"
    sent = listed([handle(who, scenario) for who in decided.escalate]) or "nobody"
    severity = f", severity {decided.severity}" if decided.severity else ""
    for_long = f" for {hours(decided.hours)}" if decided.hours else ""
    return (
        ("The report is", REPORT[decided.report].lower()),
        ("The post", CONTENT[decided.content].lower()),
        ("The member", ACCOUNT[decided.account].lower() + for_long),
        ("Rule", clause(decided.clause, scenario)),
        ("Sent to", sent + severity),
        ("Told", told),
        ("Copy kept as evidence", "yes" if decided.preserve else "no"),
    )


def _ranked(
    thing: Case | Appeal,
    kind: Literal["case", "appeal"],
    now: CaseState | AppealState,
    scenario: Scenario,
    state: State,
) -> tuple[bool, int, Entry]:
    rest = now.due - state.now
    is_open = now.status == "open"
    at = desk_time(scenario.clock.starts, now.decided_at or 0)
    status = {"open": f"{left(rest)} left", "decided": f"decided {at}", "expired": f"closed at {at}, undecided"}
    hot = is_open and rest < SOON
    entry = Entry(thing.id, kind, thing.title, is_open, status[now.status], rest if is_open else None, hot)
    return not is_open, now.due if is_open else -(now.decided_at or 0), entry


def _reading(one: Context, case: Case, scenario: Scenario, state: State, opened: bool) -> Reading:
    icon = "history" if one.shows == "record" else "forum"
    lines: tuple[str, ...] = ()
    if opened and one.shows == "record":
        lines = record(state.posts[case.target].by, scenario, state)
    elif opened and one.body:
        lines = tuple(paragraphs(scenario.texts[one.body]))
    return Reading(one.id, one.title, one.costs, icon, lines, opened)


def _was_theirs(case: Case, person: str, state: State) -> bool:
    now, target = state.cases.get(case.id), state.posts.get(case.target)
    return bool(now and now.decision and target and target.by == person)


def _earlier(case: Case, scenario: Scenario, state: State) -> str:
    now = state.cases[case.id]
    assert now.decision is not None
    at = desk_time(scenario.clock.starts, now.decided_at or 0)
    return f"Today {at}: {ACCOUNT[now.decision.account].lower()}, {clause(now.decision.clause, scenario)}, by you"


def target_of(appeal: Appeal, scenario: Scenario) -> Case | None:
    """The case whose decision is appealed against."""
    return find.case(scenario, appeal.case)
