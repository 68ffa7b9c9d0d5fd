"""Each event in one sentence. Names come from the run's own scenario; a learner's words never enter a sentence."""

from functools import singledispatch

from simulator.content.scenario import STOPPED, Scenario
from simulator.runs import asides, find
from simulator.runs import deeds as d
from simulator.runs import events as e
from simulator.runs.crowd.events import CrowdMoved, CrowdPushed, PostReacted
from simulator.runs.state import YOU
from simulator.ui.words import cost, desk_time, hours, note, sentence

HOT = "heat"
"""The meter that a scenario names so is drawn in the colour of what is hot."""

CONTENT = {
    "keep": "left the post up",
    "edit": "asked for an edit",
    "hide": "hid the post",
    "remove": "removed the post",
    "lock": "locked the thread",
    "restore": "restored the post",
}
ACCOUNT = {
    "none": "left the member alone",
    "note": "made a note on the member",
    "warn": "warned the member",
    "mute": "muted the member",
    "suspend": "suspended the member",
    "ban": "banned the member",
}
OUTCOME = {"uphold": "stood by the decision", "reduce": "reduced the measure", "overturn": "overturned the decision"}


def who(person: str, scenario: Scenario) -> str:
    """A person as members know them; the learner is `you`, a planned post comes from the brand."""
    if person == YOU:
        return "you"
    known = scenario.people.get(person)
    if known is None:
        return scenario.brand.name
    return known.handle or known.name or known.role.replace("_", " ")


def where(channel: str, scenario: Scenario) -> str:
    known = scenario.channels.get(channel)
    return known.name if known else note(channel)


def title(item: str, scenario: Scenario) -> str:
    """The heading of a case, appeal, task, obligation, planned post or inject; its id as words where it has none."""
    for group in (scenario.cases, scenario.appeals, scenario.tasks, scenario.obligations, scenario.planned_posts):
        for thing in group:
            if thing.id == item:
                return thing.title
    inject = next((i for i in scenario.injects if i.id == item), None)
    return inject.title if inject and inject.title else note(item)


def plan(item: str, scenario: Scenario) -> str:
    """A planned post by its title; one of the learner's own has none."""
    known = find.planned_post(scenario, item)
    return f"the planned post {known.title}" if known else "your planned post"


def tell(event: e.Event, scenario: Scenario) -> str:
    """What happened, without its time."""
    return sentence(_tell(event.data, scenario))


@singledispatch
def _tell(data: object, scenario: Scenario) -> str:
    raise TypeError(f"no sentence for {type(data).__name__}")


@_tell.register
def _(data: e.RunStarted, scenario: Scenario) -> str:
    return "the desk opened"


@_tell.register
def _(data: asides.RunForked, scenario: Scenario) -> str:
    return "from here on this is another try"


@_tell.register
def _(data: asides.TutorNoted, scenario: Scenario) -> str:
    return f"a note by {data.author_name}"


@_tell.register
def _(data: e.ClockAdvanced, scenario: Scenario) -> str:
    return f"time moved to {desk_time(scenario.clock.starts, data.to)}"


@_tell.register
def _(data: e.InjectReleased, scenario: Scenario) -> str:
    inject = next((i for i in scenario.injects if i.id == data.item), None)
    by, on = who(data.by, scenario), where(data.channel, scenario)
    if inject and inject.title:
        return f"{inject.title} ({by}, {on})"
    return f"{'reply' if data.reply_to else 'post'} by {by} on {on}"


@_tell.register
def _(data: e.InjectWithheld, scenario: Scenario) -> str:
    return f"did not come: {title(data.item, scenario)}"


@_tell.register
def _(data: e.ItemViewed, scenario: Scenario) -> str:
    return f"you opened {where(data.channel, scenario)}" if data.channel else "you uncovered a post"


@_tell.register
def _(data: e.ContextOpened, scenario: Scenario) -> str:
    contexts = (c for case in scenario.cases if case.id == data.item for c in case.context)
    name = next((c.title for c in contexts if c.id == data.context), note(data.context))
    return f"you read {name} ({cost(data.cost)})"


