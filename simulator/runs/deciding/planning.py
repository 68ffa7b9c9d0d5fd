"""The calendar of planned posts: the whole queue, or one post, the brand's or one's own."""

from simulator.content.scenario import Scenario
from simulator.errors import Refused
from simulator.runs.clock import time_of_day
from simulator.runs.commands import CancelPost, HoldPost, MovePost, PauseQueue, ReleasePost, ResumeQueue, SchedulePost
from simulator.runs.deciding.words import check_declared, check_text, limit_of
from simulator.runs.deeds import PostCancelled, PostMoved, PostScheduled
from simulator.runs.events import Happening, PostHeld, PostReleased, QueuePaused, QueueResumed
from simulator.runs.hands import PLAN_ACTS
from simulator.runs.state import Planned, State

UNPLANNED = ("mail", "inbox")
"""Kinds of channel to which nothing is planned ahead."""
AHEAD = 7 * 24 * 3600
"""How long after the shift a planned post may go out, in seconds."""


def pause_queue(state: State, command: PauseQueue) -> tuple[Happening, ...]:
    if state.queue_paused:
        raise Refused("The queue is paused already. Nothing planned goes out.")
    return (QueuePaused(note=command.note),)


def resume_queue(state: State, command: ResumeQueue) -> tuple[Happening, ...]:
    if not state.queue_paused:
        raise Refused("The queue is running already.")
    return (QueueResumed(note=command.note),)


def hold_post(state: State, command: HoldPost, scenario: Scenario) -> tuple[Happening, ...]:
    return (PostHeld(item=_plan(state, scenario, command).id, note=command.note),)


def release_post(state: State, command: ReleasePost, scenario: Scenario) -> tuple[Happening, ...]:
    return (PostReleased(item=_plan(state, scenario, command).id, note=command.note),)


def move_post(state: State, command: MovePost, scenario: Scenario) -> tuple[Happening, ...]:
    plan = _plan(state, scenario, command)
    _can_be_kept(state, command.at, scenario)
    if command.at == plan.at:
        raise Refused(f"“{plan.title}” is planned for {time_of_day(scenario, plan.at)} already.")
    return (PostMoved(item=plan.id, at=command.at, note=command.note),)


def cancel_post(state: State, command: CancelPost, scenario: Scenario) -> tuple[Happening, ...]:
    return (PostCancelled(item=_plan(state, scenario, command).id, note=command.note),)


def schedule_post(state: State, command: SchedulePost, scenario: Scenario) -> tuple[Happening, ...]:
    limit, name = limit_of(scenario, command.channel)
    if scenario.channels[command.channel].kind in UNPLANNED:
        raise Refused(f"Nothing is planned ahead for {name}. Write there when it is time.")
    _can_be_kept(state, command.at, scenario)
    check_text(command.text, limit=limit, where=name)
    check_declared(command.declare, scenario.replies_declare)
    planned = PostScheduled(
        item=plan_id(len(state.happened.get("post.scheduled", ()))),
        channel=command.channel,
        at=command.at,
        text=command.text,
        declare=command.declare,
        asset=command.asset,
        alt=command.alt,
        note=command.note,
    )
    return (planned,)


def plan_id(before: int) -> str:
    """The id of a post that is planned after so many others of the learner's own."""
    return f"plan--{before + 1}"


def _can_be_kept(state: State, at: int, scenario: Scenario) -> None:
    if at <= state.now:
        raise Refused(f"It is {time_of_day(scenario, state.now)} already. Choose a later time.")
    if at > state.length + AHEAD:
        raise Refused("The calendar ends a week after the shift. Choose an earlier time.")


def _plan(state: State, scenario: Scenario, command: HoldPost | ReleasePost | MovePost | CancelPost) -> Planned:
    """The plan, where this can be done with it now."""
    plan = state.planned.get(command.post)
    if plan is None:
        raise Refused(f"There is no planned post “{command.post}”.")
    why = PLAN_ACTS[command.kind](state, scenario, plan)
    if why is not None:
        raise Refused(why)
    return plan
