"""Sign-ins of our own. A session is kept under the hash of its secret, and closed rather than deleted."""

from datetime import datetime

from sqlalchemy import bindparam, select, update

from simulator.errors import NotAllowed
from simulator.store.rows import SessionRow
from simulator.store.statements import Statements
from simulator.store.tables import identities, sessions

_SESSION = select(*(sessions.c[name] for name in SessionRow.__slots__)).where(sessions.c.id_hash == bindparam("asked"))


class Sessions(Statements):
    def open_session(self, id_hash: str, issuer: str, subject: str, at: datetime) -> None:
        """NotAllowed where nobody is linked to this subject."""
        who = select(identities.c.organisation, identities.c.person)
        found = self._one(who.where(identities.c.issuer == issuer, identities.c.subject == subject))
        if found is None:
            raise NotAllowed
        row = {"id_hash": id_hash, "issuer": issuer, "subject": subject, "opened_at": at, "seen_at": at}
        self._add(sessions, {**row, **found})

    def session(self, id_hash: str) -> SessionRow | None:
        found = self._one(_SESSION, {"asked": id_hash})
        return SessionRow(**found) if found else None

    def touch_session(self, id_hash: str, at: datetime) -> None:
        """Seen at `at`. Never moves back."""
        earlier = sessions.c.seen_at < at
        self._run(update(sessions).where(sessions.c.id_hash == id_hash, earlier).values(seen_at=at))

    def close_session(self, id_hash: str, at: datetime | None = None) -> None:
        """Over for good. `at` is when it was last seen where the caller has no clock."""
        still_open = sessions.c.closed_at.is_(None)
        when = sessions.c.seen_at if at is None else at
        self._run(update(sessions).where(sessions.c.id_hash == id_hash, still_open).values(closed_at=when))
