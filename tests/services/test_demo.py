"""The demo cohort is played, not inserted."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from simulator import demo
from simulator.assessment_log import verify_chain as chain_fault
from simulator.content.library import Library
from simulator.people import Subject
from simulator.runs.log import verify_chain
from simulator.services import mark
from simulator.services.accounts import DEMO_ISSUER
from simulator.services.parts import Parts
from simulator.settings import Settings
from simulator.store.store import Store
from tests.services.conftest import SetClock
from tests.services.scripted import READER, Scripted, beside_checks

pytestmark = pytest.mark.long


@pytest.fixture
def empty(tmp_path: Path, library: Library) -> Parts:
    store = Store(f"sqlite:///{tmp_path}/demo.db")
    store.migrate()
    ids = iter(range(1, 10_000))
    return Parts(
        settings=Settings(),
        library=library,
        store=store,
        clock=SetClock(datetime(2026, 6, 1, 9, 0, tzinfo=UTC)),
        new_id=lambda: f"{next(ids):032x}",
        new_seed=lambda: 7,
    )


def _queue(parts: Parts) -> list[mark.QueueItem]:
    return mark.queue(parts, Subject(DEMO_ISSUER, "rosa", parts.clock()))


def test_twelve_learners_have_two_ended_runs_each_and_no_scenario_is_left_out(empty: Parts) -> None:
    demo.fill(empty)

    played = [item.row for item in _queue(empty)]
    assert list(Counter(row.owner.person for row in played).values()) == [2] * 12
    assert {row.scenario_id for row in played} == set(empty.library.scenarios)


def test_every_demo_run_is_a_sound_log_of_real_events(empty: Parts) -> None:
    demo.fill(empty, learners=3)

    with empty.store.read() as tx:
        logs = [tx.events(item.row.id) for item in _queue(empty)]
    assert [verify_chain(log) for log in logs] == [None] * 3 * 2
    assert all(len(log) > 50 for log in logs)


def test_a_part_of_the_work_waits_for_the_tutor_and_a_part_is_reviewed(empty: Parts) -> None:
    demo.fill(empty, learners=6)

    assert {item.confirmed > 0 for item in _queue(empty)} == {True, False}


def test_every_demo_run_is_read_before_its_tutor_looks_at_it(empty: Parts) -> None:
    reading = replace(empty, scorers=beside_checks(Scripted(level="secure")))

    demo.fill(reading, learners=3)

    with reading.store.read() as tx:
        logs = [tx.assessments(item.row.id) for item in _queue(reading)]
        requests = [request for item in _queue(reading) for request in tx.requests_of(item.row.id)]
    assert {request.state for request in requests} == {"done"}
    assert [chain_fault(log) for log in logs] == [None] * len(logs)
    assert all(log[-1].review or log[-1].author == READER for log in logs if any(r.author == READER for r in log))


def test_the_demos_tutor_gives_reasons_where_they_read_otherwise_than_a_scorer(empty: Parts) -> None:
    reading = replace(empty, scorers=beside_checks(Scripted(level="emerging")))

    demo.fill(reading, learners=6)

    with reading.store.read() as tx:
        reviews = [r.review for item in _queue(reading) for r in tx.assessments(item.row.id) if r.review]
    changed = {review.reason for review in reviews if review.suggested not in (None, review.level)}
    assert changed == {demo.READ_ANEW}


def test_a_filling_that_was_cut_short_goes_on(empty: Parts) -> None:
    demo.fill(empty, learners=2)

    demo.fill(empty, learners=4)

    assert len(_queue(empty)) == 4 * 2


def test_a_database_of_somebody_elses_is_left_alone(empty: Parts) -> None:
    with empty.store.write() as tx:
        tx.add_organisation("college", "A college")
        tx.commit()

    demo.fill(empty, learners=2)

    with empty.store.read() as tx:
        assert tx.runs_in(demo.ORGANISATION[0], {demo.COHORT[0]}) == []
