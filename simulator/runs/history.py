"""The days before the shift: what a figure of `data.yml` shows, drawn from its description and the run's seed. The same
seed gives the same points, and a fault changes the days it names and no other."""

from dataclasses import dataclass

from simulator.content.figures import Figure, SeriesOf
from simulator.runs.draws import draw

WEEK = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
STREAM = "history"


@dataclass(frozen=True, slots=True)
class Series:
    """One line of a figure as the record has it."""

    id: str
    label: str
    values: tuple[int | None, ...]
    """By day: day 0 is the first, the last is the day before the shift. None where the record has no such day."""


def points(figure: Figure, seed: int, *, starts: str = "Mon 09:00") -> tuple[Series, ...]:
    """Every series as the record has it, its fault included. `starts` is the scenario's clock: the weekday of the shift
    gives each day before it its own."""
    return tuple(_series(figure, series, seed, WEEK.index(starts[:3])) for series in figure.series)


def true_points(figure: Figure, seed: int, *, starts: str = "Mon 09:00") -> tuple[Series, ...]:
    """Every series as it would stand with nothing wrong in the counting; for the debrief."""
    return points(figure.model_copy(update={"fault": None}), seed, starts=starts)


def wrong_days(figure: Figure) -> range:
    """The days that the fault distorts; none where there is no fault."""
    return range(figure.fault.from_, figure.fault.to) if figure.fault else range(0)


def weekday(figure: Figure, day: int, *, starts: str = "Mon 09:00") -> str:
    """`Tue`: the weekday of a day of the figure."""
    return WEEK[(WEEK.index(starts[:3]) - figure.days + day) % 7]


def _series(figure: Figure, series: SeriesOf, seed: int, shift: int) -> Series:
    values = [
        _true(figure, series, seed, day=day, weekday=(shift - figure.days + day) % 7) for day in range(figure.days)
    ]
    faulty = figure.fault is not None and figure.fault.series == series.id
    days = wrong_days(figure) if faulty else range(0)
    recorded = [_recorded(figure, value, seed, day) if day in days else value for day, value in enumerate(values)]
    return Series(series.id, series.label, tuple(recorded))


def _true(figure: Figure, series: SeriesOf, seed: int, *, day: int, weekday: int) -> int:
    """What there was on one day."""
    level = series.base + series.weekday[weekday]
    if series.trend:
        level += day // series.trend.every * series.trend.add
    level += sum(bump.add for bump in series.bumps if bump.day <= day < bump.day + bump.days)
    key = f"{figure.id}/{series.id}"
    return max(0, level + draw(seed, STREAM, key=key, n=day, low=-series.noise, high=series.noise))


def _recorded(figure: Figure, value: int, seed: int, day: int) -> int | None:
    """What the record has for a day on which the counting went wrong."""
    fault = figure.fault
    assert fault is not None
    match fault.kind:
        case "counted_twice":
            return 2 * value
        case "days_missing":
            return None
        case "unit_changed":
            return fault.factor * value
        case "bots_counted":
            key = f"{figure.id}/{fault.series}/bots"
            return value + draw(seed, STREAM, key=key, n=day, low=_least(fault.add), high=fault.add + fault.add // 4)


def _least(add: int) -> int:
    """At least one, or the day would not be wrong."""
    return max(1, add - add // 4)
