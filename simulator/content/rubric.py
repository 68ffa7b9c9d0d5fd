"""Criteria, and how a scenario binds them to what happens in it. A run freezes the rubric it is marked with."""

import re
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from simulator.canonical import digest
from simulator.content.conditions import Condition
from simulator.content.document import Allowed, CriterionId, Document, Id, Line, Prose
from simulator.content.writing import Advice, Critical, Writing

Family = Literal["content", "tone", "reasoning"]
"""What a criterion of writing looks at: what is said, how it is said to people, or how far it is thought through."""
MarkedBy = Literal["auto", "human", "auto_then_human"]
SkillCode = Annotated[str, StringConstraints(pattern=r"^[KS][1-9][0-9]?$"), Allowed("a K or an S, as K8 or S13")]
BehaviourCode = Annotated[str, StringConstraints(pattern=r"^B[1-9]$"), Allowed("a B, as B2")]


class KsbMap(Document):
    primary: tuple[SkillCode, ...] = Field(min_length=1)
    secondary: tuple[SkillCode, ...] = ()


class Descriptors(Document):
    """What each level looks like. `secure` at the pass standard, `strong` at the distinction standard."""

    not_shown: Prose
    emerging: Prose
    secure: Prose
    strong: Prose


class Criterion(Document):
    """One idea, with four anchored levels; reusable across scenarios."""

    id: CriterionId
    name: Line
    """Two or three words, for tabs and charts."""
    asks: Line
    ksb: KsbMap
    observes: tuple[BehaviourCode, ...] = ()
    """Behaviours that may be noticed here. Counted for the employer, never levelled."""
    family: Family | None = None
    """Of a criterion of writing."""
    marked_by: MarkedBy
    levels: Descriptors
    guidance: Prose | None = None
    """For tutors only."""
    writing: Writing | None = None
    """What a machine looks for in the words. Without it, and without a binding's own, words wait for a tutor."""
    feedback: tuple[Advice, ...] = ()
    """Sentences for the learner, by what is missing or by level."""
    critical: tuple[Critical, ...] = ()


_OF_TONE = re.compile(r"\b(?:tone|voice|manner|empath\w+|warm\w*|polite\w*|respect\w*|friendl\w+)\b", re.IGNORECASE)


def family_of(criterion: Criterion) -> Family:
    """As its author says; where they say nothing, by whether its name or question speaks of tone."""
    if criterion.family is not None:
        return criterion.family
    return "tone" if _OF_TONE.search(f"{criterion.id} {criterion.name} {criterion.asks}") else "content"


class CriteriaFile(Document):
    """One file under `rubrics/`."""

    format: Literal[1]
    standard: Line
    criteria: tuple[Criterion, ...] = Field(min_length=1)


class EvidenceFrom(Document):
    """Exactly one: where in the run a criterion is looked for."""

    case: Id | None = None
    appeal: Id | None = None
    task: Id | None = None
    obligation: Id | None = None
    reply: Id | None = None
    """Replies published in this channel."""


class LevelRules(Document):
    """For obligations: the first that holds, from strong down, over the finished run; `not_shown` where none does.
    Cases and appeals need none: their decision sets say it."""

    strong: Condition | None = None
    secure: Condition | None = None
    emerging: Condition | None = None


class Binding(Document):
    """One criterion in one scenario."""

    criterion: CriterionId
    duty: tuple[Annotated[int, Field(ge=1, le=99)], ...] = Field(min_length=1)
    evidence: tuple[EvidenceFrom, ...] = Field(min_length=1)
    levels: LevelRules | None = None
    writing: dict[Id, Writing] = {}
    """By task, or by the channel of replies: indicators for this one, beside the criterion's own."""


class Marking(Document):
    """A scenario's `marking.yml`."""

    criteria: tuple[Binding, ...] = Field(min_length=1)


class BoundCriterion(Document):
    criterion: Criterion
    binding: Binding

    def writing(self, about: str) -> Writing | None:
        """Every indicator for one task or channel; None where there are none that a level can be had from, so that
        words wait for a tutor."""
        found = self.indicators(about)
        return found if found is not None and found.can_level else None

    def reads(self, about: str) -> bool:
        """Whether a machine levels the words of this task, or of this channel's replies."""
        named = any(about in (evidence.task, evidence.reply) for evidence in self.binding.evidence)
        return named and self.criterion.marked_by != "human" and self.writing(about) is not None

    def indicators(self, about: str) -> Writing | None:
        """The criterion's own and the task's or channel's, whether or not they are enough for a level."""
        own, tasks = self.criterion.writing, self.binding.writing.get(about)
        return own.joined(tasks) if own else tasks


class Rubric(Document):
    """What one run is marked with: frozen with the run under its digest."""

    scenario: Id
    version: Line
    criteria: tuple[BoundCriterion, ...]

    @property
    def structure_digest(self) -> str:
        """Ids, maps, who marks and what a level hangs on, without prose: tells a mended wording from another rubric."""
        return digest([_structure(bound) for bound in self.criteria])

    @property
    def indicators_digest(self) -> str:
        """Everything that a machine compares words with."""
        return digest([[w.looked_for() for w in _writings(bound).values()] for bound in self.criteria])

    def get(self, criterion: str) -> BoundCriterion:
        """The criterion of this id; KeyError where the rubric has none."""
        for bound in self.criteria:
            if bound.criterion.id == criterion:
                return bound
        raise KeyError(criterion)


def _writings(bound: BoundCriterion) -> dict[str, Writing]:
    """The criterion's own under the empty name, and each task's."""
    own = {"": bound.criterion.writing} if bound.criterion.writing is not None else {}
    return own | dict(sorted(bound.binding.writing.items()))


def _structure(bound: BoundCriterion) -> dict[str, Any]:
    criterion, binding = bound.criterion, bound.binding
    return {
        "id": criterion.id,
        "ksb": criterion.ksb.compiled(),
        "marked_by": criterion.marked_by,
        "binding": binding.model_dump(mode="json", by_alias=True, exclude_none=True, exclude={"writing"}),
        "writing": {name: writing.structure() for name, writing in _writings(bound).items()},
    }
