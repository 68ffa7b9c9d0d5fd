"""Whether what a score quotes stands in the run, to the letter."""

from collections.abc import Sequence

from simulator.runs.events import Event, ReplyPublished, TaskSubmitted
from simulator.scoring.score import Quote, Score


def misquoted(score: Score, events: Sequence[Event]) -> str | None:
    """The first quotation that is not what its text says there, in words; None where all are."""
    for finding in score.findings:
        for quote in finding.quotes or ():
            text = text_of(quote, events)
            if text is None or text[quote.start : quote.end] != quote.quote:
                return f"{score.scorer} quotes “{quote.quote[:80]}”, which does not stand there"
    return None


def text_of(quote: Quote, events: Sequence[Event]) -> str | None:
    """The whole text that a quotation is from; None where there is none."""
    data = next((event.data for event in events if event.seq == quote.event), None)
    if isinstance(data, TaskSubmitted):
        return data.texts.get(quote.text_of)
    return data.text if isinstance(data, ReplyPublished) else None
