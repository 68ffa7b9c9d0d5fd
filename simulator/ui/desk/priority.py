"""What in the queue comes first, and why: in the words of the queue, so that the order is never a riddle."""

from typing import NamedTuple

from simulator.content.scenario import Case, Scenario
from simulator.content.world import Reports
from simulator.ui.words import ACCOUNT, count

_STEPS = tuple(ACCOUNT)


class Pressing(NamedTuple):
    """How pressing a case is beside its time, and why."""

    gravity: int
    """Where the gravest of its rules begins on the ladder of what can be done to an account."""
    trust: int
    """How often its best reporter was right, in thousandths; 500 where nothing is known."""
    why: tuple[str, ...]


def pressing(case: Case, scenario: Scenario) -> Pressing:
    """By the rules it was reported under and by who reported it."""
    codes = tuple(dict.fromkeys(made.reason for made in case.reports))
    gravest = max(codes, key=lambda code: (_begins(code, scenario), code))
    records = [known for made in case.reports if (known := _record(made.by, scenario))]
    best = max(records, key=_share, default=None)
    reports = count(len(case.reports), "report")
    who = f"{reports}, the best reporter {record_words(best)} before" if best else reports
    why = (_rule(gravest, scenario), who)
    return Pressing(_begins(gravest, scenario), _share(best) if best else 500, tuple(word for word in why if word))


def record_words(record: Reports) -> str:
    """How often somebody's reports were right, as `12 right, 3 wrong`."""
    return f"{record.right} right, {record.wrong} wrong"


def _record(person: str, scenario: Scenario) -> Reports | None:
    known = scenario.people.get(person)
    return known.reports if known else None


def _share(record: Reports) -> int:
    """Two more reports, one right and one wrong, so that one lucky report is not a record."""
    return 1000 * (record.right + 1) // (record.right + record.wrong + 2)


def _begins(code: str, scenario: Scenario) -> int:
    clause = scenario.policy.get(code)
    return _STEPS.index(clause.ladder[0]) if clause and clause.ladder else 0


def _rule(code: str, scenario: Scenario) -> str:
    clause = scenario.policy.get(code)
    if clause is None:
        return ""
    begins = f", begins at {ACCOUNT[clause.ladder[0]].lower()}" if clause.ladder else ""
    return f"{code} {clause.title}{begins}"
