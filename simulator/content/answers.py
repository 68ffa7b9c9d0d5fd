"""Answers with levels, under `rubrics/answers/`: what the offline scorer is fitted to and measured on. Synthetic ones
say so."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from simulator.content.document import CriterionId, Document, Id, Level, Line

Kind = Literal[
    "good",
    "non_native",
    "mid",
    "weak",
    "short",
    "stuffed",
    "off_topic",
    "negated",
    "copied",
    "injected",
    "corporate",
    "rude",
    "forbidden",
    "sarcastic",
    "swapped",
    "leaked",
]
NATURAL: tuple[Kind, ...] = ("good", "non_native", "mid", "weak", "short")
"""Kinds that come up by themselves; the others try something."""
Text = Annotated[str, Field(min_length=1, max_length=20_000)]
Levels = dict[CriterionId, Level]


class Answer(Document):
    """One answer and what its readers made of it."""

    id: Id
    kind: Kind
    texts: dict[Id, Text] = Field(min_length=1)
    """By channel."""
    first: Levels = Field(min_length=1)
    """One reader's level for each criterion of the task."""
    second: Levels = {}
    """Another reader's, who did not see the first."""
    settled: Levels = {}
    """Where the two differ: what they settled on."""

    @model_validator(mode="after")
    def _settles_what_differs(self) -> Self:
        differing = {name for name, level in self.second.items() if self.first.get(name) != level}
        if open_ := differing - self.settled.keys():
            differ = f"readers differ on {', '.join(sorted(open_))} and nothing is settled"
            raise ValueError(f"{differ}; needed: settled, with a level for each")
        if idle := self.settled.keys() - differing:
            raise ValueError(
                f"settles {', '.join(sorted(idle))}, on which nobody differs; allowed: what they differ on"
            )
        return self

    @property
    def gold(self) -> Levels:
        """What both readers said, or what was settled."""
        return self.first | self.settled


class AnswersFile(Document):
    """The answers to one task."""

    format: Literal[1]
    scenario: Id
    task: Id
    synthetic: bool
    """True: written by the project to try the scorer, and no learner's work."""
    note: Line | None = None
    answers: tuple[Answer, ...] = Field(min_length=1)
