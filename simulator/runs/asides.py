"""Events that are kept for whoever reads the log: nothing in the run stands otherwise after them."""

from typing import Literal

from simulator.content.document import Document


class RunForked(Document):
    """Up to here the log is a copy of another run's; what follows is another try."""

    kind: Literal["run.forked"] = "run.forked"
    from_run: str
    from_seq: int
    """Of the last event that was copied; they have the same numbers in both logs."""
    from_hash: str
    """Of that event in the log it was copied from."""


class TutorNoted(Document):
    """A tutor's remark on the run as it went; the learner reads it in the debrief."""

    kind: Literal["tutor.noted"] = "tutor.noted"
    author_name: str
    text: str
    about: int
    """Number of the last event that had happened."""