@_tell.register
def _(data: e.CaseOpened, scenario: Scenario) -> str:
    return f"case opened: {title(data.item, scenario)}"


@_tell.register
def _(data: e.CaseDecided, scenario: Scenario) -> str:
    account = ACCOUNT[data.account] + (f" for {hours(data.hours)}" if data.hours else "")
    return f"you {CONTENT[data.content]} and {account}: {title(data.item, scenario)}"


@_tell.register
def _(data: e.CaseExpired, scenario: Scenario) -> str:
    return f"not decided in time: {title(data.item, scenario)}"


@_tell.register
def _(data: e.NoticeSent, scenario: Scenario) -> str:
    return f"told: {who(data.to, scenario)}, the {data.notice}"


@_tell.register
def _(data: e.AppealReceived, scenario: Scenario) -> str:
    return f"appeal by {who(data.by, scenario)}: {title(data.item, scenario)}"


@_tell.register
def _(data: e.AppealDecided, scenario: Scenario) -> str:
    return f"you {OUTCOME[data.outcome]}: {title(data.item, scenario)}"


@_tell.register
def _(data: e.AppealExpired, scenario: Scenario) -> str:
    return f"not answered in time: {title(data.item, scenario)}"


@_tell.register
def _(data: e.ReplyPublished, scenario: Scenario) -> str:
    return f"you {'replied' if data.reply_to else 'posted'} on {where(data.channel, scenario)}"


@_tell.register
def _(data: e.TaskOpened, scenario: Scenario) -> str:
    return f"to write: {title(data.item, scenario)}"


@_tell.register
def _(data: e.TaskSubmitted, scenario: Scenario) -> str:
    places = " and ".join(where(channel, scenario) for channel in data.texts)
    return f"you sent {title(data.item, scenario)} to {places}"


@_tell.register
def _(data: e.PredictionMade, scenario: Scenario) -> str:
    return "you wrote down what you expected"


@_tell.register
def _(data: e.QueuePaused, scenario: Scenario) -> str:
    return "you paused everything planned"


@_tell.register
def _(data: e.QueueResumed, scenario: Scenario) -> str:
    return "you let planned posts go out again"


@_tell.register
def _(data: e.PostHeld, scenario: Scenario) -> str:
    return f"you held back {plan(data.item, scenario)}"


@_tell.register
def _(data: e.PostReleased, scenario: Scenario) -> str:
    return f"you let {plan(data.item, scenario)} go out"


@_tell.register
def _(data: e.PostAutoSent, scenario: Scenario) -> str:
    return f"{plan(data.item, scenario)} went out on {where(data.channel, scenario)}"


@_tell.register
def _(data: e.PostStopped, scenario: Scenario) -> str:
    return f"{plan(data.item, scenario)} did not go out"


@_tell.register
def _(data: d.PostEdited, scenario: Scenario) -> str:
    return f"you changed the words of your post on {where(data.channel, scenario)}"


@_tell.register
def _(data: d.PostPinned, scenario: Scenario) -> str:
    return f"you pinned a post on {where(data.channel, scenario)}"


@_tell.register
def _(data: d.PostUnpinned, scenario: Scenario) -> str:
    return f"you unpinned a post on {where(data.channel, scenario)}"


@_tell.register
def _(data: d.ThreadLocked, scenario: Scenario) -> str:
    return f"you locked the thread {title(data.item, scenario)}"


@_tell.register
def _(data: d.ThreadUnlocked, scenario: Scenario) -> str:
    return f"you opened the thread {title(data.item, scenario)} again"


@_tell.register
def _(data: d.ThreadSplit, scenario: Scenario) -> str:
    return f"you made a reply on {where(data.channel, scenario)} a thread of its own"


@_tell.register
def _(data: d.PostScheduled, scenario: Scenario) -> str:
    return f"you planned a post for {desk_time(scenario.clock.starts, data.at)} on {where(data.channel, scenario)}"


@_tell.register
def _(data: d.PostMoved, scenario: Scenario) -> str:
    return f"you moved {plan(data.item, scenario)} to {desk_time(scenario.clock.starts, data.at)}"


@_tell.register
def _(data: d.PostCancelled, scenario: Scenario) -> str:
    return f"you cancelled {plan(data.item, scenario)}"


