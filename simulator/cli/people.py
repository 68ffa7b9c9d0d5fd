"""`python -m simulator people`: who may come in, where people sign in with OpenID Connect."""

import argparse
from collections.abc import Callable
from typing import Any

from simulator.people import ROLES


def add_commands(commands: Any) -> None:
    """Who may come in, where people sign in with OpenID Connect."""
    people = commands.add_parser("people", help="who may come in, and as what (uses FIREDRILL_DATABASE_URL)")
    actions = people.add_subparsers(required=True, metavar="action")
    actions.add_parser("list", help="everyone, with their ids and roles").set_defaults(run=_later("show"))

    adding = actions.add_parser("add", help="let the person behind a sign-in take a role; may be repeated")
    adding.add_argument("name")
    adding.add_argument("--issuer", required=True, help="the provider, as its tokens name it")
    adding.add_argument("--subject", required=True, help="the person, as the provider's tokens name them")
    adding.add_argument("--role", required=True, help=", ".join(ROLES))
    adding.add_argument("--organisation", required=True, metavar="ID")
    adding.add_argument("--cohort", metavar="ID", help="needed by apprentices, tutors and assessors")
    adding.set_defaults(run=_later("add"))

    revoking = actions.add_parser("revoke", help="take a role away; counts at the next click")
    revoking.add_argument("person", metavar="ID")
    revoking.add_argument("--role", required=True)
    revoking.set_defaults(run=_later("revoke"))
    for name, active in (("disable", False), ("enable", True)):
        switching = actions.add_parser(name, help="let nobody in as this person" if not active else "let them in again")
        switching.add_argument("person", metavar="ID")
        switching.set_defaults(run=_later("switch"), active=active)


def _later(name: str) -> Callable[[argparse.Namespace], int]:
    """One of the functions of `simulator.cli.enrolling`, which is loaded when it is asked for."""

    def run(chosen: argparse.Namespace) -> int:
        from simulator.cli import enrolling

        return int(getattr(enrolling, name)(chosen))

    return run
