"""What came of a decision, short enough to stand beside what was expected of it."""

from collections.abc import Sequence

from simulator.content.scenario import Scenario
from simulator.runs import events as e
from simulator.runs.events import Event
from simulator.ui.debrief.in_sum import crowd_in_sum
from simulator.ui.debrief.telling import meter_name, tell
from simulator.ui.words import count, listed

NAMED = (e.ObligationMet, e.FlagRaised, e.AppealReceived, e.EscalationAnswered, e.PersonaReacted)
MOST = 4


def outcome(led_to: Sequence[Event], scenario: Scenario) -> str:
    """Meters and the crowd added up, then what people did; one sentence where nothing followed."""
    sums = (_meters(led_to, scenario), crowd_in_sum(led_to, scenario))
    parts = [part for part in (*sums, *_named(led_to, scenario)) if part]
    return " ".join(parts) or "Nothing that the log could tie to it."


def _meters(led_to: Sequence[Event], scenario: Scenario) -> str:
    moved: dict[str, int] = {}
    for event in led_to:
        if isinstance(event.data, e.MeterMoved):
            moved[event.data.meter] = moved.get(event.data.meter, 0) + event.data.add
    words = [f"{meter_name(meter, scenario)} {add:+d}".replace("-", "−") for meter, add in moved.items() if add]
    return f"{listed(words)}." if words else ""


def _named(led_to: Sequence[Event], scenario: Scenario) -> list[str]:
    found = [event for event in led_to if isinstance(event.data, NAMED)]
    said = [f"{tell(event, scenario)}." for event in found[:MOST]]
    rest = len(found) - MOST
    return [*said, f"And {count(rest, 'thing')} more, listed above."] if rest > 0 else said
