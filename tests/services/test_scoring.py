"""The slower scorers: asked in the transaction that ends the run, worked out apart from it, kept once."""

from collections.abc import Callable

import pytest

from simulator.assessment_log import Assessment, verify_chain
from simulator.errors import NotAllowed, ScoringFailed
from simulator.runs.commands import PauseQueue
from simulator.scoring.registry import CHECKS
from simulator.services import assess, mark, practise, scoring
from simulator.services.assess import Progress
from simulator.services.scoring import LEASE, MOST_ATTEMPTS, score_next
from tests.services.conftest import House
from tests.services.scripted import KNOWN, READER, TONE, Scripted, beside_checks, once, raising

Made = Callable[..., House]


@pytest.fixture
def reader() -> Scripted:
    return Scripted()


@pytest.fixture
def read(make_house: Made, reader: Scripted) -> House:
    """The house with a second scorer."""
    return make_house(scorers=beside_checks(reader))


def records(house: House, run: str) -> list[Assessment]:
    with house.parts.store.read() as tx:
        return tx.assessments(run)


def by(house: House, run: str, scorer: str = READER) -> list[str]:
    return [r.score.criterion for r in records(house, run) if r.score and r.score.scorer == scorer]


def state(house: House, run: str, who: str = "tess") -> Progress:
    (found,) = assess.progress(house.parts, house.who(who), run)
    return found


def test_what_is_handed_in_is_asked_for_in_the_same_transaction(read: House):
    run = read.ended("ann")
    assert (state(read, run).state, state(read, run).criteria) == ("pending", (TONE, KNOWN))


def test_a_run_that_goes_on_asks_for_nothing(read: House):
    run = read.start("ann").run
    read.send("ann", run, PauseQueue())
    assert assess.progress(read.parts, read.who("ann"), run) == []


def test_a_run_that_was_stopped_asks_for_nothing(read: House):
    run = read.start("ann").run
    practise.stop(read.parts, read.who("ann"), run, command_id=read.new())
    assert assess.progress(read.parts, read.who("ann"), run) == []


def test_a_scorer_with_nothing_to_read_is_not_asked(make_house: Made):
    house = make_house(scorers=beside_checks(Scripted(criteria=())))
    assert assess.progress(house.parts, house.who("ann"), house.ended("ann")) == []


def test_a_request_is_seen_to_once_and_its_scores_follow_those_of_checks(read: House):
    run = read.ended("ann")
    assert [score_next(read.parts), score_next(read.parts)] == [True, False]
    assert by(read, run) == [TONE, KNOWN]
    assert verify_chain(records(read, run)) is None
    assert state(read, run).state == "done"


def test_requests_are_seen_to_oldest_first(read: House, reader: Scripted):
    runs = []
    for who in ("ben", "ann"):
        runs.append(read.ended(who))
        read.clock.forward(minutes=1)
    score_next(read.parts)
    assert [state(read, run).state for run in runs] == ["done", "pending"]


def test_a_review_that_came_meanwhile_keeps_its_place(read: House, reader: Scripted):
    run = read.ended("ann")
    reader.before = once(lambda: review(read, run))
    assert score_next(read.parts)
    kept = records(read, run)
    assert [record.kind for record in kept[-3:]] == ["review", "score", "score"]
    assert verify_chain(kept) is None


def review(house: House, run: str, *, head: int | None = None, reason: str = "Read it.") -> None:
    sheet = mark.sheet(house.parts, house.who("tess"), run)
    mark.review(
        house.parts,
        house.who("tess"),
        run,
        criterion=TONE,
        level="secure",
        reason=reason,
        feedback="",
        command_id=house.new(),
        expected_head=sheet.head if head is None else head,
    )


def test_a_review_answers_the_score_its_tutor_saw(read: House):
    run = read.ended("ann")
    seen = records(read, run)
    score_next(read.parts)
    review(read, run, head=len(seen))
    last = records(read, run)[-1].review
    assert last
    answered = seen[last.score - 1].score
    assert answered
    assert (answered.criterion, answered.scorer, verify_chain(records(read, run))) == (TONE, "checks@1", None)


