"""Progress, cohorts and packs, each for whom it is meant."""

from dataclasses import replace

import pytest

from simulator.errors import NotAllowed
from simulator.evidence.verify import verify
from simulator.services import mark, report
from simulator.services.accounts import hash_of
from simulator.store.rows import PackRow
from tests.services.conftest import House


def _pack(house: House, command_id: str = "p" * 32) -> PackRow:
    return report.build_pack(house.parts, house.who("ada"), "ann", command_id=command_id)


def test_a_confirmed_level_shows_in_progress_at_its_ksb(house: House) -> None:
    run = house.ended("ann")
    sheet = mark.sheet(house.parts, house.who("tess"), run)
    mark.review(
        house.parts,
        house.who("tess"),
        run,
        criterion="R-planning",
        level="secure",
        reason="Paused in the rehearsal room.",
        feedback="",
        command_id=house.new(),
        expected_head=sheet.head,
    )

    found = report.progress(house.parts, house.who("ann")).map.ksbs["S6"]

    assert (found.level, found.how) == ("secure", "confirmed")


def test_the_cohort_view_lists_every_learner_even_one_who_never_started(house: House) -> None:
    house.ended("ann")

    (cohort,) = report.cohorts(house.parts, house.who("tess"))

    assert [(x.name, x.last_seen is None) for x in cohort.learners] == [("Ann", False), ("Ben", True)]


def test_a_built_pack_verifies(house: House) -> None:
    house.ended("ann")

    assert verify(_pack(house).body).outcome == "valid"


def test_a_packs_file_is_named_by_whose_it_is_and_when_it_was_built(house: House) -> None:
    house.ended("ann")
    first = _pack(house)
    house.clock.forward(seconds=60)
    names = {first.filename, _pack(house, "q" * 32).filename}

    assert len(names) == 2
    assert all(name.startswith("firedrill-ST0345-ann-") for name in names)


def test_building_with_the_same_command_gives_the_same_pack(house: House) -> None:
    house.ended("ann")

    assert _pack(house) == _pack(house)
    assert len(report.packs(house.parts, house.who("ada"))) == 1


def test_a_download_link_works_once(house: House) -> None:
    house.ended("ann")
    pack = _pack(house)
    token = report.grant_download(house.parts, house.who("ada"), pack.id).removeprefix("/evidence/")

    assert report.redeem(house.parts, token, session=None) == (pack.filename, pack.body)
    with pytest.raises(NotAllowed):
        report.redeem(house.parts, token, session=None)


def test_a_download_link_runs_out_after_a_minute(house: House) -> None:
    house.ended("ann")
    token = report.grant_download(house.parts, house.who("ada"), _pack(house).id).removeprefix("/evidence/")
    house.clock.forward(seconds=61)

    with pytest.raises(NotAllowed):
        report.redeem(house.parts, token, session=None)


def test_a_download_link_dies_with_the_assessors_right(house: House) -> None:
    house.ended("ann")
    token = report.grant_download(house.parts, house.who("ada"), _pack(house).id).removeprefix("/evidence/")
    with house.parts.store.write() as tx:
        tx.revoke_role("ada", "assessor")
        tx.commit()

    with pytest.raises(NotAllowed):
        report.redeem(house.parts, token, session=None)


def test_a_link_given_to_one_session_does_not_work_in_another(house: House) -> None:
    house.ended("ann")
    with house.parts.store.write() as tx:
        tx.open_session(hash_of("mine"), house.who("ada").issuer, "ada", house.clock.now)
        tx.commit()
    who = replace(house.who("ada"), session=hash_of("mine"))
    token = report.grant_download(house.parts, who, _pack(house).id).removeprefix("/evidence/")

    with pytest.raises(NotAllowed):
        report.redeem(house.parts, token, session="another")
