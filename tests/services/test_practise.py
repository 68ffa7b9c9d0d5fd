"""The learner's command path: receipts, staleness, ownership, drafts, the paced clock."""

from datetime import timedelta

import pytest

from simulator.errors import NotAllowed, Refused, Stale
from simulator.runs.commands import EndRun, NextEvent, PauseQueue, PauseRun, ResumeQueue, ResumeRun
from simulator.services import accounts, assess, keeping, practise
from tests.services.conftest import House


def test_a_command_gives_a_receipt_that_names_its_events(house: House) -> None:
    run = house.start("ann").run

    receipt = house.send("ann", run, PauseQueue(note="until the cause is known"))

    with house.parts.store.read() as tx:
        kinds = [e.kind for e in tx.events(run) if receipt.first_seq <= e.seq <= receipt.last_seq]
    assert kinds[0] == "queue.paused"


def test_the_same_command_sent_again_gets_the_same_receipt_and_no_event(house: House) -> None:
    run = house.start("ann").run
    first = house.send("ann", run, PauseQueue(), command_id="c" * 32)

    again = house.send("ann", run, PauseQueue(), command_id="c" * 32, expected_seq=1)

    assert again == first
    assert practise.desk(house.parts, house.who("ann"), run).state.seq == first.last_seq


def test_the_same_command_id_with_other_content_is_told_so(house: House) -> None:
    run = house.start("ann").run
    house.send("ann", run, PauseQueue(), command_id="c" * 32)

    with pytest.raises(Stale, match="other content"):
        house.send("ann", run, ResumeQueue(), command_id="c" * 32)


def test_another_person_cannot_read_a_receipt_by_its_command_id(house: House) -> None:
    mine, theirs = house.start("ann").run, house.start("ben").run
    house.send("ann", mine, PauseQueue(), command_id="c" * 32)

    with pytest.raises(NotAllowed):
        house.send("ben", theirs, PauseQueue(), command_id="c" * 32)


def test_a_page_older_than_the_record_is_refused_as_stale(house: House) -> None:
    run = house.start("ann").run
    head = practise.desk(house.parts, house.who("ann"), run).state.seq
    house.send("ann", run, PauseQueue())

    with pytest.raises(Stale):
        house.send("ann", run, ResumeQueue(), expected_seq=head)


def test_a_refusal_is_a_receipt_and_stands_in_the_log(house: House) -> None:
    run = house.start("ann").run

    receipt = house.send("ann", run, ResumeQueue())

    assert receipt.refused
    with house.parts.store.read() as tx:
        assert tx.events(run)[-1].kind == "command.refused"


def test_starting_a_scenario_that_is_open_is_refused(house: House) -> None:
    house.start("ann")

    with pytest.raises(Refused, match="already"):
        house.start("ann")


def test_handing_in_keeps_a_score_for_every_criterion(house: House) -> None:
    run = house.ended("ann")

    found = assess.results(house.parts, house.who("ann"), run)

    rubric = house.parts.library.rubrics["patch-day"]
    assert {e.criterion for e in found} == {c.criterion.id for c in rubric.criteria}


def test_an_older_revision_of_a_draft_changes_nothing(house: House) -> None:
    run, who = house.start("ann").run, house.who("ann")
    practise.save_draft(house.parts, who, run, key="reply:forum", text="newer", rev=5)

    kept = practise.save_draft(house.parts, who, run, key="reply:forum", text="older", rev=4)

    assert (kept.text, kept.rev) == ("newer", 5)


@pytest.mark.parametrize("text", ["x" * 20_001, "a\0b", "\ud800"])
def test_a_draft_that_cannot_be_kept_whole_is_refused_not_cut(house: House, text: str) -> None:
    run = house.start("ann").run

    with pytest.raises(Refused):
        practise.save_draft(house.parts, house.who("ann"), run, key="reply:forum", text=text, rev=1)


def test_a_paced_clock_moves_with_attention_and_stops_for_a_closed_tab(house: House) -> None:
    run, speed = house.start("ann", mode="mock").run, house.parts.library.scenarios["patch-day"].clock.speed

    house.clock.forward(seconds=20)
    practise.tick(house.parts, house.who("ann"), run)
    assert practise.desk(house.parts, house.who("ann"), run).state.now == 20 * speed

    house.clock.forward(hours=1)
    practise.tick(house.parts, house.who("ann"), run)
    assert practise.desk(house.parts, house.who("ann"), run).state.now == (20 + keeping.ATTENTION) * speed


def test_a_paused_run_stands_still_however_long_it_is_paused(house: House) -> None:
    run = house.start("ann", mode="mock").run
    house.send("ann", run, PauseRun())

    house.clock.now += timedelta(days=3)
    practise.tick(house.parts, house.who("ann"), run)
    house.send("ann", run, ResumeRun())

    assert practise.desk(house.parts, house.who("ann"), run).state.now == 0


def test_a_state_rebuilt_from_the_store_equals_the_remembered_one(house: House) -> None:
    run = house.start("ann").run
    for _ in range(4):
        house.send("ann", run, NextEvent())
    remembered = practise.desk(house.parts, house.who("ann"), run).state

    house.parts.memory.forget()

    assert practise.desk(house.parts, house.who("ann"), run).state == remembered


def test_an_ended_run_takes_no_command(house: House) -> None:
    run = house.ended("ann")

    assert house.send("ann", run, EndRun()).refused


@pytest.mark.parametrize("rev", [-1, 2**53 + 1, 2**80])
def test_a_revision_no_browser_can_count_to_is_refused(house: House, rev: int) -> None:
    run = house.start("ann").run

    with pytest.raises(Refused, match="revision"):
        practise.save_draft(house.parts, house.who("ann"), run, key="reply:forum", text="x", rev=rev)


@pytest.mark.parametrize("command_id", ["", "c" * 65])
def test_a_command_id_of_the_wrong_length_is_refused(house: House, command_id: str) -> None:
    run = house.start("ann").run

    with pytest.raises(Refused, match="form"):
        house.send("ann", run, PauseQueue(), command_id=command_id)


def test_one_is_on_duty_while_a_run_of_ones_own_is_open(house: House) -> None:
    run = house.start("ann").run
    assert [accounts.actor(house.parts, house.who(name)).on_duty for name in ("ann", "ben")] == [True, False]

    house.send("ann", run, EndRun())
    assert not accounts.actor(house.parts, house.who("ann")).on_duty
