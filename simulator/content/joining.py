"""A scenario's folder and its brand pack, read as one: merged parts, added answers, and which file each place is in."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from simulator.content.document import Document, Id, TextRef
from simulator.content.faults import did_you_mean, one_of, validated
from simulator.content.folder import PACK, Folder
from simulator.content.packs import PACKS, SHARED, Pack
from simulator.content.variables import declared, fill, unused
from simulator.content.yaml import Place
from simulator.errors import Fault


class Answers(Document):
    """What colleagues of a pack answer to the topics of one scenario: person → topic → text."""

    answers: dict[Id, dict[Id, TextRef]] = {}


@dataclass(slots=True)
class Joined:
    """A scenario's folder and, where it names one, its brand pack, read as one."""

    own: Folder
    pack: Pack | None
    variables: dict[str, str] = field(default_factory=dict)
    """Those of both, which have been put into all texts."""

    @property
    def whole(self) -> bool:
        """Every file of both could be read, so that what is not found is truly not there."""
        world = self.own.loaded.get("world.yml")
        named = world is not None and not world.is_spoilt(("brand",))
        return self.own.whole and named and (self.pack is None or self.pack.folder.whole)

    @property
    def sound(self) -> bool:
        return self.own.sound and (self.pack is None or self.pack.folder.sound)

    @property
    def texts(self) -> dict[str, str]:
        """Every text of both by its reference."""
        return self.own.texts if self.pack is None else {**self.own.texts, **self.pack.folder.texts}

    def lent(self, part: str) -> frozenset[str]:
        """The names that the pack gives to this part."""
        if self.pack is None:
            return frozenset()
        return frozenset(self.pack.folder.texts if part == "texts" else self.pack.part(part))

    def raw(self) -> dict[str, Any]:
        """The scenario in JSON types with the pack's parts in it, before validation, without texts."""
        found = self.own.raw()
        found.pop("variables", None)
        answers = found.pop("answers", None)
        if self.pack is None:
            return found
        given = {key: value for key, value in self.pack.folder.raw().items() if key != "variables"}
        found.pop("brand", None)
        for part in SHARED:
            if isinstance(given.get(part), dict) and isinstance(found.get(part, {}), dict):
                given[part] = {**given[part], **found.pop(part, {})}
        merged = {**given, **found}
        if isinstance(answers, dict) and isinstance(merged.get("people"), dict):
            merged["people"] = {
                name: _answering(person, answers.get(name)) for name, person in merged["people"].items()
            }
        return merged

    def fault(self, place: Place, problem: str) -> Fault | None:
        """A fault at `place` of the joined scenario, in the file that holds it; None for what a pack that could not be
        read may well have given."""
        if not self.whole and len(place) == 1 and place[0] in SHARED:
            return None
        if self.pack is None:
            return self.own.fault(place, problem)
        added = self._added_answer(place)
        if added:
            return self.own.fault(added, problem)
        return (self.pack.folder if self._is_lent(place) else self.own).fault(place, problem)

    def _is_lent(self, place: Place) -> bool:
        if not place or place[0] == "brand":
            return bool(place)
        if place[0] == "texts":
            return len(place) > 1 and str(place[1]).startswith("brand/")
        own = self.own.raw().get(str(place[0]))
        mine = own if isinstance(own, dict) else {}
        return place[0] in SHARED and len(place) > 1 and place[1] in self.lent(str(place[0])) and place[1] not in mine

    def _added_answer(self, place: Place) -> Place:
        """Where the scenario wrote an answer that now stands in a person of the pack; nothing where it did not."""
        if self.pack is None or len(place) < 4 or place[0] != "people" or place[2] not in ("answers", "answer"):
            return ()
        mine = _mapping(_mapping(self.own.raw().get("answers")).get(str(place[1])))
        topic = place[3]
        if isinstance(topic, int):
            before = _mapping(self.pack.part("people").get(str(place[1]))).get("answers")
            after = topic - (len(before) if isinstance(before, list) else 0)
            topic = list(mine)[after] if 0 <= after < len(mine) else ""
        return ("answers", place[1], topic) if topic in mine else ()


def join(own: Folder, packs: dict[str, Pack]) -> Joined:
    """A scenario's folder with its pack, variables put in; what is wrong with the joining is among the faults."""
    pack = _named(own, packs)
    joined = Joined(own, pack)
    found = [*_twice(own, pack), *_answers(own, pack)]
    used: set[str] = set()
    if joined.whole:  # else nothing can be said of what its texts name
        variables = declared(own)
        lent = pack.variables if pack else {}
        joined.variables = {**(lent or {}), **(variables or {})}
        used = fill(own, lent, variables)
        if not own.faults:  # a name that is misspelt is not used
            found += list(unused(variables or {}, used))
    own.faults += [fault for place, text in found if (fault := own.fault(place, text))]
    if pack:
        pack.scenarios += 1
        pack.used |= used
        pack.certain &= joined.whole
    return joined


def _named(own: Folder, packs: dict[str, Pack]) -> Pack | None:
    """The pack that `world.yml` names; a name that is none is told and not looked at again."""
    world = own.loaded.get("world.yml")
    name = world.value.get("brand") if world else None
    if world is None or not isinstance(name, str) or name in packs:
        return packs.get(name) if isinstance(name, str) else None
    guess = did_you_mean(name, packs)
    problem = f'"{name}" is no brand pack under scenarios/{PACKS}; allowed: a mapping, or {one_of(packs)}{guess}'
    own.faults.append(world.fault(("brand",), problem))
    own.loaded["world.yml"] = replace(world, spoilt=world.spoilt | {("brand",)})
    return None


def _twice(own: Folder, pack: Pack | None) -> Iterator[tuple[Place, str]]:
    """Names that the scenario and its pack both give."""
    if pack is None:
        return
    written = own.raw()
    lines = pack.folder.loaded[PACK].lines if PACK in pack.folder.loaded else {}
    for part in (*SHARED, "variables"):
        for name in sorted(set(_mapping(written.get(part))) & set(pack.part(part))):
            at = f"{pack.folder.name}/{PACK}:{lines.get((part, name), 0)}"
            yield (part, name), f'"{name}" stands in the brand pack too, {at}; allowed: in one of the two'


def _answers(own: Folder, pack: Pack | None) -> Iterator[tuple[Place, str]]:
    """What is wrong with `answers` in `world.yml`: only people of the pack, and only topics that are not yet theirs."""
    given = own.raw().get("answers")
    if given is None:
        return
    _, problems = validated(Answers, {"answers": given})
    yield from problems
    people = pack.part("people") if pack else {}
    for person, topics in _mapping(given).items():
        if person not in people:
            guess = did_you_mean(person, people)
            yield ("answers", person), f'"{person}" is nobody of the brand pack; allowed: {one_of(people)}{guess}'
        for topic in sorted(set(_mapping(topics)) & set(_mapping(_mapping(people.get(person)).get("answer")))):
            yield ("answers", person, topic), f"{person} answers this in the brand pack; allowed: another topic"


def _answering(person: Any, added: Any) -> Any:
    """A person of the pack who also answers what the scenario adds."""
    if not isinstance(person, dict) or not isinstance(added, dict):
        return person
    topics = person.get("answers")
    return {
        **person,
        "answers": [*(topics if isinstance(topics, list) else []), *added],
        "answer": {**_mapping(person.get("answer")), **added},
    }


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
