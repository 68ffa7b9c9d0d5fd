"""The state of a run: a fold over its log, never stored as truth. Values only; every change is a new State."""

from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import TYPE_CHECKING, Literal

from simulator.content.conditions import EventIs, FactValue
from simulator.content.scenario import STOPPED
from simulator.runs.commands import Declared
from simulator.runs.events import AppealDecided, CaseDecided, Event, Later, TaskSubmitted

Visibility = Literal["up", "edit_asked", "hidden", "removed", "locked"]
YOU = "you"
"""The learner, where a person of the scenario would be named."""


@dataclass(frozen=True, slots=True)
class Post:
    """A post, message or mail on screen."""

    id: str
    channel: str
    by: str
    """A person of the scenario, `you`, or `brand` for a planned post."""
    t: int
    seq: int
    body: str | None = None
    """Reference into the scenario's texts; None where there is `text`."""
    text: str | None = None
    """The learner's own words, or what a colleague says to what is not theirs."""
    reply_to: str | None = None
    visibility: Visibility = "up"
    case: str | None = None
    uncovered: bool = False
    thanks: int = 0
    """How many thanked the learner for it so far."""
    disagree: int = 0
    edited: int | None = None
    """When its author last changed its words."""
    pinned: bool = False
    locked: bool = False
    """Of the post a thread starts with: nobody but colleagues writes in it."""
    title: str | None = None
    """Of a thread that was split off."""
    split_from: str | None = None
    """The post it answered before."""
    declare: Declared | None = None
    """What the learner declared beside it."""


@dataclass(frozen=True, slots=True)
class CaseState:
    status: Literal["open", "decided", "expired", "skipped"]
    opened: int
    due: int
    seq: int
    """Of the event that opened it."""
    context: tuple[str, ...] = ()
    decided_at: int | None = None
    decided_seq: int | None = None
    decision: CaseDecided | None = None
    instead: str | None = None
    """The case taken in the place of this one."""


@dataclass(frozen=True, slots=True)
class AppealState:
    status: Literal["open", "decided", "expired"]
    opened: int
    due: int
    seq: int
    decided_at: int | None = None
    decided_seq: int | None = None
    decision: AppealDecided | None = None


@dataclass(frozen=True, slots=True)
class TaskState:
    status: Literal["open", "submitted"]
    opened: int
    seq: int
    submitted_at: int | None = None
    submitted_seq: int | None = None
    submission: TaskSubmitted | None = None


@dataclass(frozen=True, slots=True)
class ObligationState:
    status: Literal["open", "met", "expired"]
    opened: int
    due: int
    seq: int
    closed_at: int | None = None
    closed_seq: int | None = None


@dataclass(frozen=True, slots=True)
class EscalationState:
    id: str
    to: str
    topic: str
    text: str
    t: int
    seq: int
    answered_at: int | None = None
    body: str | None = None
    case: str | None = None


@dataclass(frozen=True, slots=True)
class MeterMove:
    """Every movement names the event that caused it."""

    t: int
    meter: str
    add: int
    value: int
    seq: int
    cause: str


@dataclass(frozen=True, slots=True)
class CrowdPoint:
    """A channel's crowd just after a tick."""

    t: int
    volume: int
    """Messages a tick."""
    mood: int
    news: int = 0
    """How much of the mood's last change others hear of; what only calmed down is none."""
    seq: int = 0
    """Of the tick's event."""
    cause: str = "start"
    """What weighed most in it."""


@dataclass(frozen=True, slots=True)
class ChannelCrowd:
    """How loud a channel is and how people there feel, how it came so, and what moves it on at its next tick."""

    volume: int
    mood: int
    momentum: int = 0
    """Of the mood: what is left of earlier pushes."""
    volume_momentum: int = 0
    carried_by: str = ""
    """The cause of what is left."""
    push: int = 0
    """On the mood, since the last tick."""
    volume_push: int = 0
    pushed_by: str = ""
    """The cause of the heaviest of these pushes."""
    weight: int = 0
    """Of that one."""
    curve: tuple[CrowdPoint, ...] = ()
    """Where it began, then each tick."""


@dataclass(frozen=True, slots=True)
class Timer:
    """Something due. Ordered by (t, priority, id), the one documented order."""

    t: int
    priority: int
    id: str
    """What kind of thing and which, as `inject:saves-thread` or `case-due:case-insult`."""
    cause: str = "start"
    then: Later | None = None
    """What happens, where the scenario alone does not say it."""


PlannedStatus = Literal["scheduled", "held", "out", "stopped", "cancelled"]


