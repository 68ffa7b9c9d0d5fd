"""What is being written and not yet sent. The highest revision wins, whichever arrives last."""

from datetime import datetime

from sqlalchemy import RowMapping, bindparam, select

from simulator.store.rows import DraftRow
from simulator.store.statements import Statements
from simulator.store.tables import OWNER, drafts, runs

_DRAFTS = (
    select(*(drafts.c[name] for name in DraftRow.__slots__))
    .where(drafts.c.run == bindparam("of_run"))
    .order_by(drafts.c.key)
)
_DRAFT = _DRAFTS.where(drafts.c.key == bindparam("of_key"))


class Drafts(Statements):
    def save_draft(self, run: str, key: str, text: str, rev: int, at: datetime) -> DraftRow:
        """Keep `text` where `rev` is higher than what is kept; returns what is kept now. LookupError: no such run."""
        owner = self._one(select(*(runs.c[name] for name in OWNER)).where(runs.c.id == run))
        if owner is None:
            raise LookupError(f"no run {run!r}")
        adding = self._upsert(drafts).values(run=run, key=key, text=text, rev=rev, at=at, **owner)
        new = adding.excluded
        self._run(
            adding.on_conflict_do_update(
                index_elements=[drafts.c.run, drafts.c.key],
                set_={"text": new.text, "rev": new.rev, "at": new.at},
                where=drafts.c.rev < new.rev,
            )
        )
        return next(_row(row) for row in self._all(_DRAFT, {"of_run": run, "of_key": key}))

    def drafts(self, run: str) -> dict[str, DraftRow]:
        """A run's drafts by key."""
        return {row["key"]: _row(row) for row in self._all(_DRAFTS, {"of_run": run})}


def _row(row: RowMapping) -> DraftRow:
    return DraftRow(**row)
