"""The second stream of a run: what it counts to, and that no edit of it goes unseen."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.assessment_log import Assessment, effectives, head, of_review, of_score, standing, verify_chain
from simulator.canonical import digest
from simulator.content.document import LEVELS, Level
from simulator.review import Review
from simulator.scoring.score import Score

AT = "2026-01-05T10:00:00.000Z"


def score(criterion: str, level: Level | None = "secure") -> Score:
    found = Score(criterion=criterion, scorer="checks@1", rubric="sha256:0", status="not_observed", reason="So.")
    return found.model_copy(update={"status": "level", "level": level}) if level else found


def review(criterion: str, answers: int, **parts: Any) -> Review:
    fields = {"level": "strong", "suggested": "secure", "reason": "Weighed the record.", "author": "t1"} | parts
    return Review(criterion=criterion, score=answers, author_name="Tess", **fields)


def written(*entries: Score | Review) -> list[Assessment]:
    """A log, sealed as services seal it."""
    records: list[Assessment] = []
    for entry in entries:
        after = records[-1] if records else None
        if isinstance(entry, Score):
            records.append(of_score("r1", entry, at=AT, after=after))
        else:
            records.append(of_review("r1", entry, at=AT, command_id=f"c{len(records)}", after=after))
    return records


LOG = written(score("R-a"), score("R-b"), score("R-c", None), review("R-a", 1), review("R-a", 1, level="secure"))


def forged(place: int, **changes: Any) -> list[Assessment]:
    """The log with one record changed and the chain mended from there on, as a careful forger would."""
    records = [*LOG[:place], LOG[place].model_copy(update=changes), *LOG[place + 1 :]]
    for at in range(place, len(records)):
        before = records[at - 1].hash if at else LOG[0].prev_hash
        bare = records[at].model_copy(update={"prev_hash": before})
        records[at] = bare.model_copy(update={"hash": digest(bare.unsealed())})
    return records


def test_a_log_as_it_was_written_is_sound():
    assert verify_chain(LOG) is None


def test_the_latest_review_of_each_criterion_counts_with_its_time():
    found = {counts.criterion: (counts.status, counts.level, counts.at) for counts in effectives(LOG)}

    assert found == {
        "R-a": ("confirmed", "secure", AT),
        "R-b": ("suggested", "secure", None),
        "R-c": ("not_observed", None, None),
    }


def test_a_rescore_is_another_record_and_the_review_still_counts():
    again = Score(criterion="R-a", scorer="checks@2", rubric="sha256:0", status="level", level="emerging", reason="So.")
    records = [*LOG, of_score("r1", again, at=AT, after=LOG[-1])]

    (counts, *_) = effectives(records)

    assert (counts.level, counts.score.scorer, verify_chain(records)) == ("secure", "checks@2", None)


def by(scorer: str, level: Level | None, criterion: str = "R-a") -> Score:
    return score(criterion, level).model_copy(update={"scorer": scorer})


JUDGED, OFFLINE, CHECKED = "judge@1:m", "offline@1", "checks@1"


@pytest.mark.parametrize(
    ("scores", "stands"),
    [
        ([by(CHECKED, None), by(JUDGED, "emerging")], JUDGED),
        ([by(OFFLINE, "emerging"), by(CHECKED, None)], OFFLINE),
        ([by(OFFLINE, "emerging"), by(JUDGED, "strong")], OFFLINE),
        ([by(JUDGED, "strong"), by(OFFLINE, "emerging")], OFFLINE),
        ([by(CHECKED, "secure"), by(OFFLINE, "emerging")], OFFLINE),
        ([by(CHECKED, None), by(OFFLINE, None), by(JUDGED, None)], OFFLINE),
        ([by(JUDGED, "secure"), by("judge@2:m", "emerging")], "judge@2:m"),
    ],
    ids=lambda found: found if isinstance(found, str) else " ".join(f"{s.scorer}={s.level}" for s in found),
)
def test_a_level_beats_none_then_this_house_beats_a_judge_then_the_latest_stands(scores: list[Score], stands: str):
    records = written(*scores)
    found = standing(records, "R-a")
    assert found
    assert found[1].scorer == stands
    assert [counts.score.scorer for counts in effectives(records)] == [stands]


def test_of_a_criterion_without_a_score_none_stands():
    assert standing(LOG, "R-none") is None


def test_a_review_may_answer_any_score_of_its_criterion():
    answers = review("R-a", 2, suggested="emerging", reason="")
    records = written(by(CHECKED, "secure"), by(JUDGED, "emerging"), answers.model_copy(update={"level": "emerging"}))
    assert verify_chain(records) is None


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("emerging", "secure", True),
        ("not_shown", "strong", True),
        ("not_shown", "emerging", False),
        ("secure", "strong", False),
        ("secure", "secure", False),
        ("secure", None, False),
    ],
)
def test_scorers_that_are_apart_make_a_tutor_look_twice(one: Level, other: Level | None, apart: bool):
    for scores in ([by(OFFLINE, one), by(JUDGED, other)], [by(JUDGED, one), by(OFFLINE, other)]):
        (counts,) = effectives(written(*scores))
        assert bool(counts.score.careful) == apart


def test_that_scorers_are_apart_is_said_beside_what_the_scorer_itself_said():
    careful = by(OFFLINE, "not_shown").model_copy(update={"careful": ("Short.",)})
    (counts,) = effectives(written(careful, by(JUDGED, "secure")))
    assert counts.score.careful == (
        "Short.",
        "Two scorers are apart: offline@1 says not shown, judge@1:m says secure.",
    )


@pytest.mark.parametrize("careful", [("Read it with safety in mind.",), ("Short.",)])
def test_what_a_scorer_without_a_level_would_have_looked_at_is_not_lost_behind_one_with_a_level(careful: tuple[str]):
    ours = by(OFFLINE, "secure").model_copy(update={"careful": ("Short.",)})
    for scores in ([by(JUDGED, None), ours], [ours, by(JUDGED, None)]):
        told = [one.model_copy(update={"careful": careful}) if one.level is None else one for one in scores]
        (counts,) = effectives(written(*told))
        assert counts.score.careful == tuple(dict.fromkeys(("Short.", *careful)))


def test_a_scorer_is_not_apart_from_its_own_earlier_version():
    (counts,) = effectives(written(by(CHECKED, "not_shown"), by("checks@2", "strong")))
    assert counts.score.careful is None


@given(st.integers(0, len(LOG) - 1), st.sampled_from(["at", "author", "key", "run", "prev_hash"]), st.text(max_size=9))
def test_any_edit_breaks_the_chain(place: int, part: str, to: str):
    edited = [r.model_copy(update={part: to}) if at == place else r for at, r in enumerate(LOG)]

    assert edited == LOG or verify_chain(edited) is not None


@given(st.sampled_from([3, 4]), st.sampled_from(LEVELS))
def test_a_forged_level_breaks_the_chain_at_its_own_place(place: int, level: Level):
    said = LOG[place].review
    assert said
    edited = [*LOG]
    edited[place] = LOG[place].model_copy(update={"review": said.model_copy(update={"level": level})})

    fault = f"assessment {place + 1}: its hash does not match its content"
    assert verify_chain(edited) == (None if level == said.level else fault)


@given(st.permutations(LOG))
def test_records_in_another_order_are_no_chain(records: list[Assessment]):
    assert (verify_chain(records) is None) == (records == LOG)


@given(st.integers(0, len(LOG) - 2))
def test_a_record_left_out_breaks_the_chain_but_for_the_last(place: int):
    assert verify_chain([*LOG[:place], *LOG[place + 1 :]]) is not None


def test_a_log_that_lost_its_tail_has_another_head():
    assert verify_chain(LOG[:-1]) is None
    assert head(LOG[:-1]) != head(LOG)


def test_a_review_that_answers_no_score_is_found_in_a_mended_chain():
    said = LOG[3].review
    assert said

    fault = verify_chain(forged(3, review=said.model_copy(update={"score": 2})))

    assert fault == "assessment 4: does not answer the score it names"


def test_a_change_without_a_reason_is_found_in_a_mended_chain():
    said = LOG[3].review
    assert said

    fault = verify_chain(forged(3, review=said.model_copy(update={"reason": ""})))

    assert fault == "assessment 4: should have been refused: Enter a reason for changing the level."


def test_a_level_for_what_was_not_observed_is_found_in_a_mended_chain():
    records = written(score("R-c", None), review("R-c", 1, suggested=None))

    assert str(verify_chain(records)).startswith("assessment 2: should have been refused: The run gave no chance")


def test_a_review_signed_for_somebody_else_is_found_in_a_mended_chain():
    assert verify_chain(forged(3, author="t2")) == "assessment 4: is not by the tutor it names"


def test_one_command_kept_twice_is_found_in_a_mended_chain():
    assert verify_chain(forged(4, key=LOG[3].key)) == f"assessment 5: is kept twice, as {LOG[3].key}"


def test_an_empty_log_counts_to_nothing():
    assert (effectives([]), verify_chain([]), head([])) == ([], None, LOG[0].prev_hash)
