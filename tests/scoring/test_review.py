"""What a tutor may do with a score, and which level counts."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.content.document import LEVELS, Level
from simulator.errors import Refused
from simulator.review import MOST, Review, decide, effective
from simulator.scoring.score import Score, Status

levels = st.sampled_from(LEVELS)
INVISIBLE = "\u200b\u2060 \n"


def score(level: Level | None = "secure", status: Status = "level") -> Score:
    return Score(criterion="R-a", scorer="checks@1", rubric="sha256:0", status=status, level=level, reason="Because.")


def reviewed(of: Score, level: Level, *, reason: str = "", earlier: Review | None = None, **words: Any) -> Review:
    given = {"feedback": "", "author": "t1", "author_name": "Tess"} | words
    return decide(of, 1, earlier, level=level, reason=reason, **given)


@given(levels, st.lists(levels, min_size=1, max_size=5))
def test_the_latest_review_outranks_every_score_and_every_earlier_review(suggested: Level, given: list[Level]):
    reviews = [reviewed(score(suggested), level, reason="I read it.") for level in given]

    counts = effective(score(suggested), reviews)

    assert (counts.status, counts.level, counts.review) == ("confirmed", given[-1], reviews[-1])


@given(levels, levels)
def test_a_level_other_than_the_suggestion_needs_a_reason(suggested: Level, level: Level):
    if level == suggested:
        assert reviewed(score(suggested), level).level == level
    else:
        with pytest.raises(Refused, match="Enter a reason"):
            reviewed(score(suggested), level, reason=INVISIBLE)


@given(levels, levels, levels)
def test_a_level_other_than_the_earlier_review_needs_a_reason(suggested: Level, first: Level, second: Level):
    earlier = reviewed(score(suggested), first, reason="I read it.")

    if second == first:
        assert reviewed(score(suggested), second, earlier=earlier).level == second
    else:
        with pytest.raises(Refused, match="Enter a reason"):
            reviewed(score(suggested), second, earlier=earlier)


@given(levels)
def test_what_was_not_observed_cannot_be_levelled(level: Level):
    with pytest.raises(Refused, match="no chance"):
        reviewed(score(None, "not_observed"), level, reason="I feel they could.")


@pytest.mark.parametrize("status", ["unscored", "failed"])
@given(level=levels)
def test_what_no_scorer_could_level_a_tutor_can_and_needs_no_reason(status: Status, level: Level):
    assert reviewed(score(None, status), level).suggested is None


@pytest.mark.parametrize("status", ["not_observed", "unscored", "failed"])
def test_without_a_review_no_level_is_no_zero(status: Status):
    counts = effective(score(None, status), [])

    assert (counts.status, counts.level) == (status, None)


def test_without_a_review_a_level_is_only_suggested():
    assert effective(score("strong"), []).status == "suggested"


@pytest.mark.parametrize("part", ["reason", "feedback"])
def test_a_text_that_is_too_long_is_refused_and_never_cut(part: str):
    words: dict[str, Any] = {part: "a" * (MOST + 1)}

    with pytest.raises(Refused, match=f"The {part} has {MOST + 1} characters"):
        reviewed(score(), "secure", **words)


SUSPECTED = score().model_copy(update={"critical": ("leaks", "blames")})
BOTH = {"leaks": "confirmed", "blames": "dismissed"}


def test_a_suspected_error_is_confirmed_or_dismissed_and_only_a_confirmed_one_counts():
    review = reviewed(SUSPECTED, "secure", critical=BOTH)

    assert review.critical == BOTH
    assert effective(SUSPECTED, [review]).errors == ("leaks",)


@pytest.mark.parametrize("said", [None, {}, {"leaks": "dismissed"}])
def test_a_level_is_not_confirmed_while_a_suspected_error_has_no_answer(said: Any):
    with pytest.raises(Refused, match="whether it is there"):
        reviewed(SUSPECTED, "secure", critical=said)


def test_an_error_that_nobody_suspected_is_refused():
    with pytest.raises(Refused, match="not suspected"):
        reviewed(score(), "secure", critical={"leaks": "confirmed"})


def test_a_review_without_suspicions_is_spelled_as_it_always_was():
    assert "critical" not in reviewed(score(), "secure", critical={}).compiled()
