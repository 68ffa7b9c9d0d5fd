"""What a tutor finds beside a written criterion: other scorers, suspected errors, what is being read, the prompt."""

import pytest

from simulator.assessment_log import of_score
from simulator.errors import NotAllowed, Refused, Stale
from simulator.runs.commands import AdvanceClock, EndRun
from simulator.scoring.registry import CHECKS
from simulator.scoring.rules_only import RulesOnly
from simulator.scoring.score import Score
from simulator.services import assess, mark, prompts, scoring
from simulator.services.mark import SheetLine
from simulator.services.parts import stamp
from simulator.services.replay import replay
from tests.services.conftest import House
from tests.services.test_feedback import HOLDING, TEXTS

READER = RulesOnly()
MODEL = "judge@1:cedar-4"


@pytest.fixture
def reading(house: House) -> House:
    return house.read_by({**CHECKS, READER.name: READER})


def handed_in(house: House, *, read: bool = True) -> str:
    run = house.start("ann").run
    house.send("ann", run, AdvanceClock(to=600))
    house.send("ann", run, HOLDING)
    house.send("ann", run, EndRun())
    while read and scoring.score_next(house.parts):
        continue
    return run


def add(house: House, run: str, **given: object) -> None:
    """One more score of R-tone, as a judge gives it."""
    with house.parts.store.write() as tx:
        records = tx.assessments(run)
        rubric = next(record.score.rubric for record in records if record.score)
        fields = {"criterion": "R-tone", "scorer": MODEL, "status": "level", "level": "strong", "reason": "Warm."}
        score = Score(**{**fields, "rubric": rubric, **given})  # type: ignore[arg-type]
        record = of_score(run, score, at=stamp(house.parts.clock()), after=records[-1])
        tx.append_assessments(run, [record], expected_seq=len(records))
        tx.commit()


def line(house: House, run: str, criterion: str = "R-tone") -> SheetLine:
    lines = mark.sheet(house.parts, house.who("tess"), run).lines
    return next(line for line in lines if line.effective.criterion == criterion)


def confirm(house: House, run: str, **given: object) -> None:
    fields: dict[str, object] = {
        "criterion": "R-tone", "level": "emerging", "reason": "I read it.", "feedback": "",
        "command_id": house.new(), "expected_head": mark.sheet(house.parts, house.who("tess"), run).head,
    }  # fmt: skip
    mark.review(house.parts, house.who("tess"), run, **(fields | given))  # type: ignore[arg-type]


def test_what_another_scorer_said_stands_beside_the_score_that_counts(reading: House):
    run = handed_in(reading)
    add(reading, run)
    tone = line(reading, run)
    assert tone.effective.score.scorer == READER.name
    assert [(other.scorer, other.level) for other in tone.others] == [(MODEL, "strong")]


def test_that_words_wait_is_no_opinion_of_another_scorer(reading: House):
    assert line(reading, handed_in(reading)).others == ()


def test_a_suspected_error_needs_a_word_from_the_tutor_and_keeps_it(house: House):
    run = handed_in(house)
    add(house, run, critical=("private-words",))
    with pytest.raises(Refused, match="whether it is there"):
        confirm(house, run)
    confirm(house, run, critical={"private-words": "confirmed"})
    assert line(house, run).effective.errors == ("private-words",)


def test_the_same_review_with_another_word_on_an_error_is_another_review(house: House):
    run = handed_in(house)
    add(house, run, critical=("private-words",))
    given = {"command_id": house.new(), "expected_head": mark.sheet(house.parts, house.who("tess"), run).head}
    confirm(house, run, critical={"private-words": "dismissed"}, **given)
    with pytest.raises(Stale, match="already sent with other content"):
        confirm(house, run, critical={"private-words": "confirmed"}, **given)


def test_the_queue_counts_what_deserves_a_second_look(reading: House):
    run = handed_in(reading)
    (item,) = mark.queue(reading.parts, reading.who("tess"))
    careful = [
        each for each in mark.sheet(reading.parts, reading.who("tess"), run).lines if each.effective.score.careful
    ]
    assert item.doubts == len(careful) > 0
    assert item.sureness is not None


def test_sheet_and_debrief_say_what_is_still_being_read(reading: House):
    run = handed_in(reading, read=False)
    for progress in (
        mark.sheet(reading.parts, reading.who("tess"), run).progress,
        replay(reading.parts, reading.who("ann"), run).progress,
    ):
        assert [(one.scorer, one.state) for one in progress] == [(READER.name, "pending")]
    while scoring.score_next(reading.parts):
        continue
    assert [one.state for one in replay(reading.parts, reading.who("ann"), run).progress] == ["done"]


def test_a_learner_never_reads_why_a_reading_failed(reading: House):
    run = handed_in(reading, read=False)
    assert all(one.error is None for one in assess.progress(reading.parts, reading.who("ann"), run))
    assert all(one.error is None for one in replay(reading.parts, reading.who("ann"), run).progress)


def test_the_prompt_of_a_judge_is_built_again_with_the_learners_words_and_without_their_name(house: House):
    run = handed_in(house)
    add(house, run)
    (prompt,) = prompts.prompts(house.parts, house.who("tess"), run, "R-tone")
    assert prompt.about == "holding"
    assert "It is on us, you did nothing wrong." in prompt.text
    assert prompts.CODE in prompt.text
    assert TEXTS["micro"] in prompt.text
    assert "R-tone" in prompt.text


def test_where_no_judge_scored_there_is_no_prompt(reading: House):
    assert prompts.prompts(reading.parts, reading.who("tess"), handed_in(reading), "R-tone") == []


@pytest.mark.parametrize("who", ["ann", "ben", "tom", "ada", "max", "south:tess"])
def test_a_prompt_is_for_the_learners_tutors_alone(house: House, who: str):
    run = handed_in(house)
    add(house, run)
    with pytest.raises(NotAllowed):
        prompts.prompts(house.parts, house.who(who), run, "R-tone")
