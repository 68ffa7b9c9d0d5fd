"""Posts: how they appear on screen, are seen, hidden and brought back."""

from dataclasses import replace
from typing import Any

from simulator.content.choices import ContentAct
from simulator.runs.state import Post, State, Visibility, altered

_VISIBLE_AS: dict[ContentAct, Visibility] = {
    "edit": "edit_asked",
    "hide": "hidden",
    "remove": "removed",
    "lock": "locked",
    "restore": "up",
}
"""`keep` leaves a post as it is."""


def appear(state: State, post: Post) -> State:
    """One more post, in order of appearance."""
    said = state.said if post.body is None else state.said | {post.body}
    wrote_in = {**state.wrote_in, post.by: post.channel}
    return altered(state, posts={**state.posts, post.id: post}, said=said, wrote_in=wrote_in)


def act_on(state: State, post: str, act: ContentAct) -> State:
    """The post after a moderation act; a post that is not on screen stays so."""
    found = state.posts.get(post)
    seen_as = _VISIBLE_AS.get(act)
    if found is None or seen_as is None:
        return state
    return altered(state, posts={**state.posts, post: replace(found, visibility=seen_as)})


def changed(state: State, post: str, **parts: Any) -> State:
    """The post with these parts changed; one that is not on screen stays so."""
    found = state.posts.get(post)
    return state if found is None else altered(state, posts={**state.posts, post: replace(found, **parts)})


def belongs_to_case(state: State, post: str, case: str) -> State:
    return changed(state, post, case=case)


def uncover(state: State, post: str) -> State:
    return changed(state, post, uncovered=True)
