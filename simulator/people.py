"""Who may do what to whom: roles, relations, and the one place that answers `may this person?`. Values only."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from simulator.errors import NotAllowed

Role = Literal["apprentice", "tutor", "assessor", "administrator"]
ROLES: tuple[Role, ...] = ("apprentice", "tutor", "assessor", "administrator")


@dataclass(frozen=True, slots=True)
class Subject:
    """Who a request says it is, before the database was asked. Keyed by issuer and subject, never by e-mail."""

    issuer: str
    subject: str
    issued_at: datetime
    """When the sign-in happened, UTC. Earlier than the person's `sessions_valid_from` means signed out."""
    session: str | None = None
    """Our own session's id where the sign-in is ours (the demo sign-in)."""


@dataclass(frozen=True, slots=True)
class Actor:
    """A person as the database knows them at this moment; read anew for every command."""

    person: str
    organisation: str
    name: str
    roles: frozenset[Role]
    tutors: frozenset[str]
    """Cohorts this person tutors."""
    assesses: frozenset[str]
    """Cohorts assigned to this person for assessment."""
    cohorts: frozenset[str]
    """Cohorts this person learns in."""
    on_duty: bool = False
    """Whether a run of theirs is open."""


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose a personal row is. Every personal row carries all three."""

    organisation: str
    person: str
    cohort: str


def may_play(actor: Actor, owner: Owner) -> bool:
    """Only the learner plays their run."""
    return _same_house(actor, owner) and "apprentice" in actor.roles and owner.person == actor.person


def may_tutor(actor: Actor, owner: Owner) -> bool:
    """A tutor of the learner's cohort, and never of their own work."""
    return (
        _same_house(actor, owner)
        and "tutor" in actor.roles
        and owner.cohort in actor.tutors
        and owner.person != actor.person
    )


def may_assess(actor: Actor, owner: Owner) -> bool:
    """An assessor the learner's cohort is assigned to, and never of their own work."""
    return (
        _same_house(actor, owner)
        and "assessor" in actor.roles
        and owner.cohort in actor.assesses
        and owner.person != actor.person
    )


def may_read(actor: Actor, owner: Owner) -> bool:
    """The learner, their tutors, their assessors."""
    return may_play(actor, owner) or may_tutor(actor, owner) or may_assess(actor, owner)


def require(allowed: bool) -> None:
    """Raise NotAllowed, in the same words as for what does not exist."""
    if not allowed:
        raise NotAllowed


def _same_house(actor: Actor, owner: Owner) -> bool:
    return actor.organisation == owner.organisation
