"""The night on the moderation queue: what it claims to teach is what happens in it."""

from functools import cache
from pathlib import Path

import pytest
from pydantic import JsonValue

from simulator.content.bots import Bot, BotStep, Expect
from simulator.content.library import Library
from simulator.content.scenario import Case, Scenario
from simulator.runs.play import Played, play
from simulator.scoring.registry import score_run
from tests.shipped import shipped_library

ROOT = Path(__file__).resolve().parents[2]
NAME = "night-shift"
BOTS = shipped_library().bots[NAME]


@cache
def library() -> Library:
    return shipped_library()


def scenario() -> Scenario:
    return library().scenarios[NAME]


@cache
def named(name: str) -> Bot:
    return next(bot for bot in BOTS if bot.name == name)


def played(bot: Bot) -> Played:
    return play(scenario(), library().rubrics[NAME], bot)


def levels(run: Played) -> dict[str, str | None]:
    scores = score_run(scenario(), library().rubrics[NAME], run.events, run.state)
    return {score.criterion: score.level for score in scores}


def by_hand(*steps: tuple[int, dict[str, JsonValue]]) -> Played:
    """The evening with these commands, each at its minute, and nothing else."""
    do = tuple(BotStep(at=minute * 60, send=command) for minute, command in steps)
    return played(Bot(name="by-hand", about="A test.", seed=7, do=do, expect=Expect()))


def decide(case: str, account: str, *, content: str = "hide", clause: str = "P2") -> dict[str, JsonValue]:
    return {
        "kind": "case.decide",
        "case": case,
        "report": "agree",
        "content": content,
        "account": account,
        "clause": clause,
        "notices": ["author"],
        "preserve": True,
        "why": "A test.",
    }


def said(run: Played, *bodies: str) -> bool:
    """Whether somebody in the world wrote one of these texts."""
    wanted = {f"content/{body}.md" for body in bodies}
    return any(getattr(event.data, "body", None) in wanted for event in run.events)


def cases(*, opened_by_the_clock: bool) -> list[Case]:
    standby = {inject.opens_case for inject in scenario().injects if inject.standby}
    return [case for case in scenario().cases if (case.id not in standby) == opened_by_the_clock]


@pytest.mark.parametrize("bot", BOTS, ids=lambda bot: bot.name)
def test_a_bot_comes_to_what_its_author_expects_and_is_refused_nothing(bot: Bot):
    run = played(bot)

    assert run.refused == ()
    assert bot.expect.ending == run.state.ending
    assert bot.expect.facts.items() <= run.state.facts.items()
    assert set(bot.expect.flags or ()) == set(run.state.flags)


@pytest.mark.parametrize("bot", BOTS, ids=lambda bot: bot.name)
def test_chance_alone_changes_nobodys_ending(bot: Bot):
    ends = {played(bot.model_copy(update={"seed": seed})).state.ending for seed in (101, 102, 103)}

    assert ends == {bot.expect.ending}


def test_thirty_cases_come_whoever_plays_and_at_least_four_pairs_of_them_are_alike():
    coming = {case.id for case in cases(opened_by_the_clock=True)}

    assert len(coming) == 30
    assert sum(case.like in coming for case in scenario().cases if case.id in coming) >= 4


def test_a_night_is_strong_although_some_of_the_queue_is_left_undecided():
    run = played(named("strong"))

    assert [case for case, stands in run.state.cases.items() if stands.status == "expired"] != []
    assert {level for level in levels(run).values() if level} == {"strong"}


def test_care_with_each_case_in_turn_is_too_late_for_whoever_is_in_danger():
    run = played(named("triage-wrong"))
    earned = levels(run)

    assert (earned["R-room"], earned["R-conflict"], earned["R-alike"]) == ("strong", "strong", "strong")
    assert (earned["R-triage"], earned["R-safeguard"]) == ("not_shown", "not_shown")


def test_to_ban_everyone_is_quick_and_earns_nothing_above_emerging():
    earned = levels(played(named("ban-everything")))

    assert {level for level in earned.values() if level} <= {"emerging", "not_shown"}


def test_an_equal_taken_in_the_place_of_the_hardest_cases_costs_nothing():
    spared = levels(played(named("spares-oneself")))

    assert (spared["R-triage"], spared["R-safeguard"], spared["R-alike"]) == ("strong", "strong", "strong")


def test_people_notice_when_the_famous_are_let_off_and_only_then():
    unlike = by_hand((4, decide("case-ref-insult", "warn")), (12, decide("case-star-insult", "none")))
    alike = by_hand((4, decide("case-ref-insult", "warn")), (12, decide("case-star-insult", "warn")))
    remarks = ("two-measures", "two-measures-2", "two-measures-3")

    assert (said(unlike, *remarks), said(alike, *remarks)) == (True, False)


def test_two_who_quarrel_settle_it_themselves_where_both_hear_the_same():
    even = by_hand((52, decide("case-fight-orrin", "note")), (53, decide("case-fight-tansy", "note")))
    uneven = by_hand((52, decide("case-fight-orrin", "note")), (53, decide("case-fight-tansy", "warn")))

    assert (said(even, "tansy-settles"), said(even, "fight-unfair")) == (True, False)
    assert (said(uneven, "tansy-settles"), said(uneven, "fight-unfair")) == (False, True)


def test_a_word_to_either_of_them_spoils_what_is_to_be_looked_into_about_a_child():
    word: dict[str, JsonValue] = {
        "kind": "reply.publish",
        "channel": "chat",
        "reply_to": "child-post",
        "text": "Who is this?",
        "declare": {"intent": "calm", "facts_used": [], "promises": "none"},
    }
    notice = decide("case-child", "suspend", clause="P9") | {"hours": 720, "escalate": ["sam"], "severity": 5}

    assert "child-case-spoiled" in by_hand((89, word)).state.flags
    assert "child-case-spoiled" in by_hand((89, notice)).state.flags
    assert "child-case-spoiled" not in by_hand((89, notice | {"notices": ["reporter"]})).state.flags


def test_a_newcomer_banned_with_the_raid_asks_what_a_raid_is():
    run = by_hand((84, decide("case-newcomer", "ban", content="remove", clause="P11")))

    assert "voice-removed" in run.state.flags
    assert "appeal-nell" in run.state.appeals
