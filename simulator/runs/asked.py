"""What a scenario's conditions ask of the log, kept up to date event by event: however long a run is, no condition
looks back over it, and a rule is asked again only after what can change its answer."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import assert_never

from simulator.content.conditions import All, Any_, Condition, Count, EventIs, FactIs, MeterIs, MoodIs, Not, Since
from simulator.content.document import Document
from simulator.content.scenario import Rule, Scenario
from simulator.runs.conditions import holds, is_event
from simulator.runs.deeds import CaseSkipped
from simulator.runs.events import Event
from simulator.runs.state import State

Counts = dict[str, dict[EventIs, int]]
"""As `State.counts`."""


def counts_at_start(scenario: Scenario) -> Counts:
    """Nothing yet, of everything that is asked for."""
    return _asked(_Itself(scenario)).counts


def counts_after(state: State, event: Event) -> Counts:
    """The counts with `event` among them. `state`: just after it, but for its counts."""
    kind = event.kind
    counts = _recounted(state, event.data.item) if isinstance(event.data, CaseSkipped) else state.counts
    asked = counts.get(kind)
    if not asked:
        return counts
    found = {wanted: n + 1 for wanted, n in asked.items() if is_event(wanted, event, state)}
    return {**counts, kind: {**asked, **found}} if found else counts


def holding_after(state: State, event: Event, scenario: Scenario) -> frozenset[str]:
    """The rules whose condition holds. `state`: just after `event`, with the rules that held before it."""
    holding = state.holding
    for rule in rules_moved_by(event, scenario):
        if holds(rule.when, state) != (rule.id in holding):
            holding = holding ^ {rule.id}
    return holding


def rules_moved_by(event: Event, scenario: Scenario) -> tuple[Rule, ...]:
    """Those whose condition an event of this kind may make true or false, or may speak of; by id."""
    return _asked(_Itself(scenario)).rules.get(event.kind, ())


def _recounted(state: State, case: str | None) -> Counts:
    return {
        kind: {
            wanted: sum(is_event(wanted, e, state) for e in state.happened.get(kind, ())) if wanted.item == case else n
            for wanted, n in asked.items()
        }
        for kind, asked in state.counts.items()
    }


@dataclass(frozen=True, slots=True)
class _Asked:
    counts: Counts
    rules: dict[str, tuple[Rule, ...]]
    """Event kind → the rules to ask after it."""


class _Itself:
    """A scenario as a key: this very one, since to compare all that two of them say is slow."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario

    def __hash__(self) -> int:
        return id(self.scenario)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Itself) and self.scenario is other.scenario


@lru_cache(maxsize=64)
def _asked(one: _Itself) -> _Asked:
    counts: Counts = {}
    for wanted in _events_in(one.scenario):
        counts.setdefault(wanted.event, {})[wanted] = 0
    rules: dict[str, tuple[Rule, ...]] = {}
    for rule in sorted(one.scenario.rules, key=lambda rule: rule.id):
        for kind in sorted({"run.started", *_movers(rule.when)}):
            rules[kind] = (*rules.get(kind, ()), rule)
    return _Asked(counts, rules)


def _events_in(value: object) -> Iterator[EventIs]:
    """Every event that is asked for, wherever in a document it stands."""
    if isinstance(value, EventIs):
        yield value
    elif isinstance(value, Document | tuple | dict):
        inside = vars(value).values() if isinstance(value, Document) else value
        for part in inside.values() if isinstance(inside, dict) else inside:
            yield from _events_in(part)


def _movers(condition: Condition) -> Iterator[str]:
    """The kinds of event after which the condition may hold where it did not, or no longer hold."""
    match condition:
        case All():
            for part in condition.all:
                yield from _movers(part)
        case Any_():
            for part in condition.any:
                yield from _movers(part)
        case Not():
            yield from _movers(condition.not_)
        case Count():
            yield from _movers(condition.count)
        case EventIs():
            # what befell the equal of a case counts as the case's own once it takes its place
            yield from (condition.event, "case.skipped")
        case _:
            yield from _movers_of_now(condition)


def _movers_of_now(condition: FactIs | MeterIs | MoodIs | Since | str) -> tuple[str, ...]:
    match condition:
        case FactIs():
            return ("fact.set",)
        case MeterIs():
            return ("meter.moved",)
        case MoodIs():
            return ("crowd.moved",)
        case Since():
            return ("inject.released", "clock.advanced")
        case str():
            return ()
        case _:
            assert_never(condition)
