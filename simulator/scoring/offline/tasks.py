"""What a task's answers are scored with: its criteria's indicators, and everything the learner had before them."""

from dataclasses import dataclass

from simulator.content.rubric import BoundCriterion, Rubric, family_of
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

    def others(self, criterion: str) -> dict[str, Writing]:
        """What the other criteria look for."""
        return {name: writing for name, writing in self.writings.items() if name != criterion}

    def looked_for(self) -> dict[str, list[str]]:
        """By criterion, what a reading of it hangs on."""
        asked = {name: self.bound[name].criterion for name in self.writings}
        return {
            name: [writing.digest, family_of(asked[name]) or "", *(one.digest for one in asked[name].critical)]
            for name, writing in self.writings.items()
        }


def sheet(scenario: Scenario, rubric: Rubric, about: str) -> Sheet:
    """The sheet of a task, or of a channel's replies."""
    bound = {b.criterion.id: b for b in rubric.criteria if _looks_at(b, about)}
    writings = {name: writing for name, b in bound.items() if (writing := b.writing(about)) is not None}
    task = find.task(scenario, about)
    brief = f"{task.title}\n{task.brief}" if task else ""
    return Sheet(about, writings, bound, "\n".join([brief, *scenario.texts.values()]))


def _looks_at(bound: BoundCriterion, about: str) -> bool:
    return any(about in (evidence.task, evidence.reply) for evidence in bound.binding.evidence)
