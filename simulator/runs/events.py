"""What happened in a run: the log is the run. Append-only, hash-chained, typed.

`data` says what happened; the envelope says when, by whom, because of what, and what came before. Simulated time is
`t`. Wall time is `at`: hashed for audit, never read when the run is replayed.
"""

from typing import Annotated, Any, Literal

from pydantic import Field

from simulator.canonical import digest
from simulator.content.choices import AccountAct, ContentAct, Notice, Outcome, Report
from simulator.content.conditions import FactValue
from simulator.content.document import Document
from simulator.runs.asides import RunForked, TutorNoted
from simulator.runs.commands import Declared
from simulator.runs.crowd.events import CrowdMoved, CrowdPushed, PostReacted
from simulator.runs.deeds import Deed

Actor = Literal["learner", "tutor", "engine"]
ENGINE_VERSION = "1"


class Adjustments(Document):
    """Time adjustments in per cent (100, 125, 150). They scale deadlines and nothing else."""

    time: int = Field(default=100, ge=100, le=400)
    untimed: bool | None = None
    """Nothing runs out before the run does. Absent where time is in per cent, so that older logs keep their hashes."""


class RunStarted(Document):
    kind: Literal["run.started"] = "run.started"
    scenario: str
    version: str
    scenario_digest: str
    rubric_digest: str
    """Of the rubric this run is marked with."""
    standard: str
    engine: str = ENGINE_VERSION
    seed: int
    mode: str
    adjustments: Adjustments = Adjustments()
    own_work: bool | None = None
    """The learner's declaration that what follows is their own work; absent where none was asked for."""


class ClockAdvanced(Document):
    kind: Literal["clock.advanced"] = "clock.advanced"
    to: int


class InjectReleased(Document):
    kind: Literal["inject.released"] = "inject.released"
    item: str
    channel: str
    by: str
    body: str
    """Reference of the text that was shown (a variant's where there are several)."""
    reply_to: str | None = None


class InjectWithheld(Document):
    """Its time came, and its own condition said no or who writes it was kept out: it will not be released."""

    kind: Literal["inject.withheld"] = "inject.withheld"
    item: str


class ItemViewed(Document):
    kind: Literal["item.viewed"] = "item.viewed"
    channel: str | None = None
    item: str | None = None


class ContextOpened(Document):
    kind: Literal["context.opened"] = "context.opened"
    item: str
    """The case."""
    context: str
    cost: int


class CaseOpened(Document):
    kind: Literal["case.opened"] = "case.opened"
    item: str
    due: int


class CaseDecided(Document):
    kind: Literal["case.decided"] = "case.decided"
    item: str
    report: Report
    content: ContentAct
    account: AccountAct
    hours: int | None = None
    clause: str
    notices: tuple[Notice, ...] = ()
    escalate: tuple[str, ...] = ()
    severity: int | None = None
    preserve: bool
    why: str = ""


class CaseExpired(Document):
    kind: Literal["case.expired"] = "case.expired"
    item: str


class NoticeSent(Document):
    kind: Literal["notice.sent"] = "notice.sent"
    item: str
    """The case."""
    to: str
    """A person of the scenario."""
    notice: Notice


class AppealReceived(Document):
    kind: Literal["appeal.received"] = "appeal.received"
    item: str
    by: str
    body: str
    due: int


class AppealDecided(Document):
    kind: Literal["appeal.decided"] = "appeal.decided"
    item: str
    outcome: Outcome
    reply: str


class AppealExpired(Document):
    kind: Literal["appeal.expired"] = "appeal.expired"
    item: str


class ReplyPublished(Document):
    kind: Literal["reply.published"] = "reply.published"
    item: str
    """Id of the new post."""
    channel: str
    reply_to: str | None = None
    text: str
    declare: Declared


class TaskOpened(Document):
    kind: Literal["task.opened"] = "task.opened"
    item: str


class TaskSubmitted(Document):
    kind: Literal["task.submitted"] = "task.submitted"
    item: str
    texts: dict[str, str]
    declare: Declared


class PredictionMade(Document):
    kind: Literal["prediction.made"] = "prediction.made"
    about: str
    """Kind of the command it was made with, and its object, as `case.decide:case-insult`."""
    text: str
    confidence: int | None = None
    """In per cent."""


class QueuePaused(Document):
    kind: Literal["queue.paused"] = "queue.paused"
    note: str = ""


class QueueResumed(Document):
    kind: Literal["queue.resumed"] = "queue.resumed"
    note: str = ""


class PostHeld(Document):
    kind: Literal["post.held"] = "post.held"
    item: str
    note: str = ""


class PostReleased(Document):
    kind: Literal["post.released"] = "post.released"
    item: str
    note: str = ""


class PostAutoSent(Document):
    kind: Literal["post.auto_sent"] = "post.auto_sent"
    item: str
    channel: str
    declare: Declared | None = None
    """What the learner stated beside it, of a post of their own."""


