"""What the offline scorer looks for in words: moves, facts, what must not be said, and example answers at each level.

Indicators stand in two places and are joined: a criterion's own serve every task, a binding's serve one task. A rule
given for a task takes the place of the criterion's own.
"""

import re
from functools import lru_cache
from typing import Annotated, Any, Self

from pydantic import AfterValidator, Field, model_validator

from simulator.content.document import LEVELS, Allowed, Document, Id, Level, Line, Prose


@lru_cache(maxsize=4_096)
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern as it is matched: in any letter case. Kept, as a library has more of them than `re` keeps by itself."""
    return re.compile(pattern, re.IGNORECASE)


def _compiles(pattern: str) -> str:
    try:
        compiled(pattern)
    except re.error as problem:
        at = "" if problem.pos is None else f" at character {problem.pos + 1}"
        raise ValueError(f"no pattern: {_in_plain_words(problem.msg)}{at}") from None
    return pattern


def _in_plain_words(said: str) -> str:
    """What Python says of a pattern, for somebody who knows no Python; its own words where none fit."""
    return next((words for part, words in _PATTERN_SLIPS.items() if part in said), f"it cannot be read ({said})")


_PATTERN_SLIPS = {
    "unterminated subpattern": "a ( has no ) that closes it,",
    "unbalanced parenthesis": "a ) closes nothing,",
    "unterminated character set": "a [ has no ] that closes it,",
    "bad character range": "a range in [ ] runs backwards,",
    "nothing to repeat": "a *, + or ? has nothing before it to repeat,",
    "multiple repeat": "a *, + or ? follows another,",
    "min repeat greater": "the numbers in { } run backwards,",
    "bad escape": "a letter after a \\ that means nothing there,",
}


Pattern = Annotated[
    str,
    Field(min_length=2, max_length=400),
    AfterValidator(_compiles),
    Allowed("a pattern (a regular expression), found in any letter case; or leave patterns out"),
]
Example = Annotated[str, Field(min_length=2, max_length=600)]


class Move(Document):
    """Something observable that an answer does."""

    id: Id
    shows: Line
    """For the learner, as a verb: `says when the next update comes`."""
    paraphrases: tuple[Example, ...] = Field(min_length=2)
    """Whole sentences that do it, in different words. A denied sentence is compared with denied ones only, so a move
    that can be made by a denial (`we do not know why yet`) has paraphrases of both kinds."""
    patterns: tuple[Pattern, ...] = ()
    """Words that hardly ever stand where the move is not made."""


class Anti(Document):
    """Something that an answer must not do."""

    id: Id
    shows: Line
    """As `names a time for the fix that nobody has given`."""
    cap: Level
    """The highest level an answer that does it can have."""
    paraphrases: tuple[Example, ...] = ()
    patterns: tuple[Pattern, ...] = ()

    @model_validator(mode="after")
    def _seen_somehow(self) -> Self:
        if not (self.paraphrases or self.patterns):
            raise ValueError("has neither paraphrases nor patterns; needed: one of them")
        return self


class Fact(Document):
    """A figure, a time or a date that must be right where it is given."""

    id: Id
    shows: Line
    """As `the saves are missing since 4.2`."""
    value: int | Annotated[str, Field(min_length=1, max_length=40)]
    """A number, a time of day (`19:30`), a day (`6 January`), or a word for one (`noon`)."""
    unit: Line | None = None
    """What is counted, in the singular: `minute`, `report`."""
    also: tuple[Line, ...] = ()
    """Other spellings that are right."""
    about: tuple[Line, ...] = ()
    """Words beside which a figure of this kind can only be this one. Without them only a matching figure is noticed."""
    cap: Level = "emerging"
    """The highest level of an answer that gives it wrong."""


class Needs(Document):
    """Which moves and facts a level needs. Exactly one of the three."""

    all: tuple["Id | Needs", ...] | None = None
    any: tuple["Id | Needs", ...] | None = None
    at_least: Annotated[int, Field(ge=1)] | None = None
    of: tuple[Id, ...] | None = None
    """With `at_least`: how many of these."""

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        if (self.all is not None) + (self.any is not None) + (self.at_least is not None) != 1:
            raise ValueError("has none or several of these; allowed: exactly one of all, any, at_least")
        if (self.at_least is None) != (self.of is None):
            raise ValueError("has one of at_least and of alone; needed: both")
        return self

    def names(self) -> set[str]:
        """Every move or fact it speaks of."""
        parts = [*(self.all or ()), *(self.any or ()), *(self.of or ())]
        return {name for part in parts for name in (part.names() if isinstance(part, Needs) else {part})}


class LevelRule(Document):
    """The first that holds, from strong down; `not_shown` where none does."""

    strong: Needs | None = None
    secure: Needs | None = None
    emerging: Needs | None = None

    def steps(self) -> list[tuple[Level, Needs]]:
        """The levels that have a condition, highest first."""
        return [(level, needs) for level in reversed(LEVELS) if (needs := getattr(self, level, None)) is not None]


class Exemplars(Document):
    """Example answers, or parts of answers, at each level, in different words."""

    not_shown: tuple[Prose, ...] = ()
    emerging: tuple[Prose, ...] = ()
    secure: tuple[Prose, ...] = ()
    strong: tuple[Prose, ...] = ()

    def at(self, level: Level) -> tuple[str, ...]:
        """The examples of one level."""
        found: tuple[str, ...] = getattr(self, level)
        return found


class Writing(Document):
    """Indicators of one criterion: all that a machine looks for when it reads."""

    moves: tuple[Move, ...] = ()
    anti: tuple[Anti, ...] = ()
    facts: tuple[Fact, ...] = ()
    exemplars: Exemplars = Exemplars()
    rule: LevelRule | None = None

    @property
    def can_level(self) -> bool:
        """There are examples or a rule. Moves alone say what is there, and not what that is worth."""
        return self.rule is not None or any(self.exemplars.at(level) for level in LEVELS)

    def structure(self) -> dict[str, Any]:
        """Ids, caps, figures and the rule: what a level hangs on, without the words."""
        return {
            "moves": [move.id for move in self.moves],
            "anti": [[one.id, one.cap] for one in self.anti],
            "facts": [[fact.id, str(fact.value), fact.unit or "", fact.cap] for fact in self.facts],
            "rule": self.rule.compiled() if self.rule else {},
        }

    def looked_for(self) -> dict[str, Any]:
        """Everything that a machine compares with; not what a learner is told of it."""
        shown = {"__all__": {"shows"}}
        return self.model_dump(mode="json", exclude={"moves": shown, "anti": shown, "facts": shown}, exclude_none=True)

    def joined(self, other: "Writing | None") -> "Writing":
        """These and a task's own. The task's rule, where it has one, is the rule."""
        if other is None:
            return self
        return Writing(
            moves=self.moves + other.moves,
            anti=self.anti + other.anti,
            facts=self.facts + other.facts,
            exemplars=Exemplars.model_validate(
                {level: self.exemplars.at(level) + other.exemplars.at(level) for level in LEVELS}
            ),
            rule=other.rule or self.rule,
        )


class Advice(Document):
    """A sentence of the feedback bank, and when it is said."""

    missing: Id | None = None
    """A move that the answer does not make."""
    at: Level | None = None
    """The level the answer is at."""
    say: Prose

    @model_validator(mode="after")
    def _has_an_occasion(self) -> Self:
        if (self.missing is None) == (self.at is None):
            raise ValueError("has none or both of these; allowed: exactly one of missing, at")
        return self


class Critical(Document):
    """An error that outweighs everything else. A machine may suspect it; only a tutor confirms it."""

    id: Id
    asks: Line
    patterns: tuple[Pattern, ...] = ()
    paraphrases: tuple[Example, ...] = ()
    detector: Annotated[str, Field(pattern=r"^(personal_data)$"), Allowed("personal_data")] | None = None
