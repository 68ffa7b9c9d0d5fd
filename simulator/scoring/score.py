"""What a scorer says of one criterion in one run. Four results, and only the first is a level; none of the
others is a zero."""

from typing import Literal

from simulator.content.document import Document, Level

Status = Literal["level", "not_observed", "unscored", "failed"]


class Finding(Document):
    """One piece of evidence a scorer looked at, in words a learner understands."""

    about: str
    """The case, appeal, obligation, task or channel."""
    said: str
    """As `Queue paused at 09:02, before the trailer was due`."""
    points_to: Level | None = None
    events: tuple[int, ...] = ()
    """Sequence numbers in the run's log."""
    flag: str | None = None
    """A safety matter, where there is one."""


class Score(Document):
    """A suggestion. Never changed: a rescore is another score."""

    criterion: str
    scorer: str
    """Name and version, as `checks@1`."""
    rubric: str
    """Digest of the rubric it was marked with."""
    status: Status
    level: Level | None = None
    reason: str
    """Why this status or level, in a sentence for the learner."""
    findings: tuple[Finding, ...] = ()
    attempted: bool = False
    """The learner did something a scorer could look at. Coverage counts shown / attempted / offered / possible."""
