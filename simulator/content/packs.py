"""Brand packs: a brand, its policy, its colleagues and what they answer, shared by several scenarios. A scenario that
names a pack is compiled with all of it inside, so that a run needs nothing but its own copy."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from simulator.content.document import ClauseId, Document, Id, Line
from simulator.content.faults import validated
from simulator.content.files import gathering, listing
from simulator.content.folder import PACK, Folder, read_pack_folder
from simulator.content.variables import declared, fill, unused
from simulator.content.world import Brand, Card, Clause, Person
from simulator.errors import Fault

PACKS = "brands"
"""The folder beside the scenarios that holds the packs; no scenario may be called so."""

SHARED = ("policy", "people", "topics", "cards")
"""Mappings to which pack and scenario each add their own."""


class BrandPack(Document):
    """What `brand.yml` holds."""

    brand: Brand
    policy: dict[ClauseId, Clause] = {}
    people: dict[Id, Person] = {}
    topics: dict[Id, Line] = {}
    cards: dict[Id, Card] = {}
    variables: dict[Id, Line] = {}


@dataclass(slots=True)
class Pack:
    """A brand pack as it was read, and what its scenarios made use of."""

    id: str
    folder: Folder
    variables: dict[str, str] | None = field(default_factory=dict)
    """None where what stands there is no variables."""
    used: set[str] = field(default_factory=set)
    """Variables, and references of texts."""
    scenarios: int = 0
    certain: bool = True
    """Each of them could be read, so that what is not used is truly not."""

    def part(self, name: str) -> dict[str, Any]:
        """One of its mappings, as written; empty where there is none."""
        loaded = self.folder.loaded.get(PACK)
        found = loaded.value.get(name) if loaded else None
        return found if isinstance(found, dict) else {}

    def idle(self) -> Iterator[Fault]:
        """What neither the pack nor any of its scenarios uses; nothing as long as no scenario uses the pack."""
        if not (self.scenarios and self.certain and self.folder.sound):
            return
        found = list(unused(self.variables or {}, self.used))
        why = "is used by nothing; needed: something in the pack or its scenarios that names this text, or no such file"
        found += [(("texts", name), why) for name in sorted(set(self.folder.texts) - self.used)]
        yield from (fault for place, text in found if (fault := self.folder.fault(place, text)))


def read_packs(root: Path, faults: list[Fault]) -> dict[str, Pack]:
    """Every brand pack under `scenarios/brands`, by id. Each keeps its own faults; those of the shelf are added."""
    packs: dict[str, Pack] = {}
    if not (root / "scenarios" / PACKS).is_dir():
        return packs
    with gathering(faults):
        files, folders = listing(root, f"scenarios/{PACKS}")
        inside = f"scenarios/{PACKS}"
        faults += [Fault(f"{inside}/{name}", 0, "", "is a file; allowed: a folder for each brand") for name in files]
        for name in folders:
            packs[name] = _read(root, name)
    return packs


def _read(root: Path, name: str) -> Pack:
    pack = Pack(name, read_pack_folder(root, f"scenarios/{PACKS}/{name}"))
    folder = pack.folder
    if folder.whole:  # else nothing can be said of what its texts name
        pack.variables = declared(folder)
        pack.used |= fill(folder, pack.variables)
        _, problems = validated(BrandPack, folder.loaded[PACK].value)
        folder.faults += [fault for place, text in problems if (fault := folder.fault(place, text))]
    return pack
