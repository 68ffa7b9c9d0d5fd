"""Every criterion of a scenario can be levelled from what happens in it."""

from simulator.content.lint.draft import Draft, Found
from simulator.content.rubric import Binding

SEEN_BY_CHECKS = ("case", "appeal", "obligation")
WRITTEN = ("task", "reply")


def evidence_can_be_levelled(draft: Draft) -> Found:
    """Cases and appeals are levelled by their decision sets, obligations by level rules, words by a person."""
    for node in draft.of(Binding):
        sources = {key for _, evidence in node.documents("evidence") for key in evidence}
        levels = node.get("levels")
        if "obligation" in sources:
            for level in ("secure", "strong"):
                if not isinstance(levels, dict) or level not in levels:
                    yield node.place, f"has no level rule for {level}; needed: levels: {{{level}: a condition}}"
        elif levels is not None:
            yield (*node.place, "levels"), "has level rules and no obligation; allowed: with an obligation as evidence"
        criterion = draft.criteria.get(str(node.get("criterion")))
        if criterion is not None and criterion.marked_by == "auto" and sources & set(WRITTEN):
            problem = f"{criterion.id} is marked by checks alone, and words are no evidence for them"
            yield (*node.place, "evidence"), f"{problem}; allowed: {', '.join(SEEN_BY_CHECKS)}"


def every_criterion_is_bound_once(draft: Draft) -> Found:
    seen: set[object] = set()
    for node in draft.of(Binding):
        name = node.get("criterion")
        if name in seen:
            yield (*node.place, "criterion"), f'"{name}" is bound a second time; allowed: once, with all its evidence'
        seen.add(name)


def modes_can_be_played(draft: Draft) -> Found:
    """A scenario can be practised before it is assessed."""
    modes = draft.raw.get("modes")
    if isinstance(modes, dict) and "practice" not in modes:
        yield ("modes",), "has no practice; needed: practice"
