"""What a scorer says of one criterion in one run. Four results, and only the first is a level; none of the
others is a zero."""

from typing import Literal

from simulator.content.document import Document, Level

Status = Literal["level", "not_observed", "unscored", "failed"]


class Quote(Document):
    """Words of the learner's own that show something: `quote` is exactly the slice of the text, in code points."""

    event: int
    """Sequence number of the event that holds the text."""
    text_of: str
    """Which of its texts: the channel."""
    start: int
    end: int
    quote: str


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
    quotes: tuple[Quote, ...] | None = None
    """What shows it, where it was read in words."""
    met: bool | None = None
    """Of something looked for in words: whether it was found."""


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
    careful: tuple[str, ...] | None = None
    """Why a tutor should look twice, each in a sentence."""
    expected: int | None = None
    """Hundredths of a level, 0 to 300: where a model of words puts it before anything holds it down."""
    sureness: int | None = None
    """0 to 100: an order for a tutor to look in, no guarantee."""
    critical: tuple[str, ...] | None = None
    """Errors that would outweigh everything else, suspected only: a tutor confirms or dismisses each."""
    model: str | None = None
    """Of a judge: the model that answered, as it named itself."""
