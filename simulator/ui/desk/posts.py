"""One post as the part `thread` draws it: who, when, what, how it was moderated, and what may be done with it."""

from typing import Any

from simulator.content.scenario import Inject, Scenario
from simulator.runs import find
from simulator.runs.away import SENT_AWAY, spells
from simulator.runs.offered import actions_on_post
from simulator.runs.state import YOU, Planned, Post, State
from simulator.ui.desk.naming import handle, paragraphs, speaker, words_of
from simulator.ui.safe import visible
from simulator.ui.words import count, desk_time, hours

REPLY, CASE, VIEW, EDIT, SPLIT, WATCH = "reply", "case", "view", "edit", "split", "watch"
"""What a button on a post asks for."""
HANDS = {
    "pin": "post.pin", "unpin": "post.unpin", "lock": "thread.lock", "unlock": "thread.unlock",
    SPLIT: "thread.split", WATCH: "watch.set",
}  # fmt: skip
"""What is folded away under a post, with the command it becomes."""
_AWAY = {"mute": "Muted", "suspend": "Suspended", "ban": "Banned"}
Badge = dict[str, str]


def drawn(post: Post, scenario: Scenario, state: State, learner_name: str) -> dict[str, Any]:
    """A post with its marks and what may be done with it."""
    by = speaker(post.by, scenario, learner_name)
    inject = find.inject(scenario, post.id)
    under = _decided_under(post, scenario, state)
    return {
        "id": post.id,
        "by": post.by,
        "who": visible(by.name),
        "role": by.role,
        "time": desk_time(scenario.clock.starts, post.t),
        "text": paragraphs(words_of(post, scenario)),
        "you": by.you,
        "staff": by.staff,
        "case": _open_case(post, state),
        "cover": under or cover(post, inject),
        "note": "Members no longer see it." if under else "",
        "media": media(post, state, inject),
        "edited": f"Edited {desk_time(scenario.clock.starts, post.edited)}" if post.edited is not None else "",
        "badges": [*_badges(post, state), *_strikes(post, state), *_away(post, scenario, state)],
        "acts": acts(post, scenario, state),
        "more": more(post, scenario, state),
        "stat": (inject and inject.stat) or "",
        "thanks": post.thanks,
        "disagree": post.disagree,
    }


def cover(post: Post, inject: Inject | None) -> str:
    """Why a post is covered now; empty where it is not."""
    return "" if post.uncovered or inject is None or inject.cover is None else inject.cover


def media(post: Post, state: State, inject: Inject | None) -> dict[str, str] | None:
    """A picture told in words: an inject's, or what is attached to a planned post."""
    if inject and inject.media:
        return {"alt": visible(inject.media.alt), "cover": "" if post.uncovered else inject.media.cover or ""}
    plan = state.planned.get(post.id)
    words = attached(plan) if plan else None
    return {"alt": visible(words), "cover": ""} if words else None


def attached(plan: Planned) -> str | None:
    """What is attached to a planned post, in words: the author's of the scenario, or the learner's."""
    return plan.alt if plan.by == YOU else plan.asset


def acts(post: Post, scenario: Scenario, state: State) -> list[dict[str, str]]:
    """The buttons under a post: to answer it, or to edit one's own, and the way to its case or appeal."""
    may, kind = actions_on_post(state, scenario, post.id), scenario.channels[post.channel].kind
    found = []
    if post.by != YOU and "reply.publish" in may and kind != "press":
        found.append({"id": REPLY, "label": "Answer" if kind == "reviews" else "Reply", "icon": "reply"})
    if "post.edit" in may:
        found.append({"id": EDIT, "label": "Edit", "icon": "edit"})
    if post.case and not state.over:
        opens = "Open the case" if _open_case(post, state) else "See the case"
        found.append({"id": f"{CASE}:{post.case}", "label": opens, "icon": "gavel"})
    if post.id in state.appeals and not state.over:
        opens = "Open the appeal" if state.appeals[post.id].status == "open" else "See the appeal"
        found.append({"id": f"{CASE}:{post.id}", "label": opens, "icon": "balance"})
    return found


def more(post: Post, scenario: Scenario, state: State) -> list[str]:
    """What else may be done, folded away. A thread is locked at the post it starts with; one's own is not watched."""
    may = actions_on_post(state, scenario, post.id)
    skipped = ("watch",) if post.by == YOU or post.id in _watched(state) else ()
    inside = ("lock", "unlock") if post.reply_to in state.posts else ()
    found = [act for act, kind in HANDS.items() if kind in may]
    return [act for act in found if act not in skipped and act not in inside]


def answering(post: Post, scenario: Scenario, state: State) -> str:
    """Which post this one answers, in words; empty where it answers none."""
    to = state.posts.get(post.reply_to or "")
    return f"answering {visible(handle(to.by, scenario))}" if to else ""


def _open_case(post: Post, state: State) -> bool:
    return bool(post.case) and state.cases[post.case or ""].status == "open"


def _badges(post: Post, state: State) -> list[Badge]:
    marks: dict[str, Badge] = {
        "edit_asked": {"tone": "gray", "text": "Asked to edit", "icon": "edit"},
        "hidden": {"tone": "gray", "text": "Hidden by you", "icon": "visibility_off"},
        "removed": {"tone": "gray", "text": "Removed by you", "icon": "delete"},
        "locked": {"tone": "gray", "text": "Thread locked", "icon": "lock"},
    }
    found: list[Badge] = [{"tone": "orange", "text": "Reported", "icon": "flag"}] if _open_case(post, state) else []
    found += [{"tone": "gray", "text": "Pinned", "icon": "keep"}] if post.pinned else []
    found += [{"tone": "gray", "text": "Thread locked", "icon": "lock"}] if post.locked else []
    found += [{"tone": "blue", "text": "You watch this", "icon": "visibility"}] if post.id in _watched(state) else []
    return [*found, marks[post.visibility]] if post.visibility in marks else found


def _watched(state: State) -> list[str]:
    return [item for item, watch in state.watches.items() if watch.status != "seen"]


def _strikes(post: Post, state: State) -> list[Badge]:
    number = state.strikes.get(post.by, 0)
    return [{"tone": "gray", "text": count(number, "strike"), "icon": ""}] if number else []


def _away(post: Post, scenario: Scenario, state: State) -> list[Badge]:
    """Whether its author may not write here for now, and for how long that was decided."""
    found = [one for one in spells(state, scenario) if (one.person, one.channel) == (post.by, post.channel)]
    if not found:
        return []
    last = max(found, key=lambda one: (SENT_AWAY.index(one.decision.account), one.decision.hours or 0)).decision
    time = f" for {hours(last.hours)}" if last.hours else ""
    return [{"tone": "gray", "text": f"{_AWAY[last.account]}{time}", "icon": "block"}]


def _decided_under(post: Post, scenario: Scenario, state: State) -> str:
    """For a post the learner hid or removed: the rule it was done under."""
    if post.visibility not in ("hidden", "removed"):
        return ""
    decision = state.cases[post.case].decision if post.case in state.cases else None
    clause = scenario.policy.get(decision.clause) if decision else None
    under = f" under {decision.clause}, {clause.title}" if decision and clause else ""
    return f"{post.visibility.capitalize()}{under}"
