"""Consistency with oneself: cases that are alike and were decided differently, side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from simulator.content.scenario import Case, Scenario
from simulator.runs import events as e
from simulator.runs.events import Event

MOST = 3
"""Pairs that a learner is asked about: enough to think on, and none is an accusation."""
NAMED = "The two cases are alike in what was posted and in what it did."


@dataclass(frozen=True, slots=True)
class Pair:
    """Two decisions, the earlier one first."""

    first: Event
    second: Event
    alike: str
    """Why they are alike, in words."""

    @property
    def key(self) -> str:
        """Keys the learner's answer: the two cases."""
        return ":".join(x.data.item for x in (self.first, self.second) if isinstance(x.data, e.CaseDecided))


def pairs(events: Sequence[Event], scenario: Scenario) -> tuple[Pair, ...]:
    """Pairs of alike cases that ended in another measure for the post or the member: first those the author calls
    alike, then those under one rule. Each case stands in one pair, and there are no more than `MOST`."""
    cases = {case.id: case for case in scenario.cases}
    decided = [x for x in events if isinstance(x.data, e.CaseDecided) and x.data.item in cases]
    found = []
    for first, second in combinations(decided, 2):
        assert isinstance(first.data, e.CaseDecided)
        assert isinstance(second.data, e.CaseDecided)
        alike = _alike(cases[first.data.item], cases[second.data.item], scenario)
        if alike and (first.data.content, first.data.account) != (second.data.content, second.data.account):
            found.append(Pair(first, second, alike))
    return _once_each(sorted(found, key=lambda pair: pair.alike != NAMED))


def _once_each(found: Sequence[Pair]) -> tuple[Pair, ...]:
    kept: list[Pair] = []
    for pair in found:
        used = {x.seq for other in kept for x in (other.first, other.second)}
        if len(kept) < MOST and not used & {pair.first.seq, pair.second.seq}:
            kept.append(pair)
    return tuple(kept)


def _alike(one: Case, other: Case, scenario: Scenario) -> str:
    if other.id == one.like or one.id == other.like:
        return NAMED
    shared = {report.reason for report in one.reports} & {report.reason for report in other.reports}
    if not shared:
        return ""
    clause = min(shared)
    rule = scenario.policy.get(clause)
    return f"Both were reported under {clause}{f' {rule.title}' if rule else ''}."
