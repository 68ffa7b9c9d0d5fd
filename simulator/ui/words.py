"""The words on screen for what the code calls by id: levels, acts, times. Plain strings, safe to draw anywhere."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Final

LEVEL: Final[Mapping[str, str]] = {
    "not_shown": "Not shown",
    "emerging": "Emerging",
    "secure": "Secure",
    "strong": "Strong",
}
STATUS: Final[Mapping[str, str]] = {
    "confirmed": "Confirmed",
    "suggested": "Suggested",
    "not_observed": "Not observed",
    "unscored": "Not scored yet",
    "failed": "Could not be scored",
}
SCORER: Final[Mapping[str, str]] = {
    "checks": "Checks of decisions",
    "offline": "Offline reading",
    "rules": "Reading by rules",
    "judge": "Language model",
}
MODE: Final[Mapping[str, str]] = {"practice": "Practice", "mock": "Mock", "assessed": "Assessed"}
PACE: Final[Mapping[str, str]] = {"step": "step by step", "paced": "the clock runs"}
ENDING_FALLBACK: Final = "Ended"
NO_LIMIT: Final = "no time limit"
"""Of what is due in an untimed run."""

REPORT: Final[Mapping[str, str]] = {"agree": "Right", "disagree": "Wrong", "ignore": "Not ours to act on"}
CONTENT: Final[Mapping[str, str]] = {
    "keep": "Keep",
    "edit": "Ask to edit",
    "hide": "Hide",
    "remove": "Remove",
    "lock": "Lock thread",
    "restore": "Restore",
}
ACCOUNT: Final[Mapping[str, str]] = {
    "none": "Nothing",
    "note": "Note",
    "warn": "Warn",
    "mute": "Mute",
    "suspend": "Suspend",
    "ban": "Ban",
}
NOTICE: Final[Mapping[str, str]] = {"author": "The author", "reporter": "The reporter"}
OUTCOME: Final[Mapping[str, str]] = {
    "uphold": "Keep the decision",
    "reduce": "Make it milder",
    "overturn": "Overturn it",
}
SEVERITY: Final[Mapping[int, str]] = {
    1: "1 For information",
    2: "2 Low",
    3: "3 Medium",
    4: "4 High",
    5: "5 Someone may be hurt",
}
HOURS: Final[Mapping[int, str]] = {
    1: "1 hour",
    24: "24 hours",
    72: "3 days",
    168: "7 days",
    720: "30 days",
    8760: "1 year",
}

CHANNEL_ICON: Final[Mapping[str, str]] = {
    "forum": "forum",
    "short": "short_text",
    "chat": "tag",
    "reviews": "reviews",
    "video": "smart_display",
    "mail": "mail",
    "inbox": "support_agent",
    "press": "newspaper",
}
KIND: Final[Mapping[str, str]] = {
    "forum": "Boards: threads that stay and are read again",
    "short": "Short posts: each is read alone, out of order",
    "chat": "Live chat: read as it runs by, seldom later",
    "video": "Comments under a film",
    "reviews": "Store reviews: read by people who decide whether to buy",
    "inbox": "Support inbox: one member, one question, one thread",
    "press": "Newspapers and sites: others write, you read",
    "mail": "Mail",
}
"""In the order in which they stand on the desk."""
DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAY_SECONDS: Final = 86_400


def scorer_name(scorer: str) -> str:
    """`Offline reading (offline@1)`, `Language model (judge@1:small)`: what it is, and its name in packs."""
    called = SCORER.get(scorer.partition("@")[0])
    return f"{called} ({scorer})" if called else scorer


def seconds_of_day(starts: str) -> int:
    """When a shift starts, in seconds after midnight, from `Tue 09:00`."""
    hours, minutes = starts.split()[1].split(":")
    return int(hours) * 3600 + int(minutes) * 60


def desk_time(starts: str, t: int) -> str:
    """Desk time `t` seconds after the start, as `09:32`."""
    at = (seconds_of_day(starts) + t) % _DAY_SECONDS
    return f"{at // 3600:02d}:{at // 60 % 60:02d}"


def desk_day(starts: str, t: int = 0) -> str:
    """The weekday at desk time `t`, as `Tuesday`."""
    first = next(place for place, day in enumerate(DAYS) if day.startswith(starts.split(maxsplit=1)[0]))
    return DAYS[(first + (seconds_of_day(starts) + t) // _DAY_SECONDS) % 7]


def left(seconds: int) -> str:
    """How long something has left, as `3 min 44 s` or `35 min`; `late` where it is past."""
    if seconds < 0:
        return "late"
    minutes, rest = divmod(seconds, 60)
    if not minutes:
        return f"{rest} s"
    return f"{minutes} min {rest} s" if rest and seconds < 300 else f"{minutes} min"


def rest(seconds: int | None) -> str:
    """What is left of the time for something, as `35 min left`; None where there is no limit."""
    return NO_LIMIT if seconds is None else f"{left(seconds)} left"


def cost(seconds: int) -> str:
    """A price in desk time, as `40 s` or `2 min`."""
    return f"{seconds} s" if seconds < 120 else f"{seconds // 60} min"


def hours(number: int | None) -> str:
    """For how long, as `24 hours` or `7 days`; empty where not given."""
    if number is None:
        return ""
    if number > 24 and number % 24 == 0:
        return HOURS.get(number) or count(number // 24, "day")
    return HOURS.get(number) or f"{number} hours"


def count(number: int, one: str, many: str | None = None) -> str:
    """`1 run`, `2 runs`."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def listed(words: "list[str] | tuple[str, ...]") -> str:
    """`a`, `a and b`, `a, b and c`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def note(identity: str) -> str:
    """An id that stands for plain words, as `private-data`, in those words."""
    return identity.replace("-", " ").replace("_", " ")


def sentence(text: str) -> str:
    """First letter large, the rest as it is."""
    return text[:1].upper() + text[1:]


def parsed(at: str) -> datetime:
    """A wall time of ours, ISO 8601 with `Z`."""
    return datetime.fromisoformat(at).astimezone(UTC)


def wall(at: datetime, now: datetime) -> str:
    """A wall time as `today, 16:20` or `3 March, 09:05`. Both aware; `now` in the reader's zone."""
    at = at.astimezone(now.tzinfo)
    clock = f"{at:%H:%M}"
    if at.date() == now.date():
        return f"today, {clock}"
    if at.date() == now.date() - timedelta(days=1):
        return f"yesterday, {clock}"
    year = f" {at.year}" if at.year != now.year else ""
    return f"{at.day} {at:%B}{year}, {clock}"
