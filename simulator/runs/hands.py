"""What can be done with a post, a plan or a case now, and where it cannot, why: one table for refusals and offers.

Each answer is None where it can be done, or the sentence that refuses it.
"""

from collections.abc import Callable, Mapping

from simulator.content.scenario import Scenario
from simulator.runs import find
from simulator.runs.clock import time_of_day
from simulator.runs.state import YOU, Planned, Post, State

PINNED_IN = ("forum", "short", "chat", "video")
LOCKED_IN = ("forum", "video")
SPLIT_IN = ("forum",)
SENT_FOR_GOOD = ("mail", "inbox", "press")
"""Kinds of channel in which what is sent stays as it was sent."""
_DOWN = ("hidden", "removed")

PostAct = Callable[[State, Scenario, Post], str | None]
PlanAct = Callable[[State, Scenario, Planned], str | None]


def _reply(state: State, scenario: Scenario, post: Post) -> str | None:
    if post.visibility in _DOWN:
        return f"This post is {post.visibility}. Nobody would see an answer to it."
    if find.is_locked(state, post):
        return "This thread is locked. Nobody can answer in it; post on your own instead."
    return None


def _edit(state: State, scenario: Scenario, post: Post) -> str | None:
    if post.by != YOU:
        return "Only your own posts can be edited. Ask its author, or decide on a report."
    if scenario.channels[post.channel].kind in SENT_FOR_GOOD:
        return "What was sent stays as it was sent. Send another message instead."
    return None


def _pin(state: State, scenario: Scenario, post: Post) -> str | None:
    channel = scenario.channels[post.channel]
    if channel.kind not in PINNED_IN:
        return f"Nothing is pinned in {channel.name}."
    if channel.kind == "short" and post.by not in (YOU, find.BRAND):
        return f"In {channel.name} you can pin only what the desk posted."
    if post.visibility in _DOWN:
        return f"This post is {post.visibility}. Nobody would see it."
    return "This post is pinned already." if post.pinned else None


def _unpin(state: State, scenario: Scenario, post: Post) -> str | None:
    return None if post.pinned else "This post is not pinned."


def _lock(state: State, scenario: Scenario, post: Post) -> str | None:
    channel = scenario.channels[post.channel]
    if channel.kind not in LOCKED_IN:
        return f"{channel.name} has no threads to lock."
    return "This thread is locked already." if find.is_locked(state, post) else None


def _unlock(state: State, scenario: Scenario, post: Post) -> str | None:
    if find.thread_of(state, post).locked:
        return None
    if find.is_locked(state, post):
        return "This was locked by a decision on a case. It stays so."
    return "This thread is not locked."


def _split(state: State, scenario: Scenario, post: Post) -> str | None:
    channel = scenario.channels[post.channel]
    if channel.kind not in SPLIT_IN:
        return f"{channel.name} has no threads to split."
    if post.reply_to is None or post.reply_to not in state.posts:
        return "This post starts its thread already."
    if post.visibility in _DOWN:
        return f"This post is {post.visibility}. Nobody would see the thread."
    return None


def _always(state: State, scenario: Scenario, post: Post) -> str | None:
    return None


POST_ACTS: Mapping[str, PostAct] = {
    "reply.publish": _reply,
    "post.edit": _edit,
    "post.pin": _pin,
    "post.unpin": _unpin,
    "thread.lock": _lock,
    "thread.unlock": _unlock,
    "thread.split": _split,
    "watch.set": _always,
    "item.view": _always,
}
"""Kind of command → why it cannot be done with this post, if it cannot."""


def _hold(state: State, scenario: Scenario, plan: Planned) -> str | None:
    match plan.status:
        case "scheduled":
            return None
        case "out":
            return f"“{plan.title}” is out already; it cannot be held back."
        case "cancelled":
            return f"“{plan.title}” is cancelled already."
        case _:
            return f"“{plan.title}” is held back already."


def _release(state: State, scenario: Scenario, plan: Planned) -> str | None:
    match plan.status:
        case "scheduled":
            return f"“{plan.title}” is not held back; it goes out at {time_of_day(scenario, plan.at)}."
        case "stopped" if state.queue_paused:
            return f"The queue is paused. Resume it first; then “{plan.title}” can go out."
        case _:
            return _is_gone(plan)


def _change(state: State, scenario: Scenario, plan: Planned) -> str | None:
    return _is_gone(plan)


def _is_gone(plan: Planned) -> str | None:
    words = {"out": "is out already", "cancelled": "is cancelled"}
    return f"“{plan.title}” {words[plan.status]}." if plan.status in words else None


PLAN_ACTS: Mapping[str, PlanAct] = {
    "post.hold": _hold,
    "post.release": _release,
    "post.move": _change,
    "post.cancel": _change,
}


def why_not_skip(state: State, scenario: Scenario, case_id: str) -> str | None:
    """Why a case cannot be left for its equal."""
    case, stands = find.case(scenario, case_id), state.cases.get(case_id)
    if case is None or stands is None:
        return f"There is no case “{case_id}” on the desk."
    if stands.status != "open":
        return f"This case is closed since {time_of_day(scenario, stands.decided_at or 0)}."
    if case.instead is None:
        return "No other case can take the place of this one. You can pause, or stop the run."
    other = state.cases.get(case.instead)
    if other is not None and other.status == "skipped":
        return "You left the equivalent case for this one already. You can pause, or stop the run."
    return None
