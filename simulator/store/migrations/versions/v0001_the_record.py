"""The record: people, runs with their two logs, receipts, drafts, frozen documents, packs."""

import sqlalchemy as sa
from alembic import op

from simulator.store.append_only import creation

revision = "0001"
down_revision = None

_RECORDS = ("event", "assessment", "document", "receipt", "pack")


def upgrade() -> None:
    op.create_table(
        "document",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_document")),
    )
    op.create_table(
        "organisation",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation")),
    )
    op.create_table(
        "cohort",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("organisation", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation"], ["organisation.id"], name=op.f("fk_cohort_organisation_organisation")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cohort")),
        sa.UniqueConstraint("organisation", "id", name=op.f("uq_cohort_organisation_id")),
    )
    op.create_table(
        "person",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("organisation", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("sessions_valid_from", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation"], ["organisation.id"], name=op.f("fk_person_organisation_organisation")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("organisation", "id", name=op.f("uq_person_organisation_id")),
    )
    op.create_table(
        "identity",
        sa.Column("issuer", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("organisation", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation", "person"],
            ["person.organisation", "person.id"],
            name=op.f("fk_identity_organisation_person"),
        ),
        sa.PrimaryKeyConstraint("issuer", "subject", name=op.f("pk_identity")),
    )
    op.create_index(op.f("ix_identity_organisation_person"), "identity", ["organisation", "person"], unique=False)
    op.create_table(
        "membership",
        sa.Column("cohort", sa.String(), nullable=False),
        sa.Column("relation", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("organisation", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation", "cohort"],
            ["cohort.organisation", "cohort.id"],
            name=op.f("fk_membership_organisation_cohort"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation", "person"],
            ["person.organisation", "person.id"],
            name=op.f("fk_membership_organisation_person"),
        ),
        sa.PrimaryKeyConstraint("cohort", "relation", "person", name=op.f("pk_membership")),
    )
    op.create_index(op.f("ix_membership_person"), "membership", ["person"], unique=False)
    op.create_table(
        "pack",
        sa.Column("organisation", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("cohort", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("built_by", sa.String(), nullable=False),
        sa.Column("built_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("filename", sa.String(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["built_by"], ["person.id"], name=op.f("fk_pack_built_by_person")),
        sa.ForeignKeyConstraint(
            ["organisation", "cohort"], ["cohort.organisation", "cohort.id"], name=op.f("fk_pack_organisation_cohort")
        ),
        sa.ForeignKeyConstraint(
            ["organisation", "person"], ["person.organisation", "person.id"], name=op.f("fk_pack_organisation_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pack")),
    )
    op.create_index(
        op.f("ix_pack_organisation_cohort_built_at"), "pack", ["organisation", "cohort", "built_at"], unique=False
    )
    op.create_table(
        "role",
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("organisation", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation", "person"], ["person.organisation", "person.id"], name=op.f("fk_role_organisation_person")
        ),
        sa.PrimaryKeyConstraint("person", "role", name=op.f("pk_role")),
    )
    op.create_table(
        "run",
        sa.Column("organisation", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("cohort", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("scenario_id", sa.String(), nullable=False),
        sa.Column("scenario_title", sa.String(), nullable=False),
        sa.Column("scenario", sa.String(), nullable=False),
        sa.Column("rubric", sa.String(), nullable=False),
        sa.Column("mode", sa.String(), nullable=False),
        sa.Column("seed", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("ending", sa.String(), nullable=True),
        sa.Column("t", sa.Integer(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("head_seq", sa.Integer(), nullable=False),
        sa.Column("head_hash", sa.String(), nullable=False),
        sa.Column("assessed_seq", sa.Integer(), nullable=False),
        sa.Column("assessed_hash", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation", "cohort"], ["cohort.organisation", "cohort.id"], name=op.f("fk_run_organisation_cohort")
        ),
        sa.ForeignKeyConstraint(
            ["organisation", "person"], ["person.organisation", "person.id"], name=op.f("fk_run_organisation_person")
        ),
        sa.ForeignKeyConstraint(["rubric"], ["document.digest"], name=op.f("fk_run_rubric_document")),
        sa.ForeignKeyConstraint(["scenario"], ["document.digest"], name=op.f("fk_run_scenario_document")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_run")),
        sa.UniqueConstraint(
            "id", "organisation", "person", "cohort", name=op.f("uq_run_id_organisation_person_cohort")
        ),
    )
    op.create_index(
        op.f("ix_run_organisation_cohort_status_started_at"),
        "run",
        ["organisation", "cohort", "status", "started_at"],
        unique=False,
    )
    op.create_index(
        op.f("ix_run_organisation_person_started_at"), "run", ["organisation", "person", "started_at"], unique=False
    )
    op.create_table(
        "assessment",
        sa.Column("organisation", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("cohort", sa.String(), nullable=False),
        sa.Column("run", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("prev_hash", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["run", "organisation", "person", "cohort"],
            ["run.id", "run.organisation", "run.person", "run.cohort"],
            name=op.f("fk_assessment_run_run"),
        ),
        sa.PrimaryKeyConstraint("run", "seq", name=op.f("pk_assessment")),
        sa.UniqueConstraint("run", "hash", name=op.f("uq_assessment_run_hash")),
        sa.UniqueConstraint("run", "key", name=op.f("uq_assessment_run_key")),
        sa.UniqueConstraint("run", "prev_hash", name=op.f("uq_assessment_run_prev_hash")),
    )
    op.create_table(
        "draft",
        sa.Column("organisation", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("cohort", sa.String(), nullable=False),
        sa.Column("run", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("rev", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["run", "organisation", "person", "cohort"],
            ["run.id", "run.organisation", "run.person", "run.cohort"],
            name=op.f("fk_draft_run_run"),
        ),
        sa.PrimaryKeyConstraint("run", "key", name=op.f("pk_draft")),
    )
    op.create_table(
        "event",
        sa.Column("organisation", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("cohort", sa.String(), nullable=False),
        sa.Column("run", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("t", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("prev_hash", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["run", "organisation", "person", "cohort"],
            ["run.id", "run.organisation", "run.person", "run.cohort"],
            name=op.f("fk_event_run_run"),
        ),
        sa.PrimaryKeyConstraint("run", "seq", name=op.f("pk_event")),
        sa.UniqueConstraint("run", "hash", name=op.f("uq_event_run_hash")),
        sa.UniqueConstraint("run", "prev_hash", name=op.f("uq_event_run_prev_hash")),
    )
    op.create_table(
        "receipt",
        sa.Column("command_id", sa.String(), nullable=False),
        sa.Column("run", sa.String(), nullable=False),
        sa.Column("organisation", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("first_seq", sa.Integer(), nullable=False),
        sa.Column("last_seq", sa.Integer(), nullable=False),
        sa.Column("refused", sa.Text(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("request", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation", "person"],
            ["person.organisation", "person.id"],
            name=op.f("fk_receipt_organisation_person"),
        ),
        sa.ForeignKeyConstraint(["run"], ["run.id"], name=op.f("fk_receipt_run_run")),
        sa.PrimaryKeyConstraint("command_id", name=op.f("pk_receipt")),
    )
    op.create_index(op.f("ix_receipt_run"), "receipt", ["run"], unique=False)
    op.create_table(
        "session",
        sa.Column("id_hash", sa.String(), nullable=False),
        sa.Column("issuer", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("organisation", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["issuer", "subject"], ["identity.issuer", "identity.subject"], name=op.f("fk_session_issuer_identity")
        ),
        sa.ForeignKeyConstraint(
            ["organisation", "person"],
            ["person.organisation", "person.id"],
            name=op.f("fk_session_organisation_person"),
        ),
        sa.PrimaryKeyConstraint("id_hash", name=op.f("pk_session")),
    )
    op.create_index(op.f("ix_session_organisation_person"), "session", ["organisation", "person"], unique=False)
    op.create_table(
        "download",
        sa.Column("id_hash", sa.String(), nullable=False),
        sa.Column("pack", sa.String(), nullable=False),
        sa.Column("organisation", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("issuer", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("session", sa.String(), nullable=True),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation", "person"],
            ["person.organisation", "person.id"],
            name=op.f("fk_download_organisation_person"),
        ),
        sa.ForeignKeyConstraint(["pack"], ["pack.id"], name=op.f("fk_download_pack_pack")),
        sa.ForeignKeyConstraint(["session"], ["session.id_hash"], name=op.f("fk_download_session_session")),
        sa.PrimaryKeyConstraint("id_hash", name=op.f("pk_download")),
    )
    op.create_index(op.f("ix_download_pack"), "download", ["pack"], unique=False)
    for statement in creation(op.get_context().dialect.name, *_RECORDS):
        op.execute(statement)
