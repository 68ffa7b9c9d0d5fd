"""Several lines over one axis, each named at its end, as a Vega-Lite dict. Kept by its values, as every chart is."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from textwrap import wrap
from typing import Any

from simulator.ui.charts import BLUE, HOT, LINE, MUTED, TEAL, TEXT, VIOLET, WAITING

Spec = dict[str, Any]
_INKS = (TEAL, VIOLET, BLUE, WAITING, HOT, MUTED)
_DASHES = ([1, 0], [6, 3], [2, 2], [8, 2, 2, 2], [1, 3], [10, 4])
_LONG = 12
"""Characters of a name that fit on one line."""
_HEIGHT, _LINE_HEIGHT, _GAP = 190, 14, 4
"""Of the chart, of one line of a name, and between two names, in pixels."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line. A point without a value is a gap, not a zero."""

    name: str
    points: tuple[tuple[float, int | None], ...]
    so_far: tuple[float, int] | None = None
    """A point that is not whole yet, drawn apart as a ring."""


@dataclass(frozen=True, slots=True)
class Axis:
    """From where to where the lines run, and what their axis says: a Vega expression over `datum.value`."""

    start: float
    end: float
    ticks: tuple[float, ...]
    says: str
    low: int | None = None
    high: int | None = None
    """Of the values; as the lines need where there is none."""
    steps: bool = False
    """A value holds until the next one."""


