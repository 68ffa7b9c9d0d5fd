"""Charts as Vega-Lite dicts. Altair's schema work was half of a page's cost, so no chart object is made on a page.

A chart is made from frozen values and kept by them: the same run at the same moment costs nothing the second time. Two
charts share one time axis, because Vega-Lite cannot size stacked views to their container.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

Spec = dict[str, Any]
Lane = Literal["World", "You", "Tutor"]
LANES: tuple[Lane, ...] = ("World", "You", "Tutor")

_LEFT = 46
"""Width of both charts' left axis, so that one moment stands above the other."""
_DASHES = ([1, 0], [2, 2], [8, 2, 2, 2])
_HOT_DASH = [6, 3]
_NAME = {"type": "text", "align": "left", "dx": 5, "fontSize": 13, "fontWeight": 600}
"""A curve's name at its end."""
_BESIDE_DASH = [1, 3]


@dataclass(frozen=True, slots=True)
class Curve:
    """One world meter over a run, as steps."""

    name: str
    points: tuple[tuple[int, int], ...]
    """(simulated seconds, value), from 0 to the run's end."""
    hot: bool = False
    """Orange and dashed: it tells that something is hot."""
    beside: str = ""
    """Name of the curve this one is compared with: the same meter in another run. Thinner, dotted, the same colour."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One moment on a lane."""

    t: int
    at: str
    """Desk time, as `09:13`."""
    lane: Lane
    what: str


@dataclass(frozen=True, slots=True)
class Work:
    """Levels of one learner: confirmed, and waiting for a tutor."""

    name: str
    confirmed: int
    waiting: int


@dataclass(frozen=True, slots=True)
class Span:
    """The time axis of a run."""

    opens: int
    """Minutes after midnight when the desk opens."""
    length: int
    """Simulated seconds."""

    def minute(self, t: int) -> float:
        """Minutes after midnight at `t` seconds."""
        return self.opens + t / 60

    @property
    def end(self) -> float:
        return self.minute(self.length)


def _ink(light: str, dark: str) -> str:
    """A colour the browser picks by the theme around the chart, so that a change of theme needs no rerun."""
    return f"light-dark({light}, {dark})"


TEXT = _ink("#17222B", "#E3EAED")
MUTED = _ink("#51606A", "#A7B5BD")
LINE = _ink("#D3DCE0", "#35434C")
PAPER = _ink("#FFFFFF", "#10171B")
TEAL = _ink("#0B6470", "#74CBD6")
VIOLET = _ink("#7245B0", "#AC86E4")
BLUE = _ink("#2563B0", "#6CA5EE")
HOT = _ink("#C2500C", "#F08A4B")
WAITING = _ink("#9A7200", "#D9B63C")
_CALM = (TEAL, VIOLET, MUTED)
_LANE_INK = {"World": MUTED, "You": BLUE, "Tutor": VIOLET}


@lru_cache(maxsize=128)
def meters(curves: tuple[Curve, ...], span: Span, now: int) -> Spec:
    """World meters as step lines, each named at its end; a rule marks `now`."""
    names = [curve.name for curve in curves]
    rows = [{"m": span.minute(t), "v": value, "name": c.name} for c in curves for t, value in c.points]
    x = {"field": "m", "type": "quantitative", "scale": _clock(span), "axis": None}
    calm = [curve.name for curve in curves if not curve.hot and not curve.beside]
    colour = _by_name(names, [HOT if c.hot else _turn(_CALM, calm.index(c.beside or c.name)) for c in curves])
    dash = _by_name(names, [_dash(c, calm) for c in curves])
    lines = {
        "data": {"values": rows},
        "mark": {"type": "line", "interpolate": "step-after", "strokeWidth": 2.5, "clip": True},
        "encoding": {
            "x": x,
            "y": _value_axis(curves),
            "color": colour,
            "strokeDash": dash,
        },
    }
    return _sheet([lines, _names(curves, span, x, colour), _now(span, now, x)], height=165)


