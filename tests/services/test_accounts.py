"""Signing in and out: what the database says counts at the next message."""

from dataclasses import replace
from datetime import timedelta

import pytest

from simulator import demo
from simulator.errors import NotAllowed
from simulator.people import Subject
from simulator.services import accounts, practise
from simulator.store.store import Store
from tests.services.conftest import House


@pytest.fixture
def secret(house: House) -> str:
    with house.parts.store.write() as tx:
        for account in accounts.DEMO_ACCOUNTS:
            tx.add_person(f"demo-{account.subject}", "org", account.name)
            tx.link_identity(accounts.DEMO_ISSUER, account.subject, f"demo-{account.subject}")
            tx.grant_role(f"demo-{account.subject}", account.role)
        tx.commit()
    return accounts.demo_sign_in(house.parts, "rosa")


def test_signing_out_counts_at_once_for_every_page_open(house: House) -> None:
    who = house.who("ann")
    house.clock.forward(seconds=1)
    accounts.sign_out(house.parts, who)

    with pytest.raises(NotAllowed):
        practise.offers(house.parts, who)


def test_signing_in_again_after_signing_out_works(house: House) -> None:
    accounts.sign_out(house.parts, house.who("ann"))
    house.clock.forward(seconds=1)

    assert accounts.actor(house.parts, house.who("ann")).name == "Ann"


def test_a_disabled_person_is_out_at_the_next_command(house: House) -> None:
    run = house.start("ann").run
    with house.parts.store.write() as tx:
        tx.set_active("ann", False)
        tx.commit()

    with pytest.raises(NotAllowed):
        practise.desk(house.parts, house.who("ann"), run)


def test_the_same_name_from_another_issuer_is_another_person(house: House) -> None:
    stranger = Subject("https://other.example", "ann", house.clock.now)

    with pytest.raises(NotAllowed):
        accounts.actor(house.parts, stranger)


def test_a_session_of_staff_ends_after_half_an_hour_of_silence(house: House, secret: str) -> None:
    assert accounts.session_subject(house.parts, secret)

    house.clock.forward(minutes=31)

    assert accounts.session_subject(house.parts, secret) is None


def test_a_session_in_use_lives_twelve_hours_and_no_longer(house: House, secret: str) -> None:
    for _ in range(35):
        house.clock.forward(minutes=20)
        assert accounts.session_subject(house.parts, secret)

    house.clock.now += timedelta(minutes=25)
    assert accounts.session_subject(house.parts, secret) is None


def test_an_unknown_demo_account_gets_no_session(house: House) -> None:
    with pytest.raises(NotAllowed):
        accounts.demo_sign_in(house.parts, "ann")


def test_the_demo_fills_only_an_empty_database(house: House) -> None:
    demo.fill(house.parts, learners=2)

    with house.parts.store.read() as tx:
        assert tx.runs_in(demo.ORGANISATION[0], {demo.COHORT[0]}) == []


def test_a_record_that_cannot_be_written_can_still_be_read_by_one_who_is_signed_in(
    house: House, secret: str, caplog: pytest.LogCaptureFixture
) -> None:
    file = house.parts.settings.database_url.removeprefix("sqlite:///")
    only_read = Store(f"sqlite:///file:{file}?mode=ro&uri=true")
    house.clock.forward(minutes=5)

    found = accounts.session_actor(replace(house.parts, store=only_read), secret)

    assert found is not None
    assert found[1].name == "Rosa Halloran"
    assert "could not be noted" in caplog.text
    only_read.close()
