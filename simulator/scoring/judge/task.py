"""What a judge is asked to look at: a few criteria, one task or channel, and what the learner wrote there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from simulator.content.rubric import BoundCriterion
from simulator.content.scenario import Scenario
from simulator.runs import find
from simulator.runs.events import ReplyPublished
from simulator.scoring.parts import Finished, known


@dataclass(frozen=True, slots=True)
class Passage:
    """Something of the scenario that belongs to the task."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Written:
    """One text of the learner's, exactly as it was kept."""

    channel: str
    text: str
    event: int
    """Where it stands in the run's log."""
    answers: str = ""
    """The scenario's post it replies to."""


@dataclass(frozen=True, slots=True)
class JudgeTask:
    about: str
    """Id of the task, or of the channel of replies."""
    title: str
    brief: str
    rubric: str
    """Digest of the rubric."""
    criteria: tuple[BoundCriterion, ...]
    context: tuple[Passage, ...]
    """The same for every learner of this rubric and task."""
    texts: tuple[Written, ...]
    names: tuple[str, ...] = ()
    """Names of real people that leave this machine only as masks: the learner's."""

    def of_scenario(self) -> str:
        """Everything shown to the judge that is not the learner's."""
        shown = [self.brief, *(passage.text for passage in self.context), *(text.answers for text in self.texts)]
        return "\n".join(shown)


def tasks_of(run: Finished, *, names: Sequence[str] = ()) -> tuple[JudgeTask, ...]:
    """One for each text handed in and each channel replied in that a criterion of writing looks at; none of a run that
    was stopped."""
    if run.state.stopped:
        return ()
    places = dict.fromkeys((e.task, e.reply) for bound in run.rubric.criteria for e in bound.binding.evidence)
    found = (_task(run, task, reply, tuple(names)) for task, reply in places if task or reply)
    return tuple(task for task in found if task.criteria and task.texts)


def _task(run: Finished, task: str | None, reply: str | None, names: tuple[str, ...]) -> JudgeTask:
    about = task or reply or ""
    asked = find.task(run.scenario, about) if task else None
    channels = asked.channels if asked else (about,)
    return JudgeTask(
        about=about,
        title=asked.title if asked else f"Replies in {run.scenario.channels[about].name}",
        brief=asked.brief if asked else "Answer the people who write here, as the desk.",
        rubric=run.rubric.digest,
        criteria=tuple(bound for bound in run.rubric.criteria if _is_read(bound, task, reply)),
        context=tuple(_context(run.scenario, channels)),
        texts=tuple(_handed_in(run, about) if task else _replies(run, about)),
        names=names,
    )


def _is_read(bound: BoundCriterion, task: str | None, reply: str | None) -> bool:
    looks = any((e.task or None, e.reply or None) == (task, reply) for e in bound.binding.evidence)
    return looks and bound.criterion.marked_by != "human" and bound.criterion.family is not None


def _handed_in(run: Finished, task: str) -> Iterator[Written]:
    stands = run.state.tasks.get(task)
    if stands and stands.submission and stands.submitted_seq is not None:
        for channel, text in stands.submission.texts.items():
            yield Written(channel, text, stands.submitted_seq)


def _replies(run: Finished, channel: str) -> Iterator[Written]:
    for event in run.events:
        if isinstance(event.data, ReplyPublished) and event.data.channel == channel:
            yield Written(channel, event.data.text, event.seq, _answered(run, event.data.reply_to))


def _answered(run: Finished, post: str | None) -> str:
    stands = run.state.posts.get(post) if post else None
    return run.scenario.texts.get(stands.body, "") if stands and stands.body else ""


def _context(scenario: Scenario, channels: Sequence[str]) -> Iterator[Passage]:
    brand = scenario.brand
    yield Passage("What has happened", scenario.pitch)
    yield Passage("Voice of the brand", "\n".join([brand.voice, brand.bad_day]))
    if brand.facts:
        yield Passage("What anybody on the desk may say", "\n".join(brand.facts))
    if brand.never_say:
        yield Passage("What the brand never says", "\n".join(brand.never_say))
    for name in channels:
        channel = known(scenario.channels.get(name))
        about = [channel.tone, channel.about or "", channel.audience or "", *channel.norms]
        yield Passage(f"Channel {name}: {channel.name}", "\n".join(line for line in about if line))
    rules = (f"{name} {clause.title}: {clause.text}" for name, clause in scenario.policy.items())
    yield Passage("House rules", "\n".join(rules))
