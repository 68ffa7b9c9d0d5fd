"""Frozen content by its digest."""

from sqlalchemy import select

from simulator.canonical import canonical_json, digest_bytes
from simulator.content.document import Document
from simulator.store.statements import Statements
from simulator.store.tables import documents


class Documents(Statements):
    def freeze(self, kind: str, document: Document) -> str:
        """Keep a document's compiled form once; returns its digest."""
        if not self._has_document(document.digest):
            self.put_document(kind, canonical_json(document.compiled()))
        return document.digest

    def put_document(self, kind: str, body: bytes) -> str:
        """Keep `body` once; returns its digest."""
        digest = digest_bytes(body)
        if not self._has_document(digest):
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

    def _has_document(self, digest: str) -> bool:
        return self._one(select(documents.c.digest).where(documents.c.digest == digest)) is not None
