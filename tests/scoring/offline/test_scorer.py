"""offline@1 over whole runs: what it levels, what it quotes, and what it leaves to others."""

from functools import cache
from typing import Any

import pytest

from simulator.content.document import LEVELS
from simulator.content.rubric import BoundCriterion
from simulator.runs.play import Played, play
from simulator.scoring.checks import STOPPED_EARLY, WAITING
from simulator.scoring.offline.scorer import NAME, Offline
from simulator.scoring.quoted import misquoted, text_of
from simulator.scoring.registry import CHECKS, score_run
from simulator.scoring.score import Score
from tests.reading import library, offline, page, remembering
from tests.runs.world import HOLDING, Run, decision
from tests.scoring.marking import bound, rubric
from tests.scoring.offline.small import GOOD, criterion

SCENARIO = "patch-day"
BOTS = [bot.name for bot in library().bots[SCENARIO]]
every_bot = pytest.mark.parametrize("name", BOTS)


@cache
def played(name: str) -> Played:
    bot = next(bot for bot in library().bots[SCENARIO] if bot.name == name)
    return play(library().scenarios[SCENARIO], library().rubrics[SCENARIO], bot)


@cache
def scores(name: str) -> tuple[Score, ...]:
    return fresh(name, offline())


def fresh(name: str, reader: Offline) -> tuple[Score, ...]:
    scenario, rubric_ = library().scenarios[SCENARIO], library().rubrics[SCENARIO]
    run = played(name)
    return score_run(scenario, rubric_, run.events, run.state, scorer=NAME, scorers={NAME: reader})


def run(*commands: tuple[str, dict[str, Any]]) -> Run:
    """A run of the small scenario in which this is done once the task is open, to its end."""
    going = Run()
    going.until(600)
    for kind, fields in commands:
        assert going.do(kind, **fields).refused is None
    going.end()
    return going


def handed_in(text: str, micro: str = "We know. More by ten.") -> tuple[str, dict[str, Any]]:
    return "task.submit", {**HOLDING, "texts": {"forum": text, "micro": micro}}


def scored(going: Run, *criteria: BoundCriterion) -> dict[str, Score]:
    bound_ = rubric(*(criteria or (criterion(),)))
    found = score_run(going.scenario, bound_, going.events, going.state, scorer=NAME, scorers={NAME: offline()})
    return {score.criterion: score for score in found}


@every_bot
def test_every_quotation_stands_in_the_run_to_the_letter(name: str):
    assert [wrong for score in scores(name) if (wrong := misquoted(score, played(name).events))] == []


@every_bot
def test_above_not_shown_something_met_is_quoted(name: str):
    for score in scores(name):
        if score.level not in (None, "not_shown"):
            assert [one for one in score.findings if one.met and one.quotes], score.criterion


@every_bot
def test_no_criterion_fails_and_what_is_read_is_levelled(name: str):
    assert {score.status for score in scores(name)} <= {"level", "not_observed"}
    assert {score.scorer for score in scores(name)} == {NAME}


@every_bot
def test_sentences_end_and_name_no_id(name: str):
    said = [score.reason for score in scores(name)] + [why for one in scores(name) for why in one.careful or ()]
    assert [words for words in said if not words.endswith(".") or "_" in words or "R-" in words] == []


@every_bot
def test_another_process_reading_the_same_run_says_the_same(name: str):
    assert fresh(name, Offline(remembering())) == scores(name)


def test_only_what_is_in_words_and_not_for_people_alone_is_read():
    read = {score.criterion for score in scores("strong")}
    assert read == {"R-tone", "R-known", "R-action", "R-care", "R-insight", "R-weigh", "R-request"}


def test_who_writes_well_does_better_than_who_is_late_and_who_is_late_better_than_who_is_silent():
    def total(name: str) -> int:
        return sum(LEVELS.index(score.level) for score in scores(name) if score.level)

    assert total("strong") > total("late") > total("ban-everything") > total("silent") == 0


def test_who_hands_nothing_in_is_told_so_and_nothing_is_read():
    for score in scores("silent"):
        assert (score.level, score.expected, score.sureness, score.careful) == ("not_shown", None, None, None)
        assert "not handed in" in score.reason


def test_a_run_that_its_learner_stopped_is_judged_in_nothing():
    going = Run()
    going.until(600)
    kind, fields = handed_in(GOOD)
    going.do(kind, **fields)
    going.do("run.stop")
    (score,) = scored(going).values()
    assert (score.status, score.level, score.reason) == ("not_observed", None, STOPPED_EARLY)