@lru_cache(maxsize=128)
def lanes(marks: tuple[Mark, ...], span: Span, now: int, names: tuple[str, ...] = ()) -> Spec:
    """What the world, the learner and a tutor did; the mark at `now` is larger. `names` stand at the ends of the curves
    above: as much room is left for them here, so that on a phone too one moment stands above the other."""
    rows = [
        {"m": span.minute(mark.t), "lane": mark.lane, "at": mark.at, "what": mark.what, "here": _is_here(mark, now)}
        for mark in marks
    ]
    x = {"field": "m", "type": "quantitative", "scale": _clock(span), "axis": _time_axis(span)}
    dots = {
        "data": {"values": rows},
        "mark": {"type": "point", "filled": True, "opacity": 1, "stroke": PAPER, "strokeWidth": 1.5},
        "encoding": {
            "x": x,
            "y": _lane_axis(),
            "shape": _by_lane(["circle", "diamond", "square"]),
            "color": _by_lane([_LANE_INK[lane] for lane in LANES]),
            "size": {"condition": {"test": "datum.here", "value": 330}, "value": 150},
            "tooltip": [{"field": "at", "title": "at"}, {"field": "what", "title": "what"}],
        },
    }
    room = {
        "data": {"values": [{"m": span.end, "name": name} for name in names]},
        "mark": {**_NAME, "opacity": 0},
        "encoding": {"x": x, "text": {"field": "name"}},
    }
    return _sheet([dots, _now(span, now, x), *([room] if names else [])], height=128)


@lru_cache(maxsize=32)
def work(rows: tuple[Work, ...]) -> Spec:
    """One bar a learner: what is confirmed, then what waits. The number that waits stands at the bar's end."""
    order = [row.name for row in rows]
    values = [{"name": r.name, "kind": k, "n": n, "o": o} for r in rows for o, (k, n) in enumerate(_kinds(r))]
    names = {
        "field": "name",
        "type": "nominal",
        "scale": {"domain": order},
        "axis": {"title": None, "domain": False, "ticks": False, "labelColor": TEXT, "labelFontSize": 13},
    }
    # a third more than the longest bar: room for what is written after it
    across = {"domain": [0, max((row.confirmed + row.waiting for row in rows), default=0) * 4 / 3 or 1], "nice": False}
    bars = {
        "data": {"values": values},
        "mark": {"type": "bar", "height": 14, "stroke": PAPER, "strokeWidth": 1},
        "encoding": {
            "y": names,
            "x": {"field": "n", "type": "quantitative", "stack": "zero", "axis": None, "scale": across},
            "order": {"field": "o", "type": "ordinal"},
            "color": {
                "field": "kind",
                "type": "nominal",
                "scale": {"domain": ["Confirmed", "Waiting"], "range": [TEAL, WAITING]},
                "legend": {"title": None, "orient": "top", "labelColor": TEXT, "labelFontSize": 13},
            },
            "tooltip": [{"field": "name"}, {"field": "kind"}, {"field": "n", "title": "levels"}],
        },
    }
    ends = [{"name": row.name, "n": row.confirmed + row.waiting, "says": _waits(row)} for row in rows]
    labels = {
        "data": {"values": ends},
        "mark": {"type": "text", "align": "left", "dx": 6, "fontSize": 12, "color": TEXT},
        "encoding": {
            "y": names,
            "x": {"field": "n", "type": "quantitative", "scale": across},
            "text": {"field": "says"},
        },
    }
    return _sheet([bars, labels], height=26 * len(rows))


def _kinds(row: Work) -> tuple[tuple[str, int], tuple[str, int]]:
    return ("Confirmed", row.confirmed), ("Waiting", row.waiting)


def _dash(curve: Curve, calm: Sequence[str]) -> list[int]:
    if curve.beside:
        return _BESIDE_DASH
    return _HOT_DASH if curve.hot else _turn(_DASHES, calm.index(curve.name))


