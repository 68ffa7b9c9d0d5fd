"""Whether what a learner chose belongs to a set that the author wrote. Used by the engine and by scoring."""

from simulator.content.choices import DecisionSet, DeclaredIs
from simulator.runs.commands import Declared
from simulator.runs.events import CaseDecided


def matches(wanted: DecisionSet, decision: CaseDecided) -> bool:
    """A part left out is free. A list means any of these; for notices and escalations it means includes all of these,
    and `[]` means none given."""
    return (
        _same(wanted.report, decision.report)
        and _any_of(wanted.content, decision.content)
        and _any_of(wanted.account, decision.account)
        and _includes(wanted.notices, decision.notices)
        and _includes(wanted.escalate, decision.escalate)
        and _same(wanted.preserve, decision.preserve)
        and _same(wanted.clause, decision.clause)
    )


def declares(wanted: DeclaredIs, declared: Declared) -> bool:
    """As `matches`, for what is stated beside a text; `facts_used` is the part that takes several."""
    return (
        _any_of(wanted.intent, declared.intent)
        and _includes(wanted.facts_used, declared.facts_used)
        and _any_of(wanted.promises, declared.promises)
        and _any_of(wanted.asks_for, declared.asks_for)
        and _any_of(wanted.finding, declared.finding)
    )


def _same(wanted: object, given: object) -> bool:
    return wanted is None or wanted == given


def _any_of(wanted: tuple[str, ...] | None, given: str | None) -> bool:
    return wanted is None or given in wanted


def _includes(wanted: tuple[str, ...] | None, given: tuple[str, ...]) -> bool:
    if wanted is None:
        return True
    return set(wanted) <= set(given) if wanted else not given
