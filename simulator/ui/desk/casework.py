"""Moderation: the facts of one case or appeal."""

from dataclasses import dataclass
from typing import Any

from simulator.content.scenario import Appeal, Case, Context, ReportMade, Scenario
from simulator.runs import find
from simulator.runs.events import CaseDecided
from simulator.runs.state import State
from simulator.ui.desk.naming import handle, paragraphs
from simulator.ui.desk.posts import drawn
from simulator.ui.desk.priority import record_words
from simulator.ui.safe import visible
from simulator.ui.words import ACCOUNT, CONTENT, NOTICE, REPORT, count, desk_time, hours, listed


@dataclass(frozen=True, slots=True)
class Reported:
    """One report of a post."""

    text: str
    by: str
    reason: str
    at: str
    record: str
    """How often this reporter was right before; empty where that is not known."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Something worth reading before deciding. `lines` is empty until it was opened."""

    id: str
    title: str
    costs: int
    icon: str
    lines: tuple[str, ...]
    opened: bool


def thread(case: Case, scenario: Scenario, state: State, learner_name: str) -> dict[str, Any]:
    """Data of the part `thread`: the reported post below the one it answers. What may be done stands in the form."""
    target = state.posts[case.target]
    before = state.posts.get(target.reply_to or "")
    posts = [
        {**drawn(post, scenario, state, learner_name), "acts": [], "more": []} for post in (before, target) if post
    ]
    posts[-1]["case"] = state.cases[case.id].status == "open"
    kind = scenario.channels[target.channel].kind
    section = {"id": case.id, "title": "", "meta": "", "posts": posts}
    return {"kind": "mail" if kind == "inbox" else kind, "seq": state.seq, "sections": [section], "after": ""}


def reports(case: Case, scenario: Scenario, state: State) -> tuple[Reported, ...]:
    at = desk_time(scenario.clock.starts, state.cases[case.id].opened)
    return tuple(_reported(made, at, scenario) for made in case.reports)


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


def _reported(made: ReportMade, at: str, scenario: Scenario) -> Reported:
    known = scenario.people.get(made.by)
    record = f"{record_words(known.reports)} before" if known and known.reports else ""
    by, text = visible(handle(made.by, scenario)), visible(made.text or "")
    return Reported(text, by, clause(made.reason, scenario), at, record)


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
