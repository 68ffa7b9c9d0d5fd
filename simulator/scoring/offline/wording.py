"""What the offline scorer says, in words that a learner understands."""

from collections.abc import Sequence

from simulator.content.document import LEVELS, Level
from simulator.content.writing import Writing
from simulator.scoring.offline.features import Evidence, degrees
from simulator.scoring.offline.levelling import Levelled
from simulator.scoring.offline.rules import missing_for, rule_of
from simulator.scoring.words import listed

SEEN = 0.55
"""Likeness from which a move is said to be made, in words; a pattern says so too."""


def reason(found: Levelled, seen: Evidence, writing: Writing) -> str:
    """Why this level, in a sentence or two: what holds it down, what is there, and what the next level needs."""
    if found.caps and LEVELS.index(found.caps[0].level) <= LEVELS.index(found.level):
        return f"{plain(found.level)}: it {found.caps[0].why}."
    made = [one.sought.shows for one in seen.moves if one.strength >= SEEN]
    made += [f"gets it right: {one.fact.shows}" for one in seen.facts if one.given is not None and one.wrong is None]
    there = f"it {listed(made)}" if made else "little of what is looked for is in it"
    return f"{plain(found.level)}: {there}.{to_reach(found.level, seen, writing)}"


def to_reach(level: Level, seen: Evidence, writing: Writing) -> str:
    """` To reach strong: says when more will come.`; nothing where the rule asks nothing more."""
    if level == "strong":
        return ""
    above = LEVELS[LEVELS.index(level) + 1]
    needs = getattr(rule_of(writing), above, None)
    if needs is None:
        return ""
    names = {move.id: move.shows for move in writing.moves} | {fact.id: fact.shows for fact in writing.facts}
    wanted = [names[name] for name in missing_for(needs, degrees(seen, SEEN)) if name in names]
    return f" To reach {plain(above).lower()}: an answer that {listed(_few(wanted))}." if wanted else ""


def plain(level: Level) -> str:
    """`Not shown`, `Emerging`, `Secure`, `Strong`."""
    return level.replace("_", " ").capitalize()


def _few(names: Sequence[str]) -> Sequence[str]:
    return names[:3]
