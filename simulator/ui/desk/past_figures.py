"""The days before the shift, as the record has them, and what this shift has added so far."""

from simulator.content.figures import Figure as Described
from simulator.content.scenario import Scenario
from simulator.runs.history import Series, points, weekday
from simulator.runs.state import YOU, State
from simulator.ui.curves import Line, day_axis, lines
from simulator.ui.desk.figure import Figure
from simulator.ui.safe import visible
from simulator.ui.words import listed

_TODAY = "Today, so far"


def past_figure(figure: Described, scenario: Scenario, state: State) -> Figure:
    """One figure of `data.yml`, its last point today's where this run's own log can say it."""
    found = points(figure, state.seed, starts=scenario.clock.starts)
    today = {series.id: so_far(series.id, figure.unit, scenario, state) for series in found}
    drawn = tuple(_line(series, figure.days, today[series.id]) for series in found)
    about = f"{figure.unit.capitalize()} a day, the last {figure.days} days. {figure.source or ''}".strip()
    columns = ("Day", *(line.name for line in drawn))
    told = "; ".join(_told(series) for series in found)
    rows = _rows(figure, scenario, found, today)
    return Figure(visible(figure.title), visible(about), columns, rows, lines(drawn, day_axis(figure.days)), told)


def so_far(series: str, unit: str, scenario: Scenario, state: State) -> int | None:
    """What this shift has brought of a series that is named like one of its channels; None where no log can tell: where
    the day before was counted in hundreds, the few posts that a learner reads are no count of today."""
    if series not in scenario.channels:
        return None
    if unit == "reports":
        if not scenario.cases:
            return None
        opened = [case for case in scenario.cases if case.id in state.cases]
        return sum(len(case.reports) for case in opened if state.posts[case.target].channel == series)
    if unit in ("posts", "messages", "comments") and series in state.crowd:
        return sum(point.volume for point in state.crowd[series].curve if point.t)
    if unit in ("posts", "messages", "comments", "reviews", "tickets"):
        return sum(post.channel == series and post.by != YOU for post in state.posts.values())
    return None


def _line(series: Series, days: int, today: int | None) -> Line:
    past = tuple((float(day - days), value) for day, value in enumerate(series.values))
    return Line(visible(series.label), past, so_far=None if today is None else (0.0, today))


def _rows(
    figure: Described, scenario: Scenario, found: tuple[Series, ...], today: dict[str, int | None]
) -> tuple[tuple[str | int | None, ...], ...]:
    """The latest day first: nobody scrolls through twelve weeks to find yesterday."""
    latest = (_TODAY, *(today[series.id] for series in found))
    days = [
        (_named_day(figure, scenario, day), *(series.values[day] for series in found))
        for day in reversed(range(figure.days))
    ]
    return (latest, *days) if any(number is not None for number in today.values()) else tuple(days)


def _named_day(figure: Described, scenario: Scenario, day: int) -> str:
    ago = figure.days - day
    name = weekday(figure, day, starts=scenario.clock.starts)
    return f"{name}, yesterday" if ago == 1 else f"{name}, {ago} days ago"


def _told(series: Series) -> str:
    """Highest, lowest, last, and how many days are missing: what an eye takes from the line."""
    known = [value for value in series.values if value is not None]
    if not known:
        return f"{series.label}: no figures"
    missing = len(series.values) - len(known)
    parts = [f"lowest {min(known)}", f"highest {max(known)}", f"last {known[-1]}"]
    parts += [f"{missing} days missing"] if missing else []
    return f"{series.label}: {listed(parts)}"
