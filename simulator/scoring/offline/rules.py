"""A level by the author's own rule, from what was seen; sharp at a threshold, or as a degree."""

from collections.abc import Mapping

from simulator.content.document import Level
from simulator.content.writing import LevelRule, Needs, Writing


def rule_of(writing: Writing) -> LevelRule:
    """The author's rule, or where there is none: every move for `strong`, half of them for `secure`, one for
    `emerging`."""
    if writing.rule is not None:
        return writing.rule
    names = tuple(move.id for move in writing.moves)
    if not names:
        return LevelRule()
    return LevelRule(
        strong=Needs(all=names),
        secure=Needs(at_least=(len(names) + 1) // 2, of=names),
        emerging=Needs(any=names),
    )


def holds(needs: Needs, degrees: Mapping[str, float]) -> float:
    """To which degree something holds, from 0 to 1: the least of all, the greatest of any, the n-th greatest."""
    if needs.at_least is not None:
        found = sorted((degrees.get(name, 0.0) for name in needs.of or ()), reverse=True)
        return found[needs.at_least - 1] if len(found) >= needs.at_least else 0.0
    parts = [holds(p, degrees) if isinstance(p, Needs) else degrees.get(p, 0.0) for p in (needs.all or needs.any or ())]
    if not parts:
        return 0.0
    return min(parts) if needs.all is not None else max(parts)


def level_by(rule: LevelRule, degrees: Mapping[str, float]) -> Level:
    """The highest level whose needs hold to at least a half."""
    return next((level for level, needs in rule.steps() if holds(needs, degrees) >= 0.5), "not_shown")


def missing_for(needs: Needs, degrees: Mapping[str, float]) -> list[str]:
    """What is still needed, in the rule's order: every part that does not hold yet; of alternatives, all of them."""
    if holds(needs, degrees) >= 0.5:
        return []
    found: list[str] = []
    for part in (*(needs.all or ()), *(needs.any or ()), *(needs.of or ())):
        if isinstance(part, Needs):
            found += missing_for(part, degrees)
        elif degrees.get(part, 0.0) < 0.5:
            found.append(part)
    return list(dict.fromkeys(found))
