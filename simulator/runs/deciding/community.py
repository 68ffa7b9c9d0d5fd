"""Looking after what stands on screen: edit, pin, lock, split; leave alone on purpose; leave a case for its equal."""

from simulator.content.scenario import Scenario
from simulator.errors import Refused
from simulator.runs import find
from simulator.runs.clock import time_of_day
from simulator.runs.commands import (
    EditPost,
    LockThread,
    PinPost,
    SetWatch,
    SkipCase,
    SplitThread,
    UnlockThread,
    UnpinPost,
)
from simulator.runs.deciding.words import check_text, limit_of
from simulator.runs.deeds import (
    CaseSkipped,
    Deed,
    PostEdited,
    PostPinned,
    PostUnpinned,
    ThreadLocked,
    ThreadSplit,
    ThreadUnlocked,
    WatchSet,
)
from simulator.runs.hands import POST_ACTS, why_not_skip
from simulator.runs.state import Post, State

TITLE_LIMIT = 120
"""Characters of a thread's title."""


def edit_post(state: State, command: EditPost, scenario: Scenario) -> tuple[Deed, ...]:
    post = _post(state, scenario, command.kind, command.post)
    limit, name = limit_of(scenario, post.channel)
    check_text(command.text, limit=limit, where=name)
    if command.text == post.text:
        raise Refused("These are the words that stand there already. Nothing was changed.")
    return (PostEdited(item=post.id, channel=post.channel, text=command.text),)


def pin_post(state: State, command: PinPost | UnpinPost, scenario: Scenario) -> tuple[Deed, ...]:
    post = _post(state, scenario, command.kind, command.post)
    event = PostPinned if isinstance(command, PinPost) else PostUnpinned
    return (event(item=post.id, channel=post.channel),)


def lock_thread(state: State, command: LockThread | UnlockThread, scenario: Scenario) -> tuple[Deed, ...]:
    thread = find.thread_of(state, _post(state, scenario, command.kind, command.post))
    event = ThreadLocked if isinstance(command, LockThread) else ThreadUnlocked
    return (event(item=thread.id, channel=thread.channel),)


def split_thread(state: State, command: SplitThread, scenario: Scenario) -> tuple[Deed, ...]:
    post = _post(state, scenario, command.kind, command.post)
    check_text(command.title, limit=TITLE_LIMIT, where="the new thread's title")
    return (ThreadSplit(item=post.id, channel=post.channel, title=" ".join(command.title.split())),)


def set_watch(state: State, command: SetWatch, scenario: Scenario) -> tuple[Deed, ...]:
    if command.item in state.cases:
        if state.cases[command.item].status != "open":
            raise Refused("This case is closed. There is nothing to wait for.")
    elif command.item not in state.posts:
        raise Refused(f"There is no post or case “{command.item}” on screen.")
    if command.at <= state.now:
        raise Refused(f"It is {time_of_day(scenario, state.now)} already. Say when later you look again.")
    if command.at >= state.length:
        raise Refused(f"The shift ends at {time_of_day(scenario, state.length)}. Look again before that.")
    if not command.why.strip():
        raise Refused("Not set yet: say what you wait for. Without it, nobody can tell a watch from an oversight.")
    return (WatchSet(item=command.item, at=command.at, why=command.why),)


def skip_case(state: State, command: SkipCase, scenario: Scenario) -> tuple[Deed, ...]:
    _refuse(why_not_skip(state, scenario, command.case))
    case = find.case(scenario, command.case)
    assert case is not None and case.instead is not None  # noqa: PT018
    return (CaseSkipped(item=case.id, why=command.why, instead=case.instead),)


def _post(state: State, scenario: Scenario, kind: str, wanted: str) -> Post:
    """The post, where this can be done with it now."""
    post = state.posts.get(wanted)
    if post is None:
        raise Refused(f"There is no post “{wanted}” on screen.")
    _refuse(POST_ACTS[kind](state, scenario, post))
    return post


def _refuse(why: str | None) -> None:
    if why is not None:
        raise Refused(why)
