"""Of one scenario a learner has one live run that is no fork, whatever writes at the same moment."""

import shutil
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from simulator.errors import AlreadyLive
from simulator.store import schema
from simulator.store.engine import make_engine
from simulator.store.rows import RunRow
from simulator.store.store import Store
from tests.store.databases import Database
from tests.store.made import NOON, SOUTH, add_run, append, following, settled_run, there


def again(store: Store, **fields: Any) -> RunRow:
    """Another run of the scenario that run-1 is of."""
    with store.write() as tx:
        row = add_run(tx, "run-2", **({"scenario_id": "day-of-run-1"} | fields))
        tx.commit()
    return row


def test_a_second_live_run_of_one_scenario_is_refused(store: Store):
    settled_run(store)
    with pytest.raises(AlreadyLive):
        again(store)


def test_once_the_first_has_ended_another_may_begin(store: Store):
    settled_run(store)
    with store.write() as tx:
        append(tx, "run-1", following("run-1"), status="ended", ending="steady", ended_at=NOON + timedelta(hours=1))
        tx.commit()
    assert again(store).id == "run-2"


def test_a_fork_may_be_live_beside_its_run_and_says_where_it_came_from(store: Store):
    settled_run(store)
    again(store, forked_from="run-1", forked_seq=3)
    with store.read() as tx:
        row = there(tx.run("run-2"))
    assert (row.forked_from, row.forked_seq, row.counts) == ("run-1", 3, False)


def test_a_fork_of_another_learners_run_cannot_be_kept(store: Store):
    settled_run(store)
    with store.write() as tx, pytest.raises(IntegrityError, match=r"(?i)foreign key"):
        add_run(tx, "run-2", SOUTH, forked_from="run-1", forked_seq=3)


FIRST_RELEASE = """
INSERT INTO organisation (id, name) VALUES ('o', 'O');
INSERT INTO cohort (id, organisation, name) VALUES ('c', 'o', 'C');
INSERT INTO person (id, organisation, name, active) VALUES ('p', 'o', 'P', true);
INSERT INTO document (digest, kind, body) VALUES ('d', 'scenario', '');
INSERT INTO run (id, organisation, person, cohort, scenario_id, scenario_title, scenario, rubric, mode, seed,
  started_at,
  status, t, head_seq, head_hash, assessed_seq, assessed_hash) VALUES ('r', 'o', 'p', 'c', 's', 'S', 'd', 'd',
  'practice', 7, '2026-03-02 12:00:00', 'live', 0, 0, 'g', 0, 'g');
INSERT INTO draft (run, organisation, person, cohort, key, rev, at, text)
  VALUES ('r', 'o', 'p', 'c', 'k', 1, '2026-03-02 12:00:00', 'kept')
"""


def test_a_database_of_the_first_release_comes_up_with_every_row(empty: Database, tmp_path: Path):
    without = shutil.ignore_patterns("__pycache__", "v000[2-9]*")
    engine = make_engine(empty.url)
    schema.migrate(engine, Path(shutil.copytree(schema.MIGRATIONS, tmp_path / "first", ignore=without)))
    empty.do(*FIRST_RELEASE.split(";"))

    schema.migrate(engine)

    assert empty.rows("SELECT id, status, forked_from FROM run") == [("r", "live", None)]
    assert empty.rows("SELECT run, text FROM draft") == [("r", "kept")]
    assert empty.rows("SELECT id, time_given FROM person") == [("p", None)]
    engine.dispose()
