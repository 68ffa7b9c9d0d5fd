"""Who may come in: people, roles and cohorts, changed by the operator at the host's own command line.

There is no actor here: whoever can run a command beside the database already holds it. Every change counts at the
person's next click.
"""

from simulator.errors import Refused
from simulator.people import ROLES, Role
from simulator.services.parts import Parts
from simulator.store.rows import RegisterRow, Relation
from simulator.store.store import Tx

RELATION: dict[Role, Relation] = {"apprentice": "learner", "tutor": "tutor", "assessor": "assessor"}
"""What a role makes a person to their cohort; an administrator is nothing to a cohort."""


def enrol(
    parts: Parts, name: str, *, issuer: str, subject: str, role: Role, organisation: str, cohort: str | None
) -> str:
    """Let the person behind a sign-in take a role, in a cohort. The organisation, the cohort and the person are made
    where they are new; a person may be enrolled again for another role or cohort. The person's id."""
    with parts.store.write() as tx:
        if not tx.has_organisation(organisation):
            tx.add_organisation(organisation, organisation)
        person = tx.identified(issuer, subject) or _new(parts, tx, name, issuer, subject, organisation)
        tx.grant_role(person, role)
        relation = RELATION.get(role)
        if cohort is not None and relation is not None:
            if not tx.cohorts(organisation, {cohort}):
                tx.add_cohort(cohort, organisation, cohort)
            tx.join(cohort, person, relation)
        tx.commit()
    return person


def revoke(parts: Parts, person: str, role: Role) -> None:
    """Take a role away."""
    with parts.store.write() as tx:
        _known(tx, person)
        tx.revoke_role(person, role)
        tx.commit()


def set_active(parts: Parts, person: str, *, active: bool) -> None:
    """Let nobody in as this person, or let them in again."""
    with parts.store.write() as tx:
        _known(tx, person)
        tx.set_active(person, active)
        tx.commit()


def register(parts: Parts) -> list[RegisterRow]:
    """Everyone, by organisation and name."""
    with parts.store.read() as tx:
        return tx.register()


def role_named(name: str) -> Role:
    """The role of this name; Refused names the roles there are."""
    for role in ROLES:
        if role == name:
            return role
    raise Refused(f"There is no role {name!r}. Known: {', '.join(ROLES)}.")


def _new(parts: Parts, tx: Tx, name: str, issuer: str, subject: str, organisation: str) -> str:
    person = parts.new_id()
    tx.add_person(person, organisation, name)
    tx.link_identity(issuer, subject, person)
    return person


def _known(tx: Tx, person: str) -> None:
    if person not in {row.id for row in tx.register()}:
        raise Refused(f"There is no person {person!r}. `people list` names them.")
