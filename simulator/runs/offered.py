"""What may be done now, in every state: with a case, a post, a planned post, the desk. The screens draw this, and
`decide` refuses what is not in it."""

from dataclasses import dataclass

from simulator.content.choices import AccountAct, ContentAct, Notice, Report
from simulator.content.scenario import Scenario
from simulator.runs import find
from simulator.runs.hands import LOCKED_IN, PLAN_ACTS, POST_ACTS, why_not_skip
from simulator.runs.state import Post, State

REPORTS: tuple[Report, ...] = ("agree", "disagree", "ignore")
CONTENT: tuple[ContentAct, ...] = ("keep", "edit", "hide", "remove", "lock", "restore")
ACCOUNT: tuple[AccountAct, ...] = ("none", "note", "warn", "mute", "suspend", "ban")
NOTICES: tuple[Notice, ...] = ("author", "reporter")


@dataclass(frozen=True, slots=True)
class Offered:
    """The parts of a decision and their values; all empty where the case is not open."""

    report: tuple[Report, ...] = ()
    content: tuple[ContentAct, ...] = ()
    account: tuple[AccountAct, ...] = ()
    clause: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()
    escalate: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    """Context not read yet."""


def offered_actions(state: State, scenario: Scenario, case_id: str) -> Offered:
    """Everything while the case is open, nothing otherwise. `restore` needs a post that is down, `lock` a
    channel with threads."""
    case, stands = find.case(scenario, case_id), state.cases.get(case_id)
    if case is None or stands is None or stands.status != "open" or state.over:
        return Offered()
    post = state.posts.get(case.target)
    return Offered(
        report=REPORTS,
        content=tuple(act for act in CONTENT if _may(act, post, scenario)),
        account=ACCOUNT,
        clause=tuple(sorted(scenario.policy, key=lambda clause: (len(clause), clause))),
        notices=NOTICES,
        escalate=find.colleagues(scenario),
        context=tuple(context.id for context in case.context if context.id not in stands.context),
    )


def actions_on_case(state: State, scenario: Scenario, case_id: str) -> tuple[str, ...]:
    """Kinds of command that may be sent about this case."""
    stands = state.cases.get(case_id)
    if stands is None or stands.status != "open" or _stands_still(state):
        return ()
    context = ("context.open",) if offered_actions(state, scenario, case_id).context else ()
    skip = ("case.skip",) if why_not_skip(state, scenario, case_id) is None else ()
    return ("case.decide", *context, *skip, "watch.set")


def actions_on_appeal(state: State, appeal_id: str) -> tuple[str, ...]:
    stands = state.appeals.get(appeal_id)
    return ("appeal.decide",) if stands and stands.status == "open" and not _stands_still(state) else ()


def actions_on_task(state: State, task_id: str) -> tuple[str, ...]:
    stands = state.tasks.get(task_id)
    return ("task.submit",) if stands and stands.status == "open" and not _stands_still(state) else ()


def actions_on_post(state: State, scenario: Scenario, post_id: str) -> tuple[str, ...]:
    """Kinds of command that may be sent about this post or its thread. While the run is paused one may look."""
    post = state.posts.get(post_id)
    if post is None or state.over:
        return ()
    may = [kind for kind, why_not in POST_ACTS.items() if why_not(state, scenario, post) is None]
    return tuple(kind for kind in may if not state.paused or kind == "item.view")


def actions_on_plan(state: State, scenario: Scenario, plan_id: str) -> tuple[str, ...]:
    """Kinds of command that may be sent about this planned post."""
    plan = state.planned.get(plan_id)
    if plan is None or _stands_still(state):
        return ()
    return tuple(kind for kind, why_not in PLAN_ACTS.items() if why_not(state, scenario, plan) is None)


def actions_on_desk(state: State, scenario: Scenario) -> tuple[str, ...]:
    """Kinds of command that are about no one thing."""
    if state.over:
        return ()
    if state.paused:
        return ("item.view", "run.resume", "run.stop")
    ask = ("escalation.send",) if find.colleagues(scenario) and scenario.topics else ()
    queue = "queue.resume" if state.queue_paused else "queue.pause"
    return ("clock.advance", "clock.next", "item.view", "reply.publish", "post.schedule", *ask, queue,
            "run.pause", "run.end", "run.stop")  # fmt: skip


def _stands_still(state: State) -> bool:
    return state.over or state.paused


def _may(act: ContentAct, post: Post | None, scenario: Scenario) -> bool:
    match act:
        case "restore":
            return post is not None and post.visibility in ("hidden", "removed")
        case "lock":
            return post is not None and scenario.channels[post.channel].kind in LOCKED_IN
        case _:
            return True
