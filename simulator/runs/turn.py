"""One turn of the engine: what happens is sealed, folded in, followed up and put to the rules until all is settled."""

from collections import deque
from collections.abc import Iterable

from simulator.canonical import GENESIS
from simulator.content.conditions import Effect
from simulator.content.scenario import Rule, Scenario
from simulator.errors import ContentError, Fault
from simulator.runs import due
from simulator.runs.asked import rules_moved_by
from simulator.runs.conditions import holds, speaks_of
from simulator.runs.consequences import consequences
from simulator.runs.effects import happenings
from simulator.runs.events import Actor, ClockAdvanced, Event, Happening, RuleFired, RunEnded, seal
from simulator.runs.evolve import evolve
from simulator.runs.following import Because, Effects
from simulator.runs.source import Source, Spot, spots_of
from simulator.runs.state import State

PASSES = 50
"""How often the rules may answer to what the rules did."""
EVENTS = 2_000
"""How many events one command may lead to."""


class Turn:
    """Grows the log by one command. Lives inside one call of the engine and never outlasts it."""

    def __init__(self, state: State, scenario: Scenario, *, run: str, at: str) -> None:
        self.state = state
        self.events: list[Event] = []
        self._scenario = scenario
        self._run = run
        self._at = at
        self._unfollowed: deque[Event] = deque()
        self._answering: list[tuple[Rule, Event]] = []
        self._spots: dict[int, tuple[Spot, ...]] = {}

    def happen(self, data: Happening, *, cause: str, actor: Actor = "engine") -> Event:
        """Seal one event and fold it in; what follows from it waits for `settle`."""
        if len(self.events) >= EVENTS:
            raise rule_loop(f"one command led to more than {EVENTS} events")
        event = seal(
            {
                "run": self._run,
                "seq": self.state.seq + 1,
                "t": data.to if isinstance(data, ClockAdvanced) else self.state.now,
                "at": self._at,
                "actor": actor,
                "cause": cause,
                "data": data,
                "prev_hash": self.state.head or GENESIS,
            }
        )
        held = self.state.holding
        self.state = evolve(self.state, event, self._scenario)
        self.events.append(event)
        self._spots[event.seq] = self._where(event)
        self._unfollowed.append(event)
        self._ask_rules(event, held)
        return event

    def settle(self) -> None:
        """Follow up all that happened, then let the rules answer, until nothing more happens."""
        for _ in range(PASSES + 1):
            while self._unfollowed:
                self._follow(self._unfollowed.popleft())
            if not self._answering:
                return
            answering, self._answering = self._answering, []
            for rule, event in answering:
                self._fire(rule, event)
        raise rule_loop(f"rules still answered to rules after {PASSES} passes: {self._last_rules()}")

    def advance(self, to: int, *, cause: str, actor: Actor) -> None:
        """Move the clock to `to`, no further than the end, stopping wherever something is due."""
        to = min(to, self.state.length)
        self.settle()
        self.run_due()
        while self.state.now < to and not self.state.over:
            stop = due.next_stop(self.state, self._scenario, to)
            moved_on = self.happen(ClockAdvanced(to=stop), cause=cause, actor=actor)
            self.settle()
            self.run_due()
            for meter in due.drifts(self.state, self._scenario):
                self.happen(due.drifted(self.state, self._scenario, meter), cause=f"event:{moved_on.seq}")
                self.settle()
            if self.state.now >= self.state.length:
                self._end(cause=f"event:{moved_on.seq}")

    def stop(self, ended: RunEnded, *, cause: str, actor: Actor) -> None:
        """The run is over as it stands: nothing expires, and no rule answers."""
        self.happen(ended, cause=cause, actor=actor)
        self._unfollowed.clear()
        self._answering.clear()

    def run_due(self) -> None:
        """Let everything happen whose moment has come, in the one documented order."""
        while timer := due.due(self.state, self._scenario, self.state.now):
            cause = due.cause_of(timer, self.state, self._scenario)
            self.happen(due.happening_of(timer, self.state, self._scenario), cause=cause)
            self.settle()

    def _end(self, *, cause: str) -> None:
        """Everything still open expires, then the ending is chosen; nothing happens after it."""
        for closing in due.closings(self.state):
            self.happen(closing, cause=cause)
            self.settle()
        self.happen(due.ended(self.state, self._scenario), cause=cause)
        self._unfollowed.clear()
        self._answering.clear()

    def _follow(self, event: Event) -> None:
        for following in consequences(self.state, event, self._scenario):
            if isinstance(following, Effects):
                source = Source(following.key, spots=self._spots[event.seq], voice=following.voice)
                self._carry_out(following.do, source, event)
            elif isinstance(following, Because):
                self.happen(following.data, cause=following.cause)
            else:
                self.happen(following, cause=f"event:{event.seq}")

    def _carry_out(self, effects: Iterable[Effect], source: Source, event: Event) -> None:
        for place, effect in enumerate(effects):
            for data in happenings(effect, self.state, self._scenario, source=source, place=place):
                self.happen(data, cause=f"event:{event.seq}")

    def _ask_rules(self, event: Event, held: frozenset[str]) -> None:
        """A rule answers an event that its condition names, and any event that makes its condition come true. `held`:
        the rules whose condition held before."""
        self._answering += [
            (rule, event)
            for rule in rules_moved_by(event, self._scenario)
            if rule.id in self.state.holding and (rule.id not in held or speaks_of(rule.when, event, self.state))
        ]

    def _fire(self, rule: Rule, event: Event) -> None:
        if (rule.once and rule.id in self.state.rules_fired) or not holds(rule.when, self.state):
            return
        n = self.state.rules_fired.get(rule.id, 0)
        fired = self.happen(RuleFired(rule=rule.id), cause=f"event:{event.seq}")
        self._carry_out(rule.do, Source(f"rule:{rule.id}", n, self._spots[event.seq]), fired)

    def _where(self, event: Event) -> tuple[Spot, ...]:
        """Where it happened, or where what caused it did."""
        return spots_of(event.data, self.state, self._scenario) or self._spots.get(_caused_by(event), ())

    def _last_rules(self) -> str:
        fired = self.state.happened.get("rule.fired", ())[-5:]
        return ", ".join(event.data.rule for event in fired if isinstance(event.data, RuleFired))


def rule_loop(problem: str) -> ContentError:
    """The author's fault of rules that never come to rest."""
    return ContentError([Fault(file="rules.yml", line=0, place="rules", problem=f"rule-loop: {problem}")])


def _caused_by(event: Event) -> int:
    kind, _, seq = event.cause.partition(":")
    return int(seq) if kind == "event" else 0
