"""Rubrics as an author leaves them after editing."""

from simulator.content.rubric import BoundCriterion, Rubric
from simulator.content.writing import Writing

NEVER = ("qqqq",)
"""A pattern that no answer has."""


def looked_for_otherwise(rubric: Rubric) -> Rubric:
    """The same rubric, whose every move is looked for in words that nobody writes."""
    return rubric.model_copy(update={"criteria": tuple(_otherwise(bound) for bound in rubric.criteria)})


def asking_otherwise(rubric: Rubric) -> Rubric:
    """The rubric with its first criterion left to people."""
    first, *others = rubric.criteria
    by_people = first.criterion.model_copy(update={"marked_by": "human"})
    return rubric.model_copy(update={"criteria": (first.model_copy(update={"criterion": by_people}), *others)})


def _otherwise(bound: BoundCriterion) -> BoundCriterion:
    own, tasks = bound.criterion.writing, bound.binding.writing
    criterion = bound.criterion.model_copy(update={"writing": _never(own) if own else None})
    binding = bound.binding.model_copy(update={"writing": {about: _never(each) for about, each in tasks.items()}})
    return BoundCriterion(criterion=criterion, binding=binding)


def _never(writing: Writing) -> Writing:
    return writing.model_copy(
        update={"moves": tuple(move.model_copy(update={"patterns": NEVER}) for move in writing.moves)}
    )
