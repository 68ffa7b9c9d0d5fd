"""Which ended runs were marked with another rubric, having them read under it, and asking scorers that never looked."""

import io
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from simulator.cli import main
from simulator.content.document import LEVELS
from simulator.content.library import Library
from simulator.content.rubric import Rubric
from simulator.errors import NotAllowed, SimulatorError
from simulator.evidence.verify import verify
from simulator.runs.commands import EndRun
from simulator.scoring.registry import CHECKS, again
from simulator.scoring.rules_only import RulesOnly
from simulator.scoring.score import Score
from simulator.services import report, rescoring
from simulator.services import scoring as turns
from simulator.settings import ROOT
from tests.content.folders import replaced
from tests.editing import asking_otherwise, looked_for_otherwise
from tests.services.conftest import House
from tests.services.scripted import READER, Scripted, beside_checks
from tests.services.test_written_marks import confirm, handed_in, line


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


@pytest.fixture
def read(house: House) -> tuple[House, str]:
    """A run that was read, in a house whose rubric has been edited since: it asks the same."""
    house = house.read_by({**CHECKS, RulesOnly().name: RulesOnly()})
    run = handed_in(house)
    return with_rubric(house, looked_for_otherwise(house.parts.library.rubrics["patch-day"])), run


def scores(house: House, run: str, criterion: str = "R-known") -> list[Score]:
    with house.parts.store.read() as tx:
        said = (record.score for record in tx.assessments(run) if record.score)
        return [score for score in said if score.criterion == criterion and score.scorer == RulesOnly().name]


def read_again(house: House) -> None:
    assert rescoring.mark_for_rescore(house.parts, house.who("tess"), "patch-day") == 1
    while turns.score_next(house.parts):
        continue


def test_a_tutor_is_told_that_a_rubric_was_edited_after_runs_were_read_under_it(read: tuple[House, str]):
    house, _ = read

    (edited,) = rescoring.edited(house.parts, house.who("tess"))
    assert (edited.scenario, edited.runs) == ("patch-day", 1)


@pytest.mark.parametrize("edit", [asking_otherwise, lambda rubric: rubric], ids=["other criteria", "no change"])
def test_nobody_is_asked_where_nothing_could_be_read_again(
    read: tuple[House, str], library: Library, edit: Callable[[Rubric], Rubric]
):
    house = with_rubric(read[0], edit(library.rubrics["patch-day"]))

    assert rescoring.edited(house.parts, house.who("tess")) == []
    assert rescoring.mark_for_rescore(house.parts, house.who("tess"), "patch-day") == 0


def test_a_run_marked_for_rescore_has_a_second_score_under_the_edited_rubric(read: tuple[House, str]):
    house, run = read
    (before,) = scores(house, run)
    read_again(house)

    first, second = scores(house, run)
    assert first == before
    assert (before.rubric, second.rubric) == (first.rubric, house.parts.library.rubrics["patch-day"].digest)
    assert LEVELS.index(second.level or "strong") < LEVELS.index(first.level or "not_shown")
    assert line(house, run, "R-known").effective.score == second


def test_a_run_is_marked_for_rescore_once(read: tuple[House, str]):
    house, _ = read
    read_again(house)

    assert rescoring.edited(house.parts, house.who("tess")) == []
    assert rescoring.mark_for_rescore(house.parts, house.who("tess"), "patch-day") == 0


def test_a_level_that_a_tutor_confirmed_stays_after_a_rescore(read: tuple[House, str]):
    house, run = read
    confirm(house, run, criterion="R-known", level="strong")
    read_again(house)

    found = line(house, run, "R-known").effective
    assert (found.status, found.level) == ("confirmed", "strong")


def test_a_learner_marks_nothing_for_rescore(read: tuple[House, str]):
    house, _ = read
    with pytest.raises(NotAllowed):
        rescoring.edited(house.parts, house.who("ann"))
    with pytest.raises(NotAllowed):
        rescoring.mark_for_rescore(house.parts, house.who("ann"), "patch-day")


def test_what_failed_is_past_once_it_was_asked_again_under_a_later_rubric(read: tuple[House, str]):
    house, run = read
    tess = house.who("tess")
    with house.parts.store.write() as tx:
        (request,) = tx.requests_of(run)
        later = tx.freeze("rubric", house.parts.library.rubrics["patch-day"])
        tx.add_request(replace(request, id="then", scorer="past@1", state="failed", error="Was away."))
        tx.commit()
    assert [one.scorer for one in turns.failed(house.parts, tess)] == ["past@1"]
    with house.parts.store.write() as tx:
        after = request.created_at + timedelta(minutes=1)
        tx.add_request(replace(request, id="now", scorer="past@1", rubric=later, state="pending", created_at=after))
        tx.commit()

    assert turns.failed(house.parts, tess) == []
    turns.run_again(house.parts, tess, run, "past@1")
    with house.parts.store.read() as tx:
        assert {one.id: one.state for one in tx.requests_of(run) if one.scorer == "past@1"} == {
            "then": "failed",
            "now": "pending",
        }


def test_a_pack_of_a_run_that_was_read_again_holds_both_rubrics_and_is_valid(read: tuple[House, str]):
    house, run = read
    read_again(house)
    pack = report.build_pack(house.parts, house.who("ada"), "ann", command_id=house.new()).body

    digest = house.parts.library.rubrics["patch-day"].digest.removeprefix("sha256:")
    assert f"data/runs/{run}/rubrics/{digest}.json".encode() in pack
    assert verify(pack, again(house.parts.scorers)).outcome == "valid"


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
    assert "Asked for 1 reading." in capsys.readouterr().out


def test_the_command_asks_to_mark_for_rescore_what_was_read_before_the_rubric_was_edited(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys
):
    house.ended("ann")
    for name in ("ksb", "rubrics", "scenarios"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("answers"))
    replaced("marking.yml", "paraphrases:\n", "paraphrases:\n              - Said in yet other words.\n")(
        tmp_path / "scenarios/patch-day"
    )
    monkeypatch.setenv("FIREDRILL_CONTENT", str(tmp_path))
    monkeypatch.setenv("FIREDRILL_DATABASE_URL", f"sqlite:///{tmp_path / 'firedrill.db'}")
    monkeypatch.setattr("sys.stdin", io.StringIO("y\n"))

    assert main(["rescore", "patch-day"]) == 0
    told = capsys.readouterr().out
    assert "1 marked with the same criteria, looked for in other words" in told
    assert "1 can be read again by offline@1" in told
    assert "Mark 1 run for rescore? [y/N] Asked for 1 reading." in told
    with house.parts.store.read() as tx:
        (request,) = tx.requests_in("org", {"spring"}, "pending")
        row = tx.run(request.run)
    assert row
    assert request.rubric != row.rubric
