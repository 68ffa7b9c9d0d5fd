"""What a page that is older than the record is told."""

from simulator.runs.commands import AdvanceClock, PauseQueue
from simulator.ui.desk.news import since, visible_head


def test_what_happened_since_is_told_in_sentences(shift):
    shift.to(2)
    seen = shift.state.seq
    shift.send(PauseQueue(note=""))
    assert since(seen, shift.scenario, shift.state) == ["You paused everything planned"]


def test_the_passing_of_time_alone_changes_nothing_on_the_desk(shift):
    shift.to(2)
    head, seq = visible_head(shift.state), shift.state.seq
    shift.send(AdvanceClock(to=shift.state.now + 5))
    assert shift.state.seq > seq
    assert visible_head(shift.state) == head
    assert since(seq, shift.scenario, shift.state) == []


def test_a_new_post_changes_what_is_drawn(shift):
    shift.to(2)
    head = visible_head(shift.state)
    shift.to(4)
    assert visible_head(shift.state) > head
