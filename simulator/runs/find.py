"""Finding things of a scenario by id, and the few questions about them that several modules ask."""

import re
from collections.abc import Iterable
from typing import Protocol, TypeVar

from simulator.content.scenario import Appeal, Case, Inject, Obligation, PlannedPost, Scenario, Task
from simulator.runs.state import Post, State

BRAND = "brand"
"""The author of a planned post that is out, where a person of the scenario would be named."""

_DIGEST = re.compile(r"sha256:[0-9a-f]{64}")


class _Named(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=_Named)


def _by_id(things: Iterable[T], wanted: str) -> T | None:
    for thing in things:
        if thing.id == wanted:
            return thing
    return None


def inject(scenario: Scenario, wanted: str) -> Inject | None:
    return _by_id(scenario.injects, wanted)


def case(scenario: Scenario, wanted: str) -> Case | None:
    return _by_id(scenario.cases, wanted)


def appeal(scenario: Scenario, wanted: str) -> Appeal | None:
    return _by_id(scenario.appeals, wanted)


def task(scenario: Scenario, wanted: str) -> Task | None:
    return _by_id(scenario.tasks, wanted)


def obligation(scenario: Scenario, wanted: str) -> Obligation | None:
    return _by_id(scenario.obligations, wanted)


def planned_post(scenario: Scenario, wanted: str) -> PlannedPost | None:
    return _by_id(scenario.planned_posts, wanted)


def colleagues(scenario: Scenario) -> tuple[str, ...]:
    """People who can be asked: those who answer on a topic or are known to reply. Sorted."""
    return tuple(sorted(id_ for id_, person in scenario.people.items() if person.answers or person.reply_after))


def whose(scenario: Scenario, topic: str) -> tuple[str, ...]:
    """The colleagues whose this topic is, by id; of a case those to whom its author would pass it on. Empty where it is
    the desk's own."""
    found = case(scenario, topic)
    if found is None:
        return tuple(sorted(id_ for id_, person in scenario.people.items() if topic in person.answers))
    return tuple(sorted({*(found.strong.escalate or ()), *(found.acceptable.escalate or ())}))


def title_of_topic(scenario: Scenario, topic: str) -> str:
    """What somebody was asked about, in the author's words: a topic's, or a case's that was passed on to them."""
    passed_on = case(scenario, topic)
    return scenario.topics.get(topic) or (passed_on.title if passed_on else topic)


def name_of(scenario: Scenario, person: str) -> str:
    """How a person is spoken of on the desk."""
    known = scenario.people.get(person)
    return (known and (known.name or known.handle)) or person.replace("_", " ").capitalize()


def colleague_names(scenario: Scenario) -> str:
    """As `Priya, Sam`, for a sentence."""
    return ", ".join(name_of(scenario, person) for person in colleagues(scenario))


def desk_mail(scenario: Scenario) -> str:
    """The channel where colleagues' answers and appeals arrive: the first mail channel, else an inbox, else any."""
    for kind in ("mail", "inbox"):
        found = sorted(id_ for id_, channel in scenario.channels.items() if channel.kind == kind)
        if found:
            return found[0]
    return min(scenario.channels)


def standing_in(scenario: Scenario, case_id: str) -> Inject | None:
    """The inject that opens this case."""
    return next((found for found in scenario.injects if found.opens_case == case_id), None)


def thread_of(state: State, post: Post) -> Post:
    """The post that its thread starts with."""
    while post.reply_to is not None and post.reply_to in state.posts:
        post = state.posts[post.reply_to]
    return post


def is_locked(state: State, post: Post) -> bool:
    """Whether nobody can answer here: the thread was locked, or by a decision this post or one it hangs on."""
    while post.visibility != "locked" and post.reply_to is not None and post.reply_to in state.posts:
        post = state.posts[post.reply_to]
    return post.visibility == "locked" or thread_of(state, post).locked


def own_picture(asset: str | None) -> str | None:
    """The digest that a plan names where a picture of the learner's own is attached to it; else None."""
    return asset if asset and _DIGEST.fullmatch(asset) else None


def own_pictures(state: State) -> tuple[str, ...]:
    """The digest of each picture of the learner's own that a plan of a run names, in order of planning."""
    named = (own_picture(plan.asset) for plan in state.planned.values() if plan.text is not None)
    return tuple(dict.fromkeys(digest for digest in named if digest))


def released(state: State, inject_id: str) -> tuple[int, int] | None:
    """When an inject was released, as (t, seq); None where it was not."""
    return state.released.get(inject_id)
