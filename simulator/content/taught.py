"""What the scorer of words is taught, looked through over a whole library: faults, and what is worth a look.

The app starts with such faults, as with a bot that comes elsewhere; `content check` does not let them pass.
"""

from collections.abc import Iterator
from pathlib import Path

from simulator.content.answers import AnswersFile
from simulator.content.coverage import too_seldom
from simulator.content.faults import did_you_mean, one_of
from simulator.content.library import Library, Survey
from simulator.content.lint import indicators
from simulator.content.lint.patterns import patterns_are_sound, patterns_tell_levels_apart, unsound
from simulator.content.rubric import BoundCriterion
from simulator.content.shelves import open_answers
from simulator.content.writing import Writing
from simulator.content.yaml import Place
from simulator.errors import Fault


def look_at_words(root: Path, found: Survey, *, whole: bool) -> tuple[list[Fault], list[Fault]]:
    """Faults and advice on every criterion of writing, its tasks and the answers with levels. `whole`: all scenarios
    are in the library, so that what is in none of them is nowhere."""
    assert found.library is not None
    faults = [fault for pair in _pairs(found) for fault in pair.faults()]
    faults += [fault for name in found.library.rubrics for fault in _strays(found, name)]
    faults += list(_of_criteria(found, whole=whole))
    faults += list(_of_answers(root, found.library, whole=whole))
    advice = [fault for pair in _pairs(found) for fault in pair.advice()]
    if whole and len(found.library.scenarios) > 1 and (seldom := too_seldom(found.library)):
        advice.append(Fault("rubrics", 0, "", seldom))
    return sorted(set(faults)), sorted(set(advice))


class _Pair:
    """One criterion and one task, or one channel of replies, that it reads."""

    def __init__(self, found: Survey, scenario: str, number: int, bound: BoundCriterion, about: str) -> None:
        self._found, self._bound, self._about = found, bound, about
        self._file = f"scenarios/{scenario}/marking.yml"
        self._place: Place = ("criteria", number)
        self._task = bound.binding.writing.get(about)

    def faults(self) -> Iterator[Fault]:
        own, task, joined = self._bound.criterion.writing, self._task, self._bound.indicators(self._about)
        if task is not None:
            yield from (self._in_task(*one) for one in indicators.names_are_given_once(own, task))
            yield from (self._in_task(*one) for one in patterns_are_sound(task))
        if joined is None or not (joined.can_level or task is not None):
            return
        name = self._bound.criterion.id
        yield from (self._in_task(p, f"{name} {w}") for p, w in indicators.examples_are_enough(joined))
        if joined.rule is not None:
            at = self._in_task if task is not None and task.rule is not None else self._in_own
            strays = list(indicators.rule_is_about_what_is_there(joined.rule, joined))
            yield from (at(*one) for one in strays or indicators.rule_is_a_ladder(joined.rule))

    def advice(self) -> Iterator[Fault]:
        joined = self._bound.writing(self._about)
        for name, place, words in patterns_tell_levels_apart(joined) if joined else ():
            yield self._in_task(place[:1], f"a pattern of {name} {words}")

    def _in_task(self, place: Place, words: str) -> Fault:
        inside = (*self._place, "writing", self._about, *place) if self._task is not None else self._place
        return self._found.fault(self._file, inside, words)

    def _in_own(self, place: Place, words: str) -> Fault:
        return self._found.homes[self._bound.criterion.id].fault(("writing", *place), words)


def _pairs(found: Survey) -> Iterator[_Pair]:
    assert found.library is not None
    for scenario, rubric in found.library.rubrics.items():
        for number, bound in enumerate(rubric.criteria):
            if bound.criterion.marked_by != "human":
                for about in _read_in(bound):
                    yield _Pair(found, scenario, number, bound, about)


def _read_in(bound: BoundCriterion) -> list[str]:
    """Tasks, and channels of replies, that are evidence."""
    return [about for one in bound.binding.evidence if (about := one.task or one.reply) is not None]


