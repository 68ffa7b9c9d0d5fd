"""Figures with a past that the scenario's author describes, and a fault planted in them: what `data.yml` holds. The
points themselves are drawn by `simulator.runs.history`."""

from typing import Annotated, Literal

from pydantic import Field

from simulator.content.document import Document, Id, Line

Percent = Annotated[int, Field(ge=0, le=100)]
Amount = Annotated[int, Field(ge=0, le=1_000_000)]


class Trend(Document):
    """`add` more each `every` days."""

    add: Annotated[int, Field(ge=-10_000, le=10_000)]
    every: Annotated[int, Field(ge=1, le=366)] = 1


class Bump(Document):
    """Days with an honest reason to differ, as a launch or a holiday."""

    day: Annotated[int, Field(ge=0, le=365)]
    """The first of them; day 0 is the first of the figure, the last is the day before the shift."""
    days: Annotated[int, Field(ge=1, le=366)] = 1
    add: Annotated[int, Field(ge=-1_000_000, le=1_000_000)]
    about: Line | None = None
    """Why, for the debrief and for whoever is told."""


class SeriesOf(Document):
    """One line of a figure."""

    id: Id
    label: Line
    base: Amount
    """What an ordinary day has."""
    noise: Amount = 0
    """How far a day may lie above or below that by chance."""
    weekday: Annotated[tuple[int, ...], Field(min_length=7, max_length=7)] = (0, 0, 0, 0, 0, 0, 0)
    """What is added on Monday, Tuesday … Sunday."""
    trend: Trend | None = None
    bumps: tuple[Bump, ...] = ()


class Fault(Document):
    """What is wrong with the record: the world was as the series say, the counting was not."""

    kind: Literal["counted_twice", "days_missing", "unit_changed", "bots_counted"]
    series: Id
    from_: Annotated[int, Field(ge=0, le=365)] = Field(alias="from")
    """The first day that is wrong."""
    to: Annotated[int, Field(ge=1, le=366)]
    """The day on which it is right again; the number of days where it never is."""
    factor: Annotated[int, Field(ge=2, le=1000)] = 60
    """Of `unit_changed`: by what each day is multiplied, as 60 where hours became minutes."""
    add: Annotated[int, Field(ge=1, le=1_000_000)] = 40
    """Of `bots_counted`: about how many a day are none of people."""
    about: Line
    """What happened to the record, for the debrief."""


class Figure(Document):
    """A chart of the days before the shift."""

    id: Id
    title: Line
    unit: Line
    """What is counted, as `reports`."""
    days: Annotated[int, Field(ge=7, le=366)]
    """How many days it shows; the last is the day before the shift."""
    series: Annotated[tuple[SeriesOf, ...], Field(min_length=1, max_length=6)]
    fault: Fault | None = None
    source: Line | None = None
    """Where the figures come from, as a learner reads it under the chart."""
