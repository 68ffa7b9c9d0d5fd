"""What a command comes to in a state: what happens because of it, or Refused with a plain reason."""

from typing import assert_never

from simulator.content.scenario import STOPPED, Scenario
from simulator.errors import Refused
from simulator.runs.clock import time_of_day
from simulator.runs.commands import (
    AdvanceClock,
    CancelPost,
    Command,
    DecideAppeal,
    DecideCase,
    EditPost,
    EndRun,
    HoldPost,
    LockThread,
    MovePost,
    NextEvent,
    OpenContext,
    PauseQueue,
    PauseRun,
    PinPost,
    PublishReply,
    ReleasePost,
    ResumeQueue,
    ResumeRun,
    SchedulePost,
    SendEscalation,
    SetWatch,
    SkipCase,
    SplitThread,
    StopRun,
    SubmitTask,
    UnlockThread,
    UnpinPost,
    ViewItem,
)
from simulator.runs.deciding.community import (
    edit_post,
    lock_thread,
    pin_post,
    set_watch,
    skip_case,
    split_thread,
)
from simulator.runs.deciding.moderation import decide_appeal, decide_case, open_context
from simulator.runs.deciding.planning import (
    cancel_post,
    hold_post,
    move_post,
    pause_queue,
    release_post,
    resume_queue,
    schedule_post,
)
from simulator.runs.deciding.words import check_characters
from simulator.runs.deciding.writing import publish_reply, send_escalation, submit_task
from simulator.runs.due import next_happening
from simulator.runs.events import ClockAdvanced, Happening, ItemViewed, RunEnded, RunPaused, RunResumed
from simulator.runs.state import State

Moderating = DecideCase | DecideAppeal | OpenContext
Writing = PublishReply | SubmitTask | SendEscalation
Planning = PauseQueue | ResumeQueue | HoldPost | ReleasePost | MovePost | CancelPost | SchedulePost
Tending = EditPost | PinPost | UnpinPost | LockThread | UnlockThread | SplitThread | SetWatch | SkipCase
Running = AdvanceClock | NextEvent | EndRun | StopRun | PauseRun | ResumeRun | ViewItem


def decide(state: State, command: Command, scenario: Scenario) -> tuple[Happening, ...]:
    """What the learner does by this command. `clock.advanced` says how far time is to move; the engine walks there."""
    _run_is_open(state, command, scenario)
    check_characters(command.model_dump())
    if isinstance(command, Moderating):
        return _moderate(state, command, scenario)
    if isinstance(command, Writing):
        return _write(state, command, scenario)
    if isinstance(command, Planning):
        return _plan(state, command, scenario)
    if isinstance(command, Tending):
        return _tend(state, command, scenario)
    return _run(state, command, scenario)


def _run_is_open(state: State, command: Command, scenario: Scenario) -> None:
    if state.over:
        raise Refused(f"This run ended at {time_of_day(scenario, state.now)}. Nothing more can be done in it.")
    if state.paused and not isinstance(command, ResumeRun | ViewItem | StopRun):
        raise Refused("The run is paused. Resume it first; your words are kept.")


def _moderate(state: State, command: Moderating, scenario: Scenario) -> tuple[Happening, ...]:
    match command:
        case DecideCase():
            return decide_case(state, command, scenario)
        case DecideAppeal():
            return decide_appeal(state, command, scenario)
        case OpenContext():
            return open_context(state, command, scenario)
        case _:
            assert_never(command)


def _write(state: State, command: Writing, scenario: Scenario) -> tuple[Happening, ...]:
    match command:
        case PublishReply():
            return publish_reply(state, command, scenario)
        case SubmitTask():
            return submit_task(state, command, scenario)
        case SendEscalation():
            return send_escalation(state, command, scenario)
        case _:
            assert_never(command)


def _plan(state: State, command: Planning, scenario: Scenario) -> tuple[Happening, ...]:
    match command:
        case PauseQueue():
            return pause_queue(state, command)
        case ResumeQueue():
            return resume_queue(state, command)
        case HoldPost():
            return hold_post(state, command, scenario)
        case ReleasePost():
            return release_post(state, command, scenario)
        case MovePost():
            return move_post(state, command, scenario)
        case CancelPost():
            return cancel_post(state, command, scenario)
        case SchedulePost():
            return schedule_post(state, command, scenario)
        case _:
            assert_never(command)


def _tend(state: State, command: Tending, scenario: Scenario) -> tuple[Happening, ...]:
    match command:
        case EditPost():
            return edit_post(state, command, scenario)
        case PinPost() | UnpinPost():
            return pin_post(state, command, scenario)
        case LockThread() | UnlockThread():
            return lock_thread(state, command, scenario)
        case SplitThread():
            return split_thread(state, command, scenario)
        case SetWatch():
            return set_watch(state, command, scenario)
        case SkipCase():
            return skip_case(state, command, scenario)
        case _:
            assert_never(command)


def _run(state: State, command: Running, scenario: Scenario) -> tuple[Happening, ...]:
    match command:
        case AdvanceClock():
            return _advance(state, command.to, scenario)
        case NextEvent():
            return (ClockAdvanced(to=next_happening(state)),)
        case EndRun():
            return (ClockAdvanced(to=state.length),)
        case StopRun():
            return (RunEnded(ending=STOPPED),)
        case PauseRun():
            return (RunPaused(),)
        case ResumeRun():
            return _resume(state)
        case ViewItem():
            return _view(state, command, scenario)
        case _:
            assert_never(command)


def _advance(state: State, to: int, scenario: Scenario) -> tuple[Happening, ...]:
    if to <= state.now:
        raise Refused(f"It is {time_of_day(scenario, state.now)} already. Time only moves on.")
    return (ClockAdvanced(to=min(to, state.length)),)


def _resume(state: State) -> tuple[Happening, ...]:
    if not state.paused:
        raise Refused("The run is not paused.")
    return (RunResumed(),)


def _view(state: State, command: ViewItem, scenario: Scenario) -> tuple[Happening, ...]:
    if command.channel is None and command.item is None:
        raise Refused("Say which channel or post to open.")
    if command.channel is not None and command.channel not in scenario.channels:
        raise Refused(f"There is no channel “{command.channel}” here.")
    if command.item is not None and command.item not in state.posts:
        raise Refused(f"There is no post “{command.item}” on screen.")
    return (ItemViewed(channel=command.channel, item=command.item),)