@dataclass(frozen=True, slots=True)
class Planned:
    """A post in the calendar: the brand's, or the learner's own."""

    id: str
    status: PlannedStatus
    channel: str
    at: int
    """When it is to go out, as things stand."""
    title: str
    by: str
    """Who planned it, in words; `you` for one's own."""
    body: str | None = None
    """Reference into the scenario's texts; None where `text` is the learner's own."""
    text: str | None = None
    declare: Declared | None = None
    asset: str | None = None
    alt: str | None = None


@dataclass(frozen=True, slots=True)
class Watch:
    """Something left alone on purpose, to look at again at `at`. `seen`: the learner did look."""

    status: Literal["set", "due", "seen"]
    at: int
    why: str
    seq: int


@dataclass(frozen=True, slots=True)
class State:
    """Where a run stands after `seq` events."""

    run: str = ""
    seq: int = 0
    head: str = ""
    """Hash of the last event."""
    now: int = 0
    length: int = 0
    seed: int = 0
    mode: str = ""
    time: int = 100
    """The time adjustment in per cent."""
    untimed: bool = False
    """Nothing runs out before the run does."""
    paused: bool = False
    ending: str | None = None
    queue_paused: bool = False
    facts: dict[str, FactValue] = field(default_factory=dict)
    meters: dict[str, int] = field(default_factory=dict)
    moves: tuple[MeterMove, ...] = ()
    crowd: dict[str, ChannelCrowd] = field(default_factory=dict)
    """Channel → its crowd; empty where the scenario has no `crowd.yml`."""
    tick: int = 0
    """Seconds between two ticks of the crowd."""
    posts: dict[str, Post] = field(default_factory=dict)
    """In order of appearance."""
    planned: dict[str, Planned] = field(default_factory=dict)
    """The brand's posts in the author's order, then one's own."""
    watches: dict[str, Watch] = field(default_factory=dict)
    """Post or case → the watch on it."""
    cases: dict[str, CaseState] = field(default_factory=dict)
    appeals: dict[str, AppealState] = field(default_factory=dict)
    tasks: dict[str, TaskState] = field(default_factory=dict)
    obligations: dict[str, ObligationState] = field(default_factory=dict)
    escalations: dict[str, EscalationState] = field(default_factory=dict)
    strikes: dict[str, int] = field(default_factory=dict)
    """Person → strikes, their own plus those given in this run."""
    flags: tuple[str, ...] = ()
    """In order, each once."""
    hints: tuple[str, ...] = ()
    holding: frozenset[str] = frozenset()
    """Rules whose condition holds."""
    rules_fired: dict[str, int] = field(default_factory=dict)
    """Rule → how often."""
    released: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Inject → when it came, as (t, seq)."""
    reactions: int = 0
    """How many posts by people who react were made due."""
    said: frozenset[str] = frozenset()
    """References of the texts that are on screen."""
    wrote_in: dict[str, str] = field(default_factory=dict)
    """Author → the channel of their last post."""
    viewed: dict[str, int] = field(default_factory=dict)
    """Channel → seq of the last event when the learner last looked."""
    timers: tuple[Timer, ...] = ()
    """Sorted; what is still due."""
    happened: dict[str, tuple[Event, ...]] = field(default_factory=dict)
    """Event kind → its events; those kinds that a condition may ask for."""
    counts: dict[str, dict[EventIs, int]] = field(default_factory=dict)
    """Event kind → each condition of the scenario that asks for one → how many events it counts."""

    @property
    def over(self) -> bool:
        return self.ending is not None

    @property
    def stopped(self) -> bool:
        """The learner ended it for their own sake: nothing in it is judged."""
        return self.ending == STOPPED


_PARTS = tuple(part.name for part in fields(State))
_VALUES = attrgetter(*_PARTS)
_PLACES = {name: place for place, name in enumerate(_PARTS)}

if TYPE_CHECKING:
    from dataclasses import replace as altered
else:

    def altered(state: State, **parts: object) -> State:
        """The state with these parts changed: `replace`, twice as fast. Every event of every log passes here."""
        values = list(_VALUES(state))
        for name, value in parts.items():
            values[_PLACES[name]] = value
        return State(*values)


__all__ = [
    "STOPPED",
    "YOU",
    "AppealState",
    "CaseState",
    "ChannelCrowd",
    "CrowdPoint",
    "EscalationState",
    "MeterMove",
    "ObligationState",
    "Planned",
    "PlannedStatus",
    "Post",
    "State",
    "TaskState",
    "Timer",
    "Visibility",
    "Watch",
    "altered",
]