def _turn(values: Sequence[Any], place: int) -> Any:
    return values[place % len(values)]


def _waits(row: Work) -> str:
    return f"{row.waiting} waiting" if row.waiting else ""


def _is_here(mark: Mark, now: int) -> bool:
    return mark.t == now and mark.lane == "You"


def _clock(span: Span) -> Spec:
    """Room at the right for the curves' names."""
    return {"domain": [span.opens, span.opens + span.length / 60 * 1.045], "nice": False, "zero": False}


def _time_axis(span: Span) -> Spec:
    step = next((s for s in (5, 10, 15, 30, 60) if span.length / 60 / s <= 10), 120)
    first = -(-span.opens // step) * step
    return {
        "values": list(range(first, int(span.end) + 1, step)),
        "labelExpr": "format(floor(datum.value / 60) % 24, '02d') + ':' + format(datum.value % 60, '02d')",
        "labelColor": MUTED,
        "labelFontSize": 12,
        "labelFlush": False,
        "labelOverlap": True,
        "title": None,
        "grid": False,
        "domain": False,
        "ticks": False,
    }


def _value_axis(curves: Sequence[Curve]) -> Spec:
    values = [value for curve in curves for _, value in curve.points]
    low, high = min([0, *values]), max([75, *values])
    top = high + 5
    return {
        "field": "v",
        "type": "quantitative",
        "scale": {"domain": [low, top], "nice": False},
        "axis": {
            "values": list(range(low - low % 25, top + 1, 25)),
            "gridColor": LINE,
            "gridDash": [2, 3],
            "labelColor": MUTED,
            "labelFontSize": 12,
            **_bare_axis(),
        },
    }


def _lane_axis() -> Spec:
    return {
        "field": "lane",
        "type": "nominal",
        "scale": {"domain": list(LANES)},
        "axis": {
            "labelColor": TEXT,
            "labelFontSize": 12,
            "labelPadding": 9,
            "grid": True,
            "gridColor": LINE,
            **_bare_axis(),
        },
    }


def _bare_axis() -> Spec:
    return {"minExtent": _LEFT, "maxExtent": _LEFT, "domain": False, "ticks": False, "title": None}


def _by_name(names: list[str], values: list[Any]) -> Spec:
    return {"field": "name", "type": "nominal", "scale": {"domain": names, "range": values}, "legend": None}


def _by_lane(values: list[str]) -> Spec:
    return {"field": "lane", "type": "nominal", "scale": {"domain": list(LANES), "range": values}, "legend": None}


def _names(curves: Sequence[Curve], span: Span, x: Spec, colour: Spec) -> Spec:
    """Each curve's name at its end, kept apart where two curves end close together."""
    rows: list[Spec] = []
    for curve in sorted(curves, key=lambda c: c.points[-1][1]):
        place = curve.points[-1][1]
        if rows and place - rows[-1]["v"] < 9:
            place = rows[-1]["v"] + 9
        rows.append({"m": span.end, "v": place, "name": curve.name})
    return {
        "data": {"values": rows},
        "mark": _NAME,
        "encoding": {
            "x": x,
            "y": {"field": "v", "type": "quantitative"},
            "text": {"field": "name"},
            "color": colour,
        },
    }


def _now(span: Span, now: int, x: Spec) -> Spec:
    return {
        "data": {"values": [{"m": span.minute(now)}]},
        "mark": {"type": "rule", "color": TEXT, "strokeWidth": 1.5},
        "encoding": {"x": x},
    }


def _sheet(layers: list[Spec], *, height: int) -> Spec:
    return {
        "autosize": {"type": "fit-x", "contains": "padding"},
        "height": height,
        "background": "transparent",
        "config": {"font": "Source Sans", "view": {"stroke": None}},
        "layer": layers,
    }
