"""People come in, change roles and are kept out from the host's command line, and it counts at their next click."""

import pytest

from simulator import cli
from simulator.errors import NotAllowed, Refused
from simulator.people import Role
from simulator.services import accounts, enrol
from tests.services.conftest import ISSUER, House


def _enrol(house: House, role: Role, cohort: str | None = "autumn", subject: str = "zoe") -> str:
    identity = {"issuer": ISSUER, "subject": subject}
    return enrol.enrol(house.parts, "Zoe", role=role, organisation="college", cohort=cohort, **identity)


def test_an_enrolled_person_comes_in_with_role_and_cohort(house: House) -> None:
    _enrol(house, "tutor")

    zoe = accounts.actor(house.parts, house.who("zoe"))
    assert (zoe.organisation, zoe.roles, zoe.tutors) == ("college", frozenset({"tutor"}), frozenset({"autumn"}))


def test_a_person_enrolled_again_is_the_same_person_with_both_roles(house: House) -> None:
    assert _enrol(house, "tutor") == _enrol(house, "assessor", "winter")

    assert accounts.actor(house.parts, house.who("zoe")).roles == {"tutor", "assessor"}


def test_a_revoked_role_is_gone_at_the_next_click(house: House) -> None:
    person = _enrol(house, "tutor")

    enrol.revoke(house.parts, person, "tutor")

    assert accounts.actor(house.parts, house.who("zoe")).roles == frozenset()


def test_a_disabled_person_is_kept_out_until_enabled(house: House) -> None:
    person = _enrol(house, "tutor")
    enrol.set_active(house.parts, person, active=False)
    with pytest.raises(NotAllowed):
        accounts.actor(house.parts, house.who("zoe"))

    enrol.set_active(house.parts, person, active=True)
    assert accounts.actor(house.parts, house.who("zoe")).name == "Zoe"


def test_an_unknown_person_or_role_is_named_with_what_there_is(house: House) -> None:
    with pytest.raises(Refused, match="people list"):
        enrol.revoke(house.parts, "nobody", "tutor")
    with pytest.raises(Refused, match="apprentice, tutor"):
        enrol.role_named("boss")


def test_the_register_names_everyone_and_who_is_disabled(house: House) -> None:
    person = _enrol(house, "tutor")
    enrol.set_active(house.parts, person, active=False)

    (zoe,) = [row for row in enrol.register(house.parts) if row.organisation == "college"]

    assert (zoe.name, zoe.roles, zoe.active) == ("Zoe", ("tutor",), False)


def test_the_command_line_adds_and_lists_people(
    house: House, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FIREDRILL_DATABASE_URL", str(house.parts.settings.database_url))
    identity = ["--issuer", ISSUER, "--subject", "zoe", "--organisation", "college"]

    assert cli.main(["people", "add", "Zoe", "--role", "tutor", "--cohort", "autumn", *identity]) == 0
    assert cli.main(["people", "list"]) == 0
    assert "college  Zoe  tutor" in capsys.readouterr().out


def test_a_tutor_without_a_cohort_is_refused_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    identity = ["--issuer", ISSUER, "--subject", "zoe", "--organisation", "college"]

    assert cli.main(["people", "add", "Zoe", "--role", "tutor", *identity]) == 2
    assert "needs --cohort" in capsys.readouterr().err
