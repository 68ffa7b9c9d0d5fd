"""One version of a task's texts, as the part `response` takes it."""

from simulator.scoring.formative import Formative
from simulator.services.feedback import Attempt, Feedback
from simulator.ui.reading.marked import Text


def of(attempt: Attempt, criterion: str) -> Formative:
    """What was read in it under one criterion."""
    return next(one for one in attempt.read if one.bound.criterion.id == criterion)


def texts(found: Feedback, attempt: Attempt, *, event: int = 0) -> list[Text]:
    """In the order of the task's channels. `event`: where they stand in the log; 0 where in none."""
    names = {channel: found.scenario.channels[channel].name for channel in found.task.channels}
    return [Text(names[channel], attempt.texts[channel], event, channel) for channel in names]
