"""Who may not write for now: members whom a decision of this run muted, suspended or banned, and locked threads."""

from collections.abc import Iterator
from typing import NamedTuple

from simulator.content.scenario import Inject, Scenario
from simulator.runs import find
from simulator.runs.events import CaseDecided, PersonaReacted
from simulator.runs.state import CaseState, Post, State

SENT_AWAY = ("mute", "suspend", "ban")
HOUR = 3600


class Spell(NamedTuple):
    """One member's time away from one channel, by one decision."""

    person: str
    channel: str
    decision: CaseDecided


def spells(state: State, scenario: Scenario) -> Iterator[Spell]:
    """Those that last: for as many hours as was decided, a banned member's for good, and none once an appeal is
    granted."""
    granted = {
        appeal.case
        for appeal in scenario.appeals
        if (heard := state.appeals.get(appeal.id)) and heard.decision and heard.decision.outcome != "uphold"
    }
    for id_, stands in state.cases.items():
        if stands.decision is None or id_ in granted or not _still_away(stands, state.now):
            continue
        if post := _decided_on(id_, state, scenario):
            yield Spell(post.by, post.channel, stands.decision)


def sent_away(state: State, scenario: Scenario) -> dict[str, frozenset[str]]:
    """The channels each of them was sent away from, by member."""
    found: dict[str, frozenset[str]] = {}
    for spell in spells(state, scenario):
        found[spell.person] = found.get(spell.person, frozenset()) | {spell.channel}
    return found


def is_kept_out(word: Inject | PersonaReacted, state: State, scenario: Scenario) -> bool:
    """Whether this cannot be written as things stand.

    A member writes neither in a locked thread nor where they were sent away from. A colleague may; and what has a
    condition of its own, or opens a case that everybody is to meet, is written all the same.
    """
    if word.by in find.colleagues(scenario):
        return False
    answered = state.posts.get(word.reply_to or "")
    if answered is not None and find.is_locked(state, answered):
        return True
    comes_anyway = isinstance(word, Inject) and (word.when is not None or word.opens_case is not None)
    return not comes_anyway and word.channel in sent_away(state, scenario).get(word.by, ())


def _still_away(stands: CaseState, now: int) -> bool:
    decision, at = stands.decision, stands.decided_at
    if decision is None or at is None or decision.account not in SENT_AWAY:
        return False
    return decision.hours is None or now < at + decision.hours * HOUR


def _decided_on(case_id: str, state: State, scenario: Scenario) -> Post | None:
    case = find.case(scenario, case_id)
    return state.posts.get(case.target) if case else None
