"""Words of the learner's own: tasks and replies. Found and counted here, read only by a person."""

from simulator.runs import find
from simulator.runs.clock import time_of_day
from simulator.runs.events import ReplyPublished
from simulator.scoring.flags import flags_from
from simulator.scoring.parts import Finished, Part, known, not_offered
from simulator.scoring.score import Finding


def look_at_task(run: Finished, name: str) -> Part:
    """Handed in: a person reads it. Open and not handed in: `not_shown`. Never open: no chance."""
    task = known(find.task(run.scenario, name))
    stands = run.state.tasks.get(name)
    if stands is None:
        return not_offered(name, f"“{task.title}” was never asked for in this run, so nothing is said about it.")
    if stands.submission is None or stands.submitted_seq is None:
        said = f"“{task.title}” was asked for at {time_of_day(run.scenario, stands.opened)} and not handed in."
        return Part(Finding(about=name, said=said, points_to="not_shown", events=(stands.seq,)))
    at = time_of_day(run.scenario, stands.submitted_at if stands.submitted_at is not None else stands.opened)
    flags = flags_from(run.events, stands.submitted_seq)
    finding = Finding(
        about=name,
        said=f"“{task.title}” handed in at {at}. A tutor reads it.",
        events=(stands.submitted_seq,),
        flag=flags[0] if flags else None,
    )
    return Part(finding, attempted=True, waits=True)


def look_at_replies(run: Finished, channel: str) -> Part:
    """Replies published in a channel. A chance to reply is anything the world posted there."""
    called = run.scenario.channels[channel].name
    replies = [e for e in run.events if isinstance(e.data, ReplyPublished) and e.data.channel == channel]
    if replies:
        times = ", ".join(time_of_day(run.scenario, e.t) for e in replies)
        flags = [flag for e in replies for flag in flags_from(run.events, e.seq)]
        finding = Finding(
            about=channel,
            said=f"Posted in {called} at {times}. A tutor reads it.",
            events=tuple(e.seq for e in replies),
            flag=flags[0] if flags else None,
        )
        return Part(finding, attempted=True, waits=True)
    seen = [e.seq for e in run.events if e.kind == "inject.released" and getattr(e.data, "channel", None) == channel]
    if not seen:
        return not_offered(channel, f"Nobody wrote in {called} in this run, so nothing is said about replies there.")
    said = f"Nothing was posted in {called}."
    return Part(Finding(about=channel, said=said, points_to="not_shown", events=(seen[0],)))
