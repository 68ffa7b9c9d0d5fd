"""The words of the page: levels, states, dates."""

from datetime import UTC, datetime

from simulator.content.document import Level
from simulator.review import Effective

LEVEL = {"not_shown": "Not shown", "emerging": "Emerging", "secure": "Secure", "strong": "Strong"}
WITHOUT_LEVEL = {
    "not_observed": "Not observed",
    "unscored": "Not scored yet",
    "failed": "Could not be scored",
}

# not strftime's names, which speak the language of the machine
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def level_words(level: Level | None, how: str) -> str:
    """A level with what it rests on; a suggestion always says that it is one."""
    if level is None:
        return "–"
    return LEVEL[level] if how == "confirmed" else f"{LEVEL[level]} (suggested, not confirmed)"


def result_words(counts: Effective) -> str:
    return WITHOUT_LEVEL.get(counts.status) or level_words(counts.level, counts.status)


def moment(at: str) -> str:
    """A wall time for people: `5 January 2026, 09:00 UTC`."""
    time = datetime.fromisoformat(at).astimezone(UTC)
    return f"{time.day} {_MONTHS[time.month - 1]} {time:%Y, %H:%M} UTC"
