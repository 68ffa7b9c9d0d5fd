"""What people make of the learner's own posts: thanks and disagreement, tick by tick, less as a post grows old."""

from itertools import takewhile

from simulator.content.choices import DeclaredIs
from simulator.content.crowd import Crowd
from simulator.runs.commands import Declared
from simulator.runs.crowd.events import PostReacted
from simulator.runs.draws import draw
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
    for post in _still_read(state):
        if post.channel == channel and post.by == YOU and post.t < state.now:
            reacted = _reaction(post, state, crowd)
            if reacted.thanks or reacted.disagree:
                found.append(Because(reacted, f"event:{post.seq}"))
    return found


def _still_read(state: State) -> list[Post]:
    """In order of appearance; those before them are not gone through."""
    return [*takewhile(lambda post: state.now - post.t <= READ_FOR, reversed(state.posts.values()))][::-1]


def _reaction(post: Post, state: State, crowd: Crowd) -> PostReacted:
    here = state.crowd[post.channel]
    age = (state.now - post.t) // state.tick
    most = here.volume >> age
    n = state.now // state.tick
    heard = draw(state.seed, "reaction", key=f"{post.id}/heard", n=n, low=most // 2, high=most)
    luck = draw(state.seed, "reaction", key=f"{post.id}/kind", n=n, low=-LUCK, high=LUCK)
    kind = max(5, min(95, 50 + here.mood // 2 + _taken(post, crowd) + luck))
    thanks = (heard * kind + 50) // 100
    return PostReacted(item=post.id, thanks=thanks, disagree=heard - thanks)


def _taken(post: Post, crowd: Crowd) -> int:
    """How what was declared beside the text is taken."""
    if post.declare is None:
        return 0
    return WELCOMED * _any(crowd.welcomes, post.declare) + RESENTED * _any(crowd.resents, post.declare)


def _any(sets: tuple[DeclaredIs, ...], declared: Declared) -> bool:
    return any(declares(one, declared) for one in sets)
