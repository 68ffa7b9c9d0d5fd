"""What a reading of words looked for, sign by sign: found, missing, or something that holds the level down."""

import re
from dataclasses import dataclass
from typing import Literal

from simulator.scoring.score import Finding, Quote, Score

How = Literal["found", "missing", "holds_down"]
_REST = re.compile(r": (?:yes, “|not found$|another figure stands in “|“)")
"""Where, in what a scorer says, the name of the sign ends."""


@dataclass(frozen=True, slots=True)
class Sign:
    about: str
    """The task, or the channel of the replies."""
    said: str
    """In words a learner understands, as `says when the next word comes: not found`."""
    how: How
    quotes: tuple[Quote, ...] = ()
    """The learner's own words that show it."""

    @property
    def name(self) -> str:
        """What was looked for, without what came of it: the same in two readings of one task."""
        return _REST.split(self.said, maxsplit=1)[0]


def signs_of(score: Score) -> tuple[Sign, ...]:
    """Of a score that was read in words; nothing for a finding that speaks of no words."""
    return tuple(sign for finding in score.findings if (sign := sign_of(finding)))


def sign_of(finding: Finding) -> Sign | None:
    """A finding as a sign; None where it names neither a quotation nor something that was looked for."""
    quotes = finding.quotes or ()
    if finding.met is None and not quotes:
        return None
    if finding.met is False:
        return Sign(finding.about, finding.said, "holds_down" if quotes else "missing", quotes)
    return Sign(finding.about, finding.said, "found", quotes)
