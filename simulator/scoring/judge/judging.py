"""From a judge's answer to scores: one for each criterion, and never a level that the judge did not give and show."""

from collections.abc import Iterator, Sequence

from simulator.content.rubric import BoundCriterion
from simulator.scoring.aggregate import lowest
from simulator.scoring.judge.bank import banked, harmless
from simulator.scoring.judge.injection import found
from simulator.scoring.judge.prompt import masks_of
from simulator.scoring.judge.protocol import Answer, Fault, FaultKind, Replied
from simulator.scoring.judge.quotes import Found
from simulator.scoring.judge.reply import Judged, Reading, read
from simulator.scoring.judge.task import JudgeTask
from simulator.scoring.score import Finding, Quote, Score

WAITING = "Waiting for a tutor"
LONGEST = 300
"""Characters of a model's sentence that are shown."""

_WHY: dict[FaultKind, str] = {
    "declined": "the language model would not read this",
    "filtered": "the language model's provider would not have this read",
    "cut": "the language model did not finish",
    "unauthorised": "the language model could not be reached",
    "rejected": "the language model could not take this text",
    "busy": "the language model is busy",
    "unavailable": "the language model could not be reached",
    "timeout": "the language model took too long",
    "nonsense": "the language model's answer was of no use",
    "over_budget": "this month's budget for the language model is spent",
}
_BROKEN = ("unauthorised", "busy", "unavailable", "timeout")
SAFETY = "The model or its provider would not deal with this text. Read it with somebody's safety in mind."
ADDRESSED = "The model says that the text speaks to whoever marks."


def judged(task: JudgeTask, answer: Answer, *, scorer: str) -> tuple[Score, ...]:
    """One score for each criterion, in the rubric's order. `scorer`: the judge's name, as `judge@1:MODEL`."""
    said = read(answer.text, task, masks_of(task)) if isinstance(answer, Replied) else answer
    if isinstance(said, Fault):
        return tuple(_unread(task, bound, said, scorer) for bound in task.criteria)
    assert isinstance(answer, Replied), "a reading is of a reply"
    careful = (*_about_model(answer, scorer), *_about_texts(task, said))
    return tuple(_score(task, one, careful, scorer, _shown(answer.model)) for one in said.judged)


def together(scores: Sequence[Score]) -> Score:
    """Scores of one criterion over several tasks, as one: the lowest level; no level where one of them has none."""
    first = scores[0]
    if len(scores) == 1:
        return first
    levels = [score.level for score in scores if score.level]
    deciding = next((score for score in scores if score.level is None), None)
    if deciding is None:
        deciding = next(score for score in scores if score.level == lowest(levels))
    return deciding.model_copy(
        update={
            "findings": tuple(finding for score in scores for finding in score.findings),
            "careful": tuple(dict.fromkeys(reason for score in scores for reason in score.careful or ())) or None,
        }
    )


def _unread(task: JudgeTask, bound: BoundCriterion, fault: Fault, scorer: str) -> Score:
    """Nothing is known of the words, so nothing is said of them."""
    why = _WHY[fault.kind]
    return Score(
        criterion=bound.criterion.id,
        scorer=scorer,
        rubric=task.rubric,
        status="failed" if fault.kind in _BROKEN else "unscored",
        reason=f"{WAITING}: {why}.",
        findings=(Finding(about=task.about, said=f"{why[0].upper()}{why[1:]}.", events=_events(task)),),
        attempted=True,
        careful=(SAFETY,) if fault.kind in ("declined", "filtered") else None,
    )


def _score(task: JudgeTask, one: Judged, careful: tuple[str, ...], scorer: str, model: str) -> Score:
    why = _shown(one.why)
    reason = _shown(f"{one.why} {one.to_rise}") if one.level else f"{WAITING}: {why}."
    finding = Finding(
        about=task.about,
        said=why or f"Read as {one.level}.",
        points_to=one.level,
        events=_events(task),
        quotes=tuple(_quote(task, place) for place in one.quotes) or None,
    )
    return Score(
        criterion=one.criterion,
        scorer=scorer,
        rubric=task.rubric,
        status="level" if one.level else "unscored",
        level=one.level,
        reason=reason or f"Read as {one.level}.",
        findings=(finding,),
        attempted=True,
        careful=(careful if one.sure else (*careful, "The model says that it is not sure.")) or None,
        model=model or None,
    )


def _events(task: JudgeTask) -> tuple[int, ...]:
    return tuple(dict.fromkeys(written.event for written in task.texts))


def _quote(task: JudgeTask, place: Found) -> Quote:
    written = task.texts[place.part]
    return Quote(
        event=written.event,
        text_of=written.channel,
        start=place.start,
        end=place.end,
        quote=written.text[place.start : place.end],
    )


def _shown(words: str) -> str:
    """A model's words, fit for a page: one line, nothing invisible, not too long. To be drawn like a learner's."""
    line = harmless(words)
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1].rstrip()}…"


def _about_model(answer: Replied, scorer: str) -> Iterator[str]:
    asked = scorer.partition(":")[2]
    if answer.model != asked:
        named = _shown(answer.model) or "A model without a name"
        yield f"{named} answered in the place of {asked}: not comparable with others."


def _about_texts(task: JudgeTask, reading: Reading) -> Iterator[str]:
    texts = [written.text for written in task.texts]
    yield from dict.fromkeys(place.said for text in texts for place in found(text))
    if reading.addresses_the_marker:
        yield ADDRESSED
    if hidden := banked(task.texts).invisible:
        yield f"Characters that nobody sees were left out: {hidden}."
    for one in reading.judged:
        if one.invented:
            yield f"For {one.criterion} the model quoted words that are {one.invented}."
