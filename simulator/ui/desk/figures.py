"""Figures from this run's own log, for the notes a learner writes about it. Each as rows and as a small chart."""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any, cast

from simulator.content.scenario import ModeName, Scenario
from simulator.runs.state import YOU, State
from simulator.ui.charts import LINE, MUTED, TEAL, TEXT, Curve, Span, meters
from simulator.ui.debrief.telling import HOT, meter_name
from simulator.ui.desk.casework import clause
from simulator.ui.desk.figure import Figure
from simulator.ui.desk.past_figures import past_figure
from simulator.ui.words import desk_time, seconds_of_day

_TEN = 600


def figures(wanted: tuple[str, ...], scenario: Scenario, state: State) -> tuple[Figure, ...]:
    """The figures a task names, those without a single row left out."""
    past = {figure.id: figure for figure in scenario.figures}
    made = (
        past_figure(past[name], scenario, state) if name in past else _FIGURES[name](scenario, state)
        for name in dict.fromkeys(wanted)
    )
    return tuple(figure for figure in made if figure.rows)


def all_wanted(scenario: Scenario) -> tuple[str, ...]:
    """Every figure that some task of the scenario names, and every one with a past."""
    named = (name for task in scenario.tasks for name in task.data)
    return tuple(dict.fromkeys((*named, *(figure.id for figure in scenario.figures))))


def reports_by_reason(scenario: Scenario, state: State) -> Figure:
    made = Counter(clause(r.reason, scenario) for c in scenario.cases if c.id in state.cases for r in c.reports)
    rows = tuple(sorted(made.items(), key=lambda row: (-row[1], row[0])))
    title, columns = "Reports by reason", ("Reason", "Reports")
    return Figure(title, "Since the shift began", columns, rows, _bars(rows, columns, across=True))


def posts_per_10m(scenario: Scenario, state: State) -> Figure:
    """Posts by members; the learner's own are not counted. Full ten minutes only."""
    ends = range(_TEN, state.now + 1, _TEN)
    public = {id_ for id_, channel in scenario.channels.items() if channel.kind != "mail"}
    times = [post.t for post in state.posts.values() if post.channel in public and post.by != YOU]
    rows = tuple(
        (desk_time(scenario.clock.starts, end - _TEN), sum(end - _TEN <= t < end for t in times)) for end in ends
    )
    title, columns = "Posts to read, each ten minutes", ("From", "Posts")
    about = "By members, in all community channels: those that came to your screen"
    return Figure(title, about, columns, rows, _bars(rows, columns, across=False))


def meter_lines(scenario: Scenario, state: State) -> Figure:
    """Those the mode shows, where they started and stand, and their way there."""
    mode = scenario.modes[cast(ModeName, state.mode)]
    shown = [name for name in mode.meters_shown if name in state.meters]
    curves = tuple(_curve(name, scenario, state) for name in shown)
    span = Span(seconds_of_day(scenario.clock.starts) // 60, scenario.clock.length)
    chart = meters(curves, span, state.now) if curves else {}
    rows = tuple((curve.name, curve.points[-1][1]) for curve in curves)
    return Figure("Meters", "As they stand now", ("Meter", "Now"), rows, chart)


_FIGURES: Mapping[str, Callable[[Scenario, State], Figure]] = {
    "reports_by_reason": reports_by_reason,
    "posts_per_10m": posts_per_10m,
    "meters": meter_lines,
}


def _curve(name: str, scenario: Scenario, state: State) -> Curve:
    points = [(0, scenario.meters[name].start)]
    points += [(move.t, move.value) for move in state.moves if move.meter == name]
    return Curve(meter_name(name, scenario), (*points, (state.now, state.meters[name])), hot=name == HOT)


def _bars(rows: tuple[tuple[str, int], ...], columns: tuple[str, str], *, across: bool) -> dict[str, Any]:
    """Bars of one colour; names along one axis, whole numbers along the other."""
    look = {
        "labelColor": TEXT,
        "titleColor": MUTED,
        "domainColor": LINE,
        "labelFontSize": 12,
        "title": None,
    }
    names = {
        "field": "name",
        "type": "nominal",
        "sort": None,
        "axis": {**look, "labelAngle": 0, "ticks": False, "labelLimit": 220},
    }
    numbers = {
        "field": "number",
        "type": "quantitative",
        "stack": None,
        "axis": {**look, "tickMinStep": 1, "format": "d", "gridColor": LINE, "tickCount": 4},
    }
    return {
        "data": {"values": [{"name": name, "number": number} for name, number in rows]},
        "mark": {"type": "bar", "color": TEAL, "cornerRadiusEnd": 2, "size": 18},
        "encoding": {"x": numbers, "y": names} if across else {"x": names, "y": numbers},
        "height": 60 + 26 * len(rows) if across else 150,
        "background": "transparent",
        "config": {"view": {"stroke": None}},
        "usermeta": {"columns": list(columns)},
    }
