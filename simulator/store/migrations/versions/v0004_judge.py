"""What a judge answered and what it cost: so that nothing is asked twice, and no month costs more than it may."""

import sqlalchemy as sa
from alembic import op

from simulator.store.append_only import creation

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "judge_answer",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("cost", sa.BigInteger(), nullable=False),
        sa.Column("body", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_judge_answer")),
    )
    op.create_index(op.f("ix_judge_answer_key"), "judge_answer", ["key"], unique=False)
    op.create_index(op.f("ix_judge_answer_at"), "judge_answer", ["at"], unique=False)
    for statement in creation(op.get_context().dialect.name, "judge_answer"):
        op.execute(statement)
