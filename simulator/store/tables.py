"""The tables. A class says what a table holds; the lower-case plural below it is what statements are written with.

Every personal row carries its organisation, and a composite foreign key keeps it the organisation of what it belongs
to. `append_only` says which tables are never changed, and why a trigger can be trusted to say so.
"""

from datetime import datetime

from sqlmodel import (
    BigInteger,
    Field,
    ForeignKeyConstraint,
    Index,
    MetaData,
    SQLModel,
    Table,
    Text,
    UniqueConstraint,
    text,
)

NAMES = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
}


class Row(SQLModel):
    metadata = MetaData(naming_convention=NAMES)


class Owned(Row):
    """Whose a personal row is."""

    organisation: str
    person: str
    cohort: str


OWNER = ("organisation", "person", "cohort")


def _of_person() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["organisation", "person"], ["person.organisation", "person.id"])


def _of_cohort() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["organisation", "cohort"], ["cohort.organisation", "cohort.id"])


def _of_run() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["run", *OWNER], ["run.id", *(f"run.{name}" for name in OWNER)])


# --- people ----------------------------------------------------------------------------------------------------------


class Organisation(Row, table=True):
    id: str = Field(primary_key=True)
    name: str


class Person(Row, table=True):
    __table_args__ = (UniqueConstraint("organisation", "id"),)
    id: str = Field(primary_key=True)
    organisation: str = Field(foreign_key="organisation.id")
    name: str
    active: bool = True
    sessions_valid_from: datetime | None = None
    """Sign-ins before this moment no longer count."""
    time_given: str | None = None
    """How much time they take where they say nothing else: per cent, or `untimed`."""


class Identity(Row, table=True):
    """Who a sign-in provider's subject is here."""

    __table_args__ = (_of_person(), Index(None, "organisation", "person"))
    issuer: str = Field(primary_key=True)
    subject: str = Field(primary_key=True)
    organisation: str
    person: str


class Role(Row, table=True):
    __table_args__ = (_of_person(),)
    person: str = Field(primary_key=True)
    role: str = Field(primary_key=True)
    organisation: str


class Cohort(Row, table=True):
    __table_args__ = (UniqueConstraint("organisation", "id"),)
    id: str = Field(primary_key=True)
    organisation: str = Field(foreign_key="organisation.id")
    name: str


class Membership(Row, table=True):
    __table_args__ = (_of_person(), _of_cohort(), Index(None, "person"))
    cohort: str = Field(primary_key=True)
    relation: str = Field(primary_key=True)
    person: str = Field(primary_key=True)
    organisation: str


class Session(Row, table=True):
    """A sign-in of our own, under the hash of its secret."""

    __table_args__ = (
        _of_person(),
        ForeignKeyConstraint(["issuer", "subject"], ["identity.issuer", "identity.subject"]),
        Index(None, "organisation", "person"),
    )
    id_hash: str = Field(primary_key=True)
    issuer: str
    subject: str
    organisation: str
    person: str
    opened_at: datetime
    seen_at: datetime
    closed_at: datetime | None = None


# --- runs ------------------------------------------------------------------------------------------------------------


class Document(Row, table=True):
    """A frozen scenario or rubric, by the digest of its bytes. Nobody's in particular."""

    digest: str = Field(primary_key=True)
    kind: str
    body: bytes


ONE_LIVE_RUN = "uq_run_person_scenario_id_live"
LIVE_AND_NO_FORK = text("status = 'live' AND forked_from IS NULL")


class Run(Owned, table=True):
    """A fork is of a run of the same learner. Of one scenario a learner has one live run that is none."""

    __table_args__ = (
        _of_person(),
        _of_cohort(),
        UniqueConstraint("id", *OWNER),
        ForeignKeyConstraint(["forked_from", *OWNER], ["run.id", *(f"run.{name}" for name in OWNER)]),
        Index(
            ONE_LIVE_RUN,
            "person",
            "scenario_id",
            unique=True,
            sqlite_where=LIVE_AND_NO_FORK,
            postgresql_where=LIVE_AND_NO_FORK,
        ),
        Index(None, "organisation", "person", "started_at"),
        Index(None, "organisation", "cohort", "status", "started_at"),
    )
    id: str = Field(primary_key=True)
    scenario_id: str
    scenario_title: str
    scenario: str = Field(foreign_key="document.digest")
    rubric: str = Field(foreign_key="document.digest")
    mode: str
    seed: int
    started_at: datetime
    status: str
    ending: str | None = None
    t: int
    ended_at: datetime | None = None
    head_seq: int
    head_hash: str
    assessed_seq: int
    assessed_hash: str
    forked_from: str | None = None
    forked_seq: int | None = None


