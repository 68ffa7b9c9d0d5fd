"""Examples of each level, to be looked at after one's own attempt."""

from collections.abc import Sequence

from simulator.canonical import digest
from simulator.content.document import LEVELS, Level
from simulator.content.rubric import BoundCriterion


def examples(bound: BoundCriterion, about: str, *, run: str) -> dict[Level, str]:
    """One example for each level that has any, lowest first; the task's own before those of every task. The same run
    sees the same ones for ever, and two runs often see different ones."""
    found = {level: _at(bound, about, level) for level in LEVELS}
    return {level: _one_of(texts, [run, bound.criterion.id, about, level]) for level, texts in found.items() if texts}


def _at(bound: BoundCriterion, about: str, level: Level) -> Sequence[str]:
    of_task, of_all = bound.binding.writing.get(about), bound.criterion.writing
    return (of_task.exemplars.at(level) if of_task else ()) or (of_all.exemplars.at(level) if of_all else ())


def _one_of(texts: Sequence[str], drawn_by: Sequence[str]) -> str:
    return texts[int(digest(drawn_by)[-8:], 16) % len(texts)]
