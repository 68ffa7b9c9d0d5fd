"""About a channel: what it is, who reads it, how people write there, and what its platform asks. Drawn folded away."""

from typing import Any

from simulator.content.scenario import Scenario
from simulator.content.world import Card
from simulator.ui.words import KIND


def about(channel: str, scenario: Scenario) -> dict[str, Any]:
    """Data of the quiet panel that every part with posts carries."""
    known = scenario.channels[channel]
    rows = [
        ("Kind", KIND[known.kind]),
        ("Who reads", known.audience or ""),
        ("Tone", known.tone),
        ("Length", f"at most {known.limit:,} characters"),
        ("What it is", known.about or ""),
    ]
    card = scenario.cards.get(known.card or "")
    return {
        "rows": [[what, words] for what, words in rows if words],
        "norms": list(known.norms),
        "card": _card(card) if card else None,
    }


def _card(card: Card) -> dict[str, Any]:
    return {"name": card.name, "as_of": card.as_of, "rules": list(card.rules)}
