"""Whether a pack is what this program wrote, byte by byte and all through. Needs nothing but the bytes.

valid: nothing is wrong. invalid: it is ours and something is wrong; the first fault is named. cannot_tell: it is not
ours, too large to look at, of an earlier format, or made by parts that this program does not have. A damaged pack is
invalid, however badly it is damaged, as long as anything in it says that it is ours.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from simulator.canonical import digest_bytes
from simulator.evidence import archive, bag
from simulator.evidence.chosen import FORMAT, PackInput
from simulator.evidence.pack import files
from simulator.evidence.read import Fault, pack_of
from simulator.evidence.sound import Newer, check
from simulator.scoring.registry import CHECKS, Scorers

_EARLIER = tuple(str(number) for number in range(1, int(FORMAT)))
Outcome = Literal["valid", "invalid", "cannot_tell"]
_MARKS = (b"Firedrill-Pack-Format: ", b"Firedrill-Built-At: ", b"/data/00-summary.html")
"""Any of them makes a file ours, even where it was zipped anew; one changed byte breaks one at most."""
_CODES: dict[Outcome, int] = {"valid": 0, "invalid": 1, "cannot_tell": 2}


@dataclass(frozen=True, slots=True)
class Verdict:
    outcome: Outcome
    fault: str | None = None
    """The first fault, or why nothing can be told."""
    facts: tuple[str, ...] = ()
    """What a valid pack holds, for comparing with the provider's record."""


class Older(Exception):
    """Of a format that this program no longer writes, so it cannot build the pack again and compare."""


def exit_code(verdict: Verdict) -> int:
    """0 valid, 1 invalid, 2 cannot tell."""
    return _CODES[verdict.outcome]


def verify(data: bytes, scorers: Scorers = CHECKS) -> Verdict:
    """The verdict on a file's bytes. Never raises, whatever they are. `scorers`: those that can be asked again."""
    if len(data) > archive.MOST_BYTES:
        return Verdict(
            "cannot_tell", f"The file is larger than {archive.MOST_BYTES // 1024 // 1024} MB, which no pack is."
        )
    if not any(mark in data for mark in _MARKS):
        return Verdict("cannot_tell", "This is not an evidence pack of Firedrill.")
    try:
        return _verdict(data, scorers)
    except (Fault, archive.Damaged) as fault:
        return Verdict("invalid", str(fault))
    except Newer as newer:
        return Verdict("cannot_tell", f"This pack needs a later release: {newer}.")
    except Older as older:
        return Verdict("cannot_tell", f"This pack needs an earlier release: {older}.")
    except Exception as problem:  # noqa: BLE001  whatever a hostile file breaks, the verdict is on the file
        return Verdict("invalid", f"It cannot be read through: {type(problem).__name__}.")


def _verdict(data: bytes, scorers: Scorers) -> Verdict:
    members = archive.read(data)
    folder, inside = _unwrapped(members)
    _format(inside)
    _manifests(inside)
    payload = {name: content for name, content in inside.items() if name.startswith("data/")}
    pack = pack_of(payload)
    check(pack, scorers)
    _heads(inside, pack)
    _follows(inside, pack)
    if folder != pack.name:
        raise Fault(f"the folder is called {folder} and should be {pack.name}")
    return Verdict("valid", facts=_facts(data, pack))


def _unwrapped(members: Mapping[str, bytes]) -> tuple[str, dict[str, bytes]]:
    """The one folder's name, and the members by their names inside it."""
    folders = {name.partition("/")[0] for name in members}
    if len(folders) != 1:
        raise Fault(f"the zip holds {len(folders)} folders and should hold one")
    (folder,) = folders
    return folder, {name.partition("/")[2]: content for name, content in members.items()}


def _format(inside: Mapping[str, bytes]) -> None:
    """Believed only after the tag manifests: a damaged number is damage and no later format."""
    for name in ("bagit.txt", "bag-info.txt"):
        if name not in inside:
            raise Fault(f"{name} is missing")
    said = _info(inside).get("Firedrill-Pack-Format", "")
    if said == FORMAT:
        return
    _tags(inside)
    if said in _EARLIER:
        raise Older(f"its format is {said}, this program reads {FORMAT}")
    if said.isdigit() and int(said) > int(FORMAT):
        raise Newer(f"its format is {said}, this program reads {FORMAT}")
    raise Fault(f"bag-info.txt: {said!a} is no format of a pack")


def _manifests(inside: Mapping[str, bytes]) -> None:
    """Every file is listed with its hashes, and every hash is right."""
    payload = {name: content for name, content in inside.items() if name.startswith("data/")}
    for algorithm in bag.ALGORITHMS:
        _listed(inside, f"manifest-{algorithm}.txt", bag.manifest(algorithm, payload))
    _tags(inside)


def _tags(inside: Mapping[str, bytes]) -> None:
    tags = {n: c for n, c in inside.items() if not n.startswith(("data/", "tagmanifest-"))}
    for algorithm in bag.ALGORITHMS:
        _listed(inside, f"tagmanifest-{algorithm}.txt", bag.manifest(algorithm, tags))


def _listed(inside: Mapping[str, bytes], name: str, right: bytes) -> None:
    said = _file(inside, name).decode("utf-8", errors="replace").splitlines()
    for line in right.decode().splitlines():
        if line not in said:
            raise Fault(f"{line.partition('  ')[2]}: does not match {name}")
    if _file(inside, name) != right:
        raise Fault(f"{name}: lists what is not there")


def _heads(inside: Mapping[str, bytes], pack: PackInput) -> None:
    """The chains end where bag-info.txt says; counts and dates are right too."""
    said, right = _info(inside), pack.info()
    for label in sorted(right):
        if said.get(label) != bag.one_line(right[label]):
            found = said.get(label, "nothing")
            raise Fault(f"bag-info.txt: {label} says {found[:300]!a}; the records say {right[label]!a}")


def _follows(inside: Mapping[str, bytes], pack: PackInput) -> None:
    """Everything that follows from the records does: built again, every file is the same."""
    again = bag.members(files(pack), pack.info())
    for name in sorted(again):
        if inside.get(name) != again[name]:
            raise Fault(f"{name}: does not follow from the records")
    for name in sorted(set(inside) - set(again)):
        raise Fault(f"{name} is not part of a pack")


def _info(inside: Mapping[str, bytes]) -> dict[str, str]:
    return bag.read_info(_file(inside, "bag-info.txt").decode("utf-8", errors="replace"))


def _file(inside: Mapping[str, bytes], name: str) -> bytes:
    if name not in inside:
        raise Fault(f"{name} is missing")
    return inside[name]


def _facts(data: bytes, pack: PackInput) -> tuple[str, ...]:
    info = pack.info()
    counted = ("Firedrill-Runs", "Firedrill-Events", "Firedrill-Assessments", "Firedrill-Levels-Confirmed")
    return (
        f"Pack {pack.name}, built {pack.built_at}",
        f"Made out to {pack.learner_name}; compare the SHA-256 with the one you were given by whoever built it",
        f"SHA-256 of the file: {digest_bytes(data)}",
        *(f"{label.removeprefix('Firedrill-').replace('-', ' ').lower()}: {info[label]}" for label in counted),
        *(info[label] for label in sorted(info) if label.startswith("Firedrill-Run-")),
    )
