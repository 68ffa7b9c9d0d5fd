"""Packs of runs that were read again under a rubric that was edited: both rubrics are in them, and both are checked."""

from functools import cache

from simulator.content.rubric import Rubric
from simulator.evidence import records
from simulator.evidence.verify import Verdict, verify
from simulator.scoring.registry import CHECKS
from simulator.scoring.rules_only import RulesOnly
from tests.editing import asking_otherwise, looked_for_otherwise
from tests.evidence import forging
from tests.evidence.forging import RUN, Change, mended, opened
from tests.evidence.packing import SCENARIO, built, chosen, library, pack_run, read_again, read_too

READER = RulesOnly()
SCORERS = {**CHECKS, READER.name: READER}


def edited() -> Rubric:
    return looked_for_otherwise(library().rubrics[SCENARIO])


def name(rubric: Rubric) -> str:
    return f"{RUN}/rubrics/{rubric.digest.removeprefix('sha256:')}.json"


@cache
def pack() -> bytes:
    return built(chosen(read_again(read_too(pack_run("strong"), READER), READER, edited())))


def verdict(changes: dict[str, bytes | Change | None]) -> Verdict:
    return verify(mended(changes, pack=pack()), SCORERS)


def test_a_run_that_was_read_again_is_valid_with_both_rubrics():
    assert verify(pack(), SCORERS).outcome == "valid"
    assert {f"{RUN}/rubric.json", name(edited())} <= set(opened(pack())[1])


def test_the_summary_says_that_it_was_read_again():
    assert b"read again under a later rubric" in opened(pack())[1]["data/00-summary.html"]
    assert b"read again" not in opened()[1]["data/00-summary.html"]


def test_a_later_rubric_that_is_left_out_is_named():
    assert verdict({name(edited()): None}).fault == f"{name(edited())} is missing"


def test_a_later_rubric_that_no_score_names_is_no_part_of_a_pack():
    other = library().rubrics[SCENARIO].model_copy(update={"version": "99"})
    assert verdict({name(other): records.one(other)}).fault == f"{name(other)} is not part of a pack"


def test_another_rubric_in_its_place_is_found():
    other = records.one(library().rubrics[SCENARIO])
    assert verdict({name(edited()): other}).fault == f"{name(edited())}: is not the rubric that a score names"


def test_a_later_rubric_that_asks_something_else_is_found():
    other = asking_otherwise(edited())
    forged = built(chosen(read_again(read_too(pack_run("strong"), READER), READER, other)))
    assert verify(forged, SCORERS).fault == (
        f"{name(other)}: asks something else than the rubric the run was started with"
    )


def test_what_a_scorer_does_not_say_under_the_later_rubric_is_found():
    rows = forging.records(opened(pack())[1][forging.ASSESSMENTS])
    again = next(row for row in rows if row["kind"] == "score" and row["score"]["rubric"] == edited().digest)
    again["score"] |= {"status": "level", "level": "strong"}

    criterion = again["score"]["criterion"]
    assert verdict({forging.ASSESSMENTS: forging.written(forging.rechained(rows))}).fault == (
        f"{forging.ASSESSMENTS}: assessment {again['seq']}: {READER.name} says otherwise of {criterion}"
    )
