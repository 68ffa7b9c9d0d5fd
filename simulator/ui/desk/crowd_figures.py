"""The crowd, channel by channel: its mood and how much is said, as curves over the shift."""

from simulator.content.scenario import Mode, Scenario
from simulator.runs.state import ChannelCrowd, State
from simulator.ui.curves import Axis, Line, clock_axis, lines
from simulator.ui.desk.figure import Figure
from simulator.ui.safe import visible
from simulator.ui.words import desk_time, seconds_of_day

_MOODS = ((-60, "furious"), (-25, "angry"), (-8, "uneasy"), (9, "calm"), (26, "friendly"), (61, "glad"))
"""Below which mood a word holds; above the last, delighted."""


def crowd_figures(scenario: Scenario, state: State, mode: Mode) -> tuple[Figure, ...]:
    """Volume always; mood only where the mode shows how the world feels."""
    if not state.crowd:
        return ()
    loud = _figure(scenario, state, "Messages", f"Each {state.tick // 60} min, by channel", "volume")
    felt = _figure(scenario, state, "Mood", "From −100, furious, to 100, delighted", "mood")
    return (felt, loud) if mode.meters_shown else (loud,)


def mood_word(mood: int) -> str:
    """What a number of the mood is called."""
    return next((word for below, word in _MOODS if mood < below), "delighted")


def _figure(scenario: Scenario, state: State, title: str, about: str, what: str) -> Figure:
    names = [id_ for id_ in scenario.channels if id_ in state.crowd]
    opens = seconds_of_day(scenario.clock.starts) // 60
    low, high = _bounds(state.crowd) if what == "mood" else (None, None)
    axis = clock_axis(opens, opens + state.now // 60, low=low, high=high)
    drawn = tuple(
        Line(visible(scenario.channels[id_].name), _points(state.crowd[id_], what, axis, state.now, opens))
        for id_ in names
    )
    columns = ("Time", *(line.name for line in drawn))
    return Figure(title, about, columns, _rows(scenario, state, names, what), lines(drawn, axis), _told(drawn, what))


def _bounds(crowd: dict[str, ChannelCrowd]) -> tuple[int, int]:
    moods = [point.mood for channel in crowd.values() for point in channel.curve]
    reach = max(25, *(-(-abs(mood) // 25) * 25 for mood in moods))
    return -reach, reach


def _points(crowd: ChannelCrowd, what: str, axis: Axis, now: int, opens: int) -> tuple[tuple[float, int | None], ...]:
    """Each tick, and the last value drawn on to now."""
    found = [(opens + point.t / 60, _value(point, what)) for point in crowd.curve]
    return (*found, (axis.end, found[-1][1]))


def _rows(scenario: Scenario, state: State, names: list[str], what: str) -> tuple[tuple[str | int | None, ...], ...]:
    times = sorted({point.t for name in names for point in state.crowd[name].curve})
    held = {name: {point.t: _value(point, what) for point in state.crowd[name].curve} for name in names}
    return tuple((desk_time(scenario.clock.starts, t), *(held[name].get(t) for name in names)) for t in times)


def _told(drawn: tuple[Line, ...], what: str) -> str:
    words = [f"{line.name} {_in_words(line.points[-1][1] or 0, what)}" for line in drawn]
    return f"Now: {'; '.join(words)}."


def _in_words(value: int, what: str) -> str:
    return f"{value}, {mood_word(value)}" if what == "mood" else str(value)


def _value(point: object, what: str) -> int:
    return int(getattr(point, what))
