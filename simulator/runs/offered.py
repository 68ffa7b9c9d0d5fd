"""What may be chosen now for a case. The form draws this, and `decide` refuses what is not in it."""

from dataclasses import dataclass

from simulator.content.choices import AccountAct, ContentAct, Notice, Report
from simulator.content.scenario import Scenario
from simulator.runs import find
from simulator.runs.state import Post, State

REPORTS: tuple[Report, ...] = ("agree", "disagree", "ignore")
CONTENT: tuple[ContentAct, ...] = ("keep", "edit", "hide", "remove", "lock", "restore")
ACCOUNT: tuple[AccountAct, ...] = ("none", "note", "warn", "mute", "suspend", "ban")
NOTICES: tuple[Notice, ...] = ("author", "reporter")
TIMED: tuple[AccountAct, ...] = ("mute", "suspend")
"""Account acts that last for some hours, which must be given."""


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
    """Everything while the case is open, nothing otherwise. `restore` needs a post that is down, `lock` a forum."""
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


def _may(act: ContentAct, post: Post | None, scenario: Scenario) -> bool:
    match act:
        case "restore":
            return post is not None and post.visibility in ("hidden", "removed")
        case "lock":
            return post is not None and scenario.channels[post.channel].kind == "forum"
        case _:
            return True
