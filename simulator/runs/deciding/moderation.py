"""Deciding cases and appeals, and reading what helps to decide."""

from simulator.content.choices import TIMED
from simulator.content.scenario import Scenario
from simulator.errors import Refused
from simulator.runs import find
from simulator.runs.clock import time_of_day
from simulator.runs.commands import DecideAppeal, DecideCase, OpenContext
from simulator.runs.deciding.predicting import with_prediction
from simulator.runs.deciding.words import check_text, limit_of
from simulator.runs.events import AppealDecided, CaseDecided, ContextOpened, Happening
from simulator.runs.offered import Offered, offered_actions
from simulator.runs.state import State

_NOT_SENT = "Your decision was not sent; your words are kept below."
_NEEDED = {
    "report": "whether the report is right",
    "content": "what happens to the post",
    "account": "what happens to the account",
    "hours": "for how many hours you {account} the account",
    "clause": "the rule it rests on",
    "preserve": "whether a copy is kept as evidence",
    "severity": "how severe this is, as you pass it on",
    "why": "your reason",
}


def open_context(state: State, command: OpenContext, scenario: Scenario) -> tuple[Happening, ...]:
    case, stands = find.case(scenario, command.case), state.cases.get(command.case)
    if case is None or stands is None:
        raise Refused(f"There is no case “{command.case}” on the desk.")
    context = next((context for context in case.context if context.id == command.context), None)
    if context is None:
        raise Refused(f"This case has nothing called “{command.context}” to read.")
    if stands.status != "open":
        raise Refused(
            f"This case closed at {_at(scenario, stands.decided_at)}. There is no more to read before deciding."
        )
    if context.id in stands.context:
        raise Refused(f"You have “{context.title}” open already. It costs no more time.")
    return (ContextOpened(item=case.id, context=context.id, cost=context.costs),)


def decide_case(state: State, command: DecideCase, scenario: Scenario) -> tuple[Happening, ...]:
    _case_is_open(state, command, scenario)
    _case_is_complete(command)
    offered = offered_actions(state, scenario, command.case)
    _parts_are_offered(command, offered)
    _hours_fit(command)
    _escalation_fits(command, offered, scenario)
    assert command.report and command.content and command.account and command.clause  # noqa: PT018
    assert command.preserve is not None
    decided = CaseDecided(
        item=command.case,
        report=command.report,
        content=command.content,
        account=command.account,
        hours=command.hours,
        clause=command.clause,
        notices=tuple(sorted(set(command.notices))),
        escalate=tuple(sorted(set(command.escalate))),
        severity=command.severity,
        preserve=command.preserve,
        why=command.why,
    )
    return with_prediction(command, command.case, decided)


def decide_appeal(state: State, command: DecideAppeal, scenario: Scenario) -> tuple[Happening, ...]:
    stands = state.appeals.get(command.appeal)
    if stands is None:
        raise Refused(f"There is no appeal “{command.appeal}” on the desk.")
    if stands.status != "open":
        how = "was decided" if stands.status == "decided" else "closed"
        raise Refused(f"This appeal {how} at {_at(scenario, stands.decided_at)}. {_NOT_SENT}")
    if command.outcome is None:
        raise Refused("Your answer was not sent. Still to choose: whether the decision stands.")
    if command.reply.strip():
        limit, name = limit_of(scenario, find.desk_mail(scenario))
        check_text(command.reply, limit=limit, where=name)
    decided = AppealDecided(item=command.appeal, outcome=command.outcome, reply=command.reply.strip() and command.reply)
    return with_prediction(command, command.appeal, decided)


def _case_is_open(state: State, command: DecideCase, scenario: Scenario) -> None:
    stands = state.cases.get(command.case)
    if stands is None:
        raise Refused(f"There is no case “{command.case}” on the desk.")
    if stands.status != "open":
        how = {"decided": "was decided", "skipped": "was left for another"}.get(stands.status, "closed")
        raise Refused(f"This case {how} at {_at(scenario, stands.decided_at)}. {_NOT_SENT}")


def _case_is_complete(command: DecideCase) -> None:
    """Everything that is still to say at once, so that nobody has to send a form three times to learn it."""
    empty = {"report", "content", "account", "clause", "preserve"} - set(command.model_dump(exclude_none=True))
    without = {
        "why": not command.why.strip(),
        "clause": not command.clause,
        "hours": command.account in TIMED and command.hours is None,
        "severity": bool(command.escalate) and command.severity is None,
    }
    empty |= {part for part, is_empty in without.items() if is_empty}
    if empty:
        missing = [words.format(account=command.account) for part, words in _NEEDED.items() if part in empty]
        raise Refused(f"Your decision was not sent. Still to say: {'; '.join(missing)}.")


def _parts_are_offered(command: DecideCase, offered: Offered) -> None:
    if command.content not in offered.content:
        raise Refused(f"You cannot {command.content} this post now. You can {', '.join(offered.content)}. {_NOT_SENT}")
    if command.clause not in offered.clause:
        raise Refused(f"There is no clause “{command.clause}”. The policy has {', '.join(offered.clause)}. {_NOT_SENT}")


def _hours_fit(command: DecideCase) -> None:
    if command.account not in TIMED and command.hours is not None:
        raise Refused(f"Hours belong to a mute or a suspension, not to “{command.account}”. {_NOT_SENT}")


def _escalation_fits(command: DecideCase, offered: Offered, scenario: Scenario) -> None:
    for person in command.escalate:
        if person not in offered.escalate:
            known = find.colleague_names(scenario)
            raise Refused(f"“{person}” cannot take this over. You can ask {known}. {_NOT_SENT}")
    if command.severity is not None and not command.escalate:
        raise Refused(f"A severity goes with passing the case on; say to whom. {_NOT_SENT}")


def _at(scenario: Scenario, t: int | None) -> str:
    return time_of_day(scenario, t or 0)
