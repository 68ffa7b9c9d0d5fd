"""A channel as the part `thread` draws it: threads in a forum, one line of short posts, mail with the newest first."""

from collections.abc import Sequence
from typing import Any

from simulator.content.scenario import Scenario
from simulator.runs import find
from simulator.runs.state import YOU, Post, State
from simulator.ui.desk.about import about
from simulator.ui.desk.naming import first_words, words_of
from simulator.ui.desk.posts import answering, drawn
from simulator.ui.safe import visible
from simulator.ui.words import count, desk_time

_HEADING = {"short": "Mentions and posts", "mail": ""}


def thread(channel: str, scenario: Scenario, state: State, *, learner_name: str, seen: int | None) -> dict[str, Any]:
    """Data of the part `thread`. `seen`: the event up to which the learner had looked before; None draws no line."""
    posts = in_channel(channel, state)
    kind = scenario.channels[channel].kind
    groups = _pinned_first(by_thread(posts, state)) if kind == "forum" else [_in_line(posts, kind)]
    sections = [_section(group, kind, scenario, state, learner_name, seen) for group in groups if group]
    told = None if kind == "mail" else about(channel, scenario)
    return {"kind": kind, "seq": state.seq, "about": told, "sections": sections, "after": ""}


def in_channel(channel: str, state: State) -> list[Post]:
    """In order of appearance."""
    return [post for post in state.posts.values() if post.channel == channel]


def root_of(post: Post, state: State) -> Post:
    """The post a thread starts with."""
    while post.reply_to in state.posts:
        post = state.posts[post.reply_to]
    return post


def by_thread(posts: Sequence[Post], state: State) -> list[list[Post]]:
    """Posts by the thread they belong to, threads and posts in order of appearance."""
    groups: dict[str, list[Post]] = {}
    for post in posts:
        groups.setdefault(root_of(post, state).id, []).append(post)
    return list(groups.values())


def _pinned_first(groups: list[list[Post]]) -> list[list[Post]]:
    return sorted(groups, key=lambda group: not group[0].pinned)


def _in_line(posts: list[Post], kind: str) -> list[Post]:
    return posts[::-1] if kind == "mail" else sorted(posts, key=lambda post: not post.pinned)


def mark_fresh(posts: Sequence[Post], shown: list[dict[str, Any]], seen: int | None) -> None:
    """A line before the first post that is new, with how many there are."""
    if seen is None:
        return
    new = [post.seq > seen and post.by != YOU for post in posts]
    if any(new) and not all(new):
        shown[new.index(True)]["fresh"] = f"{sum(new)} new since you looked"


def inject_title(post: Post, scenario: Scenario) -> str:
    """The heading its author gave it; empty where there is none."""
    inject = find.inject(scenario, post.id)
    return (inject and inject.title) or ""


def _section(
    posts: Sequence[Post], kind: str, scenario: Scenario, state: State, learner_name: str, seen: int | None
) -> dict[str, Any]:
    first = posts[0]
    shown = [_post(post, first, kind, scenario, state, learner_name) for post in posts]
    mark_fresh(posts, shown, seen)
    return {"id": first.id, "title": _title(first, kind, scenario), "meta": _meta(posts, kind), "posts": shown}


def _post(post: Post, first: Post, kind: str, scenario: Scenario, state: State, learner_name: str) -> dict[str, Any]:
    shown = drawn(post, scenario, state, learner_name)
    indented = kind == "forum" and post.id != first.id
    straight = indented and post.reply_to == first.id
    heading = (inject_title(post, scenario) or _asked_about(post, scenario, state)) if kind == "mail" else ""
    return {**shown, "reply": indented, "quote": "" if straight else answering(post, scenario, state), "head": heading}


def _asked_about(post: Post, scenario: Scenario, state: State) -> str:
    """Of a colleague's answer what it answers, as two of one colleague may look alike; else empty."""
    asked = state.escalations.get(post.id.removeprefix("answer--"))
    if asked is None:
        return ""
    at = desk_time(scenario.clock.starts, asked.t)
    return f"About “{visible(find.title_of_topic(scenario, asked.topic))}”, which you wrote at {at}"


def _title(first: Post, kind: str, scenario: Scenario) -> str:
    if kind != "forum":
        return _HEADING.get(kind, "")
    return first.title or inject_title(first, scenario) or _own_title(first, scenario)


def _own_title(first: Post, scenario: Scenario) -> str:
    """The heading of a thread without one: a planned post's, or its first words."""
    planned = find.planned_post(scenario, first.id)
    return planned.title if planned else first_words(words_of(first, scenario))


def _meta(posts: Sequence[Post], kind: str) -> str:
    if kind == "forum":
        return count(len(posts) - 1, "reply", "replies") if len(posts) > 1 else "no replies yet"
    return count(len(posts), "post")
