"""Receipts: the promise that a command was kept, and the same promise again when it is sent twice."""

from dataclasses import dataclass

from simulator.errors import Refused, Stale
from simulator.people import Actor, require
from simulator.services.parts import Parts
from simulator.store.rows import ReceiptRow
from simulator.store.store import Tx

LONGEST_ID = 64
"""Characters in a command id; it comes from outside and is indexed."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """No receipt, no promise; a receipt is never lost."""

    command_id: str
    run: str
    kind: str
    first_seq: int
    """First and last record the command wrote, in the run's log or its assessment log."""
    last_seq: int
    refused: str | None = None


def earlier(tx: Tx, actor: Actor, command_id: str, *, request: str) -> Receipt | None:
    """The receipt of a command that was sent before, for the person it was given to. Stale where the same id now
    carries other content."""
    if not 0 < len(command_id) <= LONGEST_ID:
        raise Refused("This form cannot be sent from here. Open the page again.")
    known = tx.receipt(command_id)
    if known is None:
        return None
    require(known.person == actor.person)
    if known.request != request:
        raise Stale("This form was already sent with other content. Look at what was kept before you send again.")
    return Receipt(known.command_id, known.run, known.kind, known.first_seq, known.last_seq, known.refused)


def give(tx: Tx, parts: Parts, actor: Actor, receipt: Receipt, *, request: str) -> Receipt:
    """Keep the receipt in the transaction that is open, and hand it on."""
    tx.add_receipt(
        ReceiptRow(
            command_id=receipt.command_id,
            run=receipt.run,
            organisation=actor.organisation,
            person=actor.person,
            kind=receipt.kind,
            first_seq=receipt.first_seq,
            last_seq=receipt.last_seq,
            refused=receipt.refused,
            at=parts.clock(),
            request=request,
        )
    )
    return receipt


def keepable(text: str, most: int) -> str:
    """`text`, or Refused where it cannot be kept whole. Nothing is ever cut."""
    if len(text) > most:
        raise Refused(f"This text has {len(text):,} characters; {most:,} can be kept. Nothing was cut.")
    if "\0" in text or any("\ud800" <= c <= "\udfff" for c in text):
        raise Refused("This text holds a character that cannot be kept. Remove it; the rest stays on your page.")
    return text
