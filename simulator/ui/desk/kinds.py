"""The other kinds of channel as their parts draw them: chat, store reviews, comments under a film, the press."""

import re
from collections.abc import Sequence
from typing import Any

from simulator.content.scenario import Scenario
from simulator.runs import find
from simulator.runs.state import YOU, Post, State
from simulator.ui.desk.about import about
from simulator.ui.desk.posts import answering, drawn
from simulator.ui.desk.threads import by_thread, in_channel, inject_title, mark_fresh
from simulator.ui.words import count

_NUMBER = re.compile(r"\d[\d,]*")
Data = dict[str, Any]


def chat(channel: str, scenario: Scenario, state: State, *, learner_name: str, seen: int | None) -> Data:
    """Data of the part `chat`: every line in order; the part puts those of one person together."""
    posts = in_channel(channel, state)
    shown = [{**drawn(p, scenario, state, learner_name), "quote": answering(p, scenario, state)} for p in posts]
    mark_fresh(posts, shown, seen)
    told = {
        "topic": scenario.channels[channel].about or "",
        "pinned": [
            f"{line['who']}: {' '.join(line['text'])}" for p, line in zip(posts, shown, strict=True) if p.pinned
        ],
        "sections": [{"posts": shown}],
    }
    return {**_head(channel, scenario, state, count(len(posts), "line")), **told}


def reviews(channel: str, scenario: Scenario, state: State, *, learner_name: str, seen: int | None) -> Data:
    """Data of the part `reviews`: each with the answer of the staff; a review has one."""
    groups = by_thread(in_channel(channel, state), state)
    sections = [_review(group, scenario, state, learner_name) for group in groups]
    _fresh_sections(groups, sections, seen)
    given = [n for group in groups if (n := stars(group[0], scenario))]
    about_them = count(len(groups), "review")
    return {**_head(channel, scenario, state, about_them), "score": score(given), "sections": sections}


def comments(channel: str, scenario: Scenario, state: State, *, learner_name: str, seen: int | None) -> Data:
    """Data of the part `comments`: each with its answers; the part puts the top ones or the newest first."""
    groups = by_thread(in_channel(channel, state), state)
    sections = [_comment(group, scenario, state, learner_name) for group in groups]
    _fresh_sections(groups, sections, seen)
    number = count(sum(map(len, groups)), "comment")
    return {
        **_head(channel, scenario, state, number),
        "film": scenario.channels[channel].about or "",
        "sections": sections,
    }


def press(channel: str, scenario: Scenario, state: State, *, learner_name: str, seen: int | None) -> Data:
    """Data of the part `press`: articles, the newest first."""
    posts = in_channel(channel, state)[::-1]
    shown = [
        {**drawn(p, scenario, state, learner_name), "title": inject_title(p, scenario), "fresh": _is_new(p, seen)}
        for p in posts
    ]
    return {**_head(channel, scenario, state, count(len(posts), "article")), "sections": [{"posts": shown}]}


def answered(post: Post, state: State) -> Post | None:
    """The learner's own answer to a review, where it has one."""
    return next((p for p in state.posts.values() if p.reply_to == post.id and p.by == YOU), None)


def stars(post: Post, scenario: Scenario) -> int:
    """Of a review; 0 where a post is none."""
    inject = find.inject(scenario, post.id)
    return (inject and inject.stars) or 0


def score(given: Sequence[int]) -> Data | None:
    """The average to one place and how many gave each number of stars; None where nobody gave any."""
    if not given:
        return None
    tenths = (sum(given) * 20 + len(given)) // (2 * len(given))
    return {
        "average": f"{tenths // 10}.{tenths % 10}",
        "of": f"of 5, {count(len(given), 'review')} here",
        "counts": [[n, given.count(n)] for n in range(5, 0, -1)],
    }


def weight(post: Post, scenario: Scenario) -> int:
    """What the first number of a post's `stat` says of how many liked it."""
    inject = find.inject(scenario, post.id)
    found = _NUMBER.search((inject and inject.stat) or "")
    return int(found[0].replace(",", "")) if found else 0


def _head(channel: str, scenario: Scenario, state: State, meta: str) -> Data:
    name = scenario.channels[channel].name
    return {"seq": state.seq, "title": name, "meta": meta, "about": about(channel, scenario)}


def _review(group: Sequence[Post], scenario: Scenario, state: State, learner_name: str) -> Data:
    first = group[0]
    posts = [{**drawn(p, scenario, state, learner_name), "stars": stars(p, scenario)} for p in group]
    posts[0]["head"] = inject_title(first, scenario)
    if answered(first, state):
        posts[0]["acts"] = [act for act in posts[0]["acts"] if act["id"] != "reply"]
    return {"id": first.id, "title": inject_title(first, scenario), "posts": posts}


def _comment(group: Sequence[Post], scenario: Scenario, state: State, learner_name: str) -> Data:
    first = group[0]
    posts = [drawn(p, scenario, state, learner_name) for p in group]
    for post, shown in zip(group, posts, strict=True):
        shown["quote"] = "" if post.reply_to in (None, first.id) else answering(post, scenario, state)
    return {"id": first.id, "pinned": first.pinned, "weight": weight(first, scenario), "t": first.t, "posts": posts}


def _fresh_sections(groups: Sequence[Sequence[Post]], sections: Sequence[Data], seen: int | None) -> None:
    """Each new post says so by itself: these channels are not in order of time."""
    for group, section in zip(groups, sections, strict=True):
        for post, shown in zip(group, section["posts"], strict=True):
            shown["fresh"] = _is_new(post, seen)


def _is_new(post: Post, seen: int | None) -> str:
    return "New since you looked" if seen and post.seq > seen and post.by != YOU else ""
