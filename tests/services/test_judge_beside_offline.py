"""A judge beside the real offline scorer: this house's level stands; where the two are apart a tutor looks twice."""

from collections.abc import Callable

import pytest

from simulator.content.document import LEVELS
from simulator.review import Effective
from simulator.scoring.judge.judging import SAFETY
from simulator.scoring.judge.protocol import Answer, Fault
from simulator.services import assess, mark
from simulator.services.prompts import CODE, prompts
from simulator.services.scoring import score_next
from tests.reading import offline
from tests.scoring.judge.asking import NAME, ScriptedJudge
from tests.services.conftest import House
from tests.services.judged import OF_HOLDING, answer, handed_in, read_by, said

Read = Callable[[Answer], tuple[House, str, ScriptedJudge]]
BESIDE = "offline@1"
SECURE = LEVELS.index("secure")


@pytest.fixture(params=["the judge last", "the judge first"])
def read(request: pytest.FixtureRequest, house: House) -> Read:
    """A run that both have read, in either order."""

    def make(said: Answer) -> tuple[House, str, ScriptedJudge]:
        judge, ours = ScriptedJudge([said]), {BESIDE: offline()}
        judges = read_by(house, judge).parts.scorers
        both = house.read_by({**ours, **judges} if request.param == "the judge last" else {**judges, **ours})
        run = handed_in(both)
        assert [score_next(both.parts) for _ in range(3)] == [True, True, False]
        return both, run, judge

    return make


def counts(house: House, run: str) -> dict[str, Effective]:
    found = {found.criterion: found for found in assess.results(house.parts, house.who("tess"), run)}
    return {name: found[name] for name in OF_HOLDING}


def apart(one: Effective) -> bool:
    return any(why.startswith("Two scorers are apart: ") for why in one.score.careful or ())


@pytest.mark.parametrize("level", ["not_shown", "strong"])
def test_the_level_of_this_house_stands_whatever_a_judge_says_and_a_tutor_sees_both(read: Read, level: str):
    house, run, _ = read(answer(level))
    ours, found = said(house, run, BESIDE), counts(house, run)

    assert [(one.score.scorer, one.level, one.status) for one in found.values()] == [
        (BESIDE, ours[name].level, "suggested") for name in OF_HOLDING
    ]
    lines = mark.sheet(house.parts, house.who("tess"), run).lines
    beside = {line.bound.criterion.id: [(o.scorer, o.level) for o in line.others] for line in lines}
    assert {name: beside[name] for name in OF_HOLDING} == {name: [(NAME, level)] for name in OF_HOLDING}


@pytest.mark.parametrize("level", ["not_shown", "emerging", "secure", "strong"])
def test_a_tutor_is_asked_to_look_twice_where_the_two_are_apart_and_only_there(read: Read, level: str):
    house, run, _ = read(answer(level))
    judges = LEVELS.index(level)
    for one in counts(house, run).values():
        assert one.level
        ours = LEVELS.index(one.level)
        far = abs(ours - judges) > 1 or (ours < SECURE) != (judges < SECURE)
        assert apart(one) == far, (one.criterion, one.level, level)


def test_a_judge_that_will_not_read_takes_nothing_from_the_level_of_this_house_and_its_warning_is_seen(read: Read):
    house, run, _ = read(Fault("declined", "no"))
    assert [(one.score.scorer, one.level) for one in counts(house, run).values()] == [
        (BESIDE, said(house, run, BESIDE)[name].level) for name in OF_HOLDING
    ]
    assert all(SAFETY in (one.score.careful or ()) for one in counts(house, run).values())


def test_what_a_tutor_can_read_is_what_was_sent_to_the_letter_but_for_the_code(read: Read):
    house, run, judge = read(answer())
    (request,) = judge.asked
    for name in OF_HOLDING:
        (prompt,) = prompts(house.parts, house.who("tess"), run, name)
        assert prompt.text.replace(CODE, "nonce1") == request.text
