"""Evidence packs as they were built, and leave to download one once."""

from collections.abc import Collection
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import RowMapping, func, literal, select, update

from simulator.people import Owner
from simulator.store.rows import GrantRow, PackRow
from simulator.store.statements import Statements
from simulator.store.tables import OWNER, downloads, identities, packs


class Packs(Statements):
    def add_pack(self, row: PackRow) -> None:
        names = ("id", "built_by", "built_at", "digest", "filename", "body")
        self._add(packs, {**asdict(row.owner), **{name: getattr(row, name) for name in names}})

    def pack(self, id: str) -> PackRow | None:
        found = self._one(select(packs).where(packs.c.id == id))
        return _pack(found) if found else None

    def packs(self, organisation: str, of: Collection[str]) -> list[PackRow]:
        """The packs of these cohorts' learners, latest first, without their bytes."""
        parts = [column for column in packs.c if column.name != "body"]
        size = func.length(packs.c.body).label("size")
        query = select(*parts, literal(b"").label("body"), size).where(
            packs.c.organisation == organisation, packs.c.cohort.in_(sorted(of))
        )
        return [_pack(row) for row in self._all(query.order_by(packs.c.built_at.desc(), packs.c.id))]

    def add_grant(self, row: GrantRow) -> None:
        """LookupError where nobody is linked to the subject it is given to."""
        who = select(identities.c.organisation, identities.c.person)
        found = self._one(who.where(identities.c.issuer == row.issuer, identities.c.subject == row.subject))
        if found is None:
            raise LookupError(f"nobody is linked to {row.subject!r}")
        self._add(downloads, {**asdict(row), **found})

    def redeem_grant(self, id_hash: str, at: datetime) -> GrantRow | None:
        """The grant, for whoever asks first. None: unknown, used, or run out. Commit before giving anything away."""
        left = (downloads.c.used_at.is_(None)) & (downloads.c.expires_at > at)
        used = update(downloads).where(downloads.c.id_hash == id_hash, left).values(used_at=at)
        found = self._one(used.returning(*(downloads.c[name] for name in GrantRow.__slots__)))
        return GrantRow(**found) if found else None


def _pack(row: RowMapping) -> PackRow:
    fields = dict(row)
    body = bytes(fields.pop("body"))
    size = fields.pop("size", len(body))
    return PackRow(owner=Owner(**{name: fields.pop(name) for name in OWNER}), body=body, size=size, **fields)
