"""How far two readers agree, as pictures: Vega-Lite dicts, kept by their values as every chart is."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from simulator.ui.charts import LINE, MUTED, PAPER, TEAL, TEXT, WAITING

Spec = dict[str, Any]
LEVELS = ("Not shown", "Emerging", "Secure", "Strong")
WORTH = 0.7
"""Kappa that two people should reach with each other before a machine is compared with them; a rule stands there."""


@dataclass(frozen=True, slots=True)
class Dot:
    """One criterion's kappa and what is likely around it."""

    name: str
    count: int
    kappa: float
    low: float | None
    high: float | None
    conclusive: bool


@lru_cache(maxsize=64)
def dots(rows: tuple[Dot, ...]) -> Spec:
    """A dot and its interval for each criterion. A hollow dot is not conclusive."""
    order = [row.name for row in rows]
    values = [
        {"name": r.name, "k": r.kappa, "low": r.low, "high": r.high, "n": r.count, "sure": r.conclusive} for r in rows
    ]
    lowest = min([0.0, *(r.low if r.low is not None else r.kappa for r in rows)])
    y = {
        "field": "name",
        "type": "nominal",
        "scale": {"domain": order},
        "axis": _plain(labelColor=TEXT, labelLimit=170),
    }
    across = {"type": "quantitative", "scale": {"domain": [lowest - 0.05, 1], "nice": True}}
    x = {"field": "k", **across, "axis": _plain(grid=True, gridColor=LINE, gridDash=[2, 3], format=".1f", tickCount=6)}
    ranges = {
        "mark": {"type": "rule", "strokeWidth": 2, "color": TEAL},
        "transform": [{"filter": "isValid(datum.low)"}],
        "encoding": {"y": y, "x": {"field": "low", **across}, "x2": {"field": "high"}},
    }
    marks = {
        "mark": {"type": "point", "size": 90, "strokeWidth": 2, "stroke": TEAL, "opacity": 1},
        "encoding": {
            "y": y,
            "x": x,
            "fill": {"condition": {"test": "datum.sure", "value": TEAL}, "value": PAPER},
            "tooltip": [{"field": "name"}, {"field": "k", "title": "kappa"}, {"field": "n", "title": "items"}],
        },
    }
    worth = {
        "data": {"values": [{"k": WORTH}]},
        "mark": {"type": "rule", "color": MUTED, "strokeDash": [4, 4]},
        "encoding": {"x": {"field": "k", **across}},
    }
    return _sheet([worth, ranges, marks], values, height=30 * len(rows) + 10)


@lru_cache(maxsize=64)
def confusion(cells: tuple[tuple[int, ...], ...]) -> Spec:
    """What a tutor confirmed down, what was suggested across; the more, the darker. The number stands in each."""
    values = [
        {"confirmed": LEVELS[a], "suggested": LEVELS[b], "n": n, "same": a == b}
        for a, row in enumerate(cells)
        for b, n in enumerate(row)
    ]
    most = max(1, *(n for row in cells for n in row))
    sides = {
        "y": {"field": "confirmed", **_levels("Confirmed")},
        "x": {"field": "suggested", **_levels("Suggested"), "axis": _titled("Suggested", labelAngle=0)},
    }
    squares = {
        "mark": {"type": "rect", "stroke": LINE, "strokeWidth": 1},
        "encoding": {
            **sides,
            "fill": {"condition": {"test": "datum.same", "value": TEAL}, "value": WAITING},
            "fillOpacity": {
                "field": "n",
                "type": "quantitative",
                "scale": {"domain": [0, most], "range": [0, 0.35]},
                "legend": None,
            },
        },
    }
    numbers = {
        "mark": {"type": "text", "fontSize": 14, "fontWeight": 600, "color": TEXT},
        "encoding": {**sides, "text": {"field": "n"}},
    }
    return _sheet([squares, numbers], values, height=190)


@lru_cache(maxsize=64)
def coverage(points: tuple[tuple[float, float, int], ...]) -> Spec:
    """Share kept (surest first), share of those that agree exactly, how many that is."""
    values = [{"kept": kept, "exact": exact, "n": count} for kept, exact, count in points]
    percent = {"format": ".0%", "tickCount": 5}
    line = {
        "mark": {"type": "line", "color": TEAL, "strokeWidth": 2, "point": {"filled": True, "size": 50, "color": TEAL}},
        "encoding": {
            "x": {
                "field": "kept",
                "type": "quantitative",
                "scale": {"domain": [0, 1]},
                "axis": _titled("Share kept, surest first", **percent),
            },
            "y": {
                "field": "exact",
                "type": "quantitative",
                "scale": {"domain": [0, 1]},
                "axis": _titled("Same level", grid=True, gridColor=LINE, gridDash=[2, 3], **percent),
            },
            "tooltip": [{"field": "n", "title": "items"}, {"field": "exact", "title": "same level", "format": ".0%"}],
        },
    }
    return _sheet([line], values, height=190)


def _levels(title: str) -> Spec:
    return {"type": "ordinal", "scale": {"domain": list(LEVELS)}, "axis": _titled(title)}


def _plain(**given: Any) -> Spec:
    return {"title": None, "domain": False, "ticks": False, "labelColor": MUTED, "labelFontSize": 12, **given}


def _titled(title: str, **given: Any) -> Spec:
    return _plain(**{"title": title, "titleColor": TEXT, "titleFontSize": 12, "titleFontWeight": 600, **given})


def _sheet(layers: list[Spec], values: list[Spec], *, height: int) -> Spec:
    return {
        "autosize": {"type": "fit-x", "contains": "padding"},
        "height": height,
        "background": "transparent",
        "config": {"font": "Source Sans", "view": {"stroke": None}},
        "data": {"values": values},
        "layer": layers,
    }