def test_what_is_in_hand_is_nobody_elses_until_its_lease_runs_out(read: House, reader: Scripted):
    run = read.ended("ann")
    reader.before = raising(KeyboardInterrupt())
    with pytest.raises(KeyboardInterrupt):
        score_next(read.parts)

    assert (score_next(read.parts), state(read, run).state) == (False, "running")
    read.clock.now += LEASE
    assert (score_next(read.parts), by(read, run)) == (True, [TONE, KNOWN])


def test_two_that_work_on_one_request_keep_its_scores_once(read: House, reader: Scripted):
    run = read.ended("ann")

    def slow() -> None:
        read.clock.now += LEASE
        assert score_next(read.parts)

    reader.before = once(slow)
    assert score_next(read.parts)
    assert (by(read, run), state(read, run).state) == ([TONE, KNOWN], "done")


def test_a_scorer_that_is_slow_between_criteria_is_not_taken_for_dead(read: House, reader: Scripted):
    run = read.ended("ann")
    others: list[bool] = []

    def slow(criterion: str) -> None:
        read.clock.now += LEASE * 0.9
        others.append(score_next(read.parts))

    reader.before = slow
    assert score_next(read.parts)
    assert others == [False, False]
    assert (reader.asked, by(read, run), state(read, run).state) == ([TONE, KNOWN], [TONE, KNOWN], "done")


def test_what_may_pass_is_tried_again_later_and_each_time_later_still(read: House, reader: Scripted):
    run = read.ended("ann")
    reader.before = raising(ScoringFailed("Busy."), ScoringFailed("Busy."))
    waits = []
    for _ in range(2):
        assert score_next(read.parts)
        assert not score_next(read.parts)
        found = state(read, run)
        assert (found.state, found.error) == ("pending", "Busy.")
        assert found.next_at
        waits.append((found.next_at - read.clock.now).total_seconds())
        read.clock.now = found.next_at
    assert 30 <= waits[0] < 38
    assert 120 <= waits[1] < 151
    assert (score_next(read.parts), state(read, run).state) == (True, "done")


def test_a_server_that_asks_to_be_left_alone_is(read: House, reader: Scripted):
    run = read.ended("ann")
    reader.before = raising(ScoringFailed("Busy.", retry_after=900))
    score_next(read.parts)
    next_at = state(read, run).next_at
    assert next_at
    assert (next_at - read.clock.now).total_seconds() >= 900


def test_a_server_cannot_put_a_request_off_for_ever(read: House, reader: Scripted):
    run = read.ended("ann")
    reader.before = raising(ScoringFailed("Busy.", retry_after=float("inf")))
    score_next(read.parts)
    next_at = state(read, run).next_at
    assert next_at
    assert (next_at - read.clock.now).days <= 1


def test_what_was_scored_before_a_fault_is_kept_and_not_asked_again(read: House, reader: Scripted):
    run = read.ended("ann")
    reader.before = lambda criterion: raising(*[ScoringFailed("Busy.")][: criterion == KNOWN])(criterion)
    score_next(read.parts)
    assert by(read, run) == [TONE]

    reader.before = lambda criterion: None
    read.clock.forward(hours=1)
    score_next(read.parts)
    assert (by(read, run), reader.asked) == ([TONE, KNOWN], [TONE, KNOWN, KNOWN])


def test_a_scorer_that_breaks_takes_no_other_criterion_with_it_and_no_score_is_made_up(read: House, reader: Scripted):
    run = read.ended("ann")
    reader.before = raising(ZeroDivisionError("secret"))
    score_next(read.parts)
    found = state(read, run)
    assert (by(read, run), found.state) == ([KNOWN], "pending")
    assert found.error
    assert "ZeroDivisionError" in found.error
    assert "secret" not in found.error


def test_what_will_never_pass_is_not_tried_again(read: House, reader: Scripted):
    run = read.ended("ann")
    reader.before = raising(ScoringFailed("Declined.", final=True))
    score_next(read.parts)
    read.clock.forward(days=9)
    assert (score_next(read.parts), state(read, run).state, by(read, run)) == (False, "failed", [KNOWN])


