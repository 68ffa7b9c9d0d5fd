"""Reading an author's files: plain files only, inside the content folder, small, UTF-8, no hidden characters."""

import codecs
import stat
from pathlib import Path

from simulator.content.characters import refused_characters
from simulator.errors import ContentError, Fault

YAML_CAP = 256 * 1024
TEXT_CAP = 64 * 1024
"""Bytes, looked at before anything is read or parsed."""


_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class gathering:  # noqa: N801 - read as a verb: `with gathering(faults):`
    """Keep the faults of what fails inside, and go on after it."""

    def __init__(self, faults: list[Fault]) -> None:
        self._faults = faults

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, failed: BaseException | None, trace: object) -> bool:
        if isinstance(failed, ContentError):
            self._faults.extend(failed.faults)
        return isinstance(failed, ContentError)


def read_text(root: Path, name: str, cap: int, needed: str = "this file, with something in it") -> str:
    """The text of one file, line ends as `\\n`. ContentError where it is no small, plain, clean UTF-8 file; where it is
    not there or empty, that says what is `needed`."""
    data = _bytes(root, name, cap, needed)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        what = "is saved as UTF-16" if data.startswith(_UTF_16) else f"byte 0x{data[fault.start]:02x} is not UTF-8"
        raise ContentError(
            [Fault(name, line, "", f"{what}; allowed: UTF-8, an editor's choice when it saves")]
        ) from None
    text = text.replace("\r\n", "\n")
    faults = [
        Fault(name, line, "", f"holds {what}; allowed: visible characters, spaces and line ends")
        for line, what in refused_characters(text)
    ]
    if faults:
        raise ContentError(faults)
    if not text.strip():
        raise ContentError([Fault(name, 1, "", f"is empty; needed: {needed}")])
    return text


def listing(root: Path, name: str) -> tuple[list[str], list[str]]:
    """Names of the plain files and of the folders in a folder, each sorted. Links and devices are faults; hidden files
    are left out, since systems and editors write them unasked."""
    files, folders, faults = [], [], []
    for entry in sorted(root.joinpath(name).iterdir()):
        mode = entry.lstat().st_mode
        if stat.S_ISREG(mode):
            files += [entry.name] * (not entry.name.startswith("."))
        elif stat.S_ISDIR(mode):
            folders.append(entry.name)
        else:
            faults.append(_not_plain(f"{name}/{entry.name}", mode))
    if faults:
        raise ContentError(faults)
    return files, folders


def _bytes(root: Path, name: str, cap: int, needed: str) -> bytes:
    path = root / name
    try:
        found = path.lstat()
    except OSError:
        raise ContentError([Fault(name, 0, "", f"is missing; needed: {needed}")]) from None
    if not stat.S_ISREG(found.st_mode):
        raise ContentError([_not_plain(name, found.st_mode)])
    if found.st_size > cap:
        size = f"{found.st_size:,} bytes"
        raise ContentError([Fault(name, 1, "", f"is {size} long; allowed: at most {cap:,} bytes")])
    try:
        with path.open("rb") as file:
            return file.read(cap)
    except OSError as fault:
        raise ContentError([Fault(name, 0, "", f"cannot be read: {fault.strerror}")]) from None


def _not_plain(name: str, mode: int) -> Fault:
    what = "a symbolic link" if stat.S_ISLNK(mode) else "no plain file"
    return Fault(name, 0, "", f"is {what}; allowed: plain files and folders")
