"""What a learner may ask for. A command is a wish; simulator.runs.decide answers with events or a refusal."""

from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from simulator.content.choices import AccountAct, ContentAct, Notice, Outcome, Report
from simulator.content.document import Document

MAX_TEXT = 20_000
"""Characters in any one text of a command. Longer is refused with the text kept, never cut."""

Short = Annotated[str, Field(max_length=2_000)]
Text = Annotated[str, Field(max_length=MAX_TEXT)]
Ref = Annotated[str, Field(max_length=80)]
Confidence = Annotated[int, Field(ge=0, le=100)] | None
"""How sure the learner is of what they expect, in per cent."""


class Declared(Document):
    """What the learner states beside a text; ids from the scenario's `declare`."""

    intent: Ref | None = None
    facts_used: tuple[Ref, ...] = ()
    promises: Ref | None = None
    asks_for: Ref | None = None
    finding: Ref | None = None


class AdvanceClock(Document):
    """Move simulated time on to `to` (seconds from the start)."""

    kind: Literal["clock.advance"] = "clock.advance"
    to: int


class NextEvent(Document):
    """Move simulated time to the next thing that is due."""

    kind: Literal["clock.next"] = "clock.next"


class ViewItem(Document):
    """Open a channel (`channel`) or uncover one post (`item`)."""

    kind: Literal["item.view"] = "item.view"
    channel: Ref | None = None
    item: Ref | None = None


class OpenContext(Document):
    kind: Literal["context.open"] = "context.open"
    case: Ref
    context: Ref


class DecideCase(Document):
    """One decision with several parts. Every part starts empty; report, content, account, clause, preserve and why are
    needed."""

    kind: Literal["case.decide"] = "case.decide"
    case: Ref
    report: Report | None = None
    content: ContentAct | None = None
    account: AccountAct | None = None
    hours: int | None = Field(default=None, ge=1, le=24 * 365)
    """For how long, where the account is muted or suspended."""
    clause: Ref | None = None
    notices: tuple[Notice, ...] = ()
    escalate: tuple[Ref, ...] = ()
    severity: int | None = Field(default=None, ge=1, le=5)
    preserve: bool | None = None
    why: Short = ""
    expect: Short = ""
    confidence: Confidence = None


class DecideAppeal(Document):
    kind: Literal["appeal.decide"] = "appeal.decide"
    appeal: Ref
    outcome: Outcome | None = None
    reply: Text = ""
    expect: Short = ""
    confidence: Confidence = None


class PublishReply(Document):
    """A reply in a thread (`reply_to`) or a post of its own."""

    kind: Literal["reply.publish"] = "reply.publish"
    channel: Ref
    reply_to: Ref | None = None
    text: Text
    declare: Declared = Declared()
    expect: Short = ""
    confidence: Confidence = None


class SubmitTask(Document):
    """Hand in a writing task: one text for each of its channels."""

    kind: Literal["task.submit"] = "task.submit"
    task: Ref
    texts: dict[Ref, Text]
    declare: Declared = Declared()
    expect: Short = ""
    confidence: Confidence = None


class EditPost(Document):
    """Change the words of a post of one's own; the new text replaces the old on screen, and the log keeps both."""

    kind: Literal["post.edit"] = "post.edit"
    post: Ref
    text: Text


class PinPost(Document):
    kind: Literal["post.pin"] = "post.pin"
    post: Ref


class UnpinPost(Document):
    kind: Literal["post.unpin"] = "post.unpin"
    post: Ref


class LockThread(Document):
    """`post` is any post of the thread."""

    kind: Literal["thread.lock"] = "thread.lock"
    post: Ref


class UnlockThread(Document):
    kind: Literal["thread.unlock"] = "thread.unlock"
    post: Ref


class SplitThread(Document):
    """Make a reply, and what hangs on it, a thread with a title of its own."""

    kind: Literal["thread.split"] = "thread.split"
    post: Ref
    title: Short


class SchedulePost(Document):
    """Plan a post of one's own for a later time (seconds from the start)."""

    kind: Literal["post.schedule"] = "post.schedule"
    channel: Ref
    at: int
    text: Text
    declare: Declared = Declared()
    asset: Ref | None = None
    alt: Short | None = None
    note: Short = ""


class MovePost(Document):
    """Give a planned post another time."""

    kind: Literal["post.move"] = "post.move"
    post: Ref
    at: int
    note: Short = ""


class CancelPost(Document):
    """Take a planned post out of the plan, for good."""

    kind: Literal["post.cancel"] = "post.cancel"
    post: Ref
    note: Short = ""


class SetWatch(Document):
    """Do nothing about a post or a case for now, and look again at `at`."""

    kind: Literal["watch.set"] = "watch.set"
    item: Ref
    at: int
    why: Short


class SkipCase(Document):
    """Take an equivalent case in the place of this one. It costs nothing."""

    kind: Literal["case.skip"] = "case.skip"
    case: Ref
    why: Short = ""


class PauseQueue(Document):
    """Nothing planned goes out until the queue is resumed."""

    kind: Literal["queue.pause"] = "queue.pause"
    note: Short = ""


class ResumeQueue(Document):
    kind: Literal["queue.resume"] = "queue.resume"
    note: Short = ""


class HoldPost(Document):
    """Stop one planned post."""

    kind: Literal["post.hold"] = "post.hold"
    post: Ref
    note: Short = ""


class ReleasePost(Document):
    """Let a held post go out again at its time; at once where its time is past."""

    kind: Literal["post.release"] = "post.release"
    post: Ref
    note: Short = ""


class SendEscalation(Document):
    """Ask a colleague. They answer later where the topic is theirs."""

    kind: Literal["escalation.send"] = "escalation.send"
    to: Ref
    topic: Ref
    text: Text
    severity: int | None = Field(default=None, ge=1, le=5)


class PauseRun(Document):
    kind: Literal["run.pause"] = "run.pause"


class ResumeRun(Document):
    kind: Literal["run.resume"] = "run.resume"


class EndRun(Document):
    """Hand in: time moves to the end and what is still due happens."""

    kind: Literal["run.end"] = "run.end"


class StopRun(Document):
    """Stop for one's own sake: the run ends here, nothing expires and nothing is scored."""

    kind: Literal["run.stop"] = "run.stop"


Command = Annotated[
    AdvanceClock
    | NextEvent
    | ViewItem
    | OpenContext
    | DecideCase
    | DecideAppeal
    | PublishReply
    | SubmitTask
    | EditPost
    | PinPost
    | UnpinPost
    | LockThread
    | UnlockThread
    | SplitThread
    | SchedulePost
    | MovePost
    | CancelPost
    | SetWatch
    | SkipCase
    | PauseQueue
    | ResumeQueue
    | HoldPost
    | ReleasePost
    | SendEscalation
    | PauseRun
    | ResumeRun
    | EndRun
    | StopRun,
    Field(discriminator="kind"),
]

COMMANDS: TypeAdapter[Command] = TypeAdapter(Command)
"""`COMMANDS.validate_json(text)` for a command from outside."""
