"""Rows of another organisation are never returned, not even to one who knows their ids."""

import pytest

from simulator.errors import NotAllowed
from simulator.store.store import Store
from tests.store.made import NORTH, SOUTH, add_run, pack, settle

EVERY_COHORT = {NORTH.cohort, SOUTH.cohort}


@pytest.fixture(autouse=True)
def _the_same_in_both(store: Store) -> None:
    settle(store)
    with store.write() as tx:
        for owner in (NORTH, SOUTH):
            add_run(tx, f"{owner.organisation}-run", owner)
            tx.add_pack(pack(f"{owner.organisation}-pack", owner))
        tx.commit()


@pytest.mark.parametrize("organisation", ["north", "south", "west"])
def test_lists_hold_only_rows_of_the_organisation_that_asks(store: Store, organisation: str):
    with store.read() as tx:
        found = {
            "learners": [row.organisation for row in tx.learners(organisation, EVERY_COHORT)],
            "cohorts": [row.organisation for row in tx.cohorts(organisation, EVERY_COHORT)],
            "runs": [row.owner.organisation for row in tx.runs_in(organisation, EVERY_COHORT)],
            "packs": [row.owner.organisation for row in tx.packs(organisation, EVERY_COHORT)],
        }
    mine = [] if organisation == "west" else [organisation]
    assert found == dict.fromkeys(found, mine)


def test_a_person_of_another_organisation_looks_like_one_who_does_not_exist(store: Store):
    with store.read() as tx:
        told = []
        for person in (SOUTH.person, "nobody"):
            with pytest.raises(NotAllowed) as refused:
                tx.person("north", person)
            told.append(str(refused.value))
    assert told[0] == told[1]


def test_the_runs_of_a_person_of_another_organisation_are_none(store: Store):
    with store.read() as tx:
        assert tx.runs_of("north", SOUTH.person) == []
        assert tx.runs_of("north", "nobody") == []


def test_being_asked_for_no_cohort_is_being_asked_for_nothing(store: Store):
    with store.read() as tx:
        assert (tx.learners("north", []), tx.runs_in("north", []), tx.packs("north", []), tx.cohorts("north", [])) == (
            [],
            [],
            [],
            [],
        )