def clock_axis(opens: int, now: int, *, low: int | None = None, high: int | None = None) -> Axis:
    """Minutes after midnight, from `opens` to `now`."""
    step = next((s for s in (5, 10, 15, 30, 60) if (now - opens) / s <= 6), 120)
    says = "format(floor(datum.value / 60) % 24, '02d') + ':' + format(datum.value % 60, '02d')"
    ticks = tuple(range(-(-opens // step) * step, now + 1, step))
    return Axis(opens, max(now, opens + 1), ticks, says, low, high, steps=True)


def day_axis(days: int) -> Axis:
    """Days before today, from `-days` to 0."""
    step = 7 * max(1, round(days / 7 / 6))
    says = "datum.value == 0 ? 'today' : (-datum.value / 7) + (datum.value == -7 ? ' week ago' : ' weeks ago')"
    return Axis(-days, 0, tuple(range(-days // step * step + step, 1, step)), says)


@lru_cache(maxsize=128)
def lines(drawn: tuple[Line, ...], axis: Axis) -> Spec:
    """The chart. Colour and dash say which line it is; so does the name at its end."""
    names = [line.name for line in drawn]
    rows = [{"x": x, "v": v, "name": line.name} for line in drawn for x, v in line.points]
    wide = axis.end + (axis.end - axis.start) * 0.32
    x = {"field": "x", "type": "quantitative", "scale": {"domain": [axis.start, wide], "nice": False, "zero": False}}
    y = {"field": "v", "type": "quantitative", "scale": _scale(axis), "axis": _look(gridColor=LINE, tickCount=4)}
    colour = _named("color", names, _INKS)
    mark = {"type": "line", "strokeWidth": 2, **({"interpolate": "step-after"} if axis.steps else {})}
    across = {**x, "axis": _look(values=list(axis.ticks), labelExpr=axis.says, grid=False, labelOverlap=True)}
    curve = {"data": {"values": rows}, "mark": mark, "encoding": {"x": across, "y": y, **colour, **_dash(names)}}
    return {
        "autosize": {"type": "fit-x", "contains": "padding"},
        "height": _HEIGHT,
        "background": "transparent",
        "config": {"font": "Source Sans", "view": {"stroke": None}},
        "layer": [curve, *_zero(axis), *_rings(drawn, x, colour), _names(drawn, axis, x, colour)],
    }


def _names(drawn: tuple[Line, ...], axis: Axis, x: Spec, colour: Spec) -> Spec:
    """Each line's name at its last value, kept apart where two end close together."""
    ends = sorted((last, line.name, at) for line in drawn for at, last in _last(line))
    values = [v for line in drawn for _, v in line.points if v is not None]
    low = min([0, *values]) if axis.low is None else axis.low
    high = _nice(max([1, *values]) - low) + low if axis.high is None else axis.high
    says = [_wrapped(name) for _, name, _ in ends]
    line = (high - low) * _LINE_HEIGHT / _HEIGHT
    heights = [line * (1 + words.count("\n")) + (high - low) * _GAP / _HEIGHT for words in says]
    places = apart([float(value) for value, _, _ in ends], heights, high)
    # Vega puts the first line of several where it is told to, and not the middle of all.
    rows = [
        {"x": at, "v": place + line * words.count("\n") / 2, "name": name, "says": words}
        for (_, name, at), place, words in zip(ends, places, says, strict=True)
    ]
    text = {
        "type": "text",
        "align": "left",
        "baseline": "middle",
        "dx": 5,
        "fontSize": 12,
        "fontWeight": 600,
        "lineHeight": _LINE_HEIGHT,
        "lineBreak": "\n",
    }
    encoding = {"x": x, "y": {"field": "v", "type": "quantitative"}, "text": {"field": "says"}, **colour}
    return {"data": {"values": rows}, "mark": text, "encoding": encoding}


def _nice(reach: int) -> int:
    """At least as far as the scale reaches that Vega rounds up to for so much: no name may be taken for smaller."""
    step: int = 10 ** (len(str(reach)) - 1)
    return -(-reach // step) * step


def apart(values: list[float], heights: list[float], top: float) -> list[float]:
    """Where the middles of names go that want to stand at `values`, lowest first, so that none touches the next and
    none is higher than `top`."""
    needs = [(below + above) / 2 for below, above in pairwise(heights)]
    found = values[:]
    for place, need in enumerate(needs):
        found[place + 1] = max(found[place + 1], found[place] + need)
    found[-1:] = [min(place, max(top, values[-1])) for place in found[-1:]]
    for place, need in reversed(list(enumerate(needs))):
        found[place] = min(found[place], found[place + 1] - need)
    return found


def _wrapped(name: str) -> str:
    """A long name in lines, so that it fits beside the line on a phone."""
    return "\n".join(wrap(name, _LONG, break_long_words=False, break_on_hyphens=False))


def _last(line: Line) -> list[tuple[float, int]]:
    known = [(at, value) for at, value in line.points if value is not None]
    return known[-1:]


def _zero(axis: Axis) -> list[Spec]:
    """Where good mood ends and bad mood begins; only where values may be below nought."""
    if axis.low is None or axis.low >= 0:
        return []
    rule = {"type": "rule", "color": MUTED, "strokeWidth": 1}
    return [{"data": {"values": [{"v": 0}]}, "mark": rule, "encoding": {"y": {"field": "v", "type": "quantitative"}}}]


def _rings(drawn: tuple[Line, ...], x: Spec, colour: Spec) -> list[Spec]:
    rows = [{"x": line.so_far[0], "v": line.so_far[1], "name": line.name} for line in drawn if line.so_far]
    mark = {"type": "point", "size": 60, "strokeWidth": 2, "filled": False}
    encoding = {"x": x, "y": {"field": "v", "type": "quantitative"}, **colour}
    return [{"data": {"values": rows}, "mark": mark, "encoding": encoding}] if rows else []


def _scale(axis: Axis) -> Spec:
    if axis.low is None:
        return {"zero": True, "nice": True}
    return {"domain": [axis.low, axis.high], "nice": False}


def _look(**given: Any) -> Spec:
    look = {
        "labelColor": MUTED,
        "labelFontSize": 12,
        "title": None,
        "domain": False,
        "ticks": False,
        "titleColor": TEXT,
    }
    return {**look, "format": "d", **given}


def _named(channel: str, names: list[str], values: tuple[Any, ...]) -> Spec:
    scale = {"domain": names, "range": [values[place % len(values)] for place in range(len(names))]}
    return {channel: {"field": "name", "type": "nominal", "scale": scale, "legend": None}}


def _dash(names: list[str]) -> Spec:
    return _named("strokeDash", names, _DASHES)
