"""The order of the queue, and the reasons it gives."""

from dataclasses import replace

from simulator.content.scenario import ReportMade
from simulator.content.world import Reports
from simulator.runs import find
from simulator.ui.desk.casework import reports
from simulator.ui.desk.priority import pressing
from simulator.ui.desk.queue import entries


def with_record(scenario, person, right, wrong):
    known = scenario.people[person].model_copy(update={"reports": Reports(right=right, wrong=wrong)})
    return scenario.model_copy(update={"people": {**scenario.people, person: known}})


def case(scenario, name="case-insult"):
    return find.case(scenario, name)


def test_what_is_due_soon_comes_before_what_is_graver(shift):
    early = shift.to(6).cases["case-insult"]
    late = shift.to(31).cases["case-private"]
    names = {"case-insult": replace(early, due=shift.state.now + 60), "case-private": replace(late, due=6_000)}
    assert next(e.id for e in entries(shift.scenario, replace(shift.state, cases=names))) == "case-insult"
    names["case-insult"] = replace(early, due=5_000)
    assert next(e.id for e in entries(shift.scenario, replace(shift.state, cases=names))) == "case-private"


def test_a_case_says_its_gravest_rule_and_where_that_begins(shift):
    assert pressing(case(shift.scenario, "case-private"), shift.scenario).why[0] == "P4 Private data, begins at suspend"


def test_a_rule_that_begins_higher_is_more_pressing(shift):
    grave, mild = (pressing(case(shift.scenario, name), shift.scenario) for name in ("case-private", "case-insult"))
    assert grave.gravity > mild.gravity


def test_the_best_reporters_record_is_told_and_counts(shift):
    scenario = with_record(shift.scenario, "nine", 12, 3)
    found = pressing(case(scenario), scenario)
    assert "the best reporter 12 right, 3 wrong before" in found.why[1]
    assert found.trust > pressing(case(shift.scenario), shift.scenario).trust == 500


def test_one_lucky_report_is_no_record(shift):
    lucky, steady = with_record(shift.scenario, "nine", 1, 0), with_record(shift.scenario, "nine", 12, 1)
    only = case(shift.scenario).model_copy(update={"reports": (ReportMade(by="nine", reason="P2"),)})
    assert pressing(only, lucky).trust < pressing(only, steady).trust


def test_beside_a_report_stands_how_often_its_author_was_right(shift):
    shift.to(6)
    scenario = with_record(shift.scenario, "nine", 12, 3)
    records = {report.by: report.record for report in reports(case(scenario), scenario, shift.state)}
    assert records["ninelives"] == "12 right, 3 wrong before"


def test_a_closed_case_stands_last_without_reasons_to_hurry(shift):
    shift.to(80)
    last = entries(shift.scenario, shift.state)[-1]
    assert not last.open