class Event(Owned, table=True):
    """The log of a run. `body` is the whole event in canonical JSON; the other columns repeat parts of it."""

    __table_args__ = (_of_run(), UniqueConstraint("run", "prev_hash"), UniqueConstraint("run", "hash"))
    run: str = Field(primary_key=True)
    seq: int = Field(primary_key=True)
    kind: str
    t: int
    at: str
    prev_hash: str
    hash: str
    body: str = Field(sa_type=Text)


class Assessment(Owned, table=True):
    """Scores and reviews of a run, in the same form as its log."""

    __table_args__ = (
        _of_run(),
        UniqueConstraint("run", "key"),
        UniqueConstraint("run", "prev_hash"),
        UniqueConstraint("run", "hash"),
    )
    run: str = Field(primary_key=True)
    seq: int = Field(primary_key=True)
    kind: str
    key: str
    author: str
    at: str
    prev_hash: str
    hash: str
    body: str = Field(sa_type=Text)


class ScoreRequest(Owned, table=True):
    """A scorer that is to look at a run that has ended: whose turn it is, and how far that is."""

    __tablename__ = "score_request"
    __table_args__ = (_of_run(), UniqueConstraint("run", "scorer", "rubric"), Index(None, "state", "run_at"))
    id: str = Field(primary_key=True)
    run: str
    scorer: str
    rubric: str = Field(foreign_key="document.digest")
    state: str
    attempts: int
    run_at: datetime
    """Not before this moment."""
    lease_until: datetime | None = None
    """While it is running: when whoever has it is given up."""
    holder: str | None = None
    """Process that has it."""
    error: str | None = Field(default=None, sa_type=Text)
    created_at: datetime
    updated_at: datetime


class JudgeAnswer(Row, table=True):
    """Two rows for a call of a judge: what it may cost, before it; what is given back of that and what was answered,
    where anything was, after it. The first alone is of a call that nobody lived to hear the end of."""

    __tablename__ = "judge_answer"
    id: str = Field(primary_key=True)
    key: str = Field(index=True)
    """Digest of everything that was asked."""
    at: datetime = Field(index=True)
    cost: int = Field(sa_type=BigInteger)
    """Millionths of a penny."""
    body: str | None = Field(default=None, sa_type=Text)


class Receipt(Row, table=True):
    """What one command wrote; `person` is who asked, who need not be the learner."""

    __table_args__ = (_of_person(),)
    command_id: str = Field(primary_key=True)
    run: str = Field(foreign_key="run.id", index=True)
    organisation: str
    person: str
    kind: str
    first_seq: int
    last_seq: int
    refused: str | None = Field(default=None, sa_type=Text)
    at: datetime
    request: str


class Draft(Owned, table=True):
    __table_args__ = (_of_run(),)
    run: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    rev: int = Field(sa_type=BigInteger)
    """Counted by the browser, which may count in milliseconds."""
    at: datetime
    text: str = Field(sa_type=Text)


# --- packs -----------------------------------------------------------------------------------------------------------


class Pack(Owned, table=True):
    __table_args__ = (_of_person(), _of_cohort(), Index(None, "organisation", "cohort", "built_at"))
    id: str = Field(primary_key=True)
    built_by: str = Field(foreign_key="person.id")
    built_at: datetime
    digest: str
    filename: str
    body: bytes


class Download(Row, table=True):
    """Leave to download one pack once, under the hash of its token."""

    __table_args__ = (_of_person(),)
    id_hash: str = Field(primary_key=True)
    pack: str = Field(foreign_key="pack.id", index=True)
    organisation: str
    person: str
    issuer: str
    subject: str
    issued_at: datetime
    session: str | None = Field(default=None, foreign_key="session.id_hash")
    expires_at: datetime
    used_at: datetime | None = None


def _table(model: type[Row]) -> Table:
    return Row.metadata.tables[str(model.__tablename__)]


organisations = _table(Organisation)
people = _table(Person)
identities = _table(Identity)
roles = _table(Role)
cohorts = _table(Cohort)
memberships = _table(Membership)
sessions = _table(Session)
documents = _table(Document)
runs = _table(Run)
events = _table(Event)
assessments = _table(Assessment)
score_requests = _table(ScoreRequest)
judge_answers = _table(JudgeAnswer)
receipts = _table(Receipt)
drafts = _table(Draft)
packs = _table(Pack)
downloads = _table(Download)