def _strays(found: Survey, scenario: str) -> Iterator[Fault]:
    """Indicators for what is no evidence, or for a criterion that reads no words."""
    assert found.library is not None
    for number, bound in enumerate(found.library.rubrics[scenario].criteria):
        for about in bound.binding.writing:
            place: Place = ("criteria", number, "writing", about)
            allowed = _read_in(bound)
            if about not in allowed:
                said = f'"{about}" is no task and no channel of this criterion\'s evidence'
                words = f"{said}; allowed: {one_of(allowed)}{did_you_mean(about, allowed)}"
                yield found.fault(f"scenarios/{scenario}/marking.yml", place, words)
            elif bound.criterion.marked_by == "auto":
                words = f"{bound.criterion.id} is marked by checks alone and reads no words; needed: no writing"
                yield found.fault(f"scenarios/{scenario}/marking.yml", place, words)


def _of_criteria(found: Survey, *, whole: bool) -> Iterator[Fault]:
    """What each criterion says by itself."""
    assert found.library is not None
    for name, criterion in found.library.criteria.items():
        home, own = found.homes[name], criterion.writing
        if own is not None and criterion.marked_by == "auto":
            yield home.fault(("writing",), "is of a criterion that is marked by checks alone; needed: no writing")
        if own is not None:
            yield from (home.fault(("writing", *p), w) for p, w in indicators.names_are_given_once(own, None))
            yield from (home.fault(("writing", *p), w) for p, w in patterns_are_sound(own))
        for number, critical in enumerate(criterion.critical):
            for at, pattern in enumerate(critical.patterns):
                if why := unsound(pattern):
                    yield home.fault(("critical", number, "patterns", at), why)
        known = _moves_of(found.library, name, own)
        for number, advice in enumerate(criterion.feedback):
            if whole and advice.missing is not None and advice.missing not in known:
                words = f'"{advice.missing}" is no move of {name}, nor of a task it reads'
                guess = did_you_mean(advice.missing, known)
                yield home.fault(("feedback", number, "missing"), f"{words}; allowed: {one_of(known)}{guess}")


def _moves_of(library: Library, criterion: str, own: Writing | None) -> set[str]:
    bindings = [b.binding for r in library.rubrics.values() for b in r.criteria if b.criterion.id == criterion]
    tasks = [writing for binding in bindings for writing in binding.writing.values()]
    return {move.id for writing in (own, *tasks) if writing is not None for move in writing.moves}


def _of_answers(root: Path, library: Library, *, whole: bool) -> Iterator[Fault]:
    """Files of answers: their form, and whether they speak of what is there."""
    faults: list[Fault] = []
    for loaded, file in open_answers(root, faults):
        if file.scenario in library.scenarios:
            faults += [loaded.fault(*one) for one in _in_file(library, file)]
        elif whole:
            words = f'"{file.scenario}" is no scenario; allowed: {one_of(library.scenarios)}'
            faults.append(loaded.fault(("scenario",), words + did_you_mean(file.scenario, library.scenarios)))
    yield from faults


def _in_file(library: Library, file: AnswersFile) -> Iterator[tuple[Place, str]]:
    tasks = {task.id: task for task in library.scenarios[file.scenario].tasks}
    if file.task not in tasks:
        guess = did_you_mean(file.task, tasks)
        yield ("task",), f'"{file.task}" is no task of {file.scenario}; allowed: {one_of(tasks)}{guess}'
        return
    bound = [b for b in library.rubrics[file.scenario].criteria if file.task in _read_in(b)]
    known, read = {b.criterion.id for b in bound}, {b.criterion.id for b in bound if b.reads(file.task)}
    channels, seen = tasks[file.task].channels, set[str]()
    for number, answer in enumerate(file.answers):
        place: Place = ("answers", number)
        if answer.id in seen:
            yield (*place, "id"), f'"{answer.id}" is given a second time; allowed: an id no other answer has'
        seen.add(answer.id)
        for channel in sorted(answer.texts.keys() - set(channels)):
            yield (*place, "texts", channel), f'"{channel}" is no channel of {file.task}; allowed: {one_of(channels)}'
        for part in ("first", "second"):
            for name in sorted(getattr(answer, part).keys() - known):
                words = f'"{name}" does not look at {file.task}; allowed: {one_of(known)}{did_you_mean(name, known)}'
                yield (*place, part, name), words
        if missing := sorted(read - answer.first.keys()):
            yield (
                (*place, "first"),
                f"has no level for {', '.join(missing)}; needed: one for each criterion of the task",
            )
