"""Who is asking: every use case starts by reading the person anew, so that signing out or disabling counts at once."""

import hashlib
import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from simulator.errors import NotAllowed, StoreUnavailable
from simulator.people import Actor, Role, Subject
from simulator.services.parts import Parts
from simulator.store.rows import SessionRow
from simulator.store.store import Tx

log = logging.getLogger("firedrill.accounts")

DEMO_ISSUER = "firedrill:demo"
ABSOLUTE = timedelta(hours=12)
IDLE_STAFF = timedelta(minutes=30)
IDLE_LEARNER = timedelta(hours=2)
"""A learner may sit over a run longer than staff may leave a screen alone."""
TOUCH_EVERY = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """One of the sign-ins of `make run`. Plainly fictional."""

    subject: str
    name: str
    role: Role
    about: str


DEMO_ACCOUNTS = (
    DemoAccount("jo", "Jo Adeyemi", "apprentice", "Runs the desk. Plays scenarios and reads the feedback."),
    DemoAccount("rosa", "Rosa Halloran", "tutor", "Reviews what the cohort did and has the last word on each level."),
    DemoAccount("idris", "Idris Vale", "assessor", "Builds evidence packs that can be checked without this app."),
)


def load(tx: Tx, subject: Subject) -> Actor:
    """The person behind a request as the database knows them now; NotAllowed where there is none."""
    actor = tx.actor(subject)
    if actor is None:
        raise NotAllowed("You are signed out. Sign in again to go on.")
    return actor


def actor(parts: Parts, subject: Subject) -> Actor:
    """The person behind a request. NotAllowed: unknown, disabled, signed out, or signed in too long ago."""
    if parts.clock() - subject.issued_at > ABSOLUTE:
        raise NotAllowed("You have been signed in for twelve hours. Sign in again to go on.")
    with parts.store.read() as tx:
        return load(tx, subject)


def sign_out(parts: Parts, subject: Subject) -> None:
    """Sign this person out everywhere, at once."""
    with parts.store.write() as tx:
        person = load(tx, subject)
        tx.sign_out(person.person, parts.clock())
        if subject.session:
            tx.close_session(subject.session)
        tx.commit()


def demo_accounts(parts: Parts) -> tuple[DemoAccount, ...]:
    """The demo sign-ins; none unless the installation is a demo."""
    return DEMO_ACCOUNTS if parts.settings.sign_in == "demo" else ()


def demo_sign_in(parts: Parts, subject: str) -> str:
    """Open a session for a demo account and return the secret its cookie carries. The store keeps only its hash."""
    if subject not in {account.subject for account in demo_accounts(parts)}:
        raise NotAllowed
    secret, now = parts.new_id() + parts.new_id(), parts.clock()
    with parts.store.write() as tx:
        load(tx, Subject(DEMO_ISSUER, subject, now))
        tx.open_session(hash_of(secret), DEMO_ISSUER, subject, now)
        tx.commit()
    return secret


def session_subject(parts: Parts, secret: str) -> Subject | None:
    """Who a session cookie stands for; None where it is unknown, closed, idle or too old."""
    found = session_actor(parts, secret)
    return found[0] if found else None


def session_actor(parts: Parts, secret: str) -> tuple[Subject, Actor] | None:
    """`session_subject` and the person, read in one look."""
    now, key = parts.clock(), hash_of(secret)
    with parts.store.read() as tx:
        found = tx.session(key)
    if found is None:
        return None
    row, person = found
    if person is None or not _alive(row, now) or now - row.seen_at > _idle_limit(person):
        return None
    if now - row.seen_at > TOUCH_EVERY:
        _touch(parts, key, now)
    return Subject(row.issuer, row.subject, row.opened_at, session=key), person


def hash_of(secret: str) -> str:
    """What the store keeps of a secret of 128 random bits or more."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _touch(parts: Parts, key: str, now: datetime) -> None:
    """Note that a session is in use. A record that is full or read-only can still be read, so no page fails of it."""
    try:
        with parts.store.write() as tx:
            tx.touch_session(key, now)
            tx.commit()
    except StoreUnavailable as error:
        log.warning("that a session is in use could not be noted", exc_info=error)


def _alive(row: SessionRow, now: datetime) -> bool:
    return row.closed_at is None and now - row.opened_at <= ABSOLUTE


def _idle_limit(person: Actor) -> timedelta:
    return IDLE_LEARNER if person.roles == {"apprentice"} else IDLE_STAFF
