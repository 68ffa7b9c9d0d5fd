"""Organisations, people, cohorts and what people are to them."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import get_args

from sqlalchemy import RowMapping, Select, bindparam, delete, exists, func, literal_column, or_, select, update

from simulator.errors import NotAllowed
from simulator.people import ROLES, Actor, Role, Subject
from simulator.store.rows import RELATIONS, CohortRow, PersonRow, RegisterRow, Relation, SessionRow
from simulator.store.statements import Statements
from simulator.store.tables import cohorts, identities, memberships, organisations, people, roles, runs, sessions

_OPENED = (
    (sessions.c.id_hash == bindparam("by"))
    & (sessions.c.issuer == identities.c.issuer)
    & (sessions.c.subject == identities.c.subject)
)
_ON_DUTY = exists().where(
    runs.c.organisation == people.c.organisation,
    runs.c.person == people.c.id,
    # not a parameter: an index is only on what is live, so SQLite would plan the statement anew for every value
    runs.c.status == literal_column("'live'"),
)
_KNOWN = (
    select(
        *people.c,
        *(sessions.c[name] for name in SessionRow.__slots__),
        roles.c.role,
        memberships.c.relation,
        memberships.c.cohort,
        _ON_DUTY.label("on_duty"),
    )
    .join_from(identities, people, identities.c.person == people.c.id)
    .join(roles, roles.c.person == people.c.id, isouter=True)
    .join(memberships, memberships.c.person == people.c.id, isouter=True)
)
"""A person with a row for every role beside every relation: one statement, because every request asks it."""
_BY_SUBJECT = _KNOWN.join(sessions, _OPENED, isouter=True).where(
    identities.c.issuer == bindparam("of_issuer"), identities.c.subject == bindparam("of_subject")
)
"""The person behind a subject, with the session the request came by, where there is one."""
_BY_SESSION = _KNOWN.join(sessions, _OPENED)
"""The session a request came by, and the person behind it."""


class People(Statements):
    def is_empty(self) -> bool:
        """No organisation yet."""
        return self._one(select(organisations.c.id).limit(1)) is None

    def add_organisation(self, id: str, name: str) -> None:
        self._add(organisations, {"id": id, "name": name})

    def add_person(self, id: str, organisation: str, name: str) -> None:
        self._add(people, {"id": id, "organisation": organisation, "name": name, "active": True})

    def link_identity(self, issuer: str, subject: str, person: str) -> None:
        """From now on this subject of this sign-in provider is that person."""
        house = self._organisation_of(person)
        self._add(identities, {"issuer": issuer, "subject": subject, "organisation": house, "person": person})

    def grant_role(self, person: str, role: Role) -> None:
        """Does nothing where they hold it."""
        if role not in ROLES:
            raise ValueError(f"no role {role!r}; the roles are {', '.join(ROLES)}")
        self._add_if_absent(roles, {"person": person, "role": role, "organisation": self._organisation_of(person)})

    def revoke_role(self, person: str, role: Role) -> None:
        self._run(delete(roles).where(roles.c.person == person, roles.c.role == role))

    def add_cohort(self, id: str, organisation: str, name: str) -> None:
        self._add(cohorts, {"id": id, "organisation": organisation, "name": name})

    def join(self, cohort: str, person: str, relation: Relation) -> None:
        """Make a person a learner, tutor or assessor of a cohort of their own organisation."""
        if relation not in get_args(Relation):
            raise ValueError(f"no relation {relation!r}; the relations are {', '.join(RELATIONS)}")
        house = self._organisation_of(person)
        row = {"cohort": cohort, "relation": relation, "person": person, "organisation": house}
        self._add_if_absent(memberships, row)

    def leave(self, cohort: str, person: str, relation: Relation) -> None:
        at = memberships.c
        self._run(delete(memberships).where(at.cohort == cohort, at.person == person, at.relation == relation))

    def set_active(self, person: str, active: bool) -> None:
        """A person who is not active is nobody, from the next statement on."""
        self._run(update(people).where(people.c.id == person).values(active=active))

    def sign_out(self, person: str, at: datetime) -> None:
        """Every sign-in before `at` is over, everywhere. Never moves back."""
        since = people.c.sessions_valid_from
        later = or_(since.is_(None), since < at)
        self._run(update(people).where(people.c.id == person, later).values(sessions_valid_from=at))
        still_open = sessions.c.closed_at.is_(None)
        self._run(update(sessions).where(sessions.c.person == person, still_open).values(closed_at=at))

    def actor(self, subject: Subject) -> Actor | None:
        """Who this is now. None: unknown, not active, signed in before they were signed out, or session closed."""
        asked = {"of_issuer": subject.issuer, "of_subject": subject.subject, "by": subject.session}
        return _actor(self._all(_BY_SUBJECT, asked), subject)

    def session(self, id_hash: str) -> tuple[SessionRow, Actor | None] | None:
        """A sign-in of our own, and who that is now, as `actor` says it."""
        found = self._all(_BY_SESSION, {"by": id_hash})
        if not found:
            return None
        row = SessionRow(**{name: found[0][name] for name in SessionRow.__slots__})
        return row, _actor(found, Subject(row.issuer, row.subject, row.opened_at, session=id_hash))

    def person(self, organisation: str, person: str) -> PersonRow:
        """NotAllowed where this organisation has no such person."""
        found = self._all(_with_cohorts().where(people.c.organisation == organisation, people.c.id == person))
        if not found:
            raise NotAllowed
        return _person(found[0])

    def learners(self, organisation: str, of: Collection[str]) -> list[PersonRow]:
        """Everyone who learns in one of these cohorts, once each, by name."""
        learns = memberships.c
        query = _with_cohorts().where(people.c.organisation == organisation, learns.cohort.in_(sorted(of)))
        return [_person(row) for row in self._all(query.order_by(people.c.name, people.c.id))]

    def cohorts(self, organisation: str, ids: Collection[str]) -> list[CohortRow]:
        """These cohorts, by name."""
        query = select(cohorts).where(cohorts.c.organisation == organisation, cohorts.c.id.in_(sorted(ids)))
        return [CohortRow(**row) for row in self._all(query.order_by(cohorts.c.name, cohorts.c.id))]

    def time_given(self, person: str) -> str | None:
        """How much time a person takes where they say nothing else; None where they never said."""
        found = self._one(select(people.c.time_given).where(people.c.id == person))
        return found["time_given"] if found else None

    def set_time_given(self, person: str, given: str | None) -> None:
        self._run(update(people).where(people.c.id == person).values(time_given=given))

    def has_organisation(self, id: str) -> bool:
        return self._one(select(organisations.c.id).where(organisations.c.id == id)) is not None

    def identified(self, issuer: str, subject: str) -> str | None:
        """The person behind a sign-in, active or not; None where nobody is linked to it."""
        at = identities.c
        found = self._one(select(at.person).where(at.issuer == issuer, at.subject == subject))
        return found["person"] if found else None

    def register(self) -> list[RegisterRow]:
        """Everyone of every organisation with their roles, for the operator."""
        held: dict[str, list[Role]] = {}
        for row in self._all(select(roles.c.person, roles.c.role).order_by(roles.c.role)):
            held.setdefault(row["person"], []).append(row["role"])
        found = self._all(select(people).order_by(people.c.organisation, people.c.name, people.c.id))
        return [
            RegisterRow(row["id"], row["organisation"], row["name"], row["active"], tuple(held.get(row["id"], ())))
            for row in found
        ]

    def _organisation_of(self, person: str) -> str:
        found = self._one(select(people.c.organisation).where(people.c.id == person))
        if found is None:
            raise LookupError(f"no person {person!r}")
        house: str = found["organisation"]
        return house


def _actor(known: Sequence[RowMapping], subject: Subject) -> Actor | None:
    if not known or not known[0]["active"] or _signed_out(known[0], subject):
        return None
    one = known[0]
    of = {(row["relation"], row["cohort"]) for row in known}
    tutors, assesses, cohorts = (
        frozenset(cohort for held, cohort in of if held == relation) for relation in ("tutor", "assessor", "learner")
    )
    held = frozenset(row["role"] for row in known if row["role"] is not None)
    return Actor(one["id"], one["organisation"], one["name"], held, tutors, assesses, cohorts, one["on_duty"])


def _signed_out(found: RowMapping, subject: Subject) -> bool:
    since = found["sessions_valid_from"]
    signed_in = subject.issued_at
    if subject.session is not None:
        if found["opened_at"] is None or found["closed_at"] is not None:
            return True
        signed_in = min(signed_in, found["opened_at"])
    return since is not None and signed_in < since


def _with_cohorts() -> Select[tuple[object, ...]]:
    learns = (memberships.c.person == people.c.id) & (memberships.c.relation == "learner")
    return (
        select(people, func.min(memberships.c.cohort).label("cohort"))
        .join(memberships, learns, isouter=True)
        .group_by(people.c.id)
    )


def _person(row: RowMapping) -> PersonRow:
    return PersonRow(row["id"], row["organisation"], row["name"], row["active"], row["cohort"] or "")
