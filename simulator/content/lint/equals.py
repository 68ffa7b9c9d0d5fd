"""A case to take in the place of another stands there with all that the other has."""

from typing import Any

from simulator.content.conditions import SetFact
from simulator.content.lint.draft import Draft, Found, words
from simulator.content.scenario import Case, Inject
from simulator.content.shape import nodes


def cases_stand_in_for_others(draft: Draft) -> Found:
    """What a case names as its equal is another case; one to take in its place waits until it is wanted."""
    waiting = {node.get("opens_case") for node in draft.of(Inject) if node.get("standby") is True}
    for node in draft.of(Case):
        for key in ("instead", "like"):
            if node.get(key) is not None and node.get(key) == node.get("id"):
                yield (*node.place, key), "names the case itself; allowed: another case"
        name = node.get("instead")
        if name in draft.known["cases"] and name not in waiting:
            yield (*node.place, "instead"), f'"{name}" comes anyway; allowed: a case whose inject has standby: true'


def equals_are_equal(draft: Draft) -> Found:
    """Who takes a case's equal misses nothing: it shows the same KSBs, and a decision on it sets the same facts."""
    for node in draft.of(Case):
        name = node.get("instead")
        if not isinstance(name, str) or name not in draft.known["cases"]:
            continue
        other = draft.entry("cases", name)
        ksbs = sorted(set(words(node.get("ksb"))) - set(words(other.get("ksb"))))
        facts = sorted(_facts_set(node.value) - _facts_set(other))
        for missing, what in ((ksbs, "shows"), (facts, "sets")):
            if missing:
                lacks = f'"{name}" lacks what this case {what}: {", ".join(missing)}'
                yield (*node.place, "instead"), f"{lacks}; needed: all of them in both"


def _facts_set(case: dict[str, Any]) -> set[str]:
    """Facts that a decision on this case may set."""
    found = (node.get("set") for node in nodes(Case, {"effects": case.get("effects")}) if node.kind is SetFact)
    return {fact for fact in found if isinstance(fact, str)}