class PostStopped(Document):
    """Its time came and it did not go out: held, or the queue was paused, or its own condition said no."""

    kind: Literal["post.stopped"] = "post.stopped"
    item: str


class EscalationSent(Document):
    kind: Literal["escalation.sent"] = "escalation.sent"
    item: str
    """Id of this escalation."""
    to: str
    topic: str
    text: str
    severity: int | None = None
    case: str | None = None


class EscalationAnswered(Document):
    kind: Literal["escalation.answered"] = "escalation.answered"
    item: str
    by: str
    topic: str
    body: str | None = None
    """Reference of the answer's text; None where the topic is not theirs."""
    text: str | None = None
    """Where it is not theirs: that, and whose it is. It answers no topic."""
    case: str | None = None
    """The case it was asked about, where it went with a decision."""


class ObligationOpened(Document):
    kind: Literal["obligation.opened"] = "obligation.opened"
    item: str
    due: int


class ObligationMet(Document):
    kind: Literal["obligation.met"] = "obligation.met"
    item: str


class ObligationExpired(Document):
    kind: Literal["obligation.expired"] = "obligation.expired"
    item: str


class FactSet(Document):
    kind: Literal["fact.set"] = "fact.set"
    fact: str
    to: FactValue


class MeterMoved(Document):
    kind: Literal["meter.moved"] = "meter.moved"
    meter: str
    add: int
    """As asked for (already drawn); `value` is after clamping."""
    value: int


class FlagRaised(Document):
    kind: Literal["flag.raised"] = "flag.raised"
    flag: str


class PersonaReacted(Document):
    kind: Literal["persona.reacted"] = "persona.reacted"
    item: str
    """Id of the new post."""
    by: str
    channel: str
    body: str
    reply_to: str | None = None


class HintShown(Document):
    kind: Literal["hint.shown"] = "hint.shown"
    body: str


Later = Annotated[PersonaReacted | EscalationAnswered | AppealReceived, Field(discriminator="kind")]


class TimerSet(Document):
    """Something will happen later: a reaction, an answer, an appeal. A replay needs no scenario logic for it."""

    kind: Literal["timer.set"] = "timer.set"
    timer: str
    due: int
    then: Later
    """What happens at `due`."""


class RuleFired(Document):
    kind: Literal["rule.fired"] = "rule.fired"
    rule: str


class CommandRefused(Document):
    kind: Literal["command.refused"] = "command.refused"
    command: str
    """Kind of the refused command."""
    reason: str


class RunPaused(Document):
    kind: Literal["run.paused"] = "run.paused"


class RunResumed(Document):
    kind: Literal["run.resumed"] = "run.resumed"


class RunEnded(Document):
    kind: Literal["run.ended"] = "run.ended"
    ending: str


Happening = Annotated[
    RunStarted
    | RunForked
    | ClockAdvanced
    | InjectReleased
    | InjectWithheld
    | ItemViewed
    | ContextOpened
    | CaseOpened
    | CaseDecided
    | CaseExpired
    | NoticeSent
    | AppealReceived
    | AppealDecided
    | AppealExpired
    | ReplyPublished
    | TaskOpened
    | TaskSubmitted
    | PredictionMade
    | QueuePaused
    | QueueResumed
    | PostHeld
    | PostReleased
    | PostAutoSent
    | PostStopped
    | EscalationSent
    | EscalationAnswered
    | ObligationOpened
    | ObligationMet
    | ObligationExpired
    | FactSet
    | MeterMoved
    | FlagRaised
    | PersonaReacted
    | CrowdPushed
    | CrowdMoved
    | PostReacted
    | HintShown
    | TimerSet
    | RuleFired
    | CommandRefused
    | RunPaused
    | RunResumed
    | TutorNoted
    | RunEnded
    | Deed,
    Field(discriminator="kind"),
]


class Event(Document):
    """One row of a run's log."""

    run: str
    seq: int
    """From 1, without gaps."""
    t: int
    """Simulated seconds from the start."""
    at: str
    """Wall time, UTC, ISO 8601 to the millisecond with `Z`. Audit only."""
    actor: Actor
    cause: str
    """`command:<command id>` or `event:<seq>`; `start` for the first."""
    v: int = 1
    data: Happening
    prev_hash: str
    hash: str
    """Tagged digest of every other field."""

    @property
    def kind(self) -> str:
        return self.data.kind

    def unsealed(self) -> dict[str, Any]:
        """What the hash is taken over."""
        return self.model_dump(mode="json", exclude={"hash"}, exclude_none=True)


def seal(fields: dict[str, Any]) -> Event:
    """An event with its hash, from all its other fields."""
    bare = Event(**fields, hash="")
    return bare.model_copy(update={"hash": digest(bare.unsealed())})
