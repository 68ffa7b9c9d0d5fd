"""What the store hands out and takes in: frozen rows. Every moment is an aware UTC datetime."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from simulator.canonical import GENESIS
from simulator.content.scenario import STOPPED, ModeName
from simulator.people import Owner, Role

Relation = Literal["learner", "tutor", "assessor"]
RELATIONS: tuple[Relation, ...] = ("learner", "tutor", "assessor")
"""What a person may be to a cohort."""
RunStatus = Literal["live", "ended"]


@dataclass(frozen=True, slots=True)
class PersonRow:
    id: str
    organisation: str
    name: str
    active: bool
    cohort: str
    """The first, by id, of the cohorts asked for that they learn in; empty where there is none."""


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """A person as the operator sees them."""

    id: str
    organisation: str
    name: str
    active: bool
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class CohortRow:
    id: str
    organisation: str
    name: str


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A sign-in of our own. How long it may be idle or old is the services' business."""

    id_hash: str
    issuer: str
    subject: str
    opened_at: datetime
    seen_at: datetime
    closed_at: datetime | None


@dataclass(frozen=True, slots=True)
class RunRow:
    """A run, its frozen documents and the heads of its two logs."""

    id: str
    owner: Owner
    scenario_id: str
    scenario_title: str
    scenario: str
    """Digest of the frozen scenario."""
    rubric: str
    """Digest of the frozen rubric."""
    mode: ModeName
    seed: int
    started_at: datetime
    status: RunStatus = "live"
    ending: str | None = None
    t: int = 0
    """Simulated seconds, after the last event."""
    ended_at: datetime | None = None
    head_seq: int = 0
    head_hash: str = GENESIS
    """Of the last event."""
    assessed_seq: int = 0
    assessed_hash: str = GENESIS
    """Of the last score or review."""
    forked_from: str | None = None
    """The run this one is another try of; it is exploration, and counts for nothing."""
    forked_seq: int | None = None
    """Number of the last event that both have."""

    @property
    def counts(self) -> bool:
        """Whether it may become evidence: neither another try nor stopped by the learner."""
        return self.forked_from is None and self.ending != STOPPED


RequestState = Literal["pending", "running", "done", "failed"]


@dataclass(frozen=True, slots=True)
class RequestRow:
    """A scorer that is to look at a run that has ended."""

    id: str
    run: str
    owner: Owner
    scorer: str
    rubric: str
    """Digest of the frozen rubric."""
    run_at: datetime
    """Not before this moment."""
    created_at: datetime
    updated_at: datetime
    state: RequestState = "pending"
    attempts: int = 0
    """How often somebody took it in hand. Whoever has it knows it by this number."""
    lease_until: datetime | None = None
    holder: str | None = None
    """Process that has it."""
    error: str | None = None
    """Why the last attempt came to nothing, in plain words for staff."""


@dataclass(frozen=True, slots=True)
class ReceiptRow:
    """What one command wrote. A `command_id` has one receipt for ever."""

    command_id: str
    run: str
    organisation: str
    person: str
    """Who asked."""
    kind: str
    first_seq: int
    last_seq: int
    refused: str | None
    at: datetime
    request: str
    """Digest of what was asked."""


@dataclass(frozen=True, slots=True)
class DraftRow:
    """What is being written and not yet sent."""

    run: str
    key: str
    text: str
    rev: int
    at: datetime


@dataclass(frozen=True, slots=True)
class PackRow:
    id: str
    owner: Owner
    built_by: str
    """Person id."""
    built_at: datetime
    digest: str
    filename: str
    body: bytes
    """Empty in lists."""
    size: int = 0
    """Bytes of the body."""


@dataclass(frozen=True, slots=True)
class GrantRow:
    """Leave to download one pack once."""

    id_hash: str
    pack: str
    issuer: str
    subject: str
    issued_at: datetime
    """Of the sign-in it was given to."""
    session: str | None
    expires_at: datetime
