"""Forks of a run, one live run of a scenario for each learner, and how much time a learner takes."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_OWNER = ["organisation", "person", "cohort"]
_LIVE_AND_NO_FORK = sa.text("status = 'live' AND forked_from IS NULL")


def upgrade() -> None:
    with op.batch_alter_table("person") as person:
        person.add_column(sa.Column("time_given", sa.String(), nullable=True))
    with op.batch_alter_table("run") as run:
        run.add_column(sa.Column("forked_from", sa.String(), nullable=True))
        run.add_column(sa.Column("forked_seq", sa.Integer(), nullable=True))
        run.create_foreign_key(op.f("fk_run_forked_from_run"), "run", ["forked_from", *_OWNER], ["id", *_OWNER])
    op.create_index(
        "uq_run_person_scenario_id_live",
        "run",
        ["person", "scenario_id"],
        unique=True,
        sqlite_where=_LIVE_AND_NO_FORK,
        postgresql_where=_LIVE_AND_NO_FORK,
    )
