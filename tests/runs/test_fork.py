"""A fork begins as its run did, at a moment when everything that followed had happened, and then goes its own way."""

import pytest

from simulator.runs.asides import RunForked
from simulator.runs.commands import NextEvent
from simulator.runs.engine import execute, fold
from simulator.runs.fork import fork, last_settled, settled
from simulator.runs.log import verify_chain
from simulator.runs.play import play, script
from simulator.runs.state import State
from tests.runs.world import AT, SCRIPTS, SMALL, STRONG, played
from tests.shipped import shipped_library

OURS = ("run", "seq", "head", "happened")


def told(state: State) -> dict[str, object]:
    """The state without what names events and runs."""
    return {name: getattr(state, name) for name in State.__slots__ if name not in OURS}


@pytest.mark.parametrize("who", sorted(SCRIPTS))
def test_at_any_settled_moment_a_fork_stands_where_the_run_stood(who: str):
    run = played(script=SCRIPTS[who])

    for seq in settled(run.events)[::5]:
        step = fork(SMALL, run.events, at_seq=seq, run="other", command_id="c9", at=AT)

        assert told(step.state) == told(fold(SMALL, run.events[:seq]))
        assert verify_chain(step.events) is None
        assert step.state == fold(SMALL, step.events)


def test_the_same_commands_from_a_fork_on_lead_to_the_same_things():
    run = played(script=STRONG)
    seq = settled(run.events)[3]
    step = fork(SMALL, run.events, at_seq=seq, run="other", command_id="c9", at=AT)
    origin = fold(SMALL, run.events[:seq])

    forked = execute(step.state, SMALL, NextEvent(), command_id="n", at=AT).events
    straight = execute(origin, SMALL, NextEvent(), command_id="n", at=AT).events

    assert [(e.t, e.kind) for e in forked] == [(e.t, e.kind) for e in straight]


def test_the_last_event_of_the_copied_log_names_where_it_came_from():
    run = played(script=STRONG)
    seq = settled(run.events)[4]

    last = fork(SMALL, run.events, at_seq=seq, run="other", command_id="c9", at=AT).events[-1]

    assert last.data == RunForked(from_run=run.events[0].run, from_seq=seq, from_hash=run.events[seq - 1].hash)
    assert (last.seq, last.cause, last.actor) == (seq + 1, "command:c9", "learner")


def test_no_settled_moment_stands_between_an_act_and_what_follows_from_it():
    run = played(script=STRONG)

    for seq in settled(run.events)[:-1]:
        assert run.events[seq].cause.startswith("command:")
    decided = next(e for e in run.events if e.kind == "case.decided")
    assert last_settled(run.events, decided.seq) < decided.seq


def test_the_acts_that_followed_lead_from_a_fork_to_the_same_end_in_a_scenario_with_a_crowd():
    library = shipped_library()
    scenario, bot = library.scenarios["patch-day"], library.bots["patch-day"][0]
    run = play(scenario, library.rubrics["patch-day"], bot)
    seq = settled(run.events)[35]
    step = fork(scenario, run.events, at_seq=seq, run="other", command_id="c9", at=AT)

    state, events = step.state, [*step.events[:-1]]
    not_done = int(run.events[seq].cause.rpartition("-")[2])
    for at, asked in script(bot, scenario)[not_done - 1 :]:
        if asked.kind != "clock.advance" or at > state.now:
            done = execute(state, scenario, asked, command_id=f"o{len(events)}", at=AT)
            state, events = done.state, [*events, *done.events]

    assert (state.ending, state.meters, state.flags) == (run.state.ending, run.state.meters, run.state.flags)
    assert [(e.t, e.kind) for e in events] == [(e.t, e.kind) for e in run.events]
