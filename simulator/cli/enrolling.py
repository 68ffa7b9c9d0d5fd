"""What `python -m simulator people` does, apart from the commands, so that those who write scenarios need not wait for
the database to be loaded."""

import argparse

from simulator.bootstrap import build
from simulator.errors import SimulatorError
from simulator.services import enrol
from simulator.settings import read_settings


def show(chosen: argparse.Namespace) -> int:
    """Everyone, with their ids and roles."""
    for row in enrol.register(build(read_settings())):
        print(f"{row.id}  {row.organisation}  {row.name}  {', '.join(row.roles)}{'' if row.active else '  (disabled)'}")
    return 0


def add(chosen: argparse.Namespace) -> int:
    """Let the person behind a sign-in take a role."""
    role = enrol.role_named(chosen.role)
    if role in enrol.RELATION and not chosen.cohort:
        raise SimulatorError(f"A person who is {role} needs --cohort.")
    parts = build(read_settings())
    identity = {"issuer": chosen.issuer, "subject": chosen.subject}
    print(
        enrol.enrol(parts, chosen.name, role=role, organisation=chosen.organisation, cohort=chosen.cohort, **identity)
    )
    return 0


def revoke(chosen: argparse.Namespace) -> int:
    """Take a role away."""
    enrol.revoke(build(read_settings()), chosen.person, enrol.role_named(chosen.role))
    return 0


def switch(chosen: argparse.Namespace) -> int:
    """Let nobody in as this person, or let them in again."""
    enrol.set_active(build(read_settings()), chosen.person, active=chosen.active)
    return 0
