"""The calendar of planned posts: the whole queue, or one post."""

from simulator.content.scenario import PlannedPost, Scenario
from simulator.errors import Refused
from simulator.runs import find
from simulator.runs.clock import time_of_day
from simulator.runs.commands import HoldPost, PauseQueue, ReleasePost, ResumeQueue
from simulator.runs.events import Happening, PostHeld, PostReleased, QueuePaused, QueueResumed
from simulator.runs.state import State


def pause_queue(state: State, command: PauseQueue) -> tuple[Happening, ...]:
    if state.queue_paused:
        raise Refused("The queue is paused already. Nothing planned goes out.")
    return (QueuePaused(note=command.note),)


def resume_queue(state: State, command: ResumeQueue) -> tuple[Happening, ...]:
    if not state.queue_paused:
        raise Refused("The queue is running already.")
    return (QueueResumed(note=command.note),)


def hold_post(state: State, command: HoldPost, scenario: Scenario) -> tuple[Happening, ...]:
    post = _post(command.post, scenario)
    match state.planned[post.id]:
        case "scheduled":
            return (PostHeld(item=post.id, note=command.note),)
        case "out":
            raise Refused(f"“{post.title}” is out already; it cannot be held back.")
        case _:
            raise Refused(f"“{post.title}” is held back already.")


def release_post(state: State, command: ReleasePost, scenario: Scenario) -> tuple[Happening, ...]:
    post = _post(command.post, scenario)
    match state.planned[post.id]:
        case "scheduled":
            raise Refused(f"“{post.title}” is not held back; it goes out at {time_of_day(scenario, post.at)}.")
        case "out":
            raise Refused(f"“{post.title}” is out already.")
        case "stopped" if state.queue_paused:
            raise Refused(f"The queue is paused. Resume it first; then “{post.title}” can go out.")
        case _:
            return (PostReleased(item=post.id, note=command.note),)


def _post(wanted: str, scenario: Scenario) -> PlannedPost:
    post = find.planned_post(scenario, wanted)
    if post is None:
        raise Refused(f"There is no planned post “{wanted}”.")
    return post
