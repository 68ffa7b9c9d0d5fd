"""What is being written and not yet sent. The highest revision wins, whichever arrives last."""

from datetime import datetime

from sqlalchemy import select

from simulator.store.rows import DraftRow
from simulator.store.statements import Statements
from simulator.store.tables import OWNER, drafts, runs


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
        return self.drafts(run)[key]

    def drafts(self, run: str) -> dict[str, DraftRow]:
        """A run's drafts by key."""
        kept = drafts.c
        query = select(kept.run, kept.key, kept.text, kept.rev, kept.at).where(kept.run == run).order_by(kept.key)
        return {row["key"]: DraftRow(**row) for row in self._all(query)}
