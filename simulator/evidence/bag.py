"""A BagIt bag (RFC 8493) as one zip. Two builds of the same files give the same bytes."""

import hashlib
from collections.abc import Mapping

from simulator.evidence import archive

ALGORITHMS = ("sha256", "sha512")
DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
NAME = "External-Identifier"
"""The line of bag-info.txt that is also the name of the bag's folder."""


def bag(files: Mapping[str, bytes], info: Mapping[str, str]) -> bytes:
    """The bag of payload `files` (names beginning with `data/`), named by the `External-Identifier` of `info`."""
    folder = info[NAME]
    return archive.write({f"{folder}/{name}": content for name, content in members(files, info).items()})


def members(files: Mapping[str, bytes], info: Mapping[str, str]) -> dict[str, bytes]:
    """Payload and tag files by their names inside the bag."""
    oxum = f"{sum(len(content) for content in files.values())}.{len(files)}"
    tags = {"bagit.txt": DECLARATION, "bag-info.txt": _lines({**info, "Payload-Oxum": oxum})}
    tags |= {f"manifest-{name}.txt": manifest(name, files) for name in ALGORITHMS}
    return {**files, **tags, **{f"tagmanifest-{name}.txt": manifest(name, tags) for name in ALGORITHMS}}


def read_info(text: str) -> dict[str, str]:
    """What bag-info.txt says, label by label; lines without a label are left out."""
    return {label: value for label, found, value in (line.partition(": ") for line in text.splitlines()) if found}


def _lines(info: Mapping[str, str]) -> bytes:
    return "".join(f"{label}: {one_line(info[label])}\n" for label in sorted(info)).encode()


def manifest(algorithm: str, files: Mapping[str, bytes]) -> bytes:
    """One line for each file, sorted: hash, two spaces, name."""
    lines = (f"{hashlib.new(algorithm, files[name]).hexdigest()}  {name}\n" for name in sorted(files))
    return "".join(lines).encode()


def one_line(value: str) -> str:
    """A value as bag-info.txt can carry it: what breaks or hides a line becomes a space."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in value).split())