def test_a_good_answer_is_levelled_and_quoted_from_the_event_that_holds_it():
    going = run(handed_in(GOOD))
    score = scored(going)["R-next"]
    assert score.level in ("secure", "strong")
    assert score.attempted
    (submitted,) = going.of("task.submitted")
    quotes = [quote for one in score.findings for quote in one.quotes or ()]
    assert quotes
    assert {(quote.event, quote.text_of) for quote in quotes} <= {(submitted.seq, "forum"), (submitted.seq, "micro")}


def test_words_too_few_to_read_wait_for_a_tutor_who_is_told_why():
    score = scored(run(handed_in("Sorry.", "Sorry.")))["R-next"]
    assert (score.status, score.level, score.attempted) == ("unscored", None, True)
    assert score.reason == WAITING
    assert score.findings[0].said.endswith("It has fewer than 4 words, too few to read a level from.")


def test_of_a_case_and_words_the_lowest_counts():
    mixed = criterion({"task": "holding"}, {"case": "case-insult"})
    good, bad = decision(notices=["author", "reporter"]), decision(report="disagree", content="keep", account="none")
    fine = scored(run(handed_in(GOOD), ("case.decide", good)), mixed)["R-next"]
    held = scored(run(handed_in(GOOD), ("case.decide", bad)), mixed)["R-next"]
    assert fine.level in ("secure", "strong")
    assert held.level in ("not_shown", "emerging")
    assert held.reason == next(one.said for one in held.findings if one.about == "case-insult")
    assert held.expected == fine.expected


def test_words_that_cannot_be_read_leave_the_level_open_beside_a_case():
    mixed = criterion({"task": "holding"}, {"case": "case-insult"})
    score = scored(run(handed_in("Sorry.", "Sorry."), ("case.decide", decision(notices=["author"]))), mixed)["R-next"]
    assert (score.status, score.level) == ("unscored", None)
    assert "“Holding statement” handed in at" in score.reason


def test_what_people_alone_mark_is_left_to_them():
    going = run(handed_in(GOOD))
    assert scored(going, criterion(marked_by="human"), bound({"case": "case-insult"}, id="R-case")) == {}


def test_replies_are_read_together_and_quoted_each_from_its_own_event():
    def reply(text: str) -> tuple[str, dict[str, Any]]:
        fields = {"channel": "forum", "reply_to": "thread", "text": text, "declare": {"intent": "explain"}}
        return "reply.publish", fields

    first, second = "We do not know the cause yet.", "Please close the game and leave your slot as it is."
    going = run(reply(first), reply(second))
    score = scored(going, criterion({"reply": "forum"}))["R-next"]
    quotes = [quote for one in score.findings for quote in one.quotes or ()]
    assert {quote.quote for quote in quotes} >= {first, second}
    assert {quote.event for quote in quotes} == {event.seq for event in going.of("reply.published")}
    assert misquoted(score, going.events) is None
    assert {text_of(quote, going.events) for quote in quotes} == {first, second}


def test_a_suspected_error_is_told_and_changes_no_level():
    plain, suspect = (scored(run(handed_in(text)))["R-next"] for text in (GOOD, f"{GOOD} You get your money back."))
    assert (plain.critical, suspect.critical) == (None, ("pays",))
    assert suspect.level == plain.level


def test_a_reading_is_not_kept_for_a_criterion_that_has_changed():
    going = run(handed_in(f"{GOOD[:-1]} on Sunday."))
    other = [{"id": "sunday", "asks": "Does it speak of Sunday?", "patterns": [r"\bsunday\b"]}]
    assert scored(going)["R-next"].critical is None
    assert scored(going, criterion(critical=other))["R-next"].critical == ("sunday",)


def test_a_text_of_no_run_is_read_as_one_of_a_run_is():
    going = run(handed_in(GOOD))
    sheet = page(SCENARIO, "holding")
    texts = {"forum": GOOD}
    assert offline().read_text(sheet, "R-known", texts) == Offline(remembering()).read_text(sheet, "R-known", texts)
    assert isinstance(offline().read_text(sheet, "R-known", {"forum": "No."}), str)
    assert scored(going)["R-next"].reason in {one.said for one in scored(going)["R-next"].findings}


def test_the_offline_scorer_reads_what_checks_says_waits_and_nothing_else():
    scenario, rubric_ = library().scenarios[SCENARIO], library().rubrics[SCENARIO]
    run_ = played("strong")
    by_checks = {s.criterion: s for s in score_run(scenario, rubric_, run_.events, run_.state, scorers=CHECKS)}
    assert {by_checks[score.criterion].status for score in scores("strong")} == {"unscored"}
