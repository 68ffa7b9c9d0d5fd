"""Figures keep within their days, and the fault that is planted in one is there to be found."""

from simulator.content.faults import did_you_mean, one_of
from simulator.content.figures import Figure
from simulator.content.lint.draft import Draft, Found, entries
from simulator.content.scenario import OWN_FIGURES
from simulator.content.shape import Node


def days_are_within_the_figure(draft: Draft) -> Found:
    """Bumps and faults lie on days that the figure has."""
    for node in draft.of(Figure):
        days = node.get("days")
        if not isinstance(days, int):
            continue
        for index, series in enumerate(entries(node.value, "series")):
            for at, bump in enumerate(entries(series, "bumps")):
                if isinstance(bump.get("day"), int) and bump["day"] >= days:
                    place = (*node.place, "series", index, "bumps", at, "day")
                    yield place, f"{bump['day']} is after the last day; allowed: 0 to {days - 1}"
        yield from _fault(node, days)


def series_are_named_once(draft: Draft) -> Found:
    for node in draft.of(Figure):
        seen: set[object] = set()
        for index, series in enumerate(entries(node.value, "series")):
            if series.get("id") in seen:
                problem = f'"{series.get("id")}" is given a second time; allowed: an id no other series of it has'
                yield (*node.place, "series", index, "id"), problem
            seen.add(series.get("id"))


def figures_have_names_of_their_own(draft: Draft) -> Found:
    for node in draft.of(Figure):
        if node.get("id") in OWN_FIGURES:
            yield (*node.place, "id"), f'"{node.get("id")}" is a figure of every scenario; allowed: another id'


def figures_are_shown(draft: Draft) -> Found:
    """A figure that no task shows is work for nobody."""
    for node in draft.of(Figure):
        if node.get("id") not in draft.named("data"):
            yield node.place, f"is shown nowhere; needed: a task with data: [{node.get('id')}], or no such figure"


def _fault(node: Node, days: int) -> Found:
    fault = node.get("fault")
    if not isinstance(fault, dict):
        return
    place = (*node.place, "fault")
    known = {str(series.get("id")) for series in entries(node.value, "series")}
    if isinstance(fault.get("series"), str) and fault["series"] not in known:
        guess = did_you_mean(fault["series"], known)
        yield (*place, "series"), f'"{fault["series"]}" is no series of this figure; allowed: {one_of(known)}{guess}'
    first, after = fault.get("from"), fault.get("to")
    if isinstance(first, int) and isinstance(after, int) and not first < after <= days:
        yield (*place, "to"), f"goes from day {first} to {after}; allowed: after day {first}, at most {days}"
    for key, kind in (("factor", "unit_changed"), ("add", "bots_counted")):
        if key in fault and fault.get("kind") != kind:
            yield (*place, key), f"means nothing for {fault.get('kind')}; allowed: with kind: {kind}"
