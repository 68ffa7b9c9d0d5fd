"""Who a subject is now, and what signing out, disabling and leaving do to that at once."""

from datetime import datetime

import pytest
from sqlalchemy.exc import IntegrityError

from simulator.errors import NotAllowed
from simulator.people import Actor, Subject
from simulator.store.rows import CohortRow, PersonRow, SessionRow
from simulator.store.store import Store
from tests.store.made import ISSUER, NOON, NORTH, add_person, later, settle, subject, there

ANN = "north-ann"


@pytest.fixture(autouse=True)
def _two_organisations(store: Store) -> None:
    settle(store)


def who(store: Store, asked: Subject) -> Actor | None:
    with store.read() as tx:
        return tx.actor(asked)


def test_a_database_with_an_organisation_is_not_empty(store: Store):
    with store.read() as tx:
        assert not tx.is_empty()


def test_an_actor_has_their_roles_and_relations(store: Store):
    with store.write() as tx:
        tx.add_cohort("north-summer", "north", "Summer")
        tx.grant_role(ANN, "tutor")
        tx.grant_role(ANN, "assessor")
        tx.join("north-summer", ANN, "tutor")
        tx.join("north-summer", ANN, "assessor")
        tx.join("north-spring", ANN, "assessor")
        tx.commit()
    assert who(store, subject(ANN)) == Actor(
        person=ANN,
        organisation="north",
        name="Ann",
        roles=frozenset({"apprentice", "tutor", "assessor"}),
        tutors=frozenset({"north-summer"}),
        assesses=frozenset({"north-spring", "north-summer"}),
        cohorts=frozenset({"north-spring"}),
    )


def test_a_role_or_relation_given_twice_is_held_once_and_taken_back_once(store: Store):
    with store.write() as tx:
        tx.grant_role(ANN, "apprentice")
        tx.join("north-spring", ANN, "learner")
        tx.revoke_role(ANN, "apprentice")
        tx.leave("north-spring", ANN, "learner")
        actor = tx.actor(subject(ANN))
    assert actor is not None
    assert (actor.roles, actor.cohorts) == (frozenset(), frozenset())


@pytest.mark.parametrize("asked", [subject("nobody"), Subject("other:issuer", ANN, NOON)])
def test_an_unknown_subject_is_nobody(store: Store, asked: Subject):
    assert who(store, asked) is None


def test_a_disabled_person_is_nobody_at_once_and_somebody_when_enabled(store: Store):
    for active in (False, True):
        with store.write() as tx:
            tx.set_active(ANN, active)
            tx.commit()
        assert (who(store, subject(ANN)) is not None) is active


@pytest.mark.parametrize(("issued_at", "known"), [(later(seconds=-1), False), (NOON, True), (later(seconds=1), True)])
def test_a_sign_in_from_before_the_signing_out_no_longer_counts(store: Store, issued_at: datetime, known: bool):
    with store.write() as tx:
        tx.sign_out(ANN, NOON)
        tx.commit()
    assert (who(store, subject(ANN, issued_at)) is not None) is known
    assert who(store, subject("south-ann", issued_at)) is not None


def test_signing_out_never_moves_back(store: Store):
    with store.write() as tx:
        tx.sign_out(ANN, NOON)
        tx.sign_out(ANN, later(hours=-1))
        assert tx.actor(subject(ANN, later(minutes=-1))) is None


def test_a_session_is_read_back_and_seen_later_but_never_earlier(store: Store):
    with store.write() as tx:
        tx.open_session("s1", ISSUER, ANN, NOON)
        tx.touch_session("s1", later(minutes=2))
        tx.touch_session("s1", later(minutes=1))
        row, person = there(tx.session("s1"))
        assert row == SessionRow("s1", ISSUER, ANN, NOON, later(minutes=2), None)
        assert person == tx.actor(subject(ANN)) is not None
        assert tx.session("s2") is None


def test_a_session_for_an_unknown_subject_is_not_opened(store: Store):
    with store.write() as tx, pytest.raises(NotAllowed):
        tx.open_session("s1", ISSUER, "nobody", NOON)


