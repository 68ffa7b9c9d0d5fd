"""A criterion beside a run: what is evidence for it, how much of it came up, and what it is mapped to."""

from simulator.content.rubric import BoundCriterion
from simulator.review import Effective
from simulator.runs import events as e
from simulator.ui.debrief.decisions import Decision

ICONS = {
    "confirmed": ":material/verified:",
    "suggested": ":material/smart_toy:",
    "not_observed": ":material/remove:",
    "unscored": ":material/hourglass_empty:",
    "failed": ":material/error:",
}


def belongs(decision: Decision, bound: BoundCriterion, found: Effective) -> bool:
    """This decision is evidence for this criterion."""
    evidence = bound.binding.evidence
    if decision.about and decision.about in {name for x in evidence for name in (x.case, x.appeal, x.task, x.reply)}:
        return True
    if any(decision.seq in finding.events for finding in found.score.findings):
        return True
    due = {x.obligation for x in evidence if x.obligation}
    return any(isinstance(x.data, e.ObligationMet) and x.data.item in due for x in decision.led_to)


def chances(bound: BoundCriterion, found: Effective) -> str:
    """Coverage of one criterion in one run, never left out beside a level."""
    came_up = len({finding.about for finding in found.score.findings if finding.events})
    possible = max(len(bound.binding.evidence), came_up)
    if possible == 1:
        return "the one chance came up" if came_up else "the one chance did not come up"
    return f"{came_up} of {possible} chances came up"


def mapped(bound: BoundCriterion) -> str:
    """Its KSBs and duties, as `S13 · S14 · K8 · duties 8, 10`."""
    ksbs = " · ".join((*bound.criterion.ksb.primary, *bound.criterion.ksb.secondary))
    numbers = ", ".join(str(number) for number in bound.binding.duty)
    return f"{ksbs} · {'duty' if len(bound.binding.duty) == 1 else 'duties'} {numbers}"
