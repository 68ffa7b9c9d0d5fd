"""The two scenarios of Hoarwick's desk: what they claim to teach is what happens in them."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest
from pydantic import JsonValue

from simulator.content.bots import Bot, BotStep, Expect
from simulator.content.library import Library
from simulator.runs.history import points, true_points
from simulator.runs.play import Played, play
from tests.shipped import shipped_library

ROOT = Path(__file__).resolve().parents[2]
SCENARIOS = ("launch-week", "quiet-numbers")
EVERY_BOT = [(name, bot) for name in SCENARIOS for bot in shipped_library().bots[name]]


@cache
def library() -> Library:
    return shipped_library()


def played(scenario: str, bot: Bot) -> Played:
    return play(library().scenarios[scenario], library().rubrics[scenario], bot)


def named(scenario: str, name: str) -> Bot:
    return next(bot for bot in library().bots[scenario] if bot.name == name)


def launch(*steps: tuple[int, dict[str, JsonValue]]) -> Played:
    """Launch week with these commands, each at its minute, and nothing else."""
    do = tuple(BotStep(at=minute * 60, send=command) for minute, command in steps)
    return played("launch-week", Bot(name="by-hand", about="A test.", seed=7, do=do, expect=Expect()))


def said(*facts: str, channel: str, intent: str = "notice") -> dict[str, JsonValue]:
    declared: dict[str, JsonValue] = {"intent": intent, "facts_used": list(facts), "promises": "none"}
    return {"kind": "reply.publish", "channel": channel, "text": "A word.", "declare": declared}


def move(post: str, minute: int) -> dict[str, JsonValue]:
    return {"kind": "post.move", "post": post, "at": minute * 60, "note": "10:00 GMT is 11:00 here."}


@pytest.mark.parametrize(("scenario", "bot"), EVERY_BOT, ids=lambda value: getattr(value, "name", value))
def test_a_bot_comes_to_what_its_author_expects_and_is_refused_nothing(scenario: str, bot: Bot):
    run = played(scenario, bot)

    assert run.refused == ()
    assert bot.expect.ending == run.state.ending
    assert bot.expect.facts.items() <= run.state.facts.items()
    assert set(bot.expect.flags or ()) == set(run.state.flags)


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_chance_alone_changes_nobodys_ending(scenario: str):
    for bot in library().bots[scenario]:
        ends = {played(scenario, bot.model_copy(update={"seed": seed})).state.ending for seed in range(100, 108)}

        assert ends == {bot.expect.ending}, bot.name


def test_an_hour_in_another_zone_is_kept_only_where_all_that_falls_under_it_is_moved_to_eleven():
    kept = launch((5, move("reveal", 120)), (6, move("reveal-film", 120)))
    half = launch((5, move("reveal", 120)))
    too_soon = launch((5, move("reveal", 110)), (6, move("reveal-film", 120)))

    assert [run.state.facts["embargo_broken"] for run in (kept, half, too_soon)] == [False, True, True]


def test_a_hint_to_one_customer_breaks_the_embargo_as_a_post_does():
    run = launch((5, move("reveal", 120)), (6, move("reveal-film", 120)), (9, said("two-is-coming", channel="bench")))

    assert "embargo-broken" in run.state.flags


def test_a_queue_that_stays_shut_keeps_back_what_people_need_until_somebody_says_it_by_hand():
    pause: dict[str, JsonValue] = {"kind": "queue.pause", "note": "The bridge."}

    shut = launch((67, pause))
    by_hand = launch((67, pause), (99, said("alerts-window", channel="chirrup")))

    assert (shut.state.ending, shut.state.facts["service_told"]) == ("unwarned", False)
    assert by_hand.state.facts["service_told"] is True
    assert by_hand.state.facts["cheerful_out"] is False


def test_selling_after_the_bridge_counts_and_the_same_words_before_it_do_not():
    pause: dict[str, JsonValue] = {"kind": "queue.pause", "note": "The bridge."}
    sell = said("set-to-three", channel="bench", intent="promote")

    assert launch((30, sell), (67, pause)).state.facts["sold_in_grief"] is False
    assert launch((67, pause), (80, sell)).state.facts["sold_in_grief"] is True


def test_whatever_the_seed_the_chart_shows_half_and_the_truth_is_a_rise():
    figure = next(f for f in library().scenarios["quiet-numbers"].figures if f.id == "reports-daily")

    for seed in range(200):
        shown, true = (week_by_week(read(figure, seed, starts="Tue 13:00")[0].values) for read in (points, true_points))
        assert 45 <= 100 * shown[8] // shown[7] <= 65, seed
        assert 125 <= 100 * true[11] // true[0] <= 175, seed


def week_by_week(days: Sequence[int | None]) -> list[int]:
    return [sum(day or 0 for day in days[first : first + 7]) for first in range(0, len(days), 7)]
