"""`python -m simulator people`: who may come in, where people sign in with OpenID Connect."""

import argparse
from typing import Any

from simulator.bootstrap import build
from simulator.errors import SimulatorError
from simulator.people import ROLES
from simulator.services import enrol
from simulator.settings import read_settings


def add_commands(commands: Any) -> None:
    """Who may come in, where people sign in with OpenID Connect."""
    people = commands.add_parser("people", help="who may come in, and as what (uses FIREDRILL_DATABASE_URL)")
    actions = people.add_subparsers(required=True, metavar="action")
    actions.add_parser("list", help="everyone, with their ids and roles").set_defaults(run=_people_list)

    adding = actions.add_parser("add", help="let the person behind a sign-in take a role; may be repeated")
    adding.add_argument("name")
    adding.add_argument("--issuer", required=True, help="the provider, as its tokens name it")
    adding.add_argument("--subject", required=True, help="the person, as the provider's tokens name them")
    adding.add_argument("--role", required=True, help=", ".join(ROLES))
    adding.add_argument("--organisation", required=True, metavar="ID")
    adding.add_argument("--cohort", metavar="ID", help="needed by apprentices, tutors and assessors")
    adding.set_defaults(run=_people_add)

    revoking = actions.add_parser("revoke", help="take a role away; counts at the next click")
    revoking.add_argument("person", metavar="ID")
    revoking.add_argument("--role", required=True)
    revoking.set_defaults(run=_people_revoke)
    for name, active in (("disable", False), ("enable", True)):
        switching = actions.add_parser(name, help="let nobody in as this person" if not active else "let them in again")
        switching.add_argument("person", metavar="ID")
        switching.set_defaults(run=_people_switch, active=active)


def _people_list(chosen: argparse.Namespace) -> int:
    for row in enrol.register(build(read_settings())):
        print(f"{row.id}  {row.organisation}  {row.name}  {', '.join(row.roles)}{'' if row.active else '  (disabled)'}")
    return 0


def _people_add(chosen: argparse.Namespace) -> int:
    role = enrol.role_named(chosen.role)
    if role in enrol.RELATION and not chosen.cohort:
        raise SimulatorError(f"A person who is {role} needs --cohort.")
    parts = build(read_settings())
    identity = {"issuer": chosen.issuer, "subject": chosen.subject}
    print(
        enrol.enrol(parts, chosen.name, role=role, organisation=chosen.organisation, cohort=chosen.cohort, **identity)
    )
    return 0


def _people_revoke(chosen: argparse.Namespace) -> int:
    enrol.revoke(build(read_settings()), chosen.person, enrol.role_named(chosen.role))
    return 0


def _people_switch(chosen: argparse.Namespace) -> int:
    enrol.set_active(build(read_settings()), chosen.person, active=chosen.active)
    return 0