def test_after_enough_attempts_it_has_failed(read: House, reader: Scripted):
    run = read.ended("ann")
    reader.before = raising(*[ScoringFailed("Busy.")] * 99)
    tries = 0
    while score_next(read.parts):
        tries += 1
        read.clock.forward(hours=2)
    assert (tries, state(read, run).state) == (MOST_ATTEMPTS, "failed")


def test_a_request_that_kills_whoever_takes_it_is_given_up(read: House, reader: Scripted):
    run = read.ended("ann")
    reader.before = raising(*[KeyboardInterrupt()] * 99)
    for _ in range(MOST_ATTEMPTS):
        with pytest.raises(KeyboardInterrupt):
            score_next(read.parts)
        read.clock.now += LEASE
    assert score_next(read.parts)
    assert (state(read, run).state, state(read, run).error) == ("failed", scoring.ENDLESS)


def test_a_scorer_that_is_not_installed_here_is_waited_for(read: House):
    run = read.ended("ann")
    assert score_next(read.read_by(CHECKS).parts)
    assert (state(read, run).state, state(read, run).error) == ("pending", f"{READER} is not installed here.")


@pytest.mark.parametrize("who", ["ann", "ben", "cy", "tom", "ada", "max", "south:tess", "nobody"])
def test_only_the_learners_tutors_may_run_a_scorer_again(read: House, reader: Scripted, who: str):
    run = given_up(read, reader)
    with pytest.raises(NotAllowed):
        scoring.run_again(read.parts, read.who(who), run, READER)
    assert state(read, run).state == "failed"


def given_up(house: House, reader: Scripted) -> str:
    run = house.ended("ann")
    reader.before = raising(ScoringFailed("No key.", final=True))
    score_next(house.parts)
    return run


def test_what_failed_is_seen_by_the_learners_tutors_and_run_again(read: House, reader: Scripted):
    run = given_up(read, reader)
    (failed,) = scoring.failed(read.parts, read.who("tess"))
    assert (failed.run.id, failed.learner_name, failed.scorer, failed.error) == (run, "Ann", READER, "No key.")
    assert scoring.failed(read.parts, read.who("tom")) == []

    for _ in range(2):  # a click may come twice
        scoring.run_again(read.parts, read.who("tess"), run, READER)
    assert (score_next(read.parts), score_next(read.parts)) == (True, False)
    assert (by(read, run), state(read, run).state) == ([KNOWN, TONE], "done")


def test_running_again_what_has_not_failed_changes_nothing(read: House):
    run = read.ended("ann")
    score_next(read.parts)
    scoring.run_again(read.parts, read.who("tess"), run, READER)
    assert (state(read, run).state, score_next(read.parts)) == ("done", False)


def test_a_learner_is_told_how_far_it_is_and_not_what_broke(read: House, reader: Scripted):
    run = given_up(read, reader)
    assert (state(read, run, "ann").state, state(read, run, "ann").error) == ("failed", None)


def test_the_queue_is_told_once_a_hand_in_is_kept(make_house: Made):
    told: list[str] = []

    class Listening:
        def put(self, requests):
            told.extend(requests)

        def close(self): ...

    house = make_house(scorers=beside_checks(Scripted()), queue=Listening())
    house.ended("ann")
    assert told == scoring.due(house.parts)
    assert len(told) == 1


def test_a_machine_that_starts_takes_back_what_its_dead_had_in_hand(read: House, reader: Scripted):
    run = read.ended("ann")
    mine, dead = read.parts.process, f"{read.parts.process.machine}/{2**22 + 1}/gone"
    take(read, dead)
    scoring.take_back(read.parts)
    assert state(read, run).state == "pending"

    for alive in (mine.name, "elsewhere/1/ffff"):
        take(read, alive)
        scoring.take_back(read.parts)
        assert state(read, run).state == "running"
        read.clock.now += LEASE


def take(house: House, holder: str) -> None:
    with house.parts.store.write() as tx:
        assert tx.claim_request(house.clock.now, lease_until=house.clock.now + LEASE, holder=holder)
        tx.commit()


def test_it_is_the_same_on_either_database(both: House):
    house = both.read_by(beside_checks(Scripted()))
    run = house.ended("ann")
    assert (score_next(house.parts), score_next(house.parts)) == (True, False)
    assert (by(house, run), state(house, run).state) == ([TONE, KNOWN], "done")
