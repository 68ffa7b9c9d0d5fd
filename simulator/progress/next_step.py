"""What to practise next: the scenario that would give a chance to show most of what is not shown yet."""

from collections.abc import Iterable, Mapping

from simulator.content.document import Document
from simulator.content.rubric import Rubric
from simulator.progress.ksbs import KsbProgress
from simulator.progress.pieces import codes_of, reaches


class NextStep(Document):
    """A scenario and what it may show. It promises a chance, not a level."""

    scenario: str
    ksbs: tuple[str, ...]
    """K and S not shown yet that the scenario can offer, in the order of its criteria."""


def next_steps(
    ksbs: Mapping[str, KsbProgress], possible: Mapping[str, Rubric], played: Mapping[str, int]
) -> tuple[NextStep, ...]:
    """Scenarios that offer something not shown yet, most first; of equals the one played least."""
    open_codes = {code for code, ksb in ksbs.items() if not code.startswith("B") and not reaches(ksb.level, "emerging")}
    steps = [NextStep(scenario=name, ksbs=_offers(rubric, open_codes)) for name, rubric in possible.items()]
    useful = [step for step in steps if step.ksbs]
    return tuple(sorted(useful, key=lambda s: (-len(s.ksbs), played.get(s.scenario, 0), s.scenario)))


def _offers(rubric: Rubric, wanted: Iterable[str]) -> tuple[str, ...]:
    found = (code for bound in rubric.criteria for code, _ in codes_of(bound.criterion) if code in wanted)
    return tuple(dict.fromkeys(found))
