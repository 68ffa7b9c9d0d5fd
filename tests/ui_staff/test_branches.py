"""Looking back on any moment, on alike cases, and on another try beside its run. Values only."""

from simulator.runs.asides import RunForked, TutorNoted
from simulator.runs.commands import Command
from simulator.runs.engine import execute
from simulator.runs.events import Event
from simulator.runs.fork import fork, last_settled
from simulator.runs.noting import note
from simulator.ui import charts
from simulator.ui.charts import Span
from simulator.ui.debrief import moments
from simulator.ui.debrief.branches import branches
from simulator.ui.debrief.decisions import decisions, is_decision
from simulator.ui.debrief.doing import done_at
from simulator.ui.debrief.on_screen import seen_after, seen_before
from simulator.ui.debrief.pairs import pairs
from tests.runs.world import AT, SMALL, STRONG, Run, changed, command, decision, played

STRONG_RUN = played(script=STRONG)
INSULT = next(event for event in STRONG_RUN.of("case.decided"))


def another_try(*sent: Command) -> list[Event]:
    """From just before the insult was decided."""
    at_seq = last_settled(STRONG_RUN.events, INSULT.seq - 1)
    step = fork(SMALL, STRONG_RUN.events, at_seq=at_seq, run="other", command_id="f", at=AT)
    events, state = [*step.events], step.state
    for number, asked in enumerate((*sent, command("run.end"))):
        done = execute(state, SMALL, asked, command_id=f"f{number}", at=AT)
        events, state = [*events, *done.events], done.state
    return events


def side_by_side():
    other = another_try(command("case.decide", **decision(content="remove", account="ban")))
    seq = next(event.data.from_seq for event in other if isinstance(event.data, RunForked))
    return branches(STRONG_RUN.events, other, seq, SMALL)


def test_both_branches_stand_on_one_clock_from_the_moment_they_part():
    both = side_by_side()
    first, *rest = both.rows
    assert (both.at, first.at) == ("09:10", "09:10")
    assert "warned" in first.first[0].title
    assert "banned" in first.other[0].title
    assert [row.other for row in rest] == [()] * len(rest)
    assert [row.at for row in both.rows] == sorted(row.at for row in both.rows)


def test_what_came_before_the_fork_is_in_neither_column():
    titles = [step.title for row in side_by_side().rows for step in (*row.first, *row.other)]
    assert not any("paused everything" in title for title in titles)


def test_each_meter_has_a_line_for_either_branch_in_one_chart():
    both = side_by_side()
    assert [(curve.name, curve.beside) for curve in both.curves] == [
        ("Trust", ""),
        ("Heat", ""),
        ("Trust before", "Trust"),
        ("Heat before", "Heat"),
    ]
    lines = charts.meters(both.curves, Span(540, 5400), both.t)["layer"][0]["encoding"]
    colours = dict(zip(lines["color"]["scale"]["domain"], lines["color"]["scale"]["range"], strict=True))
    dashes = dict(
        zip(lines["strokeDash"]["scale"]["domain"], map(tuple, lines["strokeDash"]["scale"]["range"]), strict=True)
    )
    assert colours["Trust before"] == colours["Trust"]
    assert dashes["Trust before"] != dashes["Trust"]


def test_each_branch_says_how_it_ended():
    assert side_by_side().ends == ("The run ended: Steadied", "The run ended: Left exposed")


def test_every_moment_a_reader_would_notice_can_be_looked_back_on():
    found = moments.moments(STRONG_RUN.events, SMALL)
    kinds = {STRONG_RUN.events[moment.seq - 1].kind for moment in found}
    assert {"inject.released", "case.opened", "meter.moved", "case.decided", "run.ended"} <= kinds
    assert "clock.advanced" not in kinds
    assert [m.seq for m in found] == sorted(m.seq for m in found)


