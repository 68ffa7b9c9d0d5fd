"""What a learner chooses from: the parts of a decision, what is declared beside a text, and sets of such choices."""

from typing import Literal

from simulator.content.document import ClauseId, Document, Id

Report = Literal["agree", "disagree", "ignore"]
ContentAct = Literal["keep", "edit", "hide", "remove", "lock", "restore"]
AccountAct = Literal["none", "note", "warn", "mute", "suspend", "ban"]
TIMED: tuple[AccountAct, ...] = ("mute", "suspend")
"""Account acts that last for some hours, which must be given."""
Notice = Literal["author", "reporter"]
Outcome = Literal["uphold", "reduce", "overturn"]


class DecisionSet(Document):
    """Parts of a case decision that belong together. A part left out is free. For `notices` and `escalate` a list
    means *includes all of these*, and `[]` means *none given*; elsewhere it means *any of these*."""

    report: Report | None = None
    content: tuple[ContentAct, ...] | None = None
    account: tuple[AccountAct, ...] | None = None
    notices: tuple[Notice, ...] | None = None
    escalate: tuple[Id, ...] | None = None
    preserve: bool | None = None
    clause: ClauseId | None = None


class DeclaredIs(Document):
    """What is declared beside a text. A part left out is free; for `facts_used` a list means *includes all of these*,
    elsewhere it means *any of these*."""

    intent: tuple[Id, ...] | None = None
    facts_used: tuple[Id, ...] | None = None
    promises: tuple[Id, ...] | None = None
    asks_for: tuple[Id, ...] | None = None
    finding: tuple[Id, ...] | None = None
