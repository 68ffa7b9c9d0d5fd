"""What people make of the learner's own posts: thanks and disagreement, tick by tick, less as a post grows old."""

from simulator.content.choices import DeclaredIs
from simulator.content.crowd import Crowd
from simulator.runs.commands import Declared
from simulator.runs.crowd.events import PostReacted
from simulator.runs.draws import draw
from simulator.runs.events import PostAutoSent, ReplyPublished, TaskSubmitted
from simulator.runs.following import Because
from simulator.runs.match import declares
from simulator.runs.state import YOU, Post, State

READ_FOR = 1800
"""Seconds for which people still react to a post."""
WELCOMED, RESENTED, LUCK = 20, -30, 12
"""Per cent of kindness: for what they welcome, for what they resent, and either way by chance."""


def reactions(channel: str, state: State, crowd: Crowd) -> list[Because]:
    """To each own post of the channel that is still read, in order of appearance; the post is the cause."""
    found = []
    for post in state.posts.values():
        if post.channel == channel and post.by == YOU and 0 < state.now - post.t <= READ_FOR:
            reacted = _reaction(post, state, crowd)
            if reacted.thanks or reacted.disagree:
                found.append(Because(reacted, f"event:{post.seq}"))
    return found


def _reaction(post: Post, state: State, crowd: Crowd) -> PostReacted:
    here = state.crowd[post.channel]
    age = (state.now - post.t) // state.tick
    most = here.volume >> age
    n = state.now // state.tick
    heard = draw(state.seed, "reaction", key=f"{post.id}/heard", n=n, low=most // 2, high=most)
    luck = draw(state.seed, "reaction", key=f"{post.id}/kind", n=n, low=-LUCK, high=LUCK)
    kind = max(5, min(95, 50 + here.mood // 2 + _taken(post, state, crowd) + luck))
    thanks = (heard * kind + 50) // 100
    return PostReacted(item=post.id, thanks=thanks, disagree=heard - thanks)


def _taken(post: Post, state: State, crowd: Crowd) -> int:
    """How what was declared beside the text is taken."""
    declared = _declared(post, state)
    if declared is None:
        return 0
    return WELCOMED * _any(crowd.welcomes, declared) + RESENTED * _any(crowd.resents, declared)


def _any(sets: tuple[DeclaredIs, ...], declared: Declared) -> bool:
    return any(declares(one, declared) for one in sets)


def _declared(post: Post, state: State) -> Declared | None:
    for kind in ("reply.published", "task.submitted", "post.auto_sent"):
        for event in state.happened.get(kind, ()):
            if event.seq == post.seq and isinstance(event.data, ReplyPublished | TaskSubmitted | PostAutoSent):
                return event.data.declare
    return None