def test_from_any_moment_the_decisions_before_and_after_it_can_be_reached():
    found = moments.moments(STRONG_RUN.events, SMALL)
    steps = [step.seq for step in decisions(STRONG_RUN.events, SMALL)]
    between = next(m for m in found if steps[1] < m.seq < steps[2])
    earlier, later = moments.before(found, between.seq), moments.after(found, between.seq)
    assert earlier
    assert later
    assert (earlier.seq, later.seq) == (steps[1], steps[2])
    assert moments.before(found, steps[0]) is None
    assert moments.after(found, steps[-1]) is None


def test_an_address_that_names_no_moment_leads_to_the_first_decision():
    found = moments.moments(STRONG_RUN.events, SMALL)
    chosen = moments.at(found, "99999")
    assert chosen
    assert chosen.seq == decisions(STRONG_RUN.events, SMALL)[0].seq


def test_after_a_moment_the_desk_shows_what_it_brought_and_before_a_decision_it_does_not():
    thread = STRONG_RUN.of("inject.released")[0]
    after = seen_after(thread, STRONG_RUN.events, SMALL, "Jo")
    before = seen_before(thread, STRONG_RUN.events, SMALL, "Jo")
    posts = [len(s["posts"]) for seen in (after, before) for s in seen.drawn[0].data["sections"]]
    assert posts == [1]


def test_a_meter_on_the_desk_says_what_moved_it_last():
    seen = seen_before(INSULT, STRONG_RUN.events, SMALL, "Jo")
    assert seen.moved == ("Trust +4 at 09:06: Met in time: First word",)


def test_pausing_the_schedule_says_how_long_it_was_waited_for():
    paused = next(step for step in decisions(STRONG_RUN.events, SMALL) if "paused everything" in step.title)
    assert paused.waited == "1 min after it was yours to do"


def test_how_sure_a_learner_was_stands_with_what_they_expected():
    run = played(script=[(600, "case.decide", decision(expect="They calm down.", confidence=70))])
    step = decisions(run.events, SMALL)[0]
    assert (step.expected, step.confidence) == ("They calm down.", 70)


def test_alike_cases_that_ended_differently_are_put_side_by_side():
    cases = [
        {**case, "like": "case-private"} if case["id"] == "case-insult" else case for case in SMALL.compiled()["cases"]
    ]
    alike = changed(cases=cases)
    (pair,) = pairs(played(alike, STRONG).events, alike)
    assert pair.key == "case-insult:case-private"
    assert "alike" in pair.alike


def test_cases_under_different_rules_are_no_pair_and_neither_are_those_decided_alike():
    assert pairs(STRONG_RUN.events, SMALL) == ()


def test_a_tutors_note_is_read_at_the_moment_it_was_pinned_to():
    run = Run(SMALL)
    run.until(120)
    run.do("queue.pause", note="until ten")
    paused = run.of("queue.paused")[0].seq
    run.until(300)
    step = note(run.state, SMALL, author_name="Tess", text="In time.", about=paused, command_id="n", at=AT)
    events = [*run.events, *step.events]
    found = moments.moments(events, SMALL)
    where = [m.seq for m in found if moments.noted(events, found, m)]
    assert where == [paused, step.events[0].seq]
    assert isinstance(step.events[0].data, TutorNoted)


def test_each_case_stands_in_one_pair_and_the_authors_pairs_come_first():
    first, second = SMALL.compiled()["cases"]
    third = {**first, "id": "case-third", "like": "case-private", "reports": second["reports"]}
    many = changed(cases=[first, {**second, "reports": first["reports"]}, third])
    (event, other) = STRONG_RUN.of("case.decided")
    late = other.model_copy(
        update={"seq": 900, "data": other.data.model_copy(update={"item": "case-third", "account": "none"})}
    )
    (pair,) = pairs([event, other, late], many)
    assert pair.key == "case-private:case-third"


def test_another_try_begins_where_the_decision_was_made():
    places = [place and place.link for place in map(done_at, filter(is_decision, STRONG_RUN.events))]
    assert places == [
        "schedule", "writing/holding", "queue/case-insult", "forum/thread", "queue/case-private", "writing/note",
    ]  # fmt: skip
