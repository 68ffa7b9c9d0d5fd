"""A scenario's draft: what its files say, with every document in it found and every name known."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from simulator.content.document import NAME, Document
from simulator.content.references import Reference, references
from simulator.content.rubric import Criterion
from simulator.content.scenario import OWN_FIGURES, Context, Scenario
from simulator.content.shape import Node, nodes
from simulator.content.standard import Published
from simulator.content.yaml import Place

Found = Iterator[tuple[Place, str]]
"""Faults: where, and what is wrong."""

LISTS = ("injects", "planned_posts", "cases", "appeals", "tasks", "obligations", "rules", "endings", "figures")
MAPPINGS = ("facts", "meters", "cards", "channels", "people", "policy", "topics", "flags")
PARTS = (*LISTS, *MAPPINGS)
"""What an author gives names to."""
ITEMS = ("injects", "planned_posts", "cases", "appeals", "tasks", "obligations")
"""What a condition's `item` and a debrief's `about` may name."""

_ID, _CLAUSE = re.compile(NAME), re.compile("P[0-9]{1,2}")


@dataclass(frozen=True, slots=True)
class Draft:
    raw: dict[str, Any]
    nodes: tuple[Node, ...]
    references: tuple[Reference, ...]
    known: dict[str, frozenset[str]]
    """What may be named: `facts`, `people`, `texts`, `ksbs` …"""
    texts: dict[str, str]
    criteria: dict[str, Criterion]
    published: Published
    bots: list[Any]
    unsure: frozenset[str] = frozenset()
    """Sorts of names that are not all known, as where one is misspelt. What names one of these may well be right."""
    lent: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """What a brand pack gives to each part: another scenario may use what this one does not."""

    def own(self, what: str) -> frozenset[str]:
        """The names of this sort that the scenario itself gives."""
        return self.known.get(what, frozenset()) - self.lent.get(what, frozenset())

    def of(self, *kinds: type[Document]) -> Iterator[Node]:
        """The documents of these kinds, in the order of the files."""
        return (node for node in self.nodes if node.kind in kinds)

    def named(self, what: str) -> set[str]:
        """Every name of this sort that something refers to."""
        return {reference.name for reference in self.references if reference.what == what}

    def entry(self, part: str, name: str) -> dict[str, Any]:
        """The mapping of this id in one of the scenario's lists or mappings; empty where there is none."""
        found = self.raw.get(part)
        if isinstance(found, dict):
            found = found.get(name)
        else:
            found = next((item for item in entries(self.raw, part) if item.get("id") == name), None)
        return found if isinstance(found, dict) else {}


def draft(
    raw: dict[str, Any],
    texts: dict[str, str],
    criteria: dict[str, Criterion],
    published: Published,
    *,
    bots: list[Any],
    unsure: Iterable[str],
    lent: Mapping[str, frozenset[str]],
) -> Draft:
    """The draft of one scenario; `raw` is its files' value with its pack's parts in it, without texts."""
    found = tuple(nodes(Scenario, raw))
    known = {part: frozenset(_ids(raw, part)) for part in LISTS}
    known |= {part: frozenset(raw.get(part) or {}) for part in MAPPINGS if isinstance(raw.get(part), dict)}
    known |= {
        "crowd": frozenset(_crowd_channels(raw)),
        "contexts": frozenset(str(node.get("id")) for node in found if node.kind is Context),
        "items": frozenset().union(*(known[part] for part in ITEMS)),
        "data": known["figures"] | frozenset(OWN_FIGURES),
        "posts": known["injects"] | known["planned_posts"],
        "texts": frozenset(texts),
        "criteria": frozenset(criteria),
        "ksbs": frozenset(ksb.code for ksb in published.ksbs),
    }
    return Draft(
        raw, found, tuple(references(found)), known, texts, criteria, published, bots, _unsure(raw, known, unsure), lent
    )


def entries(raw: dict[str, Any], part: str) -> list[dict[str, Any]]:
    """The mappings of one of the scenario's lists."""
    found = raw.get(part)
    return [item for item in found if isinstance(item, dict)] if isinstance(found, list) else []


def words(value: Any) -> list[str]:
    """The texts of a list, or none."""
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def _unsure(raw: dict[str, Any], known: Mapping[str, frozenset[str]], given: Iterable[str]) -> frozenset[str]:
    """Those given; those with a name that is spelt as none may be, or missing; and what is made up of such."""
    found = {*given, *(part for part in LISTS if len(entries(raw, part)) > len([*_ids(raw, part)]))}
    found |= {part for part in PARTS if not all(map(_spelling(part).fullmatch, known.get(part, ())))}
    made_of = {"items": ITEMS, "posts": ("injects", "planned_posts"), "data": ("figures",)}
    return frozenset(found | {whole for whole, parts in made_of.items() if found & {*parts}})


def _spelling(part: str) -> re.Pattern[str]:
    return _CLAUSE if part == "policy" else _ID


def _crowd_channels(raw: dict[str, Any]) -> Iterable[str]:
    crowd = raw.get("crowd")
    found = crowd.get("channels") if isinstance(crowd, dict) else None
    return found if isinstance(found, dict) else ()


def _ids(raw: dict[str, Any], part: str) -> Iterable[str]:
    return (item["id"] for item in entries(raw, part) if isinstance(item.get("id"), str))