@_tell.register
def _(data: d.WatchSet, scenario: Scenario) -> str:
    again = desk_time(scenario.clock.starts, data.at)
    return f"you left this for now, to look again at {again}: {title(data.item, scenario)}"


@_tell.register
def _(data: d.WatchDue, scenario: Scenario) -> str:
    return f"time to look again: {title(data.item, scenario)}"


@_tell.register
def _(data: d.CaseSkipped, scenario: Scenario) -> str:
    return f"you took {title(data.instead, scenario)} in the place of {title(data.item, scenario)}"


@_tell.register
def _(data: e.EscalationSent, scenario: Scenario) -> str:
    return f"you asked {who(data.to, scenario)} about {title(data.topic, scenario)}"


@_tell.register
def _(data: e.EscalationAnswered, scenario: Scenario) -> str:
    answer = "answer from" if data.body else "not theirs to decide:"
    return f"{answer} {who(data.by, scenario)} about {title(data.topic, scenario)}"


@_tell.register
def _(data: e.ObligationOpened, scenario: Scenario) -> str:
    at = desk_time(scenario.clock.starts, data.due) if data.due < scenario.clock.length else "the end of the shift"
    return f"due by {at}: {title(data.item, scenario)}"


@_tell.register
def _(data: e.ObligationMet, scenario: Scenario) -> str:
    return f"met in time: {title(data.item, scenario)}"


@_tell.register
def _(data: e.ObligationExpired, scenario: Scenario) -> str:
    return f"not met in time: {title(data.item, scenario)}"


@_tell.register
def _(data: e.FactSet, scenario: Scenario) -> str:
    value = {True: "yes", False: "no"}.get(data.to, data.to) if isinstance(data.to, bool) else data.to
    return f"{note(data.fact)}: {value}"


@_tell.register
def _(data: e.MeterMoved, scenario: Scenario) -> str:
    return f"{meter_name(data.meter, scenario)} {data.add:+d}, to {data.value}".replace("-", "−")


@_tell.register
def _(data: e.FlagRaised, scenario: Scenario) -> str:
    return f"safety flag: {scenario.flags.get(data.flag, note(data.flag)).rstrip('.')}"


@_tell.register
def _(data: e.PersonaReacted, scenario: Scenario) -> str:
    return f"new post by {who(data.by, scenario)} on {where(data.channel, scenario)}"


@_tell.register
def _(data: CrowdPushed, scenario: Scenario) -> str:
    return f"people on {where(data.channel, scenario)} were stirred up"


@_tell.register
def _(data: CrowdMoved, scenario: Scenario) -> str:
    mood = f"{data.mood:+d}".replace("-", "−")
    return f"{where(data.channel, scenario)}: mood {mood}, {data.volume} messages"


@_tell.register
def _(data: PostReacted, scenario: Scenario) -> str:
    return f"on your post: {data.thanks} thanked you, {data.disagree} disagreed"


@_tell.register
def _(data: e.HintShown, scenario: Scenario) -> str:
    return "a hint was shown"


@_tell.register
def _(data: e.TimerSet, scenario: Scenario) -> str:
    return f"something will follow at {desk_time(scenario.clock.starts, data.due)}"


@_tell.register
def _(data: e.RuleFired, scenario: Scenario) -> str:
    return f"this set something off: {note(data.rule)}"


@_tell.register
def _(data: e.CommandRefused, scenario: Scenario) -> str:
    return f"refused: {data.reason}"


@_tell.register
def _(data: e.RunPaused, scenario: Scenario) -> str:
    return "the run was paused"


@_tell.register
def _(data: e.RunResumed, scenario: Scenario) -> str:
    return "the run went on"


@_tell.register
def _(data: e.RunEnded, scenario: Scenario) -> str:
    if data.ending == STOPPED:
        return "you stopped the run"
    ending = next((x.title for x in scenario.endings if x.id == data.ending), note(data.ending))
    return f"the run ended: {ending}"


def meter_name(meter: str, scenario: Scenario) -> str:
    known = scenario.meters.get(meter)
    return known.label if known and known.label else note(meter).capitalize()
