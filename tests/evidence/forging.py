"""What a forger may do to a pack: change files, and mend manifests, chains and the zip around them as far as asked."""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from simulator.canonical import GENESIS, canonical_json, digest
from simulator.evidence import archive, bag
from tests.evidence.packing import strong_pack

RUN = "data/runs/run-strong"
EVENTS, ASSESSMENTS = f"{RUN}/events.jsonl", f"{RUN}/assessments.jsonl"
Change = Callable[[bytes], bytes]


def opened(pack: bytes | None = None) -> tuple[str, dict[str, bytes]]:
    """The folder's name and the files by their names inside it."""
    members = archive.read(pack or strong_pack())
    folder = next(iter(members)).partition("/")[0]
    return folder, {name.removeprefix(f"{folder}/"): content for name, content in members.items()}


def zipped(folder: str, files: dict[str, bytes]) -> bytes:
    return archive.write({f"{folder}/{name}": content for name, content in files.items()})


def with_file(name: str, content: bytes | Change | None) -> bytes:
    """The pack with one file changed, added or left out, in a faultless zip, and nothing mended inside it."""
    folder, files = opened()
    return zipped(folder, _put(files, name, content))


def mended(
    changes: Mapping[str, bytes | Change | None], info: dict[str, str] | None = None, pack: bytes | None = None
) -> bytes:
    """The pack with files changed and every manifest and tag manifest written anew; `info` lines as given."""
    folder, files = opened(pack)
    for name, content in changes.items():
        files = _put(files, name, content)
    said = bag.read_info(files["bag-info.txt"].decode()) | (info or {})
    payload = {name: content for name, content in files.items() if name.startswith("data/")}
    return zipped(folder, bag.members(payload, said))


def records(data: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in data.splitlines()]


def written(rows: Iterable[dict[str, Any]]) -> bytes:
    return b"".join(canonical_json(row) + b"\n" for row in rows)


def rechained(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The same records, numbered and hashed anew from the first on."""
    previous, done = GENESIS, []
    for seq, row in enumerate(rows, start=1):
        bare = {**row, "seq": seq, "prev_hash": previous}
        bare.pop("hash")
        previous = digest(bare)
        done.append({**bare, "hash": previous})
    return done


def _put(files: dict[str, bytes], name: str, content: bytes | Change | None) -> dict[str, bytes]:
    kept = {other: held for other, held in files.items() if other != name}
    if content is None:
        return kept
    return {**kept, name: content(files[name]) if callable(content) else content}
