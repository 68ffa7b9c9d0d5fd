"""Where no weights are installed words are read by rules alone, and that is said."""

import pytest

from simulator.content.document import LEVELS
from simulator.scoring.quoted import misquoted
from simulator.scoring.registry import score_run, scorers
from simulator.scoring.rules_only import SAID, RulesOnly
from simulator.scoring.score import Score
from tests.reading import library
from tests.scoring.offline.test_scorer import BOTS, SCENARIO, played

NAME = RulesOnly.name


def scores(bot: str, reader: RulesOnly) -> tuple[Score, ...]:
    scenario, rubric, run = library().scenarios[SCENARIO], library().rubrics[SCENARIO], played(bot)
    return score_run(scenario, rubric, run.events, run.state, scorer=NAME, scorers={NAME: reader})


@pytest.fixture(scope="module")
def reader() -> RulesOnly:
    return RulesOnly()


def test_who_has_no_encoder_has_the_scorer_by_rules():
    assert set(scorers(None)) == {"checks@1", NAME}


@pytest.mark.parametrize("bot", BOTS)
def test_every_score_of_words_says_first_that_it_was_read_by_rules(bot: str, reader: RulesOnly):
    for score in scores(bot, reader):
        assert score.status == "level"
        assert score.scorer == NAME
        assert (score.careful is not None and score.careful[0] == SAID) is (score.expected is not None)


@pytest.mark.parametrize("bot", BOTS)
def test_its_quotations_stand_in_the_run_and_it_says_the_same_again(bot: str, reader: RulesOnly):
    found = scores(bot, reader)
    assert [wrong for score in found if (wrong := misquoted(score, played(bot).events))] == []
    assert scores(bot, RulesOnly()) == found


def test_by_rules_who_does_well_is_above_who_is_silent(reader: RulesOnly):
    strong, silent = (
        sum(LEVELS.index(score.level) for score in scores(bot, reader) if score.level) for bot in ("strong", "silent")
    )
    assert strong > silent == 0
