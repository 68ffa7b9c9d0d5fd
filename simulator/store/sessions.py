"""Sign-ins of our own. A session is kept under the hash of its secret, and closed rather than deleted.

Reading one back is a read of the person (`people.py`): a session is nothing without them.
"""

from datetime import datetime

from sqlalchemy import select, update

from simulator.errors import NotAllowed
from simulator.store.statements import Statements
from simulator.store.tables import identities, sessions


class Sessions(Statements):
    def open_session(self, id_hash: str, issuer: str, subject: str, at: datetime) -> None:
        """NotAllowed where nobody is linked to this subject."""
        who = select(identities.c.organisation, identities.c.person)
        found = self._one(who.where(identities.c.issuer == issuer, identities.c.subject == subject))
        if found is None:
            raise NotAllowed
        row = {"id_hash": id_hash, "issuer": issuer, "subject": subject, "opened_at": at, "seen_at": at}
        self._add(sessions, {**row, **found})

    def touch_session(self, id_hash: str, at: datetime) -> None:
        """Seen at `at`. Never moves back."""
        earlier = sessions.c.seen_at < at
        self._run(update(sessions).where(sessions.c.id_hash == id_hash, earlier).values(seen_at=at))

    def close_session(self, id_hash: str, at: datetime | None = None) -> None:
        """Over for good. `at` is when it was last seen where the caller has no clock."""
        still_open = sessions.c.closed_at.is_(None)
        when = sessions.c.seen_at if at is None else at
        self._run(update(sessions).where(sessions.c.id_hash == id_hash, still_open).values(closed_at=when))
