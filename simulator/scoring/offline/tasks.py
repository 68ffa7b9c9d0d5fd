"""What a task's answers are scored with: its criteria's indicators, and everything the learner had before them."""

from dataclasses import dataclass

from simulator.canonical import digest
from simulator.content.rubric import BoundCriterion, Criterion, Rubric, family_of
from simulator.content.scenario import Scenario
from simulator.content.writing import Writing
from simulator.runs import find


@dataclass(frozen=True, slots=True)
class Sheet:
    """One task, or the replies in one channel."""

    about: str
    """The task's id, or the channel's."""
    writings: dict[str, Writing]
    """By criterion: those that look for something here."""
    bound: dict[str, BoundCriterion]
    shown: str
    """The brief and the texts of the scenario: what can be copied."""
    keys: dict[str, str]
    """By criterion, a digest of all that a reading of it hangs on."""

    def others(self, criterion: str) -> dict[str, Writing]:
        """What the other criteria look for."""
        return {name: writing for name, writing in self.writings.items() if name != criterion}


def sheet(scenario: Scenario, rubric: Rubric, about: str) -> Sheet:
    """The sheet of a task, or of a channel's replies."""
    bound = {b.criterion.id: b for b in rubric.criteria if _looks_at(b, about)}
    writings = {name: writing for name, b in bound.items() if (writing := b.writing(about)) is not None}
    task = find.task(scenario, about)
    brief = f"{task.title}\n{task.brief}" if task else ""
    keys = {name: _key(writing, bound[name].criterion) for name, writing in writings.items()}
    return Sheet(about, writings, bound, "\n".join([brief, *scenario.texts.values()]), keys)


def _key(writing: Writing, criterion: Criterion) -> str:
    critical = [error.compiled() for error in criterion.critical]
    return digest([writing.compiled(), family_of(criterion), critical])


def _looks_at(bound: BoundCriterion, about: str) -> bool:
    return any(about in (evidence.task, evidence.reply) for evidence in bound.binding.evidence)
