"""Frozen content by its digest."""

from sqlalchemy import select

from simulator.canonical import digest_bytes
from simulator.store.statements import Statements
from simulator.store.tables import documents


class Documents(Statements):
    def put_document(self, kind: str, body: bytes) -> str:
        """Keep `body` once; returns its digest."""
        digest = digest_bytes(body)
        if self._one(select(documents.c.digest).where(documents.c.digest == digest)) is None:
            row = {"digest": digest, "kind": kind, "body": body}
            # Two first runs of one scenario may meet here on PostgreSQL; on SQLite the write lock keeps them apart.
            self._add(documents, row) if self._is_sqlite else self._add_if_absent(documents, row)
        return digest

    def document(self, digest: str, *, kind: str | None = None) -> bytes:
        """The bytes that were kept, of this kind where one is asked for. LookupError where there are none, ValueError
        where they are not what was kept."""
        found = self._one(select(documents.c.body, documents.c.kind).where(documents.c.digest == digest))
        if found is None or (kind and found["kind"] != kind):
            raise LookupError(f"no {kind or 'document'} {digest}")
        body = found["body"]
        if not isinstance(body, bytes) or digest_bytes(body) != digest:
            raise ValueError(f"document {digest} was changed behind the store's back")
        return body
