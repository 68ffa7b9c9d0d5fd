"""Every scenario's own players earn the levels that their author expects, and between them come to every ending."""

from functools import cache

import pytest

from simulator.content.bots import Bot
from simulator.content.document import LEVELS
from simulator.content.library import Library
from simulator.content.scenario import Case
from simulator.runs.commands import DecideCase, NextEvent
from simulator.runs.engine import execute, start
from simulator.runs.play import Played, play
from simulator.runs.state import State
from simulator.scoring.registry import score_run
from simulator.scoring.score import Score
from tests.runs.world import AT
from tests.shipped import shipped_library


@cache
def library() -> Library:
    return shipped_library()


@cache
def played(scenario: str, bot: str) -> tuple[Bot, Played, dict[str, Score]]:
    player = next(b for b in library().bots[scenario] if b.name == bot)
    run = play(library().scenarios[scenario], library().rubrics[scenario], player)
    scores = score_run(library().scenarios[scenario], library().rubrics[scenario], run.events, run.state)
    return player, run, {score.criterion: score for score in scores}


BOTS = [(scenario, bot.name) for scenario, bots in library().bots.items() for bot in bots]
every_scenario = pytest.mark.parametrize("scenario", sorted(library().scenarios))
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


@every_scenario
def test_every_ending_is_where_some_bot_of_the_scenario_comes_to(scenario: str):
    reached = {played(scenario, bot.name)[1].state.ending for bot in library().bots[scenario]}

    assert reached == {ending.id for ending in library().scenarios[scenario].endings}


@every_scenario
def test_who_is_silent_comes_to_an_ending_and_shows_nothing(scenario: str):
    bot, run, scores = played(scenario, "silent")

    assert bot.do == ()
    assert run.state.ending in {ending.id for ending in library().scenarios[scenario].endings}
    assert {score.level for score in scores.values() if score.level} == {"not_shown"}


@every_scenario
def test_who_is_strong_does_well_in_all_that_a_machine_can_level_and_hurts_nobody(scenario: str):
    _, run, scores = played(scenario, "strong")

    assert {score.level for score in scores.values() if score.level} == {"strong"}
    assert {score.status for score in scores.values()} <= {"level", "unscored"}
    assert run.state.flags == ()
    assert run.state.ending != played(scenario, "silent")[1].state.ending


@every_scenario
def test_to_ban_whoever_is_reported_earns_nothing_above_emerging_and_no_good_ending(scenario: str):
    state, scores = banned_everyone(scenario)

    assert {score.level for score in scores if score.level} <= {"not_shown", "emerging"}
    assert state.ending != played(scenario, "strong")[1].state.ending


@pytest.mark.parametrize(("scenario", "bot"), [who for who in BOTS if who[1] == "ban-everything"])
def test_a_bot_that_bans_everyone_earns_nothing_above_emerging(scenario: str, bot: str):
    _, run, scores = played(scenario, bot)

    assert {score.level for score in scores.values() if score.level} <= {"not_shown", "emerging"}
    assert run.state.ending != played(scenario, "strong")[1].state.ending


def banned_everyone(name: str) -> tuple[State, list[Score]]:
    """A run in which each case is decided the moment it opens: removed and banned, nobody told, nothing kept."""
    scenario, rubric = library().scenarios[name], library().rubrics[name]
    step = start(scenario, rubric=rubric, run="ban", seed=7, mode="practice", at=AT)
    state, events = step.state, [*step.events]
    while not state.over:
        waiting = [case for case in scenario.cases if case.id in state.cases and state.cases[case.id].status == "open"]
        asked = ban(waiting[0]) if waiting else NextEvent()
        step = execute(state, scenario, asked, command_id=f"c{len(events)}", at=AT)
        assert step.refused is None
        state, events = step.state, [*events, *step.events]
    return state, [*score_run(scenario, rubric, tuple(events), state)]


def ban(case: Case) -> DecideCase:
    return DecideCase(
        case=case.id, report="agree", content="remove", account="ban", clause=case.reports[0].reason, preserve=False,
        why="Out.",
    )  # fmt: skip
