"""One run: how it was played, how it ended, what was made of it, what was written, and the events that are cited."""

from simulator.evidence.chosen import PackRun
from simulator.evidence.render.markup import Html, el, join, table
from simulator.evidence.render.result import result
from simulator.evidence.render.wording import moment
from simulator.evidence.render.written import what_was_written
from simulator.runs.clock import time_of_day
from simulator.runs.events import Adjustments, Event, RunStarted

_OURS = {"timer.set", "clock.advanced"}
"""Kinds of events that only the engine needs."""


def run_section(run: PackRun, place: int) -> Html:
    return el(
        "section",
        el("h2", f"Run {place}: {run.scenario.title}", id=f"run-{run.run}"),
        _facts(run),
        el("h3", "Results"),
        join(result(run, counts) for counts in run.effectives),
        el("h3", "What the learner wrote"),
        what_was_written(run),
        el("h3", "Events cited, and the learner's and tutors' own acts"),
        _events(run),
    )


def _facts(run: PackRun) -> Html:
    first = run.events[0]
    started = first.data
    assert isinstance(started, RunStarted)
    ending = next((e for e in run.scenario.endings if e.id == run.state.ending), None)
    flags = ", ".join(flag.replace("-", " ") for flag in run.state.flags)
    rows = (
        ("Started", moment(first.at)),
        ("Ended", moment(run.ended_at)),
        (
            "Scenario",
            f"{run.scenario.id} {run.scenario.version}, edition {run.scenario.standard.edition} of the standard",
        ),
        ("Mode", started.mode),
        ("Own work", "declared by the learner" if started.own_work else "not asked for in this mode"),
        ("Time given", time_given(started.adjustments)),
        ("Ending", (ending.title if ending else run.state.ending) or "none"),
        ("What that means", (ending.text if ending else None) or "–"),
        ("Safety flags", flags or "none"),
        ("Run", run.run),
    )
    return el("dl", *(join((el("dt", name), el("dd", value))) for name, value in rows))


def time_given(adjusted: Adjustments) -> str:
    return "no time limit" if adjusted.untimed else f"{adjusted.time} per cent of the usual"


def _events(run: PackRun) -> Html:
    """Times are the scenario's own. The whole log is in events.jsonl."""
    cited = {seq for counts in run.effectives for finding in counts.score.findings for seq in finding.events}
    rows = (e for e in run.events if e.seq in cited or (e.actor != "engine" and e.kind not in _OURS))
    return table(
        ("Event", "Scenario time", "What", "About", "By", "Because of"),
        (_event(run, event) for event in rows),
        caption=f"From a log of {len(run.events)} events. The whole log is in data/runs/{run.run}/events.jsonl.",
    )


def _event(run: PackRun, event: Event) -> tuple[str, ...]:
    about = next(
        (str(getattr(event.data, part)) for part in ("item", "channel", "flag", "to") if hasattr(event.data, part)), "–"
    )
    return (
        el("span", str(event.seq), id=f"{run.run}-e{event.seq}"),
        time_of_day(run.scenario, event.t),
        event.kind.replace(".", " ").replace("_", " "),
        about,
        event.actor,
        event.cause.replace(":", " ") if event.cause.startswith("event") else event.cause.partition(":")[0],
    )