def test_a_closed_session_is_nobody_at_once_and_closed_for_good(store: Store):
    with store.write() as tx:
        tx.open_session("s1", ISSUER, ANN, NOON)
        assert tx.actor(subject(ANN, session="s1")) is not None
        tx.close_session("s1", later(minutes=5))
        tx.close_session("s1", later(minutes=9))
        assert tx.actor(subject(ANN, session="s1")) is None
        assert there(tx.session("s1"))[0].closed_at == later(minutes=5)


@pytest.mark.parametrize("asked", [subject(ANN, session="s9"), subject("south-ann", session="s1")])
def test_a_session_that_is_not_there_or_not_theirs_is_nobody(store: Store, asked: Subject):
    with store.write() as tx:
        tx.open_session("s1", ISSUER, ANN, NOON)
        assert tx.actor(asked) is None


def test_signing_out_closes_every_session_of_that_person_only(store: Store):
    with store.write() as tx:
        for id_hash, person in (("s1", ANN), ("s2", ANN), ("s3", "south-ann")):
            tx.open_session(id_hash, ISSUER, person, NOON)
        tx.sign_out(ANN, later(minutes=1))
        assert [there(tx.session(s))[0].closed_at for s in ("s1", "s2", "s3")] == [
            later(minutes=1),
            later(minutes=1),
            None,
        ]
        assert tx.actor(subject(ANN, later(hours=1), session="s1")) is None


def test_a_session_opened_before_the_signing_out_does_not_count_whatever_its_subject_says(store: Store):
    with store.write() as tx:
        tx.sign_out(ANN, NOON)
        tx.open_session("s1", ISSUER, ANN, later(minutes=-1))
        assert tx.actor(subject(ANN, later(hours=1), session="s1")) is None


def test_learners_come_by_name_once_each_with_their_cohort(store: Store):
    with store.write() as tx:
        tx.add_cohort("north-autumn", "north", "Autumn")
        add_person(tx, NORTH, "north-zed")
        add_person(tx, NORTH, "north-bea")
        tx.join("north-autumn", "north-bea", "learner")
        tx.join("north-spring", "north-zed", "tutor")
        tx.set_active("north-zed", False)
        found = tx.learners("north", {"north-spring", "north-autumn"})
    assert found == [
        PersonRow(ANN, "north", "Ann", True, "north-spring"),
        PersonRow("north-bea", "north", "Bea", True, "north-autumn"),
        PersonRow("north-zed", "north", "Zed", False, "north-spring"),
    ]


def test_a_tutor_is_not_a_learner_of_their_cohort(store: Store):
    with store.write() as tx:
        tx.add_person("north-tess", "north", "Tess")
        tx.join("north-spring", "north-tess", "tutor")
        assert [row.id for row in tx.learners("north", {"north-spring"})] == [ANN]
        assert tx.person("north", "north-tess") == PersonRow("north-tess", "north", "Tess", True, "")


def test_cohorts_come_by_name(store: Store):
    with store.write() as tx:
        tx.add_cohort("north-autumn", "north", "Autumn")
        assert tx.cohorts("north", {"north-spring", "north-autumn", "nowhere"}) == [
            CohortRow("north-autumn", "north", "Autumn"),
            CohortRow("north-spring", "north", "Spring"),
        ]


def test_a_person_cannot_join_a_cohort_of_another_organisation(store: Store):
    with store.write() as tx, pytest.raises(IntegrityError):
        tx.join("south-spring", ANN, "tutor")


def test_a_subject_is_linked_to_one_person(store: Store):
    with store.write() as tx, pytest.raises(IntegrityError):
        tx.link_identity(ISSUER, ANN, "south-ann")


def test_an_unknown_role_or_relation_is_a_bug(store: Store):
    with store.write() as tx:
        with pytest.raises(ValueError, match="no role 'wizard'"):
            tx.grant_role(ANN, "wizard")  # type: ignore[arg-type]
        with pytest.raises(ValueError, match="no relation 'friend'"):
            tx.join("north-spring", ANN, "friend")  # type: ignore[arg-type]
