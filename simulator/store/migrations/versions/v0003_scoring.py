"""Requests for scores: which scorer is still to look at which run."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_OWNER = ["organisation", "person", "cohort"]


def upgrade() -> None:
    op.create_table(
        "score_request",
        sa.Column("organisation", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("cohort", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("run", sa.String(), nullable=False),
        sa.Column("scorer", sa.String(), nullable=False),
        sa.Column("rubric", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("run_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("holder", sa.String(), nullable=True),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["rubric"], ["document.digest"], name=op.f("fk_score_request_rubric_document")),
        sa.ForeignKeyConstraint(
            ["run", *_OWNER], ["run.id", *(f"run.{name}" for name in _OWNER)], name=op.f("fk_score_request_run_run")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_score_request")),
        sa.UniqueConstraint("run", "scorer", "rubric", name=op.f("uq_score_request_run_scorer_rubric")),
    )
    op.create_index(op.f("ix_score_request_state_run_at"), "score_request", ["state", "run_at"], unique=False)
