"""Where on the desk a decision was made, so that another try of it begins there."""

from simulator.runs import deeds as d
from simulator.runs import events as e
from simulator.runs.events import Event
from simulator.ui.desk.places import BRAND, QUEUE, SCHEDULE, WRITING, Place, of_channel
from simulator.ui.desk.planning_view import NEW


def done_at(event: Event) -> Place | None:
    """None where it could be made in more than one place."""
    match event.data:
        case e.CaseDecided(item=item) | e.AppealDecided(item=item) | d.CaseSkipped(item=item):
            return Place(QUEUE, item)
        case e.TaskSubmitted(item=item):
            return Place(WRITING, item)
        case e.ReplyPublished(channel=channel, reply_to=post):
            return Place(of_channel(channel).at, post)
        case e.EscalationSent(to=who):
            return Place(BRAND, who)
        case e.QueuePaused() | e.QueueResumed():
            return Place(SCHEDULE)
        case d.PostScheduled():
            return Place(SCHEDULE, NEW)
        case e.PostHeld(item=item) | e.PostReleased(item=item) | d.PostMoved(item=item) | d.PostCancelled(item=item):
            return Place(SCHEDULE, item)
    return None
