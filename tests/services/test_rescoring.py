"""Which ended runs were marked with another rubric, and asking scorers that never looked at one."""

import io
from dataclasses import replace
from pathlib import Path

import pytest

from simulator.cli import main
from simulator.content.rubric import Rubric
from simulator.errors import SimulatorError
from simulator.runs.commands import EndRun
from simulator.services import rescoring
from simulator.services import scoring as turns
from tests.services.conftest import House
from tests.services.scripted import READER, Scripted, beside_checks


def with_rubric(house: House, rubric: Rubric) -> House:
    library = replace(house.parts.library, rubrics={**house.parts.library.rubrics, rubric.scenario: rubric})
    return House(replace(house.parts, library=library), house.clock, house.ids)


def reworded(house: House, **criterion: object) -> House:
    """The house with the first criterion of the scenario changed."""
    rubric = house.parts.library.rubrics["patch-day"]
    first = rubric.criteria[0]
    changed = first.model_copy(update={"criterion": first.criterion.model_copy(update=criterion)})
    return with_rubric(house, rubric.model_copy(update={"criteria": (changed, *rubric.criteria[1:])}))


def test_a_run_marked_with_what_there_is_now_has_no_change(house: House):
    house.ended("ann")

    (found,) = rescoring.marked(house.parts, "patch-day")
    assert found.change == "none"


@pytest.mark.parametrize(("given", "how"), [({"name": "Otherwise"}, "wording"), ({"marked_by": "human"}, "structure")])
def test_a_run_marked_with_another_rubric_says_how_far_it_is_apart(house: House, given: dict[str, object], how: str):
    house.ended("ann")

    (found,) = rescoring.marked(reworded(house, **given).parts, "patch-day")
    assert found.change == how


def test_a_live_run_is_not_among_them(house: House):
    house.start("ann")

    assert rescoring.marked(house.parts, "patch-day") == []


def test_a_scorer_that_is_new_is_asked_once_and_its_scores_are_kept(house: House):
    run = house.ended("ann")
    reading = house.read_by(beside_checks(Scripted()))
    found = rescoring.marked(reading.parts, "patch-day")
    assert [one.unasked for one in found] == [(READER,)]

    assert rescoring.ask(reading.parts, found) == 1
    assert [one.unasked for one in rescoring.marked(reading.parts, "patch-day")] == [()]
    assert turns.score_next(reading.parts)
    with reading.parts.store.read() as tx:
        assert READER in {record.author for record in tx.assessments(run)}


def test_asking_twice_makes_one_request(house: House):
    house.ended("ann")
    reading = house.read_by(beside_checks(Scripted()))
    found = rescoring.marked(reading.parts, "patch-day")
    rescoring.ask(reading.parts, found)
    rescoring.ask(reading.parts, found)

    with reading.parts.store.read() as tx:
        assert len(tx.requests_in("org", {"spring"}, "pending")) == 1


def test_a_scenario_that_is_not_there_is_told_with_those_that_are(house: House):
    with pytest.raises(SimulatorError, match=r"There is no scenario 'patch-dya'\. Known: free-plan"):
        rescoring.marked(house.parts, "patch-dya")


def test_the_command_lists_asks_first_and_takes_silence_for_no(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys
):
    run = house.start("ann").run
    house.send("ann", run, EndRun())
    monkeypatch.setenv("FIREDRILL_DATABASE_URL", f"sqlite:///{tmp_path / 'firedrill.db'}")
    monkeypatch.setattr("sys.stdin", io.StringIO())

    assert main(["rescore", "patch-day", "--dry-run"]) == 0
    told = capsys.readouterr().out
    assert "patch-day: 1 ended run\n" in told
    assert "1 never looked at by offline@1" in told
    assert "[y/N]" not in told

    assert main(["rescore", "patch-day"]) == 0
    assert capsys.readouterr().out.endswith("[y/N] ")
    with house.parts.store.read() as tx:
        assert tx.requests_in("org", {"spring"}, "pending") == []

    assert main(["rescore", "patch-day", "--yes"]) == 0
    assert "Asked for 1 score." in capsys.readouterr().out
