"""Every scenario's own players earn the levels that their author expects."""

from functools import cache

import pytest

from simulator.content.bots import Bot
from simulator.content.document import LEVELS
from simulator.content.library import Library, load_library
from simulator.runs.play import Played, play
from simulator.scoring.registry import score_run
from simulator.scoring.score import Score
from simulator.settings import ROOT


@cache
def library() -> Library:
    return load_library(ROOT)


@cache
def played(scenario: str, bot: str) -> tuple[Bot, Played, dict[str, Score]]:
    player = next(b for b in library().bots[scenario] if b.name == bot)
    run = play(library().scenarios[scenario], library().rubrics[scenario], player)
    scores = score_run(library().scenarios[scenario], library().rubrics[scenario], run.events, run.state)
    return player, run, {score.criterion: score for score in scores}


BOTS = [(scenario, bot.name) for scenario, bots in library().bots.items() for bot in bots]
every_bot = pytest.mark.parametrize(("scenario", "bot"), BOTS)


@every_bot
def test_a_bot_earns_at_least_and_at_most_what_its_author_expects(scenario: str, bot: str):
    player, _, scores = played(scenario, bot)
    ranks = {name: LEVELS.index(score.level) for name, score in scores.items() if score.level}

    low = [n for n, level in player.expect.level_at_least.items() if ranks[n] < LEVELS.index(level)]
    high = [n for n, level in player.expect.level_at_most.items() if ranks[n] > LEVELS.index(level)]

    assert (low, high) == ([], [])


@every_bot
def test_a_bot_is_given_the_chances_its_author_expects(scenario: str, bot: str):
    player, run, scores = played(scenario, bot)
    opened = {*run.state.cases, *run.state.appeals, *run.state.tasks}
    opened |= {name for name, score in scores.items() if score.status != "not_observed"}

    assert set(player.expect.offered) <= opened
    assert set(player.expect.not_observed) & opened == set()


@every_bot
def test_no_scorer_breaks_on_a_bots_run(scenario: str, bot: str):
    assert "failed" not in {score.status for score in played(scenario, bot)[2].values()}


@every_bot
def test_every_sentence_for_the_learner_ends_and_names_no_id_of_ours(scenario: str, bot: str):
    said = [f.said for score in played(scenario, bot)[2].values() for f in score.findings]

    assert [words for words in said if not words.endswith(".") or "_" in words or "R-" in words] == []


def test_a_trigger_happy_player_earns_less_than_a_strong_one():
    strong, hasty = played("patch-day", "strong")[2], played("patch-day", "ban-everything")[2]
    ranks = [[LEVELS.index(s.level) for s in scores.values() if s.level] for scores in (strong, hasty)]

    assert sum(ranks[0]) > sum(ranks[1])
