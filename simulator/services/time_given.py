"""How much time a learner takes: their own default, kept with their record and used wherever they say nothing else."""

from typing import Literal, get_args

from simulator.errors import Refused
from simulator.people import Subject, require
from simulator.runs.events import Adjustments
from simulator.services.accounts import load
from simulator.services.parts import Parts

TimeGiven = Literal["100", "125", "150", "untimed"]
"""Per cent of the usual, or no time limit at all."""
CHOICES: tuple[TimeGiven, ...] = get_args(TimeGiven)


def as_adjustments(given: str | None) -> Adjustments:
    """What a run is started with; the usual time where nothing is kept."""
    if given == "untimed":
        return Adjustments(untimed=True)
    return Adjustments(time=int(given or "100"))


def time_given(parts: Parts, subject: Subject) -> TimeGiven:
    """This learner's default; the usual time where they never said."""
    with parts.store.read() as tx:
        actor = load(tx, subject)
        kept = tx.time_given(actor.person)
    return next((choice for choice in CHOICES if choice == kept), "100")


def set_time_given(parts: Parts, subject: Subject, given: TimeGiven) -> None:
    """Keep it. Counts for runs started from now on; a run that is open keeps the time it was started with."""
    if given not in CHOICES:
        raise Refused("This time cannot be given. Choose one that is offered.")
    with parts.store.write() as tx:
        actor = load(tx, subject)
        require("apprentice" in actor.roles)
        tx.set_time_given(actor.person, given)
        tx.commit()
