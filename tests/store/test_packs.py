"""Packs, and leave to download one once."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from simulator.store.store import Store
from tests.store.made import ISSUER, NOON, grant, later, pack, settle


@pytest.fixture(autouse=True)
def _a_pack(store: Store) -> None:
    settle(store)
    with store.write() as tx:
        tx.add_pack(pack())
        tx.commit()


def test_a_pack_is_read_back_as_it_was_added(store: Store):
    with store.read() as tx:
        assert tx.pack("pack-1") == pack()
        assert tx.pack("pack-9") is None


def test_lists_of_packs_come_latest_first_without_bytes(store: Store):
    newer = pack("pack-2", built_at=later(days=1))
    with store.write() as tx:
        tx.add_pack(newer)
        assert tx.packs("north", {"north-spring"}) == [replace(newer, body=b""), replace(pack(), body=b"")]


def test_a_grant_is_redeemed_once(store: Store):
    with store.write() as tx:
        tx.open_session("s1", ISSUER, "north-ann", NOON)
        tx.add_grant(grant("g1", later(seconds=60), session="s1"))
        tx.commit()
    with store.write() as tx:
        assert tx.redeem_grant("g1", NOON) == grant("g1", later(seconds=60), session="s1")
        assert tx.redeem_grant("g1", NOON) is None


def test_a_grant_is_not_redeemed_when_it_has_run_out_or_was_never_given(store: Store):
    with store.write() as tx:
        tx.add_grant(grant("g1", later(seconds=60)))
        assert tx.redeem_grant("g1", later(seconds=60)) is None
        assert tx.redeem_grant("g2", NOON) is None
        assert tx.redeem_grant("g1", later(seconds=59)) is not None


def test_a_grant_to_nobody_is_a_bug(store: Store):
    with store.write() as tx, pytest.raises(LookupError, match="nobody is linked"):
        tx.add_grant(replace(grant("g1", NOON), subject="nobody"))


def test_of_sixteen_who_redeem_a_grant_at_once_exactly_one_wins(store: Store):
    with store.write() as tx:
        for n in range(5):
            tx.add_grant(grant(f"g{n}", later(seconds=60)))
        tx.commit()

    def redeem(n: int) -> bool:
        with store.write() as tx:
            found = tx.redeem_grant(f"g{n % 5}", NOON)
            tx.commit()
        return found is not None

    with ThreadPoolExecutor(16) as pool:
        assert sum(pool.map(redeem, range(16 * 5))) == 5
