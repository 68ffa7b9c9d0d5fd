"""A forger who mends every manifest is still found, and what they forged is named."""

from typing import Any

import pytest

from simulator.canonical import canonical_json
from simulator.evidence.verify import Verdict, verify
from tests.evidence.forging import ASSESSMENTS, EVENTS, RUN, mended, opened, rechained, records, written
from tests.evidence.packing import chosen

Rows = list[dict[str, Any]]


def review_of(rows: Rows, criterion: str) -> dict[str, Any]:
    return next(row["review"] for row in rows if row.get("review", {}).get("criterion") == criterion)


def place_of(rows: Rows, criterion: str) -> int:
    """Number of the review of a criterion in the assessment log."""
    return 1 + rows.index(next(row for row in rows if row.get("review", {}).get("criterion") == criterion))


def with_rows(name: str, rows: Rows) -> Verdict:
    return verify(mended({name: written(rows)}))


def rows_of(name: str) -> Rows:
    return records(opened()[1][name])


def test_a_forged_level_breaks_the_chain_where_it_was_forged():
    rows = rows_of(ASSESSMENTS)
    review_of(rows, "R-tone")["level"] = "strong"

    place = place_of(rows, "R-tone")
    fault = f"{ASSESSMENTS}: assessment {place}: its hash does not match its content"
    assert with_rows(ASSESSMENTS, rows).fault == fault


def test_a_forged_chain_ends_elsewhere_than_bag_info_says():
    rows = rows_of(ASSESSMENTS)
    review_of(rows, "R-tone")["level"] = "strong"

    fault = with_rows(ASSESSMENTS, rechained(rows)).fault

    assert str(fault).startswith("bag-info.txt: Firedrill-Run-0001 says 'run-strong events")


def test_a_forged_suggestion_is_scored_again_and_found():
    rows = rows_of(ASSESSMENTS)
    rows[1]["score"]["level"] = "emerging"

    assert with_rows(ASSESSMENTS, rechained(rows)).fault == (
        f"{ASSESSMENTS}: assessment 2: checks@1 says otherwise of R-safeguard"
    )


def test_a_score_left_out_is_named():
    rows = [row for row in rows_of(ASSESSMENTS) if row.get("score", {}).get("criterion") != "R-insight"]

    fault = with_rows(ASSESSMENTS, rechained(rows)).fault

    assert fault == f"{ASSESSMENTS}: R-insight has no score"


def test_a_review_taken_away_is_found():
    assert str(with_rows(ASSESSMENTS, rows_of(ASSESSMENTS)[:-1]).fault).startswith("bag-info.txt:")


def test_a_review_that_answers_nothing_is_named():
    rows = rows_of(ASSESSMENTS)
    review_of(rows, "R-tone")["score"] = 1

    fault = with_rows(ASSESSMENTS, rechained(rows)).fault

    assert fault == f"{ASSESSMENTS}: assessment {place_of(rows, 'R-tone')}: does not answer the score it names"


def test_a_scorer_that_this_program_does_not_have_cannot_be_told():
    rows = rows_of(ASSESSMENTS)
    rows[0]["author"] = rows[0]["score"]["scorer"] = "checks@9"

    assert with_rows(ASSESSMENTS, rechained(rows)).outcome == "cannot_tell"


@pytest.mark.parametrize(
    ("part", "to", "fault"),
    [("text", "We are sorry.", "its hash does not match its content"), ("hash", "sha256:0", "its hash does not match")],
)
def test_a_changed_event_is_named_by_its_number(part: str, to: str, fault: str):
    rows = rows_of(EVENTS)
    place = next(n for n, row in enumerate(rows) if row["data"]["kind"] == "reply.published")
    (rows[place] if part == "hash" else rows[place]["data"])[part] = to

    assert str(with_rows(EVENTS, rows).fault).startswith(f"{EVENTS}: event {place + 1}: {fault}")


def test_an_ending_that_the_log_does_not_lead_to_is_found_in_a_mended_chain():
    rows = rows_of(EVENTS)
    rows[-1]["data"]["ending"] = "harmed"

    assert with_rows(EVENTS, rechained(rows)).fault == f"{EVENTS}: leads to the ending steady, and states harmed"


def test_a_log_without_its_end_is_found():
    assert with_rows(EVENTS, rechained(rows_of(EVENTS)[:-1])).fault == (
        f"{EVENTS}: does not end with the one end of its run"
    )


def test_a_log_that_cannot_be_replayed_is_found():
    rows = rows_of(EVENTS)
    decided = next(row for row in rows if row["data"]["kind"] == "case.decided")
    decided["data"]["item"] = "case-nowhere"

    assert str(with_rows(EVENTS, rechained(rows)).fault).startswith(f"{EVENTS}: cannot be replayed")


def test_records_of_another_run_are_found():
    rows = [{**row, "run": "run-other"} for row in rows_of(EVENTS)]

    assert with_rows(EVENTS, rechained(rows)).fault == f"{RUN}: its records are of another run"


@pytest.mark.parametrize("name", ["scenario", "rubric"])
def test_a_scenario_or_rubric_other_than_the_one_played_is_named(name: str):
    run = chosen().runs[0]
    other = {"scenario": run.scenario, "rubric": run.rubric}[name].model_copy(update={"version": "1.0.1"})

    fault = verify(mended({f"{RUN}/{name}.json": canonical_json(other.compiled())})).fault

    assert fault == f"{RUN}/{name}.json: is not the {name} the run was started with"


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("data/00-summary.html", b"Not yet evidenced", b"Long since secure"),
        ("data/progress.json", b'"Developing"', b'"Secured!!!"'),
        (f"{RUN}/decisions.json", b'"secure"', b'"strong"'),
        ("data/VERIFY.md", b"ends with 0", b"ends with 1"),
    ],
)
def test_what_follows_from_the_records_is_built_again_and_compared(name: str, old: bytes, new: bytes):
    assert old in opened()[1][name]

    fault = verify(mended({name: lambda was: was.replace(old, new)})).fault

    assert fault == f"{name}: does not follow from the records"


@pytest.mark.parametrize(
    "content",
    [b"{}", b"[" * 5_000, b'{"a":1e999}', b"\xff\xfe", b"", b"null", b'{"runs":["../../x"]}'],
)
@pytest.mark.parametrize("name", ["data/pack.json", "data/standard.json", f"{RUN}/scenario.json", EVENTS])
def test_a_file_that_is_not_what_it_should_be_is_named(name: str, content: bytes):
    fault = verify(mended({name: content})).fault

    assert str(fault).startswith((name, f"{RUN}/events.jsonl: event 1"))


def test_the_same_record_spelled_otherwise_is_found():
    spaced = {EVENTS: lambda was: was.replace(b'{"actor":', b'{ "actor":', 1)}

    assert verify(mended(spaced)).fault == f"{EVENTS}: line 1: is not spelled as this program spells it"


def test_a_key_given_twice_is_found():
    twice = {EVENTS: lambda was: was.replace(b'{"actor":"engine",', b'{"actor":"learner","actor":"engine",', 1)}

    assert verify(mended(twice)).fault == f"{EVENTS}: line 1: is not spelled as this program spells it"


@pytest.mark.parametrize("label", ["Firedrill-Built-At", "Firedrill-Levels-Confirmed", "Firedrill-Standard"])
def test_a_line_of_bag_info_that_the_records_do_not_bear_out_is_named(label: str):
    assert str(verify(mended({}, {label: "99"})).fault).startswith(f"bag-info.txt: {label} says '99'")
