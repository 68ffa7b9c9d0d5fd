"""Frozen content by its digest."""

import pytest

from simulator.canonical import digest_bytes
from simulator.content.rubric import Rubric
from simulator.store.store import Store
from tests.shipped import shipped_library
from tests.store.databases import Database


def test_a_document_is_read_back_by_its_digest(store: Store):
    body = b'{"a":1}\0\xff'
    with store.write() as tx:
        digest = tx.put_document("scenario", body)
        tx.commit()
    with store.read() as tx:
        assert (digest, tx.document(digest)) == (digest_bytes(body), body)


def test_a_document_is_kept_once(store: Store, database: Database):
    for _ in range(2):
        with store.write() as tx:
            tx.put_document("rubric", b"{}")
            tx.put_document("rubric", b"{}")
            tx.commit()
    assert database.rows("SELECT count(*) FROM document") == [(1,)]


def test_frozen_content_is_kept_under_its_own_digest_and_once(store: Store, database: Database):
    rubric = shipped_library().rubrics["patch-day"]
    for _ in range(2):
        with store.write() as tx:
            assert tx.freeze("rubric", rubric) == rubric.digest
            tx.commit()
    with store.read() as tx:
        assert Rubric.from_compiled(tx.document(rubric.digest, kind="rubric")) == rubric
    assert database.rows("SELECT count(*) FROM document") == [(1,)]


def test_a_document_that_is_not_there_is_a_bug(store: Store):
    with store.read() as tx, pytest.raises(LookupError, match="no document sha256:none"):
        tx.document("sha256:none")


def test_a_document_that_was_changed_behind_our_back_is_not_given_out(own: Database):
    store = own.store()
    with store.write() as tx:
        digest = tx.put_document("scenario", b"{}")
        tx.commit()
    off = "DROP TRIGGER document_no_update"
    if own.kind == "postgres":
        off = "ALTER TABLE document DISABLE TRIGGER document_append_only"
    own.do(off, "UPDATE document SET body = 'other'")
    with store.read() as tx, pytest.raises(ValueError, match="changed behind"):
        tx.document(digest)
    store.close()
