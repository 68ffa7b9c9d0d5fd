"""What a learner did with posts, threads, plans, watches and cases they would rather not meet: more kinds of events."""

from typing import Literal

from simulator.content.document import Document
from simulator.runs.commands import Declared


class PostEdited(Document):
    kind: Literal["post.edited"] = "post.edited"
    item: str
    channel: str
    text: str
    """All of it, as it stands now."""


class PostPinned(Document):
    kind: Literal["post.pinned"] = "post.pinned"
    item: str
    channel: str


class PostUnpinned(Document):
    kind: Literal["post.unpinned"] = "post.unpinned"
    item: str
    channel: str


class ThreadLocked(Document):
    """Nobody but colleagues writes in it any more."""

    kind: Literal["thread.locked"] = "thread.locked"
    item: str
    """The post the thread starts with."""
    channel: str


class ThreadUnlocked(Document):
    kind: Literal["thread.unlocked"] = "thread.unlocked"
    item: str
    channel: str


class ThreadSplit(Document):
    """A reply, and what hangs on it, became a thread of its own."""

    kind: Literal["thread.split"] = "thread.split"
    item: str
    channel: str
    title: str


class PostScheduled(Document):
    """A post of the learner's own, to go out later."""

    kind: Literal["post.scheduled"] = "post.scheduled"
    item: str
    """Id of the plan, and of the post when it is out."""
    channel: str
    at: int
    text: str
    declare: Declared
    asset: str | None = None
    alt: str | None = None
    """What is attached, in the learner's words."""
    note: str = ""


class PostMoved(Document):
    kind: Literal["post.moved"] = "post.moved"
    item: str
    at: int
    note: str = ""


class PostCancelled(Document):
    kind: Literal["post.cancelled"] = "post.cancelled"
    item: str
    note: str = ""


class WatchSet(Document):
    """Nothing is done now, on purpose: the learner looks again at `at`."""

    kind: Literal["watch.set"] = "watch.set"
    item: str
    """The post or case that is watched."""
    at: int
    why: str


class WatchDue(Document):
    kind: Literal["watch.due"] = "watch.due"
    item: str


class CaseSkipped(Document):
    """The learner would rather not meet this one, and takes its equal."""

    kind: Literal["case.skipped"] = "case.skipped"
    item: str
    why: str
    instead: str
    """The case in its place."""


Deed = (
    PostEdited
    | PostPinned
    | PostUnpinned
    | ThreadLocked
    | ThreadUnlocked
    | ThreadSplit
    | PostScheduled
    | PostMoved
    | PostCancelled
    | WatchSet
    | WatchDue
    | CaseSkipped
)
