"""What the engine costs: µs per event to fold a log, per command to decide and to execute, at 50 and 500 events.

A log holds what a crowd does where the scenario has one. The aim: 25 µs or less to fold an event, and a command that
costs the same on a long run as on a short one. `tick` is ten minutes that go by untouched.

`python -m benchmarks.engine`. Real content and commands; the best of several rounds, so that a busy machine lies less.
"""

import json
import time
from collections.abc import Callable
from pathlib import Path

from simulator.content.library import load_library
from simulator.content.rubric import Rubric
from simulator.content.scenario import Scenario
from simulator.runs.commands import COMMANDS, Command
from simulator.runs.decide import decide
from simulator.runs.engine import execute, fold, start
from simulator.runs.events import Event
from simulator.runs.log import verify_chain
from simulator.runs.state import State

AT = "2026-01-05T09:00:00.000Z"
ROUNDS = 7
TICK = 600


def command(kind: str, **fields: object) -> Command:
    return COMMANDS.validate_json(json.dumps({"kind": kind, **fields}))


def grown(scenario: Scenario, rubric: Rubric, length: int) -> tuple[State, list[Event]]:
    """A living run of at least `length` events: the clock moves, the learner looks, pauses the queue and resumes it."""
    step = start(scenario, rubric=rubric, run="bench", seed=7, mode="practice", at=AT)
    state, events = step.state, list(step.events)
    pause, resume = command("queue.pause", note="until we know"), command("queue.resume")
    acts = [command("item.view", channel=channel) for channel in scenario.channels] + [pause, resume]
    number = 0
    while len(events) < length:
        asked = acts[number % len(acts)]
        if number % 10 == 9 and state.now < scenario.clock.length // 2:
            asked = command("clock.advance", to=state.now + 60)
        step = execute(state, scenario, asked, command_id=f"b{number}", at=AT)
        state, number = step.state, number + 1
        events += step.events
    return state, events


def best(work: Callable[[], object], times: int) -> float:
    """µs of this process for one piece of work, from the best round."""
    rounds = []
    for _ in range(ROUNDS):
        began = time.process_time()
        for _ in range(times):
            work()
        rounds.append((time.process_time() - began) / times * 1e6)
    return min(rounds)


def measure(scenario: Scenario, rubric: Rubric, length: int) -> None:
    state, events = grown(scenario, rubric, length)
    asked = command("queue.resume" if state.queue_paused else "queue.pause", note="until we know")
    folding = best(lambda: fold(scenario, events), 5) / len(events)
    deciding = best(lambda: decide(state, asked, scenario), 500)
    executing = best(lambda: execute(state, scenario, asked, command_id="b", at=AT), 20)
    later = command("clock.advance", to=state.now + TICK)
    ticked = execute(state, scenario, later, command_id="b", at=AT).events
    ticking = best(lambda: execute(state, scenario, later, command_id="b", at=AT), 5) / len(ticked)
    led_to = len(execute(state, scenario, asked, command_id="b", at=AT).events)
    checking = best(lambda: verify_chain(events), 2) / len(events)
    print(f"{len(events):>5} events  fold {folding:7.1f} µs/event  decide {deciding:6.1f} µs/command  ", end="")
    print(f"execute {executing:7.1f} µs/command ({led_to} events)  ", end="")
    print(f"tick {ticking:6.1f} µs/event ({len(ticked)})  verify {checking:6.1f} µs/event")


def main() -> None:
    library = load_library(Path(__file__).resolve().parents[1])
    for name, scenario in sorted(library.scenarios.items()):
        crowd = len(scenario.crowd.channels) if scenario.crowd else 0
        print(f"{name}: {len(scenario.injects)} injects, {len(scenario.rules)} rules, {crowd} channels with a crowd")
        for length in (50, 500):
            measure(scenario, library.rubrics[name], length)


if __name__ == "__main__":
    main()
